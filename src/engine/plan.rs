//! The compiled form of a tick model: names become positions, the graph becomes an order of visits.
//!
//! Holds what no uncertain parameter can change: which stage is visited when, who shares places with whom, where
//! people are routed, which attributes they keep, and where each number of a replicate is written. What a draw
//! can change is in `tables`. Built once for a model that `validate` has accepted; read by `kernel` and `results`.
//!
//! **Lines.** A replicate writes its numbers into lines of one value a tick: entries, starts, stock of every stage
//! and what else a stage can have, one line for each outcome, one for each sink.
//!
//! **Rounds.** Later rounds of a stage (`of`) have no limit, or the limit of the first round and then take the same
//! places. Their queues are served together with the first round's, in one order; who joins a later round in the same tick comes after and gets what is
//! left, which is where first-come-first-served puts them. Classes of a later round open in the slots left over.
//!
//! **Attributes.** A clock is kept on the way into a stage when that stage has a deadline or serves by clock, or
//! leads without setting the clock to one that does. Inflows follow the same rule.

use super::tick_model::{
    AppliesTo, Capacity, CostItem, Dated, Deadline, Discipline, Driver, Stage, TickModel,
};
use std::collections::BTreeMap;

/// What the kernel runs over
#[derive(Debug, Clone)]
pub struct Plan {
    pub(super) ticks: usize,
    pub(super) stages: Vec<PlanStage>,
    pub(super) visits: Vec<Visit>,
    pub(super) accounts: Vec<Account>,
    /// Number of lines
    pub(super) lines: usize,
    /// Line of each sink
    pub(super) sinks: Vec<usize>,
    /// Ticks after the start at which staying is counted
    pub(super) anchors: Vec<usize>,
    /// Number of stages, with their rounds, whose stayers are counted
    pub(super) retention_groups: usize,
    pub(super) costs: Vec<PlanCost>,
}

/// A stage by positions
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of the model that the kernel asks for by name"
)]
pub(super) struct PlanStage {
    pub rng: u32,
    pub needs_clock: bool,
    pub leaves_with_clock: bool,
    pub sets_clock: bool,
    pub by_clock: bool,
    /// Whether people leaving at a tick need not be told apart
    pub plain_exits: bool,
    pub class_effect: f64,
    pub priority: i32,
    pub room: Room,
    /// Whether people can have to wait
    pub limited: bool,
    /// Whether anybody may start, by tick; absent when always
    pub open: Option<Vec<bool>>,
    pub give_up_line: Option<usize>,
    pub giving_up: Dates,
    pub deadline: Option<PlanDeadline>,
    pub stays: Dates,
    pub outcomes: Dates,
    /// Targets of each dated list of outcomes
    pub targets: Vec<Vec<Target>>,
    pub drops: Dates,
    /// Sink lines of each dated list of dropout targets
    pub drop_lines: Vec<Vec<usize>>,
    pub lines: StageLines,
    /// Which group of stayers its starters belong to
    pub retention: Option<usize>,
    pub training: bool,
}

/// Where a stage writes its numbers
#[derive(Debug, Clone, Copy)]
pub(super) struct StageLines {
    pub entries: usize,
    pub starts: usize,
    pub stock: usize,
    /// People whose stay ended, by any outcome
    pub left: usize,
    pub queue: Option<usize>,
    pub dropouts: Option<usize>,
    pub lapsed: Option<usize>,
    pub gave_up: Option<usize>,
    pub classes: Option<usize>,
    /// First of the lines of the outcomes
    pub exits: usize,
    pub exit_count: usize,
}

impl StageLines {
    /// Whether a line is the stage's
    pub fn owns(&self, line: usize) -> bool {
        [Some(self.entries), Some(self.starts), Some(self.stock), Some(self.left)].contains(&Some(line))
            || [self.queue, self.dropouts, self.lapsed, self.gave_up, self.classes].contains(&Some(line))
            || (self.exits..self.exits + self.exit_count).contains(&line)
    }
}

/// How a stage finds room
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Room {
    /// Everybody starts
    Free,
    /// Places of an account
    Places(usize),
    /// Classes in the slots of an account
    Classes {
        account: usize,
        min: u32,
        max: u32,
        /// Added to the number of a class, by tick of start: keeps classes apart that end together
        base: Vec<u32>,
    },
}

