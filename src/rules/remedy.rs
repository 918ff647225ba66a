//! From things to do and typed facts to edits of the scenario: the way back of `facts_from`.
//!
//! Holds where a plan says each fact, and the edits that say it, that name a paper, that set a verdict by hand, that suppose another law or
//! that make a promise out of an act. Carries nothing out. Called by the window.

use super::{
    Rulebook,
    facts::{Contract, Housing},
    field::{FIELDS, FieldDef, Kind, List, Unit},
    proof::{About, Figure},
    todo::{Act, TodoItem},
};
use crate::base::{Date, Id, round_half_away};
use crate::model::{
    self, ApprovalPath, Commitment, Edit, Estimate, Evidence, Grade, LawChange, Override, Path, PlannedDate,
    Procedure, Scenario, Variant, edit,
};
use serde_json::{Value, json};

/// How a fact is typed
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// A day
    Date,
    /// A number
    Number(Unit),
    /// Yes or no
    Flag,
    /// One of these words
    Words(&'static [&'static str]),
    /// Any words
    Free,
}

/// How `field` is typed into the plan; none where the plan has no single place for it
pub fn input(field: &str) -> Option<Input> {
    let def: &FieldDef = &FIELDS[FieldDef::index(field)?];
    let has_place = match field.split_once('.')? {
        ("programme", name) => matches!(
            name,
            "path"
                | "in_third_country_share"
                | "fee_per_participant_eur"
                | "submission_date"
                | "approval_date"
                | "agreement_date"
        ),
        ("participants", name) => {
            matches!(name, "stateless" | "refugee_recognised" | "refugee_other" | "min_age")
        }
        ("settings", _) => true,
        ("organisation", name) => {
            matches!(name, "years_active_immigration" | "nationally_representative" | "autonomy_org_fin")
        }
        ("course", name) => course_field(name).is_some() || matches!(name, "exam_level"),
        ("employer", name) => matches!(
            name,
            "is_leasing_agency"
                | "revenue_or_income_eur"
                | "requests"
                | "is_excluded"
                | "excluded_until"
                | "housing"
                | "known_to_ministry"
        ),
        ("position", name) => {
            matches!(name, "contract" | "months" | "ccnl" | "gross_year_eur" | "min_ccnl_gross_eur")
        }
        ("cohort", name) => procedure(name).is_some(),
        _ => false,
    };
    if !has_place {
        return None;
    }
    Some(match def.kind {
        Kind::Date => Input::Date,
        // A level is typed as its word.
        Kind::Number(Unit::Level) => Input::Words(super::facts::Level::CODES),
        Kind::Number(unit) => Input::Number(unit),
        Kind::Flag => Input::Flag,
        Kind::Code(Some(words)) => Input::Words(words),
        Kind::Code(None) => Input::Free,
        Kind::Codes(_) => return None,
    })
}

/// The object of the scenario that something is about; countries have a path of their own, which is no object
pub fn object(scenario: &Scenario, about: &About) -> Option<Path> {
    let list = match about.list {
        List::Organisations => "organisations",
        List::Courses => "courses",
        List::Employers => "employers",
        List::Positions => "positions",
        List::Countries => "countries",
        List::Cohorts => {
            let has = |c: &&model::Corridor| c.intakes.iter().any(|intake| intake.id.as_str() == about.id);
            let corridor = scenario.corridors.iter().find(has)?;
            let intakes = Path::new("corridors").join(corridor.id.as_str()).join("intakes");
            return Some(intakes.join(&about.id));
        }
    };
    Some(Path::new(list).join(&about.id))
}

