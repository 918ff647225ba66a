//! One replicate: what happens in each tick, in the order of §5 of the engine's specification.
//!
//! Holds the steps A to E over counts of people; the same code runs with whole people and addressed draws for the
//! simulation, and with expected values for the preview ([`People`]). Holds no random state and allocates nothing
//! once its [`State`] has grown. Does not know money, names or statistics. Called by `run` and `preview`.
//!
//! Decided here where the specification is silent:
//! * dropouts of one tick are split by the dropout targets that hold at the tick of leaving;
//! * a class's own success probability has node 1 and the tick of leaving in its address;
//! * classes that start at different ticks and end together stay apart (their numbers are shifted);
//! * a stage that is not open starts nobody; kept places go on adding up meanwhile;
//! * a tick counts as held up for a stage when people wait at its end and no place is left or it is not open.
//!
//! Debug builds check that no address is used twice and that nobody is lost or made.

mod service;
mod state;

pub use service::{FormedClasses, form_classes};
pub(super) use state::State;

use super::{
    beta::beta_quantile,
    philox::{Address, Key, Purpose},
    plan::{Plan, Target, Visit},
    sampler::{Chance, People},
    tables::Tables,
    tick_model::AppliesTo,
};
use state::{Recorder, join_list};

/// Ticks between two looks at the cancel flag
const LOOK_EVERY: usize = 16;

/// One replicate under way
pub(super) struct Replicate<'a, P> {
    pub plan: &'a Plan,
    pub tables: &'a Tables,
    pub state: &'a mut State<P>,
    pub key: Key,
    /// Number in the addresses of its draws
    pub number: u32,
}

