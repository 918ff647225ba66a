//! `corridoi check`: what is wrong with a scenario, and what the law says about it.
//!
//! A sound file is fine even where criteria are not met; `--strict` asks for more. Simulates nothing.

use super::{
    FINE, Io, UNSOUND,
    arguments::{Check, Format},
    output::Stop,
    source, words,
};
use crate::{
    base::{Diagnostic, Severity},
    file::{Finding, codec::Reading},
    model::Scenario,
    pipeline::{Judged, PipelineError},
    report::story,
    rules::{self, Assessment, CriterionKind, Outcome, Rulebook, explain},
    text::Texts,
};
use serde_json::{Value, json};
use std::{path::Path, sync::Arc};

pub(super) fn check(asked: &Check, io: &mut Io<'_>) -> Result<u8, Stop> {
    let texts = Texts::new(asked.lang);
    let reading = match source::reading(&asked.file) {
        Ok(reading) => reading,
        Err(error) => {
            let code = source::exit_code(&error);
            // A program that asked for JSON gets it for a scenario that does not even read, too.
            if asked.format == Format::Json && code == UNSOUND {
                let place = error.at();
                words::json(
                    &json!({
                        "format": "corridoi-check/1", "file": asked.file.display().to_string(), "sound": false,
                        "findings": [{
                            "severity": "error", "code": error.text_id(), "place": "",
                            "line": place.map(|at| at.line), "column": place.map(|at| at.column),
                            "sentence": words::file_error(&texts, Path::new(""), &error).join(" "), "hint": null,
                        }],
                        "law": [],
                    }),
                    io,
                )?;
            }
            return Err(source::refused(&asked.file, &error, &texts, io));
        }
    };
    let Reading { scenario, findings } = reading;
    let scenario = Arc::new(scenario);
    let judged = Judged::new(&scenario, None, &rules::embedded_rulebooks());
    let findings = all_findings(&findings, &judged);
    let worst = findings.iter().map(|f| f.diagnostic.severity).max();
    let assessed: Vec<(&Rulebook, &Assessment)> =
        judged.iter().flat_map(|judged| judged.rulebooks.iter().zip(&judged.assessments)).collect();
    match asked.format {
        Format::Json => words::json(&as_json(asked, &scenario, &findings, &assessed, &texts), io)?,
        Format::Text | Format::Csv => io.data(&as_text(asked, &scenario, &findings, &assessed, &texts))?,
    }
    let unmet = assessed.iter().any(|(_, assessment)| {
        let counts = assessment.counts(CriterionKind::Mandatory);
        counts.fail + counts.unknown + counts.to_verify > 0
    });
    let refused =
        worst == Some(Severity::Error) || asked.strict && (worst == Some(Severity::Warning) || unmet);
    Ok(if refused { UNSOUND } else { FINE })
}

/// What reading found, with its places, and what compiling found on top
fn all_findings(read: &[Finding], judged: &Result<Judged, PipelineError>) -> Vec<Placed> {
    let mut all: Vec<Placed> = read
        .iter()
        .map(|finding| Placed { diagnostic: finding.diagnostic.clone(), at: Some(finding.at) })
        .collect();
    let more: &[Diagnostic] = match judged {
        Ok(judged) => &judged.findings,
        Err(PipelineError::Unsound(findings)) => findings,
        Err(_) => &[],
    };
    for diagnostic in more {
        if all.iter().all(|placed| placed.diagnostic != *diagnostic) {
            all.push(Placed { diagnostic: diagnostic.clone(), at: None });
        }
    }
    all.sort_by_key(|placed| std::cmp::Reverse(placed.diagnostic.severity));
    all
}

/// A finding and where it stands in the text
struct Placed {
    diagnostic: Diagnostic,
    at: Option<crate::file::Position>,
}

fn as_text(
    asked: &Check,
    scenario: &Scenario,
    findings: &[Placed],
    assessed: &[(&Rulebook, &Assessment)],
    texts: &Texts,
) -> String {
    let mut text = format!("{}\n", scenario.programme.title);
    let count = |severity| findings.iter().filter(|f| f.diagnostic.severity == severity).count() as f64;
    text += &texts.cli_check_counts(count(Severity::Error), count(Severity::Note), count(Severity::Warning));
    text.push('\n');
    for finding in findings {
        let told = story::finding(texts, scenario, &finding.diagnostic);
        let place = finding.at.map_or_else(String::new, |at| words::place(&asked.file, Some(at)) + ": ");
        let around = if told.place.is_empty() { String::new() } else { format!(" ({})", told.place) };
        let severity = words::severity(texts, told.severity);
        text.extend(["\n", &place, &severity, ": ", &told.sentence, &around, " [", told.code, "]\n"]);
        if let Some(hint) = &told.hint {
            text.extend(["  ", hint, "\n"]);
        }
    }
    for (book, assessment) in assessed {
        let lang = texts.lang();
        text += &words::heading(&format!(
            "{}, {}",
            book.head.title.get(lang),
            texts.cli_law_version(texts.date(book.head.checked_on), f64::from(book.head.version)),
        ));
        text.extend([assessment.status.title.get(lang), "\n"]);
        for kind in [CriterionKind::Mandatory, CriterionKind::Preferential, CriterionKind::Advisory] {
            let counts = assessment.counts(kind);
            text += &words::kind_counts(texts, kind, &counts);
        }
        let open: Vec<[String; 3]> = assessment
            .results
            .iter()
            .filter(|r| r.kind == CriterionKind::Mandatory)
            .filter(|r| !matches!(r.outcome, Outcome::Pass | Outcome::NotApplicable))
            .filter_map(|result| {
                let criterion = book.criteria.get(result.index)?;
                let judgement = result.deciding()?;
                Some([
                    result.id.clone(),
                    explain::outcome_label(result.outcome, texts),
                    explain::message(book, criterion, judgement, texts),
                ])
            })
            .collect();
        if !open.is_empty() {
            text.push('\n');
            text += &words::table(&open);
        }
    }
    text
}

fn as_json(
    asked: &Check,
    scenario: &Scenario,
    findings: &[Placed],
    assessed: &[(&Rulebook, &Assessment)],
    texts: &Texts,
) -> Value {
    let sound = findings.iter().all(|f| f.diagnostic.severity != Severity::Error);
    let findings: Vec<Value> = findings
        .iter()
        .map(|finding| {
            let told = story::finding(texts, scenario, &finding.diagnostic);
            json!({
                "severity": words::severity_code(told.severity), "code": told.code,
                "place": finding.diagnostic.place,
                "line": finding.at.map(|at| at.line), "column": finding.at.map(|at| at.column),
                "sentence": told.sentence, "hint": told.hint,
            })
        })
        .collect();
    let law: Vec<Value> =
        assessed.iter().map(|(book, assessment)| words::law_json(book, assessment, texts)).collect();
    json!({
        "format": "corridoi-check/1", "file": asked.file.display().to_string(), "sound": sound,
        "findings": findings, "law": law,
    })
}
