//! Walks the values of a scenario along the tables of fields and cuts or redirects references to what is no longer there.
//!
//! What is there is the [`Sight`]'s to say: when objects go, everything but them; when objects are pasted, the receiving
//! scenario and the other pasted ones. What happened is listed, so that people can be told before anything is done.

use crate::model::{
    Path,
    form::{self, Field, Holds, Kind, Lost, Need, To},
};
use serde_json::{Map, Value};

/// Something that changes because objects go or come
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Consequence {
    /// The object or field
    pub path: Path,
    /// How it changes
    pub what: What,
}

/// How something changes because objects go or come
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// It goes too
    Gone,
    /// The field is empty now, or takes its usual value
    Emptied,
    /// The list is shorter
    Shorter,
    /// The reference leads to this id now
    LeadsTo(String),
    /// The source admitted nothing else and is closed
    Closed,
    /// The length of the course that went is now the length of the stage
    KeepsLength,
}

/// What becomes of a reference
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fate {
    /// It still leads where it led
    Stays,
    /// It leads elsewhere
    Becomes(String),
    /// What it named is not there
    Lost,
}

/// What is there
pub(super) trait Sight {
    /// What becomes of the id of an object; `corridor` is the one at hand
    fn one(&self, corridor: Option<&str>, to: To, lost: Lost, id: &str) -> Fate;
    /// What becomes of a path
    fn place(&self, path: &Path) -> Fate;
    /// Whether the object at a path goes
    fn goes(&self, object: &Path) -> bool;
    /// The length of a course that goes
    fn length_of(&self, course: &str) -> Option<Value>;
}

/// A value after the walk
#[derive(Debug)]
enum Swept {
    Value(Value),
    /// A reference was lost and its field is empty
    Empty,
    /// What holds the value means nothing any more
    Holder,
}

/// A walk
pub(super) struct Sweep<'s> {
    sight: &'s dyn Sight,
    /// What happened, in the order of the walk
    pub(super) happened: Vec<Consequence>,
    /// Fields that cannot lose what they name
    pub(super) refused: Vec<Path>,
    /// Every field that named what is not there
    pub(super) named: Vec<Path>,
}

impl<'s> Sweep<'s> {
    pub(super) fn new(sight: &'s dyn Sight) -> Self {
        Self { sight, happened: Vec::new(), refused: Vec::new(), named: Vec::new() }
    }

    fn note(&mut self, path: &Path, what: What) {
        self.happened.push(Consequence { path: path.clone(), what });
    }

    /// The objects of a list that stay, as they are then
    pub(super) fn objects(
        &mut self,
        fields: &'static [Field],
        items: &[Value],
        list: &Path,
        corridor: Option<&str>,
    ) -> Vec<Value> {
        let mut kept = Vec::with_capacity(items.len());
        for item in items {
            let path = list.join(item.get("id").and_then(Value::as_str).unwrap_or_default());
            if self.sight.goes(&path) {
                continue;
            }
            match self.object(fields, item, &path, corridor) {
                Some(value) => kept.push(value),
                None => self.note(&path, What::Gone),
            }
        }
        kept
    }

    /// An object as it is then; none when it means nothing any more
    pub(super) fn object(
        &mut self,
        fields: &'static [Field],
        value: &Value,
        path: &Path,
        corridor: Option<&str>,
    ) -> Option<Value> {
        let heard = self.happened.len();
        let map = value.as_object()?;
        let own = (fields == form::CORRIDOR).then(|| value.get("id").and_then(Value::as_str)).flatten();
        match self.fields(fields, map, path, own.or(corridor)) {
            Swept::Value(value) => Some(value),
            Swept::Empty | Swept::Holder => {
                // What happens to the parts of something that goes is no news.
                self.happened.truncate(heard);
                None
            }
        }
    }

    fn fields(
        &mut self,
        fields: &'static [Field],
        map: &Map<String, Value>,
        at: &Path,
        corridor: Option<&str>,
    ) -> Swept {
        let mut swept = map.clone();
        // A reference to a stage beside a reference to its corridor is one of that corridor.
        let corridor = map.get("corridor").and_then(Value::as_str).or(corridor);
        for field in fields {
            let Some(value) = map.get(field.name) else { continue };
            let path = at.join(field.name);
            let heard = self.happened.len();
            match self.value(field.kind, value, &path, corridor) {
                Swept::Value(new) => {
                    if closes(field.kind) && is_empty(&new) && !is_empty(value) {
                        self.happened.truncate(heard);
                        self.note(at, What::Closed);
                        swept.insert("status".to_owned(), Value::from("Closed"));
                    }
                    swept.insert(field.name.to_owned(), new);
                }
                Swept::Empty if field.need != Need::Required => {
                    swept.remove(field.name);
                    self.note(&path, What::Emptied);
                }
                Swept::Holder if field.need != Need::Required && !is_reference(field.kind) => {
                    self.happened.truncate(heard);
                    swept.remove(field.name);
                    self.note(&path, What::Emptied);
                }
                Swept::Empty | Swept::Holder => return Swept::Holder,
            }
        }
        if fields == form::STAGE {
            self.course_went(map, &mut swept, at);
        }
        Swept::Value(Value::Object(swept))
    }

