//! A rulebook: criteria, terms, parameters, and the policy that turns outcomes into one status.
//!
//! Holds the data of one law, funding call or route, already checked, with the look-ups by date that `compile` uses for
//! windows, terms and lists. It is made by `parse`; what it says about facts is `assess`.

use super::{
    Confidence, Reference, Words,
    condition::{Condition, Expr, NameRef},
    facts::Route,
    field::List,
    parameter::{Amount, DatedValue, Parameter},
};
use crate::base::Date;
use serde::{Deserialize, Serialize};

/// How much a criterion weighs
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CriterionKind {
    /// The law or the guidelines ask for it
    Mandatory,
    /// Raises the evaluation, never blocks
    Preferential,
    /// Prudence, planning, funding
    Advisory,
}

/// How a criterion is judged
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Mode {
    /// From facts
    Computed,
    /// By a paper
    Checklist,
    /// By a declared fact and a paper
    Mixed,
}

/// Days on which a criterion is in force
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InForce {
    /// First day
    pub from: Date,
    /// Last day; none: until further notice
    #[serde(default)]
    pub to: Option<Date>,
    /// The day that decides; the day of judging by default
    #[serde(default)]
    pub pivot: Option<Expr>,
}

/// A named value of a criterion, for its condition and its sentences
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// Name, as in `{limit}`
    pub name: String,
    /// Value
    pub value: Expr,
}

/// What to do about a criterion that is not met
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fix {
    /// What, in one or two short sentences
    pub text: Words,
    /// Who does it
    pub who: Who,
    /// Usual days it takes; an estimate of the authors
    #[serde(default)]
    pub days: Option<u32>,
    /// Usual cost in euro, where one is known
    #[serde(default)]
    pub cost_eur: Option<f64>,
    /// Last useful day
    #[serde(default)]
    pub by: Option<Expr>,
    /// Name of a paper that several criteria share
    #[serde(default)]
    pub paper: Option<String>,
    /// The change that would mend it, where one can be named
    #[serde(default)]
    pub change: Option<Change>,
}

/// A change of one fact
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// Which fact
    pub field: super::condition::FieldRef,
    /// To what
    pub to: Expr,
}

/// Who does something
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Who {
    /// Lead of the programme
    Lead,
    /// The body the criterion is about
    ItsOrganisation,
    /// A partner
    Partner,
    /// The training body
    Trainer,
    /// The firm
    Employer,
    /// Associations of employers
    EmployersAssociation,
    /// The worker, with help
    Participant,
    /// Labour consultant or other professional
    Professional,
    /// Body that pays
    Funder,
}

/// A dated rule
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Id, such as `PRC-08`
    pub id: String,
    /// Name on screen
    pub title: Words,
    /// Weight
    pub kind: CriterionKind,
    /// How it is judged
    pub mode: Mode,
    /// The list whose objects it is asked of one by one; none: once for the programme
    #[serde(default)]
    pub each: Option<List>,
    /// Days on which it is in force
    pub in_force: InForce,
    /// How well it is known
    pub confidence: Confidence,
    /// Where it is written
    pub reference: Reference,
    /// Day on which somebody last compared it with its source; that of the rulebook by default
    #[serde(default)]
    pub checked_on: Option<Date>,
    /// Day after which it is stale; that of the rulebook by default
    #[serde(default)]
    pub review_by: Option<Date>,
    /// Where it applies at all
    #[serde(default)]
    pub guard: Option<Condition>,
    /// Values it names
    #[serde(default)]
    pub define: Vec<Definition>,
    /// What is asked
    pub condition: Condition,
    /// Sentence when it is not met, with `{names}`; `{item}` is the object it is asked of
    pub message: Words,
    /// What to do
    pub fix: Fix,
    /// Remark for readers, always shown
    #[serde(default)]
    pub note: Option<Words>,
}

/// A condition with a name
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Name
    pub id: String,
    /// Name on screen
    pub label: Words,
    /// The list whose object it looks at
    #[serde(default)]
    pub each: Option<List>,
    /// What it means
    pub condition: Condition,
}

/// One status, given when the first of its causes is found
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Status {
    /// Text id, such as `not_presentable`
    pub id: String,
    /// Words on screen
    pub title: Words,
    /// Outcomes of mandatory criteria that give it; empty: given when no other is
    #[serde(default)]
    pub when: Vec<super::Outcome>,
    /// Given on days on which the call takes no requests, whatever the criteria say
    #[serde(default)]
    pub closed: bool,
}

impl Status {
    /// Whether it is the one given when no other is
    pub const fn is_last(&self) -> bool {
        self.when.is_empty() && !self.closed
    }
}

/// Days on which a call takes requests
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CallWindow {
    /// First day; none: not known, taken as long past
    #[serde(default)]
    pub opens: Option<Date>,
    /// Last day; none: until further notice
    #[serde(default)]
    pub closes: Option<Date>,
}

/// What a route costs in time and places, for comparing routes
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RouteTerms {
    /// Which route
    pub of: Route,
    /// Terms of offices that follow one another, by parameter
    pub terms: Vec<NameRef>,
    /// Places a year, by parameter; none: no cap
    #[serde(default)]
    pub cap: Option<NameRef>,
    /// Days of the year on which requests open, by parameter; none: any day
    #[serde(default)]
    pub opens: Option<NameRef>,
}

