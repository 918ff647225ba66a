//! The legal routes of entry for one corridor, side by side: what each asks, how long its offices take, how many places it has.
//!
//! Every route's rulebook is asked about the same corridor as if it were the corridor's route, on the scenario's day. The days
//! are the terms of the offices, one after another, and no forecast: queues and lost papers are the simulation's, to which a
//! route is given by changing it in a variant. Called by the place of law and by `check`.

use super::{status::Status, view::law::Law};
use crate::base::{Date, Id};
use crate::model::{Route, Scenario};
use crate::rules::{
    self, CriterionKind, Rulebook,
    facts_from::{self, facts},
    parameter::Amount,
    rulebook::RouteTerms,
};
use crate::text::Texts;

/// Criteria that are named; the others are counted
const NAMED: usize = 3;
/// Routes across a border that have a rulebook
const ROUTES: [Route; 7] = [
    Route::Art23,
    Route::BlueCard,
    Route::Quota,
    Route::SeasonalQuota,
    Route::Conversion,
    Route::Internship,
    Route::Art27,
];

/// A term of an office
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// What it is the term of, in the rulebook's words
    pub label: rules::Words,
    /// Days; none where nobody knows
    pub days: Option<f64>,
}

/// A route as it would be for a corridor
#[derive(Debug, Clone, PartialEq)]
pub struct RouteRow {
    /// Which route
    pub route: Route,
    /// Whether it is the corridor's own
    pub is_own: bool,
    /// Terms of the offices in their order
    pub terms: Vec<Term>,
    /// Places in the year of the scenario's day; none: no cap or not known
    pub places: Option<f64>,
    /// Whether there is a cap at all
    pub has_cap: bool,
    /// The day on which requests open; none: any day or not known
    pub opens: Option<Date>,
    /// The rulebook with its verdicts for this corridor
    pub law: Law,
}

/// Every route for `corridor`, its own first
pub fn routes(scenario: &Scenario, corridor: &Id, rulebooks: &[Rulebook]) -> Vec<RouteRow> {
    let Some(own) = scenario.corridors.iter().find(|other| other.id == *corridor).map(|other| other.route)
    else {
        return Vec::new();
    };
    let mut rows: Vec<RouteRow> =
        ROUTES.into_iter().filter_map(|route| row(scenario, corridor, route, own, rulebooks)).collect();
    rows.sort_by_key(|row| (!row.is_own, row.law.status() == Status::NotMet));
    rows
}

fn row(
    scenario: &Scenario,
    corridor: &Id,
    route: Route,
    own: Route,
    rulebooks: &[Rulebook],
) -> Option<RouteRow> {
    let wanted = facts_from::route(route);
    let book = rulebooks.iter().find(|book| book.head.route.as_ref().is_some_and(|of| of.of == wanted))?;
    let terms = book.head.route.as_ref()?;
    let mut supposed = scenario.clone();
    supposed.corridors.retain(|other| other.id == *corridor);
    supposed.corridors.iter_mut().for_each(|other| other.route = route);
    // Jobs and courses of other corridors would be judged by a route nobody means them to take.
    supposed.positions.retain(|position| position.corridor == *corridor);
    let facts = facts(&supposed);
    let on = scenario.programme.as_of;
    let assessment = rules::assess(book, &facts, on, on);
    Some(RouteRow {
        route,
        is_own: route == own,
        terms: terms_of(terms, book, on),
        places: terms.cap.as_ref().and_then(|cap| book.number_at(&cap.name, on)),
        has_cap: terms.cap.is_some(),
        opens: terms.opens.as_ref().and_then(|opens| match book.value_at(&opens.name, on)?.value {
            Amount::Span(first, _) => Some(first),
            _ => None,
        }),
        law: Law::new(book, &assessment, &facts),
    })
}

fn terms_of(terms: &RouteTerms, book: &Rulebook, on: Date) -> Vec<Term> {
    terms
        .terms
        .iter()
        .map(|name| Term {
            label: book.parameters[name.index].label.clone(),
            days: book.number_at(&name.name, on),
        })
        .collect()
}

impl RouteRow {
    /// "Carta blu UE"
    pub fn name(&self, texts: &Texts) -> String {
        self.law.book.head.title.get(texts.lang()).to_owned()
    }

