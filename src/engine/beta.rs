//! Quantiles of one beta distribution at many probabilities: what depends on its parameters alone is worked out once.
//!
//! Every future draws each unknown number anew, so this is work a run has much of. Parameters as those of a PERT estimate have the
//! incomplete function as a power series with fixed coefficients; others go the general way of `special`. Both solve the same
//! equation. Holds mathematics only. Called by `dist` and, for single quantiles, by `kernel`.
//!
//! Series: I(a, b, x) = xᵃ / B(a, b) · Σ (1−b)ₙ xⁿ / (n! (a+n)); Abramowitz and Stegun, 6.6.8 with 15.1.1. Between points where the
//! inverse is known with its first two derivatives it is a polynomial of degree five: each piece is tried in its middle when it
//! is made and taken only where it misses by less than a part in 10⁹; elsewhere Newton's steps go on to the last digits.

use super::special::{
    At, LOWEST_LOG, SMALL_STEP, Tail, beta_prefactor, beta_tails_from, log_beta, norm_quantile, solve_in_logs,
};

/// Largest parameter for which the series loses no digits where x is at most ½
const LARGEST: f64 = 6.0;
/// Smallest parameter for which the series ends in time
const SMALLEST: f64 = 0.25;
/// Pairs of terms: at x = ½ the next one is below the last digit
const PAIRS: usize = 26;
/// Pieces of the inverse over the half of a distribution
const PIECES: usize = 64;
/// Largest relative error of a piece in its middle
const PIECE_ERROR: f64 = 1e-9;
/// A half that is drawn from less often gets no pieces
const RARE: f64 = 0.01;

/// A beta distribution made ready for quantiles
#[derive(Debug, Clone)]
pub struct BetaQuantiles {
    halves: (f64, f64),
    /// Of x where it is at most ½
    lower: Side,
    /// Of 1 − x where that is at most ½
    upper: Side,
    /// The inverse of each half in pieces, where there is a series
    pieces: [Option<Inverse>; 2],
}

impl BetaQuantiles {
    /// Parameters `a`, `b` > 0
    pub fn new(a: f64, b: f64) -> Self {
        let (lower, upper) = (Side::new(a, b), Side::new(b, a));
        let halves = halves(&lower);
        let pieces = |side: &Side, share: f64| if share > RARE { Inverse::of(side) } else { None };
        Self { halves, pieces: [pieces(&lower, halves.0), pieces(&upper, halves.1)], lower, upper }
    }

    /// The quantile at `u`, to a part in 10⁹
    pub fn at(&self, u: f64) -> f64 {
        let [below, above] = &self.pieces;
        let by_piece = |pieces: &Option<Inverse>, log: f64| pieces.as_ref().and_then(|pieces| pieces.at(log));
        let lower = || by_piece(below, libm::log(u)).unwrap_or_else(|| self.lower.smaller(u, Tail::Lower));
        let upper = || by_piece(above, libm::log1p(-u)).unwrap_or_else(|| self.upper.smaller(u, Tail::Upper));
        quantile(u, self.halves, lower, upper)
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
        let z = if tail == Tail::Lower { norm_quantile(u) } else { -norm_quantile(u) };
        let first_guess = if a > 1.5 && b > 1.5 && z.abs() < 6.0 {
            near_normal(a, b, z)
        } else {
            (log_lower + libm::log(a) + log_beta) / a
        };
        solve_in_logs(u, tail, first_guess, libm::log(0.5) + 1e-9, |x| {
            let y = 1.0 - x;
            let prefactor = beta_prefactor(a, b, x, y, log_beta);
            let (p, q) = beta_tails_from(a, b, x, y, prefactor);
            let (p, q) = if tail == Tail::Lower { (p, q) } else { (q, p) };
            At { p, q, slope: prefactor / y, bend: a - 1.0 - (b - 1.0) * x / y }
        })
    }

