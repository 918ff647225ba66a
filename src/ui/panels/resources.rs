//! Risorse: who pays what as a matrix, the same as bands from sources to costs, and why something stays uncovered.
//!
//! Every figure is the report's; the widths of bars are shares of figures that stand beside them. Called by the shell.

use super::header::header_ui;
use super::matrix::{MatrixState, matrix_ui};
use super::parties::parties_ui;
use super::place_body;
use crate::report::chart::{cash, euros, sankey};
use crate::report::status::Status;
use crate::report::view::Report;
use crate::report::view::money::{Blocker, BlockerKind, CategoryRow};
use crate::ui::actions::{Actions, Wish};
use crate::ui::fonts::Weight;
use crate::ui::icons;
use crate::ui::paint::drawing_ui;
use crate::ui::theme::{Size, Theme};
use crate::ui::view::View;
use crate::ui::widgets::{Card, Runs, empty_ui, link, text};
use egui::{Color32, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

/// Between cards
const GAP: f32 = 12.0;
/// The lowest the bands get before the place scrolls
const BANDS_LOWEST: f32 = 220.0;
/// Most remedies shown
const MOST_REMEDIES: usize = 6;

/// What the place keeps between two pictures
#[derive(Debug, Default)]
pub struct ResourcesState {
    matrix: MatrixState,
    /// The tab in front
    tab: usize,
}

/// The whole place
pub fn resources_place_ui(ui: &mut Ui, view: &View<'_>, state: &mut ResourcesState, actions: &mut Actions) {
    let texts = view.texts;
    let tabs = [texts.resources_tab_matrix(), texts.resources_tab_cash(), texts.resources_tab_parties()];
    let tabs = [tabs[0].as_str(), tabs[1].as_str(), tabs[2].as_str()];
    let pressed = header_ui(ui, view, &texts.place_resources(), &tabs, state.tab, |ui| {
        if let Some(report) = view.report {
            text::second(ui, &report.money.caption(texts));
        }
    });
    state.tab = pressed.unwrap_or(state.tab);
    place_body(ui, |ui| {
        let Some(report) = view.report.filter(|report| !report.money.rows.is_empty()) else {
            let words = if view.report.is_some() { texts.resources_none() } else { texts.futures_none() };
            empty_ui(ui, &words, "", "");
            return;
        };
        if view.is_dimmed() {
            ui.multiply_opacity(0.55);
        }
        match state.tab {
            1 => return cash_ui(ui, view, report),
            2 => return parties_ui(ui, view, report, actions),
            _ => {}
        }
        ScrollArea::vertical().id_salt("resources").auto_shrink([false, false]).show(ui, |ui| {
            let table = super::matrix::height(view.theme, report.money.rows.len());
            let lowest = table + GAP + BANDS_LOWEST;
            let size = vec2(ui.available_width(), ui.available_height().max(lowest));
            let (whole, _) = ui.allocate_exact_size(size, Sense::hover());
            let right = (whole.width() * 0.27).clamp(280.0, 380.0);
            let x = whole.right() - right;
            let upper = Rect::from_min_max(whole.min, pos2(x - GAP, whole.top() + table));
            let mut upper = child(ui, upper, "matrix");
            let chosen =
                Card::new().flush().show(&mut upper, |ui| matrix_ui(ui, view, report, &mut state.matrix));
            let lower = Rect::from_min_max(
                pos2(whole.left(), whole.top() + table + GAP),
                pos2(x - GAP, whole.bottom()),
            );
            bands_card(&mut child(ui, lower, "bands"), view, report);
            let side = Rect::from_min_max(pos2(x, whole.top()), whole.max);
            why_card(&mut child(ui, side, "why"), view, report, chosen.inner, actions);
        });
    });
}

fn child(ui: &mut Ui, rect: Rect, name: &str) -> Ui {
    ui.new_child(UiBuilder::new().max_rect(rect).id_salt(name))
}

fn bands_card(ui: &mut Ui, view: &View<'_>, report: &Report) {
    let texts = view.texts;
    let size = ui.max_rect().size();
    let (title, caption) = (texts.resources_flow(), texts.resources_flow_hint());
    Card::new().title(&title).caption(&caption).height(size.y).show(ui, |ui| {
        let room = [(size.x - 30.0).max(80.0), (size.y - 58.0).max(60.0)];
        let drawing = sankey::sankey(&report.money.sankey(texts), room, &view.theme.look(), texts);
        drawing_ui(ui, &drawing, &title);
    });
}

/// Cash month by month, the way of euros through the bodies, and both in words
fn cash_ui(ui: &mut Ui, view: &View<'_>, report: &Report) {
    let texts = view.texts;
    ScrollArea::vertical().id_salt("cash").auto_shrink([false, false]).show(ui, |ui| {
        let size = vec2(ui.available_width(), ui.available_height().max(2.0 * BANDS_LOWEST + GAP));
        let (whole, _) = ui.allocate_exact_size(size, Sense::hover());
        let x = whole.right() - (whole.width() * 0.27).clamp(280.0, 380.0);
        let y = whole.top() + ((whole.height() - GAP) * 0.5).round();
        let upper = Rect::from_min_max(whole.min, pos2(x - GAP, y));
        let lower = Rect::from_min_max(pos2(whole.left(), y + GAP), pos2(x - GAP, whole.bottom()));
        let side = Rect::from_min_max(pos2(x, whole.top()), whole.max);
        let room = |rect: Rect| [(rect.width() - 30.0).max(80.0), (rect.height() - 58.0).max(60.0)];
        let (title, caption) = (texts.resources_cash_title(), texts.resources_cash_hint());
        Card::new().title(&title).caption(&caption).height(upper.height()).show(
            &mut child(ui, upper, "curve"),
            |ui| {
                let curve = report.cash_curve();
                drawing_ui(ui, &cash::cash(&curve, room(upper), &view.theme.look(), texts), &title);
            },
        );
        let (title, caption) = (texts.resources_books(), texts.resources_books_hint());
        Card::new().title(&title).caption(&caption).height(lower.height()).show(
            &mut child(ui, lower, "books"),
            |ui| {
                let books = report.euros(texts);
                drawing_ui(ui, &euros::euros(&books, room(lower), &view.theme.look(), texts), &title);
            },
        );
        let title = texts.resources_money();
        Card::new().title(&title).height(side.height()).show(&mut child(ui, side, "words"), |ui| {
            for sentence in report.cash_sentences(texts) {
                text::paragraph(ui, &sentence, Size::Body, view.theme.text.main);
                ui.add_space(6.0);
            }
            if let Some(promise) = report.promise_words(texts) {
                let kept = report.promise_is_kept() == Some(true);
                let status = view.theme.status(if kept { Status::Met } else { Status::ToVerify });
                let icon = if kept { icons::CHECK } else { icons::WARNING };
                Runs::new(ui, Size::Body).icon(icon, status.ink).text(" ").text(&promise).wrap(ui);
            }
        });
    });
}

/// Why nobody pays what is left of the chosen category
fn why_card(ui: &mut Ui, view: &View<'_>, report: &Report, chosen: Option<usize>, actions: &mut Actions) {
    let (texts, theme) = (view.texts, view.theme);
    let height = ui.max_rect().height();
    Card::new().height(height).show(ui, |ui| {
        let Some(row) = chosen.and_then(|index| report.money.rows.get(index)) else { return };
        ScrollArea::vertical().id_salt("why").max_height(height - 30.0).auto_shrink([false, true]).show(
            ui,
            |ui| {
                text::second(ui, &texts.resources_uncovered_of(row.name(texts)));
                amount_ui(ui, view, row);
                if row.uncovered > 0 {
                    ui.add_space(8.0);
                    text::section(ui, &texts.resources_why());
                    for blocker in report.blockers(row.category, texts) {
                        ui.add_space(4.0);
                        blocker_ui(ui, theme, report, &blocker, actions);
                        ui.separator();
                    }
                }
                remedies_ui(ui, view, report, actions);
                ui.add_space(8.0);
                let caption =
                    report.reasons_caption(texts).unwrap_or_else(|| report.uncovered_sentence(texts));
                text::paragraph(ui, &caption, Size::Small, theme.text.second);
            },
        );
    });
}

/// What would cover most, with what it covers; pressed, it leads to the source
fn remedies_ui(ui: &mut Ui, view: &View<'_>, report: &Report, actions: &mut Actions) {
    let (texts, theme) = (view.texts, view.theme);
    let remedies = report.remedies(texts);
    if remedies.is_empty() {
        return;
    }
    ui.add_space(8.0);
    text::section(ui, &texts.resources_remedies());
    text::paragraph(ui, &texts.resources_remedies_hint(), Size::Small, theme.text.third);
    for remedy in remedies.iter().take(MOST_REMEDIES) {
        ui.add_space(4.0);
        if link(ui, &remedy.what, Size::Body).clicked() {
            actions.push(Wish::Show(remedy.path.clone()));
        }
        text::paragraph(
            ui,
            &texts.resources_would_cover(texts.euro(remedy.covers)),
            Size::Small,
            theme.text.second,
        );
    }
}

fn amount_ui(ui: &mut Ui, view: &View<'_>, row: &CategoryRow) {
    let (texts, theme) = (view.texts, view.theme);
    match row.uncovered_figure() {
        Some(figure) => {
            ui.horizontal(|ui| {
                // The mean, as in the cell that was clicked: means add up over the table, usual values do not.
                let value = texts.euro_amount(row.uncovered as f64);
                text::line(ui, &value, Size::Figure, Weight::Semibold, theme.text.main);
                text::second(ui, &texts.resources_on_average(figure.range_words(texts)));
            });
        }
        None => {
            Runs::new(ui, Size::Section)
                .icon(icons::CHECK, theme.status(Status::Met).ink)
                .text(" ")
                .bold(&texts.resources_covered())
                .wrap(ui);
        }
    }
}

fn blocker_ui(ui: &mut Ui, theme: &Theme, report: &Report, blocker: &Blocker, actions: &mut Actions) {
    let name =
        report.money.sources.iter().find(|source| source.id == blocker.source).map(|s| s.name.as_str());
    let (icon, ink) = sign(theme, blocker.kind);
    let mut runs = Runs::new(ui, Size::Body).icon(icon, ink).text(" ");
    // The name of the source is read first, wherever it stands in the sentence.
    match name.and_then(|name| blocker.text.split_once(name).map(|(before, after)| (before, name, after))) {
        Some((before, name, after)) => runs = runs.text(before).bold(name).text(after),
        None => runs = runs.text(&blocker.text),
    }
    runs.wrap(ui);
    if let Some(name) = name
        && link(ui, name, Size::Small).clicked()
    {
        let path = crate::model::Path::new("sources").join(blocker.source.as_str());
        actions.push(Wish::Show(path));
    }
}

fn sign(theme: &Theme, kind: BlockerKind) -> (icons::Icon, Color32) {
    let amber = theme.status(Status::ToVerify).ink;
    match kind {
        BlockerKind::Ceiling => (icons::VERTICAL_ALIGN_TOP, amber),
        BlockerKind::Category => (icons::BLOCK, theme.text.third),
        BlockerKind::Share => (icons::BALANCE, amber),
        BlockerKind::Window => (icons::EVENT, amber),
        BlockerKind::Award => (icons::HELP, amber),
    }
}
