//! Scenario text to scenario and back: RON with a format version.
//!
//! Reading refuses everything doubtful with its place: newer formats, unknown and doubled fields, numbers that are
//! none, and, through `model::validate`, whatever contradicts itself. Work is bounded by [`LARGEST`] and by the
//! nesting that `syntax` lets through. Between text and scenario stands the tree of `base`. Writing gives one text for one scenario. Touches no disk; called by `store`'s
//! callers, the document and the command line.

use super::{
    error::{FileError, Finding, Position, Problem},
    format::{NEWEST, ScenarioV1},
    layout::layout,
    syntax::{self, Occurrence},
};
use crate::{
    base::{
        Diagnostic, Severity,
        tree::{self, Bracket, Fault, Group, Mistake, Node, Parsed, ReadError, scan::Scanner},
    },
    model::{Scenario, validate},
};
use serde::{Serialize, de::DeserializeOwned};
use std::path::PathBuf;

/// Largest file that is read, in bytes
pub const LARGEST: u64 = 64 << 20;
/// Findings that get their own place; beyond them people look at the first ones anyway
const MOST_PLACES: usize = 100;
/// Bytes walked through in search of places, so that a huge file full of errors is refused as fast as any
const MOST_SEARCHED: usize = 100 << 20;

/// A scenario as it was read, with everything `validate` says about it
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The scenario, in the order of the file
    pub scenario: Scenario,
    /// Errors and warnings, in the order of the text
    pub findings: Vec<Finding>,
}

/// The scenario of a text; refused when it contradicts itself
pub fn scenario_from_text(text: &str) -> Result<Scenario, FileError> {
    let Reading { scenario, mut findings } = reading_from_text(text)?;
    findings.retain(|finding| finding.diagnostic.severity == Severity::Error);
    if findings.is_empty() { Ok(scenario) } else { Err(FileError::Unsound { findings }) }
}

/// The scenario of a text even when it contradicts itself, for checking and for recovering work
pub fn reading_from_text(text: &str) -> Result<Reading, FileError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.len() as u64 > LARGEST {
        return Err(FileError::TooLarge { bytes: text.len() as u64, limit: LARGEST });
    }
    if let Some(offset) = text.bytes().position(|byte| byte == 0) {
        return Err(FileError::Binary { offset });
    }
    if Scanner::new(text).next().is_none() {
        return Err(FileError::Empty);
    }
    syntax::check(text)?;
    let parsed = tree::parse(text);
    check_format(text, &parsed)?;
    let scenario = value_from::<ScenarioV1>(text, &parsed)?.into_scenario();
    let findings = findings_in(text, &parsed.node, &scenario);
    Ok(Reading { scenario, findings })
}

/// The text of a scenario: the same scenario gives the same text, and reads back as itself with sorted lists
pub fn text_from_scenario(scenario: &Scenario) -> Result<String, FileError> {
    written(&ScenarioV1::new(scenario), "scenario")
}

/// The text of a value that this program keeps in a file; `path` names the file in an error
pub(super) fn written<T: Serialize>(value: &T, path: impl Into<PathBuf>) -> Result<String, FileError> {
    // No value of ours is without a form in text; a broken promise must still lose nothing.
    let node = tree::node_of(value)
        .map_err(|error| FileError::Disk { path: path.into(), detail: error.to_string() })?;
    Ok(layout(&node))
}

/// The value of a text; of a mistake of the text and a fault of the value, the one that stands first is told
pub(super) fn value_from<T: DeserializeOwned>(text: &str, parsed: &Parsed<'_>) -> Result<T, FileError> {
    match (tree::read(&parsed.node), &parsed.mistake) {
        (Ok(value), None) => Ok(value),
        (Ok(_), Some(mistake)) => Err(mistake_in(text, mistake)),
        (Err(error), mistake) => {
            let at = error.at().unwrap_or_default();
            let earlier = mistake.as_ref().filter(|mistake| is_told_first(mistake, &error, at.start));
            Err(earlier.map_or_else(
                || refusal(text, error.fault(), at.start, error.path()),
                |mistake| mistake_in(text, mistake),
            ))
        }
    }
}

/// Whether a mistake of the text hides a fault of the value at byte `at`
fn is_told_first(mistake: &Mistake, error: &ReadError, at: usize) -> bool {
    // Where nothing that has sense stands, the field knows what should; but nothing is missing from what is cut off.
    if matches!(error.fault(), Fault::MissingField(_)) {
        return error.at().is_none_or(|missed_in| mistake.at <= missed_in.end);
    }
    mistake.at < at || mistake.at == at && mistake.fault != Fault::Unexpected
}

fn mistake_in(text: &str, mistake: &Mistake) -> FileError {
    refusal(text, &mistake.fault, mistake.at, String::new())
}

