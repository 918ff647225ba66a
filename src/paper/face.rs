//! The shipped font as papers set it: glyphs with kerning, their outlines, and which characters it has.
//!
//! Measures by the same glyphs that are drawn, so that a right-aligned column is straight. Called by the writers of PNG and PDF.

use super::marks::Step;
use crate::report::measure::Weight;
use harfrust::{ShapeOptions, ShaperData, UnicodeBuffer};
use skrifa::{
    FontRef, GlyphId, MetadataProvider as _,
    instance::{LocationRef, Size},
    outline::{DrawSettings, OutlinePen},
};
use std::{ops::Range, sync::LazyLock};

/// Stands for a character that the font does not have
const MISSING: char = '\u{fffd}';
/// Stands for it where the font lacks even that
const LAST_RESORT: char = '?';

/// One weight of the font
pub struct Face {
    /// The font file
    pub bytes: &'static [u8],
    font: FontRef<'static>,
    shaper: ShaperData,
    units: f32,
}

/// A glyph of a line
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// Its number in the font
    pub id: u32,
    /// Bytes of the text it stands for
    pub of: Range<usize>,
    /// To the next glyph, as a part of the font size
    pub advance: f32,
    /// Moved to the right by that much
    pub x: f32,
    /// Moved up by that much
    pub y: f32,
}

/// A line as glyphs
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What is set: the text with a sign in place of characters the font does not have
    pub text: String,
    /// Its glyphs from left to right
    pub glyphs: Vec<Glyph>,
    /// Width as a part of the font size
    pub width: f32,
}

static FACES: LazyLock<[Face; 3]> = LazyLock::new(|| {
    [
        face(include_bytes!("../../assets/fonts/IBMPlexSans-Regular.ttf")),
        face(include_bytes!("../../assets/fonts/IBMPlexSans-Medium.ttf")),
        face(include_bytes!("../../assets/fonts/IBMPlexSans-SemiBold.ttf")),
    ]
});

/// The font of a weight
pub fn of(weight: Weight) -> &'static Face {
    match weight {
        Weight::Regular => &FACES[0],
        Weight::Medium => &FACES[1],
        Weight::Semibold => &FACES[2],
    }
}

fn face(bytes: &'static [u8]) -> Face {
    // The file is part of the program, and tests set text in it.
    let font = FontRef::new(bytes).expect("the shipped font is a font");
    let metrics = font.metrics(Size::unscaled(), LocationRef::default());
    Face { shaper: ShaperData::new(&font), units: f32::from(metrics.units_per_em.max(1)), bytes, font }
}

impl Face {
    /// Whether the font has a character
    pub fn has(&self, character: char) -> bool {
        self.font.charmap().map(character).is_some()
    }

    /// `text` as it can be set: without control characters, with a sign for what the font does not have
    pub fn settable(&self, text: &str) -> String {
        let missing = if self.has(MISSING) { MISSING } else { LAST_RESORT };
        let mut out = String::with_capacity(text.len());
        for character in text.chars() {
            match character {
                // Marks of direction and joining have no shape of their own.
                '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{2069}'
                | '\u{fe0f}'
                | '\u{feff}' => {}
                '\u{2009}' | '\u{202f}' if !self.has(character) => out.push('\u{a0}'),
                c if c.is_control() => out.push(' '),
                c if self.has(c) => out.push(c),
                // A run of them is one sign: a word in another alphabet, an emoji of several parts.
                _ if out.ends_with(missing) => {}
                _ => out.push(missing),
            }
        }
        out
    }

    /// Whether `text` has a sign that is replaced
    pub fn lacks(&self, text: &str) -> bool {
        let missing = if self.has(MISSING) { MISSING } else { LAST_RESORT };
        let count = |text: &str| text.chars().filter(|c| *c == missing).count();
        count(&self.settable(text)) > count(text)
    }

