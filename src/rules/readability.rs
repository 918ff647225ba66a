//! How easily an Italian text is read: the Gulpease index.
//!
//! Index = 89 + (300 × sentences − 10 × letters) / words, cut to 0…100; 55 and more is easy for readers with a secondary-school
//! education. Holds the count and nothing about rules. Called by the check of rule files and by tests.

/// Words from which a text is long enough for the index to say something
pub const ENOUGH_WORDS: usize = 8;
/// Lowest index of a rule text
pub const LOWEST: f64 = 55.0;

/// The index of an Italian text; none for a text without words
///
/// A name in braces such as `{limit}` counts as a word of its own length: the figure that replaces it is as short.
pub fn gulpease(text: &str) -> Option<f64> {
    let is_inside = |c: char| c.is_alphanumeric() || c == '_';
    let words: Vec<&str> = text.split(|c: char| !is_inside(c)).filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        return None;
    }
    let letters: usize = words.iter().map(|word| word.chars().count()).sum();
    let n = words.len() as f64;
    Some((89.0 + (300.0 * sentences(text) as f64 - 10.0 * letters as f64) / n).clamp(0.0, 100.0))
}

/// Words of a text
pub fn n_words(text: &str) -> usize {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty()).count()
}

/// Ends of sentences: a full stop, question or exclamation mark before a space or the end
fn sentences(text: &str) -> usize {
    let chars: Vec<char> = text.trim_end().chars().collect();
    let ends = chars.iter().enumerate().filter(|(place, c)| {
        let last = chars.get(place + 1).is_none_or(|next| next.is_whitespace());
        last && matches!(c, '.' | '!' | '?')
    });
    // A text without a full stop is one sentence.
    ends.count().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_sentences_read_more_easily_than_long_ones() {
        let short = gulpease("Il corso è lungo. Il mare è blu. La casa è alta.").expect("words");
        let long = gulpease(
            "L’amministrazione competente comunicherà tempestivamente agli interessati l’eventuale provvedimento              conclusivo riguardante l’autorizzazione precedentemente richiesta.",
        )
        .expect("words");
        assert!(short > 80.0 && long < 40.0, "{short} {long}");
        assert_eq!(gulpease(" — "), None);
    }

    #[test]
    fn the_index_is_the_published_formula() {
        // Four words, fifteen letters, one sentence: 89 + (300 − 150) / 4, above 100.
        assert_eq!(gulpease("Questa è una prova."), Some(100.0));
        // Ten words of six letters, one sentence: 89 + (300 − 600) / 10.
        assert_eq!(gulpease(&"parole ".repeat(10)), Some(59.0));
    }
}