impl<P: People> Replicate<'_, P> {
    /// Runs all ticks; false when `cancel` said so
    pub fn run(&mut self, cancel: &dyn Fn() -> bool) -> bool {
        self.state.clear();
        let plan = self.plan;
        for t in 0..plan.ticks {
            if t % LOOK_EVERY == 0 && cancel() {
                return false;
            }
            self.open_places(t);
            for visit in &plan.visits {
                match visit {
                    Visit::Single(s) => self.single(*s, t),
                    Visit::Joint { account, first, all } => self.joint(*account, first, all, t),
                    Visit::Late(s) => self.late(*s, t),
                }
            }
            self.record(t);
            if cfg!(debug_assertions) {
                self.check_nobody_lost(t);
            }
        }
        self.state.recorder.check();
        true
    }

    fn single(&mut self, s: usize, t: usize) {
        if self.is_idle(s, t) {
            return;
        }
        self.leave(s, t);
        if self.plan.stages[s].limited {
            self.wait(s, t);
            self.join(s, t);
            self.start(s, t);
        } else {
            self.pass(s, t);
        }
        self.serve(s, t);
    }

    /// Whether nothing can happen at a stage in a tick
    #[inline]
    fn is_idle(&self, s: usize, t: usize) -> bool {
        let state = &self.state;
        let lines = &self.plan.stages[s].lines;
        let nobody =
            |line: Option<usize>| line.is_none_or(|line| state.facts[line * self.plan.ticks + t].is_nobody());
        state.joining[s].is_empty()
            && nobody(Some(lines.left))
            && nobody(lines.dropouts)
            && nobody(lines.lapsed)
            && state.queues[s].is_empty()
            && self.tables.inflow[s * self.plan.ticks + t] == 0
            && state.parcels.is_empty_at(s, t)
    }

    /// Step A: those whose deadline has passed, who drop out, whose stay ends
    fn leave(&mut self, s: usize, t: usize) {
        let plan = self.plan;
        let (stage, ticks) = (&plan.stages[s], plan.ticks);
        if let (Some(line), Some(deadline)) = (stage.lines.lapsed, &stage.deadline) {
            // Only stays that would end too late are written ahead; others who lapse at t are added later.
            let lapsed = self.state.facts[line * ticks + t];
            self.state.stock[s] -= lapsed;
            self.state.facts[deadline.line * ticks + t] += lapsed;
        }
        if let Some(line) = stage.lines.dropouts {
            let dropouts = self.state.facts[line * ticks + t];
            if !dropouts.is_nobody() {
                self.state.stock[s] -= dropouts;
                let k = stage.drops.at(t);
                let address = self.address(Purpose::DropTarget, t, -1, stage.rng, 0);
                let State { facts, recorder, .. } = &mut *self.state;
                let table = &self.tables.stages[s].drops[k];
                table.spread(
                    dropouts,
                    table.categories(),
                    |people, chance, node| recorder.draw(people, chance, &address, node),
                    |target, people| facts[stage.drop_lines[k][target] * ticks + t] += people,
                );
            }
        }
        if stage.plain_exits {
            let leaving = self.state.facts[stage.lines.left * ticks + t];
            if !leaving.is_nobody() {
                self.state.stock[s] -= leaving;
                let clock = if stage.sets_clock { t as i32 } else { -1 };
                self.route(s, t, leaving, clock, 0, Purpose::Outcome);
            }
        } else {
            let mut next = self.state.parcels.first(s, t);
            while let Some(parcel) = self.state.parcels.get(next) {
                next = parcel.next;
                self.state.stock[s] -= parcel.people;
                self.state.facts[stage.lines.left * ticks + t] += parcel.people;
                self.route(s, t, parcel.people, parcel.clock, parcel.cohort, Purpose::Outcome);
            }
        }
    }

    /// Sends people who leave a stage to their outcomes: one multinomial
    fn route(&mut self, s: usize, t: usize, people: P, clock: i32, cohort: u32, purpose: Purpose) {
        let plan = self.plan;
        let (stage, ticks) = (&plan.stages[s], plan.ticks);
        let k = stage.outcomes.at(t);
        let (targets, table) = (&stage.targets[k], &self.tables.stages[s].outcomes[k]);
        let address = self.address(purpose, t, clock, stage.rng, cohort);
        let effect = if cohort > 0 && P::COUNTED { stage.class_effect } else { 0.0 };
        let class_address = self.address(Purpose::ClassEffect, t, -1, stage.rng, cohort);
        // A class has one effect, read once for each clock among its people: the uniform is shared on purpose.
        let noted = self.address(Purpose::ClassEffect, t, clock, stage.rng, cohort);
        let State { facts, joining, recorder, class_table, sums, .. } = &mut *self.state;
        let give = |outcome: usize, people: P| {
            facts[(stage.lines.exits + outcome) * ticks + t] += people;
            match targets[outcome] {
                Target::Sink(line) => facts[line * ticks + t] += people,
                Target::Stage(to) => {
                    let clock = if plan.stages[to].needs_clock { clock } else { -1 };
                    join_list(&mut joining[to], clock, people);
                }
            }
        };
        let halving = match table.p.as_slice() {
            [first, others @ ..] if effect > 0.0 && *first > 0.0 && *first < 1.0 => {
                let weight = 1.0 / effect - 1.0;
                recorder.note(&noted, 1);
                let success = beta_quantile(first * weight, (1.0 - first) * weight, class_address.uniform(1));
                let rest = (1.0 - success) / (1.0 - first);
                let chances = std::iter::once(success).chain(others.iter().map(|p| p * rest));
                class_table.refill(chances, sums);
                &*class_table
            }
            _ => &table.halving,
        };
        halving.spread(
            people,
            halving.categories(),
            |people, chance, node| recorder.draw(people, chance, &address, node),
            give,
        );
    }

    /// Step B: those waiting whose deadline has passed, and those who give up
    fn wait(&mut self, s: usize, t: usize) {
        let plan = self.plan;
        let (stage, ticks) = (&plan.stages[s], plan.ticks);
        let giving_up = self.tables.stages[s].giving_up[stage.giving_up.at(t)];
        let tested = stage.deadline.as_ref().filter(|deadline| deadline.applies_to != AppliesTo::Entry);
        if self.state.queues[s].is_empty() || (tested.is_none() && giving_up.p() <= 0.0) {
            return;
        }
        let (key, number) = (self.key, self.number);
        let State { facts, recorder, queues, .. } = &mut *self.state;
        let (mut lapsed, mut gave_up) = (P::default(), P::default());
        queues[s].keep(|parcel| {
            if tested.is_some_and(|deadline| deadline.is_late(parcel.clock, t)) {
                lapsed += parcel.people;
                return P::default();
            }
            let address = Address::new(key, Purpose::GivingUp, t as u32, parcel.clock, stage.rng, 0, number);
            let leaving = recorder.draw(parcel.people, &giving_up, &address, 1 + parcel.joined);
            gave_up += leaving;
            parcel.people - leaving
        });
        if let (Some(line), Some(deadline)) = (stage.lines.lapsed, tested) {
            facts[line * ticks + t] += lapsed;
            facts[deadline.line * ticks + t] += lapsed;
        }
        if let (Some(line), Some(sink)) = (stage.lines.gave_up, stage.give_up_line) {
            facts[line * ticks + t] += gave_up;
            facts[sink * ticks + t] += gave_up;
        }
    }

    /// Step C for every stage: counts those who join and sends those who are late to the deadline's sink
    fn receive(&mut self, s: usize, t: usize) {
        let plan = self.plan;
        let (stage, ticks) = (&plan.stages[s], plan.ticks);
        let inflow = self.tables.inflow[s * ticks + t];
        let State { facts, joining, .. } = &mut *self.state;
        let list = &mut joining[s];
        if inflow > 0 {
            join_list(list, if stage.needs_clock { t as i32 } else { -1 }, P::of(inflow));
        }
        let mut all = P::default();
        for (_, people) in list.iter() {
            all += *people;
        }
        facts[stage.lines.entries * ticks + t] += all;
        if let (Some(line), Some(deadline)) = (stage.lines.lapsed, &stage.deadline) {
            let mut lapsed = P::default();
            list.retain(|(clock, people)| {
                let late = deadline.is_late(*clock, t);
                if late {
                    lapsed += *people;
                }
                !late
            });
            facts[line * ticks + t] += lapsed;
            facts[deadline.line * ticks + t] += lapsed;
        }
    }

    #[inline]
    fn address(&self, purpose: Purpose, t: usize, clock: i32, rng: u32, cohort: u32) -> Address {
        Address::new(self.key, purpose, t as u32, clock, rng, cohort, self.number)
    }

    /// Step E: those in service and waiting at the end of the tick
    fn record(&mut self, t: usize) {
        let plan = self.plan;
        let ticks = plan.ticks;
        let state = &mut *self.state;
        for (s, stage) in plan.stages.iter().enumerate() {
            state.facts[stage.lines.stock * ticks + t] = state.stock[s];
            let Some(line) = stage.lines.queue else { continue };
            let waiting = state.queues[s].people();
            if waiting.is_nobody() {
                continue;
            }
            state.facts[line * ticks + t] = waiting;
            let closed = stage.open.as_ref().is_some_and(|open| !open[t]);
            let used_up = stage.room.account().is_some_and(|account| state.left[account].is_nobody());
            if closed || used_up {
                state.held_up[s] += 1;
            }
        }
    }

    /// Everybody who came in is in service, waiting, or in a sink
    fn check_nobody_lost(&mut self, t: usize) {
        let ticks = self.plan.ticks;
        let state = &mut *self.state;
        for s in 0..self.plan.stages.len() {
            state.came_in += f64::from(self.tables.inflow[s * ticks + t]);
        }
        for line in &self.plan.sinks {
            state.ended += state.facts[line * ticks + t].as_f64();
        }
        let inside: f64 = self
            .plan
            .stages
            .iter()
            .enumerate()
            .map(|(s, _)| state.stock[s].as_f64() + state.queues[s].people().as_f64())
            .sum();
        let slack = if P::COUNTED { 0.0 } else { 1e-6 * (1.0 + state.came_in) };
        assert!(
            (state.came_in - state.ended - inside).abs() <= slack,
            "people lost at tick {t}: {} came in, {} ended, {inside} inside",
            state.came_in,
            state.ended
        );
    }
}

impl Recorder {
    /// Those to whom something happens, with the address noted
    #[inline]
    fn draw<P: People>(&mut self, people: P, chance: &Chance, address: &Address, node: u32) -> P {
        if P::COUNTED && !people.is_nobody() && !chance.is_sure() {
            self.note(address, node);
        }
        people.thin(chance, address, node)
    }
}
