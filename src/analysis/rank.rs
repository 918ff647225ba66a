//! Rank correlation: which uncertain figure moves a result, by order and not by size.
//!
//! Holds Spearman's correlation and the partial rank correlation of §10.3, both with mid-ranks for ties.
//! Draws nothing. Called on the single-loop design, where replicate and parameter draw go together.

use super::linear::Basis;
use crate::engine::stats::mean;

/// Below this share explained, the results do not move steadily with the figures and ranks mislead
pub const STEADY_FROM_R2: f64 = 0.7;

/// Partial rank correlations of one result with all figures
#[derive(Debug, Clone, PartialEq)]
pub struct PartialRank {
    /// One coefficient a figure, −1 to 1; `None` where the figure or the result does not vary on its own
    pub prcc: Vec<Option<f64>>,
    /// Share of the rank variance of the result that the figures explain; `None` when the result does not vary
    pub r2: Option<f64>,
}

impl PartialRank {
    /// Whether to warn that a result does not rise or fall steadily with the figures
    pub fn is_doubtful(&self) -> bool {
        self.r2.is_none_or(|r2| r2 < STEADY_FROM_R2)
    }
}

/// Spearman's rank correlation; `None` when a list does not vary or the lengths differ
pub fn spearman(x: &[f64], y: &[f64]) -> Option<f64> {
    if x.len() != y.len() {
        return None;
    }
    correlation(&ranks(x), &ranks(y))
}

/// Partial rank correlation of each column with `y`, the others being held fixed
///
/// `None` when there is nothing to relate or the lengths differ.
pub fn partial_rank(columns: &[Vec<f64>], y: &[f64]) -> Option<PartialRank> {
    let rows = y.len();
    if rows < 3 || columns.is_empty() || columns.iter().any(|column| column.len() != rows) {
        return None;
    }
    let columns: Vec<Vec<f64>> = columns.iter().map(|column| ranks(column)).collect();
    let y = ranks(y);
    let prcc = (0..columns.len())
        .map(|i| {
            let others = columns.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, c)| c.as_slice());
            let basis = Basis::with_constant(rows, others);
            let (x_rest, y_rest) = (basis.residuals(&columns[i]), basis.residuals(&y));
            // What is left of a rank that the others explain wholly is rounding, not information.
            let explained = sum_of_squares(&x_rest) <= 1e-16 * sum_of_squares(&columns[i])
                || sum_of_squares(&y_rest) <= 1e-16 * sum_of_squares(&y);
            if explained { None } else { correlation(&x_rest, &y_rest) }
        })
        .collect();
    let rest = Basis::with_constant(rows, columns.iter().map(Vec::as_slice)).residuals(&y);
    let whole = Basis::with_constant(rows, []).residuals(&y);
    let whole = sum_of_squares(&whole);
    let r2 = (whole > 0.0).then(|| (1.0 - sum_of_squares(&rest) / whole).clamp(0.0, 1.0));
    Some(PartialRank { prcc, r2 })
}

/// Ranks from 1; equal values share the mean of their ranks
pub fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut ranks = vec![0.0; values.len()];
    let mut first = 0;
    while first < order.len() {
        let same = order[first..].iter().take_while(|i| values[**i] == values[order[first]]).count().max(1);
        // Ranks first+1 … first+same; their mean is a whole or a half.
        let middle = first as f64 + 0.5 * (same as f64 + 1.0);
        for i in &order[first..first + same] {
            ranks[*i] = middle;
        }
        first += same;
    }
    ranks
}

/// Pearson's correlation; `None` when a list does not vary
fn correlation(x: &[f64], y: &[f64]) -> Option<f64> {
    let (mean_x, mean_y) = (mean(x)?, mean(y)?);
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for (a, b) in x.iter().zip(y) {
        let (a, b) = (a - mean_x, b - mean_y);
        xx += a * a;
        yy += b * b;
        xy += a * b;
    }
    let scale = (xx * yy).sqrt();
    (scale > 0.0).then(|| (xy / scale).clamp(-1.0, 1.0))
}

fn sum_of_squares(values: &[f64]) -> f64 {
    values.iter().map(|x| x * x).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_share_their_ranks() {
        assert_eq!(ranks(&[3.0, 1.0, 3.0, 2.0, 3.0]), [4.0, 1.0, 4.0, 2.0, 4.0]);
        assert_eq!(ranks(&[f64::NAN, 1.0]), [2.0, 1.0]);
    }

    #[test]
    fn a_steady_curve_is_perfectly_correlated_and_a_constant_not_at_all() {
        let x: Vec<f64> = (1..30).map(f64::from).collect();
        let cubes: Vec<f64> = x.iter().map(|x| x * x * x).collect();
        assert_eq!(spearman(&x, &cubes), Some(1.0));
        assert_eq!(spearman(&x, &[2.0; 29]), None);
    }

    #[test]
    fn a_figure_that_only_follows_another_has_no_partial_correlation() {
        let a: Vec<f64> = (0..40).map(|i| f64::from(i * 17 % 41)).collect();
        let b = a.clone();
        let y: Vec<f64> = a.iter().map(|x| -x).collect();
        let answer = partial_rank(&[a, b], &y).expect("a design");
        assert_eq!(answer.prcc, [None, None]);
        assert!(!answer.is_doubtful());
    }
}
