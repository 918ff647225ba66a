//! Figures as they were quoted, and which of them moved: the check before a meeting.
//!
//! A quoted value holds as long as it is said in the same words as the value computed now. Where it moved, its passport tells what changed:
//! scenario, law, luck or program. Computes nothing: results come from the caller. Called by the command line, the window and the papers.

use super::{figures, fill};
use crate::base::Id;
use crate::model::{Motion, Quote, Scenario, Step};
use crate::report::{
    Report,
    passport::{Cause, Code, Passports, Verdict},
};
use crate::text::Texts;

/// A result that quotes are held against
#[derive(Debug, Clone, Copy)]
pub struct Result<'a> {
    /// Variant it is of; none: the base
    pub variant: Option<&'a Id>,
    /// Its figures
    pub report: &'a Report,
    /// Their codes
    pub passports: &'a Passports,
}

/// How a quoted figure stands
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is said in the same words
    Holds,
    /// It is another value now
    Moved,
    /// The result has no such figure
    Gone,
}

/// A quoted figure against what is computed now
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    /// Its name
    pub figure: String,
    /// What it is called
    pub name: String,
    /// How it stands
    pub state: State,
    /// As it was quoted
    pub was: String,
    /// As it is now
    pub is: Option<String>,
    /// What changed; empty where the quote has no code or nothing did
    pub causes: Vec<Cause>,
}

/// A step or a motion with its quotes
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// Id of the step or the motion
    pub id: Id,
    /// What it says now
    pub title: String,
    /// Its quotes
    pub held: Vec<Held>,
    /// Names in braces that are no figure
    pub unknown: Vec<String>,
    /// Its variant is gone or cannot be simulated, so nothing is said about it
    pub no_result: bool,
}

/// The check before a meeting
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Check {
    /// The steps of the story
    pub steps: Vec<Checked>,
    /// The motions
    pub motions: Vec<Checked>,
}

impl Checked {
    /// Whether everything it says still holds
    pub fn holds(&self) -> bool {
        !self.no_result && self.unknown.is_empty() && self.held.iter().all(|held| held.state == State::Holds)
    }
}

