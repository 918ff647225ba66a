//! Rete: the graph, the same objects in a table, who does what, or the corridors on a map.
//!
//! Keeps the scene of the state and the camera; what the person does on the canvas becomes actions of the session. Called by the shell.

use super::header::header_ui;
use super::map::map_ui;
use super::place_body;
use super::roles::{RolesState, roles_ui};
use super::table::{TableState, table_ui};
use crate::model::{Edit, NodePlace, Path};
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
use egui::{Popup, ScrollArea, Ui};

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
    side_open: bool,
    actions: &mut Actions,
) {
    let texts = view.texts;
    let names = [
        texts.network_tab_graph(),
        texts.network_tab_table(),
        texts.roles_tab(),
        texts.map_tab(),
    ];
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
        NetworkTab::Graph => graph_ui(ui, view, state, actions),
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

fn graph_ui(ui: &mut Ui, view: &View<'_>, state: &mut NetworkState, actions: &mut Actions) {
    let texts = view.texts;
    let NetworkState { canvas, scene, .. } = state;
    let scene = scene.get(view.key(), || build::scene(view.seen, view.report, texts));
    if scene.nodes.is_empty() {
        empty_ui(ui, &texts.canvas_empty(), "", "");
        return;
    }
    for event in canvas_ui(ui, scene, view.selected, texts, canvas) {
        match event {
            CanvasEvent::Select(path) => actions.act(Action::Select(path)),
            CanvasEvent::Place { path, middle } => {
                if let Some(edit) = placed(view, &path, middle) {
                    actions.edit(edit);
                }
            }
            CanvasEvent::Edit => actions.push(Wish::EditSelected),
        }
    }
}

/// The edit that puts a node somewhere: its own place in the list of places
fn placed(view: &View<'_>, path: &Path, middle: egui::Pos2) -> Option<Edit> {
    let place = NodePlace { node: path.clone(), x: middle.x.round(), y: middle.y.round() };
    let mut layout = view.base.layout.clone();
    match layout.iter_mut().find(|known| known.node == *path) {
        Some(known) => *known = place,
        None => layout.push(place),
    }
    let value = serde_json::to_value(layout).ok()?;
    Some(Edit::Set { path: Path::new("layout"), value })
}
