//! Pictures as SVG: true text, tooltips, title and description for screen readers.
//!
//! Names the font and embeds none; each line of text carries its width, so that a reader without the font keeps the layout. Needs no crate.

use super::marks::{Mark, Marked, Pen, Step, Text, marks};
use crate::report::{
    drawing::{Anchor, Drawing, Point},
    measure::{self, Weight},
};

/// Fonts in the order in which a reader tries them
const FAMILY: &str = "'IBM Plex Sans', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

/// `drawing` as an SVG file, called `title`
pub fn svg(drawing: &Drawing, title: &str) -> String {
    let (width, height) = (number(drawing.width), number(drawing.height));
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" \
         width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"{FAMILY}\">\n\
         <title>{}</title>\n<desc>{}</desc>\n",
        escaped(title),
        escaped(&drawing.description),
    );
    for marked in marks(drawing) {
        item(&mut out, &marked);
    }
    out.push_str("</svg>\n");
    out
}

fn item(out: &mut String, marked: &Marked<'_>) {
    if let Some(hit) = marked.hit {
        put(out, format_args!("<g><title>{}</title>\n", escaped(&hit.description)));
    }
    for mark in &marked.marks {
        match mark {
            Mark::Path { steps, fill, pen } => path(out, steps, *fill, pen.as_ref()),
            Mark::Text(line) => text(out, line),
        }
    }
    if marked.hit.is_some() {
        out.push_str("</g>\n");
    }
}

fn path(out: &mut String, steps: &[Step], fill: Option<([u8; 3], f32)>, pen: Option<&Pen>) {
    let point = |[x, y]: Point| format!("{} {}", number(x), number(y));
    let d: Vec<String> = steps
        .iter()
        .map(|step| match step {
            Step::Move(to) => format!("M{}", point(*to)),
            Step::Line(to) => format!("L{}", point(*to)),
            Step::Curve(a, b, to) => format!("C{} {} {}", point(*a), point(*b), point(*to)),
            Step::Close => "Z".to_owned(),
        })
        .collect();
    put(out, format_args!("<path d=\"{}\"", d.concat()));
    match fill {
        Some((colour, opacity)) => {
            put(out, format_args!(" fill=\"{}\"", hex(colour)));
            if opacity < 1.0 {
                put(out, format_args!(" fill-opacity=\"{}\"", number(opacity)));
            }
        }
        None => out.push_str(" fill=\"none\""),
    }
    if let Some(pen) = pen {
        put(out, format_args!(" stroke=\"{}\" stroke-width=\"{}\"", hex(pen.colour), number(pen.width)));
        if pen.opacity < 1.0 {
            put(out, format_args!(" stroke-opacity=\"{}\"", number(pen.opacity)));
        }
        if let Some([on, off]) = pen.dash {
            put(out, format_args!(" stroke-dasharray=\"{} {}\"", number(on), number(off)));
        }
    }
    out.push_str("/>\n");
}

fn text(out: &mut String, line: &Text) {
    let anchor = match line.anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    let weight = match line.weight {
        Weight::Regular => 400,
        Weight::Medium => 500,
        Weight::Semibold => 600,
    };
    put(
        out,
        format_args!(
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\" font-weight=\"{weight}\" fill=\"{}\" text-anchor=\"{anchor}\"",
            number(line.at[0]),
            number(line.at[1]),
            number(line.size),
            hex(line.colour),
        ),
    );
    if line.text.chars().count() > 2 {
        let width = measure::width(&line.text, line.size, line.weight);
        put(out, format_args!(" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"", number(width)));
    }
    put(out, format_args!(">{}</text>\n", escaped(&line.text)));
}

fn put(out: &mut String, arguments: std::fmt::Arguments<'_>) {
    out.push_str(&arguments.to_string());
}

fn hex([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// At most two decimal places, none that are not needed
fn number(value: f32) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// Text between tags; control characters, which XML has no form for, become spaces
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => out.push(' '),
            c if c.is_control() && c != '\n' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::drawing::{Fill, Ink, Shape, Stroke};

    #[test]
    fn a_picture_has_its_size_its_texts_and_its_words() {
        let mut drawing = Drawing::new(200.0, 100.5);
        drawing.description = "Una sola barra".to_owned();
        let bar = Shape::Rect {
            at: [10.0, 10.0],
            size: [50.0, 20.0],
            corner: 0.0,
            fill: Some(Fill::soft(Ink::Series(0), 0.5)),
            stroke: Some(Stroke::dashed(Ink::Text, 1.0)),
        };
        drawing.add_hit(bar, "barra", "Dieci persone");
        drawing.text([10.0, 50.0], "Selezione & prove <1>", 12.0, Ink::Text, Anchor::Start);
        let svg = svg(&drawing, "Titolo “A\u{1}B”");
        assert!(svg.contains("width=\"200\" height=\"100.5\""), "{svg}");
        assert!(svg.contains("<title>Titolo “A B”</title>") && svg.contains("<desc>Una sola barra</desc>"));
        assert!(svg.contains("<g><title>Dieci persone</title>"));
        assert!(svg.contains("Selezione &amp; prove &lt;1&gt;</text>"));
        assert!(svg.contains("M10 10L60 10L60 30L10 30Z") && svg.contains("fill-opacity=\"0.5\""));
        assert!(svg.contains("stroke-dasharray=\"3.5 2.5\""));
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!((number(1.0), number(-0.001), number(2.345)), ("1".into(), "0".into(), "2.35".into()));
    }
}
