//! `corridoi run`: the result of a scenario, for people, programs and spreadsheets.
//!
//! Every number is a metric of the report; nothing is computed here. The output depends on the file, the variant, the seed and the
//! number of futures only: not on threads, time or place.

use super::{
    FINE, Io, UNSOUND, WRONG_USE,
    arguments::{Format, Run},
    output::Stop,
    source, words,
};
use crate::{
    base::{Diagnostic, Id, Severity},
    compile::payers::category_id,
    engine::TICK_MODEL_FORMAT,
    file::{FileError, codec::Reading},
    jobs::Cancel,
    model::{CostCategory, EditError, Scenario},
    pipeline::{self, Outcome, PipelineError, RunRequest},
    report::{
        figure::Figure,
        gather,
        metrics::{Distribution, MetricUnit, Metrics},
        story, words as terms,
    },
    rules::{self, CriterionKind},
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
    let mut shown = 0;
    let answer = pipeline::run(
        &scenario,
        asked.variant.as_ref(),
        &rulebooks,
        &request,
        &[],
        &Cancel::new(),
        &mut |progress| {
            // A line for each hundredth is as much as an eye can follow.
            let hundredth = u64::from(progress.done) * 100 / u64::from(progress.wanted.max(1));
            if hundredth > shown {
                shown = hundredth;
                io.progress(&texts.cli_progress(f64::from(progress.done), f64::from(progress.wanted)));
            }
        },
    );
    io.progress("");
    let outcome = match answer {
        Ok(outcome) => outcome,
        Err(PipelineError::Unsound(findings)) => return Ok(unsound(&scenario, &findings, &texts, io)),
        Err(PipelineError::Variant(EditError::Variant { id })) => {
            io.tell(&texts.cli_no_such_variant(id.as_str()));
            let known: Vec<&str> = scenario.variants.iter().map(|variant| variant.id.as_str()).collect();
            if !known.is_empty() {
                io.tell(&texts.cli_valid_values(known.join(", ")));
            }
            return Ok(WRONG_USE);
        }
        Err(PipelineError::Variant(error)) => {
            io.tell(&texts.cli_variant_unfit(error.to_string()));
            return Ok(UNSOUND);
        }
        // Nobody holds the token.
        Err(PipelineError::Cancelled) => return Ok(UNSOUND),
    };
    let metrics = gather::metrics(&outcome.judged.scenario, &outcome.judged.compiled, &outcome.totals);
    match asked.format {
        Format::Text => io.data(&as_text(&outcome, &metrics, &texts))?,
        Format::Json => words::json(&as_json(&outcome, &metrics, &texts), io)?,
        Format::Csv => io.data(&as_csv(&metrics))?,
    }
    Ok(FINE)
}

/// The scenario of a reading without errors
fn sound(reading: Reading) -> Result<Scenario, FileError> {
    let Reading { scenario, mut findings } = reading;
    findings.retain(|finding| finding.diagnostic.severity == Severity::Error);
    if findings.is_empty() { Ok(scenario) } else { Err(FileError::Unsound { findings }) }
}

fn unsound(scenario: &Scenario, findings: &[Diagnostic], texts: &Texts, io: &mut Io<'_>) -> u8 {
    io.tell(&texts.session_run_refused());
    for finding in findings.iter().filter(|finding| finding.severity == Severity::Error) {
        let told = story::finding(texts, scenario, finding);
        io.tell(&format!("{} [{}] {}", told.sentence, told.code, told.place));
        if let Some(hint) = told.hint {
            io.tell(&format!("  {hint}"));
        }
    }
    UNSOUND
}

