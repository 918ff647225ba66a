//! A scene of a scenario and its report: which nodes and links there are, what they say, where they stand.
//!
//! Links that the scenario does not list but that follow from its data are drawn too: sources pay corridors, positions take people, offices
//! decide on stages, roles bind bodies to corridors. Figures come from the report and are missing before the first one. Called when the
//! state changes, not with each picture.

use super::arrange::{Area, Columns, arrange};
use super::scene::{
    BAND_HEIGHT, BandStage, BoardGroup, BoardNote, Column, Edge, NODE_HEIGHT, Node, NodeShape, STAGE_PITCH,
    Scene, band_width, node_width, note_lines, note_rect,
};
use crate::base::Id;
use crate::model::{Capacity, Corridor, LinkKind, OrgKind, Organisation, Path, Role, Route, Scenario};
use crate::network::NodeKind;
use crate::report::drawing::fitted;
use crate::report::measure::Weight;
use crate::report::status::Status;
use crate::report::view::Report;
use crate::report::view::network::Network;
use crate::report::{estimate_text, words};
use crate::text::Texts;
use crate::ui::icons::{self, Icon};
use crate::ui::panels::table::{country, positions_of};
use egui::{Rect, pos2, vec2};

/// Width of the widest and the narrowest band of people
const PEOPLE: (f32, f32) = (2.0, 16.0);

/// The scene of `scenario` with the figures of `report`
pub fn scene(scenario: &Scenario, report: Option<&Report>, texts: &Texts) -> Scene {
    let mut build =
        Build { scenario, report, texts, nodes: Vec::new(), areas: Vec::new(), edges: Vec::new() };
    build.corridors();
    build.sources();
    // Employers first: they take the column beside the corridor, where people arrive.
    build.employers();
    build.organisations();
    build.listed_links();
    build.money();
    build.positions();
    build.offices();
    build.roles();
    build.finish()
}

struct Build<'a> {
    scenario: &'a Scenario,
    report: Option<&'a Report>,
    texts: &'a Texts,
    nodes: Vec<Node>,
    areas: Vec<Area>,
    edges: Vec<Edge>,
}

