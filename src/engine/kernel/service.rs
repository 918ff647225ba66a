//! Starting service: joining the queue, finding room, forming classes, and what becomes of a stay.

use super::{Replicate, State, join_list, state::Waiting};
use crate::engine::{
    philox::Purpose,
    plan::{Account, Room},
    sampler::People,
    tick_model::AppliesTo,
};

/// More places than people can ever use
const PLENTY: u32 = 1_000_000_000;

impl<P: People> Replicate<'_, P> {
    /// Opens the places of a tick
    pub(super) fn open_places(&mut self, t: usize) {
        for (account, kind) in self.plan.accounts.iter().enumerate() {
            let open = P::of(self.tables.places[account][t].min(PLENTY));
            let left = &mut self.state.left[account];
            *left = match kind {
                Account::Rate { carry: true } => {
                    let kept = *left + open;
                    if kept > P::of(PLENTY) { P::of(PLENTY) } else { kept }
                }
                Account::Rate { carry: false } | Account::Seats | Account::Slots => open,
            };
        }
    }

    /// Seats that nobody of `stages` sits in
    fn free_seats(&mut self, account: usize, stages: &[usize]) {
        if self.plan.accounts[account] == Account::Seats {
            let left = &mut self.state.left[account];
            for &s in stages {
                let taken = self.state.stock[s];
                // Seats can have been taken away while people sat in them.
                *left = if taken >= *left { P::default() } else { *left - taken };
            }
        }
    }

    /// Step C where nobody waits: those who join start at once
    pub(super) fn pass(&mut self, s: usize, t: usize) {
        self.receive(s, t);
        let ticks = self.plan.ticks;
        let State { joining, starters, waits, .. } = &mut *self.state;
        for &(clock, people) in &joining[s] {
            waits[s * ticks] += people;
            starters[s].push((clock, 0, people));
        }
        joining[s].clear();
    }

    /// Step C where people may have to wait
    pub(super) fn join(&mut self, s: usize, t: usize) {
        self.receive(s, t);
        let by_clock = self.plan.stages[s].by_clock;
        let State { joining, queues, .. } = &mut *self.state;
        let list = &mut joining[s];
        list.sort_unstable_by_key(|(clock, _)| *clock);
        for &(clock, people) in list.iter() {
            if !people.is_nobody() {
                queues[s].push(Waiting { joined: t as u32, clock, people }, by_clock);
            }
        }
        list.clear();
    }

    /// Step D of a stage on its own: who finds room
    pub(super) fn start(&mut self, s: usize, t: usize) {
        let stage = &self.plan.stages[s];
        if let Room::Places(account) = stage.room {
            self.free_seats(account, &[s]);
        }
        if self.state.queues[s].is_empty() || stage.open.as_ref().is_some_and(|open| !open[t]) {
            return;
        }
        match &stage.room {
            Room::Free => {
                let all = self.state.queues[s].people();
                self.take_in_order(s, t, all, 0);
            }
            Room::Places(account) => self.take_from_account(s, t, *account),
            Room::Classes { account, min, max, base } => {
                self.open_classes(s, t, *account, (*min, *max), base[t]);
            }
        }
    }

    fn take_from_account(&mut self, s: usize, t: usize, account: usize) {
        let (left, waiting) = (self.state.left[account], self.state.queues[s].people());
        if waiting <= left {
            self.take_in_order(s, t, waiting, 0);
            self.state.left[account] -= waiting;
        } else {
            self.take_in_order(s, t, left, 0);
            self.state.left[account] = P::default();
        }
    }

    /// Starts `room` people in the order of the queue
    fn take_in_order(&mut self, s: usize, t: usize, mut room: P, cohort: u32) {
        while let Some(parcel) = self.state.queues[s].first() {
            if room.is_nobody() {
                break;
            }
            let people = if parcel.people <= room { parcel.people } else { room };
            room -= people;
            self.start_parcel(s, t, &parcel, people, cohort);
        }
    }

    fn start_parcel(&mut self, s: usize, t: usize, parcel: &Waiting<P>, people: P, cohort: u32) {
        let State { queues, waits, starters, .. } = &mut *self.state;
        queues[s].take(people);
        waits[s * self.plan.ticks + t - parcel.joined as usize] += people;
        let same = |other: &&mut (i32, u32, P)| other.0 == parcel.clock && other.1 == cohort;
        match starters[s].iter_mut().find(same) {
            Some((_, _, there)) => *there += people,
            None => starters[s].push((parcel.clock, cohort, people)),
        }
    }

    /// Opens classes and seats people in order, class after class
    fn open_classes(&mut self, s: usize, t: usize, account: usize, (min, max): (u32, u32), base: u32) {
        let stage = &self.plan.stages[s];
        let waiting = self.state.queues[s].people();
        let formed = form_classes(waiting.whole(), min, max, self.state.left[account].whole());
        if formed.classes == 0 {
            return;
        }
        self.state.left[account] -= P::of(formed.classes);
        if let Some(line) = stage.lines.classes {
            self.state.facts[line * self.plan.ticks + t] = P::of(formed.classes);
        }
        if !P::COUNTED || stage.class_effect == 0.0 {
            // Where everybody is seated, the part of a person the rounding left out comes along.
            let seated = if formed.seated == waiting.whole() { waiting } else { P::of(formed.seated) };
            self.take_in_order(s, t, seated, 0);
        } else {
            for class in 0..formed.classes {
                self.take_in_order(s, t, P::of(formed.size(class)), base + class + 1);
            }
        }
    }

    /// Steps A to D of stages that share places
    pub(super) fn joint(&mut self, account: usize, first: &[usize], all: &[usize], t: usize) {
        for &s in all {
            self.leave(s, t);
        }
        for &s in all {
            self.wait(s, t);
        }
        for &s in first {
            self.join(s, t);
        }
        self.free_seats(account, all);
        let plan = self.plan;
        loop {
            let left = self.state.left[account];
            if left.is_nobody() {
                break;
            }
            let next = all
                .iter()
                .filter(|&&s| plan.stages[s].open.as_ref().is_none_or(|open| open[t]))
                .filter_map(|&s| self.state.queues[s].first().map(|parcel| (s, parcel)))
                .min_by_key(|(s, parcel)| (plan.stages[*s].priority, parcel.joined, *s));
            let Some((s, parcel)) = next else { break };
            let people = if parcel.people <= left { parcel.people } else { left };
            self.state.left[account] -= people;
            self.start_parcel(s, t, &parcel, people, 0);
        }
        for &s in first {
            self.serve(s, t);
        }
    }

    /// Steps C and D of a later round: what the joint visit of this tick has left
    pub(super) fn late(&mut self, s: usize, t: usize) {
        self.join(s, t);
        let stage = &self.plan.stages[s];
        if let Room::Places(account) = stage.room
            && stage.open.as_ref().is_none_or(|open| open[t])
        {
            self.take_from_account(s, t, account);
        }
        self.serve(s, t);
    }

    /// Second part of step D: draws the stays of those who start, and sends on those who stay no time
    pub(super) fn serve(&mut self, s: usize, t: usize) {
        if self.state.starters[s].is_empty() {
            return;
        }
        let mut starters = std::mem::take(&mut self.state.starters[s]);
        for &(clock, cohort, people) in &starters {
            self.stay(s, t, clock, cohort, people);
        }
        starters.clear();
        self.state.starters[s] = starters;
        let mut immediate = std::mem::take(&mut self.state.immediate);
        for &(clock, people) in &immediate {
            self.state.stock[s] -= people;
            self.state.facts[self.plan.stages[s].lines.left * self.plan.ticks + t] += people;
            self.route(s, t, people, clock, 0, Purpose::Immediate);
        }
        immediate.clear();
        self.state.immediate = immediate;
    }

    /// When and how the stays of people who start together end: one multinomial
    fn stay(&mut self, s: usize, t: usize, clock: i32, cohort: u32, people: P) {
        let plan = self.plan;
        let (stage, ticks) = (&plan.stages[s], plan.ticks);
        let lines = &stage.lines;
        let table = &self.tables.stages[s].stays[stage.stays.at(t)];
        let late = match &stage.deadline {
            Some(deadline) if deadline.applies_to == AppliesTo::Exit => deadline.first_late(clock, t),
            _ => usize::MAX,
        };
        let end = table.before(late.min(ticks) - t);
        let address = self.address(Purpose::Stay, t, clock, stage.rng, cohort);
        let State { facts, stock, recorder, parcels, immediate, retained, eligible, .. } = &mut *self.state;
        facts[lines.starts * ticks + t] += people;
        stock[s] += people;
        let counted = stage.retention.map(|group| group * plan.anchors.len());
        let mut still_there = |offset: usize, people: P, starts: bool| {
            let Some(first) = counted else { return };
            for (k, &anchor) in plan.anchors.iter().enumerate() {
                // Those who start too late for an anchor are not counted at all.
                if t + anchor < ticks {
                    if starts {
                        eligible[first + k] += people;
                        retained[first + k] += people;
                    } else if offset <= anchor {
                        retained[first + k] -= people;
                    }
                }
            }
        };
        still_there(0, people, true);
        let mut unresolved = people;
        table.halving.spread(
            people,
            end,
            |people, chance, node| recorder.draw(people, chance, &address, node),
            |category, people| {
                let event = table.events[category];
                let offset = event.offset as usize;
                unresolved -= people;
                still_there(offset, people, false);
                if event.drops_out {
                    if let Some(line) = lines.dropouts {
                        facts[line * ticks + t + offset] += people;
                    }
                } else {
                    let leaves = t + offset;
                    let clock = if stage.sets_clock { leaves as i32 } else { clock };
                    if offset == 0 {
                        join_list(immediate, clock, people);
                    } else if stage.plain_exits {
                        facts[lines.left * ticks + leaves] += people;
                    } else {
                        parcels.add(s, leaves, clock, cohort, people);
                    }
                }
            },
        );
        if late < ticks
            && let Some(line) = lines.lapsed
        {
            facts[line * ticks + late] += unresolved;
            still_there(late - t, unresolved, false);
        }
    }
}

/// What a formation of classes gives
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormedClasses {
    /// Classes that open
    pub classes: u32,
    /// People seated in them
    pub seated: u32,
}

impl FormedClasses {
    /// People in class number `class`, counted from 0: as equal as possible, larger ones first
    pub fn size(&self, class: u32) -> u32 {
        if class >= self.classes {
            return 0;
        }
        self.seated / self.classes + u32::from(class < self.seated % self.classes)
    }
}

/// Classes for `waiting` people, of `min` to `max` each, at most `slots`: most people seated, fewest classes (§5.3)
pub fn form_classes(waiting: u32, min: u32, max: u32, slots: u32) -> FormedClasses {
    let (min, max) = (min.max(1), max.max(1));
    let needed = waiting.div_ceil(max);
    let (classes, seated) = if needed > slots {
        (slots, u64::from(slots) * u64::from(max))
    } else if u64::from(waiting) >= u64::from(needed) * u64::from(min) {
        (needed, u64::from(waiting))
    } else {
        (needed - 1, u64::from(needed - 1) * u64::from(max))
    };
    FormedClasses { classes: if seated == 0 { 0 } else { classes }, seated: seated as u32 }
}
