//! All rows of a table: what comes in, what changes, what cannot be understood.
//!
//! A [`Plan`] is shown before anything is done; its edits are carried out as one step. A row of an object that is there
//! (same id or same name) changes it; one that nothing changes is left out; one that cannot be understood brings nothing
//! in and says why. The scenario after the edits is looked at once, so that the plan says what would be unsound in it.

use super::field::{Kind, plain_words};
use super::kinds;
use super::mapping::Mapping;
use super::personal::Clean;
use super::problem::{Problem, What};
use super::value::{RowReader, Vocabulary, slug};
use crate::base::tree;
use crate::base::{Diagnostic, Id, Severity};
use crate::model::{Edit, Path, Scenario, edit, validate};
use crate::report::{say_value, words};
use crate::text::{Lang, Texts};
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What a plan is made of
#[derive(Debug, Clone, Copy)]
pub struct Inputs<'a> {
    /// The scenario as it is shown
    pub scenario: &'a Scenario,
    /// The table
    pub clean: &'a Clean,
    /// Which column is which field
    pub mapping: &'a Mapping,
    /// How numbers are written in the table
    pub numbers: Lang,
    /// Words for what is shown
    pub texts: &'a Texts,
    /// Name of the file, for the origin of estimates
    pub file: &'a str,
}

/// What a table would do to a scenario
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// What the table holds
    pub kind: Kind,
    /// Every row, in the order of the table
    pub rows: Vec<PlannedRow>,
    /// What cannot be understood, in the order of the table; what concerns all of it first
    pub problems: Vec<Problem>,
    /// What would be wrong in the scenario afterwards and is not now
    pub findings: Vec<Diagnostic>,
    /// What is done; carried out as one step
    pub edits: Vec<Edit>,
}

/// A row of the table
#[derive(Debug, Clone, PartialEq)]
pub struct PlannedRow {
    /// Its line in the file or sheet
    pub line: usize,
    /// What becomes of it
    pub standing: Standing,
    /// The object it is about
    pub name: String,
    /// What it brings or changes, in words
    pub what: String,
}

/// What becomes of a row
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// A new object
    Added,
    /// Changes an object that is there
    Changed,
    /// Says what is there already
    Same,
    /// Cannot be understood and brings nothing in
    Refused,
}

impl Standing {
    /// "nuova", "cambia", "uguale", "da correggere"
    pub fn word(self, texts: &Texts) -> String {
        match self {
            Self::Added => texts.import_standing_added(),
            Self::Changed => texts.import_standing_changed(),
            Self::Same => texts.import_standing_same(),
            Self::Refused => texts.import_standing_refused(),
        }
    }
}

impl Plan {
    /// What the table of `inputs` would do
    pub fn of(inputs: &Inputs<'_>) -> Self {
        Maker::new(inputs).all()
    }

    /// Rows that stand so
    pub fn count(&self, standing: Standing) -> usize {
        self.rows.iter().filter(|row| row.standing == standing).count()
    }

    /// Rows that bring something in
    pub fn importable(&self) -> usize {
        self.count(Standing::Added) + self.count(Standing::Changed)
    }

    /// "12 nuove, 3 cambiano, 1 uguale, 2 da correggere"
    pub fn counts_words(&self, texts: &Texts) -> String {
        let parts = [
            (Standing::Added, texts.import_n_added(self.count(Standing::Added))),
            (Standing::Changed, texts.import_n_changed(self.count(Standing::Changed))),
            (Standing::Same, texts.import_n_same(self.count(Standing::Same))),
            (Standing::Refused, texts.import_n_refused(self.count(Standing::Refused))),
        ];
        let told: Vec<String> = parts
            .into_iter()
            .filter(|(standing, _)| self.count(*standing) > 0)
            .map(|(_, words)| words)
            .collect();
        if told.is_empty() { texts.import_no_rows() } else { told.join(", ") }
    }
}

/// An object that is there
#[derive(Clone, Copy)]
struct Known<'a> {
    id: &'a Id,
    json: &'a Value,
}

struct Maker<'a> {
    inputs: &'a Inputs<'a>,
    words: Vocabulary,
    /// Objects of the list by id and, where they have a name, by its words
    objects: Vec<(Id, Value)>,
    by_name: BTreeMap<String, usize>,
    taken: BTreeSet<Id>,
    /// Objects of earlier rows, by id and by the words of their name, with their line
    seen: BTreeMap<Id, usize>,
    names: BTreeMap<String, usize>,
}

