//! Validation of costs, sources of money and uncertain parameters.

use super::{Check, HIGHEST_PRICE, probability, short, stage::kind};
use crate::engine::{
    dist::Dist,
    params::{Place, positive_definite},
};
use serde::Deserialize as _;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

impl<'a> Check<'a> {
    pub(super) fn money(&mut self, root: &'a Map<String, Value>) {
        let mut costs = BTreeSet::new();
        for (i, cost) in self.objects(root, "costs") {
            let pointer = format!("/costs/{i}");
            let name = self.name_of(cost, &format!("{pointer}/id"));
            if !name.is_empty() && !costs.insert(name) {
                self.error("E-DUP-ID", format!("{pointer}/id"), [name.to_owned()]);
            }
            self.cost(cost, &pointer, name);
        }
        let mut sources = BTreeSet::new();
        for (i, source) in self.objects(root, "funding") {
            let pointer = format!("/funding/{i}");
            let name = self.name_of(source, &format!("{pointer}/id"));
            if !name.is_empty() && !sources.insert(name) {
                self.error("E-DUP-ID", format!("{pointer}/id"), [name.to_owned()]);
            }
            self.known_fields(source, &pointer, &["id", "from", "to", "ceiling_cents", "share", "eligible"]);
            self.window(source, &pointer);
            if source.get("ceiling_cents").and_then(Value::as_i64).is_none_or(|cents| cents < 0) {
                let ceiling = short(source.get("ceiling_cents"));
                self.error("E-MONEY", format!("{pointer}/ceiling_cents"), [ceiling]);
            }
            if probability(source.get("share")).is_none() {
                self.error("E-SHARE", format!("{pointer}/share"), [short(source.get("share"))]);
            }
            match source.get("eligible") {
                None | Some(Value::Null) => {}
                Some(Value::Array(list)) => {
                    for (k, cost) in list.iter().enumerate() {
                        if !cost.as_str().is_some_and(|cost| costs.contains(cost)) {
                            self.error("E-COST-REF", format!("{pointer}/eligible/{k}"), [short(Some(cost))]);
                        }
                    }
                }
                Some(other) => {
                    self.error("E-COST-REF", format!("{pointer}/eligible"), [short(Some(other))]);
                }
            }
        }
    }

    fn cost(&mut self, cost: &'a Map<String, Value>, pointer: &str, name: &str) {
        self.known_fields(
            cost,
            pointer,
            &["id", "driver", "stage", "tick", "outcome", "cents", "from", "to", "index"],
        );
        let cents = cost.get("cents").and_then(Value::as_i64);
        if !cents.is_some_and(|cents| (0..=HIGHEST_PRICE).contains(&cents)) {
            self.error("E-MONEY", format!("{pointer}/cents"), [short(cost.get("cents"))]);
        }
        self.window(cost, pointer);
        if let Some(index) = cost.get("index").filter(|index| !index.is_null()) {
            let annual = index.get("annual").and_then(Value::as_f64);
            if !annual.is_some_and(|annual| annual > -1.0 && annual.is_finite()) {
                self.error("E-MONEY", format!("{pointer}/index/annual"), [short(index.get("annual"))]);
            }
            let base = index.get("base_tick");
            if base.is_some_and(|base| base.as_u64().is_none_or(|base| u32::try_from(base).is_err())) {
                self.error("E-TICK", format!("{pointer}/index/base_tick"), [short(base)]);
            }
        }
        match cost.get("driver").and_then(Value::as_str) {
            Some("one_off") => {
                if !self.is_tick(cost.get("tick")) {
                    self.error("E-TICK", format!("{pointer}/tick"), [short(cost.get("tick"))]);
                }
            }
            Some("per_tick") => {}
            Some(
                driver @ ("per_class" | "per_entry" | "per_start" | "per_stock_tick" | "per_queue_tick"
                | "per_exit"),
            ) => {
                let stage = cost.get("stage").and_then(Value::as_str).and_then(|id| self.stages.get(id));
                let Some(&stage) = stage else {
                    return self.error("E-COST-REF", format!("{pointer}/stage"), [name.to_owned()]);
                };
                if driver == "per_class" && kind(stage) != Some("class") {
                    self.error("E-COST-REF", format!("{pointer}/stage"), [name.to_owned()]);
                }
                if let Some(outcome) = cost.get("outcome").filter(|outcome| !outcome.is_null()) {
                    let outcomes = outcome_count(stage);
                    if outcome.as_u64().is_none_or(|outcome| outcome >= outcomes) {
                        self.error("E-COST-REF", format!("{pointer}/outcome"), [name.to_owned()]);
                    }
                }
            }
            _ => self.error("E-COST-REF", format!("{pointer}/driver"), [name.to_owned()]),
        }
    }

