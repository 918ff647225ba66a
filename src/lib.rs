//! # Corridoi
//!
//! Bird's-eye view, code map, arrows and invariants follow as the parts land.

pub mod analysis;
pub mod base;
pub mod cli;
pub mod compile;
pub mod document;
pub mod engine;
pub mod file;
pub mod jobs;
pub mod model;
pub mod network;
pub mod pipeline;
pub mod report;
pub mod rules;
pub mod session;
pub mod text;
#[cfg(feature = "gui")]
pub mod ui;
