//! The quality of rule files: what a rulebook that loads can still do better.
//!
//! Holds checks that keep nothing from working: unused parameters and definitions, equal neighbours, criteria without the three test
//! cases. Errors that keep a rulebook from loading come from `parse`; both are given together.

use super::{
    case::{CaseFile, Expected, run_case},
    condition::Condition,
    parse::{Loaded, from_text, load, placeholders},
    problem::{RuleProblem, locate},
    resolve::{references, references_in},
    rulebook::Rulebook,
};
use crate::base::{Diagnostic, Severity};

/// Every finding about rule files and test cases, given as path and text
///
/// Files whose path contains `cases/` or lies under `tests/rules/` are test cases; all others are rule files.
pub fn check(files: &[(&str, &str)]) -> Vec<Diagnostic> {
    let is_case = |path: &str| path.contains("cases/") || path.contains("tests/rules/");
    let (cases, rules): (Vec<_>, Vec<_>) = files.iter().copied().partition(|(path, _)| is_case(path));
    let Loaded { rulebooks, mut problems } = load(&rules);
    for book in &rulebooks {
        problems.extend(style(book, &rules));
    }
    problems.extend(check_cases(&rulebooks, &cases, &rules));
    problems.iter().map(RuleProblem::diagnostic).collect()
}

/// The file and place of a criterion or parameter by its id
fn place_of(id: &str, files: &[(&str, &str)]) -> (String, u32, u32) {
    let quoted = format!("id: \"{id}\"");
    let found = files.iter().find(|(_, text)| text.contains(&quoted));
    found.map_or((String::new(), 1, 1), |(path, text)| {
        let (line, column) = locate(text, &[&quoted]);
        ((*path).to_owned(), line, column)
    })
}

fn note(id: &str, code: &'static str, facts: Vec<String>, files: &[(&str, &str)]) -> RuleProblem {
    let (file, line, column) = place_of(id, files);
    RuleProblem { severity: Severity::Note, file, line, column, code, facts }
}

fn style(book: &Rulebook, files: &[(&str, &str)]) -> Vec<RuleProblem> {
    let mut found = Vec::new();
    for parameter in &book.parameters {
        for pair in parameter.values.windows(2) {
            if pair[0].value == pair[1].value
                && pair[0].confidence == pair[1].confidence
                && pair[1].note.is_none()
            {
                found.push(note(&parameter.id, "R-SAME", vec![parameter.id.clone()], files));
            }
        }
    }
    for criterion in &book.criteria {
        let mut used: Vec<String> = references_in(&criterion.condition);
        used.extend(criterion.guard.iter().flat_map(references_in));
        used.extend(criterion.define.iter().flat_map(|d| references(&d.value)));
        used.extend(criterion.fix.by.iter().flat_map(references));
        used.extend(criterion.fix.change.iter().flat_map(|c| references(&c.to)));
        for words in [&criterion.message, &criterion.fix.text].into_iter().chain(&criterion.note) {
            used.extend(placeholders(&words.it));
        }
        for definition in criterion.define.iter().filter(|d| !used.contains(&d.name)) {
            let facts = vec![criterion.id.clone(), definition.name.clone()];
            found.push(note(&criterion.id, "R-UNUSED-NAME", facts, files));
        }
    }
    found
}

fn check_cases(books: &[Rulebook], cases: &[(&str, &str)], rules: &[(&str, &str)]) -> Vec<RuleProblem> {
    let mut found = Vec::new();
    if cases.is_empty() {
        return found;
    }
    let mut seen: Vec<(String, Expected)> = Vec::new();
    for (path, text) in cases {
        let file: CaseFile = match from_text(path, text) {
            Ok(file) => file,
            Err(problem) => {
                found.push(problem);
                continue;
            }
        };
        let Some(book) = books.iter().find(|book| book.id() == file.rulebook) else { continue };
        for case in &file.cases {
            seen.push((case.criterion.clone(), case.expect.clone()));
            if let Err(failure) = run_case(book, case) {
                let (line, column) = locate(text, &[&case.name]);
                found.push(RuleProblem {
                    severity: Severity::Warning,
                    file: (*path).to_owned(),
                    line,
                    column,
                    code: "R-CASE",
                    facts: vec![case.name.clone(), failure.found, failure.expected],
                });
            }
        }
    }
    for book in books {
        for criterion in &book.criteria {
            let has =
                |wanted: fn(&Expected) -> bool| seen.iter().any(|(id, e)| *id == criterion.id && wanted(e));
            let wanted: [(&str, bool); 3] = [
                ("Met", has(Expected::is_met)),
                ("NotMet", has(Expected::is_not_met) || never_fails(&criterion.condition)),
                ("Unknown", has(Expected::is_unknown) || criterion.condition == Condition::Always),
            ];
            for (name, _) in wanted.iter().filter(|(_, there)| !there) {
                found.push(note(
                    &criterion.id,
                    "R-NO-CASE",
                    vec![criterion.id.clone(), (*name).to_owned()],
                    rules,
                ));
            }
        }
    }
    found
}

/// Whether a condition only informs: it can be met or unknown, never refused.
fn never_fails(condition: &Condition) -> bool {
    match condition {
        Condition::Given(_) | Condition::Always => true,
        Condition::All(of) => of.iter().all(never_fails),
        _ => false,
    }
}