    /// `text` as glyphs
    pub fn line(&self, text: &str) -> Line {
        let text = self.settable(text);
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&text);
        buffer.guess_segment_properties();
        let shaped = self.shaper.shaper(&self.font).build().shape(buffer, ShapeOptions::new());
        let starts: Vec<usize> = shaped.glyph_infos().iter().map(|info| info.cluster as usize).collect();
        let glyphs: Vec<Glyph> = shaped
            .glyph_infos()
            .iter()
            .zip(shaped.glyph_positions())
            .map(|(info, position)| {
                let start = info.cluster as usize;
                let end = starts.iter().copied().filter(|other| *other > start).min().unwrap_or(text.len());
                Glyph {
                    id: info.glyph_id,
                    of: start..end,
                    advance: position.x_advance as f32 / self.units,
                    x: position.x_offset as f32 / self.units,
                    y: position.y_offset as f32 / self.units,
                }
            })
            .collect();
        let width = glyphs.iter().map(|glyph| glyph.advance).sum();
        Line { text, glyphs, width }
    }

    /// The outline of a glyph at `size`, its origin at `at`
    pub fn outline(&self, glyph: u32, size: f32, at: [f32; 2]) -> Vec<Step> {
        let mut pen = Outline { steps: Vec::new(), at, last: at };
        if let Some(outline) = self.font.outline_glyphs().get(GlyphId::new(glyph)) {
            let settings = DrawSettings::unhinted(Size::new(size), LocationRef::default());
            if outline.draw(settings, &mut pen).is_err() {
                pen.steps.clear();
            }
        }
        pen.steps
    }
}

/// Collects an outline with y down
struct Outline {
    steps: Vec<Step>,
    at: [f32; 2],
    last: [f32; 2],
}

impl Outline {
    fn put(&self, x: f32, y: f32) -> [f32; 2] {
        [self.at[0] + x, self.at[1] - y]
    }
}

impl OutlinePen for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.last = self.put(x, y);
        self.steps.push(Step::Move(self.last));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.last = self.put(x, y);
        self.steps.push(Step::Line(self.last));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let (control, end) = (self.put(cx, cy), self.put(x, y));
        let toward = |from: [f32; 2]| {
            [from[0] + (control[0] - from[0]) * 2.0 / 3.0, from[1] + (control[1] - from[1]) * 2.0 / 3.0]
        };
        self.steps.push(Step::Curve(toward(self.last), toward(end), end));
        self.last = end;
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.last = self.put(x, y);
        self.steps.push(Step::Curve(self.put(ax, ay), self.put(bx, by), self.last));
    }

    fn close(&mut self) {
        self.steps.push(Step::Close);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::measure;

    #[test]
    fn the_widths_of_the_table_are_those_of_the_font() {
        for weight in [Weight::Regular, Weight::Medium, Weight::Semibold] {
            for text in ["Formazione e selezione", "1.234.567 €", "Obiettivo 80 · mediana", "città perché"]
            {
                let set = of(weight).line(text).width;
                let told = measure::width(text, 1.0, weight);
                assert!((set - told).abs() < 0.02 * told, "{text} {set} {told}");
            }
        }
    }

    #[test]
    fn what_the_font_does_not_have_is_one_sign_and_never_nothing() {
        let face = of(Weight::Regular);
        let sign = if face.has(MISSING) { MISSING } else { LAST_RESORT };
        assert_eq!(face.settable("a\u{7}b"), "a b");
        assert_eq!(face.settable("نص x"), format!("{sign} x"));
        assert_eq!(face.settable("\u{202e}abc"), "abc");
        assert_eq!(face.settable("città – €"), "città – €");
        assert!(face.line("").glyphs.is_empty());
    }

    #[test]
    fn glyphs_stand_for_all_of_the_text() {
        let line = of(Weight::Semibold).line("Avviso fi è");
        let covered: usize = line.glyphs.iter().map(|glyph| glyph.of.len()).sum();
        assert_eq!(covered, line.text.len());
        let outline = of(Weight::Semibold).outline(line.glyphs[0].id, 10.0, [0.0, 0.0]);
        assert!(outline.len() > 3, "a letter has a shape");
    }
}
