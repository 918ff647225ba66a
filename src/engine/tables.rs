//! The numbers a plan runs with, and how they follow from the model: what a parameter draw can change.
//!
//! Holds, for each stage, the categories of a stay (§5.5 of the engine's specification), the chances of outcomes,
//! dropout targets and giving up; for each account the places by tick (§3.5); inflows; prices by tick (§8.1). Knows
//! neither queues nor randomness. Built by `run`, refilled in place for each parameter draw, read by `kernel`.
//!
//! Lengths beyond 4,096 ticks are one category, as no horizon is that long.

use super::{
    dist,
    money::indexed_cents,
    params::Place,
    plan::{Account, Plan},
    sampler::{Chance, Halving},
    survival::survival_to_hazard,
    tick_model::{After, Capacity, Dated, Driver, Duration, Hazard, PerTick, Stage, TickModel},
};
use crate::base::Cents;

/// Longest stay that is told apart from longer ones
const LONGEST_STAY: usize = 4_096;
/// Keeps a product such as 0.1·10 that falls a hair short of a whole number from losing a place
const CAPACITY_GUARD: f64 = 1e-9;
/// The offset of staying on
const NEVER: u32 = u32::MAX;

/// All numbers of one parameter draw
#[derive(Debug, Clone)]
pub(super) struct Tables {
    pub stages: Vec<StageTables>,
    /// Places of each account at each tick
    pub places: Vec<Vec<u32>>,
    /// People joining from outside: stage after stage, tick by tick
    pub inflow: Vec<u32>,
    /// Price of each cost at each tick, 0 where it is not paid
    pub prices: Vec<Cents>,
    work: Work,
}

/// Numbers of one stage
#[derive(Debug, Clone, Default)]
pub(super) struct StageTables {
    pub stays: Vec<StayTable>,
    pub outcomes: Vec<OutcomeTable>,
    pub drops: Vec<Halving>,
    pub giving_up: Vec<Chance>,
}

/// The categories of a stay, by age
#[derive(Debug, Clone, Default)]
pub(super) struct StayTable {
    pub halving: Halving,
    pub events: Vec<StayEvent>,
}

/// What ends a stay, and after how many ticks
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct StayEvent {
    pub offset: u32,
    pub drops_out: bool,
}

impl StayTable {
    /// How many categories end before `limit` ticks
    #[inline]
    pub fn before(&self, limit: usize) -> usize {
        match self.events.as_slice() {
            [] => 0,
            [.., last] if (last.offset as usize) < limit => self.events.len(),
            events => events.partition_point(|event| (event.offset as usize) < limit),
        }
    }
}

/// Chances of a stage's outcomes
#[derive(Debug, Clone, Default)]
pub(super) struct OutcomeTable {
    pub halving: Halving,
    pub p: Vec<f64>,
}

/// Scratch space of refilling
#[derive(Debug, Clone, Default)]
struct Work {
    sums: Vec<f64>,
    pmf: Vec<f64>,
    rest: Vec<f64>,
    chances: Vec<f64>,
}

impl Tables {
    /// The numbers of `model` as it stands
    pub fn new(plan: &Plan, model: &TickModel) -> Self {
        let mut tables = Self {
            stages: vec![StageTables::default(); model.stages.len()],
            places: vec![vec![0; plan.ticks]; plan.accounts.len()],
            inflow: vec![0; model.stages.len() * plan.ticks],
            prices: vec![0; model.costs.len() * plan.ticks],
            work: Work::default(),
        };
        for (s, stage) in model.stages.iter().enumerate() {
            tables.refill_stays(plan, s, stage);
            tables.refill_outcomes(s, stage);
            tables.refill_giving_up(s, stage);
            tables.refill_inflow(plan, s, stage);
        }
        for account in 0..plan.accounts.len() {
            tables.refill_places(plan, account, model);
        }
        for cost in 0..model.costs.len() {
            tables.refill_prices(plan, cost, model);
        }
        tables
    }

    /// Brings the numbers that depend on `place` in line with `model`
    pub fn refill(&mut self, plan: &Plan, place: Place, model: &mut TickModel) {
        match place {
            Place::Outcome { stage, .. } => self.refill_outcomes(stage, &model.stages[stage]),
            Place::Survival { stage, segment, .. } => {
                make_non_increasing(&mut model.stages[stage], segment);
                self.refill_stays(plan, stage, &model.stages[stage]);
            }
            Place::HazardRate { stage, .. } | Place::Stretch { stage, .. } => {
                self.refill_stays(plan, stage, &model.stages[stage]);
            }
            Place::GivingUp { stage, .. } => self.refill_giving_up(stage, &model.stages[stage]),
            Place::Inflow { stage, .. } => self.refill_inflow(plan, stage, &model.stages[stage]),
            Place::Cents { cost } => self.refill_prices(plan, cost, model),
            Place::Rate { .. } | Place::Seats { .. } | Place::PoolRate { .. } | Place::PoolSeats { .. } => {
                for account in 0..plan.accounts.len() {
                    self.refill_places(plan, account, model);
                }
            }
        }
    }

