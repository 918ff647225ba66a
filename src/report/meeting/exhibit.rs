//! What a step of the story can show, as drawings: the charts of the report, the headline results, how the law stands.
//!
//! Charts are those of [`pictures`](crate::report::pictures), so that slide, window and report show the same; results and law have a
//! drawing here, because on a projector they are read from far away. Called by [`slide`](super::slide).

use crate::model::Exhibit;
use crate::report::{
    Report,
    chart::{cash, fan},
    drawing::{Anchor, Drawing, Fill, Ink, Look, Point, Shape, Stroke, Weight, baseline_of, fitted},
    measure,
    passport::Passports,
    pictures::{self, wrapped},
    status::Status,
    view::headline,
};
use crate::text::Texts;

/// Height below which a fan has no lanes, in points of the window
const LOW: f32 = 190.0;

/// Something shown, with its words
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// What it finds
    pub title: String,
    /// How it is to be read
    pub caption: String,
    /// The picture
    pub drawing: Drawing,
    /// Its passport
    pub code: Option<String>,
}

/// The exhibit in `size`; none where the result has none of that kind
pub fn shown(
    exhibit: &Exhibit,
    report: &Report,
    passports: &Passports,
    size: [f32; 2],
    look: &Look,
    texts: &Texts,
) -> Option<Shown> {
    match exhibit {
        Exhibit::Headlines => Some(Shown {
            title: texts.meeting_headlines(),
            caption: report.headlines.error_words(texts).unwrap_or_default(),
            drawing: headlines(report, size, look, texts),
            code: passports.code(of_arrivals(report)).map(|code| code.to_string()),
        }),
        Exhibit::Law => {
            let law = report.main_law()?;
            Some(Shown {
                title: law.book.head.title.get(texts.lang()).to_owned(),
                caption: texts.meeting_law_caption(texts.date(law.book.head.checked_on)),
                drawing: criteria(report, size, look, texts)?,
                code: passports
                    .code(&format!("law:{}", law.assessment.rulebook))
                    .map(|code| code.to_string()),
            })
        }
        Exhibit::Cash => {
            let curve = report.cash_curve();
            (!curve.points.is_empty()).then(|| Shown {
                title: texts.resources_cash_title(),
                caption: headline::capital(&texts.resources_cash_hint()),
                drawing: cash::cash(&curve, size, look, texts),
                code: passports.code("advanced_peak").map(|code| code.to_string()),
            })
        }
        Exhibit::Arrivals if size[1] < look.step(LOW) => {
            let picture = pictures::picture(report, passports, "arrivals", size, look, texts)?;
            // Where there is little height, the curve needs it more than what stands around it.
            let mut data = report.fan(texts);
            data.lanes.clear();
            data.law_changes.clear();
            Some(Shown {
                title: picture.title,
                caption: picture.caption,
                drawing: fan::fan(&data, size, look, texts),
                code: picture.code.map(|code| code.to_string()),
            })
        }
        chart => {
            let picture = pictures::picture(report, passports, &chart_id(chart)?, size, look, texts)?;
            let title = if *chart == Exhibit::Dots { dots_title(report, texts) } else { None };
            Some(Shown {
                title: title.unwrap_or(picture.title),
                caption: picture.caption,
                drawing: picture.drawing,
                code: picture.code.map(|code| code.to_string()),
            })
        }
    }
}

/// "Obiettivo in 6 futuri su 100": short enough beside another chart
fn dots_title(report: &Report, texts: &Texts) -> Option<String> {
    report.headlines.reached_words(texts).map(|words| headline::capital(&words))
}

/// What an exhibit is called in lists: "Arrivi mese per mese"
pub fn name(exhibit: &Exhibit, report: Option<&Report>, texts: &Texts) -> String {
    match exhibit {
        Exhibit::Arrivals => texts.meeting_show_arrivals(),
        Exhibit::Dots => texts.meeting_show_dots(),
        Exhibit::Flow(corridor) => {
            let corridors = report.map_or(&[][..], |report| &report.scenario.corridors);
            let found = corridors.iter().find(|known| known.id == *corridor).filter(|_| corridors.len() > 1);
            match found {
                Some(found) => format!("{} · {}", texts.meeting_show_flow(), found.name),
                None => texts.meeting_show_flow(),
            }
        }
        Exhibit::Sources => texts.meeting_show_sources(),
        Exhibit::Cash => texts.meeting_show_cash(),
        Exhibit::Headlines => texts.meeting_show_headlines(),
        Exhibit::Law => texts.meeting_show_law(),
    }
}

