//! The findings: what is wrong or doubtful in the scenario, worst first; a click leads to the object, another one repairs it.
//!
//! Sentences come from the text files by the code of each finding, repairs from [`network::repair`](crate::network::repair), which
//! has tried each of them. Called by the side panel.

use crate::base::{Diagnostic, Severity, tree};
use crate::model::{Path, Role};
use crate::network::repair::{self, Repair};
use crate::report::status::Status;
use crate::report::story::{self, Told};
use crate::report::words;
use crate::session::Action;
use crate::text::{Texts, Value};
use crate::ui::actions::{Actions, Wish};
use crate::ui::fonts::Weight;
use crate::ui::icons;
use crate::ui::memo::Memo;
use crate::ui::theme::{Size, Theme};
use crate::ui::view::View;
use crate::ui::widgets::{self, Button, text};
use egui::{CursorIcon, Role as Part, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, vec2};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// What the findings keep between two pictures
#[derive(Debug, Default)]
pub struct FindingsState {
    told: Memo<Vec<(Diagnostic, Told)>>,
    /// What can be done about a finding, looked up when it first comes into sight
    repairs: Memo<RefCell<BTreeMap<usize, Vec<Repair>>>>,
}

/// All findings, worst first
pub fn findings_panel_ui(ui: &mut Ui, view: &View<'_>, state: &mut FindingsState, actions: &mut Actions) {
    let FindingsState { told, repairs } = state;
    let told = told.get(view.key(), || {
        let mut list: Vec<(Diagnostic, Told)> = view
            .findings
            .iter()
            .map(|found| (found.clone(), story::finding(view.texts, view.seen, found)))
            .collect();
        list.sort_by_key(|(_, told)| std::cmp::Reverse(told.severity));
        list
    });
    if told.is_empty() {
        text::paragraph(ui, &view.texts.findings_none(), Size::Body, view.theme.text.second);
        return;
    }
    ScrollArea::vertical().id_salt("findings").auto_shrink([false, false]).show(ui, |ui| {
        let known = repairs.get(view.key(), || RefCell::new(BTreeMap::new()));
        let mut tried = false;
        for (index, (finding, told)) in told.iter().enumerate() {
            if index > 0 {
                ui.separator();
            }
            if finding_ui(ui, view.theme, index, told) {
                actions.push(Wish::Show(Path::new(&finding.place)));
            }
            // Trying repairs takes a moment, so only those on the screen are tried, one finding a picture.
            if ui.is_rect_visible(ui.cursor()) {
                let mut known = known.borrow_mut();
                if !known.contains_key(&index) && !tried {
                    known.insert(index, repair::repairs(view.seen, finding));
                    tried = true;
                    ui.ctx().request_repaint();
                }
                if let Some(repairs) = known.get(&index) {
                    repairs_ui(ui, view, index, repairs, actions);
                }
            }
        }
    });
}

/// What can be done about a finding, a button each
fn repairs_ui(ui: &mut Ui, view: &View<'_>, index: usize, repairs: &[Repair], actions: &mut Actions) {
    for (place, repair) in repairs.iter().enumerate() {
        ui.push_id((index, place), |ui| {
            ui.horizontal(|ui| {
                ui.add_space(view.theme.step(22.0));
                let words = words_of(view.texts, repair);
                let icon = if repair.add.is_some() { icons::ADD } else { icons::CHECK };
                if Button::secondary(&words).icon(icon).show(ui).clicked() {
                    match &repair.add {
                        Some(list) => actions.push(Wish::Add(Some(list.clone()))),
                        None => actions.act(Action::Edit(repair.edits.clone())),
                    }
                }
            });
        });
    }
}

/// What a repair does, in words
pub fn words_of(texts: &Texts, repair: &Repair) -> String {
    let names: Vec<String> = (1..=repair.facts.len()).map(|at| format!("fact{at}")).collect();
    // A role is a word of the vocabulary.
    let told: Vec<String> = repair
        .facts
        .iter()
        .map(|fact| match tree::from_json::<Role>(&fact.as_str().into()) {
            Ok(role) if repair.id == "repair_role" => words::role(texts, role),
            _ => fact.clone(),
        })
        .collect();
    let arguments: Vec<(&str, Value<'_>)> =
        names.iter().zip(&told).map(|(name, fact)| (name.as_str(), fact.as_str().into())).collect();
    texts.by_id_with(repair.id, &arguments).unwrap_or_else(|| repair.id.to_owned())
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
        WidgetInfo::labeled(Part::Button, true, format!("{} {}", told.place, told.sentence).trim())
    });
    widgets::focus_ring(ui, &response, inside.response.rect, theme.radius.field);
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}
