//! The fan chart: a cumulative count month by month, with the bands of half and of eight in ten futures.
//!
//! Shows no single future. Called with figures of the results by the place of futures, the presentation and the papers.

use super::axis;
use super::{BAND_INNER, BAND_OUTER};
use crate::base::{Date, add_months};
use crate::report::drawing::{
    Anchor, Drawing, Fill, Ink, Look, Point, Shape, Stroke, Weight, baseline_of, fitted,
};
use crate::report::measure;
use crate::report::status::Status;
use crate::text::Texts;

/// Quantiles of the count at the start of one month
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FanPoint {
    /// One future in ten is below
    pub p10: f64,
    /// A quarter of the futures is below
    pub p25: f64,
    /// The median
    pub p50: f64,
    /// A quarter of the futures is above
    pub p75: f64,
    /// One future in ten is above
    pub p90: f64,
}

/// A course, drawn as a lane under the axis
#[derive(Debug, Clone, PartialEq)]
pub struct Lane {
    /// Its name, as "corso 1"
    pub name: String,
    /// First day
    pub start: Date,
    /// Last day
    pub end: Date,
}

/// Lines of words about the law before they begin again at the top
const LAW_ROWS: usize = 3;

/// A change of law, drawn as a dotted vertical line
#[derive(Debug, Clone, PartialEq)]
pub struct LawChange {
    /// The day it takes effect
    pub date: Date,
    /// The change in words, as "dal 2028 finestra di 6 mesi"
    pub words: String,
}

/// What a fan chart shows
#[derive(Debug, Clone, PartialEq)]
pub struct Fan {
    /// What is counted, as "Arrivi cumulati"; for the description
    pub what: String,
    /// The first day of the first month
    pub start: Date,
    /// One point a month, the first at `start`
    pub points: Vec<FanPoint>,
    /// The medians of the base, one a month, where a variant is shown
    pub base: Option<Vec<f64>>,
    /// The target
    pub target: Option<f64>,
    /// Changes of law inside the months
    pub law_changes: Vec<LawChange>,
    /// Courses under the axis
    pub lanes: Vec<Lane>,
    /// The error exceeds 2 % of the median: the outer band is hatched until it is precise
    pub imprecise: bool,
}

struct Frame {
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
    months: f32,
    highest: f64,
}

impl Frame {
    fn x(&self, month: f64) -> f32 {
        self.left + (self.right - self.left) * (month as f32 / self.months).clamp(0.0, 1.0)
    }

    fn y(&self, value: f64) -> f32 {
        self.bottom - (self.bottom - self.top) * (value / self.highest).clamp(0.0, 1.0) as f32
    }
}

/// The fan chart in `size`, empty of lines where there are no points
pub fn fan(data: &Fan, size: [f32; 2], look: &Look, texts: &Texts) -> Drawing {
    let mut drawing = Drawing::new(size[0], size[1]);
    let months = data.points.len().saturating_sub(1).max(1) as u32;
    let highest = data
        .points
        .iter()
        .map(|point| point.p90)
        .chain(data.base.iter().flatten().copied())
        .chain(data.target)
        .filter(|value| value.is_finite())
        .fold(0.0, f64::max);
    // A target on the upper edge has no room for its word.
    let ticks = axis::ticks_from_zero(highest * 1.02, 5);
    let ends = end_labels(data, texts);

    let small = look.small;
    let step = |points: f32| look.step(points);
    let widest = |labels: &mut dyn Iterator<Item = f32>| labels.fold(0.0, f32::max);
    let places = axis::places_of_step(&ticks);
    let tick_texts: Vec<String> = ticks.iter().map(|tick| texts.decimal(*tick, places)).collect();
    let tick_width = widest(&mut tick_texts.iter().map(|text| measure::width(text, small, Weight::Regular)));
    let end_width = widest(&mut ends.iter().map(|end| measure::width(&end.text, small, end.weight)));
    // A name stands behind its lane, and is wider on a projector.
    let widest_name =
        widest(&mut data.lanes.iter().map(|lane| measure::width(&lane.name, small, Weight::Regular)));
    let month = (drawing.width - tick_width - end_width).max(drawing.width * 0.4) / months as f32;
    let named = ((widest_name + step(10.0)) / month).ceil() as i32;
    let lanes = lane_rows(data, named);
    let lane_rows = lanes.iter().map(|lane| lane.0 + 1).max().unwrap_or(0);

    let frame = Frame {
        left: (tick_width + step(8.0)).max(step(30.0)),
        right: (drawing.width - end_width - step(10.0)).max(drawing.width * 0.4),
        top: small / 2.0 + step(2.0),
        bottom: (drawing.height - step(26.0) - lane_rows as f32 * step(17.0)).max(drawing.height * 0.3),
        months: months as f32,
        highest: ticks.last().copied().unwrap_or(1.0),
    };

    grid(&mut drawing, &frame, &ticks, &tick_texts, look);
    month_axis(&mut drawing, &frame, data.start, months, look, texts);
    if data.points.len() > 1 {
        bands(&mut drawing, &frame, data, look);
    }
    target_line(&mut drawing, &frame, data, look, texts);
    law_lines(&mut drawing, &frame, data, look);
    label_ends(&mut drawing, &frame, &ends, look);
    draw_lanes(&mut drawing, &frame, data, &lanes, look, texts);
    month_hits(&mut drawing, &frame, data, texts);
    describe(&mut drawing, data, months, texts);
    drawing
}

