//! The strip of tabs in the header of a place or a panel.

use super::{focus_ring, text};
use crate::ui::fonts::Weight;
use crate::ui::theme::{Size, Theme};
use egui::{CornerRadius, CursorIcon, Role, Sense, Ui, WidgetInfo, vec2};

/// Tabs side by side; the index of the tab that was pressed
///
/// Arrow keys of egui's focus move between them; Enter or Space chooses.
pub fn tabs_ui(ui: &mut Ui, labels: &[&str], selected: usize) -> Option<usize> {
    let theme = Theme::of(ui.ctx());
    let mut pressed = None;
    ui.spacing_mut().item_spacing.x = 0.0;
    for (index, label) in labels.iter().enumerate() {
        let chosen = index == selected;
        let (ink, weight) =
            if chosen { (theme.accent.ink, Weight::Semibold) } else { (theme.text.second, Weight::Regular) };
        let pad = theme.step(10.0);
        let room = ui.available_width() - pad * 2.0;
        let (galley, cut) = text::galley(ui, label, theme.font_weight(Size::Body, weight), ink, room);
        let size = vec2((galley.size().x + pad * 2.0).max(theme.size.hit), theme.step(theme.size.button));
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Tab, ui.is_enabled(), chosen, label));
        if ui.is_rect_visible(rect) {
            let corner = CornerRadius::same(theme.radius.button);
            if chosen {
                ui.painter().rect_filled(rect, corner, theme.background.selected);
            } else if response.hovered() {
                ui.painter().rect_filled(rect, corner, theme.background.hover);
            }
            let x = rect.center().x - galley.size().x / 2.0;
            text::paint_line(ui, galley, x, rect.center().y);
            focus_ring(ui, &response, rect, theme.radius.button);
        }
        if response.clicked() {
            pressed = Some(index);
        }
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        if cut {
            response.on_hover_text(*label);
        }
    }
    pressed
}
