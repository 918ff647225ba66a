//! A block of the results strip: label, headline figure, range, small strip, base. Everything in it can be clicked as one.

use super::{focus_ring, text};
use crate::report::drawing::Drawing;
use crate::ui::fonts::Weight;
use crate::ui::paint;
use crate::ui::theme::{Size, Theme};
use egui::{CursorIcon, Id, Response, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

/// A headline result
#[derive(Debug, Clone, Copy)]
pub struct Metric<'a> {
    /// The same in every language
    pub id: Id,
    /// What it is, as "Arrivi entro dicembre 2028"
    pub label: &'a str,
    /// At the right of the label, as "obiettivo 80"; may be empty
    pub aside: &'a str,
    /// The usual value
    pub figure: &'a str,
    /// Its range, as "da 38 a 74"
    pub range: &'a str,
    /// The small strip
    pub strip: Option<&'a Drawing>,
    /// Below, as "Base 49 · obiettivo in 6 futuri su 100"
    pub base: &'a str,
    /// How the figures stand
    pub state: MetricState,
}

/// How the figures of a block stand
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MetricState {
    /// They belong to the shown scenario
    #[default]
    Current,
    /// They are being computed again: dimmed
    Running,
    /// They belong to the state before the last edit: dashed left edge
    OutOfDate,
}

/// What a person did
#[derive(Debug)]
pub struct MetricResponse {
    /// Of the whole block; clicking asks where the figure is from
    pub response: Response,
}

impl Metric<'_> {
    /// Shows the block over the size of `ui`
    pub fn show(&self, ui: &mut Ui) -> MetricResponse {
        let theme = Theme::of(ui.ctx());
        let size = ui.available_size();
        let (_, rect) = ui.allocate_space(vec2(size.x, size.y.max(theme.size.hit)));
        let response = ui.interact(rect, self.id, Sense::click());
        let words = [self.label, self.figure, self.range, self.base, self.aside];
        let said: Vec<&str> = words.into_iter().filter(|part| !part.is_empty()).collect();
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), said.join(", ")));
        if ui.is_rect_visible(rect) {
            if response.hovered() {
                ui.painter().rect_filled(rect, 0, theme.background.hover.gamma_multiply(0.5));
            }
            let mut cut = Vec::new();
            ui.scope(|ui| {
                if self.state == MetricState::Running {
                    ui.multiply_opacity(0.55);
                }
                self.paint(ui, &theme, rect, &mut cut);
            });
            if self.state == MetricState::OutOfDate {
                let line = Stroke::new(2.0, theme.text.third);
                let x = rect.left() + 5.0;
                ui.painter().extend(Shape::dashed_line(
                    &[pos2(x, rect.top() + 10.0), pos2(x, rect.bottom() - 10.0)],
                    line,
                    5.0,
                    4.0,
                ));
            }
            focus_ring(ui, &response, rect.shrink(5.0), theme.radius.field);
            if !cut.is_empty() {
                let response = response.clone().on_hover_cursor(CursorIcon::PointingHand);
                response.on_hover_text(said.join("\n"));
            }
        }
        MetricResponse { response }
    }

    /// Paints the lines that fit from top to bottom: a low strip keeps label, figure and range.
    fn paint(&self, ui: &Ui, theme: &Theme, rect: egui::Rect, cut: &mut Vec<()>) {
        let mut line = |words: &str, size: Size, weight: Weight, colour, x: f32, middle: f32, room: f32| {
            let (galley, elided) = text::galley(ui, words, theme.font_weight(size, weight), colour, room);
            if elided {
                cut.push(());
            }
            let wide = galley.size().x;
            text::paint_line(ui, galley, x, middle);
            wide
        };
        let pad = theme.step(14.0).min(rect.width() / 4.0);
        let (left, right) = (rect.left() + pad, rect.right() - pad);
        let room = (right - left).max(0.0);
        let top = rect.top();
        if rect.height() < theme.step(60.0) {
            // Folded: one line.
            let middle = rect.center().y;
            let label =
                line(self.label, Size::Small, Weight::Regular, theme.text.second, left, middle, room * 0.5);
            let x = left + label + theme.step(8.0);
            let figure = line(
                self.figure,
                Size::Section,
                Weight::Semibold,
                theme.text.main,
                x,
                middle,
                (right - x).max(0.0),
            );
            let x = x + figure + theme.step(6.0);
            // Half a range reads like another number: all of it or none, and the tooltip has it.
            let font = theme.font_weight(Size::Small, Weight::Regular);
            let whole = text::galley(ui, self.range, font, theme.text.second, f32::INFINITY).0.size().x;
            if whole <= right - x {
                line(self.range, Size::Small, Weight::Regular, theme.text.second, x, middle, right - x);
            } else {
                cut.push(());
            }
            return;
        }
        let middle = top + theme.step(17.0);
        let label = line(self.label, Size::Small, Weight::Regular, theme.text.second, left, middle, room);
        if !self.aside.is_empty() {
            let free = room - label - theme.step(10.0);
            let (aside, elided) =
                text::galley(ui, self.aside, theme.font(Size::Small), theme.text.second, free);
            if !elided {
                let x = right - aside.size().x;
                text::paint_line(ui, aside, x, middle);
            }
        }
        let figure_middle = top + theme.step(42.0);
        let figure =
            line(self.figure, Size::Figure, Weight::Semibold, theme.text.main, left, figure_middle, room);
        let x = left + figure + theme.step(6.0);
        line(
            self.range,
            Size::Body,
            Weight::Regular,
            theme.text.second,
            x,
            figure_middle + theme.step(3.5),
            (right - x).max(0.0),
        );
        if let Some(strip) = self.strip {
            let origin = pos2(left, top + theme.step(70.0) - strip.height / 2.0);
            paint::paint(ui.painter(), strip, origin, theme);
        }
        line(self.base, Size::Small, Weight::Regular, theme.text.third, left, top + theme.step(88.0), room);
    }
}
