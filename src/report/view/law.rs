//! Verdicts as faces show them: groups and rows of criteria, reasons, things to do, the sentence of the headline.
//!
//! Judges nothing: outcomes come from `rules`, and so do the sentences of reasons. Unknown stays a result of its own. Called by the place of
//! law, the strip, the terminal and the papers.

use super::Report;
use crate::base::{Cents, Date};
use crate::model::Path;
use crate::report::{status::Status, words};
use crate::rules::{
    self, Assessment, Counts, CriterionKind, Facts, Judgement, Mode, Rulebook, Todo, Tone,
    explain::{self, Line, LineKind},
    field::List,
    rulebook::{Criterion, Who},
};
use crate::text::Texts;

/// Lines of reasons beside a criterion
pub const REASONS: usize = 5;

/// The verdict of one rulebook
#[derive(Debug, Clone, PartialEq)]
pub struct Law {
    /// The rules
    pub book: Rulebook,
    /// What they say
    pub assessment: Assessment,
    /// What would mend it
    pub todo: Todo,
}

/// The verdict in the strip
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// "Non presentabile"
    pub title: String,
    /// Its icon and colour
    pub status: Status,
    /// Whether it rests on a rule past its review day
    pub stale: bool,
    /// "1 criterio no, 4 da completare, 3 da verificare"; empty when all are met
    pub counts: String,
    /// "5 cose da fare"; none when there is nothing to do
    pub todo: Option<String>,
    /// "Non presentabile: manca 1 requisito, 5 cose lo risolvono"
    pub sentence: String,
}

/// Criteria of one group
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Letters before the number, such as `PRC`
    pub id: String,
    /// Name of the group
    pub title: String,
    /// Its criteria, in the order of the rulebook
    pub rows: Vec<Row>,
}

/// A criterion
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// `PRC-08`
    pub id: String,
    /// "Finestra del visto"
    pub title: String,
    /// Weight
    pub kind: CriterionKind,
    /// How it is judged
    pub mode: Mode,
    /// Its icon, word and colour
    pub status: Status,
    /// Whether the no rests on a secondary source, which is said beside it
    pub secondary: bool,
    /// Whether something it rests on is past its review day; adds to the status
    pub stale: bool,
    /// Whether somebody set the verdict by hand
    pub forced: bool,
    /// "c. 2-bis, terzo periodo · legge"
    pub basis: String,
    /// Objects it is about that decide, as "coorte 2"; empty for the whole programme
    pub about: Vec<String>,
}

/// A criterion with everything that is said about it
#[derive(Debug, Clone, PartialEq)]
pub struct Detail {
    /// The row
    pub row: Row,
    /// One for each object, the deciding one first
    pub cases: Vec<Case>,
    /// Remark of the authors of the rule
    pub note: Option<String>,
    /// Where it is written, whole
    pub source: String,
    /// "letta il 21 nov 2026"
    pub checked: String,
}

/// A criterion for one object
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// The object; none for the whole programme
    pub about: Option<String>,
    /// Its icon, word and colour
    pub status: Status,
    /// The verdict in a sentence
    pub message: String,
    /// At most [`REASONS`] lines, decisive ones first
    pub reasons: Vec<Reason>,
    /// What to do; empty when it is met
    pub fix: String,
}

/// A line of a reason
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// The sentence
    pub text: String,
    /// What it says, for its icon
    pub truth: rules::Truth,
    /// What it rests on, at the right: an article, a document, the scenario
    pub origin: String,
    /// Address of it, where there is one
    pub link: Option<String>,
}

/// Something to do
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    /// What
    pub text: String,
    /// Who
    pub who: String,
    /// Last useful day
    pub by: Option<Date>,
    /// Usual days
    pub days: Option<u32>,
    /// Usual cost
    pub cost: Option<Cents>,
    /// Criteria it serves, with their states, the worst first
    pub serves: Vec<(String, Status)>,
}

impl Law {
    pub(super) fn new(book: &Rulebook, assessment: &Assessment, facts: &Facts) -> Self {
        Self {
            book: book.clone(),
            assessment: assessment.clone(),
            todo: rules::todo(book, facts, assessment),
        }
    }

    /// Outcomes of the mandatory criteria
    pub fn counts(&self) -> Counts {
        self.assessment.counts(CriterionKind::Mandatory)
    }

    /// Rules that were used and are past their review day
    pub fn n_stale(&self) -> usize {
        self.assessment.stale_items().len()
    }

    /// The state of the verdict
    pub fn status(&self) -> Status {
        let counts = self.counts();
        if counts.fail > 0 {
            Status::NotMet
        } else if counts.unknown > 0 {
            Status::Unknown
        } else if counts.to_verify > 0 {
            Status::ToVerify
        } else {
            Status::Met
        }
    }

