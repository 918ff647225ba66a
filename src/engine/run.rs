//! A simulation: a checked model, a seed and a design, run in blocks of replicates by whoever has threads.
//!
//! Holds the designs of §7.4 of the engine's specification, the parameters of each replicate, and the way from a
//! replicate to what is added up. Starts no thread and keeps no time: a caller runs [`Simulation::block`] wherever it
//! likes and adds the parts with [`Totals::add`](super::Totals::add); every number is an integer, so neither the size
//! of blocks nor their order changes a bit. Called by `pipeline`, `jobs` and the command line.

use super::{
    dist::Quantiles,
    kernel::{Replicate, State},
    money::{Books, Course, Settlement, Space, Waterfall},
    observable::{Observable, ObservableError, Payers, Probe, Reading, SeriesName, View},
    params::{DrawScratch, ParameterDraws, Place, highest_level},
    philox::Key,
    plan::{Account, Plan, PlanCost},
    results::{Catalogue, Fan, Partial, Totals, offered},
    tables::Tables,
    tick_model::{Driver, TickModel},
    validate::{MOST_PEOPLE, ModelError},
};
use crate::base::Cents;
use std::{ops::Range, sync::Arc};

/// Highest total cost a model may be able to reach, in cents
const HIGHEST_TOTAL: f64 = 1e16;
/// Replicates whose squares of people surely fit 64 bits
const FLUSH_EVERY: u32 = 1_024;

/// How parameters are chosen for the replicates
#[derive(Debug, Clone, PartialEq)]
pub enum Design {
    /// Replicate r uses parameter draw r: the predictive distribution
    SingleLoop,
    /// `draws` parameter draws with `k` replicates each; replicate r uses draw ⌊r/k⌋
    Nested {
        /// Parameter draws
        draws: u32,
        /// Replicates of each
        k: u32,
    },
    /// Every parameter at its median: chance alone
    Median,
    /// Every parameter at a probability level, in the order of the model
    Levels(Vec<f64>),
    /// Every replicate at levels of its own, with a number of its own in the addresses of its draws
    Rows(Arc<[DesignRow]>),
}

/// One run of [`Design::Rows`]
#[derive(Debug, Clone, PartialEq)]
pub struct DesignRow {
    /// Number in the addresses of the draws: equal numbers meet the same chance
    pub replicate: u32,
    /// Probability level of each parameter, in the order of the model
    pub levels: Vec<f64>,
}

/// What to run and what to keep
#[derive(Debug, Clone)]
pub struct RunOptions {
    /// Seed of all draws
    pub seed: u64,
    /// Number of replicates; `Nested` and `Rows` say it themselves
    pub replicates: u32,
    /// Number of the first replicate
    pub first_replicate: u32,
    /// How parameters are chosen
    pub design: Design,
    /// Results kept for each replicate besides the headline ones, by name
    pub keep: Vec<String>,
    /// Series whose distribution at each tick is kept besides the arrivals, by name
    pub fans: Vec<String>,
    /// Who pays, where it is not the model's own sources in order
    pub settlement: Option<Arc<dyn Settlement>>,
}

impl RunOptions {
    /// `replicates` replicates of the single loop with nothing extra
    pub fn new(seed: u64, replicates: u32) -> Self {
        Self {
            seed,
            replicates,
            first_replicate: 0,
            design: Design::SingleLoop,
            keep: Vec::new(),
            fans: Vec::new(),
            settlement: None,
        }
    }

    /// Number of replicates the design asks for
    pub fn total(&self) -> u32 {
        match &self.design {
            Design::Nested { draws, k } => draws.saturating_mul(*k),
            Design::Rows(rows) => rows.len() as u32,
            Design::SingleLoop | Design::Median | Design::Levels(_) => self.replicates,
        }
    }
}

/// A checked model with everything that is the same for all replicates
#[derive(Debug, Clone)]
pub struct Simulation {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    model: TickModel,
    plan: Plan,
    tables: Tables,
    /// Places of each uncertain parameter
    places: Vec<Vec<Place>>,
    /// What is known about each uncertain parameter
    quantiles: Vec<Quantiles>,
    /// One place for each group of numbers that is worked out together
    refills: Vec<Place>,
    draws: ParameterDraws,
    key: Key,
    settlement: Arc<dyn Settlement>,
    catalogue: Arc<Catalogue>,
    options: RunOptions,
}

