//! Who pays what: bands from funding sources to cost categories, the uncovered part last with a dashed edge.
//!
//! Both sides are sums of the same flows, so they balance by construction. At most five sources have a colour of their own; the smallest
//! beyond that are put together as "altre".

use super::{BAND_SANKEY, axis};
use crate::report::drawing::{Anchor, Drawing, Fill, Ink, Look, Shape, Stroke, Weight, baseline_of, fitted};
use crate::report::measure;
use crate::text::Texts;

/// A source and what it pays
#[derive(Debug, Clone, PartialEq)]
pub struct SankeySource {
    /// Short name
    pub name: String,
    /// Euros for each category, in the order of the categories
    pub pays: Vec<f64>,
}

/// What the diagram shows, in euros
#[derive(Debug, Clone, PartialEq)]
pub struct Sankey {
    /// Cost categories, from top to bottom
    pub categories: Vec<String>,
    /// Sources, from top to bottom
    pub sources: Vec<SankeySource>,
    /// What nobody pays of each category
    pub uncovered: Vec<f64>,
    /// The word for what nobody pays, as "Scoperto"
    pub uncovered_name: String,
}

struct Source<'a> {
    name: &'a str,
    pays: Vec<f64>,
    ink: Ink,
    uncovered: bool,
}

/// A bar of a column
pub(super) struct Node {
    pub top: f32,
    pub height: f32,
    pub amount: f64,
}

/// Series that have a colour of their own
const SERIES: usize = 5;
/// Nothing is thinner than this
const THINNEST: f32 = 2.0;

/// The diagram in `size`; values are written in thousands
pub fn sankey(data: &Sankey, size: [f32; 2], look: &Look, texts: &Texts) -> Drawing {
    let mut drawing = Drawing::new(size[0], size[1]);
    let others = texts.chart_others();
    let sources = sources_of(data, &others);
    let step = |points: f32| look.step(points);
    let columns = data.categories.len();
    let categories: Vec<f64> =
        (0..columns).map(|index| sources.iter().map(|source| source.pays[index]).sum()).collect();
    let total: f64 = categories.iter().sum();
    if total <= 0.0 {
        return drawing;
    }
    let thousands = |euros: f64| texts.decimal(euros / 1000.0, 0);
    let label_width = |name: &str, euros: f64| {
        measure::width(name, look.small, Weight::Semibold)
            + measure::width(&thousands(euros), look.small, Weight::Semibold)
            + step(4.0)
    };
    let width = drawing.width;
    let left_words = sources
        .iter()
        .map(|source| label_width(source.name, source.pays.iter().sum()))
        .fold(0.0, f32::max)
        .min(width * 0.3);
    let right_words = data
        .categories
        .iter()
        .zip(&categories)
        .map(|(name, euros)| label_width(name, *euros))
        .fold(0.0, f32::max)
        .min(width * 0.3);
    let bar = step(10.0).min(width * 0.05);
    let left = left_words + step(8.0);
    let right = (width - right_words - step(8.0)).max(left + bar * 2.0 + 1.0);
    let amounts: Vec<f64> = sources.iter().map(|source| source.pays.iter().sum()).collect();
    let gap = step(9.0);
    let margin = look.small * 0.6;
    let room = drawing.height - margin * 2.0;
    let most = amounts.len().max(columns);
    let scale = (room - gap * most.saturating_sub(1) as f32).max(room * 0.3) / total as f32;
    let from = nodes(&amounts, scale, gap, margin, room);
    let to = nodes(&categories, scale, gap, margin, room);

    ribbons(&mut drawing, &sources, data, &from, &to, scale, [left, right, bar], look, texts);
    for (source, node) in sources.iter().zip(&from) {
        node_bar(&mut drawing, source.name, node, left - bar, bar, source.ink, texts);
    }
    for (name, node) in data.categories.iter().zip(&to) {
        node_bar(&mut drawing, name, node, right, bar, Ink::TextThird, texts);
    }
    let names: Vec<(&str, bool)> = sources.iter().map(|source| (source.name, source.uncovered)).collect();
    labels(&mut drawing, &names, &from, left - bar - step(7.0), Anchor::End, look, &thousands);
    let names: Vec<(&str, bool)> = data.categories.iter().map(|name| (name.as_str(), false)).collect();
    labels(&mut drawing, &names, &to, right + bar + step(7.0), Anchor::Start, look, &thousands);

    drawing.description = texts.chart_sankey_described(
        data.categories.len(),
        data.sources.len(),
        texts.euro_amount(total),
        texts.euro_amount(data.uncovered.iter().sum()),
    );
    drawing
}

