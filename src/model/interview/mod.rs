//! The interview: at most twenty questions whose answers turn a template into a scenario of one's own.
//!
//! The questions follow what a working group has to settle: needs, origin context, partners, agreements, money, soft
//! landing, monitoring. Each answer is a list of ordinary [`Edit`]s, so undo, journal, variants and files know nothing
//! of an interview; which questions were answered stands in the scenario (`programme/interview`), so it is left and
//! resumed anywhere, by anybody who has the file. A question that finds no place in a scenario is not asked. Holds no
//! words for people and shows nothing. Called by the window.
//!
//! | file | holds |
//! |---|---|
//! | `places` | where in a scenario an answer goes |
//! | `answers` | an answer as edits |

mod answers;
mod places;

use super::{Country, Scenario, Unit};
use crate::base::{Date, Id};

/// What a question belongs to, in the order of the interview
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// What the programme is for and what firms need
    Needs,
    /// Where people come from, and when
    Origin,
    /// Who does what
    Partners,
    /// What has to be agreed with whom
    Agreements,
    /// Who pays
    Money,
    /// What waits for people who arrive
    SoftLanding,
    /// How one sees whether it works
    Monitoring,
}

impl Topic {
    /// Name in text ids
    pub fn id(self) -> &'static str {
        match self {
            Self::Needs => "needs",
            Self::Origin => "origin_context",
            Self::Partners => "partners",
            Self::Agreements => "agreements",
            Self::Money => "money",
            Self::SoftLanding => "soft_landing",
            Self::Monitoring => "monitoring_topic",
        }
    }
}

/// A question of the interview
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// Title of the programme
    Title,
    /// Occupational profile
    Profile,
    /// Jobs that firms offer, in all
    Positions,
    /// Firms that take part, in all
    Firms,
    /// Arrivals wanted
    Target,
    /// Day by which they are wanted
    TargetBy,
    /// Country of origin
    Origin,
    /// Country of origin of the second corridor
    SecondOrigin,
    /// People of each intake
    People,
    /// Day of the first intake
    Start,
    /// Lead
    Lead,
    /// Who holds the course
    Trainer,
    /// Who brings the firms
    EmployersVoice,
    /// Authority of the country of origin with which an agreement is made
    LocalAuthority,
    /// Day of the request to the ministry
    Submission,
    /// What the main source pays in all
    MainSource,
    /// What a firm pays for each person
    EmployerShare,
    /// Who welcomes
    Welcome,
    /// Places in temporary housing, in all
    Places,
    /// What is watched, and by when
    Monitoring,
}

/// Form of an answer
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A line of text
    Words,
    /// A whole number of persons
    Count,
    /// A number with its range
    Estimate(Unit),
    /// A day
    Date,
    /// A country
    Country,
}

/// An answer, or what the scenario says now
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// A line of text
    Words(String),
    /// A whole number of persons
    Count(u32),
    /// Lowest, most usual and highest value, in the unit of the question
    Estimate([f64; 3]),
    /// A day
    Date(Date),
    /// A country, with its name in the language of the person who answers
    Country(Country, String),
}

/// Why an answer is not taken
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// There is nothing in it
    #[error("empty")]
    Empty,
    /// It has not the form of the question, or the scenario has no place for it
    #[error("out of place")]
    OutOfPlace,
    /// The country of destination, or one of the European Union where the route is for third countries
    #[error("no third country")]
    NoThirdCountry,
    /// The day is before the calendar begins
    #[error("too early")]
    TooEarly,
    /// The day is more than ten years away from the calendar
    #[error("too far")]
    TooFar,
    /// The scenario would have an error it has not now
    #[error("unsound")]
    Unsound,
}

impl Question {
    /// Every question, in the order in which they are asked
    pub const ALL: [Self; 20] = [
        Self::Title,
        Self::Profile,
        Self::Positions,
        Self::Firms,
        Self::Target,
        Self::TargetBy,
        Self::Origin,
        Self::SecondOrigin,
        Self::People,
        Self::Start,
        Self::Lead,
        Self::Trainer,
        Self::EmployersVoice,
        Self::LocalAuthority,
        Self::Submission,
        Self::MainSource,
        Self::EmployerShare,
        Self::Welcome,
        Self::Places,
        Self::Monitoring,
    ];

    /// Name in scenarios and text ids; never changes, because files hold it
    pub fn id(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Profile => "profile",
            Self::Positions => "positions",
            Self::Firms => "firms",
            Self::Target => "target",
            Self::TargetBy => "target_by",
            Self::Origin => "origin",
            Self::SecondOrigin => "second_origin",
            Self::People => "people",
            Self::Start => "start",
            Self::Lead => "lead",
            Self::Trainer => "trainer",
            Self::EmployersVoice => "employers_voice",
            Self::LocalAuthority => "local_authority",
            Self::Submission => "submission",
            Self::MainSource => "main_source",
            Self::EmployerShare => "employer_share",
            Self::Welcome => "welcome",
            Self::Places => "places",
            Self::Monitoring => "monitoring",
        }
    }

    /// What it belongs to
    pub fn topic(self) -> Topic {
        match self {
            Self::Title | Self::Profile | Self::Positions | Self::Firms | Self::Target | Self::TargetBy => {
                Topic::Needs
            }
            Self::Origin | Self::SecondOrigin | Self::People | Self::Start => Topic::Origin,
            Self::Lead | Self::Trainer | Self::EmployersVoice => Topic::Partners,
            Self::LocalAuthority | Self::Submission => Topic::Agreements,
            Self::MainSource | Self::EmployerShare => Topic::Money,
            Self::Welcome | Self::Places => Topic::SoftLanding,
            Self::Monitoring => Topic::Monitoring,
        }
    }

    /// Form of its answer
    pub fn form(self) -> Form {
        match self {
            Self::Title
            | Self::Profile
            | Self::Lead
            | Self::Trainer
            | Self::EmployersVoice
            | Self::LocalAuthority
            | Self::Welcome
            | Self::Monitoring => Form::Words,
            Self::Target => Form::Count,
            Self::Positions | Self::People | Self::Places => Form::Estimate(Unit::People),
            Self::Firms => Form::Estimate(Unit::Count),
            Self::MainSource | Self::EmployerShare => Form::Estimate(Unit::Euro),
            Self::TargetBy | Self::Start | Self::Submission => Form::Date,
            Self::Origin | Self::SecondOrigin => Form::Country,
        }
    }

    /// Whether it was answered in `scenario`
    pub fn is_answered(self, scenario: &Scenario) -> bool {
        scenario.programme.interview.iter().any(|id| id.as_str() == self.id())
    }

    /// The question called `id`
    pub fn from_id(id: &Id) -> Option<Self> {
        Self::ALL.into_iter().find(|question| question.id() == id.as_str())
    }
}

/// The questions that have a place in `scenario`, in order
pub fn asked(scenario: &Scenario) -> Vec<Question> {
    Question::ALL.into_iter().filter(|question| question.applies(scenario)).collect()
}

/// The questions that are asked and not yet answered: what is still unknown
pub fn open(scenario: &Scenario) -> Vec<Question> {
    asked(scenario).into_iter().filter(|question| !question.is_answered(scenario)).collect()
}
