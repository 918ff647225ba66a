//! Imprese e fabbisogni: firms and the jobs they offer to the people of a corridor, beside those who arrive.

use super::cells::{Cells, Number};
use super::wide;
use crate::model::{Contract, Corridor, Employer, Path, Position, Unit};
use crate::report::{estimate_text, words};
use crate::session::Action;
use crate::ui::actions::Wish;
use crate::ui::theme::Size;
use crate::ui::widgets::{Card, Column, Table, status_icon, table::two_lines, text};
use egui::{Id, Ui};

/// The table needs so much
const LEAST: f32 = 1120.0;

/// The whole tab
pub(super) fn employers_ui(ui: &mut Ui, cells: &mut Cells<'_, '_>, corridor: &Corridor) {
    let texts = cells.view.texts;
    let demand = cells.view.report.map(crate::report::view::Report::demand).unwrap_or_default();
    let demand = demand.into_iter().find(|demand| demand.corridor == corridor.id);
    let title = demand.map_or_else(|| texts.plan_tab_employers(), |demand| demand.sentence(texts));
    let caption = texts.plan_taken_hint();
    let height = ui.available_height();
    Card::new().title(&title).caption(&caption).flush().height(height).show(ui, |ui| {
        let offered = |position: &&Position| position.corridor == corridor.id;
        let rows: Vec<&Position> = cells.view.seen.positions.iter().filter(offered).collect();
        if rows.is_empty() {
            ui.add_space(8.0);
            text::paragraph(ui, &texts.plan_no_position(), Size::Body, cells.view.theme.text.second);
            return;
        }
        wide(ui, LEAST, |ui| table_ui(ui, cells, &rows));
    });
}

fn table_ui(ui: &mut Ui, cells: &mut Cells<'_, '_>, rows: &[&Position]) {
    let texts = cells.view.texts;
    let titles = [
        texts.plan_column_employer(),
        texts.plan_column_firms(),
        texts.plan_column_profile(),
        texts.plan_column_positions(),
        texts.plan_column_taken(),
        texts.plan_column_opens(),
        texts.plan_column_contract(),
        texts.plan_column_agreement(),
        texts.plan_column_pay(),
        texts.plan_column_least_pay(),
        texts.plan_column_state(),
    ];
    let columns = [
        Column::words(&titles[0], 1.0),
        Column::fixed(&titles[1], 82.0),
        Column::words(&titles[2], 1.0),
        Column::fixed(&titles[3], 82.0),
        Column::figures(&titles[4], 76.0),
        Column::fixed(&titles[5], 104.0),
        Column::fixed(&titles[6], 138.0),
        Column::words(&titles[7], 1.1),
        Column::fixed(&titles[8], 112.0),
        Column::fixed(&titles[9], 112.0),
        Column::fixed(&titles[10], 110.0),
    ];
    let place = |row: usize| Path::new("positions").join(rows[row].id.as_str());
    let view = cells.view;
    let employer_of = |position: &Position| view.seen.employers.iter().find(|e| e.id == position.employer);
    let name_of = |position: &Position| {
        employer_of(position).map_or_else(|| position.employer.to_string(), |e| e.name.clone())
    };
    let selected = view.selected.and_then(|path| (0..rows.len()).find(|row| place(*row) == *path));
    let answer = Table::new(Id::unique("positions table"), &columns)
        .two_lines()
        .selected(selected)
        .max_height(ui.available_height() - 32.0)
        .show(
            ui,
            rows.len(),
            |row| name_of(rows[row]),
            |ui, row, column| {
                let position = rows[row];
                let name = name_of(position);
                // What belongs to the employer stands in its first row only.
                let again = rows[..row].iter().any(|other| other.employer == position.employer);
                if !(again && matches!(column, 1 | 4)) {
                    cell_ui(ui, cells, (position, employer_of(position)), &name, &place(row), column);
                }
            },
        );
    if let Some(row) = answer.chosen {
        cells.actions.act(Action::Select(Some(place(row))));
    }
    if let Some(row) = answer.opened {
        cells.actions.act(Action::Select(Some(place(row))));
        cells.actions.push(Wish::EditSelected);
    }
}

fn cell_ui(
    ui: &mut Ui,
    cells: &mut Cells<'_, '_>,
    (position, employer): (&Position, Option<&Employer>),
    name: &str,
    path: &Path,
    column: usize,
) {
    let texts = cells.view.texts;
    let profile = position.profile.as_ref().and_then(|id| {
        cells.view.seen.profiles.iter().find(|profile| profile.id == *id).map(|profile| profile.name.as_str())
    });
    let named = |field: &str| {
        let of = profile.map_or_else(|| name.to_owned(), |profile| format!("{name}, {profile}"));
        format!("{of}, {}", words::field(texts, field))
    };
    let mut number = |ui: &mut Ui, path: Path, field: &str, estimate, unit, suffix| {
        let name = named(field);
        cells.number(ui, Number { path: &path, name: &name, estimate, unit, suffix, below: None });
    };
    match column {
        0 => two_lines(ui, name, employer.map_or("", |employer| employer.province.as_str())),
        1 => {
            if let Some(employer) = employer {
                let path = Path::new("employers").join(employer.id.as_str()).join("firms");
                number(ui, path, "firms", Some(&employer.firms), Unit::Count, Some(""));
            }
        }
        2 => drop(text::body(ui, profile.unwrap_or("–"))),
        3 => number(ui, path.join("count"), "count", Some(&position.count), Unit::People, Some("")),
        4 => {
            let people = cells.view.report.and_then(|report| report.taken_by(&position.employer));
            let words = people.map(|people| estimate_text::number(texts, people.round()));
            text::body(ui, words.as_deref().unwrap_or("–"));
        }
        5 => cells.day(ui, &path.join("opens"), &named("opens"), position.opens),
        6 => {
            let all = [Contract::Open, Contract::Fixed];
            let choices = all.map(|one| {
                let value = if one == Contract::Open { "Open" } else { "Fixed" };
                let word = match one {
                    Contract::Open => texts.plan_contract_open(),
                    Contract::Fixed => texts.plan_contract_fixed(),
                };
                (word, value.into())
            });
            let chosen = position.contract.and_then(|one| all.iter().position(|other| *other == one));
            cells.one_of(ui, &path.join("contract"), &named("contract"), &choices, chosen);
        }
        7 => cells.words(ui, &path.join("agreement"), &named("agreement"), &position.agreement),
        8 => {
            let estimate = position.gross_year.as_ref();
            number(ui, path.join("gross_year"), "gross_year", estimate, Unit::EuroPerYear, Some("€"));
        }
        9 => {
            let field = "agreement_gross_year";
            let estimate = position.agreement_gross_year.as_ref();
            number(ui, path.join(field), field, estimate, Unit::EuroPerYear, Some("€"));
        }
        _ => {
            if let Some(status) = cells.view.report.and_then(|report| report.network.state(path)) {
                status_icon(ui, status, &status.word(texts));
            }
        }
    }
}
