//! Civil dates. No clock, no time zone.

use jiff::{Span, civil};

/// A day of the calendar, written `2027-12-31`
pub type Date = civil::Date;

/// Why a text is not a date
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("date {text:?}")]
pub struct DateError {
    /// The text that was refused, cut to 40 characters
    pub text: String,
}

/// The date written as `YYYY-MM-DD`, years 1900 to 2200
pub fn date_from_text(text: &str) -> Result<Date, DateError> {
    let refused = || DateError { text: text.chars().take(40).collect() };
    if text.len() != 10 {
        return Err(refused());
    }
    text.parse::<Date>().ok().filter(|d| (1900..=2200).contains(&d.year())).ok_or_else(refused)
}

/// `date` plus calendar months; keeps the day or takes the last day of a shorter month
///
/// Saturates at the ends of the calendar.
pub fn add_months(date: Date, months: i32) -> Date {
    date.saturating_add(Span::new().months(months.clamp(-100_000, 100_000)))
}

/// `date` plus calendar days; saturates at the ends of the calendar
pub fn add_days(date: Date, days: i32) -> Date {
    date.saturating_add(Span::new().days(days.clamp(-3_000_000, 3_000_000)))
}

/// Whole days from `from` to `to`, negative when `to` is earlier
pub fn days_between(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Date {
        date_from_text(text).expect("a date")
    }

    #[test]
    fn months_are_clipped_to_the_month_end() {
        assert_eq!(add_months(d("2025-03-31"), 6), d("2025-09-30"));
        assert_eq!(add_months(d("2024-02-29"), 12), d("2025-02-28"));
        assert_eq!(days_between(d("2027-12-31"), d("2028-01-03")), 3);
    }

    #[test]
    fn a_wrong_date_is_refused() {
        for bad in ["2027-2-3", "2027-02-30", "31/12/2027", "1800-01-01", ""] {
            assert!(date_from_text(bad).is_err(), "{bad}");
        }
    }
}
