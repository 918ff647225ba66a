//! A result as faces show it: figures in one place, words made when they are asked for.
//!
//! A [`Report`] is made once for each answer and holds every figure that screen, terminal and papers show; its functions that take
//! [`Texts`](crate::text::Texts) put them into words, so that a change of language needs no new run. It draws nothing: charts get their
//! input structs from here.
//!
//! | file | holds |
//! |---|---|
//! | [`headline`] | the five results of the strip, the effect of a variant |
//! | [`people`] | fan, dots, courses, changes of law |
//! | [`eligible`] | the probability that the programme stays eligible |
//! | [`plan`] | hours against the law, jobs against arrivals, the calendar of a corridor |
//! | [`flow`] | where people are lost and where they wait, in figures and in words |
//! | [`money`] | who pays what |
//! | [`funding`] | why euros stay uncovered, cash, books |
//! | [`gains`](super::gains) | who gains from the work |
//! | [`places`] | where people come from and go to |
//! | [`law`] | verdicts, reasons, verdicts set by hand |
//! | [`supposed`] | values of the law, and changes of them that are supposed |
//! | [`tasks`] | things to do |
//! | [`network`] | figures on nodes and links |

pub mod eligible;
pub mod flow;
pub mod funding;
pub mod headline;
pub mod law;
pub mod money;
pub mod network;
pub mod people;
pub mod places;
pub mod plan;
pub mod supposed;
pub mod tasks;
#[cfg(test)]
mod tests;

use super::{
    assumptions::{self, Grades, Origin},
    gains::{self, Gains},
    gather,
    metrics::{Distribution, Metrics},
};
use crate::base::Id;
use crate::compile::{Compiled, Flag};
use crate::engine::Totals;
use crate::model::{Path, Scenario};
use crate::rules::{Assessment, Facts, Rulebook};
use std::sync::Arc;

/// What a report is made of
#[derive(Debug, Clone, Copy)]
pub struct Inputs<'a> {
    /// The scenario as the shown variant sees it
    pub scenario: &'a Arc<Scenario>,
    /// What was simulated
    pub compiled: &'a Compiled,
    /// What came out; run with [`Compiled::run_options`]
    pub totals: &'a Totals,
    /// The rulebooks that apply, the one of the headline first
    pub rulebooks: &'a [Rulebook],
    /// Their verdicts, in the same order
    pub assessments: &'a [Assessment],
    /// What the verdicts rest on
    pub facts: &'a Facts,
    /// The result of the base, where a variant is shown
    pub base: Option<&'a Report>,
}

/// Every figure of a result
#[derive(Debug, Clone)]
pub struct Report {
    /// The scenario as the shown variant sees it
    pub scenario: Arc<Scenario>,
    /// All numbers under stable names
    pub metrics: Metrics,
    /// Futures the figures rest on
    pub futures: u32,
    /// Luck
    pub seed: u64,
    /// The five results of the strip
    pub headlines: headline::Headlines,
    /// People month by month
    pub people: people::People,
    /// People stage by stage
    pub flow: flow::Flow,
    /// Who pays what
    pub money: money::Money,
    /// Why euros stay uncovered, when money comes, who passes it on
    pub funding: funding::Funding,
    /// Who gains from the work at the end of each corridor
    pub gains: Vec<Gains>,
    /// Verdicts, one a rulebook
    pub law: Vec<law::Law>,
    /// Figures on nodes and links
    pub network: network::Network,
    /// Estimates the result rests on
    pub origins: Vec<Origin>,
    /// Law on the way of people that is doubtful
    pub flags: Vec<Flag>,
    /// Arrivals of each future by the target date, for pairing with another result of the same luck
    pub(super) arrivals: Vec<f64>,
}

impl Report {
    /// The report of a result
    pub fn new(inputs: &Inputs<'_>) -> Self {
        let Inputs { scenario, compiled, totals, base, .. } = *inputs;
        let metrics = gather::metrics(scenario, compiled, totals);
        let arrivals = compiled
            .arrivals_by_target(None)
            .and_then(|name| totals.values(&name))
            .or_else(|| totals.values("arrivals:"))
            .unwrap_or_default();
        let law: Vec<law::Law> = inputs
            .rulebooks
            .iter()
            .zip(inputs.assessments)
            .map(|(book, assessment)| law::Law::new(book, assessment, inputs.facts))
            .collect();
        let headlines = headline::Headlines::new(scenario, &metrics, &arrivals, totals.seed(), base);
        let people = people::People::new(inputs, &metrics, &arrivals);
        let flow = flow::Flow::new(inputs, &metrics);
        let money = money::Money::new(scenario, compiled, &metrics);
        let funding = funding::Funding::new(scenario, compiled, totals, &metrics);
        let network = network::Network::new(scenario, &metrics, &flow, &law, &compiled.flags);
        Self {
            scenario: Arc::clone(scenario),
            futures: totals.done(),
            seed: totals.seed(),
            headlines,
            people,
            flow,
            money,
            funding,
            gains: gains::gains(scenario, &metrics),
            law,
            network,
            origins: assumptions::origins(scenario),
            flags: compiled.flags.clone(),
            arrivals,
            metrics,
        }
    }

    /// The number called `id`: of a corridor, or of all together
    pub fn metric(&self, id: &str, corridor: Option<&Id>) -> Option<&Distribution> {
        match corridor {
            Some(corridor) => self.metrics.of(id, corridor),
            None => self.metrics.total(id),
        }
    }

    /// How many estimates have each grade
    pub fn grades(&self) -> Grades {
        Grades::of(&self.origins)
    }

    /// The verdict of the headline
    pub fn main_law(&self) -> Option<&law::Law> {
        self.law.first()
    }

    /// Whether the estimate at `path` or below is an assumption
    pub fn is_assumed(&self, path: &Path) -> bool {
        self.origins.iter().any(|origin| origin.path.is_within(path) && origin.estimate.is_assumption())
    }
}
