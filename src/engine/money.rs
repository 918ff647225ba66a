//! Money: indexed prices, costs of a replicate, and who pays them.
//!
//! Holds §8.1 and §8.2 of the engine's specification in integer cents: the price of a tick, and the distribution of
//! each cost over the sources in their order ([`Waterfall`]). Another rule of paying can be put in its place through
//! the trait [`Settlement`]; it is given the whole course of a replicate and says who pays when. Holds no ceiling per
//! plan, no advance and no priority; those are such rules. Called by `kernel` once a replicate.

use super::{
    philox::{Address, Key, Purpose},
    plan::Plan,
    tick_model::{FundingSource, TickModel},
};
use crate::base::{Cents, round_half_away};
use std::any::Any;

/// Parts per million in a whole
const MILLION: i64 = 1_000_000;
/// Up to here a share fits an `i64` product
const SMALL: Cents = i64::MAX / MILLION;

/// The price at `tick`: `cents`·(1+`annual`)^⌊(tick − base)/`ticks_per_year`⌋, rounded once; unchanged before the base
pub fn indexed_cents(cents: Cents, annual: f64, base_tick: u32, tick: u32, ticks_per_year: u32) -> Cents {
    let years = tick.saturating_sub(base_tick) / ticks_per_year.max(1);
    if years == 0 {
        return cents;
    }
    round_half_away(cents as f64 * libm::pow(1.0 + annual, f64::from(years)))
}

/// The part of `amount`, which is not negative, that `ppm` parts of a million are, rounded down; `ppm` is at most a million
#[inline]
pub fn share_of(amount: Cents, ppm: i64) -> Cents {
    if amount <= SMALL {
        amount * ppm / MILLION
    } else {
        (i128::from(amount) * i128::from(ppm) / i128::from(MILLION)) as Cents
    }
}

/// One amount to be paid
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CostLine {
    /// When
    pub tick: u32,
    /// Position of the cost
    pub cost: usize,
    /// How much, not negative
    pub cents: Cents,
}

/// A source of money by positions
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its name
    pub id: String,
    /// First tick at which it pays
    pub from: u32,
    /// First tick at which it no longer pays
    pub to: u32,
    /// Most it pays in all
    pub ceiling: Cents,
    /// Share of each amount, in parts per million
    pub ppm: i64,
    /// Positions of the costs it pays for; all when absent
    pub eligible: Option<Vec<usize>>,
}

impl Source {
    fn new(model: &TickModel, source: &FundingSource) -> Self {
        let position = |id: &String| model.costs.iter().position(|cost| cost.id == *id);
        Self {
            id: source.id.clone(),
            from: source.from,
            to: source.to.unwrap_or(u32::MAX),
            ceiling: source.ceiling_cents,
            ppm: round_half_away(source.share * MILLION as f64),
            eligible: source.eligible.as_ref().map(|list| list.iter().filter_map(position).collect()),
        }
    }

    /// What it pays of `amount`, of which `unpaid` is left, when it has `left` to give
    fn pays(&self, amount: Cents, unpaid: Cents, left: Cents) -> Cents {
        unpaid.min(share_of(amount, self.ppm)).min(left)
    }
}

/// Sources asked in order, each for a share of every eligible amount (§8.2)
#[derive(Debug, Clone)]
pub struct Waterfall {
    sources: Vec<Source>,
    /// Sources of each cost, in order
    of_cost: Vec<Vec<usize>>,
}

/// What a waterfall has paid
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paid {
    /// By each source
    pub by_source: Vec<Cents>,
    /// By none
    pub own: Cents,
    /// By none, of each line
    pub own_per_line: Vec<Cents>,
}

impl Waterfall {
    /// A waterfall of `sources` over `costs` kinds of cost
    pub fn new(sources: Vec<Source>, costs: usize) -> Self {
        let pays_for = |source: &Source, cost: usize| {
            source.eligible.as_ref().is_none_or(|eligible| eligible.contains(&cost))
        };
        let of_cost = (0..costs)
            .map(|cost| (0..sources.len()).filter(|&s| pays_for(&sources[s], cost)).collect())
            .collect();
        Self { sources, of_cost }
    }

