//! Pills: a status as icon and word on its soft fill, and grey tags.

use super::text;
use crate::report::status::Status;
use crate::ui::fonts::Weight;
use crate::ui::icons::Icon;
use crate::ui::theme::{InkOnSoft, Size, Theme};
use egui::{CornerRadius, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

/// A status with its word
pub fn status_pill(ui: &mut Ui, status: Status, word: &str) -> Response {
    let theme = Theme::of(ui.ctx());
    pill(ui, Some(theme.status_icon(status)), word, theme.status(status))
}

/// A neutral mark, such as "esempio"
pub fn tag(ui: &mut Ui, word: &str) -> Response {
    let theme = Theme::of(ui.ctx());
    pill(ui, None, word, InkOnSoft { ink: theme.text.second, soft: theme.background.inset })
}

/// A pill of any colours of the theme
pub fn pill(ui: &mut Ui, icon: Option<Icon>, word: &str, colours: InkOnSoft) -> Response {
    let theme = Theme::of(ui.ctx());
    let weight = if icon.is_some() { Weight::Semibold } else { Weight::Medium };
    let (pad, gap, side) = (theme.step(8.0), theme.step(4.0), theme.step(16.0));
    let sign = icon.map_or(0.0, |_| side + gap);
    let ends = if icon.is_some() { pad * 0.75 + pad } else { pad * 2.0 };
    let room = ui.available_width() - sign - ends;
    let (galley, cut) = text::galley(ui, word, theme.font_weight(Size::Small, weight), colours.ink, room);
    let size = vec2(galley.size().x + sign + ends, theme.step(22.0).max(galley.size().y + 4.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), word));
    if ui.is_rect_visible(rect) {
        ui.painter().rect_filled(rect, CornerRadius::same(theme.radius.pill), colours.soft);
        let mut x = rect.left() + if icon.is_some() { pad * 0.75 } else { pad };
        if let Some(icon) = icon {
            text::paint_icon(ui, icon, side, pos2(x + side / 2.0, rect.center().y), colours.ink);
            x += sign;
        }
        text::paint_line(ui, galley, x, rect.center().y);
    }
    if cut { response.on_hover_text(word) } else { response }
}

/// A status as an icon with its word in the same ink, without fill: for legends and counts
pub fn status_icon(ui: &mut Ui, status: Status, words: &str) -> Response {
    let theme = Theme::of(ui.ctx());
    let ink = theme.status(status).ink;
    let (side, gap) = (theme.step(16.0), theme.step(4.0));
    let room = ui.available_width() - side - gap;
    let (galley, cut) = text::galley(ui, words, theme.font(Size::Small), ink, room);
    let size = vec2(side + gap + galley.size().x, theme.step(20.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), words));
    if ui.is_rect_visible(rect) {
        let centre = pos2(rect.left() + side / 2.0, rect.center().y);
        text::paint_icon(ui, theme.status_icon(status), side, centre, ink);
        text::paint_line(ui, galley, rect.left() + side + gap, rect.center().y);
    }
    if cut { response.on_hover_text(words) } else { response }
}
