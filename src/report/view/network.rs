//! Figures on the nodes and links of the graph: people in the corridor band, euros on money links, people to employers, states of law.
//!
//! Which nodes and links there are is `network`'s; this only says what stands on them. Called by the graph and its table.

use super::{flow::Flow, law};
use crate::base::Id;
use crate::compile::{Flag, GateVerdict};
use crate::model::{Capacity, LinkKind, Path, Scenario};
use crate::report::{
    metrics::{Distribution, Metrics},
    status::Status,
};

/// Figures of the graph
#[derive(Debug, Clone, PartialEq)]
pub struct Network {
    /// What stands in each stage of a corridor's band
    pub stages: Vec<StageFigure>,
    /// Euros or people on a link, by its id; links that carry neither are left out
    pub links: Vec<(Id, LinkFigure)>,
    /// Euros each source pays, mean over the futures
    pub sources: Vec<(Id, f64)>,
    /// People each employer takes, mean over the futures
    pub employers: Vec<(Id, f64)>,
    /// The worst state of law of each object that has one
    pub states: Vec<(Path, Status)>,
}

/// A stage in the band of its corridor
#[derive(Debug, Clone, PartialEq)]
pub struct StageFigure {
    /// Corridor
    pub corridor: Id,
    /// Stage
    pub stage: Id,
    /// People who join it, median
    pub people: f64,
    /// Usual days there; none where nobody waits
    pub days: Option<f64>,
    /// Whether those days rest on an assumption
    pub assumed: bool,
}

/// What flows along a link
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum LinkFigure {
    /// Persons, mean over the futures
    People(f64),
    /// Euro, mean over the futures
    Euro(f64),
}

impl Network {
    pub(super) fn new(
        scenario: &Scenario,
        metrics: &Metrics,
        flow: &Flow,
        laws: &[law::Law],
        flags: &[Flag],
    ) -> Self {
        let mean = |d: Option<&Distribution>| d.and_then(|d| d.mean).unwrap_or(0.0);
        let sources: Vec<(Id, f64)> = scenario
            .sources
            .iter()
            .map(|source| (source.id.clone(), mean(metrics.total(&format!("funded:{}", source.id)))))
            .collect();
        let employers = employers(scenario, metrics);
        let links = scenario
            .links
            .iter()
            .filter_map(|link| Some((link.id.clone(), link_figure(scenario, metrics, &employers, link)?)))
            .collect();
        let stages = flow
            .stages
            .iter()
            .map(|stage| StageFigure {
                corridor: stage.corridor.clone(),
                stage: stage.stage.clone(),
                people: stage.entered.p50.unwrap_or(0.0).round(),
                days: stage.days.as_ref().and_then(|d| d.p50).map(f64::round),
                assumed: stage.assumed,
            })
            .collect();
        Self { stages, links, sources, employers, states: states(scenario, laws, flags) }
    }

    /// The state of law shown on an object; none where no rule speaks of it
    pub fn state(&self, path: &Path) -> Option<Status> {
        self.states.iter().find(|(other, _)| other == path).map(|(_, status)| *status)
    }
}

/// People each employer takes: those who pass the stage that fills positions, shared by the positions they offer
///
/// The simulation fills the positions of a corridor together; which employer gets whom is not simulated.
fn employers(scenario: &Scenario, metrics: &Metrics) -> Vec<(Id, f64)> {
    scenario
        .employers
        .iter()
        .map(|employer| {
            let people: f64 = scenario
                .corridors
                .iter()
                .map(|corridor| {
                    let offered = |only: Option<&Id>| -> f64 {
                        scenario
                            .positions
                            .iter()
                            .filter(|p| p.corridor == corridor.id && only.is_none_or(|id| p.employer == *id))
                            .map(|p| p.count.usual)
                            .sum()
                    };
                    let all = offered(None);
                    let arrived = metrics.of("arrivals", &corridor.id).and_then(|d| d.mean).unwrap_or(0.0);
                    if all > 0.0 { arrived * offered(Some(&employer.id)) / all } else { 0.0 }
                })
                .sum();
            (employer.id.clone(), people)
        })
        .collect()
}

fn link_figure(
    scenario: &Scenario,
    metrics: &Metrics,
    employers: &[(Id, f64)],
    link: &crate::model::Link,
) -> Option<LinkFigure> {
    let (from_list, from) = link.from.object()?;
    let (to_list, to) = link.to.object()?;
    let mean = |d: Option<&Distribution>| d.and_then(|d| d.mean);
    match link.kind {
        LinkKind::Money if from_list == "sources" => {
            let paid = mean(metrics.total(&format!("funded:{from}")))?;
            // What a source pays is known for the programme; several links of one source share it alike.
            let same = scenario
                .links
                .iter()
                .filter(|other| other.kind == LinkKind::Money && other.from == link.from)
                .count();
            Some(LinkFigure::Euro(paid / same.max(1) as f64))
        }
        LinkKind::People if to_list == "employers" => {
            let all = employers.iter().find(|(id, _)| id.as_str() == to).map(|(_, people)| *people)?;
            let same = scenario
                .links
                .iter()
                .filter(|other| other.kind == LinkKind::People && other.to == link.to)
                .count();
            Some(LinkFigure::People(all / same.max(1) as f64))
        }
        LinkKind::People if to_list == "corridors" => {
            let corridor = scenario.corridors.iter().find(|c| c.id.as_str() == to)?;
            mean(metrics.of("entrants", &corridor.id)).map(LinkFigure::People)
        }
        LinkKind::People if from_list == "corridors" => {
            let corridor = scenario.corridors.iter().find(|c| c.id.as_str() == from)?;
            mean(metrics.of("arrivals", &corridor.id)).map(LinkFigure::People)
        }
        LinkKind::Money | LinkKind::People | LinkKind::Obligation | LinkKind::Authority => None,
    }
}

/// The worst state of each object: verdicts about it, and doubtful law on the stage it answers for
fn states(scenario: &Scenario, laws: &[law::Law], flags: &[Flag]) -> Vec<(Path, Status)> {
    let mut states: Vec<(Path, Status)> = Vec::new();
    for (path, status) in laws.iter().flat_map(law::Law::states) {
        law::worst(&mut states, path, status);
    }
    for flag in flags {
        let status = match flag.verdict {
            GateVerdict::NotMet => Status::NotMet,
            GateVerdict::Unknown => Status::Unknown,
            GateVerdict::ToVerify => Status::ToVerify,
            GateVerdict::Met => continue,
        };
        let corridor = Path::new("corridors").join(flag.corridor.as_str());
        law::worst(&mut states, corridor.join("stages").join(flag.stage.as_str()), status);
        law::worst(&mut states, corridor, status);
        let stage = scenario
            .corridors
            .iter()
            .find(|c| c.id == flag.corridor)
            .and_then(|c| c.stages.iter().find(|s| s.id == flag.stage));
        let Some(stage) = stage else { continue };
        let office = match &stage.capacity {
            Capacity::Office { office, .. } => {
                scenario.offices.iter().find(|o| o.id == *office).and_then(|o| o.organisation.as_ref())
            }
            _ => None,
        };
        for organisation in office.into_iter().chain(&stage.accountable) {
            law::worst(&mut states, Path::new("organisations").join(organisation.as_str()), status);
        }
    }
    states
}
