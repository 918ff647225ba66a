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
    base::{Id, Severity},
    engine::TICK_MODEL_FORMAT,
    file::{FileError, codec::Reading},
    model::Scenario,
    pipeline::{Outcome, RunRequest},
    report::{
        Report,
        metrics::{Distribution, MetricUnit, Metrics},
        story, terminal,
    },
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
        Format::Text => io.data(&as_text(&outcome, &report, &texts))?,
        Format::Json => words::json(&as_json(&outcome, &report, &texts), io)?,
        Format::Csv => io.data(&as_csv(&report.metrics))?,
    }
    Ok(FINE)
}

/// The scenario of a reading without errors
fn sound(reading: Reading) -> Result<Scenario, FileError> {
    let Reading { scenario, mut findings } = reading;
    findings.retain(|finding| finding.diagnostic.severity == Severity::Error);
    if findings.is_empty() { Ok(scenario) } else { Err(FileError::Unsound { findings }) }
}

fn as_text(outcome: &Outcome, report: &Report, texts: &Texts) -> String {
    let judged = &outcome.judged;
    let variants = &judged.scenario.variants;
    let variant = variants.iter().find(|variant| Some(&variant.id) == judged.variant.as_ref());
    let mut text = terminal::run(texts, report, variant.map(|variant| variant.name.as_str()));
    let warnings = judged.findings.iter().filter(|f| f.severity == Severity::Warning).count();
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

/// One table: metrics first, then series with their month
fn as_csv(metrics: &Metrics) -> String {
    const COLUMNS: [&str; 16] = [
        "kind",
        "id",
        "corridor",
        "unit",
        "month",
        "n",
        "mean",
        "standard_error",
        "sd",
        "p5",
        "p10",
        "p25",
        "p50",
        "p75",
        "p90",
        "p95",
    ];
    let number = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
    let mut rows: Vec<[String; 16]> = vec![COLUMNS.map(str::to_owned)];
    for metric in &metrics.metrics {
        let s: &Distribution = &metric.spread;
        rows.push([
            "metric".to_owned(),
            metric.id.clone(),
            metric.corridor.as_ref().map(Id::to_string).unwrap_or_default(),
            unit_code(metric.unit),
            String::new(),
            s.n.to_string(),
            number(s.mean),
            number(s.standard_error),
            number(s.sd),
            number(s.p5),
            number(s.p10),
            number(s.p25),
            number(s.p50),
            number(s.p75),
            number(s.p90),
            number(s.p95),
        ]);
    }
    for series in &metrics.series {
        for point in &series.points {
            rows.push([
                "series".to_owned(),
                series.id.clone(),
                series.corridor.as_ref().map(Id::to_string).unwrap_or_default(),
                unit_code(series.unit),
                point.month.to_string(),
                String::new(),
                point.mean.to_string(),
                String::new(),
                String::new(),
                String::new(),
                number(point.p10),
                number(point.p25),
                number(point.p50),
                number(point.p75),
                number(point.p90),
                String::new(),
            ]);
        }
    }
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in &rows {
        // Writing to memory fails only when there is none, and every row has the same length.
        drop(writer.write_record(row));
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

fn unit_code(unit: MetricUnit) -> String {
    serde_json::to_value(unit).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}
