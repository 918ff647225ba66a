//! Every object of the scenario in a table: those of the graph with their figures first, then all the others.
//!
//! Choosing a row selects the object, so that its fields stand in the side panel; the words of the cells are made once for a state.

use crate::base::tree;
use crate::model::{Estimate, Path, Scenario, edit, form};
use crate::report::status::Status;
use crate::report::{estimate_text, words};
use crate::session::Action;
use crate::text::Texts;
use crate::ui::actions::{Actions, Wish};
use crate::ui::form::capital;
use crate::ui::memo::Memo;
use crate::ui::view::View;
use crate::ui::widgets::{Column, Field, Table, status_icon, text};
use egui::{Id, Ui};

/// What the table keeps between two pictures
#[derive(Debug, Default)]
pub struct TableState {
    rows: Memo<Vec<Row>>,
    search: String,
}

/// A row in words
#[derive(Debug, Clone)]
struct Row {
    path: Path,
    kind: String,
    name: String,
    place: String,
    role: String,
    figure: String,
    status: Option<Status>,
}

/// The table over the whole of `ui`
pub fn table_ui(ui: &mut Ui, view: &View<'_>, state: &mut TableState, actions: &mut Actions) {
    let texts = view.texts;
    let TableState { rows, search } = state;
    let all = rows.get(view.key(), || rows_of(view));
    let field = Field::new(Id::unique("table search"), "", search);
    let name = texts.common_search();
    let field = field.hint(&name).width(280.0);
    let answer = field.show(ui);
    if let Some(typed) = answer.editing.or(answer.committed) {
        *search = typed;
    }
    ui.add_space(8.0);
    let wanted = search.to_lowercase();
    let shown: Vec<&Row> = all
        .iter()
        .filter(|row| {
            [&row.kind, &row.name, &row.place, &row.role]
                .iter()
                .any(|words| words.to_lowercase().contains(&wanted))
        })
        .collect();
    let titles = [
        texts.table_kind(),
        texts.table_name(),
        texts.table_place(),
        texts.table_role(),
        texts.table_figure(),
        texts.table_state(),
    ];
    let columns = [
        Column::fixed(&titles[0], 110.0),
        Column::words(&titles[1], 1.4),
        Column::words(&titles[2], 0.8),
        Column::words(&titles[3], 1.3),
        Column::figures(&titles[4], 150.0),
        Column::fixed(&titles[5], 150.0),
    ];
    let selected = view.selected.and_then(|path| shown.iter().position(|row| row.path == *path));
    let answer = Table::new(Id::unique("network table"), &columns)
        .selected(selected)
        .max_height(ui.available_height())
        .show(
            ui,
            shown.len(),
            |row| format!("{} {}", shown[row].kind, shown[row].name),
            |ui, row, column| {
                let row = shown[row];
                match column {
                    0 => drop(text::second(ui, &row.kind)),
                    1 => drop(text::name(ui, &row.name)),
                    2 => drop(text::body(ui, &row.place)),
                    3 => drop(text::body(ui, &row.role)),
                    4 => drop(text::body(ui, &row.figure)),
                    _ => {
                        if let Some(status) = row.status {
                            status_icon(ui, status, &status.word(texts));
                        }
                    }
                }
            },
        );
    if let Some(row) = answer.chosen {
        actions.act(Action::Select(Some(shown[row].path.clone())));
    }
    if answer.opened.is_some() {
        actions.push(Wish::EditSelected);
    }
}

