//! Tests of the network: ties, structure, findings, refusals, roles.

use super::{
    Because, LinkKind, Network, NodeKind, RightLink, findings,
    links::why_refused_between,
    roles::role_rows,
    structure::{cut_offs, hanging, rings, unreached},
    why_refused,
};
use crate::base::{Diagnostic, tree};
use crate::model::{Edit, Path, Scenario, edit};
use serde_json::json;

fn worked() -> Scenario {
    let text = include_str!("../../scenarios/thamm-plus-marocco.ron").replacen("format: 1,", "", 1);
    tree::read(&tree::parse(&text).node).expect("the worked scenario opens")
}

fn path(text: &str) -> Path {
    Path::new(text)
}

fn with(scenario: &Scenario, edits: &[Edit]) -> Scenario {
    edit::apply(scenario, edits).expect("the edits apply")
}

fn set(at: &str, value: serde_json::Value) -> Edit {
    Edit::Set { path: path(at), value }
}

fn codes(found: &[Diagnostic], code: &str) -> Vec<String> {
    found.iter().filter(|d| d.code == code).map(|d| d.place.clone()).collect()
}

#[test]
fn fields_become_ties() {
    let scenario = worked();
    let network = Network::of(&scenario);
    let has = |from: &str, to: &str, kind: LinkKind| {
        let (from, to) = (path(from), path(to));
        let mut ties = network.ties().filter(|tie| tie.kind == super::TieKind::Link(kind));
        ties.any(|tie| tie.from.path.is_within(&from) && tie.to.path.is_within(&to))
    };
    let corridor = "corridors/meccatronica";
    assert!(has("sources/thamm_plus", corridor, LinkKind::Money));
    assert!(has("organisations/foncoop", "sources/foncoop_skillroute", LinkKind::Money));
    assert!(!has("sources/fondimpresa_4_2024", corridor, LinkKind::Money), "a closed call pays nobody");
    assert!(has("organisations/sportelli_unici", corridor, LinkKind::Authority));
    assert!(has("organisations/ofppt", corridor, LinkKind::Obligation));
    assert!(has(corridor, "employers/imprese_modena", LinkKind::People));
    assert!(has("organisations/oim", corridor, LinkKind::People));
}

#[test]
fn what_depends_on_the_trainer_is_the_course_and_all_after_it() {
    let scenario = worked();
    let network = Network::of(&scenario);
    let after = network.downstream(&path("organisations/ofppt"));
    for reached in
        ["courses/meccatronica_300", "corridors/meccatronica/stages/lavoro", "employers/imprese_parma"]
    {
        assert!(after.contains(&path(reached)), "{reached}");
    }
    assert!(!after.contains(&path("sources/thamm_plus")));
    let before = network.upstream(&path("employers/imprese_parma"));
    assert!(before.contains(&path("organisations/commissione_ue")));
}

#[test]
fn the_only_trainer_cuts_the_corridor_off_and_a_second_one_does_not() {
    let scenario = worked();
    let cuts = |s: &Scenario| cut_offs(&Network::of(s));
    let ofppt = |s: &Scenario| {
        cuts(s).into_iter().find(|c| c.organisation.as_str() == "organisations/ofppt").map(|c| c.stages)
    };
    assert_eq!(ofppt(&scenario), Some(vec![path("corridors/meccatronica/stages/corso")]));
    let second = with(
        &scenario,
        &[set(
            "organisations/cpia/roles",
            json!([{"role": "Adherent"}, {"role": "Trainer", "corridor": "meccatronica"}]),
        )],
    );
    assert_eq!(ofppt(&second), None);
}

#[test]
fn the_only_payer_cuts_the_money_off() {
    let mut scenario = worked();
    scenario.sources.retain(|s| s.id.as_str() == "thamm_plus");
    let found = findings(&Network::of(&scenario));
    assert_eq!(codes(&found, "N-CUT-MONEY"), ["organisations/commissione_ue"]);
    assert!(codes(&findings(&Network::of(&worked())), "N-CUT-MONEY").is_empty());
}

#[test]
fn offices_of_the_state_are_not_expected_to_leave() {
    let scenario = worked();
    let network = Network::of(&scenario);
    assert!(cut_offs(&network).iter().any(|c| c.organisation.as_str() == "organisations/sportelli_unici"));
    assert!(!codes(&findings(&network), "N-CUT").contains(&"organisations/sportelli_unici".to_owned()));
}

#[test]
fn what_hangs_on_one_organisation_is_found() {
    let scenario = worked();
    assert!(hanging(&Network::of(&scenario)).is_empty());
    let alone = with(
        &scenario,
        &[
            set("organisations/art_er/roles", json!(null)),
            set("organisations/cgem/roles", json!(null)),
            Edit::Remove { path: path("links/rete_imprese_marocco") },
        ],
    );
    let network = Network::of(&alone);
    let found = hanging(&network);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].organisation.as_str(), "organisations/rer");
    assert_eq!(found[0].hangs, [path("organisations/art_er")]);
    let judged = findings(&network);
    assert_eq!(codes(&judged, "N-HANGS"), ["organisations/rer"]);
    assert_eq!(codes(&judged, "N-ORG-IDLE"), ["organisations/cgem"]);
    assert_eq!(codes(&judged, "N-NO-ROLE"), ["organisations/art_er", "organisations/cgem"]);
}

