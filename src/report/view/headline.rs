//! The five results of the strip: arrivals, cost per arrived, uncovered, left half-way, verdict; and what a variant changes.
//!
//! Every figure is a median with eight futures in ten, but the cost per arrived, which is the ratio of the means. The verdict is in
//! [`law`](super::law). Called by the strip, the presentation, the terminal and the papers.

use super::Report;
use crate::base::{Date, add_days};
use crate::engine::stats;
use crate::model::Scenario;
use crate::report::{
    chart::{Spread, range::Range},
    figure::Figure,
    metrics::{Distribution, MetricUnit, Metrics},
};
use crate::text::Texts;

/// Figures of the strip; none where a result is undefined
#[derive(Debug, Clone, PartialEq)]
pub struct Headlines {
    /// Arrivals by the target date, or in the whole calendar without a target
    pub arrivals: Option<Figure>,
    /// What is wanted by when
    pub target: Option<(u32, Date)>,
    /// Probability of reaching it
    pub reached: Option<Distribution>,
    /// Euro for each person who arrives: ratio of the means
    pub cost_per_arrival: Option<Figure>,
    /// Euro no source pays
    pub uncovered: Option<Figure>,
    /// Their share of all costs
    pub uncovered_share: Option<f64>,
    /// People who began training and found the path closed
    pub stranded: Option<Figure>,
    /// Probability that there is none
    pub nobody_stranded: Option<f64>,
    /// Share of futures in which the committee promises that there is none
    pub promise: Option<f64>,
    /// What the variant changes, on the same luck
    pub effect: Option<Effect>,
}

/// Difference in arrivals between a variant and the base, future by future on the same luck
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effect {
    /// Median and range of the difference
    pub difference: Figure,
    /// Mean of the difference
    pub mean: f64,
    /// Share of futures in which more people arrive
    pub better: f64,
    /// Share of futures in which as many arrive
    pub equal: f64,
    /// Probability of reaching the target in the base; none without a target
    pub reached_before: Option<f64>,
}

/// One result of the strip in words
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// "Arrivi entro dicembre 2028"
    pub title: String,
    /// "obiettivo 80", at the right of the title
    pub aside: Option<String>,
    /// "56"; a dash where the result is undefined
    pub value: String,
    /// "da 38 a 74"
    pub range: String,
    /// "Base 49 · obiettivo in 6 futuri su 100"
    pub below: String,
    /// The strip under the figures; none where the result is undefined
    pub strip: Option<Range>,
    /// The whole result in one sentence, for screen readers and the terminal
    pub sentence: String,
}

impl Headlines {
    pub(super) fn new(
        scenario: &Scenario,
        metrics: &Metrics,
        arrivals: &[f64],
        seed: u64,
        base: Option<&Report>,
    ) -> Self {
        let of_base = |id: &str| base.and_then(|base| base.metrics.total(id));
        let median = |id: &str, unit: MetricUnit| Figure::of(metrics.total(id)?, of_base(id), unit);
        // Where there is no way in, nobody arriving is no result.
        let has_people = !scenario.corridors.is_empty();
        let people = |id: &str| median(id, MetricUnit::People).filter(|_| has_people);
        let arrivals_id =
            if metrics.total("arrivals_by_target").is_some() { "arrivals_by_target" } else { "arrivals" };
        let cost = metrics.total("cost_per_arrival").and_then(|cost| {
            Figure::rounded(
                MetricUnit::Euro,
                [cost.mean?, cost.p10?, cost.p90?],
                cost.mean_half_width().unwrap_or(0.0),
                of_base("cost_per_arrival").and_then(|base| base.mean),
            )
        });
        Self {
            arrivals: people(arrivals_id),
            target: scenario.programme.target.as_ref().map(|target| (target.people, target.by)),
            reached: metrics.total("target_probability").copied().filter(|_| has_people),
            cost_per_arrival: cost,
            uncovered: median("uncovered", MetricUnit::Euro),
            uncovered_share: metrics.total("uncovered_share").and_then(|share| share.mean),
            stranded: people("stranded"),
            nobody_stranded: metrics
                .total("nobody_stranded_probability")
                .and_then(|p| p.mean)
                .filter(|_| has_people),
            promise: scenario.programme.promise_percent.map(|percent| percent / 100.0).filter(|_| has_people),
            effect: base.filter(|base| base.seed == seed).and_then(|base| {
                let reached = base.headlines.reached.and_then(|reached| reached.mean);
                Effect::new(arrivals, &base.arrivals, reached)
            }),
        }
    }

