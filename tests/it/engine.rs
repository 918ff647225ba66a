//! What the engine promises beyond the test vectors: the same bytes however it is run, nobody and no cent lost,
//! values that change at dates, rounds, corridors that do not disturb each other, and the preview.

use crate::oracles::run_in_threads;
use corridoi::engine::{
    AppliesTo, Capacity, Corridor, CostItem, Dated, Deadline, Design, DesignRow, Driver, Duration,
    FundingSource, Hazard, Inflow, ModelError, Outcome, PerTick, Pool, RunOptions, Simulation, Sink, Stage,
    TickModel, Totals, Uncertain, dist::Dist, rework::Rework, rework::unroll, validate,
};
use rand::{RngExt as _, SeedableRng as _};
use rand_pcg::Pcg64;
use serde_json::{Value, json};
use std::{cell::Cell, collections::BTreeMap};

// ---------------------------------------------------------------------------------------------- builders

fn stage(id: &str, rng: u32, outcomes: &[(&str, f64)]) -> Stage {
    let mut stage = Stage::new(id, rng);
    stage.outcomes = Dated::Always(outcomes.iter().map(|(to, p)| Outcome::new(*to, *p)).collect());
    stage
}

fn inflow(stage: &mut Stage, people: &[(u32, u32)]) {
    stage.inflow = people.iter().map(|&(tick, count)| Inflow { tick, count }).collect();
}

fn simulation(model: &TickModel, options: RunOptions) -> Simulation {
    match Simulation::new(model, options) {
        Ok(simulation) => simulation,
        Err(errors) => panic!("refused: {errors:?}"),
    }
}

fn run(model: &TickModel, replicates: u32, keep: &[&str]) -> Totals {
    let mut options = RunOptions::new(11, replicates);
    options.keep = keep.iter().map(|name| (*name).to_owned()).collect();
    simulation(model, options).run()
}

fn integers(totals: &Totals, name: &str) -> Vec<i64> {
    totals.integers(name).unwrap_or_else(|| panic!("{name} is not kept"))
}

fn mean(totals: &Totals, name: &str) -> f64 {
    let values = integers(totals, name);
    values.iter().sum::<i64>() as f64 / values.len() as f64
}

/// The reference corridor of the test vectors
fn reference() -> TickModel {
    oracle_model("M18")
}

fn oracle_model(id: &str) -> TickModel {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/oracles-public.json");
    let file: Value =
        serde_json::from_str(&std::fs::read_to_string(path).expect("the test vectors")).expect("JSON");
    let case =
        file["cases"].as_array().expect("cases").iter().find(|case| case["id"] == id).expect("the case");
    TickModel::from_json(&case["model"]).expect("a valid model").0
}

fn with_uncertainty(mut model: TickModel) -> TickModel {
    for (id, path, dist) in [
        ("exam", "/stages/1/outcomes/0/p", Dist::Beta { a: 16.0, b: 4.0 }),
        ("visa", "/stages/5/capacity/per_tick", Dist::Triangular { min: 15.0, mode: 20.0, max: 26.0 }),
        ("stay", "/stages/8/hazard/survival/1/s", Dist::Beta { a: 86.0, b: 14.0 }),
        ("slow", "/stages/4/duration/stretch", Dist::Lognormal { mean: 1.1, sd: 0.3 }),
        ("price", "/costs/9/cents", Dist::Uniform { min: 9_000.0, max: 14_000.0 }),
        ("people", "/stages/0/inflow/3/count", Dist::Uniform { min: 80.0, max: 140.0 }),
    ] {
        model.uncertain.push(Uncertain {
            id: id.into(),
            path: path.into(),
            also: Vec::new(),
            dist,
            rng: None,
        });
    }
    model
}

// ------------------------------------------------------------------------------------------- determinism

#[test]
fn blocks_and_threads_change_no_byte() {
    for model in [reference(), with_uncertainty(reference())] {
        let mut options = RunOptions::new(5, 200);
        options.fans = vec!["queue:visa".into(), "cost_until:total".into()];
        let simulation = simulation(&model, options);
        let whole = simulation.run().digest();
        for (threads, block) in [(1, 1), (1, 7), (2, 64), (3, 7), (8, 1)] {
            let other = run_in_threads(&simulation, threads, block);
            assert!(other.is_complete());
            assert_eq!(other.digest(), whole, "{threads} threads, blocks of {block}");
        }
    }
}

#[test]
fn a_longer_run_begins_with_the_shorter_one() {
    let model = with_uncertainty(reference());
    let short = run_in_threads(&simulation(&model, RunOptions::new(5, 1_024)), 2, 64);
    let long = run_in_threads(&simulation(&model, RunOptions::new(5, 2_048)), 2, 100);
    for name in short.names() {
        assert_eq!(integers(&short, &name)[..], integers(&long, &name)[..1_024], "{name}");
    }
}

