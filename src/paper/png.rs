//! Pictures as PNG, drawn on the processor.
//!
//! Text is drawn as the outlines of the shipped font, so the picture looks the same everywhere. Called by the command line and the session.

use super::{
    face,
    marks::{Mark, Pen, Step, Text, marks},
};
use crate::report::drawing::{Anchor, Drawing};
use tiny_skia::{
    Color, FillRule, LineCap, LineJoin, Paint, Path, PathBuilder, Pixmap, Stroke, StrokeDash, Transform,
};

/// Largest side of a picture in pixels
pub const MOST_PIXELS: f32 = 16_000.0;

/// `drawing` as a PNG file with `scale` pixels a point, on white; none where it would be larger than [`MOST_PIXELS`]
pub fn png(drawing: &Drawing, scale: f32) -> Option<Vec<u8>> {
    let side = |points: f32| {
        let pixels = (points * scale).ceil();
        (1.0..=MOST_PIXELS).contains(&pixels).then_some(pixels as u32)
    };
    let mut pixmap = Pixmap::new(side(drawing.width)?, side(drawing.height)?)?;
    pixmap.fill(Color::WHITE);
    let transform = Transform::from_scale(scale, scale);
    for marked in marks(drawing) {
        for mark in &marked.marks {
            match mark {
                Mark::Path { steps, fill, pen } => {
                    let Some(path) = path(steps) else { continue };
                    if let Some((colour, opacity)) = fill {
                        let paint = paint(*colour, *opacity);
                        pixmap.fill_path(&path, &paint, FillRule::Winding, transform, None);
                    }
                    if let Some(pen) = pen {
                        let paint = paint(pen.colour, pen.opacity);
                        pixmap.stroke_path(&path, &paint, &stroke(pen), transform, None);
                    }
                }
                Mark::Text(line) => text(&mut pixmap, line, transform),
            }
        }
    }
    // Encoding into memory fails only when there is none left.
    pixmap.encode_png().ok()
}

fn text(pixmap: &mut Pixmap, text: &Text, transform: Transform) {
    let face = face::of(text.weight);
    let line = face.line(&text.text);
    let width = line.width * text.size;
    let mut x = text.at[0]
        - match text.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => width / 2.0,
            Anchor::End => width,
        };
    let mut steps = Vec::new();
    for glyph in &line.glyphs {
        let at = [x + glyph.x * text.size, text.at[1] - glyph.y * text.size];
        steps.extend(face.outline(glyph.id, text.size, at));
        x += glyph.advance * text.size;
    }
    if let Some(path) = path(&steps) {
        pixmap.fill_path(&path, &paint(text.colour, 1.0), FillRule::Winding, transform, None);
    }
}

fn path(steps: &[Step]) -> Option<Path> {
    let mut path = PathBuilder::new();
    for step in steps {
        match step {
            Step::Move([x, y]) => path.move_to(*x, *y),
            Step::Line([x, y]) => path.line_to(*x, *y),
            Step::Curve(a, b, to) => path.cubic_to(a[0], a[1], b[0], b[1], to[0], to[1]),
            Step::Close => path.close(),
        }
    }
    path.finish()
}

fn paint([red, green, blue]: [u8; 3], opacity: f32) -> Paint<'static> {
    let mut paint = Paint { anti_alias: true, ..Paint::default() };
    paint.set_color_rgba8(red, green, blue, (opacity.clamp(0.0, 1.0) * 255.0).round() as u8);
    paint
}

fn stroke(pen: &Pen) -> Stroke {
    Stroke {
        width: pen.width,
        line_cap: LineCap::Butt,
        line_join: LineJoin::Round,
        dash: pen.dash.and_then(|[on, off]| StrokeDash::new(vec![on, off], 0.0)),
        ..Stroke::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::drawing::{Fill, Ink};

    #[test]
    fn a_picture_has_its_size_and_its_colours() {
        let mut drawing = Drawing::new(40.0, 20.0);
        drawing.bar([0.0, 0.0], [20.0, 20.0], Fill::solid(Ink::Accent));
        drawing.text([22.0, 15.0], "Hm", 10.0, Ink::Text, Anchor::Start);
        let bytes = png(&drawing, 2.0).expect("a picture");
        let pixmap = Pixmap::decode_png(&bytes).expect("a PNG");
        assert_eq!((pixmap.width(), pixmap.height()), (80, 40));
        let at = |x: u32, y: u32| {
            let pixel = pixmap.pixel(x, y).expect("inside");
            [pixel.red(), pixel.green(), pixel.blue()]
        };
        assert_eq!(at(10, 10), super::super::ink::colour(Ink::Accent));
        assert_eq!(at(79, 0), [255, 255, 255]);
        let dark = pixmap.pixels().iter().filter(|p| p.red() < 60 && p.green() < 60 && p.blue() < 80).count();
        assert!(dark > 20, "the letters are there: {dark}");
        assert_eq!(png(&drawing, 1_000.0), None);
    }
}
