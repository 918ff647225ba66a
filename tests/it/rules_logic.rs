//! Three values over random rules and random facts: unknown stays unknown until a fact decides.
//!
//! Conditions and facts are drawn at random; the facts of each draw are then hidden one after the other. What the complete
//! facts say must be what the gapped facts say, or unknown: so no gap turns into yes or no, and no fact added later turns one into the other.

use corridoi::rules::{
    self, Facts, Outcome, Rulebook, Truth,
    condition::Condition,
    facts::{Check, Course, Euros, PaperState, Position},
};
use proptest::prelude::*;

/// The leaves a random condition is made of, over facts that may be hidden
const LEAVES: [&str; 14] = [
    r#"Compare(left: Field("course.h_total"), is: AtLeast, right: Number(100))"#,
    r#"Compare(left: Field("course.h_italian"), is: LessThan, right: Field("course.h_total"))"#,
    r#"Compare(left: Field("course.h_civic"), is: Equal, right: Number(10))"#,
    r#"Compare(left: Field("course.start"), is: AtMost, right: AddMonths(Field("course.end"), Param(id: "P_NO_SUCH_YEAR", at: Field("course.start"))))"#,
    r#"InOrder(days: [Field("course.start"), Field("course.end")])"#,
    r#"Given("course.profile")"#,
    r#"Compare(left: Field("course.profile"), is: Different, right: Code("saldatore"))"#,
    "Ticked",
    r#"Yes("candidate.quota_left")"#,
    r#"Exists(of: Positions, holds: Compare(left: Field("position.gross_year_eur"), is: MoreThan, right: Number(20000)))"#,
    r#"Every(of: Positions, only: Compare(left: Field("position.count"), is: AtLeast, right: Number(2)), holds: Given("position.ccnl"))"#,
    r#"Count(leaf: "large", of: Positions, only: Compare(left: Field("position.count"), is: AtLeast, right: Number(2)), is: AtMost, number: 1)"#,
    r#"Compare(leaf: "sum", left: Total(of: Positions, value: Field("position.count")), is: AtLeast, right: Number(4))"#,
    r#"Within(value: Field("course.class_size"), range: "P_CLASS_SIZE")"#,
];

fn condition() -> impl Strategy<Value = String> {
    let leaf = proptest::sample::select(LEAVES.to_vec()).prop_map(str::to_owned);
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(|of| format!("All([{}])", of.join(", "))),
            prop::collection::vec(inner.clone(), 1..4).prop_map(|of| format!("Any([{}])", of.join(", "))),
            prop::collection::vec(inner.clone(), 1..3).prop_map(|of| format!("NoneOf([{}])", of.join(", "))),
            inner.clone().prop_map(|one| format!("Not({one})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("If(when: {a}, then: {b})")),
            (1_u32..3, prop::collection::vec(inner, 2..4))
                .prop_map(|(n, of)| format!("AtLeast(number: {n}, of: [{}])", of.join(", "))),
        ]
    })
}

fn book(condition: &str, guard: &str) -> Rulebook {
    let text = format!(
        r#"(
    head: (id: "caso", title: (it: "Caso", en: "Case"), version: 1, checked_on: "2026-01-01", review_by: "2027-01-01",
        statuses: [(id: "fine", title: (it: "Bene", en: "Fine"))]),
    parameters: [
        (id: "P_CLASS_SIZE", label: (it: "Classe", en: "Class"), unit: Persons, checked_on: "2026-01-01", review_by: "2027-01-01",
            values: [(from: "2020-01-01", value: Range(5, 25), confidence: Law, reference: (title: "Legge"))]),
        (id: "P_NO_SUCH_YEAR", label: (it: "Mesi", en: "Months"), unit: Months, checked_on: "2026-01-01", review_by: "2027-01-01",
            values: [(from: "2026-01-01", to: "2026-06-30", value: Number(6), confidence: Law, reference: (title: "Legge")),
                     (from: "2026-07-01", value: Unset, confidence: Unverified, reference: (title: "Legge"))]),
    ],
    criteria: [(id: "C-01", title: (it: "Caso", en: "Case"), kind: Mandatory, mode: Computed, each: Courses,
        in_force: (from: "2020-01-01"), confidence: Law, reference: (title: "Legge"),
        guard: {guard}, condition: {condition},
        message: (it: "No.", en: "No."), fix: (text: (it: "Fai.", en: "Do."), who: Lead))],
)"#
    );
    let loaded = rules::load(&[("caso.ron", &text)]);
    let errors: Vec<_> = loaded.problems.iter().filter(|p| p.code != "R-UNUSED").collect();
    assert!(errors.is_empty(), "{errors:?}\n{text}");
    loaded.rulebooks.into_iter().next().expect("it is sound")
}

