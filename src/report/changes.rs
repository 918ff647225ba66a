//! The differences of two scenarios as sentences: "organisation OFPPT: task A → B".
//!
//! Holds how a difference is told: the object by its kind and name, the field, old and new value with their unit, and
//! the reason where the new value carries one. Which differences there are is [`model::diff`](crate::model::diff)'s;
//! what they change in the results is [`effect`](super::effect)'s. Called by the command line, by recovery and by
//! merges. Names of undo steps, which speak of one scenario only, are in [`story`](super::story).

use super::{say_value, story, words};
use crate::model::{
    Edit, Path, Scenario,
    diff::diff,
    edit::{self, Tree},
};
use crate::text::Texts;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeSet;

/// How something differs
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Another value
    Changed,
    /// It was not there
    Added,
    /// It is no longer there
    Removed,
    /// It stands elsewhere in its list, or in the graph
    Moved,
}

/// One difference in words
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// How it differs
    pub kind: Kind,
    /// The place, for programs
    pub path: Path,
    /// The object it is about: "organisation OFPPT"
    pub object: String,
    /// The field of the object; empty where the object itself comes, goes or moves
    pub field: String,
    /// What it was, with its unit; none where it was empty or is too long to be told
    pub old: Option<String>,
    /// What it is, likewise
    pub new: Option<String>,
    /// Why, in the author's words, where the new value says so
    pub reason: Option<String>,
    /// All of it in one sentence
    pub sentence: String,
}

/// The differences from `before` to `after`, in the order of the scenario
pub fn changes(texts: &Texts, before: &Scenario, after: &Scenario) -> Vec<Change> {
    let teller = Teller {
        texts,
        before,
        after,
        before_tree: Tree::of(before),
        after_tree: Tree::of(after),
        edits: diff(before, after),
    };
    teller.all()
}

/// The object a path lies in, by kind and name: "corridor Meccatronica, stage Visto"
///
/// `one` is asked for the name first, then `other`, so that what only one of them has is found.
pub fn object_words(texts: &Texts, one: &Scenario, other: &Scenario, path: &Path) -> String {
    let segments: Vec<&str> = path.segments().collect();
    let named = |list: &str, name: Option<String>, id: &str| {
        texts.diff_object(words::list_item(texts, list), name.unwrap_or_else(|| id.to_owned()))
    };
    let top = |list: &str, id: &str| {
        let name = words::object_name(one, list, id).or_else(|| words::object_name(other, list, id));
        named(list, name, id)
    };
    match segments.as_slice() {
        [] => texts.list_scenario(),
        ["programme", ..] => texts.list_programme(),
        ["layout", ..] => texts.list_layout(),
        ["corridors", corridor, list @ ("stages" | "exits" | "intakes"), id, ..] => {
            let name = inner_name(texts, one, corridor, list, id)
                .or_else(|| inner_name(texts, other, corridor, list, id));
            format!("{}, {}", top("corridors", corridor), named(list, name, id))
        }
        [list, id, ..] => top(list, id),
        [list] => words::list_item(texts, list),
    }
}

/// The fields of a path below its object: "duration", "ceilings 1 · amount"; empty for an object
pub fn field_words(texts: &Texts, path: &Path) -> String {
    let segments: Vec<&str> = path.segments().collect();
    let below = match segments.as_slice() {
        ["layout", ..] => &[],
        ["programme", below @ ..]
        | ["corridors", _, "stages" | "exits" | "intakes", _, below @ ..]
        | [_, _, below @ ..] => below,
        _ => &[],
    };
    let mut told: Vec<String> = Vec::new();
    for segment in below {
        match segment.parse::<usize>() {
            Ok(index) => {
                // People count from one.
                let last = told.pop().unwrap_or_default();
                told.push(format!("{last} {}", index + 1).trim().to_owned());
            }
            // Names of variants of an enum say nothing to people.
            Err(_) if segment.starts_with(|c: char| c.is_ascii_uppercase()) => {}
            Err(_) => told.push(words::field(texts, segment)),
        }
    }
    told.join(" · ")
}

fn inner_name(texts: &Texts, scenario: &Scenario, corridor: &str, list: &str, id: &str) -> Option<String> {
    let corridor = scenario.corridors.iter().find(|c| c.id.as_str() == corridor)?;
    match list {
        "stages" => corridor.stages.iter().find(|s| s.id.as_str() == id).map(|s| s.name.clone()),
        "exits" => corridor.exits.iter().find(|e| e.id.as_str() == id).map(|e| e.name.clone()),
        _ => corridor.intakes.iter().find(|i| i.id.as_str() == id).map(|i| texts.date(i.date)),
    }
}