/// Working space of one thread; made by [`Simulation::scratch`] and good for that simulation
#[derive(Debug)]
pub struct Scratch {
    state: State<u32>,
    /// Tables and model of the parameters last used, where parameters vary
    own: Option<Box<(Tables, TickModel)>>,
    levels_in_use: Vec<f64>,
    levels: Vec<f64>,
    draws: DrawScratch,
    amounts: Vec<Cents>,
    paid: Vec<Cents>,
    accounts: Vec<Cents>,
    once: Vec<Cents>,
    space: Space,
    sums: Vec<u64>,
    squares: Vec<u64>,
}

impl Simulation {
    /// Checks the model and compiles it; all errors are listed
    pub fn new(model: &TickModel, options: RunOptions) -> Result<Self, Vec<ModelError>> {
        let report = model.check();
        if !report.errors.is_empty() {
            return Err(report.errors);
        }
        let plan = Plan::new(model);
        let tables = Tables::new(&plan, model);
        let places: Vec<Vec<Place>> = model
            .uncertain
            .iter()
            .map(|item| std::iter::once(&item.path).chain(&item.also))
            .map(|paths| paths.filter_map(|path| Place::parse(path)).collect())
            .collect();
        let mut refills: Vec<Place> = places.iter().flatten().map(|place| place.group()).collect();
        refills.sort_unstable();
        refills.dedup();
        let bounds = Bounds::of(model, &plan, &places)?;
        if let Design::Levels(levels) = &options.design
            && levels.len() != model.uncertain.len()
        {
            return Err(vec![fault("E-DESIGN", "/uncertain", &levels.len().to_string())]);
        }
        if let Design::Rows(rows) = &options.design
            && rows.iter().any(|row| row.levels.len() != model.uncertain.len())
        {
            return Err(vec![fault("E-DESIGN", "/uncertain", "")]);
        }
        let settlement: Arc<dyn Settlement> = match &options.settlement {
            Some(settlement) => Arc::clone(settlement),
            None => Arc::new(Waterfall::of_model(model)),
        };
        let payers = Payers {
            sources: settlement.sources(),
            accounts: settlement.accounts(),
            sums: settlement.sums(),
        };
        let columns = columns(model, &plan, &payers, &options.keep)?;
        let fans = fans(model, &plan, &payers, &options.fans, &bounds)?;
        let catalogue = Arc::new(Catalogue {
            model: model.clone(),
            plan: plan.clone(),
            payers,
            columns,
            fans,
            offered: offered(&plan, &tables.places),
            seed: options.seed,
            first_replicate: options.first_replicate,
            replicates: options.total(),
            design: options.design.clone(),
        });
        Ok(Self {
            shared: Arc::new(Shared {
                draws: ParameterDraws::new(options.seed, &model.uncertain, model.correlation.as_deref()),
                key: Key::new(options.seed),
                model: model.clone(),
                plan,
                tables,
                quantiles: model.uncertain.iter().map(|item| Quantiles::new(&item.dist)).collect(),
                places,
                refills,
                settlement,
                catalogue,
                options,
            }),
        })
    }

    /// The model
    pub fn model(&self) -> &TickModel {
        &self.shared.model
    }

    /// Number of replicates
    pub fn replicates(&self) -> u32 {
        self.shared.options.total()
    }

    /// Working space for a thread
    pub fn scratch(&self) -> Scratch {
        let shared = &*self.shared;
        let ticks = shared.plan.ticks;
        let payers = &shared.catalogue.payers;
        let varies = !shared.places.is_empty();
        Scratch {
            state: State::new(&shared.plan),
            own: varies.then(|| Box::new((shared.tables.clone(), shared.model.clone()))),
            levels_in_use: Vec::new(),
            levels: Vec::new(),
            draws: DrawScratch::default(),
            amounts: vec![0; shared.plan.costs.len() * ticks],
            paid: vec![0; payers.sources.len() * ticks],
            accounts: vec![0; payers.accounts.len() * ticks],
            once: vec![0; payers.sums.len()],
            space: shared.settlement.space(),
            sums: vec![0; shared.plan.lines * ticks],
            squares: vec![0; shared.plan.lines * ticks],
        }
    }