/// Places that stages use up
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Account {
    /// So many starts a tick
    Rate {
        /// Unused places are kept
        carry: bool,
    },
    /// So many people in service
    Seats,
    /// So many classes at a start
    Slots,
}

/// One step of a tick
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Visit {
    /// A stage on its own
    Single(usize),
    /// Stages sharing places
    Joint {
        account: usize,
        /// Those that people join now
        first: Vec<usize>,
        /// Those whose queues are served now: `first` and later rounds
        all: Vec<usize>,
    },
    /// A later round: people join, and get what the joint visit has left
    Late(usize),
}

/// Where an outcome leads
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// The line of a sink
    Sink(usize),
    /// A stage
    Stage(usize),
}

/// Ticks at which values change
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Dates(Vec<u32>);

impl Dates {
    fn of<T>(value: &Dated<T>) -> Self {
        Self(value.segments().iter().map(|(from, _)| *from).collect())
    }

    /// The dates of both lists
    fn joined(&self, other: &Self) -> Self {
        let mut all = [self.0.as_slice(), other.0.as_slice()].concat();
        all.sort_unstable();
        all.dedup();
        Self(all)
    }

    /// Which value holds at tick `t`
    #[inline]
    pub fn at(&self, t: usize) -> usize {
        if self.0.len() < 2 { 0 } else { self.0.partition_point(|&from| from as usize <= t).max(1) - 1 }
    }

    /// First ticks
    pub fn firsts(&self) -> &[u32] {
        &self.0
    }
}

/// A deadline by positions
#[derive(Debug, Clone)]
pub(super) struct PlanDeadline {
    pub applies_to: AppliesTo,
    /// Line of the sink of those who are late
    pub line: usize,
    windows: Vec<(u32, u32)>,
}

impl PlanDeadline {
    fn new(deadline: &Deadline, line: usize) -> Self {
        let windows = deadline.window.segments().iter().map(|&(from, &window)| (from, window)).collect();
        Self { applies_to: deadline.applies_to, line, windows }
    }

    /// Whether people with this clock are late at tick `t`
    #[inline]
    pub fn is_late(&self, clock: i32, t: usize) -> bool {
        let k = self.windows.partition_point(|(from, _)| *from as usize <= t).max(1) - 1;
        i64::from(clock) + i64::from(self.windows[k].1) < t as i64
    }

    /// The first tick after `t` at which people with this clock are late; `usize::MAX` for never
    pub fn first_late(&self, clock: i32, t: usize) -> usize {
        for (k, &(from, window)) in self.windows.iter().enumerate() {
            let until = self.windows.get(k + 1).map_or(i64::MAX, |(from, _)| i64::from(*from));
            let late = (i64::from(clock) + i64::from(window) + 1).max(i64::from(from)).max(t as i64 + 1);
            if late < until {
                return late as usize;
            }
        }
        usize::MAX
    }
}

/// A cost by positions
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum PlanCost {
    /// Once
    OneOff,
    /// Every tick
    PerTick,
    /// The sum of some lines
    PerLine(Vec<usize>),
}

