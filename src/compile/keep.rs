//! What of a run is kept so that its results can be told in the author's words.
//!
//! The engine keeps its headline results by itself; told by stage, exit, category and target date they need more, and it is
//! named here once, for whoever starts a run and whoever reads it. Reads no result.

use super::{Compiled, payers::Paying};
use crate::base::Id;
use crate::engine::RunOptions;
use std::sync::Arc;

/// Most ticks at which the balance of cash is kept for each future
const MOST_CASH: u32 = 60;

/// A way people leave a corridor at the end of a stage
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaving {
    /// Corridor
    pub corridor: Id,
    /// Stage they leave
    pub stage: Id,
    /// Name of the exit in the tick model
    pub sink: String,
    /// Result that counts them
    pub observable: String,
}

impl Compiled {
    /// How to run it: paying by category, and everything reports read is kept
    pub fn run_options(&self, seed: u64, futures: u32) -> RunOptions {
        let mut options = RunOptions::new(seed, futures);
        options.keep = self.kept();
        let paying: Arc<Paying> = Arc::clone(&self.paying);
        options.settlement = Some(paying);
        options
    }

    /// Names of results kept for each future besides the engine's own
    fn kept(&self) -> Vec<String> {
        let mut names = Vec::new();
        if let Some(name) = self.arrivals_by_target(None) {
            names.push(name);
        }
        for corridor in &self.model.corridors {
            names.extend(self.arrivals_by_target(Some(&corridor.id)));
        }
        let last = self.model.ticks.saturating_sub(1);
        for stage in self.model.stages.iter().filter(|stage| stage.of.is_none()) {
            let id = &stage.id;
            names.push(format!("stock:{id}"));
            names.push(format!("queue:{id}"));
            names.push(format!("stock:{id}@{last}"));
            names.push(format!("queue:{id}@{last}"));
            if !stage.outcomes.segments().iter().all(|(_, list)| list.is_empty()) {
                names.push(format!("exits:{id}/0"));
            }
        }
        names.extend(self.leavings().into_iter().map(|leaving| leaving.observable));
        let totals = ["bridge_peak", "interest", "receivable", "stopped", "stopped_people"];
        names.extend(totals.map(|name| format!("account:{name}")));
        names.extend(self.cash_ticks().map(|tick| format!("account:balance@{tick}")));
        for source in self.paying.sources() {
            let flags = 0..self.model.ticks.min(3);
            names.extend(flags.map(|flag| format!("account:state:{source}@{flag}")));
        }
        names
    }

    /// The ticks at whose end the balance of cash is kept for each future: at most 60, the last one among them
    pub fn cash_ticks(&self) -> impl Iterator<Item = u32> {
        let ticks = self.model.ticks;
        let step = ticks.div_ceil(MOST_CASH).max(1);
        (0..ticks).rev().step_by(step as usize).collect::<Vec<u32>>().into_iter().rev()
    }

    /// The result that counts arrivals before the target date, in a corridor or in all; none without a target
    pub fn arrivals_by_target(&self, corridor: Option<&str>) -> Option<String> {
        let last = self.target_tick?.checked_sub(1)?;
        Some(format!("arrivals_until:{}@{last}", corridor.unwrap_or_default()))
    }

    /// Every way out at the end of a stage, that of files sent back once too often included
    ///
    /// Dropping out, giving up and lapsing are no outcomes; the engine counts them by itself. The first outcome of a stage is
    /// the way on, even where it leads out of the corridor, and is not listed.
    pub fn leavings(&self) -> Vec<Leaving> {
        let is_sink = |name: &str| self.model.sinks.iter().any(|sink| sink.id == name);
        let targets = |index: usize| -> Vec<String> {
            let segments = self.model.stages[index].outcomes.segments();
            segments.first().map_or_else(Vec::new, |(_, list)| list.iter().map(|o| o.to.clone()).collect())
        };
        let mut found = Vec::new();
        for (index, (stage, (corridor, author))) in self.model.stages.iter().zip(&self.stages).enumerate() {
            // The name of a stage counts all its rounds; that of a later round counts where only it leads out.
            let first_round =
                stage.of.as_deref().and_then(|of| self.model.stage_index(of)).map_or_else(Vec::new, targets);
            for (k, to) in targets(index).into_iter().enumerate().skip(1) {
                if is_sink(&to) && first_round.get(k).is_none_or(|first| !is_sink(first)) {
                    found.push(Leaving {
                        corridor: corridor.clone(),
                        stage: author.clone(),
                        sink: to,
                        observable: format!("exits:{}/{k}", stage.id),
                    });
                }
            }
        }
        found
    }
}
