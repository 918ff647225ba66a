//! From "no" to what must be done: papers to get, facts to state, plans to change.
//!
//! Holds the shortest list of acts that makes every mandatory criterion met, with acts that serve several criteria merged. Papers and
//! changes are tried on the facts: what they bring to light is added, and of two changes of one fact the one stays that serves both.
//! Where a fact must be stated or a plan made anew, only a person can tell what comes of it. Costs and days are estimates of the rule
//! files, shown as such. Called by reports and the session.

use super::{
    Outcome, Rulebook,
    assess::{Assessment, Judgement, assess},
    evaluate::{Here, Truth, Untraced, value},
    explain::{fix_text, list_said, missing_text},
    facts::{Check, Facts, PaperState, Role},
    field::{At, FIELDS, List, Unit, Value},
    proof::{About, Figure, Missing},
    rulebook::{CriterionKind, Who},
};
use crate::{
    base::{Cents, Date, round_half_away},
    text::Texts,
};

/// What kind of act
#[derive(Debug, Clone, PartialEq)]
pub enum Act {
    /// Get a paper and name it
    Paper {
        /// Criteria it ticks
        criteria: Vec<String>,
    },
    /// Change a fact to a value
    Change {
        /// Its name in the catalogue
        field: &'static str,
        /// New value; money in cents
        to: Figure,
    },
    /// State a fact that nobody has stated
    State {
        /// Its name in the catalogue
        field: &'static str,
    },
    /// Enter a list that nobody has entered
    Enter(List),
    /// Find out what the law says
    CheckLaw {
        /// Parameter
        parameter: String,
    },
    /// Change the plan as the text says
    Plan,
}

/// Something to do
#[derive(Debug, Clone, PartialEq)]
pub struct TodoItem {
    /// What kind of act
    pub act: Act,
    /// The object it is about
    pub about: Option<About>,
    /// Criteria it serves, with the worst outcome first
    pub serves: Vec<(String, Outcome)>,
    /// Place of the criterion whose sentence it is, and of the judgement in it
    pub(super) source: (usize, usize),
    /// Who does it
    pub who: Who,
    /// The organisation that does it, by id, where the facts tell
    pub organisation: Option<String>,
    /// Usual days; an estimate
    pub days: Option<u32>,
    /// Usual cost in cents; an estimate
    pub cost: Option<Cents>,
    /// Last useful day
    pub by: Option<Date>,
    /// Name of a paper that several criteria share
    pub(super) paper: Option<String>,
}

/// Everything to do
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Todo {
    /// Acts, those with the earliest last day first
    pub items: Vec<TodoItem>,
}

impl Todo {
    /// Sum of the known costs, in cents
    pub fn cost(&self) -> Cents {
        self.items.iter().filter_map(|item| item.cost).sum()
    }

    /// Days if everything begins at once: the longest act
    pub fn days(&self) -> u32 {
        self.items.iter().filter_map(|item| item.days).max().unwrap_or(0)
    }
}

impl TodoItem {
    /// What to do, in words
    pub fn text(&self, book: &Rulebook, assessment: &Assessment, texts: &Texts) -> String {
        let (criterion, judgement) = self.source;
        let Some(found) = assessment.results.get(criterion).and_then(|r| r.judgements.get(judgement)) else {
            return String::new();
        };
        match &self.act {
            Act::State { field } => {
                let missing = Missing::Fact { field, about: self.about.clone() };
                texts.rules_todo_fact(missing_text(book, &missing, texts))
            }
            Act::Enter(list) => texts.rules_todo_list(list_said(*list, texts)),
            Act::CheckLaw { parameter } => {
                let label =
                    book.parameter(parameter).map_or(parameter.as_str(), |p| p.label.get(texts.lang()));
                texts.rules_todo_law(label)
            }
            Act::Paper { .. } | Act::Change { .. } | Act::Plan => {
                fix_text(&book.criteria[criterion], found, texts)
            }
        }
    }
}

