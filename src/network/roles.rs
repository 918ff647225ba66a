//! Who does, answers for, is asked and is told, stage by stage (RACI), from roles and fields.
//!
//! Derived; to change a row is to change a role or who is accountable. Called by the table of roles and the reports.

use super::{Because, Network, NodeKind, Tie, TieKind, build, structure};
use crate::model::{LinkKind, Path, Role};

/// One stage and its organisations, each in the order of the scenario
#[derive(Debug, Clone, PartialEq)]
pub struct RoleRow {
    /// Corridor
    pub corridor: Path,
    /// Stage
    pub stage: Path,
    /// Who does it: holds the course, runs the office, has the role that goes with the stage
    pub responsible: Vec<Path>,
    /// Who answers for it
    pub accountable: Option<Path>,
    /// Who is asked: decides on it, or undertook something for it
    pub consulted: Vec<Path>,
    /// Who is told: lead, partners and those who stand behind a source of the corridor
    pub informed: Vec<Path>,
}

/// The rows of every corridor, stages in their order; an organisation stands in the first column that fits
pub fn role_rows(network: &Network<'_>) -> Vec<RoleRow> {
    let scenario = network.scenario;
    let mut rows = Vec::new();
    for corridor in &scenario.corridors {
        let mut told: Vec<Path> = structure::with_role(network, corridor, Role::Lead);
        told.extend(structure::with_role(network, corridor, Role::Partner));
        told.extend(
            scenario
                .sources
                .iter()
                .filter(|s| s.admits_corridor(corridor))
                .filter_map(|s| s.organisation.as_ref())
                .map(build::organisation_path),
        );
        for stage in &corridor.stages {
            let here = build::stage_path(&corridor.id, &stage.id);
            let accountable = stage.accountable.as_ref().map(build::organisation_path);
            let mut row = RoleRow {
                corridor: build::corridor_path(&corridor.id),
                stage: here.clone(),
                responsible: Vec::new(),
                accountable: accountable.clone(),
                consulted: Vec::new(),
                informed: Vec::new(),
            };
            let mut placed: Vec<Path> = accountable.into_iter().collect();
            let mut put = |column: &mut Vec<Path>, path: &Path| {
                if !placed.contains(path) && network.node(path).is_some() {
                    placed.push(path.clone());
                    column.push(path.clone());
                }
            };
            let ties: Vec<Tie<'_>> = network
                .ties()
                .filter(|tie| {
                    tie.to.path == here
                        && matches!(tie.from.kind, NodeKind::Organisation | NodeKind::Authority)
                })
                .collect();
            for tie in ties.iter().filter(|t| does(t)) {
                put(&mut row.responsible, &tie.from.path);
            }
            for tie in ties.iter().filter(|t| !does(t)) {
                put(&mut row.consulted, &tie.from.path);
            }
            for path in &told {
                put(&mut row.informed, path);
            }
            let order = |path: &Path| {
                scenario.organisations.iter().position(|o| build::organisation_path(&o.id) == *path)
            };
            for column in [&mut row.responsible, &mut row.consulted, &mut row.informed] {
                column.sort_by_key(order);
            }
            rows.push(row);
        }
    }
    rows
}

/// Whether the organisation at the start of a tie does what the stage is
fn does(tie: &Tie<'_>) -> bool {
    let by_field = matches!(tie.because, Because::Course | Because::Office | Because::Role(_));
    by_field && tie.kind != TieKind::Link(LinkKind::Money)
}
