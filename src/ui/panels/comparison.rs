//! Confronto: any variants and files on the same luck, each against the first: futures paired, fan with the base in grey, results and goals.
//!
//! The session reads and simulates; every figure and sentence is the report's. Asks for what is to be compared, and again when the
//! scenario has changed. Called by the shell.

use super::header::header_ui;
use super::place_body;
use crate::report::chart::{fan, paired};
use crate::report::comparison::{Compared, Goals, share_words, usual_words};
use crate::report::metrics::MetricUnit;
use crate::report::status::Status;
use crate::session::{Action, MOST_SIDES, RunState, ShownSides, Sides, SidesState, Version};
use crate::ui::actions::{Actions, Wish};
use crate::ui::app::dialog::Dialog;
use crate::ui::fonts::Weight;
use crate::ui::icons;
use crate::ui::paint::drawing_ui;
use crate::ui::sheets::Sheet;
use crate::ui::theme::Size;
use crate::ui::view::View;
use crate::ui::widgets::{Button, Card, empty_ui, icon_button, menu_item, notice_ui, status_icon, text};
use egui::{Align, Grid, Layout, Popup, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};
use std::path::PathBuf;

/// Between cards
const GAP: f32 = 12.0;
/// Height of the charts
const CHARTS: f32 = 300.0;
/// Narrowest column of the table
const COLUMN: f32 = 190.0;

/// A share that a goal is
type Goal = fn(&Goals) -> Option<f64>;

/// What the place keeps between two pictures
#[derive(Debug, Default)]
pub struct ComparisonState {
    /// Which version the charts show, beside the first
    shown: usize,
    /// Result of the paired futures; none: arrivals
    result: Option<&'static str>,
    /// A file that was chosen and is to be added
    file: Option<PathBuf>,
}

impl ComparisonState {
    /// A file was chosen
    pub fn add_file(&mut self, path: PathBuf) {
        self.file = Some(path);
    }
}

/// The whole place
pub fn comparison_place_ui(ui: &mut Ui, view: &View<'_>, state: &mut ComparisonState, actions: &mut Actions) {
    let texts = view.texts;
    ask(view, state, actions);
    let tab = texts.comparison_tab_variants();
    let sides = view.sides.filter(|sides| sides.chosen.len() > 1);
    header_ui(ui, view, &texts.place_comparison(), &[&tab], 0, |ui| {
        if let Some(sides) = sides {
            add_ui(ui, view, sides, actions);
            state_ui(ui, view, sides, actions);
        }
    });
    place_body(ui, |ui| {
        let Some(sides) = sides else {
            let answer = empty_ui(
                ui,
                &texts.comparison_none(),
                &texts.comparison_none_button(),
                &texts.comparison_none_file(),
            );
            if answer.button {
                actions.push(Wish::Sheet(Sheet::Variants));
            }
            if answer.link {
                actions.push(Wish::Choose(Dialog::Side));
            }
            return;
        };
        chips_ui(ui, view, sides, state, actions);
        ui.add_space(GAP);
        if sides.state == SidesState::Failed {
            notice_ui(ui, Status::ToVerify, &texts.comparison_failed(), |_| {});
            ui.add_space(GAP);
        }
        let Some(shown) = &sides.shown else {
            if sides.state != SidesState::Failed {
                text::second(ui, &texts.comparison_waiting());
            }
            return;
        };
        if !shown.failed.is_empty() {
            let words = texts.comparison_failed_sides(shown.failed.join(", "));
            notice_ui(ui, Status::ToVerify, &words, |_| {});
            ui.add_space(GAP);
        }
        if matches!(sides.state, SidesState::Running { .. }) || !view.is_sides_current {
            ui.multiply_opacity(0.55);
        }
        ScrollArea::vertical().id_salt("comparison").auto_shrink([false, false]).show(ui, |ui| {
            // The version of the charts may not have been computed yet, or not at all.
            let wanted = sides.chosen.get(state.shown);
            let index = wanted.and_then(|wanted| shown.versions.iter().position(|version| version == wanted));
            let index = index.filter(|index| *index > 0).unwrap_or(1);
            if let Some(compared) = shown.comparison.sides.get(index) {
                charts_ui(ui, view, shown, index, compared, state);
                ui.add_space(GAP);
            }
            table_card(ui, view, shown);
        });
    });
}

