//! Why an amount stays uncovered: the rules in its way, and the cheapest changes that free it, each proved by solving again.
//!
//! For every amount that nobody pays and every source, [`blocks`] lists **all** rules that must give way before that source
//! can pay it. The smallest of these lists are the reasons: no shorter list of rules frees the amount. A [`Remedy`] changes
//! exactly the rules of one list, no further than the amounts need, solves the whole problem anew and says what that
//! covers; one that covers nothing is not offered. Words nothing. Called by `report` once a result, not in every future.

use super::{Cap, Line, MILLION, Refusals, Rules, Workspace, share_of};
use crate::base::Cents;

/// Most remedies that are tried
const MOST_TRIED: usize = 200;
/// More than any programme can cost: a ceiling that never cuts
const UNLIMITED: Cents = 1_000_000_000_000_000_000;

/// One future with everything that decides who pays
#[derive(Debug, Clone)]
pub struct Problem {
    /// Sources and what they admit
    pub rules: Rules,
    /// What is to be paid, in time order
    pub lines: Vec<Line>,
    /// What each source gives here
    pub caps: Vec<Cap>,
    /// Whether each source is to be had here: a call that was not won is not
    pub won: Vec<bool>,
    /// What each source would give, were it to be had, whatever its window
    pub gives: Vec<Gives>,
}

/// An amount that grows with what happens in a window
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// Whatever the window
    pub fixed: Cents,
    /// For each tick of the window
    pub by_tick: Vec<Cents>,
}

/// The ceilings and the minimum of a source
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Gives {
    /// Ceilings, of which the lowest holds; empty: none
    pub ceilings: Vec<Tally>,
    /// Least it pays
    pub minimum: Tally,
}

impl Tally {
    /// The same whatever happens
    pub fn fixed(cents: Cents) -> Self {
        Self { fixed: cents, by_tick: Vec::new() }
    }

    /// What it comes to in a window
    pub fn of(&self, from: u32, to: u32) -> Cents {
        let to = (to as usize).min(self.by_tick.len());
        let within = self.by_tick.get((from as usize).min(to)..to).unwrap_or(&[]);
        within.iter().fold(self.fixed, |sum, cents| sum.saturating_add(*cents)).min(UNLIMITED)
    }
}

impl Gives {
    /// A source with one ceiling, whatever its window
    pub fn at_most(ceiling: Cents) -> Self {
        Self { ceilings: vec![Tally::fixed(ceiling)], minimum: Tally::default() }
    }

    /// What it may give in a window
    pub fn cap(&self, from: u32, to: u32) -> Cap {
        let ceiling = self.ceilings.iter().map(|tally| tally.of(from, to)).min().unwrap_or(UNLIMITED);
        Cap { ceiling, minimum: self.minimum.of(from, to) }
    }
}

/// A rule in the way of an amount
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// The source does not admit the cost: one refusal
    Refused(Refusals),
    /// The cost comes before its window
    Before,
    /// The cost comes after its window
    After,
    /// Its call was not won
    NotWon,
    /// Its plan would stay below its minimum
    Minimum,
    /// A source that excludes it pays a part already
    Excluded(usize),
    /// Its ceiling is reached
    Ceiling,
    /// It pays a share, and has paid it
    Share,
    /// Its own contribution must stay unpaid
    Own,
}

/// All the rules that keep one source from paying
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Block {
    /// Position of the source
    pub source: usize,
    /// The rules, in the order of the type
    pub rules: Vec<Rule>,
}

/// Uncovered amounts with the same reasons
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Kind of cost, as the caller counts them
    pub kind: usize,
    /// What is uncovered
    pub cents: Cents,
    /// The amounts
    pub lines: Vec<usize>,
    /// The smallest sets of rules in the way, one a source; empty: no source at all
    pub smallest: Vec<Block>,
}

/// Euros that one rule of one source keeps from a kind of cost
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// Kind of cost
    pub kind: usize,
    /// Position of the source
    pub source: usize,
    /// The rule
    pub rule: Rule,
    /// What stays uncovered under it
    pub cents: Cents,
}

/// One rule changed
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// These costs are no longer refused
    Admit {
        /// What was refused
        refusal: Refusals,
        /// Positions of the costs
        costs: Vec<usize>,
    },
    /// The window begins at an earlier tick
    From {
        /// The new first tick
        tick: u32,
    },
    /// The window ends at a later tick
    Until {
        /// The new first tick without
        tick: u32,
    },
    /// The call is won
    Win,
    /// The minimum is given up
    NoMinimum {
        /// It was
        minimum: Cents,
    },
    /// It may meet another source on one amount
    Together {
        /// Position of the other
        other: usize,
    },
    /// The ceiling rises
    Raise {
        /// By so much
        by: Cents,
        /// To so much
        to: Cents,
    },
    /// It pays the whole of each amount
    Whole,
    /// No own contribution is asked for
    NoOwn,
}