/// The edits that give a fact a value; none where the plan has no place for it or the value does not fit
pub fn state(scenario: &Scenario, field: &str, about: Option<&About>, to: &Figure) -> Option<Vec<Edit>> {
    let (_, name) = field.split_once('.')?;
    let set = |path: Path, value: Value| Some(vec![Edit::Set { path, value }]);
    let here = || object(scenario, about?);
    let programme = |name: &str| Path::new("programme").join(name);
    match (field, to) {
        ("programme.path", Figure::Code(code)) => {
            let path = match code.as_str() {
                "MLPS" => ApprovalPath::LabourMinistry,
                "MIM" => ApprovalPath::EducationMinistry,
                "MUR" => ApprovalPath::UniversityMinistry,
                "CNEL_2023_24" => ApprovalPath::Cnel,
                _ => return None,
            };
            set(programme("path"), json!(path))
        }
        ("programme.in_third_country_share", Figure::Number(share, _)) => {
            set(programme("abroad_percent"), json!(share * 100.0))
        }
        ("programme.fee_per_participant_eur", Figure::Number(cents, _)) => {
            set(programme("participant_fee_cents"), json!(round_half_away(*cents)))
        }
        (
            "programme.submission_date" | "programme.approval_date" | "programme.agreement_date",
            Figure::Date(day),
        ) => set(programme(name), json!(day)),
        ("settings.buffer_days" | "settings.suspension_days", Figure::Number(days, _)) => {
            set(programme(name), json!(whole(*days)?))
        }
        (
            "participants.stateless"
            | "participants.refugee_recognised"
            | "participants.refugee_other"
            | "participants.min_age",
            Figure::Number(n, _),
        ) => {
            let mut participants = scenario.programme.participants.clone();
            let n = Some(whole(*n)?);
            match name {
                "stateless" => participants.stateless = n,
                "refugee_recognised" => participants.refugees_recognised = n,
                "refugee_other" => participants.refugees_other = n,
                _ => participants.min_age = n,
            }
            // The whole group: files leave it out while nothing is known of it.
            set(programme("participants"), json!(participants))
        }
        ("organisation.years_active_immigration", Figure::Number(years, _)) => {
            set(here()?.join("years_active"), json!(whole(*years)?))
        }
        ("organisation.nationally_representative", Figure::Flag(yes)) => {
            set(here()?.join("nationally_representative"), json!(yes))
        }
        ("organisation.autonomy_org_fin", Figure::Flag(yes)) => {
            set(here()?.join("autonomous_branch"), json!(yes))
        }
        ("course.exam_level", Figure::Code(level)) => set(here()?.join("exam_level"), json!(level)),
        ("course.attendance_min" | "course.distance_share", Figure::Number(share, _)) => {
            set(here()?.join(course_field(name)?), json!(share * 100.0))
        }
        (_, Figure::Number(n, _)) if field.starts_with("course.") => {
            let path = here()?.join(course_field(name)?);
            let unit = if name == "class_size" { model::Unit::People } else { model::Unit::Hours };
            set(path, decided(*n, unit))
        }
        ("employer.is_leasing_agency", Figure::Flag(yes)) => set(here()?.join("leasing_agency"), json!(yes)),
        ("employer.revenue_or_income_eur", Figure::Number(cents, _)) => {
            set(here()?.join("turnover_cents"), json!(round_half_away(*cents)))
        }
        ("employer.requests", Figure::Number(n, _)) => set(here()?.join("requests"), json!(whole(*n)?)),
        ("employer.is_excluded", Figure::Flag(yes)) => set(here()?.join("barred"), json!(yes)),
        ("employer.excluded_until", Figure::Date(day)) => set(here()?.join("excluded_until"), json!(day)),
        ("employer.known_to_ministry", Figure::Flag(yes)) => {
            set(here()?.join("known_to_ministry"), json!(yes))
        }
        ("employer.housing", Figure::Code(code)) => {
            let housing = match Housing::ALL.iter().find(|housing| housing.code() == code)? {
                Housing::Dwelling => model::Housing::Dwelling,
                Housing::SiteDormitory => model::Housing::SiteDormitory,
                Housing::Hotel => model::Housing::Hotel,
                Housing::None => model::Housing::None,
            };
            set(here()?.join("housing"), json!(housing))
        }
        ("position.contract", Figure::Code(code)) => {
            let contract = match Contract::ALL.iter().find(|contract| contract.code() == code)? {
                Contract::Open => model::Contract::Open,
                Contract::Fixed => model::Contract::Fixed,
            };
            set(here()?.join("contract"), json!(contract))
        }
        ("position.months", Figure::Number(n, _)) => set(here()?.join("months"), json!(whole(*n)?)),
        ("position.ccnl", Figure::Code(words)) => set(here()?.join("agreement"), json!(words)),
        ("position.gross_year_eur", Figure::Number(cents, _)) => {
            set(here()?.join("gross_year"), decided(cents / 100.0, model::Unit::EuroPerYear))
        }
        ("position.min_ccnl_gross_eur", Figure::Number(cents, _)) => {
            set(here()?.join("agreement_gross_year"), decided(cents / 100.0, model::Unit::EuroPerYear))
        }
        (_, Figure::Date(day)) if field.starts_with("cohort.") => {
            let (path, act) = (here()?, procedure(name)?);
            let intake = scenario
                .corridors
                .iter()
                .flat_map(|c| &c.intakes)
                .find(|intake| about.is_some_and(|about| about.id == intake.id.as_str()))?;
            let mut dates: Vec<PlannedDate> =
                intake.dates.iter().filter(|planned| planned.act != act).cloned().collect();
            dates.push(PlannedDate { act, date: *day });
            dates.sort_by_key(|planned| planned.act);
            set(path.join("dates"), json!(dates))
        }
        _ => None,
    }
}

