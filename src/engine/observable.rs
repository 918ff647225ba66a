//! Names of results: `entries:visa@3`, `arrivals_until:@30`, `cost:total`, and how each is read off a replicate.
//!
//! Holds the grammar of the test vectors and its extensions, and the way from a name to lines of the plan. Computes
//! no statistic. Called by `run` for what is kept per replicate, by `preview`, and by callers that name a result.
//!
//! A name is `MEASURE[_until]:OF[@N]`. Without `@` it is the total over the horizon; `@N` is tick N, and with
//! `_until` everything up to and including tick N. `wait_count:STAGE@N` is the number of people who waited exactly N
//! ticks; `retained:K` and `retained:CORRIDOR/K` take ticks after the start. A stage's name stands for all its
//! rounds, the name of a later round for that round alone.

use super::{
    plan::{Plan, StageLines},
    sampler::People,
    tick_model::TickModel,
};
use crate::base::Cents;
use std::{fmt, str::FromStr};

/// What is counted
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// People joining a stage
    Entries,
    /// People starting service
    Starts,
    /// People in service at the end of a tick
    Stock,
    /// People waiting at the end of a tick
    Queue,
    /// People leaving by an outcome (`STAGE/INDEX`) or by any (`STAGE`)
    Exits,
    /// Classes opened
    Classes,
    /// People ending in a sink
    Sink,
    /// People dropping out of a stage
    Dropouts,
    /// People whose deadline passed at a stage
    Lapsed,
    /// People giving up while waiting
    GaveUp,
    /// Ticks waited by all who started
    WaitTotal,
    /// People who waited exactly so many ticks
    WaitCount,
    /// Ticks within which nine in ten of those who started did so
    WaitQ90,
    /// People still there so many ticks after starting
    Retained,
    /// People who started early enough to be counted in that
    Eligible,
    /// Cents of a cost, or of all (`total`)
    Cost,
    /// Cents paid by a source
    Funded,
    /// Cents paid by none
    Own,
    /// Cents of a further amount that the rule of paying works out
    Account,
    /// People arriving, in a corridor or in all
    Arrivals,
    /// People ending in closed sinks
    Stranded,
    /// People starting a stage of training
    Began,
    /// Cents of all costs for each arrival
    CostPerArrival,
}

const NAMES: [(Measure, &str); 23] = [
    (Measure::Entries, "entries"),
    (Measure::Starts, "starts"),
    (Measure::Stock, "stock"),
    (Measure::Queue, "queue"),
    (Measure::Exits, "exits"),
    (Measure::Classes, "classes"),
    (Measure::Sink, "sink"),
    (Measure::Dropouts, "dropouts"),
    (Measure::Lapsed, "lapsed"),
    (Measure::GaveUp, "gave_up"),
    (Measure::WaitTotal, "wait_total"),
    (Measure::WaitCount, "wait_count"),
    (Measure::WaitQ90, "wait_q90"),
    (Measure::Retained, "retained"),
    (Measure::Eligible, "eligible"),
    (Measure::Cost, "cost"),
    (Measure::Funded, "funded"),
    (Measure::Own, "own"),
    (Measure::Account, "account"),
    (Measure::Arrivals, "arrivals"),
    (Measure::Stranded, "stranded"),
    (Measure::Began, "began"),
    (Measure::CostPerArrival, "cost_per_arrival"),
];

/// Over which ticks
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum When {
    /// The whole horizon
    Total,
    /// One tick; for waiting times, one length
    At(u32),
    /// Up to and including a tick
    Until(u32),
}

/// A result by name
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Observable {
    /// What is counted
    pub measure: Measure,
    /// Stage, sink, cost, source, corridor or anchor; empty for all
    pub of: String,
    /// Over which ticks
    pub when: When,
}

/// A text that names no result
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("result {text:?}")]
pub struct ObservableError {
    /// The text, cut to 80 characters
    pub text: String,
}

impl FromStr for Observable {
    type Err = ObservableError;

