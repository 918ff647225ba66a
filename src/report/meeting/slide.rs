//! A step of the story on a surface of 16 to 9: sentence, verdict, what is shown, foot.
//!
//! Parts stand where they are drawn and say what they are, so that a window can make one clickable and a PDF can tag it. Text is never
//! smaller than [`Look::PRESENTATION`] has it; on a larger surface everything grows. Called by the window and by the slides on paper.

use super::{exhibit, fill};
use crate::model::{Exhibit, Step};
use crate::report::{
    Report,
    drawing::{Anchor, Drawing, Fill, Ink, Look, Point, Weight, baseline_of, fitted},
    measure,
    passport::Passports,
    pictures::wrapped,
};
use crate::text::Texts;

/// The surface that the sizes of the presentation are made for
pub const USUAL: [f32; 2] = [1920.0, 1080.0];
/// Size of the sentence on that surface
const TITLE: f32 = 50.0;
/// Smallest size of the sentence
const SMALLEST_TITLE: f32 = 34.0;
/// White at the edges on that surface
const EDGE: f32 = 64.0;

/// A step with what it is told from
#[derive(Debug, Clone, Copy)]
pub struct Telling<'a> {
    /// The step
    pub step: &'a Step,
    /// Its place, from 0
    pub index: usize,
    /// How many steps there are
    pub count: usize,
    /// Name of the scenario
    pub scenario: &'a str,
    /// Name of the shown variant; none: the base
    pub variant: Option<&'a str>,
    /// Levers were turned live
    pub tried: bool,
    /// The result of what is shown
    pub report: &'a Report,
    /// Codes of its figures
    pub passports: &'a Passports,
}

/// The surface
#[derive(Debug, Clone, Copy)]
pub struct Frame {
    /// Width and height in points
    pub size: [f32; 2],
    /// Height kept free above the foot, for levers
    pub kept: f32,
}

/// What a part is
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// The finding, in words
    Title(String),
    /// What stands under it
    Note,
    /// How the law stands
    Verdict,
    /// Something shown, by its place in the step
    Exhibit(usize),
    /// Title or caption of something shown
    Caption,
    /// The foot
    Foot,
}

/// A part of a slide
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// What it is
    pub kind: Kind,
    /// Its upper left corner
    pub at: Point,
    /// What is drawn
    pub drawing: Drawing,
}

/// A step on its surface
#[derive(Debug, Clone, PartialEq)]
pub struct Slide {
    /// Width and height
    pub size: [f32; 2],
    /// From back to front, in reading order
    pub parts: Vec<Part>,
    /// The room that was kept free: upper edge and height
    pub kept: [f32; 2],
    /// The sentence
    pub title: String,
    /// Names in braces that are no figure of the result
    pub unknown: Vec<String>,
}

/// How much larger than the usual surface `size` is; never smaller, since text must stay readable
pub fn scale(size: [f32; 2]) -> f32 {
    (size[0] / USUAL[0]).min(size[1] / USUAL[1]).max(1.0)
}

/// The look of the presentation on a surface
pub fn look(size: [f32; 2]) -> Look {
    let scale = scale(size);
    let look = Look::PRESENTATION;
    Look { small: look.small * scale, body: look.body * scale, mark: look.mark * scale }
}

/// White at the edges of a surface
pub fn edge(size: [f32; 2]) -> f32 {
    EDGE * (size[0] / USUAL[0]).min(size[1] / USUAL[1])
}

/// Whether a surface is so low that charts need the room of their titles
fn is_low(size: [f32; 2]) -> bool {
    size[1] < USUAL[1] * 0.85
}

/// Height of the foot
pub fn foot_height(size: [f32; 2]) -> f32 {
    look(size).small * 2.4
}

