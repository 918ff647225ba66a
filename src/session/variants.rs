//! The shown variant, and what is done with whole variants: each an edit of the base that can be undone.
//!
//! Holds how actions become edits; what the edits are is `document::variant`'s.

use super::{Notice, RunState, Session};
use crate::{
    base::Id,
    document::{self, edits_in_variant},
    model::{
        Edit, EditError, Scenario,
        merge::{Choices, Conflict},
    },
};

impl Session {
    /// Where a variant clashes with the parent it was last asked to start from; "mine" is the variant
    pub fn rebase_conflicts(&self) -> &[Conflict] {
        &self.rebase_conflicts
    }

    /// While a variant is shown changes become its differences; places of nodes, variants themselves and what is said in meetings belong
    /// to the base
    pub(super) fn edits_where_they_belong(
        &self,
        start: &Scenario,
        edits: &[Edit],
    ) -> Result<Vec<Edit>, EditError> {
        let of_base = |edit: &Edit| {
            matches!(
                edit.path().segments().next(),
                Some("layout" | "variants" | "story" | "motions" | "meetings")
            )
        };
        match &self.variant {
            Some(variant) if !edits.iter().all(of_base) => edits_in_variant(start, variant, edits),
            _ => Ok(edits.to_vec()),
        }
    }

    /// Carries out edits that follow from the scenario
    pub(super) fn edited(&mut self, edits: impl FnOnce(&Scenario) -> Result<Vec<Edit>, EditError>) {
        self.carried(|document| {
            document.commit_drag();
            let edits = edits(document.scenario())?;
            document.edit(edits)
        });
    }

    pub(super) fn add_variant(&mut self, name: &str, parent: Option<&Id>) {
        match document::add_variant(self.document.scenario(), name, parent) {
            Ok((edits, id)) => {
                self.carried(|document| document.edit(edits));
                self.select_variant(Some(id));
            }
            Err(error) => self.say(Notice::EditRefused(error)),
        }
    }

    pub(super) fn rebase(&mut self, variant: &Id, parent: Option<&Id>, choices: &Choices) {
        self.document.commit_drag();
        self.rebase_conflicts.clear();
        match document::rebase(self.document.scenario(), variant, parent, choices) {
            Ok(rebase) if rebase.conflicts.is_empty() => self.carried(|document| document.edit(rebase.edits)),
            Ok(rebase) => {
                self.say(Notice::RebaseConflicts { count: rebase.conflicts.len() });
                self.rebase_conflicts = rebase.conflicts;
            }
            Err(error) => self.say(Notice::EditRefused(error)),
        }
    }

    pub(super) fn select_variant(&mut self, variant: Option<Id>) {
        self.document.commit_drag();
        if variant != self.variant {
            self.variant = variant;
            self.seen_revision = 0;
            // Answers for the variant of before would speak of another scenario.
            self.runs.stop(RunState::Stopped);
            self.runs.ask_at(self.now);
        }
    }
}
