//! The program without a screen: open, change, see, undo, save, open again, with the time passed in.

use corridoi::{
    base::Id,
    file::{self, codec, embedded},
    jobs::no_wake,
    model::{
        Edit, Path, Scenario, edit,
        merge::{Choices, Side},
    },
    rules,
    session::{Action, Keeper, Notice, RunState, Session, Start},
    text::Lang,
};
use serde_json::json;
use std::{fs, num::NonZeroUsize, path::PathBuf, sync::Arc};

/// Few futures keep each test well below two seconds
const FUTURES: u32 = 300;

fn start(file: Option<PathBuf>) -> Start {
    Start {
        file,
        settings_folder: None,
        language: Lang::It,
        threads: NonZeroUsize::new(2).expect("two"),
        rulebooks: rules::embedded_rulebooks(),
        keeper: Keeper::default(),
        wall_time: 1_800_000_000,
        wake: no_wake(),
    }
}

fn session() -> Session {
    let mut session = Session::new(start(None), 0.0).expect("the worked scenario opens");
    session.act(Action::SetFutures(FUTURES));
    session
}

/// Ticks until nothing is on its way, a step of time for each round
fn settle(session: &mut Session) {
    let mut now = session.now();
    for _ in 0..200 {
        session.tick(now);
        session.wait();
        session.tick(now);
        let busy = session.is_opening() || session.is_saving();
        if !busy && !matches!(session.run_state(), RunState::Waiting | RunState::Running { .. }) {
            return;
        }
        now += 0.3;
    }
    panic!("the session does not come to rest: {:?}", session.run_state());
}

/// A lever of the scenario and its edit to another value
fn turned(scenario: &Scenario, share: f64) -> Vec<Edit> {
    let lever = scenario.levers.first().expect("the worked scenario has levers");
    let tree = edit::Tree::of(scenario);
    let value = lever.min + share * (lever.max - lever.min);
    lever
        .fields()
        .map(|field| {
            let is_estimate = tree.get(field).is_some_and(|value| value.get("usual").is_some());
            if !is_estimate {
                return Edit::number(field, value.round());
            }
            let mut estimate = tree.get(field).cloned().expect("an estimate");
            for part in ["low", "usual", "high"] {
                estimate[part] = json!(value.round());
            }
            Edit::Set { path: field.clone(), value: estimate }
        })
        .collect()
}

fn mean_of(session: &Session, metric: &str) -> f64 {
    let shown = session.shown().expect("results are shown");
    shown.report.metric(metric, None).and_then(|spread| spread.mean).expect("a mean")
}

fn title(text: &str) -> Vec<Edit> {
    vec![Edit::Set { path: Path::new("programme/title"), value: json!(text) }]
}

#[test]
fn it_begins_on_the_worked_scenario_with_results() {
    let mut session = session();
    assert!(session.shown().is_none() && !session.is_modified());
    settle(&mut session);
    let shown = session.shown().expect("results");
    assert_eq!(shown.outcome.futures, FUTURES);
    assert_eq!(session.run_state(), RunState::Done);
    assert!(!session.is_stale() && session.messages().is_empty());
}

#[test]
fn open_turn_a_lever_see_undo_save_and_open_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("prova.ron");
    fs::write(&path, embedded::scenario(embedded::WORKED).expect("inside").text).expect("a place to write");
    let mut session = session();
    session.act(Action::Open(path.clone()));
    settle(&mut session);
    assert_eq!(session.path(), Some(path.as_path()));
    let (before, number) = (mean_of(&session, "entrants"), session.shown().expect("results").number);

    session.act(Action::Edit(turned(session.scenario(), 0.9)));
    assert!(session.is_modified() && session.is_stale());
    assert_eq!(session.run_state(), RunState::Waiting);
    let now = session.now();
    session.tick(now + 0.2);
    assert_eq!(session.run_state(), RunState::Waiting, "the hand is not quiet yet");
    assert_eq!(session.shown().expect("the old results stay").number, number);
    settle(&mut session);
    let after = mean_of(&session, "entrants");
    assert!(!session.is_stale());
    assert!((before - after).abs() > 1e-9, "the lever changes who begins");

    session.act(Action::Undo);
    settle(&mut session);
    assert!((mean_of(&session, "entrants") - before).abs() < 1e-12, "the same luck gives the same figure");
    assert!(!session.is_modified());
    session.act(Action::Redo);
    session.act(Action::Save);
    settle(&mut session);
    assert!(!session.is_modified());
    assert!(matches!(session.messages().last().map(|m| &m.notice), Some(Notice::Saved { .. })));

    let again = Session::new(start(Some(path)), 0.0);
    let mut again = again.expect("the worked scenario opens first");
    again.act(Action::SetFutures(FUTURES));
    settle(&mut again);
    assert!((mean_of(&again, "entrants") - after).abs() < 1e-12);
}

