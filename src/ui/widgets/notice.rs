//! Notices inside a place: a status card with what happened and what to do, and the empty place.

use super::button::{Button, link};
use super::text;
use crate::report::status::Status;
use crate::ui::theme::{Size, Theme};
use egui::{CornerRadius, Frame, InnerResponse, Margin, Stroke, Ui, vec2};

/// A card on the soft fill of a status; errors of the program and of files use [`Status::ToVerify`]
///
/// `contents` adds what can be done, below the words.
pub fn notice_ui<R>(
    ui: &mut Ui,
    status: Status,
    words: &str,
    contents: impl FnOnce(&mut Ui) -> R,
) -> InnerResponse<R> {
    let theme = Theme::of(ui.ctx());
    let colours = theme.status(status);
    Frame::new()
        .fill(colours.soft)
        .stroke(Stroke::new(1.0, colours.ink))
        .corner_radius(CornerRadius::same(theme.radius.card))
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.horizontal_top(|ui| {
                let side = theme.step(18.0);
                let (rect, _) = ui.allocate_exact_size(vec2(side, side), egui::Sense::hover());
                text::paint_icon(ui, theme.status_icon(status), side, rect.center(), colours.ink);
                ui.vertical(|ui| {
                    text::paragraph(ui, words, Size::Body, theme.text.main);
                    contents(ui)
                })
                .inner
            })
            .inner
        })
}

/// What a person pressed in an empty place
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct EmptyResponse {
    /// The button
    pub button: bool,
    /// The link to a template
    pub link: bool,
}

/// An empty place: one sentence, one button, one link
pub fn empty_ui(ui: &mut Ui, sentence: &str, button: &str, template: &str) -> EmptyResponse {
    let theme = Theme::of(ui.ctx());
    let mut answer = EmptyResponse::default();
    ui.vertical_centered(|ui| {
        ui.add_space((ui.available_height() * 0.25).min(theme.step(160.0)).max(theme.step(12.0)));
        text::paragraph(ui, sentence, Size::Section, theme.text.main);
        ui.add_space(theme.step(12.0));
        if !button.is_empty() {
            answer.button = Button::primary(button).show(ui).clicked();
            ui.add_space(theme.step(8.0));
        }
        if !template.is_empty() {
            answer.link = link(ui, template, Size::Body).clicked();
        }
    });
    answer
}