/// Asks the session for what is to be compared: at the first look, with a chosen file, after a change
fn ask(view: &View<'_>, state: &mut ComparisonState, actions: &mut Actions) {
    let variants = view.base.variants.iter().map(|variant| Version::Variant(variant.id.clone()));
    let mut chosen = match view.sides {
        Some(sides) => sides.chosen.clone(),
        None => std::iter::once(Version::Base).chain(variants.take(MOST_SIDES - 1)).collect(),
    };
    let file = state.file.take();
    let is_first = view.sides.is_none() && chosen.len() > 1;
    let is_asked = file.is_some();
    chosen.extend(file.map(Version::File));
    // While results are on their way their figures come first; what was stopped stays so until asked for.
    let is_quiet = !matches!(view.run, RunState::Running { .. } | RunState::Waiting);
    let is_old = view.sides.is_some_and(|sides| sides.state != SidesState::Stopped) && !view.is_sides_current;
    if is_asked || (is_quiet && (is_first || is_old)) {
        actions.act(Action::CompareSides(chosen));
    }
}

/// How far the comparison is, left of the menu
fn state_ui(ui: &mut Ui, view: &View<'_>, sides: &Sides, actions: &mut Actions) {
    let texts = view.texts;
    match sides.state {
        SidesState::Running { done, wanted } => {
            let share = f64::from(done) / f64::from(wanted.max(1));
            text::second(ui, &texts.comparison_running(texts.percent(share, 0)));
        }
        SidesState::Stopped => {
            let pressed =
                Button::secondary(&texts.comparison_again()).icon(icons::REFRESH).show(ui).clicked();
            if pressed {
                actions.act(Action::CompareSides(sides.chosen.clone()));
            }
            text::second(ui, &texts.comparison_stopped());
        }
        SidesState::Done | SidesState::Failed => {
            if let Some(shown) = &sides.shown {
                let futures = texts.integer(i64::from(shown.comparison.futures));
                text::second(ui, &texts.comparison_luck(futures, shown.comparison.seed.to_string()));
            }
        }
    }
}

/// A menu of what is not compared yet
fn add_ui(ui: &mut Ui, view: &View<'_>, sides: &Sides, actions: &mut Actions) {
    let texts = view.texts;
    let full = sides.chosen.len() >= MOST_SIDES;
    let label = texts.comparison_add();
    let mut button = Button::secondary(&label).icon(icons::ADD).trailing(icons::EXPAND_MORE).enabled(!full);
    let tooltip = texts.comparison_full(MOST_SIDES as f64);
    if full {
        button = button.tooltip(&tooltip);
    }
    let button = button.show(ui);
    Popup::menu(&button).show(|ui| {
        ui.set_max_width(380.0);
        let variants = view.base.variants.iter().map(|variant| Version::Variant(variant.id.clone()));
        for version in [Version::Base, Version::Saved].into_iter().chain(variants) {
            if sides.chosen.contains(&version) {
                continue;
            }
            if menu_item(ui, None, &name(view, &version), "", None).clicked() {
                let chosen = sides.chosen.iter().cloned().chain([version]).collect();
                actions.act(Action::CompareSides(chosen));
            }
        }
        ui.separator();
        if menu_item(ui, Some(icons::FOLDER_OPEN), &texts.comparison_add_file(), "", None).clicked() {
            actions.push(Wish::Choose(Dialog::Side));
        }
        if menu_item(ui, Some(icons::ADD), &texts.comparison_add_variant(), "", None).clicked() {
            actions.push(Wish::Sheet(Sheet::Variants));
        }
    });
}

/// The compared versions: the base first, then those that can be shown in the charts
fn chips_ui(ui: &mut Ui, view: &View<'_>, sides: &Sides, state: &mut ComparisonState, actions: &mut Actions) {
    let texts = view.texts;
    state.shown = state.shown.clamp(1, sides.chosen.len().saturating_sub(1).max(1));
    ui.horizontal_wrapped(|ui| {
        for (index, version) in sides.chosen.iter().enumerate() {
            let name = name(view, version);
            if index == 0 {
                let base = texts.comparison_base();
                Button::secondary(&name).swatch(view.theme.data.baseline).tooltip(&base).show(ui);
                text::second(ui, "→");
                continue;
            }
            let is_shown = index == state.shown;
            let tooltip = texts.comparison_choose(name.as_str());
            let mut button = Button::secondary(&name).tooltip(&tooltip);
            if is_shown {
                button = button.swatch(view.theme.data.series[0]);
            }
            if button.show(ui).clicked() {
                state.shown = index;
            }
            if !is_shown {
                continue;
            }
            let mut changed = None;
            if icon_button(ui, icons::SWAP_HORIZ, &texts.comparison_as_base(name.as_str()), "").clicked() {
                let mut chosen = sides.chosen.clone();
                chosen.swap(0, index);
                changed = Some(chosen);
            }
            if icon_button(ui, icons::CLOSE, &texts.comparison_remove(name.as_str()), "").clicked() {
                let mut chosen = sides.chosen.clone();
                chosen.remove(index);
                changed = Some(chosen);
            }
            if let Some(chosen) = changed {
                actions.act(Action::CompareSides(chosen));
            }
        }
    });
}

