//! The disk: reading with a limit, saving without a moment in which work could be lost.
//!
//! The only place of the program that touches files, and that asks the system who and when. Knows bytes and text, no
//! scenario. Called by `file` itself, by the session for exports, and by the command line.
//!
//! Saving writes a new file beside the old one, syncs it, renames it over the old one and syncs the folder, so a
//! crash, a full disk or a pulled plug leaves the old file or the new one, never half of either.

use super::error::FileError;
use std::{
    ffi::{OsStr, OsString},
    fs::{self, File, OpenOptions},
    io::{self, Read as _, Seek as _, Write as _},
    path::{Path, PathBuf},
};

/// What becomes of the file that a save replaces
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backup {
    /// It stays beside the new one as `NAME.bak`
    Keep,
    /// It goes, and a `NAME.bak` of earlier stays as it is
    Leave,
}

/// What a file looks like from outside: another one says that it may have changed, without reading it
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    changed: Option<std::time::SystemTime>,
    len: u64,
}

/// What the file at `path` looks like from outside
pub fn mark_of(path: &Path) -> Result<Mark, FileError> {
    let about = fs::metadata(path).map_err(|error| FileError::of_disk(path, &error))?;
    Ok(Mark { changed: about.modified().ok(), len: about.len() })
}

/// The path from the root, so that it means the same file wherever the program is started next
pub fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// The text of a file of at most `limit` bytes, without the mark some editors put in front
///
/// A larger file is refused before it is read, and so is anything that is not a plain file.
pub fn read_text(path: &Path, limit: u64) -> Result<String, FileError> {
    let bytes = read_plain_file(path, limit)?;
    if let Some(offset) = bytes.iter().position(|byte| *byte == 0) {
        return Err(FileError::Binary { offset });
    }
    let text = String::from_utf8(bytes)
        .map_err(|error| FileError::Binary { offset: error.utf8_error().valid_up_to() })?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// The bytes of a file of at most `limit` bytes; a larger one, or what is not a plain file, is refused before it is read
pub fn read_plain_file(path: &Path, limit: u64) -> Result<Vec<u8>, FileError> {
    let failed = |error: io::Error| FileError::of_disk(path, &error);
    let about = fs::metadata(path).map_err(failed)?;
    if !about.is_file() {
        return Err(FileError::NoFile { path: path.to_owned() });
    }
    if about.len() > limit {
        return Err(FileError::TooLarge { bytes: about.len(), limit });
    }
    let mut bytes = Vec::new();
    // The file may grow between the two looks at it.
    File::open(path).and_then(|file| file.take(limit + 1).read_to_end(&mut bytes)).map_err(failed)?;
    if bytes.len() as u64 > limit {
        return Err(FileError::TooLarge { bytes: bytes.len() as u64, limit });
    }
    Ok(bytes)
}

/// Writes `bytes` to `path`, whole or not at all
pub fn save(path: &Path, bytes: &[u8], backup: Backup) -> Result<(), FileError> {
    save_with(path, backup, |file| file.write_all(bytes))
}

/// Makes a folder and those above it, if they are not there
pub fn make_folder(path: &Path) -> Result<(), FileError> {
    fs::create_dir_all(path).map_err(|error| FileError::of_disk(path, &error))
}

/// The rule files of a folder and of the folders in it, sorted by path, with `/` between names; files that do not end in `.ron` are passed over
///
/// `limit` is the largest size of one file in bytes.
pub fn read_rule_folder(folder: &Path, limit: u64) -> Result<Vec<(String, String)>, FileError> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        let failed = |error: io::Error| FileError::of_disk(&folder, &error);
        for entry in fs::read_dir(&folder).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            // A link to a folder may lead back to where it stands.
            if path.is_dir() && !path.is_symlink() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == "ron") {
                let text = read_text(&path, limit)?;
                found.push((path.to_string_lossy().replace('\\', "/"), text));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Renames a file to `NAME.broken`, so that it is out of the way and nothing in it is lost; gives its new place
pub fn set_aside(path: &Path) -> Result<PathBuf, FileError> {
    let aside = with_ending(path, "broken");
    fs::rename(path, &aside).map_err(|error| FileError::of_disk(path, &error))?;
    Ok(aside)
}

/// Where the copy of the last good file stands
pub fn backup_of(path: &Path) -> PathBuf {
    with_ending(path, "bak")
}

fn save_with(
    path: &Path,
    backup: Backup,
    write: impl FnOnce(&mut File) -> io::Result<()>,
) -> Result<(), FileError> {
    let failed = |error: io::Error| FileError::of_disk(path, &error);
    // A link keeps pointing at its file: the file itself is replaced.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let old = fs::metadata(&target).ok();
    if old.as_ref().is_some_and(|old| !old.is_file()) || target.file_name().is_none() {
        return Err(FileError::NoFile { path: path.to_owned() });
    }
    if !folder.is_dir() {
        return Err(FileError::MissingFolder { path: folder.to_owned() });
    }
    if old.as_ref().is_some_and(|old| old.permissions().readonly()) {
        return Err(FileError::NotAllowed { path: path.to_owned() });
    }
    let part = hidden_beside(&target, folder, "part");
    let written = create_new(&part).and_then(|mut file| {
        write(&mut file)?;
        if let Some(old) = &old {
            file.set_permissions(old.permissions())?;
        }
        file.sync_all()
    });
    let renamed = written.and_then(|()| {
        if old.is_some() && backup == Backup::Keep {
            keep_backup(&target, folder)?;
        }
        fs::rename(&part, &target)
    });
    if let Err(error) = renamed {
        // What was begun is of no use; if it cannot be removed either, the first error says more.
        drop(fs::remove_file(&part));
        return Err(failed(error));
    }
    sync_folder(folder).map_err(failed)
}

/// Gives the old file a second name, `NAME.bak`, in one step
fn keep_backup(target: &Path, folder: &Path) -> io::Result<()> {
    let backup = backup_of(target);
    let fresh = hidden_beside(target, folder, "bak");
    drop(fs::remove_file(&fresh));
    // Not every file system has links.
    if fs::hard_link(target, &fresh).is_err() {
        fs::copy(target, &fresh)?;
        OpenOptions::new().write(true).open(&fresh)?.sync_all()?;
    }
    let renamed = fs::rename(&fresh, &backup);
    // A rename between two names of one file does nothing and leaves both.
    drop(fs::remove_file(&fresh));
    renamed
}

/// A new file, in place of what an earlier crash of this very process number may have left
fn create_new(path: &Path) -> io::Result<File> {
    let create = || OpenOptions::new().write(true).create_new(true).open(path);
    match create() {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            fs::remove_file(path)?;
            create()
        }
        other => other,
    }
}

