//! Work that a crash, or closing without saving, left behind: what would come back, and how it stands to the file.
//!
//! Each journal is kept, compared or discarded; discarding is asked a second time and nothing else removes one. Called
//! by the frame of the sheets; the session reads the journals and carries out what is asked for.

use super::lists::{self, Told};
use crate::report::status::Status;
use crate::session::{Action, OnDisk, Recoverable, Session, when};
use crate::ui::actions::Actions;
use crate::ui::icons;
use crate::ui::theme::Size;
use crate::ui::view::View;
use crate::ui::widgets::{Button, Card, notice_ui, text};
use egui::{ScrollArea, Ui};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What the sheet keeps between two pictures
#[derive(Debug, Default)]
pub(super) struct RecoveryState {
    told: BTreeMap<PathBuf, Told>,
    /// Journals whose differences are folded
    folded: Vec<PathBuf>,
}

/// The list of journals; true when one is being recovered
pub(super) fn recovery_ui(
    ui: &mut Ui,
    view: &View<'_>,
    session: &Session,
    state: &mut RecoveryState,
    actions: &mut Actions,
) -> bool {
    let texts = view.texts;
    if session.recoverable().is_empty() {
        text::paragraph(ui, &texts.keep_recovery_none(), Size::Body, view.theme.text.second);
        return false;
    }
    let mut is_recovered = false;
    text::paragraph(ui, &texts.keep_recovery_hint(), Size::Body, view.theme.text.second);
    ui.add_space(8.0);
    ScrollArea::vertical().auto_shrink([false, true]).show(ui, |ui| {
        // Newest first: that is what was just lost.
        for found in session.recoverable().iter().rev() {
            is_recovered |= journal_ui(ui, view, session, found, state, actions);
            ui.add_space(12.0);
        }
    });
    is_recovered
}

fn journal_ui(
    ui: &mut Ui,
    view: &View<'_>,
    session: &Session,
    found: &Recoverable,
    state: &mut RecoveryState,
    actions: &mut Actions,
) -> bool {
    let texts = view.texts;
    let told = state.told.entry(found.journal.clone()).or_default().get(texts, &found.before, &found.after);
    let name = found
        .file
        .as_deref()
        .and_then(std::path::Path::file_name)
        .map_or_else(|| texts.keep_never_saved(), |name| name.to_string_lossy().into_owned());
    let title = format!("{} · {name}", found.after.programme.title);
    let mut is_recovered = false;
    Card::new().title(&title).show(ui, |ui| {
        let since = when(texts, found.keeper.since);
        let line = match found.until {
            Some(until) => texts.keep_recovery_line(since, found.steps, when(texts, until)),
            None => since,
        };
        text::paragraph(ui, &line, Size::Small, view.theme.text.second);
        if let Some(file) = &found.file {
            text::second(ui, &file.display().to_string());
        }
        let stands = match found.on_disk {
            OnDisk::Never => texts.keep_disk_never(),
            OnDisk::Same if found.edits.is_empty() => texts.keep_disk_whole(),
            OnDisk::Same => texts.keep_disk_same(),
            OnDisk::Changed => texts.keep_disk_changed(),
            OnDisk::Missing => texts.keep_disk_missing(),
        };
        text::paragraph(ui, &stands, Size::Body, view.theme.text.main);
        if found.torn {
            text::paragraph(ui, &texts.keep_torn(), Size::Small, view.theme.text.second);
        }
        if found.damaged {
            text::paragraph(ui, &texts.keep_damaged(), Size::Small, view.theme.text.second);
        }
        ui.add_space(6.0);
        let folded = state.folded.contains(&found.journal);
        ui.horizontal(|ui| {
            if Button::primary(&texts.keep_recover()).icon(icons::UNDO).show(ui).clicked() {
                actions.act(Action::Recover(found.journal.clone()));
                is_recovered = true;
            }
            let compare = texts.keep_compare_with_file(told.len());
            if Button::secondary(&compare).icon(icons::DIFFERENCE).toggled(!folded).show(ui).clicked() {
                if folded {
                    state.folded.retain(|journal| *journal != found.journal);
                } else {
                    state.folded.push(found.journal.clone());
                }
            }
            if Button::secondary(&texts.keep_discard()).icon(icons::DELETE).show(ui).clicked() {
                actions.act(Action::AskDiscard(found.journal.clone()));
            }
        });
        if session.discard_asked() == Some(found.journal.as_path()) {
            ui.add_space(6.0);
            notice_ui(ui, Status::ToVerify, &texts.keep_discard_sure(told.len()), |ui| {
                ui.horizontal(|ui| {
                    if Button::secondary(&texts.keep_discard_for_good())
                        .icon(icons::DELETE)
                        .show(ui)
                        .clicked()
                    {
                        actions.act(Action::Discard(found.journal.clone()));
                    }
                    if Button::secondary(&texts.common_cancel()).show(ui).clicked() {
                        actions.act(Action::LeaveDiscard);
                    }
                });
            });
        }
        if !folded {
            ui.add_space(6.0);
            let is_changed = found.on_disk == OnDisk::Changed;
            text::name(ui, &if is_changed { texts.keep_differs_now() } else { texts.keep_comes_back() });
            ScrollArea::vertical()
                .id_salt(&found.journal)
                .max_height(260.0)
                .auto_shrink([false, true])
                .show(ui, |ui| lists::changes_ui(ui, view, told));
        }
    });
    is_recovered
}
