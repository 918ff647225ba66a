//! The graph of a scenario on the screen: pan, zoom, choose, place, draw links, write notes, name groups; by pointer and by keyboard.
//!
//! Draws the [`Scene`] it is given and says what the person did as [`CanvasEvent`]s; changes no scenario and keeps only what belongs to the
//! screen: camera, focus mode, a drag, a link or a text under way. Called by the place Rete.
//!
//! | file | holds |
//! |---|---|
//! | [`camera`] | where one looks from |
//! | [`scene`] | nodes, notes, groups and links in graph coordinates |
//! | `ways` | the curve of each link |
//! | [`build`] | a scene of a scenario and its report |
//! | `arrange` | where nodes stand when nobody has placed them |
//! | `nodes` | nodes, stages and links: taking clicks, keys, their names for screen readers |
//! | `board` | notes and groups, and writing them |
//! | `link` | drawing a link: who may receive it, which kind, why not |
//! | `paint`, `legend` | how it looks |

mod arrange;
mod board;
pub mod build;
pub mod camera;
mod legend;
mod link;
mod nodes;
mod paint;
pub mod scene;
mod ways;

use crate::model::Path;
use crate::text::Texts;
use crate::ui::command::Command;
use crate::ui::theme::Theme;
use crate::ui::widgets::menu_item;
use camera::Camera;
use egui::{
    Id, Key, Modifiers, PointerButton, Pos2, Rect, Response, Role, Sense, Ui, UiBuilder, Vec2, WidgetInfo,
    pos2, vec2,
};
pub use link::NewLink;
use nodes::Hands;
use paint::{Highlight, Pen};
use scene::Scene;
use std::borrow::Cow;

/// Strip above the graph for the titles of the columns
const TITLES: f32 = 32.0;
/// Empty border around the graph when it is fitted
const MARGIN: f32 = 20.0;
/// Below this zoom stages are too small to be pressed
const ZOOM_STAGES: f32 = 0.45;

/// What a person did on the canvas
#[derive(Debug, Clone, PartialEq)]
pub enum CanvasEvent {
    /// Chose objects; the fields of the first are shown
    Choose(Vec<Path>),
    /// Put nodes and notes somewhere, as one step; their middles, in graph coordinates
    Place(Vec<(Path, Pos2)>),
    /// Asked for the fields of the selected object
    Edit,
    /// Asked for a command of the menu under the right button
    Ask(Command),
    /// Drew a link
    Link(NewLink),
    /// Wrote a new note
    AddNote {
        /// Its middle
        middle: Pos2,
        /// What it says
        text: String,
    },
    /// Gave nodes a frame with a name
    AddGroup {
        /// The name
        name: String,
        /// The nodes
        nodes: Vec<Path>,
    },
    /// Wrote another text into a note, or another name on a group
    Write {
        /// The field
        field: Path,
        /// What it says now
        text: String,
    },
}

/// Something a command asks of the canvas with the next picture
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Choose every node and note
    All,
    /// Draw a link from the selected node
    Link,
    /// Write a note
    Note,
    /// Put a frame around the chosen nodes
    Group,
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
    /// Asked for by a command
    pub wanted: Option<Wanted>,
    moving: Option<Moving>,
    band: Option<Band>,
    link: Option<link::Drawing>,
    /// The node that showed its handle last
    handle: Option<Path>,
    answer: Option<link::Answer>,
    writing: Option<board::Writing>,
    /// Where the right button was pressed, in graph coordinates
    asked_at: Option<Pos2>,
    size: Vec2,
    own_view: bool,
}

/// Objects that are being moved together
#[derive(Debug, Clone)]
struct Moving {
    /// The one that is held
    held: Path,
    /// All of them
    paths: Vec<Path>,
    /// How far, in graph coordinates
    by: Vec2,
}

/// A rectangle that is being drawn to choose what lies in it, in graph coordinates
#[derive(Debug, Clone, Copy)]
struct Band {
    start: Pos2,
    now: Pos2,
}

impl Band {
    fn area(self) -> Rect {
        Rect::from_two_pos(self.start, self.now)
    }
}

/// What everything that is drawn on the canvas looks at
#[derive(Clone, Copy)]
struct Board<'a> {
    scene: &'a Scene,
    chosen: &'a [Path],
    texts: &'a Texts,
    camera: Camera,
    /// The part of the screen with the graph
    content: Rect,
    id: Id,
}

impl Board<'_> {
    fn rect(&self, rect: Rect) -> Rect {
        self.camera.rect_to_screen(self.content, rect)
    }

    fn graph(&self, point: Pos2) -> Pos2 {
        self.camera.to_graph(self.content, point)
    }

    fn shows(&self, rect: Rect) -> bool {
        self.content.intersects(rect)
    }

    /// What is chosen when `path` is pressed: it alone, or with Ctrl or Shift added to the others or taken from them
    fn choose(&self, path: &Path, more: bool) -> Vec<Path> {
        if !more {
            return vec![path.clone()];
        }
        let mut chosen: Vec<Path> = self.chosen.iter().filter(|other| *other != path).cloned().collect();
        if chosen.len() == self.chosen.len() {
            chosen.push(path.clone());
        }
        chosen
    }
}