fn grid(drawing: &mut Drawing, frame: &Frame, ticks: &[f64], words: &[String], look: &Look) {
    for (tick, word) in ticks.iter().zip(words) {
        let y = frame.y(*tick);
        if *tick > 0.0 {
            drawing.line([frame.left, y], [frame.right, y], Stroke::solid(Ink::Grid, 1.0));
        }
        let at = [frame.left - look.step(8.0), baseline_of(y, look.small)];
        drawing.text(at, word.as_str(), look.small, Ink::TextSecond, Anchor::End);
    }
}

fn month_axis(drawing: &mut Drawing, frame: &Frame, start: Date, months: u32, look: &Look, texts: &Texts) {
    drawing.line(
        [frame.left, frame.bottom],
        [frame.right, frame.bottom],
        Stroke::solid(Ink::LineStrong, look.mark.min(1.5)),
    );
    let gap = measure::width("gen 2027", look.small, Weight::Regular) + look.step(16.0);
    let baseline = frame.bottom + look.step(6.0) + look.small;
    for (index, (month, date)) in
        axis::month_ticks(start, months, frame.right - frame.left, gap).into_iter().enumerate()
    {
        let x = frame.x(month);
        drawing.line(
            [x, frame.bottom],
            [x, frame.bottom + look.step(4.0)],
            Stroke::solid(Ink::LineStrong, look.mark.min(1.5)),
        );
        let word = texts.month_on_axis(date, index == 0);
        drawing.text([x, baseline], word, look.small, Ink::TextSecond, Anchor::Middle);
    }
}

fn bands(drawing: &mut Drawing, frame: &Frame, data: &Fan, look: &Look) {
    let line = |value: &dyn Fn(&FanPoint) -> f64| -> Vec<Point> {
        let points: Vec<Point> = data
            .points
            .iter()
            .enumerate()
            .map(|(month, point)| [frame.x(month as f64), frame.y(value(point))])
            .collect();
        axis::smooth(&points, pieces(points.len()))
    };
    let band = |upper: Vec<Point>, lower: Vec<Point>| -> Vec<[f32; 3]> {
        upper.into_iter().zip(lower).map(|([x, top], [_, bottom])| [x, top, bottom.max(top)]).collect()
    };
    drawing.add(Shape::Band {
        samples: band(line(&|point| point.p90), line(&|point| point.p10)),
        fill: Fill { ink: Ink::Series(0), opacity: BAND_OUTER, hatched: data.imprecise },
        edge: None,
    });
    drawing.add(Shape::Band {
        samples: band(line(&|point| point.p75), line(&|point| point.p25)),
        fill: Fill::soft(Ink::Series(0), BAND_INNER),
        edge: None,
    });
    if let Some(base) = &data.base {
        let points: Vec<Point> = base
            .iter()
            .take(data.points.len())
            .enumerate()
            .map(|(month, value)| [frame.x(month as f64), frame.y(*value)])
            .collect();
        if points.len() > 1 {
            let points = axis::smooth(&points, pieces(points.len()));
            drawing.add(Shape::Line { points, stroke: Stroke::dashed(Ink::Baseline, 2.0 * look.mark) });
        }
    }
    drawing.add(Shape::Line {
        points: line(&|point| point.p50),
        stroke: Stroke::solid(Ink::Series(0), 2.5 * look.mark),
    });
}

