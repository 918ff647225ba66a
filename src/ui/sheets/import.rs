//! Import of a table: the file, which column is which field, what would come in, what cannot be understood, one button.
//!
//! The session reads and plans on a worker; this sheet shows how far it is and changes the mapping. Nothing of the scenario
//! changes before the button, and then in one step.

use crate::base::table::Form;
use crate::import::{Kind, Mapping, Plan, Standing, form_words, problem::column_words};
use crate::report::status::Status;
use crate::session::{Action, Import, ImportState, ReadTable, Session, table_error};
use crate::ui::actions::{Actions, Wish};
use crate::ui::app::dialog::Dialog;
use crate::ui::fonts::Weight;
use crate::ui::icons;
use crate::ui::theme::Size;
use crate::ui::view::View;
use crate::ui::widgets::{Button, Column, Table, menu_item, notice_ui, text};
use egui::{Id, Popup, ScrollArea, Ui};

/// Most problems that are listed; the rest is counted
const MOST_LISTED: usize = 100;

/// What the sheet keeps between two pictures
#[derive(Debug, Default)]
pub(super) struct ImportSheetState {
    /// An import was seen: when it is gone, it was carried out
    began: bool,
}

/// True when the import was carried out
pub(super) fn import_ui(
    ui: &mut Ui,
    view: &View<'_>,
    session: &Session,
    state: &mut ImportSheetState,
    actions: &mut Actions,
) -> bool {
    let texts = view.texts;
    let Some(import) = session.import() else {
        if state.began {
            return true;
        }
        text::paragraph(ui, &texts.import_hint(), Size::Body, view.theme.text.second);
        text::paragraph(ui, &texts.import_refused_hint(), Size::Body, view.theme.text.second);
        ui.add_space(12.0);
        choose_ui(ui, &texts.import_choose(), true, actions);
        return false;
    };
    state.began = true;
    match &import.state {
        ImportState::Reading => {
            text::paragraph(ui, &texts.import_reading(), Size::Body, view.theme.text.second);
        }
        ImportState::Failed(error) => {
            let (sentence, hint) = table_error(texts, error);
            notice_ui(ui, Status::ToVerify, &sentence, |ui| {
                if let Some(hint) = hint {
                    text::paragraph(ui, &hint, Size::Body, view.theme.text.second);
                }
            });
            ui.add_space(12.0);
            choose_ui(ui, &texts.import_choose_other(), true, actions);
        }
        ImportState::Read(read) => read_ui(ui, view, import, read, actions),
    }
    false
}

fn choose_ui(ui: &mut Ui, label: &str, is_first: bool, actions: &mut Actions) {
    let button = if is_first { Button::primary(label) } else { Button::secondary(label) };
    if button.icon(icons::FOLDER_OPEN).show(ui).clicked() {
        actions.push(Wish::Choose(Dialog::Table));
    }
}

fn read_ui(ui: &mut Ui, view: &View<'_>, import: &Import, read: &ReadTable, actions: &mut Actions) {
    let texts = view.texts;
    head_ui(ui, view, import, read, actions);
    ui.add_space(8.0);
    let room = (ui.available_height() - view.theme.step(52.0)).max(view.theme.step(160.0));
    ScrollArea::vertical().id_salt("import").max_height(room).auto_shrink([false, true]).show(ui, |ui| {
        if !read.clean.refused().is_empty() {
            notice_ui(ui, Status::ToVerify, &texts.import_refused_title(), |ui| {
                for refused in read.clean.refused() {
                    text::paragraph(ui, &refused.words(texts), Size::Body, view.theme.text.second);
                }
                text::paragraph(ui, &texts.import_refused_hint(), Size::Small, view.theme.text.second);
            });
            ui.add_space(8.0);
        }
        text::section(ui, &texts.import_columns());
        ui.add_space(4.0);
        let columns: Vec<usize> =
            (0..read.clean.table().headings.len()).filter(|column| !read.clean.is_refused(*column)).collect();
        for pair in columns.chunks(2) {
            ui.columns(2, |halves| {
                for (ui, column) in halves.iter_mut().zip(pair) {
                    column_ui(ui, view, read, *column, actions);
                }
            });
        }
        ui.add_space(8.0);
        let Some(plan) = &read.plan else {
            text::second(ui, &texts.import_planning());
            return;
        };
        plan_ui(ui, view, plan);
    });
    ui.add_space(8.0);
    ui.separator();
    ui.horizontal(|ui| {
        let plan = read.plan.as_ref().filter(|_| !read.is_planning);
        let rows = plan.map_or(0, |plan| plan.importable());
        let label = texts.import_button(rows);
        let pressed = Button::primary(&label).icon(icons::CHECK).enabled(rows > 0).show(ui).clicked();
        if pressed {
            actions.act(Action::Import);
        }
        let variant = view.variant.and_then(|id| view.base.variants.iter().find(|v| v.id == *id));
        if let Some(variant) = variant {
            text::second(ui, &texts.import_into_variant(variant.name.as_str()));
        } else if plan.is_some_and(|plan| !plan.problems.is_empty()) {
            text::second(ui, &texts.import_problems_hint());
        }
    });
}

