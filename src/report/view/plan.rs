//! The plan of a corridor beside what came of it: hours against the law, jobs against arrivals, and its calendar.
//!
//! Reads what rules and simulation found; judges and simulates nothing. Called by the place Corridoi.

use super::{Report, law::status_of};
use crate::base::{Date, Id, add_days, add_months};
use crate::model::{Capacity, Clock, Corridor, Stage, Window};
use crate::report::{
    chart::gantt::{Deadline, Gantt, Mark, Period, Row},
    estimate_text,
    figure::Figure,
    metrics::MetricUnit,
    status::Status,
    words,
};
use crate::rules::{
    condition::{Condition, Expr, Op},
    explain::figure_text,
    field::{FIELDS, List, Unit},
};
use crate::text::Texts;

/// Hours of a course: the field of the model and the fact that rules ask about
const MODULES: [(&str, &str); 6] = [
    ("hours_italian", "course.h_italian"),
    ("hours_civic", "course.h_civic"),
    ("hours_safety", "course.h_safety"),
    ("hours_rights", "course.h_rights"),
    ("hours_vocational", "course.h_vocational"),
    ("hours_total", "course.h_total"),
];

/// One module of a course beside what the rules ask of it
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Module {
    /// Field of the course in the model, such as `hours_italian`
    pub field: &'static str,
    /// The least the rules ask, in words; none where no criterion says a number
    pub needed: Option<String>,
    /// The criterion that says so, or the worst that speaks of the module
    pub criterion: Option<String>,
    /// The worst verdict on the module; none where no criterion speaks of it
    pub status: Option<Status>,
}

/// Jobs offered to the people of a corridor, beside those who arrive
#[derive(Debug, Clone, PartialEq)]
pub struct Demand {
    /// Corridor
    pub corridor: Id,
    /// Low, usual and high number of positions, each the sum of the employers'
    pub offered: [f64; 3],
    /// People who arrive inside the calendar; none before the first result
    pub arrivals: Option<Figure>,
}

impl Demand {
    /// "161 posti di solito, da 90 a 200; arrivano 56 persone, da 38 a 74 in 8 futuri su 10"
    pub fn sentence(&self, texts: &Texts) -> String {
        let [low, usual, high] = self.offered.map(|number| estimate_text::number(texts, number));
        let offered = if low == high {
            texts.plan_positions(usual.as_str())
        } else {
            texts.plan_positions_range(high, low, usual.as_str())
        };
        match &self.arrivals {
            Some(figure) => texts.plan_demand(figure.value_words(texts), offered, figure.range_words(texts)),
            None => offered,
        }
    }
}

impl Report {
    /// The modules of a course, in the order in which they are written
    pub fn modules(&self, course: &Id, texts: &Texts) -> Vec<Module> {
        MODULES
            .iter()
            .map(|(field, fact)| {
                let mut module = Module { field, needed: None, criterion: None, status: None };
                for law in self.law.iter().filter(|law| law.assessment.open) {
                    for result in &law.assessment.results {
                        let condition = &law.book.criteria[result.index].condition;
                        if !asks_about(condition, fact) {
                            continue;
                        }
                        let own = result.judgements.iter().find(|judgement| {
                            judgement.about.as_ref().is_some_and(|about| {
                                about.list == List::Courses && about.id == course.as_str()
                            })
                        });
                        let Some(judgement) = own else { continue };
                        let status = status_of(judgement.outcome);
                        let said = judgement.figures.iter().find(|(name, _)| name == "needed");
                        let needed = said.and_then(|(_, figure)| figure.as_ref());
                        if let Some(figure) = needed {
                            module.needed = Some(figure_text(figure, texts));
                            module.criterion = Some(result.id.clone());
                        } else if module.criterion.is_none() {
                            module.criterion = Some(result.id.clone());
                        }
                        module.status = Some(module.status.map_or(status, |known| known.min(status)));
                    }
                }
                module
            })
            .collect()
    }

    /// Jobs beside arrivals, corridor by corridor
    pub fn demand(&self) -> Vec<Demand> {
        let of = |corridor: &Corridor| {
            let mut offered = [0.0; 3];
            for position in self.scenario.positions.iter().filter(|p| p.corridor == corridor.id) {
                let count = &position.count;
                for (sum, part) in offered.iter_mut().zip([count.low, count.usual, count.high]) {
                    *sum += part;
                }
            }
            let arrivals = self.metrics.of("arrivals", &corridor.id);
            let arrivals = arrivals.and_then(|d| Figure::of(d, None, MetricUnit::People));
            Demand { corridor: corridor.id.clone(), offered, arrivals }
        };
        self.scenario.corridors.iter().map(of).collect()
    }

