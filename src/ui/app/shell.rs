//! The regions of the window: top bar, rail, place, side panel, results, status line, and what stands in front of them.
//!
//! Draws one picture from a [`View`] and the window's state and pushes wishes; carries nothing out. Takes no [`App`](super::App), so that
//! tests can draw any state.

use super::status_bar::Saved;
use super::top_bar::TopBar;
use super::{palette, questions, rail, results, status_bar, top_bar};
use crate::session::{Keeper, Message, Template};
use crate::text::Texts;
use crate::ui::actions::Actions;
use crate::ui::app::command_handling::Available;
use crate::ui::command::Place;
use crate::ui::panels::{findings, futures, interview, law, levers, meeting, network, resources, selection};
use crate::ui::state::{SideTab, UiState};
use crate::ui::view::View;
use crate::ui::widgets::{icon_button, tabs_ui, text};
use crate::ui::{command::Command, icons};
use egui::{CentralPanel, Frame, Id, Margin, Panel, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo};

/// Below this width the rail shows icons only
const RAIL_NARROW_BELOW: f32 = 1366.0;
/// Below this height the results fold to one line
const RESULTS_FOLD_BELOW: f32 = 800.0;
/// Height of the folded results
const RESULTS_FOLDED: f32 = 40.0;

/// What the regions show beside the view
#[derive(Debug, Clone, Copy)]
pub struct Regions<'a> {
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
    /// Templates that the program carries
    pub templates: &'a [Template],
    /// Number of differences of each variant
    pub differences: &'a [usize],
    /// How the document stands on disk
    pub saved: Saved,
    /// Messages not yet closed
    pub messages: &'a [Message],
    /// Who else has the file open
    pub holder: Option<&'a Keeper>,
    /// Folder for copies of what is saved
    pub copies: Option<&'a std::path::Path>,
    /// What the session knows about meetings
    pub meeting: meeting::Known<'a>,
}

/// One picture of the whole window
pub fn shell_ui(
    ui: &mut Ui,
    view: &View<'_>,
    regions: &Regions<'_>,
    state: &mut UiState,
    actions: &mut Actions,
) {
    let whole = ui.max_rect();
    let theme = view.theme;
    let panel = Frame::new().fill(theme.background.panel);
    state.results_low = whole.height() < RESULTS_FOLD_BELOW;
    let folded = state.results_folded.unwrap_or(state.results_low);
    ui.painter().rect_filled(whole, 0, theme.background.window);

    let bar = TopBar {
        available: regions.available,
        undo: regions.undo,
        redo: regions.redo,
        recent: regions.recent,
        examples: regions.examples,
        differences: regions.differences,
        holder: regions.holder,
    };
    let mut edges: Vec<(Rect, Edge)> = Vec::new();
    let top = Panel::top("top bar")
        .exact_size(theme.size.top)
        .resizable(false)
        .show_separator_line(false)
        .frame(panel.inner_margin(Margin::symmetric(8, 0)))
        .show(ui, |ui| {
            Region::Top.anchor(ui, view);
            top_bar::top_bar_ui(ui, view, &bar, actions);
        });
    edges.push((top.response.rect, Edge::Bottom));
    let status = Panel::bottom("status line")
        .exact_size(theme.size.status)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().fill(theme.background.window).inner_margin(Margin::symmetric(14, 0)))
        .show(ui, |ui| {
            Region::Status.anchor(ui, view);
            status_bar::status_ui(ui, view, regions.saved, actions);
        });
    edges.push((status.response.rect, Edge::Top));
    let labels = whole.width() >= RAIL_NARROW_BELOW;
    let side = Panel::left("rail")
        .exact_size(if labels { theme.size.rail } else { rail::NARROW })
        .resizable(false)
        .show_separator_line(false)
        .frame(panel)
        .show(ui, |ui| {
            Region::Rail.anchor(ui, view);
            rail::rail_ui(ui, view, state.place, labels, regions.copies, actions);
        });
    edges.push((side.response.rect, Edge::Right));
    let height = if folded { RESULTS_FOLDED } else { theme.size.results };
    let strip = Panel::bottom("results")
        .exact_size(height)
        .resizable(false)
        .show_separator_line(false)
        .frame(panel)
        .show(ui, |ui| {
            Region::Results.anchor(ui, view);
            results::results_ui(ui, view, &mut state.results, folded, actions);
        });
    edges.push((strip.response.rect, Edge::Top));
    if state.place == Place::Network && state.side_open {
        let shown = Panel::right("side panel")
            .default_size(theme.size.levers)
            .size_range(280.0..=440.0)
            .resizable(true)
            .show_separator_line(false)
            .frame(panel.inner_margin(Margin { left: 16, right: 8, top: 0, bottom: 8 }))
            .show(ui, |ui| {
                Region::Side.anchor(ui, view);
                side_panel_ui(ui, view, state, actions);
            });
        edges.push((shown.response.rect, Edge::Left));
    }
    CentralPanel::no_frame().show(ui, |ui| {
        Region::Place.anchor(ui, view);
        if !regions.messages.is_empty() {
            questions::messages_ui(ui, view, regions.messages, actions);
        }
        place_ui(ui, view, &regions.meeting, state, actions);
    });
    for (rect, edge) in edges {
        edge.paint(ui, rect, theme.hairline());
    }
    move_focus(ui, state);
    if let Some(question) = &mut state.question {
        questions::question_ui(ui.ctx(), view, regions.templates, question, actions);
    }
    if let Some(open) = &mut state.palette
        && !palette::palette_ui(ui.ctx(), view, open, actions)
    {
        state.palette = None;
    }
    if std::mem::take(&mut state.palette_wanted) {
        state.palette = Some(palette::PaletteState::open(view, regions.available));
    }
    questions::drop_ui(ui, view);
}

