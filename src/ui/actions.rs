//! What panels ask for while they are drawn; carried out after drawing, in order.
//!
//! A panel never changes the session or another panel: it pushes here. Holds the wishes only; `app::command_handling` carries them out.

use crate::base::Id;
use crate::model::{Edit, Path};
use crate::text::Lang;
use crate::ui::command::{Command, Place};
use crate::ui::theme::Mode;
use std::path::PathBuf;

/// One thing a panel asks for
#[derive(Debug, Clone, PartialEq)]
pub enum Wish {
    /// Change the shown scenario as one undo step
    Edit(Vec<Edit>),
    /// A drag of these fields begins
    BeginDrag,
    /// The state under the pointer
    DragTo(Vec<Edit>),
    /// The drag ends as one undo step
    CommitDrag,
    /// Show a variant, or the base
    Variant(Option<Id>),
    /// Carry out a command
    Command(Command),
    /// Go to a place
    Go(Place),
    /// Select an object; none: nothing
    Select(Option<Path>),
    /// Go to the object of a path, wherever it is shown, and select it
    Show(Path),
    /// Go to a criterion
    Criterion(String),
    /// Open a file
    Open(PathBuf),
    /// Write the file under a name
    SaveAs(PathBuf),
    /// Open a scenario that is part of the program
    Example(&'static str),
    /// Speak a language
    Language(Lang),
    /// Light or dark
    Mode(Mode),
    /// Size of everything, 1 is normal
    Scale(f32),
    /// Close the window and drop what is not saved
    QuitAnyway,
    /// Close the message at this place of the list
    Dismiss(usize),
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

    /// Adds one change as an undo step
    pub fn edit(&mut self, edit: Edit) {
        self.list.push(Wish::Edit(vec![edit]));
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
