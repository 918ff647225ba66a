//! What a click or a typed value does to the scenario is what the rules think it does; freshness follows the day it is given.

use corridoi::{
    base::{Date, Id, add_days, date_from_text},
    file::{codec, embedded},
    jobs::Cancel,
    model::{Edit, Path, Scenario, edit, validate},
    pipeline::{self, Judged, RunRequest},
    report::{
        Inputs, Report,
        view::{law::Law, tasks::Doable},
    },
    rules::{
        self, Facts, Figure, Rulebook,
        facts_from::facts,
        field::{At, FIELDS, Unit},
        remedy::{self, Input},
        todo::{Act, done},
    },
    text::{Lang, Texts},
};
use std::{num::NonZeroUsize, sync::Arc};

fn worked() -> Scenario {
    let text = embedded::scenario(embedded::WORKED).expect("inside").text;
    codec::scenario_from_text(text).expect("sound")
}

fn art23() -> Rulebook {
    rules::embedded_rulebooks().into_iter().find(|book| book.id() == "art23").expect("it is inside")
}

fn law_of(scenario: &Scenario, as_of: Date) -> (Facts, Law) {
    let (book, facts) = (art23(), facts(scenario));
    let assessment = rules::assess(&book, &facts, scenario.programme.as_of, as_of);
    let law = Law::new(&book, &assessment, &facts);
    (facts, law)
}

/// The worked scenario with too few hours, too low a level and a fee
fn wanting() -> Scenario {
    let hours =
        |n: f64| serde_json::json!({"low": n, "usual": n, "high": n, "unit": "Hours", "grade": "Expert"});
    let course = Path::new("courses").join(worked().courses[0].id.as_str());
    let set = |path: Path, value: serde_json::Value| Edit::Set { path, value };
    let edits = [
        set(course.join("hours_italian"), hours(0.0)),
        set(course.join("hours_civic"), hours(0.0)),
        set(course.join("hours_rights"), hours(0.0)),
        set(course.join("exam_level"), serde_json::json!("A0")),
        set(Path::new("programme/participant_fee_cents"), serde_json::json!(25_000)),
    ];
    edit::apply(&worked(), &edits).expect("fits")
}

fn outcomes(book: &Rulebook, facts: &Facts, on: Date) -> Vec<Vec<rules::Outcome>> {
    let results = rules::assess(book, facts, on, on).results;
    results.iter().map(|r| r.judgements.iter().map(|j| j.outcome).collect()).collect()
}

#[test]
fn applying_a_thing_to_do_changes_the_plan_as_the_rules_expect() {
    let scenario = wanting();
    let on = scenario.programme.as_of;
    let (known, law) = law_of(&scenario, on);
    let texts = Texts::new(Lang::It);
    let (mut changes, mut papers) = (0, 0);
    for task in law.tasks_of(&scenario, &texts) {
        let items: Vec<_> = task.items.iter().map(|place| &law.todo.items[*place]).collect();
        let edits = law.edits(&scenario, &task, &texts);
        match task.doable {
            Doable::Change => changes += 1,
            Doable::Paper => papers += 1,
            Doable::State | Doable::No => {
                assert!(edits.is_none(), "{}", task.text);
                continue;
            }
        }
        let after = edit::apply(&scenario, &edits.expect("it says how")).expect("the edits fit");
        assert_ne!(after, scenario, "{}", task.text);
        let expected =
            items.iter().fold(known.clone(), |facts, item| done(&facts, item).expect("it says how"));
        assert_eq!(
            outcomes(&law.book, &facts(&after), on),
            outcomes(&law.book, &expected, on),
            "{}",
            task.text
        );
    }
    assert!(changes >= 3 && papers >= 3, "{changes} changes and {papers} papers");
}

#[test]
fn what_is_the_same_for_several_objects_is_told_once() {
    let scenario = worked();
    let (_, law) = law_of(&scenario, scenario.programme.as_of);
    let texts = Texts::new(Lang::It);
    let tasks = law.tasks_of(&scenario, &texts);
    let told: usize = tasks.iter().map(|task| task.items.len()).sum();
    assert_eq!(told, law.todo.items.len(), "no act is lost");
    assert!(tasks.len() * 2 < told, "{} tasks of {told} acts", tasks.len());
    for (place, task) in tasks.iter().enumerate() {
        assert!(
            tasks[..place].iter().all(|other| (&other.text, &other.about) != (&task.text, &task.about)),
            "{} is told twice",
            task.text
        );
        // A fact stands in the sentence with its article, and not as the label of a field.
        if let Some(fact) = task.text.strip_prefix("Indica ") {
            assert!(fact.chars().next().is_some_and(|c| !c.is_uppercase()), "{}", task.text);
        }
    }
}

