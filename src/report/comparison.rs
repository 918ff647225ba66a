//! Several scenarios side by side: each against the first one, future by future on the same luck, and what each reaches of the goals.
//!
//! Takes results that were simulated with the same seed and number of futures and refuses others. Computes differences by
//! [`effect`](super::effect); goals are those the scenario states and those nobody disputes (nobody left half-way, every euro with a
//! source). Called by the command line, the place of comparison and the papers.

use super::{
    Report,
    chart::paired::Paired,
    effect::{Effect, Row, Run},
    figure::Figure,
    metrics::{Distribution, MetricUnit},
    status::Status,
    view::headline,
};
use crate::base::Date;
use crate::text::Texts;
use serde::Serialize;

/// A result to be compared
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// What it is called: the variant, or the file
    pub name: &'a str,
    /// What was simulated
    pub run: Run<'a>,
    /// Its figures
    pub report: &'a Report,
}

/// Several results on the same luck
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// Luck of all
    pub seed: u64,
    /// Futures of all
    pub futures: u32,
    /// The results; the first is the one the others are compared with
    pub sides: Vec<Compared>,
}

/// One of the results
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Compared {
    /// What it is called
    pub name: String,
    /// Its headline results against those of the first; for the first against itself, with no difference
    pub results: Vec<Row>,
    /// What it reaches of the goals
    pub goals: Goals,
}

/// What a plan reaches of what is wanted of it
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Goals {
    /// People wanted and the day
    pub target: Option<(u32, Date)>,
    /// Probability of that
    pub target_reached: Option<f64>,
    /// Probability that nobody is left half-way
    pub nobody_stranded: Option<f64>,
    /// The promise about it, as a share of futures
    pub promise: Option<f64>,
    /// Probability that every euro has a source
    pub all_paid: Option<f64>,
    /// The verdict of the law of the first route
    pub law: Option<LawGoal>,
}

/// How the law stands
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct LawGoal {
    /// Mandatory criteria that are not met
    pub not_met: usize,
    /// Mandatory criteria of which it is not known
    pub unknown: usize,
    /// Mandatory criteria to be verified
    pub to_verify: usize,
    /// Things to do
    pub tasks: usize,
}

impl Comparison {
    /// `sides` against the first of them; none unless all have the same luck and number of futures
    pub fn of(sides: &[Side<'_>]) -> Option<Self> {
        let first = sides.first()?;
        let compared = sides
            .iter()
            .map(|side| {
                let effect = Effect::of(first.run, side.run)?;
                Some(Compared { name: side.name.to_owned(), results: effect.results, goals: Goals::of(side) })
            })
            .collect::<Option<Vec<Compared>>>()?;
        let totals = first.run.totals;
        Some(Self { seed: totals.seed(), futures: totals.done(), sides: compared })
    }

    /// The results that any of the sides has, in their order
    pub fn result_ids(&self) -> Vec<&'static str> {
        let mut ids: Vec<&'static str> = Vec::new();
        for row in self.sides.iter().flat_map(|side| &side.results) {
            if !ids.contains(&row.id) {
                ids.push(row.id);
            }
        }
        ids
    }
}

impl Compared {
    /// Better, equal and worse futures of a result; none where that cannot be said
    pub fn paired(&self, id: &str) -> Option<Paired> {
        let row = self.result(id)?;
        Some(Paired { better: row.better?, equal: row.equal?, worse: row.worse()? })
    }

    /// A result against that of the first
    pub fn result(&self, id: &str) -> Option<&Row> {
        self.results.iter().find(|row| row.id == id)
    }

    /// "Meglio in 83 futuri su 100; in media 7 arrivi in più": what it does to the people who arrive; none without people
    pub fn sentence(&self, texts: &Texts) -> Option<String> {
        let row = self.result("arrivals_by_target").or_else(|| self.result("arrivals"))?;
        let (better, worse, difference) = (row.better?, row.worse()?, row.difference?);
        let amount = texts.effect_arrivals(texts.signed(difference, 1), difference.abs());
        Some(if better == 0.0 && worse == 0.0 {
            texts.compare_same()
        } else if worse > better {
            texts.compare_worse(amount, texts.futures(worse))
        } else {
            texts.compare_better(amount, texts.futures(better))
        })
    }
}

/// The usual value of a result and its range of eight futures in ten: "56", "da 38 a 74"; the range is empty for a probability
///
/// A dash where the result is undefined in every future.
pub fn usual_words(texts: &Texts, report: &Report, row: &Row) -> (String, String) {
    let nothing = || ("–".to_owned(), String::new());
    let Some(spread) = report.metrics.total(row.id) else { return nothing() };
    if row.unit == MetricUnit::Share {
        return spread.mean.map_or_else(nothing, |share| (texts.futures(share), String::new()));
    }
    // Cost per arrival is a ratio: its usual value is that of the whole, as in the strip of results.
    let figure = match (row.id, spread.mean, spread.p10, spread.p90) {
        ("cost_per_arrival", Some(mean), Some(low), Some(high)) => {
            let error = spread.mean_half_width().unwrap_or(0.0);
            Figure::rounded(row.unit, [mean, low, high], error, None)
        }
        _ => Figure::of(spread, None, row.unit),
    };
    figure.map_or_else(nothing, |figure| (figure.value_words(texts), figure.range_words(texts)))
}

