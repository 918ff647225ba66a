//! `corridoi new`: a file to begin with.
//!
//! Copies an embedded scenario or template, comments included. Never writes over a file.

use super::{
    FINE, Io, NO_FILE, WRONG_USE,
    arguments::{Begin, New},
    output::Stop,
    source,
};
use crate::{
    file::{FileError, embedded, store},
    text::Texts,
};

pub(super) fn new(asked: &New, io: &mut Io<'_>) -> Result<u8, Stop> {
    let texts = Texts::new(asked.lang);
    let path = &asked.file;
    let (found, refusal, list) = match &asked.from {
        Begin::Example(name) => {
            (embedded::scenario(name), texts.cli_no_such_example(name.as_str()), embedded::scenarios())
        }
        Begin::Template(name) => {
            (embedded::template(name), texts.cli_no_such_template(name.as_str()), embedded::templates())
        }
    };
    let Some(start) = found else {
        io.tell(&refusal);
        let names: Vec<&str> = list.iter().map(|file| file.name).collect();
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
    if let Err(error) = store::save(path, start.text.as_bytes(), store::Backup::Leave) {
        return Err(source::refused(path, &error, &texts, io));
    }
    io.tell(&texts.cli_written(path.display().to_string()));
    Ok(FINE)
}
