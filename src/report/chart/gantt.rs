//! Calendars: plans as bars, legal windows as outlined boxes, simulated dates as a band with a tick, deadlines as dashed lines.
//!
//! The same drawing shows a single legal window and the whole calendar of a corridor; only the rows differ.

use super::axis;
use crate::base::{Date, add_days};
use crate::report::drawing::{Anchor, Drawing, Fill, Ink, Look, Shape, Stroke, Weight, baseline_of, fitted};
use crate::report::measure;
use crate::report::status::Status;
use crate::text::Texts;

/// Something on a row
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// A planned stretch of time
    Plan {
        /// What it is
        name: String,
        /// First day
        start: Date,
        /// Last day
        end: Date,
    },
    /// A legal window; open-ended where the end is not known
    Window {
        /// What it is
        name: String,
        /// First day
        start: Date,
        /// Last day
        end: Option<Date>,
    },
    /// A simulated date
    Simulated {
        /// What it is
        name: String,
        /// One future in ten is earlier
        low: Date,
        /// The median
        usual: Date,
        /// One future in ten is later
        high: Date,
    },
}

/// One row
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Stands at the left; empty where the marks carry their names themselves
    pub name: String,
    /// What is on it
    pub marks: Vec<Mark>,
}

/// A deadline, a dashed line over rows
#[derive(Debug, Clone, PartialEq)]
pub struct Deadline {
    /// What ends, as "limite"; its date is added
    pub name: String,
    /// The day; none where it is not known
    pub date: Option<Date>,
    /// First row it concerns, counted from 0
    pub first_row: usize,
    /// Whether it is missed in the shown case: red, since the law says no
    pub missed: bool,
}

/// A stretch of time with another rule, shaded over all rows
#[derive(Debug, Clone, PartialEq)]
pub struct Period {
    /// The rule in words, as "termine di 6 mesi"
    pub words: String,
    /// First day
    pub start: Date,
    /// Last day; none to the end of the calendar
    pub end: Option<Date>,
}

/// What the calendar shows
#[derive(Debug, Clone, PartialEq)]
pub struct Gantt {
    /// First day of the axis
    pub start: Date,
    /// Last day of the axis
    pub end: Date,
    /// From top to bottom
    pub rows: Vec<Row>,
    /// Deadlines
    pub deadlines: Vec<Deadline>,
    /// Shaded periods
    pub periods: Vec<Period>,
}

impl Gantt {
    /// Height of the calendar when its rows have their full height
    pub fn height(&self, look: &Look) -> f32 {
        look.step(HEAD + ROW * self.rows.len().max(1) as f32 + FOOT)
    }
}

/// Height of a row in points of the window
const ROW: f32 = 33.0;
/// Room above the rows for the words of periods
const HEAD: f32 = 14.0;
/// Room below the rows for the months
const FOOT: f32 = 28.0;

struct Frame {
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
    row: f32,
    start: Date,
    months: f64,
}

impl Frame {
    fn x(&self, date: Date) -> f32 {
        let share = (axis::months_since(self.start, date) / self.months).clamp(0.0, 1.0);
        self.left + (self.right - self.left) * share as f32
    }

    fn middle(&self, row: usize) -> f32 {
        self.top + self.row * (row as f32 + 0.5)
    }
}

