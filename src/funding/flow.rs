//! Maximum flow from sources to groups of amounts, and the cut that says why it is not more.
//!
//! A bipartite graph of at most 64 sources and as many groups as a level has kinds of amounts, in dense tables: small enough
//! that plain augmenting paths are fast, and reused from future to future without a new allocation. Called by `level`.
//!
//! Sources are saturated one after another; an augmenting path takes nothing back from an earlier source, it only moves
//! where that source pays. So the totals of the sources are the largest in the order in which they stand.

use crate::base::Cents;

/// No node before this one
const NONE: u32 = u32::MAX;

/// The graph with the flow in it
#[derive(Debug, Clone, Default)]
pub(super) struct Flow {
    groups: usize,
    sources: usize,
    /// Group after group: most each source may pay of it
    pub most: Vec<Cents>,
    /// Group after group: what each source pays of it
    pub pays: Vec<Cents>,
    /// What each group is to get
    pub wants: Vec<Cents>,
    /// What each group gets
    pub gets: Vec<Cents>,
    /// What each source may pay in all
    pub ceilings: Vec<Cents>,
    /// What each source still has
    left: Vec<Cents>,
    /// Nodes reached: groups, then sources; which node led there
    from: Vec<u32>,
    queue: Vec<u32>,
    /// Sources reached from a group that falls short
    reached: Vec<bool>,
}

/// A set of groups that cannot get all it wants
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cut {
    /// Most that the groups of the set can get together
    pub most: i128,
}

impl Flow {
    /// An empty graph of `sources` sources
    pub fn begin(&mut self, sources: usize) {
        self.groups = 0;
        self.sources = sources;
        self.most.clear();
        self.wants.clear();
        self.ceilings.clear();
        self.ceilings.resize(sources, 0);
    }

    /// A further group; answers its position
    pub fn add_group(&mut self) -> usize {
        self.groups += 1;
        self.most.resize(self.groups * self.sources, 0);
        self.wants.push(0);
        self.groups - 1
    }

    /// Takes the flow out
    pub fn empty(&mut self) {
        self.pays.clear();
        self.pays.resize(self.most.len(), 0);
        self.gets.clear();
        self.gets.resize(self.groups, 0);
        self.left.clone_from(&self.ceilings);
    }

    /// Adds as much flow as can be added; true when every group gets what it wants
    pub fn fill(&mut self) -> bool {
        for s in 0..self.sources {
            // Straight payments first: they are most of it and need no search.
            for g in 0..self.groups {
                let cell = g * self.sources + s;
                let cents =
                    self.left[s].min(self.most[cell] - self.pays[cell]).min(self.wants[g] - self.gets[g]);
                if cents > 0 {
                    self.pays[cell] += cents;
                    self.gets[g] += cents;
                    self.left[s] -= cents;
                }
            }
            while self.left[s] > 0 {
                let Some(group) = self.search(s) else { break };
                self.augment(s, group);
            }
        }
        self.gets == self.wants
    }

    /// A group that can get more when `s` pays more, others moving their payments; the way there is in `from`
    fn search(&mut self, s: usize) -> Option<usize> {
        self.from.clear();
        self.from.resize(self.groups + self.sources, NONE);
        self.queue.clear();
        let start = (self.groups + s) as u32;
        self.from[start as usize] = start;
        self.queue.push(start);
        let mut next = 0;
        while let Some(&node) = self.queue.get(next) {
            next += 1;
            let node = node as usize;
            if node >= self.groups {
                let source = node - self.groups;
                for g in 0..self.groups {
                    let cell = g * self.sources + source;
                    if self.from[g] == NONE && self.most[cell] > self.pays[cell] {
                        self.from[g] = node as u32;
                        if self.gets[g] < self.wants[g] {
                            return Some(g);
                        }
                        self.queue.push(g as u32);
                    }
                }
            } else {
                for source in 0..self.sources {
                    let other = self.groups + source;
                    if self.from[other] == NONE && self.pays[node * self.sources + source] > 0 {
                        self.from[other] = node as u32;
                        self.queue.push(other as u32);
                    }
                }
            }
        }
        None
    }

    /// Sends as much as fits along the way that `search` found
    fn augment(&mut self, s: usize, group: usize) {
        let mut cents = self.left[s].min(self.wants[group] - self.gets[group]);
        self.walk(s, group, |flow, cell, forward| {
            let room = if forward { flow.most[cell] - flow.pays[cell] } else { flow.pays[cell] };
            cents = cents.min(room);
        });
        self.walk(s, group, |flow, cell, forward| {
            flow.pays[cell] += if forward { cents } else { -cents };
        });
        self.left[s] -= cents;
        self.gets[group] += cents;
    }

    /// Every payment on the way back from `group` to `s`, and whether it grows
    fn walk(&mut self, s: usize, group: usize, mut each: impl FnMut(&mut Self, usize, bool)) {
        let mut group = group;
        loop {
            let source = self.from[group] as usize - self.groups;
            each(self, group * self.sources + source, true);
            if source == s {
                return;
            }
            group = self.from[self.groups + source] as usize;
            each(self, group * self.sources + source, false);
        }
    }

    /// After a fill that fell short: the groups that cannot all get what they want, marked in `in_cut`
    pub fn cut(&mut self, in_cut: &mut Vec<bool>) -> Cut {
        in_cut.clear();
        in_cut.resize(self.groups, false);
        self.reached.clear();
        self.reached.resize(self.sources, false);
        self.queue.clear();
        for (g, cut) in in_cut.iter_mut().enumerate() {
            if self.gets[g] < self.wants[g] {
                *cut = true;
                self.queue.push(g as u32);
            }
        }
        let mut next = 0;
        while let Some(&group) = self.queue.get(next) {
            next += 1;
            let row = group as usize * self.sources;
            for s in 0..self.sources {
                if self.reached[s] || self.most[row + s] <= self.pays[row + s] {
                    continue;
                }
                self.reached[s] = true;
                for (g, cut) in in_cut.iter_mut().enumerate() {
                    if !*cut && self.pays[g * self.sources + s] > 0 {
                        *cut = true;
                        self.queue.push(g as u32);
                    }
                }
            }
        }
        let mut most: i128 = 0;
        for (s, reached) in self.reached.iter().enumerate() {
            if *reached {
                most += i128::from(self.ceilings[s]);
            } else {
                let groups = (0..self.groups).filter(|&g| in_cut[g]);
                most += groups.map(|g| i128::from(self.most[g * self.sources + s])).sum::<i128>();
            }
        }
        Cut { most }
    }
}