/// What a row came to
struct Row {
    id: Id,
    /// By what the same object would be known in another row; empty where nothing says it
    called: String,
    old: Option<Value>,
    new: Value,
}

impl<'a> Maker<'a> {
    fn new(inputs: &'a Inputs<'a>) -> Self {
        let scenario = inputs.scenario;
        let objects: Vec<(Id, Value)> = match inputs.mapping.kind {
            Kind::Organisations => {
                scenario.organisations.iter().map(|x| (x.id.clone(), tree::to_json(x))).collect()
            }
            Kind::Employers => scenario.employers.iter().map(|x| (x.id.clone(), tree::to_json(x))).collect(),
            Kind::Positions => scenario.positions.iter().map(|x| (x.id.clone(), tree::to_json(x))).collect(),
            Kind::Costs => scenario.costs.iter().map(|x| (x.id.clone(), tree::to_json(x))).collect(),
        };
        let by_name = objects.iter().enumerate().map(|(index, (_, json))| (name_key(json), index)).collect();
        let taken = objects.iter().map(|(id, _)| id.clone()).collect();
        let words = Vocabulary::new(inputs.numbers);
        Self { inputs, words, objects, by_name, taken, seen: BTreeMap::new(), names: BTreeMap::new() }
    }

    fn all(mut self) -> Plan {
        let Inputs { clean, mapping, scenario, .. } = *self.inputs;
        let kind = mapping.kind;
        let mut plan =
            Plan { kind, rows: Vec::new(), problems: Vec::new(), findings: Vec::new(), edits: Vec::new() };
        let mut lacking = false;
        for row in 0..clean.table().rows.len() {
            let line = clean.table().rows[row].line;
            let mut reader = RowReader::new(
                scenario,
                &self.words,
                self.inputs.texts,
                clean,
                mapping,
                row,
                self.inputs.file,
            );
            let made = self.row(&mut reader);
            let problems = std::mem::take(&mut reader.problems);
            let named = [reader.plain("name"), reader.plain("employer"), reader.plain("id")];
            let named = named.into_iter().find(|name| !name.is_empty()).unwrap_or_default();
            let made = made.filter(|_| problems.is_empty());
            // Without a word about the row itself it is a column that lacks.
            lacking |= made.is_none() && problems.is_empty();
            plan.problems.extend(problems);
            let planned = match made {
                Some(made) => {
                    self.taken.insert(made.id.clone());
                    self.seen.insert(made.id.clone(), line);
                    self.names.insert(made.called.clone(), line);
                    self.planned(line, &made, &mut plan.edits)
                }
                None => PlannedRow { line, standing: Standing::Refused, name: named, what: String::new() },
            };
            plan.rows.push(planned);
        }
        if lacking {
            let whole = mapping.lacking().map(|field| Problem {
                line: None,
                column: None,
                heading: String::new(),
                found: String::new(),
                what: What::NoColumn { field, kind },
            });
            plan.problems.splice(0..0, whole.collect::<Vec<_>>());
        }
        plan.findings = new_findings(scenario, &plan.edits);
        plan
    }

    /// The object of a row; none where it cannot be understood
    fn row(&self, row: &mut RowReader<'_>) -> Option<Row> {
        let scenario = self.inputs.scenario;
        let given = row.id();
        if !row.problems.is_empty() {
            return None;
        }
        let by_id = given.as_ref().and_then(|id| self.objects.iter().position(|(known, _)| known == id));
        let mut called = plain_words(&row.plain("name")).join(" ");
        let by_name = self.by_name.get(&called).filter(|_| !called.is_empty());
        let found = by_id.or(by_name.copied());
        let found = found.map(|index| Known { id: &self.objects[index].0, json: &self.objects[index].1 });
        let id = match found {
            Some(found) => found.id.clone(),
            None => given.clone().unwrap_or_else(|| self.free_id(row)),
        };
        let id_now = id.clone();
        let mut old = found.map(|found| found.json.clone());
        let new = match self.inputs.mapping.kind {
            Kind::Organisations => {
                let object = scenario.organisations.iter().find(|x| x.id == id);
                tree_of(kinds::organisation(row, id, object)?)
            }
            Kind::Employers => {
                let object = scenario.employers.iter().find(|x| x.id == id);
                tree_of(kinds::employer(row, id, object)?)
            }
            Kind::Positions => {
                let object = scenario.positions.iter().find(|x| x.id == id);
                let new = kinds::position(row, id, object)?;
                if !row.problems.is_empty() {
                    return None;
                }
                if given.is_none() {
                    let profile = new.profile.as_ref().map_or("", Id::as_str);
                    called = format!("{} {} {profile} {}", new.employer, new.corridor, new.opens);
                }
                // Positions have no name: the same employer, profile and day is the same position.
                let same = scenario.positions.iter().find(|x| {
                    (&x.employer, &x.corridor, &x.profile, x.opens)
                        == (&new.employer, &new.corridor, &new.profile, new.opens)
                });
                match same.filter(|_| object.is_none() && given.is_none()) {
                    Some(same) => {
                        old = Some(tree::to_json(same));
                        tree_of(kinds::position(row, same.id.clone(), Some(same))?)
                    }
                    None => tree_of(new),
                }
            }
            Kind::Costs => {
                let object = scenario.costs.iter().find(|x| x.id == id);
                tree_of(kinds::cost(row, id, object)?)
            }
        };
        let id = new.get("id").and_then(Value::as_str).and_then(|id| Id::new(id).ok()).unwrap_or(id_now);
        let named = self.names.get(&called).filter(|_| !called.is_empty());
        if let Some(line) = self.seen.get(&id).or(named).copied() {
            let key = if row.plain("name").is_empty() { "employer" } else { "name" };
            row.wrong(key, What::Twice { line });
            return None;
        }
        Some(Row { id, called, old, new })
    }

