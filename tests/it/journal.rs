//! No work is lost: a program that edits at random is killed at random moments, and what comes back is what was there.
//!
//! The killed program is this test binary itself, started again with a folder in its environment. It edits through the
//! session, waits until the journal has taken the action, and writes the number of the action to its output. Whatever
//! comes back must be the last acknowledged state or the one after it, with its history.

use corridoi::{
    file::lock::Keeper,
    jobs::no_wake,
    model::{Edit, Path, Scenario},
    session::{Action, Notice, OnDisk, Session, Start},
    text::Lang,
};
use serde_json::json;
use std::{
    env, fs,
    io::{BufRead as _, BufReader, Write as _},
    num::NonZeroUsize,
    path::{Path as File, PathBuf},
    process::{Command, Stdio},
    thread,
    time::Duration,
};

/// Folder of the killed program
const FOLDER: &str = "CORRIDOI_KILLED_IN";
/// Seed of its actions
const SEED: &str = "CORRIDOI_KILLED_SEED";
/// How many times it is killed
const KILLS: &str = "CORRIDOI_KILLS";
/// Actions after which it waits for its end
const ACTIONS: usize = 60;
/// Programs that are killed side by side
const AT_ONCE: usize = 4;

/// A small generator of numbers, the same in both programs
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    fn below(&mut self, n: usize) -> usize {
        self.next() as usize % n
    }
}

fn start(folder: &File, file: Option<PathBuf>) -> Start {
    Start {
        file,
        settings_folder: Some(folder.join("settings")),
        language: Lang::It,
        threads: NonZeroUsize::MIN,
        // No law is asked for: nothing is simulated here.
        rulebooks: Vec::new(),
        keeper: Keeper { name: "prova".to_owned(), machine: "qui".to_owned(), since: 0 },
        wall_time: 1_800_000_000,
        wake: no_wake(),
    }
}

/// Lets the disk come to rest; time stands still, so that no run begins
fn rest(session: &mut Session) {
    for _ in 0..4 {
        session.wait();
        session.take_disk();
    }
}

fn title(text: &str) -> Vec<Edit> {
    vec![Edit::Set { path: Path::new("programme/title"), value: json!(text) }]
}

/// Something a person could do now
fn act(session: &mut Session, dice: &mut Dice) {
    let steps = session.document().steps().len();
    let name = title(&format!("Titolo {}", dice.below(1_000)));
    match dice.below(20) {
        0..=6 => session.act(Action::Edit(name)),
        7 | 8 => {
            let months = Edit::number(&Path::new("programme/months"), (40 + dice.below(20)) as f64);
            session.act(Action::Edit(vec![months]));
        }
        9 => {
            let value = json!({"id": format!("p_{}", dice.below(6)), "name": "Profilo"});
            session.act(Action::Edit(vec![Edit::Add { list: Path::new("profiles"), value, before: None }]));
        }
        10 | 11 => {
            session.act(Action::BeginDrag);
            session.act(Action::DragTo(title("a metà")));
            session.act(Action::DragTo(name));
            session.act(Action::CommitDrag);
        }
        12..=14 => session.act(Action::Undo),
        15 | 16 => session.act(Action::Redo),
        17 => session.act(Action::UndoTo(dice.below(steps + 1))),
        _ => session.act(Action::Save),
    }
}

/// What must come back: scenario, steps done, steps in all
type State = (Scenario, usize, usize);

fn state(session: &Session) -> State {
    let document = session.document();
    ((**document.scenario()).clone(), document.position(), document.steps().len())
}

/// The states after each action, without any disk
fn expected(seed: u64) -> Vec<State> {
    let folder = tempfile::tempdir().expect("a folder");
    let mut session =
        Session::new(Start { settings_folder: None, ..start(folder.path(), None) }, 0.0).expect("it begins");
    let mut dice = Dice(seed);
    let mut states = vec![state(&session)];
    for _ in 0..ACTIONS {
        act(&mut session, &mut dice);
        states.push(state(&session));
    }
    states
}

/// The program that is killed; as a test of its own it has nothing to do
#[test]
fn the_killed_program() {
    let Some(folder) = env::var_os(FOLDER).map(PathBuf::from) else { return };
    let seed = env::var(SEED).expect("a seed").parse().expect("a number");
    let mut session = Session::new(start(&folder, None), 0.0).expect("it begins");
    session.act(Action::SaveAs(folder.join("doc.ron")));
    rest(&mut session);
    let mut dice = Dice(seed);
    let mut out = std::io::stderr();
    writeln!(out, "done 0").expect("somebody listens");
    for number in 1..=ACTIONS {
        act(&mut session, &mut dice);
        rest(&mut session);
        writeln!(out, "done {number}").expect("somebody listens");
    }
    thread::sleep(Duration::from_mins(10));
}

