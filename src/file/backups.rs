//! Copies of what was saved, thinned with age.
//!
//! Every save leaves a copy in a folder of its own for each document, named by the second it was made in. All copies of
//! the last day stay, then the newest of each day for a month, then the newest of each month. One with a comment, a
//! milestone, stays for ever. Called by the session after each save.

use super::{
    codec,
    error::FileError,
    store::{self, Backup as Old},
};
use crate::base::{Date, add_days, date_from_text, hexadecimal};
use sha2::{Digest as _, Sha256};
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

/// Seconds of a day
const DAY: i64 = 86_400;
/// Days for which one copy a day is kept
const DAYS: i64 = 31;
/// Ending of a copy
const COPY: &str = "ron";
/// Ending of the comment of a milestone
const NOTE: &str = "note";
/// Largest comment, in bytes
const LONGEST: u64 = 1 << 16;

/// A copy
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Where it is
    pub path: PathBuf,
    /// When it was made, in seconds since 1970 in universal time
    pub at: i64,
    /// What the author said about it; a copy with a comment is never thinned out
    pub comment: Option<String>,
}

/// Keeps a copy of `text`, the content of `document`, made at `at`, and thins out the older ones
///
/// A copy like the newest one is left out, unless it has a comment.
pub fn keep(
    folder: &Path,
    document: &Path,
    text: &str,
    at: i64,
    comment: Option<&str>,
) -> Result<(), FileError> {
    let folder = folder_of(folder, document);
    store::make_folder(&folder)?;
    let known = list_in(&folder)?;
    let newest = known.iter().max_by_key(|backup| backup.at);
    let is_known =
        |backup: &Backup| store::read_text(&backup.path, codec::LARGEST).is_ok_and(|old| old == text);
    if comment.is_none() && newest.is_some_and(is_known) {
        return Ok(());
    }
    // Two saves within a second, or a clock that was set back, overwrite nothing.
    let mut at = at;
    while known.iter().any(|backup| backup.at == at) {
        at += 1;
    }
    let path = folder.join(format!("{at}.{COPY}"));
    if let Some(comment) = comment {
        // The comment first: a copy without it could be thinned out.
        store::save(&path.with_extension(NOTE), comment.as_bytes(), Old::Leave)?;
    }
    store::save(&path, text.as_bytes(), Old::Leave)?;
    for old in superfluous(&list_in(&folder)?, at) {
        store::remove(&old)?;
    }
    Ok(())
}

/// The copies of `document`, newest first
pub fn list(folder: &Path, document: &Path) -> Result<Vec<Backup>, FileError> {
    let mut backups = list_in(&folder_of(folder, document))?;
    backups.sort_by_key(|backup| std::cmp::Reverse(backup.at));
    Ok(backups)
}

/// The copies that are one too many at `now`
pub fn superfluous(backups: &[Backup], now: i64) -> Vec<PathBuf> {
    let mut newest_first: Vec<&Backup> = backups.iter().filter(|backup| backup.comment.is_none()).collect();
    newest_first.sort_by_key(|backup| std::cmp::Reverse(backup.at));
    let mut taken: BTreeSet<(i64, i64)> = BTreeSet::new();
    let is_one_too_many = |backup: &&Backup| {
        let age = now - backup.at;
        let day = backup.at.div_euclid(DAY);
        if age <= DAY {
            false
        } else if age <= DAYS * DAY {
            !taken.insert((0, day))
        } else {
            !taken.insert((1, month_of(day)))
        }
    };
    newest_first.into_iter().filter(is_one_too_many).map(|backup| backup.path.clone()).collect()
}

/// Months since the year 0 of a day, counted from 1970
fn month_of(day: i64) -> i64 {
    let Ok(first) = date_from_text("1970-01-01") else { return 0 };
    let date: Date = add_days(first, i32::try_from(day).unwrap_or(i32::MAX));
    i64::from(date.year()) * 12 + i64::from(date.month())
}

