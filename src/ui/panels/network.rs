//! Rete: the graph, the same objects in a table, who does what, or the corridors on a map.
//!
//! Keeps the scene of the state and the camera; what the person does on the canvas becomes actions of the session. Called by the shell.

use super::header::header_ui;
use super::map::map_ui;
use super::place_body;
use super::roles::{RolesState, roles_ui};
use super::table::{TableState, table_ui};
use crate::base::Id;
use crate::model::{Edit, Group, Link, NodePlace, Note, Path, Scenario};
use crate::report::words;
use crate::session::Action;
use crate::ui::actions::{Actions, Wish};
use crate::ui::app::dialog::Dialog;
use crate::ui::canvas::scene::Scene;
use crate::ui::canvas::{CanvasEvent, CanvasState, build, canvas_ui};
use crate::ui::command::Command;
use crate::ui::form::capital;
use crate::ui::icons;
use crate::ui::memo::Memo;
use crate::ui::sheets::{icon_of, kinds, list_of_kind};
use crate::ui::view::View;
use crate::ui::widgets::{Button, empty_ui, icon_button, menu_item};
use egui::{Popup, Pos2, ScrollArea, Ui};
use serde::Serialize;

/// A tab of the place
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NetworkTab {
    /// The graph
    #[default]
    Graph,
    /// The table
    Table,
    /// Who does what
    Roles,
    /// The map
    Map,
}

/// What the place keeps between two pictures
#[derive(Debug, Default)]
pub struct NetworkState {
    /// The shown tab
    pub tab: NetworkTab,
    /// Camera and focus of the graph
    pub canvas: CanvasState,
    scene: Memo<Scene>,
    table: TableState,
    roles: RolesState,
}

/// The whole place
pub fn network_place_ui(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut NetworkState,
    also_selected: &[Path],
    side_open: bool,
    actions: &mut Actions,
) {
    let texts = view.texts;
    let names = [texts.network_tab_graph(), texts.network_tab_table(), texts.roles_tab(), texts.map_tab()];
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let tab = state.tab;
    let pressed = header_ui(ui, view, &texts.place_network(), &names, tab as usize, |ui| {
        if !side_open {
            let keys = Command::SidePanel.keys().unwrap_or_default();
            if icon_button(ui, icons::TUNE, &Command::SidePanel.name(texts), &keys).clicked() {
                actions.command(Command::SidePanel);
            }
        }
        if tab == NetworkTab::Roles {
            export_ui(ui, view, actions);
        }
        add_menu_ui(ui, view, actions);
        if tab == NetworkTab::Graph {
            camera_ui(ui, view, &state.canvas, actions);
        }
    });
    match pressed {
        Some(0) => state.tab = NetworkTab::Graph,
        Some(1) => state.tab = NetworkTab::Table,
        Some(2) => state.tab = NetworkTab::Roles,
        Some(_) => state.tab = NetworkTab::Map,
        None => {}
    }
    match state.tab {
        NetworkTab::Graph => graph_ui(ui, view, state, also_selected, actions),
        NetworkTab::Table => place_body(ui, |ui| table_ui(ui, view, &mut state.table, actions)),
        NetworkTab::Roles => place_body(ui, |ui| roles_ui(ui, view, &mut state.roles, actions)),
        NetworkTab::Map => place_body(ui, |ui| map_ui(ui, view)),
    }
}

/// The table of roles as a file
fn export_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let files = [(view.texts.roles_export_xlsx(), true), (view.texts.roles_export_csv(), false)];
    for (label, workbook) in files.into_iter().filter(|(_, workbook)| cfg!(feature = "papers") || !workbook) {
        if Button::secondary(&label).icon(icons::DOWNLOAD).show(ui).clicked() {
            actions.push(Wish::Choose(Dialog::Roles { workbook }));
        }
    }
    ui.add_space(8.0);
}

/// What can be added, kind by kind
fn add_menu_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let texts = view.texts;
    let keys = Command::Add.keys().unwrap_or_default();
    let label = texts.objects_add_whole();
    let button = Button::secondary(&label).icon(icons::NOTE_ADD).trailing(icons::EXPAND_MORE).tooltip(&keys);
    let response = button.show(ui);
    Popup::menu(&response).show(|ui| {
        ui.set_max_width(320.0);
        ScrollArea::vertical().max_height(520.0).show(ui, |ui| {
            for kind in kinds() {
                let name = capital(&words::list_item(texts, kind));
                if menu_item(ui, Some(icon_of(kind)), &name, "", None).clicked() {
                    actions.push(Wish::Add(Some(list_of_kind(view.seen, kind, view.selected))));
                }
            }
        });
    });
    ui.add_space(8.0);
}

/// Focus and zoom, from the right edge to the left
fn camera_ui(ui: &mut Ui, view: &View<'_>, canvas: &CanvasState, actions: &mut Actions) {
    let texts = view.texts;
    ui.spacing_mut().item_spacing.x = 2.0;
    let keys = |command: Command| command.keys().unwrap_or_default();
    if icon_button(ui, icons::ADD, &Command::ZoomIn.name(texts), &keys(Command::ZoomIn)).clicked() {
        actions.command(Command::ZoomIn);
    }
    let percent = texts.percent(f64::from(canvas.zoom_percent()) / 100.0, 0);
    let tip = format!("{} · {}", Command::ZoomFit.name(texts), keys(Command::ZoomFit));
    if Button::quiet(&percent).tooltip(&tip).show(ui).clicked() {
        actions.command(Command::ZoomFit);
    }
    if icon_button(ui, icons::REMOVE, &Command::ZoomOut.name(texts), &keys(Command::ZoomOut)).clicked() {
        actions.command(Command::ZoomOut);
    }
    ui.add_space(8.0);
    if view.selected.is_some() {
        let name = Command::Focus.name(texts);
        let button = Button::secondary(&name).icon(icons::CENTER_FOCUS_WEAK).toggled(canvas.focus_mode);
        if button.show(ui).clicked() {
            actions.command(Command::Focus);
        }
    }
}

