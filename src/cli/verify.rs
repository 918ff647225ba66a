//! `corridoi verify`: whether figures of a paper are still those of a scenario.
//!
//! Simulates the base and every variant anew, as the paper was made, and compares codes. A figure that is another one now ends with code 1;
//! why is said. Nothing is judged here.

use super::{
    FINE, Io, UNSOUND, WRONG_USE, answer, arguments::Format, output::Stop, paper_arguments::Verify, source,
    words,
};
use crate::{
    model::Scenario,
    pipeline::Outcome,
    report::{
        Report,
        comparison::{Comparison, Side},
        passport::{Cause, Code, Passports, Verdict},
    },
    rules,
    text::Texts,
};
use serde_json::{Value, json};
use std::sync::Arc;

/// A code as it was typed, with what is to be said about it
struct Told {
    typed: String,
    state: State,
    key: Option<String>,
    variant: Option<String>,
    value: Option<String>,
    causes: Vec<Cause>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Same,
    Different,
    NotHere,
    NoCode,
}

pub(super) fn verify(asked: &Verify, io: &mut Io<'_>) -> Result<u8, Stop> {
    let texts = Texts::new(asked.lang);
    let codes: Vec<(&String, Option<Code>)> =
        asked.codes.iter().map(|typed| (typed, typed.parse().ok())).collect();
    let scenario = Arc::new(source::scenario(&asked.file, &texts, io)?);
    let results = if codes.iter().any(|(_, code)| code.is_some()) {
        results(&scenario, asked, &texts, io)?
    } else {
        Vec::new()
    };
    let told: Vec<Told> =
        codes.into_iter().map(|(typed, code)| tell(typed, code, &results, &scenario, &texts)).collect();
    match asked.format {
        Format::Json => words::json(&as_json(&told), io)?,
        Format::Text | Format::Csv => io.data(&as_text(&told, &texts))?,
    }
    Ok(if told.iter().any(|told| told.state == State::NoCode) {
        WRONG_USE
    } else if told.iter().any(|told| told.state != State::Same) {
        UNSOUND
    } else {
        FINE
    })
}

/// The figures of the base and of every variant that can be simulated
fn results(
    scenario: &Arc<Scenario>,
    asked: &Verify,
    texts: &Texts,
    io: &mut Io<'_>,
) -> Result<Vec<Passports>, Stop> {
    let rulebooks = rules::embedded_rulebooks();
    let base = answer::outcome(scenario, None, &rulebooks, &asked.request, texts, io)?;
    let of_base = answer::report(&base, None);
    let mut results = vec![Passports::of(&of_base, None, None)];
    for variant in &scenario.variants {
        // A variant that does not fit is told, and its figures are not here.
        let Ok(outcome) = answer::outcome(scenario, Some(&variant.id), &rulebooks, &asked.request, texts, io)
        else {
            continue;
        };
        let report = answer::report(&outcome, Some(&of_base));
        results.push(passports(&outcome, &report, &base, &of_base, &variant.name));
    }
    Ok(results)
}

/// The figures of a variant with its differences from the base
pub(super) fn passports(
    outcome: &Outcome,
    report: &Report,
    base: &Outcome,
    of_base: &Report,
    name: &str,
) -> Passports {
    let sides = [
        Side { name: "", run: answer::part(base), report: of_base },
        Side { name, run: answer::part(outcome), report },
    ];
    let comparison = Comparison::of(&sides);
    let compared = comparison.as_ref().and_then(|comparison| comparison.sides.get(1));
    Passports::of(report, outcome.judged.variant.as_ref(), compared)
}

fn tell(typed: &str, code: Option<Code>, results: &[Passports], scenario: &Scenario, texts: &Texts) -> Told {
    let mut told = Told {
        typed: code.map_or_else(|| typed.to_owned(), |code| code.to_string()),
        state: if code.is_some() { State::NotHere } else { State::NoCode },
        key: None,
        variant: None,
        value: None,
        causes: Vec::new(),
    };
    let Some(code) = code else { return told };
    for passports in results {
        let (state, passport, causes) = match passports.verify(code) {
            Verdict::Same(passport, causes) => (State::Same, passport, causes),
            Verdict::Different(passport, causes) => (State::Different, passport, causes),
            Verdict::NotHere => continue,
        };
        told.state = state;
        told.key = Some(passport.key.clone());
        told.variant = answer::variant_name(scenario, passports.variant.as_ref()).map(str::to_owned);
        told.value = passport.value_words(texts);
        told.causes = causes;
        if state == State::Same {
            break;
        }
    }
    told
}

fn as_text(all: &[Told], texts: &Texts) -> String {
    let mut text = String::new();
    for told in all {
        let what = [told.key.clone(), told.variant.clone(), told.value.clone()];
        let what = what.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let state = match told.state {
            State::Same => texts.verify_same(),
            State::Different => texts.verify_different(),
            State::NotHere => texts.verify_not_here(),
            State::NoCode => texts.verify_no_code(),
        };
        text.extend([&told.typed, "  ", &state]);
        if !what.is_empty() {
            text.extend(["  ", &what]);
        }
        text.push('\n');
        let why: Vec<String> = told.causes.iter().map(|cause| cause_words(*cause, texts)).collect();
        let reason = match told.state {
            State::Same if !why.is_empty() => texts.verify_same_although(why.join(", ")),
            State::Different if why.is_empty() => texts.verify_no_cause(),
            State::Different => texts.verify_because(why.join(", ")),
            _ => continue,
        };
        words::line(&mut text, &format!("  {reason}"));
    }
    text
}

fn cause_words(cause: Cause, texts: &Texts) -> String {
    match cause {
        Cause::Scenario => texts.verify_cause_scenario(),
        Cause::Law => texts.verify_cause_law(),
        Cause::Run => texts.verify_cause_run(),
        Cause::Engine => texts.verify_cause_engine(),
    }
}

fn as_json(all: &[Told]) -> Value {
    let cause = |cause: &Cause| match cause {
        Cause::Scenario => "scenario",
        Cause::Law => "law",
        Cause::Run => "run",
        Cause::Engine => "engine",
    };
    let codes: Vec<Value> = all
        .iter()
        .map(|told| {
            let state = match told.state {
                State::Same => "same",
                State::Different => "different",
                State::NotHere => "not_here",
                State::NoCode => "no_code",
            };
            let causes: Vec<&str> = told.causes.iter().map(cause).collect();
            json!({ "code": told.typed, "state": state, "figure": told.key, "variant": told.variant, "now": told.value, "changed": causes })
        })
        .collect();
    json!({ "format": "corridoi-verify/1", "codes": codes })
}
