//! Corridors: stages in a chain, intakes, exits, offices, courses, employers and positions.
//!
//! Holds what the author says. How it becomes the engine's tick model is written in `compile`.

use super::{Country, Earnings, Estimate, estimate::is_default};
use crate::base::{Cents, Date, Id};
use serde::{Deserialize, Serialize};

/// Origin to territory, for profiles, by a legal route, as a chain of stages
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Corridor {
    /// Text id
    pub id: Id,
    /// Name on screen
    pub name: String,
    /// Country where people live at the start
    pub origin: Country,
    /// Territory they go to
    pub territory: String,
    /// Country they go to
    pub destination: Country,
    /// Legal route of entry
    pub route: Route,
    /// Profiles trained or sought
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub profiles: Vec<Id>,
    /// Groups that begin together
    pub intakes: Vec<Intake>,
    /// Stages, first to last
    pub stages: Vec<Stage>,
    /// Ways out of the chain
    pub exits: Vec<Exit>,
    /// Stage whose entries count as arrivals
    pub arrival_stage: Id,
    /// Stage in which people are retained; none when the corridor does not follow them
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention_stage: Option<Id>,
    /// What becomes of the pay of those who work; none: nobody knows who gains
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earnings: Option<Earnings>,
    /// Remark
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// Legal route of entry
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Route {
    /// Training abroad, entry outside quotas
    Art23,
    /// EU Blue Card
    BlueCard,
    /// Quota decree, non-seasonal
    Quota,
    /// Quota decree, seasonal
    SeasonalQuota,
    /// Conversion of a study or training permit
    Conversion,
    /// Internship or training in Italy
    Internship,
    /// Special cases of art. 27
    Art27,
    /// People already resident: no border
    Resident,
}

/// People who begin together on a date
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Intake {
    /// Text id
    pub id: Id,
    /// Day on which they join the first stage
    pub date: Date,
    /// How many
    pub people: Estimate,
    /// Stage they join; the first one if absent
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<Id>,
    /// Dates already fixed for this group
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dates: Vec<PlannedDate>,
}

/// A day fixed for an act of the procedure
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlannedDate {
    /// Which act
    pub act: Procedure,
    /// Which day
    pub date: Date,
}

/// Acts of the art. 23 procedure whose day matters
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Procedure {
    /// First day of the course
    CourseStart,
    /// Last day of the course
    CourseEnd,
    /// List of participants to the ministry
    ListToMinistry,
    /// Employers known at course end, to the ministry
    EmployersToMinistry,
    /// Request of the nulla osta
    NoRequest,
    /// Issue of the nulla osta
    NoIssued,
    /// Request of the visa
    VisaRequest,
    /// Notice that the visa checks are over
    VisaChecksNotice,
    /// Confirmation by the employer
    EmployerConfirm,
    /// Issue of the visa
    VisaIssued,
    /// Entry into Italy
    Entry,
    /// Contract of stay signed
    ContractSigned,
}

/// What kind of stage, for icons, law and charts
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum StageKind {
    /// Choosing candidates
    Selection,
    /// A course in classes
    Course,
    /// A test
    Exam,
    /// Finding an employer
    Matching,
    /// Authorisation by the one-stop desk
    NullaOsta,
    /// Entry visa
    Visa,
    /// Journey and first days
    Arrival,
    /// Conversion of a permit
    Permit,
    /// Internship
    Internship,
    /// Work
    Employment,
    /// Support in the territory
    Welcome,
    /// Return to the origin
    Return,
}

/// Where people are, for how long, and where they go
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// Text id, unique in the corridor
    pub id: Id,
    /// Random stream, 1 to 4095, unique in the scenario and never reused: adding a stage changes no other draw
    pub stream: u16,
    /// Name on screen
    pub name: String,
    /// Kind
    pub kind: StageKind,
    /// Organisation accountable for it
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accountable: Option<Id>,
    /// Time in the stage once it has begun
    pub duration: StageDuration,
    /// Who may begin when
    #[serde(default, skip_serializing_if = "is_default")]
    pub capacity: Capacity,
    /// Share that goes on, in per cent; absent: everybody
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pass: Option<Estimate>,
    /// Stage or exit of those who go on; absent only where people stay
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Id>,
    /// Stage or exit of the others
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub otherwise: Option<Id>,
    /// Leaving during the stage
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dropout: Option<Dropout>,
    /// Leaving while waiting for it
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub giving_up: Option<GivingUp>,
    /// Legal window that can lapse here
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Deadline>,
    /// Whether the window's clock starts when people leave this stage
    #[serde(default, skip_serializing_if = "is_default")]
    pub clock: Clock,
    /// Files sent back
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rework: Option<Rework>,
    /// Criteria that act on the flow here, by id
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gates: Vec<String>,
    /// Whether beginning it counts as beginning training
    #[serde(default, skip_serializing_if = "is_default")]
    pub training: bool,
    /// What changes where the country is on the high-risk list
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high_risk: Option<HighRisk>,
    /// How much the results of one class resemble each other, 0 to 1; needs a course
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class_effect: Option<f64>,
    /// Remark
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// Time in a stage
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum StageDuration {
    /// No time at all
    Immediate,
    /// From estimate; differs from person to person
    Takes(Estimate),
    /// As long as the course of the stage's capacity
    Course,
    /// Until they leave
    Open,
}

/// Who may begin when
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub enum Capacity {
    /// Everybody at once
    #[default]
    Unlimited,
    /// At most so many a month
    PerMonth(Estimate),
    /// The capacity of a shared office; smaller priority first
    Office {
        /// The office
        office: Id,
        /// Order inside the office
        priority: u8,
    },
    /// At most so many at the same time
    Seats(Estimate),
    /// In classes of a course
    Classes(Id),
    /// As many as positions offered to this corridor; unfilled ones stay open
    Positions,
}

/// A way out of the chain
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exit {
    /// Text id, unique in the corridor
    pub id: Id,
    /// Name on screen
    pub name: String,
    /// Whether who leaves here after beginning training was left half-way: the path closed, they did not choose
    #[serde(default, skip_serializing_if = "is_default")]
    pub closed_path: bool,
    /// Whether leaving here is what was wanted
    #[serde(default, skip_serializing_if = "is_default")]
    pub wanted: bool,
}

/// Leaving during a stage
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Dropout {
    /// The same share of those present every month
    PerMonth {
        /// In per cent a month
        rate: Estimate,
        /// Exit
        exit: Id,
    },
    /// Over the whole stay, spread evenly; the share is of those who begin
    Whole {
        /// In per cent of those who begin
        share: Estimate,
        /// Exit
        exit: Id,
    },
    /// Shares still there after some months
    Retention {
        /// Months and shares, rising months
        anchors: Vec<SurvivalAnchor>,
        /// Exit
        exit: Id,
    },
}

/// Share still there after some months
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SurvivalAnchor {
    /// Months after the stage began
    pub months: u32,
    /// Still there, in per cent
    pub share: Estimate,
}

/// Leaving while waiting
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GivingUp {
    /// In per cent a month of those who wait
    pub rate: Estimate,
    /// Exit
    pub exit: Id,
}

/// What the window's clock does when people leave a stage
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
pub enum Clock {
    /// Goes on
    #[default]
    Keep,
    /// Starts anew
    Start,
}

/// A legal window
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// How long
    pub window: Window,
    /// What must have happened in time
    pub on: DeadlineOn,
    /// Exit of those who are late
    pub exit: Id,
}

