//! Validation of a tick model, on its JSON form, so that nothing that can be written goes unnamed.
//!
//! Holds the codes of §11 of the engine's specification: all errors are collected, each with a code, the JSON
//! pointer of the place and the facts a sentence about it needs. Repairs nothing and writes no sentence; words
//! are in the text files. A model built in code is checked through its JSON form by the same rules. Called by
//! `run` before anything is computed, by `compile` and by the command line.
//!
//! Decided here where the specification is silent:
//! * a wrong JSON type has the code of its field; where the field has none (a name, a list) it is `E-FORMAT`;
//! * a list of dated values must begin at tick 0 and ascend, else `E-TICK`;
//! * ceilings may be as large as an `i64` holds, prices at most 10¹³ cents, and what a model could cost at most
//!   10¹⁶ cents, so that every sum of squares fits an `i128` (`E-MONEY`);
//! * a field the engine does not know is a warning, `W-FIELD`.

mod graph;
mod money;
mod stage;

use super::tick_model::{TICK_MODEL_FORMAT, TickModel};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Longest horizon in ticks
pub const LONGEST_HORIZON: u64 = 4_095;
/// Most people in one inflow
pub const MOST_INFLOW: u64 = 10_000_000;
/// Most people in a model
pub const MOST_PEOPLE: u64 = 50_000_000;
/// Highest price in cents
pub const HIGHEST_PRICE: i64 = 10_000_000_000_000;
/// Slack of a sum of probabilities
const SUM_SLACK: f64 = 1e-9;

/// One finding about a tick model
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[error("{code} at {pointer:?} {facts:?}")]
pub struct ModelError {
    /// `E-…` for what stops a run, `W-…` for what does not
    pub code: &'static str,
    /// JSON pointer of the place
    pub pointer: String,
    /// Names and figures of the sentence
    pub facts: Vec<String>,
}

/// What validation found
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ModelReport {
    /// What stops a run
    pub errors: Vec<ModelError>,
    /// What should be known about the results
    pub warnings: Vec<ModelError>,
}

impl TickModel {
    /// The model of a JSON value with its warnings, or everything that is wrong with it
    pub fn from_json(value: &Value) -> Result<(Self, Vec<ModelError>), Vec<ModelError>> {
        let report = validate(value);
        if !report.errors.is_empty() {
            return Err(report.errors);
        }
        match serde_json::from_value(value.clone()) {
            Ok(model) => Ok((model, report.warnings)),
            Err(error) => Err(vec![ModelError {
                code: "E-FORMAT",
                pointer: String::new(),
                facts: vec![error.to_string()],
            }]),
        }
    }

    /// Everything that is wrong or remarkable about the model
    pub fn check(&self) -> ModelReport {
        // Numbers that are none become null and are found by their fields.
        validate(&serde_json::to_value(self).unwrap_or(Value::Null))
    }
}

/// Everything that is wrong or remarkable about the tick model in `value`
pub fn validate(value: &Value) -> ModelReport {
    let mut check = Check::default();
    let Some(root) = value.as_object() else {
        check.error("E-FORMAT", "", []);
        return check.report;
    };
    check.root(root);
    // Several passes read the same lists, so one fault may be found more than once.
    for list in [&mut check.report.errors, &mut check.report.warnings] {
        let mut seen = BTreeSet::new();
        list.retain(|finding| seen.insert(finding.clone()));
    }
    check.report
}

/// State of one validation
#[derive(Default)]
struct Check<'a> {
    report: ModelReport,
    ticks: u64,
    /// Names of the stages in their order, empty where a stage has none
    stage_names: Vec<&'a str>,
    stages: BTreeMap<&'a str, &'a Map<String, Value>>,
    sinks: BTreeSet<&'a str>,
    pools: BTreeMap<&'a str, &'a Map<String, Value>>,
}

const TOP_FIELDS: [&str; 14] = [
    "format",
    "ticks",
    "ticks_per_year",
    "stages",
    "sinks",
    "pools",
    "arrival_stage",
    "retention_stage",
    "retention_at",
    "corridors",
    "costs",
    "funding",
    "uncertain",
    "correlation",
];

impl<'a> Check<'a> {
    fn error<const N: usize>(&mut self, code: &'static str, pointer: impl Into<String>, facts: [String; N]) {
        self.report.errors.push(ModelError { code, pointer: pointer.into(), facts: facts.into() });
    }

