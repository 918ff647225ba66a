//! How numbers, euros, shares, dates and ranges are written in both languages, and how many digits they deserve.
//!
//! Holds forms only: the words in them (month names, "da … a …") stand in `assets/texts/*/number.ftl`. Rounds for the eye, never
//! for further computation. Called by reports, the command line and the window.

use super::{Lang, Texts};
use crate::base::{Cents, Date, round_half_away};
use std::fmt::Write as _;

/// A space that does not break, between a number and its sign
const HARD_SPACE: char = '\u{a0}';
/// The true minus sign
const MINUS: char = '\u{2212}';
/// The dash of ranges
const DASH: char = '\u{2013}';

/// A median and its range, rounded together to the place that the error allows
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figures {
    /// The usual value
    pub value: f64,
    /// The low end of the range
    pub low: f64,
    /// The high end of the range
    pub high: f64,
    /// Decimal places to write, 0 for whole numbers
    pub places: u8,
}

impl Figures {
    /// Rounds `value`, `low` and `high` to the smallest power of ten that is not below `error`
    ///
    /// `error` is the Monte Carlo standard error or half-width in the same unit; where it is zero or not a number the figures keep
    /// three digits of the largest. At most `places` decimals are kept: 0 for people and euros.
    pub fn new(value: f64, low: f64, high: f64, error: f64, places: u8) -> Self {
        let largest = value.abs().max(low.abs()).max(high.abs());
        let exponent = if error > 0.0 && error.is_finite() {
            // A hair below, so that an error of exactly 0.1 keeps its own place.
            libm::ceil(libm::log10(error) - 1e-9)
        } else if largest > 0.0 && largest.is_finite() {
            libm::floor(libm::log10(largest)) - 2.0
        } else {
            0.0
        };
        let exponent = exponent.clamp(-f64::from(places), 12.0);
        let rounded = |number: f64| {
            if exponent >= 0.0 {
                let unit = ten_to(exponent as u8);
                (number / unit).round() * unit
            } else {
                let unit = ten_to(-exponent as u8);
                (number * unit).round() / unit
            }
        };
        Self {
            value: rounded(value),
            low: rounded(low),
            high: rounded(high),
            places: if exponent < 0.0 { -exponent as u8 } else { 0 },
        }
    }
}

/// Ten to a whole power by multiplication: exact up to 22 and equal everywhere.
pub(super) fn ten_to(exponent: u8) -> f64 {
    (0..exponent).fold(1.0, |product, _| product * 10.0)
}

