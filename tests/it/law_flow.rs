//! What the law does to the people of its day, future by future, and how likely a programme stays eligible.

use corridoi::{
    base::{Date, date_from_text, tree},
    engine::Simulation,
    file::{codec, embedded},
    model::{LawChange, Scenario},
    pipeline::Judged,
    report::gather,
    rules,
};
use std::{collections::BTreeMap, sync::Arc};

const FUTURES: u32 = 1_500;

/// Two corridors of one person each, whose course ends on 1 April 2027 in the one and on 1 November 2027 in the other
///
/// How long the request of the visa takes to be ready is one unknown factor a future.
const SCENARIO: &str = r#"(
    programme: (id: "tramonto", title: "Tramonto", start: "2027-01-01", months: 48, as_of: "2026-11-22"),
    courses: [
        (id: "corso_a", name: "A", length: (low: 3, usual: 3, high: 3, unit: Months, grade: Expert), class_min: 1,
            class_max: (low: 5, usual: 5, high: 5, unit: People, grade: Expert), classes_at_once: 1, starts: ["2027-01-01"]),
        (id: "corso_b", name: "B", length: (low: 3, usual: 3, high: 3, unit: Months, grade: Expert), class_min: 1,
            class_max: (low: 5, usual: 5, high: 5, unit: People, grade: Expert), classes_at_once: 1, starts: ["2027-08-01"]),
    ],
    corridors: [
        (id: "prima", name: "Prima", origin: "TUN", territory: "Emilia-Romagna", destination: "ITA", route: Art23,
            intakes: [(id: "uno", date: "2027-01-01", people: (low: 1, usual: 1, high: 1, unit: People, grade: Expert))],
            stages: [
                (id: "corso", stream: 1, name: "Corso", kind: Course, duration: Course, capacity: Classes("corso_a"),
                    next: "attesa", clock: Start, training: true),
                (id: "attesa", stream: 2, name: "Attesa", kind: Matching, next: "visto",
                    duration: Takes((low: 20, usual: 200, high: 420, unit: Days, grade: Assumption))),
                (id: "visto", stream: 3, name: "Visto", kind: Visa, duration: Immediate, next: "lavoro",
                    deadline: (window: Parameter("P_VISA_WINDOW"), on: Start, exit: "scaduto")),
                (id: "lavoro", stream: 4, name: "Lavoro", kind: Employment, duration: Open),
            ],
            exits: [(id: "scaduto", name: "Fuori termine", closed_path: true)],
            arrival_stage: "lavoro", retention_stage: "lavoro"),
        (id: "seconda", name: "Seconda", origin: "TUN", territory: "Emilia-Romagna", destination: "ITA", route: Art23,
            intakes: [(id: "due", date: "2027-08-01", people: (low: 1, usual: 1, high: 1, unit: People, grade: Expert))],
            stages: [
                (id: "corso", stream: 5, name: "Corso", kind: Course, duration: Course, capacity: Classes("corso_b"),
                    next: "attesa", clock: Start, training: true),
                (id: "attesa", stream: 6, name: "Attesa", kind: Matching, next: "visto",
                    duration: Takes((low: 20, usual: 200, high: 420, unit: Days, grade: Assumption))),
                (id: "visto", stream: 7, name: "Visto", kind: Visa, duration: Immediate, next: "lavoro",
                    deadline: (window: Parameter("P_VISA_WINDOW"), on: Start, exit: "scaduto")),
                (id: "lavoro", stream: 8, name: "Lavoro", kind: Employment, duration: Open),
            ],
            exits: [(id: "scaduto", name: "Fuori termine", closed_path: true)],
            arrival_stage: "lavoro", retention_stage: "lavoro"),
    ],
)"#;

fn day(text: &str) -> Date {
    date_from_text(text).expect("a date")
}

fn small() -> Scenario {
    tree::read(&tree::parse(SCENARIO).node).expect("the scenario of this test")
}

fn worked() -> Scenario {
    let text = embedded::scenario(embedded::WORKED).expect("inside").text;
    codec::scenario_from_text(text).expect("sound")
}

/// The same with a window that goes on for twelve months after 2027
fn without_sunset(mut scenario: Scenario) -> Scenario {
    scenario.law_changes.push(LawChange {
        id: corridoi::base::Id::new("proroga").expect("an id"),
        parameter: "P_VISA_WINDOW".into(),
        value: 12.0,
        from: day("2028-01-01"),
        probability: None,
        reason: "Il termine di dodici mesi resta".into(),
    });
    scenario
}

fn judged(scenario: Scenario) -> Judged {
    Judged::new(&Arc::new(scenario), None, &rules::embedded_rulebooks()).expect("sound")
}

/// The first tick of 2028 in a scenario
fn sunset(judged: &Judged) -> usize {
    usize::try_from(judged.compiled.calendar.tick_round(day("2028-01-01"))).expect("after the start")
}

