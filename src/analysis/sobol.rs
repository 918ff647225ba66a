//! Variance shares (Sobol indices): how much of the spread of a result each figure carries, and how much chance.
//!
//! Holds the quasi-random design of §10.4, the estimators and their bootstrap intervals. Runs nothing: a caller
//! walks [`Design::runs`], computes one answer a run, and hands all of them to [`Design::indices`].
//! Pure chance is one more column: the replicate index, which rows of A and B do not share.
//!
//! The points are Sobol' points with Owen's nested scrambling (1995), seeded, so equal seeds give equal designs.
//! The direction numbers of the first 37 dimensions are those of Joe and Kuo (SIAM J. Sci. Comput. 30, 2008,
//! <https://web.maths.unsw.edu.au/~fkuo/sobol/>, whose copyright they acknowledge and permit to use); further
//! dimensions take the same ones again in an order of points scrambled anew.
//! First order: Saltelli 2010, on results with their mean taken off, which leaves the expected value and lowers
//! the noise. Total: Jansen 1999.

use crate::engine::stats::{Interval, quantile_of_sorted, sorted};

/// Bits of a coordinate
const BITS: u32 = 32;
/// Most rows of A; twice as many replicates are used
const MOST_ROWS: u32 = 1 << 20;

/// Degree, coefficients and first direction numbers of each dimension after the first
const JOE_KUO: [(u32, u32, &[u32]); 36] = [
    (1, 0, &[1]),
    (2, 1, &[1, 3]),
    (3, 1, &[1, 3, 1]),
    (3, 2, &[1, 1, 1]),
    (4, 1, &[1, 1, 3, 3]),
    (4, 4, &[1, 3, 5, 13]),
    (5, 2, &[1, 1, 5, 5, 17]),
    (5, 4, &[1, 1, 5, 5, 5]),
    (5, 7, &[1, 1, 7, 11, 19]),
    (5, 11, &[1, 1, 5, 1, 1]),
    (5, 13, &[1, 1, 1, 3, 11]),
    (5, 14, &[1, 3, 5, 5, 31]),
    (6, 1, &[1, 3, 3, 9, 7, 49]),
    (6, 13, &[1, 1, 1, 15, 21, 21]),
    (6, 16, &[1, 3, 1, 13, 27, 49]),
    (6, 19, &[1, 1, 1, 15, 7, 5]),
    (6, 22, &[1, 3, 1, 15, 13, 25]),
    (6, 25, &[1, 1, 5, 5, 19, 61]),
    (7, 1, &[1, 3, 7, 11, 23, 15, 103]),
    (7, 4, &[1, 3, 7, 13, 13, 15, 69]),
    (7, 7, &[1, 1, 3, 13, 7, 35, 63]),
    (7, 8, &[1, 3, 5, 9, 1, 25, 53]),
    (7, 14, &[1, 3, 1, 13, 9, 35, 107]),
    (7, 19, &[1, 3, 1, 5, 27, 61, 31]),
    (7, 21, &[1, 1, 5, 11, 19, 41, 61]),
    (7, 28, &[1, 3, 5, 3, 3, 13, 69]),
    (7, 31, &[1, 1, 7, 13, 1, 19, 1]),
    (7, 32, &[1, 3, 7, 5, 13, 19, 59]),
    (7, 37, &[1, 1, 3, 9, 25, 29, 41]),
    (7, 41, &[1, 3, 5, 13, 23, 1, 55]),
    (7, 42, &[1, 3, 7, 3, 13, 59, 17]),
    (7, 50, &[1, 3, 1, 3, 5, 53, 69]),
    (7, 55, &[1, 1, 5, 5, 23, 33, 13]),
    (7, 56, &[1, 1, 7, 7, 1, 61, 123]),
    (7, 59, &[1, 1, 7, 9, 13, 61, 49]),
    (7, 62, &[1, 3, 3, 5, 3, 55, 33]),
];

