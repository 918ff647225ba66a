//! Files sent back to an earlier stage, unrolled so that the graph stays acyclic (extension X2).
//!
//! "From A back to B with probability q, at most m times" makes m further copies of every stage on the way from B to
//! A. Each round's A sends the share q to the next round's B, the last one to a named sink; the other outcomes of A
//! keep their proportions. The k-th copy of a stage with stream r has stream r + 4096·k, so that adding a round
//! changes no other draw, and reports under the stage it copies ([`Stage::of`], [`Stage::round`]).
//!
//! Two things the specification leaves open, decided here:
//! * a file that comes back takes no second place in the queue of an office: copies have no rate and no seats of
//!   their own; a copy of a course keeps its classes, since who repeats a course sits in one;
//! * an uncertain share of A is a share of those not sent back: its distribution is scaled by 1 − q. Other numbers of
//!   a copied stage take the same draw in every round.
//!
//! Not here: two reworks whose ways overlap, which are refused.

use super::{Capacity, Outcome, Stage, TickModel, dist::Dist};
use std::collections::BTreeSet;

/// Streams between one round and the next
pub const STREAMS_PER_ROUND: u32 = 4096;

/// A file sent back from `stage` to `back_to`
#[derive(Debug, Clone, PartialEq)]
pub struct Rework {
    /// Stage A, at whose end files are sent back
    pub stage: String,
    /// Stage B, where they begin again; A itself or before it
    pub back_to: String,
    /// Share sent back at the end of each round, 0 to 1
    pub probability: f64,
    /// Most rounds beyond the first, 1 to 14
    pub at_most: u32,
    /// Sink when it is once too often
    pub exit: String,
}

/// Why a rework cannot be unrolled
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ReworkError {
    /// A name leads nowhere
    #[error("no stage or sink {name}")]
    Unknown {
        /// The name
        name: String,
    },
    /// B does not lead to A
    #[error("{back_to} does not lead to {stage}")]
    NotBefore {
        /// Stage A
        stage: String,
        /// Stage B
        back_to: String,
    },
    /// Not 1 to 14 rounds, or a probability outside 0 to 1
    #[error("{at_most} rounds with probability {probability}")]
    Range {
        /// Rounds asked for
        at_most: u32,
        /// Share asked for
        probability: f64,
    },
    /// A stage on the way is itself a copy or has a stream above 4095
    #[error("{stage} is on the way of another rework, or has a stream above 4095")]
    Overlap {
        /// The stage
        stage: String,
    },
    /// An uncertain share of A has a distribution that cannot be scaled
    #[error("uncertain {id}")]
    Uncertain {
        /// The parameter
        id: String,
    },
}

/// The name of a stage in round `round`, 1 being the author's
pub fn round_name(stage: &str, round: u32) -> String {
    if round == 1 { stage.to_owned() } else { format!("{stage}~{round}") }
}

