//! The whole window without a screen: the main path, every place in both languages, small and large, empty and full.
//!
//! Names are looked up through the accessibility tree only, as a screen reader would. Files lie in folders of their own, settings are not
//! kept, and the time is the harness's own.

use corridoi::{
    file::{codec, embedded},
    jobs::no_wake,
    model::{Edit, Path, Scenario},
    rules,
    session::{Action, Keeper, Look, RunState, Session, Start, WORKED},
    text::{Lang, Texts},
    ui::{
        app::{App, dialog::Dialog},
        command::Place,
        state::{Question, SideTab},
    },
};
use egui::{Key, Modifiers, Role, Vec2, vec2};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use std::{fs, num::NonZeroUsize, path::PathBuf};

/// Few futures keep each test short
pub(crate) const FUTURES: u32 = 300;
/// The design's own size
pub(crate) const USUAL: Vec2 = vec2(1440.0, 900.0);

pub(crate) type Window = Harness<'static, App>;

pub(crate) fn app(file: Option<PathBuf>, language: Lang) -> App {
    let start = Start {
        file,
        settings_folder: None,
        language,
        threads: NonZeroUsize::new(2).expect("two"),
        rulebooks: rules::embedded_rulebooks(),
        keeper: Keeper::default(),
        wall_time: 1_800_000_000,
        wake: no_wake(),
    };
    let mut session = Session::new(start, 0.0).expect("the worked scenario opens");
    session.act(Action::SetFutures(FUTURES));
    App::new(session, no_wake()).expect("a window")
}

pub(crate) fn window_of(app: App, size: Vec2) -> Window {
    Harness::builder().with_size(size).build_ui_state(
        |ui, app: &mut App| {
            app.think(&ui.ctx().clone());
            app.picture(ui);
        },
        app,
    )
}

fn window(file: Option<PathBuf>) -> Window {
    let mut window = window_of(app(file, Lang::It), USUAL);
    settle(&mut window);
    window
}

/// Pictures until nothing is on its way
pub(crate) fn settle(window: &mut Window) {
    for _ in 0..300 {
        window.step();
        let session = window.state_mut().session_mut();
        session.wait();
        let busy = session.is_opening() || session.is_saving();
        let running = matches!(session.run_state(), RunState::Waiting | RunState::Running { .. });
        if !busy && !running {
            // The last answer is drawn, and what it moved comes to rest.
            window.run_steps(3);
            return;
        }
        window.run_steps(10);
    }
    panic!("the window does not come to rest: {:?}", window.state().session().run_state());
}

/// What the strip at the foot says of arrivals
pub fn arrivals(window: &Window) -> String {
    let said = |node: &egui_kittest::Node<'_>| node.accesskit_node().label().unwrap_or_default();
    window
        .get_all_by_role(Role::Button)
        .map(|node| said(&node))
        .find(|label| label.starts_with("Arrivi entro"))
        .expect("the strip tells arrivals")
}

fn worked_in(folder: &tempfile::TempDir) -> PathBuf {
    let path = folder.path().join("prova.ron");
    fs::write(&path, embedded::scenario(WORKED).expect("inside").text).expect("a place to write");
    path
}

#[test]
fn open_turn_a_lever_see_the_figure_undo_save_and_open_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = worked_in(&folder);
    let mut window = window(Some(path.clone()));
    let before = arrivals(&window);
    let lever = window.state().session().scenario().levers[0].clone();
    let value = |scenario: &Scenario| {
        let tree = corridoi::model::edit::Tree::of(scenario);
        let found = tree.get(&lever.field).cloned().expect("the lever's field");
        found.as_f64().or_else(|| found.get("usual").and_then(serde_json::Value::as_f64)).expect("a number")
    };
    let was = value(window.state().session().scenario());

    window.get_by_role_and_label(Role::Slider, &lever.name).focus();
    window.step();
    for _ in 0..3 {
        window.key_press(Key::PageDown);
        window.step();
    }
    settle(&mut window);
    let turned = value(window.state().session().scenario());
    assert!(turned < was, "{turned} after {was}");
    let after = arrivals(&window);
    assert_ne!(before, after, "the strip shows the new figure");

    for _ in 0..3 {
        window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        window.step();
    }
    settle(&mut window);
    assert_eq!(value(window.state().session().scenario()), was);
    assert_eq!(arrivals(&window), before, "the same luck gives the same figure");

    for _ in 0..3 {
        window.key_press_modifiers(Modifiers::COMMAND, Key::Y);
        window.step();
    }
    window.key_press_modifiers(Modifiers::COMMAND, Key::S);
    settle(&mut window);
    assert!(!window.state().session().is_modified());
    let written = codec::scenario_from_text(&fs::read_to_string(&path).expect("the file")).expect("sound");
    assert_eq!(value(&written), turned);

    let again = self::window(Some(path));
    assert_eq!(arrivals(&again), after);
}

