//! From a scenario to nodes and ties.
//!
//! Holds the table of what follows from which field; draws no conclusion from it. Called by [`Network::of`] only.

use super::{Because, Edge, Network, Node, NodeKind, TieKind};
use crate::base::Id;
use crate::model::{
    Capacity, Corridor, LinkKind, OrgKind, Organisation, Path, Role, Scenario, SourceStatus, Stage, StageKind,
};
use petgraph::graph::{DiGraph, NodeIndex};
use std::collections::BTreeMap;

/// The network of a scenario
pub(super) fn build(scenario: &Scenario) -> Network<'_> {
    let mut builder = Builder { scenario, graph: DiGraph::new(), by_path: BTreeMap::new() };
    builder.nodes();
    builder.drawn_links();
    builder.stages();
    builder.offices_and_courses();
    builder.money();
    builder.positions();
    for organisation in &scenario.organisations {
        builder.roles(organisation);
    }
    Network { scenario, graph: builder.graph, by_path: builder.by_path }
}

/// Whether an organisation stands in the picture as one that decides
pub(super) fn decides(organisation: &Organisation) -> bool {
    let of_the_state = matches!(organisation.kind, OrgKind::Authority | OrgKind::DiplomaticMission);
    let only_pays =
        !organisation.roles.is_empty() && organisation.roles.iter().all(|r| r.role == Role::Funder);
    of_the_state && !only_pays
}

/// Path of an organisation
pub(super) fn organisation_path(id: &Id) -> Path {
    Path::new(&format!("organisations/{id}"))
}

/// Path of a corridor
pub(super) fn corridor_path(id: &Id) -> Path {
    Path::new(&format!("corridors/{id}"))
}

/// Path of a stage
pub(super) fn stage_path(corridor: &Id, stage: &Id) -> Path {
    Path::new(&format!("corridors/{corridor}/stages/{stage}"))
}

struct Builder<'s> {
    scenario: &'s Scenario,
    graph: DiGraph<Node, Edge>,
    by_path: BTreeMap<Path, NodeIndex>,
}

