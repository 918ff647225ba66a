//! Reading results off the totals: values, summaries, series, fans, bottlenecks, fingerprints.
//!
//! Every float is formed here, at the end, from integers in the order of the replicates, so equal totals read as
//! equal bits. Error margins follow §9.3 of the engine's specification: where parameters come in Latin hypercube
//! blocks or nested draws, the means of blocks are compared and not single replicates.

use super::{Catalogue, Fan, Totals};
use crate::base::hexadecimal;
use crate::engine::{
    ENGINE_VERSION, Measure,
    observable::{Observable, Probe, SeriesName},
    params::DRAW_BLOCK,
    plan::Room,
    run::Design,
    stats::{self, VarianceSplit},
    tick_model::{Capacity, TickModel},
    validate::ModelError,
};
use sha2::{Digest as _, Sha256};

/// Share of people still inside above which the horizon is called short
const MANY_INSIDE: f64 = 0.05;

/// One result over all replicates
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Summary {
    /// Replicates it is made of
    pub replicates: u32,
    /// Mean
    pub mean: f64,
    /// Standard error of the mean; none where there is too little to tell
    pub se: Option<f64>,
    /// Standard deviation over replicates
    pub sd: Option<f64>,
    /// Spread over replicates
    pub quantiles: Quantiles,
    /// Lowest value
    pub min: f64,
    /// Highest value
    pub max: f64,
}

/// Five quantiles of type 7
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quantiles {
    /// One in ten lies below
    pub p10: f64,
    /// One in four lies below
    pub p25: f64,
    /// Half lie below
    pub p50: f64,
    /// Three in four lie below
    pub p75: f64,
    /// Nine in ten lie below
    pub p90: f64,
}

/// What an arrival costs (§8.3)
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CostPerArrival {
    /// Mean cost over mean arrivals, in cents: the headline; none without arrivals
    pub ratio: Option<f64>,
    /// Over the replicates with arrivals, in cents
    pub spread: Option<Summary>,
    /// Replicates without arrivals
    pub without_arrivals: u32,
}

/// Means of a series, tick by tick
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesMeans {
    /// Mean of each tick
    pub mean: Vec<f64>,
    /// Standard deviation of each tick; none where the series is a sum of several or cumulative
    pub sd: Option<Vec<f64>>,
}

/// How a stage with a limit held people up (§9.5)
#[derive(Debug, Clone, PartialEq)]
pub struct Bottleneck {
    /// The author's stage
    pub stage: String,
    /// Person-ticks in the queue, mean
    pub queue_ticks: f64,
    /// Share of ticks at whose end people waited and no place was left
    pub held_up: f64,
    /// Share of what was offered that was used; none where nothing was offered
    pub usage: Option<f64>,
    /// Mean ticks waited by those who started
    pub mean_wait: Option<f64>,
    /// Ticks within which nine in ten of those who started did so
    pub wait_q90: Option<u32>,
}

impl Totals {
    /// Names of the results kept for each replicate
    pub fn names(&self) -> Vec<String> {
        self.catalogue.columns.iter().map(|(observable, _)| observable.to_string()).collect()
    }

    /// A result of each replicate that is done, in their order; none when it is not kept
    pub fn integers(&self, name: &str) -> Option<Vec<i64>> {
        let observable: Observable = name.parse().ok()?;
        let k = self.catalogue.columns.iter().position(|(other, _)| *other == observable)?;
        let done = self.columns[k].iter().zip(&self.present).filter(|(_, present)| **present);
        Some(done.map(|(value, _)| *value).collect())
    }

    /// The same as floats; `cost_per_arrival:` has only the replicates with arrivals
    pub fn values(&self, name: &str) -> Option<Vec<f64>> {
        let observable: Observable = name.parse().ok()?;
        if observable.measure == Measure::CostPerArrival {
            let pairs = self.integers("cost:total")?.into_iter().zip(self.integers("arrivals:")?);
            return Some(pairs.filter(|(_, n)| *n > 0).map(|(cents, n)| cents as f64 / n as f64).collect());
        }
        Some(self.integers(name)?.into_iter().map(|value| value as f64).collect())
    }

    /// A result summed up; none when it is not kept or no replicate is done
    pub fn summary(&self, name: &str) -> Option<Summary> {
        self.summary_of(&self.values(name)?)
    }

