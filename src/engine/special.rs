//! Special functions behind the distributions: normal, incomplete gamma and beta, and their inverses.
//!
//! Own code on top of `libm`, because results must be the same bits on every platform and published crates
//! mostly reach for the platform's `exp`, `ln` and `powf`. Holds mathematics only; no distribution has a name
//! here; quantiles of the beta distribution are in `beta`. Called by `dist`, `beta`, `stats` and the quantile-based parts of the
//! engine and the analysis.
//!
//! Methods: AS 241 (Wichura 1988) for the normal quantile; power series and continued fractions by the
//! modified Lentz algorithm for the incomplete functions, with a Stirling form of the prefactor for large
//! shapes; inverses by Newton steps on the logarithm of the smaller tail, kept inside a bracket.
//! Accuracy is about 1e-13 relative for moderate shapes, and 1e-9 or better up to shapes of 1e8.

use std::f64::consts::{FRAC_1_SQRT_2, PI};

/// Relative change at which series and fractions stop
const EPSILON: f64 = 1e-16;
/// Stands in for zero in Lentz's algorithm
const TINY: f64 = 1e-300;
/// Continued fractions need about the square root of the shape; this covers every shape that can occur
const MOST_TERMS: u32 = 200_000;
/// A Newton step on a logarithm so small leaves an error of its square, which is below the last digit
pub(super) const SMALL_STEP: f64 = 1e-9;
/// A step of Halley's so small leaves an error of its cube, which is below the last digit
const SMALL_HALLEY_STEP: f64 = 1e-6;
/// Logarithm of the smallest positive number
pub(super) const LOWEST_LOG: f64 = -745.0;
/// From this shape on the Stirling form loses fewer digits than differences of `lgamma`
const STIRLING_FROM: f64 = 10.0;

/// Density of the standard normal
pub fn norm_pdf(x: f64) -> f64 {
    libm::exp(-0.5 * x * x) / (2.0 * PI).sqrt()
}

/// Probability that a standard normal is at most `x`, accurate in both tails
pub fn norm_cdf(x: f64) -> f64 {
    0.5 * libm::erfc(-x * FRAC_1_SQRT_2)
}

/// The standard normal quantile at `u`; infinite at 0 and 1, undefined outside (AS 241, relative 1e-15)
pub fn norm_quantile(u: f64) -> f64 {
    if u <= 0.0 || u >= 1.0 || u.is_nan() {
        return match u {
            0.0 => f64::NEG_INFINITY,
            1.0 => f64::INFINITY,
            _ => f64::NAN,
        };
    }
    let q = u - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        return q * polynomial(&CENTRE_TOP, r) / polynomial(&CENTRE_BOTTOM, r);
    }
    let tail = if q < 0.0 { u } else { 1.0 - u };
    let r = (-libm::log(tail)).sqrt();
    let x = if r <= 5.0 {
        polynomial(&MIDDLE_TOP, r - 1.6) / polynomial(&MIDDLE_BOTTOM, r - 1.6)
    } else {
        polynomial(&FAR_TOP, r - 5.0) / polynomial(&FAR_BOTTOM, r - 5.0)
    };
    if q < 0.0 { -x } else { x }
}

/// Both regularised incomplete gamma functions (P, Q) of shape `a` > 0 at `x`
pub fn gamma_tails(a: f64, x: f64) -> (f64, f64) {
    if x <= 0.0 {
        return (0.0, 1.0);
    }
    if x == f64::INFINITY {
        return (1.0, 0.0);
    }
    // x^a e^-x / Γ(a+1)
    let prefactor = gamma_prefactor(a, x);
    if x < a + 1.0 {
        let (mut sum, mut term, mut n) = (1.0, 1.0, 0_u32);
        while n < MOST_TERMS {
            n += 1;
            term *= x / (a + f64::from(n));
            sum += term;
            if term < sum * EPSILON {
                break;
            }
        }
        let p = (prefactor * sum).min(1.0);
        (p, 1.0 - p)
    } else {
        let mut b = x + 1.0 - a;
        let mut c = 1.0 / TINY;
        let mut d = 1.0 / b;
        let mut h = d;
        for i in 1..MOST_TERMS {
            let i = f64::from(i);
            let an = -i * (i - a);
            b += 2.0;
            d = 1.0 / away_from_zero(an * d + b);
            c = away_from_zero(b + an / c);
            let change = c * d;
            h *= change;
            if (change - 1.0).abs() < EPSILON {
                break;
            }
        }
        let q = (prefactor * a * h).clamp(0.0, 1.0);
        (1.0 - q, q)
    }
}

