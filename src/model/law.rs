//! What a scenario says to the law: papers, promises, overrides, supposed changes.

use super::Path;
use crate::base::{Date, Id};
use serde::{Deserialize, Serialize};

/// A paper that ticks a criterion
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Text id
    pub id: Id,
    /// Criterion, such as `PAR-06`
    pub criterion: String,
    /// Object it is about, where the criterion asks one by one
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Path>,
    /// Name of the document
    pub document: String,
    /// Day of the document
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Organisation that keeps it
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keeper: Option<Id>,
}

/// What an organisation promised
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Commitment {
    /// Text id
    pub id: Id,
    /// Who promised
    pub organisation: Id,
    /// What, in the author's words
    pub text: String,
    /// By when
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Date>,
    /// Whether it was kept; none: not yet known
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept: Option<bool>,
    /// What it is about
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Path>,
    /// Thing to do it was made from, as criterion and fact: `EMP-02:employer.requests`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub todo: Option<String>,
}

/// A verdict set by hand
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Override {
    /// Text id
    pub id: Id,
    /// Criterion
    pub criterion: String,
    /// Object it is about; none: every object the criterion asks for
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Path>,
    /// Verdict
    pub outcome: OverrideOutcome,
    /// Why
    pub reason: String,
    /// Since when
    pub date: Date,
    /// Last day; none: until it is removed
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Who decided
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<Id>,
}

/// Verdict of an override
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum OverrideOutcome {
    /// Met
    Met,
    /// Not met
    NotMet,
    /// Does not apply
    NotApplicable,
}

/// A change of law supposed by a variant
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LawChange {
    /// Text id
    pub id: Id,
    /// Parameter, such as `P_VISA_WINDOW`
    pub parameter: String,
    /// New value
    pub value: f64,
    /// First day
    pub from: Date,
    /// How likely it is thought to be, in per cent; none: nobody said
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub probability: Option<f64>,
    /// Why it is supposed
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}
