//! RON text to a node, as far as the text makes sense.
//!
//! The first mistake ends the reading, but what stands before it is there: a field that is wrong for its type is often
//! the reason why the brackets do not match further on, and then the reader of types has the better answer. Which of
//! the two is told is the caller's choice. Recursion is bounded by [`DEEPEST`].

use super::{
    Bracket, Fault, Group, Item, Key, Node, What,
    scan::{Kind, Scanner, Token},
};
use std::borrow::Cow;

/// Deepest nesting of brackets; a scenario needs about ten, values inside a variant a few more
pub const DEEPEST: usize = 64;

/// What is wrong with a text, whatever it is meant to be
#[derive(Debug, Clone, PartialEq)]
pub struct Mistake {
    /// What is wrong
    pub fault: Fault,
    /// The byte where the sense ends
    pub at: usize,
}

/// A text as far as it was read
#[derive(Debug, Clone, PartialEq)]
pub struct Parsed<'a> {
    /// What stands before the mistake; a bracket that the mistake cuts ends there
    pub node: Node<'a>,
    /// The first mistake
    pub mistake: Option<Mistake>,
}

/// The value of a whole text, which may begin with lines such as `#![enable(implicit_some)]`
pub fn parse(text: &str) -> Parsed<'_> {
    let mut parser = Parser { text, scanner: Scanner::new(text), depth: 0, mistake: None };
    parser.skip_attributes();
    let node = parser.value();
    if let Some(token) = parser.scanner.peek()
        && parser.mistake.is_none()
    {
        parser.refuse(Fault::Trailing, token.span.start);
    }
    Parsed { node, mistake: parser.mistake }
}

struct Parser<'a> {
    text: &'a str,
    scanner: Scanner<'a>,
    depth: usize,
    mistake: Option<Mistake>,
}

impl<'a> Parser<'a> {
    fn refuse(&mut self, fault: Fault, at: usize) {
        self.mistake.get_or_insert(Mistake { fault, at });
    }

    fn skip_attributes(&mut self) {
        while self.scanner.peek().is_some_and(|token| self.text[token.span].starts_with('#')) {
            self.scanner.next();
            let mut depth = 0_usize;
            for token in self.scanner.by_ref() {
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
    }

    /// The value that begins next; a word without letters where there is none
    fn value(&mut self) -> Node<'a> {
        let Some(token) = self.scanner.next() else { return self.nothing(Fault::EndsEarly, self.text.len()) };
        let start = token.span.start;
        match token.kind {
            Kind::Text => self.text_value(token),
            Kind::Word => {
                let word = plain_name(&self.text[token.span.clone()]);
                match self.scanner.peek() {
                    Some(open) if open.kind == Kind::Open && &self.text[open.span.clone()] == "(" => {
                        self.scanner.next();
                        self.group(word, start, &open)
                    }
                    _ => Node { span: token.span, what: What::Word(word.into()) },
                }
            }
            Kind::Open => self.group("", start, &token),
            Kind::Unclosed => self.nothing(Fault::Unclosed, start),
            Kind::Close | Kind::Comma | Kind::Colon => self.nothing(Fault::Unexpected, start),
        }
    }

    fn nothing(&mut self, fault: Fault, at: usize) -> Node<'a> {
        self.refuse(fault, at);
        Node { span: at..at, what: What::Word("".into()) }
    }