/// `model` with the rework unrolled; copies stand after the other stages, round by round
pub fn unroll(model: &TickModel, rework: &Rework) -> Result<TickModel, ReworkError> {
    if !(1..=14).contains(&rework.at_most) || !(0.0..=1.0).contains(&rework.probability) {
        return Err(ReworkError::Range { at_most: rework.at_most, probability: rework.probability });
    }
    let unknown = |name: &str| ReworkError::Unknown { name: name.to_owned() };
    let last = model.stage_index(&rework.stage).ok_or_else(|| unknown(&rework.stage))?;
    let first = model.stage_index(&rework.back_to).ok_or_else(|| unknown(&rework.back_to))?;
    if !model.sinks.iter().any(|sink| sink.id == rework.exit) {
        return Err(unknown(&rework.exit));
    }
    let way = stages_between(model, first, last);
    if !way.contains(&first) || !way.contains(&last) {
        return Err(ReworkError::NotBefore { stage: rework.stage.clone(), back_to: rework.back_to.clone() });
    }
    let copied = |name: &str| model.stages.iter().any(|s| s.of.as_deref() == Some(name));
    if let Some(bad) = way
        .iter()
        .map(|i| &model.stages[*i])
        .find(|s| s.round > 1 || s.rng >= STREAMS_PER_ROUND || copied(&s.id))
    {
        return Err(ReworkError::Overlap { stage: bad.id.clone() });
    }
    let mut unrolled = model.clone();
    let names: BTreeSet<&str> = way.iter().map(|i| model.stages[*i].id.as_str()).collect();
    for round in 2..=rework.at_most + 1 {
        for &i in &way {
            let copy = copy_of(&model.stages[i], round, &names);
            add_uncertain(&mut unrolled, i);
            unrolled.stages.push(copy);
        }
    }
    for round in 1..=rework.at_most + 1 {
        let back = if round <= rework.at_most {
            round_name(&rework.back_to, round + 1)
        } else {
            rework.exit.clone()
        };
        let name = round_name(&rework.stage, round);
        let Some(index) = unrolled.stage_index(&name) else { return Err(unknown(&name)) };
        let stage = &mut unrolled.stages[index];
        stage.outcomes = stage.outcomes.map(|outcomes| {
            let mut kept: Vec<Outcome> = outcomes
                .iter()
                .map(|o| Outcome::new(o.to.clone(), o.p * (1.0 - rework.probability)))
                .collect();
            kept.push(Outcome::new(back.clone(), rework.probability));
            kept
        });
    }
    scale_uncertain(&mut unrolled, last, 1.0 - rework.probability)?;
    Ok(unrolled)
}

/// Positions of the stages on some way from `first` to `last`, both included, in the order of the model
fn stages_between(model: &TickModel, first: usize, last: usize) -> Vec<usize> {
    let n = model.stages.len();
    let next = |i: usize| -> BTreeSet<usize> {
        let outcomes = model.stages[i].outcomes.segments();
        outcomes.iter().flat_map(|(_, list)| list.iter()).filter_map(|o| model.stage_index(&o.to)).collect()
    };
    let edges: Vec<BTreeSet<usize>> = (0..n).map(next).collect();
    let spread = |from: usize, forward: bool| {
        let mut seen = BTreeSet::from([from]);
        let mut open = vec![from];
        while let Some(i) = open.pop() {
            for j in 0..n {
                let edge = if forward { edges[i].contains(&j) } else { edges[j].contains(&i) };
                if edge && seen.insert(j) {
                    open.push(j);
                }
            }
        }
        seen
    };
    spread(first, true).intersection(&spread(last, false)).copied().collect()
}

fn copy_of(stage: &Stage, round: u32, way: &BTreeSet<&str>) -> Stage {
    let mut copy = stage.clone();
    copy.id = round_name(&stage.id, round);
    copy.rng = stage.rng + STREAMS_PER_ROUND * (round - 1);
    copy.of = Some(stage.author_id().to_owned());
    copy.round = round;
    copy.inflow.clear();
    if !matches!(copy.capacity, Capacity::Class { .. }) {
        copy.capacity = Capacity::None;
    }
    copy.outcomes = copy.outcomes.map(|outcomes| {
        outcomes
            .iter()
            .map(|o| {
                if way.contains(o.to.as_str()) {
                    Outcome::new(round_name(&o.to, round), o.p)
                } else {
                    o.clone()
                }
            })
            .collect()
    });
    copy
}

/// Gives the stage about to be pushed the draws of the stage it copies
fn add_uncertain(model: &mut TickModel, original: usize) {
    let index = model.stages.len();
    let prefix = format!("/stages/{original}/");
    for uncertain in &mut model.uncertain {
        let copies: Vec<String> = std::iter::once(&uncertain.path)
            .chain(&uncertain.also)
            .filter_map(|path| path.strip_prefix(&prefix))
            .filter(|field| !field.starts_with("inflow") && !field.starts_with("capacity"))
            .map(|field| format!("/stages/{index}/{field}"))
            .collect();
        uncertain.also.extend(copies);
    }
}

