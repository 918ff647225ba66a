//! When simulations run, and which answers count.
//!
//! Holds the time of the next run, the run under way and the results on the screen. An answer counts only when its number is
//! that of the run last started. See the header of [`session`](super) for when a run begins.

use super::Notice;
use crate::{
    base::{Diagnostic, Id},
    jobs::{Cancel, Event, JobId, Wake, Worker},
    model::Scenario,
    pipeline::{
        self, MOST_FUTURES, Outcome, PipelineError, QUICK_FUTURES, RunRequest, USUAL_FUTURES, USUAL_SEED,
    },
    report::view::{Inputs, Report},
    rules::Rulebook,
};
use std::{num::NonZeroUsize, sync::Arc};

/// Seconds without a change before a run begins
pub(super) const QUIET: f64 = 0.25;
/// Seconds between two looks at the progress of a run: twenty a second
const PROGRESS_EVERY: f64 = 0.05;

/// One answer
#[derive(Debug, Clone)]
pub struct View {
    /// What was simulated and judged
    pub outcome: Arc<Outcome>,
    /// Its figures
    pub report: Arc<Report>,
}

/// The results on the screen
#[derive(Debug, Clone)]
pub struct Shown {
    key: Key,
    /// What was simulated and judged: the base, or the variant
    pub outcome: Arc<Outcome>,
    /// Its figures, beside those of the base where a variant is shown
    pub report: Arc<Report>,
    /// The base on the same luck, where a variant is shown and its results are there
    pub base: Option<View>,
    /// Grows with every answer
    pub number: u64,
}

/// What a run belongs to
#[derive(Debug, Clone, PartialEq, Eq)]
struct Key {
    content: u64,
    variant: Option<Id>,
    seed: u64,
}

/// How the results on the screen stand
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunState {
    /// They are whole
    Done,
    /// A change has come; the run begins when the hand is quiet
    Waiting,
    /// A run is under way
    Running {
        /// Futures simulated so far
        done: u32,
        /// Futures asked for
        wanted: u32,
    },
    /// Somebody stopped the run; they are those so far
    Stopped,
    /// The scenario has errors and cannot be simulated; they are those of before
    Unsound,
    /// The run broke down; they are those of before
    Broken,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Few futures of what is shown, during a drag
    Quick,
    /// All futures, and the base beside a variant
    Whole,
}

struct Running {
    id: JobId,
    kind: Kind,
    key: Key,
    done: u32,
    wanted: u32,
}

/// How far a run has come
#[derive(Clone, Default)]
struct News {
    done: u32,
    wanted: u32,
    main: Option<View>,
    base: Option<View>,
}

type Answer = Result<News, PipelineError>;

/// Runs and results of a session
pub(super) struct Runs {
    worker: Worker<News, Answer>,
    rulebooks: Arc<Vec<Rulebook>>,
    threads: NonZeroUsize,
    seed: u64,
    futures: u32,
    content: u64,
    due: Option<f64>,
    running: Option<Running>,
    shown: Option<Shown>,
    answers: u64,
    ended: RunState,
    findings: Option<Vec<Diagnostic>>,
    looked_at: f64,
}

impl Runs {
    pub fn new(rulebooks: Vec<Rulebook>, threads: NonZeroUsize, wake: Wake) -> std::io::Result<Self> {
        Ok(Self {
            worker: Worker::new("corridoi-run", wake)?,
            rulebooks: Arc::new(rulebooks),
            threads,
            seed: USUAL_SEED,
            futures: USUAL_FUTURES,
            content: 1,
            due: None,
            running: None,
            shown: None,
            answers: 0,
            ended: RunState::Done,
            findings: None,
            looked_at: f64::NEG_INFINITY,
        })
    }

    pub fn shown(&self) -> Option<&Shown> {
        self.shown.as_ref()
    }

    pub fn is_stale(&self, variant: Option<&Id>) -> bool {
        self.shown.as_ref().is_some_and(|shown| shown.key != self.key(variant))
    }

    pub fn state(&self) -> RunState {
        match (&self.running, self.due) {
            (Some(running), _) => RunState::Running { done: running.done, wanted: running.wanted },
            (None, Some(_)) => RunState::Waiting,
            (None, None) => self.ended,
        }
    }

    pub fn seed(&self) -> u64 {
        self.seed
    }

    pub fn futures(&self) -> u32 {
        self.futures
    }

    pub fn threads(&self) -> NonZeroUsize {
        self.threads
    }

