//! The criteria after an edit, one explanation and the list of things to do, on the worked scenario; many profiles at once.

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
        let detail = law.detail(id, &texts);
        let about = detail.as_ref().and_then(|detail| detail.cases.first()?.object.as_ref());
        let proof = law.full_proof(id, about, &texts);
        (proof, detail)
    });
}

/// The list of things to do, from verdicts
#[divan::bench(sample_count = 50, sample_size = 1)]
fn things_to_do(bencher: Bencher<'_, '_>) {
    let book = art23();
    let (facts, assessment) = judge(&worked_scenario(), &book);
    bencher.bench_local(|| rules::todo(&book, black_box(&facts), &assessment));
}

/// Profiles judged at once
const PROFILES: u32 = 10_000;
/// Criteria each of them is judged by
const CRITERIA: usize = 60;

/// 10,000 profiles, one course, firm, job, body and intake each, by 60 criteria of art. 23
#[divan::bench(sample_count = 10, sample_size = 1)]
fn ten_thousand_profiles_by_sixty_criteria(bencher: Bencher<'_, '_>) {
    let book = art23();
    let scenario = worked_scenario();
    let mut facts = rules::facts_from::facts(&scenario);
    facts.organisations.iter_mut().for_each(|list| list.truncate(1));
    facts.courses.iter_mut().for_each(|list| list.truncate(1));
    facts.employers.iter_mut().for_each(|list| list.truncate(1));
    facts.positions.iter_mut().for_each(|list| list.truncate(1));
    facts.cohorts.iter_mut().for_each(|list| list.truncate(1));
    let ids: Vec<&str> = book.criteria.iter().take(CRITERIA).map(|criterion| criterion.id.as_str()).collect();
    let day = scenario.programme.as_of;
    bencher.bench_local(|| {
        let mut open = 0_u32;
        for profile in 0..PROFILES {
            // Each profile differs in what it earned and how many it asks for.
            if let Some(firm) = facts.employers.iter_mut().flatten().next() {
                firm.requests = Some(profile % 7);
            }
            if let Some(course) = facts.courses.iter_mut().flatten().next() {
                course.h_italian = Some(f64::from(profile % 200));
            }
            let gate = rules::gate(&book, black_box(&facts), &ids, day, None);
            open += u32::from(gate.verdict != rules::GateVerdict::NotMet);
        }
        open
    });
}
