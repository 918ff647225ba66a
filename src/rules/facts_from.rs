//! Facts drawn from a scenario.
//!
//! Holds the translation of the author's plan into the words of the rule files. What the plan does not say stays
//! absent, so that a criterion about it is unknown: nothing is derived from usual durations, because a date that
//! rests on an assumption is not a planned date; how often windows lapse is the simulation's answer. Two things are
//! read off the calendar of the plan: a cohort's course begins on the first start of its course on or after its
//! intake, and ends after the course's usual length.

use super::facts::{
    self, ApprovalPath, BodyKind, Category, Check, Cohort, Contract, Euros, Facts, ForcedOutcome, Funding,
    Groups, Housing, Level, PaperState, People, Purpose, Register, Request, Role, Route,
};
use crate::base::{Date, add_days, add_months};
use crate::model::{
    self, Art23Category, Capacity, CeilingKind, Corridor, Country, Course, Dropout, Estimate, FundingSource,
    Intake, OrgKind, Organisation, OverrideOutcome, Procedure, Scenario, Unit,
};

/// Everything that `scenario` says about itself
pub fn facts(scenario: &Scenario) -> Facts {
    Facts {
        programme: programme(scenario),
        organisations: Some(scenario.organisations.iter().map(organisation).collect()),
        courses: Some(scenario.courses.iter().map(|course| course_facts(scenario, course)).collect()),
        participants: participants(scenario),
        employers: Some(scenario.employers.iter().map(employer).collect()),
        positions: Some(
            scenario.positions.iter().map(|position| position_facts(scenario, position)).collect(),
        ),
        cohorts: Some(
            scenario
                .corridors
                .iter()
                .flat_map(|corridor| corridor.intakes.iter().map(move |intake| (corridor, intake)))
                .map(|(corridor, intake)| cohort(scenario, corridor, intake))
                .collect(),
        ),
        requests: scenario.sources.iter().filter_map(|source| request(scenario, source)).collect(),
        settings: facts::Settings {
            buffer_days: scenario.programme.buffer_days.unwrap_or(facts::Settings::default().buffer_days),
            suspension_days: scenario.programme.suspension_days.unwrap_or_default(),
        },
        checks: scenario
            .evidence
            .iter()
            .map(|paper| Check {
                criterion: paper.criterion.clone(),
                about: paper.about.as_ref().and_then(|path| path.segments().last().map(str::to_owned)),
                state: PaperState::Held,
                evidence: paper.document.clone(),
                date: paper.date,
                by: paper.keeper.as_ref().map(ToString::to_string).unwrap_or_default(),
            })
            .collect(),
        overrides: scenario
            .overrides
            .iter()
            .map(|forced| facts::Override {
                criterion: forced.criterion.clone(),
                about: forced.about.as_ref().and_then(|path| path.segments().last().map(str::to_owned)),
                outcome: match forced.outcome {
                    OverrideOutcome::Met => ForcedOutcome::Met,
                    OverrideOutcome::NotMet => ForcedOutcome::NotMet,
                    OverrideOutcome::NotApplicable => ForcedOutcome::NotApplicable,
                },
                from: forced.date,
                to: forced.until,
                reason: forced.reason.clone(),
                by: forced.organisation.as_ref().map(ToString::to_string).unwrap_or_default(),
            })
            .collect(),
        ..Facts::default()
    }
}

/// A list that says something: an empty list of the model means that nobody wrote it down
fn said<T>(list: Vec<T>) -> Option<Vec<T>> {
    (!list.is_empty()).then_some(list)
}

fn programme(s: &Scenario) -> facts::Programme {
    let p = &s.programme;
    let purposes = p
        .purposes
        .iter()
        .map(|purpose| match purpose {
            model::Purpose::SectorsInItaly => Purpose::SectorsInItaly,
            model::Purpose::SectorsInOrigin => Purpose::SectorsInOrigin,
            model::Purpose::LocalBusiness => Purpose::LocalBusiness,
        })
        .collect();
    facts::Programme {
        purposes: said(purposes),
        path: p.path.map(|path| match path {
            model::ApprovalPath::LabourMinistry => ApprovalPath::Mlps,
            model::ApprovalPath::EducationMinistry => ApprovalPath::Mim,
            model::ApprovalPath::UniversityMinistry => ApprovalPath::Mur,
            model::ApprovalPath::Cnel => ApprovalPath::Cnel,
        }),
        training_countries: said(p.training_countries.clone()),
        in_third_country_share: p.abroad_percent.map(|percent| percent / 100.0),
        fee_per_participant_eur: p.participant_fee_cents.map(Euros),
        submission_date: p.submission_date,
        approval_date: p.approval_date,
        agreement_date: p.agreement_date,
        profiles: said(s.profiles.iter().map(|profile| profile.id.to_string()).collect()),
        sectors: said(
            s.profiles.iter().map(|profile| profile.sector.clone()).filter(|x| !x.is_empty()).collect(),
        ),
    }
}

