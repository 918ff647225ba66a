//! The tick model: what the engine runs, as plain values and as JSON `corridor-tick-model/1`.
//!
//! Holds the types of §4, §7.1 and §8 of the engine's specification with three additions: values that change
//! at given ticks ([`Dated`]), stages that are later rounds of another stage ([`Stage::of`]) and several
//! corridors in one model ([`Corridor`]). Holds no rule: what makes a model valid is in `validate`, what a
//! tick does is in `kernel`. `compile` builds these values from a scenario; tests read them from files.
//!
//! | file | holds |
//! |---|---|
//! | this one | the model, dated values, stages, where people go and end, what is uncertain |
//! | `room` | capacities, pools, waiting |
//! | `stay` | how long people stay, and dropping out |
//! | `money` | costs and who pays |
//!
//! Reading is lenient about fields it does not know; `validate` names them.
//!
//! Beyond the specification, each optional and without effect when absent:
//! * a stage has `open`: while it is false nobody starts there (a closed gate), whatever the capacity;
//! * a pool may keep unused places (`carry`: openings of an employer) or count people in service (`seats`);
//! * a sink may be `closed`: people who end there are left without a way on, and are counted together;
//! * `ticks_per_year` says how often a yearly index steps: 12, or 52 on the week grid;
//! * an uncertain parameter may name further places that take the same value (`also`).

mod money;
mod room;
mod stay;

pub use money::{CostItem, Driver, FundingSource, PriceIndex};
pub use room::{Capacity, Discipline, PerTick, Pool, Wait};
pub use stay::{After, Duration, Hazard, SurvivalAnchor};

use super::dist::Dist;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The `format` of a tick model of this version
pub const TICK_MODEL_FORMAT: &str = "corridor-tick-model/1";

/// A whole model: stages, where people come in and end, capacities, money, what is uncertain
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TickModel {
    /// [`TICK_MODEL_FORMAT`]
    pub format: String,
    /// Length of the horizon in ticks, 1 to 4,095
    pub ticks: u32,
    /// Ticks after which a yearly index steps: 12 on the month grid, 52 on the week grid
    #[serde(default = "twelve", skip_serializing_if = "is_twelve")]
    pub ticks_per_year: u32,
    /// The stages; their order breaks ties between stages that could go first
    pub stages: Vec<Stage>,
    /// Where people end
    pub sinks: Vec<Sink>,
    /// Capacities shared by several stages
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pools: Vec<Pool>,
    /// Joining this stage is arriving; for a model of one corridor
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrival_stage: Option<String>,
    /// Being in this stage is staying; for a model of one corridor
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention_stage: Option<String>,
    /// Ticks after the start at which staying is counted, ascending
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub retention_at: Vec<u32>,
    /// Corridors with an arrival of their own; totals are their sum
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corridors: Vec<Corridor>,
    /// What is paid for, in the order in which sources are asked within a tick
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub costs: Vec<CostItem>,
    /// Who pays, in the order in which they are asked
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub funding: Vec<FundingSource>,
    /// What is not known, with its distribution
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub uncertain: Vec<Uncertain>,
    /// Spearman correlation between the uncertain parameters, in their order
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correlation: Option<Vec<Vec<f64>>>,
}

fn twelve() -> u32 {
    12
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_twelve(ticks: &u32) -> bool {
    *ticks == 12
}

impl TickModel {
    /// A model of `ticks` ticks with nothing in it
    pub fn new(ticks: u32) -> Self {
        Self {
            format: TICK_MODEL_FORMAT.to_owned(),
            ticks,
            ticks_per_year: 12,
            stages: Vec::new(),
            sinks: Vec::new(),
            pools: Vec::new(),
            arrival_stage: None,
            retention_stage: None,
            retention_at: Vec::new(),
            corridors: Vec::new(),
            costs: Vec::new(),
            funding: Vec::new(),
            uncertain: Vec::new(),
            correlation: None,
        }
    }

    /// The position of the stage called `id`
    pub fn stage_index(&self, id: &str) -> Option<usize> {
        self.stages.iter().position(|stage| stage.id == id)
    }
}

/// A value that may change at given ticks: plain in JSON, or `[{"from":0,"value":…},{"from":12,"value":…}]`
///
/// A list begins at tick 0 and ascends.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Dated<T> {
    /// The same at every tick
    Always(T),
    /// Each value holds from its tick until the next one's
    From(Vec<DatedValue<T>>),
}