/// The calendar in `size`
pub fn gantt(data: &Gantt, size: [f32; 2], look: &Look, texts: &Texts) -> Drawing {
    let mut drawing = Drawing::new(size[0], size[1]);
    let step = |points: f32| look.step(points);
    let names = data
        .rows
        .iter()
        .map(|row| measure::width(&row.name, look.body, Weight::Regular))
        .fold(0.0, f32::max)
        .min(drawing.width * 0.3);
    let rows = data.rows.len().max(1) as f32;
    let room = (drawing.height - step(HEAD + FOOT)).max(1.0);
    let row = (room / rows).min(step(ROW));
    let left = if names > 0.0 { names + step(12.0) } else { step(20.0).min(drawing.width * 0.1) };
    let frame = Frame {
        left,
        right: (drawing.width - step(20.0)).max(left + 1.0),
        top: step(HEAD).min(drawing.height * 0.3),
        bottom: step(HEAD).min(drawing.height * 0.3) + row * rows,
        row,
        start: data.start,
        months: axis::months_since(data.start, data.end).max(0.1),
    };
    periods(&mut drawing, &frame, data, look);
    month_axis(&mut drawing, &frame, look, texts);
    for (index, row) in data.rows.iter().enumerate() {
        let middle = frame.middle(index);
        let name = fitted(&row.name, names + 0.5, look.body, Weight::Regular);
        drawing.text([names, baseline_of(middle, look.body)], name, look.body, Ink::Text, Anchor::End);
        for (place, mark) in row.marks.iter().enumerate() {
            draw_mark(&mut drawing, &frame, mark, middle, &format!("row_{index}_{place}"), look, texts);
        }
    }
    deadlines(&mut drawing, &frame, data, look, texts);
    drawing.description = texts.chart_gantt_described(
        data.rows.len(),
        texts.month_long(data.end),
        texts.month_long(data.start),
    );
    drawing
}

fn periods(drawing: &mut Drawing, frame: &Frame, data: &Gantt, look: &Look) {
    for period in &data.periods {
        let from = frame.x(period.start);
        let to = period.end.map_or(frame.right, |end| frame.x(end));
        if to <= from {
            continue;
        }
        drawing.add_hit(
            Shape::Rect {
                at: [from, 0.0],
                size: [to - from, frame.bottom],
                corner: 0.0,
                fill: Some(Fill::soft(Ink::StatusSoft(Status::Stale), 0.75)),
                stroke: None,
            },
            format!("period_{}", period.start),
            period.words.as_str(),
        );
        let words = fitted(&period.words, to - from - look.step(8.0), look.small, Weight::Regular);
        let at = [f32::midpoint(from, to), baseline_of(frame.top / 2.0 + look.step(1.0), look.small)];
        drawing.text(at, words, look.small, Ink::Status(Status::Stale), Anchor::Middle);
    }
}

fn month_axis(drawing: &mut Drawing, frame: &Frame, look: &Look, texts: &Texts) {
    let line = Stroke::solid(Ink::LineStrong, look.mark.min(1.5));
    drawing.line([frame.left, frame.bottom], [frame.right, frame.bottom], line);
    let gap = measure::width("gen 2027", look.small, Weight::Regular) + look.step(16.0);
    let months = frame.months.floor() as u32;
    let mut ticks = axis::month_ticks(frame.start, months, frame.right - frame.left, gap);
    ticks.retain(|(month, _)| *month <= frame.months);
    for (index, (month, date)) in ticks.into_iter().enumerate() {
        let x = frame.left + (frame.right - frame.left) * (month / frame.months) as f32;
        drawing.line([x, frame.bottom], [x, frame.bottom + look.step(4.0)], line);
        let at = [x, frame.bottom + look.step(8.0) + look.small];
        drawing.text(at, texts.month_on_axis(date, index == 0), look.small, Ink::TextSecond, Anchor::Middle);
    }
}

