//! What a change does to the headline results, future by future on the same luck.
//!
//! Two runs with the same seed and number of futures meet the same chance, so the difference of a result is taken in
//! each future and its error is that of the differences, far below that of two results compared. Says numbers and their
//! labels; which scenarios are run is decided by the caller.

use super::metrics::{Distribution, MetricUnit};
use crate::compile::{Compiled, engine_name};
use crate::engine::{Design, Totals, params::DRAW_BLOCK, stats};
use crate::model::Scenario;
use crate::text::Texts;
use serde::Serialize;

/// A scenario with what came out of it
#[derive(Debug, Clone, Copy)]
pub struct Run<'a> {
    /// The scenario
    pub scenario: &'a Scenario,
    /// What was simulated
    pub compiled: &'a Compiled,
    /// What came out
    pub totals: &'a Totals,
}

/// One headline result before and after
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Row {
    /// Name of the metric, as in the metrics of a run
    pub id: &'static str,
    /// What it counts
    pub unit: MetricUnit,
    /// Mean before; none where it is undefined
    pub before: Option<f64>,
    /// Mean after
    pub after: Option<f64>,
    /// Mean of the differences
    pub difference: Option<f64>,
    /// Standard error of that mean
    pub standard_error: Option<f64>,
    /// Lower end of its 95 % interval
    pub low: Option<f64>,
    /// Upper end of it
    pub high: Option<f64>,
    /// Share of futures in which it is better after; for a ratio, of those in which both are defined
    pub better: Option<f64>,
    /// Share of futures in which it is the same
    pub equal: Option<f64>,
    /// Variance of the difference between futures on the same luck, as a part of what it is on luck of their own; none where
    /// nothing varies
    pub variance_ratio: Option<f64>,
}

/// The effect of a change
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Effect {
    /// Luck of both runs
    pub seed: u64,
    /// Futures of both runs
    pub futures: u32,
    /// Result by result
    pub results: Vec<Row>,
}

impl Effect {
    /// The effect of going from `before` to `after`; none unless both have the same luck and number of futures
    pub fn of(before: Run<'_>, after: Run<'_>) -> Option<Self> {
        let (one, other) = (before.totals, after.totals);
        if one.seed() != other.seed() || one.done() != other.done() {
            return None;
        }
        let block = block_of(one).max(block_of(other));
        let results = values(before)
            .into_iter()
            .zip(values(after))
            .filter_map(|(before, after)| Row::new(&before, &after, block))
            .collect();
        Some(Self { seed: one.seed(), futures: one.done(), results })
    }
}

impl Row {
    fn new(before: &Headline, after: &Headline, block: usize) -> Option<Self> {
        if before.values.is_none() && after.values.is_none() {
            return None;
        }
        let id = after.id;
        let mean = |result: &Headline| result.values.as_ref().and_then(|values| values.mean);
        let paired = before.values.as_ref().zip(after.values.as_ref()).and_then(|(before, after)| {
            let parts = before.parts.iter().zip(&after.parts);
            let pairs: Vec<Option<f64>> = parts.map(|(before, after)| Some(after - before)).collect();
            let error = Distribution::of(&pairs, block).standard_error?;
            Some((after.mean? - before.mean?, error))
        });
        let (better, equal) = match (&before.values, &after.values) {
            (Some(before), Some(after)) => shares(&before.each, &after.each, more_is_better(id)),
            _ => (None, None),
        };
        let variance_ratio = before
            .values
            .as_ref()
            .zip(after.values.as_ref())
            .and_then(|(before, after)| variance_ratio(&before.parts, &after.parts));
        let half = paired.map(|(_, error)| Z * error);
        let difference = paired.map(|(difference, _)| difference);
        Some(Self {
            id,
            unit: after.unit,
            before: mean(before),
            after: mean(after),
            difference,
            standard_error: paired.map(|(_, error)| error),
            low: difference.zip(half).map(|(difference, half)| difference - half),
            high: difference.zip(half).map(|(difference, half)| difference + half),
            better,
            equal,
            variance_ratio,
        })
    }

