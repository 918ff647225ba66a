//! Small forms that several subcommands share: tables, headings, JSON, errors and findings in words.
//!
//! Readable without colour. Holds no sentence; those stand in `cli.ftl` and the files of whoever found something.

use super::{Io, output::Stop};
use crate::{
    base::Severity,
    file::{FileError, Position},
    rules::{Assessment, Counts, CriterionKind, Outcome, Rulebook, explain},
    text::Texts,
};
use serde::Serialize;
use serde_json::Value;
use std::path::Path;

/// Writes a value as JSON, one line at its end
pub(super) fn json(value: &impl Serialize, io: &mut Io<'_>) -> Result<(), Stop> {
    // Our own types have text keys and finite numbers only.
    let text = serde_json::to_string_pretty(value).unwrap_or_default();
    io.data(&text)?;
    io.data("\n")
}

/// Adds a line to a text
pub(super) fn line(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

/// Rows with their columns under one another, two spaces between
pub(super) fn table<const N: usize>(rows: &[[String; N]]) -> String {
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..N).map(width).collect();
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            line.push_str(cell);
            line.extend(std::iter::repeat_n(' ', width + 2 - cell.chars().count()));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// A table, or a word where it has no rows
pub(super) fn table_or<const N: usize>(rows: &[[String; N]], nothing: &str) -> String {
    if rows.is_empty() { format!("{nothing}\n") } else { table(rows) }
}

/// A heading with a line under it
pub(super) fn heading(text: &str) -> String {
    format!("\n{text}\n{}\n", "-".repeat(text.chars().count()))
}

/// Why a file is of no use, in lines: where and what, then what to do
pub(super) fn file_error(texts: &Texts, path: &Path, error: &FileError) -> Vec<String> {
    let (sentence, hint) = texts.told(error.text_id(), &error.arguments());
    let sentence = sentence.unwrap_or_else(|| error.to_string());
    let mut lines = vec![format!("{}: {sentence}", place(path, error.at()))];
    if let FileError::Unsound { findings } = error {
        for finding in findings {
            lines.push(format!(
                "{}: {}",
                place(path, Some(finding.at)),
                texts.diagnostic(&finding.diagnostic)
            ));
            lines.extend(texts.diagnostic_hint(&finding.diagnostic).map(|hint| format!("  {hint}")));
        }
    }
    lines.extend(hint.map(|hint| format!("  {hint}")));
    lines
}

/// `file.ron:12:5`, as editors understand it
pub(super) fn place(path: &Path, at: Option<Position>) -> String {
    match at {
        Some(at) => format!("{}:{at}", path.display()),
        None => path.display().to_string(),
    }
}

/// The word of a severity
pub(super) fn severity(texts: &Texts, severity: Severity) -> String {
    match severity {
        Severity::Note => texts.cli_note(),
        Severity::Warning => texts.cli_warning(),
        Severity::Error => texts.cli_error(),
    }
}

/// The stable word of a severity in JSON
pub(super) fn severity_code(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

/// How the criteria of one weight stand, in a line; nothing where there are none
pub(super) fn kind_counts(texts: &Texts, kind: CriterionKind, counts: &Counts) -> String {
    if counts.total() == 0 {
        return String::new();
    }
    let name = match kind {
        CriterionKind::Mandatory => texts.cli_law_mandatory(),
        CriterionKind::Preferential => texts.cli_law_preferential(),
        CriterionKind::Advisory => texts.cli_law_advisory(),
    };
    let parts: Vec<String> = [
        (Outcome::Pass, counts.pass),
        (Outcome::Fail, counts.fail),
        (Outcome::Unknown, counts.unknown),
        (Outcome::ToVerify, counts.to_verify),
        (Outcome::NotApplicable, counts.not_applicable),
    ]
    .into_iter()
    .filter(|(_, count)| *count > 0)
    .map(|(outcome, count)| format!("{count} {}", explain::outcome_label(outcome, texts)))
    .collect();
    format!("{name}: {}\n", parts.join(", "))
}

/// A rulebook and its verdicts
pub(super) fn law_json(book: &Rulebook, assessment: &Assessment, texts: &Texts) -> Value {
    let lang = texts.lang();
    let criteria: Vec<Value> = assessment
        .results
        .iter()
        .filter_map(|result| {
            let criterion = book.criteria.get(result.index)?;
            let message = result.deciding().map(|judgement| explain::message(book, criterion, judgement, texts));
            Some(serde_json::json!({
                "id": result.id, "title": criterion.title.get(lang), "kind": result.kind, "outcome": result.outcome,
                "confidence": criterion.confidence, "message": message,
                "source": explain::article(&criterion.reference), "stale": result.is_stale(), "forced": result.is_forced(),
            }))
        })
        .collect();
    serde_json::json!({
        "rulebook": assessment.rulebook, "version": assessment.version,
        "checked_on": book.head.checked_on, "review_by": book.head.review_by, "stale": assessment.stale,
        "on": assessment.on, "status": assessment.status.id, "criteria": criteria,
    })
}