/// The side of a region that a thin line bounds
#[derive(Debug, Clone, Copy)]
enum Edge {
    Top,
    Bottom,
    Left,
    Right,
}

impl Edge {
    fn paint(self, ui: &Ui, rect: Rect, stroke: Stroke) {
        let painter = ui.painter();
        match self {
            Self::Top => painter.hline(rect.x_range(), rect.top() + 0.5, stroke),
            Self::Bottom => painter.hline(rect.x_range(), rect.bottom() - 0.5, stroke),
            Self::Left => painter.vline(rect.left() + 0.5, rect.y_range(), stroke),
            Self::Right => painter.vline(rect.right() - 0.5, rect.y_range(), stroke),
        };
    }
}

fn place_ui(
    ui: &mut Ui,
    view: &View<'_>,
    known: &meeting::Known<'_>,
    state: &mut UiState,
    actions: &mut Actions,
) {
    match state.place {
        Place::Network => {
            network::network_place_ui(ui, view, &mut state.network, state.side_open, actions);
        }
        Place::Law => law::law_place_ui(ui, view, &mut state.law, actions),
        Place::Resources => resources::resources_place_ui(ui, view, &mut state.resources, actions),
        Place::Futures => futures::futures_place_ui(ui, view, &mut state.futures, actions),
        Place::Meeting => meeting::meeting_place_ui(ui, view, known, &mut state.meeting, actions),
    }
}

fn side_panel_ui(ui: &mut Ui, view: &View<'_>, state: &mut UiState, actions: &mut Actions) {
    let texts = view.texts;
    let height = view.theme.size.place_header;
    ui.allocate_ui(egui::vec2(ui.available_width(), height), |ui| {
        ui.set_min_height(height);
        ui.horizontal_centered(|ui| {
            if state.interview.is_open {
                text::section(ui, &texts.interview_title());
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    if icon_button(ui, icons::CLOSE, &texts.interview_close(), "").clicked() {
                        state.interview.is_open = false;
                    }
                });
                return;
            }
            let findings = if view.findings.is_empty() {
                texts.side_findings()
            } else {
                texts.side_findings_n(view.findings.len() as f64)
            };
            let names = [texts.side_levers(), texts.side_selection(), findings];
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let chosen = SideTab::ALL.iter().position(|tab| *tab == state.side_tab).unwrap_or_default();
            if let Some(index) = tabs_ui(ui, &names, chosen) {
                state.side_tab = SideTab::ALL[index];
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let keys = Command::SidePanel.keys().unwrap_or_default();
                if icon_button(ui, icons::CLOSE, &texts.side_close(), &keys).clicked() {
                    state.side_open = false;
                }
            });
        });
    });
    if state.interview.is_open {
        interview::interview_panel_ui(ui, view, &mut state.interview, actions);
        return;
    }
    match state.side_tab {
        SideTab::Levers => levers::levers_panel_ui(ui, view, &mut state.levers, actions),
        SideTab::Selection => {
            selection::selection_panel_ui(ui, view, &mut state.selection, view.selected, actions);
        }
        SideTab::Findings => findings::findings_panel_ui(ui, view, &mut state.findings, actions),
    }
}

/// A region that F6 goes to
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Region {
    Top,
    Rail,
    Place,
    Side,
    Results,
    Status,
}

impl Region {
    const ALL: [Self; 6] = [Self::Top, Self::Rail, Self::Place, Self::Side, Self::Results, Self::Status];

    fn id(self) -> Id {
        Id::unique(("region", self as u8))
    }

    fn name(self, texts: &Texts) -> String {
        match self {
            Self::Top => texts.region_top(),
            Self::Rail => texts.region_rail(),
            Self::Place => texts.region_place(),
            Self::Side => texts.region_side(),
            Self::Results => texts.region_results(),
            Self::Status => texts.region_status(),
        }
    }

    /// What F6 gives the keyboard to; Tab goes on to the first control of the region
    fn anchor(self, ui: &Ui, view: &View<'_>) {
        let focused = ui.memory(|memory| memory.has_focus(self.id()));
        // Only while it has the keyboard does it take part in the order of Tab, so that Tab never stops here by itself.
        let sense = if focused { Sense::focusable_noninteractive() } else { Sense::hover() };
        let rect = ui.max_rect();
        let response = ui.interact(rect, self.id(), sense);
        if focused {
            let name = self.name(view.texts);
            response.widget_info(|| WidgetInfo::labeled(Role::Group, true, &name));
            ui.painter().rect_stroke(rect, 0, view.theme.focus_line(), StrokeKind::Inside);
        }
    }

    fn is_shown(self, state: &UiState) -> bool {
        self != Self::Side || (state.place == Place::Network && state.side_open)
    }
}

/// F6: the keyboard goes from region to region
fn move_focus(ui: &Ui, state: &mut UiState) {
    if !std::mem::take(&mut state.next_region) {
        return;
    }
    let memory = Id::unique("last region");
    let last: Option<usize> = ui.data(|data| data.get_temp(memory));
    let mut next = last.map_or(0, |last| (last + 1) % Region::ALL.len());
    while !Region::ALL[next].is_shown(state) {
        next = (next + 1) % Region::ALL.len();
    }
    ui.data_mut(|data| data.insert_temp(memory, next));
    ui.memory_mut(|memory| memory.request_focus(Region::ALL[next].id()));
}
