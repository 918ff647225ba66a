//! The graph by pointer and keyboard, through the accessibility tree: drawing links, choosing several, notes, groups, speed.

use crate::shell::{USUAL, Window, app, settle, window_of};
use corridoi::{
    model::{
        LinkKind, Path, Scenario,
        generate::{Size, generate},
    },
    text::{Lang, Texts},
    ui::{
        canvas::{CanvasState, build, camera::Camera, canvas_ui},
        command::Command,
        fonts,
        theme::{Mode, Scale, Theme},
    },
};
use egui::{Key, Modifiers, Pos2, Rect, Role, vec2};
use egui_kittest::{
    Node,
    kittest::{NodeT as _, Queryable as _},
};

fn window() -> Window {
    let mut window = window_of(app(None, Lang::It), USUAL);
    settle(&mut window);
    // The levers name things of the graph too.
    window.state_mut().state_mut().side_open = false;
    window.run_steps(3);
    window
}

fn label(node: &Node<'_>) -> String {
    node.accesskit_node().label().unwrap_or_default()
}

fn button<'a>(window: &'a Window, begins: &str) -> Node<'a> {
    window
        .get_all_by_role(Role::Button)
        .find(|node| label(node).starts_with(begins))
        .unwrap_or_else(|| panic!("no button {begins:?}"))
}

fn rect(window: &Window, begins: &str) -> Rect {
    button(window, begins).rect()
}

fn scenario(window: &Window) -> &Scenario {
    window.state().session().scenario()
}

fn drag(window: &mut Window, from: Pos2, to: Pos2) {
    window.hover_at(from);
    window.step();
    window.drag_at(from);
    window.step();
    for share in [0.1, 0.5, 0.9, 1.0] {
        window.hover_at(from + (to - from) * share);
        window.step();
    }
    window.drop_at(to);
    window.run_steps(3);
}

/// From the handle of one node to the middle of another
fn draw_link(window: &mut Window, from: &str, name: &str, to: Pos2) {
    let middle = rect(window, from).center();
    window.hover_at(middle);
    window.run_steps(2);
    let handle = rect(window, &format!("Disegna un legame da {name}")).center();
    drag(window, handle, to);
}

#[test]
fn a_link_is_dragged_from_a_node_and_its_kind_is_asked_where_several_make_sense() {
    let mut window = window();
    let before = scenario(&window).links.len();
    let corridor = rect(&window, "corridoio").left_top() + vec2(60.0, 12.0);
    draw_link(&mut window, "ente ANAPEC", "ANAPEC", corridor);
    assert_eq!(scenario(&window).links.len(), before, "nothing is added before the kind is known");
    window.get_by_role_and_label(Role::MenuItem, "Persone").click();
    window.run_steps(3);
    let links = &scenario(&window).links;
    assert_eq!(links.len(), before + 1);
    let link = links.last().expect("the new one");
    assert_eq!(
        (link.kind, link.from.as_str(), link.to.as_str()),
        (LinkKind::People, "organisations/anapec", "corridors/meccatronica")
    );
    let path = Path::new("links").join(link.id.as_str());
    assert_eq!(
        window.state().session().selection(),
        Some(&path),
        "it is selected, to be described or removed"
    );
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut window);
    assert_eq!(scenario(&window).links.len(), before, "one step");
}

#[test]
fn a_refused_link_says_why_and_offers_the_right_one() {
    let mut window = window();
    let before = scenario(&window).links.len();
    let to = rect(&window, "autorità Ministero del Lavoro").center();
    draw_link(&mut window, "ente OIM", "OIM", to);
    assert_eq!(scenario(&window).links.len(), before);
    assert!(window.query_by_label_contains("non verso l’autorità").is_some(), "it says why");
    button(&window, "Collega OIM").click();
    window.run_steps(3);
    let link = scenario(&window).links.last().expect("the offered one");
    assert_eq!(scenario(&window).links.len(), before + 1);
    assert_eq!((link.kind, link.to.as_str()), (LinkKind::Obligation, "corridors/meccatronica"));
}

