//! Objects go, with what means nothing without them; references to them are cut or lead onward.
//!
//! Who walked through a stage that goes walks on to the next; who left by an exit that goes leaves by the one most like
//! it: nobody is lost by it. A source that paid for nothing else is closed, since an empty list would admit everything.
//! What cannot be decided here is refused with the field in which another choice has to be made first.

use super::{
    Consequence, Refused, What, sound_after,
    sweep::{Fate, Sight, Sweep},
};
use crate::base::tree;
use crate::model::{
    Edit, EditError, Path, Scenario,
    diff::diff,
    edit,
    form::{self, Lost, To},
};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// How objects go
#[derive(Debug, Clone, PartialEq)]
pub struct Removal {
    /// One step; the objects themselves first
    pub edits: Vec<Edit>,
    /// What else changes, without the objects themselves
    pub consequences: Vec<Consequence>,
}

/// How the objects at `paths` go, and what goes or changes with them
///
/// Paths below another of them, and paths that are there twice, are no news. Variants lose the differences that are about
/// what goes. Refused when a path leads nowhere, when a field needs the object, or when the result would not be sound.
pub fn remove(scenario: &Scenario, paths: &[Path]) -> Result<Removal, Refused> {
    let before = tree::to_json(scenario);
    let chosen: Vec<Path> = paths
        .iter()
        .enumerate()
        .filter(|(index, path)| {
            let covered = |(other, above): (usize, &Path)| {
                other != *index && path.is_within(above) && (*path != above || other < *index)
            };
            !paths.iter().enumerate().any(covered)
        })
        .map(|(_, path)| path.clone())
        .collect();
    for path in &chosen {
        let is_object = path.as_str() != "programme" && form::fields_of(path).is_some();
        if !is_object || edit::find(&before, path).is_none() {
            return Err(Refused::Missing { path: path.clone() });
        }
    }
    let mut lost: BTreeSet<Path> = chosen.iter().cloned().collect();
    let (mut after, mut happened);
    loop {
        let refused;
        (after, happened, refused) = swept(&before, &lost);
        if let Some(field) = refused.into_iter().next() {
            return Err(Refused::Needed { field });
        }
        let mut grown = lost.clone();
        grown.extend(happened.iter().filter(|c| c.what == What::Gone).map(|c| c.path.clone()));
        grown.extend(costs_of_classes_that_went(&before, &after));
        if grown == lost {
            break;
        }
        lost = grown;
    }
    let gone = lost.iter().filter(|path| !chosen.contains(path));
    let mut consequences: Vec<Consequence> =
        gone.map(|path| Consequence { path: path.clone(), what: What::Gone }).collect();
    let is_news = |c: &Consequence| c.what != What::Gone && !lost.iter().any(|gone| c.path.is_within(gone));
    consequences.extend(happened.into_iter().filter(is_news));
    strip_variants(&mut after, &lost);

    let first: Vec<Edit> = chosen.iter().map(|path| Edit::Remove { path: path.clone() }).collect();
    let wanted: Scenario = tree::from_json(&after).map_err(|error| {
        Refused::Edit(EditError::Unfit { path: Path::new(""), detail: error.to_string() })
    })?;
    let without = edit::apply(scenario, &first)?;
    let mut edits = first;
    edits.extend(diff(&without, &wanted));
    match sound_after(scenario, &edits) {
        Ok(_) => Ok(Removal { edits, consequences }),
        Err(Refused::Unsound { found }) if found.iter().all(|d| d.place.starts_with("variants/")) => {
            // A difference that speaks of what went in some other way goes as well.
            let names: Vec<&str> = lost.iter().filter_map(|path| path.segments().last()).collect();
            let mut stripped = after;
            strip_mentions(&mut stripped, &names);
            let wanted: Scenario =
                tree::from_json(&stripped).map_err(|_mismatch| Refused::Unsound { found })?;
            let mut edits: Vec<Edit> =
                chosen.iter().map(|path| Edit::Remove { path: path.clone() }).collect();
            edits.extend(diff(&without, &only_what_fits(wanted)));
            sound_after(scenario, &edits)?;
            Ok(Removal { edits, consequences })
        }
        Err(other) => Err(other),
    }
}

