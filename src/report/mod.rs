//! What faces show of a scenario and its results: figures, and the words around them.
//!
//! | file | holds |
//! |---|---|
//! | [`estimate_text`] | estimates as people say and type them |
//! | [`story`] | edits and findings in words |
//! | [`words`] | words of the model's vocabulary, names of places |

pub mod estimate_text;
pub mod story;
pub mod words;

#[cfg(test)]
mod sample;
