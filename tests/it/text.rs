//! The text files as data: both languages say everything, in the tone of the program.

use corridoi::{
    base::{Diagnostic, Severity},
    text::{Lang, Texts},
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
