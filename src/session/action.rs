//! What a panel hands to the session.
//!
//! Holds the closed list of actions. Commands of menus and keys become actions in the window; nothing else changes a session.

use crate::{
    base::Id,
    file::settings::Theme,
    model::{Edit, Path},
    text::Lang,
};
use std::path::PathBuf;

/// Something a person did
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Change the scenario, or the shown variant, as one step
    Edit(Vec<Edit>),
    /// Change the base even while a variant is shown, as one step
    EditBase(Vec<Edit>),
    /// A drag begins: until it ends, changes are one step
    BeginDrag,
    /// The drag is here now; replaces where it was before
    DragTo(Vec<Edit>),
    /// The drag ends here
    CommitDrag,
    /// The drag ends where it began
    AbortDrag,
    /// Take back the last step
    Undo,
    /// Bring back the step last taken back
    Redo,
    /// Go to the state after so many steps
    UndoTo(usize),
    /// Show a variant, or the base
    SelectVariant(Option<Id>),
    /// Select an object by its path, or nothing
    Select(Option<Path>),
    /// Open a scenario that the program carries inside, by name
    OpenExample(String),
    /// Open a file
    Open(PathBuf),
    /// Write the file that is open
    Save,
    /// Write the file that is open although it was changed on disk by somebody else
    SaveOver,
    /// Write to another file, which is then the open one
    SaveAs(PathBuf),
    /// Take a file off the recent ones
    ForgetRecent(PathBuf),
    /// Use other luck
    SetSeed(u64),
    /// Simulate so many futures
    SetFutures(u32),
    /// Stop the run under way; results so far stay
    StopRun,
    /// Show another language
    SetLanguage(Lang),
    /// Light or dark
    SetTheme(Theme),
    /// Size of everything in the window, 1 being usual
    SetScale(f32),
    /// A message was read
    Dismiss(u64),
}
