//! Distributions of uncertain figures and of durations: quantiles, means, and the way onto the grid.
//!
//! Holds the closed list of distributions an author may use (§3.4 of the engine's specification), with the
//! same names in JSON, and the vectors made from them. Draws nothing: a draw is a quantile at a uniform that
//! `philox` addresses. Called by `compile` for durations, and by the parameter design of the engine.
//!
//! All mathematics comes from `libm` through `special`, so that a vector is the same bits on every platform.

use super::{
    beta::{BetaQuantiles, beta_quantile},
    calendar::{Grid, Unit},
    special::{beta_tails, gamma_quantile, gamma_tails, norm_pdf},
};
use serde::{Deserialize, Serialize};

pub use super::special::{norm_cdf, norm_quantile};

/// The tail beyond this probability is put on the last tick
const TAIL_FROM: f64 = 1.0 - 1e-6;
/// Most ticks a continuous duration is spread over
const LONGEST_SPREAD: f64 = 120.0;
/// No horizon is longer, so a longer fixed duration says nothing more
const LONGEST_FIXED: f64 = 4_094.0;
/// Slack for probabilities an author wrote in decimals
const SUM_SLACK: f64 = 1e-9;

/// A distribution, tagged by `kind` in files
///
/// The figures are in the unit of the value described; durations carry their unit beside the distribution.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Dist {
    /// Always the same value
    Fixed {
        /// The value
        value: f64,
    },
    /// Every value between the ends equally likely
    Uniform {
        /// Lowest value
        min: f64,
        /// Highest value, above the lowest
        max: f64,
    },
    /// A triangle over an interval
    Triangular {
        /// Lowest value
        min: f64,
        /// Most likely value
        mode: f64,
        /// Highest value, above the lowest
        max: f64,
    },
    /// A beta shape over an interval, from three estimates
    Pert {
        /// Lowest value
        min: f64,
        /// Most likely value
        mode: f64,
        /// Highest value, above the lowest
        max: f64,
        /// Weight of the most likely value, at least 0
        #[serde(default = "usual_pert_weight")]
        lambda: f64,
    },
    /// Log-normal, by its own mean and standard deviation
    Lognormal {
        /// Mean of the value, above 0
        mean: f64,
        /// Standard deviation of the value, above 0
        sd: f64,
    },
    /// Gamma, by its own mean and standard deviation
    Gamma {
        /// Mean, above 0
        mean: f64,
        /// Standard deviation, above 0
        sd: f64,
    },
    /// Exponential
    Exponential {
        /// Mean, above 0
        mean: f64,
    },
    /// Weibull
    Weibull {
        /// Shape, above 0
        shape: f64,
        /// Scale, above 0
        scale: f64,
    },
    /// Normal cut off at both ends
    Normal {
        /// Mean before the cut
        mean: f64,
        /// Standard deviation before the cut, above 0
        sd: f64,
        /// Lowest value
        min: f64,
        /// Highest value, above the lowest
        max: f64,
    },
    /// Beta on 0 to 1
    Beta {
        /// First parameter, above 0
        a: f64,
        /// Second parameter, above 0
        b: f64,
    },
    /// One of a few values
    Discrete {
        /// The values, in any order
        values: Vec<f64>,
        /// Their probabilities, adding up to 1
        probs: Vec<f64>,
    },
}

fn usual_pert_weight() -> f64 {
    4.0
}

/// A distribution made ready for a quantile in every future: [`Dist::quantile`] to a part in 10⁹, sooner
#[derive(Debug, Clone)]
pub(super) enum Quantiles {
    /// A beta shape from `min` over `width`
    Beta {
        min: f64,
        width: f64,
        shape: Box<BetaQuantiles>,
    },
    Other(Dist),
}

