//! A small scenario for the tests of reports: one corridor of seven stages, two sources, invented for the purpose.
//!
//! Not a worked example and never shipped; figures are round on purpose.

use super::{Inputs, Report};
use crate::compile::{compile, law::NoLaw};
use crate::engine::{RunOptions, Simulation, Totals};
use crate::model::Scenario;
use crate::rules::Facts;
use serde_json::{Value, json};
use std::sync::Arc;

/// The scenario
pub fn scenario() -> Scenario {
    crate::base::tree::from_json(&tree()).expect("the sample is a scenario")
}

/// The report of `scenario` with `futures` futures under a law that asks for nothing
pub fn report(scenario: &Scenario, futures: u32, base: Option<&Report>) -> Report {
    let scenario = Arc::new(scenario.clone());
    let compiled = compile(&scenario, &NoLaw).expect("the sample compiles");
    let totals = totals(&compiled.model, compiled.run_options(7, futures));
    Report::new(&Inputs {
        scenario: &scenario,
        compiled: &compiled,
        totals: &totals,
        rulebooks: &[],
        assessments: &[],
        facts: &Facts::default(),
        base,
    })
}

/// A run of a tick model
pub fn totals(model: &crate::engine::TickModel, options: RunOptions) -> Totals {
    Simulation::new(model, options).expect("the sample runs").run()
}

fn estimate(low: f64, usual: f64, high: f64, unit: &str) -> Value {
    json!({"low": low, "usual": usual, "high": high, "unit": unit, "grade": "Assumption"})
}

fn certain(value: f64, unit: &str) -> Value {
    estimate(value, value, value, unit)
}

fn stage(id: &str, stream: u16, name: &str, kind: &str, more: &Value) -> Value {
    let mut stage = json!({"id": id, "stream": stream, "name": name, "kind": kind, "duration": "Immediate"});
    if let (Value::Object(stage), Value::Object(more)) = (&mut stage, more) {
        stage.extend(more.clone());
    }
    stage
}

