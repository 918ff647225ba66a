//! The calendar on the grid: dates to ticks and back, lengths, legal windows, fractional capacities.
//!
//! Holds §3.1 to §3.3 and §3.5 of the engine's specification as pure functions of a start date and a grid.
//! Knows no clock, no time zone and no scenario; everything that has a date goes through here before it
//! reaches a tick model. Called by `compile`, and by `report` to write a tick as a date again.
//!
//! Positions are computed in whole numbers wherever a rounding follows, so that a date in the very middle
//! of a month always goes to the later boundary.

use crate::base::{Cents, Date, add_days, add_months, days_between, round_half_away};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Mean length of a Gregorian month in days: 365.2425 / 12
pub const DAYS_PER_MONTH: f64 = 30.436_875;

/// Keeps a product such as 0.1·10 that falls a hair short of a whole number from losing a place
const CAPACITY_GUARD: f64 = 1e-9;

/// What one tick is
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grid {
    /// Tick t is the calendar month start + t
    #[default]
    Month,
    /// Tick t is the seven days from start + 7·t
    Week,
}

/// What a length of time is counted in
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Ticks of the grid, whatever the grid is
    Tick,
    /// Days
    Day,
    /// Seven days
    Week,
    /// Calendar months where a date is known, otherwise mean months of [`DAYS_PER_MONTH`]
    Month,
}

/// A whole number of days, weeks, months or ticks, as the length of a class
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Length {
    /// How many
    pub count: u32,
    /// Of what
    pub unit: Unit,
}

/// Why a calendar cannot be made
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("start {start} is not the first of a month")]
pub struct CalendarError {
    /// The start date that was refused
    pub start: Date,
}

/// A start date and a grid: where every date falls
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Calendar {
    start: Date,
    grid: Grid,
}

impl Unit {
    /// How many ticks of `grid` one of this unit is on average
    pub fn ticks(self, grid: Grid) -> f64 {
        match (self, grid) {
            (Self::Tick, _) | (Self::Week, Grid::Week) | (Self::Month, Grid::Month) => 1.0,
            (Self::Day, Grid::Week) => 1.0 / 7.0,
            (Self::Month, Grid::Week) => DAYS_PER_MONTH / 7.0,
            (Self::Day, Grid::Month) => 1.0 / DAYS_PER_MONTH,
            (Self::Week, Grid::Month) => 7.0 / DAYS_PER_MONTH,
        }
    }
}

impl Calendar {
    /// The calendar from `start`; refused on the month grid when `start` is not the first of a month
    pub fn new(start: Date, grid: Grid) -> Result<Self, CalendarError> {
        if grid == Grid::Month && start.day() != 1 {
            return Err(CalendarError { start });
        }
        Ok(Self { start, grid })
    }

    /// First day of tick 0
    pub fn start(self) -> Date {
        self.start
    }

    /// What one tick is
    pub fn grid(self) -> Grid {
        self.grid
    }

    /// Real-valued position of `date` in ticks (§3.2); negative before the start
    pub fn position(self, date: Date) -> f64 {
        match self.grid {
            Grid::Month => self.month_position_of(date),
            Grid::Week => f64::from(days_between(self.start, date)) / 7.0,
        }
    }

    /// The tick `date` lies in; negative before the start
    pub fn tick_floor(self, date: Date) -> i32 {
        match self.grid {
            Grid::Month => self.whole_months_to(date),
            Grid::Week => days_between(self.start, date).div_euclid(7),
        }
    }

    /// The tick boundary nearest to `date`, the later one in the very middle: the place of every date that drives the model
    pub fn tick_round(self, date: Date) -> i32 {
        match self.grid {
            Grid::Month => {
                let second_half = 2 * (i32::from(date.day()) - 1) >= i32::from(date.days_in_month());
                self.whole_months_to(date) + i32::from(second_half)
            }
            Grid::Week => (2 * days_between(self.start, date) + 7).div_euclid(14),
        }
    }

