//! Notes and groups on the screen: choosing and moving them, and writing their texts where they stand.
//!
//! Paints nothing of the graph; the field a text is written in lies over it until the person is done. Called by the canvas.

use super::scene::{GROUP_HEAD, NOTE_WIDTH, Scene};
use super::{Board, CanvasEvent, CanvasState, adds, nodes};
use crate::model::Path;
use crate::ui::theme::{Size, Theme};
use crate::ui::widgets::{Field, text};
use egui::{Area, Frame, Id, Key, Modifiers, Order, Pos2, Rect, Role, Sense, Ui, WidgetInfo, vec2};

/// A text that is being written
#[derive(Debug, Clone)]
pub(super) struct Writing {
    what: Written,
    /// The text before
    value: String,
    /// Upper left corner of the field, in graph coordinates
    at: Pos2,
    /// Whether the field has the keyboard already
    reached: bool,
}

#[derive(Debug, Clone)]
enum Written {
    NewNote(Pos2),
    NewGroup(Vec<Path>),
    Note(Path),
    Group(Path),
}

impl Writing {
    /// A new note around a point of the graph
    pub fn new_note(middle: Pos2) -> Self {
        let at = middle - vec2(NOTE_WIDTH / 2.0, 20.0);
        Self { what: Written::NewNote(middle), value: String::new(), at, reached: false }
    }

    /// The name of a new frame around the chosen nodes; none when no node is chosen
    pub fn new_group(scene: &Scene, chosen: &[Path]) -> Option<Self> {
        let mut paths: Vec<Path> = Vec::new();
        let mut area = Rect::NOTHING;
        for path in chosen {
            let Some(node) = scene.node_of(path).map(|node| &scene.nodes[node]) else { continue };
            area = area.union(node.rect);
            if !paths.contains(&node.path) {
                paths.push(node.path.clone());
            }
        }
        let at = area.min - vec2(0.0, 40.0);
        (!paths.is_empty()).then(|| Self {
            what: Written::NewGroup(paths),
            value: String::new(),
            at,
            reached: false,
        })
    }

    /// The text of a note or group that is there
    fn of(scene: &Scene, path: &Path) -> Option<Self> {
        if let Some(note) = scene.notes.iter().find(|note| note.path == *path) {
            let what = Written::Note(path.clone());
            return Some(Self { what, value: note.text.clone(), at: note.rect.min, reached: false });
        }
        let group = scene.groups.iter().find(|group| group.path == *path)?;
        let at = scene.frame(group)?.min;
        Some(Self { what: Written::Group(path.clone()), value: group.name.clone(), at, reached: false })
    }
}

/// The names of groups: pressed to choose the group, held to move its nodes together
pub(super) fn groups_ui(
    ui: &mut Ui,
    board: &Board<'_>,
    state: &mut CanvasState,
    events: &mut Vec<CanvasEvent>,
) {
    for group in &board.scene.groups {
        let Some(frame) = board.scene.frame(group) else { continue };
        let head = Rect::from_min_size(frame.min, vec2(frame.width(), GROUP_HEAD));
        let mut rect = board.rect(head);
        rect.max.y = rect.max.y.max(rect.min.y + 24.0);
        if !board.shows(rect) {
            continue;
        }
        let spoken = board.texts.board_group(group.nodes.len() as f64, group.name.as_str());
        piece_ui(ui, board, &group.path, rect, &spoken, state, events);
    }
}

/// The notes: pressed to choose, held to move, twice to write
pub(super) fn notes_ui(
    ui: &mut Ui,
    board: &Board<'_>,
    state: &mut CanvasState,
    events: &mut Vec<CanvasEvent>,
) {
    for note in &board.scene.notes {
        let rect = board.rect(note.rect);
        if board.shows(rect) {
            let spoken = board.texts.board_note(note.text.as_str());
            piece_ui(ui, board, &note.path, rect, &spoken, state, events);
        }
    }
}

