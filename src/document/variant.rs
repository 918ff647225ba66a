//! A change made while a variant is shown becomes a difference of that variant.
//!
//! Holds only the translation of edits; the session decides when it applies.

use crate::{
    base::{Id, tree},
    model::{Edit, EditError, Path, Scenario, edit},
};

/// The edit of the base scenario that makes `edits` part of `variant`
///
/// A later value for the same field takes the place of the earlier one, so that turning a lever a hundred times leaves one
/// difference. Fails when the variant is unknown or the edits do not fit the scenario it describes.
pub fn edits_in_variant(scenario: &Scenario, variant: &Id, edits: &[Edit]) -> Result<Vec<Edit>, EditError> {
    let found = scenario
        .variants
        .iter()
        .find(|v| v.id == *variant)
        .ok_or_else(|| EditError::Variant { id: variant.clone() })?;
    edit::apply(&edit::with_variant(scenario, Some(variant))?, edits)?;
    let mut all = found.edits.clone();
    for edit in edits {
        let last_touching = all
            .iter()
            .rposition(|old| old.path().is_within(edit.path()) || edit.path().is_within(old.path()));
        match (edit, last_touching.map(|at| (at, &all[at]))) {
            (Edit::Set { path, .. }, Some((at, Edit::Set { path: old, .. }))) if path == old => {
                all[at] = edit.clone();
            }
            _ => all.push(edit.clone()),
        }
    }
    let place = Path::new("variants").join(variant.as_str()).join("edits");
    Ok(vec![Edit::Set { path: place, value: tree::to_json(&all) }])
}