    fn warn<const N: usize>(&mut self, code: &'static str, pointer: impl Into<String>, facts: [String; N]) {
        self.report.warnings.push(ModelError { code, pointer: pointer.into(), facts: facts.into() });
    }

    fn root(&mut self, root: &'a Map<String, Value>) {
        if root.get("format").and_then(Value::as_str) != Some(TICK_MODEL_FORMAT) {
            self.error("E-FORMAT", "/format", [short(root.get("format"))]);
        }
        self.known_fields(root, "", &TOP_FIELDS);
        self.ticks = match root.get("ticks").and_then(Value::as_u64) {
            Some(ticks) if (1..=LONGEST_HORIZON).contains(&ticks) => ticks,
            _ => {
                self.error("E-HORIZON", "/ticks", [short(root.get("ticks"))]);
                // Ticks are then checked against the longest horizon, so that one error does not bring others.
                LONGEST_HORIZON
            }
        };
        if let Some(year) = root.get("ticks_per_year")
            && !matches!(year.as_u64(), Some(1..=366))
        {
            self.error("E-HORIZON", "/ticks_per_year", [short(Some(year))]);
        }
        self.names(root);
        let stages = self.objects(root, "stages");
        for (i, stage) in &stages {
            self.stage(stage, &format!("/stages/{i}"));
        }
        self.people_total(&stages);
        for (i, pool) in self.objects(root, "pools") {
            self.pool(pool, &format!("/pools/{i}"));
        }
        self.measures(root);
        self.graph(root, &stages);
        self.money(root);
        self.uncertain(root);
    }

    /// Collects names, and finds names and random streams that are used twice
    fn names(&mut self, root: &'a Map<String, Value>) {
        let mut streams = BTreeSet::new();
        for (i, stage) in self.objects(root, "stages") {
            let name = self.name_of(stage, &format!("/stages/{i}/id"));
            while self.stage_names.len() < i {
                self.stage_names.push("");
            }
            self.stage_names.push(name);
            if !name.is_empty() && self.stages.insert(name, stage).is_some() {
                self.error("E-DUP-ID", format!("/stages/{i}/id"), [name.to_owned()]);
            }
            let rng = stage.get("rng").and_then(Value::as_u64);
            if !rng.is_some_and(|rng| (1..=65_535).contains(&rng) && streams.insert(rng)) {
                self.error("E-DUP-RNG", format!("/stages/{i}/rng"), [short(stage.get("rng"))]);
            }
        }
        for (i, sink) in self.list(root, "sinks") {
            let name = match sink {
                Value::String(name) if !name.is_empty() => name.as_str(),
                Value::Object(fields) => {
                    self.flag(fields, "closed", &format!("/sinks/{i}"));
                    self.name_of(fields, &format!("/sinks/{i}/id"))
                }
                _ => {
                    self.error("E-FORMAT", format!("/sinks/{i}"), [short(Some(sink))]);
                    ""
                }
            };
            let taken = self.stages.contains_key(name) || !self.sinks.insert(name);
            if !name.is_empty() && taken {
                self.error("E-DUP-ID", format!("/sinks/{i}"), [name.to_owned()]);
            }
        }
        for (i, pool) in self.objects(root, "pools") {
            let name = self.name_of(pool, &format!("/pools/{i}/id"));
            if !name.is_empty() && self.pools.insert(name, pool).is_some() {
                self.error("E-DUP-ID", format!("/pools/{i}/id"), [name.to_owned()]);
            }
        }
    }

    /// Arrival, retention and corridors
    fn measures(&mut self, root: &'a Map<String, Value>) {
        self.stage_reference(root, "arrival_stage", "");
        self.stage_reference(root, "retention_stage", "");
        for (i, at) in self.list(root, "retention_at") {
            if at.as_u64().is_none_or(|at| at > LONGEST_HORIZON) {
                self.error("E-TICK", format!("/retention_at/{i}"), [short(Some(at))]);
            }
        }
        let mut seen = BTreeSet::new();
        for (i, corridor) in self.objects(root, "corridors") {
            let pointer = format!("/corridors/{i}");
            let name = self.name_of(corridor, &format!("{pointer}/id"));
            if !name.is_empty() && !seen.insert(name) {
                self.error("E-DUP-ID", format!("{pointer}/id"), [name.to_owned()]);
            }
            self.known_fields(corridor, &pointer, &["id", "arrival_stage", "retention_stage"]);
            self.stage_reference(corridor, "arrival_stage", &pointer);
            self.stage_reference(corridor, "retention_stage", &pointer);
        }
    }

