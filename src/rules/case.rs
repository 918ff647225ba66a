//! Test cases of rules as data: facts, a day, and what must come out with the leaf that decides.
//!
//! Holds the form of the files and their judgement, so that a lawyer can add a case without touching code. Called by the tests and by
//! the check of rule files.

use super::{
    Outcome, Rulebook,
    assess::{Judgement, assess_criterion},
    evaluate::Truth,
    facts::Facts,
};
use crate::base::Date;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A file of cases for one rulebook
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseFile {
    /// Rulebook, by id
    pub rulebook: String,
    /// Cases
    pub cases: Vec<Case>,
}

/// One case
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// What it shows, as a sentence
    pub name: String,
    /// Criterion
    pub criterion: String,
    /// Object it is about, where the criterion is asked one by one; by default the first
    #[serde(default)]
    pub about: Option<String>,
    /// Day at which law is judged
    pub on: Date,
    /// What is known
    pub facts: Facts,
    /// What must come out
    pub expect: Expected,
    /// Figures that must stand in the sentences, by name: a number, or a day as text
    #[serde(default)]
    pub figures: Vec<(String, String)>,
    /// Supposed numbers of parameters from a day on, for rules whose parameter is still unset
    #[serde(default)]
    pub suppose: Vec<(String, Date, f64)>,
}

/// What must come out of a case
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Expected {
    /// Met
    Met {
        /// A leaf that decides; none: any
        #[serde(default)]
        leaf: Option<String>,
    },
    /// Not met, and the source says no
    NotMet {
        /// A leaf that decides
        #[serde(default)]
        leaf: Option<String>,
    },
    /// Not met, by a source too weak to say no
    ToVerify {
        /// A leaf that decides
        #[serde(default)]
        leaf: Option<String>,
    },
    /// Unknown
    Unknown {
        /// A leaf that decides
        #[serde(default)]
        leaf: Option<String>,
    },
    /// Does not apply
    NotApplicable,
}

impl Expected {
    /// The outcome it stands for
    pub const fn outcome(&self) -> Outcome {
        match self {
            Self::Met { .. } => Outcome::Pass,
            Self::NotMet { .. } => Outcome::Fail,
            Self::ToVerify { .. } => Outcome::ToVerify,
            Self::Unknown { .. } => Outcome::Unknown,
            Self::NotApplicable => Outcome::NotApplicable,
        }
    }

    const fn leaf(&self) -> Option<&String> {
        match self {
            Self::Met { leaf } | Self::NotMet { leaf } | Self::ToVerify { leaf } | Self::Unknown { leaf } => {
                leaf.as_ref()
            }
            Self::NotApplicable => None,
        }
    }

    /// Met
    pub const fn is_met(&self) -> bool {
        matches!(self, Self::Met { .. })
    }

    /// Not met, whether the source is strong or weak
    pub const fn is_not_met(&self) -> bool {
        matches!(self, Self::NotMet { .. } | Self::ToVerify { .. })
    }

    /// Unknown
    pub const fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown { .. })
    }
}

/// How a case came out instead
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFailure {
    /// What came out
    pub found: String,
    /// What was expected
    pub expected: String,
}

/// Judges a case
pub fn run_case(book: &Rulebook, case: &Case) -> Result<(), CaseFailure> {
    let failure = |found: String, expected: String| Err(CaseFailure { found, expected });
    if let Some(problem) = case.facts.problems().first() {
        return failure(format!("{} {}", problem.code, problem.place), "sound facts".into());
    }
    let mut supposed = Cow::Borrowed(book);
    for (parameter, from, number) in &case.suppose {
        let Some(changed) = supposed.with_number(parameter, *from, None, *number, &case.name) else {
            return failure("no such parameter".into(), parameter.clone());
        };
        supposed = Cow::Owned(changed);
    }
    let Some(index) = book.criteria.iter().position(|c| c.id == case.criterion) else {
        return failure("no such criterion".into(), case.criterion.clone());
    };
    let result = assess_criterion(&supposed, index, &case.facts, case.on, case.on);
    let judgement = match &case.about {
        None => result.judgements.first(),
        Some(id) => result.judgements.iter().find(|j| j.about.as_ref().is_some_and(|a| a.id == *id)),
    };
    let Some(judgement) = judgement else {
        return failure("no such object".into(), case.about.clone().unwrap_or_default());
    };
    let leaves = deciding(judgement);
    if judgement.outcome != case.expect.outcome() {
        return failure(
            format!("{:?} by {}", judgement.outcome, leaves.join(", ")),
            format!("{:?}", case.expect.outcome()),
        );
    }
    if let Some(leaf) = case.expect.leaf()
        && !leaves.contains(leaf)
    {
        return failure(leaves.join(", "), leaf.clone());
    }
    for (name, wanted) in &case.figures {
        let found =
            judgement.figures.iter().find(|(other, _)| other == name).and_then(|(_, figure)| figure.as_ref());
        let written = match found {
            Some(super::Figure::Number(number, super::field::Unit::Eur)) => (number / 100.0).to_string(),
            Some(super::Figure::Number(number, _)) => number.to_string(),
            Some(super::Figure::Date(day)) => day.to_string(),
            Some(super::Figure::Code(word)) => word.clone(),
            other => format!("{other:?}"),
        };
        if written != *wanted {
            return failure(format!("{name} {written}"), wanted.clone());
        }
    }
    Ok(())
}

/// Names of the leaves that decide a judgement
fn deciding(judgement: &Judgement) -> Vec<String> {
    let wanted = match judgement.outcome {
        Outcome::Unknown => Some(Truth::Unknown),
        _ => None,
    };
    let leaves = judgement.proof.decisive();
    let mut names: Vec<String> = leaves
        .iter()
        .filter(|(_, t)| wanted.is_none_or(|w| *t == w))
        .map(|(leaf, _)| leaf.id.clone())
        .collect();
    names.dedup();
    names
}
