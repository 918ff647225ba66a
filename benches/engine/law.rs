//! The criteria after an edit, and one explanation, on the worked scenario.

use super::worked_scenario;
use corridoi::{
    base::Id,
    model::{Edit, Path, Scenario, edit},
    pipeline::law_of,
    report::view::law::Law,
    rules::{self, Facts, Rulebook},
    text::{Lang, Texts},
};
use divan::{Bencher, black_box};
use std::sync::Arc;

fn art23() -> Rulebook {
    let books = rules::embedded_rulebooks();
    books.into_iter().find(|book| book.id() == "art23").expect("it is inside the binary")
}

/// One keystroke in a course's hours
fn change(scenario: &Scenario) -> Vec<Edit> {
    let course: &Id = &scenario.courses.first().expect("the worked scenario has courses").id;
    let path = Path::new(&format!("courses/{course}/class_min"));
    vec![Edit::number(&path, 7.0)]
}

fn judge(scenario: &Scenario, book: &Rulebook) -> (Facts, rules::Assessment) {
    let facts = rules::facts_from::facts(scenario);
    let day = scenario.programme.as_of;
    let assessment = rules::assess(book, &facts, day, day);
    (facts, assessment)
}

/// The edit, the facts and every criterion of art. 23
#[divan::bench(sample_count = 50, sample_size = 1)]
fn all_criteria_after_an_edit(bencher: Bencher<'_, '_>) {
    let (scenario, book) = (worked_scenario(), art23());
    let edits = change(&scenario);
    bencher.bench_local(|| {
        let changed = edit::apply(&scenario, black_box(&edits)).expect("the edit fits");
        let books = law_of(&changed, std::slice::from_ref(&book));
        judge(&changed, &books[0])
    });
}

/// The criteria alone
#[divan::bench(sample_count = 50, sample_size = 1)]
fn all_criteria(bencher: Bencher<'_, '_>) {
    let (scenario, book): (Arc<Scenario>, Rulebook) = (worked_scenario(), art23());
    bencher.bench_local(|| judge(black_box(&scenario), &book));
}

/// One criterion with its reasons and its whole proof, each in turn
#[divan::bench(sample_count = 200, sample_size = 1)]
fn one_explanation(bencher: Bencher<'_, '_>) {
    let book = art23();
    let (facts, assessment) = judge(&worked_scenario(), &book);
    let todo = rules::todo(&book, &facts, &assessment);
    let (law, texts) = (Law { book, assessment, todo }, Texts::new(Lang::It));
    let ids: Vec<&str> = law.assessment.results.iter().map(|result| result.id.as_str()).collect();
    let mut turn = 0;
    bencher.bench_local(|| {
        let id = ids[turn % ids.len()];
        turn += 1;
        (law.detail(id, &texts), law.full_proof(id, 0, &texts))
    });
}
