//! Sources as rules by position, and the levels in which they pay.
//!
//! Holds what does not change from future to future; what a source may give in one future is a [`Cap`]. Called by
//! `compile`, which makes rules of a scenario, and by `allocate`.

use super::MILLION;
use crate::base::Cents;
use std::ops::{BitOr, BitOrAssign, Range};

/// Most sources of a level that are shared out together: bits of a mask
const MOST_TOGETHER: usize = 64;

/// Why a source does not admit a cost at all: a set of rules
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord, Hash)]
pub struct Refusals(u8);

impl Refusals {
    /// It admits the cost
    pub const NONE: Self = Self(0);
    /// Not this category of costs
    pub const CATEGORY: Self = Self(1);
    /// Not this corridor
    pub const CORRIDOR: Self = Self(2);
    /// Not this country of origin
    pub const COUNTRY: Self = Self(4);
    /// Not this sector
    pub const SECTOR: Self = Self(8);
    /// Not this route of entry
    pub const ROUTE: Self = Self(16);
    /// Not the organisation that bears the cost
    pub const BENEFICIARY: Self = Self(32);
    /// All, in the order in which they are told
    pub const ALL: [Self; 6] =
        [Self::CATEGORY, Self::CORRIDOR, Self::COUNTRY, Self::SECTOR, Self::ROUTE, Self::BENEFICIARY];

    /// Whether nothing is refused
    pub const fn is_none(self) -> bool {
        self.0 == 0
    }

    /// Whether all of `other` is refused
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// What is refused, one by one
    pub fn each(self) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(move |one| self.contains(*one))
    }
}

impl BitOr for Refusals {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Refusals {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// A source of money by positions
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Smaller pays first; equal ones make a level
    pub priority: u32,
    /// First tick of the costs it pays
    pub from: u32,
    /// First tick of the costs it no longer pays
    pub to: u32,
    /// Share of each amount, in parts per million
    pub ppm: i64,
    /// Share of each amount it pays that must stay unpaid, in parts per million
    pub own_ppm: i64,
    /// Positions of sources with which it never meets on one amount; holds both ways
    pub excludes: Vec<usize>,
    /// For each cost, why it is not admitted
    pub refusals: Vec<Refusals>,
}

impl Source {
    /// A source that pays everything of `costs` costs, always
    pub fn open(costs: usize) -> Self {
        Self {
            priority: 0,
            from: 0,
            to: u32::MAX,
            ppm: MILLION,
            own_ppm: 0,
            excludes: Vec::new(),
            refusals: vec![Refusals::NONE; costs],
        }
    }

    /// Whether it pays costs of a tick
    pub fn is_open(&self, tick: u32) -> bool {
        (self.from..self.to).contains(&tick)
    }
}

/// What a source may give in one future
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cap {
    /// Most it pays in all; 0 where a call was not won
    pub ceiling: Cents,
    /// Least it pays in all, or nothing
    pub minimum: Cents,
}

impl Cap {
    /// So much and no minimum
    pub const fn at_most(ceiling: Cents) -> Self {
        Self { ceiling, minimum: 0 }
    }
}

/// Sources that pay together
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Level {
    /// Positions of its sources
    pub sources: Range<usize>,
    /// For each cost, the sources that admit it, as bits counted from the first
    pub admits: Vec<u64>,
}

/// All sources with what follows from them
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    sources: Vec<Source>,
    pub(super) costs: usize,
    pub(super) levels: Vec<Level>,
    /// For each cost, the sources that admit it, in the order in which they pay
    pub(super) of_cost: Vec<Vec<usize>>,
    /// For each source, those with which it never meets, both ways
    pub(super) excluded: Vec<Vec<usize>>,
    /// Whether no level holds several sources
    pub(super) plain: bool,
}

impl Rules {
    /// The rules of `sources`, which stand in the order of their priority, over `costs` costs
    pub fn new(sources: Vec<Source>, costs: usize) -> Self {
        debug_assert!(sources.is_sorted_by_key(|source| source.priority), "sources stand by priority");
        debug_assert!(sources.iter().all(|source| source.refusals.len() == costs), "one refusal a cost");
        let mut excluded: Vec<Vec<usize>> = vec![Vec::new(); sources.len()];
        for (s, source) in sources.iter().enumerate() {
            for &other in source.excludes.iter().filter(|other| **other < sources.len() && **other != s) {
                excluded[s].push(other);
                excluded[other].push(s);
            }
        }
        for list in &mut excluded {
            list.sort_unstable();
            list.dedup();
        }
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for s in 0..sources.len() {
            match ranges.last_mut() {
                // Sources that exclude each other cannot be shared out together: the first of them goes first.
                Some(range)
                    if sources[range.start].priority == sources[s].priority
                        && range.len() < MOST_TOGETHER
                        && !excluded[s].iter().any(|other| range.contains(other)) =>
                {
                    range.end = s + 1;
                }
                _ => ranges.push(s..s + 1),
            }
        }
        let of_cost = (0..costs)
            .map(|c| (0..sources.len()).filter(|&s| sources[s].refusals[c].is_none()).collect())
            .collect();
        let levels: Vec<Level> = ranges
            .into_iter()
            .map(|range| {
                let admits = (0..costs)
                    .map(|c| {
                        let bits = range.clone().enumerate();
                        bits.filter(|(_, s)| sources[*s].refusals[c].is_none())
                            .fold(0, |mask, (bit, _)| mask | 1 << bit)
                    })
                    .collect();
                Level { sources: range, admits }
            })
            .collect();
        let plain = levels.iter().all(|level| level.sources.len() == 1);
        Self { sources, costs, levels, of_cost, excluded, plain }
    }

    /// The sources, in the order in which they pay
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// Number of costs
    pub fn costs(&self) -> usize {
        self.costs
    }

    /// The same rules with one source changed
    #[must_use]
    pub fn with(&self, s: usize, change: impl FnOnce(&mut Source)) -> Self {
        let mut sources = self.sources.clone();
        if let Some(source) = sources.get_mut(s) {
            change(source);
        }
        Self::new(sources, self.costs)
    }

    /// Positions of the sources with which `s` never meets on one amount
    pub fn excluded(&self, s: usize) -> &[usize] {
        self.excluded.get(s).map_or(&[], Vec::as_slice)
    }

    /// Whether the greedy order of the engine is the answer whatever the ceilings: no level holds several sources
    pub fn is_plain(&self) -> bool {
        self.plain
    }
}
