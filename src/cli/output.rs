//! Where output goes, and how a subcommand ends early.
//!
//! Holds the two streams and nothing about what is written. A reader that goes away (`corridoi list | head -1`) ends the
//! program without a word and without an error.

use super::{FINE, NO_FILE};
use crate::text::Lang;
use std::io::{self, Write};

/// The streams of the process, or those of a test
pub struct Io<'a> {
    /// Data
    pub out: &'a mut dyn Write,
    /// Everything else
    pub err: &'a mut dyn Write,
    /// Whether a person watches `err`
    pub err_is_terminal: bool,
    /// Language of the system, used where no `--lang` is given
    pub language: Lang,
}

/// Why a subcommand ends before its end
#[derive(Debug)]
pub(super) enum Stop {
    /// Nobody reads the output any more
    ReaderGone,
    /// The output cannot be written
    Output(io::Error),
    /// Everything was told; this is the exit code
    Told(u8),
}

impl Io<'_> {
    /// Writes data
    pub(super) fn data(&mut self, text: &str) -> Result<(), Stop> {
        self.out.write_all(text.as_bytes()).map_err(Stop::of)
    }

    /// Writes the last data out
    pub(super) fn flush(&mut self) -> Result<(), Stop> {
        self.out.flush().map_err(Stop::of)
    }

    /// Tells a person one line
    ///
    /// Where even the error stream is closed there is nobody left to tell.
    pub(super) fn tell(&mut self, line: &str) {
        drop(writeln!(self.err, "{line}"));
    }

    /// Shows a line that the next one replaces; nothing unless a person watches
    pub(super) fn progress(&mut self, line: &str) {
        if self.err_is_terminal {
            drop(write!(self.err, "\r\u{1b}[2K{line}"));
            drop(self.err.flush());
        }
    }
}

impl Stop {
    fn of(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe { Self::ReaderGone } else { Self::Output(error) }
    }

    /// Tells what has to be told; the exit code
    pub(super) fn tell(self, io: &mut Io<'_>) -> u8 {
        match self {
            Self::ReaderGone => FINE,
            Self::Told(code) => code,
            Self::Output(error) => {
                let texts = crate::text::Texts::new(io.language);
                io.tell(&texts.cli_output_failed(error.to_string()));
                NO_FILE
            }
        }
    }
}