/// The quantile at `u` of the gamma distribution of shape `a` > 0 and scale 1
pub fn gamma_quantile(a: f64, u: f64) -> f64 {
    if u <= 0.0 {
        return 0.0;
    }
    if u >= 1.0 {
        return f64::INFINITY;
    }
    // Wilson and Hilferty where it makes sense, otherwise the first term of the series.
    let cube = 1.0 - 1.0 / (9.0 * a) + norm_quantile(u) / (3.0 * a.sqrt());
    let first_guess = if a >= 1.0 && cube > 0.0 {
        libm::log(a * cube * cube * cube)
    } else {
        (libm::log(u) + libm::lgamma(a + 1.0)) / a
    };
    let highest = libm::log(a + 20.0 * a.sqrt() + 100.0);
    solve_in_logs(u, Tail::Lower, first_guess, highest, |x| {
        let (p, q) = gamma_tails(a, x);
        At { p, q, slope: gamma_prefactor(a, x) * a, bend: a - 1.0 - x }
    })
}

/// Both regularised incomplete beta functions (I, 1 − I) at `x`, where `y` is 1 − x given separately
///
/// `y` is its own argument so that points next to 1 keep their digits.
pub fn beta_tails(a: f64, b: f64, x: f64, y: f64) -> (f64, f64) {
    beta_tails_from(a, b, x, y, beta_prefactor(a, b, x, y, log_beta(a, b)))
}

/// [`beta_tails`] with the prefactor worked out by the caller
pub(super) fn beta_tails_from(a: f64, b: f64, x: f64, y: f64, prefactor: f64) -> (f64, f64) {
    if x <= 0.0 {
        return (0.0, 1.0);
    }
    if y <= 0.0 {
        return (1.0, 0.0);
    }
    if x < (a + 1.0) / (a + b + 2.0) {
        let p = (prefactor * beta_fraction(a, b, x) / a).clamp(0.0, 1.0);
        (p, 1.0 - p)
    } else {
        let q = (prefactor * beta_fraction(b, a, y) / b).clamp(0.0, 1.0);
        (1.0 - q, q)
    }
}

/// Which end of the distribution a probability is measured from
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tail {
    Lower,
    Upper,
}

/// What is known of a distribution at one point x
pub(super) struct At {
    /// The probability measured from the end that the search starts from
    pub p: f64,
    /// 1 − p
    pub q: f64,
    /// x·f(x), f the density
    pub slope: f64,
    /// x·f′(x)/f(x)
    pub bend: f64,
}

/// The x > 0 at which `tails` gives the probabilities (u, 1 − u)
///
/// The probability rises with x when it is a `Lower` tail and falls when it is an `Upper` one. The unknown is ln x and the
/// equation is between logarithms of the smaller tail, which is nearly straight; the steps are Halley's.
pub(super) fn solve_in_logs(
    u: f64,
    tail: Tail,
    first_guess: f64,
    highest: f64,
    tails: impl Fn(f64) -> At,
) -> f64 {
    let (mut low, mut high) = (LOWEST_LOG, highest);
    let mut y = if first_guess > low && first_guess < high { first_guess } else { 0.5 * (low + high) };
    let from_below = u <= 0.5;
    let wanted = if from_below { libm::log(u) } else { libm::log1p(-u) };
    // Whether the smaller tail grows with x
    let rises = from_below == (tail == Tail::Lower);
    for round in 1..500 {
        let At { p, q, slope, bend } = tails(libm::exp(y));
        let smaller = if from_below { p } else { q };
        let steepness = if rises { slope / smaller } else { -slope / smaller };
        let miss = libm::log(smaller) - wanted;
        let newton = miss / steepness;
        // Far from the solution the bend says little; there the step stays within twice and half of Newton's.
        let step = newton / (1.0 - 0.5 * newton * (1.0 + bend - steepness)).clamp(0.5, 2.0);
        if step.abs() <= SMALL_HALLEY_STEP {
            y -= step;
            break;
        }
        if (miss > 0.0) == rises {
            high = y;
        } else {
            low = y;
        }
        // A bisection now and then bounds the work where steps creep.
        let next = y - step;
        y = if next > low && next < high && round % 16 != 0 { next } else { 0.5 * (low + high) };
        if high - low <= 1e-15 * (1.0 + y.abs()) {
            break;
        }
    }
    libm::exp(y)
}

/// x^a e^(−x) / Γ(a + 1)
fn gamma_prefactor(a: f64, x: f64) -> f64 {
    if a < STIRLING_FROM {
        return libm::exp(a * libm::log(x) - x - libm::lgamma(a + 1.0));
    }
    let exponent = a * log1p_minus(x / a - 1.0, (x - a) / a) - stirling_correction(a);
    libm::exp(exponent) / (2.0 * PI * a).sqrt()
}

/// ln B(a, b)
pub(super) fn log_beta(a: f64, b: f64) -> f64 {
    libm::lgamma(a) + libm::lgamma(b) - libm::lgamma(a + b)
}