#[test]
fn a_drag_answers_while_it_goes_and_is_one_step() {
    let mut session = session();
    settle(&mut session);
    let from = session.shown().expect("results").number;
    session.act(Action::BeginDrag);
    for share in [0.5, 0.6, 0.7] {
        session.act(Action::DragTo(turned(session.scenario(), share)));
        let now = session.now();
        session.tick(now);
        assert!(matches!(session.run_state(), RunState::Running { .. }), "no waiting during a drag");
        session.wait();
        session.tick(now + 0.01);
        let shown = session.shown().expect("results");
        assert!(shown.number > from && shown.outcome.futures == 200);
    }
    session.act(Action::CommitDrag);
    settle(&mut session);
    assert_eq!(session.document().steps().len(), 1);
    assert_eq!(session.shown().expect("results").outcome.futures, FUTURES);
    session.act(Action::Undo);
    assert!(!session.is_modified());
}

#[test]
fn the_newest_change_wins_and_late_answers_are_dropped() {
    let mut session = session();
    settle(&mut session);
    for share in [0.2, 0.4, 0.8] {
        session.act(Action::Edit(turned(session.scenario(), share)));
        let now = session.now();
        // Each run begins and is overtaken by the next change before anybody looks.
        session.tick(now + 0.3);
    }
    settle(&mut session);
    let wanted = session.scenario();
    assert_eq!(*session.shown().expect("results").outcome.judged.scenario, **wanted);
    assert!(!session.is_stale());
}

#[test]
fn moving_a_node_starts_no_run_and_is_a_step() {
    let mut session = session();
    settle(&mut session);
    let number = session.shown().expect("results").number;
    let node = session.scenario().organisations.first().expect("an organisation").id.clone();
    let places = json!([{ "node": format!("organisations/{node}"), "x": 10.0, "y": 20.0 }]);
    session.act(Action::Edit(vec![Edit::Set { path: Path::new("layout"), value: places }]));
    assert!(session.is_modified() && !session.is_stale());
    assert_eq!(session.run_state(), RunState::Done);
    assert_eq!(session.shown().expect("results").number, number);
}

#[test]
fn a_new_title_takes_the_futures_over() {
    let mut session = session();
    settle(&mut session);
    let digest = session.shown().expect("results").outcome.totals.digest();
    session.act(Action::Edit(title("Un altro titolo")));
    settle(&mut session);
    let shown = session.shown().expect("results");
    assert_eq!(shown.outcome.totals.digest(), digest);
    assert_eq!(shown.report.scenario.programme.title, "Un altro titolo");
}

#[test]
fn a_variant_stands_beside_its_base_and_takes_the_changes() {
    let mut session = session();
    let id = Id::new("prova").expect("an id");
    let value = json!({ "id": "prova", "name": "Prova", "edits": [] });
    let list = Path::new("variants");
    session.act(Action::Edit(vec![Edit::Add { list, value, before: None }]));
    session.act(Action::SelectVariant(Some(id.clone())));
    session.act(Action::Edit(turned(session.scenario(), 0.9)));
    settle(&mut session);
    let shown = session.shown().expect("results");
    assert_eq!(shown.outcome.judged.variant, Some(id));
    let base = shown.base.as_ref().expect("the base is beside it");
    assert_eq!(base.outcome.judged.variant, None);
    assert_eq!(*base.outcome.judged.scenario, **session.scenario());
    assert_ne!(session.seen(), session.scenario());

    // Undoing the variant itself away falls back to the base.
    session.act(Action::UndoTo(0));
    assert_eq!(session.variant(), None);
    settle(&mut session);
    assert!(session.shown().expect("results").base.is_none());
}

