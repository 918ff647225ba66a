//! The instant preview: expected values instead of chance (§10.6 of the engine's specification).
//!
//! Runs the kernel once with fractions of people: every binomial is its mean, every class forms on the waiting mass
//! rounded half up. Exact for the means of models without capacity, class or ceiling; otherwise a sketch that must be
//! labelled as approximate. Also what a run with chance switched off shows. Called by `pipeline` while a slider moves.

use super::{
    kernel::{Replicate, State},
    money::{Books, Course},
    observable::{Observable, Probe, Reading, SeriesName, View, When},
    philox::Key,
    plan::{Plan, PlanCost},
    results::Catalogue,
    run::{Simulation, binds},
    tables::Tables,
};
use crate::base::{Cents, round_half_away};

/// Expected values of one set of parameters
#[derive(Debug, Clone)]
pub struct Preview {
    simulation: Simulation,
    state: State<f64>,
    amounts: Vec<Cents>,
    paid: Vec<Cents>,
    accounts: Vec<Cents>,
    approximate: bool,
}

impl Simulation {
    /// The preview with every uncertain parameter at a probability level, at its median when absent
    ///
    /// `levels` has one level for each parameter; missing ones are medians.
    pub fn preview(&self, levels: Option<&[f64]>) -> Preview {
        let (plan, tables, catalogue, settlement) = self.parts();
        let mut at = levels.unwrap_or(&[]).to_vec();
        at.resize(catalogue.model.uncertain.len(), 0.5);
        let own = (!at.is_empty()).then(|| self.tables_at(&at));
        let tables = own.as_ref().unwrap_or(tables);
        let mut state = State::<f64>::new(plan);
        Replicate { plan, tables, state: &mut state, key: Key::new(0), number: 0 }.run(&|| false);
        let ticks = plan.ticks;
        let mut amounts = vec![0; plan.costs.len() * ticks];
        fill_expected(plan, tables, &state.facts, &mut amounts);
        let mut paid = vec![0; catalogue.payers.sources.len() * ticks];
        let mut accounts = vec![0; catalogue.payers.accounts.len() * ticks];
        // A rule of paying sees whole people; what it pays rests on the expected amounts.
        let facts: Vec<u32> = state.facts.iter().map(|people| (people + 0.5).floor() as u32).collect();
        let course = Course { plan, facts: &facts, amounts: &amounts, luck: None };
        let mut sums = vec![0; catalogue.payers.sums.len()];
        let mut books = Books { paid: &mut paid, accounts: &mut accounts, sums: &mut sums };
        settlement.settle(&course, &mut books, &mut settlement.space());
        let approximate = binds(plan, &catalogue.model);
        Preview { simulation: self.clone(), state, amounts, paid, accounts, approximate }
    }
}

impl Preview {
    /// Whether a capacity, class or source of money is used, which makes expected values a sketch
    pub fn is_approximate(&self) -> bool {
        self.approximate
    }

    /// A result by name; people as fractions, money in cents. None when the model has no such result
    pub fn value(&self, name: &str) -> Option<f64> {
        let observable: Observable = name.parse().ok()?;
        if observable.measure == super::Measure::CostPerArrival {
            let arrivals = self.value("arrivals:").filter(|&arrivals| arrivals > 0.0)?;
            return self.value("cost:total").map(|cents| cents / arrivals);
        }
        self.probe(&observable).map(|probe| self.read(&probe))
    }

    /// A series by name, such as `queue:visa` or `arrivals_until:`
    pub fn series(&self, name: &str) -> Option<Vec<f64>> {
        let name: SeriesName = name.parse().ok()?;
        let (plan, ..) = self.simulation.parts();
        let whole = Observable { measure: name.measure, of: name.of.clone(), when: When::Total };
        let probe = self.probe(&whole)?;
        (0..plan.ticks).map(|t| probe.at_tick(t, name.cumulative).map(|probe| self.read(&probe))).collect()
    }

    fn probe(&self, observable: &Observable) -> Option<Probe> {
        let (plan, _, Catalogue { model, payers, .. }, _) = self.simulation.parts();
        observable.probe(model, plan, payers)
    }

    fn read(&self, probe: &Probe) -> f64 {
        let (plan, ..) = self.simulation.parts();
        let state = &self.state;
        let view = View {
            ticks: plan.ticks,
            facts: &state.facts,
            waits: &state.waits,
            retained: &state.retained,
            eligible: &state.eligible,
            amounts: &self.amounts,
            paid: &self.paid,
            accounts: &self.accounts,
            sums: &[],
        };
        match probe.read(&view) {
            Reading::People(people) => people,
            Reading::Money(cents) => cents as f64,
        }
    }
}

/// What each cost is expected to come to at each tick, rounded once
fn fill_expected(plan: &Plan, tables: &Tables, facts: &[f64], amounts: &mut [Cents]) {
    let ticks = plan.ticks;
    for (cost, kind) in plan.costs.iter().enumerate() {
        for t in 0..ticks {
            let price = tables.prices[cost * ticks + t];
            amounts[cost * ticks + t] = match kind {
                PlanCost::OneOff | PlanCost::PerTick => price,
                PlanCost::PerLine(lines) => {
                    let quantity: f64 = lines.iter().map(|line| facts[line * ticks + t]).sum();
                    round_half_away(price as f64 * quantity)
                }
            };
        }
    }
}
