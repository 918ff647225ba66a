//! Work off the calling thread: a cancel token, a worker thread, and blocks spread over threads.
//!
//! Holds the only threads of the program. It knows nothing of scenarios or screens: jobs are closures and answers are
//! whatever type the caller chooses. It measures no time; who shows progress decides how often to look. The session owns
//! the workers; the pipeline calls [`parallel`].

mod cancel;
mod parallel;
mod worker;

pub use cancel::Cancel;
pub use parallel::{Ended, available_threads, parallel};
pub use worker::{Event, JobId, Wake, Worker, no_wake};
