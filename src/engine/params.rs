//! Uncertain parameters: which number of the model each one is, and its value in each draw.
//!
//! Holds §7.1 to §7.3 of the engine's specification: the places that may be uncertain, how a value is put there,
//! Latin hypercube draws in blocks of 256 by address, and rank correlation. Knows distributions only through
//! their quantiles. Called by `validate` for the places, and by `plan` and `run` for the values.
//!
//! Beyond the specification: a pool's capacity and the hazard of giving up may be uncertain too; dated values are
//! reached through their position (`/stages/2/hazard/1/value/per_tick`).

use super::{
    dist::{norm_cdf, norm_quantile},
    philox::{Address, Key, Purpose},
    tick_model::{Capacity, Dated, PerTick, TickModel, Uncertain},
};
use crate::base::round_half_away;

/// Draws of one Latin hypercube block
pub const DRAW_BLOCK: u32 = 256;
/// Uniforms handed to quantile functions stay inside the open interval, where every quantile is finite
const INSIDE: (f64, f64) = (1.0 / 18_014_398_509_481_984.0, 1.0 - 1.0 / 9_007_199_254_740_992.0);

/// The highest level a draw can have
pub(super) fn highest_level() -> f64 {
    INSIDE.1
}

/// A number of a tick model that may be uncertain; `segment` counts dated values, 0 for a plain one
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the fields are positions in the lists their names say")]
pub enum Place {
    /// Probability of an outcome; the others of the stage make room in proportion
    Outcome { stage: usize, segment: usize, outcome: usize },
    /// Dropout probability per tick
    HazardRate { stage: usize, segment: usize },
    /// Share still there at a survival anchor
    Survival { stage: usize, segment: usize, anchor: usize },
    /// Probability per tick of giving up
    GivingUp { stage: usize, segment: usize },
    /// Starts per tick
    Rate { stage: usize, segment: usize },
    /// Seats
    Seats { stage: usize, segment: usize },
    /// Starts per tick of a pool
    PoolRate { pool: usize, segment: usize },
    /// Seats of a pool
    PoolSeats { pool: usize, segment: usize },
    /// People joining from outside
    Inflow { stage: usize, index: usize },
    /// Factor on the length of stay
    Stretch { stage: usize, segment: usize },
    /// Price in cents
    Cents { cost: usize },
}

impl Place {
    /// The place a JSON pointer means, if it is one that may be uncertain
    ///
    /// Says nothing about whether the model has such a number.
    pub fn parse(path: &str) -> Option<Self> {
        let parts: Vec<&str> = path.strip_prefix('/')?.split('/').collect();
        let number = |text: &str| {
            let plain = text == "0" || !text.starts_with('0');
            text.parse::<usize>().ok().filter(|_| plain && text.bytes().all(|b| b.is_ascii_digit()))
        };
        Some(match parts.as_slice() {
            ["costs", cost, "cents"] => Self::Cents { cost: number(cost)? },
            ["pools", pool, field @ ("per_tick" | "seats"), rest @ ..] => {
                let (pool, segment) = (number(pool)?, segment_only(rest, number)?);
                if *field == "seats" {
                    Self::PoolSeats { pool, segment }
                } else {
                    Self::PoolRate { pool, segment }
                }
            }
            ["stages", stage, rest @ ..] => {
                let stage = number(stage)?;
                match rest {
                    ["inflow", index, "count"] => Self::Inflow { stage, index: number(index)? },
                    ["outcomes", outcome, "p"] => {
                        Self::Outcome { stage, segment: 0, outcome: number(outcome)? }
                    }
                    ["outcomes", segment, "value", outcome, "p"] => {
                        Self::Outcome { stage, segment: number(segment)?, outcome: number(outcome)? }
                    }
                    ["hazard", "per_tick"] => Self::HazardRate { stage, segment: 0 },
                    ["hazard", segment, "value", "per_tick"] => {
                        Self::HazardRate { stage, segment: number(segment)? }
                    }
                    ["hazard", "survival", anchor, "s"] => {
                        Self::Survival { stage, segment: 0, anchor: number(anchor)? }
                    }
                    ["hazard", segment, "value", "survival", anchor, "s"] => {
                        Self::Survival { stage, segment: number(segment)?, anchor: number(anchor)? }
                    }
                    ["wait", "hazard", rest @ ..] => {
                        Self::GivingUp { stage, segment: segment_only(rest, number)? }
                    }
                    ["capacity", "per_tick", rest @ ..] => {
                        Self::Rate { stage, segment: segment_only(rest, number)? }
                    }
                    ["capacity", "seats", rest @ ..] => {
                        Self::Seats { stage, segment: segment_only(rest, number)? }
                    }
                    ["duration", "stretch"] => Self::Stretch { stage, segment: 0 },
                    ["duration", segment, "value", "stretch"] => {
                        Self::Stretch { stage, segment: number(segment)? }
                    }
                    _ => return None,
                }
            }
            _ => return None,
        })
    }

