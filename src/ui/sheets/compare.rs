//! Two versions side by side: what differs, in words, and what it does to the headline results on the same luck.
//!
//! Versions are the base, the variants, the scenario as it was last saved, and files. The session reads and simulates;
//! differences stand there at once, the effect follows.

use super::lists::{self, Told};
use crate::report::effect::Effect;
use crate::session::{Action, Comparison, EffectState, Session, Version};
use crate::ui::actions::{Actions, Wish};
use crate::ui::app::dialog::Dialog;
use crate::ui::fonts::Weight;
use crate::ui::icons;
use crate::ui::theme::Size;
use crate::ui::view::View;
use crate::ui::widgets::{Button, Card, icon_button, menu_item, text};
use egui::{Align, Grid, Layout, Popup, ScrollArea, Ui};
use std::path::PathBuf;

/// What the sheet keeps between two pictures
#[derive(Debug, Default)]
pub(super) struct CompareState {
    told: Told,
    /// A file was chosen and is to be compared
    chosen: Option<PathBuf>,
    /// The file that is chosen next is what the comparison leads to, not what it starts from
    is_to: bool,
}

impl CompareState {
    pub(super) fn choose_file(&mut self, path: PathBuf) {
        self.chosen = Some(path);
    }
}

pub(super) fn compare_ui(
    ui: &mut Ui,
    view: &View<'_>,
    session: &Session,
    state: &mut CompareState,
    actions: &mut Actions,
) {
    let texts = view.texts;
    let usual = || {
        let to = view.variant.cloned().map_or(Version::Base, Version::Variant);
        let from = if to == Version::Base { Version::Saved } else { Version::Base };
        (from, to)
    };
    let (mut from, mut to) =
        session.comparison().map_or_else(usual, |known| (known.from.clone(), known.to.clone()));
    let mut is_asked = session.comparison().is_none();
    if let Some(path) = state.chosen.take() {
        *(if state.is_to { &mut to } else { &mut from }) = Version::File(path);
        is_asked = true;
    }
    ui.horizontal(|ui| {
        if let Some(version) = version_ui(ui, view, &texts.keep_compare_from(), &from, false, state, actions)
        {
            (from, is_asked) = (version, true);
        }
        if icon_button(ui, icons::SWAP_HORIZ, &texts.keep_compare_swap(), "").clicked() {
            std::mem::swap(&mut from, &mut to);
            is_asked = true;
        }
        if let Some(version) = version_ui(ui, view, &texts.keep_compare_to(), &to, true, state, actions) {
            (to, is_asked) = (version, true);
        }
        if !is_asked && !session.is_comparison_current() {
            is_asked = Button::secondary(&texts.keep_compare_again()).icon(icons::REFRESH).show(ui).clicked();
        }
    });
    ui.add_space(8.0);
    if is_asked {
        actions.act(Action::Compare { from, to });
        return;
    }
    let Some(comparison) = session.comparison() else { return };
    ScrollArea::vertical().auto_shrink([false, true]).show(ui, |ui| {
        comparison_ui(ui, view, comparison, &mut state.told);
    });
}

/// What differs and what it does, as far as it is known
pub fn comparison_ui(ui: &mut Ui, view: &View<'_>, comparison: &Comparison, told: &mut Told) {
    let texts = view.texts;
    let Some((before, after)) = &comparison.scenarios else {
        let words = match comparison.effect {
            EffectState::Running { .. } => texts.keep_compare_reading(),
            _ => texts.keep_compare_unread(),
        };
        text::paragraph(ui, &words, Size::Body, view.theme.text.second);
        return;
    };
    let list = told.get(texts, before, after);
    if !list.is_empty() {
        Card::new().title(&texts.diff_effect()).show(ui, |ui| match &comparison.effect {
            EffectState::Known(effect) => effect_ui(ui, view, effect),
            EffectState::Running { done, wanted } => {
                let share = f64::from(*done) / f64::from((*wanted).max(1));
                let words = texts.status_running(texts.percent(share, 0));
                text::second(ui, &words);
            }
            EffectState::Unknown => {
                text::paragraph(ui, &texts.keep_effect_unknown(), Size::Body, view.theme.text.second);
            }
        });
        ui.add_space(12.0);
    }
    let title = if list.is_empty() { texts.keep_compare_same() } else { texts.diff_count(list.len()) };
    Card::new().title(&title).show(ui, |ui| {
        if !list.is_empty() {
            lists::changes_ui(ui, view, list);
        }
    });
}

/// Before, after and difference of the headline results
fn effect_ui(ui: &mut Ui, view: &View<'_>, effect: &Effect) {
    let texts = view.texts;
    let futures = texts.integer(i64::from(effect.futures));
    text::second(ui, &texts.diff_effect_luck(futures, effect.seed.to_string()));
    ui.add_space(4.0);
    let (main, second) = (view.theme.text.main, view.theme.text.second);
    Grid::new("effect").num_columns(5).spacing([24.0, 6.0]).show(ui, |ui| {
        let figure = |ui: &mut Ui, words: &str, weight: Weight, colour| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                text::line(ui, words, Size::Body, weight, colour);
            });
        };
        text::second(ui, "");
        for head in [
            texts.diff_column_before(),
            texts.diff_column_after(),
            texts.diff_column_difference(),
            texts.diff_column_interval(),
        ] {
            figure(ui, &head, Weight::Regular, second);
        }
        ui.end_row();
        for row in &effect.results {
            text::body(ui, &row.label(texts));
            figure(ui, &row.value_words(texts, row.before), Weight::Regular, main);
            figure(ui, &row.value_words(texts, row.after), Weight::Regular, main);
            figure(ui, &row.difference_words(texts), Weight::Semibold, main);
            figure(ui, &row.interval_words(texts), Weight::Regular, second);
            ui.end_row();
        }
    });
}

/// A version and choosing another; the chosen one, once
fn version_ui(
    ui: &mut Ui,
    view: &View<'_>,
    label: &str,
    version: &Version,
    is_to: bool,
    state: &mut CompareState,
    actions: &mut Actions,
) -> Option<Version> {
    let texts = view.texts;
    let name = version_name(view, version);
    let response = Button::secondary(label).strong(&name).trailing(icons::EXPAND_MORE).show(ui);
    let mut chosen = None;
    Popup::menu(&response).show(|ui| {
        ui.set_max_width(380.0);
        let variants = view.base.variants.iter().map(|variant| Version::Variant(variant.id.clone()));
        for other in [Version::Base, Version::Saved].into_iter().chain(variants) {
            let name = version_name(view, &other);
            if menu_item(ui, None, &name, "", Some(other == *version)).clicked() {
                chosen = Some(other);
            }
        }
        ui.separator();
        if menu_item(ui, Some(icons::FOLDER_OPEN), &texts.keep_compare_file(), "", None).clicked() {
            state.is_to = is_to;
            actions.push(Wish::Choose(Dialog::Compare));
        }
    });
    chosen
}

fn version_name(view: &View<'_>, version: &Version) -> String {
    match version {
        Version::Base => view.texts.top_base(),
        Version::Saved => view.texts.keep_version_saved(),
        Version::Variant(id) => view
            .base
            .variants
            .iter()
            .find(|variant| variant.id == *id)
            .map_or_else(|| id.to_string(), |variant| variant.name.clone()),
        Version::File(path) => path
            .file_name()
            .map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned()),
    }
}
