//! What is known about a programme when it is judged: plain structs with optional fields.
//!
//! Holds the facts that rules may ask for, in the words of the rule files, and refuses impossible ones. Holds no
//! verdict and no rule. An absent field means *not known*, an empty list means *known to be empty*: the first makes a
//! criterion unknown, the second is judged. Read from case files, or drawn from a scenario by `facts_from`; the part that
//! concerns one rulebook is cut out by `focus`.

use crate::{
    base::{Cents, Date, Diagnostic, Severity, round_half_away},
    model::Country,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use super::vocabulary::*;

/// Euro in files, whole cents inside
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Euros(pub Cents);

impl Euros {
    /// The amount in euro as a file writes it, to the nearest cent
    pub fn from_euro(euro: f64) -> Self {
        Self(round_half_away(euro * 100.0))
    }
}

impl Serialize for Euros {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.0 as f64 / 100.0)
    }
}

impl<'de> Deserialize<'de> for Euros {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let euro = f64::deserialize(deserializer)?;
        if euro.is_finite() && euro.abs() < 1e12 {
            Ok(Self::from_euro(euro))
        } else {
            Err(serde::de::Error::custom("euro amounts are numbers below a thousand billion"))
        }
    }
}

/// All that is known
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Facts {
    /// The programme
    pub programme: Programme,
    /// Bodies that take part
    pub organisations: Option<Vec<Organisation>>,
    /// Courses
    pub courses: Option<Vec<Course>>,
    /// Who is trained
    pub participants: Participants,
    /// Firms
    pub employers: Option<Vec<Employer>>,
    /// Jobs offered
    pub positions: Option<Vec<Position>>,
    /// Groups with their dates
    pub cohorts: Option<Vec<Cohort>>,
    /// Money
    pub budget: Budget,
    /// Request to a funding call
    pub funding: Funding,
    /// Requests to calls by name, where a programme makes several
    pub requests: Vec<Request>,
    /// A person type judged for another route
    pub candidate: Candidate,
    /// Choices of the group
    pub settings: Settings,
    /// Papers
    pub checks: Vec<Check>,
    /// Verdicts set by hand
    pub overrides: Vec<Override>,
}

/// The programme
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Programme {
    /// Purposes
    pub purposes: Option<Vec<Purpose>>,
    /// Who approves
    pub path: Option<ApprovalPath>,
    /// Where training is held
    pub training_countries: Option<Vec<Country>>,
    /// Share of training hours held in a third country, 0 to 1
    pub in_third_country_share: Option<f64>,
    /// What a participant pays
    pub fee_per_participant_eur: Option<Euros>,
    /// Day of the request
    pub submission_date: Option<Date>,
    /// Day of the approval
    pub approval_date: Option<Date>,
    /// Day of the agreement (CNEL path)
    pub agreement_date: Option<Date>,
    /// Profiles trained
    pub profiles: Option<Vec<String>>,
    /// Sectors of the jobs, as codes such as `AGRICULTURE`
    pub sectors: Option<Vec<String>>,
}

/// A body
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Organisation {
    /// Text id
    pub id: String,
    /// Name on screen
    pub name: String,
    /// What it is
    pub kind: Option<BodyKind>,
    /// Letter of the guidelines
    pub category: Option<Category>,
    /// Part in the partnership
    pub role: Option<Role>,
    /// Whether it is a branch of the body the letter names
    pub is_branch: Option<bool>,
    /// Years of activity for immigrants
    pub years_active_immigration: Option<u32>,
    /// Whether comparatively most representative
    pub nationally_representative: Option<bool>,
    /// Whether a branch has organisational and financial autonomy
    pub autonomy_org_fin: Option<bool>,
    /// Registers it is in
    pub registers: Option<Vec<Register>>,
    /// Country of its seat
    pub seat_country: Option<Country>,
    /// Whether it is an embassy or consulate of Italy
    pub is_italian_diplomatic_mission: Option<bool>,
    /// Countries where it works
    pub active_in: Option<Vec<Country>>,
}