fn organisation(org: &Organisation) -> facts::Organisation {
    let has = |role: model::Role| org.roles.iter().any(|r| r.role == role);
    let role = if has(model::Role::Lead) {
        Some(Role::Lead)
    } else if has(model::Role::Partner) {
        Some(Role::Partner)
    } else if has(model::Role::Adherent) {
        Some(Role::Adherent)
    } else {
        let only_funds = !org.roles.is_empty() && org.roles.iter().all(|r| r.role == model::Role::Funder);
        let outside = only_funds
            || matches!(org.kind, OrgKind::Authority | OrgKind::DiplomaticMission | OrgKind::Funder);
        if outside { Some(Role::Outside) } else { (!org.roles.is_empty()).then_some(Role::None) }
    };
    let cannot_propose = matches!(
        org.kind,
        OrgKind::Authority
            | OrgKind::ForeignAuthority
            | OrgKind::DiplomaticMission
            | OrgKind::Company
            | OrgKind::Funder
    );
    let mut active_in = org.active_in.clone();
    if !active_in.contains(&org.country) {
        active_in.push(org.country.clone());
    }
    facts::Organisation {
        id: org.id.to_string(),
        name: org.name.clone(),
        kind: Some(match org.kind {
            OrgKind::PublicBody
            | OrgKind::Authority
            | OrgKind::DiplomaticMission
            | OrgKind::ForeignAuthority
            | OrgKind::University
            | OrgKind::Cpia => BodyKind::Public,
            OrgKind::International => BodyKind::International,
            OrgKind::Company => BodyKind::Company,
            OrgKind::EmployersAssociation
            | OrgKind::Union
            | OrgKind::BilateralBody
            | OrgKind::TrainingBody
            | OrgKind::ThirdSector
            | OrgKind::Funder => BodyKind::Private,
        }),
        category: org.category.map(category).or(cannot_propose.then_some(Category::None)),
        role,
        is_branch: None,
        years_active_immigration: org.years_active,
        nationally_representative: org.nationally_representative,
        autonomy_org_fin: org.autonomous_branch,
        registers: said(
            org.registers
                .iter()
                .map(|register| match register {
                    model::Register::Aics => Register::Aics,
                    model::Register::Runts => Register::Runts,
                    model::Register::Art42 => Register::Art42,
                    model::Register::EmploymentServices => Register::EmploymentServices,
                    model::Register::RegionalTraining => Register::TrainingRegion,
                })
                .collect(),
        ),
        seat_country: Some(org.country.clone()),
        is_italian_diplomatic_mission: Some(org.kind == OrgKind::DiplomaticMission),
        active_in: Some(active_in),
    }
}

const fn category(letter: Art23Category) -> Category {
    match letter {
        Art23Category::A => Category::A,
        Art23Category::B => Category::B,
        Art23Category::C => Category::C,
        Art23Category::D => Category::D,
        Art23Category::E => Category::E,
        Art23Category::F => Category::F,
        Art23Category::G => Category::G,
        Art23Category::H => Category::H,
        Art23Category::I => Category::I,
        Art23Category::J => Category::J,
        Art23Category::K => Category::K,
        Art23Category::L => Category::L,
    }
}

fn course_facts(s: &Scenario, course: &Course) -> facts::Course {
    let hours = |estimate: &Option<Estimate>| estimate.as_ref().map(|e| e.usual);
    let start = course.starts.iter().min().copied();
    facts::Course {
        id: course.id.to_string(),
        name: course.name.clone(),
        profile: course.profile.as_ref().map(ToString::to_string),
        route: route_of_course(s, course),
        start,
        end: start.and_then(|start| end_of(course, start)),
        class_size: Some(course.class_max.usual),
        h_italian: hours(&course.hours_italian),
        h_civic: hours(&course.hours_civic),
        h_safety: hours(&course.hours_safety),
        h_rights: hours(&course.hours_rights),
        h_vocational: hours(&course.hours_vocational),
        h_total: hours(&course.hours_total),
        exam_level: course.exam_level.as_deref().and_then(level),
        exam_body: course.exam_body.as_ref().map(|id| {
            s.organisations
                .iter()
                .find(|org| org.id == *id)
                .map_or_else(|| id.to_string(), |org| org.name.clone())
        }),
        attendance_min: course.attendance_percent.map(|percent| percent / 100.0),
        distance_share: course.distance_percent.map(|percent| percent / 100.0),
    }
}

