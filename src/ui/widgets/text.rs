//! Text in the steps and weights of the theme: single labels, and lines of several runs.

use crate::ui::fonts::{self, Weight};
use crate::ui::icons::Icon;
use crate::ui::theme::{Size, Theme};
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align, Color32, FontId, Galley, Label, Pos2, Response, RichText, Role, Sense, Shape, Stroke, Ui,
    WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

/// Height of a line of text as a multiple of its size
const LINE: f32 = 1.38;

/// A line of main text, cut with … where it does not fit
pub fn body(ui: &mut Ui, text: &str) -> Response {
    let colour = Theme::of(ui.ctx()).text.main;
    line(ui, text, Size::Body, Weight::Regular, colour)
}

/// A line of main text of weight 500: a name in a list
pub fn name(ui: &mut Ui, text: &str) -> Response {
    let colour = Theme::of(ui.ctx()).text.main;
    line(ui, text, Size::Body, Weight::Medium, colour)
}

/// A small second line
pub fn second(ui: &mut Ui, text: &str) -> Response {
    let colour = Theme::of(ui.ctx()).text.second;
    line(ui, text, Size::Small, Weight::Regular, colour)
}

/// A small third line: a hint, a unit
pub fn third(ui: &mut Ui, text: &str) -> Response {
    let colour = Theme::of(ui.ctx()).text.third;
    line(ui, text, Size::Small, Weight::Regular, colour)
}

/// The title of a card
pub fn section(ui: &mut Ui, text: &str) -> Response {
    let colour = Theme::of(ui.ctx()).text.main;
    line(ui, text, Size::Section, Weight::Semibold, colour)
}

/// The title of a place
pub fn title(ui: &mut Ui, text: &str) -> Response {
    let colour = Theme::of(ui.ctx()).text.main;
    line(ui, text, Size::Place, Weight::Semibold, colour)
}

/// A line of text, cut with … where it does not fit and then whole in the tooltip
pub fn line(ui: &mut Ui, text: &str, size: Size, weight: Weight, colour: Color32) -> Response {
    let theme = Theme::of(ui.ctx());
    ui.add(Label::new(RichText::new(text).font(theme.font_weight(size, weight)).color(colour)).truncate())
}

/// A paragraph that wraps
pub fn paragraph(ui: &mut Ui, text: &str, size: Size, colour: Color32) -> Response {
    let theme = Theme::of(ui.ctx());
    let font = theme.font_weight(size, Weight::Regular);
    let height = font.size * LINE;
    ui.add(Label::new(RichText::new(text).font(font).line_height(Some(height)).color(colour)).wrap())
}

/// A single line laid out for painting, cut with … at `width`; whether it was cut
pub fn galley(ui: &Ui, text: &str, font: FontId, colour: Color32, width: f32) -> (Arc<Galley>, bool) {
    let mut job = LayoutJob::simple_singleline(text.to_owned(), font, colour);
    job.wrap = TextWrapping::truncate_at_width(width.max(0.0));
    let galley = ui.painter().layout_job(job);
    let cut = galley.elided;
    (galley, cut)
}

/// Paints a line of text with its middle at the height `middle`, from `x` to the right
pub fn paint_line(ui: &Ui, galley: Arc<Galley>, x: f32, middle: f32) {
    let top = middle - galley.size().y / 2.0;
    ui.painter().galley(pos2(x, top), galley, Color32::PLACEHOLDER);
}

/// Paints an icon with its middle at `centre`
pub fn paint_icon(ui: &Ui, icon: Icon, points: f32, centre: Pos2, colour: Color32) {
    let galley = ui.painter().layout_no_wrap(icon.to_string(), Theme::icon_font(points), colour);
    let size = galley.size();
    ui.painter().galley(centre - size / 2.0, galley, colour);
}

/// A text of several runs: bold figures, grey units, icons, assumptions with their dotted underline
///
/// Built run by run, then shown wrapped or on one line.
#[derive(Debug)]
pub struct Runs {
    theme: Arc<Theme>,
    size: Size,
    job: LayoutJob,
    characters: usize,
    assumptions: Vec<(usize, usize)>,
}

impl Runs {
    /// An empty text of a size
    pub fn new(ui: &Ui, size: Size) -> Self {
        let theme = Theme::of(ui.ctx());
        Self { theme, size, job: LayoutJob::default(), characters: 0, assumptions: Vec::new() }
    }

