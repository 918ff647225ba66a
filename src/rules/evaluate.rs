//! What a condition says about facts, in three values.
//!
//! Holds Kleene's logic and the evaluation of expressions. An absent fact, an uncovered date, an unset parameter or a paper
//! nobody named gives *unknown*, which only the rest of the condition can decide; nothing here turns unknown into yes or no.
//! Holds no wording. [`truth`] is the fast path for engines and gates; `proof` records the same walk for readers.

use super::{
    Rulebook,
    condition::{Condition, Expr, Op},
    facts::{Check, Facts, PaperState},
    field::{At, FIELDS, List, Value, level_number},
    parameter::{Amount, DatedValue},
    rulebook::Criterion,
};
use crate::base::{Date, add_days, add_months, days_between};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Met, not met, or nobody can tell
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Truth {
    /// Met
    Met,
    /// Not met
    NotMet,
    /// Something needed is not known
    Unknown,
}

impl Truth {
    /// Both
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::NotMet, _) | (_, Self::NotMet) => Self::NotMet,
            (Self::Met, Self::Met) => Self::Met,
            _ => Self::Unknown,
        }
    }

    /// One of them
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        self.contrary().and(other.contrary()).contrary()
    }

    /// The contrary; of unknown, unknown
    #[must_use]
    pub const fn contrary(self) -> Self {
        match self {
            Self::Met => Self::NotMet,
            Self::NotMet => Self::Met,
            Self::Unknown => Self::Unknown,
        }
    }

    /// Of something that is known
    pub const fn of(holds: bool) -> Self {
        if holds { Self::Met } else { Self::NotMet }
    }
}

/// Where a condition is evaluated
#[derive(Clone, Copy)]
pub struct Here<'a> {
    /// The rulebook
    pub book: &'a Rulebook,
    /// The criterion
    pub criterion: &'a Criterion,
    /// The facts
    pub facts: &'a Facts,
    /// Day at which law is judged
    pub on: Date,
    /// The objects looked at
    pub at: At<'a>,
}

/// Why a value is not there
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Gap {
    /// A fact is not known
    Field(usize),
    /// A list is not known
    List(List),
    /// No value of the parameter covers the day
    NoValue(usize, Date),
    /// The parameter is unset
    Unset(usize, Date),
    /// The paper is not named
    Paper,
}

/// Told what an evaluation looks at
pub trait Trace {
    /// A fact was read
    fn fact(&mut self, _field: usize, _at: &At<'_>, _value: Option<&Value<'_>>) {}
    /// A parameter gave a value
    fn law(&mut self, _parameter: usize, _day: Date, _pivot: &Expr, _value: &DatedValue) {}
    /// Something is missing
    fn gap(&mut self, _gap: Gap, _at: &At<'_>) {}
}

/// Looks at nothing
#[derive(Debug, Clone, Copy)]
pub struct Untraced;

impl Trace for Untraced {}

/// What a condition says
pub fn truth<'a>(condition: &'a Condition, here: &Here<'a>, trace: &mut impl Trace) -> Truth {
    match condition {
        Condition::All(of) => all(of.iter().map(|c| truth(c, here, trace))),
        Condition::Any(of) => all(of.iter().map(|c| truth(c, here, trace).contrary())).contrary(),
        Condition::NoneOf(of) => all(of.iter().map(|c| truth(c, here, trace).contrary())),
        Condition::Not(one) => truth(one, here, trace).contrary(),
        Condition::AtLeast { number, of } => at_least(*number, of.iter().map(|c| truth(c, here, trace))),
        Condition::If { when, then } => truth(when, here, trace).contrary().or(truth(then, here, trace)),
        Condition::Term(name) => truth(&here.book.head.terms[name.index].condition, here, trace),
        Condition::Every { of, only, holds } => over(*of, here, trace, |here, trace| {
            let chosen = only.as_ref().map_or(Truth::Met, |c| truth(c, here, trace));
            chosen.contrary().or(truth(holds, here, trace))
        }),
        Condition::Exists { of, holds } => {
            over(*of, here, trace, |here, trace| truth(holds, here, trace).contrary()).contrary()
        }
        Condition::NoOne { of, holds } => {
            over(*of, here, trace, |here, trace| truth(holds, here, trace).contrary())
        }
        leaf => leaf_truth(leaf, here, trace).truth,
    }
}

