//! The text files as data: both languages say everything, in the tone of the program.

use corridoi::{
    base::{Diagnostic, Severity},
    text::{Lang, Texts},
};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

#[test]
fn every_message_has_words_in_both_languages() {
    for lang in Lang::ALL {
        let texts = Texts::new(lang);
        for id in Texts::ids() {
            let said = texts.by_id(id).unwrap_or_default();
            assert!(!said.trim().is_empty(), "{id} in {}", lang.code());
            // A blank text is at most a space; isolating marks would break search and copy.
            assert!(!said.contains(['\u{2068}', '\u{2069}']), "{id} has isolating marks");
        }
    }
}

#[test]
fn every_code_of_the_sources_has_a_sentence_and_a_hint_in_both_languages() {
    let codes = codes_of_the_sources();
    assert!(codes.len() > 90 && codes.contains("S-DANGLING") && codes.contains("E-CYCLE"), "{codes:?}");
    let mut silent = Vec::new();
    for lang in Lang::ALL {
        let texts = Texts::new(lang);
        for id in codes.iter().flat_map(|code| [code.clone(), format!("{code}.hint")]) {
            if texts.by_id(&id).is_none_or(|said| said.trim().is_empty()) {
                silent.push(format!("{id} in {}", lang.code()));
            }
        }
    }
    assert!(silent.is_empty(), "no words for\n{}", silent.join("\n"));
}

/// Every text of the sources that has the shape of a code, such as `S-DANGLING`
fn codes_of_the_sources() -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    let mut folders: Vec<PathBuf> = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder of the sources").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("a source");
                codes.extend(text.split('"').filter(|piece| is_code(piece)).map(str::to_owned));
            }
        }
    }
    codes
}

fn is_code(text: &str) -> bool {
    let Some((letter, name)) = text.split_once('-') else { return false };
    letter.len() == 1
        && name.len() > 1
        && !name.starts_with('-')
        && letter.chars().all(|c| c.is_ascii_uppercase())
        && name.chars().all(|c| c.is_ascii_uppercase() || c == '-')
}

#[test]
fn the_texts_keep_the_tone() {
    for lang in Lang::ALL {
        let texts = Texts::new(lang);
        for id in Texts::ids() {
            let said = texts.by_id(id).unwrap_or_default();
            assert!(!said.contains('!'), "{id}: no exclamation marks");
            assert!(!said.contains("..."), "{id}: use …");
            assert!(!said.contains('\''), "{id}: use the typographic apostrophe ’");
            for word in ["utente", "errore imprevisto", "simulazione Monte Carlo"] {
                assert!(!said.contains(word), "{id}: {word}");
            }
        }
    }
}

#[test]
fn a_language_is_found_by_its_code_or_the_locale_of_the_system() {
    assert_eq!(Lang::from_code("it"), Some(Lang::It));
    assert_eq!(Lang::from_code("en_GB.UTF-8"), Some(Lang::En));
    assert_eq!(Lang::from_code("de"), None);
}

#[test]
fn a_diagnostic_without_a_sentence_still_says_its_facts() {
    let finding = Diagnostic {
        severity: Severity::Note,
        code: "X-NOBODY-WROTE-IT",
        place: String::new(),
        facts: vec!["thamm".into(), "2028".into()],
    };
    assert_eq!(Texts::new(Lang::It).diagnostic(&finding), "X-NOBODY-WROTE-IT thamm · 2028");
}

#[test]
fn texts_are_read_from_any_thread() {
    fn any_thread<T: Send + Sync>() {}
    any_thread::<Texts>();
}
