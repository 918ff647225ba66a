//! The dice of made-up scenarios: small numbers and estimates from one seeded generator.
//!
//! Not for simulation, whose numbers have addresses. Called by the rest of `generate`.

use crate::model::{Estimate, Grade, Unit};
use rand_pcg::{
    Pcg64Mcg,
    rand_core::{Rng as _, SeedableRng as _},
};

/// Random numbers as the maker needs them
pub(super) struct Dice(Pcg64Mcg);

impl Dice {
    /// The dice of a seed
    pub(super) fn of_seed(seed: u64) -> Self {
        Self(Pcg64Mcg::seed_from_u64(seed))
    }

    /// 0 to `n` − 1; 0 when `n` is 0
    pub(super) fn below(&mut self, n: usize) -> usize {
        (self.0.next_u64() >> 16) as usize % n.max(1)
    }

    /// `low` to `high`, both included
    pub(super) fn between(&mut self, low: u32, high: u32) -> u32 {
        low + self.below((high - low + 1) as usize) as u32
    }

    pub(super) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub(super) fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    /// A range around `usual`, a third to either side, not above `top`
    pub(super) fn about(&mut self, usual: u32, top: u32, unit: Unit) -> Estimate {
        let spread = 1 + self.below((usual as usize / 3).max(1)) as u32;
        Estimate::range(
            f64::from(usual.saturating_sub(spread)),
            f64::from(usual),
            f64::from((usual + spread).min(top)),
            unit,
            Grade::Assumption,
        )
    }

    /// A percentage with its range
    pub(super) fn percent(&mut self, low: u32, high: u32) -> Estimate {
        let usual = self.between(low, high);
        self.about(usual, 100, Unit::Percent)
    }
}
