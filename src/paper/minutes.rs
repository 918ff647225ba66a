//! The minutes of a meeting as a paper, and motions as parts of one.
//!
//! What is said comes from `report::meeting::minutes`. Sets no page. Called by the command line, the session and the chapter of decisions.

use super::document::{Block, Cell, Document, Row, Run, Style, Table};
use crate::base::Date;
use crate::report::meeting::minutes::{Item, Minutes};
use crate::text::Texts;

/// `minutes` of a meeting of the day `date` about the programme called `programme`
pub fn document(minutes: &Minutes, programme: &str, date: Date, texts: &Texts) -> Document {
    let mut document = Document {
        subject: texts.paper_subject(programme),
        lang: texts.lang(),
        date: (date.year(), date.month(), date.day()),
        head: [programme.to_owned(), texts.date_long(date)],
        foot: minutes.title.clone(),
        page_words: texts.paper_page("{page}", "{pages}"),
        title: minutes.title.clone(),
        blocks: vec![Block::Title(minutes.title.clone())],
    };
    for [name, value] in &minutes.facts {
        let runs = vec![Run::second(format!("{name}  ")), Run::plain(value.as_str())];
        document.blocks.push(Block::Paragraph(Style::Body, runs));
    }
    for section in &minutes.sections {
        document.blocks.push(Block::Heading(1, section.title.clone()));
        put(&mut document, &section.items);
    }
    document
}

/// Sets what minutes say into a paper
pub(super) fn put(document: &mut Document, items: &[Item]) {
    for item in items {
        match item {
            Item::Say(text) => document.say(text.as_str()),
            Item::Point(text) => document.blocks.push(Block::Point(vec![Run::plain(text.as_str())])),
            Item::Table { head, rows } => {
                let mut table = Table::new(head);
                for cells in rows {
                    table.rows.push(Row::of(cells.iter().map(|cell| Cell::plain(cell.as_str()))));
                }
                document.blocks.push(Block::Table(table));
            }
        }
    }
}