    fn from_str(text: &str) -> Result<Self, ObservableError> {
        let refused = || ObservableError { text: text.chars().take(80).collect() };
        let (head, tick) = match text.rsplit_once('@') {
            Some((head, tick)) => (head, Some(tick.parse().map_err(|_error| refused())?)),
            None => (text, None),
        };
        let (name, of) = head.split_once(':').unwrap_or((head, ""));
        let (name, until) = match name.strip_suffix("_until") {
            Some(name) => (name, true),
            None => (name, false),
        };
        let measure = NAMES.iter().find(|(_, other)| *other == name).ok_or_else(refused)?.0;
        let when = match (tick, until) {
            (Some(tick), true) => When::Until(tick),
            (Some(tick), false) => When::At(tick),
            (None, false) => When::Total,
            (None, true) => return Err(refused()),
        };
        Ok(Self { measure, of: of.to_owned(), when })
    }
}

impl fmt::Display for Observable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = NAMES.iter().find(|(measure, _)| *measure == self.measure).map_or("", |(_, name)| name);
        match self.when {
            When::Total => write!(f, "{name}:{}", self.of),
            When::At(tick) => write!(f, "{name}:{}@{tick}", self.of),
            When::Until(tick) => write!(f, "{name}_until:{}@{tick}", self.of),
        }
    }
}

/// A named series over the ticks: a measure that adds up, in each tick or up to it
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SeriesName {
    /// What is counted
    pub measure: Measure,
    /// Of what
    pub of: String,
    /// Whether each value is the sum up to its tick
    pub cumulative: bool,
}

impl FromStr for SeriesName {
    type Err = ObservableError;

    fn from_str(text: &str) -> Result<Self, ObservableError> {
        // The name of a result without a tick; `_until` needs one there and none here.
        let whole: Observable = format!("{text}@0").parse().map_err(|error: ObservableError| {
            ObservableError { text: error.text.trim_end_matches("@0").to_owned() }
        })?;
        Ok(Self { measure: whole.measure, of: whole.of, cumulative: matches!(whole.when, When::Until(_)) })
    }
}

/// A result by positions
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Probe {
    /// Sums of lines
    Lines(Vec<usize>, When),
    /// Ticks waited, over stages
    WaitTotal(Vec<usize>),
    /// People who waited so long
    WaitCount(Vec<usize>, usize),
    /// Length within which nine in ten started
    WaitQ90(Vec<usize>),
    /// Cells of the retained
    Retained(Vec<usize>),
    /// Cells of the eligible
    Eligible(Vec<usize>),
    /// A cost, or all
    Cost(Option<usize>, When),
    /// What a source pays
    Funded(usize, When),
    /// What no source pays
    Own(When),
    /// A further amount of the rule of paying
    Account(usize, When),
}

/// Names in a rule of paying
#[derive(Debug, Clone, Default)]
pub(super) struct Payers {
    /// Those who pay
    pub sources: Vec<String>,
    /// Further amounts
    pub accounts: Vec<String>,
    /// Amounts kept as sums only
    pub sums: Vec<String>,
}

/// What a replicate has written
#[derive(Debug, Clone, Copy)]
pub(super) struct View<'a, P> {
    pub ticks: usize,
    pub facts: &'a [P],
    pub waits: &'a [P],
    pub retained: &'a [P],
    pub eligible: &'a [P],
    pub amounts: &'a [Cents],
    pub paid: &'a [Cents],
    pub accounts: &'a [Cents],
    pub sums: &'a [Cents],
}

/// A value read off a replicate
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Reading {
    /// People or ticks; whole numbers below 2⁵³ where people are counted
    People(f64),
    /// Cents
    Money(Cents),
}

