//! A conflict of two changes in words: where, how they clash, and the value of each side.
//!
//! Holds sentences only; which conflicts there are is [`model::merge`](crate::model::merge)'s. Called by the command
//! line and by the window, for files that two people changed and for variants that get another parent.

use super::{changes, say_value};
use crate::{
    model::{
        Scenario,
        merge::{Clash, Conflict, Side},
    },
    text::Texts,
};

/// Longest value that is shown whole, in characters
const LONGEST: usize = 160;

/// A conflict in words
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Where, and how the two clash
    pub sentence: String,
    /// What is wrong with both together, where they clash only together
    pub finding: Option<String>,
    /// The value of before, mine and theirs
    pub values: [(Side, String); 3],
}

/// `conflict` of changes that began from `base`
pub fn tell(texts: &Texts, base: &Scenario, mine: &Scenario, theirs: &Scenario, conflict: &Conflict) -> Told {
    let object = changes::object_words(texts, mine, theirs, &conflict.path);
    let field = changes::field_words(texts, &conflict.path);
    let place = if field.is_empty() { object } else { texts.diff_place(field, object) };
    let sentence = match conflict.clash {
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
    let value = |scenario: &Scenario, side: Side| {
        let said = match conflict.value(side) {
            None => texts.merge_nothing(),
            Some(value) => say_value::say(texts, scenario, &conflict.path, value)
                .filter(|said| said.chars().count() <= LONGEST)
                .unwrap_or_else(|| texts.merge_something()),
        };
        (side, said)
    };
    Told {
        sentence,
        finding: conflict.finding.as_ref().map(|finding| texts.diagnostic(finding)),
        values: [value(base, Side::Base), value(mine, Side::Mine), value(theirs, Side::Theirs)],
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::{
        model::{
            Edit, Path, edit,
            merge::{Choices, merge},
        },
        text::Lang,
    };
    use serde_json::json;

    #[test]
    fn a_clash_is_told_with_all_three_values() {
        let base = sample::scenario();
        let titled = |title: &str| {
            let edit = Edit::Set { path: Path::new("programme/title"), value: json!(title) };
            edit::apply(&base, &[edit]).expect("it fits")
        };
        let (mine, theirs) = (titled("Mio titolo"), titled("Altro titolo"));
        let merged = merge(&base, &mine, &theirs, &Choices::new());
        for lang in Lang::ALL {
            let told = tell(&Texts::new(lang), &base, &mine, &theirs, &merged.conflicts[0]);
            let values: Vec<&str> = told.values.iter().map(|(_, said)| said.as_str()).collect();
            assert!(values[1].contains("Mio titolo") && values[2].contains("Altro titolo"), "{values:?}");
            assert!(values[0].contains(&base.programme.title) && told.finding.is_none());
        }
    }
}