/// Which matrix a run takes its point from
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matrix {
    /// The first independent one
    A,
    /// The second independent one
    B,
    /// A with this parameter from B
    Parameter(usize),
    /// A with the replicate of B
    Chance,
}

/// One run of the design
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// Where its point comes from
    pub matrix: Matrix,
    /// Its row, from 0
    pub row: u32,
    /// The replicate index to run it with
    pub replicate: u32,
}

/// The runs needed for the indices of so many parameters
#[derive(Debug, Clone)]
pub struct Design {
    rows: u32,
    parameters: usize,
    seed: u64,
    directions: Vec<[u32; BITS as usize]>,
}

/// Shares of variance of one column
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Index {
    /// Share that goes away, on average, when this alone becomes known
    pub first: f64,
    /// Share that stays when all but this is known
    pub total: f64,
}

/// Intervals for an [`Index`]
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct IndexInterval {
    /// For the first-order share
    pub first: Interval,
    /// For the total share
    pub total: Interval,
}

/// All shares, of one figure each or of one interval each
#[derive(Debug, Clone, PartialEq)]
pub struct Indices<T> {
    /// Parameter by parameter
    pub parameters: Vec<T>,
    /// Pure chance
    pub chance: T,
}

impl Design {
    /// A design of at least `rows` rows, raised to a power of two from 2 to 2²⁰, as the points need
    pub fn new(rows: u32, parameters: usize, seed: u64) -> Self {
        let rows = rows.clamp(2, MOST_ROWS).next_power_of_two();
        let dimensions = (2 * parameters).min(JOE_KUO.len() + 1);
        Self { rows, parameters, seed, directions: (0..dimensions).map(direction_numbers).collect() }
    }

    /// Rows of each matrix
    pub fn rows(&self) -> u32 {
        self.rows
    }

    /// All runs in the order in which [`Design::indices`] wants the answers: matrix by matrix
    pub fn runs(&self) -> impl Iterator<Item = Run> + use<> {
        let rows = self.rows;
        let matrices = [Matrix::A, Matrix::B]
            .into_iter()
            .chain((0..self.parameters).map(Matrix::Parameter))
            .chain([Matrix::Chance]);
        matrices.flat_map(move |matrix| {
            (0..rows).map(move |row| {
                let other_future = matches!(matrix, Matrix::B | Matrix::Chance);
                Run { matrix, row, replicate: if other_future { rows + row } else { row } }
            })
        })
    }

    /// The point of a run: one number strictly between 0 and 1 for each parameter
    pub fn point(&self, run: Run) -> Vec<f64> {
        (0..self.parameters)
            .map(|parameter| {
                let from_b = run.matrix == Matrix::B || run.matrix == Matrix::Parameter(parameter);
                let dimension = if from_b { self.parameters + parameter } else { parameter };
                self.coordinate(dimension, run.row)
            })
            .collect()
    }

    /// The indices from one answer a run; `None` when answers are missing or do not vary
    pub fn indices(&self, answers: &[f64]) -> Option<Indices<Index>> {
        let table = self.table(answers)?;
        let every_row: Vec<usize> = (0..self.rows as usize).collect();
        estimate(&table, &every_row)
    }

    /// Bootstrap intervals over rows, for a `confidence` such as 0.95; `None` as for [`Design::indices`]
    pub fn intervals(
        &self,
        answers: &[f64],
        resamples: u32,
        confidence: f64,
    ) -> Option<Indices<IndexInterval>> {
        let table = self.table(answers)?;
        let estimates: Vec<Indices<Index>> = (0..resamples.max(1))
            .filter_map(|resample| {
                let picked: Vec<usize> = (0..self.rows)
                    .map(|place| {
                        let random = mix(self.seed ^ mix(u64::from(resample) << 32 | u64::from(place)));
                        ((u128::from(random) * u128::from(self.rows)) >> 64) as usize
                    })
                    .collect();
                estimate(&table, &picked)
            })
            .collect();
        let tail = 0.5 * (1.0 - confidence);
        let interval = |of: &dyn Fn(&Indices<Index>) -> f64| {
            let values = sorted(&estimates.iter().map(of).collect::<Vec<_>>());
            Some(Interval {
                lower: quantile_of_sorted(&values, tail)?,
                upper: quantile_of_sorted(&values, 1.0 - tail)?,
            })
        };
        let parameters = (0..self.parameters)
            .map(|i| {
                Some(IndexInterval {
                    first: interval(&|estimate| estimate.parameters[i].first)?,
                    total: interval(&|estimate| estimate.parameters[i].total)?,
                })
            })
            .collect::<Option<Vec<_>>>()?;
        let chance = IndexInterval {
            first: interval(&|estimate| estimate.chance.first)?,
            total: interval(&|estimate| estimate.chance.total)?,
        };
        Some(Indices { parameters, chance })
    }

