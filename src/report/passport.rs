//! Passports of figures: a short code that says which figure it is, what it is, and what it rests on.
//!
//! A code is thirteen signs, `7K2Q-9XM3-DA4BR`: four name the figure, four hold its value, one each the scenario, the law, the luck with
//! the number of futures, and the engine; the last one finds slips of the pen. To verify a code, the figure is computed anew and both are
//! compared: the value decides, the other signs say why it differs. Says nothing about whether a figure is true. Called by the papers and
//! by `verify`.

use super::{
    Report,
    comparison::Compared,
    figure::Figure as Shown,
    metrics::{Distribution, Metric},
};
use crate::base::Id;
use crate::engine::TICK_MODEL_FORMAT;
use crate::text::Texts;
use sha2::{Digest as _, Sha256};
use std::{fmt, str::FromStr};

/// Digits of a code: no letter that looks like a figure
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Signs of a code without the last one
const SIGNS: usize = 12;

/// A code; two are equal when every sign is
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code([u8; SIGNS]);

/// A text that is no code
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a code")]
pub struct NoCode;

/// A figure of a result with its code
#[derive(Debug, Clone, PartialEq)]
pub struct Passport {
    /// Stable name: that of its metric with its corridor, `stage:…`, `money:…`, `law:…`, `chart:…`, `against:…`
    pub key: String,
    /// Its code
    pub code: Code,
    /// What it is now, for people
    pub value: Value,
}

/// What a figure is
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A number of a run
    Number(Box<Metric>),
    /// Several numbers, a chart, a verdict: what it says is in the paper
    Several,
}

/// All figures of a result with their codes
#[derive(Debug, Clone, PartialEq)]
pub struct Passports {
    /// The variant the result is of; none: the base
    pub variant: Option<Id>,
    /// In the order of the report
    pub all: Vec<Passport>,
}

/// What a code says about a result computed anew
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict<'a> {
    /// The same figure; `causes` changed without changing it
    Same(&'a Passport, Vec<Cause>),
    /// Another value, and what changed; with no cause, the code was never one of this figure
    Different(&'a Passport, Vec<Cause>),
    /// There is no such figure in the result
    NotHere,
}

/// What a figure rests on
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// The scenario or its variant
    Scenario,
    /// The rulebooks
    Law,
    /// The seed or the number of futures
    Run,
    /// The program
    Engine,
}

impl Passports {
    /// The figures of `report`, which shows `variant`, with those of `compared` against the base
    pub fn of(report: &Report, variant: Option<&Id>, compared: Option<&Compared>) -> Self {
        let mut maker = Maker { variant, ground: ground(report), all: Vec::new() };
        for metric in &report.metrics.metrics {
            let key = match &metric.corridor {
                Some(corridor) => format!("{}@{corridor}", metric.id),
                None => metric.id.clone(),
            };
            let spread = bits(&metric.spread);
            maker.put(key, &spread, Value::Number(Box::new(metric.clone())));
        }
        for stage in &report.flow.stages {
            let mut parts: Vec<u64> =
                [&stage.entered, &stage.passed, &stage.lost].into_iter().flat_map(bits).collect();
            parts.extend(stage.days.iter().flat_map(bits));
            maker.put(format!("stage:{}/{}", stage.corridor, stage.stage), &parts, Value::Several);
        }
        for corridor in &report.scenario.corridors {
            let parts: Vec<u64> = report
                .flow
                .of_corridor(&corridor.id)
                .flat_map(|stage| [&stage.passed, &stage.lost].into_iter().flat_map(bits).collect::<Vec<_>>())
                .collect();
            maker.put(format!("chart:flow-{}", corridor.id), &parts, Value::Several);
        }
        let mut whole = Vec::new();
        for row in &report.money.rows {
            let mut parts: Vec<u64> = vec![row.cost as u64, row.uncovered as u64];
            parts.extend(row.cells.iter().map(|cell| cell.euros() as u64));
            whole.extend(parts.iter().copied());
            let category = crate::compile::payers::category_id(row.category);
            maker.put(format!("money:{category}"), &parts, Value::Several);
        }
        maker.put("money".to_owned(), &whole, Value::Several);
        maker.put("chart:sources".to_owned(), &whole, Value::Several);
        let fan: Vec<u64> = report
            .people
            .points
            .iter()
            .flat_map(|p| [p.p10, p.p25, p.p50, p.p75, p.p90].map(f64::to_bits))
            .collect();
        maker.put("chart:arrivals".to_owned(), &fan, Value::Several);
        let dots: Vec<u64> = report.people.dots.iter().map(|dot| dot.to_bits()).collect();
        maker.put("chart:dots".to_owned(), &dots, Value::Several);
        for law in &report.law {
            let book = &law.assessment.rulebook;
            let mut whole =
                vec![law.todo.cost() as u64, u64::from(law.todo.days()), law.todo.items.len() as u64];
            for result in &law.assessment.results {
                let outcome = [result.outcome as u64];
                whole.extend(outcome);
                maker.put(format!("law:{book}/{}", result.id), &outcome, Value::Several);
            }
            maker.put(format!("law:{book}"), &whole, Value::Several);
        }
        for row in compared.iter().flat_map(|compared| &compared.results) {
            let parts = [row.before, row.after, row.difference, row.low, row.high, row.better, row.equal];
            let parts = parts.map(|part| part.map_or(u64::MAX, f64::to_bits));
            maker.put(format!("against:{}", row.id), &parts, Value::Several);
        }
        Self { variant: variant.cloned(), all: maker.all }
    }

