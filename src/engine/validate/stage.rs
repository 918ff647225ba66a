//! Validation of stages and pools: people, capacities, durations, hazards, deadlines, outcomes.

use super::{
    Check, LONGEST_HORIZON, MOST_INFLOW, MOST_PEOPLE, SUM_SLACK, dated_list, present, probability, short,
};
use serde_json::{Map, Value};

/// Longest probability vector of a duration
const LONGEST_PMF: usize = 4_096;
/// Most outcomes of a stage
const MOST_OUTCOMES: usize = 16;
/// Most classes that can be told apart: their number has 16 bits in the addresses of draws
const MOST_CLASSES: u64 = 65_535;
/// A spread this long was cut at its end
const SPREAD_CUT: usize = 121;

const STAGE_FIELDS: [&str; 16] = [
    "id",
    "rng",
    "of",
    "round",
    "inflow",
    "capacity",
    "open",
    "wait",
    "priority",
    "duration",
    "hazard",
    "deadline",
    "sets_clock",
    "outcomes",
    "icc",
    "training",
];

impl<'a> Check<'a> {
    pub(super) fn stage(&mut self, stage: &'a Map<String, Value>, pointer: &str) {
        let name = stage.get("id").and_then(Value::as_str).unwrap_or("").to_owned();
        self.known_fields(stage, pointer, &STAGE_FIELDS);
        self.flag(stage, "sets_clock", pointer);
        self.flag(stage, "training", pointer);
        if let Some(priority) = stage.get("priority")
            && priority.as_i64().is_none_or(|priority| i32::try_from(priority).is_err())
        {
            self.error("E-FORMAT", format!("{pointer}/priority"), [short(Some(priority))]);
        }
        if let Some(open) = stage.get("open") {
            for (place, value) in self.dated(open, &format!("{pointer}/open")) {
                if !value.is_boolean() {
                    self.error("E-FORMAT", place, [short(Some(value))]);
                }
            }
        }
        self.round(stage, pointer);
        self.inflow(stage, pointer);
        self.capacity(stage, pointer, &name);
        self.wait(stage, pointer);
        let needs_outcomes = self.durations(stage, pointer, &name);
        self.hazards(stage, pointer);
        self.deadline(stage, pointer);
        self.outcomes(stage, pointer, &name, needs_outcomes);
        if let Some(icc) = stage.get("icc") {
            let class = kind(stage) == Some("class");
            let told_apart = classes_that_end_together(stage) <= MOST_CLASSES;
            let fits = |icc: f64| icc == 0.0 || (icc > 0.0 && icc < 1.0 && class && told_apart);
            if !icc.as_f64().is_some_and(fits) {
                self.error("E-ICC", format!("{pointer}/icc"), [name]);
            }
        }
    }

    /// A later round names a first round, and has no limit of its own: none, or the places of the first
    fn round(&mut self, stage: &'a Map<String, Value>, pointer: &str) {
        let round = stage.get("round").map_or(Some(1), Value::as_u64);
        match present(stage, "of") {
            None if round == Some(1) => {}
            Some(of) if round.is_some_and(|round| (2..=15).contains(&round)) => {
                let first = of.as_str().and_then(|of| self.stages.get(of)).copied();
                match first {
                    Some(first) if present(first, "of").is_none() => {
                        if kind(stage) != Some("none") && first.get("capacity") != stage.get("capacity") {
                            self.error("E-CAPACITY", format!("{pointer}/capacity"), [short(Some(of))]);
                        }
                    }
                    _ => self.error("E-TARGET", format!("{pointer}/of"), [short(Some(of))]),
                }
            }
            _ => self.error("E-TARGET", format!("{pointer}/round"), [short(stage.get("round"))]),
        }
    }

    fn inflow(&mut self, stage: &'a Map<String, Value>, pointer: &str) {
        let Some(inflow) = stage.get("inflow") else { return };
        let Some(list) = inflow.as_array() else {
            return self.error("E-COUNT", format!("{pointer}/inflow"), [short(Some(inflow))]);
        };
        for (i, item) in list.iter().enumerate() {
            if !self.is_tick(item.get("tick")) {
                self.error("E-TICK", format!("{pointer}/inflow/{i}/tick"), [short(item.get("tick"))]);
            }
            if item.get("count").and_then(Value::as_u64).is_none_or(|count| count > MOST_INFLOW) {
                self.error("E-COUNT", format!("{pointer}/inflow/{i}/count"), [short(item.get("count"))]);
            }
        }
    }

