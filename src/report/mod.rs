//! What faces show of a scenario and its results: figures, drawings, and the words around them. Draws nothing on a screen.
//!
//! | file | holds |
//! |---|---|
//! | [`chart`] | one chart, one function from figures to a drawing |
//! | [`drawing`] | pictures as data: primitives whose colours are roles |
//! | [`estimate_text`] | estimates as people say and type them |
//! | [`measure`] | how wide a text is |
//! | [`status`] | the states things are shown in |
//! | [`story`] | edits and findings in words |
//! | [`words`] | words of the model's vocabulary, names of places |

pub mod chart;
pub mod drawing;
pub mod estimate_text;
pub mod measure;
pub mod status;
pub mod story;
pub mod words;

#[cfg(test)]
mod sample;
