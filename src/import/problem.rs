//! What is wrong with a cell: line, column, what stands there, what is expected, what to do.
//!
//! Facts in fields, words in two sentences. Made by `value`, `kinds` and `plan`; shown by every face.

use super::field::{Field, Kind};
use crate::base::table::{Encoding, Form, column_letters};
use crate::report::estimate_text::Unclear;
use crate::report::words;
use crate::text::{Lang, Texts};

/// Longest piece of a cell that is told, in characters
const LONGEST: usize = 40;
/// Most expected words that are told one by one
const MOST: usize = 16;

/// What is wrong, and where
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// Line in the file or sheet; none where it is the table as a whole
    pub line: Option<usize>,
    /// Column, from 0; none where no column is meant
    pub column: Option<usize>,
    /// Heading of the column; may be empty
    pub heading: String,
    /// What stands there; may be empty
    pub found: String,
    /// What is wrong
    pub what: What,
}

/// What is wrong
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// A field that a new object needs is no column
    NoColumn {
        /// The field
        field: Field,
        /// What the table holds
        kind: Kind,
    },
    /// A field that a new object needs is empty
    Needed {
        /// The field
        field: Field,
    },
    /// No number, or not one that can stand there
    Number {
        /// Why
        why: Unclear,
    },
    /// A number with decimals, below zero or too large where things are counted
    Whole,
    /// No day
    Day,
    /// Neither yes nor no
    Truth,
    /// None of the words that can stand there
    Choice {
        /// Those that can
        expected: Vec<String>,
    },
    /// No object of that name
    NoObject {
        /// The list it would be in
        list: &'static str,
        /// Names of those there are
        known: Vec<String>,
    },
    /// Several objects of that name
    Ambiguous {
        /// The list they are in
        list: &'static str,
    },
    /// The same object stands in an earlier line
    Twice {
        /// That line
        line: usize,
    },
    /// No code that an object can have
    Id,
    /// A text of more characters than fit
    TooLong {
        /// Most characters
        limit: usize,
    },
}

impl Problem {
    /// What is wrong, with its place: "Riga 4, colonna C «Posti»: «molti» non è un numero"
    pub fn sentence(&self, texts: &Texts) -> String {
        let found: String = self.found.chars().take(LONGEST).collect();
        let found = if found.len() < self.found.len() { format!("{found}…") } else { found };
        let what = match &self.what {
            What::NoColumn { field, .. } => texts.import_no_column(field.name(texts)),
            What::Needed { field } => texts.import_needed(field.name(texts)),
            What::Number { .. } => texts.import_no_number(found),
            What::Whole => texts.import_no_whole(found),
            What::Day => texts.import_no_day(found),
            What::Truth => texts.import_no_truth(found),
            What::Choice { .. } => texts.import_no_choice(found),
            What::NoObject { list, .. } => texts.import_no_object(found, words::list_item(texts, list)),
            What::Ambiguous { list } => texts.import_ambiguous(found, words::list_item(texts, list)),
            What::Twice { line } => texts.import_twice(found, texts.integer(*line as i64)),
            What::Id => texts.import_no_id(found),
            What::TooLong { limit } => texts.import_too_long(texts.integer(*limit as i64)),
        };
        match (self.line, self.column) {
            (Some(line), Some(column)) => {
                let column = column_words(texts, column, Some(&self.heading));
                texts.import_at(column, texts.integer(line as i64), what)
            }
            (Some(line), None) => texts.import_at_line(texts.integer(line as i64), what),
            (None, _) => what,
        }
    }

    /// What to do
    pub fn hint(&self, texts: &Texts) -> String {
        match &self.what {
            What::NoColumn { kind, .. } => texts.import_no_column_hint(kind.name(texts)),
            What::Needed { .. } => texts.import_needed_hint(),
            What::Number { why } => why.words(texts),
            What::Whole => texts.import_no_whole_hint(),
            What::Day => texts.import_no_day_hint(),
            What::Truth => texts.import_no_truth_hint(),
            What::Choice { expected } => texts.import_no_choice_hint(listed(expected)),
            What::NoObject { known, .. } if known.is_empty() => texts.import_no_object_none(),
            What::NoObject { known, .. } => texts.import_no_object_hint(listed(known)),
            What::Ambiguous { .. } => texts.import_ambiguous_hint(),
            What::Twice { .. } => texts.import_twice_hint(),
            What::Id => texts.import_no_id_hint(),
            What::TooLong { .. } => texts.import_too_long_hint(),
        }
    }
}

fn listed(names: &[String]) -> String {
    let mut told = names.iter().take(MOST).map(String::as_str).collect::<Vec<_>>().join(", ");
    if names.len() > MOST {
        told.push_str(", …");
    }
    told
}

/// "colonna C “Posti”"; the letters alone without a heading
pub fn column_words(texts: &Texts, column: usize, heading: Option<&str>) -> String {
    let letters = column_letters(column);
    match heading.filter(|heading| !heading.is_empty()) {
        Some(heading) => texts.import_column(heading, letters),
        None => texts.import_column_bare(letters),
    }
}

/// How a table was read: "CSV, separatore punto e virgola, UTF-8, decimali con la virgola"
pub fn form_words(texts: &Texts, form: &Form, numbers: Lang) -> String {
    let decimal = match numbers {
        Lang::It => texts.import_decimal_comma(),
        Lang::En => texts.import_decimal_point(),
    };
    match form {
        Form::Csv { separator, encoding } => {
            let separator = match separator {
                ';' => texts.import_separator_semicolon(),
                ',' => texts.import_separator_comma(),
                '\t' => texts.import_separator_tab(),
                other => format!("“{other}”"),
            };
            let encoding = match encoding {
                Encoding::Utf8 => texts.import_encoding_utf8(),
                Encoding::Windows1252 => texts.import_encoding_windows(),
                Encoding::Utf16 => texts.import_encoding_utf16(),
            };
            texts.import_form_csv(decimal, encoding, separator)
        }
        Form::Xlsx { sheet, .. } => texts.import_form_xlsx(decimal, sheet.as_str()),
    }
}
