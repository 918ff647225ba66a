//! Things to do that are the same for several objects, told once.
//!
//! Holds which acts of a to-do list go together, their words and a key that outlives language and order. Decides nothing about what must be
//! done; that is `todo`. Called by reports and the command line.

use super::{
    Rulebook,
    assess::Assessment,
    explain::{about_name, field_said, fix_text_for, list_said},
    rulebook::Who,
    todo::{Act, Todo, TodoItem},
};
use crate::text::Texts;

/// Names of objects told before the others are only counted
const NAMED: usize = 4;

impl Todo {
    /// Places of the acts that say the same about several objects, in the order of the first of each
    pub fn batches(&self) -> Vec<Vec<usize>> {
        let mut batches: Vec<Vec<usize>> = Vec::new();
        for (place, item) in self.items.iter().enumerate() {
            let same = batches
                .iter_mut()
                .find(|batch| batch.first().is_some_and(|first| is_alike(&self.items[*first], item)));
            match same {
                Some(batch) => batch.push(place),
                None => batches.push(vec![place]),
            }
        }
        batches
    }
}

/// Whether two acts differ in their object only
fn is_alike(a: &TodoItem, b: &TodoItem) -> bool {
    let of_one_list = match (&a.about, &b.about) {
        (Some(a), Some(b)) => a.list == b.list,
        _ => false,
    };
    // Each firm or body does its own; otherwise the same one does all.
    let own = |item: &TodoItem| matches!(item.who, Who::ItsOrganisation | Who::Employer);
    let of_one_body = a.who == b.who && (own(a) || a.organisation == b.organisation);
    of_one_list
        && of_one_body
        && match (&a.act, &b.act) {
            (Act::State { field }, Act::State { field: other }) => field == other,
            (Act::Change { field, to }, Act::Change { field: other, to: too }) => (field, to) == (other, too),
            (Act::Paper { criteria }, Act::Paper { criteria: others }) => {
                a.source.0 == b.source.0 && criteria == others
            }
            (Act::Plan, Act::Plan) => a.source.0 == b.source.0,
            _ => false,
        }
}

impl TodoItem {
    /// What to do about the objects of `batch`, of which this is the first, in words that do not name them unless the rule does
    pub fn batch_text(
        &self,
        batch: &[&Self],
        book: &Rulebook,
        assessment: &Assessment,
        texts: &Texts,
    ) -> String {
        match &self.act {
            Act::State { field } => texts.rules_todo_fact(field_said(field, texts)),
            Act::Enter(list) => texts.rules_todo_list(list_said(*list, texts)),
            Act::CheckLaw { .. } => self.text(book, assessment, texts),
            Act::Paper { .. } | Act::Change { .. } | Act::Plan => {
                let (criterion, judgement) = self.source;
                let found = assessment.results.get(criterion).and_then(|r| r.judgements.get(judgement));
                let names = names(batch, texts);
                found.map_or_else(String::new, |found| {
                    fix_text_for(&book.criteria[criterion], found, &names, texts)
                })
            }
        }
    }

    /// What it is in one word, the same in every language and after every edit: `EMP-02:employer.requests`
    pub fn key(&self, book: &Rulebook) -> String {
        let criterion = book.criteria.get(self.source.0).map_or("", |criterion| criterion.id.as_str());
        match &self.act {
            Act::State { field } => format!("{criterion}:{field}"),
            Act::Enter(list) => format!("{criterion}:{}", list.prefix()),
            Act::CheckLaw { parameter } => format!("{criterion}:{parameter}"),
            Act::Paper { .. } | Act::Change { .. } | Act::Plan => criterion.to_owned(),
        }
    }
}

/// "Bologna, Ferrara, Modena, Parma e altri 2": the objects of acts that go together
pub fn names(batch: &[&TodoItem], texts: &Texts) -> String {
    let all: Vec<String> =
        batch.iter().filter_map(|item| item.about.as_ref()).map(|about| about_name(about, texts)).collect();
    // One more name takes no more room than saying that there is one more.
    if all.len() <= NAMED + 1 {
        return all.join(", ");
    }
    texts.rules_and_others((all.len() - NAMED) as f64, all[..NAMED].join(", "))
}
