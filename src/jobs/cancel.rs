//! The cancel token: set once by who asked, looked at often by who works.
//!
//! Cancelling is a wish. The work looks at the token between small blocks and ends without an answer; nothing is killed.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// A wish to stop, shared by all clones
#[derive(Debug, Clone, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// A token nobody has set
    pub fn new() -> Self {
        Self::default()
    }

    /// Ask the work to stop; there is no way back
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether the work was asked to stop
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
