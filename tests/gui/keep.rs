//! Versions of the work in the window: recovery, history, merging with the disk, copies, variants, comparison.
//!
//! Each test walks the main path of one sheet by the names a screen reader would say. Settings lie in folders of their own.

use crate::shell::{FUTURES, USUAL, Window, settle, window_of};
use corridoi::{
    file::{self, codec, embedded},
    jobs::no_wake,
    model::{Edit, Path, edit},
    rules,
    session::{Action, EffectState, Keeper, Look, Session, Start, WORKED},
    text::{Lang, Texts},
    ui::{app::App, sheets::Sheet},
};
use egui::{Key, Modifiers, Role, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use serde_json::json;
use std::{fs, num::NonZeroUsize, path::PathBuf};

fn session(folder: &std::path::Path, file: Option<PathBuf>, language: Lang) -> Session {
    let start = Start {
        file,
        settings_folder: Some(folder.join("settings")),
        language,
        threads: NonZeroUsize::new(2).expect("two"),
        rulebooks: rules::embedded_rulebooks(),
        keeper: Keeper { name: "Ufficio".to_owned(), machine: "pc".to_owned(), since: 0 },
        wall_time: 1_800_000_000,
        wake: no_wake(),
    };
    let mut session = Session::new(start, 0.0).expect("the worked scenario opens");
    session.act(Action::SetFutures(FUTURES));
    session
}

fn window(folder: &std::path::Path, file: Option<PathBuf>) -> Window {
    let app = App::new(session(folder, file, Lang::It), no_wake()).expect("a window");
    let mut window = window_of(app, USUAL);
    settle(&mut window);
    window
}

fn worked_in(folder: &std::path::Path) -> PathBuf {
    let path = folder.join("prova.ron");
    fs::write(&path, embedded::scenario(WORKED).expect("inside").text).expect("a place to write");
    path
}

fn title(text: &str) -> Vec<Edit> {
    vec![Edit::Set { path: Path::new("programme/title"), value: json!(text) }]
}

fn act(window: &mut Window, action: Action) {
    window.state_mut().session_mut().act(action);
    settle(window);
}

fn press(window: &mut Window, label: &str) {
    window.get_by_role_and_label(Role::Button, label).click();
    settle(window);
}

/// Whether some node says `words` as part of its label
fn says(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

fn shown_title(window: &Window) -> &str {
    &window.state().session().seen().programme.title
}

#[test]
fn what_a_crash_left_is_shown_at_the_start_kept_or_discarded_at_the_second_word() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["Prima caduta", "Seconda caduta"] {
        let mut left = session(folder.path(), None, Lang::It);
        left.act(Action::Edit(title(name)));
        left.wait();
    }
    let mut window = window(folder.path(), None);
    assert!(says(&window, "Lavoro non salvato"), "the sheet is open by itself");
    assert!(says(&window, "→ Prima caduta") && says(&window, "→ Seconda caduta"), "both are compared");

    window.get_all_by_role_and_label(Role::Button, "Scarta…").next().expect("a button").click();
    settle(&mut window);
    assert!(says(&window, "Scartare per sempre 1 differenza?"));
    press(&mut window, "Lascia stare");
    assert_eq!(window.state().session().recoverable().len(), 2);
    window.get_all_by_role_and_label(Role::Button, "Scarta…").next().expect("a button").click();
    settle(&mut window);
    press(&mut window, "Scarta per sempre");
    assert_eq!(window.state().session().recoverable().len(), 1);

    press(&mut window, "Riprendi");
    assert!(shown_title(&window).ends_with("caduta"));
    assert!(!says(&window, "Lavoro non salvato"), "the sheet is closed");
    assert!(says(&window, "1 passo recuperato"));
}

#[test]
fn the_history_goes_to_any_step_by_its_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = window(folder.path(), None);
    let before = shown_title(&window).to_owned();
    for name in ["Uno", "Due", "Tre"] {
        act(&mut window, Action::Edit(title(name)));
    }
    window.key_press_modifiers(Modifiers::COMMAND, Key::H);
    settle(&mut window);
    press(&mut window, "Com’era all’apertura");
    assert_eq!(shown_title(&window), before);
    assert_eq!(window.state().session().document().steps().len(), 3, "nothing is lost by it");
    let steps: Vec<String> = window
        .get_all_by_role(Role::Button)
        .filter_map(|node| node.accesskit_node().label())
        .filter(|label| label.contains("Due"))
        .collect();
    assert_eq!(steps.len(), 1, "{steps:?}");
    press(&mut window, &steps[0]);
    assert_eq!(shown_title(&window), "Due");
    window.key_press(Key::Escape);
    settle(&mut window);
    assert!(!says(&window, "Com’era all’apertura"));
}

