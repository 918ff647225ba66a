//! Euros from sources through the bodies that spend them to what they buy: three columns of bars with bands between them.
//!
//! Every body spends what it receives, so both sides of its bar are equally high; the figures are the books of the report. The
//! uncovered part comes from a bar of its own with a dashed edge. Called by the place of money.

use super::{
    BAND_SANKEY,
    sankey::{Node, labels, node_bar, nodes},
};
use crate::report::drawing::{Anchor, Drawing, Fill, Ink, Look, Shape, Stroke, Weight};
use crate::report::measure;
use crate::text::Texts;

/// Sources that have a colour of their own
const SERIES: usize = 5;
/// Nothing is thinner than this
const THINNEST: f32 = 2.0;

/// What the diagram shows, in euro
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Euros {
    /// Names of sources, from top to bottom
    pub sources: Vec<String>,
    /// Position of the source that is nobody, if anything is uncovered
    pub nobody: Option<usize>,
    /// Names of bodies
    pub bodies: Vec<String>,
    /// Names of what is bought
    pub bought: Vec<String>,
    /// Source, body, euro
    pub given: Vec<(usize, usize, f64)>,
    /// Body, what is bought, euro
    pub spent: Vec<(usize, usize, f64)>,
}

/// The diagram in `size`; values in thousands, empty without money
pub fn euros(data: &Euros, size: [f32; 2], look: &Look, texts: &Texts) -> Drawing {
    let mut drawing = Drawing::new(size[0], size[1]);
    let sum = |flows: &[(usize, usize, f64)], index: usize, to: bool| -> f64 {
        flows.iter().filter(|(a, b, _)| if to { *b == index } else { *a == index }).map(|(_, _, e)| e).sum()
    };
    let amounts = [
        (0..data.sources.len()).map(|index| sum(&data.given, index, false)).collect::<Vec<f64>>(),
        (0..data.bodies.len()).map(|index| sum(&data.spent, index, false)).collect(),
        (0..data.bought.len()).map(|index| sum(&data.spent, index, true)).collect(),
    ];
    let total: f64 = amounts[0].iter().sum();
    if total <= 0.0 {
        return drawing;
    }
    let step = |points: f32| look.step(points);
    let thousands = |euros: f64| texts.decimal(euros / 1000.0, 0);
    let words = |names: &[String], amounts: &[f64]| {
        let widths = names.iter().zip(amounts).map(|(name, euros)| {
            measure::width(name, look.small, Weight::Semibold)
                + measure::width(&thousands(*euros), look.small, Weight::Semibold)
                + step(4.0)
        });
        widths.fold(0.0, f32::max).min(drawing.width * 0.26)
    };
    let bar = step(10.0).min(drawing.width * 0.04);
    let left = words(&data.sources, &amounts[0]) + step(8.0);
    let right = (drawing.width - words(&data.bought, &amounts[2]) - step(8.0) - bar).max(left + bar * 4.0);
    let middle = f32::midpoint(left, right);
    let gap = step(9.0);
    let margin = look.small * 0.6;
    let room = (drawing.height - margin * 2.0).max(1.0);
    let most = amounts.iter().map(Vec::len).max().unwrap_or(1);
    let scale = (room - gap * most.saturating_sub(1) as f32).max(room * 0.3) / total as f32;
    let columns = amounts.map(|amounts| nodes(&amounts, scale, gap, margin, room));
    let inks = inks(data);
    let uncovered = |source: usize| data.nobody == Some(source);
    ribbons(
        &mut drawing,
        &data.given,
        [&columns[0], &columns[1]],
        [left + bar, middle],
        scale,
        look,
        &|from, to, euros| {
            let amount = texts.euro_amount(euros);
            let (source, body) = (data.sources[from].as_str(), data.bodies[to].as_str());
            let said = texts.chart_euros_given(amount, body, source);
            (inks[from], uncovered(from), format!("{source}>{body}"), said)
        },
    );
    ribbons(
        &mut drawing,
        &data.spent,
        [&columns[1], &columns[2]],
        [middle + bar, right],
        scale,
        look,
        &|from, to, euros| {
            let amount = texts.euro_amount(euros);
            let (body, bought) = (data.bodies[from].as_str(), data.bought[to].as_str());
            let said = texts.chart_euros_spent(amount, body, bought);
            (Ink::Baseline, false, format!("{body}>>{bought}"), said)
        },
    );
    for ((name, node), ink) in data.sources.iter().zip(&columns[0]).zip(&inks) {
        node_bar(&mut drawing, name, node, left, bar, *ink, texts);
    }
    for (name, node) in data.bodies.iter().zip(&columns[1]) {
        node_bar(&mut drawing, name, node, middle, bar, Ink::LineStrong, texts);
    }
    for (name, node) in data.bought.iter().zip(&columns[2]) {
        node_bar(&mut drawing, name, node, right, bar, Ink::TextThird, texts);
    }
    let list = |names: &'_ [String], nobody: Option<usize>| -> Vec<(String, bool)> {
        names.iter().enumerate().map(|(index, name)| (name.clone(), nobody == Some(index))).collect()
    };
    for (names, column, x, anchor) in [
        (list(&data.sources, data.nobody), &columns[0], left - step(7.0), Anchor::End),
        (list(&data.bodies, None), &columns[1], middle + bar + step(5.0), Anchor::Start),
        (list(&data.bought, None), &columns[2], right + bar + step(7.0), Anchor::Start),
    ] {
        let names: Vec<(&str, bool)> = names.iter().map(|(name, strong)| (name.as_str(), *strong)).collect();
        labels(&mut drawing, &names, column, x, anchor, look, &thousands);
    }
    let nobody = data.nobody.map_or(0.0, |nobody| sum(&data.given, nobody, false));
    drawing.description = texts.chart_euros_described(
        data.bodies.len() as f64,
        texts.euro_amount(total),
        texts.euro_amount(nobody),
    );
    drawing
}