/// Enough pieces for a smooth line, few enough for a long calendar.
fn pieces(points: usize) -> usize {
    (240 / points.max(1)).clamp(1, 12)
}

fn target_line(drawing: &mut Drawing, frame: &Frame, data: &Fan, look: &Look, texts: &Texts) {
    let Some(target) = data.target else { return };
    let y = frame.y(target);
    drawing.line([frame.left, y], [frame.right, y], Stroke::solid(Ink::Target, 1.5 * look.mark));
    let word = texts.chart_target(texts.decimal(target, 0));
    // Above the line, or below it where words about the law stand there already.
    let rows = data.law_changes.len().min(LAW_ROWS);
    let law_ends = frame.top + look.step(9.0) + rows as f32 * look.step(15.0) - look.step(8.0);
    let is_taken = rows > 0 && y - look.step(6.0) - look.small < law_ends;
    let baseline = if is_taken { y + look.step(4.0) + look.small } else { y - look.step(6.0) };
    drawing.text_weighted(
        [frame.left + look.step(6.0), baseline],
        word,
        look.small,
        Weight::Semibold,
        Ink::Text,
        Anchor::Start,
    );
}

fn law_lines(drawing: &mut Drawing, frame: &Frame, data: &Fan, look: &Look) {
    let ink = Ink::Status(Status::Stale);
    let mut row = 0;
    for change in &data.law_changes {
        let month = axis::months_since(data.start, change.date);
        if !(0.0..=f64::from(frame.months)).contains(&month) {
            continue;
        }
        let x = frame.x(month);
        drawing.add_hit(
            Shape::Line {
                points: vec![[x, frame.top], [x, frame.bottom]],
                stroke: Stroke::dotted(ink, 2.0 * look.mark.min(1.5)),
            },
            format!("law_{}", change.date),
            change.words.as_str(),
        );
        // Words stand on the roomier side; later changes one line lower, so that neighbours do not cover one another.
        let room_left = x - frame.left - look.step(8.0);
        let room_right = frame.right - x - look.step(8.0);
        let (anchor, at, room) = if room_left >= room_right.min(look.step(150.0)) {
            (Anchor::End, x - look.step(6.0), room_left)
        } else {
            (Anchor::Start, x + look.step(6.0), room_right)
        };
        let baseline = baseline_of(frame.top + look.step(9.0) + row as f32 * look.step(15.0), look.small);
        let words = fitted(&change.words, room, look.small, Weight::Regular);
        drawing.text([at, baseline], words, look.small, ink, anchor);
        row = (row + 1) % LAW_ROWS;
    }
}

struct EndLabel {
    value: f64,
    text: String,
    weight: Weight,
    ink: Ink,
}

fn end_labels(data: &Fan, texts: &Texts) -> Vec<EndLabel> {
    let Some(last) = data.points.last() else { return Vec::new() };
    let plain =
        |value: f64, text: String| EndLabel { value, text, weight: Weight::Regular, ink: Ink::TextSecond };
    let number = |value: f64| texts.decimal(value, 0);
    let mut labels = vec![
        plain(last.p90, texts.chart_end_above(number(last.p90))),
        EndLabel {
            value: last.p50,
            text: texts.chart_end_median(number(last.p50)),
            weight: Weight::Semibold,
            ink: Ink::Series(0),
        },
    ];
    if let Some(base) = data.base.as_ref().and_then(|base| base.last()) {
        labels.push(plain(*base, texts.chart_end_base(number(*base))));
    }
    labels.push(plain(last.p10, texts.chart_end_below(number(last.p10))));
    labels
}

