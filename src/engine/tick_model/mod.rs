//! The tick model: what the engine runs, as plain values and as JSON `corridor-tick-model/1`.
//!
//! Holds the types of §4, §7.1 and §8 of the engine's specification with three additions: values that change
//! at given ticks ([`Dated`]), stages that are later rounds of another stage ([`Stage::of`]) and several
//! corridors in one model ([`Corridor`]). Holds no rule: what makes a model valid is in `validate`, what a
//! tick does is in `kernel`. `compile` builds these values from a scenario; tests read them from files.
//!
//! Reading is lenient about fields it does not know; `validate` names them.
//!
//! Beyond the specification, each optional and without effect when absent:
//! * a stage has `open`: while it is false nobody starts there (a closed gate), whatever the capacity;
//! * a pool may keep unused places (`carry`: openings of an employer) or count people in service (`seats`);
//! * a sink may be `closed`: people who end there are left without a way on, and are counted together;
//! * `ticks_per_year` says how often a yearly index steps: 12, or 52 on the week grid;
//! * an uncertain parameter may name further places that take the same value (`also`).

use super::dist::Dist;
use crate::base::Cents;
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

/// How many can start or be in service
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Capacity {
    /// No limit
    #[default]
    None,
    /// Starts per tick: of the stage itself, or of a pool it shares
    Rate {
        /// Starts per tick; absent with a pool
        #[serde(default, skip_serializing_if = "Option::is_none")]
        per_tick: Option<PerTick>,
        /// Unused places are kept for later ticks
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        carry: bool,
        /// The pool whose places are used
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pool: Option<String>,
    },
    /// People in service at once: of the stage itself, or of a pool it shares
    Seats {
        /// Seats; absent with a pool
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seats: Option<Dated<u32>>,
        /// The pool whose seats are used
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pool: Option<String>,
    },
    /// People start together in classes
    Class {
        /// Smallest class that opens
        min: u32,
        /// Largest class
        max: u32,
        /// Classes that can open at one start
        slots: u32,
        /// Ticks at which classes can open
        starts: Vec<u32>,
    },
}

impl Capacity {
    /// No limit
    pub fn is_none(&self) -> bool {
        matches!(self, Self::None)
    }

    /// At most `per_tick` starts per tick
    pub fn rate(per_tick: impl Into<PerTick>) -> Self {
        Self::Rate { per_tick: Some(per_tick.into()), carry: false, pool: None }
    }

    /// Openings that stay open until they are filled
    pub fn openings(per_tick: impl Into<PerTick>) -> Self {
        Self::Rate { per_tick: Some(per_tick.into()), carry: true, pool: None }
    }

    /// Starts shared through the pool called `id`
    pub fn pool(id: impl Into<String>) -> Self {
        Self::Rate { per_tick: None, carry: false, pool: Some(id.into()) }
    }

    /// At most `seats` people in service at once
    pub fn seats(seats: impl Into<Dated<u32>>) -> Self {
        Self::Seats { seats: Some(seats.into()), pool: None }
    }

    /// Seats shared through the pool called `id`
    pub fn seats_of_pool(id: impl Into<String>) -> Self {
        Self::Seats { seats: None, pool: Some(id.into()) }
    }

    /// The pool it draws on
    pub fn pool_id(&self) -> Option<&str> {
        match self {
            Self::Rate { pool, .. } | Self::Seats { pool, .. } => pool.as_deref(),
            Self::None | Self::Class { .. } => None,
        }
    }
}

/// Places per tick
///
/// A number that is not whole gives ⌊c(t+1)⌋−⌊ct⌋ places at tick t. A number that changes at some tick keeps
/// the fraction collected until then, so that no place is lost or made by the change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum PerTick {
    /// The same number at every tick
    Number(f64),
    /// One whole number a tick; ticks beyond the list have none
    List(Vec<u32>),
    /// A number that changes at given ticks
    Dated(Vec<DatedValue<f64>>),
}

impl From<f64> for PerTick {
    fn from(value: f64) -> Self {
        Self::Number(value)
    }
}

impl From<Vec<u32>> for PerTick {
    fn from(value: Vec<u32>) -> Self {
        Self::List(value)
    }
}

/// A capacity shared by several stages: `per_tick` starts, or `seats` people in service
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pool {
    /// Unique among the pools
    pub id: String,
    /// Starts per tick of all its stages together
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per_tick: Option<PerTick>,
    /// Unused places are kept for later ticks
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub carry: bool,
    /// People in service in all its stages together; instead of `per_tick`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seats: Option<Dated<u32>>,
}

impl Pool {
    /// A pool of starts per tick
    pub fn rate(id: impl Into<String>, per_tick: impl Into<PerTick>) -> Self {
        Self { id: id.into(), per_tick: Some(per_tick.into()), carry: false, seats: None }
    }
}

