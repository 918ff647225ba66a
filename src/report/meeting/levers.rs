//! Levers for a projector: name, value, track with its uncertainty and the mark of the base, read from far away.
//!
//! Says what a lever stands at and what turning it edits; moving it is the window's. Called by the presentation.

use crate::base::Id;
use crate::model::{Edit, Estimate, Lever, Path, Scenario, Unit, edit, edit::Tree, meeting::LEVERS_SHOWN};
use crate::report::{
    drawing::{Anchor, Drawing, Fill, Ink, Look, Shape, Stroke, Weight, fitted},
    estimate_text, measure,
};
use crate::text::Texts;

/// A lever as it stands
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// The lever
    pub lever: Lever,
    /// Its value
    pub value: f64,
    /// Low and high end of its uncertainty
    pub band: Option<[f64; 2]>,
    /// Its value in the base, where it is another
    pub base: Option<f64>,
    /// Its unit
    pub unit: Unit,
}

/// The levers of a step that the scenario has, in its order
pub fn standing(base: &Scenario, seen: &Scenario, levers: &[Id]) -> Vec<Standing> {
    let (before, now) = (Tree::of(base), Tree::of(seen));
    let value = |tree: &Tree, field: &Path| {
        let found = tree.get(field)?;
        if let Some(number) = found.as_f64() {
            return Some((number, None, Unit::Count));
        }
        let estimate: Estimate = serde_json::from_value(found.clone()).ok()?;
        let band = (!estimate.is_certain()).then_some([estimate.low, estimate.high]);
        Some((estimate.usual, band, estimate.unit))
    };
    levers
        .iter()
        .filter_map(|id| {
            let lever = seen.levers.iter().find(|lever| lever.id == *id)?.clone();
            let (number, band, unit) = value(&now, &lever.field)?;
            let base = value(&before, &lever.field).map(|(number, ..)| number);
            Some(Standing { lever, value: number, band, base: base.filter(|base| *base != number), unit })
        })
        .collect()
}

impl Standing {
    /// The value so many steps further, inside the ends of the track
    pub fn moved(&self, steps: f64) -> f64 {
        let Lever { min, max, step, .. } = self.lever;
        // A value between two steps goes to the next one.
        let now = (self.value - min) / step;
        let next = if steps > 0.0 { (now + 1e-9).floor() } else { (now - 1e-9).ceil() } + steps;
        (min + next * step).clamp(min, max)
    }

    /// The edits that give every field of the lever this usual value; a band never excludes it
    pub fn edits(&self, seen: &Scenario, value: f64) -> Vec<Edit> {
        let mut edits = Vec::new();
        for field in self.lever.fields() {
            match edit::estimate_at(seen, field) {
                None => edits.push(Edit::number(field, value)),
                Some(estimate) => {
                    let part = |name: &str, number: f64| Edit::number(&field.join(name), number);
                    let [low, high] = if estimate.is_certain() {
                        [value, value]
                    } else {
                        [estimate.low.min(value), estimate.high.max(value)]
                    };
                    edits.extend([part("low", low), part("high", high), part("usual", value)]);
                }
            }
        }
        edits
    }

    /// "75 giorni"
    pub fn value_words(&self, texts: &Texts) -> String {
        estimate_text::with_unit(texts, self.value, self.unit)
    }

