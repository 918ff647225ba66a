//! Files: what is read, what is refused and where, and that saving loses nothing.
//!
//! Each file in `tests/files` but `small.ron` has one fault; the table says what the program answers to it.

use corridoi::{
    base::Id,
    file::{self, FileError, NEWEST, codec, embedded, store},
    model::{Grade, Housing, Scenario},
    text::{Lang, Texts},
};
use proptest::prelude::*;
use std::{
    fs,
    io::{Seek as _, Write as _},
    path::{Path, PathBuf},
};

/// File, answer, line and column; the answer is the code of the first finding, or the id of the message
type Fault = (&'static str, &'static str, Option<(usize, usize)>);

/// Every file of `tests/files` with what is said of it
const FAULTS: [Fault; 44] = [
    ("binary", "file_error_binary", None),
    ("dangling", "S-DANGLING", Some((31, 27))),
    ("dangling-source", "S-DANGLING", Some((44, 87))),
    ("doubled-field", "file_error_doubled_field", Some((6, 9))),
    ("doubled-id", "S-DOUBLED", Some((12, 14))),
    ("doubled-key", "file_error_doubled_field", Some((54, 68))),
    ("empty", "file_error_empty", None),
    ("ends-early", "file_error_ends_early", Some((35, 1))),
    ("escape", "file_error_escape", Some((16, 21))),
    ("fraction-for-whole-number", "file_error_no_whole_number", Some((7, 17))),
    ("infinite", "file_error_no_number", Some((30, 62))),
    ("json", "file_error_no_sign", Some((1, 1))),
    ("latin-1", "file_error_binary", None),
    ("missing-colon", "file_error_no_sign", Some((5, 15))),
    ("missing-comma", "file_error_no_sign", Some((5, 9))),
    ("missing-field", "file_error_missing_field", Some((8, 5))),
    ("negative-money", "S-NEGATIVE", Some((44, 25))),
    ("negative-whole-number", "file_error_no_whole_number", Some((7, 17))),
    ("newer", "file_error_newer", Some((2, 13))),
    ("no-format", "file_error_no_format", Some((1, 1))),
    ("not-a-country", "file_error_no_country", Some((17, 21))),
    ("not-a-date", "file_error_no_date", Some((6, 16))),
    ("not-a-number", "file_error_no_number", Some((30, 53))),
    ("not-an-id", "file_error_no_id", Some((15, 17))),
    ("number-for-estimate", "file_error_no_sign", Some((22, 59))),
    ("number-for-text", "file_error_no_text", Some((5, 16))),
    ("other-object", "file_error_other_object", Some((3, 16))),
    ("out-of-order", "S-ORDER", Some((30, 43))),
    ("prose", "file_error_other_object", Some((1, 1))),
    ("text-for-number", "file_error_no_whole_number", Some((7, 17))),
    ("text-for-word", "file_error_no_word", Some((20, 20))),
    ("too-large-number", "file_error_no_number", Some((30, 62))),
    ("trailing", "file_error_trailing", Some((59, 1))),
    ("unclosed-comment", "file_error_unclosed", Some((10, 5))),
    ("unclosed-text", "file_error_unclosed", Some((28, 27))),
    ("unknown-field", "file_error_unknown_field_near", Some((5, 9))),
    ("unknown-field-far", "file_error_unknown_field", Some((6, 9))),
    ("unknown-format", "file_error_unknown_format", Some((2, 13))),
    ("unknown-word", "file_error_unknown_word_near", Some((20, 20))),
    ("variant-dangling", "S-VARIANT", Some((51, 19))),
    ("variant-unsound", "S-ORDER", Some((49, 9))),
    ("word-for-truth", "file_error_no_truth", Some((35, 56))),
    ("wrong-bracket", "file_error_no_sign", Some((10, 17))),
    ("wrong-unit", "S-UNIT", Some((30, 73))),
];

