//! The report of a small scenario: figures that must agree with one another, whatever the luck.

use super::super::sample;
use super::money::Cell;
use super::*;
use crate::compile::{compile, law::NoLaw};
use crate::engine::RunOptions;
use crate::model::{Edit, edit};
use crate::report::metrics::Distribution;
use crate::report::view::flow::SentenceKind;
use crate::text::{Lang, Texts};

fn id(text: &str) -> Id {
    Id::new(text).expect("an id")
}

fn mean(report: &Report, name: &str, corridor: Option<&Id>) -> f64 {
    report.metric(name, corridor).and_then(|d| d.mean).unwrap_or_else(|| panic!("no {name}"))
}

#[test]
fn people_add_up_stage_by_stage() {
    let report = sample::report(&sample::scenario(), 600, None);
    let corridor = id("meccatronica");
    let of = Some(&corridor);
    assert_eq!(mean(&report, "entrants", None), 72.0);
    for stage in report.flow.of_corridor(&corridor) {
        let m = |d: &Distribution| d.mean.unwrap_or(0.0);
        let reasons: f64 = stage.reasons.iter().map(|loss| loss.people).sum();
        assert!((reasons - m(&stage.lost)).abs() < 1e-9, "{}: {reasons} {:?}", stage.stage, stage.lost.mean);
        if stage.stage.as_str() != "lavoro" {
            let gone = m(&stage.passed) + m(&stage.lost) + m(&stage.inside_at_end);
            assert!((gone - m(&stage.entered)).abs() < 1e-9, "{}", stage.stage);
        }
    }
    let exits: f64 = report.scenario.corridors[0]
        .exits
        .iter()
        .map(|exit| mean(&report, &format!("exits:{}", exit.id), of))
        .sum();
    let inside: f64 = report.flow.stages.iter().map(|s| s.inside_at_end.mean.unwrap_or(0.0)).sum();
    assert!((exits + inside - 72.0).abs() < 1e-9);
    let closed: f64 = ["senza_impresa", "rifiutato", "scaduto"]
        .iter()
        .map(|exit| mean(&report, &format!("exits:{exit}"), of))
        .sum();
    assert!((mean(&report, "stranded", None) - closed).abs() < 1e-9);
    assert_eq!(mean(&report, "arrivals", None), mean(&report, "arrivals", of));
}

#[test]
fn the_table_of_money_balances_to_the_euro() {
    let report = sample::report(&sample::scenario(), 600, None);
    let money = &report.money;
    for row in &money.rows {
        assert_eq!(row.cells.iter().map(|c| c.euros()).sum::<i64>() + row.uncovered, row.cost);
    }
    assert_eq!(money.rows.iter().map(|row| row.cost).sum::<i64>(), money.total);
    assert_eq!(money.sources.iter().map(|s| s.pays).sum::<i64>() + money.uncovered, money.total);
    let exact = mean(&report, "cost_total", None);
    let slack = (money.rows.len() * (money.sources.len() + 1)) as f64 * 0.5 * money.rounded_to as f64;
    assert!((money.total as f64 - exact).abs() <= slack, "{} {exact}", money.total);
    let texts = Texts::new(Lang::It);
    let sankey = money.sankey(&texts);
    let drawn: f64 =
        sankey.sources.iter().flat_map(|s| &s.pays).sum::<f64>() + sankey.uncovered.iter().sum::<f64>();
    assert_eq!(drawn, money.total as f64);
    // The fund admits training, not travel; it pays until its ceiling and not a cent more.
    let row = |category: &str| {
        let found = |row: &&money::CategoryRow| crate::compile::payers::category_id(row.category) == category;
        money.rows.iter().find(found).expect("a row")
    };
    assert_eq!(row("travel").cells[0], Cell::NotAdmitted);
    assert!(matches!(row("selection").cells[0], Cell::Pays(_)));
    assert!(report.metric("funded:fondo", None).and_then(|d| d.p95).is_some_and(|p95| p95 <= 60_000.0));
    assert!(!report.blockers(row("travel").category, &texts).is_empty());
}

#[test]
fn keeping_categories_apart_changes_no_payment() {
    let scenario = sample::scenario();
    let compiled = compile(&scenario, &NoLaw).expect("the sample compiles");
    let plain = sample::totals(&compiled.model, RunOptions::new(7, 300));
    let apart = sample::totals(&compiled.model, compiled.run_options(7, 300));
    assert_eq!(plain.integers("own:"), apart.integers("own:"));
    for source in &compiled.sources {
        let mut sum = vec![0; 300];
        for name in apart.names().iter().filter(|name| name.starts_with(&format!("funded:{source}/"))) {
            for (sum, cents) in sum.iter_mut().zip(apart.integers(name).expect("kept")) {
                *sum += cents;
            }
        }
        assert_eq!(plain.integers(&format!("funded:{source}")), Some(sum), "{source}");
    }
}

