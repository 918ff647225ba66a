//! Statistics of finished futures: means, quantiles, and how sure each of them is.
//!
//! Holds §9.2 to §9.4 of the engine's specification as pure functions of numbers. Keeps nothing between
//! calls and knows no output by name. Called by the engine's results and by `analysis`.
//! Sums run in the order given, so equal input gives equal bits.

use super::special::{beta_tails, norm_quantile};

/// An interval that holds the true value with the confidence asked for
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Lower end
    pub lower: f64,
    /// Upper end
    pub upper: f64,
}

/// A mean and how far it may be off
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MeanSe {
    /// Mean
    pub mean: f64,
    /// Sample standard deviation; `None` for a single value
    pub sd: Option<f64>,
    /// Standard error of the mean; `None` for a single value
    pub se: Option<f64>,
}

/// An interval for a quantile, by ranks of the sorted values
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct QuantileInterval {
    /// Rank of the lower end, from 1
    pub lower_rank: usize,
    /// Rank of the upper end, from 1
    pub upper_rank: usize,
    /// Value at the lower rank
    pub lower: f64,
    /// Value at the upper rank
    pub upper: f64,
}

/// The two sources of spread in a nested design
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct VarianceSplit {
    /// Mean of everything
    pub mean: f64,
    /// Variance by chance alone, the parameters being known
    pub stochastic: f64,
    /// Variance because the parameters are not known, never below 0
    pub parameter: f64,
    /// The same before it is cut off at 0; below 0 means that chance hides it
    pub parameter_raw: f64,
}

/// A running mean and sum of squared deviations, of values or of integer sums
pub fn mean_se(values: &[f64]) -> Option<MeanSe> {
    let mean = mean(values)?;
    let n = values.len() as f64;
    let sd = variance_about(values, mean).map(f64::sqrt);
    Some(MeanSe { mean, sd, se: sd.map(|sd| sd / n.sqrt()) })
}

/// The mean; `None` of nothing
pub fn mean(values: &[f64]) -> Option<f64> {
    if values.is_empty() { None } else { Some(values.iter().sum::<f64>() / values.len() as f64) }
}

/// The sample variance; `None` of fewer than two values
pub fn variance(values: &[f64]) -> Option<f64> {
    variance_about(values, mean(values)?)
}

/// Mean and error from exact integer sums of values and of squares (§9.2); `None` of nothing
pub fn mean_se_from_sums(count: u64, sum: i128, sum_of_squares: i128) -> Option<MeanSe> {
    if count == 0 {
        return None;
    }
    let n = count as f64;
    let mean = sum as f64 / n;
    let sd = (count > 1).then(|| {
        // n·Σx² − (Σx)² is exact where it fits; floats would cancel.
        let whole = i128::from(count);
        let exact = whole
            .checked_mul(sum_of_squares)
            .zip(sum.checked_mul(sum))
            .and_then(|(squares, square)| squares.checked_sub(square));
        let scaled =
            exact.map_or(n * sum_of_squares as f64 - (sum as f64) * (sum as f64), |exact| exact as f64);
        (scaled.max(0.0) / n / (n - 1.0)).sqrt()
    });
    Some(MeanSe { mean, sd, se: sd.map(|sd| sd / n.sqrt()) })
}

/// Standard error of the mean from the means of consecutive blocks of `block` values (§9.3)
///
/// For Latin hypercube blocks, where the plain formula overstates the error. An incomplete last block is left
/// out. `None` with fewer than two blocks.
pub fn block_standard_error(values: &[f64], block: usize) -> Option<f64> {
    let means: Vec<f64> = values.chunks_exact(block.max(1)).filter_map(mean).collect();
    variance(&means).map(|variance| (variance / means.len() as f64).sqrt())
}

/// Mean of `a − b` pair by pair, with its standard error; values beyond the shorter list are left out
pub fn paired_difference(a: &[f64], b: &[f64]) -> Option<MeanSe> {
    let differences: Vec<f64> = a.iter().zip(b).map(|(a, b)| a - b).collect();
    mean_se(&differences)
}

/// The type-7 quantile of values already sorted, for `p` from 0 to 1; `None` of nothing
pub fn quantile_of_sorted(sorted: &[f64], p: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let place = p.clamp(0.0, 1.0) * last as f64;
    let below = (place.floor() as usize).min(last);
    let (low, high) = (sorted[below], sorted[(below + 1).min(last)]);
    Some(low + (place - place.floor()) * (high - low))
}

/// The type-7 quantile of values in any order; `None` of nothing
pub fn quantile(values: &[f64], p: f64) -> Option<f64> {
    quantile_of_sorted(&sorted(values), p)
}

/// The values in ascending order
pub fn sorted(values: &[f64]) -> Vec<f64> {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    values
}

/// Wilson's interval for a probability seen `successes` times in `trials`, for a `confidence` such as 0.95
///
/// `None` without trials.
pub fn wilson(successes: u64, trials: u64, confidence: f64) -> Option<Interval> {
    if trials == 0 {
        return None;
    }
    let n = trials as f64;
    let share = successes as f64 / n;
    let z = norm_quantile(0.5 + 0.5 * confidence);
    let z2 = z * z;
    let centre = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = z * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt() / (1.0 + z2 / n);
    // At the ends the formula gives 0 and 1 exactly; floats miss by a hair.
    let lower = if successes == 0 { 0.0 } else { (centre - half).max(0.0) };
    let upper = if successes >= trials { 1.0 } else { (centre + half).min(1.0) };
    Some(Interval { lower, upper })
}

