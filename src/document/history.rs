//! The document with its steps.

use crate::model::{Edit, EditError, Path, Scenario, edit};
use std::sync::Arc;

/// One undoable step; its name is made from the edits where it is shown
#[derive(Debug, Clone)]
pub struct Step {
    /// The scenario before it
    pub before: Arc<Scenario>,
    /// The scenario after it
    pub after: Arc<Scenario>,
    /// What was changed
    pub edits: Vec<Edit>,
}

impl Step {
    /// Whether it changes only where nodes are drawn, so that no result depends on it
    pub fn is_only_layout(&self) -> bool {
        self.edits.iter().all(|e| is_only_drawn(e.path()))
    }
}

/// Whether a path lies in what only the graph shows: places of nodes, notes, groups
pub fn is_only_drawn(path: &Path) -> bool {
    matches!(path.segments().next(), Some("layout" | "notes" | "groups"))
}

/// Something that happened to the steps; carried out again in order they lead to the same history
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// A step was made by these edits
    Step(Vec<Edit>),
    /// Undo, redo or a jump went to the state after so many steps
    Went(usize),
}

#[derive(Debug)]
struct Drag {
    before: Arc<Scenario>,
    edits: Vec<Edit>,
}

/// The open scenario with its history
#[derive(Debug)]
pub struct Document {
    scenario: Arc<Scenario>,
    saved: Option<Arc<Scenario>>,
    revision: u64,
    steps: Vec<Step>,
    position: usize,
    drag: Option<Drag>,
    events: Vec<Event>,
}

impl Document {
    /// A document that stands as it is on disk
    pub fn opened(scenario: Arc<Scenario>) -> Self {
        Self { saved: Some(Arc::clone(&scenario)), ..Self::unsaved(scenario) }
    }

    /// A document that was never saved, such as one recovered after a crash
    pub fn unsaved(scenario: Arc<Scenario>) -> Self {
        Self {
            scenario,
            saved: None,
            revision: 1,
            steps: Vec::new(),
            position: 0,
            drag: None,
            events: Vec::new(),
        }
    }

    /// The scenario now, in the middle of a drag too
    pub fn scenario(&self) -> &Arc<Scenario> {
        &self.scenario
    }

    /// Grows with every change of the scenario, undo and redo included; answers name the one they belong to
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether it differs from what was last opened or saved
    ///
    /// Undoing back to the saved state makes it unmodified again.
    pub fn is_modified(&self) -> bool {
        !self.saved.as_ref().is_some_and(|saved| Arc::ptr_eq(saved, &self.scenario))
    }

    /// Notes that `scenario` is what is now on disk
    pub fn mark_saved(&mut self, scenario: &Arc<Scenario>) {
        self.saved = Some(Arc::clone(scenario));
    }

    /// Notes that what is on disk is no state of this history
    pub fn mark_unsaved(&mut self) {
        self.saved = None;
    }

    /// What was last opened or saved, if it is known
    pub fn saved(&self) -> Option<&Arc<Scenario>> {
        self.saved.as_ref()
    }

