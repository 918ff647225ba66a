//! An answer as edits: what it sets, and what has to follow it so that the scenario stays of one piece.
//!
//! A country takes participants, foreign bodies and names with it, a first day takes the whole calendar along, a number
//! beyond a lever widens the lever. What would leave the scenario with a new error is refused.

use super::{Answer, Form, Question, Refused, places};
use crate::base::{Date, Severity, add_days, add_months, days_between, tree};
use crate::model::{
    Capacity, Ceiling, CeilingKind, CostDriver, Country, Edit, Estimate, Grade, OrgKind, Path, Route,
    Scenario, Unit, edit, validate::validate,
};
use serde_json::{Value, json};

/// Months by which a calendar may be moved: ten years
const FARTHEST: i32 = 120;
/// Longest calendar, in months
const LONGEST: i32 = 240;

impl Question {
    /// The edits that answer it in `scenario`, the mark that it was answered among them
    ///
    /// `note` is what numbers say of their origin, in the language of the person who answers: an answer without a
    /// source is an assumption.
    pub fn edits(self, s: &Scenario, answer: &Answer, note: &str) -> Result<Vec<Edit>, Refused> {
        if !self.applies(s) {
            return Err(Refused::OutOfPlace);
        }
        let mut edits = self.answered_by(s, answer, note)?;
        widen_levers(s, &mut edits);
        edits.push(self.confirmed(s));
        let after = edit::apply(s, &edits).map_err(|_error| Refused::Unsound)?;
        let errors = |s: &Scenario| validate(s).iter().filter(|d| d.severity == Severity::Error).count();
        if errors(&after) > errors(s) { Err(Refused::Unsound) } else { Ok(edits) }
    }

    fn answered_by(self, s: &Scenario, answer: &Answer, note: &str) -> Result<Vec<Edit>, Refused> {
        match (self.form(), answer) {
            (Form::Words, Answer::Words(text)) => self.words(s, text.trim()),
            (Form::Count, Answer::Count(people)) => {
                Ok(vec![set("programme/target/people", *people), set("programme/target/note", note)])
            }
            (Form::Estimate(unit), Answer::Estimate(numbers)) => {
                let [low, usual, high] = *numbers;
                let in_order = low >= 0.0 && low <= usual && usual <= high && high.is_finite();
                if in_order { self.numbers(s, *numbers, unit, note) } else { Err(Refused::Unsound) }
            }
            (Form::Date, Answer::Date(day)) => self.day(s, *day),
            (Form::Country, Answer::Country(country, name)) => {
                let at = usize::from(self == Self::SecondOrigin);
                country_edits(s, at, country, name)
            }
            _ => Err(Refused::OutOfPlace),
        }
    }

    /// The edit that leaves what the scenario says now and counts it as the answer
    pub fn confirmed(self, s: &Scenario) -> Edit {
        let is_known = |question: &Self| *question == self || question.is_answered(s);
        let ids: Vec<&str> = Self::ALL.into_iter().filter(is_known).map(Self::id).collect();
        set("programme/interview", ids)
    }

    fn words(self, s: &Scenario, text: &str) -> Result<Vec<Edit>, Refused> {
        if text.is_empty() {
            return Err(Refused::Empty);
        }
        let edit = match self {
            Self::Title => set("programme/title", text),
            Self::Profile => {
                let profile =
                    places::profile(s).and_then(|at| s.profiles.get(at)).ok_or(Refused::OutOfPlace)?;
                set(&format!("profiles/{}/name", profile.id), text)
            }
            Self::Monitoring => return watched(s, text),
            _ => {
                let organisation = self.organisation(s).ok_or(Refused::OutOfPlace)?;
                set(&format!("organisations/{}/name", organisation.id), text)
            }
        };
        Ok(vec![edit])
    }

