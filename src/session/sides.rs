//! Several versions side by side on the same luck, for the place of comparison.
//!
//! Which versions, and what came of them: read and simulated on the worker of comparisons, one after another, with the
//! results of the screen taken over where they are the same. Results of before stay until the new ones are there. Every
//! figure is of [`report::comparison`](crate::report::comparison); nothing is computed here.

use super::{
    EffectState, Session, Version,
    compare::{Answer, News, Source, part},
};
use crate::{
    jobs::{Cancel, Event, JobId},
    model::Scenario,
    pipeline::{self, Outcome, PipelineError, RunRequest},
    report::{
        comparison::{Comparison, Side},
        view::{Inputs, Report},
    },
    rules::Rulebook,
};
use std::sync::Arc;

/// Most versions side by side: more would not be read at a glance
pub const MOST_SIDES: usize = 8;

/// Versions side by side
#[derive(Debug, Clone)]
pub struct Sides {
    /// The versions; the first is the one the others are compared with
    pub chosen: Vec<Version>,
    /// What came of those that were chosen last
    pub shown: Option<Arc<ShownSides>>,
    /// How far the comparison has come
    pub state: SidesState,
    /// The open scenario, luck and futures it was asked for with
    of: (Arc<Scenario>, u64, u32),
    id: JobId,
}

/// How far a comparison of several versions has come
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SidesState {
    /// So many of so many futures are simulated
    Running {
        /// Futures simulated
        done: u32,
        /// Futures of all versions together
        wanted: u32,
    },
    /// It is there
    Done,
    /// Somebody stopped it
    Stopped,
    /// It broke down, or the first version cannot be simulated
    Failed,
}

/// What came of several versions
#[derive(Debug, Clone)]
pub struct ShownSides {
    /// Each against the first, in the order of `reports`
    pub comparison: Comparison,
    /// The versions that could be simulated
    pub versions: Vec<Version>,
    /// Their figures, with the first as the base of the others
    pub reports: Vec<Arc<Report>>,
    /// Names of versions that could not be read or simulated
    pub failed: Vec<String>,
}

impl Session {
    /// The versions side by side
    pub fn sides(&self) -> Option<&Sides> {
        self.sides.as_ref()
    }

    /// Whether they are of the scenario, luck and number of futures as they are now
    pub fn is_sides_current(&self) -> bool {
        self.sides.as_ref().is_some_and(|sides| {
            let (of, seed, futures) = &sides.of;
            Arc::ptr_eq(of, self.document.scenario())
                && (*seed, *futures) == (self.runs.seed(), self.runs.futures())
        })
    }

    pub(super) fn compare_sides(&mut self, mut chosen: Vec<Version>) {
        self.document.commit_drag();
        let mut seen: Vec<Version> = Vec::new();
        chosen.retain(|version| {
            // A variant that was taken away meanwhile is no longer compared.
            let is_there = match version {
                Version::Variant(id) => self.document.scenario().variants.iter().any(|v| v.id == *id),
                _ => true,
            };
            let is_new = is_there && !seen.contains(version);
            seen.push(version.clone());
            is_new
        });
        chosen.truncate(MOST_SIDES);
        let job = Job {
            sides: chosen.iter().map(|v| (v.clone(), self.version_name(v), self.source_of(v))).collect(),
            rulebooks: Arc::clone(self.runs.rulebooks()),
            request: RunRequest {
                futures: self.runs.futures(),
                seed: self.runs.seed(),
                threads: self.runs.threads(),
            },
            known: self.runs.known(),
        };
        let wanted = job.request.futures.saturating_mul(chosen.len() as u32);
        // One worker does both: what it is at gives way.
        if let Some(comparison) = &mut self.comparison
            && matches!(comparison.effect, EffectState::Running { .. })
        {
            comparison.effect = EffectState::Unknown;
        }
        let id = self.comparing.newest(move |cancel, on_news| job.run(cancel, on_news));
        let shown = self.sides.take().and_then(|sides| sides.shown);
        self.sides = Some(Sides {
            chosen,
            shown,
            state: SidesState::Running { done: 0, wanted },
            of: (Arc::clone(self.document.scenario()), self.runs.seed(), self.runs.futures()),
            id,
        });
    }

