//! Rulebooks as the flow of a scenario sees them.
//!
//! Holds which rulebooks concern a scenario, the law changes it supposes, and the answers to what `compile` asks: numbers, the
//! high-risk list, gates. Judges nothing itself; that is `rules`.

use crate::{
    base::Date,
    compile::{GateVerdict, LawView, RulebookLaw},
    model::{Route, Scenario},
    rules::{Facts, Rulebook},
};

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

/// The rulebooks that concern `scenario`: those of its routes, then those its sources name
pub fn relevant_rulebooks(scenario: &Scenario, rulebooks: Vec<Rulebook>) -> Vec<Rulebook> {
    let mut relevant: Vec<Rulebook> = rulebooks
        .into_iter()
        .filter(|book| {
            scenario.corridors.iter().any(|corridor| rulebook_of(corridor.route) == Some(book.id()))
                || scenario.sources.iter().any(|source| source.rulebook.as_deref() == Some(book.id()))
        })
        .collect();
    // The headline speaks of the law of entry before it speaks of money; calls stand in the order of the sources.
    relevant.sort_by_key(|book| {
        let source = scenario.sources.iter().position(|source| source.rulebook.as_deref() == Some(book.id()));
        (book.head.route.is_none(), source)
    });
    relevant
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

impl Flow<'_> {
    fn laws(&self) -> impl Iterator<Item = RulebookLaw<'_>> {
        self.rulebooks.iter().map(|book| RulebookLaw { book, facts: self.facts })
    }
}

impl LawView for Flow<'_> {
    fn number(&self, parameter: &str, on: Date) -> Option<f64> {
        self.laws().find_map(|law| law.number(parameter, on))
    }

    fn high_risk(&self, country: &str, on: Date) -> (bool, GateVerdict) {
        let answers = self.laws().map(|law| law.high_risk(country, on));
        // A rulebook without the list answers that it does not know.
        let unknown = (false, GateVerdict::Unknown);
        answers.into_iter().find(|answer| *answer != unknown).unwrap_or(unknown)
    }

    fn gate(&self, criteria: &[String], on: Date) -> (GateVerdict, Vec<String>) {
        let mut worst = GateVerdict::Met;
        let mut concerns = Vec::new();
        for id in criteria {
            let owner = self.laws().find(|law| law.book.criterion(id).is_some());
            let (verdict, of_it) = match owner {
                Some(law) => law.gate(std::slice::from_ref(id), on),
                None => (GateVerdict::Unknown, vec![id.clone()]),
            };
            // Verdicts are ordered worst first.
            worst = worst.min(verdict);
            concerns.extend(of_it);
        }
        (worst, concerns)
    }
}
