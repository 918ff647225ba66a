//! The window, behind the feature `gui`: draws a session and hands it actions.
//!
//! Computes no figure that a report does not hold, opens no file, starts no run. [`theme`] is the only place that knows colours, [`paint`]
//! the only one that turns a drawing of a report into shapes, [`widgets`] holds the controls that all places share.

pub mod fonts;
pub mod icons;
pub mod paint;
pub mod theme;
pub mod widgets;