/// Kills the program after about `after` actions; the number of the last one that it acknowledged
fn killed(folder: &File, seed: u64, after: usize, micros: u64) -> usize {
    let mut child = Command::new(env::current_exe().expect("this binary"))
        .args(["journal::the_killed_program", "--exact", "--nocapture", "--test-threads=1"])
        .env(FOLDER, folder)
        .env(SEED, seed.to_string())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let lines = BufReader::new(child.stderr.take().expect("its output")).lines();
    let mut last = 0;
    let mut is_killed = false;
    for line in lines {
        // A line cut by the kill was not told.
        let Ok(line) = line else { break };
        let Some(number) = line.strip_prefix("done ").and_then(|n| n.parse().ok()) else { continue };
        last = number;
        if number >= after && !is_killed {
            is_killed = true;
            thread::sleep(Duration::from_micros(micros));
            child.kill().expect("it can be killed");
        }
    }
    child.wait().expect("it has ended");
    last
}

#[test]
#[expect(clippy::print_stdout, reason = "how many kills there were is part of the proof")]
fn whatever_the_moment_of_a_kill_the_last_state_or_the_last_but_one_comes_back() {
    let kills: u64 = env::var(KILLS).ok().and_then(|n| n.parse().ok()).unwrap_or(40);
    let seeds: Vec<(u64, Vec<State>)> = (1..=4).map(|seed| (seed * 7_919, expected(seed * 7_919))).collect();
    // The programs mostly wait for the disk, so several are killed side by side.
    let counts = thread::scope(|scope| {
        let part = |first: u64| {
            let seeds = &seeds;
            scope.spawn(move || {
                (first..kills).step_by(AT_ONCE).map(|kill| one_kill(kill, seeds)).sum::<usize>()
            })
        };
        let running: Vec<_> = (0..AT_ONCE as u64).map(part).collect();
        running.into_iter().map(|part| part.join().expect("no kill failed")).collect::<Vec<_>>()
    });
    let unacknowledged: usize = counts.iter().sum();
    println!("{kills} kills, {unacknowledged} of them brought back an action that was not acknowledged yet");
}

/// One kill and what comes back after it; 1 where that was not acknowledged yet
fn one_kill(kill: u64, seeds: &[(u64, Vec<State>)]) -> usize {
    let (seed, states) = &seeds[kill as usize % seeds.len()];
    let mut dice = Dice(kill);
    // The first numbers of neighbouring seeds are alike.
    (0..4).for_each(|_| {
        dice.next();
    });
    let folder = tempfile::tempdir().expect("a folder");
    let (after, micros) = (1 + dice.below(ACTIONS - 1), dice.below(6_000) as u64);
    let last = killed(folder.path(), *seed, after, micros);
    assert!(last >= after, "kill {kill}: the program ended by itself at {last}");

    let mut session = Session::new(start(folder.path(), None), 0.0).expect("it begins");
    rest(&mut session);
    let next = (last + 1).min(ACTIONS);
    let Some(found) = session.recoverable().first() else {
        // Nothing was done yet that a journal would hold.
        assert!(states[last].2 == 0, "kill {kill}: nothing comes back after action {last}");
        return 0;
    };
    let (journal, damaged) = (found.journal.clone(), found.damaged);
    assert!(!damaged, "kill {kill}");
    session.act(Action::Recover(journal));
    rest(&mut session);
    let back = state(&session);
    assert!(
        back == states[last] || back == states[next],
        "kill {kill}, seed {seed}: after action {last} came back {:?}, not {:?}",
        (&back.0.programme.title, back.1, back.2),
        (&states[last].0.programme.title, states[last].1, states[last].2)
    );
    assert!(session.path().is_some_and(|path| path.ends_with("doc.ron")));
    corridoi::file::open_scenario(&folder.path().join("doc.ron")).expect("the file is whole");
    usize::from(back != states[last])
}

fn session(folder: &File) -> Session {
    let mut session = Session::new(start(folder, None), 0.0).expect("it begins");
    rest(&mut session);
    session
}

fn last_notice(session: &Session) -> Option<&Notice> {
    session.messages().last().map(|message| &message.notice)
}

