//! Scenario text to scenario and back: RON with a format version.
//!
//! Reading refuses everything doubtful with its place: newer formats, unknown and doubled fields, numbers that are
//! none, and, through `model::validate`, whatever contradicts itself. Work is bounded by [`LARGEST`] and by the
//! nesting that `syntax` lets through. Writing gives one text for one scenario. Touches no disk; called by `store`'s
//! callers, the document and the command line.

use super::{
    error::{FileError, Finding, Position, Problem},
    format::{NEWEST, ScenarioV1},
    syntax::{self, Occurrence},
};
use crate::{
    base::{Diagnostic, Severity},
    model::{Scenario, validate},
};
use ron::{Options, extensions::Extensions, ser::PrettyConfig};
use serde_path_to_error::Segment;

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
    if syntax::Scanner::new(text).next().is_none() {
        return Err(FileError::Empty);
    }
    syntax::check(text)?;
    check_format(text)?;
    let scenario = parse(text)?;
    let findings = findings_in(text, &scenario);
    Ok(Reading { scenario, findings })
}

/// The text of a scenario: the same scenario gives the same text, and reads back as itself with sorted lists
pub fn text_from_scenario(scenario: &Scenario) -> Result<String, FileError> {
    let compact = PrettyConfig::new().struct_names(true).depth_limit(0);
    let text = options().to_string_pretty(&ScenarioV1::new(scenario), compact);
    // No value of the model is without a form in RON; a broken promise must still lose nothing.
    let text =
        text.map_err(|error| FileError::Disk { path: "scenario".into(), detail: error.to_string() })?;
    Ok(syntax::layout(&text))
}

fn options() -> Options {
    // One level of brackets takes up to three of the parser's.
    Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .with_recursion_limit(4 * syntax::DEEPEST)
}

/// Refuses a format that this program does not read, before anything else is looked at
fn check_format(text: &str) -> Result<(), FileError> {
    let whole = syntax::locate(text, "", Occurrence::First);
    let place = syntax::locate(text, "format", Occurrence::First);
    let at = syntax::position(text, place.start);
    if place == whole {
        // Text that does not even begin like a scenario gets the parser's own message.
        let begins = text[whole].split('(').next().is_some_and(|head| matches!(head.trim(), "" | "Scenario"));
        return if begins { Err(FileError::NoFormat { at }) } else { Ok(()) };
    }
    let word = &text[place];
    match word.parse::<u32>() {
        Ok(NEWEST) => Ok(()),
        Ok(found) if found > NEWEST => Err(FileError::Newer { at, found, known: NEWEST }),
        _ => Err(FileError::UnknownFormat { at, found: word.chars().take(60).collect(), known: NEWEST }),
    }
}

fn parse(text: &str) -> Result<Scenario, FileError> {
    let refused = |error: ron::error::SpannedError, path: &[String]| refusal(text, error, path);
    let mut deserializer =
        ron::Deserializer::from_str_with_options(text, &options()).map_err(|error| refused(error, &[]))?;
    let read: Result<ScenarioV1, _> = serde_path_to_error::deserialize(&mut deserializer);
    let file = read.map_err(|error| {
        let path: Vec<String> = error.path().iter().filter_map(segment_text).collect();
        refused(deserializer.span_error(error.into_inner()), &path)
    })?;
    deserializer.end().map_err(|error| refused(deserializer.span_error(error), &[]))?;
    Ok(file.into_scenario())
}

fn segment_text(segment: &Segment) -> Option<String> {
    match segment {
        Segment::Seq { index } => Some(index.to_string()),
        Segment::Map { key } => Some(key.clone()),
        Segment::Enum { variant } => Some(variant.clone()),
        Segment::Unknown => None,
    }
}

