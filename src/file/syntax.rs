//! A light reading of RON text: where things stand, how deep they nest, and how a file is laid out.
//!
//! Holds a tokeniser that respects strings, characters and comments, and three uses of it: refusing text that would
//! hurt the real parser, finding the place of an object for a message, and laying out a file so that it reads well
//! and changes little. Builds no values; meaning is `codec`'s business. Nothing here recurses deeper than
//! [`DEEPEST`], because [`check`] runs first.

use super::error::{FileError, Position, Problem};
use std::{collections::BTreeSet, ops::Range};

/// Deepest nesting of brackets; a scenario needs about ten, values inside a variant a few more
pub(super) const DEEPEST: usize = 64;
/// Longest line of a laid-out file, in characters
const WIDTH: usize = 110;
/// Spaces of one level
const INDENT: usize = 4;

/// What a piece of text is
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `(`, `[` or `{`
    Open,
    /// `)`, `]` or `}`
    Close,
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// A string with its quotes
    Text,
    /// A name, a number, or any other run of characters
    Word,
    /// A string or comment that never ends
    Unclosed,
}

/// A piece of text and its place in bytes
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) span: Range<usize>,
}

impl Token {
    fn is_word_or_text(&self) -> bool {
        matches!(self.kind, Kind::Word | Kind::Text)
    }
}

/// Walks through text token by token, skipping blanks and comments
#[derive(Clone)]
pub(super) struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self::from(text, 0)
    }

    fn from(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<Token> {
        self.clone().next()
    }

    /// The end of a block comment that begins here, or none when it never ends; comments nest
    fn block_comment_end(&self) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let (mut at, mut depth) = (self.at, 0_usize);
        while at + 1 < bytes.len() {
            match &bytes[at..at + 2] {
                b"/*" => {
                    depth += 1;
                    at += 2;
                }
                b"*/" => {
                    depth -= 1;
                    at += 2;
                    if depth == 0 {
                        return Some(at);
                    }
                }
                _ => at += 1,
            }
        }
        None
    }

    /// The end of a string whose quote stands `prefix` bytes from here; raw ones end with as many `#` as they began
    fn string_end(&self, prefix: usize, hashes: Option<usize>) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut at = self.at + prefix + 1;
        while at < bytes.len() {
            match (bytes[at], hashes) {
                (b'\\', None) => at += 2,
                (b'"', None) => return Some(at + 1),
                (b'"', Some(hashes)) => {
                    let closing = bytes[at + 1..].iter().take(hashes).take_while(|b| **b == b'#').count();
                    if closing == hashes {
                        return Some(at + 1 + hashes);
                    }
                    at += 1;
                }
                _ => at += 1,
            }
        }
        None
    }

    /// Bytes before the quote and number of `#`, when a string begins here
    fn string_start(&self) -> Option<(usize, Option<usize>)> {
        let rest = self.rest();
        if rest.starts_with('"') {
            return Some((0, None));
        }
        let after_b = rest.strip_prefix('b').unwrap_or(rest);
        let b = rest.len() - after_b.len();
        if b == 1 && after_b.starts_with('"') {
            return Some((1, None));
        }
        let raw = after_b.strip_prefix('r')?;
        let hashes = raw.bytes().take_while(|byte| *byte == b'#').count();
        (raw.as_bytes().get(hashes) == Some(&b'"')).then_some((b + 1 + hashes, Some(hashes)))
    }

    fn token(&mut self, kind: Kind, end: usize) -> Option<Token> {
        // A backslash at the very end, or in front of a longer character, must not cut one in two.
        let mut end = end.min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        let span = self.at..end;
        self.at = end;
        Some(Token { kind, span })
    }
}

