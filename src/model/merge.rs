//! Two people's changes of one scenario brought together.
//!
//! [`merge`] compares both with the scenario they began from. What only one of them changed is taken; what both
//! changed alike is taken once; the rest is a [`Conflict`] with all three values, decided by a [`Side`] for its path.
//! Until then the merged scenario keeps the value of before. Objects of a list are matched by id. An estimate is one
//! value: its source and grade belong to its numbers. Where a node of the graph is drawn is no conflict, mine holds.
//! A merged scenario has no error that none of the three had: where the changes contradict each other only together,
//! as a reference to what the other took away, that is a conflict too.

use super::{
    Path, Scenario,
    diff::{is_same_kind, keys},
    edit::Tree,
    validate,
};
use crate::base::{Diagnostic, Severity};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Whose value is taken
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// As it was before
    Base,
    /// Mine
    Mine,
    /// The other person's
    Theirs,
}

/// Decisions by the path of their conflict; [`Conflict::choose`] makes them
pub type Choices = BTreeMap<Path, Side>;

/// How two changes clash
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Clash {
    /// Both gave the same place another value
    Changed,
    /// One changed what the other took away
    Removed,
    /// Both added an object of this id, and they differ
    Added,
    /// One points to what the other took away
    Reference,
    /// Each fits, both together are unsound
    Unsound,
}

/// A place where two changes cannot both stand
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// The place
    pub path: Path,
    /// How they clash
    pub clash: Clash,
    /// Its value before; none where there was none
    pub base: Option<Value>,
    /// Its value in mine
    pub mine: Option<Value>,
    /// Its value in theirs
    pub theirs: Option<Value>,
    /// What is decided with it: the object that the other took away
    pub removed: Option<Path>,
    /// What is wrong with both together, where they clash only together
    pub finding: Option<Diagnostic>,
}

/// What came of bringing changes together
#[derive(Debug, Clone, PartialEq)]
pub struct Merge {
    /// The scenario, with the value of before where a conflict is open
    pub scenario: Scenario,
    /// What is still to be decided, in the order of the scenario
    pub conflicts: Vec<Conflict>,
}

impl Conflict {
    /// The value of a side
    pub fn value(&self, side: Side) -> Option<&Value> {
        match side {
            Side::Base => self.base.as_ref(),
            Side::Mine => self.mine.as_ref(),
            Side::Theirs => self.theirs.as_ref(),
        }
    }

    /// Decides it
    pub fn choose(&self, side: Side, choices: &mut Choices) {
        for path in std::iter::once(&self.path).chain(&self.removed) {
            choices.insert(path.clone(), side);
        }
    }
}

/// Brings `mine` and `theirs`, both made from `base`, together
pub fn merge(base: &Scenario, mine: &Scenario, theirs: &Scenario, choices: &Choices) -> Merge {
    let trees = Three { base: Tree::of(base), mine: Tree::of(mine), theirs: Tree::of(theirs) };
    let mut work = Work { choices, conflicts: Vec::new() };
    let sides = Sides {
        base: Some(trees.base.root()),
        mine: Some(trees.mine.root()),
        theirs: Some(trees.theirs.root()),
    };
    let merged = work.value(&Path::new(""), sides, Clash::Changed).unwrap_or(Value::Null);
    let mut conflicts = work.conflicts;
    let scenario = serde_json::from_value::<Scenario>(merged).unwrap_or_else(|_| {
        // Fields of different shapes came together; only a whole scenario is sure to be one.
        conflicts.push(trees.conflict(Path::new(""), Clash::Unsound, None, None));
        base.clone()
    });
    if conflicts.is_empty() {
        conflicts = trees.unsound(&scenario, [base, mine, theirs], choices);
    }
    Merge { scenario, conflicts }
}