impl Quantiles {
    /// The quantiles of a valid distribution
    pub fn new(dist: &Dist) -> Self {
        match dist {
            Dist::Pert { min, mode, max, lambda } => {
                let (a, b) = pert_shape(*min, *mode, *max, *lambda);
                Self::Beta { min: *min, width: max - min, shape: Box::new(BetaQuantiles::new(a, b)) }
            }
            Dist::Beta { a, b } => {
                Self::Beta { min: 0.0, width: 1.0, shape: Box::new(BetaQuantiles::new(*a, *b)) }
            }
            other => Self::Other(other.clone()),
        }
    }

    /// The value at probability `u` from 0 to 1
    pub fn at(&self, u: f64) -> f64 {
        match self {
            Self::Beta { min, width, shape } => min + width * shape.at(u),
            Self::Other(dist) => dist.quantile(u),
        }
    }
}

impl Dist {
    /// Whether the parameters describe a distribution; every other function asks for this first
    pub fn validate(&self) -> bool {
        let finite = |figures: &[f64]| figures.iter().all(|x| x.is_finite());
        match self {
            Self::Fixed { value } => value.is_finite(),
            Self::Uniform { min, max } => finite(&[*min, *max]) && min < max,
            Self::Triangular { min, mode, max } => {
                finite(&[*min, *mode, *max]) && min < max && (min..=max).contains(&mode)
            }
            Self::Pert { min, mode, max, lambda } => {
                finite(&[*min, *mode, *max, *lambda])
                    && min < max
                    && (min..=max).contains(&mode)
                    && *lambda >= 0.0
            }
            Self::Lognormal { mean, sd } | Self::Gamma { mean, sd } => {
                finite(&[*mean, *sd]) && *mean > 0.0 && *sd > 0.0
            }
            Self::Exponential { mean } => mean.is_finite() && *mean > 0.0,
            Self::Weibull { shape, scale } => finite(&[*shape, *scale]) && *shape > 0.0 && *scale > 0.0,
            Self::Normal { mean, sd, min, max } => {
                finite(&[*mean, *sd, *min, *max])
                    && *sd > 0.0
                    && min < max
                    && CutNormal::new(*mean, *sd, *min, *max).mass() > 0.0
            }
            Self::Beta { a, b } => finite(&[*a, *b]) && *a > 0.0 && *b > 0.0,
            Self::Discrete { values, probs } => {
                !values.is_empty()
                    && values.len() == probs.len()
                    && finite(values)
                    && finite(probs)
                    && probs.iter().all(|p| *p >= 0.0)
                    && (probs.iter().sum::<f64>() - 1.0).abs() <= SUM_SLACK
            }
        }
    }

    /// The value at probability `u` from 0 to 1, with relative accuracy 1e-8; the distribution must be valid
    ///
    /// At 1 a distribution without an upper end is infinite. At a probability where a discrete distribution
    /// steps, the lower value is taken.
    pub fn quantile(&self, u: f64) -> f64 {
        let u = u.clamp(0.0, 1.0);
        match self {
            Self::Fixed { value } => *value,
            Self::Uniform { min, max } => (min + u * (max - min)).clamp(*min, *max),
            Self::Triangular { min, mode, max } => {
                let width = max - min;
                if u * width < mode - min {
                    min + (u * width * (mode - min)).sqrt()
                } else {
                    max - ((1.0 - u) * width * (max - mode)).sqrt()
                }
            }
            Self::Pert { min, mode, max, lambda } => {
                let (a, b) = pert_shape(*min, *mode, *max, *lambda);
                min + (max - min) * beta_quantile(a, b, u)
            }
            Self::Lognormal { mean, sd } => {
                let (mu, sigma) = log_parameters(*mean, *sd);
                libm::exp(mu + sigma * norm_quantile(u))
            }
            Self::Gamma { mean, sd } => {
                let (shape, scale) = gamma_parameters(*mean, *sd);
                scale * gamma_quantile(shape, u)
            }
            Self::Exponential { mean } => -mean * libm::log1p(-u),
            Self::Weibull { shape, scale } => scale * libm::pow(-libm::log1p(-u), 1.0 / shape),
            Self::Normal { mean, sd, min, max } => CutNormal::new(*mean, *sd, *min, *max).quantile(u),
            Self::Beta { a, b } => beta_quantile(*a, *b, u),
            Self::Discrete { values, probs } => {
                let sorted = sorted_atoms(values, probs);
                let mut reached = 0.0;
                for (value, p) in &sorted {
                    reached += p;
                    // Sums of decimals fall a hair short of the decimal they stand for.
                    if *p > 0.0 && u <= reached + 1e-15 {
                        return *value;
                    }
                }
                sorted.iter().rev().find(|(_, p)| *p > 0.0).map_or(f64::NAN, |(value, _)| *value)
            }
        }
    }

