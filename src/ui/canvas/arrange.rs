//! Where nodes stand when nobody has placed them: origin left, corridors in the middle with sources above and authorities below,
//! territory right.
//!
//! Pure geometry over sizes; the same input gives the same places, and a node more moves only its own column. Called by [`super::build`].

use egui::{Pos2, Rect, Vec2, pos2, vec2};

/// Between nodes of a column, top to bottom
const ROW_GAP: f32 = 22.0;
/// Between columns
const COLUMN_GAP: f32 = 88.0;
/// Between two columns of the same side
const SIDE_GAP: f32 = 36.0;
/// Between nodes of a row
const NODE_GAP: f32 = 14.0;
/// Between the rows of sources, the corridors and the authorities: room for the amounts and words on the links
const BAND_GAP: f32 = 104.0;
/// Between corridors
const CORRIDOR_GAP: f32 = 40.0;
/// A row of sources or authorities may be this wide even over a narrow corridor: fewer rows leave more of their links in sight
const WIDEST_ROW: f32 = 740.0;
/// The most nodes in one column of a side before a second one begins
const TALLEST: usize = 8;

/// Where a node belongs
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Area {
    /// Country of origin
    Origin,
    /// A corridor
    Corridor,
    /// Above the corridors
    Above,
    /// Below the corridors
    Below,
    /// Territory, next to the corridors
    Territory,
    /// Territory, farther away: not linked to a corridor of its own
    Far,
}

/// Left and right edge of the three columns
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Columns {
    /// Country of origin; none when nothing stands there
    pub origin: Option<(f32, f32)>,
    /// Corridors
    pub middle: (f32, f32),
    /// Territory; none when nothing stands there
    pub territory: Option<(f32, f32)>,
}

/// The rectangles of nodes, given their areas and sizes, around the middle of the graph
pub fn arrange(nodes: &[(Area, Vec2)]) -> (Vec<Rect>, Columns) {
    let of = |area: Area| -> Vec<usize> { (0..nodes.len()).filter(|i| nodes[*i].0 == area).collect() };
    let corridors = of(Area::Corridor);
    let widest = corridors.iter().map(|i| nodes[*i].1.x).fold(0.0, f32::max);
    let above = rows(nodes, &of(Area::Above), widest.max(WIDEST_ROW));
    let below = rows(nodes, &of(Area::Below), widest.max(WIDEST_ROW));
    let row_width = |rows: &[Vec<usize>]| rows.iter().map(|row| width_of(nodes, row)).fold(0.0, f32::max);
    let middle_width = widest.max(row_width(&above)).max(row_width(&below)).max(160.0);

    let mut rects = vec![Rect::NOTHING; nodes.len()];
    let corridors_height: f32 = corridors.iter().map(|i| nodes[*i].1.y).sum::<f32>()
        + CORRIDOR_GAP * corridors.len().saturating_sub(1) as f32;
    let mut top = -corridors_height / 2.0;
    for index in &corridors {
        let size = nodes[*index].1;
        rects[*index] = Rect::from_min_size(pos2(-size.x / 2.0, top), size);
        top += size.y + CORRIDOR_GAP;
    }
    let mut bottom = -corridors_height / 2.0 - if corridors.is_empty() { 0.0 } else { BAND_GAP };
    for row in above.iter().rev() {
        let height = place_row(nodes, row, bottom, &mut rects, Grow::Up);
        bottom -= height + ROW_GAP;
    }
    let mut top = corridors_height / 2.0 + if corridors.is_empty() { 0.0 } else { BAND_GAP };
    for row in &below {
        let height = place_row(nodes, row, top, &mut rects, Grow::Down);
        top += height + ROW_GAP;
    }

    let half = middle_width / 2.0;
    let origin = side(nodes, &columns(&of(Area::Origin)), -half - COLUMN_GAP, Towards::Left, &mut rects);
    // Those without a link to a corridor come last, farthest from it.
    let mut right = of(Area::Territory);
    right.extend(of(Area::Far));
    let territory = side(nodes, &columns(&right), half + COLUMN_GAP, Towards::Right, &mut rects);
    (rects, Columns { origin, middle: (-half, half), territory })
}

#[derive(Clone, Copy, PartialEq)]
enum Grow {
    Up,
    Down,
}

#[derive(Clone, Copy, PartialEq)]
enum Towards {
    Left,
    Right,
}

fn width_of(nodes: &[(Area, Vec2)], row: &[usize]) -> f32 {
    row.iter().map(|i| nodes[*i].1.x).sum::<f32>() + NODE_GAP * row.len().saturating_sub(1) as f32
}

/// As few rows as fit, of about the same length
fn rows(nodes: &[(Area, Vec2)], list: &[usize], width: f32) -> Vec<Vec<usize>> {
    let n_rows = (width_of(nodes, list) / width).ceil().max(1.0) as usize;
    let per_row = list.len().div_ceil(n_rows).max(1);
    list.chunks(per_row).map(<[usize]>::to_vec).collect()
}

