//! What keeps work safe while it is open: journal, recovery, backups; and bringing together what two people did.
//!
//! The journal has a worker of its own, so that no network disk that answers late keeps an action from being written;
//! files and copies are the business of the worker that opens and saves. A journal begins with the first action and holds every step, undo and redo; it goes when the
//! document is closed with nothing unsaved, and otherwise stays until somebody recovers or discards it, and discarding
//! is asked twice. Where a journal cannot be written the work stays open, the message says so, and the next action
//! tries to write all of it again. What others do to the open file, and its lock, are in `watch`.

use super::{
    Notice, Session,
    disk::DiskAnswer,
    watch::{self, Looked},
};
use crate::{
    document::{Document, Event},
    file::{
        FileError,
        backups::{self, Backup},
        codec,
        journal::{self, Begin, Found, Journal, Record},
        lock::Keeper,
        store,
    },
    model::{
        Edit, EditError, Scenario,
        diff::diff,
        merge::{self, Choices, Conflict},
    },
};
use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

/// The content of a file when it was last read or written by us: SHA-256 in hexadecimal
pub(super) type Stamp = String;

/// Where journals are, below the folder of the settings
const JOURNALS: &str = "journal";
/// Where backups are, below the folder of the settings
const BACKUPS: &str = "backups";

/// How the file of a recovered scenario stands on the disk
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnDisk {
    /// It was never saved
    Never,
    /// As it was when the journal was written
    Same,
    /// Somebody changed it since
    Changed,
    /// It is not there, or cannot be read
    Missing,
}

/// Work that a crash left behind
#[derive(Debug, Clone)]
pub struct Recoverable {
    /// Its journal, by which it is recovered or discarded
    pub journal: PathBuf,
    /// Who worked on it, and since when
    pub keeper: Keeper,
    /// When its last action was done, in seconds since 1970 in universal time; none where none was
    pub until: Option<i64>,
    /// Its file; none for a scenario that was never saved
    pub file: Option<PathBuf>,
    /// How the file stands on the disk
    pub on_disk: OnDisk,
    /// How many steps of history come back, undone ones included
    pub steps: usize,
    /// What is on the disk now, or the scenario as it was opened where the file is not there
    pub before: Arc<Scenario>,
    /// What would be brought back
    pub after: Arc<Scenario>,
    /// What it would change in what is on the disk; empty when the file holds all of it already
    pub edits: Vec<Edit>,
    /// Whether a last action was torn and does not come back
    pub torn: bool,
    /// Whether the journal is damaged in the middle; what follows does not come back
    pub damaged: bool,
}

/// A file that was changed on the disk since it was opened, beside the open scenario
#[derive(Debug, Clone)]
pub struct Divergence {
    /// The file
    pub path: PathBuf,
    /// What both began from
    pub base: Arc<Scenario>,
    /// What is on the disk now
    pub theirs: Arc<Scenario>,
    /// What cannot stand together; empty when merging needs no decision
    pub conflicts: Vec<Conflict>,
    stamp: Stamp,
}

/// The journal as it is kept; owned by the session and lent to the jobs of its worker
#[derive(Debug, Default)]
pub(super) struct Desk {
    journal: Option<Journal>,
    /// All records of the open document
    records: Vec<Record>,
    /// How many of them the journal holds
    n_written: usize,
}

/// The desk as session and jobs share it
pub(super) type SharedDesk = Arc<Mutex<Desk>>;

/// The beginning of the journal of the open scenario, written with its first record
#[derive(Debug, Clone)]
pub(super) struct Origin {
    pub(super) scenario: Arc<Scenario>,
    pub(super) file: Option<(PathBuf, Stamp)>,
}

/// What was found out about safety on the disk
pub(super) enum Kept {
    /// A record was written, or not
    Journal(Result<(), FileError>),
    /// The journal of a document with unsaved work was let go of
    Left,
    /// What was seen of the open file and its lock
    Looked(Looked),
    /// What can be recovered, and why some of it cannot be read
    Found(Vec<Recoverable>, Option<FileError>),
    /// A journal was taken up again
    Recovered(Result<Option<Box<(Found, Journal)>>, FileError>),
    /// A journal was removed, or somebody keeps it
    Discarded(PathBuf, Result<bool, FileError>),
    /// A copy was kept, or not
    Copied(Result<Vec<Backup>, FileError>),
    /// A copy was read
    Copy(Result<Box<Scenario>, FileError>),
}

