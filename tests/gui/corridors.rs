//! The place Corridoi through the accessibility tree: cells edited in place, stages moved, what follows in the form and by undo.

use crate::shell::{USUAL, Window, app, settle, window_of};
use corridoi::{
    model::{Estimate, Scenario, StageDuration},
    text::Lang,
    ui::{command::Place, panels::corridors::CorridorsTab},
};
use egui::{Key, Modifiers, Role, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

fn window() -> Window {
    let mut window = window_of(app(None, Lang::It), USUAL);
    settle(&mut window);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Num2);
    window.run_steps(3);
    assert_eq!(window.state_mut().state_mut().place, Place::Corridors);
    window
}

fn scenario(window: &Window) -> &Scenario {
    window.state().session().scenario()
}

fn duration<'w>(window: &'w Window, stage: &str) -> &'w Estimate {
    let stages = &scenario(window).corridors[0].stages;
    let found = stages.iter().find(|one| one.name == stage).expect("the stage");
    match &found.duration {
        StageDuration::Takes(estimate) => estimate,
        other => panic!("{other:?}"),
    }
}

fn type_into(window: &mut Window, cell: &str, text: &str) {
    window.get_by_role_and_label(Role::TextInput, cell).focus();
    window.run_steps(2);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.get_by_role_and_label(Role::TextInput, cell).type_text(text);
    window.run_steps(2);
}

#[test]
fn the_duration_of_a_stage_is_edited_in_the_table_seen_in_the_form_and_taken_back() {
    let mut window = window();
    let before = duration(&window, "Nulla osta").clone();
    let cell = "Nulla osta, durata";
    type_into(&mut window, cell, "da 60 a 120, di solito 75");
    assert!(window.query_by_label_contains("Ho capito").is_some(), "the echo stands under the cell");
    window.key_press(Key::Enter);
    settle(&mut window);
    let now = duration(&window, "Nulla osta");
    assert_eq!((now.low, now.usual, now.high), (60.0, 75.0, 120.0));
    assert_eq!(now.grade, before.grade, "source and grade stay");

    // The form of the stage stands beside the table and shows the same.
    window.get_by_role_and_label(Role::Row, "Nulla osta").focus();
    window.run_steps(2);
    window.key_press(Key::Enter);
    window.run_steps(4);
    assert!(window.state_mut().state_mut().side_shown(), "the side panel opens beside the table");
    let shown = window
        .get_all_by_role(Role::TextInput)
        .filter_map(|node| node.accesskit_node().value())
        .any(|value| value.contains("da 60 a 120"));
    assert!(shown, "the form shows what was typed in the table");

    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut window);
    assert_eq!(duration(&window, "Nulla osta"), &before);
}

#[test]
fn looking_at_a_cell_changes_nothing_and_what_is_not_understood_is_said() {
    let mut window = window();
    let before = scenario(&window).clone();
    window.get_by_role_and_label(Role::TextInput, "Nulla osta, durata").focus();
    window.run_steps(3);
    window.key_press(Key::Tab);
    window.run_steps(3);
    assert_eq!(scenario(&window), &before, "a range is not lost by passing over its cell");
    type_into(&mut window, "Nulla osta, durata", "presto");
    window.key_press(Key::Enter);
    window.run_steps(3);
    assert_eq!(scenario(&window), &before);
    assert!(window.state().session().document().undo_step().is_none());
}

#[test]
fn a_stage_moves_earlier_with_the_way_of_people() {
    let mut window = window();
    let names = |window: &Window| -> Vec<String> {
        scenario(window).corridors[0].stages.iter().map(|stage| stage.name.clone()).collect()
    };
    let before = names(&window);
    let moved = before[1].clone();
    window.get_by_role_and_label(Role::Button, &format!("Prima: {moved}")).click();
    window.run_steps(3);
    let after = names(&window);
    assert_eq!((&after[0], &after[1]), (&before[1], &before[0]));
    let stages = &scenario(&window).corridors[0].stages;
    assert_eq!(stages[0].next.as_ref(), Some(&stages[1].id), "people go the same way");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut window);
    assert_eq!(names(&window), before);
}

#[test]
fn hours_stand_beside_the_least_that_is_asked_and_lead_to_the_criterion() {
    let mut window = window();
    window.state_mut().state_mut().corridors.tab = CorridorsTab::Courses;
    window.run_steps(3);
    let course = scenario(&window).courses[0].name.clone();
    assert!(window.query_by_role_and_label(Role::TextInput, &format!("{course}, ore di italiano")).is_some());
    window.get_by_role_and_label(Role::Link, "TRA-02").click();
    window.run_steps(3);
    assert_eq!(window.state_mut().state_mut().place, Place::Law);
}

#[test]
fn an_intake_is_put_on_another_day() {
    let mut window = window();
    window.state_mut().state_mut().corridors.tab = CorridorsTab::Intakes;
    window.run_steps(3);
    let label = |node: egui_kittest::Node<'_>| node.accesskit_node().label().unwrap_or_default();
    let cell = window
        .get_all_by_role(Role::TextInput)
        .map(label)
        .find(|label| label.starts_with("Avvio del 13") && label.ends_with("data"))
        .expect("the day of the first intake");
    type_into(&mut window, &cell, "20/4/2026");
    window.key_press(Key::Enter);
    settle(&mut window);
    assert_eq!(scenario(&window).corridors[0].intakes[0].date.to_string(), "2026-04-20");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut window);
    assert_eq!(scenario(&window).corridors[0].intakes[0].date.to_string(), "2026-04-13");
}

#[test]
fn every_tab_is_drawn_small_and_large_with_named_controls() {
    for (lang, size) in [(Lang::It, vec2(1280.0, 720.0)), (Lang::En, vec2(1920.0, 1080.0))] {
        let mut window = window_of(app(None, lang), size);
        settle(&mut window);
        window.state_mut().state_mut().go(Place::Corridors);
        for tab in CorridorsTab::ALL {
            for side in [false, true] {
                let state = window.state_mut().state_mut();
                state.corridors.tab = tab;
                state.side_beside = side;
                window.run_steps(3);
                crate::shell::every_control_has_a_name(&window, Place::Corridors);
            }
        }
    }
}
