//! A table: fixed head, thin lines, rows that can be chosen, only visible rows laid out.
//!
//! Cells are drawn by the caller. Arrow keys move the choice while the table has the focus.

use super::{focus_ring, text};
use crate::ui::fonts::Weight;
use crate::ui::theme::{Size, Theme};
use egui::{
    Align, CornerRadius, EventFilter, Id, Key, Layout, Rect, Role, ScrollArea, Sense, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

/// How wide a column is
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ColumnWidth {
    /// Points
    Fixed(f32),
    /// A share of what the fixed columns leave
    Share(f32),
}

/// A column
#[derive(Debug, Clone, Copy)]
pub struct Column<'a> {
    /// Its head
    pub title: &'a str,
    /// How wide it is
    pub width: ColumnWidth,
    /// `Max` for figures
    pub align: Align,
}

impl<'a> Column<'a> {
    /// A column of words that takes a share of the width
    pub const fn words(title: &'a str, share: f32) -> Self {
        Self { title, width: ColumnWidth::Share(share), align: Align::Min }
    }

    /// A column of figures, to the right
    pub const fn figures(title: &'a str, width: f32) -> Self {
        Self { title, width: ColumnWidth::Fixed(width), align: Align::Max }
    }

    /// A column of a fixed width, to the left
    pub const fn fixed(title: &'a str, width: f32) -> Self {
        Self { title, width: ColumnWidth::Fixed(width), align: Align::Min }
    }
}

/// A table
#[derive(Debug, Clone, Copy)]
pub struct Table<'a> {
    id: Id,
    columns: &'a [Column<'a>],
    two_lines: bool,
    head: bool,
    selected: Option<usize>,
    max_height: f32,
}

/// What a person did with a table
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct TableResponse {
    /// The row that was chosen, by click or arrow key
    pub chosen: Option<usize>,
    /// The row that was opened, by double click or Enter
    pub opened: Option<usize>,
}