fn with_desk<T>(desk: &SharedDesk, work: impl FnOnce(&mut Desk) -> T) -> T {
    // Whatever a panicking job left is still a journal that reads up to its last whole line.
    work(&mut desk.lock().unwrap_or_else(PoisonError::into_inner))
}

impl Desk {
    /// Brings the journal up to the records; one whose file went away is begun anew
    fn write(&mut self, folder: &Path, at: i64, begin: impl Fn() -> Begin) -> Result<(), FileError> {
        match self.write_once(folder, at, &begin) {
            Err(FileError::Missing { .. }) => {
                self.journal = None;
                self.write_once(folder, at, &begin)
            }
            done => done,
        }
    }

    fn write_once(&mut self, folder: &Path, at: i64, begin: &impl Fn() -> Begin) -> Result<(), FileError> {
        if self.n_written == self.records.len() && self.journal.is_some() || self.records.is_empty() {
            return Ok(());
        }
        let mut journal = if let Some(journal) = self.journal.take() {
            journal
        } else {
            self.n_written = 0;
            Journal::begin(folder, begin())?
        };
        let written = journal.append(&self.records[self.n_written..], at);
        self.journal = Some(journal);
        written?;
        self.n_written = self.records.len();
        Ok(())
    }

    /// Lets go of the journal, which goes when `nothing_unsaved`
    fn close(&mut self, nothing_unsaved: bool) -> Result<(), FileError> {
        self.records.clear();
        self.n_written = 0;
        match self.journal.take() {
            Some(journal) if nothing_unsaved => journal.discard(),
            _ => Ok(()),
        }
    }
}

impl Session {
    /// What a crash left behind, oldest first
    pub fn recoverable(&self) -> &[Recoverable] {
        &self.recoverable
    }

    /// Whether the first look found work that a crash left behind; true once
    pub fn take_left_at_start(&mut self) -> bool {
        std::mem::take(&mut self.left_at_start)
    }

    /// The journal whose discarding was asked for once and waits for a second word
    pub fn discard_asked(&self) -> Option<&Path> {
        self.discard_asked.as_deref()
    }

    /// The file that was changed on the disk meanwhile, until it is merged, overwritten, or saved elsewhere
    pub fn divergence(&self) -> Option<&Divergence> {
        self.divergence.as_ref()
    }

    /// What cannot stand together if the file on the disk is merged now, with these decisions; none without a divergence
    pub fn conflicts_with_disk(&self, choices: &Choices) -> Vec<Conflict> {
        self.divergence.as_ref().map_or_else(Vec::new, |divergence| {
            merge::merge(&divergence.base, self.document.scenario(), &divergence.theirs, choices).conflicts
        })
    }

    /// How many times merging was refused because of conflicts not yet decided
    pub fn merges_refused(&self) -> usize {
        self.merges_refused
    }

    /// Copies of the open file, newest first, as they were when last asked for
    pub fn backups(&self) -> &[Backup] {
        &self.backups
    }

    /// The time of the day, in seconds since 1970 in universal time
    pub fn wall_time(&self) -> i64 {
        self.wall_at_begin + (self.now - self.began) as i64
    }

    fn journal_folder(&self) -> Option<PathBuf> {
        self.settings_folder.as_ref().map(|folder| folder.join(JOURNALS))
    }

    /// The folder for copies of what was saved; none where settings are not kept
    pub fn backup_folder(&self) -> Option<PathBuf> {
        let usual = self.settings_folder.as_ref().map(|folder| folder.join(BACKUPS));
        self.settings.backups().map(Path::to_owned).or(usual)
    }

    pub(super) fn keeper_now(&self) -> Keeper {
        Keeper { since: self.wall_time(), ..self.keeper.clone() }
    }

    /// Sends what was done since the last time to the journal
    pub(super) fn journal(&mut self) {
        let records = self.document.take_events().into_iter().map(|event| match event {
            Event::Step(edits) => Record::Step { edits },
            Event::Went(position) => Record::Went { position },
        });
        let records: Vec<Record> = records.collect();
        if !records.is_empty() {
            self.queue_records(records);
        }
    }

    /// Notes in the journal, if there is one, what the file is known to hold
    pub(super) fn journal_saved(&mut self, path: &Path, stamp: &Stamp, scenario: Option<&Arc<Scenario>>) {
        let position = scenario.and_then(|scenario| self.document.position_of(scenario));
        self.origin.file = Some((path.to_owned(), stamp.clone()));
        if self.document.steps().is_empty() {
            // The journal has not begun; it will begin from this file.
            return;
        }
        self.queue_records(vec![Record::saved(path, stamp.clone(), position)]);
    }

