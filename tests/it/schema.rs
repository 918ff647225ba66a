//! The JSON Schema documents of `corridoi schema`, held together with what the program writes.
//!
//! Holds a checker of the few words of JSON Schema that the documents use, and refuses any other.

use serde_json::Value;

const SCENARIO: &str = include_str!("../../assets/schema/scenario.json");

/// The places where `value` does not fit `schema`
pub fn misfits(schema: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    check(schema, schema, value, "", &mut found);
    found
}

fn check(root: &Value, schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    let Some(schema) = schema.as_object() else {
        // `false` admits nothing more.
        if schema == &Value::Bool(false) {
            found.push(format!("{at}: nothing may stand here"));
        }
        return;
    };
    let mut misfit = |what: String| found.push(format!("{at}: {what}"));
    for (word, rule) in schema {
        match word.as_str() {
            "type" => {
                let types: Vec<&str> = rule
                    .as_array()
                    .map_or_else(|| vec![rule], |list| list.iter().collect())
                    .iter()
                    .filter_map(|t| t.as_str())
                    .collect();
                if !types.iter().any(|name| is_of(value, name)) {
                    misfit(format!("{value} is not {}", types.join(" or ")));
                }
            }
            "const" if value != rule => misfit(format!("{value} is not {rule}")),
            "enum" if !rule.as_array().is_some_and(|list| list.contains(value)) => {
                misfit(format!("{value} is not among {rule}"));
            }
            "minimum" if value.as_f64() < rule.as_f64() => misfit(format!("{value} is below {rule}")),
            "maximum" if value.as_f64() > rule.as_f64() && value.is_number() => {
                misfit(format!("{value} is above {rule}"));
            }
            "pattern" => {
                if value.as_str().is_some_and(|text| !fits(rule.as_str().unwrap_or_default(), text)) {
                    misfit(format!("{value} does not fit {rule}"));
                }
            }
            // Looked at elsewhere, or kept by the value.
            "$schema"
            | "$defs"
            | "title"
            | "description"
            | "required"
            | "prefixItems"
            | "const"
            | "enum"
            | "minimum"
            | "maximum"
            | "$ref"
            | "oneOf"
            | "items"
            | "properties"
            | "additionalProperties" => {}
            other => misfit(format!("the schema uses {other}, which this checker does not know")),
        }
    }
    if let Some(path) = schema.get("$ref").and_then(Value::as_str) {
        let named = root.pointer(path.trim_start_matches('#')).unwrap_or_else(|| panic!("{path} is defined"));
        check(root, named, value, at, found);
    }
    if let Some(choices) = schema.get("oneOf").and_then(Value::as_array) {
        let fitting = choices.iter().filter(|choice| {
            let mut inner = Vec::new();
            check(root, choice, value, at, &mut inner);
            inner.is_empty()
        });
        let n = fitting.count();
        if n != 1 {
            found.push(format!("{at}: {value} fits {n} of the choices"));
        }
    }
    if let Some(items) = value.as_array() {
        let first = schema.get("prefixItems").and_then(Value::as_array);
        for (index, item) in items.iter().enumerate() {
            let rule = first.and_then(|first| first.get(index)).or_else(|| schema.get("items"));
            if let Some(rule) = rule {
                check(root, rule, item, &format!("{at}/{index}"), found);
            }
        }
    }
    if let Some(fields) = value.as_object() {
        let known = schema.get("properties").and_then(Value::as_object);
        for (name, field) in fields {
            match known.and_then(|known| known.get(name)) {
                Some(rule) => check(root, rule, field, &format!("{at}/{name}"), found),
                None if schema.get("additionalProperties") == Some(&Value::Bool(false)) => {
                    found.push(format!("{at}: {name} is not in the schema"));
                }
                None => {}
            }
        }
        for name in schema.get("required").and_then(Value::as_array).into_iter().flatten() {
            if name.as_str().is_some_and(|name| !fields.contains_key(name)) {
                found.push(format!("{at}: {name} is missing"));
            }
        }
    }
}

fn is_of(value: &Value, name: &str) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        other => panic!("no type {other}"),
    }
}

/// The patterns of the documents, spelled out
fn fits(pattern: &str, text: &str) -> bool {
    let all = |length: usize, fit: fn(char) -> bool| text.len() == length && text.chars().all(fit);
    match pattern {
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" => corridoi::base::date_from_text(text).is_ok(),
        "^[0-9a-f]{64}$" => all(64, |c| matches!(c, '0'..='9' | 'a'..='f')),
        "^[A-Z]{3}$" => all(3, |c| c.is_ascii_uppercase()),
        "^[a-z][a-z0-9_]{0,59}$" => corridoi::base::Id::new(text).is_ok(),
        other => panic!("the pattern {other} is not known here"),
    }
}

#[test]
fn every_scenario_fits_its_schema() {
    let schema: Value = serde_json::from_str(SCENARIO).expect("the schema is JSON");
    let templates = corridoi::file::embedded::templates();
    for file in corridoi::file::embedded::scenarios().iter().chain(templates) {
        let scenario = corridoi::file::codec::scenario_from_text(file.text).expect("sound");
        let value = serde_json::to_value(&scenario).expect("a scenario is JSON");
        assert_eq!(misfits(&schema, &value), Vec::<String>::new(), "{}", file.name);
    }
}

#[test]
fn every_field_that_the_schema_asks_for_is_asked_for_by_the_model() {
    let schema: Value = serde_json::from_str(SCENARIO).expect("the schema is JSON");
    let text = corridoi::file::embedded::scenario(corridoi::file::embedded::WORKED).expect("inside").text;
    let scenario = corridoi::file::codec::scenario_from_text(text).expect("sound");
    let value = serde_json::to_value(&scenario).expect("a scenario is JSON");
    let mut n_tried = 0;
    for list in ["organisations", "corridors", "courses", "employers", "positions", "costs", "sources"] {
        let fields: Vec<String> = value[list][0].as_object().expect("an object").keys().cloned().collect();
        for field in fields {
            let mut without = value.clone();
            without[list][0].as_object_mut().expect("an object").remove(&field);
            let refused = serde_json::from_value::<corridoi::model::Scenario>(without.clone()).is_err();
            assert_eq!(refused, !misfits(&schema, &without).is_empty(), "{list} without {field}");
            n_tried += 1;
        }
    }
    assert!(n_tried > 40);
}
