//! The catalogue of facts that rules may name: `cohort.visa_request` is a date of a cohort.
//!
//! Holds name, kind and getter of every field, and the lists a rule may go through. A field missing here cannot be
//! asked for; a rule that asks for it is refused when it is read. Called by `resolve` and `evaluate`.

use super::facts::{
    ApprovalPath, BodyKind, Category, Cohort, Contract, Course, Employer, Euros, Facts, Housing, Level,
    Organisation, PermitType, Position, Purpose, Register, Role, Title,
};
use crate::{
    base::{Cents, Date},
    model::Country,
};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What a number counts; money is in cents inside
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// A bare count or factor
    Count,
    /// Course hours
    Hours,
    /// Persons
    Persons,
    /// Euro; cents inside
    Eur,
    /// 0 to 1, shown in per cent
    Share,
    /// Calendar months
    Months,
    /// Calendar days
    Days,
    /// Years
    Years,
    /// Level of a language, as its place in A0, A1, A2 …
    Level,
}

/// What a value is
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Yes or no
    Flag,
    /// A number
    Number(Unit),
    /// A day
    Date,
    /// A word; of a closed list if one is given
    Code(Option<&'static [&'static str]>),
    /// A set of words
    Codes(Option<&'static [&'static str]>),
}

/// A list whose objects a rule can be asked for one by one
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum List {
    /// Training countries
    Countries,
    /// Bodies
    Organisations,
    /// Courses
    Courses,
    /// Firms
    Employers,
    /// Jobs
    Positions,
    /// Cohorts
    Cohorts,
}

impl List {
    /// Every list
    pub const ALL: [Self; 6] = [
        Self::Countries,
        Self::Organisations,
        Self::Courses,
        Self::Employers,
        Self::Positions,
        Self::Cohorts,
    ];

    /// First part of the names of its fields, such as `cohort`
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Countries => "country",
            Self::Organisations => "organisation",
            Self::Courses => "course",
            Self::Employers => "employer",
            Self::Positions => "position",
            Self::Cohorts => "cohort",
        }
    }
}

/// The object a rule looks at, one for each list it is inside of
#[derive(Debug, Clone, Copy, Default)]
pub struct At<'a> {
    /// Training country
    pub country: Option<&'a Country>,
    /// Body
    pub organisation: Option<&'a Organisation>,
    /// Course
    pub course: Option<&'a Course>,
    /// Firm
    pub employer: Option<&'a Employer>,
    /// Job
    pub position: Option<&'a Position>,
    /// Cohort
    pub cohort: Option<&'a Cohort>,
}

impl<'a> At<'a> {
    /// How many objects a list has; none if nobody knows
    pub fn len(facts: &Facts, list: List) -> Option<usize> {
        match list {
            List::Countries => facts.programme.training_countries.as_ref().map(Vec::len),
            List::Organisations => facts.organisations.as_ref().map(Vec::len),
            List::Courses => facts.courses.as_ref().map(Vec::len),
            List::Employers => facts.employers.as_ref().map(Vec::len),
            List::Positions => facts.positions.as_ref().map(Vec::len),
            List::Cohorts => facts.cohorts.as_ref().map(Vec::len),
        }
    }

    /// The same place, looking also at one object of a list
    #[must_use]
    pub fn with(mut self, facts: &'a Facts, list: List, index: usize) -> Self {
        fn item<T>(list: Option<&Vec<T>>, index: usize) -> Option<&T> {
            list.and_then(|items| items.get(index))
        }
        match list {
            List::Countries => self.country = item(facts.programme.training_countries.as_ref(), index),
            List::Organisations => self.organisation = item(facts.organisations.as_ref(), index),
            List::Courses => self.course = item(facts.courses.as_ref(), index),
            List::Employers => self.employer = item(facts.employers.as_ref(), index),
            List::Positions => self.position = item(facts.positions.as_ref(), index),
            List::Cohorts => self.cohort = item(facts.cohorts.as_ref(), index),
        }
        self
    }

    /// Id and name of the object of a list it looks at
    pub fn named(&self, list: List) -> Option<(&'a str, &'a str)> {
        let named = |id: &'a str, name: &'a str| (id, if name.is_empty() { id } else { name });
        match list {
            List::Countries => self.country.map(|c| (c.code(), c.code())),
            List::Organisations => self.organisation.map(|o| named(&o.id, &o.name)),
            List::Courses => self.course.map(|o| named(&o.id, &o.name)),
            List::Employers => self.employer.map(|o| named(&o.id, &o.name)),
            List::Positions => self.position.map(|o| named(&o.id, &o.name)),
            List::Cohorts => self.cohort.map(|o| named(&o.id, &o.name)),
        }
    }
}