    fn queue_records(&mut self, records: Vec<Record>) {
        let Some(folder) = self.journal_folder() else { return };
        let desk = Arc::clone(&self.desk);
        let (origin, keeper) = (self.origin.clone(), self.keeper_now());
        self.keeping.queue(move |_, _| {
            let written = with_desk(&desk, |desk| {
                desk.records.extend(records);
                desk.write(&folder, keeper.since, || {
                    let (file, stamp) = origin.file.clone().unzip();
                    Begin::new(keeper.clone(), file.as_deref(), stamp, (*origin.scenario).clone())
                })
            });
            Some(DiskAnswer::Kept(Kept::Journal(written)))
        });
    }

    /// Lets go of what is held for the document before, and takes the lock of the one that is open now
    pub(super) fn keep_anew(&mut self, nothing_unsaved: bool) {
        let desk = Arc::clone(&self.desk);
        self.origin = Origin { scenario: Arc::clone(self.document.scenario()), file: self.file.clone() };
        self.divergence = None;
        self.backups = Vec::new();
        self.messages.retain(|message| !message.notice.is_of_the_open_file());
        self.keeping.queue(move |_, _| {
            // A journal that cannot be removed is offered for recovery, which harms nobody.
            drop(with_desk(&desk, |desk| desk.close(nothing_unsaved)));
            (!nothing_unsaved).then_some(DiskAnswer::Kept(Kept::Left))
        });
        self.lock_anew();
    }

    /// The last of a session: nothing is lost, and what is saved leaves nothing behind
    pub(super) fn close_desk(&mut self) {
        self.document.commit_drag();
        self.journal();
        // What the disk refused before gets a last chance.
        self.queue_records(Vec::new());
        let (desk, saved) = (Arc::clone(&self.desk), !self.document.is_modified());
        self.keeping.queue(move |_, _| {
            drop(with_desk(&desk, |desk| desk.close(saved)));
            None
        });
        let door = Arc::clone(&self.door);
        self.disk.queue(move |_, _| {
            watch::leave(&door);
            None
        });
    }

    pub(super) fn look_for_recovery(&mut self) {
        let Some(folder) = self.journal_folder() else { return };
        self.disk.queue(move |_, _| {
            let (mut found, mut trouble) = (Vec::new(), None);
            let paths = journal::free(&folder).unwrap_or_else(|error| {
                trouble = Some(error);
                Vec::new()
            });
            for path in paths {
                match journal::read(&path) {
                    Ok(Some(journal)) => found.push(recoverable(journal)),
                    // Not even its beginning was whole: nothing was done in it.
                    Ok(None) => {}
                    Err(error) => trouble = Some(error),
                }
            }
            Some(DiskAnswer::Kept(Kept::Found(found, trouble)))
        });
    }

    pub(super) fn recover(&mut self, path: PathBuf) {
        self.discard_asked = None;
        self.n_opening += 1;
        self.keeping.queue(move |_, _| {
            let taken = journal::read(&path).and_then(|found| match found {
                Some(found) => Ok(Journal::resume(&found)?.map(|journal| Box::new((found, journal)))),
                None => Ok(None),
            });
            Some(DiskAnswer::Kept(Kept::Recovered(taken)))
        });
    }

    pub(super) fn ask_discard(&mut self, path: PathBuf) {
        if self.recoverable.iter().any(|found| found.journal == path) {
            self.discard_asked = Some(path);
        }
    }

    pub(super) fn leave_discard(&mut self) {
        self.discard_asked = None;
    }

    pub(super) fn discard(&mut self, path: PathBuf) {
        // Only what was asked for goes, and only at the second word.
        if self.discard_asked.take() == Some(path.clone()) {
            self.keeping.queue(move |_, _| {
                let gone = journal::discard(&path);
                Some(DiskAnswer::Kept(Kept::Discarded(path, gone)))
            });
        }
    }

    /// Keeps a copy of the open scenario with a comment
    pub(super) fn milestone(&mut self, comment: String) {
        let Some((path, _)) = self.file.clone() else {
            self.say(Notice::NoFileYet);
            return;
        };
        let scenario = Arc::clone(self.document.scenario());
        self.queue_copy(path, scenario, Some(comment));
    }

    /// Keeps a copy of what was saved
    pub(super) fn queue_copy(&mut self, path: PathBuf, scenario: Arc<Scenario>, comment: Option<String>) {
        let at = self.wall_time();
        let Some(folder) = self.backup_folder() else { return };
        self.disk.queue(move |_, _| {
            let kept = codec::text_from_scenario(&scenario)
                .and_then(|text| backups::keep(&folder, &path, &text, at, comment.as_deref()))
                .and_then(|()| backups::list(&folder, &path));
            Some(DiskAnswer::Kept(Kept::Copied(kept)))
        });
    }

