//! Every scenario that ships with the program: it opens, is sound, has honest numbers, levers that turn and variants that apply.
//!
//! What the simulation makes of them is tested with the engine; the bytes embedded in the binary with the session.

use corridoi::base::Severity;
use corridoi::file::codec::scenario_from_text;
use corridoi::model::{
    Estimate, Grade, Route, Scenario, StageKind,
    edit::{self, Tree},
    validate::validate,
};
use serde_json::Value;
use std::{fs, path::PathBuf};

/// Every file in `scenarios/`, with its name
fn scenarios() -> Vec<(String, Scenario)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder is there")
        .map(|f| f.expect("a file").path())
        .filter(|p| p.extension().is_some_and(|e| e == "ron"))
        .collect();
    files.sort();
    files
        .into_iter()
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            let text = fs::read_to_string(&path).expect("text");
            (name.clone(), read(&name, &text))
        })
        .collect()
}

fn read(name: &str, text: &str) -> Scenario {
    scenario_from_text(text).unwrap_or_else(|error| panic!("{name}: {error:?}"))
}

/// Every estimate of a scenario with its path
fn estimates(path: &str, value: &Value, found: &mut Vec<(String, Estimate)>) {
    if let Ok(estimate) = serde_json::from_value::<Estimate>(value.clone()) {
        found.push((path.to_owned(), estimate));
        return;
    }
    match value {
        Value::Object(map) => map.iter().for_each(|(key, v)| estimates(&format!("{path}/{key}"), v, found)),
        Value::Array(items) => {
            for (i, item) in items.iter().enumerate() {
                let key = item.get("id").and_then(Value::as_str).map_or(i.to_string(), str::to_owned);
                estimates(&format!("{path}/{key}"), item, found);
            }
        }
        _ => {}
    }
}

#[test]
fn the_scenarios_are_there() {
    let names: Vec<String> = scenarios().into_iter().map(|(name, _)| name).collect();
    assert_eq!(
        names,
        [
            "foncoop-skillroute.ron",
            "fondimpresa-avviso-4.ron",
            "it-er-careers.ron",
            "re-source-fami.ron",
            "thamm-plus-marocco.ron",
            "y-med.ron"
        ]
    );
}

#[test]
fn every_scenario_is_sound_without_a_warning() {
    for (name, scenario) in scenarios() {
        let found: Vec<_> = validate(&scenario).into_iter().filter(|d| d.severity > Severity::Note).collect();
        assert!(found.is_empty(), "{name}: {found:#?}");
    }
}

#[test]
fn every_number_better_than_a_judgement_has_a_source() {
    for (name, scenario) in scenarios() {
        let mut found = Vec::new();
        estimates("", &serde_json::to_value(&scenario).expect("a tree"), &mut found);
        assert!(found.len() > 10, "{name}: {}", found.len());
        for (path, estimate) in found {
            let honest = estimate.grade >= Grade::Expert || estimate.source.is_some();
            assert!(honest, "{name}: {path} is {:?} without a source", estimate.grade);
        }
    }
}

#[test]
fn every_lever_shows_a_number_within_its_bounds() {
    for (name, scenario) in scenarios() {
        let tree = Tree::of(&scenario);
        for lever in &scenario.levers {
            for field in lever.fields() {
                assert!(tree.is_number(field), "{name}: {} turns nothing at {field}", lever.id);
            }
            let value = edit::estimate_at(&scenario, &lever.field)
                .map(|e| e.usual)
                .or_else(|| edit::number_at(&scenario, &lever.field))
                .expect("a number");
            assert!((lever.min..=lever.max).contains(&value), "{name}: {} {value}", lever.id);
        }
    }
}

#[test]
fn every_variant_applies_and_changes_something() {
    for (name, scenario) in scenarios() {
        for variant in &scenario.variants {
            let seen = edit::with_variant(&scenario, Some(&variant.id))
                .unwrap_or_else(|e| panic!("{name}: {}: {e}", variant.id));
            assert_ne!(seen, scenario, "{name}: {}", variant.id);
        }
    }
}

#[test]
fn the_worked_scenario_says_what_it_is() {
    let found = scenarios();
    let (_, thamm) = found.iter().find(|(n, _)| n.starts_with("thamm")).expect("it is there");
    assert!(thamm.programme.example);
    assert_eq!(thamm.programme.start.to_string(), "2026-01-01");
    assert_eq!(thamm.programme.months, 48);
    assert_eq!(thamm.profiles.len(), 5);
    let people: f64 = thamm.corridors[0].intakes.iter().map(|i| i.people.usual).sum();
    assert_eq!(people, 165.0);
    assert!(thamm.corridors[0].intakes[0].date.to_string().as_str() > "2026-02-17");
}

#[test]
fn the_small_scenarios_use_what_the_worked_one_does_not() {
    let found = scenarios();
    let of = |start: &str| &found.iter().find(|(n, _)| n.starts_with(start)).expect("it is there").1;
    let kinds = |s: &Scenario| -> Vec<StageKind> {
        s.corridors.iter().flat_map(|c| c.stages.iter().map(|x| x.kind)).collect()
    };
    let resident = of("re-source");
    assert!(resident.corridors.iter().all(|c| c.route == Route::Resident && c.origin == c.destination));
    assert!(!kinds(resident).contains(&StageKind::Visa) && !kinds(resident).contains(&StageKind::NullaOsta));
    let careers = of("it-er");
    assert!(careers.corridors.iter().all(|c| c.route == Route::BlueCard));
    assert!(!kinds(careers).contains(&StageKind::Course));
    let ymed = of("y-med");
    assert!(kinds(ymed).contains(&StageKind::Internship) && kinds(ymed).contains(&StageKind::Return));
}
