//! What stands in front of the places or above them: questions about unsaved work, a typed path, keys, about; messages; the hint while a file
//! is dragged over the window.

use super::new_scenario;
use crate::report::status::Status;
use crate::session::{Action, Message, Notice, Template, Weight as Importance};
use crate::ui::actions::{Actions, Answer, Wish};
use crate::ui::app::dialog::Dialog;
use crate::ui::command::Command;
use crate::ui::fonts::Weight;
use crate::ui::icons;
use crate::ui::sheets::Sheet;
use crate::ui::state::Question;
use crate::ui::theme::Size;
use crate::ui::view::View;
use crate::ui::widgets::{Button, icon_button, notice_ui, text};
use egui::{
    Align, Align2, Context, CornerRadius, Grid, Id, Key, LayerId, Layout, Modal, Order, Role, TextEdit, Ui,
    WidgetInfo,
};
use std::path::PathBuf;

/// Messages above the place, newest last; saving well is said by the status line and needs no card
pub(super) fn messages_ui(ui: &mut Ui, view: &View<'_>, messages: &[Message], actions: &mut Actions) {
    egui::Frame::new().inner_margin(egui::Margin::symmetric(16, 8)).show(ui, |ui| {
        for message in messages.iter().filter(|message| !matches!(message.notice, Notice::Saved { .. })) {
            let told = message.notice.told(view.texts);
            let is_done = message.notice.weight() == Importance::Done;
            let status = if is_done { Status::Met } else { Status::ToVerify };
            notice_ui(ui, status, &told.sentence, |ui| {
                if let Some(hint) = &told.hint {
                    text::paragraph(ui, hint, Size::Small, view.theme.text.second);
                }
                ui.horizontal(|ui| {
                    for (label, action) in remedies(view, message) {
                        if Button::secondary(&label).show(ui).clicked() {
                            match action {
                                Remedy::Act(action) => actions.act(action),
                                Remedy::Command(command) => actions.command(command),
                                Remedy::Sheet(sheet) => actions.push(Wish::Sheet(sheet)),
                            }
                            actions.act(Action::Dismiss(message.id));
                        }
                    }
                    if Button::secondary(&view.texts.common_close()).icon(icons::CLOSE).show(ui).clicked() {
                        actions.act(Action::Dismiss(message.id));
                    }
                });
            });
            ui.add_space(4.0);
        }
    });
}

enum Remedy {
    Act(Action),
    Command(Command),
    Sheet(Sheet),
}

/// What can be done about a message
fn remedies(view: &View<'_>, message: &Message) -> Vec<(String, Remedy)> {
    let texts = view.texts;
    match &message.notice {
        Notice::Recoverable { .. } => vec![(texts.keep_look(), Remedy::Sheet(Sheet::Recovery))],
        Notice::MergeConflicts { .. } => vec![(texts.keep_choose_now(), Remedy::Sheet(Sheet::Merging))],
        Notice::RebaseConflicts { .. } => vec![(texts.keep_choose_now(), Remedy::Sheet(Sheet::Variants))],
        Notice::ChangedOnDisk { .. } => vec![
            (texts.keep_merge_now(), Remedy::Sheet(Sheet::Merging)),
            (texts.command_save_as(), Remedy::Command(Command::SaveAs)),
            (texts.message_save_over(), Remedy::Act(Action::SaveOver)),
        ],
        Notice::Recovered { .. } | Notice::Merged { .. } => {
            vec![(texts.command_save(), Remedy::Command(Command::Save))]
        }
        Notice::Gone { .. } => vec![
            (texts.command_save(), Remedy::Command(Command::Save)),
            (texts.command_save_as(), Remedy::Command(Command::SaveAs)),
        ],
        Notice::NoFileYet | Notice::SaveFailed { .. } | Notice::JournalFailed(_) => {
            vec![(texts.command_save_as(), Remedy::Command(Command::SaveAs))]
        }
        _ => Vec::new(),
    }
}

/// The question in front of everything
pub(super) fn question_ui(
    context: &Context,
    view: &View<'_>,
    templates: &[Template],
    question: &mut Question,
    actions: &mut Actions,
) {
    let modal = Modal::new(Id::unique("question")).show(context, |ui| {
        ui.set_max_width(520.0);
        match question {
            Question::Quit => {
                unsaved_ui(ui, view, &view.texts.quit_title(), &view.texts.quit_discard(), actions);
            }
            Question::Open(_) => {
                unsaved_ui(ui, view, &view.texts.open_title(), &view.texts.open_discard(), actions);
            }
            Question::Path { which, typed } => path_ui(ui, view, *which, typed, actions),
            Question::New { chosen } => {
                head_ui(ui, view, &view.texts.new_title(), actions);
                new_scenario::new_ui(ui, view, templates, chosen, actions);
            }
            Question::Keys => keys_ui(ui, view, actions),
            Question::About => about_ui(ui, view, actions),
        }
    });
    if modal.should_close() {
        actions.push(Wish::Answer(Answer::Cancel));
    }
}

