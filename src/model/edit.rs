//! The vocabulary of changes: set a field, add an object, remove one.
//!
//! The same edits serve undo, journal, variants, difference and merge. A [`Path`] names a place by list, id and
//! field (`corridors/meccatronica/stages/visto/duration/Takes/usual`); values are JSON values, so that every field of
//! the model can be edited and compared without code of its own. [`apply`] works on a copy and gives it back only
//! when the result is a scenario: a failed edit changes nothing. Soundness beyond shape is `validate`'s business.

use super::Scenario;
use crate::base::{Id, tree};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use std::{fmt, sync::Arc};

/// A place in a scenario, in segments separated by `/`
///
/// A segment after a list is the `id` of an element, after an object the name of a field, after an enum value the
/// name of its variant. The empty path is the scenario itself.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path(Arc<str>);

impl Path {
    /// The path written in `text`
    pub fn new(text: &str) -> Self {
        Self(text.trim_matches('/').into())
    }

    /// The path of a place below this one
    #[must_use]
    pub fn join(&self, below: &str) -> Self {
        if self.0.is_empty() { Self::new(below) } else { Self::new(&format!("{}/{below}", self.0)) }
    }

    /// The text
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its segments
    pub fn segments(&self) -> impl Iterator<Item = &str> {
        self.0.split('/').filter(|s| !s.is_empty())
    }

    /// The list and id of the top-level object it lies in, such as `("organisations", "ofppt")`
    pub fn object(&self) -> Option<(&str, &str)> {
        let mut segments = self.segments();
        Some((segments.next()?, segments.next()?))
    }

    /// Whether it is `other` or lies below it
    pub fn is_within(&self, other: &Self) -> bool {
        self == other || (self.0.starts_with(&*other.0) && self.0[other.0.len()..].starts_with('/'))
    }

    /// The path without its last segment, and that segment
    pub fn split_last(&self) -> Option<(Self, &str)> {
        match self.0.rsplit_once('/') {
            Some((parent, last)) => Some((Self::new(parent), last)),
            None if self.0.is_empty() => None,
            None => Some((Self::new(""), &self.0)),
        }
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", &*self.0)
    }
}

impl Serialize for Path {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Path {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::new(&String::deserialize(deserializer)?))
    }
}

/// One change
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Edit {
    /// Give a field a value; a null removes an optional one
    Set {
        /// The field
        path: Path,
        /// Its new value
        value: Value,
    },
    /// Add an object to a list
    Add {
        /// The list
        list: Path,
        /// The object, with its id
        value: Value,
        /// Element it goes in front of; none: at the end
        #[serde(default, skip_serializing_if = "Option::is_none")]
        before: Option<Id>,
    },
    /// Remove an object from its list
    Remove {
        /// The object
        path: Path,
    },
}

impl Edit {
    /// An edit that gives a field a number
    pub fn number(path: &Path, value: f64) -> Self {
        Self::Set { path: path.clone(), value: number(value) }
    }

    /// The place it changes
    pub fn path(&self) -> &Path {
        match self {
            Self::Set { path, .. } | Self::Remove { path } => path,
            Self::Add { list, .. } => list,
        }
    }
}

/// A number as the files write it: whole ones without a fraction, so that whole and broken fields both read it
fn number(value: f64) -> Value {
    if value.fract() == 0.0 && value.abs() < 9e15 { Value::from(value as i64) } else { Value::from(value) }
}

/// A named set of differences from the base, or from another variant
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// Text id
    pub id: Id,
    /// Name on screen
    pub name: String,
    /// Variant it starts from; none: the base
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Id>,
    /// Why it exists
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Its differences, in order
    pub edits: Vec<Edit>,
}

/// Why an edit cannot be carried out
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum EditError {
    /// The path leads nowhere
    #[error("no {path}")]
    Missing {
        /// The path
        path: Path,
    },
    /// The id is there already
    #[error("{path} exists")]
    Exists {
        /// The path of the object that is there
        path: Path,
    },
    /// The value does not fit the field
    #[error("{path}: {detail}")]
    Unfit {
        /// The path
        path: Path,
        /// What the reader of the field says
        detail: String,
    },
    /// A variant is unknown or its parents form a ring
    #[error("variant {id}")]
    Variant {
        /// The variant
        id: Id,
    },
}

/// The scenario after `edits`, or the first reason why not; `scenario` is untouched
pub fn apply(scenario: &Scenario, edits: &[Edit]) -> Result<Scenario, EditError> {
    let Some(first) = edits.first() else { return Ok(scenario.clone()) };
    // A finger on a lever changes one list: the others need not pass through the tree.
    let touched: Vec<&str> = edits.iter().filter_map(|edit| edit.path().segments().next()).collect();
    let mut json = tree::to_json(&scenario.part(&touched));
    for edit in edits {
        apply_to_tree(&mut json, edit)?;
    }
    let last = edits.last().unwrap_or(first).path().clone();
    let part =
        tree::from_json(&json).map_err(|error| EditError::Unfit { path: last, detail: error.to_string() })?;
    Ok(scenario.with_part(part, &touched))
}

/// The value at `path`, as JSON; none when the path leads nowhere or the optional field is empty
pub fn value_at(scenario: &Scenario, path: &Path) -> Option<Value> {
    Tree::at(scenario, [path]).get(path).cloned()
}

/// A scenario as a tree of values, for many look-ups by path
pub struct Tree(Value);

impl Tree {
    /// The tree of `scenario`
    pub fn of(scenario: &Scenario) -> Self {
        Self(tree::to_json(scenario))
    }

