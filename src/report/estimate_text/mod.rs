//! Estimates as people say and type them: "da 3 a 8 mesi, di solito 5".
//!
//! Holds both ways: [`say`] writes an estimate, [`read`] understands what somebody typed, in either language, and says
//! what it could not understand ([`Unclear`]). Holds no bounds of a field (those are `model::validate`'s) and changes no
//! scenario. Called by the fields and levers of the window, by reports and by the terminal.
//!
//! # What is understood
//!
//! | typed | low, usual, high |
//! |---|---|
//! | `5`, `85 %`, `1.260 €` | a certain number |
//! | `3-8`, `da 3 a 8`, `tra 3 e 8`, `from 3 to 8` | the usual value is the middle |
//! | `da 3 a 8, di solito 5`, `3-8 (5)`, `5 (3-8)`, `usually 5, from 3 to 8` | as said |
//!
//! Words of both languages are understood in both; `.` and `,` are read as the language of the screen writes them, and
//! the other way where that makes no number. A unit may be left out; a time in another unit is converted.

mod tokens;

use crate::model::{Estimate, Unit};
use crate::text::{Lang, Texts};
use tokens::{Token, TypedUnit, tokens_of};

/// Days of a month, as in the calendar of the engine
const DAYS_PER_MONTH: f64 = 30.436_875;

/// Longest text that is looked at; nobody types more, and a pasted page is refused at once
const LONGEST: usize = 200;

/// The three numbers somebody typed, in the unit of the field
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Typed {
    /// Lowest
    pub low: f64,
    /// Most usual
    pub usual: f64,
    /// Highest
    pub high: f64,
    /// Unit of the three: that of the field
    pub unit: Unit,
}

impl Typed {
    /// Puts the numbers into an estimate; source, grade and the rest stay
    pub fn put_into(self, estimate: &mut Estimate) {
        estimate.low = self.low;
        estimate.usual = self.usual;
        estimate.high = self.high;
        estimate.unit = self.unit;
    }
}

/// Why a text is no estimate
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Unclear {
    /// Nothing is there, or no number
    #[error("no number")]
    NoNumber,
    /// A word that says nothing here
    #[error("word {word:?}")]
    Word {
        /// The word, cut to 30 characters
        word: String,
    },
    /// Digits that make no number, such as `1.2.3`
    #[error("number {text:?}")]
    Number {
        /// The digits
        text: String,
    },
    /// A unit that the field cannot have
    #[error("unit {typed:?} where {wanted:?} is wanted")]
    Unit {
        /// The unit that was typed
        typed: Unit,
        /// The unit of the field
        wanted: Unit,
    },
    /// Only one end of the range, or a usual value without a range
    #[error("one end is missing")]
    HalfRange,
    /// More numbers than low, usual and high
    #[error("too many numbers")]
    TooMany,
    /// Low, usual and high do not ascend
    #[error("order {low} {usual} {high}")]
    Order {
        /// Lowest
        low: f64,
        /// Most usual
        usual: f64,
        /// Highest
        high: f64,
    },
    /// A number below zero, or a percentage above 100
    #[error("bounds {value}")]
    Bounds {
        /// The number
        value: f64,
    },
    /// More than the field looks at
    #[error("too long")]
    TooLong,
}

impl Unclear {
    /// What happened and what to type instead, in one sentence
    pub fn words(&self, texts: &Texts) -> String {
        match self {
            Self::NoNumber => texts.estimate_no_number(),
            Self::Word { word } => texts.estimate_word(word.as_str()),
            Self::Number { text } => texts.estimate_number(text.as_str()),
            Self::Unit { typed, wanted } => texts.estimate_unit(
                super::words::unit_name(texts, *typed),
                super::words::unit_name(texts, *wanted),
            ),
            Self::HalfRange => texts.estimate_half_range(),
            Self::TooMany => texts.estimate_too_many(),
            Self::Order { low, usual, high } => {
                texts.estimate_order(number(texts, *high), number(texts, *low), number(texts, *usual))
            }
            Self::Bounds { value } => texts.estimate_bounds(number(texts, *value)),
            Self::TooLong => texts.estimate_too_long(),
        }
    }
}