fn label_ends(drawing: &mut Drawing, frame: &Frame, labels: &[EndLabel], look: &Look) {
    let wanted: Vec<f32> = labels.iter().map(|label| frame.y(label.value)).collect();
    // One line of text, and never less than 14 points of the window.
    let gap = look.step(16.0);
    let placed = axis::moved_apart(&wanted, gap, frame.top, frame.bottom.max(frame.top + gap));
    for (label, y) in labels.iter().zip(placed) {
        let at = [frame.right + look.step(8.0), baseline_of(y, look.small)];
        drawing.text_weighted(at, label.text.as_str(), look.small, label.weight, label.ink, Anchor::Start);
    }
}

/// The row of each lane and its index: lanes that would touch, with their names of so many months, go to different rows.
fn lane_rows(data: &Fan, named: i32) -> Vec<(usize, usize)> {
    let mut order: Vec<usize> = (0..data.lanes.len()).collect();
    order.sort_by_key(|index| (data.lanes[*index].start, *index));
    let mut busy_until: Vec<Date> = Vec::new();
    let mut rows = Vec::new();
    for index in order {
        let lane = &data.lanes[index];
        let row = busy_until.iter().position(|until| *until < lane.start).unwrap_or_else(|| {
            busy_until.push(lane.start);
            busy_until.len() - 1
        });
        busy_until[row] = add_months(lane.end, named);
        rows.push((row, index));
    }
    rows
}

fn draw_lanes(
    drawing: &mut Drawing,
    frame: &Frame,
    data: &Fan,
    rows: &[(usize, usize)],
    look: &Look,
    texts: &Texts,
) {
    let height = look.step(10.0);
    for (row, index) in rows {
        let lane = &data.lanes[*index];
        let (from, to) = (
            frame.x(axis::months_since(data.start, lane.start)),
            frame.x(axis::months_since(data.start, lane.end)),
        );
        let top = frame.bottom + look.step(30.0) + *row as f32 * look.step(17.0);
        drawing.add_hit(
            Shape::Rect {
                at: [from, top],
                size: [(to - from).max(2.0), height],
                corner: 0.0,
                fill: Some(Fill::solid(Ink::Inset)),
                stroke: Some(Stroke::solid(Ink::LineStrong, 1.0)),
            },
            format!("lane_{index}"),
            texts.chart_lane_described(texts.date(lane.end), lane.name.as_str(), texts.date(lane.start)),
        );
        let at = [to + look.step(4.0), baseline_of(top + height / 2.0, look.small)];
        let room = (drawing.width - at[0]).max(0.0);
        let name = fitted(&lane.name, room, look.small, Weight::Regular);
        drawing.text(at, name, look.small, Ink::TextSecond, Anchor::Start);
    }
}

fn month_hits(drawing: &mut Drawing, frame: &Frame, data: &Fan, texts: &Texts) {
    let half = (frame.right - frame.left) / frame.months / 2.0;
    for (month, point) in data.points.iter().enumerate() {
        let x = frame.x(month as f64);
        let from = (x - half).max(frame.left);
        let words = texts.chart_month_values(
            texts.month_long(add_months(data.start, month as i32)),
            texts.range_words(point.p10, point.p90, 0),
            texts.decimal(point.p50, 0),
        );
        drawing.add_hit(
            Shape::Rect {
                at: [from, frame.top],
                size: [(x + half).min(frame.right) - from, frame.bottom - frame.top],
                corner: 0.0,
                fill: None,
                stroke: None,
            },
            format!("month_{month}"),
            words,
        );
    }
}

