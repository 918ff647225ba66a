//! Pieces of RON text: brackets, signs, strings and words, past blanks and comments.
//!
//! Respects strings, raw strings, characters and nested comments, and never fails: text without sense gives words
//! without sense. Builds no values; `parse` does. Also called by `file` for limits and places.

use std::ops::Range;

/// What a piece of text is
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
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
pub struct Token {
    /// What it is
    pub kind: Kind,
    /// Its bytes
    pub span: Range<usize>,
}

impl Token {
    /// Whether it is a word or a string
    pub fn is_word_or_text(&self) -> bool {
        matches!(self.kind, Kind::Word | Kind::Text)
    }
}

/// Walks through text token by token, skipping blanks and comments
#[derive(Clone)]
pub struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    /// Walks the whole text
    pub fn new(text: &'a str) -> Self {
        Self::from_byte(text, 0)
    }

    /// Walks from a byte, which must not lie inside a character
    pub fn from_byte(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// The token that comes next, without going there
    pub fn peek(&self) -> Option<Token> {
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

    fn token(&mut self, kind: Kind, end: usize) -> Token {
        // A backslash at the very end, or in front of a longer character, must not cut one in two.
        let mut end = end.min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        let span = self.at..end;
        self.at = end;
        Token { kind, span }
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
                    None => return Some(self.token(Kind::Unclosed, self.text.len())),
                }
            } else {
                break;
            }
        }
        let first = self.rest().chars().next()?;
        if let Some((prefix, hashes)) = self.string_start() {
            return match self.string_end(prefix, hashes) {
                Some(end) => Some(self.token(Kind::Text, end)),
                None => Some(self.token(Kind::Unclosed, self.text.len())),
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
            return Some(self.token(kind, self.at + 1));
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
                return Some(self.token(Kind::Word, self.at + close));
            }
        }
        let rest = self.rest();
        let word = rest.char_indices().skip(1).find(|(_, c)| ends_word(*c)).map_or(rest.len(), |(i, _)| i);
        let comment = rest[..word].find("//").or_else(|| rest[..word].find("/*")).filter(|i| *i > 0);
        Some(self.token(Kind::Word, self.at + comment.unwrap_or(word)))
    }
}

/// Whether a word ends in front of this character
pub fn ends_word(c: char) -> bool {
    c.is_whitespace() || "()[]{},:\"".contains(c)
}
