//! What a scenario is: plain data with ids, nothing derived.
//!
//! A [`Scenario`] is one document: a programme with its organisations, money, corridors, law settings, levers and
//! variants. Lists hold objects with text ids; references are ids. The only way to change one is [`edit::apply`],
//! and [`validate`] lists what is wrong with one. Nothing here knows files, screens, graphs or random numbers, and
//! there is no field for a natural person.
//!
//! | file | holds |
//! |---|---|
//! | [`estimate`] | numbers with range, unit, source and grade |
//! | [`programme`] | frame, calendar, target, references, levers |
//! | [`organisation`] | bodies, roles, links between them |
//! | [`corridor`] | corridors, stages, intakes, exits, offices, courses, employers, positions |
//! | [`earnings`] | what becomes of the pay of those who work |
//! | [`money`] | cost items and funding sources |
//! | [`law`] | evidence, overrides, law changes, commitments |
//! | [`meeting`] | story, motions with votes, meetings |
//! | [`edit`] | the vocabulary of changes and variants |
//! | [`diff`](mod@diff) | the edits that lead from one scenario to another |
//! | [`merge`](mod@merge) | two people's changes of one scenario brought together |
//! | [`validate`] | what makes a scenario unsound |
//! | [`interview`](mod@interview) | questions whose answers are edits of a scenario made from a template |
//! | `part` | some lists of a scenario by name |
//! | `funding_check`, `meeting_check` | what makes the rules of a source, and what is kept of meetings, unsound |
//! | [`generate`](mod@generate) | made-up scenarios of a wanted size, by seed |

pub mod corridor;
pub mod diff;
pub mod earnings;
pub mod edit;
pub mod estimate;
mod funding_check;
pub mod generate;
pub mod interview;
pub mod law;
pub mod meeting;
mod meeting_check;
pub mod merge;
pub mod money;
pub mod organisation;
mod part;
pub mod programme;
pub mod validate;

pub use corridor::{
    Capacity, Clock, Contract, Corridor, Course, Deadline, DeadlineOn, Dropout, Employer, Exit, GivingUp,
    HighRisk, Housing, Intake, Office, PlannedDate, Position, Procedure, Rework, Route, Stage, StageDuration,
    StageKind, SurvivalAnchor, Window,
};
pub use earnings::Earnings;
pub use edit::{Edit, EditError, Path, Variant};
pub use estimate::{Estimate, Grade, Shape, Unit};
pub use law::{Commitment, Evidence, LawChange, Override, OverrideOutcome};
pub use meeting::{Exhibit, Meeting, Motion, Quote, Step, Vote, VotePosition};
pub use money::{
    Beneficiary, Bridge, Ceiling, CeilingKind, CostCategory, CostDriver, CostItem, FundingSource, Payment,
    PlanUnit, SourceStatus,
};
pub use organisation::{Art23Category, Link, LinkKind, OrgKind, Organisation, Register, Role, RoleIn};
pub use programme::{
    ApprovalPath, CalendarGrid, Country, Lever, NodePlace, Participants, Profile, Programme, Purpose,
    Reference, Target,
};

use serde::{Deserialize, Serialize};

/// One document: a programme with its network, assumptions and variants
///
/// Every list is kept in the order of the author; the file writer sorts those whose order has no meaning.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// Frame, calendar and target
    pub programme: Programme,
    /// Where figures come from; estimates and rules point here
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<Reference>,
    /// Occupational profiles people are trained for
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub profiles: Vec<Profile>,
    /// Bodies that take part
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub organisations: Vec<Organisation>,
    /// What binds organisations, sources, corridors and employers to one another
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// Offices whose capacity several stages share
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offices: Vec<Office>,
    /// Courses, with hours per module
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub courses: Vec<Course>,
    /// Firms, or groups of firms of one province
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub employers: Vec<Employer>,
    /// Jobs that employers offer
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub positions: Vec<Position>,
    /// Talent corridors
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corridors: Vec<Corridor>,
    /// What things cost
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub costs: Vec<CostItem>,
    /// Who may pay, under which rules
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<FundingSource>,
    /// Papers that tick a criterion
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// What organisations promised
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub commitments: Vec<Commitment>,
    /// Verdicts set by hand, dated and reasoned
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overrides: Vec<Override>,
    /// Changes of law supposed by a variant
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub law_changes: Vec<LawChange>,
    /// The few numbers worth turning
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levers: Vec<Lever>,
    /// Named sets of differences
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<Variant>,
    /// The story that is presented, step by step
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub story: Vec<Step>,
    /// Variants put to the vote
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub motions: Vec<Motion>,
    /// Meetings, the earliest first
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub meetings: Vec<Meeting>,
    /// Where the author placed nodes of the graph; the others are laid out
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub layout: Vec<NodePlace>,
}
