//! Quantiles of one beta distribution at many probabilities: what depends on its parameters alone is worked out once.
//!
//! Every future draws each unknown number anew, so this is the work a run has most of. Parameters as those of a PERT estimate have the
//! incomplete function as a power series with fixed coefficients; others go the general way of `special`. Both solve the same
//! equation to the last digits. Holds mathematics only. Called by `dist` and, for single quantiles, by `kernel`.
//!
//! Series: I(a, b, x) = xᵃ / B(a, b) · Σ (1−b)ₙ xⁿ / (n! (a+n)); Abramowitz and Stegun, 6.6.8 with 15.1.1.

use super::special::{
    LOWEST_LOG, SMALL_STEP, Tail, beta_prefactor, beta_tails_from, log_beta, norm_quantile, solve_in_logs,
};

/// Largest parameter for which the series loses no digits where x is at most ½
const LARGEST: f64 = 6.0;
/// Smallest parameter for which the series ends in time
const SMALLEST: f64 = 0.25;
/// Pairs of terms: at x = ½ the next one is below the last digit
const PAIRS: usize = 26;

/// A beta distribution made ready for quantiles
#[derive(Debug, Clone)]
pub struct BetaQuantiles {
    halves: (f64, f64),
    /// Of x where it is at most ½
    lower: Side,
    /// Of 1 − x where that is at most ½
    upper: Side,
}

impl BetaQuantiles {
    /// Parameters `a`, `b` > 0
    pub fn new(a: f64, b: f64) -> Self {
        let lower = Side::new(a, b);
        Self { halves: halves(&lower), lower, upper: Side::new(b, a) }
    }

    /// The quantile at `u`
    pub fn at(&self, u: f64) -> f64 {
        quantile(u, self.halves, || self.lower.smaller(u, Tail::Lower), || self.upper.smaller(u, Tail::Upper))
    }
}

/// The quantile at `u` of the beta distribution with parameters `a`, `b` > 0
pub fn beta_quantile(a: f64, b: f64, u: f64) -> f64 {
    let lower = Side::new(a, b);
    let upper = || Side::new(b, a).smaller(u, Tail::Upper);
    quantile(u, halves(&lower), || lower.smaller(u, Tail::Lower), upper)
}

/// Probabilities below and above ½
fn halves(lower: &Side) -> (f64, f64) {
    beta_tails_from(lower.a, lower.b, 0.5, 0.5, beta_prefactor(lower.a, lower.b, 0.5, 0.5, lower.log_beta))
}

/// The smaller of x and 1 − x is the unknown: it keeps its relative accuracy
fn quantile(u: f64, halves: (f64, f64), lower: impl Fn() -> f64, upper: impl Fn() -> f64) -> f64 {
    if u <= 0.0 {
        return 0.0;
    }
    if u >= 1.0 {
        return 1.0;
    }
    let in_lower_half = if u <= 0.5 { u <= halves.0 } else { 1.0 - u >= halves.1 };
    if in_lower_half { lower() } else { 1.0 - upper() }
}

/// One half of a distribution: the quantiles of at most ½ of the distribution with parameters `a`, `b`
#[derive(Debug, Clone)]
struct Side {
    a: f64,
    b: f64,
    /// ln B(a, b)
    log_beta: f64,
    series: Option<Box<Series>>,
}

/// Coefficients by pairs of terms: of the function, even and odd, then of its slope, even and odd
#[derive(Debug, Clone)]
struct Series([[f64; 4]; PAIRS]);

impl Side {
    fn new(a: f64, b: f64) -> Self {
        let fits = |x: f64| (SMALLEST..=LARGEST).contains(&x);
        Self {
            a,
            b,
            log_beta: log_beta(a, b),
            series: (fits(a) && fits(b)).then(|| Box::new(Series::new(a, b))),
        }
    }

    /// The x ≤ ½ with I(a, b, x) = u, or with 1 − I = u when `u` counts from the upper end
    fn smaller(&self, u: f64, tail: Tail) -> f64 {
        let log_lower = if tail == Tail::Lower { libm::log(u) } else { libm::log1p(-u) };
        match &self.series {
            Some(series) => self.by_series(series, u, tail, log_lower),
            None => self.in_general(u, tail, log_lower),
        }
    }

    fn in_general(&self, u: f64, tail: Tail, log_lower: f64) -> f64 {
        let Self { a, b, log_beta, .. } = *self;
        let mean = a / (a + b);
        let spread = (mean * (b / (a + b)) / (a + b + 1.0)).sqrt();
        let z = if tail == Tail::Lower { norm_quantile(u) } else { -norm_quantile(u) };
        let near_normal = mean + z * spread;
        let first_guess = if a > 5.0 && near_normal > 0.0 {
            libm::log(near_normal)
        } else {
            (log_lower + libm::log(a) + log_beta) / a
        };
        solve_in_logs(u, tail, first_guess, libm::log(0.5) + 1e-9, |x| {
            let y = 1.0 - x;
            let prefactor = beta_prefactor(a, b, x, y, log_beta);
            let (p, q) = beta_tails_from(a, b, x, y, prefactor);
            let slope = prefactor / y;
            if tail == Tail::Lower { (p, q, slope) } else { (q, p, slope) }
        })
    }

