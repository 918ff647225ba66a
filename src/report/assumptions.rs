//! The estimates a scenario rests on, with source and grade: what "no figure without origin" is read from.
//!
//! Finds every estimate wherever it stands in the scenario, so that a new field needs no line here. Judges none of them.
//! Called by reports, the terminal and the papers.

use super::{estimate_text, words};
use crate::base::{Id, tree};
use crate::model::{Estimate, Grade, Path, Scenario, SourceStatus};
use crate::text::Texts;
use serde_json::Value;

/// One estimate with its place
#[derive(Debug, Clone, PartialEq)]
pub struct Origin {
    /// The field
    pub path: Path,
    /// The estimate
    pub estimate: Estimate,
    /// Title of the reference it names
    pub reference: Option<String>,
}

/// Where a figure comes from, as the line under a field shows it
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OriginLine {
    /// "ipotesi", to be underlined with dots; none where a source or a choice of the group stands behind the figure
    pub assumption: Option<String>,
    /// "it-ER Careers 2021", or the grade where there is no title
    pub source: Option<String>,
    /// "da 30 a 180, di solito 75"; none for a certain number
    pub range: Option<String>,
}

/// How many estimates have each grade
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Grades {
    /// Set by law or a notice
    pub law: usize,
    /// Measured
    pub measured: usize,
    /// Secondary sources
    pub secondary: usize,
    /// Judged by experts
    pub expert: usize,
    /// Assumptions
    pub assumption: usize,
}

impl Grades {
    /// All of them
    pub const fn total(&self) -> usize {
        self.law + self.measured + self.secondary + self.expert + self.assumption
    }

    /// Grades of a list
    pub fn of<'a>(list: impl IntoIterator<Item = &'a Origin>) -> Self {
        let mut grades = Self::default();
        for origin in list {
            *match origin.estimate.grade {
                Grade::Law => &mut grades.law,
                Grade::Measured => &mut grades.measured,
                Grade::Secondary => &mut grades.secondary,
                Grade::Expert => &mut grades.expert,
                Grade::Assumption => &mut grades.assumption,
            } += 1;
        }
        grades
    }

    /// "47 stime: 3 di legge, 12 misurate, …": only grades that occur
    pub fn words(&self, texts: &Texts) -> String {
        if self.total() == 0 {
            return texts.assumptions_none();
        }
        let parts: Vec<String> = [
            (self.law, texts.grade_law()),
            (self.measured, texts.grade_measured()),
            (self.secondary, texts.grade_secondary()),
            (self.expert, texts.grade_expert()),
            (self.assumption, texts.grade_assumption()),
        ]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{} {word}", texts.integer(count as i64)))
        .collect();
        texts.assumptions_count(self.total(), parts.join(" · "))
    }
}

/// Every estimate the simulation or the money uses, sorted by place
///
/// Left out: closed sources, which are never counted on, and the differences of variants.
pub fn origins(scenario: &Scenario) -> Vec<Origin> {
    let mut found = Vec::new();
    walk(&tree::to_json(scenario), &Path::new(""), &mut found);
    let closed: Vec<Path> = scenario
        .sources
        .iter()
        .filter(|source| source.status == SourceStatus::Closed)
        .map(|source| Path::new("sources").join(source.id.as_str()))
        .collect();
    found.retain(|(path, _)| !closed.iter().any(|closed| path.is_within(closed)));
    found
        .into_iter()
        .map(|(path, estimate)| Origin {
            reference: reference_title(scenario, estimate.source.as_ref()),
            path,
            estimate,
        })
        .collect()
}

/// The line under a field
pub fn line(texts: &Texts, scenario: &Scenario, estimate: &Estimate) -> OriginLine {
    let title = reference_title(scenario, estimate.source.as_ref());
    let assumption = estimate.is_assumption().then(|| texts.grade_assumption());
    let source = match (&assumption, title) {
        (_, Some(title)) => Some(title),
        (Some(_), None) => None,
        (None, None) if estimate.is_certain() && estimate.grade == Grade::Expert => {
            Some(texts.assumptions_choice())
        }
        (None, None) => Some(words::grade(texts, estimate.grade)),
    };
    let range = (!estimate.is_certain()).then(|| estimate_text::say_bare(texts, estimate));
    OriginLine { assumption, source, range }
}

fn reference_title(scenario: &Scenario, id: Option<&Id>) -> Option<String> {
    let id = id?;
    scenario.references.iter().find(|reference| reference.id == *id).map(|reference| reference.title.clone())
}

fn walk(value: &Value, path: &Path, found: &mut Vec<(Path, Estimate)>) {
    match value {
        Value::Object(map) => {
            if map.contains_key("usual")
                && let Ok(estimate) = tree::from_json::<Estimate>(value)
            {
                found.push((path.clone(), estimate));
                return;
            }
            for (key, below) in map {
                if path.as_str().is_empty()
                    && ["variants", "levers", "story", "motions", "meetings", "layout"]
                        .contains(&key.as_str())
                {
                    continue;
                }
                walk(below, &path.join(key), found);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let name =
                    item.get("id").and_then(Value::as_str).map_or_else(|| index.to_string(), str::to_owned);
                walk(item, &path.join(&name), found);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::model::Unit;
    use crate::text::Lang;

    #[test]
    fn every_estimate_is_found_with_its_place() {
        let scenario = sample::scenario();
        let found = origins(&scenario);
        let at = |path: &str| found.iter().find(|o| o.path.as_str() == path);
        assert!(at("corridors/meccatronica/stages/nulla_osta/duration/Takes").is_some());
        assert!(at("courses/saldatura/class_max").is_some());
        assert!(at("sources/fondo/ceilings/0/amount").is_some());
        assert_eq!(Grades::of(&found).assumption, found.len());
        let texts = Texts::new(Lang::It);
        let name = |path: &str| words::place(&texts, &scenario, &Path::new(path));
        assert_eq!(name("corridors/meccatronica/stages/nulla_osta/duration/Takes"), "Nulla osta · durata");
        assert_eq!(name("courses/saldatura/class_max"), "Persone per classe");
        assert_eq!(name("sources/fondo/ceilings/0/amount"), "Fondo europeo · tetti · importo");
    }

    #[test]
    fn a_closed_source_is_never_counted_on() {
        let mut scenario = sample::scenario();
        scenario.sources[0].status = SourceStatus::Closed;
        assert!(!origins(&scenario).iter().any(|o| o.path.as_str().starts_with("sources/fondo")));
    }

    #[test]
    fn the_line_of_origin_tells_assumptions_from_sources() {
        let scenario = sample::scenario();
        let texts = Texts::new(Lang::It);
        let guess = Estimate::range(30.0, 75.0, 180.0, Unit::Days, Grade::Assumption);
        let told = line(&texts, &scenario, &guess);
        assert_eq!(told.assumption.as_deref(), Some("ipotesi"));
        assert_eq!((told.source, told.range.as_deref()), (None, Some("da 30 a 180, di solito 75")));
        let mut known = Estimate::range(50.0, 75.0, 95.0, Unit::Percent, Grade::Secondary);
        known.source = Some(Id::new("patto").expect("an id"));
        let told = line(&texts, &scenario, &known);
        assert_eq!((told.assumption, told.source.as_deref()), (None, Some("Patto locale")));
        let chosen = Estimate::certain(16.0, Unit::People, Grade::Expert);
        assert_eq!(line(&texts, &scenario, &chosen).source.as_deref(), Some("scelta del gruppo"));
    }
}
