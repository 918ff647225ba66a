//! What work pays those who do it and what is left of it, for the balance by party.
//!
//! Holds estimates only, each of which may be missing; the balance says what it lacks. The pay itself stands with the
//! positions. Nothing here changes people or costs of a run.

use super::Estimate;
use serde::{Deserialize, Serialize};

/// What becomes of the pay of those who work at the end of a corridor
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Earnings {
    /// What somebody like them earns where they come from, net of taxes, a month
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin_net: Option<Estimate>,
    /// Per cent of gross pay that is left after taxes and the worker's contributions
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub net_share: Option<Estimate>,
    /// Rent of one worker, a month
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rent: Option<Estimate>,
    /// What one worker sends home, a month
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remittances: Option<Estimate>,
    /// Contributions of the employer, per cent of gross pay
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub employer_share: Option<Estimate>,
}
