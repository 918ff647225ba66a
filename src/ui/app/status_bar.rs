//! The status line: futures and computing, error, seed, stale rules, findings, saved state.

use crate::report::status::Status;
use crate::session::RunState;
use crate::ui::actions::{Actions, Wish};
use crate::ui::command::Place;
use crate::ui::fonts::Weight;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::Size;
use crate::ui::view::View;
use crate::ui::widgets::text;
use egui::{Color32, CursorIcon, Layout, Role, Sense, Ui, WidgetInfo, vec2};

/// How the document stands on disk
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// As it is on the screen
    Yes,
    /// Changed since
    No,
    /// Never written
    Never,
}

/// The status line over the whole of `ui`
pub(super) fn status_ui(ui: &mut Ui, view: &View<'_>, saved: Saved, actions: &mut Actions) {
    let (theme, texts) = (view.theme, view.texts);
    let plain = theme.text.second;
    ui.spacing_mut().item_spacing.x = 16.0;
    ui.horizontal_centered(|ui| {
        let amber = theme.status(Status::ToVerify).ink;
        match view.run {
            RunState::Waiting => {
                part_ui(ui, Some(icons::SCHEDULE), &texts.status_waiting(), theme.accent.ink, false);
            }
            RunState::Running { done, wanted } => {
                let share = f64::from(done) / f64::from(wanted.max(1));
                let words = texts.status_running(texts.percent(share, 0));
                part_ui(ui, Some(icons::SCHEDULE), &words, theme.accent.ink, false);
                progress_ui(ui, view, share as f32);
            }
            RunState::Done => {
                if let Some(report) = view.report {
                    let words = texts.status_futures(f64::from(report.futures));
                    part_ui(ui, Some(icons::CHECK), &words, plain, false);
                }
            }
            RunState::Stopped => {
                part_ui(ui, Some(icons::STOP), &texts.status_stopped(), amber, false);
            }
            RunState::Unsound => {
                part_ui(ui, Some(icons::WARNING), &texts.status_unsound(), amber, false);
            }
            RunState::Broken => {
                part_ui(ui, Some(icons::WARNING), &texts.status_failed(), amber, false);
            }
        }
        if let Some(report) = view.report {
            if let Some(error) = report.headlines.error_words(texts) {
                part_ui(ui, None, &error, plain, false);
            }
            part_ui(ui, None, &texts.status_seed(report.seed.to_string()), plain, false);
            let n_stale = report.main_law().map_or(0, crate::report::view::law::Law::n_stale);
            if n_stale > 0 {
                let words = texts.status_rules_stale(n_stale as f64);
                let ink = theme.status(Status::Stale).ink;
                if part_ui(ui, Some(icons::HISTORY), &words, ink, true).clicked() {
                    actions.push(Wish::Go(Place::Law));
                }
            }
        }
        if !view.findings.is_empty() {
            let words = texts.status_findings(view.findings.len() as f64);
            if part_ui(ui, Some(icons::WARNING), &words, plain, true).clicked() {
                actions.push(Wish::Findings);
            }
        }
        ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
            if view.seen.programme.example {
                part_ui(ui, None, &texts.status_example_figures(), plain, false);
            }
            let (icon, words) = match saved {
                Saved::Yes => (icons::SAVE, texts.status_saved()),
                Saved::No => (icons::EDIT, texts.status_not_saved()),
                Saved::Never => (icons::EDIT, texts.status_never_saved()),
            };
            part_ui(ui, Some(icon), &words, plain, false);
        });
    });
}

/// One part of the line; `leads` says that a click goes somewhere
fn part_ui(ui: &mut Ui, icon: Option<Icon>, words: &str, ink: Color32, leads: bool) -> egui::Response {
    let theme = crate::ui::theme::Theme::of(ui.ctx());
    let sign = if icon.is_some() { 20.0 } else { 0.0 };
    let font = theme.font_weight(Size::Small, Weight::Regular);
    let (galley, _) = text::galley(ui, words, font, ink, (ui.available_width() - sign).max(0.0));
    let size = vec2(galley.size().x + sign, ui.available_height().min(24.0));
    let (rect, response) = ui.allocate_exact_size(size, if leads { Sense::click() } else { Sense::hover() });
    let role = if leads { Role::Button } else { Role::Label };
    response.widget_info(|| WidgetInfo::labeled(role, true, words));
    if let Some(icon) = icon {
        text::paint_icon(ui, icon, 16.0, egui::pos2(rect.left() + 8.0, rect.center().y), ink);
    }
    text::paint_line(ui, galley, rect.left() + sign, rect.center().y);
    if leads {
        crate::ui::widgets::focus_ring(ui, &response, rect, 2);
        return response.on_hover_cursor(CursorIcon::PointingHand);
    }
    response
}

fn progress_ui(ui: &mut Ui, view: &View<'_>, share: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(96.0, 4.0), Sense::hover());
    ui.painter().rect_filled(rect, 2, view.theme.line.thin);
    let mut done = rect;
    done.set_width(rect.width() * share.clamp(0.0, 1.0));
    ui.painter().rect_filled(done, 2, view.theme.accent.ink);
}
