//! Rule files to rulebooks, or every problem with file, line and column.
//!
//! Holds the shapes of the files and the checks that a rulebook must pass before it may judge anything. A folder with a
//! `rulebook.ron` is one rulebook, whose parameters stand in `parameters/` and whose criteria in `criteria/`; parameters in
//! a folder `shared/parameters/` belong to every rulebook; any other file is a rulebook of its own. A broken rulebook is left out, the
//! sound ones are still there. Texts come from the caller: nothing here opens a file.

use super::{
    Words,
    field::{Unit, level_number},
    parameter::{Amount, Parameter},
    problem::{RuleProblem, locate},
    resolve::{Issue, family, family_of, resolve},
    rulebook::{Criterion, Head, Rulebook},
};
use crate::base::{Date, Severity, add_days};
use ron::{Options, extensions::Extensions};
use serde::{Deserialize, de::DeserializeOwned};

/// Texts beyond this size are refused unread: the largest rule file has a hundredth of it
const LARGEST: usize = 2_000_000;

/// A rulebook in one file
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Whole {
    head: Head,
    #[serde(default)]
    parameters: Vec<Parameter>,
    criteria: Vec<Criterion>,
}

/// What was read
#[derive(Debug, Clone, Default)]
pub struct Loaded {
    /// Sound rulebooks, sorted by id
    pub rulebooks: Vec<Rulebook>,
    /// Everything found wrong
    pub problems: Vec<RuleProblem>,
}

impl Loaded {
    /// The rulebook of an id
    pub fn rulebook(&self, id: &str) -> Option<&Rulebook> {
        self.rulebooks.iter().find(|book| book.id() == id)
    }
}

/// One value of a rule file; an error is the position and words of the parser
pub fn from_text<T: DeserializeOwned>(path: &str, text: &str) -> Result<T, RuleProblem> {
    let problem = |line, column, code, facts| RuleProblem {
        severity: Severity::Error,
        file: path.to_owned(),
        line,
        column,
        code,
        facts,
    };
    if text.len() > LARGEST {
        return Err(problem(1, 1, "R-LARGE", vec![text.len().to_string()]));
    }
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME).from_str(text).map_err(|error| {
        let start = error.span.start;
        problem(start.line as u32, start.col as u32, "R-SYNTAX", vec![error.code.to_string()])
    })
}

/// One object of a rulebook with the file it stands in
struct Placed<T> {
    file: usize,
    value: T,
}

/// Reads all rulebooks of a set of files, given as path and text; paths have `/` and end in `.ron`
pub fn load(files: &[(&str, &str)]) -> Loaded {
    let mut loaded = Loaded::default();
    let books: Vec<&str> = files.iter().filter_map(|(path, _)| path.strip_suffix("rulebook.ron")).collect();
    let mut shared = Vec::new();
    for (file, (path, text)) in files.iter().enumerate() {
        if path.contains("shared/parameters/") {
            match from_text::<Parameter>(path, text) {
                Ok(value) => shared.push(Placed { file, value }),
                Err(problem) => loaded.problems.push(problem),
            }
        }
    }
    for (file, (path, text)) in files.iter().enumerate() {
        let in_folder = books.iter().any(|folder| path.starts_with(folder));
        let mut problems = Vec::new();
        let read = if let Some(folder) = path.strip_suffix("rulebook.ron") {
            read_folder(files, folder, file, &mut problems)
        } else if in_folder || path.contains("shared/parameters/") || !is_rule_file(path) {
            continue;
        } else {
            match from_text::<Whole>(path, text) {
                Ok(Whole { head, parameters, criteria }) => Some((
                    head,
                    parameters.into_iter().map(|value| Placed { file, value }).collect(),
                    criteria.into_iter().map(|value| Placed { file, value }).collect(),
                )),
                Err(problem) => {
                    problems.push(problem);
                    None
                }
            }
        };
        if let Some((head, parameters, criteria)) = read {
            let book = build(files, file, head, parameters, &shared, criteria, &mut problems);
            let broken = problems.iter().any(|p| p.severity == Severity::Error);
            if !broken {
                if loaded.rulebooks.iter().any(|other| other.id() == book.id()) {
                    problems.push(at(
                        files,
                        file,
                        &["id", book.id()],
                        "R-DOUBLE",
                        vec![book.id().to_owned()],
                    ));
                } else {
                    loaded.rulebooks.push(book);
                }
            }
        }
        loaded.problems.append(&mut problems);
    }
    loaded.rulebooks.sort_by(|a, b| a.head.id.cmp(&b.head.id));
    loaded
}

