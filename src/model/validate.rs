//! What makes a scenario unsound: doubled ids, dangling references, wrong units, impossible values.
//!
//! Gives a list of [`Diagnostic`]s, never an `Err`: the faces show them and the file reader refuses a file with any
//! of severity `Error`. Structure of the network (who is accountable, what is cut off) is `network`'s business, law is
//! `rules`'.

use super::{
    Capacity, Corridor, CostDriver, Course, Dropout, Estimate, Lever, Path, Scenario, StageDuration, Unit,
    Variant, Window,
    edit::{self, Tree},
};
use crate::base::{Date, Diagnostic, Id, Severity};
use std::collections::BTreeSet;

/// Longest text of a name
const LONGEST_NAME: usize = 300;
/// Longest note
const LONGEST_NOTE: usize = 20_000;

/// Everything that is wrong with `scenario`, in the order of the file
pub fn validate(scenario: &Scenario) -> Vec<Diagnostic> {
    let mut check = Check {
        found: Vec::new(),
        references: ids(scenario.references.iter().map(|r| &r.id)),
        tree: Tree::at(
            scenario,
            scenario.levers.iter().flat_map(Lever::fields).chain(
                scenario
                    .links
                    .iter()
                    .flat_map(|link| [&link.from, &link.to])
                    .filter(|end| is_there(scenario, end).is_none()),
            ),
        ),
    };
    check.programme(scenario);
    check.lists(scenario);
    check.organisations(scenario);
    for course in &scenario.courses {
        check.course(course, scenario);
    }
    check.employers(scenario);
    let mut streams = BTreeSet::new();
    for corridor in &scenario.corridors {
        check.corridor(corridor, scenario, &mut streams);
    }
    check.money(scenario);
    check.law(scenario);
    for lever in &scenario.levers {
        check.lever(lever);
    }
    for variant in &scenario.variants {
        check.variant(variant, scenario);
    }
    check.found.extend(super::meeting_check::check(scenario));
    for place in &scenario.layout {
        if !place.x.is_finite() || !place.y.is_finite() {
            check.error("S-NUMBER", &format!("layout/{}", place.node), &["x, y"]);
        }
    }
    check.found
}

/// Whether any finding forbids simulating
pub fn is_sound(found: &[Diagnostic]) -> bool {
    found.iter().all(|d| d.severity != Severity::Error)
}

fn ids<'a>(list: impl Iterator<Item = &'a Id>) -> BTreeSet<&'a Id> {
    list.collect()
}

/// Whether the object that `path` names is there; none where only the tree can tell
fn is_there(s: &Scenario, path: &Path) -> Option<bool> {
    let mut segments = path.segments();
    let (list, id) = (segments.next()?, segments.next()?);
    let is_it = |other: &Id| other.as_str() == id;
    match (list, segments.next()) {
        ("organisations", None) => Some(s.organisations.iter().any(|o| is_it(&o.id))),
        ("sources", None) => Some(s.sources.iter().any(|o| is_it(&o.id))),
        ("employers", None) => Some(s.employers.iter().any(|o| is_it(&o.id))),
        ("corridors", None) => Some(s.corridors.iter().any(|o| is_it(&o.id))),
        ("courses", None) => Some(s.courses.iter().any(|o| is_it(&o.id))),
        ("offices", None) => Some(s.offices.iter().any(|o| is_it(&o.id))),
        _ => None,
    }
}

struct Check<'a> {
    found: Vec<Diagnostic>,
    references: BTreeSet<&'a Id>,
    tree: Tree,
}

