//! CSV: how letters are written, what stands between cells, where quotation marks open and close.
//!
//! Everything is found out by looking at the bytes and told back, because no CSV file says it. Called by `file::table`.

use super::{Bounds, TableError};
use crate::base::table::{Cell, Encoding, Form, Reading, Row, Table};
use std::borrow::Cow;

/// Separators, the likelier first
const SEPARATORS: [char; 3] = [';', '\t', ','];
/// Lines by which the separator is found
const LOOKED_AT: usize = 20;

pub(super) fn read(bytes: &[u8]) -> Result<Reading, TableError> {
    let (text, encoding) = decoded(bytes)?;
    // One sign for the end of a line, so that lines are counted as editors count them.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let (said, text, skipped) = said_separator(&text);
    if let Some(line) = open_quote(text) {
        return Err(TableError::OpenQuote { line: line + skipped });
    }
    let separator = said.unwrap_or_else(|| likely_separator(text));
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        // The separators are all ASCII.
        .delimiter(separator as u8)
        .from_reader(text.as_bytes());
    let mut bounds = Bounds::new();
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    let (mut line, mut counted) = (1 + skipped, 0);
    loop {
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {}
            // The text is UTF-8 in memory and rows may be of any length: nothing is left that could be refused.
            Err(error) => return Err(TableError::Broken { detail: error.to_string() }),
        }
        // The reader says where it began to look for the row: empty lines in front are not yet passed.
        let began = record.position().map_or(counted, |at| at.byte() as usize).min(text.len());
        let begins = began + text[began..].bytes().take_while(|byte| *byte == b'\n').count();
        line += text[counted..begins].matches('\n').count();
        counted = begins;
        let mut cells = Vec::new();
        for text in &record {
            Bounds::text(line, text)?;
            cells.push(Cell::of_text(text));
        }
        while cells.last().is_some_and(Cell::is_empty) {
            cells.pop();
        }
        if !cells.is_empty() {
            bounds.row(line, cells.len())?;
            rows.push(Row { line, cells });
        }
    }
    Ok(Reading { table: Table::of_rows(rows), form: Form::Csv { separator, encoding } })
}

fn decoded(bytes: &[u8]) -> Result<(Cow<'_, str>, Encoding), TableError> {
    if let Some(rest) = bytes.strip_prefix(&[0xff, 0xfe]) {
        return utf16(rest, u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(&[0xfe, 0xff]) {
        return utf16(rest, u16::from_be_bytes);
    }
    let is_control = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c);
    if bytes.iter().any(is_control) {
        return Err(TableError::NoTable);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((Cow::Borrowed(text.strip_prefix('\u{feff}').unwrap_or(text)), Encoding::Utf8));
    }
    let text: Option<String> = bytes.iter().map(|byte| windows_1252(*byte)).collect();
    Ok((Cow::Owned(text.ok_or(TableError::NoTable)?), Encoding::Windows1252))
}

fn utf16(bytes: &[u8], unit: impl Fn([u8; 2]) -> u16) -> Result<(Cow<'static, str>, Encoding), TableError> {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let text: Option<String> = char::decode_utf16(units).map(Result::ok).collect();
    let text = text.filter(|text| !text.contains('\0')).ok_or(TableError::NoTable)?;
    Ok((Cow::Owned(text), Encoding::Utf16))
}

/// The letter of a byte as Windows writes western European text; five bytes have none
fn windows_1252(byte: u8) -> Option<char> {
    const UPPER: [char; 32] = [
        '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’',
        '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => Some(UPPER[usize::from(byte - 0x80)]).filter(|letter| *letter != '\0'),
        // The rest is Latin 1, which is the beginning of Unicode.
        _ => Some(char::from(byte)),
    }
}

/// Excel may say the separator in a first line `sep=;`; the separator, the text below, and how many lines that took
fn said_separator(text: &str) -> (Option<char>, &str, usize) {
    let Some((first, rest)) = text.split_once('\n') else { return (None, text, 0) };
    let said = first.strip_prefix("sep=").and_then(|said| {
        let mut letters = said.chars();
        let separator = letters.next()?;
        (letters.next().is_none() && separator.is_ascii()).then_some(separator)
    });
    match said {
        Some(separator) => (Some(separator), rest, 1),
        None => (None, text, 0),
    }
}

/// The line where a quotation mark opens that never closes
fn open_quote(text: &str) -> Option<usize> {
    let (mut line, mut opened) = (1, None);
    let mut begins = true;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match (letter, opened) {
            ('"', None) if begins => opened = Some(line),
            ('"', Some(_)) if letters.peek() == Some(&'"') => {
                letters.next();
            }
            ('"', Some(_)) => opened = None,
            _ => {}
        }
        line += usize::from(letter == '\n');
        begins = opened.is_none() && (letter == '\n' || SEPARATORS.contains(&letter));
    }
    opened
}

