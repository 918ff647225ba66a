//! Story, motions and meetings: in files, by the command line, on slides and in minutes, and that no result rests on them.

use corridoi::{
    file::{codec, embedded},
    jobs::Cancel,
    model::{
        Edit, Path, Scenario,
        diff::diff,
        edit,
        meeting::{MOST_EXHIBITS, MOST_LEVERS, fingerprint},
        validate::validate,
    },
    pipeline::{self, Outcome, RunRequest},
    report::{Inputs, Report, meeting::fill, passport::Passports},
    rules,
    text::{Lang, Texts},
};
use serde_json::{Value, json};
use std::{
    fs,
    num::NonZeroUsize,
    path::Path as FilePath,
    process::{Command, Output, Stdio},
    sync::Arc,
};

/// Few futures: what is tested is not their number
const FEW: [&str; 2] = ["--futures", "256"];

fn corridoi(folder: &FilePath, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_corridoi"));
    command.current_dir(folder).args(arguments).stdin(Stdio::null());
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "DISPLAY", "WAYLAND_DISPLAY"] {
        command.env_remove(name);
    }
    command.output().expect("the binary runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[track_caller]
fn ends(output: &Output, code: i32) {
    assert_eq!(output.status.code(), Some(code), "{}\n{}", text(&output.stdout), text(&output.stderr));
}

fn worked() -> Scenario {
    let text = embedded::scenario(embedded::WORKED).expect("inside").text;
    codec::scenario_from_text(text).expect("sound")
}

/// The worked scenario with a motion that two bodies voted on, and a meeting that dealt with it
fn met() -> Scenario {
    let scenario = worked();
    let [one, other] = [0, 1].map(|index| scenario.organisations[index].id.as_str().to_owned());
    let add = |list: &str, value: Value| Edit::Add { list: Path::new(list), value, before: None };
    let edits = [
        add(
            "motions",
            json!({
                "id": "mozione_1", "name": "Nulla osta in 30 giorni", "text": "Chiedere un addetto per provincia",
                "variant": "nulla_osta_30", "proposer": one, "date": "2027-03-01", "seed": 1, "futures": 256,
                "fingerprint": "0123456789abcdef", "quotes": [{"figure": "arrivals_by_target", "value": 51}],
                "votes": [
                    {"organisation": one, "position": "For"},
                    {"organisation": other, "position": "Against", "reservation": "gli addetti non ci sono"}],
            }),
        ),
        add(
            "meetings",
            json!({
                "id": "riunione_1", "date": "2027-03-02", "place": "Bologna", "present": [one, other],
                "inputs": ["Relazione di febbraio"], "notes": "Si riprende a maggio", "motions": ["mozione_1"],
                "fingerprint": fingerprint(&scenario),
            }),
        ),
    ];
    edit::apply(&scenario, &edits).expect("it fits")
}

fn outcome(scenario: &Scenario, variant: Option<&str>, futures: u32) -> Arc<Outcome> {
    let variant = variant.map(|id| corridoi::base::Id::new(id).expect("an id"));
    let request = RunRequest { futures, seed: 1, threads: NonZeroUsize::new(2).expect("two") };
    pipeline::run(
        &Arc::new(scenario.clone()),
        variant.as_ref(),
        &rules::embedded_rulebooks(),
        &request,
        &[],
        &Cancel::new(),
        &mut |_| {},
    )
    .expect("it runs")
}

fn report(outcome: &Outcome, base: Option<&Report>) -> Report {
    let judged = &outcome.judged;
    Report::new(&Inputs {
        scenario: &judged.scenario,
        compiled: &judged.compiled,
        totals: &outcome.totals,
        rulebooks: &judged.rulebooks,
        assessments: &judged.assessments,
        facts: &judged.facts,
        base,
    })
}

#[test]
fn story_motions_and_meetings_are_written_and_read_back_as_they_are() {
    let scenario = met();
    assert_eq!(validate(&scenario), [], "nothing is wrong with them");
    let written = codec::text_from_scenario(&scenario).expect("text");
    let read = codec::scenario_from_text(&written).expect("sound");
    assert_eq!(
        (&read.story, &read.motions, &read.meetings),
        (&scenario.story, &scenario.motions, &scenario.meetings)
    );
    assert_eq!(codec::text_from_scenario(&read).expect("text"), written);
    for part in ["votes: [", "position: Against", "reservation: \"gli addetti", "Flow(\"meccatronica\")"] {
        assert!(written.contains(part), "{part}");
    }
    let edits = diff(&worked(), &scenario);
    assert_eq!(edits.len(), 2, "{edits:?}");
    assert_eq!(edit::apply(&worked(), &edits).expect("it fits"), scenario);
}

#[test]
fn no_result_no_code_and_no_fingerprint_rests_on_what_is_said_in_meetings() {
    let (with, without) = (met(), worked().without_meetings());
    assert_ne!(with, without);
    assert_eq!(fingerprint(&with), fingerprint(&without));
    for variant in [None, Some("nulla_osta_30")] {
        let (one, other) = (outcome(&with, variant, 64), outcome(&without, variant, 64));
        assert_eq!(one.judged.model_sha256, other.judged.model_sha256);
        let id = one.judged.variant.clone();
        let codes = |outcome: &Outcome| Passports::of(&report(outcome, None), id.as_ref(), None);
        assert_eq!(codes(&one), codes(&other), "{variant:?}");
    }
}

#[test]
fn every_step_of_the_worked_story_names_figures_charts_and_levers_that_are_there() {
    let scenario = worked();
    assert!((5..=7).contains(&scenario.story.len()));
    let base = report(&outcome(&scenario, None, 256), None);
    for lang in Lang::ALL {
        let texts = Texts::new(lang);
        for step in &scenario.story {
            let variant = step.variant.as_ref().map(corridoi::base::Id::as_str);
            let shown = match variant {
                None => base.clone(),
                Some(_) => report(&outcome(&scenario, variant, 256), Some(&base)),
            };
            for words in [&step.title, &step.note] {
                let filled = fill::fill(words, &shown, &texts);
                assert_eq!(filled.unknown, Vec::<String>::new(), "{}: {}", step.id, filled.text);
            }
            let digits = step.title.chars().filter(char::is_ascii_digit).count();
            assert!(
                digits == 0 || step.title.contains("30 giorni") || step.title.contains("Art. 23"),
                "{}",
                step.id
            );
            assert!(!step.show.is_empty() && step.show.len() <= MOST_EXHIBITS, "{}", step.id);
            assert!(step.levers.len() <= MOST_LEVERS, "{}", step.id);
            assert!(!step.quotes.is_empty() || !step.title.contains('{'), "{} quotes what it names", step.id);
        }
    }
}

#[test]
fn the_check_before_the_meeting_holds_for_the_worked_story_and_tells_what_moved() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = corridoi(folder.path(), &["story", "check", embedded::WORKED, "--format", "json"]);
    ends(&output, 0);
    let told: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(told["holds"], true);
    let figures = told["story"]
        .as_array()
        .expect("steps")
        .iter()
        .map(|step| step["figures"].as_array().map_or(0, Vec::len));
    assert!(figures.sum::<usize>() > 10);

    // One more month for a course: figures of people move, and why is said.
    ends(&corridoi(folder.path(), &["new", "a.ron"]), 0);
    let path = folder.path().join("a.ron");
    let mut scenario = codec::scenario_from_text(&fs::read_to_string(&path).expect("text")).expect("sound");
    scenario.courses[0].class_max.usual = 12.0;
    scenario.courses[0].class_max.low = 12.0;
    fs::write(&path, codec::text_from_scenario(&scenario).expect("text")).expect("written");
    let output = corridoi(folder.path(), &["story", "check", "a.ron"]);
    ends(&output, 1);
    let said = text(&output.stdout);
    assert!(said.contains("lo scenario") && said.contains("Non val"), "{said}");

    // Quoted anew, it holds again.
    ends(&corridoi(folder.path(), &["story", "update", "a.ron"]), 0);
    let output = corridoi(folder.path(), &["story", "check", "a.ron", "--lang", "en"]);
    ends(&output, 0);
    assert!(text(&output.stdout).contains("still hold"), "{}", text(&output.stdout));
    let other = corridoi(folder.path(), &[&["story", "check", "a.ron"][..], &FEW].concat());
    ends(&other, 1);
    let none = corridoi(folder.path(), &[&["story", "check", "y-med"][..], &FEW].concat());
    ends(&none, 0);
    assert!(text(&none.stdout).contains("Né racconto né mozioni"), "{}", text(&none.stdout));
}

