//! JSON to a node and back.
//!
//! JSON has no names in front of brackets: an enum value is an object with one key, and so it is read. Called through
//! `tree::from_json` and `tree::to_json`, and for the free values inside a typed one.

use super::{Bracket, Group, Item, Key, Node, What, float, whole};
use serde_json::{Map, Number, Value};

impl<'a> Node<'a> {
    /// The node of a piece of JSON
    pub fn from_json(value: &'a Value) -> Self {
        match value {
            Value::Null => Self::word("None"),
            Value::Bool(truth) => Self::word(if *truth { "true" } else { "false" }),
            Value::Number(number) => Self::word(number.to_string()),
            Value::String(text) => Self { span: 0..0, what: What::JsonText(text.as_str().into()) },
            Value::Array(values) => {
                let items = values.iter().map(|value| Item { key: None, value: Self::from_json(value) });
                Self::group("", Bracket::Square, items.collect())
            }
            Value::Object(map) => {
                let items = map.iter().map(|(name, value)| Item {
                    key: Some(Key { span: 0..0, name: name.as_str().into(), quoted: true }),
                    value: Self::from_json(value),
                });
                Self::group("", Bracket::Json, items.collect())
            }
        }
    }

    /// The JSON of a node
    pub fn to_json(&self) -> Value {
        match &self.what {
            What::Word(word) => json_of_word(word),
            What::Text(text) | What::JsonText(text) => Value::String(text.to_string()),
            What::Group(group) => json_of_group(group),
        }
    }
}

fn json_of_word(word: &str) -> Value {
    match word {
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        "None" => Value::Null,
        _ => json_of_number(word).map_or_else(|| Value::String(word.to_owned()), Value::Number),
    }
}

fn json_of_number(word: &str) -> Option<Number> {
    let small = whole(word).and_then(|whole| {
        u64::try_from(whole).map(Number::from).or_else(|_| i64::try_from(whole).map(Number::from)).ok()
    });
    small.or_else(|| float(word).and_then(Number::from_f64))
}

fn json_of_group(group: &Group<'_>) -> Value {
    let fields = || -> Map<String, Value> {
        let keyed = group.items.iter().enumerate();
        keyed
            .map(|(i, item)| {
                let name = item.key.as_ref().map_or_else(|| i.to_string(), |key| key.name.to_string());
                (name, item.value.to_json())
            })
            .collect()
    };
    let list = || Value::Array(group.items.iter().map(|item| item.value.to_json()).collect());
    let under_head = |value| Value::Object(Map::from_iter([(group.head.to_string(), value)]));
    let is_keyed = group.items.first().is_some_and(|item| item.key.is_some());
    match (group.open, group.items.as_slice()) {
        (Bracket::Square, _) => list(),
        (Bracket::Curly | Bracket::Json, _) => Value::Object(fields()),
        (Bracket::Variant, _) if is_keyed => under_head(Value::Object(fields())),
        (Bracket::Round, _) if is_keyed => Value::Object(fields()),
        (Bracket::Round, [only]) if group.head == "Some" => only.value.to_json(),
        (Bracket::Round, []) if group.head.is_empty() => Value::Null,
        (Bracket::Round, []) => Value::Object(Map::new()),
        (Bracket::Round, _) if group.head.is_empty() => list(),
        (Bracket::Round | Bracket::Variant, [only]) => under_head(only.value.to_json()),
        (Bracket::Round | Bracket::Variant, _) => under_head(list()),
    }
}