    fn summary_of(&self, values: &[f64]) -> Option<Summary> {
        let all = stats::mean_se(values)?;
        let sorted = stats::sorted(values);
        let q = |p| stats::quantile_of_sorted(&sorted, p);
        Some(Summary {
            replicates: values.len() as u32,
            mean: all.mean,
            se: self.block_error(values).or(all.se),
            sd: all.sd,
            quantiles: Quantiles { p10: q(0.1)?, p25: q(0.25)?, p50: q(0.5)?, p75: q(0.75)?, p90: q(0.9)? },
            min: *sorted.first()?,
            max: *sorted.last()?,
        })
    }

    /// Standard error by blocks, where parameters make replicates of a block depend on each other
    fn block_error(&self, values: &[f64]) -> Option<f64> {
        if self.catalogue.model.uncertain.is_empty() || values.len() != self.done as usize {
            return None;
        }
        match self.catalogue.design {
            Design::SingleLoop => stats::block_standard_error(values, DRAW_BLOCK as usize),
            Design::Nested { draws, k } => {
                let blocks = draws / DRAW_BLOCK;
                let block = if blocks < 2 { k } else { k * DRAW_BLOCK };
                stats::block_standard_error(values, block as usize)
            }
            Design::Median | Design::Levels(_) | Design::Rows(_) => None,
        }
    }

    /// What an arrival costs
    pub fn cost_per_arrival(&self) -> CostPerArrival {
        let sum = |name: &str| -> i128 {
            self.integers(name).unwrap_or_default().into_iter().map(i128::from).sum()
        };
        let (cents, arrivals) = (sum("cost:total"), sum("arrivals:"));
        let values = self.values("cost_per_arrival:").unwrap_or_default();
        CostPerArrival {
            ratio: (arrivals > 0).then(|| cents as f64 / arrivals as f64),
            spread: self.summary_of(&values),
            without_arrivals: self.done - values.len() as u32,
        }
    }

    /// The two sources of spread of a result; none unless the design is nested and complete
    pub fn variance_split(&self, name: &str) -> Option<VarianceSplit> {
        let Design::Nested { k, .. } = self.catalogue.design else { return None };
        let values =
            self.values(name).filter(|values| self.is_complete() && values.len() == self.done as usize)?;
        let draws: Vec<Vec<f64>> = values.chunks_exact(k.max(1) as usize).map(<[f64]>::to_vec).collect();
        stats::variance_split(&draws)
    }

    /// Means of any series, such as `queue:visa` or `cost_until:total`; none when the model has no such series
    pub fn series(&self, name: &str) -> Option<SeriesMeans> {
        let name: SeriesName = name.parse().ok()?;
        let ticks = self.catalogue.plan.ticks;
        let line = |cells: &[i128], k: usize| cells[k * ticks..(k + 1) * ticks].to_vec();
        let add = |cells: &[i128], sums: &mut [i128], sign: i128| {
            for line in cells.chunks_exact(ticks) {
                sums.iter_mut().zip(line).for_each(|(sum, part)| *sum += sign * part);
            }
        };
        let mut sums = vec![0i128; ticks];
        let mut squares = None;
        match self.probe(&name)? {
            Probe::Lines(lines, _) => {
                for &k in &lines {
                    add(&line(&self.sums.facts, k), &mut sums, 1);
                }
                if let [k] = lines[..]
                    && !name.cumulative
                {
                    squares = Some(line(&self.sums.squares, k));
                }
            }
            Probe::Cost(None, _) => add(&self.sums.amounts, &mut sums, 1),
            Probe::Cost(Some(cost), _) => sums = line(&self.sums.amounts, cost),
            Probe::Funded(source, _) => sums = line(&self.sums.paid, source),
            Probe::Account(account, _) => sums = line(&self.sums.accounts, account),
            Probe::Own(_) => {
                add(&self.sums.amounts, &mut sums, 1);
                add(&self.sums.paid, &mut sums, -1);
            }
            _ => return None,
        }
        if name.cumulative {
            let mut sum = 0;
            for value in &mut sums {
                sum += *value;
                *value = sum;
            }
        }
        let count = u64::from(self.done);
        let means = |squares: &[i128]| -> Option<Vec<stats::MeanSe>> {
            sums.iter().zip(squares).map(|(s, q)| stats::mean_se_from_sums(count, *s, *q)).collect()
        };
        let with_sd = squares.as_deref().and_then(means);
        let mean = means(&vec![0; ticks])?.iter().map(|both| both.mean).collect();
        Some(SeriesMeans { mean, sd: with_sd.and_then(|all| all.iter().map(|both| both.sd).collect()) })
    }