#[test]
fn a_replicate_can_be_computed_alone() {
    let model = with_uncertainty(reference());
    let all = simulation(&model, RunOptions::new(5, 300)).run();
    let mut options = RunOptions::new(5, 1);
    options.first_replicate = 277;
    let alone = simulation(&model, options).run();
    for name in all.names() {
        assert_eq!(integers(&alone, &name)[0], integers(&all, &name)[277], "{name}");
    }
}

#[test]
fn a_block_counts_once_and_a_cancelled_one_not_at_all() {
    let simulation = simulation(&reference(), RunOptions::new(5, 20));
    let mut scratch = simulation.scratch();
    let mut totals = simulation.totals();
    let looks = Cell::new(0);
    let after_some = || {
        looks.set(looks.get() + 1);
        looks.get() > 10
    };
    assert!(simulation.block(0..20, &mut scratch, &after_some).is_none());
    let block = simulation.block(0..20, &mut scratch, &|| false).expect("not cancelled");
    assert!(totals.add(block.clone()));
    assert!(!totals.add(block));
    assert_eq!(totals.done(), 20);
    assert_eq!(totals.digest(), simulation.run().digest());
}

#[test]
fn two_scenarios_stay_aligned() {
    let plain = reference();
    let mut more = plain.clone();
    more.stages[5].capacity = Capacity::rate(22.0);
    let arrivals = |model: &TickModel| {
        let totals = run_in_threads(&simulation(model, RunOptions::new(41, 4_096)), 2, 64);
        totals.values("arrivals:").expect("always kept")
    };
    let (a, b) = (arrivals(&plain), arrivals(&more));
    let variance = |x: &[f64]| {
        let mean = x.iter().sum::<f64>() / x.len() as f64;
        x.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / x.len() as f64
    };
    let difference: Vec<f64> = a.iter().zip(&b).map(|(a, b)| a - b).collect();
    let ratio = variance(&difference) / (variance(&a) + variance(&b));
    assert!(ratio <= 1.0 / 8.0, "the variance of the difference is 1/{:.1} of the sum", 1.0 / ratio);
}

// ------------------------------------------------------------------------------------------- dated values

/// 40 people a tick join at ticks 0 to 9, two start a tick, a deadline on starting
fn queue_with_window(window: Dated<u32>) -> TickModel {
    let mut model = TickModel::new(40);
    let mut visa = stage("visa", 1, &[("done", 1.0)]);
    inflow(&mut visa, &(0..10).map(|tick| (tick, 40)).collect::<Vec<_>>());
    visa.capacity = Capacity::rate(2.0);
    visa.deadline = Some(Deadline { window, applies_to: AppliesTo::Start, to: "lapsed".into() });
    model.stages = vec![visa];
    model.sinks = vec![Sink::new("done"), Sink::closed("lapsed")];
    model
}

