//! Objects come, go and are copied: a scenario that was sound stays sound, or is left alone with a reason.

use crate::form::full;
use corridoi::{
    base::{Id, Severity, tree},
    file::{codec, embedded},
    model::{
        Capacity, Edit, Path, Scenario, StageDuration, edit, form,
        generate::{Size, generate},
        objects::{self, Chain, Clip, Refused, What},
        validate,
    },
};
use serde_json::{Value, json};

fn errors(scenario: &Scenario) -> Vec<String> {
    let found = validate::validate(scenario).into_iter().filter(|d| d.severity == Severity::Error);
    found.map(|d| format!("{} {}", d.code, d.place)).collect()
}

/// Every object of a scenario that has a form
fn all_objects(scenario: &Scenario) -> Vec<Path> {
    let whole = tree::to_json(scenario);
    let mut found = Vec::new();
    let mut list = |path: &Path, items: Option<&Value>| {
        for item in items.and_then(Value::as_array).into_iter().flatten() {
            found.push(path.join(item["id"].as_str().expect("an id")));
        }
    };
    for (name, _) in form::LISTS {
        list(&Path::new(name), whole.get(name));
    }
    for corridor in whole["corridors"].as_array().into_iter().flatten() {
        let path = Path::new("corridors").join(corridor["id"].as_str().expect("an id"));
        for (name, _) in form::INNER_LISTS {
            list(&path.join(name), corridor.get(name));
        }
    }
    found
}

fn scenarios() -> Vec<Scenario> {
    let files = embedded::scenarios().iter().chain(embedded::templates());
    let mut all: Vec<Scenario> =
        files.map(|file| codec::scenario_from_text(file.text).expect("sound")).collect();
    all.extend((0..6).map(|seed| generate(Size::Small, seed)));
    all.push(full());
    all
}

fn copy_name(name: &str) -> String {
    format!("{name} (copia)")
}

fn path(text: &str) -> Path {
    Path::new(text)
}

#[test]
fn any_object_goes_and_leaves_a_sound_scenario_or_says_which_field_needs_it() {
    let (mut went, mut needed) = (0, 0);
    for scenario in scenarios() {
        assert_eq!(errors(&scenario), Vec::<String>::new());
        // Every other object is of every kind, and removing all of them takes minutes.
        for object in all_objects(&scenario).into_iter().step_by(2) {
            match objects::remove(&scenario, std::slice::from_ref(&object)) {
                Ok(removal) => {
                    let after = edit::apply(&scenario, &removal.edits).expect("they fit");
                    assert_eq!(errors(&after), Vec::<String>::new(), "without {object}");
                    assert!(edit::value_at(&after, &object).is_none(), "{object} is gone");
                    assert_eq!(
                        removal.edits[0],
                        Edit::Remove { path: object.clone() },
                        "the news comes first"
                    );
                    went += 1;
                }
                Err(Refused::Needed { field }) => {
                    let is_arrival = field.as_str().ends_with("arrival_stage");
                    let is_exit = object.as_str().contains("/exits/");
                    assert!(is_arrival || is_exit, "{object} is needed by {field}");
                    needed += 1;
                }
                Err(other) => panic!("{object}: {other}"),
            }
        }
    }
    assert!(went > 250 && needed > 5, "{went} went, {needed} are needed");
}

#[test]
fn many_objects_go_in_one_step() {
    for seed in 0..6 {
        let scenario = generate(Size::Small, seed);
        let some: Vec<Path> = all_objects(&scenario)
            .into_iter()
            .enumerate()
            .filter(|(index, object)| {
                (index + seed as usize).is_multiple_of(4)
                    && !object.as_str().contains("/stages/")
                    && !object.as_str().contains("/exits/")
            })
            .map(|(_, object)| object)
            .collect();
        let removal = objects::remove(&scenario, &some).expect("they go");
        let after = edit::apply(&scenario, &removal.edits).expect("they fit");
        assert_eq!(errors(&after), Vec::<String>::new());
    }
}

#[test]
fn who_walked_through_a_stage_that_goes_walks_on_and_who_left_by_an_exit_leaves_by_another() {
    let mut scenario = full();
    let other = json!({"id": "altra", "name": "Altra", "closed_path": true, "wanted": true});
    let add = Edit::Add { list: path("corridors/via/exits"), value: other, before: None };
    scenario = edit::apply(&scenario, &[add]).expect("it fits");
    let removal = objects::remove(&scenario, &[path("corridors/via/stages/uno")]).expect("it goes");
    let after = edit::apply(&scenario, &removal.edits).expect("they fit");
    assert_eq!(after.corridors[0].stages[0].next.as_ref().map(Id::as_str), Some("due"));
    let removal = objects::remove(&scenario, &[path("corridors/via/exits/via_libera")]).expect("it goes");
    let after = edit::apply(&scenario, &removal.edits).expect("they fit");
    assert_eq!(after.corridors[0].stages[0].otherwise.as_ref().map(Id::as_str), Some("altra"));
    assert!(after.corridors[0].stages[0].giving_up.is_some(), "who gives up still leaves");
    assert!(removal.consequences.iter().all(|c| c.what == What::LeadsTo("altra".to_owned())));
    let alone = objects::remove(&full(), &[path("corridors/via/exits/via_libera")]);
    assert!(matches!(alone, Err(Refused::Needed { .. })), "the only exit stays: {alone:?}");
}

