//! What a panel hands to the session.
//!
//! Holds the closed list of actions. Commands of menus and keys become actions in the window; nothing else changes a session.

use super::Version;
use crate::{
    base::Id,
    file::settings::Theme,
    model::{Edit, Path, merge::Choices},
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
    /// Bring the changes somebody else saved into the open scenario, as one step; conflicts are decided as given
    MergeDisk(Choices),
    /// Bring back the work of a journal that a crash left
    Recover(PathBuf),
    /// First word: ask whether a journal may be discarded
    AskDiscard(PathBuf),
    /// Leave the journal that was asked about where it is
    LeaveDiscard,
    /// Second word: discard the journal that was asked about
    Discard(PathBuf),
    /// Keep a copy of the open scenario for ever, with a comment
    Milestone(String),
    /// Look which copies of the open file there are
    ListBackups,
    /// Go back to what a copy holds, as one step
    Restore(PathBuf),
    /// Give a field or object of the shown variant back the value of its parent
    ResetField(Path),
    /// Add a variant and show it
    AddVariant {
        /// Its name
        name: String,
        /// What it starts from; none: the base
        parent: Option<Id>,
    },
    /// Take a variant away; those that started from it stay what they were
    RemoveVariant(Id),
    /// Give a variant another name
    RenameVariant {
        /// The variant
        variant: Id,
        /// Its new name
        name: String,
    },
    /// Make a variant the base
    PromoteVariant {
        /// The variant
        variant: Id,
        /// Id and name of the variant that keeps what was the base; none: it goes
        old_base: Option<(Id, String)>,
    },
    /// Let a variant start from another variant, or from the base
    RebaseVariant {
        /// The variant
        variant: Id,
        /// What it starts from; none: the base
        parent: Option<Id>,
        /// Decisions about conflicts: "mine" is the variant, "theirs" its new parent
        choices: Choices,
    },
    /// Let a rebase with open conflicts be
    EndRebase,
    /// Put two versions side by side, with their effect on the same luck
    Compare {
        /// What it starts from
        from: Version,
        /// What it leads to
        to: Version,
    },
    /// Forget the comparison
    EndComparison,
    /// Write the minutes of a meeting; the ending of the file says in which form
    SaveMinutes {
        /// The meeting
        meeting: Id,
        /// File to write
        path: PathBuf,
    },
    /// Simulate anew what story and motions show, for the check before a meeting
    CheckStory,
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
    /// Folder for copies of what is saved; none: the usual one
    SetBackupFolder(Option<PathBuf>),
    /// A message was read
    Dismiss(u64),
}
