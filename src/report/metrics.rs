//! The numbers of a run under stable names: what JSON and CSV carry, and what every face shows in its own form.
//!
//! Holds the types and their statistics; [`gather`](super::gather) fills them from a run. Rounds nothing: rounding to
//! the place of the error is done where a number is shown. Undefined is absent (null in JSON), never 0.
//!
//! # Names
//!
//! Totals have no corridor; the same id with a corridor is that corridor's part. Stages, exits, cost items and sources are called
//! by their ids in the scenario, categories as `language_training`.
//!
//! | id | what |
//! |---|---|
//! | `entrants`, `arrivals`, `arrivals_by_target`, `stranded` | people |
//! | `target_probability`, `nobody_stranded_probability` | share of futures |
//! | `eligible_probability` | share of futures in which the programme stays eligible: all of the following hold |
//! | `windows_kept_probability`, `classes_formed_probability`, `positions_kept_probability` | share of futures |
//! | `retained_12`, `retained_share_12` | still there 12 months after beginning the stage of staying, and of those who could be |
//! | `cost_total`, `cost_per_arrival`, `cost_per_retained_12` | euro |
//! | `cost:CATEGORY`, `cost_item:ITEM`, `uncovered`, `uncovered_share`, `uncovered:CATEGORY` | euro, share |
//! | `funded:SOURCE`, `funded:SOURCE/CATEGORY`, `funded_per_arrival:SOURCE` | euro |
//! | `award_won:SOURCE`, `ceiling_reached:SOURCE`, `plan_too_small:SOURCE` | share of futures |
//! | `bridge_peak`, `bridge_interest`, `receivable_at_end` | euro: most that sources owed at one time, interest on it, what comes after the calendar |
//! | `advanced_peak` | euro: most that had to be advanced at one time, costs without a source included |
//! | `course_stopped_probability`, `stopped_people` | futures in which more had to be advanced than can be; people in training then |
//! | `work_months`, `gain:worker`, `gain:state`, `gain:territory`, `gain:origin`, `labour_cost` | of a corridor: person-months of work inside the calendar, and what they are worth, in euro |
//! | `entries:STAGE`, `starts:STAGE`, `passed:STAGE`, `lost:STAGE` | people who join, begin, go on, leave the corridor there |
//! | `dropouts:STAGE`, `lapsed:STAGE`, `gave_up:STAGE`, `left:STAGE/EXIT` | the same by reason |
//! | `lapse_probability:STAGE` | share of futures in which a window lapses there |
//! | `wait_mean:STAGE` | mean days from joining to beginning, of those who began |
//! | `time_mean:STAGE` | mean days in the stage, waiting included, of those who joined |
//! | `inside_at_end:STAGE`, `classes:STAGE`, `exits:EXIT` | people, classes, people |
//!
//! Series: `arrivals_cumulative`, `cost`, `uncovered`, `bridge`, `balance`, `received:SOURCE`, `entries:STAGE`, `stock:STAGE`, `queue:STAGE`, `classes:STAGE`.
//!
//! # Errors
//!
//! With Latin hypercube blocks (§9.3 of the engine's specification) the standard error of a mean is that of the block
//! means; with fewer than two whole blocks it is the plain one, which then overstates it.

use crate::base::{Date, Id};
use crate::engine::stats;
use serde::Serialize;

/// Confidence of every interval shown
pub const CONFIDENCE: f64 = 0.95;

/// What a metric counts
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MetricUnit {
    /// Persons
    People,
    /// Euro
    Euro,
    /// Calendar days
    Days,
    /// 0 to 1
    Share,
    /// Classes: a bare count
    Count,
}

/// One number of a run with its spread over the futures
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Metric {
    /// Stable name
    pub id: String,
    /// Corridor it is of; none: all together
    pub corridor: Option<Id>,
    /// What it counts
    pub unit: MetricUnit,
    /// Its figures
    #[serde(flatten)]
    pub spread: Distribution,
}

/// How a number spreads over the futures
///
/// For a probability the mean is the probability, and spread and quantiles are absent.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Distribution {
    /// Futures in which it is defined
    pub n: u64,
    /// Mean
    pub mean: Option<f64>,
    /// Standard error of the mean
    pub standard_error: Option<f64>,
    /// Lower end of the 95 % interval of the mean (Wilson's for a probability)
    pub low: Option<f64>,
    /// Upper end of it
    pub high: Option<f64>,
    /// Standard deviation between futures
    pub sd: Option<f64>,
    /// 5 % quantile
    pub p5: Option<f64>,
    /// 10 % quantile
    pub p10: Option<f64>,
    /// 25 % quantile
    pub p25: Option<f64>,
    /// Median
    pub p50: Option<f64>,
    /// 75 % quantile
    pub p75: Option<f64>,
    /// 90 % quantile
    pub p90: Option<f64>,
    /// 95 % quantile
    pub p95: Option<f64>,
    /// Half the width of the 95 % interval of the median
    pub median_half_width: Option<f64>,
}

