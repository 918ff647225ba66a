//! The findings: what is wrong or doubtful in the scenario, worst first; a click leads to the object.
//!
//! Sentences come from the text files by the code of each finding. Called by the side panel.

use crate::base::Severity;
use crate::model::Path;
use crate::report::status::Status;
use crate::report::story::{self, Told};
use crate::ui::actions::{Actions, Wish};
use crate::ui::fonts::Weight;
use crate::ui::icons;
use crate::ui::memo::Memo;
use crate::ui::theme::{Size, Theme};
use crate::ui::view::View;
use crate::ui::widgets::{self, text};
use egui::{CursorIcon, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, vec2};

/// What the findings keep between two pictures
#[derive(Debug, Default)]
pub struct FindingsState {
    told: Memo<Vec<(Path, Told)>>,
}

/// All findings, worst first
pub fn findings_panel_ui(ui: &mut Ui, view: &View<'_>, state: &mut FindingsState, actions: &mut Actions) {
    let told = state.told.get(view.key(), || {
        let mut list: Vec<(Path, Told)> = view
            .findings
            .iter()
            .map(|found| (Path::new(&found.place), story::finding(view.texts, view.seen, found)))
            .collect();
        list.sort_by_key(|(_, told)| std::cmp::Reverse(told.severity));
        list
    });
    if told.is_empty() {
        text::paragraph(ui, &view.texts.findings_none(), Size::Body, view.theme.text.second);
        return;
    }
    ScrollArea::vertical().id_salt("findings").auto_shrink([false, false]).show(ui, |ui| {
        for (index, (path, told)) in told.iter().enumerate() {
            if index > 0 {
                ui.separator();
            }
            if finding_ui(ui, view.theme, index, told) {
                actions.push(Wish::Show(path.clone()));
            }
        }
    });
}

/// One finding; true when it was pressed
fn finding_ui(ui: &mut Ui, theme: &Theme, index: usize, told: &Told) -> bool {
    // Errors of the scenario use the amber of "da verificare": red is for the law alone.
    let (icon, ink) = match told.severity {
        Severity::Error => (icons::CANCEL, theme.status(Status::ToVerify).ink),
        Severity::Warning => (icons::WARNING, theme.status(Status::ToVerify).ink),
        Severity::Note => (icons::INFO, theme.text.third),
    };
    let id = ui.scope_id().with(("finding", index));
    let inside = ui.scope_builder(UiBuilder::new().id_salt(("finding", index)), |ui| {
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::hover());
            text::paint_icon(ui, icon, 18.0, rect.center(), ink);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                if !told.place.is_empty() {
                    text::line(ui, &told.place, Size::Body, Weight::Medium, theme.text.main);
                }
                text::paragraph(ui, &told.sentence, Size::Body, theme.text.main);
                if let Some(hint) = &told.hint {
                    text::paragraph(ui, hint, Size::Small, theme.text.second);
                }
            });
        });
    });
    let response = ui.interact(inside.response.rect, id, Sense::click());
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Button, true, format!("{} {}", told.place, told.sentence).trim())
    });
    widgets::focus_ring(ui, &response, inside.response.rect, theme.radius.field);
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}