/// Whether a press adds to what is chosen
fn adds(ui: &Ui) -> bool {
    ui.input(|input| input.modifiers.command || input.modifiers.shift)
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

    /// Takes up what a command asked for
    fn take_wanted(&mut self, ui: &Ui, board: &Board<'_>, events: &mut Vec<CanvasEvent>) {
        match self.wanted.take() {
            Some(Wanted::All) => {
                events.push(CanvasEvent::Choose(board.scene.inside(Rect::EVERYTHING)));
            }
            Some(Wanted::Link) => {
                if let Some(path) = board.chosen.first()
                    && let Some(node) = board.scene.node_of(path)
                {
                    self.link = link::Drawing::begin(board.scene, path, true);
                    let id = nodes::node_id(board.id, &board.scene.nodes[node].path);
                    ui.memory_mut(|memory| memory.request_focus(id));
                }
            }
            Some(Wanted::Note) => {
                self.writing = Some(board::Writing::new_note(board.graph(board.content.center())));
            }
            Some(Wanted::Group) => {
                self.writing = board::Writing::new_group(board.scene, board.chosen);
            }
            None => {}
        }
    }
}

/// Draws `scene` into what is left of `ui`; events come in the order in which they happened
///
/// `chosen` are the selected objects, the one whose fields are shown first.
pub fn canvas_ui(
    ui: &mut Ui,
    scene: &Scene,
    chosen: &[Path],
    texts: &Texts,
    state: &mut CanvasState,
) -> Vec<CanvasEvent> {
    let theme = Theme::of(ui.ctx());
    let whole = ui.available_rect_before_wrap();
    ui.advance_cursor_after_rect(whole);
    ui.painter().rect_filled(whole, 0, theme.background.window);
    // The legend is drawn twice: once nowhere, to learn how many lines it needs.
    let nowhere = ui.painter().with_clip_rect(Rect::NOTHING);
    let legend_area = Rect::from_min_max(pos2(whole.left() + 16.0, 0.0), pos2(whole.right() - 12.0, 1.0));
    let legend_height = legend::legend(&nowhere, &theme, texts, legend_area) + 12.0;
    let screen = Rect::from_min_max(whole.min, pos2(whole.right(), whole.bottom() - legend_height));
    let content = Rect::from_min_max(screen.min + vec2(0.0, TITLES), screen.max);
    let mut events = Vec::new();

    let shown = match &state.moving {
        Some(moving) => {
            let mut moved = scene.clone();
            moved.shift(&moving.paths, moving.by);
            Cow::Owned(moved)
        }
        None => Cow::Borrowed(scene),
    };
    let shown: &Scene = &shown;
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
        let node = nodes::node_id(id, &shown.nodes[index].path);
        ui.memory_mut(|memory| memory.request_focus(node));
    }
    let camera = state.camera.unwrap_or_default();
    let board = Board { scene: shown, chosen, texts, camera, content, id };
    state.take_wanted(ui, &board, &mut events);
    if let Some(link) = link::answer_ui(ui, &board, &mut state.answer) {
        events.push(CanvasEvent::Link(link));
    }
    link::keys(ui, &board, state, &mut events);
    escape(ui, &board, state, &mut events);

    let mut inner = ui.new_child(UiBuilder::new().max_rect(screen).id_salt("nodes"));
    inner.set_clip_rect(content.intersect(ui.clip_rect()));
    board::groups_ui(&mut inner, &board, state, &mut events);
    let focused_link = nodes::links_ui(&inner, &board, &mut events);
    let Hands { hovered, focused } = nodes::nodes_ui(&mut inner, &board, state, &mut events);
    board::notes_ui(&mut inner, &board, state, &mut events);
    let handle = link::handle_ui(&inner, &board, state, &mut events);
    on_ground(ui, &ground, &board, state, &mut events);

    let selected = chosen.first().and_then(|path| shown.node_of(path));
    let stage = selected.and_then(|node| {
        let within = |stage: &scene::BandStage| chosen[0].is_within(&stage.path);
        shown.nodes[node].stages.iter().position(within)
    });
    let reach = match (state.focus_mode, selected) {
        (true, Some(node)) => Some(shown.reach(node)),
        _ => None,
    };
    let receivers = state.link.as_ref().map(|drawing| drawing.receivers(shown));
    let highlight = Highlight {
        chosen,
        selected,
        stage,
        hovered,
        focused,
        reach: reach.as_deref(),
        may_receive: receivers.as_deref(),
        target: state.link.as_ref().and_then(|drawing| drawing.target(&board)),
    };
    let titles = ui.painter().with_clip_rect(screen.intersect(ui.clip_rect()));
    let over = Rect::from_min_max(pos2(content.left(), screen.top()), content.max);
    Pen { painter: &titles, theme: &theme, camera, screen: over }.columns(shown, TITLES);
    let painter = ui.painter().with_clip_rect(content.intersect(ui.clip_rect()));
    let pen = Pen { painter: &painter, theme: &theme, camera, screen: content };
    pen.scene(shown, &highlight);
    if let Some(rect) = focused_link {
        painter.rect_stroke(rect, theme.radius.field, theme.focus_line(), egui::StrokeKind::Inside);
    }
    if let Some((at, hot)) = handle {
        pen.handle(at, hot);
    }
    if let Some((from, to)) = state.link.as_ref().and_then(|drawing| drawing.line(&board)) {
        pen.drawn_link(from, to);
    }
    if let Some(band) = state.band {
        pen.band(band.area());
    }
    let legend_area = Rect::from_min_max(
        pos2(legend_area.left(), screen.bottom() + 6.0),
        pos2(legend_area.right(), whole.bottom()),
    );
    legend::legend(&ui.painter().with_clip_rect(whole), &theme, texts, legend_area);
    board::writing_ui(ui, &board, state, &mut events);
    events
}

