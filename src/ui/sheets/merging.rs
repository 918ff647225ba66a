//! The open file was changed by somebody else: their changes, what cannot stand together, and bringing both together.
//!
//! Nothing is written here: merging is one step of the open scenario, undone like any other, and saving follows. Called
//! by the frame of the sheets.

use super::lists::{self, Sides, Told};
use crate::model::merge::{Choices, Conflict};
use crate::report::conflicts;
use crate::session::{Action, Session};
use crate::ui::actions::Actions;
use crate::ui::command::Command;
use crate::ui::icons;
use crate::ui::theme::Size;
use crate::ui::view::View;
use crate::ui::widgets::{Button, text};
use egui::{ScrollArea, Ui};

/// What the sheet keeps between two pictures
#[derive(Debug, Default)]
pub(super) struct MergingState {
    theirs: Told,
    mine: Told,
    shown: Option<(Vec<Conflict>, Vec<conflicts::Told>)>,
    choices: Choices,
    /// Conflicts that merging with the choices so far found open
    n_asked: usize,
}

pub(super) fn merging_ui(
    ui: &mut Ui,
    view: &View<'_>,
    session: &Session,
    state: &mut MergingState,
    actions: &mut Actions,
) {
    let texts = view.texts;
    let Some(divergence) = session.divergence() else {
        text::paragraph(ui, &texts.keep_merging_none(), Size::Body, view.theme.text.second);
        return;
    };
    let scenarios = [&*divergence.base, &**session.scenario(), &*divergence.theirs];
    if state.shown.is_none() {
        let list = session.conflicts_with_disk(&Choices::new());
        let told = lists::tell_all(texts, scenarios, &list);
        state.shown = Some((list, told));
    }
    let Some((list, told)) = &mut state.shown else { return };
    let n_asked = session.merges_refused();
    if state.n_asked != n_asked {
        state.n_asked = n_asked;
        // What clashes only now, with the decisions so far.
        let known = list.len();
        list.extend(session.conflicts_with_disk(&state.choices));
        told.extend(lists::tell_all(texts, scenarios, &list[known..]));
    }
    let sides = Sides {
        base: texts.keep_side_base(),
        mine: texts.keep_side_mine(),
        theirs: texts.keep_side_theirs(),
    };
    text::second(ui, &divergence.path.display().to_string());
    let foot = view.theme.step(56.0);
    let room = (ui.available_height() - foot).max(120.0);
    ScrollArea::vertical().max_height(room).auto_shrink([false, true]).show(ui, |ui| {
        let theirs = state.theirs.get(texts, &divergence.base, &divergence.theirs);
        text::name(ui, &texts.keep_their_changes(theirs.len()));
        lists::changes_ui(ui, view, theirs);
        ui.add_space(8.0);
        let mine = state.mine.get(texts, &divergence.base, session.scenario());
        text::name(ui, &texts.keep_my_changes(mine.len()));
        lists::changes_ui(ui, view, mine);
        ui.add_space(12.0);
        if list.is_empty() {
            text::paragraph(ui, &texts.keep_no_conflicts(), Size::Body, view.theme.text.main);
        } else {
            text::name(ui, &texts.keep_conflicts(list.len()));
            lists::all_for_ui(ui, view, &sides, list, &mut state.choices);
            lists::conflicts_ui(ui, view, &sides, list, told, &mut state.choices);
        }
    });
    ui.add_space(8.0);
    let all = lists::decided(list, &state.choices) == list.len();
    ui.horizontal(|ui| {
        if Button::primary(&texts.keep_merge()).icon(icons::MERGE).enabled(all).show(ui).clicked() {
            actions.act(Action::MergeDisk(state.choices.clone()));
        }
        if Button::secondary(&texts.command_save_as()).icon(icons::SAVE).show(ui).clicked() {
            actions.command(Command::SaveAs);
        }
        let tooltip = texts.keep_save_over_hint();
        if Button::secondary(&texts.message_save_over()).tooltip(&tooltip).show(ui).clicked() {
            actions.act(Action::SaveOver);
        }
    });
}
