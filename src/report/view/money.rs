//! Who pays what: costs by category against sources, what nobody pays and why, ceilings.
//!
//! The matrix is of **means** over the futures, because means add up where medians do not; every cell is rounded once and rows, columns
//! and totals are sums of rounded cells, so the table balances to the euro. Ranges and medians stand beside it. Called by the
//! place of money, the terminal and the papers.

use super::Report;
use crate::base::{Cents, Date, Id};
use crate::compile::{
    Compiled,
    payers::{categories, category_id},
};
use crate::model::{CostCategory, Scenario};
use crate::report::{
    chart::sankey::{Sankey, SankeySource},
    figure::Figure,
    metrics::{Distribution, MetricUnit, Metrics},
    words::{self, CostGroup},
};
use crate::text::Texts;

/// Totals from which cells are rounded to hundreds
const LARGE: f64 = 100_000.0;
/// Totals from which cells are rounded to tens
const MIDDLE: f64 = 10_000.0;
/// A ceiling that the tick model writes for a source without one
const NO_CEILING: Cents = 10_000_000_000_000;

/// Who pays what, in whole euros
#[derive(Debug, Clone, PartialEq)]
pub struct Money {
    /// Sources in the order in which they pay
    pub sources: Vec<SourceColumn>,
    /// Categories that cost anything, in the order of tables
    pub rows: Vec<CategoryRow>,
    /// All costs
    pub total: i64,
    /// What nobody pays
    pub uncovered: i64,
    /// Euros to which every cell is rounded
    pub rounded_to: i64,
    /// Half the width of the 95 % interval of the mean total
    pub error: f64,
}

/// A source
#[derive(Debug, Clone, PartialEq)]
pub struct SourceColumn {
    /// Source
    pub id: Id,
    /// Name on screen
    pub name: String,
    /// What it pays in all
    pub pays: i64,
    /// Most it pays; none without a ceiling
    pub ceiling: Option<Cents>,
    /// Whether the ceiling is an assumption
    pub ceiling_assumed: bool,
    /// Share of futures in which it is reached
    pub reached: f64,
    /// Share of each cost it pays, 0 to 1
    pub share: f64,
    /// Days of the costs it pays
    pub window: (Option<Date>, Option<Date>),
}

/// A category of costs
#[derive(Debug, Clone, PartialEq)]
pub struct CategoryRow {
    /// Category
    pub category: CostCategory,
    /// What it costs
    pub cost: i64,
    /// What each source does about it, in the order of the columns
    pub cells: Vec<Cell>,
    /// What nobody pays of it
    pub uncovered: i64,
    /// How that spreads over the futures
    pub uncovered_spread: Distribution,
    /// Whether a price in it is an assumption
    pub assumed: bool,
}

/// What a source does about a category
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// Pays so many euros
    Pays(i64),
    /// Could, and pays nothing
    Nothing,
    /// Does not admit it
    NotAdmitted,
}

impl Cell {
    /// Euros
    pub const fn euros(self) -> i64 {
        match self {
            Self::Pays(euros) => euros,
            Self::Nothing | Self::NotAdmitted => 0,
        }
    }
}

/// Why a source does not pay what is left of a category
#[derive(Debug, Clone, PartialEq)]
pub struct Blocker {
    /// Source
    pub source: Id,
    /// The sentence
    pub text: String,
    /// What kind of rule
    pub kind: BlockerKind,
}

/// What keeps a source from paying
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockerKind {
    /// Its ceiling is reached
    Ceiling,
    /// It does not admit the category
    Category,
    /// It pays a share only
    Share,
    /// It pays costs of certain days only
    Window,
    /// Its call was not won
    Award,
}

