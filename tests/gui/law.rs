//! Norme without a screen: a thing to do is done or given away with one click, and taken back with one step.

use super::shell::{app, settle, window_of};
use corridoi::{
    model::OverrideOutcome,
    session::Action,
    text::Lang,
    ui::{app::App, command::Place},
};
use egui::{Role, vec2};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use std::sync::Arc;

fn norme() -> Harness<'static, App> {
    // Tall enough for the whole list: only what is seen can be pressed.
    let mut window = window_of(app(None, Lang::It), vec2(1440.0, 6000.0));
    settle(&mut window);
    window.state_mut().state_mut().go(Place::Law);
    window.run_steps(3);
    window
}

/// Presses the first button whose name begins so
fn press(window: &mut Harness<'static, App>, beginning: &str) {
    let begins = |node: &egui_kittest::Node<'_>| {
        node.accesskit_node().label().is_some_and(|label| label.starts_with(beginning))
    };
    let found = window.get_all_by_role(Role::Button).find(|node| begins(node));
    found.unwrap_or_else(|| panic!("a button {beginning}…")).click();
    window.run_steps(2);
}

fn n_papers(window: &Harness<'static, App>) -> usize {
    window.state().session().seen().evidence.len()
}

#[test]
fn a_paper_is_named_with_one_click_and_taken_back_with_one_step() {
    let mut window = norme();
    let before = n_papers(&window);
    press(&mut window, "Il documento c’è: ");
    assert!(n_papers(&window) > before, "the paper is there");
    settle(&mut window);
    window.state_mut().session_mut().act(Action::Undo);
    settle(&mut window);
    assert_eq!(n_papers(&window), before, "one step takes all of it back");
}

#[test]
fn a_task_is_made_with_body_and_day_and_taken_back() {
    let mut window = norme();
    let known = window.state().session().scenario().commitments.len();
    press(&mut window, "Fanne un compito: ");
    let made = window.state().session().scenario().commitments.last().cloned().expect("a promise");
    assert!(made.todo.is_some() && made.by.is_some(), "{made:?}");
    settle(&mut window);
    assert!(
        window.query_all_by_label_contains("affidato a").next().is_some(),
        "who has it stands in the list"
    );
    window.state_mut().session_mut().act(Action::Undo);
    settle(&mut window);
    assert_eq!(window.state().session().scenario().commitments.len(), known);
}

#[test]
fn a_fact_is_typed_where_its_criterion_says_that_it_is_missing() {
    let mut window = norme();
    window.state_mut().state_mut().law.choose("REC-03".to_owned());
    window.run_steps(3);
    let fields = window
        .query_all_by_role(Role::TextInput)
        .filter(|node| node.accesskit_node().label().is_some_and(|label| label == "Rifugiati riconosciuti"));
    assert_eq!(fields.count(), 1, "a field with the name of the fact");
}

#[test]
fn a_verdict_by_hand_shows_in_the_list_and_at_the_criterion() {
    let mut window = norme();
    let scenario = Arc::clone(window.state().session().scenario());
    let forced = corridoi::rules::remedy::Forced {
        criterion: "EMP-01",
        about: None,
        outcome: OverrideOutcome::Met,
        reason: "Lettera in arrivo",
        date: scenario.programme.as_of,
        organisation: Some(scenario.organisations[0].id.clone()),
    };
    let edit = corridoi::rules::remedy::force(&scenario, &forced).expect("an edit");
    window.state_mut().session_mut().act(Action::Edit(vec![edit]));
    settle(&mut window);
    window.state_mut().state_mut().law.choose("EMP-01".to_owned());
    window.run_steps(3);
    assert!(window.query_all_by_label_contains("Lettera in arrivo").next().is_some());
    assert!(window.query_all_by_label_contains("deciso a mano").next().is_some());
}