    /// The point at 0 ≤ `x` ≤ ½
    fn knot(&self, series: &Series, x: f64) -> Knot {
        let Self { a, b, .. } = *self;
        if x <= 0.0 {
            return Knot { w: 0.0, x: 0.0, first: 1.0, second: 2.0 * (b - 1.0) / (a + 1.0) };
        }
        let (area, slope) = series.sums(x, libm::log(x));
        let w = x * libm::pow(a * area, 1.0 / a);
        // Density over distribution function, and the derivatives of w by x that follow.
        let ratio = slope / (x * area);
        let bend = (a - 1.0) / x - (b - 1.0) / (1.0 - x);
        let first = w * ratio / a;
        let second = first * (ratio / a + bend - ratio);
        Knot { w, x, first: 1.0 / first, second: -second / (first * first * first) }
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

/// ln x where a normal quantile is `z` (Abramowitz and Stegun, 26.5.22): near enough for two steps of Halley's
fn near_normal(a: f64, b: f64, z: f64) -> f64 {
    let (per_a, per_b) = (1.0 / (2.0 * a - 1.0), 1.0 / (2.0 * b - 1.0));
    let lambda = (z * z - 3.0) / 6.0;
    let h = 2.0 / (per_a + per_b);
    // The formula counts from the upper end.
    let w = -z * (h + lambda).max(0.0).sqrt() / h - (per_b - per_a) * (lambda + 5.0 / 6.0 - 2.0 / (3.0 * h));
    -libm::log1p(b / a * libm::exp(2.0 * w))
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

/// x as a function of w = (a·B(a, b)·u)^(1/a), in pieces between equal steps of x from 0 to ½
///
/// Near 0 x is w, and all the way to ½ it is smooth in w whatever the parameters, which it is not in u.
#[derive(Debug, Clone)]
struct Inverse {
    per_a: f64,
    /// ln (a·B(a, b))
    log_scale: f64,
    /// Where each piece begins, and where the last ends
    begins: [f64; PIECES + 1],
    pieces: [Piece; PIECES],
}

/// One polynomial in the share of the way from the beginning of the piece to its end
#[derive(Debug, Clone, Copy)]
struct Piece {
    coefficients: [f64; 6],
    /// 1 / its length; 0 where the piece is not good enough
    per_length: f64,
}

/// x with its first two derivatives at one w
#[derive(Debug, Clone, Copy)]
struct Knot {
    w: f64,
    x: f64,
    first: f64,
    second: f64,
}

impl Inverse {
    fn of(side: &Side) -> Option<Self> {
        let series = side.series.as_ref()?;
        let step = 0.5 / PIECES as f64;
        let knots: [Knot; PIECES + 1] = std::array::from_fn(|k| side.knot(series, step * k as f64));
        let pieces = std::array::from_fn(|k| {
            let (from, to) = (&knots[k], &knots[k + 1]);
            let mut piece = Piece::between(from, to);
            let middle = side.knot(series, 0.5 * (from.x + to.x));
            let error = (piece.value((middle.w - from.w) * piece.per_length) / middle.x - 1.0).abs();
            // Not a number is no good piece either.
            if !(error <= PIECE_ERROR && piece.per_length.is_finite()) {
                piece.per_length = 0.0;
            }
            piece
        });
        let log_scale = libm::log(side.a) + side.log_beta;
        Some(Self { per_a: 1.0 / side.a, log_scale, begins: knots.map(|knot| knot.w), pieces })
    }

    /// x at a probability by its logarithm, where a good piece covers it
    #[inline]
    fn at(&self, log_probability: f64) -> Option<f64> {
        let w = libm::exp((log_probability + self.log_scale) * self.per_a);
        let place = self.begins.partition_point(|begin| *begin <= w).checked_sub(1)?;
        let piece = self.pieces.get(place)?;
        let share = (w - self.begins[place]) * piece.per_length;
        (piece.per_length > 0.0).then(|| piece.value(share))
    }
}

impl Piece {
    /// The polynomial of degree five with the values and the two derivatives of both ends
    fn between(from: &Knot, to: &Knot) -> Self {
        let length = to.w - from.w;
        let rise = to.x - from.x;
        let (d0, d1) = (from.first * length, to.first * length);
        let (s0, s1) = (from.second * length * length, to.second * length * length);
        Self {
            coefficients: [
                from.x,
                d0,
                0.5 * s0,
                10.0 * rise - 6.0 * d0 - 4.0 * d1 - 1.5 * s0 + 0.5 * s1,
                -15.0 * rise + 8.0 * d0 + 7.0 * d1 + 1.5 * s0 - s1,
                6.0 * rise - 3.0 * d0 - 3.0 * d1 - 0.5 * s0 + 0.5 * s1,
            ],
            per_length: 1.0 / length,
        }
    }

    #[inline]
    fn value(&self, share: f64) -> f64 {
        self.coefficients.iter().rev().fold(0.0, |sum, coefficient| sum * share + coefficient)
    }
}

#[cfg(test)]
mod tests {
    use super::super::special::beta_tails;
    use super::*;

    #[test]
    fn the_series_and_the_general_way_agree() {
        for step in 0..=40 {
            let a = 1.0 + 0.1 * f64::from(step);
            for (a, b) in [(a, 6.0 - a), (a, 0.3), (0.25, a)] {
                let both = BetaQuantiles::new(a, b);
                let general = BetaQuantiles {
                    lower: Side { series: None, ..both.lower.clone() },
                    upper: Side { series: None, ..both.upper.clone() },
                    halves: both.halves,
                    pieces: [None, None],
                };
                for k in 1..200 {
                    let u = f64::from(k) / 200.0;
                    let (x, y) = (both.at(u), general.at(u));
                    // Where the density is low a digit of the probability is many of the quantile.
                    let slack = 1e-15 + 2.0 * PIECE_ERROR * x.min(1.0 - x);
                    let (p, _) = beta_tails(a, b, x, 1.0 - x);
                    assert!((x - y).abs() <= slack || (p - u).abs() < 1e-14, "{a} {b} {u}: {x} {y}");
                }
            }
        }
    }

    #[test]
    fn most_draws_of_a_usual_estimate_take_a_piece() {
        for mode in 0..=10 {
            let a = 1.0 + 0.4 * f64::from(mode);
            let ready = BetaQuantiles::new(a, 6.0 - a);
            let by_piece = |u: f64| {
                let side = usize::from(u > ready.halves.0);
                let log = if side == 0 { libm::log(u) } else { libm::log1p(-u) };
                ready.pieces[side].as_ref().is_some_and(|pieces| pieces.at(log).is_some())
            };
            let taken = (1..1_000).filter(|k| by_piece(f64::from(*k) / 1_000.0)).count();
            assert!(taken > 980, "{a}: {taken}");
        }
    }

    #[test]
    fn a_quantile_on_its_own_is_the_same() {
        for (a, b) in [(1.0, 5.0), (2.6, 3.4), (29.1, 3.2), (0.1, 0.7), (1e4, 2e4)] {
            let ready = BetaQuantiles::new(a, b);
            for u in [0.0, 1e-17, 1e-6, 0.2, 0.5, 0.8, 1.0 - 1e-12, 1.0] {
                let (x, y) = (ready.at(u), beta_quantile(a, b, u));
                assert!((x - y).abs() <= PIECE_ERROR * x.min(1.0 - x).max(1e-300), "{a} {b} {u}: {x} {y}");
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
