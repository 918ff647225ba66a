//! Norme: how many criteria are met, the list of them, why one stands as it does, its papers, and what is to be done.
//!
//! Verdicts, reasons and tasks are the report's; naming a paper is an edit. Called by the shell.

use super::criterion::{self, CriterionState, criterion_card};
use super::header::header_ui;
use super::place_body;
use super::routes::{RoutesState, routes_ui};
use super::tasks::tasks_card;
use crate::report::status::Status;
use crate::report::view::eligible::Eligible;
use crate::report::view::law::{Group, Law, Row};
use crate::report::view::tasks::Task;
use crate::rules::CriterionKind;
use crate::ui::actions::Actions;
use crate::ui::fonts::Weight;
use crate::ui::icons;
use crate::ui::memo::Memo;
use crate::ui::theme::{Size, Theme};
use crate::ui::view::View;
use crate::ui::widgets::{
    Card, Column, Field, Runs, Table, empty_ui, focus_ring, status_pill, tabs_ui, text,
};
use egui::{Align, CursorIcon, Id, Layout, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

/// Between cards
const GAP: f32 = 12.0;

/// Which criteria are listed
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Filter {
    /// All, worst first
    #[default]
    Worst,
    /// All, in their groups
    Groups,
    /// Those that are not met, unknown or to verify
    Open,
    /// Those of one state
    Only(Status),
}

/// What the place keeps between two pictures
#[derive(Debug, Default)]
pub struct LawState {
    book: usize,
    filter: Filter,
    search: String,
    chosen: Option<String>,
    lists: Memo<Vec<Told>>,
    detail: Memo<Option<criterion::Told>>,
    detail_of: Option<(usize, String)>,
    criterion: CriterionState,
    routes: RoutesState,
}

impl LawState {
    /// Shows a criterion, whatever is filtered
    pub fn choose(&mut self, id: String) {
        self.filter = Filter::default();
        self.search.clear();
        self.criterion.forget();
        self.chosen = Some(id);
    }
}

/// A rulebook in words
#[derive(Debug)]
struct Told {
    name: String,
    worst: Vec<Row>,
    groups: Vec<Group>,
    tasks: Vec<Task>,
    tasks_total: String,
    eligible: Option<Eligible>,
    supposed: Vec<String>,
}

/// A line of the list
enum Line<'a> {
    Group(&'a Group),
    Row(&'a Row),
}

/// The whole place
pub fn law_place_ui(ui: &mut Ui, view: &View<'_>, state: &mut LawState, actions: &mut Actions) {
    let texts = view.texts;
    let laws = view.report.map_or(&[][..], |report| report.law.as_slice());
    let LawState { book, filter, search, chosen, lists, detail, detail_of, criterion, routes } = state;
    let told = lists.get(view.key(), || laws.iter().map(|law| tell(view, law)).collect());
    let other_routes = texts.routes_tab();
    let mut names: Vec<&str> = told.iter().map(|told| told.name.as_str()).collect();
    // Routes stand behind the rulebooks, once there is anything to judge.
    let has_routes = !names.is_empty();
    names.extend(has_routes.then_some(other_routes.as_str()));
    *book = (*book).min(names.len().saturating_sub(1));
    // A criterion that was asked for from elsewhere may be of another rulebook.
    if let Some(id) = chosen.as_deref()
        && laws.get(*book).is_none_or(|law| law.assessment.result(id).is_none())
        && let Some(found) = laws.iter().position(|law| law.assessment.result(id).is_some())
    {
        *book = found;
    }
    // What a verdict rests on stands beside the criteria: the head belongs to the rulebooks, which may be many.
    let pressed = header_ui(ui, view, &texts.place_law(), &names, *book, |_| {});
    if let Some(pressed) = pressed {
        *book = pressed;
        *chosen = None;
    }
    if has_routes && *book == laws.len() {
        place_body(ui, |ui| routes_ui(ui, view, routes, actions));
        return;
    }
    let mut wanted = None;
    place_body(ui, |ui| {
        let (Some(law), Some(told)) = (laws.get(*book), told.get(*book)) else {
            let words = match view.report {
                None => texts.futures_none(),
                Some(_) if view.seen.corridors.is_empty() => texts.futures_no_corridor(),
                Some(_) => texts.law_none(),
            };
            empty_ui(ui, &words, "", "");
            return;
        };
        let (whole, _) = ui.allocate_exact_size(ui.available_size(), Sense::hover());
        let left = (whole.width() * 0.385).clamp(340.0, 560.0);
        let x = whole.left() + left;
        let list = Rect::from_min_max(whole.min, pos2(x, whole.bottom()));
        let shown = chosen.clone().or_else(|| told.worst.first().map(|row| row.id.clone()));
        let mut parts = ListParts { filter, search, chosen, shown: shown.as_deref() };
        let mut inside = ui.new_child(UiBuilder::new().max_rect(list).id_salt("criteria"));
        if list_card(&mut inside, view, law, told, &mut parts) {
            criterion.forget();
        }
        let Some(id) = chosen.clone().or(shown) else { return };
        if detail_of.as_ref() != Some(&(*book, id.clone())) {
            *detail = Memo::default();
            *detail_of = Some((*book, id.clone()));
        }
        let upper = ((whole.height() - GAP) * if told.tasks.is_empty() { 1.0 } else { 0.58 }).round();
        let of_criterion = || {
            let values = law.parameters(&id, texts);
            law.detail(&id, texts).map(|detail| criterion::Told { detail, values })
        };
        if let Some(detail) = detail.get(view.key(), of_criterion) {
            let place = Rect::from_min_max(
                pos2(x + GAP, whole.top()),
                pos2(whole.right(), whole.top() + upper.min(whole.height())),
            );
            let mut inside = ui.new_child(UiBuilder::new().max_rect(place).id_salt("criterion"));
            criterion_card(&mut inside, view, law, detail, criterion, actions);
        }
        if !told.tasks.is_empty() {
            let place = Rect::from_min_max(pos2(x + GAP, whole.top() + upper + GAP), whole.max);
            let mut inside = ui.new_child(UiBuilder::new().max_rect(place).id_salt("tasks"));
            wanted = tasks_card(&mut inside, view, law, (&told.tasks, &told.tasks_total), actions);
        }
    });
    if let Some(id) = wanted {
        state.choose(id);
    }
}

fn tell(view: &View<'_>, law: &Law) -> Told {
    let texts = view.texts;
    let mut worst = Vec::new();
    for kind in [CriterionKind::Mandatory, CriterionKind::Advisory, CriterionKind::Preferential] {
        worst.extend(law.rows(kind, texts));
    }
    // A closed call stands for comparison; what it lacks is nobody's task.
    let report = view.report.filter(|_| law.assessment.open);
    Told {
        name: law.book.head.title.get(texts.lang()).to_owned(),
        worst,
        groups: law.groups(texts),
        tasks: report.map(|report| law.tasks(report, texts)).unwrap_or_default(),
        tasks_total: law.tasks_total(texts),
        eligible: report.filter(|_| law.book.head.route.is_some()).and_then(|report| report.eligible(texts)),
        supposed: view.report.map(|report| report.supposed(texts)).unwrap_or_default(),
    }
}

/// What the list changes
struct ListParts<'a> {
    filter: &'a mut Filter,
    search: &'a mut String,
    chosen: &'a mut Option<String>,
    shown: Option<&'a str>,
}

/// The list of criteria; true when another one was chosen
fn list_card(ui: &mut Ui, view: &View<'_>, law: &Law, told: &Told, parts: &mut ListParts<'_>) -> bool {
    let texts = view.texts;
    let counts = law.counts();
    let title = texts.law_mandatory(counts.total() as f64);
    let caption = law.preferences(texts).unwrap_or_default();
    let height = ui.max_rect().height();
    let mut changed = false;
    Card::new().title(&title).caption(&caption).height(height).flush().show(ui, |ui| {
        let top = ui.cursor().top();
        ui.spacing_mut().item_spacing.y = 4.0;
        let inset = |ui: &mut Ui, draw: &mut dyn FnMut(&mut Ui)| {
            ui.horizontal(|ui| {
                ui.add_space(14.0);
                ui.vertical(|ui| {
                    ui.set_max_width(ui.available_width() - 14.0);
                    draw(ui);
                });
            });
        };
        inset(ui, &mut |ui| bar_ui(ui, view.theme, law));
        inset(ui, &mut |ui| counts_ui(ui, view, law, parts.filter));
        inset(ui, &mut |ui| frame_ui(ui, view, law, told));
        inset(ui, &mut |ui| {
            ui.horizontal(|ui| {
                let names = [texts.law_worst(), texts.law_groups(), texts.law_open()];
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                let chosen = match parts.filter {
                    Filter::Worst => 0,
                    Filter::Groups => 1,
                    Filter::Open => 2,
                    Filter::Only(_) => usize::MAX,
                };
                if let Some(index) = tabs_ui(ui, &names, chosen) {
                    *parts.filter = [Filter::Worst, Filter::Groups, Filter::Open][index];
                }
                ui.add_space(8.0);
                let hint = texts.law_search();
                let width = ui.available_width();
                let field =
                    Field::new(Id::unique("criteria search"), &hint, parts.search).hint(&hint).width(width);
                let answer = field.show(ui);
                if let Some(typed) = answer.editing.or(answer.committed) {
                    *parts.search = typed;
                }
            });
        });
        let lines = lines_of(told, *parts.filter, parts.search);
        let room = height - (ui.cursor().top() - top) - 44.0;
        if lines.is_empty() {
            inset(ui, &mut |ui| {
                text::paragraph(ui, &texts.law_none_found(), Size::Body, view.theme.text.second);
            });
            return;
        }
        let columns = [Column::fixed("", 74.0), Column::words("", 1.0), Column::fixed("", 158.0)];
        let selected = lines.iter().position(|line| match line {
            Line::Row(row) => Some(row.id.as_str()) == parts.shown,
            Line::Group(_) => false,
        });
        let answer = Table::new(Id::unique("criteria"), &columns)
            .two_lines()
            .headless()
            .selected(selected)
            .max_height(room)
            .show(
                ui,
                lines.len(),
                |index| spoken(view, &lines[index]),
                |ui, index, column| line_ui(ui, view, &lines[index], column),
            );
        if let Some(Line::Row(row)) = answer.chosen.and_then(|index| lines.get(index))
            && Some(row.id.as_str()) != parts.shown
        {
            *parts.chosen = Some(row.id.clone());
            changed = true;
        }
    });
    changed
}

/// What stands around the criteria: the status in words, how likely it stays so, what is supposed of the law
fn frame_ui(ui: &mut Ui, view: &View<'_>, law: &Law, told: &Told) {
    let (texts, theme) = (view.texts, view.theme);
    if let Some(eligible) = &told.eligible {
        let mut words = Runs::new(ui, Size::Small).bold(&eligible.sentence);
        if let Some(error) = &eligible.error {
            words = words.second(&format!(" · {error}"));
        }
        let parts = format!("{}\n{}", texts.law_eligible_about(), eligible.parts.join("\n"));
        words.wrap(ui).on_hover_text(parts);
    }
    for (words, status, icon) in [
        (law.stale_words(texts), Status::Stale, icons::HISTORY),
        (law.unverified_words(texts), Status::ToVerify, icons::HELP),
    ] {
        let Some(words) = words else { continue };
        let ink = theme.status(status).ink;
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(16.0, 16.0), Sense::hover());
            text::paint_icon(ui, icon, 14.0, rect.center(), ink);
            text::line(ui, &words, Size::Small, Weight::Regular, ink);
        });
    }
    if !law.assessment.open {
        text::paragraph(ui, law.assessment.status.title.get(texts.lang()), Size::Small, theme.text.second);
    }
    for supposed in &told.supposed {
        text::paragraph(ui, supposed, Size::Small, theme.status(Status::ToVerify).ink);
    }
}

