//! Templates and interview: every template opens, is sound and honest, runs to a result; every answer leaves it sound.
//!
//! What the window does with them is tested with the window; that they lie inside the binary, with the files.

use corridoi::base::{Severity, date_from_text};
use corridoi::file::{codec, embedded};
use corridoi::model::{
    Country, Edit, Grade, OrgKind, Route, Scenario, SourceStatus, edit,
    interview::{self, Answer, Form, Question, Refused},
    validate::validate,
};
use corridoi::rules;
use serde_json::Value;
use std::process::{Command, Stdio};

const NAMES: [&str; 6] = [
    "art23-due-paesi",
    "art23-una-regione",
    "carta-blu",
    "conversione-permessi",
    "guidato-dalle-imprese",
    "solo-accoglienza",
];

fn template(name: &str) -> Scenario {
    codec::scenario_from_text(embedded::template(name).expect("inside").text).expect("sound")
}

fn templates() -> Vec<(&'static str, Scenario)> {
    NAMES.into_iter().map(|name| (name, template(name))).collect()
}

fn problems(scenario: &Scenario) -> Vec<String> {
    let found = validate(scenario);
    found.iter().filter(|d| d.severity > Severity::Note).map(|d| format!("{d:?}")).collect()
}

#[test]
fn the_six_templates_are_there_and_each_says_what_it_is_for() {
    let names: Vec<&str> = embedded::templates().iter().map(|file| file.name).collect();
    assert_eq!(names, NAMES);
    for (name, scenario) in templates() {
        assert!(embedded::scenario(name).is_none(), "{name}: one name, one file");
        let p = &scenario.programme;
        assert!(!p.example && p.interview.is_empty(), "{name}: nothing of it is done yet");
        assert!((20..=60).contains(&p.title.chars().count()), "{name}: {}", p.title);
        assert!((60..=160).contains(&p.summary.chars().count()) && !p.summary.contains('\n'), "{name}");
        assert_eq!(problems(&scenario), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn every_number_of_a_template_has_a_source_or_says_why_it_was_chosen() {
    fn walk(place: &str, value: &Value, n: &mut u32) {
        if let Ok(estimate) = serde_json::from_value::<corridoi::model::Estimate>(value.clone()) {
            *n += 1;
            let honest = match estimate.grade {
                Grade::Assumption => !estimate.note.is_empty(),
                _ => estimate.source.is_some(),
            };
            assert!(honest, "{place}: {estimate:?}");
            return;
        }
        match value {
            Value::Object(map) => {
                map.iter().for_each(|(key, value)| walk(&format!("{place}/{key}"), value, n));
            }
            Value::Array(items) => items.iter().for_each(|value| walk(place, value, n)),
            _ => {}
        }
    }
    for (name, scenario) in templates() {
        let mut n = 0;
        walk(name, &serde_json::to_value(&scenario).expect("a tree"), &mut n);
        assert!(n > 25, "{name}: {n} numbers");
    }
}

#[test]
fn routes_and_funding_rulebooks_exist_and_roles_wait_to_be_filled() {
    let books: Vec<String> = rules::embedded_rulebooks().iter().map(|book| book.id().to_owned()).collect();
    for (name, scenario) in templates() {
        let to_fill =
            |name: &str| ["da scegliere", "da indicare", "da coinvolgere"].iter().any(|w| name.contains(w));
        assert!(scenario.organisations.iter().any(|one| to_fill(&one.name)), "{name}");
        for one in &scenario.organisations {
            // Bodies of the State and funders are what they are; whoever may choose to take part is a role to be filled.
            let fixed = matches!(
                one.kind,
                OrgKind::Authority | OrgKind::DiplomaticMission | OrgKind::Funder | OrgKind::PublicBody
            );
            assert!(fixed || to_fill(&one.name), "{name}: {}", one.name);
        }
        for source in &scenario.sources {
            if let Some(book) = &source.rulebook {
                assert!(books.contains(book), "{name}: {book}");
            }
        }
        assert!(
            scenario.sources.iter().filter(|one| one.status != SourceStatus::Closed).count() >= 2,
            "{name}"
        );
        assert!(!scenario.levers.is_empty() && !scenario.variants.is_empty(), "{name}");
    }
    let route = |name: &str| template(name).corridors[0].route;
    assert_eq!(route("art23-una-regione"), Route::Art23);
    assert_eq!(route("carta-blu"), Route::BlueCard);
    assert_eq!(route("conversione-permessi"), Route::Conversion);
    assert_eq!(route("guidato-dalle-imprese"), Route::Art23);
    assert_eq!(route("solo-accoglienza"), Route::Resident);
    let two = template("art23-due-paesi");
    assert_eq!(two.corridors.len(), 2);
    assert_ne!(two.corridors[0].origin, two.corridors[1].origin);
}

/// What the binary says of a file or of what it carries, as JSON
fn run(folder: &std::path::Path, what: &str) -> Value {
    let arguments = ["run", what, "--futures", "60", "--format", "json"];
    let output = Command::new(env!("CARGO_BIN_EXE_corridoi"))
        .current_dir(folder)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .expect("the binary runs");
    assert!(output.status.success(), "{what}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

#[test]
fn every_template_runs_to_people_who_arrive_and_money_that_is_paid() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in NAMES {
        let result = run(folder.path(), name);
        let metric = |id: &str| {
            let found = result["metrics"].as_array().expect("a list").iter().find(|one| one["id"] == id);
            found.and_then(|one| one["p50"].as_f64()).unwrap_or_else(|| panic!("{name}: {id}"))
        };
        assert!(metric("arrivals") >= 3.0, "{name}: {}", metric("arrivals"));
        assert!(metric("uncovered") >= 0.0, "{name}");
    }
}

/// An answer that is not what the template says
fn some_answer(question: Question, scenario: &Scenario) -> Answer {
    let day = |text: &str| Answer::Date(date_from_text(text).expect("a date"));
    let country =
        |code: &str, name: &str| Answer::Country(Country::new(code).expect("a code"), name.to_owned());
    match (question, question.form()) {
        (Question::TargetBy, _) => {
            // Beyond the calendar, which then becomes longer.
            let end = scenario.programme.end();
            Answer::Date(corridoi::base::add_months(end, 5))
        }
        (Question::Start, _) => day("2028-04-10"),
        (Question::Submission, _) => day("2027-01-15"),
        (Question::Origin, _) => country("EGY", "Egitto"),
        (Question::SecondOrigin, _) => country("SEN", "Senegal"),
        (_, Form::Words) => Answer::Words(format!("Risposta a {}", question.id())),
        (_, Form::Count) => Answer::Count(33),
        (Question::Positions, _) => Answer::Estimate([20.0, 41.0, 150.0]),
        (_, Form::Estimate(_)) => Answer::Estimate([10.0, 21.0, 200.0]),
        (_, form) => panic!("{question:?} {form:?}"),
    }
}

fn answered(scenario: &Scenario, question: Question) -> Scenario {
    let answer = some_answer(question, scenario);
    let edits = question
        .edits(scenario, &answer, "Detto nell’intervista")
        .unwrap_or_else(|error| panic!("{question:?}: {error}"));
    edit::apply(scenario, &edits).unwrap_or_else(|error| panic!("{question:?}: {error}"))
}

#[test]
fn answering_everything_leaves_every_template_sound_and_running() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, template) in templates() {
        let asked = interview::asked(&template);
        assert!((12..=20).contains(&asked.len()), "{name}: {}", asked.len());
        assert_eq!(interview::open(&template), asked, "{name}: nothing is answered yet");
        let mut scenario = template.clone();
        for question in &asked {
            assert!(!question.is_answered(&scenario));
            scenario = answered(&scenario, *question);
            assert!(question.is_answered(&scenario), "{name}: {question:?}");
            assert_eq!(problems(&scenario), Vec::<String>::new(), "{name}: {question:?}");
            if question.form() != Form::Country {
                let said = some_answer(*question, &template);
                let held = question.current(&scenario);
                let is_end = *question == Question::TargetBy;
                assert!(is_end || held == Some(said.clone()), "{name}: {question:?} {held:?} {said:?}");
            }
        }
        assert_eq!(interview::open(&scenario), [], "{name}");
        let text = codec::text_from_scenario(&scenario).expect("a text");
        assert_eq!(codec::scenario_from_text(&text).expect("sound"), scenario, "{name}");
        let path = folder.path().join(format!("{name}.ron"));
        std::fs::write(&path, text).expect("a place to write");
        run(folder.path(), &path.display().to_string());
    }
}

#[test]
fn skipping_everything_leaves_the_template_and_each_answer_alone_is_sound() {
    for (name, template) in templates() {
        for question in interview::asked(&template) {
            let scenario = answered(&template, question);
            assert_eq!(problems(&scenario), Vec::<String>::new(), "{name}: {question:?}");
            let open = interview::open(&scenario);
            assert_eq!(open.len() + 1, interview::asked(&scenario).len(), "{name}: {question:?}");
            assert!(!open.contains(&question));
        }
        // To skip is to give no edit: what is unknown stays as the template has it, and stays on the list.
        assert_eq!(template, self::template(name));
        assert_eq!(interview::open(&template), interview::asked(&template));
    }
}

#[test]
fn a_country_takes_participants_and_foreign_bodies_along() {
    let scenario = answered(&template("art23-due-paesi"), Question::Origin);
    assert_eq!(scenario.corridors[0].name, "Egitto–Emilia-Romagna");
    let p = &scenario.programme;
    let codes: Vec<&str> = p.training_countries.iter().map(Country::code).collect();
    assert_eq!(codes, ["EGY", "GHA"]);
    assert_eq!(p.participants.residence.iter().map(|(_, people)| people).sum::<u32>(), 84);
    let of = |id: &str| scenario.organisations.iter().find(|one| one.id.as_str() == id).expect("a body");
    assert_eq!(of("formatore_a").country.code(), "EGY");
    assert_eq!(of("formatore_b").country.code(), "GHA", "the other country is left alone");
    assert_eq!(of("ambasciata_a").active_in[0].code(), "EGY");
    assert!(scenario.organisations.iter().all(|one| one.country.code() != "TUN"));
}

#[test]
fn another_first_day_moves_the_whole_plan_and_nothing_of_the_law() {
    let before = template("guidato-dalle-imprese");
    let after = answered(&before, Question::Start);
    assert_eq!(after.corridors[0].intakes[0].date.to_string(), "2028-04-10");
    assert_eq!(after.programme.start.to_string(), "2028-02-01");
    let gap =
        |s: &Scenario| corridoi::base::days_between(s.corridors[0].intakes[0].date, s.courses[0].starts[0]);
    assert_eq!(gap(&before), gap(&after));
    for (one, other) in before.sources.iter().zip(&after.sources) {
        assert_eq!((one.from, one.until), (other.from, other.until), "calls keep their days");
    }
}

#[test]
fn an_answer_of_no_sense_is_refused_and_changes_nothing() {
    let scenario = template("art23-una-regione");
    let refused = |question: Question, answer: Answer| {
        question.edits(&scenario, &answer, "").expect_err("it is refused")
    };
    let day = |text: &str| Answer::Date(date_from_text(text).expect("a date"));
    let country = |code: &str| Answer::Country(Country::new(code).expect("a code"), String::new());
    assert_eq!(refused(Question::Lead, Answer::Words("  ".to_owned())), Refused::Empty);
    assert_eq!(refused(Question::Lead, Answer::Words("x".repeat(400))), Refused::Unsound);
    assert_eq!(refused(Question::Lead, Answer::Count(3)), Refused::OutOfPlace);
    assert_eq!(refused(Question::SecondOrigin, country("EGY")), Refused::OutOfPlace);
    assert_eq!(refused(Question::Origin, country("ITA")), Refused::NoThirdCountry);
    assert_eq!(refused(Question::Origin, country("FRA")), Refused::NoThirdCountry);
    assert_eq!(refused(Question::TargetBy, day("2020-01-01")), Refused::TooEarly);
    assert_eq!(refused(Question::TargetBy, day("2150-01-01")), Refused::TooFar);
    assert_eq!(refused(Question::Start, day("2150-01-01")), Refused::TooFar);
    for numbers in [[5.0, 4.0, 9.0], [-1.0, 2.0, 3.0], [1.0, 2.0, f64::INFINITY], [1.0, f64::NAN, 2.0]] {
        assert_eq!(refused(Question::People, Answer::Estimate(numbers)), Refused::Unsound, "{numbers:?}");
    }
}

#[test]
fn answers_are_ordinary_edits_with_an_honest_grade() {
    let scenario = template("art23-una-regione");
    let answer = Answer::Estimate([900.0, 5000.0, 9000.0]);
    let edits = Question::EmployerShare.edits(&scenario, &answer, "Detto nell’intervista").expect("edits");
    assert!(edits.iter().all(|edit| matches!(edit, Edit::Set { .. })), "{edits:?}");
    let after = edit::apply(&scenario, &edits).expect("applies");
    let share = after.sources.iter().find(|one| one.id.as_str() == "quota_imprese").expect("the share");
    let amount = &share.ceilings[0].amount;
    assert_eq!((amount.grade, amount.source.as_ref()), (Grade::Assumption, None));
    assert_eq!(amount.note, "Detto nell’intervista");
    let lever = after.levers.iter().find(|one| one.id.as_str() == "quota_impresa").expect("its lever");
    assert_eq!(lever.max, 5000.0, "the lever reaches to the answer");
}