/// The estimate that `text` says, in the unit of the field
///
/// Bounds that every field of a unit has are checked (percentages, nothing below zero but price changes); the field's
/// own are not.
pub fn read(text: &str, lang: Lang, unit: Unit) -> Result<Typed, Unclear> {
    if text.len() > LONGEST {
        return Err(Unclear::TooLong);
    }
    let tokens = tokens_of(text, lang)?;
    let typed_unit = unit_of(&tokens, unit)?;
    let parts = parts_of(&tokens)?;
    let (low, usual, high) = match parts.as_slice() {
        [] => return Err(Unclear::NoNumber),
        [Part::Usual(_)] => return Err(Unclear::HalfRange),
        [Part::Single(value)] => (*value, *value, *value),
        [Part::Range(low, high)] => (*low, middle(*low, *high, unit), *high),
        [Part::Range(low, high), Part::Single(usual) | Part::Usual(usual)]
        | [Part::Single(usual) | Part::Usual(usual), Part::Range(low, high)] => (*low, *usual, *high),
        _ => return Err(Unclear::TooMany),
    };
    if !(low <= usual && usual <= high) {
        return Err(Unclear::Order { low, usual, high });
    }
    if low < 0.0 && unit != Unit::PercentPerYear {
        return Err(Unclear::Bounds { value: low });
    }
    if high > 100.0 && matches!(unit, Unit::Percent | Unit::PercentPerMonth) {
        return Err(Unclear::Bounds { value: high });
    }
    let convert = |value: f64| converted(value, typed_unit, unit);
    Ok(Typed { low: convert(low), usual: convert(usual), high: convert(high), unit })
}

/// "da 3 a 8 mesi, di solito 5"; a certain number is "5 mesi"
pub fn say(texts: &Texts, estimate: &Estimate) -> String {
    say_numbers(texts, estimate.low, estimate.usual, estimate.high, estimate.unit)
}

/// The same for three numbers, such as a [`Typed`] or a rounded result
pub fn say_numbers(texts: &Texts, low: f64, usual: f64, high: f64, unit: Unit) -> String {
    if low == high {
        return with_unit(texts, usual, unit);
    }
    let range = match unit {
        Unit::Euro | Unit::EuroPerYear | Unit::EuroPerMonth => {
            let range = match texts.lang() {
                Lang::It => texts.number_from_to(with_unit(texts, high, Unit::Euro), number(texts, low)),
                Lang::En => texts
                    .number_from_to(with_unit(texts, high, Unit::Euro), with_unit(texts, low, Unit::Euro)),
            };
            match unit {
                Unit::EuroPerYear => format!("{range} {}", texts.unit_euro_per_year()),
                Unit::EuroPerMonth => format!("{range} {}", texts.unit_euro_per_month()),
                _ => range,
            }
        }
        _ => texts.number_from_to(with_unit(texts, high, unit), number(texts, low)),
    };
    let usual = match (unit, texts.lang()) {
        (Unit::Euro | Unit::EuroPerYear | Unit::EuroPerMonth, Lang::En) => {
            with_unit(texts, usual, Unit::Euro)
        }
        _ => number(texts, usual),
    };
    format!("{range}, {}", texts.common_usually(usual))
}

/// "da 30 a 180, di solito 75": without the unit, where a field beside it shows it
pub fn say_bare(texts: &Texts, estimate: &Estimate) -> String {
    say_numbers(texts, estimate.low, estimate.usual, estimate.high, Unit::Count)
}

/// "Ho capito: da 60 a 120 giorni, di solito 75": the echo under the field before Enter
pub fn understood(texts: &Texts, typed: Typed) -> String {
    texts.estimate_understood(say_numbers(texts, typed.low, typed.usual, typed.high, typed.unit))
}

