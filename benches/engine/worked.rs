//! The worked scenario from its file to figures, as the window and the command line take that path.

use super::{two_threads, worked_scenario, worked_text};
use corridoi::{
    file::codec,
    jobs::Cancel,
    model::Scenario,
    pipeline::{self, Judged, MOST_FUTURES, Outcome, PipelineError, QUICK_FUTURES, RunRequest, USUAL_SEED},
    report::view::{Inputs, Report},
    rules::{self, Rulebook},
};
use divan::{Bencher, black_box, counter::ItemsCount};
use std::{
    sync::{Arc, mpsc},
    thread::{self, JoinHandle},
};

fn run(scenario: &Arc<Scenario>, rulebooks: &[Rulebook], futures: u32) -> Arc<Outcome> {
    let request = RunRequest { futures, seed: USUAL_SEED, threads: two_threads() };
    let answer = pipeline::run(scenario, None, rulebooks, &request, &[], &Cancel::new(), &mut |_| {});
    answer.expect("the worked scenario runs")
}

fn report(outcome: &Outcome) -> Report {
    let judged = &outcome.judged;
    Report::new(&Inputs {
        scenario: &judged.scenario,
        compiled: &judged.compiled,
        totals: &outcome.totals,
        rulebooks: &judged.rulebooks,
        assessments: &judged.assessments,
        facts: &judged.facts,
        base: None,
    })
}

/// Check, compilation, law and simulation
#[divan::bench(args = [200, 1_024, 10_000], sample_count = 7, sample_size = 1)]
fn futures(bencher: Bencher<'_, '_>, futures: u32) {
    let (scenario, rulebooks) = (worked_scenario(), rules::embedded_rulebooks());
    bencher.counter(ItemsCount::new(futures)).bench_local(|| run(&scenario, &rulebooks, futures));
}

/// All but the futures: check, compilation, law
#[divan::bench(sample_count = 20, sample_size = 1)]
fn judged(bencher: Bencher<'_, '_>) {
    let (scenario, rulebooks) = (worked_scenario(), rules::embedded_rulebooks());
    bencher.bench_local(|| Judged::new(&scenario, None, &rulebooks).expect("sound"));
}

/// The figures of a run, as the window shows them
#[divan::bench(args = [200, 10_000], sample_count = 7, sample_size = 1)]
fn figures(bencher: Bencher<'_, '_>, futures: u32) {
    let outcome = run(&worked_scenario(), &rules::embedded_rulebooks(), futures);
    bencher.bench_local(|| report(&outcome));
}

/// A start up to the first figures, without the window: text, rules, 200 futures, report
#[divan::bench(sample_count = 7, sample_size = 1)]
fn start(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| {
        let scenario = codec::scenario_from_text(black_box(worked_text())).expect("sound");
        report(&run(&Arc::new(scenario), &rules::embedded_rulebooks(), QUICK_FUTURES))
    });
}

/// Reading the file alone
#[divan::bench(sample_count = 20, sample_size = 1)]
fn read(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| codec::scenario_from_text(black_box(worked_text())).expect("sound"));
}

/// Reading the rule files alone
#[divan::bench(sample_count = 20, sample_size = 1)]
fn rules_read(bencher: Bencher<'_, '_>) {
    bencher.bench_local(rules::embedded_rulebooks);
}

/// From the wish to stop a long run to its end
#[divan::bench(sample_count = 20, sample_size = 1)]
fn cancel(bencher: Bencher<'_, '_>) {
    let scenario = worked_scenario();
    bencher.with_inputs(|| under_way(Arc::clone(&scenario))).bench_local_values(|(cancel, running)| {
        cancel.cancel();
        let ended = running.join().expect("the run does not panic");
        assert!(matches!(ended, Err(PipelineError::Cancelled)), "it was far from its end");
    });
}

type Running = JoinHandle<Result<Arc<Outcome>, PipelineError>>;

/// A run of very many futures, some of which are done
fn under_way(scenario: Arc<Scenario>) -> (Cancel, Running) {
    let cancel = Cancel::new();
    let (sender, receiver) = mpsc::channel();
    let token = cancel.clone();
    let running = thread::spawn(move || {
        let request = RunRequest { futures: MOST_FUTURES, seed: USUAL_SEED, threads: two_threads() };
        let rulebooks = rules::embedded_rulebooks();
        pipeline::run(&scenario, None, &rulebooks, &request, &[], &token, &mut |progress| {
            // Nobody listens any more once the first futures are done.
            sender.send(progress.done).unwrap_or_default();
        })
    });
    receiver.recv().expect("the run tells of its progress");
    (cancel, running)
}
