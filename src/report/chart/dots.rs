//! Quantile dots: the futures as circles stacked over their value, full where they reach the target.
//!
//! Fifty circles, one for two futures in a hundred, so that a share can be counted. Bin edges fall on the target.

use super::axis;
use crate::report::drawing::{Anchor, Drawing, Fill, Ink, Look, Shape, Stroke, Weight, baseline_of};
use crate::report::measure;
use crate::text::Texts;

/// What the dots show
#[derive(Debug, Clone, PartialEq)]
pub struct Dots {
    /// The values of the circles: the quantiles 1 %, 3 % … 99 % for fifty of them
    pub values: Vec<f64>,
    /// The target and the share of all futures that reach it, 0 to 1
    pub target: Option<(f64, f64)>,
}

struct Bins {
    start: f64,
    width: f64,
    counts: Vec<(usize, usize)>,
    dot: f32,
}

/// The dots in `size`; an empty axis where there are no values
pub fn dots(data: &Dots, size: [f32; 2], look: &Look, texts: &Texts) -> Drawing {
    let mut drawing = Drawing::new(size[0], size[1]);
    let values: Vec<f64> = data.values.iter().copied().filter(|value| value.is_finite()).collect();
    let step = |points: f32| look.step(points);
    let side = step(20.0).min(drawing.width / 4.0);
    let (left, right) = (side, (drawing.width - side).max(side + 1.0));
    let bottom = (drawing.height - step(26.0)).max(1.0);
    let head = if data.target.is_some() { step(30.0) } else { step(4.0) };
    let top = head.min(bottom - 1.0).max(0.0);
    if values.is_empty() {
        drawing.line([left, bottom], [right, bottom], Stroke::solid(Ink::LineStrong, 1.0));
        return drawing;
    }

    let bins = binned(&values, data.target.map(|target| target.0), right - left, bottom - top);
    let count = bins.counts.len().max(1);
    let pitch = (right - left) / count as f32;
    let x_of = |value: f64| left + ((value - bins.start) / bins.width) as f32 * pitch;
    let radius = (bins.dot / 2.0 - 0.5 * look.mark).max(0.5);
    for (index, (hollow, full)) in bins.counts.iter().enumerate() {
        let x = left + (index as f32 + 0.5) * pitch;
        for level in 0..hollow + full {
            let y = bottom - bins.dot * (level as f32 + 0.5) - look.mark;
            // The few that reach the target stand at the bottom of their column, where they are counted first.
            let fill = (level < *full).then_some(Fill::solid(Ink::Series(0)));
            drawing.add(Shape::Circle {
                at: [x, y],
                radius,
                fill,
                stroke: Some(Stroke::solid(Ink::Series(0), 1.5 * look.mark)),
            });
        }
    }
    drawing.line([left, bottom], [right, bottom], Stroke::solid(Ink::LineStrong, look.mark));
    let end = bins.start + bins.width * count as f64;
    let gap = measure::width("0000", look.small, Weight::Regular) + step(12.0);
    let wanted = ((right - left) / gap).floor().clamp(1.0, 6.0) as usize;
    let ticks = axis::ticks_between(bins.start, end, wanted);
    let places = axis::places_of_step(&ticks);
    for tick in &ticks {
        drawing.text(
            [x_of(*tick), bottom + step(6.0) + look.small],
            texts.decimal(*tick, places),
            look.small,
            Ink::TextSecond,
            Anchor::Middle,
        );
    }
    if let Some((target, share)) = data.target {
        let x = x_of(target);
        drawing.line([x, step(2.0)], [x, bottom], Stroke::solid(Ink::Target, 1.5 * look.mark));
        let baseline = baseline_of(step(10.0), look.small);
        let word = texts.chart_target(texts.decimal(target, 0));
        let (gap, share) = (step(6.0), texts.futures_short(share));
        // The word of the target stands left of the line, the share right of it, unless a side is too narrow.
        let word_width = measure::width(&word, look.small, Weight::Semibold);
        let share_width = measure::width(&share, look.small, Weight::Regular);
        let (word_at, share_at) = if x - gap < word_width {
            (x + gap, x + gap * 2.0 + word_width)
        } else if drawing.width - x - gap < share_width {
            (x - gap * 2.0 - share_width - word_width, x - gap - share_width)
        } else {
            (x - gap - word_width, x + gap)
        };
        drawing.text_weighted(
            [word_at, baseline],
            word,
            look.small,
            Weight::Semibold,
            Ink::Text,
            Anchor::Start,
        );
        drawing.text([share_at, baseline], share, look.small, Ink::TextSecond, Anchor::Start);
    }
    describe(&mut drawing, data, &values, texts);
    drawing
}

