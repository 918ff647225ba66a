//! What the graph shows, as plain shapes in graph coordinates: nodes, corridor bands, notes, groups, links.
//!
//! Holds geometry and no painting, no scenario and no report: [`super::build`] makes a scene of those, `ways` finds the curve of each link,
//! `paint` draws it. Lengths are points at zoom 1, y down.

use crate::model::{LinkKind, Path};
use crate::network::NodeKind;
use crate::report::drawing::fitted;
use crate::report::measure::{self, Weight};
use crate::report::status::Status;
use crate::ui::icons::Icon;
use egui::{Pos2, Rect, Vec2, pos2, vec2};

/// Height of a node
pub const NODE_HEIGHT: f32 = 52.0;
/// Widths a node may have
pub const NODE_WIDTH: std::ops::RangeInclusive<f32> = 144.0..=188.0;
/// How far the point of a corridor stands out
pub const TIP: f32 = 32.0;
/// Height of a corridor
pub const BAND_HEIGHT: f32 = 156.0;
/// From one stage to the next
pub const STAGE_PITCH: f32 = 72.0;
/// Width of a stage bar
pub const STAGE_WIDTH: f32 = 50.0;
/// Height of the bar of the fullest stage
pub const BAR_HEIGHT: f32 = 58.0;
/// From the top of a corridor to the middle of its bars
pub const BAR_MIDDLE: f32 = 78.0;
/// From the left edge of a corridor to its first bar
pub const BAND_PAD: f32 = 16.0;

/// Shape of a node, which says what it is without colour
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NodeShape {
    /// Rounded rectangle
    Partner,
    /// Stadium
    Source,
    /// Chamfered corners, sunken fill
    Authority,
    /// Square corners on a plinth
    Employer,
    /// Wide band ending in a point
    Corridor,
}

/// A stage inside a corridor
#[derive(Debug, Clone)]
pub struct BandStage {
    /// Path of the stage
    pub path: Path,
    /// Name, whole
    pub name: String,
    /// Name under the bar, cut to its room
    pub short: String,
    /// Persons as text in the bar; none before the first result
    pub people: Option<String>,
    /// Height of the bar, 0 to 1 of the fullest
    pub share: f32,
    /// Expected days, where people wait
    pub wait: Option<String>,
    /// The whole stage in words, for tooltips and screen readers
    pub spoken: String,
}

/// A node of the graph
#[derive(Debug, Clone)]
pub struct Node {
    /// Path of the object
    pub path: Path,
    /// What it is, as an end of a link
    pub kind: NodeKind,
    /// Shape
    pub shape: NodeShape,
    /// Icon of its kind
    pub icon: Icon,
    /// Name, whole
    pub name: String,
    /// Second line, whole
    pub second: String,
    /// Name and second line, cut to the room of the node
    pub lines: [String; 2],
    /// Worst state, with its reason
    pub status: Option<(Status, String)>,
    /// Where it stands
    pub rect: Rect,
    /// Stages, of a corridor
    pub stages: Vec<BandStage>,
    /// The node in words, for screen readers
    pub spoken: String,
    /// Objects that this node stands for too
    pub also: Vec<Path>,
}

/// The side of a node a link leaves or reaches
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Left
    Left,
    /// Right
    Right,
    /// Upper
    Top,
    /// Lower
    Bottom,
}

impl Side {
    pub(super) fn outward(self) -> Vec2 {
        match self {
            Self::Left => vec2(-1.0, 0.0),
            Self::Right => vec2(1.0, 0.0),
            Self::Top => vec2(0.0, -1.0),
            Self::Bottom => vec2(0.0, 1.0),
        }
    }
}

/// A link before it has a way
#[derive(Debug, Clone)]
pub struct Edge {
    /// Path of the link; links that follow from other fields have none
    pub path: Option<Path>,
    /// What flows
    pub kind: LinkKind,
    /// Index of the node it leaves
    pub from: usize,
    /// Index of the node it reaches
    pub to: usize,
    /// Stage of the corridor it leaves or reaches
    pub stage: Option<usize>,
    /// Words or amount on the line
    pub label: String,
    /// Width of a band of people
    pub width: f32,
    /// People along it, where they are known
    pub people: Option<f64>,
}

