//! Why euros stay uncovered, when money comes in, and the books between organisations.
//!
//! Reasons are those of one future, because rules act in futures and not on means: the future whose uncovered euros are nearest to
//! the median is run again and every uncovered euro of it explained ([`Usual`]). Cash and books are of all futures. Holds figures;
//! [`reasons`](crate::report::reasons) puts them into words. Called once a result, and not for the quick answers while
//! a lever moves.

use crate::base::{Cents, Date, Id};
use crate::compile::{Compiled, payers::categories};
use crate::engine::{Design, RunOptions, Simulation, Totals, money::Settlement};
use crate::funding::{
    ledger::{Account, Ledger},
    why::{self, Problem, Reasons},
};
use crate::model::{CeilingKind, CostCategory, Scenario};
use crate::report::{
    figure::Figure,
    metrics::{Distribution, MetricUnit, Metrics, SeriesPoint},
};
use std::sync::Arc;

/// Fewest futures of a result that is explained: below, it is a glance while a lever moves
const FEWEST: u32 = 256;

/// What a result says about funding beside who pays what
#[derive(Debug, Clone, PartialEq)]
pub struct Funding {
    /// Sources in the order in which they pay
    pub sources: Vec<Id>,
    /// The explained future; none for quick answers
    pub usual: Option<Usual>,
    /// Money month by month
    pub cash: Cash,
    /// Who gave money to whom for what, summed over the futures
    pub books: Books,
}

/// The future in the middle, explained
#[derive(Debug, Clone, PartialEq)]
pub struct Usual {
    /// Its number, counted from 1
    pub number: u32,
    /// Why what is uncovered in it is uncovered; kinds are positions in [`CostCategory::ALL`]
    pub reasons: Reasons,
    /// What each source gives at most in it
    pub ceilings: Vec<Cents>,
    /// Least plan of each source in it
    pub minima: Vec<Cents>,
    /// Kind of the lowest ceiling of each source
    pub lowest: Vec<Option<CeilingKind>>,
    /// First day of each tick, and of the one after the last
    pub days: Vec<Date>,
    /// The category of each cost
    pub categories: Vec<CostCategory>,
}

/// Money month by month
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cash {
    /// What came in less what was spent until the end of each month, with its band where it is kept
    pub balance: Vec<SeriesPoint>,
    /// Most that had to be advanced at one time, costs without a source included
    pub advanced: Option<Figure>,
    /// Most that sources owed at one time
    pub bridge: Option<Figure>,
    /// Interest on it
    pub interest: Option<Figure>,
    /// What comes in after the calendar
    pub late: Option<Figure>,
    /// Most that can be advanced; none: nobody knows
    pub most: Option<Cents>,
    /// Whether interest is asked
    pub has_interest: bool,
    /// Probability that a course stops for lack of money
    pub stops: Option<Distribution>,
}

/// Books of all futures together
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Books {
    /// Organisations that bear costs; none: nobody knows who
    pub bearers: Vec<Option<Id>>,
    /// Sums over the futures; kinds are positions in [`CostCategory::ALL`]
    pub ledger: Ledger,
    /// Futures
    pub futures: u32,
}

impl Funding {
    pub(super) fn new(scenario: &Scenario, compiled: &Compiled, totals: &Totals, metrics: &Metrics) -> Self {
        Self {
            sources: compiled.paying.sources().to_vec(),
            usual: Usual::new(scenario, compiled, totals),
            cash: Cash::new(compiled, metrics),
            books: Books::new(scenario, compiled, totals),
        }
    }
}

/// The position of a category in all
fn kind(category: CostCategory) -> usize {
    CostCategory::ALL.iter().position(|other| *other == category).unwrap_or(0)
}

