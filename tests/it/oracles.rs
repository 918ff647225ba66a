//! The engine against the test vectors: known answers, exact laws, and an independent simulation.
//!
//! Runs every case of the public file, and of the files named in `CORRIDOI_ORACLES` (paths separated by `:`), under the
//! rules the files state: z = 4.5, one retry with another seed and four times the replicates. Invalid models must be
//! refused with the code they name. Prints how many cases passed.

use crate::oracle_functions;
use corridoi::engine::{
    Design, RunOptions, Simulation, TickModel, Totals, form_classes,
    money::{CostLine, Source, Waterfall, indexed_cents, waterfill},
    philox::{philox4x32_10, uniform53},
    validate,
};
use serde_json::{Value, json};
use std::{fs, sync::Mutex, thread};

const Z: f64 = 4.5;
const SEEDS: [u64; 2] = [20_261_121, 77_003];

#[test]
#[expect(clippy::print_stdout, reason = "whoever runs further files wants to know how many passed")]
fn every_case_of_the_oracle_files_passes() {
    let public = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/oracles-public.json");
    let further = std::env::var("CORRIDOI_ORACLES").unwrap_or_default();
    let files = std::iter::once(public).chain(further.split(':').filter(|path| !path.is_empty()));
    let (mut passed, mut failures) = (0, Vec::new());
    for path in files {
        let file: Value = serde_json::from_str(&fs::read_to_string(path).expect("a file")).expect("JSON");
        for case in file["cases"].as_array().expect("cases") {
            let found = match case["kind"].as_str() {
                Some("function") => check_functions(case),
                Some("model") => check_model(case),
                _ => vec!["neither function nor model".to_owned()],
            };
            if found.is_empty() {
                passed += 1;
            } else {
                failures.push(format!("{} {}: {}", case["id"], case["title"], found.join("; ")));
            }
        }
        for item in file["invalid_models"]["items"].as_array().into_iter().flatten() {
            match check_invalid(&file["invalid_models"]["base"], item) {
                None => passed += 1,
                Some(problem) => failures.push(problem),
            }
        }
    }
    println!("{passed} passed, {} failed", failures.len());
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

// ---------------------------------------------------------------------------------------------- functions

fn check_functions(case: &Value) -> Vec<String> {
    let tolerance = |key: &str| case[key].as_f64();
    let mut problems = Vec::new();
    for item in case["items"].as_array().expect("items") {
        let name = item["call"].as_str().expect("a call");
        let Some(answer) =
            call(name, &item["input"]).or_else(|| oracle_functions::call(name, &item["input"]))
        else {
            problems.push(format!("no function {name}"));
            continue;
        };
        let tolerance = |key: &str| item[key].as_f64().or(tolerance(key));
        if !agrees(&answer, &item["expect"], tolerance("abs_tol"), tolerance("rel_tol")) {
            problems.push(format!("{name} {} gives {answer}, expected {}", item["input"], item["expect"]));
        }
    }
    problems
}

fn agrees(answer: &Value, expect: &Value, absolute: Option<f64>, relative: Option<f64>) -> bool {
    match (answer, expect) {
        (Value::Number(a), Value::Number(b)) => {
            let (a, b) = (a.as_f64().expect("a float"), b.as_f64().expect("a float"));
            (a - b).abs() <= absolute.unwrap_or(0.0) + relative.unwrap_or(0.0) * b.abs()
        }
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| agrees(a, b, absolute, relative))
        }
        (Value::Object(a), Value::Object(b)) => {
            b.iter().all(|(key, b)| a.get(key).is_some_and(|a| agrees(a, b, absolute, relative)))
        }
        (a, b) => a == b,
    }
}

/// Our own functions by the names of the file
fn call(name: &str, input: &Value) -> Option<Value> {
    let whole = |key: &str| input[key].as_u64().expect("a number") as u32;
    let list = |key: &str| -> Vec<u32> {
        input[key].as_array().expect("a list").iter().map(|x| x.as_u64().expect("a word") as u32).collect()
    };
    Some(match name {
        "philox4x32_10" => {
            let counter: [u32; 4] = list("counter").try_into().expect("four words");
            json!(philox4x32_10(counter, list("key").try_into().expect("two words")))
        }
        "uniform53" => json!(uniform53(whole("lo"), whole("hi"))),
        "form_classes" => {
            let waiting = whole("waiting");
            let formed = form_classes(waiting, whole("min"), whole("max"), whole("slots"));
            let sizes: Vec<u32> = (0..formed.classes).map(|class| formed.size(class)).collect();
            json!({ "classes": formed.classes, "seated": formed.seated, "waiting": waiting - formed.seated, "sizes": sizes })
        }
        "indexed_cents" => {
            let annual = input["annual"].as_f64().expect("a rate");
            let cents = input["cents"].as_i64().expect("cents");
            json!(indexed_cents(cents, annual, whole("base_tick"), whole("tick"), 12))
        }
        "waterfill" => pay(input),
        _ => return None,
    })
}