#[test]
fn a_window_of_12_that_becomes_6_lapses_the_old_at_once() {
    // From tick 20 the window is 6: of those with clock c, who would lapse at c + 13, all with c < 14 lapse at 20.
    let changing = queue_with_window(Dated::from_segments(vec![(0, 12), (20, 6)]));
    let names: Vec<String> = (0..40).map(|t| format!("sink:lapsed@{t}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let lapsed: Vec<i64> = names.iter().map(|name| integers(&run(&changing, 1, &names), name)[0]).collect();
    // Two start at each tick; first come first served, so those who joined at 0 (40 people) are served first.
    let mut waiting: Vec<(i64, i64)> = Vec::new();
    let mut expected = vec![0i64; 40];
    for t in 0..40i64 {
        let window = if t < 20 { 12 } else { 6 };
        for (clock, people) in &mut waiting {
            if *clock + window < t {
                expected[t as usize] += *people;
                *people = 0;
            }
        }
        if t < 10 {
            waiting.push((t, 40));
        }
        let mut room = 2;
        for (_, people) in &mut waiting {
            let served = room.min(*people);
            *people -= served;
            room -= served;
        }
    }
    assert_eq!(lapsed, expected);
    assert!(lapsed[20] > 0 && lapsed[21..].iter().all(|&n| n == 0), "{lapsed:?}");
    assert!((13..20).all(|t| lapsed[t] > 0), "{lapsed:?}");
}

#[test]
fn a_deadline_on_finishing_tests_the_window_of_each_tick() {
    // A stay of 9 ticks started at 0; the window is 12, and 4 from tick 7: late at the first t with 0 + 4 < t.
    let mut model = TickModel::new(20);
    let mut permit = stage("permit", 1, &[("done", 1.0)]);
    inflow(&mut permit, &[(0, 10), (5, 10)]);
    permit.duration = Dated::Always(Duration::fixed(9));
    permit.deadline = Some(Deadline {
        window: Dated::from_segments(vec![(0, 12), (7, 4)]),
        applies_to: AppliesTo::Exit,
        to: "late".into(),
    });
    model.stages = vec![permit];
    model.sinks = vec![Sink::new("done"), Sink::new("late")];
    let totals = run(&model, 1, &["sink:late@7", "sink:late@10", "sink:late"]);
    assert_eq!(integers(&totals, "sink:late@7"), [10]);
    assert_eq!(integers(&totals, "sink:late@10"), [10]);
    assert_eq!(integers(&totals, "sink:late"), [20]);
}

#[test]
fn values_written_with_one_date_change_nothing() {
    let plain = reference();
    let mut dated = plain.clone();
    let once = |value| Dated::From(vec![corridoi::engine::DatedValue { from: 0, value }]);
    for stage in &mut dated.stages {
        let Dated::Always(outcomes) = stage.outcomes.clone() else { unreachable!("written plainly") };
        stage.outcomes = Dated::from_segments(vec![(0, outcomes.clone()), (30, outcomes)]);
        let Dated::Always(duration) = stage.duration.clone() else { unreachable!("written plainly") };
        if !matches!(stage.capacity, Capacity::Class { .. }) {
            stage.duration = Dated::From(
                [0, 17, 40].map(|from| corridoi::engine::DatedValue { from, value: duration.clone() }).into(),
            );
        }
        if let Some(Dated::Always(hazard)) = stage.hazard.clone() {
            stage.hazard = Some(Dated::from_segments(vec![(0, hazard.clone()), (9, hazard)]));
        }
        if let Some(deadline) = &mut stage.deadline {
            deadline.window = once(12);
        }
        if let Capacity::Rate { per_tick, .. } = &mut stage.capacity {
            *per_tick = Some(PerTick::Dated(
                [0, 13].map(|from| corridoi::engine::DatedValue { from, value: 20.0 }).into(),
            ));
        }
    }
    assert_eq!(run(&plain, 50, &[]).digest(), run(&dated, 50, &[]).digest());
}

#[test]
fn each_dated_value_is_chosen_by_its_tick() {
    let mut model = TickModel::new(30);
    let mut a = stage("a", 1, &[]);
    inflow(&mut a, &[(3, 8), (10, 8)]);
    // Started before 10: 9 ticks; from 10: 2 ticks. Leaving before 12: to x; from 12: to y.
    a.duration = Dated::from_segments(vec![(0, Duration::fixed(9)), (10, Duration::fixed(2))]);
    a.outcomes =
        Dated::from_segments(vec![(0, vec![Outcome::new("x", 1.0)]), (12, vec![Outcome::new("y", 1.0)])]);
    a.open = Dated::from_segments(vec![(0, true), (10, false), (15, true)]);
    model.stages = vec![a];
    model.sinks = vec![Sink::new("x"), Sink::new("y")];
    let totals = run(&model, 1, &["sink:y@12", "sink:y@17", "queue:a@14", "starts:a@15", "sink:x"]);
    for (name, expected) in
        [("sink:y@12", 8), ("sink:y@17", 8), ("queue:a@14", 8), ("starts:a@15", 8), ("sink:x", 0)]
    {
        assert_eq!(integers(&totals, name), [expected], "{name}");
    }
}

#[test]
fn a_rate_that_changes_loses_no_part_of_a_place() {
    let mut model = TickModel::new(8);
    let mut a = stage("a", 1, &[("x", 1.0)]);
    inflow(&mut a, &[(0, 100)]);
    let values = [(0, 0.5), (3, 1.25)].map(|(from, value)| corridoi::engine::DatedValue { from, value });
    a.capacity = Capacity::rate(PerTick::Dated(values.into()));
    model.stages = vec![a];
    model.sinks = vec![Sink::new("x")];
    // 1.5 places by tick 3, then 1.25 a tick: 2.75, 4, 5.25, 6.5, 7.75.
    let means = run(&model, 1, &[]).series("starts_until:a").expect("a series").mean;
    assert_eq!(means, [0.0, 1.0, 1.0, 2.0, 4.0, 5.0, 6.0, 7.0]);
}

// ------------------------------------------------------------------------------------------------- rounds

fn with_rework(capacity: Capacity, most: u32) -> TickModel {
    let mut model = TickModel::new(60);
    let mut paper = stage("paper", 1, &[("office", 1.0)]);
    inflow(&mut paper, &[(0, 400)]);
    paper.duration = Dated::Always(Duration::fixed(1));
    let mut office = stage("office", 2, &[("done", 1.0)]);
    office.duration = Dated::Always(Duration::fixed(2));
    office.capacity = capacity;
    model.stages = vec![paper, office];
    model.sinks = vec![Sink::new("done"), Sink::closed("given_up")];
    let rework = Rework {
        stage: "office".into(),
        back_to: "paper".into(),
        probability: 0.3,
        at_most: most,
        exit: "given_up".into(),
    };
    unroll(&model, &rework).expect("a way back")
}

#[test]
fn rounds_follow_a_truncated_geometric_law() {
    let model = with_rework(Capacity::None, 3);
    let replicates = 4_000;
    let totals = run(&model, replicates, &["sink:done@3", "sink:done@6", "sink:done@9", "sink:done@12"]);
    let q: f64 = 0.3;
    let people = 400.0;
    let checks = [
        ("entries:office~2", people * q),
        ("entries:office~3", people * q * q),
        ("entries:office~4", people * q * q * q),
        ("entries:office", people * (1.0 + q + q * q + q * q * q)),
        ("sink:given_up", people * q * q * q * q),
        ("sink:done@3", people * (1.0 - q)),
        ("sink:done@6", people * (1.0 - q) * q),
        ("sink:done@9", people * (1.0 - q) * q * q),
        ("sink:done@12", people * (1.0 - q) * q * q * q),
    ];
    for (name, expected) in checks {
        // No sum here has a larger variance than a binomial of twice the people.
        let slack = 4.5 * (2.0 * expected / f64::from(replicates)).sqrt();
        let found = mean(&totals, name);
        assert!((found - expected).abs() <= slack, "{name}: {found}, expected {expected} ± {slack}");
    }
}

#[test]
fn one_round_more_changes_no_draw_of_the_others() {
    let names = ["entries:office~2@4", "sink:done@3", "sink:done@6"];
    let (two, five) = (with_rework(Capacity::None, 1), with_rework(Capacity::None, 4));
    let (two, five) = (run(&two, 64, &names), run(&five, 64, &names));
    for name in names {
        assert_eq!(integers(&two, name), integers(&five, name), "{name}");
    }
}

#[test]
fn rounds_that_share_places_never_use_more() {
    let mut model = with_rework(Capacity::None, 2);
    for stage in model.stages.iter_mut().filter(|stage| stage.id.starts_with("office")) {
        stage.capacity = Capacity::rate(7.0);
    }
    let starts = run(&model, 40, &[]).series("starts:office").expect("a series").mean;
    assert!(starts.iter().all(|&mean| mean <= 7.0 + 1e-9), "{starts:?}");
    assert!(starts[1..50].iter().all(|&mean| mean > 6.99), "{starts:?}");
    for stage in model.stages.iter_mut().filter(|stage| stage.id.starts_with("office")) {
        stage.capacity = Capacity::seats(5);
    }
    let stock = run(&model, 40, &[]).series("stock:office").expect("a series").mean;
    assert!(stock.iter().all(|&mean| mean <= 5.0 + 1e-9) && stock[30] > 4.99, "{stock:?}");
}

// ---------------------------------------------------------------------------------------------- corridors

fn corridor(model: &mut TickModel, name: &str, rng: u32) {
    let id = |part: &str| format!("{name}_{part}");
    let mut exam = stage(&id("exam"), rng, &[(&id("visa"), 0.7), (&id("failed"), 0.3)]);
    inflow(&mut exam, &[(0, 50), (4, 60)]);
    let mut visa = stage(&id("visa"), rng + 1, &[(&id("work"), 0.9), (&id("refused"), 0.1)]);
    visa.duration = Dated::Always(Duration::pmf(vec![0.2, 0.5, 0.3]));
    visa.capacity = Capacity::rate(6.0);
    let mut work = stage(&id("work"), rng + 2, &[]);
    work.duration = Dated::Always(Duration::infinite());
    work.hazard = Some(Dated::Always(Hazard::per_tick(0.02, vec![Outcome::new(id("left"), 1.0)])));
    model.stages.extend([exam, visa, work]);
    model.sinks.extend(["failed", "refused", "left"].map(|part| Sink::new(id(part))));
    model.corridors.push(Corridor {
        id: name.into(),
        arrival_stage: Some(id("work")),
        retention_stage: Some(id("work")),
    });
}

#[test]
fn a_corridor_that_shares_nothing_changes_no_draw_of_the_others() {
    let mut one = TickModel::new(36);
    one.retention_at = vec![6, 12];
    corridor(&mut one, "malta", 1);
    let mut two = one.clone();
    corridor(&mut two, "egypt", 11);
    let (alone, both) = (run(&one, 100, &[]), run(&two, 100, &[]));
    for name in alone.names() {
        let total = matches!(name.split(':').next(), Some("arrivals" | "retained" | "eligible"))
            && !name.contains("malta");
        if !total {
            assert_eq!(integers(&alone, &name), integers(&both, &name), "{name}");
        }
    }
    for (all, parts) in [
        ("arrivals:", ["arrivals:malta", "arrivals:egypt"]),
        ("retained:6", ["retained:malta/6", "retained:egypt/6"]),
        ("eligible:12", ["eligible:malta/12", "eligible:egypt/12"]),
    ] {
        let sum: Vec<i64> =
            integers(&both, parts[0]).iter().zip(integers(&both, parts[1])).map(|(a, b)| a + b).collect();
        assert_eq!(integers(&both, all), sum, "{all}");
    }
    assert_eq!(
        alone.fan("arrivals_until:malta", &[0.1, 0.5, 0.9]),
        both.fan("arrivals_until:malta", &[0.1, 0.5, 0.9])
    );
}

#[test]
fn a_pool_can_hold_openings_and_seats() {
    let mut model = TickModel::new(10);
    for (name, rng) in [("x", 1), ("y", 2)] {
        let mut stage = stage(name, rng, &[("done", 1.0)]);
        stage.capacity = Capacity::pool("jobs");
        model.stages.push(stage);
    }
    inflow(&mut model.stages[0], &[(3, 4)]);
    inflow(&mut model.stages[1], &[(3, 9)]);
    model.sinks = vec![Sink::new("done")];
    let mut jobs = Pool::rate("jobs", 2.0);
    jobs.carry = true;
    model.pools = vec![jobs];
    // Eight openings have been kept by tick 3, two open at each tick after.
    let totals = run(&model, 1, &["starts:x@3", "starts:y@3", "starts:y@4", "starts:y@5", "starts:y@6"]);
    for (name, expected) in
        [("starts:x@3", 4), ("starts:y@3", 4), ("starts:y@4", 2), ("starts:y@5", 2), ("starts:y@6", 1)]
    {
        assert_eq!(integers(&totals, name), [expected], "{name}");
    }
    model.pools =
        vec![Pool { id: "jobs".into(), per_tick: None, carry: false, seats: Some(Dated::Always(5)) }];
    for stage in &mut model.stages {
        stage.capacity = Capacity::seats_of_pool("jobs");
        stage.duration = Dated::Always(Duration::fixed(2));
    }
    let totals = run(&model, 1, &["stock:x@3", "stock:y@3", "stock:y@5", "stock:y@7"]);
    for (name, expected) in [("stock:x@3", 4), ("stock:y@3", 1), ("stock:y@5", 5), ("stock:y@7", 3)] {
        assert_eq!(integers(&totals, name), [expected], "{name}");
    }
}

// ------------------------------------------------------------------------------------ people and cents

/// A random valid model: a chain of stages with everything the engine has
fn random_model(random: &mut Pcg64) -> TickModel {
    let ticks = random.random_range(1..40u32);
    let mut model = TickModel::new(ticks);
    let count = random.random_range(1..7usize);
    let share = |random: &mut Pcg64| f64::from(random.random_range(0..=10u32)) / 10.0;
    model.sinks = vec![Sink::new("out"), Sink::closed("lost"), Sink::new("end")];
    model.pools = vec![Pool::rate("office", 3.5), {
        let mut openings = Pool::rate("openings", 1.0);
        openings.carry = random.random();
        openings
    }];
    let names: Vec<String> = (0..count).map(|i| format!("s{i}")).collect();
    for i in 0..count {
        let onward = names.get(i + random.random_range(1..3usize)).map_or("end", String::as_str);
        let p = share(random);
        let mut s = stage(&names[i], i as u32 * 7 + 1, &[(onward, p), ("out", 1.0 - p)]);
        if i == 0 || random.random() {
            s.inflow = (0..random.random_range(1..4))
                .map(|_| Inflow { tick: random.random_range(0..ticks), count: random.random_range(0..400) })
                .collect();
        }
        s.sets_clock = random.random();
        let lost = || vec![Outcome::new("lost", 0.6), Outcome::new("out", 0.4)];
        s.duration = Dated::Always(match random.random_range(0..4) {
            0 => Duration::fixed(random.random_range(0..5)),
            1 => Duration::pmf(vec![0.25, 0.25, 0.3, 0.0, 0.2]),
            2 => Duration { stretch: Some(1.7), ..Duration::pmf(vec![0.1, 0.6, 0.3]) },
            _ => Duration::infinite(),
        });
        if random.random() {
            let first = Hazard::per_tick(share(random) * 0.3, lost());
            s.hazard = Some(Dated::from_segments(vec![(0, first), (5, Hazard::per_tick(0.05, lost()))]));
        }
        if random.random() {
            s.deadline = Some(Deadline {
                window: Dated::from_segments(vec![
                    (0, random.random_range(0..9)),
                    (6, random.random_range(0..9)),
                ]),
                applies_to: [AppliesTo::Entry, AppliesTo::Start, AppliesTo::Exit]
                    [random.random_range(0..3usize)],
                to: "lost".into(),
            });
        }
        s.capacity = match random.random_range(0..7) {
            0 => Capacity::rate(f64::from(random.random_range(0..60u32)) / 4.0),
            1 => Capacity::openings(vec![3, 0, 9, 1, 4]),
            // Stages of one pool must not lead to each other, so each pool has one stage at most here.
            2 if i == 0 => Capacity::pool("office"),
            3 if i + 1 == count => Capacity::pool("openings"),
            4 => {
                s.duration = Dated::Always(Duration::fixed(random.random_range(1..4)));
                Capacity::seats(random.random_range(0..30u32))
            }
            5 => {
                let lengths = [random.random_range(2..4u32), 1];
                s.duration = Dated::from_segments(
                    lengths
                        .into_iter()
                        .enumerate()
                        .map(|(k, d)| (k as u32 * 4, Duration::fixed(d)))
                        .collect(),
                );
                if random.random() {
                    s.icc = 0.2;
                }
                let starts = (0..ticks).filter(|t| t % 2 == 1).collect();
                Capacity::Class { min: 3, max: 12, slots: 4, starts }
            }
            _ => Capacity::None,
        };
        s.wait.hazard = Dated::Always(share(random) * 0.2);
        s.wait.to = Some("lost".into());
        if random.random() {
            s.wait.discipline = corridoi::engine::Discipline::Edf;
        }
        if random.random_range(0..4) == 0 {
            s.open = Dated::from_segments(vec![(0, true), (4, false), (7, true)]);
        }
        model.stages.push(s);
    }
    model.arrival_stage = Some(names[count - 1].clone());
    model.retention_stage = Some(names[count - 1].clone());
    model.retention_at = vec![0, 3, 50];
    let drivers = [
        Driver::PerTick,
        Driver::OneOff { tick: ticks - 1 },
        Driver::PerEntry { stage: names[0].clone() },
        Driver::PerStockTick { stage: names[count - 1].clone() },
        Driver::PerQueueTick { stage: names[count / 2].clone() },
        Driver::PerExit { stage: names[0].clone(), outcome: Some(1) },
    ];
    for (k, driver) in drivers.into_iter().enumerate() {
        model.costs.push(CostItem::new(format!("c{k}"), driver, random.random_range(0..100_000)));
    }
    for k in 0..3 {
        model.funding.push(FundingSource {
            id: format!("f{k}"),
            from: random.random_range(0..10),
            to: Some(random.random_range(10..40)),
            ceiling_cents: random.random_range(0..40_000_000),
            share: share(random),
            eligible: random.random::<bool>().then(|| vec!["c0".into(), "c3".into()]),
        });
    }
    model
}

#[test]
fn nobody_and_no_cent_is_lost_in_random_models() {
    // Debug builds also check people after every tick, and that no address of a draw is used twice.
    let mut random = Pcg64::seed_from_u64(3);
    for round in 0..400 {
        let model = random_model(&mut random);
        let last = model.ticks - 1;
        let mut keep: Vec<String> = Vec::new();
        for stage in &model.stages {
            keep.push(format!("stock:{}@{last}", stage.id));
            keep.push(format!("queue:{}@{last}", stage.id));
            keep.push(format!("exits:{}", stage.id));
        }
        let keep: Vec<&str> = keep.iter().map(String::as_str).collect();
        let totals = run(&model, 4, &keep);
        let came_in: i64 =
            model.stages.iter().flat_map(|stage| &stage.inflow).map(|inflow| i64::from(inflow.count)).sum();
        let get = |name: &str, r: usize| totals.integers(name).map_or(0, |values| values[r]);
        for r in 0..4 {
            let ended: i64 = model.sinks.iter().map(|sink| get(&format!("sink:{}", sink.id), r)).sum();
            let inside: i64 =
                keep.iter().filter(|name| !name.starts_with("exits")).map(|name| get(name, r)).sum();
            assert_eq!(came_in, ended + inside, "people of model {round}: {model:#?}");
            for stage in &model.stages {
                let of = |what: &str| get(&format!("{what}:{}", stage.id), r);
                let at_end = get(&format!("stock:{}@{last}", stage.id), r)
                    + get(&format!("queue:{}@{last}", stage.id), r);
                assert_eq!(
                    of("entries"),
                    of("exits") + of("dropouts") + of("lapsed") + of("gave_up") + at_end,
                    "stage {} of model {round}",
                    stage.id
                );
            }
            let paid: i64 = model.funding.iter().map(|source| get(&format!("funded:{}", source.id), r)).sum();
            assert_eq!(get("cost:total", r), paid + get("own:", r), "cents of model {round}");
            for source in &model.funding {
                assert!(get(&format!("funded:{}", source.id), r) <= source.ceiling_cents);
            }
        }
    }
}

#[test]
fn class_effects_need_a_number_for_each_class_that_ends_with_others() {
    // Starts at 1 and 3 both end at tick 4; each class needs one of 65,535 numbers in the addresses of its draws.
    let classes = |slots: u32, icc: f64| {
        let mut model = TickModel::new(12);
        let mut course = stage("course", 1, &[("pass", 0.7), ("fail", 0.3)]);
        inflow(&mut course, &[(0, 40), (2, 40)]);
        course.duration = Dated::from_segments(vec![(0, Duration::fixed(3)), (3, Duration::fixed(1))]);
        course.capacity = Capacity::Class { min: 1, max: 10, slots, starts: vec![1, 3] };
        course.icc = icc;
        model.stages = vec![course];
        model.sinks = vec![Sink::new("pass"), Sink::new("fail")];
        model
    };
    let totals = run(&classes(4, 0.2), 50, &["exits:course@4"]);
    assert!(integers(&totals, "exits:course@4").iter().all(|&people| people == 80));
    assert!(Simulation::new(&classes(32_767, 0.2), RunOptions::new(1, 1)).is_ok());
    assert!(Simulation::new(&classes(40_000, 0.0), RunOptions::new(1, 1)).is_ok());
    let errors = Simulation::new(&classes(40_000, 0.2), RunOptions::new(1, 1)).expect_err("too many classes");
    assert_eq!((errors[0].code, errors[0].pointer.as_str()), ("E-ICC", "/stages/0/icc"));
}

#[test]
fn no_json_makes_validation_panic() {
    let base = serde_json::to_value(with_uncertainty(reference())).expect("JSON");
    let mut pointers = Vec::new();
    collect_pointers(&base, String::new(), &mut pointers);
    let wrong = [
        json!(null),
        json!(-1),
        json!(1.5),
        json!(1e300),
        json!("x"),
        json!([]),
        json!({}),
        json!([{"from": 3, "value": 1}]),
        json!(true),
    ];
    let mut refused = 0;
    for pointer in &pointers {
        for value in &wrong {
            let mut model = base.clone();
            *model.pointer_mut(pointer).expect("a place") = value.clone();
            let report = validate(&model);
            match TickModel::from_json(&model) {
                Err(errors) => {
                    refused += 1;
                    assert!(errors.iter().all(|error: &ModelError| error.code.starts_with("E-")));
                }
                Ok((model, _)) => {
                    assert_eq!(report.errors, [], "{pointer}");
                    // What is accepted can be compiled and run.
                    if pointer.len() % 7 == 0
                        && let Ok(simulation) = Simulation::new(&model, RunOptions::new(1, 1))
                    {
                        simulation.run();
                    }
                }
            }
        }
    }
    assert!(refused > 2 * pointers.len(), "{refused} of {} places", pointers.len());
}

fn collect_pointers(value: &Value, at: String, out: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                collect_pointers(value, format!("{at}/{key}"), out);
            }
        }
        Value::Array(list) => {
            for (k, value) in list.iter().enumerate().take(3) {
                collect_pointers(value, format!("{at}/{k}"), out);
            }
        }
        _ => {}
    }
    out.push(at);
}

