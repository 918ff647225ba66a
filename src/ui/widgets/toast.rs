//! A toast at the lower left: what was done, and undoing it. Somebody else decides when it goes.

use super::button::{icon_button, link};
use super::text;
use crate::ui::icons;
use crate::ui::theme::{Size, Theme};
use egui::{Align2, Area, Context, CornerRadius, Frame, Id, Margin, Order, Pos2};

/// A message with one action
#[derive(Debug, Clone, Copy)]
pub struct Toast<'a> {
    /// What was done, as "Tolto OFPPT e 3 legami"
    pub text: &'a str,
    /// The action, as "Annulla"; empty if there is none
    pub action: &'a str,
    /// Accessible name of the cross
    pub close: &'a str,
}

/// What a person did with a toast
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct ToastResponse {
    /// The action was pressed
    pub acted: bool,
    /// The cross was pressed
    pub closed: bool,
    /// The pointer rests on it: it should stay
    pub held: bool,
}

impl Toast<'_> {
    /// Shows the toast with its lower left corner at `corner`
    pub fn show(&self, context: &Context, corner: Pos2) -> ToastResponse {
        let theme = Theme::of(context);
        let area = Area::new(Id::unique("toast"))
            .order(Order::Foreground)
            .pivot(Align2::LEFT_BOTTOM)
            .fixed_pos(corner);
        let shown = area.show(context, |ui| {
            let frame = Frame::new()
                .fill(theme.text.main)
                .corner_radius(CornerRadius::same(theme.radius.card))
                .inner_margin(Margin { left: 14, right: 6, top: 4, bottom: 4 });
            frame
                .show(ui, |ui| {
                    ui.horizontal(|ui| {
                        ui.set_max_width(theme.step(520.0));
                        // Dark on light and light on dark, like the text itself: the colours of a panel turned round.
                        let ink = theme.background.panel;
                        let mut answer = ToastResponse::default();
                        text::line(ui, self.text, Size::Body, crate::ui::fonts::Weight::Regular, ink);
                        let inverse = Theme::new(
                            match theme.mode {
                                crate::ui::theme::Mode::Light => crate::ui::theme::Mode::Dark,
                                crate::ui::theme::Mode::Dark => crate::ui::theme::Mode::Light,
                            },
                            theme.scale,
                        );
                        inverse.within(ui, |ui| {
                            if !self.action.is_empty() {
                                answer.acted = link(ui, self.action, Size::Body).clicked();
                            }
                            answer.closed = icon_button(ui, icons::CLOSE, self.close, "").clicked();
                        });
                        answer
                    })
                    .inner
                })
                .inner
        });
        let held = shown.response.contains_pointer();
        ToastResponse { held, ..shown.inner }
    }
}
