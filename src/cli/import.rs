//! `corridoi import`: a table of another program brought into a scenario.
//!
//! Shows row by row what would come in and what cannot be understood; with a row to correct nothing is written and the
//! exit code is 1, unless `--skip-errors`. What columns and cells mean is [`import`](crate::import)'s.

use super::{
    FINE, Io, NO_FILE, UNSOUND, WRONG_USE,
    arguments::{self, Format, command, format_of},
    output::Stop,
    source, words,
};
use crate::{
    base::table::Reading,
    file::{self, FileError, embedded, store, table, table::TableError},
    import::{
        Clean, Inputs, Kind, Mapping, Plan, Standing, column_named, field_named, form_words, number_language,
        problem::column_words,
    },
    model::edit,
    text::{Lang, Texts, Value},
};
use clap::{Arg, ArgAction, ArgMatches, builder::PossibleValuesParser, builder::ValueParser};
use serde_json::json;
use std::path::{Path, PathBuf};

/// Options of `import`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// File, or name of an embedded scenario
    file: PathBuf,
    /// The table
    from: PathBuf,
    /// What it holds; none: seen from the headings
    kind: Option<Kind>,
    /// Columns and fields, as typed
    maps: Vec<String>,
    /// Sheet of a workbook
    sheet: Option<String>,
    /// File to write; none: the one it starts from
    out: Option<PathBuf>,
    /// Whether nothing is written
    dry_run: bool,
    /// Whether good rows come in although others do not
    skip_errors: bool,
    /// Form of the output
    format: Format,
    /// Language of the output
    lang: Lang,
}

pub(super) fn understood(given: &ArgMatches, lang: Lang) -> Import {
    let path = |name: &str| given.get_one::<PathBuf>(name).cloned();
    let text = |name: &str| given.get_one::<String>(name).cloned();
    Import {
        file: path("file").unwrap_or_default(),
        from: path("from").unwrap_or_default(),
        kind: text("kind").and_then(|name| Kind::of_name(&name)),
        maps: given.get_many::<String>("map").into_iter().flatten().cloned().collect(),
        sheet: text("sheet"),
        out: path("out"),
        dry_run: given.get_flag("dry-run"),
        skip_errors: given.get_flag("skip-errors"),
        format: format_of(given),
        lang,
    }
}

pub(super) fn grammar(texts: &Texts) -> clap::Command {
    let kinds = Kind::ALL.map(Kind::list);
    let flag =
        |name: &'static str, about: String| Arg::new(name).long(name).action(ArgAction::SetTrue).help(about);
    command("import", texts.cli_import(), texts).after_help(texts.cli_import_after_help()).args([
        arguments::file(texts),
        Arg::new("from")
            .long("from")
            .value_name(texts.cli_value_table())
            .value_parser(ValueParser::path_buf())
            .required(true)
            .help(texts.cli_import_from()),
        Arg::new("kind")
            .long("kind")
            .value_name(kinds.join("|"))
            .value_parser(PossibleValuesParser::new(kinds))
            .hide_possible_values(true)
            .help(texts.cli_import_kind()),
        Arg::new("map")
            .long("map")
            .value_name(texts.cli_value_map())
            .action(ArgAction::Append)
            .help(texts.cli_import_map()),
        Arg::new("sheet").long("sheet").value_name(texts.cli_value_sheet()).help(texts.cli_import_sheet()),
        Arg::new("out")
            .short('o')
            .long("out")
            .value_name(texts.cli_value_file())
            .value_parser(ValueParser::path_buf())
            .help(texts.cli_import_out()),
        flag("dry-run", texts.cli_import_dry_run()),
        flag("skip-errors", texts.cli_import_skip_errors()),
        arguments::format(texts, &["text", "json"]),
    ])
}