    pub(super) fn stop_sides(&mut self) {
        if let Some(sides) = &mut self.sides
            && matches!(sides.state, SidesState::Running { .. })
        {
            self.comparing.cancel();
            sides.state = SidesState::Stopped;
        }
    }

    /// Takes in an event of the worker if it is about several versions; gives it back if not
    pub(super) fn take_sides(&mut self, event: Event<News, Answer>) -> Option<Event<News, Answer>> {
        let Some(sides) = &mut self.sides else { return Some(event) };
        match event {
            Event::Done(id, Some(Answer::Sides(shown))) if id == sides.id => {
                sides.state = if shown.is_some() { SidesState::Done } else { SidesState::Failed };
                sides.shown = shown.map(Arc::from).or(sides.shown.take());
            }
            Event::Panicked(id, _) if id == sides.id => sides.state = SidesState::Failed,
            other => return Some(other),
        }
        None
    }

    /// Takes in progress if it is about several versions
    pub(super) fn take_sides_progress(&mut self, id: JobId, news: &News) -> bool {
        let Some(sides) = self.sides.as_mut().filter(|sides| sides.id == id) else { return false };
        if matches!(sides.state, SidesState::Running { .. }) {
            sides.state = SidesState::Running { done: news.done, wanted: news.wanted };
        }
        true
    }

    /// What a version is called
    pub fn version_name(&self, version: &Version) -> String {
        match version {
            Version::Base => self.texts.top_base(),
            Version::Saved => self.texts.keep_version_saved(),
            Version::Variant(id) => {
                let found = self.document.scenario().variants.iter().find(|variant| variant.id == *id);
                found.map_or_else(|| id.to_string(), |variant| variant.name.clone())
            }
            Version::File(path) => path
                .file_name()
                .map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned()),
        }
    }
}

/// A comparison as the worker carries it out
struct Job {
    sides: Vec<(Version, String, Source)>,
    rulebooks: Arc<Vec<Rulebook>>,
    request: RunRequest,
    known: Vec<Arc<Outcome>>,
}

impl Job {
    fn run(self, cancel: &Cancel, on_news: &mut dyn FnMut(News)) -> Option<Answer> {
        let Self { sides, rulebooks, request, mut known } = self;
        let wanted = request.futures.saturating_mul(sides.len() as u32);
        let mut failed = Vec::new();
        let mut done: Vec<(Version, String, Arc<Outcome>)> = Vec::new();
        for (index, (version, name, source)) in sides.into_iter().enumerate() {
            let before = request.futures.saturating_mul(index as u32);
            let Ok((scenario, variant)) = source.read() else {
                failed.push(name);
                continue;
            };
            let outcome = pipeline::run(
                &scenario,
                variant.as_ref(),
                &rulebooks,
                &request,
                &known,
                cancel,
                &mut |progress| {
                    on_news(News { scenarios: None, done: before + progress.done, wanted });
                },
            );
            match outcome {
                Ok(outcome) => {
                    known.push(Arc::clone(&outcome));
                    done.push((version, name, outcome));
                }
                Err(PipelineError::Cancelled) => return None,
                Err(_) => failed.push(name),
            }
        }
        let mut reports: Vec<Arc<Report>> = Vec::new();
        for (_, _, outcome) in &done {
            // Months of another beginning cannot stand over one another.
            let base = reports
                .first()
                .filter(|base| base.scenario.programme.start == outcome.judged.scenario.programme.start);
            let report = report(outcome, base.map(|base| &**base));
            reports.push(Arc::new(report));
        }
        let compared: Vec<Side<'_>> = done
            .iter()
            .zip(&reports)
            .map(|((_, name, outcome), report)| Side { name, run: part(outcome), report })
            .collect();
        let comparison = Comparison::of(&compared);
        let versions = done.iter().map(|(version, ..)| version.clone()).collect();
        let shown = comparison.map(|comparison| ShownSides { comparison, versions, reports, failed });
        Some(Answer::Sides(shown.map(Box::new)))
    }
}

fn report(outcome: &Outcome, base: Option<&Report>) -> Report {
    let judged = &outcome.judged;
    Report::new(&Inputs {
        scenario: &judged.scenario,
        compiled: &judged.compiled,
        totals: &outcome.totals,
        rulebooks: &judged.rulebooks,
        assessments: &judged.assessments,
        facts: &judged.facts,
        base,
    })
}
