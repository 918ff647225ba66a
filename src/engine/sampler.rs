//! Splitting a number of people by chance: binomials, and multinomials by recursive halving.
//!
//! Holds §6.3 and §6.4 of the engine's specification: exact binomial draws that are monotone in the probability
//! where numbers are small, so that two scenarios stay aligned, and the halving tree whose nodes give each
//! binomial its address. Knows no stage and no tick. Called by `kernel`, once with people counted (`u32`) and
//! once with people as expected values (`f64`), through the trait [`People`].
//!
//! Source of the transformed rejection: Hörmann, "The generation of binomial random variates" (1993), BTRS.

use super::philox::Address;
use std::ops::{Add, AddAssign, Sub, SubAssign};

/// Below this expected number the inversion is used
const INVERSION_BELOW: f64 = 60.0;
/// The largest uniform; u ↦ this − u mirrors the grid of uniforms onto itself
const LARGEST_UNIFORM: f64 = 1.0 - 1.0 / 9_007_199_254_740_992.0;

/// A probability made ready for binomial draws
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Chance {
    /// The probability, within [0,1]
    p: f64,
    /// The smaller of p and 1−p
    q: f64,
    /// q/(1−q)
    odds: f64,
    /// Whether q stands for the failures
    flip: bool,
}

impl Chance {
    /// The probability `p`; below 0 counts as 0, above 1 as 1, not a number as 0
    #[inline]
    pub fn new(p: f64) -> Self {
        let p = if p > 0.0 { p.min(1.0) } else { 0.0 };
        let flip = p > 0.5;
        let q = if flip { 1.0 - p } else { p };
        Self { p, q, odds: q / (1.0 - q), flip }
    }

    /// The probability
    #[inline]
    pub fn p(&self) -> f64 {
        self.p
    }

    /// Whether nothing is left to chance
    #[inline]
    pub fn is_sure(&self) -> bool {
        self.p <= 0.0 || self.p >= 1.0
    }
}

/// The number of successes among `n`: one exact binomial draw at `address` and `node`
#[inline]
pub fn binomial(n: u32, chance: &Chance, address: &Address, node: u32) -> u32 {
    if n == 0 || chance.p <= 0.0 {
        return 0;
    }
    if chance.p >= 1.0 {
        return n;
    }
    let x = if f64::from(n) * chance.q < INVERSION_BELOW {
        let u = address.uniform(node);
        inversion(n, chance, if chance.flip { LARGEST_UNIFORM - u } else { u })
    } else {
        rejection(n, chance, address, node)
    };
    if chance.flip { n - x } else { x }
}

/// The smallest x whose distribution function exceeds `u`
#[inline]
fn inversion(n: u32, chance: &Chance, mut u: f64) -> u32 {
    let a = (f64::from(n) + 1.0) * chance.odds;
    let mut r = power(1.0 - chance.q, n);
    let mut x = 0;
    while u >= r {
        u -= r;
        x += 1;
        if x == n {
            break;
        }
        r *= a / f64::from(x) - chance.odds;
    }
    x
}

/// `base` to the power `n` by repeated squaring, least significant bit first
#[inline]
fn power(mut base: f64, mut n: u32) -> f64 {
    let mut product = 1.0;
    while n > 0 {
        if n & 1 == 1 {
            product *= base;
        }
        base *= base;
        n >>= 1;
    }
    product
}

/// Transformed rejection; each attempt has uniforms of its own
fn rejection(n: u32, chance: &Chance, address: &Address, node: u32) -> u32 {
    let (count, q) = (f64::from(n), chance.q);
    let spq = (count * q * (1.0 - q)).sqrt();
    let b = 1.15 + 2.53 * spq;
    let alpha = -0.0873 + 0.0248 * b + 0.01 * q;
    let c = count * q + 0.5;
    let sure = 0.92 - 4.2 / b;
    let m = ((count + 1.0) * q).floor();
    let mut attempt = 0;
    loop {
        let (u, v) = address.uniforms(node, attempt);
        // Attempts have 16 bits; the chance that one is refused is below one half each time.
        attempt = (attempt + 1) & 0xFFFF;
        let u = if chance.flip { LARGEST_UNIFORM - u } else { u } - 0.5;
        let us = 0.5 - u.abs();
        let k = ((2.0 * alpha / us + b) * u + c).floor();
        if !(0.0..=count).contains(&k) {
            continue;
        }
        if us >= 0.07 && v <= sure {
            return k as u32;
        }
        let ratio = chance.odds;
        let left = libm::log(v * (2.83 + 5.1 / b) * spq / (alpha / (us * us) + b));
        let right = (m + 0.5) * libm::log((m + 1.0) / (ratio * (count - m + 1.0)))
            + (count + 1.0) * libm::log((count - m + 1.0) / (count - k + 1.0))
            + (k + 0.5) * libm::log(ratio * (count - k + 1.0) / (k + 1.0))
            + stirling(m)
            + stirling(count - m)
            - stirling(k)
            - stirling(count - k);
        if left <= right {
            return k as u32;
        }
    }
}

