//! Tests of the library and the command line, in one binary.

mod text;