/// A number with its unit: "75 giorni", "75 %", "1.260 €"
pub fn with_unit(texts: &Texts, value: f64, unit: Unit) -> String {
    let plain = number(texts, value);
    let after = |word: String| format!("{plain}\u{a0}{word}");
    match unit {
        Unit::Count => plain,
        Unit::People => after(texts.unit_people(value)),
        Unit::Days => after(texts.unit_days(value)),
        Unit::Weeks => after(texts.unit_weeks(value)),
        Unit::Months => after(texts.unit_months(value)),
        Unit::Hours => after(texts.unit_hours(value)),
        Unit::PeoplePerMonth => after(texts.unit_people_per_month(value)),
        Unit::Percent => texts.percent(value / 100.0, places(value)),
        Unit::PercentPerMonth => after(texts.unit_percent_per_month()),
        Unit::PercentPerYear => after(texts.unit_percent_per_year()),
        Unit::Euro => texts.lang().euro_amount(value, euro_places(value)),
        Unit::EuroPerYear => {
            format!("{} {}", texts.lang().euro_amount(value, euro_places(value)), texts.unit_euro_per_year())
        }
        Unit::EuroPerMonth => {
            format!("{} {}", texts.lang().euro_amount(value, euro_places(value)), texts.unit_euro_per_month())
        }
    }
}

/// The one number of a text, with a unit behind it or not; none where there is more to it
pub fn typed_number(text: &str, lang: Lang) -> Option<f64> {
    match tokens_of(text, lang).ok()?.as_slice() {
        [Token::Number(number)] | [Token::Number(number), Token::Unit(_)] => Some(*number),
        _ => None,
    }
}

/// A number with the decimals it has, at most three
pub fn number(texts: &Texts, value: f64) -> String {
    texts.decimal(value, places(value))
}

/// Fewest decimals, up to three, that show the number
fn places(value: f64) -> u8 {
    let mut scale = 1.0;
    for places in 0..3 {
        if (value * scale - (value * scale).round()).abs() < 1e-6 {
            return places;
        }
        scale *= 10.0;
    }
    3
}

/// Cents are two digits or none.
fn euro_places(value: f64) -> u8 {
    if places(value) == 0 { 0 } else { 2 }
}

/// Halfway between the ends, whole where the unit counts things.
fn middle(low: f64, high: f64, unit: Unit) -> f64 {
    let half = f64::midpoint(low, high);
    if matches!(unit, Unit::People | Unit::Count) { half.round() } else { half }
}

/// `value` in another unit of time; days whole, weeks and months to the hundredth
fn converted(value: f64, from: Unit, to: Unit) -> f64 {
    let days = |unit: Unit| match unit {
        Unit::Weeks => 7.0,
        Unit::Months => DAYS_PER_MONTH,
        _ => 1.0,
    };
    if from == to || !from.is_time() || !to.is_time() {
        return value;
    }
    let exact = value * days(from) / days(to);
    if to == Unit::Days { exact.round() } else { (exact * 100.0).round() / 100.0 }
}

/// A piece between commas
#[derive(Debug, Clone, Copy, PartialEq)]
enum Part {
    Single(f64),
    Usual(f64),
    Range(f64, f64),
}

/// The unit the numbers are in: the field's where none was typed; all that were typed must agree
fn unit_of(tokens: &[Token], wanted: Unit) -> Result<Unit, Unclear> {
    let mut found = wanted;
    for token in tokens {
        let Token::Unit(typed) = token else { continue };
        let meant = match (typed, wanted) {
            (TypedUnit::Percent, Unit::Percent | Unit::PercentPerMonth | Unit::PercentPerYear)
            | (TypedUnit::Euro, Unit::Euro | Unit::EuroPerYear | Unit::EuroPerMonth)
            | (TypedUnit::People, Unit::People | Unit::PeoplePerMonth | Unit::Count)
            | (TypedUnit::Hours, Unit::Hours)
            | (
                TypedUnit::PerMonth | TypedUnit::Months,
                Unit::PercentPerMonth | Unit::PeoplePerMonth | Unit::EuroPerMonth,
            )
            | (TypedUnit::PerYear | TypedUnit::Years, Unit::PercentPerYear | Unit::EuroPerYear) => wanted,
            (TypedUnit::Percent, _) => Unit::Percent,
            (TypedUnit::Euro, _) => Unit::Euro,
            (TypedUnit::People, _) => Unit::People,
            (TypedUnit::Hours, _) => Unit::Hours,
            (TypedUnit::Days, _) => Unit::Days,
            (TypedUnit::Weeks, _) => Unit::Weeks,
            (TypedUnit::Months, _) => Unit::Months,
            (TypedUnit::PerMonth, _) => Unit::PeoplePerMonth,
            (TypedUnit::Years | TypedUnit::PerYear, _) => Unit::EuroPerYear,
        };
        let fits = meant == wanted || (meant.is_time() && wanted.is_time());
        // "2 mesi e 3 giorni" has two units, and no number here means their sum.
        let second = found != wanted && found != meant;
        if !fits || second {
            return Err(Unclear::Unit { typed: meant, wanted });
        }
        found = meant;
    }
    Ok(found)
}

