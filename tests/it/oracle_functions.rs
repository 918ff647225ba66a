//! The function cases of the oracle file that concern calendar, distributions, statistics and analysis.
//!
//! Holds the bridge from a `call` name and its JSON input to our functions, and a test that runs those cases.
//! The harness of the engine calls [`call`] for every name it does not answer itself.

use corridoi::{
    analysis::{evpi, ocba, rank, sobol},
    base::{add_months, date_from_text},
    engine::{
        After, SurvivalAnchor,
        calendar::{Calendar, Grid, Unit, capacity_ticks},
        dist::{Dist, discretise, norm_quantile},
        stats,
        survival::survival_to_hazard,
    },
};
use serde_json::{Value, json};

/// The answer of our function `name` to `input`; `None` when the name is not one of these functions
pub fn call(name: &str, input: &Value) -> Option<Value> {
    Some(match name {
        "tick_round" => json!(calendar(input).tick_round(date(input, "date"))),
        "tick_floor" => json!(calendar(input).tick_floor(date(input, "date"))),
        "tick_date" => json!(calendar(input).first_day(whole(input, "tick") as i32).to_string()),
        "add_months" => json!(add_months(date(input, "date"), whole(input, "months") as i32).to_string()),
        "capacity_ticks" => json!(capacity_ticks(number(input, "rate"), whole(input, "ticks") as u32)),
        "discretise" => {
            let unit: Unit = read(input, "unit");
            let grid: Grid = if input.get("tick").is_some() { read(input, "tick") } else { Grid::Month };
            json!(discretise(&read::<Dist>(input, "dist"), unit, grid).expect("a duration"))
        }
        "dist_quantile" => json!(read::<Dist>(input, "dist").quantile(number(input, "u"))),
        "survival_to_hazard" => {
            let anchors: Vec<SurvivalAnchor> = read(input, "anchors");
            let after: After = read(input, "after");
            json!(survival_to_hazard(&anchors, after, whole(input, "ticks") as u32))
        }
        "quantile" => json!(stats::quantile(&numbers(input, "x"), number(input, "p"))),
        "wilson" => {
            let interval =
                stats::wilson(whole(input, "k") as u64, whole(input, "n") as u64, confidence(input));
            let interval = interval.expect("trials");
            json!([interval.lower, interval.upper])
        }
        "quantile_ci" => {
            let sorted = stats::sorted(&numbers(input, "x"));
            let interval = stats::quantile_interval(&sorted, number(input, "p"), confidence(input));
            let interval = interval.expect("values");
            json!({
                "lower_rank": interval.lower_rank,
                "upper_rank": interval.upper_rank,
                "lower": interval.lower,
                "upper": interval.upper,
            })
        }
        "mean_se" => {
            let answer = stats::mean_se(&numbers(input, "x")).expect("values");
            json!({ "mean": answer.mean, "sd": answer.sd, "se": answer.se })
        }
        "anova" => {
            let split = stats::variance_split(&read::<Vec<Vec<f64>>>(input, "y")).expect("a nested design");
            json!({
                "mean": split.mean,
                "stochastic": split.stochastic,
                "parameter": split.parameter,
                "parameter_raw": split.parameter_raw,
            })
        }
        "spearman" => json!(rank::spearman(&numbers(input, "x"), &numbers(input, "y"))),
        "prcc" => {
            let rows: Vec<Vec<f64>> = read(input, "x");
            let columns: Vec<Vec<f64>> =
                (0..rows[0].len()).map(|column| rows.iter().map(|row| row[column]).collect()).collect();
            json!(rank::partial_rank(&columns, &numbers(input, "y")).expect("a design").prcc)
        }
        "sobol" => sobol_indices(input),
        "ocba" => {
            let total = number(input, "total");
            let answer =
                ocba::allocate(&numbers(input, "means"), &numbers(input, "sds"), total).expect("options");
            json!({ "best": answer.best, "allocation": answer.shares })
        }
        "evpi_table" => json!(evpi::evpi(&read::<Vec<Vec<f64>>>(input, "net_benefit"))),
        "evpi_two_normals" => json!(evpi::evpi_of_two_normals(
            (number(input, "mean1"), number(input, "sd1")),
            (number(input, "mean2"), number(input, "sd2")),
        )),
        _ => return None,
    })
}

/// A function of points of the unit cube
type Function = Box<dyn Fn(&[f64]) -> f64>;

