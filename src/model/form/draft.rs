//! Values that are being made, before they are part of a scenario: what is still missing, and how parts are put in.
//!
//! A draft is a JSON value of some [`Kind`]. Nothing is invented: a draft begins empty, and [`missing`] names what a
//! person has still to say. Called by the forms of the window and by [`objects`](super::super::objects).

use super::{Field, Holds, Kind, Need, case_of};
use crate::model::Path;
use serde_json::{Map, Value};

/// What a value of a kind begins with, when nothing is known: fields without their values; none for single values
pub fn empty(kind: Kind) -> Option<Value> {
    match kind {
        Kind::Record(_) => Some(Value::Object(Map::new())),
        Kind::Many(_) | Kind::Objects(_) => Some(Value::Array(Vec::new())),
        _ => None,
    }
}

/// What a case begins with: its name alone, or with what stands below still empty
pub fn of_case(case: &super::Case) -> Value {
    let below = match case.holds {
        Holds::Nothing => return Value::from(case.name),
        Holds::Value(kind) => empty(*kind).unwrap_or(Value::Null),
        Holds::Fields(_) => Value::Object(Map::new()),
    };
    Value::Object(Map::from_iter([(case.name.to_owned(), below)]))
}

/// The places below `at` where a value of this kind must still be given, in the order of the form
///
/// Ids, random streams and the lists of a corridor are the program's to make and never missing.
pub fn missing(kind: Kind, value: Option<&Value>, at: &Path) -> Vec<Path> {
    let Some(value) = value.filter(|value| !value.is_null()) else { return vec![at.clone()] };
    match kind {
        Kind::Record(fields) => missing_in(fields, value, at),
        Kind::Cases(cases) => match case_of(cases, value) {
            None => vec![at.clone()],
            Some((case, below)) => match case.holds {
                Holds::Nothing => Vec::new(),
                Holds::Value(kind) => missing(*kind, below, &at.join(case.name)),
                Holds::Fields(fields) => missing(Kind::Record(fields), below, &at.join(case.name)),
            },
        },
        Kind::Words | Kind::Note if value.as_str().is_none_or(|text| text.trim().is_empty()) => {
            vec![at.clone()]
        }
        Kind::Persons
            if value.as_array().is_none_or(|pair| pair.len() != 2 || pair.iter().any(Value::is_null)) =>
        {
            vec![at.clone()]
        }
        Kind::Many(_) if value.as_array().is_none_or(Vec::is_empty) => vec![at.clone()],
        Kind::Many(kind) => value
            .as_array()
            .into_iter()
            .flatten()
            .enumerate()
            .flat_map(|(index, item)| missing(*kind, Some(item), &at.join(&index.to_string())))
            .collect(),
        _ => Vec::new(),
    }
}

/// The fields of an object or record that must still be given
pub fn missing_in(fields: &'static [Field], value: &Value, at: &Path) -> Vec<Path> {
    let mut found = Vec::new();
    for field in fields {
        let made =
            matches!(field.kind, Kind::Id | Kind::Kept | Kind::Objects(_)) || field.name == "arrival_stage";
        let given = value.get(field.name);
        match (field.need, given) {
            _ if made => {}
            (Need::Required, _) => found.extend(missing(field.kind, given, &at.join(field.name))),
            // What may be absent is asked whole once it is begun; empty lists and texts are absent.
            (Need::Optional | Need::Usual, Some(given)) if !is_nothing(given) => {
                found.extend(missing(field.kind, Some(given), &at.join(field.name)));
            }
            (Need::Optional | Need::Usual, _) => {}
        }
    }
    found
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

/// Puts a value at a place of a draft; a null takes a field away
///
/// `path` counts from the draft. Objects on the way are made; false when the way leads through something else.
pub fn put(draft: &mut Value, path: &Path, value: Value) -> bool {
    let segments: Vec<&str> = path.segments().collect();
    let Some((last, way)) = segments.split_last() else {
        *draft = value;
        return true;
    };
    let mut at = draft;
    for segment in way {
        let next = match at {
            Value::Array(items) => segment.parse::<usize>().ok().and_then(|index| items.get_mut(index)),
            Value::Object(map) => Some(map.entry(*segment).or_insert_with(|| Value::Object(Map::new()))),
            _ => None,
        };
        let Some(next) = next else { return false };
        at = next;
    }
    match at {
        Value::Object(map) if value.is_null() => {
            map.remove(*last);
            true
        }
        Value::Object(map) => {
            map.insert((*last).to_owned(), value);
            true
        }
        Value::Array(items) => match last.parse::<usize>().ok() {
            Some(index) if index < items.len() => {
                items[index] = value;
                true
            }
            _ => false,
        },
        _ => false,
    }
}

/// The value at a place of a draft
pub fn get<'d>(draft: &'d Value, path: &Path) -> Option<&'d Value> {
    path.segments().try_fold(draft, |at, segment| match at {
        Value::Object(map) => map.get(segment),
        Value::Array(items) => items.get(segment.parse::<usize>().ok()?),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::{COST, STAGE};
    use super::*;
    use serde_json::json;

    fn missing_words(fields: &'static [Field], draft: &Value) -> Vec<String> {
        missing_in(fields, draft, &Path::new("")).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_draft_says_what_is_still_to_be_given() {
        assert_eq!(missing_words(COST, &json!({})), ["name", "category", "driver", "unit"]);
        let begun =
            json!({"name": "Viaggio", "category": "Travel", "driver": {"PerEntry": {"corridor": "a"}}});
        assert_eq!(missing_words(COST, &begun), ["driver/PerEntry/stage", "unit"]);
        let optional = json!({"name": "Visto", "kind": "Visa", "duration": "Open", "giving_up": {}});
        assert_eq!(missing_words(STAGE, &optional), ["giving_up/rate", "giving_up/exit"]);
    }

    #[test]
    fn parts_are_put_where_they_belong() {
        let mut draft = json!({});
        assert!(put(&mut draft, &Path::new("driver/Once"), json!("2027-01-01")));
        assert!(put(&mut draft, &Path::new("list"), json!([{"a": 1}])));
        assert!(put(&mut draft, &Path::new("list/0/b"), json!(2)));
        assert!(!put(&mut draft, &Path::new("list/3"), json!(2)));
        assert_eq!(draft, json!({"driver": {"Once": "2027-01-01"}, "list": [{"a": 1, "b": 2}]}));
        assert!(put(&mut draft, &Path::new("driver"), Value::Null));
        assert_eq!(get(&draft, &Path::new("driver")), None);
        assert_eq!(get(&draft, &Path::new("list/0/a")), Some(&json!(1)));
    }
}
