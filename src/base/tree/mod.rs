//! Plain values between the types of the program and their notations, RON text and JSON.
//!
//! A [`Node`] is a word, a text or a bracket with what stands in it. Every type that is stored or edited is read from
//! a node and written to one, so the code that serde derives exists once for each type and not once for each
//! notation; and a node knows its bytes in the text, so that what is wrong with it has a place. Knows no type of the
//! model, no file and no words for people. Called by `model::edit`, `file` and `report`.
//!
//! | file | holds |
//! |---|---|
//! | [`scan`] | text to tokens |
//! | `parse` | tokens to a node, as far as the text makes sense |
//! | `json` | JSON to a node and back |
//! | `read` | a node to a value of a type |
//! | `fault` | what is wrong with a value |
//! | `write` | a value of a type to a node |

mod fault;
mod json;
mod parse;
mod read;
pub mod scan;
mod write;

pub use fault::{Fault, ReadError};
pub use parse::{DEEPEST, Mistake, Parsed, parse};
pub use read::read;
pub use write::{WriteError, node_of};

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use std::{borrow::Cow, ops::Range};

/// A value and where it stands
#[derive(Debug, Clone, PartialEq)]
pub struct Node<'a> {
    /// Its bytes in the text, with the name in front of a bracket; zero to zero when it comes from no text
    pub span: Range<usize>,
    /// The value
    pub what: What<'a>,
}

/// What a value is
#[derive(Debug, Clone, PartialEq)]
pub enum What<'a> {
    /// A name or a number, as it is written
    Word(Cow<'a, str>),
    /// A text, without its quotes
    Text(Cow<'a, str>),
    /// A text of JSON, which writes names as texts
    JsonText(Cow<'a, str>),
    /// A bracket
    Group(Group<'a>),
}

/// A bracket with what stands in it
#[derive(Debug, Clone, PartialEq)]
pub struct Group<'a> {
    /// The name in front; may be empty
    pub head: Cow<'a, str>,
    /// The bracket
    pub open: Bracket,
    /// What stands in it
    pub items: Vec<Item<'a>>,
}

/// Kinds of brackets
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bracket {
    /// `(`: an object, a tuple, or what an enum value holds; also an enum value of unknown kind read from text
    Round,
    /// `(` after the name of an enum value, where that is known because it comes from a type
    Variant,
    /// `[`: a list
    Square,
    /// `{`: a map
    Curly,
    /// `{` of JSON: an object, a map or an enum value
    Json,
}

/// One thing in a bracket
#[derive(Debug, Clone, PartialEq)]
pub struct Item<'a> {
    /// Field or map key; none in lists and tuples
    pub key: Option<Key<'a>>,
    /// The value
    pub value: Node<'a>,
}

/// The name of a field or the key of a map
#[derive(Debug, Clone, PartialEq)]
pub struct Key<'a> {
    /// Its bytes in the text
    pub span: Range<usize>,
    /// The name, without quotes
    pub name: Cow<'a, str>,
    /// Whether it is written in quotes
    pub quoted: bool,
}

/// JSON of any value that is made of fields, lists and text keys; null for anything else
pub fn to_json<T: Serialize>(value: &T) -> Value {
    node_of(value).map_or(Value::Null, |node| node.to_json())
}

/// The value that a piece of JSON stands for
pub fn from_json<T: DeserializeOwned>(value: &Value) -> Result<T, ReadError> {
    read(&Node::from_json(value))
}

impl<'a> Node<'a> {
    /// A word that stands nowhere
    fn word(word: impl Into<Cow<'a, str>>) -> Self {
        Self { span: 0..0, what: What::Word(word.into()) }
    }

    /// A bracket that stands nowhere
    fn group(head: impl Into<Cow<'a, str>>, open: Bracket, items: Vec<Item<'a>>) -> Self {
        Self { span: 0..0, what: What::Group(Group { head: head.into(), open, items }) }
    }

