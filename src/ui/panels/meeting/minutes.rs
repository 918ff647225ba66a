//! Verbale: meetings with day, place, organisations, papers, motions and fingerprints; the minutes as they will read, and their file.

use super::parts::{Line, columns, left_in, line_ui, lines_ui, name_ui, right_in, row_ui, ticks_ui};
use super::{Known, free_id};
use crate::base::{Id as ObjectId, date_from_text, tree};
use crate::model::{Edit, Meeting, Path, meeting::fingerprint};
use crate::report::{
    meeting::minutes::{self, Item},
    status::Status,
};
use crate::session::Action;
use crate::ui::actions::{Actions, Wish};
use crate::ui::app::dialog::Dialog;
use crate::ui::fonts::Weight;
use crate::ui::icons;
use crate::ui::memo::{Key, Memo};
use crate::ui::theme::Size;
use crate::ui::view::View;
use crate::ui::widgets::{Button, Card, Field, empty_ui, icon_button, text};
use egui::{Id, Ui};

/// What the tab keeps between two pictures
#[derive(Debug, Default)]
pub(super) struct MinutesState {
    chosen: Option<usize>,
    wrong_date: bool,
    print: Memo<String>,
    said: Option<((Key, usize), minutes::Minutes)>,
}

pub(super) fn minutes_ui(
    ui: &mut Ui,
    view: &View<'_>,
    known: &Known<'_>,
    state: &mut MinutesState,
    exporting: &mut Option<ObjectId>,
    actions: &mut Actions,
) {
    let texts = view.texts;
    let meetings = &view.base.meetings;
    if meetings.is_empty() {
        if empty_ui(ui, &texts.meeting_no_meetings(), &texts.meeting_new_meeting(), "").button {
            add(view, known, state, actions);
        }
        return;
    }
    let chosen = state.chosen.unwrap_or(usize::MAX).min(meetings.len() - 1);
    let [left, right] = columns(ui, view);
    left_in(ui, left, |ui| {
        if Button::secondary(&texts.meeting_new_meeting()).icon(icons::ADD).show(ui).clicked() {
            add(view, known, state, actions);
        }
        ui.add_space(6.0);
        lines_ui(ui, |ui| {
            for (index, meeting) in meetings.iter().enumerate().rev() {
                let title = texts.date_long(meeting.date);
                let motions = texts.meeting_n_motions(meeting.motions.len());
                let parts = [meeting.place.clone(), texts.meeting_present(meeting.present.len()), motions];
                let second =
                    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
                if line_ui(ui, view, &Line { title, second, status: None }, index == chosen) {
                    state.chosen = Some(index);
                }
            }
        });
    });
    let chosen = state.chosen.unwrap_or(chosen).min(meetings.len() - 1);
    let Some(meeting) = meetings.get(chosen) else { return };
    right_in(ui, right, chosen, |ui| {
        facts_ui(ui, view, meeting, state, actions);
        present_ui(ui, view, meeting, actions);
        prints_ui(ui, view, known, meeting, state, actions);
        said_ui(ui, view, chosen, meeting, state, exporting, actions);
    });
}

fn set(meeting: &Meeting, field: &str, value: serde_json::Value) -> Edit {
    Edit::Set { path: Path::new("meetings").join(meeting.id.as_str()).join(field), value }
}

fn add(view: &View<'_>, known: &Known<'_>, state: &mut MinutesState, actions: &mut Actions) {
    let meetings = &view.base.meetings;
    let Some(id) = free_id("riunione", meetings.iter().map(|meeting| &meeting.id)) else { return };
    let last = meetings.last();
    // Motions that no meeting has dealt with are on the table.
    let dealt = |id: &ObjectId| meetings.iter().any(|meeting| meeting.motions.contains(id));
    let open = view.base.motions.iter().map(|motion| &motion.id).filter(|id| !dealt(id));
    let meeting = Meeting {
        id,
        date: known.today,
        place: last.map_or_else(String::new, |last| last.place.clone()),
        present: Vec::new(),
        inputs: Vec::new(),
        notes: String::new(),
        motions: open.cloned().collect(),
        fingerprint: fingerprint(view.base),
        previous: last.map_or_else(String::new, |last| last.fingerprint.clone()),
    };
    state.chosen = None;
    actions.edit(Edit::Add { list: Path::new("meetings"), value: tree::to_json(&meeting), before: None });
}

