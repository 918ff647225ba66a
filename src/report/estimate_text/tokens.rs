//! What somebody typed, cut into numbers, signs and words that say something.
//!
//! Knows how numbers are written in each language and which words and units are understood; what they mean together is
//! the business of `estimate_text` above.

use super::Unclear;
use crate::text::Lang;

/// What a text is made of
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    Number(f64),
    /// A minus or dash
    Dash,
    /// Comma, semicolon, bracket
    Break,
    /// Opens a range: da, tra, from
    Open,
    /// Between two ends: a, e, to
    Between,
    /// Makes the next number the usual one
    Usual,
    /// Says that only one end follows: almeno, fino a
    Half,
    Unit(TypedUnit),
}

/// A unit as typed; "al mese" may follow another one
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum TypedUnit {
    Percent,
    Euro,
    People,
    Hours,
    Days,
    Weeks,
    Months,
    Years,
    PerMonth,
    PerYear,
}

/// The pieces of what somebody typed, in the language of the screen
pub(super) fn tokens_of(text: &str, lang: Lang) -> Result<Vec<Token>, Unclear> {
    let text = text.to_lowercase();
    let mut tokens = Vec::new();
    let mut rest = text.as_str();
    while let Some(first) = rest.chars().next() {
        if first.is_whitespace() {
            rest = &rest[first.len_utf8()..];
        } else if first.is_ascii_digit() {
            let end = number_end(rest);
            tokens.push(Token::Number(number_of(&rest[..end], lang)?));
            rest = &rest[end..];
        } else if first.is_alphabetic() {
            rest = word(rest, &mut tokens)?;
        } else {
            tokens.push(match first {
                '-' | '–' | '—' | '−' | '…' => Token::Dash,
                ',' | ';' | '(' | ')' | ':' => Token::Break,
                '%' => Token::Unit(TypedUnit::Percent),
                '€' => Token::Unit(TypedUnit::Euro),
                '/' | '~' | '≈' | '.' | '\'' | '’' => {
                    rest = &rest[first.len_utf8()..];
                    continue;
                }
                other => return Err(Unclear::Word { word: other.to_string() }),
            });
            rest = &rest[first.len_utf8()..];
        }
    }
    Ok(tokens)
}

/// Where the digits that begin `text` end; a separator belongs to them only when a digit follows it
fn number_end(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let belongs = match c {
            '0'..='9' => {
                end = at + 1;
                true
            }
            '.' | ',' => chars.peek().is_some_and(|(_, next)| next.is_ascii_digit()),
            '\u{a0}' | '\u{202f}' | '\'' | '’' => thousands_follow(&text[at + c.len_utf8()..]),
            _ => false,
        };
        if !belongs {
            break;
        }
    }
    end
}

/// Whether exactly three digits stand at the head of `text`
fn thousands_follow(text: &str) -> bool {
    text.bytes().take(4).take_while(u8::is_ascii_digit).count() == 3
}

/// The number that `digits` mean: thousands and decimals as the language writes them, else the other way round
fn number_of(digits: &str, lang: Lang) -> Result<f64, Unclear> {
    let refused = || Unclear::Number { text: digits.to_owned() };
    let plain: String = digits.chars().filter(|c| !matches!(c, '\u{a0}' | '\u{202f}' | '\'' | '’')).collect();
    let (group, point) = match lang {
        Lang::It => ('.', ','),
        Lang::En => (',', '.'),
    };
    let normal =
        grouped(&plain, group, point).or_else(|| grouped(&plain, point, group)).ok_or_else(refused)?;
    normal.parse::<f64>().ok().filter(|value| value.is_finite()).ok_or_else(refused)
}

/// `digits` in the form Rust reads, if thousands and decimals are well placed
fn grouped(digits: &str, group: char, point: char) -> Option<String> {
    let (whole, decimals) = match digits.split_once(point) {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (digits, None),
    };
    if decimals.is_some_and(|d| d.contains([group, point]) || d.is_empty()) {
        return None;
    }
    let mut groups = whole.split(group);
    let first = groups.next()?;
    let mut joined = first.to_owned();
    for (index, part) in groups.enumerate() {
        if part.len() != 3 || (index == 0 && !(1..=3).contains(&first.len())) {
            return None;
        }
        joined.push_str(part);
    }
    Some(decimals.map_or(joined.clone(), |d| format!("{joined}.{d}")))
}

/// Reads one word or saying at the head of `text`; gives the rest
fn word<'a>(text: &'a str, tokens: &mut Vec<Token>) -> Result<&'a str, Unclear> {
    for (saying, token) in SAYINGS {
        if let Some(rest) = text.strip_prefix(saying)
            && !rest.starts_with(char::is_alphabetic)
        {
            tokens.extend(token.clone());
            return Ok(rest);
        }
    }
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let factor = match word {
        "mila" | "k" | "thousand" => 1e3,
        "milione" | "milioni" | "mln" | "million" | "millions" => 1e6,
        _ => return Err(Unclear::Word { word: word.chars().take(30).collect() }),
    };
    match tokens.last_mut() {
        Some(Token::Number(value)) => {
            *value *= factor;
            Ok(rest)
        }
        _ => Err(Unclear::Word { word: word.to_owned() }),
    }
}

