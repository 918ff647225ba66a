//! XLSX: the cells of one sheet, read one by one, so that a sheet that claims a million columns costs nothing.
//!
//! What the archive holds is unpacked once into nothing before anything keeps it, because the sizes that an archive
//! states about itself may be wrong. Called by `file::table`.

use super::{Bounds, LARGEST_UNPACKED, TableError};
use crate::base::table::{Cell, Form, Reading, Row, Table};
use crate::base::{Date, date_from_text};
use calamine::{DataRef, ExcelDateTime, Reader as _, Xlsx};
use std::io::{self, Cursor, Read as _};

/// Most files in the archive
const MOST_FILES: usize = 2_000;

pub(super) fn read(bytes: &[u8], wanted: Option<&str>) -> Result<Reading, TableError> {
    check_size(bytes)?;
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let sheets = workbook.sheet_names();
    let chosen = match wanted {
        Some(wanted) => {
            if !sheets.iter().any(|sheet| sheet == wanted) {
                return Err(TableError::NoSheet { wanted: wanted.to_owned(), sheets });
            }
            vec![wanted.to_owned()]
        }
        None => sheets.clone(),
    };
    for sheet in chosen {
        let table = Table::of_rows(rows(&mut workbook, &sheet)?);
        if !table.headings.is_empty() || wanted.is_some() {
            return Ok(Reading { table, form: Form::Xlsx { sheet, sheets } });
        }
    }
    Err(TableError::Empty)
}

/// Unpacks everything into nothing, and stops at the bound
fn check_size(bytes: &[u8]) -> Result<(), TableError> {
    let too_much = TableError::TooMuchPacked { limit: LARGEST_UNPACKED };
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    if archive.len() > MOST_FILES {
        return Err(too_much);
    }
    let mut left = LARGEST_UNPACKED;
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(|error| broken(&error))?;
        let taken = io::copy(&mut file.take(left + 1), &mut io::sink()).map_err(|error| broken(&error))?;
        left = left.checked_sub(taken).ok_or_else(|| too_much.clone())?;
    }
    Ok(())
}

fn rows(workbook: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Result<Vec<Row>, TableError> {
    let is_broken = |error: calamine::XlsxError| broken(&error);
    let Ok(mut cells) = workbook.worksheet_cells_reader(sheet) else {
        // A sheet that is a chart has no cells.
        return Ok(Vec::new());
    };
    let mut bounds = Bounds::new();
    let mut rows: Vec<Row> = Vec::new();
    while let Some(found) = cells.next_cell().map_err(is_broken)? {
        let (row, column) = found.get_position();
        let line = row as usize + 1;
        let cell = cell(line, found.get_value())?;
        if cell.is_empty() {
            continue;
        }
        if rows.last().is_none_or(|last| last.line != line) {
            rows.push(Row { line, cells: Vec::new() });
        }
        // Counted even when the row goes on, so that the bound on columns is seen before memory is asked for.
        if column as usize >= super::MOST_COLUMNS {
            return Err(TableError::TooManyColumns { line, limit: super::MOST_COLUMNS });
        }
        let Some(last) = rows.last_mut() else { continue };
        if last.cells.is_empty() {
            bounds.row(line, 0)?;
        }
        last.cells.resize(last.cells.len().max(column as usize + 1), Cell::Empty);
        last.cells[column as usize] = cell;
    }
    Ok(rows)
}

fn cell(line: usize, value: &DataRef<'_>) -> Result<Cell, TableError> {
    Ok(match value {
        DataRef::Empty => Cell::Empty,
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::Bool(truth) => Cell::Truth(*truth),
        DataRef::String(text) | DataRef::DurationIso(text) => text_cell(line, text)?,
        DataRef::SharedString(text) => text_cell(line, text)?,
        DataRef::DateTime(time) => date_cell(time),
        DataRef::DateTimeIso(text) => {
            let day = text.get(..10).and_then(|day| date_from_text(day).ok());
            day.map_or_else(|| Cell::of_text(text), Cell::Date)
        }
        DataRef::Error(error) => Cell::of_text(&error.to_string()),
    })
}

fn text_cell(line: usize, text: &str) -> Result<Cell, TableError> {
    Bounds::text(line, text)?;
    Ok(Cell::of_text(text))
}

/// The day of a serial number; a time without a day, or a length of time, stays the number it is
fn date_cell(time: &ExcelDateTime) -> Cell {
    let (year, month, day, ..) = time.to_ymd_hms_milli();
    let date = Date::new(year as i16, month as i8, day as i8).ok();
    match date {
        Some(date) if !time.is_duration() && time.as_f64() >= 1.0 => Cell::Date(date),
        _ => Cell::Number(time.as_f64()),
    }
}

fn broken(error: &dyn std::error::Error) -> TableError {
    TableError::Broken { detail: error.to_string().chars().take(120).collect() }
}