impl Money {
    pub(super) fn new(scenario: &Scenario, compiled: &Compiled, metrics: &Metrics) -> Self {
        let total = metrics.total("cost_total").copied().unwrap_or_default();
        let mean = |id: &str| metrics.total(id).and_then(|d| d.mean).unwrap_or(0.0);
        let largest = total.mean.unwrap_or(0.0);
        let rounded_to: i64 = match largest {
            m if m >= LARGE => 100,
            m if m >= MIDDLE => 10,
            _ => 1,
        };
        let rounded = |euros: f64| (euros / rounded_to as f64).round() as i64 * rounded_to;
        let of_cost = categories(scenario, compiled);
        let rows: Vec<CategoryRow> = CostCategory::ALL
            .into_iter()
            .filter(|category| metrics.total(&format!("cost:{}", category_id(*category))).is_some())
            .map(|category| {
                let cells: Vec<Cell> = compiled
                    .sources
                    .iter()
                    .zip(&compiled.model.funding)
                    .map(|(id, source)| {
                        let pays = rounded(mean(&format!("funded:{id}/{}", category_id(category))));
                        let admits = compiled.model.costs.iter().zip(&of_cost).any(|(cost, of)| {
                            *of == Some(category)
                                && source.eligible.as_ref().is_none_or(|list| list.contains(&cost.id))
                        });
                        match (admits, pays) {
                            (false, _) => Cell::NotAdmitted,
                            (true, 0) => Cell::Nothing,
                            (true, pays) => Cell::Pays(pays),
                        }
                    })
                    .collect();
                let id = format!("uncovered:{}", category_id(category));
                let uncovered = rounded(mean(&id));
                CategoryRow {
                    category,
                    cost: cells.iter().map(|cell| cell.euros()).sum::<i64>() + uncovered,
                    uncovered,
                    uncovered_spread: metrics.total(&id).copied().unwrap_or_default(),
                    assumed: scenario.costs.iter().any(|c| c.category == category && c.unit.is_assumption()),
                    cells,
                }
            })
            .collect();
        let sources = compiled
            .sources
            .iter()
            .zip(&compiled.model.funding)
            .enumerate()
            .map(|(column, (id, tick))| {
                let author = scenario.sources.iter().find(|source| source.id == *id);
                SourceColumn {
                    name: author.map_or_else(|| id.to_string(), |source| source.name.clone()),
                    pays: rows.iter().map(|row| row.cells[column].euros()).sum(),
                    ceiling: (tick.ceiling_cents < NO_CEILING).then_some(tick.ceiling_cents),
                    ceiling_assumed: author
                        .is_some_and(|source| source.ceilings.iter().any(|c| c.amount.is_assumption())),
                    reached: mean(&format!("ceiling_reached:{id}")),
                    share: tick.share,
                    window: author.map_or((None, None), |source| (source.from, source.until)),
                    id: id.clone(),
                }
            })
            .collect();
        Self {
            sources,
            total: rows.iter().map(|row| row.cost).sum(),
            uncovered: rows.iter().map(|row| row.uncovered).sum(),
            rounded_to,
            error: total.mean_half_width().unwrap_or(0.0),
            rows,
        }
    }

    /// What a source pays in all, in euros
    pub fn paid_by(&self, source: &Id) -> Option<i64> {
        self.sources.iter().find(|column| column.id == *source).map(|column| column.pays)
    }

    /// Euros in the form of tables, without the sign
    pub fn cell_words(texts: &Texts, euros: i64) -> String {
        texts.integer(euros)
    }

    /// "Media dei futuri, euro": how the table is to be read
    pub fn caption(&self, texts: &Texts) -> String {
        texts.money_caption(texts.euro_amount(self.error), texts.integer(self.rounded_to))
    }

    /// From sources to groups of categories, in euros; both sides are sums of the cells of the table
    pub fn sankey(&self, texts: &Texts) -> Sankey {
        let groups: Vec<CostGroup> = CostGroup::ALL
            .into_iter()
            .filter(|group| {
                self.rows.iter().any(|row| CostGroup::of(row.category) == *group && row.cost != 0)
            })
            .collect();
        let of_group = |value: &dyn Fn(&CategoryRow) -> i64| -> Vec<f64> {
            groups
                .iter()
                .map(|group| {
                    let rows = self.rows.iter().filter(|row| CostGroup::of(row.category) == *group);
                    rows.map(value).sum::<i64>() as f64
                })
                .collect()
        };
        let sources = self
            .sources
            .iter()
            .enumerate()
            .filter(|(_, source)| source.pays != 0)
            .map(|(column, source)| SankeySource {
                name: source.name.clone(),
                pays: of_group(&|row| row.cells[column].euros()),
            })
            .collect();
        Sankey {
            categories: groups.iter().map(|group| group.name(texts)).collect(),
            sources,
            uncovered: of_group(&|row| row.uncovered),
            uncovered_name: texts.headline_uncovered(),
        }
    }
}

