//! The shape of a scenario on disk, by format version.
//!
//! Version 1 has the fields of the model's [`Scenario`] with the version in front; the objects inside are the
//! model's own types. When one of those changes its shape, its old form is kept here under its version and
//! turned into the new one, so that every file ever written opens. Called by `codec` only.

use crate::model::{
    Commitment, Corridor, CostItem, Course, Employer, Evidence, FundingSource, Group, LawChange, Lever, Link,
    Meeting, Motion, NodePlace, Note, Office, Organisation, Override, Position, Profile, Programme,
    Reference, Scenario, Step, Variant,
};
use serde::{Deserialize, Serialize};

/// The format this program writes, and the newest one it reads
pub const NEWEST: u32 = 1;

/// A file of format 1
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "Scenario", deny_unknown_fields)]
pub(super) struct ScenarioV1 {
    format: u32,
    programme: Programme,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    references: Vec<Reference>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    profiles: Vec<Profile>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    organisations: Vec<Organisation>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    links: Vec<Link>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    offices: Vec<Office>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    courses: Vec<Course>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    employers: Vec<Employer>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    positions: Vec<Position>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    corridors: Vec<Corridor>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    costs: Vec<CostItem>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    sources: Vec<FundingSource>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<Evidence>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    commitments: Vec<Commitment>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    overrides: Vec<Override>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    law_changes: Vec<LawChange>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    levers: Vec<Lever>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    variants: Vec<Variant>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    notes: Vec<Note>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    groups: Vec<Group>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    story: Vec<Step>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    motions: Vec<Motion>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    meetings: Vec<Meeting>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    layout: Vec<NodePlace>,
}

impl ScenarioV1 {
    /// The file of a scenario, with the lists whose order says nothing sorted by id
    ///
    /// Corridors, costs, sources, overrides, law changes, levers, variants, story, motions and meetings keep the author's order:
    /// who pays first, what comes later, what stands on the left.
    pub(super) fn new(scenario: &Scenario) -> Self {
        // Taken apart field by field, so that a new list of the model cannot be forgotten here.
        let Scenario {
            programme,
            mut references,
            mut profiles,
            mut organisations,
            mut links,
            mut offices,
            mut courses,
            mut employers,
            mut positions,
            corridors,
            costs,
            sources,
            mut evidence,
            mut commitments,
            overrides,
            law_changes,
            levers,
            variants,
            mut notes,
            mut groups,
            story,
            motions,
            meetings,
            mut layout,
        } = scenario.clone();
        references.sort_by(|a, b| a.id.cmp(&b.id));
        profiles.sort_by(|a, b| a.id.cmp(&b.id));
        organisations.sort_by(|a, b| a.id.cmp(&b.id));
        links.sort_by(|a, b| a.id.cmp(&b.id));
        offices.sort_by(|a, b| a.id.cmp(&b.id));
        courses.sort_by(|a, b| a.id.cmp(&b.id));
        employers.sort_by(|a, b| a.id.cmp(&b.id));
        positions.sort_by(|a, b| a.id.cmp(&b.id));
        evidence.sort_by(|a, b| a.id.cmp(&b.id));
        commitments.sort_by(|a, b| a.id.cmp(&b.id));
        notes.sort_by(|a, b| a.id.cmp(&b.id));
        groups.sort_by(|a, b| a.id.cmp(&b.id));
        layout.sort_by(|a, b| a.node.cmp(&b.node));
        Self {
            format: NEWEST,
            programme,
            references,
            profiles,
            organisations,
            links,
            offices,
            courses,
            employers,
            positions,
            corridors,
            costs,
            sources,
            evidence,
            commitments,
            overrides,
            law_changes,
            levers,
            variants,
            notes,
            groups,
            story,
            motions,
            meetings,
            layout,
        }
    }

    /// The scenario of a file
    pub(super) fn into_scenario(self) -> Scenario {
        let Self {
            format: _,
            programme,
            references,
            profiles,
            organisations,
            links,
            offices,
            courses,
            employers,
            positions,
            corridors,
            costs,
            sources,
            evidence,
            commitments,
            overrides,
            law_changes,
            levers,
            variants,
            notes,
            groups,
            story,
            motions,
            meetings,
            layout,
        } = self;
        Scenario {
            programme,
            references,
            profiles,
            organisations,
            links,
            offices,
            courses,
            employers,
            positions,
            corridors,
            costs,
            sources,
            evidence,
            commitments,
            overrides,
            law_changes,
            levers,
            variants,
            notes,
            groups,
            story,
            motions,
            meetings,
            layout,
        }
    }
}