/// x^a y^b / B(a, b), with `log_beta` = ln B(a, b)
pub(super) fn beta_prefactor(a: f64, b: f64, x: f64, y: f64, log_beta: f64) -> f64 {
    if a < STIRLING_FROM || b < STIRLING_FROM {
        return libm::exp(a * libm::log(x) + b * libm::log(y) - log_beta);
    }
    let off = x * b - y * a;
    let exponent = a * log1p_minus(x * (a + b) / a - 1.0, off / a)
        + b * log1p_minus(y * (a + b) / b - 1.0, -off / b)
        - stirling_correction(a)
        - stirling_correction(b)
        + stirling_correction(a + b);
    // The root is √(ab / 2π(a+b)), written so that large shapes do not overflow.
    libm::exp(exponent) * (a / (a + b) * b / (2.0 * PI)).sqrt()
}

/// ln(1 + e) − e for a deviation `e`; `far` is the same deviation formed so that it is safe next to −1
fn log1p_minus(far: f64, e: f64) -> f64 {
    if e.abs() < 0.01 {
        // The difference would cancel: −e²/2 + e³/3 − … to the last digit.
        let mut sum = 0.0;
        let mut power = -e;
        for k in 2..=12 {
            power *= -e;
            sum -= power / f64::from(k);
        }
        sum
    } else {
        libm::log1p(far) - far
    }
}

/// ln Γ(a + 1) − (a + ½) ln a + a − ½ ln 2π for `a` ≥ 10
fn stirling_correction(a: f64) -> f64 {
    let s = 1.0 / (a * a);
    let series = [
        1.0 / 12.0,
        -1.0 / 360.0,
        1.0 / 1260.0,
        -1.0 / 1680.0,
        1.0 / 1188.0,
        -691.0 / 360_360.0,
        1.0 / 156.0,
    ];
    polynomial(&series, s) / a
}

/// The continued fraction of the incomplete beta function
fn beta_fraction(a: f64, b: f64, x: f64) -> f64 {
    let mut c = 1.0;
    let mut d = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut h = d;
    for m in 1..MOST_TERMS {
        let m = f64::from(m);
        let even = m * (b - m) * x / ((a - 1.0 + 2.0 * m) * (a + 2.0 * m));
        d = 1.0 / away_from_zero(1.0 + even * d);
        c = away_from_zero(1.0 + even / c);
        h *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 1.0 + 2.0 * m));
        d = 1.0 / away_from_zero(1.0 + odd * d);
        c = away_from_zero(1.0 + odd / c);
        let change = d * c;
        h *= change;
        if (change - 1.0).abs() < EPSILON {
            break;
        }
    }
    h
}

fn away_from_zero(x: f64) -> f64 {
    if x.abs() < TINY { TINY } else { x }
}

/// Coefficients from the lowest power up
fn polynomial(coefficients: &[f64], x: f64) -> f64 {
    coefficients.iter().rev().fold(0.0, |sum, c| sum * x + c)
}