fn in_package(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn broken(name: &str) -> FileError {
    let path = in_package(&format!("tests/files/{name}.ron"));
    file::open_scenario(&path).expect_err("a fault")
}

fn small() -> String {
    fs::read_to_string(in_package("tests/files/small.ron")).expect("the small scenario")
}

fn read(text: &str) -> Scenario {
    codec::scenario_from_text(text).unwrap_or_else(|error| panic!("{error:?}"))
}

fn written(scenario: &Scenario) -> String {
    codec::text_from_scenario(scenario).expect("a text")
}

#[test]
fn every_fault_has_its_answer_and_its_place() {
    let mut problems = Vec::new();
    for (name, answer, place) in FAULTS {
        let error = broken(name);
        let found = match &error {
            FileError::Unsound { findings } => findings[0].diagnostic.code,
            other => other.text_id(),
        };
        let at = error.at().map(|at| (at.line, at.column));
        if (found, at) != (answer, place) {
            problems.push(format!("{name}: {found} at {at:?}, not {answer} at {place:?}: {error:?}"));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_file_with_a_fault_is_in_the_table() {
    let mut names: Vec<String> = fs::read_dir(in_package("tests/files"))
        .expect("the folder")
        .flatten()
        .filter_map(|entry| entry.file_name().to_string_lossy().strip_suffix(".ron").map(str::to_owned))
        .filter(|name| name != "small")
        .collect();
    names.sort();
    assert_eq!(names, FAULTS.map(|(name, ..)| name));
}

#[test]
fn every_answer_is_worded_in_both_languages_with_what_to_do() {
    for lang in Lang::ALL {
        let texts = Texts::new(lang);
        for (name, ..) in FAULTS {
            let error = broken(name);
            let arguments = error.arguments();
            let arguments: Vec<_> =
                arguments.iter().map(|(key, value)| (*key, value.as_str().into())).collect();
            for id in [error.text_id().to_owned(), format!("{}.hint", error.text_id())] {
                let words = texts.by_id_with(&id, &arguments).unwrap_or_else(|| panic!("no {id}"));
                assert!(!words.contains("{$"), "{id}: {words}");
            }
        }
    }
}

#[test]
fn a_message_names_what_stands_there_and_what_was_probably_meant() {
    let error = broken("unknown-field");
    let arguments = error.arguments();
    let of = |name: &str| arguments.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str());
    assert_eq!(
        (of("found"), of("near"), of("place")),
        (Some("titel"), Some("title"), Some("programme/titel"))
    );
    // The place is the very word of the unit, behind the three numbers, and not the estimate around it.
    let FileError::Unsound { findings } = broken("wrong-unit") else { panic!("a fault of content") };
    assert_eq!(findings[0].diagnostic.facts, ["People", "Days, Weeks, Months"]);
    let FileError::Syntax { place, .. } = broken("word-for-truth") else { panic!("a fault of syntax") };
    assert_eq!(place, "corridors/uno/exits/fine/wanted");
    assert_eq!(
        broken("newer"),
        FileError::Newer { at: file::Position { line: 2, column: 13 }, found: 7, known: NEWEST }
    );
}

/// What the binary carries of a folder
type List = fn() -> &'static [embedded::Embedded];

/// Folders of the package and what the binary carries of them
const EMBEDDED: [(&str, List); 2] =
    [("scenarios", embedded::scenarios), ("scenarios/modelli", embedded::templates)];

#[test]
fn the_example_scenarios_are_written_as_the_program_writes_them() {
    for (folder, list) in EMBEDDED {
        for embedded in list() {
            let scenario = read(embedded.text);
            let text = written(&scenario);
            assert_eq!(written(&read(&text)), text, "{}", embedded.name);
            if std::env::var_os("CORRIDOI_REWRITE").is_some() {
                let path = in_package(&format!("{folder}/{}.ron", embedded.name));
                store::save(&path, text.as_bytes(), store::Backup::Leave).expect("a place to write");
            } else {
                assert!(
                    text == embedded.text,
                    "{folder}/{}.ron is laid out by hand; CORRIDOI_REWRITE=1 lets this test lay it out",
                    embedded.name
                );
            }
        }
    }
}

#[test]
fn the_binary_carries_the_scenarios_of_the_package() {
    for (folder, list) in EMBEDDED {
        let mut names: Vec<String> = fs::read_dir(in_package(folder))
            .expect("the folder")
            .flatten()
            .filter_map(|entry| entry.file_name().to_string_lossy().strip_suffix(".ron").map(str::to_owned))
            .collect();
        names.sort();
        assert_eq!(list().iter().map(|file| file.name).collect::<Vec<_>>(), names);
        for file in list() {
            let path = in_package(&format!("{folder}/{}.ron", file.name));
            assert!(fs::read(path).expect("a file") == file.text.as_bytes(), "{}", file.name);
        }
    }
    assert!(embedded::scenario(embedded::WORKED).is_some());
}

#[test]
fn a_scenario_comes_back_from_its_text_as_it_was() {
    let scenario = read(&small());
    let text = written(&scenario);
    assert_eq!(read(&text), scenario);
    assert_eq!(written(&read(&text)), text);
    assert!(text.starts_with("Scenario(\n    format: 1,\n    programme: Programme(\n"), "{text}");
    assert!(
        text.contains("Estimate(low: 1, usual: 2, high: 3.5, unit: Months, grade: Assumption)"),
        "{text}"
    );
}

#[test]
fn an_answer_called_none_is_not_lost() {
    let employer = |housing: Option<Housing>| {
        let mut scenario = read(&small());
        let text = r#"{"id": "ditta", "name": "Ditta", "province": "MO",
            "firms": {"low": 1, "usual": 1, "high": 1, "unit": "Count", "grade": "Assumption"}}"#;
        let mut employer: corridoi::model::Employer = serde_json::from_str(text).expect("an employer");
        employer.housing = housing;
        scenario.employers.push(employer);
        scenario
    };
    for housing in [None, Some(Housing::None), Some(Housing::Hotel)] {
        assert_eq!(read(&written(&employer(housing))), employer(housing));
    }
}

#[test]
fn lists_without_an_order_of_their_own_are_sorted_and_the_others_are_kept() {
    let mut scenario = read(&small());
    let mut first = scenario.references[0].clone();
    first.id = Id::new("aaa").expect("an id");
    scenario.references.push(first);
    let mut cost = scenario.costs[0].clone();
    cost.id = Id::new("aaa").expect("an id");
    scenario.costs.push(cost);
    let back = read(&written(&scenario));
    assert_eq!(back.references.iter().map(|r| r.id.as_str()).collect::<Vec<_>>(), ["aaa", "fonte"]);
    assert_eq!(back.costs.iter().map(|c| c.id.as_str()).collect::<Vec<_>>(), ["test", "aaa"]);
    let mut turned = scenario.clone();
    turned.references.reverse();
    assert_eq!(written(&turned), written(&scenario));
}

#[test]
fn one_change_is_one_line() {
    let before = read(&small());
    let mut after = before.clone();
    after.corridors[0].intakes[0].people.grade = Grade::Measured;
    let (before, after) = (written(&before), written(&after));
    let different = before.lines().zip(after.lines()).filter(|(a, b)| a != b).count();
    assert_eq!((different, before.lines().count()), (1, after.lines().count()));
}

#[test]
fn a_mark_of_byte_order_and_lines_of_another_system_are_read() {
    let text = format!("\u{feff}{}", small().replace('\n', "\r\n"));
    assert_eq!(read(&text), read(&small()));
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.ron");
    fs::write(&path, text).expect("a place to write");
    assert_eq!(file::open_scenario(&path), Ok(read(&small())));
}

#[test]
fn brackets_and_names_of_objects_may_be_written_or_left_out() {
    let named = small().replacen("(\n", "#![enable(implicit_some)]\nScenario(\n", 1);
    assert_eq!(read(&named), read(&small()));
}

#[test]
fn a_file_of_a_gigabyte_is_refused_unread() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("large.ron");
    let mut large = fs::File::create(&path).expect("a place to write");
    // A hole: it takes no room on the disk.
    large.seek(std::io::SeekFrom::Start((1 << 30) - 1)).expect("a long file");
    large.write_all(b")").expect("a long file");
    drop(large);
    assert_eq!(
        file::open_scenario(&path),
        Err(FileError::TooLarge { bytes: 1 << 30, limit: codec::LARGEST })
    );
}

#[test]
fn nesting_without_end_is_refused_before_the_parser_sees_it() {
    for (open, close) in [("(", ")"), ("[", "]"), ("{", "}"), ("Some(", ")"), ("(a:", ")"), ("[(", ")]")] {
        let text = format!("(format: 1, programme: {}{})", open.repeat(100_000), close.repeat(100_000));
        assert!(matches!(codec::scenario_from_text(&text), Err(FileError::TooDeep { .. })), "{open}");
    }
    let comments = format!("{}{}{}", "/*".repeat(100_000), "*/".repeat(100_000), small());
    assert_eq!(read(&comments), read(&small()));
}

#[test]
fn what_is_no_file_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let missing = folder.path().join("missing.ron");
    assert_eq!(file::open_scenario(&missing), Err(FileError::Missing { path: missing.clone() }));
    assert!(matches!(file::open_scenario(folder.path()), Err(FileError::NoFile { .. })));
    #[cfg(unix)]
    assert!(matches!(file::open_scenario(Path::new("/dev/zero")), Err(FileError::NoFile { .. })));
}

