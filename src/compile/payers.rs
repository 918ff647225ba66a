//! Who pays which cost of which organisation: the sources of a scenario as rules over the costs of its tick model.
//!
//! Holds names of categories and of payments in results, and [`Paying`]: what each source admits, what its ceilings are
//! counted on, when it pays. It is made once for a scenario; `settle` carries it out in every future, and reports ask it why a
//! euro stays uncovered ([`Paying::problem`]). Draws nothing itself.

use super::{Compiled, engine_name};
use crate::base::{Cents, Id, round_half_away};
use crate::engine::{CostItem as TickCost, Driver, TickModel, calendar::Unit as TimeUnit, money::Course};
use crate::funding::{
    Cap, Line, MILLION, Refusals, Rules, Source,
    cash::Schedule,
    why::{Gives, Problem, Tally},
};
use crate::model::{
    Beneficiary, CeilingKind, Corridor, CostCategory, CostItem, Estimate, FundingSource, Payment, PlanUnit,
    Role, Scenario,
};

/// A ceiling that never cuts: more than any programme may cost
const UNLIMITED: Cents = 1_000_000_000_000_000_000;
/// Longest delay of a payment, in ticks: beyond any calendar
const LONGEST: u32 = 100_000;

/// The name of a cost category in results: `language_training`
pub fn category_id(category: CostCategory) -> &'static str {
    match category {
        CostCategory::Selection => "selection",
        CostCategory::LanguageTraining => "language_training",
        CostCategory::CivicTraining => "civic_training",
        CostCategory::VocationalTraining => "vocational_training",
        CostCategory::SafetyTraining => "safety_training",
        CostCategory::ExamCertification => "exam_certification",
        CostCategory::VisaPermitFees => "visa_permit_fees",
        CostCategory::Medical => "medical",
        CostCategory::Travel => "travel",
        CostCategory::Housing => "housing",
        CostCategory::IntegrationSupport => "integration_support",
        CostCategory::ProgrammeManagement => "programme_management",
        CostCategory::PartnershipBuilding => "partnership_building",
        CostCategory::Equipment => "equipment",
        CostCategory::TraineeAllowance => "trainee_allowance",
        CostCategory::Indirect => "indirect",
    }
}

/// The name under which a source's payments for a category are kept: `fondo/travel`
pub fn cell_name(source: &Id, category: CostCategory) -> String {
    format!("{source}/{}", category_id(category))
}

/// The category of each cost of the tick model
pub fn categories(scenario: &Scenario, compiled: &Compiled) -> Vec<Option<CostCategory>> {
    let of = |id: &Id| scenario.costs.iter().find(|cost| cost.id == *id).map(|cost| cost.category);
    compiled.costs.iter().map(of).collect()
}

/// What a limit is multiplied with
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Counted {
    /// Nothing: it is an amount in all
    Once,
    /// People who join these stages within the source's window, and so many more
    Joining(Vec<usize>, u64),
    /// People who arrive, in the whole calendar
    Arriving(Vec<usize>),
    /// Firms that hire: at most so many, and at most one for each arrival
    Hiring(u64, Vec<usize>),
    /// Classes that open within the source's window
    Classes(Vec<usize>),
    /// Hours of the courses of classes that open within the window: cents for each class
    Hours(Vec<(usize, Cents)>),
}

/// An amount of a source that depends on what happens
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    /// What it is of; none for a minimum
    pub of: Option<CeilingKind>,
    /// For each of what is counted
    pub cents: Cents,
    pub(super) counted: Counted,
}

/// What a source asks beside its rules of admission
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Terms {
    /// Path of its chance of being won, which names its luck
    pub luck: String,
    /// Chance that it is to be had, 0 to 1
    pub award: f64,
    pub ceilings: Vec<Limit>,
    pub minimum: Option<Limit>,
    pub schedule: Schedule,
    /// Stages whose entries are its results
    pub results: Vec<usize>,
    /// Whether it pays nothing without a result
    pub on_result: bool,
    pub from: usize,
    pub to: usize,
}

