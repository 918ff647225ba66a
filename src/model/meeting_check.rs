//! What is wrong with the story, the motions and the meetings of a scenario.
//!
//! Doubled ids and numbers that are none are errors, as everywhere. All else is a warning: results do not rest on these lists, so a
//! variant that was taken away must stop no simulation and close no file. Called by [`validate`](super::validate).

use super::{
    Scenario,
    meeting::{MOST_EXHIBITS, MOST_LEVERS, Quote},
};
use crate::base::{Diagnostic, Id, Severity};
use std::collections::BTreeSet;

/// Longest title of a step or name of a motion
const LONGEST_TITLE: usize = 300;
/// Longest text
const LONGEST_TEXT: usize = 20_000;

/// Everything that is wrong with the lists of meetings, in the order of the file
pub(super) fn check(scenario: &Scenario) -> Vec<Diagnostic> {
    let mut check = Check { found: Vec::new(), scenario };
    check.doubled("story", scenario.story.iter().map(|step| &step.id));
    check.doubled("motions", scenario.motions.iter().map(|motion| &motion.id));
    check.doubled("meetings", scenario.meetings.iter().map(|meeting| &meeting.id));
    check.story();
    check.motions();
    check.meetings();
    check.found
}

struct Check<'a> {
    found: Vec<Diagnostic>,
    scenario: &'a Scenario,
}

