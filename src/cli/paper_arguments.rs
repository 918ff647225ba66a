//! What was typed for the subcommands that compare and write papers: options and grammar.
//!
//! Continues [`arguments`](super::arguments), whose forms it uses. Carries nothing out.

use super::arguments::{Command, Format, command, file, format, format_of, number, run_options, run_request};
#[cfg(feature = "papers")]
use crate::paper::chapters::Chapter;
use crate::{
    base::Id,
    paper::csv_table::Signs,
    pipeline::RunRequest,
    text::{Lang, Texts},
};
use clap::{Arg, ArgMatches, builder::ValueParser};
#[cfg(feature = "papers")]
use clap::{ArgAction, builder::PossibleValuesParser};
use std::path::PathBuf;

/// Options of `compare`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compare {
    /// Files, `FILE#VARIANT`, or variants of the first file
    pub sides: Vec<PathBuf>,
    /// Futures, luck, threads
    pub request: RunRequest,
    /// Form of the output
    pub format: Format,
    /// Language of the output
    pub lang: Lang,
}

/// Options of `export`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// File, or name of an embedded scenario
    pub file: PathBuf,
    /// Variant; none: the base
    pub variant: Option<Id>,
    /// Chart to write
    pub chart: Option<String>,
    /// File to write; none: the charts are listed
    pub out: Option<PathBuf>,
    /// Signs of a CSV file
    pub signs: Signs,
    /// Futures, luck, threads
    pub request: RunRequest,
    /// Language of the output
    pub lang: Lang,
}

/// Options of `report`
#[cfg(feature = "papers")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// File, or name of an embedded scenario
    pub file: PathBuf,
    /// Variant the report is about; none: the base
    pub variant: Option<Id>,
    /// Chapters to leave out
    pub without: Vec<Chapter>,
    /// File to write the report to
    pub out: Option<PathBuf>,
    /// File to write the workbook to
    pub xlsx: Option<PathBuf>,
    /// Folder to write the figures to, as CSV
    pub csv: Option<PathBuf>,
    /// Folder to write every chart to
    pub charts: Option<PathBuf>,
    /// File to write the slides of the story to
    pub slides: Option<PathBuf>,
    /// File to write the minutes of a meeting to
    pub minutes: Option<PathBuf>,
    /// The meeting; none: the last one
    pub meeting: Option<Id>,
    /// Futures, luck, threads
    pub request: RunRequest,
    /// Language of the report
    pub lang: Lang,
}

#[cfg(feature = "papers")]
impl Report {
    /// Whether nothing is asked for that needs a run
    pub fn is_only_minutes(&self) -> bool {
        [&self.out, &self.slides, &self.xlsx, &self.csv, &self.charts].iter().all(|out| out.is_none())
    }
}

/// Options of `verify`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verify {
    /// File, or name of an embedded scenario
    pub file: PathBuf,
    /// Codes as they were typed
    pub codes: Vec<String>,
    /// Futures, luck, threads
    pub request: RunRequest,
    /// Form of the output
    pub format: Format,
    /// Language of the output
    pub lang: Lang,
}

/// Options of `story`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    /// What is to be done
    pub task: StoryTask,
    /// File, or name of an embedded scenario
    pub file: PathBuf,
    /// Futures, luck, threads
    pub request: RunRequest,
    /// Form of the output
    pub format: Format,
    /// Language of the output
    pub lang: Lang,
}

/// What is to be done with a story
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoryTask {
    /// Say which quoted figures no longer hold
    Check,
    /// Quote the figures anew; the file to write, none: the same one
    Update(Option<PathBuf>),
}

/// What was typed, if it is one of these subcommands
pub(super) fn understood(name: &str, given: &ArgMatches, lang: Lang) -> Option<Command> {
    let request = || run_request(given);
    let sign = |name: &str| given.get_one::<String>(name).and_then(|text| text.chars().next());
    let path = |name: &str| given.get_one::<PathBuf>(name).cloned();
    Some(match name {
        "compare" => Command::Compare(Compare {
            sides: given.get_many::<PathBuf>("sides").into_iter().flatten().cloned().collect(),
            request: request(),
            format: format_of(given),
            lang,
        }),
        "export" => Command::Export(Export {
            file: path("file").unwrap_or_default(),
            variant: given.get_one::<Id>("variant").cloned(),
            chart: given.get_one::<String>("chart").cloned(),
            out: path("out"),
            signs: Signs {
                separator: sign("separator")
                    .and_then(|s| u8::try_from(s).ok())
                    .unwrap_or(Signs::ITALIAN.separator),
                decimal: sign("decimal").unwrap_or(Signs::ITALIAN.decimal),
            },
            request: request(),
            lang,
        }),
        #[cfg(feature = "papers")]
        "report" => Command::Report(Box::new(Report {
            file: path("file").unwrap_or_default(),
            variant: given.get_one::<Id>("variant").cloned(),
            without: given
                .get_many::<String>("without")
                .into_iter()
                .flatten()
                .filter_map(|id| Chapter::of_id(id))
                .collect(),
            out: path("out"),
            xlsx: path("xlsx"),
            csv: path("csv"),
            charts: path("charts"),
            slides: path("slides"),
            minutes: path("minutes"),
            meeting: given.get_one::<Id>("meeting").cloned(),
            request: request(),
            lang,
        })),
        "story" => {
            let (task, given) = given.subcommand()?;
            let path = |name: &str| given.get_one::<PathBuf>(name).cloned();
            let is_check = task == "check";
            Command::Story(Story {
                task: if is_check { StoryTask::Check } else { StoryTask::Update(path("out")) },
                file: path("file").unwrap_or_default(),
                request: run_request(given),
                format: if is_check { format_of(given) } else { Format::Text },
                lang,
            })
        }
        "verify" => Command::Verify(Verify {
            file: path("file").unwrap_or_default(),
            codes: given.get_many::<String>("codes").into_iter().flatten().cloned().collect(),
            request: request(),
            format: format_of(given),
            lang,
        }),
        _ => return None,
    })
}

