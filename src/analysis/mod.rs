//! Analysis of finished runs: which figure matters, which option is best, what knowing more is worth.
//!
//! Holds the statistics of §10 of the engine's specification on plain tables of numbers. Starts no run and
//! knows no scenario: `pipeline` asks for a design, runs it, and hands the answers back here.
//!
//! | file | holds |
//! |---|---|
//! | [`rank`] | rank correlation and partial rank correlation |
//! | [`sobol`] | variance shares, with the quasi-random design they need |
//! | [`ocba`] | how to share replicates between options |
//! | [`evpi`] | what perfect information is worth, in all and parameter by parameter |
//! | [`linear`] | least squares behind the two of them |

pub mod evpi;
pub mod linear;
pub mod ocba;
pub mod rank;
pub mod sobol;
