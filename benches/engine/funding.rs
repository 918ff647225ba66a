//! The funding solution of one future with its reasons and remedies, at the sizes R1 and R2, and what the rules of sources cost a
//! whole run.

use super::{two_threads, worked_scenario};
use corridoi::{
    engine::{RunOptions, Simulation},
    funding::{
        Workspace,
        why::{self, Problem},
    },
    jobs::Cancel,
    model::{
        CostCategory, Path, Scenario,
        generate::{Size, generate},
    },
    pipeline::{self, Judged, RunRequest, USUAL_SEED},
    rules,
};
use divan::{Bencher, counter::ItemsCount};
use std::sync::Arc;

const SIZES: [Size; 2] = [Size::R1, Size::R2];

fn problem(size: Size) -> (Problem, Vec<usize>) {
    let scenario = Arc::new(generate(size, 1));
    let judged =
        Judged::new(&scenario, None, &rules::embedded_rulebooks()).expect("generated scenarios are sound");
    let compiled = &judged.compiled;
    let simulation =
        Simulation::new(&compiled.model, RunOptions::new(1, 1)).expect("generated scenarios run");
    let problem = simulation.watch(0, |course| compiled.paying.problem(course));
    let kinds = compiled.costs.iter().map(|id| {
        let cost = scenario.costs.iter().find(|cost| cost.id == *id);
        let category = cost.map_or(CostCategory::Selection, |cost| cost.category);
        CostCategory::ALL.iter().position(|other| *other == category).unwrap_or(0)
    });
    let kinds = kinds.collect();
    (problem, kinds)
}

#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn funding_with_reasons(bencher: Bencher<'_, '_>, size: Size) {
    let (problem, kinds) = problem(size);
    bencher.bench_local(|| why::reasons(&problem, &kinds, &|| false));
}

#[divan::bench(args = SIZES, sample_count = 50)]
fn funding_alone(bencher: Bencher<'_, '_>, size: Size) {
    let (problem, _) = problem(size);
    let mut space = Workspace::default();
    bencher.bench_local(|| problem.rules.allocate(&problem.lines, &problem.caps, &mut space));
}

/// Futures of a whole run
const FUTURES: u32 = 2_048;

/// The worked scenario without sources, and without what names them
fn without_sources() -> Scenario {
    let mut scenario = Scenario::clone(&worked_scenario());
    scenario.sources.clear();
    let is_source = |path: &Path| path.segments().next() == Some("sources");
    scenario.links.retain(|link| !is_source(&link.from) && !is_source(&link.to));
    scenario.levers.retain(|lever| !lever.fields().any(is_source));
    scenario.variants.clear();
    scenario
}

/// The worked scenario with its sources and without: the ratio is what counts
#[divan::bench(args = [false, true], sample_count = 9, sample_size = 1)]
fn whole_run_with_sources(bencher: Bencher<'_, '_>, sources: bool) {
    let scenario = if sources { worked_scenario() } else { Arc::new(without_sources()) };
    let rulebooks = rules::embedded_rulebooks();
    let request = RunRequest { futures: FUTURES, seed: USUAL_SEED, threads: two_threads() };
    bencher.counter(ItemsCount::new(FUTURES)).bench_local(|| {
        pipeline::run(&scenario, None, &rulebooks, &request, &[], &Cancel::new(), &mut |_| {})
            .expect("it runs with and without")
    });
}