/// The head of a rulebook, in `rulebook.ron`
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// Text id, such as `art23`
    pub id: String,
    /// Name on screen
    pub title: Words,
    /// Version of the data, raised at each change of meaning
    pub version: u32,
    /// Day on which somebody last compared it with its sources
    pub checked_on: Date,
    /// Day after which it is stale
    pub review_by: Date,
    /// Statuses, in the order in which they are tried
    pub statuses: Vec<Status>,
    /// Conditions with a name
    #[serde(default)]
    pub terms: Vec<Term>,
    /// Days on which a call takes requests; none for laws
    #[serde(default)]
    pub window: Option<CallWindow>,
    /// Times and places of a route; none for other rulebooks
    #[serde(default)]
    pub route: Option<RouteTerms>,
    /// Remark for readers
    #[serde(default)]
    pub note: Option<Words>,
}

/// A checked rulebook
#[derive(Debug, Clone, PartialEq)]
pub struct Rulebook {
    /// Head
    pub head: Head,
    /// Criteria, in the order of the files
    pub criteria: Vec<Criterion>,
    /// Parameters, sorted by id
    pub parameters: Vec<Parameter>,
}

impl Rulebook {
    /// Text id
    pub fn id(&self) -> &str {
        &self.head.id
    }

    /// The criterion of an id
    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.criteria.iter().find(|criterion| criterion.id == id)
    }

    /// The parameter of an id
    pub fn parameter(&self, id: &str) -> Option<&Parameter> {
        self.parameters.binary_search_by(|p| p.id.as_str().cmp(id)).ok().map(|index| &self.parameters[index])
    }

    /// The value of a parameter on a day
    pub fn value_at(&self, id: &str, day: Date) -> Option<&DatedValue> {
        self.parameter(id)?.value_at(day)
    }

    /// The number of a parameter on a day, in its unit (money in cents); none if it has no number on that day
    pub fn number_at(&self, id: &str, day: Date) -> Option<f64> {
        match self.value_at(id, day)?.value {
            Amount::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The set of a parameter on a day; none if it has no set on that day
    pub fn set_at(&self, id: &str, day: Date) -> Option<&[String]> {
        match &self.value_at(id, day)?.value {
            Amount::Set(words) => Some(words),
            _ => None,
        }
    }

    /// Days after `from` and up to `to` on which a parameter changes, with its id, in order of days
    pub fn changes_between(&self, from: Date, to: Date) -> Vec<(Date, &str)> {
        let mut changes: Vec<(Date, &str)> = self
            .parameters
            .iter()
            .flat_map(|p| p.changes_between(from, to).into_iter().map(|day| (day, p.id.as_str())))
            .collect();
        changes.sort_unstable();
        changes
    }

    /// The rulebook as if a parameter had another number from a day on (and up to a last day)
    ///
    /// None if there is no such parameter or it holds no numbers. The supposed value has confidence `Inferred`.
    pub fn with_number(
        &self,
        id: &str,
        from: Date,
        to: Option<Date>,
        number: f64,
        reason: &str,
    ) -> Option<Self> {
        let index = self.parameters.binary_search_by(|p| p.id.as_str().cmp(id)).ok()?;
        if to.is_some_and(|to| to < from) || !number.is_finite() {
            return None;
        }
        let mut book = self.clone();
        let parameter = &mut book.parameters[index];
        if !parameter.values.iter().any(|v| matches!(v.value, Amount::Number(_) | Amount::Unset)) {
            return None;
        }
        let inside = if parameter.unit == super::field::Unit::Eur { number * 100.0 } else { number };
        let mut values = Vec::with_capacity(parameter.values.len() + 2);
        for old in parameter.values.drain(..) {
            if old.from < from {
                let day_before = crate::base::add_days(from, -1);
                let last = old.to.map_or(day_before, |last| last.min(day_before));
                values.push(DatedValue { to: Some(last), ..old.clone() });
            }
            if let Some(to) = to
                && old.to.is_none_or(|last| last > to)
            {
                let first = old.from.max(crate::base::add_days(to, 1));
                values.push(DatedValue { from: first, ..old });
            }
        }
        values.push(DatedValue {
            from,
            to,
            value: Amount::Number(inside),
            simulate: None,
            confidence: Confidence::Inferred,
            reference: Reference { title: reason.to_owned(), place: String::new(), link: None },
            note: None,
        });
        values.sort_by_key(|value| value.from);
        parameter.values = values;
        Some(book)
    }

    /// Criteria and parameters past their review day
    pub fn stale(&self, as_of: Date) -> Vec<&str> {
        let criteria = self
            .criteria
            .iter()
            .filter(|c| as_of > c.review_by.unwrap_or(self.head.review_by))
            .map(|c| c.id.as_str());
        criteria.chain(self.parameters.iter().filter(|p| p.is_stale(as_of)).map(|p| p.id.as_str())).collect()
    }

    /// Whether a call takes requests on a day; laws always do
    pub fn is_open(&self, day: Date) -> bool {
        self.head.window.is_none_or(|window| {
            window.opens.is_none_or(|first| first <= day) && window.closes.is_none_or(|last| day <= last)
        })
    }
}
