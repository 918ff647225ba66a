//! Money in the shipped scenarios, held against arithmetic by hand; luck of calls, books and reasons in every future.

use corridoi::{
    base::{Date, date_from_text, tree},
    file::{codec, embedded},
    funding::{
        Workspace,
        ledger::{Account, Ledger},
        why::Problem,
    },
    jobs::Cancel,
    model::{CostCategory, CostDriver, Edit, Scenario, edit},
    pipeline::{self, Outcome, RunRequest},
    report::{Inputs, Report},
    rules,
    text::{Lang, Texts},
};
use std::{num::NonZeroUsize, sync::Arc};

fn scenario(name: &str) -> Scenario {
    codec::scenario_from_text(embedded::scenario(name).expect("it is inside").text).expect("sound")
}

fn seen(name: &str, variant: &str) -> Scenario {
    let id = corridoi::base::Id::new(variant).expect("an id");
    edit::with_variant(&scenario(name), Some(&id)).expect("it applies")
}

fn run(scenario: Scenario, futures: u32) -> Arc<Outcome> {
    let request = RunRequest { futures, seed: 1, threads: NonZeroUsize::new(2).expect("two") };
    let books = rules::embedded_rulebooks();
    pipeline::run(&Arc::new(scenario), None, &books, &request, &[], &Cancel::new(), &mut |_| {})
        .expect("it runs")
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

/// A result of every future, in whole cents or counts
fn every(outcome: &Outcome, name: &str) -> Vec<i64> {
    outcome.totals.integers(name).unwrap_or_else(|| panic!("{name} is kept"))
}

fn alike(values: &[i64]) -> i64 {
    assert!(values.windows(2).all(|pair| pair[0] == pair[1]), "{values:?}");
    values[0]
}

fn paid_by(outcome: &Outcome, source: &str) -> Vec<i64> {
    let mut sum = vec![0; outcome.futures as usize];
    for name in outcome.totals.names().iter().filter(|name| name.starts_with(&format!("funded:{source}/"))) {
        sum.iter_mut().zip(every(outcome, name)).for_each(|(sum, cents)| *sum += cents);
    }
    sum
}

#[test]
fn two_fondimpresa_courses_are_paid_by_the_hour_up_to_its_price() {
    let outcome = run(scenario("fondimpresa-avviso-4"), 64);
    // Forty people in classes of at most 20: two classes of 300 hours at 250 €.
    assert_eq!(alike(&every(&outcome, "cost:ore")), 2 * 300 * 25_000);
    // Forty selections at 200 €, a category the notice does not admit.
    assert_eq!(alike(&every(&outcome, "cost:selezione")), 40 * 20_000);
    // Ceilings: 230 € × 600 hours = 138,000 €; 73,600 € × 2 plans = 147,200 €; 500,000 € for the proposer. The lowest holds.
    // The minimum, 41,400 € × 2 = 82,800 €, is reached.
    assert_eq!(alike(&paid_by(&outcome, "fondimpresa_4_2024")), 600 * 23_000);
    // 150,000 − 138,000 + 8,000.
    assert_eq!(alike(&every(&outcome, "own:")), 2_000_000);
    // Classes begin in November 2024 and are refunded six months later: 138,000 € are outstanding from November to April, at
    // half a per cent a month.
    assert_eq!(alike(&every(&outcome, "account:bridge_peak")), 13_800_000);
    assert_eq!(alike(&every(&outcome, "account:interest")), 6 * 69_000);
}

#[test]
fn a_plan_below_the_minimum_of_the_notice_gets_nothing() {
    // At 130 € an hour a course costs 39,000 €, less than the smallest plan of 41,400 €.
    let fields = ["low", "usual", "high"]
        .map(|end| Edit::number(&corridoi::model::Path::new("costs/ore/unit").join(end), 130.0));
    let cheap = edit::apply(&scenario("fondimpresa-avviso-4"), &fields).expect("it fits");
    let outcome = run(cheap, 300);
    assert_eq!(alike(&paid_by(&outcome, "fondimpresa_4_2024")), 0);
    let told = report(&outcome).gaps(&Texts::new(Lang::It), None);
    assert!(told.iter().any(|gap| gap.sentence.contains("non paga piani sotto 82.800")), "{told:?}");
}

#[test]
fn a_wrong_window_is_named_in_one_sentence_with_what_would_mend_it() {
    let outcome = run(seen("fondimpresa-avviso-4", "finestra_sbagliata"), 300);
    assert_eq!(alike(&paid_by(&outcome, "fondimpresa_4_2024")), 0);
    let report = report(&outcome);
    let texts = Texts::new(Lang::It);
    let gaps = report.gaps(&texts, Some(CostCategory::VocationalTraining));
    assert_eq!(gaps.len(), 1, "{gaps:?}");
    let last = texts.date(date_from_text("2024-09-30").expect("a date"));
    let reason = format!("Fondimpresa, Avviso 4/2024 paga solo le spese fino al {last}");
    assert!(gaps[0].sentence.contains(&reason), "{}", gaps[0].sentence);
    assert_eq!(gaps[0].cents, 15_000_000);
    // Prolonged until the month of the classes, the notice pays what it pays in the base: 138,000 €.
    let remedy =
        report.remedies(&texts).into_iter().find(|remedy| remedy.covers == 13_800_000).expect("it helps");
    assert!(remedy.what.starts_with("Prolunga Fondimpresa"), "{}", remedy.what);
    assert!(
        remedy.what.contains(&texts.date(date_from_text("2024-11-30").expect("a date"))),
        "{}",
        remedy.what
    );
}

#[test]
fn skillroute_pays_for_each_hire_after_the_hire() {
    let outcome = run(scenario("foncoop-skillroute"), 64);
    // Nobody leaves: forty hires at 3,500 € = 140,000 €; five firms at 45,000 € = 225,000 €; one plan of 200,000 €.
    assert_eq!(alike(&paid_by(&outcome, "foncoop_skillroute")), 14_000_000);
    // Two classes at 90,000 €, twelve months at 1,000 €, one mission at 8,000 €: 200,000 €.
    assert_eq!(alike(&every(&outcome, "cost:total")), 20_000_000);
    assert_eq!(alike(&every(&outcome, "own:")), 6_000_000);
    // The course begins in March 2027 and lasts four months, the way in takes six: hired in January 2028, paid in April. Until
    // then 9,000 €, 10,000 € and thirteen months 140,000 € are outstanding, at half a per cent a month.
    assert_eq!(alike(&every(&outcome, "account:bridge_peak")), 14_000_000);
    assert_eq!(alike(&every(&outcome, "account:interest")), 4_500 + 5_000 + 13 * 70_000);
    // All 200,000 € are advanced at the end of 2027; 250,000 € can be.
    assert_eq!(alike(&every(&outcome, "account:stopped")), 0);
    let report = report(&outcome);
    assert_eq!(report.promise_is_kept(), Some(true));
    assert!(report.metric("advanced_peak", None).and_then(|d| d.mean) == Some(200_000.0));
}

#[test]
fn one_firm_has_one_ceiling() {
    let outcome = run(seen("foncoop-skillroute", "una_impresa"), 64);
    assert_eq!(alike(&paid_by(&outcome, "foncoop_skillroute")), 4_500_000);
}

#[test]
fn a_course_stops_where_less_can_be_advanced_than_it_costs() {
    let most = ["low", "usual", "high"]
        .map(|end| Edit::number(&corridoi::model::Path::new("programme/bridge/most").join(end), 150_000.0));
    let poor = edit::apply(&scenario("foncoop-skillroute"), &most).expect("it fits");
    let outcome = run(poor, 64);
    // In March 2027 190,000 € are advanced and forty people are in training.
    assert_eq!(alike(&every(&outcome, "account:stopped")), 1);
    assert_eq!(alike(&every(&outcome, "account:stopped_people")), 40);
    let report = report(&outcome);
    assert_eq!(report.headlines.nobody_stranded, Some(0.0));
    assert_eq!(report.promise_is_kept(), Some(false));
}

#[test]
fn thamm_plus_pays_until_its_window_closes_and_the_others_step_in() {
    let mut plan = scenario(embedded::WORKED);
    let day = |text: &str| -> Date { date_from_text(text).expect("a date") };
    // Three certain costs in the place of the real ones.
    let template = plan.costs[0].clone();
    plan.levers.clear();
    plan.variants.clear();
    plan.costs = [
        ("corso_26", CostCategory::LanguageTraining, 60_000.0, "2026-06-01"),
        ("corso_27", CostCategory::LanguageTraining, 40_000.0, "2027-02-01"),
        ("tutor_27", CostCategory::IntegrationSupport, 100_000.0, "2027-03-01"),
    ]
    .into_iter()
    .map(|(id, category, euro, on)| {
        let mut cost = template.clone();
        cost.id = corridoi::base::Id::new(id).expect("an id");
        cost.category = category;
        (cost.unit.low, cost.unit.usual, cost.unit.high) = (euro, euro, euro);
        cost.driver = CostDriver::Once(day(on));
        cost
    })
    .collect();
    let outcome = run(plan, 64);
    let arrivals = every(&outcome, "arrivals:");
    let [thamm, fse, towns, foncoop] =
        ["thamm_plus", "fse_plus", "comuni", "foncoop_skillroute"].map(|source| paid_by(&outcome, source));
    for future in 0..64 {
        // THAMM Plus pays costs until the end of 2026, far below its ceiling: the first 60,000 € and no more.
        assert_eq!(thamm[future], 6_000_000);
        // Tutoring: the ESF+ gives 80,000 €, its ceiling; the towns half of 100,000 €, of which 20,000 € are left to pay.
        assert_eq!((fse[future], towns[future]), (8_000_000, 2_000_000));
        // Language in 2027: SkillRoute pays 3,500 € for each hire, at most 42,000 € in all, and 40,000 € are to be paid.
        assert_eq!(foncoop[future], (arrivals[future] * 350_000).min(4_000_000));
    }
}

#[test]
fn a_call_is_won_as_often_as_its_chance_says_on_luck_of_its_own() {
    let award = |percent: f64| {
        let mut plan = scenario("foncoop-skillroute");
        let mut chance = plan.sources[0].share.clone();
        (chance.low, chance.usual, chance.high) = (percent, percent, percent);
        plan.sources[0].award = Some(chance);
        every(&run(plan, 2_000), "account:state:foncoop_skillroute@0")
    };
    let (some, more) = (award(30.0), award(60.0));
    let share = some.iter().sum::<i64>() as f64 / 2_000.0;
    // Four standard errors of a share of 0.3 among 2,000.
    assert!((share - 0.3).abs() < 4.0 * (0.3_f64 * 0.7 / 2_000.0).sqrt(), "{share}");
    // The same luck: who wins with 30 wins with 60.
    assert!(some.iter().zip(&more).all(|(some, more)| some <= more));
    assert!(some != more);
}

/// The futures of a run once more, each with its allocation
fn each_future(outcome: &Outcome, mut look: impl FnMut(usize, &Problem, &Workspace)) {
    let compiled = &outcome.judged.compiled;
    let options = corridoi::engine::RunOptions::new(outcome.seed, outcome.futures);
    let simulation = corridoi::engine::Simulation::new(&compiled.model, options).expect("it runs");
    let mut space = Workspace::default();
    for future in 0..outcome.futures {
        let problem = simulation.watch(future, |course| compiled.paying.problem(course));
        problem.rules.allocate(&problem.lines, &problem.caps, &mut space);
        look(future as usize, &problem, &space);
    }
}

#[test]
fn books_balance_to_the_cent_in_every_future() {
    for name in ["foncoop-skillroute", "fondimpresa-avviso-4", embedded::WORKED, "y-med", "it-er-careers"] {
        let outcome = run(scenario(name), 40);
        let bearer_of = &outcome.judged.compiled.paying.bearer_of;
        let (own, total) = (every(&outcome, "own:"), every(&outcome, "cost:total"));
        let mut given: std::collections::BTreeMap<(usize, usize), i64> = std::collections::BTreeMap::new();
        each_future(&outcome, |future, problem, space| {
            let mut books = Ledger::default();
            for (index, line) in problem.lines.iter().enumerate() {
                let bearer = bearer_of[line.cost as usize];
                let paid: Vec<(usize, i64)> =
                    space.of_line(index).map(|payment| (payment.source as usize, payment.cents)).collect();
                for (source, cents) in &paid {
                    *given.entry((*source, bearer)).or_default() += cents;
                }
                books.post_cost(bearer, line.cost as usize, line.cents, &paid);
            }
            assert_eq!(books.keeps(), [], "{name}");
            assert_eq!(books.trial_balance(), 0, "{name}");
            assert_eq!(books.given_by(Account::Nobody), own[future], "{name}");
            let spent: i64 = (0..bearer_of.len()).map(|cost| books.received_by(Account::Spent(cost))).sum();
            assert_eq!(spent, total[future], "{name}");
        });
        // The books of the report are the sum of those of the futures.
        let report = report(&outcome);
        assert_eq!(report.funding.books.ledger.keeps(), [], "{name}");
        for (from, to, cents) in report.funding.books.ledger.flows() {
            if let (Account::Source(source), Account::Bearer(bearer)) = (from, to) {
                assert_eq!(given.remove(&(source, bearer)), Some(cents), "{name}");
            }
        }
        assert!(given.values().all(|cents| *cents == 0), "{name}: {given:?}");
    }
}

#[test]
fn a_future_alone_pays_what_it_pays_among_the_others() {
    let outcome = run(scenario(embedded::WORKED), 40);
    let own = every(&outcome, "own:");
    each_future(&outcome, |future, problem, space| {
        let uncovered: i64 =
            problem.lines.iter().enumerate().map(|(index, line)| line.cents - space.paid(index)).sum();
        assert_eq!(uncovered, own[future]);
    });
}

/// Three people, a course that all of them end, then two questions that each of them passes or not
const SMALL_TREE: &str = r#"(
    programme: (id: "albero", title: "Albero", start: "2027-01-01", months: 12, as_of: "2026-11-22"),
    courses: [(id: "corso", name: "Corso", length: (low: 2, usual: 2, high: 2, unit: Months, grade: Expert), class_min: 1,
        class_max: (low: 5, usual: 5, high: 5, unit: People, grade: Expert), classes_at_once: 1, starts: ["2027-01-01"])],
    corridors: [(id: "ponte", name: "Ponte", origin: "MAR", territory: "Emilia-Romagna", destination: "ITA", route: Art23,
        intakes: [(id: "uno", date: "2027-01-01", people: (low: 3, usual: 3, high: 3, unit: People, grade: Expert))],
        stages: [
            (id: "corso", stream: 1, name: "Corso", kind: Course, duration: Course, capacity: Classes("corso"),
                next: "visto", clock: Start, training: true),
            (id: "visto", stream: 2, name: "Visto", kind: Visa, duration: Immediate,
                pass: (low: 75, usual: 75, high: 75, unit: Percent, grade: Expert), next: "impresa", otherwise: "negato"),
            (id: "impresa", stream: 3, name: "Impresa", kind: Matching, duration: Immediate,
                pass: (low: 80, usual: 80, high: 80, unit: Percent, grade: Expert), next: "lavoro", otherwise: "senza"),
            (id: "lavoro", stream: 4, name: "Lavoro", kind: Employment, duration: Open),
        ],
        exits: [(id: "negato", name: "Negato", closed_path: true), (id: "senza", name: "Senza impresa", closed_path: true)],
        arrival_stage: "lavoro", retention_stage: "lavoro")],
)"#;

