//! Drawing a link from node to node: who may receive it, which kind it is, and what is said when it makes no sense.
//!
//! Which links make sense is `network::links`' table; here are the handle, the keys, the small menu of kinds and the refusal with the right
//! link beside it. Adds nothing itself: a link that was drawn goes out as an event.

use super::scene::{NodeShape, Scene};
use super::{Board, CanvasEvent, CanvasState, ZOOM_STAGES, nodes};
use crate::model::{LinkKind, Path};
use crate::network::{NodeKind, RightLink, why_refused};
use crate::report::words;
use crate::text::Texts;
use crate::ui::form::capital;
use crate::ui::icons;
use crate::ui::theme::{Size, Theme};
use crate::ui::widgets::{Button, menu_item, text};
use egui::{
    Key, Modifiers, PointerButton, Popup, PopupCloseBehavior, Pos2, Rect, Role, Sense, Ui, Vec2, WidgetInfo,
};

/// Kinds of links in the order of the menu
const KINDS: [LinkKind; 4] = [LinkKind::People, LinkKind::Money, LinkKind::Obligation, LinkKind::Authority];
/// At most so many right links are offered
const OFFERS: usize = 3;
/// How near the pointer must come to a node for its handle to show, in points of the screen
const REACH: f32 = 12.0;

/// A link that a person drew
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLink {
    /// What flows
    pub kind: LinkKind,
    /// What it leaves
    pub from: Path,
    /// What it reaches
    pub to: Path,
}

/// A link that is being drawn
#[derive(Debug, Clone)]
pub(super) struct Drawing {
    from: Path,
    node: Path,
    kind: NodeKind,
    /// Where the arrows have led, by path
    went_to: Option<Path>,
    by_keys: bool,
    /// Where the pointer is, in graph coordinates
    pointer: Option<Pos2>,
}

/// What stands on the canvas after a link was dropped
#[derive(Debug, Clone)]
pub(super) struct Answer {
    /// Where, on the screen
    at: Pos2,
    said: Said,
    /// Whether the keyboard was given to it
    reached: bool,
}

#[derive(Debug, Clone)]
enum Said {
    /// Which of several links that make sense
    Which(Vec<NewLink>),
    /// Why not, and what would be right
    No(String, Vec<NewLink>),
}

/// What an object is, as an end of a link
fn end_of(scene: &Scene, path: &Path) -> Option<(usize, NodeKind)> {
    let index = scene.node_of(path)?;
    let node = &scene.nodes[index];
    let is_stage = node.stages.iter().any(|stage| path.is_within(&stage.path));
    Some((index, if is_stage { NodeKind::Stage } else { node.kind }))
}

impl Drawing {
    /// Begins at an object of the graph
    pub fn begin(scene: &Scene, from: &Path, by_keys: bool) -> Option<Self> {
        let (node, kind) = end_of(scene, from)?;
        let node = scene.nodes[node].path.clone();
        Some(Self { from: from.clone(), node, kind, went_to: None, by_keys, pointer: None })
    }

    /// Which nodes may receive it, with any kind, themselves or one of their stages
    pub fn receivers(&self, scene: &Scene) -> Vec<bool> {
        let any = |to: NodeKind| KINDS.iter().any(|kind| why_refused(self.kind, to, *kind).is_ok());
        let receives = |node: &super::scene::Node| {
            node.path != self.node && (any(node.kind) || (!node.stages.is_empty() && any(NodeKind::Stage)))
        };
        scene.nodes.iter().map(receives).collect()
    }

    /// The node that would receive it now
    pub fn target(&self, board: &Board<'_>) -> Option<usize> {
        match (&self.went_to, self.pointer) {
            (Some(path), _) => board.scene.node_of(path),
            (None, Some(pointer)) => board.scene.node_at(pointer).map(|(node, _)| node),
            _ => None,
        }
    }

