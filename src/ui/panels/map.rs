//! The map of Rete: corridors from country to territory, and the same figures as a table beside it.
//!
//! Every figure is the report's. Called by `network`.

use crate::report::chart::map::{Way, map, people_words};
use crate::ui::fonts::Weight;
use crate::ui::paint::drawing_ui;
use crate::ui::theme::Size;
use crate::ui::view::View;
use crate::ui::widgets::{Card, Column, Table, empty_ui, text};
use egui::{Id, Rect, Sense, Ui, UiBuilder, pos2, vec2};

/// Between cards
const GAP: f32 = 12.0;
/// What the head and foot of the card take of its height
const HEAD: f32 = 76.0;

/// The map and its table over the whole of `ui`
pub(super) fn map_ui(ui: &mut Ui, view: &View<'_>) {
    let texts = view.texts;
    let Some(report) = view.report else {
        empty_ui(ui, &texts.map_waiting(), "", "");
        return;
    };
    let data = report.corridor_map(texts);
    if data.ways.iter().all(Way::is_at_home) {
        empty_ui(ui, &texts.map_none(), "", "");
        return;
    }
    if view.is_dimmed() {
        ui.multiply_opacity(0.55);
    }
    let (whole, _) = ui.allocate_exact_size(ui.available_size(), Sense::hover());
    let right = (whole.width() * 0.34).clamp(300.0, 460.0);
    let x = whole.right() - right;
    let left = Rect::from_min_max(whole.min, pos2(x - GAP, whole.bottom()));
    let mut left_ui = ui.new_child(UiBuilder::new().max_rect(left).id_salt("map"));
    let title = report.map_finding(texts);
    Card::new().title(&title).height(left.height()).show(&mut left_ui, |ui| {
        let room = [(left.width() - 30.0).max(80.0), (left.height() - view.theme.step(HEAD)).max(80.0)];
        let drawing = map(&data, room, &view.theme.look(), texts);
        if drawing.items.is_empty() {
            ui.allocate_space(vec2(room[0], room[1]));
        } else {
            drawing_ui(ui, &drawing, &texts.map_name());
        }
        ui.add_space(4.0);
        text::paragraph(ui, &texts.map_caption(), Size::Small, view.theme.text.third);
    });
    let side = Rect::from_min_max(pos2(x, whole.top()), whole.max);
    let mut side_ui = ui.new_child(UiBuilder::new().max_rect(side).id_salt("map table"));
    Card::new().title(&texts.map_table()).flush().show(&mut side_ui, |ui| ways_ui(ui, view, &data.ways));
}

fn ways_ui(ui: &mut Ui, view: &View<'_>, ways: &[Way]) {
    let texts = view.texts;
    let heads = [
        texts.map_head_origin(),
        texts.map_head_territory(),
        texts.map_head_corridors(),
        texts.map_head_people(),
    ];
    let columns = [
        Column::words(&heads[0], 1.0),
        Column::words(&heads[1], 1.2),
        Column::words(&heads[2], 1.2),
        Column::figures(&heads[3], view.theme.step(76.0)),
    ];
    let origin = |way: &Way| {
        if way.is_at_home() {
            texts.map_at_home()
        } else if way.is_drawn() {
            way.origin_name.clone()
        } else {
            format!("{} ({})", way.origin_name, texts.map_off())
        }
    };
    let cells = |way: &Way| {
        [origin(way), way.territory.clone(), way.corridors.join(", "), people_words(texts, way.people)]
    };
    let said = |row: usize| ways.get(row).map_or_else(String::new, |way| cells(way).join(", "));
    Table::new(Id::unique("ways"), &columns).show(ui, ways.len(), said, |ui, row, column| {
        let Some(way) = ways.get(row) else { return };
        let weight = if column == 3 { Weight::Semibold } else { Weight::Regular };
        text::line(ui, &cells(way)[column.min(3)], Size::Body, weight, view.theme.text.main);
    });
}
