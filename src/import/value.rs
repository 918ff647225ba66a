//! Cells as words, numbers, days and names of objects; what cannot be understood becomes a [`Problem`].
//!
//! Words of both languages are understood in both, and so are the names that files use. Knows no kind of table; called
//! by `kinds` for one row at a time, and by `personal` for days.

use super::field::{plain_letter, plain_words};
use super::mapping::Mapping;
use super::personal::Clean;
use super::problem::{Problem, What};
use crate::base::table::Cell;
use crate::base::{Date, Id, date_from_text};
use crate::model::{Country, Estimate, Grade, Scenario, Unit};
use crate::report::estimate_text::{self, Typed, Unclear};
use crate::text::{Lang, Texts};
use serde::Serialize;

/// Longest name or remark that is taken
const LONGEST_TEXT: usize = 300;

/// Words by which cells are understood
pub(super) struct Vocabulary {
    both: [Texts; 2],
    countries: Vec<(Country, Vec<Vec<String>>)>,
    /// How numbers are written in the table
    lang: Lang,
}

impl Vocabulary {
    pub(super) fn new(lang: Lang) -> Self {
        let both = Lang::ALL.map(Texts::new);
        let code = |id: &&str| Country::new(&id.strip_prefix("country_")?.to_uppercase());
        let countries = Texts::ids()
            .iter()
            .filter_map(code)
            .map(|country| {
                let id = format!("country_{}", country.code().to_lowercase());
                let names = both.iter().filter_map(|texts| texts.by_id(&id));
                let names = names.map(|name| plain_words(&name)).collect();
                (country, names)
            })
            .collect();
        Self { both, countries, lang }
    }
}

/// One row while it is understood
pub(super) struct RowReader<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) problems: Vec<Problem>,
    words: &'a Vocabulary,
    texts: &'a Texts,
    clean: &'a Clean,
    mapping: &'a Mapping,
    row: usize,
    /// Where an estimate of this row comes from, in words
    origin: String,
}

impl<'a> RowReader<'a> {
    pub(super) fn new(
        scenario: &'a Scenario,
        words: &'a Vocabulary,
        texts: &'a Texts,
        clean: &'a Clean,
        mapping: &'a Mapping,
        row: usize,
        file: &str,
    ) -> Self {
        let line = clean.table().rows.get(row).map_or(0, |row| row.line);
        let origin = texts.import_origin(file, texts.integer(line as i64));
        Self { scenario, problems: Vec::new(), words, texts, clean, mapping, row, origin }
    }

    /// The line of the row
    pub(super) fn line(&self) -> usize {
        self.clean.table().rows.get(self.row).map_or(0, |row| row.line)
    }

