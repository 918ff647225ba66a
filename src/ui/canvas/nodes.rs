//! Nodes, stages and links on the screen: they take clicks, drags and keys and say their names.
//!
//! Paints nothing but the focus ring of a stage; what a person did goes out as events. Called by the canvas.

use super::scene::{Scene, Side};
use super::{Board, CanvasEvent, CanvasState, Moving, ZOOM_STAGES, adds, link, menu_ui};
use crate::model::Path;
use crate::report::words;
use crate::ui::command::Command;
use crate::ui::theme::Theme;
use egui::{
    EventFilter, Id, Key, Modifiers, PointerButton, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, vec2,
};

/// Which nodes have pointer and keyboard
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Hands {
    /// The node under the pointer
    pub hovered: Option<usize>,
    /// The node with the keyboard
    pub focused: Option<usize>,
}

/// Name of a node for egui, the same in every picture
pub(super) fn node_id(canvas: Id, path: &Path) -> Id {
    canvas.with(path.as_str())
}

/// All nodes that are in sight, and the stages of their corridors
pub(super) fn nodes_ui(
    ui: &mut Ui,
    board: &Board<'_>,
    state: &mut CanvasState,
    events: &mut Vec<CanvasEvent>,
) -> Hands {
    let mut hands = Hands::default();
    for (index, node) in board.scene.nodes.iter().enumerate() {
        let rect = board.rect(node.rect);
        if !board.shows(rect) {
            continue;
        }
        let response = node_ui(ui, board, rect, index);
        if response.has_focus() {
            hands.focused = Some(index);
        }
        if response.hovered() {
            hands.hovered = Some(index);
        }
        if response.clicked() {
            response.request_focus();
            if state.link.is_some() {
                link::drop_on(board, state, &node.path, rect.center_bottom(), events);
            } else {
                events.push(CanvasEvent::Choose(board.choose(&node.path, adds(ui))));
            }
        }
        if response.double_clicked() && !adds(ui) {
            events.push(CanvasEvent::Edit);
        }
        if response.secondary_clicked() && !is_chosen(board, index) {
            events.push(CanvasEvent::Choose(vec![node.path.clone()]));
        }
        if let Some(command) = menu_ui(&response, board.texts, &COMMANDS) {
            events.push(CanvasEvent::Ask(command));
        }
        drag(ui, &response, board, &node.path, state, events);
        if board.camera.zoom > ZOOM_STAGES {
            stages_ui(ui, board, index, state, events);
        }
    }
    if let Some(index) = hands.focused {
        keyboard(ui, board, index, state, events);
    }
    hands
}

/// What the right button offers on a node
const COMMANDS: [Command; 6] =
    [Command::Link, Command::Group, Command::Focus, Command::Duplicate, Command::Copy, Command::Delete];

fn is_chosen(board: &Board<'_>, index: usize) -> bool {
    let node = &board.scene.nodes[index];
    board.chosen.iter().any(|path| path.is_within(&node.path) || node.also.contains(path))
}

/// One node: takes clicks, says its name
fn node_ui(ui: &Ui, board: &Board<'_>, rect: Rect, index: usize) -> Response {
    let node = &board.scene.nodes[index];
    let id = node_id(board.id, &node.path);
    let response = ui.interact(rect, id, Sense::click_and_drag());
    let chosen = is_chosen(board, index);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &node.spoken));
    if response.has_focus() {
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
    }
    if response.hovered() {
        let mut lines = vec![node.name.clone()];
        if !node.second.is_empty() {
            lines.push(node.second.clone());
        }
        if let Some((_, reason)) = &node.status {
            lines.push(reason.clone());
        }
        return response.on_hover_text(lines.join("\n"));
    }
    response
}

/// Holding an object and moving it; all chosen ones go along
pub(super) fn drag(
    ui: &Ui,
    response: &Response,
    board: &Board<'_>,
    path: &Path,
    state: &mut CanvasState,
    events: &mut Vec<CanvasEvent>,
) {
    if response.drag_started_by(PointerButton::Primary) {
        let mut chosen = board.chosen.to_vec();
        if !chosen.contains(path) {
            chosen = board.choose(path, adds(ui));
            events.push(CanvasEvent::Choose(chosen.clone()));
        }
        let paths = movable(board.scene, &chosen);
        state.moving = Some(Moving { held: path.clone(), paths, by: Vec2::ZERO });
    }
    let Some(moving) = state.moving.as_mut().filter(|moving| moving.held == *path) else { return };
    // From where the button went down: the first few points, which tell a drag from a click, count too.
    let total = response.total_drag_delta().map_or(moving.by, |total| total / board.camera.zoom);
    let delta = total - moving.by;
    moving.by = total;
    if response.drag_stopped() {
        // What is shown stands where the drag was one picture ago.
        let places =
            moving.paths.iter().filter_map(|path| Some((path.clone(), board.scene.middle_of(path)? + delta)));
        events.push(CanvasEvent::Place(places.collect()));
        state.moving = None;
    }
}

