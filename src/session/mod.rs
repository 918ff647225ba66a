//! The program without a screen: document, shown variant, results, messages, settings, work under way.
//!
//! A face draws a [`Session`] and hands it [`Action`]s; it is told the time and asks nobody for it. Runs, opening and saving
//! happen on worker threads; nothing here blocks, but ending a session, which waits for what is on its way to the disk. Results of before stay until the new ones are there, and
//! [`Session::is_stale`] says so. Draws nothing, words nothing, touches no disk but through `file`.
//!
//! | file | holds |
//! |---|---|
//! | `action` | what panels hand over |
//! | `notice` | messages, as facts and in words |
//! | `runs` | edit → quiet → cancel the old → newest run → progress → result |
//! | `disk` | opening and saving on a worker |
//! | `compare` | two versions side by side, with their effect on the same luck |
//! | `papers` | the minutes of a meeting as a file |
//! | `rehearsal` | the check before a meeting: every variant the story shows, simulated anew |
//! | `keep` | journal, recovery, backups, merging with what is on the disk |
//! | `variants` | the shown variant, and what is done with whole ones |
//! | `watch` | what others do to the open file, and its lock |
//!
//! # When a run begins
//!
//! 250 ms after the last change, at once while a drag is under way, and then with few futures only and one after another, so
//! that every answer is seen however quick the hand is. The end of a drag asks for the whole run. A change of places of
//! nodes, or of story, motions and meetings, asks for none.

mod action;
mod compare;
mod disk;
mod keep;
mod notice;
mod papers;
mod rehearsal;
mod runs;
mod variants;
mod watch;

pub use crate::document::free_id as free_variant_id;
pub use crate::file::{backups::Backup, lock::Keeper};
pub use crate::file::{embedded::WORKED, settings::Theme as Look};
pub use action::Action;
pub use compare::{Comparison, EffectState, Version};
pub use keep::{Divergence, OnDisk, Recoverable};
pub use notice::{Message, Notice, Told, Weight, file_error, when};
pub use rehearsal::{Rehearsal, RehearsalState, Rehearsed};
pub use runs::{RunState, Shown, View};

use crate::{
    base::{Diagnostic, Id, Severity},
    document::{self, Document},
    file::{
        FileError, embedded,
        settings::{Settings, user_folder},
        store,
    },
    jobs::{Wake, Worker, available_threads},
    model::{Edit, EditError, Path, Scenario, edit, merge::Conflict, validate},
    rules::{Rulebook, embedded_rulebooks},
    text::{Lang, Texts},
};
use disk::DiskAnswer;
use keep::{Origin, SharedDesk, Stamp};
use runs::Runs;
use std::{num::NonZeroUsize, path::PathBuf, sync::Arc};
use watch::SharedDoor;

/// What a session begins with
pub struct Start {
    /// File to open; none: the worked scenario
    pub file: Option<PathBuf>,
    /// Folder of the user's settings; none: they are not kept
    pub settings_folder: Option<PathBuf>,
    /// Language where the settings name none
    pub language: Lang,
    /// Threads for simulating
    pub threads: NonZeroUsize,
    /// Law
    pub rulebooks: Vec<Rulebook>,
    /// Who works, for the lock of the file; its time is taken from the session
    pub keeper: Keeper,
    /// Time of the day at the beginning, in seconds since 1970 in universal time
    pub wall_time: i64,
    /// Called from other threads when something waits for [`Session::tick`]
    pub wake: Wake,
}

impl Start {
    /// What the program begins with: all threads, the law inside the program, the user's own settings
    pub fn usual(file: Option<PathBuf>, language: Lang, wake: Wake) -> Self {
        Self {
            file,
            settings_folder: user_folder(),
            language,
            threads: available_threads(),
            rulebooks: embedded_rulebooks(),
            keeper: Keeper { name: store::user_name(), machine: store::machine_name(), since: 0 },
            wall_time: store::wall_clock(),
            wake,
        }
    }
}

