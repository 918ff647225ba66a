//! What criteria do to a simulated flow on a day.
//!
//! Holds the verdict of a set of criteria at a date, in the four values that flow understands. How a verdict becomes a closed gate,
//! extra duration or a flag is `compile`'s business; terms of offices and windows are asked of the rulebook by parameter.

use super::{
    Outcome, Rulebook,
    assess::{Place, places, quick},
    facts::{Facts, ForcedOutcome},
    field::List,
    rulebook::{Criterion, CriterionKind},
};
use crate::base::Date;

/// What a set of criteria says about the flow on a day
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GateVerdict {
    /// Open
    Met,
    /// Open, flagged
    ToVerify,
    /// Open with extra duration, flagged
    Unknown,
    /// Closed: a mandatory criterion is not met
    NotMet,
}

/// A criterion that keeps a gate from being simply open
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concern {
    /// Criterion
    pub criterion: String,
    /// Object it is about, by id
    pub about: Option<String>,
    /// Its outcome
    pub outcome: Outcome,
}

/// A gate on a day
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gate {
    /// What it says
    pub verdict: GateVerdict,
    /// The criteria that say so; empty when met
    pub concerns: Vec<Concern>,
}

/// The gate of some criteria on day `on`, looking only at one object of a list where `about` names one
///
/// An id that the rulebook does not have is a concern of its own with outcome unknown. Mandatory criteria close or delay;
/// advisory ones only flag; preferential ones do nothing.
pub fn gate(book: &Rulebook, facts: &Facts, ids: &[&str], on: Date, about: Option<(List, &str)>) -> Gate {
    let facts = &*facts.seen_by(book);
    let mut verdict = GateVerdict::Met;
    let mut concerns = Vec::new();
    // Those who ask usually name criteria in the order of the rulebook: the next one is looked at first.
    let mut next = 0;
    for id in ids {
        let is_it = |criterion: &Criterion| criterion.id == *id;
        let at = if book.criteria.get(next).is_some_and(is_it) {
            Some(next)
        } else {
            book.criteria.iter().position(is_it)
        };
        let Some((at, criterion)) = at.and_then(|at| Some((at, book.criteria.get(at)?))) else {
            verdict = verdict.max(GateVerdict::Unknown);
            concerns.push(Concern { criterion: (*id).to_owned(), about: None, outcome: Outcome::Unknown });
            continue;
        };
        next = at + 1;
        for place in places(criterion, book, facts, on) {
            let (object, computed) = match place {
                Place::Here(here) => {
                    let object = criterion.each.and_then(|list| here.at.named(list)).map(|(id, _)| id);
                    let other = matches!((about, criterion.each, object), (Some((list, wanted)), Some(each), Some(id)) if list == each && wanted != id);
                    if other {
                        continue;
                    }
                    (object.map(str::to_owned), quick(&here))
                }
                Place::Unlisted(_) => (None, Outcome::Unknown),
                Place::Nothing => (None, Outcome::NotApplicable),
            };
            let outcome = forced(facts, id, object.as_deref(), on).unwrap_or(computed);
            let said = match (criterion.kind, outcome) {
                (_, Outcome::Pass | Outcome::NotApplicable) | (CriterionKind::Preferential, _) => continue,
                (CriterionKind::Mandatory, Outcome::Fail) => GateVerdict::NotMet,
                (CriterionKind::Mandatory, Outcome::Unknown) => GateVerdict::Unknown,
                _ => GateVerdict::ToVerify,
            };
            verdict = verdict.max(said);
            concerns.push(Concern { criterion: (*id).to_owned(), about: object, outcome });
        }
    }
    Gate { verdict, concerns }
}

fn forced(facts: &Facts, criterion: &str, about: Option<&str>, on: Date) -> Option<Outcome> {
    let found = facts.overrides.iter().rev().find(|o| {
        o.criterion == criterion
            && o.from <= on
            && o.to.is_none_or(|to| on <= to)
            && !o.reason.trim().is_empty()
            && (o.about.is_none() || o.about.as_deref() == about)
    })?;
    Some(match found.outcome {
        ForcedOutcome::Met => Outcome::Pass,
        ForcedOutcome::NotMet => Outcome::Fail,
        ForcedOutcome::NotApplicable => Outcome::NotApplicable,
        ForcedOutcome::ToVerify => Outcome::ToVerify,
    })
}
