//! Sheets: what stands in front of the places until it is closed, about versions of the work and not about the work itself.
//!
//! Holds which sheet is open and its frame; each sheet is a file. Sheets read the [`Session`], keep their own small
//! state and push wishes; they compute nothing: differences, conflicts and effects come from the report and the session.
//!
//! | file | holds |
//! |---|---|
//! | `recovery` | work that a crash left behind: what would come back; keep, compare, discard |
//! | `history` | the named steps; a click goes to one |
//! | `merging` | the file was changed by somebody else: both versions, conflicts side by side |
//! | `copies` | copies of what was saved, and milestones |
//! | `variants` | the tree of variants and what can be done with one |
//! | `compare` | two versions: differences in words, effect on the same luck |
//! | `lists` | lists of differences and of conflicts, used by several |

mod compare;
mod copies;
mod history;
mod lists;
mod merging;
mod recovery;
mod variants;

pub use compare::comparison_ui;
pub use lists::Told;

use crate::session::{Action, Session};
use crate::text::Texts;
use crate::ui::actions::Actions;
use crate::ui::icons;
use crate::ui::view::View;
use crate::ui::widgets::{icon_button, text};
use egui::{Align, Context, Frame, Id, Layout, Margin, Modal, Ui, vec2};
use std::path::PathBuf;

/// A sheet
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// Work that was not saved
    Recovery,
    /// The steps of the open scenario
    History,
    /// Two people's work on the open file
    Merging,
    /// Copies and milestones
    Copies,
    /// Variants
    Variants,
    /// Two versions side by side
    Compare,
}

impl Sheet {
    /// Its title
    pub fn title(self, texts: &Texts) -> String {
        match self {
            Self::Recovery => texts.keep_recovery_title(),
            Self::History => texts.keep_history_title(),
            Self::Merging => texts.keep_merging_title(),
            Self::Copies => texts.keep_copies_title(),
            Self::Variants => texts.keep_variants_title(),
            Self::Compare => texts.keep_compare_title(),
        }
    }

    fn width(self) -> f32 {
        match self {
            Self::History | Self::Copies => 640.0,
            Self::Recovery => 760.0,
            Self::Merging | Self::Variants | Self::Compare => 960.0,
        }
    }
}

/// What sheets keep between two pictures
#[derive(Debug, Default)]
pub struct SheetsState {
    open: Option<Sheet>,
    recovery: recovery::RecoveryState,
    history: history::HistoryState,
    merging: merging::MergingState,
    copies: copies::CopiesState,
    variants: variants::VariantsState,
    compare: compare::CompareState,
}

impl SheetsState {
    /// Opens a sheet as if for the first time
    pub fn open(&mut self, sheet: Sheet) {
        *self = Self { open: Some(sheet), ..Self::default() };
    }

    /// Closes the sheet
    pub fn close(&mut self) {
        *self = Self::default();
    }

    /// The open sheet
    pub fn shown(&self) -> Option<Sheet> {
        self.open
    }

    /// A file was chosen to be compared
    pub fn compare_with(&mut self, path: PathBuf) {
        self.compare.choose_file(path);
    }
}

/// The open sheet, if there is one
pub fn sheets_ui(
    context: &Context,
    view: &View<'_>,
    session: &Session,
    state: &mut SheetsState,
    actions: &mut Actions,
) {
    let Some(sheet) = state.open else { return };
    let room = context.content_rect().size() - vec2(84.0, 104.0);
    let size = vec2(room.x.min(view.theme.step(sheet.width())), room.y.min(view.theme.step(700.0)));
    let mut closed = false;
    let modal = Modal::new(Id::unique("sheet")).show(context, |ui| {
        Frame::new().inner_margin(Margin::symmetric(10, 8)).show(ui, |ui| {
            ui.set_width(size.x);
            ui.set_max_height(size.y);
            ui.horizontal(|ui| {
                text::section(ui, &sheet.title(view.texts));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    closed = icon_button(ui, icons::CLOSE, &view.texts.common_close(), "Esc").clicked();
                });
            });
            ui.add_space(8.0);
            closed |= sheet_ui(ui, sheet, view, session, state, actions);
        });
    });
    if closed || modal.should_close() {
        state.close();
        if sheet == Sheet::Compare {
            actions.act(Action::EndComparison);
        }
        if sheet == Sheet::Variants {
            actions.act(Action::EndRebase);
        }
    }
}

/// The inside of a sheet; true when it has done what it was opened for
fn sheet_ui(
    ui: &mut Ui,
    sheet: Sheet,
    view: &View<'_>,
    session: &Session,
    state: &mut SheetsState,
    actions: &mut Actions,
) -> bool {
    match sheet {
        Sheet::Recovery => return recovery::recovery_ui(ui, view, session, &mut state.recovery, actions),
        Sheet::History => history::history_ui(ui, view, session, &mut state.history, actions),
        Sheet::Merging => merging::merging_ui(ui, view, session, &mut state.merging, actions),
        Sheet::Copies => copies::copies_ui(ui, view, session, &mut state.copies, actions),
        Sheet::Variants => variants::variants_ui(ui, view, session, &mut state.variants, actions),
        Sheet::Compare => compare::compare_ui(ui, view, session, &mut state.compare, actions),
    }
    false
}
