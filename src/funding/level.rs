//! Equal coverage inside a level: amounts in groups, progressive filling, and back to single amounts.
//!
//! Amounts that the same sources may pay in the same proportion are exchangeable, so they are shared out as one group. The
//! common proportion rises until some groups cannot follow (a cut of the flow says which and how far); they stay there and the
//! others rise on. Proportions are exact fractions; the few cents that rounding leaves are given to groups that can take
//! them, so that what is covered in all is the maximum flow. Called by `allocate` where a ceiling cuts.

use super::{
    MILLION,
    allocate::{Line, Workspace, most_of},
    flow::Flow,
    rules::{Cap, Level, Rules},
    share_of,
};
use crate::base::Cents;

/// A line without a group
const ALONE: u32 = u32::MAX;

/// Amounts that are alike
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Group {
    /// Who may pay
    mask: u64,
    /// What is left of each amount, in parts per million
    left_ppm: i64,
    /// What is left in all
    room: Cents,
}

/// Space for one level
#[derive(Debug, Clone, Default)]
pub(super) struct Sharing {
    groups: Vec<Group>,
    /// Group of each line
    group_of: Vec<u32>,
    /// Group last met with each cost
    met: Vec<u32>,
    flow: Flow,
    /// What each group gets, once it is settled
    settled: Vec<Option<Cents>>,
    in_cut: Vec<bool>,
    /// For each group and source: what of its flow has been handed on
    handed: Vec<Cents>,
    /// For each group: room of the lines passed
    passed: Vec<Cents>,
}

impl Sharing {
    /// Shares the lines out over the sources of a level, of which some ceiling does not suffice
    pub fn share(
        &mut self,
        rules: &Rules,
        level: &Level,
        lines: &[Line],
        caps: &[Cap],
        space: &mut Workspace,
    ) {
        self.group(rules, level, lines, space);
        for (bit, s) in level.sources.clone().enumerate() {
            self.flow.ceilings[bit] = (caps[s].ceiling - space.spent[s]).max(0);
        }
        self.settle();
        self.hand_on(rules, level, lines, space);
    }

    /// Puts lines into groups
    fn group(&mut self, rules: &Rules, level: &Level, lines: &[Line], space: &Workspace) {
        let n = level.sources.len();
        self.flow.begin(n);
        self.groups.clear();
        self.group_of.clear();
        self.met.clear();
        self.met.resize(rules.costs(), ALONE);
        for (index, line) in lines.iter().enumerate() {
            let mask = payers(rules, level, *line, index, space);
            let room = room(rules, level, mask, *line, index, space);
            if mask == 0 || room <= 0 {
                self.group_of.push(ALONE);
                continue;
            }
            let left_ppm = if room == line.cents {
                MILLION
            } else {
                (i128::from(room) * i128::from(MILLION) / i128::from(line.cents)) as i64
            };
            let alike = |group: &Group| group.mask == mask && group.left_ppm == left_ppm;
            let last = self.met[line.cost as usize];
            let known = match self.groups.get(last as usize) {
                Some(group) if alike(group) => Some(last as usize),
                _ => self.groups.iter().position(alike),
            };
            let g = known.unwrap_or_else(|| {
                self.groups.push(Group { mask, left_ppm, room: 0 });
                self.flow.add_group()
            });
            self.met[line.cost as usize] = g as u32;
            self.group_of.push(g as u32);
            self.groups[g].room += room;
            for (bit, s) in level.sources.clone().enumerate() {
                if mask >> bit & 1 == 1 {
                    self.flow.most[g * n + bit] += share_of(line.cents, rules.sources()[s].ppm).min(room);
                }
            }
        }
    }

