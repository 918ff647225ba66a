//! Buttons: primary, secondary, quiet, icon alone; links; the check box.

use super::{focus_ring, text};
use crate::ui::fonts::Weight;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{Size, Theme};
use egui::{
    Color32, CornerRadius, CursorIcon, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

/// How much a button asks to be pressed
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Primary,
    Secondary,
    Quiet,
}

/// A button with a word, and perhaps an icon before and a sign behind it
#[derive(Debug, Clone, Copy)]
pub struct Button<'a> {
    kind: Kind,
    label: &'a str,
    icon: Option<Icon>,
    trailing: Option<Icon>,
    toggled: Option<bool>,
    enabled: bool,
    tooltip: Option<&'a str>,
    swatch: Option<Color32>,
    strong: Option<&'a str>,
}

impl<'a> Button<'a> {
    const fn new(kind: Kind, label: &'a str) -> Self {
        Self {
            kind,
            label,
            icon: None,
            trailing: None,
            toggled: None,
            enabled: true,
            tooltip: None,
            swatch: None,
            strong: None,
        }
    }

    /// The one thing to do here: filled with the accent
    pub const fn primary(label: &'a str) -> Self {
        Self::new(Kind::Primary, label)
    }

    /// Any other thing to do: a line around it
    pub const fn secondary(label: &'a str) -> Self {
        Self::new(Kind::Secondary, label)
    }

    /// In bars and lists: no line until the pointer is over it
    pub const fn quiet(label: &'a str) -> Self {
        Self::new(Kind::Quiet, label)
    }

    /// An icon before the word
    #[must_use]
    pub const fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// A sign behind the word, such as the arrow of a menu
    #[must_use]
    pub const fn trailing(mut self, icon: Icon) -> Self {
        self.trailing = Some(icon);
        self
    }

    /// Stays on or off: carries a check box and says so
    #[must_use]
    pub const fn toggled(mut self, on: bool) -> Self {
        self.toggled = Some(on);
        self
    }

    /// Whether it can be pressed
    #[must_use]
    pub const fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// More words, when the pointer rests on it
    #[must_use]
    pub const fn tooltip(mut self, tooltip: &'a str) -> Self {
        self.tooltip = Some(tooltip);
        self
    }

    /// A square of a series colour before the word
    #[must_use]
    pub const fn swatch(mut self, colour: Color32) -> Self {
        self.swatch = Some(colour);
        self
    }

    /// A second part of the word that is read first, as the name behind "Variante"
    #[must_use]
    pub const fn strong(mut self, strong: &'a str) -> Self {
        self.strong = Some(strong);
        self
    }

    /// Shows the button
    pub fn show(self, ui: &mut Ui) -> Response {
        ui.add_enabled_ui(self.enabled, |ui| self.draw(ui)).inner
    }

    fn draw(self, ui: &mut Ui) -> Response {
        let theme = Theme::of(ui.ctx());
        let ink = match self.kind {
            Kind::Primary => theme.text.on_accent,
            Kind::Secondary | Kind::Quiet => theme.text.main,
        };
        let weight = match self.kind {
            Kind::Primary => Weight::Semibold,
            Kind::Secondary => Weight::Medium,
            Kind::Quiet => Weight::Regular,
        };
        let trailing = self
            .trailing
            .or(self.toggled.map(|on| if on { icons::CHECK_BOX } else { icons::CHECK_BOX_OUTLINE_BLANK }));
        let icon_size = theme.step(18.0);
        let (pad, gap) = (theme.step(10.0), theme.step(6.0));
        let signs = self.icon.map_or(0.0, |_| icon_size + gap)
            + trailing.map_or(0.0, |_| icon_size + gap)
            + self.swatch.map_or(0.0, |_| theme.step(10.0) + gap);
        let strong = self.strong.map(|strong| {
            text::galley(ui, strong, theme.font_weight(Size::Body, Weight::Semibold), ink, f32::INFINITY).0
        });
        let strong_width = strong.as_ref().map_or(0.0, |galley| galley.size().x + gap);
        let room = ui.available_width() - pad * 2.0 - signs - strong_width;
        let (label, cut) = text::galley(ui, self.label, theme.font_weight(Size::Body, weight), ink, room);
        let height = theme.step(theme.size.button).max(label.size().y + 4.0);
        let width = (label.size().x + signs + strong_width + pad * 2.0).max(theme.size.hit);
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
        let said =
            self.strong.map_or_else(|| self.label.to_owned(), |strong| format!("{} {strong}", self.label));
        response.widget_info(|| match self.toggled {
            Some(on) => WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), on, &said),
            None => WidgetInfo::labeled(Role::Button, ui.is_enabled(), &said),
        });
        if ui.is_rect_visible(rect) {
            let corner = CornerRadius::same(theme.radius.button);
            let over = response.hovered() || response.is_pointer_button_down_on();
            let (fill, line) = match self.kind {
                Kind::Primary if over => (theme.accent.hover, Stroke::NONE),
                Kind::Primary => (theme.accent.ink, Stroke::NONE),
                Kind::Secondary if over => (theme.background.hover, theme.control_line()),
                Kind::Secondary => (theme.background.panel, theme.control_line()),
                Kind::Quiet if over => (theme.background.hover, Stroke::NONE),
                Kind::Quiet => (Color32::TRANSPARENT, Stroke::NONE),
            };
            ui.painter().rect(rect, corner, fill, line, StrokeKind::Inside);
            let middle = rect.center().y;
            let mut x = rect.left() + pad;
            if let Some(colour) = self.swatch {
                let side = theme.step(10.0);
                let square = egui::Rect::from_min_size(pos2(x, middle - side / 2.0), vec2(side, side));
                ui.painter().rect_filled(square, CornerRadius::ZERO, colour);
                x += side + gap;
            }
            if let Some(icon) = self.icon {
                text::paint_icon(ui, icon, icon_size, pos2(x + icon_size / 2.0, middle), ink);
                x += icon_size + gap;
            }
            let label_width = label.size().x;
            text::paint_line(ui, label, x, middle);
            x += label_width + gap;
            if let Some(strong) = strong {
                let wide = strong.size().x;
                text::paint_line(ui, strong, x, middle);
                x += wide + gap;
            }
            if let Some(icon) = trailing {
                text::paint_icon(ui, icon, icon_size, pos2(x + icon_size / 2.0, middle), ink);
            }
            focus_ring(ui, &response, rect, theme.radius.button);
        }
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        match (self.tooltip, cut) {
            (Some(tooltip), _) => response.on_hover_text(tooltip).on_disabled_hover_text(tooltip),
            (None, true) => response.on_hover_text(said),
            (None, false) => response,
        }
    }
}