    /// A stage whose course went keeps the length that the course had
    fn course_went(&mut self, before: &Map<String, Value>, after: &mut Map<String, Value>, at: &Path) {
        let course = |map: &Map<String, Value>| -> Option<String> {
            Some(map.get("capacity")?.get("Classes")?.as_str()?.to_owned())
        };
        let Some(had) = course(before) else { return };
        if course(after).is_some() {
            return;
        }
        after.remove("class_effect");
        if after.get("duration").and_then(Value::as_str) == Some("Course")
            && let Some(length) = self.sight.length_of(&had)
        {
            after
                .insert("duration".to_owned(), Value::Object(Map::from_iter([("Takes".to_owned(), length)])));
            self.note(&at.join("duration"), What::KeepsLength);
        }
    }

    fn value(&mut self, kind: Kind, value: &Value, at: &Path, corridor: Option<&str>) -> Swept {
        match kind {
            Kind::One(to, lost) => {
                let fate = match value.as_str() {
                    Some(id) => self.sight.one(corridor, to, lost, id),
                    None => Fate::Stays,
                };
                self.settle(fate, lost, value, at)
            }
            Kind::Place(lost) => {
                let fate = value.as_str().map_or(Fate::Stays, |path| self.sight.place(&Path::new(path)));
                self.settle(fate, lost, value, at)
            }
            Kind::Estimate(_) => {
                let source = value.get("source").and_then(Value::as_str);
                let fate = source.map(|id| self.sight.one(corridor, To::References, Lost::Empty, id));
                let mut estimate = value.clone();
                match (fate, estimate.as_object_mut()) {
                    (Some(Fate::Lost), Some(map)) => {
                        map.remove("source");
                        self.named.push(at.join("source"));
                        self.note(&at.join("source"), What::Emptied);
                    }
                    (Some(Fate::Becomes(new)), Some(map)) => {
                        map.insert("source".to_owned(), Value::from(new));
                    }
                    _ => {}
                }
                Swept::Value(estimate)
            }
            Kind::Record(fields) => match value.as_object() {
                Some(map) => self.fields(fields, map, at, corridor),
                None => Swept::Value(value.clone()),
            },
            Kind::Cases(cases) => {
                let Some((case, Some(below))) = form::case_of(cases, value) else {
                    return Swept::Value(value.clone());
                };
                let kind = match case.holds {
                    Holds::Nothing => return Swept::Value(value.clone()),
                    Holds::Value(kind) => *kind,
                    Holds::Fields(fields) => Kind::Record(fields),
                };
                match self.value(kind, below, &at.join(case.name), corridor) {
                    Swept::Value(new) => {
                        Swept::Value(Value::Object(Map::from_iter([(case.name.to_owned(), new)])))
                    }
                    Swept::Empty | Swept::Holder => Swept::Holder,
                }
            }
            Kind::Many(kind) => {
                let Some(items) = value.as_array() else { return Swept::Value(value.clone()) };
                let mut kept = Vec::with_capacity(items.len());
                for (index, item) in items.iter().enumerate() {
                    if let Swept::Value(new) = self.value(*kind, item, &at.join(&index.to_string()), corridor)
                    {
                        kept.push(new);
                    }
                }
                if kept.len() < items.len() {
                    self.note(at, What::Shorter);
                }
                Swept::Value(Value::Array(kept))
            }
            Kind::Objects(fields) => match value.as_array() {
                Some(items) => Swept::Value(Value::Array(self.objects(fields, items, at, corridor))),
                None => Swept::Value(value.clone()),
            },
            _ => Swept::Value(value.clone()),
        }
    }

    fn settle(&mut self, fate: Fate, lost: Lost, value: &Value, at: &Path) -> Swept {
        if fate != Fate::Stays {
            self.named.push(at.clone());
        }
        match (fate, lost) {
            (Fate::Stays, _) => Swept::Value(value.clone()),
            (Fate::Becomes(new), _) => {
                if lost == Lost::Onward {
                    self.note(at, What::LeadsTo(new.clone()));
                }
                Swept::Value(Value::from(new))
            }
            (Fate::Lost, Lost::Empty | Lost::Close) => Swept::Empty,
            (Fate::Lost, Lost::Holder) => Swept::Holder,
            (Fate::Lost, Lost::Onward | Lost::Refuse) => {
                self.refused.push(at.clone());
                Swept::Value(value.clone())
            }
        }
    }
}

/// Whether a field is a reference by itself, so that what holds it goes with it
fn is_reference(kind: Kind) -> bool {
    matches!(kind, Kind::One(..) | Kind::Place(_))
}

/// Whether a list of this kind closes the source when its last element goes
fn closes(kind: Kind) -> bool {
    matches!(kind, Kind::Many(Kind::One(_, Lost::Close)))
}

fn is_empty(value: &Value) -> bool {
    value.as_array().is_none_or(Vec::is_empty)
}