/// A hidden name beside `target` that no other running program uses
fn hidden_beside(target: &Path, folder: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(target.file_name().unwrap_or(OsStr::new("file")));
    name.push(format!(".{}.{ending}", std::process::id()));
    folder.join(name)
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

/// Makes the renaming itself last through a power cut
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        // Some network disks cannot sync a folder, and some folders may be written but not read; the file itself
        // is safe by then.
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported | io::ErrorKind::PermissionDenied
            ) =>
        {
            Ok(())
        }
        other => other,
    }
}

/// Other systems have no such call; their renames are durable on their own terms
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// A file that is only ever added to, held with a lock of the system as long as it is open
#[derive(Debug)]
pub struct Appender {
    file: File,
    path: PathBuf,
    len: u64,
}

impl Appender {
    /// A new file `STEM-N.ENDING` in `folder`, with the first N from 1 that is not taken
    pub fn create_numbered(folder: &Path, stem: &str, ending: &str) -> Result<Self, FileError> {
        let mut number = 1_u32;
        loop {
            let path = folder.join(format!("{stem}-{number}.{ending}"));
            let failed = |error: io::Error| FileError::of_disk(&path, &error);
            match OpenOptions::new().write(true).create_new(true).open(&path) {
                Ok(file) => {
                    if !take_lock(&file).map_err(failed)? {
                        // Somebody is just looking whether it is free.
                        file.lock().map_err(failed)?;
                    }
                    sync_folder(folder).map_err(failed)?;
                    return Ok(Self { file, path, len: 0 });
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
                Err(error) => return Err(failed(error)),
            }
        }
    }

    /// The file at `path`, cut to its first `len` bytes; none when somebody else holds it
    pub fn open(path: &Path, len: u64) -> Result<Option<Self>, FileError> {
        let failed = |error: io::Error| FileError::of_disk(path, &error);
        let mut file = OpenOptions::new().write(true).open(path).map_err(failed)?;
        if !take_lock(&file).map_err(failed)? {
            return Ok(None);
        }
        if file.metadata().map_err(failed)?.len() > len {
            file.set_len(len).and_then(|()| file.sync_all()).map_err(failed)?;
        }
        file.seek(io::SeekFrom::Start(len)).map_err(failed)?;
        Ok(Some(Self { file, path: path.to_owned(), len }))
    }

    /// Where it is
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Adds bytes that last through a crash when this returns; a failure leaves none of them
    pub fn append(&mut self, bytes: &[u8]) -> Result<(), FileError> {
        // Somebody may have taken the file away: what is written to a file without a name is lost.
        if !self.path.exists() {
            return Err(FileError::Missing { path: self.path.clone() });
        }
        let written = self.file.write_all(bytes).and_then(|()| self.file.sync_data());
        if let Err(error) = written {
            // If it cannot be cut either, its reader leaves the torn end out.
            drop(self.file.set_len(self.len));
            drop(self.file.seek(io::SeekFrom::Start(self.len)));
            return Err(FileError::of_disk(&self.path, &error));
        }
        self.len += bytes.len() as u64;
        Ok(())
    }
}

/// A small file whose presence says something, held with a lock of the system and removed at the end
#[derive(Debug)]
pub struct LockFile {
    file: File,
    path: PathBuf,
    stays: bool,
}

impl LockFile {
    /// The file at `path`, made if it is not there; none when somebody holds it
    pub fn open(path: &Path) -> Result<Option<Self>, FileError> {
        let failed = |error: io::Error| FileError::of_disk(path, &error);
        let open = || OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path);
        loop {
            let file = open().map_err(failed)?;
            if !take_lock(&file).map_err(failed)? {
                return Ok(None);
            }
            // Its holder may have removed it between our two steps; then this is no longer the file of that name.
            if path.exists() {
                return Ok(Some(Self { file, path: path.to_owned(), stays: false }));
            }
        }
    }