    /// The probability of a value of at most `x`; the distribution must be valid
    pub fn cdf(&self, x: f64) -> f64 {
        match self {
            Self::Fixed { value } => f64::from(u8::from(x >= *value)),
            Self::Uniform { min, max } => ((x - min) / (max - min)).clamp(0.0, 1.0),
            Self::Triangular { min, mode, max } => {
                if x <= *min {
                    0.0
                } else if x >= *max {
                    1.0
                } else if x < *mode {
                    (x - min) / (max - min) * ((x - min) / (mode - min))
                } else {
                    1.0 - (max - x) / (max - min) * ((max - x) / (max - mode))
                }
            }
            Self::Pert { min, mode, max, lambda } => {
                let (a, b) = pert_shape(*min, *mode, *max, *lambda);
                beta_tails(a, b, (x - min) / (max - min), (max - x) / (max - min)).0
            }
            Self::Lognormal { mean, sd } => {
                if x <= 0.0 {
                    return 0.0;
                }
                let (mu, sigma) = log_parameters(*mean, *sd);
                norm_cdf((libm::log(x) - mu) / sigma)
            }
            Self::Gamma { mean, sd } => {
                let (shape, scale) = gamma_parameters(*mean, *sd);
                gamma_tails(shape, x / scale).0
            }
            Self::Exponential { mean } => -libm::expm1(-x.max(0.0) / mean),
            Self::Weibull { shape, scale } => -libm::expm1(-libm::pow(x.max(0.0) / scale, *shape)),
            Self::Normal { mean, sd, min, max } => CutNormal::new(*mean, *sd, *min, *max).cdf(x),
            Self::Beta { a, b } => beta_tails(*a, *b, x, 1.0 - x).0,
            Self::Discrete { values, probs } => {
                values.iter().zip(probs).filter(|(value, _)| **value <= x).map(|(_, p)| p).sum()
            }
        }
    }

    /// The mean; the distribution must be valid
    pub fn mean(&self) -> f64 {
        match self {
            Self::Fixed { value } => *value,
            Self::Uniform { min, max } => 0.5 * (min + max),
            Self::Triangular { min, mode, max } => (min + mode + max) / 3.0,
            Self::Pert { min, mode, max, lambda } => (min + lambda * mode + max) / (lambda + 2.0),
            Self::Lognormal { mean, .. } | Self::Gamma { mean, .. } | Self::Exponential { mean } => *mean,
            Self::Weibull { shape, scale } => scale * libm::tgamma(1.0 + 1.0 / shape),
            Self::Normal { mean, sd, min, max } => CutNormal::new(*mean, *sd, *min, *max).mean(),
            Self::Beta { a, b } => a / (a + b),
            Self::Discrete { values, probs } => values.iter().zip(probs).map(|(value, p)| value * p).sum(),
        }
    }

    /// The lowest possible value
    pub fn lowest(&self) -> f64 {
        match self {
            Self::Fixed { value } => *value,
            Self::Uniform { min, .. }
            | Self::Triangular { min, .. }
            | Self::Pert { min, .. }
            | Self::Normal { min, .. } => *min,
            Self::Lognormal { .. }
            | Self::Gamma { .. }
            | Self::Exponential { .. }
            | Self::Weibull { .. }
            | Self::Beta { .. } => 0.0,
            Self::Discrete { values, .. } => values.iter().copied().fold(f64::INFINITY, f64::min),
        }
    }

