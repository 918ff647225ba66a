//! Who pays which category of cost, in every future: the engine's rule of paying with its sums kept apart by category.
//!
//! Holds a [`Settlement`] that pays exactly what the engine's own waterfall pays (§8.2 of its specification) and writes each
//! euro under `SOURCE/CATEGORY` instead of `SOURCE`. Changes no amount: a test holds both together to the cent. Handed to runs
//! by [`Compiled::run_options`].

use super::Compiled;
use crate::base::{Cents, Id, round_half_away};
use crate::engine::money::{Course, Settlement, share_of};
use crate::model::{CostCategory, Scenario};

/// Parts per million in a whole
const MILLION: i64 = 1_000_000;

/// One source of the tick model, as it pays for one cost
#[derive(Debug, Clone)]
struct Payer {
    from: usize,
    to: usize,
    ceiling: Cents,
    ppm: i64,
    /// Where what it pays of the cost is written
    cell: usize,
    /// The source's place in the scratch space: the first of its cells
    counter: usize,
}

/// A waterfall that keeps sources and categories apart
#[derive(Debug, Clone)]
pub struct ByCategory {
    names: Vec<String>,
    /// For each cost, those who admit it, in their order
    of_cost: Vec<Vec<Payer>>,
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
        let mut of_cost = vec![Vec::new(); compiled.model.costs.len()];
        for (source, id) in compiled.model.funding.iter().zip(&compiled.sources) {
            let counter = names.len();
            let mut own: Vec<(CostCategory, usize)> = Vec::new();
            for ((cost, category), payers) in compiled.model.costs.iter().zip(&categories).zip(&mut of_cost) {
                let admitted = source.eligible.as_ref().is_none_or(|list| list.contains(&cost.id));
                let Some(category) = category.filter(|_| admitted) else { continue };
                let known = own.iter().find(|(other, _)| *other == category).map(|(_, cell)| *cell);
                let cell = known.unwrap_or_else(|| {
                    names.push(cell_name(id, category));
                    own.push((category, names.len() - 1));
                    names.len() - 1
                });
                payers.push(Payer {
                    from: source.from as usize,
                    to: source.to.map_or(usize::MAX, |to| to as usize),
                    ceiling: source.ceiling_cents,
                    ppm: round_half_away(source.share * MILLION as f64),
                    cell,
                    counter,
                });
            }
        }
        Self { names, of_cost }
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
            for (cost, payers) in self.of_cost.iter().enumerate() {
                let amount = course.amounts(cost)[t];
                let mut unpaid = amount;
                for payer in payers {
                    if unpaid <= 0 {
                        break;
                    }
                    if t < payer.from || t >= payer.to {
                        continue;
                    }
                    let left = payer.ceiling - spent[payer.counter];
                    let pays = unpaid.min(share_of(amount, payer.ppm)).min(left);
                    if pays > 0 {
                        spent[payer.counter] += pays;
                        unpaid -= pays;
                        paid[payer.cell * ticks + t] += pays;
                    }
                }
            }
        }
    }
}
