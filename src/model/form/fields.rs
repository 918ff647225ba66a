//! The tables of fields, one a type of the model, in the order of forms: what names an object first, remarks last.
//!
//! Whoever adds a field to the model adds it here; a test of the whole model fails otherwise.

use super::{Case, Choice, Code, Field, Holds, Kind, Lost, Need, To};
use crate::model::Unit;

const fn must(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, need: Need::Required }
}

const fn may(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, need: Need::Optional }
}

const fn usual(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, need: Need::Usual }
}

const fn bare(name: &'static str) -> Case {
    Case { name, holds: Holds::Nothing }
}

const fn with(name: &'static str, kind: &'static Kind) -> Case {
    Case { name, holds: Holds::Value(kind) }
}

const fn having(name: &'static str, fields: &'static [Field]) -> Case {
    Case { name, holds: Holds::Fields(fields) }
}

const ID: Field = must("id", Kind::Id);
const NAME: Field = must("name", Kind::Words);
const NOTE: Field = usual("note", Kind::Note);
const SOURCE_OF_DATA: Field = may("source", Kind::One(To::References, Lost::Empty));
const TIME: Kind = Kind::Estimate(&[Unit::Days, Unit::Weeks, Unit::Months]);
const PERCENT: Kind = Kind::Estimate(&[Unit::Percent]);
const EURO: Kind = Kind::Estimate(&[Unit::Euro]);
const PEOPLE: Kind = Kind::Estimate(&[Unit::People]);
const HOURS: Kind = Kind::Estimate(&[Unit::Hours]);
const PER_MONTH: Kind = Kind::Estimate(&[Unit::PeoplePerMonth]);
const PERCENT_PER_MONTH: Kind = Kind::Estimate(&[Unit::PercentPerMonth]);
const PERCENT_PER_YEAR: Kind = Kind::Estimate(&[Unit::PercentPerYear]);
const EURO_PER_YEAR: Kind = Kind::Estimate(&[Unit::EuroPerYear]);
const EURO_PER_MONTH: Kind = Kind::Estimate(&[Unit::EuroPerMonth]);
const ORGANISATION_IF_ANY: Kind = Kind::One(To::Organisations, Lost::Empty);
const ANY: u32 = 1_000_000;

/// Fields of the programme
pub const PROGRAMME: &[Field] = &[
    ID,
    must("title", Kind::Words),
    usual("summary", Kind::Note),
    usual("example", Kind::Truth),
    must("start", Kind::Day),
    must("months", Kind::Whole(1, 240)),
    usual("grid", Kind::Choice(Choice::Grid)),
    must("as_of", Kind::Day),
    may("target", Kind::Record(TARGET)),
    may("promise_percent", Kind::Number(Unit::Percent)),
    may("bridge", Kind::Record(BRIDGE)),
    usual("purposes", Kind::Many(&Kind::Choice(Choice::Purpose))),
    may("path", Kind::Choice(Choice::ApprovalPath)),
    usual("training_countries", Kind::Many(&Kind::Country)),
    may("abroad_percent", Kind::Number(Unit::Percent)),
    may("participant_fee_cents", Kind::Cents),
    may("submission_date", Kind::Day),
    may("approval_date", Kind::Day),
    may("agreement_date", Kind::Day),
    usual("participants", Kind::Record(PARTICIPANTS)),
    may("buffer_days", Kind::Whole(0, 36_500)),
    may("suspension_days", Kind::Whole(0, 36_500)),
    usual("interview", Kind::Many(&Kind::Code(Code::Question))),
];

const TARGET: &[Field] = &[must("people", Kind::Whole(0, ANY)), must("by", Kind::Day), SOURCE_OF_DATA, NOTE];

const BRIDGE: &[Field] = &[must("most", EURO), may("yearly_interest", PERCENT_PER_YEAR)];

const PARTICIPANTS: &[Field] = &[
    usual("residence", Kind::Many(&Kind::Persons)),
    usual("citizenship", Kind::Many(&Kind::Persons)),
    may("stateless", Kind::Whole(0, ANY)),
    may("refugees_recognised", Kind::Whole(0, ANY)),
    may("refugees_other", Kind::Whole(0, ANY)),
    may("min_age", Kind::Whole(0, 120)),
];

/// Fields of a reference
pub const REFERENCE: &[Field] =
    &[ID, must("title", Kind::Words), usual("place", Kind::Words), may("date", Kind::Day), NOTE];

/// Fields of a profile
pub const PROFILE: &[Field] = &[ID, NAME, usual("sector", Kind::Words), SOURCE_OF_DATA, NOTE];

