//! `corridoi check`: what is wrong with scenarios, what the law says about them, and what there is to do.
//!
//! A sound file is fine even where criteria are not met; `--strict` asks for more. Of several files, each is told whatever is wrong with the
//! others, and the highest exit code counts. A sound file with costs gets a short run, so that who pays what and why something stays
//! uncovered is told with the rules.

use super::{
    FINE, Io, UNSOUND, answer,
    arguments::{Check, Format},
    output::Stop,
    source, words,
};
use crate::{
    base::{Diagnostic, Severity},
    file::{FileError, Finding, codec::Reading},
    jobs::{Cancel, available_threads},
    model::Scenario,
    pipeline::{self, Judged, PipelineError, RunRequest, USUAL_SEED},
    report::{
        Report, story, terminal,
        view::{law::Law, tasks::Task},
    },
    rules::{self, CriterionKind, Outcome, Rulebook, explain},
    text::Texts,
};
use serde_json::{Value, json};
use std::{path::Path, sync::Arc};

/// Futures of the short run: enough for who pays what, too few for probabilities
const FUTURES: u32 = 1_000;
/// Lines of reasons under a criterion
const REASONS: usize = crate::report::view::law::REASONS;

pub(super) fn check(asked: &Check, io: &mut Io<'_>) -> Result<u8, Stop> {
    let texts = Texts::new(asked.lang);
    let rulebooks = rules::embedded_rulebooks();
    let mut worst = FINE;
    let mut told: Vec<Value> = Vec::new();
    for (number, path) in asked.files.iter().enumerate() {
        let code = match source::reading(path) {
            Ok(reading) => {
                let checked = Checked::new(path, reading, &rulebooks);
                match asked.format {
                    Format::Json => told.push(checked.as_json(&texts)),
                    Format::Text | Format::Csv => {
                        let between = if number > 0 { "\n\n" } else { "" };
                        io.data(&(between.to_owned() + &checked.as_text(&texts)))?;
                    }
                }
                checked.code(asked.strict)
            }
            Err(error) => {
                let code = source::exit_code(&error);
                // A program that asked for JSON gets it for a scenario that does not even read, too.
                if asked.format == Format::Json && code == UNSOUND {
                    told.push(unread(path, &error, &texts));
                }
                source::refused(path, &error, &texts, io);
                code
            }
        };
        worst = worst.max(code);
    }
    if asked.format == Format::Json && !told.is_empty() {
        words::json(&json!({ "format": "corridoi-check/2", "files": told }), io)?;
    }
    Ok(worst)
}

/// A file that is no scenario, as a program sees it
fn unread(path: &Path, error: &FileError, texts: &Texts) -> Value {
    let place = error.at();
    json!({
        "file": path.display().to_string(), "sound": false,
        "funding": null, "futures": null, "findings": [{
            "severity": "error", "code": error.text_id(), "place": "",
            "line": place.map(|at| at.line), "column": place.map(|at| at.column),
            "sentence": words::file_error(texts, Path::new(""), error).join(" "), "hint": null,
        }],
        "law": [],
    })
}

/// A finding and where it stands in the text
struct Placed {
    diagnostic: Diagnostic,
    at: Option<crate::file::Position>,
}

/// A file that reads, with all that is known about it
struct Checked<'a> {
    path: &'a Path,
    scenario: Arc<Scenario>,
    findings: Vec<Placed>,
    laws: Vec<Law>,
    rulebooks: &'a [Rulebook],
    /// Of the short run; none where the scenario is unsound or costs nothing
    report: Option<Report>,
}

/// The short run of a sound scenario with costs
fn short_run(scenario: &Arc<Scenario>, rulebooks: &[Rulebook]) -> Option<Report> {
    let request = RunRequest { futures: FUTURES, seed: USUAL_SEED, threads: available_threads() };
    let costs = !scenario.costs.is_empty();
    let run = || pipeline::run(scenario, None, rulebooks, &request, &[], &Cancel::new(), &mut |_| {}).ok();
    costs.then(run).flatten().map(|outcome| answer::report(&outcome, None))
}

impl<'a> Checked<'a> {
    fn new(path: &'a Path, reading: Reading, rulebooks: &'a [Rulebook]) -> Self {
        let Reading { scenario, findings } = reading;
        let scenario = Arc::new(scenario);
        let judged = Judged::new(&scenario, None, rulebooks);
        let findings = all_findings(&findings, &judged);
        let laws = judged.iter().flat_map(|judged| {
            let books = judged.rulebooks.iter().zip(&judged.assessments);
            books.map(|(book, assessment)| Law::new(book, assessment, &judged.facts))
        });
        let laws = laws.collect();
        let report = judged.is_ok().then(|| short_run(&scenario, rulebooks)).flatten();
        Self { path, scenario, findings, laws, rulebooks, report }
    }