    /// The answers with their mean taken off, cut into matrices
    fn table(&self, answers: &[f64]) -> Option<Vec<Vec<f64>>> {
        let rows = self.rows as usize;
        if answers.len() != rows * (self.parameters + 3) || answers.iter().any(|x| !x.is_finite()) {
            return None;
        }
        let middle = answers[..2 * rows].iter().sum::<f64>() / (2 * rows) as f64;
        Some(answers.chunks_exact(rows).map(|part| part.iter().map(|x| x - middle).collect()).collect())
    }

    fn coordinate(&self, dimension: usize, row: u32) -> f64 {
        let (group, within) = (dimension / self.directions.len(), dimension % self.directions.len());
        // Every group after the first walks the same points in an order of its own.
        let place = if group == 0 { row } else { scramble(row, mix(self.seed ^ mix(group as u64))) };
        let point = self.directions[within]
            .iter()
            .enumerate()
            .filter(|(bit, _)| place >> bit & 1 == 1)
            .fold(0, |point, (_, direction)| point ^ direction);
        let scrambled = scramble(point, mix(self.seed.wrapping_add(mix(!(dimension as u64)))));
        (f64::from(scrambled) + 0.5) / 4_294_967_296.0
    }
}

/// The estimators over a choice of rows, which may repeat
fn estimate(table: &[Vec<f64>], rows: &[usize]) -> Option<Indices<Index>> {
    let [a, b, mixed @ ..] = table else { return None };
    let n = rows.len() as f64;
    let mean = rows.iter().map(|r| a[*r] + b[*r]).sum::<f64>() / (2.0 * n);
    let off = |x: f64| (x - mean) * (x - mean);
    let variance = rows.iter().map(|r| off(a[*r]) + off(b[*r])).sum::<f64>() / (2.0 * n);
    if variance <= 0.0 {
        return None;
    }
    let index = |column: &Vec<f64>| {
        let first: f64 = rows.iter().map(|r| (b[*r] - mean) * (column[*r] - a[*r])).sum();
        let total: f64 = rows.iter().map(|r| (a[*r] - column[*r]) * (a[*r] - column[*r])).sum();
        Index { first: first / n / variance, total: total / (2.0 * n) / variance }
    };
    let (chance, parameters) = mixed.split_last()?;
    Some(Indices { parameters: parameters.iter().map(index).collect(), chance: index(chance) })
}

/// The direction numbers of a dimension, from 0
fn direction_numbers(dimension: usize) -> [u32; BITS as usize] {
    let mut directions = [0; BITS as usize];
    if dimension == 0 {
        for (k, direction) in directions.iter_mut().enumerate() {
            *direction = 1 << (BITS as usize - 1 - k);
        }
        return directions;
    }
    let (degree, coefficients, first) = JOE_KUO[dimension - 1];
    let degree = degree as usize;
    for k in 0..BITS as usize {
        directions[k] = if k < degree {
            first[k] << (BITS as usize - 1 - k)
        } else {
            let oldest = directions[k - degree];
            (1..degree)
                .filter(|i| coefficients >> (degree - 1 - i) & 1 == 1)
                .fold(oldest ^ (oldest >> degree), |direction, i| direction ^ directions[k - i])
        };
    }
    directions
}