/// Everything a step of `report` could show
pub fn choices(report: &Report) -> Vec<Exhibit> {
    let mut choices = vec![Exhibit::Arrivals, Exhibit::Dots, Exhibit::Headlines];
    choices.extend(report.scenario.corridors.iter().map(|corridor| Exhibit::Flow(corridor.id.clone())));
    choices.extend([Exhibit::Sources, Exhibit::Cash, Exhibit::Law]);
    choices
}

fn chart_id(exhibit: &Exhibit) -> Option<String> {
    match exhibit {
        Exhibit::Arrivals => Some("arrivals".to_owned()),
        Exhibit::Dots => Some("dots".to_owned()),
        Exhibit::Flow(corridor) => Some(format!("flow-{corridor}")),
        Exhibit::Sources => Some("sources".to_owned()),
        Exhibit::Cash | Exhibit::Headlines | Exhibit::Law => None,
    }
}

fn of_arrivals(report: &Report) -> &'static str {
    if report.headlines.target.is_some() { "arrivals_by_target" } else { "arrivals" }
}

/// The sign of a state around `at`, the same shapes as the icons of the window
pub fn sign(drawing: &mut Drawing, status: Status, at: Point, radius: f32) {
    let ink = Ink::Status(status);
    let stroke = Stroke::solid(ink, radius * 0.22);
    let point = |[x, y]: [f32; 2]| [at[0] + x * radius, at[1] + y * radius];
    let line = |drawing: &mut Drawing, points: &[[f32; 2]]| {
        let points = points.iter().map(|p| point(*p)).collect();
        drawing.add(Shape::Line { points, stroke });
    };
    if !matches!(status, Status::ToVerify | Status::NotApplicable) {
        drawing.add(Shape::Circle { at, radius, fill: None, stroke: Some(stroke) });
    }
    let spot = |drawing: &mut Drawing, y: f32| {
        let fill = Some(Fill::solid(ink));
        drawing.add(Shape::Circle { at: point([0.0, y]), radius: radius * 0.14, fill, stroke: None });
    };
    match status {
        Status::Met => line(drawing, &[[-0.45, 0.05], [-0.1, 0.4], [0.5, -0.35]]),
        Status::NotMet => {
            line(drawing, &[[-0.38, -0.38], [0.38, 0.38]]);
            line(drawing, &[[-0.38, 0.38], [0.38, -0.38]]);
        }
        Status::Unknown => {
            line(
                drawing,
                &[
                    [-0.32, -0.22],
                    [-0.26, -0.45],
                    [0.0, -0.56],
                    [0.27, -0.45],
                    [0.32, -0.2],
                    [0.05, 0.05],
                    [0.0, 0.25],
                ],
            );
            spot(drawing, 0.55);
        }
        Status::ToVerify => {
            line(drawing, &[[0.0, -0.95], [1.05, 0.85], [-1.05, 0.85], [0.0, -0.95]]);
            line(drawing, &[[0.0, -0.3], [0.0, 0.25]]);
            spot(drawing, 0.55);
        }
        Status::Stale => line(drawing, &[[0.0, -0.55], [0.0, 0.0], [0.4, 0.25]]),
        Status::NotApplicable => line(drawing, &[[-0.7, 0.0], [0.7, 0.0]]),
    }
}