/// The way of a link
#[derive(Debug, Clone)]
pub struct Way {
    /// Points along the curve, from the start to the end
    pub points: Vec<Pos2>,
    /// Where the label stands, its middle
    pub label_at: Pos2,
    /// Which share of the way that is
    pub share: f32,
    /// Everything the curve may touch
    pub bounds: Rect,
}

/// A text on the graph
#[derive(Debug, Clone)]
pub struct BoardNote {
    /// Path of the note
    pub path: Path,
    /// What it says, whole
    pub text: String,
    /// The same in lines of its width
    pub lines: Vec<String>,
    /// Where it stands
    pub rect: Rect,
}

/// Nodes that are kept together
#[derive(Debug, Clone)]
pub struct BoardGroup {
    /// Path of the group
    pub path: Path,
    /// Name on the frame
    pub name: String,
    /// Its nodes, as places in the list of nodes
    pub nodes: Vec<usize>,
}

/// A column of the graph
#[derive(Debug, Clone)]
pub struct Column {
    /// What stands above it
    pub title: String,
    /// Its left edge
    pub left: f32,
    /// Its right edge
    pub right: f32,
}

/// Everything the canvas shows
#[derive(Debug, Clone, Default)]
pub struct Scene {
    /// Nodes, in the order of the keyboard
    pub nodes: Vec<Node>,
    /// Links
    pub edges: Vec<Edge>,
    /// The way of each link
    pub ways: Vec<Way>,
    /// Columns, left to right
    pub columns: Vec<Column>,
    /// Texts on the graph
    pub notes: Vec<BoardNote>,
    /// Frames around nodes
    pub groups: Vec<BoardGroup>,
}

/// Width of a note
pub const NOTE_WIDTH: f32 = 190.0;
/// Height of a line of a note
pub const NOTE_LINE: f32 = 17.0;
/// From the edge of a note to its text
pub const NOTE_PAD: f32 = 9.0;
/// From the outermost nodes of a group to its frame
pub const GROUP_PAD: f32 = 14.0;
/// Height of the strip with the name of a group
pub const GROUP_HEAD: f32 = 24.0;

/// The lines of a note in its width, broken between words
pub fn note_lines(text: &str) -> Vec<String> {
    let room = NOTE_WIDTH - 2.0 * NOTE_PAD;
    let width = |text: &str| measure::width(text, 12.0, Weight::Regular);
    let mut lines = Vec::new();
    for paragraph in text.trim().lines() {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if width(&longer) <= room {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            // A word wider than the note is broken.
            for letter in word.chars() {
                line.push(letter);
                if width(&line) > room {
                    line.pop();
                    lines.push(std::mem::replace(&mut line, letter.to_string()));
                }
            }
        }
        lines.push(line);
    }
    lines
}

/// The rectangle of a note of so many lines around its middle
pub fn note_rect(middle: Pos2, lines: usize) -> Rect {
    Rect::from_center_size(middle, vec2(NOTE_WIDTH, NOTE_LINE * lines.max(1) as f32 + 2.0 * NOTE_PAD))
}

/// The width a node needs for its name and second line
pub fn node_width(name: &str, second: &str, shape: NodeShape) -> f32 {
    let name = measure::width(&shortened(name), 13.0, Weight::Medium);
    let second = measure::width(&shortened(second), 11.5, Weight::Regular);
    // The round ends of a source take room from the text.
    let frame = if shape == NodeShape::Source { 58.0 } else { 46.0 };
    (name.max(second) + frame).clamp(*NODE_WIDTH.start(), *NODE_WIDTH.end())
}

/// The width of a corridor with so many stages
pub fn band_width(stages: usize) -> f32 {
    BAND_PAD * 2.0 + STAGE_PITCH * stages.max(3) as f32 - (STAGE_PITCH - STAGE_WIDTH) + TIP + 8.0
}

/// A name as a node shows it: at most 22 characters
pub fn shortened(name: &str) -> String {
    if name.chars().count() <= 22 {
        return name.to_owned();
    }
    let kept: String = name.chars().take(21).collect();
    format!("{}…", kept.trim_end())
}

