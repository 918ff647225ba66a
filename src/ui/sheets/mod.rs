//! Sheets: what stands in front of the places until it is closed: versions of the work, objects that come and go.
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
//! | `add` | a new object: its kind, then what the model cannot do without |
//! | `remove` | what goes with objects that others depend on |
//! | `told` | what was done with objects, or why it cannot be |
//! | `import` | a table of another program: columns, rows, what cannot be understood |
//! | `lists` | lists of differences and of conflicts, used by several |

mod add;
mod compare;
mod copies;
mod history;
mod import;
mod lists;
mod merging;
mod recovery;
mod remove;
mod told;
mod variants;

pub use add::{icon_of, kinds, list_of_kind};
pub use compare::comparison_ui;
pub use lists::Told;

use crate::model::{Path, objects::Removal};
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
    /// A new object
    Add,
    /// Objects that others depend on go
    Remove,
    /// What was done, or why it cannot be
    Told,
    /// A table to be imported
    Import,
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
            Self::Add | Self::Told => texts.objects_add_title(),
            Self::Remove => texts.objects_remove_title(),
            Self::Import => texts.import_title(),
        }
    }

    fn width(self) -> f32 {
        match self {
            Self::Add | Self::Remove | Self::Told => 520.0,
            Self::History | Self::Copies => 640.0,
            Self::Recovery => 760.0,
            Self::Merging | Self::Variants | Self::Compare | Self::Import => 960.0,
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
    add: add::AddState,
    remove: remove::RemoveState,
    told: told::ToldState,
    import: import::ImportSheetState,
}

impl SheetsState {
    /// Opens a sheet as if for the first time
    pub fn open(&mut self, sheet: Sheet) {
        *self = Self { open: Some(sheet), ..Self::default() };
    }

    /// Opens the sheet that adds, to a list or with the question what; `near` is the selected object
    pub fn open_add(&mut self, list: Option<Path>, near: Option<&Path>) {
        self.open(Sheet::Add);
        self.add.begin(list, near);
    }

    /// Opens the sheet that says what goes with objects
    pub fn open_remove(&mut self, paths: Vec<Path>, removal: Removal) {
        self.open(Sheet::Remove);
        self.remove.begin(paths, removal);
    }

    /// Says what was done, or why it cannot be
    pub fn open_told(&mut self, title: String, lines: Vec<String>) {
        self.open(Sheet::Told);
        self.told = told::ToldState { title, lines };
    }

    /// The title of the open sheet
    fn title(&self, sheet: Sheet, texts: &Texts) -> String {
        match sheet {
            Sheet::Add => self.add.title(texts),
            Sheet::Told => self.told.title.clone(),
            other => other.title(texts),
        }
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
                text::section(ui, &state.title(sheet, view.texts));
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
        if sheet == Sheet::Import {
            actions.act(Action::EndImport);
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
        Sheet::Add => return add::add_ui(ui, view, &mut state.add, actions),
        Sheet::Remove => return remove::remove_ui(ui, view, &state.remove, actions),
        Sheet::Told => return told::told_ui(ui, view, &state.told),
        Sheet::Recovery => return recovery::recovery_ui(ui, view, session, &mut state.recovery, actions),
        Sheet::Import => return import::import_ui(ui, view, session, &mut state.import, actions),
        Sheet::History => history::history_ui(ui, view, session, &mut state.history, actions),
        Sheet::Merging => merging::merging_ui(ui, view, session, &mut state.merging, actions),
        Sheet::Copies => copies::copies_ui(ui, view, session, &mut state.copies, actions),
        Sheet::Variants => variants::variants_ui(ui, view, session, &mut state.variants, actions),
        Sheet::Compare => compare::compare_ui(ui, view, session, &mut state.compare, actions),
    }
    false
}
