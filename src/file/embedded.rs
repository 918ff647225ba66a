//! The scenarios inside the binary, so that the program works from any folder.
//!
//! Holds the bytes of `scenarios/*.ron`; the build writes the list, a test holds it and the folder together. Reads
//! nothing. Rule files inside the binary are `rules`' own. Called by the session and the command line.

/// A scenario inside the binary
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Embedded {
    /// Its name without `.ron`
    pub name: &'static str,
    /// What it holds
    pub text: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// Name of the scenario that opens on the first start
pub const WORKED: &str = "thamm-plus-marocco";

/// The scenarios, sorted by name
pub fn scenarios() -> &'static [Embedded] {
    SCENARIOS
}

/// The scenario called `name`
pub fn scenario(name: &str) -> Option<Embedded> {
    SCENARIOS.iter().find(|file| file.name == name).copied()
}
