//! Differences and merges: properties over made-up scenarios with random edits, and both subcommands by the real binary.

use corridoi::{
    base::Diagnostic,
    file::{self, embedded},
    model::{
        Edit, Path, Scenario,
        diff::diff,
        edit::{self, Tree},
        generate::{Size, generate},
        merge::{Choices, Clash, Side, merge, merge_for},
        validate::{is_sound, validate},
    },
};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::{
    fs,
    process::{Command, Output, Stdio},
};

/// A small random change: what kind, of which object, to which value
type Op = (u8, u16, u8);

fn ops() -> impl Strategy<Value = Vec<Op>> {
    prop::collection::vec((0_u8..9, any::<u16>(), 0_u8..20), 0..7)
}

/// The scenario after the changes that leave it sound
fn changed(start: &Scenario, ops: &[Op], may_move: bool) -> Scenario {
    ops.iter().fold(start.clone(), |scenario, op| {
        let edits = edits_of(&scenario, *op, may_move);
        match edit::apply(&scenario, &edits) {
            Ok(next) if is_sound(&validate(&next)) => next,
            _ => scenario,
        }
    })
}

fn pick(index: u16, n: usize) -> Option<usize> {
    (n > 0).then(|| usize::from(index) % n)
}

fn edits_of(scenario: &Scenario, (kind, index, value): Op, may_move: bool) -> Vec<Edit> {
    let set = |path: String, value: Value| Edit::Set { path: Path::new(&path), value };
    let tree = Tree::of(scenario);
    let one = match kind {
        0 => Some(set("programme/title".to_owned(), json!(format!("Titolo {value}")))),
        1 => pick(index, scenario.organisations.len()).map(|i| {
            set(
                format!("organisations/{}/name", scenario.organisations[i].id),
                json!(format!("Ente {value}")),
            )
        }),
        2 => pick(index, scenario.costs.len()).map(|i| {
            let path = Path::new(&format!("costs/{}/unit", scenario.costs[i].id));
            let mut estimate = tree.get(&path).cloned().expect("an estimate");
            estimate["high"] = json!(estimate["high"].as_f64().expect("a number") + f64::from(value));
            Edit::Set { path, value: estimate }
        }),
        3 => pick(index, scenario.costs.len())
            .map(|i| Edit::Remove { path: Path::new(&format!("costs/{}", scenario.costs[i].id)) }),
        4 => Some(Edit::Add {
            list: Path::new("profiles"),
            value: json!({"id": format!("nuovo_{}", index % 3), "name": format!("Profilo {value}")}),
            before: scenario.profiles.first().filter(|_| value % 2 == 0).map(|p| p.id.clone()),
        }),
        5 => pick(index, scenario.organisations.len()).map(|i| Edit::Remove {
            path: Path::new(&format!("organisations/{}", scenario.organisations[i].id)),
        }),
        6 => {
            let stages: Vec<String> = scenario
                .corridors
                .iter()
                .flat_map(|c| c.stages.iter().map(move |s| format!("corridors/{}/stages/{}", c.id, s.id)))
                .collect();
            let organisation = pick(u16::from(value), scenario.organisations.len());
            pick(index, stages.len()).zip(organisation).map(|(stage, organisation)| {
                let id = scenario.organisations[organisation].id.as_str();
                set(format!("{}/accountable", stages[stage]), json!(id))
            })
        }
        7 => Some(set("layout".to_owned(), json!([{"node": "programme", "x": f64::from(value), "y": 0.0}]))),
        _ if may_move => {
            let Some(i) = pick(index, scenario.employers.len()) else { return Vec::new() };
            let path = Path::new(&format!("employers/{}", scenario.employers[i].id));
            let value = tree.get(&path).cloned().expect("an employer");
            return vec![
                Edit::Remove { path },
                Edit::Add { list: Path::new("employers"), value, before: None },
            ];
        }
        _ => None,
    };
    one.into_iter().collect()
}

fn without_layout(scenario: &Scenario) -> Scenario {
    Scenario { layout: Vec::new(), ..scenario.clone() }
}