fn lines_of<'a>(told: &'a Told, filter: Filter, search: &str) -> Vec<Line<'a>> {
    let wanted = search.trim().to_lowercase();
    let fits = |row: &Row| {
        let stated = match filter {
            Filter::Worst | Filter::Groups => true,
            Filter::Open => matches!(row.status, Status::NotMet | Status::Unknown | Status::ToVerify),
            Filter::Only(Status::Stale) => row.stale,
            Filter::Only(status) => row.status == status,
        };
        let said = || format!("{} {} {}", row.id, row.title, row.basis).to_lowercase();
        stated && (wanted.is_empty() || said().contains(&wanted))
    };
    if filter != Filter::Groups {
        return told.worst.iter().filter(|row| fits(row)).map(Line::Row).collect();
    }
    let mut lines = Vec::new();
    for group in &told.groups {
        let rows: Vec<&Row> = group.rows.iter().filter(|row| fits(row)).collect();
        if !rows.is_empty() {
            lines.push(Line::Group(group));
            lines.extend(rows.into_iter().map(Line::Row));
        }
    }
    lines
}

fn spoken(view: &View<'_>, line: &Line<'_>) -> String {
    match line {
        Line::Group(group) => group.title.clone(),
        Line::Row(row) => format!("{} {}, {}", row.id, row.title, row.status.word(view.texts)),
    }
}