/// Escape lets go of what is under way, else of what is chosen
fn escape(ui: &Ui, board: &Board<'_>, state: &mut CanvasState, events: &mut Vec<CanvasEvent>) {
    let busy = state.link.is_some() || state.moving.is_some() || state.band.is_some();
    let covered = ui.memory(|memory| memory.top_modal_layer().is_some())
        || egui::Popup::is_any_open(ui.ctx())
        || ui.ctx().text_edit_focused();
    if covered || (!busy && board.chosen.is_empty()) {
        return;
    }
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        state.link = None;
        state.band = None;
        state.moving = None;
        if !busy {
            events.push(CanvasEvent::Choose(Vec::new()));
        }
    }
}

/// A menu of commands under the right button; what was chosen
fn menu_ui(response: &Response, texts: &Texts, commands: &[Command]) -> Option<Command> {
    let mut chosen = None;
    egui::Popup::context_menu(response).show(|ui| {
        for command in commands {
            let keys = command.keys().unwrap_or_default();
            if menu_item(ui, None, &command.name(texts), &keys, None).clicked() {
                chosen = Some(*command);
            }
        }
    });
    chosen
}

/// Presses and drags where no object stands
fn on_ground(
    ui: &Ui,
    ground: &Response,
    board: &Board<'_>,
    state: &mut CanvasState,
    events: &mut Vec<CanvasEvent>,
) {
    if ground.clicked() {
        let edge = ground
            .interact_pointer_pos()
            .and_then(|point| board.scene.edge_at(board.graph(point), 6.0 / board.camera.zoom))
            .and_then(|edge| board.scene.edges[edge].path.clone());
        if state.link.take().is_none() {
            match edge {
                Some(path) => events.push(CanvasEvent::Choose(board.choose(&path, adds(ui)))),
                None if !adds(ui) => events.push(CanvasEvent::Choose(Vec::new())),
                None => {}
            }
        }
    }
    if ground.double_clicked_by(PointerButton::Primary)
        && let Some(point) = ground.interact_pointer_pos()
    {
        let point = board.graph(point);
        if board.scene.edge_at(point, 6.0 / board.camera.zoom).is_some() {
            events.push(CanvasEvent::Edit);
        }
    }
    if ground.secondary_clicked() {
        state.asked_at = ground.interact_pointer_pos().map(|point| board.graph(point));
    }
    let commands = [Command::Note, Command::SelectAll, Command::ZoomFit, Command::Arrange];
    match menu_ui(ground, board.texts, &commands) {
        Some(Command::Note) => {
            let at = state.asked_at.take().unwrap_or_else(|| board.graph(board.content.center()));
            state.writing = Some(board::Writing::new_note(at));
        }
        Some(command) => events.push(CanvasEvent::Ask(command)),
        None => {}
    }
    let pointer = ui.input(|input| input.pointer.interact_pos());
    if ground.drag_started_by(PointerButton::Primary) && ui.input(|input| input.modifiers.shift) {
        let start = ui.input(|input| input.pointer.press_origin()).or(pointer);
        state.band = start.map(|start| Band { start: board.graph(start), now: board.graph(start) });
    }
    if let (Some(band), Some(pointer)) = (&mut state.band, pointer) {
        band.now = board.graph(pointer);
    }
    if ground.drag_stopped()
        && let Some(band) = state.band.take()
    {
        let mut chosen = board.chosen.to_vec();
        let inside = board.scene.inside(band.area());
        chosen.extend(inside.into_iter().filter(|path| !board.chosen.contains(path)));
        events.push(CanvasEvent::Choose(chosen));
    }
}

/// Pan by drag, zoom by wheel or pinch, scroll by two fingers
fn move_view(ui: &Ui, ground: &Response, content: Rect, state: &mut CanvasState) {
    let Some(mut camera) = state.camera else { return };
    let before = camera;
    let begins_band = ground.drag_started() && ui.input(|input| input.modifiers.shift);
    if ground.dragged() && state.band.is_none() && !begins_band {
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