#[test]
fn a_file_that_does_not_open_leaves_the_open_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let broken = folder.path().join("rotto.ron");
    fs::write(&broken, "(format: 1, scenario: (programme: (").expect("a place to write");
    let mut session = session();
    session.act(Action::Edit(title("Il mio lavoro")));
    for path in [broken, folder.path().join("nowhere.ron"), folder.path().to_owned()] {
        session.act(Action::Open(path));
        settle(&mut session);
        assert_eq!(session.scenario().programme.title, "Il mio lavoro");
        assert!(session.is_modified() && session.path().is_none());
        let last = session.messages().last().expect("a message");
        assert!(matches!(last.notice, Notice::OpenFailed { .. }), "{last:?}");
        for lang in Lang::ALL {
            let told = last.notice.told(&corridoi::text::Texts::new(lang));
            assert!(!told.sentence.is_empty() && told.hint.is_some_and(|hint| !hint.is_empty()));
        }
    }
    assert!(session.shown().is_some());
}

#[test]
fn a_file_that_somebody_else_changed_is_not_overwritten_without_asking() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("prova.ron");
    let mut session = session();
    session.act(Action::SaveAs(path.clone()));
    settle(&mut session);
    let mut theirs = codec::scenario_from_text(&fs::read_to_string(&path).expect("a file")).expect("sound");
    theirs.programme.title = "Di un altro".to_owned();
    file::save_scenario(&path, &theirs).expect("a place to write");

    session.act(Action::Edit(title("Mio")));
    session.act(Action::Save);
    settle(&mut session);
    assert!(session.is_modified());
    assert!(matches!(session.messages().last().map(|m| &m.notice), Some(Notice::ChangedOnDisk { .. })));
    assert_eq!(file::open_scenario(&path).expect("a file").programme.title, "Di un altro");

    session.act(Action::SaveOver);
    settle(&mut session);
    assert!(!session.is_modified());
    assert_eq!(file::open_scenario(&path).expect("a file").programme.title, "Mio");
}

#[test]
fn a_save_under_way_ends_before_the_session_does() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("prova.ron");
    let mut session = session();
    session.act(Action::SaveAs(path.clone()));
    drop(session);
    assert!(file::open_scenario(&path).is_ok());
}

#[test]
fn an_unsound_scenario_keeps_the_old_results_and_says_what_is_wrong() {
    let mut session = session();
    settle(&mut session);
    let number = session.shown().expect("results").number;
    let lever = session.scenario().corridors.first().expect("a corridor").id.clone();
    let path = Path::new("corridors").join(lever.as_str()).join("arrival_stage");
    session.act(Action::Edit(vec![Edit::Set { path, value: json!("nowhere") }]));
    settle(&mut session);
    assert_eq!(session.run_state(), RunState::Unsound);
    assert!(session.is_stale());
    assert_eq!(session.shown().expect("the old ones").number, number);
    assert_eq!(session.findings().first().map(|f| f.code), Some("S-DANGLING"));
    session.act(Action::Undo);
    settle(&mut session);
    assert_eq!(session.run_state(), RunState::Done);
    assert!(!session.is_stale());
}

#[test]
fn an_edit_that_does_not_fit_changes_nothing_and_says_so() {
    let mut session = session();
    let before = Arc::clone(session.scenario());
    session.act(Action::Edit(vec![Edit::Set { path: Path::new("programme/months"), value: json!("tanti") }]));
    assert!(Arc::ptr_eq(&before, session.scenario()));
    let message = session.messages().last().expect("a message").clone();
    assert!(matches!(message.notice, Notice::EditRefused(_)));
    session.act(Action::Dismiss(message.id));
    assert!(session.messages().is_empty());
}

