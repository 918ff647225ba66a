//! The matrix of costs against sources: numbers, a light bar for the share of the row, barred cells, totals, ceilings.
//!
//! Paints cell by cell, since the bars lie behind the numbers. Colours of sources are those of the bands below. Called by Risorse.

use crate::report::drawing::Ink;
use crate::report::status::Status;
use crate::report::view::Report;
use crate::report::view::money::{CategoryRow, Cell, Money};
use crate::ui::fonts::Weight;
use crate::ui::icons;
use crate::ui::theme::{Size, Theme};
use crate::ui::view::View;
use crate::ui::widgets::{focus_ring, text};
use egui::{Color32, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// Widths of the columns that are not sources
const NAME: f32 = 190.0;
const COST: f32 = 92.0;
const UNCOVERED: f32 = 96.0;
/// The narrowest a source gets before the table scrolls sideways
const SOURCE: f32 = 88.0;
/// Free space at the right of a number
const PAD: f32 = 9.0;
/// Series that have a colour of their own
const SERIES: usize = 5;

/// What the matrix keeps between two pictures
#[derive(Debug, Default)]
pub struct MatrixState {
    chosen: Option<usize>,
}

/// Height of a card with a matrix of so many categories
pub fn height(theme: &Theme, rows: usize) -> f32 {
    // Head, total and ceilings stand beside the categories; 24 is the frame of the card.
    theme.step(theme.size.row) * (rows as f32 + 3.0) + 24.0
}

/// The colour role of each source, the same as in the bands: the five that pay most have one of their own
fn inks(money: &Money) -> Vec<Ink> {
    let mut rank: Vec<usize> = (0..money.sources.len()).filter(|i| money.sources[*i].pays > 0).collect();
    rank.sort_by(|a, b| money.sources[*b].pays.cmp(&money.sources[*a].pays).then(a.cmp(b)));
    rank.truncate(SERIES);
    let mut next = 0;
    (0..money.sources.len())
        .map(|index| {
            if rank.contains(&index) {
                next += 1;
                Ink::Series(next - 1)
            } else {
                Ink::Baseline
            }
        })
        .collect()
}

/// The table; answers the row whose uncovered euros are explained
pub fn matrix_ui(ui: &mut Ui, view: &View<'_>, report: &Report, state: &mut MatrixState) -> Option<usize> {
    let money = &report.money;
    let worst = (0..money.rows.len()).max_by_key(|index| (money.rows[*index].uncovered, usize::MAX - index));
    let chosen = state.chosen.filter(|index| *index < money.rows.len()).or(worst);
    let n = money.sources.len().max(1) as f32;
    let room = ui.available_width();
    let source = ((room - NAME - COST - UNCOVERED) / n).max(SOURCE);
    let table = Table { view, money, inks: inks(money), source };
    ScrollArea::horizontal().id_salt("matrix").auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        ui.set_min_width(table.width());
        table.head_ui(ui);
        for (index, row) in money.rows.iter().enumerate() {
            if table.row_ui(ui, row, chosen == Some(index)) {
                state.chosen = Some(index);
            }
        }
        table.total_ui(ui);
        table.ceilings_ui(ui);
    });
    state.chosen.or(chosen)
}

struct Table<'a, 'v> {
    view: &'a View<'v>,
    money: &'a Money,
    inks: Vec<Ink>,
    source: f32,
}

impl Table<'_, '_> {
    fn width(&self) -> f32 {
        NAME + COST + UNCOVERED + self.source * self.money.sources.len() as f32
    }

    fn theme(&self) -> &Theme {
        self.view.theme
    }

    fn line(&self, ui: &mut Ui) -> (Rect, egui::Response) {
        let theme = self.theme();
        let width = self.width().max(ui.available_width());
        ui.allocate_exact_size(vec2(width, theme.step(theme.size.row)), Sense::click())
    }

    /// The place of a source's column, of the costs (before all) or of the uncovered (after all)
    fn column(&self, line: Rect, index: usize) -> Rect {
        let left = line.left() + NAME + COST + self.source * index as f32;
        Rect::from_min_max(pos2(left, line.top()), pos2(left + self.source, line.bottom()))
    }

    fn cost_column(line: Rect) -> Rect {
        let left = line.left() + NAME;
        Rect::from_min_max(pos2(left, line.top()), pos2(left + COST, line.bottom()))
    }

    fn uncovered_column(&self, line: Rect) -> Rect {
        let left = self.column(line, self.money.sources.len()).left();
        Rect::from_min_max(pos2(left, line.top()), pos2(line.right(), line.bottom()))
    }

    /// Words at the right of a cell; answers where they begin
    fn right(&self, ui: &Ui, cell: Rect, words: &str, weight: Weight, ink: Color32) -> f32 {
        let font = self.theme().font_weight(Size::Body, weight);
        let (galley, _) = text::galley(ui, words, font, ink, cell.width() - PAD);
        let x = cell.right() - PAD - galley.size().x;
        text::paint_line(ui, galley, x, cell.center().y);
        x
    }

