//! Where people are lost and where they wait, stage by stage, in figures and in words.
//!
//! Counts are medians over the futures; time is the mean of the people of a future, with its spread over the futures. Called by the place of futures, the
//! graph, the terminal and the papers.

use super::{Inputs, Report, headline};
use crate::base::Id;
use crate::compile::engine_name;
use crate::model::{Corridor, Dropout, Estimate, Path, Stage, StageDuration, StageKind};
use crate::report::{
    chart::{Spread, flow as chart},
    figure::Figure,
    metrics::{Distribution, MetricUnit, Metrics},
};
use crate::text::Texts;

/// People lost in a stage below which no sentence speaks of it
const FEW_PEOPLE: f64 = 0.5;
/// Share of futures with a lapsed window below which no sentence speaks of it
const RARE_LAPSE: f64 = 0.01;

/// People stage by stage, all corridors
#[derive(Debug, Clone, PartialEq)]
pub struct Flow {
    /// Stages in the order of the author
    pub stages: Vec<StageFlow>,
    /// The stage that holds most people up; none where nobody waits for a place
    pub bottleneck: Option<Bottleneck>,
}

/// One stage
#[derive(Debug, Clone, PartialEq)]
pub struct StageFlow {
    /// Corridor
    pub corridor: Id,
    /// Stage
    pub stage: Id,
    /// Name on screen
    pub name: String,
    /// Kind, for its icon
    pub kind: StageKind,
    /// People who join
    pub entered: Distribution,
    /// People who go on; in a stage where people stay, those who begin it
    pub passed: Distribution,
    /// People who leave the corridor here
    pub lost: Distribution,
    /// Why, the most frequent reason first
    pub reasons: Vec<Loss>,
    /// Mean days from joining to leaving, of the people of a future; none where nobody spends any
    pub days: Option<Distribution>,
    /// Mean days of waiting for a place
    pub waiting: Option<Distribution>,
    /// Share of futures in which a window lapses here
    pub lapses: Option<f64>,
    /// People still here at the end of the calendar
    pub inside_at_end: Distribution,
    /// The estimate of its duration, where it has one
    pub duration: Option<Path>,
    /// Whether that estimate is an assumption
    pub assumed: bool,
    /// Whether it comes before the arrival
    pub before_arrival: bool,
}

/// People lost for one reason
#[derive(Debug, Clone, PartialEq)]
pub struct Loss {
    /// Exit they leave by
    pub exit: Id,
    /// Its name on screen
    pub name: String,
    /// Whether the path closed on them
    pub closed_path: bool,
    /// Mean number over the futures
    pub people: f64,
}

/// The stage with the longest queue
#[derive(Debug, Clone, PartialEq)]
pub struct Bottleneck {
    /// Corridor
    pub corridor: Id,
    /// Stage
    pub stage: Id,
    /// Name on screen
    pub name: String,
    /// Mean people waiting over the calendar
    pub waiting: f64,
    /// Mean days waited by those who began
    pub mean_days: Option<f64>,
    /// Days within which nine in ten began
    pub nine_in_ten_days: Option<f64>,
    /// Share of the calendar in which people waited and no place was left
    pub held_up: f64,
}

/// A finding in words, with the part to be set off
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// What it is about, for its icon
    pub kind: SentenceKind,
    /// The sentence
    pub text: String,
    /// The part of it that is read first
    pub strong: String,
    /// The part that must look like an assumption
    pub assumed: Option<String>,
    /// The stage it is about
    pub about: Path,
}

/// What a sentence is about
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SentenceKind {
    /// The largest loss
    Loss,
    /// The longest time
    Time,
    /// The longest queue
    Queue,
    /// A window that lapses
    Lapse,
    /// Law that is doubtful
    Doubt,
}