fn errors(scenario: &Scenario) -> Vec<Diagnostic> {
    validate(scenario).into_iter().filter(|d| d.severity == corridoi::base::Severity::Error).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn difference_then_apply_gives_the_other_and_equal_ones_differ_in_nothing(seed in 0_u64..40, ops in ops()) {
        let from = generate(Size::Small, seed);
        let to = changed(&from, &ops, true);
        let edits = diff(&from, &to);
        prop_assert_eq!(&edit::apply(&from, &edits).expect("they fit"), &to);
        prop_assert!(diff(&to, &to).is_empty());
        prop_assert_eq!(edits.is_empty(), from == to);
    }

    #[test]
    fn merging_with_oneself_or_with_nobody_changes_nothing(seed in 0_u64..40, ops in ops()) {
        let base = generate(Size::Small, seed);
        let mine = changed(&base, &ops, true);
        for (one, other) in [(&mine, &mine), (&mine, &base), (&base, &mine)] {
            let merged = merge(&base, one, other, &Choices::new());
            prop_assert!(merged.conflicts.is_empty(), "{:?}", merged.conflicts);
            prop_assert_eq!(&merged.scenario, &mine);
        }
    }

    #[test]
    fn merges_of_independent_changes_commute_and_are_sound(seed in 0_u64..40, a in ops(), b in ops()) {
        let base = generate(Size::Small, seed);
        let (mine, theirs) = (changed(&base, &a, true), changed(&base, &b, false));
        let one = merge(&base, &mine, &theirs, &Choices::new());
        let other = merge(&base, &theirs, &mine, &Choices::new());
        let paths = |of: &corridoi::model::merge::Merge| of.conflicts.iter().map(|c| c.path.clone()).collect::<Vec<_>>();
        prop_assert_eq!(paths(&one), paths(&other), "the same conflicts, whoever is who");
        if one.conflicts.is_empty() {
            prop_assert_eq!(without_layout(&one.scenario), without_layout(&other.scenario));
            prop_assert_eq!(errors(&one.scenario), Vec::new());
        }
        for conflict in &one.conflicts {
            prop_assert!(conflict.mine != conflict.theirs || conflict.clash == Clash::Reference || conflict.clash == Clash::Unsound, "{:?}", conflict);
        }
    }

    #[test]
    fn choosing_a_side_for_every_conflict_always_ends_and_is_sound(seed in 0_u64..40, a in ops(), b in ops()) {
        let base = generate(Size::Small, seed);
        let (mine, theirs) = (changed(&base, &a, true), changed(&base, &b, true));
        for side in [Side::Mine, Side::Theirs, Side::Base] {
            prop_assert_eq!(errors(&merge_for(&base, &mine, &theirs, side)), Vec::new());
        }
        let merged = merge(&base, &mine, &theirs, &Choices::new());
        if merged.conflicts.is_empty() {
            prop_assert_eq!(merge_for(&base, &mine, &theirs, Side::Theirs), merged.scenario);
        }
    }
}

fn start() -> Scenario {
    generate(Size::Small, 5)
}

fn with(scenario: &Scenario, edits: &[Edit]) -> Scenario {
    edit::apply(scenario, edits).expect("the edits fit")
}

fn set(path: &str, value: Value) -> Edit {
    Edit::Set { path: Path::new(path), value }
}

#[test]
fn both_changes_of_one_place_are_a_conflict_with_three_values_and_a_choice() {
    let base = start();
    let mine =
        with(&base, &[set("programme/title", json!("Mio")), set("programme/summary", json!("Riassunto"))]);
    let theirs = with(&base, &[set("programme/title", json!("Loro"))]);
    let merged = merge(&base, &mine, &theirs, &Choices::new());
    assert_eq!(merged.conflicts.len(), 1);
    let conflict = &merged.conflicts[0];
    assert_eq!((conflict.clash, conflict.path.as_str()), (Clash::Changed, "programme/title"));
    assert_eq!(conflict.base, Some(json!(base.programme.title)));
    assert_eq!((&conflict.mine, &conflict.theirs), (&Some(json!("Mio")), &Some(json!("Loro"))));
    assert_eq!(merged.scenario.programme.title, base.programme.title, "open conflicts stay as before");
    for (side, title) in [(Side::Mine, "Mio"), (Side::Theirs, "Loro"), (Side::Base, &base.programme.title)] {
        let mut choices = Choices::new();
        conflict.choose(side, &mut choices);
        let decided = merge(&base, &mine, &theirs, &choices);
        assert!(decided.conflicts.is_empty());
        assert_eq!(decided.scenario.programme.title, title);
        assert_eq!(decided.scenario.programme.summary, "Riassunto", "the rest of mine is taken all the same");
    }
}

