//! A drawing as paths and lines of text in colours, so that each writer of pictures knows two things and not seven.
//!
//! Holds what a rectangle, a band or a hatched fill looks like on paper; the window's painter does the same for the screen. Writes nothing.
//! Called by the writers of SVG, PNG and PDF.

use super::ink::{Colour, colour};
use crate::report::{
    drawing::{Anchor, Dash, Drawing, Fill, Hit, Label, Point, Shape, Stroke},
    measure::{self, Weight},
};

/// Control points of a quarter circle, as a part of its radius
const ROUND: f32 = 0.552_285;
/// Between diagonal lines of a hatched fill, in points
const HATCH: f32 = 7.0;

/// A step of a path
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    /// Begins a line
    Move(Point),
    /// Straight on to a point
    Line(Point),
    /// By two control points to a point
    Curve(Point, Point, Point),
    /// Back to where the line began
    Close,
}

/// A line
#[derive(Debug, Clone, PartialEq)]
pub struct Pen {
    /// Colour
    pub colour: Colour,
    /// 0 to 1
    pub opacity: f32,
    /// In points
    pub width: f32,
    /// Lengths on and off; none: unbroken
    pub dash: Option<[f32; 2]>,
}

/// A line of text
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// Anchor point; y is the baseline
    pub at: Point,
    /// What it says
    pub text: String,
    /// Font size in points
    pub size: f32,
    /// Weight
    pub weight: Weight,
    /// Colour
    pub colour: Colour,
    /// Which part of the text stands at `at`
    pub anchor: Anchor,
}

/// Something to be put on paper
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// A path, filled or drawn or both
    Path {
        /// Its steps
        steps: Vec<Step>,
        /// Colour and opacity of the inside
        fill: Option<(Colour, f32)>,
        /// The line
        pen: Option<Pen>,
    },
    /// A line of text
    Text(Text),
}

/// The marks of one item of a drawing
#[derive(Debug, Clone, PartialEq)]
pub struct Marked<'a> {
    /// What it stands for, if for something of its own
    pub hit: Option<&'a Hit>,
    /// Its marks from back to front
    pub marks: Vec<Mark>,
}

/// The marks of a drawing, item by item
///
/// A shape without ink is there on the screen for the pointer only; on paper it has no mark.
pub fn marks(drawing: &Drawing) -> Vec<Marked<'_>> {
    let has_ink = |mark: &Mark| !matches!(mark, Mark::Path { fill: None, pen: None, .. });
    let marks = |shape: &Shape| of_shape(shape).into_iter().filter(has_ink).collect();
    drawing.items.iter().map(|item| Marked { hit: item.hit.as_ref(), marks: marks(&item.shape) }).collect()
}

fn of_shape(shape: &Shape) -> Vec<Mark> {
    match shape {
        Shape::Rect { at, size, corner, fill, stroke } => {
            let mut marks = vec![path(rectangle(*at, *size, *corner), *fill, *stroke)];
            if let Some(fill) = fill.filter(|fill| fill.hatched) {
                let samples = [[at[0], at[1], at[1] + size[1]], [at[0] + size[0], at[1], at[1] + size[1]]];
                marks.extend(hatch(&samples, fill));
            }
            marks
        }
        Shape::Line { points, stroke } => vec![path(open(points), None, Some(*stroke))],
        Shape::Polygon { points, fill, stroke } => {
            let mut steps = open(points);
            steps.push(Step::Close);
            vec![path(steps, *fill, *stroke)]
        }
        Shape::Band { samples, fill, edge } => {
            let upper: Vec<Point> = samples.iter().map(|sample| [sample[0], sample[1]]).collect();
            let lower: Vec<Point> = samples.iter().map(|sample| [sample[0], sample[2]]).collect();
            let around: Vec<Point> = upper.iter().copied().chain(lower.iter().rev().copied()).collect();
            let mut steps = open(&around);
            steps.push(Step::Close);
            let mut marks = vec![path(steps, Some(*fill), None)];
            if fill.hatched {
                marks.extend(hatch(samples, *fill));
            }
            if let Some(edge) = edge {
                marks.push(path(open(&upper), None, Some(*edge)));
                marks.push(path(open(&lower), None, Some(*edge)));
            }
            marks
        }
        Shape::Circle { at, radius, fill, stroke } => {
            let side = radius * 2.0;
            vec![path(rectangle([at[0] - radius, at[1] - radius], [side, side], *radius), *fill, *stroke)]
        }
        Shape::Text(label) => text(label),
    }
}

