//! `corridoi story`: the check before a meeting, and quoting the figures of the story anew.
//!
//! `check` simulates the base and the variants that story and motions name, and says which quoted figures no longer hold and why; then it
//! ends with code 1. `update` writes the figures that the sentences of the story name as they are now, with their codes; motions keep
//! what was put to the vote. Nothing is computed here.

use super::{
    FINE, Io, UNSOUND, answer,
    arguments::Format,
    output::Stop,
    paper_arguments::{Story, StoryTask},
    source, words,
};
use crate::{
    base::Id,
    file::{codec, store},
    model::Scenario,
    report::{
        Report,
        meeting::quotes::{self, Check, Checked, Held, State},
        passport::{Cause, Passports},
    },
    rules,
    text::Texts,
};
use serde_json::{Value, json};
use std::sync::Arc;

/// A result with its codes
struct Ran {
    variant: Option<Id>,
    report: Report,
    passports: Passports,
}

impl Ran {
    fn result(&self) -> quotes::Result<'_> {
        quotes::Result { variant: self.variant.as_ref(), report: &self.report, passports: &self.passports }
    }
}

pub(super) fn story(asked: &Story, io: &mut Io<'_>) -> Result<u8, Stop> {
    let texts = Texts::new(asked.lang);
    let scenario = Arc::new(source::scenario(&asked.file, &texts, io)?);
    let results = results(&scenario, asked, &texts, io)?;
    match &asked.task {
        StoryTask::Check => {
            let all: Vec<quotes::Result<'_>> = results.iter().map(Ran::result).collect();
            let check = Check::of(&scenario, &all, &texts);
            match asked.format {
                Format::Json => words::json(&as_json(&check), io)?,
                Format::Text | Format::Csv => io.data(&as_text(&check, &texts))?,
            }
            Ok(if check.holds() { FINE } else { UNSOUND })
        }
        StoryTask::Update(out) => {
            let out = out.as_ref().unwrap_or(&asked.file);
            let mut quoted = (*scenario).clone();
            for step in &mut quoted.story {
                let ran = results.iter().find(|ran| ran.variant == step.variant);
                if let Some(ran) = ran {
                    step.quotes = quotes::of_words(step, &ran.result());
                }
            }
            let text = codec::text_from_scenario(&quoted)
                .map_err(|error| source::refused(out, &error, &texts, io))?;
            store::save(out, text.as_bytes(), store::Backup::Leave)
                .map_err(|error| source::refused(out, &error, &texts, io))?;
            io.tell(&texts.cli_written(out.display().to_string()));
            Ok(FINE)
        }
    }
}

/// The base, and every variant that story or motions name and that can be simulated
fn results(
    scenario: &Arc<Scenario>,
    asked: &Story,
    texts: &Texts,
    io: &mut Io<'_>,
) -> Result<Vec<Ran>, Stop> {
    let rulebooks = rules::embedded_rulebooks();
    let base = answer::outcome(scenario, None, &rulebooks, &asked.request, texts, io)?;
    let report = answer::report(&base, None);
    let passports = Passports::of(&report, None, None);
    let mut results = vec![Ran { variant: None, report, passports }];
    for id in scenario.shown_variants() {
        // A variant that does not fit is told; the check says that it has no result.
        let Ok(outcome) = answer::outcome(scenario, Some(&id), &rulebooks, &asked.request, texts, io) else {
            continue;
        };
        let report = answer::report(&outcome, results.first().map(|base| &base.report));
        let passports = Passports::of(&report, Some(&id), None);
        results.push(Ran { variant: Some(id), report, passports });
    }
    Ok(results)
}

fn as_text(check: &Check, texts: &Texts) -> String {
    let mut text = String::new();
    for (heading, list) in [(texts.meeting_story(), &check.steps), (texts.meeting_motions(), &check.motions)]
    {
        if list.is_empty() {
            continue;
        }
        text.push_str(&words::heading(&heading));
        for (index, checked) in list.iter().enumerate() {
            one_text(&mut text, index, checked, texts);
        }
    }
    let (quoted, moved) = check.counts();
    text.push('\n');
    words::line(
        &mut text,
        &if check.steps.is_empty() && check.motions.is_empty() {
            texts.meeting_check_nothing()
        } else if check.holds() {
            texts.meeting_check_holds(quoted)
        } else {
            texts.meeting_check_moved(moved, texts.integer(quoted as i64))
        },
    );
    text
}

fn one_text(text: &mut String, index: usize, checked: &Checked, texts: &Texts) {
    words::line(text, &format!("{}. {}", index + 1, checked.title));
    if checked.no_result {
        words::line(text, &format!("   {}", texts.meeting_check_no_result()));
    }
    for name in &checked.unknown {
        words::line(text, &format!("   {}", texts.meeting_check_unknown(name.as_str())));
    }
    for held in &checked.held {
        words::line(text, &format!("   {}", quotes::sentence(held, texts)));
    }
}

fn as_json(check: &Check) -> Value {
    let all = |list: &[Checked]| -> Vec<Value> {
        let one = |checked: &Checked| {
            json!({
                "id": checked.id.as_str(), "title": checked.title, "holds": checked.holds(),
                "no_result": checked.no_result, "unknown": checked.unknown,
                "figures": checked.held.iter().map(held_json).collect::<Vec<_>>(),
            })
        };
        list.iter().map(one).collect()
    };
    json!({
        "format": "corridoi-story/1", "holds": check.holds(),
        "story": all(&check.steps), "motions": all(&check.motions),
    })
}

fn held_json(held: &Held) -> Value {
    let state = match held.state {
        State::Holds => "holds",
        State::Moved => "moved",
        State::Gone => "gone",
    };
    let cause = |cause: &Cause| match cause {
        Cause::Scenario => "scenario",
        Cause::Law => "law",
        Cause::Run => "run",
        Cause::Engine => "engine",
    };
    let causes: Vec<&str> = held.causes.iter().map(cause).collect();
    json!({ "figure": held.figure, "state": state, "was": held.was, "now": held.is, "changed": causes })
}
