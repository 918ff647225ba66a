//! One-click repairs of findings: edits that make a finding go away and bring no new one.
//!
//! Proposals are tried, not believed: each is carried out on a copy, and only those after which the finding is gone and no
//! other has come are offered. What needs a figure or a new body cannot be repaired by a click; there the list to add to is
//! named instead ([`Repair::add`]). Holds no words: a proposal has an id of the texts and facts. Called by the window.
//!
//! | file | holds |
//! |---|---|
//! | `structure` | proposals for findings about the network |
//! | `values` | proposals for findings about values |

mod structure;
mod values;

use super::{Network, findings};
use crate::base::{Diagnostic, Severity};
use crate::model::{Edit, Path, Scenario, edit, validate};
use serde_json::Value;
use std::collections::BTreeMap;

/// Most proposals offered for one finding
const MOST: usize = 2;
/// Most proposals tried for one finding: a large scenario has hundreds of organisations
const MOST_TRIED: usize = 8;

/// What can be done about a finding
#[derive(Debug, Clone, PartialEq)]
pub struct Repair {
    /// Id of the text that says what it does
    pub id: &'static str,
    /// Names for the text, in the order `fact1`, `fact2` …
    pub facts: Vec<String>,
    /// The edits, one step; empty where something is to be added by hand
    pub edits: Vec<Edit>,
    /// The list to add to, where the repair needs what only a person knows
    pub add: Option<Path>,
}

/// Ids of the texts of all repairs, so that each has words
pub const IDS: [&str; 27] = [
    "repair_keep_lead",
    "repair_give_lead",
    "repair_accountable",
    "repair_break_ring",
    "repair_connect_stage",
    "repair_remove_stage",
    "repair_add_intake",
    "repair_admit_category",
    "repair_admit_corridor",
    "repair_close_source",
    "repair_remove_source",
    "repair_add_source",
    "repair_second_body",
    "repair_add_organisation",
    "repair_link_direct",
    "repair_role",
    "repair_remove_organisation",
    "repair_as_assumption",
    "repair_unlimited",
    "repair_add_position",
    "repair_share_whole",
    "repair_share_beside_own",
    "repair_smallest_ceiling",
    "repair_no_award",
    "repair_not_itself",
    "repair_later_order",
    "repair_no_end",
];

/// What can be done about a finding, the mildest first; nothing where only people can help
pub fn repairs(scenario: &Scenario, finding: &Diagnostic) -> Vec<Repair> {
    let place = Path::new(&finding.place);
    let proposals = if finding.code.starts_with("N-") {
        structure::proposals(scenario, finding, &place)
    } else {
        values::proposals(scenario, finding, &place)
    };
    if proposals.is_empty() {
        return Vec::new();
    }
    let alone = Scenario { variants: Vec::new(), ..scenario.clone() };
    let before = counts(&alone);
    let (by_hand, by_click): (Vec<Repair>, Vec<Repair>) =
        proposals.into_iter().partition(|repair| repair.edits.is_empty());
    let mut good: Vec<Repair> = by_click
        .into_iter()
        .take(MOST_TRIED)
        .filter(|repair| is_good(&alone, repair, finding, &before))
        .take(MOST)
        .collect();
    if good.len() < MOST {
        good.extend(by_hand);
    }
    good
}

/// How often each finding stands at each place
type Counts = BTreeMap<(&'static str, String), usize>;

/// The findings about values and structure
pub fn all_findings(scenario: &Scenario) -> Vec<Diagnostic> {
    let mut found = validate::validate(scenario);
    if found.iter().all(|d| d.severity != Severity::Error) {
        found.extend(findings(&Network::of(scenario)));
    }
    found
}

fn counts(scenario: &Scenario) -> Counts {
    let mut counts = Counts::new();
    for found in all_findings(scenario) {
        *counts.entry((found.code, found.place)).or_default() += 1;
    }
    counts
}

fn is_good(scenario: &Scenario, repair: &Repair, finding: &Diagnostic, before: &Counts) -> bool {
    let Ok(after) = edit::apply(scenario, &repair.edits) else { return false };
    let after = counts(&after);
    let key = (finding.code, finding.place.clone());
    let had = before.get(&key).copied().unwrap_or(0);
    // While values are wrong the structure is not judged, so what it says then is not new.
    let was_judged = before.keys().any(|(code, _)| code.starts_with("N-")) || !finding.code.starts_with("S-");
    after.get(&key).copied().unwrap_or(0) < had
        && after.iter().all(|(key, n)| {
            *n <= before.get(key).copied().unwrap_or(0) || (!was_judged && key.0.starts_with("N-"))
        })
}

/// A repair by a click
fn click<const N: usize>(id: &'static str, facts: [&str; N], edits: Vec<Edit>) -> Repair {
    Repair { id, facts: facts.iter().map(|fact| (*fact).to_owned()).collect(), edits, add: None }
}

/// A repair by hand: something is to be added to a list
fn by_hand<const N: usize>(id: &'static str, facts: [&str; N], list: Path) -> Repair {
    Repair { add: Some(list), ..click(id, facts, Vec::new()) }
}

fn set(path: &Path, value: impl Into<Value>) -> Edit {
    Edit::Set { path: path.clone(), value: value.into() }
}
