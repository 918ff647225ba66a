//! Tables on pages: widths of columns, rows that stay whole, a head that comes again on each page.
//!
//! Horizontal lines only. Columns of numbers are as wide as their widest number; the others share what is left. Called by the layout.

use super::{
    document::{Cell, Column, Row, Run, Table},
    flow_text::{self, Line},
    layout::{BODY, COLUMN, Kind, LEADING, MARGIN, Node, Setter, baseline, rule},
    marks::Mark,
    sign,
};
use crate::report::{
    drawing::Ink,
    measure::{CAP_HEIGHT, Weight},
};

/// Between columns
const GAP: f32 = 8.0;
/// Above and below the words of a row
const PAD: f32 = 3.0;
/// Room for the sign of a state
const SIGN: f32 = 12.0;
/// Sizes of text from the usual one down to the smallest that can still be read on paper
const SIZES: [f32; 4] = [8.8, 8.2, 7.6, 7.0];

/// Sets `table` from the cursor on
pub(super) fn set(setter: &mut Setter, table: &Table) {
    if table.columns.is_empty() {
        return;
    }
    let (size, widths) = widths(table);
    let head: Vec<Vec<Line>> = table
        .columns
        .iter()
        .zip(&widths)
        .map(|(column, width)| {
            let run = Run { text: column.title.clone(), weight: Weight::Medium, ink: Ink::TextSecond };
            flow_text::lines(&[run], size, *width)
        })
        .collect();
    let head_height = height(&head, size);
    let first = table.rows.first().map_or(0.0, |row| height(&cells(row, &widths, size), size));
    if !setter.fits(head_height + first) {
        setter.new_page();
    }
    let mut rows = Vec::new();
    rows.push(Node::Group(Kind::Row, head_row(setter, table, &head, &widths, size, true)));
    for (index, row) in table.rows.iter().enumerate() {
        let set = cells(row, &widths, size);
        let tall = height(&set, size);
        if !setter.fits(tall) {
            setter.new_page();
            head_row(setter, table, &head, &widths, size, false);
        }
        let leaves = row_cells(setter, table, row, &set, &widths, size);
        rows.push(Node::Group(Kind::Row, leaves));
        setter.y += tall;
        let before_total = table.rows.get(index + 1).is_some_and(|next| next.total);
        let (ink, width) = if before_total { (Ink::LineStrong, 0.7) } else { (Ink::LineThin, 0.5) };
        setter.ornament(vec![rule(setter.y, ink, width)]);
    }
    setter.tree.push(Node::Group(Kind::Table, rows));
    setter.y += 10.0;
}

/// The head; only the first one is content, the others repeat it for the eye
fn head_row(
    setter: &mut Setter,
    table: &Table,
    head: &[Vec<Line>],
    widths: &[f32],
    size: f32,
    is_content: bool,
) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut x = MARGIN;
    let tall = height(head, size);
    for ((column, lines), width) in table.columns.iter().zip(head).zip(widths) {
        // Heads end at the line below them, whatever their number of lines.
        let top = setter.y + tall - PAD - lines.len() as f32 * size * LEADING;
        let marks = text(lines, [x, top], *width, column, size);
        if is_content {
            nodes.push(Node::Group(Kind::HeadCell, vec![setter.put(marks)]));
        } else {
            setter.ornament(marks);
        }
        x += width + GAP;
    }
    setter.y += tall;
    setter.ornament(vec![rule(setter.y, Ink::LineStrong, 0.7)]);
    nodes
}

fn row_cells(
    setter: &mut Setter,
    table: &Table,
    row: &Row,
    set: &[Vec<Line>],
    widths: &[f32],
    size: f32,
) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut x = MARGIN;
    for (((cell, lines), width), column) in row.cells.iter().zip(set).zip(widths).zip(&table.columns) {
        let top = setter.y + PAD;
        let mut left = x;
        if let Some(status) = cell.status {
            let middle = baseline(top, size) - size * CAP_HEIGHT / 2.0;
            setter.ornament(sign::status(status, [x + 4.0, middle]));
            left += SIGN;
        }
        let marks = text(lines, [left, top], *width, column, size);
        nodes.push(Node::Group(Kind::Cell, vec![setter.put(marks)]));
        x += width + GAP;
    }
    nodes
}

fn text(lines: &[Line], [x, top]: [f32; 2], width: f32, column: &Column, size: f32) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let left = if column.right { x + width - line.width } else { x };
        let y = baseline(top + index as f32 * size * LEADING, size);
        marks.extend(line.marks([left, y], size, index + 1 == lines.len()).into_iter().map(Mark::Text));
    }
    marks
}