    /// First day of tick `tick`
    pub fn first_day(self, tick: i32) -> Date {
        match self.grid {
            Grid::Month => add_months(self.start, tick),
            Grid::Week => add_days(self.start, tick.saturating_mul(7)),
        }
    }

    /// The ticks of the dates from `from` up to but not including `to`; empty when both round to the same boundary
    pub fn window(self, from: Date, to: Date) -> Range<i32> {
        self.tick_round(from)..self.tick_round(to)
    }

    /// The day on which something that begins on `start` and lasts `length` has ended
    pub fn end_of(self, start: Date, length: Length) -> Date {
        let count = i32::try_from(length.count).unwrap_or(i32::MAX);
        match (length.unit, self.grid) {
            (Unit::Day, _) => add_days(start, count),
            (Unit::Week, _) | (Unit::Tick, Grid::Week) => add_days(start, count.saturating_mul(7)),
            (Unit::Month, _) | (Unit::Tick, Grid::Month) => add_months(start, count),
        }
    }

    /// Ticks a class that begins on `start` lasts: at least 1, and 0 only for a length of 0
    pub fn class_ticks(self, start: Date, length: Length) -> u32 {
        if length.count == 0 {
            return 0;
        }
        let ticks = self.tick_round(self.end_of(start, length)) - self.tick_round(start);
        u32::try_from(ticks).unwrap_or(0).max(1)
    }

    /// Ticks of a legal window of so many of a unit, rounded half up (§3.3)
    pub fn legal_window_ticks(self, length: Length) -> u32 {
        (f64::from(length.count) * length.unit.ticks(self.grid) + 0.5).floor() as u32
    }

    /// Month position of the first day of tick `tick`, counted from the month of the start date
    pub fn month_position(self, tick: i32) -> f64 {
        match self.grid {
            Grid::Month => f64::from(tick),
            Grid::Week => self.month_position_of(self.first_day(tick)),
        }
    }

    /// Starts per tick for a capacity of `per_month`, whole over the months on either grid (§3.5)
    pub fn capacity_from_monthly(self, per_month: f64, ticks: u32) -> Vec<u32> {
        cumulative_floor(per_month, ticks, |tick| self.month_position(tick))
    }

    /// Cents per tick for a fixed amount a month: the parts always add up to the rounded whole (§3.5)
    pub fn cents_from_monthly(self, per_month: Cents, ticks: u32) -> Vec<Cents> {
        let paid_before =
            |tick: u32| round_half_away(per_month as f64 * self.month_position(tick.cast_signed()));
        match self.grid {
            // No float touches an amount that needs no conversion.
            Grid::Month => vec![per_month; ticks as usize],
            Grid::Week => (0..ticks).map(|tick| paid_before(tick + 1) - paid_before(tick)).collect(),
        }
    }

    /// Cents per head and tick for an amount per head and month
    pub fn cents_per_head_from_monthly(self, per_month: Cents) -> Cents {
        match self.grid {
            Grid::Month => per_month,
            Grid::Week => round_half_away(per_month as f64 * 7.0 / DAYS_PER_MONTH),
        }
    }

    fn whole_months_to(self, date: Date) -> i32 {
        12 * (i32::from(date.year()) - i32::from(self.start.year())) + i32::from(date.month())
            - i32::from(self.start.month())
    }

    fn month_position_of(self, date: Date) -> f64 {
        let into_month = (f64::from(date.day()) - 1.0) / f64::from(date.days_in_month());
        f64::from(self.whole_months_to(date)) + into_month
    }
}

/// Starts per tick for a fractional capacity per tick: whole numbers that add up to it over time (§3.5)
///
/// A negative or undefined rate gives 0 everywhere.
pub fn capacity_ticks(per_tick: f64, ticks: u32) -> Vec<u32> {
    cumulative_floor(per_tick, ticks, f64::from)
}

