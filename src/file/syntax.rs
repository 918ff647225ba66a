//! What a scenario's text must not be, and where things stand in one.
//!
//! [`check`] refuses text that would hurt or fool the reader, before anything is made of it; [`locate`] and
//! [`find_fact`] find the place of an object or a figure for a message. Tokens and nodes are those of `base::tree`;
//! meaning is `codec`'s business. Called by `codec` and `settings`.

use super::error::{FileError, Position, Problem};
use crate::base::tree::{
    Bracket, DEEPEST, Item, Node,
    scan::{Kind, Scanner, Token},
};
use std::{collections::BTreeSet, ops::Range};

/// Line and column of a byte, both from 1, columns in characters
pub(super) fn position(text: &str, offset: usize) -> Position {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    Position {
        line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
    }
}

/// Refuses what the parser would choke on or swallow: deep nesting, open strings, doubled map keys, numbers that are none
pub(super) fn check(text: &str) -> Result<(), FileError> {
    let mut open: Vec<BTreeSet<&str>> = Vec::new();
    let mut scanner = Scanner::new(text).peekable();
    while let Some(token) = scanner.next() {
        let word = &text[token.span.clone()];
        let at = || position(text, token.span.start);
        let refuse = |problem| Err(FileError::Syntax { at: at(), place: String::new(), problem });
        match token.kind {
            Kind::Open => {
                if open.len() == DEEPEST {
                    return Err(FileError::TooDeep { at: at(), limit: DEEPEST });
                }
                open.push(BTreeSet::new());
            }
            Kind::Close => {
                open.pop();
            }
            Kind::Unclosed => return refuse(Problem::Unclosed),
            // Fields of structs are checked by the parser; keys of maps are not.
            Kind::Text if scanner.peek().is_some_and(|next| next.kind == Kind::Colon) => {
                if open.last_mut().is_some_and(|keys| !keys.insert(word)) {
                    return refuse(Problem::DoubledField { field: word.trim_matches('"').to_owned() });
                }
            }
            // A string over several lines with a word right behind it began at a quote that was meant to end one.
            Kind::Text if word.contains('\n') && scanner.peek().is_some_and(Token::is_word_or_text) => {
                return refuse(Problem::Unclosed);
            }
            Kind::Word if is_no_number(word) => {
                return refuse(Problem::NoNumber { found: word.chars().take(60).collect() });
            }
            Kind::Text | Kind::Word | Kind::Comma | Kind::Colon => {}
        }
    }
    Ok(())
}

/// Whether a word is read as a number but is none, or is too large for one
fn is_no_number(word: &str) -> bool {
    let unsigned = word.trim_start_matches(['+', '-']);
    let named = ["NaN", "inf", "infinity"].iter().any(|name| {
        let bare = unsigned.strip_suffix("f64").or_else(|| unsigned.strip_suffix("f32")).unwrap_or(unsigned);
        bare.trim_end_matches('_').eq_ignore_ascii_case(name)
    });
    let digits = unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.');
    named || digits && unsigned.parse::<f64>().is_ok_and(f64::is_infinite)
}

/// Which of several elements with the same id is meant
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Occurrence {
    /// The first one
    First,
    /// The second one, for a doubled id
    Second,
}

/// The node that a path of the model names, or the nearest one around it
///
/// Segments are as in `model::Path`: fields, ids in lists, positions in lists, names of enum variants.
pub(super) fn locate<'n, 'a>(top: &'n Node<'a>, path: &str, occurrence: Occurrence) -> &'n Node<'a> {
    let mut node = top;
    let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
    for (i, segment) in segments.iter().enumerate() {
        // Only the last segment can be the doubled one.
        let wanted = if i + 1 == segments.len() { occurrence } else { Occurrence::First };
        match child(node, segment, wanted) {
            Some(found) => node = found,
            None => break,
        }
    }
    node
}

/// The node below `node` that one segment of a path names
fn child<'n, 'a>(node: &'n Node<'a>, segment: &str, occurrence: Occurrence) -> Option<&'n Node<'a>> {
    let group = node.as_group()?;
    let by_place = || group.items.get(segment.parse::<usize>().ok()?).map(|item| &item.value);
    if group.open == Bracket::Square {
        let mut same =
            group.items.iter().map(|item| &item.value).filter(|element| element.id() == Some(segment));
        let found = same.next().map(|first| match occurrence {
            Occurrence::First => first,
            Occurrence::Second => same.next().unwrap_or(first),
        });
        return found.or_else(by_place);
    }
    if let [Item { key: None, value }] = group.items.as_slice() {
        // `Takes(Estimate(…))`: the name of the variant leads to what it wraps; `Some(…)` is not in a path at all.
        return if group.head == segment { Some(value) } else { child(value, segment, occurrence) };
    }
    // `Office(office: …)`: the name of the variant leads to its fields, which are in the same bracket.
    if group.head == segment { Some(node) } else { node.field(segment).or_else(by_place) }
}