    /// The cell of a field; none where it is no column or empty
    fn cell(&self, key: &str) -> Option<&'a Cell> {
        let column = self.mapping.column(key)?;
        let clean: &'a Clean = self.clean;
        Some(clean.table().cell(self.row, column)).filter(|cell| !cell.is_empty())
    }

    /// What stands in the cell of a field
    pub(super) fn plain(&self, key: &str) -> String {
        self.cell(key).map(Cell::plain).unwrap_or_default()
    }

    /// Notes that the cell of a field is wrong
    pub(super) fn wrong(&mut self, key: &str, what: What) {
        let column = self.mapping.column(key);
        let heading = column.and_then(|column| self.clean.table().headings.get(column)).cloned();
        let found = self.plain(key);
        let line = Some(self.line());
        self.problems.push(Problem { line, column, heading: heading.unwrap_or_default(), found, what });
    }

    /// The value of a cell, or that of before; where there is neither and one is needed, that is wrong
    pub(super) fn needed<T>(&mut self, key: &str, given: Option<T>, old: Option<T>) -> Option<T> {
        if given.is_none() && old.is_none() && self.cell(key).is_none() {
            // That no column is the field is told once, for the whole table.
            if let Some(field) = self.mapping.kind.field(key).filter(|_| self.mapping.column(key).is_some()) {
                self.wrong(key, What::Needed { field });
            }
        }
        given.or(old)
    }

    /// Notes that this row needs a field which is empty or no column
    pub(super) fn lacks(&mut self, key: &str) {
        if let Some(field) = self.mapping.kind.field(key) {
            self.wrong(key, What::Needed { field });
        }
    }

    pub(super) fn text(&mut self, key: &str) -> Option<String> {
        let text = self.cell(key)?.plain();
        if text.chars().count() > LONGEST_TEXT {
            self.wrong(key, What::TooLong { limit: LONGEST_TEXT });
            return None;
        }
        // A line end inside a cell would break lists and drawings.
        Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    pub(super) fn id(&mut self) -> Option<Id> {
        let text = self.cell("id")?.plain();
        let id = Id::new(text.trim()).or_else(|_| Id::new(&slug(&text)));
        if id.is_err() {
            self.wrong("id", What::Id);
        }
        id.ok()
    }

    pub(super) fn whole(&mut self, key: &str) -> Option<u32> {
        let found = self.number(key)?;
        let whole = found.fract() == 0.0 && (0.0..=1e9).contains(&found);
        if !whole {
            self.wrong(key, What::Whole);
        }
        whole.then_some(found as u32)
    }

    pub(super) fn number(&mut self, key: &str) -> Option<f64> {
        let typed = self.typed(key, Unit::Count)?;
        if typed.low != typed.high {
            self.wrong(key, What::Number { why: Unclear::TooMany });
            return None;
        }
        Some(typed.usual)
    }

    /// An amount in euro, as cents
    pub(super) fn cents(&mut self, key: &str) -> Option<i64> {
        let typed = self.typed(key, Unit::Euro)?;
        if typed.low != typed.high {
            self.wrong(key, What::Number { why: Unclear::TooMany });
            return None;
        }
        Some(crate::base::round_half_away(typed.usual * 100.0))
    }

    /// Three numbers as people write them; a number of a spreadsheet is certain
    fn typed(&mut self, key: &str, unit: Unit) -> Option<Typed> {
        let read = match self.cell(key)? {
            Cell::Number(value) if !value.is_finite() || *value < 0.0 || *value > 1e12 => {
                Err(Unclear::Bounds { value: *value })
            }
            Cell::Number(value) => Ok(Typed { low: *value, usual: *value, high: *value, unit }),
            cell => estimate_text::read(&cell.plain(), self.words.lang, unit),
        };
        read.map_err(|why| self.wrong(key, What::Number { why })).ok()
    }

    /// An estimate; the one of before where the numbers are the same, else one whose origin is this row
    pub(super) fn estimate(
        &mut self,
        key: &str,
        unit: Unit,
        old: Option<&Estimate>,
        grade: Option<Grade>,
    ) -> Option<Estimate> {
        let Some(typed) = self.typed(key, unit) else { return old.cloned() };
        let same = old.filter(|old| {
            (old.low, old.usual, old.high, old.unit) == (typed.low, typed.usual, typed.high, typed.unit)
                && grade.is_none_or(|grade| grade == old.grade)
        });
        if let Some(same) = same {
            return Some(same.clone());
        }
        let grade = grade.unwrap_or(Grade::Assumption);
        let mut estimate = Estimate::range(typed.low, typed.usual, typed.high, unit, grade);
        estimate.note.clone_from(&self.origin);
        Some(estimate)
    }

    /// One of a new object's estimates that no column says
    pub(super) fn usual(&self, value: f64, unit: Unit) -> Estimate {
        let mut estimate = Estimate::certain(value, unit, Grade::Assumption);
        estimate.note.clone_from(&self.origin);
        estimate
    }

    pub(super) fn day(&mut self, key: &str) -> Option<Date> {
        let day = day(self.cell(key)?);
        if day.is_none() {
            self.wrong(key, What::Day);
        }
        day
    }

    pub(super) fn truth(&mut self, key: &str) -> Option<bool> {
        let truth = match self.cell(key)? {
            Cell::Truth(truth) => Some(*truth),
            cell => match plain_words(&cell.plain()).join(" ").as_str() {
                "si" | "s" | "yes" | "y" | "true" | "vero" | "1" | "x" => Some(true),
                "no" | "n" | "false" | "falso" | "0" => Some(false),
                _ => None,
            },
        };
        if truth.is_none() {
            self.wrong(key, What::Truth);
        }
        truth
    }

    /// One of several words of the model
    pub(super) fn choice<T: Copy + Serialize>(
        &mut self,
        key: &str,
        all: &[T],
        word: impl Fn(&Texts, T) -> String,
    ) -> Option<T> {
        let text = self.cell(key)?.plain();
        let found = self.choice_of(&text, all, &word);
        if found.is_none() {
            let expected = all.iter().map(|one| word(self.texts, *one)).collect();
            self.wrong(key, What::Choice { expected });
        }
        found
    }

    /// Several words of the model, parted by commas, semicolons or slashes
    pub(super) fn choices<T: Copy + Serialize>(
        &mut self,
        key: &str,
        all: &[T],
        word: impl Fn(&Texts, T) -> String,
    ) -> Vec<T> {
        let Some(cell) = self.cell(key) else { return Vec::new() };
        let text = cell.plain();
        let parts = text.split([',', ';', '/']).map(str::trim).filter(|part| !part.is_empty());
        let found: Option<Vec<T>> = parts.map(|part| self.choice_of(part, all, &word)).collect();
        found.unwrap_or_else(|| {
            let expected = all.iter().map(|one| word(self.texts, *one)).collect();
            self.wrong(key, What::Choice { expected });
            Vec::new()
        })
    }

    fn choice_of<T: Copy + Serialize>(
        &self,
        text: &str,
        all: &[T],
        word: &impl Fn(&Texts, T) -> String,
    ) -> Option<T> {
        let wanted = plain_words(text);
        let in_files =
            |one: &T| serde_json::to_value(one).is_ok_and(|name| name.as_str() == Some(text.trim()));
        let said = |one: &T| self.words.both.iter().any(|texts| plain_words(&word(texts, *one)) == wanted);
        all.iter().find(|one| in_files(one) || said(one)).copied()
    }

    pub(super) fn country(&mut self, key: &str) -> Option<Country> {
        let text = self.cell(key)?.plain();
        let found = self.country_of(&text);
        if found.is_none() {
            self.wrong(key, What::Choice { expected: self.countries() });
        }
        found
    }

    /// Several countries, parted by commas, semicolons or slashes
    pub(super) fn several_countries(&mut self, key: &str) -> Option<Vec<Country>> {
        let text = self.cell(key)?.plain();
        let parts = text.split([',', ';', '/']).map(str::trim).filter(|part| !part.is_empty());
        let found: Option<Vec<Country>> = parts.map(|part| self.country_of(part)).collect();
        if found.is_none() {
            self.wrong(key, What::Choice { expected: self.countries() });
        }
        found
    }

    fn country_of(&self, text: &str) -> Option<Country> {
        let wanted = plain_words(text);
        let named = self.words.countries.iter().find(|(_, names)| names.contains(&wanted));
        let named = named.map(|(country, _)| country.clone());
        // Codes without a name of ours are countries as well.
        named.or_else(|| Country::new(text.trim()))
    }

    /// The names of those countries that the scenario speaks of, as examples
    fn countries(&self) -> Vec<String> {
        let mut used: Vec<&Country> = self.scenario.organisations.iter().map(|o| &o.country).collect();
        used.extend(self.scenario.corridors.iter().map(|corridor| &corridor.origin));
        used.sort();
        used.dedup();
        used.into_iter()
            .map(|country| {
                let id = format!("country_{}", country.code().to_lowercase());
                self.texts.by_id(&id).unwrap_or_else(|| country.to_string())
            })
            .collect()
    }

    /// The object that a cell names by its name or its id
    pub(super) fn object(&mut self, key: &str, list: &'static str, known: &[(&Id, &str)]) -> Option<Id> {
        let text = self.cell(key)?.plain();
        let wanted = plain_words(&text);
        let by_id = known.iter().find(|(id, _)| id.as_str() == text.trim());
        let mut by_name = known.iter().filter(|(_, name)| plain_words(name) == wanted);
        let found = by_id.or_else(|| by_name.next());
        if by_id.is_none() && found.is_some() && by_name.next().is_some() {
            self.wrong(key, What::Ambiguous { list });
            return None;
        }
        if found.is_none() {
            let known = known.iter().map(|(_, name)| (*name).to_owned()).collect();
            self.wrong(key, What::NoObject { list, known });
        }
        found.map(|(id, _)| (*id).clone())
    }
}

