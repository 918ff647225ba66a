//! The cash curve: what came in less what was spent, month by month, with its band; the zero line bold, what is below it advanced.
//!
//! Steps by month, because money moves on days and is counted at the end of months. The lowest point of the middle line is labelled.
//! Called by the place of money.

use super::{BAND_OUTER, axis};
use crate::base::Date;
use crate::report::drawing::{Anchor, Drawing, Fill, Ink, Look, Point, Shape, Stroke, Weight, baseline_of};
use crate::report::{figure::Figure, measure, metrics::MetricUnit};
use crate::text::Texts;

/// One month, in euro
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CashPoint {
    /// First day
    pub month: Date,
    /// One future in ten is below
    pub low: f64,
    /// The median, or the mean where no band is kept
    pub middle: f64,
    /// One future in ten is above
    pub high: f64,
}

/// What the curve shows
#[derive(Debug, Clone, PartialEq)]
pub struct CashCurve {
    /// One point a month
    pub points: Vec<CashPoint>,
    /// Most that can be advanced, drawn as a line below zero; none: nobody knows
    pub most: Option<f64>,
    /// Error of computing, in euro: what is said of a month has no more digits than it allows
    pub error: f64,
}

impl CashCurve {
    /// A month with the digits that the error allows
    fn said(&self, point: &CashPoint) -> CashPoint {
        let figures = [point.middle, point.low, point.high];
        let rounded = Figure::rounded(MetricUnit::Euro, figures, self.error, None);
        rounded.map_or(*point, |f| CashPoint { middle: f.value, low: f.low, high: f.high, ..*point })
    }
}

struct Frame {
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
    months: f32,
    low: f64,
    high: f64,
}

impl Frame {
    fn x(&self, month: usize) -> f32 {
        self.left + (self.right - self.left) * (month as f32 / self.months)
    }

    fn y(&self, euros: f64) -> f32 {
        let share = (euros - self.low) / (self.high - self.low).max(1.0);
        self.bottom - (self.bottom - self.top) * share.clamp(0.0, 1.0) as f32
    }
}

/// The curve in `size`; empty without months
pub fn cash(data: &CashCurve, size: [f32; 2], look: &Look, texts: &Texts) -> Drawing {
    let mut drawing = Drawing::new(size[0], size[1]);
    let Some(first) = data.points.first() else { return drawing };
    let values = data.points.iter().flat_map(|point| [point.low, point.middle, point.high]);
    let values = values.chain(data.most.map(|most| -most)).filter(|value| value.is_finite());
    let (lowest, highest) =
        values.fold((0.0, 0.0), |(low, high), value| (f64::min(low, value), f64::max(high, value)));
    let step = axis::round_step((highest - lowest).max(1.0) / 5.0);
    let (low, high) = ((lowest / step).floor() * step, (highest / step).ceil() * step);
    let ticks = axis::ticks_between(low, high, 5);
    let thousands = |euros: f64| texts.decimal(euros / 1000.0, 0);
    let widest = ticks
        .iter()
        .map(|tick| measure::width(&thousands(*tick), look.small, Weight::Regular))
        .fold(0.0, f32::max);
    let frame = Frame {
        left: widest + look.step(10.0),
        right: drawing.width - look.step(8.0),
        top: look.small,
        bottom: (drawing.height - look.step(24.0)).max(drawing.height * 0.4),
        months: data.points.len() as f32,
        low,
        high: high.max(low + 1.0),
    };
    for tick in &ticks {
        let y = frame.y(*tick);
        if *tick != 0.0 {
            drawing.line([frame.left, y], [frame.right, y], Stroke::solid(Ink::Grid, 1.0));
        }
        let at = [frame.left - look.step(8.0), baseline_of(y, look.small)];
        drawing.text(at, thousands(*tick), look.small, Ink::TextSecond, Anchor::End);
    }
    let months = u32::try_from(data.points.len()).unwrap_or(u32::MAX);
    let gap = measure::width("gen 2027", look.small, Weight::Regular) + look.step(16.0);
    let baseline = frame.bottom + look.step(6.0) + look.small;
    let labels = axis::month_ticks(first.month, months.saturating_sub(1), frame.right - frame.left, gap);
    for (index, (month, date)) in labels.into_iter().enumerate() {
        let x = frame.left + (frame.right - frame.left) * (month as f32 / frame.months);
        drawing.line(
            [x, frame.bottom],
            [x, frame.bottom + look.step(4.0)],
            Stroke::solid(Ink::LineStrong, 1.0),
        );
        let word = texts.month_on_axis(date, index == 0);
        drawing.text([x, baseline], word, look.small, Ink::TextSecond, Anchor::Middle);
    }
    steps(&mut drawing, &frame, data, look);
    drawing.line(
        [frame.left, frame.y(0.0)],
        [frame.right, frame.y(0.0)],
        Stroke::solid(Ink::LineStrong, 2.0 * look.mark),
    );
    if let Some(most) = data.most {
        let y = frame.y(-most);
        drawing.line([frame.left, y], [frame.right, y], Stroke::dashed(Ink::Target, 1.5 * look.mark));
        let at = [frame.right, y - look.step(5.0)];
        drawing.text(at, texts.chart_cash_most(thousands(most)), look.small, Ink::Text, Anchor::End);
    }
    lowest_point(&mut drawing, &frame, data, look, texts);
    for (month, point) in data.points.iter().map(|point| data.said(point)).enumerate() {
        let (from, to) = (frame.x(month), frame.x(month + 1));
        drawing.add_hit(
            Shape::Rect {
                at: [from, frame.top],
                size: [(to - from).max(1.0), (frame.bottom - frame.top).max(1.0)],
                corner: 0.0,
                fill: None,
                stroke: None,
            },
            format!("month_{}", point.month),
            texts.chart_cash_month(
                texts.euro_amount(point.middle),
                texts.month(point.month),
                texts.euro_range_words(point.low, point.high),
            ),
        );
    }
    let low = data.points.iter().map(|point| data.said(point).middle).fold(0.0, f64::min);
    drawing.description = texts.chart_cash_described(texts.euro_amount(-low), f64::from(months));
    drawing
}