/// What must be done so that every mandatory criterion is met
pub fn todo(book: &Rulebook, facts: &Facts, assessment: &Assessment) -> Todo {
    let facts = &*facts.seen_by(book);
    let mut items: Vec<TodoItem> = Vec::new();
    // Judgements that wait for a person: trying acts says nothing about them.
    let mut waiting: Vec<(usize, usize)> = Vec::new();
    collect(book, facts, assessment, &mut waiting, &mut items);
    for _ in 0..ROUNDS {
        // Papers are asked for all at once; only a change can bring something to light.
        if !items.iter().any(|item| matches!(item.act, Act::Change { .. })) {
            break;
        }
        let known = items.len();
        items = without_rivals(book, facts, assessment, items);
        let after = all_done(facts, items.iter());
        let next = assess(book, &after, assessment.on, assessment.as_of);
        collect(book, &after, &next, &mut waiting, &mut items);
        if items.len() <= known {
            break;
        }
    }
    // Undated acts last; otherwise in the order of the rulebook.
    items.sort_by_key(|item| (item.by.is_none(), item.by, item.source));
    Todo { items }
}

/// How often what was brought to light is looked at again: rules name one another's facts over two steps at most
const ROUNDS: usize = 3;

/// Adds the acts of every mandatory criterion that is open
fn collect(
    book: &Rulebook,
    facts: &Facts,
    assessment: &Assessment,
    waiting: &mut Vec<(usize, usize)>,
    items: &mut Vec<TodoItem>,
) {
    for (place, result) in assessment.results.iter().enumerate() {
        if result.kind != CriterionKind::Mandatory {
            continue;
        }
        for (number, judgement) in result.judgements.iter().enumerate() {
            let open = matches!(judgement.outcome, Outcome::Fail | Outcome::Unknown | Outcome::ToVerify);
            if !open || waiting.contains(&(place, number)) {
                continue;
            }
            for item in acts(book, facts, assessment.on, (place, number), judgement) {
                if done(facts, &item).is_none() && !waiting.contains(&(place, number)) {
                    waiting.push((place, number));
                }
                add(items, item);
            }
        }
    }
}

/// The facts after every act that says how
fn all_done<'a>(facts: &Facts, items: impl Iterator<Item = &'a TodoItem>) -> Facts {
    items.fold(facts.clone(), |facts, item| done(&facts, item).unwrap_or(facts))
}

/// The acts with one change for each fact: of several, the one after which the fewest criteria are open
fn without_rivals(
    book: &Rulebook,
    facts: &Facts,
    assessment: &Assessment,
    items: Vec<TodoItem>,
) -> Vec<TodoItem> {
    let rivals = |a: &TodoItem, b: &TodoItem| match (&a.act, &b.act) {
        (Act::Change { field, .. }, Act::Change { field: other, .. }) => field == other && a.about == b.about,
        _ => false,
    };
    let mut kept = items;
    let mut place = 0;
    while place < kept.len() {
        let group: Vec<TodoItem> = kept.iter().filter(|item| rivals(item, &kept[place])).cloned().collect();
        if group.len() > 1 {
            let rest: Vec<TodoItem> = kept.iter().filter(|item| !rivals(item, &group[0])).cloned().collect();
            let open = |chosen: &TodoItem| {
                let after = all_done(facts, rest.iter().chain([chosen]));
                let results = assess(book, &after, assessment.on, assessment.as_of).results;
                results
                    .iter()
                    .filter(|r| r.kind == CriterionKind::Mandatory)
                    .flat_map(|r| &r.judgements)
                    .filter(|j| !matches!(j.outcome, Outcome::Pass | Outcome::NotApplicable))
                    .count()
            };
            let Some(mut best) = group.iter().min_by_key(|chosen| open(chosen)).cloned() else { break };
            for other in group.iter().filter(|other| other.source != best.source) {
                best.serves.extend(other.serves.iter().cloned());
            }
            best.by = group.iter().filter_map(|item| item.by).min();
            kept = rest;
            kept.insert(place.min(kept.len()), best);
        }
        place += 1;
    }
    kept
}