#[test]
fn a_link_is_drawn_by_keyboard() {
    let mut window = window();
    let before = scenario(&window).links.len();
    button(&window, "fonte").click();
    window.run_steps(2);
    window.key_press(Key::L);
    window.run_steps(2);
    // Sources may stand in several rows.
    for _ in 0..4 {
        window.key_press(Key::ArrowDown);
        window.run_steps(2);
        if button(&window, "corridoio").is_focused() {
            break;
        }
    }
    window.key_press(Key::Enter);
    window.run_steps(3);
    let link = scenario(&window).links.last().expect("a link").clone();
    assert_eq!(scenario(&window).links.len(), before + 1);
    assert_eq!(link.kind, LinkKind::Money, "a source brings money");
    assert!(link.from.as_str().starts_with("sources/"));
    assert_eq!(link.to.as_str(), "corridors/meccatronica");
    window.key_press(Key::L);
    window.run_steps(2);
    window.key_press(Key::Escape);
    window.run_steps(2);
    window.key_press(Key::Enter);
    window.run_steps(3);
    assert_eq!(scenario(&window).links.len(), before + 1, "Escape lets go");
}

#[test]
fn several_nodes_are_chosen_and_moved_as_one_step() {
    let mut window = window();
    button(&window, "ente OFPPT").click();
    window.run_steps(2);
    button(&window, "ente ANAPEC").click_modifiers(Modifiers::COMMAND);
    window.run_steps(2);
    assert_eq!(window.state_mut().state_mut().also_selected, [Path::new("organisations/anapec")]);
    let (one, other) = (rect(&window, "ente OFPPT"), rect(&window, "ente ANAPEC"));
    drag(&mut window, one.center(), one.center() + vec2(-30.0, 24.0));
    let places: Vec<&str> = scenario(&window).layout.iter().map(|place| place.node.as_str()).collect();
    assert_eq!(places.len(), 2, "{places:?}");
    let moved = rect(&window, "ente ANAPEC").center() - other.center();
    assert!((moved - vec2(-30.0, 24.0)).length() < 3.0, "{moved:?}");
    assert_eq!(window.state_mut().state_mut().also_selected.len(), 1, "they stay chosen");
    window.key_press_modifiers(Modifiers::COMMAND, Key::ArrowRight);
    window.run_steps(3);
    assert_eq!(scenario(&window).layout.len(), 2);
    for _ in 0..2 {
        window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        window.run_steps(3);
    }
    assert!(scenario(&window).layout.is_empty(), "two steps, both taken back");
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run_steps(3);
    assert!(window.state_mut().state_mut().also_selected.len() > 20, "every node");
    window.key_press(Key::Escape);
    window.run_steps(3);
    assert_eq!(window.state().session().selection(), None);
    assert!(window.state_mut().state_mut().also_selected.is_empty());
}

#[test]
fn an_area_drawn_with_shift_chooses_what_lies_in_it() {
    let mut window = window();
    let one = rect(&window, "ente OFPPT").union(rect(&window, "ente ANAPEC"));
    let (from, to) = (one.left_top() - vec2(6.0, 6.0), one.right_bottom() + vec2(6.0, 6.0));
    window.event(egui::Event::ModifiersChanged(Modifiers::SHIFT));
    window.step();
    drag(&mut window, from, to);
    window.event(egui::Event::ModifiersChanged(Modifiers::NONE));
    window.run_steps(2);
    let mut chosen = window.state_mut().state_mut().also_selected.clone();
    chosen.extend(window.state().session().selection().cloned());
    assert!(chosen.contains(&Path::new("organisations/ofppt")), "{chosen:?}");
    assert!(chosen.contains(&Path::new("organisations/anapec")), "{chosen:?}");
    assert!(scenario(&window).layout.is_empty(), "nothing was moved");
}

#[test]
fn a_note_is_written_moved_and_changed_without_a_new_run() {
    let mut window = window();
    let before = crate::shell::arrivals(&window);
    window.state_mut().state_mut().canvas().wanted = Some(corridoi::ui::canvas::Wanted::Note);
    window.run_steps(3);
    window.get_by_role_and_label(Role::TextInput, "Testo della nota").type_text("Chi firma?");
    window.run_steps(2);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.run_steps(3);
    assert_eq!(scenario(&window).notes.len(), 1);
    assert_eq!(scenario(&window).notes[0].text, "Chi firma?");
    assert!(!window.state().session().is_stale(), "no result depends on it");
    assert_eq!(crate::shell::arrivals(&window), before);
    let at = rect(&window, "nota Chi firma?");
    drag(&mut window, at.center(), at.center() + vec2(40.0, 0.0));
    let moved = rect(&window, "nota Chi firma?").center() - at.center();
    assert!((moved - vec2(40.0, 0.0)).length() < 3.0, "{moved:?}");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run_steps(3);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run_steps(3);
    assert!(scenario(&window).notes.is_empty());
}