    fn refill_stays(&mut self, plan: &Plan, s: usize, stage: &Stage) {
        let dates = plan.stages[s].stays.firsts();
        let tables = &mut self.stages[s];
        tables.stays.resize_with(dates.len(), StayTable::default);
        for (table, &from) in tables.stays.iter_mut().zip(dates) {
            let duration = at(&stage.duration, from);
            let hazard = stage.hazard.as_ref().map(|hazard| at(hazard, from));
            refill_stay(table, duration, hazard, plan.ticks, &mut self.work);
        }
        if let Some(hazard) = &stage.hazard {
            let segments = hazard_segments(hazard);
            tables.drops.resize_with(segments, Halving::default);
            for (k, table) in tables.drops.iter_mut().enumerate() {
                table.refill(nth(hazard, k).to.iter().map(|outcome| outcome.p), &mut self.work.sums);
            }
        }
    }

    fn refill_outcomes(&mut self, s: usize, stage: &Stage) {
        let tables = &mut self.stages[s];
        tables.outcomes.resize_with(hazard_segments(&stage.outcomes), OutcomeTable::default);
        for (k, table) in tables.outcomes.iter_mut().enumerate() {
            table.p.clear();
            table.p.extend(nth(&stage.outcomes, k).iter().map(|outcome| outcome.p));
            table.halving.refill(table.p.iter().copied(), &mut self.work.sums);
        }
    }

    fn refill_giving_up(&mut self, s: usize, stage: &Stage) {
        let chances = &mut self.stages[s].giving_up;
        chances.clear();
        match &stage.wait.hazard {
            Dated::Always(p) => chances.push(Chance::new(*p)),
            Dated::From(list) => chances.extend(list.iter().map(|item| Chance::new(item.value))),
        }
    }

    fn refill_inflow(&mut self, plan: &Plan, s: usize, stage: &Stage) {
        let line = &mut self.inflow[s * plan.ticks..(s + 1) * plan.ticks];
        line.fill(0);
        for inflow in &stage.inflow {
            line[inflow.tick as usize] += inflow.count;
        }
    }

    fn refill_places(&mut self, plan: &Plan, account: usize, model: &TickModel) {
        // The first stage that uses the account says what it holds; later rounds only use it.
        let owner = plan
            .stages
            .iter()
            .zip(&model.stages)
            .find(|(stage, author)| author.of.is_none() && stage.room.account() == Some(account));
        let Some((_, owner)) = owner else { return };
        let pool = owner.capacity.pool_id().and_then(|id| model.pools.iter().find(|pool| pool.id == id));
        let places = &mut self.places[account];
        match (&owner.capacity, plan.accounts[account]) {
            (Capacity::Rate { per_tick, .. }, Account::Rate { .. }) => {
                if let Some(rate) = pool.map_or(per_tick.as_ref(), |pool| pool.per_tick.as_ref()) {
                    fill_rate(rate, places);
                }
            }
            (Capacity::Seats { seats, .. }, Account::Seats) => {
                if let Some(seats) = pool.map_or(seats.as_ref(), |pool| pool.seats.as_ref()) {
                    for (t, places) in places.iter_mut().enumerate() {
                        *places = *at(seats, t as u32);
                    }
                }
            }
            (Capacity::Class { slots, starts, .. }, Account::Slots) => {
                places.fill(0);
                for &start in starts {
                    places[start as usize] = *slots;
                }
            }
            _ => {}
        }
    }

    fn refill_prices(&mut self, plan: &Plan, cost: usize, model: &TickModel) {
        let item = &model.costs[cost];
        let (from, to) = (item.from.unwrap_or(0) as usize, item.to.map_or(usize::MAX, |to| to as usize));
        let line = &mut self.prices[cost * plan.ticks..(cost + 1) * plan.ticks];
        for (t, price) in line.iter_mut().enumerate() {
            let paid = (from..to).contains(&t)
                && !matches!(item.driver, Driver::OneOff { tick } if tick as usize != t);
            *price = if paid {
                match item.index {
                    None => item.cents,
                    Some(index) => indexed_cents(
                        item.cents,
                        index.annual,
                        index.base_tick,
                        t as u32,
                        model.ticks_per_year,
                    ),
                }
            } else {
                0
            };
        }
    }
}

impl super::plan::Room {
    /// The account the room comes from
    pub(super) fn account(&self) -> Option<usize> {
        match self {
            Self::Free => None,
            Self::Places(account) | Self::Classes { account, .. } => Some(*account),
        }
    }
}

/// The value that holds at tick `t`
fn at<T>(value: &Dated<T>, t: u32) -> &T {
    match value {
        Dated::Always(value) => value,
        Dated::From(list) => &list[list.partition_point(|item| item.from <= t).max(1) - 1].value,
    }
}