fn cumulative_floor(rate: f64, ticks: u32, position: impl Fn(i32) -> f64) -> Vec<u32> {
    let rate = if rate > 0.0 { rate } else { 0.0 };
    let open_before = |tick: u32| (rate * position(tick.cast_signed()) + CAPACITY_GUARD).floor();
    (0..ticks).map(|tick| (open_before(tick + 1) - open_before(tick)) as u32).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date_from_text;

    fn calendar(start: &str, grid: Grid) -> Calendar {
        Calendar::new(date(start), grid).expect("a start date that fits the grid")
    }

    fn date(text: &str) -> Date {
        date_from_text(text).expect("a date")
    }

    #[test]
    fn a_month_grid_starts_on_the_first() {
        assert!(Calendar::new(date("2026-01-02"), Grid::Month).is_err());
        assert!(Calendar::new(date("2026-01-02"), Grid::Week).is_ok());
    }

    #[test]
    fn rounding_is_the_floor_of_the_position_and_a_half() {
        for (start, grid) in [("2026-01-01", Grid::Month), ("2026-01-05", Grid::Week)] {
            let calendar = calendar(start, grid);
            for days in -800..1600 {
                let day = add_days(calendar.start(), days);
                let position = calendar.position(day);
                assert_eq!(calendar.tick_floor(day), position.floor() as i32, "{day}");
                assert_eq!(calendar.tick_round(day), (position + 0.5).floor() as i32, "{day}");
            }
        }
    }

    #[test]
    fn the_first_day_of_a_tick_lies_on_its_boundary() {
        for (start, grid) in [("2026-01-01", Grid::Month), ("2026-01-05", Grid::Week)] {
            let calendar = calendar(start, grid);
            for tick in -30..300 {
                assert_eq!(calendar.tick_round(calendar.first_day(tick)), tick);
                assert_eq!(calendar.position(calendar.first_day(tick)), f64::from(tick));
            }
        }
    }

    #[test]
    fn a_class_lasts_at_least_one_tick_unless_it_has_no_length() {
        let months = calendar("2026-01-01", Grid::Month);
        let weeks = calendar("2026-01-05", Grid::Week);
        let of = |count, unit| Length { count, unit };
        assert_eq!(months.class_ticks(date("2026-03-02"), of(3, Unit::Day)), 1);
        assert_eq!(months.class_ticks(date("2026-03-02"), of(0, Unit::Day)), 0);
        assert_eq!(months.class_ticks(date("2026-01-31"), of(1, Unit::Month)), 1);
        assert_eq!(months.class_ticks(date("2026-01-10"), of(26, Unit::Week)), 6);
        assert_eq!(weeks.class_ticks(date("2026-02-02"), of(10, Unit::Week)), 10);
        assert_eq!(weeks.class_ticks(date("2026-02-02"), of(1, Unit::Month)), 4);
    }

    #[test]
    fn a_legal_window_is_rounded_on_the_week_grid_only() {
        let length = Length { count: 6, unit: Unit::Month };
        assert_eq!(calendar("2026-01-01", Grid::Month).legal_window_ticks(length), 6);
        assert_eq!(calendar("2026-01-05", Grid::Week).legal_window_ticks(length), 26);
    }

    #[test]
    fn monthly_capacity_and_money_are_whole_over_a_year_of_weeks() {
        let weeks = calendar("2026-01-05", Grid::Week);
        let position = weeks.month_position(104) - weeks.month_position(0);
        let starts: u32 = weeks.capacity_from_monthly(20.0, 104).iter().sum();
        assert!((f64::from(starts) - 20.0 * position).abs() <= 1.0);
        let cents: i64 = weeks.cents_from_monthly(123_457, 104).iter().sum();
        assert!((cents as f64 - 123_457.0 * position).abs() <= 1.0);
        assert_eq!(weeks.cents_per_head_from_monthly(100_000), 22_998);
    }
}
