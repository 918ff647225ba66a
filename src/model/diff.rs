//! The edits that lead from one scenario to another.
//!
//! [`diff`] matches objects of a list by their id and gives [`Edit`]s in a fixed order, so that the same two scenarios
//! always give the same edits: [`apply`](super::edit::apply) of them to the first gives the second, and two equal
//! scenarios give none. Elements without an id, such as dates or shares over time, change with their whole list. Makes
//! no words (`report::changes`) and settles no disagreement ([`merge`](super::merge)).

use super::{Edit, Path, Scenario, edit::Tree};
use crate::base::Id;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The parts of a scenario in the order in which their differences are listed
const PARTS: [&str; 22] = [
    "programme",
    "references",
    "profiles",
    "organisations",
    "links",
    "offices",
    "courses",
    "employers",
    "positions",
    "corridors",
    "costs",
    "sources",
    "evidence",
    "commitments",
    "overrides",
    "law_changes",
    "levers",
    "variants",
    "story",
    "motions",
    "meetings",
    "layout",
];

/// The edits that make `to` out of `from`; none when they are equal
pub fn diff(from: &Scenario, to: &Scenario) -> Vec<Edit> {
    let (from, to) = (Tree::of(from), Tree::of(to));
    let mut edits = Vec::new();
    let root = Path::new("");
    for part in PARTS {
        field(&root.join(part), from.root().get(part), to.root().get(part), &mut edits);
    }
    edits
}

/// The differences of one field, which may be absent on either side
fn field(path: &Path, from: Option<&Value>, to: Option<&Value>, edits: &mut Vec<Edit>) {
    let set = |value: &Value| Edit::Set { path: path.clone(), value: value.clone() };
    match (from, to) {
        (None, None) => {}
        (Some(from), Some(to)) if from == to => {}
        (Some(Value::Object(from)), Some(Value::Object(to))) if is_same_kind(from, to) => {
            for key in keys([from, to]) {
                field(&path.join(key), from.get(key), to.get(key), edits);
            }
        }
        (Some(from), Some(to)) => match (ids(from), ids(to)) {
            (Some(_), Some(_)) => list(path, from, to, edits),
            _ => edits.push(set(to)),
        },
        // Empty lists are left out of the tree.
        (Some(from), None) if ids(from).is_some_and(|ids| !ids.is_empty()) => {
            list(path, from, &Value::Array(Vec::new()), edits);
        }
        (None, Some(to)) if ids(to).is_some_and(|ids| !ids.is_empty()) => {
            list(path, &Value::Array(Vec::new()), to, edits);
        }
        (Some(_), None) => edits.push(Edit::Set { path: path.clone(), value: Value::Null }),
        (None, Some(to)) => edits.push(set(to)),
    }
}

/// The differences of two lists of objects with ids: what goes, what changes, what comes, in this order
fn list(path: &Path, from: &Value, to: &Value, edits: &mut Vec<Edit>) {
    let (from, to) = (by_id(from), by_id(to));
    let place: BTreeMap<&str, usize> = to.iter().enumerate().map(|(at, (id, _))| (*id, at)).collect();
    let common: Vec<usize> = from.iter().filter_map(|(id, _)| place.get(id).copied()).collect();
    let kept: BTreeSet<&str> = longest_rising(&common).into_iter().map(|at| to[at].0).collect();
    for (id, _) in from.iter().filter(|(id, _)| !kept.contains(id)) {
        edits.push(Edit::Remove { path: path.join(id) });
    }
    for (id, old) in from.iter().filter(|(id, _)| kept.contains(id)) {
        field(&path.join(id), Some(old), Some(to[place[id]].1), edits);
    }
    for (at, (id, value)) in to.iter().enumerate().filter(|(_, (id, _))| !kept.contains(id)) {
        debug_assert!(value.get("id").and_then(Value::as_str) == Some(*id));
        let next = to[at..].iter().find(|(id, _)| kept.contains(id));
        edits.push(Edit::Add {
            list: path.clone(),
            value: (*value).clone(),
            before: next.and_then(|(id, _)| Id::new(id).ok()),
        });
    }
}

/// Whether two objects have the same fields by nature: an enum value is another object when its variant is another
pub(super) fn is_same_kind(one: &Map<String, Value>, other: &Map<String, Value>) -> bool {
    let variant = |map: &Map<String, Value>| {
        let mut keys = map.keys();
        match (keys.next(), keys.next()) {
            (Some(key), None) if key.starts_with(|c: char| c.is_ascii_uppercase()) => Some(key.clone()),
            _ => None,
        }
    };
    variant(one) == variant(other)
}

/// The keys of some objects, each once, in the order of the alphabet
pub(super) fn keys<'a>(maps: impl IntoIterator<Item = &'a Map<String, Value>>) -> BTreeSet<&'a str> {
    maps.into_iter().flat_map(|map| map.keys().map(String::as_str)).collect()
}

