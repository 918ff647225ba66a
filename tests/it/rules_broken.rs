//! Broken rule files: refused with file, line and what to do, while the rulebooks inside the program stay as they are.

use corridoi::{
    base::Severity,
    rules::{self, RuleProblem},
    text::{Lang, Texts},
};
use std::{
    fs,
    process::{Command, Output},
};

/// A sound rulebook of one file, with places where tests put something wrong
fn sound() -> String {
    r#"(
    head: (
        id: "prova",
        title: (it: "Prova", en: "Test"),
        version: 1,
        checked_on: "2026-11-21",
        review_by: "2027-05-31",
        statuses: [(id: "fine", title: (it: "Va bene", en: "Fine"))],
        terms: [
            (id: "led", label: (it: "Ha un capofila", en: "Has a lead"), condition: Exists(of: Organisations, holds: Compare(left: Field("organisation.role"), is: Equal, right: Code("LEAD")))),
        ],
    ),
    parameters: [
        (
            id: "P_HOURS",
            label: (it: "Ore minime", en: "Least hours"),
            unit: Hours,
            checked_on: "2026-11-21",
            review_by: "2027-05-31",
            values: [
                (from: "2024-01-01", to: "2025-12-31", value: Number(100), confidence: Law, reference: (title: "Legge")),
                (from: "2026-01-01", value: Number(120), confidence: Law, reference: (title: "Legge")),
            ],
        ),
    ],
    criteria: [
        (
            id: "X-01",
            title: (it: "Ore", en: "Hours"),
            kind: Mandatory,
            mode: Computed,
            each: Courses,
            in_force: (from: "2024-01-01"),
            confidence: Law,
            reference: (title: "Legge"),
            guard: Term("led"),
            define: [(name: "limit", value: Param(id: "P_HOURS"))],
            condition: Compare(left: Field("course.h_total"), is: AtLeast, right: Ref("limit")),
            message: (it: "Servono {limit}.", en: "{limit} are needed."),
            fix: (text: (it: "Aggiungi ore.", en: "Add hours."), who: Trainer),
        ),
    ],
)
"#
    .to_owned()
}

/// What loading the sound file with `old` replaced by `new` finds, and whether everything inside the program is still there
#[track_caller]
fn broken(old: &str, new: &str) -> RuleProblem {
    let text = sound();
    assert_eq!(text.matches(old).count(), 1, "the test changes one place: {old}");
    let text = text.replace(old, new);
    let loaded = rules::load_beside_embedded(&[("mie/prova.ron", &text)]);
    assert!(loaded.rulebook("prova").is_none(), "a broken rulebook judges nothing");
    let inside: Vec<String> = rules::embedded_rulebooks().iter().map(|b| b.id().to_owned()).collect();
    let there: Vec<String> = loaded.rulebooks.iter().map(|b| b.id().to_owned()).collect();
    assert_eq!(there, inside, "the rulebooks inside the program are still there");
    let mut errors = loaded.problems.into_iter().filter(|p| p.severity == Severity::Error);
    let problem = errors.next().expect("an error");
    assert_eq!(problem.file, "mie/prova.ron");
    for lang in [Lang::It, Lang::En] {
        let texts = Texts::new(lang);
        let told = texts.diagnostic(&problem.diagnostic());
        assert!(!told.contains(problem.code), "{told}: the error has words");
        assert!(texts.diagnostic_hint(&problem.diagnostic()).is_some(), "{told}: says what to do");
    }
    problem
}

/// Line of the first place where `needle` stands in the sound file
fn line(needle: &str) -> u32 {
    sound().lines().position(|line| line.contains(needle)).expect("it stands there") as u32 + 1
}

#[test]
fn the_file_that_the_tests_break_is_sound() {
    let text = sound();
    let loaded = rules::load_beside_embedded(&[("mie/prova.ron", &text)]);
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    assert_eq!(loaded.rulebooks.len(), rules::embedded_rulebooks().len() + 1);
}

#[test]
fn an_unknown_operator_is_refused_where_it_stands() {
    let problem = broken("is: AtLeast", "is: AboutAsMuchAs");
    assert_eq!((problem.code, problem.line), ("R-SYNTAX", line("is: AtLeast")));
    assert!(problem.facts[0].contains("AboutAsMuchAs"), "{:?}", problem.facts);
    let problem = broken("guard: Term(", "guard: Whenever(");
    assert_eq!((problem.code, problem.line), ("R-SYNTAX", line("guard: Term(")));
}