impl Flow {
    pub(super) fn new(inputs: &Inputs<'_>, metrics: &Metrics) -> Self {
        let mut stages = Vec::new();
        for corridor in &inputs.scenario.corridors {
            let arrival = corridor.stages.iter().position(|stage| stage.id == corridor.arrival_stage);
            for (index, stage) in corridor.stages.iter().enumerate() {
                let of = |id: &str| metrics.of(&format!("{id}:{}", stage.id), &corridor.id).copied();
                let entered = of("entries").unwrap_or_default();
                let stays = stage.duration == StageDuration::Open || stage.next.is_none();
                let passed = if stays { of("starts") } else { of("passed") };
                let days = of("time_mean").filter(|d| !stays && d.mean.is_some_and(|mean| mean > 0.0));
                let path = Path::new(&format!("corridors/{}/stages/{}/duration", corridor.id, stage.id));
                let duration = matches!(stage.duration, StageDuration::Takes(_)).then(|| path.join("Takes"));
                stages.push(StageFlow {
                    corridor: corridor.id.clone(),
                    stage: stage.id.clone(),
                    name: stage.name.clone(),
                    kind: stage.kind,
                    passed: passed.unwrap_or(entered),
                    entered,
                    lost: of("lost").unwrap_or_default(),
                    reasons: losses(corridor, stage, metrics),
                    days,
                    waiting: of("wait_mean").filter(|d| d.mean.is_some_and(|mean| mean > 0.0)),
                    lapses: of("lapse_probability").and_then(|p| p.mean),
                    inside_at_end: of("inside_at_end").unwrap_or_default(),
                    assumed: duration_of(stage).is_some_and(Estimate::is_assumption),
                    duration,
                    before_arrival: arrival.is_none_or(|arrival| index < arrival),
                });
            }
        }
        Self { stages, bottleneck: bottleneck(inputs) }
    }

    /// The stages of one corridor
    pub fn of_corridor<'a>(&'a self, corridor: &'a Id) -> impl Iterator<Item = &'a StageFlow> {
        self.stages.iter().filter(move |stage| stage.corridor == *corridor)
    }
}

impl StageFlow {
    /// The stage
    pub fn path(&self) -> Path {
        Path::new(&format!("corridors/{}/stages/{}", self.corridor, self.stage))
    }

    /// "rifiuti o fuori termine": at most two reasons, the most frequent first
    pub fn why(&self, texts: &Texts) -> String {
        let mut names = self.reasons.iter().map(|loss| headline::small(&loss.name));
        match (names.next(), names.next()) {
            (Some(one), Some(two)) => texts.flow_or(one, two),
            (Some(one), None) => one,
            _ => String::new(),
        }
    }

    /// Days in the stage as a figure
    pub fn days_figure(&self) -> Option<Figure> {
        Figure::of(self.days.as_ref()?, None, MetricUnit::Days)
    }
}

impl Report {
    /// The chart of losses and times of one corridor, up to the arrival and what follows
    pub fn flow_chart(&self, corridor: &Id, texts: &Texts) -> chart::Flow {
        let spread = |d: &Distribution| {
            Some(Spread { low: d.p10?.round(), usual: d.p50?.round(), high: d.p90?.round() })
        };
        let mut before: Option<f64> = None;
        let stages = self.flow.of_corridor(corridor).map(|stage| {
            let usual = |d: &Distribution| d.p50.unwrap_or(0.0).round();
            // More people come in than left the stage before: some were sent back and come again.
            let again = before.map_or(0.0, |before| usual(&stage.entered) - before);
            before = Some(usual(&stage.passed));
            let why = if usual(&stage.lost) > 0.0 { stage.why(texts) } else { String::new() };
            let again = (again > 0.5).then(|| texts.flow_again(again));
            chart::FlowStage {
                name: stage.name.clone(),
                passed: usual(&stage.passed),
                lost: usual(&stage.lost),
                why: again
                    .into_iter()
                    .chain((!why.is_empty()).then_some(why))
                    .collect::<Vec<_>>()
                    .join(" · "),
                days: stage.days.as_ref().and_then(spread),
            }
        });
        chart::Flow { stages: stages.collect() }
    }

    /// "per 160 iscritti, mediana; banda 8 su 10"
    pub fn flow_caption(&self, corridor: &Id, texts: &Texts) -> String {
        let people = self.metrics.of("entrants", corridor).and_then(|d| d.p50).unwrap_or(0.0);
        texts.flow_caption(people.round())
    }

