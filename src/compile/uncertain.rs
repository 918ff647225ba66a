//! Which numbers are unknown, with their distributions and random streams.
//!
//! The stream of a parameter is a hash of its author's path: adding a parameter changes no draw of another.

use crate::engine::{Uncertain, dist::Dist};
use crate::model::{Estimate, Shape};
use std::collections::BTreeSet;

/// Unknown numbers collected so far
#[derive(Default)]
pub(super) struct Unknowns {
    list: Vec<Uncertain>,
    streams: BTreeSet<u32>,
}

impl Unknowns {
    /// Notes that the number at `pointer` is unknown as `estimate` says, each of its values changed by `change`
    ///
    /// `name` is the author's path. A certain estimate is not noted. `change` may turn the order around.
    pub(super) fn note(
        &mut self,
        name: &str,
        pointer: String,
        estimate: &Estimate,
        change: impl Fn(f64) -> f64,
    ) {
        if let Some(dist) = dist_of(estimate, change) {
            self.note_dist(name, vec![pointer], dist);
        }
    }

    /// Notes that the numbers at `pointers` are one unknown number with `dist`
    pub(super) fn note_dist(&mut self, name: &str, pointers: Vec<String>, dist: Dist) {
        let mut pointers = pointers.into_iter();
        let Some(path) = pointers.next() else { return };
        let stream = self.stream(name);
        self.list.push(Uncertain {
            id: name.to_owned(),
            path,
            also: pointers.collect(),
            dist,
            rng: Some(stream),
        });
    }

    /// All of them, in the order they were noted
    pub(super) fn finish(self) -> Vec<Uncertain> {
        self.list
    }

    fn stream(&mut self, name: &str) -> u32 {
        // FNV-1a, folded to 1…65,535; a stream that is taken gives way to the next free one.
        let hash = name.bytes().fold(0x811c_9dc5_u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
        let mut stream = (hash ^ (hash >> 16)) % 65_535 + 1;
        while !self.streams.insert(stream) {
            stream = stream % 65_535 + 1;
        }
        stream
    }
}

/// The distribution of an estimate after `change`; none when it is certain
pub(super) fn dist_of(estimate: &Estimate, change: impl Fn(f64) -> f64) -> Option<Dist> {
    let (a, mode, b) = (change(estimate.low), change(estimate.usual), change(estimate.high));
    let (min, max) = if a <= b { (a, b) } else { (b, a) };
    if max - min <= 1e-12 * max.abs().max(1.0) {
        return None;
    }
    let mode = mode.clamp(min, max);
    Some(match estimate.shape {
        Shape::Pert => Dist::Pert { min, mode, max, lambda: 4.0 },
        Shape::Triangular => Dist::Triangular { min, mode, max },
        Shape::Uniform => Dist::Uniform { min, max },
    })
}