fn add(items: &mut Vec<TodoItem>, item: TodoItem) {
    let same = items.iter_mut().find(|other| match (&other.act, &item.act) {
        (Act::Paper { .. }, Act::Paper { .. }) => {
            other.about == item.about
                && (item.paper.is_some() && other.paper == item.paper || other.act == item.act)
        }
        (Act::Plan, Act::Plan) => false,
        (a, b) => a == b && other.about == item.about,
    });
    match same {
        Some(other) => {
            for serves in item.serves {
                if !other.serves.contains(&serves) {
                    other.serves.push(serves);
                }
            }
            other.by = [other.by, item.by].into_iter().flatten().min();
            if let (Act::Paper { criteria }, Act::Paper { criteria: more }) = (&mut other.act, item.act) {
                for id in more {
                    if !criteria.contains(&id) {
                        criteria.push(id);
                    }
                }
            }
        }
        None => items.push(item),
    }
}

fn acts(
    book: &Rulebook,
    facts: &Facts,
    on: Date,
    source: (usize, usize),
    judgement: &Judgement,
) -> Vec<TodoItem> {
    let criterion = &book.criteria[source.0];
    let at = place(facts, judgement.about.as_ref());
    let here = Here { book, criterion, facts, on, at };
    let fix = &criterion.fix;
    let item = |act: Act, about: Option<About>| TodoItem {
        act,
        about,
        serves: vec![(criterion.id.clone(), judgement.outcome)],
        source,
        who: fix.who,
        organisation: organisation(facts, fix.who, judgement.about.as_ref()),
        days: fix.days,
        cost: fix.cost_eur.map(|euro| round_half_away(euro * 100.0)),
        by: fix.by.as_ref().and_then(|by| match value(by, &here, &mut Untraced) {
            Some(Value::Date(day)) => Some(day),
            _ => None,
        }),
        paper: fix.paper.clone(),
    };
    if judgement.outcome == Outcome::Unknown {
        let needed = judgement.proof.needed(Truth::Met).filter(|needed| !needed.is_empty());
        let needed = needed.unwrap_or_else(|| judgement.missing.clone());
        return needed
            .iter()
            .map(|missing| match missing {
                Missing::Paper { .. } => {
                    item(Act::Paper { criteria: vec![criterion.id.clone()] }, judgement.about.clone())
                }
                Missing::Fact { field, about } => TodoItem {
                    // Stating a fact costs nothing and no more than a look into the files.
                    days: None,
                    cost: None,
                    ..item(Act::State { field }, about.clone())
                },
                Missing::List(list) => TodoItem { days: None, cost: None, ..item(Act::Enter(*list), None) },
                Missing::NoValue { parameter, .. } | Missing::Unset { parameter, .. } => {
                    item(Act::CheckLaw { parameter: parameter.clone() }, None)
                }
            })
            .collect();
    }
    let change = fix.change.as_ref().and_then(|change| {
        let def = &FIELDS[change.field.0];
        let unit = match def.kind {
            super::field::Kind::Number(unit) => unit,
            _ => Unit::Count,
        };
        let to = value(&change.to, &here, &mut Untraced)?;
        Some(Act::Change { field: def.name, to: Figure::of(&to, unit) })
    });
    vec![item(change.unwrap_or(Act::Plan), judgement.about.clone())]
}

/// The place of an object, so that its fields can be read again
fn place<'a>(facts: &'a Facts, about: Option<&About>) -> At<'a> {
    let at = At::default();
    let Some(about) = about else { return at };
    let length = At::len(facts, about.list).unwrap_or(0);
    (0..length)
        .map(|index| at.with(facts, about.list, index))
        .find(|at| at.named(about.list).is_some_and(|(id, _)| id == about.id))
        .unwrap_or(at)
}