    /// Where the line that is drawn begins and ends
    pub fn line(&self, board: &Board<'_>) -> Option<(Pos2, Pos2)> {
        let from = board.scene.nodes.get(board.scene.node_of(&self.node)?)?.handle();
        let to = match &self.went_to {
            Some(path) => board.scene.nodes.get(board.scene.node_of(path)?)?.rect.center(),
            None => self.pointer?,
        };
        Some((from, to))
    }
}

/// What comes of a link from one object to another
fn decide(scene: &Scene, texts: &Texts, from: &Path, to: &Path) -> Result<Vec<NewLink>, Said> {
    let (Some((from_node, from_kind)), Some((to_node, to_kind))) = (end_of(scene, from), end_of(scene, to))
    else {
        return Ok(Vec::new());
    };
    if from_node == to_node {
        return Ok(Vec::new());
    }
    let link = |kind: LinkKind| NewLink { kind, from: from.clone(), to: to.clone() };
    let fitting: Vec<LinkKind> =
        KINDS.into_iter().filter(|kind| why_refused(from_kind, to_kind, *kind).is_ok()).collect();
    let new: Vec<NewLink> =
        fitting.iter().map(|kind| link(*kind)).filter(|link| !is_there(scene, link)).collect();
    if !new.is_empty() {
        return Ok(new);
    }
    if !fitting.is_empty() {
        return Err(Said::No(texts.board_link_exists(), Vec::new()));
    }
    let Err(refusal) = why_refused(from_kind, to_kind, usual(from_kind)) else { return Ok(Vec::new()) };
    let why = texts.by_id(refusal.code).unwrap_or_else(|| texts.board_link_no());
    let ends = [(from, from_node, from_kind), (to, to_node, to_kind)];
    let mut offers = refusal.right_link.map_or_else(Vec::new, |right| offers(scene, right, ends));
    offers.retain(|offer| !is_there(scene, offer));
    offers.truncate(OFFERS);
    Err(Said::No(why, offers))
}

/// The kind a person most likely means when a link leaves such an object
fn usual(from: NodeKind) -> LinkKind {
    match from {
        NodeKind::Source => LinkKind::Money,
        NodeKind::Authority | NodeKind::Office => LinkKind::Authority,
        NodeKind::Corridor | NodeKind::Stage | NodeKind::Course => LinkKind::People,
        NodeKind::Organisation | NodeKind::Employer => LinkKind::Obligation,
    }
}

/// Whether the author drew this link already
fn is_there(scene: &Scene, link: &NewLink) -> bool {
    let (Some(from), Some(to)) = (scene.node_of(&link.from), scene.node_of(&link.to)) else { return false };
    let stage = |node: usize, path: &Path| {
        scene.nodes[node].stages.iter().position(|stage| path.is_within(&stage.path))
    };
    let of = stage(to, &link.to).or_else(|| stage(from, &link.from));
    scene.edges.iter().any(|edge| {
        edge.path.is_some() && (edge.kind, edge.from, edge.to, edge.stage) == (link.kind, from, to, of)
    })
}

/// The right link between the two objects, or from the first to the nearest object of the right kind
fn offers(scene: &Scene, right: RightLink, ends: [(&Path, usize, NodeKind); 2]) -> Vec<NewLink> {
    let [(from, _, from_kind), (to, _, to_kind)] = ends;
    let make = |from: &Path, to: &Path| NewLink { kind: right.kind, from: from.clone(), to: to.clone() };
    if (right.from, right.to) == (from_kind, to_kind) {
        return vec![make(from, to)];
    }
    if (right.from, right.to) == (to_kind, from_kind) {
        return vec![make(to, from)];
    }
    if right.from != from_kind {
        return Vec::new();
    }
    // Objects that one of the two is linked to come first.
    let linked = |index: usize| {
        scene.edges.iter().any(|edge| {
            let other = |a: usize, b: usize| a == index && (b == ends[0].1 || b == ends[1].1);
            other(edge.from, edge.to) || other(edge.to, edge.from)
        })
    };
    let mut found: Vec<usize> =
        (0..scene.nodes.len()).filter(|index| scene.nodes[*index].kind == right.to).collect();
    found.sort_by_key(|index| !linked(*index));
    found.into_iter().map(|index| make(from, &scene.nodes[index].path)).collect()
}