fn pay(input: &Value) -> Value {
    let lines = input["lines"].as_array().expect("lines");
    let mut costs: Vec<&str> = lines.iter().map(|line| line["id"].as_str().expect("an id")).collect();
    costs.sort_unstable();
    costs.dedup();
    let position = |id: &str| costs.iter().position(|cost| *cost == id);
    let sources: Vec<Source> = input["sources"]
        .as_array()
        .expect("sources")
        .iter()
        .map(|source| Source {
            id: source["id"].as_str().expect("an id").to_owned(),
            from: source["from"].as_u64().expect("a tick") as u32,
            to: source["to"].as_u64().expect("a tick") as u32,
            ceiling: source["ceiling_cents"].as_i64().expect("cents"),
            ppm: (source["share"].as_f64().expect("a share") * 1e6).round() as i64,
            eligible: source["eligible"]
                .as_array()
                .map(|list| list.iter().filter_map(|id| position(id.as_str().expect("an id"))).collect()),
        })
        .collect();
    let names: Vec<String> = sources.iter().map(|source| source.id.clone()).collect();
    let lines: Vec<CostLine> = lines
        .iter()
        .map(|line| CostLine {
            tick: line["tick"].as_u64().expect("a tick") as u32,
            cost: position(line["id"].as_str().expect("an id")).expect("a cost"),
            cents: line["cents"].as_i64().expect("cents"),
        })
        .collect();
    let paid = waterfill(&lines, &Waterfall::new(sources, costs.len()));
    let by_source: serde_json::Map<String, Value> =
        names.into_iter().zip(paid.by_source.iter().map(|cents| json!(cents))).collect();
    json!({ "paid": by_source, "own": paid.own, "own_per_line": paid.own_per_line })
}

// ------------------------------------------------------------------------------------------------- models

fn check_model(case: &Value) -> Vec<String> {
    let replicates = case["replicates"].as_u64().expect("a number") as u32;
    let first = try_model(case, SEEDS[0], replicates);
    if first.is_empty() {
        return first;
    }
    try_model(case, SEEDS[1], replicates.saturating_mul(4))
}

fn try_model(case: &Value, seed: u64, replicates: u32) -> Vec<String> {
    let (model, _) = match TickModel::from_json(&case["model"]) {
        Ok(loaded) => loaded,
        Err(errors) => return vec![format!("refused: {errors:?}")],
    };
    let checks = case["checks"].as_array().expect("checks");
    let mut options = RunOptions::new(seed, replicates);
    options.keep = checks.iter().map(|check| check["of"].as_str().expect("a name").to_owned()).collect();
    let simulation = match Simulation::new(&model, options.clone()) {
        Ok(simulation) => simulation,
        Err(errors) => return vec![format!("refused: {errors:?}")],
    };
    let totals = run_in_threads(&simulation, 2, 500);
    let mut problems: Vec<String> = checks.iter().filter_map(|check| check_one(check, &totals)).collect();
    let split = &case["variance_split"];
    if split.is_object() {
        let name = split["of"].as_str().expect("a name");
        // "nested: 2,000 parameter draws x 10 replicates"
        let text = split["design"].as_str().expect("a design").replace(',', "");
        let numbers: Vec<u32> = text.split(' ').filter_map(|word| word.parse().ok()).collect();
        options.design = Design::Nested { draws: numbers[0], k: numbers[1] };
        let simulation = Simulation::new(&model, options).expect("the same model");
        let found = run_in_threads(&simulation, 2, 500).variance_split(name).expect("a nested design");
        let slack = split["rel_tol"].as_f64().expect("a tolerance");
        for (what, value) in [("parameter", found.parameter), ("stochastic", found.stochastic)] {
            let expected = split[what].as_f64().expect("a variance");
            if (value - expected).abs() > slack * expected {
                problems.push(format!("{what} variance {value}, expected {expected}"));
            }
        }
    }
    problems
}

