//! The frame of a scenario: programme, calendar, target, references, profiles, levers, places of nodes, notes, groups.

use super::{Bridge, Path, estimate::is_default};
use crate::base::{Date, Id};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A country by its ISO 3166-1 alpha-3 code, such as `MAR`
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 3]);

impl Country {
    /// The country of a three-letter code, upper case; none for any other text
    pub fn new(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_uppercase).then_some(Self(bytes))
    }

    /// The code
    pub fn code(&self) -> &str {
        // The constructor admits ASCII letters only.
        std::str::from_utf8(&self.0).unwrap_or("???")
    }

    /// Whether the country is a member of the European Union
    pub fn is_eu(&self) -> bool {
        const EU: [&str; 27] = [
            "AUT", "BEL", "BGR", "CYP", "CZE", "DEU", "DNK", "ESP", "EST", "FIN", "FRA", "GRC", "HRV", "HUN",
            "IRL", "ITA", "LTU", "LUX", "LVA", "MLT", "NLD", "POL", "PRT", "ROU", "SVK", "SVN", "SWE",
        ];
        EU.contains(&self.code())
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Country {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Country {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::new(&text).ok_or_else(|| {
            serde::de::Error::custom(format!(
                "{text:?} is not a country: use three capital letters, such as \"MAR\""
            ))
        })
    }
}

/// Frame, calendar and target of a scenario
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Programme {
    /// Text id, part of fingerprints
    pub id: Id,
    /// Title on screen and papers
    pub title: String,
    /// A paragraph for people who open the file
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// Whether it is a worked example; the window says so
    #[serde(default, skip_serializing_if = "is_default")]
    pub example: bool,
    /// First day of the calendar; a first of month on the month grid
    pub start: Date,
    /// Length of the calendar in months, 1 to 240
    pub months: u32,
    /// Step of the simulation
    #[serde(default)]
    pub grid: CalendarGrid,
    /// Day at which law is judged where no simulated date decides, and freshness is shown
    pub as_of: Date,
    /// What the group wants to reach
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Target>,
    /// Share of futures, in per cent, in which nobody may be left half-way, below which a plan cannot be marked ready
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promise_percent: Option<f64>,
    /// Money that can be advanced until sources pay; absent: nobody knows, so nothing is said about courses that stop
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bridge: Option<Bridge>,
    /// Purposes under art. 23 c. 2
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub purposes: Vec<Purpose>,
    /// Who approves
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<ApprovalPath>,
    /// Where training takes place
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub training_countries: Vec<Country>,
    /// Share of training hours held in a third country, in per cent
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub abroad_percent: Option<f64>,
    /// What a participant pays, in cents
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub participant_fee_cents: Option<i64>,
    /// Day the request is sent to the ministry
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub submission_date: Option<Date>,
    /// Day of approval
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval_date: Option<Date>,
    /// Day of the agreement, for the CNEL path
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreement_date: Option<Date>,
    /// Who is trained
    #[serde(default, skip_serializing_if = "is_default")]
    pub participants: Participants,
    /// Slack in days planned between the end of the nulla osta term and the end of the visa window
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub buffer_days: Option<u32>,
    /// Days for which terms of offices are suspended
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suspension_days: Option<u32>,
    /// Questions of the interview that were answered, so that it can be left and resumed anywhere
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub interview: Vec<Id>,
}

/// Step of the simulated calendar
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
pub enum CalendarGrid {
    /// Calendar months
    #[default]
    Month,
    /// Weeks of seven days from the start
    Week,
}

/// Arrivals wanted by a day
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// Persons
    pub people: u32,
    /// Before or on this day
    pub by: Date,
    /// Reference of the target
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Id>,
    /// How it was derived
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// The three purposes of art. 23 c. 2
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Purpose {
    /// Work in production sectors in Italy
    SectorsInItaly,
    /// Work with Italian production sectors in the country of origin
    SectorsInOrigin,
    /// Own business in the country of origin
    LocalBusiness,
}

/// Who approves a programme
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ApprovalPath {
    /// Ministry of Labour
    LabourMinistry,
    /// Ministry of Education
    EducationMinistry,
    /// Ministry of University and Research
    UniversityMinistry,
    /// Transitional agreements of 2023 and 2024 between organisations present in the CNEL
    Cnel,
}

/// Groups of participants, as counts; no person has a record
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Participants {
    /// Persons by country of residence
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub residence: Vec<(Country, u32)>,
    /// Persons by citizenship
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub citizenship: Vec<(Country, u32)>,
    /// Stateless persons
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stateless: Option<u32>,
    /// Refugees recognised by UNHCR or the authorities of the country of asylum
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refugees_recognised: Option<u32>,
    /// Other refugees
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refugees_other: Option<u32>,
    /// Lowest age admitted, in years
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_age: Option<u32>,
}

/// Where a figure or rule comes from
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// Text id
    pub id: Id,
    /// Title of the document
    pub title: String,
    /// Publisher or address
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// Day of the document
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// What is doubtful about it
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// An occupational profile
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Text id
    pub id: Id,
    /// Name on screen
    pub name: String,
    /// Economic sector, as a word of the author
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sector: String,
    /// Reference of the profile
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Id>,
    /// Remark
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A number worth turning, shown beside the graph
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lever {
    /// Text id
    pub id: Id,
    /// Name on screen
    pub name: String,
    /// The estimate or number that it turns
    pub field: Path,
    /// Further fields that take the same value, such as the other intakes
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Path>,
    /// Left end of the slider, in the unit of the field
    pub min: f64,
    /// Right end of the slider
    pub max: f64,
    /// Smallest step
    pub step: f64,
}

/// Where the author placed a node of the graph, in points from the middle of the graph
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NodePlace {
    /// Path of the object, such as `organisations/ofppt`
    pub node: Path,
    /// To the right
    pub x: f32,
    /// Down
    pub y: f32,
}

/// A text that stands on the graph
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Text id
    pub id: Id,
    /// What it says
    pub text: String,
    /// Its middle, in points from the middle of the graph to the right
    pub x: f32,
    /// Its middle, in points down
    pub y: f32,
}

/// Nodes of the graph that the author keeps together under a name; no result depends on it
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Text id
    pub id: Id,
    /// Name on its frame
    pub name: String,
    /// Paths of the objects; one that is not there is passed over, as in the places of nodes
    pub nodes: Vec<Path>,
}

impl Lever {
    /// Every field it turns, the one whose value it shows first
    pub fn fields(&self) -> impl Iterator<Item = &Path> {
        std::iter::once(&self.field).chain(&self.also)
    }
}

impl Programme {
    /// The first day after the calendar
    pub fn end(&self) -> Date {
        crate::base::add_months(self.start, i32::try_from(self.months).unwrap_or(i32::MAX))
    }
}