    /// Empty totals, to which blocks are added
    pub fn totals(&self) -> Totals {
        Totals::new(Arc::clone(&self.shared.catalogue))
    }

    /// Runs the replicates of `range`, counted from 0 within the run; nothing when `cancel` said so
    ///
    /// A block may have any size; results do not depend on it.
    pub fn block(
        &self,
        range: Range<u32>,
        scratch: &mut Scratch,
        cancel: &dyn Fn() -> bool,
    ) -> Option<Partial> {
        let shared = &*self.shared;
        let ticks = shared.plan.ticks;
        let range = range.start..range.end.min(self.replicates());
        let mut partial = Partial::new(&shared.catalogue, range.start);
        scratch.sums.fill(0);
        scratch.squares.fill(0);
        for (done, i) in range.enumerate() {
            let number = self.choose_parameters(i, scratch);
            let tables = scratch.own.as_ref().map_or(&shared.tables, |own| &own.0);
            let mut replicate =
                Replicate { plan: &shared.plan, tables, state: &mut scratch.state, key: shared.key, number };
            if !replicate.run(cancel) {
                return None;
            }
            fill_amounts(&shared.plan, tables, &scratch.state.facts, &mut scratch.amounts);
            scratch.paid.fill(0);
            scratch.accounts.fill(0);
            scratch.once.fill(0);
            let course = shared.course(&scratch.state.facts, &scratch.amounts, number);
            let mut books =
                Books { paid: &mut scratch.paid, accounts: &mut scratch.accounts, sums: &mut scratch.once };
            shared.settlement.settle(&course, &mut books, &mut scratch.space);
            let state = &scratch.state;
            add_squares(&state.facts, &mut scratch.sums, &mut scratch.squares);
            let view = View {
                ticks,
                facts: &state.facts,
                waits: &state.waits,
                retained: &state.retained,
                eligible: &state.eligible,
                amounts: &scratch.amounts,
                paid: &scratch.paid,
                accounts: &scratch.accounts,
                sums: &scratch.once,
            };
            partial.take(&shared.catalogue, &view, &state.held_up);
            if done as u32 % FLUSH_EVERY == FLUSH_EVERY - 1 {
                partial.flush(&mut scratch.sums, &mut scratch.squares);
            }
        }
        partial.flush(&mut scratch.sums, &mut scratch.squares);
        Some(partial)
    }

