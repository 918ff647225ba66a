//! What a replicate writes while it runs: lines, queues, people in service, and scratch space.
//!
//! Everything is sized once for a plan and cleared for each replicate, so that replicates allocate nothing.

use crate::engine::{
    philox::Address,
    plan::Plan,
    sampler::{Halving, People},
};

/// No parcel
const NONE: u32 = u32::MAX;

/// State of a replicate, and its results
#[derive(Debug, Clone)]
pub(in crate::engine) struct State<P> {
    /// The lines of the plan, one after the other
    pub facts: Vec<P>,
    /// People who started after waiting so many ticks: stage after stage, length by length
    pub waits: Vec<P>,
    /// Group after group, anchor by anchor: people who started early enough to be counted
    pub eligible: Vec<P>,
    /// Those of them who are still there
    pub retained: Vec<P>,
    /// Ticks with people waiting and no place left, by stage
    pub held_up: Vec<u32>,
    /// People in service, by stage
    pub stock: Vec<P>,
    pub(super) queues: Vec<Queue<P>>,
    /// Clock and number of those on their way into each stage in this tick
    pub(super) joining: Vec<Vec<(i32, P)>>,
    /// Clock, cohort and number of those who start at each stage in this tick
    pub(super) starters: Vec<Vec<(i32, u32, P)>>,
    pub(super) immediate: Vec<(i32, P)>,
    pub(super) parcels: Parcels<P>,
    /// Places left in each account
    pub(super) left: Vec<P>,
    pub(super) class_table: Halving,
    pub(super) sums: Vec<f64>,
    pub(super) recorder: Recorder,
    pub(super) came_in: f64,
    pub(super) ended: f64,
}

impl<P: People> State<P> {
    /// An empty state of the right size
    pub fn new(plan: &Plan) -> Self {
        let (stages, ticks) = (plan.stages.len(), plan.ticks);
        let anchors = plan.retention_groups * plan.anchors.len();
        Self {
            facts: vec![P::default(); plan.lines * ticks],
            waits: vec![P::default(); stages * ticks],
            eligible: vec![P::default(); anchors],
            retained: vec![P::default(); anchors],
            held_up: vec![0; stages],
            stock: vec![P::default(); stages],
            queues: vec![Queue::default(); stages],
            joining: vec![Vec::new(); stages],
            starters: vec![Vec::new(); stages],
            immediate: Vec::new(),
            parcels: Parcels::new(plan),
            left: vec![P::default(); plan.accounts.len()],
            class_table: Halving::default(),
            sums: Vec::new(),
            recorder: Recorder::default(),
            came_in: 0.0,
            ended: 0.0,
        }
    }

    pub(super) fn clear(&mut self) {
        let nobody = P::default();
        for list in [
            &mut self.facts,
            &mut self.waits,
            &mut self.eligible,
            &mut self.retained,
            &mut self.stock,
            &mut self.left,
        ] {
            list.fill(nobody);
        }
        self.held_up.fill(0);
        self.queues.iter_mut().for_each(Queue::clear);
        // A replicate that was cancelled leaves people on their way.
        self.joining.iter_mut().for_each(Vec::clear);
        self.starters.iter_mut().for_each(Vec::clear);
        self.immediate.clear();
        self.parcels.clear();
        self.recorder.0.clear();
        self.came_in = 0.0;
        self.ended = 0.0;
    }
}

/// Adds people to a list by clock
#[inline]
pub(super) fn join_list<P: People>(list: &mut Vec<(i32, P)>, clock: i32, people: P) {
    match list.iter_mut().find(|(other, _)| *other == clock) {
        Some((_, there)) => *there += people,
        None => list.push((clock, people)),
    }
}

/// People waiting who joined together with the same clock
#[derive(Debug, Clone, Copy)]
pub(super) struct Waiting<P> {
    pub joined: u32,
    pub clock: i32,
    pub people: P,
}

/// A queue in the order in which it is served
#[derive(Debug, Clone, Default)]
pub(super) struct Queue<P> {
    parcels: Vec<Waiting<P>>,
    /// Those before it have been served
    head: usize,
    people: P,
}

impl<P: People> Queue<P> {
    fn clear(&mut self) {
        self.parcels.clear();
        self.head = 0;
        self.people = P::default();
    }

    #[inline]
    pub fn is_empty(&self) -> bool {
        self.head == self.parcels.len()
    }

    #[inline]
    pub fn people(&self) -> P {
        self.people
    }

