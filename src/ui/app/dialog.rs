//! Choosing a file: the system's dialog on a thread of its own, and its answer as a path.
//!
//! Nothing is read or written here; the session does that. Where the system has no dialog (no portal and no helper program) the answer comes
//! back empty at once, sooner than anybody could have changed their mind; the window then asks for a typed path.

use crate::jobs::{Event, Wake, Worker};
use crate::text::Texts;
use std::path::PathBuf;

/// Seconds within which nobody can have seen a dialog and closed it
const TOO_SOON: f64 = 0.4;

/// Which dialog
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialog {
    /// A file to read
    Open,
    /// A file to write
    Save,
    /// A file to put beside what is open
    Compare,
    /// A folder for copies
    Folder,
    /// A file to write minutes to
    Minutes,
}

/// What came of a dialog
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chosen {
    /// This file
    Path(PathBuf),
    /// Somebody changed their mind
    Nothing,
    /// There is no program for choosing files
    NoDialog,
}

/// The dialog under way; at most one
pub struct Dialogs {
    worker: Worker<(), Option<PathBuf>>,
    open: Option<(Dialog, f64)>,
}

impl Dialogs {
    /// Dialogs that call `wake` when they answer
    pub fn new(wake: Wake) -> std::io::Result<Self> {
        Ok(Self { worker: Worker::new("corridoi-dialog", wake)?, open: None })
    }

    /// Shows a dialog unless one is shown already; `name` is proposed for a file to write
    pub fn show(&mut self, texts: &Texts, which: Dialog, name: &str, now: f64) {
        if self.open.is_some() {
            return;
        }
        self.open = Some((which, now));
        let (title, endings): (String, &[&str]) = match which {
            Dialog::Minutes => (texts.meeting_save_minutes(), &["pdf", "md", "txt"]),
            _ => (texts.dialog_scenario(), &["ron"]),
        };
        let is_named = matches!(which, Dialog::Save | Dialog::Minutes);
        let chooser = rfd::FileDialog::new()
            .add_filter(title.as_str(), endings)
            .set_title(title.as_str())
            .set_file_name(if is_named { name } else { "" });
        self.worker.queue(move |_, _| {
            Some(match which {
                Dialog::Open | Dialog::Compare => chooser.pick_file(),
                Dialog::Folder => chooser.pick_folder(),
                Dialog::Save => chooser.save_file().map(|path| with_extension(path, "ron")),
                Dialog::Minutes => chooser.save_file().map(|path| with_extension(path, "pdf")),
            })
        });
    }

    /// The answer, once
    pub fn take(&mut self, now: f64) -> Option<(Dialog, Chosen)> {
        let event = self.worker.take_finished().pop()?;
        let (which, since) = self.open.take()?;
        let path = match event {
            Event::Done(_, path) => path.flatten(),
            Event::Progress(..) | Event::Panicked(..) => None,
        };
        let chosen = match path {
            Some(path) => Chosen::Path(path),
            None if now - since < TOO_SOON => Chosen::NoDialog,
            None => Chosen::Nothing,
        };
        Some((which, chosen))
    }
}

/// A file is written with its extension even if none was typed
fn with_extension(path: PathBuf, ending: &str) -> PathBuf {
    if path.extension().is_none() { path.with_extension(ending) } else { path }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_without_extension_gets_one() {
        assert_eq!(with_extension("prova".into(), "ron"), PathBuf::from("prova.ron"));
        assert_eq!(with_extension("prova.ron".into(), "pdf"), PathBuf::from("prova.ron"));
    }
}
