//! Corridoi: the stages of a corridor, its courses, the firms and their jobs, the welcome, the intakes; each a table edited in place.
//!
//! Figures that come out of the simulation are the report's and stand beside what was put in. Called by the shell.
//!
//! | file | holds |
//! |---|---|
//! | `stages` | Fasi |
//! | `courses` | Corsi |
//! | `employers` | Imprese e fabbisogni |
//! | `welcome` | Accoglienza |
//! | `intakes` | Avvii, with the calendar |
//! | `cells` | cells that are edited in place |

mod cells;
mod courses;
mod employers;
mod intakes;
mod stages;
mod welcome;

use super::header::header_ui;
use super::{pick, place_body};
use crate::base::Id;
use crate::model::{Corridor, Path};
use crate::ui::actions::Actions;
use crate::ui::command::Command;
use crate::ui::icons;
use crate::ui::view::View;
use crate::ui::widgets::{empty_ui, icon_button};
use cells::Cells;
use egui::{ScrollArea, Ui};

/// A tab of the place
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CorridorsTab {
    /// Stages
    #[default]
    Stages,
    /// Courses
    Courses,
    /// Firms and what they need
    Employers,
    /// Welcome
    Welcome,
    /// Intakes
    Intakes,
}

impl CorridorsTab {
    /// Every tab, left to right
    pub const ALL: [Self; 5] = [Self::Stages, Self::Courses, Self::Employers, Self::Welcome, Self::Intakes];
}

/// What the place keeps between two pictures
#[derive(Debug, Default)]
pub struct CorridorsState {
    /// The shown tab
    pub tab: CorridorsTab,
    /// The shown corridor; none: the first
    pub corridor: Option<Id>,
    refused: Option<(Path, String)>,
}

/// The whole place
pub fn corridors_place_ui(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut CorridorsState,
    side_open: bool,
    actions: &mut Actions,
) {
    let texts = view.texts;
    let names = [
        texts.plan_tab_stages(),
        texts.plan_tab_courses(),
        texts.plan_tab_employers(),
        texts.plan_tab_welcome(),
        texts.plan_tab_intakes(),
    ];
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let corridors = &view.seen.corridors;
    let shown = state
        .corridor
        .as_ref()
        .and_then(|id| corridors.iter().position(|corridor| corridor.id == *id))
        .unwrap_or_default();
    let chosen = CorridorsTab::ALL.iter().position(|tab| *tab == state.tab).unwrap_or_default();
    let pressed = header_ui(ui, view, &texts.place_corridors(), &names, chosen, |ui| {
        if !side_open {
            let keys = Command::SidePanel.keys().unwrap_or_default();
            if icon_button(ui, icons::TUNE, &Command::SidePanel.name(texts), &keys).clicked() {
                actions.command(Command::SidePanel);
            }
        }
        if corridors.len() > 1 && state.tab != CorridorsTab::Courses {
            let all: Vec<String> = corridors.iter().map(|corridor| corridor.name.clone()).collect();
            if let Some(next) = pick::word_ui(ui, &all[shown], &all) {
                state.corridor = Some(corridors[next].id.clone());
            }
        }
    });
    if let Some(tab) = pressed.and_then(|at| CorridorsTab::ALL.get(at)) {
        state.tab = *tab;
    }
    place_body(ui, |ui| {
        let Some(corridor) = corridors.get(shown) else {
            let button = Command::New.name(texts);
            if empty_ui(ui, &texts.plan_no_corridor(), &button, "").button {
                actions.command(Command::New);
            }
            return;
        };
        let mut cells = Cells { view, refused: &mut state.refused, actions };
        match state.tab {
            CorridorsTab::Stages => stages::stages_ui(ui, &mut cells, corridor),
            CorridorsTab::Courses => courses::courses_ui(ui, &mut cells),
            CorridorsTab::Employers => employers::employers_ui(ui, &mut cells, corridor),
            CorridorsTab::Welcome => welcome::welcome_ui(ui, &mut cells, corridor),
            CorridorsTab::Intakes => intakes::intakes_ui(ui, &mut cells, corridor),
        }
    });
}

/// The path of a corridor
fn path_of(corridor: &Corridor) -> Path {
    Path::new("corridors").join(corridor.id.as_str())
}

/// A table that keeps its least width and scrolls sideways where the place is narrower
fn wide(ui: &mut Ui, least: f32, contents: impl FnOnce(&mut Ui)) {
    let (room, height) = (ui.available_width(), ui.available_height());
    if room >= least {
        contents(ui);
        return;
    }
    ScrollArea::horizontal().id_salt("wide").auto_shrink([false, false]).show(ui, |ui| {
        ui.allocate_ui(egui::vec2(least, height), |ui| {
            ui.set_width(least);
            contents(ui);
        });
    });
}