fn all(truths: impl Iterator<Item = Truth>) -> Truth {
    let mut result = Truth::Met;
    for truth in truths {
        result = result.and(truth);
        if result == Truth::NotMet {
            break;
        }
    }
    result
}

/// At least `number` of some truths: counted from below by those met and from above by those not refused.
pub(super) fn at_least(number: u32, truths: impl Iterator<Item = Truth>) -> Truth {
    let (mut sure, mut possible) = (0, 0);
    for truth in truths {
        sure += u32::from(truth == Truth::Met);
        possible += u32::from(truth != Truth::NotMet);
    }
    if sure >= number {
        Truth::Met
    } else if possible < number {
        Truth::NotMet
    } else {
        Truth::Unknown
    }
}

fn over<'a, T: Trace>(
    list: List,
    here: &Here<'a>,
    trace: &mut T,
    mut ask: impl FnMut(&Here<'a>, &mut T) -> Truth,
) -> Truth {
    let Some(length) = At::len(here.facts, list) else {
        trace.gap(Gap::List(list), &here.at);
        return Truth::Unknown;
    };
    all((0..length).map(|index| ask(&Here { at: here.at.with(here.facts, list, index), ..*here }, trace)))
}

/// A leaf with the two values it compared, for those who record
pub struct LeafValue<'a> {
    /// What it says
    pub truth: Truth,
    /// What is judged
    pub left: Option<Value<'a>>,
    /// What it is judged by; a range has two
    pub right: [Option<Value<'a>>; 2],
}

/// What a condition without conditions inside says; met for any other
pub fn leaf_truth<'a>(leaf: &'a Condition, here: &Here<'a>, trace: &mut impl Trace) -> LeafValue<'a> {
    let plain = |truth: Truth| LeafValue { truth, left: None, right: [None, None] };
    match leaf {
        Condition::Compare { left, is, right, .. } => {
            let (left, right) = (value(left, here, trace), value(right, here, trace));
            let truth = match (&left, &right) {
                (Some(left), Some(right)) => compare(left, *is, right),
                _ => Truth::Unknown,
            };
            LeafValue { truth, left, right: [right, None] }
        }
        Condition::In { value: word, among, .. } => {
            let (left, right) = (value(word, here, trace), value(among, here, trace));
            let truth = match (&left, &right) {
                (Some(Value::Code(word)), Some(Value::Codes(set))) => Truth::of(set.contains(word)),
                _ => Truth::Unknown,
            };
            LeafValue { truth, left, right: [right, None] }
        }
        Condition::Within { value: what, range, at, .. } => {
            let left = value(what, here, trace);
            let ends = ends(range.index, at, here, trace);
            let truth = match (&left, &ends) {
                (Some(v), [Some(low), Some(high)]) => {
                    compare(v, Op::AtLeast, low).and(compare(v, Op::AtMost, high))
                }
                _ => Truth::Unknown,
            };
            LeafValue { truth, left, right: ends }
        }
        Condition::Disjoint { left, right, .. } | Condition::Inside { left, right, .. } => {
            let disjoint = matches!(leaf, Condition::Disjoint { .. });
            let (left, right) = (value(left, here, trace), value(right, here, trace));
            let truth = match (&left, &right) {
                (Some(Value::Codes(some)), Some(Value::Codes(others))) => {
                    Truth::of(some.iter().all(|word| others.contains(word) != disjoint))
                }
                _ => Truth::Unknown,
            };
            LeafValue { truth, left, right: [right, None] }
        }
        Condition::Filled { set, .. } => {
            let left = value(set, here, trace);
            let truth = match &left {
                Some(Value::Codes(words)) => Truth::of(!words.is_empty()),
                _ => Truth::Unknown,
            };
            LeafValue { truth, left, right: [None, None] }
        }
        Condition::Yes(field) => {
            let left = fact(field.0, here, trace);
            let truth = match left {
                Some(Value::Flag(yes)) => Truth::of(yes),
                _ => Truth::Unknown,
            };
            LeafValue { truth, left, right: [None, None] }
        }
        Condition::Given(field) => {
            let left = fact(field.0, here, trace);
            let truth = if left.is_some() { Truth::Met } else { Truth::Unknown };
            LeafValue { truth, left, right: [None, None] }
        }
        Condition::InOrder { days, .. } => in_order(days, here, trace),
        Condition::Count { of, only, is, number, .. } => {
            let Some(length) = At::len(here.facts, *of) else {
                trace.gap(Gap::List(*of), &here.at);
                return plain(Truth::Unknown);
            };
            let (mut sure, mut possible) = (0_u32, 0_u32);
            for index in 0..length {
                let inside = Here { at: here.at.with(here.facts, *of, index), ..*here };
                let chosen = truth(only, &inside, trace);
                sure += u32::from(chosen == Truth::Met);
                possible += u32::from(chosen != Truth::NotMet);
            }
            // The count lies between the two: decided only where every value in between says the same.
            let mut said = (sure..=possible)
                .map(|n| compare(&Value::Number(f64::from(n)), *is, &Value::Number(f64::from(*number))));
            let first = said.next().unwrap_or(Truth::Unknown);
            let truth = if said.all(|other| other == first) { first } else { Truth::Unknown };
            let left = (sure == possible).then(|| Value::Number(f64::from(sure)));
            LeafValue { truth, left, right: [Some(Value::Number(f64::from(*number))), None] }
        }
        Condition::Ticked => plain(ticked(here, trace)),
        Condition::Set { id, at } => {
            let Some(Value::Date(day)) = value(at, here, trace) else { return plain(Truth::Unknown) };
            if let Some(found) = here.book.parameters[id.index].value_at(day) {
                plain(Truth::of(found.value != Amount::Unset))
            } else {
                trace.gap(Gap::NoValue(id.index, day), &here.at);
                plain(Truth::Unknown)
            }
        }
        _ => plain(Truth::Met),
    }
}

