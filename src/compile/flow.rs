//! Intakes, stages, offices, windows and gates.

use super::{Compiled, Flag, GateVerdict, LawView, PERSON_SPREAD, engine_name, uncertain::Unknowns};
use crate::base::{Diagnostic, Id, Severity};
use crate::engine::{
    After, AppliesTo, Capacity as TickCapacity, Corridor as TickCorridor, Dated, Deadline as TickDeadline,
    Duration, Hazard, Inflow, Outcome, PerTick, Pool, Sink, Stage as TickStage, SurvivalAnchor as TickAnchor,
    Wait,
    calendar::{Length, Unit as TimeUnit},
    dist::{Dist, discretise},
    rework::{Rework as TickRework, unroll},
};
use crate::model::{
    Capacity, Clock, Corridor, DeadlineOn, Dropout, Estimate, Grade, HighRisk, Scenario, Stage,
    StageDuration, Unit, Window,
};

/// Month marks at which staying is reported
const RETENTION_MONTHS: [u32; 4] = [6, 12, 24, 36];
/// Days by which an unknown gate lengthens a stage
const UNKNOWN_GATE_MONTHS: f64 = 1.0;

/// Adds pools, stages, sinks and corridors
pub(super) fn add_people(
    s: &Scenario,
    law: &dyn LawView,
    out: &mut Compiled,
    unknowns: &mut Unknowns,
) -> Vec<TickRework> {
    let ticks = out.model.ticks;
    for office in &s.offices {
        let index = out.model.pools.len();
        out.model.pools.push(Pool::rate(office.id.as_str(), per_tick(out, &office.per_month)));
        unknowns.note(
            &format!("offices/{}/per_month", office.id),
            format!("/pools/{index}/per_tick"),
            &office.per_month,
            per_month_factor(out),
        );
    }
    out.model.retention_at = RETENTION_MONTHS
        .into_iter()
        .map(|count| out.calendar.legal_window_ticks(Length { count, unit: TimeUnit::Month }))
        .filter(|k| *k < ticks)
        .collect();
    let mut reworks = Vec::new();
    for corridor in &s.corridors {
        for stage in &corridor.stages {
            let index = out.model.stages.len();
            let compiled = Build { s, law, corridor, stage, index }.stage(out, unknowns);
            out.model.stages.push(compiled);
            out.stages.push((corridor.id.clone(), stage.id.clone()));
            if let Some(rework) = &stage.rework {
                reworks.push(TickRework {
                    stage: engine_name(&corridor.id, &stage.id),
                    back_to: engine_name(&corridor.id, &rework.back_to),
                    probability: rework.share.usual / 100.0,
                    at_most: u32::from(rework.at_most),
                    exit: engine_name(&corridor.id, &rework.exit),
                });
            }
        }
        for exit in &corridor.exits {
            let name = engine_name(&corridor.id, &exit.id);
            out.model.sinks.push(if exit.closed_path { Sink::closed(name) } else { Sink::new(name) });
        }
        out.model.corridors.push(TickCorridor {
            id: corridor.id.as_str().to_owned(),
            arrival_stage: Some(engine_name(&corridor.id, &corridor.arrival_stage)),
            retention_stage: corridor.retention_stage.as_ref().map(|id| engine_name(&corridor.id, id)),
        });
    }
    reworks
}

/// Unrolls files sent back, once all uncertain numbers are known
pub(super) fn add_rework(reworks: Vec<TickRework>, out: &mut Compiled) {
    for rework in reworks {
        match unroll(&out.model, &rework) {
            Ok(model) => {
                for copy in &model.stages[out.model.stages.len()..] {
                    // A copy reports under the stage it repeats.
                    let original =
                        out.model.stage_index(copy.author_id()).and_then(|i| out.stages.get(i).cloned());
                    out.stages.extend(original);
                }
                out.model = model;
            }
            Err(error) => out.findings.push(Diagnostic {
                severity: Severity::Error,
                code: "S-REWORK",
                place: format!("corridors/{}", rework.stage.replace('.', "/stages/")),
                facts: vec![error.to_string()],
            }),
        }
    }
}