fn text(label: &Label) -> Vec<Mark> {
    let mut marks = vec![Mark::Text(Text {
        at: label.at,
        text: label.text.clone(),
        size: label.size,
        weight: label.weight,
        colour: colour(label.ink),
        anchor: label.anchor,
    })];
    if label.assumption {
        let width = measure::width(&label.text, label.size, label.weight);
        let left = label.at[0]
            - match label.anchor {
                Anchor::Start => 0.0,
                Anchor::Middle => width / 2.0,
                Anchor::End => width,
            };
        let y = label.at[1] + label.size * 0.2;
        let mut dotted = Stroke::dotted(label.ink, label.size / 12.0);
        dotted.opacity = 1.0;
        marks.push(path(open(&[[left, y], [left + width, y]]), None, Some(dotted)));
    }
    marks
}

fn path(steps: Vec<Step>, fill: Option<Fill>, stroke: Option<Stroke>) -> Mark {
    Mark::Path {
        steps,
        fill: fill.map(|fill| (colour(fill.ink), fill.opacity.clamp(0.0, 1.0))),
        pen: stroke.map(|stroke| pen(&stroke)),
    }
}

fn pen(stroke: &Stroke) -> Pen {
    // Short dashes of hairlines would run together.
    let unit = stroke.width.max(0.75);
    Pen {
        colour: colour(stroke.ink),
        opacity: stroke.opacity.clamp(0.0, 1.0),
        width: stroke.width.max(0.1),
        dash: match stroke.dash {
            Dash::Solid => None,
            Dash::Dashed => Some([unit * 3.5, unit * 2.5]),
            Dash::Dotted => Some([unit, unit * 2.0]),
        },
    }
}

fn open(points: &[Point]) -> Vec<Step> {
    let mut points = points.iter();
    let first = points.next().map(|point| Step::Move(*point));
    first.into_iter().chain(points.map(|point| Step::Line(*point))).collect()
}

fn rectangle([x, y]: Point, [width, height]: [f32; 2], corner: f32) -> Vec<Step> {
    let (right, bottom) = (x + width, y + height);
    let r = corner.clamp(0.0, width.min(height).max(0.0) / 2.0);
    if r <= 0.0 {
        return vec![
            Step::Move([x, y]),
            Step::Line([right, y]),
            Step::Line([right, bottom]),
            Step::Line([x, bottom]),
            Step::Close,
        ];
    }
    let c = r * (1.0 - ROUND);
    vec![
        Step::Move([x + r, y]),
        Step::Line([right - r, y]),
        Step::Curve([right - c, y], [right, y + c], [right, y + r]),
        Step::Line([right, bottom - r]),
        Step::Curve([right, bottom - c], [right - c, bottom], [right - r, bottom]),
        Step::Line([x + r, bottom]),
        Step::Curve([x + c, bottom], [x, bottom - c], [x, bottom - r]),
        Step::Line([x, y + r]),
        Step::Curve([x, y + c], [x + c, y], [x + r, y]),
        Step::Close,
    ]
}