    /// The code of the figure called `key`; none if the result has no such figure
    pub fn code(&self, key: &str) -> Option<Code> {
        self.all.iter().find(|passport| passport.key == key).map(|passport| passport.code)
    }

    /// The code of a number: of a corridor, or of all together
    pub fn code_of(&self, id: &str, corridor: Option<&Id>) -> Option<Code> {
        match corridor {
            Some(corridor) => self.code(&format!("{id}@{corridor}")),
            None => self.code(id),
        }
    }

    /// What `code` says about this result
    pub fn verify(&self, code: Code) -> Verdict<'_> {
        let named = |passport: &&Passport| passport.code.0[..4] == code.0[..4];
        let of_name: Vec<&Passport> = self.all.iter().filter(named).collect();
        let same = |passport: &&&Passport| passport.code.0[4..8] == code.0[4..8];
        if let Some(passport) = of_name.iter().find(same) {
            return Verdict::Same(passport, causes(code, passport.code));
        }
        match of_name.first() {
            Some(passport) => Verdict::Different(passport, causes(code, passport.code)),
            None => Verdict::NotHere,
        }
    }
}

impl Passport {
    /// "56, da 38 a 74" for a number; none for what a paper says in words
    pub fn value_words(&self, texts: &Texts) -> Option<String> {
        let Value::Number(metric) = &self.value else { return None };
        match Shown::of(&metric.spread, None, metric.unit) {
            Some(figure) => Some(format!("{}, {}", figure.value_words(texts), figure.range_words(texts))),
            None => Some(metric.spread.mean.map_or_else(|| "–".to_owned(), |share| texts.futures(share))),
        }
    }
}

fn causes(of_paper: Code, now: Code) -> Vec<Cause> {
    [Cause::Scenario, Cause::Law, Cause::Run, Cause::Engine]
        .into_iter()
        .enumerate()
        .filter(|(place, _)| of_paper.0[8 + place] != now.0[8 + place])
        .map(|(_, cause)| cause)
        .collect()
}

struct Maker<'a> {
    variant: Option<&'a Id>,
    ground: [u8; 4],
    all: Vec<Passport>,
}

impl Maker<'_> {
    fn put(&mut self, key: String, parts: &[u64], value: Value) {
        let variant = self.variant.map_or("", Id::as_str);
        let mut signs = [0; SIGNS];
        signs[..4].copy_from_slice(&four(&Sha256::digest(format!("{variant}\n{key}"))));
        let mut hash = Sha256::new();
        for part in parts {
            hash.update(part.to_le_bytes());
        }
        signs[4..8].copy_from_slice(&four(&hash.finalize()));
        signs[8..].copy_from_slice(&self.ground);
        self.all.push(Passport { key, code: Code(signs), value });
    }
}

/// Scenario, law, luck and engine, a digit each
fn ground(report: &Report) -> [u8; 4] {
    // What is said in meetings is no input. A scenario is plain data with text keys.
    let scenario = serde_json::to_vec(&report.scenario.without_meetings()).unwrap_or_default();
    let mut law = Sha256::new();
    for of in &report.law {
        law.update(format!("{:?}", of.book));
    }
    let run = Sha256::digest(format!("{} {}", report.seed, report.futures));
    let engine = Sha256::digest(format!("{} {TICK_MODEL_FORMAT:?}", env!("CARGO_PKG_VERSION")));
    [Sha256::digest(scenario)[0] % 32, law.finalize()[0] % 32, run[0] % 32, engine[0] % 32]
}

/// Every number of a spread that a paper may show, in bits
fn bits(spread: &Distribution) -> Vec<u64> {
    let numbers = [spread.mean, spread.low, spread.high, spread.p10, spread.p50, spread.p90];
    let mut bits = vec![spread.n];
    bits.extend(numbers.map(|number| number.map_or(u64::MAX, f64::to_bits)));
    bits
}

/// The first twenty bits of a hash as four digits
fn four(hash: &[u8]) -> [u8; 4] {
    let bits = u32::from_be_bytes([0, hash[0], hash[1], hash[2]]) >> 4;
    [(bits >> 15) as u8 % 32, (bits >> 10) as u8 % 32, (bits >> 5) as u8 % 32, bits as u8 % 32]
}

