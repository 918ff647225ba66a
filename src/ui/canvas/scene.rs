//! What the graph shows, as plain shapes in graph coordinates: nodes, corridor bands, links with their ports and curves.
//!
//! Holds geometry and no painting, no scenario and no report: [`super::build`] makes a scene of those, [`super::paint`] draws it. Lengths are
//! points at zoom 1, y down.

use crate::model::{LinkKind, Path};
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
    /// Name under the bar
    pub name: String,
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
    /// Shape
    pub shape: NodeShape,
    /// Icon of its kind
    pub icon: Icon,
    /// Name, whole
    pub name: String,
    /// Second line
    pub second: String,
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
    fn outward(self) -> Vec2 {
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
    fn port_range(&self, side: Side) -> (f32, f32) {
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
    fn port(&self, side: Side, along: f32) -> Pos2 {
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
        self.nodes.iter().fold(Rect::NOTHING, |all, node| all.union(node.rect))
    }

    /// The node of a path, or the one whose stage it is
    pub fn node_of(&self, path: &Path) -> Option<usize> {
        self.nodes
            .iter()
            .position(|node| node.path == *path || node.also.contains(path))
            .or_else(|| self.nodes.iter().position(|node| path.is_within(&node.path)))
    }

    /// Moves a node and finds all ways again
    pub fn place(&mut self, node: usize, middle: Pos2) {
        if let Some(node) = self.nodes.get_mut(node) {
            node.rect = Rect::from_center_size(middle, node.rect.size());
        }
        self.find_ways();
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

    /// The link nearest to a point, if it is nearer than `within`
    pub fn edge_at(&self, point: Pos2, within: f32) -> Option<usize> {
        let mut best: Option<(f32, usize)> = None;
        for (index, way) in self.ways.iter().enumerate() {
            let width = self.edges.get(index).map_or(0.0, |edge| edge.width / 2.0);
            for pair in way.points.windows(2) {
                let far = distance(point, pair[0], pair[1]) - width;
                if far <= within && best.is_none_or(|(least, _)| far < least) {
                    best = Some((far, index));
                }
            }
        }
        best.map(|(_, index)| index)
    }

    /// Gives every link its ports, curve and place for the label
    pub fn find_ways(&mut self) {
        let sides: Vec<(Side, Side)> =
            self.edges.iter().map(|edge| sides(&self.nodes[edge.from], &self.nodes[edge.to])).collect();
        // One list of link ends for each side of each node: what is wished, and which link it is.
        let mut ends: Vec<(usize, Side, f32, usize, bool)> = Vec::with_capacity(sides.len() * 2);
        for (index, (edge, (leave, reach))) in self.edges.iter().zip(&sides).enumerate() {
            for (node, other, side, is_start) in
                [(edge.from, edge.to, *leave, true), (edge.to, edge.from, *reach, false)]
            {
                let upright = matches!(side, Side::Top | Side::Bottom);
                let here = &self.nodes[node];
                let there = self.nodes[other].rect.center();
                let wished = match edge.stage {
                    Some(stage) if here.shape == NodeShape::Corridor && upright => here.stage_middle(stage).x,
                    _ if upright => there.x,
                    _ => there.y,
                };
                ends.push((node, side, wished, index, is_start));
            }
        }
        ends.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then(a.2.total_cmp(&b.2)).then(a.3.cmp(&b.3)));
        let mut ports = vec![[Pos2::ZERO; 2]; self.edges.len()];
        let mut at = 0;
        while at < ends.len() {
            let (node, side, ..) = ends[at];
            let count = ends[at..].iter().take_while(|end| (end.0, end.1) == (node, side)).count();
            let group = &ends[at..at + count];
            let here = &self.nodes[node];
            let (low, high) = here.port_range(side);
            let gap = if here.shape == NodeShape::Corridor { 22.0 } else { 10.0 };
            let middle = f32::midpoint(low, high);
            let wished: Vec<f32> = group
                .iter()
                .map(|end| if here.shape == NodeShape::Corridor { end.2 } else { middle })
                .collect();
            for (end, along) in group.iter().zip(spread(&wished, low, high, gap)) {
                ports[end.3][usize::from(!end.4)] = here.port(side, along);
            }
            at += count;
        }
        let mut ways: Vec<Way> = Vec::with_capacity(self.edges.len());
        let mut taken: Vec<Rect> = Vec::new();
        for (index, edge) in self.edges.iter().enumerate() {
            let (leave, reach) = sides[index];
            let points = curve(ports[index][0], leave, ports[index][1], reach);
            let mut label_at = along(&points, 0.5);
            if !edge.label.is_empty() {
                let size = vec2(measure::width(&edge.label, 11.5, Weight::Regular) + 8.0, 18.0);
                let free = [0.5, 0.38, 0.62, 0.28, 0.72, 0.2, 0.8].into_iter().find(|share| {
                    let rect = Rect::from_center_size(along(&points, *share), size);
                    !taken.iter().any(|other| other.intersects(rect))
                        && !self.nodes.iter().any(|node| node.rect.intersects(rect))
                });
                label_at = along(&points, free.unwrap_or(0.5));
                taken.push(Rect::from_center_size(label_at, size));
            }
            ways.push(Way { points, label_at });
        }
        self.ways = ways;
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

fn distance(point: Pos2, start: Pos2, end: Pos2) -> f32 {
    let along = end - start;
    let length = along.length_sq();
    let share = if length > 0.0 { ((point - start).dot(along) / length).clamp(0.0, 1.0) } else { 0.0 };
    (point - (start + along * share)).length()
}

/// From which side a link leaves and which it reaches
fn sides(from: &Node, to: &Node) -> (Side, Side) {
    let (a, b) = (from.rect, to.rect);
    // Above and below a corridor is over its whole width, however far away the middle lies.
    let corridor = from.shape == NodeShape::Corridor || to.shape == NodeShape::Corridor;
    let over = a.bottom() <= b.top() && (corridor || b.top() - a.bottom() > across(a, b));
    let under = b.bottom() <= a.top() && (corridor || a.top() - b.bottom() > across(a, b));
    let beside = a.right() <= b.left() || b.right() <= a.left();
    if over && !(corridor && beside) {
        (Side::Bottom, Side::Top)
    } else if under && !(corridor && beside) {
        (Side::Top, Side::Bottom)
    } else if a.center().x <= b.center().x {
        (Side::Right, Side::Left)
    } else {
        (Side::Left, Side::Right)
    }
}

fn across(a: Rect, b: Rect) -> f32 {
    (b.left() - a.right()).max(a.left() - b.right()).max(0.0)
}

/// Rising positions as near to `wished` as a gap allows, inside `low..=high`
fn spread(wished: &[f32], low: f32, high: f32, gap: f32) -> Vec<f32> {
    let n = wished.len();
    if n == 0 {
        return Vec::new();
    }
    let gap = if n > 1 { gap.min((high - low) / (n - 1) as f32) } else { gap };
    // Pools of neighbours that would come too near move together around their mean, as in isotonic regression.
    let mut pools: Vec<(f32, usize)> = Vec::new();
    for (index, wish) in wished.iter().enumerate() {
        let mut pool = (wish.clamp(low, high) - gap * index as f32, 1_usize);
        while let Some(&(mean, count)) = pools.last() {
            if mean <= pool.0 {
                break;
            }
            pools.pop();
            let all = count + pool.1;
            pool = ((mean * count as f32 + pool.0 * pool.1 as f32) / all as f32, all);
        }
        pools.push(pool);
    }
    let mut found: Vec<f32> = Vec::with_capacity(n);
    for (mean, count) in pools {
        for _ in 0..count {
            found.push(mean + gap * found.len() as f32);
        }
    }
    // The pools may stand out at both ends by as much as half their length.
    let last = found[n - 1];
    let shift = (low - found[0]).max(0.0) - (last - high).max(0.0);
    found.iter().map(|at| (at + shift).clamp(low, high)).collect()
}

/// A smooth way that leaves and reaches at right angles
fn curve(start: Pos2, leave: Side, end: Pos2, reach: Side) -> Vec<Pos2> {
    let reachable = (end - start).abs();
    let straight = match leave {
        Side::Left | Side::Right => reachable.x,
        Side::Top | Side::Bottom => reachable.y,
    };
    let pull = (straight * 0.5).max(24.0);
    let (c1, c2) = (start + leave.outward() * pull, end + reach.outward() * pull);
    (0..=28)
        .map(|step| {
            let t = step as f32 / 28.0;
            let u = 1.0 - t;
            (start.to_vec2() * (u * u * u)
                + c1.to_vec2() * (3.0 * u * u * t)
                + c2.to_vec2() * (3.0 * u * t * t)
                + end.to_vec2() * (t * t * t))
                .to_pos2()
        })
        .collect()
}

/// The point at a share of the way
fn along(points: &[Pos2], share: f32) -> Pos2 {
    let last = points.len().saturating_sub(1);
    let at = (share * last as f32).round() as usize;
    points.get(at.min(last)).copied().unwrap_or(Pos2::ZERO)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(name: &str, shape: NodeShape, rect: Rect) -> Node {
        Node {
            path: Path::new(name),
            shape,
            icon: 'x',
            name: name.to_owned(),
            second: String::new(),
            status: None,
            rect,
            stages: Vec::new(),
            spoken: String::new(),
            also: Vec::new(),
        }
    }

    fn edge(kind: LinkKind, from: usize, to: usize, stage: Option<usize>) -> Edge {
        Edge { path: None, kind, from, to, stage, label: "una parola".to_owned(), width: 2.0, people: None }
    }

    fn scene() -> Scene {
        let size = vec2(150.0, NODE_HEIGHT);
        let mut scene = Scene {
            nodes: vec![
                node("origin", NodeShape::Partner, Rect::from_min_size(pos2(-500.0, 0.0), size)),
                node(
                    "corridor",
                    NodeShape::Corridor,
                    Rect::from_min_size(pos2(-250.0, -30.0), vec2(560.0, BAND_HEIGHT)),
                ),
                node("source", NodeShape::Source, Rect::from_min_size(pos2(-100.0, -200.0), size)),
                node("desk", NodeShape::Authority, Rect::from_min_size(pos2(0.0, 300.0), size)),
                node("employer", NodeShape::Employer, Rect::from_min_size(pos2(500.0, 0.0), size)),
            ],
            edges: vec![
                edge(LinkKind::People, 0, 1, None),
                edge(LinkKind::Money, 2, 1, None),
                edge(LinkKind::Authority, 3, 1, Some(3)),
                edge(LinkKind::People, 1, 4, None),
            ],
            ..Scene::default()
        };
        scene.find_ways();
        scene
    }

    #[test]
    fn links_leave_and_reach_the_sides_that_face_each_other() {
        let scene = scene();
        let ends = |edge: usize| {
            let points = &scene.ways[edge].points;
            (points[0], points[points.len() - 1])
        };
        assert_eq!((ends(0).0.x, ends(0).1.x), (-350.0, -250.0));
        assert_eq!((ends(1).0.y, ends(1).1.y), (-148.0, -30.0));
        assert_eq!(ends(2).1.y, -30.0 + BAND_HEIGHT);
        assert!((ends(2).1.x - scene.nodes[1].stage_middle(3).x).abs() < 0.01);
        assert_eq!(ends(3).1.x, 500.0);
    }

    #[test]
    fn ports_keep_apart_and_in_order() {
        let found = spread(&[10.0, 10.0, 11.0, 90.0], 0.0, 100.0, 20.0);
        for pair in found.windows(2) {
            assert!(pair[1] - pair[0] >= 19.99, "{found:?}");
        }
        assert!(found[0] >= 0.0 && found[3] <= 100.0, "{found:?}");
        assert_eq!(spread(&[50.0; 11], 0.0, 100.0, 20.0).len(), 11);
    }

    #[test]
    fn arrows_walk_from_node_to_node() {
        let scene = scene();
        assert_eq!(scene.neighbour(0, Side::Right), Some(1));
        assert_eq!(scene.neighbour(1, Side::Top), Some(2));
        assert_eq!(scene.neighbour(1, Side::Bottom), Some(3));
        assert_eq!(scene.neighbour(1, Side::Right), Some(4));
        assert_eq!(scene.neighbour(4, Side::Right), None);
    }

    #[test]
    fn focus_reaches_up_and_down_but_not_across() {
        let scene = scene();
        assert_eq!(scene.reach(2), vec![false, true, true, false, true]);
        assert_eq!(scene.reach(1), vec![true; 5]);
    }

    #[test]
    fn a_link_is_found_beside_its_curve() {
        let scene = scene();
        let on = scene.ways[1].points[10];
        assert_eq!(scene.edge_at(on + vec2(3.0, 0.0), 5.0), Some(1));
        assert_eq!(scene.edge_at(on + vec2(40.0, 0.0), 5.0), None);
    }

    #[test]
    fn a_long_name_is_cut_at_22_characters() {
        assert_eq!(shortened("Agenzia regionale per il lavoro").chars().count(), 22);
        assert_eq!(shortened("OFPPT"), "OFPPT");
    }
}
