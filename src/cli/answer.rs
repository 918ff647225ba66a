//! The answer to a scenario for subcommands that need one: simulation with progress, refusals told, the report.
//!
//! Computes nothing itself. Called by `run`, `compare` and the subcommands that write papers.

use super::{Io, UNSOUND, WRONG_USE, output::Stop};
use crate::{
    base::{Diagnostic, Id, Severity},
    jobs::Cancel,
    model::{EditError, Scenario},
    pipeline::{self, Outcome, PipelineError, RunRequest},
    report::{Inputs, Report, effect, story},
    rules::Rulebook,
    text::Texts,
};
use std::sync::Arc;

/// `scenario` as `variant` sees it, simulated; where there is no answer, why is told
pub(super) fn outcome(
    scenario: &Arc<Scenario>,
    variant: Option<&Id>,
    rulebooks: &[Rulebook],
    request: &RunRequest,
    texts: &Texts,
    io: &mut Io<'_>,
) -> Result<Arc<Outcome>, Stop> {
    let mut shown = 0;
    let answer = pipeline::run(scenario, variant, rulebooks, request, &[], &Cancel::new(), &mut |progress| {
        // A line for each hundredth is as much as an eye can follow.
        let hundredth = u64::from(progress.done) * 100 / u64::from(progress.wanted.max(1));
        if hundredth > shown {
            shown = hundredth;
            io.progress(&texts.cli_progress(f64::from(progress.done), f64::from(progress.wanted)));
        }
    });
    io.progress("");
    answer.map_err(|error| refused(scenario, &error, texts, io))
}

/// The report of an outcome
pub(super) fn report(outcome: &Outcome, base: Option<&Report>) -> Report {
    let judged = &outcome.judged;
    Report::new(&Inputs {
        scenario: &judged.scenario,
        compiled: &judged.compiled,
        totals: &outcome.totals,
        rulebooks: &judged.rulebooks,
        assessments: &judged.assessments,
        facts: &judged.facts,
        base,
    })
}

/// What was run, for differences
pub(super) fn part(outcome: &Outcome) -> effect::Run<'_> {
    let judged = &outcome.judged;
    effect::Run { scenario: &judged.scenario, compiled: &judged.compiled, totals: &outcome.totals }
}

/// The name of a variant; none for the base or where there is no such variant
pub(super) fn variant_name<'a>(scenario: &'a Scenario, variant: Option<&Id>) -> Option<&'a str> {
    let variant = variant?;
    scenario.variants.iter().find(|known| known.id == *variant).map(|known| known.name.as_str())
}

fn refused(scenario: &Scenario, error: &PipelineError, texts: &Texts, io: &mut Io<'_>) -> Stop {
    Stop::Told(match error {
        PipelineError::Unsound(findings) => {
            unsound(scenario, findings, texts, io);
            UNSOUND
        }
        PipelineError::Variant(EditError::Variant { id }) => {
            no_such_variant(scenario, id.as_str(), texts, io);
            WRONG_USE
        }
        PipelineError::Variant(error) => {
            io.tell(&texts.cli_variant_unfit(error.to_string()));
            UNSOUND
        }
        // Nobody holds the token.
        PipelineError::Cancelled => UNSOUND,
    })
}

/// Tells that a scenario has no such variant, and which it has
pub(super) fn no_such_variant(scenario: &Scenario, id: &str, texts: &Texts, io: &mut Io<'_>) {
    io.tell(&texts.cli_no_such_variant(id));
    let known: Vec<&str> = scenario.variants.iter().map(|variant| variant.id.as_str()).collect();
    if !known.is_empty() {
        io.tell(&texts.cli_valid_values(known.join(", ")));
    }
}

fn unsound(scenario: &Scenario, findings: &[Diagnostic], texts: &Texts, io: &mut Io<'_>) {
    io.tell(&texts.session_run_refused());
    for finding in findings.iter().filter(|finding| finding.severity == Severity::Error) {
        let told = story::finding(texts, scenario, finding);
        io.tell(&format!("{} [{}] {}", told.sentence, told.code, told.place));
        if let Some(hint) = told.hint {
            io.tell(&format!("  {hint}"));
        }
    }
}
