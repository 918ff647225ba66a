//! The one path from a scenario to an answer: variant, validation, compilation, simulation, law.
//!
//! [`run`] does it all, on the threads it is given, with partial answers on the way; the session and the command line call it
//! and nothing else simulates. The answer depends on scenario, variant, law, seed and number of futures, and on nothing else: not on
//! threads, time or the order in which blocks finish. Words nothing, draws nothing, touches no disk.
//!
//! | file | holds |
//! |---|---|
//! | `law` | rulebooks as the flow sees them, with the law changes a variant supposes |

mod law;

pub use law::{law_of, relevant_rulebooks};

use crate::{
    base::{Diagnostic, Id, Severity},
    compile::{self, Compiled},
    engine::{ModelError, Simulation, Totals},
    jobs::{Cancel, Ended, parallel},
    model::{EditError, Scenario, edit, validate},
    network::{self, Network},
    rules::{self, Assessment, Facts, Rulebook},
};
use std::{num::NonZeroUsize, ops::ControlFlow, ops::Range, sync::Arc};

/// Futures simulated unless somebody asks for more or fewer
pub const USUAL_FUTURES: u32 = 10_000;
/// Most futures of a run: beyond them the error of computing is far below that of any estimate
pub const MOST_FUTURES: u32 = 1_000_000;
/// Luck used unless somebody asks for another
pub const USUAL_SEED: u64 = 1;
/// Futures of the first answer, while a finger is on a lever
pub const QUICK_FUTURES: u32 = 200;
/// Futures after which a further partial answer is given
const PARTIAL_AT: [u32; 3] = [QUICK_FUTURES, 1_024, 4_096];
/// Futures that one thread simulates before it looks for the next block: short enough for prompt progress
const BLOCK: u32 = 128;
/// The same up to the first answer, so that no thread waits for the last block of another
const FIRST_BLOCK: u32 = 25;

/// How a scenario is to be simulated
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RunRequest {
    /// Number of futures
    pub futures: u32,
    /// Luck: the same seed meets the same chance in every variant
    pub seed: u64,
    /// Threads to use; no result depends on it
    pub threads: NonZeroUsize,
}

/// An answer
#[derive(Debug)]
pub struct Outcome {
    /// What was simulated and how it was judged
    pub judged: Arc<Judged>,
    /// What came out
    pub totals: Arc<Totals>,
    /// The luck
    pub seed: u64,
    /// Futures simulated so far
    pub futures: u32,
    /// Futures asked for
    pub wanted: u32,
}

impl Outcome {
    /// Whether more futures are on their way
    pub fn is_partial(&self) -> bool {
        self.futures < self.wanted
    }
}

/// News of a run under way
#[derive(Debug, Clone)]
pub struct Progress {
    /// Futures simulated so far
    pub done: u32,
    /// Futures asked for
    pub wanted: u32,
    /// The answer so far, each time it became a good deal more precise
    pub partial: Option<Arc<Outcome>>,
}