#[test]
fn nobody_left_half_way_is_what_a_small_tree_says() {
    let scenario: Scenario = tree::read(&tree::parse(SMALL_TREE).node).expect("the scenario of this test");
    let futures = 8_000;
    let outcome = run(scenario, futures);
    let report = report(&outcome);
    // Every way through the tree: each of three people is refused the visa (1 in 4), finds no firm (3 in 20), or arrives (3 in 5).
    let leaves = [(0.25, true), (0.75 * 0.2, true), (0.75 * 0.8, false)];
    let (mut nobody, mut mean) = (0.0, 0.0);
    for one in leaves {
        for two in leaves {
            for three in leaves {
                let chance = one.0 * two.0 * three.0;
                let left = u8::from(one.1) + u8::from(two.1) + u8::from(three.1);
                nobody += if left == 0 { chance } else { 0.0 };
                mean += chance * f64::from(left);
            }
        }
    }
    let close = |found: f64, exact: f64, variance: f64| {
        let error = (variance / f64::from(futures)).sqrt();
        assert!((found - exact).abs() < 4.5 * error, "{found} instead of {exact}, error {error}");
    };
    let found = report.headlines.nobody_stranded.expect("people begin a course");
    close(found, nobody, nobody * (1.0 - nobody));
    let stranded = report.metric("stranded", None).and_then(|spread| spread.mean).expect("counted");
    close(stranded, mean, 3.0 * 0.4 * 0.6);
}