    /// What the result is called
    pub fn label(&self, texts: &Texts) -> String {
        texts.by_id(&format!("diff_result_{}", self.id)).unwrap_or_else(|| self.id.to_owned())
    }

    /// A mean of it in its unit
    pub fn value_words(&self, texts: &Texts, value: Option<f64>) -> String {
        value.map_or_else(
            || "–".to_owned(),
            |value| match self.unit {
                MetricUnit::Euro => texts.euro_amount(value),
                MetricUnit::Share => texts.percent(value, 1),
                MetricUnit::People | MetricUnit::Days | MetricUnit::Count => texts.decimal(value, 1),
            },
        )
    }

    /// Name, before, after, difference and interval, as a table of results has them
    pub fn cells(&self, texts: &Texts) -> [String; 5] {
        [
            self.label(texts),
            self.value_words(texts, self.before),
            self.value_words(texts, self.after),
            self.difference_words(texts),
            self.interval_words(texts),
        ]
    }

    /// "83 futuri su 100" in which it is better; a dash where that cannot be said
    pub fn better_words(&self, texts: &Texts) -> String {
        self.better.map_or_else(|| "–".to_owned(), |share| texts.futures(share))
    }

    /// Share of futures in which it is worse after
    pub fn worse(&self) -> Option<f64> {
        self.better.zip(self.equal).map(|(better, equal)| (1.0 - better - equal).max(0.0))
    }

    /// The difference with its sign
    pub fn difference_words(&self, texts: &Texts) -> String {
        self.signed(texts, self.difference)
    }

    /// The 95 % interval of the difference
    pub fn interval_words(&self, texts: &Texts) -> String {
        match (self.low, self.high) {
            (Some(low), Some(high)) => {
                texts.number_from_to(self.signed(texts, Some(high)), self.signed(texts, Some(low)))
            }
            _ => String::new(),
        }
    }

    fn signed(&self, texts: &Texts, value: Option<f64>) -> String {
        value.map_or_else(
            || "–".to_owned(),
            |value| match self.unit {
                MetricUnit::Euro => texts.lang().euro_signed(value),
                // Points of a percentage.
                MetricUnit::Share => texts.diff_points(texts.signed(value * 100.0, 1)),
                MetricUnit::People | MetricUnit::Days | MetricUnit::Count => texts.signed(value, 1),
            },
        )
    }
}

/// The normal quantile of a two-sided interval of 95 %
const Z: f64 = 1.959_963_984_540_054;

/// Whether more of a result is better
fn more_is_better(id: &str) -> bool {
    matches!(id, "arrivals" | "arrivals_by_target" | "target_probability")
}

/// Shares of futures in which a result is better and the same after; none where it is nowhere defined in both
fn shares(before: &[f64], after: &[f64], more_is_better: bool) -> (Option<f64>, Option<f64>) {
    let (mut n, mut better, mut equal) = (0_u32, 0_u32, 0_u32);
    for (before, after) in before.iter().zip(after).filter(|(b, a)| b.is_finite() && a.is_finite()) {
        n += 1;
        equal += u32::from(after == before);
        better += u32::from(if more_is_better { after > before } else { after < before });
    }
    let share = |count: u32| (n > 0).then(|| f64::from(count) / f64::from(n));
    (share(better), share(equal))
}

/// What pairing leaves of the variance of a difference
fn variance_ratio(before: &[f64], after: &[f64]) -> Option<f64> {
    let pairs: Vec<f64> = before.iter().zip(after).map(|(before, after)| after - before).collect();
    let variance = |values: &[f64]| stats::mean_se(values).and_then(|m| m.sd).map(|sd| sd * sd);
    let apart = variance(before)? + variance(after)?;
    (apart > 0.0).then_some(variance(&pairs)? / apart)
}