/// What Stirling's formula lacks of ln k!
fn stirling(k: f64) -> f64 {
    const FIRST: [f64; 10] = [
        0.081_061_466_795_327_26,
        0.041_340_695_955_409_29,
        0.027_677_925_684_998_34,
        0.020_790_672_103_765_09,
        0.016_644_691_189_821_19,
        0.013_876_128_823_070_75,
        0.011_896_709_945_891_77,
        0.010_411_265_261_972_09,
        0.009_255_462_182_712_733,
        0.008_330_563_433_362_87,
    ];
    if k < 10.0 {
        return FIRST[k as usize];
    }
    let next = k + 1.0;
    let square = next * next;
    (1.0 / 12.0 - (1.0 / 360.0 - 1.0 / 1260.0 / square) / square) / next
}

/// A number of people: counted, or expected
///
/// The kernel is written once over this trait, so that the preview takes the same steps as the simulation.
pub trait People:
    Copy + PartialEq + PartialOrd + Default + Add<Output = Self> + Sub<Output = Self> + AddAssign + SubAssign
{
    /// Whether people are whole and chance decides
    const COUNTED: bool;

    /// So many people
    fn of(count: u32) -> Self;

    /// As a float
    fn as_f64(self) -> f64;

    /// The nearest whole number, halves up
    fn whole(self) -> u32;

    /// Those among them to whom something of the given chance happens
    #[must_use]
    fn thin(self, chance: &Chance, address: &Address, node: u32) -> Self;

    /// All of them together
    fn total(cells: &[Self]) -> f64;

    /// Whether nobody
    #[inline]
    fn is_nobody(self) -> bool {
        self == Self::default()
    }
}

impl People for u32 {
    const COUNTED: bool = true;

    #[inline]
    fn of(count: u32) -> Self {
        count
    }

    #[inline]
    fn as_f64(self) -> f64 {
        f64::from(self)
    }

    #[inline]
    fn whole(self) -> u32 {
        self
    }

    #[inline]
    fn thin(self, chance: &Chance, address: &Address, node: u32) -> Self {
        binomial(self, chance, address, node)
    }

    #[inline]
    fn total(cells: &[Self]) -> f64 {
        // Whole numbers add up in any order; a sum of people is far below 2⁵³.
        cells.iter().map(|&people| u64::from(people)).sum::<u64>() as f64
    }
}

impl People for f64 {
    const COUNTED: bool = false;

    #[inline]
    fn of(count: u32) -> Self {
        Self::from(count)
    }

    #[inline]
    fn as_f64(self) -> f64 {
        self
    }

    #[inline]
    fn whole(self) -> u32 {
        (self + 0.5).floor() as u32
    }

    #[inline]
    fn thin(self, chance: &Chance, _: &Address, _: u32) -> Self {
        self * chance.p
    }

    #[inline]
    fn total(cells: &[Self]) -> f64 {
        cells.iter().sum()
    }
}

/// A probability vector as a halving tree
///
/// Node 1 covers all categories; a node over [lo,hi) sends people to its left part [lo,mid) by one binomial,
/// mid = ⌊(lo+hi+1)/2⌋, and has the children 2v and 2v+1.
#[derive(Debug, Clone, Default)]
pub struct Halving {
    categories: usize,
    /// One chance a node, at its number; entry 0 is not used
    nodes: Vec<Chance>,
}

impl Halving {
    /// Refills the tree from the probabilities of the categories, which need not add up to 1
    ///
    /// `sums` is scratch space and holds the cumulative sums afterwards.
    pub fn refill(&mut self, probabilities: impl Iterator<Item = f64>, sums: &mut Vec<f64>) {
        sums.clear();
        sums.push(0.0);
        let mut sum = 0.0;
        for p in probabilities {
            sum += p;
            sums.push(sum);
        }
        self.categories = sums.len() - 1;
        self.nodes.clear();
        let span = self.categories.next_power_of_two().max(1);
        self.nodes.resize(span, Chance::new(0.0));
        self.fill(1, 0, self.categories, sums);
    }

    fn fill(&mut self, node: usize, lo: usize, hi: usize, sums: &[f64]) {
        if hi - lo < 2 {
            return;
        }
        let mid = (lo + hi).div_ceil(2);
        let whole = sums[hi] - sums[lo];
        let left = sums[mid] - sums[lo];
        self.nodes[node] = Chance::new(if whole > 0.0 { left / whole } else { 1.0 });
        self.fill(2 * node, lo, mid, sums);
        self.fill(2 * node + 1, mid, hi, sums);
    }