/// The sources with their colours: the largest keep their own, the rest are added up; uncovered is last.
fn sources_of<'a>(data: &'a Sankey, others: &'a str) -> Vec<Source<'a>> {
    let columns = data.categories.len();
    let held = |pays: &[f64]| -> Vec<f64> {
        (0..columns)
            .map(|index| pays.get(index).copied().filter(|euros| euros.is_finite()).unwrap_or(0.0).max(0.0))
            .collect()
    };
    let mut rank: Vec<usize> = (0..data.sources.len()).collect();
    let amount = |index: &usize| -> f64 { held(&data.sources[*index].pays).iter().sum() };
    rank.sort_by(|one, other| amount(other).total_cmp(&amount(one)).then(one.cmp(other)));
    let named = if rank.len() > SERIES { &rank[..SERIES] } else { &rank[..] };
    let mut sources = Vec::new();
    let mut rest = vec![0.0; columns];
    for (index, source) in data.sources.iter().enumerate() {
        let pays = held(&source.pays);
        if named.contains(&index) {
            let ink = Ink::Series(sources.len() as u8);
            sources.push(Source { name: &source.name, pays, ink, uncovered: false });
        } else {
            rest.iter_mut().zip(&pays).for_each(|(sum, euros)| *sum += euros);
        }
    }
    if rest.iter().sum::<f64>() > 0.0 {
        sources.push(Source { name: others, pays: rest, ink: Ink::Baseline, uncovered: false });
    }
    let uncovered = held(&data.uncovered);
    if uncovered.iter().sum::<f64>() > 0.0 {
        sources.push(Source {
            name: &data.uncovered_name,
            pays: uncovered,
            ink: Ink::Uncovered,
            uncovered: true,
        });
    }
    sources.retain(|source| source.pays.iter().sum::<f64>() > 0.0);
    sources
}

/// Bars of a column, from top to bottom
pub(super) fn nodes(amounts: &[f64], scale: f32, gap: f32, margin: f32, room: f32) -> Vec<Node> {
    let heights: Vec<f32> = amounts.iter().map(|euros| (*euros as f32 * scale).max(THINNEST)).collect();
    let used: f32 = heights.iter().sum();
    // The side with fewer nodes spreads over the same height.
    let gap = if amounts.len() > 1 {
        ((room - used) / (amounts.len() - 1) as f32).clamp(gap * 0.5, gap * 4.0)
    } else {
        gap
    };
    let mut top = margin;
    amounts
        .iter()
        .zip(heights)
        .map(|(amount, height)| {
            let node = Node { top, height, amount: *amount };
            top += height + gap;
            node
        })
        .collect()
}