/// A session that ends as by a crash, with its journal and lock left behind
fn crashed(folder: &File, work: impl FnOnce(&mut Session)) {
    let mut session = session(folder);
    work(&mut session);
    rest(&mut session);
    // An unsaved document leaves its journal; the rest of a crash is what the killed program shows.
    drop(session);
}

#[test]
fn recovery_shows_what_it_brings_back_and_compares_it_with_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("doc.ron");
    crashed(folder.path(), |session| {
        session.act(Action::SaveAs(path.clone()));
        rest(session);
        session.act(Action::Edit(title("Uno")));
        session.act(Action::Edit(title("Due")));
        session.act(Action::Undo);
    });
    let mut session = session(folder.path());
    assert_eq!(last_notice(&session), Some(&Notice::Recoverable { count: 1 }));
    let found = session.recoverable()[0].clone();
    assert_eq!((found.on_disk, found.steps, found.torn), (OnDisk::Same, 2, false));
    assert_eq!((found.file.as_deref(), found.keeper.name.as_str()), (Some(path.as_path()), "prova"));
    assert_eq!(found.edits, title("Uno"));

    session.act(Action::Recover(found.journal.clone()));
    rest(&mut session);
    assert_eq!(session.scenario().programme.title, "Uno");
    assert!(session.is_modified() && session.path() == Some(path.as_path()));
    assert!(session.recoverable().is_empty() && found.journal.exists(), "the same journal goes on");
    session.act(Action::Redo);
    assert_eq!(session.scenario().programme.title, "Due", "what was undone can be redone");
    session.act(Action::Save);
    rest(&mut session);
    assert!(!session.is_modified());
    drop(session);
    assert!(!found.journal.exists(), "nothing is left to recover");
    assert_eq!(corridoi::file::open_scenario(&path).expect("a file").programme.title, "Due");
}

#[test]
fn only_a_second_word_discards_a_journal() {
    let folder = tempfile::tempdir().expect("a folder");
    crashed(folder.path(), |session| session.act(Action::Edit(title("Mai salvato"))));
    let mut session = session(folder.path());
    let found = session.recoverable()[0].clone();
    assert_eq!((found.on_disk, found.file), (OnDisk::Never, None));
    let discard = |session: &mut Session| {
        session.act(Action::Discard(found.journal.clone()));
        rest(session);
    };
    discard(&mut session);
    assert!(found.journal.exists(), "nobody asked");
    session.act(Action::AskDiscard(found.journal.clone()));
    session.act(Action::AskDiscard(folder.path().join("another.journal")));
    assert_eq!(session.discard_asked(), Some(found.journal.as_path()));
    assert!(found.journal.exists());
    discard(&mut session);
    assert!(!found.journal.exists() && session.recoverable().is_empty());
}

#[test]
fn a_journal_whose_folder_goes_away_is_begun_anew_with_all_that_was_done() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut one = session(folder.path());
    one.act(Action::Edit(title("Uno")));
    rest(&mut one);
    let journals = folder.path().join("settings/journal");
    fs::remove_dir_all(&journals).expect("a folder");
    fs::write(&journals, "in the way").expect("a place to write");
    one.act(Action::Edit(title("Due")));
    rest(&mut one);
    assert!(matches!(last_notice(&one), Some(Notice::JournalFailed(_))), "{:?}", last_notice(&one));
    assert_eq!(one.scenario().programme.title, "Due", "the work stays open");
    fs::remove_file(&journals).expect("our own file");
    one.act(Action::Edit(title("Tre")));
    rest(&mut one);
    assert!(one.messages().iter().all(|message| !matches!(message.notice, Notice::JournalFailed(_))));
    drop(one);
    let two = session(folder.path());
    let found = &two.recoverable()[0];
    assert_eq!((found.steps, found.after.programme.title.as_str()), (3, "Tre"));
}

#[test]
fn a_session_that_still_lives_is_not_recovered_from() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut one = session(folder.path());
    one.act(Action::Edit(title("Uno")));
    rest(&mut one);
    assert!(session(folder.path()).recoverable().is_empty());
}