impl Goals {
    fn of(side: &Side<'_>) -> Self {
        let Side { run, report, .. } = side;
        let probability = |id: &str| report.metrics.total(id).and_then(|p: &Distribution| p.mean);
        let programme = &report.scenario.programme;
        let unpaid = run.totals.values("own:").unwrap_or_default();
        let paid = unpaid.iter().filter(|cents| **cents <= 0.0).count();
        let has_costs = report.metrics.total("cost_total").and_then(|d| d.p95).is_some_and(|most| most > 0.0);
        Self {
            target: programme.target.as_ref().map(|target| (target.people, target.by)),
            target_reached: report.headlines.reached.and_then(|p| p.mean),
            nobody_stranded: probability("nobody_stranded_probability")
                .filter(|_| !report.scenario.corridors.is_empty()),
            promise: programme.promise_percent.map(|percent| percent / 100.0),
            all_paid: (has_costs && !unpaid.is_empty()).then(|| paid as f64 / unpaid.len() as f64),
            law: report.main_law().map(|law| {
                let counts = law.counts();
                LawGoal {
                    not_met: counts.fail,
                    unknown: counts.unknown,
                    to_verify: counts.to_verify,
                    tasks: law.todo.items.len(),
                }
            }),
        }
    }

    /// "80 arrivi entro dicembre 2028"; none without a target
    pub fn target_words(&self, texts: &Texts) -> Option<String> {
        self.target.map(|(people, by)| texts.compare_goal_target(people, headline::deadline_words(texts, by)))
    }
}

impl LawGoal {
    /// The state of the verdict
    pub fn status(&self) -> Status {
        if self.not_met > 0 {
            Status::NotMet
        } else if self.unknown > 0 {
            Status::Unknown
        } else if self.to_verify > 0 {
            Status::ToVerify
        } else {
            Status::Met
        }
    }

    /// "1 criterio no, 4 da completare"; "soddisfatto" where nothing is open
    pub fn words(&self, texts: &Texts) -> String {
        let parts = [
            (self.not_met, texts.law_count_no(self.not_met)),
            (self.unknown, texts.law_count_unknown(self.unknown)),
            (self.to_verify, texts.law_count_to_verify(self.to_verify)),
        ];
        let told: Vec<String> =
            parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
        if told.is_empty() { Status::Met.word(texts) } else { told.join(", ") }
    }
}

/// A share of futures as goals show it; a dash where it cannot be said
pub fn share_words(texts: &Texts, share: Option<f64>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| texts.futures(share))
}

#[cfg(test)]
mod tests {
    use super::super::{Inputs, sample};
    use super::*;
    use crate::compile::{Compiled, compile, law::NoLaw};
    use crate::engine::Totals;
    use crate::model::{Edit, Path, Scenario, edit};
    use crate::rules::Facts;
    use std::sync::Arc;

    struct Ran {
        scenario: Arc<Scenario>,
        compiled: Compiled,
        totals: Totals,
    }

    fn ran(scenario: Scenario, seed: u64) -> Ran {
        let compiled = compile(&scenario, &NoLaw).expect("it compiles");
        let totals = sample::totals(&compiled.model, compiled.run_options(seed, 256));
        Ran { scenario: Arc::new(scenario), compiled, totals }
    }

    fn report(ran: &Ran) -> Report {
        Report::new(&Inputs {
            scenario: &ran.scenario,
            compiled: &ran.compiled,
            totals: &ran.totals,
            rulebooks: &[],
            assessments: &[],
            facts: &Facts::default(),
            base: None,
        })
    }

    fn side<'a>(name: &'a str, ran: &'a Ran, report: &'a Report) -> Side<'a> {
        let run = Run { scenario: &ran.scenario, compiled: &ran.compiled, totals: &ran.totals };
        Side { name, run, report }
    }

    #[test]
    fn every_side_is_compared_with_the_first() {
        let base = sample::scenario();
        let path = Path::new("costs/classe/unit");
        let edits = [("low", 14_000.0), ("usual", 17_000.0), ("high", 20_000.0)];
        let edits: Vec<Edit> = edits.iter().map(|(part, n)| Edit::number(&path.join(part), *n)).collect();
        let dearer = ran(edit::apply(&base, &edits).expect("it fits"), 7);
        let base = ran(base, 7);
        let (of_base, of_dearer) = (report(&base), report(&dearer));
        let sides = [side("base", &base, &of_base), side("cara", &dearer, &of_dearer)];
        let comparison = Comparison::of(&sides).expect("the same luck");
        assert_eq!((comparison.futures, comparison.seed, comparison.sides.len()), (256, 7, 2));
        let first = &comparison.sides[0];
        assert!(first.results.iter().all(|row| row.difference == Some(0.0)), "{first:?}");
        let cost = comparison.sides[1].result("cost_total").expect("a cost");
        assert_eq!((cost.better, cost.worse()), (Some(0.0), Some(1.0)));
        assert_eq!(cost.before, first.result("cost_total").and_then(|row| row.after));
        for lang in crate::text::Lang::ALL {
            let texts = Texts::new(lang);
            assert_eq!(comparison.sides[1].sentence(&texts), Some(texts.compare_same()));
        }
        assert!(comparison.sides[0].goals.target_reached.is_some());
    }

    #[test]
    fn other_luck_is_not_compared() {
        let (one, other) = (ran(sample::scenario(), 7), ran(sample::scenario(), 8));
        let (a, b) = (report(&one), report(&other));
        assert_eq!(Comparison::of(&[side("a", &one, &a), side("b", &other, &b)]), None);
        assert_eq!(Comparison::of(&[]), None);
    }
}