/// The four results of the strip, large, and below them what the shown variant changes
fn headlines(report: &Report, size: [f32; 2], look: &Look, texts: &Texts) -> Drawing {
    let mut drawing = Drawing::new(size[0], size[1]);
    let cards = report.headlines.cards(texts);
    let gap = look.small * 1.5;
    let effect = report.headlines.effect.as_ref();
    let foot = effect.map_or(0.0, |_| look.body * 1.4 + look.small * 1.6);
    let height = ((drawing.height - foot - gap) / 2.0).max(1.0);
    let width = ((drawing.width - gap) / 2.0).max(1.0);
    // Figures are as large as a card allows, and never smaller than the words around them.
    let line = look.small * 1.35;
    let figure = (look.small * 64.0 / 24.0).min(height - line * 2.4).max(look.body);
    for (index, card) in cards.iter().enumerate() {
        let x = (index % 2) as f32 * (width + gap);
        let y = (index / 2) as f32 * (height + gap);
        drawing.add(Shape::Line {
            points: vec![[x, y], [x + width, y]],
            stroke: Stroke::solid(Ink::LineThin, look.mark),
        });
        let mut at = y + look.small * 1.3;
        let title = fitted(&card.title, width, look.small, Weight::Medium);
        drawing.text_weighted([x, at], title, look.small, Weight::Medium, Ink::TextSecond, Anchor::Start);
        at += figure * 1.0;
        drawing.text_weighted(
            [x, at],
            card.value.as_str(),
            figure,
            Weight::Semibold,
            Ink::Text,
            Anchor::Start,
        );
        let range = [Some(card.range.clone()), card.aside.clone()];
        let range = range.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let rows = ((y + height - at) / line).floor().max(0.0) as usize;
        let below = wrapped(&card.below, width, look.small);
        let told = std::iter::once((range, Ink::TextSecond))
            .chain(below.into_iter().take(2).map(|line| (line, Ink::TextThird)));
        for (words, ink) in told.take(rows) {
            at += line;
            let words = fitted(&words, width, look.small, Weight::Regular);
            drawing.text([x, at], words, look.small, ink, Anchor::Start);
        }
    }
    if let Some(effect) = effect {
        let y = drawing.height - foot + look.body * 1.1;
        // The whole sentence, or else the amount alone.
        let sentence = effect.sentence(texts);
        let is_whole = measure::width(&sentence, look.body, Weight::Semibold) <= drawing.width;
        let words = if is_whole { sentence } else { effect.amount_words(texts) };
        drawing.text_weighted([0.0, y], words, look.body, Weight::Semibold, Ink::Text, Anchor::Start);
        let words = fitted(&effect.range_words(texts), drawing.width, look.small, Weight::Regular);
        drawing.text([0.0, y + look.small * 1.4], words, look.small, Ink::TextSecond, Anchor::Start);
    }
    let sentences: Vec<&str> = cards.iter().map(|card| card.sentence.as_str()).collect();
    drawing.description = sentences.join(". ");
    drawing
}

/// How the criteria of the first route stand, and what is to be done first
fn criteria(report: &Report, size: [f32; 2], look: &Look, texts: &Texts) -> Option<Drawing> {
    let law = report.main_law()?;
    let mut drawing = Drawing::new(size[0], size[1]);
    let counts = law.counts();
    let states = [
        (Status::NotMet, counts.fail, texts.law_count_no(counts.fail)),
        (Status::Unknown, counts.unknown, texts.law_count_unknown(counts.unknown)),
        (Status::ToVerify, counts.to_verify, texts.law_count_to_verify(counts.to_verify)),
        (Status::Met, counts.pass, texts.meeting_count_met(counts.pass)),
    ];
    let mut told = Vec::new();
    let mut x = 0.0;
    let mut y = look.body * 1.2;
    for (status, _, words) in states.into_iter().filter(|(_, count, _)| *count > 0) {
        let width = look.body * 1.5 + measure::width(&words, look.body, Weight::Semibold);
        if x > 0.0 && x + width > drawing.width {
            x = 0.0;
            y += look.body * 1.7;
        }
        let middle = y - measure::CAP_HEIGHT * look.body / 2.0;
        sign(&mut drawing, status, [x + look.body * 0.5, middle], look.body * 0.45);
        let at = [x + look.body * 1.3, y];
        let ink = Ink::Status(status);
        drawing.text_weighted(at, words.as_str(), look.body, Weight::Semibold, ink, Anchor::Start);
        told.push(words);
        x += width + look.body;
    }
    let tasks = law.tasks(report, texts);
    if !tasks.is_empty() {
        y += look.body * 2.0;
        let head = texts.meeting_first_to_do(texts.integer(tasks.len() as i64));
        drawing.text_weighted([0.0, y], head, look.body, Weight::Semibold, Ink::Text, Anchor::Start);
        // Two columns where the surface is wide enough for whole sentences.
        let gap = look.body * 2.0;
        let columns = if drawing.width > look.small * 56.0 { 2 } else { 1 };
        let width = (drawing.width - gap * (columns as f32 - 1.0)) / columns as f32;
        let (top, mut column) = (y, 0);
        for task in &tasks {
            let by = task.by.map(|by| texts.date(by)).unwrap_or_default();
            let aside = [task.who.clone(), by].into_iter().filter(|part| !part.is_empty());
            let aside = aside.collect::<Vec<_>>().join(" · ");
            let lines = wrapped(&headline::capital(&task.text), width - look.small * 1.2, look.small);
            let needed = look.small * 1.35 * (lines.len() + usize::from(!aside.is_empty())) as f32;
            // A task is shown whole or not at all.
            if y + look.small * 0.7 + needed > drawing.height {
                column += 1;
                y = top;
                if column == columns || y + look.small * 0.7 + needed > drawing.height {
                    break;
                }
            }
            let x = column as f32 * (width + gap);
            y += look.small * 0.7;
            let dot = [x + look.small * 0.3, y + look.small * 1.35 - measure::CAP_HEIGHT * look.small / 2.0];
            let fill = Some(Fill::solid(Ink::TextSecond));
            drawing.add(Shape::Circle { at: dot, radius: look.small * 0.14, fill, stroke: None });
            for line in &lines {
                y += look.small * 1.35;
                drawing.text([x + look.small * 1.2, y], line.as_str(), look.small, Ink::Text, Anchor::Start);
            }
            told.push(lines.join(" "));
            if !aside.is_empty() {
                y += look.small * 1.35;
                let words = fitted(&aside, width - look.small * 1.2, look.small, Weight::Regular);
                drawing.text([x + look.small * 1.2, y], words, look.small, Ink::TextThird, Anchor::Start);
            }
        }
    }
    drawing.description = format!("{}. {}", law.verdict(texts).sentence, told.join(". "));
    Some(drawing)
}

