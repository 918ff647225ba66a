//! People month by month: the fan of arrivals, the dots, courses as lanes, changes of law inside the calendar.
//!
//! Makes the input of the charts; draws nothing. Called by the place of futures, the presentation and the papers.

use super::{Inputs, Report, headline};
use crate::base::{Date, Id, add_days, add_months};
use crate::model::{Capacity, Course, StageDuration, Unit, Window};
use crate::report::{
    chart::{
        dots::Dots,
        fan::{Fan, FanPoint, Lane, LawChange},
    },
    metrics::{MetricUnit, Metrics, Series},
};
use crate::rules::{Figure as LawFigure, Words, explain::figure_text};
use crate::text::Texts;

/// Mean classes at a start below which a course is not drawn: nobody would see it happen
const RARE_CLASS: f64 = 0.05;

/// People month by month
#[derive(Debug, Clone)]
pub struct People {
    /// First day of the calendar
    pub start: Date,
    /// Cumulative arrivals: the first point is the first day, then the end of each month
    pub points: Vec<FanPoint>,
    /// The medians of the base
    pub base: Option<Vec<f64>>,
    /// Arrivals wanted
    pub target: Option<u32>,
    /// Quantiles 1 %, 3 % … 99 % of arrivals by the target date
    pub dots: Vec<f64>,
    /// Share of futures that reach the target
    pub reached: Option<f64>,
    /// Courses with classes in the simulation
    pub courses: Vec<CourseRun>,
    /// Changes of law inside the calendar that act on the flow
    pub law_changes: Vec<Change>,
    /// Whether the error exceeds 2 % of the median
    pub imprecise: bool,
}

/// Classes that begin together
#[derive(Debug, Clone, PartialEq)]
pub struct CourseRun {
    /// Corridor
    pub corridor: Id,
    /// Stage
    pub stage: Id,
    /// Name of the course
    pub name: String,
    /// First day
    pub start: Date,
    /// Last day
    pub end: Date,
    /// Classes that open, mean over the futures
    pub classes: f64,
}

/// A parameter of law that changes
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// First day of the new value
    pub date: Date,
    /// Parameter
    pub parameter: String,
    /// Its name
    pub label: Words,
    /// The new value; none while nobody has stated it
    pub value: Option<LawFigure>,
}

impl People {
    pub(super) fn new(inputs: &Inputs<'_>, metrics: &Metrics, arrivals: &[f64]) -> Self {
        let scenario = inputs.scenario;
        let series = metrics.series("arrivals_cumulative");
        let spread = metrics
            .total("arrivals_by_target")
            .or_else(|| metrics.total("arrivals"))
            .copied()
            .unwrap_or_default();
        let half = spread.median_half_width.unwrap_or(0.0);
        Self {
            start: scenario.programme.start,
            points: series.map(fan_points).unwrap_or_default(),
            base: inputs.base.map(|base| base.people.points.iter().map(|point| point.p50).collect()),
            target: scenario.programme.target.as_ref().map(|target| target.people),
            dots: headline::quantile_dots(arrivals),
            reached: metrics.total("target_probability").and_then(|p| p.mean),
            courses: courses(inputs, metrics),
            law_changes: law_changes(inputs),
            imprecise: half > 0.02 * spread.p50.unwrap_or(0.0).abs(),
        }
    }
}

impl Report {
    /// The fan chart of cumulative arrivals
    pub fn fan(&self, texts: &Texts) -> Fan {
        let people = &self.people;
        let law_changes = people.law_changes.iter().map(|change| change.drawn(texts)).collect();
        let lanes = people
            .courses
            .iter()
            .enumerate()
            .map(|(index, run)| Lane { name: texts.fan_course(index + 1), start: run.start, end: run.end })
            .collect();
        Fan {
            what: texts.fan_title(),
            start: people.start,
            points: people.points.clone(),
            base: people.base.clone(),
            target: people.target.map(f64::from),
            law_changes,
            lanes,
            imprecise: people.imprecise,
        }
    }

    /// The dots of arrivals by the target date
    pub fn dots(&self) -> Dots {
        let people = &self.people;
        Dots { values: people.dots.clone(), target: people.target.map(f64::from).zip(people.reached) }
    }

    /// "Da 49 a 56 arrivi" where a variant is shown, else "56 arrivi, da 38 a 74 in 8 futuri su 10": the finding as a title
    pub fn fan_finding(&self, texts: &Texts) -> String {
        let Some(figure) = &self.headlines.arrivals else { return texts.fan_title() };
        match figure.base {
            Some(base) if base != figure.value => {
                texts.fan_finding_variant(figure.plain(texts, base), figure.value)
            }
            _ => texts.headline_arrivals_sentence(figure.value, figure.range_words(texts)),
        }
    }

    /// "Quantili di 10.000 futuri, errore ±0,4 arrivi": the caption of charts of people
    pub fn people_caption(&self, texts: &Texts) -> String {
        let error =
            self.headlines.arrivals.as_ref().map_or_else(String::new, |figure| figure.error_words(texts));
        texts.fan_caption(error, self.futures)
    }
}