impl Plan {
    /// The plan of a valid model
    pub fn new(model: &TickModel) -> Self {
        let ticks = model.ticks as usize;
        let position: BTreeMap<&str, usize> =
            model.stages.iter().enumerate().map(|(i, stage)| (stage.id.as_str(), i)).collect();
        let mut lines = 0;
        let mut line = || {
            lines += 1;
            lines - 1
        };
        let sinks: Vec<usize> = model.sinks.iter().map(|_| line()).collect();
        let sink_line: BTreeMap<&str, usize> =
            model.sinks.iter().zip(&sinks).map(|(sink, &line)| (sink.id.as_str(), line)).collect();
        let target = |to: &str| match sink_line.get(to) {
            Some(&line) => Target::Sink(line),
            None => Target::Stage(position[to]),
        };
        let retention = retention_groups(model);
        let mut accounts = Accounts::default();
        let mut stages: Vec<PlanStage> = Vec::with_capacity(model.stages.len());
        for (i, stage) in model.stages.iter().enumerate() {
            let room = accounts.room(model, stage, &position);
            let hazard = stage.hazard.as_ref();
            let targets: Vec<Vec<Target>> = stage
                .outcomes
                .segments()
                .iter()
                .map(|(_, outcomes)| outcomes.iter().map(|outcome| target(&outcome.to)).collect())
                .collect();
            let open = match &stage.open {
                Dated::Always(true) => None,
                dated => {
                    let dates = Dates::of(dated);
                    let values: Vec<bool> = dated.segments().iter().map(|(_, open)| **open).collect();
                    Some((0..ticks).map(|t| values[dates.at(t)]).collect())
                }
            };
            let limited = room != Room::Free || open.is_some();
            let exit_count = targets.iter().map(Vec::len).max().unwrap_or(0);
            let stage_lines = StageLines {
                entries: line(),
                starts: line(),
                stock: line(),
                left: line(),
                queue: limited.then(&mut line),
                dropouts: hazard.map(|_| line()),
                lapsed: stage.deadline.as_ref().map(|_| line()),
                gave_up: (limited && stage.wait.to.is_some()).then(&mut line),
                classes: matches!(room, Room::Classes { .. }).then(&mut line),
                exits: {
                    let first = line();
                    (1..exit_count).for_each(|_| {
                        line();
                    });
                    first
                },
                exit_count,
            };
            stages.push(PlanStage {
                rng: stage.rng,
                needs_clock: false,
                leaves_with_clock: false,
                sets_clock: stage.sets_clock,
                by_clock: stage.wait.discipline == Discipline::Edf,
                plain_exits: false,
                class_effect: stage.icc,
                priority: stage.priority,
                room,
                limited,
                open,
                give_up_line: stage_lines.gave_up.and(stage.wait.to.as_deref()).map(|to| sink_line[to]),
                giving_up: Dates::of(&stage.wait.hazard),
                deadline: stage.deadline.as_ref().map(|d| PlanDeadline::new(d, sink_line[d.to.as_str()])),
                stays: match hazard {
                    None => Dates::of(&stage.duration),
                    Some(hazard) => Dates::of(&stage.duration).joined(&Dates::of(hazard)),
                },
                outcomes: Dates::of(&stage.outcomes),
                targets,
                drops: hazard.map(Dates::of).unwrap_or_default(),
                drop_lines: hazard.map_or_else(Vec::new, |hazard| {
                    let lines = |(_, hazard): &(u32, &super::Hazard)| {
                        hazard.to.iter().map(|outcome| sink_line[outcome.to.as_str()]).collect()
                    };
                    hazard.segments().iter().map(lines).collect()
                }),
                lines: stage_lines,
                retention: retention[i],
                training: stage.training,
            });
        }
        let visits = visits(model, &stages, &accounts);
        let mut plan = Self {
            ticks,
            visits,
            accounts: accounts.kinds,
            lines,
            sinks,
            anchors: model.retention_at.iter().map(|&at| at as usize).collect(),
            retention_groups: retention.iter().flatten().max().map_or(0, |last| last + 1),
            costs: model.costs.iter().map(|cost| plan_cost(model, &stages, cost)).collect(),
            stages,
        };
        plan.settle_clocks();
        plan
    }

    /// Stages in the order in which people can pass them
    fn flow(&self) -> Vec<usize> {
        let mut order = Vec::with_capacity(self.stages.len());
        for visit in &self.visits {
            match visit {
                Visit::Single(stage) | Visit::Late(stage) => order.push(*stage),
                Visit::Joint { first, .. } => order.extend(first),
            }
        }
        order
    }

    fn settle_clocks(&mut self) {
        for &s in self.flow().iter().rev() {
            let leads_to_need = self.stages[s].targets.iter().flatten().any(|target| match target {
                Target::Stage(to) => self.stages[*to].needs_clock,
                Target::Sink(_) => false,
            });
            let stage = &mut self.stages[s];
            stage.leaves_with_clock = leads_to_need;
            stage.needs_clock =
                stage.deadline.is_some() || stage.by_clock || (leads_to_need && !stage.sets_clock);
            stage.plain_exits = stage.class_effect == 0.0 && (stage.sets_clock || !stage.needs_clock);
        }
    }

