//! Objects as text for the clipboard, and back into the same or another scenario.
//!
//! The text begins with a marker, so that other text is told apart. Pasted objects get new ids where theirs are taken;
//! references lead to the pasted copy where the object came along, else to the object of the same id, else they are cut as
//! when that object goes ([`remove`](super::remove)) and listed. What cannot stand without is left out and listed too.

use super::{
    Consequence, Refused, What, id_of_name, sound_after,
    sweep::{Fate, Sight, Sweep},
};
use crate::base::tree;
use crate::model::{
    Edit, Path, Scenario, edit,
    form::{self, Lost, To},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// First line of the text on the clipboard
const MARKER: &str = "corridoi-objects 1";
/// Longest text that is looked at, in bytes
const LONGEST: usize = 8_000_000;
/// Largest random stream of a stage
const LAST_STREAM: u64 = 4095;

/// Objects with the lists they stood in
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clip {
    objects: Vec<Clipped>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Clipped {
    list: Path,
    value: Value,
}

impl Clipped {
    fn id(&self) -> &str {
        self.value.get("id").and_then(Value::as_str).unwrap_or_default()
    }

    fn path(&self) -> Path {
        self.list.join(self.id())
    }

    /// The corridor it stood in
    fn corridor(&self) -> Option<&str> {
        let mut segments = self.list.segments();
        (segments.next() == Some("corridors")).then(|| segments.next()).flatten()
    }

    /// Name of the list without the corridor
    fn list_name(&self) -> &str {
        self.list.segments().last().unwrap_or_default()
    }
}

/// What pasting does
#[derive(Debug, Clone, PartialEq)]
pub struct Pasted {
    /// One step
    pub edits: Vec<Edit>,
    /// The new objects
    pub added: Vec<Path>,
    /// References that were cut or lead elsewhere, in the new objects
    pub consequences: Vec<Consequence>,
    /// Names of objects that could not come
    pub left_out: Vec<String>,
}

impl Clip {
    /// The objects at `paths`; what has no form is left out, and what lies in another of them comes with it
    pub fn of(scenario: &Scenario, paths: &[Path]) -> Self {
        let whole = tree::to_json(scenario);
        let mut seen: BTreeSet<&Path> = BTreeSet::new();
        let objects = paths
            .iter()
            .filter(|path| !paths.iter().any(|above| *path != above && path.is_within(above)))
            .filter(|path| seen.insert(*path))
            .filter_map(|path| {
                let (list, _) = path.split_last()?;
                form::fields_of_list(&list)?;
                Some(Clipped { list, value: edit::find(&whole, path)?.clone() })
            })
            .collect();
        Self { objects }
    }

    /// Whether it holds nothing
    pub fn is_empty(&self) -> bool {
        self.objects.is_empty()
    }

    /// How many objects it holds
    pub fn len(&self) -> usize {
        self.objects.len()
    }

    /// The text for the clipboard
    pub fn text(&self) -> String {
        format!("{MARKER}\n{}\n", tree::to_json(self))
    }

    /// The objects of a text; none when it is other text
    pub fn read(text: &str) -> Result<Self, Refused> {
        let body = text.trim_start().strip_prefix(MARKER).filter(|_| text.len() <= LONGEST);
        let value: Value =
            body.and_then(|body| serde_json::from_str(body.trim()).ok()).ok_or(Refused::NoObjects)?;
        let clip: Self = tree::from_json(&value).map_err(|_not_ours| Refused::NoObjects)?;
        let fits =
            |object: &Clipped| form::fields_of_list(&object.list).is_some() && object.value.is_object();
        if clip.objects.iter().all(fits) && !clip.is_empty() { Ok(clip) } else { Err(Refused::NoObjects) }
    }
}

/// Another one of each object at `paths`, beside it; `rename` makes the name of a copy
pub fn duplicate(
    scenario: &Scenario,
    paths: &[Path],
    rename: &dyn Fn(&str) -> String,
) -> Result<Pasted, Refused> {
    paste(scenario, &Clip::of(scenario, paths), None, rename)
}

/// The objects of a clip in `scenario`
///
/// Stages, intakes and exits go into the corridor `into`, else into the one of the same id, else into the only one.
/// `rename` makes the name of a copy whose name is taken in its list.
pub fn paste(
    scenario: &Scenario,
    clip: &Clip,
    into: Option<&str>,
    rename: &dyn Fn(&str) -> String,
) -> Result<Pasted, Refused> {
    if clip.is_empty() {
        return Err(Refused::NothingFits);
    }
    let whole = tree::to_json(scenario);
    let mut out: BTreeSet<usize> = BTreeSet::new();
    loop {
        let attempt = Attempt::new(&whole, clip, &out, into, rename);
        let made = attempt.objects(clip, rename);
        let fallen: Vec<usize> = made.iter().filter(|m| m.value.is_none()).map(|m| m.index).collect();
        if fallen.is_empty() {
            return finish(scenario, clip, made, &out);
        }
        // What came along with something that cannot come is looked at again without it.
        out.extend(fallen);
        if out.len() == clip.objects.len() {
            return Err(Refused::NothingFits);
        }
    }
}

/// An object on its way
struct Made {
    index: usize,
    list: Path,
    before: Option<String>,
    value: Option<Value>,
    happened: Vec<Consequence>,
}

/// One try to paste, without the objects that turned out not to fit
struct Attempt<'a> {
    whole: &'a Value,
    /// New list and id of each object that comes, by its old path
    comes: BTreeMap<Path, (usize, Path, String)>,
    /// Corridor that stands for an old one
    corridors: BTreeMap<String, String>,
}

impl<'a> Attempt<'a> {
    fn new(
        whole: &'a Value,
        clip: &Clip,
        out: &BTreeSet<usize>,
        into: Option<&str>,
        rename: &dyn Fn(&str) -> String,
    ) -> Self {
        let mut attempt = Self { whole, comes: BTreeMap::new(), corridors: BTreeMap::new() };
        let mut taken: BTreeSet<String> = BTreeSet::new();
        for (index, object) in clip.objects.iter().enumerate().filter(|(index, _)| !out.contains(index)) {
            let Some(list) = attempt.target(object, into) else { continue };
            let is_taken = |id: &str| {
                taken.contains(list.join(id).as_str())
                    || siblings(&list).iter().any(|list| edit::find(whole, &list.join(id)).is_some())
            };
            let id = if is_taken(object.id()) || object.id().is_empty() {
                let name = name_of(object).map_or_else(|| object.id().to_owned(), rename);
                id_of_name(&name, object.list_name(), &is_taken).to_string()
            } else {
                object.id().to_owned()
            };
            for list in siblings(&list) {
                taken.insert(list.join(&id).as_str().to_owned());
            }
            attempt.comes.insert(object.path(), (index, list, id));
        }
        attempt
    }

    /// The list an object comes to; none when there is no corridor for it
    fn target(&mut self, object: &Clipped, into: Option<&str>) -> Option<Path> {
        let Some(old) = object.corridor() else { return Some(object.list.clone()) };
        let band = |id: &str| Path::new("corridors").join(id);
        let exists = |id: &&str| edit::find(self.whole, &band(id)).is_some();
        let all = self.whole.get("corridors").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let only = || match all {
            [only] => only.get("id").and_then(Value::as_str),
            _ => None,
        };
        let new = into.filter(exists).or_else(|| Some(old).filter(exists)).or_else(only)?.to_owned();
        let list = band(&new).join(object.list_name());
        self.corridors.insert(old.to_owned(), new);
        Some(list)
    }

    fn objects(&self, clip: &Clip, rename: &dyn Fn(&str) -> String) -> Vec<Made> {
        let mut streams = streams_of(self.whole);
        let mut made = Vec::new();
        for (index, object) in clip.objects.iter().enumerate() {
            let Some((_, list, id)) = self.comes.get(&object.path()).filter(|(at, ..)| *at == index) else {
                continue;
            };
            let mut sweep = Sweep::new(self);
            let new = list.join(id);
            let fields = form::fields_of_list(&object.list).unwrap_or_default();
            // The parts of a corridor speak of it by the id it had.
            let value = sweep
                .object(fields, &object.value, &new, object.corridor().or_else(|| own_id(object)))
                .filter(|_| sweep.refused.is_empty())
                .map(|mut value| {
                    put(&mut value, "id", Value::from(id.as_str()));
                    self.rename(&mut value, list, rename);
                    new_streams(&mut value, list, &mut streams);
                    value
                })
                .filter(|value| !needs_course(value));
            made.push(Made {
                index,
                list: list.clone(),
                before: self.after_original(object, list),
                value,
                happened: sweep.happened,
            });
        }
        made
    }

    /// The element that follows the original, where the copy stands beside it
    fn after_original(&self, object: &Clipped, list: &Path) -> Option<String> {
        let items = edit::find(self.whole, list)?.as_array()?;
        let at = items.iter().position(|item| item.get("id").and_then(Value::as_str) == Some(object.id()))?;
        items.get(at + 1)?.get("id")?.as_str().map(str::to_owned)
    }

    /// Another name where an object of the list has it
    fn rename(&self, value: &mut Value, list: &Path, rename: &dyn Fn(&str) -> String) {
        let Some(field) = form::fields_of_list(list).and_then(form::naming_field) else { return };
        let Some(name) = value.get(field).and_then(Value::as_str).filter(|name| !name.is_empty()) else {
            return;
        };
        let items = edit::find(self.whole, list).and_then(Value::as_array);
        let taken =
            items.into_iter().flatten().any(|item| item.get(field).and_then(Value::as_str) == Some(name));
        if taken {
            let name = rename(name);
            put(value, field, Value::from(name));
        }
    }

    fn exists(&self, path: &Path) -> bool {
        edit::find(self.whole, path).is_some()
    }
}

impl Sight for Attempt<'_> {
    fn one(&self, corridor: Option<&str>, to: To, lost: Lost, id: &str) -> Fate {
        let came = |path: &Path| self.comes.get(path).map(|(_, _, new)| new.clone());
        let settled = |new: String| if new == id { Fate::Stays } else { Fate::Becomes(new) };
        if let Some(list) = to.list() {
            let path = Path::new(list).join(id);
            if let Some(new) = came(&path) {
                return settled(new);
            }
            // A stage that was copied without its corridor speaks of the one it comes to.
            if to == To::Corridors
                && let Some(new) = self.corridors.get(id)
            {
                return settled(new.clone());
            }
            return if self.exists(&path) { Fate::Stays } else { Fate::Lost };
        }
        let Some(old) = corridor else { return Fate::Lost };
        let old_band = Path::new("corridors").join(old);
        if self.comes.contains_key(&old_band) {
            return Fate::Stays;
        }
        let new_band = Path::new("corridors").join(self.corridors.get(old).map_or(old, String::as_str));
        for list in to.inner_lists() {
            if let Some(new) = came(&old_band.join(list).join(id)) {
                return settled(new);
            }
            if self.exists(&new_band.join(list).join(id)) {
                return Fate::Stays;
            }
        }
        if lost != Lost::Onward {
            return Fate::Lost;
        }
        // Who would go where nothing is leaves by the wanted exit.
        let exits = edit::find(self.whole, &new_band.join("exits")).and_then(Value::as_array);
        let exits = exits.map_or(&[][..], Vec::as_slice);
        let wanted = exits.iter().find(|exit| exit.get("wanted").and_then(Value::as_bool) == Some(true));
        let exit = wanted.or_else(|| exits.first()).and_then(|exit| exit.get("id")?.as_str());
        exit.map_or(Fate::Lost, |exit| Fate::Becomes(exit.to_owned()))
    }

    fn place(&self, path: &Path) -> Fate {
        let segments: Vec<&str> = path.segments().collect();
        // The innermost object on the way that comes along leads it to its new path.
        for length in (1..=segments.len()).rev() {
            let above = Path::new(&segments[..length].join("/"));
            if let Some((_, list, id)) = self.comes.get(&above) {
                let new = segments[length..].iter().fold(list.join(id), |at, below| at.join(below));
                return if new == *path { Fate::Stays } else { Fate::Becomes(new.as_str().to_owned()) };
            }
        }
        if self.exists(path) { Fate::Stays } else { Fate::Lost }
    }

    fn goes(&self, _object: &Path) -> bool {
        false
    }

    fn length_of(&self, _course: &str) -> Option<Value> {
        None
    }
}

