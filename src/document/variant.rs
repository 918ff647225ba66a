//! Variants: what a change made while one is shown becomes, and what can be done with a whole one.
//!
//! A variant holds differences only: what is done with a whole one leaves no edit that changes nothing. Holds the
//! translation into edits of the base scenario; the session decides when it applies, and undo takes it back.

use crate::{
    base::{Id, tree},
    model::{
        Edit, EditError, Path, Scenario, Variant,
        diff::diff,
        edit,
        merge::{Choices, Conflict, merge},
    },
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

/// The edit that gives a field, or an object, of `variant` back the value that its parent has
///
/// Fails when the variant does not differ there in a way that can be taken back by itself.
pub fn reset_in_variant(scenario: &Scenario, variant: &Id, path: &Path) -> Result<Vec<Edit>, EditError> {
    let (parent, mine) = (of_parent(scenario, variant)?, alone(scenario, Some(variant))?);
    let (before, now) = (edit::value_at(&parent, path), edit::value_at(&mine, path));
    let (list, id) = path.split_last().ok_or_else(|| EditError::Missing { path: path.clone() })?;
    let is_element = |of: &Scenario| edit::value_at(of, &list).is_some_and(|value| value.is_array());
    let reset = match (before, now) {
        (None, Some(_)) if is_element(&mine) => Edit::Remove { path: path.clone() },
        (Some(value), None) if is_element(&parent) => {
            let ids = |of: &Scenario| -> Vec<Id> {
                let items = edit::value_at(of, &list);
                let items = items.as_ref().and_then(serde_json::Value::as_array).cloned().unwrap_or_default();
                items.iter().filter_map(|item| Id::new(item.get("id")?.as_str()?).ok()).collect()
            };
            let there = ids(&mine);
            let mut after = ids(&parent).into_iter().skip_while(|other| other.as_str() != id).skip(1);
            Edit::Add { list, value, before: after.find(|other| there.contains(other)) }
        }
        (before, _) => Edit::Set { path: path.clone(), value: before.unwrap_or(serde_json::Value::Null) },
    };
    let reset = edit::apply(&mine, &[reset])?;
    Ok(vec![set_edits(variant, &diff(&parent, &reset))])
}

/// The edit that gives a variant another name
pub fn rename_variant(scenario: &Scenario, variant: &Id, name: &str) -> Result<Vec<Edit>, EditError> {
    find(scenario, variant)?;
    Ok(vec![Edit::Set { path: place(variant).join("name"), value: name.into() }])
}

/// The edit that adds a variant called `name` that starts from `parent`, and its id
///
/// The id is made from the name, and from a number where another variant has it.
pub fn add_variant(
    scenario: &Scenario,
    name: &str,
    parent: Option<&Id>,
) -> Result<(Vec<Edit>, Id), EditError> {
    if let Some(parent) = parent {
        find(scenario, parent)?;
    }
    let id = free_id(scenario, name);
    let variant = Variant {
        id: id.clone(),
        name: name.to_owned(),
        parent: parent.cloned(),
        note: String::new(),
        edits: Vec::new(),
    };
    let value = tree::to_json(&variant);
    Ok((vec![Edit::Add { list: Path::new("variants"), value, before: None }], id))
}

/// An id for something called `name` that no variant has yet
pub fn free_id(scenario: &Scenario, name: &str) -> Id {
    let plain: String =
        name.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    let words: Vec<&str> = plain.split('_').filter(|word| !word.is_empty()).collect();
    let mut stem: String = words.join("_").chars().take(40).collect();
    if !stem.starts_with(|c: char| c.is_ascii_lowercase()) {
        stem.insert_str(0, "v_");
        stem.truncate(stem.trim_end_matches('_').len());
    }
    let (mut text, mut number) = (stem.clone(), 1_u32);
    loop {
        // Only so many variants can have taken a number before.
        match Id::new(&text) {
            Ok(id) if scenario.variants.iter().all(|variant| variant.id != id) => return id,
            _ => number += 1,
        }
        text = format!("{stem}_{number}");
    }
}

/// The edits that take `variant` away; those that started from it start from its parent and stay what they were
pub fn remove_variant(scenario: &Scenario, variant: &Id) -> Result<Vec<Edit>, EditError> {
    let parent = find(scenario, variant)?.parent.clone();
    let before = alone(scenario, parent.as_ref())?;
    let mut next = scenario.clone();
    next.variants.retain(|other| other.id != *variant);
    for child in next.variants.iter_mut().filter(|other| other.parent.as_ref() == Some(variant)) {
        child.edits = diff(&before, &alone(scenario, Some(&child.id))?);
        child.parent.clone_from(&parent);
    }
    Ok(diff(scenario, &next))
}

/// The edits that make `variant` the base
///
/// Variants that started from it start from the base. With `old_base`, an id and a name, what was the base becomes a
/// variant of its own, and every other variant starts from it and so stays exactly what it was; without, the others
/// change with the base. Fails when one of them could then not be carried out.
pub fn promote(
    scenario: &Scenario,
    variant: &Id,
    old_base: Option<(Id, String)>,
) -> Result<Vec<Edit>, EditError> {
    find(scenario, variant)?;
    let promoted = alone(scenario, Some(variant))?;
    let mut next = promoted.clone();
    next.variants = scenario.variants.iter().filter(|v| v.id != *variant).cloned().collect();
    if let Some((id, name)) = old_base {
        if scenario.variants.iter().any(|v| v.id == id) {
            return Err(EditError::Exists { path: place(&id) });
        }
        for other in next.variants.iter_mut().filter(|v| v.parent.is_none()) {
            other.parent = Some(id.clone());
        }
        let edits = diff(&promoted, &alone(scenario, None)?);
        next.variants.insert(0, Variant { id, name, parent: None, note: String::new(), edits });
    }
    for child in next.variants.iter_mut().filter(|v| v.parent.as_ref() == Some(variant)) {
        child.parent = None;
    }
    for other in &next.variants {
        edit::with_variant(&next, Some(&other.id))?;
    }
    Ok(diff(scenario, &next))
}

/// What came of giving a variant another parent
#[derive(Debug, Clone, PartialEq)]
pub struct Rebase {
    /// The edits that do it; none while conflicts are open
    pub edits: Vec<Edit>,
    /// Where the variant and its new parent change the same thing: "mine" is the variant, "theirs" the new parent
    pub conflicts: Vec<Conflict>,
}

/// Lets `variant` start from another variant, or from the base, with the differences it has
pub fn rebase(
    scenario: &Scenario,
    variant: &Id,
    parent: Option<&Id>,
    choices: &Choices,
) -> Result<Rebase, EditError> {
    let mut above = parent;
    // A chain is no longer than there are variants; a ring was refused when it was made.
    for _ in &scenario.variants {
        let Some(id) = above else { break };
        if id == variant {
            return Err(EditError::Variant { id: variant.clone() });
        }
        above = find(scenario, id)?.parent.as_ref();
    }
    let (base, mine, theirs) =
        (of_parent(scenario, variant)?, alone(scenario, Some(variant))?, alone(scenario, parent)?);
    let merged = merge(&base, &mine, &theirs, choices);
    if !merged.conflicts.is_empty() {
        return Ok(Rebase { edits: Vec::new(), conflicts: merged.conflicts });
    }
    let value = parent.map_or(serde_json::Value::Null, |id| id.as_str().into());
    let edits = vec![
        Edit::Set { path: place(variant).join("parent"), value },
        set_edits(variant, &diff(&theirs, &merged.scenario)),
    ];
    Ok(Rebase { edits, conflicts: Vec::new() })
}

fn find<'a>(scenario: &'a Scenario, variant: &Id) -> Result<&'a Variant, EditError> {
    let found = scenario.variants.iter().find(|v| v.id == *variant);
    found.ok_or_else(|| EditError::Variant { id: variant.clone() })
}

