//! What is shown, quoted and written down in meetings: steps of the story as slides, figures by name, the check of what was quoted, minutes.
//!
//! A slide is made once and drawn by the window, the projector and the PDF alike. Computes no result: figures are those of a
//! [`Report`](super::Report). Draws nothing on a screen.
//!
//! | file | holds |
//! |---|---|
//! | [`figures`] | the figures of a result by name, with their words and where they come from |
//! | [`fill`] | sentences with figures by name in braces |
//! | [`exhibit`] | what a step can show, as drawings |
//! | [`slide`] | a step as parts on a surface of 16 to 9 |
//! | [`levers`] | levers for a projector |
//! | [`quotes`] | figures as they were quoted, and which of them moved |
//! | [`minutes`] | minutes of a meeting |

pub mod exhibit;
pub mod figures;
pub mod fill;
pub mod levers;
pub mod minutes;
pub mod quotes;
pub mod slide;

pub use figures::{FigureRow, Said};
pub use slide::{Frame, Slide, Telling};
