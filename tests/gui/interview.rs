//! A corridor of one's own without a screen: from the list of templates through the interview to a result.
//!
//! Names are looked up through the accessibility tree only, and every key and click is counted.

use super::shell::{USUAL, Window, app, arrivals, every_control_has_a_name, settle, window_of};
use corridoi::{
    model::{Path, interview},
    session::Action,
    text::{Lang, Texts},
    ui::{command::Place, state::Question},
};
use egui::{Key, Modifiers, Role, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// A window and what a person has done in it
struct Person {
    window: Window,
    n_actions: usize,
}

impl Person {
    fn key(&mut self, modifiers: Modifiers, key: Key) {
        self.window.key_press_modifiers(modifiers, key);
        self.window.run_steps(3);
        self.n_actions += 1;
    }

    fn press(&mut self, label: &str) {
        self.window.get_by_role_and_label(Role::Button, label).click_accesskit();
        self.window.run_steps(3);
        self.n_actions += 1;
    }

    /// Types into the field that has the keyboard, and Enter: typing is one action, Enter another
    fn answer(&mut self, typed: &str) {
        let label = Texts::new(Lang::It).interview_field();
        let field = self.window.get_by_role_and_label(Role::TextInput, &label);
        assert!(field.accesskit_node().is_focused(), "the field has the keyboard by itself");
        field.type_text(typed);
        self.window.run_steps(2);
        self.n_actions += 1;
        self.key(Modifiers::NONE, Key::Enter);
    }

    fn skip(&mut self) {
        self.key(Modifiers::NONE, Key::Enter);
    }

    fn sees(&self, words: &str) -> bool {
        self.window.query_all_by_label_contains(words).next().is_some()
    }
}

fn person() -> Person {
    let mut window = window_of(app(None, Lang::It), USUAL);
    settle(&mut window);
    Person { window, n_actions: 0 }
}

#[test]
fn from_the_template_to_a_result_in_at_most_forty_actions() {
    let texts = Texts::new(Lang::It);
    let mut person = person();
    person.key(Modifiers::COMMAND, Key::N);
    assert!(person.sees("Art. 23 guidato dalle imprese"), "every template is named");
    assert!(person.sees("un Paese di origine e un corso"), "and says what it is for");
    person.press(&texts.new_interview());
    settle(&mut person.window);
    assert_eq!(person.window.state().session().scenario().programme.id.as_str(), "art23_una_regione");
    let before = arrivals(&person.window);

    // Needs, origin, partners, money: three organisations, two sources, one course; what is not known is skipped.
    person.answer("Saldatori dal Senegal");
    person.answer("Saldatore");
    person.answer("da 40 a 60, di solito 50");
    person.skip();
    person.answer("12");
    person.skip();
    person.answer("senegal");
    person.answer("20-30 (24)");
    person.answer("1/3/2027");
    person.answer("Unione dei Comuni della pianura");
    person.answer("Centro di formazione di Thiès");
    person.answer("Associazione delle officine");
    person.skip();
    person.skip();
    person.answer("90000");
    person.answer("1500");
    settle(&mut person.window);
    assert!(person.n_actions <= 40, "{} actions", person.n_actions);

    let scenario = std::sync::Arc::clone(person.window.state().session().scenario());
    assert_eq!(scenario.programme.title, "Saldatori dal Senegal");
    let named = |name: &str| scenario.organisations.iter().any(|one| one.name == name);
    for name in
        ["Unione dei Comuni della pianura", "Centro di formazione di Thiès", "Associazione delle officine"]
    {
        assert!(named(name), "{name}");
    }
    let of = |id: &str| scenario.sources.iter().find(|one| one.id.as_str() == id).expect("a source");
    assert_eq!(of("quota_imprese").ceilings[0].amount.usual, 1500.0);
    assert!(of("fami_canali_legali").ceilings.iter().any(|one| one.amount.usual == 90_000.0));
    assert_eq!(scenario.courses.len(), 1);
    assert_eq!(scenario.corridors[0].origin.code(), "SEN");
    assert_eq!(scenario.corridors[0].intakes[0].date.to_string(), "2027-03-01");
    let after = arrivals(&person.window);
    assert_ne!(before, after, "the strip shows the new corridor");
    assert!(after.contains("obiettivo 12") || after.contains("12"), "{after}");
    assert!(!interview::open(&scenario).is_empty(), "what was skipped is still unknown");
    assert!(person.sees(&texts.interview_open_title(interview::open(&scenario).len() as f64)));
}

#[test]
fn the_interview_is_left_and_resumed_and_undone_like_any_other_step() {
    let texts = Texts::new(Lang::It);
    let mut person = person();
    person.key(Modifiers::COMMAND, Key::N);
    person.press(&texts.new_open());
    settle(&mut person.window);
    assert!(!person.sees(&texts.interview_until()), "the template alone asks nothing");
    let template = std::sync::Arc::clone(person.window.state().session().scenario());
    person.key(Modifiers::COMMAND, Key::I);
    assert!(person.sees("Come si chiama il programma?"));
    // An answer of no sense is told and changes nothing.
    person.answer("Officine aperte");
    person.skip();
    person.answer("tante");
    assert_eq!(
        interview::open(person.window.state().session().scenario()).len(),
        interview::asked(&template).len() - 1
    );
    assert!(person.sees("Quanti posti offrono le imprese"), "the question stays");
    // Another place and back: it goes on at the first question that is open.
    person.press(&texts.interview_close());
    assert!(!person.sees("Quanti posti offrono le imprese"));
    person.key(Modifiers::COMMAND, Key::Num3);
    person.key(Modifiers::COMMAND, Key::I);
    assert!(
        person.sees("Quale mestiere cercano le imprese?"),
        "the first open question, not the last one seen"
    );
    person.press(&texts.interview_keep());
    let scenario = std::sync::Arc::clone(person.window.state().session().scenario());
    assert_eq!(scenario.programme.interview.len(), 2);
    assert_eq!(scenario.profiles, template.profiles, "it was kept as it is");
    for _ in 0..2 {
        person.window.state_mut().session_mut().act(Action::Undo);
        person.window.run_steps(3);
    }
    assert_eq!(**person.window.state().session().scenario(), *template, "two answers, two steps");
}

#[test]
fn skipping_everything_leaves_the_template_and_says_what_is_unknown() {
    let texts = Texts::new(Lang::It);
    let mut person = person();
    person.window.state_mut().state_mut().question = Some(Question::New { chosen: 2 });
    person.window.run_steps(3);
    person.press(&texts.new_interview());
    settle(&mut person.window);
    let template = std::sync::Arc::clone(person.window.state().session().scenario());
    assert_eq!(template.programme.id.as_str(), "carta_blu");
    let asked = interview::asked(&template);
    for question in &asked {
        let unknown = texts.by_id(&format!("interview_unknown_{}", question.id())).expect("words");
        assert!(person.sees(&unknown), "{question:?}");
        person.skip();
    }
    assert_eq!(**person.window.state().session().scenario(), *template);
    assert!(!person.window.state().session().is_modified());
    assert!(person.sees(&texts.interview_open_title(asked.len() as f64)));
    person.press(&texts.interview_end_close());
    assert!(person.window.query_by_role_and_label(Role::Button, &texts.interview_end_close()).is_none());
}

#[test]
fn list_and_interview_speak_both_languages_small_and_large_with_a_name_for_every_control() {
    for (lang, size) in [(Lang::It, vec2(1024.0, 600.0)), (Lang::En, vec2(1920.0, 1080.0))] {
        let texts = Texts::new(lang);
        let mut window = window_of(app(None, lang), size);
        settle(&mut window);
        window.state_mut().state_mut().question = Some(Question::New { chosen: 0 });
        window.run_steps(3);
        assert!(window.query_by_label_contains(&texts.new_title()).is_some());
        every_control_has_a_name(&window, Place::Network);
        window.state_mut().state_mut().question = None;
        window.state_mut().session_mut().act(Action::OpenExample("art23-due-paesi".to_owned()));
        settle(&mut window);
        window.state_mut().state_mut().begin_interview();
        for question in interview::asked(window.state().session().scenario()) {
            window.run_steps(2);
            let words = texts.by_id(&format!("interview_question_{}", question.id())).expect("words");
            assert!(window.query_all_by_label(&words).count() >= 1, "{question:?}");
            every_control_has_a_name(&window, Place::Network);
            window.key_press(Key::Enter);
        }
    }
}

#[test]
fn a_template_asks_about_what_is_not_saved_before_it_comes() {
    let texts = Texts::new(Lang::It);
    let mut person = person();
    let path = Path::new("programme/title");
    let edit = corridoi::model::Edit::Set { path, value: "Mio".into() };
    person.window.state_mut().session_mut().act(Action::Edit(vec![edit]));
    person.window.run_steps(2);
    person.key(Modifiers::COMMAND, Key::N);
    person.press(&texts.new_open());
    assert!(person.sees(&texts.open_title()));
    person.press(&texts.common_cancel());
    settle(&mut person.window);
    assert_eq!(person.window.state().session().scenario().programme.title, "Mio");
}
