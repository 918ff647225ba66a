//! How many people may start or be in service, and how they wait for a place.
//!
//! Values of the tick model only; what they do is in `kernel` and `tables`. Used through [`super`].

use super::{Dated, DatedValue};
use serde::{Deserialize, Serialize};

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
    pub(super) fn is_plain(&self) -> bool {
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