/// The bytes of a string or number inside `range` that stands for `fact`, as the message about it writes it
pub(super) fn find_fact(text: &str, range: Range<usize>, fact: &str) -> Option<Range<usize>> {
    let number = fact.parse::<f64>().ok();
    let inside = Scanner::from_byte(text, range.start).take_while(|token| token.span.end <= range.end);
    let mut values = inside.filter(|token| matches!(token.kind, Kind::Text | Kind::Word));
    values
        .find(|token| {
            let word = &text[token.span.clone()];
            word.trim_matches('"') == fact
                || token.kind == Kind::Word
                    && number.is_some()
                    && word.replace('_', "").parse().ok() == number
        })
        .map(|token| token.span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::tree::parse;

    const TEXT: &str = r#"// a comment with ( and "
Scenario(
    format: 1, /* nested /* comment ] */ */
    references: [Reference(id: "b", title: "a \" ) quote"), (id: "a", title: r"raw \")],
    corridors: [
        (id: "uno", stages: [(id: "visto", duration: Takes(Estimate(low: 1, usual: 2.0, unit: Weeks)))]),
        (id: "uno", capacity: Office(office: "x", priority: 1)),
    ],
    layout: [(node: "organisations/x", x: 1.5, y: -2.5)],
)
"#;

    fn found(path: &str, occurrence: Occurrence) -> &'static str {
        let parsed = parse(TEXT);
        assert_eq!(parsed.mistake, None);
        &TEXT[locate(&parsed.node, path, occurrence).span.clone()]
    }

    #[test]
    fn a_path_leads_to_its_value_past_comments_and_quotes() {
        assert_eq!(found("format", Occurrence::First), "1");
        assert_eq!(found("references/a/title", Occurrence::First), r#"r"raw \""#);
        assert_eq!(found("corridors/uno/stages/visto/duration/Takes/usual", Occurrence::First), "2.0");
        assert_eq!(
            found("corridors/uno", Occurrence::Second),
            r#"(id: "uno", capacity: Office(office: "x", priority: 1))"#
        );
        assert_eq!(
            found("layout/organisations", Occurrence::First),
            r#"[(node: "organisations/x", x: 1.5, y: -2.5)]"#
        );
        assert_eq!(found("corridors/1/capacity/Office/priority", Occurrence::First), "1");
    }

    #[test]
    fn a_path_that_leads_nowhere_ends_at_the_nearest_value() {
        assert_eq!(
            found("corridors/uno/stages/visto/pass", Occurrence::First),
            found("corridors/uno/stages/visto", Occurrence::First)
        );
        assert_eq!(
            found("nothing", Occurrence::First),
            TEXT[TEXT.find("Scenario").unwrap_or(0)..].trim_end()
        );
    }

    #[test]
    fn a_fact_is_found_as_a_string_or_as_a_number() {
        let stage = locate(&parse(TEXT).node, "corridors/uno/stages/visto", Occurrence::First).span.clone();
        assert_eq!(find_fact(TEXT, stage.clone(), "2").map(|range| &TEXT[range]), Some("2.0"));
        assert_eq!(find_fact(TEXT, stage.clone(), "Weeks").map(|range| &TEXT[range]), Some("Weeks"));
        assert_eq!(find_fact(TEXT, stage, "x"), None);
    }

    #[test]
    fn a_position_counts_characters() {
        assert_eq!(position("è\nàb\n", 5), Position { line: 2, column: 2 });
        assert_eq!(position("è\nàb\n", 99), Position { line: 3, column: 1 });
    }

    #[test]
    fn numbers_that_are_none_are_told_from_words() {
        for bad in ["NaN", "inf", "-inf", "+NaN", "1e999", "inff32"] {
            assert!(is_no_number(bad), "{bad}");
        }
        for good in ["1", "-2.5", "info", "nano", "1e9", "Infimo", "true"] {
            assert!(!is_no_number(good), "{good}");
        }
    }

    #[test]
    fn open_strings_deep_nesting_and_doubled_keys_are_refused() {
        assert!(matches!(check("(a: \"b"), Err(FileError::Syntax { problem: Problem::Unclosed, .. })));
        let Err(FileError::Syntax { at, problem: Problem::Unclosed, .. }) = check("(a: \"b,\n c: \"d\")")
        else {
            panic!("an open string");
        };
        assert_eq!(at, Position { line: 1, column: 5 });
        assert!(check("(a: \"b\nc\", d: 1)").is_ok());
        assert!(matches!(check("(a /* b"), Err(FileError::Syntax { problem: Problem::Unclosed, .. })));
        assert!(matches!(check(&"[".repeat(100_000)), Err(FileError::TooDeep { .. })));
        assert!(matches!(
            check("{\"a\": 1, \"a\": 2}"),
            Err(FileError::Syntax { problem: Problem::DoubledField { .. }, .. })
        ));
        assert!(check("[{\"a\": 1}, {\"a\": 2}]").is_ok());
        assert!(check("(a: '(', b: '\\'', c: \"\\\\\")").is_ok());
    }
}