impl Code {
    /// Weights are odd, so that one wrong sign always shows.
    fn check(self) -> u8 {
        let sum: u32 = self.0.iter().zip((1_u32..).step_by(2)).map(|(digit, w)| u32::from(*digit) * w).sum();
        (sum % 32) as u8
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, digit) in self.0.iter().copied().chain([self.check()]).enumerate() {
            if place == 4 || place == 8 {
                f.write_str("-")?;
            }
            write!(f, "{}", char::from(DIGITS[usize::from(digit)]))?;
        }
        Ok(())
    }
}

impl FromStr for Code {
    type Err = NoCode;

    /// Reads what a person types from paper: small letters, spaces or nothing for the dashes, O for 0, I and L for 1
    fn from_str(text: &str) -> Result<Self, NoCode> {
        let mut digits = Vec::with_capacity(SIGNS + 1);
        for character in text.chars().filter(|c| !matches!(c, '-' | ' ' | '–')) {
            let character = match character.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            let digit = DIGITS.iter().position(|digit| char::from(*digit) == character).ok_or(NoCode)?;
            digits.push(digit as u8);
        }
        let (check, signs) = digits.split_last().ok_or(NoCode)?;
        let code = Self(signs.try_into().ok().ok_or(NoCode)?);
        if code.check() == *check { Ok(code) } else { Err(NoCode) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::model::{Edit, Path, edit};

    fn dearer() -> Report {
        let path = Path::new("costs/classe/unit");
        let edits = [("low", 14_000.0), ("usual", 17_000.0), ("high", 20_000.0)];
        let edits: Vec<Edit> = edits.iter().map(|(part, n)| Edit::number(&path.join(part), *n)).collect();
        sample::report(&edit::apply(&sample::scenario(), &edits).expect("it fits"), 256, None)
    }

    #[test]
    fn every_figure_verifies_against_the_same_result() {
        let report = sample::report(&sample::scenario(), 256, None);
        let (paper, again) = (Passports::of(&report, None, None), Passports::of(&report, None, None));
        assert!(paper.all.len() > 60, "{}", paper.all.len());
        for passport in &paper.all {
            let typed: Code = passport.code.to_string().to_lowercase().parse().expect("a code");
            let Verdict::Same(found, causes) = again.verify(typed) else { panic!("{passport:?}") };
            assert_eq!((&found.key, causes), (&passport.key, vec![]));
        }
    }

    #[test]
    fn changing_an_input_fails_exactly_the_figures_that_depend_on_it() {
        let before = sample::report(&sample::scenario(), 256, None);
        let after = dearer();
        let (paper, now) = (Passports::of(&before, None, None), Passports::of(&after, None, None));
        for passport in &paper.all {
            let metric = |report: &Report| match &passport.value {
                Value::Number(m) => report.metric(&m.id, m.corridor.as_ref()).map(bits),
                Value::Several => None,
            };
            let is_same = match now.verify(passport.code) {
                Verdict::Same(_, causes) => {
                    assert!(causes.is_empty() || causes == [Cause::Scenario], "{passport:?}");
                    true
                }
                Verdict::Different(_, causes) => {
                    assert_eq!(causes, [Cause::Scenario], "{passport:?}");
                    false
                }
                Verdict::NotHere => panic!("{passport:?}"),
            };
            if metric(&before).is_some() {
                assert_eq!(is_same, metric(&before) == metric(&after), "{}", passport.key);
            }
        }
        let fails =
            |key: &str| matches!(now.verify(paper.code(key).expect("a figure")), Verdict::Different(..));
        assert!(fails("cost_total") && fails("money") && fails("chart:sources"));
        assert!(!fails("arrivals") && !fails("chart:arrivals"), "classes cost more, nobody arrives later");
    }

    #[test]
    fn other_luck_and_other_variants_are_told() {
        let report = sample::report(&sample::scenario(), 256, None);
        let other = sample::report(&sample::scenario(), 255, None);
        let code = Passports::of(&report, None, None).code("cost_total").expect("a figure");
        let now = Passports::of(&other, None, None);
        let Verdict::Different(_, causes) = now.verify(code) else { panic!("another number of futures") };
        assert_eq!(causes, [Cause::Run]);
        let variant = Id::new("altra").expect("an id");
        assert_eq!(Passports::of(&report, Some(&variant), None).verify(code), Verdict::NotHere);
    }

    #[test]
    fn one_wrong_sign_is_no_code() {
        let report = sample::report(&sample::scenario(), 64, None);
        let code = Passports::of(&report, None, None).all[0].code.to_string();
        for place in (0..code.len()).filter(|place| &code[*place..=*place] != "-") {
            for digit in DIGITS.iter().map(|digit| char::from(*digit)) {
                let mut wrong = code.clone();
                wrong.replace_range(place..=place, &digit.to_string());
                assert_eq!(wrong.parse::<Code>().is_ok(), wrong == code, "{wrong}");
            }
        }
        assert_eq!("".parse::<Code>(), Err(NoCode));
        assert_eq!("perché no".parse::<Code>(), Err(NoCode));
    }
}
