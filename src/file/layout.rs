//! How a file of the program looks: lines and blanks, so that it reads well and changes little.
//!
//! The outermost two levels have a line for each part, so that adding an object adds lines; below, whatever fits stays
//! on one line. Takes the nodes that `base::tree` writes; decides nothing about what stands in a file. Called by
//! `codec` and `settings`.

use crate::base::tree::{Bracket, Group, Key, Node, What};
use std::borrow::Cow;

/// Longest line, in characters
const WIDTH: usize = 110;
/// Spaces of one level
const INDENT: usize = 4;

/// The text of a node; comments of a text it was read from are lost
pub(super) fn layout(node: &Node<'_>) -> String {
    let mut laid_out = String::new();
    Piece::of(node).write(0, 0, &mut laid_out);
    laid_out.push('\n');
    laid_out
}

/// A value as it is written
enum Piece<'n> {
    /// A word, or a string with its quotes
    Leaf(Cow<'n, str>),
    /// Brackets with a name in front, which may be empty, and what they hold under what names
    Group { head: &'n str, open: char, close: char, items: Vec<(Option<Cow<'n, str>>, Self)> },
}

impl<'n> Piece<'n> {
    fn of(node: &'n Node<'_>) -> Self {
        match &node.what {
            What::Word(word) => Self::Leaf(Cow::Borrowed(word)),
            What::Text(text) | What::JsonText(text) => Self::Leaf(quoted(text).into()),
            What::Group(group) => Self::of_group(group),
        }
    }

    fn of_group(group: &'n Group<'_>) -> Self {
        let (open, close) = match group.open {
            Bracket::Round | Bracket::Variant => ('(', ')'),
            Bracket::Square => ('[', ']'),
            Bracket::Curly | Bracket::Json => ('{', '}'),
        };
        let items = group.items.iter().map(|item| {
            let piece = Self::of(&item.value);
            // A field knows its own type; free values keep the difference between 1 and 1.0.
            let is_typed = open == '(' && item.key.as_ref().is_none_or(|key| key.name != "value");
            (item.key.as_ref().map(written_key), if is_typed { piece.without_idle_point() } else { piece })
        });
        Self::Group { head: &group.head, open, close, items: items.collect() }
    }

    /// The same, with `3.0` written as people do
    fn without_idle_point(self) -> Self {
        match self {
            Self::Leaf(Cow::Borrowed(word)) => Self::Leaf(Cow::Borrowed(plain(word))),
            other => other,
        }
    }

    /// Characters on one line
    fn width(&self) -> usize {
        match self {
            Self::Leaf(word) => word.chars().count(),
            Self::Group { head, items, .. } => {
                let inside: usize = items
                    .iter()
                    .map(|(key, item)| key.as_ref().map_or(0, |key| key.chars().count() + 2) + item.width())
                    .sum();
                head.chars().count() + 2 + inside + 2 * items.len().saturating_sub(1)
            }
        }
    }

    /// Writes it behind `used` characters of a line at `level`
    fn write(&self, level: usize, used: usize, out: &mut String) {
        let (head, open, close, items) = match self {
            Self::Leaf(word) => return out.push_str(word),
            Self::Group { head, open, close, items } => (head, *open, *close, items),
        };
        // One more for the comma behind.
        let fits = level >= 2 && level * INDENT + used + self.width() < WIDTH;
        out.push_str(head);
        out.push(open);
        if let (false, '(', [(None, only @ Self::Group { .. })]) = (fits, open, items.as_slice()) {
            // `Takes(Estimate(` shares its lines.
            only.write(level, used + head.chars().count() + 1, out);
            return out.push(close);
        }
        for (i, (key, item)) in items.iter().enumerate() {
            if fits {
                out.push_str(if i == 0 { "" } else { ", " });
            } else {
                new_line(level + 1, out);
            }
            let mut before = 0;
            if let Some(key) = key {
                out.push_str(key);
                out.push_str(": ");
                before = key.chars().count() + 2;
            }
            item.write(level + 1, before, out);
            if !fits {
                out.push(',');
            }
        }
        if !fits && !items.is_empty() {
            new_line(level, out);
        }
        out.push(close);
    }
}

fn new_line(level: usize, out: &mut String) {
    out.push('\n');
    out.extend(std::iter::repeat_n(' ', level * INDENT));
}

/// A number without a point that nothing stands behind
fn plain(word: &str) -> &str {
    let is_number = word.starts_with(|c: char| c == '-' || c.is_ascii_digit());
    if is_number { word.strip_suffix(".0").unwrap_or(word) } else { word }
}

fn written_key<'n>(key: &'n Key<'_>) -> Cow<'n, str> {
    if key.quoted { quoted(&key.name).into() } else { Cow::Borrowed(&key.name) }
}

/// A text in quotes, with escapes for what cannot be seen
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    quoted.extend(text.chars().flat_map(char::escape_debug));
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::tree::parse;

    const TEXT: &str = r#"// a comment with ( and "
Scenario(
    format: 1, /* nested /* comment ] */ */
    references: [Reference(id: "b", title: "a \" ) quote"), (id: "a", title: r"raw \")],
    corridors: [
        (id: "uno", stages: [(id: "visto", duration: Takes(Estimate(low: 1, usual: 2.0, unit: Weeks)))]),
        (id: "uno", capacity: Office(office: "x", priority: 1)),
    ],
)
"#;

    fn laid_out(text: &str) -> String {
        let parsed = parse(text);
        assert_eq!(parsed.mistake, None, "{text}");
        layout(&parsed.node)
    }

    #[test]
    fn a_layout_is_its_own_layout_and_short_objects_keep_one_line() {
        let once = laid_out(TEXT);
        assert_eq!(laid_out(&once), once);
        assert!(
            once.contains("\n        (id: \"uno\", capacity: Office(office: \"x\", priority: 1)),\n"),
            "{once}"
        );
        assert!(once.contains("usual: 2, unit") && once.contains(r#"title: "raw \\""#), "{once}");
    }

    #[test]
    fn free_values_keep_their_points_and_fields_lose_idle_ones() {
        let text = "(a: (b: 3.0, value: 60.0, c: {\"d\": 1.0, \"é\\t\": -0.5}))";
        assert_eq!(
            laid_out(text),
            "(\n    a: (\n        b: 3,\n        value: 60.0,\n        c: {\"d\": 1.0, \"é\\t\": -0.5},\n    ),\n)\n"
        );
    }
}