/// Fields of a lever
pub const LEVER: &[Field] = &[
    ID,
    NAME,
    must("field", Kind::Place(Lost::Holder)),
    usual("also", Kind::Many(&Kind::Place(Lost::Empty))),
    must("min", Kind::Number(Unit::Count)),
    must("max", Kind::Number(Unit::Count)),
    must("step", Kind::Number(Unit::Count)),
];

/// Fields of an organisation
pub const ORGANISATION: &[Field] = &[
    ID,
    NAME,
    usual("task", Kind::Words),
    must("kind", Kind::Choice(Choice::OrgKind)),
    must("country", Kind::Country),
    may("category", Kind::Choice(Choice::Category)),
    usual("category_assumed", Kind::Truth),
    usual("roles", Kind::Many(&Kind::Record(ROLE_IN))),
    usual("active_in", Kind::Many(&Kind::Country)),
    usual("registers", Kind::Many(&Kind::Choice(Choice::Register))),
    may("years_active", Kind::Whole(0, 2_000)),
    may("nationally_representative", Kind::Truth),
    may("autonomous_branch", Kind::Truth),
    SOURCE_OF_DATA,
    NOTE,
];

const ROLE_IN: &[Field] =
    &[must("role", Kind::Choice(Choice::Role)), may("corridor", Kind::One(To::Corridors, Lost::Holder))];

/// Fields of a link
pub const LINK: &[Field] = &[
    ID,
    must("kind", Kind::Choice(Choice::LinkKind)),
    must("from", Kind::Place(Lost::Holder)),
    must("to", Kind::Place(Lost::Holder)),
    usual("label", Kind::Words),
];

/// Fields of an office
pub const OFFICE: &[Field] =
    &[ID, NAME, may("organisation", ORGANISATION_IF_ANY), must("per_month", PER_MONTH), NOTE];

/// Fields of a course
pub const COURSE: &[Field] = &[
    ID,
    NAME,
    may("profile", Kind::One(To::Profiles, Lost::Empty)),
    usual("also_for", Kind::Many(&Kind::One(To::Profiles, Lost::Empty))),
    may("trainer", ORGANISATION_IF_ANY),
    must("length", TIME),
    must("class_min", Kind::Whole(1, ANY)),
    must("class_max", PEOPLE),
    must("classes_at_once", Kind::Whole(1, ANY)),
    must("starts", Kind::Many(&Kind::Day)),
    may("hours_italian", HOURS),
    may("hours_civic", HOURS),
    may("hours_safety", HOURS),
    may("hours_rights", HOURS),
    may("hours_vocational", HOURS),
    may("hours_total", HOURS),
    may("exam_level", Kind::Choice(Choice::Level)),
    may("exam_body", ORGANISATION_IF_ANY),
    may("attendance_percent", Kind::Number(Unit::Percent)),
    may("distance_percent", Kind::Number(Unit::Percent)),
    NOTE,
];

/// Fields of an employer
pub const EMPLOYER: &[Field] = &[
    ID,
    NAME,
    must("province", Kind::Words),
    must("firms", Kind::Estimate(&[Unit::Count])),
    usual("leasing_agency", Kind::Truth),
    may("turnover_cents", Kind::Cents),
    may("requests", Kind::Whole(0, ANY)),
    may("barred", Kind::Truth),
    may("excluded_until", Kind::Day),
    may("housing", Kind::Choice(Choice::Housing)),
    may("known_to_ministry", Kind::Truth),
    SOURCE_OF_DATA,
    NOTE,
];

/// Fields of a position
pub const POSITION: &[Field] = &[
    ID,
    must("employer", Kind::One(To::Employers, Lost::Holder)),
    must("corridor", Kind::One(To::Corridors, Lost::Holder)),
    may("profile", Kind::One(To::Profiles, Lost::Empty)),
    must("count", PEOPLE),
    must("opens", Kind::Day),
    may("contract", Kind::Choice(Choice::Contract)),
    may("months", Kind::Whole(1, 1_200)),
    usual("agreement", Kind::Words),
    may("gross_year", EURO_PER_YEAR),
    may("agreement_gross_year", EURO_PER_YEAR),
];

