//! Headless tests of the window, in one binary.

mod canvas;
mod comparison;
mod corridors;
mod fonts;
mod gallery;
mod import;
mod interview;
mod keep;
mod law;
mod meeting;
mod objects;
mod shell;
