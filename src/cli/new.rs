//! `corridoi new`: a file to begin with.
//!
//! Copies an embedded scenario, comments included. Never writes over a file.

use super::{FINE, Io, NO_FILE, WRONG_USE, arguments::New, output::Stop, source};
use crate::{
    file::{FileError, embedded, store},
    text::Texts,
};

pub(super) fn new(asked: &New, io: &mut Io<'_>) -> Result<u8, Stop> {
    let texts = Texts::new(asked.lang);
    let path = &asked.file;
    let Some(example) = embedded::scenario(&asked.from) else {
        io.tell(&texts.cli_no_such_example(asked.from.as_str()));
        let names: Vec<&str> = embedded::scenarios().iter().map(|file| file.name).collect();
        io.tell(&texts.cli_valid_values(names.join(", ")));
        return Ok(WRONG_USE);
    };
    // One byte is enough to know that something is there.
    match store::read_text(path, 1) {
        Err(FileError::Missing { .. }) => {}
        Err(error @ (FileError::NotAllowed { .. } | FileError::Disk { .. })) => {
            return Err(source::refused(path, &error, &texts, io));
        }
        _ => {
            io.tell(&texts.cli_file_exists(path.display().to_string()));
            return Ok(NO_FILE);
        }
    }
    if let Err(error) = store::save(path, example.text.as_bytes(), store::Backup::Leave) {
        return Err(source::refused(path, &error, &texts, io));
    }
    io.tell(&texts.cli_written(path.display().to_string()));
    Ok(FINE)
}
