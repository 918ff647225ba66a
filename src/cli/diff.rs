//! `corridoi diff`: the differences of two scenarios in domain words, and what they do to the results.
//!
//! The effect is that of both scenarios simulated on the same luck, each result paired future by future. Sentences and
//! figures come from the report; nothing is computed here. Two scenarios that differ are no error.

use super::{
    FINE, Io, answer,
    arguments::{Diff, Format},
    output::Stop,
    source, words,
};
use crate::{
    jobs::Cancel,
    model::Scenario,
    pipeline::{self, Outcome, RunRequest, USUAL_SEED},
    report::{
        changes::{self, Change},
        effect::Effect,
    },
    rules,
    text::Texts,
};
use serde_json::json;
use std::{path::Path, sync::Arc};

/// Futures of each scenario: the error of a paired difference is small with few
const FUTURES: u32 = 1_000;

pub(super) fn diff(asked: &Diff, io: &mut Io<'_>) -> Result<u8, Stop> {
    let texts = Texts::new(asked.lang);
    let from = Arc::new(source::scenario(&asked.from, &texts, io)?);
    let to = Arc::new(source::scenario(&asked.to, &texts, io)?);
    let told = changes::changes(&texts, &from, &to);
    let effect = if asked.effect && !told.is_empty() { effect(asked, &from, &to, &texts, io) } else { None };
    match asked.format {
        Format::Json => words::json(
            &json!({
                "format": "corridoi-diff/1",
                "from": asked.from.display().to_string(), "to": asked.to.display().to_string(),
                "changes": told, "effect": effect,
            }),
            io,
        )?,
        Format::Text | Format::Csv => io.data(&as_text(asked, &told, effect.as_ref(), &texts))?,
    }
    Ok(FINE)
}

/// What the differences do to the results; none, and told, when one of the two cannot be simulated
fn effect(
    asked: &Diff,
    from: &Arc<Scenario>,
    to: &Arc<Scenario>,
    texts: &Texts,
    io: &mut Io<'_>,
) -> Option<Effect> {
    let rulebooks = rules::embedded_rulebooks();
    let request = RunRequest { futures: FUTURES, seed: USUAL_SEED, threads: asked.threads };
    let mut run = |scenario: &Arc<Scenario>, path: &Path| -> Option<Arc<Outcome>> {
        let outcome =
            pipeline::run(scenario, None, &rulebooks, &request, &[], &Cancel::new(), &mut |progress| {
                io.progress(&texts.cli_progress(f64::from(progress.done), f64::from(progress.wanted)));
            });
        io.progress("");
        if outcome.is_err() {
            io.tell(&texts.diff_effect_none(path.display().to_string()));
        }
        outcome.ok()
    };
    let (before, after) = (run(from, &asked.from)?, run(to, &asked.to)?);
    Effect::of(answer::part(&before), answer::part(&after))
}

fn as_text(asked: &Diff, told: &[Change], effect: Option<&Effect>, texts: &Texts) -> String {
    let mut text = texts.diff_title(asked.from.display().to_string(), asked.to.display().to_string());
    text.push('\n');
    if told.is_empty() {
        words::line(&mut text, &texts.diff_none());
        return text;
    }
    words::line(&mut text, &texts.diff_count(told.len()));
    text.push('\n');
    for change in told {
        words::line(&mut text, &change.sentence);
    }
    let Some(effect) = effect else { return text };
    text += &words::heading(&texts.diff_effect());
    let luck = texts.diff_effect_luck(texts.integer(i64::from(effect.futures)), effect.seed.to_string());
    words::line(&mut text, &luck);
    let mut rows = vec![[
        String::new(),
        texts.diff_column_before(),
        texts.diff_column_after(),
        texts.diff_column_difference(),
        texts.diff_column_interval(),
    ]];
    rows.extend(effect.results.iter().map(|row| row.cells(texts)));
    text + &words::table(&rows)
}