/// A value while a rule is evaluated
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// Yes or no
    Flag(bool),
    /// A number in its unit, money in cents
    Number(f64),
    /// A day
    Date(Date),
    /// A word
    Code(&'a str),
    /// A set of words
    Codes(Cow<'a, [&'a str]>),
}

/// One field
pub struct FieldDef {
    /// Name in rule files
    pub name: &'static str,
    /// What it is
    pub kind: Kind,
    /// The list whose object it belongs to; none for facts of the whole programme
    pub list: Option<List>,
    get: for<'a> fn(&'a Facts, &At<'a>) -> Option<Value<'a>>,
}

impl FieldDef {
    /// The value, if known
    pub fn value<'a>(&self, facts: &'a Facts, at: &At<'a>) -> Option<Value<'a>> {
        (self.get)(facts, at)
    }

    /// The field of a name, by its place in [`FIELDS`]
    pub fn index(name: &str) -> Option<usize> {
        FIELDS.iter().position(|field| field.name == name)
    }
}

impl std::fmt::Debug for FieldDef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

fn number<'a>(value: Option<impl Into<f64>>) -> Option<Value<'a>> {
    value.map(|v| Value::Number(v.into()))
}

fn euros<'a>(value: Option<Euros>) -> Option<Value<'a>> {
    // Whole cents below 2^53 are exact as a float.
    value.map(|Euros(cents)| Value::Number(cents as f64))
}

fn date<'a>(value: Option<Date>) -> Option<Value<'a>> {
    value.map(Value::Date)
}

fn flag<'a>(value: Option<bool>) -> Option<Value<'a>> {
    value.map(Value::Flag)
}

fn word(value: Option<&String>) -> Option<Value<'_>> {
    value.map(|text| Value::Code(text))
}

fn codes<'a, T: Copy>(value: Option<&Vec<T>>, code: fn(T) -> &'static str) -> Option<Value<'a>> {
    value.map(|items| Value::Codes(items.iter().map(|item| code(*item)).collect()))
}

fn words(value: Option<&Vec<String>>) -> Option<Value<'_>> {
    value.map(|items| Value::Codes(items.iter().map(String::as_str).collect()))
}

fn countries(value: Option<&Vec<Country>>) -> Option<Value<'_>> {
    value.map(|items| Value::Codes(items.iter().map(Country::code).collect()))
}

fn country(value: Option<&Country>) -> Option<Value<'_>> {
    value.map(|c| Value::Code(c.code()))
}

fn peopled(value: Option<&Vec<super::facts::People>>) -> Option<Value<'_>> {
    value.map(|items| Value::Codes(items.iter().filter(|p| p.people > 0).map(|p| p.country.code()).collect()))
}

const HOURS: Kind = Kind::Number(Unit::Hours);
const PERSONS: Kind = Kind::Number(Unit::Persons);
const EUR: Kind = Kind::Number(Unit::Eur);
const SHARE: Kind = Kind::Number(Unit::Share);
const COUNT: Kind = Kind::Number(Unit::Count);
const MONTHS: Kind = Kind::Number(Unit::Months);
const DAYS: Kind = Kind::Number(Unit::Days);
const YEARS: Kind = Kind::Number(Unit::Years);
const LEVEL: Kind = Kind::Number(Unit::Level);
const FREE: Kind = Kind::Code(None);
const FREE_SET: Kind = Kind::Codes(None);

/// A row of the catalogue for the whole programme
macro_rules! whole {
    ($name:literal, $kind:expr, $get:expr) => {
        FieldDef { name: $name, kind: $kind, list: None, get: $get }
    };
}

/// A row of the catalogue for the objects of a list
macro_rules! each {
    ($list:ident, $name:literal, $kind:expr, $get:expr) => {
        FieldDef { name: $name, kind: $kind, list: Some(List::$list), get: $get }
    };
}

