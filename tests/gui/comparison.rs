//! The place of comparison and the map, by the names a screen reader would say.

use crate::shell::{USUAL, Window, app, every_control_has_a_name, settle, window_of};
use corridoi::{
    file::embedded,
    session::{Action, Look, SidesState, Version, WORKED},
    text::{Lang, Texts},
    ui::{command::Place, panels::network::NetworkTab},
};
use egui::{Role, vec2};
use egui_kittest::kittest::Queryable as _;
use std::fs;

fn window() -> Window {
    let mut window = window_of(app(None, Lang::It), USUAL);
    settle(&mut window);
    window
}

/// Goes to the place and lets the comparison come to its end
fn go(window: &mut Window) {
    window.state_mut().state_mut().go(Place::Comparison);
    calculated(window);
}

fn calculated(window: &mut Window) {
    for _ in 0..20 {
        settle(window);
        let session = window.state().session();
        let is_done = session.sides().is_some_and(|sides| sides.state == SidesState::Done);
        if is_done && session.is_sides_current() {
            window.run_steps(2);
            return;
        }
    }
    panic!("no comparison: {:?}", window.state().session().sides().map(|sides| sides.state));
}

#[test]
fn variants_stand_against_the_base_with_paired_futures_results_and_verdicts() {
    let mut window = window();
    go(&mut window);
    let texts = Texts::new(Lang::It);
    let session = window.state().session();
    let sides = session.sides().expect("a comparison").clone();
    let variants = session.scenario().variants.len();
    assert_eq!(sides.chosen.len(), variants + 1);
    let shown = sides.shown.expect("results");
    assert_eq!((shown.comparison.sides.len(), shown.reports.len()), (variants + 1, variants + 1));
    let first = &shown.comparison.sides[1];
    let pairs = first.paired("arrivals_by_target").or_else(|| first.paired("arrivals")).expect("pairs");
    let [better, equal, worse] = pairs.counts();
    assert_eq!(better + equal + worse, 100);
    let said = [texts.comparison_n_better(better), texts.comparison_n_equal(equal)].join(", ");
    assert!(window.query_by_label_contains(&said).is_some(), "the dots are said in words: {said}");
    assert!(window.query_by_label_contains(&texts.comparison_goals()).is_some());
    let law = shown.comparison.sides[0].goals.law.expect("a verdict").words(&texts);
    assert!(window.query_all_by_label_contains(&law).next().is_some(), "{law}");
}

#[test]
fn a_version_is_taken_out_made_the_base_and_a_file_is_added() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("altro.ron");
    fs::write(&path, embedded::scenario(WORKED).expect("inside").text).expect("a place to write");
    let mut window = window();
    go(&mut window);
    let texts = Texts::new(Lang::It);
    let first = window.state().session().scenario().variants[0].clone();
    window.get_by_role_and_label(Role::Button, &texts.comparison_as_base(first.name.as_str())).click();
    window.run_steps(2);
    calculated(&mut window);
    let chosen = |window: &Window| window.state().session().sides().expect("a comparison").chosen.clone();
    assert_eq!(chosen(&window)[..2], [Version::Variant(first.id.clone()), Version::Base]);
    let before = chosen(&window).len();
    window.get_by_role_and_label(Role::Button, &texts.comparison_remove(texts.top_base())).click();
    window.run_steps(2);
    calculated(&mut window);
    assert_eq!(chosen(&window).len(), before - 1);
    window.state_mut().state_mut().comparison.add_file(path.clone());
    window.run_steps(2);
    calculated(&mut window);
    assert_eq!(chosen(&window).last(), Some(&Version::File(path)));
    assert!(window.query_all_by_label_contains("altro.ron").next().is_some());
}

#[test]
fn a_change_is_followed_and_a_stop_stays_until_asked() {
    let mut window = window();
    go(&mut window);
    let before = window.state().session().sides().and_then(|sides| sides.shown.clone()).expect("results");
    let field = window.state().session().scenario().levers[0].field.clone();
    let lever = corridoi::model::edit::estimate_at(window.state().session().scenario(), &field);
    assert!(lever.is_some(), "the first lever turns an estimate");
    window.state_mut().session_mut().act(Action::SetSeed(7));
    calculated(&mut window);
    let after = window.state().session().sides().and_then(|sides| sides.shown.clone()).expect("results");
    assert_eq!((before.comparison.seed, after.comparison.seed), (1, 7));
    window.state_mut().session_mut().act(Action::CompareSides(vec![Version::Base, Version::Saved]));
    window.state_mut().session_mut().act(Action::StopRun);
    window.run_steps(3);
    let state = window.state().session().sides().map(|sides| sides.state);
    assert_eq!(state, Some(SidesState::Stopped));
    let texts = Texts::new(Lang::It);
    window.get_by_role_and_label(Role::Button, &texts.comparison_again()).click();
    window.run_steps(2);
    calculated(&mut window);
    let shown = window.state().session().sides().and_then(|sides| sides.shown.clone()).expect("results");
    let pairs = shown.comparison.sides[1].paired("arrivals").expect("pairs");
    assert_eq!(pairs.counts(), [0, 100, 0], "what is saved is what is open");
}

#[test]
fn the_map_has_its_figures_beside_it() {
    for (lang, size, look) in
        [(Lang::It, vec2(1280.0, 720.0), Look::Light), (Lang::En, vec2(1920.0, 1080.0), Look::Dark)]
    {
        let mut window = window_of(app(None, lang), size);
        window.state_mut().session_mut().act(Action::SetTheme(look));
        settle(&mut window);
        window.state_mut().state_mut().network.tab = NetworkTab::Map;
        window.run_steps(3);
        every_control_has_a_name(&window, Place::Network);
        let texts = Texts::new(lang);
        let country = texts.by_id("country_mar").expect("a name");
        assert!(window.query_all_by_label_contains(&country).next().is_some());
        assert!(window.query_by_label_contains(&texts.map_table()).is_some());
        assert!(window.query_by_label_contains(&texts.map_name()).is_some(), "the drawing is named");
    }
}

#[test]
fn without_variants_there_is_one_sentence_and_one_button() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("sola.ron");
    let mut scenario =
        corridoi::file::codec::scenario_from_text(embedded::scenario(WORKED).expect("inside").text)
            .expect("sound");
    scenario.variants.clear();
    let text = corridoi::file::codec::text_from_scenario(&scenario).expect("a text");
    fs::write(&path, text).expect("a place to write");
    let mut window = window_of(app(Some(path), Lang::It), USUAL);
    settle(&mut window);
    window.state_mut().state_mut().go(Place::Comparison);
    settle(&mut window);
    let texts = Texts::new(Lang::It);
    assert!(window.query_by_label_contains(&texts.comparison_none()).is_some());
    window.get_by_role_and_label(Role::Button, &texts.comparison_none_button()).click();
    window.run_steps(3);
    assert!(window.state_mut().state_mut().sheets.shown().is_some());
}