/// The step that adds what was made, if the scenario stays sound
fn finish(
    scenario: &Scenario,
    clip: &Clip,
    made: Vec<Made>,
    out: &BTreeSet<usize>,
) -> Result<Pasted, Refused> {
    let mut pasted =
        Pasted { edits: Vec::new(), added: Vec::new(), consequences: Vec::new(), left_out: Vec::new() };
    let came: Vec<usize> = made.iter().map(|m| m.index).collect();
    for one in made {
        let Some(value) = one.value else { continue };
        if let Some(id) = value.get("id").and_then(Value::as_str) {
            pasted.added.push(one.list.join(id));
        }
        let before = one.before.and_then(|id| crate::base::Id::new(&id).ok());
        pasted.edits.push(Edit::Add { list: one.list, value, before });
        pasted.consequences.extend(one.happened);
    }
    let left = clip.objects.iter().enumerate();
    pasted.left_out = left
        .filter(|(index, _)| out.contains(index) || !came.contains(index))
        .map(|(_, object)| name_of(object).unwrap_or_else(|| object.id()).to_owned())
        .collect();
    if pasted.edits.is_empty() {
        return Err(Refused::NothingFits);
    }
    sound_after(scenario, &pasted.edits)?;
    Ok(pasted)
}

/// Lists whose ids must differ from one another
fn siblings(list: &Path) -> Vec<Path> {
    let Some((corridor, name)) = list.split_last() else { return vec![list.clone()] };
    match name {
        "stages" | "exits" => vec![corridor.join("stages"), corridor.join("exits")],
        _ => vec![list.clone()],
    }
}