#[test]
fn changing_what_the_other_took_away_is_a_conflict() {
    let base = start();
    let cost = base.costs.first().expect("a cost").id.clone();
    let path = format!("costs/{cost}");
    let mine = with(&base, &[set(&format!("{path}/name"), json!("Altro nome"))]);
    let theirs = with(&base, &[Edit::Remove { path: Path::new(&path) }]);
    let merged = merge(&base, &mine, &theirs, &Choices::new());
    assert_eq!(merged.conflicts.len(), 1);
    assert_eq!(
        (merged.conflicts[0].clash, merged.conflicts[0].path.as_str()),
        (Clash::Removed, path.as_str())
    );
    let kept = merge_for(&base, &mine, &theirs, Side::Mine);
    assert!(kept.costs.iter().any(|c| c.id == cost && c.name == "Altro nome"));
    assert!(merge_for(&base, &mine, &theirs, Side::Theirs).costs.iter().all(|c| c.id != cost));
}

#[test]
fn two_objects_of_one_id_are_a_conflict_unless_they_are_alike() {
    let base = start();
    let add = |name: &str| Edit::Add {
        list: Path::new("profiles"),
        value: json!({"id": "saldatore", "name": name}),
        before: None,
    };
    let (mine, theirs) = (with(&base, &[add("Saldatore")]), with(&base, &[add("Saldatrice")]));
    let merged = merge(&base, &mine, &theirs, &Choices::new());
    assert_eq!(merged.conflicts.iter().map(|c| c.clash).collect::<Vec<_>>(), [Clash::Added]);
    assert!(merge(&base, &mine, &mine.clone(), &Choices::new()).conflicts.is_empty());
}

#[test]
fn pointing_to_what_the_other_took_away_is_a_conflict_and_either_choice_is_sound() {
    let start = start();
    let add = Edit::Add {
        list: Path::new("organisations"),
        value: json!({"id": "ente_nuovo", "name": "Ente nuovo", "kind": "TrainingBody", "country": "ITA"}),
        before: None,
    };
    let base = with(&start, &[add]);
    let corridor = &base.corridors[0];
    let place = format!("corridors/{}/stages/{}/accountable", corridor.id, corridor.stages[0].id);
    let mine = with(&base, &[set(&place, json!("ente_nuovo"))]);
    let theirs = with(&base, &[Edit::Remove { path: Path::new("organisations/ente_nuovo") }]);
    let merged = merge(&base, &mine, &theirs, &Choices::new());
    assert_eq!(merged.conflicts.len(), 1, "{:?}", merged.conflicts);
    let conflict = &merged.conflicts[0];
    assert_eq!((conflict.clash, conflict.path.as_str()), (Clash::Reference, place.as_str()));
    assert_eq!(conflict.removed, Some(Path::new("organisations/ente_nuovo")));
    let has = |scenario: &Scenario| scenario.organisations.iter().any(|o| o.id.as_str() == "ente_nuovo");
    assert!(has(&merge_for(&base, &mine, &theirs, Side::Mine)));
    let gone = merge_for(&base, &mine, &theirs, Side::Theirs);
    assert!(!has(&gone) && is_sound(&validate(&gone)));
}

#[test]
fn two_people_turn_different_levers_of_one_variant() {
    let variant =
        json!({"id": "v", "name": "V", "edits": [{"Set": {"path": "programme/months", "value": 40}}]});
    let add = Edit::Add { list: Path::new("variants"), value: variant, before: None };
    let base = with(&start(), &[add]);
    let edits = |more: Value| {
        set("variants/v/edits", json!([{"Set": {"path": "programme/months", "value": 40}}, {"Set": more}]))
    };
    let mine = with(&base, &[edits(json!({"path": "programme/title", "value": "A"}))]);
    let theirs = with(&base, &[edits(json!({"path": "programme/summary", "value": "B"}))]);
    let merged = merge(&base, &mine, &theirs, &Choices::new());
    assert!(merged.conflicts.is_empty(), "{:?}", merged.conflicts);
    let variants = &merged.scenario.variants;
    assert_eq!(variants.iter().find(|v| v.id.as_str() == "v").expect("v").edits.len(), 3);
}

fn corridoi(folder: &std::path::Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_corridoi"));
    command.current_dir(folder).args(arguments).stdin(Stdio::null());
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(name);
    }
    command.output().expect("the binary runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text")
}