impl Iterator for Scanner<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        loop {
            let trimmed = self.rest().trim_start();
            self.at = self.text.len() - trimmed.len();
            if trimmed.starts_with("//") {
                self.at += trimmed.find('\n').unwrap_or(trimmed.len());
            } else if trimmed.starts_with("/*") {
                match self.block_comment_end() {
                    Some(end) => self.at = end,
                    None => return self.token(Kind::Unclosed, self.text.len()),
                }
            } else {
                break;
            }
        }
        let first = self.rest().chars().next()?;
        if let Some((prefix, hashes)) = self.string_start() {
            return match self.string_end(prefix, hashes) {
                Some(end) => self.token(Kind::Text, end),
                None => self.token(Kind::Unclosed, self.text.len()),
            };
        }
        let single = match first {
            '(' | '[' | '{' => Some(Kind::Open),
            ')' | ']' | '}' => Some(Kind::Close),
            ',' => Some(Kind::Comma),
            ':' => Some(Kind::Colon),
            _ => None,
        };
        if let Some(kind) = single {
            return self.token(kind, self.at + 1);
        }
        if first == '\'' {
            // A character such as '(' or '\''.
            let mut inside = self.rest().char_indices().skip(1);
            let body = inside.next();
            let close = match body {
                Some((_, '\\')) => {
                    self.rest()[2..].char_indices().skip(1).find(|(_, c)| *c == '\'').map(|(i, _)| i + 3)
                }
                _ => inside.next().filter(|(_, c)| *c == '\'').map(|(i, _)| i + 1),
            };
            if let Some(close) = close {
                return self.token(Kind::Word, self.at + close);
            }
        }
        let rest = self.rest();
        let word = rest.char_indices().skip(1).find(|(_, c)| ends_word(*c)).map_or(rest.len(), |(i, _)| i);
        let comment = rest[..word].find("//").or_else(|| rest[..word].find("/*")).filter(|i| *i > 0);
        self.token(Kind::Word, self.at + comment.unwrap_or(word))
    }
}

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

/// The byte of a line and column
pub(super) fn offset(text: &str, position: Position) -> usize {
    let mut start = 0;
    for _ in 1..position.line {
        match text[start..].find('\n') {
            Some(newline) => start += newline + 1,
            None => return text.len(),
        }
    }
    text[start..].char_indices().nth(position.column.saturating_sub(1)).map_or(text.len(), |(i, _)| start + i)
}

/// The word, string or sign at a byte or next behind it; a word is taken whole even when the byte lies inside it
pub(super) fn token_around(text: &str, offset: usize) -> Range<usize> {
    let mut start = offset.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    if text[start..].chars().next().is_some_and(|c| !ends_word(c)) {
        start = text[..start]
            .char_indices()
            .rev()
            .take_while(|(_, c)| !ends_word(*c))
            .last()
            .map_or(start, |(i, _)| i);
    }
    Scanner::from(text, start).next().map_or(text.len()..text.len(), |token| token.span)
}

