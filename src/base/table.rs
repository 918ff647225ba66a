//! A table as another program wrote it: headings, and rows of cells with their kind.
//!
//! Holds plain values, where they stood and how they were read. Does not say what a column means (that is `import`'s) nor how bytes become
//! cells (that is `file::table`'s).

use super::Date;

/// A cell
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    /// Nothing
    #[default]
    Empty,
    /// Text, trimmed, never empty
    Text(String),
    /// A number that the other program knew to be one
    Number(f64),
    /// A day that the other program knew to be one
    Date(Date),
    /// Yes or no
    Truth(bool),
}

impl Cell {
    /// A cell of text; nothing but spaces is nothing
    pub fn of_text(text: &str) -> Self {
        let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }

    /// Whether nothing stands there
    pub fn is_empty(&self) -> bool {
        *self == Self::Empty
    }

    /// What stands there as plain text: numbers with a point and without groups, days as `2027-12-31`
    pub fn plain(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Date(date) => date.to_string(),
            Self::Truth(truth) => truth.to_string(),
        }
    }
}

/// A row
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its line in the file or sheet, from 1
    pub line: usize,
    /// Its cells; may be fewer or more than the headings
    pub cells: Vec<Cell>,
}

/// A table
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// First row that says something; empty where a column has no heading
    pub headings: Vec<String>,
    /// The rows below, without empty ones
    pub rows: Vec<Row>,
}

impl Table {
    /// The table of rows whose first says what the columns are; rows without any cell are passed over
    pub fn of_rows(rows: impl IntoIterator<Item = Row>) -> Self {
        let mut rows = rows.into_iter().filter(|row| !row.cells.iter().all(Cell::is_empty));
        let mut headings: Vec<String> =
            rows.next().map(|row| row.cells.iter().map(Cell::plain).collect()).unwrap_or_default();
        let rows: Vec<Row> = rows.collect();
        let wide = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        headings.resize(headings.len().max(wide), String::new());
        Self { headings, rows }
    }

    /// The cell of a row; nothing beyond its end
    pub fn cell(&self, row: usize, column: usize) -> &Cell {
        self.rows.get(row).and_then(|row| row.cells.get(column)).unwrap_or(&Cell::Empty)
    }

    /// The cells of a column with their lines, empty ones left out
    pub fn column(&self, column: usize) -> impl Iterator<Item = (usize, &Cell)> {
        let cells = self.rows.iter().map(move |row| (row.line, row.cells.get(column)));
        cells.filter_map(|(line, cell)| Some((line, cell.filter(|cell| !cell.is_empty())?)))
    }
}

/// A table and how it was read
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Its cells
    pub table: Table,
    /// How it was read
    pub form: Form,
}

/// How a table was read
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Form {
    /// Lines of text
    Csv {
        /// What stands between two cells
        separator: char,
        /// How letters were written
        encoding: Encoding,
    },
    /// A sheet of a workbook
    Xlsx {
        /// The sheet
        sheet: String,
        /// All sheets, in their order
        sheets: Vec<String>,
    },
}

/// How letters are written in a text file
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// As everybody writes them today
    Utf8,
    /// As older Windows programs write them
    Windows1252,
    /// As Excel writes "Unicode text"
    Utf16,
}

/// The letters over a column in spreadsheets: A, B … Z, AA
pub fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_in_spreadsheets() {
        let letters: Vec<String> = [0, 25, 26, 51, 52, 701, 702].into_iter().map(column_letters).collect();
        assert_eq!(letters, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn the_first_row_that_says_something_is_the_heading() {
        let row =
            |line, cells: &[&str]| Row { line, cells: cells.iter().map(|c| Cell::of_text(c)).collect() };
        let table = Table::of_rows([
            row(1, &["", " "]),
            row(2, &["Nome", ""]),
            row(3, &[""]),
            row(4, &["a", "b", "c"]),
        ]);
        assert_eq!(table.headings, ["Nome", "", ""]);
        assert_eq!(table.rows.len(), 1);
        assert_eq!((table.rows[0].line, table.cell(0, 2).plain()), (4, "c".to_owned()));
        assert_eq!(table.column(1).count(), 1);
    }
}
