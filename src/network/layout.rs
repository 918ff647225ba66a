//! Where the nodes of the picture stand: origin left, corridors in the middle with sources above and authorities below, territory
//! right.
//!
//! Holds geometry only. Every node takes the free place nearest to where it would like to be, in the order of the
//! scenario, and within one row or column nodes stand in the order of where they would like to be: who decides on an
//! earlier stage never stands to the right of who decides on a later one in the same row, so their links do not cross.
//! A node that finds no place between its neighbours goes one row further. The grid is anchored at the middle of the
//! first corridor: adding a node moves none of those before it, and removing one moves only those that stood beside
//! it. Places the author chose are kept, in whatever order; the others keep clear of them.
//! Called by the canvas, which hands in how wide a node must be for its text.

use super::{Network, Node, NodeKind, build};
use crate::model::{Corridor, OrgKind, Organisation, Path, Role};
use std::collections::BTreeMap;

/// Widest node, in points
pub const NODE_WIDTH: f32 = 188.0;
/// Height of a node, in points
pub const NODE_HEIGHT: f32 = 52.0;
/// From one node of a column to the next, middle to middle
const ROW_PITCH: f32 = 72.0;
/// From one node of a row to the next, middle to middle
const COLUMN_PITCH: f32 = 212.0;
/// Between the outermost column and the corridors: room for links and their ends
const SIDE_GAP: f32 = 48.0;
/// Between the corridors and the rows of sources and authorities: room for amounts on the links
const ROW_GAP: f32 = 112.0;
/// From one row of sources to the next
const OUTER_ROW_PITCH: f32 = 84.0;
/// Between two corridors
const BAND_GAP: f32 = 64.0;
/// What a further column or row costs against distance along the nearer one
const FURTHER: f32 = 288.0;
/// Room kept around places that the author chose
const CLEAR: f32 = 10.0;

/// Width and height, in points
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    /// To the right
    pub width: f32,
    /// Down
    pub height: f32,
}

/// Which part of the picture a node belongs to
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Region {
    /// Left: where people come from
    Origin,
    /// Middle: corridors
    Corridor,
    /// Above the corridors: money
    Above,
    /// Below the corridors: who decides
    Below,
    /// Right: where people go to
    Territory,
}

/// Where a node stands
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The object
    pub path: Path,
    /// Its part of the picture
    pub region: Region,
    /// Its middle, in points to the right of the middle of the first corridor
    pub x: f32,
    /// Its middle, in points below the middle of the first corridor
    pub y: f32,
    /// Its size
    pub size: Size,
    /// Whether the author chose the place
    pub chosen: bool,
}

/// The picture's places
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// Places, in the order of the scenario's lists
    pub places: Vec<Place>,
    /// Left and right edge of the origin's column; none when nobody stands there
    pub origin: Option<(f32, f32)>,
    /// Left and right edge of the corridors
    pub middle: (f32, f32),
    /// Left and right edge of the territory's column; none when nobody stands there
    pub territory: Option<(f32, f32)>,
}

impl Place {
    /// Left, top, right and bottom
    pub fn edges(&self) -> [f32; 4] {
        let (w, h) = (self.size.width / 2.0, self.size.height / 2.0);
        [self.x - w, self.y - h, self.x + w, self.y + h]
    }

    /// Whether it covers part of another place, or comes closer than `room`
    pub fn meets(&self, other: &Self, room: f32) -> bool {
        (self.x - other.x).abs() < f32::midpoint(self.size.width, other.size.width) + room
            && (self.y - other.y).abs() < f32::midpoint(self.size.height, other.size.height) + room
    }
}

impl Layout {
    /// The place of a node
    pub fn place(&self, path: &Path) -> Option<&Place> {
        self.places.iter().find(|place| place.path == *path)
    }

    /// Left, top, right and bottom of the whole picture; zeros when it is empty
    pub fn bounds(&self) -> [f32; 4] {
        self.places.iter().map(Place::edges).reduce(joined).unwrap_or_default()
    }
}

