//! Dall'ultima volta: what changed since the last meeting, and what it did to the results on the same luck.
//!
//! A meeting has the fingerprint of its scenario; the scenario itself is in the copy that was kept then. Which copy that is, its comment
//! says, and the fingerprint of what it holds confirms it. Differences and effect are those of the comparison of versions.

use super::Known;
use crate::model::meeting::fingerprint;
use crate::report::{meeting::minutes::signs, status::Status};
use crate::session::{Action, Backup, Version, when};
use crate::ui::actions::Actions;
use crate::ui::icons;
use crate::ui::memo::Memo;
use crate::ui::sheets::{Told, comparison_ui};
use crate::ui::theme::Size;
use crate::ui::view::View;
use crate::ui::widgets::{Button, Card, Runs, empty_ui, text};
use egui::Ui;
use std::path::PathBuf;

/// What the tab keeps between two pictures
#[derive(Debug, Default)]
pub(super) struct SinceState {
    is_listed: bool,
    print: Memo<String>,
    told: Told,
    /// The copy that was compared, and the fingerprint of what it holds
    compared: Option<(PathBuf, String)>,
}

pub(super) fn since_ui(
    ui: &mut Ui,
    view: &View<'_>,
    known: &Known<'_>,
    state: &mut SinceState,
    actions: &mut Actions,
) {
    let texts = view.texts;
    if known.has_file && !std::mem::replace(&mut state.is_listed, true) {
        actions.act(Action::ListBackups);
    }
    let Some(last) = view.base.meetings.last() else {
        empty_ui(ui, &texts.meeting_since_none(), "", "");
        return;
    };
    let now = state.print.get(view.key(), || fingerprint(view.base)).clone();
    egui::ScrollArea::vertical().id_salt("since").auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        Card::new().title(&texts.meeting_since_title(texts.date_long(last.date))).show(ui, |ui| {
            let same = !last.fingerprint.is_empty() && last.fingerprint == now;
            let (status, words) = if same {
                (Status::Met, texts.meeting_since_same())
            } else if last.fingerprint.is_empty() {
                (Status::Unknown, texts.meeting_print_none())
            } else {
                (Status::ToVerify, texts.meeting_print_other(signs(&last.fingerprint), signs(&now)))
            };
            let ink = view.theme.status(status).ink;
            Runs::new(ui, Size::Body).icon(view.theme.status_icon(status), ink).text(&words).wrap(ui);
            if same {
                return;
            }
            if !known.has_file {
                text::paragraph(ui, &texts.keep_copies_unsaved(), Size::Body, view.theme.text.second);
                return;
            }
            copies_ui(ui, view, known, &signs(&last.fingerprint), actions);
        });
        let Some(comparison) = known.comparison else { return };
        let Version::File(path) = &comparison.from else { return };
        let Some((before, _)) = &comparison.scenarios else {
            text::paragraph(ui, &texts.keep_compare_reading(), Size::Body, view.theme.text.second);
            return;
        };
        if state.compared.as_ref().is_none_or(|(known, _)| known != path) {
            state.compared = Some((path.clone(), fingerprint(before)));
        }
        let is_of_meeting = state.compared.as_ref().is_some_and(|(_, print)| *print == last.fingerprint);
        let words = if is_of_meeting { texts.meeting_since_is_it() } else { texts.meeting_since_is_other() };
        let ink =
            if is_of_meeting { view.theme.text.second } else { view.theme.status(Status::ToVerify).ink };
        text::paragraph(ui, &words, Size::Small, ink);
        comparison_ui(ui, view, comparison, &mut state.told);
    });
}

/// The copy of the meeting, or the copies to choose from
fn copies_ui(ui: &mut Ui, view: &View<'_>, known: &Known<'_>, print: &str, actions: &mut Actions) {
    let texts = view.texts;
    let comment = |backup: &Backup| backup.comment.clone().unwrap_or_default();
    let of_meeting = known.backups.iter().find(|backup| !print.is_empty() && comment(backup).contains(print));
    let to = view.variant.cloned().map_or(Version::Base, Version::Variant);
    if let Some(backup) = of_meeting {
        text::body(ui, &comment(backup));
        let label = texts.meeting_since_compare();
        if Button::primary(&label).icon(icons::DIFFERENCE).show(ui).clicked() {
            actions.act(Action::Compare { from: Version::File(backup.path.clone()), to });
        }
        return;
    }
    text::paragraph(ui, &texts.meeting_since_no_copy(), Size::Body, view.theme.text.second);
    for backup in known.backups.iter().take(12) {
        let date = when(texts, backup.at);
        let label = match &backup.comment {
            Some(comment) => format!("{comment} · {date}"),
            None => date,
        };
        if Button::quiet(&label).icon(icons::DIFFERENCE).show(ui).clicked() {
            let to = to.clone();
            actions.act(Action::Compare { from: Version::File(backup.path.clone()), to });
        }
    }
}
