//! Structure: who holds a corridor up, what hangs on one organisation alone, rings of stages, stages nobody reaches.
//!
//! Answers in paths, in the order of the scenario. Makes no finding of it; `findings` does.

use super::{Network, NodeKind, TieKind, build};
use crate::model::{Capacity, Corridor, OrgKind, Organisation, Path, Role, SourceStatus, Stage, StageKind};
use petgraph::{
    algo::{articulation_points::articulation_points, dominators::simple_fast, kosaraju_scc},
    graph::{DiGraph, NodeIndex, UnGraph},
    visit::Dfs,
};
use std::collections::{BTreeMap, BTreeSet};

/// What a corridor loses when one organisation leaves
#[derive(Debug, Clone, PartialEq)]
pub struct CutOff {
    /// The organisation
    pub organisation: Path,
    /// The corridor
    pub corridor: Path,
    /// Stages that nobody else could hold
    pub stages: Vec<Path>,
    /// Whether all the money of the corridor passes through it
    pub money: bool,
}

/// What is tied to the rest of the network through one organisation alone
#[derive(Debug, Clone, PartialEq)]
pub struct Hanging {
    /// The organisation
    pub organisation: Path,
    /// What would be on its own without it
    pub hangs: Vec<Path>,
}

/// A ring of stages
#[derive(Debug, Clone, PartialEq)]
pub struct Ring {
    /// The corridor
    pub corridor: Path,
    /// Its stages, in the order of the corridor
    pub stages: Vec<Path>,
}

/// A point of the way through a corridor
#[derive(Debug, Clone, PartialEq)]
enum Point {
    /// Where the way begins, or a stage is held
    Passage,
    /// A body that could hold this stage
    Body { organisation: Path, stage: Option<Path> },
}

/// The organisations without which a corridor does not work, one entry for each pair
///
/// The way through a corridor is a chain: its money, then every stage that people reach, and in each link of the chain the
/// bodies that could do it side by side. An organisation that dominates the end of that graph has nobody beside it.
/// Bodies side by side are who is accountable and who has the role that goes with the stage; a course also needs its
/// trainer, an office the organisation that runs it. Authorities are not replaced by others with the role.
pub fn cut_offs(network: &Network<'_>) -> Vec<CutOff> {
    let scenario = network.scenario;
    let mut found: Vec<CutOff> = Vec::new();
    for corridor in &scenario.corridors {
        let mut way: DiGraph<Point, ()> = DiGraph::new();
        let root = way.add_node(Point::Passage);
        let mut end = root;
        let payers: Vec<Option<Path>> = scenario
            .sources
            .iter()
            .filter(|s| s.status != SourceStatus::Closed && s.admits_corridor(corridor))
            .map(|s| s.organisation.as_ref().map(build::organisation_path))
            .collect();
        end = pass(&mut way, end, None, &payers);
        let reached = reached_stages(corridor);
        for stage in corridor.stages.iter().filter(|s| reached.contains(s.id.as_str())) {
            let here = build::stage_path(&corridor.id, &stage.id);
            for bodies in bodies_of(network, corridor, stage) {
                let bodies: Vec<Option<Path>> = bodies.into_iter().map(Some).collect();
                end = pass(&mut way, end, Some(&here), &bodies);
            }
        }
        let dominators = simple_fast(&way, root);
        let mut by_organisation: BTreeMap<Path, (Vec<Path>, bool)> = BTreeMap::new();
        for point in dominators.dominators(end).into_iter().flatten() {
            if let Point::Body { organisation, stage } = &way[point] {
                let entry = by_organisation.entry(organisation.clone()).or_default();
                match stage {
                    Some(stage) if !entry.0.contains(stage) => entry.0.push(stage.clone()),
                    Some(_) => {}
                    None => entry.1 = true,
                }
            }
        }
        let order =
            |path: &Path| corridor.stages.iter().position(|s| path.as_str().ends_with(&format!("/{}", s.id)));
        for organisation in &scenario.organisations {
            let path = build::organisation_path(&organisation.id);
            if let Some((mut stages, money)) = by_organisation.remove(&path) {
                stages.sort_by_key(order);
                let corridor = build::corridor_path(&corridor.id);
                found.push(CutOff { organisation: path, corridor, stages, money });
            }
        }
    }
    found
}