    /// Most people who can come through each stage, given the most that can join each from outside
    pub(super) fn people_within_reach(&self, inflow: &[u64]) -> Vec<u64> {
        let count = self.stages.len();
        (0..count)
            .map(|to| {
                // Backwards from the stage; every person passes a stage at most once.
                let mut from = vec![false; count];
                from[to] = true;
                for &s in self.flow().iter().rev() {
                    from[s] |= self.stages[s]
                        .targets
                        .iter()
                        .flatten()
                        .any(|target| matches!(target, Target::Stage(next) if from[*next]));
                }
                inflow.iter().zip(&from).filter(|(_, from)| **from).map(|(count, _)| count).sum()
            })
            .collect()
    }

    /// The stages called `name`: that stage alone, or all rounds of an author's stage
    pub(super) fn rounds(model: &TickModel, name: &str) -> Vec<usize> {
        let all = model.stages.iter().enumerate();
        match all.clone().find(|(_, stage)| stage.id == name && stage.of.is_some()) {
            Some((i, _)) => vec![i],
            None => all.filter(|(_, stage)| stage.author_id() == name).map(|(i, _)| i).collect(),
        }
    }
}

/// For each stage the group of stayers its starters belong to; each retention stage with its rounds is a group
fn retention_groups(model: &TickModel) -> Vec<Option<usize>> {
    let mut groups = vec![None; model.stages.len()];
    let mut next = 0;
    for name in retention_stages(model) {
        let rounds = Plan::rounds(model, name);
        if rounds.iter().any(|&s| groups[s].is_some()) {
            continue;
        }
        for s in rounds {
            groups[s] = Some(next);
        }
        next += 1;
    }
    groups
}

fn retention_stages(model: &TickModel) -> impl Iterator<Item = &str> {
    let corridors = model.corridors.iter().filter_map(|corridor| corridor.retention_stage.as_deref());
    model.retention_stage.as_deref().into_iter().chain(corridors)
}

fn plan_cost(model: &TickModel, stages: &[PlanStage], cost: &CostItem) -> PlanCost {
    let lines = |name: &str, line: &dyn Fn(&StageLines) -> Option<usize>| {
        PlanCost::PerLine(Plan::rounds(model, name).iter().filter_map(|&s| line(&stages[s].lines)).collect())
    };
    match &cost.driver {
        Driver::OneOff { .. } => PlanCost::OneOff,
        Driver::PerTick => PlanCost::PerTick,
        Driver::PerClass { stage } => lines(stage, &|l| l.classes),
        Driver::PerEntry { stage } => lines(stage, &|l| Some(l.entries)),
        Driver::PerStart { stage } => lines(stage, &|l| Some(l.starts)),
        Driver::PerStockTick { stage } => lines(stage, &|l| Some(l.stock)),
        Driver::PerQueueTick { stage } => lines(stage, &|l| l.queue),
        Driver::PerExit { stage, outcome: None } => lines(stage, &|l| Some(l.left)),
        Driver::PerExit { stage, outcome: Some(k) } => {
            lines(stage, &|l| ((*k as usize) < l.exit_count).then(|| l.exits + *k as usize))
        }
    }
}

/// Places shared by stages, while they are being numbered
#[derive(Default)]
struct Accounts<'a> {
    kinds: Vec<Account>,
    of_pool: BTreeMap<&'a str, usize>,
    of_stage: BTreeMap<&'a str, usize>,
    of_position: Vec<Option<usize>>,
}

impl<'a> Accounts<'a> {
    fn room(&mut self, model: &'a TickModel, stage: &'a Stage, position: &BTreeMap<&str, usize>) -> Room {
        // A first round may stand after its copies, so accounts are found by the author's stage.
        let first = &model.stages[position[stage.author_id()]];
        let kind = match &stage.capacity {
            Capacity::None => {
                self.of_position.push(None);
                return Room::Free;
            }
            Capacity::Rate { carry, pool, .. } => {
                let pool = pool.as_deref().and_then(|id| model.pools.iter().find(|pool| pool.id == id));
                Account::Rate { carry: pool.map_or(*carry, |pool| pool.carry) }
            }
            Capacity::Seats { .. } => Account::Seats,
            Capacity::Class { .. } => Account::Slots,
        };
        let slot = match first.capacity.pool_id() {
            Some(pool) => self.of_pool.entry(pool),
            None => self.of_stage.entry(first.id.as_str()),
        };
        let account = *slot.or_insert_with(|| {
            self.kinds.push(kind);
            self.kinds.len() - 1
        });
        self.of_position.push(Some(account));
        match &stage.capacity {
            Capacity::Class { min, max, slots, starts } => Room::Classes {
                account,
                min: *min,
                max: *max,
                base: class_bases(model, stage, *slots, starts),
            },
            _ => Room::Places(account),
        }
    }
}

