//! Decisioni: motions with what is decided, who proposes, the results put to the vote, votes and reservations by organisation.
//!
//! Says how many voted how and never whether a motion passed: the rule for that is the group's.

use super::parts::{Line, columns, left_in, line_ui, lines_ui, name_ui, right_in, row_ui};
use super::{Known, new_motion};
use crate::base::{Id as ObjectId, tree};
use crate::model::{Edit, Motion, Path, Vote, VotePosition};
use crate::report::{
    meeting::{
        figures, minutes,
        quotes::{self, State},
    },
    status::Status,
    words,
};
use crate::session::{Action, RunState};
use crate::ui::actions::Actions;
use crate::ui::fonts::Weight;
use crate::ui::icons;
use crate::ui::theme::Size;
use crate::ui::view::View;
use crate::ui::widgets::{Button, Card, Field, Runs, empty_ui, icon_button, text};
use egui::{Id, Ui};

/// What the tab keeps between two pictures
#[derive(Debug, Default)]
pub(super) struct DecisionsState {
    chosen: usize,
}

pub(super) fn decisions_ui(
    ui: &mut Ui,
    view: &View<'_>,
    known: &Known<'_>,
    state: &mut DecisionsState,
    actions: &mut Actions,
) {
    let texts = view.texts;
    let motions = &view.base.motions;
    let can_write = view.report.is_some() && view.run == RunState::Done && !view.is_stale;
    if motions.is_empty() {
        let button = if can_write { texts.meeting_new_motion() } else { String::new() };
        if empty_ui(ui, &texts.meeting_no_motions(), &button, "").button {
            add(view, known, actions);
        }
        return;
    }
    state.chosen = state.chosen.min(motions.len() - 1);
    let [left, right] = columns(ui, view);
    left_in(ui, left, |ui| {
        let label = texts.meeting_new_motion();
        let hint = texts.meeting_new_motion_hint();
        let button = Button::secondary(&label).icon(icons::ADD).enabled(can_write).tooltip(&hint);
        if button.show(ui).clicked() && add(view, known, actions) {
            state.chosen = motions.len();
        }
        ui.add_space(6.0);
        lines_ui(ui, |ui| {
            for (index, motion) in motions.iter().enumerate() {
                let title = motion.name.clone();
                let second = minutes::count_words(motion, texts);
                if line_ui(ui, view, &Line { title, second, status: None }, index == state.chosen) {
                    state.chosen = index;
                }
            }
        });
    });
    let Some(motion) = motions.get(state.chosen) else { return };
    right_in(ui, right, state.chosen, |ui| {
        words_ui(ui, view, motion, actions);
        results_ui(ui, view, known, motion);
        votes_ui(ui, view, motion, actions);
    });
}

fn add(view: &View<'_>, known: &Known<'_>, actions: &mut Actions) -> bool {
    let variant = view.variant.and_then(|id| view.base.variants.iter().find(|variant| variant.id == *id));
    let name = variant.map_or_else(|| view.texts.top_base(), |variant| variant.name.clone());
    let text = variant.map_or_else(String::new, |variant| variant.note.clone());
    let Some((edit, _)) = new_motion(view, known, &name, &text) else { return false };
    actions.edit(edit);
    true
}

fn set(motion: &Motion, field: &str, value: serde_json::Value) -> Edit {
    Edit::Set { path: Path::new("motions").join(motion.id.as_str()).join(field), value }
}

