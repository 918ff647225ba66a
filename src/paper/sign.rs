//! Small signs of papers: states, points of lists, boxes. Shapes tell states apart, so that grey printing loses nothing.
//!
//! The same shapes as the icons of the window: tick and cross in a circle, question mark, triangle, clock, dash.

use super::{
    ink::{self, Colour},
    marks::{Mark, Pen, Step},
};
use crate::report::{
    drawing::{Ink, Point},
    status::Status,
};

/// Radius of a state's sign in points
const RADIUS: f32 = 3.6;

/// The sign of a state around `at`
pub fn status(status: Status, at: Point) -> Vec<Mark> {
    let colour = ink::colour(Ink::Status(status));
    let r = RADIUS;
    let point = |x: f32, y: f32| [at[0] + x * r, at[1] + y * r];
    let stroke = |steps: Vec<Step>| Mark::Path { steps, fill: None, pen: Some(pen(colour)) };
    let lines = |points: &[[f32; 2]]| {
        let mut steps = vec![Step::Move(point(points[0][0], points[0][1]))];
        steps.extend(points[1..].iter().map(|p| Step::Line(point(p[0], p[1]))));
        stroke(steps)
    };
    let ring = || stroke(circle(at, r));
    let spot = |x: f32, y: f32| Mark::Path {
        steps: circle(point(x, y), 0.55),
        fill: Some((colour, 1.0)),
        pen: None,
    };
    match status {
        Status::Met => vec![ring(), lines(&[[-0.45, 0.05], [-0.1, 0.4], [0.5, -0.35]])],
        Status::NotMet => {
            vec![ring(), lines(&[[-0.38, -0.38], [0.38, 0.38]]), lines(&[[-0.38, 0.38], [0.38, -0.38]])]
        }
        Status::Unknown => vec![
            ring(),
            stroke(vec![
                Step::Move(point(-0.3, -0.25)),
                Step::Curve(point(-0.3, -0.7), point(0.35, -0.7), point(0.32, -0.22)),
                Step::Curve(point(0.3, 0.0), point(0.0, 0.0), point(0.0, 0.25)),
            ]),
            spot(0.0, 0.55),
        ],
        Status::ToVerify => {
            let mut steps = vec![Step::Move(point(0.0, -0.95)), Step::Line(point(1.05, 0.85))];
            steps.extend([Step::Line(point(-1.05, 0.85)), Step::Close]);
            vec![stroke(steps), lines(&[[0.0, -0.3], [0.0, 0.25]]), spot(0.0, 0.55)]
        }
        Status::Stale => vec![ring(), lines(&[[0.0, -0.55], [0.0, 0.0], [0.4, 0.25]])],
        Status::NotApplicable => vec![lines(&[[-0.7, 0.0], [0.7, 0.0]])],
    }
}

/// The point of a list
pub fn dot(at: Point) -> Mark {
    Mark::Path { steps: circle(at, 1.4), fill: Some((ink::colour(Ink::TextSecond), 1.0)), pen: None }
}

/// A box with rounded corners in a soft colour with a line around
pub fn frame([x, y]: Point, [width, height]: [f32; 2], (soft, line): (Colour, Colour)) -> Mark {
    let (right, bottom, r) = (x + width, y + height, 3.0);
    let steps = vec![
        Step::Move([x + r, y]),
        Step::Line([right - r, y]),
        Step::Curve([right, y], [right, y], [right, y + r]),
        Step::Line([right, bottom - r]),
        Step::Curve([right, bottom], [right, bottom], [right - r, bottom]),
        Step::Line([x + r, bottom]),
        Step::Curve([x, bottom], [x, bottom], [x, bottom - r]),
        Step::Line([x, y + r]),
        Step::Curve([x, y], [x, y], [x + r, y]),
        Step::Close,
    ];
    Mark::Path { steps, fill: Some((soft, 1.0)), pen: Some(pen(line)) }
}

fn pen(colour: Colour) -> Pen {
    Pen { colour, opacity: 1.0, width: 0.9, dash: None }
}

fn circle([x, y]: Point, r: f32) -> Vec<Step> {
    let c = r * 0.552_285;
    vec![
        Step::Move([x + r, y]),
        Step::Curve([x + r, y + c], [x + c, y + r], [x, y + r]),
        Step::Curve([x - c, y + r], [x - r, y + c], [x - r, y]),
        Step::Curve([x - r, y - c], [x - c, y - r], [x, y - r]),
        Step::Curve([x + c, y - r], [x + r, y - c], [x + r, y]),
        Step::Close,
    ]
}
