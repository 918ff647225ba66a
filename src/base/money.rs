//! Euro cents as integers, and the one rounding rule.

/// Whole euro cents; never a float
pub type Cents = i64;

/// The nearest integer, halves away from zero: the only rounding of money in the program
pub fn round_half_away(value: f64) -> i64 {
    // `f64::round` rounds half away from zero by definition and is exact on every platform.
    value.round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_away_from_zero() {
        assert_eq!((round_half_away(2.5), round_half_away(-2.5), round_half_away(2.4999)), (3, -3, 2));
    }
}
