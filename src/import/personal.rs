//! Columns about natural persons: how they are known, and that nothing of them stays.
//!
//! A programme is planned with firms, bodies, positions and counts; no field for a natural person exists. A column is
//! known by its heading or by what stands in it: Italian tax codes are known by their check character, mail addresses by
//! their form, names by common given names. [`Clean::of`] empties such columns before anything else sees the table.
//! Names of firms and VAT numbers, which have another check digit, stay.

use super::field::plain_words;
use super::given_names::GIVEN_NAMES;
use super::value;
use crate::base::Date;
use crate::base::table::{Cell, Table};
use crate::text::Texts;

/// Years before the first day of a programme within which a day is no birth date
const YOUNGEST: i16 = 15;

/// Words of a heading over surnames
const SURNAMES: [&str; 5] = ["cognome", "cognomi", "surname", "surnames", "lastname"];

/// A table without anything about natural persons
#[derive(Debug, Clone, PartialEq)]
pub struct Clean {
    table: Table,
    refused: Vec<Refused>,
}

/// First line where something is seen, and in how many cells; none where the heading says it
type Seen = Option<(usize, usize)>;

/// A column that was taken out
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Its place, from 0
    pub column: usize,
    /// Its heading; none where the heading itself may be about a person
    pub heading: Option<String>,
    /// What it looks like
    pub reason: Reason,
    /// First line where that is seen, and in how many cells; none where the heading says it
    pub cells: Option<(usize, usize)>,
}

/// What a column about natural persons looks like
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Names
    Names,
    /// Tax codes and numbers of documents
    Codes,
    /// Mail addresses
    Mail,
    /// Telephone numbers
    Phones,
    /// Dates and places of birth
    Birth,
}

impl Clean {
    /// `table` without columns about natural persons; `start` is the first day of the programme
    pub fn of(mut table: Table, start: Date) -> Self {
        let mut refused = Vec::new();
        for (column, reason, cells) in columns_of_persons(&table, start) {
            let heading = table.headings.get(column).filter(|heading| !is_personal(heading));
            let heading = heading.filter(|heading| !heading.is_empty()).cloned();
            for row in &mut table.rows {
                if let Some(cell) = row.cells.get_mut(column) {
                    *cell = Cell::Empty;
                }
            }
            if heading.is_none()
                && let Some(heading) = table.headings.get_mut(column)
            {
                heading.clear();
            }
            refused.push(Refused { column, heading, reason, cells });
        }
        table.rows.retain(|row| !row.cells.iter().all(Cell::is_empty));
        Self { table, refused }
    }

    /// The table
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// The columns that were taken out, left to right
    pub fn refused(&self) -> &[Refused] {
        &self.refused
    }

    /// Whether a column was taken out
    pub fn is_refused(&self, column: usize) -> bool {
        self.refused.iter().any(|refused| refused.column == column)
    }
}

impl Refused {
    /// "La colonna C, «Referente», sembra contenere nomi di persone …": what was done and why
    pub fn words(&self, texts: &Texts) -> String {
        let column = super::problem::column_words(texts, self.column, self.heading.as_deref());
        let what = match self.reason {
            Reason::Names => texts.import_personal_names(),
            Reason::Codes => texts.import_personal_codes(),
            Reason::Mail => texts.import_personal_mail(),
            Reason::Phones => texts.import_personal_phones(),
            Reason::Birth => texts.import_personal_birth(),
        };
        match self.cells {
            None => texts.import_refused_heading(column, what),
            Some((line, count)) => {
                texts.import_refused_cells(column, count, texts.integer(line as i64), what)
            }
        }
    }
}

/// Columns about natural persons, left to right: why, with the first line and number of cells where the cells say it
fn columns_of_persons(table: &Table, start: Date) -> Vec<(usize, Reason, Seen)> {
    let alone = |column| reason_of(table, column, start).map(|(reason, cells)| (column, reason, cells));
    let mut found: Vec<_> = (0..table.headings.len()).filter_map(alone).collect();
    let heading = |column: usize| plain_words(table.headings.get(column).map_or("", String::as_str));
    let is_surname = |column| heading(column).iter().any(|word| SURNAMES.contains(&word.as_str()));
    // Rows with the code, the birth or the surname of somebody are about persons: what is called a name there is theirs, and
    // one name is enough where alone it might be that of a firm.
    let about_persons = |(column, reason, _): &(usize, Reason, _)| {
        matches!(reason, Reason::Codes | Reason::Birth) || is_surname(*column)
    };
    if found.iter().any(about_persons) {
        let taken: Vec<usize> = found.iter().map(|(column, ..)| *column).collect();
        for column in (0..table.headings.len()).filter(|column| !taken.contains(column)) {
            let is_name = matches!(heading(column).join(" ").as_str(), "nome" | "nomi" | "name" | "names");
            let persons: Vec<usize> = table
                .column(column)
                .filter(|(_, cell)| matches!(cell, Cell::Text(text) if is_person(text)))
                .map(|(line, _)| line)
                .collect();
            let cells = persons.first().map(|line| (*line, persons.len()));
            if is_name || cells.is_some() {
                found.push((column, Reason::Names, cells.filter(|_| !is_name)));
            }
        }
        found.sort_by_key(|(column, ..)| *column);
    }
    found
}

