//! The rail: the places from top to bottom with the count of legal "no", the options at its foot.

use crate::report::status::Status;
use crate::ui::actions::{Actions, Wish};
use crate::ui::command::{Command, Place};
use crate::ui::fonts::Weight;
use crate::ui::icons::{self, Icon};
use crate::ui::panels::options;
use crate::ui::theme::{Size, Theme};
use crate::ui::view::View;
use crate::ui::widgets::{focus_ring, text};
use egui::{
    Align2, CornerRadius, CursorIcon, Popup, Rect, Response, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2,
    vec2,
};
use std::path::Path;

/// Width of the rail with icons only
pub(super) const NARROW: f32 = 48.0;

/// The rail over the whole of `ui`; `labels` is false where there is room for icons only
///
/// `copies` is the folder for copies of what is saved, for the options.
pub(super) fn rail_ui(
    ui: &mut Ui,
    view: &View<'_>,
    place: Place,
    labels: bool,
    copies: Option<&Path>,
    actions: &mut Actions,
) {
    let whole = ui.max_rect();
    let n_no = view.report.and_then(|report| report.main_law()).map_or(0, |law| law.counts().fail);
    let height = if labels { 58.0 } else { 44.0 };
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.add_space(8.0);
    for there in Place::ALL.iter().copied() {
        let badge = if there == Place::Law { n_no } else { 0 };
        let name = there.name(view.texts);
        let response = item_ui(ui, view, there.icon(), &name, there == place, badge, labels, height);
        if response.clicked() {
            actions.push(Wish::Go(there));
        }
        let keys = Command::Go(there).keys().unwrap_or_default();
        response.on_hover_text(format!("{name} · {keys}"));
    }
    let foot = Rect::from_min_max(pos2(whole.left(), whole.bottom() - height - 8.0), whole.max);
    let mut foot = ui.new_child(UiBuilder::new().max_rect(foot).id_salt("rail foot"));
    let name = view.texts.place_options();
    let response = item_ui(&mut foot, view, icons::SETTINGS, &name, false, 0, labels, height);
    Popup::menu(&response)
        .align(egui::RectAlign::RIGHT_END)
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
        .width(280.0)
        .show(|ui| options::options_ui(ui, view, copies, actions));
}

#[allow(
    clippy::too_many_arguments,
    clippy::fn_params_excessive_bools,
    reason = "the parts of one item of the rail, each independent of the others"
)]
fn item_ui(
    ui: &mut Ui,
    view: &View<'_>,
    icon: Icon,
    name: &str,
    selected: bool,
    badge: usize,
    labels: bool,
    height: f32,
) -> Response {
    let theme: &Theme = view.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let said = if badge > 0 { view.texts.place_count_no(badge as f64, name) } else { name.to_owned() };
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, selected, &said));
    let inside = rect.shrink2(vec2(if labels { 6.0 } else { 4.0 }, 1.0));
    let corner = CornerRadius::same(theme.radius.button);
    if selected {
        ui.painter().rect_filled(inside, corner, theme.background.selected);
        let bar =
            Rect::from_min_size(pos2(rect.left(), inside.top() + 12.0), vec2(3.0, inside.height() - 24.0));
        ui.painter().rect_filled(bar, CornerRadius::same(1), theme.accent.ink);
    } else if response.hovered() {
        ui.painter().rect_filled(inside, corner, theme.background.hover);
    }
    let ink = if selected { theme.accent.ink } else { theme.text.second };
    let icon_at = if labels { inside.center_top() + vec2(0.0, 19.0) } else { inside.center() };
    text::paint_icon(ui, icon, 22.0, icon_at, ink);
    if labels {
        let weight = if selected { Weight::Semibold } else { Weight::Regular };
        let font = theme.font_weight(Size::Small, weight);
        let (galley, _) = text::galley(ui, name, font, ink, inside.width());
        let x = inside.center().x - galley.size().x / 2.0;
        text::paint_line(ui, galley, x, inside.bottom() - 14.0);
    }
    if badge > 0 {
        let at = icon_at + vec2(if labels { 19.0 } else { 12.0 }, if labels { -5.0 } else { -10.0 });
        ui.painter().circle_filled(at, 8.5, theme.status(Status::NotMet).ink);
        let font = theme.font_weight(Size::Small, Weight::Semibold);
        ui.painter().text(at, Align2::CENTER_CENTER, badge.to_string(), font, theme.background.panel);
    }
    focus_ring(ui, &response, inside, theme.radius.button);
    response.on_hover_cursor(CursorIcon::PointingHand)
}