fn describe(drawing: &mut Drawing, data: &Fan, months: u32, texts: &Texts) {
    let Some(last) = data.points.last() else { return };
    let end = texts.month_long(add_months(data.start, months as i32));
    let range = texts.range_words(last.p10, last.p90, 0);
    let start = texts.month_long(data.start);
    let value = texts.decimal(last.p50, 0);
    drawing.description = match data.target {
        None => texts.chart_fan_described(end, range, start, value, data.what.as_str()),
        Some(target) => texts.chart_fan_described_target(
            end,
            range,
            start,
            texts.decimal(target, 0),
            value,
            data.what.as_str(),
        ),
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date_from_text;
    use crate::text::Lang;

    fn d(text: &str) -> Date {
        date_from_text(text).expect("a date")
    }

    fn example(target: Option<f64>) -> Fan {
        let point = |share: f64| FanPoint {
            p10: 38.0 * share,
            p25: 47.0 * share,
            p50: 56.0 * share,
            p75: 65.0 * share,
            p90: 74.0 * share,
        };
        Fan {
            what: "Arrivi cumulati".into(),
            start: d("2027-01-01"),
            points: (0..=24).map(|month| point((f64::from(month) - 8.0).max(0.0) / 16.0)).collect(),
            base: Some((0..=24).map(|month| 49.0 * (f64::from(month) - 8.0).max(0.0) / 16.0).collect()),
            target,
            law_changes: vec![LawChange {
                date: d("2028-01-01"),
                words: "dal 2028 finestra di 6 mesi".into(),
            }],
            lanes: vec![
                Lane { name: "corso 1".into(), start: d("2027-01-01"), end: d("2027-05-01") },
                Lane { name: "corso 2".into(), start: d("2027-03-01"), end: d("2027-07-09") },
                Lane { name: "corso 3".into(), start: d("2027-09-01"), end: d("2028-01-15") },
            ],
            imprecise: false,
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
    fn the_chart_says_its_ends_its_target_and_its_months() {
        let drawing = fan(&example(Some(80.0)), [870.0, 350.0], &Look::WINDOW, &Texts::new(Lang::It));
        let said = words(&drawing);
        for wanted in [
            "56 · mediana",
            "49 · base",
            "74 · 1 su 10 oltre",
            "38 · 1 su 10 sotto",
            "obiettivo 80",
            "gen\u{a0}2028",
            "lug",
            "100",
            "corso 2",
        ] {
            assert!(said.contains(&wanted), "{wanted} in {said:?}");
        }
        assert_eq!(
            drawing.description,
            "Arrivi cumulati fra gennaio 2027 e gennaio 2029: alla fine 56, da 38 a 74 in 8 futuri su 10; obiettivo 80"
        );
    }

    #[test]
    fn end_labels_keep_their_distance() {
        let drawing = fan(&example(None), [870.0, 120.0], &Look::WINDOW, &Texts::new(Lang::It));
        let mut heights: Vec<f32> = drawing
            .items
            .iter()
            .filter_map(|item| match &item.shape {
                Shape::Text(label) if label.text.contains(" · ") => Some(label.at[1]),
                _ => None,
            })
            .collect();
        heights.sort_by(f32::total_cmp);
        assert_eq!(heights.len(), 4);
        assert!(heights.windows(2).all(|pair| pair[1] - pair[0] >= 14.0), "{heights:?}");
    }

    #[test]
    fn the_target_and_the_law_never_share_a_line() {
        for height in [110.0, 150.0, 350.0] {
            let drawing = fan(&example(Some(80.0)), [480.0, height], &Look::PAPER, &Texts::new(Lang::It));
            let at = |wanted: &str| {
                let label = drawing.items.iter().find_map(|item| match &item.shape {
                    Shape::Text(label) if label.text.starts_with(wanted) => Some(label.at[1]),
                    _ => None,
                });
                label.unwrap_or_else(|| panic!("{wanted}"))
            };
            assert!((at("obiettivo") - at("dal 2028")).abs() >= Look::PAPER.small, "{height}");
        }
    }

    #[test]
    fn lanes_that_overlap_take_different_rows() {
        let rows = lane_rows(&example(None), 3);
        assert_eq!(rows, [(0, 0), (1, 1), (0, 2)]);
    }

    #[test]
    fn nothing_to_show_and_no_room_are_drawn_without_harm() {
        let texts = Texts::new(Lang::En);
        let empty = Fan { points: Vec::new(), base: None, ..example(None) };
        for size in [[0.0, 0.0], [1.0, 1.0], [40.0, 900.0], [900.0, 20.0]] {
            for data in [&empty, &example(Some(80.0))] {
                let drawing = fan(data, size, &Look::PRESENTATION, &texts);
                assert!(drawing.items.iter().all(|item| match &item.shape {
                    Shape::Line { points, .. } => points.iter().flatten().all(|part| part.is_finite()),
                    Shape::Band { samples, .. } => samples.iter().flatten().all(|part| part.is_finite()),
                    _ => true,
                }));
            }
        }
    }
}
