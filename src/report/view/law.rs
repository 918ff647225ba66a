//! Verdicts as faces show them: groups and rows of criteria, reasons, verdicts set by hand, the sentence of the headline.
//!
//! Judges nothing: outcomes come from `rules`, and so do the sentences of reasons. Unknown stays a result of its own. Things to do are in
//! `tasks`. Called by the place of law, the strip, the terminal and the papers.

use super::Report;
use crate::base::Date;
use crate::model::{Path, Scenario};
use crate::report::{status::Status, words};
use crate::rules::{
    self, About, Assessment, Confidence, Counts, CriterionKind, CriterionResult, Facts, Judgement, Mode,
    Rulebook, Todo, Tone,
    explain::{self, Line, LineKind},
    field::List,
    remedy,
    rulebook::Criterion,
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
#[expect(clippy::struct_excessive_bools, reason = "marks that do not exclude one another")]
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
    /// Whether something it rests on has no readable source; adds to the status
    pub unverified: bool,
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
    /// The name of the object; none for the whole programme
    pub about: Option<String>,
    /// The object itself
    pub object: Option<About>,
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
    /// What it rests on: article or document, day that counts, how well it is known; the scenario for its own facts
    pub origin: String,
    /// Address of it, where there is one
    pub link: Option<String>,
    /// The fact it is about, by its name in the catalogue of the rules
    pub field: Option<&'static str>,
    /// The object it is about
    pub about: Option<About>,
    /// Whether the fact is missing
    pub missing: bool,
}

/// A verdict set by hand that counts
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forced {
    /// Criterion
    pub id: String,
    /// "PRC-07 Nomi nel sistema SILEN, avvio 2: soddisfatto dal 3 feb 2027, deciso da Regione. Motivo: …"
    pub sentence: String,
}

impl Row {
    /// What adds to the status: "da ricontrollare", "non verificato", "deciso a mano"
    pub fn marks(&self, texts: &Texts) -> Vec<String> {
        let marks = [
            (self.stale, texts.law_stale_mark()),
            (self.unverified, texts.law_unverified_mark()),
            (self.forced, texts.law_forced_mark()),
        ];
        marks.into_iter().filter(|(is, _)| *is).map(|(_, words)| words).collect()
    }
}

