//! Scenarios and rules inside the binary, so that the program works from any folder.
//!
//! Holds the bytes of `scenarios/*.ron` and `assets/rules/**`; the build writes the two lists, a test holds them
//! and the folders together. Reads nothing. Called by the session, the command line and `rules`.

/// A file inside the binary
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Embedded {
    /// Path inside its folder without `.ron`, with `/`, such as `art23/parameters`
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

/// The rule files, sorted by name
pub fn rules() -> &'static [Embedded] {
    RULES
}

/// The scenario called `name`
pub fn scenario(name: &str) -> Option<Embedded> {
    SCENARIOS.iter().find(|file| file.name == name).copied()
}