impl Check {
    /// Holds story and motions of `scenario` against `results`
    pub fn of(scenario: &Scenario, results: &[Result<'_>], texts: &Texts) -> Self {
        let result = |variant: Option<&Id>| results.iter().find(|result| result.variant == variant);
        let steps = scenario.story.iter().map(|step| of_step(step, result(step.variant.as_ref()), texts));
        let motions =
            scenario.motions.iter().map(|motion| of_motion(motion, result(motion.variant.as_ref()), texts));
        Self { steps: steps.collect(), motions: motions.collect() }
    }

    /// Whether everything that was quoted still holds
    pub fn holds(&self) -> bool {
        self.steps.iter().chain(&self.motions).all(Checked::holds)
    }

    /// Quoted figures, and how many of them no longer hold
    pub fn counts(&self) -> (usize, usize) {
        let all = || self.steps.iter().chain(&self.motions).flat_map(|checked| &checked.held);
        (all().count(), all().filter(|held| held.state != State::Holds).count())
    }
}

fn of_step(step: &Step, result: Option<&Result<'_>>, texts: &Texts) -> Checked {
    let Some(result) = result else { return nothing(&step.id, fill::unfilled(&step.title)) };
    let title = fill::fill(&step.title, result.report, texts);
    let mut unknown = title.unknown;
    unknown.extend(fill::fill(&step.note, result.report, texts).unknown);
    Checked {
        id: step.id.clone(),
        title: title.text,
        held: held(&step.quotes, result, texts),
        unknown,
        no_result: false,
    }
}

fn of_motion(motion: &Motion, result: Option<&Result<'_>>, texts: &Texts) -> Checked {
    let Some(result) = result else { return nothing(&motion.id, motion.name.clone()) };
    let held = held(&motion.quotes, result, texts);
    Checked { id: motion.id.clone(), title: motion.name.clone(), held, unknown: Vec::new(), no_result: false }
}

fn nothing(id: &Id, title: String) -> Checked {
    Checked { id: id.clone(), title, held: Vec::new(), unknown: Vec::new(), no_result: true }
}

/// `quotes` against a result
pub fn held(quotes: &[Quote], result: &Result<'_>, texts: &Texts) -> Vec<Held> {
    quotes.iter().map(|quote| one(quote, result, texts)).collect()
}

fn one(quote: &Quote, result: &Result<'_>, texts: &Texts) -> Held {
    let report = result.report;
    let name = report.figure_name(&quote.figure, texts).unwrap_or_else(|| quote.figure.clone());
    let Some(now) = report.said(&quote.figure) else {
        return Held {
            figure: quote.figure.clone(),
            name,
            state: State::Gone,
            was: figures::words_of_name(&quote.figure, quote.value, texts),
            is: None,
            causes: Vec::new(),
        };
    };
    let (was, is) = (now.words_of(quote.value, texts), now.words(texts));
    let state = if was == is { State::Holds } else { State::Moved };
    let code = quote.code.as_deref().and_then(|code| code.parse::<Code>().ok());
    let causes = match code.map(|code| result.passports.verify(code)) {
        Some(Verdict::Same(_, causes) | Verdict::Different(_, causes)) if state == State::Moved => causes,
        _ => Vec::new(),
    };
    Held { figure: quote.figure.clone(), name, state, was, is: Some(is), causes }
}

/// The figures that a step names, as they are now, with their passports
pub fn of_words(step: &Step, result: &Result<'_>) -> Vec<Quote> {
    let mut names = fill::names(&step.title);
    for name in fill::names(&step.note) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.into_iter().filter_map(|name| quote(name, result)).collect()
}

/// A figure as it is now
pub fn quote(name: &str, result: &Result<'_>) -> Option<Quote> {
    let said = result.report.said(name)?;
    let key = result.report.figure_key(name);
    let code = key.and_then(|key| result.passports.code(&key)).map(|code| code.to_string());
    Some(Quote { figure: name.to_owned(), value: said.value, code })
}

/// The results that a motion is put to the vote with: those of the strip, and what it changes
pub fn of_motion_now(result: &Result<'_>) -> Vec<Quote> {
    let names = [
        "arrivals_by_target",
        "arrivals",
        "target_probability",
        "cost_per_arrival",
        "uncovered",
        "stranded",
        "criteria_not_met",
        "effect",
        "better",
    ];
    // Where there is a target, arrivals are those by its day.
    let has_target = result.report.headlines.target.is_some();
    let has_base = result.report.people.base.is_some();
    names
        .into_iter()
        .filter(|name| *name != "arrivals" || !has_target)
        .filter(|name| has_base || !["effect", "better"].contains(name))
        .filter_map(|name| quote(name, result))
        .collect()
}

/// A quoted value in the words of its figure
pub fn words(quote: &Quote, texts: &Texts) -> String {
    figures::words_of_name(&quote.figure, quote.value, texts)
}

/// A quoted figure in one sentence: "Scoperto: era 89.000 €, ora 102.000 €, perché è cambiato lo scenario"
pub fn sentence(held: &Held, texts: &Texts) -> String {
    let (name, was) = (held.name.as_str(), held.was.as_str());
    match (&held.is, held.causes.is_empty()) {
        (None, _) => texts.meeting_held_gone(name, was),
        (Some(_), _) if held.state == State::Holds => texts.meeting_held_holds(name, was),
        (Some(is), true) => texts.meeting_held_moved(name, is.as_str(), was),
        (Some(is), false) => {
            texts.meeting_held_moved_because(name, is.as_str(), was, cause_words(&held.causes, texts))
        }
    }
}

/// What changed, in words: "lo scenario, la legge"
pub fn cause_words(causes: &[Cause], texts: &Texts) -> String {
    let word = |cause: &Cause| match cause {
        Cause::Scenario => texts.verify_cause_scenario(),
        Cause::Law => texts.verify_cause_law(),
        Cause::Run => texts.verify_cause_run(),
        Cause::Engine => texts.verify_cause_engine(),
    };
    causes.iter().map(word).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::*;
    use crate::model::{Edit, Path, edit};
    use crate::text::Lang;

    fn told() -> Scenario {
        let mut scenario = sample::scenario();
        scenario.story.push(Step {
            id: Id::new("costo").expect("an id"),
            title: "Costa {cost_total}, arrivano {arrivals_by_target}".to_owned(),
            note: "{cost_total range}".to_owned(),
            show: Vec::new(),
            variant: None,
            levers: Vec::new(),
            quotes: Vec::new(),
        });
        scenario
    }

    fn dearer(scenario: &Scenario) -> Scenario {
        let path = Path::new("costs/classe/unit");
        let edits = [("low", 14_000.0), ("usual", 17_000.0), ("high", 20_000.0)];
        let edits: Vec<Edit> = edits.iter().map(|(part, n)| Edit::number(&path.join(part), *n)).collect();
        edit::apply(scenario, &edits).expect("it fits")
    }

    #[test]
    fn quotes_hold_until_what_they_rest_on_changes_and_then_say_why() {
        let mut scenario = told();
        let report = sample::report(&scenario, 256, None);
        let passports = Passports::of(&report, None, None);
        let result = Result { variant: None, report: &report, passports: &passports };
        scenario.story[0].quotes = of_words(&scenario.story[0], &result);
        assert_eq!(scenario.story[0].quotes.len(), 2, "each figure once");
        assert!(scenario.story[0].quotes.iter().all(|quote| quote.code.is_some()));
        for lang in Lang::ALL {
            let check = Check::of(&scenario, &[result], &Texts::new(lang));
            assert!(check.holds() && check.counts() == (2, 0), "{check:?}");
        }
        let after = dearer(&scenario);
        let report = sample::report(&after, 256, None);
        let passports = Passports::of(&report, None, None);
        let check = Check::of(
            &after,
            &[Result { variant: None, report: &report, passports: &passports }],
            &Texts::new(Lang::It),
        );
        let held = &check.steps[0].held;
        assert_eq!((held[0].state, held[1].state), (State::Moved, State::Holds), "{held:?}");
        assert_eq!(held[0].causes, [Cause::Scenario]);
        assert_ne!(Some(&held[0].was), held[0].is.as_ref());
        assert_eq!(check.counts(), (2, 1));
        assert!(!check.holds());
    }

    #[test]
    fn figures_that_are_gone_and_variants_without_a_result_are_told() {
        let mut scenario = told();
        let report = sample::report(&scenario, 64, None);
        let passports = Passports::of(&report, None, None);
        let result = Result { variant: None, report: &report, passports: &passports };
        scenario.story[0].quotes.push(Quote { figure: "passed:nessuna".to_owned(), value: 3.5, code: None });
        scenario.story[0].note = "{altro}".to_owned();
        let mut other = scenario.story[0].clone();
        other.variant = Some(Id::new("tolta").expect("an id"));
        scenario.story.push(other);
        let check = Check::of(&scenario, &[result], &Texts::new(Lang::It));
        assert_eq!(
            (check.steps[0].held[0].state, check.steps[0].held[0].was.as_str()),
            (State::Gone, "3,50")
        );
        assert_eq!(check.steps[0].unknown, ["altro"]);
        assert!(check.steps[1].no_result && !check.steps[1].title.contains('{'));
        assert!(check.steps.iter().all(|step| !step.holds()));
    }

    #[test]
    fn story_motions_and_meetings_are_no_part_of_a_code() {
        let plain = sample::report(&sample::scenario(), 64, None);
        let with_story = sample::report(&told(), 64, None);
        assert_eq!(Passports::of(&plain, None, None), Passports::of(&with_story, None, None));
    }
}