    /// People an employer takes, mean over the futures; none before it is in a result
    pub fn taken_by(&self, employer: &Id) -> Option<f64> {
        self.network.employers.iter().find(|(id, _)| id == employer).map(|(_, people)| *people)
    }

    /// The calendar of a corridor: intakes, courses that open, windows that run from their end, days that are fixed
    pub fn calendar(&self, corridor: &Id, texts: &Texts) -> Gantt {
        let programme = &self.scenario.programme;
        let mut gantt = Gantt {
            start: programme.start,
            end: programme.end(),
            rows: Vec::new(),
            deadlines: Vec::new(),
            periods: Vec::new(),
        };
        let Some(found) = self.scenario.corridors.iter().find(|c| c.id == *corridor) else { return gantt };
        for intake in &found.intakes {
            let mut marks = vec![day_mark(intake.date, texts.number_people(intake.people.usual.round()))];
            marks.extend(
                intake.dates.iter().map(|date| day_mark(date.date, words::procedure(texts, date.act))),
            );
            gantt.rows.push(Row { name: texts.plan_intake_row(texts.date(intake.date)), marks });
        }
        self.course_rows(found, &mut gantt, texts);
        if let Some(target) = &programme.target {
            gantt.deadlines.push(Deadline {
                name: texts.plan_target(),
                date: Some(target.by),
                // The words of a change of law stand above the first row.
                first_row: usize::from(!self.people.law_changes.is_empty()),
                missed: false,
            });
        }
        let last = gantt.end;
        gantt.periods.extend(self.people.law_changes.iter().map(|change| Period {
            words: change.words(texts),
            start: change.date,
            end: Some(last),
        }));
        gantt
    }

    /// A row for each time classes open, and one for each window that begins when they end
    fn course_rows(&self, corridor: &Corridor, gantt: &mut Gantt, texts: &Texts) {
        for run in self.people.courses.iter().filter(|run| run.corridor == corridor.id) {
            let name = texts.plan_classes(run.classes.max(1.0).round());
            let marks = vec![Mark::Plan { name, start: run.start, end: run.end }];
            gantt.rows.push(Row { name: texts.plan_course_row(texts.month_long(run.start)), marks });
            let begins = |stage: &&Stage| {
                stage.id == run.stage
                    && stage.clock == Clock::Start
                    && matches!(stage.capacity, Capacity::Classes(_))
            };
            if !corridor.stages.iter().any(|stage| begins(&stage)) {
                continue;
            }
            // Stages that share a window share its row.
            let mut windows: Vec<(Option<Date>, Vec<&str>)> = Vec::new();
            for stage in &corridor.stages {
                let Some(deadline) = &stage.deadline else { continue };
                let end = self.end_of_window(&deadline.window, run.end);
                match windows.iter_mut().find(|(other, _)| *other == end) {
                    Some((_, names)) => names.push(&stage.name),
                    None => windows.push((end, vec![&stage.name])),
                }
            }
            for (end, names) in windows {
                let mark = Mark::Window { name: names.join(", "), start: run.end, end };
                gantt.rows.push(Row { name: texts.plan_window_row(), marks: vec![mark] });
            }
        }
    }

    /// The last day of a window that begins on a day; none where the law states no length
    fn end_of_window(&self, window: &Window, start: Date) -> Option<Date> {
        let (number, unit) = match window {
            Window::Months(months) => (*months, Unit::Months),
            Window::Parameter(id) => {
                let book = &self.main_law()?.book;
                (book.number_at(id, start)?, book.parameter(id)?.unit)
            }
        };
        Some(match unit {
            Unit::Months => {
                let whole = add_months(start, number.floor() as i32);
                add_days(whole, (number.fract() * 30.0).round() as i32)
            }
            Unit::Days => add_days(start, number.round() as i32),
            _ => return None,
        })
    }
}

/// A day as a mark of the calendar
fn day_mark(day: Date, name: String) -> Mark {
    Mark::Plan { name, start: day, end: day }
}

/// Whether a condition compares a fact with a least value
fn asks_about(condition: &Condition, fact: &str) -> bool {
    match condition {
        Condition::All(parts) => parts.iter().any(|part| asks_about(part, fact)),
        Condition::Compare { left: Expr::Field(field), is: Op::AtLeast | Op::MoreThan, .. } => {
            FIELDS.get(field.0).is_some_and(|def| def.name == fact)
        }
        _ => false,
    }
}