    pub(super) fn is_tick(&self, value: Option<&Value>) -> bool {
        value.and_then(Value::as_u64).is_some_and(|tick| tick < self.ticks)
    }

    /// More people than the engine counts
    pub(super) fn people_total(&mut self, stages: &[(usize, &'a Map<String, Value>)]) {
        let people = stages
            .iter()
            .filter_map(|(_, stage)| stage.get("inflow").and_then(Value::as_array))
            .flatten()
            .filter_map(|item| item.get("count").and_then(Value::as_u64))
            .fold(0u64, u64::saturating_add);
        if people > MOST_PEOPLE {
            self.error("E-COUNT", "/stages", [people.to_string()]);
        }
    }

    fn capacity(&mut self, stage: &'a Map<String, Value>, pointer: &str, name: &str) {
        let Some(capacity) = stage.get("capacity") else { return };
        let place = format!("{pointer}/capacity");
        let known: &[&str] = match kind(stage) {
            Some("none") => &["kind"],
            Some("rate") => &["kind", "per_tick", "carry", "pool"],
            Some("seats") => &["kind", "seats", "pool"],
            Some("class") => &["kind", "min", "max", "slots", "starts"],
            _ => return self.error("E-CAPACITY", place, [name.to_owned()]),
        };
        let Some(fields) = capacity.as_object() else { return };
        self.known_fields(fields, &place, known);
        match kind(stage) {
            Some("rate") => {
                self.flag(fields, "carry", &place);
                let carry = fields.get("carry").and_then(Value::as_bool) == Some(true);
                match (present(fields, "pool"), fields.get("per_tick")) {
                    (Some(pool), None) if !carry => self.pool_of(pool, "per_tick", &place, name),
                    (None, Some(rate)) => self.rate(rate, &format!("{place}/per_tick"), name),
                    _ => self.error("E-CAPACITY", place, [name.to_owned()]),
                }
            }
            Some("seats") => {
                match (present(fields, "pool"), fields.get("seats")) {
                    (Some(pool), None) => self.pool_of(pool, "seats", &place, name),
                    (None, Some(seats)) => self.seats(seats, &format!("{place}/seats"), name),
                    _ => self.error("E-CAPACITY", place, [name.to_owned()]),
                }
                if Self::may_take_no_time(stage) {
                    self.error("E-SEATS-ZERO-DURATION", pointer, [name.to_owned()]);
                }
            }
            Some("class") => self.classes(fields, &place, name),
            _ => {}
        }
    }

    fn pool_of(&mut self, pool: &Value, field: &str, place: &str, name: &str) {
        let known = pool.as_str().and_then(|pool| self.pools.get(pool));
        if !known.is_some_and(|pool| pool.contains_key(field)) {
            self.error("E-CAPACITY", format!("{place}/pool"), [name.to_owned()]);
        }
    }

    fn rate(&mut self, rate: &'a Value, pointer: &str, name: &str) {
        let whole = |value: &Value| value.as_u64().is_some_and(|value| u32::try_from(value).is_ok());
        let number = |value: &Value| value.as_f64().is_some_and(|value| value >= 0.0 && value.is_finite());
        let mut none = true;
        match rate.as_array() {
            Some(list) if dated_list(rate).is_none() => {
                if !list.iter().all(whole) {
                    return self.error("E-CAPACITY", pointer, [name.to_owned()]);
                }
                none = list.iter().all(|value| value.as_u64() == Some(0));
            }
            _ => {
                for (place, value) in self.dated(rate, pointer) {
                    if number(value) {
                        none &= value.as_f64() == Some(0.0);
                    } else {
                        none = false;
                        self.error("E-CAPACITY", place, [name.to_owned()]);
                    }
                }
            }
        }
        if none {
            self.warn("W-CAP-ZERO", pointer, [name.to_owned()]);
        }
    }

    fn seats(&mut self, seats: &'a Value, pointer: &str, name: &str) {
        let mut none = true;
        for (place, value) in self.dated(seats, pointer) {
            if let Some(value) = value.as_u64().filter(|&value| u32::try_from(value).is_ok()) {
                none &= value == 0;
            } else {
                none = false;
                self.error("E-CAPACITY", place, [name.to_owned()]);
            }
        }
        if none {
            self.warn("W-CAP-ZERO", pointer, [name.to_owned()]);
        }
    }

    fn classes(&mut self, fields: &'a Map<String, Value>, place: &str, name: &str) {
        let size = |field: &str| fields.get(field).and_then(Value::as_u64).filter(|&n| n <= MOST_PEOPLE);
        let fits = match (size("min"), size("max"), size("slots")) {
            // The number of a class has 16 bits in the address of its draws.
            (Some(min), Some(max), Some(slots)) => min >= 1 && max >= min && slots <= MOST_CLASSES,
            _ => false,
        };
        if !fits {
            self.error("E-CLASS-SIZE", place, [name.to_owned()]);
        }
        match fields.get("starts").and_then(Value::as_array) {
            Some(starts) => {
                for (i, start) in starts.iter().enumerate() {
                    if !self.is_tick(Some(start)) {
                        self.error("E-TICK", format!("{place}/starts/{i}"), [short(Some(start))]);
                    }
                }
                if starts.is_empty() || size("slots") == Some(0) {
                    self.warn("W-CAP-ZERO", place, [name.to_owned()]);
                }
            }
            None => self.error("E-CAPACITY", format!("{place}/starts"), [name.to_owned()]),
        }
    }

    pub(super) fn pool(&mut self, pool: &'a Map<String, Value>, pointer: &str) {
        let name = pool.get("id").and_then(Value::as_str).unwrap_or("").to_owned();
        self.known_fields(pool, pointer, &["id", "per_tick", "carry", "seats"]);
        self.flag(pool, "carry", pointer);
        let carry = pool.get("carry").and_then(Value::as_bool) == Some(true);
        match (pool.get("per_tick"), pool.get("seats")) {
            (Some(rate), None) => self.rate(rate, &format!("{pointer}/per_tick"), &name),
            (None, Some(seats)) if !carry => self.seats(seats, &format!("{pointer}/seats"), &name),
            _ => self.error("E-CAPACITY", pointer, [name]),
        }
    }

    fn wait(&mut self, stage: &'a Map<String, Value>, pointer: &str) {
        let Some(wait) = stage.get("wait") else { return };
        let place = format!("{pointer}/wait");
        let Some(fields) = wait.as_object() else {
            return self.error("E-FORMAT", place, [short(Some(wait))]);
        };
        self.known_fields(fields, &place, &["discipline", "hazard", "to"]);
        if !matches!(fields.get("discipline").map(Value::as_str), None | Some(Some("fifo" | "edf"))) {
            self.error("E-FORMAT", format!("{place}/discipline"), [short(fields.get("discipline"))]);
        }
        let mut leaves = false;
        if let Some(hazard) = fields.get("hazard") {
            for (at, value) in self.dated(hazard, &format!("{place}/hazard")) {
                match probability(Some(value)) {
                    Some(p) => leaves |= p > 0.0,
                    None => self.error("E-HAZARD", at, [short(Some(value))]),
                }
            }
        }
        match present(fields, "to") {
            Some(to) => self.sink_reference(to, format!("{place}/to")),
            None if leaves => self.error("E-HAZARD", format!("{place}/to"), []),
            None => {}
        }
    }

    fn sink_reference(&mut self, to: &Value, pointer: String) {
        if !to.as_str().is_some_and(|to| self.sinks.contains(to)) {
            self.error("E-TARGET", pointer, [short(Some(to))]);
        }
    }

    /// Whether some stay of the stage may take no time; shapes are judged elsewhere
    fn may_take_no_time(stage: &Map<String, Value>) -> bool {
        let Some(duration) = stage.get("duration") else { return true };
        let plain = |value: &Value| {
            let stretch = value.get("stretch").and_then(Value::as_f64).unwrap_or(1.0);
            if let Some(fixed) = value.get("fixed").and_then(Value::as_f64) {
                // A stretched length between 0 and 1 is spread over both.
                return fixed * stretch < 1.0;
            }
            value.get("pmf").and_then(Value::as_array).is_some_and(|pmf| {
                pmf.iter()
                    .enumerate()
                    .any(|(k, p)| p.as_f64().is_some_and(|p| p > 0.0) && (k == 0 || k as f64 * stretch < 1.0))
            })
        };
        match dated_list(duration) {
            Some(list) => list.iter().filter_map(|item| item.get("value")).any(plain),
            None => plain(duration),
        }
    }

    /// Checks durations; says whether some stay ends by itself, which needs outcomes
    fn durations(&mut self, stage: &'a Map<String, Value>, pointer: &str, name: &str) -> bool {
        let class = kind(stage) == Some("class");
        let Some(duration) = stage.get("duration") else {
            if class {
                self.error("E-DURATION", format!("{pointer}/duration"), [name.to_owned()]);
            }
            return true;
        };
        let mut ends = false;
        for (place, value) in self.dated(duration, &format!("{pointer}/duration")) {
            let wrong = |check: &mut Self| check.error("E-DURATION", place.as_str(), [name.to_owned()]);
            let Some(fields) = value.as_object() else {
                wrong(self);
                continue;
            };
            self.known_fields(fields, &place, &["fixed", "pmf", "infinite", "stretch"]);
            let infinite = match fields.get("infinite") {
                None => false,
                Some(Value::Bool(infinite)) => *infinite,
                Some(_) => {
                    wrong(self);
                    continue;
                }
            };
            ends |= !infinite;
            let stretched = match fields.get("stretch") {
                None => false,
                Some(factor) if factor.as_f64().is_some_and(|f| f > 0.0 && f.is_finite()) => true,
                Some(_) => {
                    wrong(self);
                    continue;
                }
            };
            match (fields.get("fixed"), fields.get("pmf"), infinite) {
                (Some(fixed), None, false) => {
                    let ticks = fixed.as_u64().filter(|&ticks| u32::try_from(ticks).is_ok());
                    if ticks.is_none() || (class && (ticks == Some(0) || stretched)) {
                        wrong(self);
                    }
                }
                (None, Some(pmf), false) => {
                    if class {
                        wrong(self);
                    }
                    self.pmf(pmf, &place, name);
                }
                (None, None, true) if !class => {}
                _ => wrong(self),
            }
        }
        ends
    }

    fn pmf(&mut self, pmf: &Value, place: &str, name: &str) {
        let list: Option<Vec<f64>> =
            pmf.as_array().and_then(|list| list.iter().map(|p| probability(Some(p))).collect());
        let Some(list) = list.filter(|list| {
            !list.is_empty()
                && list.len() <= LONGEST_PMF
                && (list.iter().sum::<f64>() - 1.0).abs() <= SUM_SLACK
        }) else {
            return self.error("E-PMF", place, [name.to_owned()]);
        };
        if list.len() >= SPREAD_CUT && list[list.len() - 1] > 0.01 {
            self.warn("W-TAIL", place, [name.to_owned()]);
        }
    }

    fn hazards(&mut self, stage: &'a Map<String, Value>, pointer: &str) {
        let Some(hazard) = present(stage, "hazard") else { return };
        for (place, value) in self.dated(hazard, &format!("{pointer}/hazard")) {
            let Some(fields) = value.as_object() else {
                self.error("E-HAZARD", place, [short(Some(value))]);
                continue;
            };
            self.known_fields(fields, &place, &["per_tick", "survival", "after", "to"]);
            match (fields.get("per_tick"), present(fields, "survival")) {
                (Some(rate), None) => {
                    if probability(Some(rate)).is_none() {
                        self.error("E-HAZARD", format!("{place}/per_tick"), [short(Some(rate))]);
                    }
                }
                (None, Some(anchors)) => {
                    self.survival(anchors, &format!("{place}/survival"));
                    if !matches!(fields.get("after").map(Value::as_str), None | Some(Some("last" | "none"))) {
                        self.error("E-SURVIVAL", format!("{place}/after"), [short(fields.get("after"))]);
                    }
                }
                _ => self.error("E-HAZARD", place.as_str(), []),
            }
            let targets = fields.get("to").and_then(Value::as_array);
            match targets.filter(|targets| !targets.is_empty() && targets.len() <= MOST_OUTCOMES) {
                None => self.error("E-HAZARD", format!("{place}/to"), [short(fields.get("to"))]),
                Some(targets) => self.shares(targets, &format!("{place}/to"), true),
            }
        }
    }

    fn survival(&mut self, anchors: &Value, place: &str) {
        let Some(list) = anchors.as_array().filter(|list| !list.is_empty()) else {
            return self.error("E-SURVIVAL", place, [short(Some(anchors))]);
        };
        let (mut tick_before, mut share_before) = (0, 1.0);
        for (i, anchor) in list.iter().enumerate() {
            let tick = anchor.get("tick").and_then(Value::as_u64);
            let share = anchor.get("s").and_then(Value::as_f64);
            match (tick, share) {
                (Some(tick), Some(share))
                    if tick > tick_before && tick <= 1_000_000 && share > 0.0 && share <= share_before =>
                {
                    (tick_before, share_before) = (tick, share);
                }
                _ => self.error("E-SURVIVAL", format!("{place}/{i}"), [short(Some(anchor))]),
            }
        }
    }

    fn deadline(&mut self, stage: &'a Map<String, Value>, pointer: &str) {
        let Some(deadline) = present(stage, "deadline") else { return };
        let place = format!("{pointer}/deadline");
        let Some(fields) = deadline.as_object() else {
            return self.error("E-DEADLINE", place, [short(Some(deadline))]);
        };
        self.known_fields(fields, &place, &["window", "applies_to", "to"]);
        match fields.get("window") {
            None => self.error("E-DEADLINE", format!("{place}/window"), []),
            Some(window) => {
                for (at, value) in self.dated(window, &format!("{place}/window")) {
                    if value.as_u64().is_none_or(|window| u32::try_from(window).is_err()) {
                        self.error("E-DEADLINE", at, [short(Some(value))]);
                    }
                }
            }
        }
        if !matches!(fields.get("applies_to").and_then(Value::as_str), Some("entry" | "start" | "exit")) {
            self.error("E-DEADLINE", format!("{place}/applies_to"), [short(fields.get("applies_to"))]);
        }
        self.sink_reference(fields.get("to").unwrap_or(&Value::Null), format!("{place}/to"));
    }

    fn outcomes(&mut self, stage: &'a Map<String, Value>, pointer: &str, name: &str, needed: bool) {
        let place = format!("{pointer}/outcomes");
        let value = stage.get("outcomes");
        let values = match value {
            Some(value) => self.dated(value, &place),
            None => Vec::new(),
        };
        if value.is_none() && needed {
            self.error("E-OUTCOMES", place, [name.to_owned()]);
            return;
        }
        for (at, value) in values {
            match value.as_array() {
                Some(list) if list.is_empty() && !needed => {}
                Some(list) if (1..=MOST_OUTCOMES).contains(&list.len()) => self.shares(list, &at, false),
                _ => self.error("E-OUTCOMES", at, [name.to_owned()]),
            }
        }
    }

    /// A list of targets with probabilities that add up to 1
    fn shares(&mut self, list: &[Value], pointer: &str, sinks_only: bool) {
        let mut sum = Some(0.0);
        for (i, item) in list.iter().enumerate() {
            let to = item.get("to").and_then(Value::as_str).unwrap_or("");
            if !(self.sinks.contains(to) || !sinks_only && self.stages.contains_key(to)) {
                self.error("E-TARGET", format!("{pointer}/{i}/to"), [short(item.get("to"))]);
            }
            if let Some(p) = probability(item.get("p")) {
                sum = sum.map(|sum| sum + p);
            } else {
                self.error("E-PROB-RANGE", format!("{pointer}/{i}/p"), [short(item.get("p"))]);
                sum = None;
            }
        }
        // A sum that has a wrong part says nothing more.
        if let Some(sum) = sum
            && (sum - 1.0).abs() > SUM_SLACK
        {
            self.error("E-PROB-SUM", pointer, [sum.to_string()]);
        }
    }
}

/// The kind of a stage's capacity
pub(super) fn kind(stage: &Map<String, Value>) -> Option<&str> {
    match stage.get("capacity") {
        None => Some("none"),
        Some(capacity) => capacity.get("kind").and_then(Value::as_str),
    }
}

const _: () = assert!(LONGEST_HORIZON < 4_096, "a tick has 12 bits in the address of a draw");

/// Most classes of a stage that can end at one tick: of each dated length, those of one start
fn classes_that_end_together(stage: &Map<String, Value>) -> u64 {
    let lengths = stage.get("duration").and_then(dated_list).map_or(1, Vec::len) as u64;
    let slots = stage.get("capacity").and_then(|capacity| capacity.get("slots")).and_then(Value::as_u64);
    lengths.saturating_mul(slots.unwrap_or(0))
}