/// Places a row centred; answers its height
fn place_row(nodes: &[(Area, Vec2)], row: &[usize], edge: f32, rects: &mut [Rect], grow: Grow) -> f32 {
    let height = row.iter().map(|i| nodes[*i].1.y).fold(0.0, f32::max);
    let mut left = -width_of(nodes, row) / 2.0;
    let top = if grow == Grow::Up { edge - height } else { edge };
    for index in row {
        rects[*index] = Rect::from_min_size(pos2(left, top), nodes[*index].1);
        left += nodes[*index].1.x + NODE_GAP;
    }
    height
}

/// A list in columns of about the same height
fn columns(list: &[usize]) -> Vec<Vec<usize>> {
    if list.is_empty() {
        return Vec::new();
    }
    let n_columns = list.len().div_ceil(TALLEST);
    list.chunks(list.len().div_ceil(n_columns)).map(<[usize]>::to_vec).collect()
}

/// Places columns one beside the other, away from the corridors; answers left and right edge
fn side(
    nodes: &[(Area, Vec2)],
    columns: &[Vec<usize>],
    edge: f32,
    towards: Towards,
    rects: &mut [Rect],
) -> Option<(f32, f32)> {
    let mut at = edge;
    for (number, column) in columns.iter().enumerate() {
        let width = column.iter().map(|i| nodes[*i].1.x).fold(0.0, f32::max);
        let height: f32 = column.iter().map(|i| nodes[*i].1.y).sum::<f32>()
            + ROW_GAP * column.len().saturating_sub(1) as f32;
        // Each second column stands half a row lower, so that its links pass between the nodes of the first.
        let pitch = column.first().map_or(0.0, |i| nodes[*i].1.y + ROW_GAP);
        // Where their counts differ by an odd number, being centred does that already.
        let level = column.len() % 2 == columns[0].len() % 2;
        let shift = if number % 2 == 1 && level { pitch / 2.0 } else { 0.0 };
        let mut middle = Pos2::new(
            if towards == Towards::Left { at - width / 2.0 } else { at + width / 2.0 },
            -height / 2.0 + shift,
        );
        for index in column {
            let size = nodes[*index].1;
            // All nodes of a column share their left edge.
            let left = middle.x - width / 2.0;
            rects[*index] = Rect::from_min_size(pos2(left, middle.y), vec2(width, size.y));
            middle.y += size.y + ROW_GAP;
        }
        at += if towards == Towards::Left { -(width + SIDE_GAP) } else { width + SIDE_GAP };
    }
    if columns.is_empty() {
        return None;
    }
    Some(match towards {
        Towards::Left => (at + SIDE_GAP, edge),
        Towards::Right => (edge, at - SIDE_GAP),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nodes(counts: [usize; 5]) -> Vec<(Area, Vec2)> {
        let areas = [Area::Origin, Area::Corridor, Area::Above, Area::Below, Area::Territory];
        let mut nodes = Vec::new();
        for (area, count) in areas.into_iter().zip(counts) {
            let size = if area == Area::Corridor { vec2(600.0, 156.0) } else { vec2(160.0, 52.0) };
            nodes.extend(std::iter::repeat_n((area, size), count));
        }
        nodes
    }

    fn none_overlap(rects: &[Rect]) {
        for (index, one) in rects.iter().enumerate() {
            for other in &rects[index + 1..] {
                assert!(!one.shrink(0.5).intersects(other.shrink(0.5)), "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn nothing_overlaps_however_many_there_are() {
        for counts in [[0; 5], [1, 1, 1, 1, 1], [5, 1, 9, 5, 15], [20, 7, 30, 12, 60], [3, 0, 2, 2, 3]] {
            let (rects, _) = arrange(&nodes(counts));
            none_overlap(&rects);
            assert!(rects.iter().all(Rect::is_finite));
        }
    }

    #[test]
    fn each_column_stands_on_its_side() {
        let list = nodes([5, 2, 3, 3, 9]);
        let (rects, columns) = arrange(&list);
        for ((area, _), rect) in list.iter().zip(&rects) {
            match area {
                Area::Origin => assert!(rect.right() <= columns.middle.0),
                Area::Territory | Area::Far => assert!(rect.left() >= columns.middle.1),
                Area::Corridor | Area::Above | Area::Below => {
                    assert!(rect.left() >= columns.middle.0 - 0.1 && rect.right() <= columns.middle.1 + 0.1);
                }
            }
        }
    }

    #[test]
    fn one_node_more_moves_only_its_own_column() {
        let (before, _) = arrange(&nodes([3, 1, 2, 2, 4]));
        let (after, _) = arrange(&nodes([4, 1, 2, 2, 4]));
        // The first four after are those of the origin; all others follow in the same order.
        assert_eq!(before[3..], after[4..]);
    }
}