impl Observable {
    /// Where the result stands, if the model has it; `cost_per_arrival` is a ratio and stands nowhere
    ///
    /// `payers` are the names of those who pay.
    pub(super) fn probe(&self, model: &TickModel, plan: &Plan, payers: &Payers) -> Option<Probe> {
        let when = match self.when {
            When::At(tick) | When::Until(tick) if tick as usize >= plan.ticks => return None,
            when => when,
        };
        let stage_lines = |line: &dyn Fn(&StageLines) -> Option<usize>| {
            let rounds = Plan::rounds(model, &self.of);
            let lines = rounds.iter().filter_map(|&s| line(&plan.stages[s].lines)).collect();
            (!rounds.is_empty()).then_some(Probe::Lines(lines, when))
        };
        let stages = || Some(Plan::rounds(model, &self.of)).filter(|rounds| !rounds.is_empty());
        Some(match self.measure {
            Measure::Entries => stage_lines(&|l| Some(l.entries))?,
            Measure::Starts => stage_lines(&|l| Some(l.starts))?,
            Measure::Stock => stage_lines(&|l| Some(l.stock))?,
            Measure::Queue => stage_lines(&|l| l.queue)?,
            Measure::Classes => stage_lines(&|l| l.classes)?,
            Measure::Dropouts => stage_lines(&|l| l.dropouts)?,
            Measure::Lapsed => stage_lines(&|l| l.lapsed)?,
            Measure::GaveUp => stage_lines(&|l| l.gave_up)?,
            Measure::Exits => match self.of.rsplit_once('/') {
                None => stage_lines(&|l| Some(l.left))?,
                Some((stage, outcome)) => {
                    let k: usize = outcome.parse().ok()?;
                    let rounds = Plan::rounds(model, stage);
                    let lines: Vec<usize> = rounds
                        .iter()
                        .map(|&s| &plan.stages[s].lines)
                        .filter(|lines| k < lines.exit_count)
                        .map(|lines| lines.exits + k)
                        .collect();
                    (!lines.is_empty()).then_some(Probe::Lines(lines, when))?
                }
            },
            Measure::Sink => {
                let sink = model.sinks.iter().position(|sink| sink.id == self.of)?;
                Probe::Lines(vec![plan.sinks[sink]], when)
            }
            Measure::Stranded => {
                let closed = model.sinks.iter().zip(&plan.sinks).filter(|(sink, _)| sink.closed);
                Probe::Lines(closed.map(|(_, &line)| line).collect(), when)
            }
            Measure::Began => {
                let training = plan.stages.iter().filter(|stage| stage.training);
                Probe::Lines(training.map(|stage| stage.lines.starts).collect(), when)
            }
            Measure::Arrivals => {
                let stages = arrival_stages(model, &self.of)?;
                Probe::Lines(stages.iter().map(|&s| plan.stages[s].lines.entries).collect(), when)
            }
            Measure::WaitTotal => Probe::WaitTotal(stages()?),
            Measure::WaitQ90 => Probe::WaitQ90(stages()?),
            Measure::WaitCount => match when {
                When::At(length) => Probe::WaitCount(stages()?, length as usize),
                When::Total | When::Until(_) => return None,
            },
            Measure::Retained => Probe::Retained(self.anchor_cells(model, plan)?),
            Measure::Eligible => Probe::Eligible(self.anchor_cells(model, plan)?),
            Measure::Cost if self.of == "total" || self.of.is_empty() => Probe::Cost(None, when),
            Measure::Cost => Probe::Cost(Some(model.costs.iter().position(|cost| cost.id == self.of)?), when),
            Measure::Funded => Probe::Funded(payers.sources.iter().position(|name| *name == self.of)?, when),
            Measure::Own => Probe::Own(when),
            Measure::Account => {
                Probe::Account(payers.accounts.iter().position(|name| *name == self.of)?, when)
            }
            Measure::CostPerArrival => return None,
        })
    }

    /// Cells of `ANCHOR` or `CORRIDOR/ANCHOR`
    fn anchor_cells(&self, model: &TickModel, plan: &Plan) -> Option<Vec<usize>> {
        let (corridor, anchor) = self.of.rsplit_once('/').unwrap_or(("", &self.of));
        let anchor: usize = anchor.parse().ok()?;
        let k = plan.anchors.iter().position(|&at| at == anchor)?;
        let mut groups: Vec<usize> = if corridor.is_empty() {
            (0..plan.retention_groups).collect()
        } else {
            let corridor = model.corridors.iter().find(|other| other.id == corridor)?;
            let rounds = Plan::rounds(model, corridor.retention_stage.as_deref()?);
            rounds.iter().filter_map(|&s| plan.stages[s].retention).collect()
        };
        groups.sort_unstable();
        groups.dedup();
        Some(groups.iter().map(|group| group * plan.anchors.len() + k).collect())
    }
}

/// Stages whose entries are arrivals: of one corridor, or of all, each once
fn arrival_stages(model: &TickModel, corridor: &str) -> Option<Vec<usize>> {
    let names: Vec<&str> = if corridor.is_empty() {
        let all = model.corridors.iter().filter_map(|corridor| corridor.arrival_stage.as_deref());
        model.arrival_stage.as_deref().into_iter().chain(all).collect()
    } else {
        vec![model.corridors.iter().find(|other| other.id == corridor)?.arrival_stage.as_deref()?]
    };
    let mut stages: Vec<usize> = names.iter().flat_map(|name| Plan::rounds(model, name)).collect();
    stages.sort_unstable();
    stages.dedup();
    Some(stages)
}

