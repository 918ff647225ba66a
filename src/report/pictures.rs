//! The charts of a result under stable names, with title, caption and code: what exporters offer and the papers print.
//!
//! Makes drawings; turns none into a file. The same functions draw the window's cards, so that an export shows what the screen shows.

use super::{
    Report,
    chart::{dots, fan, flow, sankey},
    drawing::{Anchor, Drawing, Ink, Item, Look, Point, Shape, Weight},
    measure,
    passport::{Code, Passports},
};
use crate::text::Texts;

/// A chart
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// Stable name: `arrivals`, `dots`, `flow-CORRIDOR`, `sources`
    pub id: String,
    /// What it finds, in a sentence
    pub title: String,
    /// How it is to be read: unit, bands, error
    pub caption: String,
    /// The chart without title and caption
    pub drawing: Drawing,
    /// Its passport
    pub code: Option<Code>,
}

/// Width and height of a chart with title and caption, in points
pub const FRAMED: [f32; 2] = [800.0, 450.0];
/// White around a framed chart
const EDGE: f32 = 20.0;

/// The names of the charts of a result, in the order of the papers
pub fn ids(report: &Report) -> Vec<String> {
    let mut ids = Vec::new();
    if !report.scenario.corridors.is_empty() && !report.people.points.is_empty() {
        ids.extend(["arrivals".to_owned(), "dots".to_owned()]);
        ids.extend(report.scenario.corridors.iter().map(|corridor| format!("flow-{}", corridor.id)));
    }
    if report.money.rows.iter().any(|row| row.cost > 0) {
        ids.push("sources".to_owned());
    }
    ids
}

/// The chart called `id` in `size`; none if the result has no such chart
///
/// The chart of losses grows in height where its stages need it.
pub fn picture(
    report: &Report,
    passports: &Passports,
    id: &str,
    size: [f32; 2],
    look: &Look,
    texts: &Texts,
) -> Option<Picture> {
    if !ids(report).iter().any(|known| known == id) {
        return None;
    }
    let (title, caption, drawing) = match id {
        "arrivals" => {
            let drawing = fan::fan(&report.fan(texts), size, look, texts);
            let caption =
                format!("{}. {}", capital(&texts.futures_fan_bands()), report.people_caption(texts));
            (report.fan_finding(texts), caption, drawing)
        }
        "dots" => {
            let hint = if report.people.target.is_some() {
                texts.futures_dots_hint()
            } else {
                texts.futures_dots_hint_plain()
            };
            let title = texts.futures_dots(report.headlines.arrivals_title(texts));
            (title, hint, dots::dots(&report.dots(), size, look, texts))
        }
        "sources" => {
            let drawing = sankey::sankey(&report.money.sankey(texts), size, look, texts);
            let caption =
                format!("{}. {}", capital(&texts.resources_flow_hint()), report.money.caption(texts));
            (texts.resources_flow(), caption, drawing)
        }
        _ => {
            let corridor = report.scenario.corridors.iter().find(|c| id == format!("flow-{}", c.id))?;
            let data = report.flow_chart(&corridor.id, texts);
            let wanted = look.small + look.step(10.0) + look.step(22.0) * data.stages.len() as f32;
            let drawing = flow::flow(&data, [size[0], size[1].max(wanted)], look, texts);
            let title = if report.scenario.corridors.len() > 1 {
                format!("{} · {}", texts.futures_flow(), corridor.name)
            } else {
                texts.futures_flow()
            };
            (title, capital(&report.flow_caption(&corridor.id, texts)), drawing)
        }
    };
    let code = passports.code(&format!("chart:{id}"));
    Some(Picture { id: id.to_owned(), title, caption, drawing, code })
}

/// The chart called `id` as one drawing with its title, caption and code inside, for a file of its own
pub fn framed(report: &Report, passports: &Passports, id: &str, texts: &Texts) -> Option<(Drawing, String)> {
    let look = Look::WINDOW;
    let [width, height] = FRAMED;
    let (title_size, line) = (18.0_f32, look.small * 1.38);
    let room = width - 2.0 * EDGE;
    let head = EDGE + title_size * 1.2 + 16.0;
    let foot = EDGE + 2.0 * line + 6.0;
    let picture = picture(report, passports, id, [room, height - head - foot], &look, texts)?;
    let mut drawing = Drawing::new(width, head + picture.drawing.height + foot);
    let ground = super::drawing::Fill::solid(Ink::Panel);
    drawing.bar([0.0, 0.0], [width, drawing.height], ground);
    let title = super::drawing::fitted(&picture.title, room, title_size, Weight::Semibold);
    let at = [EDGE, EDGE + title_size];
    drawing.text_weighted(at, title, title_size, Weight::Semibold, Ink::Text, Anchor::Start);
    drawing.description = format!("{}. {}", picture.title, picture.drawing.description);
    for item in picture.drawing.items {
        let Item { shape, hit } = item;
        drawing.items.push(Item { shape: moved(shape, [EDGE, head]), hit });
    }
    let bottom = drawing.height - EDGE;
    for (index, words) in wrapped(&picture.caption, room, look.small).into_iter().take(2).enumerate() {
        let at = [EDGE, bottom - line + line * index as f32];
        drawing.text(at, words, look.small, Ink::TextSecond, Anchor::Start);
    }
    if let Some(code) = picture.code {
        let at = [width - EDGE, bottom];
        drawing.text(at, code.to_string(), look.small, Ink::TextThird, Anchor::End);
    }
    Some((drawing, picture.title))
}