fn rows_of(view: &View<'_>) -> Vec<Row> {
    let (texts, scenario) = (view.texts, &**view.seen);
    let mut rows = Vec::new();
    let network = view.report.map(|report| &report.network);
    let status = |path: &Path| network.and_then(|network| network.state(path));
    let mut add = |list: &str, id: &crate::base::Id, kind: String, words: [String; 4]| {
        let path = Path::new(list).join(id.as_str());
        let [name, place, role, figure] = words;
        let status = status(&path);
        rows.push(Row { path, kind, name, place, role, figure, status });
    };
    for one in &scenario.corridors {
        let people: f64 = one.intakes.iter().map(|intake| intake.people.usual).sum();
        let words = [
            one.name.clone(),
            format!("{} – {}", country(texts, one.origin.code()), one.territory),
            words::route(texts, one.route),
            texts.number_people(people),
        ];
        add("corridors", &one.id, texts.canvas_kind_corridor(), words);
    }
    for one in &scenario.organisations {
        let roles: Vec<String> = one.roles.iter().map(|role| words::role(texts, role.role)).collect();
        let role = if one.task.is_empty() { roles.join(", ") } else { one.task.clone() };
        let place = country(texts, one.country.code());
        add(
            "organisations",
            &one.id,
            words::org_kind(texts, one.kind),
            [one.name.clone(), place, role, String::new()],
        );
    }
    for one in &scenario.sources {
        let paid = view.report.and_then(|report| report.money.paid_by(&one.id));
        let paid = paid.map_or_else(String::new, |euros| texts.euro_amount(euros as f64));
        let words = [one.name.clone(), String::new(), one.payer.clone(), paid];
        add("sources", &one.id, texts.canvas_kind_source(), words);
    }
    for one in &scenario.employers {
        let positions = positions_of(scenario, &one.id);
        let firms = estimate_text::number(texts, one.firms.usual);
        let words = [
            one.name.clone(),
            one.province.clone(),
            texts.canvas_employer_line(firms, estimate_text::number(texts, positions)),
            String::new(),
        ];
        add("employers", &one.id, texts.canvas_kind_employer(), words);
    }
    for (list, _) in form::LISTS.iter().chain(&form::INNER_LISTS) {
        if ["corridors", "organisations", "sources", "employers"].contains(list) {
            continue;
        }
        others_of(view, list, &mut rows);
    }
    let path = Path::new("programme");
    let name = scenario.programme.title.clone();
    rows.push(Row {
        path,
        kind: capital(&texts.list_programme()),
        name,
        place: String::new(),
        role: String::new(),
        figure: String::new(),
        status: None,
    });
    rows
}

/// The objects of a list that has no node of its own in the graph
fn others_of(view: &View<'_>, list: &str, rows: &mut Vec<Row>) {
    let (texts, scenario) = (view.texts, &**view.seen);
    let mut add = |path: Path, place: String, item: &serde_json::Value| {
        let figure = ["unit", "per_month", "length", "count", "people"]
            .iter()
            .find_map(|field| tree::from_json::<Estimate>(item.get(field)?).ok());
        let figure = figure.map_or_else(String::new, |estimate| estimate_text::say(texts, &estimate));
        let name = words::place(texts, scenario, &path);
        let kind = capital(&words::list_item(texts, list));
        let status = view.report.and_then(|report| report.network.state(&path));
        rows.push(Row { path, kind, name, place, role: String::new(), figure, status });
    };
    let ids = |items: Option<&serde_json::Value>| -> Vec<(String, serde_json::Value)> {
        let items = items.and_then(serde_json::Value::as_array).cloned().unwrap_or_default();
        items.into_iter().filter_map(|item| Some((item.get("id")?.as_str()?.to_owned(), item))).collect()
    };
    if form::INNER_LISTS.iter().any(|(inner, _)| *inner == list) {
        for corridor in &scenario.corridors {
            let path = Path::new("corridors").join(corridor.id.as_str()).join(list);
            for (id, item) in ids(edit::value_at(scenario, &path).as_ref()) {
                add(path.join(&id), corridor.name.clone(), &item);
            }
        }
        return;
    }
    let path = Path::new(list);
    for (id, item) in ids(edit::value_at(scenario, &path).as_ref()) {
        add(path.join(&id), String::new(), &item);
    }
}

/// Usual number of positions of an employer
pub fn positions_of(scenario: &Scenario, employer: &crate::base::Id) -> f64 {
    scenario.positions.iter().filter(|p| p.employer == *employer).map(|p| p.count.usual).sum()
}

/// A country by name where the texts have one, else its code
pub fn country(texts: &Texts, code: &str) -> String {
    texts.by_id(&format!("country_{}", code.to_lowercase())).unwrap_or_else(|| code.to_owned())
}
