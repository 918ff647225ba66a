//! The annex of roles as a file: CSV or workbook, by the ending of its name.
//!
//! Bytes are made here from what is seen and written by the worker of the disk.

use super::{Notice, Session, disk::DiskAnswer};
use crate::{
    file::store::{self, Backup},
    paper::roles::{RolesTable, roles_table},
};
use std::path::PathBuf;

impl Session {
    pub(super) fn save_roles(&mut self, path: PathBuf) {
        self.document.commit_drag();
        let table = roles_table(&self.seen, &self.texts);
        let is_workbook = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
        let bytes = if is_workbook { self.as_workbook(&table) } else { Ok(table.csv()) };
        match bytes {
            Ok(bytes) => {
                self.disk.queue(move |_, _| {
                    let result = store::save(&path, &bytes, Backup::Leave);
                    Some(DiskAnswer::Annex { path, result })
                });
            }
            Err(detail) => self.say(Notice::RunBroke { detail }),
        }
    }

    #[cfg(feature = "papers")]
    fn as_workbook(&self, table: &RolesTable) -> Result<Vec<u8>, String> {
        table.workbook(&self.texts.roles_sheet()).map_err(|error| error.to_string())
    }

    #[cfg(not(feature = "papers"))]
    #[expect(clippy::unused_self, clippy::unnecessary_wraps, reason = "the form of the function with papers")]
    fn as_workbook(&self, table: &RolesTable) -> Result<Vec<u8>, String> {
        Ok(table.csv())
    }
}
