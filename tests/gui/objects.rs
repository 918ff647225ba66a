//! Objects in the window: added, edited, removed, copied, repaired, by the names a screen reader would say.

use crate::shell::{USUAL, Window, app, settle, window_of};
use corridoi::{
    model::{Capacity, OrgKind, Path, Scenario, StageDuration, objects::Clip},
    network::repair,
    session::{Action, Look},
    text::{Lang, Texts},
    ui::{panels::network::NetworkTab, sheets::Sheet, state::SideTab},
};
use egui::{Event, Key, Modifiers, OutputCommand, Role, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

fn window() -> Window {
    let mut window = window_of(app(None, Lang::It), USUAL);
    settle(&mut window);
    window
}

fn scenario(window: &Window) -> &Scenario {
    window.state().session().scenario()
}

fn select(window: &mut Window, path: &str) {
    window.state_mut().session_mut().act(Action::Select(Some(Path::new(path))));
    let state = window.state_mut().state_mut();
    (state.side_open, state.side_tab) = (true, SideTab::Selection);
    settle(window);
}

fn says(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

fn press(window: &mut Window, label: &str) {
    window.get_by_role_and_label(Role::Button, label).click_accesskit();
    settle(window);
}

/// Types into a field and presses Enter
fn give(window: &mut Window, label: &str, text: &str) {
    // What stands in front is drawn last.
    let field = |window: &Window, act: &dyn Fn(&egui_kittest::Node<'_>)| {
        act(&window.get_all_by_role_and_label(Role::TextInput, label).last().expect("a field"));
    };
    field(window, &|node| node.focus());
    window.run_steps(2);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    field(window, &|node| node.type_text(text));
    window.run_steps(2);
    window.key_press(Key::Enter);
    settle(window);
}

/// Opens a list by its whole name, such as "Tipo: non indicato", and chooses an entry
fn choose(window: &mut Window, list: &str, entry: &str) {
    window.get_all_by_role_and_label(Role::Button, list).last().expect("a list").click_accesskit();
    window.run_steps(3);
    let item = |node: &egui_kittest::Node<'_>| node.accesskit_node().label().as_deref() == Some(entry);
    window
        .get_all_by_role(Role::MenuItemCheckBox)
        .find(item)
        .expect("an entry of the list")
        .click_accesskit();
    settle(window);
}

fn undo(window: &mut Window) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(window);
}

#[test]
fn an_organisation_is_added_by_keyboard_and_selected_as_one_step() {
    let mut window = window();
    let before = scenario(&window).clone();
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    settle(&mut window);
    assert!(says(&window, "Che cosa vuoi aggiungere?"));
    window.get_by_role_and_label(Role::Button, "Ente").focus();
    window.run_steps(2);
    window.key_press(Key::Enter);
    settle(&mut window);
    assert!(says(&window, "Manca ancora: nome, tipo, Paese"), "what is asked is said");
    // The first field has the keyboard already.
    window.get_by_role_and_label(Role::TextInput, "Nome").type_text("Scuola di Modena");
    window.run_steps(2);
    window.key_press(Key::Enter);
    settle(&mut window);
    choose(&mut window, "Tipo: non indicato", "ente di formazione");
    choose(&mut window, "Paese: non indicato", "Italia");
    press_last(&mut window, "Aggiungi");
    let added = scenario(&window).organisations.last().expect("an organisation").clone();
    assert_eq!((added.id.as_str(), added.kind), ("scuola_di_modena", OrgKind::TrainingBody));
    assert_eq!(window.state().session().selection(), Some(&Path::new("organisations/scuola_di_modena")));
    undo(&mut window);
    assert_eq!(*scenario(&window), before, "one step takes all of it back");
}

/// The button of a sheet, which is drawn after everything under it
fn press_last(window: &mut Window, label: &str) {
    window.get_all_by_role_and_label(Role::Button, label).last().expect("a button").click_accesskit();
    settle(window);
}

fn add_kind(window: &mut Window, kind: &str) {
    window.state_mut().state_mut().sheets.open_add(None, None);
    settle(window);
    press_last(window, kind);
}

#[test]
fn a_source_and_a_course_are_added_with_estimates_that_somebody_typed() {
    let mut window = window();
    let before = scenario(&window).clone();
    add_kind(&mut window, "Fonte");
    give(&mut window, "Nome", "Bando di prova");
    choose(&mut window, "Stato: non indicato", "aperta");
    give(&mut window, "Quota pagata", "da 60 a 80, di solito 75");
    press_last(&mut window, "Aggiungi");
    let source = scenario(&window).sources.last().expect("a source").clone();
    assert_eq!((source.share.low, source.share.usual, source.share.high), (60.0, 75.0, 80.0));
    assert!(source.share.is_assumption(), "nobody said how well it is known");

    add_kind(&mut window, "Corso");
    give(&mut window, "Nome", "Corso di prova");
    give(&mut window, "Durata", "90");
    give(&mut window, "Classe più piccola", "8");
    give(&mut window, "Persone per classe", "16");
    give(&mut window, "Classi insieme", "1");
    give(&mut window, "Aggiungi a Date di avvio", "1/3/2027");
    press_last(&mut window, "Aggiungi");
    let course = scenario(&window).courses.last().expect("a course").clone();
    assert_eq!((course.name.as_str(), course.starts.len(), course.class_min), ("Corso di prova", 1, 8));
    undo(&mut window);
    undo(&mut window);
    assert_eq!(*scenario(&window), before);
}

#[test]
fn a_stage_is_added_from_the_form_of_its_corridor_behind_the_one_that_was_chosen() {
    let mut window = window();
    let corridor = scenario(&window).corridors[0].clone();
    let (first, second) = (corridor.stages[0].clone(), corridor.stages[1].clone());
    select(&mut window, &format!("corridors/{}", corridor.id));
    press(&mut window, "Aggiungi: fase");
    give(&mut window, "Nome", "Visita medica");
    choose(&mut window, "Tipo: non indicato", "esame");
    choose(&mut window, "Durata: non indicato", "un tempo stimato");
    assert!(says(&window, "Manca ancora: durata"), "a case with an estimate is not whole without it");
    give(&mut window, "Durata", "3-8");
    choose(&mut window, "Dopo la fase: all’inizio", &first.name);
    press_last(&mut window, "Aggiungi");
    let stages = &scenario(&window).corridors[0].stages;
    assert_eq!(stages[1].name, "Visita medica");
    assert!(matches!(&stages[1].duration, StageDuration::Takes(days) if days.high == 8.0));
    assert_eq!(stages[0].next.as_ref(), Some(&stages[1].id));
    assert_eq!(stages[1].next, first.next);
    assert_eq!(stages[2].id, second.id);
    undo(&mut window);
    assert_eq!(scenario(&window).corridors[0], corridor);
}

#[test]
fn a_choice_is_edited_taken_away_and_given_again() {
    let mut window = window();
    select(&mut window, "organisations/ofppt");
    let before = scenario(&window).clone();
    choose(&mut window, "Tipo: autorità estera", "università o ricerca");
    let ofppt = |window: &Window| {
        let all = &scenario(window).organisations;
        all.iter().find(|o| o.id.as_str() == "ofppt").expect("OFPPT").clone()
    };
    assert_eq!(ofppt(&window).kind, OrgKind::University);
    press_containing(&mut window, "Mostra anche");
    give(&mut window, "Anni di attività", "molti");
    assert!(says(&window, "Resta il valore di prima"), "what is not understood says so");
    assert_eq!(ofppt(&window).years_active, None);
    give(&mut window, "Anni di attività", "12");
    assert_eq!(ofppt(&window).years_active, Some(12));
    give(&mut window, "Anni di attività", " ");
    assert_eq!(ofppt(&window).years_active, None);
    for _ in 0..3 {
        undo(&mut window);
    }
    assert_eq!(*scenario(&window), before);
}

fn press_containing(window: &mut Window, words: &str) {
    let has = |node: &egui_kittest::Node<'_>| {
        node.accesskit_node().label().is_some_and(|label| label.contains(words))
    };
    window.get_all_by_role(Role::Button).find(has).expect("a button").click_accesskit();
    settle(window);
}

