//! `corridoi list`: what there is to choose from.
//!
//! Without a file the scenarios inside the program; with a file its variants and levers. Simulates nothing.

use super::{
    FINE, Io,
    arguments::{Format, List},
    output::Stop,
    source, words,
};
use crate::{
    file::{codec, embedded},
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

fn examples(format: Format, texts: &Texts, io: &mut Io<'_>) -> Result<u8, Stop> {
    let mut rows = Vec::new();
    for file in embedded::scenarios() {
        let scenario = codec::scenario_from_text(file.text)
            .map_err(|error| source::refused(file.name.as_ref(), &error, texts, io))?;
        rows.push((file.name, scenario.programme.title, scenario.programme.summary));
    }
    if format == Format::Json {
        let list: Vec<Value> = rows
            .iter()
            .map(|(name, title, summary)| json!({ "name": name, "title": title, "summary": summary }))
            .collect();
        words::json(&json!({ "format": "corridoi-list/1", "scenarios": list }), io)?;
    } else {
        let table: Vec<[String; 2]> =
            rows.into_iter().map(|(name, title, _)| [name.to_owned(), title]).collect();
        io.data(&words::table(&table))?;
    }
    Ok(FINE)
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
