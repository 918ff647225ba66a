//! Where people are lost and where they wait: per stage a bar of those who pass, an outline of those lost, and the days in the stage.

use super::{BAND_SANKEY, Spread, axis};
use crate::report::drawing::{Anchor, Drawing, Fill, Ink, Look, Shape, Stroke, Weight, baseline_of, fitted};
use crate::report::measure;
use crate::text::Texts;

/// One stage
#[derive(Debug, Clone, PartialEq)]
pub struct FlowStage {
    /// Name of the stage
    pub name: String,
    /// People who pass it, median
    pub passed: f64,
    /// People lost in it, median
    pub lost: f64,
    /// Why they are lost and who comes again, as "abbandono"
    pub why: String,
    /// Days in the stage; none where nobody waits
    pub days: Option<Spread>,
}

/// What the chart shows
#[derive(Debug, Clone, PartialEq)]
pub struct Flow {
    /// Stages in their order
    pub stages: Vec<FlowStage>,
}

/// The chart in `size`; rows shrink to fit the height, at least a line of text each
pub fn flow(data: &Flow, size: [f32; 2], look: &Look, texts: &Texts) -> Drawing {
    let mut drawing = Drawing::new(size[0], size[1]);
    let step = |points: f32| look.step(points);
    let head = look.small + step(10.0);
    let count = data.stages.len().max(1) as f32;
    let row = ((drawing.height - head) / count).clamp(look.small + 2.0, step(29.0));
    let bar = (row * 0.66).min(step(19.0));
    let width = drawing.width;
    let widest_name = data
        .stages
        .iter()
        .map(|stage| measure::width(&stage.name, look.body, Weight::Regular))
        .fold(0.0, f32::max)
        .min(width * 0.25);
    let names_end = widest_name + step(2.0);
    let bars_start = names_end + step(8.0);
    let days_start = bars_start + (width - bars_start) * 0.58;
    // Words after the bars need room: the longest reason beside the first, longest bar.
    let words = data
        .stages
        .iter()
        .map(|stage| measure::width(&stage.why, look.small, Weight::Regular))
        .fold(0.0, f32::max)
        .min((days_start - bars_start) * 0.35);
    let bars_width = (days_start - bars_start - words - step(56.0)).max(width * 0.1);
    let most = data.stages.iter().map(|stage| stage.passed + stage.lost).fold(0.0, f64::max);
    let length = |people: f64| {
        if most > 0.0 && people.is_finite() {
            (people / most).clamp(0.0, 1.0) as f32 * bars_width
        } else {
            0.0
        }
    };
    let days_most =
        data.stages.iter().filter_map(|stage| stage.days).map(|days| days.high).fold(0.0, f64::max);
    let days_room = (width - days_start - step(36.0)).max(1.0);
    let day_x = |days: f64| {
        let top = axis::round_step(days_most.max(1.0) / 10.0) * 10.0;
        days_start + (days / top).clamp(0.0, 1.0) as f32 * days_room
    };

    let title = baseline_of(head / 2.0 - step(3.0), look.small);
    for (x, words) in [(bars_start, texts.chart_flow_people()), (days_start, texts.chart_flow_days())] {
        let room = if x < days_start { days_start - bars_start } else { width - days_start };
        let words = fitted(&words, room - step(4.0), look.small, Weight::Medium);
        drawing.text_weighted([x, title], words, look.small, Weight::Medium, Ink::TextSecond, Anchor::Start);
    }
    for (index, stage) in data.stages.iter().enumerate() {
        let middle = head + row * (index as f32 + 0.5);
        people_row(
            &mut drawing,
            stage,
            index,
            middle,
            bar,
            [names_end, bars_start, days_start],
            &length,
            look,
            texts,
        );
        if let Some(days) = stage.days {
            let line = Stroke::solid(Ink::Grid, 1.0);
            drawing.line([days_start, middle], [days_start + days_room, middle], line);
            let (from, to, at) = (day_x(days.low), day_x(days.high), day_x(days.usual));
            let half = step(4.0);
            drawing.add_hit(
                Shape::Rect {
                    at: [from, middle - half],
                    size: [(to - from).max(1.0), half * 2.0],
                    corner: 0.0,
                    fill: Some(Fill::soft(Ink::Series(0), BAND_SANKEY)),
                    stroke: None,
                },
                format!("days_{index}"),
                texts.chart_flow_row_days(
                    stage.name.as_str(),
                    texts.range_words(days.low, days.high, 0),
                    texts.decimal(days.usual, 0),
                ),
            );
            let reach = step(7.5).min(row / 2.0);
            drawing.bar(
                [at - 1.5 * look.mark, middle - reach],
                [3.0 * look.mark, reach * 2.0],
                Fill::solid(Ink::Series(0)),
            );
            let label = [to.max(at + 2.0) + step(5.0), baseline_of(middle, look.small)];
            drawing.text(label, texts.decimal(days.usual, 0), look.small, Ink::TextSecond, Anchor::Start);
        }
    }
    if let (Some(first), Some(last)) = (data.stages.first(), data.stages.last()) {
        drawing.description = texts.chart_flow_described(
            data.stages.len(),
            texts.decimal(first.passed + first.lost, 0),
            texts.decimal(last.passed, 0),
        );
    }
    drawing
}

