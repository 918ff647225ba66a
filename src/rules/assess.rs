//! From rulebook and facts to a verdict for every criterion and every object it is asked of.
//!
//! Holds outcomes, the rule by which confidence governs colour, overrides, freshness and the overall status. Dates come from the
//! caller: `on` is the day at which law is judged, `as_of` the day at which freshness is judged; the clock is never asked.

use super::{
    Confidence, Outcome, Rulebook, Tone,
    evaluate::{Gap, Here, Trace, Truth, Untraced, truth, value},
    facts::{Facts, ForcedOutcome, Override},
    field::{At, List, Value},
    proof::{About, Figure, Missing, Proof, Step, about, prove, unit_of},
    rulebook::{Criterion, CriterionKind, Mode, Status},
};
use crate::base::Date;

/// The verdict on one criterion for one object
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// The object; none for the whole programme
    pub about: Option<About>,
    /// The outcome that counts: an override beats the computed one
    pub outcome: Outcome,
    /// The outcome that follows from the facts
    pub computed: Outcome,
    /// What the condition says about the facts
    pub truth: Truth,
    /// The weakest of the criterion's confidence and of those of the parameters that decided
    pub confidence: Confidence,
    /// How it shows
    pub tone: Tone,
    /// The proof of the condition; where the criterion does not apply, of that
    pub proof: Proof,
    /// The figures of the sentences, by name; none where something is missing
    pub figures: Vec<(String, Option<Figure>)>,
    /// What is missing for a verdict; empty unless the outcome is unknown
    pub missing: Vec<Missing>,
    /// Whether the criterion is outside its days
    pub out_of_force: bool,
    /// Parameters used that are past their review day, and the criterion itself
    pub stale: Vec<String>,
    /// The override that counts
    pub forced: Option<Override>,
}

/// The verdict on one criterion
#[derive(Debug, Clone, PartialEq)]
pub struct CriterionResult {
    /// Its place in the rulebook
    pub index: usize,
    /// Its id
    pub id: String,
    /// Weight
    pub kind: CriterionKind,
    /// How it is judged
    pub mode: Mode,
    /// The worst outcome over its objects
    pub outcome: Outcome,
    /// How it shows
    pub tone: Tone,
    /// One for each object; one without object for the whole programme
    pub judgements: Vec<Judgement>,
}

impl CriterionResult {
    /// The judgement that gives the criterion its outcome
    pub fn deciding(&self) -> Option<&Judgement> {
        self.judgements.iter().find(|j| j.outcome == self.outcome)
    }

    /// Whether something it rests on is past its review day
    pub fn is_stale(&self) -> bool {
        self.judgements.iter().any(|j| !j.stale.is_empty())
    }

    /// Whether an override counts in it
    pub fn is_forced(&self) -> bool {
        self.judgements.iter().any(|j| j.forced.is_some())
    }
}

/// How many criteria have each outcome
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Met
    pub pass: usize,
    /// Not met
    pub fail: usize,
    /// Unknown
    pub unknown: usize,
    /// To verify
    pub to_verify: usize,
    /// Not applicable
    pub not_applicable: usize,
}

impl Counts {
    /// All of them
    pub const fn total(&self) -> usize {
        self.pass + self.fail + self.unknown + self.to_verify + self.not_applicable
    }
}

/// The verdict of a rulebook on facts
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// Rulebook
    pub rulebook: String,
    /// Its version
    pub version: u32,
    /// Day at which law was judged
    pub on: Date,
    /// Day at which freshness was judged
    pub as_of: Date,
    /// Every criterion, in the order of the rulebook
    pub results: Vec<CriterionResult>,
    /// Overall status
    pub status: Status,
    /// Whether the rulebook as a whole is past its review day
    pub stale: bool,
    /// Whether a call takes requests on the day; laws always do
    pub open: bool,
}

