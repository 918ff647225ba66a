//! The words everything else is made of: text ids, euro cents, civil dates, shares, diagnostics, tables of cells, and
//! the tree between types and notations.
//!
//! Holds plain values with their parsing and arithmetic. Holds no domain type, no text for people
//! and no input or output. Everyone calls it; it calls nothing of ours.

mod date;
mod diagnostic;
mod hex;
mod id;
mod money;
pub mod table;
pub mod tree;

pub use date::{Date, DateError, add_days, add_months, date_from_text, days_between};
pub use diagnostic::{Diagnostic, Severity};
pub use hex::hexadecimal;
pub use id::{Id, IdError};
pub use money::{Cents, round_half_away};
