//! Paying in every future: who pays what, when money comes, what must be advanced, which course stops.
//!
//! Carries out [`Paying`] for the engine. Where no source has a rule beyond §8.2 of the engine's specification the result is §8.2
//! to the cent; a test holds both together.
//!
//! # Accounts
//!
//! Kept as `account:NAME`; cents but where said otherwise.
//!
//! | name | at tick t |
//! |---|---|
//! | `balance` | all that came in less all that was spent, until the end of t: what organisations have advanced, with a minus |
//! | `bridge` | costs that a source will pay and has not paid yet, at the end of t |
//! | `bridge_peak`, `interest` | the most of it, at its tick; interest on it, at tick 0 |
//! | `receivable` | what comes in after the calendar, at tick 0 |
//! | `stopped`, `stopped_people` | 1 and people in training, at the first tick at which more had to be advanced than can be while people are in training |
//! | `received:SOURCE` | what comes in |
//! | `state:SOURCE` | at tick 0 whether it is to be had, at 1 whether it gives all it may, at 2 whether its plan is too small |
//!
//! Kept as sums over the futures: `given:SOURCE/BEARER`, what a source gives to the organisation at that position.

use super::payers::Paying;
use crate::base::Cents;
use crate::engine::money::{Books, Course, Settlement, Space};
use crate::funding::{Cap, Line, Workspace, cash};

/// Accounts that are not of one source, in the order in which they are kept
const COMMON: [&str; 7] =
    ["balance", "bridge", "bridge_peak", "interest", "receivable", "stopped", "stopped_people"];

/// What a thread works in
#[derive(Debug, Default)]
struct Desk {
    lines: Vec<Line>,
    caps: Vec<Cap>,
    won: Vec<bool>,
    space: Workspace,
    /// Source after source: what it owes of the costs of each tick
    owed: Vec<Cents>,
    /// The same of all sources
    all_owed: Vec<Cents>,
    received: Vec<Cents>,
    results: Vec<u32>,
}

/// The place of an account among the others, in ticks
fn line(accounts: &mut [Cents], index: usize, ticks: usize) -> &mut [Cents] {
    &mut accounts[index * ticks..(index + 1) * ticks]
}

impl Settlement for Paying {
    fn sources(&self) -> Vec<String> {
        self.names.clone()
    }

    fn accounts(&self) -> Vec<String> {
        let common = COMMON.into_iter().map(str::to_owned);
        let received = self.ids.iter().map(|id| format!("received:{id}"));
        let states = self.ids.iter().map(|id| format!("state:{id}"));
        common.chain(received).chain(states).collect()
    }

    fn sums(&self) -> Vec<String> {
        let bearers = 0..self.bearers.len();
        let each =
            self.ids.iter().flat_map(|id| bearers.clone().map(move |bearer| format!("given:{id}/{bearer}")));
        each.collect()
    }

    fn space(&self) -> Space {
        Box::new(Desk::default())
    }

    fn settle(&self, course: &Course<'_>, books: &mut Books<'_>, space: &mut Space) {
        let Some(desk) = space.downcast_mut::<Desk>() else { return };
        let (ticks, n) = (course.ticks(), self.terms.len());
        Self::lines(course, &mut desk.lines);
        desk.caps.clear();
        desk.won.clear();
        for source in 0..n {
            let (cap, won) = self.cap(source, course);
            desk.caps.push(cap);
            desk.won.push(won);
        }
        self.rules.allocate(&desk.lines, &desk.caps, &mut desk.space);
        desk.owed.clear();
        desk.owed.resize(n * ticks, 0);
        desk.all_owed.clear();
        desk.all_owed.resize(ticks, 0);
        for payment in desk.space.payments() {
            let Line { tick, cost, .. } = desk.lines[payment.line as usize];
            let (source, tick) = (payment.source as usize, tick as usize);
            let cell = self.cell_of[source][cost as usize] as usize;
            books.paid[cell * ticks + tick] += payment.cents;
            books.sums[source * self.bearers.len() + self.bearer_of[cost as usize]] += payment.cents;
            desk.owed[source * ticks + tick] += payment.cents;
            desk.all_owed[tick] += payment.cents;
        }
        self.cash(course, desk, books.accounts);
        for source in 0..n {
            let state = line(books.accounts, COMMON.len() + n + source, ticks);
            let spent = desk.space.spent(source);
            let flags = [
                desk.won[source],
                desk.won[source] && spent > 0 && spent >= desk.caps[source].ceiling,
                desk.space.is_dropped(source),
            ];
            for (cell, flag) in state.iter_mut().zip(flags) {
                *cell = Cents::from(flag);
            }
        }
    }
}

impl Paying {
    /// When money comes in, what must be advanced, whether a course stops
    fn cash(&self, course: &Course<'_>, desk: &mut Desk, accounts: &mut [Cents]) {
        let (ticks, n) = (course.ticks(), self.terms.len());
        desk.received.clear();
        desk.received.resize(ticks, 0);
        let mut receivable = 0;
        for (source, terms) in self.terms.iter().enumerate() {
            let owed = &desk.owed[source * ticks..(source + 1) * ticks];
            desk.results.clear();
            desk.results.resize(ticks, 0);
            if terms.on_result {
                for &stage in &terms.results {
                    desk.results.iter_mut().zip(course.entries(stage)).for_each(|(sum, n)| *sum += n);
                }
            }
            let received = line(accounts, COMMON.len() + source, ticks);
            receivable += cash::receive(terms.schedule, owed, &desk.results, received);
            desk.received.iter_mut().zip(received).for_each(|(sum, cents)| *sum += *cents);
        }
        let advance = self.advance;
        let bridge = cash::bridge(
            &desk.all_owed,
            &desk.received,
            advance.yearly,
            self.ticks_per_year,
            line(accounts, 1, ticks),
        );
        line(accounts, 2, ticks)[bridge.peak_tick] = bridge.peak;
        line(accounts, 3, ticks)[0] = bridge.interest;
        line(accounts, 4, ticks)[0] = receivable;
        let mut balance = 0;
        let mut stopped = None;
        let outlay = &mut desk.all_owed;
        outlay.fill(0);
        for line in &desk.lines {
            outlay[line.tick as usize] += line.cents;
        }
        for (t, cell) in line(accounts, 0, ticks).iter_mut().enumerate() {
            balance += desk.received[t] - outlay[t];
            *cell = balance;
            if stopped.is_none() && advance.most.is_some_and(|most| -balance > most) {
                let people: u64 = self.training.iter().map(|stage| u64::from(course.stock(*stage)[t])).sum();
                stopped = (people > 0).then_some((t, people));
            }
        }
        if let Some((t, people)) = stopped {
            line(accounts, 5, ticks)[t] = 1;
            line(accounts, 6, ticks)[t] = Cents::try_from(people).unwrap_or(Cents::MAX);
        }
        debug_assert_eq!(self.ids.len(), n);
    }
}
