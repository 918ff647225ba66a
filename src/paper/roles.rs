//! The annex of roles (RACI) as a table of words: for the chapter of a report, for a spreadsheet, for a workbook.
//!
//! Who does what is `network::roles`'; this says it in names, stage by stage. Called by the papers and by the session.

#[cfg(feature = "papers")]
use super::workbook::{WorkbookError, words_book};
use crate::model::{Path, Scenario};
use crate::network::{Network, roles::role_rows};
use crate::report::words;
use crate::text::Texts;

/// The annex
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RolesTable {
    /// Heads of the columns: corridor, stage, who does it, answers, is asked, is told
    pub heads: [String; 6],
    /// Cells in words, row by row; several names are parted by `, `, an empty cell is empty
    pub rows: Vec<[String; 6]>,
}

/// The annex of a scenario
pub fn roles_table(scenario: &Scenario, texts: &Texts) -> RolesTable {
    let name = |path: &Path| {
        let found = path.object().and_then(|(list, id)| words::object_name(scenario, list, id));
        found.unwrap_or_else(|| path.to_string())
    };
    let names = |paths: &[Path]| paths.iter().map(name).collect::<Vec<String>>().join(", ");
    let stage = |path: &Path| {
        let id = path.segments().last().unwrap_or_default();
        let mut stages =
            scenario.corridors.iter().filter(|c| path.is_within(&band(c))).flat_map(|c| &c.stages);
        stages.find(|stage| stage.id.as_str() == id).map_or_else(|| id.to_owned(), |stage| stage.name.clone())
    };
    let rows = role_rows(&Network::of(scenario))
        .iter()
        .map(|row| {
            [
                name(&row.corridor),
                stage(&row.stage),
                names(&row.responsible),
                row.accountable.as_ref().map(name).unwrap_or_default(),
                names(&row.consulted),
                names(&row.informed),
            ]
        })
        .collect();
    let heads = [
        words::list_item(texts, "corridors"),
        texts.terminal_stage(),
        texts.paper_responsible(),
        texts.paper_accountable(),
        texts.paper_consulted(),
        texts.paper_informed(),
    ];
    RolesTable { heads: heads.map(|head| capital(&head)), rows }
}

fn band(corridor: &crate::model::Corridor) -> Path {
    Path::new("corridors").join(corridor.id.as_str())
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + letters.as_str())
}

impl RolesTable {
    /// The table for a spreadsheet set to Italian: UTF-8 with its mark, semicolons, text that is never a formula
    pub fn csv(&self) -> Vec<u8> {
        let mut text = String::from("\u{feff}");
        for row in std::iter::once(&self.heads).chain(&self.rows) {
            let cells: Vec<String> = row.iter().map(|cell| quoted(cell)).collect();
            text.push_str(&cells.join(";"));
            text.push_str("\r\n");
        }
        text.into_bytes()
    }

    /// The table as a workbook
    #[cfg(feature = "papers")]
    pub fn workbook(&self, name: &str) -> Result<Vec<u8>, WorkbookError> {
        let widths = [24.0, 24.0, 40.0, 28.0, 40.0, 40.0];
        let heads: Vec<(String, f64)> = self.heads.iter().cloned().zip(widths).collect();
        let rows: Vec<Vec<String>> = self.rows.iter().map(|row| row.to_vec()).collect();
        words_book(name, &heads, &rows)
    }
}

/// A cell of text: in quotes, and never read as a formula
fn quoted(cell: &str) -> String {
    let risky = cell.starts_with(['=', '+', '-', '@', '\t']);
    let safe = if risky { format!("'{cell}") } else { cell.to_owned() };
    format!("\"{}\"", safe.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::tree;
    use crate::text::Lang;

    fn worked() -> Scenario {
        let text = include_str!("../../scenarios/thamm-plus-marocco.ron").replacen("format: 1,", "", 1);
        tree::read(&tree::parse(&text).node).expect("the worked scenario opens")
    }

    #[test]
    fn every_stage_has_a_row_with_names() {
        let scenario = worked();
        let table = roles_table(&scenario, &Texts::new(Lang::It));
        let stages: usize = scenario.corridors.iter().map(|c| c.stages.len()).sum();
        assert_eq!(table.rows.len(), stages);
        assert!(table.rows.iter().any(|row| row[3].contains("OFPPT")), "{:?}", table.rows);
        assert!(table.rows.iter().flatten().all(|cell| !cell.contains("organisations/")));
    }

    #[test]
    fn a_name_is_never_a_formula_and_quotes_are_doubled() {
        assert_eq!(quoted("=1+1"), "\"'=1+1\"");
        assert_eq!(quoted("Ente \"A\"; B"), "\"Ente \"\"A\"\"; B\"");
        let csv = roles_table(&worked(), &Texts::new(Lang::En)).csv();
        assert!(csv.starts_with("\u{feff}\"Corridor\";\"".as_bytes()));
    }
}
