//! What a scenario and the law become in the tick model.

use corridoi::base::{Date, date_from_text, tree};
use corridoi::compile::{GateVerdict, LawView, compile};
use corridoi::engine::{Dated, validate};
use corridoi::model::Scenario;

/// Course of four months, then a visa with a legal window; one flat rate
const SCENARIO: &str = r#"(
    programme: (id: "prova", title: "Prova", start: "2027-01-01", months: 24, as_of: "2026-11-22",
        target: (people: 10, by: "2028-12-31")),
    courses: [(id: "corso_base", name: "Corso", length: (low: 4, usual: 4, high: 4, unit: Months, grade: Expert),
        class_min: 5, class_max: (low: 20, usual: 20, high: 20, unit: People, grade: Expert), classes_at_once: 2,
        starts: ["2027-02-01", "2027-09-01"],
        hours_total: (low: 300, usual: 300, high: 300, unit: Hours, grade: Expert))],
    corridors: [(
        id: "ponte", name: "Ponte", origin: "MAR", territory: "Emilia-Romagna", destination: "ITA", route: Art23,
        intakes: [(id: "primo", date: "2027-02-01", people: (low: 30, usual: 40, high: 50, unit: People, grade: Expert))],
        stages: [
            (id: "corso", stream: 1, name: "Corso", kind: Course, duration: Course, capacity: Classes("corso_base"),
                pass: (low: 80, usual: 90, high: 95, unit: Percent, grade: Expert), next: "visto", otherwise: "bocciato",
                clock: Start, training: true),
            (id: "visto", stream: 2, name: "Visto", kind: Visa,
                duration: Takes((low: 20, usual: 60, high: 150, unit: Days, grade: Assumption)),
                next: "lavoro", deadline: (window: Parameter("P_VISA_WINDOW"), on: Start, exit: "scaduto"),
                gates: ["PRC-08"],
                high_risk: (duration: (low: 60, usual: 120, high: 240, unit: Days, grade: Assumption))),
            (id: "lavoro", stream: 3, name: "Lavoro", kind: Employment, duration: Open),
        ],
        exits: [(id: "bocciato", name: "Bocciato"), (id: "scaduto", name: "Fuori termine", closed_path: true)],
        arrival_stage: "lavoro", retention_stage: "lavoro",
    )],
    costs: [
        (id: "ore", name: "Ore", category: LanguageTraining, unit: (low: 100, usual: 100, high: 100, unit: Euro, grade: Expert),
            driver: PerCourseHour(corridor: "ponte", stage: "corso")),
        (id: "indiretti", name: "Indiretti", category: Indirect, unit: (low: 7, usual: 7, high: 7, unit: Percent, grade: Expert),
            driver: ShareOf([LanguageTraining])),
    ],
    sources: [
        (id: "chiuso", name: "Chiuso", status: Closed, share: (low: 100, usual: 100, high: 100, unit: Percent, grade: Expert)),
        (id: "fondo", name: "Fondo", status: Running, share: (low: 80, usual: 80, high: 80, unit: Percent, grade: Expert),
            ceilings: [(of: Programme, amount: (low: 1000, usual: 1000, high: 1000, unit: Euro, grade: Expert))],
            categories: [LanguageTraining]),
    ],
)"#;

/// Twelve months until the end of 2027, six afterwards; Morocco on the list in 2027 only; the gate closed in March 2028
struct TestLaw;

impl LawView for TestLaw {
    fn number(&self, parameter: &str, on: Date) -> Option<f64> {
        (parameter == "P_VISA_WINDOW").then(|| if on.year() < 2028 { 12.0 } else { 6.0 })
    }

    fn high_risk(&self, country: &str, on: Date) -> (bool, GateVerdict) {
        (country == "MAR" && on.year() == 2027, GateVerdict::ToVerify)
    }

    fn gate(&self, criteria: &[String], on: Date) -> (GateVerdict, Vec<String>) {
        let closed = on == date_from_text("2028-03-01").expect("a date");
        (if closed { GateVerdict::NotMet } else { GateVerdict::Met }, criteria.to_vec())
    }
}

fn scenario() -> Scenario {
    tree::read(&tree::parse(SCENARIO).node).expect("the scenario of this test")
}