impl Assessment {
    /// The result of a criterion
    pub fn result(&self, id: &str) -> Option<&CriterionResult> {
        self.results.iter().find(|r| r.id == id)
    }

    /// Outcomes of the criteria of a weight
    pub fn counts(&self, kind: CriterionKind) -> Counts {
        let mut counts = Counts::default();
        for result in self.results.iter().filter(|r| r.kind == kind) {
            *match result.outcome {
                Outcome::Pass => &mut counts.pass,
                Outcome::Fail => &mut counts.fail,
                Outcome::Unknown => &mut counts.unknown,
                Outcome::ToVerify => &mut counts.to_verify,
                Outcome::NotApplicable => &mut counts.not_applicable,
            } += 1;
        }
        counts
    }

    /// Preferential criteria met, and how many there are; never a score
    pub fn preferences(&self) -> (usize, usize) {
        let counts = self.counts(CriterionKind::Preferential);
        (counts.pass, counts.total())
    }

    /// Criteria and parameters that were used and are past their review day, once each
    pub fn stale_items(&self) -> Vec<&str> {
        let mut items: Vec<&str> = self
            .results
            .iter()
            .flat_map(|r| &r.judgements)
            .flat_map(|j| j.stale.iter().map(String::as_str))
            .collect();
        items.sort_unstable();
        items.dedup();
        items
    }

    /// Overrides that count
    pub fn overrides(&self) -> impl Iterator<Item = (&str, &Override)> {
        self.results.iter().flat_map(|r| {
            r.judgements.iter().filter_map(move |j| j.forced.as_ref().map(|forced| (r.id.as_str(), forced)))
        })
    }
}

/// Judges every criterion of a rulebook at day `on`; freshness at day `as_of`
///
/// Looks at the part of the facts that concerns the rulebook.
pub fn assess(book: &Rulebook, facts: &Facts, on: Date, as_of: Date) -> Assessment {
    let facts = &*facts.seen_by(book);
    let open = book.is_open(on);
    let results: Vec<CriterionResult> =
        (0..book.criteria.len()).map(|index| assess_criterion(book, index, facts, on, as_of)).collect();
    let status = book
        .head
        .statuses
        .iter()
        .find(|status| {
            status.is_last()
                || status.closed && !open
                || results
                    .iter()
                    .any(|r| r.kind == CriterionKind::Mandatory && status.when.contains(&r.outcome))
        })
        .or(book.head.statuses.last())
        .cloned()
        .unwrap_or_else(|| Status {
            id: String::new(),
            title: super::Words::default(),
            when: Vec::new(),
            closed: false,
        });
    Assessment {
        rulebook: book.head.id.clone(),
        version: book.head.version,
        on,
        as_of,
        results,
        status,
        stale: as_of > book.head.review_by,
        open,
    }
}

/// Judges one criterion, by its place in the rulebook
pub fn assess_criterion(
    book: &Rulebook,
    index: usize,
    facts: &Facts,
    on: Date,
    as_of: Date,
) -> CriterionResult {
    let criterion = &book.criteria[index];
    let judgements: Vec<Judgement> = places(criterion, book, facts, on)
        .map(|place| match place {
            Place::Here(here) => judge(&here, as_of),
            Place::Unlisted(list) => without_object(criterion, Some(list), book, as_of),
            Place::Nothing => without_object(criterion, None, book, as_of),
        })
        .collect();
    let outcome = Outcome::worst(judgements.iter().map(|j| j.outcome));
    let tone = judgements.iter().find(|j| j.outcome == outcome).map_or(Tone::Neutral, |j| j.tone);
    CriterionResult {
        index,
        id: criterion.id.clone(),
        kind: criterion.kind,
        mode: criterion.mode,
        outcome,
        tone,
        judgements,
    }
}

/// Where a criterion is asked
pub(super) enum Place<'a> {
    /// Here
    Here(Here<'a>),
    /// Its list is not known
    Unlisted(List),
    /// Its list is empty: there is nothing to ask of
    Nothing,
}