    /// The text of a file that somebody else holds, where the system lets us read it
    pub fn text_of(path: &Path) -> Option<String> {
        read_text(path, MOST_IN_LOCK).ok()
    }

    /// Its text; empty where it is none
    pub fn text(&mut self) -> String {
        let mut text = String::new();
        match (&self.file).take(MOST_IN_LOCK).read_to_string(&mut text) {
            Ok(_) => text,
            Err(_) => String::new(),
        }
    }

    /// Gives it another text
    pub fn write(&mut self, text: &str) -> Result<(), FileError> {
        let rewrite = || {
            self.file.set_len(0)?;
            (&self.file).seek(io::SeekFrom::Start(0))?;
            (&self.file).write_all(text.as_bytes())
        };
        rewrite().map_err(|error| FileError::of_disk(&self.path, &error))
    }

    /// Lets go of it and leaves it there
    pub fn leave(mut self) {
        self.stays = true;
    }

    /// Where it is
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for LockFile {
    fn drop(&mut self) {
        if !self.stays {
            // A lock that cannot be removed is free all the same.
            drop(fs::remove_file(&self.path));
        }
    }
}

/// Largest text of a lock file, in bytes
const MOST_IN_LOCK: u64 = 1 << 12;

/// Takes the system's lock of an open file; false when somebody else has it
///
/// Where a file system knows no locks everything counts as free.
fn take_lock(file: &File) -> io::Result<bool> {
    match file.try_lock() {
        Ok(()) => Ok(true),
        Err(fs::TryLockError::WouldBlock) => Ok(false),
        Err(fs::TryLockError::Error(error))
            if matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput) =>
        {
            Ok(true)
        }
        Err(fs::TryLockError::Error(error)) => Err(error),
    }
}

/// Whether a file is there and nobody holds it
pub fn is_free(path: &Path) -> bool {
    OpenOptions::new().append(true).open(path).is_ok_and(|file| matches!(take_lock(&file), Ok(true)))
}

/// The content of a file of at most `limit` bytes
pub fn read_bytes(path: &Path, limit: u64) -> Result<Vec<u8>, FileError> {
    let failed = |error: io::Error| FileError::of_disk(path, &error);
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(limit + 1).read_to_end(&mut bytes)).map_err(failed)?;
    if bytes.len() as u64 > limit {
        return Err(FileError::TooLarge { bytes: bytes.len() as u64, limit });
    }
    Ok(bytes)
}

