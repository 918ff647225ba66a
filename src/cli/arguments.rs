//! What was typed: subcommands with their options, help, and what is wrong with them.
//!
//! Holds the grammar and its words in the chosen language. Carries nothing out.

use super::{FINE, Io, WRONG_USE, paper_arguments};
use crate::{
    base::Id,
    model::merge::Side,
    pipeline::{MOST_FUTURES, RunRequest, USUAL_FUTURES, USUAL_SEED},
    text::{Lang, Texts},
};
use clap::{
    Arg, ArgAction, ArgMatches,
    builder::{PossibleValuesParser, StyledStr, ValueParser},
    error::{ContextKind, ContextValue, ErrorKind},
    value_parser,
};
use std::{ffi::OsString, num::NonZeroUsize, path::PathBuf};

/// Largest seed: every reader of JSON keeps whole numbers up to here
const MOST_SEED: u64 = (1 << 53) - 1;
/// Most threads
const MOST_THREADS: u64 = 256;

/// Form of the output
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For people
    Text,
    /// For programs
    Json,
    /// For spreadsheets
    Csv,
}

/// A subcommand with its options
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// What is wrong with a scenario, and what the law says
    Check(Check),
    /// The result of a scenario
    Run(Run),
    /// A new file from an example
    New(New),
    /// What there is to choose from
    List(List),
    /// The form of the output, for programs
    Schema(Schema),
    /// The quality of rule files
    Rules(Rules),
    /// The differences of two scenarios
    Diff(Diff),
    /// Two people's changes brought together
    Merge(Merge),
    /// Scenarios and variants side by side
    Compare(paper_arguments::Compare),
    /// Charts as files
    Export(paper_arguments::Export),
    /// The report as a PDF
    #[cfg(feature = "papers")]
    Report(Box<paper_arguments::Report>),
    /// A table brought into a scenario
    Import(super::import::Import),
    /// Whether figures of a paper still hold
    Verify(paper_arguments::Verify),
    /// Whether what the story says still holds
    Story(paper_arguments::Story),
}

/// Options of `rules`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// What is asked
    pub what: Quality,
    /// Folders with rule files and test cases
    pub folders: Vec<PathBuf>,
    /// Form of the output
    pub format: Format,
    /// Language of the output
    pub lang: Lang,
}

/// What is asked of rule files
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quality {
    /// What is wrong or missing
    Check,
    /// How many changes of a rule its cases notice
    Mutate,
}

/// Options of `check`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// Files, or names of embedded scenarios
    pub files: Vec<PathBuf>,
    /// Whether warnings and mandatory criteria count too
    pub strict: bool,
    /// Form of the output
    pub format: Format,
    /// Language of the output
    pub lang: Lang,
}

/// Options of `run`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// File, or name of an embedded scenario
    pub file: PathBuf,
    /// Number of futures
    pub futures: u32,
    /// Luck
    pub seed: u64,
    /// Threads
    pub threads: NonZeroUsize,
    /// Variant; none: the base
    pub variant: Option<Id>,
    /// Form of the output
    pub format: Format,
    /// Language of the output
    pub lang: Lang,
}

/// Options of `new`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct New {
    /// File to write
    pub file: PathBuf,
    /// What it begins with
    pub from: Begin,
    /// Language of messages
    pub lang: Lang,
}

/// What a new file begins with
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Begin {
    /// A worked scenario, by name
    Example(String),
    /// A template, by name
    Template(String),
}

/// Options of `list`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// File whose variants and levers are listed; none: the embedded scenarios
    pub file: Option<PathBuf>,
    /// Form of the output
    pub format: Format,
    /// Language of the output
    pub lang: Lang,
}

/// Options of `diff`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diff {
    /// File, or name of an embedded scenario, to compare from
    pub from: PathBuf,
    /// The one to compare to
    pub to: PathBuf,
    /// Whether the effect on the results is computed
    pub effect: bool,
    /// Threads for it
    pub threads: NonZeroUsize,
    /// Form of the output
    pub format: Format,
    /// Language of the output
    pub lang: Lang,
}

