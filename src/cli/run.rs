//! `corridoi run`: the result of a scenario, for people, programs and spreadsheets.
//!
//! Every number is a metric of the report; nothing is computed here. The output depends on the file, the variant, the seed and the
//! number of futures only: not on threads, time or place.

use super::{
    FINE, Io, answer,
    arguments::{Format, Run},
    output::Stop,
    source, words,
};
use crate::{
    base::Severity,
    engine::TICK_MODEL_FORMAT,
    file::{FileError, codec::Reading},
    model::Scenario,
    paper::csv_table,
    pipeline::{Outcome, RunRequest},
    report::{Report, story, terminal},
    rules,
    text::Texts,
};
use serde_json::{Value, json};
use std::sync::Arc;

pub(super) fn run(asked: &Run, io: &mut Io<'_>) -> Result<u8, Stop> {
    let texts = Texts::new(asked.lang);
    let read = source::reading(&asked.file).and_then(sound);
    let scenario = Arc::new(read.map_err(|error| source::refused(&asked.file, &error, &texts, io))?);
    let request = RunRequest { futures: asked.futures, seed: asked.seed, threads: asked.threads };
    let rulebooks = rules::embedded_rulebooks();
    let outcome = answer::outcome(&scenario, asked.variant.as_ref(), &rulebooks, &request, &texts, io)?;
    let report = answer::report(&outcome, None);
    match asked.format {
        Format::Text => {
            let variant = answer::variant_name(&scenario, asked.variant.as_ref());
            io.data(&as_text(&outcome, &report, variant, &texts))?;
        }
        Format::Json => words::json(&as_json(&outcome, &report, &texts), io)?,
        Format::Csv => io.data(&csv_table::plain(&report.metrics))?,
    }
    Ok(FINE)
}

/// The scenario of a reading without errors
fn sound(reading: Reading) -> Result<Scenario, FileError> {
    let Reading { scenario, mut findings } = reading;
    findings.retain(|finding| finding.diagnostic.severity == Severity::Error);
    if findings.is_empty() { Ok(scenario) } else { Err(FileError::Unsound { findings }) }
}

fn as_text(outcome: &Outcome, report: &Report, variant: Option<&str>, texts: &Texts) -> String {
    let mut text = terminal::run(texts, report, variant);
    let warnings = outcome.judged.findings.iter().filter(|f| f.severity == Severity::Warning).count();
    if warnings > 0 {
        text.push('\n');
        text.push_str(&texts.cli_run_warnings(warnings as f64));
        text.push('\n');
    }
    text
}

fn as_json(outcome: &Outcome, report: &Report, texts: &Texts) -> Value {
    let metrics = &report.metrics;
    let judged = &outcome.judged;
    let scenario = &judged.scenario;
    let programme = &scenario.programme;
    let law: Vec<Value> = judged
        .rulebooks
        .iter()
        .zip(&judged.assessments)
        .map(|(book, assessment)| words::law_json(book, assessment, texts))
        .collect();
    let findings: Vec<Value> = judged
        .findings
        .iter()
        .map(|finding| {
            let told = story::finding(texts, scenario, finding);
            json!({ "severity": words::severity_code(finding.severity), "code": finding.code, "place": finding.place,
                    "sentence": told.sentence, "hint": told.hint })
        })
        .collect();
    json!({
        "format": "corridoi-run/1",
        "engine": { "version": env!("CARGO_PKG_VERSION"), "tick_model": TICK_MODEL_FORMAT },
        "scenario": { "id": programme.id, "title": programme.title, "start": programme.start, "months": programme.months,
                      "as_of": programme.as_of },
        "target": programme.target.as_ref().map(|target| json!({ "people": target.people, "by": target.by })),
        "variant": judged.variant,
        "seed": outcome.seed,
        "futures": outcome.futures,
        "model_sha256": judged.model_sha256,
        "results_sha256": outcome.totals.digest(),
        "metrics": metrics.metrics,
        "series": metrics.series,
        "funding": report.funding_told(texts),
        "law": law,
        "findings": findings,
    })
}
