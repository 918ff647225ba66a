//! Headless tests of the window, in one binary.

mod fonts;
mod gallery;
mod import;
mod interview;
mod keep;
mod law;
mod shell;