/// One number month by month
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Series {
    /// Stable name
    pub id: String,
    /// Corridor it is of; none: all together
    pub corridor: Option<Id>,
    /// What it counts
    pub unit: MetricUnit,
    /// One point a month
    pub points: Vec<SeriesPoint>,
}

/// A month of a series
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct SeriesPoint {
    /// First day of the month; the figures are those at its end
    pub month: Date,
    /// Mean
    pub mean: f64,
    /// 10 % quantile, where the run keeps it
    pub p10: Option<f64>,
    /// 25 % quantile
    pub p25: Option<f64>,
    /// Median
    pub p50: Option<f64>,
    /// 75 % quantile
    pub p75: Option<f64>,
    /// 90 % quantile
    pub p90: Option<f64>,
}

/// All numbers of a run
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Metrics {
    /// One by one
    pub metrics: Vec<Metric>,
    /// Month by month
    pub series: Vec<Series>,
}

impl SeriesPoint {
    /// A month without figures yet
    pub(super) fn empty(month: Date) -> Self {
        Self { month, mean: 0.0, p10: None, p25: None, p50: None, p75: None, p90: None }
    }
}

impl Metrics {
    /// The total called `id`
    pub fn total(&self, id: &str) -> Option<&Distribution> {
        self.metrics.iter().find(|m| m.id == id && m.corridor.is_none()).map(|m| &m.spread)
    }

    /// The part of a corridor called `id`
    pub fn of(&self, id: &str, corridor: &Id) -> Option<&Distribution> {
        self.metrics.iter().find(|m| m.id == id && m.corridor.as_ref() == Some(corridor)).map(|m| &m.spread)
    }

    /// The series of all corridors together called `id`
    pub fn series(&self, id: &str) -> Option<&Series> {
        self.series.iter().find(|s| s.id == id && s.corridor.is_none())
    }
}

impl Distribution {
    /// The spread of `values`, one a future in their order; absent ones are undefined in that future
    ///
    /// `block` is the length of the Latin hypercube blocks; 0 for independent draws.
    pub fn of(values: &[Option<f64>], block: usize) -> Self {
        let defined: Vec<f64> = values.iter().flatten().copied().collect();
        let Some(all) = stats::mean_se(&defined) else { return Self::default() };
        let standard_error = block_error(values, block).or(all.se);
        let sorted = stats::sorted(&defined);
        let quantile = |p: f64| stats::quantile_of_sorted(&sorted, p);
        let median = stats::quantile_interval(&sorted, 0.5, CONFIDENCE);
        Self {
            n: defined.len() as u64,
            mean: Some(all.mean),
            standard_error,
            low: standard_error.map(|se| all.mean - Z * se),
            high: standard_error.map(|se| all.mean + Z * se),
            sd: all.sd,
            p5: quantile(0.05),
            p10: quantile(0.10),
            p25: quantile(0.25),
            p50: quantile(0.50),
            p75: quantile(0.75),
            p90: quantile(0.90),
            p95: quantile(0.95),
            median_half_width: median.map(|m| 0.5 * (m.upper - m.lower)),
        }
    }

    /// The ratio of two numbers: its mean is the ratio of means (§8.3), its spread that of the ratios where they are defined
    ///
    /// The error of the ratio of means comes from its linear terms.
    pub fn of_ratio(above: &[f64], below: &[f64], block: usize) -> Self {
        let ratios: Vec<Option<f64>> =
            above.iter().zip(below).map(|(a, b)| (*b > 0.0).then(|| a / b)).collect();
        let mut spread = Self::of(&ratios, block);
        let (Some(mean_above), Some(mean_below)) = (stats::mean(above), stats::mean(below)) else {
            return spread;
        };
        if mean_below <= 0.0 {
            return Self { n: 0, ..Self::default() };
        }
        let ratio = mean_above / mean_below;
        let linear: Vec<f64> = above.iter().zip(below).map(|(a, b)| (a - ratio * b) / mean_below).collect();
        let optional: Vec<Option<f64>> = linear.iter().copied().map(Some).collect();
        let error = block_error(&optional, block).or(stats::mean_se(&linear).and_then(|m| m.se));
        spread.mean = Some(ratio);
        spread.standard_error = error;
        spread.low = error.map(|se| ratio - Z * se);
        spread.high = error.map(|se| ratio + Z * se);
        spread
    }

