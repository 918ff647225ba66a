//! The top bar: logo mark, menus, name of the scenario, variant with its differences, search, undo and redo.

use crate::base::Id;
use crate::report::status::Status;
use crate::report::story;
use crate::session::{Action, Keeper, when};
use crate::ui::actions::{Actions, Wish};
use crate::ui::app::command_handling::Available;
use crate::ui::command::{Command, Menu};
use crate::ui::icons;
use crate::ui::theme::{Size, Theme};
use crate::ui::view::View;
use crate::ui::widgets::{self, Button, icon_button, menu_item, text};
use egui::{
    Align, CornerRadius, Layout, Popup, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

/// What the top bar shows beside the view
#[derive(Debug, Clone, Copy)]
pub(super) struct TopBar<'a> {
    /// Which commands can be carried out
    pub available: &'a Available,
    /// Name of the step that undo takes back
    pub undo: Option<&'a str>,
    /// Name of the step that redo brings back
    pub redo: Option<&'a str>,
    /// Files opened before, newest first
    pub recent: &'a [std::path::PathBuf],
    /// Scenarios that the program carries: name in the program, title
    pub examples: &'a [(String, String)],
    /// Number of differences of each variant, in the order of the scenario
    pub differences: &'a [usize],
    /// Who else has the file open
    pub holder: Option<&'a Keeper>,
}

/// The top bar over the whole of `ui`
pub(super) fn top_bar_ui(ui: &mut Ui, view: &View<'_>, bar: &TopBar<'_>, actions: &mut Actions) {
    let wide = ui.available_width();
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        steps_ui(ui, view, bar, wide >= 1320.0, actions);
        ui.add_space(8.0);
        search_ui(ui, view, wide >= 1120.0, actions);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            logo_ui(ui, view.theme);
            for menu in Menu::ALL {
                menu_ui(ui, view, bar, menu, actions);
            }
            divider_ui(ui, view.theme);
            scenario_ui(ui, view, bar, wide, actions);
        });
    });
}

/// The corridor band ending in a point, small
fn logo_ui(ui: &mut Ui, theme: &Theme) {
    let (rect, _) = ui.allocate_exact_size(vec2(32.0, 28.0), Sense::hover());
    let (left, middle) = (rect.left() + 6.0, rect.center().y);
    let points = |dx: f32, half: f32, long: f32| {
        vec![
            pos2(left + dx, middle - half),
            pos2(left + dx + long, middle - half),
            pos2(left + dx + long + half, middle),
            pos2(left + dx + long, middle + half),
            pos2(left + dx, middle + half),
            pos2(left + dx + half * 0.8, middle),
        ]
    };
    // Two convex halves: the notch at the left makes the outline concave.
    let outline = points(0.0, 6.0, 11.0);
    let upper = vec![outline[0], outline[1], outline[2], outline[5]];
    let lower = vec![outline[5], outline[2], outline[3], outline[4]];
    for half in [upper, lower] {
        ui.painter().add(Shape::convex_polygon(half, theme.accent.ink, Stroke::NONE));
    }
}

fn divider_ui(ui: &mut Ui, theme: &Theme) {
    let (rect, _) = ui.allocate_exact_size(vec2(17.0, 20.0), Sense::hover());
    ui.painter().vline(rect.center().x, rect.y_range(), theme.hairline());
}

fn menu_ui(ui: &mut Ui, view: &View<'_>, bar: &TopBar<'_>, menu: Menu, actions: &mut Actions) {
    let texts = view.texts;
    let response = Button::quiet(&menu.name(texts)).show(ui);
    Popup::menu(&response).show(|ui| {
        ui.set_max_width(320.0);
        let mut first = true;
        for command in Command::ALL.iter().copied().filter(|command| command.menu() == Some(menu)) {
            if command.begins_group() && !first {
                ui.separator();
            }
            first = false;
            let name = match (command, bar.undo, bar.redo) {
                (Command::Undo, Some(step), _) => texts.command_undo_step(step),
                (Command::Redo, _, Some(step)) => texts.command_redo_step(step),
                _ => command.name(texts),
            };
            let keys = command.keys().unwrap_or_default();
            let enabled = bar.available.has(command);
            let pressed = ui.add_enabled_ui(enabled, |ui| menu_item(ui, None, &name, &keys, None).clicked());
            if pressed.inner {
                actions.command(command);
            }
            if command == Command::Open {
                files_ui(ui, view, bar, actions);
            }
        }
    });
}