    fn below(&self, texts: &Texts) -> String {
        let base = self.base.map(|base| texts.common_base(estimate_text::number(texts, base)));
        let band = self.band.map(|[low, high]| {
            texts.number_from_to(estimate_text::number(texts, high), estimate_text::number(texts, low))
        });
        [base, band].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

/// Which of the levers are on the screen when `chosen` is picked: a group of three
pub fn group(chosen: usize, count: usize) -> std::ops::Range<usize> {
    let first = chosen.min(count.saturating_sub(1)) / LEVERS_SHOWN * LEVERS_SHOWN;
    first..(first + LEVERS_SHOWN).min(count)
}

/// Height of the strip of levers
pub fn height(look: &Look) -> f32 {
    look.body * 1.7 + look.small * 4.0
}

/// The strip of levers in `width`: those of the group of `chosen`, each with its key
pub fn strip(
    levers: &[Standing],
    chosen: usize,
    width: f32,
    edge: f32,
    look: &Look,
    texts: &Texts,
) -> Drawing {
    let mut drawing = Drawing::new(width, height(look));
    drawing.line([0.0, 0.5], [width, 0.5], Stroke::solid(Ink::LineThin, 1.0));
    let shown = group(chosen, levers.len());
    let gap = look.body * 1.6;
    let room = ((width - 2.0 * edge - gap * (LEVERS_SHOWN as f32 - 1.0)) / LEVERS_SHOWN as f32).max(1.0);
    let mut told = Vec::new();
    for (place, index) in shown.enumerate() {
        let Some(standing) = levers.get(index) else { continue };
        let x = edge + place as f32 * (room + gap);
        let is_chosen = index == chosen;
        let mut y = look.body * 1.5;
        let value = standing.value_words(texts);
        let value_width = measure::width(&value, look.body, Weight::Semibold);
        let key = format!("{}", index + 1);
        let key_width = look.small * 1.5;
        let key_ink = if is_chosen { Ink::Accent } else { Ink::LineStrong };
        let top = y - look.small * 1.05;
        drawing.add(Shape::Rect {
            at: [x, top],
            size: [key_width, look.small * 1.4],
            corner: look.small * 0.25,
            fill: is_chosen.then(|| Fill::solid(Ink::Accent)),
            stroke: Some(Stroke::solid(key_ink, look.mark)),
        });
        let ink = if is_chosen { Ink::OnFill } else { Ink::TextSecond };
        let middle = [x + key_width / 2.0, y];
        drawing.text_weighted(middle, key, look.small, Weight::Semibold, ink, Anchor::Middle);
        let name_at = x + key_width + look.small * 0.5;
        let name_width = measure::width(&standing.lever.name, look.body, Weight::Medium);
        // Where the name needs the room, the value stands below the track.
        let is_beside = name_at + name_width + look.small * 0.5 + value_width <= x + room;
        let name_room = x + room - name_at - if is_beside { value_width + look.small * 0.5 } else { 0.0 };
        let name = fitted(&standing.lever.name, name_room, look.body, Weight::Medium);
        drawing.text_weighted([name_at, y], name, look.body, Weight::Medium, Ink::Text, Anchor::Start);
        if is_beside {
            let end = [x + room, y];
            drawing.text_weighted(end, value.as_str(), look.body, Weight::Semibold, Ink::Text, Anchor::End);
        }
        y += look.small * 1.25;
        track(&mut drawing, standing, [x, y], room, is_chosen, look);
        y += look.small * 1.75;
        let below = standing.below(texts);
        let mut left = x;
        if !is_beside {
            let words = fitted(&value, room, look.small, Weight::Semibold);
            left += measure::width(&words, look.small, Weight::Semibold) + look.small * 0.6;
            drawing.text_weighted([x, y], words, look.small, Weight::Semibold, Ink::Text, Anchor::Start);
        }
        let words = fitted(&below, x + room - left, look.small, Weight::Regular);
        drawing.text([left, y], words, look.small, Ink::TextThird, Anchor::Start);
        told.push(format!("{} {value} {below}", standing.lever.name).trim().to_owned());
        let hit =
            Shape::Rect { at: [x, 0.0], size: [room, drawing.height], corner: 0.0, fill: None, stroke: None };
        drawing.add_hit(hit, standing.lever.id.as_str(), format!("{}: {value}", standing.lever.name));
    }
    drawing.description = told.join(". ");
    drawing
}

fn track(drawing: &mut Drawing, standing: &Standing, [x, y]: [f32; 2], room: f32, chosen: bool, look: &Look) {
    let Lever { min, max, .. } = standing.lever;
    let at = |value: f64| x + room * (((value - min) / (max - min)).clamp(0.0, 1.0) as f32);
    let thick = look.small * 0.35;
    drawing.add(Shape::Rect {
        at: [x, y - thick / 2.0],
        size: [room, thick],
        corner: thick / 2.0,
        fill: Some(Fill::solid(Ink::Inset)),
        stroke: Some(Stroke::solid(Ink::LineStrong, look.mark * 0.5)),
    });
    if let Some([low, high]) = standing.band {
        drawing.add(Shape::Rect {
            at: [at(low), y - thick],
            size: [(at(high) - at(low)).max(1.0), thick * 2.0],
            corner: 0.0,
            fill: Some(Fill::soft(Ink::Series(0), 0.35)),
            stroke: None,
        });
    }
    if let Some(base) = standing.base {
        let half = look.small * 0.55;
        let stroke = Stroke::dashed(Ink::Baseline, look.mark * 1.5);
        drawing.line([at(base), y - half], [at(base), y + half], stroke);
    }
    drawing.add(Shape::Circle {
        at: [at(standing.value), y],
        radius: look.small * if chosen { 0.6 } else { 0.5 },
        fill: Some(Fill::solid(Ink::Panel)),
        stroke: Some(Stroke::solid(Ink::Accent, look.mark * if chosen { 2.0 } else { 1.5 })),
    });
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::*;
    use crate::text::Lang;

    fn one(usual: f64) -> (Scenario, Standing) {
        let base = sample::scenario();
        let path = Path::new("courses/saldatura/class_max");
        let parts = ["low", "high", "usual"].map(|part| Edit::number(&path.join(part), usual));
        let seen = edit::apply(&base, &parts).expect("it fits");
        let found =
            standing(&base, &seen, &[Id::new("classe").expect("an id"), Id::new("altra").expect("an id")]);
        assert_eq!(found.len(), 1, "a lever that is not there is left out");
        (seen, found.into_iter().next().expect("one"))
    }

    #[test]
    fn a_lever_goes_by_its_steps_and_stays_on_its_track() {
        let (_, lever) = one(16.0);
        assert_eq!((lever.value, lever.base), (16.0, None));
        assert_eq!(
            (lever.moved(1.0), lever.moved(-1.0), lever.moved(100.0), lever.moved(-100.0)),
            (17.0, 15.0, 25.0, 5.0)
        );
        let between = Standing { value: 16.4, ..lever };
        assert_eq!((between.moved(1.0), between.moved(-1.0)), (17.0, 16.0));
    }

    #[test]
    fn turning_it_changes_every_field_and_shows_what_it_was() {
        let (seen, lever) = one(20.0);
        assert_eq!(lever.base, Some(16.0));
        let after = edit::apply(&seen, &lever.edits(&seen, 12.0)).expect("it fits");
        assert_eq!(after.courses[0].class_max.usual, 12.0);
        assert!(after.courses[0].class_max.is_certain(), "a certain number stays certain");
    }

    #[test]
    fn three_levers_are_on_the_screen_and_the_fifth_key_shows_the_next_ones() {
        assert_eq!(
            (group(0, 7), group(4, 7), group(6, 7), group(9, 2), group(0, 0)),
            (0..3, 3..6, 6..7, 0..2, 0..0)
        );
        let (_, lever) = one(20.0);
        for lang in Lang::ALL {
            let texts = Texts::new(lang);
            let strip = strip(std::slice::from_ref(&lever), 0, 1280.0, 43.0, &Look::PRESENTATION, &texts);
            assert!(
                strip.description.contains("20") && strip.description.contains("16"),
                "{}",
                strip.description
            );
            for item in &strip.items {
                if let Shape::Text(label) = &item.shape {
                    assert!(label.size >= 24.0 && label.at[1] <= strip.height, "{label:?}");
                }
            }
        }
    }
}
