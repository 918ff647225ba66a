//! Files: what a scenario is on disk, how it is read and written, and what the program carries inside.
//!
//! | file | holds |
//! |---|---|
//! | [`codec`] | text to scenario and back, with places for everything that is wrong |
//! | [`error`] | why a file could not be read or written, as facts |
//! | `format` | the shape on disk, by version |
//! | `syntax` | limits of a text, and where things stand in it |
//! | `layout` | how a file looks |
//! | [`store`] | the disk: the only place that touches it |
//! | [`journal`] | what was done since a scenario was opened, for recovery |
//! | [`lock`] | who has a file open, and since when |
//! | [`backups`] | copies of what was saved, thinned with age |
//! | [`settings`] | language, theme, scale and recent files of the user |
//! | [`table`] | tables of other programs, CSV and XLSX |
//! | [`embedded`] | scenarios inside the binary |
//!
//! Called by the document, the session and the command line. Knows no window and no words.

pub mod backups;
pub mod codec;
pub mod embedded;
pub mod error;
mod format;
pub mod journal;
mod layout;
pub mod lock;
pub mod settings;
pub mod store;
mod syntax;
pub mod table;

pub use error::{FileError, Finding, Position, Problem};
pub use format::NEWEST;

use crate::model::Scenario;
use std::path::Path;

/// The sound scenario in a file
pub fn open_scenario(path: &Path) -> Result<Scenario, FileError> {
    codec::scenario_from_text(&store::read_text(path, codec::LARGEST)?)
}

/// Writes a scenario so that at any moment the old or the new file is there whole
///
/// The file that was there before stays beside it as `NAME.bak`, provided that it can be read: a broken file never
/// replaces a good copy. A scenario that contradicts itself is written as it is; nothing of a person's work is
/// refused.
pub fn save_scenario(path: &Path, scenario: &Scenario) -> Result<(), FileError> {
    let text = codec::text_from_scenario(scenario)?;
    let old_is_good = store::read_text(path, codec::LARGEST)
        .is_ok_and(|old| old != text && codec::reading_from_text(&old).is_ok());
    let backup = if old_is_good { store::Backup::Keep } else { store::Backup::Leave };
    store::save(path, text.as_bytes(), backup)
}