/// The parser's error in our terms, with the place where a person looks first
fn refusal(text: &str, error: ron::error::SpannedError, path: &[String]) -> FileError {
    use ron::Error as Ron;
    let reported = Position { line: error.span.start.line, column: error.span.start.col };
    let mut span = syntax::token_around(text, syntax::offset(text, reported));
    if matches!(error.code, Ron::Message(_)) {
        // The parser stands somewhere inside the value by now; the path says which one it was.
        span = syntax::locate(text, &path.join("/"), Occurrence::First);
    }
    let found: String = text[span.clone()].chars().take(60).collect();
    let at_end = found.is_empty();
    let sign = |sign| Problem::NoSign { sign, found: found.clone() };
    let names = |expected: &[&str]| expected.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let problem = match error.code {
        Ron::NoSuchStructField { expected, found, .. } => {
            Problem::UnknownField { near: nearest(&found, expected), found, expected: names(expected) }
        }
        Ron::NoSuchEnumVariant { expected, found, .. } => {
            Problem::UnknownWord { near: nearest(&found, expected), found, expected: names(expected) }
        }
        Ron::DuplicateStructField { field, .. } => Problem::DoubledField { field: field.to_owned() },
        Ron::MissingStructField { field, .. } => Problem::MissingField { field: field.to_owned() },
        Ron::ExpectedDifferentStructName { expected, found } => {
            Problem::OtherObject { found, expected: expected.to_owned() }
        }
        Ron::Eof => Problem::EndsEarly,
        Ron::UnclosedBlockComment | Ron::UnclosedLineComment | Ron::ExpectedStringEnd => Problem::Unclosed,
        Ron::InvalidEscape(_) => Problem::Escape,
        Ron::TrailingCharacters => Problem::Trailing { found },
        Ron::ExpectedString => Problem::NoText { found },
        Ron::ExpectedBoolean => Problem::NoTruth { found },
        Ron::ExpectedFloat | Ron::FloatUnderscore => Problem::NoNumber { found },
        Ron::ExpectedInteger
        | Ron::IntegerOutOfBounds
        | Ron::InvalidIntegerDigit { .. }
        | Ron::UnderscoreAtBeginning => Problem::NoWholeNumber { found },
        Ron::ExpectedIdentifier | Ron::InvalidIdentifier(_) | Ron::SuggestRawIdentifier(_) => {
            Problem::NoWord { found }
        }
        _ if at_end => Problem::EndsEarly,
        // The parser reads a whole number up to the point and then wants a comma.
        Ron::ExpectedComma if found.contains('.') && found.parse::<f64>().is_ok() => {
            Problem::NoWholeNumber { found }
        }
        Ron::ExpectedComma => sign(","),
        Ron::ExpectedMapColon => sign(":"),
        Ron::ExpectedArray => sign("["),
        Ron::ExpectedArrayEnd => sign("]"),
        Ron::ExpectedMap => sign("{"),
        Ron::ExpectedMapEnd => sign("}"),
        Ron::ExpectedStructLike | Ron::ExpectedNamedStructLike(_) | Ron::ExpectedUnit => sign("("),
        Ron::ExpectedStructLikeEnd | Ron::ExpectedOptionEnd => sign(")"),
        Ron::Message(ref message) if message.contains(" is not an id") => Problem::NoId { found },
        Ron::Message(ref message) if message.contains(" is not a country") => Problem::NoCountry { found },
        Ron::Message(_) if found.starts_with('"') => Problem::NoDate { found },
        _ => Problem::Unexpected { found },
    };
    FileError::Syntax {
        at: syntax::position(text, span.start),
        place: syntax::path_with_ids(text, path),
        problem,
    }
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
fn findings_in(text: &str, scenario: &Scenario) -> Vec<Finding> {
    let mut found = validate::validate(scenario);
    // Errors come first in the limited number of places.
    found.sort_by_key(|diagnostic| std::cmp::Reverse(diagnostic.severity));
    let top = syntax::position(text, syntax::locate(text, "", Occurrence::First).start);
    let places = (MOST_SEARCHED / text.len().max(1)).clamp(1, MOST_PLACES);
    let mut findings: Vec<Finding> = found
        .into_iter()
        .enumerate()
        .map(|(i, diagnostic)| {
            let at = if i < places { place_of(text, &diagnostic) } else { top };
            Finding { diagnostic, at }
        })
        .collect();
    findings.sort_by_key(|finding| finding.at);
    findings
}

/// Where a diagnostic's place stands: the value it is about, or the very word or number it quotes
fn place_of(text: &str, diagnostic: &Diagnostic) -> Position {
    let occurrence = if diagnostic.code == "S-DOUBLED" { Occurrence::Second } else { Occurrence::First };
    let value = syntax::locate(text, &diagnostic.place, occurrence);
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