#[test]
fn a_change_that_would_not_be_sound_is_refused_and_leaves_the_old_value() {
    let mut window = window();
    let course = scenario(&window).courses[0].clone();
    select(&mut window, &format!("courses/{}", course.id));
    give(&mut window, "Classe più piccola", "900");
    assert_eq!(scenario(&window).courses[0].class_min, course.class_min);
    assert!(says(&window, "Resta il valore di prima"));
    assert_eq!(window.state().session().document().position(), 0, "no step was made");
}

#[test]
fn an_object_goes_with_what_depends_on_it_after_saying_so_and_comes_back_whole() {
    let mut window = window();
    let before = scenario(&window).clone();
    select(&mut window, "organisations/ofppt");
    window.key_press(Key::Delete);
    settle(&mut window);
    assert!(says(&window, "Viene tolto OFPPT"), "the sheet says what goes");
    assert!(says(&window, "ente che tiene il corso → vuoto"), "and what changes");
    assert_eq!(*scenario(&window), before, "and nothing is done yet");
    press_last(&mut window, "Togli");
    assert!(scenario(&window).organisations.iter().all(|o| o.id.as_str() != "ofppt"));
    assert!(
        scenario(&window).courses.iter().all(|c| c.trainer.as_ref().is_none_or(|t| t.as_str() != "ofppt"))
    );
    assert!(says(&window, "Tolto OFPPT"), "the toast tells the step");
    undo(&mut window);
    assert_eq!(*scenario(&window), before);
}