/// Adds a link of the chain: from `end` through any of `bodies` to a new end; without bodies the chain stays as it is
///
/// A body without organisation lets everybody pass.
fn pass(
    way: &mut DiGraph<Point, ()>,
    end: NodeIndex,
    stage: Option<&Path>,
    bodies: &[Option<Path>],
) -> NodeIndex {
    if bodies.is_empty() {
        return end;
    }
    let next = way.add_node(Point::Passage);
    for body in bodies {
        match body {
            Some(organisation) => {
                let body =
                    way.add_node(Point::Body { organisation: organisation.clone(), stage: stage.cloned() });
                way.add_edge(end, body, ());
                way.add_edge(body, next, ());
            }
            None => {
                way.add_edge(end, next, ());
            }
        }
    }
    next
}

/// The links of the chain that a stage needs, each with the bodies that could do it
fn bodies_of(network: &Network<'_>, corridor: &Corridor, stage: &Stage) -> Vec<Vec<Path>> {
    let scenario = network.scenario;
    let mut needs = Vec::new();
    let act = matches!(stage.kind, StageKind::NullaOsta | StageKind::Visa | StageKind::Permit);
    let mut answer: Vec<Path> = stage.accountable.iter().map(build::organisation_path).collect();
    if !act {
        answer.extend(with_natural_role(network, corridor, stage));
    }
    needs.push(answer);
    match &stage.capacity {
        Capacity::Classes(course) => {
            let trainer = scenario.courses.iter().find(|c| c.id == *course).and_then(|c| c.trainer.as_ref());
            let mut trainers: Vec<Path> = trainer.map(build::organisation_path).into_iter().collect();
            trainers.extend(with_natural_role(network, corridor, stage));
            needs.push(trainers);
        }
        Capacity::Office { office, .. } => {
            let runs =
                scenario.offices.iter().find(|o| o.id == *office).and_then(|o| o.organisation.as_ref());
            needs.push(runs.map(build::organisation_path).into_iter().collect());
        }
        _ => {}
    }
    for bodies in &mut needs {
        let mut seen = BTreeSet::new();
        bodies.retain(|body| network.node(body).is_some() && seen.insert(body.clone()));
    }
    needs
}

/// Organisations whose role in the corridor goes with the stage
fn with_natural_role(
    network: &Network<'_>,
    corridor: &Corridor,
    stage: &Stage,
) -> impl Iterator<Item = Path> {
    let fits = move |o: &&Organisation| {
        o.roles.iter().any(|r| {
            build::natural(r.role, stage.kind) && r.corridor.as_ref().is_none_or(|id| *id == corridor.id)
        })
    };
    network.scenario.organisations.iter().filter(fits).map(|o| build::organisation_path(&o.id))
}

/// Organisations that can be lost: offices of the State stay
pub fn may_leave(organisation: &Organisation) -> bool {
    !matches!(organisation.kind, OrgKind::Authority | OrgKind::DiplomaticMission)
}

/// Organisations that alone tie something to the rest, by the articulation points of the network taken without directions
pub fn hanging(network: &Network<'_>) -> Vec<Hanging> {
    let mut whole: UnGraph<(), ()> =
        UnGraph::with_capacity(network.graph.node_count(), network.graph.edge_count());
    for _ in network.graph.node_indices() {
        whole.add_node(());
    }
    for edge in network.graph.edge_indices() {
        if let Some((a, b)) = network.graph.edge_endpoints(edge) {
            whole.add_edge(a, b, ());
        }
    }
    let points = articulation_points(&whole);
    let with = tied_to_a_corridor(network, None);
    let mut found = Vec::new();
    for at in network.graph.node_indices() {
        let node = &network.graph[at];
        let organisation = matches!(node.kind, NodeKind::Organisation | NodeKind::Authority);
        if !organisation || !points.contains(&at) {
            continue;
        }
        // What was tied to a corridor through this node and no longer is.
        let without = tied_to_a_corridor(network, Some(at));
        let hangs: Vec<Path> = network
            .graph
            .node_indices()
            .filter(|other| *other != at && with.contains(other) && !without.contains(other))
            .filter(|other| !matches!(network.graph[*other].kind, NodeKind::Office | NodeKind::Course))
            .map(|other| network.graph[other].path.clone())
            .collect();
        if !hangs.is_empty() {
            found.push(Hanging { organisation: node.path.clone(), hangs });
        }
    }
    found
}

