//! What a scenario holds for and from meetings: the story that is presented, motions with votes, meetings with their minutes.
//!
//! Only organisations speak, vote and are present; there is no field for a person. Nothing here is an input of a result:
//! [`Scenario::without_meetings`] is what is simulated and judged, and [`fingerprint`] is of that. Quoted figures are kept as they were
//! said, so that `report::meeting` can tell which of them moved. Called by the presentation, the place of meetings and the papers.

use super::Scenario;
use crate::base::{Date, Id, hexadecimal};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// Most levers of a step
pub const MOST_LEVERS: usize = 7;
/// Levers of a step that are on the screen at the same time
pub const LEVERS_SHOWN: usize = 3;
/// Most charts of a step
pub const MOST_EXHIBITS: usize = 2;

/// A step of the story: one finding
///
/// Title and note may hold figures by name in braces, as `{arrivals_by_target}`; they are filled from the result that is shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Text id
    pub id: Id,
    /// The finding, in a sentence
    pub title: String,
    /// What the presenter adds; stands small under the sentence
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// What is shown, at most two
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub show: Vec<Exhibit>,
    /// Variant that is shown; none: the base
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variant: Option<Id>,
    /// Levers that can be turned live, at most seven; the first three are on the screen
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levers: Vec<Id>,
    /// Figures as the group last saw them
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quotes: Vec<Quote>,
}

/// What a step can show: charts and figures that the report has
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Exhibit {
    /// Arrivals month by month
    Arrivals,
    /// The futures as dots
    Dots,
    /// Where people of a corridor are lost
    Flow(Id),
    /// From sources to costs
    Sources,
    /// Money month by month
    Cash,
    /// The headline results
    Headlines,
    /// How the criteria stand, and what is to be done first
    Law,
}

/// A figure as it was quoted
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quote {
    /// Name of the figure, with `@` and the corridor where it is of one
    pub figure: String,
    /// Its value as quoted: persons, euro, days, share of futures
    pub value: f64,
    /// Its passport
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

/// A motion: a variant that is put to the vote
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Motion {
    /// Text id
    pub id: Id,
    /// What it is called
    pub name: String,
    /// What is to be decided
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Variant that it would carry out; none: the base as it is
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variant: Option<Id>,
    /// Organisation that proposes it; none: not yet said
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposer: Option<Id>,
    /// Day it was written
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Its results as they were put to the vote
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quotes: Vec<Quote>,
    /// Luck of these results
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seed: Option<u64>,
    /// Futures of these results
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub futures: Option<u32>,
    /// SHA-256 of what was simulated for them
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub fingerprint: String,
    /// Who voted how
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub votes: Vec<Vote>,
}

/// What an organisation said to a motion
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vote {
    /// Who
    pub organisation: Id,
    /// How
    pub position: VotePosition,
    /// Under which reservation, or why not
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reservation: String,
}

/// A vote
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum VotePosition {
    /// For
    For,
    /// Against
    Against,
    /// Abstained
    Abstained,
}

impl VotePosition {
    /// Every vote, in the order of minutes
    pub const ALL: [Self; 3] = [Self::For, Self::Against, Self::Abstained];
}

/// A meeting
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    /// Text id
    pub id: Id,
    /// Day
    pub date: Date,
    /// Where
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// Organisations that were present
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub present: Vec<Id>,
    /// Papers and figures that were looked at
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inputs: Vec<String>,
    /// What else is to be remembered
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// Motions that were dealt with
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub motions: Vec<Id>,
    /// Fingerprint of the scenario that was on the table
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub fingerprint: String,
    /// Fingerprint of the scenario at the meeting before
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub previous: String,
}

impl Motion {
    /// How many organisations voted so
    pub fn count(&self, position: VotePosition) -> usize {
        self.votes.iter().filter(|vote| vote.position == position).count()
    }
}

impl Scenario {
    /// The variants that story and motions show, each once
    pub fn shown_variants(&self) -> Vec<Id> {
        let mut ids: Vec<Id> = Vec::new();
        let steps = self.story.iter().filter_map(|step| step.variant.as_ref());
        for id in steps.chain(self.motions.iter().filter_map(|motion| motion.variant.as_ref())) {
            if !ids.contains(id) && self.variants.iter().any(|variant| variant.id == *id) {
                ids.push(id.clone());
            }
        }
        ids
    }

    /// The scenario without story, motions and meetings: what results and verdicts rest on
    #[must_use]
    pub fn without_meetings(&self) -> Self {
        Self { story: Vec::new(), motions: Vec::new(), meetings: Vec::new(), ..self.clone() }
    }
}

/// SHA-256 of a scenario in hexadecimal: of everything that is an input, so not of story, motions, meetings and places of nodes
pub fn fingerprint(scenario: &Scenario) -> String {
    let mut inputs = scenario.without_meetings();
    inputs.layout.clear();
    // A scenario is plain data with text keys.
    hexadecimal(&Sha256::digest(serde_json::to_vec(&inputs).unwrap_or_default()))
}