/// A course
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Course {
    /// Text id
    pub id: String,
    /// Name on screen
    pub name: String,
    /// Profile trained
    pub profile: Option<String>,
    /// Route of those it trains, where they have one in common
    pub route: Option<Route>,
    /// First day
    pub start: Option<Date>,
    /// Last day
    pub end: Option<Date>,
    /// Persons in a class
    pub class_size: Option<f64>,
    /// Hours of Italian
    pub h_italian: Option<f64>,
    /// Hours of civic education
    pub h_civic: Option<f64>,
    /// Hours of health and safety
    pub h_safety: Option<f64>,
    /// Hours of workers' rights
    pub h_rights: Option<f64>,
    /// Hours of the trade
    pub h_vocational: Option<f64>,
    /// Hours declared in all
    pub h_total: Option<f64>,
    /// Level of Italian at the end
    pub exam_level: Option<Level>,
    /// Body that certifies the level
    pub exam_body: Option<String>,
    /// Attendance needed, 0 to 1
    pub attendance_min: Option<f64>,
    /// Hours at a distance, 0 to 1
    pub distance_share: Option<f64>,
}

/// Who is trained
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Participants {
    /// How many
    pub planned: Option<u32>,
    /// Where they live
    pub residence: Option<Vec<People>>,
    /// Their citizenship
    pub citizenship: Option<Vec<People>>,
    /// Legal groups
    pub groups: Groups,
    /// Lowest age, in years
    pub min_age: Option<u32>,
    /// Share expected to leave before the end, 0 to 1
    pub dropout_rate: Option<f64>,
}

/// Persons of one country
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct People {
    /// Country
    pub country: Country,
    /// How many
    pub people: u32,
}

/// Persons by legal group
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Groups {
    /// Citizens of a third country
    pub citizen: Option<u32>,
    /// Stateless
    pub stateless: Option<u32>,
    /// Refugees with recognition
    pub refugee_recognised: Option<u32>,
    /// Refugees without
    pub refugee_other: Option<u32>,
}

/// A firm
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Employer {
    /// Text id
    pub id: String,
    /// Name on screen
    pub name: String,
    /// Province, whose one-stop desk decides
    pub province: Option<String>,
    /// Whether it is a staff-leasing agency
    pub is_leasing_agency: Option<bool>,
    /// Turnover or taxable income of a year
    pub revenue_or_income_eur: Option<Euros>,
    /// How many requests it will make
    pub requests: Option<u32>,
    /// Whether it is known to be barred at all
    pub is_excluded: Option<bool>,
    /// Barred until this day
    pub excluded_until: Option<Date>,
    /// Housing offered
    pub housing: Option<Housing>,
    /// Whether its data were given to the ministry
    pub known_to_ministry: Option<bool>,
    /// Years it has been at work
    pub years_active: Option<u32>,
    /// Whether it has a site in the region of the notice
    pub site_in_region: Option<bool>,
}

/// Jobs of one kind
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Position {
    /// Text id
    pub id: String,
    /// Name on screen
    pub name: String,
    /// Employer
    pub employer: Option<String>,
    /// Profile
    pub profile: Option<String>,
    /// Route by which people come to it
    pub route: Option<Route>,
    /// How many
    pub count: Option<f64>,
    /// Contract
    pub contract: Option<Contract>,
    /// Months of a fixed-term contract
    pub months: Option<u32>,
    /// Collective agreement
    pub ccnl: Option<String>,
    /// Gross pay a year
    pub gross_year_eur: Option<Euros>,
    /// Lowest gross pay a year of the collective agreement
    pub min_ccnl_gross_eur: Option<Euros>,
    /// Whether the job is in Italy
    pub in_italy: Option<bool>,
}