/// Some value of a kind
fn sample(input: Input) -> Figure {
    match input {
        Input::Date => Figure::Date(date_from_text("2027-03-01").expect("a date")),
        Input::Number(unit) => Figure::Number(1.0, unit),
        Input::Flag => Figure::Flag(false),
        Input::Words(words) => Figure::Code(words[words.len() - 1].to_owned()),
        Input::Free => Figure::Code("parole".to_owned()),
    }
}

#[test]
fn every_fact_that_can_be_typed_is_known_after_it_was_typed() {
    let scenario = worked();
    let known = facts(&scenario);
    let mut typed = 0;
    for (index, field) in FIELDS.iter().enumerate() {
        let Some(input) = remedy::input(field.name) else { continue };
        let at = field.list.map_or_else(At::default, |list| At::default().with(&known, list, 0));
        let about = field.list.and_then(|list| {
            let (id, name) = at.named(list)?;
            Some(rules::About { list, id: id.to_owned(), name: name.to_owned() })
        });
        let to = sample(input);
        let edits = remedy::state(&scenario, field.name, about.as_ref(), &to)
            .unwrap_or_else(|| panic!("{} has a place", field.name));
        let after = edit::apply(&scenario, &edits).unwrap_or_else(|error| panic!("{}: {error}", field.name));
        let facts = facts(&after);
        let at = field.list.map_or_else(At::default, |list| At::default().with(&facts, list, 0));
        let unit = if let Figure::Number(_, unit) = to { unit } else { Unit::Count };
        let found = FIELDS[index].value(&facts, &at).map(|value| match &to {
            // A level is a number inside and a word outside.
            Figure::Code(_) if field.name == "course.exam_level" => Figure::of(&value, Unit::Level),
            _ => Figure::of(&value, unit),
        });
        assert_eq!(found, Some(to), "{}", field.name);
        typed += 1;
    }
    assert!(typed > 40, "{typed} facts can be typed");
}

#[test]
fn a_thing_to_do_becomes_a_promise_that_is_found_again_in_either_language() {
    let scenario = worked();
    let (_, law) = law_of(&scenario, scenario.programme.as_of);
    let (it, en) = (Texts::new(Lang::It), Texts::new(Lang::En));
    let tasks = law.tasks_of(&scenario, &it);
    for place in 0..tasks.len() {
        assert!(tasks[place].assigned.is_none());
        let promise = law.promise(&scenario, &tasks[place]).expect("there is a lead");
        let after = edit::apply(&scenario, &[promise]).expect("the edit fits");
        let made = after.commitments.last().expect("one more");
        assert!(after.organisations.iter().any(|org| org.id == made.organisation));
        assert_eq!(made.by, tasks[place].by);
        for texts in [&it, &en] {
            let told = law.tasks_of(&after, texts);
            assert!(told[place].assigned.is_some(), "{}", told[place].text);
            let others =
                told.iter().enumerate().filter(|(other, task)| *other != place && task.assigned.is_some());
            assert_eq!(others.count(), 0, "{} gives away something else too", told[place].text);
        }
    }
}

#[test]
fn freshness_follows_the_day_it_is_given() {
    let scenario = worked();
    let book = art23();
    let review = book.head.review_by;
    let criterion =
        book.criteria.iter().position(|c| c.review_by.is_none()).expect("most have none of their own");
    let is_stale = |as_of: Date| {
        let (_, law) = law_of(&scenario, as_of);
        (law.assessment.results[criterion].is_stale(), law)
    };
    let (fresh, _) = is_stale(review);
    assert!(!fresh, "on its review day a rule is fresh");
    let (stale, law) = is_stale(add_days(review, 1));
    assert!(stale, "a day later it is not");
    for lang in [Lang::It, Lang::En] {
        let texts = Texts::new(lang);
        let words = law.stale_words(&texts).expect("something is stale");
        assert!(words.contains(&law.n_stale().to_string()), "{words}");
        let kind = book.criteria[criterion].kind;
        let row = law.rows(kind, &texts).into_iter().find(|row| row.id == book.criteria[criterion].id);
        assert!(row.expect("a row").marks(&texts).contains(&texts.law_stale_mark()));
    }
    let far = is_stale(date_from_text("2040-01-01").expect("a date")).1;
    assert!(far.assessment.results.iter().all(rules::CriterionResult::is_stale));
}

#[test]
fn every_reason_names_article_day_and_confidence_and_there_are_at_most_five() {
    let scenario = wanting();
    let (_, law) = law_of(&scenario, scenario.programme.as_of);
    for lang in [Lang::It, Lang::En] {
        let texts = Texts::new(lang);
        for result in &law.assessment.results {
            let detail = law.detail(&result.id, &texts).expect("it is there");
            for case in detail.cases {
                assert!(case.reasons.len() <= 5, "{}", result.id);
                for reason in case.reasons {
                    assert!(reason.origin.matches('·').count() >= 1, "{}: {}", result.id, reason.origin);
                }
            }
        }
    }
}

