//! From a scenario to the tick model that the engine runs.
//!
//! [`compile`] reads a scenario (one variant already applied) and the law as it stands at each tick, and writes a
//! [`TickModel`] with a way back from its names to the author's ([`Compiled`]). It draws nothing and judges nothing.
//!
//! | file | holds |
//! |---|---|
//! | [`law`] | what the law says to the flow, as a trait that rulebooks implement |
//! | `by_rulebook` | a rulebook as the flow sees it |
//! | `flow` | intakes, stages, offices, windows, gates |
//! | `money` | cost items and sources |
//! | `keep` | what of a run is kept for its results |
//! | [`payers`] | sources as rules over the costs |
//! | `settle` | paying in every future |
//! | `uncertain` | which numbers are unknown, with their distributions and streams |
//!
//! # How things become flow
//!
//! Names: the stage `visto` of corridor `meccatronica` is `meccatronica.visto`; exits likewise. Streams are the author's.
//!
//! Gates [X4]; the verdict of a stage's criteria is taken on the first day of each tick:
//!
//! | verdict | effect |
//! |---|---|
//! | met | none |
//! | not met, mandatory | nobody begins at that tick; people wait and may lapse |
//! | unknown | as met, one month longer, flagged |
//! | to verify | as met, flagged |
//!
//! Windows that name a parameter get its dated values; the tick at which the window is tested chooses.
//! A stage with `high_risk` uses it at every tick at which the corridor's origin is on the list; a list that is no
//! longer verified counts as it last stood and is flagged.
//!
//! Durations. The range of an estimate that was counted or set by law is the spread between persons. The range of any
//! other estimate mostly says that the usual duration is not known: then one factor, the same for everybody in a
//! future, covers the range, and persons differ from it by at most [`PERSON_SPREAD`]. Without this, an office whose
//! speed nobody knows would look predictable, because the differences between hundreds of persons cancel out.
//!
//! All other ranges are one unknown value per future. Numbers the engine cannot vary (ceilings, class sizes,
//! giving up, hours, flat rates) are taken at their usual value. A ceiling per person, firm, hire or course-hour is counted on
//! the people of each future, and a call that is not won yet is won or lost in each future.
//!
//! Flat rates (`ShareOf`) become one cost more beside each cost they are a share of, with its driver and rounded to
//! cents per unit; they are added up again under the author's item.

mod by_rulebook;
mod flow;
mod keep;
pub mod law;
mod money;
pub mod payers;
mod settle;
mod uncertain;

use crate::base::{Date, Diagnostic, Id, Severity};
use crate::engine::{
    TickModel,
    calendar::{Calendar, Grid},
};
use crate::model::{CalendarGrid, Scenario};
pub use by_rulebook::RulebookLaw;
pub use keep::Leaving;
pub use law::{GateVerdict, LawView};
use sha2::{Digest as _, Sha256};
use std::sync::Arc;

/// Share by which persons differ from the duration of their future, either way
pub const PERSON_SPREAD: f64 = 0.25;

/// A scenario ready to run
#[derive(Debug, Clone)]
pub struct Compiled {
    /// What the engine runs
    pub model: TickModel,
    /// Dates and ticks
    pub calendar: Calendar,
    /// For each stage of the model, in its order: corridor and stage of the author
    pub stages: Vec<(Id, Id)>,
    /// For each cost of the model, in its order: cost item of the author
    pub costs: Vec<Id>,
    /// For each source of the model, in its order: source of the author
    pub sources: Vec<Id>,
    /// Who pays what in every future
    pub paying: Arc<payers::Paying>,
    /// First tick that no longer counts for the target
    pub target_tick: Option<u32>,
    /// Law that acts on the flow and rests on something unknown or unverified
    pub flags: Vec<Flag>,
    /// What the compilation had to suppose
    pub findings: Vec<Diagnostic>,
}

/// A doubtful point of law on the way of some people
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flag {
    /// Corridor
    pub corridor: Id,
    /// Stage
    pub stage: Id,
    /// Criteria or parameters that are doubtful
    pub what: Vec<String>,
    /// Unknown, to verify, or an unverified list
    pub verdict: GateVerdict,
    /// First day
    pub from: Date,
}

/// The name of a stage or exit of a corridor in the tick model
pub fn engine_name(corridor: &Id, stage: &Id) -> String {
    format!("{corridor}.{stage}")
}

impl Compiled {
    /// SHA-256 of all that decides what futures come to, in hexadecimal: the tick model and who pays
    pub fn digest(&self) -> String {
        // Rules of paying hold ids and whole numbers only, so their written form is the same everywhere.
        let hash = Sha256::new().chain_update(self.model.digest()).chain_update(format!("{:?}", self.paying));
        let digits = |byte: &u8| [byte >> 4, byte & 15].map(|digit| char::from_digit(u32::from(digit), 16));
        hash.finalize().iter().flat_map(digits).flatten().collect()
    }

    /// The first day of a tick
    pub fn day(&self, tick: u32) -> Date {
        self.calendar.first_day(tick.cast_signed())
    }
}

/// The tick model of `scenario` under `law`, or the findings that forbid it
pub fn compile(scenario: &Scenario, law: &dyn LawView) -> Result<Compiled, Vec<Diagnostic>> {
    let grid = match scenario.programme.grid {
        CalendarGrid::Month => Grid::Month,
        CalendarGrid::Week => Grid::Week,
    };
    let calendar = Calendar::new(scenario.programme.start, grid).map_err(|error| {
        vec![Diagnostic {
            severity: Severity::Error,
            code: "S-START",
            place: "programme/start".to_owned(),
            facts: vec![error.start.to_string()],
        }]
    })?;
    let ticks = u32::try_from(calendar.tick_round(scenario.programme.end())).unwrap_or(0);
    let mut model = TickModel::new(ticks);
    if grid == Grid::Week {
        model.ticks_per_year = 52;
    }
    let target_tick = scenario
        .programme
        .target
        .as_ref()
        .map(|target| u32::try_from(calendar.tick_round(target.by)).unwrap_or(0).min(ticks));
    let mut compiled = Compiled {
        model,
        calendar,
        stages: Vec::new(),
        costs: Vec::new(),
        sources: Vec::new(),
        paying: Arc::default(),
        target_tick,
        flags: Vec::new(),
        findings: Vec::new(),
    };
    let mut unknowns = uncertain::Unknowns::default();
    let reworks = flow::add_people(scenario, law, &mut compiled, &mut unknowns);
    money::add_money(scenario, &mut compiled, &mut unknowns);
    compiled.model.uncertain = unknowns.finish();
    flow::add_rework(reworks, &mut compiled);
    compiled.paying = Arc::new(payers::Paying::new(scenario, &compiled));
    for (tick, source) in compiled.model.funding.iter_mut().zip(compiled.paying.rules().sources()) {
        let admitted =
            compiled.model.costs.iter().zip(&source.refusals).filter(|(_, refused)| refused.is_none());
        tick.eligible = Some(admitted.map(|(cost, _)| cost.id.clone()).collect());
    }
    if crate::model::validate::is_sound(&compiled.findings) { Ok(compiled) } else { Err(compiled.findings) }
}