#[test]
fn what_is_needed_elsewhere_does_not_go_and_the_reason_says_where() {
    let mut window = window();
    let corridor = scenario(&window).corridors[0].clone();
    select(&mut window, &format!("corridors/{}/stages/{}", corridor.id, corridor.arrival_stage));
    window.key_press(Key::Delete);
    settle(&mut window);
    assert!(says(&window, "Non si può") && says(&window, "fase che conta come arrivo"));
    press_last(&mut window, "Chiudi");
    assert_eq!(scenario(&window).corridors[0], corridor);
}

#[test]
fn objects_are_copied_and_pasted_as_text_and_duplicated() {
    let mut window = window();
    let before = scenario(&window).clone();
    select(&mut window, "organisations/ofppt");
    window.event(Event::Copy);
    window.step();
    let commands = window.output().platform_output.commands.clone();
    let text = commands.into_iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text),
        _ => None,
    });
    let text = text.expect("the clipboard has a text");
    assert_eq!(Clip::read(&text).expect("our own").len(), 1);
    window.event(Event::Paste(text));
    settle(&mut window);
    let copy = scenario(&window).organisations.iter().find(|o| o.name == "OFPPT (copia)").expect("a copy");
    let path = Path::new("organisations").join(copy.id.as_str());
    assert_eq!(window.state().session().selection(), Some(&path));
    window.key_press_modifiers(Modifiers::COMMAND, Key::D);
    settle(&mut window);
    assert_eq!(scenario(&window).organisations.len(), before.organisations.len() + 2);
    window.event(Event::Paste("una lettera".to_owned()));
    settle(&mut window);
    assert!(says(&window, "Negli appunti non ci sono oggetti di Corridoi"));
    window.key_press(Key::Escape);
    settle(&mut window);
    undo(&mut window);
    undo(&mut window);
    assert_eq!(*scenario(&window), before);
}

#[test]
fn the_capacity_of_a_stage_changes_case_only_when_it_is_whole() {
    let mut window = window();
    let corridor = scenario(&window).corridors[0].clone();
    let stage =
        corridor.stages.iter().find(|s| s.capacity == Capacity::Unlimited).expect("a free stage").clone();
    select(&mut window, &format!("corridors/{}/stages/{}", corridor.id, stage.id));
    press_containing(&mut window, "Mostra anche");
    choose(&mut window, "Capacità: tutti subito", "un massimo insieme");
    let now = |window: &Window| {
        let stages = &scenario(window).corridors[0].stages;
        stages.iter().find(|s| s.id == stage.id).expect("the stage").capacity.clone()
    };
    assert_eq!(now(&window), Capacity::Unlimited, "nothing is invented");
    give(&mut window, "Capacità", "12");
    assert!(matches!(now(&window), Capacity::Seats(seats) if seats.usual == 12.0));
}

