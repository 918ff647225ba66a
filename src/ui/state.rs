//! What the window keeps beside the session: where one is, what is selected, what is folded.
//!
//! Nothing of it is in the document and nothing of it has undo. Each panel's own small state stands with the panel and is held here.

use crate::model::Path;
use crate::ui::app::dialog::Dialog;
use crate::ui::app::palette::PaletteState;
use crate::ui::app::results::ResultsState;
use crate::ui::canvas::CanvasState;
use crate::ui::command::Place;
use crate::ui::panels::findings::FindingsState;
use crate::ui::panels::futures::FuturesState;
use crate::ui::panels::interview::InterviewState;
use crate::ui::panels::law::LawState;
use crate::ui::panels::levers::LeversState;
use crate::ui::panels::meeting::MeetingState;
use crate::ui::panels::network::NetworkState;
use crate::ui::panels::resources::ResourcesState;
use crate::ui::panels::selection::SelectionState;
use crate::ui::present::PresentState;
use crate::ui::sheets::{Sheet, SheetsState};
use std::path::PathBuf;

/// A tab of the side panel
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SideTab {
    /// The levers
    #[default]
    Levers,
    /// The selected object
    Selection,
    /// What is wrong or doubtful
    Findings,
}

impl SideTab {
    /// Every tab, left to right
    pub const ALL: [Self; 3] = [Self::Levers, Self::Selection, Self::Findings];
}

/// A question that stands in front of everything until it is answered
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Unsaved changes, and the window is to be closed
    Quit,
    /// Unsaved changes, and another scenario is to be opened
    Open(Opening),
    /// A path is to be typed because there is no program for choosing files
    Path {
        /// What the path is for
        which: Dialog,
        /// What was typed so far
        typed: String,
    },
    /// A new scenario: which template
    New {
        /// Place of the chosen one in the list
        chosen: usize,
    },
    /// The list of keys
    Keys,
    /// Name, version, licence
    About,
}

/// What is to be opened
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opening {
    /// Whatever is chosen in the dialog
    Dialog,
    /// A file
    File(PathBuf),
    /// A scenario that is part of the program
    Example(String),
    /// A template of the program
    Template {
        /// Its name
        name: String,
        /// Whether the interview begins with it
        interview: bool,
    },
}

/// What the window keeps
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "wishes and states that have nothing to do with one another"
)]
pub struct UiState {
    /// The shown place
    pub place: Place,
    /// What is selected beside the selected object of the session, by path: commands on objects act on all of them
    pub also_selected: Vec<Path>,
    /// Places before it
    pub back: Vec<Place>,
    /// Places one came back from
    pub forward: Vec<Place>,
    /// Whether the side panel is shown beside the graph
    pub side_open: bool,
    /// Its tab
    pub side_tab: SideTab,
    /// Whether the results are one line; none: by the height of the window
    pub results_folded: Option<bool>,
    /// A question in front of everything
    pub question: Option<Question>,
    /// Search over commands and objects, while it is open
    pub palette: Option<PaletteState>,
    /// A file is to be chosen
    pub dialog_wanted: Option<Dialog>,
    /// Search is to be opened with the next picture
    pub palette_wanted: bool,
    /// The keyboard is to go to the next region
    pub next_region: bool,
    /// Whether the window is so low that the results fold of their own
    pub results_low: bool,
    /// The results strip
    pub results: ResultsState,
    /// Rete
    pub network: NetworkState,
    /// Norme
    pub law: LawState,
    /// Risorse
    pub resources: ResourcesState,
    /// Futuri
    pub futures: FuturesState,
    /// Riunione
    pub meeting: MeetingState,
    /// The presentation
    pub present: PresentState,
    /// Leve
    pub levers: LeversState,
    /// Selezione
    pub selection: SelectionState,
    /// Segnalazioni
    pub findings: FindingsState,
    /// What stands in front of the places until it is closed
    pub sheets: SheetsState,
    /// The interview
    pub interview: InterviewState,
}

impl Default for UiState {
    fn default() -> Self {
        Self {
            place: Place::default(),
            also_selected: Vec::new(),
            back: Vec::new(),
            forward: Vec::new(),
            side_open: true,
            side_tab: SideTab::default(),
            results_folded: None,
            question: None,
            palette: None,
            dialog_wanted: None,
            palette_wanted: false,
            next_region: false,
            results_low: false,
            results: ResultsState::default(),
            network: NetworkState::default(),
            law: LawState::default(),
            resources: ResourcesState::default(),
            futures: FuturesState::default(),
            meeting: MeetingState::default(),
            present: PresentState::default(),
            levers: LeversState::default(),
            selection: SelectionState::default(),
            findings: FindingsState::default(),
            sheets: SheetsState::default(),
            interview: InterviewState::default(),
        }
    }
}

impl UiState {
    /// Goes to a place and remembers where one was
    pub fn go(&mut self, place: Place) {
        if self.place != place {
            self.back.push(self.place);
            self.forward.clear();
            self.place = place;
        }
    }

    /// Back to the place before
    pub fn go_back(&mut self) {
        if let Some(place) = self.back.pop() {
            self.forward.push(self.place);
            self.place = place;
        }
    }

    /// Forward to the place one came back from
    pub fn go_forward(&mut self) {
        if let Some(place) = self.forward.pop() {
            self.back.push(self.place);
            self.place = place;
        }
    }

    /// The canvas of the graph
    pub fn canvas(&mut self) -> &mut CanvasState {
        &mut self.network.canvas
    }

    /// Shows the interview beside the graph, at the first question that is open
    pub fn begin_interview(&mut self) {
        self.go(Place::Network);
        self.side_open = true;
        self.interview.open();
    }

    /// Forgets everything that belonged to the scenario that was open before
    pub fn reset_for_new_scenario(&mut self) {
        let asked = self.interview.wanted;
        let mut sheets = std::mem::take(&mut self.sheets);
        // What a crash left behind is still to be looked at when the file asked for has come.
        if sheets.shown() != Some(Sheet::Recovery) {
            sheets.close();
        }
        *self = Self {
            side_open: self.side_open,
            results_folded: self.results_folded,
            sheets,
            ..Self::default()
        };
        if asked {
            self.begin_interview();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_and_forward_walk_over_the_places_one_was_in() {
        let mut state = UiState::default();
        state.go(Place::Law);
        state.go(Place::Futures);
        state.go_back();
        assert_eq!(state.place, Place::Law);
        state.go_forward();
        assert_eq!(state.place, Place::Futures);
        state.go_back();
        state.go_back();
        state.go_back();
        assert_eq!(state.place, Place::Network);
        state.go(Place::Resources);
        state.go_forward();
        assert_eq!(state.place, Place::Resources);
    }
}