    /// Runs replicate `i`, counted from 0 within the run, and shows its whole course
    pub fn watch<T>(&self, i: u32, look: impl FnOnce(&Course<'_>) -> T) -> T {
        let shared = &*self.shared;
        let mut scratch = self.scratch();
        let number = self.choose_parameters(i, &mut scratch);
        let Scratch { state, own, amounts, .. } = &mut scratch;
        let tables = own.as_ref().map_or(&shared.tables, |own| &own.0);
        Replicate { plan: &shared.plan, tables, state: &mut *state, key: shared.key, number }.run(&|| false);
        fill_amounts(&shared.plan, tables, &state.facts, amounts);
        look(&shared.course(&state.facts, amounts, number))
    }

    /// All replicates in one go, without threads
    pub fn run(&self) -> Totals {
        let mut totals = self.totals();
        let mut scratch = self.scratch();
        let mut next = 0;
        while next < self.replicates() {
            let end = next.saturating_add(256).min(self.replicates());
            if let Some(partial) = self.block(next..end, &mut scratch, &|| false) {
                totals.add(partial);
            }
            next = end;
        }
        totals
    }

    /// Brings the parameters of run `i` into force; returns its number in the addresses of draws
    fn choose_parameters(&self, i: u32, scratch: &mut Scratch) -> u32 {
        let shared = &*self.shared;
        let number = shared.options.first_replicate.wrapping_add(i);
        let count = shared.places.len();
        let (number, draw) = match &shared.options.design {
            Design::SingleLoop => (number, Some(number)),
            Design::Nested { k, .. } => (number, Some(number / (*k).max(1))),
            Design::Median => {
                scratch.levels.clear();
                scratch.levels.resize(count, 0.5);
                (number, None)
            }
            Design::Levels(levels) => {
                scratch.levels.clone_from(levels);
                (number, None)
            }
            Design::Rows(rows) => {
                scratch.levels.clone_from(&rows[i as usize].levels);
                (rows[i as usize].replicate, None)
            }
        };
        let Some(own) = scratch.own.as_deref_mut() else { return number };
        if let Some(draw) = draw {
            shared.draws.levels(draw, &mut scratch.draws, &mut scratch.levels);
        }
        if scratch.levels != scratch.levels_in_use {
            shared.put_levels(&scratch.levels, &mut own.0, &mut own.1);
            scratch.levels_in_use.clone_from(&scratch.levels);
        }
        number
    }

    /// The parts the preview works with
    pub(super) fn parts(&self) -> (&Plan, &Tables, &Catalogue, &Arc<dyn Settlement>) {
        let shared = &*self.shared;
        (&shared.plan, &shared.tables, &shared.catalogue, &shared.settlement)
    }

    /// Tables with every parameter at a level, for the preview
    pub(super) fn tables_at(&self, levels: &[f64]) -> Tables {
        let shared = &*self.shared;
        let (mut tables, mut model) = (shared.tables.clone(), shared.model.clone());
        shared.put_levels(levels, &mut tables, &mut model);
        tables
    }
}

impl Shared {
    fn course<'a>(&'a self, facts: &'a [u32], amounts: &'a [Cents], number: u32) -> Course<'a> {
        Course { plan: &self.plan, facts, amounts, luck: Some((self.key, number)) }
    }

    /// Puts each parameter at its level and works out what depends on it
    fn put_levels(&self, levels: &[f64], tables: &mut Tables, model: &mut TickModel) {
        for place in self.places.iter().flatten() {
            place.reset(&self.model, model);
        }
        for ((quantiles, places), &level) in self.quantiles.iter().zip(&self.places).zip(levels) {
            let value = quantiles.at(level);
            for place in places {
                place.put(value, model);
            }
        }
        for &place in &self.refills {
            tables.refill(&self.plan, place, model);
        }
    }
}

/// Adds the facts of a replicate and their squares
///
/// Most lines are empty at most ticks; a group of nobody is passed over, for reading is cheaper than writing.
fn add_squares(facts: &[u32], sums: &mut [u64], squares: &mut [u64]) {
    const GROUP: usize = 8;
    let groups = facts.chunks(GROUP).zip(sums.chunks_mut(GROUP)).zip(squares.chunks_mut(GROUP));
    for ((facts, sums), squares) in groups {
        if facts.iter().fold(0, |any, fact| any | fact) == 0 {
            continue;
        }
        for ((fact, sum), square) in facts.iter().zip(sums).zip(squares) {
            let fact = u64::from(*fact);
            *sum += fact;
            *square += fact * fact;
        }
    }
}

/// What each cost comes to at each tick
pub(super) fn fill_amounts(plan: &Plan, tables: &Tables, facts: &[u32], amounts: &mut [Cents]) {
    let ticks = plan.ticks;
    for (cost, kind) in plan.costs.iter().enumerate() {
        let prices = &tables.prices[cost * ticks..(cost + 1) * ticks];
        let amounts = &mut amounts[cost * ticks..(cost + 1) * ticks];
        match kind {
            // The price is 0 where a cost is not paid.
            PlanCost::OneOff | PlanCost::PerTick => amounts.copy_from_slice(prices),
            PlanCost::PerLine(lines) => {
                amounts.fill(0);
                for line in lines {
                    let facts = &facts[line * ticks..(line + 1) * ticks];
                    for ((amount, price), fact) in amounts.iter_mut().zip(prices).zip(facts) {
                        *amount += price * Cents::from(*fact);
                    }
                }
            }
        }
    }
}

