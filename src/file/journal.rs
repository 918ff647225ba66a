//! The journal of an open scenario: what was done since it was opened, on disk as soon as it is done.
//!
//! One file holds the scenario as it was opened, then one line for each action, each with a checksum that covers all
//! lines before it. Lines are only ever added, and each is synced before it counts. Reading stops at the first line
//! that is not whole: after a crash that is the last one, and everything before it is as it was written. Whoever keeps
//! a journal holds a lock on it that the system takes away when the program ends, however it ends; so a journal that
//! nobody holds is one to recover from. Knows no history: what a record does to a document is the session's business.

use super::{
    error::FileError,
    lock::Keeper,
    store::{self, Appender},
};
use crate::{
    base::{hexadecimal, tree},
    model::{Edit, Scenario},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::path::{Path, PathBuf};

/// Newest form of a journal
const FORMAT: u32 = 1;
/// Largest journal that is read, in bytes
const LARGEST: u64 = 1 << 30;
/// Ending of the name of a journal
const ENDING: &str = "journal";
/// Hexadecimal digits of a checksum
const SUM: usize = 16;

/// How a journal begins
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Begin {
    /// Form of the journal
    format: u32,
    /// Who keeps it, and since when
    pub keeper: Keeper,
    /// File the scenario was opened from; none for one that was never saved
    pub file: Option<PathBuf>,
    /// SHA-256 of that file, in hexadecimal
    pub stamp: Option<String>,
    /// The scenario as it was opened
    pub scenario: Scenario,
}

/// One action
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Record {
    /// A step of the history
    Step {
        /// What it changed
        edits: Vec<Edit>,
    },
    /// Undo, redo, or a jump in the history
    Went {
        /// How many steps are done after it
        position: usize,
    },
    /// The file on disk is known to have this content
    Saved {
        /// The file
        file: PathBuf,
        /// SHA-256 of what was written or found, in hexadecimal
        stamp: String,
        /// How many steps were done in what was written; none where it was not a state of this history
        position: Option<usize>,
    },
}

#[derive(Serialize, Deserialize)]
enum Line {
    Begin(Box<Begin>),
    Record {
        /// When it was written, in seconds since 1970 in universal time
        at: i64,
        record: Record,
    },
}

/// A journal as it was read
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The file
    pub path: PathBuf,
    /// How it begins
    pub begin: Begin,
    /// What was done, oldest first
    pub records: Vec<Record>,
    /// When the last of it was done, in seconds since 1970 in universal time; none where nothing was
    pub until: Option<i64>,
    /// Whether a last record was torn and is left out
    pub torn: bool,
    /// Whether whole lines follow a broken one, which no crash does; they cannot be trusted
    pub damaged: bool,
    /// Bytes up to the end of the last whole line
    good: u64,
    sum: String,
}

/// A journal that is being kept
#[derive(Debug)]
pub struct Journal {
    file: Appender,
    sum: String,
}

impl Begin {
    /// The beginning of a journal of `scenario`
    pub fn new(keeper: Keeper, file: Option<&Path>, stamp: Option<String>, scenario: Scenario) -> Self {
        Self { format: FORMAT, keeper, file: file.map(as_text), stamp, scenario }
    }
}

impl Record {
    /// The file on disk is known to have this content; see [`Record::Saved`]
    pub fn saved(file: &Path, stamp: String, position: Option<usize>) -> Self {
        Self::Saved { file: as_text(file), stamp, position }
    }
}

/// A path whose name is text: one that is not could not be written down, and the work matters more than its place
fn as_text(path: &Path) -> PathBuf {
    PathBuf::from(path.to_string_lossy().into_owned())
}

impl Journal {
    /// A new journal in `folder`, which is made if it is not there
    pub fn begin(folder: &Path, begin: Begin) -> Result<Self, FileError> {
        store::make_folder(folder)?;
        let stem = format!("{}-{}", begin.keeper.since, std::process::id());
        let file = Appender::create_numbered(folder, &stem, ENDING)?;
        let mut journal = Self { file, sum: String::new() };
        if let Err(error) = journal.write(&[Line::Begin(Box::new(begin))]) {
            // Without its beginning it holds nothing.
            drop(journal.discard());
            return Err(error);
        }
        Ok(journal)
    }

    /// Goes on with a journal that was found; none when somebody else has taken it by now
    ///
    /// A torn last record is cut off. A damaged journal is copied to `NAME.damaged` first.
    pub fn resume(found: &Found) -> Result<Option<Self>, FileError> {
        if found.damaged {
            store::copy_aside(&found.path, "damaged")?;
        }
        let file = Appender::open(&found.path, found.good)?;
        Ok(file.map(|file| Self { file, sum: found.sum.clone() }))
    }