fn organisation(facts: &Facts, who: Who, about: Option<&About>) -> Option<String> {
    match who {
        Who::ItsOrganisation => about.filter(|a| a.list == List::Organisations).map(|a| a.id.clone()),
        Who::Employer => about.filter(|a| a.list == List::Employers).map(|a| a.id.clone()),
        Who::Lead => {
            let bodies = facts.organisations.as_deref().unwrap_or_default();
            bodies.iter().find(|o| o.role == Some(Role::Lead)).map(|o| o.id.clone())
        }
        _ => None,
    }
}

/// The facts after an act has been done; none if the act does not say how
///
/// Papers are named, changes are made. Stating a fact needs its value, and a plan needs a person.
pub fn done(facts: &Facts, item: &TodoItem) -> Option<Facts> {
    let mut after = facts.clone();
    match &item.act {
        Act::Paper { criteria } => {
            let about = item.about.as_ref().map(|a| a.id.clone());
            for criterion in criteria {
                after.checks.push(Check {
                    criterion: criterion.clone(),
                    about: about.clone(),
                    state: PaperState::Held,
                    evidence: criterion.clone(),
                    date: None,
                    by: String::new(),
                });
            }
        }
        Act::Change { field, to } => set(&mut after, field, item.about.as_ref(), to)?,
        _ => return None,
    }
    Some(after)
}

/// Writes one fact; none if it is not one that acts change
fn set(facts: &mut Facts, field: &str, about: Option<&About>, to: &Figure) -> Option<()> {
    let course = |facts: &mut Facts, write: &dyn Fn(&mut super::facts::Course)| {
        let found = facts.courses.iter_mut().flatten().find(|c| about.is_some_and(|a| a.id == c.id))?;
        write(found);
        Some(())
    };
    let cohort = |facts: &mut Facts, write: &dyn Fn(&mut super::facts::Cohort)| {
        let found = facts.cohorts.iter_mut().flatten().find(|c| about.is_some_and(|a| a.id == c.id))?;
        write(found);
        Some(())
    };
    match (field, to) {
        ("programme.fee_per_participant_eur", Figure::Number(cents, _)) => {
            facts.programme.fee_per_participant_eur = Some(super::facts::Euros(round_half_away(*cents)));
            Some(())
        }
        ("course.h_italian", Figure::Number(n, _)) => course(facts, &|c| c.h_italian = Some(*n)),
        ("course.h_civic", Figure::Number(n, _)) => course(facts, &|c| c.h_civic = Some(*n)),
        ("course.h_safety", Figure::Number(n, _)) => course(facts, &|c| c.h_safety = Some(*n)),
        ("course.h_rights", Figure::Number(n, _)) => course(facts, &|c| c.h_rights = Some(*n)),
        ("course.h_vocational", Figure::Number(n, _)) => course(facts, &|c| c.h_vocational = Some(*n)),
        ("course.exam_level", Figure::Code(code)) => {
            let level = *super::facts::Level::ALL.iter().find(|level| level.code() == code)?;
            course(facts, &|c| c.exam_level = Some(level))
        }
        ("cohort.visa_request", Figure::Date(day)) => cohort(facts, &|c| c.visa_request = Some(*day)),
        ("cohort.contract_signed", Figure::Date(day)) => cohort(facts, &|c| c.contract_signed = Some(*day)),
        ("cohort.employer_confirm", Figure::Date(day)) => cohort(facts, &|c| c.employer_confirm = Some(*day)),
        ("cohort.list_to_ministry", Figure::Date(day)) => cohort(facts, &|c| c.list_to_ministry = Some(*day)),
        _ => None,
    }
}

/// Whether the status after some acts is the last one, that is: nothing mandatory is open
pub fn is_settled(book: &Rulebook, facts: &Facts, on: Date) -> bool {
    assess(book, facts, on, on)
        .results
        .iter()
        .filter(|r| r.kind == CriterionKind::Mandatory)
        .all(|r| matches!(r.outcome, Outcome::Pass | Outcome::NotApplicable))
}