impl Probe {
    /// The value in one replicate
    pub fn read<P: People>(&self, view: &View<'_, P>) -> Reading {
        let ticks = view.ticks;
        match self {
            Self::Lines(lines, when) => {
                let (from, until) = span(*when, ticks);
                let cells = |line: &usize| &view.facts[line * ticks + from..line * ticks + until];
                Reading::People(lines.iter().map(|line| P::total(cells(line))).sum())
            }
            Self::WaitTotal(stages) => {
                let waited = |s: &usize| -> f64 {
                    let line = &view.waits[s * ticks..(s + 1) * ticks];
                    line.iter().enumerate().map(|(length, people)| length as f64 * people.as_f64()).sum()
                };
                Reading::People(stages.iter().map(waited).sum())
            }
            Self::WaitCount(stages, length) => {
                let waited = |s: &usize| view.waits[s * ticks + length].as_f64();
                Reading::People(stages.iter().map(waited).sum())
            }
            Self::WaitQ90(stages) => {
                let all: f64 = stages.iter().map(|s| P::total(&view.waits[s * ticks..(s + 1) * ticks])).sum();
                let mut started = 0.0;
                for length in 0..ticks {
                    started += stages.iter().map(|s| view.waits[s * ticks + length].as_f64()).sum::<f64>();
                    if 10.0 * started >= 9.0 * all {
                        return Reading::People(length as f64);
                    }
                }
                Reading::People(0.0)
            }
            Self::Retained(cells) => {
                Reading::People(cells.iter().map(|&cell| view.retained[cell].as_f64()).sum())
            }
            Self::Eligible(cells) => {
                Reading::People(cells.iter().map(|&cell| view.eligible[cell].as_f64()).sum())
            }
            Self::Cost(cost, when) => Reading::Money(money(view.amounts, *cost, *when, ticks)),
            Self::Funded(source, when) => Reading::Money(money(view.paid, Some(*source), *when, ticks)),
            Self::Account(account, when) => {
                Reading::Money(money(view.accounts, Some(*account), *when, ticks))
            }
            Self::Own(when) => {
                Reading::Money(money(view.amounts, None, *when, ticks) - money(view.paid, None, *when, ticks))
            }
        }
    }

    /// The same result at tick `t`, or up to it
    pub fn at_tick(&self, t: usize, cumulative: bool) -> Option<Self> {
        let when = if cumulative { When::Until(t as u32) } else { When::At(t as u32) };
        Some(match self {
            Self::Lines(lines, _) => Self::Lines(lines.clone(), when),
            Self::Cost(cost, _) => Self::Cost(*cost, when),
            Self::Funded(source, _) => Self::Funded(*source, when),
            Self::Own(_) => Self::Own(when),
            Self::Account(account, _) => Self::Account(*account, when),
            _ => return None,
        })
    }
}

fn span(when: When, ticks: usize) -> (usize, usize) {
    match when {
        When::Total => (0, ticks),
        When::At(t) => (t as usize, t as usize + 1),
        When::Until(t) => (0, t as usize + 1),
    }
}

/// Sum of one line of cents, or of all
fn money(cells: &[Cents], line: Option<usize>, when: When, ticks: usize) -> Cents {
    let (from, until) = span(when, ticks);
    match line {
        Some(line) => cells[line * ticks + from..line * ticks + until].iter().sum(),
        None => cells.chunks_exact(ticks).map(|line| line[from..until].iter().sum::<Cents>()).sum(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_and_written() {
        for text in
            ["entries:visa@3", "arrivals_until:@30", "cost:total", "exits:work/0", "own:", "wait_q90:visa~2"]
        {
            let observable: Observable = text.parse().expect("a name");
            assert_eq!(observable.to_string(), text);
        }
        let short: Observable = "arrivals_until@30".parse().expect("a name without a colon");
        assert_eq!(short.to_string(), "arrivals_until:@30");
        for bad in ["", "nothing:x", "entries_until:x", "entries:x@y"] {
            assert!(bad.parse::<Observable>().is_err(), "{bad}");
        }
        let series: SeriesName = "arrivals_until:malta".parse().expect("a series");
        assert!(series.cumulative && series.of == "malta");
    }
}
