//! What stands in the places and in the side panel: one function a panel, `…_ui(ui, view, state, actions)`.
//!
//! Panels read the [`View`](crate::ui::view::View), keep their own small state and push wishes. They compute no figure that the report does
//! not hold and never change a scenario.

mod by_hand;
mod criterion;
pub mod findings;
pub mod futures;
pub mod header;
pub mod interview;
pub mod law;
pub mod levers;
mod matrix;
pub mod meeting;
pub mod network;
mod object_law;
pub mod options;
mod papers;
mod parties;
mod pick;
pub mod resources;
pub mod selection;
pub mod table;
mod tasks;

use crate::model::Unit;
use crate::report::estimate_text;
use crate::text::Texts;
use crate::ui::icons;
use crate::ui::theme::{Size, Theme};
use crate::ui::view::View;
use crate::ui::widgets::{Runs, text};
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

/// What the shown variant does to arrivals on the same luck as its base; nothing while the base is shown
pub(super) fn effect_ui(ui: &mut Ui, view: &View<'_>) {
    let Some(effect) = view.report.and_then(|report| report.headlines.effect.as_ref()) else { return };
    let icon = match effect.difference.value {
        value if value < 0.0 => icons::TRENDING_DOWN,
        value if value > 0.0 => icons::TRENDING_UP,
        _ => icons::TRENDING_FLAT,
    };
    Runs::new(ui, Size::Body)
        .icon(icon, view.theme.data.series[2])
        .text(" ")
        .bold(&effect.sentence(view.texts))
        .wrap(ui);
    text::paragraph(ui, &effect.range_words(view.texts), Size::Small, view.theme.text.third);
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
