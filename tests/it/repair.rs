//! Repairs by a click: the finding goes away, no new one comes, and the words say what is done.

use crate::form::full;
use corridoi::{
    base::{Diagnostic, tree},
    file::{codec, embedded},
    model::{
        Edit, Path, Scenario, edit,
        generate::{Size, generate},
    },
    network::repair::{IDS, Repair, all_findings, repairs},
    text::{Lang, Texts},
};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

fn worked() -> Scenario {
    codec::scenario_from_text(embedded::scenario(embedded::WORKED).expect("inside").text).expect("sound")
}

fn set(path: &str, value: Value) -> Edit {
    Edit::Set { path: Path::new(path), value }
}

fn counts(scenario: &Scenario) -> BTreeMap<(&'static str, String), usize> {
    let mut counts = BTreeMap::new();
    for found in all_findings(scenario) {
        *counts.entry((found.code, found.place)).or_default() += 1;
    }
    counts
}

/// Carries out every repair of a finding and looks that it helps; how many there are by a click, and by hand
fn try_all(scenario: &Scenario, finding: &Diagnostic) -> [usize; 2] {
    let before = counts(scenario);
    let judged = before.keys().any(|(code, _)| code.starts_with("N-"));
    let mut tried = [0, 0];
    for Repair { id, edits, add, .. } in repairs(scenario, finding) {
        assert!(IDS.contains(&id), "{id} is listed");
        if add.is_some() {
            tried[1] += 1;
            continue;
        }
        tried[0] += 1;
        let after = counts(&edit::apply(scenario, &edits).expect("it fits"));
        let key = (finding.code, finding.place.clone());
        assert!(after.get(&key) < before.get(&key), "{id} makes {key:?} go away");
        for (key, n) in &after {
            let had = before.get(key).copied().unwrap_or(0);
            // Structure is not judged while values are wrong.
            assert!(*n <= had || !judged && key.0.starts_with("N-"), "{id} brings {key:?}");
        }
    }
    tried
}

/// The scenario with some edits has a finding of this code, and something can be done about it
#[track_caller]
fn helps(scenario: &Scenario, edits: &[Edit], code: &str, by_click: bool) {
    let broken = edit::apply(scenario, edits).expect("the edits fit");
    let found = all_findings(&broken);
    let finding = found.iter().find(|finding| finding.code == code);
    let finding = finding.unwrap_or_else(|| panic!("no {code} among {found:?}"));
    let [clicks, hands] = try_all(&broken, finding);
    if by_click {
        assert!(clicks > 0, "{code} has a repair by a click: {finding:?}");
    } else {
        assert!(clicks + hands > 0, "{code} has a way on: {finding:?}");
    }
}

/// Every organisation without lead roles
fn without_leads(scenario: &Scenario) -> Vec<Edit> {
    let strip = |o: &corridoi::model::Organisation| {
        let roles: Vec<_> =
            o.roles.iter().filter(|r| r.role != corridoi::model::Role::Lead).cloned().collect();
        set(&format!("organisations/{}/roles", o.id), tree::to_json(&roles))
    };
    scenario.organisations.iter().map(strip).collect()
}

#[test]
fn leads_are_chosen_and_given() {
    let scenario = worked();
    let corridor = scenario.corridors[0].id.clone();
    let second = scenario
        .organisations
        .iter()
        .find(|o| o.roles.iter().all(|r| r.role != corridoi::model::Role::Lead))
        .expect("not a lead");
    let mut roles = tree::to_json(&second.roles);
    if !roles.is_array() {
        roles = json!([]);
    }
    roles.as_array_mut().expect("a list").push(json!({"role": "Lead", "corridor": corridor.as_str()}));
    let two = set(&format!("organisations/{}/roles", second.id), roles);
    helps(&scenario, &[two], "N-TWO-LEADS", true);
    helps(&scenario, &without_leads(&scenario), "N-NO-LEAD", true);
}

#[test]
fn somebody_answers_for_a_stage_again() {
    let scenario = worked();
    let corridor = &scenario.corridors[0];
    for stage in corridor.stages.iter().filter(|stage| stage.accountable.is_some()) {
        let nobody = set(&format!("corridors/{}/stages/{}/accountable", corridor.id, stage.id), Value::Null);
        helps(&scenario, &[nobody], "N-NO-ACCOUNTABLE", false);
    }
}

#[test]
fn a_ring_is_broken_and_a_stage_nobody_reaches_is_connected_or_goes() {
    let scenario = worked();
    let corridor = &scenario.corridors[0];
    let path = |stage: usize| format!("corridors/{}/stages/{}", corridor.id, corridor.stages[stage].id);
    let back = set(&format!("{}/next", path(3)), json!(corridor.stages[1].id.as_str()));
    helps(&scenario, &[back], "N-RING", true);
    let mut lonely = tree::to_json(&corridor.stages[1]);
    lonely["id"] = json!("sola");
    lonely["stream"] = json!(4000);
    let add = Edit::Add {
        list: Path::new(&format!("corridors/{}/stages", corridor.id)),
        value: lonely,
        before: Some(corridor.stages[2].id.clone()),
    };
    helps(&scenario, &[add], "N-UNREACHED", true);
    // A lever that turns intakes goes with them.
    let nobody = [set("levers", json!([])), set(&format!("corridors/{}/intakes", corridor.id), json!([]))];
    helps(&scenario, &nobody, "N-NO-INTAKE", false);
}