fn line_ui(ui: &mut Ui, view: &View<'_>, line: &Line<'_>, column: usize) {
    let theme = view.theme;
    let row = match line {
        Line::Group(group) => {
            if column == 0 {
                text::line(ui, &group.id, Size::Body, Weight::Semibold, theme.text.second);
            } else if column == 1 {
                text::line(ui, &group.title, Size::Body, Weight::Semibold, theme.text.second);
            }
            return;
        }
        Line::Row(row) => row,
    };
    match column {
        0 => {
            text::line(ui, &row.id, Size::Body, Weight::Regular, theme.text.third);
        }
        1 => {
            ui.vertical(|ui| {
                ui.add_space(4.0);
                ui.spacing_mut().item_spacing.y = 0.0;
                text::name(ui, &row.title);
                let about = row.about.join(", ");
                let parts = [row.basis.as_str(), about.as_str()];
                let second: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
                text::second(ui, &second.join(" · "));
            });
        }
        _ => {
            status_pill(ui, row.status, &row.status.word(view.texts));
            if row.stale {
                sign_ui(ui, theme, icons::HISTORY, Status::Stale, &Status::Stale.word(view.texts));
            }
            if row.unverified {
                let words = view.texts.law_unverified_mark();
                sign_ui(ui, theme, icons::HELP, Status::ToVerify, &words);
            }
            if row.forced {
                sign_ui(ui, theme, icons::EDIT_NOTE, Status::Unknown, &view.texts.law_forced());
            }
        }
    }
}

