//! A new object from what a person filled in.
//!
//! Makes the id from the name, the random stream of a stage and the first stage and exit of a corridor, and puts a new
//! stage into the chain. Invents no figure: what the model requires has to stand in the draft. Called by the form that adds.

use super::{
    Refused,
    clip::{free_stream, streams_of},
    id_of_name, sound_after,
};
use crate::base::{Id, tree};
use crate::model::{Edit, Path, Scenario, edit, form};
use serde_json::{Map, Value, json};

/// Names of what a new corridor begins with, in the language of the person
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    /// Its first stage, in which people have arrived
    pub arrival: String,
    /// The exit that is wanted
    pub exit: String,
}

/// The edits that add the object of a draft to a list, and where it is then
///
/// A stage goes behind the stage `after`, whose people go on to it; who had followed follows it. Without `after` it stands
/// in front. Refused when the draft lacks something or the scenario would not be sound.
pub fn add(
    scenario: &Scenario,
    list: &Path,
    draft: &Value,
    after: Option<&Id>,
    chain: &Chain,
) -> Result<(Vec<Edit>, Path), Refused> {
    let fields = form::fields_of_list(list).ok_or_else(|| Refused::Missing { path: list.clone() })?;
    let whole = tree::to_json(scenario);
    let mut object: Map<String, Value> = draft.as_object().cloned().unwrap_or_default();
    // Texts and lists left empty, and places never filled, are absent.
    object.retain(|_, value| !value.is_null());
    let kind = list.segments().last().unwrap_or_default();
    let name = words_for_id(fields, &object);
    let near = near_lists(list);
    let is_taken = |id: &str| near.iter().any(|list| edit::find(&whole, &list.join(id)).is_some());
    let id = id_of_name(&name, kind, &is_taken);
    object.insert("id".to_owned(), Value::from(id.as_str()));
    let mut edits = Vec::new();
    let mut before = None;
    match kind {
        "corridors" => begin_chain(&mut object, chain, &whole),
        "stages" => {
            object.insert("stream".to_owned(), Value::from(free_stream(&mut streams_of(&whole))));
            before = into_chain(&mut object, list, after, &whole, &mut edits, &id);
        }
        _ => {}
    }
    edits.insert(0, Edit::Add { list: list.clone(), value: Value::Object(object), before });
    sound_after(scenario, &edits)?;
    Ok((edits, list.join(id.as_str())))
}

/// What the id is made of: the name, or the first words, day or reference of the object
fn words_for_id(fields: &[form::Field], object: &Map<String, Value>) -> String {
    let text = |name: &str| object.get(name).and_then(Value::as_str).filter(|text| !text.trim().is_empty());
    if let Some(name) = form::naming_field(fields).and_then(text) {
        return name.to_owned();
    }
    let mut other = fields.iter().filter(|field| {
        matches!(
            field.kind,
            form::Kind::One(..) | form::Kind::Day | form::Kind::Code(_) | form::Kind::Choice(_)
        )
    });
    other.find_map(|field| text(field.name)).unwrap_or_default().to_owned()
}

/// Lists whose ids must differ
fn near_lists(list: &Path) -> Vec<Path> {
    match list.split_last() {
        Some((corridor, "stages" | "exits")) => vec![corridor.join("stages"), corridor.join("exits")],
        _ => vec![list.clone()],
    }
}

/// A corridor begins with the stage in which people have arrived and the exit behind it
fn begin_chain(object: &mut Map<String, Value>, chain: &Chain, whole: &Value) {
    let none = |_: &str| false;
    let arrival = id_of_name(&chain.arrival, "stage", &none);
    let exit = id_of_name(&chain.exit, "exit", &|id| id == arrival.as_str());
    let stream = free_stream(&mut streams_of(whole));
    object.insert(
        "stages".to_owned(),
        json!([{
            "id": arrival.as_str(), "stream": stream, "name": chain.arrival, "kind": "Arrival",
            "duration": "Immediate", "next": exit.as_str(),
        }]),
    );
    object.insert("exits".to_owned(), json!([{"id": exit.as_str(), "name": chain.exit, "wanted": true}]));
    object.insert("intakes".to_owned(), Value::Array(Vec::new()));
    object.insert("arrival_stage".to_owned(), Value::from(arrival.as_str()));
}

/// Puts a stage into the chain; gives the stage it stands in front of
fn into_chain(
    object: &mut Map<String, Value>,
    list: &Path,
    after: Option<&Id>,
    whole: &Value,
    edits: &mut Vec<Edit>,
    id: &Id,
) -> Option<Id> {
    let stages = edit::find(whole, list).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let id_of = |stage: &Value| stage.get("id").and_then(Value::as_str).and_then(|id| Id::new(id).ok());
    let place = after.and_then(|after| stages.iter().position(|stage| id_of(stage).as_ref() == Some(after)));
    let follows = match place {
        Some(at) => stages.get(at + 1),
        None => stages.first(),
    };
    let open = object.get("duration").and_then(Value::as_str) == Some("Open");
    if !object.contains_key("next") && !open {
        let next = match place {
            Some(at) => stages[at].get("next").cloned(),
            None => stages.first().and_then(|stage| stage.get("id")).cloned(),
        };
        if let Some(next) = next {
            object.insert("next".to_owned(), next);
        }
    }
    if let Some(at) = place {
        let path = list.join(stages[at].get("id").and_then(Value::as_str).unwrap_or_default());
        edits.push(Edit::Set { path: path.join("next"), value: Value::from(id.as_str()) });
    }
    follows.and_then(id_of)
}