/// Fields of a corridor
pub const CORRIDOR: &[Field] = &[
    ID,
    NAME,
    must("origin", Kind::Country),
    must("destination", Kind::Country),
    must("territory", Kind::Words),
    must("route", Kind::Choice(Choice::Route)),
    usual("profiles", Kind::Many(&Kind::One(To::Profiles, Lost::Empty))),
    must("intakes", Kind::Objects(INTAKE)),
    must("stages", Kind::Objects(STAGE)),
    must("exits", Kind::Objects(EXIT)),
    must("arrival_stage", Kind::One(To::Stages, Lost::Refuse)),
    may("retention_stage", Kind::One(To::Stages, Lost::Empty)),
    may("earnings", Kind::Record(EARNINGS)),
    NOTE,
];

const EARNINGS: &[Field] = &[
    may("origin_net", EURO_PER_MONTH),
    may("net_share", PERCENT),
    may("rent", EURO_PER_MONTH),
    may("remittances", EURO_PER_MONTH),
    may("employer_share", PERCENT),
];

/// Fields of an intake
pub const INTAKE: &[Field] = &[
    ID,
    must("date", Kind::Day),
    must("people", PEOPLE),
    may("stage", Kind::One(To::Stages, Lost::Empty)),
    usual("dates", Kind::Many(&Kind::Record(PLANNED_DATE))),
];

const PLANNED_DATE: &[Field] = &[must("act", Kind::Choice(Choice::Procedure)), must("date", Kind::Day)];

/// Fields of an exit
pub const EXIT: &[Field] = &[ID, NAME, usual("closed_path", Kind::Truth), usual("wanted", Kind::Truth)];

/// Fields of a stage
pub const STAGE: &[Field] = &[
    ID,
    must("stream", Kind::Kept),
    NAME,
    must("kind", Kind::Choice(Choice::StageKind)),
    may("accountable", ORGANISATION_IF_ANY),
    must("duration", Kind::Cases(DURATION)),
    usual("capacity", Kind::Cases(CAPACITY)),
    may("pass", PERCENT),
    may("next", Kind::One(To::Onward, Lost::Onward)),
    may("otherwise", Kind::One(To::Onward, Lost::Onward)),
    may("dropout", Kind::Cases(DROPOUT)),
    may("giving_up", Kind::Record(GIVING_UP)),
    may("deadline", Kind::Record(DEADLINE)),
    usual("clock", Kind::Choice(Choice::Clock)),
    may("rework", Kind::Record(REWORK)),
    usual("gates", Kind::Many(&Kind::Code(Code::Criterion))),
    usual("training", Kind::Truth),
    may("high_risk", Kind::Record(HIGH_RISK)),
    may("class_effect", Kind::Number(Unit::Count)),
    NOTE,
];

const DURATION: &[Case] = &[bare("Immediate"), with("Takes", &TIME), bare("Course"), bare("Open")];

const CAPACITY: &[Case] = &[
    bare("Unlimited"),
    with("PerMonth", &PER_MONTH),
    having(
        "Office",
        &[must("office", Kind::One(To::Offices, Lost::Holder)), must("priority", Kind::Whole(0, 255))],
    ),
    with("Seats", &PEOPLE),
    with("Classes", &Kind::One(To::Courses, Lost::Holder)),
    bare("Positions"),
];

const TO_EXIT: Field = must("exit", Kind::One(To::Exits, Lost::Onward));

const DROPOUT: &[Case] = &[
    having("PerMonth", &[must("rate", PERCENT_PER_MONTH), TO_EXIT]),
    having("Whole", &[must("share", PERCENT), TO_EXIT]),
    having("Retention", &[must("anchors", Kind::Many(&Kind::Record(ANCHOR))), TO_EXIT]),
];

const ANCHOR: &[Field] = &[must("months", Kind::Whole(1, 1_200)), must("share", PERCENT)];

const GIVING_UP: &[Field] = &[must("rate", PERCENT_PER_MONTH), TO_EXIT];

const DEADLINE: &[Field] =
    &[must("window", Kind::Cases(WINDOW)), must("on", Kind::Choice(Choice::DeadlineOn)), TO_EXIT];

const WINDOW: &[Case] =
    &[with("Parameter", &Kind::Code(Code::Parameter)), with("Months", &Kind::Number(Unit::Months))];

const REWORK: &[Field] = &[
    must("back_to", Kind::One(To::Stages, Lost::Holder)),
    must("share", PERCENT),
    must("at_most", Kind::Whole(1, 14)),
    TO_EXIT,
];

const HIGH_RISK: &[Field] = &[must("duration", TIME), may("pass", PERCENT)];

/// Fields of a cost
pub const COST: &[Field] = &[
    ID,
    NAME,
    must("category", Kind::Choice(Choice::CostCategory)),
    must("driver", Kind::Cases(DRIVER)),
    must("unit", Kind::Estimate(&[Unit::Euro, Unit::Percent])),
    may("from", Kind::Day),
    may("until", Kind::Day),
    may("yearly_change", Kind::Number(Unit::PercentPerYear)),
    may("bearer", ORGANISATION_IF_ANY),
    NOTE,
];