/// A pill with the sign and the words of a verdict, its right edge at `right`; how wide it is
pub(super) fn pill(status: Status, words: &str, size: f32, most: f32) -> Drawing {
    let inner = size * 2.1;
    let words = fitted(words, (most - inner - size * 0.9).max(size), size, Weight::Semibold);
    let width = inner + measure::width(&words, size, Weight::Semibold) + size * 0.7;
    let height = size * 1.9;
    let mut drawing = Drawing::new(width, height);
    drawing.add(Shape::Rect {
        at: [0.0, 0.0],
        size: [width, height],
        corner: height / 2.0,
        fill: Some(Fill::solid(Ink::StatusSoft(status))),
        stroke: None,
    });
    let middle = height / 2.0;
    sign(&mut drawing, status, [size * 1.2, middle], size * 0.5);
    let at = [inner, baseline_of(middle, size)];
    drawing.description.clone_from(&words);
    drawing.text_weighted(at, words, size, Weight::Semibold, Ink::Status(status), Anchor::Start);
    drawing
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::*;
    use crate::base::Id;
    use crate::text::Lang;

    #[test]
    fn everything_that_can_be_chosen_is_drawn_inside_its_room_in_letters_for_a_projector() {
        let report = sample::report(&sample::scenario(), 256, None);
        let passports = Passports::of(&report, None, None);
        let look = Look::PRESENTATION;
        for lang in Lang::ALL {
            let texts = Texts::new(lang);
            for exhibit in choices(&report).into_iter().filter(|e| *e != Exhibit::Law) {
                let shown = shown(&exhibit, &report, &passports, [1100.0, 640.0], &look, &texts)
                    .unwrap_or_else(|| panic!("{exhibit:?}"));
                assert!(shown.code.is_some() && !shown.title.is_empty(), "{exhibit:?}");
                assert!(!shown.drawing.description.is_empty(), "{exhibit:?}");
                for item in &shown.drawing.items {
                    let Shape::Text(label) = &item.shape else { continue };
                    assert!(label.size >= 24.0, "{exhibit:?}: {label:?}");
                    assert!(label.at[1] <= shown.drawing.height + 1.0, "{exhibit:?}: {label:?}");
                }
            }
        }
    }

    #[test]
    fn what_the_result_has_not_is_not_shown() {
        let report = sample::report(&sample::scenario(), 64, None);
        let passports = Passports::of(&report, None, None);
        let texts = Texts::new(Lang::It);
        let nowhere = Exhibit::Flow(Id::new("altrove").expect("an id"));
        for exhibit in [nowhere, Exhibit::Law] {
            assert_eq!(
                shown(&exhibit, &report, &passports, [800.0, 400.0], &Look::PRESENTATION, &texts),
                None
            );
        }
    }

    #[test]
    fn the_words_of_a_verdict_are_cut_rather_than_wider_than_their_room() {
        let long = "Non presentabile ".repeat(30);
        let drawing = pill(Status::NotMet, &long, 28.0, 400.0);
        assert!(drawing.width <= 401.0, "{}", drawing.width);
    }
}