fn piece_ui(
    ui: &mut Ui,
    board: &Board<'_>,
    path: &Path,
    rect: Rect,
    spoken: &str,
    state: &mut CanvasState,
    events: &mut Vec<CanvasEvent>,
) {
    let response = ui.interact(rect, board.id.with(path.as_str()), Sense::click_and_drag());
    let chosen = board.chosen.contains(path);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, spoken));
    if response.clicked() {
        response.request_focus();
        events.push(CanvasEvent::Choose(board.choose(path, adds(ui))));
    }
    let asked = response.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F2));
    if asked || (response.double_clicked() && !adds(ui)) {
        state.writing = Writing::of(board.scene, path);
    }
    if response.has_focus() {
        for (key, _, way) in nodes::ARROWS {
            let moved = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, key));
            if let (true, Some(middle)) = (moved, board.scene.middle_of(path)) {
                events.push(CanvasEvent::Place(vec![(path.clone(), middle + way * 8.0)]));
            }
        }
        let theme = Theme::of(ui.ctx());
        ui.painter().rect_stroke(
            rect.expand(3.0),
            theme.radius.card,
            theme.focus_line(),
            egui::StrokeKind::Outside,
        );
    }
    nodes::drag(ui, &response, board, path, state, events);
}

/// The field of a text that is being written; it is done when the field is left
pub(super) fn writing_ui(ui: &Ui, board: &Board<'_>, state: &mut CanvasState, events: &mut Vec<CanvasEvent>) {
    let Some(writing) = &mut state.writing else { return };
    let texts = board.texts;
    let theme = Theme::of(ui.ctx());
    let id = Id::unique("canvas writing");
    let at = board.camera.to_screen(board.content, writing.at);
    let is_note = matches!(writing.what, Written::NewNote(_) | Written::Note(_));
    let name = if is_note { texts.board_note_text() } else { texts.board_group_name() };
    if is_note && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter)) {
        ui.memory_mut(|memory| memory.surrender_focus(id));
    }
    let shown = Area::new(board.id.with("writing"))
        .order(Order::Foreground)
        .fixed_pos(at)
        .constrain_to(board.content)
        .show(ui.ctx(), |ui| {
            Frame::popup(ui.style())
                .show(ui, |ui| {
                    ui.set_width(240.0);
                    text::third(ui, &name);
                    let field = Field::new(id, &name, &writing.value).lines(if is_note { 4 } else { 1 });
                    let answer = field.show(ui);
                    if is_note {
                        let keys = texts.board_note_keys();
                        text::paragraph(ui, &keys, Size::Small, theme.text.third);
                    }
                    answer
                })
                .inner
        });
    let answer = shown.inner;
    if !std::mem::replace(&mut writing.reached, true) {
        answer.response.request_focus();
        return;
    }
    if !answer.response.lost_focus() && answer.response.has_focus() {
        return;
    }
    let escaped = ui.input(|input| input.key_pressed(Key::Escape));
    let typed = answer.committed.map(|text| text.trim().to_owned());
    let what = writing.what.clone();
    state.writing = None;
    if let Some(event) = written(what, typed, escaped, texts) {
        events.push(event);
    }
}

/// What comes of a text that was written; a text that was emptied changes nothing
fn written(
    what: Written,
    typed: Option<String>,
    escaped: bool,
    texts: &crate::text::Texts,
) -> Option<CanvasEvent> {
    let text = typed.filter(|text| !text.is_empty());
    match (what, text) {
        (Written::NewNote(middle), Some(text)) => Some(CanvasEvent::AddNote { middle, text }),
        (Written::NewGroup(nodes), text) => {
            // Enter without a name is a frame with a plain one.
            let name = text.or_else(|| (!escaped).then(|| texts.board_group_plain()))?;
            Some(CanvasEvent::AddGroup { name, nodes })
        }
        (Written::Note(path), Some(text)) => Some(CanvasEvent::Write { field: path.join("text"), text }),
        (Written::Group(path), Some(text)) => Some(CanvasEvent::Write { field: path.join("name"), text }),
        _ => None,
    }
}