#[test]
fn leads_are_one() {
    let scenario = worked();
    assert!(codes(&findings(&Network::of(&scenario)), "N-NO-LEAD").is_empty());
    let two = with(&scenario, &[set("organisations/rer/roles", json!([{"role": "Lead"}]))]);
    assert_eq!(codes(&findings(&Network::of(&two)), "N-TWO-LEADS"), ["corridors/meccatronica"]);
    let none = with(&scenario, &[set("organisations/oim/roles", json!([{"role": "Partner"}]))]);
    assert_eq!(codes(&findings(&Network::of(&none)), "N-NO-LEAD"), ["corridors/meccatronica"]);
}

#[test]
fn a_stage_without_anybody_accountable_is_found() {
    let scenario = with(&worked(), &[set("corridors/meccatronica/stages/esame/accountable", json!(null))]);
    let found = findings(&Network::of(&scenario));
    assert_eq!(codes(&found, "N-NO-ACCOUNTABLE"), ["corridors/meccatronica/stages/esame"]);
}

#[test]
fn a_source_that_reaches_no_cost_and_a_cost_no_source_admits_are_found() {
    let scenario = with(&worked(), &[set("sources/comuni/categories", json!(["TraineeAllowance"]))]);
    assert_eq!(codes(&findings(&Network::of(&scenario)), "N-SOURCE-IDLE"), ["sources/comuni"]);
    let scenario = with(&worked(), &[set("costs/viaggio/category", json!("TraineeAllowance"))]);
    assert_eq!(codes(&findings(&Network::of(&scenario)), "N-COST-UNFUNDED"), ["costs/viaggio"]);
    let ended = with(
        &worked(),
        &[
            set("sources/comuni/until", json!("2025-01-01")),
            set("costs/alloggio/from", json!("2026-01-01")),
            set("costs/tutoraggio/from", json!("2026-01-01")),
        ],
    );
    assert_eq!(codes(&findings(&Network::of(&ended)), "N-SOURCE-IDLE"), ["sources/comuni"]);
}

#[test]
fn rings_and_stages_nobody_reaches_are_found() {
    let ring = with(&worked(), &[set("corridors/meccatronica/stages/visto/otherwise", json!("nulla_osta"))]);
    let network = Network::of(&ring);
    let found = rings(&network);
    assert_eq!(found.len(), 1);
    assert_eq!(
        found[0].stages.iter().map(Path::as_str).collect::<Vec<_>>(),
        ["corridors/meccatronica/stages/nulla_osta", "corridors/meccatronica/stages/visto",]
    );
    let jump = with(&worked(), &[set("corridors/meccatronica/stages/esame/next", json!("domanda"))]);
    assert_eq!(unreached(&Network::of(&jump)), [path("corridors/meccatronica/stages/impresa")]);
}

#[test]
fn the_worked_scenario_has_a_sound_structure() {
    let scenario = worked();
    let found = findings(&Network::of(&scenario));
    let serious: Vec<_> = found.iter().filter(|d| d.code != "N-CUT" && d.code != "N-HANGS").collect();
    assert!(serious.is_empty(), "{serious:#?}");
}

#[test]
fn a_refused_link_offers_one_that_is_right() {
    use NodeKind::{Authority, Corridor, Course, Employer, Office, Organisation, Source, Stage};
    let kinds = [Organisation, Authority, Source, Corridor, Stage, Employer, Office, Course];
    let links = [LinkKind::People, LinkKind::Money, LinkKind::Obligation, LinkKind::Authority];
    let mut refused = 0;
    for from in kinds {
        for to in kinds {
            for kind in links {
                let Err(refusal) = why_refused(from, to, kind) else { continue };
                refused += 1;
                if let Some(RightLink { kind, from, to }) = refusal.right_link {
                    assert_eq!(why_refused(from, to, kind), Ok(kind));
                }
            }
        }
    }
    assert!(refused > 100);
    let refusal =
        why_refused(Employer, Authority, LinkKind::Money).expect_err("a firm does not pay an office");
    assert_eq!(refusal.code, "network_refused_employer_pays");
    let right = RightLink { kind: LinkKind::Obligation, from: Employer, to: Corridor };
    assert_eq!(refusal.right_link, Some(right));
}

#[test]
fn drawn_links_of_the_worked_scenario_are_not_refused() {
    let scenario = worked();
    let network = Network::of(&scenario);
    for link in &scenario.links {
        let answer = why_refused_between(&network, &link.from, &link.to, link.kind);
        assert_eq!(answer, Some(Ok(link.kind)), "{}", link.id);
    }
    for tie in network.ties().filter(|t| !matches!(t.because, Because::Part)) {
        if let super::TieKind::Link(kind) = tie.kind {
            assert_eq!(why_refused(tie.from.kind, tie.to.kind, kind), Ok(kind), "{tie:?}");
        }
    }
}

#[test]
fn roles_are_read_stage_by_stage() {
    let scenario = worked();
    let network = Network::of(&scenario);
    let rows = role_rows(&network);
    assert_eq!(rows.len(), scenario.corridors[0].stages.len());
    let arrival = rows.iter().find(|r| r.stage.as_str().ends_with("/arrivo")).expect("a row");
    assert_eq!(arrival.accountable, Some(path("organisations/comuni_er")));
    assert!(arrival.responsible.contains(&path("organisations/asp_bologna")));
    assert!(arrival.informed.contains(&path("organisations/oim")));
    let order = rows.iter().find(|r| r.stage.as_str().ends_with("/nulla_osta")).expect("a row");
    assert!(order.consulted.contains(&path("organisations/questure_er")));
}
