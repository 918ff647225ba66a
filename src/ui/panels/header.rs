//! The head of a place: its title, its tabs, and what can be done here at the right.

use crate::ui::fonts::Weight;
use crate::ui::theme::Size;
use crate::ui::view::View;
use crate::ui::widgets::{tabs_ui, text};
use egui::{Align, Layout, Sense, Ui, UiBuilder, vec2};

/// Draws the head; the index of the tab that was pressed
///
/// `actions` draws from the right edge to the left.
pub fn header_ui(
    ui: &mut Ui,
    view: &View<'_>,
    title: &str,
    tabs: &[&str],
    selected: usize,
    actions: impl FnOnce(&mut Ui),
) -> Option<usize> {
    let theme = view.theme;
    let (rect, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), theme.size.place_header), Sense::hover());
    let inside = rect.shrink2(vec2(16.0, 0.0));
    let mut right = ui.new_child(
        UiBuilder::new()
            .max_rect(inside)
            .layout(Layout::right_to_left(Align::Center))
            .id_salt("head actions"),
    );
    actions(&mut right);
    let mut left_rect = inside;
    left_rect.max.x = (right.min_rect().left() - 8.0).max(inside.left());
    let mut left = ui.new_child(
        UiBuilder::new()
            .max_rect(left_rect)
            .layout(Layout::left_to_right(Align::Center))
            .id_salt("head tabs"),
    );
    text::line(&mut left, title, Size::Place, Weight::Semibold, theme.text.main);
    left.add_space(6.0);
    tabs_ui(&mut left, tabs, selected)
}