#[test]
fn a_lever_takes_what_people_write_and_says_what_it_understood() {
    let mut window = window(None);
    let levers = &window.state().session().scenario().levers;
    let lever =
        levers.iter().find(|lever| lever.name == "Nulla osta").expect("the lever of a duration").clone();
    window.get_by_role_and_label(Role::TextInput, &lever.name).focus();
    window.step();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.get_by_role_and_label(Role::TextInput, &lever.name).type_text("da 60 a 120, di solito 75");
    window.run_steps(2);
    assert!(window.query_by_label_contains("Ho capito").is_some(), "the echo stands under the field");
    window.key_press(Key::Enter);
    settle(&mut window);
    let tree = corridoi::model::edit::Tree::of(window.state().session().scenario());
    let value = tree.get(&lever.field).expect("an estimate");
    let parts = ["low", "usual", "high"].map(|part| value[part].as_f64().expect("a number"));
    assert_eq!(parts, [60.0, 75.0, 120.0]);
}

#[test]
fn a_file_that_cannot_be_read_leaves_the_open_one_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let broken = folder.path().join("rotto.ron");
    fs::write(&broken, "Scenario(format: 1, programme: (id: \"p\", titel: \"x\"))")
        .expect("a place to write");
    let mut window = window(None);
    let before = arrivals(&window);
    window.state_mut().session_mut().act(Action::Open(broken));
    settle(&mut window);
    assert!(window.query_by_label_contains("titel").is_some(), "the message quotes what it found");
    assert!(window.query_by_label_contains("Riga 1, colonna").is_some(), "and says where");
    assert_eq!(arrivals(&window), before);
    assert!(window.state().session().path().is_none());
}

#[test]
fn a_typed_path_saves_where_no_dialog_exists() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("nuovo.ron");
    let mut window = window(None);
    window.state_mut().state_mut().question =
        Some(Question::Path { which: Dialog::Save, typed: path.display().to_string() });
    window.run_steps(3);
    window.key_press(Key::Enter);
    settle(&mut window);
    assert!(path.exists(), "the file is written");
    assert_eq!(window.state().session().path(), Some(path.as_path()));
}

#[test]
fn the_language_changes_live_and_changes_every_region() {
    let mut window = window(None);
    let norme = |window: &Window| {
        let label = |node: egui_kittest::Node<'_>| node.accesskit_node().label().unwrap_or_default();
        window.get_all_by_role(Role::Tab).map(label).any(|label| label.starts_with("Norme"))
    };
    assert!(norme(&window));
    window.state_mut().session_mut().act(Action::SetLanguage(Lang::En));
    settle(&mut window);
    let english = Texts::new(Lang::En);
    assert!(!norme(&window));
    assert!(
        window.query_by_label_contains(&english.results_uncovered()).is_some(),
        "the strip speaks English too"
    );
}

#[test]
fn every_place_is_drawn_in_both_languages_small_and_large_light_and_dark() {
    for (lang, size, look) in [
        (Lang::It, vec2(1280.0, 720.0), Look::Light),
        (Lang::En, vec2(1920.0, 1080.0), Look::Dark),
        (Lang::It, vec2(1024.0, 600.0), Look::Dark),
    ] {
        let mut window = window_of(app(None, lang), size);
        window.state_mut().session_mut().act(Action::SetTheme(look));
        settle(&mut window);
        for place in Place::ALL.iter().copied() {
            window.state_mut().state_mut().go(place);
            for tab in SideTab::ALL {
                window.state_mut().state_mut().side_tab = tab;
                window.run_steps(2);
            }
            every_control_has_a_name(&window, place);
        }
    }
}