/// Why there is no answer
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum PipelineError {
    /// The variant is unknown, or its differences do not fit the base
    #[error("variant: {0}")]
    Variant(#[from] EditError),
    /// The scenario has errors: they and the other findings
    #[error("{} findings", .0.len())]
    Unsound(Vec<Diagnostic>),
    /// Somebody asked to stop
    #[error("cancelled")]
    Cancelled,
}

/// Simulates `base` as `variant` sees it and judges it
///
/// `known` are earlier answers: the futures of one that has the same tick model, seed and number are taken over instead of
/// simulated anew, which makes changes of names and notes free. A panic of the engine goes on in the caller.
pub fn run(
    base: &Arc<Scenario>,
    variant: Option<&Id>,
    rulebooks: &[Rulebook],
    request: &RunRequest,
    known: &[Arc<Outcome>],
    cancel: &Cancel,
    on_progress: &mut dyn FnMut(Progress),
) -> Result<Arc<Outcome>, PipelineError> {
    let judged = Arc::new(Judged::new(base, variant, rulebooks)?);
    if cancel.is_cancelled() {
        return Err(PipelineError::Cancelled);
    }
    let RunRequest { seed, futures, threads } = *request;
    let wanted = futures.max(1);
    let outcome = |totals: Arc<Totals>, futures: u32| {
        Arc::new(Outcome { judged: Arc::clone(&judged), totals, seed, futures, wanted })
    };
    let is_same = |old: &&Arc<Outcome>| {
        old.judged.model_sha256 == judged.model_sha256
            && old.seed == seed
            && (old.futures, old.wanted) == (wanted, wanted)
    };
    if let Some(old) = known.iter().find(is_same) {
        return Ok(outcome(Arc::clone(&old.totals), wanted));
    }
    let options = judged.compiled.run_options(seed, wanted);
    let simulation = Simulation::new(&judged.compiled.model, options)
        .map_err(|errors| PipelineError::Unsound(errors.into_iter().map(finding_of).collect()))?;
    let blocks = blocks(wanted);
    let mut totals = simulation.totals();
    let mut n_blocks = 0;
    let ended = parallel(
        threads,
        blocks.len(),
        cancel,
        || simulation.scratch(),
        |scratch, block, cancel| simulation.block(blocks[block].clone(), scratch, &|| cancel.is_cancelled()),
        |part| {
            totals.add(part);
            // Parts come in the order of the blocks, so what is done is always the first so many futures.
            let done = blocks[n_blocks].end;
            n_blocks += 1;
            let partial = (PARTIAL_AT.contains(&done) && done < wanted)
                .then(|| outcome(Arc::new(totals.clone()), done));
            on_progress(Progress { done, wanted, partial });
            ControlFlow::Continue(())
        },
    );
    if ended == Ended::Complete {
        Ok(outcome(Arc::new(totals), wanted))
    } else {
        Err(PipelineError::Cancelled)
    }
}

/// A scenario compiled and judged: all but its futures
#[derive(Debug, Clone)]
pub struct Judged {
    /// The scenario with the variant's differences in it; without the list of variants, unless it is the base
    pub scenario: Arc<Scenario>,
    /// The variant; none: the base
    pub variant: Option<Id>,
    /// What is to be simulated, with the way back to the author's names
    pub compiled: Compiled,
    /// What is known, as the law asks for it
    pub facts: Facts,
    /// The rulebooks that apply, with the changes the scenario supposes
    pub rulebooks: Vec<Rulebook>,
    /// Their verdicts, in the same order
    pub assessments: Vec<Assessment>,
    /// What is doubtful in the scenario; no errors
    pub findings: Vec<Diagnostic>,
    /// SHA-256 of the tick model in its canonical form and of who pays, in hexadecimal
    pub model_sha256: String,
}

impl Judged {
    /// `base` as `variant` sees it, compiled and judged; nothing is simulated
    pub fn new(
        base: &Arc<Scenario>,
        variant: Option<&Id>,
        rulebooks: &[Rulebook],
    ) -> Result<Self, PipelineError> {
        let scenario = if variant.is_none() {
            Arc::clone(base)
        } else {
            // The list of variants is judged with the base, and so is what refers to it: what they add is in this one already.
            let seen = edit::with_variant(base, variant)?;
            Arc::new(Scenario { variants: Vec::new(), ..seen.without_meetings() })
        };
        let mut findings = validate::validate(&scenario);
        if !validate::is_sound(&findings) {
            return Err(PipelineError::Unsound(findings));
        }
        let rulebooks = law_of(&scenario, rulebooks);
        let facts = rules::facts_from::facts(&scenario);
        let view = law::Flow { rulebooks: &rulebooks, facts: &facts };
        let compiled = compile::compile(&scenario, &view).map_err(PipelineError::Unsound)?;
        findings.extend(compiled.findings.iter().cloned());
        findings.extend(network::findings(&Network::of(&scenario)));
        let as_of = scenario.programme.as_of;
        let rulebooks = relevant_rulebooks(&scenario, rulebooks);
        let assessments = rulebooks.iter().map(|book| rules::assess(book, &facts, as_of, as_of)).collect();
        let model_sha256 = compiled.digest();
        let variant = variant.cloned();
        Ok(Self { scenario, variant, compiled, facts, rulebooks, assessments, findings, model_sha256 })
    }
}

/// The futures in blocks, with an end at each partial answer
fn blocks(wanted: u32) -> Vec<Range<u32>> {
    let mut blocks = Vec::new();
    let mut start = 0;
    for stop in PARTIAL_AT.into_iter().filter(|stop| *stop < wanted).chain([wanted]) {
        while start < stop {
            let length = if start < QUICK_FUTURES { FIRST_BLOCK } else { BLOCK };
            let end = stop.min(start.saturating_add(length));
            blocks.push(start..end);
            start = end;
        }
    }
    blocks
}

fn finding_of(error: ModelError) -> Diagnostic {
    Diagnostic { severity: Severity::Error, code: error.code, place: error.pointer, facts: error.facts }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_cover_every_future_once_and_stop_at_partial_answers() {
        for wanted in [1, 127, 128, 200, 201, 1_024, 10_000] {
            let blocks = blocks(wanted);
            assert_eq!(blocks.first().map(|b| b.start), Some(0));
            assert_eq!(blocks.last().map(|b| b.end), Some(wanted));
            assert!(blocks.windows(2).all(|pair| pair[0].end == pair[1].start));
            for stop in PARTIAL_AT.iter().filter(|stop| **stop < wanted) {
                assert!(blocks.iter().any(|block| block.end == *stop), "{stop} of {wanted}");
            }
        }
    }
}
