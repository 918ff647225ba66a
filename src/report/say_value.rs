//! A value of the model in words, whatever its field: estimates, money, dates, names of what is referred to.
//!
//! Holds which word list, unit or kind of name belongs to which field. Knows values as JSON, as edits carry them; says
//! nothing of where they stand, which [`changes`](super::changes) does. A value too long to be told has no words.

use super::{estimate_text, words};
use crate::base::date_from_text;
use crate::model::{Estimate, Path, Scenario, Unit};
use crate::text::Texts;
use serde_json::Value;

/// Longest text that is told, in characters
const LONGEST: usize = 80;
/// Most elements of a list that are told one by one
const MOST: usize = 6;

/// Whether a value is an estimate
pub(super) fn is_estimate(value: &Value) -> bool {
    value.get("usual").is_some() && value.get("unit").is_some()
}

/// A value of the field at `path`; none where it cannot be told in a few words
pub fn say(texts: &Texts, scenario: &Scenario, path: &Path, value: &Value) -> Option<String> {
    let field = path.segments().filter(|s| is_field(s)).last().unwrap_or_default();
    match value {
        Value::Null => None,
        Value::Bool(true) => Some(texts.report_yes()),
        Value::Bool(false) => Some(texts.report_no()),
        Value::Number(number) => Some(number_words(texts, field, number.as_f64()?)),
        Value::String(text) => Some(text_words(texts, scenario, path, field, text)),
        Value::Array(items) if items.len() <= MOST => {
            let told: Option<Vec<String>> =
                items.iter().map(|item| say(texts, scenario, path, item)).collect();
            told.map(|told| told.join(", ")).filter(|told| !told.is_empty())
        }
        Value::Array(items) => Some(texts.diff_elements(items.len())),
        Value::Object(_) if is_estimate(value) => {
            let estimate: Estimate = serde_json::from_value(value.clone()).ok()?;
            Some(estimate_text::say(texts, &estimate))
        }
        Value::Object(map) => {
            if let Some(payment) = payment(texts, field, value) {
                return Some(payment);
            }
            let told: Vec<String> = map
                .iter()
                .filter_map(|(key, value)| {
                    let said = say(texts, scenario, &path.join(key), value)?;
                    // The variant of an enum is a word of its own, a field is named before its value.
                    Some(if is_field(key) {
                        format!("{} {said}", words::field(texts, key))
                    } else {
                        variant(texts, key).map_or(said.clone(), |word| format!("{word} {said}"))
                    })
                })
                .collect();
            Some(told.join(", ")).filter(|told| !told.is_empty() && told.chars().count() <= 2 * LONGEST)
        }
    }
}

fn is_field(segment: &str) -> bool {
    segment.starts_with(|c: char| c.is_ascii_lowercase())
}

/// A bare number in the unit that its field has
fn number_words(texts: &Texts, field: &str, value: f64) -> String {
    let unit = match field {
        "months" | "rest_after_months" | "after_months" => Unit::Months,
        "buffer_days" | "suspension_days" => Unit::Days,
        "people" => Unit::People,
        "yearly_change" => Unit::PercentPerYear,
        "percent" => Unit::Percent,
        _ if field.ends_with("_percent") => Unit::Percent,
        _ if field.ends_with("_cents") => return estimate_text::with_unit(texts, value / 100.0, Unit::Euro),
        _ => Unit::Count,
    };
    estimate_text::with_unit(texts, value, unit)
}

fn text_words(texts: &Texts, scenario: &Scenario, path: &Path, field: &str, text: &str) -> String {
    if let Ok(date) = date_from_text(text) {
        return texts.date(date);
    }
    let known = match field {
        "from" | "to" | "about" | "node" | "field" | "also" => {
            Some(words::place(texts, scenario, &Path::new(text)))
        }
        "country" | "origin" | "destination" | "active_in" | "countries" | "training_countries"
        | "residence" | "citizenship" => texts.by_id(&format!("country_{}", text.to_lowercase())),
        _ => enum_word(texts, path, field, text)
            .or_else(|| referred(scenario, path, field, text))
            .or_else(|| variant(texts, text)),
    };
    known.unwrap_or_else(|| shortened(text))
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let cut: String = text.chars().take(LONGEST).collect();
    format!("{}…", cut.trim_end())
}

