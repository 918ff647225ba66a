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
        merge::{self, Choices, Conflict, Side},
    },
    report::conflicts,
    text::Texts,
};

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
    let told = conflicts::tell(texts, base, mine, theirs, conflict);
    let mut lines = vec![told.sentence];
    lines.extend(told.finding.map(|finding| format!("  {finding}")));
    lines.extend(told.values.into_iter().map(|(side, said)| {
        let name = match side {
            Side::Base => texts.merge_base(),
            Side::Mine => texts.merge_mine(),
            Side::Theirs => texts.merge_theirs(),
        };
        format!("  {name}: {said}")
    }));
    lines
}