    /// The findings in words: the largest loss, the longest time, the queue, windows that lapse, doubtful law
    pub fn sentences(&self, texts: &Texts) -> Vec<Sentence> {
        let mut told = Vec::new();
        told.extend(self.loss_sentence(texts));
        told.extend(self.time_sentence(texts));
        told.extend(self.queue_sentence(texts));
        told.extend(self.lapse_sentences(texts));
        told.extend(self.doubt_sentence(texts));
        told
    }

    fn name_of(&self, stage: &StageFlow) -> String {
        self.stage_name(&stage.corridor, &stage.name)
    }

    /// The name of a stage, with its corridor where there are several
    fn stage_name(&self, corridor: &Id, name: &str) -> String {
        let found = self.scenario.corridors.iter().find(|c| c.id == *corridor);
        match found {
            Some(found) if self.scenario.corridors.len() > 1 => format!("{} ({})", name, found.name),
            _ => name.to_owned(),
        }
    }

    fn loss_sentence(&self, texts: &Texts) -> Option<Sentence> {
        let lost = |stage: &StageFlow| stage.lost.p50.unwrap_or(0.0).round();
        let worst = self
            .flow
            .stages
            .iter()
            .filter(|stage| stage.before_arrival && lost(stage) >= FEW_PEOPLE)
            .reduce(|worst, stage| if lost(stage) > lost(worst) { stage } else { worst })?;
        let strong = texts.number_people(lost(worst));
        let text = texts.flow_largest_loss(strong.as_str(), worst.why(texts), self.name_of(worst));
        Some(Sentence { kind: SentenceKind::Loss, text, strong, assumed: None, about: worst.path() })
    }

    fn time_sentence(&self, texts: &Texts) -> Option<Sentence> {
        let days = |stage: &StageFlow| stage.days.as_ref().and_then(|d| d.p50).unwrap_or(0.0);
        let slowest = self
            .flow
            .stages
            .iter()
            .filter(|stage| stage.before_arrival && stage.kind != StageKind::Course && days(stage) > 0.0)
            .reduce(|slowest, stage| if days(stage) > days(slowest) { stage } else { slowest })?;
        let all: f64 = self
            .flow
            .of_corridor(&slowest.corridor)
            .filter(|stage| stage.before_arrival && stage.kind != StageKind::Course)
            .map(days)
            .sum();
        let share = texts.percent(days(slowest) / all, 0);
        let length = texts.number_days(days(slowest).round());
        let name = self.name_of(slowest);
        if slowest.assumed {
            let assumed = texts.flow_assumption();
            let text = texts.flow_longest_time_assumed(assumed.as_str(), length, share, name.as_str());
            return Some(Sentence {
                kind: SentenceKind::Time,
                text,
                strong: name,
                assumed: Some(assumed),
                about: slowest.path(),
            });
        }
        let text = texts.flow_longest_time(length, share, name.as_str());
        Some(Sentence { kind: SentenceKind::Time, text, strong: name, assumed: None, about: slowest.path() })
    }

    fn queue_sentence(&self, texts: &Texts) -> Option<Sentence> {
        let queue = self.flow.bottleneck.as_ref()?;
        let (mean, most) = (queue.mean_days?.round(), queue.nine_in_ten_days?.round());
        if most < 1.0 {
            return None;
        }
        let name = self.stage_name(&queue.corridor, &queue.name);
        let text = texts.flow_queue(texts.number_days(mean), texts.number_days(most), name.as_str());
        let about = Path::new(&format!("corridors/{}/stages/{}", queue.corridor, queue.stage));
        Some(Sentence { kind: SentenceKind::Queue, text, strong: name, assumed: None, about })
    }

    fn lapse_sentences(&self, texts: &Texts) -> Vec<Sentence> {
        self.flow
            .stages
            .iter()
            .filter_map(|stage| {
                let share = stage.lapses.filter(|share| *share >= RARE_LAPSE)?;
                let strong = texts.flow_in_futures(texts.futures(share));
                let text = texts.flow_lapses(strong.as_str(), self.name_of(stage));
                Some(Sentence { kind: SentenceKind::Lapse, text, strong, assumed: None, about: stage.path() })
            })
            .collect()
    }