    /// The bracket, if it is one
    pub fn as_group(&self) -> Option<&Group<'a>> {
        match &self.what {
            What::Group(group) => Some(group),
            _ => None,
        }
    }

    /// The word or text
    pub fn as_str(&self) -> Option<&str> {
        match &self.what {
            What::Word(text) | What::Text(text) | What::JsonText(text) => Some(text),
            What::Group(_) => None,
        }
    }

    /// The field of this name
    pub fn field(&self, name: &str) -> Option<&Self> {
        let items = &self.as_group()?.items;
        items
            .iter()
            .find(|item| item.key.as_ref().is_some_and(|key| key.name == name))
            .map(|item| &item.value)
    }

    /// What an element of a list is called by: the text of its field `id`, or of `node` for a place of the layout
    pub fn id(&self) -> Option<&str> {
        self.field("id").or_else(|| self.field("node"))?.as_str()
    }
}

/// The whole number a word stands for
fn whole(word: &str) -> Option<i128> {
    let plain: Cow<'_, str> = if word.contains('_') { word.replace('_', "").into() } else { word.into() };
    let (sign, digits) = match plain.as_bytes().first()? {
        b'-' => (-1, &plain[1..]),
        b'+' => (1, &plain[1..]),
        _ => (1, &*plain),
    };
    if !digits.starts_with(|c: char| c.is_ascii_digit()) || word.starts_with('_') {
        return None;
    }
    let with_base =
        |prefix: &str, base| digits.strip_prefix(prefix).map(|rest| i128::from_str_radix(rest, base));
    let value = with_base("0x", 16)
        .or_else(|| with_base("0o", 8))
        .or_else(|| with_base("0b", 2))
        .unwrap_or_else(|| digits.parse());
    value.ok().and_then(|value| value.checked_mul(sign))
}