impl Change {
    /// "da gennaio 2028 finestra del visto 6 mesi"
    pub fn words(&self, texts: &Texts) -> String {
        let label = headline::small(self.label.get(texts.lang()));
        let value =
            self.value.as_ref().map_or_else(|| texts.fan_law_unset(), |value| figure_text(value, texts));
        let when = if self.date.day() == 1 && self.date.month() == 1 {
            self.date.year().to_string()
        } else {
            texts.month_long(self.date)
        };
        texts.fan_law_change(label, value, when)
    }

    fn drawn(&self, texts: &Texts) -> LawChange {
        LawChange { date: self.date, words: self.words(texts) }
    }
}

fn fan_points(series: &Series) -> Vec<FanPoint> {
    debug_assert_eq!(series.unit, MetricUnit::People);
    let nobody = FanPoint { p10: 0.0, p25: 0.0, p50: 0.0, p75: 0.0, p90: 0.0 };
    let months = series.points.iter().map(|point| FanPoint {
        p10: point.p10.unwrap_or(point.mean),
        p25: point.p25.unwrap_or(point.mean),
        p50: point.p50.unwrap_or(point.mean),
        p75: point.p75.unwrap_or(point.mean),
        p90: point.p90.unwrap_or(point.mean),
    });
    std::iter::once(nobody).chain(months).collect()
}

fn courses(inputs: &Inputs<'_>, metrics: &Metrics) -> Vec<CourseRun> {
    let mut runs = Vec::new();
    for corridor in &inputs.scenario.corridors {
        for stage in &corridor.stages {
            let Capacity::Classes(course) = &stage.capacity else { continue };
            let Some(course) = inputs.scenario.courses.iter().find(|c| c.id == *course) else { continue };
            let name = format!("classes:{}", stage.id);
            let series =
                metrics.series.iter().find(|s| s.id == name && s.corridor.as_ref() == Some(&corridor.id));
            for start in &course.starts {
                let opened = series.map_or(0.0, |series| classes_near(series, *start));
                if opened >= RARE_CLASS {
                    runs.push(CourseRun {
                        corridor: corridor.id.clone(),
                        stage: stage.id.clone(),
                        name: course.name.clone(),
                        start: *start,
                        end: end_of(course, &stage.duration, *start),
                        classes: opened,
                    });
                }
            }
        }
    }
    runs.sort_by_key(|run| run.start);
    runs
}

/// Classes that open in the month into which a start date falls on the grid
fn classes_near(series: &Series, start: Date) -> f64 {
    // Dates of the second half of a month count for the next one (§3.2 of the engine's specification).
    let day = if 2 * (i32::from(start.day()) - 1) >= i32::from(start.days_in_month()) {
        add_months(start.first_of_month(), 1)
    } else {
        start.first_of_month()
    };
    let exact = series.points.iter().find(|point| point.month == day).map(|point| point.mean);
    let same =
        series.points.iter().find(|point| point.month == start.first_of_month()).map(|point| point.mean);
    exact.filter(|mean| *mean > 0.0).or(same).unwrap_or(0.0)
}

fn end_of(course: &Course, duration: &StageDuration, start: Date) -> Date {
    let length = match duration {
        StageDuration::Takes(estimate) => estimate,
        _ => &course.length,
    };
    match length.unit {
        Unit::Months if length.usual.fract() == 0.0 => add_months(start, length.usual as i32),
        _ => add_days(start, length.in_days().map_or(0, |days| days[1].round() as i32)),
    }
}

/// Changes inside the calendar of parameters that windows and lists of the corridors use
fn law_changes(inputs: &Inputs<'_>) -> Vec<Change> {
    let programme = &inputs.scenario.programme;
    let mut used: Vec<&str> = Vec::new();
    for stage in inputs.scenario.corridors.iter().flat_map(|corridor| &corridor.stages) {
        if let Some(deadline) = &stage.deadline
            && let Window::Parameter(parameter) = &deadline.window
        {
            used.push(parameter);
        }
    }
    let mut changes = Vec::new();
    for book in inputs.rulebooks {
        for (date, id) in book.changes_between(programme.start, programme.end()) {
            let Some(parameter) = book.parameter(id).filter(|_| used.contains(&id)) else { continue };
            let value = parameter.value_at(date).and_then(|v| LawFigure::of_amount(&v.value, parameter.unit));
            // A value that begins anew without changing is no news.
            let before = parameter
                .value_at(add_days(date, -1))
                .and_then(|v| LawFigure::of_amount(&v.value, parameter.unit));
            let change = Change { date, parameter: id.to_owned(), label: parameter.label.clone(), value };
            if before != change.value && !changes.contains(&change) {
                changes.push(change);
            }
        }
    }
    changes.sort_by_key(|change| change.date);
    changes
}
