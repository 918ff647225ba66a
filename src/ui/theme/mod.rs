//! The look of the window: colours, type, spaces and corners, read from `assets/theme/tokens.ron`.
//!
//! Holds the typed tokens, light and dark, normal and presentation, and the egui style made of them. No other file names a colour: widgets
//! and drawings ask the [`Theme`] for one. Every panel gets it by [`Theme::of`]. `file` is the theme file as it is written.

mod file;
#[cfg(test)]
mod tests;

use super::fonts::{self, Weight};
use super::icons::{self, Icon};
use crate::report::drawing::{Ink, Look};
use crate::report::status::Status;
use egui::{Color32, CornerRadius, FontFamily, FontId, Margin, Stroke, Style, TextStyle, Visuals, vec2};
use serde::Deserialize;
use std::sync::{Arc, OnceLock};

/// Light or dark
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, Deserialize)]
pub enum Mode {
    /// Dark text on white panels
    #[default]
    Light,
    /// Light text on dark panels
    Dark,
}

/// For the desk or for a projector
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Scale {
    /// The window
    #[default]
    Normal,
    /// The presentation: text of at least 24 points, strokes and marks doubled
    Presentation,
}

/// The steps of the type scale
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Size {
    /// Captions, axes, second lines
    Small,
    /// Body, tables, fields
    Body,
    /// Card titles
    Section,
    /// Place titles, verdict line
    Place,
    /// Headline figures
    Figure,
}

/// Ink on a soft fill
#[derive(Debug, Clone, Copy)]
pub struct InkOnSoft {
    /// Text, icon, line
    pub ink: Color32,
    /// Fill behind it
    pub soft: Color32,
}

/// Grounds
#[derive(Debug, Clone, Copy)]
pub struct Backgrounds {
    /// Behind the panels
    pub window: Color32,
    /// Cards, bars, side panel
    pub panel: Color32,
    /// Sunken parts, neutral fills
    pub inset: Color32,
    /// Under the pointer
    pub hover: Color32,
    /// Selected rows and tabs
    pub selected: Color32,
    /// Menus and tooltips
    pub overlay: Color32,
}

/// Lines
#[derive(Debug, Clone, Copy)]
pub struct Lines {
    /// Between things
    pub thin: Color32,
    /// Bounds of controls and shapes
    pub strong: Color32,
    /// Grid of charts
    pub grid: Color32,
}

/// Text colours
#[derive(Debug, Clone, Copy)]
pub struct TextColours {
    /// What is read first
    pub main: Color32,
    /// What is read next
    pub second: Color32,
    /// Hints and units
    pub third: Color32,
    /// On the accent and on filled bars
    pub on_accent: Color32,
}

/// The one accent
#[derive(Debug, Clone, Copy)]
pub struct Accent {
    /// Links, selected tabs, primary button
    pub ink: Color32,
    /// The same under the pointer
    pub hover: Color32,
    /// Soft fill
    pub soft: Color32,
    /// Focus ring
    pub focus: Color32,
}

/// Colours of data
#[derive(Debug, Clone, Copy)]
pub struct DataColours {
    /// Blue, orange, green, purple, gold
    pub series: [Color32; 5],
    /// The base variant
    pub baseline: Color32,
    /// The base variant as a fill
    pub baseline_soft: Color32,
    /// Euros without a source
    pub uncovered: InkOnSoft,
    /// The target line
    pub target: Color32,
}

/// Lengths in points
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sizes {
    /// Height of the top bar
    pub top: f32,
    /// Width of the rail
    pub rail: f32,
    /// Height of the header of a place
    pub place_header: f32,
    /// Width of the side panel
    pub levers: f32,
    /// Height of the results strip
    pub results: f32,
    /// Height of the status line
    pub status: f32,
    /// Height of a button
    pub button: f32,
    /// Height of a field
    pub field: f32,
    /// Height of a table row
    pub row: f32,
    /// Height of a table row of two lines
    pub row_two_lines: f32,
    /// Nothing that can be clicked is smaller
    pub hit: f32,
}

/// Radii of corners in points
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Radii {
    /// Fields
    pub field: u8,
    /// Buttons
    pub button: u8,
    /// Cards
    pub card: u8,
    /// Partner nodes
    pub node: u8,
    /// Pills: more than half of any height
    pub pill: u8,
}

/// Widths of lines in points
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Strokes {
    /// Dividing lines
    pub hair: f32,
    /// Bounds of controls
    pub control: f32,
    /// Selected nodes
    pub selected: f32,
    /// Focus ring
    pub focus: f32,
}

