//! Riunione: the story and its check, motions with their votes, minutes, what changed since the last meeting.
//!
//! Lays out what `report::meeting` and the session hold and asks for edits; computes no figure. Who speaks, votes and is present is always an
//! organisation of the scenario. Called by the shell.
//!
//! | file | holds |
//! |---|---|
//! | `story` | the steps: writing, order, what is shown, what was quoted |
//! | `decisions` | motions, results, votes and reservations |
//! | `minutes` | meetings and their papers |
//! | `since` | what changed since the last meeting |
//! | `parts` | small controls that the tabs share |

mod decisions;
mod minutes;
mod parts;
mod since;
mod story;

use super::header::header_ui;
use super::place_body;
use crate::base::{Date, Id, tree};
use crate::model::{Edit, Motion, Path};
use crate::report::{meeting::quotes, passport::Passports};
use crate::session::{Backup, Comparison, Rehearsal, RehearsalState, Rehearsed};
use crate::ui::actions::Actions;
use crate::ui::view::View;
use egui::Ui;

/// What the session knows about meetings beside the view
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The check before the meeting that was last asked for
    pub rehearsal: Option<&'a Rehearsal>,
    /// Whether it is of the scenario as it is now
    pub is_rehearsal_current: bool,
    /// Two versions side by side
    pub comparison: Option<&'a Comparison>,
    /// Whether they are of the scenario as it is now
    pub is_comparison_current: bool,
    /// Copies of the open file
    pub backups: &'a [Backup],
    /// Whether the scenario has a file
    pub has_file: bool,
    /// SHA-256 of what was simulated for the results on the screen
    pub simulated: Option<&'a str>,
    /// Variant that these results are of
    pub shown_variant: Option<&'a Id>,
    /// The day
    pub today: Date,
}

impl<'a> Known<'a> {
    /// The results of the check, while they are of the scenario as it is now
    fn results(&self) -> Option<&'a [Rehearsed]> {
        match &self.rehearsal?.state {
            RehearsalState::Known(results) if self.is_rehearsal_current => Some(results),
            _ => None,
        }
    }

    /// The result of a variant in the check
    pub(in crate::ui) fn result(&self, variant: Option<&Id>) -> Option<&'a Rehearsed> {
        self.results()?.iter().find(|known| known.variant.as_ref() == variant)
    }
}

/// A tab of the place
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MeetingTab {
    /// Racconto
    #[default]
    Story,
    /// Decisioni
    Decisions,
    /// Verbale
    Minutes,
    /// Dall'ultima volta
    Since,
}

impl MeetingTab {
    /// Every tab, left to right
    pub const ALL: [Self; 4] = [Self::Story, Self::Decisions, Self::Minutes, Self::Since];
}

/// What the place keeps between two pictures
#[derive(Debug, Default)]
pub struct MeetingState {
    /// The shown tab
    pub tab: MeetingTab,
    story: story::StoryState,
    decisions: decisions::DecisionsState,
    minutes: minutes::MinutesState,
    since: since::SinceState,
    /// The meeting whose minutes are to be written when a file is chosen
    pub exporting: Option<Id>,
}

/// The whole place
pub fn meeting_place_ui(
    ui: &mut Ui,
    view: &View<'_>,
    known: &Known<'_>,
    state: &mut MeetingState,
    actions: &mut Actions,
) {
    let texts = view.texts;
    let names = [
        texts.meeting_story(),
        texts.meeting_tab_decisions(),
        texts.meeting_tab_minutes(),
        texts.meeting_tab_since(),
    ];
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let chosen = MeetingTab::ALL.iter().position(|tab| *tab == state.tab).unwrap_or_default();
    let pressed = header_ui(ui, view, &texts.place_meeting(), &names, chosen, |_| {});
    if let Some(index) = pressed {
        state.tab = MeetingTab::ALL[index];
    }
    place_body(ui, |ui| match state.tab {
        MeetingTab::Story => story::story_ui(ui, view, known, &mut state.story, actions),
        MeetingTab::Decisions => decisions::decisions_ui(ui, view, known, &mut state.decisions, actions),
        MeetingTab::Minutes => {
            minutes::minutes_ui(ui, view, known, &mut state.minutes, &mut state.exporting, actions);
        }
        MeetingTab::Since => since::since_ui(ui, view, known, &mut state.since, actions),
    });
}

/// The edit that writes what is shown as a motion, and its id; none without whole results
pub fn new_motion(view: &View<'_>, known: &Known<'_>, name: &str, text: &str) -> Option<(Edit, Id)> {
    let report = view.report.filter(|_| !view.is_stale)?;
    let passports = Passports::of(report, view.variant, None);
    let result = quotes::Result { variant: view.variant, report, passports: &passports };
    let id = free_id("mozione", view.base.motions.iter().map(|motion| &motion.id))?;
    let motion = Motion {
        id: id.clone(),
        name: name.to_owned(),
        text: text.to_owned(),
        variant: view.variant.cloned(),
        proposer: None,
        date: Some(known.today),
        quotes: quotes::of_motion_now(&result),
        seed: Some(report.seed),
        futures: Some(report.futures),
        fingerprint: known.simulated.unwrap_or_default().to_owned(),
        votes: Vec::new(),
    };
    let value = tree::to_json(&motion);
    Some((Edit::Add { list: Path::new("motions"), value, before: None }, id))
}

/// An id that no object of a list has: the stem and a number
fn free_id<'a>(stem: &str, taken: impl Iterator<Item = &'a Id>) -> Option<Id> {
    let taken: Vec<&str> = taken.map(Id::as_str).collect();
    // Of one number more than there are ids, one is free.
    let free = (1..=taken.len() + 1).map(|number| format!("{stem}_{number}"));
    let id = free.into_iter().find(|id| !taken.contains(&id.as_str()))?;
    Id::new(&id).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_id_is_the_first_free_number() {
        let ids: Vec<Id> = ["passo_1", "passo_3"].iter().filter_map(|id| Id::new(id).ok()).collect();
        assert_eq!(free_id("passo", ids.iter()).expect("one").as_str(), "passo_2");
        assert_eq!(free_id("passo", [].iter()).expect("one").as_str(), "passo_1");
    }
}
