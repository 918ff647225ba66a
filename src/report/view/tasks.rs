//! Things to do as faces show them: what, who, by when, for how long, at what price, for which criteria, and what a click does.
//!
//! Acts that are the same for several objects are told once. Decides nothing: the list is the rules'. Called by the place of law, the
//! terminal and the papers.

use super::{
    Report,
    law::{Law, status_of},
};
use crate::base::{Cents, Date, date_from_text};
use crate::model::{Edit, Scenario};
use crate::report::{estimate_text, status::Status, words};
use crate::rules::{
    Figure, batch,
    field::Unit,
    remedy::{self, Input},
    rulebook::Who,
    todo::{Act, TodoItem},
};
use crate::text::{Lang, Texts};

/// Something to do
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    /// What
    pub text: String,
    /// Who
    pub who: String,
    /// Objects it is about, "avvio 1, avvio 2"; empty for the whole programme or where the sentence names the object
    pub about: String,
    /// Last useful day
    pub by: Option<Date>,
    /// Usual days
    pub days: Option<u32>,
    /// Usual cost of all its acts
    pub cost: Option<Cents>,
    /// Criteria it serves, with their states, the worst first
    pub serves: Vec<(String, Status)>,
    /// Places of its acts in the list of the rules
    pub items: Vec<usize>,
    /// What a click can do
    pub doable: Doable,
    /// The promise that was made of it: who, by when
    pub assigned: Option<String>,
}

/// What a click can do about something
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doable {
    /// Make the change that the rule names
    Change,
    /// Name the paper
    Paper,
    /// Lead to where the fact is typed
    State,
    /// Nothing: only a person can do it
    No,
}

impl Law {
    /// What must be done, earliest last day first; acts that differ in their object only are one
    pub fn tasks(&self, report: &Report, texts: &Texts) -> Vec<Task> {
        self.tasks_of(&report.scenario, texts)
    }

    /// The same without a run
    pub fn tasks_of(&self, scenario: &Scenario, texts: &Texts) -> Vec<Task> {
        self.todo.batches().into_iter().filter_map(|places| self.task(scenario, places, texts)).collect()
    }

    /// How many things there are to do, each told once
    pub fn n_tasks(&self) -> usize {
        self.todo.batches().len()
    }

    fn task(&self, scenario: &Scenario, places: Vec<usize>, texts: &Texts) -> Option<Task> {
        let items: Vec<&TodoItem> = places.iter().filter_map(|place| self.todo.items.get(*place)).collect();
        let first = *items.first()?;
        let text = first.batch_text(&items, &self.book, &self.assessment, texts);
        let names = batch::names(&items, texts);
        let mut serves: Vec<(String, Status)> = Vec::new();
        for (id, outcome) in items.iter().flat_map(|item| &item.serves) {
            match serves.iter_mut().find(|(known, _)| known == id) {
                Some((_, status)) => *status = (*status).min(status_of(*outcome)),
                None => serves.push((id.clone(), status_of(*outcome))),
            }
        }
        let costs: Vec<Cents> = items.iter().filter_map(|item| item.cost).collect();
        let key = first.key(&self.book);
        let assigned = scenario
            .commitments
            .iter()
            .find(|commitment| commitment.todo.as_ref() == Some(&key))
            .map(|commitment| {
                let id = commitment.organisation.as_str();
                let who = words::object_name(scenario, "organisations", id).unwrap_or_else(|| id.to_owned());
                match commitment.by {
                    Some(by) => texts.law_task_assigned_by(texts.date(by), who),
                    None => texts.law_task_assigned(who),
                }
            });
        Some(Task {
            about: if text.contains(&names) { String::new() } else { names },
            text,
            who: Self::who(scenario, &items, texts),
            by: items.iter().filter_map(|item| item.by).min(),
            days: items.iter().filter_map(|item| item.days).max(),
            cost: (!costs.is_empty()).then(|| costs.iter().sum()),
            serves,
            items: places,
            doable: match &first.act {
                Act::Change { .. } if self.edits_of(scenario, &items, texts).is_some() => Doable::Change,
                Act::Paper { .. } => Doable::Paper,
                Act::State { field } if remedy::input(field).is_some() => Doable::State,
                Act::Change { .. } | Act::State { .. } | Act::Enter(_) | Act::CheckLaw { .. } | Act::Plan => {
                    Doable::No
                }
            },
            assigned,
        })
    }

    fn who(scenario: &Scenario, items: &[&TodoItem], texts: &Texts) -> String {
        let mut names: Vec<String> = items
            .iter()
            .filter_map(|item| item.organisation.as_deref())
            .filter_map(|id| words::object_name(scenario, "organisations", id))
            .collect();
        names.dedup();
        match (names.as_slice(), items.first()) {
            ([name], _) => name.clone(),
            (_, Some(item)) => who(item.who, texts),
            (_, None) => String::new(),
        }
    }

    /// "8.400 €, fino a 45 giorni": what all tasks together come to; the figures are estimates of the authors
    pub fn tasks_total(&self, texts: &Texts) -> String {
        texts.law_todo_total(texts.euro(self.todo.cost()), texts.number_days(self.todo.days()))
    }

    /// The edits that do a task in one step: papers named, changes made; none where only a person can do it
    pub fn edits(&self, scenario: &Scenario, task: &Task, texts: &Texts) -> Option<Vec<Edit>> {
        let items: Vec<&TodoItem> =
            task.items.iter().filter_map(|place| self.todo.items.get(*place)).collect();
        self.edits_of(scenario, &items, texts)
    }

    fn edits_of(&self, scenario: &Scenario, items: &[&TodoItem], texts: &Texts) -> Option<Vec<Edit>> {
        let first = items.first()?;
        let criterion = self.book.criterion(&first.serves.first()?.0)?;
        remedy::done(scenario, items, criterion.title.get(texts.lang()))
    }

    /// The edit that makes a promise of a task; none without organisations
    pub fn promise(&self, scenario: &Scenario, task: &Task) -> Option<Edit> {
        let item = self.todo.items.get(*task.items.first()?)?;
        let text = if task.about.is_empty() {
            task.text.clone()
        } else {
            format!("{} ({})", task.text.trim_end_matches('.'), task.about)
        };
        remedy::task(scenario, &self.book, item, &text)
    }
}

/// The value that somebody typed for a fact; none where it is no value of that kind
///
/// Days are typed as in files, `2027-01-15`; shares in per cent; money in euro.
pub fn typed(input: Input, text: &str, lang: Lang) -> Option<Figure> {
    let text = text.trim();
    let number = || estimate_text::typed_number(text, lang).filter(|n| *n >= 0.0);
    Some(match input {
        Input::Date => Figure::Date(date_from_text(text).ok()?),
        Input::Number(Unit::Eur) => Figure::Number((number()? * 100.0).round(), Unit::Eur),
        Input::Number(Unit::Share) => Figure::Number(number().filter(|n| *n <= 100.0)? / 100.0, Unit::Share),
        Input::Number(unit) => Figure::Number(number()?, unit),
        Input::Words(words) => Figure::Code((*words.iter().find(|word| **word == text)?).to_owned()),
        Input::Free if !text.is_empty() => Figure::Code(text.to_owned()),
        Input::Flag | Input::Free => return None,
    })
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
