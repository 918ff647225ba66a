//! The words of forms: entries of closed vocabularies, cases of a field, days as people write them.
//!
//! Holds look-ups by the names that files use; vocabularies with words elsewhere use those. What became of objects that go or
//! come is told here too. Called by the forms of the window.

use super::{changes, story, words};
use crate::base::{Date, date_from_text, tree};
use crate::model::{
    Path, Scenario,
    form::{Choice, Code},
    objects::{Consequence, Refused, What},
};
use crate::text::Texts;
use serde::de::DeserializeOwned;
use serde_json::Value;

fn read<T: DeserializeOwned>(word: &str) -> Option<T> {
    tree::from_json(&Value::from(word)).ok()
}

/// A word of a closed vocabulary as people read it; the bare word where it is none of them
pub fn choice(texts: &Texts, choice: Choice, word: &str) -> String {
    let said = match choice {
        Choice::OrgKind => read(word).map(|w| words::org_kind(texts, w)),
        Choice::Category => {
            read(word).map(|w| format!("{} · {}", words::category_letter(w), words::category(texts, w)))
        }
        Choice::Register => read(word).map(|w| words::register(texts, w)),
        Choice::Role => read(word).map(|w| words::role(texts, w)),
        Choice::LinkKind => read(word).map(|w| words::link_kind(texts, w)),
        Choice::Route => read(word).map(|w| words::route(texts, w)),
        Choice::StageKind => read(word).map(|w| words::stage_kind(texts, w)),
        Choice::Procedure => read(word).map(|w| words::procedure(texts, w)),
        Choice::Housing => read(word).map(|w| words::housing(texts, w)),
        Choice::Contract => read(word).map(|w| words::contract(texts, w)),
        Choice::CostCategory => read(word).map(|w| words::cost_category(texts, w)),
        Choice::SourceStatus => read(word).map(|w| words::source_status(texts, w)),
        Choice::CeilingKind => read(word).map(|w| words::ceiling_kind(texts, w)),
        Choice::Level => Some(word.to_owned()),
        Choice::Clock => own(texts, "clock", word),
        Choice::DeadlineOn => own(texts, "deadline_on", word),
        Choice::PlanUnit => own(texts, "plan_unit", word),
        Choice::Outcome => own(texts, "outcome", word),
        Choice::Grid => own(texts, "grid", word),
        Choice::Purpose => own(texts, "purpose", word),
        Choice::ApprovalPath => own(texts, "approval_path", word),
    };
    said.unwrap_or_else(|| word.to_owned())
}

/// A case of a field that is one of several: "al massimo tante persone al mese"
pub fn case(texts: &Texts, field: &str, name: &str) -> String {
    own(texts, &format!("case_{field}"), name).unwrap_or_else(|| name.to_owned())
}

/// The word of a name in files, from the texts of this area
fn own(texts: &Texts, list: &str, name: &str) -> Option<String> {
    let mut id = format!("objects_{list}");
    for letter in name.chars() {
        if letter.is_ascii_uppercase() {
            id.push('_');
        }
        id.push(letter.to_ascii_lowercase());
    }
    texts.by_id(&id)
}

/// What a field that names something outside the scenario looks like: "PAR-06"
pub fn code_hint(texts: &Texts, code: Code) -> String {
    match code {
        Code::Criterion => texts.objects_code_criterion(),
        Code::Parameter => texts.objects_code_parameter(),
        Code::Rulebook => texts.objects_code_rulebook(),
        Code::Todo => texts.objects_code_todo(),
        Code::Question => texts.objects_code_question(),
    }
}

/// The day that a text says: `2027-03-01`, `1/3/2027`, `1.3.2027`, `1 marzo 2027`, `1 mar 2027`
pub fn day(texts: &Texts, text: &str) -> Option<Date> {
    let text = text.trim();
    if let Ok(date) = date_from_text(text) {
        return Some(date);
    }
    let parts: Vec<&str> = text
        .split(|c: char| matches!(c, '/' | '.' | '-') || c.is_whitespace())
        .filter(|p| !p.is_empty())
        .collect();
    let [first, second, year] = parts.as_slice() else { return None };
    let number = |text: &str| text.trim_end_matches('°').parse::<u32>().ok();
    let year = number(year).filter(|_| year.len() == 4)?;
    // English also writes the month first: "1 March 2027" and "March 1 2027".
    let (day, month) = match (number(first), number(second)) {
        (Some(day), Some(month)) => (day, month),
        (Some(day), None) => (day, month_called(texts, second)?),
        (None, Some(day)) => (day, month_called(texts, first)?),
        (None, None) => return None,
    };
    date_from_text(&format!("{year:04}-{month:02}-{day:02}")).ok()
}

fn month_called(texts: &Texts, name: &str) -> Option<u32> {
    let name = name.to_lowercase();
    let long = texts.number_months();
    let months = long.split_whitespace().map(str::to_lowercase);
    let at = months
        .into_iter()
        .position(|month| month == name || name.chars().count() >= 3 && month.starts_with(&name))?;
    u32::try_from(at + 1).ok()
}

