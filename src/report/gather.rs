//! From what a run kept to metrics under stable names.
//!
//! Knows the names of the engine's results and of the tick model, so that nobody else in `report` does. Every value is
//! taken future by future and summed up by [`Distribution`]. Called once for each result.

use super::eligible::Eligibility;
use super::gains::{self, Party};
use super::metrics::{Distribution, Metric, MetricUnit, Metrics, Series, SeriesPoint};
use crate::base::{Date, Id, add_months};
use crate::compile::{
    Compiled, engine_name,
    payers::{categories, category_id, cell_name},
};
use crate::engine::{
    Design, Totals,
    calendar::{Grid, Unit},
    params::DRAW_BLOCK,
};
use crate::model::{CostCategory, Scenario};

/// One value a future, in their order
type Values = Vec<f64>;

/// The numbers of a run
pub fn metrics(scenario: &Scenario, compiled: &Compiled, totals: &Totals) -> Metrics {
    let mut gather = Gather {
        scenario,
        compiled,
        totals,
        block: block_of(totals),
        days_per_tick: 1.0 / Unit::Day.ticks(compiled.calendar.grid()),
        out: Metrics::default(),
    };
    gather.people();
    gather.eligible();
    gather.money();
    gather.gains();
    gather.stages();
    gather.exits();
    gather.series();
    gather.out
}

/// Length of the blocks in which futures depend on each other through their parameters; 0 when they do not
fn block_of(totals: &Totals) -> usize {
    if totals.model().uncertain.is_empty() {
        return 0;
    }
    match totals.design() {
        Design::SingleLoop => DRAW_BLOCK as usize,
        Design::Nested { draws, k } if *draws >= 2 * DRAW_BLOCK => (DRAW_BLOCK * k) as usize,
        Design::Nested { k, .. } => *k as usize,
        Design::Median | Design::Levels(_) | Design::Rows(_) => 0,
    }
}

/// Days of a tick
pub fn days_per_tick(compiled: &Compiled) -> f64 {
    1.0 / Unit::Day.ticks(compiled.calendar.grid())
}

struct Gather<'a> {
    scenario: &'a Scenario,
    compiled: &'a Compiled,
    totals: &'a Totals,
    block: usize,
    days_per_tick: f64,
    out: Metrics,
}