// AS 241, PPND16: the published coefficients to all their digits.
const CENTRE_TOP: [f64; 8] = [
    3.387_132_872_796_366_5,
    1.331_416_678_917_843_8e2,
    1.971_590_950_306_551_3e3,
    1.373_169_376_550_946e4,
    4.592_195_393_154_987e4,
    6.726_577_092_700_87e4,
    3.343_057_558_358_813e4,
    2.509_080_928_730_122_7e3,
];
const CENTRE_BOTTOM: [f64; 8] = [
    1.0,
    4.231_333_070_160_091e1,
    6.871_870_074_920_579e2,
    5.394_196_021_424_751e3,
    2.121_379_430_158_659_7e4,
    3.930_789_580_009_271e4,
    2.872_908_573_572_194_3e4,
    5.226_495_278_852_545e3,
];
const MIDDLE_TOP: [f64; 8] = [
    1.423_437_110_749_683_5,
    4.630_337_846_156_546,
    5.769_497_221_460_691,
    3.647_848_324_763_204_5,
    1.270_458_252_452_368_4,
    2.417_807_251_774_506e-1,
    2.272_384_498_926_918_4e-2,
    7.745_450_142_783_414e-4,
];
const MIDDLE_BOTTOM: [f64; 8] = [
    1.0,
    2.053_191_626_637_759,
    1.676_384_830_183_803_8,
    6.897_673_349_851e-1,
    1.481_039_764_274_800_8e-1,
    1.519_866_656_361_645_7e-2,
    5.475_938_084_995_345e-4,
    1.050_750_071_644_416_9e-9,
];
const FAR_TOP: [f64; 8] = [
    6.657_904_643_501_103,
    5.463_784_911_164_114,
    1.784_826_539_917_291_3,
    2.965_605_718_285_048_7e-1,
    2.653_218_952_657_612_4e-2,
    1.242_660_947_388_078_4e-3,
    2.711_555_568_743_487_6e-5,
    2.010_334_399_292_288_1e-7,
];
const FAR_BOTTOM: [f64; 8] = [
    1.0,
    5.998_322_065_558_88e-1,
    1.369_298_809_227_358e-1,
    1.487_536_129_085_061_5e-2,
    7.868_691_311_456_133e-4,
    1.846_318_317_510_054_8e-5,
    1.421_511_758_316_446e-7,
    2.044_263_103_389_939_8e-15,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::beta::beta_quantile;

    fn close(found: f64, expected: f64, relative: f64) {
        let miss = (found - expected).abs();
        assert!(miss <= relative * expected.abs(), "{found:e} is not {expected:e}");
    }

    #[test]
    fn the_normal_quantile_undoes_the_normal_distribution() {
        for u in [1e-300, 1e-30, 1e-12, 1e-6, 0.01, 0.074, 0.076, 0.3, 0.5, 0.7, 0.925, 0.999, 1.0 - 1e-12] {
            close(norm_cdf(norm_quantile(u)), u, 2e-12);
        }
        close(norm_quantile(0.975), 1.959_963_984_540_054, 1e-15);
        assert_eq!(norm_quantile(0.0), f64::NEG_INFINITY);
        assert!(norm_quantile(-0.1).is_nan());
    }

    #[test]
    fn the_gamma_function_is_the_erlang_sum_for_whole_shapes() {
        for shape in [1_u32, 3, 9, 10, 12, 40] {
            for x in [0.01, 0.5, 2.0, 9.0, 11.0, 39.0, 45.0, 90.0] {
                let mut term = libm::exp(-x);
                let mut q = 0.0;
                for k in 0..shape {
                    q += term;
                    term *= x / f64::from(k + 1);
                }
                let (p, found) = gamma_tails(f64::from(shape), x);
                assert!((p + found - 1.0).abs() < 1e-14);
                if x >= f64::from(shape) + 1.0 {
                    close(found, q, 1e-12);
                } else {
                    assert!((found - q).abs() < 1e-13);
                }
            }
        }
    }

    #[test]
    fn the_beta_function_is_the_binomial_tail_for_whole_parameters() {
        for n in [5_u32, 30, 60] {
            for k in [1, 2, n / 2, n - 1] {
                for x in [0.001, 0.2, 0.5, 0.77, 0.999] {
                    let mut tail = 0.0;
                    let mut term = libm::pow(1.0 - x, f64::from(n));
                    for j in 0..=n {
                        if j >= k {
                            tail += term;
                        }
                        term *= f64::from(n - j) / f64::from(j + 1) * x / (1.0 - x);
                    }
                    let (found, _) = beta_tails(f64::from(k), f64::from(n - k + 1), x, 1.0 - x);
                    assert!((found - tail).abs() < 1e-12, "{n} {k} {x}: {found} {tail}");
                }
            }
        }
    }

    #[test]
    fn quantiles_undo_the_incomplete_functions_from_tiny_to_huge_shapes() {
        for a in [0.02, 0.5, 1.0, 3.7, 9.9, 10.1, 250.0, 1e4, 1e6] {
            for u in [1e-12, 1e-3, 0.2, 0.5, 0.501, 0.9, 1.0 - 1e-9] {
                let x = gamma_quantile(a, u);
                if x > 1e-300 {
                    let (p, q) = gamma_tails(a, x);
                    if u <= 0.5 { close(p, u, 1e-9) } else { close(q, 1.0 - u, 1e-6) }
                }
                for b in [0.3, 1.0, 12.0, 5e4] {
                    let x = beta_quantile(a, b, u);
                    assert!((0.0..=1.0).contains(&x), "{a} {b} {u} {x}");
                    if x > 1e-300 && x < 0.999_999 {
                        let (p, _) = beta_tails(a, b, x, 1.0 - x);
                        assert!((p - u).abs() < 1e-8, "{a} {b} {u}: {x} {p}");
                    }
                }
            }
        }
    }

    #[test]
    fn quantiles_of_known_laws_are_closed_forms() {
        for u in [1e-9, 0.03, 0.5, 0.77, 0.999_999] {
            close(gamma_quantile(1.0, u), -libm::log1p(-u), 1e-13);
            close(beta_quantile(1.0, 3.0, u), 1.0 - libm::pow(1.0 - u, 1.0 / 3.0), 1e-7);
            let arcsine = libm::sin(PI * u / 2.0);
            close(beta_quantile(0.5, 0.5, u), arcsine * arcsine, 1e-12);
        }
    }
}