/// `telling` on `frame`
pub fn slide(telling: &Telling<'_>, frame: &Frame, texts: &Texts) -> Slide {
    let size = frame.size;
    let (look, edge) = (look(size), edge(size));
    let title = fill::fill(&telling.step.title, telling.report, texts);
    let note = fill::fill(&telling.step.note, telling.report, texts);
    let mut unknown = title.unknown.clone();
    unknown.extend(note.unknown.iter().cloned());
    let mut parts = Vec::new();
    let room = size[0] - 2.0 * edge;

    let verdict = verdict(telling.report, &look, room, texts);
    let beside = verdict.as_ref().map_or(0.0, |drawing| drawing.width + look.body);
    let (sentence, title_size) = title_lines(&title.text, room - beside, size);
    let mut y = edge * 0.75;
    let drawing = lines(&sentence, title_size, Weight::Semibold, Ink::Text);
    let below = y + drawing.height;
    parts.push(Part { kind: Kind::Title(title.text.clone()), at: [edge, y], drawing });
    let verdict_bottom = verdict.map_or(y, |drawing| {
        let at = [size[0] - edge - drawing.width, y];
        let bottom = y + drawing.height;
        parts.push(Part { kind: Kind::Verdict, at, drawing });
        bottom
    });
    y = below;
    if !note.text.trim().is_empty() {
        let size = look.body * 30.0 / 28.0;
        // Where the sentence leaves no room under the verdict, the note keeps clear of it.
        let beside_it = wrapped(&note.text, room - beside, size);
        let is_clear = y >= verdict_bottom || beside_it.len() == 1;
        let (width, rows) = if is_clear && y < verdict_bottom { (room - beside, 1) } else { (room, 2) };
        y = if is_clear { y } else { verdict_bottom };
        // Where the surface is low, one line must do.
        let rows = if is_low(frame.size) { 1 } else { rows };
        let note: Vec<String> = limited(wrapped(&note.text, width, size), rows, width, size, Weight::Regular);
        let drawing = lines(&note, size, Weight::Regular, Ink::TextSecond);
        let at = [edge, y];
        y += drawing.height;
        parts.push(Part { kind: Kind::Note, at, drawing });
    }
    let foot = foot_height(size);
    let bottom = size[1] - foot - frame.kept;
    let top = y.max(verdict_bottom) + look.small * 0.75;
    let below = [top, (bottom - look.small * 0.5).max(top + 1.0)];
    let codes = exhibits(telling, size, below, &look, texts, &mut parts);
    parts.push(Part {
        kind: Kind::Foot,
        at: [0.0, size[1] - foot],
        drawing: foot_drawing(telling, [size[0], foot], edge, &look, &codes, texts),
    });
    Slide { size, parts, kept: [bottom, frame.kept], title: title.text, unknown }
}

/// The sentence on one line if a little less size allows it, else in two lines of about the same length
fn title_lines(title: &str, room: f32, size: [f32; 2]) -> (Vec<String>, f32) {
    let scale = (size[0] / USUAL[0]).min(size[1] / USUAL[1]);
    let largest = (TITLE * scale).max(SMALLEST_TITLE);
    let width = measure::width(title.trim(), largest, Weight::Semibold);
    let one_line = largest * room / width.max(1.0);
    if one_line >= largest * 0.84 {
        return (vec![title.trim().to_owned()], one_line.min(largest));
    }
    let mut at = largest;
    loop {
        let whole = broken(title, room, at, Weight::Semibold);
        if whole.len() <= 2 {
            // No word stands alone on the second line.
            let even = (measure::width(title, at, Weight::Semibold) * 0.56).min(room);
            let balanced = broken(title, even, at, Weight::Semibold);
            return (if balanced.len() <= 2 { balanced } else { whole }, at);
        }
        if at <= SMALLEST_TITLE {
            return (limited(whole, 2, room, at, Weight::Semibold), at);
        }
        at = (at - 2.0).max(SMALLEST_TITLE);
    }
}

/// `text` in lines of a weight, broken at spaces
fn broken(text: &str, width: f32, size: f32, weight: Weight) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if measure::width(&format!("{line} {word}"), size, weight) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// At most so many lines, the last one cut with … if something is left out
fn limited(mut lines: Vec<String>, most: usize, width: f32, size: f32, weight: Weight) -> Vec<String> {
    if lines.len() > most {
        let rest = lines.split_off(most - 1).join(" ");
        lines.push(rest);
    }
    lines.into_iter().map(|line| fitted(&line, width, size, weight)).collect()
}

/// Lines of text under one another
fn lines(lines: &[String], size: f32, weight: Weight, ink: Ink) -> Drawing {
    let height = size * 1.25;
    let width = lines.iter().map(|line| measure::width(line, size, weight)).fold(1.0, f32::max);
    let mut drawing = Drawing::new(width, height * lines.len() as f32);
    for (index, line) in lines.iter().enumerate() {
        let at = [0.0, baseline_of(height * (index as f32 + 0.5), size)];
        drawing.text_weighted(at, line.as_str(), size, weight, ink, Anchor::Start);
    }
    drawing.description = lines.join(" ");
    drawing
}

fn verdict(report: &Report, look: &Look, room: f32, texts: &Texts) -> Option<Drawing> {
    let verdict = report.main_law()?.verdict(texts);
    let words = match verdict.todo {
        Some(todo) => format!("{}, {todo}", verdict.title),
        None => verdict.title,
    };
    Some(exhibit::pill(verdict.status, &words, look.body, room * 0.42))
}