/// Length of a window
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Window {
    /// A dated parameter of a rulebook, such as `P_VISA_WINDOW`
    Parameter(String),
    /// Months set by hand
    Months(f64),
}

/// What must have happened in time
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DeadlineOn {
    /// Joining the stage
    Entry,
    /// Beginning it
    Start,
    /// Ending it
    Exit,
}

/// Files sent back to an earlier stage
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rework {
    /// Earlier stage of the same corridor
    pub back_to: Id,
    /// Share of files sent back each time, in per cent
    pub share: Estimate,
    /// At most so many times, 1 to 14
    pub at_most: u8,
    /// Exit when it is once too often
    pub exit: Id,
}

/// What changes where the country is on the high-risk list
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HighRisk {
    /// Longer duration
    pub duration: Estimate,
    /// Lower share that goes on, in per cent
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pass: Option<Estimate>,
}

/// An office whose capacity several stages share
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// Text id
    pub id: Id,
    /// Name on screen
    pub name: String,
    /// Organisation that runs it
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<Id>,
    /// Files of this programme a month
    pub per_month: Estimate,
    /// Remark
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A course
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Course {
    /// Text id
    pub id: Id,
    /// Name on screen
    pub name: String,
    /// Profile it trains for
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<Id>,
    /// Further profiles taught in the same classes, each with its own workshop hours
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_for: Vec<Id>,
    /// Body that holds it
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trainer: Option<Id>,
    /// Hours of Italian
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours_italian: Option<Estimate>,
    /// Hours of civic education
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours_civic: Option<Estimate>,
    /// Hours of health and safety
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours_safety: Option<Estimate>,
    /// Hours of workers' rights
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours_rights: Option<Estimate>,
    /// Hours of the trade
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours_vocational: Option<Estimate>,
    /// Hours in all, as declared
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours_total: Option<Estimate>,
    /// Calendar length; classes begin and end together
    pub length: Estimate,
    /// Smallest class
    pub class_min: u32,
    /// Largest class
    pub class_max: Estimate,
    /// Classes that may begin together
    pub classes_at_once: u32,
    /// Days on which classes may begin
    pub starts: Vec<Date>,
    /// Level of Italian at the end, such as `A1`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exam_level: Option<String>,
    /// Body that certifies the level
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exam_body: Option<Id>,
    /// Attendance needed to have finished, in per cent
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attendance_percent: Option<f64>,
    /// Share of hours at a distance, in per cent
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distance_percent: Option<f64>,
    /// Remark
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A firm, or a group of firms of one province
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Employer {
    /// Text id
    pub id: Id,
    /// Name on screen
    pub name: String,
    /// Province
    pub province: String,
    /// Firms in the group
    pub firms: Estimate,
    /// Whether it is a staff-leasing agency
    #[serde(default, skip_serializing_if = "is_default")]
    pub leasing_agency: bool,
    /// Lowest yearly turnover or income of a firm, in cents
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub turnover_cents: Option<Cents>,
    /// Requests of one firm
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requests: Option<u32>,
    /// Whether it is barred from hiring from abroad
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub barred: Option<bool>,
    /// Barred until
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excluded_until: Option<Date>,
    /// Housing offered
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub housing: Option<Housing>,
    /// Whether its data were given to the ministry
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known_to_ministry: Option<bool>,
    /// Reference
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Id>,
    /// Remark
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// Housing offered by an employer
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Housing {
    /// Flat with certificate
    Dwelling,
    /// Dormitory on site
    SiteDormitory,
    /// Hotel or similar
    Hotel,
    /// None; files call it otherwise, because there `None` says that nothing is known
    #[serde(rename = "NoHousing")]
    None,
}

/// Jobs of one kind at one employer
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Position {
    /// Text id
    pub id: Id,
    /// Employer
    pub employer: Id,
    /// Corridor whose people they are offered to
    pub corridor: Id,
    /// Profile
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<Id>,
    /// How many
    pub count: Estimate,
    /// Day from which they are open
    pub opens: Date,
    /// Contract
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract: Option<Contract>,
    /// Months of a fixed-term contract
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months: Option<u32>,
    /// Collective agreement
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub agreement: String,
    /// Gross pay a year
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gross_year: Option<Estimate>,
    /// Lowest gross pay a year of the collective agreement
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreement_gross_year: Option<Estimate>,
}

/// Contract of a position
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Contract {
    /// Open-ended
    Open,
    /// Fixed-term
    Fixed,
}