/// The file, how it was read, what it holds, which sheet
fn head_ui(ui: &mut Ui, view: &View<'_>, import: &Import, read: &ReadTable, actions: &mut Actions) {
    let texts = view.texts;
    let name = import.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    text::line(ui, &name, Size::Body, Weight::Medium, view.theme.text.main);
    text::second(ui, &form_words(texts, &read.form, read.numbers));
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        let kind = read.mapping.kind;
        let button = Button::secondary(&texts.import_kind())
            .strong(&kind.name(texts))
            .trailing(icons::EXPAND_MORE)
            .show(ui);
        Popup::menu(&button).show(|ui| {
            for other in Kind::ALL {
                if menu_item(ui, None, &other.name(texts), "", Some(other == kind)).clicked() {
                    actions.act(Action::MapTable(read.mapping_of(other)));
                }
            }
        });
        if let Form::Xlsx { sheet, sheets } = &read.form
            && sheets.len() > 1
        {
            let button =
                Button::secondary(&texts.import_sheet()).strong(sheet).trailing(icons::EXPAND_MORE).show(ui);
            Popup::menu(&button).show(|ui| {
                for other in sheets {
                    if menu_item(ui, None, other, "", Some(other == sheet)).clicked() {
                        let (path, sheet) = (import.path.clone(), Some(other.clone()));
                        actions.act(Action::ReadTable { path, sheet });
                    }
                }
            });
        }
        choose_ui(ui, &texts.import_choose_other(), false, actions);
    });
}

/// One column and the field it is
fn column_ui(ui: &mut Ui, view: &View<'_>, read: &ReadTable, column: usize, actions: &mut Actions) {
    let texts = view.texts;
    let heading = read.clean.table().headings.get(column).map(String::as_str);
    let label = column_words(texts, column, heading);
    let field = read.mapping.field(column);
    let value = field.map_or_else(|| texts.import_column_out(), |field| field.name(texts));
    let button = Button::secondary(&label)
        .strong(&value)
        .trailing(icons::EXPAND_MORE)
        .tooltip(&texts.import_column_menu(label.as_str()))
        .show(ui);
    Popup::menu(&button).show(|ui| {
        ScrollArea::vertical().max_height(view.theme.step(360.0)).show(ui, |ui| {
            let mut choice = None;
            if menu_item(ui, None, &texts.import_column_out(), "", Some(field.is_none())).clicked() {
                choice = Some(None);
            }
            for other in read.mapping.kind.fields() {
                if menu_item(ui, None, &other.name(texts), "", Some(field == Some(*other))).clicked() {
                    choice = Some(Some(*other));
                }
            }
            if let Some(choice) = choice {
                let mut mapping: Mapping = read.mapping.clone();
                mapping.set(column, choice);
                actions.act(Action::MapTable(mapping));
            }
        });
    });
}

/// What the rows come to
fn plan_ui(ui: &mut Ui, view: &View<'_>, plan: &Plan) {
    let texts = view.texts;
    ui.horizontal(|ui| {
        text::section(ui, &texts.import_rows());
        text::second(ui, &plan.counts_words(texts));
    });
    if !plan.rows.is_empty() {
        let heads = [
            texts.import_head_line(),
            texts.import_head_standing(),
            texts.import_head_name(),
            texts.import_head_what(),
        ];
        let columns = [
            Column::figures(&heads[0], view.theme.step(52.0)),
            Column::fixed(&heads[1], view.theme.step(120.0)),
            Column::words(&heads[2], 2.0),
            Column::words(&heads[3], 4.0),
        ];
        let said = |row: usize| {
            plan.rows.get(row).map_or_else(String::new, |row| {
                format!("{} {} {} {}", row.line, row.standing.word(texts), row.name, row.what)
            })
        };
        Table::new(Id::unique("import rows"), &columns).max_height(view.theme.step(240.0)).show(
            ui,
            plan.rows.len(),
            said,
            |ui, row, column| {
                let Some(row) = plan.rows.get(row) else { return };
                let (main, second) = (view.theme.text.main, view.theme.text.second);
                let ink = if row.standing == Standing::Same { second } else { main };
                match column {
                    0 => text::line(ui, &texts.integer(row.line as i64), Size::Body, Weight::Regular, second),
                    1 => {
                        let weight = if row.standing == Standing::Refused {
                            Weight::Semibold
                        } else {
                            Weight::Regular
                        };
                        text::line(ui, &row.standing.word(texts), Size::Body, weight, ink)
                    }
                    2 => text::line(ui, &row.name, Size::Body, Weight::Medium, ink),
                    _ => text::line(ui, &row.what, Size::Body, Weight::Regular, second),
                };
            },
        );
        ui.add_space(8.0);
    }
    if !plan.problems.is_empty() {
        notice_ui(ui, Status::ToVerify, &texts.import_problems(plan.problems.len()), |ui| {
            for problem in plan.problems.iter().take(MOST_LISTED) {
                text::paragraph(ui, &problem.sentence(texts), Size::Body, view.theme.text.main);
                text::paragraph(ui, &problem.hint(texts), Size::Small, view.theme.text.second);
            }
            if plan.problems.len() > MOST_LISTED {
                let rest = plan.problems.len() - MOST_LISTED;
                text::second(ui, &texts.import_more(texts.integer(rest as i64)));
            }
        });
        ui.add_space(8.0);
    }
    if !plan.findings.is_empty() {
        notice_ui(ui, Status::Unknown, &texts.import_findings_title(), |ui| {
            for finding in plan.findings.iter().take(MOST_LISTED) {
                text::paragraph(ui, &texts.diagnostic(finding), Size::Body, view.theme.text.main);
            }
        });
    }
}
