//! Messages of the session: what happened and what to do, as facts.
//!
//! Words are made when a message is shown, so that it follows a change of language; they stand in `session.ftl` and `file.ftl`.

use crate::{
    base::Diagnostic,
    file::{FileError, Position},
    model::EditError,
    text::{Texts, Value},
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
    /// How much it matters
    pub fn weight(&self) -> Weight {
        match self {
            Self::Saved { .. } => Weight::Done,
            Self::ChangedOnDisk { .. } | Self::NoFileYet | Self::EditRefused(_) | Self::Settings(_) => {
                Weight::Warning
            }
            Self::OpenFailed { .. }
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
    let given = error.arguments();
    let arguments: Vec<(&str, Value<'_>)> = given
        .iter()
        .map(|(name, text)| {
            let number = matches!(*name, "count").then(|| text.parse::<f64>().ok()).flatten();
            (*name, number.map_or_else(|| text.as_str().into(), Into::into))
        })
        .collect();
    let id = error.text_id();
    Told {
        sentence: texts.by_id_with(id, &arguments).unwrap_or_else(|| error.to_string()),
        hint: texts.by_id_with(&format!("{id}.hint"), &arguments),
    }
}

fn edit_error(texts: &Texts, error: &EditError) -> String {
    match error {
        EditError::Missing { path } => texts.session_edit_missing(path.as_str()),
        EditError::Exists { path } => texts.session_edit_exists(path.as_str()),
        EditError::Unfit { path, detail } => texts.session_edit_unfit(detail.as_str(), path.as_str()),
        EditError::Variant { id } => texts.session_edit_variant(id.as_str()),
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}