    /// The tree of those lists of `scenario` that `paths` lie in, for look-ups of these paths
    pub fn at<'a>(scenario: &Scenario, paths: impl IntoIterator<Item = &'a Path>) -> Self {
        let lists: Vec<&str> = paths.into_iter().filter_map(|path| path.segments().next()).collect();
        Self(tree::to_json(&scenario.part(&lists)))
    }

    /// The whole tree
    pub(super) fn root(&self) -> &Value {
        &self.0
    }

    /// The value at `path`
    pub fn get(&self, path: &Path) -> Option<&Value> {
        find(&self.0, path)
    }

    /// Whether `path` names a number or an estimate, something a lever can turn
    pub fn is_number(&self, path: &Path) -> bool {
        self.get(path).is_some_and(|v| v.is_number() || v.get("usual").is_some_and(Value::is_number))
    }
}

/// The number at `path`
pub fn number_at(scenario: &Scenario, path: &Path) -> Option<f64> {
    value_at(scenario, path)?.as_f64()
}

/// The estimate at `path`; fields that hold a plain number are none
pub fn estimate_at(scenario: &Scenario, path: &Path) -> Option<super::Estimate> {
    tree::from_json(&value_at(scenario, path)?).ok()
}

/// The scenario as a variant sees it, with the edits of its parents first; `None` is the base
pub fn with_variant(scenario: &Scenario, variant: Option<&Id>) -> Result<Scenario, EditError> {
    apply(scenario, &edits_of_variant(scenario, variant)?)
}

/// All edits of a variant, those of its parents first
pub fn edits_of_variant(scenario: &Scenario, variant: Option<&Id>) -> Result<Vec<Edit>, EditError> {
    let mut chain = Vec::new();
    let mut next = variant;
    while let Some(id) = next {
        let unknown = || EditError::Variant { id: id.clone() };
        let found = scenario.variants.iter().find(|v| v.id == *id).ok_or_else(unknown)?;
        if chain.len() > scenario.variants.len() {
            return Err(unknown());
        }
        chain.push(found);
        next = found.parent.as_ref();
    }
    Ok(chain.iter().rev().flat_map(|v| v.edits.iter().cloned()).collect())
}

fn apply_to_tree(tree: &mut Value, edit: &Edit) -> Result<(), EditError> {
    match edit {
        Edit::Set { path, value } => {
            let missing = || EditError::Missing { path: path.clone() };
            let (parent, field) = path.split_last().ok_or_else(missing)?;
            match find_mut(tree, &parent).ok_or_else(missing)? {
                Value::Object(map) if value.is_null() => {
                    map.remove(field);
                }
                Value::Object(map) => {
                    map.insert(field.to_owned(), value.clone());
                }
                Value::Array(items) => {
                    let place = items.iter_mut().find(|item| has_id(item, field)).ok_or_else(missing)?;
                    *place = value.clone();
                }
                _ => return Err(missing()),
            }
        }
        Edit::Add { list, value, before } => {
            let id = value.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
            if find(tree, list).is_none()
                && let Some((parent, field)) = list.split_last()
                && let Some(Value::Object(map)) = find_mut(tree, &parent)
            {
                // Empty lists are left out of the tree.
                map.insert(field.to_owned(), Value::Array(Vec::new()));
            }
            let Some(Value::Array(items)) = find_mut(tree, list) else {
                return Err(EditError::Missing { path: list.clone() });
            };
            if id.is_empty() {
                return Err(EditError::Unfit { path: list.clone(), detail: "missing field `id`".to_owned() });
            }
            if items.iter().any(|item| has_id(item, &id)) {
                return Err(EditError::Exists { path: list.join(&id) });
            }
            let at = match before {
                Some(before) => items
                    .iter()
                    .position(|item| has_id(item, before.as_str()))
                    .ok_or_else(|| EditError::Missing { path: list.join(before.as_str()) })?,
                None => items.len(),
            };
            items.insert(at, value.clone());
        }
        Edit::Remove { path } => {
            let missing = || EditError::Missing { path: path.clone() };
            let (parent, field) = path.split_last().ok_or_else(missing)?;
            let Some(Value::Array(items)) = find_mut(tree, &parent) else { return Err(missing()) };
            let at = items.iter().position(|item| has_id(item, field)).ok_or_else(missing)?;
            items.remove(at);
        }
    }
    Ok(())
}

/// Whether a list element is the one a path names
fn has_id(item: &Value, id: &str) -> bool {
    item.get("id").and_then(Value::as_str) == Some(id)
}

/// An element of a list by id, or by position where elements have none
fn element<'a>(items: &'a [Value], segment: &str) -> Option<&'a Value> {
    items.iter().find(|item| has_id(item, segment)).or_else(|| items.get(segment.parse::<usize>().ok()?))
}

/// The value at a path of a tree; elements of lists by id, or by position where they have none
pub(super) fn find<'a>(tree: &'a Value, path: &Path) -> Option<&'a Value> {
    path.segments().try_fold(tree, |at, segment| match at {
        Value::Object(map) => map.get(segment),
        Value::Array(items) => element(items, segment),
        _ => None,
    })
}

fn find_mut<'a>(tree: &'a mut Value, path: &Path) -> Option<&'a mut Value> {
    path.segments().try_fold(tree, |at, segment| match at {
        Value::Object(map) => map.get_mut(segment),
        Value::Array(items) => {
            let at = items
                .iter()
                .position(|item| has_id(item, segment))
                .or_else(|| segment.parse::<usize>().ok().filter(|i| *i < items.len()))?;
            items.get_mut(at)
        }
        _ => None,
    })
}
