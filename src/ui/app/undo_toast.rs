//! The toast after something was removed: what went, and taking it back, for eight seconds.
//!
//! Removing asks nothing, because it can be undone; this says that it can. Watches the history of the document and keeps no copy of anything.
//! Called once a picture by the window.

use crate::model::Edit;
use crate::session::{Action, Session};
use crate::ui::actions::Actions;
use crate::ui::widgets::Toast;
use egui::{Context, pos2, vec2};
use std::time::Duration;

/// Seconds for which it stays
const STAYS: f64 = 8.0;

/// The step that is told, and until when
#[derive(Debug, Default)]
pub(super) struct Removed {
    /// Steps done at the last picture
    done: usize,
    /// Steps done when the toast came, and when it goes
    told: Option<(usize, f64)>,
}

impl Removed {
    /// Looks whether something was removed and shows the toast while it is due; `step` is the name of the step that undo takes back
    pub(super) fn show(
        &mut self,
        context: &Context,
        session: &Session,
        step: Option<&str>,
        actions: &mut Actions,
    ) {
        let now = session.now();
        let done = session.document().position();
        let redone = session.document().redo_step().is_some();
        if done > self.done && !redone && removes(session) {
            self.told = Some((done, now + STAYS));
        }
        self.done = done;
        // Another step, or taking this one back, leaves nothing to tell.
        let Some((_, until)) = self.told.filter(|(at, until)| *at == done && !redone && now < *until) else {
            self.told = None;
            return;
        };
        let texts = session.texts();
        let toast = Toast {
            text: step.unwrap_or_default(),
            action: &texts.common_undo(),
            close: &texts.common_close(),
        };
        let window = context.content_rect();
        let answer = toast.show(context, pos2(window.left(), window.bottom()) + vec2(100.0, -160.0));
        if answer.acted {
            actions.act(Action::Undo);
        }
        if answer.closed {
            self.told = None;
        } else if answer.held {
            self.told = Some((done, now + STAYS));
        }
        context.request_repaint_after(Duration::from_secs_f64((until - now).max(0.05)));
    }
}

/// Whether the last step took anything away
fn removes(session: &Session) -> bool {
    let step = session.document().undo_step();
    step.is_some_and(|step| step.edits.iter().any(|edit| matches!(edit, Edit::Remove { .. })))
}