    /// An id that nothing of the list has, made of what the row is called
    fn free_id(&self, row: &RowReader<'_>) -> Id {
        let kind = self.inputs.mapping.kind;
        let named = match kind {
            Kind::Positions => format!("{} {}", row.plain("employer"), row.plain("profile")),
            _ => row.plain("name"),
        };
        let begin =
            Some(slug(&named)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| kind.list().to_owned());
        let candidates = std::iter::once(begin.clone()).chain((2_u32..).map(|n| format!("{begin}_{n}")));
        let free = candidates.filter_map(|text| Id::new(&text).ok()).find(|id| !self.taken.contains(id));
        // A list holds fewer objects than there are numbers.
        free.expect("a free id")
    }

    fn planned(&self, line: usize, row: &Row, edits: &mut Vec<Edit>) -> PlannedRow {
        let Inputs { texts, scenario, mapping, .. } = *self.inputs;
        let list = Path::new(mapping.kind.list());
        let path = list.join(row.id.as_str());
        let text = |key: &str| row.new.get(key).and_then(Value::as_str);
        let of_employer = || {
            let employer = text("employer").unwrap_or_default();
            words::object_name(scenario, "employers", employer).unwrap_or_else(|| employer.to_owned())
        };
        let name = text("name").map_or_else(of_employer, str::to_owned);
        let say = |key: &str, value: &Value| say_value::say(texts, scenario, &path.join(key), value);
        let fields: Vec<(&String, &Value)> = row.new.as_object().into_iter().flatten().collect();
        let Some(old) = &row.old else {
            let told = fields.iter().filter(|(key, _)| !matches!(key.as_str(), "id" | "name")).filter_map(
                |(key, value)| Some(format!("{} {}", words::field(texts, key), say(key, value)?)),
            );
            let what = told.collect::<Vec<_>>().join(" · ");
            edits.push(Edit::Add { list, value: row.new.clone(), before: None });
            return PlannedRow { line, standing: Standing::Added, name, what };
        };
        let mut told = Vec::new();
        for (key, value) in fields {
            let before = old.get(key).unwrap_or(&Value::Null);
            if before == value {
                continue;
            }
            let nothing = || texts.import_nothing();
            let (was, is) =
                (say(key, before).unwrap_or_else(nothing), say(key, value).unwrap_or_else(nothing));
            told.push(texts.import_change(words::field(texts, key), is, was));
            edits.push(Edit::Set { path: path.join(key), value: value.clone() });
        }
        let standing = if told.is_empty() { Standing::Same } else { Standing::Changed };
        PlannedRow { line, standing, name, what: told.join(" · ") }
    }
}

fn tree_of(object: impl Serialize) -> Value {
    tree::to_json(&object)
}

/// By which an object is found by its name; empty for objects without one
fn name_key(json: &Value) -> String {
    json.get("name").and_then(Value::as_str).map(|name| plain_words(name).join(" ")).unwrap_or_default()
}

/// What would be wrong after the edits and is not now
fn new_findings(scenario: &Scenario, edits: &[Edit]) -> Vec<Diagnostic> {
    let Ok(after) = edit::apply(scenario, edits) else { return Vec::new() };
    let now = validate::validate(scenario);
    let mut found = validate::validate(&after);
    found.retain(|finding| finding.severity > Severity::Note && !now.contains(finding));
    found
}