/// The subcommands
pub(super) fn grammar(texts: &Texts) -> Vec<clap::Command> {
    vec![
        command("compare", texts.cli_compare(), texts)
            .arg(
                Arg::new("sides")
                    .value_name(texts.cli_value_file())
                    .value_parser(ValueParser::path_buf())
                    .required(true)
                    .num_args(1..)
                    .help_heading(texts.cli_heading_arguments())
                    .help(texts.cli_compare_sides()),
            )
            .args(run_options(texts))
            .arg(format(texts, &["text", "json"])),
        command("export", texts.cli_export(), texts)
            .args([
                file(texts),
                number("chart", texts.cli_value_chart(), texts.cli_export_chart()),
                out(texts).help(texts.cli_export_out()),
                variant(texts),
                number("separator", ";|,|TAB".to_owned(), texts.cli_export_separator())
                    .value_parser(|text: &str| one_of(text, &[(";", ";"), (",", ","), ("TAB", "\t")])),
                number("decimal", ",|.".to_owned(), texts.cli_export_decimal())
                    .value_parser(|text: &str| one_of(text, &[(",", ","), (".", ".")])),
            ])
            .args(run_options(texts)),
        #[cfg(feature = "papers")]
        command("report", texts.cli_report(), texts)
            .args([
                file(texts),
                out(texts)
                    .visible_alias("pdf")
                    .required_unless_present_any(["slides", "minutes", "xlsx", "csv", "charts"])
                    .help(texts.cli_report_out()),
                number("xlsx", texts.cli_value_file(), texts.cli_report_xlsx())
                    .value_parser(ValueParser::path_buf()),
                number("csv", texts.cli_value_folder(), texts.cli_report_csv())
                    .value_parser(ValueParser::path_buf()),
                number("charts", texts.cli_value_folder(), texts.cli_report_charts())
                    .value_parser(ValueParser::path_buf()),
                number("slides", texts.cli_value_file(), texts.cli_report_slides())
                    .value_parser(ValueParser::path_buf()),
                number("minutes", texts.cli_value_file(), texts.cli_report_minutes())
                    .value_parser(ValueParser::path_buf()),
                number("meeting", texts.cli_value_meeting(), texts.cli_report_meeting())
                    .value_parser(|text: &str| Id::new(text).map_err(|error| error.to_string())),
                variant(texts),
                Arg::new("without")
                    .long("without")
                    .value_name(texts.cli_value_chapter())
                    .action(ArgAction::Append)
                    .value_parser(PossibleValuesParser::new(Chapter::ALL.map(Chapter::id)))
                    .hide_possible_values(true)
                    .help(texts.cli_report_without(Chapter::ALL.map(Chapter::id).join(", "))),
            ])
            .args(run_options(texts)),
        command("story", texts.cli_story(), texts)
            .subcommand_required(true)
            .disable_help_subcommand(true)
            .subcommand_help_heading(texts.cli_heading_commands())
            .subcommand_value_name(texts.cli_value_command())
            .subcommands([
                command("check", texts.cli_story_check(), texts)
                    .args([file(texts), format(texts, &["text", "json"])])
                    .args(run_options(texts)),
                command("update", texts.cli_story_update(), texts)
                    .args([file(texts), out(texts).help(texts.cli_story_out())])
                    .args(run_options(texts)),
            ]),
        command("verify", texts.cli_verify(), texts)
            .args([
                file(texts),
                Arg::new("codes")
                    .value_name(texts.cli_value_code())
                    .required(true)
                    .num_args(1..)
                    .help_heading(texts.cli_heading_arguments())
                    .help(texts.cli_verify_codes()),
                format(texts, &["text", "json"]),
            ])
            .args(run_options(texts)),
    ]
}

/// The sign that a word stands for
fn one_of(text: &str, known: &[(&str, &str)]) -> Result<String, String> {
    known
        .iter()
        .find(|(word, _)| *word == text)
        .map(|(_, sign)| (*sign).to_owned())
        .ok_or_else(|| known.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(" "))
}

fn out(texts: &Texts) -> Arg {
    Arg::new("out")
        .short('o')
        .long("out")
        .value_name(texts.cli_value_file())
        .value_parser(ValueParser::path_buf())
}

fn variant(texts: &Texts) -> Arg {
    number("variant", texts.cli_value_variant(), texts.cli_variant())
        .value_parser(|text: &str| Id::new(text).map_err(|error| error.to_string()))
}
