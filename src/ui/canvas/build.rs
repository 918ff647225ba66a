//! placeholder during work
