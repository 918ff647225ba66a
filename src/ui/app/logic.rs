//! What happens between two pictures: time, answers of workers and dialogs, files dropped on the window, closing, the title.
//!
//! Draws nothing. The window is woken by workers and by the session's own next moment, never by a timer of its own.

use super::dialog::{Chosen, Dialog};
use super::{AfterSave, App};
use crate::session::Action;
use crate::ui::sheets::Sheet;
use crate::ui::state::{Opening, Question};
use egui::{Context, ViewportCommand};
use std::time::Duration;

impl App {
    /// Everything that is due before the next picture
    pub fn think(&mut self, context: &Context) {
        self.install_theme(context);
        let now = context.input(|input| input.time);
        self.session.tick(now);
        self.take_dialog_answer(now);
        self.take_dropped_file(context);
        self.watch_opening();
        self.watch_recovery();
        self.finish_after_save(context);
        self.watch_closing(context);
        self.show_title(context);
        if let Some(next) = self.session.next_wake() {
            context.request_repaint_after(Duration::from_secs_f64((next - now).clamp(0.0, 60.0)));
        }
        if let Some(which) = self.state.dialog_wanted.take() {
            let texts = self.session.texts();
            let name = match self.session.path().and_then(|path| path.file_name()) {
                Some(name) => name.to_string_lossy().into_owned(),
                None => format!("{}.ron", self.session.scenario().programme.id),
            };
            let name = match which {
                Dialog::Roles { workbook } => self.roles_name(workbook),
                Dialog::Minutes => self.minutes_name(),
                _ => name,
            };
            self.dialogs.show(texts, which, &name, now);
        }
    }

    /// Asks for a path with the next picture
    pub(super) fn ask_path(&mut self, which: Dialog) {
        self.state.dialog_wanted = Some(which);
    }

    fn take_dialog_answer(&mut self, now: f64) {
        match self.dialogs.take(now) {
            Some((which, Chosen::Path(path))) => self.use_path(which, path),
            Some((_, Chosen::Nothing)) => self.after_save = None,
            Some((which, Chosen::NoDialog)) => {
                let known = match which {
                    Dialog::Folder => self.session.backup_folder(),
                    Dialog::Roles { workbook } => Some(self.roles_name(workbook).into()),
                    Dialog::Minutes => Some(self.minutes_name().into()),
                    // The open scenario is neither a table nor another file to be compared.
                    Dialog::Table | Dialog::Side => None,
                    _ => self.session.path().map(std::path::Path::to_path_buf),
                };
                let typed = known.map_or_else(String::new, |path| path.display().to_string());
                self.state.question = Some(Question::Path { which, typed });
            }
            None => {}
        }
    }

    /// The name proposed for the annex of roles
    fn roles_name(&self, workbook: bool) -> String {
        let ending = if workbook { "xlsx" } else { "csv" };
        format!("{}_{}.{ending}", self.session.scenario().programme.id, self.session.texts().roles_sheet())
    }

    /// The name proposed for minutes
    fn minutes_name(&self) -> String {
        let meetings = &self.session.scenario().meetings;
        let chosen = self.state.meeting.exporting.as_ref();
        let meeting = meetings.iter().find(|meeting| Some(&meeting.id) == chosen);
        meeting.map_or_else(String::new, |meeting| {
            self.session.texts().meeting_file_name(meeting.date.to_string())
        })
    }

    fn take_dropped_file(&mut self, context: &Context) {
        let dropped = context.input(|input| input.raw.dropped_files.first().cloned());
        if let Some(file) = dropped {
            let path = file.path().to_path_buf();
            let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
            if matches!(ending.as_deref(), Some("csv" | "tsv" | "xlsx")) {
                self.state.sheets.open(Sheet::Import);
                self.session.act(Action::ReadTable { path, sheet: None });
            } else {
                self.open(Opening::File(path));
            }
        }
    }

    /// Does with a chosen path what it was asked for
    pub(super) fn use_path(&mut self, which: Dialog, path: std::path::PathBuf) {
        match which {
            Dialog::Open => self.session.act(Action::Open(path)),
            Dialog::Save => self.session.act(Action::SaveAs(path)),
            Dialog::Compare => self.state.sheets.compare_with(path),
            Dialog::Side => self.state.comparison.add_file(path),
            Dialog::Table => self.session.act(Action::ReadTable { path, sheet: None }),
            Dialog::Folder => self.session.act(Action::SetBackupFolder(Some(path))),
            Dialog::Roles { .. } => self.session.act(Action::SaveRoles(path)),
            Dialog::Minutes => {
                if let Some(meeting) = self.state.meeting.exporting.take() {
                    self.session.act(Action::SaveMinutes { meeting, path });
                }
            }
        }
    }

    /// What a crash left behind is shown once, at the start
    fn watch_recovery(&mut self) {
        if self.session.take_left_at_start() {
            self.state.sheets.open(Sheet::Recovery);
        }
    }

    /// Another document came in: what belonged to the old one is forgotten
    fn watch_opening(&mut self) {
        let number = self.session.document_number();
        let replaced = self.known.replace(number).is_some_and(|known| known != number);
        if replaced {
            self.state.reset_for_new_scenario();
        }
    }

    fn finish_after_save(&mut self, context: &Context) {
        if self.after_save.is_none() || self.session.is_saving() {
            return;
        }
        if !self.session.is_modified() {
            match self.after_save.take() {
                Some(AfterSave::Quit) => context.send_viewport_cmd(ViewportCommand::Close),
                Some(AfterSave::Open(what)) => self.open(what),
                None => {}
            }
        } else if !self.session.messages().is_empty() {
            // It was not written; the message says why, and nothing is closed.
            self.after_save = None;
        }
    }

    fn watch_closing(&mut self, context: &Context) {
        let asked = context.input(|input| input.viewport().close_requested());
        if asked && self.session.is_modified() && !self.quit_anyway {
            context.send_viewport_cmd(ViewportCommand::CancelClose);
            self.state.question = Some(Question::Quit);
        }
    }

    fn show_title(&mut self, context: &Context) {
        let name = &self.session.scenario().programme.title;
        let mark = if self.session.is_modified() { " •" } else { "" };
        let title = format!("{name}{mark} – Corridoi");
        if title != self.title {
            context.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}