fn as_json(outcome: &Outcome, metrics: &Metrics, texts: &Texts) -> Value {
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
    let mut writer = csv::Writer::from_writer(Vec::new());
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
    for row in &rows {
        // Writing to memory fails only when there is none, and every row has the same length.
        drop(writer.write_record(row));
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

fn unit_code(unit: MetricUnit) -> String {
    serde_json::to_value(unit).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

fn as_text(outcome: &Outcome, metrics: &Metrics, texts: &Texts) -> String {
    let judged = &outcome.judged;
    let scenario = &judged.scenario;
    let mut text = format!("{}\n", scenario.programme.title);
    if let Some(id) = &judged.variant {
        let name = scenario.variants.iter().find(|v| v.id == *id).map_or(id.as_str(), |v| &v.name);
        text += &format!("{}\n", texts.cli_run_variant(name));
    }
    text += &format!("{}\n", texts.cli_run_futures(f64::from(outcome.futures), outcome.seed.to_string()));

    text += &words::heading(&texts.cli_run_results());
    let mut rows = vec![header(texts)];
    for (id, label) in [
        ("entrants", texts.cli_metric_entrants()),
        ("arrivals", texts.cli_metric_arrivals()),
        ("arrivals_by_target", texts.cli_metric_arrivals_by_target()),
        ("stranded", texts.cli_metric_stranded()),
    ] {
        rows.extend(row(label, metrics.total(id), MetricUnit::People, texts));
    }
    for (id, label) in [
        ("cost_total", texts.cli_metric_cost_total()),
        ("cost_per_arrival", texts.cli_metric_cost_per_arrival()),
        ("uncovered", texts.cli_metric_uncovered()),
    ] {
        rows.extend(row(label, metrics.total(id), MetricUnit::Euro, texts));
    }
    text += &words::table(&rows);
    let probability = metrics.total("target_probability").and_then(|spread| spread.mean);
    if let (Some(target), Some(share)) = (&scenario.programme.target, probability) {
        let by = texts.date(target.by);
        text += &format!("{}\n", texts.cli_run_target(by, texts.futures(share), f64::from(target.people)));
    }
    if scenario.corridors.len() > 1 {
        text += &words::heading(&texts.cli_run_corridors());
        let mut rows = vec![header(texts)];
        for corridor in &scenario.corridors {
            let spread = metrics.of("arrivals", &corridor.id);
            rows.extend(row(corridor.name.clone(), spread, MetricUnit::People, texts));
        }
        text += &words::table(&rows);
    }

    text += &section(&texts.cli_run_exits(), texts, |rows| {
        for corridor in &scenario.corridors {
            for exit in corridor.exits.iter().filter(|exit| !exit.wanted) {
                let spread = metrics.of(&format!("exits:{}", exit.id), &corridor.id);
                let label = within(scenario, &corridor.name, &exit.name);
                rows.extend(row(label, spread.filter(happens), MetricUnit::People, texts));
            }
        }
    });
    text += &section(&texts.cli_run_waits(), texts, |rows| {
        for corridor in &scenario.corridors {
            for stage in &corridor.stages {
                let spread = metrics.of(&format!("wait_mean:{}", stage.id), &corridor.id);
                let label = within(scenario, &corridor.name, &stage.name);
                rows.extend(row(label, spread.filter(happens), MetricUnit::Days, texts));
            }
        }
    });
    text += &section(&texts.cli_run_costs(), texts, |rows| {
        for category in CostCategory::ALL {
            let spread = metrics.total(&format!("cost:{}", category_id(category)));
            rows.extend(row(terms::cost_category(texts, category), spread, MetricUnit::Euro, texts));
        }
    });
    text += &section(&texts.cli_run_payers(), texts, |rows| {
        for source in &scenario.sources {
            let spread = metrics.total(&format!("funded:{}", source.id));
            rows.extend(row(source.name.clone(), spread, MetricUnit::Euro, texts));
        }
        rows.extend(row(texts.cli_metric_uncovered(), metrics.total("uncovered"), MetricUnit::Euro, texts));
    });

    for (book, assessment) in judged.rulebooks.iter().zip(&judged.assessments) {
        text += &words::heading(book.head.title.get(texts.lang()));
        text += &format!("{}\n", assessment.status.title.get(texts.lang()));
        for kind in [CriterionKind::Mandatory, CriterionKind::Preferential, CriterionKind::Advisory] {
            text += &words::kind_counts(texts, kind, &assessment.counts(kind));
        }
    }
    let warnings = judged.findings.iter().filter(|f| f.severity == Severity::Warning).count();
    if warnings > 0 {
        text += &format!("\n{}\n", texts.cli_run_warnings(warnings as f64));
    }
    text
}

fn header(texts: &Texts) -> [String; 4] {
    [String::new(), texts.cli_column_median(), texts.cli_column_range(), texts.cli_column_error()]
}

/// A table with a heading; nothing when it has no rows
fn section(title: &str, texts: &Texts, fill: impl FnOnce(&mut Vec<[String; 4]>)) -> String {
    let mut rows = vec![header(texts)];
    fill(&mut rows);
    if rows.len() == 1 { String::new() } else { words::heading(title) + &words::table(&rows) }
}

/// Label, median, range of eight futures in ten, error; none where it is not defined in any future
fn row(label: String, spread: Option<&Distribution>, unit: MetricUnit, texts: &Texts) -> Option<[String; 4]> {
    let figure = Figure::of(spread?, None, unit)?;
    let value = match unit {
        MetricUnit::Days => texts.cli_days(figure.value_words(texts)),
        _ => figure.value_words(texts),
    };
    Some([label, value, figure.range_words(texts), figure.error_words(texts)])
}

/// Whether it is anything but 0 in some future worth telling
#[expect(clippy::trivially_copy_pass_by_ref, reason = "Option::filter lends its content")]
fn happens(spread: &&Distribution) -> bool {
    spread.p95.is_some_and(|p95| p95 > 0.0)
}

/// A name with its corridor, where there are several
fn within(scenario: &Scenario, corridor: &str, name: &str) -> String {
    if scenario.corridors.len() > 1 { format!("{corridor}: {name}") } else { name.to_owned() }
}