/// Options of `merge`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merge {
    /// Scenario both began from
    pub base: PathBuf,
    /// One of them
    pub mine: PathBuf,
    /// The other
    pub theirs: PathBuf,
    /// File to write
    pub out: PathBuf,
    /// Side that is right in every conflict; none: conflicts are told and nothing is written
    pub prefer: Option<Side>,
    /// Language of messages
    pub lang: Lang,
}

/// What `schema` describes
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Schema {
    /// Output of `run --format json`
    Run,
    /// Output of `check --format json`
    Check,
    /// A scenario, as a tree of fields
    Scenario,
}

/// What is to be done
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Parsed {
    /// Open the window on a file, or on the worked scenario
    Window(Option<PathBuf>, Lang),
    /// Carry out a subcommand
    Command(Command),
    /// Nothing more: help was printed or the use was wrong; the exit code
    Done(u8),
}

impl Run {
    /// The usual run of a file
    pub(super) fn usual(file: PathBuf, lang: Lang) -> Self {
        Self {
            file,
            futures: USUAL_FUTURES,
            seed: USUAL_SEED,
            threads: super::usual_threads(),
            variant: None,
            format: Format::Text,
            lang,
        }
    }
}

/// What `arguments`, beginning with the name of the program, ask for
pub fn parse(arguments: impl IntoIterator<Item = OsString>, io: &mut Io<'_>) -> Parsed {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let lang = asked_language(&arguments).unwrap_or(io.language);
    let texts = Texts::new(lang);
    match grammar(&texts).try_get_matches_from(arguments) {
        Ok(matches) => understood(&matches, lang, &texts, io),
        Err(error) => Parsed::Done(refused(&error, &texts, io)),
    }
}

fn understood(matches: &ArgMatches, lang: Lang, texts: &Texts, io: &mut Io<'_>) -> Parsed {
    let Some((name, given)) = matches.subcommand() else {
        return Parsed::Window(matches.get_one::<PathBuf>("file").cloned(), lang);
    };
    if let Some(command) = paper_arguments::understood(name, given, lang) {
        return Parsed::Command(command);
    }
    let file = || given.get_one::<PathBuf>("file").cloned().unwrap_or_default();
    let format = || format_of(given);
    Parsed::Command(match name {
        "check" => {
            let files = given.get_many::<PathBuf>("files").into_iter().flatten().cloned().collect();
            Command::Check(Check { files, strict: given.get_flag("strict"), format: format(), lang })
        }
        "run" => {
            let RunRequest { futures, seed, threads } = run_request(given);
            let mut run = Run { futures, seed, threads, format: format(), ..Run::usual(file(), lang) };
            if let Some(text) = given.get_one::<String>("variant") {
                let Ok(variant) = Id::new(text) else {
                    io.tell(&texts.cli_no_such_variant(text.as_str()));
                    return Parsed::Done(WRONG_USE);
                };
                run.variant = Some(variant);
            }
            Command::Run(run)
        }
        "new" => {
            let text = |name: &str| given.get_one::<String>(name).cloned();
            let example = || text("from").unwrap_or_else(|| crate::file::embedded::WORKED.to_owned());
            let from = text("template").map_or_else(|| Begin::Example(example()), Begin::Template);
            Command::New(New { file: file(), from, lang })
        }
        "import" => Command::Import(super::import::understood(given, lang)),
        "rules" => {
            let Some((what, given)) = given.subcommand() else { return Parsed::Done(WRONG_USE) };
            let what = if what == "mutate" { Quality::Mutate } else { Quality::Check };
            let folders = given.get_many::<PathBuf>("folders").into_iter().flatten().cloned().collect();
            let json = given.get_one::<String>("format").is_some_and(|form| form == "json");
            Command::Rules(Rules {
                what,
                folders,
                format: if json { Format::Json } else { Format::Text },
                lang,
            })
        }
        "list" => {
            let file = given.get_one::<PathBuf>("file").cloned();
            Command::List(List { file, format: format(), lang })
        }
        "diff" => {
            let path = |name| given.get_one::<PathBuf>(name).cloned().unwrap_or_default();
            Command::Diff(Diff {
                from: path("from"),
                to: path("to"),
                effect: !given.get_flag("no-effect"),
                threads: super::usual_threads(),
                format: format(),
                lang,
            })
        }
        "merge" => {
            let path = |name| given.get_one::<PathBuf>(name).cloned().unwrap_or_default();
            let prefer = match given.get_one::<String>("prefer").map(String::as_str) {
                Some("mine") => Some(Side::Mine),
                Some("theirs") => Some(Side::Theirs),
                _ => None,
            };
            Command::Merge(Merge {
                base: path("base"),
                mine: path("mine"),
                theirs: path("theirs"),
                out: path("out"),
                prefer,
                lang,
            })
        }
        _ => Command::Schema(match given.get_one::<String>("what").map(String::as_str) {
            Some("check") => Schema::Check,
            Some("scenario") => Schema::Scenario,
            _ => Schema::Run,
        }),
    })
}