    pub fn rulebooks(&self) -> &Arc<Vec<Rulebook>> {
        &self.rulebooks
    }

    /// A whole run at `at`, or sooner if one is due sooner
    pub fn ask_at(&mut self, at: f64) {
        self.due = Some(self.due.map_or(at, |due| due.min(at)));
    }

    /// A run if there are no results and none on their way
    pub fn ask_if_empty(&mut self, now: f64) {
        if self.shown.is_none() && self.running.is_none() {
            self.ask_at(now);
        }
    }

    /// The scenario changed in something that results depend on: every further change puts the run off
    pub fn content_changed(&mut self, at: f64) {
        self.content += 1;
        self.due = Some(at);
    }

    pub fn set_seed(&mut self, seed: u64, now: f64) {
        if seed != self.seed {
            self.seed = seed;
            self.ask_at(now);
        }
    }

    pub fn set_futures(&mut self, futures: u32, now: f64) {
        let futures = futures.clamp(QUICK_FUTURES, MOST_FUTURES);
        if futures != self.futures {
            self.futures = futures;
            self.ask_at(now);
        }
    }

    /// Ends what is under way or waiting, because of `why`; results so far stay
    pub fn stop(&mut self, why: RunState) {
        if self.running.is_some() || self.due.is_some() || why != RunState::Stopped {
            self.ended = why;
        }
        self.worker.cancel();
        self.running = None;
        self.due = None;
    }

    /// Another document: nothing of the old one stays
    pub fn forget(&mut self, now: f64) {
        self.stop(RunState::Stopped);
        self.shown = None;
        self.content += 1;
        self.due = Some(now);
    }

    pub fn next_wake(&self, now: f64) -> Option<f64> {
        let look = self.worker.has_progress().then_some(self.looked_at + PROGRESS_EVERY);
        let due = self.due.filter(|_| !self.is_quick_running());
        [look, due].into_iter().flatten().reduce(f64::min).map(|at| at.max(now))
    }

    pub fn wait(&self) {
        self.worker.wait_until_idle();
    }

    /// Starts the run that is due; during a drag, once the one before has answered
    pub fn start_if_due(&mut self, now: f64, scenario: &Arc<Scenario>, variant: Option<&Id>, dragging: bool) {
        if self.due.is_none_or(|due| due > now) || (dragging && self.is_quick_running()) {
            return;
        }
        self.due = None;
        let kind = if dragging { Kind::Quick } else { Kind::Whole };
        let wanted = if dragging { QUICK_FUTURES.min(self.futures) } else { self.futures };
        let job = Job {
            scenario: Arc::clone(scenario),
            variant: variant.cloned(),
            rulebooks: Arc::clone(&self.rulebooks),
            request: RunRequest { futures: wanted, seed: self.seed, threads: self.threads },
            with_base: kind == Kind::Whole && variant.is_some(),
            known: self.known(),
            last_base: self.last_base().filter(|_| variant.is_some()),
        };
        let key = self.key(variant);
        let id = self.worker.newest(move |cancel, on_news| match job.run(cancel, on_news) {
            Err(PipelineError::Cancelled) => None,
            answer => Some(answer),
        });
        self.running = Some(Running { id, kind, key, done: 0, wanted });
    }

    /// Takes in progress and answers; what went wrong comes back
    pub fn take_answers(&mut self, now: f64) -> Vec<Notice> {
        let mut notices = Vec::new();
        if now - self.looked_at >= PROGRESS_EVERY
            && let Some((id, news)) = self.worker.take_progress()
        {
            self.looked_at = now;
            self.take_news(id, news);
        }
        for event in self.worker.take_finished() {
            let (Event::Progress(id, _) | Event::Done(id, _) | Event::Panicked(id, _)) = &event;
            if self.running.as_ref().is_none_or(|running| running.id != *id) {
                continue;
            }
            match event {
                Event::Done(id, Some(Ok(news))) => {
                    self.ended = RunState::Done;
                    self.take_news(id, news);
                }
                Event::Done(_, Some(Err(PipelineError::Unsound(findings)))) => {
                    self.ended = RunState::Unsound;
                    if self.is_of_now() {
                        self.findings = Some(findings.clone());
                    }
                    notices.push(Notice::RunRefused { findings });
                }
                Event::Done(_, Some(Err(PipelineError::Variant(error)))) => {
                    self.ended = RunState::Unsound;
                    notices.push(Notice::EditRefused(error));
                }
                Event::Panicked(_, detail) => {
                    self.ended = RunState::Broken;
                    notices.push(Notice::RunBroke { detail });
                }
                Event::Done(_, None | Some(Err(PipelineError::Cancelled))) | Event::Progress(..) => {
                    self.ended = RunState::Stopped;
                }
            }
            self.running = None;
        }
        notices
    }

