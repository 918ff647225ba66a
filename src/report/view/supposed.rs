//! The values of the law that a criterion uses, and changes of them that a scenario supposes, in words.
//!
//! Changes nothing: a supposed change is an edit that `rules::remedy` makes. Called by the place of law and the terminal.

use super::{Report, law::Law};
use crate::rules::{
    Figure,
    explain::figure_text,
    field::Unit,
    parameter::{Amount, Parameter},
};
use crate::text::Texts;

/// A value of the law as it stands over the years
#[derive(Debug, Clone, PartialEq)]
pub struct Dated {
    /// Parameter, such as `P_VISA_WINDOW`
    pub id: String,
    /// "Finestra per chiedere il visto dopo il corso"
    pub label: String,
    /// "12 mesi dal 2 dic 2025", earliest first
    pub values: Vec<String>,
    /// Whether nobody has looked at it since its review day
    pub stale: bool,
    /// What its numbers count, for typing another one
    pub unit: Unit,
}

impl Law {
    /// The values of the law with a number that decide a criterion for its objects
    pub fn parameters(&self, criterion: &str, texts: &Texts) -> Vec<Dated> {
        let mut used: Vec<usize> = Vec::new();
        let judgements = self.assessment.result(criterion).map_or(&[][..], |result| &result.judgements);
        for judgement in judgements {
            for (leaf, _) in judgement.proof.leaves() {
                for law in &leaf.law {
                    if !used.contains(&law.index) {
                        used.push(law.index);
                    }
                }
            }
        }
        used.into_iter().filter_map(|index| self.dated(&self.book.parameters[index], texts)).collect()
    }

    fn dated(&self, parameter: &Parameter, texts: &Texts) -> Option<Dated> {
        let values: Vec<String> = parameter
            .values
            .iter()
            .filter_map(|value| {
                let words = match value.value {
                    Amount::Number(number) => number_words(number, parameter.unit, texts),
                    Amount::Unset => texts.rules_unset(),
                    Amount::Range(..) | Amount::Level(_) | Amount::Set(_) | Amount::Span(..) => return None,
                };
                Some(texts.law_value_from(texts.date(value.from), words))
            })
            .collect();
        (!values.is_empty()).then(|| Dated {
            id: parameter.id.clone(),
            label: parameter.label.get(texts.lang()).to_owned(),
            values,
            stale: parameter.is_stale(self.assessment.as_of),
            unit: parameter.unit,
        })
    }
}

/// A number of a rulebook, where money is in cents
fn number_words(number: f64, unit: Unit, texts: &Texts) -> String {
    figure_text(&Figure::Number(number, unit), texts)
}

/// The name of the variant that supposes a value of the law: "Finestra del visto: 6 mesi dal 1 lug 2027"
pub fn supposed_name(law: &Dated, number: f64, from: crate::base::Date, texts: &Texts) -> String {
    let inside = if law.unit == Unit::Eur { number * 100.0 } else { number };
    format!(
        "{}: {}",
        law.label,
        texts.law_value_from(texts.date(from), number_words(inside, law.unit, texts))
    )
}

impl Report {
    /// The changes of law that the shown scenario supposes, each with its probability; what they change on average where one is known
    pub fn supposed(&self, texts: &Texts) -> Vec<String> {
        let changes = &self.scenario.law_changes;
        changes
            .iter()
            .map(|change| {
                let known = self.law.iter().find_map(|law| law.book.parameter(&change.parameter));
                let label = known.map_or(change.parameter.as_str(), |p| p.label.get(texts.lang()));
                let unit = known.map_or(Unit::Count, |p| p.unit);
                let inside = if unit == Unit::Eur { change.value * 100.0 } else { change.value };
                let value = number_words(inside, unit, texts);
                let mut words = texts.law_supposed(texts.date(change.from), label, value);
                if let Some(percent) = change.probability {
                    let percent = percent / 100.0;
                    words.extend([", ", &texts.law_supposed_probability(texts.percent(percent, 0))]);
                    // Of several changes nobody knows what each does alone.
                    if let (Some(effect), 1) = (&self.headlines.effect, changes.len()) {
                        let average = texts.signed(percent * effect.mean, 1);
                        words.extend(["; ", &texts.law_supposed_average(average)]);
                        // Either law holds, with these odds: the chance is the sum of both, with no futures of its own.
                        let after = self.headlines.reached.and_then(|reached| reached.mean);
                        if let (Some(before), Some(after)) = (effect.reached_before, after) {
                            let odds = percent * after + (1.0 - percent) * before;
                            words.extend(["; ", &texts.law_supposed_target(texts.futures(odds))]);
                        }
                    }
                }
                words
            })
            .collect()
    }
}