fn draw_mark(
    drawing: &mut Drawing,
    frame: &Frame,
    mark: &Mark,
    middle: f32,
    id: &str,
    look: &Look,
    texts: &Texts,
) {
    let height = look.step(20.0).min(frame.row * 0.7);
    let top = middle - height / 2.0;
    let whole = |from: f32, to: f32, fill: Fill, stroke: Option<Stroke>| Shape::Rect {
        at: [from, top],
        size: [(to - from).max(2.0), height],
        corner: 0.0,
        fill: Some(fill),
        stroke,
    };
    match mark {
        Mark::Plan { name, start, end } => {
            let (from, to) = (frame.x(*start), frame.x(add_days(*end, 1)));
            drawing.add_hit(
                whole(from, to, Fill::solid(Ink::Series(0)), None),
                id,
                texts.chart_gantt_span(texts.date(*end), name.as_str(), texts.date(*start)),
            );
            span_label(drawing, frame, name, from, to, middle, Ink::OnFill, look);
        }
        Mark::Window { name, start, end } => {
            let from = frame.x(*start);
            let to = end.map_or(frame.right, |end| frame.x(add_days(end, 1)));
            let fill = Fill::solid(Ink::StatusSoft(Status::Met));
            let line = Stroke::solid(Ink::Status(Status::Met), look.mark);
            if let Some(end) = end {
                let words = texts.chart_gantt_span(texts.date(*end), name.as_str(), texts.date(*start));
                drawing.add_hit(whole(from, to, fill, Some(line)), id, words);
                span_label(drawing, frame, name, from, to, middle, Ink::Text, look);
            } else {
                // Open-ended: no closing line, and a question mark where the end would stand.
                let words = texts.chart_gantt_open(name.as_str(), texts.date(*start));
                drawing.add_hit(whole(from, to, fill, None), id, words);
                let bottom = top + height;
                drawing.add(Shape::Line {
                    points: vec![[to, top], [from, top], [from, bottom], [to, bottom]],
                    stroke: line,
                });
                span_label(drawing, frame, name, from, to - look.step(16.0), middle, Ink::Text, look);
                let at = [to - look.step(4.0), baseline_of(middle, look.small)];
                drawing.text_weighted(at, "?", look.small, Weight::Semibold, Ink::Text, Anchor::End);
            }
        }
        Mark::Simulated { name, low, usual, high } => {
            let (from, at, to) = (frame.x(*low), frame.x(*usual), frame.x(*high));
            let half = look.step(5.5).min(height / 2.0);
            drawing.add_hit(
                Shape::Rect {
                    at: [from, middle - half],
                    size: [(to - from).max(1.0), half * 2.0],
                    corner: 0.0,
                    fill: Some(Fill::soft(Ink::Series(0), super::BAND_SANKEY)),
                    stroke: None,
                },
                id,
                texts.chart_gantt_simulated(
                    texts.date(*high),
                    name.as_str(),
                    texts.date(*low),
                    texts.date(*usual),
                ),
            );
            let reach = look.step(11.5).min(frame.row / 2.0);
            drawing.bar(
                [at - 1.5 * look.mark, middle - reach],
                [3.0 * look.mark, reach * 2.0],
                Fill::solid(Ink::Series(0)),
            );
            let word = texts.day_month(*usual);
            let at = [at + look.step(7.0), middle - half - look.step(6.0)];
            drawing.text_weighted(at, word, look.small, Weight::Semibold, Ink::Text, Anchor::Start);
            let room = from - look.step(8.0) - frame.left;
            let wide = measure::width(name, look.small, Weight::Regular);
            let baseline = baseline_of(middle, look.small);
            if wide <= room {
                drawing.text(
                    [from - look.step(8.0), baseline],
                    name.as_str(),
                    look.small,
                    Ink::Text,
                    Anchor::End,
                );
            } else {
                let name =
                    fitted(name, (drawing.width - to - look.step(8.0)).max(0.0), look.small, Weight::Regular);
                drawing.text([to + look.step(8.0), baseline], name, look.small, Ink::Text, Anchor::Start);
            }
        }
    }
}

/// The name of a bar: inside where it fits, else behind it.
#[allow(clippy::too_many_arguments, reason = "a label needs its bar, its ground and its medium")]
fn span_label(
    drawing: &mut Drawing,
    frame: &Frame,
    name: &str,
    from: f32,
    to: f32,
    middle: f32,
    inside: Ink,
    look: &Look,
) {
    let baseline = baseline_of(middle, look.small);
    let wide = measure::width(name, look.small, Weight::Regular);
    let pad = look.step(8.0);
    if wide + pad * 1.5 <= to - from {
        drawing.text([from + pad, baseline], name, look.small, inside, Anchor::Start);
    } else {
        let room = (frame.right + look.step(16.0) - to - look.step(4.0)).max(0.0);
        let name = fitted(name, room, look.small, Weight::Regular);
        drawing.text([to + look.step(4.0), baseline], name, look.small, Ink::Text, Anchor::Start);
    }
}