    fn take_news(&mut self, id: JobId, news: News) {
        let Some(running) = self.running.as_mut().filter(|running| running.id == id) else { return };
        (running.done, running.wanted) = (news.done, news.wanted);
        let Some(main) = news.main else { return };
        let key = running.key.clone();
        let base = news.base.filter(|_| key.variant.is_some());
        if self.is_of_now() {
            self.findings = Some(main.outcome.judged.findings.clone());
        }
        self.answers += 1;
        let View { outcome, report } = main;
        self.shown = Some(Shown { key, outcome, report, base, number: self.answers });
    }

    /// What the run under way or just ended found out about the scenario as it is now, once
    pub fn take_findings(&mut self) -> Option<Vec<Diagnostic>> {
        self.findings.take()
    }

    /// Whether the run under way is of the scenario as it is now
    fn is_of_now(&self) -> bool {
        self.running.as_ref().is_some_and(|running| running.key.content == self.content)
    }

    fn is_quick_running(&self) -> bool {
        self.running.as_ref().is_some_and(|running| running.kind == Kind::Quick)
    }

    fn key(&self, variant: Option<&Id>) -> Key {
        Key { content: self.content, variant: variant.cloned(), seed: self.seed }
    }

    /// Answers whose futures may serve again
    pub fn known(&self) -> Vec<Arc<Outcome>> {
        let shown = self.shown.as_ref();
        let base = shown.and_then(|shown| shown.base.as_ref()).map(|base| Arc::clone(&base.outcome));
        shown.map(|shown| Arc::clone(&shown.outcome)).into_iter().chain(base).collect()
    }

    /// The base as it was last known, which stands beside a variant until its own results are there
    fn last_base(&self) -> Option<View> {
        let shown = self.shown.as_ref()?;
        match shown.key.variant {
            None => Some(View { outcome: Arc::clone(&shown.outcome), report: Arc::clone(&shown.report) }),
            Some(_) => shown.base.clone(),
        }
    }
}

/// A run as the worker carries it out
struct Job {
    scenario: Arc<Scenario>,
    variant: Option<Id>,
    rulebooks: Arc<Vec<Rulebook>>,
    request: RunRequest,
    with_base: bool,
    known: Vec<Arc<Outcome>>,
    last_base: Option<View>,
}

impl Job {
    fn run(&self, cancel: &Cancel, on_news: &mut dyn FnMut(News)) -> Answer {
        let futures = self.request.futures;
        let parts = if self.with_base { 2 } else { 1 };
        let mut news = News { wanted: futures * parts, base: self.last_base.clone(), ..News::default() };
        let beside = news.base.clone();
        let outcome = self.one(self.variant.as_ref(), cancel, &mut |progress| {
            news.done = progress.done;
            if let Some(partial) = progress.partial {
                news.main = Some(view(partial, beside.as_ref()));
            }
            on_news(news.clone());
        })?;
        news.done = futures;
        news.main = Some(view(Arc::clone(&outcome), beside.as_ref()));
        if self.with_base {
            on_news(news.clone());
            let base = self.one(None, cancel, &mut |progress| {
                news.done = futures + progress.done;
                on_news(news.clone());
            })?;
            let base = view(base, None);
            news.done = news.wanted;
            news.main = Some(view(outcome, Some(&base)));
            news.base = Some(base);
        }
        Ok(news)
    }

    fn one(
        &self,
        variant: Option<&Id>,
        cancel: &Cancel,
        on_progress: &mut dyn FnMut(pipeline::Progress),
    ) -> Result<Arc<Outcome>, PipelineError> {
        let Self { scenario, rulebooks, request, known, .. } = self;
        pipeline::run(scenario, variant, rulebooks, request, known, cancel, on_progress)
    }
}

pub(super) fn view(outcome: Arc<Outcome>, base: Option<&View>) -> View {
    let judged = &outcome.judged;
    let report = Report::new(&Inputs {
        scenario: &judged.scenario,
        compiled: &judged.compiled,
        totals: &outcome.totals,
        rulebooks: &judged.rulebooks,
        assessments: &judged.assessments,
        facts: &judged.facts,
        base: base.map(|base| &*base.report),
    });
    View { outcome, report: Arc::new(report) }
}
