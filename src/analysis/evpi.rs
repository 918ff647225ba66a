//! What knowing more would be worth before choosing between options (EVPI and EVPPI).
//!
//! Holds §10.5 on tables of net benefit: one row a parameter draw, one column an option, each figure the mean of
//! K replicates. The unit of the answer is the unit of the table. Runs nothing. Called by `pipeline`.

use super::linear::Basis;
use crate::engine::{
    special::{norm_cdf, norm_pdf},
    stats::{quantile_of_sorted, sorted},
};

/// Places of the five knots, as quantiles of the parameter
const KNOTS: [f64; 5] = [0.05, 0.275, 0.5, 0.725, 0.95];

/// Expected value of perfect information, with the part that chance adds taken off
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evpi {
    /// From the means of all K replicates
    pub with_all: f64,
    /// From the means of half of them
    pub with_half: f64,
    /// 2·`with_all` − `with_half`, never below 0: the bias falls with 1/K
    pub extrapolated: f64,
}

/// Mean over draws of the best option's benefit, less the benefit of the option that is best on average
///
/// Biased upwards when the figures still hold chance. `None` without draws, without options, or with rows of
/// different lengths.
pub fn evpi(net_benefit: &[Vec<f64>]) -> Option<f64> {
    let options = net_benefit.first()?.len();
    if options == 0 || net_benefit.iter().any(|row| row.len() != options) {
        return None;
    }
    let draws = net_benefit.len() as f64;
    let best_each: f64 = net_benefit.iter().map(|row| largest(row.iter().copied())).sum();
    let totals = (0..options).map(|option| net_benefit.iter().map(|row| row[option]).sum::<f64>());
    Some((best_each / draws - largest(totals) / draws).max(0.0))
}

/// The extrapolated value from tables made with K and with K/2 replicates of the same draws
pub fn extrapolated(with_all: &[Vec<f64>], with_half: &[Vec<f64>]) -> Option<Evpi> {
    let (with_all, with_half) = (evpi(with_all)?, evpi(with_half)?);
    Some(Evpi { with_all, with_half, extrapolated: (2.0 * with_all - with_half).max(0.0) })
}

/// What knowing one parameter alone would be worth: the benefit is fitted on it by a cubic spline of five knots
///
/// `parameter` holds its value in each draw. A natural spline is used, straight beyond the outer knots, so that few
/// draws at the ends do not bend it. `None` as for [`evpi`], or when the lengths differ.
pub fn evppi(net_benefit: &[Vec<f64>], parameter: &[f64]) -> Option<f64> {
    let options = net_benefit.first()?.len();
    if parameter.len() != net_benefit.len() || net_benefit.iter().any(|row| row.len() != options) {
        return None;
    }
    let columns = spline_columns(parameter)?;
    let basis = Basis::with_constant(parameter.len(), columns.iter().map(Vec::as_slice));
    let fits: Vec<Vec<f64>> = (0..options)
        .map(|option| basis.fitted(&net_benefit.iter().map(|row| row[option]).collect::<Vec<_>>()))
        .collect();
    let rows: Vec<Vec<f64>> =
        (0..parameter.len()).map(|draw| fits.iter().map(|fit| fit[draw]).collect()).collect();
    evpi(&rows)
}

/// The exact value for two options with independent normal benefits, each as (mean, standard deviation)
pub fn evpi_of_two_normals(first: (f64, f64), second: (f64, f64)) -> f64 {
    let spread = (first.1 * first.1 + second.1 * second.1).sqrt();
    let difference = (first.0 - second.0).abs();
    if spread == 0.0 {
        return 0.0;
    }
    let z = difference / spread;
    spread * norm_pdf(z) - difference * norm_cdf(-z)
}

/// The columns of a natural cubic spline besides the constant; equal knots fall together
fn spline_columns(parameter: &[f64]) -> Option<Vec<Vec<f64>>> {
    let ordered = sorted(parameter);
    let mut knots: Vec<f64> = KNOTS.iter().filter_map(|p| quantile_of_sorted(&ordered, *p)).collect();
    knots.dedup();
    let (low, high) = (*ordered.first()?, *ordered.last()?);
    let width = if high > low { high - low } else { 1.0 };
    let scaled: Vec<f64> = parameter.iter().map(|x| (x - low) / width).collect();
    let knots: Vec<f64> = knots.iter().map(|knot| (knot - low) / width).collect();
    let mut columns = vec![scaled.clone()];
    if let [inner @ .., before_last, last] = knots.as_slice() {
        let cube = |x: f64| if x > 0.0 { x * x * x } else { 0.0 };
        let bend = |x: f64, knot: f64| (cube(x - knot) - cube(x - last)) / (last - knot);
        for knot in inner {
            columns.push(scaled.iter().map(|x| bend(*x, *knot) - bend(*x, *before_last)).collect());
        }
    }
    Some(columns)
}

fn largest(values: impl Iterator<Item = f64>) -> f64 {
    values.fold(f64::NEG_INFINITY, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::dist::norm_quantile;

    #[test]
    fn an_option_that_always_wins_makes_knowing_worthless() {
        assert_eq!(evpi(&[vec![2.0, 1.0], vec![5.0, 4.0]]), Some(0.0));
        assert_eq!((evpi(&[]), evpi(&[vec![]]), evpi(&[vec![1.0], vec![]])), (None, None, None));
    }

    #[test]
    fn the_parameter_that_decides_is_worth_all_and_the_other_nothing() {
        // One option is worth the deciding parameter, the other nothing; noise has nothing to do with it.
        let n = 2000;
        let decides: Vec<f64> = (0..n).map(|i| norm_quantile((f64::from(i) + 0.5) / f64::from(n))).collect();
        let noise: Vec<f64> = (0..n).map(|i| f64::from(i * 769 % n)).collect();
        let table: Vec<Vec<f64>> = decides.iter().map(|x| vec![*x, 0.0]).collect();
        let whole = evpi(&table).expect("a table");
        // The mean of the positive part of a standard normal.
        assert!((whole - norm_pdf(0.0)).abs() < 1e-3);
        assert!((evppi(&table, &decides).expect("a table") - whole).abs() < 1e-9);
        assert!(evppi(&table, &noise).expect("a table") < 0.05 * whole);
    }

    #[test]
    fn a_parameter_with_two_values_is_fitted_all_the_same() {
        let parameter: Vec<f64> = (0..100).map(|i| f64::from(i % 2)).collect();
        let table: Vec<Vec<f64>> = parameter.iter().map(|x| vec![2.0 * x - 1.0, 0.0]).collect();
        assert!((evppi(&table, &parameter).expect("a table") - 0.5).abs() < 1e-9);
        assert!(evppi(&table, &[3.0; 100]).expect("a table") < 1e-9);
    }

    #[test]
    fn the_closed_form_agrees_with_a_fine_table() {
        let points: Vec<f64> = (0..400).map(|i| norm_quantile((f64::from(i) + 0.5) / 400.0)).collect();
        let table: Vec<Vec<f64>> = points
            .iter()
            .flat_map(|a| points.iter().map(move |b| vec![120.0 + 30.0 * a, 110.0 + 40.0 * b]))
            .collect();
        let found = evpi(&table).expect("a table");
        assert!((found - evpi_of_two_normals((120.0, 30.0), (110.0, 40.0))).abs() < 0.05);
    }
}
