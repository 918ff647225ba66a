//! The greedy order: amounts in time order, each source in its order for its share; and minimum plans.
//!
//! Hands levels with several sources over to `level` where a ceiling cuts. Allocates nothing once its [`Workspace`] has
//! grown. Called by `compile` in every future and by `why`.

use super::{
    MILLION,
    level::Sharing,
    rules::{Cap, Level, Rules},
    share_of,
};
use crate::base::Cents;
use std::ops::Range;

/// End of a list of payments
const END: u32 = u32::MAX;

/// One amount to be paid
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// When
    pub tick: u32,
    /// Position of the cost
    pub cost: u32,
    /// How much, not negative
    pub cents: Cents,
}

/// What a source pays of an amount
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Payment {
    /// Position of the amount
    pub line: u32,
    /// Position of the source
    pub source: u32,
    /// How much, more than 0
    pub cents: Cents,
    /// The payment of the same amount before this one
    before: u32,
}

/// An allocation, and the space it is worked out in
#[derive(Debug, Clone, Default)]
pub struct Workspace {
    /// What each line has been paid
    pub(super) paid: Vec<Cents>,
    /// Most each line may be paid, own contributions seen
    pub(super) most: Vec<Cents>,
    /// The last payment of each line
    last: Vec<u32>,
    payments: Vec<Payment>,
    pub(super) spent: Vec<Cents>,
    /// Sources whose ceiling cut a payment
    cut: Vec<bool>,
    /// Sources whose plan stays below its minimum
    dropped: Vec<bool>,
    sharing: Sharing,
}

impl Workspace {
    /// Every payment, level after level
    pub fn payments(&self) -> &[Payment] {
        &self.payments
    }

    /// What a line has been paid by all
    pub fn paid(&self, line: usize) -> Cents {
        self.paid[line]
    }

    /// What a source has paid in all
    pub fn spent(&self, source: usize) -> Cents {
        self.spent[source]
    }

    /// Whether the ceiling of a source cut a payment
    pub fn is_cut(&self, source: usize) -> bool {
        self.cut[source]
    }

    /// Whether a source pays nothing because its plan would stay below its minimum
    pub fn is_dropped(&self, source: usize) -> bool {
        self.dropped[source]
    }

    /// What `source` pays of `line`
    pub fn pays(&self, line: usize, source: usize) -> Cents {
        self.of_line(line)
            .filter(|payment| payment.source as usize == source)
            .map(|payment| payment.cents)
            .sum()
    }

    /// Who pays `line`, the last payment first
    pub fn of_line(&self, line: usize) -> impl Iterator<Item = &Payment> {
        let mut next = self.last[line];
        std::iter::from_fn(move || {
            let payment = self.payments.get(next as usize)?;
            next = payment.before;
            Some(payment)
        })
    }

    fn begin(&mut self, lines: &[Line], sources: usize) {
        self.paid.clear();
        self.paid.resize(lines.len(), 0);
        self.most.clear();
        self.most.extend(lines.iter().map(|line| line.cents));
        self.last.clear();
        self.last.resize(lines.len(), END);
        self.payments.clear();
        self.spent.clear();
        self.spent.resize(sources, 0);
        self.cut.clear();
        self.cut.resize(sources, false);
    }

    pub(super) fn pay(&mut self, line: usize, source: usize, cents: Cents, most: Cents) {
        self.paid[line] += cents;
        self.most[line] = self.most[line].min(most);
        self.spent[source] += cents;
        let before = std::mem::replace(&mut self.last[line], self.payments.len() as u32);
        self.payments.push(Payment { line: line as u32, source: source as u32, cents, before });
    }

    /// Whether somebody has paid `line` whom `excluded` never meets
    #[inline]
    pub(super) fn meets(&self, line: usize, excluded: &[usize]) -> bool {
        !excluded.is_empty()
            && self.of_line(line).any(|payment| excluded.contains(&(payment.source as usize)))
    }

    /// Takes back every payment after the first `count`; what they left open of a line is worked out anew
    fn take_back(&mut self, count: usize, lines: &[Line], rules: &Rules) {
        for k in (count..self.payments.len()).rev() {
            let Payment { line, source, cents, before } = self.payments[k];
            let line = line as usize;
            self.paid[line] -= cents;
            self.spent[source as usize] -= cents;
            self.last[line] = before;
        }
        for k in count..self.payments.len() {
            let line = self.payments[k].line as usize;
            let amount = lines[line].cents;
            let left = self.of_line(line).map(|payment| most_of(rules, payment.source as usize, amount));
            self.most[line] = left.min().unwrap_or(amount);
        }
        self.payments.truncate(count);
    }
}