    /// Amounts that the rule of paying keeps as sums over the replicates, by name
    pub fn sums(&self) -> impl Iterator<Item = (&str, i128)> {
        let names = self.catalogue.payers.sums.iter().map(String::as_str);
        names.zip(self.sums.once.iter().copied())
    }

    /// Quantiles of a series whose distribution is kept: for each of `levels` the values of the ticks
    ///
    /// Exact while the series stays below 4,096 values; else each value is the lowest of its bin.
    pub fn fan(&self, name: &str, levels: &[f64]) -> Option<Vec<Vec<f64>>> {
        let (fan, histogram) = self.histogram(name)?;
        if self.done == 0 {
            return None;
        }
        let of_tick = |bins: &[u32], p: f64| {
            let place = p.clamp(0.0, 1.0) * (f64::from(self.done) - 1.0);
            let (below, part) = (place.floor(), place - place.floor());
            let low = nth(bins, below as u64);
            let high = if part > 0.0 { nth(bins, below as u64 + 1) } else { low };
            (low as f64 + part * (high as f64 - low as f64)) * fan.width as f64
        };
        Some(
            levels
                .iter()
                .map(|&p| histogram.chunks_exact(fan.bins).map(|bins| of_tick(bins, p)).collect())
                .collect(),
        )
    }

    /// Replicates in which a kept series was at least `threshold` at tick `t`, of those done
    ///
    /// Exact while the series stays below 4,096 values; else whole bins at or above the threshold count.
    pub fn at_least(&self, name: &str, t: u32, threshold: u64) -> Option<(u32, u32)> {
        let (fan, histogram) = self.histogram(name)?;
        let bins = histogram.chunks_exact(fan.bins).nth(t as usize)?;
        let first = (threshold.div_ceil(fan.width) as usize).min(fan.bins);
        Some((bins[first..].iter().sum(), self.done))
    }

    fn histogram(&self, name: &str) -> Option<(&Fan, &[u32])> {
        let name: SeriesName = name.parse().ok()?;
        let k = self.catalogue.fans.iter().position(|fan| fan.name == name)?;
        Some((&self.catalogue.fans[k], &self.histograms[k]))
    }

    /// People of all replicates who started an author's stage after waiting 0, 1, 2, … ticks
    pub fn waiting(&self, stage: &str) -> Option<Vec<u64>> {
        let rounds = super::Plan::rounds(&self.catalogue.model, stage);
        let ticks = self.catalogue.plan.ticks;
        let mut counts = vec![0; ticks];
        for s in &rounds {
            let line = &self.sums.waits[s * ticks..(s + 1) * ticks];
            counts.iter_mut().zip(line).for_each(|(sum, part)| *sum += part);
        }
        (!rounds.is_empty()).then_some(counts)
    }

    /// Stages with a limit, those that held most people up first; ties in the order of the stages
    pub fn bottlenecks(&self) -> Vec<Bottleneck> {
        let Catalogue { model, plan, .. } = &*self.catalogue;
        let done = f64::from(self.done.max(1));
        let mut found = Vec::new();
        for (s, author) in model.stages.iter().enumerate() {
            if author.of.is_some() || !plan.stages[s].limited {
                continue;
            }
            let total = |name: &str| -> f64 {
                let series = self.series(&format!("{name}:{}", author.id));
                series.map_or(0.0, |series| series.mean.iter().sum())
            };
            let waits = self.waiting(&author.id).unwrap_or_default();
            let started: u64 = waits.iter().sum();
            let waited: u64 = waits.iter().enumerate().map(|(length, people)| length as u64 * people).sum();
            let used = if matches!(author.capacity, Capacity::Seats { .. }) { "stock" } else { "starts" };
            found.push(Bottleneck {
                stage: author.id.clone(),
                queue_ticks: total("queue"),
                held_up: self.sums.held_up[s] as f64 / done / plan.ticks as f64,
                usage: self.catalogue.offered[s]
                    .filter(|&offered| offered > 0)
                    .map(|offered| total(used) / offered as f64),
                mean_wait: (started > 0).then(|| waited as f64 / started as f64),
                wait_q90: (started > 0).then(|| {
                    let mut sum = 0;
                    let within = |people: &u64| {
                        sum += people;
                        u128::from(sum) * 10 >= u128::from(started) * 9
                    };
                    waits.iter().position(within).unwrap_or(0) as u32
                }),
            });
        }
        found.sort_by(|a, b| b.queue_ticks.total_cmp(&a.queue_ticks));
        found
    }

