//! What is kept of the replicates, added up in integers.
//!
//! Holds §9.1 and §9.2 of the engine's specification: headline values of every replicate, sums and sums of squares of
//! every stage and tick, histograms of the series whose spread is asked for. A block of replicates gives a
//! [`Partial`]; [`Totals`] takes partials in any order and comes to the same integers. Reading results off the totals
//! is in [`read`]; deciding what they mean is not here. Called by `run`, then by everybody who shows results.

mod read;

pub(super) use read::offered;
pub use read::{Bottleneck, CostPerArrival, Quantiles, SeriesMeans, Summary};

use super::{
    observable::{Observable, Payers, Probe, SeriesName, View, When},
    plan::Plan,
    run::{Design, whole},
    tick_model::TickModel,
};
use crate::base::Cents;
use std::sync::Arc;

/// Most bins of a histogram
const MOST_BINS: u64 = 4_096;

/// Names and places of what is kept; the same for all blocks of a run
#[derive(Debug, Clone)]
pub(super) struct Catalogue {
    pub model: TickModel,
    pub plan: Plan,
    pub payers: Payers,
    /// Values kept for each replicate
    pub columns: Vec<(Observable, Probe)>,
    /// Series whose distribution is kept
    pub fans: Vec<Fan>,
    /// What each stage's own or shared capacity offers over the horizon, where it is limited
    pub offered: Vec<Option<u64>>,
    pub seed: u64,
    pub first_replicate: u32,
    pub replicates: u32,
    pub design: Design,
}

/// A series with the bins of its histograms
#[derive(Debug, Clone)]
pub(super) struct Fan {
    pub name: SeriesName,
    pub probe: Probe,
    /// Values in one bin
    pub width: u64,
    /// Number of bins
    pub bins: usize,
}

impl Fan {
    /// The series of `probe`, whose values go from 0 to `highest`
    pub fn new(name: SeriesName, probe: Probe, highest: u64) -> Self {
        let values = highest.saturating_add(1);
        let width = values.div_ceil(MOST_BINS);
        Self { name, probe, width, bins: values.div_ceil(width) as usize }
    }

    fn bin(&self, value: i64) -> usize {
        ((value.max(0) as u64 / self.width) as usize).min(self.bins - 1)
    }

    /// Appends the series of a replicate
    fn append(&self, view: &View<'_, u32>, out: &mut Vec<i64>) {
        let ticks = view.ticks;
        let from = out.len();
        out.resize(from + ticks, 0);
        let series = &mut out[from..];
        let people = |lines: &[usize], series: &mut [i64]| {
            for line in lines {
                for (value, fact) in series.iter_mut().zip(&view.facts[line * ticks..]) {
                    *value += i64::from(*fact);
                }
            }
        };
        let cents = |cells: &[Cents], sign: i64, series: &mut [i64]| {
            for line in cells.chunks_exact(ticks) {
                for (value, cents) in series.iter_mut().zip(line) {
                    *value += sign * cents;
                }
            }
        };
        let line = |k: usize| k * ticks..(k + 1) * ticks;
        match &self.probe {
            Probe::Lines(lines, _) => people(lines, series),
            Probe::Cost(None, _) => cents(view.amounts, 1, series),
            Probe::Cost(Some(cost), _) => cents(&view.amounts[line(*cost)], 1, series),
            Probe::Funded(source, _) => cents(&view.paid[line(*source)], 1, series),
            Probe::Account(account, _) => cents(&view.accounts[line(*account)], 1, series),
            Probe::Own(_) => {
                cents(view.amounts, 1, series);
                cents(view.paid, -1, series);
            }
            _ => {}
        }
        if self.name.cumulative {
            let mut sum = 0;
            for value in series {
                sum += *value;
                *value = sum;
            }
        }
    }
}

/// The replicates of one block
#[derive(Debug, Clone)]
pub struct Partial {
    start: u32,
    count: u32,
    /// Replicate after replicate: the values of the columns
    values: Vec<i64>,
    /// Replicate after replicate, series after series: the values of the ticks
    series: Vec<i64>,
    sums: Sums,
}

/// Sums over replicates
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Sums {
    facts: Vec<i128>,
    squares: Vec<i128>,
    waits: Vec<u64>,
    held_up: Vec<u64>,
    amounts: Vec<i128>,
    paid: Vec<i128>,
    accounts: Vec<i128>,
    once: Vec<i128>,
}

impl Sums {
    fn new(catalogue: &Catalogue) -> Self {
        let Catalogue { plan, payers, .. } = catalogue;
        Self {
            facts: vec![0; plan.lines * plan.ticks],
            squares: vec![0; plan.lines * plan.ticks],
            waits: vec![0; plan.stages.len() * plan.ticks],
            held_up: vec![0; plan.stages.len()],
            amounts: vec![0; plan.costs.len() * plan.ticks],
            paid: vec![0; payers.sources.len() * plan.ticks],
            accounts: vec![0; payers.accounts.len() * plan.ticks],
            once: vec![0; payers.sums.len()],
        }
    }

    fn add(&mut self, other: &Self) {
        fn each<T: Copy + std::ops::AddAssign>(to: &mut [T], from: &[T]) {
            for (to, from) in to.iter_mut().zip(from) {
                *to += *from;
            }
        }
        each(&mut self.facts, &other.facts);
        each(&mut self.squares, &other.squares);
        each(&mut self.waits, &other.waits);
        each(&mut self.held_up, &other.held_up);
        each(&mut self.amounts, &other.amounts);
        each(&mut self.paid, &other.paid);
        each(&mut self.accounts, &other.accounts);
        each(&mut self.once, &other.once);
    }
}