/// A control without a name is silent to a screen reader
pub fn every_control_has_a_name(window: &Window, place: Place) {
    let roles =
        [Role::Button, Role::Tab, Role::Slider, Role::TextInput, Role::CheckBox, Role::Link, Role::ComboBox];
    let mut seen = 0;
    for role in roles {
        for node in window.query_all_by_role(role) {
            let node = node.accesskit_node();
            let named = [node.label(), node.value(), node.placeholder().map(str::to_owned)];
            assert!(
                named.into_iter().flatten().any(|name| !name.trim().is_empty()),
                "a {role:?} without a name in {place:?} at {:?}",
                node.bounding_box()
            );
            seen += 1;
        }
    }
    assert!(seen > 10, "{place:?} shows only {seen} controls");
}

#[test]
fn a_scenario_with_nothing_in_it_says_so_in_every_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("vuoto.ron");
    let mut empty =
        codec::scenario_from_text(embedded::scenario(WORKED).expect("inside").text).expect("sound");
    empty.profiles.clear();
    empty.organisations.clear();
    empty.links.clear();
    empty.offices.clear();
    empty.courses.clear();
    empty.employers.clear();
    empty.positions.clear();
    empty.corridors.clear();
    empty.costs.clear();
    empty.sources.clear();
    empty.evidence.clear();
    empty.commitments.clear();
    empty.overrides.clear();
    empty.law_changes.clear();
    empty.levers.clear();
    empty.variants.clear();
    empty.layout.clear();
    fs::write(&path, codec::text_from_scenario(&empty).expect("a text")).expect("a place to write");
    let mut window = window_of(app(Some(path), Lang::It), USUAL);
    settle(&mut window);
    assert!(window.state().session().path().is_some(), "{:?}", window.state().session().messages());
    for place in Place::ALL.iter().copied() {
        window.state_mut().state_mut().go(place);
        window.run_steps(3);
    }
    window.state_mut().state_mut().go(Place::Network);
    window.run_steps(2);
    assert!(window.query_by_label_contains("Nessuna leva").is_some());
    assert!(arrivals(&window).contains("non si può dire"), "nobody can arrive: that is no figure");
    for place in [Place::Law, Place::Futures] {
        window.state_mut().state_mut().go(place);
        window.run_steps(2);
        assert!(window.query_by_label_contains("Nessun corridoio").is_some(), "{place:?}");
    }
}

#[test]
fn keys_walk_through_places_and_back() {
    let mut window = window(None);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Num3);
    window.run_steps(2);
    assert_ne!(window.state_mut().state_mut().place, Place::Network);
    window.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    window.run_steps(2);
    assert_eq!(window.state_mut().state_mut().place, Place::Network);
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    window.run_steps(3);
    assert!(window.state_mut().state_mut().palette.is_some(), "search is open");
    window.key_press(Key::Escape);
    window.run_steps(2);
    assert!(window.state_mut().state_mut().palette.is_none());
}

#[test]
fn what_is_removed_can_be_taken_back_from_the_toast() {
    let mut window = window(None);
    let n_levers = window.state().session().scenario().levers.len();
    let lever = window.state().session().scenario().levers[0].id.clone();
    let path = Path::new("levers").join(lever.as_str());
    window.state_mut().session_mut().act(Action::Edit(vec![Edit::Remove { path }]));
    window.run_steps(3);
    assert_eq!(window.state().session().scenario().levers.len(), n_levers - 1);
    window.get_by_role_and_label(Role::Link, "Annulla").click();
    window.run_steps(3);
    assert_eq!(window.state().session().scenario().levers.len(), n_levers);
    assert!(window.query_by_role_and_label(Role::Link, "Annulla").is_none(), "the toast is gone");
}

#[test]
fn a_variant_shows_its_effect_beside_the_levers() {
    let mut window = window(None);
    assert!(window.query_by_label("Effetto della variante").is_none());
    let variant = window.state().session().scenario().variants[0].id.clone();
    window.state_mut().session_mut().act(Action::SelectVariant(Some(variant)));
    settle(&mut window);
    assert!(window.query_by_label("Effetto della variante").is_some());
}

#[test]
fn a_file_that_contradicts_itself_is_refused_with_what_to_mend() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("contraddice.ron");
    let text = embedded::scenario(WORKED).expect("inside").text;
    fs::write(&path, text.replacen("source: \"min_lavoro_thamm\"", "source: \"nessuna\"", 1))
        .expect("a place to write");
    let mut window = window(None);
    window.state_mut().session_mut().act(Action::Open(path));
    settle(&mut window);
    assert!(window.query_by_label_contains("nessuna").is_some(), "the missing reference is named");
}
