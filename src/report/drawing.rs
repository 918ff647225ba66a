//! A drawing as data: primitives in points whose colours are roles, so that window, PDF, SVG and PNG draw the same picture.
//!
//! Holds no colour, no font file and no painting. Charts in [`super::chart`] make drawings; the window paints them with the colours of its
//! theme, exporters with those of the light theme.

use super::measure;
pub use super::measure::Weight;
use super::status::Status;

/// A point: x to the right, y down, from the upper left corner of the drawing
pub type Point = [f32; 2];

/// A role of colour; the theme decides what it looks like
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ink {
    /// Main text
    Text,
    /// Second text: axis, captions
    TextSecond,
    /// Third text: units, hints
    TextThird,
    /// Text on a filled bar or button
    OnFill,
    /// The ground behind panels
    Window,
    /// The ground of cards
    Panel,
    /// A sunken or neutral fill
    Inset,
    /// Thin dividing lines
    LineThin,
    /// Lines that bound a shape or an axis
    LineStrong,
    /// Grid lines
    Grid,
    /// The one accent
    Accent,
    /// The accent as a soft fill
    AccentSoft,
    /// A data series, 0 to 4: blue, orange, green, purple, gold; larger numbers begin again
    Series(u8),
    /// The base variant
    Baseline,
    /// The base variant as a soft fill
    BaselineSoft,
    /// Euros without a source
    Uncovered,
    /// Euros without a source as a soft fill
    UncoveredSoft,
    /// The target line
    Target,
    /// The ink of a status
    Status(Status),
    /// The soft fill of a status
    StatusSoft(Status),
}

/// A fill
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fill {
    /// Colour role
    pub ink: Ink,
    /// 0 to 1
    pub opacity: f32,
    /// Diagonal lines of the same ink over the fill
    pub hatched: bool,
}

impl Fill {
    /// A full fill
    pub const fn solid(ink: Ink) -> Self {
        Self { ink, opacity: 1.0, hatched: false }
    }

    /// A see-through fill
    pub const fn soft(ink: Ink, opacity: f32) -> Self {
        Self { ink, opacity, hatched: false }
    }
}

/// How a line is broken
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Dash {
    /// Not at all
    #[default]
    Solid,
    /// Six on, four off, times the line width
    Dashed,
    /// One on, two off, times the line width
    Dotted,
}

/// A line
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Colour role
    pub ink: Ink,
    /// Width in points
    pub width: f32,
    /// 0 to 1
    pub opacity: f32,
    /// How it is broken
    pub dash: Dash,
}

impl Stroke {
    /// An unbroken line
    pub const fn solid(ink: Ink, width: f32) -> Self {
        Self { ink, width, opacity: 1.0, dash: Dash::Solid }
    }

    /// A dashed line
    pub const fn dashed(ink: Ink, width: f32) -> Self {
        Self { ink, width, opacity: 1.0, dash: Dash::Dashed }
    }

    /// A dotted line
    pub const fn dotted(ink: Ink, width: f32) -> Self {
        Self { ink, width, opacity: 1.0, dash: Dash::Dotted }
    }
}

/// Where the given x stands in a text
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Anchor {
    /// At its beginning
    #[default]
    Start,
    /// In its middle
    Middle,
    /// At its end
    End,
}

/// One line of text
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// Anchor point; y is the baseline
    pub at: Point,
    /// What it says
    pub text: String,
    /// Font size in points
    pub size: f32,
    /// Weight
    pub weight: Weight,
    /// Colour role
    pub ink: Ink,
    /// Which part of the text stands at `at`
    pub anchor: Anchor,
    /// Underlined with dots: the number is an assumption
    pub assumption: bool,
}

/// A primitive
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A rectangle
    Rect {
        /// Upper left corner
        at: Point,
        /// Width and height
        size: [f32; 2],
        /// Radius of the corners
        corner: f32,
        /// Inside
        fill: Option<Fill>,
        /// Outline, centred on the edge
        stroke: Option<Stroke>,
    },
    /// An open line through points
    Line {
        /// At least two points
        points: Vec<Point>,
        /// How it is drawn
        stroke: Stroke,
    },
    /// A closed convex polygon
    Polygon {
        /// At least three corners
        points: Vec<Point>,
        /// Inside
        fill: Option<Fill>,
        /// Outline
        stroke: Option<Stroke>,
    },
    /// The area between two lines over the same xs, from left to right
    Band {
        /// `[x, upper y, lower y]`, x rising
        samples: Vec<[f32; 3]>,
        /// Inside
        fill: Fill,
        /// Both long edges
        edge: Option<Stroke>,
    },
    /// A circle
    Circle {
        /// Centre
        at: Point,
        /// Radius
        radius: f32,
        /// Inside
        fill: Option<Fill>,
        /// Outline, centred on the edge
        stroke: Option<Stroke>,
    },
    /// A line of text
    Text(Label),
}