    fn text_value(&mut self, token: Token) -> Node<'a> {
        let text = match content(&self.text[token.span.clone()]) {
            Ok(text) => text,
            Err(at) => {
                self.refuse(Fault::Escape, token.span.start + at);
                "".into()
            }
        };
        Node { span: token.span, what: What::Text(text) }
    }

    /// The bracket that `open` opened
    fn group(&mut self, head: &'a str, start: usize, open: &Token) -> Node<'a> {
        let (open_as, close) = match &self.text[open.span.clone()] {
            "(" => (Bracket::Round, ")"),
            "[" => (Bracket::Square, "]"),
            _ => (Bracket::Curly, "}"),
        };
        let mut items = Vec::new();
        let mut end = self.text.len();
        self.depth += 1;
        if self.depth > DEEPEST {
            self.refuse(Fault::Unexpected, open.span.start);
        }
        while self.mistake.is_none() {
            let Some(next) = self.scanner.peek() else {
                self.refuse(Fault::EndsEarly, self.text.len());
                break;
            };
            if next.kind == Kind::Close {
                if &self.text[next.span.clone()] == close {
                    self.scanner.next();
                    end = next.span.end;
                } else {
                    self.refuse(Fault::NoSign(close), next.span.start);
                }
                break;
            }
            let key = self.key(open_as, &next);
            if self.mistake.is_none() {
                items.push(Item { key, value: self.value() });
                self.separator();
            }
        }
        self.depth -= 1;
        if let Some(mistake) = &self.mistake {
            end = end.min(mistake.at.max(open.span.end));
        }
        Node { span: start..end, what: What::Group(Group { head: head.into(), open: open_as, items }) }
    }

    /// The field or key in front of a value, with its colon
    fn key(&mut self, open: Bracket, next: &Token) -> Option<Key<'a>> {
        let mut after = self.scanner.clone();
        after.next();
        let sign = after.peek();
        let has_colon = sign.as_ref().is_some_and(|sign| sign.kind == Kind::Colon);
        let is_field = open == Bracket::Round && next.kind == Kind::Word;
        if open == Bracket::Square || open == Bracket::Round && !is_field {
            return None;
        }
        if !has_colon {
            let lacks_colon = !is_field || sign.as_ref().is_some_and(Token::is_word_or_text);
            if lacks_colon && next.is_word_or_text() {
                self.refuse(Fault::NoSign(":"), sign.map_or(self.text.len(), |sign| sign.span.start));
            } else if lacks_colon {
                self.refuse(Fault::Unexpected, next.span.start);
            }
            return None;
        }
        let word = &self.text[next.span.clone()];
        let (name, quoted) = match next.kind {
            Kind::Text => (self.text_value(next.clone()), true),
            _ => (Node::word(plain_name(word)), false),
        };
        after.next();
        self.scanner = after;
        let (What::Word(name) | What::Text(name) | What::JsonText(name)) = name.what else { return None };
        Some(Key { span: next.span.clone(), name, quoted })
    }

    /// The comma behind a value; none is needed in front of a closing bracket
    fn separator(&mut self) {
        match self.scanner.peek() {
            Some(token) if token.kind == Kind::Comma => drop(self.scanner.next()),
            Some(token) if token.kind == Kind::Close => {}
            Some(token) => self.refuse(Fault::NoSign(","), token.span.start),
            None => self.refuse(Fault::EndsEarly, self.text.len()),
        }
    }
}

/// A name without the sign that lets it be a word of the language
fn plain_name(word: &str) -> &str {
    word.strip_prefix("r#").unwrap_or(word)
}

/// What stands between the quotes of a string, or the byte of the escape that means nothing
fn content(quoted: &str) -> Result<Cow<'_, str>, usize> {
    let from = quoted.find('"').map_or(0, |quote| quote + 1);
    let hashes = quoted[..from].bytes().filter(|byte| *byte == b'#').count();
    let inside = quoted.get(from..quoted.len().saturating_sub(1 + hashes)).unwrap_or_default();
    if quoted.starts_with(['r', 'b']) || !inside.contains('\\') {
        return Ok(inside.into());
    }
    let mut text = String::with_capacity(inside.len());
    let mut rest = inside;
    while let Some(at) = rest.find('\\') {
        text.push_str(&rest[..at]);
        let (letter, length) = escape(&rest[at + 1..]).ok_or(from + inside.len() - rest.len() + at)?;
        text.push(letter);
        rest = &rest[at + 1 + length..];
    }
    text.push_str(rest);
    Ok(text.into())
}

/// The character that an escape stands for, and its bytes behind the backslash
fn escape(rest: &str) -> Option<(char, usize)> {
    let of_code = |digits: &str| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
    let plain = match rest.chars().next()? {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '0' => '\0',
        c @ ('\\' | '"' | '\'') => c,
        'x' => return Some((of_code(rest.get(1..3)?)?, 3)),
        'u' => {
            let digits = rest.strip_prefix("u{")?;
            let end = digits.find('}')?;
            return Some((of_code(&digits[..end])?, end + 3));
        }
        _ => return None,
    };
    Some((plain, 1))
}