impl Gather<'_> {
    fn put(&mut self, id: impl Into<String>, corridor: Option<&Id>, unit: MetricUnit, values: &[f64]) {
        let values: Vec<Option<f64>> = values.iter().copied().map(Some).collect();
        self.put_spread(id, corridor, unit, Distribution::of(&values, self.block));
    }

    fn put_spread(
        &mut self,
        id: impl Into<String>,
        corridor: Option<&Id>,
        unit: MetricUnit,
        spread: Distribution,
    ) {
        self.out.metrics.push(Metric { id: id.into(), corridor: corridor.cloned(), unit, spread });
    }

    /// `above` ÷ `below`, undefined where `below` is 0
    fn put_ratio(
        &mut self,
        id: impl Into<String>,
        corridor: Option<&Id>,
        unit: MetricUnit,
        above: &[f64],
        below: &[f64],
    ) {
        self.put_spread(id, corridor, unit, Distribution::of_ratio(above, below, self.block));
    }

    /// A kept result; zeros where the model has no such thing, as a stage without a queue
    fn values(&self, name: &str) -> Values {
        self.totals.values(name).unwrap_or_else(|| vec![0.0; self.totals.done() as usize])
    }

    fn euros(&self, name: &str) -> Values {
        self.values(name).into_iter().map(|cents| cents / 100.0).collect()
    }

    fn people(&mut self) {
        let corridors: Vec<Id> = self.scenario.corridors.iter().map(|c| c.id.clone()).collect();
        for corridor in std::iter::once(None).chain(corridors.iter().map(Some)) {
            let name = corridor.map_or("", Id::as_str);
            let arrivals = self.values(&format!("arrivals:{name}"));
            self.put("entrants", corridor, MetricUnit::People, &self.entrants(corridor));
            self.put("arrivals", corridor, MetricUnit::People, &arrivals);
            if let Some(by_target) = self.compiled.arrivals_by_target(corridor.map(Id::as_str)) {
                let by_target = self.values(&by_target);
                self.put("arrivals_by_target", corridor, MetricUnit::People, &by_target);
                if let (None, Some(target)) = (corridor, &self.scenario.programme.target) {
                    let hits = by_target.iter().filter(|n| **n >= f64::from(target.people)).count();
                    let spread = Distribution::of_probability(hits as u64, by_target.len() as u64);
                    self.put_spread("target_probability", None, MetricUnit::Share, spread);
                }
            }
            let stranded = self.sum(&self.sinks(corridor, true));
            self.put("stranded", corridor, MetricUnit::People, &stranded);
            // A course that stops for lack of money leaves its people half-way too; whose they are is not told apart.
            let stopped = self.values("account:stopped");
            let nobody =
                stranded.iter().zip(&stopped).filter(|(n, stopped)| **n + **stopped == 0.0).count() as u64;
            let spread = Distribution::of_probability(nobody, stranded.len() as u64);
            self.put_spread("nobody_stranded_probability", corridor, MetricUnit::Share, spread);
            for at in self.compiled.model.retention_at.clone() {
                let of = corridor.map_or_else(|| at.to_string(), |id| format!("{id}/{at}"));
                let months = self.months_of(at);
                let (Some(retained), Some(eligible)) = (
                    self.totals.values(&format!("retained:{of}")),
                    self.totals.values(&format!("eligible:{of}")),
                ) else {
                    continue;
                };
                self.put(format!("retained_{months}"), corridor, MetricUnit::People, &retained);
                let id = format!("retained_share_{months}");
                self.put_ratio(id, corridor, MetricUnit::Share, &retained, &eligible);
                if corridor.is_none() {
                    let cost = self.euros("cost:total");
                    self.put_ratio(
                        format!("cost_per_retained_{months}"),
                        None,
                        MetricUnit::Euro,
                        &cost,
                        &retained,
                    );
                }
            }
        }
    }

    fn eligible(&mut self) {
        let corridors: Vec<Id> = self.scenario.corridors.iter().map(|c| c.id.clone()).collect();
        for corridor in std::iter::once(None).chain(corridors.iter().map(Some)) {
            let found = Eligibility::new(self.scenario, self.compiled, self.totals, corridor);
            for (id, holds) in [
                ("eligible_probability", found.all()),
                ("windows_kept_probability", found.windows),
                ("classes_formed_probability", found.classes),
                ("positions_kept_probability", found.positions),
            ] {
                let Some(holds) = holds else { continue };
                let hits = holds.iter().filter(|holds| **holds).count() as u64;
                let spread = Distribution::of_probability(hits, holds.len() as u64);
                self.put_spread(id, corridor, MetricUnit::Share, spread);
            }
        }
    }

    /// Months of a number of ticks, as people say them
    fn months_of(&self, ticks: u32) -> u32 {
        match self.compiled.calendar.grid() {
            Grid::Month => ticks,
            Grid::Week => (f64::from(ticks) / Unit::Month.ticks(Grid::Week)).round() as u32,
        }
    }

    /// People who come in from outside: all who end somewhere or are still there at the end
    fn entrants(&self, corridor: Option<&Id>) -> Values {
        let mut sum = self.sum(&self.sinks(corridor, false));
        let last = self.compiled.model.ticks.saturating_sub(1);
        for (stage, (of, _)) in self.compiled.model.stages.iter().zip(&self.compiled.stages) {
            if stage.of.is_none() && corridor.is_none_or(|corridor| corridor == of) {
                for name in ["stock", "queue"] {
                    add(&mut sum, &self.values(&format!("{name}:{}@{last}", stage.id)));
                }
            }
        }
        sum
    }

    /// Results that count the exits of a corridor, or the closed ones only
    fn sinks(&self, corridor: Option<&Id>, closed_only: bool) -> Vec<String> {
        let of = |c: &&crate::model::Corridor| corridor.is_none_or(|id| *id == c.id);
        self.scenario
            .corridors
            .iter()
            .filter(of)
            .flat_map(|c| c.exits.iter().map(move |exit| (c, exit)))
            .filter(|(_, exit)| exit.closed_path || !closed_only)
            .map(|(c, exit)| format!("sink:{}", engine_name(&c.id, &exit.id)))
            .collect()
    }

    fn sum(&self, names: &[String]) -> Values {
        let mut sum = vec![0.0; self.totals.done() as usize];
        for name in names {
            add(&mut sum, &self.values(name));
        }
        sum
    }

    fn money(&mut self) {
        let cost = self.euros("cost:total");
        let arrivals = self.values("arrivals:");
        self.put("cost_total", None, MetricUnit::Euro, &cost);
        self.put_ratio("cost_per_arrival", None, MetricUnit::Euro, &cost, &arrivals);
        let own = self.euros("own:");
        self.put("uncovered", None, MetricUnit::Euro, &own);
        self.put_ratio("uncovered_share", None, MetricUnit::Share, &own, &cost);
        let of_cost = categories(self.scenario, self.compiled);
        let names: Vec<String> =
            self.compiled.model.costs.iter().map(|cost| format!("cost:{}", cost.id)).collect();
        for category in CostCategory::ALL {
            let items: Vec<String> = names
                .iter()
                .zip(&of_cost)
                .filter(|(_, of)| **of == Some(category))
                .map(|(name, _)| name.clone())
                .collect();
            if items.is_empty() {
                continue;
            }
            let amount = scaled(self.sum(&items), 0.01);
            self.put(format!("cost:{}", category_id(category)), None, MetricUnit::Euro, &amount);
            let mut uncovered = amount;
            for source in &self.compiled.sources {
                if let Some(paid) = self.paid(source, category) {
                    subtract(&mut uncovered, &scaled(paid, 0.01));
                }
            }
            self.put(format!("uncovered:{}", category_id(category)), None, MetricUnit::Euro, &uncovered);
        }
        let mut authors: Vec<Id> = Vec::new();
        for id in &self.compiled.costs {
            if !authors.contains(id) {
                authors.push(id.clone());
            }
        }
        for author in &authors {
            let of = |(_, id): &(&String, &Id)| *id == author;
            let items: Vec<String> =
                names.iter().zip(&self.compiled.costs).filter(of).map(|(name, _)| name.clone()).collect();
            let amount = scaled(self.sum(&items), 0.01);
            self.put(format!("cost_item:{author}"), None, MetricUnit::Euro, &amount);
        }
        for source in &self.compiled.sources {
            let mut all = vec![0.0; self.totals.done() as usize];
            for category in CostCategory::ALL {
                let Some(paid) = self.paid(source, category) else { continue };
                add(&mut all, &paid);
                let id = format!("funded:{source}/{}", category_id(category));
                self.put(id, None, MetricUnit::Euro, &scaled(paid, 0.01));
            }
            for (flag, id) in ["award_won", "ceiling_reached", "plan_too_small"].into_iter().enumerate() {
                let Some(flags) = self.totals.values(&format!("account:state:{source}@{flag}")) else {
                    continue;
                };
                self.put_probability(format!("{id}:{source}"), &flags);
            }
            let all = scaled(all, 0.01);
            self.put_ratio(format!("funded_per_arrival:{source}"), None, MetricUnit::Euro, &all, &arrivals);
            self.put(format!("funded:{source}"), None, MetricUnit::Euro, &all);
        }
        self.cash();
    }

    /// Months of work and what they are worth to each party, at the usual values of the estimates
    fn gains(&mut self) {
        let scenario = self.scenario;
        let grid = self.compiled.calendar.grid();
        let months_per_tick = 1.0 / Unit::Month.ticks(grid);
        for corridor in &scenario.corridors {
            let names: Vec<String> = gains::work_stages(corridor)
                .map(|stage| format!("stock:{}", engine_name(&corridor.id, stage)))
                .collect();
            if names.is_empty() {
                continue;
            }
            let months = scaled(self.sum(&names), months_per_tick);
            let of = Some(&corridor.id);
            self.put("work_months", of, MetricUnit::Count, &months);
            for party in Party::ALL {
                if let Some(month) = gains::month(scenario, corridor, party) {
                    let worth = scaled(months.clone(), month.usual);
                    self.put(party.metric(), of, MetricUnit::Euro, &worth);
                }
            }
        }
    }

    /// Cents a source pays for a category; none where it admits nothing of it
    fn paid(&self, source: &Id, category: CostCategory) -> Option<Values> {
        self.totals.values(&format!("funded:{}", cell_name(source, category)))
    }

    /// Share of the futures in which a flag is set
    fn put_probability(&mut self, id: String, flags: &[f64]) {
        let hits = flags.iter().filter(|flag| **flag > 0.0).count() as u64;
        let spread = Distribution::of_probability(hits, flags.len() as u64);
        self.put_spread(id, None, MetricUnit::Share, spread);
    }

    /// When money comes and what must be advanced
    fn cash(&mut self) {
        let advance = self.compiled.paying.advance;
        for (id, account) in [
            ("bridge_peak", "bridge_peak"),
            ("bridge_interest", "interest"),
            ("receivable_at_end", "receivable"),
        ] {
            let euros = self.euros(&format!("account:{account}"));
            self.put(id, None, MetricUnit::Euro, &euros);
        }
        if advance.most.is_some() {
            let stopped = self.values("account:stopped");
            self.put_probability("course_stopped_probability".to_owned(), &stopped);
            let people = self.values("account:stopped_people");
            self.put("stopped_people", None, MetricUnit::People, &people);
        }
        let mut lowest: Values = vec![0.0; self.totals.done() as usize];
        for tick in self.compiled.cash_ticks() {
            for (low, cents) in lowest.iter_mut().zip(self.values(&format!("account:balance@{tick}"))) {
                *low = f64::min(*low, cents / 100.0);
            }
        }
        let advanced: Values = lowest.into_iter().map(|euros| -euros).collect();
        self.put("advanced_peak", None, MetricUnit::Euro, &advanced);
    }

    fn stages(&mut self) {
        let leavings = self.compiled.leavings();
        let last = self.compiled.model.ticks.saturating_sub(1);
        let stages: Vec<(String, Id, Id)> = self
            .compiled
            .model
            .stages
            .iter()
            .zip(&self.compiled.stages)
            .filter(|(stage, _)| stage.of.is_none())
            .map(|(stage, (corridor, id))| (stage.id.clone(), corridor.clone(), id.clone()))
            .collect();
        for (name, corridor, stage) in stages {
            let of = Some(&corridor);
            let entries = self.values(&format!("entries:{name}"));
            let starts = self.values(&format!("starts:{name}"));
            self.put(format!("entries:{stage}"), of, MetricUnit::People, &entries);
            self.put(format!("starts:{stage}"), of, MetricUnit::People, &starts);
            if let Some(passed) = self.totals.values(&format!("exits:{name}/0")) {
                self.put(format!("passed:{stage}"), of, MetricUnit::People, &passed);
            }
            let mut lost = vec![0.0; entries.len()];
            for reason in ["dropouts", "lapsed", "gave_up"] {
                if let Some(values) = self.totals.values(&format!("{reason}:{name}")) {
                    add(&mut lost, &values);
                    self.put(format!("{reason}:{stage}"), of, MetricUnit::People, &values);
                    if reason == "lapsed" {
                        let some = values.iter().filter(|n| **n > 0.0).count() as u64;
                        let spread = Distribution::of_probability(some, values.len() as u64);
                        self.put_spread(format!("lapse_probability:{stage}"), of, MetricUnit::Share, spread);
                    }
                }
            }
            let mut by_exit: Vec<(String, Values)> = Vec::new();
            for leaving in leavings.iter().filter(|l| l.corridor == corridor && l.stage == stage) {
                let values = self.values(&leaving.observable);
                add(&mut lost, &values);
                match by_exit.iter_mut().find(|(sink, _)| *sink == leaving.sink) {
                    Some((_, sum)) => add(sum, &values),
                    None => by_exit.push((leaving.sink.clone(), values)),
                }
            }
            for (sink, values) in by_exit {
                let exit = sink.split_once('.').map_or(sink.as_str(), |(_, exit)| exit).to_owned();
                self.put(format!("left:{stage}/{exit}"), of, MetricUnit::People, &values);
            }
            self.put(format!("lost:{stage}"), of, MetricUnit::People, &lost);
            let days = |values: Values, factor: f64| scaled(values, factor);
            let waited = self.totals.values(&format!("wait_total:{name}"));
            if let Some(waited) = &waited {
                let waited = days(waited.clone(), self.days_per_tick);
                self.put_ratio(format!("wait_mean:{stage}"), of, MetricUnit::Days, &waited, &starts);
            }
            let mut time = self.values(&format!("stock:{name}"));
            add(&mut time, &self.values(&format!("queue:{name}")));
            let time = days(time, self.days_per_tick);
            self.put_ratio(format!("time_mean:{stage}"), of, MetricUnit::Days, &time, &entries);
            let mut inside = self.values(&format!("stock:{name}@{last}"));
            add(&mut inside, &self.values(&format!("queue:{name}@{last}")));
            self.put(format!("inside_at_end:{stage}"), of, MetricUnit::People, &inside);
            if let Some(classes) = self.totals.values(&format!("classes:{name}")) {
                self.put(format!("classes:{stage}"), of, MetricUnit::Count, &classes);
            }
        }
    }

    fn exits(&mut self) {
        for corridor in &self.scenario.corridors {
            for exit in &corridor.exits {
                let values = self.values(&format!("sink:{}", engine_name(&corridor.id, &exit.id)));
                self.put(format!("exits:{}", exit.id), Some(&corridor.id), MetricUnit::People, &values);
            }
        }
    }

    fn series(&mut self) {
        let months = self.scenario.programme.months;
        let grid = MonthGrid::new(self.compiled, self.scenario.programme.start, months);
        let corridors: Vec<Id> = self.scenario.corridors.iter().map(|c| c.id.clone()).collect();
        for corridor in std::iter::once(None).chain(corridors.iter().map(Some)) {
            let name = format!("arrivals_until:{}", corridor.map_or("", Id::as_str));
            let quantiles = self.totals.fan(&name, &[0.1, 0.25, 0.5, 0.75, 0.9]);
            self.put_series(
                "arrivals_cumulative",
                corridor,
                MetricUnit::People,
                &grid,
                Take::Last,
                &name,
                1.0,
            );
            if let (Some(series), Some(quantiles)) = (self.out.series.last_mut(), quantiles) {
                for (point, tick) in series.points.iter_mut().zip(&grid.last) {
                    let at = |level: usize| tick.and_then(|t| quantiles[level].get(t).copied()).or(Some(0.0));
                    (point.p10, point.p25, point.p50) = (at(0), at(1), at(2));
                    (point.p75, point.p90) = (at(3), at(4));
                }
            }
        }
        self.put_series("cost", None, MetricUnit::Euro, &grid, Take::Sum, "cost:total", 0.01);
        self.put_series("uncovered", None, MetricUnit::Euro, &grid, Take::Sum, "own:", 0.01);
        self.put_series("bridge", None, MetricUnit::Euro, &grid, Take::Last, "account:bridge", 0.01);
        self.put_series("balance", None, MetricUnit::Euro, &grid, Take::Last, "account:balance", 0.01);
        self.balance_spread(&grid);
        for source in &self.compiled.sources {
            let name = format!("account:received:{source}");
            let id = format!("received:{source}");
            self.put_series(&id, None, MetricUnit::Euro, &grid, Take::Sum, &name, 0.01);
        }
        let stages: Vec<(String, Id, Id)> = self
            .compiled
            .model
            .stages
            .iter()
            .zip(&self.compiled.stages)
            .filter(|(stage, _)| stage.of.is_none())
            .map(|(stage, (corridor, id))| (stage.id.clone(), corridor.clone(), id.clone()))
            .collect();
        for (name, corridor, stage) in stages {
            for (id, take) in [("entries", Take::Sum), ("stock", Take::Last), ("queue", Take::Last)] {
                let own = format!("{id}:{stage}");
                let of = Some(&corridor);
                self.put_series(&own, of, MetricUnit::People, &grid, take, &format!("{id}:{name}"), 1.0);
            }
            if self.totals.values(&format!("classes:{name}")).is_some() {
                let (id, of) = (format!("classes:{stage}"), Some(&corridor));
                self.put_series(
                    &id,
                    of,
                    MetricUnit::Count,
                    &grid,
                    Take::Sum,
                    &format!("classes:{name}"),
                    1.0,
                );
            }
        }
    }

    /// The band of the balance, at the months at which it is kept for each future
    fn balance_spread(&mut self, grid: &MonthGrid) {
        let kept: Vec<u32> = self.compiled.cash_ticks().collect();
        let spreads: Vec<Option<Distribution>> = grid
            .last
            .iter()
            .map(|tick| {
                let tick = u32::try_from((*tick)?).ok().filter(|tick| kept.contains(tick))?;
                let euros = self.totals.values(&format!("account:balance@{tick}"))?;
                let euros: Vec<Option<f64>> = euros.into_iter().map(|cents| Some(cents / 100.0)).collect();
                Some(Distribution::of(&euros, self.block))
            })
            .collect();
        let Some(series) = self.out.series.last_mut() else { return };
        for (point, spread) in series.points.iter_mut().zip(spreads) {
            let Some(spread) = spread else { continue };
            (point.p10, point.p25, point.p50) = (spread.p10, spread.p25, spread.p50);
            (point.p75, point.p90) = (spread.p75, spread.p90);
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one line a series in the list above")]
    fn put_series(
        &mut self,
        id: &str,
        corridor: Option<&Id>,
        unit: MetricUnit,
        grid: &MonthGrid,
        take: Take,
        name: &str,
        factor: f64,
    ) {
        let Some(means) = self.totals.series(name) else { return };
        let points = grid
            .days
            .iter()
            .enumerate()
            .map(|(month, day)| {
                let mean = match take {
                    Take::Sum => means
                        .mean
                        .iter()
                        .zip(&grid.month_of)
                        .filter(|(_, of)| **of == month)
                        .map(|(v, _)| v)
                        .sum(),
                    Take::Last => grid.last[month].and_then(|t| means.mean.get(t).copied()).unwrap_or(0.0),
                };
                SeriesPoint { month: *day, mean: mean * factor, ..SeriesPoint::empty(*day) }
            })
            .collect();
        self.out.series.push(Series { id: id.to_owned(), corridor: corridor.cloned(), unit, points });
    }
}

/// How the ticks of a month become one value
#[derive(Debug, Clone, Copy)]
enum Take {
    /// What happens in it adds up
    Sum,
    /// What stands at its end
    Last,
}

/// The months of the calendar over the ticks
struct MonthGrid {
    /// First day of each month
    days: Vec<Date>,
    /// Month of each tick
    month_of: Vec<usize>,
    /// Last tick that ends in or before each month; none before the first one
    last: Vec<Option<usize>>,
}

impl MonthGrid {
    fn new(compiled: &Compiled, start: Date, months: u32) -> Self {
        let days: Vec<Date> =
            (0..months).map(|m| add_months(start, i32::try_from(m).unwrap_or(i32::MAX))).collect();
        let month_of: Vec<usize> = (0..compiled.model.ticks)
            .map(|tick| {
                let day = compiled.day(tick);
                days.partition_point(|first| *first <= day).saturating_sub(1)
            })
            .collect();
        let last =
            (0..days.len()).map(|month| month_of.partition_point(|of| *of <= month).checked_sub(1)).collect();
        Self { days, month_of, last }
    }
}

fn add(sum: &mut [f64], values: &[f64]) {
    for (sum, value) in sum.iter_mut().zip(values) {
        *sum += value;
    }
}

fn subtract(sum: &mut [f64], values: &[f64]) {
    for (sum, value) in sum.iter_mut().zip(values) {
        *sum -= value;
    }
}

fn scaled(values: Values, factor: f64) -> Values {
    values.into_iter().map(|value| value * factor).collect()
}