/// The number a word stands for, written as a number and not as a name for one
fn float<F: std::str::FromStr>(word: &str) -> Option<F> {
    let digits = word.trim_start_matches(['-', '+']);
    if !digits.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return None;
    }
    if word.contains('_') { word.replace('_', "").parse().ok() } else { word.parse().ok() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;
    use serde_json::json;

    #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
    enum Way {
        Bare,
        Plain(f64),
        Long { days: u32, word: Option<String> },
        Pair(i8, bool),
    }

    #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Thing {
        id: String,
        ways: Vec<Way>,
        #[serde(default)]
        maybe: Option<Way>,
        pair: (u8, f32),
        free: Value,
    }

    fn thing() -> Thing {
        Thing {
            id: "è \"x\"\n".to_owned(),
            ways: vec![
                Way::Bare,
                Way::Plain(3.0),
                Way::Long { days: 7, word: Some("None".to_owned()) },
                Way::Pair(-4, true),
            ],
            maybe: Some(Way::Plain(0.1)),
            pair: (255, 0.1),
            free: json!({"a": [1, 2.5, null, "b", true], "c": {"d": -1}, "e": 60.0}),
        }
    }

    #[test]
    fn a_value_comes_back_from_its_node_and_from_its_json() {
        let node = node_of(&thing()).expect("a node");
        assert_eq!(read::<Thing>(&node), Ok(thing()));
        let json = to_json(&thing());
        assert_eq!(from_json::<Thing>(&json), Ok(thing()));
        assert_eq!(
            json,
            serde_json::to_value(Thing { pair: (255, 0.5), ..thing() })
                .map(|mut value| {
                    value["pair"][1] = json!(0.1);
                    value
                })
                .expect("JSON")
        );
    }

    #[test]
    fn a_text_is_read_with_names_in_front_or_without() {
        let text = r##"Thing(id: r#"a"b"#, ways: [Bare, Plain(1_0), Long(days: 0x10, word: Some("w")), Pair(-1, false,)],
            maybe: None, pair: (1, -.5), free: Takes(Some((a: 1, b: [x, "y"])))) // end"##;
        let parsed = parse(text);
        assert_eq!(parsed.mistake, None);
        let found: Thing = read(&parsed.node).expect("a thing");
        assert_eq!(found.id, "a\"b");
        let long = Way::Long { days: 16, word: Some("w".to_owned()) };
        assert_eq!(found.ways, [Way::Bare, Way::Plain(10.0), long, Way::Pair(-1, false)]);
        assert_eq!((found.maybe, found.pair), (None, (1, -0.5)));
        assert_eq!(found.free, json!({"Takes": {"a": 1, "b": ["x", "y"]}}));
        assert_eq!(&text[parsed.node.span], &text[..text.len() - 7]);
    }

    #[test]
    fn what_does_not_fit_has_a_place_and_a_path() {
        let refused = |text: &str| {
            let parsed = parse(text);
            let error = read::<Thing>(&parsed.node).expect_err("a fault");
            (error.fault().clone(), error.at().map(|at| text[at].to_owned()), error.path())
        };
        let unknown = refused("(id: \"x\", colour: 1)");
        assert!(matches!(&unknown.0, Fault::UnknownField { found, .. } if found == "colour"));
        assert_eq!((unknown.1.as_deref(), unknown.2.as_str()), (Some("colour"), "colour"));
        let (fault, at, path) = refused("(id: \"x\", ways: [Bare, Long(days: -1)])");
        assert_eq!(
            (fault, at.as_deref(), path.as_str()),
            (Fault::NoWholeNumber, Some("-1"), "ways/1/Long/days")
        );
        let (fault, at, path) = refused("(id: \"x\", ways: [(id: \"q\")])");
        assert_eq!((fault, at.as_deref(), path.as_str()), (Fault::NoWord, Some("(id: \"q\")"), "ways/q"));
        let (fault, at, path) = refused("(ways: [], id: \"x\")");
        assert_eq!((fault, at.as_deref(), path.as_str()), (Fault::MissingField("pair"), Some(")"), ""));
        let (fault, at, _) = refused("(ways: [], ways: [Bare])");
        assert_eq!((fault, at.as_deref()), (Fault::DoubledField("ways"), Some("ways")));
        assert!(matches!(refused("Other(id: 1)").0, Fault::OtherObject { expected: "Thing", .. }));
    }

    #[test]
    fn the_first_mistake_of_a_text_is_kept_with_what_stands_before_it() {
        for (text, fault, at) in [
            ("(a: 1 b: 2)", Fault::NoSign(","), 6),
            ("(a \"b\")", Fault::NoSign(":"), 3),
            ("(a: [1, 2)", Fault::NoSign("]"), 9),
            ("(a: 1", Fault::EndsEarly, 5),
            ("(a: ", Fault::EndsEarly, 4),
            ("(a: )", Fault::Unexpected, 4),
            ("(a: 1) b", Fault::Trailing, 7),
            ("(a: \"x\\q\")", Fault::Escape, 6),
            ("{\"a\": 1, b 2}", Fault::NoSign(":"), 11),
            ("(a: \"x)", Fault::Unclosed, 4),
            ("", Fault::EndsEarly, 0),
        ] {
            let parsed = parse(text);
            assert_eq!(parsed.mistake, Some(Mistake { fault, at }), "{text}");
        }
        assert_eq!(parse("(a: 1 b: 2)").node.field("a").and_then(Node::as_str), Some("1"));
        assert_eq!(parse(&"[".repeat(100_000)).mistake.map(|mistake| mistake.at), Some(DEEPEST));
    }

    #[test]
    fn numbers_are_words_that_are_written_as_numbers() {
        assert_eq!(
            (whole("1_000"), whole("-0x1f"), whole("+7"), whole("0b101")),
            (Some(1000), Some(-31), Some(7), Some(5))
        );
        assert_eq!(
            (whole("1.0"), whole("x"), whole("_1"), whole("--1"), whole("")),
            (None, None, None, None, None)
        );
        assert_eq!(
            (float::<f64>("1e3"), float::<f64>("-.5"), float::<f64>("7.")),
            (Some(1000.0), Some(-0.5), Some(7.0))
        );
        assert_eq!((float::<f64>("inf"), float::<f64>("NaN"), float::<f64>("-infinity")), (None, None, None));
    }
}