#[test]
fn the_fan_ends_where_the_headline_stands() {
    let report = sample::report(&sample::scenario(), 600, None);
    let texts = Texts::new(Lang::It);
    let fan = report.fan(&texts);
    assert_eq!(fan.points.len(), 37);
    assert_eq!(fan.points[0].p90, 0.0);
    let by_target = report.metric("arrivals_by_target", None).expect("a target");
    // The target date ends the 24th month.
    assert_eq!(Some(fan.points[24].p50), by_target.p50);
    assert!(fan.points.windows(2).all(|w| w[0].p50 <= w[1].p50));
    assert_eq!(fan.lanes.len(), 3);
    let dots = report.dots();
    assert_eq!(dots.values.len(), 50);
    let reached = dots.target.expect("a target").1;
    assert_eq!(Some(reached), report.metric("target_probability", None).and_then(|p| p.mean));
}

#[test]
fn findings_are_said_in_sentences() {
    let report = sample::report(&sample::scenario(), 600, None);
    for lang in Lang::ALL {
        let texts = Texts::new(lang);
        let told = report.sentences(&texts);
        for kind in [SentenceKind::Loss, SentenceKind::Time] {
            let sentence = told.iter().find(|s| s.kind == kind).unwrap_or_else(|| panic!("{kind:?}"));
            assert!(sentence.text.contains(&sentence.strong), "{sentence:?}");
        }
        assert!(told.iter().all(|s| !s.text.contains("{$")));
        let time = told.iter().find(|s| s.kind == SentenceKind::Time).expect("a time");
        assert!(time.assumed.as_ref().is_some_and(|part| time.text.contains(part)), "{time:?}");
    }
}

#[test]
fn a_variant_is_compared_with_its_base_on_the_same_luck() {
    let scenario = sample::scenario();
    let base = sample::report(&scenario, 600, None);
    let path = Path::new("corridors/meccatronica/stages/visto/pass");
    let more = ["high", "usual", "low"].map(|end| Edit::number(&path.join(end), 100.0));
    let variant = edit::apply(&scenario, &more).expect("it fits");
    let report = sample::report(&variant, 600, Some(&base));
    let effect = report.headlines.effect.expect("an effect");
    assert!(effect.better > 0.9, "{effect:?}");
    let texts = Texts::new(Lang::It);
    let card = &report.headlines.cards(&texts)[0];
    assert!(card.below.starts_with("Base "), "{}", card.below);
    assert_eq!(report.fan(&texts).base.map(|base| base.len()), Some(37));
}

#[test]
fn without_target_costs_and_arrivals_nothing_is_invented() {
    let mut scenario = sample::scenario();
    scenario.programme.target = None;
    scenario.costs.clear();
    scenario.sources.clear();
    scenario.links.clear();
    scenario.positions.clear();
    let report = sample::report(&scenario, 256, None);
    assert!(report.metric("target_probability", None).is_none());
    assert!(report.money.rows.is_empty());
    let texts = Texts::new(Lang::It);
    let [arrivals, cost, uncovered, _] = report.headlines.cards(&texts);
    assert_eq!((arrivals.title.as_str(), arrivals.value.as_str()), ("Arrivi", "0"));
    assert_eq!((cost.value.as_str(), cost.range.as_str()), ("–", "non si può dire"));
    assert_eq!(uncovered.value, "0\u{a0}€");
    assert_eq!(report.uncovered_sentence(&texts), "Ogni spesa ha una fonte");
}

#[test]
fn the_graph_shows_what_flows() {
    let report = sample::report(&sample::scenario(), 300, None);
    let link = |name: &str| report.network.links.iter().find(|(id, _)| id.as_str() == name).map(|(_, f)| *f);
    assert!(matches!(link("l2"), Some(network::LinkFigure::Euro(euro)) if euro > 0.0));
    let arrived = mean(&report, "arrivals", None);
    assert_eq!(link("l3"), Some(network::LinkFigure::People(arrived * 0.75)));
    assert_eq!(link("l1"), None);
    assert_eq!(report.network.stages.len(), 7);
}

#[test]
fn metrics_are_json_with_every_field() {
    let report = sample::report(&sample::scenario(), 256, None);
    let json = serde_json::to_value(&report.metrics).expect("metrics are JSON");
    let first = &json["metrics"][0];
    for field in [
        "id",
        "corridor",
        "unit",
        "n",
        "mean",
        "standard_error",
        "sd",
        "p5",
        "p10",
        "p25",
        "p50",
        "p75",
        "p90",
        "p95",
    ] {
        assert!(first.get(field).is_some(), "{field}");
    }
    assert_eq!(json["series"][0]["points"].as_array().map(Vec::len), Some(36));
    assert!(serde_json::to_string(&json).is_ok_and(|text| !text.contains("NaN")));
}
