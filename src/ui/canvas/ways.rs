//! The ways of links: from which side they leave, at which port, along which curve, where the label stands.
//!
//! Geometry over a [`Scene`]; the same scene gives the same ways. Called when a scene is made and while its nodes are moved.

use super::scene::{Node, NodeShape, Scene, Side, Way};
use crate::report::measure::{self, Weight};
use egui::{Pos2, Rect, vec2};

impl Scene {
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
        self.route(&[]);
    }

    /// The same after nodes moved: only the curves, with the labels at their share of the way
    pub(super) fn follow_nodes(&mut self) {
        let shares: Vec<f32> = self.ways.iter().map(|way| way.share).collect();
        self.route(&shares);
    }

    /// Curves of all links; labels stand at `shares`, or where there is room when none are given
    fn route(&mut self, shares: &[f32]) {
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
            let share = shares
                .get(index)
                .copied()
                .unwrap_or_else(|| self.share_with_room(&points, &edge.label, &mut taken));
            let label_at = along(&points, share);
            let bounds =
                points.iter().fold(Rect::NOTHING, |all, point| all.union(Rect::from_min_max(*point, *point)));
            ways.push(Way { points, label_at, share, bounds: bounds.expand(edge.width) });
        }
        self.ways = ways;
    }

    /// The share of a way at which its label covers neither a node nor another label; the middle when there is none
    fn share_with_room(&self, points: &[Pos2], label: &str, taken: &mut Vec<Rect>) -> f32 {
        if label.is_empty() {
            return 0.5;
        }
        let size = vec2(measure::width(label, 11.5, Weight::Regular) + 8.0, 18.0);
        let free = [0.5, 0.38, 0.62, 0.28, 0.72, 0.2, 0.8].into_iter().find(|share| {
            let rect = Rect::from_center_size(along(points, *share), size);
            !taken.iter().any(|other| other.intersects(rect))
                && !self.nodes.iter().any(|node| node.rect.intersects(rect))
        });
        let share = free.unwrap_or(0.5);
        taken.push(Rect::from_center_size(along(points, share), size));
        share
    }
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
    use crate::model::{LinkKind, Path};
    use crate::network::NodeKind;
    use crate::ui::canvas::scene::{BAND_HEIGHT, Edge, NODE_HEIGHT, shortened};
    use egui::pos2;

    fn node(name: &str, shape: NodeShape, rect: Rect) -> Node {
        Node {
            path: Path::new(name),
            kind: NodeKind::Organisation,
            shape,
            icon: 'x',
            name: name.to_owned(),
            second: String::new(),
            lines: [String::new(), String::new()],
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

    #[test]
    fn nodes_that_move_take_their_links_and_labels_along() {
        let mut scene = scene();
        let share = scene.ways[0].share;
        scene.shift(&[Path::new("origin")], vec2(0.0, 90.0));
        assert_eq!(scene.nodes[0].rect.top(), 90.0);
        assert_eq!(scene.ways[0].points[0].y, scene.nodes[0].rect.center().y);
        assert_eq!(scene.ways[0].share, share);
        assert!(scene.ways[0].bounds.contains(scene.ways[0].points[14]));
    }

    #[test]
    fn a_point_of_a_corridor_names_its_stage_too() {
        let mut scene = scene();
        let stage = crate::ui::canvas::scene::BandStage {
            path: Path::new("corridor/stages/uno"),
            name: "Uno".to_owned(),
            short: "Uno".to_owned(),
            people: None,
            share: 0.5,
            wait: None,
            spoken: "Uno".to_owned(),
        };
        scene.nodes[1].stages.push(stage);
        let on_stage = scene.nodes[1].stage_middle(0);
        assert_eq!(scene.node_at(on_stage), Some((1, Some(0))));
        assert_eq!(scene.node_at(scene.nodes[0].rect.center()), Some((0, None)));
        assert_eq!(scene.node_at(pos2(5000.0, 0.0)), None);
    }

    #[test]
    fn a_note_is_broken_between_words_and_a_long_word_inside() {
        let lines = crate::ui::canvas::scene::note_lines("Chi paga il viaggio da Casablanca a Modena");
        assert!(lines.len() >= 2, "{lines:?}");
        assert_eq!(lines.join(" "), "Chi paga il viaggio da Casablanca a Modena");
        let long = "x".repeat(200);
        let lines = crate::ui::canvas::scene::note_lines(&long);
        assert_eq!(lines.concat(), long);
    }
}