#[test]
fn a_hole_in_the_dates_is_refused_with_its_days() {
    let problem = broken(r#"to: "2025-12-31""#, r#"to: "2025-11-30""#);
    assert_eq!((problem.code, problem.line), ("R-HOLE", line(r#"from: "2026-01-01""#)));
    assert_eq!(problem.facts, ["P_HOURS", "2025-12-01", "2026-01-01"]);
}

#[test]
fn an_overlap_of_dates_is_refused() {
    let problem = broken(r#"to: "2025-12-31""#, r#"to: "2026-01-01""#);
    assert_eq!((problem.code, problem.line), ("R-OVERLAP", line(r#"from: "2026-01-01""#)));
    assert_eq!(broken(r#", to: "2025-12-31""#, "").code, "R-OVERLAP", "a value without an end goes on");
    assert_eq!(broken(r#"to: "2025-12-31""#, r#"to: "2023-12-31""#).code, "R-BACKWARDS");
}

#[test]
fn a_circle_of_references_is_refused() {
    let problem = broken(r#"value: Param(id: "P_HOURS")"#, r#"value: Ref("limit")"#);
    assert_eq!((problem.code, problem.facts), ("R-CIRCLE", vec!["limit".to_owned()]));
    let round = r#"condition: Any([Term("led"), Always])),"#;
    let from = r#"condition: Exists(of: Organisations, holds: Compare(left: Field("organisation.role"), is: Equal, right: Code("LEAD")))),"#;
    let problem = broken(from, round);
    assert_eq!((problem.code, problem.facts), ("R-CIRCLE", vec!["led".to_owned()]));
}

#[test]
fn different_units_are_refused() {
    let problem = broken("unit: Hours", "unit: Months");
    assert_eq!(problem.code, "R-UNIT");
    assert_eq!(problem.facts, ["Months", "Hours"]);
    let problem = broken(r#"Field("course.h_total")"#, r#"Field("course.start")"#);
    assert_eq!(problem.code, "R-KIND", "hours are no day");
}

#[test]
fn doubled_ids_are_refused() {
    let twice =
        r#"define: [(name: "limit", value: Number(1)), (name: "limit", value: Param(id: "P_HOURS"))],"#;
    let problem = broken(r#"define: [(name: "limit", value: Param(id: "P_HOURS"))],"#, twice);
    assert_eq!((problem.code, problem.facts), ("R-DOUBLE", vec!["limit".to_owned()]));
    let text = sound();
    let (before, criterion) = text.split_once("    criteria: [\n").expect("criteria");
    let criterion = criterion.split_once("\n    ],\n)").expect("the end").0;
    let doubled = format!("{before}    criteria: [\n{criterion}\n{criterion}\n    ],\n)\n");
    let loaded = rules::load_beside_embedded(&[("mie/prova.ron", &doubled)]);
    assert!(
        loaded.problems.iter().any(|p| p.code == "R-DOUBLE" && p.facts == ["X-01"]),
        "{:?}",
        loaded.problems
    );
    assert!(loaded.rulebook("prova").is_none());
}

#[test]
fn a_missing_language_is_refused() {
    let problem = broken(r#"(it: "Aggiungi ore.", en: "Add hours.")"#, r#"(it: "Aggiungi ore.")"#);
    assert_eq!((problem.code, problem.line), ("R-SYNTAX", line("Aggiungi ore")));
    for (old, new, owner) in [
        (r#"en: "Add hours.""#, r#"en: """#, "X-01"),
        (r#"it: "Ore minime""#, r#"it: " ""#, "P_HOURS"),
        (r#"en: "Fine""#, r#"en: """#, "prova"),
        (r#"en: "Has a lead""#, r#"en: """#, "prova"),
    ] {
        let problem = broken(old, new);
        assert_eq!((problem.code, problem.facts), ("R-UNTOLD", vec![owner.to_owned()]), "{old}");
    }
}

#[test]
fn unknown_names_and_fields_are_refused() {
    assert_eq!(
        broken(r#"value: Param(id: "P_HOURS")"#, r#"value: Param(id: "P_HUORS")"#).code,
        "R-UNKNOWN-PARAMETER"
    );
    assert_eq!(broken(r#"guard: Term("led")"#, r#"guard: Term("lde")"#).code, "R-UNKNOWN-TERM");
    assert_eq!(broken(r#"right: Ref("limit")"#, r#"right: Ref("limits")"#).code, "R-UNKNOWN-NAME");
    assert_eq!(broken(r#"Field("course.h_total")"#, r#"Field("course.h_totale")"#).code, "R-SYNTAX");
    assert_eq!(broken("who: Trainer", "who: Trainer, whom: Lead").code, "R-SYNTAX");
    assert_eq!(broken("each: Courses,", "").code, "R-OUTSIDE");
    assert_eq!(broken(r#"Code("LEAD")"#, r#"Code("LEADER")"#).code, "R-WORD");
    assert_eq!(broken(r#"it: "Servono {limit}.""#, r#"it: "Servono {limite}.""#).code, "R-PLACEHOLDER");
    assert_eq!(broken(r#"en: "{limit} are needed.""#, r#"en: "More are needed.""#).code, "R-UNLIKE");
    assert_eq!(broken("value: Number(120)", "value: Number(inf)").code, "R-BAD-VALUE");
    assert_eq!(broken("value: Number(120)", r#"value: Level("A1")"#).code, "R-BAD-VALUE");
}

#[test]
fn a_broken_file_of_an_inner_rulebook_leaves_the_inner_one_in_force() {
    let text = sound().replace(r#"id: "prova""#, r#"id: "blue_card""#);
    let loaded = rules::load_beside_embedded(&[("mie/carta.ron", &text)]);
    assert_eq!(
        loaded.rulebook("blue_card").map(|book| book.criteria.len()),
        Some(1),
        "a sound one takes its place"
    );
    let text = text.replace("is: AtLeast", "is: NotSo");
    let loaded = rules::load_beside_embedded(&[("mie/carta.ron", &text)]);
    assert!(loaded.rulebook("blue_card").is_some_and(|book| book.criteria.len() > 5));
    assert_eq!(loaded.problems.len(), 1);
}

/// The program asked about rule files in English
fn asked(arguments: &[&str]) -> (Output, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_corridoi"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .arg("rules")
        .args(arguments)
        .args(["--lang", "en"])
        .output()
        .expect("the binary runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    (output, said)
}

#[test]
fn the_command_is_fine_with_our_own_rule_files() {
    let (output, said) = asked(&["check", "assets/rules", "tests/rules"]);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.ends_with("0 errors, 0 warnings, 0 notes\n"), "{said}");
}

#[test]
fn the_command_tells_file_line_and_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("prova.ron");
    fs::write(&path, sound().replace(r#"to: "2025-12-31""#, r#"to: "2025-11-30""#)).expect("written");
    let place = folder.path().to_string_lossy().into_owned();
    let (output, said) = asked(&["check", &place]);
    assert_eq!(output.status.code(), Some(1));
    let hole = format!("prova.ron:{}:", line(r#"from: "2026-01-01""#));
    assert!(said.contains(&hole) && said.contains("[R-HOLE]") && said.contains("2025-12-01"), "{said}");
    let (output, said) = asked(&["check", &place, "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let found: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!(found["sound"], false);
    assert_eq!(found["findings"][0]["code"], "R-HOLE");
    assert!(found["findings"][0]["hint"].is_string());
}

#[test]
fn the_command_lists_the_changes_that_no_case_notices() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("prova.ron"), sound()).expect("written");
    let (output, said) = asked(&["mutate", &folder.path().to_string_lossy()]);
    assert_eq!(output.status.code(), Some(1), "without cases nothing is noticed");
    assert!(said.contains("P_HOURS") && said.contains("AtLeast to MoreThan"), "{said}");
}

#[test]
fn a_folder_that_is_not_there_is_told_on_the_error_stream() {
    let (output, said) = asked(&["check", "no/such/folder"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(said.is_empty() && !output.stderr.is_empty());
    let (output, _) = asked(&["check"]);
    assert_eq!(output.status.code(), Some(2), "a folder is needed");
}