/// Results by name, each with one value a future
fn simulate(judged: &Judged, names: &[String]) -> (BTreeMap<String, Vec<i64>>, corridoi::engine::Totals) {
    let mut options = judged.compiled.run_options(7, FUTURES);
    options.keep.extend(names.iter().cloned());
    let simulation = Simulation::new(&judged.compiled.model, options).expect("a model that runs");
    let mut totals = simulation.totals();
    let part = simulation.block(0..FUTURES, &mut simulation.scratch(), &|| false).expect("nobody stops it");
    totals.add(part);
    let read =
        |name: &String| (name.clone(), totals.integers(name).unwrap_or_else(|| panic!("{name} is kept")));
    (names.iter().map(read).collect(), totals)
}

#[test]
fn the_end_of_the_long_window_touches_only_who_asks_after_it() {
    let (as_it_is, goes_on) = (judged(small()), judged(without_sunset(small())));
    let at = sunset(&as_it_is);
    assert_eq!(at, 12);
    // Who ended the course on 1 April has used up six months by the sunset; who ended on 1 November has until 1 May 2028.
    for (corridor, from) in [("prima", at), ("seconda", 17)] {
        let names = [
            format!("starts:{corridor}.visto"),
            format!("starts_until:{corridor}.visto@{}", from - 1),
            format!("starts_until:{corridor}.visto@{}", at - 1),
            format!("arrivals:{corridor}"),
        ];
        let ((with, _), (without, _)) = (simulate(&as_it_is, &names), simulate(&goes_on, &names));
        let mut changed = 0;
        let mut after_sunset_and_in_time = 0;
        for future in 0..FUTURES as usize {
            let read = |run: &BTreeMap<String, Vec<i64>>, name: usize| run[&names[name]][future];
            let late = read(&without, 0) - read(&without, 1);
            let differs = read(&with, 3) != read(&without, 3);
            assert_eq!(differs, late > 0, "future {future} of {corridor}");
            changed += usize::from(differs);
            let after = read(&without, 0) - read(&without, 2);
            after_sunset_and_in_time += usize::from(after > 0 && late == 0);
        }
        assert!(changed > 0 && changed < FUTURES as usize, "{changed} futures of {corridor} change");
        if corridor == "seconda" {
            assert!(after_sunset_and_in_time > 0, "asking after the sunset is no harm within six months");
        }
    }
}

#[test]
fn in_the_worked_scenario_nothing_before_the_sunset_changes_and_what_changes_asked_after_it() {
    let (as_it_is, goes_on) = (judged(worked()), judged(without_sunset(worked())));
    let last = sunset(&as_it_is) - 1;
    let visa = "meccatronica.visto";
    let names = [
        format!("starts:{visa}"),
        format!("starts_until:{visa}@{last}"),
        "arrivals:".to_owned(),
        format!("arrivals_until:@{last}"),
    ];
    let ((with, _), (without, _)) = (simulate(&as_it_is, &names), simulate(&goes_on, &names));
    let mut changed = 0;
    for future in 0..FUTURES as usize {
        let read = |run: &BTreeMap<String, Vec<i64>>, name: usize| run[&names[name]][future];
        assert_eq!(read(&with, 1), read(&without, 1), "requests before the sunset, future {future}");
        assert_eq!(read(&with, 3), read(&without, 3), "arrivals before the sunset, future {future}");
        if read(&with, 2) != read(&without, 2) {
            changed += 1;
            assert!(read(&without, 0) > read(&without, 1), "nobody asked after it in future {future}");
        }
    }
    assert!(changed > 0, "the sunset matters");
}

#[test]
fn the_probability_of_staying_eligible_is_the_share_of_futures_in_which_nothing_fails() {
    let judged = judged(small());
    let lapsed = ["lapsed:prima.visto".to_owned(), "lapsed:seconda.visto".to_owned()];
    let (kept, totals) = simulate(&judged, &lapsed);
    let metrics = gather::metrics(&judged.scenario, &judged.compiled, &totals);
    let fine = (0..FUTURES as usize).filter(|f| lapsed.iter().all(|name| kept[name][*f] == 0)).count();
    let share = fine as f64 / f64::from(FUTURES);
    assert!(fine > 0 && fine < FUTURES as usize, "{fine} of {FUTURES}");
    let eligible = metrics.total("eligible_probability").expect("windows can lapse");
    assert_eq!(eligible.mean, Some(share));
    let error = (share * (1.0 - share) / f64::from(FUTURES)).sqrt();
    assert!((eligible.standard_error.expect("an error") - error).abs() < 1e-12);
    assert_eq!(metrics.total("windows_kept_probability").and_then(|p| p.mean), Some(share));
    assert_eq!(metrics.total("classes_formed_probability").and_then(|p| p.mean), Some(1.0));
    assert!(metrics.total("positions_kept_probability").is_none(), "nobody waits for a position");
    let first = corridoi::base::Id::new("prima").expect("an id");
    let of_first = metrics.of("eligible_probability", &first).and_then(|p| p.mean).expect("one corridor");
    assert!(of_first > share, "each corridor alone is safer than both");
}