/// Why a column is about natural persons; with its first line and number of cells where the cells say it
fn reason_of(table: &Table, column: usize, start: Date) -> Option<(Reason, Option<(usize, usize)>)> {
    let heading = table.headings.get(column).map(String::as_str).unwrap_or_default();
    if let Some(reason) = by_heading(heading, table, column) {
        return Some((reason, None));
    }
    let cells: Vec<(usize, &Cell)> = table.column(column).collect();
    // The heading of a table without headings is a cell like the others.
    let seen = |is: &dyn Fn(&Cell) -> bool| {
        let found: Vec<usize> = cells.iter().filter(|(_, cell)| is(cell)).map(|(line, _)| *line).collect();
        found.first().map(|line| (*line, found.len()))
    };
    let text_is = |cell: &Cell, is: fn(&str) -> bool| matches!(cell, Cell::Text(text) if is(text));
    // One is enough: nothing but a tax code or an address of a person looks like one.
    if let Some(found) = seen(&|cell| text_is(cell, holds_tax_code)) {
        return Some((Reason::Codes, Some(found)));
    }
    if let Some(found) = seen(&|cell| text_is(cell, holds_mail)) {
        return Some((Reason::Mail, Some(found)));
    }
    let half = |count: usize| count * 2 >= cells.len();
    if let Some(found) = seen(&|cell| text_is(cell, is_phone)).filter(|(_, count)| half(*count)) {
        return Some((Reason::Phones, Some(found)));
    }
    // Ten digits may be an amount: only a column of nothing else is one of mobile numbers.
    if let Some(found) = seen(&is_mobile).filter(|(_, count)| *count == cells.len() && *count >= 3) {
        return Some((Reason::Phones, Some(found)));
    }
    if let Some(found) =
        seen(&|cell| text_is(cell, is_person)).filter(|(_, count)| half(*count) && *count >= 2)
    {
        return Some((Reason::Names, Some(found)));
    }
    let youngest = start.year() - YOUNGEST;
    let is_birth = |cell: &Cell| value::day(cell).is_some_and(|day| (1920..youngest).contains(&day.year()));
    let founded =
        ["costituzione", "fondazione", "iscrizione", "registrazione", "founded", "established", "registered"];
    let is_founding = plain_words(heading).iter().any(|word| founded.contains(&word.as_str()));
    if let Some(found) = seen(&is_birth).filter(|(_, count)| half(*count) && *count >= 2 && !is_founding) {
        return Some((Reason::Birth, Some(found)));
    }
    None
}

/// What a heading says
fn by_heading(heading: &str, table: &Table, column: usize) -> Option<Reason> {
    const NAMES: [&str; 22] = [
        "cognome",
        "cognomi",
        "nominativo",
        "nominativi",
        "surname",
        "last name",
        "family name",
        "first name",
        "given name",
        "full name",
        "referente",
        "referenti",
        "contact person",
        "persona di contatto",
        "persona di riferimento",
        "legale rappresentante",
        "rappresentante legale",
        "nome e cognome",
        "contatto",
        "nome del lavoratore",
        "nome del candidato",
        "nome del partecipante",
    ];
    /// Only as the whole heading: «costo per partecipante» is a cost
    const PEOPLE: [&str; 16] = [
        "lavoratore",
        "lavoratrice",
        "candidato",
        "candidata",
        "partecipante",
        "allievo",
        "allieva",
        "corsista",
        "dipendente",
        "titolare",
        "worker",
        "candidate",
        "participant",
        "trainee",
        "employee",
        "contact",
    ];
    const CODES: [&str; 11] = [
        "codice fiscale",
        "cod fiscale",
        "cod fisc",
        "cf",
        "fiscal code",
        "tax code",
        "passaporto",
        "passport",
        "carta d identita",
        "permesso di soggiorno",
        "identity card",
    ];
    const MAIL: [&str; 5] = ["mail", "email", "e mail", "pec", "posta elettronica"];
    const PHONES: [&str; 8] = ["telefono", "tel", "cellulare", "cell", "phone", "mobile", "fax", "whatsapp"];
    const BIRTH: [&str; 10] = [
        "nascita",
        "nato il",
        "nata il",
        "nato a",
        "nata a",
        "birth",
        "dob",
        "birthday",
        "birthdate",
        "birthplace",
    ];
    let words = plain_words(heading);
    let says = |phrases: &[&str]| phrases.iter().any(|phrase| has_phrase(&words, phrase));
    let whole = words.join(" ");
    let has_words =
        || table.column(column).any(|(_, cell)| matches!(cell, Cell::Text(text) if is_words(text)));
    if says(&CODES) {
        // Firms have a tax code of digits; theirs may stand.
        let firms = table.column(column).all(|(_, cell)| is_vat_number(&cell.plain()));
        return (!firms).then_some(Reason::Codes);
    }
    if says(&BIRTH) {
        return Some(Reason::Birth);
    }
    if (says(&NAMES) || PEOPLE.contains(&whole.as_str()))
        && (table.column(column).next().is_none() || has_words())
    {
        return Some(Reason::Names);
    }
    if says(&MAIL) {
        return Some(Reason::Mail);
    }
    says(&PHONES).then_some(Reason::Phones)
}