    fn numbers(self, s: &Scenario, numbers: [f64; 3], unit: Unit, note: &str) -> Result<Vec<Edit>, Refused> {
        let estimate = |[low, usual, high]: [f64; 3], unit| {
            let estimate = Estimate { note: note.to_owned(), ..assumed(low, usual, high, unit) };
            tree::to_json(&estimate)
        };
        // A total over several places is shared in equal parts.
        let share = |n: usize, at: usize| numbers.map(|number| part(number, n, at));
        Ok(match self {
            Self::Positions => {
                let n = s.positions.len();
                let each = |(at, one): (usize, &crate::model::Position)| {
                    set(&format!("positions/{}/count", one.id), estimate(share(n, at), unit))
                };
                s.positions.iter().enumerate().map(each).collect()
            }
            Self::Firms => {
                let n = s.employers.len();
                let each = |(at, one): (usize, &crate::model::Employer)| {
                    set(&format!("employers/{}/firms", one.id), estimate(share(n, at), unit))
                };
                s.employers.iter().enumerate().map(each).collect()
            }
            Self::Places => {
                let arrivals = places::arrivals(s);
                let n = arrivals.len();
                let each = |(at, (stage, found)): (usize, &(Path, &crate::model::Stage))| {
                    let value = estimate(share(n, at), unit);
                    if matches!(found.capacity, Capacity::Seats(_)) {
                        Edit::Set { path: stage.join("capacity/Seats"), value }
                    } else {
                        Edit::Set { path: stage.join("capacity"), value: json!({ "Seats": value }) }
                    }
                };
                arrivals.iter().enumerate().map(each).collect()
            }
            Self::People => {
                let mut edits = Vec::new();
                for corridor in &s.corridors {
                    for intake in &corridor.intakes {
                        let path = format!("corridors/{}/intakes/{}/people", corridor.id, intake.id);
                        edits.push(set(&path, estimate(numbers, unit)));
                    }
                }
                let usual = numbers[1].round() as u32;
                edits.extend(participants(s, |corridor| {
                    usual.saturating_mul(u32::try_from(corridor.intakes.len()).unwrap_or(u32::MAX))
                }));
                edits
            }
            Self::MainSource => {
                let source = places::main_source(s).ok_or(Refused::OutOfPlace)?;
                let at = source.ceilings.iter().position(|ceiling| ceiling.of == CeilingKind::Programme);
                let list = format!("sources/{}/ceilings", source.id);
                if let Some(at) = at {
                    vec![set(&format!("{list}/{at}/amount"), estimate(numbers, unit))]
                } else {
                    let [low, usual, high] = numbers;
                    let amount = Estimate { note: note.to_owned(), ..assumed(low, usual, high, unit) };
                    let mut ceilings = source.ceilings.clone();
                    ceilings.push(Ceiling { of: CeilingKind::Programme, amount });
                    vec![set(&list, tree::to_json(&ceilings))]
                }
            }
            Self::EmployerShare => {
                let (source, at) = places::employer_share(s).ok_or(Refused::OutOfPlace)?;
                vec![set(&format!("sources/{}/ceilings/{at}/amount", source.id), estimate(numbers, unit))]
            }
            _ => return Err(Refused::OutOfPlace),
        })
    }

    fn day(self, s: &Scenario, day: Date) -> Result<Vec<Edit>, Refused> {
        let p = &s.programme;
        match self {
            Self::Submission => Ok(vec![set("programme/submission_date", day.to_string())]),
            Self::TargetBy => {
                if day <= p.start {
                    return Err(Refused::TooEarly);
                }
                let mut edits = vec![set("programme/target/by", day.to_string())];
                if day > p.end() {
                    // The calendar reaches as far as the goal.
                    let months = months_between(p.start, day) + 1;
                    if months > LONGEST {
                        return Err(Refused::TooFar);
                    }
                    edits.push(set("programme/months", months));
                }
                Ok(edits)
            }
            Self::Start => move_calendar(s, day),
            _ => Err(Refused::OutOfPlace),
        }
    }
}