fn tree() -> Value {
    json!({
        "programme": {
            "id": "prova", "title": "Prova", "start": "2027-01-01", "months": 36, "as_of": "2027-01-01",
            "target": {"people": 40, "by": "2029-01-01"},
        },
        "references": [{"id": "patto", "title": "Patto locale"}],
        "organisations": [
            {"id": "agenzia", "name": "Agenzia regionale", "kind": "PublicBody", "country": "ITA", "category": "A",
             "roles": [{"role": "Lead"}]},
            {"id": "ofppt", "name": "OFPPT", "kind": "TrainingBody", "country": "MAR", "roles": [{"role": "Trainer"}]},
        ],
        "links": [
            {"id": "l1", "kind": "Obligation", "from": "organisations/ofppt", "to": "corridors/meccatronica"},
            {"id": "l2", "kind": "Money", "from": "sources/fondo", "to": "corridors/meccatronica"},
            {"id": "l3", "kind": "People", "from": "corridors/meccatronica", "to": "employers/modena"},
        ],
        "offices": [{"id": "prefettura", "name": "Sportello unico", "per_month": certain(12.0, "PeoplePerMonth")}],
        "courses": [{
            "id": "saldatura", "name": "Saldatura", "trainer": "ofppt", "length": certain(4.0, "Months"), "class_min": 8,
            "class_max": certain(16.0, "People"), "classes_at_once": 2, "starts": ["2027-03-01", "2027-09-01", "2028-03-01"],
        }],
        "employers": [
            {"id": "modena", "name": "Modena", "province": "MO", "firms": certain(4.0, "Count")},
            {"id": "bologna", "name": "Bologna", "province": "BO", "firms": certain(2.0, "Count")},
        ],
        "positions": [
            {"id": "p1", "employer": "modena", "corridor": "meccatronica", "count": certain(30.0, "People"), "opens": "2027-01-01"},
            {"id": "p2", "employer": "bologna", "corridor": "meccatronica", "count": certain(10.0, "People"), "opens": "2027-01-01"},
        ],
        "corridors": [{
            "id": "meccatronica", "name": "Meccatronica", "origin": "MAR", "territory": "Emilia-Romagna", "destination": "ITA",
            "route": "Art23", "arrival_stage": "arrivo", "retention_stage": "lavoro",
            "intakes": [
                {"id": "a1", "date": "2027-02-01", "people": certain(40.0, "People")},
                {"id": "a2", "date": "2027-08-01", "people": certain(32.0, "People")},
            ],
            "stages": [
                stage("corso", 1, "Corso", "Course", &json!({
                    "duration": "Course", "capacity": {"Classes": "saldatura"}, "next": "esame", "training": true, "clock": "Start",
                    "dropout": {"Whole": {"share": estimate(5.0, 10.0, 20.0, "Percent"), "exit": "abbandono"}}})),
                stage("esame", 2, "Esame A1", "Exam", &json!({
                    "pass": estimate(70.0, 85.0, 95.0, "Percent"), "next": "impresa", "otherwise": "bocciato"})),
                stage("impresa", 3, "Impresa", "Matching", &json!({
                    "capacity": "Positions", "pass": certain(90.0, "Percent"), "next": "nulla_osta", "otherwise": "senza_impresa",
                    "duration": {"Takes": estimate(1.0, 2.0, 3.0, "Months")}})),
                stage("nulla_osta", 4, "Nulla osta", "NullaOsta", &json!({
                    "duration": {"Takes": estimate(30.0, 75.0, 180.0, "Days")},
                    "capacity": {"Office": {"office": "prefettura", "priority": 0}}, "next": "visto",
                    "deadline": {"window": {"Months": 12.0}, "on": "Exit", "exit": "scaduto"}})),
                stage("visto", 5, "Visto", "Visa", &json!({
                    "duration": {"Takes": estimate(20.0, 60.0, 150.0, "Days")}, "pass": estimate(80.0, 90.0, 98.0, "Percent"),
                    "next": "arrivo", "otherwise": "rifiutato",
                    "deadline": {"window": {"Months": 12.0}, "on": "Start", "exit": "scaduto"}})),
                stage("arrivo", 6, "Arrivo", "Arrival", &json!({"next": "lavoro"})),
                stage("lavoro", 7, "Lavoro", "Employment", &json!({
                    "duration": "Open",
                    "dropout": {"PerMonth": {"rate": estimate(0.5, 1.0, 3.0, "PercentPerMonth"), "exit": "uscito"}}})),
            ],
            "exits": [
                {"id": "abbandono", "name": "Abbandono"},
                {"id": "bocciato", "name": "Bocciati"},
                {"id": "senza_impresa", "name": "Senza impresa", "closed_path": true},
                {"id": "rifiutato", "name": "Rifiuti", "closed_path": true},
                {"id": "scaduto", "name": "Fuori termine", "closed_path": true},
                {"id": "uscito", "name": "Usciti dal lavoro"},
            ],
        }],
        "costs": [
            {"id": "selezione", "name": "Selezione e prove", "category": "Selection", "unit": certain(300.0, "Euro"),
             "driver": {"PerEntry": {"corridor": "meccatronica", "stage": "corso"}}},
            {"id": "classe", "name": "Aula e docenti", "category": "VocationalTraining", "unit": estimate(9000.0, 12000.0, 15000.0, "Euro"),
             "driver": {"PerClass": {"corridor": "meccatronica", "stage": "corso"}}},
            {"id": "viaggio", "name": "Viaggio", "category": "Travel", "unit": certain(500.0, "Euro"),
             "driver": {"PerEntry": {"corridor": "meccatronica", "stage": "arrivo"}}},
            {"id": "gestione", "name": "Gestione", "category": "ProgrammeManagement", "unit": certain(1000.0, "Euro"), "driver": "PerMonth"},
        ],
        "sources": [
            {"id": "fondo", "name": "Fondo europeo", "status": "Running", "share": certain(100.0, "Percent"), "source": "patto",
             "ceilings": [{"of": "Programme", "amount": certain(60000.0, "Euro")}],
             "categories": ["Selection", "VocationalTraining"]},
            {"id": "imprese", "name": "Imprese", "status": "Assumed", "share": certain(50.0, "Percent"), "priority": 1,
             "ceilings": [{"of": "Programme", "amount": certain(1_000_000.0, "Euro")}], "categories": ["Travel"]},
        ],
        "levers": [
            {"id": "classe", "name": "Persone per classe", "field": "courses/saldatura/class_max", "min": 5.0, "max": 25.0, "step": 1.0},
        ],
    })
}
