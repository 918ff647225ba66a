//! Survival anchors to dropout per tick: "so many of a hundred are still there after six months".
//!
//! Holds the one conversion of §4 of the engine's specification. Draws nothing and knows no stage; the
//! anchors' meaning, retention with an employer for example, is the caller's. Called by the engine's plan.

use super::{After, SurvivalAnchor};

/// Whether the anchors rise in time and do not rise in share, all within range
pub fn anchors_fit(anchors: &[SurvivalAnchor]) -> bool {
    let mut before = SurvivalAnchor { tick: 0, s: 1.0 };
    anchors.iter().all(|anchor| {
        let fits = anchor.tick > before.tick && anchor.s <= before.s && anchor.s > 0.0;
        before = *anchor;
        fits
    })
}

/// Probability of leaving at each tenure 0, 1 … `ticks`, given that one is still there
///
/// Entry 0 is unused and 0: nobody leaves in the tick they start. The anchors must fit, see [`anchors_fit`].
pub fn survival_to_hazard(anchors: &[SurvivalAnchor], after: After, ticks: u32) -> Vec<f64> {
    let mut hazards = Vec::with_capacity(ticks as usize + 1);
    hazards.push(0.0);
    let mut before = SurvivalAnchor { tick: 0, s: 1.0 };
    let mut hazard = 0.0;
    for anchor in anchors {
        let span = f64::from(anchor.tick.saturating_sub(before.tick).max(1));
        hazard = 1.0 - libm::pow(anchor.s / before.s, 1.0 / span);
        let until = anchor.tick.min(ticks) as usize + 1;
        if hazards.len() < until {
            hazards.resize(until, hazard);
        }
        before = *anchor;
    }
    let rest = if after == After::Last { hazard } else { 0.0 };
    hazards.resize(ticks as usize + 1, rest);
    hazards
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hazards_reproduce_every_anchor() {
        let anchors = [
            SurvivalAnchor { tick: 6, s: 0.93 },
            SurvivalAnchor { tick: 12, s: 0.86 },
            SurvivalAnchor { tick: 36, s: 0.68 },
        ];
        let hazards = survival_to_hazard(&anchors, After::Last, 60);
        let mut still_there = 1.0;
        for (tenure, hazard) in hazards.iter().enumerate() {
            still_there *= 1.0 - hazard;
            if let Some(anchor) = anchors.iter().find(|anchor| anchor.tick as usize == tenure) {
                assert!((still_there - anchor.s).abs() < 1e-12);
            }
        }
        assert_eq!(hazards.len(), 61);
    }

    #[test]
    fn no_anchor_means_nobody_leaves() {
        assert_eq!(survival_to_hazard(&[], After::Last, 3), [0.0; 4]);
    }

    #[test]
    fn a_horizon_before_the_last_anchor_cuts_the_list() {
        let anchors = [SurvivalAnchor { tick: 2, s: 0.5 }, SurvivalAnchor { tick: 9, s: 0.4 }];
        assert_eq!(survival_to_hazard(&anchors, After::None, 4).len(), 5);
        assert_eq!(survival_to_hazard(&anchors, After::None, 1).len(), 2);
    }

    #[test]
    fn anchors_out_of_order_or_rising_are_refused() {
        let anchor = |tick, s| SurvivalAnchor { tick, s };
        assert!(anchors_fit(&[anchor(1, 1.0), anchor(2, 0.5)]));
        for bad in
            [vec![anchor(0, 0.9)], vec![anchor(2, 0.9), anchor(2, 0.8)], vec![anchor(1, 0.5), anchor(2, 0.6)]]
        {
            assert!(!anchors_fit(&bad));
        }
        assert!(!anchors_fit(&[anchor(1, 0.0)]) && !anchors_fit(&[anchor(1, f64::NAN)]));
    }
}