impl Law {
    /// The verdict of a rulebook with what would mend it
    pub fn new(book: &Rulebook, assessment: &Assessment, facts: &Facts) -> Self {
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

    /// Criteria that rest on something without a readable source
    pub fn n_unverified(&self) -> usize {
        self.assessment.results.iter().filter(|result| rests_on_unverified(result)).count()
    }

    /// The state of the verdict; a closed call is judged for its own sake only
    pub fn status(&self) -> Status {
        let counts = self.counts();
        if !self.assessment.open {
            Status::NotApplicable
        } else if counts.fail > 0 {
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
        let n_todo = if self.assessment.open { self.n_tasks() } else { 0 };
        let parts = [
            (counts.fail, texts.law_count_no(counts.fail)),
            (counts.unknown, texts.law_count_unknown(counts.unknown)),
            (counts.to_verify, texts.law_count_to_verify(counts.to_verify)),
        ];
        let mut counted: Vec<String> =
            parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
        let n_forced = self.assessment.overrides().count();
        if n_forced > 0 {
            counted.push(texts.law_count_forced(n_forced));
        }
        let title = self.assessment.status.title.get(texts.lang()).to_owned();
        let (stale, unverified) = (self.n_stale(), self.n_unverified());
        let sentence = match self.status() {
            Status::NotMet if n_todo > 0 => texts.law_verdict_no(counts.fail, title.as_str(), n_todo),
            Status::NotMet => texts.law_verdict_no_bare(counts.fail, title.as_str()),
            Status::Unknown => texts.law_verdict_unknown(counts.unknown, title.as_str()),
            Status::ToVerify => texts.law_verdict_to_verify(counts.to_verify, title.as_str()),
            Status::Met if stale > 0 => texts.law_verdict_stale(stale, title.as_str()),
            Status::Met if unverified > 0 => texts.law_verdict_unverified(unverified, title.as_str()),
            _ => title.clone(),
        };
        let sentence = if n_forced > 0 {
            format!("{sentence} ({})", texts.law_count_forced(n_forced))
        } else {
            sentence
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
            unverified: rests_on_unverified(result),
            forced: result.is_forced(),
            basis: basis(criterion, texts),
            about: result
                .judgements
                .iter()
                .filter(|judgement| judgement.outcome == result.outcome)
                .filter_map(|judgement| {
                    judgement.about.as_ref().map(|about| explain::about_name(about, texts))
                })
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
            about: judgement.about.as_ref().map(|about| explain::about_name(about, texts)),
            object: judgement.about.clone(),
            status,
            message: explain::message(&self.book, criterion, judgement, texts),
            reasons: lines.into_iter().map(|line| reason(line, texts)).collect(),
            fix: if mend { explain::fix_text(criterion, judgement, texts) } else { String::new() },
        }
    }

    /// The whole proof of a criterion for an object, or for the programme, one line a step with its depth
    pub fn full_proof(&self, id: &str, about: Option<&About>, texts: &Texts) -> Vec<(u16, Reason)> {
        let found = self.assessment.result(id).and_then(|result| {
            let judgement = result.judgements.iter().find(|judgement| judgement.about.as_ref() == about)?;
            Some((&self.book.criteria[result.index], judgement))
        });
        let Some((criterion, judgement)) = found else { return Vec::new() };
        explain::full_proof(&self.book, criterion, judgement, self.assessment.on, texts)
            .into_iter()
            .map(|line| (line.depth, reason(line, texts)))
            .collect()
    }

    /// "2 premialità su 3"; none where the rulebook has no preferences
    pub fn preferences(&self, texts: &Texts) -> Option<String> {
        let (met, of) = self.assessment.preferences();
        (of > 0).then(|| texts.law_preferences(met, of))
    }

    /// "2 regole da ricontrollare, la prima dal 31 ott 2026"; none where all are fresh
    pub fn stale_words(&self, texts: &Texts) -> Option<String> {
        let items = self.assessment.stale_items();
        let first = items.iter().map(|id| self.review_by(id)).min()?;
        Some(texts.law_stale(texts.date(first), items.len()))
    }

    /// The day after which a parameter or criterion is stale
    fn review_by(&self, id: &str) -> Date {
        let head = self.book.head.review_by;
        match (self.book.parameter(id), self.book.criterion(id)) {
            (Some(parameter), _) => parameter.review_by,
            (None, Some(criterion)) => criterion.review_by.unwrap_or(head),
            (None, None) => head,
        }
    }

    /// "3 criteri poggiano su regole non verificate"; none where there is none
    pub fn unverified_words(&self, texts: &Texts) -> Option<String> {
        let count = self.n_unverified();
        (count > 0).then(|| texts.law_unverified(count))
    }

    /// Verdicts set by hand that count, in the order of the rulebook
    pub fn forced(&self, scenario: &Scenario, texts: &Texts) -> Vec<Forced> {
        let mut told = Vec::new();
        for result in &self.assessment.results {
            let title = self.book.criteria[result.index].title.get(texts.lang());
            for judgement in &result.judgements {
                let Some(forced) = &judgement.forced else { continue };
                let about = judgement.about.as_ref().map(|about| explain::about_name(about, texts));
                let what = about.map_or_else(|| title.to_owned(), |about| format!("{title}, {about}"));
                let outcome = explain::outcome_label(judgement.outcome, texts);
                let by = words::object_name(scenario, "organisations", &forced.by);
                let by = by.unwrap_or_else(|| texts.law_forced_by_nobody());
                let from = texts.date(forced.from);
                let sentence = texts.law_forced_line(
                    by,
                    from,
                    result.id.as_str(),
                    outcome,
                    forced.reason.as_str(),
                    what,
                );
                told.push(Forced { id: result.id.clone(), sentence });
            }
        }
        told
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

impl Report {
    /// Criteria judged of an object, or acting on people at a stage, with its own state: worst first
    pub fn criteria_of(&self, object: &Path, texts: &Texts) -> Vec<(String, String, Status)> {
        let segments: Vec<&str> = object.segments().collect();
        let gates: &[String] = match segments.as_slice() {
            ["corridors", corridor, "stages", stage] => {
                let corridor = self.scenario.corridors.iter().find(|c| c.id.as_str() == *corridor);
                let stages = corridor.map_or(&[][..], |c| c.stages.as_slice());
                stages.iter().find(|s| s.id.as_str() == *stage).map_or(&[][..], |s| s.gates.as_slice())
            }
            _ => &[],
        };
        let mut found: Vec<(String, String, Status)> = Vec::new();
        for law in self.law.iter().filter(|law| law.assessment.open) {
            for result in &law.assessment.results {
                let own = result.judgements.iter().filter(|judgement| {
                    let about = judgement.about.as_ref();
                    about.and_then(|about| remedy::object(&self.scenario, about)).as_ref() == Some(object)
                });
                let own = own.map(|judgement| status_of(judgement.outcome)).min();
                let acts = gates.contains(&result.id).then(|| status_of(result.outcome));
                if let Some(status) = own.or(acts) {
                    let title = law.book.criteria[result.index].title.get(texts.lang()).to_owned();
                    found.push((result.id.clone(), title, status));
                }
            }
        }
        found.sort_by_key(|(_, _, status)| *status);
        found
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
    let day = texts.date(line.date);
    let known = explain::confidence_label(line.confidence, texts);
    let origin = match line.kind {
        LineKind::Fact | LineKind::Missing => texts.law_origin_scenario(day),
        LineKind::Override => texts.law_origin_override(day),
        LineKind::Step => String::new(),
        LineKind::Law => texts.law_origin_law(line.article, known, day),
        LineKind::Verdict => texts.law_origin_verdict(line.article, known, day),
    };
    Reason {
        text: line.text,
        truth: line.truth,
        origin,
        link: line.link,
        field: line.field,
        about: line.about,
        missing: line.kind == LineKind::Missing,
    }
}

/// Whether something that decides has no readable source
fn rests_on_unverified(result: &CriterionResult) -> bool {
    let applies = |judgement: &&Judgement| judgement.outcome != rules::Outcome::NotApplicable;
    result.judgements.iter().filter(applies).any(|judgement| judgement.confidence == Confidence::Unverified)
}
