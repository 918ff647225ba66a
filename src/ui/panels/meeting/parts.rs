//! Small controls that the tabs of Riunione share: a list to choose from, two columns, a menu of many.

use crate::report::status::Status;
use crate::ui::fonts::Weight;
use crate::ui::theme::Size;
use crate::ui::view::View;
use crate::ui::widgets::{Button, Card, focus_ring, text};
use egui::{CornerRadius, CursorIcon, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

/// Width of the list at the left
const LIST: f32 = 330.0;
/// Between cards
const GAP: f32 = 12.0;

/// A line of a list to choose from
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// What it is called
    pub title: String,
    /// What stands below it
    pub second: String,
    /// How it stands
    pub status: Option<Status>,
}

/// The room of a list at the left and of what is chosen at the right
pub(super) fn columns(ui: &mut Ui, view: &View<'_>) -> [Rect; 2] {
    let whole = ui.available_rect_before_wrap();
    ui.allocate_rect(whole, Sense::hover());
    let width = view.theme.step(LIST).min(whole.width() * 0.4);
    let left = Rect::from_min_size(whole.min, vec2(width, whole.height()));
    [left, Rect::from_min_max(pos2(left.right() + GAP, whole.top()), whole.max)]
}

/// A card at the left that fills `rect`
pub(super) fn left_in(ui: &mut Ui, rect: Rect, contents: impl FnOnce(&mut Ui)) {
    let mut column = ui.new_child(UiBuilder::new().max_rect(rect).id_salt("left"));
    Card::new().height(rect.height()).show(&mut column, contents);
}

/// The lines of a list in what is left of its card
pub(super) fn lines_ui(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    let room = (ui.available_height() - 4.0).max(80.0);
    ScrollArea::vertical().id_salt("lines").max_height(room).auto_shrink([false, true]).show(ui, contents);
}

/// What is chosen, at the right
pub(super) fn right_in(ui: &mut Ui, rect: Rect, salt: usize, contents: impl FnOnce(&mut Ui)) {
    let mut column = ui.new_child(UiBuilder::new().max_rect(rect).id_salt("right"));
    ScrollArea::vertical().id_salt(("detail", salt)).auto_shrink([false, false]).show(&mut column, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        contents(ui);
    });
}

/// A line of a list; whether it was pressed
pub(super) fn line_ui(ui: &mut Ui, view: &View<'_>, line: &Line, chosen: bool) -> bool {
    let theme = view.theme;
    let height = if line.second.is_empty() { theme.size.row } else { theme.size.row_two_lines };
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), theme.step(height)), Sense::click());
    let status = line.status.map(|status| status.word(view.texts)).unwrap_or_default();
    let said = [line.title.as_str(), line.second.as_str(), status.as_str()];
    let said: Vec<&str> = said.into_iter().filter(|part| !part.is_empty()).collect();
    let said = said.join(" · ");
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, chosen, &said));
    let corner = CornerRadius::same(theme.radius.button);
    if chosen {
        ui.painter().rect_filled(rect, corner, theme.background.selected);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, corner, theme.background.hover);
    }
    let mut right = rect.right() - 8.0;
    if let Some(status) = line.status {
        let at = pos2(right - 9.0, rect.center().y);
        text::paint_icon(ui, theme.status_icon(status), 18.0, at, theme.status(status).ink);
        right -= 26.0;
    }
    let left = rect.left() + 8.0;
    let weight = if chosen { Weight::Semibold } else { Weight::Medium };
    let font = theme.font_weight(Size::Body, weight);
    let (title, _) = text::galley(ui, &line.title, font, theme.text.main, right - left);
    if line.second.is_empty() {
        text::paint_line(ui, title, left, rect.center().y);
    } else {
        text::paint_line(ui, title, left, rect.top() + rect.height() * 0.32);
        let (second, _) =
            text::galley(ui, &line.second, theme.font(Size::Small), theme.text.second, right - left);
        text::paint_line(ui, second, left, rect.top() + rect.height() * 0.72);
    }
    focus_ring(ui, &response, rect, theme.radius.button);
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(&said).clicked()
}

/// Words that name a field
pub(super) fn name_ui(ui: &mut Ui, view: &View<'_>, words: &str) {
    ui.add_space(view.theme.step(4.0));
    text::line(ui, words, Size::Small, Weight::Medium, view.theme.text.second);
}

/// A row of cells as wide as their shares of the room say; text is cut there and whole in the tooltip
pub(super) fn row_ui(ui: &mut Ui, view: &View<'_>, shares: &[f32], mut cell: impl FnMut(&mut Ui, usize)) {
    let room = ui.available_width();
    let height = view.theme.step(view.theme.size.field);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for (index, share) in shares.iter().enumerate() {
            let (rect, _) = ui.allocate_exact_size(vec2(room * share, height), Sense::hover());
            let inside =
                Rect::from_min_max(rect.min, pos2((rect.right() - 12.0).max(rect.left()), rect.bottom()));
            let layout = egui::Layout::left_to_right(egui::Align::Center);
            let mut child = ui.new_child(UiBuilder::new().max_rect(inside).layout(layout).id_salt(index));
            cell(&mut child, index);
        }
    });
}

/// Boxes to tick in three columns; the index of the one that was pressed
pub(super) fn ticks_ui<'a>(ui: &mut Ui, boxes: impl Iterator<Item = (&'a str, bool)>) -> Option<usize> {
    let mut pressed = None;
    ui.columns(3, |columns| {
        for (index, (name, on)) in boxes.enumerate() {
            let column = &mut columns[index % 3];
            if Button::quiet(name).toggled(on).show(column).clicked() {
                pressed = Some(index);
            }
        }
    });
    pressed
}