/// The most a model can reach, whatever is drawn
struct Bounds {
    /// People through each stage
    reach: Vec<u64>,
    /// People in all
    people: u64,
    /// Cents of each cost
    costs: Vec<f64>,
}

impl Bounds {
    fn of(model: &TickModel, plan: &Plan, places: &[Vec<Place>]) -> Result<Self, Vec<ModelError>> {
        // Prices and inflows at their highest; nothing else adds people or raises a price.
        let mut largest = model.clone();
        for (item, places) in model.uncertain.iter().zip(places) {
            for place in
                places.iter().filter(|place| matches!(place, Place::Cents { .. } | Place::Inflow { .. }))
            {
                place.put(item.dist.quantile(highest_level()), &mut largest);
            }
        }
        let inflow: Vec<u64> = largest
            .stages
            .iter()
            .map(|stage| stage.inflow.iter().map(|inflow| u64::from(inflow.count)).sum())
            .collect();
        let people: u64 = inflow.iter().sum();
        if people > MOST_PEOPLE {
            return Err(vec![fault("E-COUNT", "/stages", &people.to_string())]);
        }
        let reach = plan.people_within_reach(&inflow);
        let tables = Tables::new(plan, &largest);
        let costs: Vec<f64> = (0..model.costs.len())
            .map(|cost| {
                let prices = &tables.prices[cost * plan.ticks..(cost + 1) * plan.ticks];
                let all: f64 = prices.iter().map(|&cents| cents as f64).sum();
                let highest = prices.iter().copied().max().unwrap_or(0) as f64;
                let through =
                    |name: &str| Plan::rounds(model, name).iter().map(|&s| reach[s] as f64).sum::<f64>();
                match &model.costs[cost].driver {
                    Driver::OneOff { .. } | Driver::PerTick => all,
                    Driver::PerClass { stage }
                    | Driver::PerEntry { stage }
                    | Driver::PerStart { stage }
                    | Driver::PerExit { stage, .. } => highest * through(stage),
                    Driver::PerStockTick { stage } | Driver::PerQueueTick { stage } => all * through(stage),
                }
            })
            .collect();
        let total: f64 = costs.iter().sum();
        if total > HIGHEST_TOTAL {
            return Err(vec![fault("E-MONEY", "/costs", &format!("{total:.0}"))]);
        }
        Ok(Self { reach, people, costs })
    }

    /// The highest value of a series
    fn of_series(&self, probe: &Probe, plan: &Plan) -> u64 {
        match probe {
            Probe::Lines(lines, _) => {
                let through: u64 = plan
                    .stages
                    .iter()
                    .enumerate()
                    .filter(|(_, stage)| lines.iter().any(|&line| stage.lines.owns(line)))
                    .map(|(s, _)| self.reach[s])
                    .sum();
                if lines.iter().all(|line| plan.sinks.contains(line)) { self.people } else { through }
            }
            Probe::Cost(Some(cost), _) => self.costs[*cost] as u64,
            Probe::Cost(None, _) | Probe::Funded(..) | Probe::Own(_) | Probe::Account(..) => {
                self.costs.iter().sum::<f64>() as u64
            }
            _ => self.people,
        }
    }
}

fn fault(code: &'static str, pointer: &str, fact: &str) -> ModelError {
    ModelError { code, pointer: pointer.to_owned(), facts: vec![fact.to_owned()] }
}

