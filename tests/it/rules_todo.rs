//! The to-do list against trying everything: what it says gives yes, less does not, and nothing shorter would.

use corridoi::rules::{
    self, Facts, Rulebook,
    facts::{Check, Course, PaperState},
    todo::{Act, Todo, TodoItem, done, is_settled, todo},
};
use proptest::prelude::*;

fn day(text: &str) -> corridoi::base::Date {
    text.parse().expect("a date")
}

/// A question that a paper or a change of one fact answers
#[derive(Debug, Clone, Copy)]
enum Ask {
    Paper,
    Italian,
    Civic,
    Safety,
    Rights,
}

impl Ask {
    fn text(self) -> String {
        let least = |field: &str, n: u32| {
            format!(r#"Compare(left: Field("course.{field}"), is: AtLeast, right: Number({n}))"#)
        };
        match self {
            Self::Paper => "Ticked".into(),
            Self::Italian => least("h_italian", 100),
            Self::Civic => least("h_civic", 10),
            Self::Safety => least("h_safety", 8),
            Self::Rights => least("h_rights", 4),
        }
    }

    /// The change that answers it
    fn change(self) -> Option<(&'static str, u32)> {
        match self {
            Self::Paper => None,
            Self::Italian => Some(("h_italian", 100)),
            Self::Civic => Some(("h_civic", 10)),
            Self::Safety => Some(("h_safety", 8)),
            Self::Rights => Some(("h_rights", 4)),
        }
    }
}

/// A criterion: a fact that must be enough and, beside it, what else is asked
fn criterion() -> impl Strategy<Value = (Ask, Option<Ask>, bool)> {
    let fact = proptest::sample::select(vec![Ask::Paper, Ask::Italian, Ask::Civic, Ask::Safety, Ask::Rights]);
    (fact, any::<bool>(), any::<bool>()).prop_map(|(first, with_paper, mandatory)| {
        let second = (with_paper && first.change().is_some()).then_some(Ask::Paper);
        (first, second, mandatory)
    })
}

fn book(criteria: &[(Ask, Option<Ask>, bool)]) -> Rulebook {
    let mut text = String::from(
        r#"(head: (id: "caso", title: (it: "Caso", en: "Case"), version: 1, checked_on: "2026-01-01", review_by: "2027-01-01",
        statuses: [(id: "fine", title: (it: "Bene", en: "Fine"))]), criteria: ["#,
    );
    for (number, (first, second, mandatory)) in criteria.iter().enumerate() {
        let asked: Vec<String> = [Some(*first), *second].into_iter().flatten().map(Ask::text).collect();
        let change = first
            .change()
            .map(|(field, to)| format!(r#"change: (field: "course.{field}", to: Number({to})),"#))
            .unwrap_or_default();
        let kind = if *mandatory { "Mandatory" } else { "Advisory" };
        let criterion = format!(
            r#"(id: "C-{number}", title: (it: "Caso", en: "Case"), kind: {kind}, mode: Mixed, each: Courses,
            in_force: (from: "2020-01-01"), confidence: Law, reference: (title: "Legge"), condition: All([{}]),
            message: (it: "No.", en: "No."), fix: (text: (it: "Fai.", en: "Do."), who: Lead, {change})),"#,
            asked.join(", ")
        );
        text.push_str(&criterion);
    }
    text += "])";
    let loaded = rules::load(&[("caso.ron", &text)]);
    assert!(loaded.problems.is_empty(), "{:?}\n{text}", loaded.problems);
    loaded.rulebooks.into_iter().next().expect("it is sound")
}

fn facts() -> impl Strategy<Value = Facts> {
    (prop::array::uniform4(0_u32..2), prop::collection::vec(any::<bool>(), 5)).prop_map(|(hours, held)| {
        let [italian, civic, safety, rights] = hours.map(f64::from);
        let course = Course {
            id: "corso".into(),
            h_italian: Some(italian * 100.0),
            h_civic: Some(civic * 10.0),
            h_safety: Some(safety * 8.0),
            h_rights: Some(rights * 4.0),
            ..Course::default()
        };
        let checks = held.iter().enumerate().filter(|(_, held)| **held).map(|(n, _)| paper(n)).collect();
        Facts { courses: Some(vec![course]), checks, ..Facts::default() }
    })
}

fn paper(number: usize) -> Check {
    Check {
        criterion: format!("C-{number}"),
        about: None,
        state: PaperState::Held,
        evidence: "atto".into(),
        date: None,
        by: String::new(),
    }
}

fn listed(book: &Rulebook, facts: &Facts) -> Todo {
    let on = day("2026-05-01");
    todo(book, facts, &rules::assess(book, facts, on, on))
}

fn after<'a>(facts: &Facts, items: impl IntoIterator<Item = &'a TodoItem>) -> Facts {
    items.into_iter().fold(facts.clone(), |facts, item| done(&facts, item).expect("it says how"))
}

/// The fewest acts, of all papers and all changes, after which nothing mandatory is open
fn fewest(book: &Rulebook, facts: &Facts, criteria: &[(Ask, Option<Ask>, bool)]) -> u32 {
    type Do = Box<dyn Fn(&mut Facts)>;
    let mut acts: Vec<Do> = Vec::new();
    for number in 0..criteria.len() {
        acts.push(Box::new(move |facts: &mut Facts| facts.checks.push(paper(number))));
    }
    let course: [fn(&mut Course); 4] = [
        |c| c.h_italian = Some(100.0),
        |c| c.h_civic = Some(10.0),
        |c| c.h_safety = Some(8.0),
        |c| c.h_rights = Some(4.0),
    ];
    for change in course {
        acts.push(Box::new(move |facts: &mut Facts| facts.courses.iter_mut().flatten().for_each(change)));
    }
    (0_u32..1 << acts.len())
        .filter(|chosen| {
            let mut tried = facts.clone();
            acts.iter()
                .enumerate()
                .filter(|(n, _)| chosen & (1 << n) != 0)
                .for_each(|(_, act)| act(&mut tried));
            is_settled(book, &tried, day("2026-05-01"))
        })
        .map(u32::count_ones)
        .min()
        .expect("everything done gives yes")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_list_gives_yes_less_does_not_and_nothing_is_shorter(
        criteria in prop::collection::vec(criterion(), 1..5),
        facts in facts(),
    ) {
        let book = book(&criteria);
        let list = listed(&book, &facts);
        let on = day("2026-05-01");
        prop_assert!(is_settled(&book, &after(&facts, &list.items), on), "{:#?}", list.items);
        for left_out in 0..list.items.len() {
            let others = list.items.iter().enumerate().filter(|(n, _)| *n != left_out).map(|(_, item)| item);
            let without = after(&facts, others);
            prop_assert!(!is_settled(&book, &without, on), "{:#?} is of no use", list.items[left_out]);
        }
        prop_assert_eq!(list.items.len() as u32, fewest(&book, &facts, &criteria));
    }
}

#[test]
fn of_two_changes_of_one_fact_the_one_stays_that_serves_both() {
    let criteria = |first: u32, second: u32| {
        let one = |n: u32, least: u32| {
            format!(
                r#"(id: "C-{n}", title: (it: "Ore", en: "Hours"), kind: Mandatory, mode: Computed, each: Courses, in_force: (from: "2020-01-01"),
                confidence: Law, reference: (title: "Legge"),
                condition: Compare(left: Field("course.h_italian"), is: AtLeast, right: Number({least})),
                message: (it: "No.", en: "No."), fix: (text: (it: "Fai.", en: "Do."), who: Lead,
                change: (field: "course.h_italian", to: Number({least}))))"#
            )
        };
        format!(
            r#"(head: (id: "caso", title: (it: "Caso", en: "Case"), version: 1, checked_on: "2026-01-01", review_by: "2027-01-01",
            statuses: [(id: "fine", title: (it: "Bene", en: "Fine"))]), criteria: [{}, {}])"#,
            one(1, first),
            one(2, second)
        )
    };
    for (first, second) in [(1, 100), (100, 1)] {
        let text = criteria(first, second);
        let loaded = rules::load(&[("caso.ron", &text)]);
        let book = loaded.rulebook("caso").expect("it is sound");
        let course = Course { id: "corso".into(), h_italian: Some(0.0), ..Course::default() };
        let facts = Facts { courses: Some(vec![course]), ..Facts::default() };
        let list = listed(book, &facts);
        assert_eq!(list.items.len(), 1, "{:#?}", list.items);
        assert_eq!(list.items[0].serves.len(), 2);
        assert!(is_settled(book, &after(&facts, &list.items), day("2026-05-01")));
    }
}

#[test]
fn one_of_two_ways_is_enough_and_a_paper_comes_first() {
    let books = rules::embedded_rulebooks();
    let book = books.iter().find(|book| book.id() == "blue_card").expect("the Blue Card");
    let list = listed(book, &Facts::default());
    let of: Vec<&TodoItem> =
        list.items.iter().filter(|item| item.serves.iter().any(|(id, _)| id == "ALT-02-05")).collect();
    assert_eq!(of.len(), 1, "the check at the job centre is stated or papered, not both");
    assert!(matches!(&of[0].act, Act::Paper { criteria } if criteria == &["ALT-02-05"]));
}