impl<'a> Table<'a> {
    /// A table with a head; `id` must stay the same in every language
    pub const fn new(id: Id, columns: &'a [Column<'a>]) -> Self {
        Self { id, columns, two_lines: false, head: true, selected: None, max_height: f32::INFINITY }
    }

    /// Rows have two lines of text
    #[must_use]
    pub const fn two_lines(mut self) -> Self {
        self.two_lines = true;
        self
    }

    /// No head
    #[must_use]
    pub const fn headless(mut self) -> Self {
        self.head = false;
        self
    }

    /// The chosen row
    #[must_use]
    pub const fn selected(mut self, selected: Option<usize>) -> Self {
        self.selected = selected;
        self
    }

    /// Scrolls beyond this height
    #[must_use]
    pub const fn max_height(mut self, height: f32) -> Self {
        self.max_height = height;
        self
    }

    /// Shows the table; `name` says a row to screen readers, `cell` draws one cell
    pub fn show(
        self,
        ui: &mut Ui,
        rows: usize,
        name: impl Fn(usize) -> String,
        mut cell: impl FnMut(&mut Ui, usize, usize),
    ) -> TableResponse {
        let theme = Theme::of(ui.ctx());
        let mut answer = TableResponse::default();
        let edges = self.edges(&theme, ui.available_width());
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            if self.head {
                self.head_ui(ui, &theme, &edges);
            }
            let height = theme.step(if self.two_lines { theme.size.row_two_lines } else { theme.size.row });
            ScrollArea::vertical()
                .id_salt(self.id)
                .max_height(self.max_height)
                .auto_shrink([false, true])
                .show_rows(ui, height, rows, |ui, visible| {
                    for row in visible {
                        self.row_ui(ui, &theme, &edges, height, row, &name, &mut cell, &mut answer);
                    }
                });
        });
        if answer.chosen.is_none() {
            answer.chosen = self.moved_by_keys(ui, rows);
        }
        answer
    }

    /// Left and right edge of each column.
    fn edges(&self, theme: &Theme, width: f32) -> Vec<(f32, f32)> {
        let fixed: f32 = self
            .columns
            .iter()
            .map(|column| match column.width {
                ColumnWidth::Fixed(width) => theme.step(width),
                ColumnWidth::Share(_) => 0.0,
            })
            .sum();
        let shares: f32 = self
            .columns
            .iter()
            .map(|column| match column.width {
                ColumnWidth::Fixed(_) => 0.0,
                ColumnWidth::Share(share) => share,
            })
            .sum();
        let rest = (width - fixed).max(0.0);
        let mut x = 0.0;
        self.columns
            .iter()
            .map(|column| {
                let wide = match column.width {
                    ColumnWidth::Fixed(width) => theme.step(width),
                    ColumnWidth::Share(share) => rest * share / shares.max(f32::EPSILON),
                };
                let from = x;
                x += wide;
                (from, x)
            })
            .collect()
    }

    fn head_ui(&self, ui: &mut Ui, theme: &Theme, edges: &[(f32, f32)]) {
        let (rect, _) =
            ui.allocate_exact_size(vec2(ui.available_width(), theme.step(theme.size.row)), Sense::hover());
        for (index, (column, (from, to))) in self.columns.iter().zip(edges).enumerate() {
            let pad = theme.step(10.0);
            let room = (to - from - pad).max(0.0);
            let font = theme.font_weight(Size::Small, Weight::Medium);
            let (galley, cut) = text::galley(ui, column.title, font, theme.text.second, room);
            let x = match column.align {
                Align::Max => rect.left() + to - pad - galley.size().x,
                _ => rect.left() + from + pad,
            };
            let place = Rect::from_min_max(
                pos2(rect.left() + from, rect.top()),
                pos2(rect.left() + to, rect.bottom()),
            );
            let response = ui.interact(place, self.id.with(("head", index)), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, column.title));
            text::paint_line(ui, galley, x, rect.center().y);
            if cut {
                response.on_hover_text(column.title);
            }
        }
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, theme.control_line());
    }

    #[allow(
        clippy::too_many_arguments,
        reason = "one row of a table whose parts are measured for all rows together"
    )]
    fn row_ui(
        &self,
        ui: &mut Ui,
        theme: &Theme,
        edges: &[(f32, f32)],
        height: f32,
        row: usize,
        name: &impl Fn(usize) -> String,
        cell: &mut impl FnMut(&mut Ui, usize, usize),
        answer: &mut TableResponse,
    ) {
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
        let response = ui.interact(rect, self.id.with(row), Sense::click());
        let chosen = self.selected == Some(row);
        response.widget_info(|| WidgetInfo::selected(Role::Row, ui.is_enabled(), chosen, name(row)));
        if chosen {
            ui.painter().rect_filled(rect, CornerRadius::ZERO, theme.background.selected);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, CornerRadius::ZERO, theme.background.hover);
        }
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, theme.hairline());
        for (index, (column, (from, to))) in self.columns.iter().zip(edges).enumerate() {
            let pad = theme.step(10.0);
            let place = Rect::from_min_max(
                pos2(rect.left() + from + pad, rect.top()),
                pos2(
                    (rect.left() + to - if column.align == Align::Max { pad } else { 0.0 })
                        .max(rect.left() + from + pad),
                    rect.bottom() - 1.0,
                ),
            );
            let layout = match column.align {
                Align::Max => Layout::right_to_left(Align::Center),
                _ => Layout::left_to_right(Align::Center),
            };
            let mut inside =
                ui.new_child(UiBuilder::new().id_salt((row, index)).max_rect(place).layout(layout));
            inside.shrink_clip_rect(place.expand2(vec2(4.0, 0.0)));
            inside.spacing_mut().item_spacing = vec2(theme.step(6.0), 0.0);
            cell(&mut inside, row, index);
        }
        focus_ring(ui, &response, rect.shrink(3.0), theme.radius.field);
        if response.clicked() {
            answer.chosen = Some(row);
            response.request_focus();
        }
        let enter = response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if response.double_clicked() || enter {
            answer.opened = Some(row);
        }
    }

    fn moved_by_keys(&self, ui: &Ui, rows: usize) -> Option<usize> {
        let row = self.selected.filter(|row| *row < rows)?;
        let id = self.id.with(row);
        if !ui.memory(|memory| memory.has_focus(id)) {
            return None;
        }
        ui.memory_mut(|memory| {
            let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
            memory.set_focus_lock_filter(id, filter);
        });
        let (down, up) =
            ui.input(|input| (input.num_presses(Key::ArrowDown), input.num_presses(Key::ArrowUp)));
        let next = (row + down).saturating_sub(up).min(rows - 1);
        if next == row {
            return None;
        }
        ui.memory_mut(|memory| memory.request_focus(self.id.with(next)));
        Some(next)
    }
}

/// Two lines in a cell: a name and what belongs to it
pub fn two_lines(ui: &mut Ui, first: &str, second: &str) {
    ui.vertical(|ui| {
        let free = ui.available_height()
            - ui.text_style_height(&egui::TextStyle::Body)
            - ui.text_style_height(&egui::TextStyle::Small);
        ui.add_space((free / 2.0).max(0.0));
        text::name(ui, first);
        text::third(ui, second);
    });
}