impl Lang {
    /// `1.234` or `1,234`, with the true minus
    pub fn integer(self, value: i64) -> String {
        let digits = value.unsigned_abs().to_string();
        let mut text = String::with_capacity(digits.len() * 4 / 3 + 3);
        if value < 0 {
            text.push(MINUS);
        }
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                text.push(self.group());
            }
            text.push(digit);
        }
        text
    }

    /// `3,5` or `3.5` with a fixed number of decimal places; halves go away from zero; `–` for what is not a number
    pub fn decimal(self, value: f64, places: u8) -> String {
        if !value.is_finite() {
            return DASH.to_string();
        }
        let places = places.min(9);
        let unit = ten_to(places);
        // Beyond this the digits are not exact any more, and nobody reads them.
        let scaled = round_half_away((value * unit).clamp(-9e17, 9e17));
        let unit = unit as u64;
        let magnitude = scaled.unsigned_abs();
        let whole = self.integer((magnitude / unit) as i64);
        let mut text = String::with_capacity(whole.len() + 4);
        if scaled < 0 {
            text.push(MINUS);
        }
        text.push_str(&whole);
        if places > 0 {
            text.push(self.point());
            write!(text, "{:0width$}", magnitude % unit, width = usize::from(places))
                .expect("writing to a String");
        }
        text
    }

    /// [`Self::decimal`] with `+` in front of what is above zero: for differences
    pub fn signed(self, value: f64, places: u8) -> String {
        let text = self.decimal(value, places);
        let positive =
            value.is_finite() && !text.starts_with(MINUS) && text.chars().any(|c| ('1'..='9').contains(&c));
        if positive { format!("+{text}") } else { text }
    }

    /// Whole euros from cents: `16.600 €` or `€16,600`
    pub fn euro(self, cents: Cents) -> String {
        self.euro_amount(cents as f64 / 100.0, 0)
    }

    /// Euros with cents, for accounts: `16.600,50 €` or `€16,600.50`
    pub fn euro_and_cents(self, cents: Cents) -> String {
        let magnitude = cents.unsigned_abs();
        let number =
            format!("{}{}{:02}", self.integer((magnitude / 100) as i64), self.point(), magnitude % 100);
        self.with_euro(&number, if cents < 0 { Some(MINUS) } else { None })
    }

    /// An amount of euros, such as a rounded median
    pub fn euro_amount(self, euros: f64, places: u8) -> String {
        let number = self.decimal(euros, places);
        match number.strip_prefix(MINUS) {
            Some(rest) => self.with_euro(rest, Some(MINUS)),
            None => self.with_euro(&number, None),
        }
    }

    /// [`Self::euro_amount`] with its sign always shown: for differences
    pub fn euro_signed(self, euros: f64) -> String {
        let text = self.euro_amount(euros, 0);
        if self.signed(euros, 0).starts_with('+') { format!("+{text}") } else { text }
    }

    /// A share, 0 to 1, as `3,5 %` or `3.5%`
    pub fn percent(self, share: f64, places: u8) -> String {
        let number = self.decimal(share * 100.0, places);
        match self {
            Self::It => format!("{number}{HARD_SPACE}%"),
            Self::En => format!("{number}%"),
        }
    }

    /// The short form of a range, for tables: `38–74`, `12.900–23.400`
    pub fn range(self, low: f64, high: f64, places: u8) -> String {
        format!("{}{DASH}{}", self.decimal(low, places), self.decimal(high, places))
    }

    /// The short form of a range of euros: `12.900–23.400 €` or `€12,900–23,400`
    pub fn euro_range(self, low: f64, high: f64) -> String {
        self.with_euro(&self.range(low, high, 0), None)
    }

    fn with_euro(self, number: &str, sign: Option<char>) -> String {
        let sign = sign.map(String::from).unwrap_or_default();
        match self {
            Self::It => format!("{sign}{number}{HARD_SPACE}€"),
            Self::En => format!("{sign}€{number}"),
        }
    }

    const fn group(self) -> char {
        match self {
            Self::It => '.',
            Self::En => ',',
        }
    }

    const fn point(self) -> char {
        match self {
            Self::It => ',',
            Self::En => '.',
        }
    }
}

impl Texts {
    /// `1.234`; see [`Lang::integer`]
    pub fn integer(&self, value: i64) -> String {
        self.lang.integer(value)
    }

    /// `3,5`; see [`Lang::decimal`]
    pub fn decimal(&self, value: f64, places: u8) -> String {
        self.lang.decimal(value, places)
    }

    /// `+7`, `−7`, `0`; see [`Lang::signed`]
    pub fn signed(&self, value: f64, places: u8) -> String {
        self.lang.signed(value, places)
    }

    /// `16.600 €` from cents; see [`Lang::euro`]
    pub fn euro(&self, cents: Cents) -> String {
        self.lang.euro(cents)
    }

    /// `16.600,50 €` from cents; see [`Lang::euro_and_cents`]
    pub fn euro_and_cents(&self, cents: Cents) -> String {
        self.lang.euro_and_cents(cents)
    }

    /// `16.600 €` from euros; see [`Lang::euro_amount`]
    pub fn euro_amount(&self, euros: f64) -> String {
        self.lang.euro_amount(euros, 0)
    }

    /// `−31.000 €`, `+31.000 €`; see [`Lang::euro_signed`]
    pub fn euro_signed(&self, euros: f64) -> String {
        self.lang.euro_signed(euros)
    }

    /// `3,5 %`; see [`Lang::percent`]
    pub fn percent(&self, share: f64, places: u8) -> String {
        self.lang.percent(share, places)
    }

    /// `38–74` for tables; see [`Lang::range`]
    pub fn range(&self, low: f64, high: f64, places: u8) -> String {
        self.lang.range(low, high, places)
    }

    /// `da 38 a 74` for running text
    pub fn range_words(&self, low: f64, high: f64, places: u8) -> String {
        self.number_from_to(self.decimal(high, places), self.decimal(low, places))
    }