#[test]
fn a_stopped_run_keeps_what_is_there() {
    let mut session = session();
    settle(&mut session);
    session.act(Action::SetFutures(100_000));
    let now = session.now();
    session.tick(now);
    assert!(matches!(session.run_state(), RunState::Running { .. }));
    session.act(Action::StopRun);
    session.wait();
    session.tick(now + 1.0);
    assert_eq!(session.run_state(), RunState::Stopped);
    assert!(session.shown().is_some());
}

#[test]
fn settings_and_recent_files_come_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("prova.ron");
    let begin = || {
        let start = Start { settings_folder: Some(folder.path().join("settings")), ..start(None) };
        Session::new(start, 0.0).expect("the worked scenario opens")
    };
    let mut session = begin();
    session.act(Action::SetLanguage(Lang::En));
    session.act(Action::SaveAs(path.clone()));
    session.act(Action::SetFutures(FUTURES));
    settle(&mut session);
    drop(session);
    let again = begin();
    assert_eq!(again.texts().lang(), Lang::En);
    assert_eq!(again.settings().recent().collect::<Vec<_>>(), [path.as_path()]);
}

/// A session on a saved file, and the same file changed by somebody else meanwhile
fn diverged(folder: &std::path::Path, mine: Vec<Edit>, theirs: &[Edit]) -> (Session, PathBuf) {
    let path = folder.join("prova.ron");
    let mut session = session();
    session.act(Action::SaveAs(path.clone()));
    session.wait();
    session.take_disk();
    let saved = codec::scenario_from_text(&fs::read_to_string(&path).expect("a file")).expect("sound");
    file::save_scenario(&path, &edit::apply(&saved, theirs).expect("it fits")).expect("a place to write");
    session.act(Action::Edit(mine));
    session.act(Action::Save);
    session.wait();
    session.take_disk();
    (session, path)
}

fn disk(session: &mut Session) {
    session.wait();
    session.take_disk();
}

#[test]
fn changes_of_somebody_else_are_merged_as_one_step_and_then_saved() {
    let folder = tempfile::tempdir().expect("a folder");
    let theirs = [Edit::Set { path: Path::new("programme/summary"), value: json!("Riassunto altrui") }];
    let (mut session, path) = diverged(folder.path(), title("Mio"), &theirs);
    let divergence = session.divergence().expect("a question");
    assert!(divergence.conflicts.is_empty() && divergence.theirs.programme.summary == "Riassunto altrui");
    session.act(Action::MergeDisk(Choices::new()));
    assert!(matches!(session.messages().last().map(|m| &m.notice), Some(Notice::Merged { .. })));
    assert!(session.divergence().is_none() && session.is_modified());
    session.act(Action::Save);
    disk(&mut session);
    assert!(!session.is_modified());
    let saved = file::open_scenario(&path).expect("a file").programme;
    assert_eq!((saved.title.as_str(), saved.summary.as_str()), ("Mio", "Riassunto altrui"));
    session.act(Action::Undo);
    assert_eq!(session.scenario().programme.title, "Mio", "the merge is a step of its own");
}

#[test]
fn a_clash_with_the_disk_changes_nothing_until_it_is_decided() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut session, path) = diverged(folder.path(), title("Mio"), &title("Altrui"));
    session.act(Action::MergeDisk(Choices::new()));
    let conflicts = session.divergence().expect("still open").conflicts.clone();
    assert_eq!(conflicts.len(), 1);
    assert_eq!(session.scenario().programme.title, "Mio");
    assert_eq!(session.messages().last().map(|m| &m.notice), Some(&Notice::MergeConflicts { count: 1 }));
    let mut choices = Choices::new();
    conflicts[0].choose(Side::Theirs, &mut choices);
    session.act(Action::MergeDisk(choices));
    session.act(Action::Save);
    disk(&mut session);
    assert_eq!(file::open_scenario(&path).expect("a file").programme.title, "Altrui");
    assert!(!session.is_modified());
}

#[test]
fn saving_elsewhere_leaves_the_other_persons_file_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut session, path) = diverged(folder.path(), title("Mio"), &title("Altrui"));
    let elsewhere = folder.path().join("altrove.ron");
    session.act(Action::SaveAs(elsewhere.clone()));
    disk(&mut session);
    assert!(session.divergence().is_none() && session.path() == Some(elsewhere.as_path()));
    assert_eq!(file::open_scenario(&path).expect("a file").programme.title, "Altrui");
    assert_eq!(file::open_scenario(&elsewhere).expect("a file").programme.title, "Mio");
}