/// A change of one source that covers something, proved by solving again
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remedy {
    /// Position of the source
    pub source: usize,
    /// What changes, as few rules as free the amounts
    pub steps: Vec<Step>,
    /// What is covered more, in all
    pub covers: Cents,
    /// What the source pays more
    pub pays: Cents,
}

/// Why the uncovered amounts of a problem are uncovered
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reasons {
    /// What is uncovered in all
    pub uncovered: Cents,
    /// What the lines come to
    pub total: Cents,
    /// Uncovered amounts by kind and reason, the largest first
    pub gaps: Vec<Gap>,
    /// What each rule of each source keeps, the largest first
    pub kept: Vec<Kept>,
    /// Changes that help, those of fewest rules first, then those that cover most
    pub remedies: Vec<Remedy>,
}

/// What nobody pays
pub fn uncovered(lines: &[Line], space: &Workspace) -> Cents {
    lines.iter().enumerate().map(|(index, line)| line.cents - space.paid(index)).sum()
}

/// All rules that must give way before `source` pays (more of) an amount; none: it could
pub fn blocks(problem: &Problem, space: &Workspace, index: usize, source: usize) -> Vec<Rule> {
    let Problem { rules, lines, won, gives, .. } = problem;
    let (line, of) = (lines[index], &rules.sources()[source]);
    let mut found: Vec<Rule> = of.refusals[line.cost as usize].each().map(Rule::Refused).collect();
    if line.tick < of.from {
        found.push(Rule::Before);
    }
    if line.tick >= of.to {
        found.push(Rule::After);
    }
    if !won[source] {
        found.push(Rule::NotWon);
    } else if space.is_dropped(source) {
        found.push(Rule::Minimum);
    } else {
        // A ceiling per head or hour grows with the window: outside of it, the ceiling of the longer window counts.
        let cap = gives[source].cap(of.from.min(line.tick), of.to.max(line.tick.saturating_add(1)));
        let cap = if of.is_open(line.tick) { problem.caps[source] } else { cap };
        if space.spent(source) >= cap.ceiling {
            found.push(Rule::Ceiling);
        }
    }
    let excluded = rules.excluded(source);
    let mut others: Vec<usize> = space.of_line(index).map(|payment| payment.source as usize).collect();
    others.retain(|other| excluded.contains(other));
    others.sort_unstable();
    others.dedup();
    found.extend(others.into_iter().map(Rule::Excluded));
    let pays = space.pays(index, source);
    if pays > 0 && pays >= share_of(line.cents, of.ppm) {
        found.push(Rule::Share);
    }
    if of.own_ppm > 0 && space.paid(index) >= share_of(line.cents, MILLION - of.own_ppm) {
        found.push(Rule::Own);
    }
    found.sort_unstable();
    found
}

/// The reasons of everything uncovered in `problem`; `kind_of` says the kind of each cost
///
/// `cancel` is asked between solutions; a cancelled answer has fewer remedies.
pub fn reasons(problem: &Problem, kind_of: &[usize], cancel: &dyn Fn() -> bool) -> Reasons {
    let mut space = Workspace::default();
    problem.rules.allocate(&problem.lines, &problem.caps, &mut space);
    let total = problem.lines.iter().map(|line| line.cents).sum();
    let uncovered_now = uncovered(&problem.lines, &space);
    let mut gaps: Vec<Gap> = Vec::new();
    let mut kept: Vec<Kept> = Vec::new();
    for (index, line) in problem.lines.iter().enumerate() {
        let cents = line.cents - space.paid(index);
        if cents <= 0 {
            continue;
        }
        let kind = kind_of[line.cost as usize];
        let all: Vec<Block> = (0..problem.caps.len())
            .map(|source| Block { source, rules: blocks(problem, &space, index, source) })
            .filter(|block| !block.rules.is_empty())
            .collect();
        for block in &all {
            for &rule in &block.rules {
                let same = |k: &&mut Kept| (k.kind, k.source, k.rule) == (kind, block.source, rule);
                match kept.iter_mut().find(same) {
                    Some(known) => known.cents += cents,
                    None => kept.push(Kept { kind, source: block.source, rule, cents }),
                }
            }
        }
        let fewest = all.iter().map(|block| block.rules.len()).min().unwrap_or(0);
        let smallest: Vec<Block> = all.into_iter().filter(|block| block.rules.len() == fewest).collect();
        match gaps.iter_mut().find(|gap| gap.kind == kind && gap.smallest == smallest) {
            Some(gap) => {
                gap.cents += cents;
                gap.lines.push(index);
            }
            None => gaps.push(Gap { kind, cents, lines: vec![index], smallest }),
        }
    }
    gaps.sort_by(|a, b| b.cents.cmp(&a.cents).then(a.kind.cmp(&b.kind)));
    kept.sort_by(|a, b| {
        b.cents.cmp(&a.cents).then((a.kind, a.source, a.rule).cmp(&(b.kind, b.source, b.rule)))
    });
    let remedies = remedies(problem, &space, &gaps, uncovered_now, cancel);
    Reasons { uncovered: uncovered_now, total, gaps, kept, remedies }
}