    /// One place for all those whose tables are worked out together
    pub(super) fn group(self) -> Self {
        match self {
            Self::Outcome { stage, .. } => Self::Outcome { stage, segment: 0, outcome: 0 },
            Self::HazardRate { stage, .. } | Self::Stretch { stage, .. } => {
                Self::HazardRate { stage, segment: 0 }
            }
            Self::Survival { stage, segment, .. } => Self::Survival { stage, segment, anchor: 0 },
            Self::GivingUp { stage, .. } => Self::GivingUp { stage, segment: 0 },
            Self::Inflow { stage, .. } => Self::Inflow { stage, index: 0 },
            Self::Rate { .. } | Self::Seats { .. } | Self::PoolRate { .. } | Self::PoolSeats { .. } => {
                Self::PoolRate { pool: 0, segment: 0 }
            }
            Self::Cents { .. } => self,
        }
    }

    /// Copies the number, and those that move with it, from `base` to `model`, which has the same shape
    pub(super) fn reset(self, base: &TickModel, model: &mut TickModel) {
        match self {
            Self::Outcome { stage, segment, .. } => {
                let from = segment_of(&base.stages[stage].outcomes, segment);
                let to = segment_mut(&mut model.stages[stage].outcomes, segment);
                if let (Some(from), Some(to)) = (from, to) {
                    to.iter_mut().zip(from).for_each(|(to, from)| to.p = from.p);
                }
            }
            Self::Survival { stage, segment, .. } => {
                let from = base.stages[stage].hazard.as_ref().and_then(|hazard| segment_of(hazard, segment));
                let to = model.stages[stage].hazard.as_mut().and_then(|hazard| segment_mut(hazard, segment));
                if let (Some(Some(from)), Some(Some(to))) =
                    (from.map(|hazard| &hazard.survival), to.map(|hazard| &mut hazard.survival))
                {
                    to.iter_mut().zip(from).for_each(|(to, from)| to.s = from.s);
                }
            }
            // The other places are overwritten by their value alone.
            _ => {}
        }
    }

    /// Puts `value` there, clamped and rounded as the place asks
    pub(super) fn put(self, value: f64, model: &mut TickModel) {
        let share = value.clamp(0.0, 1.0);
        let count = round_half_away(value.clamp(0.0, f64::from(u32::MAX))) as u32;
        match self {
            Self::Outcome { stage, segment, outcome } => {
                let Some(outcomes) = segment_mut(&mut model.stages[stage].outcomes, segment) else { return };
                let old = outcomes[outcome].p;
                let others = outcomes.len() - 1;
                for (k, other) in outcomes.iter_mut().enumerate() {
                    if k == outcome {
                        other.p = share;
                    } else if old < 1.0 {
                        other.p *= (1.0 - share) / (1.0 - old);
                    } else {
                        other.p = (1.0 - share) / others as f64;
                    }
                }
            }
            Self::HazardRate { stage, segment } => {
                if let Some(hazard) =
                    model.stages[stage].hazard.as_mut().and_then(|hazard| segment_mut(hazard, segment))
                {
                    hazard.per_tick = Some(share);
                }
            }
            Self::Survival { stage, segment, anchor } => {
                if let Some(anchors) = model.stages[stage]
                    .hazard
                    .as_mut()
                    .and_then(|hazard| segment_mut(hazard, segment))
                    .and_then(|hazard| hazard.survival.as_mut())
                {
                    // A share of exactly 0 has no hazard after it; the smallest number is as good as 0.
                    anchors[anchor].s = share.max(f64::MIN_POSITIVE);
                }
            }
            Self::GivingUp { stage, segment } => {
                if let Some(hazard) = segment_mut(&mut model.stages[stage].wait.hazard, segment) {
                    *hazard = share;
                }
            }
            Self::Rate { stage, segment } => {
                if let Capacity::Rate { per_tick: Some(rate), .. } = &mut model.stages[stage].capacity {
                    put_rate(rate, segment, value);
                }
            }
            Self::Seats { stage, segment } => {
                if let Capacity::Seats { seats: Some(seats), .. } = &mut model.stages[stage].capacity
                    && let Some(seats) = segment_mut(seats, segment)
                {
                    *seats = count;
                }
            }
            Self::PoolRate { pool, segment } => {
                if let Some(rate) = &mut model.pools[pool].per_tick {
                    put_rate(rate, segment, value);
                }
            }
            Self::PoolSeats { pool, segment } => {
                if let Some(seats) =
                    model.pools[pool].seats.as_mut().and_then(|seats| segment_mut(seats, segment))
                {
                    *seats = count;
                }
            }
            Self::Inflow { stage, index } => {
                model.stages[stage].inflow[index].count = count.min(super::validate::MOST_INFLOW as u32);
            }
            Self::Stretch { stage, segment } => {
                if let Some(duration) = segment_mut(&mut model.stages[stage].duration, segment) {
                    duration.stretch = Some(value.max(0.0));
                }
            }
            Self::Cents { cost } => {
                let highest = super::validate::HIGHEST_PRICE as f64;
                model.costs[cost].cents = round_half_away(value.clamp(0.0, highest));
            }
        }
    }
}

