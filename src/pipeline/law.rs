//! Rulebooks as the flow of a scenario sees them.
//!
//! Holds which rulebooks concern a scenario, the law changes it supposes, and the answers to what `compile` asks: numbers, the
//! high-risk list, gates. Judges nothing itself; that is `rules`.

use crate::{
    base::Date,
    compile::{GateVerdict, LawView},
    model::{Route, Scenario},
    rules::{self, Confidence, Facts, Rulebook, parameter::Amount},
};

/// Parameter with the countries whose files are checked longer
const HIGH_RISK: &str = "P_HIGH_RISK";

/// The rulebooks as `scenario` supposes them: each change of law put into the rulebooks that have its parameter
pub fn law_of(scenario: &Scenario, rulebooks: &[Rulebook]) -> Vec<Rulebook> {
    let mut books = rulebooks.to_vec();
    for change in &scenario.law_changes {
        for book in &mut books {
            let changed =
                book.with_number(&change.parameter, change.from, None, change.value, &change.reason);
            if let Some(changed) = changed {
                *book = changed;
            }
        }
    }
    books
}

/// The rulebooks that concern `scenario`: those of its routes and those its sources name
pub fn relevant_rulebooks(scenario: &Scenario, rulebooks: Vec<Rulebook>) -> Vec<Rulebook> {
    rulebooks
        .into_iter()
        .filter(|book| {
            scenario.corridors.iter().any(|corridor| rulebook_of(corridor.route) == Some(book.id()))
                || scenario.sources.iter().any(|source| source.rulebook.as_deref() == Some(book.id()))
        })
        .collect()
}

/// The rulebook of a legal route; none where nobody crosses a border
fn rulebook_of(route: Route) -> Option<&'static str> {
    match route {
        Route::Art23 => Some("art23"),
        Route::BlueCard => Some("blue_card"),
        Route::Quota => Some("quota"),
        Route::SeasonalQuota => Some("seasonal_quota"),
        Route::Conversion => Some("conversion"),
        Route::Internship => Some("internship"),
        Route::Art27 => Some("art27"),
        Route::Resident => None,
    }
}

/// Rulebooks and facts as `compile` asks for them
pub(super) struct Flow<'a> {
    /// All rulebooks, with supposed changes
    pub rulebooks: &'a [Rulebook],
    /// What is known
    pub facts: &'a Facts,
}

impl LawView for Flow<'_> {
    fn number(&self, parameter: &str, on: Date) -> Option<f64> {
        self.rulebooks.iter().find_map(|book| book.number_at(parameter, on))
    }

    fn high_risk(&self, country: &str, on: Date) -> (bool, GateVerdict) {
        let Some(value) = self.rulebooks.iter().find_map(|book| book.value_at(HIGH_RISK, on)) else {
            return (false, GateVerdict::Unknown);
        };
        let Amount::Set(countries) = &value.value else { return (false, GateVerdict::Unknown) };
        let listed = countries.iter().any(|listed| listed == country);
        let certain = value.confidence != Confidence::Unverified;
        (listed, if certain { GateVerdict::Met } else { GateVerdict::ToVerify })
    }

    fn gate(&self, criteria: &[String], on: Date) -> (GateVerdict, Vec<String>) {
        let mut worst = GateVerdict::Met;
        let mut concerns = Vec::new();
        for id in criteria {
            // A criterion that no rulebook has is asked of the first one, which answers that it is unknown.
            let book =
                self.rulebooks.iter().find(|book| book.criterion(id).is_some()).or(self.rulebooks.first());
            let Some(book) = book else {
                worst = worst.min(GateVerdict::Unknown);
                concerns.push(id.clone());
                continue;
            };
            let gate = rules::gate(book, self.facts, &[id], on, None);
            let verdict = match gate.verdict {
                rules::GateVerdict::Met => GateVerdict::Met,
                rules::GateVerdict::ToVerify => GateVerdict::ToVerify,
                rules::GateVerdict::Unknown => GateVerdict::Unknown,
                rules::GateVerdict::NotMet => GateVerdict::NotMet,
            };
            // `compile` orders verdicts worst first.
            worst = worst.min(verdict);
            if verdict != GateVerdict::Met {
                concerns.push(id.clone());
            }
        }
        (worst, concerns)
    }
}