/// Nodes tied to any corridor, whatever the directions, when one node is away
fn tied_to_a_corridor(network: &Network<'_>, away: Option<NodeIndex>) -> BTreeSet<NodeIndex> {
    let mut open: Vec<NodeIndex> =
        network.graph.node_indices().filter(|at| network.graph[*at].kind == NodeKind::Corridor).collect();
    let mut found: BTreeSet<NodeIndex> = open.iter().copied().collect();
    while let Some(at) = open.pop() {
        for other in network.graph.neighbors_undirected(at) {
            if Some(other) != away && found.insert(other) {
                open.push(other);
            }
        }
    }
    found
}

/// Ids of the stages that people can reach from an intake
pub(super) fn reached_stages(corridor: &Corridor) -> BTreeSet<&str> {
    let mut chain: DiGraph<&str, ()> = DiGraph::new();
    let at: BTreeMap<&str, NodeIndex> =
        corridor.stages.iter().map(|s| (s.id.as_str(), chain.add_node(s.id.as_str()))).collect();
    for stage in &corridor.stages {
        for target in stage.next.iter().chain(&stage.otherwise) {
            if let (Some(from), Some(to)) = (at.get(stage.id.as_str()), at.get(target.as_str())) {
                chain.add_edge(*from, *to, ());
            }
        }
    }
    let mut reached = BTreeSet::new();
    let first = corridor.stages.first().map(|s| &s.id);
    for intake in &corridor.intakes {
        let Some(start) = intake.stage.as_ref().or(first).and_then(|id| at.get(id.as_str())) else {
            continue;
        };
        let mut search = Dfs::new(&chain, *start);
        while let Some(node) = search.next(&chain) {
            reached.insert(chain[node]);
        }
    }
    reached
}

/// Stages that no intake leads to, corridor by corridor; corridors without intakes are left out
pub fn unreached(network: &Network<'_>) -> Vec<Path> {
    let mut found = Vec::new();
    for corridor in network.scenario.corridors.iter().filter(|c| !c.intakes.is_empty()) {
        let reached = reached_stages(corridor);
        for stage in corridor.stages.iter().filter(|s| !reached.contains(s.id.as_str())) {
            found.push(build::stage_path(&corridor.id, &stage.id));
        }
    }
    found
}

/// Rings of stages: people would come back to where they were; a file sent back is not one
pub fn rings(network: &Network<'_>) -> Vec<Ring> {
    let mut found = Vec::new();
    for corridor in &network.scenario.corridors {
        let mut chain: DiGraph<usize, ()> = DiGraph::new();
        let at: Vec<NodeIndex> = (0..corridor.stages.len()).map(|i| chain.add_node(i)).collect();
        for (i, stage) in corridor.stages.iter().enumerate() {
            for target in stage.next.iter().chain(&stage.otherwise) {
                if let Some(j) = corridor.stages.iter().position(|s| s.id == *target) {
                    chain.add_edge(at[i], at[j], ());
                }
            }
        }
        for mut ring in kosaraju_scc(&chain) {
            let alone = ring.len() == 1 && !chain.contains_edge(ring[0], ring[0]);
            if alone {
                continue;
            }
            ring.sort_by_key(|node| chain[*node]);
            let stages = ring
                .iter()
                .map(|node| build::stage_path(&corridor.id, &corridor.stages[chain[*node]].id))
                .collect();
            found.push(Ring { corridor: build::corridor_path(&corridor.id), stages });
        }
    }
    found
}

/// The organisations with a role in a corridor, those of the whole programme included
pub(super) fn with_role(network: &Network<'_>, corridor: &Corridor, role: Role) -> Vec<Path> {
    let has = |o: &&Organisation| {
        o.roles.iter().any(|r| r.role == role && r.corridor.as_ref().is_none_or(|id| *id == corridor.id))
    };
    network.scenario.organisations.iter().filter(has).map(|o| build::organisation_path(&o.id)).collect()
}

/// Organisations with no tie to anything and no part in a source, office, course or stage
pub fn needed_by_nobody(network: &Network<'_>) -> Vec<Path> {
    network
        .graph
        .node_indices()
        .filter(|at| matches!(network.graph[*at].kind, NodeKind::Organisation | NodeKind::Authority))
        .filter(|at| {
            network
                .graph
                .edges(*at)
                .chain(network.graph.edges_directed(*at, petgraph::Direction::Incoming))
                .all(|edge| !matches!(edge.weight().kind, TieKind::Link(_)))
        })
        .map(|at| network.graph[at].path.clone())
        .collect()
}