/// What is watched becomes a commitment of the lead
fn watched(s: &Scenario, text: &str) -> Result<Vec<Edit>, Refused> {
    let path = Path::new("commitments").join(places::WATCHED);
    if s.commitments.iter().any(|promise| promise.id.as_str() == places::WATCHED) {
        return Ok(vec![Edit::Set { path: path.join("text"), value: Value::from(text) }]);
    }
    let lead = places::lead(s).ok_or(Refused::OutOfPlace)?;
    let corridor = s.corridors.first().ok_or(Refused::OutOfPlace)?;
    let value = json!({
        "id": places::WATCHED, "organisation": lead.id, "text": text,
        "about": format!("corridors/{}", corridor.id),
    });
    Ok(vec![Edit::Add { list: Path::new("commitments"), value, before: None }])
}

/// The corridor at place `at` begins in another country: names, bodies of that country and participants follow
fn country_edits(s: &Scenario, at: usize, country: &Country, name: &str) -> Result<Vec<Edit>, Refused> {
    let corridor = places::corridor_abroad(s, at).ok_or(Refused::OutOfPlace)?;
    let third = matches!(
        corridor.route,
        Route::Art23 | Route::BlueCard | Route::Quota | Route::SeasonalQuota | Route::Art27
    );
    if *country == corridor.destination || (third && country.is_eu()) {
        return Err(Refused::NoThirdCountry);
    }
    let old = &corridor.origin;
    let path = Path::new("corridors").join(corridor.id.as_str());
    let mut edits = vec![Edit::Set { path: path.join("origin"), value: Value::from(country.code()) }];
    if !name.trim().is_empty() {
        let name = format!("{}–{}", name.trim(), corridor.territory);
        edits.push(Edit::Set { path: path.join("name"), value: Value::from(name) });
    }
    let is_shared = s.corridors.iter().any(|other| other.id != corridor.id && other.origin == *old);
    let is_of_corridor = |roles: &[crate::model::RoleIn]| {
        roles.iter().any(|role| role.corridor.as_ref() == Some(&corridor.id))
    };
    for body in s.organisations.iter().filter(|body| !is_shared || is_of_corridor(&body.roles)) {
        let path = Path::new("organisations").join(body.id.as_str());
        if body.kind == OrgKind::ForeignAuthority && body.country == *old {
            edits.push(Edit::Set { path: path.join("country"), value: Value::from(country.code()) });
        }
        if body.active_in.contains(old) {
            let active = body.active_in.iter().map(|one| if one == old { country } else { one });
            edits.push(Edit::Set { path: path.join("active_in"), value: codes(active) });
        }
    }
    // Everything else about people is read off the corridors as they are then.
    let after = edit::apply(s, &edits).map_err(|_error| Refused::Unsound)?;
    if !s.programme.training_countries.is_empty() {
        let abroad = after.corridors.iter().filter(|one| one.origin != one.destination);
        edits.push(set("programme/training_countries", codes(abroad.map(|one| &one.origin))));
    }
    edits.extend(participants(&after, |corridor| {
        let people: f64 = corridor.intakes.iter().map(|intake| intake.people.usual).sum();
        people.round() as u32
    }));
    Ok(edits)
}

/// Residence and citizenship of participants, where the scenario says them, from the corridors
fn participants(s: &Scenario, people: impl Fn(&crate::model::Corridor) -> u32) -> Vec<Edit> {
    let mut list: Vec<(Country, u32)> = Vec::new();
    for corridor in s.corridors.iter().filter(|one| one.origin != one.destination) {
        match list.iter_mut().find(|(country, _)| *country == corridor.origin) {
            Some((_, sum)) => *sum = sum.saturating_add(people(corridor)),
            None => list.push((corridor.origin.clone(), people(corridor))),
        }
    }
    list.sort();
    let said = &s.programme.participants;
    [("residence", &said.residence), ("citizenship", &said.citizenship)]
        .into_iter()
        .filter(|(_, old)| !old.is_empty() && !list.is_empty())
        .map(|(field, _)| set(&format!("programme/participants/{field}"), tree::to_json(&list)))
        .collect()
}