/// An icon that can be pressed; `name` is its accessible name and, with `keys`, its tooltip
pub fn icon_button(ui: &mut Ui, icon: Icon, name: &str, keys: &str) -> Response {
    let theme = Theme::of(ui.ctx());
    let side = theme.step(theme.size.button);
    let (rect, response) = ui.allocate_exact_size(vec2(side, side), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    if ui.is_rect_visible(rect) {
        if response.hovered() {
            ui.painter().rect_filled(rect, CornerRadius::same(theme.radius.button), theme.background.hover);
        }
        let ink = if ui.is_enabled() { theme.text.main } else { theme.text.third };
        text::paint_icon(ui, icon, theme.step(18.0), rect.center(), ink);
        focus_ring(ui, &response, rect, theme.radius.button);
    }
    let tip = if keys.is_empty() { name.to_owned() } else { format!("{name} · {keys}") };
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(&tip).on_disabled_hover_text(tip)
}

/// A word that leads somewhere, at the size of its surroundings
pub fn link(ui: &mut Ui, label: &str, size: Size) -> Response {
    let theme = Theme::of(ui.ctx());
    let font = theme.font_weight(size, Weight::Medium);
    let (galley, cut) = text::galley(ui, label, font, theme.accent.ink, ui.available_width());
    let wide = galley.size().x;
    let tall = galley.size().y;
    // The line keeps its height; the place that can be clicked is as tall as every other control.
    let (rect, _) = ui.allocate_exact_size(vec2(wide, tall), Sense::hover());
    let place = rect.expand2(vec2(0.0, ((theme.size.hit - tall) / 2.0).max(0.0)));
    let response = ui.interact(place, ui.auto_id_with(("link", label)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), label));
    if ui.is_rect_visible(rect) {
        text::paint_line(ui, galley, rect.left(), rect.center().y);
        if response.hovered() {
            let y = rect.bottom() - 1.0;
            ui.painter().hline(rect.x_range(), y, Stroke::new(1.0, theme.accent.ink));
        }
        focus_ring(ui, &response, rect, 2);
    }
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if cut { response.on_hover_text(label) } else { response }
}

/// A box to tick; true when it was pressed
pub fn check(ui: &mut Ui, on: bool, name: &str) -> Response {
    let theme = Theme::of(ui.ctx());
    let side = theme.step(theme.size.hit);
    let (rect, response) = ui.allocate_exact_size(vec2(side, side), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), on, name));
    if ui.is_rect_visible(rect) {
        let square = egui::Rect::from_center_size(rect.center(), vec2(theme.step(16.0), theme.step(16.0)));
        let corner = CornerRadius::same(theme.radius.field);
        if on {
            ui.painter().rect_filled(square, corner, theme.accent.ink);
            text::paint_icon(ui, icons::CHECK, theme.step(14.0), square.center(), theme.text.on_accent);
        } else {
            let fill = if response.hovered() { theme.background.hover } else { theme.background.panel };
            ui.painter().rect(square, corner, fill, theme.control_line(), StrokeKind::Inside);
        }
        focus_ring(ui, &response, square, theme.radius.field);
    }
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(name)
}
