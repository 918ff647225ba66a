//! Corsi: the hours of each module beside the least the rules ask, classes, who teaches, when classes may begin.

use super::cells::{Cells, Number};
use crate::model::{Course, Estimate, Path, Unit};
use crate::report::status::Status;
use crate::report::words;
use crate::ui::actions::Wish;
use crate::ui::form::capital;
use crate::ui::theme::Size;
use crate::ui::widgets::{Card, Column, Table, link, status_icon, text};
use egui::{Id, ScrollArea, Ui, UiBuilder, pos2, vec2};

/// Modules of a course
const N_MODULES: usize = 6;
/// Between cards
const GAP: f32 = 12.0;

/// The whole tab
pub(super) fn courses_ui(ui: &mut Ui, cells: &mut Cells<'_, '_>) {
    let courses = &cells.view.seen.courses;
    if courses.is_empty() {
        text::paragraph(ui, &cells.view.texts.plan_no_course(), Size::Body, cells.view.theme.text.second);
        return;
    }
    ScrollArea::vertical().id_salt("courses").auto_shrink([false, false]).show(ui, |ui| {
        for course in courses {
            ui.push_id(course.id.as_str(), |ui| course_ui(ui, cells, course));
            ui.add_space(GAP);
        }
    });
}

/// Two cards side by side: modules at the left, classes at the right
fn course_ui(ui: &mut Ui, cells: &mut Cells<'_, '_>, course: &Course) {
    let theme = cells.view.theme;
    // The classes at the right need as much as the modules at the left.
    let height = (60.0 + theme.size.row + N_MODULES as f32 * theme.size.row_two_lines).max(392.0);
    let (whole, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), egui::Sense::hover());
    let right = (whole.width() * 0.36).clamp(320.0, 460.0);
    let x = whole.right() - right;
    let left = egui::Rect::from_min_max(whole.min, pos2(x - GAP, whole.bottom()));
    let mut child = ui.new_child(UiBuilder::new().max_rect(left).id_salt("modules"));
    Card::new().title(&course.name).flush().height(height).show(&mut child, |ui| {
        modules_ui(ui, cells, course);
    });
    let side = egui::Rect::from_min_max(pos2(x, whole.top()), whole.max);
    let mut child = ui.new_child(UiBuilder::new().max_rect(side).id_salt("classes"));
    let title = cells.view.texts.plan_classes_title();
    Card::new().title(&title).height(height).show(&mut child, |ui| classes_ui(ui, cells, course));
}

fn hours<'c>(course: &'c Course, field: &str) -> Option<&'c Estimate> {
    match field {
        "hours_italian" => course.hours_italian.as_ref(),
        "hours_civic" => course.hours_civic.as_ref(),
        "hours_safety" => course.hours_safety.as_ref(),
        "hours_rights" => course.hours_rights.as_ref(),
        "hours_vocational" => course.hours_vocational.as_ref(),
        _ => course.hours_total.as_ref(),
    }
}