pub(super) fn import(asked: &Import, io: &mut Io<'_>) -> Result<u8, Stop> {
    let texts = Texts::new(asked.lang);
    let scenario = source::scenario(&asked.file, &texts, io)?;
    let Some(out) = target(asked) else {
        io.tell(&texts.cli_import_needs_out());
        return Ok(WRONG_USE);
    };
    let Reading { table, form } = table::read(&asked.from, asked.sheet.as_deref())
        .map_err(|error| unread(&asked.from, &error, &texts, io))?;
    let clean = Clean::of(table, scenario.programme.start);
    let mapping = match mapping(asked, &clean, &texts) {
        Ok(mapping) => mapping,
        Err(why) => {
            io.tell(&why);
            return Ok(WRONG_USE);
        }
    };
    let numbers = number_language(&clean, asked.lang);
    let name = asked.from.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let plan = Plan::of(&Inputs {
        scenario: &scenario,
        clean: &clean,
        mapping: &mapping,
        numbers,
        texts: &texts,
        file: &name,
    });
    match asked.format {
        Format::Json => words::json(&as_json(&clean, &mapping, &plan, &texts), io)?,
        Format::Text | Format::Csv => {
            io.data(&format!("{}\n", form_words(&texts, &form, numbers)))?;
            io.data(&as_text(&clean, &mapping, &plan, &texts))?;
        }
    }
    let is_wrong = !plan.problems.is_empty();
    if asked.dry_run {
        io.tell(&texts.cli_import_dry());
        return Ok(if is_wrong { UNSOUND } else { FINE });
    }
    if is_wrong && !asked.skip_errors {
        io.tell(&texts.cli_import_nothing_written());
        return Ok(UNSOUND);
    }
    if plan.edits.is_empty() {
        io.tell(&texts.cli_import_nothing());
        return Ok(FINE);
    }
    // Every edit was tried when the plan was made.
    let after = edit::apply(&scenario, &plan.edits).map_err(|error| {
        io.tell(&error.to_string());
        Stop::Told(UNSOUND)
    })?;
    file::save_scenario(&out, &after).map_err(|error| source::refused(&out, &error, &texts, io))?;
    io.tell(&texts.import_done(name, plan.importable()));
    io.tell(&texts.cli_written(out.display().to_string()));
    Ok(FINE)
}

/// The file to write; none where the scenario is inside the program and no file is named
fn target(asked: &Import) -> Option<PathBuf> {
    if asked.out.is_some() || asked.dry_run {
        return Some(asked.out.clone().unwrap_or_default());
    }
    let is_inside = matches!(store::read_plain_file(&asked.file, 1), Err(FileError::Missing { .. }))
        && asked.file.to_str().and_then(embedded::any).is_some();
    (!is_inside).then(|| asked.file.clone())
}

/// The guessed mapping with what was typed; else what is wrong with that
fn mapping(asked: &Import, clean: &Clean, texts: &Texts) -> Result<Mapping, String> {
    let kind = asked.kind.unwrap_or_else(|| Mapping::likely_kind(clean));
    let mut mapping = Mapping::guessed(clean, kind);
    for text in &asked.maps {
        let Some((column, field)) = text.rsplit_once('=') else {
            return Err(texts.cli_import_no_map(text.as_str()));
        };
        let at = column_named(clean, column).ok_or_else(|| texts.cli_import_no_map_column(column))?;
        if field.trim().is_empty() {
            mapping.set(at, None);
            continue;
        }
        if clean.is_refused(at) {
            let heading = clean.table().headings.get(at).map(String::as_str);
            return Err(texts.cli_import_map_refused(column_words(texts, at, heading)));
        }
        let field = field_named(kind, field).ok_or_else(|| {
            let known: Vec<&str> = kind.fields().iter().map(|field| field.key).collect();
            format!("{}. {}", texts.cli_import_no_map_field(field), texts.cli_valid_values(known.join(", ")))
        })?;
        mapping.set(at, Some(field));
    }
    Ok(mapping)
}