fn words_ui(ui: &mut Ui, view: &View<'_>, motion: &Motion, actions: &mut Actions) {
    let texts = view.texts;
    Card::new().title(&texts.meeting_motion_card()).show(ui, |ui| {
        for (field, label, value, lines) in [
            ("name", texts.meeting_field_name(), &motion.name, 1),
            ("text", texts.meeting_field_text(), &motion.text, 3),
        ] {
            name_ui(ui, view, &label);
            let id = Id::unique(("motion", field, motion.id.as_str()));
            if let Some(typed) = Field::new(id, &label, value).lines(lines).show(ui).committed {
                actions.edit(set(motion, field, typed.trim().into()));
            }
        }
        name_ui(ui, view, &texts.meeting_field_proposer());
        ui.horizontal_wrapped(|ui| {
            let named = motion.proposer.as_ref().map(|id| organisation(view, id));
            let words = named.unwrap_or_else(|| texts.meeting_proposer_missing());
            let mut chosen = motion.proposer.clone();
            super::super::pick::organisation_ui(ui, view, &words, &mut chosen);
            if chosen != motion.proposer {
                actions.edit(set(motion, "proposer", tree::to_json(&chosen)));
            }
            let variant = motion.variant.as_ref();
            let name = variant.and_then(|id| words::object_name(view.base, "variants", id.as_str()));
            let name = name.unwrap_or_else(|| texts.top_base());
            let label = texts.meeting_show_variant(name);
            if Button::secondary(&label).icon(icons::CALL_SPLIT).show(ui).clicked() {
                actions.act(Action::SelectVariant(motion.variant.clone()));
            }
            if icon_button(ui, icons::DELETE, &texts.meeting_remove_motion(), "").clicked() {
                actions.edit(Edit::Remove { path: Path::new("motions").join(motion.id.as_str()) });
            }
        });
    });
}

/// What was put to the vote, and whether it still is so where the results are known
fn results_ui(ui: &mut Ui, view: &View<'_>, known: &Known<'_>, motion: &Motion) {
    let texts = view.texts;
    Card::new().title(&texts.meeting_motion_results()).show(ui, |ui| {
        if motion.quotes.is_empty() {
            text::paragraph(ui, &texts.meeting_motion_no_results(), Size::Body, view.theme.text.second);
            return;
        }
        let result = known.result(motion.variant.as_ref());
        let held = result.map(|result| quotes::held(&motion.quotes, &result.result(), texts));
        for (index, quote) in motion.quotes.iter().enumerate() {
            let name = figures::figure_name(view.base, &quote.figure, texts);
            let held = held.as_ref().and_then(|held| held.get(index));
            row_ui(ui, view, &[0.46, 0.22, 0.32], |ui, column| match column {
                0 => {
                    text::body(ui, name.as_deref().unwrap_or(&quote.figure));
                }
                1 => {
                    let value = quotes::words(quote, texts);
                    text::line(ui, &value, Size::Body, Weight::Semibold, view.theme.text.main);
                }
                _ => match held {
                    Some(held) if held.state == State::Holds => {
                        text::second(ui, &texts.meeting_still_holds());
                    }
                    Some(held) => {
                        let now = held.is.clone().unwrap_or_else(|| "–".to_owned());
                        let ink = view.theme.status(Status::ToVerify).ink;
                        let icon = view.theme.status_icon(Status::ToVerify);
                        Runs::new(ui, Size::Body).icon(icon, ink).text(&texts.meeting_now(now)).truncate(ui);
                    }
                    None => {
                        text::second(ui, quote.code.as_deref().unwrap_or_default());
                    }
                },
            });
        }
        if let (Some(futures), Some(seed)) = (motion.futures, motion.seed) {
            let futures = texts.integer(i64::from(futures));
            let print = minutes::signs(&motion.fingerprint);
            text::third(ui, &texts.meeting_luck(print, futures, seed.to_string()));
        }
    });
}