/// Owen's nested scrambling: each bit is turned or not by chance, alike for all numbers with the same bits above it
fn scramble(number: u32, key: u64) -> u32 {
    let mut turned = number;
    for bit in 0..BITS {
        // A leading 1 keeps prefixes of different lengths apart.
        let above = (1_u64 << bit) | (u64::from(number) >> (BITS - bit));
        turned ^= (mix(key ^ mix(above)) >> 63) as u32 * (1 << (BITS - 1 - bit));
    }
    turned
}

/// The finaliser of `SplitMix64`: a fixed shuffle of the 64-bit numbers
fn mix(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_one_point_in_every_row_of_the_finest_grid() {
        let design = Design::new(256, 50, 7);
        for matrix in [Matrix::A, Matrix::B] {
            let points: Vec<Vec<f64>> =
                design.runs().filter(|run| run.matrix == matrix).map(|run| design.point(run)).collect();
            for parameter in 0..50 {
                let mut cells = [0; 256];
                for point in &points {
                    cells[(point[parameter] * 256.0) as usize] += 1;
                }
                assert_eq!(cells, [1; 256], "{matrix:?} {parameter}");
            }
        }
    }

    #[test]
    fn the_first_two_columns_have_one_point_in_every_box_of_the_same_size() {
        let design = Design::new(64, 2, 3);
        for (across, down) in [(64, 1), (32, 2), (8, 8), (2, 32), (1, 64)] {
            let mut boxes = vec![0; 64];
            for run in design.runs().take(64) {
                let point = design.point(run);
                let column = (point[0] * f64::from(across)) as i32;
                boxes[(column * down + (point[1] * f64::from(down)) as i32) as usize] += 1;
            }
            assert!(boxes.iter().all(|count| *count == 1), "{across} by {down}");
        }
    }

    #[test]
    fn a_run_takes_one_parameter_or_the_future_from_b() {
        let design = Design::new(4, 2, 1);
        let runs: Vec<Run> = design.runs().collect();
        assert_eq!(runs.len(), 4 * 5);
        let (a, b) = (design.point(runs[1]), design.point(runs[5]));
        assert_eq!(design.point(runs[9]), [b[0], a[1]]);
        assert_eq!(design.point(runs[13]), [a[0], b[1]]);
        assert_eq!(design.point(runs[17]), a);
        assert_eq!(
            (runs[1].replicate, runs[5].replicate, runs[9].replicate, runs[17].replicate),
            (1, 5, 1, 5)
        );
    }

    #[test]
    fn chance_has_its_own_share_and_the_intervals_hold_the_truth() {
        // y = x + e with variances 1/12 and 1/12, e being a fixed shuffle of the replicate.
        let design = Design::new(4096, 1, 11);
        let chance = |replicate: u32| (mix(u64::from(replicate)) >> 11) as f64 / 9_007_199_254_740_992.0;
        let answers: Vec<f64> =
            design.runs().map(|run| design.point(run)[0] + chance(run.replicate)).collect();
        let indices = design.indices(&answers).expect("a complete design");
        let intervals = design.intervals(&answers, 200, 0.99).expect("a complete design");
        for (index, interval) in
            [(indices.parameters[0], intervals.parameters[0]), (indices.chance, intervals.chance)]
        {
            assert!((index.first - 0.5).abs() < 0.05 && (index.total - 0.5).abs() < 0.05, "{index:?}");
            assert!(interval.first.lower < 0.5 && 0.5 < interval.first.upper, "{interval:?}");
            assert!(interval.total.lower < 0.5 && 0.5 < interval.total.upper, "{interval:?}");
        }
    }

    #[test]
    fn answers_that_are_missing_or_never_vary_have_no_indices() {
        let design = Design::new(4, 2, 1);
        assert_eq!(design.indices(&[1.0; 20]), None);
        assert_eq!(design.indices(&[1.0; 19]), None);
    }
}