    /// Decides what each group gets, by progressive filling
    fn settle(&mut self) {
        self.settled.clear();
        self.settled.resize(self.groups.len(), None);
        while self.settled.contains(&None) {
            // The proportion as a fraction; whole to begin with.
            let (mut above, mut below) = (1i128, 1i128);
            let mut tight = false;
            loop {
                for (g, group) in self.groups.iter().enumerate() {
                    let rising = || (i128::from(group.room) * above / below) as Cents;
                    self.flow.wants[g] = self.settled[g].unwrap_or_else(rising);
                }
                self.flow.empty();
                if self.flow.fill() {
                    break;
                }
                let cut = self.flow.cut(&mut self.in_cut);
                let (mut fixed, mut rising) = (0i128, 0i128);
                for (g, group) in self.groups.iter().enumerate().filter(|(g, _)| self.in_cut[*g]) {
                    match self.settled[g] {
                        Some(cents) => fixed += i128::from(cents),
                        None => rising += i128::from(group.room),
                    }
                }
                if rising == 0 {
                    // Cannot be: what is settled fits. Stop rather than turn for ever.
                    break;
                }
                (above, below) = ((cut.most - fixed).max(0), rising);
                tight = true;
            }
            for (g, settled) in self.settled.iter_mut().enumerate() {
                if settled.is_none() && (!tight || self.in_cut[g]) {
                    *settled = Some(self.flow.wants[g]);
                }
            }
        }
        // The flow that gives each group what was decided, then the cents that rounding left.
        for (g, settled) in self.settled.iter().enumerate() {
            self.flow.wants[g] = settled.unwrap_or(0);
        }
        self.flow.empty();
        self.flow.fill();
        for (g, group) in self.groups.iter().enumerate() {
            self.flow.wants[g] = group.room;
        }
        self.flow.fill();
    }

    /// Brings what groups get to their lines, in proportion to what is left of each
    fn hand_on(&mut self, rules: &Rules, level: &Level, lines: &[Line], space: &mut Workspace) {
        let n = level.sources.len();
        self.handed.clear();
        self.handed.resize(self.groups.len() * n, 0);
        self.passed.clear();
        self.passed.resize(self.groups.len(), 0);
        // First in proportion, running sums rounded down; then what a cent of rounding kept back, wherever it fits.
        for second in [false, true] {
            for (index, line) in lines.iter().enumerate() {
                let g = self.group_of[index] as usize;
                let Some(group) = self.groups.get(g) else { continue };
                let left = room(rules, level, group.mask, *line, index, space);
                if !second {
                    self.passed[g] += left;
                }
                for (bit, s) in level.sources.clone().enumerate() {
                    let cell = g * n + bit;
                    let due = if second {
                        self.flow.pays[cell]
                    } else {
                        let whole = i128::from(self.flow.pays[cell]) * i128::from(self.passed[g]);
                        (whole / i128::from(group.room)) as Cents
                    };
                    let wanted = due - self.handed[cell];
                    if wanted <= 0 {
                        continue;
                    }
                    let own = most_of(rules, s, line.cents);
                    let share = share_of(line.cents, rules.sources()[s].ppm) - space.pays(index, s);
                    let open = room(rules, level, group.mask, *line, index, space);
                    let cents = wanted.min(share).min(open);
                    if cents > 0 {
                        self.handed[cell] += cents;
                        space.pay(index, s, cents, own);
                    }
                }
            }
        }
    }
}

/// The sources of a level that may pay a line, as bits
fn payers(rules: &Rules, level: &Level, line: Line, index: usize, space: &Workspace) -> u64 {
    let mut mask = level.admits[line.cost as usize];
    let mut left = mask;
    while left != 0 {
        let bit = left.trailing_zeros();
        left &= left - 1;
        let s = level.sources.start + bit as usize;
        if !rules.sources()[s].is_open(line.tick)
            || space.is_dropped(s)
            || space.meets(index, rules.excluded(s))
        {
            mask &= !(1 << bit);
        }
    }
    mask
}

/// What the sources of `mask` may still pay of a line; the strictest own contribution of them holds for all
fn room(rules: &Rules, level: &Level, mask: u64, line: Line, index: usize, space: &Workspace) -> Cents {
    let mut most = space.most[index];
    let mut left = mask;
    while left != 0 {
        let s = level.sources.start + left.trailing_zeros() as usize;
        left &= left - 1;
        most = most.min(most_of(rules, s, line.cents));
    }
    most - space.paid[index]
}