impl Builder<'_> {
    fn node(&mut self, path: Path, kind: NodeKind, name: &str, corridor: Option<&Id>) {
        let node = Node { path: path.clone(), kind, name: name.to_owned(), corridor: corridor.cloned() };
        let at = self.graph.add_node(node);
        self.by_path.entry(path).or_insert(at);
    }

    fn nodes(&mut self) {
        let s = self.scenario;
        for o in &s.organisations {
            let kind = if decides(o) { NodeKind::Authority } else { NodeKind::Organisation };
            self.node(organisation_path(&o.id), kind, &o.name, None);
        }
        for x in &s.sources {
            self.node(Path::new(&format!("sources/{}", x.id)), NodeKind::Source, &x.name, None);
        }
        for c in &s.corridors {
            self.node(corridor_path(&c.id), NodeKind::Corridor, &c.name, Some(&c.id));
            for stage in &c.stages {
                self.node(stage_path(&c.id, &stage.id), NodeKind::Stage, &stage.name, Some(&c.id));
            }
        }
        for e in &s.employers {
            self.node(Path::new(&format!("employers/{}", e.id)), NodeKind::Employer, &e.name, None);
        }
        for o in &s.offices {
            self.node(Path::new(&format!("offices/{}", o.id)), NodeKind::Office, &o.name, None);
        }
        for c in &s.courses {
            self.node(Path::new(&format!("courses/{}", c.id)), NodeKind::Course, &c.name, None);
        }
    }

    /// The node of a path, or of the nearest object above it
    fn find(&self, path: &Path) -> Option<NodeIndex> {
        let mut at = path.clone();
        loop {
            if let Some(found) = self.by_path.get(&at) {
                return Some(*found);
            }
            at = at.split_last()?.0;
        }
    }

    fn tie(&mut self, from: &Path, to: &Path, kind: TieKind, because: Because, label: &str) {
        let (Some(from), Some(to)) = (self.find(from), self.find(to)) else { return };
        if from == to {
            return;
        }
        let twice = self
            .graph
            .edges_connecting(from, to)
            .any(|edge| edge.weight().kind == kind && edge.weight().because == because);
        if !twice {
            self.graph.add_edge(from, to, Edge { kind, because, label: label.to_owned() });
        }
    }

    fn link(&mut self, from: &Path, to: &Path, kind: LinkKind, because: Because) {
        self.tie(from, to, TieKind::Link(kind), because, "");
    }

    fn drawn_links(&mut self) {
        for link in &self.scenario.links {
            self.tie(
                &link.from,
                &link.to,
                TieKind::Link(link.kind),
                Because::Drawn(link.id.clone()),
                &link.label,
            );
        }
    }

    /// An undertaking, or a decision where the organisation is one that decides
    fn duty(&self, organisation: &Path) -> LinkKind {
        let decides =
            self.by_path.get(organisation).is_some_and(|at| self.graph[*at].kind == NodeKind::Authority);
        if decides { LinkKind::Authority } else { LinkKind::Obligation }
    }

    fn stages(&mut self) {
        for corridor in &self.scenario.corridors {
            let band = corridor_path(&corridor.id);
            for stage in &corridor.stages {
                let here = stage_path(&corridor.id, &stage.id);
                self.tie(&here, &band, TieKind::Part, Because::Part, "");
                for (target, because) in
                    [(&stage.next, Because::Passed), (&stage.otherwise, Because::NotPassed)]
                {
                    let Some(target) = target else { continue };
                    if corridor.stages.iter().any(|other| other.id == *target) {
                        self.tie(&here, &stage_path(&corridor.id, target), TieKind::Step, because, "");
                    }
                }
                if let Some(accountable) = &stage.accountable {
                    let organisation = organisation_path(accountable);
                    self.link(&organisation, &here, self.duty(&organisation), Because::Accountable);
                }
            }
        }
    }

    fn offices_and_courses(&mut self) {
        let s = self.scenario;
        for office in &s.offices {
            let path = Path::new(&format!("offices/{}", office.id));
            if let Some(organisation) = &office.organisation {
                let organisation = organisation_path(organisation);
                self.link(&organisation, &path, self.duty(&organisation), Because::Office);
            }
        }
        for course in &s.courses {
            let path = Path::new(&format!("courses/{}", course.id));
            for body in course.trainer.iter().chain(&course.exam_body) {
                self.link(&organisation_path(body), &path, LinkKind::Obligation, Because::Course);
            }
        }
        for corridor in &s.corridors {
            for stage in &corridor.stages {
                let here = stage_path(&corridor.id, &stage.id);
                match &stage.capacity {
                    Capacity::Office { office, .. } => {
                        let path = Path::new(&format!("offices/{office}"));
                        self.link(&path, &here, LinkKind::Authority, Because::Office);
                        let organisation =
                            s.offices.iter().find(|o| o.id == *office).and_then(|o| o.organisation.as_ref());
                        if let Some(organisation) = organisation {
                            let organisation = organisation_path(organisation);
                            self.link(&organisation, &here, self.duty(&organisation), Because::Office);
                        }
                    }
                    Capacity::Classes(course) => {
                        let path = Path::new(&format!("courses/{course}"));
                        self.tie(&path, &here, TieKind::Part, Because::Course, "");
                        let trainer =
                            s.courses.iter().find(|c| c.id == *course).and_then(|c| c.trainer.as_ref());
                        if let Some(trainer) = trainer {
                            self.link(
                                &organisation_path(trainer),
                                &here,
                                LinkKind::Obligation,
                                Because::Course,
                            );
                        }
                    }
                    _ => {}
                }
            }
        }
    }

    fn money(&mut self) {
        for source in &self.scenario.sources {
            let path = Path::new(&format!("sources/{}", source.id));
            if let Some(payer) = &source.organisation {
                self.link(&organisation_path(payer), &path, LinkKind::Money, Because::Payer);
            }
            if source.status == SourceStatus::Closed {
                continue;
            }
            for corridor in self.scenario.corridors.iter().filter(|c| source.admits_corridor(c)) {
                self.link(&path, &corridor_path(&corridor.id), LinkKind::Money, Because::Admits);
            }
        }
    }

    fn positions(&mut self) {
        for position in &self.scenario.positions {
            let employer = Path::new(&format!("employers/{}", position.employer));
            self.link(&corridor_path(&position.corridor), &employer, LinkKind::People, Because::Positions);
        }
    }

    fn roles(&mut self, organisation: &Organisation) {
        let path = organisation_path(&organisation.id);
        for role in &organisation.roles {
            let reach = |c: &&Corridor| role.corridor.as_ref().is_none_or(|id| *id == c.id);
            for corridor in self.scenario.corridors.iter().filter(reach) {
                let because = Because::Role(role.role);
                let stages: Vec<&Stage> =
                    corridor.stages.iter().filter(|s| natural(role.role, s.kind)).collect();
                let kind = match role.role {
                    Role::Authority => self.duty(&path),
                    // Money runs through sources; the role alone moves none.
                    Role::Funder => continue,
                    _ => LinkKind::Obligation,
                };
                if stages.is_empty() || role.role == Role::Authority {
                    self.link(&path, &corridor_path(&corridor.id), kind, because);
                } else {
                    for stage in stages {
                        let here = stage_path(&corridor.id, &stage.id);
                        self.link(&path, &here, kind, because.clone());
                    }
                }
            }
        }
    }
}

/// Whether a role is about stages of this kind
pub(super) fn natural(role: Role, stage: StageKind) -> bool {
    match role {
        Role::Trainer => matches!(stage, StageKind::Course),
        Role::Selector => matches!(stage, StageKind::Selection),
        Role::EmployersVoice => matches!(stage, StageKind::Matching),
        Role::Welcome => matches!(stage, StageKind::Arrival | StageKind::Welcome),
        Role::Authority => matches!(stage, StageKind::NullaOsta | StageKind::Visa | StageKind::Permit),
        Role::Lead | Role::Partner | Role::Adherent | Role::Funder => false,
    }
}
