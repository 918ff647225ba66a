//! What the program remembers for a person between two starts: language, theme, scale, folder of backups, recent files.
//!
//! Holds the settings file and nothing about scenarios. A settings file that cannot be read is set aside and the
//! usual settings are taken: settings never keep the program from starting. Called by the faces. The folder is
//! given by the caller, [`user_folder`] being the usual one, so tests never touch a person's own settings.

use super::{
    codec,
    error::FileError,
    store::{self, Backup},
};
use crate::base::tree;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// Name of the file in its folder
const FILE: &str = "settings.ron";
/// Largest settings file that is read, in bytes
const LARGEST: u64 = 1 << 20;
/// Recent files kept
const MOST_RECENT: usize = 12;
/// Smallest and largest scale of the window
const SCALES: (f32, f32) = (0.5, 3.0);

/// Light or dark
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
pub enum Theme {
    /// As the system says
    #[default]
    System,
    /// Light
    Light,
    /// Dark
    Dark,
}

/// What is remembered
///
/// Fields that a newer program wrote are passed over, those it did not write have their usual value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Two-letter code of the language; none: as the system says
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Light or dark
    pub theme: Theme,
    /// Size of everything in the window, 1 being usual
    pub scale: f32,
    /// Folder for copies of what was saved; none: the usual one
    #[serde(skip_serializing_if = "Option::is_none")]
    backups: Option<String>,
    /// Files opened or saved last, newest first
    recent: Vec<String>,
}

/// Settings as they were found
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// The settings, the usual ones where there are none
    pub settings: Settings,
    /// Why the file could not be read, if there is one that could not
    pub problem: Option<FileError>,
    /// Where the unreadable file was put, if it could be moved
    pub set_aside: Option<PathBuf>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { language: None, theme: Theme::default(), scale: 1.0, backups: None, recent: Vec::new() }
    }
}

impl Settings {
    /// Folder for copies of what was saved; none: the usual one
    pub fn backups(&self) -> Option<&Path> {
        self.backups.as_deref().map(Path::new)
    }

    /// Takes another folder for copies, or the usual one; false for a path that is not text
    pub fn set_backups(&mut self, folder: Option<&Path>) -> bool {
        let text = folder.map(|folder| folder.to_str().map(str::to_owned));
        let is_text = text.as_ref().is_none_or(Option::is_some);
        if is_text {
            self.backups = text.flatten();
        }
        is_text
    }

    /// Files opened or saved last, newest first
    pub fn recent(&self) -> impl Iterator<Item = &Path> {
        self.recent.iter().map(Path::new)
    }

    /// Puts a file first among the recent ones; a path that is not text is not remembered
    pub fn remember(&mut self, path: &Path) {
        if let Some(path) = path.to_str() {
            self.recent.retain(|known| known != path);
            self.recent.insert(0, path.to_owned());
            self.recent.truncate(MOST_RECENT);
        }
    }

    /// Takes a file off the recent ones, for one that is no longer there
    pub fn forget(&mut self, path: &Path) {
        self.recent.retain(|known| Path::new(known) != path);
    }

    /// The settings in `folder`
    pub fn load(folder: &Path) -> Loaded {
        let path = folder.join(FILE);
        let read = store::read_text(&path, LARGEST).and_then(|text| from_text(&text));
        match read {
            Ok(settings) => Loaded { settings, problem: None, set_aside: None },
            Err(FileError::Missing { .. }) => {
                Loaded { settings: Self::default(), problem: None, set_aside: None }
            }
            Err(problem) => Loaded {
                settings: Self::default(),
                problem: Some(problem),
                set_aside: store::set_aside(&path).ok(),
            },
        }
    }

    /// Writes the settings to `folder`, which is made if it is not there
    pub fn save(&self, folder: &Path) -> Result<(), FileError> {
        store::make_folder(folder)?;
        let path = folder.join(FILE);
        let text = codec::written(self, &path)?;
        store::save(&path, text.as_bytes(), Backup::Leave)
    }
}

/// The user's own folder for settings of this program; none on a system without such folders
pub fn user_folder() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "corridoi").map(|folders| folders.config_dir().to_owned())
}

fn from_text(text: &str) -> Result<Settings, FileError> {
    super::syntax::check(text)?;
    let mut settings: Settings = codec::value_from(text, &tree::parse(text))?;
    let (smallest, largest) = SCALES;
    settings.scale = settings.scale.clamp(smallest, largest);
    settings.recent.truncate(MOST_RECENT);
    Ok(settings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_as_they_were_saved() {
        let folder = tempfile::tempdir().expect("a folder");
        let deep = folder.path().join("not/yet/there");
        let mut settings = Settings {
            language: Some("en".to_owned()),
            theme: Theme::Dark,
            scale: 1.25,
            ..Settings::default()
        };
        settings.remember(Path::new("/a/è.ron"));
        assert!(settings.set_backups(Some(Path::new("/copie"))));
        settings.save(&deep).expect("a place to write");
        assert_eq!(Settings::load(&deep), Loaded { settings, problem: None, set_aside: None });
    }

    #[test]
    fn no_settings_are_the_usual_settings() {
        let folder = tempfile::tempdir().expect("a folder");
        let loaded = Settings::load(folder.path());
        assert_eq!(loaded, Loaded { settings: Settings::default(), problem: None, set_aside: None });
    }

    #[test]
    fn a_broken_file_is_set_aside_and_not_lost() {
        for broken in ["(theme: Purple)", "(", "\0", "(scale: NaN)", &"[".repeat(100_000)] {
            let folder = tempfile::tempdir().expect("a folder");
            let path = folder.path().join(FILE);
            std::fs::write(&path, broken).expect("a place to write");
            let loaded = Settings::load(folder.path());
            assert_eq!(loaded.settings, Settings::default());
            assert!(loaded.problem.is_some());
            let aside = loaded.set_aside.expect("a new place");
            assert_eq!(std::fs::read_to_string(aside).expect("the old file"), broken);
            assert!(!path.exists());
        }
    }

    #[test]
    fn a_newer_program_may_have_written_more() {
        let settings = from_text("(scale: 99.0, colour_of_the_moon: \"blue\")").expect("settings");
        assert_eq!(settings, Settings { scale: 3.0, ..Settings::default() });
    }

    #[test]
    fn recent_files_are_few_and_each_stands_once() {
        let mut settings = Settings::default();
        for i in 0..40 {
            settings.remember(Path::new(&format!("/{}.ron", i % 20)));
        }
        let recent: Vec<&Path> = settings.recent().collect();
        assert_eq!((recent.len(), recent[0]), (MOST_RECENT, Path::new("/19.ron")));
        settings.forget(Path::new("/19.ron"));
        assert_eq!(settings.recent().count(), MOST_RECENT - 1);
    }
}
