//! The tables of fields and the types of the model say the same, field by field and word by word.
//!
//! What serde knows of a type is asked of serde itself: a reader that only notes which fields and variants it was asked
//! for. A scenario in which everything is filled shows that every entry is used, and that its kind fits the value.

use corridoi::{
    base::tree,
    file::{codec, embedded},
    model::{
        self, Path, Scenario,
        form::{self, Case, Choice, Field, Holds, Kind, Need},
        generate::{Size, generate},
        validate,
    },
};
use serde::de::{self, DeserializeOwned, Visitor};
use serde_json::{Value, json};
use std::{cell::RefCell, collections::BTreeSet, fmt, rc::Rc};

/// Notes the fields or variants that a type asks for, then fails
#[derive(Clone, Default)]
struct Asked(Rc<RefCell<Vec<&'static str>>>);

#[derive(Debug)]
struct Stop;

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("noted")
    }
}

impl std::error::Error for Stop {}

impl de::Error for Stop {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

impl<'de> de::Deserializer<'de> for Asked {
    type Error = Stop;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Stop> {
        Err(Stop)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Stop> {
        self.0.borrow_mut().extend(fields);
        Err(Stop)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Stop> {
        self.0.borrow_mut().extend(variants);
        Err(Stop)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map identifier ignored_any
    }
}

/// The fields or variants of a type, in the order of the alphabet
fn known<T: DeserializeOwned>() -> BTreeSet<&'static str> {
    let asked = Asked::default();
    assert!(T::deserialize(asked.clone()).is_err());
    let noted = asked.0.borrow();
    assert!(!noted.is_empty(), "{} is a struct or an enum", std::any::type_name::<T>());
    noted.iter().copied().collect()
}

fn same<T: DeserializeOwned>(fields: &'static [Field]) {
    let listed: BTreeSet<&str> = fields.iter().map(|field| field.name).collect();
    assert_eq!(listed, known::<T>(), "{}", std::any::type_name::<T>());
}

fn same_words<T: DeserializeOwned>(words: &[&'static str]) {
    let listed: BTreeSet<&str> = words.iter().copied().collect();
    assert_eq!(listed, known::<T>(), "{}", std::any::type_name::<T>());
}

/// The kind of a field, or of the elements of its list
fn single(fields: &'static [Field], name: &str) -> Kind {
    match form::field(fields, name).expect("a field").kind {
        Kind::Many(kind) => *kind,
        kind => kind,
    }
}

fn record(fields: &'static [Field], name: &str) -> &'static [Field] {
    match single(fields, name) {
        Kind::Record(fields) | Kind::Objects(fields) => fields,
        other => panic!("{name} is {other:?}"),
    }
}

fn cases(fields: &'static [Field], name: &str) -> &'static [Case] {
    match single(fields, name) {
        Kind::Cases(cases) => cases,
        other => panic!("{name} is {other:?}"),
    }
}

fn case_names(cases: &'static [Case]) -> Vec<&'static str> {
    cases.iter().map(|case| case.name).collect()
}

#[test]
fn every_field_of_every_type_has_an_entry_and_every_entry_a_field() {
    same::<model::Programme>(form::PROGRAMME);
    same::<model::Target>(record(form::PROGRAMME, "target"));
    same::<model::Bridge>(record(form::PROGRAMME, "bridge"));
    same::<model::Participants>(record(form::PROGRAMME, "participants"));
    same::<model::Reference>(form::REFERENCE);
    same::<model::Profile>(form::PROFILE);
    same::<model::Lever>(form::LEVER);
    same::<model::Organisation>(form::ORGANISATION);
    same::<model::RoleIn>(record(form::ORGANISATION, "roles"));
    same::<model::Link>(form::LINK);
    same::<model::Office>(form::OFFICE);
    same::<model::Course>(form::COURSE);
    same::<model::Employer>(form::EMPLOYER);
    same::<model::Position>(form::POSITION);
    same::<model::Corridor>(form::CORRIDOR);
    same::<model::Earnings>(record(form::CORRIDOR, "earnings"));
    same::<model::Intake>(form::INTAKE);
    same::<model::PlannedDate>(record(form::INTAKE, "dates"));
    same::<model::Exit>(form::EXIT);
    same::<model::Stage>(form::STAGE);
    same::<model::GivingUp>(record(form::STAGE, "giving_up"));
    same::<model::Deadline>(record(form::STAGE, "deadline"));
    same::<model::Rework>(record(form::STAGE, "rework"));
    same::<model::HighRisk>(record(form::STAGE, "high_risk"));
    same::<model::CostItem>(form::COST);
    same::<model::FundingSource>(form::SOURCE);
    same::<model::Ceiling>(record(form::SOURCE, "ceilings"));
    same::<model::Evidence>(form::EVIDENCE);
    same::<model::Commitment>(form::COMMITMENT);
    same::<model::Override>(form::OVERRIDE);
    same::<model::LawChange>(form::LAW_CHANGE);
}

#[test]
fn every_list_of_the_scenario_has_a_form_or_is_edited_elsewhere() {
    let with_form: BTreeSet<&str> = form::LISTS.iter().map(|(list, _)| *list).chain(["programme"]).collect();
    let elsewhere: BTreeSet<&str> = form::ELSEWHERE.iter().map(|(list, _)| *list).collect();
    let there = known::<Scenario>();
    assert!(with_form.is_subset(&there), "{:?} is no list", with_form.difference(&there));
    let left: Vec<&str> = there
        .iter()
        .filter(|list| !with_form.contains(*list) && !elsewhere.contains(*list))
        .copied()
        .collect();
    assert!(
        left.is_empty(),
        "{left:?} needs fields in form::LISTS, or an editor of its own in form::ELSEWHERE"
    );
}

#[test]
fn every_word_of_every_vocabulary_is_listed() {
    for choice in Choice::ALL {
        let words = choice.words();
        match choice {
            Choice::OrgKind => same_words::<model::OrgKind>(words),
            Choice::Category => same_words::<model::Art23Category>(words),
            Choice::Register => same_words::<model::Register>(words),
            Choice::Role => same_words::<model::Role>(words),
            Choice::LinkKind => same_words::<model::LinkKind>(words),
            Choice::Route => same_words::<model::Route>(words),
            Choice::StageKind => same_words::<model::StageKind>(words),
            Choice::Clock => same_words::<model::Clock>(words),
            Choice::DeadlineOn => same_words::<model::DeadlineOn>(words),
            Choice::Procedure => same_words::<model::Procedure>(words),
            Choice::Housing => same_words::<model::Housing>(words),
            Choice::Contract => same_words::<model::Contract>(words),
            Choice::CostCategory => same_words::<model::CostCategory>(words),
            Choice::SourceStatus => same_words::<model::SourceStatus>(words),
            Choice::PlanUnit => same_words::<model::PlanUnit>(words),
            Choice::CeilingKind => same_words::<model::CeilingKind>(words),
            Choice::Outcome => same_words::<model::OverrideOutcome>(words),
            Choice::Grid => same_words::<model::CalendarGrid>(words),
            Choice::Purpose => same_words::<model::Purpose>(words),
            Choice::ApprovalPath => same_words::<model::ApprovalPath>(words),
            // Levels are text in files; soundness knows which ones there are.
            Choice::Level => assert_eq!(words.len(), 7),
        }
    }
    same_words::<model::StageDuration>(&case_names(cases(form::STAGE, "duration")));
    same_words::<model::Capacity>(&case_names(cases(form::STAGE, "capacity")));
    same_words::<model::Dropout>(&case_names(cases(form::STAGE, "dropout")));
    same_words::<model::Window>(&case_names(cases(record(form::STAGE, "deadline"), "window")));
    same_words::<model::CostDriver>(&case_names(cases(form::COST, "driver")));
    same_words::<model::Payment>(&case_names(cases(form::SOURCE, "payment")));
    same_words::<model::Beneficiary>(&case_names(cases(form::SOURCE, "beneficiaries")));
}

/// Walks a value along its kind; notes which entries were met and what does not fit
#[derive(Default)]
struct Walk {
    met: BTreeSet<String>,
    wrong: Vec<String>,
}

impl Walk {
    fn fields(&mut self, fields: &'static [Field], value: &Value, at: &str, name: &str) {
        let Some(map) = value.as_object() else { return self.wrong.push(format!("{at}: {value}")) };
        for key in map.keys() {
            match form::field(fields, key) {
                Some(field) => {
                    let name = format!("{name}.{key}");
                    self.value(field.kind, &map[key], &format!("{at}/{key}"), &name);
                    self.met.insert(name);
                }
                None => self.wrong.push(format!("{at}: no entry for {key}")),
            }
        }
        for field in fields.iter().filter(|field| field.need == Need::Required) {
            if !map.contains_key(field.name) {
                self.wrong.push(format!("{at}: {} is required and absent", field.name));
            }
        }
    }

    fn value(&mut self, kind: Kind, value: &Value, at: &str, name: &str) {
        let fits = match kind {
            Kind::Id
            | Kind::Words
            | Kind::Note
            | Kind::Code(_)
            | Kind::Day
            | Kind::One(..)
            | Kind::Place(_) => value.is_string(),
            Kind::Country => value.as_str().is_some_and(|code| code.len() == 3),
            Kind::Truth => value.is_boolean(),
            Kind::Kept | Kind::Cents => value.is_i64() || value.is_u64(),
            Kind::Whole(least, most) => {
                value.as_u64().is_some_and(|n| (u64::from(least)..=u64::from(most)).contains(&n))
            }
            Kind::Number(_) => value.is_number(),
            Kind::Choice(choice) => value.as_str().is_some_and(|word| choice.words().contains(&word)),
            Kind::Estimate(units) => {
                let estimate: Result<model::Estimate, _> = tree::from_json(value);
                estimate.is_ok_and(|estimate| units.contains(&estimate.unit))
            }
            Kind::Persons => value.as_array().is_some_and(|pair| pair.len() == 2),
            Kind::Record(fields) => return self.fields(fields, value, at, name),
            Kind::Objects(fields) => {
                for item in value.as_array().into_iter().flatten() {
                    self.fields(fields, item, at, name);
                }
                value.is_array()
            }
            Kind::Many(kind) => {
                for item in value.as_array().into_iter().flatten() {
                    self.value(*kind, item, at, name);
                }
                value.is_array()
            }
            Kind::Cases(cases) => {
                let Some((case, below)) = form::case_of(cases, value) else {
                    return self.wrong.push(format!("{at}: {value} is no case"));
                };
                let name = format!("{name}:{}", case.name);
                match (case.holds, below) {
                    (Holds::Nothing, None) => {}
                    (Holds::Value(kind), Some(below)) => self.value(*kind, below, at, &name),
                    (Holds::Fields(fields), Some(below)) => self.fields(fields, below, at, &name),
                    _ => self.wrong.push(format!("{at}: {value} does not hold what its case holds")),
                }
                self.met.insert(name);
                return;
            }
        };
        if !fits {
            self.wrong.push(format!("{at}: {value} is no {kind:?}"));
        }
    }

    fn scenario(&mut self, scenario: &Scenario) {
        let whole = tree::to_json(scenario);
        self.fields(form::PROGRAMME, &whole["programme"], "programme", "programme");
        for (list, fields) in form::LISTS {
            for item in whole.get(list).and_then(Value::as_array).into_iter().flatten() {
                self.fields(fields, item, &format!("{list}/{}", item["id"]), list);
            }
        }
    }
}

/// Names of every entry and case below some fields
fn entries(fields: &'static [Field], name: &str, all: &mut BTreeSet<String>) {
    fn below(kind: Kind, name: &str, all: &mut BTreeSet<String>) {
        match kind {
            Kind::Record(fields) | Kind::Objects(fields) => entries(fields, name, all),
            Kind::Many(kind) => below(*kind, name, all),
            Kind::Cases(cases) => {
                for case in cases {
                    let name = format!("{name}:{}", case.name);
                    match case.holds {
                        Holds::Nothing => {}
                        Holds::Value(kind) => below(*kind, &name, all),
                        Holds::Fields(fields) => entries(fields, &name, all),
                    }
                    all.insert(name);
                }
            }
            _ => {}
        }
    }
    for field in fields {
        let name = format!("{name}.{}", field.name);
        below(field.kind, &name, all);
        all.insert(name);
    }
}

fn embedded_scenarios() -> Vec<Scenario> {
    let files = embedded::scenarios().iter().chain(embedded::templates());
    files.map(|file| codec::scenario_from_text(file.text).expect("sound")).collect()
}

#[test]
fn every_value_of_every_scenario_fits_its_entry() {
    let mut walk = Walk::default();
    for scenario in embedded_scenarios() {
        walk.scenario(&scenario);
    }
    for seed in 0..20 {
        walk.scenario(&generate(Size::Small, seed));
    }
    walk.scenario(&full());
    assert!(walk.wrong.is_empty(), "{:#?}", walk.wrong);
    let mut all = BTreeSet::new();
    entries(form::PROGRAMME, "programme", &mut all);
    for (list, fields) in form::LISTS {
        entries(fields, list, &mut all);
    }
    // The usual case is left out of files.
    let usual = ["corridors.stages.capacity:Unlimited", "sources.payment:AsSpent"];
    let unused: Vec<&String> =
        all.difference(&walk.met).filter(|name| !usual.contains(&name.as_str())).collect();
    assert!(unused.is_empty(), "no scenario shows {unused:#?}");
}

fn estimate(value: f64, unit: &str) -> Value {
    json!({"low": value, "usual": value, "high": value, "unit": unit, "grade": "Assumption"})
}

/// A scenario in which every field is filled and every case occurs
pub fn full() -> Scenario {
    let percent = |value: f64| estimate(value, "Percent");
    let euro = |value: f64| estimate(value, "Euro");
    let at = json!({"corridor": "via", "stage": "corso"});
    let driver = |id: &str, driver: Value, unit: Value| {
        json!({"id": id, "name": id, "category": "Travel", "unit": unit, "driver": driver, "from": "2027-01-01",
               "until": "2028-01-01", "yearly_change": 2.0, "bearer": "ente", "note": "n"})
    };
    let stage = |id: &str, stream: u32, next: &str, more: Value| {
        let mut stage = json!({"id": id, "stream": stream, "name": id, "kind": "Exam", "duration": "Immediate",
                               "next": next});
        if let (Value::Object(stage), Value::Object(more)) = (&mut stage, more) {
            stage.extend(more);
        }
        stage
    };
    let payment = |id: &str, payment: Value| json!({"id": id, "name": id, "status": "Open", "share": percent(50.0), "payment": payment});
    let mut whole = json!({
        "programme": {
            "id": "p", "title": "Tutto", "summary": "s", "example": true, "start": "2027-01-01", "months": 24,
            "grid": "Week", "as_of": "2027-01-01",
            "target": {"people": 10, "by": "2028-01-01", "source": "rif", "note": "n"},
            "promise_percent": 90.0, "bridge": {"most": euro(10.0), "yearly_interest": estimate(2.0, "PercentPerYear")},
            "purposes": ["SectorsInItaly"], "path": "LabourMinistry", "training_countries": ["MAR"],
            "abroad_percent": 100.0, "participant_fee_cents": 1, "submission_date": "2027-01-01",
            "approval_date": "2027-02-01", "agreement_date": "2027-01-01",
            "participants": {"residence": [["MAR", 2]], "citizenship": [["MAR", 2]], "stateless": 1,
                             "refugees_recognised": 1, "refugees_other": 1, "min_age": 18},
            "buffer_days": 1, "suspension_days": 1, "interview": ["programme"],
        },
        "references": [{"id": "rif", "title": "T", "place": "P", "date": "2026-01-01", "note": "n"}],
        "profiles": [{"id": "prof", "name": "P", "sector": "S", "source": "rif", "note": "n"}],
        "organisations": [{"id": "ente", "name": "E", "kind": "PublicBody", "country": "ITA", "category": "A",
            "category_assumed": true, "roles": [{"role": "Lead", "corridor": "via"}], "task": "t",
            "active_in": ["MAR"], "registers": ["Aics"], "years_active": 3, "nationally_representative": true,
            "autonomous_branch": false, "source": "rif", "note": "n"}],
        "links": [{"id": "leg", "kind": "Obligation", "from": "organisations/ente", "to": "corridors/via",
                   "label": "l"}],
        "offices": [{"id": "uff", "name": "U", "organisation": "ente", "per_month": estimate(5.0, "PeoplePerMonth"),
                     "note": "n"}],
        "courses": [{"id": "aula", "name": "C", "profile": "prof", "also_for": ["prof"], "trainer": "ente",
            "hours_italian": estimate(1.0, "Hours"), "hours_civic": estimate(1.0, "Hours"),
            "hours_safety": estimate(1.0, "Hours"), "hours_rights": estimate(1.0, "Hours"),
            "hours_vocational": estimate(1.0, "Hours"), "hours_total": estimate(5.0, "Hours"),
            "length": estimate(3.0, "Months"), "class_min": 1, "class_max": estimate(5.0, "People"),
            "classes_at_once": 1, "starts": ["2027-02-01"], "exam_level": "A1", "exam_body": "ente",
            "attendance_percent": 80.0, "distance_percent": 10.0, "note": "n"}],
        "employers": [{"id": "imp", "name": "I", "province": "RE", "firms": estimate(1.0, "Count"),
            "leasing_agency": true, "turnover_cents": 1, "requests": 1, "barred": false,
            "excluded_until": "2027-01-01", "housing": "NoHousing", "known_to_ministry": true, "source": "rif",
            "note": "n"}],
        "positions": [{"id": "posti", "employer": "imp", "corridor": "via", "profile": "prof",
            "count": estimate(5.0, "People"), "opens": "2027-01-01", "contract": "Fixed", "months": 12,
            "agreement": "a", "gross_year": estimate(1.0, "EuroPerYear"),
            "agreement_gross_year": estimate(1.0, "EuroPerYear")}],
        "corridors": [{"id": "via", "name": "V", "origin": "MAR", "territory": "T", "destination": "ITA",
            "route": "Art23", "profiles": ["prof"], "arrival_stage": "lavoro", "retention_stage": "lavoro",
            "note": "n",
            "earnings": {"origin_net": estimate(1.0, "EuroPerMonth"), "net_share": percent(70.0),
                         "rent": estimate(1.0, "EuroPerMonth"), "remittances": estimate(1.0, "EuroPerMonth"),
                         "employer_share": percent(30.0)},
            "intakes": [{"id": "primo", "date": "2027-02-01", "people": estimate(10.0, "People"), "stage": "corso",
                         "dates": [{"act": "Entry", "date": "2028-01-01"}]}],
            "exits": [{"id": "via_libera", "name": "X", "closed_path": true, "wanted": true}],
            "stages": [],
        }],
        "costs": [],
        "sources": [{"id": "fonte", "name": "F", "payer": "p", "organisation": "ente", "status": "Assumed",
            "priority": 1, "share": percent(50.0), "ceilings": [{"of": "Programme", "amount": euro(10.0)}],
            "categories": ["Travel"], "corridors": ["via"], "countries": ["MAR"], "sectors": ["S"],
            "routes": ["Art23"], "beneficiaries": [{"Letter": "A"}, {"Kind": "Union"}], "plan": "Class",
            "minimum": euro(1.0), "own_contribution": percent(1.0), "from": "2027-01-01", "until": "2028-01-01",
            "payment": {"Advance": {"percent": 50.0, "rest_after_months": 3}}, "excludes": ["rimborso"],
            "award": percent(50.0), "rulebook": "regolamento", "source": "rif", "note": "n"}],
        "evidence": [{"id": "carta", "criterion": "PAR-06", "about": "organisations/ente", "document": "D",
                      "date": "2027-01-01", "keeper": "ente"}],
        "commitments": [{"id": "impegno", "organisation": "ente", "text": "t", "by": "2027-01-01", "kept": true,
                         "about": "corridors/via", "todo": "PAR-06:x"}],
        "overrides": [{"id": "deroga", "criterion": "PAR-06", "about": "organisations/ente", "outcome": "Met",
                       "reason": "r", "date": "2027-01-01", "until": "2028-01-01", "organisation": "ente"}],
        "law_changes": [{"id": "legge", "parameter": "P_VISA_WINDOW", "value": 12.0, "from": "2027-06-01",
                         "probability": 50.0, "reason": "r"}],
        "levers": [{"id": "leva", "name": "L", "field": "courses/aula/class_max", "also": ["positions/posti/count"],
                    "min": 1.0, "max": 20.0, "step": 1.0}],
    });
    let out = "via_libera";
    whole["corridors"][0]["stages"] = json!([
        stage(
            "corso",
            1,
            "uno",
            json!({
            "accountable": "ente", "duration": "Course", "capacity": {"Classes": "aula"}, "pass": percent(80.0),
            "otherwise": out, "dropout": {"PerMonth": {"rate": estimate(1.0, "PercentPerMonth"), "exit": out}},
            "giving_up": {"rate": estimate(1.0, "PercentPerMonth"), "exit": out}, "clock": "Start",
            "training": true, "class_effect": 0.1, "note": "n", "gates": ["PAR-06"],
            "high_risk": {"duration": estimate(3.0, "Months"), "pass": percent(50.0)}})
        ),
        stage(
            "uno",
            2,
            "due",
            json!({
            "duration": {"Takes": estimate(10.0, "Days")}, "capacity": {"Office": {"office": "uff", "priority": 1}},
            "dropout": {"Whole": {"share": percent(1.0), "exit": out}},
            "deadline": {"window": {"Parameter": "P_VISA_WINDOW"}, "on": "Start", "exit": out},
            "rework": {"back_to": "corso", "share": percent(5.0), "at_most": 2, "exit": out}})
        ),
        stage(
            "due",
            3,
            "tre",
            json!({
            "capacity": {"PerMonth": estimate(5.0, "PeoplePerMonth")},
            "deadline": {"window": {"Months": 6.0}, "on": "Exit", "exit": out}})
        ),
        stage(
            "tre",
            4,
            "quattro",
            json!({
            "duration": {"Takes": estimate(10.0, "Days")}, "capacity": {"Seats": estimate(5.0, "People")}})
        ),
        stage("quattro", 5, "lavoro", json!({"capacity": "Unlimited"})),
        json!({"id": "lavoro", "stream": 6, "name": "lavoro", "kind": "Employment", "duration": "Open",
               "capacity": "Positions",
               "dropout": {"Retention": {"anchors": [{"months": 6, "share": percent(90.0)}], "exit": out}}}),
    ]);
    whole["costs"] = json!([
        driver("c1", json!({"Once": "2027-03-01"}), euro(1.0)),
        driver("c2", json!("PerMonth"), euro(1.0)),
        driver("c3", json!({"PerClass": at}), euro(1.0)),
        driver("c4", json!({"PerCourseHour": at}), euro(1.0)),
        driver("c5", json!({"PerEntry": at}), euro(1.0)),
        driver("c6", json!({"PerStart": at}), euro(1.0)),
        driver("c7", json!({"PerPersonMonth": at}), euro(1.0)),
        driver("c8", json!({"PerExit": at}), euro(1.0)),
        driver("c9", json!({"ShareOf": ["Travel"]}), percent(5.0)),
    ]);
    let sources = whole["sources"].as_array_mut().expect("a list");
    sources.push(payment("rimborso", json!({"Refund": {"after_months": 3}})));
    sources.push(payment("risultato", json!({"OnResult": {"after_months": 3}})));
    sources.push(payment("subito", json!("AsSpent")));
    let mut scenario: Scenario = tree::from_json(&whole).expect("a scenario");
    // Usual values are left out of files; the entry is met all the same.
    scenario.programme.example = true;
    let bad: Vec<_> = validate::validate(&scenario)
        .into_iter()
        .filter(|d| d.severity == corridoi::base::Severity::Error)
        .collect();
    assert!(bad.is_empty(), "{bad:?}");
    scenario
}

#[test]
fn the_kind_at_a_path_is_that_of_its_table() {
    let whole = tree::to_json(&full());
    let at = |path: &str| form::kind_at(&Path::new(path));
    assert!(matches!(at("programme/bridge/most"), Some(Kind::Estimate(_))));
    assert!(whole["programme"]["bridge"]["most"].is_object());
    assert!(matches!(at("corridors/via/intakes/primo/dates/0/act"), Some(Kind::Choice(Choice::Procedure))));
}