/// What was paid after the first `count` payments
fn paid_since(count: usize, space: &Workspace) -> Cents {
    space.payments[count..].iter().map(|payment| payment.cents).sum()
}

/// Most all sources together may pay of an amount that `source` pays a part of
#[inline]
pub(super) fn most_of(rules: &Rules, source: usize, amount: Cents) -> Cents {
    share_of(amount, MILLION - rules.sources()[source].own_ppm)
}

impl Rules {
    /// Shares `lines`, which are in time order, out over the sources
    pub fn allocate(&self, lines: &[Line], caps: &[Cap], space: &mut Workspace) {
        debug_assert_eq!(caps.len(), self.sources().len(), "one cap a source");
        space.dropped.clear();
        space.dropped.resize(caps.len(), false);
        loop {
            space.begin(lines, caps.len());
            if self.plain {
                self.all_greedily(lines, caps, space);
            } else {
                for level in &self.levels {
                    self.level(level, lines, caps, space);
                }
            }
            // Those after a source never change what it pays, so the first that stays below its minimum surely does.
            let short = (0..caps.len())
                .find(|&s| !space.dropped[s] && space.spent[s] > 0 && space.spent[s] < caps[s].minimum);
            match short {
                Some(s) => space.dropped[s] = true,
                None => return,
            }
        }
    }

    /// Line after line, each source that admits it
    fn all_greedily(&self, lines: &[Line], caps: &[Cap], space: &mut Workspace) {
        for (index, line) in lines.iter().enumerate() {
            for &s in &self.of_cost[line.cost as usize] {
                if space.paid[index] >= space.most[index] {
                    break;
                }
                self.ask(s, index, *line, caps, space);
            }
        }
    }

    /// One source for its share of one line
    #[inline]
    fn ask(&self, s: usize, index: usize, line: Line, caps: &[Cap], space: &mut Workspace) {
        let source = &self.sources()[s];
        if !source.is_open(line.tick) || space.dropped[s] || space.meets(index, &self.excluded[s]) {
            return;
        }
        let most = share_of(line.cents, MILLION - source.own_ppm).min(space.most[index]);
        let wanted = share_of(line.cents, source.ppm).min(most - space.paid[index]);
        let left = caps[s].ceiling - space.spent[s];
        if wanted > left {
            space.cut[s] = true;
        }
        let pays = wanted.min(left);
        if pays > 0 {
            space.pay(index, s, pays, most);
        }
    }

    /// The sources of one level: greedily where no ceiling cuts or there is only one, else by equal coverage
    fn level(&self, level: &Level, lines: &[Line], caps: &[Cap], space: &mut Workspace) {
        let count = space.payments.len();
        self.level_greedily(level, lines, caps, space);
        if level.sources.len() > 1 && level.sources.clone().any(|s| space.cut[s]) {
            let in_order = paid_since(count, space);
            space.take_back(count, lines, self);
            let mut sharing = std::mem::take(&mut space.sharing);
            sharing.share(self, level, lines, caps, space);
            space.sharing = sharing;
            // A source with little money that asks for an own contribution would hold back all that it may touch.
            let rounding = (lines.len() * level.sources.len()) as Cents;
            if in_order > paid_since(count, space) + rounding {
                space.take_back(count, lines, self);
                self.level_greedily(level, lines, caps, space);
            }
        }
    }

    fn level_greedily(&self, level: &Level, lines: &[Line], caps: &[Cap], space: &mut Workspace) {
        for (index, line) in lines.iter().enumerate() {
            let mut mask = level.admits[line.cost as usize];
            while mask != 0 && space.paid[index] < space.most[index] {
                let s = level.sources.start + mask.trailing_zeros() as usize;
                mask &= mask - 1;
                self.ask(s, index, *line, caps, space);
            }
        }
    }

    /// Every level by the engine's greedy order, whether that is the answer or not: the other side of tests
    pub fn allocate_greedily(&self, lines: &[Line], caps: &[Cap], space: &mut Workspace) {
        space.dropped.clear();
        space.dropped.resize(caps.len(), false);
        space.begin(lines, caps.len());
        for level in &self.levels {
            self.level_greedily(level, lines, caps, space);
        }
    }

    /// Whether the greedy order just worked out is provably the answer: no ceiling cut on a level with several sources
    pub fn greedy_is_the_answer(&self, space: &Workspace) -> bool {
        let cuts = |range: &Range<usize>| range.len() > 1 && range.clone().any(|s| space.cut[s]);
        !self.levels.iter().any(|level| cuts(&level.sources))
    }
}
