//! Paired dots: a hundred futures, each against the same future of the base: better, equal, worse.
//!
//! A dot is one future in a hundred: full where it is better, a dash where it is the same, a ring where it is worse, so that
//! the three are told apart without colour. The counts stand below.

use crate::report::drawing::{Anchor, Drawing, Fill, Ink, Look, Shape, Stroke};
use crate::text::Texts;

/// Dots in a row and rows
const SIDE: usize = 10;

/// Shares of the futures, 0 to 1
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Paired {
    /// Better than the base
    pub better: f64,
    /// The same
    pub equal: f64,
    /// Worse
    pub worse: f64,
}

impl Paired {
    /// Whole futures of a hundred, adding up to a hundred
    pub fn counts(&self) -> [usize; 3] {
        let shares = [self.better, self.equal, self.worse].map(|share| (share * 100.0).max(0.0));
        let mut counts = shares.map(|share| share.floor() as usize);
        let mut order = [0_usize, 1, 2];
        order.sort_by(|a, b| (shares[*b] - shares[*b].floor()).total_cmp(&(shares[*a] - shares[*a].floor())));
        let missing = (SIDE * SIDE).saturating_sub(counts.iter().sum());
        for index in order.into_iter().cycle().take(missing.min(SIDE * SIDE)) {
            counts[index] += 1;
        }
        counts
    }
}

/// The dots in `size`
pub fn paired(data: &Paired, size: [f32; 2], look: &Look, texts: &Texts) -> Drawing {
    let mut drawing = Drawing::new(size[0], size[1]);
    let [better, equal, worse] = data.counts();
    let foot = look.small * 2.0;
    let pitch = (drawing.width.min(drawing.height - foot) / SIDE as f32).max(2.0);
    let radius = (pitch * 0.38).max(0.8);
    for index in 0..SIDE * SIDE {
        let at = [((index % SIDE) as f32 + 0.5) * pitch, ((index / SIDE) as f32 + 0.5) * pitch];
        if index < better {
            let fill = Some(Fill::solid(Ink::Series(0)));
            drawing.add(Shape::Circle { at, radius, fill, stroke: None });
        } else if index < better + equal {
            let stroke = Stroke::solid(Ink::TextSecond, 2.0 * look.mark);
            drawing.line([at[0] - radius, at[1]], [at[0] + radius, at[1]], stroke);
        } else {
            let stroke = Some(Stroke::solid(Ink::Series(1), 1.8 * look.mark));
            let radius = (radius - 0.9 * look.mark).max(0.5);
            drawing.add(Shape::Circle { at, radius, fill: None, stroke });
        }
    }
    let baseline = (pitch * SIDE as f32 + look.small * 1.5).min(drawing.height - 1.0);
    let words =
        [texts.comparison_n_better(better), texts.comparison_n_equal(equal), texts.comparison_n_worse(worse)];
    let whole = pitch * SIDE as f32;
    let places = [(0.0, Anchor::Start), (whole / 2.0, Anchor::Middle), (whole, Anchor::End)];
    for (words, (x, anchor)) in words.iter().zip(places) {
        drawing.text([x, baseline], words.as_str(), look.small, Ink::TextSecond, anchor);
    }
    drawing.description = words.join(", ");
    drawing
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn a_hundred_futures_are_a_hundred() {
        for (better, equal, worse) in
            [(0.834, 0.066, 0.1), (1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0), (0.0, 1.0, 0.0), (0.005, 0.99, 0.005)]
        {
            let data = Paired { better, equal, worse };
            assert_eq!(data.counts().iter().sum::<usize>(), 100, "{data:?}");
        }
        assert_eq!(Paired { better: 0.834, equal: 0.066, worse: 0.1 }.counts(), [83, 7, 10]);
    }

    #[test]
    fn better_equal_and_worse_have_three_shapes() {
        let data = Paired { better: 0.6, equal: 0.3, worse: 0.1 };
        for lang in Lang::ALL {
            let drawing = paired(&data, [300.0, 330.0], &Look::WINDOW, &Texts::new(lang));
            let count = |is: fn(&Shape) -> bool| drawing.items.iter().filter(|item| is(&item.shape)).count();
            assert_eq!(count(|s| matches!(s, Shape::Circle { fill: Some(_), .. })), 60);
            assert_eq!(count(|s| matches!(s, Shape::Line { .. })), 30);
            assert_eq!(count(|s| matches!(s, Shape::Circle { fill: None, .. })), 10);
            assert!(drawing.description.contains("60"));
        }
    }
}