#[test]
fn variants_are_reset_renamed_rebased_and_promoted_by_actions_that_undo() {
    let mut session = session();
    let id = |text: &str| Id::new(text).expect("an id");
    let add = |name: &str, edits: serde_json::Value| Edit::Add {
        list: Path::new("variants"),
        value: json!({"id": name, "name": name, "edits": edits}),
        before: None,
    };
    let titled = |text: &str| json!([{"Set": {"path": "programme/title", "value": text}}]);
    session.act(Action::Edit(vec![add("una", titled("Una")), add("altra", titled("Altra"))]));
    let before = Arc::clone(session.scenario());
    session.act(Action::SelectVariant(Some(id("una"))));
    assert_eq!(session.seen().programme.title, "Una");
    session.act(Action::ResetField(Path::new("programme/title")));
    assert_eq!(session.seen().programme.title, before.programme.title);
    session.act(Action::Undo);
    session.act(Action::RenameVariant { variant: id("una"), name: "Nuova".to_owned() });
    let name = |session: &Session| {
        session.scenario().variants.iter().find(|v| v.id.as_str() == "una").map(|v| v.name.clone())
    };
    assert_eq!(name(&session).as_deref(), Some("Nuova"));

    let rebase = |choices| Action::RebaseVariant { variant: id("una"), parent: Some(id("altra")), choices };
    session.act(rebase(Choices::new()));
    assert_eq!(session.rebase_conflicts().len(), 1, "both have a title of their own");
    let mut choices = Choices::new();
    session.rebase_conflicts()[0].choose(Side::Mine, &mut choices);
    session.act(rebase(choices));
    assert!(session.rebase_conflicts().is_empty());
    assert_eq!(session.seen().programme.title, "Una");

    session.act(Action::PromoteVariant {
        variant: id("una"),
        old_base: Some((id("prima"), "Prima".to_owned())),
    });
    assert_eq!((session.variant(), session.scenario().programme.title.as_str()), (None, "Una"));
    session.act(Action::SelectVariant(Some(id("prima"))));
    assert_eq!(session.seen().programme.title, before.programme.title);
    session.act(Action::UndoTo(1));
    assert_eq!(*session.scenario(), before);
}

#[test]
fn a_change_on_the_disk_is_seen_without_saving_and_a_file_that_goes_away_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("prova.ron");
    let mut session = session();
    session.act(Action::SaveAs(path.clone()));
    disk(&mut session);
    let look = |session: &mut Session| {
        session.tick(session.now() + 5.0);
        session.act(Action::StopRun);
        disk(session);
    };
    let last = |session: &Session| session.messages().last().map(|message| message.notice.clone());
    look(&mut session);
    assert_eq!(last(&session), Some(Notice::Saved { path: path.clone() }), "nothing to tell");

    let text = fs::read_to_string(&path).expect("a file");
    fs::write(&path, format!("{text}\n// un commento\n")).expect("a place to write");
    look(&mut session);
    assert!(session.divergence().is_none(), "the same scenario, written in another way");

    let saved = codec::scenario_from_text(&text).expect("sound");
    file::save_scenario(&path, &edit::apply(&saved, &title("Altrui")).expect("it fits")).expect("room");
    look(&mut session);
    assert_eq!(last(&session), Some(Notice::ChangedOnDisk { path: path.clone() }));
    session.act(Action::MergeDisk(Choices::new()));
    assert_eq!(session.scenario().programme.title, "Altrui");
    assert!(!session.is_modified(), "what is open is what is on the disk");

    fs::remove_file(&path).expect("our own file");
    look(&mut session);
    assert_eq!(last(&session), Some(Notice::Gone { path: path.clone() }));
    session.act(Action::Edit(title("Ancora")));
    session.act(Action::Save);
    disk(&mut session);
    assert!(!session.is_modified() && path.exists());
}
