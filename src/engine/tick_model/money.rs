//! What is paid for, and who pays.
//!
//! Values of the tick model only; amounts and payments are worked out in `engine::money`. Used through [`super`].

use crate::base::Cents;
use serde::{Deserialize, Serialize};

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