fn list_in(folder: &Path) -> Result<Vec<Backup>, FileError> {
    let copies = store::files_in(folder, COPY)?;
    Ok(copies
        .into_iter()
        .filter_map(|path| {
            let at = path.file_stem()?.to_str()?.parse().ok()?;
            let comment = match store::read_text(&path.with_extension(NOTE), LONGEST) {
                Ok(comment) => Some(comment),
                Err(FileError::Missing { .. }) => None,
                // A comment that cannot be read is still a comment.
                Err(_) => Some(String::new()),
            };
            Some(Backup { path, at, comment })
        })
        .collect())
}

/// A folder for each document: its name for people, a digest of its path for the program
fn folder_of(folder: &Path, document: &Path) -> PathBuf {
    let digest = Sha256::digest(document.as_os_str().as_encoded_bytes());
    let digest = hexadecimal(&digest[..4]);
    let stem = document.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    folder.join(format!("{stem}-{digest}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// 15 January 2027 at noon
    const NOW: i64 = 1_800_014_400;

    fn at(at: i64, comment: Option<&str>) -> Backup {
        Backup { path: PathBuf::from(format!("{at}.ron")), at, comment: comment.map(str::to_owned) }
    }

    fn kept(backups: &[Backup], now: i64) -> Vec<i64> {
        let gone = superfluous(backups, now);
        backups.iter().filter(|backup| !gone.contains(&backup.path)).map(|backup| backup.at).collect()
    }

    #[test]
    fn a_day_keeps_all_a_month_one_a_day_and_later_one_a_month() {
        let hours = |n: i64| NOW - n * 3_600;
        let recent: Vec<Backup> = (0..24).map(|n| at(hours(n), None)).collect();
        assert_eq!(kept(&recent, NOW).len(), 24);
        let week: Vec<Backup> = (25..24 * 8).map(|n| at(hours(n), None)).collect();
        assert_eq!(kept(&week, NOW).len(), 8, "the newest of each day");
        let years: Vec<Backup> = (40..400).map(|n| at(NOW - n * DAY, None)).collect();
        assert_eq!(kept(&years, NOW).len(), 13, "the newest of each month");
    }

    #[test]
    fn milestones_stay_for_ever() {
        let old: Vec<Backup> = (40..70).map(|n| at(NOW - n * DAY, Some("consegnato"))).collect();
        assert_eq!(kept(&old, NOW).len(), 30);
    }

    #[test]
    fn copies_are_listed_newest_first_and_equal_ones_are_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, document) = (folder.path(), Path::new("/x/piano.ron"));
        for (text, second) in [("a", 0), ("a", 5), ("b", 9), ("c", 9)] {
            keep(path, document, text, NOW + second, None).expect("room");
        }
        keep(path, document, "c", NOW + 20, Some("alla Giunta")).expect("room");
        keep(path, Path::new("/y/piano.ron"), "z", NOW, None).expect("room");
        let listed = list(path, document).expect("a list");
        let seconds: Vec<i64> = listed.iter().map(|backup| backup.at - NOW).collect();
        assert_eq!(seconds, [20, 10, 9, 0]);
        assert_eq!(listed[0].comment.as_deref(), Some("alla Giunta"));
        assert_eq!(store::read_text(&listed[1].path, 10).expect("a copy"), "c");
    }

    #[test]
    fn saving_thins_out_what_is_on_the_disk() {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, document) = (folder.path(), Path::new("/x/piano.ron"));
        for n in 0..6 {
            keep(path, document, &n.to_string(), NOW - 3 * DAY + n, None).expect("room");
        }
        keep(path, document, "now", NOW, None).expect("room");
        assert_eq!(list(path, document).expect("a list").len(), 2);
    }

    proptest! {
        #[test]
        fn thinning_keeps_the_newest_and_thinning_again_takes_no_more(ages in prop::collection::vec(0_i64..900, 1..60)) {
            let all: Vec<Backup> = ages.iter().enumerate().map(|(i, days)| at(NOW - days * DAY - i as i64, None)).collect();
            let left: Vec<i64> = kept(&all, NOW);
            prop_assert_eq!(left.iter().max(), all.iter().map(|b| &b.at).max());
            let again: Vec<Backup> = left.iter().map(|second| at(*second, None)).collect();
            prop_assert!(superfluous(&again, NOW).is_empty());
        }
    }
}
