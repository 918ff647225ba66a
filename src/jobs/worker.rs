//! A worker thread: the newest request wins, or requests wait their turn; panics are caught and reported.
//!
//! A [`Worker`] runs one job at a time. [`Worker::newest`] cancels the running job and forgets the waiting one: right for
//! runs, whose old answers nobody wants. [`Worker::queue`] keeps the order and loses nothing: right for saves. Progress is one
//! slot that holds the latest value, so a slow reader is never flooded, and the wake closure is called only when something
//! new waits to be read. Dropping a worker, or [`Worker::finish`], cancels what can be cancelled, carries out every queued
//! job and joins the thread. Owned by the session.

use super::Cancel;
use std::{
    any::Any,
    collections::VecDeque,
    fmt, mem,
    panic::{self, AssertUnwindSafe},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread,
};

/// Called from the worker thread when something waits to be read, such as a request to draw the window again
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// A wake closure for callers that look by themselves
pub fn no_wake() -> Wake {
    Arc::new(|| {})
}

/// Number of a request; later requests have larger numbers
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JobId(u64);

impl fmt::Display for JobId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// What a worker reports
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event<P, T> {
    /// The latest progress of the running job
    Progress(JobId, P),
    /// The answer of a job, `None` when it ended early because it was cancelled
    Done(JobId, Option<T>),
    /// The job panicked, with the words of the panic
    Panicked(JobId, String),
}

type Job<P, T> = Box<dyn FnOnce(&Cancel, &mut dyn FnMut(P)) -> Option<T> + Send>;

struct Request<P, T> {
    id: JobId,
    cancel: Cancel,
    job: Job<P, T>,
}

struct State<P, T> {
    next_id: u64,
    newest: Option<Request<P, T>>,
    queue: VecDeque<Request<P, T>>,
    running: Option<(JobId, Cancel)>,
    progress: Option<(JobId, P)>,
    finished: Vec<Event<P, T>>,
    closing: bool,
}

struct Shared<P, T> {
    state: Mutex<State<P, T>>,
    changed: Condvar,
    wake: Wake,
}

impl<P, T> Shared<P, T> {
    fn lock(&self) -> MutexGuard<'_, State<P, T>> {
        // No code that can panic runs while the lock is held, so a poisoned state is still whole.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A thread with its requests and reports
pub struct Worker<P: Send + 'static, T: Send + 'static> {
    shared: Arc<Shared<P, T>>,
    thread: Option<thread::JoinHandle<()>>,
}

impl<P: Send + 'static, T: Send + 'static> Worker<P, T> {
    /// A worker whose thread is called `name`
    ///
    /// Fails when the system gives no thread.
    pub fn new(name: &str, wake: Wake) -> std::io::Result<Self> {
        let shared = Arc::new(Shared {
            state: Mutex::new(State {
                next_id: 1,
                newest: None,
                queue: VecDeque::new(),
                running: None,
                progress: None,
                finished: Vec::new(),
                closing: false,
            }),
            changed: Condvar::new(),
            wake,
        });
        let own = Arc::clone(&shared);
        let thread = thread::Builder::new().name(name.to_owned()).spawn(move || run(&own))?;
        Ok(Self { shared, thread: Some(thread) })
    }

    /// Cancels the running job, forgets a waiting newest one, and asks for this one
    pub fn newest(
        &self,
        job: impl FnOnce(&Cancel, &mut dyn FnMut(P)) -> Option<T> + Send + 'static,
    ) -> JobId {
        let mut state = self.shared.lock();
        if let Some((_, cancel)) = &state.running {
            cancel.cancel();
        }
        let id = next_id(&mut state);
        let replaced = state.newest.replace(Request { id, cancel: Cancel::new(), job: Box::new(job) });
        drop(state);
        // What the forgotten job had captured is freed outside the lock.
        drop(replaced);
        self.shared.changed.notify_all();
        id
    }