/// The ids of a list, when each element has one of its own that a path can name
pub(super) fn ids(value: &Value) -> Option<Vec<&str>> {
    let items = value.as_array()?;
    let ids: Option<Vec<&str>> = items.iter().map(|item| item.get("id")?.as_str()).collect();
    let ids = ids?;
    let single: BTreeSet<&str> = ids.iter().copied().collect();
    (single.len() == ids.len() && ids.iter().all(|id| Id::new(id).is_ok())).then_some(ids)
}

/// The elements of a list with their ids
fn by_id(value: &Value) -> Vec<(&str, &Value)> {
    let items = value.as_array().map(Vec::as_slice).unwrap_or_default();
    items.iter().filter_map(|item| Some((item.get("id")?.as_str()?, item))).collect()
}

/// A longest rising part of numbers that are all different: what need not be moved when the rest is
pub(super) fn longest_rising(numbers: &[usize]) -> Vec<usize> {
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(numbers.len());
    for (at, number) in numbers.iter().enumerate() {
        // An order that was never touched is walked through once.
        let before = match at.checked_sub(1) {
            Some(last) if best[last].0 == at && numbers[last] < *number => Some(last),
            _ => {
                (0..at).filter(|i| numbers[*i] < *number).max_by_key(|i| (best[*i].0, std::cmp::Reverse(*i)))
            }
        };
        best.push((before.map_or(1, |before| best[before].0 + 1), before));
    }
    let mut at = (0..best.len()).max_by_key(|i| (best[*i].0, std::cmp::Reverse(*i)));
    let mut rising = Vec::new();
    while let Some(last) = at {
        rising.push(numbers[last]);
        at = best[last].1;
    }
    rising.reverse();
    rising
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        edit,
        generate::{Size, generate},
    };
    use serde_json::json;

    fn scenario() -> Scenario {
        generate(Size::Small, 3)
    }

    #[track_caller]
    fn leads(from: &Scenario, to: &Scenario) -> Vec<Edit> {
        let edits = diff(from, to);
        assert_eq!(&edit::apply(from, &edits).expect("the edits fit"), to, "{edits:?}");
        edits
    }

    #[test]
    fn equal_scenarios_differ_in_nothing() {
        assert_eq!(leads(&scenario(), &scenario()), []);
    }

    #[test]
    fn a_changed_number_is_one_edit_at_its_field() {
        let from = scenario();
        let path = Path::new("corridors").join(from.corridors[0].id.as_str()).join("name");
        let edits = vec![Edit::Set { path, value: json!("Un altro nome") }];
        let to = edit::apply(&from, &edits).expect("it fits");
        assert_eq!(leads(&from, &to), edits);
    }

    #[test]
    fn another_way_to_take_time_is_one_edit_of_the_whole_value() {
        let from = scenario();
        let corridor = &from.corridors[0];
        let takes =
            corridor.stages.iter().find(|s| matches!(s.duration, crate::model::StageDuration::Takes(_)));
        let stage = takes.expect("a stage that takes time");
        let path = Path::new(&format!("corridors/{}/stages/{}/duration", corridor.id, stage.id));
        let to = edit::apply(&from, &[Edit::Set { path: path.clone(), value: json!("Immediate") }]);
        assert_eq!(leads(&from, &to.expect("it fits")), [Edit::Set { path, value: json!("Immediate") }]);
    }

    #[test]
    fn a_moved_object_moves_alone() {
        let from = scenario();
        let mut to = from.clone();
        let moved = to.corridors[0].stages.remove(1);
        to.corridors[0].stages.push(moved);
        assert_eq!(leads(&from, &to).len(), 2, "one goes and comes again");
        to.corridors[0].stages.reverse();
        leads(&from, &to);
    }

    #[test]
    fn lists_that_become_empty_or_begin_are_told_object_by_object() {
        let from = scenario();
        let mut to = from.clone();
        to.levers.clear();
        assert_eq!(leads(&from, &to).len(), from.levers.len());
        leads(&to, &from);
        to.programme.target = None;
        leads(&from, &to);
        leads(&to, &from);
    }

    #[test]
    fn any_scenario_leads_to_any_other() {
        for seed in 0..12 {
            let (from, to) = (generate(Size::Small, seed), generate(Size::Small, seed + 100));
            let edits = leads(&from, &to);
            assert_eq!(edits, diff(&from, &to), "twice the same");
        }
    }

    #[test]
    fn the_longest_rising_part_stays() {
        assert_eq!(longest_rising(&[]), Vec::<usize>::new());
        assert_eq!(longest_rising(&[0, 1, 2]), [0, 1, 2]);
        assert_eq!(longest_rising(&[2, 0, 1]), [0, 1]);
        assert_eq!(longest_rising(&[3, 1, 2, 0, 4]), [1, 2, 4]);
    }
}