const AT_STAGE: &[Field] = &[
    must("corridor", Kind::One(To::Corridors, Lost::Holder)),
    must("stage", Kind::One(To::Stages, Lost::Holder)),
];

const DRIVER: &[Case] = &[
    with("Once", &Kind::Day),
    bare("PerMonth"),
    having("PerClass", AT_STAGE),
    having("PerCourseHour", AT_STAGE),
    having("PerEntry", AT_STAGE),
    having("PerStart", AT_STAGE),
    having("PerPersonMonth", AT_STAGE),
    having("PerExit", AT_STAGE),
    with("ShareOf", &Kind::Many(&Kind::Choice(Choice::CostCategory))),
];

/// Fields of a funding source
pub const SOURCE: &[Field] = &[
    ID,
    NAME,
    usual("payer", Kind::Words),
    may("organisation", ORGANISATION_IF_ANY),
    must("status", Kind::Choice(Choice::SourceStatus)),
    usual("priority", Kind::Whole(0, ANY)),
    must("share", PERCENT),
    usual("ceilings", Kind::Many(&Kind::Record(CEILING))),
    usual("categories", Kind::Many(&Kind::Choice(Choice::CostCategory))),
    usual("corridors", Kind::Many(&Kind::One(To::Corridors, Lost::Close))),
    usual("countries", Kind::Many(&Kind::Country)),
    usual("sectors", Kind::Many(&Kind::Words)),
    usual("routes", Kind::Many(&Kind::Choice(Choice::Route))),
    usual("beneficiaries", Kind::Many(&Kind::Cases(BENEFICIARY))),
    usual("plan", Kind::Choice(Choice::PlanUnit)),
    may("minimum", EURO),
    may("own_contribution", PERCENT),
    may("from", Kind::Day),
    may("until", Kind::Day),
    usual("payment", Kind::Cases(PAYMENT)),
    usual("excludes", Kind::Many(&Kind::One(To::Sources, Lost::Empty))),
    may("award", PERCENT),
    may("rulebook", Kind::Code(Code::Rulebook)),
    SOURCE_OF_DATA,
    NOTE,
];

const CEILING: &[Field] = &[must("of", Kind::Choice(Choice::CeilingKind)), must("amount", EURO)];

const BENEFICIARY: &[Case] =
    &[with("Letter", &Kind::Choice(Choice::Category)), with("Kind", &Kind::Choice(Choice::OrgKind))];

const PAYMENT: &[Case] = &[
    bare("AsSpent"),
    having(
        "Advance",
        &[must("percent", Kind::Number(Unit::Percent)), must("rest_after_months", Kind::Whole(0, 1_200))],
    ),
    having("Refund", &[must("after_months", Kind::Whole(0, 1_200))]),
    having("OnResult", &[must("after_months", Kind::Whole(0, 1_200))]),
];

/// Fields of a paper
pub const EVIDENCE: &[Field] = &[
    ID,
    must("document", Kind::Words),
    must("criterion", Kind::Code(Code::Criterion)),
    may("about", Kind::Place(Lost::Holder)),
    may("date", Kind::Day),
    may("keeper", ORGANISATION_IF_ANY),
];

/// Fields of a commitment
pub const COMMITMENT: &[Field] = &[
    ID,
    must("text", Kind::Words),
    must("organisation", Kind::One(To::Organisations, Lost::Holder)),
    may("by", Kind::Day),
    may("kept", Kind::Truth),
    may("about", Kind::Place(Lost::Empty)),
    may("todo", Kind::Code(Code::Todo)),
];

/// Fields of a verdict set by hand
pub const OVERRIDE: &[Field] = &[
    ID,
    must("criterion", Kind::Code(Code::Criterion)),
    may("about", Kind::Place(Lost::Holder)),
    must("outcome", Kind::Choice(Choice::Outcome)),
    must("reason", Kind::Note),
    must("date", Kind::Day),
    may("until", Kind::Day),
    may("organisation", ORGANISATION_IF_ANY),
];

/// Fields of a supposed change of law
pub const LAW_CHANGE: &[Field] = &[
    ID,
    must("parameter", Kind::Code(Code::Parameter)),
    must("value", Kind::Number(Unit::Count)),
    must("from", Kind::Day),
    may("probability", Kind::Number(Unit::Percent)),
    usual("reason", Kind::Note),
];