/// `[]` is the plain value, `[segment, "value"]` a dated one
fn segment_only(rest: &[&str], number: impl Fn(&str) -> Option<usize>) -> Option<usize> {
    match rest {
        [] => Some(0),
        [segment, "value"] => number(segment),
        _ => None,
    }
}

fn put_rate(rate: &mut PerTick, segment: usize, value: f64) {
    let value = value.max(0.0);
    match rate {
        PerTick::Number(rate) => *rate = value,
        PerTick::Dated(list) => {
            if let Some(item) = list.get_mut(segment) {
                item.value = value;
            }
        }
        PerTick::List(_) => {}
    }
}

fn segment_of<T>(value: &Dated<T>, segment: usize) -> Option<&T> {
    match value {
        Dated::Always(value) => Some(value),
        Dated::From(list) => list.get(segment).map(|item| &item.value),
    }
}

fn segment_mut<T>(value: &mut Dated<T>, segment: usize) -> Option<&mut T> {
    match value {
        Dated::Always(value) => Some(value),
        Dated::From(list) => list.get_mut(segment).map(|item| &mut item.value),
    }
}

/// The draws of a model's uncertain parameters
#[derive(Debug, Clone)]
pub struct ParameterDraws {
    key: Key,
    streams: Vec<u32>,
    /// Rows of the lower Cholesky factor, when parameters are correlated
    factor: Option<Vec<Vec<f64>>>,
}

/// Scratch space of [`ParameterDraws::levels`]: the permutations of one block, and normal scores
#[derive(Debug, Clone, Default)]
pub struct DrawScratch {
    block: Option<u32>,
    permutations: Vec<[u8; 256]>,
    scores: Vec<f64>,
}

impl ParameterDraws {
    /// The draws of `uncertain` under a seed; `correlation` must be positive definite
    pub fn new(seed: u64, uncertain: &[Uncertain], correlation: Option<&[Vec<f64>]>) -> Self {
        let streams =
            uncertain.iter().enumerate().map(|(i, item)| item.rng.unwrap_or(i as u32 + 1)).collect();
        Self { key: Key::new(seed), streams, factor: correlation.and_then(cholesky_of_ranks) }
    }

    /// Fills `levels` with the probability level of each parameter in draw `draw`
    pub fn levels(&self, draw: u32, scratch: &mut DrawScratch, levels: &mut Vec<f64>) {
        let (block, row) = (draw / DRAW_BLOCK, (draw % DRAW_BLOCK) as usize);
        if scratch.block != Some(block) {
            scratch.permutations.clear();
            scratch.permutations.extend(self.streams.iter().map(|&rng| self.permutation(rng, block)));
            scratch.block = Some(block);
        }
        levels.clear();
        for (&rng, permutation) in self.streams.iter().zip(&scratch.permutations) {
            let v = self.address(rng, block).uniform(DRAW_BLOCK + row as u32);
            levels.push(((f64::from(permutation[row]) + v) / 256.0).clamp(INSIDE.0, INSIDE.1));
        }
        if let Some(factor) = &self.factor {
            scratch.scores.clear();
            scratch.scores.extend(levels.iter().map(|&u| norm_quantile(u)));
            for (level, row) in levels.iter_mut().zip(factor) {
                let score: f64 = row.iter().zip(&scratch.scores).map(|(l, z)| l * z).sum();
                *level = norm_cdf(score).clamp(INSIDE.0, INSIDE.1);
            }
        }
    }

    fn address(&self, rng: u32, block: u32) -> Address {
        Address::new(self.key, Purpose::Parameter, 0, -1, rng, 0, block)
    }