impl Node {
    /// Cuts name and second line to the room beside the icon
    pub fn cut_lines(&mut self) {
        let inset = self.inset();
        let room = self.rect.width() - inset - 25.0 - if inset > 12.0 { 14.0 } else { 8.0 };
        self.lines = [
            fitted(&shortened(&self.name), room, 13.0, Weight::Medium),
            fitted(&self.second, room, 11.5, Weight::Regular),
        ];
    }

    /// From the left edge to the icon: the round ends of a source take more
    pub fn inset(&self) -> f32 {
        if self.shape == NodeShape::Source { 16.0 } else { 10.0 }
    }

    /// Where a link that is being drawn leaves
    pub fn handle(&self) -> Pos2 {
        self.port(Side::Right, self.rect.center().y)
    }

    /// Middle of the bar of a stage
    pub fn stage_middle(&self, stage: usize) -> Pos2 {
        self.rect.min + vec2(BAND_PAD + STAGE_PITCH * stage as f32 + STAGE_WIDTH / 2.0, BAR_MIDDLE)
    }

    /// What can be clicked for a stage: bar, name and waiting days
    pub fn stage_rect(&self, stage: usize) -> Rect {
        let middle = self.stage_middle(stage);
        Rect::from_min_max(
            pos2(middle.x - STAGE_PITCH / 2.0 + 1.0, self.rect.top() + BAR_MIDDLE - BAR_HEIGHT / 2.0 - 2.0),
            pos2(middle.x + STAGE_PITCH / 2.0 - 1.0, self.rect.bottom() - 4.0),
        )
    }

    /// The outline of a corridor
    pub fn band_outline(&self) -> Vec<Pos2> {
        let r = self.rect;
        vec![
            r.left_top(),
            pos2(r.right() - TIP, r.top()),
            pos2(r.right(), r.center().y),
            pos2(r.right() - TIP, r.bottom()),
            r.left_bottom(),
        ]
    }

    /// The length of a side along which ports may lie
    pub(super) fn port_range(&self, side: Side) -> (f32, f32) {
        let r = self.rect;
        let corridor = self.shape == NodeShape::Corridor;
        match side {
            Side::Left | Side::Right if corridor => (r.top() + 20.0, r.bottom() - 20.0),
            Side::Left | Side::Right => (r.top() + 12.0, r.bottom() - 12.0),
            Side::Top | Side::Bottom if corridor => (r.left() + 24.0, r.right() - TIP - 16.0),
            Side::Top | Side::Bottom => (r.left() + 26.0, r.right() - 26.0),
        }
    }

    /// The point of a side at a coordinate along it
    pub(super) fn port(&self, side: Side, along: f32) -> Pos2 {
        let r = self.rect;
        match side {
            Side::Left => pos2(r.left(), along),
            Side::Right if self.shape == NodeShape::Corridor => {
                let half = r.height() / 2.0;
                let back = ((along - r.center().y).abs() / half).min(1.0) * TIP;
                pos2(r.right() - back, along)
            }
            Side::Right => pos2(r.right(), along),
            Side::Top => pos2(along, r.top()),
            Side::Bottom => pos2(along, r.bottom()),
        }
    }
}

impl Scene {
    /// Everything there is, without columns' titles; nothing for an empty scene
    pub fn bounds(&self) -> Rect {
        let nodes = self.nodes.iter().map(|node| node.rect);
        let notes = self.notes.iter().map(|note| note.rect);
        let frames = self.groups.iter().filter_map(|group| self.frame(group));
        nodes.chain(notes).chain(frames).fold(Rect::NOTHING, Rect::union)
    }

    /// The frame of a group, with the strip of its name; none when none of its nodes is there
    pub fn frame(&self, group: &BoardGroup) -> Option<Rect> {
        let inside = group
            .nodes
            .iter()
            .filter_map(|node| self.nodes.get(*node))
            .fold(Rect::NOTHING, |all, node| all.union(node.rect));
        inside.is_positive().then(|| {
            let frame = inside.expand(GROUP_PAD);
            Rect::from_min_max(frame.min - vec2(0.0, GROUP_HEAD - GROUP_PAD / 2.0), frame.max)
        })
    }

    /// What stands at a point: a node, and the stage of a corridor
    pub fn node_at(&self, point: Pos2) -> Option<(usize, Option<usize>)> {
        let index = (0..self.nodes.len()).rev().find(|index| self.nodes[*index].rect.contains(point))?;
        let node = &self.nodes[index];
        let stage = (0..node.stages.len()).find(|stage| node.stage_rect(*stage).contains(point));
        Some((index, stage))
    }