fn ends_word(c: char) -> bool {
    c.is_whitespace() || "()[]{},:\"".contains(c)
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

/// The bytes of the value that a path of the model names, or of the nearest value around it
///
/// Segments are as in `model::Path`: fields, ids in lists, positions in lists, names of enum variants.
pub(super) fn locate(text: &str, path: &str, occurrence: Occurrence) -> Range<usize> {
    let mut value = skip_attributes(text);
    let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
    for (i, segment) in segments.iter().enumerate() {
        // Only the last segment can be the doubled one.
        let wanted = if i + 1 == segments.len() { occurrence } else { Occurrence::First };
        match child(text, value.clone(), segment, wanted) {
            Some(found) => value = found,
            None => break,
        }
    }
    value
}

/// The bytes of a string or number inside `range` that stands for `fact`, as the message about it writes it
pub(super) fn find_fact(text: &str, range: Range<usize>, fact: &str) -> Option<Range<usize>> {
    let number = fact.parse::<f64>().ok();
    let inside = Scanner::from(text, range.start).take_while(|token| token.span.end <= range.end);
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

/// A path with ids in place of the positions in lists, as far as the text shows them
pub(super) fn path_with_ids(text: &str, segments: &[String]) -> String {
    let mut value = skip_attributes(text);
    let mut named: Vec<String> = Vec::new();
    for segment in segments {
        let found = child(text, value.clone(), segment, Occurrence::First);
        let id = segment.parse::<usize>().ok().and(found.as_ref()).and_then(|element| id_of(text, element));
        named.push(id.unwrap_or_else(|| segment.clone()));
        match found {
            Some(found) => value = found,
            None => break,
        }
    }
    named.join("/")
}

/// The value of the whole text, after lines such as `#![enable(implicit_some)]`
fn skip_attributes(text: &str) -> Range<usize> {
    let mut scanner = Scanner::new(text);
    while scanner.peek().is_some_and(|token| text[token.span].starts_with('#')) {
        scanner.next();
        skip_group(&mut scanner);
    }
    value_at(text, scanner.at)
}

/// Walks over a bracket that opens next, to behind the one that closes it
fn skip_group(scanner: &mut Scanner<'_>) {
    let mut depth = 0_usize;
    for token in scanner {
        match token.kind {
            Kind::Open => depth += 1,
            Kind::Close => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
}

/// The bytes of the value that begins at or after `at`: an optional name with a bracket, or a single word or string
fn value_at(text: &str, at: usize) -> Range<usize> {
    let mut scanner = Scanner::from(text, at);
    let Some(first) = scanner.next() else { return text.len()..text.len() };
    let start = first.span.start;
    let has_group = match first.kind {
        Kind::Open => {
            scanner.at = start;
            true
        }
        Kind::Word => scanner.peek().is_some_and(|next| next.kind == Kind::Open),
        _ => false,
    };
    if has_group {
        skip_group(&mut scanner);
    }
    start..scanner.at
}

/// The elements of the bracket that a value is: key, if there is one, and value
fn elements(text: &str, value: Range<usize>) -> Vec<(Option<Range<usize>>, Range<usize>)> {
    let mut scanner = Scanner::from(text, value.start);
    let mut found = Vec::new();
    // The name in front of the bracket, then the bracket.
    for token in scanner.by_ref() {
        match token.kind {
            Kind::Word => {}
            Kind::Open => break,
            _ => return found,
        }
    }
    while let Some(next) =
        scanner.peek().filter(|next| next.kind != Kind::Close && next.span.start < value.end)
    {
        if next.kind == Kind::Comma {
            scanner.next();
            continue;
        }
        let mut after = scanner.clone();
        after.next();
        let keyed = after.next().is_some_and(|token| token.kind == Kind::Colon);
        let key = keyed.then_some(next.span);
        let element = value_at(text, if keyed { after.at } else { scanner.at });
        // Text that does not parse may hold a bracket in place of a value; go on behind it in any case.
        scanner.at = element.end.max(scanner.at + 1);
        found.push((key, element));
    }
    found
}

/// The value below `value` that one segment of a path names
fn child(text: &str, value: Range<usize>, segment: &str, occurrence: Occurrence) -> Option<Range<usize>> {
    let mut scanner = Scanner::from(text, value.start);
    let first = scanner.next()?;
    let (head, open) = match first.kind {
        Kind::Open => ("", first),
        Kind::Word => (&text[first.span.clone()], scanner.next().filter(|token| token.kind == Kind::Open)?),
        _ => return None,
    };
    let bracket = &text[open.span.clone()];
    let inside = elements(text, value.clone());
    if bracket == "[" {
        let is_meant = |element: &Range<usize>| id_of(text, element).is_some_and(|id| id == segment);
        let mut same = inside.iter().map(|(_, element)| element).filter(|element| is_meant(element));
        let found = same.next().map(|first| match occurrence {
            Occurrence::First => first,
            Occurrence::Second => same.next().unwrap_or(first),
        });
        let by_place =
            || segment.parse::<usize>().ok().and_then(|i| inside.get(i)).map(|(_, element)| element);
        return found.or_else(by_place).cloned();
    }
    if let [(None, only)] = inside.as_slice() {
        // `Takes(Estimate(…))`: the name of the variant leads to what it wraps; `Some(…)` is not in a path at all.
        return if head == segment {
            Some(only.clone())
        } else {
            child(text, only.clone(), segment, occurrence)
        };
    }
    if head == segment {
        return Some(open.span.start..value.end);
    }
    let by_key = inside.iter().find(|(key, _)| {
        key.as_ref()
            .is_some_and(|key| text[key.clone()].trim_matches('"').trim_start_matches("r#") == segment)
    });
    let by_place = || segment.parse::<usize>().ok().and_then(|i| inside.get(i));
    by_key.or_else(by_place).map(|(_, element)| element.clone())
}

/// What a list element is called by: the text of its field `id`, or of `node` for a place of the layout
fn id_of(text: &str, element: &Range<usize>) -> Option<String> {
    let fields = elements(text, element.clone());
    let (_, value) = fields
        .into_iter()
        .find(|(key, _)| key.as_ref().is_some_and(|key| matches!(&text[key.clone()], "id" | "node")))?;
    Some(text[value].trim_matches('"').to_owned())
}

/// A value of laid-out text
enum Node<'a> {
    /// A word or a string
    Leaf(&'a str),
    /// Brackets with a name in front, which may be empty, and what they hold
    Group { head: &'a str, open: &'a str, items: Vec<(Option<&'a str>, Self)> },
}

/// The same text in the layout of every file the program writes
///
/// The outermost two levels have a line for each part, so that adding an object adds lines; below, whatever fits
/// stays on one line. Comments are lost.
pub(super) fn layout(text: &str) -> String {
    let mut laid_out = String::with_capacity(text.len());
    node_at(text, skip_attributes(text)).write(0, 0, &mut laid_out);
    laid_out.push('\n');
    laid_out
}

fn node_at(text: &str, value: Range<usize>) -> Node<'_> {
    let mut scanner = Scanner::from(text, value.start);
    let mut head = "";
    while let Some(token) = scanner.next().filter(|token| token.span.start < value.end) {
        match token.kind {
            Kind::Open => {
                let open = &text[token.span];
                let items = elements(text, value)
                    .into_iter()
                    .map(|(key, element)| {
                        let key = key.map(|key| &text[key]);
                        let item = node_at(text, element);
                        // A field knows its own type; free values keep the difference between 1 and 1.0.
                        let is_typed = open == "(" && key != Some("value");
                        (key, if is_typed { item.without_idle_point() } else { item })
                    })
                    .collect();
                return Node::Group { head, open, items };
            }
            _ => head = &text[token.span],
        }
    }
    Node::Leaf(head)
}

impl Node<'_> {
    /// The same, with `3.0` written as people do
    fn without_idle_point(self) -> Self {
        match self {
            Self::Leaf(word) if word.starts_with(['-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']) => {
                Self::Leaf(word.strip_suffix(".0").unwrap_or(word))
            }
            other => other,
        }
    }

    /// Characters on one line
    fn width(&self) -> usize {
        match self {
            Self::Leaf(word) => word.chars().count(),
            Self::Group { head, items, .. } => {
                let inside: usize = items
                    .iter()
                    .map(|(key, item)| key.map_or(0, |key| key.chars().count() + 2) + item.width())
                    .sum();
                head.chars().count() + 2 + inside + 2 * items.len().saturating_sub(1)
            }
        }
    }

    /// Writes it behind `used` characters of a line at `level`
    fn write(&self, level: usize, used: usize, out: &mut String) {
        let (head, open, items) = match self {
            Self::Leaf(word) => return out.push_str(word),
            Self::Group { head, open, items } => (head, *open, items),
        };
        // One more for the comma behind.
        let fits = level >= 2 && level * INDENT + used + self.width() < WIDTH;
        out.push_str(head);
        out.push_str(open);
        let close = match open {
            "(" => ")",
            "[" => "]",
            _ => "}",
        };
        if let (false, [(None, only @ Self::Group { .. })]) = (fits, items.as_slice())
            && open == "("
        {
            // `Takes(Estimate(` shares its lines.
            only.write(level, used + head.chars().count() + 1, out);
            return out.push_str(close);
        }
        for (i, (key, item)) in items.iter().enumerate() {
            if fits {
                out.push_str(if i == 0 { "" } else { ", " });
            } else {
                out.push('\n');
                out.extend(std::iter::repeat_n(' ', (level + 1) * INDENT));
            }
            let mut before = 0;
            if let Some(key) = key {
                out.push_str(key);
                out.push_str(": ");
                before = key.chars().count() + 2;
            }
            item.write(level + 1, before, out);
            if !fits {
                out.push(',');
            }
        }
        if !fits && !items.is_empty() {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', level * INDENT));
        }
        out.push_str(close);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        &TEXT[locate(TEXT, path, occurrence)]
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
            &TEXT[locate(TEXT, "nothing", Occurrence::First)],
            TEXT[TEXT.find("Scenario").unwrap_or(0)..].trim_end()
        );
    }

    #[test]
    fn a_fact_is_found_as_a_string_or_as_a_number() {
        let stage = locate(TEXT, "corridors/uno/stages/visto", Occurrence::First);
        assert_eq!(find_fact(TEXT, stage.clone(), "2").map(|range| &TEXT[range]), Some("2.0"));
        assert_eq!(find_fact(TEXT, stage.clone(), "Weeks").map(|range| &TEXT[range]), Some("Weeks"));
        assert_eq!(find_fact(TEXT, stage, "x"), None);
    }

    #[test]
    fn positions_count_characters_and_come_back_as_bytes() {
        let text = "è\nàb\n";
        assert_eq!(position(text, 5), Position { line: 2, column: 2 });
        for (line, column, byte) in [(1, 1, 0), (2, 1, 3), (2, 2, 5), (3, 1, 7), (9, 9, 7)] {
            assert_eq!(offset(text, Position { line, column }), byte);
        }
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
    fn a_layout_is_its_own_layout_and_short_objects_keep_one_line() {
        let once = layout(TEXT);
        assert_eq!(layout(&once), once);
        assert!(
            once.contains("\n        (id: \"uno\", capacity: Office(office: \"x\", priority: 1)),\n"),
            "{once}"
        );
    }

    #[test]
    fn a_token_is_found_whole_from_its_middle_and_past_blanks() {
        let text = "(a: -2.5, /* x */ b: 1)";
        for (offset, expected) in [(4, "-2.5"), (5, "-2.5"), (6, "-2.5"), (9, "b"), (22, ")"), (23, "")] {
            assert_eq!(&text[token_around(text, offset)], expected, "{offset}");
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