/// What was given as `--format`
pub(super) fn format_of(given: &ArgMatches) -> Format {
    match given.get_one::<String>("format").map(String::as_str) {
        Some("json") => Format::Json,
        Some("csv") => Format::Csv,
        _ => Format::Text,
    }
}

/// The language of `--lang`, wherever it stands: help and errors come in it as well
fn asked_language(arguments: &[OsString]) -> Option<Lang> {
    let texts: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
    let joined = texts.iter().find_map(|text| text.strip_prefix("--lang="));
    let apart = || texts.windows(2).find(|pair| pair[0] == "--lang").map(|pair| pair[1]);
    Lang::from_code(joined.or_else(apart)?)
}

fn grammar(texts: &Texts) -> clap::Command {
    let command = |name: &'static str, about: String| command(name, about, texts);
    styled(clap::Command::new("corridoi"), texts)
        .version(env!("CARGO_PKG_VERSION"))
        .about(texts.cli_about())
        .after_help(texts.cli_after_help())
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .args_conflicts_with_subcommands(true)
        .subcommand_help_heading(texts.cli_heading_commands())
        .subcommand_value_name(texts.cli_value_command())
        .args([
            file(texts).required(false).help(texts.cli_window_file()),
            help(texts),
            Arg::new("version").long("version").action(ArgAction::Version).help(texts.cli_version()),
            lang(texts),
        ])
        .subcommands([
            command("check", texts.cli_check()).args([
                Arg::new("files")
                    .value_name(texts.cli_value_file())
                    .value_parser(ValueParser::path_buf())
                    .required(true)
                    .num_args(1..)
                    .help_heading(texts.cli_heading_arguments())
                    .help(texts.cli_check_files()),
                Arg::new("strict").long("strict").action(ArgAction::SetTrue).help(texts.cli_strict()),
                format(texts, &["text", "json"]),
            ]),
            command("run", texts.cli_run()).arg(file(texts)).args(run_options(texts)).args([
                number("variant", texts.cli_value_variant(), texts.cli_variant()),
                format(texts, &["text", "json", "csv"]),
            ]),
            command("new", texts.cli_new()).args([
                file(texts).help(texts.cli_new_file()),
                number("from", texts.cli_value_example(), texts.cli_from(crate::file::embedded::WORKED)),
                number("template", texts.cli_value_template(), texts.cli_template()).conflicts_with("from"),
            ]),
            command("list", texts.cli_list()).args([
                file(texts).required(false).help(texts.cli_list_file()),
                format(texts, &["text", "json"]),
            ]),
            command("rules", texts.cli_rules())
                .subcommand_required(true)
                .disable_help_subcommand(true)
                .subcommand_help_heading(texts.cli_heading_commands())
                .subcommand_value_name(texts.cli_value_command())
                .subcommands([
                    command("check", texts.cli_rules_check())
                        .args([folders(texts), format(texts, &["text", "json"])]),
                    command("mutate", texts.cli_rules_mutate())
                        .args([folders(texts), format(texts, &["text", "json"])]),
                ]),
            command("diff", texts.cli_diff()).args([
                scenario("from", texts.cli_diff_from(), texts),
                scenario("to", texts.cli_diff_to(), texts),
                Arg::new("effect")
                    .long("effect")
                    .action(ArgAction::SetTrue)
                    .overrides_with("no-effect")
                    .help(texts.cli_diff_effect()),
                Arg::new("no-effect")
                    .long("no-effect")
                    .action(ArgAction::SetTrue)
                    .overrides_with("effect")
                    .help(texts.cli_diff_no_effect()),
                format(texts, &["text", "json"]),
            ]),
            command("merge", texts.cli_merge()).after_help(texts.cli_merge_after_help()).args([
                scenario("base", texts.cli_merge_base(), texts),
                scenario("mine", texts.cli_merge_mine(), texts),
                scenario("theirs", texts.cli_merge_theirs(), texts),
                Arg::new("out")
                    .short('o')
                    .long("out")
                    .value_name(texts.cli_value_file())
                    .value_parser(ValueParser::path_buf())
                    .required(true)
                    .help(texts.cli_merge_out()),
                Arg::new("prefer")
                    .long("prefer")
                    .value_name("mine|theirs")
                    .value_parser(PossibleValuesParser::new(["mine", "theirs"]))
                    .hide_possible_values(true)
                    .help(texts.cli_merge_prefer()),
            ]),
            command("schema", texts.cli_schema()).arg(
                Arg::new("what")
                    .value_name("run|check|scenario")
                    .value_parser(PossibleValuesParser::new(["run", "check", "scenario"]))
                    .hide_possible_values(true)
                    .required(true)
                    .help_heading(texts.cli_heading_arguments())
                    .help(texts.cli_schema_what()),
            ),
        ])
        .subcommand(super::import::grammar(texts))
        .subcommands(paper_arguments::grammar(texts))
}