/// The scenarios that the program carries inside: name and title
pub fn examples() -> Vec<(String, String)> {
    let title = |name: &str| disk::embedded_scenario(name).map(|scenario| scenario.programme.title);
    let named = |name: &str| (name.to_owned(), title(name).unwrap_or_else(|_| name.to_owned()));
    embedded::scenarios().iter().map(|example| named(example.name)).collect()
}

/// A template that the program carries inside
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// Its name in the program
    pub name: String,
    /// Its title
    pub title: String,
    /// What it is for, in one or two sentences
    pub purpose: String,
}

/// The templates that the program carries inside, in the order of their names
pub fn templates() -> Vec<Template> {
    embedded::templates()
        .iter()
        .filter_map(|file| {
            let programme = disk::embedded_scenario(file.name).ok()?.programme;
            Some(Template { name: file.name.to_owned(), title: programme.title, purpose: programme.summary })
        })
        .collect()
}

/// Why a session cannot begin
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The system gives no thread
    #[error("no thread: {0}")]
    Thread(#[from] std::io::Error),
    /// The scenario inside the program cannot be read
    #[error("worked scenario: {0}")]
    Worked(#[from] FileError),
}

/// The program without a screen
pub struct Session {
    now: f64,
    document: Document,
    document_number: u64,
    file: Option<(PathBuf, Stamp)>,
    variant: Option<Id>,
    seen: Arc<Scenario>,
    seen_revision: u64,
    content: Arc<Scenario>,
    findings: Vec<Diagnostic>,
    selection: Option<Path>,
    settings: Settings,
    settings_folder: Option<PathBuf>,
    texts: Arc<Texts>,
    messages: Vec<Message>,
    next_message: u64,
    disk: Worker<(), DiskAnswer>,
    keeping: Worker<(), DiskAnswer>,
    n_opening: usize,
    n_saving: usize,
    runs: Runs,
    keeper: Keeper,
    began: f64,
    wall_at_begin: i64,
    desk: SharedDesk,
    door: SharedDoor,
    has_looked: bool,
    left_at_start: bool,
    comparing: Worker<compare::News, compare::Answer>,
    comparison: Option<Comparison>,
    rehearsing: Worker<rehearsal::News, rehearsal::Answer>,
    rehearsal: Option<Rehearsal>,
    holder: Option<Keeper>,
    look_at: f64,
    is_looking: bool,
    origin: Origin,
    recoverable: Vec<Recoverable>,
    discard_asked: Option<PathBuf>,
    divergence: Option<Divergence>,
    merges_refused: usize,
    backups: Vec<Backup>,
    rebase_conflicts: Vec<Conflict>,
}

impl Session {
    /// A session on the worked scenario, with the file of `start` on its way
    pub fn new(start: Start, now: f64) -> Result<Self, StartError> {
        let (settings, trouble) = match &start.settings_folder {
            Some(folder) => {
                let loaded = Settings::load(folder);
                (loaded.settings, loaded.problem)
            }
            None => (Settings::default(), None),
        };
        let worked = Arc::new(disk::embedded_scenario(WORKED)?);
        let wake = start.wake;
        let lang = settings.language.as_deref().and_then(Lang::from_code).unwrap_or(start.language);
        let mut session = Self {
            now,
            document: Document::opened(Arc::clone(&worked)),
            document_number: 1,
            origin: Origin { scenario: Arc::clone(&worked), file: None },
            file: None,
            variant: None,
            seen: Arc::clone(&worked),
            seen_revision: 0,
            content: worked,
            findings: Vec::new(),
            selection: None,
            settings,
            settings_folder: start.settings_folder,
            texts: Arc::new(Texts::new(lang)),
            messages: Vec::new(),
            next_message: 1,
            disk: Worker::new("corridoi-disk", Arc::clone(&wake))?,
            keeping: Worker::new("corridoi-journal", Arc::clone(&wake))?,
            n_opening: 0,
            n_saving: 0,
            runs: Runs::new(start.rulebooks, start.threads, Arc::clone(&wake))?,
            keeper: start.keeper,
            began: now,
            wall_at_begin: start.wall_time,
            desk: SharedDesk::default(),
            door: SharedDoor::default(),
            has_looked: false,
            left_at_start: false,
            comparing: Worker::new("corridoi-compare", Arc::clone(&wake))?,
            comparison: None,
            rehearsing: Worker::new("corridoi-story", wake)?,
            rehearsal: None,
            holder: None,
            look_at: now,
            is_looking: false,
            recoverable: Vec::new(),
            discard_asked: None,
            divergence: None,
            merges_refused: 0,
            backups: Vec::new(),
            rebase_conflicts: Vec::new(),
        };
        session.look_for_recovery();
        if let Some(error) = trouble {
            session.say(Notice::Settings(Box::new(error)));
        }
        session.refresh();
        match start.file {
            // The run waits for the file, so that the first picture is of what was asked for.
            Some(path) => session.open_file(&path),
            None => session.runs.ask_at(now),
        }
        Ok(session)
    }

    /// Carries out an action
    pub fn act(&mut self, action: Action) {
        match action {
            Action::Edit(edits) => self.edit(&edits),
            Action::EditBase(edits) => self.carried(|document| document.edit(edits)),
            Action::BeginDrag => self.document.begin_drag(),
            Action::DragTo(edits) => self.drag_to(&edits),
            Action::CommitDrag => {
                let dragging = self.document.is_dragging();
                self.document.commit_drag();
                if dragging {
                    self.runs.ask_at(self.now);
                }
            }
            Action::AbortDrag => self.document.abort_drag(),
            Action::Undo => {
                self.document.undo();
            }
            Action::Redo => {
                self.document.redo();
            }
            Action::UndoTo(position) => {
                self.document.go_to(position);
            }
            Action::SelectVariant(variant) => self.select_variant(variant),
            Action::Select(path) => self.selection = path,
            Action::OpenExample(name) => self.open_example(&name),
            Action::Open(path) => self.open_file(&path),
            Action::Save => self.save(disk::Others::Keep),
            Action::SaveOver => self.save(disk::Others::Overwrite),
            Action::SaveAs(path) => self.save_as(&path),
            Action::ForgetRecent(path) => {
                self.settings.forget(&path);
                self.save_settings();
            }
            Action::SetSeed(seed) => self.runs.set_seed(seed, self.now),
            Action::SetFutures(futures) => self.runs.set_futures(futures, self.now),
            Action::StopRun => self.runs.stop(RunState::Stopped),
            Action::SetLanguage(lang) => {
                self.texts = Arc::new(Texts::new(lang));
                self.settings.language = Some(lang.code().to_owned());
                self.save_settings();
            }
            Action::SetTheme(theme) => {
                self.settings.theme = theme;
                self.save_settings();
            }
            Action::SetScale(scale) => {
                self.settings.scale = scale;
                self.save_settings();
            }
            Action::SetBackupFolder(folder) => {
                if self.settings.set_backups(folder.as_deref()) {
                    self.save_settings();
                    self.list_backups();
                }
            }
            Action::Dismiss(id) => self.messages.retain(|message| message.id != id),
            Action::MergeDisk(choices) => self.merge_disk(&choices),
            Action::Recover(path) => self.recover(path),
            Action::AskDiscard(path) => self.ask_discard(path),
            Action::Discard(path) => self.discard(path),
            Action::LeaveDiscard => self.leave_discard(),
            Action::Milestone(comment) => self.milestone(comment),
            Action::ListBackups => self.list_backups(),
            Action::Restore(path) => self.restore(path),
            Action::ResetField(path) => {
                if let Some(variant) = self.variant.clone() {
                    self.edited(|scenario| document::reset_in_variant(scenario, &variant, &path));
                }
            }
            Action::AddVariant { name, parent } => self.add_variant(&name, parent.as_ref()),
            Action::RemoveVariant(variant) => {
                self.edited(|scenario| document::remove_variant(scenario, &variant));
            }
            Action::Compare { from, to } => self.compare(from, to),
            Action::EndComparison => self.end_comparison(),
            Action::CheckStory => self.rehearse(),
            Action::SaveMinutes { meeting, path } => self.save_minutes(&meeting, path),
            Action::EndRebase => self.rebase_conflicts.clear(),
            Action::RenameVariant { variant, name } => {
                self.edited(|scenario| document::rename_variant(scenario, &variant, &name));
            }
            Action::PromoteVariant { variant, old_base } => {
                self.edited(|scenario| document::promote(scenario, &variant, old_base));
            }
            Action::RebaseVariant { variant, parent, choices } => {
                self.rebase(&variant, parent.as_ref(), &choices);
            }
        }
        self.refresh();
        self.journal();
    }

    /// Takes in what workers have done and starts what is due at `now`, in seconds from any beginning
    pub fn tick(&mut self, now: f64) {
        self.now = self.now.max(now);
        self.take_disk();
        self.look_if_due();
        self.take_comparison();
        self.take_rehearsal();
        for notice in self.runs.take_answers(self.now) {
            self.say(notice);
        }
        self.refresh();
        if let Some(findings) = self.runs.take_findings() {
            // What compiling and simulating found comes on top of what can be seen at once.
            self.set_findings(findings);
        }
        let sound = validate::is_sound(&self.findings);
        if sound && self.n_opening == 0 {
            self.runs.start_if_due(
                self.now,
                self.document.scenario(),
                self.variant.as_ref(),
                self.document.is_dragging(),
            );
        }
    }

    /// Takes in what the disk has done and starts no run: [`Self::tick`] for callers who want no results
    pub fn take_disk(&mut self) {
        self.take_disk_answers();
        self.refresh();
    }

    /// When [`Self::tick`] has something to do even if nothing else happens; none: only when woken
    pub fn next_wake(&self) -> Option<f64> {
        [self.runs.next_wake(self.now), self.next_look()].into_iter().flatten().reduce(f64::min)
    }

    /// Grows with every document that is opened or recovered
    pub fn document_number(&self) -> u64 {
        self.document_number
    }

    /// The open document with its steps
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The base scenario, in the middle of a drag too
    pub fn scenario(&self) -> &Arc<Scenario> {
        self.document.scenario()
    }

    /// The scenario as the shown variant has it
    pub fn seen(&self) -> &Arc<Scenario> {
        &self.seen
    }

    /// The shown variant; none: the base
    pub fn variant(&self) -> Option<&Id> {
        self.variant.as_ref()
    }

    /// What is wrong with the scenario as it is seen, errors first
    pub fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }

    /// Whether there is work that is not on disk
    pub fn is_modified(&self) -> bool {
        self.document.is_modified()
    }

    /// The file on disk; none for a scenario of the program's own
    pub fn path(&self) -> Option<&std::path::Path> {
        self.file.as_ref().map(|(path, _)| path.as_path())
    }

    /// The selected object
    pub fn selection(&self) -> Option<&Path> {
        self.selection.as_ref()
    }

    /// The results on the screen; none before the first ones
    pub fn shown(&self) -> Option<&Shown> {
        self.runs.shown()
    }

    /// Whether the results on the screen belong to an earlier state, variant or luck
    pub fn is_stale(&self) -> bool {
        self.runs.is_stale(self.variant.as_ref())
    }

    /// The run under way or waiting
    pub fn run_state(&self) -> RunState {
        self.runs.state()
    }

    /// The luck
    pub fn seed(&self) -> u64 {
        self.runs.seed()
    }

    /// How many futures a whole run simulates
    pub fn futures(&self) -> u32 {
        self.runs.futures()
    }

    /// The law in use
    pub fn rulebooks(&self) -> &Arc<Vec<Rulebook>> {
        self.runs.rulebooks()
    }

    /// The words
    pub fn texts(&self) -> &Arc<Texts> {
        &self.texts
    }

    /// The settings
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Messages not yet dismissed, oldest first
    pub fn messages(&self) -> &[Message] {
        &self.messages
    }

    /// Whether a file is on its way from the disk
    pub fn is_opening(&self) -> bool {
        self.n_opening > 0
    }

    /// Whether a file is on its way to the disk
    pub fn is_saving(&self) -> bool {
        self.n_saving > 0
    }

    /// The time it was last told, in seconds
    pub fn now(&self) -> f64 {
        self.now
    }

    /// Waits for workers to come to rest; for tests and for printing, never while somebody looks at a window
    pub fn wait(&self) {
        self.keeping.wait_until_idle();
        self.disk.wait_until_idle();
        self.runs.wait();
        self.comparing.wait_until_idle();
        self.rehearsing.wait_until_idle();
    }

    fn edit(&mut self, edits: &[Edit]) {
        let edits = self.edits_where_they_belong(self.document.scenario(), edits);
        self.carried(|document| document.edit(edits?));
    }

    fn drag_to(&mut self, edits: &[Edit]) {
        let start = self.document.drag_start().unwrap_or_else(|| self.document.scenario());
        let edits = self.edits_where_they_belong(start, edits);
        self.carried(|document| document.drag_to(edits?));
    }

    fn carried(&mut self, change: impl FnOnce(&mut Document) -> Result<(), EditError>) {
        if let Err(error) = change(&mut self.document) {
            self.say(Notice::EditRefused(error));
        }
    }

    /// Brings what is derived from the document up to its revision
    fn refresh(&mut self) {
        if self.seen_revision == self.document.revision() {
            return;
        }
        self.seen_revision = self.document.revision();
        let base = Arc::clone(self.document.scenario());
        self.seen = match edit::with_variant(&base, self.variant.as_ref()) {
            Ok(_) if self.variant.is_none() => Arc::clone(&base),
            Ok(seen) => Arc::new(seen),
            Err(error) => {
                // Undo took the variant away, or a change of the base took the place of one of its differences away.
                if let Some(id) = self.variant.take()
                    && base.variants.iter().any(|variant| variant.id == id)
                {
                    self.say(Notice::EditRefused(error));
                }
                Arc::clone(&base)
            }
        };
        self.set_findings(validate::validate(&self.seen));
        if !same_inputs(&self.content, &base) {
            let delay = if self.document.is_dragging() { 0.0 } else { runs::QUIET };
            self.runs.content_changed(self.now + delay);
            if self.findings.iter().any(|finding| finding.severity == Severity::Error) {
                self.runs.stop(RunState::Unsound);
            }
        }
        self.content = base;
    }

    fn set_findings(&mut self, mut findings: Vec<Diagnostic>) {
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        self.findings = findings;
    }

    /// Replaces the open document
    fn replace(&mut self, scenario: Scenario, file: Option<(PathBuf, Stamp)>) {
        self.document.commit_drag();
        self.journal();
        let nothing_unsaved = !self.document.is_modified();
        let scenario = Arc::new(scenario);
        self.document_number += 1;
        // Revisions of the old document must not be taken for the new one's.
        self.document = Document::opened(Arc::clone(&scenario));
        self.seen_revision = 0;
        self.content = scenario;
        self.file = file;
        self.variant = None;
        self.selection = None;
        self.rebase_conflicts.clear();
        self.end_comparison();
        self.end_rehearsal();
        self.keep_anew(nothing_unsaved);
        self.runs.forget(self.now);
        self.refresh();
    }

    fn say(&mut self, notice: Notice) {
        // The same message twice is one message.
        self.messages.retain(|message| message.notice != notice);
        self.messages.push(Message { id: self.next_message, at: self.now, notice });
        self.next_message += 1;
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.close_desk();
    }
}

/// Whether results of the one are those of the other: they differ in places of nodes and in what is said in meetings at most
fn same_inputs(one: &Arc<Scenario>, other: &Arc<Scenario>) -> bool {
    if Arc::ptr_eq(one, other) || one == other {
        return true;
    }
    let inputs = |of: &Scenario| Scenario { layout: Vec::new(), ..of.without_meetings() };
    inputs(one) == inputs(other)
}