    fn doubt_sentence(&self, texts: &Texts) -> Option<Sentence> {
        let flag = self.flags.first()?;
        let mut concerns: Vec<&str> =
            self.flags.iter().flat_map(|flag| flag.what.iter().map(String::as_str)).collect();
        concerns.sort_unstable();
        concerns.dedup();
        let strong = texts.flow_doubtful(concerns.len());
        let named = self.scenario.corridors.iter().find(|c| c.id == flag.corridor);
        let name = named
            .and_then(|c| c.stages.iter().find(|s| s.id == flag.stage))
            .map_or_else(|| flag.stage.to_string(), |stage| self.stage_name(&flag.corridor, &stage.name));
        let text = texts.flow_doubt(strong.as_str(), name, concerns.join(", "));
        let about = Path::new(&format!("corridors/{}/stages/{}", flag.corridor, flag.stage));
        Some(Sentence { kind: SentenceKind::Doubt, text, strong, assumed: None, about })
    }
}

fn duration_of(stage: &Stage) -> Option<&Estimate> {
    match &stage.duration {
        StageDuration::Takes(estimate) => Some(estimate),
        StageDuration::Immediate | StageDuration::Course | StageDuration::Open => None,
    }
}

/// People lost in a stage by exit: outcomes, drop-outs, lapsed windows, giving up
fn losses(corridor: &Corridor, stage: &Stage, metrics: &Metrics) -> Vec<Loss> {
    let mean = |id: String| metrics.of(&id, &corridor.id).and_then(|d| d.mean).unwrap_or(0.0);
    let mut by_exit: Vec<(Id, f64)> = Vec::new();
    let mut add = |exit: &Id, people: f64| match by_exit.iter_mut().find(|(id, _)| id == exit) {
        Some((_, sum)) => *sum += people,
        None => by_exit.push((exit.clone(), people)),
    };
    for exit in &corridor.exits {
        add(&exit.id, mean(format!("left:{}/{}", stage.id, exit.id)));
    }
    if let Some(
        Dropout::PerMonth { exit, .. } | Dropout::Whole { exit, .. } | Dropout::Retention { exit, .. },
    ) = &stage.dropout
    {
        add(exit, mean(format!("dropouts:{}", stage.id)));
    }
    if let Some(deadline) = &stage.deadline {
        add(&deadline.exit, mean(format!("lapsed:{}", stage.id)));
    }
    if let Some(giving_up) = &stage.giving_up {
        add(&giving_up.exit, mean(format!("gave_up:{}", stage.id)));
    }
    let mut losses: Vec<Loss> = by_exit
        .into_iter()
        .filter(|(_, people)| *people > 0.0)
        .map(|(id, people)| {
            let exit = corridor.exits.iter().find(|exit| exit.id == id);
            Loss {
                name: exit.map_or_else(|| id.to_string(), |exit| exit.name.clone()),
                closed_path: exit.is_some_and(|exit| exit.closed_path),
                exit: id,
                people,
            }
        })
        .collect();
    losses.sort_by(|a, b| b.people.total_cmp(&a.people));
    losses
}

fn bottleneck(inputs: &Inputs<'_>) -> Option<Bottleneck> {
    let days = crate::report::gather::days_per_tick(inputs.compiled);
    let worst = inputs.totals.bottlenecks().into_iter().next().filter(|b| b.queue_ticks > 0.0)?;
    let ticks = f64::from(inputs.compiled.model.ticks.max(1));
    inputs.scenario.corridors.iter().find_map(|corridor| {
        let stage = corridor.stages.iter().find(|s| engine_name(&corridor.id, &s.id) == worst.stage)?;
        Some(Bottleneck {
            corridor: corridor.id.clone(),
            stage: stage.id.clone(),
            name: stage.name.clone(),
            waiting: worst.queue_ticks / ticks,
            mean_days: worst.mean_wait.map(|wait| wait * days),
            nine_in_ten_days: worst.wait_q90.map(|wait| f64::from(wait) * days),
            held_up: worst.held_up,
        })
    })
}