/// A line for each organisation: how it votes, under which reservation
fn votes_ui(ui: &mut Ui, view: &View<'_>, motion: &Motion, actions: &mut Actions) {
    let texts = view.texts;
    let title = texts.field_votes();
    let title = crate::report::view::headline::capital(&title);
    let caption = minutes::count_words(motion, texts);
    Card::new().title(&title).caption(&caption).show(ui, |ui| {
        if view.base.organisations.is_empty() {
            text::paragraph(ui, &texts.meeting_no_organisations(), Size::Body, view.theme.text.second);
        }
        for organisation in &view.base.organisations {
            let vote = motion.votes.iter().find(|vote| vote.organisation == organisation.id);
            ui.horizontal_wrapped(|ui| {
                let width = view.theme.step(230.0);
                ui.allocate_ui(egui::vec2(width, view.theme.size.button), |ui| {
                    ui.set_min_width(width);
                    text::name(ui, &organisation.name);
                });
                for position in VotePosition::ALL {
                    let on = vote.is_some_and(|vote| vote.position == position);
                    let word = minutes::position(position, texts);
                    let label = texts.meeting_votes(organisation.name.as_str(), word.as_str());
                    if vote_ui(ui, &word, &label, on) {
                        let position = (!on).then_some(position);
                        actions.edit(set(motion, "votes", voted(motion, &organisation.id, position)));
                    }
                }
                if let Some(vote) = vote {
                    let label = texts.meeting_reservation_of(organisation.name.as_str());
                    let id = Id::unique(("reservation", motion.id.as_str(), organisation.id.as_str()));
                    let hint = texts.meeting_column_reservation();
                    let width = (ui.available_width() - 8.0).max(160.0);
                    let field = Field::new(id, &label, &vote.reservation).hint(&hint).width(width);
                    if let Some(typed) = field.show(ui).committed {
                        actions.edit(set(motion, "votes", reserved(motion, &organisation.id, typed.trim())));
                    }
                }
            });
        }
    });
}

/// A vote that stays on or off; `label` is its accessible name
fn vote_ui(ui: &mut Ui, word: &str, label: &str, on: bool) -> bool {
    let response = Button::quiet(word).toggled(on).show(ui);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, on, label));
    response.clicked()
}

/// The votes when an organisation votes so, or no longer votes
fn voted(motion: &Motion, organisation: &ObjectId, position: Option<VotePosition>) -> serde_json::Value {
    let mut votes = motion.votes.clone();
    match (votes.iter_mut().find(|vote| vote.organisation == *organisation), position) {
        (Some(vote), Some(position)) => vote.position = position,
        (None, Some(position)) => {
            let organisation = organisation.clone();
            votes.push(Vote { organisation, position, reservation: String::new() });
        }
        (_, None) => votes.retain(|vote| vote.organisation != *organisation),
    }
    tree::to_json(&votes)
}

/// The votes when an organisation says something to its own
fn reserved(motion: &Motion, organisation: &ObjectId, words: &str) -> serde_json::Value {
    let mut votes = motion.votes.clone();
    if let Some(vote) = votes.iter_mut().find(|vote| vote.organisation == *organisation) {
        words.clone_into(&mut vote.reservation);
    }
    tree::to_json(&votes)
}

fn organisation(view: &View<'_>, id: &ObjectId) -> String {
    words::object_name(view.base, "organisations", id.as_str()).unwrap_or_else(|| id.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_organisation_has_one_vote_which_it_can_change_and_take_back() {
        let id = |text: &str| ObjectId::new(text).expect("an id");
        let mut motion: Motion =
            serde_json::from_value(serde_json::json!({"id": "m", "name": "Mozione"})).expect("a motion");
        let vote = |motion: &mut Motion, who: &str, position| {
            motion.votes = serde_json::from_value(voted(motion, &id(who), position)).expect("votes");
        };
        vote(&mut motion, "a", Some(VotePosition::For));
        vote(&mut motion, "b", Some(VotePosition::Against));
        vote(&mut motion, "a", Some(VotePosition::Abstained));
        assert_eq!(motion.votes.len(), 2);
        assert_eq!(motion.votes[0].position, VotePosition::Abstained);
        motion.votes =
            serde_json::from_value(reserved(&motion, &id("b"), "mancano i docenti")).expect("votes");
        assert_eq!(motion.votes[1].reservation, "mancano i docenti");
        vote(&mut motion, "a", None);
        assert_eq!(motion.votes.len(), 1);
    }
}
