//! The real binary, run in a work folder: what it prints where, and how it ends.

use crate::schema::misfits;
use serde_json::Value;
use std::{
    fs,
    io::Read as _,
    path::Path,
    process::{Command, Output, Stdio},
};

/// A small embedded scenario, quick to simulate in a test build
const SMALL: &str = "it-er-careers";

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_corridoi"));
    command.current_dir(folder).args(arguments).stdin(Stdio::null());
    // Neither the language nor the screen of whoever runs the tests matters.
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
        command.env_remove(name);
    }
    command
}

fn corridoi(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments).output().expect("the binary runs")
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("text")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("text")
}

#[track_caller]
fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {}", out(output)))
}

#[track_caller]
fn ends(output: &Output, code: i32) {
    assert_eq!(output.status.code(), Some(code), "{}\n{}", out(output), err(output));
}

#[test]
fn run_gives_the_same_bytes_twice_and_on_any_number_of_threads() {
    let folder = folder();
    let run = |threads: &str| {
        let arguments = ["run", SMALL, "--futures", "600", "--threads", threads, "--format", "json"];
        let output = corridoi(folder.path(), &arguments);
        ends(&output, 0);
        assert_eq!(err(&output), "", "no progress where nobody watches");
        out(&output)
    };
    let first = run("1");
    assert_eq!(first, run("1"));
    assert_eq!(first, run("2"));
    assert_eq!(first, run("8"));
}

#[test]
fn run_as_json_fits_its_schema_and_holds_every_figure() {
    let folder = folder();
    let schema = json(&corridoi(folder.path(), &["schema", "run"]));
    let output =
        corridoi(folder.path(), &["run", SMALL, "--futures", "300", "--seed", "7", "--format", "json"]);
    ends(&output, 0);
    let result = json(&output);
    assert_eq!(misfits(&schema, &result), Vec::<String>::new());
    assert_eq!((&result["seed"], &result["futures"]), (&7.into(), &300.into()));
    let metric = |id: &str| {
        let found = result["metrics"].as_array().expect("a list").iter();
        found.clone().find(|m| m["id"] == id && m["corridor"].is_null()).unwrap_or_else(|| panic!("{id}"))
    };
    for id in ["arrivals", "cost_total", "uncovered", "stranded"] {
        let m = metric(id);
        let quantiles: Vec<f64> = ["p5", "p10", "p25", "p50", "p75", "p90", "p95"]
            .iter()
            .map(|q| m[q].as_f64().expect(q))
            .collect();
        assert!(quantiles.is_sorted(), "{m}");
        assert!(m["standard_error"].is_number() && m["sd"].is_number());
    }
    assert!(!result["series"].as_array().expect("a list").is_empty());
}

#[test]
fn another_seed_is_other_luck_and_another_variant_the_same() {
    let folder = folder();
    let digest = |arguments: &[&str]| {
        let all = [&["run", SMALL, "--futures", "200", "--format", "json"], arguments].concat();
        let output = corridoi(folder.path(), &all);
        ends(&output, 0);
        json(&output)["results_sha256"].clone()
    };
    assert_ne!(digest(&["--seed", "1"]), digest(&["--seed", "2"]));
}

#[test]
fn run_for_people_and_for_spreadsheets() {
    let folder = folder();
    let text = corridoi(folder.path(), &["run", SMALL, "--futures", "200", "--lang", "en"]);
    ends(&text, 0);
    for wanted in ["Arrivals", "Cost", "Uncovered", "200 futures · seed 1"] {
        assert!(out(&text).contains(wanted), "{wanted}\n{}", out(&text));
    }
    let italian = out(&corridoi(folder.path(), &["run", SMALL, "--futures", "200", "--lang", "it"]));
    assert!(italian.contains("Arrivi") && italian.contains("Scoperto"), "{italian}");
    assert!(!italian.contains('\u{1b}'), "readable without colour");

    let table = corridoi(folder.path(), &["run", SMALL, "--futures", "200", "--format", "csv"]);
    ends(&table, 0);
    let text = out(&table);
    let mut lines = text.lines();
    let head = lines.next().expect("a head");
    assert!(head.starts_with("kind,id,corridor,unit,month,n,mean,"));
    assert!(lines.any(|line| line.starts_with("metric,arrivals,,people,,200,")), "{text}");
    assert!(text.lines().any(|line| line.starts_with("series,arrivals_cumulative,,people,")));
}

