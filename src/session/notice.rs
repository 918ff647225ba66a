//! Messages of the session: what happened and what to do, as facts.
//!
//! Words are made when a message is shown, so that it follows a change of language; they stand in `session.ftl` and `file.ftl`.

use crate::{
    base::{Diagnostic, add_days, date_from_text},
    file::{FileError, Position, lock::Keeper},
    model::EditError,
    text::Texts,
};
use std::path::{Path, PathBuf};

/// A message with its number
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// Number by which it is dismissed
    pub id: u64,
    /// When it came, in seconds of the session's time
    pub at: f64,
    /// What it says
    pub notice: Notice,
}

/// What a message is about
#[derive(Debug, Clone, PartialEq)]
pub enum Notice {
    /// The file was written
    Saved {
        /// The file
        path: PathBuf,
    },
    /// A file could not be opened; the open scenario is untouched
    OpenFailed {
        /// Name of the file or of the scenario inside the program
        name: String,
        /// Why
        error: Box<FileError>,
    },
    /// The file could not be written
    SaveFailed {
        /// The file
        path: PathBuf,
        /// Why
        error: Box<FileError>,
    },
    /// The file was changed by somebody else since it was opened; nothing was written
    ChangedOnDisk {
        /// The file
        path: PathBuf,
    },
    /// The open file is no longer there, or cannot be reached
    Gone {
        /// The file
        path: PathBuf,
    },
    /// The scenario has no file yet
    NoFileYet,
    /// The change does not fit the scenario; nothing was changed
    EditRefused(EditError),
    /// The scenario cannot be simulated
    RunRefused {
        /// What is wrong with it
        findings: Vec<Diagnostic>,
    },
    /// The run broke down
    RunBroke {
        /// The words of the panic
        detail: String,
    },
    /// The settings could not be read or written
    Settings(Box<FileError>),
    /// The journal could not be written; the work is open and nowhere else
    JournalFailed(Box<FileError>),
    /// Somebody else has the file open
    InUse {
        /// The file
        path: PathBuf,
        /// Who, and since when
        keeper: Keeper,
    },
    /// A crash left work behind
    Recoverable {
        /// Of how many scenarios
        count: usize,
    },
    /// Work was brought back
    Recovered {
        /// Steps of its history
        steps: usize,
    },
    /// What a crash left could not be read, taken up or removed
    RecoveryFailed(Box<FileError>),
    /// A copy could not be written or read
    BackupFailed(Box<FileError>),
    /// What somebody else saved is now in the open scenario
    Merged {
        /// The file
        path: PathBuf,
    },
    /// A table was brought in
    Imported {
        /// Rows that brought something
        rows: usize,
        /// The table
        path: PathBuf,
    },
    /// What somebody else saved clashes with the open scenario; nothing was changed
    MergeConflicts {
        /// Conflicts to be decided
        count: usize,
    },
    /// A variant clashes with its new parent; nothing was changed
    RebaseConflicts {
        /// Conflicts to be decided
        count: usize,
    },
}

/// How much a message matters
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Done
    Done,
    /// Needs a look
    Warning,
    /// Went wrong
    Error,
}

/// A message in words
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What happened
    pub sentence: String,
    /// What to do, or where it is
    pub hint: Option<String>,
}

impl Notice {
    /// Whether it speaks of the open file, so that it goes when another one is opened
    pub fn is_of_the_open_file(&self) -> bool {
        matches!(
            self,
            Self::ChangedOnDisk { .. }
                | Self::Gone { .. }
                | Self::InUse { .. }
                | Self::Merged { .. }
                | Self::MergeConflicts { .. }
                | Self::RebaseConflicts { .. }
        )
    }

    /// How much it matters
    pub fn weight(&self) -> Weight {
        match self {
            Self::Saved { .. } | Self::Recovered { .. } | Self::Merged { .. } | Self::Imported { .. } => {
                Weight::Done
            }
            Self::ChangedOnDisk { .. }
            | Self::Gone { .. }
            | Self::NoFileYet
            | Self::EditRefused(_)
            | Self::Settings(_)
            | Self::InUse { .. }
            | Self::Recoverable { .. }
            | Self::BackupFailed(_)
            | Self::MergeConflicts { .. }
            | Self::RebaseConflicts { .. } => Weight::Warning,
            Self::JournalFailed(_)
            | Self::RecoveryFailed(_)
            | Self::OpenFailed { .. }
            | Self::SaveFailed { .. }
            | Self::RunRefused { .. }
            | Self::RunBroke { .. } => Weight::Error,
        }
    }