/// What can be advanced, and what that costs
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Advance {
    /// Most that can be advanced at one time; none: nobody knows
    pub most: Option<Cents>,
    /// Interest a year, as a fraction
    pub yearly: f64,
}

/// Who pays what, as it is worked out in every future
#[derive(Debug, Clone, PartialEq)]
pub struct Paying {
    /// Sources in the order in which they pay
    pub(super) ids: Vec<Id>,
    pub(super) rules: Rules,
    pub(super) terms: Vec<Terms>,
    /// Names of what sources pay, cell after cell
    pub(super) names: Vec<String>,
    /// For each source and cost, its cell
    pub(super) cell_of: Vec<Vec<u32>>,
    /// Organisations that bear costs; none: nobody knows who
    pub bearers: Vec<Option<Id>>,
    /// For each cost of the tick model, who bears it
    pub bearer_of: Vec<usize>,
    /// Stages of training: a course that stops leaves their people half-way
    pub(super) training: Vec<usize>,
    /// What can be advanced
    pub advance: Advance,
    pub(super) ticks_per_year: u32,
}

impl Default for Paying {
    fn default() -> Self {
        Self {
            ids: Vec::new(),
            rules: Rules::new(Vec::new(), 0),
            terms: Vec::new(),
            names: Vec::new(),
            cell_of: Vec::new(),
            bearers: Vec::new(),
            bearer_of: Vec::new(),
            training: Vec::new(),
            advance: Advance { most: None, yearly: 0.0 },
            ticks_per_year: 12,
        }
    }
}

impl Paying {
    /// The rule of paying of a scenario whose tick model is complete
    pub(super) fn new(s: &Scenario, out: &Compiled) -> Self {
        let drivers: Vec<Driven<'_>> =
            out.model.costs.iter().zip(&out.costs).map(|(tick, id)| Driven::new(s, out, tick, id)).collect();
        let mut bearers: Vec<Option<Id>> = Vec::new();
        let bearer_of: Vec<usize> = drivers
            .iter()
            .map(|driven| {
                let known = bearers.iter().position(|other| *other == driven.bearer);
                known.unwrap_or_else(|| {
                    bearers.push(driven.bearer.clone());
                    bearers.len() - 1
                })
            })
            .collect();
        let authors: Vec<&FundingSource> =
            out.sources.iter().filter_map(|id| s.sources.iter().find(|source| source.id == *id)).collect();
        let position = |id: &Id| authors.iter().position(|source| source.id == *id);
        let sources: Vec<Source> = authors
            .iter()
            .zip(&out.model.funding)
            .map(|(author, tick)| Source {
                priority: author.priority,
                from: tick.from,
                to: tick.to.unwrap_or(u32::MAX),
                ppm: round_half_away(tick.share * MILLION as f64),
                own_ppm: author
                    .own_contribution
                    .as_ref()
                    .map_or(0, |own| round_half_away((own.usual / 100.0).clamp(0.0, 1.0) * MILLION as f64)),
                excludes: author.excludes.iter().filter_map(&position).collect(),
                refusals: drivers.iter().map(|driven| refusals(s, author, driven)).collect(),
            })
            .collect();
        let mut names: Vec<String> = Vec::new();
        let cell_of = authors
            .iter()
            .zip(&sources)
            .map(|(author, source)| {
                let first = names.len();
                drivers
                    .iter()
                    .zip(&source.refusals)
                    .map(|(driven, refusals)| {
                        if !refusals.is_none() {
                            return u32::MAX;
                        }
                        let name = cell_name(&author.id, driven.cost.category);
                        let known = names[first..].iter().position(|other| *other == name);
                        known.map_or_else(
                            || {
                                names.push(name);
                                names.len() as u32 - 1
                            },
                            |at| (first + at) as u32,
                        )
                    })
                    .collect()
            })
            .collect();
        let terms = authors
            .iter()
            .zip(&sources)
            .map(|(author, source)| terms(s, out, author, source, out.model.ticks))
            .collect();
        let bridge = s.programme.bridge.as_ref();
        let training = (0..out.model.stages.len()).filter(|&i| out.model.stages[i].training);
        Self {
            ids: authors.iter().map(|source| source.id.clone()).collect(),
            rules: Rules::new(sources, drivers.len()),
            terms,
            names,
            cell_of,
            bearers,
            bearer_of,
            training: training.collect(),
            advance: Advance {
                most: bridge.map(|bridge| cents(&bridge.most)),
                yearly: bridge
                    .and_then(|bridge| bridge.yearly_interest.as_ref())
                    .map_or(0.0, |interest| interest.usual / 100.0),
            },
            ticks_per_year: out.model.ticks_per_year,
        }
    }