/// A monthly number as the engine's number per tick
fn per_month_factor(out: &Compiled) -> impl Fn(f64) -> f64 + use<> {
    let factor = 1.0 / TimeUnit::Month.ticks(out.calendar.grid());
    move |per_month| per_month * factor
}

/// Places per tick; a certain number on the week grid follows the months exactly
fn per_tick(out: &Compiled, per_month: &Estimate) -> PerTick {
    let factor = per_month_factor(out);
    if per_month.is_certain() && factor(1.0) != 1.0 {
        PerTick::List(out.calendar.capacity_from_monthly(per_month.usual, out.model.ticks))
    } else {
        PerTick::Number(factor(per_month.usual))
    }
}

/// One stage under construction
struct Build<'a> {
    s: &'a Scenario,
    law: &'a dyn LawView,
    corridor: &'a Corridor,
    stage: &'a Stage,
    index: usize,
}

impl Build<'_> {
    fn place(&self) -> String {
        format!("corridors/{}/stages/{}", self.corridor.id, self.stage.id)
    }

    fn name(&self, id: &Id) -> String {
        engine_name(&self.corridor.id, id)
    }

    fn finding(&self, out: &mut Compiled, severity: Severity, code: &'static str, facts: Vec<String>) {
        out.findings.push(Diagnostic { severity, code, place: self.place(), facts });
    }

    fn stage(&self, out: &mut Compiled, unknowns: &mut Unknowns) -> TickStage {
        let stage = self.stage;
        let mut tick_stage = TickStage::new(self.name(&stage.id), u32::from(stage.stream));
        tick_stage.training = stage.training;
        tick_stage.sets_clock = stage.clock == Clock::Start;
        tick_stage.icc = stage.class_effect.unwrap_or(0.0);
        tick_stage.inflow = self.inflow(out, unknowns);
        tick_stage.capacity = self.capacity(out, unknowns, &mut tick_stage.priority);
        let gates = self.gates(out);
        if gates.contains(&GateVerdict::NotMet) {
            tick_stage.open = by_tick(&gates.iter().map(|v| *v != GateVerdict::NotMet).collect::<Vec<_>>());
        }
        let risk = self.risk(out);
        tick_stage.duration = self.duration(out, unknowns, &gates, &risk);
        tick_stage.outcomes = self.outcomes(out, unknowns, &risk);
        tick_stage.hazard = self.hazard(out, unknowns);
        if let Some(giving_up) = &stage.giving_up {
            let hazard = monthly_to_tick(out, giving_up.rate.usual / 100.0);
            tick_stage.wait = Wait {
                hazard: Dated::Always(hazard),
                to: Some(self.name(&giving_up.exit)),
                ..Wait::default()
            };
        }
        tick_stage.deadline = self.deadline(out);
        tick_stage
    }

    fn inflow(&self, out: &mut Compiled, unknowns: &mut Unknowns) -> Vec<Inflow> {
        let first = self.corridor.stages.first().map(|s| &s.id);
        let mut inflow: Vec<Inflow> = Vec::new();
        for intake in &self.corridor.intakes {
            if intake.stage.as_ref().or(first) != Some(&self.stage.id) {
                continue;
            }
            let tick = u32::try_from(out.calendar.tick_round(intake.date)).unwrap_or(0);
            if tick >= out.model.ticks {
                self.finding(out, Severity::Error, "S-INTAKE-DATE", vec![intake.date.to_string()]);
                continue;
            }
            unknowns.note(
                &format!("corridors/{}/intakes/{}/people", self.corridor.id, intake.id),
                format!("/stages/{}/inflow/{}/count", self.index, inflow.len()),
                &intake.people,
                |people| people,
            );
            inflow.push(Inflow { tick, count: intake.people.usual.round().max(0.0) as u32 });
        }
        inflow
    }

    fn capacity(&self, out: &mut Compiled, unknowns: &mut Unknowns, priority: &mut i32) -> TickCapacity {
        let place = format!("{}/capacity", self.place());
        match &self.stage.capacity {
            Capacity::Unlimited => TickCapacity::None,
            Capacity::PerMonth(estimate) => {
                unknowns.note(
                    &place,
                    format!("/stages/{}/capacity/per_tick", self.index),
                    estimate,
                    per_month_factor(out),
                );
                TickCapacity::rate(per_tick(out, estimate))
            }
            Capacity::Office { office, priority: order } => {
                *priority = i32::from(*order);
                TickCapacity::pool(office.as_str())
            }
            Capacity::Seats(estimate) => {
                unknowns
                    .note(&place, format!("/stages/{}/capacity/seats", self.index), estimate, |seats| seats);
                TickCapacity::seats(Dated::Always(estimate.usual.round() as u32))
            }
            Capacity::Classes(course) => match self.s.courses.iter().find(|c| c.id == *course) {
                Some(course) => {
                    let mut starts: Vec<u32> = course
                        .starts
                        .iter()
                        .filter_map(|day| u32::try_from(out.calendar.tick_round(*day)).ok())
                        .filter(|tick| *tick < out.model.ticks)
                        .collect();
                    starts.sort_unstable();
                    starts.dedup();
                    TickCapacity::Class {
                        min: course.class_min,
                        max: course.class_max.usual.round() as u32,
                        slots: course.classes_at_once,
                        starts,
                    }
                }
                None => TickCapacity::None,
            },
            Capacity::Positions => {
                let mut openings = vec![0_u32; out.model.ticks as usize];
                for position in self.s.positions.iter().filter(|p| p.corridor == self.corridor.id) {
                    let tick = out.calendar.tick_round(position.opens).max(0) as usize;
                    if let Some(opening) = openings.get_mut(tick) {
                        *opening += position.count.usual.round() as u32;
                    }
                }
                TickCapacity::openings(openings)
            }
        }
    }

    /// The verdict of the stage's gate at every tick; empty when it has none
    fn gates(&self, out: &mut Compiled) -> Vec<GateVerdict> {
        if self.stage.gates.is_empty() {
            return Vec::new();
        }
        let mut verdicts = Vec::with_capacity(out.model.ticks as usize);
        let mut last: Option<GateVerdict> = None;
        for tick in 0..out.model.ticks {
            let day = out.day(tick);
            let (verdict, criteria) = self.law.gate(&self.stage.gates, day);
            if verdict != GateVerdict::Met && last != Some(verdict) {
                self.flag(out, criteria, verdict, tick);
            }
            last = Some(verdict);
            verdicts.push(verdict);
        }
        verdicts
    }

    fn flag(&self, out: &mut Compiled, what: Vec<String>, verdict: GateVerdict, tick: u32) {
        let from = out.day(tick);
        let (corridor, stage) = (self.corridor.id.clone(), self.stage.id.clone());
        out.flags.push(Flag { corridor, stage, what, verdict, from });
    }

    /// What holds of high risk at every tick; empty when it never does
    fn risk(&self, out: &mut Compiled) -> Vec<Option<&HighRisk>> {
        let Some(high_risk) = &self.stage.high_risk else { return Vec::new() };
        let mut last = None;
        let mut risk = Vec::with_capacity(out.model.ticks as usize);
        for tick in 0..out.model.ticks {
            let (listed, verdict) = self.law.high_risk(self.corridor.origin.code(), out.day(tick));
            if listed && verdict != GateVerdict::Met && last != Some(verdict) {
                self.flag(out, vec!["P_HIGH_RISK".to_owned()], verdict, tick);
            }
            last = Some(verdict);
            risk.push(listed.then_some(high_risk));
        }
        risk
    }

    fn duration(
        &self,
        out: &mut Compiled,
        unknowns: &mut Unknowns,
        gates: &[GateVerdict],
        risk: &[Option<&HighRisk>],
    ) -> Dated<Duration> {
        let usual = match &self.stage.duration {
            StageDuration::Immediate => return Dated::Always(Duration::fixed(0)),
            StageDuration::Open => return Dated::Always(Duration::infinite()),
            StageDuration::Course => return self.course_duration(out),
            StageDuration::Takes(estimate) => estimate,
        };
        let ticks = out.model.ticks as usize;
        let per_tick: Vec<(&Estimate, bool)> = (0..ticks)
            .map(|t| {
                let estimate = risk.get(t).copied().flatten().map_or(usual, |r| &r.duration);
                (estimate, gates.get(t) == Some(&GateVerdict::Unknown))
            })
            .collect();
        let segments = segments_of(&per_tick);
        let mut failed = false;
        let durations: Vec<(u32, Duration)> = segments
            .iter()
            .map(|(from, (estimate, unknown))| {
                let extra = if *unknown { UNKNOWN_GATE_MONTHS } else { 0.0 };
                let duration = self.pmf(out, estimate, extra).unwrap_or_else(|| {
                    failed = true;
                    Duration::fixed(0)
                });
                (*from, duration)
            })
            .collect();
        if failed {
            self.finding(out, Severity::Error, "S-NUMBER", vec!["duration".to_owned()]);
        }
        // One unknown factor an estimate; the segments of the same estimate share it.
        let dated = durations.len() > 1;
        let mut seen: Vec<&Estimate> = Vec::new();
        for (_, (estimate, _)) in &segments {
            if self.persons_differ(estimate) || estimate.usual <= 0.0 || seen.contains(estimate) {
                continue;
            }
            seen.push(estimate);
            let pointers = segments
                .iter()
                .enumerate()
                .filter(|(_, (_, (other, _)))| other == estimate)
                .map(|(k, _)| {
                    if dated {
                        format!("/stages/{}/duration/{k}/value/stretch", self.index)
                    } else {
                        format!("/stages/{}/duration/stretch", self.index)
                    }
                })
                .collect();
            let label = if *estimate == usual { "duration" } else { "high_risk/duration" };
            if let Some(dist) = super::uncertain::dist_of(estimate, |v| (v / estimate.usual).max(1e-3)) {
                unknowns.note_dist(&format!("{}/{label}", self.place()), pointers, dist);
            }
        }
        Dated::from_segments(durations)
    }

    fn has_seats(&self) -> bool {
        matches!(self.stage.capacity, Capacity::Seats(_))
    }

    /// Whether the range is the spread between persons; always so with seats, whose stays may not shrink below a tick
    fn persons_differ(&self, estimate: &Estimate) -> bool {
        self.has_seats() || spread_between_persons(estimate)
    }

    /// The law of one person's stay, `extra` months longer
    fn pmf(&self, out: &Compiled, estimate: &Estimate, extra: f64) -> Option<Duration> {
        let unit = match estimate.unit {
            Unit::Days => TimeUnit::Day,
            Unit::Weeks => TimeUnit::Week,
            _ => TimeUnit::Month,
        };
        let extra = extra * TimeUnit::Month.ticks(out.calendar.grid()) / unit.ticks(out.calendar.grid());
        let dist = if self.persons_differ(estimate) {
            super::uncertain::dist_of(estimate, |v| v + extra)
        } else {
            let middle = estimate.usual + extra;
            let (min, max) = (middle * (1.0 - PERSON_SPREAD), middle * (1.0 + PERSON_SPREAD));
            (middle > 0.0).then_some(Dist::Triangular { min, mode: middle, max })
        };
        let dist = dist.unwrap_or(Dist::Fixed { value: estimate.usual + extra });
        let mut pmf = discretise(&dist, unit, out.calendar.grid())?;
        if self.has_seats() {
            // A seat is taken for a tick at least: who leaves sooner frees it at the next one.
            let sooner = std::mem::take(&mut pmf[0]);
            match pmf.get_mut(1) {
                Some(one) => *one += sooner,
                None => pmf.push(sooner),
            }
        }
        let mut duration = Duration::pmf(pmf);
        if !self.persons_differ(estimate) {
            duration.stretch = Some(1.0);
        }
        Some(duration)
    }

    /// Length of the course, by the tick at which a class begins
    fn course_duration(&self, out: &Compiled) -> Dated<Duration> {
        let Capacity::Classes(course) = &self.stage.capacity else {
            return Dated::Always(Duration::fixed(1));
        };
        let Some(course) = self.s.courses.iter().find(|c| c.id == *course) else {
            return Dated::Always(Duration::fixed(1));
        };
        let whole = course.length.usual.fract() == 0.0;
        let length = match course.length.unit {
            Unit::Weeks if whole => Length { count: course.length.usual as u32, unit: TimeUnit::Week },
            Unit::Months if whole => Length { count: course.length.usual as u32, unit: TimeUnit::Month },
            _ => {
                let days = course.length.in_days().map_or(0.0, |d| d[1]);
                Length { count: days.round() as u32, unit: TimeUnit::Day }
            }
        };
        let mut starts: Vec<(u32, u32)> = course
            .starts
            .iter()
            .filter_map(|day| {
                let tick = u32::try_from(out.calendar.tick_round(*day)).ok()?;
                Some((tick, out.calendar.class_ticks(*day, length).max(1)))
            })
            .collect();
        starts.sort_unstable();
        starts.dedup_by_key(|(tick, _)| *tick);
        let mut values: Vec<(u32, Duration)> = Vec::new();
        for (tick, ticks) in starts {
            let duration = Duration::fixed(ticks);
            if values.last().is_none_or(|(_, last)| *last != duration) {
                values.push((if values.is_empty() { 0 } else { tick }, duration));
            }
        }
        if self.stage.class_effect.is_some() {
            // Classes that leave in one tick are told apart by their number within their start: all last as long.
            values.truncate(1);
        }
        if values.is_empty() {
            values.push((0, Duration::fixed(1)));
        }
        Dated::from_segments(values)
    }

    fn outcomes(
        &self,
        out: &Compiled,
        unknowns: &mut Unknowns,
        risk: &[Option<&HighRisk>],
    ) -> Dated<Vec<Outcome>> {
        let stage = self.stage;
        let Some(next) = &stage.next else { return Dated::Always(Vec::new()) };
        let (Some(pass), Some(otherwise)) = (&stage.pass, &stage.otherwise) else {
            return Dated::Always(vec![Outcome::new(self.name(next), 1.0)]);
        };
        let per_tick: Vec<&Estimate> = (0..out.model.ticks as usize)
            .map(|t| risk.get(t).copied().flatten().and_then(|r| r.pass.as_ref()).unwrap_or(pass))
            .collect();
        let segments = segments_of(&per_tick);
        let dated = segments.len() > 1;
        let mut seen: Vec<&Estimate> = Vec::new();
        for (_, estimate) in &segments {
            if seen.contains(estimate) {
                continue;
            }
            seen.push(estimate);
            let pointers = segments
                .iter()
                .enumerate()
                .filter(|(_, (_, other))| other == estimate)
                .map(|(k, _)| {
                    if dated {
                        format!("/stages/{}/outcomes/{k}/value/0/p", self.index)
                    } else {
                        format!("/stages/{}/outcomes/0/p", self.index)
                    }
                })
                .collect();
            let label = if *estimate == pass { "pass" } else { "high_risk/pass" };
            if let Some(dist) = super::uncertain::dist_of(estimate, |v| v / 100.0) {
                unknowns.note_dist(&format!("{}/{label}", self.place()), pointers, dist);
            }
        }
        Dated::from_segments(
            segments
                .into_iter()
                .map(|(from, estimate)| {
                    let p = estimate.usual / 100.0;
                    (
                        from,
                        vec![Outcome::new(self.name(next), p), Outcome::new(self.name(otherwise), 1.0 - p)],
                    )
                })
                .collect(),
        )
    }

    fn hazard(&self, out: &Compiled, unknowns: &mut Unknowns) -> Option<Dated<Hazard>> {
        let place = format!("{}/dropout", self.place());
        let to = |exit: &Id| vec![Outcome::new(self.name(exit), 1.0)];
        let hazard = match self.stage.dropout.as_ref()? {
            Dropout::PerMonth { rate, exit } => {
                let change = |percent: f64| monthly_to_tick(out, percent / 100.0);
                unknowns.note(&place, format!("/stages/{}/hazard/per_tick", self.index), rate, change);
                Hazard::per_tick(change(rate.usual), to(exit))
            }
            Dropout::Whole { share, exit } => {
                // Reached at the end of the usual stay; longer stays lose nobody more.
                let ticks = self.usual_ticks(out).max(1);
                let change = |percent: f64| (1.0 - percent / 100.0).max(1e-9);
                unknowns.note(&place, format!("/stages/{}/hazard/survival/0/s", self.index), share, change);
                Hazard::survival(&[(ticks, change(share.usual))], After::None, to(exit))
            }
            Dropout::Retention { anchors, exit } => {
                let mut list: Vec<TickAnchor> = Vec::new();
                for (k, anchor) in anchors.iter().enumerate() {
                    let length = Length { count: anchor.months, unit: TimeUnit::Month };
                    let tick = out.calendar.legal_window_ticks(length).max(1);
                    let change = |percent: f64| (percent / 100.0).max(1e-9);
                    unknowns.note(
                        &format!("{place}/{}", anchor.months),
                        format!("/stages/{}/hazard/survival/{k}/s", self.index),
                        &anchor.share,
                        change,
                    );
                    list.push(TickAnchor { tick, s: change(anchor.share.usual) });
                }
                Hazard { per_tick: None, survival: Some(list), after: Some(After::Last), to: to(exit) }
            }
        };
        Some(Dated::Always(hazard))
    }

    /// Ticks of the usual stay
    fn usual_ticks(&self, out: &Compiled) -> u32 {
        match &self.stage.duration {
            StageDuration::Takes(estimate) => {
                let days = estimate.in_days().map_or(0.0, |d| d[1]);
                (days * TimeUnit::Day.ticks(out.calendar.grid())).round() as u32
            }
            StageDuration::Course => match self.course_duration(out).segments().first() {
                Some((_, duration)) => duration.fixed.unwrap_or(1),
                None => 1,
            },
            StageDuration::Immediate | StageDuration::Open => 1,
        }
    }

    fn deadline(&self, out: &mut Compiled) -> Option<TickDeadline> {
        let deadline = self.stage.deadline.as_ref()?;
        let months = |m: f64| Length { count: m.round().max(0.0) as u32, unit: TimeUnit::Month };
        let mut uncovered = None;
        let per_tick: Vec<u32> = (0..out.model.ticks)
            .map(|tick| match &deadline.window {
                Window::Months(m) => out.calendar.legal_window_ticks(months(*m)),
                Window::Parameter(parameter) => {
                    if let Some(value) = self.law.number(parameter, out.day(tick)) {
                        out.calendar.legal_window_ticks(months(value))
                    } else {
                        uncovered.get_or_insert((parameter.clone(), out.day(tick)));
                        out.model.ticks
                    }
                }
            })
            .collect();
        if let Some((parameter, day)) = uncovered {
            self.finding(out, Severity::Error, "C-NO-LAW", vec![parameter, day.to_string()]);
        }
        Some(TickDeadline {
            window: by_tick(&per_tick),
            applies_to: match deadline.on {
                DeadlineOn::Entry => AppliesTo::Entry,
                DeadlineOn::Start => AppliesTo::Start,
                DeadlineOn::Exit => AppliesTo::Exit,
            },
            to: self.name(&deadline.exit),
        })
    }
}

/// Whether the range of a duration is the spread between persons, and not what nobody knows
fn spread_between_persons(estimate: &Estimate) -> bool {
    estimate.is_certain() || matches!(estimate.grade, Grade::Law | Grade::Measured)
}

/// A probability per month as one per tick
fn monthly_to_tick(out: &Compiled, per_month: f64) -> f64 {
    let months = 1.0 / TimeUnit::Month.ticks(out.calendar.grid());
    if months == 1.0 { per_month } else { 1.0 - libm::pow(1.0 - per_month, months) }
}

/// Consecutive equal values as one, each with its first tick
fn segments_of<T: PartialEq + Clone>(per_tick: &[T]) -> Vec<(u32, T)> {
    let mut segments: Vec<(u32, T)> = Vec::new();
    for (tick, value) in per_tick.iter().enumerate() {
        if segments.last().is_none_or(|(_, last)| last != value) {
            segments.push((tick as u32, value.clone()));
        }
    }
    segments
}

fn by_tick<T: PartialEq + Clone>(per_tick: &[T]) -> Dated<T> {
    Dated::from_segments(segments_of(per_tick))
}