type Parts = (Head, Vec<Placed<Parameter>>, Vec<Placed<Criterion>>);

fn read_folder(
    files: &[(&str, &str)],
    folder: &str,
    head: usize,
    problems: &mut Vec<RuleProblem>,
) -> Option<Parts> {
    let mut keep = |problem| {
        problems.push(problem);
    };
    let head = from_text::<Head>(files[head].0, files[head].1).map_err(&mut keep).ok();
    let (mut parameters, mut criteria) = (Vec::new(), Vec::new());
    for (file, (path, text)) in files.iter().enumerate() {
        let Some(inside) = path.strip_prefix(folder) else { continue };
        if inside.starts_with("parameters/") {
            match from_text::<Parameter>(path, text) {
                Ok(value) => parameters.push(Placed { file, value }),
                Err(problem) => keep(problem),
            }
        } else if inside.starts_with("criteria/") {
            match from_text::<Vec<Criterion>>(path, text) {
                Ok(list) => criteria.extend(list.into_iter().map(|value| Placed { file, value })),
                Err(problem) => keep(problem),
            }
        }
    }
    Some((head?, parameters, criteria))
}

/// Whether a path has the ending of rule files, in letters of either size
fn is_rule_file(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("ron"))
}

fn at(
    files: &[(&str, &str)],
    file: usize,
    near: &[&str],
    code: &'static str,
    facts: Vec<String>,
) -> RuleProblem {
    let (path, text) = files[file];
    let (line, column) = locate(text, near);
    RuleProblem { severity: Severity::Error, file: path.to_owned(), line, column, code, facts }
}