    /// What happened to the steps since the last time, oldest first
    pub fn take_events(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.events)
    }

    /// The state after the first `position` steps; none when there are not so many
    pub fn state_at(&self, position: usize) -> Option<&Arc<Scenario>> {
        match position.checked_sub(1) {
            Some(last) => self.steps.get(last).map(|step| &step.after),
            None => Some(self.steps.first().map_or(&self.scenario, |step| &step.before)),
        }
    }

    /// After how many steps `state` was there; none when it is no state of this history
    pub fn position_of(&self, state: &Arc<Scenario>) -> Option<usize> {
        (0..=self.steps.len()).find(|at| self.state_at(*at).is_some_and(|other| Arc::ptr_eq(other, state)))
    }

    /// All steps, oldest first; those from [`Self::position`] on are undone
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// How many steps are done
    pub fn position(&self) -> usize {
        self.position
    }

    /// The step that undo takes back
    pub fn undo_step(&self) -> Option<&Step> {
        self.position.checked_sub(1).and_then(|at| self.steps.get(at))
    }

    /// The step that redo brings back
    pub fn redo_step(&self) -> Option<&Step> {
        self.steps.get(self.position)
    }

    /// Carries out `edits` as one step
    ///
    /// A drag under way is committed first. When the edits fail, or change nothing, the document is as before.
    pub fn edit(&mut self, edits: Vec<Edit>) -> Result<(), EditError> {
        self.commit_drag();
        let after = edit::apply(&self.scenario, &edits)?;
        if after == *self.scenario {
            return Ok(());
        }
        let before = Arc::clone(&self.scenario);
        self.show(Arc::new(after));
        self.push(Step { before, after: Arc::clone(&self.scenario), edits });
        Ok(())
    }

    /// Begins a drag; one under way is committed
    pub fn begin_drag(&mut self) {
        self.commit_drag();
        self.drag = Some(Drag { before: Arc::clone(&self.scenario), edits: Vec::new() });
    }

    /// The state the drag under way began from
    pub fn drag_start(&self) -> Option<&Arc<Scenario>> {
        self.drag.as_ref().map(|drag| &drag.before)
    }

    /// Whether a drag is under way
    pub fn is_dragging(&self) -> bool {
        self.drag.is_some()
    }

    /// Shows `edits` on the state the drag began from; earlier positions of the drag are forgotten
    ///
    /// Without a drag it begins one. When the edits fail the document is as before.
    pub fn drag_to(&mut self, edits: Vec<Edit>) -> Result<(), EditError> {
        let start = self.drag.as_ref().map_or(&self.scenario, |drag| &drag.before);
        let after = edit::apply(start, &edits)?;
        let before = Arc::clone(start);
        if after == *before {
            // Back where it began: the very same state, so that nothing counts as modified.
            if !Arc::ptr_eq(&self.scenario, &before) {
                self.show(Arc::clone(&before));
            }
        } else if after != *self.scenario {
            self.show(Arc::new(after));
        }
        self.drag = Some(Drag { before, edits });
        Ok(())
    }

    /// Ends the drag as one step; nothing when no drag is under way or it came back to its beginning
    pub fn commit_drag(&mut self) {
        if let Some(drag) = self.drag.take()
            && !Arc::ptr_eq(&drag.before, &self.scenario)
        {
            self.push(Step { before: drag.before, after: Arc::clone(&self.scenario), edits: drag.edits });
        }
    }

    /// Ends the drag as if it had not been
    pub fn abort_drag(&mut self) {
        if let Some(drag) = self.drag.take()
            && !Arc::ptr_eq(&drag.before, &self.scenario)
        {
            self.show(drag.before);
        }
    }

    /// Takes back the last step, or the drag under way; false when there is nothing to take back
    pub fn undo(&mut self) -> bool {
        if self.drag.is_some() {
            self.abort_drag();
            return true;
        }
        self.position > 0 && self.go_to(self.position - 1)
    }

    /// Brings back the step last taken back; false when there is none
    pub fn redo(&mut self) -> bool {
        self.drag.is_none() && self.go_to(self.position + 1)
    }

    /// Goes to the state after the first `position` steps; false when it is there already or there are not so many
    pub fn go_to(&mut self, position: usize) -> bool {
        self.abort_drag();
        if position == self.position || position > self.steps.len() {
            return false;
        }
        let state = match position.checked_sub(1) {
            Some(last) => &self.steps[last].after,
            None => &self.steps[0].before,
        };
        let state = Arc::clone(state);
        self.position = position;
        self.events.push(Event::Went(position));
        self.show(state);
        true
    }

    fn show(&mut self, scenario: Arc<Scenario>) {
        self.scenario = scenario;
        self.revision += 1;
    }

    fn push(&mut self, step: Step) {
        self.steps.truncate(self.position);
        self.events.push(Event::Step(step.edits.clone()));
        self.steps.push(step);
        self.position = self.steps.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{base::Id, model::Path};
    use proptest::prelude::*;
    use serde_json::json;

    fn scenario() -> Arc<Scenario> {
        let value = json!({
            "programme": {
                "id": "prova", "title": "Prova", "start": "2026-01-01", "months": 48, "as_of": "2026-01-01",
            },
            "profiles": [{ "id": "saldatore", "name": "Saldatore" }],
            "levers": [{
                "id": "durata", "name": "Durata", "field": "programme/months",
                "min": 12.0, "max": 60.0, "step": 1.0,
            }],
            "variants": [{ "id": "lunga", "name": "Lunga", "edits": [] }],
        });
        Arc::new(serde_json::from_value(value).expect("a scenario"))
    }

    fn months(n: u32) -> Vec<Edit> {
        vec![Edit::number(&Path::new("programme/months"), f64::from(n))]
    }

    fn title(text: &str) -> Vec<Edit> {
        vec![Edit::Set { path: Path::new("programme/title"), value: json!(text) }]
    }

    #[test]
    fn undoing_to_the_saved_state_is_unmodified() {
        let mut document = Document::opened(scenario());
        assert!(!document.is_modified());
        document.edit(months(36)).expect("fits");
        assert!(document.is_modified());
        assert!(document.undo());
        assert!(!document.is_modified());
        assert!(document.redo());
        document.mark_saved(&Arc::clone(document.scenario()));
        assert!(!document.is_modified());
        document.undo();
        assert!(document.is_modified());
    }

    #[test]
    fn a_drag_is_one_step() {
        let mut document = Document::opened(scenario());
        document.begin_drag();
        for n in [40, 38, 36, 30] {
            document.drag_to(months(n)).expect("fits");
        }
        assert_eq!(document.scenario().programme.months, 30);
        document.commit_drag();
        assert_eq!(document.steps().len(), 1);
        assert_eq!(document.undo_step().expect("one step").edits, months(30));
        document.undo();
        assert_eq!(document.scenario().programme.months, 48);
    }

    #[test]
    fn an_aborted_drag_leaves_no_trace() {
        let mut document = Document::opened(scenario());
        document.begin_drag();
        document.drag_to(months(36)).expect("fits");
        document.abort_drag();
        assert!(!document.is_modified() && document.steps().is_empty());
        document.begin_drag();
        document.drag_to(months(36)).expect("fits");
        document.drag_to(months(48)).expect("fits");
        document.commit_drag();
        assert!(!document.is_modified() && document.steps().is_empty());
    }

    #[test]
    fn an_edit_after_undo_forgets_what_was_undone() {
        let mut document = Document::opened(scenario());
        document.edit(title("A")).expect("fits");
        document.edit(title("B")).expect("fits");
        document.undo();
        document.edit(title("C")).expect("fits");
        assert!(document.redo_step().is_none());
        assert_eq!(document.steps().len(), 2);
        assert!(document.go_to(0));
        assert_eq!(document.scenario().programme.title, "Prova");
        assert!(document.go_to(2));
        assert_eq!(document.scenario().programme.title, "C");
    }

    #[test]
    fn an_edit_that_changes_nothing_is_no_step() {
        let mut document = Document::opened(scenario());
        document.edit(months(48)).expect("fits");
        assert!(document.steps().is_empty());
        assert_eq!(document.revision(), 1);
    }

    #[test]
    fn moving_nodes_is_a_step_of_its_own_kind() {
        let mut document = Document::opened(scenario());
        let places = json!([{ "node": "profiles/saldatore", "x": 10.0, "y": 20.0 }]);
        document.edit(vec![Edit::Set { path: Path::new("layout"), value: places }]).expect("fits");
        document.edit(months(12)).expect("fits");
        let kinds: Vec<bool> = document.steps().iter().map(Step::is_only_layout).collect();
        assert_eq!(kinds, [true, false]);
    }

    #[test]
    fn turning_a_lever_in_a_variant_leaves_one_difference() {
        let mut document = Document::opened(scenario());
        let variant = Id::new("lunga").expect("an id");
        for n in [50, 55, 60] {
            let edits = super::super::edits_in_variant(document.scenario(), &variant, &months(n));
            document.edit(edits.expect("fits")).expect("fits");
        }
        assert_eq!(document.scenario().variants[0].edits, months(60));
        assert_eq!(document.scenario().programme.months, 48);
        let seen = edit::with_variant(document.scenario(), Some(&variant)).expect("known");
        assert_eq!(seen.programme.months, 60);
    }

    fn any_edit() -> impl Strategy<Value = Vec<Edit>> {
        let sound = prop_oneof![
            (1_u32..200).prop_map(months),
            "[a-z]{1,6}".prop_map(|t| title(&t)),
            "[a-c]".prop_map(|id| vec![Edit::Add {
                list: Path::new("profiles"),
                value: json!({ "id": id, "name": id }),
                before: None,
            }]),
            "[a-c]".prop_map(|id| vec![Edit::Remove { path: Path::new("profiles").join(&id) }]),
        ];
        let broken = prop_oneof![
            Just(vec![Edit::Set { path: Path::new("programme/months"), value: json!("many") }]),
            Just(vec![Edit::Set { path: Path::new("programme/colour"), value: json!(1) }]),
            Just(vec![Edit::Remove { path: Path::new("offices/nowhere") }]),
        ];
        prop_oneof![4 => sound.boxed(), 1 => broken.boxed()]
    }

    proptest! {
        #[test]
        fn undo_is_identity(edits in prop::collection::vec(any_edit(), 1..12)) {
            let start = scenario();
            let mut document = Document::opened(Arc::clone(&start));
            let mut states = vec![Arc::clone(&start)];
            for edit in edits {
                let before = Arc::clone(document.scenario());
                if document.edit(edit).is_err() {
                    prop_assert!(Arc::ptr_eq(&before, document.scenario()), "a failed edit changes nothing");
                } else if !Arc::ptr_eq(&before, document.scenario()) {
                    states.push(Arc::clone(document.scenario()));
                }
            }
            for state in states.iter().rev() {
                prop_assert!(Arc::ptr_eq(state, document.scenario()));
                document.undo();
            }
            prop_assert!(!document.undo());
            for state in states.iter().skip(1) {
                prop_assert!(document.redo());
                prop_assert!(Arc::ptr_eq(state, document.scenario()));
            }
            prop_assert!(!document.redo());
        }
    }
}
