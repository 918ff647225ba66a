//! Opening and saving, on a worker that finishes what it began.
//!
//! A file that cannot be opened leaves the open document as it is. Saving first looks whether the file is still the one that was
//! opened or last saved, by its content, and writes nothing when it is not.

use super::{
    Notice, Session,
    keep::{Kept, Stamp},
};
use crate::{
    base::hexadecimal,
    file::{self, FileError, backups, codec, embedded, store},
    model::Scenario,
};
use sha2::{Digest as _, Sha256};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

/// What becomes of changes somebody else made to the file
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Others {
    /// They are kept: nothing is written
    Keep,
    /// They are overwritten
    Overwrite,
}

/// What the worker has done
pub(super) enum DiskAnswer {
    Opened { name: String, result: Result<Opened, FileError> },
    Saved { path: PathBuf, scenario: Arc<Scenario>, result: Result<Written, FileError> },
    Settings(Result<(), FileError>),
    Paper { path: PathBuf, result: Result<(), FileError> },
    Kept(Kept),
}

/// A scenario as it was read
pub(super) struct Opened {
    scenario: Box<Scenario>,
    file: Option<(PathBuf, Stamp)>,
}

/// How a save ended
pub(super) enum Written {
    Done(Stamp),
    /// With what it holds now, where that can be read
    ChangedByOthers(Option<(Box<Scenario>, Stamp)>),
}

/// The scenario or template inside the program called `name`
pub(super) fn embedded_scenario(name: &str) -> Result<Scenario, FileError> {
    let found = embedded::any(name).ok_or_else(|| FileError::Missing { path: name.into() })?;
    codec::scenario_from_text(found.text)
}

impl Session {
    pub(super) fn open_file(&mut self, path: &Path) {
        self.n_opening += 1;
        let path = store::absolute(path);
        self.disk.queue(move |_, _| {
            let name = path.display().to_string();
            let result = store::read_text(&path, codec::LARGEST).and_then(|text| {
                let scenario = codec::scenario_from_text(&text)?;
                let scenario = Box::new(scenario);
                Ok(Opened { scenario, file: Some((path, stamp_of(&text))) })
            });
            Some(DiskAnswer::Opened { name, result })
        });
    }

    pub(super) fn open_example(&mut self, name: &str) {
        self.n_opening += 1;
        let name = name.to_owned();
        self.disk.queue(move |_, _| {
            let result =
                embedded_scenario(&name).map(|scenario| Opened { scenario: Box::new(scenario), file: None });
            Some(DiskAnswer::Opened { name, result })
        });
    }

    pub(super) fn save(&mut self, others: Others) {
        self.document.commit_drag();
        match self.file.clone() {
            Some((path, stamp)) => {
                let expected = (others == Others::Keep).then_some(stamp);
                self.queue_save(path, expected);
            }
            None => self.say(Notice::NoFileYet),
        }
    }

    pub(super) fn save_as(&mut self, path: &Path) {
        self.document.commit_drag();
        // Whoever chose the name was asked about a file that is there already.
        self.queue_save(store::absolute(path), None);
    }

    fn queue_save(&mut self, path: PathBuf, expected: Option<Stamp>) {
        self.n_saving += 1;
        let scenario = Arc::clone(self.document.scenario());
        let copies = self.backup_folder().map(|folder| (folder, self.wall_time()));
        self.disk.queue(move |_, _| {
            if let (None, Some((folder, at))) = (&expected, copies) {
                keep_what_was(&path, &folder, at);
            }
            let result = write(&path, &scenario, expected);
            Some(DiskAnswer::Saved { path, scenario, result })
        });
    }

    pub(super) fn save_settings(&mut self) {
        if let Some(folder) = self.settings_folder.clone() {
            let settings = self.settings.clone();
            self.disk.queue(move |_, _| Some(DiskAnswer::Settings(settings.save(&folder))));
        }
    }