    fn code(&self, strict: bool) -> u8 {
        let worst = self.findings.iter().map(|f| f.diagnostic.severity).max();
        // Calls that are closed are kept as templates: nobody has to meet them.
        let unmet = self.laws.iter().filter(|law| law.assessment.open).any(|law| {
            let counts = law.counts();
            counts.fail + counts.unknown + counts.to_verify > 0
        });
        let refused = worst == Some(Severity::Error) || strict && (worst == Some(Severity::Warning) || unmet);
        if refused { UNSOUND } else { FINE }
    }

    fn as_text(&self, texts: &Texts) -> String {
        let scenario = &self.scenario;
        let mut text = format!("{}\n", scenario.programme.title);
        let count =
            |severity| self.findings.iter().filter(|f| f.diagnostic.severity == severity).count() as f64;
        text +=
            &texts.cli_check_counts(count(Severity::Error), count(Severity::Note), count(Severity::Warning));
        text.push('\n');
        for finding in &self.findings {
            let told = story::finding(texts, scenario, &finding.diagnostic);
            let place = finding.at.map_or_else(String::new, |at| words::place(self.path, Some(at)) + ": ");
            let around = if told.place.is_empty() { String::new() } else { format!(" ({})", told.place) };
            let severity = words::severity(texts, told.severity);
            text.extend(["\n", &place, &severity, ": ", &told.sentence, &around, " [", told.code, "]\n"]);
            if let Some(hint) = &told.hint {
                text.extend(["  ", hint, "\n"]);
            }
        }
        for law in &self.laws {
            text += &law_text(law, scenario, texts);
        }
        text += &self.routes(texts);
        if let Some(report) = &self.report {
            text.extend([
                &terminal::money(texts, report),
                &texts.cli_check_short_run(f64::from(FUTURES)),
                "\n",
            ]);
        }
        text
    }

    /// Other ways in for the same corridors; nothing of an unsound file
    fn routes(&self, texts: &Texts) -> String {
        if self.laws.is_empty() {
            String::new()
        } else {
            terminal::routes(texts, &self.scenario, self.rulebooks)
        }
    }

    fn as_json(&self, texts: &Texts) -> Value {
        let sound = self.findings.iter().all(|f| f.diagnostic.severity != Severity::Error);
        let findings: Vec<Value> = self
            .findings
            .iter()
            .map(|finding| {
                let told = story::finding(texts, &self.scenario, &finding.diagnostic);
                json!({
                    "severity": words::severity_code(told.severity), "code": told.code,
                    "place": finding.diagnostic.place,
                    "line": finding.at.map(|at| at.line), "column": finding.at.map(|at| at.column),
                    "sentence": told.sentence, "hint": told.hint,
                })
            })
            .collect();
        let laws: Vec<Value> = self.laws.iter().map(|law| law_json(law, &self.scenario, texts)).collect();
        json!({
            "file": self.path.display().to_string(), "sound": sound, "findings": findings, "law": laws,
            "funding": self.report.as_ref().map(|report| report.funding_told(texts)),
            "futures": self.report.as_ref().map(|report| report.futures),
        })
    }
}

/// What reading found, with its places, and what compiling found on top
fn all_findings(read: &[Finding], judged: &Result<Judged, PipelineError>) -> Vec<Placed> {
    let mut all: Vec<Placed> = read
        .iter()
        .map(|finding| Placed { diagnostic: finding.diagnostic.clone(), at: Some(finding.at) })
        .collect();
    let more: &[Diagnostic] = match judged {
        Ok(judged) => &judged.findings,
        Err(PipelineError::Unsound(findings)) => findings,
        Err(_) => &[],
    };
    for diagnostic in more {
        if all.iter().all(|placed| placed.diagnostic != *diagnostic) {
            all.push(Placed { diagnostic: diagnostic.clone(), at: None });
        }
    }
    all.sort_by_key(|placed| std::cmp::Reverse(placed.diagnostic.severity));
    all
}

