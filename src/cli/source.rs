//! The scenario that a subcommand is about: a file, or one that the program carries inside.
//!
//! Tells what is wrong with it, once, on the error stream. Writes nothing.

use super::{Io, NO_FILE, UNSOUND, output::Stop, words};
use crate::{
    file::{FileError, codec, codec::Reading, embedded, store},
    model::Scenario,
    text::Texts,
};
use std::path::Path;

/// The text of a file; where there is no such file, of the embedded scenario of that name
pub(super) fn text_of(path: &Path) -> Result<String, FileError> {
    match store::read_text(path, codec::LARGEST) {
        Err(missing @ FileError::Missing { .. }) => {
            let found = path.to_str().and_then(embedded::any);
            found.map(|file| file.text.to_owned()).ok_or(missing)
        }
        read => read,
    }
}

/// The scenario of a file with all findings, errors included
pub(super) fn reading(path: &Path) -> Result<Reading, FileError> {
    codec::reading_from_text(&text_of(path)?)
}

/// The sound scenario of a file; whatever is wrong with it is told
pub(super) fn scenario(path: &Path, texts: &Texts, io: &mut Io<'_>) -> Result<Scenario, Stop> {
    let read = text_of(path).and_then(|text| codec::scenario_from_text(&text));
    read.map_err(|error| refused(path, &error, texts, io))
}

/// Tells why a file is of no use; what the subcommand ends with
pub(super) fn refused(path: &Path, error: &FileError, texts: &Texts, io: &mut Io<'_>) -> Stop {
    for line in words::file_error(texts, path, error) {
        io.tell(&line);
    }
    Stop::Told(exit_code(error))
}

/// Whether the fault is of the scenario or of the disk
pub(super) fn exit_code(error: &FileError) -> u8 {
    match error {
        FileError::Missing { .. }
        | FileError::MissingFolder { .. }
        | FileError::NotAllowed { .. }
        | FileError::DiskFull { .. }
        | FileError::NoFile { .. }
        | FileError::Disk { .. }
        | FileError::TooLarge { .. }
        | FileError::Newer { .. } => NO_FILE,
        FileError::Binary { .. }
        | FileError::Empty
        | FileError::TooDeep { .. }
        | FileError::NoFormat { .. }
        | FileError::UnknownFormat { .. }
        | FileError::Syntax { .. }
        | FileError::Unsound { .. } => UNSOUND,
    }
}