    /// ∫₀ˣ F(u) du in closed form, for a distribution without negative values
    ///
    /// For a value D this is the mean of (x − D)⁺, and equals x·F(x) less the partial mean up to x.
    fn integral_of_cdf(&self, x: f64) -> f64 {
        if x <= 0.0 {
            return 0.0;
        }
        match self {
            Self::Fixed { value } => (x - value).max(0.0),
            Self::Uniform { min, max } => {
                let inside = x.clamp(*min, *max) - min;
                0.5 * inside * inside / (max - min) + (x - max).max(0.0)
            }
            Self::Triangular { min, mode, max } => {
                let width = max - min;
                if x <= *min {
                    0.0
                } else if x <= *mode {
                    (x - min) * ((x - min) / width) * ((x - min) / (mode - min)) / 3.0
                } else {
                    let left = (max - x).max(0.0);
                    let beyond =
                        if left > 0.0 { left * (left / width) * (left / (max - mode)) / 3.0 } else { 0.0 };
                    x - self.mean() + beyond
                }
            }
            Self::Pert { min, mode, max, lambda } => {
                let (a, b) = pert_shape(*min, *mode, *max, *lambda);
                (max - min) * integral_of_beta_cdf(a, b, (x - min) / (max - min))
            }
            Self::Lognormal { mean, sd } => {
                let (mu, sigma) = log_parameters(*mean, *sd);
                let z = (libm::log(x) - mu) / sigma;
                x * norm_cdf(z) - mean * norm_cdf(z - sigma)
            }
            Self::Gamma { mean, sd } => {
                let (shape, scale) = gamma_parameters(*mean, *sd);
                x * gamma_tails(shape, x / scale).0 - mean * gamma_tails(shape + 1.0, x / scale).0
            }
            Self::Exponential { mean } => x + mean * libm::expm1(-x / mean),
            Self::Weibull { shape, scale } => {
                let power = libm::pow(x / scale, *shape);
                -x * libm::expm1(-power) - self.mean() * gamma_tails(1.0 + 1.0 / shape, power).0
            }
            Self::Normal { mean, sd, min, max } => CutNormal::new(*mean, *sd, *min, *max).integral_of_cdf(x),
            Self::Beta { a, b } => integral_of_beta_cdf(*a, *b, x),
            Self::Discrete { values, probs } => {
                values.iter().zip(probs).map(|(value, p)| p * (x - value).max(0.0)).sum()
            }
        }
    }
}

/// The probabilities of 0, 1, 2 … ticks for a duration in `unit` on a grid of `tick` (§3.4)
///
/// The mean is kept; the tail beyond the 1 − 10⁻⁶ quantile, or beyond 120 ticks, is put on the last tick.
/// A fixed duration splits between the two neighbouring ticks and may be as long as any horizon.
/// `None` when the distribution is invalid or can be negative. Accuracy 2·10⁻⁷ absolute.
pub fn discretise(dist: &Dist, unit: Unit, tick: Grid) -> Option<Vec<f64>> {
    if !dist.validate() || dist.lowest() < 0.0 {
        return None;
    }
    let ticks_per_unit = unit.ticks(tick);
    if let Dist::Fixed { value } = dist {
        return Some(split((value * ticks_per_unit).min(LONGEST_FIXED)));
    }
    let last = (dist.quantile(TAIL_FROM) * ticks_per_unit).ceil().min(LONGEST_SPREAD) as u32;
    let area = |k: f64| ticks_per_unit * dist.integral_of_cdf(k / ticks_per_unit);
    let mut probabilities = Vec::with_capacity(last as usize + 1);
    let (mut before, mut here) = (0.0, area(0.0));
    let mut sum = 0.0;
    for k in 0..last {
        let after = area(f64::from(k) + 1.0);
        // Rounding can leave a probability a hair below 0.
        let p = (after - 2.0 * here + before).max(0.0);
        probabilities.push(p);
        sum += p;
        (before, here) = (here, after);
    }
    probabilities.push((1.0 - sum).max(0.0));
    Some(probabilities)
}