/// A subcommand with the options that all have
pub(super) fn command(name: &'static str, about: String, texts: &Texts) -> clap::Command {
    styled(clap::Command::new(name), texts).about(about).args([help(texts), lang(texts)])
}

/// How many futures, which luck, how many threads
pub(super) fn run_options(texts: &Texts) -> [Arg; 3] {
    [
        number("futures", texts.cli_value_number(), texts.cli_futures(f64::from(USUAL_FUTURES)))
            .value_parser(value_parser!(u32).range(1..=i64::from(MOST_FUTURES))),
        number("seed", texts.cli_value_number(), texts.cli_seed(USUAL_SEED as f64))
            .value_parser(value_parser!(u64).range(0..=MOST_SEED)),
        number("threads", texts.cli_value_number(), texts.cli_threads())
            .value_parser(value_parser!(u64).range(1..=MOST_THREADS)),
    ]
}

/// What was given of [`run_options`], the usual where nothing was
pub(super) fn run_request(given: &ArgMatches) -> RunRequest {
    let threads = given.get_one::<u64>("threads").and_then(|n| NonZeroUsize::new(*n as usize));
    RunRequest {
        futures: given.get_one::<u32>("futures").copied().unwrap_or(USUAL_FUTURES),
        seed: given.get_one::<u64>("seed").copied().unwrap_or(USUAL_SEED),
        threads: threads.unwrap_or_else(super::usual_threads),
    }
}

/// Our headings instead of the library's English ones
fn styled(command: clap::Command, texts: &Texts) -> clap::Command {
    let heading = texts.cli_heading_usage();
    command
        .disable_help_flag(true)
        .help_template(format!("{{about-with-newline}}\n{heading} {{usage}}\n\n{{all-args}}{{after-help}}"))
        .next_help_heading(texts.cli_heading_options())
}