impl Check<'_> {
    fn add(&mut self, severity: Severity, code: &'static str, place: &str, facts: &[&str]) {
        let facts = facts.iter().map(|f| (*f).to_owned()).collect();
        self.found.push(Diagnostic { severity, code, place: place.to_owned(), facts });
    }

    fn error(&mut self, code: &'static str, place: &str, facts: &[&str]) {
        self.add(Severity::Error, code, place, facts);
    }

    fn warning(&mut self, code: &'static str, place: &str, facts: &[&str]) {
        self.add(Severity::Warning, code, place, facts);
    }

    fn doubled<'b>(&mut self, list: &str, ids: impl Iterator<Item = &'b Id>) {
        let mut seen = BTreeSet::new();
        for id in ids {
            if !seen.insert(id) {
                self.error("S-DOUBLED", &format!("{list}/{id}"), &[id.as_str(), list]);
            }
        }
    }

    fn name(&mut self, place: &str, name: &str) {
        if name.trim().is_empty() {
            self.error("S-NAME-EMPTY", place, &[]);
        }
        if name.chars().count() > LONGEST_NAME {
            self.error("S-NAME-LONG", place, &[&LONGEST_NAME.to_string()]);
        }
    }

    fn note(&mut self, place: &str, note: &str) {
        if note.chars().count() > LONGEST_NOTE {
            self.error("S-NAME-LONG", place, &[&LONGEST_NOTE.to_string()]);
        }
    }

    fn reference(&mut self, place: &str, source: Option<&Id>) {
        if let Some(id) = source
            && !self.references.contains(id)
        {
            self.error("S-DANGLING", place, &[id.as_str(), "references"]);
        }
    }

    fn points_to<'b>(&mut self, place: &str, id: &Id, list: &str, mut ids: impl Iterator<Item = &'b Id>) {
        if !ids.any(|other| other == id) {
            self.error("S-DANGLING", place, &[id.as_str(), list]);
        }
    }

    /// One of `units`, ordered, finite, in the bounds of the unit, with its source known
    fn estimate(&mut self, place: &str, estimate: &Estimate, units: &[Unit]) {
        let Estimate { low, usual, high, unit, .. } = estimate;
        if !units.contains(unit) {
            let wanted: Vec<String> = units.iter().map(|u| format!("{u:?}")).collect();
            self.error("S-UNIT", place, &[&format!("{unit:?}"), &wanted.join(", ")]);
        }
        if ![low, usual, high].iter().all(|v| v.is_finite()) {
            self.error("S-NUMBER", place, &["low, usual, high"]);
            return;
        }
        if !(low <= usual && usual <= high) {
            self.error("S-ORDER", place, &[&low.to_string(), &usual.to_string(), &high.to_string()]);
        }
        if *low < 0.0 && *unit != Unit::PercentPerYear {
            self.error("S-NEGATIVE", place, &[&low.to_string()]);
        }
        let top = match unit {
            Unit::Percent | Unit::PercentPerMonth => 100.0,
            Unit::PercentPerYear => 1_000.0,
            Unit::People => 10_000_000.0,
            Unit::Days => 36_500.0,
            Unit::Weeks => 5_200.0,
            Unit::Months => 1_200.0,
            Unit::Euro | Unit::EuroPerYear | Unit::EuroPerMonth => 100_000_000_000.0,
            Unit::Hours | Unit::PeoplePerMonth | Unit::Count => 1_000_000.0,
        };
        if *high > top {
            self.error("S-TOO-LARGE", place, &[&high.to_string(), &top.to_string()]);
        }
        self.reference(place, estimate.source.as_ref());
        self.note(place, &estimate.note);
        if estimate.source.is_none() && estimate.grade < super::Grade::Expert {
            self.warning("S-NO-SOURCE", place, &[]);
        }
    }

    fn optional(&mut self, place: &str, estimate: Option<&Estimate>, units: &[Unit]) {
        if let Some(estimate) = estimate {
            self.estimate(place, estimate, units);
        }
    }

    fn percent(&mut self, place: &str, value: Option<f64>) {
        if let Some(value) = value
            && !(0.0..=100.0).contains(&value)
        {
            self.error("S-PERCENT", place, &[&value.to_string()]);
        }
    }

    fn window(&mut self, place: &str, from: Option<Date>, until: Option<Date>) {
        if let (Some(from), Some(until)) = (from, until)
            && until <= from
        {
            self.error("S-WINDOW", place, &[&from.to_string(), &until.to_string()]);
        }
    }

    fn programme(&mut self, scenario: &Scenario) {
        let p = &scenario.programme;
        self.name("programme/title", &p.title);
        self.note("programme/summary", &p.summary);
        if !(1..=240).contains(&p.months) {
            self.error("S-HORIZON", "programme/months", &[&p.months.to_string()]);
        }
        if p.grid == super::CalendarGrid::Month && p.start.day() != 1 {
            self.error("S-START", "programme/start", &[&p.start.to_string()]);
        }
        self.percent("programme/promise_percent", p.promise_percent);
        self.percent("programme/abroad_percent", p.abroad_percent);
        if let Some(bridge) = &p.bridge {
            self.estimate("programme/bridge/most", &bridge.most, &[Unit::Euro]);
            let interest = bridge.yearly_interest.as_ref();
            self.optional("programme/bridge/yearly_interest", interest, &[Unit::PercentPerYear]);
        }
        if p.participant_fee_cents.is_some_and(|c| c < 0) {
            self.error("S-NEGATIVE", "programme/participant_fee_cents", &["participant_fee_cents"]);
        }
        if let Some(target) = &p.target {
            self.reference("programme/target", target.source.as_ref());
            if target.by <= p.start || target.by > p.end() {
                self.error(
                    "S-TARGET-DATE",
                    "programme/target/by",
                    &[&target.by.to_string(), &p.start.to_string(), &p.end().to_string()],
                );
            }
        }
    }

    fn lists(&mut self, s: &Scenario) {
        self.doubled("references", s.references.iter().map(|x| &x.id));
        self.doubled("profiles", s.profiles.iter().map(|x| &x.id));
        self.doubled("organisations", s.organisations.iter().map(|x| &x.id));
        self.doubled("links", s.links.iter().map(|x| &x.id));
        self.doubled("offices", s.offices.iter().map(|x| &x.id));
        self.doubled("courses", s.courses.iter().map(|x| &x.id));
        self.doubled("employers", s.employers.iter().map(|x| &x.id));
        self.doubled("positions", s.positions.iter().map(|x| &x.id));
        self.doubled("corridors", s.corridors.iter().map(|x| &x.id));
        self.doubled("costs", s.costs.iter().map(|x| &x.id));
        self.doubled("sources", s.sources.iter().map(|x| &x.id));
        self.doubled("evidence", s.evidence.iter().map(|x| &x.id));
        self.doubled("commitments", s.commitments.iter().map(|x| &x.id));
        self.doubled("overrides", s.overrides.iter().map(|x| &x.id));
        self.doubled("law_changes", s.law_changes.iter().map(|x| &x.id));
        self.doubled("levers", s.levers.iter().map(|x| &x.id));
        self.doubled("variants", s.variants.iter().map(|x| &x.id));
        for r in &s.references {
            self.name(&format!("references/{}/title", r.id), &r.title);
        }
        for p in &s.profiles {
            self.name(&format!("profiles/{}/name", p.id), &p.name);
            self.reference(&format!("profiles/{}/source", p.id), p.source.as_ref());
        }
    }

    fn organisations(&mut self, s: &Scenario) {
        for org in &s.organisations {
            let place = format!("organisations/{}", org.id);
            self.name(&format!("{place}/name"), &org.name);
            self.note(&place, &org.note);
            self.reference(&format!("{place}/source"), org.source.as_ref());
            for role in &org.roles {
                if let Some(corridor) = &role.corridor {
                    self.points_to(
                        &format!("{place}/roles"),
                        corridor,
                        "corridors",
                        s.corridors.iter().map(|c| &c.id),
                    );
                }
            }
        }
        for office in &s.offices {
            let place = format!("offices/{}", office.id);
            self.name(&format!("{place}/name"), &office.name);
            self.estimate(&format!("{place}/per_month"), &office.per_month, &[Unit::PeoplePerMonth]);
            self.organisation(&format!("{place}/organisation"), office.organisation.as_ref(), s);
        }
        for link in &s.links {
            for (end, path) in [("from", &link.from), ("to", &link.to)] {
                if !is_there(s, path).unwrap_or_else(|| self.tree.get(path).is_some()) {
                    self.error(
                        "S-DANGLING",
                        &format!("links/{}/{end}", link.id),
                        &[path.as_str(), "scenario"],
                    );
                }
            }
        }
    }

    fn organisation(&mut self, place: &str, id: Option<&Id>, s: &Scenario) {
        if let Some(id) = id {
            self.points_to(place, id, "organisations", s.organisations.iter().map(|o| &o.id));
        }
    }

    fn course(&mut self, course: &Course, s: &Scenario) {
        let place = format!("courses/{}", course.id);
        self.name(&format!("{place}/name"), &course.name);
        for (field, hours) in [
            ("hours_italian", &course.hours_italian),
            ("hours_civic", &course.hours_civic),
            ("hours_safety", &course.hours_safety),
            ("hours_rights", &course.hours_rights),
            ("hours_vocational", &course.hours_vocational),
            ("hours_total", &course.hours_total),
        ] {
            self.optional(&format!("{place}/{field}"), hours.as_ref(), &[Unit::Hours]);
        }
        self.estimate(&format!("{place}/length"), &course.length, &[Unit::Days, Unit::Weeks, Unit::Months]);
        self.estimate(&format!("{place}/class_max"), &course.class_max, &[Unit::People]);
        if course.class_min < 1 || f64::from(course.class_min) > course.class_max.usual {
            self.error(
                "S-CLASS-SIZE",
                &place,
                &[&course.class_min.to_string(), &course.class_max.usual.to_string()],
            );
        }
        if course.starts.is_empty() {
            self.error("S-NO-STARTS", &format!("{place}/starts"), &[]);
        }
        self.percent(&format!("{place}/attendance_percent"), course.attendance_percent);
        self.percent(&format!("{place}/distance_percent"), course.distance_percent);
        self.organisation(&format!("{place}/trainer"), course.trainer.as_ref(), s);
        self.organisation(&format!("{place}/exam_body"), course.exam_body.as_ref(), s);
        for profile in course.profile.iter().chain(&course.also_for) {
            self.points_to(
                &format!("{place}/profile"),
                profile,
                "profiles",
                s.profiles.iter().map(|p| &p.id),
            );
        }
        if let Some(level) = &course.exam_level
            && !["A0", "A1", "A2", "B1", "B2", "C1", "C2"].contains(&level.as_str())
        {
            self.error("S-LEVEL", &format!("{place}/exam_level"), &[level]);
        }
    }

    fn employers(&mut self, s: &Scenario) {
        for employer in &s.employers {
            let place = format!("employers/{}", employer.id);
            self.name(&format!("{place}/name"), &employer.name);
            self.estimate(&format!("{place}/firms"), &employer.firms, &[Unit::Count]);
            self.reference(&format!("{place}/source"), employer.source.as_ref());
            if employer.turnover_cents.is_some_and(|c| c < 0) {
                self.error("S-NEGATIVE", &format!("{place}/turnover_cents"), &["turnover_cents"]);
            }
        }
        for position in &s.positions {
            let place = format!("positions/{}", position.id);
            self.points_to(
                &format!("{place}/employer"),
                &position.employer,
                "employers",
                s.employers.iter().map(|e| &e.id),
            );
            self.points_to(
                &format!("{place}/corridor"),
                &position.corridor,
                "corridors",
                s.corridors.iter().map(|c| &c.id),
            );
            if let Some(profile) = &position.profile {
                self.points_to(
                    &format!("{place}/profile"),
                    profile,
                    "profiles",
                    s.profiles.iter().map(|p| &p.id),
                );
            }
            self.estimate(&format!("{place}/count"), &position.count, &[Unit::People]);
            self.optional(&format!("{place}/gross_year"), position.gross_year.as_ref(), &[Unit::EuroPerYear]);
            self.optional(
                &format!("{place}/agreement_gross_year"),
                position.agreement_gross_year.as_ref(),
                &[Unit::EuroPerYear],
            );
        }
    }

    fn corridor(&mut self, corridor: &Corridor, s: &Scenario, streams: &mut BTreeSet<u16>) {
        let place = format!("corridors/{}", corridor.id);
        self.name(&format!("{place}/name"), &corridor.name);
        self.doubled(&format!("{place}/intakes"), corridor.intakes.iter().map(|i| &i.id));
        self.doubled(
            &format!("{place}/stages"),
            corridor.stages.iter().map(|x| &x.id).chain(corridor.exits.iter().map(|x| &x.id)),
        );
        for profile in &corridor.profiles {
            self.points_to(
                &format!("{place}/profiles"),
                profile,
                "profiles",
                s.profiles.iter().map(|p| &p.id),
            );
        }
        let stages = || corridor.stages.iter().map(|x| &x.id);
        let exits = || corridor.exits.iter().map(|x| &x.id);
        if corridor.stages.is_empty() {
            self.error("S-NO-STAGES", &place, &[&corridor.name]);
            return;
        }
        self.points_to(&format!("{place}/arrival_stage"), &corridor.arrival_stage, "stages", stages());
        if let Some(stage) = &corridor.retention_stage {
            self.points_to(&format!("{place}/retention_stage"), stage, "stages", stages());
        }
        if let Some(earnings) = &corridor.earnings {
            let place = format!("{place}/earnings");
            for (field, of, unit) in [
                ("origin_net", &earnings.origin_net, Unit::EuroPerMonth),
                ("net_share", &earnings.net_share, Unit::Percent),
                ("rent", &earnings.rent, Unit::EuroPerMonth),
                ("remittances", &earnings.remittances, Unit::EuroPerMonth),
                ("employer_share", &earnings.employer_share, Unit::Percent),
            ] {
                self.optional(&format!("{place}/{field}"), of.as_ref(), &[unit]);
            }
        }
        for intake in &corridor.intakes {
            let place = format!("{place}/intakes/{}", intake.id);
            self.estimate(&format!("{place}/people"), &intake.people, &[Unit::People]);
            if intake.date < s.programme.start || intake.date >= s.programme.end() {
                self.error("S-INTAKE-DATE", &format!("{place}/date"), &[&intake.date.to_string()]);
            }
            if let Some(stage) = &intake.stage {
                self.points_to(&format!("{place}/stage"), stage, "stages", stages());
            }
        }
        for stage in &corridor.stages {
            let place = format!("{place}/stages/{}", stage.id);
            self.name(&format!("{place}/name"), &stage.name);
            self.note(&place, &stage.note);
            if !(1..=4095).contains(&stage.stream) || !streams.insert(stage.stream) {
                self.error("S-STREAM", &format!("{place}/stream"), &[&stage.stream.to_string()]);
            }
            self.organisation(&format!("{place}/accountable"), stage.accountable.as_ref(), s);
            let time = [Unit::Days, Unit::Weeks, Unit::Months];
            match &stage.duration {
                StageDuration::Takes(estimate) => {
                    self.estimate(&format!("{place}/duration"), estimate, &time);
                }
                StageDuration::Course if !matches!(stage.capacity, Capacity::Classes(_)) => {
                    self.error("S-NO-COURSE", &format!("{place}/duration"), &[&stage.name]);
                }
                StageDuration::Immediate | StageDuration::Course | StageDuration::Open => {}
            }
            self.capacity(&format!("{place}/capacity"), &stage.capacity, corridor, s);
            self.optional(&format!("{place}/pass"), stage.pass.as_ref(), &[Unit::Percent]);
            for (field, target) in [("next", &stage.next), ("otherwise", &stage.otherwise)] {
                if let Some(target) = target {
                    self.points_to(
                        &format!("{place}/{field}"),
                        target,
                        "stages, exits",
                        stages().chain(exits()),
                    );
                }
            }
            if stage.next.is_none() && stage.duration != StageDuration::Open {
                self.error("S-NO-NEXT", &format!("{place}/next"), &[&stage.name]);
            }
            if stage.pass.is_some() && stage.otherwise.is_none() {
                self.error("S-NO-OTHERWISE", &format!("{place}/otherwise"), &[&stage.name]);
            }
            match &stage.dropout {
                Some(Dropout::PerMonth { rate, exit }) => {
                    self.estimate(&format!("{place}/dropout"), rate, &[Unit::PercentPerMonth]);
                    self.points_to(&format!("{place}/dropout"), exit, "exits", exits());
                }
                Some(Dropout::Whole { share, exit }) => {
                    self.estimate(&format!("{place}/dropout"), share, &[Unit::Percent]);
                    self.points_to(&format!("{place}/dropout"), exit, "exits", exits());
                }
                Some(Dropout::Retention { anchors, exit }) => {
                    self.points_to(&format!("{place}/dropout"), exit, "exits", exits());
                    for anchor in anchors {
                        self.estimate(&format!("{place}/dropout"), &anchor.share, &[Unit::Percent]);
                    }
                    let falls = anchors
                        .windows(2)
                        .all(|w| w[0].months < w[1].months && w[0].share.usual >= w[1].share.usual);
                    if !falls || anchors.first().is_none_or(|a| a.months == 0 || a.share.low <= 0.0) {
                        self.error("S-RETENTION", &format!("{place}/dropout"), &[&stage.name]);
                    }
                }
                None => {}
            }
            if let Some(giving_up) = &stage.giving_up {
                self.estimate(&format!("{place}/giving_up"), &giving_up.rate, &[Unit::PercentPerMonth]);
                self.points_to(&format!("{place}/giving_up"), &giving_up.exit, "exits", exits());
            }
            if let Some(deadline) = &stage.deadline {
                self.points_to(&format!("{place}/deadline"), &deadline.exit, "exits", exits());
                if let Window::Months(months) = deadline.window
                    && !(0.0..=240.0).contains(&months)
                {
                    self.error("S-NUMBER", &format!("{place}/deadline"), &["window"]);
                }
            }
            if let Some(rework) = &stage.rework {
                self.estimate(&format!("{place}/rework"), &rework.share, &[Unit::Percent]);
                self.points_to(&format!("{place}/rework"), &rework.back_to, "stages", stages());
                self.points_to(&format!("{place}/rework"), &rework.exit, "exits", exits());
                if !(1..=14).contains(&rework.at_most) {
                    self.error("S-REWORK", &format!("{place}/rework"), &[&rework.at_most.to_string()]);
                }
            }
            if let Some(high_risk) = &stage.high_risk {
                self.estimate(&format!("{place}/high_risk/duration"), &high_risk.duration, &time);
                self.optional(&format!("{place}/high_risk/pass"), high_risk.pass.as_ref(), &[Unit::Percent]);
            }
            if stage.class_effect.is_some_and(|e| !(0.0..1.0).contains(&e)) {
                self.error("S-NUMBER", &format!("{place}/class_effect"), &["class_effect"]);
            }
        }
    }

    fn capacity(&mut self, place: &str, capacity: &Capacity, corridor: &Corridor, s: &Scenario) {
        match capacity {
            Capacity::Unlimited => {}
            Capacity::PerMonth(estimate) => self.estimate(place, estimate, &[Unit::PeoplePerMonth]),
            Capacity::Office { office, .. } => {
                self.points_to(place, office, "offices", s.offices.iter().map(|o| &o.id));
            }
            Capacity::Seats(estimate) => self.estimate(place, estimate, &[Unit::People]),
            Capacity::Classes(course) => {
                self.points_to(place, course, "courses", s.courses.iter().map(|c| &c.id));
            }
            Capacity::Positions => {
                if !s.positions.iter().any(|p| p.corridor == corridor.id) {
                    self.warning("S-NO-POSITIONS", place, &[&corridor.name]);
                }
            }
        }
    }

    fn money(&mut self, s: &Scenario) {
        for cost in &s.costs {
            let place = format!("costs/{}", cost.id);
            self.name(&format!("{place}/name"), &cost.name);
            self.window(&place, cost.from, cost.until);
            self.organisation(&format!("{place}/bearer"), cost.bearer.as_ref(), s);
            let unit = if matches!(cost.driver, CostDriver::ShareOf(_)) { Unit::Percent } else { Unit::Euro };
            self.estimate(&format!("{place}/unit"), &cost.unit, &[unit]);
            if let CostDriver::PerClass { corridor, stage }
            | CostDriver::PerCourseHour { corridor, stage }
            | CostDriver::PerEntry { corridor, stage }
            | CostDriver::PerStart { corridor, stage }
            | CostDriver::PerPersonMonth { corridor, stage }
            | CostDriver::PerExit { corridor, stage } = &cost.driver
            {
                match s.corridors.iter().find(|c| c.id == *corridor) {
                    None => self.error(
                        "S-DANGLING",
                        &format!("{place}/driver"),
                        &[corridor.as_str(), "corridors"],
                    ),
                    Some(found) => self.points_to(
                        &format!("{place}/driver"),
                        stage,
                        "stages",
                        found.stages.iter().map(|x| &x.id),
                    ),
                }
            }
        }
        for source in &s.sources {
            let place = format!("sources/{}", source.id);
            self.name(&format!("{place}/name"), &source.name);
            self.window(&place, source.from, source.until);
            self.estimate(&format!("{place}/share"), &source.share, &[Unit::Percent]);
            for ceiling in &source.ceilings {
                self.estimate(&format!("{place}/ceilings"), &ceiling.amount, &[Unit::Euro]);
            }
            self.optional(&format!("{place}/award"), source.award.as_ref(), &[Unit::Percent]);
            self.optional(&format!("{place}/minimum"), source.minimum.as_ref(), &[Unit::Euro]);
            let own = source.own_contribution.as_ref();
            self.optional(&format!("{place}/own_contribution"), own, &[Unit::Percent]);
            self.organisation(&format!("{place}/organisation"), source.organisation.as_ref(), s);
            self.reference(&format!("{place}/source"), source.source.as_ref());
            for corridor in &source.corridors {
                self.points_to(
                    &format!("{place}/corridors"),
                    corridor,
                    "corridors",
                    s.corridors.iter().map(|c| &c.id),
                );
            }
            for other in &source.excludes {
                self.points_to(
                    &format!("{place}/excludes"),
                    other,
                    "sources",
                    s.sources.iter().map(|x| &x.id),
                );
            }
        }
        let rules = super::funding_check::check(s);
        // A share over 100 per cent has a finding of its own, with its repair.
        let over = |d: &Diagnostic| rules.iter().any(|r| r.code == "S-SHARE-OVER" && r.place == d.place);
        self.found.retain(|d| d.code != "S-TOO-LARGE" || !over(d));
        self.found.extend(rules);
    }

    fn law(&mut self, s: &Scenario) {
        for evidence in &s.evidence {
            let place = format!("evidence/{}", evidence.id);
            self.name(&format!("{place}/document"), &evidence.document);
            self.organisation(&format!("{place}/keeper"), evidence.keeper.as_ref(), s);
        }
        for commitment in &s.commitments {
            self.organisation(&format!("commitments/{}", commitment.id), Some(&commitment.organisation), s);
        }
        for forced in &s.overrides {
            self.name(&format!("overrides/{}/reason", forced.id), &forced.reason);
            self.organisation(&format!("overrides/{}", forced.id), forced.organisation.as_ref(), s);
        }
        for change in &s.law_changes {
            if !change.value.is_finite() {
                self.error("S-NUMBER", &format!("law_changes/{}", change.id), &["value"]);
            }
            if change.probability.is_some_and(|percent| !(0.0..=100.0).contains(&percent)) {
                self.error("S-NUMBER", &format!("law_changes/{}", change.id), &["probability"]);
            }
        }
    }

    fn lever(&mut self, lever: &Lever) {
        let place = format!("levers/{}", lever.id);
        self.name(&format!("{place}/name"), &lever.name);
        let bounds = [lever.min, lever.max, lever.step];
        if bounds.iter().any(|v| !v.is_finite()) || lever.min >= lever.max || lever.step <= 0.0 {
            self.error("S-LEVER", &place, &[&lever.min.to_string(), &lever.max.to_string()]);
        }
        for field in lever.fields() {
            if !self.tree.is_number(field) {
                self.error("S-DANGLING", &format!("{place}/field"), &[field.as_str(), "scenario"]);
            }
        }
    }

    fn variant(&mut self, variant: &Variant, s: &Scenario) {
        let place = format!("variants/{}", variant.id);
        self.name(&format!("{place}/name"), &variant.name);
        match edit::with_variant(s, Some(&variant.id)) {
            Ok(mut seen) => {
                // A variant's own list, and what refers to it, is judged with the base.
                seen = seen.without_meetings();
                seen.variants.clear();
                let bad = validate(&seen).into_iter().filter(|d| d.severity == Severity::Error);
                let known: Vec<_> = self.found.iter().map(|d| (d.code, d.place.clone())).collect();
                for problem in bad.filter(|d| !known.contains(&(d.code, d.place.clone()))) {
                    let inner = Path::new(&problem.place);
                    self.found.push(Diagnostic { place: format!("{place}/{inner}"), ..problem });
                }
            }
            Err(error) => self.error("S-VARIANT", &place, &[&variant.name, &error.to_string()]),
        }
    }
}