    /// The verdict for the strip
    pub fn verdict(&self, texts: &Texts) -> Verdict {
        let counts = self.counts();
        let n_todo = self.todo.items.len();
        let parts = [
            (counts.fail, texts.law_count_no(counts.fail)),
            (counts.unknown, texts.law_count_unknown(counts.unknown)),
            (counts.to_verify, texts.law_count_to_verify(counts.to_verify)),
        ];
        let counted: Vec<String> =
            parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
        let title = self.assessment.status.title.get(texts.lang()).to_owned();
        let stale = self.n_stale();
        let sentence = match self.status() {
            Status::NotMet if n_todo > 0 => texts.law_verdict_no(counts.fail, title.as_str(), n_todo),
            Status::NotMet => texts.law_verdict_no_bare(counts.fail, title.as_str()),
            Status::Unknown => texts.law_verdict_unknown(counts.unknown, title.as_str()),
            Status::ToVerify => texts.law_verdict_to_verify(counts.to_verify, title.as_str()),
            _ if stale > 0 => texts.law_verdict_stale(stale, title.as_str()),
            _ => title.clone(),
        };
        Verdict {
            status: self.status(),
            stale: stale > 0,
            counts: counted.join(", "),
            todo: (n_todo > 0).then(|| texts.law_todo_count(n_todo)),
            title,
            sentence,
        }
    }

    /// All criteria in their groups
    pub fn groups(&self, texts: &Texts) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        for (index, result) in self.assessment.results.iter().enumerate() {
            let id = result.id.split('-').next().unwrap_or_default();
            let row = self.row(index, texts);
            if let Some(group) = groups.iter_mut().find(|group| group.id == id) {
                group.rows.push(row);
                continue;
            }
            let text_id = format!("law_group_{}", id.to_ascii_lowercase());
            let title = texts.by_id(&text_id).unwrap_or_else(|| id.to_owned());
            groups.push(Group { id: id.to_owned(), title, rows: vec![row] });
        }
        groups
    }

    /// All criteria of a weight, worst first, then in the order of the rulebook
    pub fn rows(&self, kind: CriterionKind, texts: &Texts) -> Vec<Row> {
        let mut rows: Vec<Row> = self
            .assessment
            .results
            .iter()
            .enumerate()
            .filter(|(_, result)| result.kind == kind)
            .map(|(index, _)| self.row(index, texts))
            .collect();
        rows.sort_by_key(|row| row.status);
        rows
    }

    fn row(&self, index: usize, texts: &Texts) -> Row {
        let result = &self.assessment.results[index];
        let criterion = &self.book.criteria[result.index];
        Row {
            id: result.id.clone(),
            title: criterion.title.get(texts.lang()).to_owned(),
            kind: result.kind,
            mode: result.mode,
            status: status_of(result.outcome),
            secondary: result.tone == Tone::RedSecondary,
            stale: result.is_stale(),
            forced: result.is_forced(),
            basis: basis(criterion, texts),
            about: result
                .judgements
                .iter()
                .filter(|judgement| judgement.outcome == result.outcome)
                .filter_map(|judgement| judgement.about.as_ref().map(|about| about.name.clone()))
                .collect(),
        }
    }

    /// Everything about one criterion; none if there is none of that id
    pub fn detail(&self, id: &str, texts: &Texts) -> Option<Detail> {
        let index = self.assessment.results.iter().position(|result| result.id == id)?;
        let result = &self.assessment.results[index];
        let criterion = &self.book.criteria[result.index];
        let mut judgements: Vec<&Judgement> = result.judgements.iter().collect();
        judgements.sort_by_key(|judgement| status_of(judgement.outcome));
        let read_on = criterion.checked_on.unwrap_or(self.book.head.checked_on);
        Some(Detail {
            row: self.row(index, texts),
            cases: judgements.into_iter().map(|judgement| self.case(criterion, judgement, texts)).collect(),
            note: criterion.note.as_ref().map(|note| note.get(texts.lang()).to_owned()),
            source: explain::article(&criterion.reference),
            checked: texts.law_checked_on(texts.date(read_on)),
        })
    }

    fn case(&self, criterion: &Criterion, judgement: &Judgement, texts: &Texts) -> Case {
        let lines = explain::reasons(&self.book, criterion, judgement, self.assessment.on, texts, REASONS);
        let status = status_of(judgement.outcome);
        let mend = matches!(status, Status::NotMet | Status::Unknown | Status::ToVerify);
        Case {
            about: judgement.about.as_ref().map(|about| about.name.clone()),
            status,
            message: explain::message(&self.book, criterion, judgement, texts),
            reasons: lines.into_iter().map(|line| reason(line, texts)).collect(),
            fix: if mend { explain::fix_text(criterion, judgement, texts) } else { String::new() },
        }
    }

    /// The whole proof of a criterion for the object at `place`, one line a step with its depth
    pub fn full_proof(&self, id: &str, place: usize, texts: &Texts) -> Vec<(u16, Reason)> {
        let found = self.assessment.result(id).and_then(|result| {
            let judgement = result.judgements.get(place)?;
            Some((&self.book.criteria[result.index], judgement))
        });
        let Some((criterion, judgement)) = found else { return Vec::new() };
        explain::full_proof(&self.book, criterion, judgement, self.assessment.on, texts)
            .into_iter()
            .map(|line| (line.depth, reason(line, texts)))
            .collect()
    }

    /// What must be done, earliest last day first
    pub fn tasks(&self, report: &Report, texts: &Texts) -> Vec<Task> {
        self.todo
            .items
            .iter()
            .map(|item| Task {
                text: item.text(&self.book, &self.assessment, texts),
                who: item
                    .organisation
                    .as_deref()
                    .and_then(|id| words::object_name(&report.scenario, "organisations", id))
                    .unwrap_or_else(|| who(item.who, texts)),
                by: item.by,
                days: item.days,
                cost: item.cost,
                serves: item.serves.iter().map(|(id, outcome)| (id.clone(), status_of(*outcome))).collect(),
            })
            .collect()
    }

    /// "8.400 €, fino a 45 giorni": what all tasks together come to; the figures are estimates of the authors
    pub fn tasks_total(&self, texts: &Texts) -> String {
        texts.law_todo_total(texts.euro(self.todo.cost()), texts.number_days(self.todo.days()))
    }

    /// "2 premialità su 3"; none where the rulebook has no preferences
    pub fn preferences(&self, texts: &Texts) -> Option<String> {
        let (met, of) = self.assessment.preferences();
        (of > 0).then(|| texts.law_preferences(met, of))
    }

    /// "2 regole non ricontrollate dopo il 31 ott 2026"; none where all are fresh
    pub fn stale_words(&self, texts: &Texts) -> Option<String> {
        let count = self.n_stale();
        (count > 0).then(|| texts.law_stale(texts.date(self.book.head.review_by), count))
    }

    /// The worst state of each object of the scenario that a rule speaks of
    pub fn states(&self) -> Vec<(Path, Status)> {
        let mut states: Vec<(Path, Status)> = Vec::new();
        for result in self.assessment.results.iter().filter(|r| r.kind != CriterionKind::Preferential) {
            for judgement in &result.judgements {
                let Some(about) = &judgement.about else { continue };
                let list = match about.list {
                    List::Organisations => "organisations",
                    List::Courses => "courses",
                    List::Employers => "employers",
                    List::Positions => "positions",
                    List::Countries | List::Cohorts => continue,
                };
                worst(&mut states, Path::new(list).join(&about.id), status_of(judgement.outcome));
            }
        }
        states
    }
}