#[test]
fn a_file_changed_by_somebody_else_is_merged_with_conflicts_side_by_side() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = worked_in(folder.path());
    let mut window = window(folder.path(), Some(path.clone()));
    let summary = Edit::Set { path: Path::new("programme/summary"), value: json!("Altro riassunto") };
    let theirs = [title("Titolo altrui"), vec![summary]].concat();
    let saved = codec::scenario_from_text(&fs::read_to_string(&path).expect("a file")).expect("sound");
    file::save_scenario(&path, &edit::apply(&saved, &theirs).expect("it fits")).expect("room");
    act(&mut window, Action::Edit(title("Titolo mio")));
    act(&mut window, Action::Save);
    press(&mut window, "Riunisci…");
    assert!(says(&window, "Titolo mio") && says(&window, "Titolo altrui"));
    assert!(says(&window, "0 di 1 decisi"));
    let merge = window.get_by_role_and_label(Role::Button, "Riunisci");
    assert!(merge.accesskit_node().is_disabled(), "not before everything is decided");
    press(&mut window, "Sul disco");
    press(&mut window, "Riunisci");
    assert_eq!(shown_title(&window), "Titolo altrui");
    assert_eq!(window.state().session().seen().programme.summary, "Altro riassunto");
    act(&mut window, Action::Undo);
    assert_eq!(shown_title(&window), "Titolo mio", "merging is one step");
}

#[test]
fn a_milestone_is_kept_with_its_comment_compared_and_gone_back_to() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = window(folder.path(), Some(worked_in(folder.path())));
    let before = shown_title(&window).to_owned();
    window.state_mut().state_mut().sheets.open(Sheet::Copies);
    settle(&mut window);
    let name = "Che cosa segna, come “consegnato alla Giunta”";
    window.get_by_role_and_label(Role::TextInput, name).focus();
    window.run_steps(2);
    window.get_by_role_and_label(Role::TextInput, name).type_text("alla Giunta");
    window.run_steps(2);
    window.key_press(Key::Enter);
    settle(&mut window);
    assert!(says(&window, "alla Giunta"));
    act(&mut window, Action::Edit(title("Dopo")));
    let back: Vec<String> = window
        .get_all_by_role(Role::Button)
        .filter_map(|node| node.accesskit_node().label())
        .filter(|label| label.starts_with("Torna alla copia del"))
        .collect();
    assert_eq!(back.len(), 1);
    press(&mut window, &back[0]);
    assert_eq!(shown_title(&window), before);
    act(&mut window, Action::Undo);
    assert_eq!(shown_title(&window), "Dopo");
}