    pub(super) fn take_disk_answers(&mut self) {
        let mut events = self.disk.take_finished();
        events.extend(self.keeping.take_finished());
        for event in events {
            match event {
                crate::jobs::Event::Done(_, Some(answer)) => self.take_disk_answer(answer),
                crate::jobs::Event::Panicked(_, detail) => {
                    // Which of the two it was does not matter: neither is under way any more.
                    self.n_opening = 0;
                    self.n_saving = 0;
                    self.is_looking = false;
                    self.say(Notice::RunBroke { detail });
                }
                crate::jobs::Event::Done(_, None) | crate::jobs::Event::Progress(..) => {}
            }
        }
    }

    fn take_disk_answer(&mut self, answer: DiskAnswer) {
        match answer {
            DiskAnswer::Opened { name, result } => {
                self.n_opening = self.n_opening.saturating_sub(1);
                match result {
                    Ok(Opened { scenario, file }) => {
                        if let Some((path, _)) = &file {
                            self.settings.remember(path);
                            self.save_settings();
                        }
                        self.replace(*scenario, file);
                    }
                    Err(error) => {
                        // What is open had perhaps not been run, waiting for this file.
                        self.runs.ask_if_empty(self.now);
                        self.say(Notice::OpenFailed { name, error: Box::new(error) });
                    }
                }
            }
            DiskAnswer::Saved { path, scenario, result } => {
                self.n_saving = self.n_saving.saturating_sub(1);
                match result {
                    Ok(Written::Done(stamp)) => {
                        self.document.mark_saved(&scenario);
                        self.journal_saved(&path, &stamp, Some(&scenario));
                        self.settings.remember(&path);
                        self.save_settings();
                        self.divergence = None;
                        if self.file.replace((path.clone(), stamp)).is_none_or(|(old, _)| old != path) {
                            self.lock_anew();
                        }
                        self.queue_copy(path.clone(), scenario, None);
                        self.say(Notice::Saved { path });
                    }
                    Ok(Written::ChangedByOthers(theirs)) => {
                        if let Some((theirs, stamp)) = theirs {
                            self.diverge(path.clone(), *theirs, stamp);
                        }
                        self.say(Notice::ChangedOnDisk { path });
                    }
                    Err(error) => self.say(Notice::SaveFailed { path, error: Box::new(error) }),
                }
            }
            DiskAnswer::Settings(Err(error)) => self.say(Notice::Settings(Box::new(error))),
            DiskAnswer::Settings(Ok(())) => {}
            DiskAnswer::Paper { path, result: Ok(()) } => self.say(Notice::Saved { path }),
            DiskAnswer::Paper { path, result: Err(error) } => {
                self.say(Notice::SaveFailed { path, error: Box::new(error) });
            }
            DiskAnswer::Kept(kept) => self.take_kept(kept),
        }
    }
}

/// Keeps a copy of what is about to be overwritten; where that fails the file beside it, `NAME.bak`, still has it
fn keep_what_was(path: &Path, folder: &Path, at: i64) {
    if let Ok(text) = store::read_text(path, codec::LARGEST) {
        drop(backups::keep(folder, path, &text, at, None));
    }
}

fn write(path: &Path, scenario: &Scenario, expected: Option<Stamp>) -> Result<Written, FileError> {
    if let Some(expected) = expected {
        match store::read_text(path, codec::LARGEST) {
            Ok(text) if stamp_of(&text) == expected => {}
            // A file that is gone, or cannot be reached, can be written again without harm to anybody, or not at all.
            Err(_) if store::mark_of(path).is_err() => {}
            changed => {
                let read = changed.ok().and_then(|text| {
                    let reading = codec::reading_from_text(&text).ok()?;
                    Some((Box::new(reading.scenario), stamp_of(&text)))
                });
                return Ok(Written::ChangedByOthers(read));
            }
        }
    }
    file::save_scenario(path, scenario)?;
    Ok(Written::Done(stamp_of(&codec::text_from_scenario(scenario)?)))
}

/// SHA-256 of a text, in hexadecimal
pub(super) fn stamp_of(text: &str) -> Stamp {
    hexadecimal(&Sha256::digest(text.as_bytes()))
}