/// One remedy for each smallest set of rules that was found
fn remedies(
    problem: &Problem,
    now: &Workspace,
    gaps: &[Gap],
    uncovered_now: Cents,
    cancel: &dyn Fn() -> bool,
) -> Vec<Remedy> {
    // The same rules of a source over several kinds of cost are one change.
    let mut wanted: Vec<(Block, Vec<usize>, Cents)> = Vec::new();
    for gap in gaps {
        for block in &gap.smallest {
            match wanted.iter_mut().find(|(known, _, _)| known == block) {
                Some((_, lines, cents)) => {
                    lines.extend(&gap.lines);
                    *cents += gap.cents;
                }
                None => wanted.push((block.clone(), gap.lines.clone(), gap.cents)),
            }
        }
    }
    wanted.sort_by(|a, b| b.2.cmp(&a.2).then(a.0.cmp(&b.0)));
    wanted.truncate(MOST_TRIED);
    let mut space = Workspace::default();
    let mut found: Vec<Remedy> = Vec::new();
    for (block, lines, _) in &wanted {
        if cancel() {
            break;
        }
        let Some(remedy) = remedy(problem, now, block, lines, uncovered_now, &mut space) else { continue };
        found.push(remedy);
    }
    found.sort_by(|a, b| {
        let by = (a.steps.len(), b.covers, a.source);
        by.cmp(&(b.steps.len(), a.covers, b.source))
    });
    found
}

/// The change that takes the rules of `block` out of the way of `lines`, if it covers anything
fn remedy(
    problem: &Problem,
    now: &Workspace,
    block: &Block,
    lines: &[usize],
    uncovered_now: Cents,
    space: &mut Workspace,
) -> Option<Remedy> {
    let s = block.source;
    let ticks = || lines.iter().map(|index| problem.lines[*index].tick);
    let mut costs: Vec<usize> = lines.iter().map(|index| problem.lines[*index].cost as usize).collect();
    costs.sort_unstable();
    costs.dedup();
    let mut changed = problem.clone();
    let mut steps = Vec::new();
    let (mut raises, mut no_minimum) = (false, false);
    let mut source = problem.rules.sources()[s].clone();
    let mut together: Vec<usize> = Vec::new();
    for &rule in &block.rules {
        match rule {
            Rule::Refused(refusal) => {
                let costs: Vec<usize> =
                    costs.iter().copied().filter(|c| source.refusals[*c].contains(refusal)).collect();
                for &cost in &costs {
                    let rest = source.refusals[cost].each().filter(|one| *one != refusal);
                    source.refusals[cost] = rest.fold(Refusals::NONE, |all, one| all | one);
                }
                steps.push(Step::Admit { refusal, costs });
            }
            Rule::Before => {
                source.from = ticks().min().unwrap_or(source.from).min(source.from);
                steps.push(Step::From { tick: source.from });
            }
            Rule::After => {
                source.to = ticks().max().map_or(source.to, |tick| tick + 1).max(source.to);
                steps.push(Step::Until { tick: source.to });
            }
            Rule::NotWon => {
                changed.won[s] = true;
                steps.push(Step::Win);
            }
            Rule::Minimum => {
                steps.push(Step::NoMinimum { minimum: problem.caps[s].minimum });
                no_minimum = true;
            }
            Rule::Excluded(other) => {
                together.push(other);
                steps.push(Step::Together { other });
            }
            Rule::Ceiling => raises = true,
            Rule::Share => {
                source.ppm = MILLION;
                steps.push(Step::Whole);
            }
            Rule::Own => {
                source.own_ppm = 0;
                steps.push(Step::NoOwn);
            }
        }
    }
    source.excludes.retain(|other| !together.contains(other));
    if changed.won[s] {
        changed.caps[s] = problem.gives[s].cap(source.from, source.to);
    }
    if no_minimum {
        changed.caps[s].minimum = 0;
    }
    let ceiling = changed.caps[s].ceiling;
    changed.rules = problem.rules.with(s, |old| *old = source);
    for other in together {
        changed.rules = changed.rules.with(other, |old| old.excludes.retain(|one| *one != s));
    }
    if raises {
        // As far as it would go without a ceiling, and not a cent further.
        changed.caps[s].ceiling = UNLIMITED;
        changed.rules.allocate(&changed.lines, &changed.caps, space);
        let to = space.spent(s);
        let by = to - ceiling;
        if by <= 0 {
            return None;
        }
        changed.caps[s].ceiling = to;
        steps.push(Step::Raise { by, to });
    }
    changed.rules.allocate(&changed.lines, &changed.caps, space);
    let covers = uncovered_now - uncovered(&changed.lines, space);
    (covers > 0).then(|| Remedy { source: s, steps, covers, pays: space.spent(s) - now.spent(s) })
}