/// The `k`-th value
fn nth<T>(value: &Dated<T>, k: usize) -> &T {
    match value {
        Dated::Always(value) => value,
        Dated::From(list) => &list[k].value,
    }
}

fn hazard_segments<T>(value: &Dated<T>) -> usize {
    match value {
        Dated::Always(_) => 1,
        Dated::From(list) => list.len(),
    }
}

/// Survival shares that rose in a draw are held at the share before
fn make_non_increasing(stage: &mut Stage, segment: usize) {
    let hazard = match &mut stage.hazard {
        Some(Dated::Always(hazard)) => Some(hazard),
        Some(Dated::From(list)) => list.get_mut(segment).map(|item| &mut item.value),
        None => None,
    };
    let mut lowest: f64 = 1.0;
    for anchor in hazard.and_then(|hazard| hazard.survival.as_mut()).into_iter().flatten() {
        lowest = lowest.min(anchor.s);
        anchor.s = lowest;
    }
}

/// Starts per tick of a rate that need not be whole (§3.5)
fn fill_rate(rate: &PerTick, places: &mut [u32]) {
    match rate {
        PerTick::List(list) => {
            for (t, places) in places.iter_mut().enumerate() {
                *places = list.get(t).copied().unwrap_or(0);
            }
        }
        PerTick::Number(number) => fill_rate_from(0, places.len(), *number, 0.0, places),
        PerTick::Dated(list) => {
            // What the rates before a change have opened in full and in part goes on counting.
            let mut opened = 0.0;
            for (k, item) in list.iter().enumerate() {
                let from = (item.from as usize).min(places.len());
                let until =
                    list.get(k + 1).map_or(places.len(), |next| (next.from as usize).min(places.len()));
                fill_rate_from(from, until, item.value, opened, places);
                opened += item.value * (until - from) as f64;
            }
        }
    }
}

fn fill_rate_from(from: usize, until: usize, rate: f64, opened: f64, places: &mut [u32]) {
    let before = |t: usize| (opened + rate * (t - from) as f64 + CAPACITY_GUARD).floor();
    let mut reached = before(from);
    for (t, place) in places.iter_mut().enumerate().take(until).skip(from) {
        let next = before(t + 1);
        *place = (next - reached) as u32;
        reached = next;
    }
}

/// The categories of a stay: for each age the dropouts, then those who finish (§5.5)
fn refill_stay(
    table: &mut StayTable,
    duration: &Duration,
    hazard: Option<&Hazard>,
    ticks: usize,
    work: &mut Work,
) {
    let Work { sums, pmf, rest, chances } = work;
    fill_pmf(duration, pmf);
    let longest = if duration.infinite { ticks - 1 } else { pmf.len() - 1 };
    let anchored;
    let (rate, by_age): (f64, &[f64]) = match hazard {
        None => (0.0, &[]),
        Some(Hazard { survival: Some(anchors), after, .. }) => {
            anchored = survival_to_hazard(anchors, after.unwrap_or(After::Last), longest as u32);
            (0.0, &anchored)
        }
        Some(hazard) => (hazard.per_tick.unwrap_or(0.0), &[]),
    };
    // Those who stay at least so long, summed from the end so that the last is exact.
    rest.clear();
    rest.resize(pmf.len() + 1, 0.0);
    for k in (0..pmf.len()).rev() {
        rest[k] = rest[k + 1] + pmf[k];
    }
    table.events.clear();
    chances.clear();
    let mut push = |offset: u32, drops_out: bool, p: f64| {
        if p > 0.0 {
            table.events.push(StayEvent { offset, drops_out });
            chances.push(p);
        }
    };
    let mut there = 1.0;
    for age in 0..=longest {
        if age > 0 {
            let h = by_age.get(age).copied().unwrap_or(rate);
            let staying = if duration.infinite { 1.0 } else { rest[age] };
            push(age as u32, true, staying * there * h);
            there *= 1.0 - h;
        }
        if !duration.infinite {
            push(age as u32, false, pmf[age] * there);
        }
    }
    if duration.infinite {
        push(NEVER, false, there);
    }
    table.halving.refill(chances.iter().copied(), sums);
}

/// The vector of a finite duration with its stretch
fn fill_pmf(duration: &Duration, pmf: &mut Vec<f64>) {
    pmf.clear();
    match (&duration.pmf, duration.fixed) {
        (Some(list), _) => pmf.extend_from_slice(list),
        (None, Some(fixed)) => {
            pmf.resize((fixed as usize).min(LONGEST_STAY), 0.0);
            pmf.push(1.0);
        }
        (None, None) => {}
    }
    if let Some(factor) = duration.stretch.filter(|&factor| factor != 1.0 && !pmf.is_empty()) {
        let stretched = dist::stretch(pmf, factor);
        pmf.clear();
        pmf.extend_from_slice(&stretched);
    }
    if pmf.is_empty() {
        pmf.push(0.0);
    }
}