    /// `da 49.000 a 138.000 €` for running text
    pub fn euro_range_words(&self, low: f64, high: f64) -> String {
        match self.lang {
            Lang::It => self.number_from_to(self.euro_amount(high), self.decimal(low, 0)),
            Lang::En => self.number_from_to(self.euro_amount(high), self.euro_amount(low)),
        }
    }

    /// A share of futures as people say it: `8 futuri su 10` for whole tenths, `83 futuri su 100` otherwise
    ///
    /// Never 0 or 100 of 100 unless none or all are meant: a share that only rounds there is held at 1 or 99.
    pub fn futures(&self, share: f64) -> String {
        let (count, of) = count_of(share);
        self.number_futures_of(count, of)
    }

    /// The short form of [`Self::futures`]: `6 su 100`
    pub fn futures_short(&self, share: f64) -> String {
        let (count, of) = count_of(share);
        self.number_of(count, of)
    }

    /// `9 lug 2027`
    pub fn date(&self, date: Date) -> String {
        format!(
            "{}{HARD_SPACE}{}{HARD_SPACE}{}",
            date.day(),
            self.months_short[month_index(date)],
            date.year()
        )
    }

    /// `9 luglio 2027`, `1° gennaio 2028`
    pub fn date_long(&self, date: Date) -> String {
        let day = if date.day() == 1 { self.number_first_day() } else { date.day().to_string() };
        format!("{day} {} {}", self.months[month_index(date)], date.year())
    }

    /// `9 lug`: where the year is plain from the place
    pub fn day_month(&self, date: Date) -> String {
        format!("{}{HARD_SPACE}{}", date.day(), self.months_short[month_index(date)])
    }

    /// `gen 2027`
    pub fn month(&self, date: Date) -> String {
        format!("{}{HARD_SPACE}{}", self.months_short[month_index(date)], date.year())
    }

    /// `luglio 2027`
    pub fn month_long(&self, date: Date) -> String {
        format!("{} {}", self.months[month_index(date)], date.year())
    }

    /// The label of a month on an axis: with its year in January or when `first`, else the bare month
    pub fn month_on_axis(&self, date: Date, first: bool) -> String {
        if first || date.month() == 1 {
            self.month(date)
        } else {
            self.months_short[month_index(date)].clone()
        }
    }
}

/// Months are 1 to 12 in every valid date.
fn month_index(date: Date) -> usize {
    (date.month().clamp(1, 12) - 1) as usize
}

