//! A line of a menu: icon, word, keys.

use super::text;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{Size, Theme};
use egui::{CornerRadius, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

/// A line of a menu; closes the menu when pressed
///
/// `keys` is shown at the right; `ticked` is none for lines that do not stay on or off.
pub fn menu_item(ui: &mut Ui, icon: Option<Icon>, label: &str, keys: &str, ticked: Option<bool>) -> Response {
    let theme = Theme::of(ui.ctx());
    let (pad, side, gap) = (theme.step(8.0), theme.step(18.0), theme.step(10.0));
    let (label_galley, _) =
        text::galley(ui, label, theme.font(Size::Body), theme.text.main, theme.step(420.0));
    let (keys_galley, _) =
        text::galley(ui, keys, theme.font(Size::Small), theme.text.third, theme.step(160.0));
    let wanted = pad * 2.0 + side + gap + label_galley.size().x + theme.step(24.0) + keys_galley.size().x;
    let width = wanted.max(ui.available_width().min(theme.step(420.0))).max(theme.step(200.0));
    let (rect, response) = ui.allocate_exact_size(vec2(width, theme.step(theme.size.row)), Sense::click());
    let said = if keys.is_empty() { label.to_owned() } else { format!("{label} {keys}") };
    response.widget_info(|| match ticked {
        Some(on) => WidgetInfo::selected(Role::MenuItemCheckBox, ui.is_enabled(), on, label),
        None => WidgetInfo::labeled(Role::MenuItem, ui.is_enabled(), &said),
    });
    if ui.is_rect_visible(rect) {
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, CornerRadius::same(theme.radius.field), theme.background.hover);
        }
        let middle = rect.center().y;
        let sign = match ticked {
            Some(true) => Some(icons::CHECK),
            Some(false) => None,
            None => icon,
        };
        if let Some(sign) = sign {
            text::paint_icon(ui, sign, side, pos2(rect.left() + pad + side / 2.0, middle), theme.text.second);
        }
        text::paint_line(ui, label_galley, rect.left() + pad + side + gap, middle);
        let x = rect.right() - pad - keys_galley.size().x;
        text::paint_line(ui, keys_galley, x, middle);
    }
    if response.clicked() {
        ui.close();
    }
    response
}