    /// Adds records made at `at`; when this returns they last through a crash, and when it fails none of them counts
    pub fn append(&mut self, records: &[Record], at: i64) -> Result<(), FileError> {
        let lines: Vec<Line> =
            records.iter().map(|record| Line::Record { at, record: record.clone() }).collect();
        self.write(&lines)
    }

    /// Where it is
    pub fn path(&self) -> &Path {
        self.file.path()
    }

    /// Removes it, with everything in it
    pub fn discard(self) -> Result<(), FileError> {
        let path = self.file.path().to_owned();
        drop(self.file);
        store::remove(&path)
    }

    fn write(&mut self, lines: &[Line]) -> Result<(), FileError> {
        let mut text = String::new();
        let mut sum = self.sum.clone();
        for line in lines {
            // No value of ours is without a form in text; a broken promise must still lose nothing.
            let node = tree::node_of(line).map_err(|error| FileError::Disk {
                path: self.file.path().to_owned(),
                detail: error.to_string(),
            })?;
            let json = node.to_json().to_string();
            sum = checksum(&sum, &json);
            text.extend([&sum, " ", &json, "\n"]);
        }
        self.file.append(text.as_bytes())?;
        self.sum = sum;
        Ok(())
    }
}

/// The journals in `folder` that nobody keeps, oldest first; none where there is no such folder
pub fn free(folder: &Path) -> Result<Vec<PathBuf>, FileError> {
    let mut paths = store::files_in(folder, ENDING)?;
    paths.retain(|path| store::is_free(path));
    paths.sort();
    Ok(paths)
}

/// Reads a journal as far as it is whole; none where not even its beginning is
pub fn read(path: &Path) -> Result<Option<Found>, FileError> {
    let bytes = store::read_bytes(path, LARGEST)?;
    let mut found: Option<Found> = None;
    let mut sum = String::new();
    let mut good = 0_u64;
    let mut rest = bytes.as_slice();
    while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
        let (line, after) = (&rest[..end], &rest[end + 1..]);
        let Some((next, line)) = line_of(&sum, line) else { break };
        match line {
            Line::Record { at, record } => match &mut found {
                Some(found) => {
                    found.records.push(record);
                    found.until = Some(at);
                }
                None => break,
            },
            Line::Begin(begin) if found.is_none() && begin.format <= FORMAT => {
                found = Some(Found {
                    path: path.to_owned(),
                    begin: *begin,
                    records: Vec::new(),
                    until: None,
                    torn: false,
                    damaged: false,
                    good: 0,
                    sum: String::new(),
                });
            }
            Line::Begin(_) => break,
        }
        sum = next;
        good += end as u64 + 1;
        rest = after;
    }
    Ok(found.map(|found| Found {
        torn: !rest.is_empty(),
        damaged: rest.iter().position(|byte| *byte == b'\n').is_some_and(|end| end + 1 < rest.len()),
        good,
        sum,
        ..found
    }))
}

/// Removes a journal that nobody keeps, with everything in it; false when somebody keeps it
pub fn discard(path: &Path) -> Result<bool, FileError> {
    if !store::is_free(path) {
        return Ok(false);
    }
    store::remove(path).map(|()| true)
}

/// A line and its checksum, when it is whole and follows the lines of `before`
fn line_of(before: &str, bytes: &[u8]) -> Option<(String, Line)> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (sum, json) = text.split_at_checked(SUM)?;
    let json = json.strip_prefix(' ')?;
    (checksum(before, json) == sum).then_some(())?;
    let line = tree::from_json(&serde_json::from_str(json).ok()?).ok()?;
    Some((sum.to_owned(), line))
}