fn day(text: &str) -> corridoi::base::Date {
    text.parse().expect("a date")
}

/// Complete facts: everything the leaves may ask is known, the law of the second half of 2026 excepted
fn facts() -> impl Strategy<Value = Facts> {
    let hours = prop_oneof![Just(0.0), Just(10.0), Just(99.0), Just(100.0), Just(150.0)];
    let dates = prop_oneof![Just("2026-01-01"), Just("2026-03-01"), Just("2026-06-30"), Just("2026-07-01")];
    let profile = prop_oneof![Just("saldatore"), Just("tornitore")];
    let course = (hours.clone(), hours.clone(), hours, dates.clone(), dates, profile, 4_u32..27).prop_map(
        |(h_total, h_italian, h_civic, start, end, profile, class)| Course {
            id: "corso".into(),
            profile: Some(profile.into()),
            start: Some(day(start)),
            end: Some(day(end)),
            class_size: Some(f64::from(class)),
            h_total: Some(h_total),
            h_italian: Some(h_italian),
            h_civic: Some(h_civic),
            ..Course::default()
        },
    );
    let position = (1_u32..4, 19_999_i64..20_002).prop_map(|(count, euro)| Position {
        count: Some(f64::from(count)),
        ccnl: Some("metalmeccanici".into()),
        gross_year_eur: Some(Euros(euro * 100)),
        ..Position::default()
    });
    let paper = prop_oneof![Just(PaperState::Held), Just(PaperState::Refused)];
    (course, prop::collection::vec(position, 0..4), any::<bool>(), paper).prop_map(
        |(course, mut positions, left, state)| {
            for (place, position) in positions.iter_mut().enumerate() {
                position.id = format!("posto_{place}");
            }
            let check = Check {
                criterion: "C-01".into(),
                about: None,
                state,
                evidence: "atto".into(),
                date: None,
                by: String::new(),
            };
            let mut facts =
                Facts { courses: Some(vec![course]), positions: Some(positions), ..Facts::default() };
            facts.candidate.quota_left = Some(left);
            facts.checks = vec![check];
            facts
        },
    )
}

/// Number of facts that [`hide`] can take away
const N_FACTS: usize = 14;

/// Takes away one fact, by its number
fn hide(facts: &mut Facts, number: usize) {
    let positions = facts.positions.as_mut();
    match number {
        8 => facts.positions = None,
        9 => facts.checks.clear(),
        10 => facts.candidate.quota_left = None,
        11 => positions.into_iter().flatten().take(1).for_each(|p| p.count = None),
        12 => positions.into_iter().flatten().skip(1).for_each(|p| p.gross_year_eur = None),
        13 => positions.into_iter().flatten().for_each(|p| p.ccnl = None),
        _ => {
            let Some(course) = facts.courses.as_mut().and_then(|list| list.first_mut()) else { return };
            match number {
                0 => course.h_total = None,
                1 => course.h_italian = None,
                2 => course.h_civic = None,
                3 => course.start = None,
                4 => course.end = None,
                5 => course.profile = None,
                6 => course.class_size = None,
                _ => (course.start, course.end) = (None, None),
            }
        }
    }
}