// ------------------------------------------------------------------------------- parameters and preview

#[test]
fn the_preview_is_the_exact_mean_where_nothing_binds() {
    for (id, names) in [
        ("M01", vec![("sink:done", 102.6)]),
        ("M02", vec![("sink:done@4", 84.24), ("stock:a@2", 90.0), ("sink:done", 216.0)]),
        ("M03", vec![("stock:course@3", 51.4425), ("sink:pass", 34.209_262_5)]),
        (
            "M11",
            vec![("retained:12", 111.8), ("retained:36", 61.2), ("stock:employed@39", 91.479_568_558_032_87)],
        ),
    ] {
        let preview = simulation(&oracle_model(id), RunOptions::new(1, 1)).preview(None);
        assert!(!preview.is_approximate());
        for (name, expected) in names {
            let found = preview.value(name).expect("a result");
            assert!((found - expected).abs() <= 1e-9 * expected, "{id} {name}: {found}, expected {expected}");
        }
    }
    let reference = simulation(&reference(), RunOptions::new(1, 1)).preview(None);
    assert!(reference.is_approximate());
    let arrivals = reference.value("arrivals:").expect("a result");
    assert!((arrivals - 301.0).abs() < 10.0, "{arrivals}");
    let series = reference.series("arrivals_until:").expect("a series");
    assert_eq!(series.last().copied(), Some(arrivals));
}