/// Waiting for a place
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Wait {
    /// Who is served first
    #[serde(default)]
    pub discipline: Discipline,
    /// Probability per tick of giving up, not in the tick of joining; the current tick chooses
    #[serde(default = "never", skip_serializing_if = "is_never")]
    pub hazard: Dated<f64>,
    /// Sink of those who give up
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

fn never() -> Dated<f64> {
    Dated::Always(0.0)
}

fn is_never(value: &Dated<f64>) -> bool {
    value.is(&0.0)
}

impl Default for Dated<f64> {
    fn default() -> Self {
        never()
    }
}

impl Wait {
    fn is_plain(&self) -> bool {
        *self == Self::default()
    }
}

/// Order of a queue
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Discipline {
    /// First come, first served
    #[default]
    Fifo,
    /// Earliest clock first
    Edf,
}

/// Length of a stay in ticks
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Duration {
    /// Exactly so many ticks
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fixed: Option<u32>,
    /// Probability of 0, 1, 2, … ticks
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pmf: Option<Vec<f64>>,
    /// Never ends by itself
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub infinite: bool,
    /// Factor on the length, keeping the mean exact
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stretch: Option<f64>,
}

impl Duration {
    /// Exactly `ticks` ticks
    pub fn fixed(ticks: u32) -> Self {
        Self { fixed: Some(ticks), pmf: None, infinite: false, stretch: None }
    }

    /// `pmf[k]` is the probability of k ticks
    pub fn pmf(pmf: Vec<f64>) -> Self {
        Self { fixed: None, pmf: Some(pmf), infinite: false, stretch: None }
    }

    /// Never ends by itself
    pub fn infinite() -> Self {
        Self { fixed: None, pmf: None, infinite: true, stretch: None }
    }
}

/// Dropping out during a stay: a rate per tick, or survival anchors
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Hazard {
    /// Probability per tick
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per_tick: Option<f64>,
    /// Share still there after so many ticks; instead of `per_tick`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub survival: Option<Vec<SurvivalAnchor>>,
    /// What holds after the last anchor
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<After>,
    /// Sinks of those who drop out
    #[serde(default)]
    pub to: Vec<Outcome>,
}

impl Hazard {
    /// The same probability `per_tick` at every tick of the stay
    pub fn per_tick(per_tick: f64, to: Vec<Outcome>) -> Self {
        Self { per_tick: Some(per_tick), survival: None, after: None, to }
    }

    /// Survival anchors `(tick, share)`
    pub fn survival(anchors: &[(u32, f64)], after: After, to: Vec<Outcome>) -> Self {
        let anchors = anchors.iter().map(|&(tick, s)| SurvivalAnchor { tick, s }).collect();
        Self { per_tick: None, survival: Some(anchors), after: Some(after), to }
    }
}

/// After `tick` ticks the share `s` is still there
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SurvivalAnchor {
    /// Ticks since the start of the stay
    pub tick: u32,
    /// Share still there
    pub s: f64,
}

/// The hazard after the last survival anchor
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum After {
    /// Stays what it was
    Last,
    /// Nobody leaves any more
    None,
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

/// One kind of cost
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CostItem {
    /// Unique among the costs
    pub id: String,
    /// What it is paid for
    #[serde(flatten)]
    pub driver: Driver,
    /// Price of one, in cents of the base tick
    pub cents: Cents,
    /// First tick at which it is paid
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<u32>,
    /// First tick at which it is no longer paid
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<u32>,
    /// How the price grows
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub index: Option<PriceIndex>,
}

impl CostItem {
    /// A cost over the whole horizon without an index
    pub fn new(id: impl Into<String>, driver: Driver, cents: Cents) -> Self {
        Self { id: id.into(), driver, cents, from: None, to: None, index: None }
    }
}

/// What a cost is paid for; a `stage` stands for all its rounds
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "driver", rename_all = "snake_case")]
pub enum Driver {
    /// Once
    OneOff {
        /// When
        tick: u32,
    },
    /// Every tick
    PerTick,
    /// Class opened
    PerClass {
        /// The course
        stage: String,
    },
    /// Person joining
    PerEntry {
        /// Which stage
        stage: String,
    },
    /// Person starting service
    PerStart {
        /// Which stage
        stage: String,
    },
    /// Person in service at the end of a tick
    PerStockTick {
        /// Which stage
        stage: String,
    },
    /// Person waiting at the end of a tick
    PerQueueTick {
        /// Which stage
        stage: String,
    },
    /// Person leaving by an outcome; dropping out and lapsing are none
    PerExit {
        /// Which stage
        stage: String,
        /// Position of the outcome; all when absent
        #[serde(default, skip_serializing_if = "Option::is_none")]
        outcome: Option<u32>,
    },
}

/// A price that grows once a year: ×(1 + `annual`) for each full year after `base_tick`
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PriceIndex {
    /// Growth per year, 0.02 for 2 %
    pub annual: f64,
    /// Tick of the prices
    #[serde(default)]
    pub base_tick: u32,
}

/// Who pays: a share of the eligible costs in a window, up to a ceiling
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FundingSource {
    /// Unique among the sources
    pub id: String,
    /// First tick at which it pays
    #[serde(default)]
    pub from: u32,
    /// First tick at which it no longer pays; the end of the horizon when absent
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<u32>,
    /// Most it pays in all
    pub ceiling_cents: Cents,
    /// Share of each cost, of the whole amount and not of what others leave
    pub share: f64,
    /// Costs it pays for; all when absent
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub eligible: Option<Vec<String>>,
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