impl Build<'_> {
    fn network(&self) -> Option<&Network> {
        self.report.map(|report| &report.network)
    }

    fn add(&mut self, area: Area, mut node: Node, kind: &str) {
        node.status = self
            .network()
            .and_then(|network| network.state(&node.path))
            .filter(|status| matches!(status, Status::NotMet | Status::Unknown | Status::ToVerify))
            .map(|status| (status, status.word(self.texts)));
        let mut spoken = format!("{kind} {}", node.name);
        if !node.second.is_empty() {
            spoken = format!("{spoken}, {}", node.second);
        }
        if let Some((status, _)) = &node.status {
            spoken = format!("{spoken}, {}", status.word(self.texts));
        }
        node.spoken = spoken;
        self.nodes.push(node);
        self.areas.push(area);
    }

    fn corridors(&mut self) {
        let texts = self.texts;
        for corridor in &self.scenario.corridors {
            let stages = self.stages(corridor);
            let people: f64 = corridor.intakes.iter().map(|intake| intake.people.usual).sum();
            let second = texts.canvas_corridor_line(
                corridor.intakes.len() as f64,
                estimate_text::number(texts, people),
                words::route(texts, corridor.route),
            );
            let node = Node {
                path: Path::new("corridors").join(corridor.id.as_str()),
                kind: NodeKind::Corridor,
                shape: NodeShape::Corridor,
                icon: icons::ROUTE,
                name: corridor.name.clone(),
                second,
                lines: [String::new(), String::new()],
                status: None,
                rect: Rect::from_min_size(pos2(0.0, 0.0), vec2(band_width(stages.len()), BAND_HEIGHT)),
                stages,
                spoken: String::new(),
                also: Vec::new(),
            };
            self.add(Area::Corridor, node, &texts.canvas_kind_corridor());
        }
    }

    fn stages(&self, corridor: &Corridor) -> Vec<BandStage> {
        let texts = self.texts;
        let figures: Vec<_> = corridor
            .stages
            .iter()
            .map(|stage| {
                self.network().and_then(|network| {
                    network.stages.iter().find(|f| f.corridor == corridor.id && f.stage == stage.id)
                })
            })
            .collect();
        let most = figures.iter().flatten().map(|figure| figure.people).fold(0.0, f64::max);
        corridor
            .stages
            .iter()
            .zip(figures)
            .map(|(stage, figure)| {
                let people = figure.map(|figure| estimate_text::number(texts, figure.people));
                let days =
                    figure.and_then(|figure| figure.days).filter(|_| waits(&stage.capacity, stage.kind));
                let wait = days.map(|days| texts.number_days_short(days));
                let mut spoken = match &people {
                    Some(people) => texts.canvas_stage_spoken(stage.name.as_str(), people.as_str()),
                    None => stage.name.clone(),
                };
                if let Some(days) = days {
                    spoken = format!("{spoken}, {}", texts.canvas_stage_wait(days));
                }
                let share = match figure {
                    Some(figure) if most > 0.0 => (figure.people / most) as f32,
                    Some(_) => 0.0,
                    None => 0.5,
                };
                BandStage {
                    path: Path::new(&format!("corridors/{}/stages/{}", corridor.id, stage.id)),
                    name: stage.name.clone(),
                    short: fitted(&stage.name, STAGE_PITCH - 4.0, 11.5, Weight::Regular),
                    people,
                    share,
                    wait,
                    spoken,
                }
            })
            .collect()
    }

    fn sources(&mut self) {
        for source in &self.scenario.sources {
            let mut node = plain(
                Path::new("sources").join(source.id.as_str()),
                NodeShape::Source,
                icons::EURO,
                &source.name,
                &source.payer,
            );
            // A body that only pays is the source: it gets no node of its own.
            if let Some(organisation) = &source.organisation {
                node.also.push(Path::new("organisations").join(organisation.as_str()));
            }
            self.add(Area::Above, node, &self.texts.canvas_kind_source());
        }
    }

    fn organisations(&mut self) {
        for organisation in &self.scenario.organisations {
            if self.is_only_payer(organisation) {
                continue;
            }
            let authority = is_authority(organisation);
            let shape = if authority { NodeShape::Authority } else { NodeShape::Partner };
            let second = if organisation.task.is_empty() {
                let roles = organisation.roles.iter().map(|role| words::role(self.texts, role.role));
                roles.collect::<Vec<_>>().join(", ")
            } else {
                organisation.task.clone()
            };
            let path = Path::new("organisations").join(organisation.id.as_str());
            let node = plain(path, shape, icon_of(organisation.kind), &organisation.name, &second);
            let area = if authority {
                Area::Below
            } else if self.is_of_origin(organisation) {
                Area::Origin
            } else if self.touches_corridor(organisation) {
                Area::Territory
            } else {
                Area::Far
            };
            let kind =
                if authority { self.texts.canvas_kind_authority() } else { self.texts.canvas_kind_partner() };
            self.add(area, node, &kind);
        }
    }

    fn employers(&mut self) {
        for employer in &self.scenario.employers {
            let texts = self.texts;
            let second = texts.canvas_employer_line(
                estimate_text::number(texts, employer.firms.usual),
                estimate_text::number(texts, positions_of(self.scenario, &employer.id)),
            );
            let path = Path::new("employers").join(employer.id.as_str());
            let node = plain(path, NodeShape::Employer, icons::FACTORY, &employer.name, &second);
            self.add(Area::Territory, node, &texts.canvas_kind_employer());
        }
    }

    /// Whether a body does nothing but pay a source that is drawn
    fn is_only_payer(&self, organisation: &Organisation) -> bool {
        let pays = self.scenario.sources.iter().any(|s| s.organisation.as_ref() == Some(&organisation.id));
        let path = Path::new("organisations").join(organisation.id.as_str());
        let linked = self.scenario.links.iter().any(|link| link.from == path || link.to == path);
        pays && !linked && organisation.roles.iter().all(|role| role.role == Role::Funder)
    }

    fn is_of_origin(&self, organisation: &Organisation) -> bool {
        let from = |code: &crate::model::Country| {
            self.scenario.corridors.iter().any(|c| c.origin == *code && c.route != Route::Resident)
        };
        let prepares =
            organisation.roles.iter().any(|role| matches!(role.role, Role::Selector | Role::Trainer));
        let resident = self.scenario.corridors.iter().all(|c| c.route == Route::Resident);
        (from(&organisation.country) && organisation.country.code() != "ITA")
            || (prepares && (resident || organisation.active_in.iter().any(from)))
    }

    /// Whether something binds a body to a corridor directly
    fn touches_corridor(&self, organisation: &Organisation) -> bool {
        let path = Path::new("organisations").join(organisation.id.as_str());
        let linked = self.scenario.links.iter().any(|link| {
            let ends = [(&link.from, &link.to), (&link.to, &link.from)];
            ends.iter().any(|(here, there)| **here == path && there.as_str().starts_with("corridors/"))
        });
        linked || organisation.roles.iter().any(|role| role.corridor.is_some())
    }

    fn find(&self, path: &Path) -> Option<usize> {
        self.nodes
            .iter()
            .position(|node| node.path == *path)
            .or_else(|| self.nodes.iter().position(|node| node.also.contains(path)))
            .or_else(|| self.nodes.iter().position(|node| path.is_within(&node.path)))
    }

    fn stage_of(&self, node: usize, path: &Path) -> Option<usize> {
        self.nodes[node].stages.iter().position(|stage| path.is_within(&stage.path))
    }

    fn linked(&self, kind: LinkKind, from: usize, to: usize) -> bool {
        self.edges.iter().any(|edge| edge.kind == kind && (edge.from, edge.to) == (from, to))
    }

    fn any_link(&self, one: usize, other: usize) -> bool {
        self.edges.iter().any(|e| (e.from, e.to) == (one, other) || (e.from, e.to) == (other, one))
    }

    fn listed_links(&mut self) {
        for link in &self.scenario.links {
            let (Some(from), Some(to)) = (self.find(&link.from), self.find(&link.to)) else { continue };
            if from == to {
                continue;
            }
            let stage = self.stage_of(to, &link.to).or_else(|| self.stage_of(from, &link.from));
            self.edges.push(Edge {
                path: Some(Path::new("links").join(link.id.as_str())),
                kind: link.kind,
                from,
                to,
                stage,
                label: if link.kind == LinkKind::People { String::new() } else { link.label.clone() },
                width: PEOPLE.1,
                people: (link.kind == LinkKind::People).then(|| self.enrolled(to, from)).flatten(),
            });
        }
    }

    /// People who begin in a corridor, for the width of the band that brings them
    fn enrolled(&self, to: usize, from: usize) -> Option<f64> {
        [to, from]
            .into_iter()
            .find_map(|index| self.scenario.corridors.get(index))
            .map(|corridor| corridor.intakes.iter().map(|intake| intake.people.usual).sum())
    }

    fn money(&mut self) {
        for source in &self.scenario.sources {
            let Some(from) = self.find(&Path::new("sources").join(source.id.as_str())) else { continue };
            let paid = self.network().and_then(|network| {
                network.sources.iter().find(|(id, _)| *id == source.id).map(|(_, euros)| *euros)
            });
            let corridors: Vec<usize> = (0..self.scenario.corridors.len())
                .filter(|index| {
                    let id = &self.scenario.corridors[*index].id;
                    source.corridors.is_empty() || source.corridors.contains(id)
                })
                .collect();
            for to in &corridors {
                if self.linked(LinkKind::Money, from, *to) {
                    continue;
                }
                // What a source pays is known for the programme; where it pays several corridors no link carries the sum.
                let label = match paid {
                    Some(euros) if corridors.len() == 1 => self.texts.euro_amount(rounded(euros)),
                    _ => String::new(),
                };
                self.push(LinkKind::Money, from, *to, None, label);
            }
        }
    }

    fn positions(&mut self) {
        for position in &self.scenario.positions {
            let from = self.scenario.corridors.iter().position(|c| c.id == position.corridor);
            let to = self.find(&Path::new("employers").join(position.employer.as_str()));
            let (Some(from), Some(to)) = (from, to) else { continue };
            let people = self.network().and_then(|network| {
                network.employers.iter().find(|(id, _)| *id == position.employer).map(|(_, people)| *people)
            });
            if self.linked(LinkKind::People, from, to) {
                continue;
            }
            self.push(LinkKind::People, from, to, None, String::new());
            if let Some(edge) = self.edges.last_mut() {
                edge.people = people;
            }
        }
    }

    fn offices(&mut self) {
        for (to, corridor) in self.scenario.corridors.iter().enumerate() {
            for (index, stage) in corridor.stages.iter().enumerate() {
                let Capacity::Office { office, .. } = &stage.capacity else { continue };
                let office = self.scenario.offices.iter().find(|one| one.id == *office);
                let Some(organisation) = office.and_then(|office| office.organisation.as_ref()) else {
                    continue;
                };
                let Some(from) = self.organisation(organisation) else { continue };
                let known = self
                    .edges
                    .iter()
                    .any(|edge| (edge.from, edge.to) == (from, to) && edge.stage == Some(index));
                if !known {
                    let label = words::stage_kind(self.texts, stage.kind);
                    self.push(LinkKind::Authority, from, to, Some(index), label);
                }
            }
        }
    }

    /// Roles in a corridor that nothing else shows yet, and bodies accountable for a stage
    fn roles(&mut self) {
        for (to, corridor) in self.scenario.corridors.iter().enumerate() {
            for (index, stage) in corridor.stages.iter().enumerate() {
                let accountable = stage.accountable.as_ref().and_then(|id| self.organisation(id));
                if let Some(from) = accountable.filter(|from| !self.any_link(*from, to)) {
                    let kind = self.kind_of(from);
                    self.push(kind, from, to, Some(index), String::new());
                }
            }
            for organisation in &self.scenario.organisations {
                let here = organisation.roles.iter().any(|role| role.corridor.as_ref() == Some(&corridor.id));
                let from = self.organisation(&organisation.id);
                if let Some(from) = from.filter(|from| here && !self.any_link(*from, to)) {
                    let kind = self.kind_of(from);
                    self.push(kind, from, to, None, String::new());
                }
            }
        }
    }

    fn organisation(&self, id: &Id) -> Option<usize> {
        let path = Path::new("organisations").join(id.as_str());
        self.nodes.iter().position(|node| node.path == path)
    }

    fn kind_of(&self, node: usize) -> LinkKind {
        if self.nodes[node].shape == NodeShape::Authority {
            LinkKind::Authority
        } else {
            LinkKind::Obligation
        }
    }

    fn push(&mut self, kind: LinkKind, from: usize, to: usize, stage: Option<usize>, label: String) {
        self.edges.push(Edge { path: None, kind, from, to, stage, label, width: PEOPLE.0, people: None });
    }

    fn finish(mut self) -> Scene {
        let sizes: Vec<_> =
            self.areas.iter().copied().zip(self.nodes.iter().map(|node| node.rect.size())).collect();
        let (rects, columns) = arrange(&sizes);
        for (node, rect) in self.nodes.iter_mut().zip(rects) {
            let placed = self.scenario.layout.iter().find(|place| place.node == node.path);
            node.rect = match placed {
                Some(place) => Rect::from_center_size(pos2(place.x, place.y), rect.size()),
                None => rect,
            };
            node.cut_lines();
        }
        let most = self.edges.iter().filter_map(|edge| edge.people).fold(0.0, f64::max);
        for edge in &mut self.edges {
            let share = edge.people.map_or(0.3, |people| if most > 0.0 { people / most } else { 0.0 });
            edge.width = PEOPLE.0 + (PEOPLE.1 - PEOPLE.0) * share as f32;
        }
        let columns = self.titles(columns);
        let notes = self.scenario.notes.iter().map(|note| {
            let lines = note_lines(&note.text);
            BoardNote {
                path: Path::new("notes").join(note.id.as_str()),
                text: note.text.clone(),
                rect: note_rect(pos2(note.x, note.y), lines.len()),
                lines,
            }
        });
        let groups = self.scenario.groups.iter().map(|group| BoardGroup {
            path: Path::new("groups").join(group.id.as_str()),
            name: group.name.clone(),
            nodes: group.nodes.iter().filter_map(|path| self.find(path)).collect(),
        });
        let (notes, groups) = (notes.collect(), groups.collect());
        let mut scene =
            Scene { nodes: self.nodes, edges: self.edges, ways: Vec::new(), columns, notes, groups };
        scene.find_ways();
        scene
    }

    fn titles(&self, columns: Columns) -> Vec<Column> {
        let corridors = &self.scenario.corridors;
        let mut origins: Vec<String> =
            corridors.iter().map(|c| country(self.texts, c.origin.code())).collect();
        let mut territories: Vec<String> = corridors.iter().map(|c| c.territory.clone()).collect();
        for list in [&mut origins, &mut territories] {
            let mut seen: Vec<String> = Vec::new();
            list.retain(|name| {
                let new = !seen.contains(name);
                seen.push(name.clone());
                new
            });
        }
        let middle = if corridors.len() == 1 {
            self.texts.canvas_column_corridor()
        } else {
            self.texts.canvas_column_corridors()
        };
        let mut list = Vec::new();
        let mut add = |edges: Option<(f32, f32)>, title: String| {
            if let Some((left, right)) = edges {
                list.push(Column { title, left, right });
            }
        };
        add(columns.origin, origins.join(", "));
        add((!corridors.is_empty()).then_some(columns.middle), middle);
        add(columns.territory, territories.join(", "));
        list
    }
}