#[test]
fn check_is_fine_with_unmet_criteria_and_strict_is_not() {
    let folder = folder();
    let worked = corridoi::file::embedded::WORKED;
    let fine = corridoi(folder.path(), &["check", worked, "--lang", "en"]);
    ends(&fine, 0);
    assert!(out(&fine).contains("0 errors"), "{}", out(&fine));
    let strict = corridoi(folder.path(), &["check", worked, "--strict"]);
    ends(&strict, 1);

    let schema = json(&corridoi(folder.path(), &["schema", "check"]));
    let result = corridoi(folder.path(), &["check", worked, "--format", "json"]);
    ends(&result, 0);
    let result = json(&result);
    assert_eq!(misfits(&schema, &result), Vec::<String>::new());
    let file = &result["files"][0];
    assert_eq!(file["sound"], true);
    let laws = file["law"].as_array().expect("a list");
    let ids: Vec<&str> = laws.iter().filter_map(|law| law["rulebook"].as_str()).collect();
    assert_eq!(ids[0], "art23", "the law of entry comes before the calls");
    assert!(ids.contains(&"foncoop_68_skillroute"), "{ids:?}");
    let todo = laws[0]["todo"].as_array().expect("a list");
    assert!(!todo.is_empty() && todo.iter().all(|task| task["serves"][0].is_string()));
}

#[test]
fn several_files_are_checked_in_one_go_and_the_worst_gives_the_exit_code() {
    let folder = folder();
    let worked = corridoi::file::embedded::WORKED;
    fs::write(folder.path().join("empty.ron"), "").expect("a place to write");
    for lang in ["it", "en"] {
        let both = corridoi(folder.path(), &["check", worked, SMALL, "--lang", lang]);
        ends(&both, 0);
        let said = out(&both);
        let todo = if lang == "it" { "Da fare: " } else { "To do: " };
        assert!(said.contains(todo) && said.contains("PRC-08"), "{said}");
        assert!(!said.contains("Indicare "), "a sentence, not a label after a verb");
    }
    let mixed = corridoi(folder.path(), &["check", worked, "empty.ron", SMALL, "--format", "json"]);
    ends(&mixed, 1);
    let result = json(&mixed);
    let sound: Vec<bool> =
        result["files"].as_array().expect("a list").iter().filter_map(|f| f["sound"].as_bool()).collect();
    assert_eq!(sound, [true, false, true]);
    ends(&corridoi(folder.path(), &["check", "nowhere.ron", "empty.ron", worked]), 3);
}

#[test]
fn every_embedded_scenario_is_sound_and_runs() {
    let folder = folder();
    let list = json(&corridoi(folder.path(), &["list", "--format", "json"]));
    let names: Vec<&str> =
        list["scenarios"].as_array().expect("a list").iter().filter_map(|s| s["name"].as_str()).collect();
    assert!(names.len() >= 4, "{names:?}");
    for name in names {
        ends(&corridoi(folder.path(), &["check", name]), 0);
        ends(&corridoi(folder.path(), &["run", name, "--futures", "20"]), 0);
    }
}

#[test]
fn a_scenario_with_errors_ends_with_one_and_says_where() {
    let folder = folder();
    let text = corridoi::file::embedded::scenario(SMALL).expect("inside").text;
    let at = text.find("arrival_stage: \"").expect("a corridor") + "arrival_stage: \"".len();
    fs::write(folder.path().join("dangling.ron"), format!("{}no_such_{}", &text[..at], &text[at..]))
        .expect("a place to write");
    fs::write(folder.path().join("broken.ron"), &text[..text.len() / 2]).expect("a place to write");
    fs::write(folder.path().join("binary.ron"), [0, 159, 146, 150]).expect("a place to write");
    fs::write(folder.path().join("empty.ron"), "").expect("a place to write");
    for name in ["dangling.ron", "broken.ron", "binary.ron", "empty.ron"] {
        for subcommand in ["check", "run"] {
            let output = corridoi(folder.path(), &[subcommand, name, "--lang", "en"]);
            ends(&output, 1);
            let told = out(&output) + &err(&output);
            assert!(told.contains(name), "{told}");
        }
    }
    let result = corridoi(folder.path(), &["check", "dangling.ron", "--format", "json"]);
    ends(&result, 1);
    let result = json(&result);
    assert_eq!(result["files"][0]["sound"], false);
    assert_eq!(result["files"][0]["findings"][0]["code"], "S-DANGLING");
    let schema = json(&corridoi(folder.path(), &["schema", "check"]));
    assert_eq!(misfits(&schema, &result), Vec::<String>::new());
    let broken = json(&corridoi(folder.path(), &["check", "broken.ron", "--format", "json"]));
    assert_eq!(misfits(&schema, &broken), Vec::<String>::new());
}

