//! Papers: what leaves the program as a file, from a [`Report`](crate::report::Report): pictures, PDF, workbook, tables.
//!
//! Makes bytes and writes none; the command line and the session save them. Computes no figure: every number comes from the report in the
//! form the screen shows. The same input gives the same bytes: dates come from the scenario, not from a clock.
//!
//! | file | holds |
//! |---|---|
//! | [`ink`] | colours of the light theme |
//! | [`marks`] | a drawing as paths and lines of text, for every writer |
//! | [`svg`] | pictures as SVG |
//! | `document`, `chapters` | what a report says, chapter by chapter |
//! | `layout`, `table`, `flow_text`, `sign` | where it stands on A4 pages |
//! | `slides`, `minutes` | the story on slides, the minutes of a meeting |
//! | `pdf` | pages as a PDF |
//! | `workbook` | the result as an Excel workbook |
//! | [`csv_table`] | the figures as CSV |
//! | `png`, `face` | pictures as PNG; kerning and outlines of the shipped font (feature `papers`) |

#[cfg(feature = "papers")]
pub mod chapters;
pub mod csv_table;
#[cfg(feature = "papers")]
pub mod document;
#[cfg(feature = "papers")]
mod face;
#[cfg(feature = "papers")]
mod flow_text;
pub mod ink;
#[cfg(feature = "papers")]
pub mod layout;
pub mod marks;
#[cfg(feature = "papers")]
pub mod minutes;
#[cfg(feature = "papers")]
pub mod pdf;
#[cfg(feature = "papers")]
pub mod png;
#[cfg(feature = "papers")]
mod sign;
#[cfg(feature = "papers")]
pub mod slides;
pub mod svg;
#[cfg(feature = "papers")]
mod table;
#[cfg(feature = "papers")]
pub mod workbook;