/// Every two known days are compared: a gap in between hides no disorder.
fn in_order<'a>(days: &'a [Expr], here: &Here<'a>, trace: &mut impl Trace) -> LeafValue<'a> {
    let mut latest: Option<Date> = None;
    let mut gap = false;
    for day in days {
        match value(day, here, trace) {
            Some(Value::Date(day)) => {
                if let Some(before) = latest
                    && day < before
                {
                    let right = [Some(Value::Date(day)), None];
                    return LeafValue { truth: Truth::NotMet, left: Some(Value::Date(before)), right };
                }
                latest = Some(day);
            }
            _ => gap = true,
        }
    }
    LeafValue { truth: if gap { Truth::Unknown } else { Truth::Met }, left: None, right: [None, None] }
}

/// The paper of the criterion for the object it is asked of: refused beats held, held beats awaited.
fn ticked(here: &Here<'_>, trace: &mut impl Trace) -> Truth {
    let about = here.criterion.each.and_then(|list| here.at.named(list)).map(|(id, _)| id);
    let mut truth = Truth::Unknown;
    for check in papers(here.facts, &here.criterion.id, about) {
        match check.state {
            PaperState::Refused => return Truth::NotMet,
            // A tick without the name of a document is no evidence.
            PaperState::Held if !check.evidence.trim().is_empty() => truth = Truth::Met,
            PaperState::Held | PaperState::Pending => {}
        }
    }
    if truth == Truth::Unknown {
        trace.gap(Gap::Paper, &here.at);
    }
    truth
}

/// The papers named for a criterion and an object; a paper about nothing in particular is about every object
pub fn papers<'a>(
    facts: &'a Facts,
    criterion: &'a str,
    about: Option<&'a str>,
) -> impl Iterator<Item = &'a Check> {
    facts.checks.iter().filter(move |check| {
        check.criterion == criterion && (check.about.is_none() || check.about.as_deref() == about)
    })
}

fn compare(left: &Value<'_>, op: Op, right: &Value<'_>) -> Truth {
    let order = match (left, right) {
        (Value::Number(a), Value::Number(b)) => a.partial_cmp(b),
        (Value::Date(a), Value::Date(b)) => Some(a.cmp(b)),
        (Value::Code(a), Value::Code(b)) => Some(a.cmp(b)),
        (Value::Flag(a), Value::Flag(b)) => Some(a.cmp(b)),
        (Value::Codes(a), Value::Codes(b)) => {
            let same = a.iter().all(|w| b.contains(w)) && b.iter().all(|w| a.contains(w));
            Some(if same { std::cmp::Ordering::Equal } else { std::cmp::Ordering::Less })
        }
        _ => None,
    };
    let Some(order) = order else { return Truth::Unknown };
    Truth::of(match op {
        Op::AtLeast => order.is_ge(),
        Op::AtMost => order.is_le(),
        Op::MoreThan => order.is_gt(),
        Op::LessThan => order.is_lt(),
        Op::Equal => order.is_eq(),
        Op::Different => order.is_ne(),
    })
}

