//! Random numbers by address: Philox4x32-10 and the meaning of its counter words.
//!
//! Holds §6.1 and §6.2 of the engine's specification: a pure function from a 64-bit seed and a 128-bit address
//! to two uniforms. Holds no state and no sequence, so a draw never depends on what was drawn before it. Called
//! by `sampler` for draws about people and by `params` for draws of uncertain parameters.
//!
//! Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3" (SC11), Random123.

const ROUND_A: u32 = 0xD251_1F53;
const ROUND_B: u32 = 0xCD9E_8D57;
const WEYL_A: u32 = 0x9E37_79B9;
const WEYL_B: u32 = 0xBB67_AE85;

/// Philox4x32 with ten rounds
#[inline]
pub fn philox4x32_10(counter: [u32; 4], key: [u32; 2]) -> [u32; 4] {
    let [mut c0, mut c1, mut c2, mut c3] = counter;
    let [mut k0, mut k1] = key;
    for _ in 0..10 {
        let a = u64::from(ROUND_A) * u64::from(c0);
        let b = u64::from(ROUND_B) * u64::from(c2);
        (c0, c1, c2, c3) = ((b >> 32) as u32 ^ c1 ^ k0, b as u32, (a >> 32) as u32 ^ c3 ^ k1, a as u32);
        k0 = k0.wrapping_add(WEYL_A);
        k1 = k1.wrapping_add(WEYL_B);
    }
    [c0, c1, c2, c3]
}

/// The uniform in [0,1) of two words: their upper 53 bits
#[inline]
pub fn uniform53(lo: u32, hi: u32) -> f64 {
    ((u64::from(lo) | (u64::from(hi) << 32)) >> 11) as f64 * (1.0 / 9_007_199_254_740_992.0)
}

/// The key of a run: the two halves of its seed
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key([u32; 2]);

impl Key {
    /// The key of `seed`
    pub fn new(seed: u64) -> Self {
        Self([seed as u32, (seed >> 32) as u32])
    }
}

/// What a draw decides; keeps draws of the same people at the same tick apart
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Purpose {
    /// Outcome of people whose stay ends as scheduled
    Outcome = 0,
    /// Length of stay, dropping out and lapsing of people who start
    Stay = 1,
    /// Giving up while waiting; the node is 1 + the tick of joining
    GivingUp = 2,
    /// Where dropouts of a tick go
    DropTarget = 3,
    /// Outcome of people whose stay has length 0
    Immediate = 4,
    /// Success probability of a class; the cohort is the number of the class
    ClassEffect = 5,
    /// Whether something that is not decided yet turns out well, such as a call for funds; the stream is that of its name
    Luck = 6,
    /// Uncertain parameters
    Parameter = 15,
}

/// An address without its node and attempt, together with the key
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Address {
    key: Key,
    words: [u32; 3],
}

impl Address {
    /// The address of one decision
    ///
    /// * `tick` and `clock`: at most 4,094; a `clock` of −1 is none.
    /// * `rng`: random stream of the stage or parameter, at most 65,535.
    /// * `cohort`: number of a class while its effect is pending, else 0.
    /// * `last`: replicate, or block of parameter draws.
    #[inline]
    pub fn new(key: Key, purpose: Purpose, tick: u32, clock: i32, rng: u32, cohort: u32, last: u32) -> Self {
        debug_assert!(tick < 4_096 && (-1..4_096).contains(&clock) && rng < 65_536 && cohort < 65_536);
        let when = (u32::from(purpose as u8) << 28) | (tick << 16) | (clock + 1) as u32;
        Self { key, words: [when, (rng << 16) | cohort, last] }
    }

    /// The two uniforms of one node and attempt
    #[inline]
    pub fn uniforms(&self, node: u32, attempt: u32) -> (f64, f64) {
        let [c1, c2, c3] = self.words;
        let x = philox4x32_10([node | (attempt << 16), c1, c2, c3], self.key.0);
        (uniform53(x[0], x[1]), uniform53(x[2], x[3]))
    }

    /// The first uniform of one node
    #[inline]
    pub fn uniform(&self, node: u32) -> f64 {
        self.uniforms(node, 0).0
    }

    /// The address with a node as one number: two draws of a replicate must not have the same
    pub fn number(&self, node: u32) -> u128 {
        let [c1, c2, c3] = self.words;
        [node, c1, c2, c3].iter().fold(0, |number, &word| (number << 32) | u128::from(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_official_vectors_come_out() {
        assert_eq!(
            philox4x32_10([0; 4], [0; 2]),
            [1_713_891_541, 3_781_805_453, 3_159_862_348, 2_600_524_760]
        );
        let ones = philox4x32_10([u32::MAX; 4], [u32::MAX; 2]);
        assert_eq!(ones, [1_083_123_565, 1_103_641_358, 2_718_681_030, 1_834_242_557]);
    }

    #[test]
    fn different_decisions_have_different_addresses() {
        let key = Key::new(7);
        let stay = Address::new(key, Purpose::Stay, 3, -1, 9, 0, 5);
        let outcome = Address::new(key, Purpose::Outcome, 3, -1, 9, 0, 5);
        assert_ne!(stay.number(1), outcome.number(1));
        assert_ne!(stay.number(1), stay.number(2));
        assert_ne!(stay.uniform(1).to_bits(), outcome.uniform(1).to_bits());
    }
}
