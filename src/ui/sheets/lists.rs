//! Lists that several sheets show: differences in words, and conflicts with their three values side by side.
//!
//! Words come from `report`; a list of differences is told once for each pair of scenarios and language.

use crate::model::{
    Scenario,
    merge::{Choices, Conflict, Side},
};
use crate::report::changes::{self, Change, Kind};
use crate::report::conflicts;
use crate::text::{Lang, Texts};
use crate::ui::icons;
use crate::ui::theme::Size;
use crate::ui::view::View;
use crate::ui::widgets::{Button, Card, text};
use egui::Ui;
use std::sync::Arc;

/// The most differences that are listed
const MOST: usize = 400;

/// Differences told once
#[derive(Debug, Default)]
pub struct Told {
    made: Option<Made>,
}

/// What was told: from one scenario to another, in a language
type Made = (Arc<Scenario>, Arc<Scenario>, Lang, Vec<Change>);

impl Told {
    /// The differences from `before` to `after` in words
    pub(super) fn get(&mut self, texts: &Texts, before: &Arc<Scenario>, after: &Arc<Scenario>) -> &[Change] {
        let lang = texts.lang();
        let is_known = self.made.as_ref().is_some_and(|(one, other, known, _)| {
            // The pair keeps its scenarios alive, so an address is never that of another one.
            Arc::ptr_eq(one, before) && Arc::ptr_eq(other, after) && *known == lang
        });
        if !is_known {
            self.made = None;
        }
        let made = self.made.get_or_insert_with(|| {
            (Arc::clone(before), Arc::clone(after), lang, changes::changes(texts, before, after))
        });
        &made.3
    }
}

/// Differences, one under the other
pub(super) fn changes_ui(ui: &mut Ui, view: &View<'_>, list: &[Change]) {
    if list.is_empty() {
        text::paragraph(ui, &view.texts.diff_none(), Size::Body, view.theme.text.second);
        return;
    }
    for change in list.iter().take(MOST) {
        change_ui(ui, view, change);
    }
    if let Some(more) = list.len().checked_sub(MOST).filter(|more| *more > 0) {
        text::second(ui, &view.texts.keep_more(more));
    }
}

/// One difference: its sign and its sentence
pub(super) fn change_ui(ui: &mut Ui, view: &View<'_>, change: &Change) {
    let icon = match change.kind {
        Kind::Changed => icons::EDIT,
        Kind::Added => icons::ADD,
        Kind::Removed => icons::REMOVE,
        Kind::Moved => icons::SWAP_HORIZ,
    };
    ui.horizontal_top(|ui| {
        let side = view.theme.step(18.0);
        let (rect, _) = ui.allocate_exact_size(egui::vec2(side, side), egui::Sense::hover());
        text::paint_icon(ui, icon, side - 2.0, rect.center(), view.theme.text.third);
        text::paragraph(ui, &change.sentence, Size::Body, view.theme.text.main);
    });
}

/// What the three sides of a conflict are called
#[derive(Debug, Clone)]
pub(super) struct Sides {
    /// As it was before both
    pub base: String,
    /// Mine
    pub mine: String,
    /// Theirs
    pub theirs: String,
}

impl Sides {
    fn name(&self, side: Side) -> &str {
        match side {
            Side::Base => &self.base,
            Side::Mine => &self.mine,
            Side::Theirs => &self.theirs,
        }
    }
}

/// Conflicts in words
pub(super) fn tell_all(
    texts: &Texts,
    [base, mine, theirs]: [&Scenario; 3],
    list: &[Conflict],
) -> Vec<conflicts::Told> {
    list.iter().map(|conflict| conflicts::tell(texts, base, mine, theirs, conflict)).collect()
}

/// Conflicts side by side, each decided by choosing a side
pub(super) fn conflicts_ui(
    ui: &mut Ui,
    view: &View<'_>,
    sides: &Sides,
    list: &[Conflict],
    told: &[conflicts::Told],
    choices: &mut Choices,
) {
    for (conflict, told) in list.iter().zip(told) {
        Card::new().show(ui, |ui| {
            text::paragraph(ui, &told.sentence, Size::Body, view.theme.text.main);
            if let Some(finding) = &told.finding {
                text::paragraph(ui, finding, Size::Small, view.theme.text.second);
            }
            ui.add_space(4.0);
            ui.columns(3, |columns| {
                for (ui, (side, value)) in columns.iter_mut().zip(&told.values) {
                    let chosen = choices.get(&conflict.path) == Some(side);
                    let name = sides.name(*side);
                    let icon =
                        if chosen { icons::RADIO_BUTTON_CHECKED } else { icons::RADIO_BUTTON_UNCHECKED };
                    let tooltip = view.texts.keep_choose(name, told.sentence.as_str());
                    if Button::secondary(name).icon(icon).tooltip(&tooltip).show(ui).clicked() {
                        conflict.choose(*side, choices);
                    }
                    let ink = if chosen { view.theme.text.main } else { view.theme.text.second };
                    text::paragraph(ui, value, Size::Body, ink);
                }
            });
        });
        ui.add_space(8.0);
    }
}

/// How many of `list` are decided
pub(super) fn decided(list: &[Conflict], choices: &Choices) -> usize {
    list.iter().filter(|conflict| choices.contains_key(&conflict.path)).count()
}

/// The state of decisions and two buttons: apply when all are decided, and decide all for one side
pub(super) fn all_for_ui(
    ui: &mut Ui,
    view: &View<'_>,
    sides: &Sides,
    list: &[Conflict],
    choices: &mut Choices,
) {
    let texts = view.texts;
    ui.horizontal(|ui| {
        text::body(ui, &texts.keep_decided(decided(list, choices), list.len()));
        for side in [Side::Mine, Side::Theirs] {
            if Button::quiet(&texts.keep_all_for(sides.name(side))).show(ui).clicked() {
                for conflict in list {
                    conflict.choose(side, choices);
                }
            }
        }
    });
    ui.add_space(4.0);
}