fn facts_ui(
    ui: &mut Ui,
    view: &View<'_>,
    meeting: &Meeting,
    state: &mut MinutesState,
    actions: &mut Actions,
) {
    let texts = view.texts;
    Card::new().title(&texts.meeting_meeting()).show(ui, |ui| {
        name_ui(ui, view, &texts.meeting_fact_date());
        let label = texts.meeting_fact_date();
        let id = Id::unique(("meeting date", meeting.id.as_str()));
        let date = meeting.date.to_string();
        let answer = Field::new(id, &label, &date).width(view.theme.step(160.0)).show(ui);
        if let Some(typed) = answer.committed {
            let read = date_from_text(typed.trim());
            state.wrong_date = read.is_err();
            if let Ok(date) = read {
                actions.edit(set(meeting, "date", date.to_string().into()));
            }
        }
        if state.wrong_date {
            let ink = view.theme.status(Status::ToVerify).ink;
            text::paragraph(ui, &texts.law_evidence_date_wrong(), Size::Small, ink);
        }
        name_ui(ui, view, &texts.meeting_fact_place());
        let label = texts.meeting_fact_place();
        let id = Id::unique(("meeting place", meeting.id.as_str()));
        if let Some(typed) = Field::new(id, &label, &meeting.place).show(ui).committed {
            actions.edit(set(meeting, "place", typed.trim().into()));
        }
        name_ui(ui, view, &texts.meeting_inputs_hint());
        let label = texts.meeting_inputs();
        let id = Id::unique(("meeting inputs", meeting.id.as_str()));
        if let Some(typed) = Field::new(id, &label, &meeting.inputs.join("\n")).lines(3).show(ui).committed {
            let lines: Vec<&str> = typed.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
            actions.edit(set(meeting, "inputs", tree::to_json(&lines)));
        }
        name_ui(ui, view, &texts.meeting_notes());
        let label = texts.meeting_notes();
        let id = Id::unique(("meeting notes", meeting.id.as_str()));
        if let Some(typed) = Field::new(id, &label, &meeting.notes).lines(3).show(ui).committed {
            actions.edit(set(meeting, "notes", typed.trim().into()));
        }
        ui.add_space(6.0);
        if icon_button(ui, icons::DELETE, &texts.meeting_remove_meeting(), "").clicked() {
            actions.edit(Edit::Remove { path: Path::new("meetings").join(meeting.id.as_str()) });
        }
    });
}

/// Organisations and motions to tick
fn present_ui(ui: &mut Ui, view: &View<'_>, meeting: &Meeting, actions: &mut Actions) {
    let texts = view.texts;
    let title = texts.meeting_present(meeting.present.len());
    Card::new().title(&title).show(ui, |ui| {
        let boxes = view.base.organisations.iter();
        let boxes = boxes.map(|one| (one.name.as_str(), meeting.present.contains(&one.id)));
        if let Some(one) = ticks_ui(ui, boxes).and_then(|index| view.base.organisations.get(index)) {
            actions.edit(set(meeting, "present", tree::to_json(&toggled(&meeting.present, &one.id))));
        }
    });
    Card::new().title(&texts.meeting_motions_dealt()).show(ui, |ui| {
        if view.base.motions.is_empty() {
            text::paragraph(ui, &texts.meeting_no_motions(), Size::Body, view.theme.text.second);
        }
        let boxes = view.base.motions.iter();
        let boxes = boxes.map(|one| (one.name.as_str(), meeting.motions.contains(&one.id)));
        if let Some(one) = ticks_ui(ui, boxes).and_then(|index| view.base.motions.get(index)) {
            actions.edit(set(meeting, "motions", tree::to_json(&toggled(&meeting.motions, &one.id))));
        }
    });
}