#[test]
fn sources_and_costs_find_each_other() {
    let scenario = worked();
    let used: BTreeSet<String> = scenario.costs.iter().map(|cost| format!("{:?}", cost.category)).collect();
    let unused = corridoi::model::CostCategory::ALL
        .into_iter()
        .map(|category| format!("{category:?}"))
        .find(|category| !used.contains(category))
        .expect("a category without a cost");
    let open: Vec<_> = scenario
        .sources
        .iter()
        .filter(|source| source.status != corridoi::model::SourceStatus::Closed)
        .collect();
    let idle = set(&format!("sources/{}/categories", open[0].id), json!([unused]));
    helps(&scenario, &[idle], "N-SOURCE-IDLE", true);
    let one = format!("{:?}", scenario.costs[0].category);
    let narrow: Vec<Edit> =
        open.iter().map(|x| set(&format!("sources/{}/categories", x.id), json!([unused, one]))).collect();
    helps(&scenario, &narrow, "N-COST-UNFUNDED", true);
}

#[test]
fn an_organisation_without_part_gets_one_or_goes() {
    let scenario = worked();
    let idle = json!({"id": "oziosa", "name": "Oziosa", "kind": "ThirdSector", "country": "ITA"});
    let add = Edit::Add { list: Path::new("organisations"), value: idle, before: None };
    helps(&scenario, std::slice::from_ref(&add), "N-ORG-IDLE", true);
    helps(&scenario, &[add], "N-NO-ROLE", true);
}

#[test]
fn rules_of_a_source_that_cannot_be_meant_are_mended() {
    let scenario = full();
    let estimate = |value: f64, unit: &str| json!({"low": value, "usual": value, "high": value, "unit": unit, "grade": "Assumption"});
    let source = |field: &str, value: Value| set(&format!("sources/fonte/{field}"), value);
    for (code, edits) in [
        ("S-SHARE-OVER", vec![source("share", estimate(120.0, "Percent"))]),
        (
            "S-SHARE-OWN",
            vec![
                source("share", estimate(80.0, "Percent")),
                source("own_contribution", estimate(30.0, "Percent")),
            ],
        ),
        (
            "S-CEILING-TWICE",
            vec![source(
                "ceilings",
                json!([{"of": "Programme", "amount": estimate(9.0, "Euro")}, {"of": "Programme", "amount": estimate(5.0, "Euro")}]),
            )],
        ),
        ("S-AWARD-RUNNING", vec![source("status", json!("Running"))]),
        ("S-EXCLUDES-SELF", vec![source("excludes", json!(["fonte"]))]),
        ("S-WINDOW", vec![source("until", json!("2026-01-01"))]),
        ("S-NO-SOURCE", vec![set("courses/aula/length/grade", json!("Law"))]),
        ("S-NO-SOURCE", vec![set("corridors/via/stages/uno/duration/Takes/grade", json!("Measured"))]),
        ("S-NO-SOURCE", vec![set("sources/fonte/ceilings/0/amount/grade", json!("Law"))]),
        (
            "S-NO-POSITIONS",
            vec![
                Edit::Remove { path: Path::new("positions/posti") },
                Edit::Remove { path: Path::new("levers/leva") },
            ],
        ),
        (
            "S-EXCLUDES-LINE",
            vec![
                source("excludes", json!(["subito"])),
                source("priority", json!(0)),
                source("minimum", Value::Null),
            ],
        ),
    ] {
        helps(&scenario, &edits, code, true);
    }
}

#[test]
fn every_repair_of_every_scenario_helps() {
    let files = embedded::scenarios().iter().chain(embedded::templates());
    let mut all: Vec<Scenario> =
        files.map(|file| codec::scenario_from_text(file.text).expect("sound")).collect();
    all.extend((0..4).map(|seed| generate(Size::Small, seed)));
    let mut clicks: BTreeMap<&str, usize> = BTreeMap::new();
    for scenario in &all {
        for finding in all_findings(scenario) {
            *clicks.entry(finding.code).or_default() += try_all(scenario, &finding)[0];
        }
    }
    assert!(clicks.values().sum::<usize>() > 10, "{clicks:?}");
}

#[test]
fn every_repair_has_words_in_both_languages() {
    for lang in Lang::ALL {
        let texts = Texts::new(lang);
        for id in IDS {
            assert!(texts.by_id(id).is_some(), "{id} in {lang:?}");
        }
    }
}