    /// The waterfall a valid model describes
    pub fn of_model(model: &TickModel) -> Self {
        let sources = model.funding.iter().map(|source| Source::new(model, source)).collect();
        Self::new(sources, model.costs.len())
    }

    /// Shares out one amount; `spent` holds what each source has paid so far
    #[inline]
    fn share_out(&self, line: CostLine, spent: &mut [Cents], mut pay: impl FnMut(usize, Cents)) -> Cents {
        let mut unpaid = line.cents;
        for &s in &self.of_cost[line.cost] {
            if unpaid == 0 {
                break;
            }
            let source = &self.sources[s];
            if line.tick < source.from || line.tick >= source.to {
                continue;
            }
            let x = source.pays(line.cents, unpaid, source.ceiling - spent[s]);
            if x > 0 {
                spent[s] += x;
                unpaid -= x;
                pay(s, x);
            }
        }
        unpaid
    }
}

/// Pays `lines`, which are in time order, by water-filling
pub fn waterfill(lines: &[CostLine], waterfall: &Waterfall) -> Paid {
    let mut by_source = vec![0; waterfall.sources.len()];
    let own_per_line: Vec<Cents> =
        lines.iter().map(|line| waterfall.share_out(*line, &mut by_source, |_, _| {})).collect();
    Paid { by_source, own: own_per_line.iter().sum(), own_per_line }
}

/// The course of one replicate, as a rule of paying sees it
#[derive(Debug, Clone, Copy)]
pub struct Course<'a> {
    pub(super) plan: &'a Plan,
    pub(super) facts: &'a [u32],
    pub(super) amounts: &'a [Cents],
    /// Key and number of the replicate; none in the preview
    pub(super) luck: Option<(Key, u32)>,
}

impl Course<'_> {
    /// Length of the horizon
    pub fn ticks(&self) -> usize {
        self.plan.ticks
    }

    /// Number of costs
    pub fn costs(&self) -> usize {
        self.plan.costs.len()
    }

    /// What a cost comes to at each tick
    pub fn amounts(&self, cost: usize) -> &[Cents] {
        &self.amounts[cost * self.plan.ticks..(cost + 1) * self.plan.ticks]
    }

    /// People joining a stage at each tick
    pub fn entries(&self, stage: usize) -> &[u32] {
        self.line(self.plan.stages[stage].lines.entries)
    }

    /// People starting service at each tick
    pub fn starts(&self, stage: usize) -> &[u32] {
        self.line(self.plan.stages[stage].lines.starts)
    }

    /// People leaving a stage by an outcome at each tick; empty for an outcome it does not have
    pub fn exits(&self, stage: usize, outcome: usize) -> &[u32] {
        let lines = self.plan.stages[stage].lines;
        if outcome < lines.exit_count { self.line(lines.exits + outcome) } else { &[] }
    }

    /// Classes opened at each tick; empty for a stage without classes
    pub fn classes(&self, stage: usize) -> &[u32] {
        self.plan.stages[stage].lines.classes.map_or(&[], |line| self.line(line))
    }

    /// People in service at the end of each tick
    pub fn stock(&self, stage: usize) -> &[u32] {
        self.line(self.plan.stages[stage].lines.stock)
    }

    /// People waiting at the end of each tick; empty for a stage where nobody waits
    pub fn queue(&self, stage: usize) -> &[u32] {
        self.plan.stages[stage].lines.queue.map_or(&[], |line| self.line(line))
    }

    /// A uniform in [0,1) of its own for `name`, the same whatever else a model holds; one half in the preview
    ///
    /// The stream is the 32-bit FNV-1a hash of the name, so that a thing keeps its luck in every variant.
    pub fn luck(&self, name: &str) -> f64 {
        let Some((key, number)) = self.luck else { return 0.5 };
        let hash = name
            .bytes()
            .fold(0x811C_9DC5u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        Address::new(key, Purpose::Luck, 0, -1, hash >> 16, hash & 0xFFFF, number).uniform(1)
    }

    /// People ending in a sink at each tick
    pub fn sink(&self, sink: usize) -> &[u32] {
        self.line(self.plan.sinks[sink])
    }

    fn line(&self, line: usize) -> &[u32] {
        &self.facts[line * self.plan.ticks..(line + 1) * self.plan.ticks]
    }
}