    /// Newton's steps on the logarithm of the smaller tail, as a function of ln x
    fn by_series(&self, series: &Series, u: f64, tail: Tail, log_lower: f64) -> f64 {
        let Self { a, b, log_beta, .. } = *self;
        let (mut low, mut high) = (LOWEST_LOG, libm::log(0.5) + 1e-9);
        // Three terms of the inverse series around 0.
        let first = (log_lower + libm::log(a) + log_beta) / a;
        let w = libm::exp(first.min(0.0));
        let second = (b - 1.0) / (a + 1.0);
        let third = second * (a * a + 3.0 * a * b - a + 5.0 * b - 4.0) / (2.0 * (a + 1.0) * (a + 2.0));
        let guess = first + libm::log1p((w * (second + w * third)).max(-0.9));
        let mut y = if guess > low && guess < high { guess } else { high };
        // Whether the smaller tail is the one below x
        let is_below = (tail == Tail::Lower) == (u <= 0.5);
        let wanted = if u <= 0.5 { libm::log(u) } else { libm::log1p(-u) };
        for _ in 0..100 {
            let (area, slope) = series.sums(libm::exp(y), y);
            let log_p = a * y + libm::log(area) - log_beta;
            let ratio = slope / area;
            let (miss, steepness) = if is_below {
                (log_p - wanted, ratio)
            } else {
                let p = libm::exp(log_p);
                let q = (1.0 - p).max(f64::MIN_POSITIVE);
                (wanted - libm::log(q), ratio * p / q)
            };
            let step = miss / steepness;
            if step.abs() <= SMALL_STEP {
                y -= step;
                break;
            }
            if step > 0.0 {
                high = y;
            } else {
                low = y;
            }
            let newton = y - step;
            y = if newton > low && newton < high { newton } else { 0.5 * (low + high) };
        }
        libm::exp(y)
    }
}

impl Series {
    fn new(a: f64, b: f64) -> Self {
        // (1−b)ₙ / n!
        let mut coefficient = 1.0;
        let mut n = 0.0;
        let mut next = || {
            let pair = (coefficient / (a + n), coefficient);
            coefficient *= (n + 1.0 - b) / (n + 1.0);
            n += 1.0;
            pair
        };
        Self(std::array::from_fn(|_| {
            let ((even, even_slope), (odd, odd_slope)) = (next(), next());
            [even, odd, even_slope, odd_slope]
        }))
    }

    /// The sums for the function and for its slope at `x`, whose logarithm is `log`
    #[inline]
    fn sums(&self, x: f64, log: f64) -> (f64, f64) {
        // Terms below the last digit are left out: xⁿ < 10⁻¹⁷ for n above 39 / −ln x.
        let pairs = ((20.0 / -log) as usize + 2).min(PAIRS);
        let square = x * x;
        let mut sums = [0.0; 4];
        for coefficients in self.0[..pairs].iter().rev() {
            for (sum, coefficient) in sums.iter_mut().zip(coefficients) {
                *sum = *sum * square + coefficient;
            }
        }
        (sums[0] + x * sums[1], sums[2] + x * sums[3])
    }
}

#[cfg(test)]
mod tests {
    use super::super::special::beta_tails;
    use super::*;

    #[test]
    fn the_series_and_the_general_way_agree_to_the_last_digits() {
        for step in 0..=40 {
            let a = 1.0 + 0.1 * f64::from(step);
            for (a, b) in [(a, 6.0 - a), (a, 0.3), (0.25, a)] {
                let both = BetaQuantiles::new(a, b);
                let general = BetaQuantiles {
                    lower: Side { series: None, ..both.lower.clone() },
                    upper: Side { series: None, ..both.upper.clone() },
                    halves: both.halves,
                };
                for k in 1..200 {
                    let u = f64::from(k) / 200.0;
                    let (x, y) = (both.at(u), general.at(u));
                    // Where the density is low a digit of the probability is many of the quantile.
                    let slack = 1e-15 + 1e-12 * x.min(1.0 - x);
                    let (p, _) = beta_tails(a, b, x, 1.0 - x);
                    assert!((x - y).abs() <= slack || (p - u).abs() < 1e-14, "{a} {b} {u}: {x} {y}");
                }
            }
        }
    }

    #[test]
    fn a_quantile_on_its_own_is_the_same_bits() {
        for (a, b) in [(1.0, 5.0), (2.6, 3.4), (29.1, 3.2), (0.1, 0.7), (1e4, 2e4)] {
            let ready = BetaQuantiles::new(a, b);
            for u in [0.0, 1e-17, 1e-6, 0.2, 0.5, 0.8, 1.0 - 1e-12, 1.0] {
                assert_eq!(ready.at(u).to_bits(), beta_quantile(a, b, u).to_bits(), "{a} {b} {u}");
            }
        }
    }

    #[test]
    fn quantiles_never_fall_as_the_probability_rises() {
        for (a, b) in [(1.0, 5.0), (3.0, 3.0), (4.9, 1.1), (0.4, 5.5)] {
            let ready = BetaQuantiles::new(a, b);
            let mut last = 0.0;
            for k in 0..=20_000 {
                let x = ready.at(f64::from(k) / 20_000.0);
                assert!(x >= last, "{a} {b} {k}: {x} after {last}");
                last = x;
            }
        }
    }
}