fn has_phrase(words: &[String], phrase: &str) -> bool {
    let phrase: Vec<&str> = phrase.split(' ').collect();
    words.windows(phrase.len()).any(|part| part.iter().zip(&phrase).all(|(a, b)| a == b))
}

/// Whether a text is about a natural person by itself
fn is_personal(text: &str) -> bool {
    holds_tax_code(text) || holds_mail(text) || is_phone(text) || is_person(text)
}

fn is_words(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    letters > digits
}

/// Whether an Italian tax code of a person stands in a text: sixteen characters whose last one checks the others
pub(super) fn holds_tax_code(text: &str) -> bool {
    let upper = text.to_uppercase();
    if upper.split(|c: char| !c.is_ascii_alphanumeric()).any(is_tax_code) {
        return true;
    }
    let joined: String = upper.chars().filter(char::is_ascii_alphanumeric).collect();
    is_tax_code(&joined)
}

fn is_tax_code(code: &str) -> bool {
    /// What a character counts in an odd place; digits first, then letters (decree of 12 March 1974)
    const ODD: [u32; 36] = [
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12,
        14, 16, 10, 22, 25, 24, 23,
    ];
    let bytes = code.as_bytes();
    let Ok(bytes) = <&[u8; 16]>::try_from(bytes) else { return false };
    // Where two people would have the same code, digits are written as letters.
    let digit = |byte: u8| byte.is_ascii_digit() || b"LMNPQRSTUV".contains(&byte);
    let fits = bytes.iter().enumerate().all(|(place, byte)| match place {
        0..=5 | 11 | 15 => byte.is_ascii_uppercase(),
        8 => b"ABCDEHLMPRST".contains(byte),
        _ => digit(*byte),
    });
    let order = |byte: u8| if byte.is_ascii_digit() { byte - b'0' } else { byte - b'A' };
    fits && {
        let sum: u32 = bytes[..15]
            .iter()
            .enumerate()
            .map(|(place, byte)| {
                let letter = if byte.is_ascii_digit() { 0 } else { 10 };
                // People count places from one.
                if place % 2 == 0 { ODD[usize::from(order(*byte)) + letter] } else { u32::from(order(*byte)) }
            })
            .sum();
        u32::from(bytes[15] - b'A') == sum % 26
    }
}

/// Whether a text is the VAT number of an Italian firm: eleven digits whose last one checks the others
fn is_vat_number(text: &str) -> bool {
    let text = text.trim().trim_start_matches("IT").trim();
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(10)).collect();
    // Spreadsheets drop zeros in front.
    if digits.len() > 11 || digits.len() < 8 || text.chars().any(|c| !c.is_ascii_digit() && c != ' ') {
        return false;
    }
    let mut all = vec![0; 11 - digits.len()];
    all.extend(digits);
    let sum: u32 = all
        .iter()
        .enumerate()
        .map(|(place, digit)| match (place % 2, digit * 2) {
            (0, _) => *digit,
            (_, double) if double > 9 => double - 9,
            (_, double) => double,
        })
        .sum();
    sum.is_multiple_of(10)
}

fn holds_mail(text: &str) -> bool {
    text.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | ',' | ';' | '(' | ')')).any(|word| {
        let Some((name, host)) = word.split_once('@') else { return false };
        let host = host.trim_end_matches('.');
        let ends_well = host.rsplit_once('.').is_some_and(|(before, end)| {
            !before.is_empty() && end.len() >= 2 && end.chars().all(|c| c.is_ascii_alphabetic())
        });
        !name.is_empty() && ends_well
    })
}