/// A duration vector with its mean multiplied by `factor` > 0, exactly (§3.4)
pub fn stretch(probabilities: &[f64], factor: f64) -> Vec<f64> {
    let mut stretched = Vec::new();
    for (k, p) in probabilities.iter().enumerate() {
        if *p == 0.0 {
            continue;
        }
        let place = (factor * k as f64).clamp(0.0, LONGEST_FIXED);
        let (below, share_above) = (place.floor() as usize, place - place.floor());
        if stretched.len() < below + 2 {
            stretched.resize(below + 2, 0.0);
        }
        stretched[below] += p * (1.0 - share_above);
        stretched[below + 1] += p * share_above;
    }
    while stretched.len() > 1 && stretched.last() == Some(&0.0) {
        stretched.pop();
    }
    stretched
}

/// A fixed number of ticks as a vector, shared between the two whole numbers around it
fn split(ticks: f64) -> Vec<f64> {
    let (below, share_above) = (ticks.floor() as usize, ticks - ticks.floor());
    let mut probabilities = vec![0.0; below];
    probabilities.push(1.0 - share_above);
    if share_above > 0.0 {
        probabilities.push(share_above);
    }
    probabilities
}

/// The normal distribution between two ends
struct CutNormal {
    mean: f64,
    sd: f64,
    min: f64,
    max: f64,
    low: f64,
    high: f64,
    /// Whether the interval lies above the mean: then upper tails are used, which keep their digits
    mirrored: bool,
}

impl CutNormal {
    fn new(mean: f64, sd: f64, min: f64, max: f64) -> Self {
        let (low, high) = ((min - mean) / sd, (max - mean) / sd);
        Self { mean, sd, min, max, low, high, mirrored: low > 0.0 }
    }

    fn mass(&self) -> f64 {
        self.between(self.low, self.high)
    }

    fn between(&self, low: f64, high: f64) -> f64 {
        if self.mirrored { norm_cdf(-low) - norm_cdf(-high) } else { norm_cdf(high) - norm_cdf(low) }
    }

    fn cdf(&self, x: f64) -> f64 {
        if x <= self.min {
            0.0
        } else if x >= self.max {
            1.0
        } else {
            self.between(self.low, (x - self.mean) / self.sd) / self.mass()
        }
    }

    fn quantile(&self, u: f64) -> f64 {
        let z = if self.mirrored {
            -norm_quantile(norm_cdf(-self.low) - u * self.mass())
        } else {
            let (below, above) = (norm_cdf(self.low), norm_cdf(-self.high));
            // The upper tail keeps its digits where the lower one runs into 1.
            if below + u * self.mass() <= 0.5 {
                norm_quantile(below + u * self.mass())
            } else {
                -norm_quantile(above + (1.0 - u) * self.mass())
            }
        };
        (self.mean + self.sd * z).clamp(self.min, self.max)
    }

    fn mean(&self) -> f64 {
        let shift = (norm_pdf(self.low) - norm_pdf(self.high)) / self.mass();
        (self.mean + self.sd * shift).clamp(self.min, self.max)
    }

    fn integral_of_cdf(&self, x: f64) -> f64 {
        if x <= self.min {
            return 0.0;
        }
        let inside = x.min(self.max);
        let z = (inside - self.mean) / self.sd;
        // The mean of (x − D)⁺ is (x − mean)·P(D ≤ x) + sd·(φ(z) − φ(low)) / mass.
        let density = (norm_pdf(z) - norm_pdf(self.low)) / self.mass();
        let value = (inside - self.mean) * self.cdf(inside) + self.sd * density;
        value.max(0.0) + (x - self.max).max(0.0)
    }
}

