//! A table of another program becomes edits of a scenario: organisations, employers, positions, costs.
//!
//! Holds what columns mean, how cells are understood, and what is wrong line by line, in words. Reads no file
//! (`file::table` does) and changes no scenario: what comes out is a list of edits that its caller carries out as one
//! step. Whatever looks like data of natural persons is taken out of the table before anything else sees it. Called by
//! the session and the command line.
//!
//! | file | holds |
//! |---|---|
//! | [`personal`] | columns about natural persons: how they are known, and that nothing of them stays |
//! | `given_names` | given names by which a column of persons is known |
//! | [`field`] | kinds of tables, their fields, and which headings mean which |
//! | [`mapping`] | which column is which field |
//! | `value` | cells as words, numbers, days, names of objects |
//! | `kinds` | a row as an organisation, an employer, a position, a cost |
//! | [`plan`] | all rows: what comes in, what changes, what cannot be understood |
//! | [`problem`] | what is wrong with a cell, in words |

pub mod field;
mod given_names;
mod kinds;
pub mod mapping;
pub mod personal;
pub mod plan;
pub mod problem;
mod value;

pub use field::Kind;
pub use mapping::{Mapping, column_named, field_named};
pub use personal::{Clean, Reason, Refused};
pub use plan::{Inputs, Plan, PlannedRow, Standing};
pub use problem::{Problem, What, form_words};
pub use value::number_language;