/// The paired futures and the fan of one version against the first
fn charts_ui(
    ui: &mut Ui,
    view: &View<'_>,
    shown: &ShownSides,
    index: usize,
    compared: &Compared,
    state: &mut ComparisonState,
) {
    let height = view.theme.step(CHARTS);
    let (whole, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let left = (whole.width() * 0.29).clamp(250.0, 340.0);
    let x = whole.left() + left;
    let at = |left: f32, right: f32| Rect::from_min_max(pos2(left, whole.top()), pos2(right, whole.bottom()));
    let mut one = ui.new_child(UiBuilder::new().max_rect(at(whole.left(), x)).id_salt("paired"));
    paired_card(&mut one, view, shown, compared, state);
    let mut other = ui.new_child(UiBuilder::new().max_rect(at(x + GAP, whole.right())).id_salt("fan"));
    fan_card(&mut other, view, shown, index);
}

fn paired_card(
    ui: &mut Ui,
    view: &View<'_>,
    shown: &ShownSides,
    compared: &Compared,
    state: &mut ComparisonState,
) {
    let texts = view.texts;
    let ids: Vec<&'static str> = shown.comparison.result_ids();
    let usual = ["arrivals_by_target", "arrivals"].into_iter().find(|id| ids.contains(id));
    let id = state.result.filter(|id| ids.contains(id)).or(usual);
    let row = id.and_then(|id| compared.result(id));
    let pairs = id.and_then(|id| compared.paired(id));
    let title = match pairs {
        None => texts.comparison_unpaired(),
        Some(pairs) if pairs.better == 0.0 && pairs.worse == 0.0 => texts.comparison_same(),
        Some(pairs) if pairs.worse > pairs.better => texts.comparison_worse(texts.futures(pairs.worse)),
        Some(pairs) => texts.comparison_better(texts.futures(pairs.better)),
    };
    let full = ui.max_rect().height();
    Card::new().title(&title).height(full).show(ui, |ui| {
        let Some(row) = row else { return };
        let (label, tooltip) = (row.label(texts), texts.comparison_result());
        let button = Button::secondary(&label).trailing(icons::EXPAND_MORE).tooltip(&tooltip);
        Popup::menu(&button.show(ui)).show(|ui| {
            for other in &ids {
                let Some(other_row) = compared.result(other) else { continue };
                if menu_item(ui, None, &other_row.label(texts), "", Some(Some(*other) == id)).clicked() {
                    state.result = Some(*other);
                }
            }
        });
        let base = shown.comparison.sides.first().map_or("", |side| side.name.as_str());
        let hint = texts.comparison_paired_hint(base, compared.name.as_str());
        text::paragraph(ui, &hint, Size::Small, view.theme.text.third);
        ui.add_space(4.0);
        if let Some(pairs) = pairs {
            let bottom = ui.max_rect().top() + full - view.theme.step(24.0);
            let room = [ui.available_width(), (bottom - ui.cursor().top()).max(80.0)];
            let drawing = paired::paired(&pairs, room, &view.theme.look(), texts);
            drawing_ui(ui, &drawing, &title);
        }
    });
}

fn fan_card(ui: &mut Ui, view: &View<'_>, shown: &ShownSides, index: usize) {
    let texts = view.texts;
    let Some(report) = shown.reports.get(index) else { return };
    let base = shown.comparison.sides.first().map_or("", |side| side.name.as_str());
    let size = ui.max_rect().size();
    let (title, caption) = (report.fan_finding(texts), texts.comparison_fan_hint(base));
    Card::new().title(&title).caption(&caption).height(size.y).show(ui, |ui| {
        let room = [(size.x - 30.0).max(80.0), (size.y - 56.0).max(60.0)];
        let drawing = fan::fan(&report.fan(texts), room, &view.theme.look(), texts);
        drawing_ui(ui, &drawing, &texts.futures_fan());
    });
}

/// Results and goals, a column a version
fn table_card(ui: &mut Ui, view: &View<'_>, shown: &ShownSides) {
    let texts = view.texts;
    let (title, caption) = (texts.comparison_table(), texts.comparison_table_hint());
    Card::new().title(&title).caption(&caption).show(ui, |ui| {
        ScrollArea::horizontal().id_salt("table of goals").auto_shrink([false, true]).show(ui, |ui| {
            let sides = &shown.comparison.sides;
            let column = view.theme.step(COLUMN);
            let spacing = [view.theme.step(20.0), 8.0];
            let grid = Grid::new("goals").num_columns(sides.len() + 1).spacing(spacing);
            grid.min_col_width(view.theme.step(120.0)).show(ui, |ui| {
                text::second(ui, "");
                for side in sides {
                    let cell = |ui: &mut Ui| {
                        text::line(ui, &side.name, Size::Body, Weight::Semibold, view.theme.text.main);
                    };
                    cell_ui(ui, column, cell);
                }
                ui.end_row();
                for id in shown.comparison.result_ids() {
                    result_row(ui, view, shown, id, column);
                }
                goal_rows(ui, view, sides, column);
            });
        });
    });
}

/// A cell of a column of its own width, lines under one another
fn cell_ui(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 1.0;
        contents(ui);
    });
}

