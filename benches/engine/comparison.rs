//! How much of the variance of a difference is left where both sides meet the same luck.
//!
//! Printed rather than timed: the ratio is exact for the luck used and does not depend on the machine.

use super::{two_threads, worked_scenario};
use corridoi::{
    base::Id,
    jobs::Cancel,
    pipeline::{self, Outcome, RunRequest, USUAL_SEED},
    report::effect::{Effect, Run},
    rules,
};
use std::sync::Arc;

/// Futures of each side
const FUTURES: u32 = 4_096;

fn part(outcome: &Outcome) -> Run<'_> {
    let judged = &outcome.judged;
    Run { scenario: &judged.scenario, compiled: &judged.compiled, totals: &outcome.totals }
}

/// A line for each variant of the worked scenario
#[expect(clippy::print_stdout, reason = "a benchmark speaks to whoever runs it")]
pub fn print_variance_ratios() {
    let (scenario, rulebooks) = (worked_scenario(), rules::embedded_rulebooks());
    let request = RunRequest { futures: FUTURES, seed: USUAL_SEED, threads: two_threads() };
    let run = |variant: Option<&Id>| -> Arc<Outcome> {
        pipeline::run(&scenario, variant, &rulebooks, &request, &[], &Cancel::new(), &mut |_| {})
            .expect("the worked scenario and its variants run")
    };
    let base = run(None);
    println!(
        "variance of the difference from the base, as a part of that of independent runs (wanted: 0.125)"
    );
    for variant in &scenario.variants {
        let shown = run(Some(&variant.id));
        let Some(effect) = Effect::of(part(&base), part(&shown)) else { continue };
        for row in effect.results.iter().filter(|row| matches!(row.id, "arrivals" | "cost_per_arrival")) {
            if let Some(ratio) = row.variance_ratio {
                println!("  {:<28} {:<20} {ratio:.3}", variant.id.as_str(), row.id);
            }
        }
    }
}