#[test]
fn a_variant_is_made_renamed_reset_rebased_promoted_and_removed() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = window(folder.path(), None);
    let known = window.state().session().scenario().variants.len();
    let first = window.state().session().scenario().variants[0].name.clone();
    window.key_press_modifiers(Modifiers::COMMAND, Key::G);
    settle(&mut window);
    window.get_by_role_and_label(Role::TextInput, "Nome della variante nuova").focus();
    window.run_steps(2);
    window.get_by_role_and_label(Role::TextInput, "Nome della variante nuova").type_text("Prova");
    window.run_steps(2);
    window.key_press(Key::Enter);
    settle(&mut window);
    let id = window.state().session().variant().cloned().expect("it is shown");
    assert_eq!(id.as_str(), "prova");
    act(&mut window, Action::Edit(title("Titolo di prova")));
    assert!(says(&window, "→ Titolo di prova"));
    let variant = |window: &Window| {
        let all = &window.state().session().scenario().variants;
        all.iter().find(|v| v.id == id).cloned()
    };

    let reset: Vec<String> = window
        .get_all_by_role(Role::Button)
        .filter_map(|node| node.accesskit_node().label())
        .filter(|label| label.starts_with("Rimetti com’è nell’origine"))
        .collect();
    press(&mut window, &reset[0]);
    assert_eq!(variant(&window).expect("there").edits, []);
    act(&mut window, Action::Edit(title("Titolo di prova")));

    window.get_by_role_and_label(Role::Button, "Parte da Base").click();
    window.run_steps(3);
    let item = |node: &egui_kittest::Node<'_>| node.accesskit_node().label() == Some(first.clone());
    window.get_all_by_role(Role::MenuItemCheckBox).find(item).expect("the first variant").click();
    settle(&mut window);
    assert!(variant(&window).expect("there").parent.is_some(), "it starts from another now");

    press(&mut window, "Rendila la base");
    assert!(says(&window, "diventa lo scenario di base"));
    let promote = window.get_all_by_role_and_label(Role::Button, "Rendila la base").last();
    promote.expect("a button").click();
    settle(&mut window);
    assert_eq!(window.state().session().scenario().programme.title, "Titolo di prova");
    assert!(says(&window, "Base di prima"), "what was the base stays as a variant");
    assert_eq!(window.state().session().scenario().variants.len(), known + 1);

    let old = window.state().session().scenario().variants[0].id.clone();
    act(&mut window, Action::SelectVariant(Some(old)));
    press(&mut window, "Togli");
    assert_eq!(window.state().session().scenario().variants.len(), known);
}

#[test]
fn two_versions_stand_side_by_side_with_their_effect_on_the_same_luck() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = window(folder.path(), None);
    let variant = window.state().session().scenario().variants[0].clone();
    act(&mut window, Action::SelectVariant(Some(variant.id.clone())));
    window.state_mut().state_mut().sheets.open(Sheet::Compare);
    settle(&mut window);
    settle(&mut window);
    let comparison = window.state().session().comparison().expect("asked for by itself");
    assert!(matches!(comparison.effect, EffectState::Known(_)), "{:?}", comparison.effect);
    assert!(says(&window, "Effetto sui risultati") && says(&window, "Costo per arrivato"));
    assert!(says(&window, &format!("A {}", variant.name)));
    press(&mut window, "Scambia le due versioni");
    assert!(says(&window, "A Base"));
    window.key_press(Key::Escape);
    settle(&mut window);
    assert!(window.state().session().comparison().is_none());
}

#[test]
fn every_sheet_is_drawn_in_both_languages_small_and_large_light_and_dark_with_names() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut left = session(folder.path(), None, Lang::It);
    left.act(Action::Edit(title("Lasciato")));
    left.wait();
    drop(left);
    for (lang, size, look) in [
        (Lang::It, vec2(1280.0, 720.0), Look::Light),
        (Lang::En, vec2(1920.0, 1080.0), Look::Dark),
        (Lang::En, vec2(1024.0, 600.0), Look::Light),
    ] {
        let path = worked_in(folder.path());
        let app = App::new(session(folder.path(), Some(path), lang), no_wake()).expect("a window");
        let mut window = window_of(app, size);
        act(&mut window, Action::SetTheme(look));
        act(&mut window, Action::SetLanguage(lang));
        let variant = window.state().session().scenario().variants[0].id.clone();
        act(&mut window, Action::SelectVariant(Some(variant)));
        for sheet in
            [Sheet::Recovery, Sheet::History, Sheet::Merging, Sheet::Copies, Sheet::Variants, Sheet::Compare]
        {
            window.state_mut().state_mut().sheets.open(sheet);
            settle(&mut window);
            assert!(says(&window, &sheet.title(&Texts::new(lang))), "{sheet:?}");
            for role in [Role::Button, Role::TextInput, Role::CheckBox, Role::TreeItem] {
                for node in window.query_all_by_role(role) {
                    let label = node.accesskit_node().label().unwrap_or_default();
                    assert!(!label.trim().is_empty(), "a {role:?} without a name in {sheet:?}");
                }
            }
        }
    }
}