/// The results kept for each replicate: the headline ones, then those asked for
fn columns(
    model: &TickModel,
    plan: &Plan,
    payers: &Payers,
    keep: &[String],
) -> Result<Vec<(Observable, Probe)>, Vec<ModelError>> {
    let mut names: Vec<String> =
        ["arrivals:", "cost:total", "own:", "stranded:", "began:"].map(Into::into).into();
    let anchors = |prefix: &str| {
        let pairs = model.retention_at.iter().flat_map(|at| ["retained", "eligible"].map(|name| (name, *at)));
        pairs.map(|(name, at)| format!("{name}:{prefix}{at}")).collect::<Vec<String>>()
    };
    names.extend(anchors(""));
    for corridor in &model.corridors {
        if corridor.arrival_stage.is_some() {
            names.push(format!("arrivals:{}", corridor.id));
        }
        if corridor.retention_stage.is_some() {
            names.extend(anchors(&format!("{}/", corridor.id)));
        }
    }
    names.extend(model.costs.iter().map(|cost| format!("cost:{}", cost.id)));
    names.extend(payers.sources.iter().map(|source| format!("funded:{source}")));
    names.extend(model.sinks.iter().map(|sink| format!("sink:{}", sink.id)));
    for (stage, author) in plan.stages.iter().zip(&model.stages) {
        let id = &author.id;
        names.push(format!("entries:{id}"));
        if author.of.is_some() {
            continue;
        }
        names.push(format!("starts:{id}"));
        if stage.limited {
            names.extend(["wait_total", "wait_q90"].map(|name| format!("{name}:{id}")));
        }
        let extras = [
            ("classes", stage.lines.classes),
            ("dropouts", stage.lines.dropouts),
            ("lapsed", stage.lines.lapsed),
            ("gave_up", stage.lines.gave_up),
        ];
        names
            .extend(extras.iter().filter(|(_, line)| line.is_some()).map(|(name, _)| format!("{name}:{id}")));
    }
    let mut found: Vec<(Observable, Probe)> = Vec::new();
    let mut faults = Vec::new();
    for (asked, name) in names.iter().map(|name| (false, name)).chain(keep.iter().map(|name| (true, name))) {
        let observable: Result<Observable, ObservableError> = name.parse();
        // A ratio is worked out of its parts, which are always kept.
        if matches!(&observable, Ok(ratio) if ratio.measure == super::Measure::CostPerArrival) {
            continue;
        }
        let probe = observable.ok().and_then(|o| o.probe(model, plan, payers).map(|probe| (o, probe)));
        match probe {
            Some(column) if found.iter().any(|(other, _)| *other == column.0) => {}
            Some(column) => found.push(column),
            None if asked => faults.push(fault("E-OBSERVABLE", "", name)),
            None => {}
        }
    }
    if faults.is_empty() { Ok(found) } else { Err(faults) }
}

/// The series whose distribution is kept: arrivals of all and of each corridor, then those asked for
fn fans(
    model: &TickModel,
    plan: &Plan,
    payers: &Payers,
    asked: &[String],
    bounds: &Bounds,
) -> Result<Vec<Fan>, Vec<ModelError>> {
    let corridors = model.corridors.iter().filter(|corridor| corridor.arrival_stage.is_some());
    let names: Vec<String> = std::iter::once("arrivals_until:".to_owned())
        .chain(corridors.map(|corridor| format!("arrivals_until:{}", corridor.id)))
        .chain(asked.iter().cloned())
        .collect();
    let mut found: Vec<Fan> = Vec::new();
    let mut faults = Vec::new();
    for name in names {
        let series: Result<SeriesName, ObservableError> = name.parse();
        let fan = series.ok().and_then(|series| {
            let observable =
                Observable { measure: series.measure, of: series.of.clone(), when: super::When::Total };
            let probe = observable.probe(model, plan, payers)?;
            // Only what adds up tick by tick is a series.
            probe.at_tick(0, series.cumulative)?;
            let highest = bounds.of_series(&probe, plan);
            Some(Fan::new(series, probe, highest))
        });
        match fan {
            Some(fan) if found.iter().any(|other| other.name == fan.name) => {}
            Some(fan) => found.push(fan),
            None => faults.push(fault("E-OBSERVABLE", "", &name)),
        }
    }
    if faults.is_empty() { Ok(found) } else { Err(faults) }
}

/// Whether anything but chance and lengths decides: then expected values are approximate
pub(super) fn binds(plan: &Plan, model: &TickModel) -> bool {
    let limited = plan.stages.iter().any(|stage| stage.limited);
    limited || plan.accounts.contains(&Account::Slots) || !model.funding.is_empty()
}

/// One value of a replicate as an integer
pub(super) fn whole(reading: Reading) -> i64 {
    match reading {
        Reading::People(people) => people as i64,
        Reading::Money(cents) => cents,
    }
}
