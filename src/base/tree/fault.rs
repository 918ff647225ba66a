//! What is wrong with a value, where, and the path to it.
//!
//! An error is made where the value is read and learns its place and its path on the way out. Holds facts and plain
//! English words for programmers; `file` and the faces have the words for people.

use super::Node;
use serde::de::{self, Unexpected};
use std::{fmt, ops::Range};

/// What is wrong with a value
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// A field that the object does not have
    UnknownField {
        /// The field
        found: String,
        /// Those it has
        expected: &'static [&'static str],
    },
    /// A word that is none of those that may stand there
    UnknownWord {
        /// The word
        found: String,
        /// Those that may
        expected: &'static [&'static str],
    },
    /// A field that is not there
    MissingField(&'static str),
    /// A field that is there twice
    DoubledField(&'static str),
    /// An object of another name
    OtherObject {
        /// The name that stands there
        found: String,
        /// The one that should
        expected: &'static str,
    },
    /// Another sign should stand here
    NoSign(&'static str),
    /// A text should stand here
    NoText,
    /// A number should stand here
    NoNumber,
    /// A whole number, not negative if the field has no negative ones, should stand here
    NoWholeNumber,
    /// `true` or `false` should stand here
    NoTruth,
    /// A name should stand here
    NoWord,
    /// A string or comment that never ends
    Unclosed,
    /// A backslash with something behind that means nothing
    Escape,
    /// The text ends too early
    EndsEarly,
    /// More text behind the end
    Trailing,
    /// Something that can stand nowhere, or not here
    Unexpected,
    /// What the reader of a type says, in its own words
    Said(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownField { found, expected } => {
                write!(f, "unknown field `{found}`, expected one of {}", expected.join(", "))
            }
            Self::UnknownWord { found, expected } => {
                write!(f, "unknown word `{found}`, expected one of {}", expected.join(", "))
            }
            Self::MissingField(field) => write!(f, "missing field `{field}`"),
            Self::DoubledField(field) => write!(f, "field `{field}` twice"),
            Self::OtherObject { found, expected } => write!(f, "`{found}` in place of `{expected}`"),
            Self::NoSign(sign) => write!(f, "expected `{sign}`"),
            Self::NoText => f.write_str("expected a text"),
            Self::NoNumber => f.write_str("expected a number"),
            Self::NoWholeNumber => f.write_str("expected a whole number"),
            Self::NoTruth => f.write_str("expected true or false"),
            Self::NoWord => f.write_str("expected a name"),
            Self::Unclosed => f.write_str("never ends"),
            Self::Escape => f.write_str("an escape that means nothing"),
            Self::EndsEarly => f.write_str("ends too early"),
            Self::Trailing => f.write_str("text behind the end"),
            Self::Unexpected => f.write_str("unexpected"),
            Self::Said(words) => f.write_str(words),
        }
    }
}

/// Why a node is no value of a type
#[derive(Debug, Clone, PartialEq)]
pub struct ReadError(Box<Refusal>);

#[derive(Debug, Clone, PartialEq)]
struct Refusal {
    fault: Fault,
    at: Option<Range<usize>>,
    /// From the inside out
    path: Vec<String>,
}

impl ReadError {
    pub(super) fn new(fault: Fault) -> Self {
        Self(Box::new(Refusal { fault, at: None, path: Vec::new() }))
    }

    pub(super) fn here(fault: Fault, node: &Node<'_>) -> Self {
        Self::new(fault).placed(node.span.clone())
    }

    /// What is wrong
    pub fn fault(&self) -> &Fault {
        &self.0.fault
    }

    /// The bytes of the text it is about; none when a node of no text was read
    pub fn at(&self) -> Option<Range<usize>> {
        self.0.at.clone().filter(|at| *at != (0..0))
    }

    /// The path to it in segments separated by `/`: fields, ids or positions in lists, names of enum variants
    pub fn path(&self) -> String {
        let segments: Vec<&str> = self.0.path.iter().rev().map(String::as_str).collect();
        segments.join("/")
    }

    pub(super) fn placed(mut self, at: Range<usize>) -> Self {
        self.0.at.get_or_insert(at);
        self
    }

    pub(super) fn below(mut self, segment: &str) -> Self {
        self.0.path.push(segment.to_owned());
        self
    }

    pub(super) fn below_element(self, element: &Node<'_>, index: usize) -> Self {
        match element.id() {
            Some(id) => self.below(id),
            None => self.below(&index.to_string()),
        }
    }

    /// An error of a whole object: a missing field is missed at its end, a doubled one stands where it comes again
    pub(super) fn of_object(self, node: &Node<'_>) -> Self {
        if self.0.at.is_some() {
            return self;
        }
        let at = match (&self.0.fault, node.as_group()) {
            (Fault::MissingField(_), _) => {
                node.span.end.saturating_sub(1).max(node.span.start)..node.span.end
            }
            (Fault::DoubledField(name), Some(group)) => {
                let keys = group.items.iter().filter_map(|item| item.key.as_ref());
                let second = keys.filter(|key| key.name == *name).nth(1);
                second.map_or_else(|| node.span.clone(), |key| key.span.clone())
            }
            _ => node.span.clone(),
        };
        self.placed(at)
    }

    /// An error of a number: whatever the type says about it, it is no number for this field
    pub(super) fn of_number(mut self, fault: Fault, node: &Node<'_>) -> Self {
        self.0.fault = fault;
        self.placed(node.span.clone())
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.path.is_empty() {
            write!(f, "{}", self.0.fault)
        } else {
            write!(f, "{}: {}", self.path(), self.0.fault)
        }
    }
}

impl std::error::Error for ReadError {}

impl de::Error for ReadError {
    fn custom<T: fmt::Display>(words: T) -> Self {
        Self::new(Fault::Said(words.to_string()))
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::new(Fault::Said(format!("{found} in place of {expected}")))
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::invalid_type(found, expected)
    }

    fn invalid_length(length: usize, expected: &dyn de::Expected) -> Self {
        Self::new(Fault::Said(format!("{length} in place of {expected}")))
    }

    fn unknown_variant(found: &str, expected: &'static [&'static str]) -> Self {
        Self::new(Fault::UnknownWord { found: found.to_owned(), expected })
    }

    fn unknown_field(found: &str, expected: &'static [&'static str]) -> Self {
        Self::new(Fault::UnknownField { found: found.to_owned(), expected })
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new(Fault::MissingField(field))
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::new(Fault::DoubledField(field))
    }
}
