//! Cost items and funding sources.

use super::{Compiled, engine_name, uncertain::Unknowns};
use crate::base::{Cents, Date, Diagnostic, Id, Severity, round_half_away};
use crate::engine::{
    CostItem as TickCost, Driver, FundingSource as TickSource, PriceIndex, calendar::Unit as TimeUnit,
};
use crate::model::{CeilingKind, CostDriver, CostItem, FundingSource, PlanUnit, Scenario, SourceStatus};

/// Adds costs, then sources in the order in which they pay
pub(super) fn add_money(s: &Scenario, out: &mut Compiled, unknowns: &mut Unknowns) {
    let direct: Vec<&CostItem> =
        s.costs.iter().filter(|c| !matches!(c.driver, CostDriver::ShareOf(_))).collect();
    for cost in &direct {
        if let Some(item) = tick_cost(s, out, cost, cost.id.as_str().to_owned(), 1.0) {
            let index = out.model.costs.len();
            let factor = cents_factor(s, out, cost);
            unknowns.note(
                &format!("costs/{}/unit", cost.id),
                format!("/costs/{index}/cents"),
                &cost.unit,
                |euro| euro * factor,
            );
            out.model.costs.push(item);
            out.costs.push(cost.id.clone());
        }
    }
    for cost in &s.costs {
        let CostDriver::ShareOf(categories) = &cost.driver else { continue };
        for base in direct.iter().filter(|c| categories.contains(&c.category)) {
            let name = format!("{}.{}", cost.id, base.id);
            if let Some(mut item) = tick_cost(s, out, base, name, cost.unit.usual / 100.0) {
                (item.from, item.to) = narrower(out, (item.from, item.to), cost);
                out.model.costs.push(item);
                out.costs.push(cost.id.clone());
            }
        }
    }
    let mut sources: Vec<&FundingSource> =
        s.sources.iter().filter(|source| source.status != SourceStatus::Closed).collect();
    sources.sort_by_key(|source| source.priority);
    for source in sources {
        let tick_source = tick_source(out, source);
        out.model.funding.push(tick_source);
        out.sources.push(source.id.clone());
    }
}

/// The window of a flat rate laid over that of the cost it is a share of
fn narrower(
    out: &Compiled,
    window: (Option<u32>, Option<u32>),
    cost: &CostItem,
) -> (Option<u32>, Option<u32>) {
    let from = window.0.into_iter().chain(tick(out, cost.from)).max();
    let to = window.1.into_iter().chain(tick(out, cost.until)).min();
    // A window that is empty stays valid: it ends where it begins.
    (from, to.map(|to| to.max(from.unwrap_or(0))))
}

fn tick(out: &Compiled, day: Option<Date>) -> Option<u32> {
    day.map(|day| u32::try_from(out.calendar.tick_round(day)).unwrap_or(0).min(out.model.ticks))
}

/// Cents per unit of the engine's driver for one euro of the author's unit
fn cents_factor(s: &Scenario, out: &Compiled, cost: &CostItem) -> f64 {
    100.0
        * match &cost.driver {
            CostDriver::PerCourseHour { corridor, stage } => course_hours(s, corridor, stage).unwrap_or(0.0),
            CostDriver::PerMonth | CostDriver::PerPersonMonth { .. } => {
                1.0 / TimeUnit::Month.ticks(out.calendar.grid())
            }
            _ => 1.0,
        }
}

/// Declared hours of the course held in a stage, or the sum of its modules
pub(super) fn course_hours(s: &Scenario, corridor: &Id, stage: &Id) -> Option<f64> {
    let stage = s.corridors.iter().find(|c| c.id == *corridor)?.stages.iter().find(|x| x.id == *stage)?;
    let crate::model::Capacity::Classes(course) = &stage.capacity else { return None };
    let course = s.courses.iter().find(|c| c.id == *course)?;
    let modules = [
        &course.hours_italian,
        &course.hours_civic,
        &course.hours_safety,
        &course.hours_rights,
        &course.hours_vocational,
    ];
    let sum: f64 = modules.into_iter().flatten().map(|e| e.usual).sum();
    Some(course.hours_total.as_ref().map_or(sum, |e| e.usual))
}

/// A cost as the engine counts it, `share` of its price; none when it falls outside the calendar
fn tick_cost(
    s: &Scenario,
    out: &mut Compiled,
    cost: &CostItem,
    name: String,
    share: f64,
) -> Option<TickCost> {
    let on = |corridor: &Id, stage: &Id| engine_name(corridor, stage);
    let driver = match &cost.driver {
        CostDriver::Once(day) => {
            let tick = u32::try_from(out.calendar.tick_round(*day)).unwrap_or(0);
            if tick >= out.model.ticks {
                out.findings.push(Diagnostic {
                    severity: Severity::Warning,
                    code: "C-COST-OUTSIDE",
                    place: format!("costs/{}", cost.id),
                    facts: vec![day.to_string()],
                });
                return None;
            }
            Driver::OneOff { tick }
        }
        CostDriver::PerMonth => Driver::PerTick,
        CostDriver::PerClass { corridor, stage } => Driver::PerClass { stage: on(corridor, stage) },
        CostDriver::PerCourseHour { corridor, stage } => {
            if course_hours(s, corridor, stage).is_none() {
                out.findings.push(Diagnostic {
                    severity: Severity::Error,
                    code: "S-NO-COURSE",
                    place: format!("costs/{}/driver", cost.id),
                    facts: vec![stage.to_string()],
                });
            }
            Driver::PerClass { stage: on(corridor, stage) }
        }
        CostDriver::PerEntry { corridor, stage } => Driver::PerEntry { stage: on(corridor, stage) },
        CostDriver::PerStart { corridor, stage } => Driver::PerStart { stage: on(corridor, stage) },
        CostDriver::PerPersonMonth { corridor, stage } => Driver::PerStockTick { stage: on(corridor, stage) },
        CostDriver::PerExit { corridor, stage } => {
            Driver::PerExit { stage: on(corridor, stage), outcome: None }
        }
        CostDriver::ShareOf(_) => return None,
    };
    let cents: Cents = round_half_away(cost.unit.usual * cents_factor(s, out, cost) * share);
    let mut item = TickCost::new(name, driver, cents);
    (item.from, item.to) = (tick(out, cost.from), tick(out, cost.until));
    item.index = cost.yearly_change.map(|percent| PriceIndex { annual: percent / 100.0, base_tick: 0 });
    Some(item)
}

fn tick_source(out: &Compiled, source: &FundingSource) -> TickSource {
    let mut ceiling = f64::INFINITY;
    for limit in &source.ceilings {
        let euro = match limit.of {
            CeilingKind::Plan if source.plan == PlanUnit::Class => continue,
            CeilingKind::Programme | CeilingKind::Plan | CeilingKind::Proposer => limit.amount.usual,
            // Counted on the people, firms and hours of each future; see `payers`.
            CeilingKind::Person | CeilingKind::Success | CeilingKind::Firm | CeilingKind::CourseHour => {
                continue;
            }
        };
        ceiling = ceiling.min(euro);
    }
    TickSource {
        id: source.id.as_str().to_owned(),
        from: tick(out, source.from).unwrap_or(0),
        to: tick(out, source.until),
        ceiling_cents: if ceiling.is_finite() {
            round_half_away(ceiling * 100.0)
        } else {
            10_000_000_000_000
        },
        share: (source.share.usual / 100.0).clamp(0.0, 1.0),
        // Filled in where refusals are known; see `payers`.
        eligible: None,
    }
}