fn modules_ui(ui: &mut Ui, cells: &mut Cells<'_, '_>, course: &Course) {
    let texts = cells.view.texts;
    let Some(report) = cells.view.report else {
        text::paragraph(ui, &texts.futures_none(), Size::Body, cells.view.theme.text.second);
        return;
    };
    let modules = report.modules(&course.id, texts);
    let titles = [
        texts.plan_column_module(),
        texts.plan_column_hours(),
        texts.plan_column_least(),
        texts.plan_column_state(),
        texts.plan_column_criterion(),
    ];
    let columns = [
        Column::words(&titles[0], 1.2),
        Column::fixed(&titles[1], 130.0),
        Column::words(&titles[2], 0.7),
        Column::words(&titles[3], 0.8),
        Column::fixed(&titles[4], 90.0),
    ];
    let base = Path::new("courses").join(course.id.as_str());
    Table::new(Id::unique(("modules", course.id.as_str())), &columns).two_lines().show(
        ui,
        modules.len(),
        |row| words::field(texts, modules[row].field),
        |ui, row, column| {
            let module = &modules[row];
            match column {
                0 => drop(text::name(ui, &capital(&words::field(texts, module.field)))),
                1 => {
                    let path = base.join(module.field);
                    let name = format!("{}, {}", course.name, words::field(texts, module.field));
                    let estimate = hours(course, module.field);
                    let number = Number {
                        path: &path,
                        name: &name,
                        estimate,
                        unit: Unit::Hours,
                        suffix: Some(""),
                        below: None,
                    };
                    cells.number(ui, number);
                }
                2 => match &module.needed {
                    Some(needed) => drop(text::body(ui, needed)),
                    None if module.status.is_some() => drop(text::second(ui, &texts.plan_some())),
                    None => drop(text::third(ui, "–")),
                },
                3 => {
                    if let Some(status) = module.status {
                        status_icon(ui, status, &status.word(texts));
                    }
                }
                _ => {
                    if let Some(criterion) = &module.criterion
                        && link(ui, criterion, Size::Body).clicked()
                    {
                        cells.actions.push(Wish::Criterion(criterion.clone()));
                    }
                }
            }
        },
    );
}

fn classes_ui(ui: &mut Ui, cells: &mut Cells<'_, '_>, course: &Course) {
    let texts = cells.view.texts;
    let base = Path::new("courses").join(course.id.as_str());
    let named = |field: &str| format!("{}, {}", course.name, words::field(texts, field));
    row_ui(ui, &capital(&words::field(texts, "trainer")), |ui| {
        cells.organisation(ui, &base.join("trainer"), &named("trainer"), course.trainer.as_ref());
    });
    let numbers = [("class_max", &course.class_max, Some("")), ("length", &course.length, None)];
    for (field, estimate, suffix) in numbers {
        row_ui(ui, &capital(&words::field(texts, field)), |ui| {
            let (path, name) = (base.join(field), named(field));
            let unit = estimate.unit;
            let estimate = Some(estimate);
            cells.number(ui, Number { path: &path, name: &name, estimate, unit, suffix, below: None });
        });
    }
    let wholes = [("class_min", course.class_min), ("classes_at_once", course.classes_at_once)];
    for (field, value) in wholes {
        row_ui(ui, &capital(&words::field(texts, field)), |ui| {
            cells.whole(ui, &base.join(field), &named(field), value);
        });
    }
    let level = course.exam_level.clone().unwrap_or_else(|| texts.plan_not_said());
    row_ui(ui, &capital(&words::field(texts, "exam_level")), |ui| drop(text::body(ui, &level)));
    ui.add_space(6.0);
    text::second(ui, &texts.plan_starts(course.starts.len() as f64));
    let days: Vec<String> = course.starts.iter().map(|day| texts.date(*day)).collect();
    text::paragraph(ui, &days.join(" · "), Size::Body, cells.view.theme.text.main);
    if let Some(status) = cells.view.report.and_then(|report| report.network.state(&base))
        && status != Status::Met
    {
        ui.add_space(6.0);
        status_icon(ui, status, &status.word(texts));
    }
}

/// A label at the left and what it labels at the right
fn row_ui(ui: &mut Ui, label: &str, contents: impl FnOnce(&mut Ui)) {
    let height = 38.0;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), egui::Sense::hover());
    let x = rect.left() + rect.width() * 0.5;
    let left = egui::Rect::from_min_max(rect.min, pos2(x - 8.0, rect.bottom()));
    let right = egui::Rect::from_min_max(pos2(x, rect.top()), rect.max);
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    let mut words = ui.new_child(UiBuilder::new().max_rect(left).layout(layout).id_salt(("label", label)));
    text::second(&mut words, label);
    let mut value = ui.new_child(UiBuilder::new().max_rect(right).layout(layout).id_salt(("value", label)));
    contents(&mut value);
}