#[test]
fn a_stage_keeps_the_length_of_the_course_that_goes_and_its_class_costs_go() {
    let scenario = full();
    let removal = objects::remove(&scenario, &[path("courses/aula")]).expect("it goes");
    let after = edit::apply(&scenario, &removal.edits).expect("they fit");
    let stage = &after.corridors[0].stages[0];
    assert_eq!(stage.duration, StageDuration::Takes(scenario.courses[0].length.clone()));
    assert_eq!(stage.capacity, Capacity::Unlimited);
    let costs: Vec<&str> = after.costs.iter().map(|cost| cost.id.as_str()).collect();
    assert_eq!(costs, ["c1", "c2", "c5", "c6", "c7", "c8", "c9"]);
    assert_eq!(after.levers[0].field, path("positions/posti/count"), "the lever turns what is left");
}

#[test]
fn a_source_that_paid_for_nothing_else_is_closed_with_the_corridor() {
    let scenario = full();
    let removal = objects::remove(&scenario, &[path("corridors/via")]).expect("it goes");
    let after = edit::apply(&scenario, &removal.edits).expect("they fit");
    assert_eq!(after.sources[0].status, corridoi::model::SourceStatus::Closed);
    assert!(after.positions.is_empty() && after.links.is_empty());
    assert!(after.organisations[0].roles.is_empty(), "a role in one corridor does not become one in all");
    let told: Vec<&str> =
        removal.consequences.iter().filter(|c| c.what == What::Gone).map(|c| c.path.as_str()).collect();
    assert!(told.contains(&"positions/posti") && told.contains(&"links/leg"), "{told:?}");
    assert!(removal.consequences.iter().any(|c| c.what == What::Closed));
}

#[test]
fn a_variant_loses_the_differences_about_what_goes() {
    let mut scenario = full();
    let variant = json!({"id": "v", "name": "V", "edits": [
        {"Set": {"path": "courses/aula/class_max/usual", "value": 4.0}},
        {"Set": {"path": "programme/months", "value": 30}}]});
    let add = Edit::Add { list: path("variants"), value: variant, before: None };
    scenario = edit::apply(&scenario, &[add]).expect("it fits");
    let removal = objects::remove(&scenario, &[path("courses/aula")]).expect("it goes");
    let after = edit::apply(&scenario, &removal.edits).expect("they fit");
    assert_eq!(after.variants[0].edits.len(), 1);
}

#[test]
fn a_copy_of_any_object_is_sound_and_has_an_id_of_its_own() {
    for scenario in scenarios() {
        // Every third object is of every kind, and copying all of them takes a minute.
        for object in all_objects(&scenario).into_iter().step_by(3) {
            let pasted = objects::duplicate(&scenario, std::slice::from_ref(&object), &copy_name)
                .expect("it is copied");
            let after = edit::apply(&scenario, &pasted.edits).expect("they fit");
            assert_eq!(errors(&after), Vec::<String>::new(), "two of {object}");
            assert_eq!(pasted.added.len(), 1);
            assert_ne!(pasted.added[0], object);
            assert!(edit::value_at(&after, &pasted.added[0]).is_some());
            assert!(pasted.left_out.is_empty() && pasted.cut().next().is_none(), "{object}: {pasted:?}");
        }
    }
}

#[test]
fn copies_go_through_text_between_scenarios_and_what_cannot_come_is_told() {
    let from = full();
    let everything: Vec<Path> =
        all_objects(&from).into_iter().filter(|p| p.segments().count() == 2).collect();
    let text = Clip::of(&from, &everything).text();
    let clip = Clip::read(&text).expect("our own text");
    assert_eq!(clip.len(), everything.len());
    for scenario in scenarios() {
        match objects::paste(&scenario, &clip, None, &copy_name) {
            Ok(pasted) => {
                let after = edit::apply(&scenario, &pasted.edits).expect("they fit");
                assert_eq!(errors(&after), Vec::<String>::new());
                assert_eq!(pasted.added.len() + pasted.left_out.len(), clip.len());
            }
            // Intakes of another calendar do not fit, and the reason says so.
            Err(Refused::Unsound { found }) => {
                assert!(found.iter().all(|d| d.code == "S-INTAKE-DATE"), "{found:?}");
            }
            Err(other) => panic!("{other}"),
        }
    }
}

