//! Two versions of the open scenario side by side: what differs, and what it does to the results on the same luck.
//!
//! A version is the base, a variant, the scenario as it was last saved, or a file. Reading and simulating happen on a
//! worker of their own, so that the results on the screen never wait for a comparison. Says nothing in words: the
//! differences are told by `report::changes`, the effect by `report::effect`.

use super::{Notice, Session, sides::ShownSides};
use crate::{
    base::Id,
    file::{FileError, codec, store},
    jobs::{Cancel, Event, JobId},
    model::{Scenario, edit},
    pipeline::{self, Outcome, PipelineError, RunRequest},
    report::effect::{Effect, Run},
    rules::Rulebook,
};
use std::{path::PathBuf, sync::Arc};

/// A version of a scenario
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Version {
    /// The open scenario without any variant
    Base,
    /// A variant of it
    Variant(Id),
    /// The open scenario as it was last opened or saved
    Saved,
    /// A file, such as a copy of what was saved
    File(PathBuf),
}

/// How far the effect on the results is known
#[derive(Debug, Clone)]
pub enum EffectState {
    /// So many of so many futures are simulated
    Running {
        /// Futures simulated
        done: u32,
        /// Futures of both versions together
        wanted: u32,
    },
    /// On the same luck
    Known(Arc<Effect>),
    /// One of the two cannot be simulated
    Unknown,
}

/// Two versions side by side
#[derive(Debug, Clone)]
pub struct Comparison {
    /// What it starts from
    pub from: Version,
    /// What it leads to
    pub to: Version,
    /// Both scenarios; none until they are read
    pub scenarios: Option<(Arc<Scenario>, Arc<Scenario>)>,
    /// What the differences do
    pub effect: EffectState,
    /// The open scenario when it was asked for
    asked_of: Arc<Scenario>,
    id: JobId,
}

/// How far a comparison has come
#[derive(Clone)]
pub(super) struct News {
    /// Both scenarios; none where more than two are compared
    pub scenarios: Option<(Arc<Scenario>, Arc<Scenario>)>,
    pub done: u32,
    pub wanted: u32,
}

/// What came of a comparison
pub(super) enum Answer {
    /// A version cannot be read
    Unread { name: String, error: FileError },
    /// Both were read
    Done { news: News, effect: Option<Effect> },
    /// Several versions; none where the first cannot be simulated
    Sides(Option<Box<ShownSides>>),
}

/// A version as the worker takes it up
pub(super) enum Source {
    Open(Arc<Scenario>, Option<Id>),
    File(PathBuf),
}

impl Source {
    /// The scenario, and the variant of it that is meant
    pub fn read(self) -> Result<(Arc<Scenario>, Option<Id>), FileError> {
        match self {
            Self::Open(scenario, variant) => Ok((scenario, variant)),
            Self::File(path) => Ok((Arc::new(read_file(&path)?), None)),
        }
    }
}

impl Session {
    /// The two versions that were last put side by side
    pub fn comparison(&self) -> Option<&Comparison> {
        self.comparison.as_ref()
    }

    /// Whether the comparison is of the scenario as it is now
    pub fn is_comparison_current(&self) -> bool {
        self.comparison.as_ref().is_some_and(|known| Arc::ptr_eq(&known.asked_of, self.document.scenario()))
    }

    pub(super) fn compare(&mut self, from: Version, to: Version) {
        self.document.commit_drag();
        let job = Job {
            sources: [self.source_of(&from), self.source_of(&to)],
            rulebooks: Arc::clone(self.runs.rulebooks()),
            request: RunRequest {
                futures: self.runs.futures(),
                seed: self.runs.seed(),
                threads: self.runs.threads(),
            },
            known: self.runs.known(),
        };
        let wanted = job.request.futures * 2;
        // One worker does both: what it is at gives way.
        self.stop_sides();
        let id = self.comparing.newest(move |cancel, on_news| job.run(cancel, on_news));
        self.comparison = Some(Comparison {
            from,
            to,
            scenarios: None,
            effect: EffectState::Running { done: 0, wanted },
            asked_of: Arc::clone(self.document.scenario()),
            id,
        });
    }

    /// Where a version is taken from
    pub(super) fn source_of(&self, version: &Version) -> Source {
        let open = self.document.scenario();
        match version {
            Version::Base => Source::Open(Arc::clone(open), None),
            Version::Variant(id) => Source::Open(Arc::clone(open), Some(id.clone())),
            Version::Saved => {
                Source::Open(Arc::clone(self.document.saved().unwrap_or(&self.origin.scenario)), None)
            }
            Version::File(path) => Source::File(path.clone()),
        }
    }

