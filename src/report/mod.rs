//! What faces show of a scenario and its results: figures, the words around them, and pictures as data.
//!
//! Screen, terminal and papers take the same [`Report`], and number text is made here. Draws nothing on a screen, writes no file.
//!
//! | file | holds |
//! |---|---|
//! | [`estimate_text`] | estimates as people say and type them |
//! | [`story`] | edits and findings in words |
//! | [`changes`], [`say_value`] | the differences of two scenarios as sentences |
//! | [`effect`] | what a change does to the headline results, on the same luck |
//! | [`comparison`] | several scenarios side by side, with their goals |
//! | [`words`] | words of the model's vocabulary, names of places |
//! | [`assumptions`] | the estimates a result rests on |
//! | [`metrics`], [`gather`] | the numbers of a run under stable names, and how they are taken from it |
//! | `eligible` | whether a programme stays eligible, future by future |
//! | [`figure`] | a result rounded to the place of its error |
//! | [`reasons`] | why euros stay uncovered, what helps, cash: sentences |
//! | [`view`] | the [`Report`]: headlines, people, money, law, figures of the graph |
//! | [`terminal`] | results and findings as text |
//! | [`drawing`], [`chart`] | pictures as data, and charts made of figures |
//! | [`pictures`] | the charts of a result under stable names |
//! | [`passport`] | codes by which a figure in a paper can be verified |
//! | [`meeting`] | slides, quoted figures, minutes |
//! | [`measure`] | how wide a text is |
//! | [`status`] | the states that things are shown in |

pub mod assumptions;
pub mod changes;
pub mod chart;
pub mod comparison;
pub mod conflicts;
pub mod drawing;
pub mod effect;
mod eligible;
pub mod estimate_text;
pub mod figure;
pub mod gains;
pub mod gather;
pub mod measure;
pub mod meeting;
pub mod metrics;
pub mod passport;
pub mod pictures;
pub mod reasons;
pub mod say_value;
pub mod status;
pub mod story;
pub mod terminal;
pub mod view;
pub mod words;

#[cfg(test)]
mod sample;

pub use view::{Inputs, Report};