/// Opacities of chart bands, 0 to 1
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BandOpacities {
    /// Eight futures of ten
    pub outer: f32,
    /// The inner half, over the outer band
    pub inner: f32,
    /// Bands of a Sankey diagram
    pub sankey: f32,
    /// Bands of people in the network
    pub edge_people: f32,
}

/// Durations in milliseconds
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Motion {
    /// Fade of recomputed figures
    pub fade: f32,
    /// Moves of the camera
    pub camera: f32,
    /// How long a toast stays
    pub toast: f32,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
struct TextSizes {
    small: f32,
    body: f32,
    section: f32,
    place: f32,
    figure: f32,
}

/// Everything that decides what something looks like
#[derive(Debug, Clone)]
pub struct Theme {
    /// Light or dark
    pub mode: Mode,
    /// For the desk or for a projector
    pub scale: Scale,
    /// Grounds
    pub background: Backgrounds,
    /// Lines
    pub line: Lines,
    /// Text colours
    pub text: TextColours,
    /// The one accent
    pub accent: Accent,
    /// Colours of data
    pub data: DataColours,
    /// Lengths
    pub size: Sizes,
    /// Corners
    pub radius: Radii,
    /// Line widths
    pub stroke: Strokes,
    /// Opacities of bands
    pub band: BandOpacities,
    /// Durations
    pub motion: Motion,
    status: [(Status, InkOnSoft, Icon); 6],
    text_sizes: TextSizes,
}

impl Theme {
    /// The theme of a mode and a scale
    pub fn new(mode: Mode, scale: Scale) -> Self {
        let tokens = tokens();
        let colours = match mode {
            Mode::Light => &tokens.light,
            Mode::Dark => &tokens.dark,
        };
        let text_sizes = match scale {
            Scale::Normal => tokens.text_size.normal,
            Scale::Presentation => tokens.text_size.presentation,
        };
        let of = |soft: &file::InkOnSoft| InkOnSoft { ink: soft.ink.0, soft: soft.soft.0 };
        let icon = |name: &str| icons::by_name(name).unwrap_or(icons::HELP);
        let background = Backgrounds {
            window: colours.background.window.0,
            panel: colours.background.panel.0,
            inset: colours.background.inset.0,
            hover: colours.background.hover.0,
            selected: colours.background.selected.0,
            overlay: colours.background.overlay.0,
        };
        let states = &colours.status;
        let named = &tokens.status_icon;
        Self {
            mode,
            scale,
            background,
            line: Lines {
                thin: colours.line.thin.0,
                strong: colours.line.strong.0,
                grid: colours.line.grid.0,
            },
            text: TextColours {
                main: colours.text.main.0,
                second: colours.text.second.0,
                third: colours.text.third.0,
                on_accent: colours.text.on_accent.0,
            },
            accent: Accent {
                ink: colours.accent.ink.0,
                hover: colours.accent.hover.0,
                soft: colours.accent.soft.0,
                focus: colours.accent.focus.0,
            },
            data: DataColours {
                series: colours.data.series.map(|colour| colour.0),
                baseline: colours.data.baseline.0,
                baseline_soft: colours.data.baseline_soft.0,
                uncovered: of(&colours.data.uncovered),
                target: colours.data.target.0,
            },
            size: tokens.size,
            radius: tokens.radius,
            stroke: tokens.stroke,
            band: tokens.band_opacity,
            motion: tokens.motion_ms,
            status: [
                (Status::NotMet, of(&states.not_met), icon(&named.not_met)),
                (Status::Unknown, of(&states.unknown), icon(&named.unknown)),
                (Status::ToVerify, of(&states.to_verify), icon(&named.to_verify)),
                (Status::Stale, of(&states.stale), icon(&named.stale)),
                (Status::Met, of(&states.met), icon(&named.met)),
                // Not applicable has the ink of unknown and no fill.
                (
                    Status::NotApplicable,
                    InkOnSoft { ink: states.unknown.ink.0, soft: Color32::TRANSPARENT },
                    icon(&named.not_applicable),
                ),
            ],
            text_sizes,
        }
    }

    /// Makes a window use the theme `mode` at `scale`: fonts, style, and what [`Self::of`] answers
    pub fn install(context: &egui::Context, mode: Mode, scale: Scale) -> Arc<Self> {
        let theme = Arc::new(Self::new(mode, scale));
        let fonts_set = context.data_mut(|data| {
            data.insert_temp(theme_id(), Arc::clone(&theme));
            std::mem::replace(data.get_temp_mut_or_default::<bool>(theme_id().with("fonts")), true)
        });
        if !fonts_set {
            context.set_fonts(fonts::definitions());
        }
        let style = theme.style();
        let egui_theme = match mode {
            Mode::Light => egui::Theme::Light,
            Mode::Dark => egui::Theme::Dark,
        };
        context.set_theme(egui_theme);
        context.set_style_of(egui_theme, style);
        theme
    }

    /// The theme of a window; light and normal where none was installed
    pub fn of(context: &egui::Context) -> Arc<Self> {
        let installed = context.data(|data| data.get_temp::<Arc<Self>>(theme_id()));
        installed.unwrap_or_else(|| Self::install(context, Mode::default(), Scale::default()))
    }

    /// Draws `contents` in this theme instead of the installed one, such as a dark toast in a light window
    pub fn within<R>(self, ui: &mut egui::Ui, contents: impl FnOnce(&mut egui::Ui) -> R) -> R {
        let context = ui.ctx().clone();
        let outer = Self::of(&context);
        let style = self.style();
        context.data_mut(|data| data.insert_temp(theme_id(), Arc::new(self)));
        let answer = ui.scope(|ui| {
            ui.set_style(style);
            contents(ui)
        });
        context.data_mut(|data| data.insert_temp(theme_id(), outer));
        answer.inner
    }

    /// The font of a step of the type scale in the weight that step has
    pub fn font(&self, size: Size) -> FontId {
        let weight = match size {
            Size::Small | Size::Body => Weight::Regular,
            Size::Section | Size::Place | Size::Figure => Weight::Semibold,
        };
        self.font_weight(size, weight)
    }

    /// The font of a step of the type scale in a weight
    pub fn font_weight(&self, size: Size, weight: Weight) -> FontId {
        FontId::new(self.points(size), fonts::family(weight))
    }

    /// The font of icons at `points`
    pub fn icon_font(points: f32) -> FontId {
        FontId::new(points, fonts::icon_family())
    }

    /// The font size of a step in points
    pub fn points(&self, size: Size) -> f32 {
        let sizes = &self.text_sizes;
        match size {
            Size::Small => sizes.small,
            Size::Body => sizes.body,
            Size::Section => sizes.section,
            Size::Place => sizes.place,
            Size::Figure => sizes.figure,
        }
    }

    /// A length of the window grown with the text: the same in the window, about double in the presentation
    pub fn step(&self, points: f32) -> f32 {
        match self.scale {
            Scale::Normal => points,
            Scale::Presentation => points * 2.0,
        }
    }

    /// Text and line sizes for drawings
    pub fn look(&self) -> Look {
        let mark = match self.scale {
            Scale::Normal => 1.0,
            Scale::Presentation => 2.0,
        };
        Look { small: self.text_sizes.small, body: self.text_sizes.body, mark }
    }

    /// Ink and soft fill of a state
    pub fn status(&self, status: Status) -> InkOnSoft {
        self.status_entry(status).1
    }

    /// Icon of a state
    pub fn status_icon(&self, status: Status) -> Icon {
        self.status_entry(status).2
    }

    fn status_entry(&self, status: Status) -> &(Status, InkOnSoft, Icon) {
        // The array is written in the order of this match.
        let index = match status {
            Status::NotMet => 0,
            Status::Unknown => 1,
            Status::ToVerify => 2,
            Status::Stale => 3,
            Status::Met => 4,
            Status::NotApplicable => 5,
        };
        &self.status[index]
    }

    /// The colour of a role in drawings
    pub fn ink(&self, ink: Ink) -> Color32 {
        match ink {
            Ink::Text => self.text.main,
            Ink::TextSecond => self.text.second,
            Ink::TextThird => self.text.third,
            Ink::OnFill => self.text.on_accent,
            Ink::Window => self.background.window,
            Ink::Panel => self.background.panel,
            Ink::Inset => self.background.inset,
            Ink::LineThin => self.line.thin,
            Ink::LineStrong => self.line.strong,
            Ink::Grid => self.line.grid,
            Ink::Accent => self.accent.ink,
            Ink::AccentSoft => self.accent.soft,
            Ink::Series(index) => self.data.series[usize::from(index) % self.data.series.len()],
            Ink::Baseline => self.data.baseline,
            Ink::BaselineSoft => self.data.baseline_soft,
            Ink::Uncovered => self.data.uncovered.ink,
            Ink::UncoveredSoft => self.data.uncovered.soft,
            Ink::Target => self.data.target,
            Ink::Status(status) => self.status(status).ink,
            Ink::StatusSoft(status) => self.status(status).soft,
        }
    }

    /// The line around a control
    pub fn control_line(&self) -> Stroke {
        Stroke::new(self.stroke.control, self.line.strong)
    }

    /// A dividing line
    pub fn hairline(&self) -> Stroke {
        Stroke::new(self.stroke.hair, self.line.thin)
    }

    /// The focus ring
    pub fn focus_line(&self) -> Stroke {
        Stroke::new(self.stroke.focus, self.accent.focus)
    }

    fn style(&self) -> Style {
        let text_styles = [
            (TextStyle::Small, self.font(Size::Small)),
            (TextStyle::Body, self.font(Size::Body)),
            (TextStyle::Button, self.font(Size::Body)),
            (TextStyle::Monospace, FontId::new(self.points(Size::Body), FontFamily::Monospace)),
            (TextStyle::Heading, self.font(Size::Place)),
            (TextStyle::Name("section".into()), self.font(Size::Section)),
            (TextStyle::Name("figure".into()), self.font(Size::Figure)),
        ]
        .into();
        let mut style =
            Style { text_styles, animation_time: 0.0, visuals: self.visuals(), ..Style::default() };
        let spacing = &mut style.spacing;
        spacing.item_spacing = vec2(8.0, 4.0);
        spacing.button_padding = vec2(12.0, 4.0);
        spacing.interact_size = vec2(self.size.hit, self.size.hit);
        spacing.menu_margin = Margin::same(4);
        spacing.window_margin = Margin::same(12);
        spacing.icon_width = 16.0;
        spacing.icon_width_inner = 10.0;
        spacing.tooltip_width = 360.0;
        spacing.menu_width = 220.0;
        spacing.scroll = egui::style::ScrollStyle::solid();
        spacing.scroll.bar_width = 8.0;
        spacing.scroll.bar_inner_margin = 4.0;
        spacing.scroll.bar_outer_margin = 2.0;
        spacing.scroll.floating = true;
        style.interaction.tooltip_delay = 0.4;
        style.interaction.selectable_labels = false;
        style
    }

    fn visuals(&self) -> Visuals {
        let mut visuals = match self.mode {
            Mode::Light => Visuals::light(),
            Mode::Dark => Visuals::dark(),
        };
        let control = CornerRadius::same(self.radius.button);
        let set = |target: &mut egui::style::WidgetVisuals, fill: Color32, line: Stroke, ink: Color32| {
            target.bg_fill = fill;
            target.weak_bg_fill = fill;
            target.bg_stroke = line;
            target.fg_stroke = Stroke::new(1.0, ink);
            target.corner_radius = control;
            target.expansion = 0.0;
        };
        let widgets = &mut visuals.widgets;
        set(&mut widgets.noninteractive, self.background.panel, self.hairline(), self.text.main);
        set(&mut widgets.inactive, self.background.panel, self.control_line(), self.text.main);
        set(&mut widgets.hovered, self.background.hover, self.control_line(), self.text.main);
        set(&mut widgets.active, self.background.hover, self.focus_line(), self.text.main);
        set(&mut widgets.open, self.background.hover, self.control_line(), self.text.main);
        visuals.override_text_color = None;
        visuals.weak_text_color = Some(self.text.third);
        visuals.selection.bg_fill = self.background.selected;
        visuals.selection.stroke = Stroke::new(1.0, self.accent.ink);
        visuals.hyperlink_color = self.accent.ink;
        visuals.faint_bg_color = self.background.inset;
        visuals.extreme_bg_color = self.background.panel;
        visuals.text_edit_bg_color = Some(self.background.panel);
        visuals.code_bg_color = self.background.inset;
        visuals.warn_fg_color = self.status(Status::ToVerify).ink;
        visuals.error_fg_color = self.status(Status::ToVerify).ink;
        visuals.window_fill = self.background.overlay;
        visuals.window_stroke = self.hairline();
        visuals.window_corner_radius = CornerRadius::same(self.radius.card);
        visuals.menu_corner_radius = CornerRadius::same(self.radius.card);
        visuals.panel_fill = self.background.window;
        let shadow =
            egui::Shadow { offset: [0, 2], blur: 8, spread: 0, color: Color32::BLACK.gamma_multiply(0.2) };
        visuals.window_shadow = shadow;
        visuals.popup_shadow = shadow;
        visuals.text_cursor.stroke = Stroke::new(1.5, self.accent.ink);
        visuals.text_cursor.blink = false;
        visuals.button_frame = true;
        visuals.disabled_alpha = 0.5;
        visuals
    }
}

fn theme_id() -> egui::Id {
    egui::Id::unique("corridoi theme")
}

/// The parsed theme file. It is part of the program and a test reads it, so a broken file cannot reach anybody.
fn tokens() -> &'static file::Tokens {
    static TOKENS: OnceLock<file::Tokens> = OnceLock::new();
    TOKENS.get_or_init(|| {
        ron::from_str(include_str!("../../../assets/theme/tokens.ron"))
            .expect("the built-in theme file is read by a test")
    })
}
