//! Avvii: the groups that begin together, and the calendar of intakes, courses, windows and fixed days.

use super::cells::{Cells, Number};
use super::path_of;
use crate::model::{Corridor, Unit};
use crate::report::chart::gantt;
use crate::report::words;
use crate::session::Action;
use crate::ui::paint::drawing_ui;
use crate::ui::theme::Size;
use crate::ui::widgets::{Card, Column, Table, text};
use egui::{Id, ScrollArea, Ui};

/// Between cards
const GAP: f32 = 12.0;

/// The whole tab
pub(super) fn intakes_ui(ui: &mut Ui, cells: &mut Cells<'_, '_>, corridor: &Corridor) {
    let texts = cells.view.texts;
    ScrollArea::vertical().id_salt("intakes").auto_shrink([false, false]).show(ui, |ui| {
        let people: f64 = corridor.intakes.iter().map(|intake| intake.people.usual).sum();
        let title = texts.plan_intakes_title(corridor.intakes.len() as f64, texts.number_people(people));
        Card::new().title(&title).flush().show(ui, |ui| {
            if corridor.intakes.is_empty() {
                text::paragraph(ui, &texts.plan_no_intake(), Size::Body, cells.view.theme.text.second);
            } else {
                table_ui(ui, cells, corridor);
            }
        });
        ui.add_space(GAP);
        let Some(report) = cells.view.report else {
            text::paragraph(ui, &texts.futures_none(), Size::Body, cells.view.theme.text.second);
            return;
        };
        let (title, caption) = (texts.plan_calendar(), texts.plan_calendar_hint());
        let height = ui.available_height();
        let calendar = report.calendar(&corridor.id, texts);
        let look = cells.view.theme.look();
        let wanted = calendar.height(&look);
        Card::new().title(&title).caption(&caption).height(height.max(wanted + 60.0)).show(ui, |ui| {
            let size = [ui.available_width().max(80.0), wanted];
            drawing_ui(ui, &gantt::gantt(&calendar, size, &look, texts), &title);
        });
    });
}

fn table_ui(ui: &mut Ui, cells: &mut Cells<'_, '_>, corridor: &Corridor) {
    let texts = cells.view.texts;
    let titles = [
        texts.plan_column_day(),
        texts.plan_column_joining(),
        texts.plan_column_joins(),
        texts.plan_column_dates(),
    ];
    let columns = [
        Column::fixed(&titles[0], 140.0),
        Column::fixed(&titles[1], 130.0),
        Column::words(&titles[2], 0.6),
        Column::words(&titles[3], 1.4),
    ];
    let list = path_of(corridor).join("intakes");
    let place = |row: usize| list.join(corridor.intakes[row].id.as_str());
    let day = |row: usize| texts.plan_intake_row(texts.date(corridor.intakes[row].date));
    let selected =
        cells.view.selected.and_then(|path| (0..corridor.intakes.len()).find(|row| place(*row) == *path));
    let answer = Table::new(Id::unique("intakes table"), &columns).two_lines().selected(selected).show(
        ui,
        corridor.intakes.len(),
        day,
        |ui, row, column| {
            let intake = &corridor.intakes[row];
            match column {
                0 => {
                    let name = format!("{}, {}", day(row), words::field(texts, "date"));
                    cells.day(ui, &place(row).join("date"), &name, intake.date);
                }
                1 => {
                    let (path, name) = (
                        place(row).join("people"),
                        format!("{}, {}", day(row), words::field(texts, "people")),
                    );
                    let number = Number {
                        path: &path,
                        name: &name,
                        estimate: Some(&intake.people),
                        unit: Unit::People,
                        suffix: Some(""),
                        below: None,
                    };
                    cells.number(ui, number);
                }
                2 => {
                    let joined = intake.stage.as_ref();
                    let stage = match joined {
                        Some(id) => corridor.stages.iter().find(|stage| stage.id == *id),
                        None => corridor.stages.first(),
                    };
                    text::body(ui, stage.map_or("–", |stage| stage.name.as_str()));
                }
                _ => {
                    let said: Vec<String> = intake
                        .dates
                        .iter()
                        .map(|date| {
                            format!("{} {}", words::procedure(texts, date.act), texts.date(date.date))
                        })
                        .collect();
                    if said.is_empty() {
                        text::third(ui, &texts.plan_no_dates());
                    } else {
                        text::body(ui, &said.join(" · "));
                    }
                }
            }
        },
    );
    if let Some(row) = answer.chosen {
        cells.actions.act(Action::Select(Some(place(row))));
    }
}