/// The day in a cell: a day of a spreadsheet, `2027-12-31`, `31/12/2027` or `31 dicembre 2027`; day before month always
pub(super) fn day(cell: &Cell) -> Option<Date> {
    const MONTHS: [[&str; 2]; 12] = [
        ["gen", "jan"],
        ["feb", "feb"],
        ["mar", "mar"],
        ["apr", "apr"],
        ["mag", "may"],
        ["giu", "jun"],
        ["lug", "jul"],
        ["ago", "aug"],
        ["set", "sep"],
        ["ott", "oct"],
        ["nov", "nov"],
        ["dic", "dec"],
    ];
    let text = match cell {
        Cell::Date(date) => return Some(*date),
        Cell::Text(text) => text.trim(),
        Cell::Empty | Cell::Number(_) | Cell::Truth(_) => return None,
    };
    if let Ok(date) = date_from_text(text) {
        return Some(date);
    }
    let parts: Vec<String> = plain_words(text);
    let [day, month, year] = parts.as_slice() else { return None };
    let day: i8 = day.parse().ok()?;
    let month: i8 = month.parse().ok().or_else(|| {
        let found = MONTHS.iter().position(|names| names.iter().any(|name| month.starts_with(name)))?;
        Some(found as i8 + 1)
    })?;
    let year: i16 = year.parse().ok().filter(|year| (1900..=2200).contains(year))?;
    Date::new(year, month, day).ok()
}