fn count_of(share: f64) -> (i32, i32) {
    let hundredths = (share * 100.0).round();
    let held =
        if share > 0.0 && share < 1.0 { hundredths.clamp(1.0, 99.0) } else { hundredths.clamp(0.0, 100.0) };
    let count = held as i32;
    if count > 0 && count % 10 == 0 && (share * 100.0 - hundredths).abs() < 0.05 {
        (count / 10, 10)
    } else {
        (count, 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date_from_text;

    fn d(text: &str) -> Date {
        date_from_text(text).expect("a date")
    }

    #[test]
    fn thousands_are_grouped_even_with_four_digits() {
        assert_eq!(Lang::It.integer(1234), "1.234");
        assert_eq!(Lang::En.integer(1234), "1,234");
        assert_eq!(Lang::It.integer(-1_234_567), "−1.234.567");
        assert_eq!(Lang::It.integer(0), "0");
        assert_eq!(Lang::It.integer(i64::MIN), "−9.223.372.036.854.775.808");
    }

    #[test]
    fn decimals_have_the_comma_and_round_half_away() {
        assert_eq!(Lang::It.decimal(3.45, 1), "3,5");
        assert_eq!(Lang::En.decimal(1234.5, 2), "1,234.50");
        assert_eq!(Lang::It.decimal(-0.04, 1), "0,0");
        assert_eq!(Lang::It.decimal(f64::NAN, 1), "–");
        assert_eq!(Lang::It.decimal(f64::MAX, 0), "900.000.000.000.000.000");
    }

    #[test]
    fn differences_carry_their_sign_and_zero_carries_none() {
        assert_eq!(Lang::It.signed(7.0, 0), "+7");
        assert_eq!(Lang::It.signed(-7.0, 0), "−7");
        assert_eq!(Lang::It.signed(0.2, 0), "0");
        assert_eq!(Lang::It.euro_signed(-31_000.0), "−31.000\u{a0}€");
        assert_eq!(Lang::En.euro_signed(-31_000.0), "−€31,000");
        assert_eq!(Lang::It.euro_signed(14_000.0), "+14.000\u{a0}€");
    }

    #[test]
    fn euros_stand_where_the_language_wants_them() {
        assert_eq!(Lang::It.euro(1_660_000), "16.600\u{a0}€");
        assert_eq!(Lang::En.euro(1_660_000), "€16,600");
        assert_eq!(Lang::It.euro_and_cents(-1_660_050), "−16.600,50\u{a0}€");
        assert_eq!(Lang::En.euro_and_cents(5), "€0.05");
        assert_eq!(Lang::It.euro_range(12_900.0, 23_400.0), "12.900–23.400\u{a0}€");
        assert_eq!(Lang::En.euro_range(12_900.0, 23_400.0), "€12,900–23,400");
    }

    #[test]
    fn shares_are_percentages() {
        assert_eq!(Lang::It.percent(0.035, 1), "3,5\u{a0}%");
        assert_eq!(Lang::En.percent(0.035, 1), "3.5%");
    }

    #[test]
    fn ranges_have_words_in_text_and_a_dash_in_tables() {
        let it = Texts::new(Lang::It);
        let en = Texts::new(Lang::En);
        assert_eq!(it.range(38.0, 74.0, 0), "38–74");
        assert_eq!(it.range_words(38.0, 74.0, 0), "da 38 a 74");
        assert_eq!(en.range_words(38.0, 74.0, 0), "from 38 to 74");
        assert_eq!(it.euro_range_words(49_000.0, 138_000.0), "da 49.000 a 138.000\u{a0}€");
        assert_eq!(en.euro_range_words(49_000.0, 138_000.0), "from €49,000 to €138,000");
    }

    #[test]
    fn a_share_of_futures_is_said_in_tenths_or_hundredths() {
        let it = Texts::new(Lang::It);
        assert_eq!(it.futures(0.8), "8 futuri su 10");
        assert_eq!(it.futures(0.83), "83 futuri su 100");
        assert_eq!(it.futures(0.01), "1 futuro su 100");
        assert_eq!(it.futures(0.999), "99 futuri su 100");
        assert_eq!(it.futures(1.0), "10 futuri su 10");
        assert_eq!(it.futures(0.0), "0 futuri su 100");
        assert_eq!(it.futures_short(0.06), "6 su 100");
        assert_eq!(Texts::new(Lang::En).futures(0.8), "8 futures in 10");
    }

    #[test]
    fn dates_are_written_in_both_languages() {
        let it = Texts::new(Lang::It);
        let en = Texts::new(Lang::En);
        assert_eq!(it.date(d("2027-07-09")), "9\u{a0}lug\u{a0}2027");
        assert_eq!(en.date(d("2027-07-09")), "9\u{a0}Jul\u{a0}2027");
        assert_eq!(it.date_long(d("2028-01-01")), "1° gennaio 2028");
        assert_eq!(en.date_long(d("2028-01-01")), "1 January 2028");
        assert_eq!(it.month(d("2027-01-31")), "gen\u{a0}2027");
        assert_eq!(it.month_on_axis(d("2027-07-01"), false), "lug");
        assert_eq!(it.month_on_axis(d("2027-07-01"), true), "lug\u{a0}2027");
        assert_eq!(it.month_long(d("2028-12-01")), "dicembre 2028");
    }

    #[test]
    fn median_and_range_are_rounded_to_the_place_of_the_error() {
        let people = Figures::new(56.2, 37.9, 74.4, 0.4, 0);
        assert_eq!((people.value, people.low, people.high, people.places), (56.0, 38.0, 74.0, 0));
        let euros = Figures::new(16_634.0, 12_912.0, 23_377.0, 42.0, 0);
        assert_eq!((euros.value, euros.low, euros.high), (16_600.0, 12_900.0, 23_400.0));
        let fine = Figures::new(3.4567, 3.0, 4.0, 0.004, 2);
        assert_eq!((fine.value, fine.places), (3.46, 2));
        let exact = Figures::new(123_456.0, 120_000.0, 130_000.0, 0.0, 0);
        assert_eq!(exact.value, 123_000.0);
        let nothing = Figures::new(0.0, 0.0, 0.0, f64::NAN, 1);
        assert_eq!((nothing.value, nothing.places), (0.0, 0));
    }
}