/// Ends the drawing at an object; `at` is where the answer stands on the screen
pub(super) fn drop_on(
    board: &Board<'_>,
    state: &mut CanvasState,
    to: &Path,
    at: Pos2,
    events: &mut Vec<CanvasEvent>,
) {
    let Some(drawing) = state.link.take() else { return };
    match decide(board.scene, board.texts, &drawing.from, to) {
        Ok(links) => match links.as_slice() {
            [] => {}
            [one] => events.push(CanvasEvent::Link(one.clone())),
            _ => state.answer = Some(Answer { at, said: Said::Which(links), reached: false }),
        },
        Err(said) => state.answer = Some(Answer { at, said, reached: false }),
    }
}

/// Arrows lead to the node that is to receive the link, Enter draws it
pub(super) fn keys(ui: &Ui, board: &Board<'_>, state: &mut CanvasState, events: &mut Vec<CanvasEvent>) {
    let Some(drawing) = state.link.clone().filter(|drawing| drawing.by_keys) else { return };
    let here = drawing.went_to.as_ref().unwrap_or(&drawing.node);
    let Some(mut index) = board.scene.node_of(here) else { return };
    for (key, side, _) in nodes::ARROWS {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key))
            && let Some(next) = board.scene.neighbour(index, side)
        {
            let path = nodes::go_to(ui, board, next, state);
            index = next;
            if let Some(drawing) = &mut state.link {
                drawing.went_to = Some(path);
            }
        }
    }
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
        let node = &board.scene.nodes[index];
        let at = board.rect(node.rect).center_bottom();
        drop_on(board, state, &node.path, at, events);
    }
}

/// The handle of the node under the pointer, or of the one that is chosen; where it stands and whether it is under the pointer
pub(super) fn handle_ui(
    ui: &Ui,
    board: &Board<'_>,
    state: &mut CanvasState,
    events: &mut Vec<CanvasEvent>,
) -> Option<(Pos2, bool)> {
    let over = ui.rect_contains_pointer(board.content);
    let pointer = ui.input(|input| input.pointer.latest_pos()).filter(|_| over || state.link.is_some());
    if let (Some(drawing), Some(pointer)) = (&mut state.link, pointer) {
        // The arrows keep the line until the pointer takes it up.
        if !drawing.by_keys || ui.input(|input| input.pointer.is_moving()) {
            drawing.pointer = Some(board.graph(pointer));
            drawing.went_to = None;
        }
    }
    // A button that went down on a handle keeps it, however quickly the pointer leaves.
    let down = ui.input(|input| input.pointer.any_down());
    let kept = state.handle.take().filter(|_| down).and_then(|path| board.scene.node_of(&path));
    let index = kept.or_else(|| handled(board, state, pointer))?;
    state.handle = Some(board.scene.nodes[index].path.clone());
    let node = &board.scene.nodes[index];
    let at = board.camera.to_screen(board.content, node.handle());
    let rect = Rect::from_center_size(at, Vec2::splat(24.0));
    let response = ui.interact(rect, board.id.with(("handle", node.path.as_str())), Sense::click_and_drag());
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Button, true, board.texts.board_link_from(node.name.as_str()))
    });
    let begun = response.clicked() || response.drag_started_by(PointerButton::Primary);
    if begun && state.link.is_none() {
        state.link = Drawing::begin(board.scene, &node.path, false);
        state.answer = None;
    } else if response.clicked() {
        state.link = None;
    }
    if response.drag_stopped() && state.link.is_some() {
        // Where the pointer was last: it may leave the window as the button is let go.
        let last = state.link.as_ref().and_then(|drawing| drawing.pointer).unwrap_or_else(|| node.handle());
        let at = board.camera.to_screen(board.content, last);
        match board.scene.node_at(last) {
            Some((node, stage)) => {
                let node = &board.scene.nodes[node];
                let stage = stage.filter(|_| board.camera.zoom > ZOOM_STAGES);
                let path = stage.and_then(|stage| node.stages.get(stage)).map_or(&node.path, |s| &s.path);
                drop_on(board, state, path, at, events);
            }
            None => state.link = None,
        }
    }
    let tip = board.texts.board_link_from(node.name.as_str());
    let hot = response.hovered() || response.dragged();
    if !response.dragged() {
        response.on_hover_text(tip);
    }
    Some((node.handle(), hot))
}