/// Fields that name an object, with the object each lies in
pub(super) fn uses(scenario: &Scenario, object: &Path) -> Vec<(Path, Path)> {
    let tree = tree::to_json(scenario);
    let lost = BTreeSet::from([object.clone()]);
    let sight = Without { tree: &tree, lost: &lost };
    let mut sweep = Sweep::new(&sight);
    for (list, fields) in form::LISTS {
        if let Some(items) = tree.get(list).and_then(Value::as_array) {
            sweep.objects(fields, items, &Path::new(list), None);
        }
    }
    let mut found: Vec<(Path, Path)> = Vec::new();
    for field in sweep.named {
        if let Some(user) = form::object_of(&field)
            && !found.iter().any(|(known, _)| *known == user)
        {
            found.push((user, field));
        }
    }
    found
}

/// The tree without what is lost, what happened to the rest, and what forbids it
fn swept(before: &Value, lost: &BTreeSet<Path>) -> (Value, Vec<Consequence>, Vec<Path>) {
    let sight = Without { tree: before, lost };
    let mut sweep = Sweep::new(&sight);
    let mut after = before.as_object().cloned().unwrap_or_default();
    let root = Path::new("");
    if let Some(programme) = before.get("programme")
        && let Some(new) = sweep.object(form::PROGRAMME, programme, &root.join("programme"), None)
    {
        after.insert("programme".to_owned(), new);
    }
    for (list, fields) in form::LISTS {
        let Some(items) = before.get(list).and_then(Value::as_array) else { continue };
        let items = if list == "levers" { led_on(&sight, items) } else { items.clone() };
        let kept = sweep.objects(fields, &items, &root.join(list), None);
        after.insert(list.to_owned(), Value::Array(kept));
    }
    if let Some(Value::Array(places)) = after.get_mut("layout") {
        places.retain(|place| {
            let node = place.get("node").and_then(Value::as_str);
            node.is_none_or(|node| sight.place(&Path::new(node)) != Fate::Lost)
        });
    }
    (Value::Object(after), sweep.happened, sweep.refused)
}

/// Levers whose first field goes show the next of their fields
fn led_on(sight: &Without<'_>, levers: &[Value]) -> Vec<Value> {
    let stays = |path: &Value| path.as_str().is_some_and(|path| sight.place(&Path::new(path)) != Fate::Lost);
    levers
        .iter()
        .map(|lever| {
            let also: Vec<Value> = lever.get("also").and_then(Value::as_array).cloned().unwrap_or_default();
            let mut lever = lever.clone();
            if !lever.get("field").is_some_and(stays)
                && let Some(next) = also.iter().find(|path| stays(path))
                && let Some(map) = lever.as_object_mut()
            {
                map.insert("field".to_owned(), next.clone());
                map.insert("also".to_owned(), also.iter().filter(|p| *p != next).cloned().collect());
            }
            lever
        })
        .collect()
}

/// Costs counted on classes of a stage that has none any more
fn costs_of_classes_that_went(before: &Value, after: &Value) -> Vec<Path> {
    let has_classes = |tree: &Value, corridor: &str, stage: &str| {
        let stage = Path::new("corridors").join(corridor).join("stages").join(stage);
        edit::find(tree, &stage.join("capacity/Classes")).is_some()
    };
    let costs = after.get("costs").and_then(Value::as_array).into_iter().flatten();
    costs
        .filter_map(|cost| {
            let driver = cost.get("driver")?;
            let at = driver.get("PerClass").or_else(|| driver.get("PerCourseHour"))?;
            let (corridor, stage) = (at.get("corridor")?.as_str()?, at.get("stage")?.as_str()?);
            let went = has_classes(before, corridor, stage) && !has_classes(after, corridor, stage);
            went.then(|| Some(Path::new("costs").join(cost.get("id")?.as_str()?))).flatten()
        })
        .collect()
}

/// Variants lose the differences about what goes
fn strip_variants(tree: &mut Value, lost: &BTreeSet<Path>) {
    keep_edits(tree, &|edit| {
        let place = edit_place(edit);
        !place.is_some_and(|place| lost.iter().any(|gone| place.is_within(gone)))
    });
}

/// Variants lose the differences whose value mentions an id
fn strip_mentions(tree: &mut Value, ids: &[&str]) {
    keep_edits(tree, &|edit| !mentions(edit, ids));
}

fn keep_edits(tree: &mut Value, keep: &dyn Fn(&Value) -> bool) {
    let Some(variants) = tree.get_mut("variants").and_then(Value::as_array_mut) else { return };
    for variant in variants {
        if let Some(edits) = variant.get_mut("edits").and_then(Value::as_array_mut) {
            edits.retain(keep);
        }
    }
}

