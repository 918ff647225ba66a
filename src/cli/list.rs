//! `corridoi list`: what there is to choose from.
//!
//! Without a file the scenarios and templates inside the program; with a file its variants and levers. Simulates nothing.

use super::{
    FINE, Io,
    arguments::{Format, List},
    output::Stop,
    source, words,
};
use crate::{
    file::{
        codec,
        embedded::{self, Embedded},
    },
    model::{Scenario, edit},
    text::Texts,
};
use serde_json::{Value, json};

pub(super) fn list(asked: &List, io: &mut Io<'_>) -> Result<u8, Stop> {
    let texts = Texts::new(asked.lang);
    match &asked.file {
        None => examples(asked.format, &texts, io),
        Some(path) => {
            let reading = source::reading(path).map_err(|error| source::refused(path, &error, &texts, io))?;
            contents(&reading.scenario, asked.format, &texts, io)
        }
    }
}

/// Name, title and what it is for
type Row = (&'static str, String, String);

fn examples(format: Format, texts: &Texts, io: &mut Io<'_>) -> Result<u8, Stop> {
    let scenarios = rows(embedded::scenarios(), texts, io)?;
    let templates = rows(embedded::templates(), texts, io)?;
    if format == Format::Json {
        let list = |rows: &[Row]| -> Vec<Value> {
            rows.iter()
                .map(|(name, title, summary)| json!({ "name": name, "title": title, "summary": summary }))
                .collect()
        };
        let all = json!({
            "format": "corridoi-list/1", "scenarios": list(&scenarios), "templates": list(&templates),
        });
        words::json(&all, io)?;
        return Ok(FINE);
    }
    let mut text = words::heading(&texts.cli_list_examples());
    let table: Vec<[String; 2]> =
        scenarios.into_iter().map(|(name, title, _)| [name.to_owned(), title]).collect();
    text += &words::table(&table);
    text += &words::heading(&texts.cli_list_templates());
    let table: Vec<[String; 3]> =
        templates.into_iter().map(|(name, title, purpose)| [name.to_owned(), title, purpose]).collect();
    text += &words::table(&table);
    io.data(&text)?;
    Ok(FINE)
}

fn rows(files: &[Embedded], texts: &Texts, io: &mut Io<'_>) -> Result<Vec<Row>, Stop> {
    files
        .iter()
        .map(|file| {
            let scenario = codec::scenario_from_text(file.text)
                .map_err(|error| source::refused(file.name.as_ref(), &error, texts, io))?;
            Ok((file.name, scenario.programme.title, scenario.programme.summary))
        })
        .collect()
}

fn contents(scenario: &Scenario, format: Format, texts: &Texts, io: &mut Io<'_>) -> Result<u8, Stop> {
    let tree = edit::Tree::of(scenario);
    let number = |lever: &crate::model::Lever| {
        tree.get(&lever.field).and_then(|value| value.as_f64().or_else(|| value.get("usual")?.as_f64()))
    };
    if format == Format::Json {
        let variants: Vec<Value> = scenario
            .variants
            .iter()
            .map(|v| json!({ "id": v.id, "name": v.name, "parent": v.parent, "note": v.note, "edits": v.edits.len() }))
            .collect();
        let levers: Vec<Value> = scenario
            .levers
            .iter()
            .map(|l| {
                json!({ "id": l.id, "name": l.name, "field": l.field, "value": number(l), "min": l.min, "max": l.max,
                        "step": l.step })
            })
            .collect();
        let all = json!({ "format": "corridoi-list/1", "variants": variants, "levers": levers });
        words::json(&all, io)?;
        return Ok(FINE);
    }
    let mut text = words::heading(&texts.cli_list_variants());
    let variants: Vec<[String; 2]> =
        scenario.variants.iter().map(|v| [v.id.to_string(), v.name.clone()]).collect();
    text += &words::table_or(&variants, &texts.cli_list_nothing());
    text += &words::heading(&texts.cli_list_levers());
    let shown = |value: f64| texts.decimal(value, u8::from(value.fract() != 0.0) * 2);
    let levers: Vec<[String; 4]> = scenario
        .levers
        .iter()
        .map(|l| {
            let range = texts.number_from_to(shown(l.min), shown(l.max));
            [l.id.to_string(), number(l).map(shown).unwrap_or_default(), range, l.name.clone()]
        })
        .collect();
    text += &words::table_or(&levers, &texts.cli_list_nothing());
    io.data(&text)?;
    Ok(FINE)
}