impl Check<'_> {
    fn add(&mut self, severity: Severity, code: &'static str, place: &str, facts: &[&str]) {
        let facts = facts.iter().map(|fact| (*fact).to_owned()).collect();
        self.found.push(Diagnostic { severity, code, place: place.to_owned(), facts });
    }

    fn warning(&mut self, code: &'static str, place: &str, facts: &[&str]) {
        self.add(Severity::Warning, code, place, facts);
    }

    fn doubled<'b>(&mut self, list: &str, ids: impl Iterator<Item = &'b Id>) {
        let mut seen = BTreeSet::new();
        for id in ids {
            if !seen.insert(id) {
                self.add(Severity::Error, "S-DOUBLED", &format!("{list}/{id}"), &[id.as_str(), list]);
            }
        }
    }

    fn title(&mut self, place: &str, title: &str) {
        if title.trim().is_empty() {
            self.warning("S-NAME-EMPTY", place, &[]);
        }
        self.longest(place, title, LONGEST_TITLE);
    }

    fn longest(&mut self, place: &str, text: &str, most: usize) {
        if text.chars().count() > most {
            self.warning("S-NAME-LONG", place, &[&most.to_string()]);
        }
    }

    fn points_to<'b>(&mut self, place: &str, id: &Id, list: &str, mut ids: impl Iterator<Item = &'b Id>) {
        if !ids.any(|other| other == id) {
            self.warning("S-DANGLING", place, &[id.as_str(), list]);
        }
    }

    fn variant(&mut self, place: &str, id: Option<&Id>) {
        let scenario = self.scenario;
        if let Some(id) = id {
            self.points_to(
                &format!("{place}/variant"),
                id,
                "variants",
                scenario.variants.iter().map(|v| &v.id),
            );
        }
    }

    fn organisation(&mut self, place: &str, id: &Id) {
        let scenario = self.scenario;
        self.points_to(place, id, "organisations", scenario.organisations.iter().map(|org| &org.id));
    }

    fn quotes(&mut self, place: &str, quotes: &[Quote]) {
        if quotes.iter().any(|quote| !quote.value.is_finite()) {
            self.add(Severity::Error, "S-NUMBER", &format!("{place}/quotes"), &["value"]);
        }
    }

    fn story(&mut self) {
        let scenario = self.scenario;
        for step in &scenario.story {
            let place = format!("story/{}", step.id);
            self.title(&format!("{place}/title"), &step.title);
            self.longest(&format!("{place}/note"), &step.note, LONGEST_TEXT);
            self.variant(&place, step.variant.as_ref());
            self.quotes(&place, &step.quotes);
            if step.levers.len() > MOST_LEVERS {
                let facts = [step.levers.len().to_string(), MOST_LEVERS.to_string()];
                self.warning("S-STORY-LEVERS", &format!("{place}/levers"), &[&facts[0], &facts[1]]);
            }
            if step.show.len() > MOST_EXHIBITS {
                let facts = [step.show.len().to_string(), MOST_EXHIBITS.to_string()];
                self.warning("S-STORY-SHOW", &format!("{place}/show"), &[&facts[0], &facts[1]]);
            }
            for lever in &step.levers {
                let levers = scenario.levers.iter().map(|lever| &lever.id);
                self.points_to(&format!("{place}/levers"), lever, "levers", levers);
            }
            for exhibit in &step.show {
                if let super::Exhibit::Flow(corridor) = exhibit {
                    let corridors = scenario.corridors.iter().map(|corridor| &corridor.id);
                    self.points_to(&format!("{place}/show"), corridor, "corridors", corridors);
                }
            }
        }
    }

    fn motions(&mut self) {
        for motion in &self.scenario.motions {
            let place = format!("motions/{}", motion.id);
            self.title(&format!("{place}/name"), &motion.name);
            self.longest(&format!("{place}/text"), &motion.text, LONGEST_TEXT);
            self.variant(&place, motion.variant.as_ref());
            self.quotes(&place, &motion.quotes);
            if let Some(proposer) = &motion.proposer {
                self.organisation(&format!("{place}/proposer"), proposer);
            }
            let mut voted = BTreeSet::new();
            for vote in &motion.votes {
                self.organisation(&format!("{place}/votes"), &vote.organisation);
                self.longest(&format!("{place}/votes"), &vote.reservation, LONGEST_TEXT);
                if !voted.insert(&vote.organisation) {
                    self.warning("S-VOTED-TWICE", &format!("{place}/votes"), &[vote.organisation.as_str()]);
                }
            }
        }
    }

    fn meetings(&mut self) {
        let scenario = self.scenario;
        let mut before = None;
        for meeting in &scenario.meetings {
            let place = format!("meetings/{}", meeting.id);
            self.longest(&format!("{place}/place"), &meeting.place, LONGEST_TITLE);
            self.longest(&format!("{place}/notes"), &meeting.notes, LONGEST_TEXT);
            if let Some(before) = before.filter(|before| meeting.date < *before) {
                let facts = [meeting.date.to_string(), before.to_string()];
                self.warning("S-MEETING-ORDER", &format!("{place}/date"), &[&facts[0], &facts[1]]);
            }
            before = Some(meeting.date);
            for organisation in &meeting.present {
                self.organisation(&format!("{place}/present"), organisation);
            }
            for id in &meeting.motions {
                let Some(motion) = scenario.motions.iter().find(|motion| motion.id == *id) else {
                    self.warning("S-DANGLING", &format!("{place}/motions"), &[id.as_str(), "motions"]);
                    continue;
                };
                if let Some(written) = motion.date.filter(|written| *written > meeting.date) {
                    let facts = [written.to_string(), meeting.date.to_string()];
                    let at = format!("motions/{id}/date");
                    self.warning("S-MOTION-DATE", &at, &[&facts[0], &facts[1]]);
                }
                let absent = motion.votes.iter().find(|vote| !meeting.present.contains(&vote.organisation));
                if let Some(vote) = absent {
                    let at = format!("motions/{id}/votes");
                    self.warning("S-VOTE-ABSENT", &at, &[vote.organisation.as_str()]);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        Edit, edit,
        generate::{Size, generate},
        validate::{is_sound, validate},
    };
    use serde_json::{Value, json};

    fn with(list: &str, value: &Value) -> Scenario {
        let add = Edit::Add { list: super::super::Path::new(list), value: value.clone(), before: None };
        edit::apply(&generate(Size::Small, 3), &[add]).expect("it has the shape")
    }

    fn codes(scenario: &Scenario) -> Vec<(&'static str, String)> {
        check(scenario).into_iter().map(|found| (found.code, found.place)).collect()
    }

    #[test]
    fn a_story_that_points_nowhere_is_told_and_stops_no_simulation() {
        let step = json!({
            "id": "uno", "title": "", "variant": "nessuna", "levers": ["a", "b", "c", "d", "e", "f", "g", "h"],
            "show": ["Arrivals", "Dots", {"Flow": "nessuno"}],
        });
        let scenario = with("story", &step);
        let found = codes(&scenario);
        for code in ["S-NAME-EMPTY", "S-DANGLING", "S-STORY-LEVERS", "S-STORY-SHOW"] {
            assert!(found.iter().any(|(known, _)| *known == code), "{code}: {found:?}");
        }
        assert!(found.contains(&("S-DANGLING", "story/uno/variant".to_owned())));
        assert!(is_sound(&validate(&scenario)), "only warnings");
    }

    #[test]
    fn votes_of_bodies_that_are_unknown_absent_or_vote_twice_are_told() {
        let vote = |who: &str| json!({"organisation": who, "position": "For"});
        let motion = json!({
            "id": "m", "name": "Mozione", "date": "2027-03-02", "votes": [vote("org_0"), vote("org_0"), vote("chi")],
        });
        let meeting =
            json!({"id": "r", "date": "2027-03-01", "present": ["org_0"], "motions": ["m", "altra"]});
        let one = with("motions", &motion);
        let add = Edit::Add { list: super::super::Path::new("meetings"), value: meeting, before: None };
        let scenario = edit::apply(&one, &[add]).expect("it has the shape");
        let found: BTreeSet<&str> = codes(&scenario).into_iter().map(|(code, _)| code).collect();
        let wanted = ["S-DANGLING", "S-MOTION-DATE", "S-VOTED-TWICE", "S-VOTE-ABSENT"];
        assert_eq!(found, wanted.into_iter().collect());
    }

    #[test]
    fn meetings_stand_in_the_order_of_their_days_and_ids_are_single() {
        let mut scenario = with("meetings", &json!({"id": "b", "date": "2027-03-01"}));
        let mut earlier = scenario.meetings[0].clone();
        earlier.date = crate::base::add_days(earlier.date, -1);
        scenario.meetings.push(earlier);
        let found = codes(&scenario);
        assert_eq!(found.iter().map(|(code, _)| *code).collect::<Vec<_>>(), ["S-DOUBLED", "S-MEETING-ORDER"]);
        assert!(!is_sound(&validate(&scenario)), "a doubled id cannot be named by a path");
    }

    #[test]
    fn what_is_said_in_meetings_is_no_input() {
        let base = generate(Size::Small, 3);
        let print = crate::model::meeting::fingerprint;
        let told = with("story", &json!({"id": "uno", "title": "Arrivano in pochi"}));
        assert_ne!(told, base);
        assert_eq!((told.without_meetings(), print(&told)), (base.clone(), print(&base)));
        let mut other = base.clone();
        other.programme.months += 1;
        assert_ne!(print(&other), print(&base));
    }
}
