//! The program without a window: subcommands, their output, exit codes.
//!
//! One file a subcommand. Data goes to standard output and everything else to standard error; progress is shown on a terminal only.
//! Each error is told once, as what happened, where, and what to do. Nothing here ends the process or reads the environment: `main` hands
//! the streams in and takes the exit code back. Called by `main` and by tests.
//!
//! | exit code | meaning |
//! |---|---|
//! | 0 | fine |
//! | 1 | the scenario has errors; with `check --strict` also warnings, or mandatory criteria that are not met; rule files have errors or warnings, or their cases notice too few changes; conflicts of `merge`; a figure that `verify` or `story check` finds changed or does not find |
//! | 2 | wrong use |
//! | 3 | a file could not be read or written |
//!
//! Of several files of `check`, the highest code counts.

mod answer;
mod arguments;
mod check;
mod compare;
mod diff;
mod export;
mod list;
mod merge;
mod new;
mod output;
mod paper_arguments;
#[cfg(feature = "papers")]
mod report;
mod rules;
mod run;
mod schema;
mod source;
mod story;
mod verify;
mod words;

pub use arguments::{Format, Parsed, parse};
pub use output::Io;

use crate::{jobs::available_threads, text::Lang};
use arguments::Command;
use std::{num::NonZeroUsize, path::PathBuf};

/// Everything was fine
pub const FINE: u8 = 0;
/// The scenario has errors
pub const UNSOUND: u8 = 1;
/// The program was used wrongly
pub const WRONG_USE: u8 = 2;
/// A file could not be read or written
pub const NO_FILE: u8 = 3;

/// Carries out a subcommand; the exit code
pub fn run(command: &Command, io: &mut Io<'_>) -> u8 {
    let done = match command {
        Command::Check(asked) => check::check(asked, io),
        Command::Run(asked) => run::run(asked, io),
        Command::Rules(asked) => rules::rules(asked, io),
        Command::New(asked) => new::new(asked, io),
        Command::List(asked) => list::list(asked, io),
        Command::Schema(asked) => schema::schema(*asked, io),
        Command::Diff(asked) => diff::diff(asked, io),
        Command::Merge(asked) => merge::merge(asked, io),
        Command::Compare(asked) => compare::compare(asked, io),
        Command::Export(asked) => export::export(asked, io),
        #[cfg(feature = "papers")]
        Command::Report(asked) => report::report(asked, io),
        Command::Verify(asked) => verify::verify(asked, io),
        Command::Story(asked) => story::story(asked, io),
    };
    match done.and_then(|code| io.flush().map(|()| code)) {
        Ok(code) => code,
        Err(stop) => stop.tell(io),
    }
}

/// What the window would have shown, in the terminal: the same scenario's result after the reason why there is no window
///
/// `reason` is what the system says about its display.
pub fn instead_of_window(file: Option<PathBuf>, lang: Lang, reason: &str, io: &mut Io<'_>) -> u8 {
    let texts = crate::text::Texts::new(lang);
    io.tell(&texts.cli_no_window(reason));
    io.tell(&texts.cli_no_window_hint());
    let file = file.unwrap_or_else(|| PathBuf::from(crate::file::embedded::WORKED));
    run(&Command::Run(arguments::Run::usual(file, lang)), io)
}

/// Threads used unless somebody asks for others
fn usual_threads() -> NonZeroUsize {
    available_threads()
}