/// The band, the area below zero and the middle line, in steps
fn steps(drawing: &mut Drawing, frame: &Frame, data: &CashCurve, look: &Look) {
    let line = |value: &dyn Fn(&CashPoint) -> f64| -> Vec<Point> {
        let points = data.points.iter().enumerate();
        points
            .flat_map(|(month, point)| {
                let y = frame.y(value(point));
                [[frame.x(month), y], [frame.x(month + 1), y]]
            })
            .collect()
    };
    let (high, low) = (line(&|point| point.high), line(&|point| point.low));
    let samples =
        high.into_iter().zip(low).map(|([x, top], [_, bottom])| [x, top, bottom.max(top)]).collect();
    drawing.add(Shape::Band { samples, fill: Fill::soft(Ink::Series(2), BAND_OUTER), edge: None });
    let zero = frame.y(0.0);
    let below =
        line(&|point| point.middle.min(0.0)).into_iter().map(|[x, y]| [x, zero, y.max(zero)]).collect();
    let fill = Fill { ink: Ink::Uncovered, opacity: 0.12, hatched: true };
    drawing.add(Shape::Band { samples: below, fill, edge: None });
    drawing.add(Shape::Line {
        points: line(&|point| point.middle),
        stroke: Stroke::solid(Ink::Series(2), 2.5 * look.mark),
    });
}

fn lowest_point(drawing: &mut Drawing, frame: &Frame, data: &CashCurve, look: &Look, texts: &Texts) {
    let lowest = data.points.iter().enumerate().min_by(|(_, a), (_, b)| a.middle.total_cmp(&b.middle));
    let Some((month, point)) = lowest.filter(|(_, point)| point.middle < 0.0) else { return };
    let (x, y) = (f32::midpoint(frame.x(month), frame.x(month + 1)), frame.y(point.middle));
    drawing.add(Shape::Circle {
        at: [x, y],
        radius: 4.0 * look.mark,
        fill: Some(Fill::solid(Ink::Panel)),
        stroke: Some(Stroke::solid(Ink::Series(2), 2.0 * look.mark)),
    });
    let words = texts.chart_cash_lowest(texts.euro_amount(data.said(point).middle), texts.month(point.month));
    let width = measure::width(&words, look.small, Weight::Semibold);
    let x = x.clamp(frame.left + width / 2.0, (frame.right - width / 2.0).max(frame.left + width / 2.0));
    let under = y + look.step(8.0) + look.small;
    let baseline = if under < frame.bottom { under } else { y - look.step(10.0) };
    drawing.text_weighted([x, baseline], words, look.small, Weight::Semibold, Ink::Text, Anchor::Middle);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{add_months, date_from_text};
    use crate::text::Lang;

    fn curve() -> CashCurve {
        let start = date_from_text("2027-01-01").expect("a date");
        let points = [0.0, -20_000.0, -90_000.0, -40_000.0, 5_000.0].iter().enumerate();
        let points = points.map(|(month, middle)| CashPoint {
            month: add_months(start, i32::try_from(month).expect("few")),
            low: middle - 10_000.0,
            middle: *middle - 4.0,
            high: middle + 10_000.0,
        });
        CashCurve { points: points.collect(), most: Some(80_000.0), error: 300.0 }
    }

    #[test]
    fn the_lowest_month_is_said_and_every_month_can_be_asked() {
        let texts = Texts::new(Lang::It);
        let drawing = cash(&curve(), [600.0, 220.0], &Look::WINDOW, &texts);
        let said = |wanted: &str| {
            drawing
                .items
                .iter()
                .any(|item| matches!(&item.shape, Shape::Text(label) if label.text.contains(wanted)))
        };
        assert!(said("90.000"), "the lowest point, without digits that the error does not allow");
        assert!(said("80"), "what can be advanced");
        assert_eq!(drawing.items.iter().filter(|item| item.hit.is_some()).count(), 5);
        assert!(drawing.description.contains("90.000"));
    }

    #[test]
    fn no_months_and_no_room_are_drawn_without_harm() {
        let texts = Texts::new(Lang::En);
        let none = CashCurve { points: Vec::new(), most: None, error: 0.0 };
        assert!(cash(&none, [300.0, 100.0], &Look::WINDOW, &texts).items.is_empty());
        for size in [[0.0, 0.0], [30.0, 400.0], [400.0, 5.0]] {
            let drawing = cash(&curve(), size, &Look::PRESENTATION, &texts);
            assert!(drawing.items.iter().all(|item| match &item.shape {
                Shape::Band { samples, .. } => samples.iter().flatten().all(|part| part.is_finite()),
                _ => true,
            }));
        }
    }
}
