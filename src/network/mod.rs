//! The network of a scenario as a graph: derived from it every time, never stored.
//!
//! A [`Network`] has a node for each organisation, source, corridor, stage, employer, office and course, and a tie for each
//! link: those the author drew and those that follow from roles, from who is accountable, from offices, courses, sources
//! and positions. Answers are in paths of the scenario; the graph's own indices stay in here. It judges structure only: law is
//! `rules`' business, soundness of values `model::validate`'s. How the network is drawn is the canvas's. Called by the pipeline and by the window.
//!
//! | file | holds |
//! |---|---|
//! | `build` | from scenario to nodes and ties |
//! | [`structure`] | who holds a corridor up, what hangs on one organisation, rings, what nobody reaches |
//! | [`findings`] | what is wrong with the structure, as diagnostics with codes `N-…` |
//! | [`links`] | which links make sense, and which one is right where one does not |
//! | [`repair`] | what can be done about a finding, by a click |
//! | [`roles`] | who does, answers for, is asked and is told, stage by stage |

mod build;
pub mod findings;
pub mod links;
pub mod repair;
pub mod roles;
pub mod structure;

#[cfg(test)]
mod tests;

pub use findings::findings;
pub use links::{End, Refusal, RightLink, why_refused};

use crate::base::Id;
use crate::model::{LinkKind, Path, Role, Scenario};
use petgraph::{
    graph::{DiGraph, NodeIndex},
    visit::{Dfs, Reversed},
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
}