#[test]
fn who_has_the_file_open_is_told_to_the_second() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("doc.ron");
    let mut one = session(folder.path());
    one.act(Action::SaveAs(path.clone()));
    rest(&mut one);
    let two = Start {
        keeper: Keeper { name: "seconda".to_owned(), machine: "qui".to_owned(), since: 0 },
        ..start(folder.path(), Some(path.clone()))
    };
    let mut two = Session::new(two, 0.0).expect("it begins");
    rest(&mut two);
    let Some(Notice::InUse { keeper, .. }) = last_notice(&two) else { panic!("{:?}", last_notice(&two)) };
    assert_eq!((keeper.name.as_str(), keeper.since), ("prova", 1_800_000_000));
    assert_eq!(two.path(), Some(path.as_path()), "it opens all the same");
    for lang in Lang::ALL {
        let told = last_notice(&two).expect("a notice").told(&corridoi::text::Texts::new(lang));
        assert!(told.sentence.contains("prova") && !told.sentence.contains("{$"), "{}", told.sentence);
    }
    drop(one);
    let mut three = session(folder.path());
    three.act(Action::Open(path));
    rest(&mut three);
    assert!(!matches!(last_notice(&three), Some(Notice::InUse { .. })));
}

#[test]
fn saves_leave_copies_that_can_be_brought_back_as_one_step() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = session(folder.path());
    session.act(Action::Edit(title("Prima")));
    session.act(Action::SaveAs(folder.path().join("doc.ron")));
    rest(&mut session);
    session.act(Action::Milestone("Alla Giunta".to_owned()));
    session.act(Action::Edit(title("Dopo")));
    session.act(Action::Save);
    rest(&mut session);
    let comments: Vec<Option<&str>> = session.backups().iter().map(|b| b.comment.as_deref()).collect();
    assert_eq!(comments, [None, Some("Alla Giunta"), None]);
    let steps = session.document().steps().len();
    session.act(Action::Restore(session.backups()[1].path.clone()));
    rest(&mut session);
    assert_eq!(session.scenario().programme.title, "Prima");
    assert_eq!(session.document().steps().len(), steps + 1);
    session.act(Action::Undo);
    assert_eq!(session.scenario().programme.title, "Dopo");
}

#[test]
fn overwriting_what_somebody_else_wrote_leaves_a_copy_of_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, copies) = (folder.path().join("doc.ron"), folder.path().join("copie"));
    let mut session = session(folder.path());
    session.act(Action::SetBackupFolder(Some(copies.clone())));
    session.act(Action::SaveAs(path.clone()));
    rest(&mut session);
    let theirs = corridoi::model::edit::apply(session.scenario(), &title("Altrui")).expect("it fits");
    corridoi::file::save_scenario(&path, &theirs).expect("a place to write");
    session.act(Action::Edit(title("Mio")));
    session.act(Action::SaveOver);
    rest(&mut session);
    assert!(!session.is_modified());
    assert!(session.backups().iter().all(|backup| backup.path.starts_with(&copies)), "in the chosen folder");
    let titles: Vec<String> = session
        .backups()
        .iter()
        .map(|backup| corridoi::file::open_scenario(&backup.path).expect("a copy").programme.title)
        .collect();
    assert!(titles.contains(&"Altrui".to_owned()), "{titles:?}");
}

#[test]
fn what_is_left_without_saving_is_on_offer_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = session(folder.path());
    session.act(Action::Edit(title("Lasciato")));
    session.act(Action::OpenExample(corridoi::session::WORKED.to_owned()));
    rest(&mut session);
    let [left] = session.recoverable() else { panic!("{:?}", session.recoverable().len()) };
    assert_eq!((left.after.programme.title.as_str(), left.until), ("Lasciato", Some(1_800_000_000)));
}

#[test]
fn a_folder_that_vanished_or_cannot_be_written_loses_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let network = folder.path().join("rete");
    fs::create_dir(&network).expect("a folder");
    let mut session = session(folder.path());
    session.act(Action::SaveAs(network.join("doc.ron")));
    rest(&mut session);
    session.act(Action::Edit(title("Lavoro")));
    fs::remove_dir_all(&network).expect("a folder");
    session.act(Action::Save);
    rest(&mut session);
    assert!(matches!(last_notice(&session), Some(Notice::SaveFailed { .. })), "{:?}", last_notice(&session));
    assert!(session.is_modified() && session.scenario().programme.title == "Lavoro");
    // A file stands where the folder was: nothing can be written below it.
    fs::write(&network, "in the way").expect("a place to write");
    session.act(Action::Save);
    rest(&mut session);
    assert!(matches!(last_notice(&session), Some(Notice::SaveFailed { .. })), "{:?}", last_notice(&session));
    fs::remove_file(&network).expect("our own file");
    fs::create_dir(&network).expect("the network is back");
    session.act(Action::Save);
    rest(&mut session);
    assert!(!session.is_modified());
}