/// What becomes of something because objects go or come, in one sentence
pub fn consequence(texts: &Texts, scenario: &Scenario, told: &Consequence) -> String {
    let object = changes::object_words(texts, scenario, scenario, &told.path);
    let field = changes::field_words(texts, &told.path);
    let place = if field.is_empty() { object.clone() } else { texts.diff_place(field, object.as_str()) };
    match &told.what {
        What::Gone => texts.objects_consequence_gone(object),
        What::Emptied => texts.objects_consequence_emptied(place),
        What::Shorter => texts.objects_consequence_shorter(place),
        What::LeadsTo(id) => {
            let corridor = told.path.object().map_or("", |(_, id)| id);
            let band = Path::new("corridors").join(corridor);
            let end = |list: &str| {
                let path = band.join(list).join(id);
                crate::model::edit::value_at(scenario, &path).map(|_| path)
            };
            let name = end("stages")
                .or_else(|| end("exits"))
                .map_or_else(|| id.clone(), |path| inner_name(scenario, &path));
            texts.objects_consequence_leads(name, place)
        }
        What::Closed => texts.objects_consequence_closed(object),
        What::KeepsLength => texts.objects_consequence_length(place),
    }
}

fn inner_name(scenario: &Scenario, path: &Path) -> String {
    let name = crate::model::edit::value_at(scenario, &path.join("name"));
    name.as_ref().and_then(Value::as_str).unwrap_or_else(|| path.as_str()).to_owned()
}

/// Why something cannot be done with objects, and what to do first
pub fn refused(texts: &Texts, scenario: &Scenario, why: &Refused) -> String {
    match why {
        Refused::Missing { path } => texts.objects_refused_missing(words::place(texts, scenario, path)),
        Refused::Needed { field } => {
            let object = changes::object_words(texts, scenario, scenario, field);
            texts.objects_refused_needed(changes::field_words(texts, field), object)
        }
        Refused::NoObjects => texts.objects_refused_no_objects(),
        Refused::NothingFits => texts.objects_refused_nothing_fits(),
        Refused::Unsound { found } => {
            let Some(first) = found.first() else { return texts.objects_refused_unfit() };
            let told = story::finding(texts, scenario, first);
            [Some(told.sentence), told.hint].into_iter().flatten().collect::<Vec<_>>().join(". ")
        }
        Refused::Edit(_) => texts.objects_refused_unfit(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::form::{self, Case, Field, Holds, Kind};
    use crate::text::Lang;

    #[test]
    fn every_word_of_every_vocabulary_has_words_in_both_languages() {
        for lang in Lang::ALL {
            let texts = Texts::new(lang);
            for vocabulary in Choice::ALL.into_iter().filter(|c| *c != Choice::Level) {
                for word in vocabulary.words() {
                    // "Travel" is what the file says and what an English reader reads.
                    let is_english = lang == Lang::En && !word.chars().skip(1).any(char::is_uppercase);
                    let told = choice(&texts, vocabulary, word);
                    assert!(is_english || told != *word, "{vocabulary:?} {word} in {lang:?}");
                }
            }
        }
    }

    fn cases_in(fields: &'static [Field], found: &mut Vec<(&'static str, &'static [Case])>) {
        for field in fields {
            let kind = if let Kind::Many(inner) = field.kind { *inner } else { field.kind };
            match kind {
                Kind::Cases(cases) => {
                    found.push((field.name, cases));
                    for case in cases {
                        if let Holds::Fields(fields) = case.holds {
                            cases_in(fields, found);
                        }
                    }
                }
                Kind::Record(fields) | Kind::Objects(fields) => cases_in(fields, found),
                _ => {}
            }
        }
    }

    #[test]
    fn every_case_has_words_in_both_languages() {
        let mut found = Vec::new();
        cases_in(form::PROGRAMME, &mut found);
        for (_, fields) in form::LISTS {
            cases_in(fields, &mut found);
        }
        assert!(found.len() >= 7);
        for lang in Lang::ALL {
            let texts = Texts::new(lang);
            for (field, cases) in &found {
                for one in *cases {
                    assert_ne!(case(&texts, field, one.name), one.name, "{field} in {lang:?}");
                }
            }
        }
    }

    #[test]
    fn a_day_is_understood_as_people_write_it() {
        let (it, en) = (Texts::new(Lang::It), Texts::new(Lang::En));
        let wanted = date_from_text("2027-03-01").ok();
        for text in ["2027-03-01", "1/3/2027", "01.03.2027", "1 marzo 2027", "1 mar 2027", "1° marzo 2027"] {
            assert_eq!(day(&it, text), wanted, "{text}");
        }
        for text in ["1 March 2027", "March 1 2027", "1 Mar 2027"] {
            assert_eq!(day(&en, text), wanted, "{text}");
        }
        for text in ["", "domani", "31/2/2027", "1/3/27", "marzo 2027", "1 2 3 4"] {
            assert_eq!(day(&it, text), None, "{text}");
        }
    }
}