/// An interval for the `p` quantile of sorted values by order statistics (§9.3); `None` of nothing
pub fn quantile_interval(sorted: &[f64], p: f64, confidence: f64) -> Option<QuantileInterval> {
    let n = sorted.len();
    if n == 0 {
        return None;
    }
    let tail = 0.5 * (1.0 - confidence);
    // Probabilities rise with the rank, so both ends are found by halving.
    let lower_rank = last_rank_where(n, |rank| binomial_cdf(n, p, rank - 1) <= tail).unwrap_or(1);
    let upper_rank =
        last_rank_where(n, |rank| binomial_cdf(n, p, rank - 1) < 1.0 - tail).map_or(1, |rank| rank + 1);
    let upper_rank = upper_rank.min(n);
    Some(QuantileInterval {
        lower_rank,
        upper_rank,
        lower: sorted[lower_rank - 1],
        upper: sorted[upper_rank - 1],
    })
}

/// One-way random effects: `draws[j]` are the results under parameter draw j, equally many each (§9.4)
///
/// `None` unless there are at least two draws with at least two results each, all the same number.
pub fn variance_split(draws: &[Vec<f64>]) -> Option<VarianceSplit> {
    let within = draws.first()?.len();
    if draws.len() < 2 || within < 2 || draws.iter().any(|draw| draw.len() != within) {
        return None;
    }
    let means: Vec<f64> = draws.iter().filter_map(|draw| mean(draw)).collect();
    let variances: Vec<f64> = draws.iter().filter_map(|draw| variance(draw)).collect();
    let k = within as f64;
    let mean_square_within = mean(&variances)?;
    let mean_square_between = k * variance(&means)?;
    let parameter_raw = (mean_square_between - mean_square_within) / k;
    Some(VarianceSplit {
        mean: mean(&means)?,
        stochastic: mean_square_within,
        parameter: parameter_raw.max(0.0),
        parameter_raw,
    })
}

fn variance_about(values: &[f64], mean: f64) -> Option<f64> {
    if values.len() < 2 {
        return None;
    }
    let squares: f64 = values.iter().map(|x| (x - mean) * (x - mean)).sum();
    Some(squares / (values.len() as f64 - 1.0))
}

/// P(Bin(n, p) ≤ k)
fn binomial_cdf(n: usize, p: f64, k: usize) -> f64 {
    if k >= n {
        return 1.0;
    }
    beta_tails((n - k) as f64, k as f64 + 1.0, 1.0 - p, p).0
}

/// The last rank in 1…n where a condition holds that never holds again once it fails
fn last_rank_where(n: usize, holds: impl Fn(usize) -> bool) -> Option<usize> {
    let (mut fits, mut fails) = (0, n + 1);
    while fails - fits > 1 {
        let middle = fits.midpoint(fails);
        if holds(middle) { fits = middle } else { fails = middle }
    }
    (fits > 0).then_some(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integer_sums_give_the_same_as_the_values() {
        let values = [8, 7, 47, 29, 35, 1_000_000_007_i128, 36];
        let floats: Vec<f64> = values.iter().map(|x| *x as f64).collect();
        let from_sums =
            mean_se_from_sums(values.len() as u64, values.iter().sum(), values.iter().map(|x| x * x).sum());
        let direct = mean_se(&floats).expect("values");
        let from_sums = from_sums.expect("values");
        assert!((from_sums.mean - direct.mean).abs() < 1e-6);
        assert!((from_sums.sd.expect("many") / direct.sd.expect("many") - 1.0).abs() < 1e-12);
    }

    #[test]
    fn nothing_has_no_mean_and_one_value_no_spread() {
        assert_eq!(mean_se(&[]), None);
        assert_eq!(mean_se(&[2.0]), Some(MeanSe { mean: 2.0, sd: None, se: None }));
        assert_eq!(
            (quantile(&[], 0.5), wilson(0, 0, 0.95), quantile_interval(&[], 0.5, 0.95)),
            (None, None, None)
        );
        assert_eq!(quantile(&[3.0], 0.9), Some(3.0));
    }

    #[test]
    fn the_rank_interval_covers_what_it_promises() {
        for n in [1_usize, 2, 5, 37, 256, 4096] {
            let values: Vec<f64> = (1..=n).map(|rank| rank as f64).collect();
            for p in [0.05, 0.1, 0.5, 0.9, 0.99] {
                let interval = quantile_interval(&values, p, 0.95).expect("values");
                let (l, u) = (interval.lower_rank, interval.upper_rank);
                assert!(1 <= l && l <= u && u <= n);
                assert!(l == 1 || binomial_cdf(n, p, l - 1) <= 0.025);
                assert!(u == n || binomial_cdf(n, p, u - 1) >= 0.975);
                assert!(l == n || binomial_cdf(n, p, l) > 0.025);
                assert!(u == 1 || binomial_cdf(n, p, u - 2) < 0.975);
            }
        }
    }

    #[test]
    fn blocks_that_repeat_have_no_error() {
        let values: Vec<f64> = (0..1024).map(|i| f64::from(i % 256)).collect();
        assert_eq!(block_standard_error(&values, 256), Some(0.0));
        assert_eq!(block_standard_error(&values[..300], 256), None);
    }
}
