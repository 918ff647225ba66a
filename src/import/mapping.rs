//! Which column is which field: guessed from the headings, changed by people.

use super::field::{Field, Kind, plain_words};
use super::personal::Clean;
use crate::base::table::column_letters;
use crate::text::{Lang, Texts};

/// Which column is which field
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mapping {
    /// What the table holds
    pub kind: Kind,
    /// For each column the name of its field; none: it is left out
    fields: Vec<Option<&'static str>>,
}

impl Mapping {
    /// What the headings of a table seem to mean
    pub fn guessed(clean: &Clean, kind: Kind) -> Self {
        let headings: Vec<Vec<String>> =
            clean.table().headings.iter().map(|heading| plain_words(heading)).collect();
        let mut offers: Vec<(u8, usize, usize)> = Vec::new();
        for (column, heading) in headings.iter().enumerate() {
            if clean.is_refused(column) {
                continue;
            }
            for (index, field) in kind.fields().iter().enumerate() {
                let score = field.score(heading);
                if score > 0 {
                    offers.push((score, column, index));
                }
            }
        }
        // The best first; among equals the left column and the first field.
        offers.sort_by_key(|(score, column, index)| (std::cmp::Reverse(*score), *column, *index));
        let mut fields = vec![None; headings.len()];
        for (_, column, index) in offers {
            let key = kind.fields()[index].key;
            if fields[column].is_none() && !fields.contains(&Some(key)) {
                fields[column] = Some(key);
            }
        }
        Self { kind, fields }
    }

    /// The kind that the headings fit best; the first of equals
    pub fn likely_kind(clean: &Clean) -> Kind {
        let fit = |kind: &Kind| {
            let mapping = Self::guessed(clean, *kind);
            let needed = kind.fields().iter().filter(|field| field.needed);
            let (all, found) = needed.fold((0_usize, 0_usize), |(all, found), field| {
                (all + 1, found + usize::from(mapping.column(field.key).is_some()))
            });
            (found * 12 / all.max(1), mapping.fields.iter().flatten().count())
        };
        Kind::ALL.into_iter().rev().max_by_key(fit).unwrap_or_default()
    }

    /// The field of a column
    pub fn field(&self, column: usize) -> Option<Field> {
        self.kind.field((*self.fields.get(column)?)?)
    }

    /// The column of a field
    pub fn column(&self, key: &str) -> Option<usize> {
        self.fields.iter().position(|field| *field == Some(key))
    }

    /// Makes a column a field, or leaves it out; the column that was that field before is left out
    pub fn set(&mut self, column: usize, field: Option<Field>) {
        let Some(key) = field.map(|field| field.key) else {
            self.fields.iter_mut().skip(column).take(1).for_each(|of_column| *of_column = None);
            return;
        };
        for (index, of_column) in self.fields.iter_mut().enumerate() {
            if index == column {
                *of_column = Some(key);
            } else if *of_column == Some(key) {
                *of_column = None;
            }
        }
    }

    /// Fields that a new object needs and no column is
    pub fn lacking(&self) -> impl Iterator<Item = Field> {
        self.kind.fields().iter().copied().filter(|field| field.needed && self.column(field.key).is_none())
    }
}

/// The column that somebody named by its heading, its letters or its number from 1
pub fn column_named(clean: &Clean, name: &str) -> Option<usize> {
    let headings = &clean.table().headings;
    let wanted = plain_words(name);
    let by_heading = headings.iter().position(|heading| !wanted.is_empty() && plain_words(heading) == wanted);
    let by_letters =
        || (0..headings.len()).find(|column| column_letters(*column).eq_ignore_ascii_case(name.trim()));
    let by_number =
        || name.trim().parse::<usize>().ok()?.checked_sub(1).filter(|column| *column < headings.len());
    by_heading.or_else(by_letters).or_else(by_number)
}

/// The field that somebody named by its name in files or on screen, in either language
pub fn field_named(kind: Kind, name: &str) -> Option<Field> {
    let wanted = plain_words(name);
    let both = Lang::ALL.map(Texts::new);
    kind.fields()
        .iter()
        .find(|field| {
            field.key == name.trim() || both.iter().any(|texts| plain_words(&field.name(texts)) == wanted)
        })
        .copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date_from_text;
    use crate::base::table::{Cell, Row, Table};

    fn clean(headings: &[&str]) -> Clean {
        let row = |line, cells: Vec<Cell>| Row { line, cells };
        let head = headings.iter().map(|heading| Cell::of_text(heading)).collect();
        let body = headings.iter().map(|_| Cell::of_text("x")).collect();
        Clean::of(Table::of_rows([row(1, head), row(2, body)]), date_from_text("2027-01-01").expect("a day"))
    }

    fn keys(headings: &[&str], kind: Kind) -> Vec<&'static str> {
        let mapping = Mapping::guessed(&clean(headings), kind);
        (0..headings.len()).map(|column| mapping.field(column).map_or("", |field| field.key)).collect()
    }

    #[test]
    fn headings_are_understood_in_both_languages() {
        assert_eq!(
            keys(
                &["Ragione sociale", "P. IVA", "Prov.", "N. imprese", "Fatturato annuo (€)"],
                Kind::Employers
            ),
            ["name", "", "province", "firms", "turnover_cents"]
        );
        assert_eq!(
            keys(
                &["Company", "Positions", "Available from", "Gross pay a year", "Type of contract"],
                Kind::Positions
            ),
            ["employer", "count", "opens", "gross_year", "contract"]
        );
        assert_eq!(
            keys(&["Voce di costo", "Categoria", "Costo unitario", "Per", "Fase", "Dal", "Al"], Kind::Costs),
            ["name", "category", "unit", "driver", "stage", "from", "until"]
        );
        assert_eq!(
            keys(&["Denominazione", "Tipologia", "Paese", "Anni di attività"], Kind::Organisations),
            ["name", "kind", "country", "years_active"]
        );
    }

    #[test]
    fn the_kind_is_seen_from_the_headings() {
        for (headings, kind) in [
            (["Ente", "Tipo", "Paese", "Ruolo"], Kind::Organisations),
            (["Ragione sociale", "Provincia", "Fatturato", "Alloggio"], Kind::Employers),
            (["Azienda", "Mansione", "Posti", "Disponibili dal"], Kind::Positions),
            (["Voce", "Categoria", "Importo", "Base di calcolo"], Kind::Costs),
        ] {
            assert_eq!(Mapping::likely_kind(&clean(&headings)), kind, "{headings:?}");
        }
    }

    #[test]
    fn a_field_is_one_column_only() {
        let clean = clean(&["Nome", "Altro"]);
        let mut mapping = Mapping::guessed(&clean, Kind::Employers);
        assert_eq!(mapping.column("name"), Some(0));
        mapping.set(1, Kind::Employers.field("name"));
        assert_eq!((mapping.column("name"), mapping.field(0)), (Some(1), None));
        mapping.set(1, None);
        assert!(mapping.lacking().any(|field| field.key == "name"));
        assert_eq!(column_named(&clean, "b"), Some(1));
        assert_eq!(column_named(&clean, "ALTRO"), Some(1));
        assert_eq!(column_named(&clean, "2"), Some(1));
        assert_eq!(column_named(&clean, "3"), None);
        assert_eq!(field_named(Kind::Employers, "Provincia").map(|field| field.key), Some("province"));
        assert_eq!(
            field_named(Kind::Employers, "turnover_cents").map(|field| field.key),
            Some("turnover_cents")
        );
    }
}
