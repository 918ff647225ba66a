//! Proposals for findings about values: numbers without a source, rules of a source that cannot be meant.
//!
//! Changes a number only where a rule leaves a single possible one; everything else is for people. Whether a proposal helps is
//! tried by `super`.

use super::{Repair, by_hand, click, set};
use crate::base::{Diagnostic, tree};
use crate::model::{Ceiling, Edit, FundingSource, Path, Scenario, edit, form};
use serde_json::Value;

pub(super) fn proposals(s: &Scenario, finding: &Diagnostic, place: &Path) -> Vec<Repair> {
    match finding.code {
        "S-NO-SOURCE" => as_assumption(s, place),
        "S-NO-POSITIONS" => vec![
            click("repair_unlimited", [], vec![set(place, "Unlimited")]),
            by_hand("repair_add_position", [], Path::new("positions")),
        ],
        _ => source_of(s, place).map(|source| of_source(s, finding, source)).unwrap_or_default(),
    }
}

fn source_of<'s>(s: &'s Scenario, place: &Path) -> Option<&'s FundingSource> {
    let (_, id) = place.object().filter(|(list, _)| *list == "sources")?;
    s.sources.iter().find(|source| source.id.as_str() == id)
}

/// A number graded as known and without a source is an assumption until somebody names one
///
/// The place may be the field around the estimate, such as a duration.
fn as_assumption(s: &Scenario, place: &Path) -> Vec<Repair> {
    fn estimates(value: &Value, at: &Path, found: &mut Vec<Path>) {
        match value {
            Value::Object(map) if map.contains_key("usual") && map.contains_key("grade") => {
                let known = map.get("grade").and_then(Value::as_str);
                let named = map.contains_key("source");
                if !named && !matches!(known, Some("Assumption" | "Expert")) {
                    found.push(at.clone());
                }
            }
            Value::Object(map) => {
                for (key, value) in map {
                    estimates(value, &at.join(key), found);
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    let id = item.get("id").and_then(Value::as_str).map(str::to_owned);
                    estimates(item, &at.join(&id.unwrap_or_else(|| index.to_string())), found);
                }
            }
            _ => {}
        }
    }
    if form::object_of(place).is_none() {
        return Vec::new();
    }
    let mut found = Vec::new();
    if let Some(value) = edit::value_at(s, place) {
        estimates(&value, place, &mut found);
    }
    if found.is_empty() {
        return Vec::new();
    }
    let edits = found.iter().map(|path| set(&path.join("grade"), "Assumption")).collect();
    vec![click("repair_as_assumption", [], edits)]
}

fn of_source(s: &Scenario, finding: &Diagnostic, source: &FundingSource) -> Vec<Repair> {
    let path = Path::new("sources").join(source.id.as_str());
    let name = source.name.as_str();
    match finding.code {
        "S-SHARE-OVER" => {
            let edits = at_most(
                &path.join("share"),
                [source.share.low, source.share.usual, source.share.high],
                100.0,
            );
            vec![click("repair_share_whole", [name], edits)]
        }
        "S-SHARE-OWN" => {
            let own = source.own_contribution.as_ref().map_or(0.0, |own| own.usual);
            let left = 100.0 - own;
            let edits =
                at_most(&path.join("share"), [source.share.low, source.share.usual, source.share.high], left);
            vec![click("repair_share_beside_own", [name, &left.to_string()], edits)]
        }
        "S-CEILING-TWICE" => {
            let mut kept: Vec<Ceiling> = Vec::new();
            for ceiling in &source.ceilings {
                match kept.iter_mut().find(|known| known.of == ceiling.of) {
                    Some(known) if ceiling.amount.usual < known.amount.usual => *known = ceiling.clone(),
                    Some(_) => {}
                    None => kept.push(ceiling.clone()),
                }
            }
            vec![click(
                "repair_smallest_ceiling",
                [name],
                vec![set(&path.join("ceilings"), tree::to_json(&kept))],
            )]
        }
        "S-AWARD-RUNNING" => {
            vec![click("repair_no_award", [name], vec![set(&path.join("award"), Value::Null)])]
        }
        "S-EXCLUDES-SELF" => {
            let others: Vec<&str> =
                source.excludes.iter().filter(|id| **id != source.id).map(crate::base::Id::as_str).collect();
            vec![click(
                "repair_not_itself",
                [name],
                vec![set(&path.join("excludes"), tree::to_json(&others))],
            )]
        }
        "S-EXCLUDES-LINE" => {
            // The fact names the other source.
            let other = finding.facts.get(1);
            let other = s.sources.iter().find(|x| Some(&x.name) == other && x.id != source.id);
            other
                .map(|other| {
                    let path = Path::new("sources").join(other.id.as_str()).join("priority");
                    let later = s.sources.iter().map(|x| x.priority).max().unwrap_or(0) + 1;
                    vec![click("repair_later_order", [&other.name, name], vec![set(&path, later)])]
                })
                .unwrap_or_default()
        }
        "S-WINDOW" => vec![click("repair_no_end", [name], vec![set(&path.join("until"), Value::Null)])],
        _ => Vec::new(),
    }
}

/// The edits that bring an estimate down to a largest value
fn at_most(path: &Path, values: [f64; 3], most: f64) -> Vec<Edit> {
    ["low", "usual", "high"]
        .into_iter()
        .zip(values)
        .map(|(part, value)| Edit::number(&path.join(part), value.min(most)))
        .collect()
}