fn outcome(book: &Rulebook, facts: &Facts) -> Outcome {
    rules::assess(book, facts, day("2026-05-01"), day("2026-05-01")).results[0].outcome
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn hiding_facts_gives_the_same_answer_or_unknown(
        condition in condition(),
        guard in condition(),
        complete in facts(),
        order in Just((0..N_FACTS).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let book = book(&condition, &guard);
        let said = outcome(&book, &complete);
        let mut gapped = complete;
        let mut before = said;
        for number in order {
            hide(&mut gapped, number);
            let now = outcome(&book, &gapped);
            // Read from the end to the start, facts are added: no yes turns into a no, nor the other way round.
            let same = now == before || now == Outcome::Unknown
                // A rule that does not apply needs no answer, and one that is met needs not be known to apply.
                || (before == Outcome::NotApplicable && now == Outcome::Pass);
            prop_assert!(same, "{before:?} became {now:?} without fact {number}\n{guard}\n{condition}");
            before = now;
        }
    }

    #[test]
    fn the_fast_path_and_the_proof_say_the_same(condition in condition(), facts in facts(), hidden in 0_usize..N_FACTS) {
        let book = book(&condition, "Always");
        let mut facts = facts;
        hide(&mut facts, hidden);
        let on = day("2026-05-01");
        let assessed = rules::assess(&book, &facts, on, on);
        let gate = rules::gate(&book, &facts, &["C-01"], on, None);
        let expected = match assessed.results[0].outcome {
            Outcome::Pass | Outcome::NotApplicable => rules::GateVerdict::Met,
            Outcome::Fail => rules::GateVerdict::NotMet,
            Outcome::Unknown => rules::GateVerdict::Unknown,
            Outcome::ToVerify => rules::GateVerdict::ToVerify,
        };
        prop_assert_eq!(gate.verdict, expected);
    }

    #[test]
    fn what_is_needed_for_a_yes_are_things_that_are_missing(condition in condition(), facts in facts(), hidden in 0_usize..N_FACTS) {
        let book = book(&condition, "Always");
        let mut facts = facts;
        hide(&mut facts, hidden);
        let on = day("2026-05-01");
        let assessed = rules::assess(&book, &facts, on, on);
        let judgement = &assessed.results[0].judgements[0];
        match judgement.outcome {
            Outcome::Unknown => {
                let needed = judgement.proof.needed(Truth::Met);
                prop_assert!(needed.is_some_and(|needed| !needed.is_empty()), "{:?}", judgement.missing);
                prop_assert!(!judgement.missing.is_empty());
            }
            Outcome::Pass => prop_assert_eq!(judgement.proof.needed(Truth::Met), Some(Vec::new())),
            _ => {}
        }
    }
}

#[test]
fn nothing_known_gives_neither_yes_nor_no_in_any_rulebook() {
    let on = day("2026-11-21");
    for book in rules::embedded_rulebooks() {
        let assessed = rules::assess(&book, &Facts::default(), on, on);
        for (result, criterion) in assessed.results.iter().zip(&book.criteria) {
            let asks_nothing = criterion.condition == Condition::Always;
            let said = result.outcome;
            let fine = match said {
                Outcome::Unknown | Outcome::NotApplicable => true,
                // What is switched off while a value of the law is unset, or only informs, asks for no fact.
                Outcome::Pass => asks_nothing || criterion_is_switched_off(&book, &criterion.id),
                Outcome::Fail | Outcome::ToVerify => false,
            };
            assert!(fine, "{} {} is {said:?} though nothing is known", book.id(), criterion.id);
        }
    }
}

/// Whether a criterion asks nothing because its parameter has no value yet
fn criterion_is_switched_off(book: &Rulebook, id: &str) -> bool {
    fn has_set(condition: &Condition) -> bool {
        matches!(condition, Condition::Set { .. }) || condition.parts().into_iter().any(has_set)
    }
    book.criterion(id).is_some_and(|c| has_set(&c.condition) || c.guard.as_ref().is_some_and(has_set))
}

#[test]
fn a_missing_value_equals_nothing_not_even_another_missing_one() {
    let same = r#"Compare(left: Field("course.h_total"), is: Equal, right: Field("course.h_italian"))"#;
    let other = r#"Compare(left: Field("course.h_total"), is: Different, right: Field("course.h_italian"))"#;
    let facts =
        Facts { courses: Some(vec![Course { id: "k".into(), ..Course::default() }]), ..Facts::default() };
    for condition in [same, other] {
        assert_eq!(outcome(&book(condition, "Always"), &facts), Outcome::Unknown);
        assert_eq!(outcome(&book(&format!("Not({condition})"), "Always"), &facts), Outcome::Unknown);
    }
}
