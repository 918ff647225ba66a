//! Edits and findings in words: the names of undo steps, of differences, and the sentences of diagnostics.
//!
//! Holds how a change or a finding is told; the facts come from `model` and whoever found them. Words are made when they are
//! shown, so that the history follows a change of language. Called by every face.

use super::{estimate_text, words};
use crate::base::{Diagnostic, Severity, date_from_text, tree};
use crate::model::{Edit, Estimate, Path, Scenario, Unit, edit};
use crate::text::{Texts, Value};

/// Longest text value that is shown whole inside the name of a step
const SHORT: usize = 40;

/// A finding as faces show it
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// How much it matters
    pub severity: Severity,
    /// Stable code, for programs and for help
    pub code: &'static str,
    /// Where, in human words; empty when the place says nothing
    pub place: String,
    /// What is wrong
    pub sentence: String,
    /// What to do
    pub hint: Option<String>,
}

/// A finding in words, with dates, numbers, units and list names of its facts in the form of the language
pub fn finding(texts: &Texts, scenario: &Scenario, finding: &Diagnostic) -> Told {
    let told =
        Diagnostic { facts: finding.facts.iter().map(|f| fact(texts, f)).collect(), ..finding.clone() };
    // Plural forms are chosen by the bare number, so both forms are given.
    let names: Vec<[String; 2]> =
        (1..=told.facts.len()).map(|i| [format!("fact{i}"), format!("count{i}")]).collect();
    let mut arguments: Vec<(&str, Value<'_>)> = Vec::new();
    for (([fact_name, count_name], shown), raw) in names.iter().zip(&told.facts).zip(&finding.facts) {
        arguments.push((fact_name, shown.as_str().into()));
        arguments.push((count_name, raw.parse::<f64>().unwrap_or(0.0).into()));
    }
    Told {
        severity: finding.severity,
        code: finding.code,
        place: if finding.place.is_empty() {
            String::new()
        } else {
            words::place(texts, scenario, &Path::new(&finding.place))
        },
        sentence: texts.by_id_with(finding.code, &arguments).unwrap_or_else(|| texts.diagnostic(&told)),
        hint: texts.by_id_with(&format!("{}.hint", finding.code), &arguments),
    }
}

/// One fact in the form of the language: a date, a number, names of units, lists and fields; anything else as it is
fn fact(texts: &Texts, text: &str) -> String {
    if let Ok(date) = date_from_text(text) {
        return texts.date(date);
    }
    if let Ok(number) = text.parse::<f64>() {
        return estimate_text::number(texts, number);
    }
    let word = |text: &str| {
        unit_called(text)
            .map(|unit| words::unit_name(texts, unit))
            .or_else(|| texts.by_id(&format!("list_{text}")))
            .or_else(|| texts.by_id(&format!("field_{text}")))
    };
    let parts: Option<Vec<String>> = text.split(", ").map(word).collect();
    parts.map_or_else(|| text.to_owned(), |parts| parts.join(", "))
}

fn unit_called(name: &str) -> Option<Unit> {
    tree::from_json(&serde_json::Value::from(name)).ok()
}

/// What edits did, in a few words: "Persone per classe da 16 a 20", "Tolto OFPPT e 3 legami"
///
/// `before` is the scenario they were applied to. Used for undo steps, the toast, and differences of variants.
pub fn edits(texts: &Texts, before: &Scenario, edits: &[Edit]) -> String {
    let Some(first) = edits.first() else { return texts.edit_nothing() };
    if edits.iter().all(|edit| matches!(edit, Edit::Remove { .. })) {
        return removed(texts, before, edits);
    }
    let after = edit::apply(before, edits).ok();
    let mut told: Vec<String> = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    for edit in edits {
        let target = target_of(before, edit);
        // A lever may turn several fields; they go by its one name.
        let name = match edit {
            Edit::Add { .. } => told.len().to_string(),
            Edit::Set { .. } | Edit::Remove { .. } => words::place(texts, before, &target),
        };
        if seen.contains(&name) {
            continue;
        }
        told.push(match edit {
            Edit::Set { .. } => set(texts, before, after.as_ref(), &target, edit),
            Edit::Add { list, value, .. } => {
                let id = value.get("id").and_then(|id| id.as_str()).unwrap_or_default();
                let name = after.as_ref().map_or_else(
                    || words::place(texts, before, list),
                    |after| words::place(texts, after, &list.join(id)),
                );
                texts.edit_added(name)
            }
            Edit::Remove { .. } => removed(texts, before, std::slice::from_ref(edit)),
        });
        seen.push(name);
    }
    // A new object comes with its links; the object is the news.
    let main = told.first().cloned().unwrap_or_else(|| words::place(texts, before, first.path()));
    match told.len() {
        0 | 1 => main,
        more => texts.edit_and_more(main, more - 1),
    }
}

/// Each difference on its own, in order: for the list of a variant
pub fn each_edit(texts: &Texts, before: &Scenario, list: &[Edit]) -> Vec<String> {
    let mut at = before.clone();
    list.iter()
        .map(|one| {
            let told = edits(texts, &at, std::slice::from_ref(one));
            if let Ok(next) = edit::apply(&at, std::slice::from_ref(one)) {
                at = next;
            }
            told
        })
        .collect()
}

/// "era 90": what a field was before a variant changed it, in the unit of the field; none where nothing changed
pub fn was(texts: &Texts, base: &Scenario, shown: &Scenario, path: &Path) -> Option<String> {
    let (before, after) = (edit::value_at(base, path)?, edit::value_at(shown, path)?);
    if before == after {
        return None;
    }
    let text = match (estimate_of(&before), estimate_of(&after)) {
        (Some(before), Some(after)) if before.usual == after.usual => estimate_text::say_bare(texts, &before),
        (Some(before), _) => estimate_text::number(texts, before.usual),
        _ => plain(texts, &before)?,
    };
    Some(texts.common_was(text))
}

fn removed(texts: &Texts, before: &Scenario, edits: &[Edit]) -> String {
    let is_link = |edit: &&Edit| edit.path().object().is_some_and(|(list, _)| list == "links");
    let (links, others): (Vec<&Edit>, Vec<&Edit>) = edits.iter().partition(is_link);
    let name = |edit: &Edit| words::place(texts, before, edit.path());
    match (others.as_slice(), links.as_slice()) {
        ([one], []) | ([], [one]) => texts.edit_removed(name(one)),
        ([one], links) => texts.edit_removed_with_links(links.len(), name(one)),
        _ => texts.edit_removed_many(edits.len()),
    }
}

/// The estimate a number belongs to, or the field itself
fn target_of(before: &Scenario, edit: &Edit) -> Path {
    let path = edit.path().clone();
    match path.split_last() {
        Some((
            parent,
            "usual" | "low" | "high" | "grade" | "source" | "note" | "unit" | "date" | "shape",
        )) if edit::estimate_at(before, &parent).is_some() => parent,
        _ => path,
    }
}

fn set(texts: &Texts, before: &Scenario, after: Option<&Scenario>, target: &Path, edit: &Edit) -> String {
    let old = edit::value_at(before, target);
    let new = match after {
        Some(after) => edit::value_at(after, target),
        None => match edit {
            Edit::Set { value, .. } => Some(value.clone()),
            _ => None,
        },
    };
    let place = words::place(texts, before, target);
    if target.object().is_some_and(|(list, _)| list == "layout") {
        let node = target.object().map(|(_, id)| id.to_owned()).unwrap_or_default();
        return texts.edit_moved(words::place(texts, before, &Path::new(&node)));
    }
    match (old, new) {
        (Some(old), Some(new)) => match (estimate_of(&old), estimate_of(&new)) {
            (Some(a), Some(b)) if a.usual == b.usual && a.low == b.low && a.high == b.high => {
                texts.edit_origin(place)
            }
            (Some(a), Some(b))
                if (a.is_certain() && b.is_certain()) || (a.low == b.low && a.high == b.high) =>
            {
                from_to(
                    texts,
                    place,
                    estimate_text::number(texts, a.usual),
                    estimate_text::with_unit(texts, b.usual, b.unit),
                )
            }
            (_, Some(b)) => texts.edit_now(estimate_text::say(texts, &b), place),
            _ => match (plain(texts, &old), plain(texts, &new)) {
                (Some(_), Some(new))
                    if target.split_last().is_some_and(|(_, f)| f == "name" || f == "title") =>
                {
                    // The place is called by its old name already.
                    let object = target.split_last().map(|(parent, _)| words::place(texts, before, &parent));
                    texts.edit_renamed(object.unwrap_or(place), new)
                }
                (Some(old), Some(new)) => from_to(texts, place, old, new),
                _ => texts.edit_changed(place),
            },
        },
        (None, Some(new)) => match plain(texts, &new) {
            Some(new) => texts.edit_now(new, place),
            None => texts.edit_changed(place),
        },
        (Some(_), None) => texts.edit_emptied(place),
        (None, None) => texts.edit_changed(place),
    }
}

fn from_to(texts: &Texts, place: String, old: String, new: String) -> String {
    texts.edit_from_to(new, old, place)
}

fn estimate_of(value: &serde_json::Value) -> Option<Estimate> {
    value.get("usual")?;
    tree::from_json(value).ok()
}

/// A short value in words; none for objects, lists and long texts
fn plain(texts: &Texts, value: &serde_json::Value) -> Option<String> {
    match value {
        serde_json::Value::Bool(true) => Some(texts.report_yes()),
        serde_json::Value::Bool(false) => Some(texts.report_no()),
        serde_json::Value::Number(number) => Some(estimate_text::number(texts, number.as_f64()?)),
        serde_json::Value::String(text) => {
            if let Ok(date) = date_from_text(text) {
                Some(texts.date(date))
            } else {
                (text.chars().count() <= SHORT && !text.is_empty()).then(|| text.clone())
            }
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::model::validate::validate;
    use crate::text::Lang;
    use serde_json::json;

    #[track_caller]
    fn check(list: &[Edit], expect: &str) {
        let texts = Texts::new(Lang::It);
        assert_eq!(edits(&texts, &sample::scenario(), list), expect);
    }

    fn set_to(path: &str, value: serde_json::Value) -> Edit {
        Edit::Set { path: Path::new(path), value }
    }

    fn remove(path: &str) -> Edit {
        Edit::Remove { path: Path::new(path) }
    }

    #[test]
    fn a_step_is_named_by_what_changed() {
        check(
            &[set_to("courses/saldatura/class_max/usual", json!(20))],
            "Persone per classe da 16 a 20\u{a0}persone",
        );
        check(
            &[
                set_to("corridors/meccatronica/stages/nulla_osta/duration/Takes/low", json!(20)),
                set_to("corridors/meccatronica/stages/nulla_osta/duration/Takes/usual", json!(60)),
            ],
            "Nulla osta · durata, ora da 20 a 180\u{a0}giorni, di solito 60",
        );
        check(&[set_to("organisations/ofppt/name", json!("Ufficio"))], "OFPPT ora si chiama Ufficio");
        check(
            &[set_to("programme/target/by", json!("2028-06-30"))],
            "programma · obiettivo · entro da 1\u{a0}gen\u{a0}2029 a 30\u{a0}giu\u{a0}2028",
        );
        check(&[remove("organisations/ofppt")], "Tolto OFPPT");
        check(&[remove("organisations/ofppt"), remove("links/l1")], "Tolto OFPPT e 1 legame");
        check(&[], "Nessuna modifica");
    }

    #[test]
    fn what_a_variant_changed_says_what_it_was() {
        let texts = Texts::new(Lang::It);
        let base = sample::scenario();
        let path = Path::new("courses/saldatura/class_max");
        let shown = edit::apply(&base, &[Edit::number(&path.join("usual"), 20.0)]).expect("it fits");
        assert_eq!(was(&texts, &base, &shown, &path).as_deref(), Some("era 16"));
        assert_eq!(was(&texts, &base, &base, &path), None);
    }

    #[test]
    fn a_finding_is_told_with_its_place_and_what_to_do() {
        let base = sample::scenario();
        let wrong = edit::apply(
            &base,
            &[
                Edit::number(
                    &Path::new("corridors/meccatronica/stages/nulla_osta/duration/Takes/usual"),
                    400.0,
                ),
                set_to("courses/saldatura/trainer", json!("nessuno")),
                set_to("programme/target/by", json!("2040-01-01")),
            ],
        )
        .expect("it fits the shape");
        let texts = Texts::new(Lang::It);
        let told: Vec<Told> = validate(&wrong).iter().map(|d| finding(&texts, &wrong, d)).collect();
        let by = |code: &str| told.iter().find(|t| t.code == code).expect("found");
        assert_eq!(by("S-ORDER").place, "Nulla osta · durata");
        assert_eq!(by("S-ORDER").sentence, "I valori 30, 400 e 180 non salgono dal più basso al più alto");
        assert_eq!(by("S-DANGLING").sentence, "Manca “nessuno” (ente)");
        assert!(
            by("S-TARGET-DATE").sentence.contains("1\u{a0}gen\u{a0}2040"),
            "{}",
            by("S-TARGET-DATE").sentence
        );
        assert!(told.iter().all(|t| !t.sentence.contains("{$")), "{told:?}");
    }

    #[test]
    fn every_code_of_the_model_has_a_sentence_in_both_languages() {
        let source =
            [include_str!("../model/validate.rs"), include_str!("../model/meeting_check.rs")].concat();
        let codes: Vec<&str> =
            source.split('"').filter(|part| part.starts_with("S-") && part.len() < 24).collect();
        assert!(codes.len() > 20);
        for lang in Lang::ALL {
            let texts = Texts::new(lang);
            for code in &codes {
                assert!(texts.by_id(code).is_some(), "{code} in {lang:?}");
            }
        }
    }
}