#[test]
fn parameters_can_be_held_while_chance_goes_on_and_the_other_way_round() {
    let model = oracle_model("M15");
    let mut options = RunOptions::new(4, 4_000);
    let variance = |options: &RunOptions| {
        let summary = simulation(&model, options.clone()).run().summary("sink:yes").expect("kept");
        let sd = summary.sd.expect("many replicates");
        sd * sd
    };
    let both = variance(&options);
    options.design = Design::Median;
    let chance = variance(&options);
    assert!((both - 91.4).abs() < 9.0, "{both}");
    assert!((chance - 15.8).abs() < 2.0, "{chance}");
    // Without chance: the expected value at each level.
    let simulation = simulation(&model, RunOptions::new(4, 1));
    let dist = Dist::Beta { a: 16.0, b: 4.0 };
    for level in [0.1, 0.5, 0.9] {
        let found = simulation.preview(Some(&[level])).value("sink:yes").expect("a result");
        assert!((found - 100.0 * dist.quantile(level)).abs() < 1e-9);
    }
}

#[test]
fn rows_of_a_design_choose_levels_and_chance_apart() {
    let model = oracle_model("M15");
    let row = |replicate, level| DesignRow { replicate, levels: vec![level] };
    let mut options = RunOptions::new(4, 0);
    options.design = Design::Rows([row(7, 0.5), row(7, 0.5), row(8, 0.5), row(7, 0.9)].into());
    let values = integers(&simulation(&model, options.clone()).run(), "sink:yes");
    assert_eq!(values[0], values[1]);
    assert!(values[3] > values[0]);
    options.design = Design::Levels(vec![0.5]);
    options.replicates = 1;
    options.first_replicate = 7;
    assert_eq!(integers(&simulation(&model, options).run(), "sink:yes")[0], values[0]);
}