/// What an item means: for tooltips, clicks and screen readers
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it stands for; unique in the drawing
    pub id: String,
    /// Said in words
    pub description: String,
}

/// A primitive, and what it means if it means something of its own
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// What is drawn
    pub shape: Shape,
    /// What it stands for
    pub hit: Option<Hit>,
}

/// A picture: items from back to front
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// Width in points
    pub width: f32,
    /// Height in points
    pub height: f32,
    /// The whole picture in a sentence or two, for screen readers and as alternative text
    pub description: String,
    /// From back to front
    pub items: Vec<Item>,
}

/// Sizes of text and lines in the medium the drawing is for
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Look {
    /// Axis, captions, direct labels
    pub small: f32,
    /// Names of rows
    pub body: f32,
    /// Factor of line widths and marks, 1 in the window
    pub mark: f32,
}

impl Look {
    /// The window
    pub const WINDOW: Self = Self { small: 12.0, body: 13.0, mark: 1.0 };
    /// The presentation, for a projector
    pub const PRESENTATION: Self = Self { small: 24.0, body: 28.0, mark: 2.0 };
    /// The A4 report, in typographic points
    pub const PAPER: Self = Self { small: 8.5, body: 10.0, mark: 0.75 };

    /// A distance of the window grown with the text of this medium
    pub fn step(&self, points: f32) -> f32 {
        points * self.small / Self::WINDOW.small
    }
}

impl Drawing {
    /// An empty picture; sizes below one point and sizes that are no numbers become one point
    pub fn new(width: f32, height: f32) -> Self {
        let held = |length: f32| if length.is_finite() { length.max(1.0) } else { 1.0 };
        Self { width: held(width), height: held(height), description: String::new(), items: Vec::new() }
    }

    /// Adds a primitive in front
    pub fn add(&mut self, shape: Shape) {
        self.items.push(Item { shape, hit: None });
    }

    /// Adds a primitive in front that stands for something
    pub fn add_hit(&mut self, shape: Shape, id: impl Into<String>, description: impl Into<String>) {
        self.items.push(Item { shape, hit: Some(Hit { id: id.into(), description: description.into() }) });
    }

    /// A filled rectangle
    pub fn bar(&mut self, at: Point, size: [f32; 2], fill: Fill) {
        self.add(Shape::Rect { at, size, corner: 0.0, fill: Some(fill), stroke: None });
    }

    /// A straight line
    pub fn line(&mut self, from: Point, to: Point, stroke: Stroke) {
        self.add(Shape::Line { points: vec![from, to], stroke });
    }

    /// A line of text with its baseline at `at`
    pub fn text(&mut self, at: Point, text: impl Into<String>, size: f32, ink: Ink, anchor: Anchor) {
        self.text_weighted(at, text, size, Weight::Regular, ink, anchor);
    }

    /// A line of text of a weight with its baseline at `at`
    pub fn text_weighted(
        &mut self,
        at: Point,
        text: impl Into<String>,
        size: f32,
        weight: Weight,
        ink: Ink,
        anchor: Anchor,
    ) {
        let text = text.into();
        if !text.is_empty() {
            self.add(Shape::Text(Label { at, text, size, weight, ink, anchor, assumption: false }));
        }
    }
}

/// The baseline that centres figures and capitals of `size` on `middle`
pub fn baseline_of(middle: f32, size: f32) -> f32 {
    middle + measure::CAP_HEIGHT * size / 2.0
}

/// `text` cut with … so that it fits `width`; whole if it fits
pub fn fitted(text: &str, width: f32, size: f32, weight: Weight) -> String {
    if measure::width(text, size, weight) <= width {
        return text.to_owned();
    }
    let room = width - measure::width("…", size, weight);
    let mut kept = String::new();
    let mut used = 0.0;
    for character in text.chars() {
        used += measure::advance(character, weight) * size;
        if used > room {
            break;
        }
        kept.push(character);
    }
    while kept.ends_with(' ') {
        kept.pop();
    }
    kept.push('…');
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_does_not_fit_is_cut_with_an_ellipsis() {
        assert_eq!(fitted("Corso", 200.0, 12.0, Weight::Regular), "Corso");
        let cut = fitted("Formazione e sicurezza sul lavoro", 80.0, 12.0, Weight::Regular);
        assert!(cut.ends_with('…') && measure::width(&cut, 12.0, Weight::Regular) <= 80.0, "{cut}");
        assert_eq!(fitted("Corso", 0.0, 12.0, Weight::Regular), "…");
    }

    #[test]
    fn a_size_that_is_no_number_becomes_a_point() {
        let drawing = Drawing::new(f32::NAN, -5.0);
        assert_eq!((drawing.width, drawing.height), (1.0, 1.0));
    }
}