fn parts_of(tokens: &[Token]) -> Result<Vec<Part>, Unclear> {
    let mut parts = Vec::new();
    let mut piece = Piece::default();
    for (index, token) in tokens.iter().enumerate() {
        match token {
            Token::Break => piece.close(&mut parts)?,
            Token::Usual => {
                piece.close(&mut parts)?;
                piece.kind = PieceKind::Usual;
            }
            Token::Half => return Err(Unclear::HalfRange),
            Token::Open => {
                piece.close(&mut parts)?;
                piece.kind = PieceKind::Range;
            }
            Token::Between => piece.kind = PieceKind::Range,
            Token::Dash => {
                let before = index.checked_sub(1).map(|before| &tokens[before]);
                if matches!(before, Some(Token::Number(_) | Token::Unit(_))) && !piece.numbers.is_empty() {
                    piece.kind = PieceKind::Range;
                } else {
                    piece.negative = true;
                }
            }
            Token::Number(value) => {
                let value = if std::mem::take(&mut piece.negative) { -value } else { *value };
                if piece.numbers.len() == 1 && piece.kind != PieceKind::Range {
                    piece.close(&mut parts)?;
                }
                piece.numbers.push(value);
                if piece.numbers.len() > 2 {
                    return Err(Unclear::TooMany);
                }
            }
            Token::Unit(_) => {}
        }
    }
    piece.close(&mut parts)?;
    Ok(parts)
}

/// What a piece between commas began with
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum PieceKind {
    /// A bare number
    #[default]
    Number,
    /// Words that make the number the usual one
    Usual,
    /// Words or a dash that want two ends
    Range,
}

/// What has been read since the last comma
#[derive(Debug, Default)]
struct Piece {
    numbers: Vec<f64>,
    kind: PieceKind,
    negative: bool,
}