fn sign_ui(ui: &mut Ui, theme: &Theme, icon: icons::Icon, status: Status, words: &str) {
    let (rect, response) = ui.allocate_exact_size(vec2(16.0, 16.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    text::paint_icon(ui, icon, 16.0, rect.center(), theme.status(status).ink);
    response.on_hover_text(words);
}

/// States in the order of the bar
const STATES: [Status; 5] =
    [Status::Met, Status::NotMet, Status::Unknown, Status::ToVerify, Status::NotApplicable];

fn count_of(law: &Law, status: Status) -> usize {
    let counts = law.counts();
    match status {
        Status::Met => counts.pass,
        Status::NotMet => counts.fail,
        Status::Unknown => counts.unknown,
        Status::ToVerify => counts.to_verify,
        Status::NotApplicable => counts.not_applicable,
        Status::Stale => 0,
    }
}

/// The bar of outcomes: as long as the counts that stand below it
fn bar_ui(ui: &mut Ui, theme: &Theme, law: &Law) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 13.0), Sense::hover());
    let shown = [Status::Met, Status::NotMet, Status::Unknown, Status::ToVerify];
    let all: usize = shown.iter().map(|status| count_of(law, *status)).sum();
    if all == 0 {
        ui.painter().rect_filled(rect, 0, theme.background.inset);
        return;
    }
    let parts = shown.iter().filter(|status| count_of(law, **status) > 0).count();
    let room = rect.width() - 2.0 * (parts.saturating_sub(1)) as f32;
    let mut left = rect.left();
    for status in shown {
        let count = count_of(law, status);
        if count > 0 {
            let width = room * count as f32 / all as f32;
            let part = Rect::from_min_size(pos2(left, rect.top()), vec2(width, rect.height()));
            ui.painter().rect_filled(part, 0, theme.status(status).ink);
            left += width + 2.0;
        }
    }
}