/// Refuses a format that this program does not read, before anything else is looked at
fn check_format(text: &str, parsed: &Parsed<'_>) -> Result<(), FileError> {
    let top = &parsed.node;
    // Text that does not even begin like a scenario gets the reader's own message.
    let begins_well = |group: &&Group<'_>| {
        group.open == Bracket::Round && (group.head.is_empty() || group.head == "Scenario")
    };
    if !top.as_group().as_ref().is_some_and(begins_well) {
        return Ok(());
    }
    let Some(format) = top.field("format") else {
        return match &parsed.mistake {
            Some(mistake) => Err(mistake_in(text, mistake)),
            None => Err(FileError::NoFormat { at: syntax::position(text, top.span.start) }),
        };
    };
    let at = syntax::position(text, format.span.start);
    let word = &text[format.span.clone()];
    match word.parse::<u32>() {
        Ok(NEWEST) => Ok(()),
        Ok(found) if found > NEWEST => Err(FileError::Newer { at, found, known: NEWEST }),
        _ => Err(FileError::UnknownFormat { at, found: word.chars().take(60).collect(), known: NEWEST }),
    }
}

/// A fault at a byte in the words of this module
fn refusal(text: &str, fault: &Fault, at: usize, place: String) -> FileError {
    let token = Scanner::from_byte(text, at).next().map_or(text.len()..text.len(), |token| token.span);
    let found: String = text[token.clone()].chars().take(60).collect();
    let names = |expected: &[&str]| expected.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let problem = match fault {
        Fault::UnknownField { found, expected } => Problem::UnknownField {
            found: found.clone(),
            near: nearest(found, expected),
            expected: names(expected),
        },
        Fault::UnknownWord { found, expected } => Problem::UnknownWord {
            found: found.clone(),
            near: nearest(found, expected),
            expected: names(expected),
        },
        Fault::DoubledField(field) => Problem::DoubledField { field: (*field).to_owned() },
        Fault::MissingField(field) => Problem::MissingField { field: (*field).to_owned() },
        Fault::OtherObject { found, expected } => {
            Problem::OtherObject { found: found.clone(), expected: (*expected).to_owned() }
        }
        Fault::Unclosed => Problem::Unclosed,
        Fault::Escape => Problem::Escape,
        Fault::Trailing => Problem::Trailing { found },
        _ if found.is_empty() => Problem::EndsEarly,
        Fault::EndsEarly => Problem::EndsEarly,
        Fault::NoSign(sign) => Problem::NoSign { sign, found },
        Fault::NoText => Problem::NoText { found },
        Fault::NoNumber => Problem::NoNumber { found },
        Fault::NoWholeNumber => Problem::NoWholeNumber { found },
        Fault::NoTruth => Problem::NoTruth { found },
        Fault::NoWord => Problem::NoWord { found },
        Fault::Said(words) if words.contains(" is not an id") => Problem::NoId { found },
        Fault::Said(words) if words.contains(" is not a country") => Problem::NoCountry { found },
        Fault::Said(_) if found.starts_with('"') => Problem::NoDate { found },
        Fault::Said(_) | Fault::Unexpected => Problem::Unexpected { found },
    };
    FileError::Syntax { at: syntax::position(text, token.start), place, problem }
}

/// The name closest to `found`, if it is close enough to be a slip of the hand
fn nearest(found: &str, names: &[&str]) -> Option<String> {
    if found.len() > 60 {
        return None;
    }
    let allowed = 1 + found.chars().count() / 4;
    let (distance, name) = names.iter().map(|name| (slips(found, name), *name)).min()?;
    (distance <= allowed).then(|| name.to_owned())
}

/// Letters to change, add or drop to turn one word into the other
fn slips(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let changed = diagonal + usize::from(!x.eq_ignore_ascii_case(y));
            diagonal = row[j + 1];
            row[j + 1] = changed.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

/// What `validate` finds, with places, in the order of the text
fn findings_in(text: &str, top: &Node<'_>, scenario: &Scenario) -> Vec<Finding> {
    let mut found = validate::validate(scenario);
    // Errors come first in the limited number of places.
    found.sort_by_key(|diagnostic| std::cmp::Reverse(diagnostic.severity));
    let start = syntax::position(text, top.span.start);
    let places = (MOST_SEARCHED / text.len().max(1)).clamp(1, MOST_PLACES);
    let mut findings: Vec<Finding> = found
        .into_iter()
        .enumerate()
        .map(|(i, diagnostic)| {
            let at = if i < places { place_of(text, top, &diagnostic) } else { start };
            Finding { diagnostic, at }
        })
        .collect();
    findings.sort_by_key(|finding| finding.at);
    findings
}

/// Where a diagnostic's place stands: the value it is about, or the very word or number it quotes
fn place_of(text: &str, top: &Node<'_>, diagnostic: &Diagnostic) -> Position {
    let occurrence = if diagnostic.code == "S-DOUBLED" { Occurrence::Second } else { Occurrence::First };
    let value = syntax::locate(top, &diagnostic.place, occurrence).span.clone();
    // Elsewhere the same number may well stand in the object for another reason.
    let quotes_numbers = ["S-NEGATIVE", "S-TOO-LARGE", "S-ORDER"].contains(&diagnostic.code);
    let fact = diagnostic.facts.first().filter(|fact| quotes_numbers || fact.parse::<f64>().is_err());
    let quoted = fact.and_then(|fact| syntax::find_fact(text, value.clone(), fact));
    syntax::position(text, quoted.unwrap_or(value).start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_hand_finds_the_name_that_was_meant() {
        let names = ["title", "summary", "start"];
        assert_eq!(nearest("titel", &names), Some("title".to_owned()));
        assert_eq!(nearest("Start", &names), Some("start".to_owned()));
        assert_eq!(nearest("budget", &names), None);
    }
}