/// The objects a criterion is asked of
pub(super) fn places<'a>(
    criterion: &'a Criterion,
    book: &'a Rulebook,
    facts: &'a Facts,
    on: Date,
) -> impl Iterator<Item = Place<'a>> {
    let here = Here { book, criterion, facts, on, at: At::default() };
    let list = criterion.each;
    let (alone, length) = match list.map(|list| (list, At::len(facts, list))) {
        None => (Some(Place::Here(here)), 0),
        Some((list, None)) => (Some(Place::Unlisted(list)), 0),
        Some((_, Some(0))) => (Some(Place::Nothing), 0),
        Some((_, Some(length))) => (None, length),
    };
    let each = (0..length).filter_map(move |index| {
        list.map(|list| Place::Here(Here { at: here.at.with(facts, list, index), ..here }))
    });
    alone.into_iter().chain(each)
}

/// Whether a criterion is in force here, and the missing pivot if nobody can tell
pub(super) fn in_force(here: &Here<'_>) -> (Truth, Vec<Gap>) {
    struct Gaps(Vec<Gap>);
    impl Trace for Gaps {
        fn gap(&mut self, gap: Gap, _at: &At<'_>) {
            self.0.push(gap);
        }
    }
    let span = &here.criterion.in_force;
    let mut gaps = Gaps(Vec::new());
    let day = match &span.pivot {
        None => Some(here.on),
        Some(pivot) => match value(pivot, here, &mut gaps) {
            Some(Value::Date(day)) => Some(day),
            _ => None,
        },
    };
    let truth =
        day.map_or(Truth::Unknown, |day| Truth::of(span.from <= day && span.to.is_none_or(|to| day <= to)));
    (truth, gaps.0)
}

/// What a criterion says here without any record: the fast path for engines
pub(super) fn quick(here: &Here<'_>) -> Outcome {
    let (mut applies, _) = in_force(here);
    if let Some(guard) = &here.criterion.guard
        && applies != Truth::NotMet
    {
        applies = applies.and(truth(guard, here, &mut Untraced));
    }
    if applies == Truth::NotMet {
        return Outcome::NotApplicable;
    }
    match (applies, truth(&here.criterion.condition, here, &mut Untraced)) {
        (_, Truth::Met) => Outcome::Pass,
        (Truth::Met, Truth::NotMet) => {
            // Colour depends on the parameters that decided; only a proof knows them.
            Outcome::negative(weakest(here.criterion, &prove(&here.criterion.condition, here)))
        }
        _ => Outcome::Unknown,
    }
}

fn weakest(criterion: &Criterion, proof: &Proof) -> Confidence {
    proof
        .decisive()
        .iter()
        .flat_map(|(leaf, _)| leaf.law.iter().map(|law| law.confidence))
        .fold(criterion.confidence, Ord::max)
}