pub(super) fn file(texts: &Texts) -> Arg {
    Arg::new("file")
        .value_name(texts.cli_value_file())
        .value_parser(ValueParser::path_buf())
        .required(true)
        .help_heading(texts.cli_heading_arguments())
        .help(texts.cli_file())
}

fn folders(texts: &Texts) -> Arg {
    Arg::new("folders")
        .value_name(texts.cli_value_folder())
        .value_parser(ValueParser::path_buf())
        .required(true)
        .num_args(1..)
        .help_heading(texts.cli_heading_arguments())
        .help(texts.cli_rules_folder())
}

/// One of several scenarios, in the order in which they are given
fn scenario(name: &'static str, about: String, texts: &Texts) -> Arg {
    Arg::new(name)
        .value_name(name.to_uppercase())
        .value_parser(ValueParser::path_buf())
        .required(true)
        .help_heading(texts.cli_heading_arguments())
        .help(about)
}

fn help(texts: &Texts) -> Arg {
    Arg::new("help").short('h').long("help").action(ArgAction::Help).help(texts.cli_help())
}

pub(super) fn lang(texts: &Texts) -> Arg {
    Arg::new("lang")
        .long("lang")
        .value_name("it|en")
        .value_parser(PossibleValuesParser::new(["it", "en"]))
        .hide_possible_values(true)
        .help(texts.cli_lang())
}

pub(super) fn format(texts: &Texts, forms: &'static [&'static str]) -> Arg {
    Arg::new("format")
        .long("format")
        .value_name(forms.join("|"))
        .value_parser(PossibleValuesParser::new(forms))
        .hide_possible_values(true)
        .help(texts.cli_format())
}

pub(super) fn number(name: &'static str, value: String, about: String) -> Arg {
    Arg::new(name).long(name).value_name(value).help(about)
}

/// Prints help, or what is wrong with the use; the exit code
fn refused(error: &clap::Error, texts: &Texts, io: &mut Io<'_>) -> u8 {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let written = io.data(&error.render().to_string()).and_then(|()| io.flush());
        return written.map_or_else(|stop| stop.tell(io), |()| FINE);
    }
    let given = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => Some(texts.join(", ")),
        Some(ContextValue::StyledStr(text)) => Some(plain(text)),
        Some(ContextValue::StyledStrs(texts)) => Some(texts.iter().map(plain).collect::<Vec<_>>().join(", ")),
        _ => None,
    };
    let of = |kind| given(kind).unwrap_or_default();
    let argument = of(ContextKind::InvalidArg);
    let sentence = match error.kind() {
        ErrorKind::UnknownArgument => texts.cli_unknown_argument(argument),
        ErrorKind::InvalidSubcommand => texts.cli_unknown_command(of(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => texts.cli_missing_argument(argument),
        ErrorKind::InvalidValue if of(ContextKind::InvalidValue).is_empty() => {
            texts.cli_missing_value(argument)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            texts.cli_wrong_value(argument, of(ContextKind::InvalidValue))
        }
        ErrorKind::ArgumentConflict => texts.cli_given_twice(argument),
        ErrorKind::TooManyValues => texts.cli_too_much(of(ContextKind::InvalidValue)),
        ErrorKind::InvalidUtf8 => texts.cli_not_text(),
        _ => texts.cli_wrong_use(),
    };
    io.tell(&sentence);
    let suggestion =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    if let Some(meant) = suggestion.into_iter().find_map(given) {
        io.tell(&texts.cli_meant(meant));
    } else if let Some(valid) = given(ContextKind::ValidValue) {
        io.tell(&texts.cli_valid_values(valid));
    }
    io.tell(&texts.cli_see_help());
    WRONG_USE
}

fn plain(text: &StyledStr) -> String {
    text.to_string()
}