    pub(super) fn take_comparison(&mut self) {
        let progress = self.comparing.take_progress();
        let progress = progress.filter(|(id, news)| !self.take_sides_progress(*id, news));
        let finished = self.comparing.take_finished();
        let finished: Vec<_> = finished.into_iter().filter_map(|event| self.take_sides(event)).collect();
        let mut notice = None;
        let Some(comparison) = &mut self.comparison else { return };
        if let Some((id, news)) = progress
            && id == comparison.id
        {
            comparison.effect = EffectState::Running { done: news.done, wanted: news.wanted };
            comparison.scenarios = news.scenarios;
        }
        for event in finished {
            match event {
                Event::Done(id, Some(answer)) if id == comparison.id => match answer {
                    Answer::Done { news, effect } => {
                        comparison.scenarios = news.scenarios;
                        comparison.effect = effect
                            .map_or(EffectState::Unknown, |effect| EffectState::Known(Arc::new(effect)));
                    }
                    Answer::Unread { name, error } => {
                        comparison.effect = EffectState::Unknown;
                        notice = Some(Notice::OpenFailed { name, error: Box::new(error) });
                    }
                    Answer::Sides(_) => {}
                },
                Event::Panicked(id, detail) if id == comparison.id => {
                    comparison.effect = EffectState::Unknown;
                    notice = Some(Notice::RunBroke { detail });
                }
                Event::Done(..) | Event::Panicked(..) | Event::Progress(..) => {}
            }
        }
        if let Some(notice) = notice {
            self.say(notice);
        }
    }

    pub(super) fn end_comparison(&mut self) {
        let is_running = |known: &Comparison| matches!(known.effect, EffectState::Running { .. });
        if self.comparison.as_ref().is_some_and(is_running) {
            self.comparing.cancel();
        }
        self.comparison = None;
    }
}

/// A comparison as the worker carries it out
struct Job {
    sources: [Source; 2],
    rulebooks: Arc<Vec<Rulebook>>,
    request: RunRequest,
    known: Vec<Arc<Outcome>>,
}

impl Job {
    fn run(self, cancel: &Cancel, on_news: &mut dyn FnMut(News)) -> Option<Answer> {
        let mut read: Vec<(Arc<Scenario>, Option<Id>)> = Vec::new();
        for source in self.sources {
            match source {
                Source::Open(scenario, variant) => read.push((scenario, variant)),
                Source::File(path) => match read_file(&path) {
                    Ok(scenario) => read.push((Arc::new(scenario), None)),
                    Err(error) => return Some(Answer::Unread { name: path.display().to_string(), error }),
                },
            }
        }
        let [(from, from_variant), (to, to_variant)] = <[_; 2]>::try_from(read).ok()?;
        let seen = |scenario: &Arc<Scenario>, variant: &Option<Id>| match variant {
            Some(_) => {
                edit::with_variant(scenario, variant.as_ref()).map_or_else(|_| Arc::clone(scenario), Arc::new)
            }
            None => Arc::clone(scenario),
        };
        let scenarios = (seen(&from, &from_variant), seen(&to, &to_variant));
        let futures = self.request.futures;
        let mut news = News { scenarios: Some(scenarios), done: 0, wanted: futures * 2 };
        on_news(news.clone());
        let mut outcomes = Vec::new();
        for (index, (scenario, variant)) in [(from, from_variant), (to, to_variant)].into_iter().enumerate() {
            let before = if index == 0 { 0 } else { futures };
            let outcome = pipeline::run(
                &scenario,
                variant.as_ref(),
                &self.rulebooks,
                &self.request,
                &self.known,
                cancel,
                &mut |progress| {
                    news.done = before + progress.done;
                    on_news(news.clone());
                },
            );
            match outcome {
                Ok(outcome) => outcomes.push(outcome),
                Err(PipelineError::Cancelled) => return None,
                Err(_) => return Some(Answer::Done { news, effect: None }),
            }
        }
        let effect = match outcomes.as_slice() {
            [before, after] => Effect::of(part(before), part(after)),
            _ => None,
        };
        Some(Answer::Done { news, effect })
    }
}

fn read_file(path: &std::path::Path) -> Result<Scenario, FileError> {
    let text = store::read_text(path, codec::LARGEST)?;
    Ok(codec::reading_from_text(&text)?.scenario)
}

pub(super) fn part(outcome: &Outcome) -> Run<'_> {
    let judged = &outcome.judged;
    Run { scenario: &judged.scenario, compiled: &judged.compiled, totals: &outcome.totals }
}