#[cfg(feature = "papers")]
#[test]
fn slides_are_one_page_a_step_with_the_words_of_the_screen_and_strict_tags() {
    use corridoi::{
        paper::{document::Document, pdf, slides},
        report::meeting::{Frame, Telling, slide},
    };
    let scenario = worked();
    let shown = report(&outcome(&scenario, None, 256), None);
    let passports = Passports::of(&shown, None, None);
    for lang in Lang::ALL {
        let texts = Texts::new(lang);
        let made: Vec<_> = scenario
            .story
            .iter()
            .enumerate()
            .map(|(index, step)| {
                let telling = Telling {
                    step,
                    index,
                    count: scenario.story.len(),
                    scenario: &scenario.programme.title,
                    variant: None,
                    tried: false,
                    report: &shown,
                    passports: &passports,
                };
                slide::slide(&telling, &Frame { size: slide::USUAL, kept: 0.0 }, &texts)
            })
            .collect();
        let pages = slides::pages(&made);
        assert_eq!((pages.pages.len(), pages.bookmarks.len()), (scenario.story.len(), scenario.story.len()));
        assert_eq!(pages.size, slide::USUAL);
        let words = pages.words(lang);
        let people = shown.headlines.arrivals.expect("people arrive").value_words(&texts);
        assert!(words.contains(&format!("Arrivano {people} persone")), "{words}");
        assert!(words.contains(&scenario.programme.title), "the foot says which scenario");
        let document = Document {
            title: scenario.programme.title.clone(),
            subject: String::new(),
            lang,
            date: (2026, 11, 21),
            head: Default::default(),
            foot: "prova".to_owned(),
            page_words: String::new(),
            blocks: Vec::new(),
        };
        let bytes = pdf::strict(&document, &pages).unwrap_or_else(|error| panic!("{error}"));
        assert!(bytes.starts_with(b"%PDF"));
    }
}