#[test]
fn the_window_changes_at_the_tick_of_the_law() {
    let compiled = compile(&scenario(), &TestLaw).expect("compiles");
    let visa = &compiled.model.stages[1];
    let window = &visa.deadline.as_ref().expect("a deadline").window;
    let segments: Vec<(u32, u32)> = window.segments().into_iter().map(|(from, w)| (from, *w)).collect();
    assert_eq!(segments, [(0, 12), (12, 6)]);
}

#[test]
fn a_closed_gate_shuts_one_tick_and_a_listed_country_takes_longer() {
    let compiled = compile(&scenario(), &TestLaw).expect("compiles");
    let visa = &compiled.model.stages[1];
    let open: Vec<(u32, bool)> = visa.open.segments().into_iter().map(|(from, o)| (from, *o)).collect();
    assert_eq!(open, [(0, true), (14, false), (15, true)]);
    let mean = |pmf: &[f64]| pmf.iter().enumerate().map(|(k, p)| k as f64 * p).sum::<f64>();
    let means: Vec<(u32, f64)> = visa
        .duration
        .segments()
        .into_iter()
        .map(|(from, d)| (from, mean(d.pmf.as_ref().expect("a law of the stay")) * 30.436_875))
        .collect();
    assert_eq!(means.len(), 2);
    assert!(means[0].0 == 0 && (means[0].1 - 120.0).abs() < 1e-3, "{means:?}");
    assert!(means[1].0 == 12 && (means[1].1 - 60.0).abs() < 1e-3, "{means:?}");
    assert!(compiled.flags.iter().any(|f| f.what == ["P_HIGH_RISK"] && f.verdict == GateVerdict::ToVerify));
}

#[test]
fn without_the_parameter_nothing_is_guessed() {
    let found = compile(&scenario(), &corridoi::compile::law::NoLaw).expect_err("refused");
    assert!(found.iter().any(|d| d.code == "C-NO-LAW" && d.facts[0] == "P_VISA_WINDOW"), "{found:?}");
}

#[test]
fn hours_and_flat_rates_become_cents_a_class() {
    let compiled = compile(&scenario(), &TestLaw).expect("compiles");
    let cents: Vec<(String, i64)> = compiled.model.costs.iter().map(|c| (c.id.clone(), c.cents)).collect();
    // 300 hours × 100 € = 30,000 €; 7 % of it = 2,100 €.
    assert_eq!(cents, [("ore".to_owned(), 3_000_000), ("indiretti.ore".to_owned(), 210_000)]);
    assert_eq!(compiled.costs[1].as_str(), "indiretti");
}

#[test]
fn closed_calls_pay_nothing_and_categories_are_kept() {
    let compiled = compile(&scenario(), &TestLaw).expect("compiles");
    assert_eq!(compiled.model.funding.len(), 1);
    let fund = &compiled.model.funding[0];
    assert_eq!((fund.id.as_str(), fund.ceiling_cents, fund.share), ("fondo", 100_000, 0.8));
    assert_eq!(fund.eligible.as_deref(), Some(["ore".to_owned()].as_slice()));
}

#[test]
fn a_course_lasts_its_months_and_the_model_is_valid() {
    let compiled = compile(&scenario(), &TestLaw).expect("compiles");
    let course = &compiled.model.stages[0];
    assert!(matches!(&course.duration, Dated::Always(d) if d.fixed == Some(4)));
    assert!(course.training && course.sets_clock);
    assert_eq!(compiled.target_tick, Some(24));
    let model = serde_json::to_value(&compiled.model).expect("a value");
    let report = validate(&model);
    assert!(report.errors.is_empty(), "{:?}", report.errors);
}

#[test]
fn a_stream_of_an_unknown_number_does_not_depend_on_the_others() {
    let all = compile(&scenario(), &TestLaw).expect("compiles");
    let mut fewer = scenario();
    fewer.corridors[0].stages[0].pass = None;
    fewer.corridors[0].stages[0].otherwise = None;
    let fewer = compile(&fewer, &TestLaw).expect("compiles");
    for uncertain in &fewer.model.uncertain {
        let same = all.model.uncertain.iter().find(|u| u.id == uncertain.id).expect("there");
        assert_eq!(same.rng, uncertain.rng, "{}", uncertain.id);
    }
    assert!(fewer.model.uncertain.len() < all.model.uncertain.len());
}