#[allow(clippy::too_many_arguments, reason = "both columns are laid out before the bands between them")]
fn ribbons(
    drawing: &mut Drawing,
    sources: &[Source<'_>],
    data: &Sankey,
    from: &[Node],
    to: &[Node],
    scale: f32,
    [left, right, _]: [f32; 3],
    look: &Look,
    texts: &Texts,
) {
    let mut filled: Vec<f32> = vec![0.0; to.len()];
    for (source, node) in sources.iter().zip(from) {
        let mut offset = 0.0;
        for (column, euros) in source.pays.iter().enumerate() {
            if *euros <= 0.0 {
                continue;
            }
            let exact = *euros as f32 * scale;
            let thick = exact.max(THINNEST);
            let (y0, y1) = (node.top + offset, to[column].top + filled[column]);
            offset += exact;
            filled[column] += exact;
            let samples = (0..=28)
                .map(|piece| {
                    let t = piece as f32 / 28.0;
                    // A Bézier curve with level ends, whose handles stand at the middle.
                    let x = left
                        + (right - left)
                            * (1.5 * t * (1.0 - t) * (1.0 - t) + 1.5 * t * t * (1.0 - t) + t * t * t);
                    let y = y0 + (y1 - y0) * (3.0 * t * t - 2.0 * t * t * t);
                    [x, y, y + thick]
                })
                .collect();
            let category = data.categories[column].as_str();
            let amount = texts.euro_amount(*euros);
            let words = if source.uncovered {
                texts.chart_sankey_flow_uncovered(amount, category)
            } else {
                texts.chart_sankey_flow(amount, category, source.name)
            };
            drawing.add_hit(
                Shape::Band {
                    samples,
                    fill: Fill::soft(source.ink, BAND_SANKEY),
                    edge: source.uncovered.then_some(Stroke::dashed(Ink::Uncovered, 1.2 * look.mark)),
                },
                format!("{}>{category}", source.name),
                words,
            );
        }
    }
}

/// Draws a bar with its amount
pub(super) fn node_bar(
    drawing: &mut Drawing,
    name: &str,
    node: &Node,
    x: f32,
    width: f32,
    ink: Ink,
    texts: &Texts,
) {
    drawing.add_hit(
        Shape::Rect {
            at: [x, node.top],
            size: [width, node.height],
            corner: 0.0,
            fill: Some(Fill::solid(ink)),
            stroke: None,
        },
        name,
        texts.chart_sankey_node(texts.euro_amount(node.amount), name),
    );
}

/// Names and amounts beside the bars of a column
pub(super) fn labels(
    drawing: &mut Drawing,
    names: &[(&str, bool)],
    nodes: &[Node],
    x: f32,
    anchor: Anchor,
    look: &Look,
    thousands: &dyn Fn(f64) -> String,
) {
    let wanted: Vec<f32> = nodes.iter().map(|node| node.top + node.height / 2.0).collect();
    let bottom = drawing.height - look.small / 2.0;
    let placed = axis::moved_apart(&wanted, look.step(15.0), look.small / 2.0, bottom);
    let space = look.step(4.0);
    for (((name, strong), node), y) in names.iter().zip(nodes).zip(placed) {
        let weight = if *strong { Weight::Semibold } else { Weight::Regular };
        let number = thousands(node.amount);
        let number_width = measure::width(&number, look.small, weight);
        let room = match anchor {
            Anchor::End => x,
            Anchor::Start | Anchor::Middle => drawing.width - x,
        } - number_width
            - space;
        let name = fitted(name, room.max(0.0), look.small, weight);
        let name_width = measure::width(&name, look.small, weight);
        let baseline = baseline_of(y, look.small);
        let (name_x, number_x) = match anchor {
            Anchor::End => (x - number_width - space - name_width, x - number_width),
            Anchor::Start | Anchor::Middle => (x, x + name_width + space),
        };
        drawing.text_weighted([name_x, baseline], name, look.small, weight, Ink::Text, Anchor::Start);
        let ink = if *strong { Ink::Text } else { Ink::TextSecond };
        drawing.text_weighted([number_x, baseline], number, look.small, weight, ink, Anchor::Start);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    fn example(extra: usize) -> Sankey {
        let mut sources = vec![
            SankeySource { name: "THAMM Plus".into(), pays: vec![470_000.0, 28_000.0, 0.0, 51_000.0] },
            SankeySource { name: "Avviso 68".into(), pays: vec![42_000.0] },
        ];
        for index in 0..extra {
            sources.push(SankeySource {
                name: format!("Fonte {index}"),
                pays: vec![0.0, 1_000.0 + index as f64],
            });
        }
        Sankey {
            categories: ["Formazione", "Viaggio", "Accoglienza", "Gestione"].map(String::from).to_vec(),
            sources,
            uncovered: vec![85_000.0, 0.0, 40_000.0, 50_000.0],
            uncovered_name: "Scoperto".into(),
        }
    }

    fn thickness(drawing: &Drawing, wanted: impl Fn(&str) -> bool) -> f32 {
        drawing
            .items
            .iter()
            .filter(|item| item.hit.as_ref().is_some_and(|hit| wanted(&hit.id)))
            .map(|item| match &item.shape {
                Shape::Band { samples, .. } => samples[0][2] - samples[0][1],
                _ => 0.0,
            })
            .sum()
    }

    #[test]
    fn what_a_source_pays_is_as_thick_as_what_it_gives() {
        let drawing = sankey(&example(0), [900.0, 260.0], &Look::WINDOW, &Texts::new(Lang::It));
        let bar = |name: &str| {
            drawing
                .items
                .iter()
                .find_map(|item| match (&item.shape, &item.hit) {
                    (Shape::Rect { size, .. }, Some(hit)) if hit.id == name => Some(size[1]),
                    _ => None,
                })
                .expect("the node is drawn")
        };
        assert!((thickness(&drawing, |id| id.starts_with("THAMM Plus>")) - bar("THAMM Plus")).abs() < 0.1);
        assert!((thickness(&drawing, |id| id.ends_with(">Formazione")) - bar("Formazione")).abs() < 0.1);
    }

    #[test]
    fn the_uncovered_part_has_a_dashed_edge_and_is_last() {
        let drawing = sankey(&example(0), [900.0, 260.0], &Look::WINDOW, &Texts::new(Lang::It));
        for item in &drawing.items {
            if let (Shape::Band { edge, .. }, Some(hit)) = (&item.shape, &item.hit) {
                assert_eq!(edge.is_some(), hit.id.starts_with("Scoperto"), "{}", hit.id);
            }
        }
    }

    #[test]
    fn beyond_five_sources_the_smallest_are_put_together() {
        let sources_of = |extra| {
            sources_of(&example(extra), "altre")
                .iter()
                .map(|source| source.name.to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(sources_of(3), ["THAMM Plus", "Avviso 68", "Fonte 0", "Fonte 1", "Fonte 2", "Scoperto"]);
        assert_eq!(
            sources_of(4),
            ["THAMM Plus", "Avviso 68", "Fonte 1", "Fonte 2", "Fonte 3", "altre", "Scoperto"]
        );
    }

    #[test]
    fn nothing_to_pay_and_no_room_are_drawn_without_harm() {
        let texts = Texts::new(Lang::En);
        let nothing = Sankey { sources: Vec::new(), uncovered: Vec::new(), ..example(0) };
        assert!(sankey(&nothing, [300.0, 100.0], &Look::WINDOW, &texts).items.is_empty());
        for size in [[0.0, 0.0], [20.0, 400.0], [400.0, 4.0]] {
            let drawing = sankey(&example(9), size, &Look::PRESENTATION, &texts);
            assert!(drawing.items.iter().all(|item| match &item.shape {
                Shape::Band { samples, .. } => samples.iter().flatten().all(|part| part.is_finite()),
                _ => true,
            }));
        }
    }
}