/// What the step shows, between the heights `down`; the codes of its figures
fn exhibits(
    telling: &Telling<'_>,
    size: [f32; 2],
    down: [f32; 2],
    look: &Look,
    texts: &Texts,
    parts: &mut Vec<Part>,
) -> Vec<String> {
    let left = edge(size);
    let room = size[0] - 2.0 * left;
    let show: Vec<&Exhibit> = telling.step.show.iter().take(crate::model::meeting::MOST_EXHIBITS).collect();
    let gap = look.body * 2.0;
    let title_size = look.body * 30.0 / 28.0;
    let widths: Vec<f32> = match show.as_slice() {
        [_, Exhibit::Dots] => vec![0.68, 0.32],
        [Exhibit::Dots, _] => vec![0.32, 0.68],
        [_, _] => vec![0.5, 0.5],
        _ => vec![1.0],
    };
    let low = is_low(size);
    let mut codes = Vec::new();
    let mut x = left;
    for (index, (exhibit, share)) in show.iter().zip(&widths).enumerate() {
        let width = if show.len() == 1 { room } else { (room - gap) * share };
        // The sentence of the step is the title of the only chart.
        let has_head = show.len() > 1 && !low;
        let head = if has_head { title_size * 1.5 } else { 0.0 };
        let caption_height = look.small * 1.4;
        let height = |caption: usize| (down[1] - down[0] - head - caption as f32 * caption_height).max(1.0);
        let draw = |rows: usize| {
            let size = [width, height(rows)];
            exhibit::shown(exhibit, telling.report, telling.passports, size, look, texts)
        };
        let Some(first) = draw(1) else {
            let words = vec![texts.meeting_not_there(exhibit::name(exhibit, Some(telling.report), texts))];
            let drawing = lines(&words, look.body, Weight::Regular, Ink::TextThird);
            parts.push(Part { kind: Kind::Caption, at: [x, down[0] + head], drawing });
            x += width + gap;
            continue;
        };
        let rows = if low { 1 } else { 2 };
        let caption =
            limited(wrapped(&first.caption, width, look.small), rows, width, look.small, Weight::Regular);
        let shown = if caption.len() == 1 { first } else { draw(caption.len()).unwrap_or(first) };
        if has_head {
            let words = vec![fitted(&shown.title, width, title_size, Weight::Semibold)];
            let drawing = lines(&words, title_size, Weight::Semibold, Ink::Text);
            parts.push(Part { kind: Kind::Caption, at: [x, down[0]], drawing });
        }
        let drawing = shown.drawing;
        let free = height(caption.len());
        // A chart that needs more height than there is gets smaller as a whole rather than running over the foot.
        let drawing =
            if drawing.height > free + 1.0 { shrunk(&drawing, free / drawing.height) } else { drawing };
        parts.push(Part { kind: Kind::Exhibit(index), at: [x, down[0] + head], drawing });
        if !caption.is_empty() {
            let drawing = lines(&caption, look.small, Weight::Regular, Ink::TextThird);
            let at = [x, down[1] - drawing.height];
            parts.push(Part { kind: Kind::Caption, at, drawing });
        }
        codes.extend(shown.code);
        x += width + gap;
    }
    codes
}

/// A drawing made smaller as a whole
fn shrunk(drawing: &Drawing, by: f32) -> Drawing {
    crate::report::pictures::scaled(drawing, by)
}