    fn window(&mut self, object: &'a Map<String, Value>, pointer: &str) {
        let mut ends = [None; 2];
        for (end, field) in ends.iter_mut().zip(["from", "to"]) {
            if let Some(value) = object.get(field).filter(|value| !value.is_null()) {
                *end = value.as_u64().filter(|&tick| u32::try_from(tick).is_ok());
                if end.is_none() {
                    self.error("E-TICK", format!("{pointer}/{field}"), [short(Some(value))]);
                }
            }
        }
        if let [from, Some(to)] = ends
            && to < from.unwrap_or(0)
        {
            self.error("E-WINDOW", format!("{pointer}/to"), [to.to_string()]);
        }
    }

    pub(super) fn uncertain(&mut self, root: &'a Map<String, Value>) {
        let model = Value::Object(root.clone());
        let (mut names, mut streams) = (BTreeSet::new(), BTreeSet::new());
        let list = self.objects(root, "uncertain");
        for (i, item) in &list {
            let pointer = format!("/uncertain/{i}");
            let name = self.name_of(item, &format!("{pointer}/id"));
            if !name.is_empty() && !names.insert(name) {
                self.error("E-DUP-ID", format!("{pointer}/id"), [name.to_owned()]);
            }
            self.known_fields(item, &pointer, &["id", "path", "also", "dist", "rng"]);
            let rng = match item.get("rng").filter(|rng| !rng.is_null()) {
                None => Some(*i as u64 + 1),
                Some(rng) => rng.as_u64(),
            };
            if !rng.is_some_and(|rng| (1..=65_535).contains(&rng) && streams.insert(rng)) {
                self.error("E-DUP-RNG", format!("{pointer}/rng"), [short(item.get("rng"))]);
            }
            let also = item.get("also").and_then(Value::as_array);
            if also.is_none() && item.get("also").is_some_and(|also| !also.is_null()) {
                self.error("E-PATH", format!("{pointer}/also"), [name.to_owned()]);
            }
            for path in item.get("path").into_iter().chain(also.into_iter().flatten()) {
                if !path.as_str().is_some_and(|path| hits(&model, path)) {
                    self.error("E-PATH", format!("{pointer}/path"), [name.to_owned(), short(Some(path))]);
                }
            }
            if item.get("path").is_none() {
                self.error("E-PATH", format!("{pointer}/path"), [name.to_owned()]);
            }
            let dist = item.get("dist").and_then(|dist| Dist::deserialize(dist).ok());
            if !dist.is_some_and(|dist| dist.validate()) {
                self.error("E-DIST", format!("{pointer}/dist"), [name.to_owned()]);
            }
        }
        if let Some(correlation) = root.get("correlation").filter(|value| !value.is_null()) {
            let matrix = Vec::<Vec<f64>>::deserialize(correlation).ok();
            let fits = matrix.is_some_and(|matrix| {
                matrix.len() == list.len()
                    && matrix.iter().all(|row| row.len() == list.len())
                    && matrix.iter().enumerate().all(|(i, row)| {
                        row.iter().enumerate().all(|(k, &rho)| {
                            rho == matrix[k][i] && (-1.0..=1.0).contains(&rho) && (i != k || rho == 1.0)
                        })
                    })
                    && positive_definite(&matrix)
            });
            if !fits {
                self.error("E-CORR", "/correlation", []);
            }
        }
    }
}

/// The fewest outcomes a stage has at any date
fn outcome_count(stage: &Map<String, Value>) -> u64 {
    let Some(list) = stage.get("outcomes").and_then(Value::as_array) else { return 0 };
    let dated: Option<Vec<usize>> =
        list.iter().map(|item| item.get("value").and_then(Value::as_array).map(Vec::len)).collect();
    dated.and_then(|counts| counts.into_iter().min()).unwrap_or(list.len()) as u64
}

/// Whether `path` is a number of the model that may be uncertain
fn hits(model: &Value, path: &str) -> bool {
    let Some(place) = Place::parse(path) else { return false };
    let found = model.pointer(path).is_some_and(Value::is_number);
    match place {
        // A length without a factor has the factor 1; classes have one fixed length.
        Place::Stretch { stage, .. } => {
            let stage = model.pointer(&format!("/stages/{stage}"));
            let duration = path.strip_suffix("/stretch").and_then(|path| model.pointer(path));
            stage.and_then(Value::as_object).is_some_and(|stage| kind(stage) != Some("class"))
                && duration.is_some_and(|duration| {
                    duration.is_object() && duration.get("stretch").is_none_or(Value::is_number)
                })
        }
        // A later round has the places of the first, so its own number decides nothing.
        Place::Rate { stage, .. } | Place::Seats { stage, .. } => {
            found && model.pointer(&format!("/stages/{stage}/of")).is_none()
        }
        _ => found,
    }
}