/// A folder with `base.ron` and what `edits` make of it under their names
fn folder(files: &[(&str, &[Edit])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let base = embedded::scenario("it-er-careers").expect("inside").text;
    fs::write(folder.path().join("base.ron"), base).expect("a place to write");
    let base = file::open_scenario(&folder.path().join("base.ron")).expect("sound");
    for (name, edits) in files {
        let scenario = with(&base, edits);
        file::save_scenario(&folder.path().join(name), &scenario).expect("a place to write");
    }
    folder
}

fn title(text: &str) -> Vec<Edit> {
    vec![set("programme/title", json!(text))]
}

#[test]
fn diff_tells_every_change_and_its_effect_in_both_languages() {
    let folder =
        folder(&[("other.ron", &[title("Altro"), vec![set("programme/summary", json!("Prova"))]].concat())]);
    let english = corridoi(folder.path(), &["diff", "base.ron", "other.ron", "--lang", "en"]);
    let told = text(&english.stdout);
    assert_eq!(english.status.code(), Some(0), "{told}{}", text(&english.stderr));
    assert!(told.contains("2 differences") && told.contains("programme: title "), "{told}");
    assert!(told.contains(" → Altro") && told.contains("Effect on the results"), "{told}");
    assert!(told.contains("1,000 futures"), "{told}");
    let italian = corridoi(folder.path(), &["diff", "base.ron", "other.ron", "--no-effect"]);
    let told = text(&italian.stdout);
    assert!(told.contains("2 differenze") && !told.contains("Effetto"), "{told}");
    let same = corridoi(folder.path(), &["diff", "base.ron", "base.ron"]);
    assert!(text(&same.stdout).contains("Nessuna differenza"));
    assert_eq!(same.status.code(), Some(0));
}

#[test]
fn diff_as_json_holds_changes_and_paired_effect() {
    let folder = folder(&[("other.ron", &title("Altro"))]);
    let output = corridoi(folder.path(), &["diff", "base.ron", "other.ron", "--format", "json"]);
    let value: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(value["format"], "corridoi-diff/1");
    assert_eq!(value["changes"][0]["path"], "programme/title");
    assert_eq!(value["changes"][0]["kind"], "changed");
    assert_eq!(value["effect"]["futures"], 1_000);
    let results = value["effect"]["results"].as_array().expect("rows");
    assert!(
        results.iter().all(|row| row["difference"].as_f64().is_none_or(|d| d == 0.0)),
        "a title changes nothing"
    );
    assert!(results.iter().any(|row| row["id"] == "arrivals"));
    assert_eq!(corridoi(folder.path(), &["diff", "base.ron"]).status.code(), Some(2));
    assert_eq!(corridoi(folder.path(), &["diff", "base.ron", "nowhere.ron"]).status.code(), Some(3));
}

#[test]
fn merge_writes_independent_changes_and_nothing_where_they_clash() {
    let folder = folder(&[
        ("mine.ron", &title("Mio")),
        ("theirs.ron", &[set("programme/summary", json!("Loro riassunto"))]),
        ("clash.ron", &title("Loro")),
    ]);
    let path = folder.path();
    let done = corridoi(path, &["merge", "base.ron", "mine.ron", "theirs.ron", "-o", "out.ron"]);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    let merged = file::open_scenario(&path.join("out.ron")).expect("sound");
    assert_eq!(
        (merged.programme.title.as_str(), merged.programme.summary.as_str()),
        ("Mio", "Loro riassunto")
    );

    let clash = ["merge", "base.ron", "mine.ron", "clash.ron", "-o", "clashed.ron"];
    let refused = corridoi(path, &clash);
    assert_eq!(refused.status.code(), Some(1));
    let told = text(&refused.stdout);
    assert!(told.contains("titolo") && told.contains("mio: Mio") && told.contains("altrui: Loro"), "{told}");
    assert!(!path.join("clashed.ron").exists());

    let preferred = corridoi(path, &[&clash[..], &["--prefer", "theirs"]].concat());
    assert_eq!(preferred.status.code(), Some(0), "{}", text(&preferred.stderr));
    assert_eq!(file::open_scenario(&path.join("clashed.ron")).expect("sound").programme.title, "Loro");

    assert_eq!(corridoi(path, &["merge", "base.ron", "mine.ron"]).status.code(), Some(2));
    let missing = corridoi(path, &["merge", "base.ron", "mine.ron", "nowhere.ron", "-o", "x.ron"]);
    assert_eq!(missing.status.code(), Some(3));
}