fn deadlines(drawing: &mut Drawing, frame: &Frame, data: &Gantt, look: &Look, texts: &Texts) {
    for (index, deadline) in data.deadlines.iter().enumerate() {
        let ink = if deadline.missed { Ink::Status(Status::NotMet) } else { Ink::Text };
        let top = frame.top + frame.row * deadline.first_row.min(data.rows.len()) as f32 - frame.row * 0.35;
        let top = top.max(0.0);
        let baseline = baseline_of(top + look.step(10.0), look.small);
        let Some(date) = deadline.date else {
            let at = [frame.right - look.step(4.0), baseline];
            let words = texts.chart_gantt_unknown(deadline.name.as_str());
            drawing.text_weighted(at, words, look.small, Weight::Semibold, Ink::TextSecond, Anchor::End);
            continue;
        };
        let x = frame.x(date);
        drawing.add_hit(
            Shape::Line {
                points: vec![[x, top], [x, frame.bottom]],
                stroke: Stroke::dashed(ink, 2.0 * look.mark.min(1.5)),
            },
            format!("deadline_{index}"),
            texts.chart_gantt_deadline(deadline.name.as_str(), texts.date_long(date)),
        );
        let words = format!("{} {}", deadline.name, texts.day_month(date));
        let wide = measure::width(&words, look.small, Weight::Semibold);
        let (at, anchor) = if x + look.step(7.0) + wide <= drawing.width {
            (x + look.step(7.0), Anchor::Start)
        } else {
            (x - look.step(7.0), Anchor::End)
        };
        drawing.text_weighted([at, baseline], words, look.small, Weight::Semibold, ink, anchor);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date_from_text;
    use crate::text::Lang;

    fn d(text: &str) -> Date {
        date_from_text(text).expect("a date")
    }

    fn example(end: Option<Date>) -> Gantt {
        let row = |mark| Row { name: String::new(), marks: vec![mark] };
        Gantt {
            start: d("2027-02-01"),
            end: d("2028-05-20"),
            rows: vec![
                row(Mark::Plan {
                    name: "corso, coorte 2".into(),
                    start: d("2027-03-01"),
                    end: d("2027-07-09"),
                }),
                row(Mark::Window { name: "finestra di 6 mesi".into(), start: d("2027-07-09"), end }),
                row(Mark::Simulated {
                    name: "domanda di visto".into(),
                    low: d("2027-11-12"),
                    usual: d("2028-01-20"),
                    high: d("2028-03-28"),
                }),
            ],
            deadlines: vec![Deadline { name: "limite".into(), date: end, first_row: 1, missed: true }],
            periods: vec![Period { words: "termine di 6 mesi".into(), start: d("2028-01-01"), end: None }],
        }
    }

    fn words(drawing: &Drawing) -> Vec<&str> {
        drawing
            .items
            .iter()
            .filter_map(|item| match &item.shape {
                Shape::Text(label) => Some(label.text.as_str()),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn a_missed_deadline_is_said_with_its_date() {
        let drawing =
            gantt(&example(Some(d("2028-01-09"))), [700.0, 140.0], &Look::WINDOW, &Texts::new(Lang::It));
        let said = words(&drawing);
        for wanted in
            ["limite 9\u{a0}gen", "20\u{a0}gen", "corso, coorte 2", "termine di 6 mesi", "mar\u{a0}2027"]
        {
            assert!(said.contains(&wanted), "{wanted} in {said:?}");
        }
    }

    #[test]
    fn an_unknown_end_carries_a_question_mark() {
        let drawing = gantt(&example(None), [700.0, 140.0], &Look::WINDOW, &Texts::new(Lang::It));
        let said = words(&drawing);
        assert!(said.contains(&"?") && said.contains(&"limite: data non nota"), "{said:?}");
    }

    #[test]
    fn no_rows_a_turned_axis_and_no_room_are_drawn_without_harm() {
        let texts = Texts::new(Lang::En);
        let turned = Gantt { start: d("2028-05-20"), end: d("2027-02-01"), ..example(None) };
        let empty = Gantt { rows: Vec::new(), ..example(None) };
        for data in [turned, empty] {
            for size in [[0.0, 0.0], [30.0, 300.0], [300.0, 8.0]] {
                let drawing = gantt(&data, size, &Look::PRESENTATION, &texts);
                assert!(drawing.items.iter().all(|item| match &item.shape {
                    Shape::Rect { at, size, .. } => at.iter().chain(size).all(|part| part.is_finite()),
                    _ => true,
                }));
            }
        }
    }
}