#[test]
fn every_kind_of_place_takes_its_value() {
    let mut model = TickModel::new(12);
    let mut a = stage("a", 1, &[("b", 0.5), ("out", 0.3), ("gone", 0.2)]);
    inflow(&mut a, &[(0, 1_000)]);
    let mut b = stage("b", 2, &[("end", 1.0)]);
    b.capacity = Capacity::seats(10);
    b.duration = Dated::Always(Duration::fixed(2));
    model.stages = vec![a, b];
    model.sinks = ["out", "gone", "end"].map(Sink::new).into();
    model.costs = vec![CostItem::new("c", Driver::PerEntry { stage: "a".into() }, 5)];
    let fixed = |id: &str, path: &str, value: f64| Uncertain {
        id: id.into(),
        path: path.into(),
        also: Vec::new(),
        dist: Dist::Fixed { value },
        rng: None,
    };
    model.uncertain = vec![
        fixed("p", "/stages/0/outcomes/0/p", 0.8),
        fixed("n", "/stages/0/inflow/0/count", 99.5),
        fixed("s", "/stages/1/capacity/seats", 7.4),
        fixed("f", "/stages/1/duration/stretch", 1.5),
        fixed("c", "/costs/0/cents", 6.5),
    ];
    let preview = simulation(&model, RunOptions::new(1, 1)).preview(None);
    let value = |name: &str| preview.value(name).expect("a result");
    assert_eq!(value("entries:a"), 100.0);
    assert!((value("entries:b") - 80.0).abs() < 1e-9);
    assert!((value("sink:out") - 12.0).abs() < 1e-9 && (value("sink:gone") - 8.0).abs() < 1e-9);
    assert_eq!(value("stock:b@2"), 7.0);
    assert_eq!((value("starts:b@0"), value("starts:b@3")), (7.0, 7.0));
    assert_eq!(value("cost:c"), 700.0);
}

