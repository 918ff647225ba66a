//! Tests of the library and the command line, in one binary.

mod compile;
mod oracle_functions;
mod oracles;
mod text;

mod scenarios;