/// What to add to class numbers so that classes ending at the same tick have different ones
fn class_bases(model: &TickModel, stage: &Stage, slots: u32, starts: &[u32]) -> Vec<u32> {
    let dates = Dates::of(&stage.duration);
    let lengths: Vec<u32> =
        stage.duration.segments().iter().map(|(_, duration)| duration.fixed.unwrap_or(1)).collect();
    let end = |start: u32| u64::from(start) + u64::from(lengths[dates.at(start as usize)]);
    let mut base = vec![0; model.ticks as usize];
    for &start in starts {
        let earlier = starts.iter().filter(|&&other| other < start && end(other) == end(start)).count();
        // Where classes have an effect, `validate` holds that the numbers have 16 bits.
        base[start as usize] = (earlier as u32).saturating_mul(slots);
    }
    base
}

/// The order of visits: topological, ties by position
fn visits(model: &TickModel, stages: &[PlanStage], accounts: &Accounts<'_>) -> Vec<Visit> {
    let is_copy = |s: usize| model.stages[s].of.is_some();
    // Which unit each stage belongs to: stages that share places, first rounds only, are one.
    let mut unit_of = vec![usize::MAX; stages.len()];
    let mut units: Vec<Visit> = Vec::new();
    for s in 0..stages.len() {
        if unit_of[s] != usize::MAX {
            continue;
        }
        let sharing = match (&stages[s].room, accounts.of_position[s]) {
            (Room::Places(_), Some(account)) => {
                let all: Vec<usize> =
                    (0..stages.len()).filter(|&o| accounts.of_position[o] == Some(account)).collect();
                (all.len() > 1).then_some((account, all))
            }
            _ => None,
        };
        match sharing {
            None => {
                unit_of[s] = units.len();
                units.push(Visit::Single(s));
            }
            Some((account, all)) => {
                let first: Vec<usize> = all.iter().copied().filter(|&o| !is_copy(o)).collect();
                for &o in &first {
                    unit_of[o] = units.len();
                }
                for &o in all.iter().filter(|&&o| is_copy(o)) {
                    unit_of[o] = units.len() + 1 + all.iter().filter(|&&c| c < o && is_copy(c)).count();
                }
                let late: Vec<Visit> = all.iter().filter(|&&o| is_copy(o)).map(|&o| Visit::Late(o)).collect();
                units.push(Visit::Joint { account, first, all });
                units.extend(late);
            }
        }
    }
    let mut waits_for: Vec<Vec<usize>> = vec![Vec::new(); units.len()];
    for (s, stage) in stages.iter().enumerate() {
        for target in stage.targets.iter().flatten() {
            if let Target::Stage(to) = target {
                waits_for[unit_of[*to]].push(unit_of[s]);
            }
        }
        if is_copy(s) {
            let first = model.stages.iter().position(|other| other.id == model.stages[s].author_id());
            waits_for[unit_of[s]].extend(first.map(|first| unit_of[first]));
        }
    }
    let rank = |unit: &Visit| match unit {
        Visit::Single(s) | Visit::Late(s) => *s,
        Visit::Joint { first, all, .. } => first.first().or(all.first()).copied().unwrap_or(0),
    };
    let mut done = vec![false; units.len()];
    let mut order = Vec::with_capacity(units.len());
    // A valid model has no cycle, so each round finds a unit; a malformed one ends instead of running on.
    while let Some(next) = (0..units.len())
        .filter(|&unit| !done[unit] && waits_for[unit].iter().all(|&before| done[before]))
        .min_by_key(|&unit| rank(&units[unit]))
    {
        done[next] = true;
        order.push(units[next].clone());
    }
    order
}