#[test]
fn fans_and_shares_agree_with_the_values() {
    let mut options = RunOptions::new(3, 500);
    options.keep = vec!["arrivals_until:@24".into(), "queue:visa@20".into()];
    options.fans = vec!["queue:visa".into()];
    let totals = simulation(&reference(), options).run();
    for (fan, name, t) in [("arrivals_until:", "arrivals_until:@24", 24), ("queue:visa", "queue:visa@20", 20)]
    {
        let summary = totals.summary(name).expect("kept");
        let levels = totals.fan(fan, &[0.1, 0.25, 0.5, 0.75, 0.9]).expect("kept");
        let q = summary.quantiles;
        for (line, expected) in levels.iter().zip([q.p10, q.p25, q.p50, q.p75, q.p90]) {
            assert!((line[t] - expected).abs() < 1e-9, "{name}");
        }
        let threshold = q.p50.ceil() as u64;
        let values = totals.values(name).expect("kept");
        let reached = values.iter().filter(|&&x| x >= threshold as f64).count() as u32;
        assert_eq!(totals.at_least(fan, t as u32, threshold), Some((reached, 500)));
    }
    let bottlenecks = totals.bottlenecks();
    assert_eq!(bottlenecks[0].stage, "visa");
    assert!(bottlenecks[0].usage.is_some_and(|usage| usage > 0.2 && usage < 0.5), "{bottlenecks:?}");
    assert_eq!(totals.warnings(), []);
}