fn whole(number: f64) -> Option<u32> {
    (number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number)).then_some(number as u32)
}

/// A number that somebody decided: it has no range
fn decided(number: f64, unit: model::Unit) -> Value {
    json!(Estimate::certain(number, unit, Grade::Expert))
}

/// The field of a course in the model
fn course_field(name: &str) -> Option<&'static str> {
    Some(match name {
        "class_size" => "class_max",
        "h_italian" => "hours_italian",
        "h_civic" => "hours_civic",
        "h_safety" => "hours_safety",
        "h_rights" => "hours_rights",
        "h_vocational" => "hours_vocational",
        "h_total" => "hours_total",
        "attendance_min" => "attendance_percent",
        "distance_share" => "distance_percent",
        _ => return None,
    })
}

fn procedure(name: &str) -> Option<Procedure> {
    Some(match name {
        "course_start" => Procedure::CourseStart,
        "course_end" => Procedure::CourseEnd,
        "list_to_ministry" => Procedure::ListToMinistry,
        "employers_to_ministry" => Procedure::EmployersToMinistry,
        "no_request" => Procedure::NoRequest,
        "no_issued" => Procedure::NoIssued,
        "visa_request" => Procedure::VisaRequest,
        "visa_checks_notice" => Procedure::VisaChecksNotice,
        "employer_confirm" => Procedure::EmployerConfirm,
        "visa_issued" => Procedure::VisaIssued,
        "entry" => Procedure::Entry,
        "contract_signed" => Procedure::ContractSigned,
        _ => return None,
    })
}

/// The edits that do some acts, all as one step; none where one of them does not say how
///
/// A paper is named by `document`, which says what it is; changes are made as the rule says.
pub fn done(scenario: &Scenario, items: &[&TodoItem], document: &str) -> Option<Vec<Edit>> {
    let mut after = scenario.clone();
    let mut edits = Vec::new();
    for item in items {
        let more = match &item.act {
            Act::Paper { criteria } => {
                let about = item.about.as_ref().and_then(|about| object(scenario, about));
                let keeper = item.organisation.as_deref().and_then(|id| organisation(scenario, id));
                let mut papers = Vec::new();
                for criterion in criteria {
                    let edit = paper(&after, criterion, about.as_ref(), document, None, keeper.clone())?;
                    after = edit::apply(&after, std::slice::from_ref(&edit)).ok()?;
                    papers.push(edit);
                }
                papers
            }
            Act::Change { field, to } => {
                let more = state(&after, field, item.about.as_ref(), to)?;
                after = edit::apply(&after, &more).ok()?;
                more
            }
            Act::State { .. } | Act::Enter(_) | Act::CheckLaw { .. } | Act::Plan => return None,
        };
        edits.extend(more);
    }
    (!edits.is_empty()).then_some(edits)
}

fn organisation(scenario: &Scenario, id: &str) -> Option<Id> {
    scenario.organisations.iter().find(|org| org.id.as_str() == id).map(|org| org.id.clone())
}

/// Who a thing to do is given to: the body the rule names, else the lead, else the first one; none without organisations
pub fn responsible(scenario: &Scenario, item: &TodoItem) -> Option<Id> {
    let leads = |org: &&model::Organisation| org.roles.iter().any(|role| role.role == model::Role::Lead);
    item.organisation
        .as_deref()
        .and_then(|id| organisation(scenario, id))
        .or_else(|| scenario.organisations.iter().find(leads).map(|org| org.id.clone()))
        .or_else(|| scenario.organisations.first().map(|org| org.id.clone()))
}

/// The edit that makes a promise of a thing to do; none without organisations
pub fn task(scenario: &Scenario, book: &Rulebook, item: &TodoItem, text: &str) -> Option<Edit> {
    let commitment = Commitment {
        id: free_id("compito", &scenario.commitments.iter().map(|known| &known.id))?,
        organisation: responsible(scenario, item)?,
        text: text.to_owned(),
        by: item.by,
        kept: None,
        about: None,
        todo: Some(item.key(book)),
    };
    add("commitments", &commitment)
}

