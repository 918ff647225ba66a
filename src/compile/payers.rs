//! Who pays which category of cost, in every future: the engine's rule of paying with its sums kept apart by category.
//!
//! Holds a [`Settlement`] that pays exactly what the engine's own waterfall pays (§8.2 of its specification) and writes each
//! euro under `SOURCE/CATEGORY` instead of `SOURCE`. Changes no amount: a test holds both together to the cent. Handed to runs
//! by [`Compiled::run_options`].

use super::Compiled;
use crate::base::{Cents, Id, round_half_away};
use crate::engine::money::{Course, Settlement};
use crate::model::{CostCategory, Scenario};

/// Parts per million in a whole
const MILLION: i64 = 1_000_000;

/// One source of the tick model
#[derive(Debug, Clone)]
struct Payer {
    from: u32,
    to: u32,
    ceiling: Cents,
    ppm: i64,
    /// Where what it pays of each cost is written; none where it does not admit the cost
    cells: Vec<Option<usize>>,
    /// Its place in the scratch space: the first of its cells; none when it admits nothing
    counter: Option<usize>,
}

/// A waterfall that keeps sources and categories apart
#[derive(Debug, Clone)]
pub struct ByCategory {
    names: Vec<String>,
    payers: Vec<Payer>,
}

/// The name of a cost category in results: `language_training`
pub fn category_id(category: CostCategory) -> &'static str {
    match category {
        CostCategory::Selection => "selection",
        CostCategory::LanguageTraining => "language_training",
        CostCategory::CivicTraining => "civic_training",
        CostCategory::VocationalTraining => "vocational_training",
        CostCategory::SafetyTraining => "safety_training",
        CostCategory::ExamCertification => "exam_certification",
        CostCategory::VisaPermitFees => "visa_permit_fees",
        CostCategory::Medical => "medical",
        CostCategory::Travel => "travel",
        CostCategory::Housing => "housing",
        CostCategory::IntegrationSupport => "integration_support",
        CostCategory::ProgrammeManagement => "programme_management",
        CostCategory::PartnershipBuilding => "partnership_building",
        CostCategory::Equipment => "equipment",
        CostCategory::TraineeAllowance => "trainee_allowance",
        CostCategory::Indirect => "indirect",
    }
}

/// The name under which a source's payments for a category are kept: `fondo/travel`
pub fn cell_name(source: &Id, category: CostCategory) -> String {
    format!("{source}/{}", category_id(category))
}

/// The category of each cost of the tick model
pub fn categories(scenario: &Scenario, compiled: &Compiled) -> Vec<Option<CostCategory>> {
    let of = |id: &Id| scenario.costs.iter().find(|cost| cost.id == *id).map(|cost| cost.category);
    compiled.costs.iter().map(of).collect()
}

impl ByCategory {
    /// The rule of paying of a compiled scenario
    pub fn new(scenario: &Scenario, compiled: &Compiled) -> Self {
        let categories = categories(scenario, compiled);
        let mut names = Vec::new();
        let payers = compiled
            .model
            .funding
            .iter()
            .zip(&compiled.sources)
            .map(|(source, id)| {
                let first = names.len();
                let mut own: Vec<(CostCategory, usize)> = Vec::new();
                let mut cells = Vec::with_capacity(categories.len());
                for (cost, category) in compiled.model.costs.iter().zip(&categories) {
                    let admitted = source.eligible.as_ref().is_none_or(|list| list.contains(&cost.id));
                    cells.push(category.filter(|_| admitted).map(|category| {
                        if let Some((_, cell)) = own.iter().find(|(other, _)| *other == category) {
                            return *cell;
                        }
                        names.push(cell_name(id, category));
                        own.push((category, names.len() - 1));
                        names.len() - 1
                    }));
                }
                Payer {
                    from: source.from,
                    to: source.to.unwrap_or(u32::MAX),
                    ceiling: source.ceiling_cents,
                    ppm: round_half_away(source.share * MILLION as f64),
                    cells,
                    counter: (names.len() > first).then_some(first),
                }
            })
            .collect();
        Self { names, payers }
    }
}

impl Settlement for ByCategory {
    fn sources(&self) -> Vec<String> {
        self.names.clone()
    }

    fn settle(&self, course: &Course<'_>, paid: &mut [Cents], spent: &mut [Cents]) {
        let ticks = course.ticks();
        spent.fill(0);
        for t in 0..ticks {
            for cost in 0..course.costs() {
                let amount = course.amounts(cost)[t];
                let mut unpaid = amount;
                for payer in &self.payers {
                    if unpaid <= 0 {
                        break;
                    }
                    let (Some(cell), Some(counter)) = (payer.cells[cost], payer.counter) else { continue };
                    if (t as u32) < payer.from || (t as u32) >= payer.to {
                        continue;
                    }
                    let share = (i128::from(amount) * i128::from(payer.ppm) / i128::from(MILLION)) as Cents;
                    let pays = unpaid.min(share).min(payer.ceiling - spent[counter]);
                    if pays > 0 {
                        spent[counter] += pays;
                        unpaid -= pays;
                        paid[cell * ticks + t] += pays;
                    }
                }
            }
        }
    }
}