    /// The four results with figures, in the order of the strip
    pub fn cards(&self, texts: &Texts) -> [Card; 4] {
        [
            self.arrivals_card(texts),
            self.cost_card(texts),
            self.uncovered_card(texts),
            self.stranded_card(texts),
        ]
    }

    /// "Arrivi entro dicembre 2028"
    pub fn arrivals_title(&self, texts: &Texts) -> String {
        match self.target {
            Some((_, by)) => texts.headline_arrivals_by(deadline_words(texts, by)),
            None => texts.headline_arrivals(),
        }
    }

    /// "obiettivo in 6 futuri su 100"; none without a target
    pub fn reached_words(&self, texts: &Texts) -> Option<String> {
        Some(texts.headline_target_reached(texts.futures(self.reached?.mean?)))
    }

    fn arrivals_card(&self, texts: &Texts) -> Card {
        let target = self.target.map(|(people, _)| people);
        let mut card =
            Card::new(texts, self.arrivals_title(texts), self.arrivals.as_ref(), target.map(f64::from));
        card.aside = target.map(|people| texts.common_target(texts.integer(i64::from(people))));
        let base = self.arrivals.as_ref().and_then(|figure| figure.base_words(texts));
        card.below = joined_as_sentence([base, self.reached_words(texts)]);
        if let Some(figure) = &self.arrivals {
            let words = texts.headline_arrivals_sentence(figure.value, figure.range_words(texts));
            card.sentence = match self.reached_words(texts) {
                Some(reached) => format!("{words}; {reached}"),
                None => words,
            };
        }
        card
    }

    fn cost_card(&self, texts: &Texts) -> Card {
        let figure = self.cost_per_arrival.as_ref();
        let mut card = Card::new(texts, texts.headline_cost(), figure, None);
        if let Some(figure) = figure {
            card.range = figure.range_short(texts);
            card.below = figure.base_words(texts).unwrap_or_default();
            card.sentence =
                texts.headline_cost_sentence(figure.range_words(texts), figure.value_words(texts));
        }
        card
    }

    fn uncovered_card(&self, texts: &Texts) -> Card {
        let figure = self.uncovered.as_ref();
        let mut card = Card::new(texts, texts.headline_uncovered(), figure, None);
        if let Some(figure) = figure {
            card.range = figure.range_short(texts);
            let share =
                self.uncovered_share.map(|share| texts.headline_uncovered_share(texts.percent(share, 0)));
            card.below = joined_as_sentence([share, figure.base_words(texts)]);
            card.sentence =
                texts.headline_uncovered_sentence(figure.range_words(texts), figure.value_words(texts));
        }
        card
    }

    fn stranded_card(&self, texts: &Texts) -> Card {
        let figure = self.stranded.as_ref();
        let mut card = Card::new(texts, texts.headline_stranded(), figure, None);
        card.aside = self.promise.map(|share| texts.funding_promise_aside(texts.percent(share, 0)));
        if let Some(figure) = figure {
            let nobody = self.nobody_stranded.map(|share| match texts.futures(share) {
                // "nessuno in 0 futuri" is not a sentence that anybody says.
                _ if share <= 0.0 => texts.headline_always_stranded(),
                futures => texts.headline_nobody_stranded(futures),
            });
            card.below = joined_as_sentence([figure.base_words(texts), nobody]);
            card.sentence = texts.headline_stranded_sentence(figure.value, figure.range_words(texts));
        }
        card
    }

    /// "Errore di calcolo ±0,4 arrivi"; none without arrivals
    pub fn error_words(&self, texts: &Texts) -> Option<String> {
        Some(texts.headline_error(self.arrivals.as_ref()?.error_words(texts)))
    }
}

impl Card {
    fn new(texts: &Texts, title: String, figure: Option<&Figure>, target: Option<f64>) -> Self {
        let strip = figure.map(|figure| Range {
            spread: Spread { low: figure.low, usual: figure.value, high: figure.high },
            base: figure.base,
            target,
        });
        Self {
            aside: None,
            value: figure.map_or_else(|| "–".to_owned(), |figure| figure.value_words(texts)),
            range: figure.map_or_else(|| texts.headline_undefined(), |figure| figure.range_words(texts)),
            below: String::new(),
            strip,
            sentence: format!("{title} – {}", texts.headline_undefined()),
            title,
        }
    }
}