fn checksum(before: &str, json: &str) -> String {
    let digest = Sha256::new().chain_update(before).chain_update(json).finalize();
    hexadecimal(&digest[..SUM / 2])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        Path as Place,
        generate::{Size, generate},
    };
    use serde_json::json;
    use std::fs;

    fn begin() -> Begin {
        let keeper = Keeper { name: "Ufficio".to_owned(), machine: "a".to_owned(), since: 1_800_000_000 };
        Begin::new(keeper, Some(Path::new("a.ron")), None, generate(Size::Small, 1))
    }

    fn step(title: &str) -> Record {
        Record::Step { edits: vec![Edit::Set { path: Place::new("programme/title"), value: json!(title) }] }
    }

    fn written(folder: &Path, titles: &[&str]) -> PathBuf {
        let mut journal = Journal::begin(folder, begin()).expect("a place to write");
        for title in titles {
            journal.append(&[step(title)], 1_800_000_060).expect("room");
        }
        journal.path().to_owned()
    }

    #[test]
    fn what_was_added_is_read_in_its_order() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = written(folder.path(), &["uno", "due\n", "tre"]);
        let found = read(&path).expect("readable").expect("whole");
        assert_eq!(found.begin, begin());
        assert_eq!(found.records, [step("uno"), step("due\n"), step("tre")]);
        assert_eq!(found.until, Some(1_800_000_060));
        assert!(!found.torn && !found.damaged);
        assert_eq!(free(folder.path()).expect("a list"), [path]);
    }

    #[test]
    fn a_torn_last_record_is_left_out_wherever_it_is_torn_and_the_journal_goes_on() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = written(folder.path(), &["uno", "due"]);
        let whole = fs::read(&path).expect("a file");
        let two = read(&path).expect("readable").expect("whole").good as usize;
        let one = whole[..two - 1].iter().rposition(|byte| *byte == b'\n').expect("a line") + 1;
        for end in one..two {
            fs::write(&path, &whole[..end]).expect("a place to write");
            let found = read(&path).expect("readable").expect("its beginning is whole");
            assert_eq!((found.records.len(), found.torn, found.damaged), (1, end > one, false), "{end}");
            let mut journal = Journal::resume(&found).expect("room").expect("free");
            journal.append(&[step("tre")], 0).expect("room");
            drop(journal);
            assert_eq!(read(&path).expect("readable").expect("whole").records, [step("uno"), step("tre")]);
        }
    }

    #[test]
    fn a_journal_damaged_in_the_middle_is_read_up_to_there_and_set_aside_before_it_goes_on() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = written(folder.path(), &["uno", "due", "tre"]);
        let text = fs::read_to_string(&path).expect("a file").replace("due", "DUE");
        fs::write(&path, &text).expect("a place to write");
        let found = read(&path).expect("readable").expect("its beginning is whole");
        assert_eq!((found.records.len(), found.damaged), (1, true));
        drop(Journal::resume(&found).expect("room").expect("free"));
        let aside = path.with_extension("journal.damaged");
        assert_eq!(fs::read_to_string(aside).expect("the whole of it"), text);
    }

    #[test]
    fn a_kept_journal_is_nobody_elses() {
        let folder = tempfile::tempdir().expect("a folder");
        let journal = Journal::begin(folder.path(), begin()).expect("a place to write");
        let path = journal.path().to_owned();
        assert!(free(folder.path()).expect("a list").is_empty());
        assert!(!discard(&path).expect("a disk"));
        let found = read(&path).expect("readable").expect("whole");
        assert!(Journal::resume(&found).expect("a disk").is_none());
        drop(journal);
        assert!(discard(&path).expect("a disk") && !path.exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_file_whose_name_is_no_text_costs_no_work() {
        use std::os::unix::ffi::OsStrExt as _;
        let folder = tempfile::tempdir().expect("a folder");
        let name = Path::new(std::ffi::OsStr::from_bytes(b"pi\xff.ron"));
        let begin = Begin::new(Keeper::default(), Some(name), None, generate(Size::Small, 1));
        let mut journal = Journal::begin(folder.path(), begin).expect("a place to write");
        journal.append(&[step("uno"), Record::saved(name, String::new(), None)], 0).expect("room");
        assert_eq!(read(journal.path()).expect("readable").expect("whole").records.len(), 2);
    }

    #[test]
    fn what_has_no_whole_beginning_is_no_journal() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("x.journal");
        for text in ["", "abc", "0123456789abcdef {}\n", "\u{e8}\u{e8}\n"] {
            fs::write(&path, text).expect("a place to write");
            assert_eq!(read(&path).expect("readable"), None);
        }
        assert!(free(&folder.path().join("nowhere")).expect("none").is_empty());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_told_and_what_was_there_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = written(folder.path(), &["uno"]);
        let found = read(&path).expect("readable").expect("whole");
        // A device on which nothing can be written stands in for a full disk.
        let mut full = Journal {
            file: Appender::open(Path::new("/dev/full"), 0).expect("a device").expect("free"),
            sum: found.sum.clone(),
        };
        let error = full.append(&[step("due")], 0).expect_err("no room");
        assert!(matches!(error, FileError::DiskFull { .. }), "{error}");
        assert_eq!(full.sum, found.sum, "the record does not count");
        assert_eq!(read(&path).expect("readable").expect("whole").records, [step("uno")]);
    }
}