/// The note whose place on the graph a field holds
fn place_of_note(path: &Path) -> Option<Path> {
    let (note, field) = path.split_last()?;
    (note.segments().next() == Some("notes") && matches!(field, "x" | "y")).then_some(note)
}

struct Teller<'a> {
    texts: &'a Texts,
    before: &'a Scenario,
    after: &'a Scenario,
    before_tree: Tree,
    after_tree: Tree,
    edits: Vec<Edit>,
}

impl Teller<'_> {
    fn all(&self) -> Vec<Change> {
        let mut told = Vec::new();
        let mut estimates: BTreeSet<Path> = BTreeSet::new();
        let moved: BTreeSet<Path> =
            self.edits.iter().filter_map(added).filter(|path| self.before_tree.get(path).is_some()).collect();
        for edit in &self.edits {
            match edit {
                Edit::Remove { path } if moved.contains(path) => {
                    told.push(self.change(Kind::Moved, path, None, None));
                    self.refine(path, self.before_tree.get(path), self.after_tree.get(path), &mut told);
                }
                Edit::Remove { path } => told.push(self.change(Kind::Removed, path, None, None)),
                Edit::Add { .. } => {
                    let path = added(edit).filter(|path| !moved.contains(path));
                    told.extend(path.map(|path| self.change(Kind::Added, &path, None, None)));
                }
                Edit::Set { path, .. } if path.segments().next() == Some("layout") => {
                    told.push(self.change(Kind::Moved, path, None, None));
                }
                Edit::Set { path, .. } if place_of_note(path).is_some() => {
                    // Both coordinates of a note are one difference.
                    if let Some(note) = place_of_note(path)
                        && estimates.insert(note.clone())
                    {
                        told.push(self.change(Kind::Moved, &note, None, None));
                    }
                }
                Edit::Set { path, .. } => {
                    let target = self.estimate_around(path).unwrap_or_else(|| path.clone());
                    // The parts of one estimate are one difference.
                    if target == *path || estimates.insert(target.clone()) {
                        let (old, new) = (self.before_tree.get(&target), self.after_tree.get(&target));
                        self.refine(&target, old, new, &mut told);
                    }
                }
            }
        }
        told
    }

    /// The estimate a field belongs to
    fn estimate_around(&self, path: &Path) -> Option<Path> {
        let (parent, _) = path.split_last()?;
        let is_estimate = |tree: &Tree| tree.get(&parent).is_some_and(say_value::is_estimate);
        (is_estimate(&self.before_tree) && is_estimate(&self.after_tree)).then_some(parent)
    }

    /// The differences of a value, part by part where that says more
    fn refine(&self, path: &Path, old: Option<&Value>, new: Option<&Value>, told: &mut Vec<Change>) {
        if old == new {
            return;
        }
        match (old, new) {
            _ if is_edits(path) => self.differences(path, old, new, told),
            (Some(Value::Object(a)), Some(Value::Object(b)))
                if !a.contains_key("usual") && a.keys().eq(b.keys()) =>
            {
                for (key, value) in a {
                    self.refine(&path.join(key), Some(value), b.get(key), told);
                }
            }
            (Some(Value::Array(a)), Some(Value::Array(b)))
                if a.len() == b.len() && a.iter().chain(b).all(Value::is_object) =>
            {
                for (index, (old, new)) in a.iter().zip(b).enumerate() {
                    self.refine(&path.join(&index.to_string()), Some(old), Some(new), told);
                }
            }
            _ => told.push(self.change(Kind::Changed, path, old, new)),
        }
    }

    /// The differences that a variant gained or lost
    fn differences(&self, path: &Path, old: Option<&Value>, new: Option<&Value>, told: &mut Vec<Change>) {
        let read = |value: Option<&Value>| -> Vec<Edit> {
            value.and_then(|value| serde_json::from_value(value.clone()).ok()).unwrap_or_default()
        };
        let (old, new) = (read(old), read(new));
        let variant = path.split_last().map_or_else(|| path.clone(), |(variant, _)| variant);
        let object = object_words(self.texts, self.before, self.after, &variant);
        let tell = |one: &Edit, base: &Scenario| story::edits(self.texts, base, std::slice::from_ref(one));
        let place = |edit: &Edit| added(edit).unwrap_or_else(|| edit.path().clone());
        for edit in new.iter().filter(|edit| !old.contains(edit)) {
            let what = tell(edit, self.after);
            told.push(Change {
                sentence: self.texts.diff_variant_with(object.as_str(), what.as_str()),
                new: Some(what),
                ..self.change(Kind::Changed, path, None, None)
            });
        }
        for edit in old.iter().filter(|edit| !new.iter().any(|other| place(other) == place(edit))) {
            let what = tell(edit, self.before);
            told.push(Change {
                sentence: self.texts.diff_variant_without(object.as_str(), what.as_str()),
                old: Some(what),
                ..self.change(Kind::Changed, path, None, None)
            });
        }
        if old.len() == new.len() && old.iter().all(|edit| new.contains(edit)) {
            told.push(self.change(Kind::Moved, path, None, None));
        }
    }

    fn change(&self, kind: Kind, path: &Path, old: Option<&Value>, new: Option<&Value>) -> Change {
        let texts = self.texts;
        let object = match kind {
            Kind::Added => object_words(texts, self.after, self.before, path),
            _ => object_words(texts, self.before, self.after, path),
        };
        let field = field_words(texts, path);
        let place =
            if field.is_empty() { object.clone() } else { texts.diff_place(field.as_str(), object.as_str()) };
        let say = |scenario, value: Option<&Value>| say_value::say(texts, scenario, path, value?);
        let (mut old_words, mut new_words) = (say(self.before, old), say(self.after, new));
        if old_words == new_words {
            // Equal words of unequal values: their origin or a part that is not told differs.
            (old_words, new_words) = (None, None);
        }
        let reason = self.reason(kind, path, old, new);
        let mut sentence = match (kind, &old_words, &new_words) {
            (Kind::Added, ..) => texts.diff_added(place),
            (Kind::Removed, ..) => texts.diff_removed(place),
            (Kind::Moved, ..) => texts.diff_moved(place),
            (Kind::Changed, Some(old), Some(new)) => texts.diff_changed(new.as_str(), old.as_str(), place),
            (Kind::Changed, None, Some(new)) if old.is_none() => texts.diff_given(new.as_str(), place),
            (Kind::Changed, Some(old), None) if new.is_none() => texts.diff_emptied(old.as_str(), place),
            (Kind::Changed, ..) if new.is_some_and(say_value::is_estimate) => texts.diff_origin(place),
            (Kind::Changed, ..) => texts.diff_otherwise(place),
        };
        if let Some(reason) = &reason {
            sentence = texts.diff_with_reason(reason.as_str(), sentence);
        }
        Change { kind, path: path.clone(), object, field, old: old_words, new: new_words, reason, sentence }
    }

    /// What the author wrote about the new value: the note of an estimate that is new with it, the reason of an override
    fn reason(&self, kind: Kind, path: &Path, old: Option<&Value>, new: Option<&Value>) -> Option<String> {
        let text = |value: Option<&Value>, field: &str| {
            value?.get(field)?.as_str().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
        };
        match kind {
            Kind::Changed => text(new, "note").filter(|note| text(old, "note").as_ref() != Some(note)),
            Kind::Added => {
                let object = self.after_tree.get(path);
                text(object, "reason").or_else(|| text(object, "note"))
            }
            Kind::Removed | Kind::Moved => None,
        }
    }
}

