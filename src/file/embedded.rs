//! The scenarios inside the binary, so that the program works from any folder.
//!
//! Holds the bytes of `scenarios/*.ron`, worked examples to look at, and of `scenarios/modelli/*.ron`, templates to begin
//! with: their organisations are roles to be filled. The build writes the lists, a test holds them and the folders
//! together. Reads nothing. Rule files inside the binary are `rules`' own. Called by the session and the command line.

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

/// The worked scenarios, sorted by name
pub fn scenarios() -> &'static [Embedded] {
    SCENARIOS
}

/// The worked scenario called `name`
pub fn scenario(name: &str) -> Option<Embedded> {
    SCENARIOS.iter().find(|file| file.name == name).copied()
}

/// The templates, sorted by name; title and purpose stand in the `programme` of each
pub fn templates() -> &'static [Embedded] {
    TEMPLATES
}

/// The template called `name`
pub fn template(name: &str) -> Option<Embedded> {
    TEMPLATES.iter().find(|file| file.name == name).copied()
}

/// The worked scenario or the template called `name`; no name is in both lists
pub fn any(name: &str) -> Option<Embedded> {
    scenario(name).or_else(|| template(name))
}