impl Usual {
    fn new(scenario: &Scenario, compiled: &Compiled, totals: &Totals) -> Option<Self> {
        let answers = totals.is_complete() && totals.done() >= FEWEST;
        if !answers || *totals.design() != Design::SingleLoop {
            return None;
        }
        let own = totals.integers("own:")?;
        let mut sorted = own.clone();
        sorted.sort_unstable();
        let middle = sorted[sorted.len() / 2];
        let index = own.iter().position(|cents| *cents == middle)?;
        let number = totals.first_replicate().wrapping_add(u32::try_from(index).ok()?);
        let mut options = RunOptions::new(totals.seed(), 1);
        options.first_replicate = number;
        let paying: Arc<dyn Settlement> = Arc::<crate::compile::payers::Paying>::clone(&compiled.paying);
        options.settlement = Some(paying);
        let simulation = Simulation::new(&compiled.model, options).ok()?;
        let paying = &compiled.paying;
        let (problem, lowest): (Problem, Vec<Option<CeilingKind>>) = simulation.watch(0, |course| {
            let lowest = (0..paying.sources().len())
                .map(|source| paying.lowest_ceiling(source, course).and_then(|limit| limit.of));
            (paying.problem(course), lowest.collect())
        });
        let categories: Vec<CostCategory> = categories(scenario, compiled)
            .into_iter()
            .map(|category| category.unwrap_or(CostCategory::ProgrammeManagement))
            .collect();
        let kinds: Vec<usize> = categories.iter().map(|category| kind(*category)).collect();
        let sources = problem.rules.sources().iter();
        let caps = problem.gives.iter().zip(sources).map(|(gives, source)| gives.cap(source.from, source.to));
        Some(Self {
            number: number.wrapping_add(1),
            reasons: why::reasons(&problem, &kinds, &|| false),
            ceilings: caps.map(|cap| cap.ceiling).collect(),
            minima: problem.caps.iter().map(|cap| cap.minimum).collect(),
            lowest,
            days: (0..=compiled.model.ticks).map(|tick| compiled.day(tick)).collect(),
            categories,
        })
    }
}

impl Cash {
    fn new(compiled: &Compiled, metrics: &Metrics) -> Self {
        let figure = |id: &str| Figure::of(metrics.total(id)?, None, MetricUnit::Euro);
        let advance = compiled.paying.advance;
        Self {
            balance: metrics.series("balance").map_or_else(Vec::new, |series| series.points.clone()),
            advanced: figure("advanced_peak"),
            bridge: figure("bridge_peak"),
            interest: figure("bridge_interest"),
            late: figure("receivable_at_end"),
            most: advance.most,
            has_interest: advance.yearly > 0.0,
            stops: metrics.total("course_stopped_probability").copied(),
        }
    }
}

impl Books {
    fn new(scenario: &Scenario, compiled: &Compiled, totals: &Totals) -> Self {
        let paying = &compiled.paying;
        let bearers = paying.bearers.len().max(1);
        let mut ledger = Ledger::default();
        let mut rest: Vec<Cents> = vec![0; bearers];
        let of_cost = categories(scenario, compiled);
        for ((cost, category), bearer) in compiled.model.costs.iter().zip(&of_cost).zip(&paying.bearer_of) {
            let Some(category) = category else { continue };
            let each = totals.integers(&format!("cost:{}", cost.id)).unwrap_or_default();
            let cents: Cents = each.into_iter().sum();
            rest[*bearer] += cents;
            ledger.post(Account::Bearer(*bearer), Account::Spent(kind(*category)), cents);
        }
        for (index, (_, cents)) in totals.sums().enumerate() {
            let (source, bearer) = (index / bearers, index % bearers);
            let cents = Cents::try_from(cents).unwrap_or(Cents::MAX);
            rest[bearer] -= cents;
            ledger.post(Account::Source(source), Account::Bearer(bearer), cents);
        }
        for (bearer, cents) in rest.into_iter().enumerate() {
            ledger.post(Account::Nobody, Account::Bearer(bearer), cents);
        }
        Self { bearers: paying.bearers.clone(), ledger, futures: totals.done() }
    }

    /// What a flow of the books is in one future, on average, in euro
    pub fn euros(&self, cents: Cents) -> f64 {
        cents as f64 / 100.0 / f64::from(self.futures.max(1))
    }

    /// Euros from sources (and nobody) to an organisation, and from it to categories, on average
    pub fn flows(&self) -> impl Iterator<Item = (Account, Account, f64)> {
        self.ledger.flows().map(|(from, to, cents)| (from, to, self.euros(cents)))
    }
}