    /// The sources, in the order in which they pay
    pub fn sources(&self) -> &[Id] {
        &self.ids
    }

    /// The rules, by the same positions
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// Chance that a source is to be had, 0 to 1
    pub fn award(&self, source: usize) -> f64 {
        self.terms.get(source).map_or(1.0, |terms| terms.award)
    }

    /// The ceilings of a source
    pub fn ceilings(&self, source: usize) -> &[Limit] {
        self.terms.get(source).map_or(&[], |terms| &terms.ceilings)
    }

    /// What a source may give in a future, and whether it is to be had there
    pub(super) fn cap(&self, source: usize, course: &Course<'_>) -> (Cap, bool) {
        let terms = &self.terms[source];
        // Chance is asked for only where there is any, and one name has one luck in every variant.
        let won = terms.award >= 1.0 || course.luck(&terms.luck) < terms.award;
        let all = terms.ceilings.iter().map(|limit| amount(limit, terms, course));
        let mut ceiling = all.min().unwrap_or(UNLIMITED);
        if !won || terms.on_result && arrivals(&terms.results, course) == 0 {
            ceiling = 0;
        }
        let minimum = terms.minimum.as_ref().map_or(0, |limit| amount(limit, terms, course));
        (Cap { ceiling, minimum }, won)
    }

    /// Everything to be paid in a future, in time order
    pub(super) fn lines(course: &Course<'_>, lines: &mut Vec<Line>) {
        lines.clear();
        for t in 0..course.ticks() {
            for c in 0..course.costs() {
                let cents = course.amounts(c)[t];
                if cents > 0 {
                    lines.push(Line { tick: t as u32, cost: c as u32, cents });
                }
            }
        }
    }

    /// One future with all that decides who pays, for questions about it
    pub fn problem(&self, course: &Course<'_>) -> Problem {
        let mut lines = Vec::new();
        Self::lines(course, &mut lines);
        let caps: Vec<(Cap, bool)> = (0..self.terms.len()).map(|source| self.cap(source, course)).collect();
        Problem {
            rules: self.rules.clone(),
            lines,
            caps: caps.iter().map(|(cap, _)| *cap).collect(),
            won: caps.iter().map(|(_, won)| *won).collect(),
            gives: self.terms.iter().map(|terms| gives(terms, course)).collect(),
        }
    }

    /// Which ceiling of a source is the lowest in a future; none where it has none
    pub fn lowest_ceiling(&self, source: usize, course: &Course<'_>) -> Option<&Limit> {
        let terms = self.terms.get(source)?;
        terms.ceilings.iter().min_by_key(|limit| amount(limit, terms, course))
    }
}

/// What a limit comes to
fn amount(limit: &Limit, terms: &Terms, course: &Course<'_>) -> Cents {
    if let Counted::Hours(stages) = &limit.counted {
        let all = stages.iter().map(|(stage, cents)| {
            let classes = in_window(course.classes(*stage), terms);
            i128::from(*cents) * i128::from(classes)
        });
        return all.sum::<i128>().min(i128::from(UNLIMITED)) as Cents;
    }
    let all = i128::from(limit.cents) * i128::from(counted(&limit.counted, terms, course));
    all.min(i128::from(UNLIMITED)) as Cents
}