/// The same with every conflict decided for one side
pub fn merge_for(base: &Scenario, mine: &Scenario, theirs: &Scenario, side: Side) -> Scenario {
    let mut choices = Choices::new();
    loop {
        let merged = merge(base, mine, theirs, &choices);
        if merged.conflicts.is_empty() {
            return merged.scenario;
        }
        // Each round decides at least one path more, and the last one left is the whole scenario.
        for conflict in &merged.conflicts {
            conflict.choose(side, &mut choices);
        }
    }
}

struct Three {
    base: Tree,
    mine: Tree,
    theirs: Tree,
}

impl Three {
    fn conflict(
        &self,
        path: Path,
        clash: Clash,
        removed: Option<Path>,
        finding: Option<&Diagnostic>,
    ) -> Conflict {
        Conflict {
            base: self.base.get(&path).cloned(),
            mine: self.mine.get(&path).cloned(),
            theirs: self.theirs.get(&path).cloned(),
            clash,
            removed,
            finding: finding.cloned(),
            path,
        }
    }

    /// Errors that only came with the merge, as conflicts of the places they are at
    fn unsound(&self, merged: &Scenario, three: [&Scenario; 3], choices: &Choices) -> Vec<Conflict> {
        let found = validate::validate(merged);
        if validate::is_sound(&found) {
            return Vec::new();
        }
        let known: Vec<Diagnostic> = three.into_iter().flat_map(validate::validate).collect();
        let mut conflicts: Vec<Conflict> = Vec::new();
        for finding in &found {
            if finding.severity == Severity::Error && !known.contains(finding) {
                let conflict = self.together(finding, choices);
                if conflicts.iter().all(|other| other.path != conflict.path) {
                    conflicts.push(conflict);
                }
            }
        }
        conflicts
    }

    /// The conflict behind an error that none of the three has
    fn together(&self, finding: &Diagnostic, choices: &Choices) -> Conflict {
        let mut path = Path::new(&finding.place);
        let removed = self.removed(finding).filter(|removed| !choices.contains_key(removed));
        // A place that one side does not have is decided with the object that brought it.
        while !path.as_str().is_empty() && !self.is_everywhere_or_top(&path) {
            path = above(&path);
        }
        // A decision that did not help is followed by one about more.
        while choices.contains_key(&path) && !path.as_str().is_empty() {
            path = above(&path);
        }
        let clash = if removed.is_some() { Clash::Reference } else { Clash::Unsound };
        self.conflict(path, clash, removed, Some(finding))
    }

    /// Whether the object that holds a place is on both sides, so that the place can be decided by itself
    fn is_everywhere_or_top(&self, path: &Path) -> bool {
        let holder = above(path);
        [&self.mine, &self.theirs]
            .into_iter()
            .all(|tree| holder.as_str().is_empty() || tree.get(&holder).is_some())
            && [&self.mine, &self.theirs].into_iter().any(|tree| tree.get(path).is_some())
    }

    /// What a dangling reference points to, if one side took it away
    fn removed(&self, finding: &Diagnostic) -> Option<Path> {
        if finding.code != "S-DANGLING" {
            return None;
        }
        let id = finding.facts.first()?;
        let list = finding.facts.get(1)?;
        let place = Path::new(&finding.place);
        let inside = place.object().map(|(top, object)| Path::new(top).join(object).join(list).join(id));
        // A reference may be a path of list and id by itself.
        [Path::new(list).join(id)].into_iter().chain(inside).chain([Path::new(id)]).find(|path| {
            self.base.get(path).is_some()
                && (self.mine.get(path).is_none() != self.theirs.get(path).is_none())
        })
    }
}

fn above(path: &Path) -> Path {
    path.split_last().map_or_else(|| Path::new(""), |(above, _)| above)
}

/// The value of one place on all sides
#[derive(Clone, Copy)]
struct Sides<'a> {
    base: Option<&'a Value>,
    mine: Option<&'a Value>,
    theirs: Option<&'a Value>,
}

impl<'a> Sides<'a> {
    fn all(self) -> [Option<&'a Value>; 3] {
        [self.base, self.mine, self.theirs]
    }

