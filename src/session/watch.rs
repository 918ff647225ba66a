//! What others do to the open file: whether somebody changed it or took it away, and who else has it open.
//!
//! Every few seconds the disk worker looks at the file from outside; only when it looks another is it read. A change is
//! put beside the open scenario, to be merged, as soon as it is seen and not only when saving finds it. The same look
//! renews the lock, or asks again for one that somebody else had. Called by the session's clock; journal, recovery and
//! backups are in `keep`.

use super::{
    Notice, Session,
    disk::{DiskAnswer, stamp_of},
    keep::{Kept, Stamp, differences},
};
use crate::{
    file::{
        FileError, codec,
        lock::{Keeper, Lock, Taken},
        store::{self, Mark},
    },
    model::Scenario,
};
use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

/// Seconds between two looks at the file
const LOOK_EVERY: f64 = 3.0;
/// Seconds between two renewals of the lock, or two requests for it
const RENEW_EVERY: i64 = 60;

/// The lock that is held, and what was seen of the open file before; owned by the session and lent to its jobs
#[derive(Debug, Default)]
pub(super) struct Door {
    lock: Option<Lock>,
    mark: Option<Mark>,
    is_gone: bool,
    renewed: Option<i64>,
}

/// The door as session and jobs share it
pub(super) type SharedDoor = Arc<Mutex<Door>>;

