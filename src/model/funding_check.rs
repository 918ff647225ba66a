//! What makes the rules of a funding source unsound, or surely not meant: shares, ceilings, minimum plans, exclusions, payment.
//!
//! Each finding names the source and the rule, and its text offers a repair. Units, ranges and references are judged by
//! `validate`, which calls this; who pays what is worked out elsewhere.

use super::{CeilingKind, FundingSource, Payment, Scenario, SourceStatus};
use crate::base::{Diagnostic, Severity};

/// Everything wrong with the sources of a scenario, in their order
pub(super) fn check(s: &Scenario) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (index, source) in s.sources.iter().enumerate() {
        let place = format!("sources/{}", source.id);
        let mut add = |severity, code, field: &str, facts: &[&str]| {
            let mut all = vec![source.name.clone()];
            all.extend(facts.iter().map(|fact| (*fact).to_owned()));
            found.push(Diagnostic { severity, code, place: format!("{place}{field}"), facts: all });
        };
        let percent = |value: f64| value.to_string();
        if source.share.high > 100.0 {
            add(Severity::Error, "S-SHARE-OVER", "/share", &[&percent(source.share.high)]);
        }
        let own = source.own_contribution.as_ref().map_or(0.0, |own| own.usual);
        if own > 0.0 && source.share.usual + own > 100.0 {
            let left = percent(100.0 - own);
            add(
                Severity::Warning,
                "S-SHARE-OWN",
                "/own_contribution",
                &[&percent(source.share.usual), &percent(own), &left],
            );
        }
        if let Some(minimum) = &source.minimum {
            for ceiling in &source.ceilings {
                let of_plan =
                    matches!(ceiling.of, CeilingKind::Plan | CeilingKind::Programme | CeilingKind::Proposer);
                if of_plan && ceiling.amount.usual < minimum.usual {
                    add(
                        Severity::Error,
                        "S-CEILING-MINIMUM",
                        "/minimum",
                        &[&ceiling.amount.usual.to_string(), &minimum.usual.to_string()],
                    );
                }
            }
        }
        let mut kinds: Vec<CeilingKind> = source.ceilings.iter().map(|ceiling| ceiling.of).collect();
        kinds.sort_unstable();
        if kinds.windows(2).any(|pair| pair[0] == pair[1]) {
            add(Severity::Warning, "S-CEILING-TWICE", "/ceilings", &[]);
        }
        match source.payment {
            Payment::Advance { percent: part, .. } if !(0.0..=100.0).contains(&part) => {
                add(Severity::Error, "S-ADVANCE", "/payment", &[&percent(part)]);
            }
            _ => {}
        }
        if source.excludes.contains(&source.id) {
            add(Severity::Error, "S-EXCLUDES-SELF", "/excludes", &[]);
        }
        if source.award.is_some() && source.status == SourceStatus::Running {
            add(Severity::Warning, "S-AWARD-RUNNING", "/award", &[]);
        }
        for other in &s.sources[index + 1..] {
            let excluded = source.excludes.contains(&other.id) || other.excludes.contains(&source.id);
            if !excluded || source.priority != other.priority || !both_can_pay(source, other) {
                continue;
            }
            if let Some(cost) = s
                .costs
                .iter()
                .find(|cost| source.admits(cost, &s.corridors) && other.admits(cost, &s.corridors))
            {
                add(Severity::Warning, "S-EXCLUDES-LINE", "/excludes", &[&other.name, &cost.name]);
            }
        }
    }
    found
}

/// Whether both are to be had and their windows meet
fn both_can_pay(a: &FundingSource, b: &FundingSource) -> bool {
    let open = |source: &FundingSource| source.status != SourceStatus::Closed;
    let before = |a: &FundingSource, b: &FundingSource| match (a.until, b.from) {
        (Some(until), Some(from)) => until <= from,
        _ => false,
    };
    open(a) && open(b) && !before(a, b) && !before(b, a)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn estimate(value: f64, unit: &str) -> Value {
        json!({"low": value, "usual": value, "high": value, "unit": unit, "grade": "Assumption"})
    }

    /// Codes and places of the findings about two sources
    fn found(first: &Value, second: &Value) -> Vec<(&'static str, String)> {
        let source = |id: &str, more: &Value| {
            let mut source = json!({
                "id": id, "name": id.to_uppercase(), "status": "Open", "share": estimate(100.0, "Percent"),
            });
            if let (Value::Object(source), Value::Object(more)) = (&mut source, more) {
                source.extend(more.clone());
            }
            source
        };
        let scenario: Scenario = crate::base::tree::from_json(&json!({
            "programme": {"id": "p", "title": "P", "start": "2027-01-01", "months": 12, "as_of": "2027-01-01"},
            "costs": [{"id": "viaggio", "name": "Viaggio", "category": "Travel", "unit": estimate(10.0, "Euro"),
                       "driver": "PerMonth"}],
            "sources": [source("uno", first), source("due", second)],
        }))
        .expect("a scenario");
        let found = super::super::validate::validate(&scenario);
        found.into_iter().map(|d| (d.code, d.place)).collect()
    }

    #[test]
    fn sound_rules_have_no_findings() {
        assert_eq!(found(&json!({}), &json!({"excludes": ["uno"], "priority": 1})), []);
    }

    #[test]
    fn a_share_over_all_is_named_once() {
        let found = found(&json!({"share": estimate(120.0, "Percent")}), &json!({}));
        assert_eq!(found, [("S-SHARE-OVER", "sources/uno/share".to_owned())]);
    }

    #[test]
    fn a_window_that_ends_before_it_begins_is_named() {
        let found = found(&json!({"from": "2027-06-01", "until": "2027-02-01"}), &json!({}));
        assert_eq!(found, [("S-WINDOW", "sources/uno".to_owned())]);
    }

    #[test]
    fn a_ceiling_below_the_smallest_plan_is_named() {
        let rules = json!({
            "minimum": estimate(41_400.0, "Euro"), "ceilings": [{"of": "Plan", "amount": estimate(30_000.0, "Euro")}],
        });
        assert_eq!(found(&rules, &json!({})), [("S-CEILING-MINIMUM", "sources/uno/minimum".to_owned())]);
    }

    #[test]
    fn sources_that_exclude_each_other_on_one_line_with_one_priority_are_named() {
        let both = found(&json!({"excludes": ["due"]}), &json!({}));
        assert_eq!(both, [("S-EXCLUDES-LINE", "sources/uno/excludes".to_owned())]);
        // Windows that never meet, or other categories, leave no line to both.
        assert_eq!(
            found(&json!({"excludes": ["due"], "until": "2027-03-01"}), &json!({"from": "2027-03-01"})),
            []
        );
        assert_eq!(found(&json!({"excludes": ["due"], "categories": ["Selection"]}), &json!({})), []);
    }

    #[test]
    fn what_cannot_be_meant_is_named() {
        let rules = json!({
            "own_contribution": estimate(10.0, "Percent"), "excludes": ["uno"],
            "payment": {"Advance": {"percent": 130.0, "rest_after_months": 3}},
        });
        let codes: Vec<&str> = found(&rules, &json!({})).into_iter().map(|(code, _)| code).collect();
        assert_eq!(codes, ["S-SHARE-OWN", "S-ADVANCE", "S-EXCLUDES-SELF"]);
    }
}