    fn of(self, side: Side) -> Option<&'a Value> {
        match side {
            Side::Base => self.base,
            Side::Mine => self.mine,
            Side::Theirs => self.theirs,
        }
    }
}

struct Work<'a> {
    choices: &'a Choices,
    conflicts: Vec<Conflict>,
}

impl Work<'_> {
    /// The merged value of a place; `clash` is what it is called when both sides are there and differ
    fn value(&mut self, path: &Path, sides: Sides<'_>, clash: Clash) -> Option<Value> {
        if let Some(side) = self.choices.get(path) {
            return sides.of(*side).cloned();
        }
        if sides.mine == sides.theirs {
            return sides.mine.cloned();
        }
        let decided_below = self.choices.keys().any(|choice| choice.is_within(path));
        if !decided_below && let Some(only) = only_change(sides) {
            return only.cloned();
        }
        if let Some([base, mine, theirs]) = objects(sides) {
            let mut merged = Map::new();
            for key in keys([base, mine, theirs]) {
                let below = Sides { base: base.get(key), mine: mine.get(key), theirs: theirs.get(key) };
                if let Some(value) = self.value(&path.join(key), below, Clash::Changed) {
                    merged.insert(key.to_owned(), value);
                }
            }
            return Some(Value::Object(merged));
        }
        if let Some(lists) = lists(sides) {
            return Some(Value::Array(self.list(path, lists)));
        }
        if let Some(only) = only_change(sides) {
            return only.cloned();
        }
        let is_place_of_note =
            path.segments().next() == Some("notes") && matches!(path.split_last(), Some((_, "x" | "y")));
        if is_place_of_note || path.segments().next() == Some("layout") {
            return sides.mine.or(sides.theirs).cloned();
        }
        let clash = match (sides.base, sides.mine, sides.theirs) {
            (_, Some(_), Some(_)) => clash,
            _ => Clash::Removed,
        };
        self.conflicts.push(Conflict {
            path: path.clone(),
            clash,
            base: sides.base.cloned(),
            mine: sides.mine.cloned(),
            theirs: sides.theirs.cloned(),
            removed: None,
            finding: None,
        });
        sides.base.cloned()
    }

    fn list(&mut self, path: &Path, [base, mine, theirs]: [List<'_>; 3]) -> Vec<Value> {
        let mut merged: BTreeMap<&str, Value> = BTreeMap::new();
        for key in order(&base, &mine, &theirs, |_| true) {
            let sides = Sides { base: base.get(key), mine: mine.get(key), theirs: theirs.get(key) };
            let clash = if sides.base.is_none() { Clash::Added } else { Clash::Changed };
            if let Some(value) = self.value(&path.join(key), sides, clash) {
                merged.insert(key, value);
            }
        }
        let order = order(&base, &mine, &theirs, |key| merged.contains_key(key));
        order.into_iter().filter_map(|key| merged.remove(key)).collect()
    }
}

/// The value of the only side that changed something, if there is only one
#[expect(clippy::option_option, reason = "the value of a side may be that there is none")]
fn only_change(sides: Sides<'_>) -> Option<Option<&Value>> {
    if sides.base == sides.mine {
        Some(sides.theirs)
    } else if sides.base == sides.theirs {
        Some(sides.mine)
    } else {
        None
    }
}

/// All three as objects whose fields can be merged one by one
fn objects(sides: Sides<'_>) -> Option<[&Map<String, Value>; 3]> {
    let [Some(Value::Object(base)), Some(Value::Object(mine)), Some(Value::Object(theirs))] = sides.all()
    else {
        return None;
    };
    let is_estimate = [base, mine, theirs].iter().any(|map| map.contains_key("usual"));
    let alike = is_same_kind(base, mine) && is_same_kind(base, theirs);
    (alike && !is_estimate).then_some([base, mine, theirs])
}