fn pert_shape(min: f64, mode: f64, max: f64, lambda: f64) -> (f64, f64) {
    let width = max - min;
    (1.0 + lambda * (mode - min) / width, 1.0 + lambda * (max - mode) / width)
}

/// Mean and standard deviation of the logarithm
fn log_parameters(mean: f64, sd: f64) -> (f64, f64) {
    let ratio = sd / mean;
    let variance = libm::log1p(ratio * ratio);
    (libm::log(mean) - 0.5 * variance, variance.sqrt())
}

/// Shape and scale
fn gamma_parameters(mean: f64, sd: f64) -> (f64, f64) {
    let ratio = mean / sd;
    (ratio * ratio, sd / ratio)
}

fn integral_of_beta_cdf(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    let mean = a / (a + b);
    if x >= 1.0 {
        return x - mean;
    }
    x * beta_tails(a, b, x, 1.0 - x).0 - mean * beta_tails(a + 1.0, b, x, 1.0 - x).0
}

fn sorted_atoms(values: &[f64], probs: &[f64]) -> Vec<(f64, f64)> {
    let mut atoms: Vec<(f64, f64)> = values.iter().copied().zip(probs.iter().copied()).collect();
    atoms.sort_by(|left, right| left.0.total_cmp(&right.0));
    atoms
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all_kinds() -> Vec<Dist> {
        vec![
            Dist::Fixed { value: 3.25 },
            Dist::Uniform { min: 0.5, max: 6.0 },
            Dist::Triangular { min: 1.0, mode: 1.0, max: 9.0 },
            Dist::Triangular { min: 1.0, mode: 9.0, max: 9.0 },
            Dist::Pert { min: 1.0, mode: 2.0, max: 6.0, lambda: 4.0 },
            Dist::Pert { min: 0.0, mode: 0.0, max: 6.0, lambda: 4.0 },
            Dist::Lognormal { mean: 3.0, sd: 1.2 },
            Dist::Gamma { mean: 4.5, sd: 2.0 },
            Dist::Gamma { mean: 0.8, sd: 2.0 },
            Dist::Exponential { mean: 6.0 },
            Dist::Weibull { shape: 1.5, scale: 3.0 },
            Dist::Weibull { shape: 0.9, scale: 2.0 },
            Dist::Normal { mean: 3.0, sd: 2.0, min: 0.0, max: 10.0 },
            Dist::Normal { mean: -20.0, sd: 2.0, min: 0.0, max: 10.0 },
            Dist::Beta { a: 0.5, b: 0.5 },
            Dist::Beta { a: 8.0, b: 2.0 },
            Dist::Discrete { values: vec![4.0, 1.0, 2.5], probs: vec![0.2, 0.3, 0.5] },
        ]
    }

    #[test]
    fn the_quantile_undoes_the_distribution_function() {
        for dist in all_kinds() {
            assert!(dist.validate(), "{dist:?}");
            if matches!(dist, Dist::Fixed { .. } | Dist::Discrete { .. }) {
                continue;
            }
            for u in [1e-6, 0.01, 0.25, 0.5, 0.75, 0.99, 1.0 - 1e-6] {
                let miss = (dist.cdf(dist.quantile(u)) - u).abs();
                assert!(miss < 1e-10, "{dist:?} at {u} misses by {miss:e}");
            }
        }
    }

    #[test]
    fn the_mean_is_the_average_of_the_quantiles() {
        for dist in all_kinds() {
            let points = 100_000;
            let sum: f64 = (0..points).map(|i| dist.quantile((f64::from(i) + 0.5) / f64::from(points))).sum();
            let miss = sum / f64::from(points) - dist.mean();
            assert!(miss.abs() < 1e-3, "{dist:?} misses by {miss:e}");
        }
    }

    #[test]
    fn the_integral_has_the_distribution_function_as_its_slope() {
        let h = 1e-5;
        for dist in all_kinds() {
            for x in [0.3, 1.7, 3.1, 5.9, 12.0] {
                let slope = (dist.integral_of_cdf(x + h) - dist.integral_of_cdf(x - h)) / (2.0 * h);
                assert!((slope - dist.cdf(x)).abs() < 1e-5, "{dist:?} at {x}");
            }
        }
    }

    #[test]
    fn a_vector_on_the_grid_adds_up_and_keeps_the_mean() {
        for dist in all_kinds() {
            for (unit, grid) in [
                (Unit::Tick, Grid::Month),
                (Unit::Week, Grid::Month),
                (Unit::Month, Grid::Week),
                (Unit::Day, Grid::Week),
            ] {
                let vector = discretise(&dist, unit, grid).expect("a duration");
                assert!((vector.iter().sum::<f64>() - 1.0).abs() < 1e-12);
                assert!(vector.iter().all(|p| *p >= 0.0));
                if vector.len() == 121 {
                    // Cut at 120 ticks: the mean is allowed to fall short.
                    continue;
                }
                let mean: f64 = vector.iter().enumerate().map(|(k, p)| k as f64 * p).sum();
                let expected = dist.mean() * unit.ticks(grid);
                // The cut tail may take a little off long-tailed durations.
                assert!(
                    (mean - expected).abs() < 1e-4 * (1.0 + expected),
                    "{dist:?} {unit:?}: {mean} {expected}"
                );
            }
        }
    }

    #[test]
    fn stretching_multiplies_the_mean_exactly() {
        let vector = [0.1, 0.2, 0.3, 0.4];
        for factor in [0.1, 0.5, 1.0, 1.3, 2.0, 7.7] {
            let stretched = stretch(&vector, factor);
            let mean: f64 = stretched.iter().enumerate().map(|(k, p)| k as f64 * p).sum();
            assert!((mean - 2.0 * factor).abs() < 1e-12);
            assert!((stretched.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        }
        assert_eq!(stretch(&vector, 1.0), vector);
    }

    #[test]
    fn a_duration_that_could_be_negative_is_refused() {
        assert_eq!(discretise(&Dist::Uniform { min: -1.0, max: 3.0 }, Unit::Tick, Grid::Month), None);
        assert_eq!(discretise(&Dist::Gamma { mean: 1.0, sd: 0.0 }, Unit::Tick, Grid::Month), None);
    }

    #[test]
    fn bad_parameters_are_refused() {
        for bad in [
            Dist::Fixed { value: f64::NAN },
            Dist::Uniform { min: 1.0, max: 1.0 },
            Dist::Triangular { min: 1.0, mode: 5.0, max: 4.0 },
            Dist::Pert { min: 1.0, mode: 2.0, max: 3.0, lambda: -1.0 },
            Dist::Lognormal { mean: 0.0, sd: 1.0 },
            Dist::Exponential { mean: f64::INFINITY },
            Dist::Weibull { shape: 0.0, scale: 1.0 },
            Dist::Normal { mean: 0.0, sd: 1.0, min: 100.0, max: 101.0 },
            Dist::Beta { a: 0.0, b: 1.0 },
            Dist::Discrete { values: vec![], probs: vec![] },
            Dist::Discrete { values: vec![1.0], probs: vec![0.9] },
        ] {
            assert!(!bad.validate(), "{bad:?}");
        }
    }

    #[test]
    fn a_distribution_reads_as_the_oracles_write_it() {
        let read = |text: &str| serde_json::from_str::<Dist>(text);
        let pert = read(r#"{"kind":"pert","min":1,"mode":2,"max":6}"#).expect("a distribution");
        assert_eq!(pert, Dist::Pert { min: 1.0, mode: 2.0, max: 6.0, lambda: 4.0 });
        assert!(read(r#"{"kind":"fixed","value":1,"sd":2}"#).is_err());
        assert!(read(r#"{"kind":"cauchy","value":1}"#).is_err());
    }
}
