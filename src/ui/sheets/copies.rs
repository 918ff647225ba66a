//! Copies of what was saved, newest first, and milestones: keep one with a comment, compare one, go back to one.
//!
//! Going back is one step and can be undone. The session keeps and thins out the copies; this sheet lists them.

use crate::session::{Action, Backup, Session, Version, when};
use crate::ui::actions::{Actions, Wish};
use crate::ui::app::dialog::Dialog;
use crate::ui::command::Command;
use crate::ui::icons;
use crate::ui::theme::Size;
use crate::ui::view::View;
use crate::ui::widgets::{Button, Field, icon_button, text};
use egui::{Align, Id, Key, Layout, ScrollArea, Ui};

/// What the sheet keeps between two pictures
#[derive(Debug, Default)]
pub(super) struct CopiesState {
    comment: String,
    is_listed: bool,
}

pub(super) fn copies_ui(
    ui: &mut Ui,
    view: &View<'_>,
    session: &Session,
    state: &mut CopiesState,
    actions: &mut Actions,
) {
    let texts = view.texts;
    if !std::mem::replace(&mut state.is_listed, true) {
        actions.act(Action::ListBackups);
    }
    text::paragraph(ui, &texts.keep_copies_hint(), Size::Body, view.theme.text.second);
    ui.add_space(8.0);
    if session.path().is_none() {
        text::paragraph(ui, &texts.keep_copies_unsaved(), Size::Body, view.theme.text.main);
        ui.add_space(8.0);
        if Button::primary(&texts.command_save_as()).icon(icons::SAVE).show(ui).clicked() {
            actions.command(Command::SaveAs);
        }
        return;
    }
    ui.horizontal(|ui| {
        let name = texts.keep_milestone_comment();
        let width = (ui.available_width() - view.theme.step(190.0)).max(120.0);
        let field = Field::new(Id::unique("milestone"), &name, &state.comment).hint(&name).width(width);
        let answer = field.show(ui);
        let enter = answer.response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if let Some(typed) = answer.editing.or(answer.committed) {
            state.comment = typed;
        }
        let is_said = !state.comment.trim().is_empty();
        let button = Button::secondary(&texts.keep_milestone()).icon(icons::FLAG).enabled(is_said).show(ui);
        if (button.clicked() || enter) && is_said {
            actions.act(Action::Milestone(std::mem::take(&mut state.comment).trim().to_owned()));
        }
    });
    ui.add_space(8.0);
    let room = (ui.available_height() - view.theme.step(60.0)).max(120.0);
    ScrollArea::vertical().max_height(room).auto_shrink([false, true]).show(ui, |ui| {
        if session.backups().is_empty() {
            text::paragraph(ui, &texts.keep_copies_none(), Size::Body, view.theme.text.second);
        }
        for backup in session.backups() {
            copy_ui(ui, view, backup, actions);
            ui.separator();
        }
    });
    if let Some(folder) = session.backup_folder() {
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            let label = texts.keep_copies_folder();
            if Button::quiet(&label).icon(icons::FOLDER_OPEN).show(ui).clicked() {
                actions.push(Wish::Choose(Dialog::Folder));
            }
            text::second(ui, &folder.display().to_string());
        });
    }
}

fn copy_ui(ui: &mut Ui, view: &View<'_>, backup: &Backup, actions: &mut Actions) {
    let texts = view.texts;
    let date = when(texts, backup.at);
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if icon_button(ui, icons::UNDO, &texts.keep_go_back_to(date.as_str()), "").clicked() {
                actions.act(Action::Restore(backup.path.clone()));
            }
            if icon_button(ui, icons::DIFFERENCE, &texts.keep_compare_with(date.as_str()), "").clicked() {
                actions.push(Wish::Compare(Version::File(backup.path.clone()), Version::Base));
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| match &backup.comment {
                Some(comment) => {
                    text::name(ui, comment);
                    text::second(ui, &texts.keep_milestone_of(date.as_str()));
                }
                None => {
                    text::body(ui, &date);
                }
            });
        });
    });
}
