//! Starts the window or a subcommand; the only place that ends the process.

fn main() {}