    /// The probability of something that happened in `hits` of `futures`, with Wilson's interval
    pub fn of_probability(hits: u64, futures: u64) -> Self {
        let Some(interval) = stats::wilson(hits, futures, CONFIDENCE) else { return Self::default() };
        let p = hits as f64 / futures as f64;
        Self {
            n: futures,
            mean: Some(p),
            standard_error: Some((p * (1.0 - p) / futures as f64).sqrt()),
            low: Some(interval.lower),
            high: Some(interval.upper),
            ..Self::default()
        }
    }

    /// Half the width of the 95 % interval of the mean
    pub fn mean_half_width(&self) -> Option<f64> {
        self.standard_error.map(|se| Z * se)
    }
}

/// The normal quantile of a two-sided interval of 95 %
const Z: f64 = 1.959_963_984_540_054;

/// Standard error from the means of blocks, over what is defined in each; none with fewer than two whole blocks
fn block_error(values: &[Option<f64>], block: usize) -> Option<f64> {
    if block == 0 {
        return None;
    }
    let means: Vec<f64> = values
        .chunks_exact(block)
        .filter_map(|chunk| stats::mean(&chunk.iter().flatten().copied().collect::<Vec<f64>>()))
        .collect();
    stats::block_standard_error(&means, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spread_has_type_seven_quantiles_and_both_errors() {
        let values: Vec<Option<f64>> = (1..=100).map(|v| Some(f64::from(v))).collect();
        let plain = Distribution::of(&values, 0);
        assert_eq!((plain.n, plain.mean, plain.p50), (100, Some(50.5), Some(50.5)));
        assert_eq!(plain.p10, Some(10.9));
        let sd = plain.sd.expect("many values");
        assert!((sd - 29.011_491_975_882_016).abs() < 1e-9);
        assert_eq!(plain.standard_error, Some(sd / 10.0));
        // Blocks of ten: means 5.5, 15.5 … 95.5, whose sd is that of ten steps of ten.
        let blocks = Distribution::of(&values, 10);
        let expect = (10.0 * 30.276_503_540_974_915_f64) / 10.0 / 10.0_f64.sqrt();
        assert!((blocks.standard_error.expect("ten blocks") - expect).abs() < 1e-9);
        // One whole block is not enough to see how blocks differ.
        assert_eq!(Distribution::of(&values, 64).standard_error, plain.standard_error);
    }

    #[test]
    fn what_is_undefined_is_absent_and_never_zero() {
        let nothing = Distribution::of(&[None, None], 0);
        assert_eq!((nothing.n, nothing.mean, nothing.p50), (0, None, None));
        let one = Distribution::of(&[Some(3.0)], 0);
        assert_eq!((one.n, one.mean, one.standard_error, one.sd), (1, Some(3.0), None, None));
        let json = serde_json::to_value(Metric {
            id: "cost_per_arrival".to_owned(),
            corridor: None,
            unit: MetricUnit::Euro,
            spread: nothing,
        })
        .expect("a metric is JSON");
        assert!(json["mean"].is_null() && json["corridor"].is_null());
        assert_eq!(json["n"], 0);
        assert_eq!(json["unit"], "euro");
    }

    #[test]
    fn the_cost_per_head_is_the_ratio_of_means_where_its_spread_is_that_of_futures() {
        let spread = Distribution::of_ratio(&[100.0, 300.0, 50.0], &[1.0, 3.0, 0.0], 0);
        assert_eq!((spread.n, spread.mean, spread.p50), (2, Some(112.5), Some(100.0)));
        assert!(spread.standard_error.is_some());
        let none = Distribution::of_ratio(&[100.0, 50.0], &[0.0, 0.0], 0);
        assert_eq!((none.n, none.mean), (0, None));
    }

    #[test]
    fn a_probability_has_wilsons_interval() {
        let p = Distribution::of_probability(6, 100);
        assert_eq!(p.mean, Some(0.06));
        assert!((p.low.expect("low") - 0.027_786_8).abs() < 1e-5);
        assert!((p.high.expect("high") - 0.124_768_5).abs() < 1e-5);
        assert_eq!(Distribution::of_probability(0, 0).mean, None);
        assert_eq!(Distribution::of_probability(0, 50).low, Some(0.0));
    }
}