fn fact<'a>(field: usize, here: &Here<'a>, trace: &mut impl Trace) -> Option<Value<'a>> {
    let found = FIELDS[field].value(here.facts, &here.at);
    trace.fact(field, &here.at, found.as_ref());
    if found.is_none() {
        trace.gap(Gap::Field(field), &here.at);
    }
    found
}

/// The value of an expression; none if something it needs is missing
pub fn value<'a>(expr: &'a Expr, here: &Here<'a>, trace: &mut impl Trace) -> Option<Value<'a>> {
    Some(match expr {
        Expr::Field(field) => return fact(field.0, here, trace),
        Expr::Number(number) => Value::Number(*number),
        Expr::Date(day) => Value::Date(*day),
        Expr::Code(word) => Value::Code(word),
        Expr::Codes(words) => Value::Codes(words.iter().map(String::as_str).collect()),
        Expr::On => Value::Date(here.on),
        Expr::Param { id, at } => {
            let found = amount(id.index, at, here, trace)?;
            match &found.value {
                Amount::Number(number) => Value::Number(*number),
                Amount::Level(code) => Value::Number(level_number(code)?),
                Amount::Set(words) => Value::Codes(Cow::Owned(words.iter().map(String::as_str).collect())),
                Amount::Range(..) | Amount::Span(..) | Amount::Unset => return None,
            }
        }
        Expr::Lower { id, at } => ends(id.index, at, here, trace)[0].clone()?,
        Expr::Upper { id, at } => ends(id.index, at, here, trace)[1].clone()?,
        Expr::AddMonths(day, months) => {
            let (day, months) = both(day, months, here, trace);
            Value::Date(add_months(as_date(&day?)?, whole(&months?)?))
        }
        Expr::AddDays(day, days) => {
            let (day, days) = both(day, days, here, trace);
            Value::Date(add_days(as_date(&day?)?, whole(&days?)?))
        }
        Expr::DaysBetween(from, to) => {
            let (from, to) = both(from, to, here, trace);
            Value::Number(f64::from(days_between(as_date(&from?)?, as_date(&to?)?)))
        }
        Expr::Sum(of) => {
            let mut sum = Some(0.0);
            for part in of {
                // Every part is asked, so that all that is missing is told at once.
                let number = value(part, here, trace).as_ref().and_then(as_number);
                sum = sum.zip(number).map(|(a, b)| a + b);
            }
            Value::Number(sum?)
        }
        Expr::Minus(a, b) => {
            let (a, b) = both(a, b, here, trace);
            Value::Number(as_number(&a?)? - as_number(&b?)?)
        }
        Expr::Times(a, b) => {
            let (a, b) = both(a, b, here, trace);
            Value::Number(as_number(&a?)? * as_number(&b?)?)
        }
        Expr::As(_, inner) => return value(inner, here, trace),
        Expr::Larger(of) => {
            let mut largest: Option<f64> = None;
            let mut gap = false;
            for part in of {
                match value(part, here, trace).as_ref().and_then(as_number) {
                    Some(number) => largest = Some(largest.map_or(number, |l| l.max(number))),
                    None => gap = true,
                }
            }
            if gap {
                return None;
            }
            Value::Number(largest?)
        }
        Expr::Total { of, only, value: part } => {
            let mut sum = Some(0.0);
            each(*of, only.as_deref(), here, trace, |inside, trace| {
                let number = value(part, inside, trace).as_ref().and_then(as_number);
                sum = sum.zip(number).map(|(a, b)| a + b);
            })?;
            Value::Number(sum?)
        }
        Expr::Earliest { of, only, value: part } | Expr::Latest { of, only, value: part } => {
            let first = matches!(expr, Expr::Earliest { .. });
            let mut found: Option<Date> = None;
            let mut gap = false;
            each(*of, only.as_deref(), here, trace, |inside, trace| {
                match value(part, inside, trace).as_ref().and_then(as_date) {
                    Some(day) => {
                        found = Some(
                            found.map_or(day, |other| if first { other.min(day) } else { other.max(day) }),
                        );
                    }
                    None => gap = true,
                }
            })?;
            if gap {
                return None;
            }
            Value::Date(found?)
        }
        Expr::HowMany { of, only } => {
            let mut count = 0.0;
            each(*of, only.as_deref(), here, trace, |_, _| count += 1.0)?;
            Value::Number(count)
        }
        Expr::Distinct { of, value: part } => {
            let mut words: Vec<&str> = Vec::new();
            let mut gap = false;
            each(*of, None, here, trace, |inside, trace| match value(part, inside, trace) {
                Some(Value::Code(word)) if !words.contains(&word) => words.push(word),
                Some(_) => {}
                None => gap = true,
            })?;
            if gap {
                return None;
            }
            Value::Number(words.len() as f64)
        }
        Expr::Ref(name) => return value(&here.criterion.define[name.index].value, here, trace),
    })
}