/// The name of what an id refers to
fn referred(scenario: &Scenario, path: &Path, field: &str, id: &str) -> Option<String> {
    let list = match field {
        "accountable" | "organisation" | "trainer" | "exam_body" | "keeper" | "proposer" | "present" => {
            "organisations"
        }
        "source" => "references",
        "employer" => "employers",
        "corridor" | "corridors" => "corridors",
        "office" => "offices",
        // The only id that stands there without a field of its own is that of a course.
        "capacity" => "courses",
        "profile" | "profiles" | "also_for" => "profiles",
        "excludes" => "sources",
        "parent" | "variant" => "variants",
        "levers" => "levers",
        "motions" => "motions",
        "next" | "otherwise" | "stage" | "back_to" | "exit" | "arrival_stage" | "retention_stage" => {
            let corridor = path.object().filter(|(list, _)| *list == "corridors").map(|(_, id)| id);
            return scenario
                .corridors
                .iter()
                .filter(|c| corridor.is_none_or(|corridor| c.id.as_str() == corridor))
                .find_map(|c| {
                    let stage = c.stages.iter().find(|s| s.id.as_str() == id).map(|s| s.name.clone());
                    stage.or_else(|| c.exits.iter().find(|e| e.id.as_str() == id).map(|e| e.name.clone()))
                });
        }
        _ => return None,
    };
    words::object_name(scenario, list, id)
}

/// A word of a fixed list
fn enum_word(texts: &Texts, path: &Path, field: &str, text: &str) -> Option<String> {
    fn read<T: serde::de::DeserializeOwned>(text: &str) -> Option<T> {
        serde_json::from_value(Value::from(text)).ok()
    }
    let lists = ["organisations", "stages", "links", "costs", "sources"];
    let list = path.segments().filter(|segment| lists.contains(segment)).last().unwrap_or_default();
    match (field, list) {
        ("route", _) => read(text).map(|word| words::route(texts, word)),
        ("status", _) => read(text).map(|word| words::source_status(texts, word)),
        ("contract", _) => read(text).map(|word| words::contract(texts, word)),
        ("housing", _) => read(text).map(|word| words::housing(texts, word)),
        ("kind", "organisations") => read(text).map(|word| words::org_kind(texts, word)),
        ("kind", "stages") => read(text).map(|word| words::stage_kind(texts, word)),
        ("kind", "links") => read(text).map(|word| words::link_kind(texts, word)),
        ("category", "organisations") => read(text).map(|word| words::category(texts, word)),
        ("category" | "categories" | "driver", _) => read(text).map(|word| words::cost_category(texts, word)),
        ("grade", _) => read(text).map(|word| words::grade(texts, word)),
        ("unit", _) => read(text).map(|word| words::unit_name(texts, word)),
        ("role", _) => read(text).map(|word| words::role(texts, word)),
        ("registers", _) => read(text).map(|word| words::register(texts, word)),
        ("of", _) => read(text).map(|word| words::ceiling_kind(texts, word)),
        ("act", _) => read(text).map(|word| words::procedure(texts, word)),
        ("payment", _) => payment(texts, field, &Value::from(text)),
        _ => None,
    }
}

fn payment(texts: &Texts, field: &str, value: &Value) -> Option<String> {
    let read = || serde_json::from_value(value.clone()).ok();
    (field == "payment").then(read).flatten().map(|payment| words::payment(texts, &payment))
}

/// The word of a variant of an enum that has no list of words of its own
fn variant(texts: &Texts, name: &str) -> Option<String> {
    if !name.starts_with(|c: char| c.is_ascii_uppercase()) || !name.chars().all(|c| c.is_ascii_alphanumeric())
    {
        return None;
    }
    let mut id = "diff_word".to_owned();
    for c in name.chars() {
        if c.is_ascii_uppercase() {
            id.push('_');
        }
        id.push(c.to_ascii_lowercase());
    }
    texts.by_id(&id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn every_variant_without_a_list_of_words_has_a_word() {
        let names = [
            "Immediate",
            "Course",
            "Open",
            "Unlimited",
            "PerMonth",
            "Seats",
            "Positions",
            "Whole",
            "Retention",
            "Keep",
            "Start",
            "Entry",
            "Exit",
            "Once",
            "PerClass",
            "PerCourseHour",
            "PerEntry",
            "PerStart",
            "PerPersonMonth",
            "PerExit",
            "ShareOf",
            "Month",
            "Week",
            "SectorsInItaly",
            "SectorsInOrigin",
            "LocalBusiness",
            "LabourMinistry",
            "EducationMinistry",
            "UniversityMinistry",
            "Cnel",
            "Met",
            "NotMet",
            "NotApplicable",
            "Pert",
            "Triangular",
            "Uniform",
        ];
        for lang in Lang::ALL {
            let texts = Texts::new(lang);
            for name in names {
                assert!(variant(&texts, name).is_some(), "{name}");
            }
        }
    }
}