/// The files of a folder whose names end in `.ENDING`; none where there is no such folder
pub fn files_in(folder: &Path, ending: &str) -> Result<Vec<PathBuf>, FileError> {
    let failed = |error: io::Error| FileError::of_disk(folder, &error);
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(error)),
    };
    let paths: Vec<PathBuf> =
        entries.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>().map_err(failed)?;
    Ok(paths
        .into_iter()
        .filter(|path| path.extension().is_some_and(|e| e == ending) && path.is_file())
        .collect())
}

/// Removes a file; one that is not there is removed already
pub fn remove(path: &Path) -> Result<(), FileError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(FileError::of_disk(path, &error)),
        _ => Ok(()),
    }
}

/// Copies a file to `NAME.ENDING`
pub fn copy_aside(path: &Path, ending: &str) -> Result<(), FileError> {
    let copied = fs::copy(path, with_ending(path, ending));
    copied.map(|_| ()).map_err(|error| FileError::of_disk(path, &error))
}

/// Seconds since 1970 in universal time, as the machine's clock has it; 0 for a clock set before
#[expect(
    clippy::disallowed_methods,
    reason = "told to the session for locks and journals; no result depends on it"
)]
pub fn wall_clock() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.ok().and_then(|since| i64::try_from(since.as_secs()).ok()).unwrap_or(0)
}

/// The name of the account, as the system has it; empty where it has none
pub fn user_name() -> String {
    named_by(&["USER", "LOGNAME", "USERNAME"])
}

/// The name of the machine; empty where the system tells none
pub fn machine_name() -> String {
    let told = named_by(&["COMPUTERNAME", "HOSTNAME"]);
    if !told.is_empty() {
        return told;
    }
    let written = read_bytes(Path::new("/proc/sys/kernel/hostname"), 1_024)
        .or_else(|_| read_bytes(Path::new("/etc/hostname"), 1_024));
    written
        .ok()
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .map(|name| name.trim().to_owned())
        .unwrap_or_default()
}

fn named_by(variables: &[&str]) -> String {
    variables
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|name| !name.is_empty())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names_in(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder").flatten();
        let mut names: Vec<String> = entries.map(|e| e.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_disk_that_fills_up_in_the_middle_leaves_the_old_file_and_no_rubbish() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.ron");
        save(&path, b"old", Backup::Keep).expect("room for three bytes");
        let refused = save_with(&path, Backup::Keep, |file| {
            file.write_all(b"half of the n")?;
            Err(io::ErrorKind::StorageFull.into())
        });
        assert_eq!(refused, Err(FileError::DiskFull { path: path.clone() }));
        assert_eq!(fs::read(&path).expect("the old file"), b"old");
        assert_eq!(names_in(folder.path()), ["a.ron"]);
    }

    #[test]
    fn the_backup_is_the_file_before_and_stays_when_told_so() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.ron");
        for (text, backup) in [("one", Backup::Keep), ("two", Backup::Keep), ("three", Backup::Leave)] {
            save(&path, text.as_bytes(), backup).expect("a place to write");
        }
        assert_eq!(fs::read(backup_of(&path)).expect("a backup"), b"one");
        assert_eq!(fs::read(&path).expect("a file"), b"three");
        save(&path, b"four", Backup::Keep).expect("a place to write");
        assert_eq!(fs::read(backup_of(&path)).expect("a backup"), b"three");
        assert_eq!(names_in(folder.path()), ["a.ron", "a.ron.bak"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_rights_stay_as_they_were() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().expect("a folder");
        let (path, link) = (folder.path().join("a.ron"), folder.path().join("link.ron"));
        save(&path, b"old", Backup::Leave).expect("a place to write");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("our own file");
        std::os::unix::fs::symlink(&path, &link).expect("links");
        save(&link, b"new", Backup::Leave).expect("a place to write");
        assert!(fs::symlink_metadata(&link).expect("the link").is_symlink());
        assert_eq!(fs::read(&path).expect("the file"), b"new");
        assert_eq!(fs::metadata(&path).expect("the file").permissions().mode() & 0o777, 0o640);
    }
}