#[test]
fn a_verdict_set_by_hand_is_told_with_day_reason_and_body() {
    let mut scenario = worked();
    let body = scenario.organisations[0].clone();
    let forced = remedy::Forced {
        criterion: "EMP-01",
        about: None,
        outcome: corridoi::model::OverrideOutcome::Met,
        reason: " Lettera in arrivo ",
        date: scenario.programme.as_of,
        organisation: Some(body.id.clone()),
    };
    assert_eq!(remedy::force(&scenario, &remedy::Forced { reason: "  ", ..forced.clone() }), None);
    let edit = remedy::force(&scenario, &forced).expect("it has a reason");
    scenario = edit::apply(&scenario, &[edit]).expect("the edit fits");
    let (_, law) = law_of(&scenario, scenario.programme.as_of);
    let texts = Texts::new(Lang::It);
    let told = law.forced(&scenario, &texts);
    assert_eq!(told.len(), 1);
    let sentence = &told[0].sentence;
    for part in ["EMP-01", "Lettera in arrivo", body.name.as_str(), "2026"] {
        assert!(sentence.contains(part), "{part} in {sentence}");
    }
    assert!(law.verdict(&texts).counts.contains("una deroga"));
    let act_left =
        law.todo.items.iter().any(
            |item| matches!(&item.act, Act::Paper { criteria } if criteria.contains(&"EMP-01".to_owned())),
        );
    assert!(!act_left, "what was decided is no longer to be done");
}

#[test]
fn a_change_of_law_is_a_variant_with_a_day_and_a_probability() {
    let scenario = worked();
    let day = date_from_text("2027-03-01").expect("a date");
    let (id, edit) =
        remedy::law_variant(&scenario, None, "Finestra di 4 mesi", "P_VISA_WINDOW", (day, 4.0, Some(40.0)))
            .expect("an id is left");
    let after = edit::apply(&scenario, &[edit]).expect("the edit fits");
    assert!(after.law_changes.is_empty(), "the base supposes nothing");
    let seen = edit::with_variant(&after, Some(&id)).expect("a variant");
    assert_eq!(seen.law_changes[0].probability, Some(40.0));
    let books = pipeline::law_of(&seen, &[art23()]);
    assert_eq!(books[0].number_at("P_VISA_WINDOW", add_days(day, -1)), Some(12.0));
    assert_eq!(books[0].number_at("P_VISA_WINDOW", day), Some(4.0));
    // It can be run, and so can a second change on top of it.
    let (again, edit) =
        remedy::law_variant(&after, Some(&id), "Finestra di 3 mesi", "P_VISA_WINDOW", (day, 3.0, None))
            .expect("an id is left");
    let after = Arc::new(edit::apply(&after, &[edit]).expect("the edit fits"));
    assert!(validate::is_sound(&validate::validate(&after)), "both fit the base");
    for (variant, changes) in [(&id, 1), (&again, 2)] {
        let judged =
            Judged::new(&after, Some(variant), &[art23()]).expect("what a variant adds is added once");
        assert_eq!(judged.scenario.law_changes.len(), changes);
    }
}

#[test]
fn a_supposed_law_is_weighed_by_its_odds() {
    let day = date_from_text("2027-03-01").expect("a date");
    let (id, edit) =
        remedy::law_variant(&worked(), None, "Finestra di 4 mesi", "P_VISA_WINDOW", (day, 4.0, Some(40.0)))
            .expect("an id is left");
    let base = Arc::new(edit::apply(&worked(), &[edit]).expect("the edit fits"));
    let request = RunRequest { futures: 512, seed: 1, threads: NonZeroUsize::MIN };
    let report = |variant: Option<&Id>, before: Option<&Report>| {
        let books = rules::embedded_rulebooks();
        let outcome = pipeline::run(&base, variant, &books, &request, &[], &Cancel::new(), &mut |_| {})
            .expect("it runs");
        let judged = &outcome.judged;
        Report::new(&Inputs {
            scenario: &judged.scenario,
            compiled: &judged.compiled,
            totals: &outcome.totals,
            rulebooks: &judged.rulebooks,
            assessments: &judged.assessments,
            facts: &judged.facts,
            base: before,
        })
    };
    let before = report(None, None);
    let after = report(Some(&id), Some(&before));
    let odds = |report: &Report| {
        report.metrics.total("target_probability").and_then(|spread| spread.mean).expect("there is a target")
    };
    let mean = |report: &Report| {
        report.metrics.total("arrivals_by_target").and_then(|spread| spread.mean).expect("there is a target")
    };
    assert!(mean(&after) < mean(&before), "a shorter window costs people");
    let texts = Texts::new(Lang::It);
    let said = &after.supposed(&texts)[0];
    let wanted = 0.4 * odds(&after) + 0.6 * odds(&before);
    assert!(said.contains(&texts.futures(wanted)), "{said}: {wanted}");
    let average = texts.signed(0.4 * (mean(&after) - mean(&before)), 1);
    assert!(said.contains(&average), "{said}: {average}");
}