/// A rulebook: status, counts, what it rests on, open criteria with their reasons, things to do
fn law_text(law: &Law, scenario: &Scenario, texts: &Texts) -> String {
    let (book, assessment) = (&law.book, &law.assessment);
    let lang = texts.lang();
    let version = texts.cli_law_version(texts.date(book.head.checked_on), f64::from(book.head.version));
    let mut text = words::heading(&format!("{}, {version}", book.head.title.get(lang)));
    text.extend([assessment.status.title.get(lang), "\n"]);
    for kind in [CriterionKind::Mandatory, CriterionKind::Preferential, CriterionKind::Advisory] {
        text += &words::kind_counts(texts, kind, &assessment.counts(kind));
    }
    for line in [law.stale_words(texts), law.unverified_words(texts)].into_iter().flatten() {
        text.extend([line.as_str(), "\n"]);
    }
    let forced = law.forced(scenario, texts);
    if !forced.is_empty() {
        text.extend(["\n", &texts.cli_overrides(), "\n"]);
        for forced in &forced {
            text.extend(["  ", &forced.sentence, "\n"]);
        }
    }
    // A closed call stands for comparison; what it lacks is nobody's task.
    if !assessment.open {
        return text;
    }
    for row in law.rows(CriterionKind::Mandatory, texts) {
        let Some(detail) = law.detail(&row.id, texts) else { continue };
        let Some(case) = detail.cases.first().filter(|case| !case.fix.is_empty()) else { continue };
        let marks = row.marks(texts).iter().fold(String::new(), |marks, mark| marks + " [" + mark + "]");
        let state = row.status.word(texts);
        text.extend(["\n", &row.id, "  ", &state, &marks, "  ", &row.title, "\n  ", &case.message]);
        let others = detail.cases.iter().filter(|other| !other.fix.is_empty()).count() - 1;
        if others > 0 {
            text.extend([" ", &texts.cli_other_cases(others)]);
        }
        text.push('\n');
        for (number, reason) in case.reasons.iter().take(REASONS).enumerate() {
            words::line(&mut text, &format!("  {}. {} ({})", number + 1, reason.text, reason.origin));
        }
    }
    let tasks = law.tasks_of(scenario, texts);
    if !tasks.is_empty() {
        text.extend(["\n", &texts.cli_todo(tasks.len() as f64), ", "]);
        text.extend([&law.tasks_total(texts), "\n"]);
        for (number, task) in tasks.iter().enumerate() {
            text += &task_text(number + 1, task, texts);
        }
    }
    text
}

fn task_text(number: usize, task: &Task, texts: &Texts) -> String {
    let serves: Vec<&str> = task.serves.iter().map(|(id, _)| id.as_str()).collect();
    let parts = [
        Some(task.who.clone()),
        Some(task.about.clone()).filter(|about| !about.is_empty()),
        task.by.map(|by| texts.cli_todo_by(texts.date(by))),
        task.days.map(|days| texts.number_days(days)),
        task.cost.map(|cost| texts.euro(cost)),
        Some(texts.cli_todo_serves(serves.join(", "))),
        task.assigned.clone(),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("{number:>3}. {}\n     {}\n", task.text, parts.join(" · "))
}

/// The same for programs
fn law_json(law: &Law, scenario: &Scenario, texts: &Texts) -> Value {
    let mut told = words::law_json(&law.book, &law.assessment, texts);
    let (book, on) = (&law.book, law.assessment.on);
    let judgements = law.assessment.results.iter().map(|result| -> Value {
        let criterion = &book.criteria[result.index];
        let each = result.judgements.iter().map(|judgement| {
            let lines = explain::reasons(book, criterion, judgement, on, texts, REASONS);
            let reasons = lines.into_iter().map(|line| {
                json!({ "text": line.text, "article": line.article, "link": line.link, "date": line.date,
                        "confidence": line.confidence, "fact": line.field,
                        "about": line.about.map(|about| about.id) })
            });
            let forced = judgement.forced.as_ref().map(|forced| {
                json!({ "from": forced.from, "to": forced.to, "reason": forced.reason, "by": forced.by })
            });
            let mends = matches!(judgement.outcome, Outcome::Fail | Outcome::Unknown | Outcome::ToVerify);
            json!({
                "about": judgement.about.as_ref().map(|about| about.id.as_str()),
                "outcome": judgement.outcome, "computed": judgement.computed, "confidence": judgement.confidence,
                "message": explain::message(book, criterion, judgement, texts),
                "fix": mends.then(|| explain::fix_text(criterion, judgement, texts)),
                "stale": judgement.stale, "override": forced, "reasons": reasons.collect::<Vec<_>>(),
            })
        });
        each.collect()
    });
    let judgements: Vec<Value> = judgements.collect();
    if let Some(criteria) = told["criteria"].as_array_mut() {
        for (criterion, judgements) in criteria.iter_mut().zip(judgements) {
            criterion["judgements"] = judgements;
        }
    }
    let tasks = law.tasks_of(scenario, texts).into_iter().map(|task| {
        let items = task.items.iter().filter_map(|place| law.todo.items.get(*place));
        let about = items.clone().filter_map(|item| item.about.as_ref().map(|about| about.id.as_str()));
        let organisation = items.clone().find_map(|item| item.organisation.as_deref());
        json!({
            "what": task.text, "who": task.who, "organisation": organisation,
            "about": about.collect::<Vec<_>>(), "by": task.by, "days": task.days, "cost_cents": task.cost,
            "serves": task.serves.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(),
        })
    });
    told["open"] = json!(law.assessment.open);
    told["unverified"] = json!(law.n_unverified());
    told["todo"] = json!(tasks.collect::<Vec<_>>());
    told
}