/// The nodes and notes among the chosen objects, with the nodes of the chosen groups
fn movable(scene: &Scene, chosen: &[Path]) -> Vec<Path> {
    let mut paths: Vec<Path> = Vec::new();
    let mut add = |path: &Path| {
        if !paths.contains(path) {
            paths.push(path.clone());
        }
    };
    for path in chosen {
        if let Some(group) = scene.groups.iter().find(|group| group.path == *path) {
            group.nodes.iter().filter_map(|node| scene.nodes.get(*node)).for_each(|node| add(&node.path));
        } else if scene.notes.iter().any(|note| note.path == *path) {
            add(path);
        } else if let Some(node) = scene.node_of(path) {
            add(&scene.nodes[node].path);
        }
    }
    paths
}

fn stages_ui(
    ui: &Ui,
    board: &Board<'_>,
    index: usize,
    state: &mut CanvasState,
    events: &mut Vec<CanvasEvent>,
) {
    let node = &board.scene.nodes[index];
    for (stage_index, stage) in node.stages.iter().enumerate() {
        let rect = board.rect(node.stage_rect(stage_index));
        if !board.shows(rect) {
            continue;
        }
        let response = ui.interact(rect, board.id.with(stage.path.as_str()), Sense::click());
        let chosen = board.chosen.iter().any(|path| path.is_within(&stage.path));
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &stage.spoken));
        if response.clicked() {
            response.request_focus();
            if state.link.is_some() {
                link::drop_on(board, state, &stage.path, rect.center_bottom(), events);
            } else {
                events.push(CanvasEvent::Choose(board.choose(&stage.path, adds(ui))));
            }
        }
        if response.double_clicked() && !adds(ui) {
            events.push(CanvasEvent::Edit);
        }
        if response.has_focus() {
            let theme = Theme::of(ui.ctx());
            ui.painter().rect_stroke(rect.shrink(1.0), 4, theme.focus_line(), egui::StrokeKind::Inside);
        }
        response.on_hover_text(&stage.spoken);
    }
}

/// Arrows from node to node along the links, Ctrl and arrows move what is chosen
fn keyboard(
    ui: &Ui,
    board: &Board<'_>,
    index: usize,
    state: &mut CanvasState,
    events: &mut Vec<CanvasEvent>,
) {
    let node = &board.scene.nodes[index];
    for (key, side, way) in ARROWS {
        if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, key)) {
            let held = board.chosen.iter().any(|path| path.is_within(&node.path));
            let paths = if held { movable(board.scene, board.chosen) } else { vec![node.path.clone()] };
            let places = paths.into_iter().filter_map(|path| {
                let middle = board.scene.middle_of(&path)? + way * 8.0;
                Some((path, middle))
            });
            events.push(CanvasEvent::Place(places.collect()));
        } else if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key))
            && let Some(next) = board.scene.neighbour(index, side)
        {
            let next = go_to(ui, board, next, state);
            events.push(CanvasEvent::Choose(vec![next]));
        }
    }
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F2)) {
        events.push(CanvasEvent::Choose(vec![node.path.clone()]));
        events.push(CanvasEvent::Edit);
    }
}

/// The arrow keys, the side of a node they lead from, and their way
pub(super) const ARROWS: [(Key, Side, Vec2); 4] = [
    (Key::ArrowLeft, Side::Left, vec2(-1.0, 0.0)),
    (Key::ArrowRight, Side::Right, vec2(1.0, 0.0)),
    (Key::ArrowUp, Side::Top, vec2(0.0, -1.0)),
    (Key::ArrowDown, Side::Bottom, vec2(0.0, 1.0)),
];

/// Gives a node the keyboard and brings it in sight; answers its path
pub(super) fn go_to(ui: &Ui, board: &Board<'_>, node: usize, state: &mut CanvasState) -> Path {
    let node = &board.scene.nodes[node];
    if let Some(camera) = state.camera {
        state.camera = Some(camera.showing(state.size, node.rect));
    }
    ui.memory_mut(|memory| memory.request_focus(node_id(board.id, &node.path)));
    node.path.clone()
}

/// The links the author drew, each reached where its label stands; the place of the one with the keyboard
pub(super) fn links_ui(ui: &Ui, board: &Board<'_>, events: &mut Vec<CanvasEvent>) -> Option<Rect> {
    let mut focused = None;
    for (edge, way) in board.scene.edges.iter().zip(&board.scene.ways) {
        let Some(path) = &edge.path else { continue };
        let middle = board.camera.to_screen(board.content, way.label_at);
        let rect = Rect::from_center_size(middle, Vec2::splat(24.0));
        if !board.content.contains_rect(rect) {
            continue;
        }
        let response = ui.interact(rect, board.id.with(path.as_str()), Sense::click());
        let chosen = board.chosen.contains(path);
        let name = |node: usize| board.scene.nodes[node].name.as_str();
        response.widget_info(|| {
            let kind = words::link_kind(board.texts, edge.kind);
            let said = board.texts.board_link_spoken(name(edge.from), kind, name(edge.to));
            WidgetInfo::selected(Role::Button, true, chosen, said)
        });
        if response.clicked() {
            response.request_focus();
            events.push(CanvasEvent::Choose(board.choose(path, adds(ui))));
        }
        if response.double_clicked() && !adds(ui) {
            events.push(CanvasEvent::Edit);
        }
        if response.has_focus() {
            focused = Some(rect);
        }
    }
    focused
}
