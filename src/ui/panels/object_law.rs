//! The criteria of the selected object: those judged of it, and those that act on people at a stage. The way back to Norme.
//!
//! Verdicts are the report's. Called by the selection.

use crate::model::Path;
use crate::report::status::Status;
use crate::ui::actions::{Actions, Wish};
use crate::ui::fonts::Weight;
use crate::ui::theme::Size;
use crate::ui::view::View;
use crate::ui::widgets::{link, status_icon, text};
use egui::Ui;

/// Most criteria shown; Norme has them all
const MOST: usize = 12;

/// The criteria of an object, worst first; nothing where there are none
pub fn criteria_ui(ui: &mut Ui, view: &View<'_>, object: &Path, actions: &mut Actions) {
    let Some(report) = view.report else { return };
    let found = report.criteria_of(object, view.texts);
    if found.is_empty() {
        return;
    }
    ui.add_space(10.0);
    let title = view.texts.law_object_criteria();
    text::line(ui, &title, Size::Body, Weight::Semibold, view.theme.text.main);
    for (id, title, status) in found.into_iter().filter(|(_, _, s)| *s != Status::NotApplicable).take(MOST) {
        ui.horizontal(|ui| {
            status_icon(ui, status, "");
            if link(ui, &format!("{id} {title}"), Size::Body).clicked() {
                actions.push(Wish::Criterion(id));
            }
        });
    }
}