fn cells(row: &Row, widths: &[f32], size: f32) -> Vec<Vec<Line>> {
    // A row taller than a page could stand nowhere.
    let most = ((BODY[1] - BODY[0]) * 0.8 / (size * LEADING)) as usize;
    row.cells
        .iter()
        .zip(widths)
        .map(|(cell, width)| {
            let room = if cell.status.is_some() { width - SIGN } else { *width };
            let weight = if row.total { Weight::Semibold } else { cell.weight };
            let run = |text: String| Run { text, weight, ink: cell.ink };
            let mut lines = flow_text::lines(&[run(cell.text.clone())], size, room);
            if lines.len() > most {
                lines.truncate(most.saturating_sub(1));
                lines.extend(flow_text::lines(&[run("…".to_owned())], size, room));
            }
            lines
        })
        .collect()
}

fn height(cells: &[Vec<Line>], size: f32) -> f32 {
    let lines = cells.iter().map(Vec::len).max().unwrap_or(0).max(1);
    lines as f32 * size * LEADING + 2.0 * PAD
}

/// The size of the text and the widths of the columns
fn widths(table: &Table) -> (f32, Vec<f32>) {
    let room = COLUMN - GAP * (table.columns.len() - 1) as f32;
    for size in SIZES {
        let needs: Vec<[f32; 2]> = table
            .columns
            .iter()
            .enumerate()
            .map(|(index, column)| needs(table, index, column, size))
            .collect();
        let natural: f32 = needs.iter().map(|n| n[1]).sum();
        let least: f32 = needs.iter().map(|n| n[0]).sum();
        if natural <= room {
            return (size, shared(&needs, table, room - natural, true));
        }
        if least <= room {
            return (size, shared(&needs, table, room - least, false));
        }
    }
    // Too many columns for a page: each gets its part, and words are broken where they must be.
    let size = SIZES[SIZES.len() - 1];
    (size, vec![room / table.columns.len() as f32; table.columns.len()])
}

/// Least and natural width of a column
fn needs(table: &Table, index: usize, column: &Column, size: f32) -> [f32; 2] {
    let wide = |(cell, weight): (&Cell, Weight), measure: &dyn Fn(&str, f32, Weight) -> f32| {
        // A point more than measured, so that no word is broken for a rounded width.
        measure(&cell.text, size, weight) + 1.0 + if cell.status.is_some() { SIGN } else { 0.0 }
    };
    let cells = || {
        table.rows.iter().filter_map(|row| {
            let cell = row.cells.get(index)?;
            Some((cell, if row.total { Weight::Semibold } else { cell.weight }))
        })
    };
    let words = flow_text::widest_word(&column.title, size, Weight::Medium);
    let natural = cells().map(|cell| wide(cell, &flow_text::width)).fold(words, f32::max);
    let title = flow_text::width(&column.title, size, Weight::Medium);
    if column.right {
        // Numbers are never broken.
        return [natural, natural.max(title.min(natural * 1.6))];
    }
    let least = cells().map(|cell| wide(cell, &flow_text::widest_word)).fold(words, f32::max);
    let natural = natural.max(title);
    [least.min(COLUMN * 0.3).min(natural), natural]
}

/// Widths with what is left shared among the columns of words, by what they lack
fn shared(needs: &[[f32; 2]], table: &Table, left: f32, from_natural: bool) -> Vec<f32> {
    let start = usize::from(from_natural);
    let lacks: Vec<f32> = needs
        .iter()
        .zip(&table.columns)
        .map(|(need, column)| match (column.right, from_natural) {
            (true, _) => 0.0,
            (false, true) => need[1],
            (false, false) => (need[1] - need[0]).max(0.0),
        })
        .collect();
    let all: f32 = lacks.iter().sum();
    let by_lack = |(need, lack): (&[f32; 2], &f32)| {
        need[start] + if all > 0.0 { left * lack / all } else { left / needs.len() as f32 }
    };
    needs.iter().zip(&lacks).map(by_lack).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fill_the_page_and_numbers_are_never_broken() {
        let mut table = Table::new(["Voce", "Perché", ">Costo", ">Scoperto"]);
        for _ in 0..3 {
            table.rows.push(Row::of([
                Cell::plain("Formazione linguistica e civica nel Paese di origine"),
                Cell::plain("parola ".repeat(60)),
                Cell::plain("1.234.567\u{a0}€"),
                Cell::plain("12\u{a0}€"),
            ]));
        }
        let (size, found) = widths(&table);
        let whole: f32 = found.iter().sum::<f32>() + 3.0 * GAP;
        assert!((whole - COLUMN).abs() < 0.5, "{found:?}");
        assert!(found[2] >= flow_text::width("1.234.567\u{a0}€", size, Weight::Regular));
        assert!(found[1] > found[0], "words get the room: {found:?}");
    }

    #[test]
    fn too_many_columns_still_stand_on_the_page() {
        let mut table = Table::new((0..40).map(|n| format!(">Colonna{n}")));
        table.rows.push(Row::of((0..40).map(|_| Cell::plain("1.234.567\u{a0}€"))));
        let (_, found) = widths(&table);
        let whole: f32 = found.iter().sum::<f32>() + 39.0 * GAP;
        assert!(whole <= COLUMN + 0.5);
    }
}