#[cfg(feature = "papers")]
#[test]
fn the_binary_writes_slides_minutes_and_the_chapter_of_decisions() {
    let folder = tempfile::tempdir().expect("a folder");
    let scenario = met();
    fs::write(folder.path().join("a.ron"), codec::text_from_scenario(&scenario).expect("text"))
        .expect("written");
    let run =
        |arguments: &[&str]| corridoi(folder.path(), &[&["report", "a.ron"][..], arguments, &FEW].concat());
    let read = |name: &str| fs::read(folder.path().join(name)).expect("a file");

    ends(&run(&["--slides", "s.pdf"]), 0);
    ends(&run(&["--slides", "t.pdf"]), 0);
    assert_eq!(read("s.pdf"), read("t.pdf"), "the same input gives the same bytes");
    let raw = text(&read("s.pdf"));
    assert!(raw.starts_with("%PDF") && raw.contains("pdfuaid"), "the strict form is promised");

    for name in ["m.pdf", "m.md", "m.txt"] {
        ends(&run(&["--minutes", name]), 0);
    }
    assert!(text(&read("m.pdf")).contains("pdfuaid"));
    let said = text(&read("m.md"));
    for part in [
        "# Verbale della riunione del 2 marzo 2027",
        "Relazione di febbraio",
        "gli addetti non ci sono",
        "1 a favore, 1 contro, 0 astenuti",
        "Si riprende a maggio",
        "0123456789ab",
    ] {
        assert!(said.contains(part), "{part}\n{said}");
    }
    ends(&run(&["--minutes", "m.doc"]), 2);
    let unknown = run(&["--minutes", "n.md", "--meeting", "altra"]);
    ends(&unknown, 2);
    assert!(text(&unknown.stderr).contains("riunione_1"), "what there is, is told");

    ends(&run(&["-o", "r.pdf"]), 0);
    ends(&run(&["--pdf", "q.pdf", "--without", "decisions"]), 0);
    assert!(read("r.pdf").len() > read("q.pdf").len(), "the motions are in the report");
    let nothing = corridoi(folder.path(), &["report", "a.ron"]);
    ends(&nothing, 2);
    let no_story = corridoi(folder.path(), &[&["report", "y-med", "--slides", "x.pdf"][..], &FEW].concat());
    ends(&no_story, 1);
    assert!(text(&no_story.stderr).contains("non ha un racconto"), "{}", text(&no_story.stderr));
}