fn toggled(list: &[ObjectId], id: &ObjectId) -> Vec<ObjectId> {
    let mut list = list.to_vec();
    match list.iter().position(|known| known == id) {
        Some(at) => {
            list.remove(at);
        }
        None => list.push(id.clone()),
    }
    list
}

/// Fingerprints, and keeping the scenario as it is on the table
fn prints_ui(
    ui: &mut Ui,
    view: &View<'_>,
    known: &Known<'_>,
    meeting: &Meeting,
    state: &mut MinutesState,
    actions: &mut Actions,
) {
    let texts = view.texts;
    let now = state.print.get(view.key(), || fingerprint(view.base)).clone();
    Card::new().title(&texts.meeting_fact_fingerprint()).show(ui, |ui| {
        let same = meeting.fingerprint == now;
        let (status, words) = if meeting.fingerprint.is_empty() {
            (Status::Unknown, texts.meeting_print_none())
        } else if same {
            (Status::Met, texts.meeting_print_same(minutes::signs(&now)))
        } else {
            (
                Status::ToVerify,
                texts.meeting_print_other(minutes::signs(&meeting.fingerprint), minutes::signs(&now)),
            )
        };
        let colours = view.theme.status(status);
        crate::ui::widgets::Runs::new(ui, Size::Body)
            .icon(view.theme.status_icon(status), colours.ink)
            .text(&words)
            .wrap(ui);
        text::paragraph(ui, &texts.meeting_print_hint(), Size::Small, view.theme.text.third);
        let label = texts.meeting_keep_now();
        let hint = texts.keep_copies_unsaved();
        let button = Button::secondary(&label).icon(icons::FLAG).enabled(known.has_file);
        let button = if known.has_file { button } else { button.tooltip(&hint) };
        if button.show(ui).clicked() {
            if !same {
                actions.edit(set(meeting, "fingerprint", now.as_str().into()));
            }
            actions.act(Action::Save);
            let date = texts.date(meeting.date);
            actions.act(Action::Milestone(texts.meeting_milestone(date, minutes::signs(&now))));
        }
    });
}

/// The minutes as they will read, and writing them
fn said_ui(
    ui: &mut Ui,
    view: &View<'_>,
    chosen: usize,
    meeting: &Meeting,
    state: &mut MinutesState,
    exporting: &mut Option<ObjectId>,
    actions: &mut Actions,
) {
    let texts = view.texts;
    let of = (view.key(), chosen);
    if state.said.as_ref().is_none_or(|(made, _)| *made != of) {
        state.said = Some((of, minutes::minutes(view.base, meeting, texts)));
    }
    let Some((_, said)) = &state.said else { return };
    Card::new().title(&said.title).show(ui, |ui| {
        if Button::primary(&texts.meeting_save_minutes()).icon(icons::PICTURE_AS_PDF).show(ui).clicked() {
            *exporting = Some(meeting.id.clone());
            actions.push(Wish::Choose(Dialog::Minutes));
        }
        ui.add_space(6.0);
        for [name, value] in &said.facts {
            text::body(ui, &format!("{name}: {value}"));
        }
        for section in &said.sections {
            ui.add_space(6.0);
            text::section(ui, &section.title);
            for item in &section.items {
                match item {
                    Item::Say(words) => {
                        text::paragraph(ui, words, Size::Body, view.theme.text.main);
                    }
                    Item::Point(words) => {
                        text::paragraph(ui, &format!("• {words}"), Size::Body, view.theme.text.main);
                    }
                    Item::Table { head, rows } => {
                        // The first column has the names, the last one whole sentences.
                        let shares = [0.4, 0.2, 0.4];
                        row_ui(ui, view, &shares, |ui, column| {
                            let words = head.get(column).map_or("", String::as_str);
                            text::line(ui, words, Size::Small, Weight::Medium, view.theme.text.second);
                        });
                        for row in rows {
                            row_ui(ui, view, &shares, |ui, column| {
                                text::body(ui, row.get(column).map_or("", String::as_str));
                            });
                        }
                    }
                }
            }
        }
    });
}
