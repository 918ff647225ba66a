//! Why a file could not be read or written: facts only.
//!
//! The sentences stand in `assets/texts/…/file.ftl` under [`FileError::text_id`], filled with
//! [`FileError::arguments`]; most have an attribute `.hint` that says how to mend it. Called by everything in `file`
//! and worded by the faces.

use crate::base::Diagnostic;
use std::{fmt, io, path::PathBuf};

/// A place in a text, both figures from 1, columns in characters
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line
    pub line: usize,
    /// Character of the line
    pub column: usize,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// What is wrong with the content of a scenario, and where it stands in the text
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What is wrong
    pub diagnostic: Diagnostic,
    /// Where it stands; the object around it when the very place has no text of its own
    pub at: Position,
}

/// Why a file could not be read or written
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum FileError {
    /// There is no such file
    #[error("{path}: missing")]
    Missing {
        /// The file
        path: PathBuf,
    },
    /// There is no such folder
    #[error("{path}: missing folder")]
    MissingFolder {
        /// The folder
        path: PathBuf,
    },
    /// The system does not allow it: no right, or a read-only folder or disk
    #[error("{path}: not allowed")]
    NotAllowed {
        /// The file
        path: PathBuf,
    },
    /// No room left
    #[error("{path}: disk full")]
    DiskFull {
        /// The file
        path: PathBuf,
    },
    /// A folder, a device, a pipe
    #[error("{path}: no file")]
    NoFile {
        /// What is no file
        path: PathBuf,
    },
    /// Any other trouble with the disk
    #[error("{path}: {detail}")]
    Disk {
        /// The file
        path: PathBuf,
        /// What the system says
        detail: String,
    },
    /// The file is larger than any scenario
    #[error("{bytes} bytes, at most {limit}")]
    TooLarge {
        /// Its size
        bytes: u64,
        /// The largest one read
        limit: u64,
    },
    /// Not text: a zero byte, or bytes that are no UTF-8
    #[error("binary at byte {offset}")]
    Binary {
        /// The first wrong byte, from 0
        offset: usize,
    },
    /// No text at all
    #[error("empty")]
    Empty,
    /// Brackets within brackets beyond any scenario
    #[error("{at}: nested deeper than {limit}")]
    TooDeep {
        /// The first bracket too many
        at: Position,
        /// The deepest nesting read
        limit: usize,
    },
    /// The file does not say its format
    #[error("{at}: no format")]
    NoFormat {
        /// Where the scenario begins
        at: Position,
    },
    /// The file says a format that never was
    #[error("{at}: format {found}")]
    UnknownFormat {
        /// Where the format stands
        at: Position,
        /// What stands there
        found: String,
        /// The newest format known
        known: u32,
    },
    /// The file is of a newer program
    #[error("{at}: format {found}, newest known {known}")]
    Newer {
        /// Where the format stands
        at: Position,
        /// Its format
        found: u32,
        /// The newest format known
        known: u32,
    },
    /// The text does not read as a scenario
    #[error("{at}: {place}: {problem:?}")]
    Syntax {
        /// Where
        at: Position,
        /// Path of the place, such as `corridors/meccatronica/stages`; may be empty
        place: String,
        /// What is wrong
        problem: Problem,
    },
    /// The scenario reads but contradicts itself
    #[error("{} findings", findings.len())]
    Unsound {
        /// What is wrong, errors only, in the order of the text
        findings: Vec<Finding>,
    },
}

/// What is wrong with a text that does not read
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// A field that the object does not have
    UnknownField {
        /// The name in the file
        found: String,
        /// The field that was probably meant
        near: Option<String>,
        /// The fields there are
        expected: Vec<String>,
    },
    /// A field or key that stands twice
    DoubledField {
        /// The field
        field: String,
    },
    /// A field that is not there
    MissingField {
        /// The field
        field: String,
    },
    /// A word that is not one of a fixed list
    UnknownWord {
        /// The word in the file
        found: String,
        /// The word that was probably meant
        near: Option<String>,
        /// The words there are
        expected: Vec<String>,
    },
    /// An object of another kind
    OtherObject {
        /// Kind in the file
        found: String,
        /// Kind wanted
        expected: String,
    },
    /// Something else stands where a sign must be
    NoSign {
        /// The sign
        sign: &'static str,
        /// What stands there; empty at the end of the text
        found: String,
    },
    /// Something else stands where a string in quotes must be
    NoText {
        /// What stands there
        found: String,
    },
    /// Something else stands where a number must be, or a number that is none
    NoNumber {
        /// What stands there
        found: String,
    },
    /// Something else stands where a whole number from 0 must be, or one that is too large
    NoWholeNumber {
        /// What stands there
        found: String,
    },
    /// Something else stands where `true` or `false` must be
    NoTruth {
        /// What stands there
        found: String,
    },
    /// Something else stands where a word without quotes must be
    NoWord {
        /// What stands there
        found: String,
    },
    /// A string that is not an id
    NoId {
        /// The string
        found: String,
    },
    /// A string that is not the code of a country
    NoCountry {
        /// The string
        found: String,
    },
    /// A string that is not a date
    NoDate {
        /// The string
        found: String,
    },
    /// A string, character or comment that never ends
    Unclosed,
    /// A backslash in a string with something behind it that has no meaning
    Escape,
    /// The text ends in the middle
    EndsEarly,
    /// Something stands behind the end of the scenario
    Trailing {
        /// What stands there
        found: String,
    },
    /// A character with no meaning here
    Unexpected {
        /// What stands there
        found: String,
    },
}

