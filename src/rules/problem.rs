//! What is wrong with a rule file: where, what, and the words to mend it by.
//!
//! Holds facts only; the sentence and the advice of each code stand in the text files under the same code.

use crate::base::{Diagnostic, Severity};

/// One finding in a rule file
#[derive(Debug, Clone, PartialEq)]
pub struct RuleProblem {
    /// How much it matters; an error keeps the rulebook from being used
    pub severity: Severity,
    /// Path of the file as the caller gave it
    pub file: String,
    /// Line, from 1
    pub line: u32,
    /// Column in characters, from 1
    pub column: u32,
    /// Stable code, such as `R-HOLE`
    pub code: &'static str,
    /// Figures and names, in the order of the sentence
    pub facts: Vec<String>,
}

impl RuleProblem {
    /// The finding as a diagnostic, whose place is `file:line:column`
    pub fn diagnostic(&self) -> Diagnostic {
        Diagnostic {
            severity: self.severity,
            code: self.code,
            place: format!("{}:{}:{}", self.file, self.line, self.column),
            facts: self.facts.clone(),
        }
    }
}

/// Line and column of the first place where `needles` follow one another in `text`, as far as they are found
pub(super) fn locate(text: &str, needles: &[&str]) -> (u32, u32) {
    let mut place = 0;
    for needle in needles {
        let quoted = format!("\"{needle}\"");
        let found = text[place..].find(&quoted).or_else(|| text[place..].find(needle));
        match found {
            Some(offset) => place += offset,
            None => break,
        }
    }
    position(text, place)
}

/// Line and column, from 1, of a byte of a text
fn position(text: &str, byte: usize) -> (u32, u32) {
    let before = &text[..byte];
    let line = before.matches('\n').count() as u32 + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() as u32 + 1;
    (line, column)
}