/// Both are asked even when the first is missing, so that all that is missing is told at once.
fn both<'a>(
    a: &'a Expr,
    b: &'a Expr,
    here: &Here<'a>,
    trace: &mut impl Trace,
) -> (Option<Value<'a>>, Option<Value<'a>>) {
    (value(a, here, trace), value(b, here, trace))
}

/// Goes through the chosen objects of a list; none if the list is not known or it is not known whether one is chosen.
fn each<'a, T: Trace>(
    list: List,
    only: Option<&'a Condition>,
    here: &Here<'a>,
    trace: &mut T,
    mut act: impl FnMut(&Here<'a>, &mut T),
) -> Option<()> {
    let Some(length) = At::len(here.facts, list) else {
        trace.gap(Gap::List(list), &here.at);
        return None;
    };
    let mut sure = true;
    for index in 0..length {
        let inside = Here { at: here.at.with(here.facts, list, index), ..*here };
        match only.map_or(Truth::Met, |c| truth(c, &inside, trace)) {
            Truth::Met => act(&inside, trace),
            Truth::NotMet => {}
            Truth::Unknown => sure = false,
        }
    }
    sure.then_some(())
}

fn amount<'a>(
    parameter: usize,
    at: &'a Expr,
    here: &Here<'a>,
    trace: &mut impl Trace,
) -> Option<&'a DatedValue> {
    let day = value(at, here, trace).as_ref().and_then(as_date)?;
    let Some(found) = here.book.parameters[parameter].value_at(day) else {
        trace.gap(Gap::NoValue(parameter, day), &here.at);
        return None;
    };
    trace.law(parameter, day, at, found);
    if found.value == Amount::Unset {
        trace.gap(Gap::Unset(parameter, day), &here.at);
        return None;
    }
    Some(found)
}

fn ends<'a>(
    parameter: usize,
    at: &'a Expr,
    here: &Here<'a>,
    trace: &mut impl Trace,
) -> [Option<Value<'a>>; 2] {
    match amount(parameter, at, here, trace).map(|found| &found.value) {
        Some(Amount::Range(low, high)) => [Some(Value::Number(*low)), Some(Value::Number(*high))],
        Some(Amount::Span(from, to)) => [Some(Value::Date(*from)), Some(Value::Date(*to))],
        _ => [None, None],
    }
}

fn as_date(value: &Value<'_>) -> Option<Date> {
    match value {
        Value::Date(day) => Some(*day),
        _ => None,
    }
}

fn as_number(value: &Value<'_>) -> Option<f64> {
    match value {
        Value::Number(number) => Some(*number),
        _ => None,
    }
}

/// Months and days of the law are whole; a fraction cannot be counted on a calendar.
fn whole(value: &Value<'_>) -> Option<i32> {
    let number = as_number(value)?;
    (number.fract() == 0.0 && number.abs() < 1e6).then_some(number as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_is_decided_only_by_the_rest() {
        use Truth::{Met, NotMet, Unknown};
        assert_eq!((Unknown.and(NotMet), Unknown.and(Met)), (NotMet, Unknown));
        assert_eq!((Unknown.or(Met), Unknown.or(NotMet)), (Met, Unknown));
        assert_eq!(Unknown.contrary(), Unknown);
    }

    #[test]
    fn at_least_counts_from_both_sides() {
        use Truth::{Met, NotMet, Unknown};
        assert_eq!(at_least(1, [Unknown, Met].into_iter()), Met);
        assert_eq!(at_least(2, [Unknown, Met].into_iter()), Unknown);
        assert_eq!(at_least(2, [NotMet, Met].into_iter()), NotMet);
    }
}