/// The object that an edit adds
fn added(edit: &Edit) -> Option<Path> {
    match edit {
        Edit::Add { list, value, .. } => Some(list.join(value.get("id")?.as_str()?)),
        Edit::Set { .. } | Edit::Remove { .. } => None,
    }
}

fn is_edits(path: &Path) -> bool {
    let segments: Vec<&str> = path.segments().collect();
    matches!(segments.as_slice(), ["variants", _, "edits"])
}

/// The differences of a variant from what it starts from, in the same words
pub fn of_variant(
    texts: &Texts,
    scenario: &Scenario,
    variant: &crate::base::Id,
) -> Result<Vec<Change>, crate::model::EditError> {
    let parent = scenario.variants.iter().find(|v| v.id == *variant).and_then(|v| v.parent.clone());
    let before = edit::with_variant(scenario, parent.as_ref())?;
    let after = edit::with_variant(scenario, Some(variant))?;
    Ok(changes(texts, &before, &after))
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::text::Lang;
    use serde_json::json;

    fn set(path: &str, value: Value) -> Edit {
        Edit::Set { path: Path::new(path), value }
    }

    #[track_caller]
    fn check(lang: Lang, edits: &[Edit], expect: &[&str]) {
        let before = sample::scenario();
        let after = edit::apply(&before, edits).expect("they fit");
        let told = changes(&Texts::new(lang), &before, &after);
        let sentences: Vec<String> = told.iter().map(|c| c.sentence.replace('\u{a0}', " ")).collect();
        assert_eq!(sentences, expect);
    }

    #[test]
    fn a_number_is_told_with_its_object_field_and_unit() {
        let edits = [
            set("courses/saldatura/class_max/usual", json!(14)),
            set("courses/saldatura/class_max/low", json!(10)),
        ];
        check(
            Lang::En,
            &edits,
            &["course Saldatura: people per class 16 people → from 10 to 16 people, usually 14"],
        );
        check(
            Lang::It,
            &edits,
            &["corso Saldatura: persone per classe 16 persone → da 10 a 16 persone, di solito 14"],
        );
    }

    #[test]
    fn words_dates_and_references_are_told_as_people_say_them() {
        check(
            Lang::En,
            &[
                set("organisations/ofppt/kind", json!("University")),
                set("programme/target/by", json!("2028-06-30")),
                set("corridors/meccatronica/stages/visto/accountable", json!("ofppt")),
                set("corridors/meccatronica/stages/esame/otherwise", json!("abbandono")),
                set(
                    "sources/fondo/ceilings",
                    json!([{"of": "Person", "amount":
                    {"low": 9.0, "usual": 9.0, "high": 9.0, "unit": "Euro", "grade": "Law"}}]),
                ),
            ],
            &[
                "programme: target · by 1 Jan 2029 → 30 Jun 2028",
                "organisation OFPPT: kind training body → university or research",
                "corridor Meccatronica, stage Esame A1: exit of the others Bocciati → Abbandono",
                "corridor Meccatronica, stage Visto: accountable organisation now OFPPT",
                "source Fondo europeo: ceilings 1 · amount €60,000 → €9",
                "source Fondo europeo: ceilings 1 · base of the ceiling for the programme → per person",
            ],
        );
    }

    #[test]
    fn a_new_note_of_a_number_is_the_reason_of_its_change() {
        let edits = [
            set("offices/prefettura/per_month/usual", json!(15)),
            set("offices/prefettura/per_month/high", json!(18)),
            set("offices/prefettura/per_month/note", json!("Due impiegati in più")),
        ];
        check(
            Lang::It,
            &edits,
            &[
                "ufficio Sportello unico: pratiche al mese 12 persone al mese → da 12 a 18 persone al mese, di solito 15 (motivo: Due impiegati in più)",
            ],
        );
    }

    #[test]
    fn objects_come_go_and_move() {
        let before = sample::scenario();
        let mut after = before.clone();
        after.employers.swap(0, 1);
        after.organisations.remove(1);
        after.links.retain(|link| link.id.as_str() != "l1");
        after
            .profiles
            .push(serde_json::from_value(json!({"id": "x", "name": "Saldatore"})).expect("a profile"));
        let told = changes(&Texts::new(Lang::En), &before, &after);
        let kinds: Vec<Kind> = told.iter().map(|c| c.kind).collect();
        assert_eq!(kinds, [Kind::Added, Kind::Removed, Kind::Removed, Kind::Moved], "{told:?}");
        assert_eq!(told[0].sentence, "Added: profile Saldatore");
        assert_eq!(told[1].sentence, "Removed: organisation OFPPT");
        assert!(changes(&Texts::new(Lang::It), &before, &before).is_empty());
    }

    #[test]
    fn what_a_variant_gained_is_told_in_its_own_words() {
        let variant = json!({"id": "v", "name": "Classi piccole", "edits": [
            {"Set": {"path": "courses/saldatura/class_max/low", "value": 10}}]});
        let before = edit::apply(
            &sample::scenario(),
            &[Edit::Add { list: Path::new("variants"), value: variant, before: None }],
        )
        .expect("it fits");
        let more = json!([
            {"Set": {"path": "courses/saldatura/class_max/low", "value": 10}},
            {"Set": {"path": "programme/months", "value": 30}}]);
        let after = edit::apply(&before, &[set("variants/v/edits", more)]).expect("it fits");
        let told = changes(&Texts::new(Lang::En), &before, &after);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].sentence.starts_with("variant Classi piccole: differs in "), "{}", told[0].sentence);
    }

    #[test]
    fn every_difference_of_two_scenarios_is_told_in_both_languages() {
        use crate::model::generate::{Size, generate};
        for lang in Lang::ALL {
            let texts = Texts::new(lang);
            for seed in 0..6 {
                let (one, other) = (generate(Size::Small, seed), generate(Size::Small, seed + 50));
                for change in changes(&texts, &one, &other) {
                    assert!(!change.sentence.contains("{$") && !change.object.is_empty(), "{change:?}");
                }
            }
        }
    }
}
