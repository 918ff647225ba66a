//! The quality of rule files: what a rulebook that loads can still do better.
//!
//! Holds checks that keep nothing from working: unused parameters and definitions, equal neighbours, thresholds that no case reaches,
//! criteria without the three test cases, texts that nobody translated or that are hard to read. Errors that keep a rulebook from loading come
//! from `parse`; both are given together. How many changes of a rule the cases notice is asked of `mutate`.

use super::{
    Words,
    case::{CaseFile, Expected, run_case},
    condition::Condition,
    embedded::with_shared,
    mutate::{Mutant, mutants},
    parameter::Amount,
    parse::{Loaded, from_text, load, placeholders},
    problem::{RuleProblem, locate},
    readability::{ENOUGH_WORDS, LOWEST, gulpease, n_words},
    resolve::{references, references_in},
    rulebook::Rulebook,
};
use crate::base::{Date, Diagnostic, Severity};

/// What a check of files found
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// Findings, worst first, then by file and line
    pub findings: Vec<Diagnostic>,
    /// Sound rulebooks
    pub rulebooks: usize,
    /// Criteria in them
    pub criteria: usize,
    /// Test cases
    pub cases: usize,
}

/// Every finding about rule files and test cases, given as path and text
///
/// A file under `cases/` or `tests/rules/`, or one that begins by naming its rulebook, holds test cases; all others are rule files. Shared
/// parameters that the files lack are those inside the binary.
pub fn check(files: &[(&str, &str)]) -> Checked {
    let (rules, cases) = apart(files);
    let Loaded { rulebooks, mut problems } = load(&with_shared(&rules));
    for book in &rulebooks {
        problems.extend(style(book, &rules));
        problems.extend(wording(book, &rules));
    }
    let (files, broken) = case_files(&cases);
    problems.extend(broken);
    let n_cases = files.iter().map(|(_, _, file)| file.cases.len()).sum();
    problems.extend(check_cases(&rulebooks, &files, &rules));
    problems.sort_by(|a, b| {
        (std::cmp::Reverse(a.severity), &a.file, a.line).cmp(&(
            std::cmp::Reverse(b.severity),
            &b.file,
            b.line,
        ))
    });
    Checked {
        findings: problems.iter().map(RuleProblem::diagnostic).collect(),
        criteria: rulebooks.iter().map(|book| book.criteria.len()).sum(),
        rulebooks: rulebooks.len(),
        cases: n_cases,
    }
}

/// Every change of the rules of `files`, and whether their cases notice it; broken files are left out
pub fn mutation(files: &[(&str, &str)]) -> Vec<Mutant> {
    let (rules, cases) = apart(files);
    let files: Vec<CaseFile> = case_files(&cases).0.into_iter().map(|(_, _, file)| file).collect();
    mutants(&load(&with_shared(&rules)).rulebooks, &files)
}

type Files<'a> = Vec<(&'a str, &'a str)>;

/// Rule files, and files of test cases
fn apart<'a>(files: &[(&'a str, &'a str)]) -> (Files<'a>, Files<'a>) {
    let is_case = |path: &str, text: &str| {
        let first = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
        let words: String = first.take(2).collect();
        path.contains("cases/") || path.contains("tests/rules/") || words.starts_with("(rulebook:")
    };
    files.iter().copied().partition(|(path, text)| !is_case(path, text))
}

type Read<'a> = Vec<(&'a str, &'a str, CaseFile)>;