/// The id of a corridor, which its own fields speak of
fn own_id(object: &Clipped) -> Option<&str> {
    (object.list_name() == "corridors").then(|| object.id())
}

fn name_of(object: &Clipped) -> Option<&str> {
    let field = form::naming_field(form::fields_of_list(&object.list)?)?;
    object.value.get(field)?.as_str().filter(|name| !name.is_empty())
}

fn put(value: &mut Value, field: &str, new: Value) {
    if let Some(map) = value.as_object_mut() {
        map.insert(field.to_owned(), new);
    }
}

/// Whether a stage lasts as long as a course that it does not have
fn needs_course(value: &Value) -> bool {
    let lacks = |stage: &Value| {
        stage.get("duration").and_then(Value::as_str) == Some("Course")
            && stage.get("capacity").and_then(|capacity| capacity.get("Classes")).is_none()
    };
    lacks(value)
        || value.get("stages").and_then(Value::as_array).is_some_and(|stages| stages.iter().any(lacks))
}

/// Random streams in use, in variants too
pub(super) fn streams_of(tree: &Value) -> BTreeSet<u64> {
    let mut found = BTreeSet::new();
    collect_streams(tree, &mut found);
    found
}

fn collect_streams(value: &Value, found: &mut BTreeSet<u64>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect_streams(item, found)),
        Value::Object(map) => {
            found.extend(map.get("stream").and_then(Value::as_u64));
            map.values().for_each(|value| collect_streams(value, found));
        }
        _ => {}
    }
}