#[test]
fn a_file_that_is_not_there_ends_with_three() {
    let folder = folder();
    for subcommand in ["check", "run", "list"] {
        let output = corridoi(folder.path(), &[subcommand, "nowhere.ron"]);
        ends(&output, 3);
        assert_eq!(out(&output), "");
        assert!(err(&output).contains("nowhere.ron"));
    }
    let output = corridoi(folder.path(), &["check", "."]);
    ends(&output, 3);
}

#[test]
fn wrong_use_ends_with_two_and_says_what_to_do() {
    let folder = folder();
    for (arguments, wanted) in [
        (vec!["run"], "FILE"),
        (vec!["run", SMALL, "--futures", "many"], "many"),
        (vec!["run", SMALL, "--futures", "0"], "0"),
        (vec!["run", SMALL, "--fuutres", "10"], "--futures"),
        (vec!["run", SMALL, "--format", "xml"], "json"),
        (vec!["run", SMALL, "--variant", "no_such"], "no_such"),
        (vec!["schema", "moon"], "moon"),
        (vec!["new", "a.ron", "--from", "moon"], "thamm-plus-marocco"),
    ] {
        let output = corridoi(folder.path(), &[&arguments[..], &["--lang", "en"]].concat());
        ends(&output, 2);
        assert_eq!(out(&output), "", "{arguments:?}");
        assert!(err(&output).contains(wanted), "{arguments:?}: {}", err(&output));
    }
}

#[test]
fn new_writes_a_file_once_and_never_over_another() {
    let folder = folder();
    let output = corridoi(folder.path(), &["new", "mio.ron", "--from", SMALL]);
    ends(&output, 0);
    let path = folder.path().join("mio.ron");
    let written = fs::read_to_string(&path).expect("a file");
    assert_eq!(written, corridoi::file::embedded::scenario(SMALL).expect("inside").text);
    let again = corridoi(folder.path(), &["new", "mio.ron"]);
    ends(&again, 3);
    assert_eq!(fs::read_to_string(&path).expect("a file"), written);
    ends(&corridoi(folder.path(), &["check", "mio.ron"]), 0);
    ends(&corridoi(folder.path(), &["new", "no/such/folder/mio.ron"]), 3);
}

#[test]
fn new_begins_with_a_template_that_list_names() {
    let folder = folder();
    let list = json(&corridoi(folder.path(), &["list", "--format", "json"]));
    let templates = list["templates"].as_array().expect("a list");
    assert_eq!(templates.len(), 6);
    for template in templates {
        let of = |field: &str| template[field].as_str().expect("words");
        assert!(!of("title").is_empty() && !of("summary").is_empty());
        let file = format!("{}.ron", of("name"));
        ends(&corridoi(folder.path(), &["new", &file, "--template", of("name")]), 0);
        let inside = corridoi::file::embedded::template(of("name")).expect("inside").text;
        assert_eq!(fs::read_to_string(folder.path().join(&file)).expect("a file"), inside);
        ends(&corridoi(folder.path(), &["check", &file]), 0);
    }
    let shown = out(&corridoi(folder.path(), &["list", "--lang", "it"]));
    assert!(shown.contains("art23-una-regione") && shown.contains("Modelli"), "{shown}");
    // A worked scenario is no template, and both at once are a contradiction.
    let wrong = corridoi(folder.path(), &["new", "x.ron", "--template", SMALL]);
    ends(&wrong, 2);
    assert!(err(&wrong).contains("carta-blu"), "the message names what there is");
    ends(&corridoi(folder.path(), &["new", "x.ron", "--template", "carta-blu", "--from", SMALL]), 2);
    assert!(!folder.path().join("x.ron").exists());
}