    /// What should be known about the results: `W-HORIZON` when many people are still on their way at the end
    ///
    /// People in a stage without an end, such as employment, are where they should be.
    pub fn warnings(&self) -> Vec<ModelError> {
        let Catalogue { model, plan, .. } = &*self.catalogue;
        let last = plan.ticks - 1;
        let at_end = |line: usize| self.sums.facts[line * plan.ticks + last];
        let (mut inside, mut came_in) = (0i128, 0i128);
        for (author, stage) in model.stages.iter().zip(&plan.stages) {
            let endless = author.duration.segments().iter().all(|(_, duration)| duration.infinite);
            inside += if endless { 0 } else { at_end(stage.lines.stock) };
            inside += stage.lines.queue.map_or(0, at_end);
            came_in += at_end(stage.lines.stock) + stage.lines.queue.map_or(0, at_end);
        }
        for &line in &plan.sinks {
            came_in += self.sums.facts[line * plan.ticks..(line + 1) * plan.ticks].iter().sum::<i128>();
        }
        let share = inside as f64 / came_in.max(1) as f64;
        if share <= MANY_INSIDE {
            return Vec::new();
        }
        let facts = vec![format!("{:.1}", share * 100.0)];
        vec![ModelError { code: "W-HORIZON", pointer: "/ticks".to_owned(), facts }]
    }

    /// SHA-256 of every integer of the totals, in hexadecimal: equal for equal results
    pub fn digest(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(ENGINE_VERSION.as_bytes());
        hash.update(self.done.to_le_bytes());
        for value in self.columns.iter().flatten() {
            hash.update(value.to_le_bytes());
        }
        for count in self.histograms.iter().flatten() {
            hash.update(count.to_le_bytes());
        }
        let sums = &self.sums;
        for sum in [&sums.facts, &sums.squares, &sums.amounts, &sums.paid, &sums.accounts, &sums.once]
            .into_iter()
            .flatten()
        {
            hash.update(sum.to_le_bytes());
        }
        for sum in sums.waits.iter().chain(&sums.held_up) {
            hash.update(sum.to_le_bytes());
        }
        hexadecimal(&hash.finalize())
    }
}

impl TickModel {
    /// SHA-256 of the model in its canonical JSON form, in hexadecimal
    pub fn digest(&self) -> String {
        // A model of numbers, names and lists always has a JSON form.
        let text = serde_json::to_vec(self).unwrap_or_default();
        hexadecimal(&Sha256::digest(text))
    }
}

/// The bin of the value with `rank` others before it
fn nth(bins: &[u32], rank: u64) -> usize {
    let mut seen = 0;
    for (bin, &count) in bins.iter().enumerate() {
        seen += u64::from(count);
        if seen > rank {
            return bin;
        }
    }
    bins.len().saturating_sub(1)
}

/// What the places of each stage come to over the horizon
///
/// Starts for a rate, person-ticks for seats, seats in classes for classes; a stage that shares places has them all.
pub(in crate::engine) fn offered(plan: &super::Plan, places: &[Vec<u32>]) -> Vec<Option<u64>> {
    plan.stages
        .iter()
        .map(|stage| {
            let account = stage.room.account()?;
            let all: u64 = places[account].iter().map(|&places| u64::from(places)).sum();
            let each = if let Room::Classes { max, .. } = &stage.room { u64::from(*max) } else { 1 };
            Some(all.saturating_mul(each))
        })
        .collect()
}