/// Diagonal lines inside a band, in one path
fn hatch(samples: &[[f32; 3]], fill: Fill) -> Option<Mark> {
    let (left, right) = (samples.first()?[0], samples.last()?[0]);
    let top = samples.iter().map(|s| s[1]).fold(f32::INFINITY, f32::min);
    let bottom = samples.iter().map(|s| s[2]).fold(f32::NEG_INFINITY, f32::max);
    let height = bottom - top;
    if !(height.is_finite() && height > 0.0 && right > left) {
        return None;
    }
    let inside = |[x, y]: Point| extent(samples, x).is_some_and(|(upper, lower)| y >= upper && y <= lower);
    let mut steps = Vec::new();
    let mut start = left - height;
    while start < right {
        // One diagonal, walked in steps of a point; the steps inside the band become a line.
        let mut begun: Option<Point> = None;
        let mut last = [start, bottom];
        let mut along = 0.0;
        while along <= height {
            let point = [start + along, bottom - along];
            match (inside(point), begun) {
                (true, None) => begun = Some(point),
                (false, Some(from)) => {
                    steps.extend([Step::Move(from), Step::Line(last)]);
                    begun = None;
                }
                _ => {}
            }
            last = point;
            along += 1.0;
        }
        if let Some(from) = begun {
            steps.extend([Step::Move(from), Step::Line(last)]);
        }
        start += HATCH;
    }
    let pen =
        Pen { colour: colour(fill.ink), opacity: (fill.opacity * 1.6).min(1.0), width: 0.75, dash: None };
    (!steps.is_empty()).then_some(Mark::Path { steps, fill: None, pen: Some(pen) })
}

/// Upper and lower end of a band at an x
fn extent(samples: &[[f32; 3]], x: f32) -> Option<(f32, f32)> {
    let right = samples.iter().position(|sample| sample[0] >= x)?;
    let [x1, top1, bottom1] = samples[right];
    let Some([x0, top0, bottom0]) = right.checked_sub(1).map(|left| samples[left]) else {
        return (x1 == x).then_some((top1, bottom1));
    };
    let part = (x - x0) / (x1 - x0).max(f32::EPSILON);
    Some((top0 + (top1 - top0) * part, bottom0 + (bottom1 - bottom0) * part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::drawing::Ink;

    #[test]
    fn hatching_stays_inside_its_band() {
        let samples = [[0.0, 10.0, 40.0], [50.0, 0.0, 20.0], [100.0, 30.0, 40.0]];
        let Some(Mark::Path { steps, .. }) =
            hatch(&samples, Fill { ink: Ink::Accent, opacity: 0.2, hatched: true })
        else {
            panic!("lines");
        };
        assert!(steps.len() > 10);
        for step in steps {
            let (Step::Move([x, y]) | Step::Line([x, y])) = step else { panic!("straight lines only") };
            let (top, bottom) = extent(&samples, x).expect("inside the band");
            assert!(y >= top - 0.01 && y <= bottom + 0.01, "{x} {y}");
        }
    }

    #[test]
    fn a_circle_is_four_curves_and_a_square_corner_none() {
        let curves = |steps: Vec<Step>| steps.iter().filter(|step| matches!(step, Step::Curve(..))).count();
        assert_eq!(curves(rectangle([0.0, 0.0], [10.0, 10.0], 5.0)), 4);
        assert_eq!(curves(rectangle([0.0, 0.0], [10.0, 10.0], 0.0)), 0);
        assert_eq!(curves(rectangle([0.0, 0.0], [10.0, -1.0], 5.0)), 0, "nothing round about no height");
    }

    #[test]
    fn a_place_for_the_pointer_leaves_no_mark() {
        let mut drawing = Drawing::new(100.0, 20.0);
        drawing.text([50.0, 10.0], "75", 12.0, Ink::Text, Anchor::Middle);
        drawing.items[0].shape =
            Shape::Rect { at: [0.0, 0.0], size: [100.0, 20.0], corner: 0.0, fill: None, stroke: None };
        assert!(marks(&drawing)[0].marks.is_empty(), "a printer would fill it with black");
    }

    #[test]
    fn an_assumption_is_underlined_with_dots() {
        let mut drawing = Drawing::new(100.0, 20.0);
        drawing.text([50.0, 10.0], "75", 12.0, Ink::Text, Anchor::Middle);
        if let Shape::Text(label) = &mut drawing.items[0].shape {
            label.assumption = true;
        }
        let marks = marks(&drawing);
        let Mark::Path { pen: Some(pen), .. } = &marks[0].marks[1] else { panic!("a line") };
        assert!(pen.dash.is_some());
    }
}
