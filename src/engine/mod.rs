//! The simulation core.

pub mod calendar;
pub mod dist;
pub mod special;
pub mod stats;
pub mod survival;
mod tick_model;

pub use tick_model::{
    After, AppliesTo, Capacity, Corridor, CostItem, Dated, DatedValue, Deadline, Discipline, Driver,
    Duration, FundingSource, Hazard, Inflow, Outcome, PerTick, Pool, PriceIndex, Sink, Stage, SurvivalAnchor,
    TICK_MODEL_FORMAT, TickModel, Uncertain, Wait,
};