/// The reference corridor with six estimates as scenarios have them
fn with_estimates(model: TickModel) -> TickModel {
    let mut model = with_uncertainty(model);
    let ranges = [
        (0.6, 0.8, 0.95),
        (12.0, 20.0, 26.0),
        (0.7, 0.86, 0.9),
        (0.7, 1.0, 2.0),
        (9_000.0, 10_000.0, 14_000.0),
        (80.0, 100.0, 140.0),
    ];
    for (unknown, (min, mode, max)) in model.uncertain.iter_mut().zip(ranges) {
        unknown.dist = Dist::Pert { min, mode, max, lambda: 4.0 };
    }
    model
}

#[test]
fn golden_totals_stay_the_same_on_any_number_of_threads() {
    // A change here is a change of results: it needs a new engine version, and then new digests in the file.
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/digests.json");
    let text = std::fs::read_to_string(path).expect("the digests");
    let golden: BTreeMap<String, String> = serde_json::from_str(&text).expect("names and digests");
    assert!(golden.len() > 20, "digests have been taken out");
    for (name, expected) in &golden {
        let model = match name.as_str() {
            "M18 uncertain" => with_uncertainty(reference()),
            "M18 pert" => with_estimates(reference()),
            oracle => oracle_model(oracle),
        };
        let simulation = simulation(&model, RunOptions::new(1, 64));
        for (threads, block) in [(1, 64), (2, 16), (3, 7), (8, 5)] {
            let found = run_in_threads(&simulation, threads, block).digest();
            assert_eq!(found, *expected, "{name} on {threads} threads");
        }
    }
}
