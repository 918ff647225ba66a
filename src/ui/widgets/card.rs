//! A card: panel colour, thin line, rounded corners, a title that says the finding and a caption.

use super::text;
use crate::ui::fonts::Weight;
use crate::ui::theme::{Size, Theme};
use egui::{CornerRadius, Frame, InnerResponse, Margin, Ui, vec2};

/// A card with an optional head
#[derive(Debug, Clone, Copy, Default)]
pub struct Card<'a> {
    title: &'a str,
    caption: &'a str,
    height: Option<f32>,
    flush: bool,
}

impl<'a> Card<'a> {
    /// A card without a head
    pub fn new() -> Self {
        Self::default()
    }

    /// The finding
    #[must_use]
    pub const fn title(mut self, title: &'a str) -> Self {
        self.title = title;
        self
    }

    /// What the marks mean, at the right of the title
    #[must_use]
    pub const fn caption(mut self, caption: &'a str) -> Self {
        self.caption = caption;
        self
    }

    /// At least this high, with its frame
    #[must_use]
    pub const fn height(mut self, height: f32) -> Self {
        self.height = Some(height);
        self
    }

    /// No margin left and right: tables run from edge to edge
    #[must_use]
    pub const fn flush(mut self) -> Self {
        self.flush = true;
        self
    }

    /// Shows the card over the width of `ui`
    pub fn show<R>(self, ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
        let theme = Theme::of(ui.ctx());
        let side = theme.step(14.0) as i8;
        let margin = Margin {
            left: if self.flush { 0 } else { side },
            right: if self.flush { 0 } else { side },
            top: 10,
            bottom: 12,
        };
        Frame::new()
            .fill(theme.background.panel)
            .stroke(theme.hairline())
            .corner_radius(CornerRadius::same(theme.radius.card))
            .inner_margin(margin)
            .show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                if let Some(height) = self.height {
                    ui.set_min_height(
                        (height - f32::from(margin.top) - f32::from(margin.bottom) - 2.0).max(0.0),
                    );
                }
                if !self.title.is_empty() {
                    self.head(ui, &theme, if self.flush { f32::from(side) } else { 0.0 });
                }
                contents(ui)
            })
    }

    fn head(self, ui: &mut Ui, theme: &Theme, inset: f32) {
        let width = ui.available_width();
        let height = theme.points(Size::Section) * 1.5;
        let (rect, _) = ui.allocate_exact_size(vec2(width, height), egui::Sense::hover());
        let rect = rect.shrink2(vec2(inset, 0.0));
        let (caption, caption_cut) =
            text::galley(ui, self.caption, theme.font(Size::Small), theme.text.second, rect.width() * 0.6);
        let room = rect.width() - caption.size().x - theme.step(12.0);
        let (title, title_cut) = text::galley(
            ui,
            self.title,
            theme.font_weight(Size::Section, Weight::Semibold),
            theme.text.main,
            room,
        );
        let places = [
            (self.title, rect.left(), title, title_cut),
            (self.caption, rect.right() - caption.size().x, caption, caption_cut),
        ];
        for (words, x, galley, cut) in places {
            if words.is_empty() {
                continue;
            }
            let place =
                egui::Rect::from_min_size(egui::pos2(x, rect.top()), vec2(galley.size().x, rect.height()));
            let response = ui.interact(place, ui.auto_id_with(("head", words)), egui::Sense::hover());
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, words));
            text::paint_line(ui, galley, x, rect.center().y);
            if cut {
                response.on_hover_text(words);
            }
        }
    }
}
