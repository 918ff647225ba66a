//! The part of the facts that concerns one rulebook.
//!
//! A programme may use several routes and ask several calls at once. The rulebook of a route looks only at jobs, firms, courses and
//! cohorts of that route, or of a route that nobody stated; the rulebook of a call looks at the request to that call. Nothing else is
//! left out: people and papers concern every rulebook. Called by `assess`, `gate` and `todo`.

use super::{
    Rulebook,
    facts::{Employer, Facts, Position, Route},
};
use std::borrow::Cow;

impl Facts {
    /// The facts as `book` sees them
    pub fn seen_by(&self, book: &Rulebook) -> Cow<'_, Self> {
        let mut seen = Cow::Borrowed(self);
        if let Some(own) = book.head.route.as_ref().map(|route| route.of)
            && self.has_other_than(own)
        {
            let facts = seen.to_mut();
            let firms = facts.employers.take();
            facts.employers = firms.map(|mut firms| {
                firms.retain(|firm| concerns(firm, facts.positions.as_deref(), own));
                firms
            });
            if let Some(list) = &mut facts.positions {
                list.retain(|position| fits(position.route, own));
            }
            if let Some(list) = &mut facts.courses {
                list.retain(|course| fits(course.route, own));
            }
            if let Some(list) = &mut facts.cohorts {
                list.retain(|cohort| fits(cohort.route, own));
            }
        }
        if let Some(request) = self.requests.iter().find(|request| request.call == book.id()) {
            seen.to_mut().funding = request.funding.clone();
        }
        seen
    }

    fn has_other_than(&self, own: Route) -> bool {
        self.positions.iter().flatten().any(|position| !fits(position.route, own))
            || self.courses.iter().flatten().any(|course| !fits(course.route, own))
            || self.cohorts.iter().flatten().any(|cohort| !fits(cohort.route, own))
    }
}

/// Whether something is of a route; what nobody stated may be of any
fn fits(route: Option<Route>, own: Route) -> bool {
    route.is_none_or(|route| route == own)
}

/// Whether a firm has a job of the route, or none at all yet
fn concerns(firm: &Employer, positions: Option<&[Position]>, own: Route) -> bool {
    let mut jobs =
        positions.unwrap_or_default().iter().filter(|p| p.employer.as_ref() == Some(&firm.id)).peekable();
    jobs.peek().is_none() || jobs.any(|job| fits(job.route, own))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{
        embedded_rulebooks,
        facts::{Cohort, Funding, Request},
    };

    fn book(id: &str) -> Rulebook {
        embedded_rulebooks().into_iter().find(|book| book.id() == id).expect("it is inside the binary")
    }

    fn job(id: &str, employer: &str, route: Option<Route>) -> Position {
        Position { id: id.into(), employer: Some(employer.into()), route, ..Position::default() }
    }

    #[test]
    fn a_route_sees_its_own_jobs_firms_and_cohorts_and_those_nobody_assigned() {
        let cohort = |id: &str, route| Cohort { id: id.into(), route, ..Cohort::default() };
        let firm = |id: &str| Employer { id: id.into(), ..Employer::default() };
        let facts = Facts {
            employers: Some(vec![firm("a"), firm("b"), firm("c")]),
            positions: Some(vec![
                job("of_a", "a", Some(Route::Art23)),
                job("of_b", "b", Some(Route::BlueCard)),
                job("of_nobody", "x", None),
            ]),
            cohorts: Some(vec![cohort("one", Some(Route::Art23)), cohort("two", Some(Route::BlueCard))]),
            ..Facts::default()
        };
        let seen = facts.seen_by(&book("blue_card"));
        let ids = |facts: &Facts| {
            let firms = facts.employers.iter().flatten().map(|e| e.id.clone());
            let jobs = facts.positions.iter().flatten().map(|p| p.id.clone());
            let cohorts = facts.cohorts.iter().flatten().map(|c| c.id.clone());
            firms.chain(jobs).chain(cohorts).collect::<Vec<_>>()
        };
        assert_eq!(ids(&seen), ["b", "c", "of_b", "of_nobody", "two"]);
        assert!(matches!(Facts::default().seen_by(&book("art23")), Cow::Borrowed(_)));
    }

    #[test]
    fn a_call_sees_the_request_made_to_it() {
        let funding = Funding { partners: Some(7), ..Funding::default() };
        let call = "foncoop_68_skillroute".to_owned();
        let facts = Facts { requests: vec![Request { call, funding }], ..Facts::default() };
        assert_eq!(facts.seen_by(&book("foncoop_68_skillroute")).funding.partners, Some(7));
        assert_eq!(facts.seen_by(&book("fondimpresa_4_2024")).funding.partners, None);
    }
}
