//! The simulation core: from a tick model to what happens in thousands of futures.
//!
//! ```text
//! TickModel ──validate──▶ Plan + Tables ──kernel (one replicate)──▶ lines of counts ──▶ Partial ──add──▶ Totals
//!    ▲  │                    ▲                 ▲                        │ money, settlement
//! compile└─rework            └ params (draws)  └ sampler ← philox       └ observable (names)
//! ```
//!
//! * [`TickModel`] is what runs; `validate` says what is wrong with one; [`rework`] unrolls ways back.
//! * [`Simulation`] checks and compiles a model, and runs blocks of replicates; [`Totals`] adds them up and is read.
//! * [`Preview`] is the same kernel with expected values.
//! * [`philox`], [`sampler`], [`dist`], [`special`], [`survival`], [`calendar`], [`stats`] are pure functions.
//!
//! Nothing here starts a thread, reads a clock, or touches a file. A result is a function of the model, the seed,
//! the design and [`ENGINE_VERSION`]; neither the size of blocks nor their order changes a bit. The specification
//! this follows is numbered; headers name the sections, and what a header calls "decided here" is where the
//! specification says nothing.

mod beta;
pub mod calendar;
pub mod dist;
mod kernel;
pub mod money;
mod observable;
pub mod params;
pub mod philox;
mod plan;
mod preview;
mod results;
pub mod rework;
mod run;
pub mod sampler;
pub mod special;
pub mod stats;
pub mod survival;
mod tables;
mod tick_model;
mod validate;

pub use kernel::{FormedClasses, form_classes};
pub use observable::{Measure, Observable, ObservableError, SeriesName, When};
pub use preview::Preview;
pub use results::{Bottleneck, CostPerArrival, Partial, Quantiles, SeriesMeans, Summary, Totals};
pub use run::{Design, DesignRow, RunOptions, Scratch, Simulation};
pub use tick_model::{
    After, AppliesTo, Capacity, Corridor, CostItem, Dated, DatedValue, Deadline, Discipline, Driver,
    Duration, FundingSource, Hazard, Inflow, Outcome, PerTick, Pool, PriceIndex, Sink, Stage, SurvivalAnchor,
    TICK_MODEL_FORMAT, TickModel, Uncertain, Wait,
};
pub use validate::{ModelError, ModelReport, validate};

/// Changes whenever any integer of a result changes for a given seed
pub const ENGINE_VERSION: &str = "1";
