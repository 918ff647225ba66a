//! Diagnostics: what is wrong in the user's scenario, as a list and never as an error of the program.

/// How much a diagnostic matters
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing
    Note,
    /// The result stands but rests on something doubtful
    Warning,
    /// The scenario cannot be simulated as it stands
    Error,
}

/// One finding about a scenario: facts only, words are made where it is shown
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// How much it matters
    pub severity: Severity,
    /// Stable code, such as `S-DANGLING`; names the sentence in the text files
    pub code: &'static str,
    /// Where in the scenario: a path such as `corridors/meccatronica/stages/visto/duration`
    pub place: String,
    /// Figures and names the sentence is filled with, in the order of the sentence
    pub facts: Vec<String>,
}
