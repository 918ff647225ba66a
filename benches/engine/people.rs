//! The worked scenario with 1 and with 1,000 times the people, places and employers: the ratio is what counts.
//!
//! The tick model is scaled, so that places grow with people and the same share of them binds; a class holds so many times the
//! people, because every class has luck of its own and more classes are more luck to draw. One thread, a block of 64 futures.

use super::worked_scenario;
use corridoi::{
    engine::{Capacity, Dated, PerTick, RunOptions, Simulation, TickModel, dist::Dist, params::Place},
    pipeline::{Judged, USUAL_SEED},
    rules,
};
use divan::{Bencher, counter::ItemsCount};

/// Futures in a block
const BLOCK: u32 = 64;

#[divan::bench(args = [1, 1_000], sample_count = 40, sample_size = 1)]
fn times(bencher: Bencher<'_, '_>, times: u32) {
    let judged = Judged::new(&worked_scenario(), None, &rules::embedded_rulebooks()).expect("sound");
    let model = scaled(judged.compiled.model, times);
    let simulation = Simulation::new(&model, RunOptions::new(USUAL_SEED, 1_000_000)).expect("a valid model");
    let mut scratch = simulation.scratch();
    let mut next = 0;
    bencher.counter(ItemsCount::new(BLOCK)).bench_local(|| {
        next = (next + BLOCK) % 100_000;
        simulation.block(next..next + BLOCK, &mut scratch, &|| false)
    });
}

/// `model` with so many times the people and the places
fn scaled(mut model: TickModel, times: u32) -> TickModel {
    for stage in &mut model.stages {
        for inflow in &mut stage.inflow {
            inflow.count *= times;
        }
        match &mut stage.capacity {
            Capacity::Rate { per_tick: Some(rate), .. } => scale_rate(rate, times),
            Capacity::Seats { seats: Some(seats), .. } => scale_seats(seats, times),
            Capacity::Class { min, max, .. } => {
                *min *= times;
                *max *= times;
            }
            _ => {}
        }
    }
    for pool in &mut model.pools {
        if let Some(rate) = &mut pool.per_tick {
            scale_rate(rate, times);
        }
        if let Some(seats) = &mut pool.seats {
            scale_seats(seats, times);
        }
    }
    for unknown in &mut model.uncertain {
        let counts = matches!(
            Place::parse(&unknown.path),
            Some(
                Place::Inflow { .. }
                    | Place::Rate { .. }
                    | Place::Seats { .. }
                    | Place::PoolRate { .. }
                    | Place::PoolSeats { .. }
            )
        );
        if counts {
            scale_dist(&mut unknown.dist, f64::from(times));
        }
    }
    // Money would pass what the engine counts; its time does not depend on prices.
    for cost in &mut model.costs {
        cost.cents = cost.cents.div_euclid(i64::from(times));
    }
    model
}

fn scale_rate(rate: &mut PerTick, times: u32) {
    match rate {
        PerTick::Number(number) => *number *= f64::from(times),
        PerTick::List(list) => list.iter_mut().for_each(|places| *places *= times),
        PerTick::Dated(list) => list.iter_mut().for_each(|item| item.value *= f64::from(times)),
    }
}

fn scale_seats(seats: &mut Dated<u32>, times: u32) {
    match seats {
        Dated::Always(seats) => *seats *= times,
        Dated::From(list) => list.iter_mut().for_each(|item| item.value *= times),
    }
}

/// The shapes that estimates have
fn scale_dist(dist: &mut Dist, times: f64) {
    let figures = match dist {
        Dist::Fixed { value } => vec![value],
        Dist::Uniform { min, max } => vec![min, max],
        Dist::Triangular { min, mode, max } | Dist::Pert { min, mode, max, .. } => vec![min, mode, max],
        other => unreachable!("no estimate has the shape {other:?}"),
    };
    for figure in figures {
        *figure *= times;
    }
}