#[test]
fn a_reference_is_kept_where_it_exists_and_cut_where_it_does_not() {
    let from = full();
    let clip = Clip::of(&from, &[path("courses/aula"), path("positions/posti")]);
    let mut to = full();
    to = edit::apply(
        &to,
        &objects::remove(&to, &[path("employers/imp"), path("profiles/prof")]).expect("go").edits,
    )
    .expect("they fit");
    let pasted = objects::paste(&to, &clip, None, &copy_name).expect("the course comes");
    assert_eq!(pasted.left_out, ["posti"], "a position means nothing without its employer");
    let after = edit::apply(&to, &pasted.edits).expect("they fit");
    let course = after.courses.last().expect("a course");
    assert_eq!((course.id.as_str(), course.name.as_str()), ("c_copia", "C (copia)"));
    assert_eq!(course.trainer.as_ref().map(Id::as_str), Some("ente"));
    assert_eq!(course.profile, None);
    assert!(pasted.cut().any(|c| c.path.as_str() == "courses/c_copia/profile"), "{pasted:?}");
    let with_employer = Clip::of(&from, &[path("positions/posti"), path("employers/imp")]);
    let pasted = objects::paste(&to, &with_employer, None, &copy_name).expect("both come");
    assert!(pasted.left_out.is_empty(), "{pasted:?}");
}

#[test]
fn a_copied_chain_leads_to_its_own_copies() {
    let scenario = full();
    let two = [path("corridors/via/stages/due"), path("corridors/via/stages/tre")];
    let pasted = objects::duplicate(&scenario, &two, &copy_name).expect("copied");
    let after = edit::apply(&scenario, &pasted.edits).expect("they fit");
    let copy = after.corridors[0].stages.iter().find(|s| s.id.as_str() == "due_copia").expect("there");
    assert_eq!(copy.next.as_ref().map(Id::as_str), Some("tre_copia"));
    let mut streams: Vec<u16> = after.corridors[0].stages.iter().map(|s| s.stream).collect();
    streams.sort_unstable();
    streams.dedup();
    assert_eq!(streams.len(), after.corridors[0].stages.len());
}

#[test]
fn other_text_on_the_clipboard_is_not_taken() {
    for text in
        ["", "ciao", "corridoi-objects 1", "corridoi-objects 1\n{}", "corridoi-objects 1\n{\"objects\":[]}"]
    {
        assert_eq!(Clip::read(text), Err(Refused::NoObjects), "{text}");
    }
    let strange = "corridoi-objects 1\n{\"objects\":[{\"list\":\"organisations\",\"value\":{\"id\":\"x\"}}]}";
    let clip = Clip::read(strange).expect("it has the form");
    assert!(objects::paste(&full(), &clip, None, &copy_name).is_err(), "and does not fit");
}

fn chain() -> Chain {
    Chain { arrival: "Arrivo".to_owned(), exit: "Concluso".to_owned() }
}

fn added(scenario: &Scenario, list: &str, draft: &Value, after: Option<&str>) -> (Scenario, Path) {
    let after = after.map(|id| Id::new(id).expect("an id"));
    let (edits, path) =
        objects::add(scenario, &path(list), draft, after.as_ref(), &chain()).expect("it is whole");
    let after = edit::apply(scenario, &edits).expect("they fit");
    assert_eq!(errors(&after), Vec::<String>::new());
    (after, path)
}

#[test]
fn a_new_object_has_an_id_of_its_name_and_what_a_person_gave() {
    let scenario = full();
    let draft = json!({"name": "Città di Reggio", "kind": "PublicBody", "country": "ITA"});
    let (after, at) = added(&scenario, "organisations", &draft, None);
    assert_eq!(at, path("organisations/citta_di_reggio"));
    assert_eq!(after.organisations.len(), 2);
    let lacking = json!({"name": "Senza tipo", "country": "ITA"});
    assert!(objects::add(&scenario, &path("organisations"), &lacking, None, &chain()).is_err());
}

#[test]
fn a_new_corridor_begins_with_arrival_and_a_wanted_exit_and_no_figure() {
    let draft = json!({"name": "Blu", "origin": "IND", "destination": "ITA", "territory": "Parma",
                       "route": "BlueCard"});
    let (after, at) = added(&full(), "corridors", &draft, None);
    let corridor =
        after.corridors.iter().find(|c| at == path(&format!("corridors/{}", c.id))).expect("there");
    assert_eq!((corridor.stages.len(), corridor.exits.len(), corridor.intakes.len()), (1, 1, 0));
    assert!(corridor.exits[0].wanted && corridor.stages[0].duration == StageDuration::Immediate);
}

#[test]
fn a_new_stage_goes_into_the_chain() {
    let draft = json!({"name": "Visita", "kind": "Exam", "duration": "Immediate"});
    let (after, _) = added(&full(), "corridors/via/stages", &draft, Some("due"));
    let stages = &after.corridors[0].stages;
    let ids: Vec<&str> = stages.iter().map(|s| s.id.as_str()).collect();
    assert_eq!(ids, ["corso", "uno", "due", "visita", "tre", "quattro", "lavoro"]);
    assert_eq!(stages[2].next.as_ref().map(Id::as_str), Some("visita"));
    assert_eq!(stages[3].next.as_ref().map(Id::as_str), Some("tre"));
    assert_eq!(stages[3].stream, 7);
    let (after, _) = added(&full(), "corridors/via/stages", &draft, None);
    assert_eq!(after.corridors[0].stages[0].next.as_ref().map(Id::as_str), Some("corso"));
}