/// The ceilings and the minimum of a source, tick by tick
fn gives(terms: &Terms, course: &Course<'_>) -> Gives {
    let mut ceilings: Vec<Tally> = terms.ceilings.iter().map(|limit| tally(limit, terms, course)).collect();
    if terms.on_result && arrivals(&terms.results, course) == 0 {
        ceilings.push(Tally::fixed(0));
    }
    let minimum = terms.minimum.as_ref().map_or_else(Tally::default, |limit| tally(limit, terms, course));
    Gives { ceilings, minimum }
}

fn tally(limit: &Limit, terms: &Terms, course: &Course<'_>) -> Tally {
    let mut by_tick: Vec<Cents> = Vec::new();
    let mut add = |cents: Cents, line: &[u32]| {
        by_tick.resize(course.ticks(), 0);
        by_tick.iter_mut().zip(line).for_each(|(sum, n)| *sum += cents * Cents::from(*n));
    };
    let fixed = match &limit.counted {
        Counted::Once | Counted::Arriving(_) | Counted::Hiring(..) => amount(limit, terms, course),
        Counted::Joining(stages, more) => {
            for stage in stages {
                add(limit.cents, course.entries(*stage));
            }
            limit.cents.saturating_mul(Cents::try_from(*more).unwrap_or(Cents::MAX))
        }
        Counted::Classes(stages) => {
            for stage in stages {
                add(limit.cents, course.classes(*stage));
            }
            0
        }
        Counted::Hours(stages) => {
            for (stage, cents) in stages {
                add(*cents, course.classes(*stage));
            }
            0
        }
    };
    Tally { fixed, by_tick }
}

/// People who join these stages in the whole calendar
fn arrivals(stages: &[usize], course: &Course<'_>) -> u64 {
    stages.iter().flat_map(|stage| course.entries(*stage)).map(|people| u64::from(*people)).sum()
}

fn counted(what: &Counted, terms: &Terms, course: &Course<'_>) -> u64 {
    let all = |stages: &[usize]| arrivals(stages, course);
    match what {
        Counted::Once | Counted::Hours(_) => 1,
        Counted::Joining(stages, more) => {
            stages.iter().map(|stage| in_window(course.entries(*stage), terms)).sum::<u64>() + more
        }
        Counted::Arriving(stages) => all(stages),
        Counted::Hiring(firms, stages) => all(stages).min(*firms),
        Counted::Classes(stages) => stages.iter().map(|stage| in_window(course.classes(*stage), terms)).sum(),
    }
}

/// What happens within the window of a source
fn in_window(line: &[u32], terms: &Terms) -> u64 {
    let to = terms.to.min(line.len());
    line.get(terms.from.min(to)..to).unwrap_or(&[]).iter().map(|n| u64::from(*n)).sum()
}

/// A cost of the tick model with what sources look at
struct Driven<'a> {
    cost: &'a CostItem,
    corridor: Option<&'a Corridor>,
    bearer: Option<Id>,
}

impl<'a> Driven<'a> {
    fn new(s: &'a Scenario, out: &Compiled, tick: &TickCost, id: &Id) -> Self {
        // Every cost of the model was made of one of the scenario.
        let cost = s.costs.iter().find(|cost| cost.id == *id).unwrap_or(&s.costs[0]);
        let stage_name = match &tick.driver {
            Driver::PerClass { stage }
            | Driver::PerEntry { stage }
            | Driver::PerStart { stage }
            | Driver::PerExit { stage, .. }
            | Driver::PerStockTick { stage }
            | Driver::PerQueueTick { stage } => out.model.stage_index(stage).map(|index| &out.stages[index]),
            Driver::OneOff { .. } | Driver::PerTick => None,
        };
        let corridor = stage_name.and_then(|(corridor, _)| s.corridors.iter().find(|c| c.id == *corridor));
        let stage = corridor
            .zip(stage_name)
            .and_then(|(corridor, (_, stage))| corridor.stages.iter().find(|other| other.id == *stage));
        let lead = || {
            let leads = |org: &&crate::model::Organisation| {
                let role = |role: &crate::model::RoleIn| {
                    role.role == Role::Lead
                        && role
                            .corridor
                            .as_ref()
                            .is_none_or(|of| corridor.is_none_or(|corridor| corridor.id == *of))
                };
                org.roles.iter().any(role)
            };
            s.organisations.iter().find(leads).map(|org| org.id.clone())
        };
        let bearer =
            cost.bearer.clone().or_else(|| stage.and_then(|stage| stage.accountable.clone())).or_else(lead);
        Self { cost, corridor, bearer }
    }
}

