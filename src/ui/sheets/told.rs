//! What was done with objects, or why it cannot be done, in a few lines.
//!
//! Holds the lines and shows them; whoever opens it makes them.

use crate::ui::theme::Size;
use crate::ui::view::View;
use crate::ui::widgets::{Button, text};
use egui::{ScrollArea, Ui};

/// What the sheet shows
#[derive(Debug, Default)]
pub(super) struct ToldState {
    pub(super) title: String,
    pub(super) lines: Vec<String>,
}

/// The sheet; true when it was read
pub(super) fn told_ui(ui: &mut Ui, view: &View<'_>, state: &ToldState) -> bool {
    let room = (ui.available_height() - view.theme.step(48.0)).max(80.0);
    ScrollArea::vertical().id_salt("told").max_height(room).auto_shrink([false, true]).show(ui, |ui| {
        for line in &state.lines {
            text::paragraph(ui, line, Size::Body, view.theme.text.main);
        }
    });
    ui.add_space(8.0);
    Button::secondary(&view.texts.common_close()).show(ui).clicked()
}
