//! What the report on a scenario says, chapter by chapter, from the figures of a [`Report`].
//!
//! Every number, verdict and sentence is the report's; here they are put in an order. Makes a [`Document`]; sets no page.
//!
//! | file | holds |
//! |---|---|
//! | `plan` | summary on one page, how to read, who takes part, corridor by corridor |
//! | `results` | law, money, variants |
//! | `decisions` | motions with their votes |
//! | `annex` | assumptions, criteria, roles, evidence |

mod annex;
mod decisions;
mod plan;
mod results;

use super::document::{Block, Cell, Document};
use crate::base::Id;
use crate::model::Scenario;
use crate::network::{Network, roles::RoleRow};
use crate::report::{
    Report,
    comparison::Compared,
    passport::{Code, Passports},
    status::Status,
};
use crate::text::Texts;

/// A chapter that can be left out
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chapter {
    /// Who takes part
    Network,
    /// Corridor by corridor
    Corridors,
    /// Verdicts, reasons, things to do
    Law,
    /// Who pays what
    Money,
    /// Variants against the base
    Variants,
    /// Motions with their votes
    Decisions,
    /// Estimates with source and grade
    Assumptions,
    /// All criteria
    Criteria,
    /// Who does what
    Roles,
    /// Papers to hold
    Evidence,
}

impl Chapter {
    /// All, in their order
    pub const ALL: [Self; 10] = [
        Self::Network,
        Self::Corridors,
        Self::Law,
        Self::Money,
        Self::Variants,
        Self::Decisions,
        Self::Assumptions,
        Self::Criteria,
        Self::Roles,
        Self::Evidence,
    ];

    /// The word by which it is left out
    pub const fn id(self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::Corridors => "corridors",
            Self::Law => "law",
            Self::Money => "money",
            Self::Variants => "variants",
            Self::Decisions => "decisions",
            Self::Assumptions => "assumptions",
            Self::Criteria => "criteria",
            Self::Roles => "roles",
            Self::Evidence => "evidence",
        }
    }

    /// The chapter of a word
    pub fn of_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|chapter| chapter.id() == id)
    }
}

/// A variant against the base
#[derive(Debug, Clone)]
pub struct VariantPart<'a> {
    /// Variant
    pub id: &'a Id,
    /// Its name
    pub name: &'a str,
    /// Its results against those of the base
    pub compared: &'a Compared,
    /// Codes of its figures
    pub passports: &'a Passports,
    /// What it changes, in sentences
    pub changes: Vec<String>,
}

/// What a report is written from
#[derive(Debug, Clone)]
pub struct Material<'a> {
    /// The scenario with its variants and motions, which the one of a variant's report has no more
    pub whole: &'a Scenario,
    /// The figures
    pub report: &'a Report,
    /// Codes of the figures
    pub passports: &'a Passports,
    /// Name of the shown variant; none: the base
    pub variant: Option<&'a str>,
    /// The base with its goals, where there are variants to compare
    pub base: Option<&'a Compared>,
    /// The variants of the scenario that can be simulated
    pub variants: Vec<VariantPart<'a>>,
    /// First signs of the fingerprint of what was simulated
    pub fingerprint: &'a str,
    /// Language
    pub texts: &'a Texts,
}

impl Material<'_> {
    /// The code of a figure as a cell
    fn code(&self, key: &str) -> Cell {
        code_cell(self.passports.code(key))
    }

    fn rows_of_roles(&self) -> Vec<RoleRow> {
        crate::network::roles::role_rows(&Network::of(&self.report.scenario))
    }
}

fn code_cell(code: Option<Code>) -> Cell {
    Cell {
        ink: crate::report::drawing::Ink::TextThird,
        ..Cell::plain(code.map(|code| code.to_string()).unwrap_or_default())
    }
}

fn status_cell(status: Status, texts: &Texts) -> Cell {
    Cell::status(status, status.word(texts))
}

/// The report on a scenario, without the chapters that are not wanted
pub fn report(material: &Material<'_>, without: &[Chapter]) -> Document {
    let texts = material.texts;
    let programme = &material.report.scenario.programme;
    let date = programme.as_of;
    let title =
        if programme.title.trim().is_empty() { programme.id.to_string() } else { programme.title.clone() };
    let mut document = Document {
        subject: texts.paper_subject(title.as_str()),
        lang: texts.lang(),
        date: (date.year(), date.month(), date.day()),
        head: [title.clone(), texts.date_long(date)],
        foot: texts.paper_foot(
            env!("CARGO_PKG_VERSION"),
            material.fingerprint,
            texts.integer(i64::from(material.report.futures)),
            material.report.seed.to_string(),
        ),
        page_words: texts.paper_page("{page}", "{pages}"),
        title,
        blocks: Vec::new(),
    };
    plan::summary(&mut document, material);
    plan::how_to_read(&mut document, material);
    for chapter in Chapter::ALL.into_iter().filter(|chapter| !without.contains(chapter)) {
        match chapter {
            Chapter::Network => plan::network(&mut document, material),
            Chapter::Corridors => plan::corridors(&mut document, material),
            Chapter::Law => results::law(&mut document, material),
            Chapter::Money => results::money(&mut document, material),
            Chapter::Variants => results::variants(&mut document, material),
            Chapter::Decisions => decisions::decisions(&mut document, material),
            Chapter::Assumptions => annex::assumptions(&mut document, material),
            Chapter::Criteria => annex::criteria(&mut document, material),
            Chapter::Roles => annex::roles(&mut document, material),
            Chapter::Evidence => annex::evidence(&mut document, material),
        }
    }
    number(&mut document);
    document
}

/// Chapters get their numbers
fn number(document: &mut Document) {
    let mut n = 0;
    for block in &mut document.blocks {
        if let Block::Heading(1, title) = block {
            n += 1;
            *title = format!("{n}  {title}");
        }
    }
}