    fn stage_reference(&mut self, object: &'a Map<String, Value>, field: &str, pointer: &str) {
        if let Some(value) = present(object, field)
            && !value.as_str().is_some_and(|name| self.stages.contains_key(name))
        {
            self.error("E-TARGET", format!("{pointer}/{field}"), [short(Some(value))]);
        }
    }

    /// The items of a list of the root; a model cannot do without stages, all else may be absent
    fn list(&mut self, root: &'a Map<String, Value>, field: &str) -> Vec<(usize, &'a Value)> {
        match present(root, field) {
            None if field != "stages" => Vec::new(),
            Some(Value::Array(list)) => list.iter().enumerate().collect(),
            other => {
                self.error("E-FORMAT", format!("/{field}"), [short(other)]);
                Vec::new()
            }
        }
    }

    /// The items of a list of the root that are objects; others are errors
    fn objects(&mut self, root: &'a Map<String, Value>, field: &str) -> Vec<(usize, &'a Map<String, Value>)> {
        let mut found = Vec::new();
        for (i, item) in self.list(root, field) {
            match item.as_object() {
                Some(fields) => found.push((i, fields)),
                None => self.error("E-FORMAT", format!("/{field}/{i}"), [short(Some(item))]),
            }
        }
        found
    }

    fn name_of(&mut self, object: &'a Map<String, Value>, pointer: &str) -> &'a str {
        match object.get("id").and_then(Value::as_str) {
            Some(name) if !name.is_empty() => name,
            _ => {
                self.error("E-FORMAT", pointer, [short(object.get("id"))]);
                ""
            }
        }
    }

    fn known_fields(&mut self, object: &Map<String, Value>, pointer: &str, known: &[&str]) {
        for field in object.keys().filter(|field| !known.contains(&field.as_str())) {
            self.warn("W-FIELD", format!("{pointer}/{field}"), [field.chars().take(80).collect()]);
        }
    }

    fn flag(&mut self, object: &Map<String, Value>, field: &str, pointer: &str) {
        if let Some(value) = object.get(field)
            && !value.is_boolean()
        {
            self.error("E-FORMAT", format!("{pointer}/{field}"), [short(Some(value))]);
        }
    }

    /// The values of a field that may be dated, each with its pointer
    ///
    /// A list counts as dated when its first item is an object with `from` and `value`.
    fn dated(&mut self, value: &'a Value, pointer: &str) -> Vec<(String, &'a Value)> {
        let Some(list) = dated_list(value) else { return vec![(pointer.to_owned(), value)] };
        let mut values = Vec::new();
        let mut last = None;
        for (i, item) in list.iter().enumerate() {
            let from = item.get("from").and_then(Value::as_u64);
            let in_order = match (last, from) {
                (None, Some(from)) => from == 0,
                (Some(last), Some(from)) => from > last && from <= LONGEST_HORIZON,
                (_, None) => false,
            };
            if !in_order {
                self.error("E-TICK", format!("{pointer}/{i}/from"), [short(item.get("from"))]);
            }
            last = from.or(last);
            match item.get("value") {
                Some(value) => values.push((format!("{pointer}/{i}/value"), value)),
                None => self.error("E-FORMAT", format!("{pointer}/{i}/value"), []),
            }
        }
        values
    }
}

/// The items of a list of dated values, or nothing when `value` is a plain one
fn dated_list(value: &Value) -> Option<&Vec<Value>> {
    value.as_array().filter(|list| {
        list.first().is_some_and(|item| item.get("from").is_some() && item.get("value").is_some())
    })
}

/// A field that is there and not null
fn present<'a>(object: &'a Map<String, Value>, field: &str) -> Option<&'a Value> {
    object.get(field).filter(|value| !value.is_null())
}

/// A value as a short text for a sentence
fn short(value: Option<&Value>) -> String {
    match value {
        None => String::new(),
        Some(Value::String(text)) => text.chars().take(80).collect(),
        Some(other) => other.to_string().chars().take(80).collect(),
    }
}

fn probability(value: Option<&Value>) -> Option<f64> {
    value.and_then(Value::as_f64).filter(|p| (0.0..=1.0).contains(p))
}
