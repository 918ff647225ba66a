//! Whether a programme stays eligible, future by future: windows of the law kept, classes formed, positions still there.
//!
//! Holds what each of the three means in terms of the engine's results (extension X4). A verdict on the plan as it is written is not part of it;
//! that is the law's own. Called by [`gather`](super::gather).

use crate::base::Id;
use crate::compile::{Compiled, engine_name};
use crate::engine::Totals;
use crate::model::{Capacity, Corridor, Route, Scenario, Stage, Window};

/// What holds in each future, in their order; none where the plan has nothing that could fail
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Eligibility {
    /// No window set by law lapsed for anybody
    pub windows: Option<Vec<bool>>,
    /// Every class was formed: nobody waits for one at the end, and one was opened if anybody came
    pub classes: Option<Vec<bool>>,
    /// Nobody waits for a position at the end
    pub positions: Option<Vec<bool>>,
}

impl Eligibility {
    /// The corridors of `scenario` that cross a border, or one of them
    pub fn new(scenario: &Scenario, compiled: &Compiled, totals: &Totals, corridor: Option<&Id>) -> Self {
        let mut found = Self::default();
        let last = compiled.model.ticks.saturating_sub(1);
        let values = |name: String| totals.values(&name);
        let n_done = totals.done() as usize;
        let also = |all: &mut Option<Vec<bool>>, holds: &dyn Fn(usize) -> bool| {
            let all = all.get_or_insert_with(|| vec![true; n_done]);
            for (future, known) in all.iter_mut().enumerate() {
                *known &= holds(future);
            }
        };
        let at = |values: &Option<Vec<f64>>, future: usize| {
            values.as_ref().and_then(|values| values.get(future)).copied().unwrap_or(0.0)
        };
        let corridors = scenario.corridors.iter().filter(|c| c.route != Route::Resident);
        let stages = corridors
            .filter(|c| corridor.is_none_or(|id| *id == c.id))
            .flat_map(|c: &Corridor| c.stages.iter().map(move |stage: &Stage| (c, stage)));
        for (corridor, stage) in stages {
            let name = engine_name(&corridor.id, &stage.id);
            if stage.deadline.as_ref().is_some_and(|d| matches!(d.window, Window::Parameter(_))) {
                let lapsed = values(format!("lapsed:{name}"));
                also(&mut found.windows, &|future| at(&lapsed, future) == 0.0);
            }
            match stage.capacity {
                Capacity::Classes(_) => {
                    let waiting = values(format!("queue:{name}@{last}"));
                    let entries = values(format!("entries:{name}"));
                    let classes = values(format!("classes:{name}"));
                    also(&mut found.classes, &|future| {
                        at(&waiting, future) == 0.0
                            && (at(&classes, future) > 0.0 || at(&entries, future) == 0.0)
                    });
                }
                Capacity::Positions => {
                    let waiting = values(format!("queue:{name}@{last}"));
                    also(&mut found.positions, &|future| at(&waiting, future) == 0.0);
                }
                Capacity::Unlimited
                | Capacity::PerMonth(_)
                | Capacity::Office { .. }
                | Capacity::Seats(_) => {}
            }
        }
        found
    }

    /// Whether all of them hold, future by future
    pub fn all(&self) -> Option<Vec<bool>> {
        let mut parts = [&self.windows, &self.classes, &self.positions].into_iter().flatten();
        let first = parts.next()?.clone();
        Some(parts.fold(first, |all, part| all.iter().zip(part).map(|(a, b)| *a && *b).collect()))
    }
}
