//! The graph of a scenario on the screen: pan, zoom, select, drag to place, keyboard, names for screen readers.
//!
//! Draws the [`Scene`] it is given and says what the person did as [`CanvasEvent`]s; changes no scenario and keeps only what belongs to the
//! screen: camera, focus mode, a drag under way. Called by the place Rete.
//!
//! | file | holds |
//! |---|---|
//! | [`camera`] | where one looks from |
//! | [`scene`] | nodes, links, ports and curves in graph coordinates |
//! | [`build`] | a scene of a scenario and its report |
//! | `arrange` | where nodes stand when nobody has placed them |
//! | `paint` | how it looks |

mod arrange;
pub mod build;
pub mod camera;
mod paint;
pub mod scene;

use crate::model::Path;
use crate::text::Texts;
use crate::ui::theme::Theme;
use camera::Camera;
use egui::{
    EventFilter, Id, Key, Modifiers, PointerButton, Pos2, Rect, Response, Role, Sense, Ui, UiBuilder, Vec2,
    WidgetInfo, pos2, vec2,
};
use paint::{Highlight, Pen};
use scene::{NodeShape, Scene, Side};

/// Strip above the graph for the titles of the columns
const TITLES: f32 = 32.0;
/// Empty border around the graph when it is fitted
const MARGIN: f32 = 20.0;

/// What a person did on the canvas
#[derive(Debug, Clone, PartialEq)]
pub enum CanvasEvent {
    /// Chose an object, or nothing
    Select(Option<Path>),
    /// Put a node somewhere; its middle, in graph coordinates
    Place {
        /// The object
        path: Path,
        /// Middle of the node
        middle: Pos2,
    },
    /// Asked for the fields of the selected object
    Edit,
}

/// What belongs to the screen and not to the document
#[derive(Debug, Clone, Default)]
pub struct CanvasState {
    /// Where one looks from; none: fit everything with the next picture
    pub camera: Option<Camera>,
    /// Whether only what depends on the selected node stays bright
    pub focus_mode: bool,
    /// A node to bring on the screen and give the keyboard
    pub reveal: Option<Path>,
    drag: Option<Drag>,
    size: Vec2,
    own_view: bool,
}

#[derive(Debug, Clone)]
struct Drag {
    path: Path,
    middle: Pos2,
}

impl CanvasState {
    /// Shows everything again
    pub fn fit(&mut self) {
        self.camera = None;
        self.own_view = false;
    }

    /// One step nearer or farther
    pub fn zoom(&mut self, nearer: bool) {
        let camera = self.camera.unwrap_or_default();
        self.camera = Some(if nearer { camera.nearer() } else { camera.farther() });
        self.own_view = true;
    }

    /// Zoom in per cent, for the buttons beside the tabs
    pub fn zoom_percent(&self) -> f32 {
        self.camera.map_or(100.0, |camera| (camera.zoom * 100.0).round())
    }
}

