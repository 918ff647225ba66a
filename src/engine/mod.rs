//! The simulation core.

pub mod calendar;
pub mod dist;
pub mod params;
pub mod philox;
pub mod sampler;
pub mod rework;
pub mod special;
pub mod stats;
pub mod survival;
mod tick_model;
mod validate;

pub use tick_model::{
    After, AppliesTo, Capacity, Corridor, CostItem, Dated, DatedValue, Deadline, Discipline, Driver,
    Duration, FundingSource, Hazard, Inflow, Outcome, PerTick, Pool, PriceIndex, Sink, Stage, SurvivalAnchor,
    TICK_MODEL_FORMAT, TickModel, Uncertain, Wait,
};
pub use validate::{ModelError, ModelReport, validate};
