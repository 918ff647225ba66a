//! The law: rule files, test cases as data, three values, broken files, wording.

use corridoi::{
    base::Severity,
    rules::{
        self, Outcome, Rulebook,
        case::{CaseFile, run_case},
        parse::from_text,
    },
    text::{Lang, Texts},
};
use std::{fs, path::Path};

fn read_folder(folder: &Path, into: &mut Vec<(String, String)>) {
    let mut entries: Vec<_> = fs::read_dir(folder).expect("the folder is there").flatten().collect();
    entries.sort_by_key(fs::DirEntry::path);
    for entry in entries {
        let path = entry.path();
        if path.is_dir() {
            read_folder(&path, into);
        } else if path.extension().is_some_and(|e| e == "ron") {
            into.push((path.to_string_lossy().replace('\\', "/"), fs::read_to_string(&path).expect("text")));
        }
    }
}

fn files_of(folder: &str) -> Vec<(String, String)> {
    let mut files = Vec::new();
    read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut files);
    files
}

fn books() -> Vec<Rulebook> {
    rules::embedded_rulebooks()
}

#[test]
fn every_rule_file_is_inside_the_binary() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/rules");
    let on_disk: Vec<(String, String)> = files_of("assets/rules")
        .into_iter()
        .map(|(path, text)| {
            let below = Path::new(&path).strip_prefix(&root).expect("below the folder");
            (below.to_string_lossy().replace('\\', "/"), text)
        })
        .collect();
    let inside: Vec<(String, String)> =
        rules::embedded().iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    let mut sorted = inside.clone();
    sorted.sort();
    let mut disk = on_disk;
    disk.sort();
    let names = |files: &[(String, String)]| files.iter().map(|f| f.0.clone()).collect::<Vec<_>>();
    assert_eq!(names(&sorted), names(&disk), "src/rules/embedded.rs lists every file of assets/rules");
    assert!(sorted == disk, "the binary holds the files as they are");
}

#[test]
fn the_rule_files_inside_the_binary_have_no_problem() {
    let texts = Texts::new(Lang::En);
    let loaded = rules::load(rules::embedded());
    let said: Vec<String> = loaded
        .problems
        .iter()
        .filter(|p| p.severity != Severity::Note)
        .map(|p| format!("{}: {}", p.diagnostic().place, texts.diagnostic(&p.diagnostic())))
        .collect();
    assert!(said.is_empty(), "{}", said.join("\n"));
}

#[test]
fn every_case_comes_out_as_expected() {
    let books = books();
    let mut wrong = Vec::new();
    let mut cases = 0;
    for (path, text) in files_of("tests/rules") {
        let file: CaseFile = match from_text(&path, &text) {
            Ok(file) => file,
            Err(problem) => {
                panic!("{}:{}:{} {:?}", problem.file, problem.line, problem.column, problem.facts)
            }
        };
        let book = books
            .iter()
            .find(|b| b.id() == file.rulebook)
            .unwrap_or_else(|| panic!("no rulebook {}", file.rulebook));
        for case in &file.cases {
            cases += 1;
            if let Err(failure) = run_case(book, case) {
                wrong.push(format!(
                    "{} {}: {} instead of {}",
                    case.criterion, case.name, failure.found, failure.expected
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {cases} cases:\n{}", wrong.len(), wrong.join("\n"));
    assert!(cases > 60, "the cases were read");
}

#[test]
fn negative_results_are_red_only_where_law_guidelines_or_press_speak() {
    use corridoi::rules::Confidence;
    for confidence in Confidence::ALL {
        let red = matches!(
            confidence,
            Confidence::Law | Confidence::LawPart | Confidence::Min | Confidence::Seed | Confidence::Sec
        );
        assert_eq!(Outcome::negative(confidence) == Outcome::Fail, red, "{confidence:?}");
    }
}

#[test]
fn the_88_criteria_of_art_23_are_there_in_their_groups() {
    use corridoi::rules::{CriterionKind, Mode};
    let books = books();
    let book = books.iter().find(|b| b.id() == "art23").expect("art. 23");
    // Group, criteria, mandatory, preferential, advisory, by paper or mixed
    let expected = [
        ("PRO", 12, 10, 0, 2, 7),
        ("PAR", 6, 4, 0, 2, 4),
        ("REC", 8, 5, 0, 3, 1),
        ("TRA", 18, 9, 0, 9, 4),
        ("ORG", 9, 2, 0, 7, 5),
        ("EMP", 11, 8, 0, 3, 5),
        ("PRC", 20, 13, 0, 7, 5),
        ("PRE", 4, 0, 3, 1, 2),
    ];
    for (group, all, mandatory, preferential, advisory, papers) in expected {
        let of: Vec<_> = book.criteria.iter().filter(|c| c.id.starts_with(group)).collect();
        let kind = |kind| of.iter().filter(|c| c.kind == kind).count();
        let found = (
            of.len(),
            kind(CriterionKind::Mandatory),
            kind(CriterionKind::Preferential),
            kind(CriterionKind::Advisory),
            of.iter().filter(|c| c.mode != Mode::Computed).count(),
        );
        assert_eq!(found, (all, mandatory, preferential, advisory, papers), "{group}");
    }
    assert_eq!(book.criteria.len(), 88);
}