fn check_one(check: &Value, totals: &Totals) -> Option<String> {
    let name = check["of"].as_str().expect("a name");
    let Some(mut values) = totals.values(name) else { return Some(format!("{name} is not kept")) };
    if let Some(given) = check["given"].as_str() {
        // The values of a ratio are already those with arrivals.
        assert_eq!(given, "arrivals > 0");
        if !name.starts_with("cost_per_arrival") {
            let arrivals = totals.values("arrivals:").expect("always kept");
            values = values.into_iter().zip(arrivals).filter(|(_, n)| *n > 0.0).map(|(x, _)| x).collect();
        }
    }
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let number = |key: &str| check[key].as_f64();
    let problem = |what: &str, got: f64, expected: f64, slack: f64| {
        let off = (got - expected).abs();
        (off.is_nan() || off > slack).then(|| format!("{name} {what} {got}, expected {expected} ± {slack}"))
    };
    let share = |keep: &dyn Fn(f64) -> bool| values.iter().filter(|x| keep(**x)).count() as f64 / count;
    if let Some(exact) = number("exact")
        && let Some(other) = values.iter().find(|x| **x != exact)
    {
        return Some(format!("{name} is {other}, expected {exact} always"));
    }
    if let (Some(expected), Some(sd)) = (number("mean"), number("sd")) {
        let reference = number("ref_se").unwrap_or(0.0);
        let slack = Z * (sd * sd / count + reference * reference).sqrt() + 1e-9 * expected.abs();
        if let Some(found) = problem("mean", mean, expected, slack) {
            return Some(found);
        }
        if let Some(kurtosis) = number("kurtosis") {
            let variance = values.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / (count - 1.0);
            let slack = Z * sd * sd * ((kurtosis - 1.0) / count).sqrt();
            if let Some(found) = problem("variance", variance, sd * sd, slack) {
                return Some(found);
            }
        }
    }
    for (k, p) in check["pmf"].as_array().into_iter().flatten().enumerate() {
        let p = p.as_f64().expect("a probability");
        let slack = Z * (p * (1.0 - p) / count).sqrt() + 3.0 / count;
        if let Some(found) = problem(&format!("share of {k}"), share(&|x| x == k as f64), p, slack) {
            return Some(found);
        }
    }
    if let Some(p) = number("prob_zero") {
        let slack = Z * (p * (1.0 - p) / count).sqrt() + 3.0 / count;
        if let Some(found) = problem("share of 0", share(&|x| x == 0.0), p, slack) {
            return Some(found);
        }
    }
    if check["prob_ge"].is_object() {
        let number = |key: &str| check["prob_ge"][key].as_f64().unwrap_or(0.0);
        let (p, threshold, reference) = (number("p"), number("threshold"), number("ref_se"));
        let slack = Z * (p * (1.0 - p) / count + reference * reference).sqrt() + 1.0 / count;
        return problem("share reaching the threshold", share(&|x| x >= threshold), p, slack);
    }
    None
}

/// All replicates on several threads, in blocks
pub fn run_in_threads(simulation: &Simulation, threads: u32, block: u32) -> Totals {
    let totals = Mutex::new(simulation.totals());
    let next = Mutex::new(0u32);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let mut scratch = simulation.scratch();
                loop {
                    let start = {
                        let mut next = next.lock().expect("no thread has panicked");
                        let start = *next;
                        *next = start.saturating_add(block).min(simulation.replicates());
                        start
                    };
                    if start >= simulation.replicates() {
                        break;
                    }
                    let part = simulation
                        .block(start..start + block, &mut scratch, &|| false)
                        .expect("nobody cancels");
                    assert!(totals.lock().expect("no thread has panicked").add(part));
                }
            });
        }
    });
    totals.into_inner().expect("no thread has panicked")
}

// ----------------------------------------------------------------------------------------- invalid models

fn check_invalid(base: &Value, item: &Value) -> Option<String> {
    let (code, pointer) =
        (item["code"].as_str().expect("a code"), item["pointer"].as_str().expect("a pointer"));
    let mut model = base.clone();
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
    let parent = model.pointer_mut(parent).expect("a parent");
    match parent {
        Value::Object(fields) => {
            fields.insert(key.to_owned(), item["value"].clone());
        }
        other => other[key.parse::<usize>().expect("a position")] = item["value"].clone(),
    }
    let errors = validate(&model).errors;
    let refused = TickModel::from_json(&model).is_err();
    (!refused || !errors.iter().any(|error| error.code == code))
        .then(|| format!("{code} at {pointer} = {}: {errors:?}", item["value"]))
}

#[test]
fn the_base_of_the_invalid_models_is_valid() {
    let public = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/oracles-public.json");
    let file: Value = serde_json::from_str(&fs::read_to_string(public).expect("a file")).expect("JSON");
    assert_eq!(validate(&file["invalid_models"]["base"]).errors, []);
}
