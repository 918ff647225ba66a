//! # Corridoi
//!
//! A regional working group designs skills mobility partnerships: training abroad, entry, work. Corridoi holds the
//! plan as one scenario, runs people and money through it in thousands of futures, asks dated law at every step, and
//! shows what comes of it with its error.
//!
//! ## Bird's-eye view
//!
//! ```text
//! file ──► model ──► compile ──► engine ──► report ──► ui, cli
//!            │          ▲                      ▲
//!            │        rules ───────────────────┤
//!            └──────► network ─────────────────┘
//! ```
//!
//! A file becomes a [`model::Scenario`]: plain data with ids. [`compile`] writes it, with the law of each month, as a
//! tick model; [`engine`] draws futures of it, each random number by its address; [`rules`] judge the criteria;
//! [`report`] turns results into figures, sentences and drawings; the faces show them. [`pipeline`] is that path in
//! one call, on several threads. [`session`] is the whole program without a screen: document, undo, background runs,
//! saving. The window draws a session and hands it actions.
//!
//! ## Code map
//!
//! | module | holds |
//! |---|---|
//! | [`base`] | ids, cents, dates, diagnostics, the tree between types and notations |
//! | [`jobs`] | cancel token, worker threads, parallel blocks; knows nothing of the program |
//! | [`text`] | Italian and English messages, number and date forms |
//! | [`model`] | what a scenario is; `edit` is the only way to change one; `validate`, `diff`, `merge` |
//! | [`network`] | the scenario as a graph; derived, never stored |
//! | [`rules`] | law as data: parameters, conditions, three values, proofs |
//! | [`engine`] | the simulation: philox, samplers, kernel, money, results |
//! | [`funding`] | who pays which cost under all rules, why a euro is uncovered, cash, books |
//! | [`compile`] | scenario and law → tick model |
//! | [`analysis`] | what is computed from results: correlation, indices, value of information |
//! | [`report`] | tables, figures, sentences and drawings, in either language; draws nothing |
//! | [`paper`] | pictures, PDF, workbook and tables made of a report, as bytes |
//! | [`import`] | a table of another program → edits, with what is wrong line by line |
//! | [`pipeline`] | scenario → answer in one call |
//! | [`document`] | the open scenario: history, revision, saved mark |
//! | [`file`] | on-disk form, codec, store; `store` and `settings` alone touch the disk |
//! | [`session`] | the program without a screen; is told the time |
//! | [`cli`] | subcommands, one file each |
//! | `ui` | the window, behind the feature `gui` |
//!
//! ## Arrows
//!
//! Who may import whom is a table in `tests/it/architecture.rs`, checked both ways: a use without an arrow and an
//! arrow without a use both fail. In short: everything may use `base`; nothing below `session` knows `ui`, `cli` or
//! `session`; the engine never sees the model; `report` draws nothing and `ui` computes nothing.
//!
//! ## Invariants
//!
//! 1. `base` to `report`, `import`, `paper` and `document`: no file, clock, environment, thread, or unseeded random number.
//! 2. Only `ui` names egui; only `file` touches the disk; only `main` ends the process; only `jobs` starts threads.
//! 3. `ui` draws a `Session` and hands it actions. It computes no figure a report does not hold and starts no run.
//! 4. A `Scenario` changes only through [`model::edit::apply`], on a copy that is swapped in whole.
//! 5. A random number is a function of seed, future and address: not of order, threads or time.
//! 6. People and cents are whole numbers and balance in every future.
//! 7. Unknown is a value of its own, from the law to the screen.
//! 8. Nothing depends on today's date, the network, or the order of a hash map.
//!
//! ## Choices that differ from the obvious
//!
//! * *One package, not a workspace.* The arrows test gives the same protection; each module can become a crate later.
//! * *`compile`, `text` and `pipeline` are modules of their own.* The engine stays a library about tick models that
//!   could simulate something else; words are needed by rules, report and both faces; and the window and the command
//!   line must take the same path to an answer, byte for byte.
//! * *Edits are paths and values.* One vocabulary serves undo, journal, variants, difference and merge, and reaches
//!   every field without code per field.
//! * *Heavy crates are features.* The core and the command line build without any graphics crate; window tests are
//!   behind `gui-test`, so that tests of the core do not build one either.

pub mod analysis;
pub mod base;
pub mod cli;
pub mod compile;
pub mod document;
pub mod engine;
pub mod file;
pub mod funding;
pub mod import;
pub mod jobs;
pub mod model;
pub mod network;
pub mod paper;
pub mod pipeline;
pub mod report;
pub mod rules;
pub mod session;
pub mod text;
#[cfg(feature = "gui")]
pub mod ui;