/// The separator that most of the first lines have, and as often as one another
fn likely_separator(text: &str) -> char {
    let mut counts: Vec<[usize; 3]> = Vec::new();
    let mut line = [0; 3];
    let (mut quoted, mut has_letters) = (false, false);
    for letter in text.chars() {
        quoted ^= letter == '"';
        if letter == '\n' && !quoted {
            if has_letters {
                counts.push(line);
            }
            (line, has_letters) = ([0; 3], false);
            if counts.len() == LOOKED_AT {
                break;
            }
        } else if !quoted {
            has_letters |= !letter.is_whitespace();
            if let Some(found) = SEPARATORS.iter().position(|separator| *separator == letter) {
                line[found] += 1;
            }
        }
    }
    if has_letters && counts.len() < LOOKED_AT {
        counts.push(line);
    }
    // The headings have no decimal commas in them: what they are parted by counts first.
    let score = |index: usize| {
        let first = counts.first().map_or(0, |line| line[index]);
        let alike = counts.iter().filter(|line| line[index] == first).count();
        if first == 0 { (0, 0) } else { (alike, first) }
    };
    let best = (0..SEPARATORS.len()).rev().max_by_key(|index| score(*index)).unwrap_or_default();
    SEPARATORS[best]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(bytes: &[u8]) -> (Vec<String>, Vec<Vec<String>>, char, Encoding) {
        let reading = read(bytes).expect("it reads");
        let Form::Csv { separator, encoding } = reading.form else { panic!("a text") };
        let rows = reading.table.rows.iter().map(|row| row.cells.iter().map(Cell::plain).collect()).collect();
        (reading.table.headings, rows, separator, encoding)
    }

    #[test]
    fn separators_are_found_in_spite_of_decimal_commas() {
        for (text, wanted) in [
            ("Nome;Costo\nAula;1.260,50\nVisto;116,00\n", ';'),
            ("Name,Cost\nRoom,\"1,260.50\"\nVisa,116.00\n", ','),
            ("Nome\tCosto\nAula, grande\t1,5\n", '\t'),
            ("Nome\nAula\n", ';'),
            ("sep=,\nNome,Costo\nAula,1\n", ','),
        ] {
            let (headings, _, separator, _) = table(text.as_bytes());
            assert_eq!(separator, wanted, "{text}");
            assert!(headings[0].starts_with('N'), "{headings:?}");
        }
    }

    #[test]
    fn letters_come_out_however_they_were_written() {
        let utf8 = "\u{feff}Città;Nome\nForlì;È\n";
        let old: Vec<u8> = "Città;Nome\nForlì;È\n".chars().map(|c| c as u32 as u8).collect();
        let wide: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain("Città;Nome\nForlì;È\n".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        for (bytes, wanted) in
            [(utf8.as_bytes(), Encoding::Utf8), (&old, Encoding::Windows1252), (&wide, Encoding::Utf16)]
        {
            let (headings, rows, _, encoding) = table(bytes);
            assert_eq!((headings[0].as_str(), rows[0][0].as_str(), encoding), ("Città", "Forlì", wanted));
        }
        assert_eq!(table(b"A;B\n\x80 5;x\n").1[0][0], "€ 5");
    }

    #[test]
    fn quotation_marks_hold_separators_and_lines_and_must_close() {
        let (_, rows, _, _) = table(b"A;B\n\"uno; \"\"due\"\"\";\"riga\nsotto\"\ntre;quattro\n");
        assert_eq!(rows[0], ["uno; \"due\"", "riga\nsotto"]);
        assert_eq!(read(b"A;B\n1;2\n\"uno;2\n3;4\n"), Err(TableError::OpenQuote { line: 3 }));
        assert!(read("A;B\n2\" tubo;5' 3\"\n".as_bytes()).is_ok());
    }

    #[test]
    fn lines_are_counted_as_editors_count_them() {
        for text in
            ["sep=;\nA;B\n\n1;2\n\n\"x\ny\";4\n5;6\n", "sep=;\r\nA;B\r\n\r\n1;2\r\n\r\n\"x\r\ny\";4\r\n5;6"]
        {
            let rows = read(text.as_bytes()).expect("it reads").table.rows;
            let lines: Vec<usize> = rows.iter().map(|row| row.line).collect();
            assert_eq!(lines, [4, 6, 8], "{text:?}");
        }
    }

    #[test]
    fn what_is_no_text_or_too_long_is_refused() {
        assert_eq!(read(b"\x89PNG\r\n\x1a\n\0\0"), Err(TableError::NoTable));
        assert_eq!(read(b"A;\x81\n"), Err(TableError::NoTable));
        let many = format!("A;B\n{}", "x;y\n".repeat(super::super::MOST_ROWS));
        assert_eq!(read(many.as_bytes()), Err(TableError::TooManyRows { limit: 5_000 }));
        let wide = ";".repeat(300) + "x";
        assert!(matches!(read(wide.as_bytes()), Err(TableError::TooManyColumns { line: 1, .. })));
        let long = format!("A\n{}\n", "x".repeat(5_000));
        assert!(matches!(read(long.as_bytes()), Err(TableError::LongCell { line: 2, .. })));
    }
}
