//! Tests of the library and the command line, in one binary.

mod oracle_functions;
mod oracles;
mod text;