/// The edit that names a paper of a criterion; none when no id is left
pub fn paper(
    scenario: &Scenario,
    criterion: &str,
    about: Option<&Path>,
    document: &str,
    date: Option<Date>,
    keeper: Option<Id>,
) -> Option<Edit> {
    let stem = format!("prova_{}", criterion.to_lowercase().replace('-', "_"));
    let paper = Evidence {
        id: free_id(&stem, &scenario.evidence.iter().map(|known| &known.id))?,
        criterion: criterion.to_owned(),
        about: about.cloned(),
        document: document.trim().to_owned(),
        date,
        keeper,
    };
    add("evidence", &paper)
}

/// A verdict set by hand
#[derive(Debug, Clone, PartialEq)]
pub struct Forced<'a> {
    /// Criterion
    pub criterion: &'a str,
    /// Object it is about; none: every object
    pub about: Option<Path>,
    /// Verdict
    pub outcome: model::OverrideOutcome,
    /// Why
    pub reason: &'a str,
    /// First day
    pub date: Date,
    /// Who decided
    pub organisation: Option<Id>,
}

/// The edit that sets a verdict by hand; none without a reason
pub fn force(scenario: &Scenario, forced: &Forced<'_>) -> Option<Edit> {
    let reason = forced.reason.trim();
    if reason.is_empty() {
        return None;
    }
    let stem = format!("deroga_{}", forced.criterion.to_lowercase().replace('-', "_"));
    let forced = Override {
        id: free_id(&stem, &scenario.overrides.iter().map(|known| &known.id))?,
        criterion: forced.criterion.to_owned(),
        about: forced.about.clone(),
        outcome: forced.outcome,
        reason: reason.to_owned(),
        date: forced.date,
        until: None,
        organisation: forced.organisation.clone(),
    };
    add("overrides", &forced)
}

/// A variant, beginning at `parent`, in which a parameter of the law has another value from a day on: its id and the edit of the base
/// that adds it
pub fn law_variant(
    scenario: &Scenario,
    parent: Option<&Id>,
    name: &str,
    parameter: &str,
    change: (Date, f64, Option<f64>),
) -> Option<(Id, Edit)> {
    let (from, value, probability) = change;
    // The parent may suppose a change of the same parameter already.
    let seen = edit::with_variant(scenario, parent).ok()?;
    let stem = parameter.to_lowercase().trim_start_matches("p_").to_owned();
    let change = LawChange {
        id: free_id(&format!("legge_{stem}"), &seen.law_changes.iter().map(|known| &known.id))?,
        parameter: parameter.to_owned(),
        value,
        from,
        probability,
        reason: name.to_owned(),
    };
    let variant = Variant {
        id: free_id(&format!("legge_{stem}"), &scenario.variants.iter().map(|known| &known.id))?,
        name: name.to_owned(),
        parent: parent.cloned(),
        note: String::new(),
        edits: vec![add("law_changes", &change)?],
    };
    Some((variant.id.clone(), add("variants", &variant)?))
}

/// A variant, beginning at `parent`, in which a corridor takes another route: its id and the edit of the base that adds it
pub fn route_variant(
    scenario: &Scenario,
    parent: Option<&Id>,
    name: &str,
    corridor: &Id,
    route: model::Route,
) -> Option<(Id, Edit)> {
    let path = Path::new("corridors").join(corridor.as_str()).join("route");
    let variant = Variant {
        id: free_id("canale", &scenario.variants.iter().map(|known| &known.id))?,
        name: name.to_owned(),
        parent: parent.cloned(),
        note: String::new(),
        edits: vec![Edit::Set { path, value: serde_json::to_value(route).ok()? }],
    };
    Some((variant.id.clone(), add("variants", &variant)?))
}

fn add(list: &str, object: &impl serde::Serialize) -> Option<Edit> {
    let value = serde_json::to_value(object).ok()?;
    Some(Edit::Add { list: Path::new(list), value, before: None })
}

/// The first of `STEM_1`, `STEM_2` … that nobody has
fn free_id<'a>(stem: &str, known: &(impl Iterator<Item = &'a Id> + Clone)) -> Option<Id> {
    let stem: String =
        stem.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '_' }).collect();
    (1..10_000).find_map(|n| {
        let id = Id::new(&format!("{stem}_{n}")).ok()?;
        known.clone().all(|other| *other != id).then_some(id)
    })
}
