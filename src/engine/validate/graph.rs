//! Validation of the graph of stages: no way back, and everything within reach.

use super::{Check, present};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

impl<'a> Check<'a> {
    /// Finds cycles, with the first rounds of a pool taken as one, and stages nobody can reach
    pub(super) fn graph(&mut self, root: &'a Map<String, Value>, stages: &[(usize, &'a Map<String, Value>)]) {
        // Stages of one pool are served together, so they are one node; later rounds are served on their own.
        let mut node_of: BTreeMap<&str, usize> = BTreeMap::new();
        let mut pool_node: BTreeMap<&str, usize> = BTreeMap::new();
        let mut nodes = 0;
        for (_, stage) in stages {
            let name = stage.get("id").and_then(Value::as_str).unwrap_or("");
            let pool =
                stage.get("capacity").and_then(|capacity| capacity.get("pool")).and_then(Value::as_str);
            let node = match pool.filter(|_| present(stage, "of").is_none()) {
                Some(pool) => *pool_node.entry(pool).or_insert(nodes),
                None => nodes,
            };
            nodes = nodes.max(node + 1);
            node_of.insert(name, node);
        }
        let mut edges: Vec<(usize, usize)> = Vec::new();
        for (_, stage) in stages {
            let from = stage.get("id").and_then(Value::as_str).and_then(|id| node_of.get(id));
            // A later round takes places the first has left, so it comes after it.
            if let (Some(first), Some(&round)) =
                (stage.get("of").and_then(Value::as_str).and_then(|id| node_of.get(id)), from)
            {
                edges.push((*first, round));
            }
            for to in targets(stage) {
                if let (Some(&from), Some(&to)) = (from, node_of.get(to)) {
                    edges.push((from, to));
                }
            }
        }
        let in_cycle = cyclic(nodes, &edges);
        let mut reached = vec![false; nodes];
        let named: Vec<(usize, &str, usize, &Map<String, Value>)> = stages
            .iter()
            .filter_map(|(i, stage)| {
                let name = stage.get("id").and_then(Value::as_str)?;
                node_of.get(name).map(|&node| (*i, name, node, *stage))
            })
            .collect();
        for (i, name, node, _) in &named {
            if in_cycle[*node] {
                self.error("E-CYCLE", format!("/stages/{i}/outcomes"), [(*name).to_owned()]);
            }
        }
        if in_cycle.contains(&true) {
            return;
        }
        // Reach is a matter of single stages, not of pools.
        let mut open: Vec<&str> =
            named.iter().filter(|(.., stage)| has_inflow(stage)).map(|(_, name, ..)| *name).collect();
        let mut seen: BTreeMap<&str, bool> = BTreeMap::new();
        while let Some(name) = open.pop() {
            if seen.insert(name, true).is_some() {
                continue;
            }
            if let Some(&node) = node_of.get(name) {
                reached[node] = true;
            }
            if let Some(stage) = self.stages.get(name).copied() {
                open.extend(targets(stage).filter(|to| self.stages.contains_key(to)));
            }
        }
        for (i, name, ..) in &named {
            if !seen.contains_key(name) {
                self.warn("W-UNREACHED", format!("/stages/{i}"), [(*name).to_owned()]);
            }
        }
        let corridors = root.get("corridors").and_then(Value::as_array).into_iter().flatten();
        let arrivals = corridors
            .map(|corridor| corridor.get("arrival_stage"))
            .chain([root.get("arrival_stage")])
            .filter_map(|stage| stage.and_then(Value::as_str));
        if !arrivals.clone().any(|stage| seen.contains_key(stage)) {
            self.warn("W-NO-ARRIVAL", "/arrival_stage", []);
        }
    }
}

fn has_inflow(stage: &Map<String, Value>) -> bool {
    stage
        .get("inflow")
        .and_then(Value::as_array)
        .is_some_and(|list| list.iter().any(|item| item.get("count").and_then(Value::as_u64) > Some(0)))
}

/// The names a stage's outcomes lead to, over all dates
fn targets(stage: &Map<String, Value>) -> impl Iterator<Item = &str> {
    let list = stage.get("outcomes").and_then(Value::as_array);
    list.into_iter()
        .flatten()
        .flat_map(|item| match item.get("value").and_then(Value::as_array) {
            Some(dated) => dated.iter().collect(),
            None => vec![item],
        })
        .filter_map(|outcome| outcome.get("to").and_then(Value::as_str))
}

/// Which nodes lie on a cycle, or between two
fn cyclic(nodes: usize, edges: &[(usize, usize)]) -> Vec<bool> {
    let mut left = vec![true; nodes];
    // Nodes without a way in, then without a way out, cannot lie on a cycle; at most `nodes` rounds each.
    loop {
        let mut into = vec![false; nodes];
        let mut out = vec![false; nodes];
        for &(from, to) in edges.iter().filter(|(from, to)| left[*from] && left[*to]) {
            out[from] = true;
            into[to] = true;
        }
        let mut changed = false;
        for node in 0..nodes {
            if left[node] && !(into[node] && out[node]) {
                left[node] = false;
                changed = true;
            }
        }
        if !changed {
            return left;
        }
    }
}