/// A group with the days of its procedure
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Cohort {
    /// Text id
    pub id: String,
    /// Name on screen
    pub name: String,
    /// Route it takes
    pub route: Option<Route>,
    /// Persons
    pub people: Option<u32>,
    /// First day of the course
    pub course_start: Option<Date>,
    /// Last day of the course
    pub course_end: Option<Date>,
    /// List of participants sent to the ministry
    pub list_to_ministry: Option<Date>,
    /// Employers sent to the ministry
    pub employers_to_ministry: Option<Date>,
    /// Request of the nulla osta
    pub no_request: Option<Date>,
    /// Issue of the nulla osta
    pub no_issued: Option<Date>,
    /// Request of the visa
    pub visa_request: Option<Date>,
    /// Notice that visa checks are over
    pub visa_checks_notice: Option<Date>,
    /// Confirmation of the nulla osta by the employer
    pub employer_confirm: Option<Date>,
    /// Issue of the visa
    pub visa_issued: Option<Date>,
    /// Entry into Italy
    pub entry: Option<Date>,
    /// Contract of stay signed
    pub contract_signed: Option<Date>,
}

/// Money of the programme
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Budget {
    /// What it costs
    pub costs_eur: Option<Euros>,
    /// Who pays how much
    pub sources_eur: Option<Vec<Share>>,
}

/// Money from one source
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// Source
    pub source: String,
    /// Amount
    pub eur: Euros,
}

/// Request to the funding call of one rulebook
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// Rulebook of the call, by id
    pub call: String,
    /// What is asked
    pub funding: Funding,
}

/// Request to a funding call
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Funding {
    /// Day of the request
    pub application: Option<Date>,
    /// What kind of body asks, as a code of the call, such as `EMPLOYER`
    pub applicant: Option<String>,
    /// Whether the applicant belongs to the fund, network or list the call asks for
    pub applicant_is_member: Option<bool>,
    /// Amount of the plan
    pub plan_eur: Option<Euros>,
    /// All plans of one proposer together
    pub per_proposer_eur: Option<Euros>,
    /// Amount for each person placed
    pub per_success_eur: Option<Euros>,
    /// Amount for one firm
    pub per_company_eur: Option<Euros>,
    /// Amount for each person trained
    pub per_head_eur: Option<Euros>,
    /// What a firm pays for each person
    pub company_share_eur: Option<Euros>,
    /// Persons hired for each course
    pub hired: Option<u32>,
    /// Length of the project, in months
    pub months: Option<u32>,
    /// Share of cost that the call pays, 0 to 1
    pub public_share: Option<f64>,
    /// Organisations of the proposal
    pub partners: Option<u32>,
    /// Countries the proposing organisations are from
    pub partner_countries: Option<u32>,
    /// Whether the same hours or costs are charged to another public source
    pub paid_twice: Option<bool>,
    /// What the money is for, as codes such as `RECRUITMENT`
    pub activities: Option<Vec<String>>,
}

/// A person type judged for another route; never a natural person
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Candidate {
    /// Title for the Blue Card
    pub title: Option<Title>,
    /// Years of experience that count for the title
    pub experience_years: Option<u32>,
    /// Citizenship
    pub citizenship: Option<Country>,
    /// Permit held
    pub permit_type: Option<PermitType>,
    /// Last day of the permit
    pub permit_expiry: Option<Date>,
    /// Whether course or internship is finished
    pub course_finished: Option<bool>,
    /// Day of the request
    pub request: Option<Date>,
    /// Sector of the job, as a code such as `AGRICULTURE`
    pub sector: Option<String>,
    /// Months of the contract offered; none for open-ended is written as 999
    pub contract_months: Option<u32>,
    /// Gross pay a year offered
    pub gross_year_eur: Option<Euros>,
    /// Lowest gross pay a year of the collective agreement
    pub min_ccnl_gross_eur: Option<Euros>,
    /// Whether the job centre found nobody
    pub labour_market_test: Option<bool>,
    /// Whether a place is left in the quota
    pub quota_left: Option<bool>,
    /// Length of the course or internship in Italy, in months
    pub course_months: Option<u32>,
    /// Letter of art. 27 that applies, or `NONE`
    pub art27_letter: Option<String>,
}

/// Choices of the group
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Days of slack wanted before a window closes
    pub buffer_days: u32,
    /// Days for which terms of offices are suspended
    pub suspension_days: u32,
}

impl Default for Settings {
    fn default() -> Self {
        // Sixty days: nulla osta and visas were seen to take months where the law says weeks.
        Self { buffer_days: 60, suspension_days: 0 }
    }
}

