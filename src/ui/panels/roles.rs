//! Ruoli: who does, answers for, is asked and is told, stage by stage; who answers can be chosen here.
//!
//! Derived from roles and fields of the scenario ([`network::roles`](crate::network::roles)); a name leads to its form. Called by Rete.

use crate::model::{Edit, Path};
use crate::network::{
    Network,
    roles::{RoleRow, role_rows},
};
use crate::report::words;
use crate::session::Action;
use crate::ui::actions::{Actions, Wish};
use crate::ui::form::{Item, pick_ui};
use crate::ui::memo::Memo;
use crate::ui::theme::Size;
use crate::ui::view::View;
use crate::ui::widgets::{Card, empty_ui, link, text};
use egui::{CornerRadius, Id, ScrollArea, Ui, vec2};
use serde_json::Value;

/// What the tab keeps between two pictures
#[derive(Debug, Default)]
pub struct RolesState {
    rows: Memo<Vec<RoleRow>>,
}

/// The table over the whole of `ui`
pub fn roles_ui(ui: &mut Ui, view: &View<'_>, state: &mut RolesState, actions: &mut Actions) {
    let rows = state.rows.get(view.key(), || role_rows(&Network::of(view.seen)));
    if rows.is_empty() {
        empty_ui(ui, &view.texts.canvas_empty(), "", "");
        return;
    }
    text::paragraph(ui, &view.texts.roles_hint(), Size::Body, view.theme.text.second);
    ui.add_space(8.0);
    ScrollArea::vertical().id_salt("roles").auto_shrink([false, false]).show(ui, |ui| {
        for corridor in &view.seen.corridors {
            let here = Path::new("corridors").join(corridor.id.as_str());
            let own: Vec<&RoleRow> = rows.iter().filter(|row| row.corridor == here).collect();
            if own.is_empty() {
                continue;
            }
            Card::new().title(&corridor.name).show(ui, |ui| {
                head_ui(ui, view);
                for row in own {
                    row_ui(ui, view, row, actions);
                }
            });
            ui.add_space(12.0);
        }
    });
}

/// Shares of the width of the five columns
const SHARES: [f32; 5] = [0.17, 0.22, 0.21, 0.2, 0.2];

/// Five columns side by side; the height of the tallest is that of the row
fn columns_ui(ui: &mut Ui, mut cell: impl FnMut(&mut Ui, usize)) -> egui::Rect {
    let width = ui.available_width();
    let drawn = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for (column, share) in SHARES.iter().enumerate() {
            ui.allocate_ui(vec2(width * share, 0.0), |ui| {
                ui.set_width(width * share - 10.0);
                ui.vertical(|ui| cell(ui, column));
            });
            ui.add_space(10.0);
        }
    });
    drawn.response.rect
}

fn head_ui(ui: &mut Ui, view: &View<'_>) {
    let texts = view.texts;
    let heads = [
        texts.terminal_stage(),
        texts.paper_responsible(),
        texts.paper_accountable(),
        texts.paper_consulted(),
        texts.paper_informed(),
    ];
    let rect = columns_ui(ui, |ui, column| drop(text::second(ui, &heads[column])));
    ui.painter().hline(ui.max_rect().x_range(), rect.bottom() + 2.0, view.theme.control_line());
    ui.add_space(6.0);
}

fn row_ui(ui: &mut Ui, view: &View<'_>, row: &RoleRow, actions: &mut Actions) {
    let rect = ui
        .push_id(row.stage.as_str(), |ui| {
            columns_ui(ui, |ui, column| match column {
                0 => cell_ui(ui, view, std::slice::from_ref(&row.stage), actions),
                1 => cell_ui(ui, view, &row.responsible, actions),
                2 => accountable_ui(ui, view, row, actions),
                3 => cell_ui(ui, view, &row.consulted, actions),
                _ => cell_ui(ui, view, &row.informed, actions),
            })
        })
        .inner;
    ui.painter().hline(ui.max_rect().x_range(), rect.bottom() + 2.0, view.theme.hairline());
    ui.add_space(6.0);
}

/// Names one below the other; choosing one selects it
fn cell_ui(ui: &mut Ui, view: &View<'_>, paths: &[Path], actions: &mut Actions) {
    if paths.is_empty() {
        text::third(ui, "–");
    }
    for path in paths {
        let name = match path.object() {
            Some((list, id)) if path.segments().count() == 2 => {
                words::object_name(view.seen, list, id).unwrap_or_else(|| id.to_owned())
            }
            _ => stage_name(view, path),
        };
        let place = ui.cursor().left_top();
        let response = link(ui, &name, Size::Body);
        if view.selected == Some(path) {
            let mark = egui::Rect::from_min_size(place - vec2(6.0, 0.0), vec2(3.0, response.rect.height()));
            ui.painter().rect_filled(mark, CornerRadius::ZERO, view.theme.accent.ink);
        }
        if response.clicked() {
            actions.act(Action::Select(Some(path.clone())));
            actions.push(Wish::EditSelected);
        }
    }
}

/// The name of a stage without its corridor, which stands above
fn stage_name(view: &View<'_>, path: &Path) -> String {
    let segments: Vec<&str> = path.segments().collect();
    let found = match segments.as_slice() {
        ["corridors", corridor, "stages", stage] => view
            .seen
            .corridors
            .iter()
            .find(|c| c.id.as_str() == *corridor)
            .and_then(|c| c.stages.iter().find(|s| s.id.as_str() == *stage)),
        _ => None,
    };
    found.map_or_else(|| words::place(view.texts, view.seen, path), |stage| stage.name.clone())
}

/// Who answers, chosen from the organisations
fn accountable_ui(ui: &mut Ui, view: &View<'_>, row: &RoleRow, actions: &mut Actions) {
    let texts = view.texts;
    let label = format!("{} · {}", texts.paper_accountable(), stage_name(view, &row.stage));
    let id = row.accountable.as_ref().and_then(Path::object).map(|(_, id)| id);
    let shown =
        id.map(|id| words::object_name(view.seen, "organisations", id).unwrap_or_else(|| id.to_owned()));
    let shown = shown.unwrap_or_else(|| texts.objects_not_given());
    let items = || {
        let nobody = Item { name: texts.objects_not_given(), value: Value::Null };
        let organisations = view.seen.organisations.iter();
        let named = organisations.map(|o| Item { name: o.name.clone(), value: Value::from(o.id.as_str()) });
        std::iter::once(nobody).chain(named).collect()
    };
    let now = id.map_or(Value::Null, Value::from);
    let width = ui.available_width();
    let place = Id::unique(("accountable", row.stage.as_str()));
    if let Some(value) = pick_ui(ui, texts, place, &label, &shown, Some(&now), &items, width)
        && value != now
    {
        actions.edit(Edit::Set { path: row.stage.join("accountable"), value });
    }
}