#[test]
fn list_shows_variants_and_levers_of_a_file() {
    let folder = folder();
    let worked = corridoi::file::embedded::WORKED;
    let scenario = corridoi::file::codec::scenario_from_text(
        corridoi::file::embedded::scenario(worked).expect("inside").text,
    )
    .expect("sound");
    let listed = json(&corridoi(folder.path(), &["list", worked, "--format", "json"]));
    let ids = |list: &str| -> Vec<String> {
        let items = listed[list].as_array().expect("a list").iter();
        items.filter_map(|item| item["id"].as_str().map(str::to_owned)).collect()
    };
    assert_eq!(ids("levers"), scenario.levers.iter().map(|l| l.id.to_string()).collect::<Vec<_>>());
    assert_eq!(ids("variants"), scenario.variants.iter().map(|v| v.id.to_string()).collect::<Vec<_>>());
    assert!(listed["levers"].as_array().expect("a list").iter().all(|lever| lever["value"].is_number()));
    for variant in &scenario.variants {
        let run = ["run", worked, "--futures", "20", "--variant", variant.id.as_str()];
        ends(&corridoi(folder.path(), &run), 0);
    }
}

#[test]
fn help_and_version_are_data() {
    let folder = folder();
    for (lang, wanted) in [("it", "Comandi"), ("en", "Commands")] {
        let output = corridoi(folder.path(), &["--help", "--lang", lang]);
        ends(&output, 0);
        assert_eq!(err(&output), "");
        assert!(out(&output).contains(wanted), "{}", out(&output));
        let output = corridoi(folder.path(), &["run", "--help", "--lang", lang]);
        assert!(out(&output).contains("--variant"), "{}", out(&output));
    }
    let version = corridoi(folder.path(), &["--version"]);
    ends(&version, 0);
    assert_eq!(out(&version).trim(), format!("corridoi {}", env!("CARGO_PKG_VERSION")));
}

#[test]
fn without_a_screen_the_result_comes_in_the_terminal() {
    let folder = folder();
    let output = corridoi(folder.path(), &[SMALL, "--lang", "en"]);
    ends(&output, 0);
    assert!(out(&output).contains("Arrivals"), "{}", out(&output));
    assert!(err(&output).contains("window cannot be opened"), "{}", err(&output));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let folder = folder();
    let mut child = command(folder.path(), &["schema", "scenario"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    // The document is longer than a pipe holds, so the program is still writing when the reader goes.
    drop(child.stdout.take());
    let mut told = String::new();
    child.stderr.take().expect("a pipe").read_to_string(&mut told).expect("text");
    assert_eq!(child.wait().expect("it ends").code(), Some(0), "{told}");
    assert_eq!(told, "");
}

#[test]
fn compare_sets_a_file_and_all_its_variants_side_by_side() {
    let folder = folder();
    let arguments = ["compare", "thamm-plus-marocco", "--futures", "256", "--format", "json"];
    let output = corridoi(folder.path(), &arguments);
    ends(&output, 0);
    let result = json(&output);
    let sides = result["sides"].as_array().expect("sides");
    assert!(sides.len() > 2, "the base and its variants");
    assert_eq!((&result["futures"], &sides[0]["variant"]), (&256.into(), &Value::Null));
    for (index, side) in sides.iter().enumerate() {
        for row in side["results"].as_array().expect("rows") {
            if row["difference"].is_null() {
                continue;
            }
            let number = |name: &str| row[name].as_f64().expect("a number");
            assert!(number("low") <= number("difference") && number("difference") <= number("high"), "{row}");
            if index == 0 {
                assert_eq!((number("difference"), number("equal")), (0.0, 1.0), "{row}");
            }
        }
    }
    // One of the variants alone gives the same as among all.
    let variant = sides[1]["variant"].as_str().expect("an id");
    let alone = corridoi(
        folder.path(),
        &["compare", "thamm-plus-marocco", variant, "--futures", "256", "--format", "json"],
    );
    ends(&alone, 0);
    assert_eq!(json(&alone)["sides"][1]["results"], sides[1]["results"]);
    let named = format!("thamm-plus-marocco#{variant}");
    let other = corridoi(
        folder.path(),
        &["compare", "thamm-plus-marocco", &named, "--futures", "256", "--format", "json"],
    );
    assert_eq!(json(&other)["sides"][1]["results"], sides[1]["results"]);
}

#[test]
fn compare_says_what_it_cannot_compare() {
    let folder = folder();
    let one = corridoi(folder.path(), &["compare", "re-source-fami#nessuna"]);
    ends(&one, 2);
    assert!(err(&one).contains("nessuna"), "{}", err(&one));
    let text = corridoi(folder.path(), &["compare", SMALL, "y-med", "--futures", "200", "--lang", "en"]);
    ends(&text, 0);
    assert!(out(&text).contains("Goals") && out(&text).contains("better in"), "{}", out(&text));
}