/// Keeps the worst state of each path; states are ordered worst first
pub(super) fn worst(states: &mut Vec<(Path, Status)>, path: Path, status: Status) {
    match states.iter_mut().find(|(other, _)| *other == path) {
        Some((_, known)) => *known = (*known).min(status),
        None => states.push((path, status)),
    }
}

/// How an outcome shows
pub fn status_of(outcome: rules::Outcome) -> Status {
    match outcome {
        rules::Outcome::Pass => Status::Met,
        rules::Outcome::Fail => Status::NotMet,
        rules::Outcome::Unknown => Status::Unknown,
        rules::Outcome::NotApplicable => Status::NotApplicable,
        rules::Outcome::ToVerify => Status::ToVerify,
    }
}

fn basis(criterion: &Criterion, texts: &Texts) -> String {
    let reference = &criterion.reference;
    let place = if reference.place.is_empty() { &reference.title } else { &reference.place };
    let confidence = explain::confidence_label(criterion.confidence, texts);
    [place.as_str(), &confidence].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn reason(line: Line, texts: &Texts) -> Reason {
    let origin = match line.kind {
        LineKind::Fact | LineKind::Missing => texts.law_origin_scenario(),
        LineKind::Override => texts.law_origin_override(),
        LineKind::Step => String::new(),
        LineKind::Law | LineKind::Verdict => line.article,
    };
    Reason { text: line.text, truth: line.truth, origin, link: line.link }
}

fn who(who: Who, texts: &Texts) -> String {
    match who {
        Who::Lead => texts.law_who_lead(),
        Who::ItsOrganisation => texts.law_who_its_organisation(),
        Who::Partner => texts.law_who_partner(),
        Who::Trainer => texts.law_who_trainer(),
        Who::Employer => texts.law_who_employer(),
        Who::EmployersAssociation => texts.law_who_employers_association(),
        Who::Participant => texts.law_who_participant(),
        Who::Professional => texts.law_who_professional(),
        Who::Funder => texts.law_who_funder(),
    }
}
