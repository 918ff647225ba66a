//! Estimates: numbers with their range, unit, source and grade.
//!
//! Holds the type and its small arithmetic. How people type one is the faces' business; which distribution it becomes
//! is decided in `compile`.

use crate::base::{Date, Id};
use serde::{Deserialize, Serialize};

/// What a number counts
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// Persons
    People,
    /// Per cent, 0 to 100
    Percent,
    /// Per cent lost in a month, 0 to 100
    PercentPerMonth,
    /// Per cent a year, for price changes
    PercentPerYear,
    /// Calendar days
    Days,
    /// Weeks
    Weeks,
    /// Calendar months
    Months,
    /// Euro
    Euro,
    /// Euro a year
    EuroPerYear,
    /// Euro a month
    EuroPerMonth,
    /// Hours
    Hours,
    /// Persons a month, for offices
    PeoplePerMonth,
    /// Classes, rooms, firms: a bare count
    Count,
}

impl Unit {
    /// Whether the number is a length of time
    pub fn is_time(self) -> bool {
        matches!(self, Self::Days | Self::Weeks | Self::Months)
    }
}

/// How well a number is known
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Grade {
    /// Set by law or by a funding notice
    Law,
    /// Counted or measured
    Measured,
    /// Told by press, associations, project pages
    Secondary,
    /// Judged by somebody who knows the matter
    Expert,
    /// Chosen because nothing was found
    Assumption,
}

/// How the range is spread between low and high
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
pub enum Shape {
    /// Smooth hump over the usual value (beta-PERT, weight 4)
    #[default]
    Pert,
    /// Straight lines to the usual value
    Triangular,
    /// All values alike; the usual value is only shown
    Uniform,
}

/// A number as people know it: from low to high, usually `usual`
///
/// Percentages are 0 to 100. A number with `low == high` is certain. Whether the range is uncertainty of knowledge or
/// spread between persons depends on the field: durations spread between persons, all others are one unknown value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Estimate {
    /// Lowest value thought possible
    pub low: f64,
    /// Most usual value
    pub usual: f64,
    /// Highest value thought possible
    pub high: f64,
    /// Unit of the three
    pub unit: Unit,
    /// Spread
    #[serde(default, skip_serializing_if = "is_default")]
    pub shape: Shape,
    /// How well it is known
    pub grade: Grade,
    /// Reference it rests on; none only for assumptions and choices of the group
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Id>,
    /// Day of the figure
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// How it was derived, in the author's words
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Estimate {
    /// A certain number
    pub fn certain(value: f64, unit: Unit, grade: Grade) -> Self {
        Self::range(value, value, value, unit, grade)
    }

    /// A range with its usual value
    pub fn range(low: f64, usual: f64, high: f64, unit: Unit, grade: Grade) -> Self {
        Self {
            low,
            usual,
            high,
            unit,
            shape: Shape::default(),
            grade,
            source: None,
            date: None,
            note: String::new(),
        }
    }

    /// Whether there is no range
    pub fn is_certain(&self) -> bool {
        self.low == self.high
    }

    /// Whether it must look like an assumption: graded so, or without any source although it is not certain by choice
    pub fn is_assumption(&self) -> bool {
        self.grade == Grade::Assumption
    }

    /// The three values in days; months of 30.436875 days, as in the engine's calendar
    ///
    /// None when the unit is not a time.
    pub fn in_days(&self) -> Option<[f64; 3]> {
        let factor = match self.unit {
            Unit::Days => 1.0,
            Unit::Weeks => 7.0,
            Unit::Months => 30.436_875,
            _ => return None,
        };
        Some([self.low * factor, self.usual * factor, self.high * factor])
    }
}

/// Whether a field holds its default, for leaving it out of files
pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
