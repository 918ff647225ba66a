//! What the law says to the flow.
//!
//! A trait, so that the compilation can be tested with a law of two lines; rulebooks implement it in `pipeline`.

use crate::base::Date;

/// Verdict of a gate on a day, worst first
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GateVerdict {
    /// A mandatory criterion is not met
    NotMet,
    /// Some fact or paper is missing
    Unknown,
    /// Rests on something that has to be verified
    ToVerify,
    /// Met
    Met,
}

/// The law as the flow sees it
pub trait LawView {
    /// The number of a dated parameter on a day, such as 12 for `P_VISA_WINDOW` on 2027-06-01; none: no value covers it
    fn number(&self, parameter: &str, on: Date) -> Option<f64>;

    /// Whether a country is on the high-risk list on a day, and whether that is verified
    fn high_risk(&self, country: &str, on: Date) -> (bool, GateVerdict);

    /// The verdict of a gate on a day, with the criteria that decide it
    fn gate(&self, criteria: &[String], on: Date) -> (GateVerdict, Vec<String>);
}

/// A law that asks for nothing
pub struct NoLaw;

impl LawView for NoLaw {
    fn number(&self, _parameter: &str, _on: Date) -> Option<f64> {
        None
    }

    fn high_risk(&self, _country: &str, _on: Date) -> (bool, GateVerdict) {
        (false, GateVerdict::Met)
    }

    fn gate(&self, _criteria: &[String], _on: Date) -> (GateVerdict, Vec<String>) {
        (GateVerdict::Met, Vec::new())
    }
}
