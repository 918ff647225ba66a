//! Headless tests of the window, in one binary.

mod canvas;
mod corridors;
mod fonts;
mod gallery;
mod interview;
mod keep;
mod law;
mod shell;