/// The scenario as a variant sees it, without the variants themselves
fn alone(scenario: &Scenario, variant: Option<&Id>) -> Result<Scenario, EditError> {
    let seen = edit::with_variant(scenario, variant)?;
    Ok(Scenario { variants: Vec::new(), ..seen })
}

fn of_parent(scenario: &Scenario, variant: &Id) -> Result<Scenario, EditError> {
    alone(scenario, find(scenario, variant)?.parent.as_ref())
}

fn place(variant: &Id) -> Path {
    Path::new("variants").join(variant.as_str())
}

fn set_edits(variant: &Id, edits: &[Edit]) -> Edit {
    Edit::Set { path: place(variant).join("edits"), value: tree::to_json(&edits) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        generate::{Size, generate},
        merge::Side,
    };
    use serde_json::json;

    fn id(text: &str) -> Id {
        Id::new(text).expect("an id")
    }

    fn set(path: &str, value: serde_json::Value) -> Edit {
        Edit::Set { path: Path::new(path), value }
    }

    /// A base with variants `a`, `b` from `a`, and `c`, each with the edits given
    fn scenario(a: &[Edit], b: &[Edit], c: &[Edit]) -> Scenario {
        let mut scenario = generate(Size::Small, 4);
        scenario.variants = [("a", None, a), ("b", Some("a"), b), ("c", None, c)]
            .into_iter()
            .map(|(name, parent, edits)| Variant {
                id: id(name),
                name: name.to_uppercase(),
                parent: parent.map(id),
                note: String::new(),
                edits: edits.to_vec(),
            })
            .collect();
        scenario
    }

    fn seen(scenario: &Scenario, variant: &str) -> Scenario {
        alone(scenario, Some(&id(variant))).expect("known")
    }

    fn carried(scenario: &Scenario, edits: &[Edit]) -> Scenario {
        edit::apply(scenario, edits).expect("the edits fit")
    }

    #[test]
    fn a_field_that_is_reset_is_that_of_the_parent_and_no_difference_any_more() {
        let start = scenario(
            &[set("programme/title", json!("A"))],
            &[set("programme/title", json!("B")), set("programme/summary", json!("Altro"))],
            &[],
        );
        let edits = reset_in_variant(&start, &id("b"), &Path::new("programme/title")).expect("it differs");
        let next = carried(&start, &edits);
        assert_eq!(next.variants[1].edits, [set("programme/summary", json!("Altro"))]);
        assert_eq!(seen(&next, "b").programme.title, "A");
    }

    #[test]
    fn objects_that_a_variant_added_or_took_away_are_reset_too() {
        let base = scenario(&[], &[], &[]);
        let lever = base.levers.first().expect("a lever").id.clone();
        let profile = json!({"id": "nuovo", "name": "Nuovo"});
        let start = scenario(
            &[
                Edit::Remove { path: Path::new(&format!("levers/{lever}")) },
                Edit::Add { list: Path::new("profiles"), value: profile, before: None },
            ],
            &[],
            &[],
        );
        let mut next = start.clone();
        for path in [format!("levers/{lever}"), "profiles/nuovo".to_owned()] {
            let edits = reset_in_variant(&next, &id("a"), &Path::new(&path)).expect("it differs");
            next = carried(&next, &edits);
        }
        assert_eq!(next.variants[0].edits, []);
        assert_eq!(seen(&next, "a"), alone(&start, None).expect("the base"));
    }

    #[test]
    fn promoting_makes_the_base_and_keeps_every_other_variant_what_it_was() {
        let start = scenario(
            &[set("programme/title", json!("A"))],
            &[set("programme/summary", json!("B"))],
            &[set("programme/months", json!(30))],
        );
        let edits = promote(&start, &id("a"), Some((id("prima"), "Prima".to_owned()))).expect("it fits");
        let next = carried(&start, &edits);
        assert_eq!(next.programme.title, "A");
        let ids: Vec<&str> = next.variants.iter().map(|v| v.id.as_str()).collect();
        assert_eq!(ids, ["prima", "b", "c"]);
        assert_eq!(seen(&next, "prima"), alone(&start, None).expect("the base"));
        for variant in ["b", "c"] {
            assert_eq!(seen(&next, variant), seen(&start, variant), "{variant}");
        }
        let without = carried(&start, &promote(&start, &id("a"), None).expect("it fits"));
        assert_eq!(seen(&without, "c").programme.title, "A", "the others change with the base");
        assert!(promote(&start, &id("a"), Some((id("c"), String::new()))).is_err());
    }

    #[test]
    fn rebasing_takes_the_differences_along_and_shows_where_they_clash() {
        let start = scenario(
            &[set("programme/title", json!("A"))],
            &[set("programme/summary", json!("B"))],
            &[set("programme/summary", json!("C")), set("programme/months", json!(30))],
        );
        let to_base = rebase(&start, &id("b"), None, &Choices::new()).expect("known");
        let next = carried(&start, &to_base.edits);
        assert_eq!((next.variants[1].parent.as_ref(), next.variants[1].edits.len()), (None, 1));

        let open = rebase(&start, &id("b"), Some(&id("c")), &Choices::new()).expect("known");
        assert!(open.edits.is_empty());
        assert_eq!(open.conflicts.len(), 1);
        let mut choices = Choices::new();
        open.conflicts[0].choose(Side::Mine, &mut choices);
        let decided = rebase(&start, &id("b"), Some(&id("c")), &choices).expect("known");
        let next = carried(&start, &decided.edits);
        let b = seen(&next, "b");
        assert_eq!((b.programme.summary.as_str(), b.programme.months), ("B", 30));
        assert_eq!(next.variants[1].edits, [set("programme/summary", json!("B"))]);
    }

    #[test]
    fn a_new_variant_has_an_id_of_its_own_made_from_its_name() {
        let mut start = scenario(&[], &[], &[]);
        let mut ids = Vec::new();
        for name in ["Più classi, più sedi!", "Più classi, più sedi!", "", "9", "a"] {
            let (edits, id) = add_variant(&start, name, Some(&id("b"))).expect("known");
            start = carried(&start, &edits);
            ids.push(id.to_string());
        }
        assert_eq!(ids[0], "pi_classi_pi_sedi");
        assert_eq!(ids.iter().collect::<std::collections::BTreeSet<_>>().len(), 5, "{ids:?}");
        assert!(add_variant(&start, "x", Some(&id("nowhere"))).is_err());
    }

    #[test]
    fn removing_a_variant_leaves_those_that_started_from_it_what_they_were() {
        let start = scenario(
            &[set("programme/title", json!("A")), set("programme/months", json!(30))],
            &[set("programme/title", json!("B"))],
            &[],
        );
        let next = carried(&start, &remove_variant(&start, &id("a")).expect("known"));
        assert_eq!(next.variants.len(), 2);
        assert_eq!(seen(&next, "b"), seen(&start, "b"));
        assert_eq!(next.variants[0].parent, None);
    }

    #[test]
    fn a_variant_cannot_start_from_itself_or_from_its_own() {
        let start = scenario(&[], &[], &[]);
        assert!(rebase(&start, &id("a"), Some(&id("b")), &Choices::new()).is_err());
        assert!(rebase(&start, &id("a"), Some(&id("a")), &Choices::new()).is_err());
        assert!(rebase(&start, &id("nowhere"), None, &Choices::new()).is_err());
        assert!(rename_variant(&start, &id("nowhere"), "x").is_err());
    }
}