    /// Asks for this job after all queued before it; nothing cancels it
    pub fn queue(&self, job: impl FnOnce(&Cancel, &mut dyn FnMut(P)) -> Option<T> + Send + 'static) -> JobId {
        let mut state = self.shared.lock();
        let id = next_id(&mut state);
        state.queue.push_back(Request { id, cancel: Cancel::new(), job: Box::new(job) });
        drop(state);
        self.shared.changed.notify_all();
        id
    }

    /// Cancels the newest request, running or waiting; queued jobs are kept
    pub fn cancel(&self) {
        let mut state = self.shared.lock();
        let forgotten = state.newest.take();
        if let Some((_, cancel)) = &state.running {
            cancel.cancel();
        }
        drop(state);
        drop(forgotten);
    }

    /// Whether a job runs or waits, or a report waits to be read
    pub fn is_busy(&self) -> bool {
        let state = self.shared.lock();
        state.running.is_some()
            || state.newest.is_some()
            || !state.queue.is_empty()
            || !state.finished.is_empty()
            || state.progress.is_some()
    }

    /// Whether progress waits to be read
    pub fn has_progress(&self) -> bool {
        self.shared.lock().progress.is_some()
    }

    /// Takes the latest progress, if any came since the last time
    pub fn take_progress(&self) -> Option<(JobId, P)> {
        self.shared.lock().progress.take()
    }

    /// Takes the answers and panics since the last time, oldest first
    pub fn take_finished(&self) -> Vec<Event<P, T>> {
        mem::take(&mut self.shared.lock().finished)
    }