/// The five largest sources have a colour each, nobody its own, the others the grey of the base
fn inks(data: &Euros) -> Vec<Ink> {
    let amount = |index: usize| -> f64 {
        data.given.iter().filter(|(from, _, _)| *from == index).map(|(_, _, euros)| euros).sum()
    };
    let mut rank: Vec<usize> = (0..data.sources.len()).filter(|index| data.nobody != Some(*index)).collect();
    rank.sort_by(|a, b| amount(*b).total_cmp(&amount(*a)).then(a.cmp(b)));
    rank.truncate(SERIES);
    let mut next = 0;
    (0..data.sources.len())
        .map(|index| {
            if data.nobody == Some(index) {
                return Ink::Uncovered;
            }
            if !rank.contains(&index) {
                return Ink::Baseline;
            }
            next += 1;
            Ink::Series(next - 1)
        })
        .collect()
}

/// What a band is: colour, whether it is uncovered, id, words
type Said = (Ink, bool, String, String);

fn ribbons(
    drawing: &mut Drawing,
    flows: &[(usize, usize, f64)],
    [from, to]: [&[Node]; 2],
    [left, right]: [f32; 2],
    scale: f32,
    look: &Look,
    say: &dyn Fn(usize, usize, f64) -> Said,
) {
    let mut out: Vec<f32> = vec![0.0; from.len()];
    let mut into: Vec<f32> = vec![0.0; to.len()];
    for &(a, b, euros) in flows.iter().filter(|(_, _, euros)| *euros > 0.0) {
        let exact = euros as f32 * scale;
        let thick = exact.max(THINNEST);
        let (y0, y1) = (from[a].top + out[a], to[b].top + into[b]);
        out[a] += exact;
        into[b] += exact;
        let samples = (0..=24)
            .map(|piece| {
                let t = piece as f32 / 24.0;
                let y = y0 + (y1 - y0) * (3.0 * t * t - 2.0 * t * t * t);
                [left + (right - left) * t, y, y + thick]
            })
            .collect();
        let (ink, uncovered, id, words) = say(a, b, euros);
        let edge = uncovered.then_some(Stroke::dashed(Ink::Uncovered, 1.2 * look.mark));
        drawing.add_hit(Shape::Band { samples, fill: Fill::soft(ink, BAND_SANKEY), edge }, id, words);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn every_euro_is_drawn_twice_and_nobody_has_a_dashed_edge() {
        let data = Euros {
            sources: vec!["Fondo".into(), "Scoperto".into()],
            nobody: Some(1),
            bodies: vec!["Scuola".into(), "Consorzio".into()],
            bought: vec!["Corsi".into(), "Viaggio".into()],
            given: vec![(0, 0, 60_000.0), (1, 0, 10_000.0), (1, 1, 30_000.0)],
            spent: vec![(0, 0, 70_000.0), (1, 1, 30_000.0)],
        };
        let drawing = euros(&data, [700.0, 240.0], &Look::WINDOW, &Texts::new(Lang::It));
        let bands = drawing.items.iter().filter_map(|item| match (&item.shape, &item.hit) {
            (Shape::Band { samples, edge, .. }, Some(hit)) => {
                Some((hit.id.as_str(), samples[0][2] - samples[0][1], edge.is_some()))
            }
            _ => None,
        });
        let bands: Vec<(&str, f32, bool)> = bands.collect();
        assert_eq!(bands.len(), 5);
        let height = |second: bool| -> f32 {
            bands.iter().filter(|(id, _, _)| id.contains(">>") == second).map(|(_, high, _)| high).sum()
        };
        assert!((height(false) - height(true)).abs() < 0.1);
        assert!(bands.iter().all(|(id, _, dashed)| *dashed == id.starts_with("Scoperto>")));
        assert!(euros(&Euros::default(), [0.0, 0.0], &Look::WINDOW, &Texts::new(Lang::En)).items.is_empty());
    }
}