/// Variants without the differences that can no longer be carried out
fn only_what_fits(mut scenario: Scenario) -> Scenario {
    for at in 0..scenario.variants.len() {
        let parent = scenario.variants[at].parent.clone();
        let Ok(mut state) = edit::with_variant(&scenario, parent.as_ref()) else { continue };
        let mut kept = Vec::new();
        for one in std::mem::take(&mut scenario.variants[at].edits) {
            if let Ok(next) = edit::apply(&state, std::slice::from_ref(&one)) {
                state = next;
                kept.push(one);
            }
        }
        scenario.variants[at].edits = kept;
    }
    scenario
}

/// The place a difference is about
fn edit_place(edit: &Value) -> Option<Path> {
    let (kind, body) = edit.as_object().and_then(|map: &Map<String, Value>| map.iter().next())?;
    let text = |name: &str| body.get(name).and_then(Value::as_str);
    match kind.as_str() {
        "Add" => Some(Path::new(text("list")?).join(body.get("value")?.get("id")?.as_str()?)),
        _ => text("path").map(Path::new),
    }
}

fn mentions(value: &Value, ids: &[&str]) -> bool {
    match value {
        Value::String(text) => text.split('/').any(|part| ids.contains(&part)),
        Value::Array(items) => items.iter().any(|item| mentions(item, ids)),
        Value::Object(map) => map.values().any(|value| mentions(value, ids)),
        _ => false,
    }
}

/// The path of a corridor
fn band_of(corridor: &str) -> Path {
    Path::new("corridors").join(corridor)
}

/// Everything but what is lost
struct Without<'a> {
    tree: &'a Value,
    lost: &'a BTreeSet<Path>,
}

impl Without<'_> {
    fn is_lost(&self, path: &Path) -> bool {
        self.lost.iter().any(|gone| path.is_within(gone))
    }

    /// Where those go who led to a stage or exit that goes
    fn onward(&self, corridor: &str, id: &str) -> Option<String> {
        let band = band_of(corridor);
        let mut at = id.to_owned();
        let mut walked = BTreeSet::new();
        loop {
            if !self.is_lost(&band.join("stages").join(&at)) && !self.is_lost(&band.join("exits").join(&at)) {
                return Some(at);
            }
            if !walked.insert(at.clone()) {
                return self.exit_like(corridor, None);
            }
            let next = edit::find(self.tree, &band.join("stages").join(&at).join("next"));
            match next.and_then(Value::as_str) {
                Some(next) => next.clone_into(&mut at),
                None => return self.exit_like(corridor, Some(&at)),
            }
        }
    }

    /// The exit that is most like `id` among those that stay; for a stage, the wanted one
    fn exit_like(&self, corridor: &str, id: Option<&str>) -> Option<String> {
        let exits = edit::find(self.tree, &band_of(corridor).join("exits"))?.as_array()?;
        let flags = |exit: &Value| {
            let flag = |name: &str| exit.get(name).and_then(Value::as_bool).unwrap_or(false);
            (flag("closed_path"), flag("wanted"))
        };
        let id_of = |exit: &Value| exit.get("id").and_then(Value::as_str).map(str::to_owned);
        let wanted = exits.iter().find(|exit| id_of(exit).as_deref() == id).map_or((false, true), flags);
        let stays = |exit: &&Value| {
            id_of(exit).is_some_and(|id| !self.is_lost(&band_of(corridor).join("exits").join(&id)))
        };
        let staying: Vec<&Value> = exits.iter().filter(stays).collect();
        staying.iter().find(|exit| flags(exit) == wanted).or_else(|| staying.first()).and_then(|e| id_of(e))
    }
}

impl Sight for Without<'_> {
    fn one(&self, corridor: Option<&str>, to: To, lost: Lost, id: &str) -> Fate {
        let is_lost = match (to.list(), corridor) {
            (Some(list), _) => self.is_lost(&Path::new(list).join(id)),
            (None, Some(corridor)) => {
                let lists = to.inner_lists();
                lists.iter().any(|list| self.is_lost(&band_of(corridor).join(list).join(id)))
            }
            (None, None) => false,
        };
        if !is_lost {
            return Fate::Stays;
        }
        if lost != Lost::Onward {
            return Fate::Lost;
        }
        let onward = corridor.and_then(|corridor| match to {
            To::Exits => self.exit_like(corridor, Some(id)),
            _ => self.onward(corridor, id),
        });
        onward.map_or(Fate::Lost, Fate::Becomes)
    }

    fn place(&self, path: &Path) -> Fate {
        if self.is_lost(path) { Fate::Lost } else { Fate::Stays }
    }

    fn goes(&self, object: &Path) -> bool {
        self.lost.contains(object)
    }

    fn length_of(&self, course: &str) -> Option<Value> {
        edit::find(self.tree, &Path::new("courses").join(course).join("length")).cloned()
    }
}
