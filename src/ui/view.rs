//! What the window shows: one borrowed look at the session, made anew for each picture.
//!
//! Holds references and nothing of its own, so that panels can be drawn in tests of any state. Made by `app`, read by everything that draws.

use crate::base::{Diagnostic, Id};
use crate::model::{Path, Scenario};
use crate::report::view::Report;
use crate::session::Look;
use crate::session::{RunState, Sides};
use crate::text::Texts;
use crate::ui::memo::Key;
use crate::ui::theme::Theme;
use std::sync::Arc;

/// Everything a panel may read
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// Words
    pub texts: &'a Texts,
    /// Colours and sizes
    pub theme: &'a Theme,
    /// The scenario without any variant
    pub base: &'a Arc<Scenario>,
    /// The scenario as the shown variant makes it
    pub seen: &'a Arc<Scenario>,
    /// The shown variant
    pub variant: Option<&'a Id>,
    /// Light or dark as the settings say
    pub look: Look,
    /// The selected object
    pub selected: Option<&'a Path>,
    /// Grows with every result
    pub result: u64,
    /// What is wrong or doubtful in the scenario
    pub findings: &'a [Diagnostic],
    /// The results, as soon as there are any
    pub report: Option<&'a Report>,
    /// The run under way or waiting
    pub run: RunState,
    /// Versions side by side
    pub sides: Option<&'a Sides>,
    /// Whether they are of the scenario as it is now
    pub is_sides_current: bool,
    /// Whether the results belong to an earlier state
    pub is_stale: bool,
}

impl View<'_> {
    /// The state that memos are made for
    pub fn key(&self) -> Key {
        Key {
            base: Arc::clone(self.base),
            seen: Arc::clone(self.seen),
            result: self.result,
            lang: self.texts.lang(),
        }
    }

    /// Whether new figures are on their way, so that the old ones are dimmed
    pub fn is_dimmed(&self) -> bool {
        self.is_stale && matches!(self.run, RunState::Running { .. } | RunState::Waiting)
    }

    /// Whether the figures are of a state before and no new ones are coming
    pub fn is_out_of_date(&self) -> bool {
        self.is_stale && !self.is_dimmed()
    }
}