/// Every field a rule may name
pub static FIELDS: &[FieldDef] = &[
    whole!("programme.purposes", Kind::Codes(Some(Purpose::CODES)), |f, _| codes(
        f.programme.purposes.as_ref(),
        Purpose::code
    )),
    whole!("programme.path", Kind::Code(Some(ApprovalPath::CODES)), |f, _| f
        .programme
        .path
        .map(|p| Value::Code(p.code()))),
    whole!("programme.training_countries", FREE_SET, |f, _| countries(
        f.programme.training_countries.as_ref()
    )),
    whole!("programme.in_third_country_share", SHARE, |f, _| number(f.programme.in_third_country_share)),
    whole!("programme.fee_per_participant_eur", EUR, |f, _| euros(f.programme.fee_per_participant_eur)),
    whole!("programme.submission_date", Kind::Date, |f, _| date(f.programme.submission_date)),
    whole!("programme.approval_date", Kind::Date, |f, _| date(f.programme.approval_date)),
    whole!("programme.agreement_date", Kind::Date, |f, _| date(f.programme.agreement_date)),
    whole!("programme.profiles", FREE_SET, |f, _| words(f.programme.profiles.as_ref())),
    whole!("programme.sectors", FREE_SET, |f, _| words(f.programme.sectors.as_ref())),
    whole!("participants.planned", PERSONS, |f, _| number(f.participants.planned)),
    whole!("participants.residence", FREE_SET, |f, _| peopled(f.participants.residence.as_ref())),
    whole!("participants.citizenship", FREE_SET, |f, _| peopled(f.participants.citizenship.as_ref())),
    whole!("participants.citizen", PERSONS, |f, _| number(f.participants.groups.citizen)),
    whole!("participants.stateless", PERSONS, |f, _| number(f.participants.groups.stateless)),
    whole!("participants.refugee_recognised", PERSONS, |f, _| number(
        f.participants.groups.refugee_recognised
    )),
    whole!("participants.refugee_other", PERSONS, |f, _| number(f.participants.groups.refugee_other)),
    whole!("participants.min_age", YEARS, |f, _| number(f.participants.min_age)),
    whole!("participants.dropout_rate", SHARE, |f, _| number(f.participants.dropout_rate)),
    whole!("budget.costs_eur", EUR, |f, _| euros(f.budget.costs_eur)),
    whole!("budget.sources_eur", EUR, |f, _| f
        .budget
        .sources_eur
        .as_ref()
        .map(|shares| Value::Number(shares.iter().map(|s| s.eur.0).sum::<Cents>() as f64))),
    whole!("funding.application", Kind::Date, |f, _| date(f.funding.application)),
    whole!("funding.applicant", FREE, |f, _| word(f.funding.applicant.as_ref())),
    whole!("funding.applicant_is_member", Kind::Flag, |f, _| flag(f.funding.applicant_is_member)),
    whole!("funding.plan_eur", EUR, |f, _| euros(f.funding.plan_eur)),
    whole!("funding.per_proposer_eur", EUR, |f, _| euros(f.funding.per_proposer_eur)),
    whole!("funding.per_success_eur", EUR, |f, _| euros(f.funding.per_success_eur)),
    whole!("funding.per_company_eur", EUR, |f, _| euros(f.funding.per_company_eur)),
    whole!("funding.per_head_eur", EUR, |f, _| euros(f.funding.per_head_eur)),
    whole!("funding.company_share_eur", EUR, |f, _| euros(f.funding.company_share_eur)),
    whole!("funding.hired", PERSONS, |f, _| number(f.funding.hired)),
    whole!("funding.months", MONTHS, |f, _| number(f.funding.months)),
    whole!("funding.public_share", SHARE, |f, _| number(f.funding.public_share)),
    whole!("funding.partners", COUNT, |f, _| number(f.funding.partners)),
    whole!("funding.partner_countries", COUNT, |f, _| number(f.funding.partner_countries)),
    whole!("funding.paid_twice", Kind::Flag, |f, _| flag(f.funding.paid_twice)),
    whole!("funding.activities", FREE_SET, |f, _| words(f.funding.activities.as_ref())),
    whole!("candidate.title", Kind::Code(Some(Title::CODES)), |f, _| f
        .candidate
        .title
        .map(|t| Value::Code(t.code()))),
    whole!("candidate.experience_years", YEARS, |f, _| number(f.candidate.experience_years)),
    whole!("candidate.citizenship", FREE, |f, _| country(f.candidate.citizenship.as_ref())),
    whole!("candidate.permit_type", Kind::Code(Some(PermitType::CODES)), |f, _| f
        .candidate
        .permit_type
        .map(|t| Value::Code(t.code()))),
    whole!("candidate.permit_expiry", Kind::Date, |f, _| date(f.candidate.permit_expiry)),
    whole!("candidate.course_finished", Kind::Flag, |f, _| flag(f.candidate.course_finished)),
    whole!("candidate.request", Kind::Date, |f, _| date(f.candidate.request)),
    whole!("candidate.sector", FREE, |f, _| word(f.candidate.sector.as_ref())),
    whole!("candidate.contract_months", MONTHS, |f, _| number(f.candidate.contract_months)),
    whole!("candidate.gross_year_eur", EUR, |f, _| euros(f.candidate.gross_year_eur)),
    whole!("candidate.min_ccnl_gross_eur", EUR, |f, _| euros(f.candidate.min_ccnl_gross_eur)),
    whole!("candidate.labour_market_test", Kind::Flag, |f, _| flag(f.candidate.labour_market_test)),
    whole!("candidate.quota_left", Kind::Flag, |f, _| flag(f.candidate.quota_left)),
    whole!("candidate.course_months", MONTHS, |f, _| number(f.candidate.course_months)),
    whole!("candidate.art27_letter", FREE, |f, _| word(f.candidate.art27_letter.as_ref())),
    whole!("settings.buffer_days", DAYS, |f, _| number(Some(f.settings.buffer_days))),
    whole!("settings.suspension_days", DAYS, |f, _| number(Some(f.settings.suspension_days))),
    each!(Countries, "country.code", FREE, |_, at| country(at.country)),
    each!(Organisations, "organisation.id", FREE, |_, at| at.organisation.map(|o| Value::Code(&o.id))),
    each!(Organisations, "organisation.kind", Kind::Code(Some(BodyKind::CODES)), |_, at| at
        .organisation?
        .kind
        .map(|k| Value::Code(k.code()))),
    each!(Organisations, "organisation.category", Kind::Code(Some(Category::CODES)), |_, at| at
        .organisation?
        .category
        .map(|c| Value::Code(c.code()))),
    each!(Organisations, "organisation.role", Kind::Code(Some(Role::CODES)), |_, at| at
        .organisation?
        .role
        .map(|r| Value::Code(r.code()))),
    each!(Organisations, "organisation.is_branch", Kind::Flag, |_, at| {
        let body = at.organisation?;
        // A word on the autonomy of a branch says by itself that there is one.
        flag(body.autonomy_org_fin.map(|_| true).or(body.is_branch))
    }),
    each!(Organisations, "organisation.years_active_immigration", YEARS, |_, at| number(
        at.organisation?.years_active_immigration
    )),
    each!(Organisations, "organisation.nationally_representative", Kind::Flag, |_, at| flag(
        at.organisation?.nationally_representative
    )),
    each!(Organisations, "organisation.autonomy_org_fin", Kind::Flag, |_, at| flag(
        at.organisation?.autonomy_org_fin
    )),
    each!(Organisations, "organisation.registers", Kind::Codes(Some(Register::CODES)), |_, at| codes(
        at.organisation?.registers.as_ref(),
        Register::code
    )),
    each!(Organisations, "organisation.seat_country", FREE, |_, at| country(
        at.organisation?.seat_country.as_ref()
    )),
    each!(Organisations, "organisation.is_italian_diplomatic_mission", Kind::Flag, |_, at| flag(
        at.organisation?.is_italian_diplomatic_mission
    )),
    each!(Organisations, "organisation.active_in", FREE_SET, |_, at| countries(
        at.organisation?.active_in.as_ref()
    )),
    each!(Courses, "course.profile", FREE, |_, at| word(at.course?.profile.as_ref())),
    each!(Courses, "course.start", Kind::Date, |_, at| date(at.course?.start)),
    each!(Courses, "course.end", Kind::Date, |_, at| date(at.course?.end)),
    each!(Courses, "course.class_size", PERSONS, |_, at| number(at.course?.class_size)),
    each!(Courses, "course.h_italian", HOURS, |_, at| number(at.course?.h_italian)),
    each!(Courses, "course.h_civic", HOURS, |_, at| number(at.course?.h_civic)),
    each!(Courses, "course.h_safety", HOURS, |_, at| number(at.course?.h_safety)),
    each!(Courses, "course.h_rights", HOURS, |_, at| number(at.course?.h_rights)),
    each!(Courses, "course.h_vocational", HOURS, |_, at| number(at.course?.h_vocational)),
    each!(Courses, "course.h_total", HOURS, |_, at| number(at.course?.h_total)),
    each!(Courses, "course.exam_level", LEVEL, |_, at| at
        .course?
        .exam_level
        .map(|level| Value::Number(f64::from(level as u8)))),
    each!(Courses, "course.exam_body", FREE, |_, at| word(at.course?.exam_body.as_ref())),
    each!(Courses, "course.attendance_min", SHARE, |_, at| number(at.course?.attendance_min)),
    each!(Courses, "course.distance_share", SHARE, |_, at| number(at.course?.distance_share)),
    each!(Employers, "employer.id", FREE, |_, at| at.employer.map(|e| Value::Code(&e.id))),
    each!(Employers, "employer.province", FREE, |_, at| word(at.employer?.province.as_ref())),
    each!(Employers, "employer.is_leasing_agency", Kind::Flag, |_, at| flag(at.employer?.is_leasing_agency)),
    each!(Employers, "employer.revenue_or_income_eur", EUR, |_, at| euros(
        at.employer?.revenue_or_income_eur
    )),
    each!(Employers, "employer.requests", COUNT, |_, at| number(at.employer?.requests)),
    each!(Employers, "employer.is_excluded", Kind::Flag, |_, at| {
        let employer = at.employer?;
        // A last day says by itself that the firm is barred.
        flag(employer.excluded_until.map(|_| true).or(employer.is_excluded))
    }),
    each!(Employers, "employer.excluded_until", Kind::Date, |_, at| date(at.employer?.excluded_until)),
    each!(Employers, "employer.housing", Kind::Code(Some(Housing::CODES)), |_, at| at
        .employer?
        .housing
        .map(|h| Value::Code(h.code()))),
    each!(Employers, "employer.known_to_ministry", Kind::Flag, |_, at| flag(at.employer?.known_to_ministry)),
    each!(Employers, "employer.years_active", YEARS, |_, at| number(at.employer?.years_active)),
    each!(Employers, "employer.site_in_region", Kind::Flag, |_, at| flag(at.employer?.site_in_region)),
    each!(Positions, "position.employer", FREE, |_, at| word(at.position?.employer.as_ref())),
    each!(Positions, "position.profile", FREE, |_, at| word(at.position?.profile.as_ref())),
    each!(Positions, "position.count", PERSONS, |_, at| number(at.position?.count)),
    each!(Positions, "position.contract", Kind::Code(Some(Contract::CODES)), |_, at| at
        .position?
        .contract
        .map(|c| Value::Code(c.code()))),
    each!(Positions, "position.months", MONTHS, |_, at| number(at.position?.months)),
    each!(Positions, "position.ccnl", FREE, |_, at| word(at.position?.ccnl.as_ref())),
    each!(Positions, "position.gross_year_eur", EUR, |_, at| euros(at.position?.gross_year_eur)),
    each!(Positions, "position.min_ccnl_gross_eur", EUR, |_, at| euros(at.position?.min_ccnl_gross_eur)),
    each!(Positions, "position.in_italy", Kind::Flag, |f, at| {
        let position = at.position?;
        let employer = f.employers.iter().flatten().find(|e| Some(&e.id) == position.employer.as_ref());
        // A province is Italian: its one-stop desk decides.
        flag(position.in_italy.or_else(|| employer?.province.as_ref().map(|_| true)))
    }),
    each!(Cohorts, "cohort.people", PERSONS, |_, at| number(at.cohort?.people)),
    each!(Cohorts, "cohort.course_start", Kind::Date, |_, at| date(at.cohort?.course_start)),
    each!(Cohorts, "cohort.course_end", Kind::Date, |_, at| date(at.cohort?.course_end)),
    each!(Cohorts, "cohort.list_to_ministry", Kind::Date, |_, at| date(at.cohort?.list_to_ministry)),
    each!(Cohorts, "cohort.employers_to_ministry", Kind::Date, |_, at| date(
        at.cohort?.employers_to_ministry
    )),
    each!(Cohorts, "cohort.no_request", Kind::Date, |_, at| date(at.cohort?.no_request)),
    each!(Cohorts, "cohort.no_issued", Kind::Date, |_, at| date(at.cohort?.no_issued)),
    each!(Cohorts, "cohort.visa_request", Kind::Date, |_, at| date(at.cohort?.visa_request)),
    each!(Cohorts, "cohort.visa_checks_notice", Kind::Date, |_, at| date(at.cohort?.visa_checks_notice)),
    each!(Cohorts, "cohort.employer_confirm", Kind::Date, |_, at| date(at.cohort?.employer_confirm)),
    each!(Cohorts, "cohort.visa_issued", Kind::Date, |_, at| date(at.cohort?.visa_issued)),
    each!(Cohorts, "cohort.entry", Kind::Date, |_, at| date(at.cohort?.entry)),
    each!(Cohorts, "cohort.contract_signed", Kind::Date, |_, at| date(at.cohort?.contract_signed)),
];

/// The place of a level in A0, A1, A2 …; none for another word
pub fn level_number(code: &str) -> Option<f64> {
    Level::CODES.iter().position(|c| *c == code).map(|place| place as f64)
}