impl SourceColumn {
    /// "549.000", "senza tetto": the last row of the table
    pub fn ceiling_words(&self, texts: &Texts) -> String {
        self.ceiling.map_or_else(|| texts.money_no_ceiling(), |cents| texts.integer(cents / 100))
    }

    /// "tetto raggiunto in 97 futuri su 100"; none where it never is
    pub fn reached_words(&self, texts: &Texts) -> Option<String> {
        (self.reached > 0.0).then(|| texts.money_ceiling_reached(texts.futures(self.reached)))
    }
}

impl CategoryRow {
    /// "Selezione e prove"
    pub fn name(&self, texts: &Texts) -> String {
        words::cost_category(texts, self.category)
    }

    /// What nobody pays, as a figure with its range; none where it is nothing in every future
    pub fn uncovered_figure(&self) -> Option<Figure> {
        let spread = &self.uncovered_spread;
        Figure::of(spread, None, MetricUnit::Euro).filter(|_| spread.mean.is_some_and(|mean| mean > 0.0))
    }
}

impl Report {
    /// Why no source pays what is left of a category: the rules of the explained future, else one line a source that could have
    pub fn blockers(&self, category: CostCategory, texts: &Texts) -> Vec<Blocker> {
        let Some(row) = self.money.rows.iter().find(|row| row.category == category) else {
            return Vec::new();
        };
        let exact = self.exact_blockers(texts, category);
        if !exact.is_empty() {
            return exact;
        }
        let what = words::cost_category(texts, category);
        let mut found = Vec::new();
        for (cell, source) in row.cells.iter().zip(&self.money.sources) {
            let name = source.name.as_str();
            let (kind, text) = if *cell == Cell::NotAdmitted {
                (BlockerKind::Category, texts.money_not_admitted(name, super::headline::small(&what)))
            } else if let (Some(ceiling), true) = (source.ceiling, source.reached > 0.0) {
                let reached = texts.futures(source.reached);
                (BlockerKind::Ceiling, texts.money_at_ceiling(texts.euro(ceiling), reached, name))
            } else if source.share < 1.0 {
                (BlockerKind::Share, texts.money_pays_share(texts.percent(source.share, 0), name))
            } else if source.window != (None, None) {
                let day =
                    |date: Option<Date>| date.map_or_else(|| texts.money_open_end(), |date| texts.date(date));
                (BlockerKind::Window, texts.money_window(day(source.window.0), name, day(source.window.1)))
            } else {
                continue;
            };
            found.push(Blocker { source: source.id.clone(), text, kind });
        }
        // Rules that could be moved stand before those that exclude.
        found.sort_by_key(|blocker| blocker.kind == BlockerKind::Category);
        found
    }

    /// "85.000 € senza fonte: THAMM Plus è al tetto in 97 futuri su 100": the sentence about what nobody pays
    pub fn uncovered_sentence(&self, texts: &Texts) -> String {
        let Some(figure) = self.headlines.uncovered.as_ref().filter(|figure| figure.value > 0.0) else {
            return texts.money_all_covered();
        };
        let amount = figure.value_words(texts);
        let worst = self.money.rows.iter().max_by_key(|row| row.uncovered);
        let reason = worst.and_then(|row| self.blockers(row.category, texts).into_iter().next());
        match (worst, reason) {
            (Some(row), Some(reason)) if row.uncovered > 0 => {
                texts.money_uncovered_why(amount, row.name(texts), reason.text)
            }
            _ => texts.money_uncovered(amount),
        }
    }
}