/// A result whose mean is that of its parts, but for a ratio, whose parts are its linear terms
struct Values {
    mean: Option<f64>,
    parts: Vec<f64>,
    /// The result of each future, not a number where it is undefined
    each: Vec<f64>,
}

struct Headline {
    id: &'static str,
    unit: MetricUnit,
    values: Option<Values>,
}

/// The headline results of a run, one part a future
fn values(run: Run<'_>) -> Vec<Headline> {
    let Run { scenario, compiled, totals } = run;
    let none = || vec![0.0; totals.done() as usize];
    let of = |name: &str| totals.values(name).unwrap_or_else(none);
    let euros = |name: &str| -> Vec<f64> { of(name).into_iter().map(|cents| cents / 100.0).collect() };
    let arrivals = of("arrivals:");
    let by_target = compiled.arrivals_by_target(None).map(|name| of(&name));
    let reached = scenario.programme.target.as_ref().zip(by_target.as_ref()).map(|(target, arrivals)| {
        arrivals.iter().map(|n| f64::from(u8::from(*n >= f64::from(target.people)))).collect::<Vec<f64>>()
    });
    let mut stranded = none();
    for corridor in &scenario.corridors {
        for exit in corridor.exits.iter().filter(|exit| exit.closed_path) {
            for (sum, n) in
                stranded.iter_mut().zip(of(&format!("sink:{}", engine_name(&corridor.id, &exit.id))))
            {
                *sum += n;
            }
        }
    }
    let cost = euros("cost:total");
    let per_arrival = ratio(&cost, &arrivals);
    let result = |id, unit, values: Option<Vec<f64>>| Headline { id, unit, values: values.map(Values::of) };
    vec![
        result("arrivals", MetricUnit::People, Some(arrivals)),
        result("arrivals_by_target", MetricUnit::People, by_target),
        result("target_probability", MetricUnit::Share, reached),
        result("stranded", MetricUnit::People, Some(stranded)),
        result("cost_total", MetricUnit::Euro, Some(cost)),
        Headline { id: "cost_per_arrival", unit: MetricUnit::Euro, values: per_arrival },
        result("uncovered", MetricUnit::Euro, Some(euros("own:"))),
    ]
}

impl Values {
    fn of(parts: Vec<f64>) -> Self {
        let mean = (!parts.is_empty()).then(|| parts.iter().sum::<f64>() / parts.len() as f64);
        Self { mean, each: parts.clone(), parts }
    }
}

/// The ratio of two means with its linear terms, whose spread is that of the ratio; none where nothing is below
fn ratio(above: &[f64], below: &[f64]) -> Option<Values> {
    let n = below.len() as f64;
    let (mean_above, mean_below) = (above.iter().sum::<f64>() / n, below.iter().sum::<f64>() / n);
    if mean_below.is_nan() || mean_below <= 0.0 {
        return None;
    }
    let ratio = mean_above / mean_below;
    let parts = above.iter().zip(below).map(|(a, b)| (a - ratio * b) / mean_below).collect();
    let each = above.iter().zip(below).map(|(a, b)| if *b > 0.0 { a / b } else { f64::NAN }).collect();
    Some(Values { mean: Some(ratio), parts, each })
}

/// Blocks from which on the spread of their means is known well enough for a normal interval
const ENOUGH_BLOCKS: u32 = 30;

