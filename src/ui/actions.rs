//! What panels ask for while they are drawn; carried out after drawing, in order.
//!
//! A panel never changes the session or another panel: it pushes here. Changes of the session are its own [`Action`]s; the rest moves the
//! window. Holds the wishes only; `app::command_handling` carries them out.

use crate::model::{Edit, Path};
use crate::session::{Action, Version};
use crate::ui::app::dialog::Dialog;
use crate::ui::command::{Command, Place};
use crate::ui::sheets::Sheet;
use std::path::PathBuf;

/// One thing a panel asks for
#[derive(Debug, Clone, PartialEq)]
pub enum Wish {
    /// Something the session does
    Do(Action),
    /// A command of menu, palette or key
    Command(Command),
    /// Go to a place
    Go(Place),
    /// Go to where the object of a path is shown, and select it
    Show(Path),
    /// Add an object to a list; without one the kind is asked
    Add(Option<Path>),
    /// Remove objects, after saying what goes with them
    Remove(Vec<Path>),
    /// Add the objects of a text that was pasted
    Pasted(String),
    /// Select further objects beside the selected one
    AlsoSelect(Vec<Path>),
    /// Open the fields of the selected object
    EditSelected,
    /// Show the findings
    Findings,
    /// Go to a criterion
    Criterion(String),
    /// Open a file, asking first if something is unsaved
    Open(PathBuf),
    /// Open a scenario that the program carries inside, asking first if something is unsaved
    Example(String),
    /// Open a sheet
    Sheet(Sheet),
    /// Put two versions side by side
    Compare(Version, Version),
    /// Choose a file or a folder
    Choose(Dialog),
    /// Begin with a template that the program carries inside, asking first if something is unsaved
    Template {
        /// Its name
        name: String,
        /// Whether the interview begins with it
        interview: bool,
    },
    /// The answer to the question in front
    Answer(Answer),
}

/// How a question is answered
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Save, then do it
    Save,
    /// Do it and lose what is not saved
    Discard,
    /// This path was typed
    Path(PathBuf),
    /// Nothing is done
    Cancel,
}

/// The wishes of one picture
#[derive(Debug, Default)]
pub struct Actions {
    list: Vec<Wish>,
}

impl Actions {
    /// Adds a wish
    pub fn push(&mut self, wish: Wish) {
        self.list.push(wish);
    }

    /// Adds something the session does
    pub fn act(&mut self, action: Action) {
        self.list.push(Wish::Do(action));
    }

    /// Adds one change as an undo step
    pub fn edit(&mut self, edit: Edit) {
        self.act(Action::Edit(vec![edit]));
    }

    /// Adds a command
    pub fn command(&mut self, command: Command) {
        self.list.push(Wish::Command(command));
    }

    /// Everything asked for, in order
    pub fn take(&mut self) -> Vec<Wish> {
        std::mem::take(&mut self.list)
    }
}
