//! Words set in lines: broken at spaces, measured by the glyphs that are drawn.
//!
//! Hyphenates nothing. A word wider than its column is broken where it must be. Called by the layout of papers.

use super::{document::Run, face, ink, marks::Text};
use crate::report::{drawing::Anchor, measure::Weight};

/// Words of one look that stand side by side in a line
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// From the left end of the line
    pub x: f32,
    /// The words with the spaces between them
    pub text: String,
    /// Weight
    pub weight: Weight,
    /// Colour
    pub colour: ink::Colour,
}

/// A line of words
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Line {
    /// From left to right
    pub pieces: Vec<Piece>,
    /// Width of all
    pub width: f32,
}

impl Line {
    /// The line as marks with its left end and baseline at `at`; `is_last` leaves out the space that parts it from the next line
    pub fn marks(&self, at: [f32; 2], size: f32, is_last: bool) -> Vec<Text> {
        let n = self.pieces.len();
        let text = |(index, piece): (usize, &Piece)| Text {
            at: [at[0] + piece.x, at[1]],
            // What is copied from the page keeps its words apart.
            text: if index + 1 == n && !is_last { format!("{} ", piece.text) } else { piece.text.clone() },
            size,
            weight: piece.weight,
            colour: piece.colour,
            anchor: Anchor::Start,
        };
        self.pieces.iter().enumerate().map(text).collect()
    }

    /// The words of the line
    #[cfg(test)]
    pub fn words(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }
}

/// Width of a text in points
pub fn width(text: &str, size: f32, weight: Weight) -> f32 {
    face::of(weight).line(text).width * size
}

/// The widest word of a text in points
pub fn widest_word(text: &str, size: f32, weight: Weight) -> f32 {
    text.split_whitespace_but_hard().map(|word| width(word, size, weight)).fold(0.0, f32::max)
}

/// `runs` in lines no wider than `room`
pub fn lines(runs: &[Run], size: f32, room: f32) -> Vec<Line> {
    let mut words: Vec<(usize, String)> = Vec::new();
    // A run that does not begin with a space goes on with the word before it.
    let mut glue = false;
    let mut atoms: Vec<Vec<(usize, String)>> = Vec::new();
    for (index, run) in runs.iter().enumerate() {
        let starts_apart = run.text.starts_with(is_break);
        for (n, word) in run.text.split_whitespace_but_hard().enumerate() {
            if n == 0 && glue && !starts_apart {
                words.push((index, word.to_owned()));
            } else {
                if !words.is_empty() {
                    atoms.push(std::mem::take(&mut words));
                }
                words.push((index, word.to_owned()));
            }
        }
        glue = !run.text.is_empty() && !run.text.ends_with(is_break);
    }
    if !words.is_empty() {
        atoms.push(words);
    }
    let wide = |atom: &[(usize, String)]| -> f32 {
        atom.iter().map(|(run, word)| width(word, size, runs[*run].weight)).sum()
    };
    let space = width(" ", size, Weight::Regular);
    let mut lines: Vec<Vec<Vec<(usize, String)>>> = Vec::new();
    let mut used = 0.0;
    for atom in atoms.into_iter().flat_map(|atom| broken(atom, size, room, runs)) {
        let needs = wide(&atom);
        match lines.last_mut() {
            Some(line) if used + space + needs <= room => {
                used += space + needs;
                line.push(atom);
            }
            _ => {
                used = needs;
                lines.push(vec![atom]);
            }
        }
    }
    lines.into_iter().map(|atoms| line(&atoms, runs, size)).collect()
}

/// Words of one look joined, so that kerning and spaces are those of the font
fn line(atoms: &[Vec<(usize, String)>], runs: &[Run], size: f32) -> Line {
    let mut joined: Vec<(usize, String)> = Vec::new();
    for (place, atom) in atoms.iter().enumerate() {
        for (n, (run, word)) in atom.iter().enumerate() {
            let apart = place > 0 && n == 0;
            match joined.last_mut() {
                Some((last, text)) if last == run => {
                    if apart {
                        text.push(' ');
                    }
                    text.push_str(word);
                }
                Some((_, text)) => {
                    if apart {
                        text.push(' ');
                    }
                    joined.push((*run, word.clone()));
                }
                None => joined.push((*run, word.clone())),
            }
        }
    }
    let mut line = Line::default();
    for (run, text) in joined {
        let look = &runs[run];
        let wide = width(&text, size, look.weight);
        line.pieces.push(Piece { x: line.width, text, weight: look.weight, colour: ink::colour(look.ink) });
        line.width += wide;
    }
    line
}

/// A word in parts that fit, where it is wider than the room
fn broken(atom: Vec<(usize, String)>, size: f32, room: f32, runs: &[Run]) -> Vec<Vec<(usize, String)>> {
    let wide: f32 = atom.iter().map(|(run, word)| width(word, size, runs[*run].weight)).sum();
    if wide <= room {
        return vec![atom];
    }
    let mut parts = Vec::new();
    for (run, word) in atom {
        let weight = runs[run].weight;
        let mut part = String::new();
        let mut used = 0.0;
        for character in word.chars() {
            let needs = width(character.encode_utf8(&mut [0; 4]), size, weight);
            if used + needs > room && !part.is_empty() {
                parts.push(vec![(run, std::mem::take(&mut part))]);
                used = 0.0;
            }
            used += needs;
            part.push(character);
        }
        if !part.is_empty() {
            parts.push(vec![(run, part)]);
        }
    }
    parts
}

/// Whether a line may be broken here; spaces that hold do not count
fn is_break(character: char) -> bool {
    character.is_whitespace() && !matches!(character, '\u{a0}' | '\u{202f}' | '\u{2007}')
}

trait Words {
    fn split_whitespace_but_hard(&self) -> impl Iterator<Item = &str>;
}

impl Words for str {
    fn split_whitespace_but_hard(&self) -> impl Iterator<Item = &Self> {
        self.split(is_break).filter(|word| !word.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(lines: &[Line]) -> Vec<String> {
        lines.iter().map(Line::words).collect()
    }

    #[test]
    fn lines_fit_their_column_and_lose_no_word() {
        let runs = [
            Run::plain("Con 160 iscritti arrivano "),
            Run::strong("56 persone"),
            Run::plain(", da 38 a 74."),
        ];
        let lines = lines(&runs, 10.0, 120.0);
        assert!(lines.len() > 1 && lines.iter().all(|line| line.width <= 121.0), "{lines:?}");
        assert_eq!(said(&lines).join(" "), "Con 160 iscritti arrivano 56 persone, da 38 a 74.");
    }

    #[test]
    fn a_word_that_is_too_long_is_broken_and_hard_spaces_hold() {
        let long = "a".repeat(300);
        let set = lines(&[Run::plain(long.clone())], 10.0, 100.0);
        assert!(set.len() > 10 && set.iter().all(|line| line.width <= 101.0));
        assert_eq!(said(&set).concat(), long);
        let money =
            lines(&[Run::plain("costa 16.600\u{a0}€")], 10.0, width("costa 16.600", 10.0, Weight::Regular));
        assert_eq!(said(&money), ["costa", "16.600\u{a0}€"]);
        assert!(lines(&[Run::plain("")], 10.0, 100.0).is_empty());
    }
}
