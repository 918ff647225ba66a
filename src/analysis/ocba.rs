//! Sharing replicates between many options so that the best one is found soonest (OCBA).
//!
//! Holds the allocation rule of §10.8 for independent replicates, larger results being better. Runs nothing and
//! eliminates nothing; the caller gives every option its first replicates and asks again after each round.

/// How a number of replicates is shared out
#[derive(Debug, Clone, PartialEq)]
pub struct Allocation {
    /// The option with the largest mean; the first one of equals
    pub best: usize,
    /// Replicates for each option, not rounded; they add up to the total
    pub shares: Vec<f64>,
}

/// The allocation of `total` replicates for the means and standard deviations seen so far
///
/// An option that never varied gets nothing. Options that tie with the best are told apart as if they differed
/// by a millionth of the largest spread, so that the rule stays finite. `None` without options, with lists of
/// different lengths, or with a figure that is not finite.
pub fn allocate(means: &[f64], sds: &[f64], total: f64) -> Option<Allocation> {
    let finite = means.iter().chain(sds).all(|x| x.is_finite());
    if means.is_empty() || means.len() != sds.len() || !finite {
        return None;
    }
    let best = means.iter().enumerate().fold(0, |best, (i, mean)| if *mean > means[best] { i } else { best });
    let widest = sds.iter().copied().fold(0.0, f64::max);
    if widest == 0.0 {
        // Nothing varies, so no replicate tells more than another.
        return Some(Allocation { best, shares: vec![total / means.len() as f64; means.len()] });
    }
    let weight = |i: usize| {
        let difference = (means[best] - means[i]).max(1e-6 * widest);
        let ratio = sds[i] / difference;
        ratio * ratio
    };
    let mut weights: Vec<f64> = (0..means.len()).map(|i| if i == best { 0.0 } else { weight(i) }).collect();
    // N_i / s_i, summed in squares: the best one balances all the others.
    let balance: f64 =
        weights.iter().zip(sds).filter(|(_, sd)| **sd > 0.0).map(|(w, sd)| (w / sd) * (w / sd)).sum();
    weights[best] = sds[best] * balance.sqrt();
    let sum: f64 = weights.iter().sum();
    let shares = if sum > 0.0 {
        weights.iter().map(|w| total * w / sum).collect()
    } else {
        // Only the best one varies: there is nothing else to learn about.
        (0..means.len()).map(|i| if i == best { total } else { 0.0 }).collect()
    };
    Some(Allocation { best, shares })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shares_add_up_and_the_closest_rival_gets_most_of_the_others() {
        let answer = allocate(&[1.0, 3.0, 2.9], &[1.0, 1.0, 1.0], 900.0).expect("options");
        assert_eq!(answer.best, 1);
        assert!((answer.shares.iter().sum::<f64>() - 900.0).abs() < 1e-9);
        assert!(answer.shares[2] > 100.0 * answer.shares[0]);
    }

    #[test]
    fn ties_and_options_without_spread_stay_finite() {
        for (means, sds) in [
            ([1.0, 1.0], [1.0, 1.0]),
            ([1.0, 2.0], [0.0, 1.0]),
            ([2.0, 1.0], [0.0, 1.0]),
            ([1.0, 1.0], [0.0, 0.0]),
        ] {
            let answer = allocate(&means, &sds, 10.0).expect("options");
            assert!((answer.shares.iter().sum::<f64>() - 10.0).abs() < 1e-12, "{answer:?}");
        }
        assert_eq!(allocate(&[], &[], 10.0), None);
        assert_eq!(allocate(&[f64::NAN], &[1.0], 10.0), None);
    }
}