/// Which node shows its handle
fn handled(board: &Board<'_>, state: &CanvasState, pointer: Option<Pos2>) -> Option<usize> {
    if let Some(drawing) = &state.link {
        return board.scene.node_of(&drawing.node);
    }
    if state.moving.is_some() || state.band.is_some() || board.camera.zoom < 0.3 {
        return None;
    }
    let near = pointer.map(|point| board.graph(point)).and_then(|point| {
        let reach = REACH / board.camera.zoom;
        let nodes = &board.scene.nodes;
        (0..nodes.len()).rev().find(|index| nodes[*index].rect.expand(reach).contains(point))
    });
    let only = match board.chosen {
        [one] => board.scene.node_of(one).filter(|node| {
            let node = &board.scene.nodes[*node];
            board.content.contains(board.camera.to_screen(board.content, node.handle()))
                && (node.shape != NodeShape::Corridor || node.path == *one)
        }),
        _ => None,
    };
    near.or(only)
}

/// The menu of kinds, or the refusal; the link that was chosen in it
pub(super) fn answer_ui(ui: &Ui, board: &Board<'_>, answer: &mut Option<Answer>) -> Option<NewLink> {
    let shown = answer.as_mut()?;
    let id = board.id.with("answer");
    let theme = Theme::of(ui.ctx());
    let first = !std::mem::replace(&mut shown.reached, true);
    let said = shown.said.clone();
    let popup = Popup::new(id, ui.ctx().clone(), shown.at, ui.layer_id())
        .open(true)
        .gap(6.0)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let mut chosen = None;
    let inner = popup.show(|ui| {
        ui.set_max_width(360.0);
        let mut takes_keyboard = first;
        let mut take = |response: &egui::Response| {
            if std::mem::take(&mut takes_keyboard) {
                response.request_focus();
            }
        };
        match &said {
            Said::Which(links) => {
                text::second(ui, &board.texts.board_link_which());
                for link in links {
                    let word = words::link_kind(board.texts, link.kind);
                    let response = menu_item(ui, None, &capital(&word), "", None);
                    take(&response);
                    if response.clicked() {
                        chosen = Some(link.clone());
                    }
                }
            }
            Said::No(why, offers) => {
                ui.spacing_mut().item_spacing.y = 8.0;
                text::paragraph(ui, why, Size::Body, theme.text.main);
                for offer in offers {
                    let words = told(board, offer);
                    let response = Button::secondary(&words).icon(icons::LINK).show(ui);
                    take(&response);
                    if response.clicked() {
                        chosen = Some(offer.clone());
                    }
                }
                let response = Button::quiet(&board.texts.common_close()).show(ui);
                take(&response);
                if response.clicked() {
                    ui.close();
                }
            }
        }
    });
    let closed = inner.is_none_or(|inner| inner.response.should_close());
    if closed || chosen.is_some() {
        *answer = None;
    }
    chosen
}

/// "Collega: impegno di CPIA verso Meccatronica"
fn told(board: &Board<'_>, link: &NewLink) -> String {
    let name = |path: &Path| {
        board.scene.node_of(path).map_or_else(String::new, |node| board.scene.nodes[node].name.clone())
    };
    let kind = words::link_kind(board.texts, link.kind);
    board.texts.board_link_offer(name(&link.from), kind, name(&link.to))
}
