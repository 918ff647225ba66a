//! When money comes in, what must be advanced meanwhile, and what advancing costs.
//!
//! Works on what each source owes tick by tick (its part of the costs of that tick) and turns it into receipts by the way it
//! pays. Every cent owed is received once, or is still to come at the end of the calendar. Called by `compile` in every future.

use super::share_of;
use crate::base::{Cents, round_half_away};

/// The way a source pays, in ticks
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Schedule {
    /// In the tick of the cost
    AsSpent,
    /// A part of all it will pay in the tick of the first cost, the rest of each cost later
    Advance {
        /// The part paid before, in parts per million
        ppm: i64,
        /// Ticks from a cost to the rest of it
        delay: u32,
    },
    /// Everything so many ticks after the cost
    Refund {
        /// Ticks from a cost to its refund
        delay: u32,
    },
    /// In proportion to the results reached, and never more than was spent by then
    OnResult {
        /// Ticks from a result to its payment
        delay: u32,
    },
}

/// Adds to `received` when the money of one source comes in; answers what comes after the calendar
///
/// `owed` is what the source pays of the costs of each tick; `results` the results of each tick, such as people hired.
pub fn receive(schedule: Schedule, owed: &[Cents], results: &[u32], received: &mut [Cents]) -> Cents {
    let ticks = owed.len();
    let mut outside = 0;
    let mut put = |tick: usize, cents: Cents| match received.get_mut(tick) {
        Some(cell) => *cell += cents,
        None => outside += cents,
    };
    match schedule {
        Schedule::AsSpent => (0..ticks).for_each(|t| put(t, owed[t])),
        Schedule::Refund { delay } => (0..ticks).for_each(|t| put(t + delay as usize, owed[t])),
        Schedule::Advance { ppm, delay } => {
            let all: Cents = owed.iter().sum();
            if let Some(first) = owed.iter().position(|cents| *cents > 0) {
                put(first, share_of(all, ppm));
            }
            // Running sums, so that no cent is lost by rounding.
            let (mut sum, mut before) = (0, 0);
            for (t, cents) in owed.iter().enumerate().filter(|(_, cents)| **cents > 0) {
                sum += cents;
                let rest = sum - share_of(sum, ppm);
                put(t + delay as usize, rest - before);
                before = rest;
            }
        }
        Schedule::OnResult { delay } => {
            let all: Cents = owed.iter().sum();
            let n: i128 = results.iter().map(|people| i128::from(*people)).sum();
            let (mut spent, mut reached, mut paid) = (0, 0i128, 0);
            for t in 0..ticks {
                spent += owed[t];
                reached += i128::from(results[t]);
                if n == 0 {
                    continue;
                }
                let earned = (i128::from(all) * reached / n) as Cents;
                let due = earned.min(spent).max(paid);
                if due > paid {
                    put(t + delay as usize, due - paid);
                    paid = due;
                }
            }
            // What no result released is not received in the calendar.
            if all > paid {
                put(ticks, all - paid);
            }
        }
    }
    outside
}

/// What had to be advanced in one future
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bridge {
    /// Most that covered costs outran receipts, at the end of a tick
    pub peak: Cents,
    /// When that was; the first of them
    pub peak_tick: usize,
    /// Interest on what was advanced
    pub interest: Cents,
}

/// What must be advanced: costs that sources will pay and have not paid yet, at the end of each tick
///
/// `owed` and `received` are the sums over all sources. `yearly` is the rate of a year, as a fraction; interest is rounded once
/// a tick. `outstanding` gets what is advanced at the end of each tick; money that came early is not counted as less than 0.
pub fn bridge(
    owed: &[Cents],
    received: &[Cents],
    yearly: f64,
    ticks_per_year: u32,
    outstanding: &mut [Cents],
) -> Bridge {
    let mut bridge = Bridge::default();
    let mut sum = 0;
    let rate = yearly / f64::from(ticks_per_year.max(1));
    for (t, cell) in outstanding.iter_mut().enumerate() {
        sum += owed[t] - received[t];
        *cell = sum.max(0);
        bridge.interest += round_half_away(*cell as f64 * rate);
        if *cell > bridge.peak {
            (bridge.peak, bridge.peak_tick) = (*cell, t);
        }
    }
    bridge
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_advance_comes_with_the_first_cost_and_the_rest_later_to_the_cent() {
        let mut received = [0; 6];
        let schedule = Schedule::Advance { ppm: 333_333, delay: 2 };
        let outside = receive(schedule, &[0, 100, 0, 101, 50, 0], &[0; 6], &mut received);
        // 251 in all, of which ⌊83.67⌋ comes at once; the rest 67, 68 and 33 two ticks after each cost.
        assert_eq!((received, outside), ([0, 83, 0, 67, 0, 68], 33));
        assert_eq!(received.iter().sum::<i64>() + outside, 251);
    }

    #[test]
    fn a_refund_beyond_the_calendar_is_still_to_come() {
        let mut received = [0; 4];
        let outside = receive(Schedule::Refund { delay: 3 }, &[10, 20, 0, 5], &[0; 4], &mut received);
        assert_eq!((received, outside), ([0, 0, 0, 10], 25));
    }

    #[test]
    fn results_release_money_in_proportion_and_never_before_it_was_spent() {
        let mut received = [0; 6];
        // Two of three hired at tick 2, when 300 of 600 were spent: 400 are earned, 300 can be claimed.
        let owed = [300, 0, 0, 300, 0, 0];
        let outside = receive(Schedule::OnResult { delay: 1 }, &owed, &[0, 0, 2, 0, 1, 0], &mut received);
        assert_eq!((received, outside), ([0, 0, 0, 300, 100, 200], 0));
        let mut none = [0; 6];
        assert_eq!(receive(Schedule::OnResult { delay: 1 }, &owed, &[0; 6], &mut none), 600);
        assert_eq!(none, [0; 6]);
    }

    #[test]
    fn a_bridge_is_as_high_as_refunds_are_late_and_costs_its_rate() {
        let mut outstanding = [0; 4];
        let found = bridge(&[120_000, 0, 60_000, 0], &[0, 0, 120_000, 0], 0.12, 12, &mut outstanding);
        assert_eq!(outstanding, [120_000, 120_000, 60_000, 60_000]);
        // One per cent a month: 1,200 + 1,200 + 600 + 600.
        assert_eq!(found, Bridge { peak: 120_000, peak_tick: 0, interest: 3_600 });
    }
}
