//! Papers that are written from the window: the minutes of a meeting.
//!
//! The ending of the file says what is written: PDF, or the same words as text. Bytes are made here and written by the worker of the disk.

use super::{Notice, Session, disk::DiskAnswer};
use crate::{
    base::Id,
    file::store::{self, Backup},
    report::meeting::minutes::{Minutes, minutes},
};
use std::path::PathBuf;

impl Session {
    pub(super) fn save_minutes(&mut self, meeting: &Id, path: PathBuf) {
        self.document.commit_drag();
        let scenario = self.document.scenario();
        let Some(meeting) = scenario.meetings.iter().find(|known| known.id == *meeting) else { return };
        let said = minutes(scenario, meeting, &self.texts);
        let is_pdf = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
        let bytes = if is_pdf { self.as_pdf(&said, meeting.date) } else { Ok(said.markdown().into_bytes()) };
        match bytes {
            Ok(bytes) => {
                self.disk.queue(move |_, _| {
                    let result = store::save(&path, &bytes, Backup::Leave);
                    Some(DiskAnswer::Paper { path, result })
                });
            }
            Err(detail) => self.say(Notice::RunBroke { detail }),
        }
    }

    #[cfg(feature = "papers")]
    fn as_pdf(&self, said: &Minutes, date: crate::base::Date) -> Result<Vec<u8>, String> {
        use crate::paper::{self, layout, pdf};
        let programme = &self.document.scenario().programme.title;
        let document = paper::minutes::document(said, programme, date, &self.texts);
        pdf::pdf(&document, &layout::pages(&document)).map_err(|error| error.to_string())
    }

    #[cfg(not(feature = "papers"))]
    #[expect(clippy::unused_self, clippy::unnecessary_wraps, reason = "the form of the function with papers")]
    fn as_pdf(&self, said: &Minutes, _: crate::base::Date) -> Result<Vec<u8>, String> {
        Ok(said.markdown().into_bytes())
    }
}