fn build(
    files: &[(&str, &str)],
    head_file: usize,
    mut head: Head,
    mut own: Vec<Placed<Parameter>>,
    shared: &[Placed<Parameter>],
    criteria: Vec<Placed<Criterion>>,
    problems: &mut Vec<RuleProblem>,
) -> Rulebook {
    own.extend(shared.iter().map(|p| Placed { file: p.file, value: p.value.clone() }));
    own.sort_by(|a, b| a.value.id.cmp(&b.value.id));
    for pair in own.windows(2).filter(|pair| pair[0].value.id == pair[1].value.id) {
        let id = pair[1].value.id.clone();
        problems.push(at(files, pair[1].file, &[&id], "R-DOUBLE", vec![id.clone()]));
    }
    for placed in &mut own {
        for (near, code, facts) in parameter_issues(&placed.value) {
            let id = placed.value.id.clone();
            problems.push(at(files, placed.file, &[&id, &near], code, facts));
        }
        if placed.value.unit == Unit::Eur {
            in_cents(&mut placed.value);
        }
    }
    let places: Vec<usize> = criteria.iter().map(|c| c.file).collect();
    let mut criteria: Vec<Criterion> = criteria.into_iter().map(|c| c.value).collect();
    for (index, criterion) in criteria.iter().enumerate() {
        if criteria[..index].iter().any(|other| other.id == criterion.id) {
            problems.push(at(files, places[index], &[&criterion.id], "R-DOUBLE", vec![criterion.id.clone()]));
        }
        for (near, code, facts) in criterion_issues(criterion) {
            problems.push(at(files, places[index], &[&criterion.id, &near], code, facts));
        }
    }
    for (index, term) in head.terms.iter().enumerate() {
        if head.terms[..index].iter().any(|other| other.id == term.id) {
            problems.push(at(files, head_file, &[&term.id], "R-DOUBLE", vec![term.id.clone()]));
        }
    }
    let mut told = vec![&head.title];
    told.extend(head.note.iter().chain(head.statuses.iter().map(|s| &s.title)));
    told.extend(head.terms.iter().map(|t| &t.label));
    let mut silent = Vec::new();
    untold(&told, &head.id, &mut silent);
    problems
        .extend(silent.into_iter().map(|(near, code, facts)| at(files, head_file, &[&near], code, facts)));
    if head.statuses.last().is_none_or(|status| !status.is_last()) {
        problems.push(at(files, head_file, &["statuses"], "R-STATUS", Vec::new()));
    }
    let files_of: Vec<usize> = own.iter().map(|p| p.file).collect();
    let parameters: Vec<Parameter> = own.into_iter().map(|p| p.value).collect();
    if let Some(route) = &mut head.route {
        for name in route.terms.iter_mut().chain(&mut route.cap).chain(&mut route.opens) {
            if let Some(index) = parameters.iter().position(|p| p.id == name.name) {
                name.index = index;
            } else {
                let facts = vec![name.name.clone()];
                problems.push(at(files, head_file, &["route", &name.name], "R-UNKNOWN-PARAMETER", facts));
            }
        }
    }
    let (issues, used) = resolve(&mut criteria, &mut head.terms, &parameters);
    for (owner, Issue { code, facts, near }) in issues {
        let file = criteria.iter().position(|c| c.id == owner).map_or(head_file, |index| places[index]);
        problems.push(at(files, file, &[&owner, &near], code, facts));
    }
    unused(files, &head, &parameters, &files_of, &used, shared, problems);
    Rulebook { head, criteria, parameters }
}

/// Parameters that no rule and no route names; a shared one may belong to another rulebook, and `compile` may ask for any by name
fn unused(
    files: &[(&str, &str)],
    head: &Head,
    parameters: &[Parameter],
    files_of: &[usize],
    used: &[usize],
    shared: &[Placed<Parameter>],
    problems: &mut Vec<RuleProblem>,
) {
    for (index, parameter) in parameters.iter().enumerate() {
        let by_route = head.route.iter().any(|route| {
            route.terms.iter().chain(&route.cap).chain(&route.opens).any(|name| name.name == parameter.id)
        });
        if !used.contains(&index) && !by_route && shared.iter().all(|s| s.value.id != parameter.id) {
            let mut problem =
                at(files, files_of[index], &[&parameter.id], "R-UNUSED", vec![parameter.id.clone()]);
            problem.severity = Severity::Note;
            problems.push(problem);
        }
    }
}

fn in_cents(parameter: &mut Parameter) {
    for value in &mut parameter.values {
        match &mut value.value {
            Amount::Number(euro) => *euro *= 100.0,
            Amount::Range(low, high) => (*low, *high) = (*low * 100.0, *high * 100.0),
            _ => {}
        }
    }
}