/// Draws `scene` into what is left of `ui`; events come in the order in which they happened
pub fn canvas_ui(
    ui: &mut Ui,
    scene: &Scene,
    selected: Option<&Path>,
    texts: &Texts,
    state: &mut CanvasState,
) -> Vec<CanvasEvent> {
    let theme = Theme::of(ui.ctx());
    let whole = ui.available_rect_before_wrap();
    ui.advance_cursor_after_rect(whole);
    ui.painter().rect_filled(whole, 0, theme.background.window);
    // The legend is drawn twice: once nowhere, to learn how many lines it needs.
    let nowhere = ui.painter().with_clip_rect(Rect::NOTHING);
    let legend_area = Rect::from_min_max(pos2(whole.left() + 26.0, 0.0), pos2(whole.right() - 16.0, 1.0));
    let legend_height = paint::legend(&nowhere, &theme, texts, legend_area) + 12.0;
    let screen = Rect::from_min_max(whole.min, pos2(whole.right(), whole.bottom() - legend_height));
    let content = Rect::from_min_max(screen.min + vec2(0.0, TITLES), screen.max);
    let mut events = Vec::new();

    let mut shown = scene.clone();
    if let Some(drag) = &state.drag
        && let Some(node) = shown.node_of(&drag.path)
    {
        shown.place(node, drag.middle);
    }
    // Until someone moves the view it follows the size of the window.
    if state.camera.is_none() || (!state.own_view && state.size != content.size()) {
        state.camera = Some(Camera::fitting(shown.bounds().expand(MARGIN), content.size()));
    }
    state.size = content.size();

    let id = ui.scope_id().with("canvas");
    let ground = ui.interact(screen, id, Sense::click_and_drag());
    ground
        .widget_info(|| WidgetInfo::labeled(Role::Canvas, true, texts.canvas_name(shown.nodes.len() as f64)));
    move_view(ui, &ground, content, state);
    if let Some(path) = state.reveal.take()
        && let (Some(index), Some(camera)) = (shown.node_of(&path), state.camera)
    {
        state.camera = Some(camera.showing(content.size(), shown.nodes[index].rect));
        ui.memory_mut(|memory| memory.request_focus(node_id(id, &shown.nodes[index].path)));
    }
    let camera = state.camera.unwrap_or_default();

    let selected_node = selected.and_then(|path| shown.node_of(path));
    let selected_edge =
        selected.and_then(|path| shown.edges.iter().position(|e| e.path.as_ref() == Some(path)));
    let selected_stage = selected_node.and_then(|node| {
        shown.nodes[node]
            .stages
            .iter()
            .position(|stage| selected.is_some_and(|path| path.is_within(&stage.path)))
    });
    let mut hovered = None;
    let mut focused = None;
    let mut inner = ui.new_child(UiBuilder::new().max_rect(screen).id_salt("nodes"));
    inner.set_clip_rect(content.intersect(ui.clip_rect()));
    for (index, node) in shown.nodes.iter().enumerate() {
        let rect = camera.rect_to_screen(content, node.rect);
        if !content.intersects(rect) {
            continue;
        }
        let response =
            node_ui(&mut inner, id, rect, index, &shown, selected_node == Some(index), &mut events);
        if response.has_focus() {
            focused = Some(index);
            keyboard(&inner, &shown, index, id, state, &mut events);
        }
        if response.hovered() {
            hovered = Some(index);
        }
        if response.drag_started_by(PointerButton::Primary) {
            events.push(CanvasEvent::Select(Some(node.path.clone())));
            state.drag = Some(Drag { path: node.path.clone(), middle: node.rect.center() });
        }
        if let Some(drag) = state.drag.as_mut().filter(|drag| drag.path == node.path) {
            if response.dragged() {
                drag.middle += response.drag_delta() / camera.zoom;
            }
            if response.drag_stopped() {
                events.push(CanvasEvent::Place { path: drag.path.clone(), middle: drag.middle });
                state.drag = None;
            }
        }
        if node.shape == NodeShape::Corridor && camera.zoom > 0.45 {
            stages_ui(&mut inner, node, content, camera, selected_stage, &mut events);
        }
    }
    if ground.clicked() {
        let edge = ground
            .interact_pointer_pos()
            .and_then(|point| shown.edge_at(camera.to_graph(content, point), 6.0 / camera.zoom));
        let path = edge.and_then(|edge| shown.edges[edge].path.clone());
        events.push(CanvasEvent::Select(path));
    }

    let reach = match (state.focus_mode, selected_node) {
        (true, Some(node)) => Some(shown.reach(node)),
        _ => None,
    };
    let highlight = Highlight {
        selected: selected_node,
        stage: selected_stage,
        edge: selected_edge,
        hovered,
        focused,
        reach: reach.as_deref(),
    };
    let titles = ui.painter().with_clip_rect(screen.intersect(ui.clip_rect()));
    Pen { painter: &titles, theme: &theme, camera, screen: whole_height(content, screen) }
        .columns(&shown, TITLES);
    let painter = ui.painter().with_clip_rect(content.intersect(ui.clip_rect()));
    Pen { painter: &painter, theme: &theme, camera, screen: content }.scene(&shown, &highlight);
    let legend_area = Rect::from_min_max(
        pos2(legend_area.left(), screen.bottom() + 6.0),
        pos2(legend_area.right(), whole.bottom()),
    );
    paint::legend(&ui.painter().with_clip_rect(whole), &theme, texts, legend_area);
    events
}

/// The screen of the titles: as wide as the graph's, with the strip above it
fn whole_height(content: Rect, screen: Rect) -> Rect {
    Rect::from_min_max(pos2(content.left(), screen.top()), content.max)
}

