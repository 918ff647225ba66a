//! The network of a scenario as a graph: derived from it every time, never stored.
//!
//! A [`Network`] has a node for each organisation, source, corridor, stage, employer, office and course, and a tie for each
//! link: those the author drew and those that follow from roles, from who is accountable, from offices, courses, sources
//! and positions. Answers are in paths of the scenario; the graph's own indices stay in here. It judges structure only: law is
//! `rules`' business, soundness of values `model::validate`'s. Called by the reports and by the window.
//!
//! | file | holds |
//! |---|---|
//! | `build` | from scenario to nodes and ties |
//! | [`structure`] | who holds a corridor up, what hangs on one organisation, rings, what nobody reaches |
//! | [`findings`] | what is wrong with the structure, as diagnostics with codes `N-…` |
//! | [`links`] | which links make sense, and which one is right where one does not |
//! | [`roles`] | who does, answers for, is asked and is told, stage by stage |
//! | [`layout`] | where nodes stand |

mod build;
pub mod findings;
pub mod layout;
pub mod links;
pub mod roles;
pub mod structure;

#[cfg(test)]
mod tests;

pub use findings::findings;
pub use links::{End, Refusal, RightLink, why_refused};

use crate::base::Id;
use crate::model::{LinkKind, Path, Role, Scenario};
use petgraph::{
    Direction,
    graph::{DiGraph, NodeIndex},
    visit::{Dfs, EdgeRef as _, Reversed},
};
use std::collections::{BTreeMap, BTreeSet};

/// What a node is
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NodeKind {
    /// An organisation that takes part
    Organisation,
    /// An organisation of the State that decides on an act
    Authority,
    /// A funding source
    Source,
    /// A corridor
    Corridor,
    /// A stage of a corridor
    Stage,
    /// A firm, or a group of firms
    Employer,
    /// An office whose capacity stages share
    Office,
    /// A course
    Course,
}

/// A node of the network
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Path of the object, such as `organisations/ofppt` or `corridors/meccatronica/stages/visto`
    pub path: Path,
    /// What it is
    pub kind: NodeKind,
    /// Its name, as the author wrote it
    pub name: String,
    /// The corridor it is or lies in
    pub corridor: Option<Id>,
}

/// How two nodes are tied
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TieKind {
    /// As the links of the network are
    Link(LinkKind),
    /// People go from one stage to another
    Step,
    /// A stage belongs to its corridor, a course to the stage held as it
    Part,
}

/// Why a tie is there
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Because {
    /// The author drew it
    Drawn(Id),
    /// A role of the organisation
    Role(Role),
    /// The organisation is accountable for the stage
    Accountable,
    /// The organisation runs the office, or the office serves the stage
    Office,
    /// The organisation holds the course, or the stage is held as the course
    Course,
    /// The organisation stands behind the source
    Payer,
    /// The source admits the corridor
    Admits,
    /// The employer offers positions to the corridor
    Positions,
    /// People pass the stage
    Passed,
    /// People do not pass the stage and go elsewhere
    NotPassed,
    /// The stage belongs to the corridor
    Part,
}

#[derive(Debug, Clone, PartialEq)]
struct Edge {
    kind: TieKind,
    because: Because,
    label: String,
}

/// A tie between two nodes
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tie<'n> {
    /// The node it leaves
    pub from: &'n Node,
    /// The node it reaches
    pub to: &'n Node,
    /// How they are tied
    pub kind: TieKind,
    /// Why
    pub because: &'n Because,
    /// A few words of the author; empty for ties that follow from other fields
    pub label: &'n str,
}

/// A link as the picture draws it: between nodes that stand in it, stages being part of their corridor's band
#[derive(Debug, Clone, PartialEq)]
pub struct DrawnLink<'n> {
    /// Path of the node it leaves
    pub from: &'n Path,
    /// Path of the node it reaches
    pub to: &'n Path,
    /// Stage of the corridor at one of its ends, where it is about one
    pub stage: Option<&'n Path>,
    /// What flows
    pub kind: LinkKind,
    /// The author's link; none for links that follow from other fields
    pub link: Option<&'n Id>,
    /// Why it is there
    pub because: &'n Because,
    /// A few words of the author
    pub label: &'n str,
}

/// The picture of a scenario
#[derive(Debug, Clone)]
pub struct Network<'s> {
    scenario: &'s Scenario,
    graph: DiGraph<Node, Edge>,
    by_path: BTreeMap<Path, NodeIndex>,
}

impl<'s> Network<'s> {
    /// The network of `scenario`
    ///
    /// References that lead nowhere are left out; `model::validate` reports them.
    pub fn of(scenario: &'s Scenario) -> Self {
        build::build(scenario)
    }