#[test]
fn a_finding_is_repaired_by_a_click() {
    let mut window = window();
    let corridor = scenario(&window).corridors[0].clone();
    let stage =
        corridor.stages.iter().find(|s| s.accountable.is_some()).expect("an accountable stage").id.clone();
    let path = Path::new(&format!("corridors/{}/stages/{stage}/accountable", corridor.id));
    let edit = corridoi::model::Edit::Set { path, value: serde_json::Value::Null };
    window.state_mut().session_mut().act(Action::Edit(vec![edit]));
    let state = window.state_mut().state_mut();
    (state.side_open, state.side_tab) = (true, SideTab::Findings);
    settle(&mut window);
    settle(&mut window);
    let finding = repair::all_findings(scenario(&window))
        .into_iter()
        .find(|finding| finding.code == "N-NO-ACCOUNTABLE")
        .expect("nobody is accountable");
    let offered = repair::repairs(scenario(&window), &finding);
    assert!(!offered.is_empty());
    let words = corridoi::ui::panels::findings::words_of(&Texts::new(Lang::It), &offered[0]);
    assert!(words.starts_with("Ne risponde "), "{words}");
    press(&mut window, &words);
    let left = repair::all_findings(scenario(&window));
    assert!(left.iter().all(|finding| finding.code != "N-NO-ACCOUNTABLE"), "{left:?}");
}

#[test]
fn the_table_of_roles_names_who_does_what_and_lets_one_choose_who_answers() {
    let mut window = window();
    window.state_mut().state_mut().network.tab = NetworkTab::Roles;
    settle(&mut window);
    assert!(says(&window, "OFPPT"));
    let corridor = scenario(&window).corridors[0].clone();
    let stage =
        corridor.stages.iter().find(|s| s.accountable.is_some()).expect("an accountable stage").clone();
    let texts = Texts::new(Lang::It);
    let label = format!("{} · {}", texts.paper_accountable(), stage.name);
    let has = |node: &egui_kittest::Node<'_>| {
        node.accesskit_node().label().is_some_and(|said| said.starts_with(&label))
    };
    let list = window.get_all_by_role(Role::Button).find(has).expect("a list").accesskit_node().label();
    choose(&mut window, &list.expect("a name"), "non indicato");
    let now = scenario(&window).corridors[0].stages.iter().find(|s| s.id == stage.id).expect("the stage");
    assert_eq!(now.accountable, None);
}

#[test]
fn every_form_and_sheet_is_drawn_in_both_languages_with_names() {
    for (lang, size, look) in [(Lang::It, USUAL, Look::Light), (Lang::En, vec2(1280.0, 720.0), Look::Dark)] {
        let mut window = window_of(app(None, lang), size);
        window.state_mut().session_mut().act(Action::SetTheme(look));
        settle(&mut window);
        let whole = corridoi::base::tree::to_json(scenario(&window));
        let mut paths: Vec<Path> = vec![Path::new("programme")];
        for (list, _) in corridoi::model::form::LISTS {
            let first = whole.get(list).and_then(|items| items.get(0)).and_then(|item| item["id"].as_str());
            paths.extend(first.map(|id| Path::new(list).join(id)));
        }
        let corridor = &scenario(&window).corridors[0];
        let band = Path::new("corridors").join(corridor.id.as_str());
        paths.extend(corridor.stages.iter().map(|stage| band.join("stages").join(stage.id.as_str())));
        paths.push(band.join("intakes").join(corridor.intakes[0].id.as_str()));
        paths.push(band.join("exits").join(corridor.exits[0].id.as_str()));
        for path in paths {
            select(&mut window, path.as_str());
            names_are_there(&window, path.as_str());
        }
        for (kind, _) in corridoi::model::form::LISTS.iter().chain(&corridoi::model::form::INNER_LISTS) {
            let list = corridoi::ui::sheets::list_of_kind(scenario(&window), kind, None);
            window.state_mut().state_mut().sheets.open_add(Some(list), None);
            settle(&mut window);
            names_are_there(&window, kind);
        }
        window.state_mut().state_mut().sheets.open(Sheet::Add);
        settle(&mut window);
        names_are_there(&window, "kinds");
    }
}

fn names_are_there(window: &Window, place: &str) {
    for role in [Role::Button, Role::TextInput, Role::CheckBox, Role::Link, Role::MenuItem] {
        for node in window.query_all_by_role(role) {
            let label = node.accesskit_node().label().unwrap_or_default();
            assert!(!label.trim().is_empty(), "a {role:?} without a name in {place}");
            assert!(!label.contains("{$"), "{label} in {place}");
        }
    }
}