type Found = (String, &'static str, Vec<String>);

/// The words with which the value from a day begins: the day itself may also be the last of another value.
fn begins(from: Date) -> String {
    format!("from: \"{from}\"")
}

fn parameter_issues(parameter: &Parameter) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let id = || parameter.id.clone();
    if parameter.id.trim().is_empty() {
        found.push((id(), "R-NO-ID", Vec::new()));
    }
    let notes = parameter.values.iter().filter_map(|value| value.note.as_ref());
    untold(&[&parameter.label].into_iter().chain(notes).collect::<Vec<_>>(), &parameter.id, &mut found);
    if parameter.values.is_empty() {
        found.push((id(), "R-NO-VALUE", vec![id()]));
    }
    let kind = family(parameter);
    for value in &parameter.values {
        let from = value.from.to_string();
        let near = begins(value.from);
        if value.to.is_some_and(|to| to < value.from) {
            found.push((near.clone(), "R-BACKWARDS", vec![id(), from.clone()]));
        }
        let sound = match &value.value {
            Amount::Number(number) => number.is_finite(),
            Amount::Range(low, high) => low.is_finite() && high.is_finite() && low <= high,
            Amount::Span(first, last) => first <= last,
            Amount::Level(code) => level_number(code).is_some() && parameter.unit == Unit::Level,
            Amount::Set(_) | Amount::Unset => true,
        };
        if !sound {
            found.push((near.clone(), "R-BAD-VALUE", vec![id(), from.clone()]));
        }
        if family_of(&value.value).is_some_and(|family| Some(family) != kind) {
            found.push((near.clone(), "R-MIXED", vec![id(), from.clone()]));
        }
        if value.reference.title.trim().is_empty() {
            found.push((near.clone(), "R-NO-SOURCE", vec![id(), from]));
        }
    }
    for pair in parameter.values.windows(2) {
        let (first, second) = (&pair[0], &pair[1]);
        let from = second.from.to_string();
        let near = begins(second.from);
        match first.to {
            _ if second.from <= first.from => found.push((near, "R-OVERLAP", vec![id(), from])),
            None => found.push((near, "R-OVERLAP", vec![id(), from])),
            Some(to) if second.from <= to => found.push((near, "R-OVERLAP", vec![id(), from])),
            Some(to) if second.from > add_days(to, 1) => {
                found.push((near, "R-HOLE", vec![id(), add_days(to, 1).to_string(), from]));
            }
            Some(_) => {}
        }
    }
    found
}

fn criterion_issues(criterion: &Criterion) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let id = criterion.id.clone();
    if id.trim().is_empty() {
        found.push((id.clone(), "R-NO-ID", Vec::new()));
    }
    let mut texts = vec![&criterion.title, &criterion.message, &criterion.fix.text];
    texts.extend(&criterion.note);
    untold(&texts, &id, &mut found);
    for words in texts {
        for text in [&words.it, &words.en] {
            for name in placeholders(text) {
                let known = criterion.define.iter().any(|d| d.name == name)
                    || (name == "item" && criterion.each.is_some());
                if !known {
                    found.push((format!("{{{name}}}"), "R-PLACEHOLDER", vec![id.clone(), name]));
                }
            }
        }
        let sorted = |text: &str| {
            let mut names = placeholders(text);
            names.sort_unstable();
            names
        };
        if sorted(&words.it) != sorted(&words.en) {
            found.push((words.en.clone(), "R-UNLIKE", vec![id.clone()]));
        }
    }
    if criterion.in_force.to.is_some_and(|to| to < criterion.in_force.from) {
        found.push(("in_force".into(), "R-BACKWARDS", vec![id.clone(), criterion.in_force.from.to_string()]));
    }
    if criterion.reference.title.trim().is_empty() {
        found.push((
            "reference".into(),
            "R-NO-SOURCE",
            vec![id.clone(), criterion.in_force.from.to_string()],
        ));
    }
    if criterion.fix.cost_eur.is_some_and(|cost| !(0.0..1e9).contains(&cost)) {
        found.push(("cost_eur".into(), "R-BAD-VALUE", vec![id, "cost_eur".into()]));
    }
    found
}

/// Texts that are missing in one language
fn untold(texts: &[&Words], owner: &str, found: &mut Vec<Found>) {
    for words in texts {
        if words.it.trim().is_empty() || words.en.trim().is_empty() {
            found.push((owner.to_owned(), "R-UNTOLD", vec![owner.to_owned()]));
        }
    }
}

/// The names in braces of a text
pub(super) fn placeholders(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}') else { break };
        names.push(rest[open + 1..open + close].to_owned());
        rest = &rest[open + close + 1..];
    }
    names
}