fn case_files<'a>(files: &[(&'a str, &'a str)]) -> (Read<'a>, Vec<RuleProblem>) {
    let (mut read, mut broken) = (Vec::new(), Vec::new());
    for (path, text) in files {
        match from_text(path, text) {
            Ok(file) => read.push((*path, *text, file)),
            Err(problem) => broken.push(problem),
        }
    }
    (read, broken)
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

/// Texts that are the same in both languages though they are sentences, and texts that are hard to read
fn wording(book: &Rulebook, files: &[(&str, &str)]) -> Vec<RuleProblem> {
    let mut found = Vec::new();
    for (owner, words) in texts_of(book) {
        if words.it == words.en && n_words(&words.it) > 3 {
            found.push(note(&owner, "R-UNTRANSLATED", vec![owner.clone(), words.it.clone()], files));
        }
        let hard = gulpease(&words.it).filter(|index| *index < LOWEST && n_words(&words.it) >= ENOUGH_WORDS);
        if let Some(index) = hard {
            let facts = vec![owner.clone(), format!("{index:.0}"), words.it.clone()];
            found.push(note(&owner, "R-HARD", facts, files));
        }
    }
    found
}

/// Every text of a rulebook with the id of the criterion, parameter, term or rulebook it belongs to
pub fn texts_of(book: &Rulebook) -> Vec<(String, &Words)> {
    let head = &book.head;
    let own = |words| (head.id.clone(), words);
    let mut all: Vec<(String, &Words)> = vec![own(&head.title)];
    all.extend(head.note.iter().map(own));
    all.extend(head.statuses.iter().map(|status| own(&status.title)));
    all.extend(head.terms.iter().map(|term| (term.id.clone(), &term.label)));
    for parameter in &book.parameters {
        all.push((parameter.id.clone(), &parameter.label));
        all.extend(
            parameter.values.iter().filter_map(|v| v.note.as_ref()).map(|n| (parameter.id.clone(), n)),
        );
    }
    for c in &book.criteria {
        let texts = [&c.title, &c.message, &c.fix.text].into_iter().chain(&c.note);
        all.extend(texts.map(|words| (c.id.clone(), words)));
    }
    all
}

/// Values of parameters that no case rests on, each parameter once: rulebooks may share one
fn unreached(books: &[Rulebook], read: &Read<'_>, files: &[(&str, &str)]) -> Vec<RuleProblem> {
    let mut reached: Vec<(String, Date)> = Vec::new();
    for (_, _, file) in read {
        let Some(book) = books.iter().find(|book| book.id() == file.rulebook) else { continue };
        for case in &file.cases {
            let Some(index) = book.criteria.iter().position(|c| c.id == case.criterion) else { continue };
            let result = super::assess::assess_criterion(book, index, &case.facts, case.on, case.on);
            let leaves = result.judgements.iter().flat_map(|judgement| judgement.proof.leaves());
            reached.extend(leaves.flat_map(|(leaf, _)| {
                leaf.law.iter().map(|law| (law.parameter.clone(), law.from)).collect::<Vec<_>>()
            }));
        }
    }
    reached.sort_unstable();
    reached.dedup();
    let mut found: Vec<RuleProblem> = Vec::new();
    for parameter in books.iter().flat_map(|book| &book.parameters) {
        let is_asked = reached.iter().any(|(id, _)| *id == parameter.id);
        for value in parameter.values.iter().filter(|v| is_asked && v.value != Amount::Unset) {
            let facts = vec![parameter.id.clone(), value.from.to_string()];
            let is_reached = reached.iter().any(|(id, from)| *id == parameter.id && *from == value.from);
            if !is_reached && found.iter().all(|problem| problem.facts != facts) {
                found.push(note(&parameter.id, "R-UNREACHED", facts, files));
            }
        }
    }
    found
}

fn check_cases(books: &[Rulebook], files: &Read<'_>, rules: &[(&str, &str)]) -> Vec<RuleProblem> {
    let mut found = Vec::new();
    if files.is_empty() {
        return found;
    }
    let mut seen: Vec<(String, Expected)> = Vec::new();
    for (path, text, file) in files {
        let Some(book) = books.iter().find(|book| book.id() == file.rulebook) else {
            let (line, column) = locate(text, &["rulebook", &file.rulebook]);
            let facts = vec![file.rulebook.clone()];
            let file = (*path).to_owned();
            found.push(RuleProblem {
                severity: Severity::Warning,
                file,
                line,
                column,
                code: "R-NO-BOOK",
                facts,
            });
            continue;
        };
        for case in &file.cases {
            seen.push((case.criterion.clone(), case.expect.clone()));
            if let Err(failure) = run_case(book, case) {
                let (line, column) = place_of_case(text, &case.name, &case.criterion)
                    .unwrap_or_else(|| locate(text, &[&case.name]));
                found.push(RuleProblem {
                    severity: Severity::Warning,
                    file: (*path).to_owned(),
                    line,
                    column,
                    code: "R-CASE",
                    facts: vec![format!("{} {}", case.criterion, case.name), failure.found, failure.expected],
                });
            }
        }
    }
    found.extend(unreached(books, files, rules));
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

/// Line and column of the case of this name for this criterion: names repeat from criterion to criterion
fn place_of_case(text: &str, name: &str, criterion: &str) -> Option<(u32, u32)> {
    let (name, criterion) = (format!("name: \"{name}\""), format!("criterion: \"{criterion}\""));
    let lines: Vec<&str> = text.lines().collect();
    let place = lines.windows(2).position(|pair| pair[0].contains(&name) && pair[1].contains(&criterion))?;
    Some((place as u32 + 1, lines[place].find(&name).unwrap_or(0) as u32 + 1))
}

/// Whether a condition only informs: it can be met or unknown, never refused.
fn never_fails(condition: &Condition) -> bool {
    match condition {
        Condition::Given(_) | Condition::Always => true,
        Condition::All(of) => of.iter().all(never_fails),
        _ => false,
    }
}
