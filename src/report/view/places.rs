//! Where people come from and go to: the figures of the map and of the table beside it.
//!
//! Corridors from one country to one territory are one way. Draws nothing; the map is `chart::map`'s.

use super::Report;
use crate::model::Country;
use crate::report::chart::map::{CorridorMap, Way, people_words};
use crate::text::Texts;

impl Report {
    /// The map of corridors, ways in the order of the scenario
    pub fn corridor_map(&self, texts: &Texts) -> CorridorMap {
        let mut ways: Vec<Way> = Vec::new();
        for corridor in &self.scenario.corridors {
            let arrived = self.metrics.of("arrivals", &corridor.id).and_then(|arrivals| arrivals.mean);
            let people = arrived.unwrap_or(0.0);
            let (origin, destination) = (corridor.origin.code(), corridor.destination.code());
            let same = |way: &&mut Way| {
                way.origin == origin && way.destination == destination && way.territory == corridor.territory
            };
            if let Some(way) = ways.iter_mut().find(same) {
                way.people += people;
                way.corridors.push(corridor.name.clone());
                continue;
            }
            ways.push(Way {
                origin: origin.to_owned(),
                origin_name: country_name(texts, &corridor.origin),
                destination: destination.to_owned(),
                territory: corridor.territory.clone(),
                corridors: vec![corridor.name.clone()],
                people,
            });
        }
        CorridorMap { ways }
    }

    /// "Da 2 Paesi arrivano in media 46 persone": the finding of the map as a title
    pub fn map_finding(&self, texts: &Texts) -> String {
        let ways = self.corridor_map(texts).ways;
        let mut origins: Vec<&str> =
            ways.iter().filter(|way| !way.is_at_home()).map(|way| &*way.origin).collect();
        origins.sort_unstable();
        origins.dedup();
        let people: f64 = ways.iter().filter(|way| !way.is_at_home()).map(|way| way.people).sum();
        texts.map_finding(origins.len(), people_words(texts, people))
    }
}

/// The name of a country; its code where there is none
fn country_name(texts: &Texts, country: &Country) -> String {
    let id = format!("country_{}", country.code().to_lowercase());
    texts.by_id(&id).unwrap_or_else(|| country.to_string())
}