/// Counts by state; each of them filters the list
fn counts_ui(ui: &mut Ui, view: &View<'_>, law: &Law, filter: &mut Filter) {
    let texts = view.texts;
    ui.with_layout(Layout::left_to_right(Align::Center).with_main_wrap(true), |ui| {
        ui.spacing_mut().item_spacing = vec2(10.0, 0.0);
        for status in STATES {
            let count = count_of(law, status);
            if count == 0 {
                continue;
            }
            let words = match status {
                Status::Met => texts.law_bar_met(count as f64),
                Status::NotMet => texts.law_bar_not_met(count as f64),
                Status::Unknown => texts.law_bar_unknown(count as f64),
                Status::ToVerify | Status::Stale => texts.law_bar_to_verify(count as f64),
                Status::NotApplicable => texts.law_bar_not_applicable(count as f64),
            };
            let on = *filter == Filter::Only(status);
            if count_ui(ui, view.theme, status, &words, on) {
                *filter = if on { Filter::Worst } else { Filter::Only(status) };
            }
        }
    });
}

fn count_ui(ui: &mut Ui, theme: &Theme, status: Status, words: &str, on: bool) -> bool {
    let ink = theme.status(status).ink;
    let weight = if on { Weight::Semibold } else { Weight::Regular };
    let (galley, _) = text::galley(ui, words, theme.font_weight(Size::Small, weight), ink, 200.0);
    let size = vec2(galley.size().x + 22.0, theme.size.hit);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, words));
    if on || response.hovered() {
        let fill = if on { theme.status(status).soft } else { theme.background.hover };
        ui.painter().rect_filled(rect.expand2(vec2(3.0, 0.0)), 4, fill);
    }
    text::paint_icon(ui, theme.status_icon(status), 16.0, pos2(rect.left() + 8.0, rect.center().y), ink);
    text::paint_line(ui, galley, rect.left() + 20.0, rect.center().y);
    focus_ring(ui, &response, rect, 4);
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Mode;

    fn row(id: &str, status: Status) -> Row {
        Row {
            id: id.to_owned(),
            title: format!("Titolo {id}"),
            kind: CriterionKind::Mandatory,
            mode: Mode::Computed,
            status,
            secondary: false,
            stale: false,
            unverified: false,
            forced: false,
            basis: "c. 1".to_owned(),
            about: Vec::new(),
        }
    }

    fn told() -> Told {
        let rows = vec![row("PRC-01", Status::NotMet), row("PRO-01", Status::Met)];
        let group = |index: usize| Group {
            id: "G".to_owned(),
            title: "Gruppo".to_owned(),
            rows: vec![rows[index].clone()],
        };
        Told {
            name: String::new(),
            groups: vec![group(0), group(1)],
            worst: rows,
            tasks: Vec::new(),
            tasks_total: String::new(),
            eligible: None,
            supposed: Vec::new(),
        }
    }

    #[test]
    fn a_group_without_a_fitting_criterion_is_left_out() {
        let told = told();
        assert_eq!(lines_of(&told, Filter::Groups, "").len(), 4);
        assert_eq!(lines_of(&told, Filter::Groups, "pro-01").len(), 2);
        assert_eq!(lines_of(&told, Filter::Open, "").len(), 1);
        assert_eq!(lines_of(&told, Filter::Only(Status::Met), "").len(), 1);
        assert!(lines_of(&told, Filter::Worst, "niente").is_empty());
    }
}
