//! `corridoi rules check` and `corridoi rules mutate`: the quality of rule files and of their test cases.
//!
//! `check` tells every error, doubt and gap of the rule files and test cases in folders, with file, line and what to do; notes are fine, a
//! warning or an error is not. `mutate` changes each threshold and each operator once and counts how many changes some case
//! notices. Neither touches the rulebooks inside the program, which stay in use whatever the folders hold.

use super::{
    FINE, Io, UNSOUND,
    arguments::{Format, Quality, Rules},
    output::Stop,
    source, words,
};
use crate::{
    base::Severity,
    file::store,
    rules::{self, check::Checked, mutate::Mutant},
    text::Texts,
};
use serde_json::{Value, json};

/// Largest rule file that is read; beyond it the check refuses the file unread
const LARGEST: u64 = 2_000_000;
/// Share of the changes that the cases must notice, in per cent
const ENOUGH: usize = 90;

pub(super) fn rules(asked: &Rules, io: &mut Io<'_>) -> Result<u8, Stop> {
    let texts = Texts::new(asked.lang);
    let mut files = Vec::new();
    for folder in &asked.folders {
        let read = store::read_rule_folder(folder, LARGEST)
            .map_err(|error| source::refused(folder, &error, &texts, io))?;
        files.extend(read);
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    match asked.what {
        Quality::Check => check(&files, asked.format, &texts, io),
        Quality::Mutate => mutate(&files, asked.format, &texts, io),
    }
}

fn check(files: &[(&str, &str)], format: Format, texts: &Texts, io: &mut Io<'_>) -> Result<u8, Stop> {
    let checked = rules::check(files);
    let sound = checked.findings.iter().all(|finding| finding.severity == Severity::Note);
    if format == Format::Json {
        words::json(&check_json(&checked, sound, texts), io)?;
    } else {
        io.data(&check_text(&checked, texts))?;
    }
    Ok(if sound { FINE } else { UNSOUND })
}

fn check_text(checked: &Checked, texts: &Texts) -> String {
    let mut text = String::new();
    for finding in &checked.findings {
        let severity = words::severity(texts, finding.severity);
        let message = texts.diagnostic(finding);
        words::line(&mut text, &format!("{}: {severity}: {message} [{}]", finding.place, finding.code));
        if let Some(hint) = texts.diagnostic_hint(finding) {
            words::line(&mut text, &format!("  {hint}"));
        }
    }
    let count = |severity| checked.findings.iter().filter(|f| f.severity == severity).count() as f64;
    let n = |count: usize| count as f64;
    text += &texts.cli_rules_read(n(checked.cases), n(checked.criteria), n(checked.rulebooks));
    text.push('\n');
    text += &texts.cli_check_counts(count(Severity::Error), count(Severity::Note), count(Severity::Warning));
    text.push('\n');
    text
}

fn check_json(checked: &Checked, sound: bool, texts: &Texts) -> Value {
    let findings: Vec<Value> = checked
        .findings
        .iter()
        .map(|finding| {
            json!({
                "severity": words::severity_code(finding.severity), "code": finding.code, "place": finding.place,
                "sentence": texts.diagnostic(finding), "hint": texts.diagnostic_hint(finding),
            })
        })
        .collect();
    json!({
        "format": "corridoi-rules-check/1", "sound": sound, "rulebooks": checked.rulebooks,
        "criteria": checked.criteria, "cases": checked.cases, "findings": findings,
    })
}

fn mutate(files: &[(&str, &str)], format: Format, texts: &Texts, io: &mut Io<'_>) -> Result<u8, Stop> {
    let mutants = rules::check::mutation(files);
    let missed: Vec<&Mutant> = mutants.iter().filter(|mutant| !mutant.caught).collect();
    let caught = mutants.len() - missed.len();
    let enough = caught * 100 >= mutants.len() * ENOUGH;
    if format == Format::Json {
        let missed: Vec<Value> = missed
            .iter()
            .map(|m| json!({ "rulebook": m.rulebook, "place": m.place, "change": m.what }))
            .collect();
        let all = json!({
            "format": "corridoi-rules-mutate/1", "changes": mutants.len(), "noticed": caught, "enough": enough,
            "missed": missed,
        });
        words::json(&all, io)?;
    } else {
        let rows: Vec<[String; 3]> =
            missed.iter().map(|m| [m.rulebook.clone(), m.place.clone(), m.what.clone()]).collect();
        let share = caught as f64 / mutants.len().max(1) as f64;
        let mut text = words::table(&rows);
        let (all, caught) = (mutants.len() as f64, caught as f64);
        text += &texts.cli_rules_noticed(all, caught, texts.percent(share, 1));
        text.push('\n');
        io.data(&text)?;
    }
    Ok(if enough { FINE } else { UNSOUND })
}
