//! `corridoi merge`: the changes of two people to one scenario brought together, without a network.
//!
//! Writes the merged file only when nothing is open: conflicts are listed with the value of before and of both sides,
//! and end with exit code 1, unless `--prefer` says whose side is right. How changes are merged is
//! [`model::merge`](crate::model::merge)'s.

use super::{FINE, Io, UNSOUND, arguments::Merge, output::Stop, source};
use crate::{
    file,
    model::{
        Scenario,
        diff::diff,
        merge::{self, Choices, Clash, Conflict, Side},
    },
    report::{changes, say_value},
    text::Texts,
};
use serde_json::Value;

pub(super) fn merge(asked: &Merge, io: &mut Io<'_>) -> Result<u8, Stop> {
    let texts = Texts::new(asked.lang);
    let base = source::scenario(&asked.base, &texts, io)?;
    let mine = source::scenario(&asked.mine, &texts, io)?;
    let theirs = source::scenario(&asked.theirs, &texts, io)?;
    let merged = if let Some(side) = asked.prefer {
        merge::merge_for(&base, &mine, &theirs, side)
    } else {
        let merged = merge::merge(&base, &mine, &theirs, &Choices::new());
        if !merged.conflicts.is_empty() {
            for conflict in &merged.conflicts {
                for line in lines(&texts, [&base, &mine, &theirs], conflict) {
                    io.data(&format!("{line}\n"))?;
                }
            }
            io.tell(&texts.merge_conflicts(merged.conflicts.len()));
            io.tell(&texts.merge_conflicts_hint());
            return Ok(UNSOUND);
        }
        merged.scenario
    };
    file::save_scenario(&asked.out, &merged)
        .map_err(|error| source::refused(&asked.out, &error, &texts, io))?;
    let (of_mine, of_theirs) = (diff(&base, &mine).len(), diff(&base, &theirs).len());
    io.tell(&texts.merge_done(of_mine, asked.out.display().to_string(), of_theirs));
    Ok(FINE)
}

/// A conflict with all its values, for people
fn lines(texts: &Texts, [base, mine, theirs]: [&Scenario; 3], conflict: &Conflict) -> Vec<String> {
    let object = changes::object_words(texts, mine, theirs, &conflict.path);
    let field = changes::field_words(texts, &conflict.path);
    let place = if field.is_empty() { object } else { texts.diff_place(field, object) };
    let head = match conflict.clash {
        Clash::Changed => texts.merge_changed(place),
        Clash::Removed => texts.merge_removed(place),
        Clash::Added => texts.merge_added(place),
        Clash::Reference => {
            let removed = conflict.removed.as_ref();
            let what = removed.map(|path| changes::object_words(texts, base, mine, path)).unwrap_or_default();
            texts.merge_reference(place, what)
        }
        Clash::Unsound => texts.merge_unsound(place),
    };
    let mut lines = vec![head];
    if let Some(finding) = &conflict.finding {
        lines.push(format!("  {}", texts.diagnostic(finding)));
    }
    let value = |scenario, value: Option<&Value>| match value {
        None => texts.merge_nothing(),
        Some(value) => say_value::say(texts, scenario, &conflict.path, value)
            .filter(|said| said.chars().count() <= 160)
            .unwrap_or_else(|| texts.merge_something()),
    };
    for (name, scenario, side) in [
        (texts.merge_base(), base, Side::Base),
        (texts.merge_mine(), mine, Side::Mine),
        (texts.merge_theirs(), theirs, Side::Theirs),
    ] {
        lines.push(format!("  {name}: {}", value(scenario, conflict.value(side))));
    }
    lines
}
