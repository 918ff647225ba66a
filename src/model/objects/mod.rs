//! Objects come, go and are copied: what depends on what goes, new ids, references that are kept or cut.
//!
//! Works on the tree of a scenario by the tables of [`form`](super::form) and gives edits, so that each is one step of
//! undo. A result is sound or it is refused with the reason: nothing here leaves a scenario that cannot be simulated if it
//! could before. Holds no words and knows no clipboard. Called by the window.
//!
//! | file | holds |
//! |---|---|
//! | `sweep` | walks values along their fields and cuts or redirects references |
//! | [`remove`](mod@remove) | objects go, with what means nothing without them |
//! | [`clip`] | objects as text, and back into this or another scenario |
//! | [`add`](mod@add) | a new object from a form |

pub mod add;
pub mod clip;
pub mod remove;
mod sweep;

pub use add::{Chain, add};
pub use clip::{Clip, Pasted, duplicate, paste};
pub use remove::{Removal, remove};
pub use sweep::{Consequence, What};

use super::{Edit, EditError, Path, Scenario, edit, validate};
use crate::base::{Diagnostic, Id, Severity};

/// Why something cannot be done with objects
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Refused {
    /// There is no such object, or it has no form
    #[error("no {path}")]
    Missing {
        /// The path
        path: Path,
    },
    /// A field needs the object, and another one must be chosen first
    #[error("{field} needs it")]
    Needed {
        /// The field
        field: Path,
    },
    /// The text on the clipboard holds no objects of this program
    #[error("no objects in the text")]
    NoObjects,
    /// None of the objects fits the scenario
    #[error("nothing fits")]
    NothingFits,
    /// The scenario would not be sound
    #[error("{} findings", found.len())]
    Unsound {
        /// What would be wrong
        found: Vec<Diagnostic>,
    },
    /// The edits do not fit the model
    #[error(transparent)]
    Edit(#[from] EditError),
}

/// The scenario after the edits, if nothing is wrong with it that was right before
pub(super) fn sound_after(before: &Scenario, edits: &[Edit]) -> Result<Scenario, Refused> {
    let after = edit::apply(before, edits)?;
    let known: Vec<(&str, String)> =
        validate::validate(before).into_iter().map(|found| (found.code, found.place)).collect();
    let found: Vec<Diagnostic> = validate::validate(&after)
        .into_iter()
        .filter(|found| found.severity == Severity::Error)
        .filter(|found| !known.iter().any(|(code, place)| *code == found.code && *place == found.place))
        .collect();
    if found.is_empty() { Ok(after) } else { Err(Refused::Unsound { found }) }
}

/// Whether the scenario stays sound with the edits; a unit that does not fit yet is left to the findings
///
/// The unit of a price and what it is counted on are two fields, so that one of them is always changed first.
pub fn check(scenario: &Scenario, edits: &[Edit]) -> Result<(), Refused> {
    match sound_after(scenario, edits) {
        Ok(_) => Ok(()),
        Err(Refused::Unsound { found }) if found.iter().all(|d| d.code == "S-UNIT") => Ok(()),
        Err(why) => Err(why),
    }
}

/// The objects that name an object or something in it, each with the field that does, in the order of the lists
pub fn uses(scenario: &Scenario, object: &Path) -> Vec<(Path, Path)> {
    remove::uses(scenario, object)
}

/// An id made of a name, different from every id in `taken`
///
/// Letters with accents lose them; what is no letter or digit becomes `_`.
pub fn id_of_name(name: &str, kind: &str, taken: &dyn Fn(&str) -> bool) -> Id {
    let plain: String = name.chars().map(plain_letter).collect();
    let words: Vec<&str> = plain.split('_').filter(|word| !word.is_empty()).collect();
    let mut stem: String = words.join("_").chars().take(40).collect();
    if !stem.starts_with(|c: char| c.is_ascii_lowercase()) {
        stem = format!("{kind}_{stem}");
    }
    let stem = stem.trim_end_matches('_');
    let mut number = 1_u32;
    loop {
        let text = if number == 1 { stem.to_owned() } else { format!("{stem}_{number}") };
        match Id::new(&text) {
            Ok(id) if !taken(id.as_str()) => return id,
            _ => number += 1,
        }
    }
}

/// A letter as ids hold it
fn plain_letter(letter: char) -> char {
    match letter.to_lowercase().next().unwrap_or(letter) {
        'à' | 'á' | 'â' | 'ä' => 'a',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ò' | 'ó' | 'ô' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        other if other.is_ascii_alphanumeric() => other,
        _ => '_',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_made_of_the_name_and_is_new() {
        let id = |name: &str| id_of_name(name, "organisations", &|id| id == "ofppt").to_string();
        assert_eq!(id("Città metropolitana"), "citta_metropolitana");
        assert_eq!(id("OFPPT"), "ofppt_2");
        assert_eq!(id("2° corso"), "organisations_2_corso");
        assert_eq!(id("中文"), "organisations");
        assert_eq!(id(&"a".repeat(90)).len(), 40);
    }
}
