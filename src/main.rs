//! Starts the window or a subcommand; the only place that ends the process.
//!
//! Reads what the system gives a program: arguments, language, streams. Decides nothing else.

use corridoi::{
    cli::{self, Io, Parsed},
    text::Lang,
};
use std::{
    env,
    io::{self, BufWriter, IsTerminal as _},
    path::PathBuf,
    process::ExitCode,
};

fn main() -> ExitCode {
    let mut out = BufWriter::new(io::stdout().lock());
    let stderr = io::stderr();
    let mut io = Io {
        out: &mut out,
        err_is_terminal: stderr.is_terminal(),
        err: &mut stderr.lock(),
        language: system_language(),
    };
    let code = match cli::parse(env::args_os(), &mut io) {
        Parsed::Done(code) => code,
        Parsed::Command(command) => cli::run(&command, &mut io),
        Parsed::Window(file, lang) => match window(file.as_ref(), lang) {
            Ok(()) => cli::FINE,
            Err(reason) => cli::instead_of_window(file, lang, &reason, &mut io),
        },
    };
    drop(out);
    ExitCode::from(code)
}

/// Opens the window and stays until it is closed; the reason where there can be none
#[cfg(feature = "gui")]
fn window(file: Option<&PathBuf>, lang: Lang) -> Result<(), String> {
    corridoi::ui::run(file, lang).map_err(|error| error.to_string())
}

/// A program built without the window says so
#[cfg(not(feature = "gui"))]
fn window(_: Option<&PathBuf>, _: Lang) -> Result<(), String> {
    Err("gui".to_owned())
}

/// The language of the system, as its locale says; Italian where it says nothing that is known
fn system_language() -> Lang {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| env::var(name).ok())
        .find(|value| !value.is_empty())
        .and_then(|value| Lang::from_code(&value))
        .unwrap_or_default()
}