    /// The message in words
    pub fn told(&self, texts: &Texts) -> Told {
        let plain = |sentence: String, hint: String| Told { sentence, hint: Some(hint) };
        match self {
            Self::Saved { path } => plain(texts.session_saved(name_of(path)), path.display().to_string()),
            Self::OpenFailed { name, error } => {
                plain(texts.session_open_failed(name.as_str()), why_unread(texts, error))
            }
            Self::SaveFailed { path, error } => {
                let why = file_error(texts, error);
                let hint =
                    [Some(why.sentence), why.hint].into_iter().flatten().collect::<Vec<_>>().join(" · ");
                plain(texts.session_save_failed(name_of(path)), hint)
            }
            Self::ChangedOnDisk { path } => {
                plain(texts.session_changed_on_disk(name_of(path)), texts.session_changed_on_disk_hint())
            }
            Self::Gone { path } => plain(texts.session_gone(name_of(path)), texts.session_gone_hint()),
            Self::NoFileYet => plain(texts.session_no_file_yet(), texts.session_no_file_yet_hint()),
            Self::EditRefused(error) => plain(texts.session_edit_refused(), edit_error(texts, error)),
            Self::RunRefused { findings } => Told {
                sentence: texts.session_run_refused(),
                hint: findings.first().map(|finding| texts.diagnostic(finding)),
            },
            Self::RunBroke { detail } => {
                plain(texts.session_run_broke(), texts.session_run_broke_hint(detail.as_str()))
            }
            Self::Settings(error) => {
                plain(texts.session_settings_trouble(), file_error(texts, error).sentence)
            }
            Self::JournalFailed(error) => plain(
                texts.session_journal_failed(),
                texts.session_journal_failed_hint(file_error(texts, error).sentence),
            ),
            Self::InUse { path, keeper } => {
                let name = name_of(path);
                let sentence = match since(texts, keeper) {
                    Some(since) if !keeper.name.is_empty() => {
                        texts.session_in_use(keeper.name.as_str(), name, since)
                    }
                    _ => texts.session_in_use_unknown(name),
                };
                plain(sentence, texts.session_in_use_hint())
            }
            Self::Recoverable { count } => {
                plain(texts.session_recoverable(*count), texts.session_recoverable_hint())
            }
            Self::Recovered { steps } => {
                plain(texts.session_recovered(*steps), texts.session_recovered_hint())
            }
            Self::RecoveryFailed(error) => {
                plain(texts.session_recovery_failed(), file_error(texts, error).sentence)
            }
            Self::BackupFailed(error) => {
                plain(texts.session_backup_failed(), file_error(texts, error).sentence)
            }
            Self::Merged { path } => plain(texts.session_merged(name_of(path)), texts.session_merged_hint()),
            Self::Imported { rows, path } => {
                plain(texts.import_done(name_of(path), *rows), texts.import_done_hint())
            }
            Self::MergeConflicts { count } => {
                plain(texts.session_merge_conflicts(*count), texts.session_merge_conflicts_hint())
            }
            Self::RebaseConflicts { count } => {
                plain(texts.session_rebase_conflicts(*count), texts.session_rebase_conflicts_hint())
            }
        }
    }
}

/// Findings that a message names; who wants them all has the file checked
const MOST_NAMED: usize = 3;

/// Why a file was not opened: where, what, what to do; of a scenario that contradicts itself the first findings
fn why_unread(texts: &Texts, error: &FileError) -> String {
    let at = |at: Position| texts.file_at(at.column.to_string(), at.line.to_string());
    let why = file_error(texts, error);
    let mut parts = Vec::new();
    if let FileError::Unsound { findings } = error {
        parts.push(why.sentence);
        parts.extend(
            findings
                .iter()
                .take(MOST_NAMED)
                .map(|finding| format!("{}: {}", at(finding.at), texts.diagnostic(&finding.diagnostic))),
        );
    } else {
        parts.push(match error.at() {
            Some(place) => format!("{}: {}", at(place), why.sentence),
            None => why.sentence,
        });
    }
    parts.extend(why.hint);
    parts.join(" · ")
}

/// Why a file could not be read or written, in words
pub fn file_error(texts: &Texts, error: &FileError) -> Told {
    let (sentence, hint) = texts.told(error.text_id(), &error.arguments());
    Told { sentence: sentence.unwrap_or_else(|| error.to_string()), hint }
}

fn edit_error(texts: &Texts, error: &EditError) -> String {
    match error {
        EditError::Missing { path } => texts.session_edit_missing(path.as_str()),
        EditError::Exists { path } => texts.session_edit_exists(path.as_str()),
        EditError::Unfit { path, detail } => texts.session_edit_unfit(detail.as_str(), path.as_str()),
        EditError::Variant { id } => texts.session_edit_variant(id.as_str()),
    }
}

/// The day and time since when a file is open, in universal time; none where it is not known
fn since(texts: &Texts, keeper: &Keeper) -> Option<String> {
    (keeper.since > 0).then(|| when(texts, keeper.since))
}

/// A day with its time, in universal time; `at` in seconds since 1970
pub fn when(texts: &Texts, at: i64) -> String {
    let (days, seconds) = (at.div_euclid(86_400), at.rem_euclid(86_400));
    let day = date_from_text("1970-01-01").ok().zip(i32::try_from(days).ok());
    let date = day.map_or_else(String::new, |(first, days)| texts.date(add_days(first, days)));
    format!("{date}, {:02}:{:02} UTC", seconds / 3_600, seconds % 3_600 / 60)
}

fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}
