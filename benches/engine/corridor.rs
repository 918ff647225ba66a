//! The simulation core on the reference corridor (500 entrants, 60 ticks, 12 costs, 3 sources), in one thread.
//!
//! The time shown is for a block of 64 futures with all results kept. Checks nothing: that is `tests/it/oracles.rs`.

use corridoi::engine::{RunOptions, Simulation, TickModel};
use divan::{Bencher, counter::ItemsCount};

/// Futures in a block
const BLOCK: u32 = 64;

/// The reference corridor from the test vectors, with so many times the people
fn reference(times: u32) -> TickModel {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/oracles-public.json");
    let text = std::fs::read_to_string(path).expect("the test vectors");
    let file: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let cases = file["cases"].as_array().expect("cases");
    let case = cases.iter().find(|case| case["id"] == "M18").expect("the reference corridor");
    let (mut model, _) = TickModel::from_json(&case["model"]).expect("a valid model");
    for inflow in model.stages.iter_mut().flat_map(|stage| &mut stage.inflow) {
        inflow.count *= times;
    }
    for stage in &mut model.stages {
        match &mut stage.capacity {
            corridoi::engine::Capacity::Class { slots, .. } => *slots *= times,
            corridoi::engine::Capacity::Rate { per_tick, .. } => {
                *per_tick = Some(corridoi::engine::PerTick::Number(20.0 * f64::from(times)));
            }
            _ => {}
        }
    }
    model
}

#[divan::bench(args = [1, 10, 100])]
fn reference_corridor(bencher: Bencher<'_, '_>, times: u32) {
    let simulation =
        Simulation::new(&reference(times), RunOptions::new(7, 1_000_000)).expect("a valid model");
    let mut scratch = simulation.scratch();
    let mut next = 0;
    bencher.counter(ItemsCount::new(BLOCK)).bench_local(|| {
        next = (next + BLOCK) % 100_000;
        simulation.block(next..next + BLOCK, &mut scratch, &|| false)
    });
}

#[divan::bench]
fn uncertain_corridor(bencher: Bencher<'_, '_>) {
    let mut model = reference(1);
    for (id, path, a, b) in [
        ("exam", "/stages/1/outcomes/0/p", 16.0, 4.0),
        ("visa", "/stages/5/outcomes/0/p", 93.0, 7.0),
        ("dropout", "/stages/0/hazard/per_tick", 2.0, 98.0),
        ("stay", "/stages/8/hazard/survival/1/s", 86.0, 14.0),
    ] {
        model.uncertain.push(corridoi::engine::Uncertain {
            id: id.into(),
            path: path.into(),
            also: Vec::new(),
            dist: corridoi::engine::dist::Dist::Beta { a, b },
            rng: None,
        });
    }
    let simulation = Simulation::new(&model, RunOptions::new(7, 1_000_000)).expect("a valid model");
    let mut scratch = simulation.scratch();
    let mut next = 0;
    bencher.counter(ItemsCount::new(BLOCK)).bench_local(|| {
        next = (next + BLOCK) % 100_000;
        simulation.block(next..next + BLOCK, &mut scratch, &|| false)
    });
}

#[divan::bench]
fn preview(bencher: Bencher<'_, '_>) {
    let simulation = Simulation::new(&reference(1), RunOptions::new(7, 1)).expect("a valid model");
    bencher.bench_local(|| simulation.preview(None));
}
