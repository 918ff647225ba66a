//! Tests of the library and the command line, in one binary.

mod architecture;
mod cli;
mod compile;
mod diff_merge;
mod engine;
mod files;
mod funding;
mod journal;
mod law_deeds;
mod law_flow;
mod meetings;
mod oracle_functions;
mod oracles;
mod papers;
mod rules;
mod rules_broken;
mod rules_logic;
mod rules_quality;
mod rules_todo;
mod scenarios;
mod schema;
mod session;
mod templates;
mod text;
