//! The check before a meeting: every variant that story and motions show, simulated anew on a worker of its own.
//!
//! Holds results and their codes; which quoted figure holds is `report::meeting::quotes`' business, so that a sentence that is being
//! written is checked at once. Results are of the scenario when they were asked for; [`Session::is_rehearsal_current`] says whether its
//! inputs are still the same.

use super::{Notice, Session, runs};
use crate::{
    base::{Date, Id, add_days, date_from_text},
    jobs::{Cancel, Event, JobId},
    model::Scenario,
    pipeline::{self, Outcome, PipelineError, RunRequest},
    report::{Report, meeting::quotes, passport::Passports},
    rules::Rulebook,
};
use std::sync::Arc;

/// A result with its codes
#[derive(Debug, Clone)]
pub struct Rehearsed {
    /// Variant; none: the base
    pub variant: Option<Id>,
    /// Its figures
    pub report: Arc<Report>,
    /// Their codes
    pub passports: Passports,
}

impl Rehearsed {
    /// The result as quotes are held against it
    pub fn result(&self) -> quotes::Result<'_> {
        quotes::Result { variant: self.variant.as_ref(), report: &self.report, passports: &self.passports }
    }
}

/// How far the check has come
#[derive(Debug, Clone)]
pub enum RehearsalState {
    /// So many of so many futures are simulated
    Running {
        /// Futures simulated
        done: u32,
        /// Futures of all variants together
        wanted: u32,
    },
    /// The results: the base first, then each variant that can be simulated
    Known(Arc<Vec<Rehearsed>>),
    /// The base cannot be simulated
    Unknown,
}

/// The check that was last asked for
#[derive(Debug, Clone)]
pub struct Rehearsal {
    /// How far it has come
    pub state: RehearsalState,
    /// Grows with every check that is asked for or done
    pub number: u64,
    asked_of: Arc<Scenario>,
    id: JobId,
}

/// Futures simulated and asked for
pub(super) type News = (u32, u32);
/// The results; none where the base cannot be simulated
pub(super) type Answer = Option<Vec<Rehearsed>>;

impl Session {
    /// The check before a meeting that was last asked for
    pub fn rehearsal(&self) -> Option<&Rehearsal> {
        self.rehearsal.as_ref()
    }

    /// Whether its results are those of the scenario as it is now
    pub fn is_rehearsal_current(&self) -> bool {
        self.rehearsal.as_ref().is_some_and(|known| {
            super::same_inputs(&known.asked_of, self.document.scenario())
                && known.asked_of.shown_variants() == self.document.scenario().shown_variants()
        })
    }

    /// The day, in universal time
    pub fn today(&self) -> Date {
        let days = i32::try_from(self.wall_time().div_euclid(86_400)).unwrap_or_default();
        let first = date_from_text("1970-01-01");
        first.map_or(self.document.scenario().programme.as_of, |first| add_days(first, days))
    }

    pub(super) fn rehearse(&mut self) {
        self.document.commit_drag();
        let scenario = Arc::clone(self.document.scenario());
        let request =
            RunRequest { futures: self.runs.futures(), seed: self.runs.seed(), threads: self.runs.threads() };
        let job = Job {
            scenario: Arc::clone(&scenario),
            rulebooks: Arc::clone(self.runs.rulebooks()),
            request,
            known: self.runs.known(),
        };
        let wanted = job.wanted();
        let id = self.rehearsing.newest(move |cancel, on_news| job.run(cancel, on_news));
        let number = self.rehearsal.as_ref().map_or(1, |known| known.number + 1);
        let state = RehearsalState::Running { done: 0, wanted };
        self.rehearsal = Some(Rehearsal { state, number, asked_of: scenario, id });
    }

    pub(super) fn take_rehearsal(&mut self) {
        let progress = self.rehearsing.take_progress();
        let finished = self.rehearsing.take_finished();
        let mut notice = None;
        let Some(rehearsal) = &mut self.rehearsal else { return };
        if let Some((id, (done, wanted))) = progress
            && id == rehearsal.id
        {
            rehearsal.state = RehearsalState::Running { done, wanted };
        }
        for event in finished {
            match event {
                Event::Done(id, Some(answer)) if id == rehearsal.id => {
                    rehearsal.state = match answer {
                        Some(results) => RehearsalState::Known(Arc::new(results)),
                        None => RehearsalState::Unknown,
                    };
                    rehearsal.number += 1;
                }
                Event::Panicked(id, detail) if id == rehearsal.id => {
                    rehearsal.state = RehearsalState::Unknown;
                    notice = Some(Notice::RunBroke { detail });
                }
                Event::Done(..) | Event::Panicked(..) | Event::Progress(..) => {}
            }
        }
        if let Some(notice) = notice {
            self.say(notice);
        }
    }

    pub(super) fn end_rehearsal(&mut self) {
        self.rehearsing.cancel();
        self.rehearsal = None;
    }
}

/// A check as the worker carries it out
struct Job {
    scenario: Arc<Scenario>,
    rulebooks: Arc<Vec<Rulebook>>,
    request: RunRequest,
    known: Vec<Arc<Outcome>>,
}

impl Job {
    fn wanted(&self) -> u32 {
        let runs = 1 + self.scenario.shown_variants().len();
        self.request.futures.saturating_mul(u32::try_from(runs).unwrap_or(u32::MAX))
    }

    fn run(self, cancel: &Cancel, on_news: &mut dyn FnMut(News)) -> Option<Answer> {
        let wanted = self.wanted();
        let mut base: Option<runs::View> = None;
        let mut results: Vec<Rehearsed> = Vec::new();
        let variants = self.scenario.shown_variants();
        for (index, variant) in std::iter::once(None).chain(variants.iter().map(Some)).enumerate() {
            let before = self.request.futures.saturating_mul(u32::try_from(index).unwrap_or(u32::MAX));
            let outcome = pipeline::run(
                &self.scenario,
                variant,
                &self.rulebooks,
                &self.request,
                &self.known,
                cancel,
                &mut |progress| on_news((before.saturating_add(progress.done), wanted)),
            );
            match outcome {
                Ok(outcome) => {
                    let view = runs::view(outcome, base.as_ref());
                    let report = Arc::clone(&view.report);
                    let passports = Passports::of(&report, variant, None);
                    results.push(Rehearsed { variant: variant.cloned(), report, passports });
                    if variant.is_none() {
                        base = Some(view);
                    }
                }
                Err(PipelineError::Cancelled) => return None,
                // Without the base nothing can be said; a variant without a result is told by the check.
                Err(_) if variant.is_none() => return Some(None),
                Err(_) => {}
            }
        }
        Some(Some(results))
    }
}