#[test]
fn a_file_cut_anywhere_is_refused_or_whole() {
    let text = small();
    for end in (0..text.trim_end().len()).filter(|end| text.is_char_boundary(*end)) {
        assert!(codec::reading_from_text(&text[..end]).is_err(), "cut at {end}");
    }
    let worked = embedded::scenario(embedded::WORKED).expect("the worked scenario").text;
    let step = worked.len() / 150 + 1;
    for end in (0..worked.trim_end().len()).step_by(step).filter(|end| worked.is_char_boundary(*end)) {
        assert!(codec::reading_from_text(&worked[..end]).is_err(), "cut at {end}");
    }
}

#[test]
fn saving_keeps_the_last_good_file_beside_the_new_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("piano.ron");
    let first = read(&small());
    let mut second = first.clone();
    second.programme.title = "Seconda".to_owned();
    file::save_scenario(&path, &first).expect("a place to write");
    assert!(!store::backup_of(&path).exists());
    file::save_scenario(&path, &second).expect("a place to write");
    assert_eq!(file::open_scenario(&path), Ok(second.clone()));
    assert_eq!(file::open_scenario(&store::backup_of(&path)), Ok(first.clone()));
    // The same again changes nothing, and a file that somebody broke does not become the good copy.
    file::save_scenario(&path, &second).expect("a place to write");
    fs::write(&path, "(").expect("our own file");
    file::save_scenario(&path, &second).expect("a place to write");
    assert_eq!(file::open_scenario(&store::backup_of(&path)), Ok(first));
    assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 2);
}