    fn permutation(&self, rng: u32, block: u32) -> [u8; 256] {
        let address = self.address(rng, block);
        let mut list: [u8; 256] = std::array::from_fn(|i| i as u8);
        for k in (1..256u32).rev() {
            let other = (address.uniform(k) * f64::from(k + 1)).floor() as usize;
            list.swap(k as usize, other);
        }
        list
    }
}

/// Whether rank correlations can hold together
pub fn positive_definite(ranks: &[Vec<f64>]) -> bool {
    cholesky_of_ranks(ranks).is_some()
}

/// The lower Cholesky factor of the normal correlations that give the rank correlations
fn cholesky_of_ranks(ranks: &[Vec<f64>]) -> Option<Vec<Vec<f64>>> {
    let n = ranks.len();
    let mut factor = vec![vec![0.0; n]; n];
    for i in 0..n {
        for k in 0..=i {
            let rho = if i == k {
                1.0
            } else {
                2.0 * libm::sin(std::f64::consts::PI * ranks.get(i)?.get(k)? / 6.0)
            };
            let rest = rho - (0..k).map(|j| factor[i][j] * factor[k][j]).sum::<f64>();
            if i == k {
                if rest <= 1e-12 {
                    return None;
                }
                factor[i][i] = rest.sqrt();
            } else {
                factor[i][k] = rest / factor[k][k];
            }
        }
    }
    Some(factor)
}

#[cfg(test)]
mod tests {
    use super::super::dist::Dist;
    use super::*;

    fn uncertain(count: usize) -> Vec<Uncertain> {
        (0..count)
            .map(|i| Uncertain {
                id: format!("u{i}"),
                path: String::new(),
                also: Vec::new(),
                dist: Dist::Uniform { min: 0.0, max: 1.0 },
                rng: None,
            })
            .collect()
    }

    fn draw(draws: &ParameterDraws, count: u32) -> Vec<Vec<f64>> {
        let (mut scratch, mut levels) = (DrawScratch::default(), Vec::new());
        (0..count)
            .map(|j| {
                draws.levels(j, &mut scratch, &mut levels);
                levels.clone()
            })
            .collect()
    }

    #[test]
    fn each_block_has_one_draw_in_every_256th() {
        let draws = draw(&ParameterDraws::new(3, &uncertain(2), None), 512);
        for block in draws.chunks(256) {
            for d in 0..2 {
                let mut cells: Vec<usize> = block.iter().map(|row| (row[d] * 256.0) as usize).collect();
                cells.sort_unstable();
                assert_eq!(cells, (0..256).collect::<Vec<_>>());
            }
        }
        assert_ne!(draws[0], draws[256]);
    }

    #[test]
    fn another_parameter_changes_no_draw() {
        let two = draw(&ParameterDraws::new(3, &uncertain(2), None), 300);
        let three = draw(&ParameterDraws::new(3, &uncertain(3), None), 300);
        assert!(two.iter().zip(&three).all(|(a, b)| a[..] == b[..2]));
    }

    #[test]
    fn correlated_draws_have_the_rank_correlation() {
        let ranks = vec![vec![1.0, 0.6], vec![0.6, 1.0]];
        let draws = draw(&ParameterDraws::new(9, &uncertain(2), Some(&ranks)), 8_192);
        // Levels are uniform, so their plain correlation is the rank correlation.
        let n = draws.len() as f64;
        let covariance = draws.iter().map(|row| (row[0] - 0.5) * (row[1] - 0.5)).sum::<f64>() / n;
        assert!((covariance * 12.0 - 0.6).abs() < 0.03, "{}", covariance * 12.0);
        assert!(!positive_definite(&[vec![1.0, 0.9, -0.9], vec![0.9, 1.0, 0.9], vec![-0.9, 0.9, 1.0],]));
    }

    #[test]
    fn only_numbers_that_may_be_uncertain_are_places() {
        assert_eq!(
            Place::parse("/stages/2/outcomes/1/p"),
            Some(Place::Outcome { stage: 2, segment: 0, outcome: 1 })
        );
        assert_eq!(
            Place::parse("/stages/0/hazard/1/value/per_tick"),
            Some(Place::HazardRate { stage: 0, segment: 1 })
        );
        for bad in [
            "",
            "/ticks",
            "/stages/0/id",
            "/stages/x/inflow/0/count",
            "/stages/00/inflow/0/count",
            "/costs/0",
        ] {
            assert_eq!(Place::parse(bad), None, "{bad}");
        }
    }
}