/// All three as lists whose elements have names of their own; a list that is not there is empty
fn lists(sides: Sides<'_>) -> Option<[List<'_>; 3]> {
    if sides.all().iter().flatten().all(|value| value.as_array().is_some_and(Vec::is_empty)) {
        return None;
    }
    let [base, mine, theirs] = sides.all();
    Some([List::of(base)?, List::of(mine)?, List::of(theirs)?])
}

/// A list whose elements have names
struct List<'a> {
    names: Vec<String>,
    items: BTreeMap<String, &'a Value>,
}

impl<'a> List<'a> {
    fn of(value: Option<&'a Value>) -> Option<Self> {
        let items = match value {
            None => &[],
            Some(value) => value.as_array()?.as_slice(),
        };
        let names: Vec<String> = items.iter().map(name_of).collect::<Option<_>>()?;
        let by_name: BTreeMap<String, &Value> = names.iter().cloned().zip(items).collect();
        (by_name.len() == names.len()).then_some(Self { names, items: by_name })
    }

    fn get(&self, name: &str) -> Option<&'a Value> {
        self.items.get(name).copied()
    }
}

/// What an element of a list is matched by: its id, the node that is placed, the place that a variant changes
fn name_of(item: &Value) -> Option<String> {
    let text = |value: &Value, field: &str| value.get(field).and_then(Value::as_str).map(str::to_owned);
    if let Some(name) = text(item, "id").or_else(|| text(item, "node")) {
        return Some(name);
    }
    let edit = item.as_object().filter(|map| map.len() == 1)?;
    match edit.iter().next()? {
        (kind, of) if kind == "Set" || kind == "Remove" => text(of, "path"),
        (kind, of) if kind == "Add" => {
            Some(format!("{}/{}", text(of, "list")?, text(of.get("value")?, "id")?))
        }
        _ => None,
    }
}

/// The names in the order of the merged list
///
/// What was there before goes in the order of whoever changed it, mine if both did; what was added follows the element
/// it followed on its own side. Where both added in the same place, the side whose first name comes first goes first,
/// so that the result does not depend on who is who.
fn order<'a>(
    base: &'a List<'_>,
    mine: &'a List<'_>,
    theirs: &'a List<'_>,
    stays: impl Fn(&str) -> bool,
) -> Vec<&'a str> {
    let known = |name: &str| base.items.contains_key(name) && stays(name);
    let old = |list: &'a List<'_>| -> Vec<&'a str> {
        list.names.iter().map(String::as_str).filter(|name| known(name)).collect()
    };
    let shared = |list: &'a List<'_>, other: &List<'_>| -> Vec<&'a str> {
        old(list).into_iter().filter(|name| other.items.contains_key(*name)).collect()
    };
    // What one side took away and a decision brought back stands where it stood before.
    let side = if shared(base, mine) == shared(mine, base) { theirs } else { mine };
    let mut result: Vec<&str> = old(side);
    let mut before = None;
    for name in old(base) {
        if !result.contains(&name) {
            let at = before.and_then(|before| result.iter().position(|other| *other == before));
            result.insert(at.map_or(0, |at| at + 1), name);
        }
        before = Some(name);
    }
    // New names by the known one they follow.
    let mut groups: BTreeMap<Option<&str>, [Vec<&str>; 2]> = BTreeMap::new();
    for (index, list) in [mine, theirs].into_iter().enumerate() {
        let mut after = None;
        for name in list.names.iter().map(String::as_str) {
            if known(name) {
                after = Some(name);
            } else if !base.items.contains_key(name) && stays(name) {
                groups.entry(after).or_default()[index].push(name);
            }
        }
    }
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for (after, mut both) in groups {
        both.sort_by_key(|group| group.first().copied());
        let at = after.and_then(|after| result.iter().position(|other| *other == after));
        let mut at = at.map_or(0, |at| at + 1);
        for name in both.into_iter().flatten() {
            if seen.insert(name) {
                result.insert(at, name);
                at += 1;
            }
        }
    }
    result
}