/// The first intake is on `day`; everything that is planned moves along, what the law and calls fix stays
fn move_calendar(s: &Scenario, day: Date) -> Result<Vec<Edit>, Refused> {
    let first = places::first_intake(s).ok_or(Refused::OutOfPlace)?;
    let days = days_between(first, day);
    let months = months_between(first, day);
    if months.abs() > FARTHEST {
        return Err(Refused::TooFar);
    }
    let p = &s.programme;
    let mut edits = vec![set("programme/start", add_months(p.start, months).to_string())];
    if let Some(target) = &p.target {
        edits.push(set("programme/target/by", add_months(target.by, months).to_string()));
    }
    for corridor in &s.corridors {
        for intake in &corridor.intakes {
            let path = format!("corridors/{}/intakes/{}", corridor.id, intake.id);
            edits.push(set(&format!("{path}/date"), add_days(intake.date, days).to_string()));
            if !intake.dates.is_empty() {
                let mut dates = intake.dates.clone();
                for act in &mut dates {
                    act.date = add_days(act.date, days);
                }
                edits.push(set(&format!("{path}/dates"), tree::to_json(&dates)));
            }
        }
    }
    for course in &s.courses {
        let starts: Vec<String> =
            course.starts.iter().map(|start| add_days(*start, days).to_string()).collect();
        edits.push(set(&format!("courses/{}/starts", course.id), starts));
    }
    for position in &s.positions {
        let opens = add_months(position.opens, months).to_string();
        edits.push(set(&format!("positions/{}/opens", position.id), opens));
    }
    for cost in &s.costs {
        let path = Path::new("costs").join(cost.id.as_str());
        let mut moved = |field: &str, date: Date| {
            let value = Value::from(add_months(date, months).to_string());
            edits.push(Edit::Set { path: path.join(field), value });
        };
        if let CostDriver::Once(date) = cost.driver {
            moved("driver/Once", date);
        }
        if let Some(date) = cost.from {
            moved("from", date);
        }
        if let Some(date) = cost.until {
            moved("until", date);
        }
    }
    Ok(edits)
}

/// Levers whose field takes a value outside their ends reach to it
fn widen_levers(s: &Scenario, edits: &mut Vec<Edit>) {
    let mut wider = Vec::new();
    for lever in &s.levers {
        let value = edits.iter().rev().find_map(|edit| match edit {
            Edit::Set { path, value } if *path == lever.field => value.get("usual").and_then(Value::as_f64),
            _ => None,
        });
        let Some(value) = value else { continue };
        let path = Path::new("levers").join(lever.id.as_str());
        if value > lever.max {
            wider.push(Edit::number(&path.join("max"), value));
        }
        if value < lever.min {
            wider.push(Edit::number(&path.join("min"), value));
        }
    }
    edits.append(&mut wider);
}

fn assumed(low: f64, usual: f64, high: f64, unit: Unit) -> Estimate {
    Estimate::range(low, usual, high, unit, Grade::Assumption)
}

/// Share `at` of `n` equal shares; whole numbers stay whole, the first shares take what is left over
fn part(total: f64, n: usize, at: usize) -> f64 {
    let (n, at) = (n.max(1) as f64, at as f64);
    if total.fract() == 0.0 { ((total + n - 1.0 - at) / n).floor() } else { total / n }
}

fn months_between(from: Date, to: Date) -> i32 {
    (i32::from(to.year()) - i32::from(from.year())) * 12 + i32::from(to.month()) - i32::from(from.month())
}

fn codes<'a>(countries: impl Iterator<Item = &'a Country>) -> Value {
    let mut codes: Vec<&str> = countries.map(Country::code).collect();
    codes.sort_unstable();
    codes.dedup();
    Value::from(codes)
}

fn set(path: &str, value: impl Into<Value>) -> Edit {
    Edit::Set { path: Path::new(path), value: value.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_of_a_total_make_the_total_and_keep_their_order() {
        for n in 1..6 {
            for total in 0..40 {
                let shares: Vec<f64> = (0..n).map(|at| part(f64::from(total), n, at)).collect();
                assert_eq!(shares.iter().sum::<f64>(), f64::from(total));
                let more: Vec<f64> = (0..n).map(|at| part(f64::from(total + 1), n, at)).collect();
                assert!(shares.iter().zip(&more).all(|(less, more)| less <= more), "{total} over {n}");
            }
        }
    }
}