/// A random stream that no stage has: above all others, so that none that went comes back, as long as there is room
pub(super) fn free_stream(streams: &mut BTreeSet<u64>) -> u64 {
    let above = streams.last().map_or(1, |last| last + 1);
    let free = if above <= LAST_STREAM {
        above
    } else {
        (1..=LAST_STREAM).find(|stream| !streams.contains(stream)).unwrap_or(LAST_STREAM)
    };
    streams.insert(free);
    free
}

/// Gives stages random streams of their own
fn new_streams(value: &mut Value, list: &Path, streams: &mut BTreeSet<u64>) {
    let mut renew = |stage: &mut Value| {
        let stream = stage.get("stream").and_then(Value::as_u64).unwrap_or(0);
        if stream == 0 || !streams.insert(stream) {
            let free = free_stream(streams);
            put(stage, "stream", Value::from(free));
        }
    };
    match list.segments().last() {
        Some("stages") => renew(value),
        Some("corridors") => {
            let stages = value.get_mut("stages").and_then(Value::as_array_mut);
            stages.into_iter().flatten().for_each(renew);
        }
        _ => {}
    }
}

impl Pasted {
    /// References that were cut, without those that lead onward
    pub fn cut(&self) -> impl Iterator<Item = &Consequence> {
        self.consequences.iter().filter(|c| !matches!(c.what, What::LeadsTo(_)))
    }
}