fn as_text(clean: &Clean, mapping: &Mapping, plan: &Plan, texts: &Texts) -> String {
    let mut text = words::heading(&texts.import_columns());
    let columns = clean.table().headings.iter().enumerate().map(|(at, heading)| {
        let field = mapping.field(at).map_or_else(|| texts.import_column_out(), |field| field.name(texts));
        [column_words(texts, at, Some(heading)), field]
    });
    text += &words::table(&columns.collect::<Vec<_>>());
    for refused in clean.refused() {
        words::line(&mut text, &refused.words(texts));
    }
    text += &words::heading(&format!("{}: {}", texts.import_rows(), plan.counts_words(texts)));
    let mut rows = vec![[
        texts.import_head_line(),
        texts.import_head_standing(),
        texts.import_head_name(),
        texts.import_head_what(),
    ]];
    rows.extend(
        plan.rows
            .iter()
            .map(|row| [row.line.to_string(), row.standing.word(texts), row.name.clone(), row.what.clone()]),
    );
    text += &words::table(&rows);
    if !plan.problems.is_empty() {
        text += &words::heading(&texts.import_problems(plan.problems.len()));
        for problem in &plan.problems {
            words::line(&mut text, &problem.sentence(texts));
            words::line(&mut text, &format!("  {}", problem.hint(texts)));
        }
    }
    if !plan.findings.is_empty() {
        text += &words::heading(&texts.import_findings_title());
        for finding in &plan.findings {
            words::line(&mut text, &texts.diagnostic(finding));
        }
    }
    text
}

fn as_json(clean: &Clean, mapping: &Mapping, plan: &Plan, texts: &Texts) -> serde_json::Value {
    let columns: Vec<serde_json::Value> = clean
        .table()
        .headings
        .iter()
        .enumerate()
        .map(|(at, heading)| {
            json!({
                "heading": heading,
                "field": mapping.field(at).map(|field| field.key),
                "refused": clean.refused().iter().find(|refused| refused.column == at).map(|r| r.words(texts)),
            })
        })
        .collect();
    let standing = |standing| match standing {
        Standing::Added => "added",
        Standing::Changed => "changed",
        Standing::Same => "same",
        Standing::Refused => "refused",
    };
    let rows: Vec<serde_json::Value> = plan
        .rows
        .iter()
        .map(|row| {
            json!({ "line": row.line, "standing": standing(row.standing), "name": row.name, "what": row.what })
        })
        .collect();
    let problems: Vec<serde_json::Value> = plan
        .problems
        .iter()
        .map(|problem| {
            json!({
                "line": problem.line,
                "column": problem.column.map(|column| column + 1),
                "found": problem.found,
                "sentence": problem.sentence(texts),
                "hint": problem.hint(texts),
            })
        })
        .collect();
    json!({
        "format": "corridoi-import/1",
        "kind": plan.kind.list(),
        "columns": columns,
        "rows": rows,
        "problems": problems,
        "edits": plan.edits,
    })
}

/// Tells why a table cannot be read; what the subcommand ends with
fn unread(path: &Path, error: &TableError, texts: &Texts, io: &mut Io<'_>) -> Stop {
    if let TableError::Disk(error) = error {
        return source::refused(path, error, texts, io);
    }
    let given = error.arguments();
    let arguments: Vec<(&str, Value<'_>)> =
        given.iter().map(|(name, text)| (*name, text.as_str().into())).collect();
    let id = error.text_id();
    let sentence = texts.by_id_with(id, &arguments).unwrap_or_else(|| error.to_string());
    io.tell(&format!("{}: {sentence}", path.display()));
    if let Some(hint) = texts.by_id_with(&format!("{id}.hint"), &arguments) {
        io.tell(&format!("  {hint}"));
    }
    Stop::Told(match error {
        TableError::TooLarge { .. } => NO_FILE,
        _ => UNSOUND,
    })
}
