//! The chain of stages of a corridor: what it takes to let a stage come earlier or later.
//!
//! The order of the list is how a corridor is read; who goes where stands in `next`. Moving a stage changes both, so that people pass the
//! stages in the order in which they are read. Called by the table of stages.

use super::{Corridor, Edit, Path, Stage, StageDuration};
use crate::base::{Id, tree};

/// The edits that let a stage change places with the one before it (`earlier`) or after it; none where that makes no sense
///
/// A stage in which people stay for good is last, and a stage that files are sent back to comes before the one that sends them.
pub fn move_stage(corridor: &Corridor, stage: &Id, earlier: bool) -> Option<Vec<Edit>> {
    let at = corridor.stages.iter().position(|other| other.id == *stage)?;
    let (before, after) = if earlier { (at.checked_sub(1)?, at) } else { (at, at + 1) };
    let (one, other) = (corridor.stages.get(before)?, corridor.stages.get(after)?);
    let stays = |stage: &Stage| stage.duration == StageDuration::Open;
    let sends_back = other.rework.as_ref().is_some_and(|rework| rework.back_to == one.id);
    if stays(one) || stays(other) || sends_back {
        return None;
    }
    let list = Path::new(&format!("corridors/{}/stages", corridor.id));
    let set_next = |stage: &Id, next: &Id| Edit::Set {
        path: list.join(stage.as_str()).join("next"),
        value: next.as_str().into(),
    };
    let mut moved = other.clone();
    let mut edits = Vec::new();
    if one.next.as_ref() == Some(&other.id) {
        // Only where people go from the one to the other does their way change.
        let following = other.next.as_ref()?;
        moved.next = Some(one.id.clone());
        let lead_in = corridor
            .stages
            .iter()
            .filter(|stage| stage.id != other.id && stage.next.as_ref() == Some(&one.id));
        edits.extend(lead_in.map(|stage| set_next(&stage.id, &other.id)));
        edits.push(set_next(&one.id, following));
    }
    edits.push(Edit::Remove { path: list.join(other.id.as_str()) });
    edits.push(Edit::Add { list, value: tree::to_json(&moved), before: Some(one.id.clone()) });
    Some(edits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        Scenario, edit,
        generate::{Size, generate},
        validate,
    };

    fn order(scenario: &Scenario) -> Vec<&str> {
        scenario.corridors[0].stages.iter().map(|stage| stage.id.as_str()).collect()
    }

    /// The stages in the order in which people pass them
    fn way(scenario: &Scenario) -> Vec<&str> {
        let stages = &scenario.corridors[0].stages;
        let mut at = stages.first();
        let mut passed = Vec::new();
        while let Some(stage) = at {
            passed.push(stage.id.as_str());
            at = stages.iter().find(|other| Some(&other.id) == stage.next.as_ref());
            assert!(passed.len() <= stages.len(), "a ring");
        }
        passed
    }

    #[test]
    fn people_pass_the_stages_in_the_order_in_which_they_are_read() {
        let scenario = generate(Size::R1, 1);
        let before: Vec<String> = order(&scenario).iter().map(ToString::to_string).collect();
        assert_eq!(way(&scenario), order(&scenario), "the made-up chain is straight");
        let mut n_moved = 0;
        for id in &before {
            let id = Id::new(id).expect("an id");
            for earlier in [true, false] {
                let Some(edits) = move_stage(&scenario.corridors[0], &id, earlier) else { continue };
                let after = edit::apply(&scenario, &edits).expect("the edits fit");
                assert_eq!(way(&after), order(&after), "{id} {earlier}");
                let found = validate::validate(&after);
                let wrong: Vec<_> = found.iter().filter(|d| d.code == "S-DANGLING").collect();
                assert!(wrong.is_empty(), "{wrong:?}");
                n_moved += 1;
            }
        }
        assert!(n_moved >= 4, "{n_moved} moves");
    }

    #[test]
    fn the_first_stage_cannot_come_earlier_nor_the_last_later() {
        let scenario = generate(Size::R1, 2);
        let corridor = &scenario.corridors[0];
        assert_eq!(move_stage(corridor, &corridor.stages[0].id, true), None);
        assert_eq!(move_stage(corridor, &corridor.stages[corridor.stages.len() - 1].id, false), None);
    }
}