    /// Adds main text
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        let colour = self.theme.text.main;
        self.run(text, Weight::Regular, colour)
    }

    /// Adds main text to be read first
    #[must_use]
    pub fn bold(self, text: &str) -> Self {
        let colour = self.theme.text.main;
        self.run(text, Weight::Semibold, colour)
    }

    /// Adds second text
    #[must_use]
    pub fn second(self, text: &str) -> Self {
        let colour = self.theme.text.second;
        self.run(text, Weight::Regular, colour)
    }

    /// Adds third text
    #[must_use]
    pub fn third(self, text: &str) -> Self {
        let colour = self.theme.text.third;
        self.run(text, Weight::Regular, colour)
    }

    /// Adds text of a weight and colour
    #[must_use]
    pub fn run(mut self, text: &str, weight: Weight, colour: Color32) -> Self {
        let points = self.theme.points(self.size);
        let format = TextFormat {
            font_id: FontId::new(points, fonts::family(weight)),
            color: colour,
            line_height: Some((points * LINE).round()),
            valign: Align::Center,
            ..TextFormat::default()
        };
        self.job.append(text, 0.0, format);
        self.characters += text.chars().count();
        self
    }

    /// Adds third text that is an assumption: underlined with dots
    #[must_use]
    pub fn assumption(mut self, text: &str) -> Self {
        let from = self.characters;
        self = self.third(text);
        self.assumptions.push((from, self.characters));
        self
    }

    /// Adds main text that is an assumption: underlined with dots
    #[must_use]
    pub fn assumed(mut self, text: &str) -> Self {
        let from = self.characters;
        self = self.text(text);
        self.assumptions.push((from, self.characters));
        self
    }

    /// Adds an icon
    #[must_use]
    pub fn icon(mut self, icon: Icon, colour: Color32) -> Self {
        let points = self.theme.points(self.size);
        let format = TextFormat {
            font_id: Theme::icon_font(points + 3.0),
            color: colour,
            line_height: Some((points * LINE).round()),
            valign: Align::Center,
            ..TextFormat::default()
        };
        self.job.append(&icon.to_string(), 0.0, format);
        self.job.append(
            " ",
            0.0,
            TextFormat {
                font_id: FontId::new(points, fonts::family(Weight::Regular)),
                ..TextFormat::default()
            },
        );
        self.characters += 2;
        self
    }

    /// Shows the text, wrapped at the width of `ui`
    pub fn wrap(mut self, ui: &mut Ui) -> Response {
        self.job.wrap = TextWrapping::wrap_at_width(ui.available_width().max(1.0));
        self.show(ui)
    }

    /// Shows the text on one line, cut with … at the width of `ui`
    pub fn truncate(mut self, ui: &mut Ui) -> Response {
        self.job.wrap = TextWrapping::truncate_at_width(ui.available_width().max(1.0));
        self.show(ui)
    }

    /// Lays the text out on one line of at most `width`, for painting with [`Self::paint`]
    pub fn lay_out(&mut self, ui: &Ui, width: f32) -> Arc<Galley> {
        self.job.wrap = TextWrapping::truncate_at_width(width.max(0.0));
        ui.painter().layout_job(self.job.clone())
    }

    /// Paints a text that was laid out
    pub fn paint(&self, ui: &Ui, galley: &Arc<Galley>, at: Pos2) {
        ui.painter().galley(at, Arc::clone(galley), self.theme.text.main);
        for (from, to) in &self.assumptions {
            for [start, end] in stretches(galley, *from, *to) {
                let line = Stroke::new(1.0, self.theme.text.third);
                let (start, end) = (at + start.to_vec2(), at + end.to_vec2());
                ui.painter().extend(Shape::dashed_line(&[start, end], line, 1.0, 2.0));
            }
        }
    }

    /// The words without their looks
    pub fn words(&self) -> &str {
        &self.job.text
    }

    fn show(self, ui: &mut Ui) -> Response {
        let galley = ui.painter().layout_job(self.job.clone());
        let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), self.words()));
        if ui.is_rect_visible(rect) {
            self.paint(ui, &galley, rect.min);
        }
        if galley.elided { response.on_hover_text(self.job.text) } else { response }
    }
}

/// Where characters `from` to `to` stand: one stretch for each row, along its baseline.
fn stretches(galley: &Galley, from: usize, to: usize) -> Vec<[Pos2; 2]> {
    let mut found = Vec::new();
    let mut index = 0;
    for row in &galley.rows {
        let mut stretch: Option<[Pos2; 2]> = None;
        for glyph in &row.row.glyphs {
            if (from..to).contains(&index) {
                let left = row.pos + vec2(glyph.pos.x, glyph.pos.y + 2.5);
                let right = left + vec2(glyph.advance_width, 0.0);
                stretch = Some([stretch.map_or(left, |[start, _]| start), right]);
            }
            index += 1;
        }
        found.extend(stretch);
        if row.ends_with_newline {
            index += 1;
        }
    }
    found
}
