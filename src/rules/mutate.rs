//! How well the test cases guard the rules: each threshold and each operator is changed once, and some case must notice.
//!
//! Holds the changes (a threshold one step up or down, a date of change one day off, an operator turned or moved by its boundary, `All` for
//! `Any`, a guard dropped …) and the count of those that no case notices. Changes nothing for good: each works on a copy. A
//! change that nobody notices is either a missing case or two ways to say the same. Called by the check of rule files and by tests.

use super::{
    case::{Case, CaseFile, run_case},
    condition::{Condition, Expr, Op},
    field::Unit,
    parameter::{Amount, DatedValue, Parameter},
    rulebook::{Criterion, Rulebook},
    vocabulary::Level,
};
use crate::base::{Date, add_days};

/// A change of a rule, and whether a case noticed
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mutant {
    /// Rulebook; of a shared parameter, the first that has it
    pub rulebook: String,
    /// Criterion, term or parameter that was changed
    pub place: String,
    /// What was changed, in the words of rule files
    pub what: String,
    /// Whether some case came out otherwise
    pub caught: bool,
}

/// Every change of the rulebooks, judged by their cases
///
/// A parameter that several rulebooks share is changed in each, and it is enough that a case of one notices.
pub fn mutants(books: &[Rulebook], files: &[CaseFile]) -> Vec<Mutant> {
    let mut all: Vec<Mutant> = Vec::new();
    for book in books {
        let cases: Vec<&Case> =
            files.iter().filter(|f| f.rulebook == book.id()).flat_map(|f| &f.cases).collect();
        for (place, what, changed, of) in changes(book) {
            let caught = cases
                .iter()
                .filter(|case| of.as_ref().is_none_or(|criterion| case.criterion == *criterion))
                .any(|case| run_case(&changed, case).is_err());
            let is_rule = of.is_some();
            let same = all.iter_mut().find(|m| !is_rule && m.place == place && m.what == what);
            match same {
                Some(other) => other.caught |= caught,
                None => all.push(Mutant { rulebook: book.id().to_owned(), place, what, caught }),
            }
        }
    }
    all
}

/// Place, words, the changed rulebook, and the only criterion that can notice, where there is one
type Changed = (String, String, Rulebook, Option<String>);

fn changes(book: &Rulebook) -> Vec<Changed> {
    let mut all = Vec::new();
    for (index, criterion) in book.criteria.iter().enumerate() {
        for (what, changed) in criterion_changes(criterion) {
            let mut copy = book.clone();
            copy.criteria[index] = changed;
            all.push((criterion.id.clone(), what, copy, Some(criterion.id.clone())));
        }
    }
    for (index, term) in book.head.terms.iter().enumerate() {
        for (what, condition) in tree_changes(&term.condition) {
            let mut copy = book.clone();
            copy.head.terms[index].condition = condition;
            all.push((format!("{}/{}", book.id(), term.id), what, copy, None));
        }
    }
    for (index, parameter) in book.parameters.iter().enumerate().filter(|(_, p)| is_asked(book, p)) {
        for (what, changed) in parameter_changes(parameter) {
            let mut copy = book.clone();
            copy.parameters[index] = changed;
            all.push((parameter.id.clone(), what, copy, None));
        }
    }
    all
}

/// Whether a criterion asks for a parameter; one that only routes name decides nothing a case could notice.
fn is_asked(book: &Rulebook, parameter: &Parameter) -> bool {
    let in_terms = book.head.terms.iter().any(|term| names(&term.condition, &parameter.id));
    in_terms
        || book.criteria.iter().any(|c| {
            names(&c.condition, &parameter.id)
                || c.guard.as_ref().is_some_and(|guard| names(guard, &parameter.id))
                || c.define.iter().any(|d| names_in(&d.value, &parameter.id))
        })
}

fn names(condition: &Condition, parameter: &str) -> bool {
    let own = match condition {
        Condition::Within { range: id, .. } | Condition::Set { id, .. } => id.name == parameter,
        _ => false,
    };
    own || condition.values().into_iter().any(|value| names_in(value, parameter))
        || condition.parts().into_iter().any(|part| names(part, parameter))
}

fn names_in(expr: &Expr, parameter: &str) -> bool {
    let own = match expr {
        Expr::Param { id, .. } | Expr::Lower { id, .. } | Expr::Upper { id, .. } => id.name == parameter,
        _ => false,
    };
    own || expr.chooser().is_some_and(|chooser| names(chooser, parameter))
        || expr.parts().into_iter().any(|part| names_in(part, parameter))
}

fn criterion_changes(criterion: &Criterion) -> Vec<(String, Criterion)> {
    let mut all = Vec::new();
    let copy = || criterion.clone();
    for (what, condition) in tree_changes(&criterion.condition) {
        all.push((what, Criterion { condition, ..copy() }));
    }
    if let Some(guard) = &criterion.guard {
        all.push(("no guard".to_owned(), Criterion { guard: None, ..copy() }));
        for (what, changed) in tree_changes(guard) {
            all.push((format!("guard: {what}"), Criterion { guard: Some(changed), ..copy() }));
        }
    }
    for (index, definition) in criterion.define.iter().enumerate() {
        for (what, value) in value_changes(&definition.value) {
            let mut changed = copy();
            changed.define[index].value = value;
            all.push((format!("{}: {what}", definition.name), changed));
        }
    }
    all
}

