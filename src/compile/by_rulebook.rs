//! A rulebook as the flow sees it.
//!
//! Turns dated parameters, lists and criteria into a [`LawView`]. Supposed changes of law are laid over the rulebook
//! before (`Rulebook::with_number`); nothing is decided here.

use super::{GateVerdict, LawView};
use crate::base::Date;
use crate::rules::{self, Confidence, Facts, Rulebook, field::List};

/// The law of one rulebook, asked about the facts of one scenario
pub struct RulebookLaw<'a> {
    /// Parameters and criteria
    pub book: &'a Rulebook,
    /// What is known of the scenario
    pub facts: &'a Facts,
}

/// Parameter with the list of high-risk countries
const HIGH_RISK: &str = "P_HIGH_RISK";

impl LawView for RulebookLaw<'_> {
    fn number(&self, parameter: &str, on: Date) -> Option<f64> {
        self.book.number_at(parameter, on)
    }

    fn high_risk(&self, country: &str, on: Date) -> (bool, GateVerdict) {
        let Some(countries) = self.book.set_at(HIGH_RISK, on) else { return (false, GateVerdict::Unknown) };
        let verified =
            self.book.value_at(HIGH_RISK, on).is_some_and(|v| v.confidence != Confidence::Unverified);
        let verdict = if verified { GateVerdict::Met } else { GateVerdict::ToVerify };
        (countries.iter().any(|c| c == country), verdict)
    }

    fn gate(&self, criteria: &[String], on: Date) -> (GateVerdict, Vec<String>) {
        // What is judged cohort by cohort hangs on the course of things: in the flow the simulated dates decide it, by
        // windows and durations, and not the planned ones.
        let by_plan =
            |id: &&str| self.book.criterion(id).is_none_or(|criterion| criterion.each != Some(List::Cohorts));
        let ids: Vec<&str> = criteria.iter().map(String::as_str).filter(by_plan).collect();
        let gate = rules::gate(self.book, self.facts, &ids, on, None);
        let verdict = match gate.verdict {
            rules::GateVerdict::Met => GateVerdict::Met,
            rules::GateVerdict::ToVerify => GateVerdict::ToVerify,
            rules::GateVerdict::Unknown => GateVerdict::Unknown,
            rules::GateVerdict::NotMet => GateVerdict::NotMet,
        };
        (verdict, gate.concerns.into_iter().map(|c| c.criterion).collect())
    }
}