/// Sayings of both languages, longer ones before those they begin with; none: says nothing more
const SAYINGS: &[(&str, Option<Token>)] = &[
    ("di solito", Some(Token::Usual)),
    ("solitamente", Some(Token::Usual)),
    ("normalmente", Some(Token::Usual)),
    ("usualmente", Some(Token::Usual)),
    ("in genere", Some(Token::Usual)),
    ("più spesso", Some(Token::Usual)),
    ("usually", Some(Token::Usual)),
    ("most often", Some(Token::Usual)),
    ("mostly", Some(Token::Usual)),
    ("normally", Some(Token::Usual)),
    ("almeno", Some(Token::Half)),
    ("fino a", Some(Token::Half)),
    ("al massimo", Some(Token::Half)),
    ("at least", Some(Token::Half)),
    ("at most", Some(Token::Half)),
    ("up to", Some(Token::Half)),
    ("al mese", Some(Token::Unit(TypedUnit::PerMonth))),
    ("a month", Some(Token::Unit(TypedUnit::PerMonth))),
    ("per month", Some(Token::Unit(TypedUnit::PerMonth))),
    ("all'anno", Some(Token::Unit(TypedUnit::PerYear))),
    ("all’anno", Some(Token::Unit(TypedUnit::PerYear))),
    ("l'anno", Some(Token::Unit(TypedUnit::PerYear))),
    ("l’anno", Some(Token::Unit(TypedUnit::PerYear))),
    ("a year", Some(Token::Unit(TypedUnit::PerYear))),
    ("per year", Some(Token::Unit(TypedUnit::PerYear))),
    ("per cento", Some(Token::Unit(TypedUnit::Percent))),
    ("percento", Some(Token::Unit(TypedUnit::Percent))),
    ("per cent", Some(Token::Unit(TypedUnit::Percent))),
    ("percent", Some(Token::Unit(TypedUnit::Percent))),
    ("da", Some(Token::Open)),
    ("dal", Some(Token::Open)),
    ("dai", Some(Token::Open)),
    ("tra", Some(Token::Open)),
    ("fra", Some(Token::Open)),
    ("from", Some(Token::Open)),
    ("between", Some(Token::Open)),
    ("a", Some(Token::Between)),
    ("ad", Some(Token::Between)),
    ("al", Some(Token::Between)),
    ("ai", Some(Token::Between)),
    ("e", Some(Token::Between)),
    ("to", Some(Token::Between)),
    ("and", Some(Token::Between)),
    ("euro", Some(Token::Unit(TypedUnit::Euro))),
    ("euros", Some(Token::Unit(TypedUnit::Euro))),
    ("eur", Some(Token::Unit(TypedUnit::Euro))),
    ("persona", Some(Token::Unit(TypedUnit::People))),
    ("persone", Some(Token::Unit(TypedUnit::People))),
    ("person", Some(Token::Unit(TypedUnit::People))),
    ("persons", Some(Token::Unit(TypedUnit::People))),
    ("people", Some(Token::Unit(TypedUnit::People))),
    ("ora", Some(Token::Unit(TypedUnit::Hours))),
    ("ore", Some(Token::Unit(TypedUnit::Hours))),
    ("h", Some(Token::Unit(TypedUnit::Hours))),
    ("hour", Some(Token::Unit(TypedUnit::Hours))),
    ("hours", Some(Token::Unit(TypedUnit::Hours))),
    ("giorno", Some(Token::Unit(TypedUnit::Days))),
    ("giorni", Some(Token::Unit(TypedUnit::Days))),
    ("gg", Some(Token::Unit(TypedUnit::Days))),
    ("g", Some(Token::Unit(TypedUnit::Days))),
    ("day", Some(Token::Unit(TypedUnit::Days))),
    ("days", Some(Token::Unit(TypedUnit::Days))),
    ("d", Some(Token::Unit(TypedUnit::Days))),
    ("settimana", Some(Token::Unit(TypedUnit::Weeks))),
    ("settimane", Some(Token::Unit(TypedUnit::Weeks))),
    ("week", Some(Token::Unit(TypedUnit::Weeks))),
    ("weeks", Some(Token::Unit(TypedUnit::Weeks))),
    ("mese", Some(Token::Unit(TypedUnit::Months))),
    ("mesi", Some(Token::Unit(TypedUnit::Months))),
    ("month", Some(Token::Unit(TypedUnit::Months))),
    ("months", Some(Token::Unit(TypedUnit::Months))),
    ("anno", Some(Token::Unit(TypedUnit::Years))),
    ("anni", Some(Token::Unit(TypedUnit::Years))),
    ("year", Some(Token::Unit(TypedUnit::Years))),
    ("years", Some(Token::Unit(TypedUnit::Years))),
    ("circa", None),
    ("about", None),
    ("around", None),
    ("ca", None),
];