fn foot_drawing(
    telling: &Telling<'_>,
    size: [f32; 2],
    edge: f32,
    look: &Look,
    codes: &[String],
    texts: &Texts,
) -> Drawing {
    let mut drawing = Drawing::new(size[0], size[1]);
    drawing.bar([0.0, 0.0], size, Fill::solid(Ink::Window));
    let line = crate::report::drawing::Stroke::solid(Ink::LineThin, 1.0);
    drawing.line([0.0, 0.5], [size[0], 0.5], line);
    let middle = baseline_of(size[1] / 2.0, look.small);
    let number =
        texts.meeting_step_of(texts.integer(telling.count as i64), texts.integer(telling.index as i64 + 1));
    let left = if telling.tried { format!("{number} · {}", texts.meeting_tried()) } else { number };
    let left_width = measure::width(&left, look.small, Weight::Medium);
    let ink = if telling.tried { Ink::Accent } else { Ink::TextSecond };
    drawing.text_weighted([edge, middle], left.as_str(), look.small, Weight::Medium, ink, Anchor::Start);
    let codes = codes.join(" ");
    let codes_width = measure::width(&codes, look.small, Weight::Regular);
    let separator = if codes.is_empty() { "" } else { " · " };
    let room = size[0] - 2.0 * edge - left_width - codes_width - look.small * 3.0;
    let name = match telling.variant {
        Some(variant) => texts.meeting_foot_variant(telling.scenario, variant),
        None => texts.meeting_foot_base(telling.scenario),
    };
    let name = fitted(&name, room, look.small, Weight::Regular);
    let right = format!("{name}{separator}{codes}");
    drawing.text([size[0] - edge, middle], right.as_str(), look.small, Ink::TextSecond, Anchor::End);
    drawing.description = format!("{left} · {right}");
    drawing
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::*;
    use crate::base::Id;
    use crate::report::drawing::Shape;
    use crate::text::Lang;

    fn step(title: &str, show: Vec<Exhibit>) -> Step {
        Step {
            id: Id::new("uno").expect("an id"),
            title: title.to_owned(),
            note: "{arrivals_by_target range} in 8 futuri su 10, entro {target_date}".to_owned(),
            show,
            variant: None,
            levers: Vec::new(),
            quotes: Vec::new(),
        }
    }

    fn told(step: &Step, size: [f32; 2], lang: Lang) -> Slide {
        let report = sample::report(&sample::scenario(), 256, None);
        let passports = Passports::of(&report, None, None);
        let telling = Telling {
            step,
            index: 2,
            count: 7,
            scenario: "Prova",
            variant: Some("Classi da 20"),
            tried: true,
            report: &report,
            passports: &passports,
        };
        slide(&telling, &Frame { size, kept: 0.0 }, &Texts::new(lang))
    }

    /// Text with its place on the slide
    fn texts_of(slide: &Slide) -> Vec<(String, f32, [f32; 2])> {
        let mut found = Vec::new();
        for part in &slide.parts {
            for item in &part.drawing.items {
                if let Shape::Text(label) = &item.shape {
                    let at = [label.at[0] + part.at[0], label.at[1] + part.at[1]];
                    found.push((label.text.clone(), label.size, at));
                }
            }
        }
        found
    }

    #[test]
    fn text_is_at_least_24_and_inside_the_surface_on_every_projector() {
        let flow = Exhibit::Flow(Id::new("meccatronica").expect("an id"));
        for size in [[1920.0, 1080.0], [1280.0, 720.0], [3840.0, 2160.0], [1366.0, 768.0]] {
            for show in [
                vec![Exhibit::Arrivals, Exhibit::Dots],
                vec![Exhibit::Headlines],
                vec![flow.clone()],
                vec![Exhibit::Sources, Exhibit::Cash],
            ] {
                for lang in Lang::ALL {
                    let slide =
                        told(&step("Arrivano {arrivals_by_target} persone", show.clone()), size, lang);
                    for (words, points, [x, y]) in texts_of(&slide) {
                        // Only the chart of losses, whose rows are many, may be set smaller than the rest.
                        let least = if show.contains(&flow) { 15.0 } else { 24.0 };
                        assert!(points >= least, "{words:?} {points} {size:?} {show:?}");
                        assert!((0.0..=size[0]).contains(&x) && (0.0..=size[1]).contains(&y), "{words:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_sentence_holds_the_figure_and_the_foot_says_where_it_is_from() {
        let slide =
            told(&step("Arrivano {arrivals_by_target} persone", vec![Exhibit::Arrivals]), USUAL, Lang::It);
        assert!(slide.title.starts_with("Arrivano ") && !slide.title.contains('{'), "{}", slide.title);
        let foot = slide.parts.last().expect("a foot");
        for word in ["3 di 7", "Prova", "Classi da 20", "provato in riunione", "-"] {
            assert!(foot.drawing.description.contains(word), "{word}: {}", foot.drawing.description);
        }
        assert!(slide.unknown.is_empty());
        let wrong = told(&step("Arrivano {quanti} persone", vec![]), USUAL, Lang::It);
        assert_eq!(
            (wrong.title.as_str(), wrong.unknown),
            ("Arrivano {quanti} persone", vec!["quanti".to_owned()])
        );
    }

    #[test]
    fn a_very_long_sentence_is_cut_in_two_lines_and_leaves_room() {
        let title = "Una frase che non finisce mai ".repeat(20);
        let slide = told(&step(&title, vec![Exhibit::Arrivals, Exhibit::Dots]), [1280.0, 720.0], Lang::It);
        let Some(Part { drawing, .. }) = slide.parts.first() else { panic!("a title") };
        assert!(drawing.items.len() <= 2 && drawing.description.ends_with('…'), "{}", drawing.description);
        let chart = slide.parts.iter().find(|part| part.kind == Kind::Exhibit(0)).expect("a chart");
        assert!(chart.drawing.height > 200.0, "{}", chart.drawing.height);
    }

    #[test]
    fn what_cannot_be_shown_is_said() {
        let nowhere = Exhibit::Flow(Id::new("altrove").expect("an id"));
        let slide = told(&step("Nulla", vec![nowhere]), USUAL, Lang::It);
        assert!(!slide.parts.iter().any(|part| matches!(part.kind, Kind::Exhibit(_))));
        let words: Vec<String> = texts_of(&slide).into_iter().map(|(words, _, _)| words).collect();
        assert!(words.iter().any(|words| words.contains("non c’è")), "{words:?}");
    }
}