fn judge(here: &Here<'_>, as_of: Date) -> Judgement {
    let criterion = here.criterion;
    let (forced_in, gaps) = in_force(here);
    let guard = criterion.guard.as_ref().map(|guard| prove(guard, here));
    let applies = forced_in.and(guard.as_ref().map_or(Truth::Met, |g| g.truth));
    let condition = prove(&criterion.condition, here);
    let confidence = weakest(criterion, &condition);
    let said = condition.truth;
    let computed = match (applies, said) {
        (Truth::NotMet, _) => Outcome::NotApplicable,
        (_, Truth::Met) => Outcome::Pass,
        (Truth::Met, Truth::NotMet) => Outcome::negative(confidence),
        _ => Outcome::Unknown,
    };
    let mut missing = Vec::new();
    if computed == Outcome::Unknown {
        for gap in gaps {
            if let Gap::Field(field) = gap {
                let def = &super::field::FIELDS[field];
                missing.push(Missing::Fact {
                    field: def.name,
                    about: def.list.and_then(|l| about(&here.at, l)),
                });
            }
        }
        let of_guard = guard.iter().filter(|g| g.truth == Truth::Unknown).flat_map(Proof::missing);
        let of_condition = if said == Truth::Unknown { condition.missing() } else { Vec::new() };
        for one in of_guard.chain(of_condition) {
            if !missing.contains(&one) {
                missing.push(one);
            }
        }
    }
    let mut stale = Vec::new();
    if as_of > criterion.review_by.unwrap_or(here.book.head.review_by) {
        stale.push(criterion.id.clone());
    }
    if computed != Outcome::NotApplicable {
        for (leaf, _) in condition.leaves() {
            for law in &leaf.law {
                if here.book.parameters[law.index].is_stale(as_of) && !stale.contains(&law.parameter) {
                    stale.push(law.parameter.clone());
                }
            }
        }
    }
    let figures = criterion
        .define
        .iter()
        .map(|definition| {
            let unit = unit_of(&definition.value, here);
            let found = value(&definition.value, here, &mut Untraced).map(|v| Figure::of(&v, unit));
            (definition.name.clone(), found)
        })
        .collect();
    let about = criterion.each.and_then(|list| about(&here.at, list));
    let forced = forced(here.facts, criterion, about.as_ref(), here.on).cloned();
    let outcome = forced.as_ref().map_or(computed, |forced| match forced.outcome {
        ForcedOutcome::Met => Outcome::Pass,
        ForcedOutcome::NotMet => Outcome::Fail,
        ForcedOutcome::NotApplicable => Outcome::NotApplicable,
        ForcedOutcome::ToVerify => Outcome::ToVerify,
    });
    let proof = match guard {
        Some(guard) if computed == Outcome::NotApplicable && guard.truth == Truth::NotMet => guard,
        Some(guard) => {
            // The full proof shows why the criterion applies, after what it says.
            let truth = guard.truth.contrary().or(said);
            Proof { truth, step: Step::If, parts: vec![guard, condition] }
        }
        None => condition,
    };
    Judgement {
        about,
        outcome,
        computed,
        truth: said,
        confidence,
        tone: Tone::of(outcome, confidence, criterion.kind),
        proof,
        figures,
        missing,
        out_of_force: forced_in == Truth::NotMet,
        stale,
        forced,
    }
}

/// The override that counts: of the criterion, of the object or of all, on its days, with a reason; the last one stated wins.
fn forced<'a>(
    facts: &'a Facts,
    criterion: &Criterion,
    about: Option<&About>,
    on: Date,
) -> Option<&'a Override> {
    facts.overrides.iter().rev().find(|o| {
        o.criterion == criterion.id
            && o.from <= on
            && o.to.is_none_or(|to| on <= to)
            && !o.reason.trim().is_empty()
            && (o.about.is_none() || o.about.as_deref() == about.map(|a| a.id.as_str()))
    })
}

/// The judgement where there is no object: unknown if the list is not known, not applicable if it is empty.
fn without_object(criterion: &Criterion, unlisted: Option<List>, book: &Rulebook, as_of: Date) -> Judgement {
    let outcome = if unlisted.is_some() { Outcome::Unknown } else { Outcome::NotApplicable };
    let stale = as_of > criterion.review_by.unwrap_or(book.head.review_by);
    Judgement {
        about: None,
        outcome,
        computed: outcome,
        truth: Truth::Unknown,
        confidence: criterion.confidence,
        tone: Tone::of(outcome, criterion.confidence, criterion.kind),
        proof: Proof {
            truth: Truth::Unknown,
            step: unlisted.map_or(Step::All, Step::Unlisted),
            parts: Vec::new(),
        },
        figures: Vec::new(),
        missing: unlisted.map(Missing::List).into_iter().collect(),
        out_of_force: false,
        stale: if stale { vec![criterion.id.clone()] } else { Vec::new() },
        forced: None,
    }
}
