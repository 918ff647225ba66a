//! Sentences with figures in braces, filled from a result: `Arrivano {arrivals_by_target} persone` becomes "Arrivano 45 persone".
//!
//! After a name may stand `range` or `base`, as in `{uncovered range}`. What is no figure of the result stays as it is written and is
//! told, so that a sentence never loses a figure in silence. A brace without its other one is a sign like any other.

use crate::report::Report;
use crate::text::Texts;

/// A filled sentence
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filled {
    /// The sentence
    pub text: String,
    /// Names in braces that are no figure of the result, in their order
    pub unknown: Vec<String>,
}

/// `text` with the figures of `report`
pub fn fill(text: &str, report: &Report, texts: &Texts) -> Filled {
    let mut filled = Filled::default();
    for piece in pieces(text) {
        match piece {
            Piece::Words(words) => filled.text.push_str(words),
            Piece::Figure(inside) => {
                if let Some(words) = value(inside, report, texts) {
                    filled.text.push_str(&words);
                } else {
                    filled.text.extend(["{", inside, "}"]);
                    filled.unknown.push(inside.to_owned());
                }
            }
        }
    }
    filled
}

/// `text` as it stands before there is a result: names in braces become a dash
pub fn unfilled(text: &str) -> String {
    pieces(text)
        .into_iter()
        .map(|piece| match piece {
            Piece::Words(words) => words,
            Piece::Figure(_) => "–",
        })
        .collect()
}

/// The names of the figures in `text`, each once, without what stands behind them
pub fn names(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for piece in pieces(text) {
        if let Piece::Figure(inside) = piece
            && let Some(name) = inside.split_whitespace().next()
            && !names.contains(&name)
        {
            names.push(name);
        }
    }
    names
}

enum Piece<'a> {
    Words(&'a str),
    Figure(&'a str),
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}').map(|close| open + close) else { break };
        // The innermost brace counts: "a { b {x}" holds one figure.
        let open = rest[..close].rfind('{').unwrap_or(open);
        pieces.push(Piece::Words(&rest[..open]));
        pieces.push(Piece::Figure(&rest[open + 1..close]));
        rest = &rest[close + 1..];
    }
    pieces.push(Piece::Words(rest));
    pieces
}

fn value(inside: &str, report: &Report, texts: &Texts) -> Option<String> {
    let mut words = inside.split_whitespace();
    let (name, part) = (words.next()?, words.next());
    if words.next().is_some() {
        return None;
    }
    match part {
        None => report.said(name).map(|said| said.words(texts)).or_else(|| report.said_word(name, texts)),
        Some("range") => report.said(name)?.range(texts),
        // Where the base itself is shown, it is its own base.
        Some("base") if report.people.base.is_none() => Some(report.said(name)?.words(texts)),
        Some("base") => report.said(name)?.base(texts),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::*;
    use crate::text::Lang;

    #[test]
    fn figures_take_the_place_of_their_names() {
        let report = sample::report(&sample::scenario(), 256, None);
        let texts = Texts::new(Lang::It);
        let arrivals = report.headlines.arrivals.expect("people arrive");
        let filled = fill("Arrivano {arrivals_by_target}, {arrivals_by_target range}", &report, &texts);
        let expected = format!("Arrivano {}, {}", arrivals.value_words(&texts), arrivals.range_words(&texts));
        assert_eq!((filled.text, filled.unknown), (expected, vec![]));
        let date = fill("entro {target_date}", &report, &texts);
        assert!(!date.text.contains('{') && date.unknown.is_empty(), "{}", date.text);
    }

    #[test]
    fn what_is_no_figure_stays_and_is_told() {
        let report = sample::report(&sample::scenario(), 256, None);
        let texts = Texts::new(Lang::It);
        for (text, unknown) in [
            ("{chissà} e {uncovered strano}", vec!["chissà", "uncovered strano"]),
            ("{} {uncovered altro}", vec!["", "uncovered altro"]),
            ("solo { aperta", vec![]),
            ("solo } chiusa", vec![]),
            ("", vec![]),
        ] {
            let filled = fill(text, &report, &texts);
            assert_eq!(
                (filled.text.as_str(), filled.unknown),
                (text, unknown.iter().map(|n| (*n).to_owned()).collect())
            );
        }
        assert_eq!(fill("{ {tasks", &report, &texts).text, "{ {tasks");
    }

    #[test]
    fn names_are_listed_once_and_shown_as_a_dash_without_a_result() {
        let text = "{uncovered} di {cost_total}, {uncovered range}";
        assert_eq!(names(text), ["uncovered", "cost_total"]);
        assert_eq!(unfilled(text), "– di –, –");
    }
}
