//! Headless tests of the window, in one binary.

mod fonts;
mod gallery;
mod interview;
mod keep;
mod law;
mod meeting;
mod shell;