    pub(super) fn list_backups(&mut self) {
        if let (Some(folder), Some((path, _))) = (self.backup_folder(), self.file.clone()) {
            self.disk.queue(move |_, _| Some(DiskAnswer::Kept(Kept::Copied(backups::list(&folder, &path)))));
        }
    }

    pub(super) fn restore(&mut self, path: PathBuf) {
        self.disk.queue(move |_, _| {
            let read = store::read_text(&path, codec::LARGEST)
                .and_then(|text| codec::reading_from_text(&text))
                .map(|reading| Box::new(reading.scenario));
            Some(DiskAnswer::Kept(Kept::Copy(read)))
        });
    }

    /// The file on the disk is no longer the one that was opened: what it holds now is put beside what is open
    pub(super) fn diverge(&mut self, path: PathBuf, theirs: Scenario, stamp: Stamp) {
        let base = self.document.saved().map_or_else(|| Arc::clone(&self.origin.scenario), Arc::clone);
        let merged = merge::merge(&base, self.document.scenario(), &theirs, &Choices::new());
        self.divergence =
            Some(Divergence { path, base, theirs: Arc::new(theirs), conflicts: merged.conflicts, stamp });
    }

    /// Brings the changes on the disk into the open scenario, as one step, when every conflict is decided
    pub(super) fn merge_disk(&mut self, choices: &Choices) {
        let Some(mut divergence) = self.divergence.take() else { return };
        self.document.commit_drag();
        let mine = Arc::clone(self.document.scenario());
        let merged = merge::merge(&divergence.base, &mine, &divergence.theirs, choices);
        if !merged.conflicts.is_empty() {
            self.say(Notice::MergeConflicts { count: merged.conflicts.len() });
            self.merges_refused += 1;
            divergence.conflicts = merged.conflicts;
            self.divergence = Some(divergence);
            return;
        }
        match self.document.edit(diff(&mine, &merged.scenario)) {
            Ok(()) => {
                let Divergence { path, theirs, stamp, .. } = divergence;
                // The next save may replace exactly what was merged, and nothing newer.
                let merged = Arc::clone(self.document.scenario());
                let is_theirs = differences(&theirs, &merged).is_empty();
                self.document.mark_saved(if is_theirs { &merged } else { &theirs });
                self.journal();
                self.journal_saved(&path, &stamp, is_theirs.then_some(&merged));
                self.file = Some((path.clone(), stamp));
                let is_old = |notice: &Notice| {
                    matches!(notice, Notice::ChangedOnDisk { .. } | Notice::MergeConflicts { .. })
                };
                self.messages.retain(|message| !is_old(&message.notice));
                self.say(Notice::Merged { path });
            }
            Err(error) => {
                self.divergence = Some(divergence);
                self.say(Notice::EditRefused(error));
            }
        }
    }

    pub(super) fn take_kept(&mut self, kept: Kept) {
        match kept {
            Kept::Journal(Ok(())) => self.messages.retain(|m| !matches!(m.notice, Notice::JournalFailed(_))),
            Kept::Journal(Err(error)) => self.say(Notice::JournalFailed(Box::new(error))),
            // What was left without saving can be had back at once, not only after the next start.
            Kept::Left | Kept::Discarded(_, Ok(false)) => self.look_for_recovery(),
            Kept::Looked(looked) => self.take_look(looked),
            Kept::Found(found, trouble) => {
                self.recoverable = found;
                let count = self.recoverable.iter().filter(|found| !found.edits.is_empty()).count();
                self.messages.retain(|message| !matches!(message.notice, Notice::Recoverable { .. }));
                let is_first = !std::mem::replace(&mut self.has_looked, true);
                if count > 0 {
                    self.left_at_start |= is_first;
                    self.say(Notice::Recoverable { count });
                }
                if let Some(error) = trouble {
                    self.say(Notice::RecoveryFailed(Box::new(error)));
                }
            }
            Kept::Recovered(result) => {
                self.n_opening = self.n_opening.saturating_sub(1);
                match result {
                    Ok(Some(recovered)) => {
                        let (found, journal) = *recovered;
                        self.take_recovered(&found, journal);
                    }
                    Ok(None) => self.look_for_recovery(),
                    Err(error) => self.say(Notice::RecoveryFailed(Box::new(error))),
                }
            }
            Kept::Discarded(path, Ok(true)) => self.forget_recoverable(&path),
            Kept::Discarded(_, Err(error)) => self.say(Notice::RecoveryFailed(Box::new(error))),
            Kept::Copied(Ok(backups)) => self.backups = backups,
            Kept::Copy(Ok(scenario)) => {
                let edits = diff(self.document.scenario(), &scenario);
                self.carried(|document| document.edit(edits));
                self.journal();
            }
            Kept::Copied(Err(error)) | Kept::Copy(Err(error)) => {
                self.say(Notice::BackupFailed(Box::new(error)));
            }
        }
    }

