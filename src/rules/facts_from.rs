//! Facts drawn from a scenario.
