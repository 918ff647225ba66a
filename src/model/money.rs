//! Cost items and funding sources, as the author states them.

use super::{Art23Category, Corridor, Country, Estimate, OrgKind, Route, estimate::is_default};
use crate::base::{Date, Id};
use serde::{Deserialize, Serialize};

/// Vocabulary of cost categories
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CostCategory {
    /// Choosing and testing candidates
    Selection,
    /// Italian
    LanguageTraining,
    /// Civic education
    CivicTraining,
    /// The trade
    VocationalTraining,
    /// Health and safety
    SafetyTraining,
    /// Exams and certificates
    ExamCertification,
    /// Visa, stamps, permits
    VisaPermitFees,
    /// Medical visits
    Medical,
    /// Journey
    Travel,
    /// Housing at the start
    Housing,
    /// Tutoring and integration
    IntegrationSupport,
    /// Running the programme
    ProgrammeManagement,
    /// Building the partnership
    PartnershipBuilding,
    /// Equipment
    Equipment,
    /// Allowances of trainees
    TraineeAllowance,
    /// Indirect costs at a flat rate
    Indirect,
}

impl CostCategory {
    /// All, in the order of tables
    pub const ALL: [Self; 16] = [
        Self::Selection,
        Self::LanguageTraining,
        Self::CivicTraining,
        Self::VocationalTraining,
        Self::SafetyTraining,
        Self::ExamCertification,
        Self::VisaPermitFees,
        Self::Medical,
        Self::Travel,
        Self::Housing,
        Self::IntegrationSupport,
        Self::ProgrammeManagement,
        Self::PartnershipBuilding,
        Self::Equipment,
        Self::TraineeAllowance,
        Self::Indirect,
    ];
}

/// What a unit of cost is counted on
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum CostDriver {
    /// Once, on a day
    Once(Date),
    /// Every month
    PerMonth,
    /// For each class that opens in a stage
    PerClass {
        /// Corridor of the stage
        corridor: Id,
        /// Stage
        stage: Id,
    },
    /// For each course-hour: hours of the stage's course × classes
    PerCourseHour {
        /// Corridor of the stage
        corridor: Id,
        /// Stage
        stage: Id,
    },
    /// For each person who joins a stage
    PerEntry {
        /// Corridor of the stage
        corridor: Id,
        /// Stage
        stage: Id,
    },
    /// For each person who begins a stage
    PerStart {
        /// Corridor of the stage
        corridor: Id,
        /// Stage
        stage: Id,
    },
    /// For each person and month in a stage
    PerPersonMonth {
        /// Corridor of the stage
        corridor: Id,
        /// Stage
        stage: Id,
    },
    /// For each person who ends a stage, whatever the result
    PerExit {
        /// Corridor of the stage
        corridor: Id,
        /// Stage
        stage: Id,
    },
    /// Per cent of all the other costs of these categories; the unit is a percentage
    ShareOf(Vec<CostCategory>),
}