impl Effect {
    /// The effect of going from `base` to `shown`, in the futures both have; none without any
    fn new(shown: &[f64], base: &[f64], reached_before: Option<f64>) -> Option<Self> {
        let pairs: Vec<f64> = shown.iter().zip(base).map(|(shown, base)| shown - base).collect();
        let spread = Distribution::of(&pairs.iter().copied().map(Some).collect::<Vec<_>>(), 0);
        let share = |count: usize| count as f64 / pairs.len().max(1) as f64;
        Some(Self {
            difference: Figure::of(&spread, None, MetricUnit::People)?,
            mean: spread.mean?,
            better: share(pairs.iter().filter(|d| **d > 0.0).count()),
            equal: share(pairs.iter().filter(|d| **d == 0.0).count()),
            reached_before,
        })
    }

    /// "+7 arrivi"
    pub fn amount_words(&self, texts: &Texts) -> String {
        let amount = self.difference.value;
        texts.effect_arrivals(texts.signed(amount, self.difference.places), amount.abs())
    }

    /// "+7 arrivi rispetto alla base, meglio in 83 futuri su 100"
    pub fn sentence(&self, texts: &Texts) -> String {
        let worse = (1.0 - self.better - self.equal).max(0.0);
        if worse > self.better {
            texts.effect_worse(self.amount_words(texts), texts.futures(worse))
        } else {
            texts.effect_better(self.amount_words(texts), texts.futures(self.better))
        }
    }

    /// "Da +1 a +14. Stessi futuri per base e variante."
    pub fn range_words(&self, texts: &Texts) -> String {
        let sign = |value: f64| texts.signed(value, self.difference.places);
        texts.effect_range(sign(self.difference.high), sign(self.difference.low))
    }
}

/// Arrivals of each future, as quantiles for the dots: 1 %, 3 % … 99 %
pub(super) fn quantile_dots(values: &[f64]) -> Vec<f64> {
    let sorted = stats::sorted(values);
    (0..50).filter_map(|k| stats::quantile_of_sorted(&sorted, 0.01 + 0.02 * f64::from(k))).collect()
}

/// "dicembre 2028" where the day ends a month or begins the next one, else "9 luglio 2027"
pub fn deadline_words(texts: &Texts, by: Date) -> String {
    if by.day() == 1 {
        texts.month_long(add_days(by, -1))
    } else if add_days(by, 1).day() == 1 {
        texts.month_long(by)
    } else {
        texts.headline_by_day(texts.date_long(by))
    }
}

/// The parts there are, with a dot between them and a capital at the beginning
pub(super) fn joined_as_sentence(parts: impl IntoIterator<Item = Option<String>>) -> String {
    capital(&parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
}

/// `text` with a capital first letter
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// `text` with a small first letter, but for abbreviations
pub(in crate::report) fn small(text: &str) -> String {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return String::new() };
    let rest = chars.as_str();
    if rest.chars().next().is_some_and(char::is_uppercase) {
        text.to_owned()
    } else {
        first.to_lowercase().collect::<String>() + rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date_from_text;
    use crate::text::Lang;

    #[test]
    fn the_effect_of_a_variant_counts_futures_pair_by_pair() {
        let it = Texts::new(Lang::It);
        let (after, before) = ([57.0, 60.0, 50.0, 56.0].repeat(50), [50.0, 50.0, 50.0, 49.0].repeat(50));
        let effect = Effect::new(&after, &before, None).expect("pairs");
        assert_eq!((effect.better, effect.equal), (0.75, 0.25));
        assert_eq!(effect.sentence(&it), "+7 arrivi rispetto alla base, meglio in 75 futuri su 100");
        let worse = Effect::new(&[1.0, 2.0], &[2.0, 3.0], None).expect("pairs");
        assert_eq!(worse.sentence(&it), "−1 arrivo rispetto alla base, peggio in 10 futuri su 10");
        assert_eq!(worse.range_words(&it), "Da −1 a −1. Stessi futuri per base e variante.");
        assert_eq!(Effect::new(&[], &[1.0], None), None);
    }

    #[test]
    fn the_last_day_of_a_month_is_said_by_its_month() {
        let it = Texts::new(Lang::It);
        let said = |text: &str| deadline_words(&it, date_from_text(text).expect("a date"));
        assert_eq!(said("2028-12-31"), "dicembre 2028");
        assert_eq!(said("2029-01-01"), "dicembre 2028");
        assert_eq!(said("2027-07-09"), "il 9 luglio 2027");
    }

    #[test]
    fn first_letters_keep_abbreviations() {
        assert_eq!((small("Abbandono").as_str(), small("FAMI").as_str()), ("abbandono", "FAMI"));
        assert_eq!(
            joined_as_sentence([None, Some("obiettivo".to_owned()), Some("b".to_owned())]),
            "Obiettivo · b"
        );
    }
}
