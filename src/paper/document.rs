//! A paper before it has pages: headings, paragraphs, tables, pictures.
//!
//! Holds what is said and how it is meant, not where it stands; [`layout`](super::layout) sets it on pages. Made by
//! [`chapters`](super::chapters).

use crate::report::{
    drawing::{Drawing, Ink},
    measure::Weight,
    status::Status,
};
use crate::text::Lang;

/// A whole paper
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Title, for the file and its first page
    pub title: String,
    /// One sentence about it, for the properties of the file
    pub subject: String,
    /// Language of everything in it
    pub lang: Lang,
    /// Year, month and day, for the properties of the file: that of the scenario, not of a clock
    pub date: (i16, i8, i8),
    /// At the head of every page, left and right
    pub head: [String; 2],
    /// At the foot of every page; the page number stands at its right
    pub foot: String,
    /// "1 di 9", with `{page}` and `{pages}` in place of the numbers
    pub page_words: String,
    /// From first to last
    pub blocks: Vec<Block>,
}

/// A part of a paper
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// The title on the first page
    Title(String),
    /// What is said below the title
    Subtitle(String),
    /// A heading of level 1 or 2, which is a bookmark too
    Heading(u8, String),
    /// A paragraph
    Paragraph(Style, Vec<Run>),
    /// One of several points
    Point(Vec<Run>),
    /// A box that must not be overlooked
    Notice(Status, String),
    /// A table
    Table(Table),
    /// A picture
    Picture(Picture),
    /// The list of chapters with their pages
    Contents,
    /// What follows begins on a new page
    NewPage,
}

/// How large a paragraph is set
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// The answer on the first page
    Lead,
    /// Running text
    Body,
    /// Captions and remarks
    Small,
}

/// Words that look alike
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The words
    pub text: String,
    /// Their weight
    pub weight: Weight,
    /// Their colour
    pub ink: Ink,
}

/// A table; all rows have as many cells as there are columns
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its columns
    pub columns: Vec<Column>,
    /// Its rows
    pub rows: Vec<Row>,
}

/// A column
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its head
    pub title: String,
    /// Whether its cells end at the right, as numbers do
    pub right: bool,
}

/// A row
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// From left to right
    pub cells: Vec<Cell>,
    /// Whether it sums up the rows above
    pub total: bool,
}

/// A cell
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// What it says
    pub text: String,
    /// Weight
    pub weight: Weight,
    /// Colour
    pub ink: Ink,
    /// A sign before the text
    pub status: Option<Status>,
}

/// A picture with what stands below it
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// The picture; its description is the alternative text
    pub drawing: Drawing,
    /// Below it
    pub caption: String,
}

impl Run {
    /// Plain words
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), weight: Weight::Regular, ink: Ink::Text }
    }

    /// Words to be read first
    pub fn strong(text: impl Into<String>) -> Self {
        Self { text: text.into(), weight: Weight::Semibold, ink: Ink::Text }
    }

    /// Words of less weight
    pub fn second(text: impl Into<String>) -> Self {
        Self { text: text.into(), weight: Weight::Regular, ink: Ink::TextSecond }
    }
}

impl Cell {
    /// A plain cell
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), weight: Weight::Regular, ink: Ink::Text, status: None }
    }

    /// A cell to be read first
    pub fn strong(text: impl Into<String>) -> Self {
        Self { weight: Weight::Semibold, ..Self::plain(text) }
    }

    /// A cell of less weight
    pub fn second(text: impl Into<String>) -> Self {
        Self { ink: Ink::TextSecond, ..Self::plain(text) }
    }

    /// A state by sign and word
    pub fn status(status: Status, word: impl Into<String>) -> Self {
        Self { text: word.into(), weight: Weight::Semibold, ink: Ink::Status(status), status: Some(status) }
    }
}

impl Row {
    /// A row of a table
    pub fn of(cells: impl IntoIterator<Item = Cell>) -> Self {
        Self { cells: cells.into_iter().collect(), total: false }
    }

    /// A row that sums up
    pub fn total(cells: impl IntoIterator<Item = Cell>) -> Self {
        Self { cells: cells.into_iter().collect(), total: true }
    }
}

impl Table {
    /// A table whose columns are named; a name that begins with `>` is one of numbers
    pub fn new<T: AsRef<str>>(columns: impl IntoIterator<Item = T>) -> Self {
        let columns = columns.into_iter().map(|title| match title.as_ref().strip_prefix('>') {
            Some(title) => Column { title: title.to_owned(), right: true },
            None => Column { title: title.as_ref().to_owned(), right: false },
        });
        Self { columns: columns.collect(), rows: Vec::new() }
    }
}

impl Document {
    /// A paragraph of running text
    pub fn say(&mut self, text: impl Into<String>) {
        let text = text.into();
        if !text.trim().is_empty() {
            self.blocks.push(Block::Paragraph(Style::Body, vec![Run::plain(text)]));
        }
    }

    /// A remark
    pub fn remark(&mut self, text: impl Into<String>) {
        let text = text.into();
        if !text.trim().is_empty() {
            self.blocks.push(Block::Paragraph(Style::Small, vec![Run::second(text)]));
        }
    }

    /// A chapter that begins on a new page
    pub fn chapter(&mut self, title: impl Into<String>) {
        self.blocks.push(Block::NewPage);
        self.blocks.push(Block::Heading(1, title.into()));
    }

    /// A section of a chapter
    pub fn section(&mut self, title: impl Into<String>) {
        self.blocks.push(Block::Heading(2, title.into()));
    }

    /// A table, or `nothing` where it has no rows
    pub fn table_or(&mut self, table: Table, nothing: impl Into<String>) {
        if table.rows.is_empty() {
            self.remark(nothing);
        } else {
            self.blocks.push(Block::Table(table));
        }
    }
}
