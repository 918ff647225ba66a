//! How long people stay in a stage, and how they drop out of it.
//!
//! Values of the tick model only; the chances they come to are in `tables`. Used through [`super`].

use super::Outcome;
use serde::{Deserialize, Serialize};

/// Length of a stay in ticks
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Duration {
    /// Exactly so many ticks
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fixed: Option<u32>,
    /// Probability of 0, 1, 2, … ticks
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pmf: Option<Vec<f64>>,
    /// Never ends by itself
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub infinite: bool,
    /// Factor on the length, keeping the mean exact
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stretch: Option<f64>,
}

impl Duration {
    /// Exactly `ticks` ticks
    pub fn fixed(ticks: u32) -> Self {
        Self { fixed: Some(ticks), pmf: None, infinite: false, stretch: None }
    }

    /// `pmf[k]` is the probability of k ticks
    pub fn pmf(pmf: Vec<f64>) -> Self {
        Self { fixed: None, pmf: Some(pmf), infinite: false, stretch: None }
    }

    /// Never ends by itself
    pub fn infinite() -> Self {
        Self { fixed: None, pmf: None, infinite: true, stretch: None }
    }
}

/// Dropping out during a stay: a rate per tick, or survival anchors
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Hazard {
    /// Probability per tick
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per_tick: Option<f64>,
    /// Share still there after so many ticks; instead of `per_tick`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub survival: Option<Vec<SurvivalAnchor>>,
    /// What holds after the last anchor
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<After>,
    /// Sinks of those who drop out
    #[serde(default)]
    pub to: Vec<Outcome>,
}

impl Hazard {
    /// The same probability `per_tick` at every tick of the stay
    pub fn per_tick(per_tick: f64, to: Vec<Outcome>) -> Self {
        Self { per_tick: Some(per_tick), survival: None, after: None, to }
    }

    /// Survival anchors `(tick, share)`
    pub fn survival(anchors: &[(u32, f64)], after: After, to: Vec<Outcome>) -> Self {
        let anchors = anchors.iter().map(|&(tick, s)| SurvivalAnchor { tick, s }).collect();
        Self { per_tick: None, survival: Some(anchors), after: Some(after), to }
    }
}

/// After `tick` ticks the share `s` is still there
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SurvivalAnchor {
    /// Ticks since the start of the stay
    pub tick: u32,
    /// Share still there
    pub s: f64,
}

/// The hazard after the last survival anchor
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum After {
    /// Stays what it was
    Last,
    /// Nobody leaves any more
    None,
}