/// What something costs
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CostItem {
    /// Text id
    pub id: Id,
    /// Name on screen
    pub name: String,
    /// Category
    pub category: CostCategory,
    /// Price of one unit, in euro (per cent for `ShareOf`)
    pub unit: Estimate,
    /// What a unit is
    pub driver: CostDriver,
    /// First day on which it counts
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// First day on which it no longer counts
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Price change a year, in per cent
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub yearly_change: Option<f64>,
    /// Organisation that spends it; absent: the one accountable for the stage, else the lead
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bearer: Option<Id>,
    /// Remark
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A funding instrument as a set of rules
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FundingSource {
    /// Text id
    pub id: Id,
    /// Name on screen
    pub name: String,
    /// Who pays, in a few words
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub payer: String,
    /// Organisation that pays
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<Id>,
    /// Whether it can be had
    pub status: SourceStatus,
    /// Order in which sources pay, smaller first; equal ones pay together, covering every cost alike
    #[serde(default, skip_serializing_if = "is_default")]
    pub priority: u32,
    /// Share of each amount it pays, in per cent
    pub share: Estimate,
    /// Limits
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ceilings: Vec<Ceiling>,
    /// Categories it admits; empty: all
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<CostCategory>,
    /// Corridors it admits; empty: all
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corridors: Vec<Id>,
    /// Countries of origin it admits; empty: all
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub countries: Vec<Country>,
    /// Sectors of the corridor's profiles that it admits; empty: all
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sectors: Vec<String>,
    /// Routes of entry it admits; empty: all
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub routes: Vec<Route>,
    /// Who must bear a cost for it to be paid; empty: anybody
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beneficiaries: Vec<Beneficiary>,
    /// What a plan is for ceilings and minimum
    #[serde(default, skip_serializing_if = "is_default")]
    pub plan: PlanUnit,
    /// Smallest plan it pays, in euro; below it pays nothing
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<Estimate>,
    /// Share of each cost it pays that those who spend must bear themselves, in per cent
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_contribution: Option<Estimate>,
    /// First day of costs it pays
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// First day of costs it no longer pays
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// When money comes
    #[serde(default, skip_serializing_if = "is_default")]
    pub payment: Payment,
    /// Sources with which it may not pay the same cost
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub excludes: Vec<Id>,
    /// Chance that a call not yet won is won, in per cent
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub award: Option<Estimate>,
    /// Rulebook with its conditions
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rulebook: Option<String>,
    /// Reference
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Id>,
    /// Remark
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// Whether a source can be had
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SourceStatus {
    /// Granted or running
    Running,
    /// Open to requests
    Open,
    /// Closed; kept as a template and never counted on
    Closed,
    /// Supposed by the group
    Assumed,
}

/// A kind of organisation that a source admits
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Beneficiary {
    /// Bodies that may propose under a letter of the art. 23 guidelines
    Letter(Art23Category),
    /// Bodies of a kind
    Kind(OrgKind),
}

/// What a plan is for a source
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
pub enum PlanUnit {
    /// The whole programme
    #[default]
    Programme,
    /// Each class that opens
    Class,
}

/// Money advanced until sources pay
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bridge {
    /// Most that the organisations can have advanced at one time, all together
    pub most: Estimate,
    /// Interest on money advanced, in per cent a year
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub yearly_interest: Option<Estimate>,
}

/// A limit of a source
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ceiling {
    /// Of what
    pub of: CeilingKind,
    /// Euro
    pub amount: Estimate,
}

/// What a limit is of
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CeilingKind {
    /// All that this programme may draw
    Programme,
    /// One plan
    Plan,
    /// One proposer
    Proposer,
    /// One person who joins the first stage
    Person,
    /// One person who arrives and is employed
    Success,
    /// One firm
    Firm,
    /// One course-hour
    CourseHour,
}

/// When money comes
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub enum Payment {
    /// In the month of the cost
    #[default]
    AsSpent,
    /// Part before, the rest after months
    Advance {
        /// Paid before, in per cent
        percent: f64,
        /// Months after the cost for the rest
        rest_after_months: u32,
    },
    /// All after months
    Refund {
        /// Months after the cost
        after_months: u32,
    },
    /// When the result is there
    OnResult {
        /// Months after the result
        after_months: u32,
    },
}

impl CostDriver {
    /// The corridor whose people or classes it counts; none when the cost belongs to the whole programme
    pub fn corridor(&self) -> Option<&Id> {
        match self {
            Self::PerClass { corridor, .. }
            | Self::PerCourseHour { corridor, .. }
            | Self::PerEntry { corridor, .. }
            | Self::PerStart { corridor, .. }
            | Self::PerPersonMonth { corridor, .. }
            | Self::PerExit { corridor, .. } => Some(corridor),
            Self::Once(_) | Self::PerMonth | Self::ShareOf(_) => None,
        }
    }
}

impl FundingSource {
    /// Whether it admits a corridor, by its name and its country of origin
    pub fn admits_corridor(&self, corridor: &Corridor) -> bool {
        (self.corridors.is_empty() || self.corridors.contains(&corridor.id))
            && (self.countries.is_empty() || self.countries.contains(&corridor.origin))
    }

    /// Whether it admits a cost by category and, where the cost belongs to one of `corridors`, by corridor and country
    ///
    /// Days and ceilings are not judged here.
    pub fn admits(&self, cost: &CostItem, corridors: &[Corridor]) -> bool {
        (self.categories.is_empty() || self.categories.contains(&cost.category))
            && cost
                .driver
                .corridor()
                .is_none_or(|id| corridors.iter().any(|c| c.id == *id && self.admits_corridor(c)))
    }
}
