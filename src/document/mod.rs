//! The open scenario: the state now, the steps that led to it, and whether it is saved.
//!
//! Steps keep whole states, shared by pointer, together with the edits that made them, so undo is exact and a step can be
//! told in words in either language. What happens to the steps is noted as [`Event`]s for a journal. There is no limit
//! to their number. A drag between [`Document::begin_drag`] and [`Document::commit_drag`] is one step, however many
//! positions it went through. Selection, camera and the shown variant are not here; they belong to the session. Nothing
//! here touches a file or makes a sentence.

mod history;
mod variant;

pub use history::{Document, Event, Step, is_only_drawn};
pub use variant::{
    Rebase, add_variant, edits_in_variant, free_id, promote, rebase, remove_variant, rename_variant,
    reset_in_variant,
};