fn graph_ui(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut NetworkState,
    also_selected: &[Path],
    actions: &mut Actions,
) {
    let texts = view.texts;
    let NetworkState { canvas, scene, .. } = state;
    let scene = scene.get(view.key(), || build::scene(view.seen, view.report, texts));
    if scene.nodes.is_empty() && scene.notes.is_empty() {
        empty_ui(ui, &texts.canvas_empty(), "", "");
        return;
    }
    let mut chosen: Vec<Path> = view.selected.into_iter().cloned().collect();
    chosen.extend(also_selected.iter().filter(|path| Some(*path) != view.selected).cloned());
    for event in canvas_ui(ui, scene, &chosen, texts, canvas) {
        match event {
            CanvasEvent::Choose(paths) => choose(paths, actions),
            CanvasEvent::Place(places) => {
                let edits = placed(view.base, &places);
                if !edits.is_empty() {
                    actions.act(Action::Edit(edits));
                }
            }
            CanvasEvent::Edit => actions.push(Wish::EditSelected),
            CanvasEvent::Ask(command) => actions.command(command),
            CanvasEvent::Link(link) => {
                let id = free_id("legame", |id| view.seen.links.iter().any(|link| link.id == *id));
                let link = Link { id, kind: link.kind, from: link.from, to: link.to, label: String::new() };
                add("links", &link.id, &link, actions);
            }
            CanvasEvent::AddNote { middle, text } => {
                let id = free_id("nota", |id| view.base.notes.iter().any(|note| note.id == *id));
                let note = Note { id, text, x: middle.x.round(), y: middle.y.round() };
                add("notes", &note.id, &note, actions);
            }
            CanvasEvent::AddGroup { name, nodes } => {
                let id = free_id("gruppo", |id| view.base.groups.iter().any(|group| group.id == *id));
                let group = Group { id, name, nodes };
                add("groups", &group.id, &group, actions);
            }
            CanvasEvent::Write { field, text } => {
                actions.edit(Edit::Set { path: field, value: text.into() });
            }
        }
    }
}

/// Selects the first object and the others beside it
fn choose(mut paths: Vec<Path>, actions: &mut Actions) {
    if paths.is_empty() {
        actions.act(Action::Select(None));
        return;
    }
    let others = paths.split_off(1);
    actions.act(Action::Select(paths.pop()));
    actions.push(Wish::AlsoSelect(others));
}

/// Adds an object as one step and selects it
fn add<T: Serialize>(list: &str, id: &Id, object: &T, actions: &mut Actions) {
    let list = Path::new(list);
    if let Ok(value) = serde_json::to_value(object) {
        actions.edit(Edit::Add { list: list.clone(), value, before: None });
        actions.act(Action::Select(Some(list.join(id.as_str()))));
    }
}

/// The first of `stem_1`, `stem_2` … that is not taken
fn free_id(stem: &str, is_taken: impl Fn(&Id) -> bool) -> Id {
    let mut number = 1_u64;
    loop {
        match Id::new(&format!("{stem}_{number}")) {
            Ok(id) if !is_taken(&id) => return id,
            _ => number += 1,
        }
    }
}

/// The edits that put nodes and notes somewhere: their own places in the list of places, and the notes' own fields
fn placed(base: &Scenario, places: &[(Path, Pos2)]) -> Vec<Edit> {
    let mut layout = base.layout.clone();
    let mut edits = Vec::new();
    for (path, middle) in places {
        let (x, y) = (middle.x.round(), middle.y.round());
        if path.segments().next() == Some("notes") {
            edits.push(Edit::number(&path.join("x"), f64::from(x)));
            edits.push(Edit::number(&path.join("y"), f64::from(y)));
            continue;
        }
        let place = NodePlace { node: path.clone(), x, y };
        match layout.iter_mut().find(|known| known.node == *path) {
            Some(known) => *known = place,
            None => layout.push(place),
        }
    }
    if layout != base.layout
        && let Ok(value) = serde_json::to_value(layout)
    {
        edits.push(Edit::Set { path: Path::new("layout"), value });
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::generate::{Size, generate};
    use egui::pos2;

    #[test]
    fn objects_that_are_moved_together_are_one_list_of_places_and_the_notes_own_fields() {
        let mut base = generate(Size::Small, 1);
        base.notes.push(Note { id: Id::new("uno").expect("an id"), text: "Uno".to_owned(), x: 0.0, y: 0.0 });
        let places = [("organisations/org_0", 10.4), ("organisations/org_1", -3.0), ("notes/uno", 5.0)]
            .map(|(path, x)| (Path::new(path), pos2(x, 7.6)));
        let edits = placed(&base, &places);
        assert_eq!(edits.len(), 3, "{edits:?}");
        let after = crate::model::edit::apply(&base, &edits).expect("they fit");
        assert_eq!(after.layout.len(), 2);
        assert_eq!((after.layout[0].x, after.layout[0].y), (10.0, 8.0));
        assert_eq!((after.notes[0].x, after.notes[0].y), (5.0, 8.0));
        assert_eq!(placed(&after, &places[..2]), [], "what stands there already is no edit");
    }

    #[test]
    fn a_new_object_gets_the_first_number_that_is_free() {
        let taken = ["nota_1", "nota_2"];
        assert_eq!(free_id("nota", |id| taken.contains(&id.as_str())).as_str(), "nota_3");
    }
}
