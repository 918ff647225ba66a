//! The window, behind the feature `gui`: draws a session and hands it actions.
//!
//! Computes no figure that a report does not hold, opens no file, starts no run. [`theme`] is the only place that knows colours, [`paint`]
//! the only one that turns a drawing of a report into shapes, [`widgets`] holds the controls that all places share.
//!
//! | file | holds |
//! |---|---|
//! | [`run`](mod@run) | opening the window |
//! | [`app`] | the window: regions, commands, dialogs |
//! | [`panels`] | what stands in the places and beside them |
//! | [`canvas`] | the graph |
//! | [`present`] | the presentation |
//! | [`view`] | what panels read, [`actions`] what they ask for, [`state`] what the window keeps |
//! | [`sheets`] | recovery, history, merging, copies, variants, comparison: what stands in front until it is closed |
//! | [`command`] | everything that menus, keys and search offer |

pub mod actions;
pub mod app;
pub mod canvas;
pub mod command;
pub mod fonts;
pub mod icons;
pub mod memo;
pub mod paint;
pub mod panels;
pub mod present;
pub mod run;
pub mod sheets;
pub mod state;
pub mod theme;
pub mod view;
pub mod widgets;

pub use run::{RunError, run};