/// A paper named for a criterion
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// Criterion
    pub criterion: String,
    /// Object it is about; none: every object the criterion asks for
    #[serde(default)]
    pub about: Option<String>,
    /// Where the paper stands
    #[serde(default = "held")]
    pub state: PaperState,
    /// Name of the document; a paper without a name does not count
    #[serde(default)]
    pub evidence: String,
    /// Day of the document
    #[serde(default)]
    pub date: Option<Date>,
    /// Organisation that keeps it
    #[serde(default)]
    pub by: String,
}

fn held() -> PaperState {
    PaperState::Held
}

/// A verdict set by hand, dated and reasoned
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Override {
    /// Criterion
    pub criterion: String,
    /// Object it is about; none: all
    #[serde(default)]
    pub about: Option<String>,
    /// Verdict
    pub outcome: ForcedOutcome,
    /// First day on which it holds
    pub from: Date,
    /// Last day on which it holds
    #[serde(default)]
    pub to: Option<Date>,
    /// Why; an override without a reason does not count
    pub reason: String,
    /// Organisation that decided
    #[serde(default)]
    pub by: String,
}

impl Facts {
    /// What is impossible: shares outside 0 to 1, negative or endless numbers, two objects with one id
    pub fn problems(&self) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let mut bad = |place: String, value: String| {
            found.push(Diagnostic {
                severity: Severity::Error,
                code: "R-FACT-RANGE",
                place,
                facts: vec![value],
            });
        };
        let share = |value: Option<f64>| value.filter(|v| !(0.0..=1.0).contains(v));
        // Negated so that a number that is none is caught too.
        let size = |value: Option<f64>| value.filter(|v| !(0.0..1e9).contains(v));
        if let Some(v) = share(self.programme.in_third_country_share) {
            bad("programme.in_third_country_share".into(), v.to_string());
        }
        if let Some(v) = share(self.participants.dropout_rate) {
            bad("participants.dropout_rate".into(), v.to_string());
        }
        if let Some(v) = share(self.funding.public_share) {
            bad("funding.public_share".into(), v.to_string());
        }
        for course in self.courses.iter().flatten() {
            for (field, value) in
                [("attendance_min", course.attendance_min), ("distance_share", course.distance_share)]
            {
                if let Some(v) = share(value) {
                    bad(format!("courses/{}/{field}", course.id), v.to_string());
                }
            }
            for (field, value) in [
                ("class_size", course.class_size),
                ("h_italian", course.h_italian),
                ("h_civic", course.h_civic),
                ("h_safety", course.h_safety),
                ("h_rights", course.h_rights),
                ("h_vocational", course.h_vocational),
                ("h_total", course.h_total),
            ] {
                if let Some(v) = size(value) {
                    bad(format!("courses/{}/{field}", course.id), v.to_string());
                }
            }
        }
        for position in self.positions.iter().flatten() {
            if let Some(v) = size(position.count) {
                bad(format!("positions/{}/count", position.id), v.to_string());
            }
        }
        for (list, mut ids) in [
            ("organisations", ids_of(self.organisations.as_deref(), |o| &o.id)),
            ("courses", ids_of(self.courses.as_deref(), |o| &o.id)),
            ("employers", ids_of(self.employers.as_deref(), |o| &o.id)),
            ("positions", ids_of(self.positions.as_deref(), |o| &o.id)),
            ("cohorts", ids_of(self.cohorts.as_deref(), |o| &o.id)),
        ] {
            ids.sort_unstable();
            for pair in ids.windows(2).filter(|pair| pair[0] == pair[1]) {
                found.push(Diagnostic {
                    severity: Severity::Error,
                    code: "R-FACT-DOUBLE",
                    place: format!("{list}/{}", pair[0]),
                    facts: vec![pair[0].to_owned()],
                });
            }
        }
        found
    }
}

fn ids_of<T>(list: Option<&[T]>, id: impl Fn(&T) -> &str) -> Vec<&str> {
    list.unwrap_or_default().iter().map(id).collect()
}
