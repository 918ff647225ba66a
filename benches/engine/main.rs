//! How fast the program is, with one command: `cargo bench --no-default-features`.
//!
//! Times are shown and never asserted. Every bench does what a person waits for, on inputs that are in the project: the worked
//! scenario, the generated scenarios R1 and R2, the reference corridor of the test vectors. A word after `--` chooses
//! benches by name: `cargo bench --no-default-features -- worked`.
//!
//! | file | holds | wanted on two slow cores |
//! |---|---|---|
//! | `corridor` | the simulation core alone, in one thread | 10,000 futures a second |
//! | `worked` | the worked scenario from file to figures, on two threads | 200 futures in 30 ms, 10,000 in 1 s; a cancel in 100 ms; the first figures after a start in 1.5 s |
//! | `people` | the worked scenario with 1 and 1,000 times the people | twice the time |
//! | `sizes` | the generated scenarios through check, compilation and runs | R1 like the worked scenario; R2: 10,000 futures in 30 s |
//! | `funding` | who pays what in one future, with reasons and remedies; whole runs with and without sources | with reasons R1 50 ms, R2 2 s; half as much again |
//! | `comparison` | variance of a difference on the same luck, printed | an eighth of that of independent runs |
//! | `canvas` | one picture of a graph with 500 nodes and 1,000 links; with the window: `cargo bench -- canvas` | 16 ms |
//! | `law` | all criteria after an edit, one explanation | 16 ms, 5 ms |

#[cfg(feature = "gui")]
mod canvas;
mod comparison;
mod corridor;
mod funding;
mod law;
mod people;
mod sizes;
mod worked;

use corridoi::{
    file::{codec, embedded},
    model::Scenario,
};
use std::{num::NonZeroUsize, sync::Arc};

fn main() {
    // A word after `--` chooses benches by name; this one is chosen by its own.
    let chosen: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    if chosen.is_empty() || chosen.iter().any(|word| "comparison".contains(word.as_str())) {
        comparison::print_variance_ratios();
    }
    divan::main();
}

/// The text of the scenario that opens on the first start
fn worked_text() -> &'static str {
    embedded::scenario(embedded::WORKED).expect("it is inside the binary").text
}

/// The scenario that opens on the first start
fn worked_scenario() -> Arc<Scenario> {
    Arc::new(codec::scenario_from_text(worked_text()).expect("a test holds that it is sound"))
}

/// The threads that the bars are meant for
fn two_threads() -> NonZeroUsize {
    NonZeroUsize::new(2).expect("two")
}