/// What a rule of paying writes, zero on entry
#[derive(Debug)]
pub struct Books<'a> {
    /// What each source pays at each tick: source after source, tick by tick
    pub paid: &'a mut [Cents],
    /// Further amounts, account after account, tick by tick; they are no payments
    pub accounts: &'a mut [Cents],
    /// Amounts of the whole replicate, of which only the sum over replicates is kept
    pub sums: &'a mut [Cents],
}

/// Space to work in, made once a thread by [`Settlement::space`]
pub type Space = Box<dyn Any + Send>;

/// A rule that says who pays what of a replicate's costs, and when
///
/// It must be a function of the course alone: no state, no clock, and no chance but [`Course::luck`].
pub trait Settlement: Send + Sync + std::fmt::Debug {
    /// The names of the sources, in the order of what they pay
    fn sources(&self) -> Vec<String>;

    /// The names of further amounts it works out, such as money advanced, in their order
    fn accounts(&self) -> Vec<String> {
        Vec::new()
    }

    /// The names of amounts of which only the sum over replicates is kept, in their order
    fn sums(&self) -> Vec<String> {
        Vec::new()
    }

    /// Space that `settle` works in, so that nothing is allocated in a replicate
    fn space(&self) -> Space {
        Box::new(())
    }

    /// Fills the books of a replicate
    ///
    /// What nobody pays is own funds; in a tick it may be negative, when a refund comes later than the cost.
    fn settle(&self, course: &Course<'_>, books: &mut Books<'_>, space: &mut Space);
}

impl Settlement for Waterfall {
    fn sources(&self) -> Vec<String> {
        self.sources.iter().map(|source| source.id.clone()).collect()
    }

    fn space(&self) -> Space {
        Box::new(vec![0 as Cents; self.sources.len()])
    }

    fn settle(&self, course: &Course<'_>, books: &mut Books<'_>, space: &mut Space) {
        let Some(spent) = space.downcast_mut::<Vec<Cents>>() else { return };
        let ticks = course.ticks();
        spent.fill(0);
        for t in 0..ticks {
            for cost in 0..course.costs() {
                let cents = course.amounts[cost * ticks + t];
                if cents > 0 {
                    let line = CostLine { tick: t as u32, cost, cents };
                    self.share_out(line, spent, |s, x| books.paid[s * ticks + t] += x);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_steps_once_a_year_and_never_before_its_base() {
        let price = |tick| indexed_cents(100_000, 0.02, 6, tick, 12);
        assert_eq!((price(0), price(17), price(18), price(30)), (100_000, 100_000, 102_000, 104_040));
        assert_eq!(indexed_cents(5, 0.1, 0, 52, 52), 6);
    }

    #[test]
    fn a_huge_amount_is_shared_without_overflow() {
        let source =
            Source { id: "all".into(), from: 0, to: 1, ceiling: i64::MAX, ppm: 750_000, eligible: None };
        let waterfall = Waterfall::new(vec![source], 1);
        let paid = waterfill(&[CostLine { tick: 0, cost: 0, cents: 4_000_000_000_000_000_000 }], &waterfall);
        assert_eq!(paid.by_source, [3_000_000_000_000_000_000]);
        assert_eq!(paid.own, 1_000_000_000_000_000_000);
    }
}