impl Piece {
    fn close(&mut self, parts: &mut Vec<Part>) -> Result<(), Unclear> {
        let piece = std::mem::take(self);
        match (piece.numbers.as_slice(), piece.kind) {
            ([] | [_], PieceKind::Range) => return Err(Unclear::HalfRange),
            // A comma between the marker and its number: "di solito, 5".
            ([], kind) => self.kind = kind,
            ([value], PieceKind::Usual) => parts.push(Part::Usual(*value)),
            ([value], PieceKind::Number) => parts.push(Part::Single(*value)),
            ([low, high, ..], _) => parts.push(Part::Range(*low, *high)),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Grade;

    #[track_caller]
    fn check(text: &str, unit: Unit, expect: [f64; 3]) {
        check_in(Lang::It, text, unit, expect);
    }

    #[track_caller]
    fn check_in(lang: Lang, text: &str, unit: Unit, expect: [f64; 3]) {
        let typed = read(text, lang, unit).unwrap_or_else(|error| panic!("{text:?}: {error:?}"));
        assert_eq!([typed.low, typed.usual, typed.high], expect, "{text:?}");
        assert_eq!(typed.unit, unit);
    }

    #[track_caller]
    fn refused(text: &str, unit: Unit, expect: &Unclear) {
        assert_eq!(read(text, Lang::It, unit).as_ref(), Err(expect), "{text:?}");
    }

    #[test]
    fn a_range_with_its_usual_value_is_understood_in_both_languages() {
        for text in [
            "da 60 a 120, di solito 75",
            "Da 60 a 120 giorni, di solito 75",
            "da 60 a 120 di solito 75",
            "di solito 75, da 60 a 120",
            "tra 60 e 120; in genere 75",
            "60-120, 75",
            "60–120 (75)",
            "75 (60-120)",
            "60 - 120 giorni, di solito 75 giorni",
            "from 60 to 120, usually 75",
            "between 60 and 120 days, usually 75",
            "circa da 60 a 120, di solito: 75",
        ] {
            check(text, Unit::Days, [60.0, 75.0, 120.0]);
            check_in(Lang::En, text, Unit::Days, [60.0, 75.0, 120.0]);
        }
    }

    #[test]
    fn a_bare_range_has_its_usual_value_in_the_middle() {
        check("3-8", Unit::Months, [3.0, 5.5, 8.0]);
        check("3–8", Unit::People, [3.0, 6.0, 8.0]);
        check("da 3 a 8", Unit::Months, [3.0, 5.5, 8.0]);
    }

    #[test]
    fn a_single_number_is_certain() {
        check("5", Unit::Months, [5.0; 3]);
        check("85 %", Unit::Percent, [85.0; 3]);
        check("85%", Unit::Percent, [85.0; 3]);
        check("85 per cento", Unit::Percent, [85.0; 3]);
        check("1.260 €", Unit::Euro, [1260.0; 3]);
        check("15 mila €", Unit::Euro, [15_000.0; 3]);
        check("1,5 mln", Unit::Euro, [1_500_000.0; 3]);
        check("2 % al mese", Unit::PercentPerMonth, [2.0; 3]);
        check("20 al mese", Unit::PeoplePerMonth, [20.0; 3]);
        check("-1,5 %", Unit::PercentPerYear, [-1.5; 3]);
        check("da -1 a 3 %", Unit::PercentPerYear, [-1.0, 1.0, 3.0]);
    }

    #[test]
    fn separators_are_read_as_the_language_writes_them() {
        check("1.260", Unit::Euro, [1260.0; 3]);
        check("1.260,50", Unit::Euro, [1260.5; 3]);
        check("3,5", Unit::Months, [3.5; 3]);
        check("3.5", Unit::Months, [3.5; 3]);
        check("500-1.900, di solito 1.260 €", Unit::Euro, [500.0, 1260.0, 1900.0]);
        check("da 3,5 a 8, di solito 5", Unit::Months, [3.5, 5.0, 8.0]);
        check("1\u{a0}260 €", Unit::Euro, [1260.0; 3]);
        check_in(Lang::En, "€1,260.50", Unit::Euro, [1260.5; 3]);
        check_in(Lang::En, "from €500 to €1,900, usually €1,260", Unit::Euro, [500.0, 1260.0, 1900.0]);
        check_in(Lang::En, "1.260", Unit::Months, [1.26; 3]);
        check_in(Lang::En, "3,5", Unit::Months, [3.5; 3]);
    }

    #[test]
    fn a_time_in_another_unit_is_converted() {
        check("2 mesi", Unit::Days, [61.0; 3]);
        check("da 60 a 120 giorni", Unit::Months, [1.97, 2.96, 3.94]);
        check("6 settimane", Unit::Days, [42.0; 3]);
    }

    #[test]
    fn what_is_not_understood_is_named() {
        refused("", Unit::Days, &Unclear::NoNumber);
        refused("giorni", Unit::Days, &Unclear::NoNumber);
        refused("boh", Unit::Days, &Unclear::Word { word: "boh".to_owned() });
        refused("5 mele", Unit::People, &Unclear::Word { word: "mele".to_owned() });
        refused("1.2.3", Unit::Days, &Unclear::Number { text: "1.2.3".to_owned() });
        refused("1.26.000", Unit::Euro, &Unclear::Number { text: "1.26.000".to_owned() });
        refused("5 €", Unit::Days, &Unclear::Unit { typed: Unit::Euro, wanted: Unit::Days });
        refused("5 mesi", Unit::Percent, &Unclear::Unit { typed: Unit::Months, wanted: Unit::Percent });
        refused(
            "da 2 mesi a 90 giorni",
            Unit::Weeks,
            &Unclear::Unit { typed: Unit::Days, wanted: Unit::Weeks },
        );
        refused("da 3", Unit::Days, &Unclear::HalfRange);
        refused("fino a 8", Unit::Days, &Unclear::HalfRange);
        refused("di solito 5", Unit::Days, &Unclear::HalfRange);
        refused("3-", Unit::Days, &Unclear::HalfRange);
        refused("3, 5, 8", Unit::Days, &Unclear::TooMany);
        refused("da 3 a 8 a 9", Unit::Days, &Unclear::TooMany);
        refused("8-3", Unit::Days, &Unclear::Order { low: 8.0, usual: 5.5, high: 3.0 });
        refused("3-8, di solito 9", Unit::Days, &Unclear::Order { low: 3.0, usual: 9.0, high: 8.0 });
        refused("-5", Unit::Days, &Unclear::Bounds { value: -5.0 });
        refused("120 %", Unit::Percent, &Unclear::Bounds { value: 120.0 });
        refused(&"9".repeat(300), Unit::Days, &Unclear::TooLong);
    }

    #[test]
    fn any_text_is_answered_and_what_is_said_is_read_back() {
        let pieces = [
            "da ",
            "a ",
            "3",
            ",",
            "-",
            "8.5",
            " €",
            "di solito ",
            "(",
            "è",
            "€",
            " mesi",
            "1.000",
            "\u{a0}",
        ];
        // Every short sequence of pieces is either understood or refused, never a panic.
        for a in pieces {
            for b in pieces {
                for c in pieces {
                    for d in pieces {
                        drop(read(&format!("{a}{b}{c}{d}"), Lang::It, Unit::Months));
                    }
                }
            }
        }
        for lang in Lang::ALL {
            let texts = Texts::new(lang);
            for (low, usual, high, unit) in [
                (3.0, 5.0, 8.0, Unit::Months),
                (60.0, 75.0, 120.0, Unit::Days),
                (500.0, 1260.0, 1900.0, Unit::Euro),
                (0.5, 1.25, 4.0, Unit::PercentPerMonth),
                (1260.0, 1260.0, 1260.0, Unit::Euro),
                (85.0, 85.0, 85.0, Unit::Percent),
                (-1.0, 2.0, 3.0, Unit::PercentPerYear),
                (1.0, 1.0, 1.0, Unit::People),
                (18_000.0, 20_000.5, 31_000.0, Unit::EuroPerYear),
                (320.0, 480.0, 651.0, Unit::EuroPerMonth),
                (10.0, 20.0, 30.0, Unit::PeoplePerMonth),
            ] {
                let said = say(&texts, &Estimate::range(low, usual, high, unit, Grade::Assumption));
                let typed = read(&said, lang, unit).unwrap_or_else(|error| panic!("{said:?}: {error:?}"));
                assert_eq!((typed.low, typed.usual, typed.high), (low, usual, high), "{said}");
            }
        }
    }

    #[test]
    fn an_estimate_is_said_as_people_say_it() {
        let it = Texts::new(Lang::It);
        let en = Texts::new(Lang::En);
        let months = Estimate::range(3.0, 5.0, 8.0, Unit::Months, Grade::Expert);
        assert_eq!(say(&it, &months), "da 3 a 8\u{a0}mesi, di solito 5");
        assert_eq!(say(&en, &months), "from 3 to 8\u{a0}months, usually 5");
        assert_eq!(say_bare(&it, &months), "da 3 a 8, di solito 5");
        let euros = Estimate::range(500.0, 1260.0, 1900.0, Unit::Euro, Grade::Assumption);
        assert_eq!(say(&it, &euros), "da 500 a 1.900\u{a0}€, di solito 1.260");
        assert_eq!(say(&en, &euros), "from €500 to €1,900, usually €1,260");
        let share = Estimate::certain(85.0, Unit::Percent, Grade::Law);
        assert_eq!((say(&it, &share), say(&en, &share)), ("85\u{a0}%".to_owned(), "85%".to_owned()));
        let typed = read("60-120, 75", Lang::It, Unit::Days).expect("a range");
        assert_eq!(understood(&it, typed), "Ho capito: da 60 a 120\u{a0}giorni, di solito 75");
    }

    #[test]
    fn what_was_not_understood_is_said_in_both_languages() {
        let it = Texts::new(Lang::It);
        let wrong = Unclear::Unit { typed: Unit::Months, wanted: Unit::Days };
        assert_eq!(wrong.words(&it), "Hai scritto mesi, qui servono giorni");
        let order = Unclear::Order { low: 8.0, usual: 5.5, high: 3.0 };
        assert_eq!(order.words(&it), "I numeri devono salire: 8, 5,5, 3");
    }
}