fn plain(path: Path, shape: NodeShape, icon: Icon, name: &str, second: &str) -> Node {
    let kind = match shape {
        NodeShape::Partner => NodeKind::Organisation,
        NodeShape::Source => NodeKind::Source,
        NodeShape::Authority => NodeKind::Authority,
        NodeShape::Employer => NodeKind::Employer,
        NodeShape::Corridor => NodeKind::Corridor,
    };
    Node {
        path,
        kind,
        shape,
        icon,
        name: name.to_owned(),
        second: second.to_owned(),
        lines: [String::new(), String::new()],
        status: None,
        rect: Rect::from_min_size(pos2(0.0, 0.0), vec2(node_width(name, second, shape), NODE_HEIGHT)),
        stages: Vec::new(),
        spoken: String::new(),
        also: Vec::new(),
    }
}

/// Whether people queue in a stage, so that its days are worth showing in the band
fn waits(capacity: &Capacity, kind: crate::model::StageKind) -> bool {
    use crate::model::StageKind::{Matching, NullaOsta, Permit, Visa};
    matches!(capacity, Capacity::Office { .. } | Capacity::PerMonth(_) | Capacity::Seats(_))
        || matches!(kind, NullaOsta | Visa | Permit | Matching)
}

/// Whole thousands above a hundred thousand, whole hundreds above ten thousand: a label on a line is read, not added up
fn rounded(euros: f64) -> f64 {
    let to = match euros {
        e if e >= 100_000.0 => 1_000.0,
        e if e >= 10_000.0 => 100.0,
        _ => 10.0,
    };
    (euros / to).round() * to
}

/// Offices of the State and bodies whose only part is to decide
fn is_authority(organisation: &Organisation) -> bool {
    matches!(organisation.kind, OrgKind::Authority | OrgKind::DiplomaticMission)
}

fn icon_of(kind: OrgKind) -> Icon {
    match kind {
        OrgKind::PublicBody => icons::APARTMENT,
        OrgKind::Authority | OrgKind::DiplomaticMission => icons::ACCOUNT_BALANCE,
        OrgKind::ForeignAuthority => icons::BADGE,
        OrgKind::International => icons::GROUPS,
        OrgKind::EmployersAssociation => icons::WORK,
        OrgKind::Union => icons::HANDSHAKE,
        OrgKind::BilateralBody => icons::BALANCE,
        OrgKind::TrainingBody | OrgKind::University | OrgKind::Cpia => icons::SCHOOL,
        OrgKind::ThirdSector => icons::VOLUNTEER_ACTIVISM,
        OrgKind::Company => icons::FACTORY,
        OrgKind::Funder => icons::EURO,
    }
}