/// A route of a scenario as rules name it
pub const fn route(route: model::Route) -> Route {
    match route {
        model::Route::Art23 => Route::Art23,
        model::Route::BlueCard => Route::BlueCard,
        model::Route::Quota => Route::Quota,
        model::Route::SeasonalQuota => Route::SeasonalQuota,
        model::Route::Conversion => Route::Conversion,
        model::Route::Internship => Route::Internship,
        model::Route::Art27 => Route::Art27,
        model::Route::Resident => Route::Resident,
    }
}

/// The route that all corridors with this course have in common
fn route_of_course(s: &Scenario, course: &Course) -> Option<Route> {
    let holds = |corridor: &&Corridor| {
        corridor
            .stages
            .iter()
            .any(|stage| matches!(&stage.capacity, Capacity::Classes(id) if *id == course.id))
    };
    let mut routes = s.corridors.iter().filter(holds).map(|corridor| route(corridor.route));
    let first = routes.next()?;
    routes.all(|other| other == first).then_some(first)
}

/// What the plan counts on from a source that names the rulebook of its call
///
/// The limits of the source are what the plan supposes to get; whether the call pays as much is what the rulebook asks. The day of the request
/// is not in the plan and stays unknown.
fn request(s: &Scenario, source: &FundingSource) -> Option<Request> {
    let limit = |of: CeilingKind| {
        source.ceilings.iter().find(|c| c.of == of).map(|c| Euros::from_euro(c.amount.usual))
    };
    let partners: Vec<&Organisation> = s
        .organisations
        .iter()
        .filter(|org| org.roles.iter().any(|r| matches!(r.role, model::Role::Lead | model::Role::Partner)))
        .collect();
    let mut countries: Vec<&Country> = partners.iter().map(|org| &org.country).collect();
    countries.sort_unstable();
    countries.dedup();
    let count = |n: usize| u32::try_from(n).ok().filter(|n| *n > 0);
    Some(Request {
        call: source.rulebook.clone()?,
        funding: Funding {
            plan_eur: limit(CeilingKind::Plan).or_else(|| limit(CeilingKind::Programme)),
            per_proposer_eur: limit(CeilingKind::Proposer),
            per_success_eur: limit(CeilingKind::Success),
            per_company_eur: limit(CeilingKind::Firm),
            per_head_eur: limit(CeilingKind::Person),
            public_share: Some(source.share.usual / 100.0),
            partners: count(partners.len()),
            partner_countries: count(countries.len()),
            // Each cent of a plan has one payer: the allocation gives no cost away twice.
            paid_twice: Some(false),
            ..Funding::default()
        },
    })
}

fn level(text: &str) -> Option<Level> {
    Level::ALL.iter().copied().find(|level| level.code() == text)
}

/// The last day of a course that begins on `start`, at its usual length
fn end_of(course: &Course, start: Date) -> Option<Date> {
    let length = &course.length;
    let after = match length.unit {
        Unit::Months if length.usual.fract() == 0.0 => add_months(start, length.usual as i32),
        _ => add_days(start, length.in_days()?[1].round() as i32),
    };
    Some(add_days(after, -1))
}

fn participants(s: &Scenario) -> facts::Participants {
    let p = &s.programme.participants;
    let planned: f64 = s.corridors.iter().flat_map(|c| &c.intakes).map(|intake| intake.people.usual).sum();
    let people = |list: &[(Country, u32)]| {
        said(
            list.iter()
                .map(|(country, people)| People { country: country.clone(), people: *people })
                .collect(),
        )
    };
    facts::Participants {
        planned: Some(planned.round() as u32),
        residence: people(&p.residence),
        citizenship: people(&p.citizenship),
        groups: Groups {
            citizen: None,
            stateless: p.stateless,
            refugee_recognised: p.refugees_recognised,
            refugee_other: p.refugees_other,
        },
        min_age: p.min_age,
        dropout_rate: dropout(s),
    }
}

