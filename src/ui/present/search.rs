//! The large search over figures, for a question from the floor: type a few letters, see the figure, Enter leads to where it is from.

use super::{PresentState, font};
use crate::report::{Report, drawing::Look, meeting::FigureRow};
use crate::text::Texts;
use crate::ui::actions::{Actions, Wish};
use crate::ui::app::palette::plain;
use crate::ui::command::Place;
use crate::ui::fonts::Weight;
use crate::ui::view::View;
use egui::{
    Align2, CornerRadius, Id, Key, Modifiers, Rect, Role, Sense, Stroke, StrokeKind, TextEdit, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

/// The open search
#[derive(Debug)]
pub(super) struct Search {
    typed: String,
    chosen: usize,
    rows: Vec<(String, FigureRow)>,
    fresh: bool,
}

impl Search {
    /// A search over the figures of a result
    pub(super) fn over(report: &Report, texts: &Texts) -> Self {
        let rows = report.figure_rows(texts).into_iter().map(|row| (plain(&row.name), row)).collect();
        Self { typed: String::new(), chosen: 0, rows, fresh: true }
    }

    fn found(&self) -> Vec<&FigureRow> {
        let wanted = plain(&self.typed);
        let parts: Vec<&str> = wanted.split_whitespace().collect();
        let fits = |name: &String| parts.iter().all(|part| name.contains(part));
        self.rows.iter().filter(|(name, _)| fits(name)).map(|(_, row)| row).collect()
    }
}

/// The search over the slide
pub(super) fn search_ui(
    ui: &mut Ui,
    view: &View<'_>,
    whole: Rect,
    look: &Look,
    state: &mut PresentState,
    actions: &mut Actions,
) {
    let theme = view.theme;
    let Some(search) = &mut state.search else { return };
    let line = look.small * 1.9;
    let width = (look.small * 52.0).min(whole.width() - look.small * 3.0);
    let height = (whole.height() * 0.8).max(line * 3.0);
    let rect = Rect::from_center_size(whole.center(), vec2(width, height));
    let corner = CornerRadius::same(theme.radius.card);
    ui.painter().rect(
        rect,
        corner,
        theme.background.overlay,
        Stroke::new(2.0, theme.line.strong),
        StrokeKind::Inside,
    );
    let inside = rect.shrink(look.small);
    let field = Rect::from_min_size(inside.min, vec2(inside.width(), line));
    let mut child = ui.new_child(UiBuilder::new().max_rect(field).id_salt("present search"));
    let id = Id::unique("present search field");
    let hint = view.texts.present_search_hint();
    let (up, down, enter, escape) = ui.input_mut(|input| {
        (
            input.consume_key(Modifiers::NONE, Key::ArrowUp),
            input.consume_key(Modifiers::NONE, Key::ArrowDown),
            input.consume_key(Modifiers::NONE, Key::Enter),
            input.consume_key(Modifiers::NONE, Key::Escape),
        )
    });
    let edit = TextEdit::singleline(&mut search.typed)
        .id(id)
        .font(font(look.body, Weight::Regular))
        .text_color(theme.text.main)
        .hint_text(&hint)
        .desired_width(inside.width());
    let response = child.add(edit);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::TextInput, true, &hint);
        info.label = Some(hint.clone());
        info
    });
    if std::mem::take(&mut search.fresh) {
        response.request_focus();
    }
    if response.changed() {
        search.chosen = 0;
    }
    let found: Vec<FigureRow> = search.found().into_iter().cloned().collect();
    if down {
        search.chosen = (search.chosen + 1).min(found.len().saturating_sub(1));
    }
    if up {
        search.chosen = search.chosen.saturating_sub(1);
    }
    let chosen = search.chosen.min(found.len().saturating_sub(1));
    let room = ((inside.bottom() - field.bottom() - look.small) / line).floor().max(1.0) as usize;
    let first = chosen.saturating_sub(room.saturating_sub(1));
    let mut clicked = None;
    for (place, (index, row)) in found.iter().enumerate().skip(first).take(room).enumerate() {
        let top = field.bottom() + look.small * 0.5 + line * place as f32;
        let at = Rect::from_min_size(pos2(inside.left(), top), vec2(inside.width(), line));
        if index == chosen {
            let corner = CornerRadius::same(theme.radius.button);
            ui.painter().rect_filled(at, corner, theme.background.selected);
        }
        let response = ui.interact(at, ui.scope_id().with(("found", index)), Sense::click());
        let said = format!("{} {} {}", row.name, row.value, row.range);
        response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, index == chosen, &said));
        if response.clicked() {
            clicked = Some(index);
        }
        let middle = at.center().y;
        let painter = ui.painter().with_clip_rect(at);
        let values = format!("{}  ", row.value);
        let value = painter.layout_no_wrap(values, font(look.small, Weight::Semibold), theme.text.main);
        let range =
            painter.layout_no_wrap(row.range.clone(), font(look.small, Weight::Regular), theme.text.second);
        let right = at.right() - look.small * 0.5;
        let value_at = right - range.size().x - value.size().x;
        painter.galley(pos2(right - range.size().x, middle - range.size().y / 2.0), range, theme.text.second);
        painter.galley(pos2(value_at, middle - value.size().y / 2.0), value, theme.text.main);
        let names = painter
            .with_clip_rect(Rect::from_min_max(at.min, pos2(value_at - look.small * 0.5, at.bottom())));
        let left = pos2(at.left() + look.small * 0.5, middle);
        names.text(left, Align2::LEFT_CENTER, &row.name, font(look.small, Weight::Regular), theme.text.main);
    }
    if found.is_empty() {
        let at = pos2(inside.left() + look.small * 0.5, field.bottom() + line);
        let words = view.texts.present_search_nothing();
        let font = font(look.small, Weight::Regular);
        ui.painter().text(at, Align2::LEFT_CENTER, words, font, theme.text.second);
    }
    if escape {
        state.search = None;
        return;
    }
    if let Some(row) = clicked.or_else(|| enter.then_some(chosen)).and_then(|index| found.get(index)) {
        let wish = row.origin.clone().map_or_else(|| Wish::Go(place_of(&row.figure)), Wish::Show);
        state.leave_for(&ui.ctx().clone(), wish, actions);
    }
}

/// Where a figure without an object of its own is from
fn place_of(figure: &str) -> Place {
    let begins = |starts: &[&str]| starts.iter().any(|start| figure.starts_with(start));
    if begins(&["cost", "uncovered", "advanced", "bridge", "funded"]) {
        Place::Resources
    } else if begins(&["tasks", "criteria"]) {
        Place::Law
    } else {
        Place::Futures
    }
}