/// Files opened before, and the scenarios that the program carries
fn files_ui(ui: &mut Ui, view: &View<'_>, bar: &TopBar<'_>, actions: &mut Actions) {
    if !bar.recent.is_empty() {
        text::third(ui, &view.texts.menu_recent());
        for path in bar.recent {
            let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
            let response = menu_item(ui, Some(icons::HISTORY), &name, "", None);
            if response.clicked() {
                actions.push(Wish::Open(path.clone()));
            }
            response.on_hover_text(path.display().to_string());
        }
    }
    if !bar.examples.is_empty() {
        text::third(ui, &view.texts.menu_examples());
        for (name, title) in bar.examples {
            if menu_item(ui, Some(icons::DESCRIPTION), title, "", None).clicked() {
                actions.push(Wish::Example(name.clone()));
            }
        }
    }
}

fn scenario_ui(ui: &mut Ui, view: &View<'_>, bar: &TopBar<'_>, wide: f32, actions: &mut Actions) {
    let texts = view.texts;
    let chosen = view.variant.and_then(|id| view.base.variants.iter().position(|v| v.id == *id));
    // The name gives way first: it is also the title of the window.
    let kept = if bar.holder.is_some() { 520.0 } else { 330.0 };
    let room = (ui.available_width() - kept).clamp(60.0, 360.0);
    ui.scope(|ui| {
        ui.set_max_width(room);
        let theme = view.theme;
        text::line(
            ui,
            &view.base.programme.title,
            Size::Body,
            crate::ui::fonts::Weight::Semibold,
            theme.text.main,
        );
    });
    ui.add_space(8.0);
    if view.base.programme.example {
        widgets::tag(ui, &texts.top_example());
        ui.add_space(8.0);
    }
    if let Some(holder) = bar.holder {
        holder_ui(ui, view, holder);
        ui.add_space(8.0);
    }
    {
        let base = texts.top_base();
        let name = chosen.map_or(base.as_str(), |index| &view.base.variants[index].name);
        let tooltip = texts.top_choose_variant();
        let response = Button::secondary(&texts.top_variant())
            .icon(icons::CALL_SPLIT)
            .strong(name)
            .trailing(icons::EXPAND_MORE)
            .tooltip(&tooltip)
            .show(ui);
        variants_ui(&response, view, bar, chosen, actions);
        if let Some(count) = chosen.and_then(|index| bar.differences.get(index))
            && wide >= 1240.0
        {
            ui.add_space(8.0);
            let response = text::second(ui, &texts.top_differences(*count as f64));
            if let Some(variant) = chosen.map(|index| &view.base.variants[index]) {
                response.on_hover_ui(|ui| {
                    for line in story::each_edit(texts, view.base, &variant.edits) {
                        text::body(ui, &line);
                    }
                });
            }
        }
    }
}

fn variants_ui(
    response: &Response,
    view: &View<'_>,
    bar: &TopBar<'_>,
    chosen: Option<usize>,
    actions: &mut Actions,
) {
    let texts = view.texts;
    Popup::menu(response).show(|ui| {
        ui.set_max_width(360.0);
        let mut choose = |ui: &mut Ui, name: &str, note: &str, on: bool, id: Option<Id>| {
            let response = menu_item(ui, None, name, note, Some(on));
            if response.clicked() {
                actions.act(Action::SelectVariant(id));
            }
            response
        };
        choose(ui, &texts.top_base(), "", chosen.is_none(), None);
        for (index, variant) in view.base.variants.iter().enumerate() {
            let count = bar.differences.get(index).copied().unwrap_or_default();
            let note = texts.top_differences(count as f64);
            let response = choose(ui, &variant.name, &note, chosen == Some(index), Some(variant.id.clone()));
            if !variant.note.is_empty() {
                response.on_hover_text(&variant.note);
            }
        }
        ui.separator();
        for command in [Command::Variants, Command::Compare] {
            let keys = command.keys().unwrap_or_default();
            if menu_item(ui, None, &command.name(texts), &keys, None).clicked() {
                actions.command(command);
            }
        }
    });
}