    /// The scenario it pictures
    pub fn scenario(&self) -> &'s Scenario {
        self.scenario
    }

    /// Its nodes, in the order of the scenario
    pub fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.graph.node_weights()
    }

    /// The node of an object
    pub fn node(&self, path: &Path) -> Option<&Node> {
        Some(&self.graph[*self.by_path.get(path)?])
    }

    /// The node an object stands in: its own, or that of the nearest object above it
    pub fn node_of(&self, path: &Path) -> Option<&Node> {
        let mut at = path.clone();
        loop {
            if let Some(node) = self.node(&at) {
                return Some(node);
            }
            at = at.split_last()?.0;
        }
    }

    /// Its ties, in a fixed order: those the author drew first
    pub fn ties(&self) -> impl Iterator<Item = Tie<'_>> {
        self.graph.edge_indices().filter_map(|edge| {
            let (from, to) = self.graph.edge_endpoints(edge)?;
            let weight = &self.graph[edge];
            Some(Tie {
                from: &self.graph[from],
                to: &self.graph[to],
                kind: weight.kind,
                because: &weight.because,
                label: &weight.label,
            })
        })
    }

    /// Ties that leave or reach a node
    pub fn ties_of<'n>(&'n self, path: &'n Path) -> impl Iterator<Item = Tie<'n>> {
        self.ties().filter(move |tie| tie.from.path == *path || tie.to.path == *path)
    }

    /// Everything that a node depends on: what flows into it, directly or through others
    pub fn upstream(&self, path: &Path) -> BTreeSet<&Path> {
        let Some(start) = self.by_path.get(path) else { return BTreeSet::new() };
        let graph = Reversed(&self.graph);
        let mut search = Dfs::new(graph, *start);
        let mut found = BTreeSet::new();
        while let Some(node) = search.next(graph) {
            if node != *start {
                found.insert(&self.graph[node].path);
            }
        }
        found
    }

    /// Everything that depends on a node, directly or through others
    pub fn downstream(&self, path: &Path) -> BTreeSet<&Path> {
        let Some(start) = self.by_path.get(path) else { return BTreeSet::new() };
        let mut search = Dfs::new(&self.graph, *start);
        let mut found = BTreeSet::new();
        while let Some(node) = search.next(&self.graph) {
            if node != *start {
                found.insert(&self.graph[node].path);
            }
        }
        found
    }

    /// The links of the picture, one for each pair of nodes, kind and stage
    ///
    /// A general role (lead, partner, adherent, funder, authority) is drawn only where nothing else ties the organisation to
    /// the corridor; offices, courses and the steps inside a corridor are not drawn as links.
    pub fn drawn(&self) -> Vec<DrawnLink<'_>> {
        let mut drawn: Vec<DrawnLink<'_>> = Vec::new();
        for edge in self.graph.edge_references() {
            let TieKind::Link(kind) = edge.weight().kind else { continue };
            let (Some((from, out_of)), Some((to, into))) =
                (self.standing(edge.source()), self.standing(edge.target()))
            else {
                continue;
            };
            if from == to {
                continue;
            }
            let stage = into.or(out_of);
            let same = |d: &DrawnLink<'_>| *d.from == *from && *d.to == *to && d.kind == kind;
            if drawn.iter().any(|d| same(d) && (d.stage == stage || stage.is_none())) {
                continue;
            }
            let because = &edge.weight().because;
            if general(because) && drawn.iter().any(|d| d.from == from && d.to == to) {
                continue;
            }
            let link = if let Because::Drawn(id) = because { Some(id) } else { None };
            drawn.push(DrawnLink { from, to, stage, kind, link, because, label: &edge.weight().label });
        }
        // A later, more specific link makes an earlier general one superfluous.
        let specific: BTreeSet<(Path, Path)> =
            drawn.iter().filter(|d| !general(d.because)).map(|d| (d.from.clone(), d.to.clone())).collect();
        drawn.retain(|d| !general(d.because) || !specific.contains(&(d.from.clone(), d.to.clone())));
        drawn
    }

    /// Where a node stands in the picture: itself, or the band of its corridor with the stage; none if it is not drawn
    fn standing(&self, at: NodeIndex) -> Option<(&Path, Option<&Path>)> {
        let node = &self.graph[at];
        match node.kind {
            NodeKind::Stage => {
                let band = self.graph.neighbors_directed(at, Direction::Outgoing).find(|other| {
                    self.graph[*other].kind == NodeKind::Corridor
                        && self.graph[*other].corridor == node.corridor
                })?;
                Some((&self.graph[band].path, Some(&node.path)))
            }
            NodeKind::Office | NodeKind::Course => None,
            _ => Some((&node.path, None)),
        }
    }
}

/// Whether a tie says only that an organisation takes part
fn general(because: &Because) -> bool {
    matches!(
        because,
        Because::Role(Role::Lead | Role::Partner | Role::Adherent | Role::Funder | Role::Authority)
    )
}