impl FileError {
    /// The place in the text, where the error has one
    pub fn at(&self) -> Option<Position> {
        match self {
            Self::TooDeep { at, .. }
            | Self::NoFormat { at }
            | Self::UnknownFormat { at, .. }
            | Self::Newer { at, .. }
            | Self::Syntax { at, .. } => Some(*at),
            Self::Unsound { findings } => findings.first().map(|finding| finding.at),
            _ => None,
        }
    }

    /// The id of its sentence in the text files; `.hint` behind it is what to do, where there is something to do
    pub fn text_id(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "file_error_missing",
            Self::MissingFolder { .. } => "file_error_missing_folder",
            Self::NotAllowed { .. } => "file_error_not_allowed",
            Self::DiskFull { .. } => "file_error_disk_full",
            Self::NoFile { .. } => "file_error_no_file",
            Self::Disk { .. } => "file_error_disk",
            Self::TooLarge { .. } => "file_error_too_large",
            Self::Binary { .. } => "file_error_binary",
            Self::Empty => "file_error_empty",
            Self::TooDeep { .. } => "file_error_too_deep",
            Self::NoFormat { .. } => "file_error_no_format",
            Self::UnknownFormat { .. } => "file_error_unknown_format",
            Self::Newer { .. } => "file_error_newer",
            Self::Syntax { problem, .. } => problem.text_id(),
            Self::Unsound { .. } => "file_error_unsound",
        }
    }

    /// What its sentence is filled with, by name; `line` and `column` are among them where there is a place
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        let mut arguments = match self {
            Self::Missing { path }
            | Self::MissingFolder { path }
            | Self::NotAllowed { path }
            | Self::DiskFull { path }
            | Self::NoFile { path } => vec![("path", path.display().to_string())],
            Self::Disk { path, detail } => {
                vec![("path", path.display().to_string()), ("detail", detail.clone())]
            }
            Self::TooLarge { bytes, limit } => {
                vec![("megabytes", (bytes >> 20).to_string()), ("limit", (limit >> 20).to_string())]
            }
            Self::Binary { offset } => vec![("offset", offset.to_string())],
            Self::TooDeep { limit, .. } => vec![("limit", limit.to_string())],
            Self::UnknownFormat { found, known, .. } => {
                vec![("found", found.clone()), ("known", known.to_string())]
            }
            Self::Newer { found, known, .. } => {
                vec![("found", found.to_string()), ("known", known.to_string())]
            }
            Self::Syntax { place, problem, .. } => {
                let mut arguments = problem.arguments();
                arguments.push(("place", place.clone()));
                arguments
            }
            Self::Unsound { findings } => vec![("count", findings.len().to_string())],
            Self::Empty | Self::NoFormat { .. } => Vec::new(),
        };
        if let Some(at) = self.at() {
            arguments.push(("line", at.line.to_string()));
            arguments.push(("column", at.column.to_string()));
        }
        arguments
    }

    /// The error of the system at a file, in our words where it is one of the usual ones
    pub(super) fn of_disk(path: &std::path::Path, error: &io::Error) -> Self {
        let path = path.to_owned();
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing { path },
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::NotAllowed { path },
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                Self::DiskFull { path }
            }
            io::ErrorKind::IsADirectory => Self::NoFile { path },
            _ => Self::Disk { path, detail: error.to_string() },
        }
    }
}

impl Problem {
    fn text_id(&self) -> &'static str {
        match self {
            Self::UnknownField { near: Some(_), .. } => "file_error_unknown_field_near",
            Self::UnknownField { near: None, .. } => "file_error_unknown_field",
            Self::DoubledField { .. } => "file_error_doubled_field",
            Self::MissingField { .. } => "file_error_missing_field",
            Self::UnknownWord { near: Some(_), .. } => "file_error_unknown_word_near",
            Self::UnknownWord { near: None, .. } => "file_error_unknown_word",
            Self::OtherObject { .. } => "file_error_other_object",
            Self::NoSign { .. } => "file_error_no_sign",
            Self::NoText { .. } => "file_error_no_text",
            Self::NoNumber { .. } => "file_error_no_number",
            Self::NoWholeNumber { .. } => "file_error_no_whole_number",
            Self::NoTruth { .. } => "file_error_no_truth",
            Self::NoWord { .. } => "file_error_no_word",
            Self::NoId { .. } => "file_error_no_id",
            Self::NoCountry { .. } => "file_error_no_country",
            Self::NoDate { .. } => "file_error_no_date",
            Self::Unclosed => "file_error_unclosed",
            Self::Escape => "file_error_escape",
            Self::EndsEarly => "file_error_ends_early",
            Self::Trailing { .. } => "file_error_trailing",
            Self::Unexpected { .. } => "file_error_unexpected",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::UnknownField { found, near, expected } | Self::UnknownWord { found, near, expected } => {
                let mut arguments = vec![("found", found.clone()), ("expected", expected.join(", "))];
                arguments.extend(near.clone().map(|near| ("near", near)));
                arguments
            }
            Self::DoubledField { field } | Self::MissingField { field } => {
                vec![("field", field.clone())]
            }
            Self::OtherObject { found, expected } => {
                vec![("found", found.clone()), ("expected", expected.clone())]
            }
            Self::NoSign { sign, found } => vec![("sign", (*sign).to_owned()), ("found", found.clone())],
            Self::NoText { found }
            | Self::NoNumber { found }
            | Self::NoWholeNumber { found }
            | Self::NoTruth { found }
            | Self::NoWord { found }
            | Self::NoId { found }
            | Self::NoCountry { found }
            | Self::NoDate { found }
            | Self::Trailing { found }
            | Self::Unexpected { found } => vec![("found", found.clone())],
            Self::Unclosed | Self::Escape | Self::EndsEarly => Vec::new(),
        }
    }
}
