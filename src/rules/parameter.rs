//! Dated parameters: a value from a day, its law, and the day somebody last looked.
//!
//! Holds one parameter and the search by date. A day that no value covers has no value: nothing is carried forward or
//! backward. Never asks the clock; freshness is judged at a day it is given.

use super::{Confidence, Reference, Words, field::Unit};
use crate::base::Date;
use serde::{Deserialize, Serialize};

/// What a parameter is worth in a span of days
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Amount {
    /// A number in the unit of the parameter; euro in files, cents inside
    Number(f64),
    /// A range, both ends inside
    Range(f64, f64),
    /// A level such as `A1`
    Level(String),
    /// A set of words, such as countries
    Set(Vec<String>),
    /// A span of days, both ends inside
    Span(Date, Date),
    /// Nobody knows: rules that need it are switched off
    Unset,
}

/// A value in a span of days
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatedValue {
    /// First day
    pub from: Date,
    /// Last day; none: until further notice
    #[serde(default)]
    pub to: Option<Date>,
    /// Worth
    pub value: Amount,
    /// Range to simulate with while the value is unset, in the unit of the parameter; an assumption
    #[serde(default)]
    pub simulate: Option<(f64, f64)>,
    /// How well it is known
    pub confidence: Confidence,
    /// Where it is written
    pub reference: Reference,
    /// Remark for readers
    #[serde(default)]
    pub note: Option<Words>,
}

impl DatedValue {
    /// Whether it holds on a day
    pub fn covers(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

/// A parameter of the law
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// Id, such as `P_VISA_WINDOW`
    pub id: String,
    /// Name on screen
    pub label: Words,
    /// Unit of its numbers
    pub unit: Unit,
    /// Day on which somebody last compared it with its source
    pub checked_on: Date,
    /// Day after which it is stale
    pub review_by: Date,
    /// Values, one after the other without a hole
    pub values: Vec<DatedValue>,
}

impl Parameter {
    /// The value on a day; none if no value covers it
    pub fn value_at(&self, day: Date) -> Option<&DatedValue> {
        self.values.iter().find(|value| value.covers(day))
    }

    /// Whether nobody has looked at it since its review day
    pub fn is_stale(&self, as_of: Date) -> bool {
        as_of > self.review_by
    }

    /// Days after `from` and up to `to` on which another value begins or the last one ends
    pub fn changes_between(&self, from: Date, to: Date) -> Vec<Date> {
        let mut days: Vec<Date> = self
            .values
            .iter()
            .flat_map(|value| {
                [Some(value.from), value.to.map(|last| crate::base::add_days(last, 1))].into_iter().flatten()
            })
            .filter(|day| from < *day && *day <= to)
            .collect();
        days.sort_unstable();
        days.dedup();
        days
    }
}