fn sobol_indices(input: &Value) -> Value {
    let name = text(input, "function");
    let rows = whole(input, "n") as u32;
    let function: Function = if name.starts_with("ishigami") {
        let (a, b) = (number(input, "a"), number(input, "b"));
        Box::new(move |u| {
            let x: Vec<f64> = u.iter().map(|u| std::f64::consts::PI * (2.0 * u - 1.0)).collect();
            let (sine, square) = (libm::sin(x[0]), x[2] * x[2]);
            sine + a * libm::sin(x[1]) * libm::sin(x[1]) + b * square * square * sine
        })
    } else {
        let (mean, sd) = (numbers(input, "mean"), numbers(input, "sd"));
        Box::new(move |u| {
            u.iter().zip(mean.iter().zip(&sd)).map(|(u, (mean, sd))| mean + sd * norm_quantile(*u)).product()
        })
    };
    let design = sobol::Design::new(rows, 3, 1);
    let answers: Vec<f64> = design.runs().map(|run| function(&design.point(run))).collect();
    let indices = design.indices(&answers).expect("a complete design");
    // These functions have no chance in them; the column of chance must say so.
    assert!(indices.chance.first.abs() < 0.02 && indices.chance.total == 0.0);
    let parameters = &indices.parameters;
    json!({
        "first": parameters.iter().map(|index| index.first).collect::<Vec<_>>(),
        "total": parameters.iter().map(|index| index.total).collect::<Vec<_>>(),
    })
}

fn calendar(input: &Value) -> Calendar {
    Calendar::new(date(input, "start"), read(input, "mode")).expect("a start that fits the grid")
}

fn date(input: &Value, key: &str) -> corridoi::base::Date {
    date_from_text(text(input, key)).expect("a date")
}

fn text<'a>(input: &'a Value, key: &str) -> &'a str {
    input[key].as_str().unwrap_or_else(|| panic!("{key} in {input}"))
}

fn number(input: &Value, key: &str) -> f64 {
    input[key].as_f64().unwrap_or_else(|| panic!("{key} in {input}"))
}

fn whole(input: &Value, key: &str) -> i64 {
    input[key].as_i64().unwrap_or_else(|| panic!("{key} in {input}"))
}

fn numbers(input: &Value, key: &str) -> Vec<f64> {
    read(input, key)
}

fn confidence(input: &Value) -> f64 {
    input["confidence"].as_f64().unwrap_or(0.95)
}

fn read<T: serde::de::DeserializeOwned>(input: &Value, key: &str) -> T {
    serde_json::from_value(input[key].clone()).unwrap_or_else(|error| panic!("{key} in {input}: {error}"))
}

/// How far an answer may be from the expected one
#[derive(Clone, Copy)]
enum Tolerance {
    Absolute(f64),
    Relative(f64),
}

/// Compares field by field; a mismatch names its place
fn compare(place: &str, found: &Value, expected: &Value, tolerance: Tolerance) -> Result<(), String> {
    match (found, expected) {
        (Value::Array(left), Value::Array(right)) if left.len() == right.len() => left
            .iter()
            .zip(right)
            .enumerate()
            .try_for_each(|(i, (left, right))| compare(&format!("{place}/{i}"), left, right, tolerance)),
        (Value::Object(left), Value::Object(right)) => right.iter().try_for_each(|(key, right)| {
            compare(&format!("{place}/{key}"), left.get(key).unwrap_or(&Value::Null), right, tolerance)
        }),
        (Value::Number(left), Value::Number(right)) => {
            let (left, right) = (left.as_f64().unwrap_or(f64::NAN), right.as_f64().unwrap_or(f64::NAN));
            let allowed = match tolerance {
                Tolerance::Absolute(allowed) => allowed,
                Tolerance::Relative(allowed) => allowed * right.abs(),
            };
            if (left - right).abs() <= allowed {
                Ok(())
            } else {
                Err(format!("{place}: {left} is not {right}"))
            }
        }
        _ if found == expected => Ok(()),
        _ => Err(format!("{place}: {found} is not {expected}")),
    }
}

#[test]
fn every_function_case_of_these_names_gives_the_expected_answer() {
    let file: Value = serde_json::from_str(include_str!("../golden/oracles-public.json")).expect("JSON");
    let mut answered = 0;
    let mut failures = Vec::new();
    for case in file["cases"].as_array().expect("cases").iter().filter(|case| case["kind"] == "function") {
        let tolerance = match (case["abs_tol"].as_f64(), case["rel_tol"].as_f64()) {
            (Some(allowed), _) => Tolerance::Absolute(allowed),
            (None, Some(allowed)) => Tolerance::Relative(allowed),
            (None, None) => panic!("a case without tolerance"),
        };
        for item in case["items"].as_array().expect("items") {
            let name = item["call"].as_str().expect("a name");
            let Some(found) = call(name, &item["input"]) else { continue };
            answered += 1;
            let place = format!("{} {name} {}", text(case, "id"), item["input"]);
            let place: String = place.chars().take(200).collect();
            failures.extend(compare(&place, &found, &item["expect"], tolerance).err());
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(answered >= 70, "only {answered} cases were answered");
}
