//! Law as data: dated parameters, typed conditions, three values, proofs.
//!
//! A [`Rulebook`] is read from text files by [`load`], asked about [`Facts`] by [`assess`], and answers every criterion with
//! an outcome, the facts and figures that decided, the day that chose each value of the law, the article and how well it is known. An
//! absent fact makes a criterion unknown, never yes or no. Adding or changing a rule changes a file under `assets/rules` and no code.
//!
//! | file | holds |
//! |---|---|
//! | [`facts`], [`field`] | what is known, and the names by which rules ask for it |
//! | [`vocabulary`] | the words of facts |
//! | [`facts_from`] | facts drawn from a scenario |
//! | `focus` | the part of the facts that concerns one rulebook |
//! | [`parameter`], [`condition`], [`rulebook`] | the data of a rulebook |
//! | [`parse`], `resolve`, [`problem`] | reading rule files, and what can be wrong with them |
//! | [`evaluate`], [`proof`] | three values, and the record of how they came about |
//! | [`assess`](mod@assess) | outcomes, colours, overrides, freshness, status |
//! | [`gate`] | what criteria do to a simulated flow on a day |
//! | [`explain`] | sentences for people |
//! | [`todo`] | from "no" to what must be done |
//! | [`batch`] | things to do that are the same for several objects |
//! | [`remedy`] | from things to do and typed facts to edits of the scenario |
//! | [`case`], [`check`](mod@check) | test cases as data, and the quality of rule files |
//! | [`mutate`] | how well the cases guard the rules |
//! | [`readability`] | how easily a text is read |
//! | [`embedded`] | the rule files inside the binary |
//!
//! Touches no disk and no clock: texts of files and days come from the caller.

pub mod assess;
pub mod batch;
pub mod case;
pub mod check;
pub mod condition;
pub mod embedded;
pub mod evaluate;
pub mod explain;
pub mod facts;
pub mod facts_from;
pub mod field;
mod focus;
pub mod gate;
pub mod mutate;
pub mod parameter;
pub mod parse;
pub mod problem;
pub mod proof;
pub mod readability;
pub mod remedy;
mod resolve;
pub mod rulebook;
pub mod todo;
pub mod vocabulary;

pub use assess::{Assessment, Counts, CriterionResult, Judgement, assess};
pub use check::check;
pub use embedded::{embedded, embedded_rulebooks, load_beside_embedded};
pub use evaluate::Truth;
pub use facts::Facts;
pub use gate::{Gate, GateVerdict, gate};
pub use parse::load;
pub use problem::RuleProblem;
pub use proof::{About, Figure, Missing, Proof};
pub use rulebook::{Criterion, CriterionKind, Mode, Rulebook};
pub use todo::{Todo, todo};

use crate::text::Lang;
use serde::{Deserialize, Serialize};

/// A text of a rule file in both languages
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Italian
    pub it: String,
    /// English
    pub en: String,
}

impl Words {
    /// The text in a language
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::It => &self.it,
            Lang::En => &self.en,
        }
    }
}

/// Where a rule or value is written
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// Act or document, as it is cited
    pub title: String,
    /// Article, paragraph, page
    #[serde(default)]
    pub place: String,
    /// Address, where one is known
    #[serde(default)]
    pub link: Option<String>,
}

/// How well a rule is known, best first
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Confidence {
    /// The legal text was read
    Law,
    /// The legal text was read in part, or through the act that amends it
    LawPart,
    /// Page, answers or summary of a ministry
    Min,
    /// Slides or page of the working group
    Seed,
    /// Press, association, law firm, trainer
    Sec,
    /// Rule of a funding notice that says it follows the guidelines
    Funder,
    /// Inferred from other rules
    Inferred,
    /// No readable source
    Unverified,
}

impl Confidence {
    /// Every one, best first
    pub const ALL: [Self; 8] = [
        Self::Law,
        Self::LawPart,
        Self::Min,
        Self::Seed,
        Self::Sec,
        Self::Funder,
        Self::Inferred,
        Self::Unverified,
    ];

    /// Id of its name in the text files, `rules_confidence_law` …
    pub const fn text_id(self) -> &'static str {
        match self {
            Self::Law => "rules_confidence_law",
            Self::LawPart => "rules_confidence_law_part",
            Self::Min => "rules_confidence_min",
            Self::Seed => "rules_confidence_seed",
            Self::Sec => "rules_confidence_sec",
            Self::Funder => "rules_confidence_funder",
            Self::Inferred => "rules_confidence_inferred",
            Self::Unverified => "rules_confidence_unverified",
        }
    }
}

/// What a criterion comes to
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Outcome {
    /// It is met
    Pass,
    /// It is not met, and the source is strong enough to say so
    Fail,
    /// Something needed is not known
    Unknown,
    /// It does not apply here
    NotApplicable,
    /// It is not met, but the source is too weak to say no
    ToVerify,
}

impl Outcome {
    /// What a negative result comes to: no where law, guidelines, ministry or secondary sources speak, to verify where the threshold is
    /// a funder's, inferred or unverified
    pub const fn negative(confidence: Confidence) -> Self {
        match confidence {
            Confidence::Law | Confidence::LawPart | Confidence::Min | Confidence::Seed | Confidence::Sec => {
                Self::Fail
            }
            Confidence::Funder | Confidence::Inferred | Confidence::Unverified => Self::ToVerify,
        }
    }

    /// The worst of several: no, unknown, to verify, yes, not applicable
    pub fn worst(outcomes: impl Iterator<Item = Self>) -> Self {
        let weight = |outcome: &Self| match outcome {
            Self::Fail => 4,
            Self::Unknown => 3,
            Self::ToVerify => 2,
            Self::Pass => 1,
            Self::NotApplicable => 0,
        };
        outcomes.max_by_key(weight).unwrap_or(Self::NotApplicable)
    }
}

/// How an outcome shows; icon and word always go with it
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Tone {
    /// Met
    Good,
    /// The law or the guidelines say no
    Red,
    /// No, by a secondary source: says so beside it
    RedSecondary,
    /// To verify: the threshold is a funder's, inferred or unverified
    Amber,
    /// Unknown
    Unknown,
    /// Not applicable, or a preference not reached
    Neutral,
}

impl Tone {
    /// The tone of an outcome; confidence governs colour, and a preference not reached blocks nothing and is never red
    pub const fn of(outcome: Outcome, confidence: Confidence, kind: CriterionKind) -> Self {
        match outcome {
            Outcome::Pass => Self::Good,
            Outcome::Unknown => Self::Unknown,
            Outcome::NotApplicable => Self::Neutral,
            Outcome::ToVerify => Self::Amber,
            Outcome::Fail => match (kind, confidence) {
                (CriterionKind::Preferential, _) => Self::Neutral,
                (_, Confidence::Law | Confidence::LawPart | Confidence::Min) => Self::Red,
                (_, Confidence::Seed | Confidence::Sec) => Self::RedSecondary,
                // Only an override comes here: the word is no, the source is still weak.
                _ => Self::Amber,
            },
        }
    }
}