/// Why a source does not admit a cost
fn refusals(s: &Scenario, source: &FundingSource, driven: &Driven<'_>) -> Refusals {
    let mut found = Refusals::NONE;
    if !source.categories.is_empty() && !source.categories.contains(&driven.cost.category) {
        found |= Refusals::CATEGORY;
    }
    // Costs of the whole programme belong to no corridor, so nothing about corridors can be asked of them.
    if let Some(corridor) = driven.corridor {
        if !source.corridors.is_empty() && !source.corridors.contains(&corridor.id) {
            found |= Refusals::CORRIDOR;
        }
        if !source.countries.is_empty() && !source.countries.contains(&corridor.origin) {
            found |= Refusals::COUNTRY;
        }
        if !source.routes.is_empty() && !source.routes.contains(&corridor.route) {
            found |= Refusals::ROUTE;
        }
        let in_sector = |id: &Id| {
            s.profiles.iter().any(|profile| profile.id == *id && source.sectors.contains(&profile.sector))
        };
        if !source.sectors.is_empty() && !corridor.profiles.iter().any(in_sector) {
            found |= Refusals::SECTOR;
        }
    }
    if !source.beneficiaries.is_empty() {
        let org = driven.bearer.as_ref().and_then(|id| s.organisations.iter().find(|org| org.id == *id));
        let admitted = org.is_some_and(|org| {
            source.beneficiaries.iter().any(|beneficiary| match beneficiary {
                Beneficiary::Letter(letter) => org.category == Some(*letter),
                Beneficiary::Kind(kind) => org.kind == *kind,
            })
        });
        if !admitted {
            found |= Refusals::BENEFICIARY;
        }
    }
    found
}

fn cents(estimate: &Estimate) -> Cents {
    round_half_away(estimate.usual * 100.0).max(0)
}

/// The author's stage of a corridor in the tick model, all its rounds
fn rounds(model: &TickModel, name: &str) -> Vec<usize> {
    let of = |index: &usize| {
        let stage = &model.stages[*index];
        stage.id == name || stage.of.as_deref() == Some(name)
    };
    (0..model.stages.len()).filter(of).collect()
}