    /// Waits until nothing runs or waits; for tests and for the end of the program
    pub fn wait_until_idle(&self) {
        let mut state = self.shared.lock();
        while state.running.is_some() || state.newest.is_some() || !state.queue.is_empty() {
            state = self.shared.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Cancels the newest request, carries out every queued job, ends the thread, and gives back what was not yet read
    pub fn finish(mut self) -> Vec<Event<P, T>> {
        self.close();
        self.take_finished()
    }

    fn close(&mut self) {
        self.cancel();
        self.shared.lock().closing = true;
        self.shared.changed.notify_all();
        if let Some(thread) = self.thread.take() {
            // Jobs run inside `catch_unwind`; only a panicking wake closure could end the thread early, and it has printed itself.
            drop(thread.join());
        }
    }
}

impl<P: Send + 'static, T: Send + 'static> Drop for Worker<P, T> {
    fn drop(&mut self) {
        self.close();
    }
}

fn next_id<P, T>(state: &mut State<P, T>) -> JobId {
    let id = JobId(state.next_id);
    state.next_id += 1;
    id
}

/// The thread: queued jobs first, since somebody waits for them to be safe; then the newest
fn run<P: Send, T: Send>(shared: &Shared<P, T>) {
    loop {
        let request = {
            let mut state = shared.lock();
            loop {
                if let Some(request) = state.queue.pop_front() {
                    // A queued job has a token of its own that nobody sets.
                    state.running = Some((request.id, Cancel::new()));
                    break request;
                }
                if state.closing {
                    return;
                }
                if let Some(request) = state.newest.take() {
                    state.running = Some((request.id, request.cancel.clone()));
                    break request;
                }
                state = shared.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
            }
        };
        let Request { id, cancel, job } = request;
        let mut on_progress = |progress: P| {
            let old = shared.lock().progress.replace((id, progress));
            // Somebody was woken for the old one and has not looked yet; once is enough.
            if old.is_none() {
                (shared.wake)();
            }
        };
        let answer = panic::catch_unwind(AssertUnwindSafe(|| job(&cancel, &mut on_progress)));
        let event = match answer {
            Ok(answer) => Event::Done(id, answer),
            Err(payload) => Event::Panicked(id, words_of(payload.as_ref())),
        };
        let mut state = shared.lock();
        state.running = None;
        state.finished.push(event);
        // The answer says more than the progress on the way to it.
        let overtaken = state.progress.take();
        drop(state);
        drop(overtaken);
        shared.changed.notify_all();
        (shared.wake)();
    }
}

fn words_of(payload: &(dyn Any + Send)) -> String {
    payload
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| payload.downcast_ref::<String>().cloned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{
        atomic::{AtomicUsize, Ordering},
        mpsc,
    };

    fn worker<P: Send, T: Send>() -> Worker<P, T> {
        Worker::new("test", no_wake()).expect("a thread")
    }

    #[test]
    fn the_newest_request_wins() {
        let worker = worker::<(), u32>();
        let (begun, has_begun) = mpsc::channel();
        let first = worker.newest(move |cancel, _| {
            begun.send(()).expect("the test waits");
            while !cancel.is_cancelled() {
                thread::yield_now();
            }
            None
        });
        has_begun.recv().expect("the first job begins");
        let second = worker.newest(|_, _| Some(2));
        let third = worker.newest(|_, _| Some(3));
        worker.wait_until_idle();
        assert!(first < second && second < third);
        let events = worker.take_finished();
        assert_eq!(events.first(), Some(&Event::Done(first, None)));
        assert_eq!(events.last(), Some(&Event::Done(third, Some(3))));
        // The second either never began or began and was overtaken; it is never the last word.
        assert!(events.len() <= 3);
    }

    #[test]
    fn a_panic_is_reported_and_the_worker_lives_on() {
        let worker = worker::<(), u32>();
        let bad = worker.newest(|_, _| panic!("out of luck"));
        worker.wait_until_idle();
        let good = worker.newest(|_, _| Some(1));
        worker.wait_until_idle();
        assert_eq!(
            worker.take_finished(),
            [Event::Panicked(bad, "out of luck".to_owned()), Event::Done(good, Some(1))]
        );
    }

    #[test]
    fn queued_jobs_are_done_before_the_end() {
        let done = Arc::new(AtomicUsize::new(0));
        let worker = worker::<(), ()>();
        for _ in 0..20 {
            let done = Arc::clone(&done);
            worker.queue(move |cancel, _| {
                assert!(!cancel.is_cancelled());
                done.fetch_add(1, Ordering::SeqCst);
                Some(())
            });
        }
        worker.cancel();
        let events = worker.finish();
        assert_eq!((done.load(Ordering::SeqCst), events.len()), (20, 20));
    }

    #[test]
    fn progress_keeps_only_the_latest_and_wakes_once() {
        let wakes = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&wakes);
        let wake: Wake = Arc::new(move || {
            counted.fetch_add(1, Ordering::SeqCst);
        });
        let worker = Worker::<u32, ()>::new("test", wake).expect("a thread");
        let (reported, has_reported) = mpsc::channel();
        let (go_on, may_go_on) = mpsc::channel::<()>();
        let id = worker.newest(move |_, progress| {
            (1..=1000).for_each(progress);
            reported.send(()).expect("the test waits");
            may_go_on.recv().expect("the test says when");
            Some(())
        });
        has_reported.recv().expect("progress is there");
        assert_eq!(worker.take_progress(), Some((id, 1000)));
        assert_eq!(worker.take_progress(), None);
        go_on.send(()).expect("the job waits");
        drop(worker);
        assert_eq!(wakes.load(Ordering::SeqCst), 2, "once for progress, once for the end");
    }

    #[test]
    fn a_cancelled_job_ends_when_it_looks() {
        let worker = worker::<(), ()>();
        let (begun, has_begun) = mpsc::channel();
        let id = worker.newest(move |cancel, _| {
            begun.send(()).expect("the test waits");
            while !cancel.is_cancelled() {
                thread::yield_now();
            }
            None
        });
        has_begun.recv().expect("the job begins");
        worker.cancel();
        worker.wait_until_idle();
        assert_eq!(worker.take_finished(), [Event::Done(id, None)]);
    }
}
