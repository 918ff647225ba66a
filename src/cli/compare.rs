//! `corridoi compare`: files and variants side by side on the same luck.
//!
//! The first one is what the others are compared with. Every figure is that of [`Comparison`]; nothing is computed here.

use super::{
    FINE, Io, WRONG_USE, answer, arguments::Format, output::Stop, paper_arguments::Compare, source, words,
};
use crate::{
    base::Id,
    file::FileError,
    model::Scenario,
    pipeline::Outcome,
    report::{
        Report,
        comparison::{Compared, Comparison, Goals, Side, share_words},
    },
    rules,
    text::Texts,
};
use serde_json::json;
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

/// A scenario to be simulated
struct Asked {
    name: String,
    scenario: Arc<Scenario>,
    variant: Option<Id>,
}

pub(super) fn compare(asked: &Compare, io: &mut Io<'_>) -> Result<u8, Stop> {
    let texts = Texts::new(asked.lang);
    let sides = resolve(&asked.sides, &texts, io)?;
    if sides.len() < 2 {
        io.tell(&texts.compare_one_only());
        return Ok(WRONG_USE);
    }
    let rulebooks = rules::embedded_rulebooks();
    let mut ran: Vec<(Arc<Outcome>, Report)> = Vec::new();
    for side in &sides {
        let outcome =
            answer::outcome(&side.scenario, side.variant.as_ref(), &rulebooks, &asked.request, &texts, io)?;
        let report = answer::report(&outcome, None);
        ran.push((outcome, report));
    }
    let compared: Vec<Side<'_>> = sides
        .iter()
        .zip(&ran)
        .map(|(side, (outcome, report))| Side { name: &side.name, run: answer::part(outcome), report })
        .collect();
    // All were run with one request, so they have the same luck.
    let Some(comparison) = Comparison::of(&compared) else { return Ok(FINE) };
    match asked.format {
        Format::Json => words::json(&as_json(&comparison, &ran), io)?,
        Format::Text | Format::Csv => io.data(&as_text(&comparison, &texts))?,
    }
    Ok(FINE)
}

/// What was named: a file, `FILE#VARIANT`, or a variant of the first file; one file alone means its base and all its variants
fn resolve(named: &[PathBuf], texts: &Texts, io: &mut Io<'_>) -> Result<Vec<Asked>, Stop> {
    let mut sides: Vec<Asked> = Vec::new();
    for path in named {
        let side = match sides.first() {
            Some(first) => variant_of(&first.scenario, path),
            None => None,
        };
        sides.push(match side {
            Some(side) => side,
            None => from_file(path, texts, io)?,
        });
    }
    if let [only] = sides.as_slice()
        && only.variant.is_none()
    {
        let scenario = Arc::clone(&only.scenario);
        sides[0].name = texts.compare_base();
        sides.extend(scenario.variants.iter().map(|variant| Asked {
            name: variant.name.clone(),
            scenario: Arc::clone(&scenario),
            variant: Some(variant.id.clone()),
        }));
    }
    Ok(sides)
}

fn variant_of(scenario: &Arc<Scenario>, named: &Path) -> Option<Asked> {
    let id = Id::new(named.to_str()?).ok()?;
    let variant = scenario.variants.iter().find(|variant| variant.id == id)?;
    Some(Asked { name: variant.name.clone(), scenario: Arc::clone(scenario), variant: Some(id) })
}

fn from_file(path: &Path, texts: &Texts, io: &mut Io<'_>) -> Result<Asked, Stop> {
    let split = path.to_str().and_then(|text| text.rsplit_once('#'));
    let (file, variant) = match (source::text_of(path), split) {
        (Err(FileError::Missing { .. }), Some((file, variant))) => (PathBuf::from(file), Some(variant)),
        _ => (path.to_owned(), None),
    };
    let scenario = Arc::new(source::scenario(&file, texts, io)?);
    let Some(variant) = variant else {
        return Ok(Asked { name: path.display().to_string(), scenario, variant: None });
    };
    let found = scenario.variants.iter().find(|known| known.id.as_str() == variant);
    let Some(found) = found else {
        answer::no_such_variant(&scenario, variant, texts, io);
        return Err(Stop::Told(WRONG_USE));
    };
    let name = format!("{} ({})", found.name, file.display());
    let variant = Some(found.id.clone());
    Ok(Asked { name, scenario, variant })
}

fn as_json(comparison: &Comparison, ran: &[(Arc<Outcome>, Report)]) -> serde_json::Value {
    let models: Vec<&str> = ran.iter().map(|(outcome, _)| outcome.judged.model_sha256.as_str()).collect();
    let variants: Vec<Option<&Id>> = ran.iter().map(|(outcome, _)| outcome.judged.variant.as_ref()).collect();
    let sides: Vec<serde_json::Value> = comparison
        .sides
        .iter()
        .zip(models)
        .zip(variants)
        .map(|((side, model), variant)| {
            json!({ "name": side.name, "variant": variant, "model_sha256": model, "results": side.results, "goals": side.goals })
        })
        .collect();
    json!({ "format": "corridoi-compare/1", "seed": comparison.seed, "futures": comparison.futures, "sides": sides })
}

fn as_text(comparison: &Comparison, texts: &Texts) -> String {
    let Some((first, others)) = comparison.sides.split_first() else { return String::new() };
    let luck =
        texts.diff_effect_luck(texts.integer(i64::from(comparison.futures)), comparison.seed.to_string());
    let mut text = format!("{}\n{luck}\n", texts.compare_title(first.name.as_str()));
    for other in others {
        text += &words::heading(&other.name);
        text += &results(other, texts);
        if let Some(sentence) = other.sentence(texts) {
            text.extend(["\n", &sentence, "\n"]);
        }
    }
    text += &words::heading(&texts.compare_goals());
    text + &goals(&comparison.sides, texts)
}

fn results(side: &Compared, texts: &Texts) -> String {
    let mut rows = vec![[
        String::new(),
        texts.compare_column_base(),
        texts.compare_column_side(),
        texts.diff_column_difference(),
        texts.diff_column_interval(),
        texts.compare_column_better(),
    ]];
    rows.extend(side.results.iter().map(|row| {
        let [label, before, after, difference, interval] = row.cells(texts);
        [label, before, after, difference, interval, row.better_words(texts)]
    }));
    words::table(&rows)
}

fn goals(sides: &[Compared], texts: &Texts) -> String {
    let target = |goals: &Goals| goals.target_words(texts);
    let heading =
        sides.iter().find_map(|side| target(&side.goals)).unwrap_or_else(|| texts.compare_goal_none());
    let mut rows = vec![[
        String::new(),
        heading,
        texts.compare_goal_nobody_stranded(),
        texts.compare_goal_all_paid(),
        texts.compare_goal_law(),
    ]];
    rows.extend(sides.iter().map(|side| {
        let goals = &side.goals;
        [
            side.name.clone(),
            share_words(texts, goals.target_reached),
            share_words(texts, goals.nobody_stranded),
            share_words(texts, goals.all_paid),
            goals.law.map_or_else(|| "–".to_owned(), |law| law.words(texts)),
        ]
    }));
    words::table(&rows)
}