fn unsaved_ui(ui: &mut Ui, view: &View<'_>, title: &str, discard: &str, actions: &mut Actions) {
    let texts = view.texts;
    text::section(ui, title);
    text::paragraph(ui, &texts.quit_text(), Size::Body, view.theme.text.main);
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        if Button::primary(&texts.quit_save()).icon(icons::SAVE).show(ui).clicked() {
            actions.push(Wish::Answer(Answer::Save));
        }
        if Button::secondary(discard).show(ui).clicked() {
            actions.push(Wish::Answer(Answer::Discard));
        }
        if Button::secondary(&texts.common_cancel()).show(ui).clicked() {
            actions.push(Wish::Answer(Answer::Cancel));
        }
    });
}

fn path_ui(ui: &mut Ui, view: &View<'_>, which: Dialog, typed: &mut String, actions: &mut Actions) {
    let texts = view.texts;
    text::paragraph(ui, &texts.message_no_dialog(), Size::Body, view.theme.text.main);
    ui.add_space(8.0);
    let response = ui.add(TextEdit::singleline(typed).id(Id::unique("typed path")).desired_width(480.0));
    let name = texts.message_path();
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &name));
    let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if ui.memory(|memory| memory.focused().is_none()) && !enter {
        response.request_focus();
    }
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let label = match which {
            Dialog::Open => texts.message_open_path(),
            Dialog::Save => texts.message_save_path(),
            Dialog::Compare => texts.keep_compare_path(),
            Dialog::Folder => texts.keep_use_folder(),
            Dialog::Minutes => texts.meeting_save_minutes(),
        };
        let pressed = Button::primary(&label).enabled(!typed.trim().is_empty()).show(ui).clicked();
        if (pressed || enter) && !typed.trim().is_empty() {
            actions.push(Wish::Answer(Answer::Path(PathBuf::from(typed.trim()))));
        }
        if Button::secondary(&texts.common_cancel()).show(ui).clicked() {
            actions.push(Wish::Answer(Answer::Cancel));
        }
    });
}

fn keys_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let texts = view.texts;
    head_ui(ui, view, &texts.keys_title(), actions);
    egui::ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
        Grid::new("keys").num_columns(2).spacing([24.0, 6.0]).show(ui, |ui| {
            for command in Command::ALL.iter().copied() {
                if let Some(keys) = command.keys() {
                    text::line(ui, &keys, Size::Body, Weight::Semibold, view.theme.text.main);
                    text::body(ui, &command.name(texts));
                    ui.end_row();
                }
            }
        });
        ui.add_space(8.0);
        text::paragraph(ui, &texts.keys_canvas(), Size::Body, view.theme.text.second);
    });
}

fn about_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let texts = view.texts;
    head_ui(ui, view, &texts.about_title(), actions);
    text::paragraph(ui, &texts.about_text(), Size::Body, view.theme.text.main);
    ui.add_space(8.0);
    text::second(ui, &texts.about_version(env!("CARGO_PKG_VERSION")));
    text::second(ui, &texts.about_licence());
}

fn head_ui(ui: &mut Ui, view: &View<'_>, title: &str, actions: &mut Actions) {
    ui.horizontal(|ui| {
        text::section(ui, title);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if icon_button(ui, icons::CLOSE, &view.texts.common_close(), "Esc").clicked() {
                actions.push(Wish::Answer(Answer::Cancel));
            }
        });
    });
    ui.add_space(8.0);
}

/// Says that the file under the pointer can be dropped
pub(super) fn drop_ui(ui: &Ui, view: &View<'_>) {
    if ui.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Foreground, Id::unique("drop")));
    let whole = ui.ctx().content_rect();
    painter.rect_filled(whole, 0, view.theme.background.window.gamma_multiply(0.85));
    let around = whole.shrink(24.0);
    let corner = CornerRadius::same(view.theme.radius.card);
    painter.rect_stroke(around, corner, view.theme.focus_line(), egui::StrokeKind::Inside);
    let font = view.theme.font(Size::Place);
    painter.text(whole.center(), Align2::CENTER_CENTER, view.texts.dialog_drop(), font, view.theme.text.main);
}