/// One value of a [`Dated`] list
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DatedValue<T> {
    /// First tick at which the value holds
    pub from: u32,
    /// The value
    pub value: T,
}

impl<T> Dated<T> {
    /// The values in time order with their first tick
    pub fn segments(&self) -> Vec<(u32, &T)> {
        match self {
            Self::Always(value) => vec![(0, value)],
            Self::From(list) => list.iter().map(|item| (item.from, &item.value)).collect(),
        }
    }

    /// The same dates with each value replaced
    pub fn map<U>(&self, mut change: impl FnMut(&T) -> U) -> Dated<U> {
        match self {
            Self::Always(value) => Dated::Always(change(value)),
            Self::From(list) => Dated::From(
                list.iter().map(|item| DatedValue { from: item.from, value: change(&item.value) }).collect(),
            ),
        }
    }

    /// The value list `(from, value)`, written plainly when there is only one
    ///
    /// The first `from` should be 0; `validate` checks it.
    pub fn from_segments(mut segments: Vec<(u32, T)>) -> Self {
        if segments.len() == 1 && segments[0].0 == 0 {
            let (_, value) = segments.swap_remove(0);
            Self::Always(value)
        } else {
            Self::From(segments.into_iter().map(|(from, value)| DatedValue { from, value }).collect())
        }
    }
}

impl<T> From<T> for Dated<T> {
    fn from(value: T) -> Self {
        Self::Always(value)
    }
}

impl<T: PartialEq> Dated<T> {
    fn is(&self, plain: &T) -> bool {
        matches!(self, Self::Always(value) if value == plain)
    }
}

/// Something people go through: a wait for a place, then a stay, then one of the outcomes
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Stage {
    /// Unique name
    pub id: String,
    /// Random stream, unique, 1 to 65,535: given when the element is made and never reused
    pub rng: u32,
    /// The author's stage of which this one is a later round; results are summed under its name
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// Which round this is: 1, and 2, 3, … for the copies made by `rework`
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub round: u32,
    /// People joining from outside
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inflow: Vec<Inflow>,
    /// How many can start or be in service
    #[serde(default, skip_serializing_if = "Capacity::is_none")]
    pub capacity: Capacity,
    /// Whether anybody may start at all
    #[serde(default = "open", skip_serializing_if = "is_open")]
    pub open: Dated<bool>,
    /// Order of the queue and giving up in it
    #[serde(default, skip_serializing_if = "Wait::is_plain")]
    pub wait: Wait,
    /// Within a pool, smaller is served first
    #[serde(default, skip_serializing_if = "is_zero")]
    pub priority: i32,
    /// Length of the stay; the tick of starting chooses among dated values
    #[serde(default = "no_stay", skip_serializing_if = "is_no_stay")]
    pub duration: Dated<Duration>,
    /// Dropping out during the stay; the tick of starting chooses the rate, the tick of leaving the targets
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hazard: Option<Dated<Hazard>>,
    /// A time limit from the clock
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Deadline>,
    /// The clock of people leaving becomes the tick of leaving
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sets_clock: bool,
    /// Where people go; the tick of leaving chooses among dated values
    #[serde(default = "no_outcomes", skip_serializing_if = "is_no_outcomes")]
    pub outcomes: Dated<Vec<Outcome>>,
    /// Correlation of success within a class, 0 for none
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub icc: f64,
    /// People who start here have begun training
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub training: bool,
}

fn one() -> u32 {
    1
}

fn open() -> Dated<bool> {
    Dated::Always(true)
}

fn no_stay() -> Dated<Duration> {
    Dated::Always(Duration::fixed(0))
}

