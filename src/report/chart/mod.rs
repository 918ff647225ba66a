//! One chart, one pure function from figures to a [`Drawing`](super::drawing::Drawing).
//!
//! Holds the charts and what they share: axes, smooth lines, labels moved apart. Computes no figure: the numbers come in as plain
//! structs that stand beside each chart. Titles and captions are not in a drawing; the card or the exporter sets them.

pub mod axis;
pub mod cash;
pub mod dots;
pub mod euros;
pub mod fan;
pub mod flow;
pub mod gantt;
pub mod map;
pub mod paired;
pub mod range;
pub mod sankey;

/// Opacity of the band that holds eight futures of ten; the theme file has the same
pub const BAND_OUTER: f32 = 0.22;
/// Opacity of the inner half, drawn over the outer band; the theme file has the same
pub const BAND_INNER: f32 = 0.26;
/// Opacity of the bands of a Sankey diagram; the theme file has the same
pub const BAND_SANKEY: f32 = 0.34;

/// Median and the range of eight futures in ten
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// One future in ten is below
    pub low: f64,
    /// The median
    pub usual: f64,
    /// One future in ten is above
    pub high: f64,
}
