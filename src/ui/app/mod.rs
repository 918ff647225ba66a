//! The window: one session, the state of the screen, and the loop draw → carry out.
//!
//! | file | holds |
//! |---|---|
//! | `logic` | time, answers of workers and dialogs, closing, title; draws nothing |
//! | `shell` | the regions of the window |
//! | `top_bar`, `rail`, `results`, `status_bar` | one region each |
//! | `palette`, `questions`, `new_scenario` | what stands in front of them |
//! | `command_handling` | wishes and commands, carried out after drawing |
//! | `undo_toast` | what was removed last, and undoing it |
//! | `dialog` | choosing a file on a thread of its own |
//!
//! Opens no file, starts no run and computes no figure: the session does, the report holds them.

pub mod command_handling;
pub mod dialog;
mod logic;
mod new_scenario;
pub mod palette;
mod questions;
mod rail;
pub mod results;
pub mod shell;
mod status_bar;
mod top_bar;
mod undo_toast;

pub use shell::{Regions, shell_ui};
pub use status_bar::Saved;

use crate::jobs::Wake;
use crate::report::story;
use crate::session::{Look, Session, Template, examples, templates};
use crate::ui::actions::Actions;
use crate::ui::memo::Memo;
use crate::ui::panels::meeting::Known;
use crate::ui::present::present_ui;
use crate::ui::sheets::sheets_ui;
use crate::ui::state::{Opening, UiState};
use crate::ui::theme::{Mode, Scale, Theme};
use crate::ui::view::View;
use command_handling::available_of;
use dialog::Dialogs;
use egui::{Context, Ui};

/// What is to be done as soon as the file is written
#[derive(Debug, Clone, PartialEq, Eq)]
enum AfterSave {
    /// Close the window
    Quit,
    /// Open something else
    Open(Opening),
}

/// The window on a session
pub struct App {
    session: Session,
    state: UiState,
    actions: Actions,
    dialogs: Dialogs,
    examples: Vec<(String, String)>,
    templates: Vec<Template>,
    steps: Memo<Steps>,
    after_save: Option<AfterSave>,
    quit_anyway: bool,
    installed: Option<(Mode, f32)>,
    title: String,
    /// Number of the document at the last picture, to see another one come in
    known: Option<u64>,
    removed: undo_toast::Removed,
}

/// Names of steps and counts of differences, made when the document changes
#[derive(Debug, Default)]
struct Steps {
    undo: Option<String>,
    redo: Option<String>,
    differences: Vec<usize>,
}

impl App {
    /// A window on `session`; `wake` is called when a dialog answers
    pub fn new(session: Session, wake: Wake) -> std::io::Result<Self> {
        Ok(Self {
            session,
            state: UiState::default(),
            actions: Actions::default(),
            dialogs: Dialogs::new(wake)?,
            examples: examples(),
            templates: templates(),
            steps: Memo::default(),
            after_save: None,
            quit_anyway: false,
            installed: None,
            title: String::new(),
            known: None,
            removed: undo_toast::Removed::default(),
        })
    }

    /// The session it shows
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// The session it shows, for tests that wait for its workers
    pub fn session_mut(&mut self) -> &mut Session {
        &mut self.session
    }

    /// What the window keeps beside the session
    pub fn state_mut(&mut self) -> &mut UiState {
        &mut self.state
    }

    /// One picture: draws everything, then carries out what was asked for
    pub fn picture(&mut self, ui: &mut Ui) {
        let context = ui.ctx().clone();
        self.take_keys(&context);
        self.draw(ui);
        self.carry_out(&context);
    }

    fn draw(&mut self, ui: &mut Ui) {
        let theme = Theme::of(ui.ctx());
        let Self { session, state, actions, examples, templates, steps, removed, .. } = self;
        let texts = session.texts();
        let shown = session.shown();
        let run = session.run_state();
        let view = View {
            texts,
            theme: &theme,
            base: session.scenario(),
            seen: session.seen(),
            variant: session.variant(),
            look: session.settings().theme,
            selected: session.selection(),
            result: shown.map_or(0, |shown| shown.number),
            findings: session.findings(),
            report: shown.map(|shown| &*shown.report),
            run,
            is_stale: session.is_stale(),
        };
        let steps = steps.get(view.key(), || steps_of(session));
        let available = available_of(session, state);
        let saved = match (session.is_modified(), session.path()) {
            (true, _) => Saved::No,
            (false, Some(_)) => Saved::Yes,
            (false, None) => Saved::Never,
        };
        let recent: Vec<_> = session.settings().recent().map(std::path::Path::to_path_buf).collect();
        let copies = session.backup_folder();
        let meeting = Known {
            rehearsal: session.rehearsal(),
            is_rehearsal_current: session.is_rehearsal_current(),
            comparison: session.comparison(),
            is_comparison_current: session.is_comparison_current(),
            backups: session.backups(),
            has_file: session.path().is_some(),
            simulated: shown.map(|shown| shown.outcome.judged.model_sha256.as_str()),
            shown_variant: shown.and_then(|shown| shown.outcome.judged.variant.as_ref()),
            today: session.today(),
        };
        let regions = Regions {
            available: &available,
            undo: steps.undo.as_deref(),
            redo: steps.redo.as_deref(),
            recent: &recent,
            examples,
            templates,
            differences: &steps.differences,
            saved,
            messages: session.messages(),
            holder: session.holder(),
            copies: copies.as_deref(),
            meeting,
        };
        if state.present.is_on() {
            present_ui(ui, &view, &meeting, &mut state.present, actions);
            return;
        }
        shell_ui(ui, &view, &regions, state, actions);
        sheets_ui(ui.ctx(), &view, session, &mut state.sheets, actions);
        removed.show(ui.ctx(), session, steps.undo.as_deref(), actions);
    }

    /// Light or dark, as the settings or the system say
    fn mode(&self, context: &Context) -> Mode {
        match self.session.settings().theme {
            Look::Light => Mode::Light,
            Look::Dark => Mode::Dark,
            Look::System => match context.system_theme() {
                Some(egui::Theme::Dark) => Mode::Dark,
                Some(egui::Theme::Light) | None => Mode::Light,
            },
        }
    }

    /// Makes the window look as the settings say
    fn install_theme(&mut self, context: &Context) {
        // On a projector points are those of the screen, whatever size the desk likes.
        let scale = if self.state.present.is_on() { 1.0 } else { self.session.settings().scale };
        let wanted = (self.mode(context), scale);
        if self.installed != Some(wanted) {
            Theme::install(context, wanted.0, Scale::Normal);
            context.set_zoom_factor(wanted.1);
            self.installed = Some(wanted);
        }
    }
}

/// Name of the template that is chosen to begin with
const USUAL_TEMPLATE: &str = "art23-una-regione";

/// Place of the template that is chosen to begin with
fn usual_template(templates: &[Template]) -> usize {
    templates.iter().position(|template| template.name == USUAL_TEMPLATE).unwrap_or_default()
}

fn steps_of(session: &Session) -> Steps {
    let texts = session.texts();
    let told = |step: &crate::document::Step| story::edits(texts, &step.before, &step.edits);
    let document = session.document();
    Steps {
        undo: document.undo_step().map(told),
        redo: document.redo_step().map(told),
        differences: document.scenario().variants.iter().map(|variant| variant.edits.len()).collect(),
    }
}

impl eframe::App for App {
    fn logic(&mut self, context: &Context, _frame: &mut eframe::Frame) {
        self.think(context);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.picture(ui);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}