/// Who else has the file open, with machine and time in the tooltip
fn holder_ui(ui: &mut Ui, view: &View<'_>, holder: &Keeper) {
    let texts = view.texts;
    let somebody = texts.keep_somebody();
    let name = if holder.name.is_empty() { somebody.as_str() } else { holder.name.as_str() };
    let colours = view.theme.status(Status::ToVerify);
    let response = widgets::pill(ui, Some(icons::LOCK), &texts.keep_open_elsewhere(name), colours);
    if holder.since > 0 {
        let since = when(texts, holder.since);
        response.on_hover_text(texts.keep_open_elsewhere_since(holder.machine.as_str(), name, since));
    }
}

fn search_ui(ui: &mut Ui, view: &View<'_>, wide: bool, actions: &mut Actions) {
    let texts = view.texts;
    let name = Command::Search.name(texts);
    let keys = Command::Search.keys().unwrap_or_default();
    if !wide {
        if icon_button(ui, icons::SEARCH, &name, &keys).clicked() {
            actions.command(Command::Search);
        }
        return;
    }
    let theme = view.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(196.0, theme.size.button), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let fill = if response.hovered() { theme.background.hover } else { theme.background.panel };
    let corner = CornerRadius::same(theme.radius.button);
    ui.painter().rect(rect, corner, fill, theme.control_line(), StrokeKind::Inside);
    let middle = rect.center().y;
    text::paint_icon(ui, icons::SEARCH, 18.0, pos2(rect.left() + 17.0, middle), theme.text.second);
    let (label, _) = text::galley(ui, &name, theme.font(Size::Body), theme.text.third, 110.0);
    text::paint_line(ui, label, rect.left() + 32.0, middle);
    let (keys, _) = text::galley(ui, &keys, theme.font(Size::Small), theme.text.second, 60.0);
    let around = egui::Rect::from_min_max(
        pos2(rect.right() - keys.size().x - 18.0, middle - 9.0),
        pos2(rect.right() - 8.0, middle + 9.0),
    );
    ui.painter().rect_stroke(around, 4, theme.hairline(), StrokeKind::Inside);
    text::paint_line(ui, keys, around.left() + 5.0, middle);
    widgets::focus_ring(ui, &response, rect, theme.radius.button);
    if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        actions.command(Command::Search);
    }
}

fn steps_ui(ui: &mut Ui, view: &View<'_>, bar: &TopBar<'_>, wide: bool, actions: &mut Actions) {
    let texts = view.texts;
    // Right to left: presenting stands at the edge.
    let name = Command::Present.name(texts);
    let keys = Command::Present.keys().unwrap_or_default();
    let pressed = if wide {
        Button::secondary(&name).icon(icons::SLIDESHOW).tooltip(&keys).show(ui).clicked()
    } else {
        icon_button(ui, icons::SLIDESHOW, &name, &keys).clicked()
    };
    if pressed {
        actions.command(Command::Present);
    }
    ui.add_space(4.0);
    for (command, icon, step) in
        [(Command::Redo, icons::REDO, bar.redo), (Command::Undo, icons::UNDO, bar.undo)]
    {
        let name = match (command, step) {
            (Command::Undo, Some(step)) => texts.command_undo_step(step),
            (_, Some(step)) => texts.command_redo_step(step),
            (_, None) => command.name(texts),
        };
        let keys = command.keys().unwrap_or_default();
        let pressed = ui.add_enabled_ui(step.is_some(), |ui| icon_button(ui, icon, &name, &keys).clicked());
        if pressed.inner {
            actions.command(command);
        }
    }
}