    fn take_recovered(&mut self, found: &Found, journal: Journal) {
        let Replayed { document, file, steps, .. } = replay(found);
        let scenario = Arc::clone(document.scenario());
        self.replace((*scenario).clone(), file.clone());
        self.document = document;
        self.seen_revision = 0;
        self.refresh();
        self.origin = Origin {
            scenario: Arc::new(found.begin.scenario.clone()),
            file: file.or_else(|| self.file.clone()),
        };
        self.forget_recoverable(&found.path);
        // After the job that lets go of the document before.
        let (desk, records) = (Arc::clone(&self.desk), found.records.clone());
        self.keeping.queue(move |_, _| {
            with_desk(&desk, |desk| {
                desk.n_written = records.len();
                desk.records = records;
                desk.journal = Some(journal);
            });
            None
        });
        self.say(Notice::Recovered { steps });
    }
}

/// What a journal gives back
struct Replayed {
    document: Document,
    file: Option<(PathBuf, Stamp)>,
    steps: usize,
    /// Whether a record did not fit, which a journal of this program never has
    broken: Option<EditError>,
}

/// The document with its history as a journal has it, up to the first record that does not fit
fn replay(found: &Found) -> Replayed {
    let begin = &found.begin;
    let mut document = Document::opened(Arc::new(begin.scenario.clone()));
    let mut file = begin.file.clone().zip(begin.stamp.clone());
    let mut broken = None;
    for record in &found.records {
        match record {
            Record::Step { edits } => {
                if let Err(error) = document.edit(edits.clone()) {
                    broken = Some(error);
                    break;
                }
            }
            Record::Went { position } => {
                document.go_to(*position);
            }
            Record::Saved { file: path, stamp, position } => {
                file = Some((path.clone(), stamp.clone()));
                match position.and_then(|position| document.state_at(position)).map(Arc::clone) {
                    Some(state) => document.mark_saved(&state),
                    None => document.mark_unsaved(),
                }
            }
        }
    }
    // They are in the journal already.
    drop(document.take_events());
    Replayed { steps: document.steps().len(), document, file, broken }
}

fn recoverable(found: Found) -> Recoverable {
    let Replayed { document, file, steps, broken } = replay(&found);
    let after = Arc::clone(document.scenario());
    let read = file.as_ref().map(|(path, stamp)| {
        let text = store::read_text(path, codec::LARGEST).ok();
        let scenario = text.as_deref().and_then(|text| codec::reading_from_text(text).ok());
        let same = text.is_some_and(|text| super::disk::stamp_of(&text) == *stamp);
        (scenario.map(|reading| reading.scenario), same)
    });
    let (before, on_disk) = match read {
        None => (found.begin.scenario, OnDisk::Never),
        Some((Some(scenario), true)) => (scenario, OnDisk::Same),
        Some((Some(scenario), false)) => (scenario, OnDisk::Changed),
        Some((None, _)) => (found.begin.scenario, OnDisk::Missing),
    };
    Recoverable {
        journal: found.path,
        keeper: found.begin.keeper,
        until: found.until,
        file: file.map(|(path, _)| path),
        on_disk,
        steps,
        edits: differences(&before, &after),
        before: Arc::new(before),
        after,
        torn: found.torn,
        damaged: found.damaged || broken.is_some(),
    }
}

impl Session {
    /// A journal that is recovered or gone is no longer on offer
    fn forget_recoverable(&mut self, journal: &Path) {
        self.recoverable.retain(|found| found.journal != journal);
        if self.recoverable.iter().all(|found| found.edits.is_empty()) {
            self.messages.retain(|message| !matches!(message.notice, Notice::Recoverable { .. }));
        }
    }
}

/// The differences of two scenarios, but for the order of lists that the file writer sorts
pub(super) fn differences(before: &Scenario, after: &Scenario) -> Vec<Edit> {
    let written = codec::text_from_scenario(before).ok().zip(codec::text_from_scenario(after).ok());
    if written.is_some_and(|(before, after)| before == after) { Vec::new() } else { diff(before, after) }
}
