//! The small strip of a headline result: range as a band, median and base as ticks, target as a diamond.
//!
//! Has no axis and no figures; they stand beside it in words.

use super::Spread;
use crate::report::drawing::{Drawing, Fill, Ink, Shape, Stroke};
use crate::text::Texts;

/// What the strip shows
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// The value and its range
    pub spread: Spread,
    /// The median of the base where a variant is shown
    pub base: Option<f64>,
    /// The target
    pub target: Option<f64>,
}

/// Opacity of the band on its thin line
const BAND: f32 = 0.35;

/// The strip in `size`, about 18 points high; from zero to a little above the largest value
pub fn range(data: &Range, size: [f32; 2], mark: f32, texts: &Texts) -> Drawing {
    let mut drawing = Drawing::new(size[0], size[1]);
    let Spread { low, usual, high } = data.spread;
    let largest =
        [Some(high), data.base, data.target].into_iter().flatten().filter(|value| value.is_finite());
    // A quarter of free track says that more would have been possible.
    let top = largest.fold(0.0, f64::max) * 1.25;
    let x_of = |value: f64| {
        let share = if top > 0.0 && value.is_finite() { (value / top).clamp(0.0, 1.0) } else { 0.0 };
        share as f32 * drawing.width
    };
    let (from, to, at) = (x_of(low), x_of(high), x_of(usual));
    let base = data.base.map(x_of);
    let target = data.target.map(x_of);
    let middle = drawing.height / 2.0;
    let width = drawing.width;
    drawing.bar([0.0, middle - mark], [width, 2.0 * mark], Fill::solid(Ink::LineThin));
    let band = 8.0 * mark;
    drawing.bar([from, middle - band / 2.0], [(to - from).max(1.0), band], Fill::soft(Ink::Series(0), BAND));
    let reach = (7.5 * mark).min(middle);
    if let Some(base) = base {
        drawing.line(
            [base, middle - reach],
            [base, middle + reach],
            Stroke::dashed(Ink::Baseline, 2.0 * mark),
        );
    }
    drawing.bar([at - 1.5 * mark, middle - reach], [3.0 * mark, reach * 2.0], Fill::solid(Ink::Series(0)));
    if let Some(target) = target {
        let half = (5.5 * mark).min(middle);
        drawing.add(Shape::Polygon {
            points: vec![
                [target, middle - half],
                [target + half * 0.8, middle],
                [target, middle + half],
                [target - half * 0.8, middle],
            ],
            fill: Some(Fill::solid(Ink::Panel)),
            stroke: Some(Stroke::solid(Ink::Target, 1.5 * mark)),
        });
    }
    let mut words =
        vec![texts.chart_range_described(texts.range_words(low, high, 0), texts.decimal(usual, 0))];
    if let Some(base) = data.base {
        words.push(texts.chart_range_base(texts.decimal(base, 0)));
    }
    if let Some(target) = data.target {
        words.push(texts.chart_target(texts.decimal(target, 0)));
    }
    drawing.description = words.join(", ");
    drawing
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn the_strip_says_what_it_shows() {
        let data = Range {
            spread: Spread { low: 38.0, usual: 56.0, high: 74.0 },
            base: Some(49.0),
            target: Some(80.0),
        };
        let drawing = range(&data, [270.0, 18.0], 1.0, &Texts::new(Lang::It));
        assert_eq!(drawing.description, "di solito 56, da 38 a 74 in 8 futuri su 10, base 49, obiettivo 80");
    }

    #[test]
    fn zeros_and_no_numbers_are_drawn_without_harm() {
        for value in [0.0, f64::NAN, -4.0, f64::INFINITY] {
            let data = Range {
                spread: Spread { low: value, usual: value, high: value },
                base: Some(value),
                target: Some(value),
            };
            let drawing = range(&data, [0.0, 0.0], 2.0, &Texts::new(Lang::En));
            assert!(drawing.items.iter().all(|item| match &item.shape {
                Shape::Rect { at, size, .. } => at.iter().chain(size).all(|part| part.is_finite()),
                _ => true,
            }));
        }
    }
}