fn joined(a: [f32; 4], b: [f32; 4]) -> [f32; 4] {
    [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
}

/// Where each node would like to be along the row or column of its region
#[cfg(test)]
pub(super) fn wishes(
    network: &Network<'_>,
    layout: &Layout,
    size: impl Fn(&Node) -> Size,
) -> BTreeMap<Path, f32> {
    let mut board = Board::new(network, size);
    board.places = layout.places.iter().map(|place| (place.path.clone(), place.clone())).collect();
    let lies = |place: &Place| matches!(place.region, Region::Above | Region::Below);
    let nodes = network.nodes().filter_map(|node| Some((node, board.places.get(&node.path)?)));
    nodes
        .map(|(node, place)| {
            (node.path.clone(), if lies(place) { board.wish_x(node) } else { board.wish_y(node) })
        })
        .collect()
}

/// Places for all nodes that are drawn: organisations, sources, corridors and employers
///
/// `size` says how large a node must be; other nodes than corridors are taken as at most [`NODE_WIDTH`] wide and
/// [`NODE_HEIGHT`] high.
pub fn layout(network: &Network<'_>, size: impl Fn(&Node) -> Size) -> Layout {
    let mut board = Board::new(network, size);
    board.chosen();
    board.bands();
    let (left, top, right, bottom) = board.middle();
    let waiting = board.waiting();
    for node in waiting.sources {
        let wish = board.wish_x(&node);
        board.seat(&node, Region::Above, Line::row(wish, top - ROW_GAP, -OUTER_ROW_PITCH));
    }
    let above =
        board.edge(Region::Above).map_or(top - ROW_GAP + OUTER_ROW_PITCH, |e| e[1] + NODE_HEIGHT / 2.0);
    for node in waiting.payers {
        let wish = board.wish_x(&node);
        board.seat(&node, Region::Above, Line::row(wish, above - OUTER_ROW_PITCH, -OUTER_ROW_PITCH));
    }
    for node in waiting.authorities {
        let wish = board.wish_x(&node);
        board.seat(&node, Region::Below, Line::row(wish, bottom + ROW_GAP, OUTER_ROW_PITCH));
    }
    for node in waiting.origin {
        let wish = board.wish_y(&node);
        let first = left - SIDE_GAP - NODE_WIDTH / 2.0;
        board.seat(&node, Region::Origin, Line::column(wish, first, -COLUMN_PITCH));
    }
    for node in waiting.territory {
        let wish = board.wish_y(&node);
        let first = right + SIDE_GAP + NODE_WIDTH / 2.0;
        board.seat(&node, Region::Territory, Line::column(wish, first, COLUMN_PITCH));
    }
    board.finish((left, right))
}

/// Parallel lines of slots: rows going away from the corridors, or columns
#[derive(Clone, Copy)]
struct Line {
    /// Where the node would like to be along the line
    wish: f32,
    /// Across: where the first line is
    first: f32,
    /// Across: from one line to the next
    step: f32,
    /// Along: from one slot to the next
    pitch: f32,
    /// Whether the lines lie
    lying: bool,
}

impl Line {
    fn row(wish: f32, first: f32, step: f32) -> Self {
        Self { wish, first, step, pitch: COLUMN_PITCH, lying: true }
    }

    fn column(wish: f32, first: f32, step: f32) -> Self {
        Self { wish, first, step, pitch: ROW_PITCH, lying: false }
    }

    fn at(&self, line: i32, slot: i32) -> (f32, f32) {
        let (along, across) = (slot as f32 * self.pitch, self.first + line as f32 * self.step);
        if self.lying { (along, across) } else { (across, along) }
    }
}

/// Nodes without a place yet, by part of the picture, in the order of the scenario
#[derive(Default)]
struct Waiting {
    sources: Vec<Node>,
    payers: Vec<Node>,
    authorities: Vec<Node>,
    origin: Vec<Node>,
    territory: Vec<Node>,
}

struct Board<'n, 's, F> {
    network: &'n Network<'s>,
    size: F,
    places: BTreeMap<Path, Place>,
    /// Slots taken on each line of each grid, with the wish of who took it; a grid is its region and its first line
    taken: BTreeMap<(Region, i32), BTreeMap<i32, BTreeMap<i32, f32>>>,
    /// Corridors a node is tied to, with the stage where there is one
    ties: BTreeMap<Path, Vec<(Path, Option<usize>)>>,
}

impl<'n, 's, F: Fn(&Node) -> Size> Board<'n, 's, F> {
    fn new(network: &'n Network<'s>, size: F) -> Self {
        let scenario = network.scenario();
        let mut ties: BTreeMap<Path, Vec<(Path, Option<usize>)>> = BTreeMap::new();
        for link in network.drawn() {
            let stage = link.stage.and_then(|path| {
                let corridor = &network.node(path)?.corridor;
                let corridor = scenario.corridors.iter().find(|c| Some(&c.id) == corridor.as_ref())?;
                corridor.stages.iter().position(|s| build::stage_path(&corridor.id, &s.id) == *path)
            });
            for (node, other) in [(link.from, link.to), (link.to, link.from)] {
                if network.node(other).is_some_and(|n| n.kind == NodeKind::Corridor) {
                    ties.entry(node.clone()).or_default().push((other.clone(), stage));
                }
            }
        }
        // Who pays stands over what it pays through.
        for source in &scenario.sources {
            if let Some(payer) = &source.organisation {
                let bands = ties.get(&Path::new(&format!("sources/{}", source.id))).cloned();
                ties.entry(build::organisation_path(payer)).or_default().extend(bands.unwrap_or_default());
            }
        }
        Self { network, size, places: BTreeMap::new(), taken: BTreeMap::new(), ties }
    }

    fn size_of(&self, node: &Node) -> Size {
        let size = (self.size)(node);
        if node.kind == NodeKind::Corridor {
            return size;
        }
        Size { width: size.width.min(NODE_WIDTH), height: size.height.min(NODE_HEIGHT) }
    }

    /// Nodes that the author placed
    fn chosen(&mut self) {
        for place in &self.network.scenario().layout {
            let Some(node) = self.network.node(&place.node).filter(|n| drawn(n.kind)) else { continue };
            let (x, y, size) = (place.x, place.y, self.size_of(node));
            let region = self.region(node);
            self.places.insert(
                node.path.clone(),
                Place { path: node.path.clone(), region, x, y, size, chosen: true },
            );
        }
    }

    /// Corridors one under the other, the first around the anchor
    fn bands(&mut self) {
        let mut y = 0.0;
        let mut below = 0.0;
        let bands: Vec<&Node> = self.network.nodes().filter(|n| n.kind == NodeKind::Corridor).collect();
        for (i, node) in bands.into_iter().enumerate() {
            let size = self.size_of(node);
            if i > 0 {
                y += below + BAND_GAP + size.height / 2.0;
            }
            below = size.height / 2.0;
            if self.places.contains_key(&node.path) {
                continue;
            }
            let mut place =
                Place { path: node.path.clone(), region: Region::Corridor, x: 0.0, y, size, chosen: false };
            while let Some(other) = self.places.values().find(|other| place.meets(other, CLEAR)) {
                place.y = other.y + f32::midpoint(other.size.height, size.height) + BAND_GAP;
            }
            y = place.y;
            self.places.insert(node.path.clone(), place);
        }
    }

    /// Left, top, right and bottom of the corridors that were not placed by hand, or of all if none is left
    fn middle(&self) -> (f32, f32, f32, f32) {
        let bands = |by_hand: bool| {
            self.places
                .values()
                .filter(|p| p.region == Region::Corridor && p.chosen == by_hand)
                .map(Place::edges)
                .reduce(joined)
        };
        let [left, top, right, bottom] = bands(false).or_else(|| bands(true)).unwrap_or([
            -NODE_WIDTH,
            -NODE_HEIGHT,
            NODE_WIDTH,
            NODE_HEIGHT,
        ]);
        (left, top, right, bottom)
    }

    /// Nodes to be seated
    fn waiting(&self) -> Waiting {
        let mut waiting = Waiting::default();
        for node in self.network.nodes().filter(|n| drawn(n.kind) && !self.places.contains_key(&n.path)) {
            let list = match (self.region(node), node.kind) {
                (Region::Above, NodeKind::Source) => &mut waiting.sources,
                (Region::Above, _) => &mut waiting.payers,
                (Region::Below, _) => &mut waiting.authorities,
                (Region::Origin, _) => &mut waiting.origin,
                (Region::Territory, _) => &mut waiting.territory,
                (Region::Corridor, _) => continue,
            };
            list.push(node.clone());
        }
        // Employers first: they stand nearest to where the corridor ends.
        waiting.territory.sort_by_key(|node| node.kind != NodeKind::Employer);
        waiting
    }

    fn region(&self, node: &Node) -> Region {
        match node.kind {
            NodeKind::Source => Region::Above,
            NodeKind::Corridor | NodeKind::Stage => Region::Corridor,
            NodeKind::Authority => Region::Below,
            NodeKind::Employer => Region::Territory,
            NodeKind::Organisation | NodeKind::Office | NodeKind::Course => {
                let scenario = self.network.scenario();
                let organisation =
                    scenario.organisations.iter().find(|o| build::organisation_path(&o.id) == node.path);
                match organisation {
                    Some(organisation) => side(organisation, &scenario.corridors),
                    None => Region::Territory,
                }
            }
        }
    }

    /// Along a row: over or under the stage it is about, or the middle of its corridors
    fn wish_x(&self, node: &Node) -> f32 {
        let places = self.ties.get(&node.path).into_iter().flatten().filter_map(|(band, stage)| {
            let place = self.places.get(band)?;
            let stages = self.network.ties().filter(|t| t.to.path == *band && t.from.kind == NodeKind::Stage);
            let share = stage.map_or(0.5, |stage| (stage as f32 + 0.5) / stages.count().max(1) as f32);
            Some(place.x + (share - 0.5) * place.size.width * 0.9)
        });
        mean(places)
    }

    /// Along a column: beside its corridors
    fn wish_y(&self, node: &Node) -> f32 {
        let ties = self.ties.get(&node.path).into_iter().flatten();
        mean(ties.filter_map(|(band, _)| self.places.get(band).map(|place| place.y)))
    }

    /// Gives a node the free slot that costs least
    fn seat(&mut self, node: &Node, region: Region, line: Line) {
        let size = self.size_of(node);
        let grid = (region, line.first.round() as i32);
        let nearest = (line.wish / line.pitch).round() as i32;
        let mut best: Option<(f32, i32, i32)> = None;
        for across in 0.. {
            let toll = across as f32 * FURTHER;
            if best.is_some_and(|(cost, ..)| toll >= cost) {
                break;
            }
            let seated = self.taken.get(&grid).and_then(|lines| lines.get(&across));
            let (low, high) = between(seated, line.wish);
            // Outward from the wish, one slot to each side in turn.
            for step in 0.. {
                let slot = nearest + if step % 2 == 0 { step / 2 } else { -(step + 1) / 2 };
                let away = (slot as f32 * line.pitch - line.wish).abs();
                let both_sides_dearer =
                    ((step / 2) as f32 - 0.5) * line.pitch + toll > best.map_or(f32::INFINITY, |b| b.0);
                let both_sides_closed = nearest + step / 2 >= high && nearest - step / 2 <= low;
                if both_sides_dearer || both_sides_closed {
                    break;
                }
                let used = seated.is_some_and(|seated| seated.contains_key(&slot));
                if slot <= low || slot >= high || used || !self.is_free(&line, across, slot, size) {
                    continue;
                }
                if best.is_none_or(|(cost, ..)| away + toll < cost) {
                    best = Some((away + toll, across, slot));
                }
            }
        }
        let Some((_, across, slot)) = best else { return };
        let (x, y) = line.at(across, slot);
        self.taken.entry(grid).or_default().entry(across).or_default().insert(slot, line.wish);
        let path = node.path.clone();
        self.places.insert(path.clone(), Place { path, region, x, y, size, chosen: false });
    }

    /// Whether a slot keeps clear of what stands outside its own grid
    fn is_free(&self, line: &Line, across: i32, slot: i32, size: Size) -> bool {
        let (x, y) = line.at(across, slot);
        let place = Place {
            path: Path::new(""),
            region: Region::Corridor,
            x,
            y,
            size: Size { width: NODE_WIDTH.max(size.width), height: NODE_HEIGHT.max(size.height) },
            chosen: false,
        };
        !self.places.values().any(|other| place.meets(other, CLEAR))
    }

    /// Edges of what was seated in a region
    fn edge(&self, region: Region) -> Option<[f32; 4]> {
        self.places.values().filter(|p| p.region == region && !p.chosen).map(Place::edges).reduce(joined)
    }

    fn finish(mut self, middle: (f32, f32)) -> Layout {
        let column = |edges: Option<[f32; 4]>| edges.map(|[left, _, right, _]| (left, right));
        let (origin, territory) = (column(self.edge(Region::Origin)), column(self.edge(Region::Territory)));
        let places = self.network.nodes().filter_map(|node| self.places.remove(&node.path)).collect();
        Layout { places, origin, middle, territory }
    }
}

/// The slots between which a node may sit: behind all with an earlier wish, in front of all with a later one
fn between(seated: Option<&BTreeMap<i32, f32>>, wish: f32) -> (i32, i32) {
    let seated = || seated.into_iter().flatten();
    let low = seated().filter(|(_, other)| **other < wish).map(|(slot, _)| *slot).max();
    let high = seated().filter(|(_, other)| **other > wish).map(|(slot, _)| *slot).min();
    // Far outside any picture, and still safe to count beyond.
    (low.unwrap_or(i32::MIN / 2), high.unwrap_or(i32::MAX / 2))
}

/// Whether nodes of this kind stand in the picture by themselves
fn drawn(kind: NodeKind) -> bool {
    !matches!(kind, NodeKind::Stage | NodeKind::Office | NodeKind::Course)
}

/// Which side an organisation stands on
///
/// Left: its seat is in a country of origin, it works there for the corridors, or, where people do not cross a border, it finds
/// and trains them. Above: it only pays. Right: all others.
fn side(organisation: &Organisation, corridors: &[Corridor]) -> Region {
    let has = |role: Role| organisation.roles.iter().any(|r| r.role == role);
    if organisation.kind == OrgKind::Funder
        || !organisation.roles.is_empty() && organisation.roles.iter().all(|r| r.role == Role::Funder)
    {
        return Region::Above;
    }
    let abroad = corridors.iter().filter(|c| c.origin != c.destination);
    let seat = abroad.clone().any(|c| c.origin == organisation.country);
    let works_there = abroad.clone().any(|c| organisation.active_in.contains(&c.origin));
    let at_home =
        corridors.iter().all(|c| c.origin == c.destination) && (has(Role::Selector) || has(Role::Trainer));
    if seat || works_there && (has(Role::Lead) || has(Role::Selector) || has(Role::Trainer)) || at_home {
        Region::Origin
    } else {
        Region::Territory
    }
}

fn mean(values: impl Iterator<Item = f32>) -> f32 {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    if count > 0.0 { sum / count } else { 0.0 }
}
