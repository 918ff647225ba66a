//! The presentation from F5 to Esc by keyboard, and the place of meetings: story, motions, votes, minutes, what changed since.

use crate::shell::{USUAL, Window, app, settle, window_of};
use corridoi::{
    file::{codec, embedded},
    model::{Exhibit, Scenario, VotePosition},
    session::{Action, WORKED},
    text::{Lang, Texts},
    ui::{command::Place, panels::meeting::MeetingTab},
};
use egui::{Key, Modifiers, Role, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::{fs, path::PathBuf};

fn window(file: Option<PathBuf>, size: Vec2, lang: Lang) -> Window {
    let mut window = window_of(app(file, lang), size);
    settle(&mut window);
    window
}

fn worked_in(folder: &tempfile::TempDir) -> PathBuf {
    let path = folder.path().join("prova.ron");
    fs::write(&path, embedded::scenario(WORKED).expect("inside").text).expect("a place to write");
    path
}

fn says(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

fn scenario(window: &Window) -> &Scenario {
    window.state().session().scenario()
}

fn key(window: &mut Window, key: Key) {
    window.key_press(key);
    window.run_steps(2);
}

/// The hand rests: a turned lever asks for all futures
fn rest(window: &mut Window) {
    window.run_steps(60);
    settle(window);
}

fn press(window: &mut Window, role: Role, label: &str) {
    window.get_by_role_and_label(role, label).click_accesskit();
    settle(window);
}

fn open(window: &mut Window, tab: MeetingTab) {
    window.state_mut().state_mut().go(Place::Meeting);
    window.state_mut().state_mut().meeting.tab = tab;
    settle(window);
}

#[test]
fn the_presentation_is_driven_from_start_to_end_by_keyboard() {
    for (lang, size) in [(Lang::It, vec2(1920.0, 1080.0)), (Lang::En, vec2(1280.0, 720.0))] {
        let texts = Texts::new(lang);
        let mut window = window(None, size, lang);
        let steps = scenario(&window).story.len();
        key(&mut window, Key::F5);
        settle(&mut window);
        assert!(window.state_mut().state_mut().present.is_on());
        for step in 0..steps {
            let number = texts.meeting_step_of(texts.integer(steps as i64), texts.integer(step as i64 + 1));
            assert!(says(&window, &number), "{number} in {lang:?}");
            let shown = scenario(&window).story[step].variant.clone();
            assert_eq!(window.state().session().variant(), shown.as_ref());
            assert!(!says(&window, "{"), "every figure is filled in step {step}");
            key(&mut window, if step % 2 == 0 { Key::ArrowRight } else { Key::PageDown });
            settle(&mut window);
        }
        // After the last step nothing comes; back to the first.
        for _ in 1..steps {
            key(&mut window, Key::PageUp);
        }
        settle(&mut window);
        assert_eq!(window.state_mut().state_mut().present.step(), 0);
        key(&mut window, Key::Escape);
        settle(&mut window);
        assert!(!window.state_mut().state_mut().present.is_on());
        assert_eq!(window.state().session().variant(), None);
        assert!(!window.state().session().is_modified(), "showing changes nothing");
    }
}

#[test]
fn a_lever_turned_live_is_a_variant_and_never_the_base_and_m_makes_it_a_motion() {
    let mut window = window(None, vec2(1920.0, 1080.0), Lang::It);
    let before = scenario(&window).clone();
    key(&mut window, Key::F5);
    settle(&mut window);
    let title = |window: &Window| {
        let story = window.query_all_by_label_contains("Arrivano ").next().expect("the sentence");
        let node = story.accesskit_node();
        node.label().or_else(|| node.value()).unwrap_or_default()
    };
    let written = title(&window);
    key(&mut window, Key::Num1);
    for _ in 0..3 {
        window.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
        window.run_steps(2);
    }
    rest(&mut window);
    assert_eq!(scenario(&window).corridors, before.corridors, "the base stays");
    assert_eq!(scenario(&window).variants.len(), before.variants.len() + 1);
    let tried = scenario(&window).variants.last().expect("one more").clone();
    assert_eq!(tried.name, "Provato in riunione, passo 1");
    assert!(says(&window, "provato in riunione"), "the foot says so");
    assert_ne!(title(&window), written, "fewer begin, fewer arrive");

    // The base, and back; a blank screen, the timer, the list of keys.
    key(&mut window, Key::B);
    settle(&mut window);
    assert_eq!(window.state().session().variant(), None);
    assert_eq!(title(&window), written);
    key(&mut window, Key::B);
    settle(&mut window);
    assert_eq!(window.state().session().variant(), Some(&tried.id));
    key(&mut window, Key::Period);
    assert!(says(&window, "Schermo vuoto") && !says(&window, "Arrivano "));
    key(&mut window, Key::W);
    key(&mut window, Key::T);
    assert!(says(&window, "00:0"));
    key(&mut window, Key::F1);
    assert!(says(&window, "scrive una mozione"));
    key(&mut window, Key::Escape);
    assert!(window.state_mut().state_mut().present.is_on(), "the first press takes the list away");

    key(&mut window, Key::M);
    // What is said stays for some seconds, which pass while the hand rests.
    window.run_steps(2);
    assert!(says(&window, "Mozione scritta"));
    rest(&mut window);
    let motion = scenario(&window).motions.last().expect("a motion").clone();
    assert_eq!((motion.variant.as_ref(), motion.name.as_str()), (Some(&tried.id), tried.name.as_str()));
    assert!(motion.quotes.iter().any(|quote| quote.figure == "arrivals_by_target" && quote.code.is_some()));
    assert!(motion.quotes.iter().any(|quote| quote.figure == "effect"), "the base on the same luck is there");
    assert_eq!((motion.futures, motion.fingerprint.len()), (Some(crate::shell::FUTURES), 64));

    key(&mut window, Key::R);
    settle(&mut window);
    assert_eq!(window.state().session().variant(), None, "back to what the step shows");
    assert!(scenario(&window).variants.iter().any(|variant| variant.id == tried.id), "a motion rests on it");
    key(&mut window, Key::ArrowUp);
    rest(&mut window);
    assert_eq!(scenario(&window).variants.len(), before.variants.len() + 2);
    key(&mut window, Key::R);
    settle(&mut window);
    assert_eq!(scenario(&window).variants.len(), before.variants.len() + 1, "what nobody wants is gone");
}

#[test]
fn a_question_from_the_floor_finds_its_figure_and_where_it_is_from() {
    let mut window = window(None, vec2(1280.0, 720.0), Lang::It);
    key(&mut window, Key::F5);
    settle(&mut window);
    key(&mut window, Key::C);
    window.run_steps(2);
    window.get_by_role_and_label(Role::TextInput, "Cerca una cifra").type_text("giorni visto");
    window.run_steps(3);
    assert!(says(&window, "Giorni in Visto, in media"));
    key(&mut window, Key::Escape);
    assert!(window.state_mut().state_mut().present.is_on(), "the search closes alone");
    key(&mut window, Key::C);
    window.run_steps(2);
    window.get_by_role_and_label(Role::TextInput, "Cerca una cifra").type_text("giorni visto");
    window.run_steps(2);
    key(&mut window, Key::Enter);
    settle(&mut window);
    assert!(!window.state_mut().state_mut().present.is_on());
    let selected = window.state().session().selection().map(ToString::to_string);
    assert_eq!(selected.as_deref(), Some("corridors/meccatronica/stages/visto"));
    // F5 goes on where it was left; Enter leads to where the chart is from.
    key(&mut window, Key::F5);
    settle(&mut window);
    key(&mut window, Key::Enter);
    settle(&mut window);
    assert_eq!(window.state_mut().state_mut().place, Place::Futures);
}

#[test]
fn without_a_story_presenting_leads_to_where_one_is_written() {
    let mut window = window(None, USUAL, Lang::It);
    window.state_mut().session_mut().act(Action::OpenExample("y-med".to_owned()));
    settle(&mut window);
    key(&mut window, Key::F5);
    settle(&mut window);
    assert!(!window.state_mut().state_mut().present.is_on());
    assert_eq!(window.state_mut().state_mut().place, Place::Meeting);
    assert!(says(&window, "Nessun racconto"));
    press(&mut window, Role::Button, "Aggiungi un passo");
    assert_eq!(scenario(&window).story.len(), 1);
    assert!(says(&window, "Arrivano "), "the new step already says something true");
    for (tab, words) in [
        (MeetingTab::Decisions, "Nessuna mozione"),
        (MeetingTab::Minutes, "Nessuna riunione"),
        (MeetingTab::Since, "Nessuna riunione ancora"),
    ] {
        open(&mut window, tab);
        assert!(says(&window, words), "{tab:?}");
    }
}

#[test]
fn the_story_is_written_checked_and_quoted_in_its_place() {
    let mut window = window(None, USUAL, Lang::It);
    open(&mut window, MeetingTab::Story);
    let before = scenario(&window).story.clone();
    press(&mut window, Role::Button, "Controlla le cifre");
    assert!(
        says(&window, "vale ancora") || says(&window, "non valgono più") || says(&window, "Non valgono più")
    );
    press(&mut window, Role::Button, "Sposta il passo in giù");
    assert_eq!(scenario(&window).story[1].id, before[0].id);
    press(&mut window, Role::Button, "Sposta il passo in su");
    assert_eq!(scenario(&window).story, before);
    press(&mut window, Role::Button, "Cita i valori di oggi");
    let quoted = &scenario(&window).story[0].quotes;
    assert!(
        !quoted.is_empty() && quoted.iter().all(|quote| quote.figure != "target" || quote.code.is_none())
    );
    assert!(says(&window, ", vale ancora"));
    press(&mut window, Role::Button, "Futuri in cerchi");
    assert_eq!(scenario(&window).story[0].show, [Exhibit::Arrivals]);
    press(&mut window, Role::Button, "Elimina il passo");
    assert_eq!(scenario(&window).story.len(), before.len() - 1);
    assert_eq!(window.state().session().run_state(), corridoi::session::RunState::Done, "no run for words");
}

#[test]
fn motions_are_voted_on_minutes_are_written_and_the_next_meeting_sees_what_changed() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = worked_in(&folder);
    let mut window = window(Some(path.clone()), USUAL, Lang::It);
    let variant = scenario(&window).variants[1].clone();
    window.state_mut().session_mut().act(Action::SelectVariant(Some(variant.id.clone())));
    settle(&mut window);
    open(&mut window, MeetingTab::Decisions);
    press(&mut window, Role::Button, "Scrivi una mozione");
    assert_eq!(scenario(&window).motions[0].variant.as_ref(), Some(&variant.id));
    assert!(says(&window, "Nessun voto segnato"));
    let names: Vec<String> = scenario(&window).organisations.iter().map(|org| org.name.clone()).collect();
    press(&mut window, Role::CheckBox, &format!("{}: a favore", names[0]));
    press(&mut window, Role::CheckBox, &format!("{}: contro", names[1]));
    let label = format!("Riserva di {}", names[1]);
    window.get_by_role_and_label(Role::TextInput, &label).focus();
    window.run_steps(2);
    window.get_by_role_and_label(Role::TextInput, &label).type_text("mancano gli addetti");
    window.run_steps(2);
    window.key_press(Key::Enter);
    settle(&mut window);
    let votes = &scenario(&window).motions[0].votes;
    assert_eq!((votes[0].position, votes[1].position), (VotePosition::For, VotePosition::Against));
    assert_eq!(votes[1].reservation, "mancano gli addetti");

    open(&mut window, MeetingTab::Minutes);
    press(&mut window, Role::Button, "Nuova riunione");
    press(&mut window, Role::CheckBox, &names[0]);
    press(&mut window, Role::CheckBox, &names[1]);
    let meeting = scenario(&window).meetings[0].clone();
    assert_eq!((meeting.present.len(), meeting.motions.len(), meeting.fingerprint.len()), (2, 1, 64));
    assert!(says(&window, "mancano gli addetti"), "dissent is in the minutes");
    for name in ["verbale.md", "verbale.pdf"] {
        let path = folder.path().join(name);
        window
            .state_mut()
            .session_mut()
            .act(Action::SaveMinutes { meeting: meeting.id.clone(), path: path.clone() });
        settle(&mut window);
        let bytes = fs::read(&path).expect("the minutes");
        assert!(bytes.starts_with(b"# Verbale") || bytes.starts_with(b"%PDF"), "{name}");
    }
    press(&mut window, Role::Button, "Conserva lo scenario di oggi");
    settle(&mut window);
    let saved = codec::scenario_from_text(&fs::read_to_string(&path).expect("the file")).expect("sound");
    assert_eq!(saved.meetings, scenario(&window).meetings);

    open(&mut window, MeetingTab::Since);
    assert!(says(&window, "Nessun dato è cambiato"));
    let edit = corridoi::model::Edit::number(&corridoi::model::Path::new("programme/buffer_days"), 30.0);
    window.state_mut().session_mut().act(Action::EditBase(vec![edit]));
    settle(&mut window);
    assert!(says(&window, "lo scenario è cambiato"));
}