fn no_outcomes() -> Dated<Vec<Outcome>> {
    Dated::Always(Vec::new())
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_one(round: &u32) -> bool {
    *round == 1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_zero(priority: &i32) -> bool {
    *priority == 0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_nothing(value: &f64) -> bool {
    *value == 0.0
}

fn is_open(value: &Dated<bool>) -> bool {
    value.is(&true)
}

fn is_no_stay(value: &Dated<Duration>) -> bool {
    value.is(&Duration::fixed(0))
}

fn is_no_outcomes(value: &Dated<Vec<Outcome>>) -> bool {
    matches!(value, Dated::Always(list) if list.is_empty())
}

impl Stage {
    /// A stage that people pass at once and that leads nowhere yet; the fields are public, set what differs
    pub fn new(id: impl Into<String>, rng: u32) -> Self {
        Self {
            id: id.into(),
            rng,
            of: None,
            round: 1,
            inflow: Vec::new(),
            capacity: Capacity::None,
            open: open(),
            wait: Wait::default(),
            priority: 0,
            duration: no_stay(),
            hazard: None,
            deadline: None,
            sets_clock: false,
            outcomes: no_outcomes(),
            icc: 0.0,
            training: false,
        }
    }

    /// The author's name of the stage: its own, or that of the stage it repeats
    pub fn author_id(&self) -> &str {
        self.of.as_deref().unwrap_or(&self.id)
    }
}

/// `count` people join from outside at `tick`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inflow {
    /// When, 0 to T−1
    pub tick: u32,
    /// How many, at most 10,000,000
    pub count: u32,
}

/// With probability `p`, to the stage or sink `to`
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// Stage or sink
    pub to: String,
    /// Probability
    pub p: f64,
}

impl Outcome {
    /// To `to` with probability `p`
    pub fn new(to: impl Into<String>, p: f64) -> Self {
        Self { to: to.into(), p }
    }
}

/// A time limit: people whose clock plus `window` lies before the current tick go to `to`
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Deadline {
    /// Ticks from the clock; the tick at which the limit is tested chooses among dated values
    pub window: Dated<u32>,
    /// What has to have happened in time
    pub applies_to: AppliesTo,
    /// Sink of those who are late
    pub to: String,
}

/// What has to have happened before a deadline
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AppliesTo {
    /// Joining the stage
    Entry,
    /// Starting service
    Start,
    /// Finishing the stay
    Exit,
}

/// Where people end: a name, or `{"id":…,"closed":true}`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sink {
    /// Unique among stages and sinks
    pub id: String,
    /// People who end here are left without a way on
    pub closed: bool,
}

impl Sink {
    /// An ordinary end
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), closed: false }
    }

    /// An end without a way on
    pub fn closed(id: impl Into<String>) -> Self {
        Self { id: id.into(), closed: true }
    }
}

#[derive(Serialize, Deserialize)]
struct SinkFields {
    id: String,
    #[serde(default)]
    closed: bool,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum SinkForm {
    Name(String),
    Fields(SinkFields),
}

impl Serialize for Sink {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.closed {
            SinkFields { id: self.id.clone(), closed: true }.serialize(serializer)
        } else {
            serializer.serialize_str(&self.id)
        }
    }
}

impl<'de> Deserialize<'de> for Sink {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match SinkForm::deserialize(deserializer)? {
            SinkForm::Name(id) => Self { id, closed: false },
            SinkForm::Fields(fields) => Self { id: fields.id, closed: fields.closed },
        })
    }
}

/// A corridor of a model with several: where its people arrive and stay
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corridor {
    /// Unique among the corridors
    pub id: String,
    /// Joining this stage is arriving
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrival_stage: Option<String>,
    /// Being in this stage is staying
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention_stage: Option<String>,
}

/// A parameter that is not known
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Uncertain {
    /// Unique among the uncertain parameters
    pub id: String,
    /// JSON pointer to the number in this model, such as `/stages/2/outcomes/0/p`
    pub path: String,
    /// Further numbers that take the same value: the later rounds of a stage
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// What is known about it
    pub dist: Dist,
    /// Random stream of its draws; 1 + position when absent
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rng: Option<u32>,
}
