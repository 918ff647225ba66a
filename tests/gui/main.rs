//! Headless tests of the window, in one binary.
