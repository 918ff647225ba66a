//! A result as it is shown: usual value, range, base and error, rounded together to the place that the error allows.
//!
//! Holds the rounding and the forms; which results there are is in [`headline`](super::headline) and its neighbours.
//! Faces write a number only through this, so that screen, terminal and papers never differ.

use super::metrics::{Distribution, MetricUnit};
use crate::text::{Figures, Texts};

/// A rounded result with its range
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// What it counts
    pub unit: MetricUnit,
    /// The usual value: the median over the futures
    pub value: f64,
    /// One future in ten is below
    pub low: f64,
    /// One future in ten is above
    pub high: f64,
    /// Half the width of the 95 % interval of the median: the error of computing with this many futures
    pub error: f64,
    /// The same result of the base, where a variant is shown
    pub base: Option<f64>,
    /// Decimal places of value, range and base
    pub places: u8,
}

impl Figure {
    /// The median of `spread` with its range; none where it is undefined in every future
    pub fn of(spread: &Distribution, base: Option<&Distribution>, unit: MetricUnit) -> Option<Self> {
        let error = spread.median_half_width.unwrap_or(0.0);
        Self::rounded(unit, [spread.p50?, spread.p10?, spread.p90?], error, base.and_then(|base| base.p50))
    }

    /// A value with its range, rounded to the place of the first digit of `error`: 16.634 ± 42 is 16.630
    pub fn rounded(
        unit: MetricUnit,
        [value, low, high]: [f64; 3],
        error: f64,
        base: Option<f64>,
    ) -> Option<Self> {
        if !(value.is_finite() && low.is_finite() && high.is_finite()) {
            return None;
        }
        let places = match unit {
            MetricUnit::Share => 2,
            MetricUnit::People | MetricUnit::Euro | MetricUnit::Days | MetricUnit::Count => 0,
        };
        // `Figures` rounds to a power of ten not below what it is given; a tenth of the error leads to its first digit.
        let place = error / 10.0;
        let together = Figures::new(value, low, high, place, places);
        let base = base.map(|base| {
            // The base takes the place of the shown result, so that the two can be compared by eye.
            let largest = value.abs().max(low.abs()).max(high.abs());
            Figures::new(base, base, if error > 0.0 { base } else { largest }, place, places).value
        });
        Some(Self {
            unit,
            value: together.value,
            low: together.low,
            high: together.high,
            error,
            base,
            places: together.places,
        })
    }

    /// "56", "16.600 €"
    pub fn value_words(&self, texts: &Texts) -> String {
        self.plain(texts, self.value)
    }

    /// "da 38 a 74", without the unit that stands beside the value
    pub fn range_words(&self, texts: &Texts) -> String {
        match self.unit {
            MetricUnit::Share => {
                texts.number_from_to(self.plain(texts, self.high), self.plain(texts, self.low))
            }
            _ => texts.range_words(self.low, self.high, self.places),
        }
    }

    /// "38–74", "12.900–23.400"
    pub fn range_short(&self, texts: &Texts) -> String {
        texts.range(self.low, self.high, self.places)
    }

    /// "Base 49"; none without a base
    pub fn base_words(&self, texts: &Texts) -> Option<String> {
        self.base.map(|base| texts.common_base(self.plain(texts, base)))
    }

    /// "±0,4": the error of computing, one significant digit
    pub fn error_words(&self, texts: &Texts) -> String {
        format!("±{}", self.error_size(texts))
    }

    /// The error with its unit and without a sign
    fn error_size(&self, texts: &Texts) -> String {
        if self.error <= 0.0 {
            return texts.decimal(0.0, 0);
        }
        match self.unit {
            MetricUnit::Euro => texts.euro_amount(one_digit(self.error).max(1.0)),
            MetricUnit::Share => texts.percent(self.error, 1),
            MetricUnit::People | MetricUnit::Days | MetricUnit::Count => {
                let error = one_digit(self.error);
                texts.decimal(error, if error < 0.1 { 2 } else { u8::from(error < 1.0) })
            }
        }
    }

    /// A number of this unit at the place of the figure
    pub fn plain(&self, texts: &Texts, value: f64) -> String {
        match self.unit {
            MetricUnit::Euro => texts.euro_amount(value),
            MetricUnit::Share => texts.percent(value, 0),
            MetricUnit::People | MetricUnit::Days | MetricUnit::Count => texts.decimal(value, self.places),
        }
    }

    /// Whether the error exceeds 2 % of the value: the drawing says so
    pub fn is_imprecise(&self) -> bool {
        self.error > 0.02 * self.value.abs()
    }
}

/// One significant digit, rounded up: an error is never understated
fn one_digit(value: f64) -> f64 {
    let unit = libm::pow(10.0, libm::floor(libm::log10(value)));
    libm::ceil(value / unit - 1e-9) * unit
}

/// Whole euros or people as integers in place of a mean, summing to the rounded total
///
/// Largest remainders first, earlier ones first among equals: the parts always add up to the whole that is shown.
pub fn rounded_to_sum(parts: &[f64]) -> Vec<i64> {
    let whole: Vec<f64> = parts.iter().map(|part| part.floor()).collect();
    let total = parts.iter().sum::<f64>().round() as i64;
    let mut rounded: Vec<i64> = whole.iter().map(|part| *part as i64).collect();
    let missing = total - rounded.iter().sum::<i64>();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by(|a, b| (parts[*b] - whole[*b]).total_cmp(&(parts[*a] - whole[*a])).then(a.cmp(b)));
    for index in order.into_iter().take(usize::try_from(missing).unwrap_or(0)) {
        rounded[index] += 1;
    }
    rounded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[track_caller]
    fn check(figure: Option<Figure>, expect: [&str; 4]) {
        let texts = Texts::new(Lang::It);
        let figure = figure.expect("a figure");
        let shown = [
            figure.value_words(&texts),
            figure.range_words(&texts),
            figure.base_words(&texts).unwrap_or_default(),
            figure.error_words(&texts),
        ];
        assert_eq!(shown, expect.map(|text| text.replace(" €", "\u{a0}€")));
    }

    #[test]
    fn no_more_digits_than_the_error_allows() {
        check(
            Figure::rounded(MetricUnit::People, [56.2, 37.9, 74.4], 0.4, Some(49.3)),
            ["56", "da 38 a 74", "Base 49", "±0,4"],
        );
        check(
            Figure::rounded(MetricUnit::Euro, [16_634.0, 12_912.0, 23_377.0], 42.0, Some(17_932.0)),
            ["16.630 €", "da 12.910 a 23.380", "Base 17.930 €", "±50 €"],
        );
        check(
            Figure::rounded(MetricUnit::Euro, [175_432.0, 118_000.0, 251_000.0], 0.0, None),
            ["175.000 €", "da 118.000 a 251.000", "", "±0"],
        );
    }

    #[test]
    fn what_is_nowhere_defined_has_no_figure() {
        assert_eq!(Figure::of(&Distribution::default(), None, MetricUnit::People), None);
        assert_eq!(Figure::rounded(MetricUnit::People, [f64::NAN; 3], 0.0, None), None);
    }

    #[test]
    fn parts_add_up_to_the_whole() {
        assert_eq!(rounded_to_sum(&[1.4, 1.4, 1.4]), [2, 1, 1]);
        assert_eq!(rounded_to_sum(&[0.5, 0.5]), [1, 0]);
        assert_eq!(rounded_to_sum(&[]), Vec::<i64>::new());
        let parts = [10.333, 20.333, 30.334];
        assert_eq!(rounded_to_sum(&parts).iter().sum::<i64>(), 61);
    }
}