#[allow(clippy::too_many_arguments, reason = "the parts of one row are measured for all rows together")]
fn people_row(
    drawing: &mut Drawing,
    stage: &FlowStage,
    index: usize,
    middle: f32,
    bar: f32,
    [names_end, bars_start, days_start]: [f32; 3],
    length: &dyn Fn(f64) -> f32,
    look: &Look,
    texts: &Texts,
) {
    let name = fitted(&stage.name, names_end, look.body, Weight::Regular);
    drawing.text([names_end, baseline_of(middle, look.body)], name, look.body, Ink::Text, Anchor::End);
    let passed = length(stage.passed);
    let number = texts.decimal(stage.passed, 0);
    drawing.add_hit(
        Shape::Rect {
            at: [bars_start, middle - bar / 2.0],
            size: [passed.max(1.0), bar],
            corner: 0.0,
            fill: Some(Fill::solid(Ink::Series(0))),
            stroke: None,
        },
        format!("stage_{index}"),
        texts.chart_flow_row(texts.decimal(stage.lost, 0), stage.name.as_str(), number.as_str()),
    );
    let number_width = measure::width(&number, look.small, Weight::Semibold);
    let fits = passed >= number_width + look.step(10.0);
    let mut after = bars_start + passed;
    if fits {
        let at = [bars_start + look.step(6.0), baseline_of(middle, look.small)];
        drawing.text_weighted(at, number.as_str(), look.small, Weight::Semibold, Ink::OnFill, Anchor::Start);
    }
    let lost = length(stage.lost);
    if stage.lost > 0.0 {
        // Outlined and not filled: told apart without colour.
        let inset = 0.75 * look.mark;
        drawing.add(Shape::Rect {
            at: [after + inset, middle - bar / 2.0 + inset],
            size: [(lost - inset * 2.0).max(1.0), (bar - inset * 2.0).max(1.0)],
            corner: 0.0,
            fill: Some(Fill::solid(Ink::Panel)),
            stroke: Some(Stroke::solid(Ink::Series(1), 1.5 * look.mark)),
        });
        after += lost;
    }
    let baseline = baseline_of(middle, look.small);
    let mut x = after + look.step(5.0);
    if !fits {
        drawing.text_weighted([x, baseline], number, look.small, Weight::Semibold, Ink::Text, Anchor::Start);
        x += number_width + look.step(6.0);
    }
    if stage.lost > 0.0 {
        let minus = texts.decimal(-stage.lost, 0);
        let minus_width = measure::width(&minus, look.small, Weight::Semibold);
        drawing.text_weighted(
            [x, baseline],
            minus,
            look.small,
            Weight::Semibold,
            Ink::Series(1),
            Anchor::Start,
        );
        x += minus_width + look.step(4.0);
    }
    if !stage.why.is_empty() {
        let room = days_start - x - look.step(8.0);
        let why = fitted(&stage.why, room.max(0.0), look.small, Weight::Regular);
        drawing.text([x, baseline], why, look.small, Ink::TextSecond, Anchor::Start);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    fn stage(name: &str, passed: f64, lost: f64) -> FlowStage {
        FlowStage {
            name: name.into(),
            passed,
            lost,
            why: "abbandono".into(),
            days: Some(Spread { low: 90.0, usual: 127.0, high: 150.0 }),
        }
    }

    #[test]
    fn losses_carry_a_minus_and_an_outline() {
        let data = Flow { stages: vec![stage("Corso", 144.0, 16.0), stage("Esame A1", 130.0, 14.0)] };
        let drawing = flow(&data, [880.0, 200.0], &Look::WINDOW, &Texts::new(Lang::It));
        let said =
            drawing.items.iter().any(|item| matches!(&item.shape, Shape::Text(label) if label.text == "−16"));
        let outlined = drawing.items.iter().filter(
            |item| matches!(item.shape, Shape::Rect { stroke: Some(line), .. } if line.ink == Ink::Series(1)),
        );
        assert!(said);
        assert_eq!(outlined.count(), 2);
        assert_eq!(drawing.description, "Persone che passano e giorni in 2 fasi: da 160 a 130");
    }

    #[test]
    fn no_stages_no_people_and_no_room_are_drawn_without_harm() {
        let texts = Texts::new(Lang::It);
        for stages in [Vec::new(), vec![stage("Corso", 0.0, 0.0)], vec![stage("Corso", f64::NAN, 3.0)]] {
            for size in [[0.0, 0.0], [30.0, 500.0], [500.0, 5.0]] {
                let drawing = flow(&Flow { stages: stages.clone() }, size, &Look::WINDOW, &texts);
                assert!(drawing.items.iter().all(|item| match &item.shape {
                    Shape::Rect { at, size, .. } => at.iter().chain(size).all(|part| part.is_finite()),
                    _ => true,
                }));
            }
        }
    }
}
