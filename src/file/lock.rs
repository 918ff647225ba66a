//! Who has a file open, and since when, in a small hidden file beside it.
//!
//! The lock is advice: it tells a person, it keeps nobody out, since a lock that stays behind on a network disk must
//! never cost work. What protects a file is that saving looks whether it is still the one that was opened. A lock of
//! this machine whose program has ended is taken over, and one of another machine that has not been renewed for
//! [`STALE_AFTER`] seconds. Called by the session, which renews its own every minute.

use super::{error::FileError, store::LockFile};
use serde::{Deserialize, Serialize};
use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

/// Seconds after which a lock of another machine that was not renewed counts as left behind; clocks of offices agree to far less
pub const STALE_AFTER: i64 = 900;

/// Somebody who has a file open
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Keeper {
    /// Name of the account, as the system has it; may be empty
    pub name: String,
    /// Name of the machine; may be empty
    pub machine: String,
    /// When it was opened, in seconds since 1970 in universal time
    pub since: i64,
}

/// What stands in a lock file
#[derive(Serialize, Deserialize)]
struct Held {
    keeper: Keeper,
    /// When it was last renewed, in seconds since 1970 in universal time
    alive: i64,
}

/// A lock that is held until it is dropped
#[derive(Debug)]
pub struct Lock {
    file: LockFile,
    keeper: Keeper,
}

/// What came of asking for a lock
#[derive(Debug)]
pub enum Taken {
    /// Nobody else has the file open
    Ours(Lock),
    /// Somebody else has
    Theirs(Keeper),
}

impl Lock {
    /// Asks for the lock of `document` at the time `keeper.since`
    ///
    /// Fails where nothing can be written beside it, as in a read-only folder.
    pub fn take(document: &Path, keeper: &Keeper) -> Result<Taken, FileError> {
        let path = beside(document);
        let Some(mut file) = LockFile::open(&path)? else {
            // Some systems let nobody read a file that is locked.
            return Ok(Taken::Theirs(
                LockFile::text_of(&path).and_then(|t| read(&t)).map(|held| held.keeper).unwrap_or_default(),
            ));
        };
        // The system gave us the lock: whoever wrote it has ended, or sits on another machine whose locks do not reach us.
        match read(&file.text()) {
            Some(other)
                if other.keeper.machine != keeper.machine && keeper.since - other.alive <= STALE_AFTER =>
            {
                file.leave();
                Ok(Taken::Theirs(other.keeper))
            }
            _ => {
                let mut lock = Self { file, keeper: keeper.clone() };
                lock.renew(keeper.since)?;
                Ok(Taken::Ours(lock))
            }
        }
    }

    /// Says that it is still held at `now`, in seconds since 1970 in universal time
    pub fn renew(&mut self, now: i64) -> Result<(), FileError> {
        let held = Held { keeper: self.keeper.clone(), alive: now };
        self.file.write(&serde_json::to_string(&held).unwrap_or_default())
    }

    /// Where it is
    pub fn path(&self) -> &Path {
        self.file.path()
    }
}

fn read(text: &str) -> Option<Held> {
    serde_json::from_str(text).ok()
}

/// `.NAME.lock` in the folder of the document
fn beside(document: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(document.file_name().unwrap_or_default());
    name.push(".lock");
    document.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn keeper(name: &str, machine: &str) -> Keeper {
        Keeper { name: name.to_owned(), machine: machine.to_owned(), since: 1_800_000_000 }
    }

    #[test]
    fn the_second_one_is_told_who_was_first_until_the_first_ends() {
        let folder = tempfile::tempdir().expect("a folder");
        let document = folder.path().join("a.ron");
        let Taken::Ours(first) = Lock::take(&document, &keeper("prima", "m")).expect("room") else {
            panic!("nobody else has it");
        };
        assert!(first.path().ends_with(".a.ron.lock"));
        let second = Lock::take(&document, &keeper("seconda", "m")).expect("room");
        assert!(matches!(second, Taken::Theirs(k) if k == keeper("prima", "m")));
        drop(first);
        assert!(fs::read_dir(folder.path()).expect("a folder").next().is_none(), "nothing stays behind");
        assert!(matches!(Lock::take(&document, &keeper("seconda", "m")).expect("room"), Taken::Ours(_)));
    }

    #[test]
    fn what_a_crash_left_behind_is_taken_over_and_another_machine_is_believed() {
        let folder = tempfile::tempdir().expect("a folder");
        let document = folder.path().join("a.ron");
        let path = folder.path().join(".a.ron.lock");
        let held = |keeper: Keeper, age: i64| {
            let alive = keeper.since - age;
            serde_json::to_string(&Held { keeper, alive }).expect("text")
        };
        for (text, ours) in [
            (held(keeper("prima", "m"), 5), true),
            ("rubbish".to_owned(), true),
            (held(keeper("altra", "n"), 60), false),
            (held(keeper("altra", "n"), STALE_AFTER + 1), true),
        ] {
            fs::write(&path, &text).expect("a place to write");
            let taken = Lock::take(&document, &keeper("io", "m")).expect("room");
            assert_eq!(matches!(taken, Taken::Ours(_)), ours, "{text}");
            drop(taken);
            assert_eq!(path.exists(), !ours);
        }
    }

    #[test]
    fn a_lock_that_is_renewed_stays_alive() {
        let folder = tempfile::tempdir().expect("a folder");
        let document = folder.path().join("a.ron");
        let Taken::Ours(mut lock) = Lock::take(&document, &keeper("prima", "m")).expect("room") else {
            panic!("nobody else has it");
        };
        let later = 1_800_000_000 + 10 * STALE_AFTER;
        lock.renew(later).expect("room");
        let held = read(&fs::read_to_string(lock.path()).expect("a file")).expect("whole");
        assert_eq!((held.alive, held.keeper.since), (later, 1_800_000_000));
    }

    #[test]
    fn a_folder_that_is_gone_is_an_error_and_no_panic() {
        let folder = tempfile::tempdir().expect("a folder");
        let document = folder.path().join("gone/a.ron");
        assert!(Lock::take(&document, &keeper("io", "m")).is_err());
    }
}