    /// How many categories
    pub fn categories(&self) -> usize {
        self.categories
    }

    /// Spreads `people` over the categories before `end` and hands out what each gets
    ///
    /// Parts that begin at or beyond `end` are not resolved and not handed out. `draw` decides a binomial:
    /// it is given the people, the chance and the node.
    #[inline]
    pub fn spread<P: People>(
        &self,
        people: P,
        end: usize,
        mut draw: impl FnMut(P, &Chance, u32) -> P,
        mut give: impl FnMut(usize, P),
    ) {
        // A tree of 8,192 categories is 13 levels deep; a level leaves at most one part waiting.
        let mut waiting = [(0u32, 0u32, 0u32, P::default()); 20];
        let mut depth = 0;
        let (mut node, mut lo, mut hi, mut here) = (1u32, 0u32, self.categories as u32, people);
        let end = end as u32;
        loop {
            if here.is_nobody() || lo >= end || lo >= hi {
                // Nobody there, or nothing that happens within the horizon.
            } else if hi - lo == 1 {
                give(lo as usize, here);
            } else {
                let mid = (lo + hi).div_ceil(2);
                let left = draw(here, &self.nodes[node as usize], node);
                waiting[depth] = (2 * node + 1, mid, hi, here - left);
                depth += 1;
                (node, hi, here) = (2 * node, mid, left);
                continue;
            }
            if depth == 0 {
                return;
            }
            depth -= 1;
            (node, lo, hi, here) = waiting[depth];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::philox::{Key, Purpose};
    use super::*;

    fn address(replicate: u32) -> Address {
        Address::new(Key::new(11), Purpose::Stay, 0, -1, 1, 0, replicate)
    }

    /// Mean and variance of binomial draws against n·p and n·p·(1−p), at 4.5 standard errors
    fn check_moments(n: u32, p: f64) {
        let draws = 40_000u32;
        let chance = Chance::new(p);
        let (mut sum, mut squares) = (0.0, 0.0);
        for replicate in 0..draws {
            let x = f64::from(binomial(n, &chance, &address(replicate), 1)) - f64::from(n) * p;
            sum += x;
            squares += x * x;
        }
        let variance = f64::from(n) * p * (1.0 - p);
        let count = f64::from(draws);
        assert!((sum / count).abs() <= 4.5 * (variance / count).sqrt(), "mean of {n} {p}");
        let kurtosis = 3.0 + (1.0 - 6.0 * p * (1.0 - p)) / variance;
        let slack = 4.5 * variance * ((kurtosis - 1.0) / count).sqrt();
        assert!((squares / count - variance).abs() <= slack, "variance of {n} {p}");
    }

    #[test]
    fn binomials_have_the_right_moments_on_both_paths() {
        for (n, p) in
            [(10, 0.3), (10, 0.9), (500, 0.05), (500, 0.5), (5_000, 0.2), (5_000, 0.83), (1_000_000, 0.999)]
        {
            check_moments(n, p);
        }
    }

    #[test]
    fn small_draws_grow_with_the_probability() {
        for replicate in 0..200 {
            let mut last = 0;
            for step in 0..=100 {
                let x = binomial(40, &Chance::new(f64::from(step) / 100.0), &address(replicate), 1);
                assert!(x >= last, "not monotone at {step}");
                last = x;
            }
            assert_eq!(last, 40);
        }
    }

    #[test]
    fn a_spread_gives_everybody_away_and_stops_at_the_end() {
        let mut tree = Halving::default();
        let p = [0.1, 0.2, 0.3, 0.05, 0.35];
        tree.refill(p.iter().copied(), &mut Vec::new());
        for replicate in 0..100 {
            let address = address(replicate);
            let mut all = [0u32; 5];
            tree.spread(1_000u32, 5, |n, c, v| n.thin(c, &address, v), |k, m| all[k] += m);
            assert_eq!(all.iter().sum::<u32>(), 1_000);
            let mut some = [0u32; 5];
            tree.spread(1_000u32, 2, |n, c, v| n.thin(c, &address, v), |k, m| some[k] += m);
            assert_eq!(some[..2], all[..2]);
        }
        let mut expected = [0.0; 5];
        tree.spread(10.0f64, 5, |n, c, v| n.thin(c, &address(0), v), |k, m| expected[k] += m);
        for (got, want) in expected.iter().zip(p) {
            assert!((got - 10.0 * want).abs() < 1e-12);
        }
    }
}