/// Every condition that differs from this one in one place
fn tree_changes(condition: &Condition) -> Vec<(String, Condition)> {
    let mut all = own_changes(condition);
    // A copy is changed at the n-th place below until there is no n-th place any more.
    let parts = condition.parts().len();
    for index in 0..parts {
        for (what, changed) in tree_changes(condition.parts()[index]) {
            let mut copy = condition.clone();
            *copy.parts_mut()[index] = changed;
            all.push((what, copy));
        }
    }
    for index in 0..condition.values().len() {
        for (what, changed) in value_changes(condition.values()[index]) {
            let mut copy = condition.clone();
            *copy.values_mut()[index] = changed;
            all.push((what, copy));
        }
    }
    all
}

/// Changes of the operator of a condition itself
fn own_changes(condition: &Condition) -> Vec<(String, Condition)> {
    let not = |c: &Condition| Condition::Not(Box::new(c.clone()));
    let said = |text: &str, changed: Condition| (format!("{}: {text}", named(condition)), changed);
    match condition {
        Condition::All(of) if of.len() > 1 => vec![said("All to Any", Condition::Any(of.clone()))],
        Condition::Any(of) if of.len() > 1 => vec![said("Any to All", Condition::All(of.clone()))],
        Condition::NoneOf(of) => vec![said("NoneOf to Any", Condition::Any(of.clone()))],
        Condition::Not(one) => vec![said("Not dropped", one.as_ref().clone())],
        Condition::AtLeast { number, of } => [number.saturating_sub(1), number + 1]
            .into_iter()
            .map(|n| said(&format!("AtLeast {n}"), Condition::AtLeast { number: n, of: of.clone() }))
            .collect(),
        Condition::If { then, .. } => vec![said("If dropped", then.as_ref().clone())],
        Condition::Compare { leaf, left, is, right } => turned(*is)
            .into_iter()
            .map(|op| {
                let (leaf, left, right) = (leaf.clone(), left.clone(), right.clone());
                said(&format!("{is:?} to {op:?}"), Condition::Compare { leaf, left, is: op, right })
            })
            .collect(),
        Condition::Count { leaf, of, only, is, number } => {
            let with = |is: Op, number: u32| Condition::Count {
                leaf: leaf.clone(),
                of: *of,
                only: only.clone(),
                is,
                number,
            };
            let mut all: Vec<_> = turned(*is)
                .into_iter()
                .map(|op| said(&format!("{is:?} to {op:?}"), with(op, *number)))
                .collect();
            all.push(said(&format!("{number} to {}", number + 1), with(*is, number + 1)));
            if *number > 0 {
                all.push(said(&format!("{number} to {}", number - 1), with(*is, number - 1)));
            }
            all
        }
        Condition::Disjoint { leaf, left, right } => vec![said(
            "Disjoint to Inside",
            Condition::Inside { leaf: leaf.clone(), left: left.clone(), right: right.clone() },
        )],
        Condition::Inside { leaf, left, right } => vec![said(
            "Inside to Disjoint",
            Condition::Disjoint { leaf: leaf.clone(), left: left.clone(), right: right.clone() },
        )],
        Condition::Every { of, holds, only: None } => {
            vec![said("Every to Exists", Condition::Exists { of: *of, holds: holds.clone() })]
        }
        Condition::Every { of, holds, only: Some(_) } => {
            vec![said("choice dropped", Condition::Every { of: *of, holds: holds.clone(), only: None })]
        }
        Condition::Exists { of, holds } => {
            vec![said("Exists to Every", Condition::Every { of: *of, holds: holds.clone(), only: None })]
        }
        Condition::NoOne { of, holds } => {
            vec![said("NoOne to Exists", Condition::Exists { of: *of, holds: holds.clone() })]
        }
        Condition::Ticked | Condition::Given(_) => vec![said("dropped", Condition::Always)],
        Condition::In { .. }
        | Condition::Within { .. }
        | Condition::Filled { .. }
        | Condition::Yes(_)
        | Condition::Term(_)
        | Condition::Set { .. } => vec![said("turned", not(condition))],
        Condition::All(_) | Condition::Any(_) | Condition::Always | Condition::InOrder { .. } => Vec::new(),
    }
}

fn named(condition: &Condition) -> String {
    match condition {
        Condition::Term(name) => name.name.clone(),
        other => other.leaf_name(),
    }
}

/// The same comparison with its boundary on the other side, and its contrary
fn turned(op: Op) -> Vec<Op> {
    match op {
        Op::AtLeast => vec![Op::MoreThan, Op::LessThan],
        Op::MoreThan => vec![Op::AtLeast, Op::AtMost],
        Op::AtMost => vec![Op::LessThan, Op::MoreThan],
        Op::LessThan => vec![Op::AtMost, Op::AtLeast],
        Op::Equal => vec![Op::Different],
        Op::Different => vec![Op::Equal],
    }
}