/// `text` in lines that fit `width`, broken at spaces; a word that does not fit stands on a line of its own
pub fn wrapped(text: &str, width: f32, size: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if measure::width(&format!("{line} {word}"), size, Weight::Regular) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// A drawing made larger or smaller as a whole, text and lines included
pub fn scaled(drawing: &Drawing, by: f32) -> Drawing {
    let by = if by.is_finite() && by > 0.0 { by } else { 1.0 };
    let to = |[x, y]: Point| [x * by, y * by];
    let thick =
        |stroke: super::drawing::Stroke| super::drawing::Stroke { width: stroke.width * by, ..stroke };
    let mut large = Drawing::new(drawing.width * by, drawing.height * by);
    large.description.clone_from(&drawing.description);
    for Item { shape, hit } in &drawing.items {
        let shape = match shape.clone() {
            Shape::Rect { at, size, corner, fill, stroke } => Shape::Rect {
                at: to(at),
                size: to(size),
                corner: corner * by,
                fill,
                stroke: stroke.map(thick),
            },
            Shape::Line { points, stroke } => {
                Shape::Line { points: points.into_iter().map(to).collect(), stroke: thick(stroke) }
            }
            Shape::Polygon { points, fill, stroke } => Shape::Polygon {
                points: points.into_iter().map(to).collect(),
                fill,
                stroke: stroke.map(thick),
            },
            Shape::Band { samples, fill, edge } => Shape::Band {
                samples: samples.into_iter().map(|sample| sample.map(|length| length * by)).collect(),
                fill,
                edge: edge.map(thick),
            },
            Shape::Circle { at, radius, fill, stroke } => {
                Shape::Circle { at: to(at), radius: radius * by, fill, stroke: stroke.map(thick) }
            }
            Shape::Text(mut label) => {
                label.at = to(label.at);
                label.size *= by;
                Shape::Text(label)
            }
        };
        large.items.push(Item { shape, hit: hit.clone() });
    }
    large
}

fn capital(text: &str) -> String {
    super::view::headline::capital(text)
}

fn moved(shape: Shape, by: Point) -> Shape {
    let to = |[x, y]: Point| [x + by[0], y + by[1]];
    match shape {
        Shape::Rect { at, size, corner, fill, stroke } => {
            Shape::Rect { at: to(at), size, corner, fill, stroke }
        }
        Shape::Line { points, stroke } => {
            Shape::Line { points: points.into_iter().map(to).collect(), stroke }
        }
        Shape::Polygon { points, fill, stroke } => {
            Shape::Polygon { points: points.into_iter().map(to).collect(), fill, stroke }
        }
        Shape::Band { samples, fill, edge } => Shape::Band {
            samples: samples.into_iter().map(|[x, top, low]| [x + by[0], top + by[1], low + by[1]]).collect(),
            fill,
            edge,
        },
        Shape::Circle { at, radius, fill, stroke } => Shape::Circle { at: to(at), radius, fill, stroke },
        Shape::Text(mut label) => {
            label.at = to(label.at);
            Shape::Text(label)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::text::Lang;

    #[test]
    fn every_chart_has_title_caption_code_and_words_for_screen_readers() {
        let report = sample::report(&sample::scenario(), 256, None);
        let passports = Passports::of(&report, None, None);
        assert_eq!(ids(&report), ["arrivals", "dots", "flow-meccatronica", "sources"]);
        for lang in Lang::ALL {
            let texts = Texts::new(lang);
            for id in ids(&report) {
                let picture =
                    picture(&report, &passports, &id, [450.0, 200.0], &Look::PAPER, &texts).expect("a chart");
                assert!(!picture.title.is_empty() && !picture.caption.is_empty(), "{id}");
                assert!(picture.code.is_some() && picture.drawing.description.len() > 20, "{id}");
                let (whole, _) = framed(&report, &passports, &id, &texts).expect("a chart");
                assert!(whole.items.len() > picture.drawing.items.len(), "{id}");
            }
        }
        assert!(
            picture(&report, &passports, "altro", [9.0, 9.0], &Look::PAPER, &Texts::new(Lang::It)).is_none()
        );
    }

    #[test]
    fn a_drawing_is_scaled_with_its_text_and_parts() {
        let report = sample::report(&sample::scenario(), 256, None);
        let passports = Passports::of(&report, None, None);
        let texts = Texts::new(Lang::It);
        for id in ids(&report) {
            let one =
                picture(&report, &passports, &id, [450.0, 200.0], &Look::PAPER, &texts).expect("a chart");
            let back = scaled(&scaled(&one.drawing, 2.0), 0.5);
            assert_eq!(back, one.drawing, "{id}");
            assert_eq!(scaled(&one.drawing, 2.0).width, one.drawing.width * 2.0, "{id}");
        }
    }

    #[test]
    fn lines_break_at_spaces() {
        let lines = wrapped("uno due tre quattro", 60.0, 12.0);
        assert_eq!(lines.join(" "), "uno due tre quattro");
        assert!(lines.len() > 1);
        assert_eq!(wrapped("", 60.0, 12.0), Vec::<String>::new());
    }
}