/// Whether a text is a telephone number and nothing else
fn is_phone(text: &str) -> bool {
    let text = text.trim();
    if text.chars().any(|c| !c.is_ascii_digit() && !" +-./()".contains(c)) {
        return false;
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    // A VAT number may begin as an international call does.
    if digits.len() == 11 && digits == text && is_vat_number(text) {
        return false;
    }
    if text.starts_with('+') || text.starts_with("00") {
        return (9..=15).contains(&digits.len());
    }
    let is_parted = text.chars().any(|c| " -/()".contains(c));
    let begins = digits.starts_with('0') || digits.starts_with('3');
    begins && is_parted && (8..=11).contains(&digits.len()) && value::day(&Cell::of_text(text)).is_none()
}

fn is_mobile(cell: &Cell) -> bool {
    let plain = cell.plain();
    plain.len() == 10 && plain.starts_with('3') && plain.chars().all(|c| c.is_ascii_digit())
}

/// Whether a text is the name of a person: two to four capitalised words, one of them a common given name, none of them a word of firms
fn is_person(text: &str) -> bool {
    const OF_FIRMS: [&str; 40] = [
        "srl",
        "srls",
        "spa",
        "snc",
        "sas",
        "ss",
        "soc",
        "coop",
        "scarl",
        "scpa",
        "onlus",
        "aps",
        "ets",
        "ltd",
        "gmbh",
        "inc",
        "sa",
        "ditta",
        "azienda",
        "impresa",
        "fratelli",
        "figli",
        "officina",
        "officine",
        "group",
        "gruppo",
        "san",
        "santa",
        "santo",
        "sant",
        "villa",
        "casa",
        "istituto",
        "fondazione",
        "associazione",
        "centro",
        "clinica",
        "hospital",
        "ospedale",
        "comune",
    ];
    if text.chars().any(|c| !c.is_alphabetic() && !" '’-".contains(c)) {
        return false;
    }
    let capitals = text.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    let words = plain_words(text);
    let firms = words.iter().any(|word| OF_FIRMS.contains(&word.as_str()));
    let known = words.iter().any(|word| GIVEN_NAMES.binary_search(&word.as_str()).is_ok());
    (2..=4).contains(&words.len()) && capitals && known && !firms
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date_from_text;
    use crate::base::table::Row;
    use crate::text::Lang;

    fn clean(headings: &[&str], rows: &[&[&str]]) -> Clean {
        let row = |line: usize, cells: &[&str]| Row {
            line,
            cells: cells.iter().map(|c| Cell::of_text(c)).collect(),
        };
        let all = std::iter::once(row(1, headings))
            .chain(rows.iter().enumerate().map(|(i, cells)| row(i + 2, cells)));
        Clean::of(Table::of_rows(all), date_from_text("2027-01-01").expect("a day"))
    }

    fn reason(heading: &str, cells: &[&str]) -> Option<Reason> {
        let rows: Vec<Vec<&str>> = cells.iter().map(|cell| vec!["x", cell]).collect();
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        clean(&["Impresa", heading], &rows).refused().first().map(|refused| refused.reason)
    }

    /// A code that belongs to nobody: letters that no name gives, with its check character
    fn made_up_code() -> String {
        let body = "XXXYYY99A41Z999";
        let found = ('A'..='Z').map(|check| format!("{body}{check}")).find(|code| is_tax_code(code));
        found.expect("one of the letters checks")
    }

    #[test]
    fn a_tax_code_is_known_by_its_check_character() {
        let code = made_up_code();
        assert_eq!(('A'..='Z').filter(|check| is_tax_code(&format!("{}{check}", &code[..15]))).count(), 1);
        assert_eq!(
            reason("Nota", &["niente", &format!("vedi {}", code.to_lowercase())]),
            Some(Reason::Codes)
        );
        let other = if code.ends_with('A') { 'B' } else { 'A' };
        assert_eq!(reason("Nota", &["niente", &format!("vedi {}{other}", &code[..15])]), None);
    }

    #[test]
    fn a_name_beside_the_code_of_a_person_goes_even_where_it_is_the_only_one() {
        let code = made_up_code();
        let reasons = |headings: &[&str], rows: &[&[&str]]| -> Vec<(usize, Reason)> {
            clean(headings, rows).refused().iter().map(|refused| (refused.column, refused.reason)).collect()
        };
        let one: &[&[&str]] = &[&["Qwerty Asdfgh", &code, "BO"]];
        assert_eq!(
            reasons(&["Nome", "Codice fiscale", "Provincia"], one),
            [(0, Reason::Names), (1, Reason::Codes)]
        );
        assert_eq!(
            reasons(&["Nome", "Cognome", "Provincia"], &[&["Qwe", "Asdfgh", "BO"]]),
            [(0, Reason::Names), (1, Reason::Names)]
        );
        // A firm beside the code of its owner stays; a list of firms with their own codes does too.
        let owner: &[&[&str]] = &[&["Officine del Reno srl", &code, "BO"]];
        assert_eq!(reasons(&["Ragione sociale", "Codice fiscale", "Provincia"], owner), [(1, Reason::Codes)]);
        let firms: &[&[&str]] = &[&["Officine del Reno srl", "12345678903", "BO"]];
        assert_eq!(reasons(&["Nome", "Codice fiscale", "Provincia"], firms), []);
    }

    #[test]
    fn columns_of_persons_are_known_by_heading() {
        for (heading, wanted) in [
            ("Cognome", Reason::Names),
            ("Nome e cognome", Reason::Names),
            ("Referente aziendale", Reason::Names),
            ("Lavoratore", Reason::Names),
            ("Codice fiscale", Reason::Codes),
            ("N. passaporto", Reason::Codes),
            ("E-mail", Reason::Mail),
            ("PEC", Reason::Mail),
            ("Tel.", Reason::Phones),
            ("Data di nascita", Reason::Birth),
            ("Date of birth", Reason::Birth),
            ("Last name", Reason::Names),
        ] {
            assert_eq!(reason(heading, &["Abc", "Def"]), Some(wanted), "{heading}");
        }
    }

    #[test]
    fn columns_of_persons_are_known_by_content() {
        for (cells, wanted) in [
            (["a.b@example.org", ""], Reason::Mail),
            (["scrivere a <info@example.org>", "altro"], Reason::Mail),
            (["+39 051 555 0100", "+212 5 22 55 01 00"], Reason::Phones),
            (["051 5550100", "059/555010"], Reason::Phones),
            (["Mario Qwerty", "QWERTY ANNA"], Reason::Names),
            (["12/03/1990", "1988-07-01"], Reason::Birth),
        ] {
            assert_eq!(reason("Colonna", &cells), Some(wanted), "{cells:?}");
        }
        assert_eq!(reason("Colonna", &["3335550100", "3335550101", "3335550102"]), Some(Reason::Phones));
    }

    #[test]
    fn firms_and_figures_stay() {
        for (heading, cells) in [
            ("Ragione sociale", ["Officine Mario Bianchi srl", "Maria Cecilia Hospital"]),
            ("Partita IVA", ["00000000000", "12345678903"]),
            ("Codice fiscale", ["12345678903", "00000000000"]),
            ("Fatturato", ["3.500.000,00", "3 200 000"]),
            ("Costo per partecipante", ["1.260 euro", "900"]),
            ("Data di costituzione", ["12/03/1990", "1988-07-01"]),
            ("Apertura", ["01/09/2027", "03/10/2027"]),
            ("Provincia", ["Reggio Emilia", "Forlì Cesena"]),
            ("N. lavoratori", ["12", "3"]),
            ("Nome", ["Scuola edile", "Ente bilaterale"]),
        ] {
            assert_eq!(reason(heading, &cells), None, "{heading}");
        }
    }

    #[test]
    fn nothing_of_a_refused_column_stays() {
        let rows: [&[&str]; 2] = [&["Alfa", "Mario Qwerty", "5"], &["Beta", "Anna Qwerty", "6"]];
        let clean = clean(&["Ente", "Referente", "Posti"], &rows);
        assert!(!format!("{:?}", clean.table()).contains("Qwerty"));
        assert_eq!(clean.table().cell(1, 2).plain(), "6");
        for lang in Lang::ALL {
            let words = clean.refused()[0].words(&Texts::new(lang));
            assert!(words.contains("Referente") && words.contains('B'), "{words}");
        }
        // Without headings the first row is somebody: it is not told either.
        let row = Row { line: 1, cells: vec![Cell::of_text("Mario Qwerty"), Cell::of_text("a")] };
        let more = Row { line: 2, cells: vec![Cell::of_text("Anna Qwerty"), Cell::of_text("b")] };
        let last = Row { line: 3, cells: vec![Cell::of_text("Luca Qwerty"), Cell::of_text("b")] };
        let start = date_from_text("2027-01-01").expect("a day");
        assert!(!format!("{:?}", Clean::of(Table::of_rows([row, more, last]), start)).contains("Qwerty"));
    }
}
