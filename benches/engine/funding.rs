//! The funding solution of one future with its reasons and remedies, at the sizes R1 and R2.

use corridoi::{
    engine::{RunOptions, Simulation},
    funding::{
        Workspace,
        why::{self, Problem},
    },
    model::{
        CostCategory,
        generate::{Size, generate},
    },
    pipeline::Judged,
    rules,
};
use divan::Bencher;
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