    /// The parcel served next
    #[inline]
    pub fn first(&self) -> Option<Waiting<P>> {
        self.parcels.get(self.head).copied()
    }

    /// Takes people from the first parcel; `people` is at most its number
    #[inline]
    pub fn take(&mut self, people: P) {
        let Some(parcel) = self.parcels.get_mut(self.head) else { return };
        self.people -= people;
        if people >= parcel.people {
            self.head += 1;
            if self.is_empty() {
                self.clear();
            }
        } else {
            parcel.people -= people;
        }
    }

    /// Puts a parcel that has just joined behind those who come first
    pub fn push(&mut self, parcel: Waiting<P>, by_clock: bool) {
        self.people += parcel.people;
        let place = if by_clock {
            self.head
                + self.parcels[self.head..]
                    .partition_point(|other| (other.clock, other.joined) <= (parcel.clock, parcel.joined))
        } else {
            self.parcels.len()
        };
        self.parcels.insert(place, parcel);
    }

    /// Replaces the number of each parcel by what `remaining` says, dropping those that become empty
    pub fn keep(&mut self, mut remaining: impl FnMut(&Waiting<P>) -> P) {
        let mut kept = 0;
        let mut all = P::default();
        for i in self.head..self.parcels.len() {
            let mut parcel = self.parcels[i];
            parcel.people = remaining(&parcel);
            if !parcel.people.is_nobody() {
                all += parcel.people;
                self.parcels[kept] = parcel;
                kept += 1;
            }
        }
        self.parcels.truncate(kept);
        self.head = 0;
        self.people = all;
    }
}

/// People whose stay ends at the same tick with the same clock and cohort
#[derive(Debug, Clone, Copy)]
pub(super) struct Parcel<P> {
    pub clock: i32,
    pub cohort: u32,
    pub people: P,
    pub next: u32,
}

/// Scheduled ends of stays, for the stages that tell clocks or classes apart: lists by stage and tick
#[derive(Debug, Clone)]
pub(super) struct Parcels<P> {
    ticks: usize,
    /// Which row of `heads` a stage has
    row: Vec<Option<usize>>,
    heads: Vec<u32>,
    all: Vec<Parcel<P>>,
}

impl<P: People> Parcels<P> {
    fn new(plan: &Plan) -> Self {
        let mut rows = 0;
        let row = plan
            .stages
            .iter()
            .map(|stage| {
                (!stage.plain_exits).then(|| {
                    rows += 1;
                    rows - 1
                })
            })
            .collect();
        Self { ticks: plan.ticks, row, heads: vec![NONE; rows * plan.ticks], all: Vec::new() }
    }

    fn clear(&mut self) {
        self.heads.fill(NONE);
        self.all.clear();
    }

    #[inline]
    pub fn is_empty_at(&self, s: usize, t: usize) -> bool {
        self.first(s, t) == NONE
    }

    #[inline]
    pub fn first(&self, s: usize, t: usize) -> u32 {
        self.row[s].map_or(NONE, |row| self.heads[row * self.ticks + t])
    }

    #[inline]
    pub fn get(&self, at: u32) -> Option<Parcel<P>> {
        self.all.get(at as usize).copied()
    }

    /// Adds people to those of a stage, tick, clock and cohort
    #[inline]
    pub fn add(&mut self, s: usize, t: usize, clock: i32, cohort: u32, people: P) {
        let Some(row) = self.row[s] else { return };
        let head = &mut self.heads[row * self.ticks + t];
        let mut at = *head;
        while let Some(parcel) = self.all.get_mut(at as usize) {
            if parcel.clock == clock && parcel.cohort == cohort {
                parcel.people += people;
                return;
            }
            at = parcel.next;
        }
        let next = std::mem::replace(head, self.all.len() as u32);
        self.all.push(Parcel { clock, cohort, people, next });
    }
}

/// Addresses used in a replicate, kept in debug builds only
#[derive(Debug, Clone, Default)]
pub(super) struct Recorder(Vec<u128>);

impl Recorder {
    /// Notes the use of an address
    #[inline]
    pub fn note(&mut self, address: &Address, node: u32) {
        if cfg!(debug_assertions) {
            self.0.push(address.number(node));
        }
    }

    /// No address has been used twice
    pub fn check(&mut self) {
        if cfg!(debug_assertions) {
            self.0.sort_unstable();
            for pair in self.0.windows(2) {
                assert_ne!(pair[0], pair[1], "an address of a draw was used twice: {:#034x}", pair[0]);
            }
        }
    }
}
