//! What stands in the places and in the side panel: one function a panel, `…_ui(ui, view, state, actions)`.
//!
//! Panels read the [`View`](crate::ui::view::View), keep their own small state and push wishes. They compute no figure that the report does
//! not hold and never change a scenario.

mod criterion;
pub mod findings;
pub mod futures;
pub mod header;
pub mod law;
pub mod levers;
mod matrix;
pub mod network;
pub mod options;
pub mod resources;
pub mod selection;
pub mod table;

use crate::model::Unit;
use crate::report::estimate_text;
use crate::text::Texts;
use crate::ui::theme::Theme;
use egui::{Frame, Margin, Ui};

/// The word behind a number in its own field: "giorni", "%", "€"; nothing for bare counts
pub(super) fn unit_word(texts: &Texts, value: f64, unit: Unit) -> String {
    match unit {
        Unit::Count | Unit::People => String::new(),
        Unit::Percent => "%".to_owned(),
        Unit::Euro => "€".to_owned(),
        other => {
            let whole = estimate_text::with_unit(texts, value, other);
            let number = estimate_text::number(texts, value);
            whole.strip_prefix(&number).unwrap_or(&whole).trim().to_owned()
        }
    }
}

/// The inside of a place: window colour, 16 points from the edges
pub(super) fn place_body<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let theme = Theme::of(ui.ctx());
    Frame::new()
        .fill(theme.background.window)
        .inner_margin(Margin { left: 16, right: 16, top: 0, bottom: 12 })
        .show(ui, |ui| {
            ui.take_available_space();
            contents(ui)
        })
        .inner
}