#[test]
fn a_group_frames_its_nodes_and_moves_them_together() {
    let mut window = window();
    button(&window, "ente OFPPT").click();
    window.run_steps(2);
    button(&window, "ente ANAPEC").click_modifiers(Modifiers::COMMAND);
    window.run_steps(2);
    window.state_mut().state_mut().canvas().wanted = Some(corridoi::ui::canvas::Wanted::Group);
    window.run_steps(3);
    window.get_by_role_and_label(Role::TextInput, "Nome del gruppo").type_text("Chi forma");
    window.run_steps(2);
    window.key_press(Key::Enter);
    window.run_steps(3);
    let group = &scenario(&window).groups[0];
    assert_eq!((group.name.as_str(), group.nodes.len()), ("Chi forma", 2));
    let (head, node) = (rect(&window, "gruppo Chi forma"), rect(&window, "ente OFPPT"));
    let hold = head.left_center() + vec2(12.0, 0.0);
    drag(&mut window, hold, hold + vec2(0.0, 30.0));
    let moved = rect(&window, "ente OFPPT").center() - node.center();
    assert!((moved - vec2(0.0, 30.0)).length() < 3.0, "{moved:?}");
    assert_eq!(scenario(&window).layout.len(), 2);
}

#[test]
fn a_drawn_link_can_be_chosen_where_its_label_stands() {
    let mut window = window();
    button(&window, "legame competenza: da Ministero del Lavoro").click();
    window.run_steps(2);
    assert_eq!(window.state().session().selection(), Some(&Path::new("links/approvazione")));
}

#[test]
fn what_search_finds_is_brought_into_sight() {
    let mut window = window();
    for _ in 0..6 {
        window.state_mut().state_mut().canvas().zoom(true);
    }
    window.run_steps(2);
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    window.run_steps(3);
    for letter in "Comuni".chars() {
        window.event(egui::Event::Text(letter.to_string()));
    }
    window.run_steps(3);
    window.key_press(Key::Enter);
    window.run_steps(4);
    let found = rect(&window, "ente Comuni");
    assert!(Rect::from_min_size(Pos2::ZERO, USUAL).contains_rect(found), "{found:?}");
    assert_eq!(window.state().session().selection(), Some(&Path::new("organisations/comuni_er")));
}

#[test]
fn commands_of_the_graph_are_offered_only_where_they_can_act() {
    let window = window();
    for command in [Command::SelectAll, Command::Link, Command::Note, Command::Group, Command::Arrange] {
        assert!(Command::ALL.contains(&command));
        assert!(command.menu().is_some(), "{command:?} is in a menu");
    }
    drop(window);
}

#[test]
fn what_is_out_of_sight_of_a_graph_with_500_nodes_and_1000_links_is_not_drawn() {
    let texts = Texts::new(Lang::It);
    let scene = build::scene(&generate(Size::Wide, 1), None, &texts);
    assert!(scene.nodes.len() >= 500, "{} nodes", scene.nodes.len());
    assert!(scene.edges.len() >= 1000, "{} links", scene.edges.len());
    let context = egui::Context::default();
    context.set_fonts(fonts::definitions());
    Theme::install(&context, Mode::Light, Scale::Normal);
    let mut state = CanvasState::default();
    let mut shapes = |camera: Option<Camera>| {
        state.camera = camera.or(state.camera);
        let input = egui::RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, USUAL)),
            ..egui::RawInput::default()
        };
        let mut output = context.run_ui(input, |ui| {
            canvas_ui(ui, &scene, &[], &texts, &mut state);
        });
        output.textures_delta.clear();
        output.shapes.len()
    };
    let whole = shapes(None);
    let beside = shapes(Some(Camera { middle: Pos2::new(1e6, 1e6), zoom: 1.0 }));
    assert!(whole > 1500, "{whole} shapes of everything");
    assert!(beside < 100, "{beside} shapes where nothing stands");
}