fn result_row(ui: &mut Ui, view: &View<'_>, shown: &ShownSides, id: &str, column: f32) {
    let texts = view.texts;
    let sides = &shown.comparison.sides;
    let Some(label) = sides.iter().find_map(|side| side.result(id)).map(|row| row.label(texts)) else {
        return;
    };
    text::body(ui, &label);
    for (index, (side, report)) in sides.iter().zip(&shown.reports).enumerate() {
        let cell = |ui: &mut Ui| {
            let Some(row) = side.result(id) else {
                text::second(ui, "–");
                return;
            };
            let (value, range) = usual_words(texts, report, row);
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                text::line(ui, &value, Size::Body, Weight::Semibold, view.theme.text.main);
                text::second(ui, &range);
            });
            if index == 0 {
                return;
            }
            let same = row.better == Some(0.0) && row.worse() == Some(0.0);
            if same {
                text::third(ui, &texts.comparison_in_same());
                return;
            }
            if row.difference.is_some() {
                let words =
                    texts.comparison_difference(row.difference_words(texts), row.interval_words(texts));
                text::second(ui, &words);
            }
            if let Some(better) = row.better.filter(|_| row.unit != MetricUnit::Share) {
                text::third(ui, &texts.comparison_in_better(texts.futures(better)));
            }
        };
        cell_ui(ui, column, cell);
    }
    ui.end_row();
}

/// Goals and the verdict of the law
fn goal_rows(ui: &mut Ui, view: &View<'_>, sides: &[Compared], column: f32) {
    let texts = view.texts;
    text::line(ui, &texts.comparison_goals(), Size::Body, Weight::Semibold, view.theme.text.main);
    ui.end_row();
    let target = sides.iter().find_map(|side| side.goals.target_words(texts));
    let goals: [(String, Goal); 3] = [
        (target.unwrap_or_else(|| texts.compare_goal_none()), |goals| goals.target_reached),
        (texts.compare_goal_nobody_stranded(), |goals| goals.nobody_stranded),
        (texts.compare_goal_all_paid(), |goals| goals.all_paid),
    ];
    for (label, share) in goals {
        text::body(ui, &label);
        for side in sides {
            let words = share_words(texts, share(&side.goals));
            cell_ui(ui, column, |ui| {
                text::body(ui, &words);
            });
        }
        ui.end_row();
    }
    text::body(ui, &texts.compare_goal_law());
    for side in sides {
        cell_ui(ui, column, |ui| match side.goals.law {
            Some(law) => {
                let words = law.words(texts);
                ui.horizontal(|ui| {
                    status_icon(ui, law.status(), &words);
                    text::paragraph(ui, &words, Size::Body, view.theme.text.main);
                });
            }
            None => {
                text::second(ui, "–");
            }
        });
    }
    ui.end_row();
}

fn name(view: &View<'_>, version: &Version) -> String {
    match version {
        Version::Base => view.texts.top_base(),
        Version::Saved => view.texts.keep_version_saved(),
        Version::Variant(id) => {
            let found = view.base.variants.iter().find(|variant| variant.id == *id);
            found.map_or_else(|| id.to_string(), |variant| variant.name.clone())
        }
        Version::File(path) => path
            .file_name()
            .map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned()),
    }
}
