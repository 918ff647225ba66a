//! The quality of the rule files: easy to read, whole, and guarded by their cases.
//!
//! The share of changes that the cases notice is measured here at its floor; `corridoi rules mutate assets/rules tests/rules` lists
//! the changes that none notices.

use corridoi::{
    base::Severity,
    rules::{
        self, Rulebook,
        check::texts_of,
        readability::{ENOUGH_WORDS, LOWEST, gulpease, n_words},
    },
};
use std::{fs, path::Path};

/// Every rule file and case file of the project, with its path below the project
pub(crate) fn files() -> Vec<(String, String)> {
    fn walk(root: &Path, folder: &Path, into: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).expect("the folder is there").flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(root, &path, into);
            } else if path.extension().is_some_and(|e| e == "ron") {
                let name = path.strip_prefix(root).expect("below").to_string_lossy().replace('\\', "/");
                into.push((name, fs::read_to_string(&path).expect("text")));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    walk(root, &root.join("assets/rules"), &mut found);
    walk(root, &root.join("tests/rules"), &mut found);
    found.sort();
    found
}

fn borrowed(files: &[(String, String)]) -> Vec<(&str, &str)> {
    files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect()
}

fn books() -> Vec<Rulebook> {
    rules::embedded_rulebooks()
}

#[test]
fn every_italian_text_of_the_rules_is_easy_to_read() {
    let mut hard = Vec::new();
    let mut asked = 0;
    for book in books() {
        for (owner, words) in texts_of(&book) {
            if n_words(&words.it) < ENOUGH_WORDS {
                continue;
            }
            asked += 1;
            let index = gulpease(&words.it).expect("words");
            if index < LOWEST {
                hard.push(format!("{index:.0} {} {owner}: {}", book.id(), words.it));
            }
        }
    }
    assert!(asked > 300, "the texts were read: {asked}");
    assert!(hard.is_empty(), "{} texts:\n{}", hard.len(), hard.join("\n"));
}

#[test]
fn the_check_of_the_rule_files_finds_no_error_and_no_failing_case() {
    let files = files();
    let checked = rules::check(&borrowed(&files));
    let loud: Vec<_> = checked.findings.iter().filter(|f| f.severity != Severity::Note).collect();
    assert!(loud.is_empty(), "{loud:#?}");
    assert!(checked.rulebooks >= 25 && checked.criteria > 220 && checked.cases > 1_000, "{checked:?}");
}

#[test]
fn every_criterion_has_its_three_cases_and_no_parameter_is_idle() {
    let files = files();
    let checked = rules::check(&borrowed(&files));
    let wanted = ["R-NO-CASE", "R-UNUSED", "R-UNUSED-NAME", "R-UNREACHED", "R-UNTRANSLATED", "R-HARD"];
    let gaps: Vec<_> = checked
        .findings
        .iter()
        .filter(|finding| wanted.contains(&finding.code))
        .map(|finding| format!("{} {} {}", finding.code, finding.place, finding.facts.join(" ")))
        .collect();
    assert!(gaps.is_empty(), "{} gaps:\n{}", gaps.len(), gaps.join("\n"));
}

#[test]
fn the_cases_notice_nine_changes_of_the_rules_in_ten() {
    let files = files();
    let mutants = rules::check::mutation(&borrowed(&files));
    let missed: Vec<String> = mutants
        .iter()
        .filter(|mutant| !mutant.caught)
        .map(|mutant| format!("{} {} {}", mutant.rulebook, mutant.place, mutant.what))
        .collect();
    assert!(mutants.len() > 800, "the rules were changed: {}", mutants.len());
    assert!(
        missed.len() * 10 <= mutants.len(),
        "{} of {} missed:\n{}",
        missed.len(),
        mutants.len(),
        missed.join("\n")
    );
}

#[test]
fn ids_of_criteria_are_unique_over_all_rulebooks() {
    let mut ids: Vec<String> = books().iter().flat_map(|b| b.criteria.iter().map(|c| c.id.clone())).collect();
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count, "a paper names its criterion without the rulebook");
}

#[test]
fn every_route_of_the_model_has_its_rulebook() {
    for id in ["art23", "blue_card", "quota", "seasonal_quota", "conversion", "internship", "art27"] {
        let book = books().into_iter().find(|book| book.id() == id).unwrap_or_else(|| panic!("{id}"));
        let route = book.head.route.as_ref().expect("a route has its terms");
        assert_eq!(route.of.code().to_ascii_lowercase(), id);
        assert!(book.head.window.is_none(), "laws take requests on any day");
    }
}

#[test]
fn a_call_is_shown_as_closed_on_the_days_it_takes_no_requests() {
    use corridoi::rules::Facts;
    let status = |id: &str, day: &str| {
        let book = books().into_iter().find(|book| book.id() == id).expect("a call");
        let day = day.parse().expect("a date");
        let assessed = rules::assess(&book, &Facts::default(), day, day);
        (assessed.open, assessed.status.id)
    };
    assert_eq!(status("foncoop_68_skillroute", "2026-12-31"), (true, "to_complete".into()));
    assert_eq!(status("foncoop_68_skillroute", "2027-01-01"), (false, "closed".into()));
    assert_eq!(status("foncoop_68_skillroute", "2025-12-16"), (false, "closed".into()));
    assert_eq!(status("fondimpresa_4_2024", "2026-11-21"), (false, "closed".into()));
    assert_eq!(status("fondimpresa_4_2024", "2024-07-19"), (true, "to_complete".into()));
    assert_eq!(status("mpf_2024", "2026-11-21"), (true, "to_complete".into()));
}

#[test]
fn the_blue_card_judges_the_software_scenario() {
    use corridoi::rules::Outcome;
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/it-er-careers.ron");
    let text = fs::read_to_string(path).expect("text");
    let scenario = corridoi::file::codec::scenario_from_text(&text).expect("it is sound");
    let relevant = corridoi::pipeline::relevant_rulebooks(&scenario, books());
    assert_eq!(relevant.iter().map(Rulebook::id).collect::<Vec<_>>(), ["blue_card"]);
    let facts = rules::facts_from::facts(&scenario);
    let assessed = rules::assess(&relevant[0], &facts, scenario.programme.as_of, scenario.programme.as_of);
    let outcome = |id: &str| assessed.result(id).expect("a criterion").outcome;
    assert_eq!(outcome("ALT-02-02"), Outcome::Pass, "the contract is open-ended");
    assert_eq!(outcome("ALT-02-03"), Outcome::Unknown, "the pay of the collective agreement is not stated");
    assert_eq!(outcome("ALT-02-05"), Outcome::Unknown, "nobody says whether the job centre was asked");
    assert_eq!(assessed.status.id, "to_complete");
}