    /// "Non percorribile", in the rulebook's words
    pub fn verdict(&self, texts: &Texts) -> String {
        self.law.assessment.status.title.get(texts.lang()).to_owned()
    }

    /// "120 giorni di uffici"; of an unknown term it is said
    pub fn days_words(&self, texts: &Texts) -> String {
        let known: f64 = self.terms.iter().filter_map(|term| term.days).sum();
        let unknown = self.terms.iter().filter(|term| term.days.is_none()).count();
        let days = (unknown < self.terms.len()).then(|| texts.routes_days(known));
        let rest = (unknown > 0).then(|| texts.routes_days_unknown(unknown as f64));
        [days, rest].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// "Termine del nulla osta: 30 giorni · Termine del visto: 90 giorni"
    pub fn terms_words(&self, texts: &Texts) -> String {
        let told = self.terms.iter().map(|term| {
            let days = term.days.map_or_else(|| "?".to_owned(), |days| texts.routes_days(days));
            format!("{}: {days}", term.label.get(texts.lang()))
        });
        told.collect::<Vec<_>>().join(" · ")
    }

    /// "76.850 posti nell'anno, domande dal 16 feb 2026"; "senza tetto"
    pub fn places_words(&self, texts: &Texts) -> String {
        let places = match (self.has_cap, self.places) {
            (false, _) => texts.routes_no_cap(),
            (true, Some(places)) => texts.routes_places(places),
            (true, None) => texts.routes_places_unknown(),
        };
        match self.opens {
            Some(day) => format!("{places}, {}", texts.routes_opens(texts.date(day))),
            None => places,
        }
    }

    /// What stands in the way, or what is not known: the first criteria by name, the others counted
    pub fn reasons(&self, texts: &Texts) -> Vec<String> {
        let rows = self.law.rows(CriterionKind::Mandatory, texts);
        let mut told = Vec::new();
        for (status, words) in [
            (Status::NotMet, Texts::routes_against as fn(&Texts, String) -> String),
            (Status::Unknown, Texts::routes_missing as fn(&Texts, String) -> String),
        ] {
            let titles: Vec<&str> =
                rows.iter().filter(|row| row.status == status).map(|row| row.title.as_str()).collect();
            if titles.is_empty() {
                continue;
            }
            let mut list = titles[..titles.len().min(NAMED)].join(", ");
            if titles.len() > NAMED {
                list = texts.routes_and_more((titles.len() - NAMED) as f64, list);
            }
            told.push(words(texts, list));
        }
        told
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;
    use crate::text::Lang;

    #[test]
    fn the_own_route_stands_first_and_each_route_once() {
        let scenario = sample::scenario();
        let corridor = &scenario.corridors[0];
        let rows = routes(&scenario, &corridor.id, &rules::embedded_rulebooks());
        assert!(rows[0].is_own && rows[0].route == corridor.route);
        let mut found: Vec<String> = rows.iter().map(|row| format!("{:?}", row.route)).collect();
        found.sort();
        found.dedup();
        assert_eq!(found.len(), ROUTES.len());
        assert_eq!(routes(&scenario, &Id::new("nowhere").expect("an id"), &rules::embedded_rulebooks()), []);
    }

    #[test]
    fn days_places_and_reasons_come_from_the_rulebook_of_the_day() {
        let texts = Texts::new(Lang::It);
        let mut scenario = sample::scenario();
        let id = scenario.corridors[0].id.clone();
        let books = rules::embedded_rulebooks();
        let blue_card = |scenario: &Scenario| {
            let rows = routes(scenario, &id, &books);
            rows.into_iter().find(|row| row.route == Route::BlueCard).expect("it has a rulebook")
        };
        let after = blue_card(&scenario);
        // L. 182/2025 shortened the nulla osta of the Blue Card from 90 to 30 days.
        scenario.programme.as_of = crate::base::date_from_text("2025-12-01").expect("a date");
        let before = blue_card(&scenario);
        let total = |row: &RouteRow| row.terms.iter().filter_map(|term| term.days).sum::<f64>();
        assert_eq!(total(&before) - total(&after), 60.0);
        assert_eq!(after.places_words(&texts), texts.routes_no_cap());
        assert!(!after.reasons(&texts).is_empty(), "the sample says nothing of degrees");
    }
}