/// Scales the distributions of A's shares by `factor`
fn scale_uncertain(model: &mut TickModel, stage: usize, factor: f64) -> Result<(), ReworkError> {
    let prefix = format!("/stages/{stage}/outcomes/");
    for uncertain in model.uncertain.iter_mut().filter(|u| u.path.starts_with(&prefix)) {
        uncertain.dist = match &uncertain.dist {
            Dist::Fixed { value } => Dist::Fixed { value: value * factor },
            Dist::Uniform { min, max } => Dist::Uniform { min: min * factor, max: max * factor },
            Dist::Triangular { min, mode, max } => {
                Dist::Triangular { min: min * factor, mode: mode * factor, max: max * factor }
            }
            Dist::Pert { min, mode, max, lambda } => {
                Dist::Pert { min: min * factor, mode: mode * factor, max: max * factor, lambda: *lambda }
            }
            _ => return Err(ReworkError::Uncertain { id: uncertain.id.clone() }),
        };
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{Dated, Sink, Uncertain};

    /// paper → office → done, office sends back to paper
    fn model() -> TickModel {
        let mut model = TickModel::new(24);
        let mut paper = Stage::new("paper", 1);
        paper.outcomes = Dated::Always(vec![Outcome::new("office", 1.0)]);
        let mut office = Stage::new("office", 2);
        office.outcomes = Dated::Always(vec![Outcome::new("done", 0.8), Outcome::new("no", 0.2)]);
        model.stages = vec![paper, office];
        model.sinks = vec![Sink::new("done"), Sink::new("no"), Sink::closed("tired")];
        model.uncertain = vec![Uncertain {
            id: "p".to_owned(),
            path: "/stages/1/outcomes/0/p".to_owned(),
            also: Vec::new(),
            dist: Dist::Uniform { min: 0.7, max: 0.9 },
            rng: None,
        }];
        model
    }

    fn rework() -> Rework {
        Rework {
            stage: "office".to_owned(),
            back_to: "paper".to_owned(),
            probability: 0.25,
            at_most: 2,
            exit: "tired".to_owned(),
        }
    }

    #[test]
    fn each_round_sends_to_the_next_and_the_last_to_the_exit() {
        let unrolled = unroll(&model(), &rework()).expect("unrolls");
        let names: Vec<&str> = unrolled.stages.iter().map(|s| s.id.as_str()).collect();
        assert_eq!(names, ["paper", "office", "paper~2", "office~2", "paper~3", "office~3"]);
        let outcomes = |name: &str| {
            let stage = &unrolled.stages[unrolled.stage_index(name).expect("there")];
            let segments = stage.outcomes.segments();
            segments[0].1.iter().map(|o| (o.to.clone(), o.p)).collect::<Vec<_>>()
        };
        let office = |back: &str| {
            vec![("done".to_owned(), 0.8 * 0.75), ("no".to_owned(), 0.2 * 0.75), (back.to_owned(), 0.25)]
        };
        assert_eq!(outcomes("office"), office("paper~2"));
        assert_eq!(outcomes("office~2"), office("paper~3"));
        assert_eq!(outcomes("office~3"), office("tired"));
        assert_eq!(outcomes("paper~3"), [("office~3".to_owned(), 1.0)]);
        assert_eq!(unrolled.stages[4].rng, 1 + 2 * STREAMS_PER_ROUND);
        assert_eq!(unrolled.stages[5].author_id(), "office");
    }

    #[test]
    fn rounds_share_the_draw_of_an_uncertain_share() {
        let unrolled = unroll(&model(), &rework()).expect("unrolls");
        assert_eq!(unrolled.uncertain[0].also, ["/stages/3/outcomes/0/p", "/stages/5/outcomes/0/p"]);
        assert_eq!(unrolled.uncertain[0].dist, Dist::Uniform { min: 0.7 * 0.75, max: 0.9 * 0.75 });
    }

    #[test]
    fn a_way_that_does_not_exist_is_refused() {
        let mut wrong = rework();
        wrong.back_to = "nowhere".to_owned();
        assert_eq!(unroll(&model(), &wrong), Err(ReworkError::Unknown { name: "nowhere".to_owned() }));
        (wrong.stage, wrong.back_to) = ("paper".to_owned(), "office".to_owned());
        assert!(matches!(unroll(&model(), &wrong), Err(ReworkError::NotBefore { .. })));
        let once = unroll(&model(), &rework()).expect("unrolls");
        assert!(matches!(unroll(&once, &rework()), Err(ReworkError::Overlap { .. })));
    }
}
