//! Tests of the library and the command line, in one binary.

mod architecture;
mod cli;
mod compile;
mod engine;
mod files;
mod oracle_functions;
mod oracles;
mod rules;
mod scenarios;
mod schema;
mod session;
mod text;