fn value_changes(expr: &Expr) -> Vec<(String, Expr)> {
    let mut all: Vec<(String, Expr)> = match expr {
        Expr::Number(n) => {
            let step = if n.fract() == 0.0 { 1.0 } else { 0.01 };
            [n - step, n + step].map(|to| (format!("{n} to {to}"), Expr::Number(to))).into()
        }
        Expr::Date(day) => {
            [-1, 1].map(|by| add_days(*day, by)).map(|to| (format!("{day} to {to}"), Expr::Date(to))).into()
        }
        Expr::Codes(words) => without_ends(words).into_iter().map(|(w, set)| (w, Expr::Codes(set))).collect(),
        Expr::Lower { id, at } => {
            vec![(format!("{}: Lower to Upper", id.name), Expr::Upper { id: id.clone(), at: at.clone() })]
        }
        Expr::Upper { id, at } => {
            vec![(format!("{}: Upper to Lower", id.name), Expr::Lower { id: id.clone(), at: at.clone() })]
        }
        Expr::Earliest { of, only, value } => {
            let latest = Expr::Latest { of: *of, only: only.clone(), value: value.clone() };
            vec![("Earliest to Latest".to_owned(), latest)]
        }
        Expr::Latest { of, only, value } => {
            let earliest = Expr::Earliest { of: *of, only: only.clone(), value: value.clone() };
            vec![("Latest to Earliest".to_owned(), earliest)]
        }
        Expr::Minus(a, b) => {
            vec![("Minus to Sum".to_owned(), Expr::Sum(vec![a.as_ref().clone(), b.as_ref().clone()]))]
        }
        _ => Vec::new(),
    };
    for index in 0..expr.parts().len() {
        for (what, changed) in value_changes(expr.parts()[index]) {
            let mut copy = expr.clone();
            *copy.parts_mut()[index] = changed;
            all.push((what, copy));
        }
    }
    if let Some(chooser) = expr.chooser() {
        for (what, changed) in tree_changes(chooser) {
            let mut copy = expr.clone();
            if let Some(place) = copy.chooser_mut() {
                *place = changed;
            }
            all.push((what, copy));
        }
    }
    all
}

/// A set without its first word, and without its last
fn without_ends(words: &[String]) -> Vec<(String, Vec<String>)> {
    let without = |index: usize| {
        let mut rest = words.to_vec();
        let word = rest.remove(index);
        (format!("without {word}"), rest)
    };
    match words.len() {
        0 => Vec::new(),
        1 => vec![without(0)],
        n => vec![without(0), without(n - 1)],
    }
}

fn parameter_changes(parameter: &Parameter) -> Vec<(String, Parameter)> {
    let mut all = Vec::new();
    for (index, value) in parameter.values.iter().enumerate() {
        for amount in amounts(&value.value, parameter.unit) {
            let mut copy = parameter.clone();
            let what = format!("from {}: {:?} to {amount:?}", value.from, value.value);
            copy.values[index].value = amount;
            all.push((what, copy));
        }
    }
    for index in 1..parameter.values.len() {
        for by in [-1, 1] {
            let mut copy = parameter.clone();
            let [before, after] = &mut copy.values[index - 1..=index] else { continue };
            let (old, new) = move_change(before, after, by);
            all.push((format!("change of {old} on {new}"), copy));
        }
    }
    all
}

/// Moves the day on which one value follows another
fn move_change(before: &mut DatedValue, after: &mut DatedValue, by: i32) -> (Date, Date) {
    let old = after.from;
    after.from = add_days(old, by);
    before.to = Some(add_days(after.from, -1));
    (old, after.from)
}

/// The same amount one step off; money by a cent, shares by a hundredth, everything else by one
fn amounts(amount: &Amount, unit: Unit) -> Vec<Amount> {
    let step = if unit == Unit::Share { 0.01 } else { 1.0 };
    match amount {
        Amount::Number(n) => vec![Amount::Number(n - step), Amount::Number(n + step)],
        Amount::Range(low, high) => vec![
            Amount::Range(low - step, *high),
            Amount::Range(low + step, *high),
            Amount::Range(*low, high - step),
            Amount::Range(*low, high + step),
        ],
        Amount::Level(code) => {
            let place = Level::CODES.iter().position(|c| c == code);
            let near = place.into_iter().flat_map(|place| [place.checked_sub(1), Some(place + 1)]).flatten();
            near.filter_map(|place| Level::CODES.get(place)).map(|c| Amount::Level((*c).to_owned())).collect()
        }
        Amount::Set(words) => without_ends(words).into_iter().map(|(_, set)| Amount::Set(set)).collect(),
        Amount::Span(from, to) => vec![
            Amount::Span(add_days(*from, -1), *to),
            Amount::Span(add_days(*from, 1), *to),
            Amount::Span(*from, add_days(*to, -1)),
            Amount::Span(*from, add_days(*to, 1)),
        ],
        Amount::Unset => Vec::new(),
    }
}