/// How numbers of a table are written, as its texts show; `usual` where none shows it
pub fn number_language(clean: &Clean, usual: Lang) -> Lang {
    let (mut comma, mut point) = (0_usize, 0_usize);
    for cell in clean.table().rows.iter().flat_map(|row| &row.cells) {
        let Cell::Text(text) = cell else { continue };
        let number: String = text.chars().filter(|c| !" €%\u{a0}".contains(*c)).collect();
        if number.is_empty() || number.chars().any(|c| !c.is_ascii_digit() && c != ',' && c != '.') {
            continue;
        }
        let after = |sign: char| number.rsplit_once(sign).map(|(_, after)| after.len());
        match (number.rfind(','), number.rfind('.')) {
            (Some(at), Some(other)) if at > other => comma += 1,
            (Some(_), Some(_)) => point += 1,
            // Three digits after one sign may be thousands.
            (Some(_), None) if number.matches(',').count() > 1 => point += 1,
            (None, Some(_)) if number.matches('.').count() > 1 => comma += 1,
            (Some(_), None) if after(',') != Some(3) => comma += 1,
            (None, Some(_)) if after('.') != Some(3) => point += 1,
            _ => {}
        }
    }
    match comma.cmp(&point) {
        std::cmp::Ordering::Greater => Lang::It,
        std::cmp::Ordering::Less => Lang::En,
        std::cmp::Ordering::Equal => usual,
    }
}

/// A name as an id: lower-case letters, digits and `_`; empty where no letter is left
pub(super) fn slug(name: &str) -> String {
    let mut slug = String::new();
    for letter in name.chars().flat_map(char::to_lowercase) {
        match plain_letter(letter) {
            Some(plain) => slug.push_str(plain),
            None if letter.is_ascii_alphanumeric() => slug.push(letter),
            None if !slug.is_empty() && !slug.ends_with('_') => slug.push('_'),
            None => {}
        }
    }
    let cut: String = slug.trim_start_matches(|c: char| !c.is_ascii_lowercase()).chars().take(48).collect();
    cut.trim_end_matches('_').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::table::{Row, Table};

    #[test]
    fn days_are_understood_with_the_day_first() {
        for (text, wanted) in [
            ("2027-12-31", "2027-12-31"),
            ("1/3/2027", "2027-03-01"),
            ("01.03.2027", "2027-03-01"),
            ("1 marzo 2027", "2027-03-01"),
            ("1 March 2027", "2027-03-01"),
            ("15 set 2027", "2027-09-15"),
        ] {
            assert_eq!(
                day(&Cell::of_text(text)).map(|day| day.to_string()).as_deref(),
                Some(wanted),
                "{text}"
            );
        }
        for text in ["13/13/2027", "31/02/2027", "1/3/27", "presto", "12"] {
            assert_eq!(day(&Cell::of_text(text)), None, "{text}");
        }
    }

    #[test]
    fn the_decimal_sign_is_seen_from_the_whole_table() {
        let lang = |cells: &[&str]| {
            let rows = std::iter::once("Costo").chain(cells.iter().copied()).enumerate();
            let rows = rows.map(|(at, text)| Row { line: at + 1, cells: vec![Cell::of_text(text)] });
            let start = date_from_text("2027-01-01").expect("a day");
            number_language(&Clean::of(Table::of_rows(rows), start), Lang::En)
        };
        assert_eq!(lang(&["1.260", "3,5"]), Lang::It);
        assert_eq!(lang(&["1.260,50 €"]), Lang::It);
        assert_eq!(lang(&["1.260.000"]), Lang::It);
        assert_eq!(lang(&["1,260.50"]), Lang::En);
        assert_eq!(lang(&["1.260"]), Lang::En, "three digits say nothing");
    }

    #[test]
    fn names_become_ids() {
        for (name, wanted) in [
            ("Città di Forlì", "citta_di_forli"),
            ("  3M Italia!", "m_italia"),
            ("أكاديمية", ""),
            ("A.N.C.E.", "a_n_c_e"),
        ] {
            assert_eq!(slug(name), wanted);
        }
        assert!(Id::new(&slug(&"x ".repeat(200))).is_ok());
    }
}