/// Length of the blocks in which futures depend on each other through their parameters; 0 when they do not
///
/// With few blocks it is 0 as well: the plain error then overstates what the blocks would save, and never understates it.
fn block_of(totals: &Totals) -> usize {
    let is_blocked = !totals.model().uncertain.is_empty() && matches!(totals.design(), Design::SingleLoop);
    if is_blocked && totals.done() / DRAW_BLOCK >= ENOUGH_BLOCKS { DRAW_BLOCK as usize } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::compile::{compile, law::NoLaw};
    use crate::model::{Edit, Path, edit};

    fn effect(before: &Scenario, after: &Scenario, futures: u32) -> Effect {
        let compiled = [before, after].map(|scenario| compile(scenario, &NoLaw).expect("it compiles"));
        let totals = [(before, &compiled[0]), (after, &compiled[1])]
            .map(|(_, compiled)| sample::totals(&compiled.model, compiled.run_options(7, futures)));
        let run = |i: usize| Run { scenario: [before, after][i], compiled: &compiled[i], totals: &totals[i] };
        Effect::of(run(0), run(1)).expect("the same luck")
    }

    #[test]
    fn nothing_changed_has_no_effect_and_no_error() {
        let scenario = sample::scenario();
        for row in effect(&scenario, &scenario, 256).results {
            assert_eq!((row.difference, row.standard_error), (Some(0.0), Some(0.0)), "{row:?}");
            assert_eq!((row.better, row.equal), (Some(0.0), Some(1.0)), "{row:?}");
        }
    }

    #[test]
    fn the_same_luck_leaves_little_of_the_variance_of_a_difference() {
        let before = sample::scenario();
        let path = Path::new("corridors/meccatronica/stages/nulla_osta/duration/Takes");
        let edits = [("low", 20.0), ("usual", 60.0), ("high", 150.0)];
        let edits: Vec<Edit> = edits.iter().map(|(part, n)| Edit::number(&path.join(part), *n)).collect();
        let after = edit::apply(&before, &edits).expect("it fits");
        let effect = effect(&before, &after, 2_048);
        let ratio = |id: &str| {
            let row = effect.results.iter().find(|row| row.id == id).expect("a row");
            row.variance_ratio.expect("it varies")
        };
        // Independent runs have 1; the bar is an eighth.
        assert!(ratio("cost_total") < 0.125, "{effect:?}");
        assert!(ratio("arrivals") < 0.5, "{effect:?}");
    }

    #[test]
    fn better_is_more_people_and_fewer_euros() {
        let n = f64::NAN;
        assert_eq!(
            shares(&[1.0, 2.0, 3.0, n], &[2.0, 2.0, 1.0, 4.0], true),
            (Some(1.0 / 3.0), Some(1.0 / 3.0))
        );
        assert_eq!(shares(&[1.0, 2.0], &[0.0, 1.0], false), (Some(1.0), Some(0.0)));
        assert_eq!(shares(&[n], &[1.0], true), (None, None));
    }

    #[test]
    fn a_dearer_class_costs_more_and_brings_nobody() {
        let before = sample::scenario();
        let path = Path::new("costs/classe/unit");
        let edits = [("low", 14_000.0), ("usual", 17_000.0), ("high", 20_000.0)];
        let edits: Vec<Edit> = edits.iter().map(|(part, n)| Edit::number(&path.join(part), *n)).collect();
        let after = edit::apply(&before, &edits).expect("it fits");
        let effect = effect(&before, &after, 512);
        let row = |id: &str| *effect.results.iter().find(|row| row.id == id).expect("a row");
        assert_eq!(row("arrivals").difference, Some(0.0));
        let cost = row("cost_total");
        assert!(cost.low.expect("an interval") > 0.0 && cost.high < Some(100_000.0), "{cost:?}");
        let shift = cost.after.expect("a mean") - cost.before.expect("a mean");
        assert!((shift - cost.difference.expect("a mean")).abs() < 1e-6);
        assert!(row("cost_per_arrival").difference > Some(0.0));
        assert_eq!((cost.better, row("arrivals").equal), (Some(0.0), Some(1.0)), "dearer is never better");
        for lang in crate::text::Lang::ALL {
            let texts = Texts::new(lang);
            assert!(effect.results.iter().all(|row| row.label(&texts) != row.id));
        }
    }
}