fn at_door<T>(door: &SharedDoor, work: impl FnOnce(&mut Door) -> T) -> T {
    // Whatever a panicking job left is at worst a lock not renewed.
    work(&mut door.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Lets go of the lock
pub(super) fn leave(door: &SharedDoor) {
    at_door(door, |door| *door = Door::default());
}

/// A look at the open file and its lock
pub(super) struct Looked {
    path: PathBuf,
    /// What the file was expected to hold
    expected: Stamp,
    /// None: nothing new
    seen: Option<Seen>,
    /// Who has the lock; none: nothing new
    holder: Option<Holder>,
}

/// Who has the lock of the open file
enum Holder {
    /// We have, or nobody needs it
    Us,
    /// Somebody else has
    Other(Keeper),
}

enum Seen {
    /// It holds what it held
    Same,
    /// It is not there, or cannot be reached
    Gone,
    /// Somebody wrote something else
    Changed(Box<Scenario>, Stamp),
}

impl Session {
    /// Who else has the open file open, as far as is known
    pub fn holder(&self) -> Option<&Keeper> {
        self.holder.as_ref()
    }

    /// Lets go of the lock of the file before, and takes that of the file that is open now
    pub(super) fn lock_anew(&mut self) {
        self.holder = None;
        let (door, keeper) = (Arc::clone(&self.door), self.keeper_now());
        let path = self.file.as_ref().map(|(path, _)| path.clone());
        self.disk.queue(move |_, _| {
            leave(&door);
            take_lock(&door, &path?, &keeper)
        });
    }

    /// When the next look is due; none while there is no file
    pub(super) fn next_look(&self) -> Option<f64> {
        self.file.is_some().then_some(self.look_at).filter(|_| !self.is_looking)
    }

    pub(super) fn look_if_due(&mut self) {
        let busy = self.is_looking || self.n_saving > 0 || self.n_opening > 0;
        let Some((path, expected)) = self.file.clone().filter(|_| !busy && self.now >= self.look_at) else {
            return;
        };
        self.look_at = self.now + LOOK_EVERY;
        self.is_looking = true;
        let (door, keeper) = (Arc::clone(&self.door), self.keeper_now());
        self.disk.queue(move |_, _| {
            let seen = look(&door, &path, &expected);
            let holder = renew(&door, &path, &keeper);
            Some(DiskAnswer::Kept(Kept::Looked(Looked { path, expected, seen, holder })))
        });
    }

    pub(super) fn take_look(&mut self, looked: Looked) {
        self.is_looking = false;
        let Looked { path, expected, seen, holder } = looked;
        let ours = self.file.as_ref().map(|(path, stamp)| (path, stamp));
        if ours.map(|(path, _)| path) != Some(&path) {
            return;
        }
        let is_current = ours.is_some_and(|(_, stamp)| *stamp == expected);
        match seen {
            Some(Seen::Same) => self.messages.retain(|m| !matches!(m.notice, Notice::Gone { .. })),
            Some(Seen::Gone) => self.say(Notice::Gone { path: path.clone() }),
            Some(Seen::Changed(theirs, stamp)) if is_current => {
                self.messages.retain(|m| !matches!(m.notice, Notice::Gone { .. }));
                let known = self.document.saved().is_some_and(|saved| differences(saved, &theirs).is_empty());
                if known {
                    // The same scenario, written in another way: nothing to decide.
                    self.journal_saved(&path, &stamp, None);
                    self.file = Some((path.clone(), stamp));
                } else {
                    self.diverge(path.clone(), *theirs, stamp);
                    self.say(Notice::ChangedOnDisk { path: path.clone() });
                }
            }
            // A save has come between: the file is ours again.
            Some(Seen::Changed(..)) | None => {}
        }
        match holder {
            Some(Holder::Other(keeper)) if self.holder.as_ref() != Some(&keeper) => {
                self.say(Notice::InUse { path, keeper: keeper.clone() });
                self.holder = Some(keeper);
            }
            Some(Holder::Us) => {
                self.holder = None;
                self.messages.retain(|m| !matches!(m.notice, Notice::InUse { .. }));
            }
            _ => {}
        }
    }
}

/// Takes the lock of a file; where nothing can be written beside it, it is not locked, and saving will say why
fn take_lock(door: &SharedDoor, path: &Path, keeper: &Keeper) -> Option<DiskAnswer> {
    let holder = renew(door, path, keeper)?;
    let looked = Looked { path: path.to_owned(), expected: Stamp::new(), seen: None, holder: Some(holder) };
    Some(DiskAnswer::Kept(Kept::Looked(looked)))
}

/// Renews the lock or asks for it, once a minute; who has it, where that is known anew
fn renew(door: &SharedDoor, path: &Path, keeper: &Keeper) -> Option<Holder> {
    at_door(door, |door| {
        if door.renewed.is_some_and(|renewed| keeper.since - renewed < RENEW_EVERY) {
            return None;
        }
        door.renewed = Some(keeper.since);
        if let Some(lock) = &mut door.lock {
            // A lock that cannot be renewed is advice that grows old, no reason to disturb anybody.
            drop(lock.renew(keeper.since));
            return None;
        }
        match Lock::take(path, keeper).ok()? {
            Taken::Ours(lock) => {
                door.lock = Some(lock);
                Some(Holder::Us)
            }
            Taken::Theirs(other) => Some(Holder::Other(other)),
        }
    })
}

fn look(door: &SharedDoor, path: &Path, expected: &Stamp) -> Option<Seen> {
    let mark = store::mark_of(path);
    let (known, was_gone) = at_door(door, |door| {
        let was_gone = std::mem::replace(&mut door.is_gone, mark.is_err());
        (std::mem::replace(&mut door.mark, mark.clone().ok()), was_gone)
    });
    match mark {
        Err(_) if was_gone => return None,
        Err(_) => return Some(Seen::Gone),
        Ok(mark) if known == Some(mark) => return None,
        Ok(_) => {}
    }
    let read = store::read_text(path, codec::LARGEST).and_then(|text| {
        let stamp = stamp_of(&text);
        if stamp == *expected {
            return Ok(Seen::Same);
        }
        let reading = codec::reading_from_text(&text)?;
        Ok(Seen::Changed(Box::new(reading.scenario), stamp))
    });
    match read {
        Ok(seen) => Some(seen),
        Err(FileError::Missing { .. }) => Some(Seen::Gone),
        // Perhaps somebody is just writing it; saving will tell if it stays so.
        Err(_) => None,
    }
}