    fn head_ui(&self, ui: &mut Ui) {
        let (theme, texts) = (self.theme(), self.view.texts);
        let (line, _) = self.line(ui);
        let font = theme.font_weight(Size::Small, Weight::Semibold);
        let (name, _) = text::galley(ui, &texts.resources_cost_item(), font.clone(), theme.text.second, NAME);
        text::paint_line(ui, name, line.left() + PAD, line.center().y);
        let right = |cell: Rect, words: &str, ink: Color32, swatch: Option<Color32>| {
            let sign = if swatch.is_some() { 16.0 } else { 0.0 };
            let (galley, cut) = text::galley(ui, words, font.clone(), ink, cell.width() - PAD - sign - 4.0);
            let x = cell.right() - PAD - galley.size().x;
            if let Some(colour) = swatch {
                let square = Rect::from_center_size(pos2(x - 10.0, cell.center().y), vec2(10.0, 10.0));
                ui.painter().rect_filled(square, 0, colour);
            }
            text::paint_line(ui, galley, x, cell.center().y);
            let response = ui.interact(cell, ui.scope_id().with(("head", words)), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, words));
            if cut {
                response.on_hover_text(words);
            }
        };
        right(Self::cost_column(line), &texts.resources_cost(), theme.text.second, None);
        for (index, source) in self.money.sources.iter().enumerate() {
            let swatch = Some(theme.ink(self.inks[index]));
            right(self.column(line, index), &source.name, theme.text.second, swatch);
        }
        let ink = theme.data.uncovered.ink;
        right(self.uncovered_column(line), &texts.resources_uncovered(), ink, None);
        ui.painter().hline(line.x_range(), line.bottom() - 0.5, theme.control_line());
    }

    /// One category; true when it was chosen
    fn row_ui(&self, ui: &mut Ui, row: &CategoryRow, chosen: bool) -> bool {
        let (theme, texts) = (self.theme(), self.view.texts);
        let (line, response) = self.line(ui);
        let name = row.name(texts);
        let spoken = format!(
            "{name}, {} {}, {} {}",
            texts.resources_cost(),
            Money::cell_words(texts, row.cost),
            texts.resources_uncovered(),
            Money::cell_words(texts, row.uncovered)
        );
        response.widget_info(|| WidgetInfo::selected(Role::Row, true, chosen, &spoken));
        if response.hovered() {
            ui.painter().rect_filled(line, 0, theme.background.hover);
        }
        let (galley, cut) =
            text::galley(ui, &name, theme.font(Size::Body), theme.text.main, NAME - PAD * 2.0);
        text::paint_line(ui, galley, line.left() + PAD, line.center().y);
        let cost = Self::cost_column(line);
        let words = Money::cell_words(texts, row.cost);
        let x = self.right(ui, cost, &words, Weight::Semibold, theme.text.main);
        if row.assumed {
            let y = line.center().y + 9.0;
            dotted(ui, x, cost.right() - PAD, y, theme.text.second);
        }
        for (column, cell) in row.cells.iter().enumerate() {
            let place = self.column(line, column);
            self.cell_ui(ui, place, *cell, row.cost, self.inks[column]);
            self.rules_ui(ui, place, row, column);
        }
        self.uncovered_ui(ui, self.uncovered_column(line), row.uncovered, chosen);
        ui.painter().hline(line.x_range(), line.bottom() - 0.5, theme.hairline());
        focus_ring(ui, &response, line.shrink(3.0), theme.radius.field);
        let response = if cut { response.on_hover_text(name) } else { response };
        response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
    }

    /// The rules that keep a source from the rest of a category, while the pointer is on the cell
    fn rules_ui(&self, ui: &Ui, cell: Rect, row: &CategoryRow, column: usize) {
        if !ui.rect_contains_pointer(cell) {
            return;
        }
        let Some(report) = self.view.report else { return };
        let kept = report.kept_words(self.view.texts, row.category, &self.money.sources[column].id);
        if !kept.is_empty() {
            let id = ui.scope_id().with(("rules", column, row.category));
            let response = ui.interact(cell, id, Sense::hover());
            response.on_hover_text(format!("{}\n{}", self.money.sources[column].name, kept.join("\n")));
        }
    }

    fn cell_ui(&self, ui: &Ui, cell: Rect, what: Cell, cost: i64, ink: Ink) {
        let theme = self.theme();
        match what {
            Cell::Pays(euros) => {
                let share = if cost > 0 { (euros as f32 / cost as f32).clamp(0.0, 1.0) } else { 0.0 };
                let mut bar = cell;
                bar.set_width((cell.width() * share).max(1.0));
                bar.max.y -= 1.0;
                ui.painter().rect_filled(bar, 0, theme.ink(ink).gamma_multiply(0.2));
                let words = Money::cell_words(self.view.texts, euros);
                self.right(ui, cell, &words, Weight::Regular, theme.text.main);
            }
            Cell::Nothing => {
                self.right(ui, cell, "·", Weight::Regular, theme.text.third);
            }
            Cell::NotAdmitted => {
                let ground = Rect::from_min_max(cell.min, cell.max - vec2(0.0, 1.0));
                ui.painter().rect_filled(ground, 0, theme.background.inset);
                let at = pos2(cell.right() - PAD - 6.0, cell.center().y);
                text::paint_icon(ui, icons::BLOCK, 14.0, at, theme.text.third);
            }
        }
    }

    fn uncovered_ui(&self, ui: &Ui, cell: Rect, euros: i64, chosen: bool) {
        let theme = self.theme();
        let words = Money::cell_words(self.view.texts, euros);
        if euros > 0 {
            let ground = Rect::from_min_max(cell.min, cell.max - vec2(0.0, 1.0));
            ui.painter().rect_filled(ground, 0, theme.data.uncovered.soft);
            self.right(ui, cell, &words, Weight::Semibold, theme.data.uncovered.ink);
        } else {
            let ink = theme.status(Status::Met).ink;
            let x = self.right(ui, cell, &words, Weight::Medium, ink);
            text::paint_icon(ui, icons::CHECK, 14.0, pos2(x - 10.0, cell.center().y), ink);
        }
        if chosen {
            ui.painter().rect_stroke(
                cell.shrink(1.0),
                0,
                Stroke::new(2.0, theme.accent.ink),
                StrokeKind::Inside,
            );
        }
    }

    fn total_ui(&self, ui: &mut Ui) {
        let (theme, texts) = (self.theme(), self.view.texts);
        let (line, response) = self.line(ui);
        let total = Money::cell_words(texts, self.money.total);
        response.widget_info(|| {
            WidgetInfo::labeled(Role::Row, true, format!("{} {total}", texts.resources_total()))
        });
        let font = theme.font_weight(Size::Body, Weight::Semibold);
        let (name, _) = text::galley(ui, &texts.resources_total(), font, theme.text.main, NAME);
        text::paint_line(ui, name, line.left() + PAD, line.center().y);
        self.right(ui, Self::cost_column(line), &total, Weight::Semibold, theme.text.main);
        for (index, source) in self.money.sources.iter().enumerate() {
            let words = Money::cell_words(texts, source.pays);
            self.right(ui, self.column(line, index), &words, Weight::Semibold, theme.text.main);
        }
        let words = Money::cell_words(texts, self.money.uncovered);
        let ink = theme.data.uncovered.ink;
        self.right(ui, self.uncovered_column(line), &words, Weight::Semibold, ink);
        ui.painter().hline(line.x_range(), line.bottom() - 0.5, theme.hairline());
    }

    fn ceilings_ui(&self, ui: &mut Ui) {
        let (theme, texts) = (self.theme(), self.view.texts);
        let (line, _) = self.line(ui);
        let name = texts.resources_ceiling();
        let (name, _) = text::galley(ui, &name, theme.font(Size::Small), theme.text.second, NAME);
        text::paint_line(ui, name, line.left() + PAD, line.center().y);
        for (index, source) in self.money.sources.iter().enumerate() {
            let cell = self.column(line, index);
            let reached = source.reached_words(texts);
            let ink = if reached.is_some() { theme.status(Status::ToVerify).ink } else { theme.text.second };
            let sign = if reached.is_some() { 18.0 } else { 0.0 };
            let font = theme.font(Size::Small);
            let (galley, _) =
                text::galley(ui, &source.ceiling_words(texts), font, ink, cell.width() - PAD - sign);
            let x = cell.right() - PAD - sign - galley.size().x;
            let right = x + galley.size().x;
            text::paint_line(ui, galley, x, cell.center().y);
            if source.ceiling_assumed {
                dotted(ui, x, right, cell.center().y + 8.0, ink);
            }
            if let Some(reached) = reached {
                let at = pos2(cell.right() - PAD - 6.0, cell.center().y);
                text::paint_icon(ui, icons::VERTICAL_ALIGN_TOP, 14.0, at, ink);
                let response = ui.interact(cell, ui.scope_id().with(("ceiling", index)), Sense::hover());
                response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &reached));
                response.on_hover_text(reached);
            }
        }
    }
}

/// The dotted underline of an assumption
fn dotted(ui: &Ui, from: f32, to: f32, y: f32, ink: Color32) {
    let ends = [pos2(from, y), pos2(to, y)];
    ui.painter().extend(egui::Shape::dotted_line(&ends, ink, 3.0, 0.7));
}