/// The bins whose circles come out largest, among round widths whose edges fall on the target.
fn binned(values: &[f64], target: Option<f64>, width: f32, height: f32) -> Bins {
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let (low, high) = target.map_or((low, high), |target| (low.min(target), high.max(target)));
    let span = (high - low).max(1.0);
    let mut best: Option<Bins> = None;
    let finest = axis::round_step(span / 60.0);
    for factor in [1.0, 2.0, 2.5, 5.0, 10.0, 20.0] {
        let bin = finest * factor;
        let origin = target.unwrap_or(0.0);
        let start = origin + ((low - origin) / bin).floor() * bin;
        let count = (((high - start) / bin).floor() as usize + 1).clamp(1, 400);
        let mut counts = vec![(0, 0); count];
        for value in values {
            // A hair is added so that a value on an edge belongs to the bin that begins there.
            let index = (((value - start) / bin + 1e-9).floor() as usize).min(count - 1);
            let full = target.is_some_and(|target| *value >= target);
            let column = &mut counts[index];
            if full { column.1 += 1 } else { column.0 += 1 }
        }
        let tallest = counts.iter().map(|(hollow, full)| hollow + full).max().unwrap_or(1).max(1);
        let dot = (width / count as f32).min(height / tallest as f32);
        if best.as_ref().is_none_or(|best| dot > best.dot) {
            best = Some(Bins { start, width: bin, counts, dot });
        }
    }
    best.unwrap_or(Bins { start: low, width: span, counts: vec![(values.len(), 0)], dot: 1.0 })
}

fn describe(drawing: &mut Drawing, data: &Dots, values: &[f64], texts: &Texts) {
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let per = texts.decimal(100.0 / values.len() as f64, 0);
    let range = texts.range_words(low, high, 0);
    drawing.description = match data.target {
        None => texts.chart_dots_described(per, range),
        Some((target, share)) => texts.chart_dots_described_target(
            per,
            range,
            texts.futures_short(share),
            texts.decimal(target, 0),
        ),
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    fn fifty() -> Vec<f64> {
        (0..50).map(|index| 22.0 + f64::from(index) * 70.0 / 49.0).collect()
    }

    fn circles(drawing: &Drawing) -> (usize, usize) {
        let mut found = (0, 0);
        for item in &drawing.items {
            if let Shape::Circle { fill, .. } = item.shape {
                if fill.is_some() { found.1 += 1 } else { found.0 += 1 }
            }
        }
        found
    }

    #[test]
    fn every_future_is_a_circle_and_those_at_the_target_are_full() {
        let data = Dots { values: fifty(), target: Some((80.0, 0.18)) };
        let drawing = dots(&data, [350.0, 260.0], &Look::WINDOW, &Texts::new(Lang::It));
        let reached = fifty().iter().filter(|value| **value >= 80.0).count();
        assert_eq!(circles(&drawing), (50 - reached, reached));
        assert!(drawing.description.contains("18 su 100"), "{}", drawing.description);
    }

    #[test]
    fn bin_edges_fall_on_the_target() {
        let bins = binned(&fifty(), Some(77.0), 300.0, 200.0);
        let edges = (77.0 - bins.start) / bins.width;
        assert!((edges - edges.round()).abs() < 1e-9);
        assert!(bins.counts.iter().all(|(hollow, full)| *hollow == 0 || *full == 0));
    }

    #[test]
    fn equal_values_no_values_and_no_room_are_drawn_without_harm() {
        let texts = Texts::new(Lang::It);
        for values in [Vec::new(), vec![5.0; 50], vec![f64::NAN, 1e12, -3.0]] {
            for size in [[0.0, 0.0], [10.0, 400.0], [400.0, 10.0]] {
                let data = Dots { values: values.clone(), target: Some((7.0, 0.0)) };
                let drawing = dots(&data, size, &Look::WINDOW, &texts);
                assert!(drawing.items.iter().all(|item| match item.shape {
                    Shape::Circle { at, radius, .. } =>
                        at.iter().all(|part| part.is_finite()) && radius > 0.0,
                    _ => true,
                }));
            }
        }
    }
}