    /// Every object that stands in a rectangle: nodes and notes
    pub fn inside(&self, area: Rect) -> Vec<Path> {
        let nodes = self.nodes.iter().filter(|node| area.contains(node.rect.center()));
        let notes = self.notes.iter().filter(|note| area.contains(note.rect.center()));
        nodes.map(|node| node.path.clone()).chain(notes.map(|note| note.path.clone())).collect()
    }

    /// The middle of a node or note
    pub fn middle_of(&self, path: &Path) -> Option<Pos2> {
        let note = self.notes.iter().find(|note| note.path == *path).map(|note| note.rect.center());
        note.or_else(|| self.node_of(path).map(|node| self.nodes[node].rect.center()))
    }

    /// Moves nodes and notes; the labels of links keep their share of the way, so that a drag stays quick
    pub fn shift(&mut self, paths: &[Path], by: Vec2) {
        for path in paths {
            if let Some(note) = self.notes.iter_mut().find(|note| note.path == *path) {
                note.rect = note.rect.translate(by);
            } else if let Some(node) = self.nodes.iter().position(|node| node.path == *path) {
                self.nodes[node].rect = self.nodes[node].rect.translate(by);
            }
        }
        self.follow_nodes();
    }

    /// The node of a path, or the one whose stage it is
    pub fn node_of(&self, path: &Path) -> Option<usize> {
        self.nodes
            .iter()
            .position(|node| node.path == *path)
            .or_else(|| self.nodes.iter().position(|node| node.also.contains(path)))
            .or_else(|| self.nodes.iter().position(|node| path.is_within(&node.path)))
    }

    /// The nearest node in a direction, seen from `from`; one that is linked comes before one that is not
    pub fn neighbour(&self, from: usize, direction: Side) -> Option<usize> {
        let here = self.nodes.get(from)?.rect;
        let outward = direction.outward();
        let linked = |other: usize| {
            self.edges.iter().any(|e| (e.from, e.to) == (from, other) || (e.from, e.to) == (other, from))
        };
        let mut best: Option<(f32, usize)> = None;
        for (index, node) in self.nodes.iter().enumerate() {
            let there = node.rect;
            let way = vec2(
                gap(here.left(), here.right(), there.left(), there.right()),
                gap(here.top(), here.bottom(), there.top(), there.bottom()),
            );
            // Columns overlap a little; what lies beside must not count as ahead.
            let ahead = way.dot(outward);
            if index == from || ahead <= 0.5 {
                continue;
            }
            let aside = (there.center() - here.center()) * vec2(outward.y.abs(), outward.x.abs());
            let mut far = ahead + 2.0 * way_aside(way, outward) + 0.05 * aside.length();
            if linked(index) {
                far *= 0.5;
            }
            if best.is_none_or(|(least, _)| far < least) {
                best = Some((far, index));
            }
        }
        best.map(|(_, index)| index)
    }

    /// Everything `from` depends on and everything that depends on it, along and against the links
    pub fn reach(&self, from: usize) -> Vec<bool> {
        let mut reached = vec![false; self.nodes.len()];
        for forward in [true, false] {
            let mut open = vec![from];
            let mut seen = vec![false; self.nodes.len()];
            while let Some(at) = open.pop() {
                if at >= seen.len() || std::mem::replace(&mut seen[at], true) {
                    continue;
                }
                reached[at] = true;
                for edge in &self.edges {
                    let (start, end) = if forward { (edge.from, edge.to) } else { (edge.to, edge.from) };
                    if start == at {
                        open.push(end);
                    }
                }
            }
        }
        reached
    }
}

/// Signed gap between two stretches; 0 where they overlap
fn gap(low: f32, high: f32, other_low: f32, other_high: f32) -> f32 {
    if other_low >= high {
        other_low - high + 1.0
    } else if other_high <= low {
        other_high - low - 1.0
    } else {
        0.0
    }
}

fn way_aside(way: Vec2, outward: Vec2) -> f32 {
    (way.x * outward.y).abs() + (way.y * outward.x).abs()
}