fn terms(s: &Scenario, out: &Compiled, author: &FundingSource, source: &Source, ticks: u32) -> Terms {
    let model = &out.model;
    let admitted = || s.corridors.iter().filter(|corridor| author.admits_corridor(corridor));
    let arriving: Vec<usize> = admitted()
        .flat_map(|corridor| rounds(model, &engine_name(&corridor.id, &corridor.arrival_stage)))
        .collect();
    let window = source.from..source.to;
    let joining = || {
        let first = |corridor: &Corridor| {
            let stage = corridor.stages.first()?;
            model.stage_index(&engine_name(&corridor.id, &stage.id))
        };
        let stages: Vec<usize> = admitted().filter_map(first).collect();
        // Those who come in further down are counted as planned.
        let later = admitted().flat_map(|corridor| {
            let stages = corridor.stages.iter().skip(1);
            stages.filter_map(|stage| model.stage_index(&engine_name(&corridor.id, &stage.id)))
        });
        let more = later.flat_map(|index| &model.stages[index].inflow);
        let more = more.filter(|inflow| window.contains(&inflow.tick)).map(|inflow| u64::from(inflow.count));
        Counted::Joining(stages, more.sum())
    };
    let classes = || {
        let stages = admitted().flat_map(|corridor| {
            let classes =
                |stage: &&crate::model::Stage| matches!(stage.capacity, crate::model::Capacity::Classes(_));
            corridor.stages.iter().filter(classes).map(move |stage| (corridor, stage))
        });
        stages
            .filter_map(|(corridor, stage)| {
                let index = model.stage_index(&engine_name(&corridor.id, &stage.id))?;
                Some((index, super::money::course_hours(s, &corridor.id, &stage.id).unwrap_or(0.0)))
            })
            .collect::<Vec<(usize, f64)>>()
    };
    let of_plan = || match author.plan {
        PlanUnit::Programme => Counted::Once,
        PlanUnit::Class => Counted::Classes(classes().iter().map(|(stage, _)| *stage).collect()),
    };
    let firms = || {
        let hire = |employer: &&crate::model::Employer| {
            let for_us = |position: &&crate::model::Position| {
                position.employer == employer.id
                    && admitted().any(|corridor| corridor.id == position.corridor)
            };
            s.positions.iter().any(|position| for_us(&position))
        };
        let some: f64 = s.employers.iter().filter(hire).map(|employer| employer.firms.usual).sum();
        let all: f64 = s.employers.iter().map(|employer| employer.firms.usual).sum();
        // Without positions nobody says who hires: then every firm of the programme may.
        round_half_away(if some > 0.0 { some } else { all }).max(0) as u64
    };
    let ceilings = author
        .ceilings
        .iter()
        .map(|ceiling| {
            let counted = match ceiling.of {
                CeilingKind::Programme | CeilingKind::Proposer => Counted::Once,
                CeilingKind::Plan => of_plan(),
                CeilingKind::Person => joining(),
                CeilingKind::Success => Counted::Arriving(arriving.clone()),
                CeilingKind::Firm => Counted::Hiring(firms(), arriving.clone()),
                CeilingKind::CourseHour => Counted::Hours(
                    classes()
                        .iter()
                        .map(|(stage, hours)| {
                            (*stage, round_half_away(ceiling.amount.usual * 100.0 * hours).max(0))
                        })
                        .collect(),
                ),
            };
            Limit { of: Some(ceiling.of), cents: cents(&ceiling.amount), counted }
        })
        .collect();
    let minimum =
        author.minimum.as_ref().map(|least| Limit { of: None, cents: cents(least), counted: of_plan() });
    let delay = |months: u32| {
        let ticks = f64::from(months) * TimeUnit::Month.ticks(out.calendar.grid());
        round_half_away(ticks).clamp(0, i64::from(LONGEST)) as u32
    };
    let schedule = match &author.payment {
        Payment::AsSpent => Schedule::AsSpent,
        Payment::Advance { percent, rest_after_months } => Schedule::Advance {
            ppm: round_half_away((percent / 100.0).clamp(0.0, 1.0) * MILLION as f64),
            delay: delay(*rest_after_months),
        },
        Payment::Refund { after_months } => Schedule::Refund { delay: delay(*after_months) },
        Payment::OnResult { after_months } => Schedule::OnResult { delay: delay(*after_months) },
    };
    Terms {
        luck: format!("sources/{}/award", author.id),
        award: author.award.as_ref().map_or(1.0, |award| mean(award) / 100.0).clamp(0.0, 1.0),
        ceilings,
        minimum,
        on_result: matches!(author.payment, Payment::OnResult { .. }),
        schedule,
        results: arriving,
        from: source.from as usize,
        to: source.to.min(ticks) as usize,
    }
}

/// The mean of an estimate: what is not known about a chance is part of the chance
fn mean(estimate: &Estimate) -> f64 {
    let Estimate { low, usual, high, .. } = estimate;
    match estimate.shape {
        crate::model::Shape::Pert => (low + 4.0 * usual + high) / 6.0,
        crate::model::Shape::Triangular => (low + usual + high) / 3.0,
        crate::model::Shape::Uniform => f64::midpoint(*low, *high),
    }
}
