//! Choosing a file: the system's dialog on a thread of its own, and its answer as a path.
//!
//! Nothing is read or written here; the session does that. Where the system has no dialog (no portal and no helper program) the answer
//! says so, and the window asks for a typed path.

use crate::text::Texts;
use egui::Context;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// Which dialog
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialog {
    /// A file to read
    Open,
    /// A file to write
    Save,
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

/// Dialogs under way; at most one
#[derive(Debug)]
pub struct Dialogs {
    sender: Sender<(Dialog, Chosen)>,
    receiver: Receiver<(Dialog, Chosen)>,
    open: bool,
}

impl Default for Dialogs {
    fn default() -> Self {
        let (sender, receiver) = channel();
        Self { sender, receiver, open: false }
    }
}

impl Dialogs {
    /// Shows a dialog unless one is shown already; `name` is proposed for a file to write
    pub fn show(&mut self, context: &Context, texts: &Texts, which: Dialog, name: &str) {
        if self.open {
            return;
        }
        self.open = true;
        let chooser = rfd::FileDialog::new()
            .add_filter(texts.dialog_scenario(), &["ron"])
            .set_title(texts.dialog_scenario())
            .set_file_name(if which == Dialog::Save { name } else { "" });
        let (sender, context) = (self.sender.clone(), context.clone());
        let started = thread::Builder::new().name("corridoi-dialog".to_owned()).spawn(move || {
            let path = match which {
                Dialog::Open => chooser.pick_file(),
                Dialog::Save => chooser.save_file(),
            };
            let chosen = match path {
                Some(path) => Chosen::Path(with_extension(path, which)),
                None if has_dialog_program() => Chosen::Nothing,
                None => Chosen::NoDialog,
            };
            // The window may be gone by now, and then nobody waits for the answer.
            if sender.send((which, chosen)).is_ok() {
                context.request_repaint();
            }
        });
        if started.is_err() {
            self.open = false;
        }
    }

    /// The answer, once
    pub fn take(&mut self) -> Option<(Dialog, Chosen)> {
        let answer = self.receiver.try_recv().ok()?;
        self.open = false;
        Some(answer)
    }
}

/// A scenario is written with its extension even if none was typed
fn with_extension(path: PathBuf, which: Dialog) -> PathBuf {
    if which == Dialog::Save && path.extension().is_none() { path.with_extension("ron") } else { path }
}

/// Whether a dialog can have been shown at all: elsewhere than on Linux always, there with a portal or a helper program
fn has_dialog_program() -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    let in_path = |name: &str| {
        std::env::var_os("PATH")
            .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(name).is_file()))
    };
    let portal = [
        "/usr/libexec/xdg-desktop-portal",
        "/usr/lib/xdg-desktop-portal",
        "/usr/local/libexec/xdg-desktop-portal",
    ];
    in_path("zenity") || portal.iter().any(|place| std::path::Path::new(place).is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_without_extension_gets_one() {
        assert_eq!(with_extension("prova".into(), Dialog::Save), PathBuf::from("prova.ron"));
        assert_eq!(with_extension("prova.ron".into(), Dialog::Save), PathBuf::from("prova.ron"));
        assert_eq!(with_extension("prova".into(), Dialog::Open), PathBuf::from("prova"));
    }
}