#[test]
fn a_place_where_nothing_can_be_written_is_named_and_nothing_changes() {
    let folder = tempfile::tempdir().expect("a folder");
    let scenario = read(&small());
    let nowhere = folder.path().join("no/such/folder/a.ron");
    assert!(matches!(file::save_scenario(&nowhere, &scenario), Err(FileError::MissingFolder { .. })));
    assert!(matches!(file::save_scenario(folder.path(), &scenario), Err(FileError::NoFile { .. })));
    let locked = folder.path().join("locked.ron");
    file::save_scenario(&locked, &scenario).expect("a place to write");
    let before = fs::read(&locked).expect("the file");
    let mut rights = fs::metadata(&locked).expect("the file").permissions();
    rights.set_readonly(true);
    fs::set_permissions(&locked, rights).expect("our own file");
    let mut other = scenario;
    other.programme.title = "Altro".to_owned();
    assert!(matches!(file::save_scenario(&locked, &other), Err(FileError::NotAllowed { .. })));
    assert_eq!(fs::read(&locked).expect("the file"), before);
    assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 1);
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_only_be_read_is_left_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.ron");
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).expect("our own folder");
    // Some users may write everywhere; for them there is no such folder.
    let may_write = fs::write(folder.path().join("probe"), "").is_ok();
    let saved = file::save_scenario(&path, &read(&small()));
    if !may_write {
        assert_eq!(saved, Err(FileError::NotAllowed { path: path.clone() }));
        assert!(!path.exists());
    }
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).expect("our own folder");
}

#[test]
fn a_scenario_that_contradicts_itself_can_be_saved_and_recovered_but_not_opened() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.ron");
    let mut scenario = read(&small());
    scenario.corridors[0].arrival_stage = Id::new("nowhere").expect("an id");
    file::save_scenario(&path, &scenario).expect("a place to write");
    assert!(matches!(file::open_scenario(&path), Err(FileError::Unsound { .. })));
    let text = store::read_text(&path, codec::LARGEST).expect("the file");
    assert_eq!(codec::reading_from_text(&text).map(|reading| reading.scenario), Ok(scenario));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_bytes_never_end_the_program(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0_u8..4), 1..6),
    ) {
        let mut bytes = small().into_bytes();
        for (place, byte, kind) in changes {
            let place = place.index(bytes.len());
            match kind {
                0 => bytes[place] = byte,
                1 => bytes.insert(place, byte),
                2 => drop(bytes.remove(place)),
                _ => bytes[place] = b"()[]{},:\"'/*\\-.e9#r"[usize::from(byte) % 19],
            }
        }
        if let Ok(text) = String::from_utf8(bytes)
            && let Ok(reading) = codec::reading_from_text(&text)
        {
            let text = written(&reading.scenario);
            prop_assert_eq!(codec::reading_from_text(&text).map(|again| again.scenario), Ok(reading.scenario));
        }
    }

    #[test]
    fn any_words_and_numbers_come_back(
        title in ".{1,40}",
        note in "(?s)[ -~\n\t\u{7f}-\u{ff}\u{2019}\\\\\"']{0,80}",
        low in 0.0_f64..1e6,
        spread in 0.0_f64..1e6,
        coordinate in any::<f32>().prop_filter("finite", |x| x.is_finite()),
    ) {
        let mut scenario = read(&small());
        scenario.programme.title = format!("x{title}");
        scenario.programme.summary = note;
        let people = &mut scenario.corridors[0].intakes[0].people;
        (people.low, people.usual, people.high) = (low, low + spread / 2.0, low + spread);
        scenario.layout = vec![corridoi::model::NodePlace {
            node: corridoi::model::Path::new("corridors/uno"),
            x: coordinate,
            y: -coordinate,
        }];
        let text = written(&scenario);
        prop_assert_eq!(&read(&text), &scenario);
        prop_assert_eq!(written(&read(&text)), text);
    }
}
