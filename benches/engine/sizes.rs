//! The generated scenarios R1 and R2 through check, compilation and runs on two threads.

use super::two_threads;
use corridoi::{
    jobs::Cancel,
    model::{
        Scenario,
        generate::{Size, generate},
        validate,
    },
    pipeline::{self, Judged, RunRequest, USUAL_SEED},
    rules,
};
use divan::{Bencher, counter::ItemsCount};
use std::sync::Arc;

const SIZES: [Size; 2] = [Size::R1, Size::R2];
/// R1 at 10,000 futures and R2 at 1,000 of the 10,000 that have a bar: ten times the time shown
const RUNS: [(Size, u32); 4] = [(Size::R1, 200), (Size::R1, 10_000), (Size::R2, 200), (Size::R2, 1_000)];

fn scenario(size: Size) -> Arc<Scenario> {
    Arc::new(generate(size, 1))
}

#[divan::bench(args = SIZES, sample_count = 20, sample_size = 1)]
fn check(bencher: Bencher<'_, '_>, size: Size) {
    let scenario = scenario(size);
    bencher.bench_local(|| validate::validate(&scenario));
}

#[divan::bench(args = SIZES, sample_count = 7, sample_size = 1)]
fn judged(bencher: Bencher<'_, '_>, size: Size) {
    let (scenario, rulebooks) = (scenario(size), rules::embedded_rulebooks());
    bencher.bench_local(|| Judged::new(&scenario, None, &rulebooks).expect("generated scenarios are sound"));
}

#[divan::bench(args = RUNS, sample_count = 5, sample_size = 1)]
fn futures(bencher: Bencher<'_, '_>, (size, futures): (Size, u32)) {
    let (scenario, rulebooks) = (scenario(size), rules::embedded_rulebooks());
    let request = RunRequest { futures, seed: USUAL_SEED, threads: two_threads() };
    bencher.counter(ItemsCount::new(futures)).bench_local(|| {
        pipeline::run(&scenario, None, &rulebooks, &request, &[], &Cancel::new(), &mut |_| {})
            .expect("generated scenarios run")
    });
}