impl Partial {
    pub(super) fn new(catalogue: &Catalogue, start: u32) -> Self {
        Self { start, count: 0, values: Vec::new(), series: Vec::new(), sums: Sums::new(catalogue) }
    }

    /// Replicates in it
    pub fn count(&self) -> u32 {
        self.count
    }

    /// Takes what a replicate has written, but for the lines, whose sums `flush` brings
    pub(super) fn take(&mut self, catalogue: &Catalogue, view: &View<'_, u32>, held_up: &[u32]) {
        self.count += 1;
        self.values.extend(catalogue.columns.iter().map(|(_, probe)| whole(probe.read(view))));
        for fan in &catalogue.fans {
            fan.append(view, &mut self.series);
        }
        let sums = &mut self.sums;
        for (sum, waits) in sums.waits.iter_mut().zip(view.waits) {
            *sum += u64::from(*waits);
        }
        for (sum, ticks) in sums.held_up.iter_mut().zip(held_up) {
            *sum += u64::from(*ticks);
        }
        // Most costs are nothing at most ticks, and the sums are wide.
        for (sums, cents) in [
            (&mut sums.amounts, view.amounts),
            (&mut sums.paid, view.paid),
            (&mut sums.accounts, view.accounts),
            (&mut sums.once, view.sums),
        ] {
            for (sum, cents) in sums.iter_mut().zip(cents).filter(|(_, cents)| **cents != 0) {
                *sum += i128::from(*cents);
            }
        }
    }

    /// Adds sums of lines and of their squares, and sets them back to 0
    pub(super) fn flush(&mut self, facts: &mut [u64], squares: &mut [u64]) {
        let Sums { facts: all, squares: all_squares, .. } = &mut self.sums;
        for (sum, part) in all.iter_mut().zip(facts).chain(all_squares.iter_mut().zip(squares)) {
            *sum += i128::from(*part);
            *part = 0;
        }
    }
}

/// Everything kept of a run, or of the part of it that is done
#[derive(Debug, Clone)]
pub struct Totals {
    catalogue: Arc<Catalogue>,
    done: u32,
    present: Vec<bool>,
    /// Column after column: the value of each replicate, up to the last that is there
    columns: Vec<Vec<i64>>,
    /// Series after series: tick after tick, bin after bin
    histograms: Vec<Vec<u32>>,
    sums: Sums,
}

impl Totals {
    pub(super) fn new(catalogue: Arc<Catalogue>) -> Self {
        let replicates = catalogue.replicates as usize;
        let ticks = catalogue.plan.ticks;
        Self {
            done: 0,
            present: vec![false; replicates],
            columns: vec![Vec::new(); catalogue.columns.len()],
            histograms: catalogue.fans.iter().map(|fan| vec![0; fan.bins * ticks]).collect(),
            sums: Sums::new(&catalogue),
            catalogue,
        }
    }

    /// Adds a block; the order of blocks does not matter
    ///
    /// A block of which a replicate is already there is left out, so that nothing counts twice; false then.
    #[expect(clippy::needless_pass_by_value, reason = "a block is used up by being added")]
    pub fn add(&mut self, partial: Partial) -> bool {
        let (from, until) = (partial.start as usize, (partial.start + partial.count) as usize);
        match self.present.get_mut(from..until) {
            Some(present) if !present.contains(&true) => present.fill(true),
            _ => return false,
        }
        self.done += partial.count;
        let width = self.columns.len();
        for column in &mut self.columns {
            // Memory that nothing was written to yet would cost a stopped run as much as a whole one.
            column.resize(column.len().max(until), 0);
        }
        for (i, row) in partial.values.chunks_exact(width.max(1)).enumerate() {
            for (column, value) in self.columns.iter_mut().zip(row) {
                column[from + i] = *value;
            }
        }
        let ticks = self.catalogue.plan.ticks;
        for row in partial.series.chunks_exact((self.catalogue.fans.len() * ticks).max(1)) {
            for ((fan, histogram), series) in
                self.catalogue.fans.iter().zip(&mut self.histograms).zip(row.chunks_exact(ticks))
            {
                for (t, value) in series.iter().enumerate() {
                    histogram[t * fan.bins + fan.bin(*value)] += 1;
                }
            }
        }
        self.sums.add(&partial.sums);
        true
    }

    /// Replicates done
    pub fn done(&self) -> u32 {
        self.done
    }

    /// Whether all replicates are there
    pub fn is_complete(&self) -> bool {
        self.done == self.catalogue.replicates
    }

    /// Seed of the run
    pub fn seed(&self) -> u64 {
        self.catalogue.seed
    }

    /// Number of the first replicate
    pub fn first_replicate(&self) -> u32 {
        self.catalogue.first_replicate
    }

    /// How parameters were chosen
    pub fn design(&self) -> &Design {
        &self.catalogue.design
    }

    /// The model that was run
    pub fn model(&self) -> &TickModel {
        &self.catalogue.model
    }

    /// The probe of a name that the model has
    fn probe(&self, name: &SeriesName) -> Option<Probe> {
        let Catalogue { model, plan, payers, .. } = &*self.catalogue;
        Observable { measure: name.measure, of: name.of.clone(), when: When::Total }
            .probe(model, plan, payers)
    }
}