/// Share of those who begin that is lost in training stages: leaving the course, and not passing it; none when unsaid
fn dropout(s: &Scenario) -> Option<f64> {
    let [corridor] = s.corridors.as_slice() else { return None };
    let mut left = None;
    for stage in corridor.stages.iter().filter(|stage| stage.training) {
        let stays = match &stage.dropout {
            Some(Dropout::Whole { share, .. }) => 1.0 - share.usual / 100.0,
            Some(Dropout::PerMonth { .. } | Dropout::Retention { .. }) => return None,
            None => 1.0,
        };
        let passes = stage.pass.as_ref().map_or(1.0, |pass| pass.usual / 100.0);
        left = Some(left.unwrap_or(1.0) * stays * passes);
    }
    left.map(|left: f64| (1.0 - left).clamp(0.0, 1.0))
}

fn employer(employer: &model::Employer) -> facts::Employer {
    facts::Employer {
        id: employer.id.to_string(),
        name: employer.name.clone(),
        province: Some(employer.province.clone()),
        is_leasing_agency: Some(employer.leasing_agency),
        revenue_or_income_eur: employer.turnover_cents.map(Euros),
        requests: employer.requests,
        // A day on which it ends says by itself that there is an exclusion.
        is_excluded: employer.barred.or(employer.excluded_until.map(|_| true)),
        excluded_until: employer.excluded_until,
        housing: employer.housing.map(|housing| match housing {
            model::Housing::Dwelling => Housing::Dwelling,
            model::Housing::SiteDormitory => Housing::SiteDormitory,
            model::Housing::Hotel => Housing::Hotel,
            model::Housing::None => Housing::None,
        }),
        known_to_ministry: employer.known_to_ministry,
        years_active: None,
        site_in_region: None,
    }
}

fn position_facts(s: &Scenario, position: &model::Position) -> facts::Position {
    let euro = |estimate: &Option<Estimate>| estimate.as_ref().map(|e| Euros::from_euro(e.usual));
    let name =
        s.employers.iter().find(|e| e.id == position.employer).map(|e| e.name.clone()).unwrap_or_default();
    let corridor = s.corridors.iter().find(|c| c.id == position.corridor);
    facts::Position {
        id: position.id.to_string(),
        name,
        employer: Some(position.employer.to_string()),
        profile: position.profile.as_ref().map(ToString::to_string),
        route: corridor.map(|c| route(c.route)),
        count: Some(position.count.usual),
        contract: position.contract.map(|contract| match contract {
            model::Contract::Open => Contract::Open,
            model::Contract::Fixed => Contract::Fixed,
        }),
        months: position.months,
        ccnl: (!position.agreement.is_empty()).then(|| position.agreement.clone()),
        gross_year_eur: euro(&position.gross_year),
        min_ccnl_gross_eur: euro(&position.agreement_gross_year),
        in_italy: corridor.map(|c| c.destination.code() == "ITA"),
    }
}

fn cohort(s: &Scenario, corridor: &Corridor, intake: &Intake) -> Cohort {
    let declared = |act: Procedure| intake.dates.iter().find(|d| d.act == act).map(|d| d.date);
    let course = corridor.stages.iter().find_map(|stage| match &stage.capacity {
        Capacity::Classes(id) => s.courses.iter().find(|course| course.id == *id),
        _ => None,
    });
    let start = declared(Procedure::CourseStart)
        .or_else(|| course.and_then(|c| c.starts.iter().filter(|day| **day >= intake.date).min().copied()));
    let end = declared(Procedure::CourseEnd)
        .or_else(|| course.zip(start).and_then(|(course, start)| end_of(course, start)));
    let number = corridor.intakes.iter().position(|other| other.id == intake.id).map_or(1, |at| at + 1);
    // Where there is one corridor, its name says nothing.
    let name =
        if s.corridors.len() == 1 { number.to_string() } else { format!("{} {number}", corridor.name) };
    Cohort {
        id: intake.id.to_string(),
        name,
        route: Some(route(corridor.route)),
        people: Some(intake.people.usual.round() as u32),
        course_start: start,
        course_end: end,
        list_to_ministry: declared(Procedure::ListToMinistry),
        employers_to_ministry: declared(Procedure::EmployersToMinistry),
        no_request: declared(Procedure::NoRequest),
        no_issued: declared(Procedure::NoIssued),
        visa_request: declared(Procedure::VisaRequest),
        visa_checks_notice: declared(Procedure::VisaChecksNotice),
        employer_confirm: declared(Procedure::EmployerConfirm),
        visa_issued: declared(Procedure::VisaIssued),
        entry: declared(Procedure::Entry),
        contract_signed: declared(Procedure::ContractSigned),
    }
}
