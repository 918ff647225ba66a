//! Tables that other programs wrote: bytes of CSV or XLSX to cells, within bounds.
//!
//! Holds what kind of file it is, how large it may be and why it cannot be read. What the columns mean is `import`'s.
//! Every bound is kept before memory is asked for: a huge file is refused by its size, a packed one by what unpacks.
//! Called by the session and the command line.
//!
//! | file | holds |
//! |---|---|
//! | `csv_text` | encoding, separator and quotes of CSV |
//! | `xlsx` | sheets of a workbook |

mod csv_text;
#[cfg(feature = "spreadsheets")]
mod xlsx;

use super::{FileError, store};
use crate::base::table::Reading;
use std::path::Path;

/// Most rows of a table, headings included
pub const MOST_ROWS: usize = 5_001;
/// Most columns of a table
pub const MOST_COLUMNS: usize = 200;
/// Longest text of a cell, in characters
pub const LONGEST_CELL: usize = 4_000;
/// Largest file, in bytes
pub const LARGEST: u64 = 16 << 20;
/// Largest size of what a workbook unpacks to, in bytes
pub const LARGEST_UNPACKED: u64 = 64 << 20;

/// Why a table cannot be read
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum TableError {
    /// The disk does not give it
    #[error(transparent)]
    Disk(#[from] FileError),
    /// Larger than any table of this programme
    #[error("{bytes} bytes, at most {limit}")]
    TooLarge {
        /// Its size
        bytes: u64,
        /// The largest one read
        limit: u64,
    },
    /// A workbook that unpacks to more than is read
    #[error("unpacks to more than {limit} bytes")]
    TooMuchPacked {
        /// Most that is unpacked, in bytes
        limit: u64,
    },
    /// Nothing stands in it
    #[error("empty")]
    Empty,
    /// Neither text nor a workbook
    #[error("neither text nor a workbook")]
    NoTable,
    /// A workbook of an old form, or one with a password
    #[error("an old workbook, or one with a password")]
    OldWorkbook,
    /// A workbook that is damaged or no workbook
    #[error("workbook: {detail}")]
    Broken {
        /// What its reader says
        detail: String,
    },
    /// This program was built without workbooks
    #[error("built without workbooks")]
    NoWorkbooks,
    /// The workbook has no such sheet
    #[error("no sheet {wanted}")]
    NoSheet {
        /// The sheet asked for
        wanted: String,
        /// The sheets there are
        sheets: Vec<String>,
    },
    /// More rows than are read
    #[error("more than {limit} rows")]
    TooManyRows {
        /// Most rows below the headings
        limit: usize,
    },
    /// More columns than are read
    #[error("line {line}: more than {limit} columns")]
    TooManyColumns {
        /// Where
        line: usize,
        /// Most columns
        limit: usize,
    },
    /// A cell with more text than is read
    #[error("line {line}: a cell longer than {limit} characters")]
    LongCell {
        /// Where
        line: usize,
        /// Longest text, in characters
        limit: usize,
    },
    /// A quotation mark that opens and never closes
    #[error("line {line}: quotation mark without its end")]
    OpenQuote {
        /// Where it opens
        line: usize,
    },
}

impl TableError {
    /// The text that says it, in `import.ftl`; most have an attribute `.hint`. Errors of the disk have their own words
    pub fn text_id(&self) -> &'static str {
        match self {
            Self::Disk(error) => error.text_id(),
            Self::TooLarge { .. } => "import_error_too_large",
            Self::TooMuchPacked { .. } => "import_error_packed",
            Self::Empty => "import_error_empty",
            Self::NoTable => "import_error_no_table",
            Self::OldWorkbook => "import_error_old",
            Self::Broken { .. } => "import_error_broken",
            Self::NoWorkbooks => "import_error_no_workbooks",
            Self::NoSheet { .. } => "import_error_no_sheet",
            Self::TooManyRows { .. } => "import_error_rows",
            Self::TooManyColumns { .. } => "import_error_columns",
            Self::LongCell { .. } => "import_error_cell",
            Self::OpenQuote { .. } => "import_error_quote",
        }
    }

    /// What its text is filled with, by name
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Disk(error) => error.arguments(),
            Self::TooLarge { bytes, limit } => {
                vec![("megabytes", (bytes >> 20).to_string()), ("limit", (limit >> 20).to_string())]
            }
            Self::TooMuchPacked { limit } => vec![("limit", (limit >> 20).to_string())],
            Self::Broken { detail } => vec![("detail", detail.clone())],
            Self::NoSheet { wanted, sheets } => {
                vec![("wanted", wanted.clone()), ("sheets", sheets.join(", "))]
            }
            Self::TooManyRows { limit } => vec![("limit", limit.to_string())],
            Self::TooManyColumns { line, limit } | Self::LongCell { line, limit } => {
                vec![("line", line.to_string()), ("limit", limit.to_string())]
            }
            Self::OpenQuote { line } => vec![("line", line.to_string())],
            Self::Empty | Self::NoTable | Self::OldWorkbook | Self::NoWorkbooks => Vec::new(),
        }
    }
}

/// The table in a file; `sheet` chooses among those of a workbook, the first that says something without it
pub fn read(path: &Path, sheet: Option<&str>) -> Result<Reading, TableError> {
    let bytes = store::read_plain_file(path, LARGEST).map_err(|error| match error {
        FileError::TooLarge { bytes, limit } => TableError::TooLarge { bytes, limit },
        error => TableError::Disk(error),
    })?;
    of_bytes(&bytes, sheet)
}

/// The table that `bytes` hold
pub fn of_bytes(bytes: &[u8], sheet: Option<&str>) -> Result<Reading, TableError> {
    /// How compound files of older programs begin; files with a password are such files too
    const COMPOUND: [u8; 4] = [0xd0, 0xcf, 0x11, 0xe0];
    if bytes.is_empty() {
        return Err(TableError::Empty);
    }
    if bytes.starts_with(&COMPOUND) {
        return Err(TableError::OldWorkbook);
    }
    let reading = if bytes.starts_with(b"PK") { workbook(bytes, sheet)? } else { csv_text::read(bytes)? };
    if reading.table.headings.is_empty() {
        return Err(TableError::Empty);
    }
    Ok(reading)
}

#[cfg(feature = "spreadsheets")]
fn workbook(bytes: &[u8], sheet: Option<&str>) -> Result<Reading, TableError> {
    xlsx::read(bytes, sheet)
}

#[cfg(not(feature = "spreadsheets"))]
fn workbook(_bytes: &[u8], _sheet: Option<&str>) -> Result<Reading, TableError> {
    Err(TableError::NoWorkbooks)
}

/// The bounds of a table, kept while it is read
struct Bounds {
    rows: usize,
}

impl Bounds {
    fn new() -> Self {
        Self { rows: 0 }
    }

    /// One more row that says something
    fn row(&mut self, line: usize, columns: usize) -> Result<(), TableError> {
        self.rows += 1;
        if self.rows > MOST_ROWS {
            return Err(TableError::TooManyRows { limit: MOST_ROWS - 1 });
        }
        if columns > MOST_COLUMNS {
            return Err(TableError::TooManyColumns { line, limit: MOST_COLUMNS });
        }
        Ok(())
    }

    fn text(line: usize, text: &str) -> Result<(), TableError> {
        if text.len() > LONGEST_CELL && text.chars().count() > LONGEST_CELL {
            return Err(TableError::LongCell { line, limit: LONGEST_CELL });
        }
        Ok(())
    }
}