fn node_id(canvas: Id, path: &Path) -> Id {
    canvas.with(path.as_str())
}

/// One node: takes clicks, says its name
fn node_ui(
    ui: &mut Ui,
    canvas: Id,
    rect: Rect,
    index: usize,
    scene: &Scene,
    selected: bool,
    events: &mut Vec<CanvasEvent>,
) -> Response {
    let node = &scene.nodes[index];
    let id = node_id(canvas, &node.path);
    let response = ui.interact(rect, id, Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &node.spoken));
    if response.has_focus() {
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
    }
    if response.clicked() {
        response.request_focus();
        events.push(CanvasEvent::Select(Some(node.path.clone())));
    }
    if response.double_clicked() {
        events.push(CanvasEvent::Edit);
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

fn stages_ui(
    ui: &mut Ui,
    node: &scene::Node,
    content: Rect,
    camera: Camera,
    selected: Option<usize>,
    events: &mut Vec<CanvasEvent>,
) {
    for (index, stage) in node.stages.iter().enumerate() {
        let rect = camera.rect_to_screen(content, node.stage_rect(index));
        if !content.intersects(rect) {
            continue;
        }
        let response = ui.interact(rect, ui.scope_id().with(stage.path.as_str()), Sense::click());
        response
            .widget_info(|| WidgetInfo::selected(Role::Button, true, selected == Some(index), &stage.spoken));
        if response.clicked() {
            response.request_focus();
            events.push(CanvasEvent::Select(Some(stage.path.clone())));
        }
        if response.has_focus() {
            let theme = Theme::of(ui.ctx());
            ui.painter().rect_stroke(rect.shrink(1.0), 4, theme.focus_line(), egui::StrokeKind::Inside);
        }
        response.on_hover_text(&stage.spoken);
    }
}

/// Arrows from node to node, Ctrl and arrows move it
fn keyboard(
    ui: &Ui,
    scene: &Scene,
    index: usize,
    canvas: Id,
    state: &mut CanvasState,
    events: &mut Vec<CanvasEvent>,
) {
    let arrows = [
        (Key::ArrowLeft, Side::Left, vec2(-1.0, 0.0)),
        (Key::ArrowRight, Side::Right, vec2(1.0, 0.0)),
        (Key::ArrowUp, Side::Top, vec2(0.0, -1.0)),
        (Key::ArrowDown, Side::Bottom, vec2(0.0, 1.0)),
    ];
    let node = &scene.nodes[index];
    for (key, side, way) in arrows {
        if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, key)) {
            let middle = node.rect.center() + way * 8.0;
            events.push(CanvasEvent::Place { path: node.path.clone(), middle });
        } else if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key))
            && let Some(next) = scene.neighbour(index, side)
        {
            let next = &scene.nodes[next];
            if let Some(camera) = state.camera {
                state.camera = Some(camera.showing(state.size, next.rect));
            }
            ui.memory_mut(|memory| memory.request_focus(node_id(canvas, &next.path)));
            events.push(CanvasEvent::Select(Some(next.path.clone())));
        }
    }
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F2)) {
        events.push(CanvasEvent::Select(Some(node.path.clone())));
        events.push(CanvasEvent::Edit);
    }
}

/// Pan by drag, zoom by wheel or pinch, scroll by two fingers
fn move_view(ui: &Ui, ground: &Response, content: Rect, state: &mut CanvasState) {
    let Some(mut camera) = state.camera else { return };
    let before = camera;
    if ground.dragged() {
        camera = camera.panned(ground.drag_delta());
    }
    let pointer = ui.input(|input| input.pointer.hover_pos());
    if let Some(pointer) =
        pointer.filter(|point| content.contains(*point) && ui.rect_contains_pointer(content))
    {
        let (pinch, wheel) = ui.input(|input| (input.zoom_delta(), input.smooth_scroll_delta()));
        if (pinch - 1.0).abs() > f32::EPSILON {
            camera = camera.zoomed(content, pointer, pinch);
        } else if wheel != Vec2::ZERO {
            // A wheel has only one axis; a touch pad scrolls in two and pans.
            if wheel.x == 0.0 {
                camera = camera.zoomed(content, pointer, libm::exp2f(wheel.y / 240.0));
            } else {
                camera = camera.panned(wheel);
            }
        }
    }
    if camera != before {
        state.camera = Some(camera);
        state.own_view = true;
    }
}
