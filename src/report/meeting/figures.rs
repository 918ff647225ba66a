//! The figures of a result by name: what a sentence of the story may quote, what the large search of the presentation finds.
//!
//! A name is that of a metric, with `@` and the corridor where it is of one; a stage that only one corridor has needs no corridor. Some
//! names are of the headline only: `target`, `target_date`, `tasks`, `criteria_not_met`, `criteria_unknown`, `criteria_to_verify`,
//! `effect`, `better`. Figures of the strip are those of the strip, rounded as there. Called by the rest of this folder and the window.

use crate::base::Id;
use crate::compile::payers::category_id;
use crate::model::{CostCategory, Path, Scenario};
use crate::report::{
    Report,
    figure::Figure,
    metrics::{Distribution, MetricUnit},
    view::{headline, law::Law},
    words,
};
use crate::text::Texts;

/// How a figure is said
#[derive(Debug, Clone, Copy, PartialEq)]
enum Form {
    /// Rounded to the place of its error
    Figure(Figure),
    /// A share of futures
    Futures,
    /// A share of something else
    Percent,
    /// A whole number
    Whole,
    /// With its sign
    Signed(u8),
}

/// A figure as it is said
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Said {
    /// The value that is said, rounded as it is
    pub value: f64,
    form: Form,
}

/// A figure in a list
#[derive(Debug, Clone, PartialEq)]
pub struct FigureRow {
    /// Name by which sentences quote it
    pub figure: String,
    /// What it is called
    pub name: String,
    /// "45"
    pub value: String,
    /// "da 32 a 61"; empty for shares and counts
    pub range: String,
    /// The object it comes from; none: the whole programme
    pub origin: Option<Path>,
}

impl Said {
    /// `value` as this figure is said: "45", "89.000 €", "73 futuri su 100"
    pub fn words_of(&self, value: f64, texts: &Texts) -> String {
        match &self.form {
            Form::Figure(figure) => figure.plain(texts, value),
            Form::Futures => texts.futures(value),
            Form::Percent => texts.percent(value, 0),
            Form::Whole => texts.decimal(value, 0),
            Form::Signed(places) => texts.signed(value, *places),
        }
    }

    /// The figure in words
    pub fn words(&self, texts: &Texts) -> String {
        self.words_of(self.value, texts)
    }

    /// "da 32 a 61"; none for shares and counts
    pub fn range(&self, texts: &Texts) -> Option<String> {
        match &self.form {
            Form::Figure(figure) => Some(figure.range_words(texts)),
            _ => None,
        }
    }

    /// The same figure of the base, where a variant is shown
    pub fn base(&self, texts: &Texts) -> Option<String> {
        match &self.form {
            Form::Figure(figure) => figure.base.map(|base| figure.plain(texts, base)),
            _ => None,
        }
    }
}

impl Report {
    /// The figure called `name`; none where the result has no such figure or it is undefined
    pub fn said(&self, name: &str) -> Option<Said> {
        let heads = &self.headlines;
        let figure = |figure: &Option<Figure>| {
            figure.map(|figure| Said { value: figure.value, form: Form::Figure(figure) })
        };
        let whole = |count: usize| Some(Said { value: count as f64, form: Form::Whole });
        let counts = || self.main_law().map(Law::counts);
        let effect = heads.effect.as_ref();
        match name {
            "arrivals_by_target" => figure(&heads.arrivals).filter(|_| heads.target.is_some()),
            "arrivals" if heads.target.is_none() => figure(&heads.arrivals),
            "cost_per_arrival" => figure(&heads.cost_per_arrival),
            "uncovered" => figure(&heads.uncovered),
            "stranded" => figure(&heads.stranded),
            "target" => whole(heads.target?.0 as usize),
            "tasks" => whole(self.main_law()?.n_tasks()),
            "criteria_not_met" => whole(counts()?.fail),
            "criteria_unknown" => whole(counts()?.unknown),
            "criteria_to_verify" => whole(counts()?.to_verify),
            // The base differs from itself in nothing.
            "effect" if self.people.base.is_none() => Some(Said { value: 0.0, form: Form::Signed(0) }),
            "better" if self.people.base.is_none() => Some(Said { value: 0.0, form: Form::Futures }),
            "effect" => {
                let difference = effect?.difference;
                Some(Said { value: difference.value, form: Form::Signed(difference.places) })
            }
            "better" => Some(Said { value: effect?.better, form: Form::Futures }),
            _ => self.said_metric(name),
        }
    }

    /// A word that a sentence may hold beside figures: the day of the target, the verdict; none for any other name
    pub fn said_word(&self, name: &str, texts: &Texts) -> Option<String> {
        match name {
            "target_date" => Some(headline::deadline_words(texts, self.headlines.target?.1)),
            "verdict" => Some(self.main_law()?.verdict(texts).title),
            _ => None,
        }
    }

    /// Name of the metric with its corridor, for passports; none where there is no such metric
    pub fn figure_key(&self, name: &str) -> Option<String> {
        let (id, corridor, _) = self.found(name)?;
        Some(match corridor {
            Some(corridor) => format!("{id}@{corridor}"),
            None => id,
        })
    }

    fn found(&self, name: &str) -> Option<(String, Option<Id>, usize)> {
        let (id, corridor) = match name.split_once('@') {
            Some((id, corridor)) => (id, Some(corridor)),
            None => (name, None),
        };
        let metrics = &self.metrics.metrics;
        let of = |wanted: Option<&str>| {
            metrics.iter().position(|m| m.id == id && m.corridor.as_ref().map(Id::as_str) == wanted)
        };
        let at = of(corridor).or_else(|| {
            // A stage of one corridor only needs no corridor.
            let mut all = metrics.iter().enumerate().filter(|(_, m)| m.id == id);
            let only = all.next().filter(|_| corridor.is_none())?;
            all.next().is_none().then_some(only.0)
        })?;
        Some((id.to_owned(), metrics[at].corridor.clone(), at))
    }

    fn said_metric(&self, name: &str) -> Option<Said> {
        let (_, _, at) = self.found(name)?;
        let metric = &self.metrics.metrics[at];
        let spread: &Distribution = &metric.spread;
        if metric.unit == MetricUnit::Share {
            let value = spread.mean?;
            // Of a probability there is no spread between futures.
            let form = if spread.p50.is_none() { Form::Futures } else { Form::Percent };
            return Some(Said { value, form });
        }
        let figure = Figure::of(spread, None, metric.unit)?;
        Some(Said { value: figure.value, form: Form::Figure(figure) })
    }

    /// The figures that people ask for, those of the strip first, then stage by stage, cost by cost, source by source
    pub fn figure_rows(&self, texts: &Texts) -> Vec<FigureRow> {
        let mut rows = Vec::new();
        let mut add = |figure: String, name: String, origin: Option<Path>| {
            if let Some(said) = self.said(&figure) {
                let value = said.words(texts);
                let range = said.range(texts).unwrap_or_default();
                rows.push(FigureRow { figure, name, value, range, origin });
            }
        };
        for figure in TOTALS {
            if let Some(name) = self.figure_name(figure, texts) {
                add(figure.to_owned(), name, None);
            }
        }
        for corridor in &self.scenario.corridors {
            for stage in &corridor.stages {
                let path = Path::new(&format!("corridors/{}/stages/{}", corridor.id, stage.id));
                for part in STAGE {
                    let figure = format!("{part}:{}@{}", stage.id, corridor.id);
                    if let Some(name) = self.figure_name(&figure, texts) {
                        add(figure, name, Some(path.clone()));
                    }
                }
            }
        }
        for category in CostCategory::ALL {
            for part in ["cost", "uncovered"] {
                let figure = format!("{part}:{}", category_id(category));
                if let Some(name) = self.figure_name(&figure, texts) {
                    add(figure, name, None);
                }
            }
        }
        for source in &self.scenario.sources {
            let path = Path::new("sources").join(source.id.as_str());
            for part in ["funded", "ceiling_reached"] {
                let figure = format!("{part}:{}", source.id);
                if let Some(name) = self.figure_name(&figure, texts) {
                    add(figure, name, Some(path.clone()));
                }
            }
        }
        rows
    }

    /// What the figure called `name` is called by people; none where it has no name
    pub fn figure_name(&self, name: &str, texts: &Texts) -> Option<String> {
        figure_name(&self.scenario, name, texts)
    }
}

/// Totals that people ask for
const TOTALS: [&str; 20] = [
    "arrivals_by_target",
    "arrivals",
    "target",
    "target_probability",
    "cost_per_arrival",
    "cost_total",
    "uncovered",
    "uncovered_share",
    "stranded",
    "nobody_stranded_probability",
    "eligible_probability",
    "entrants",
    "retained_12",
    "retained_share_12",
    "advanced_peak",
    "bridge_peak",
    "course_stopped_probability",
    "tasks",
    "criteria_not_met",
    "criteria_unknown",
];
/// Figures of a stage that people ask for
const STAGE: [&str; 6] = ["entries", "passed", "lost", "time_mean", "wait_mean", "lapse_probability"];

/// What a figure is called, with the names of `scenario`: "Passano da Visto", "Arrivi entro dicembre 2028"
pub fn figure_name(scenario: &Scenario, name: &str, texts: &Texts) -> Option<String> {
    let (id, corridor) = match name.split_once('@') {
        Some((id, corridor)) => (id, Some(corridor)),
        None => (name, None),
    };
    let Some((part, of)) = id.split_once(':') else {
        if let ("arrivals_by_target", Some(target)) = (id, &scenario.programme.target) {
            return Some(texts.headline_arrivals_by(headline::deadline_words(texts, target.by)));
        }
        return texts.by_id(&format!("meeting_figure_{id}"));
    };
    let stage = || {
        let mut corridors = scenario.corridors.iter();
        let found = corridors.find(|known| corridor.is_none_or(|corridor| known.id.as_str() == corridor))?;
        found.stages.iter().find(|stage| stage.id.as_str() == of).map(|stage| stage.name.clone())
    };
    let category = || {
        let found = CostCategory::ALL.into_iter().find(|category| category_id(*category) == of)?;
        Some(words::cost_category(texts, found))
    };
    let name = match part {
        "cost" | "uncovered" => category(),
        "funded" | "ceiling_reached" | "award_won" | "funded_per_arrival" | "plan_too_small" => {
            words::object_name(scenario, "sources", of)
        }
        "cost_item" => words::object_name(scenario, "costs", of),
        _ => stage(),
    }?;
    texts.by_id_with(&format!("meeting_figure_of_{part}"), &[("name", name.as_str().into())])
}

/// A value in the words of its figure, from the name alone: for what was quoted of a result that is not at hand
pub fn words_of_name(name: &str, value: f64, texts: &Texts) -> String {
    let id = name.split(['@', ':']).next().unwrap_or_default();
    if ["uncovered_share", "retained_share_12"].contains(&id) {
        return texts.percent(value, 0);
    }
    if id.ends_with("_probability")
        || ["ceiling_reached", "award_won", "plan_too_small", "better"].contains(&id)
    {
        return texts.futures(value);
    }
    if id == "effect" {
        return texts.signed(value, 0);
    }
    let euros = ["cost", "uncovered", "funded", "advanced", "bridge", "receivable"];
    if euros.iter().any(|start| id.starts_with(start)) {
        return texts.euro_amount(value);
    }
    texts.decimal(value, if value.fract() == 0.0 { 0 } else { 2 })
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::*;
    use crate::text::Lang;

    #[test]
    fn figures_of_the_strip_are_said_as_in_the_strip() {
        let report = sample::report(&sample::scenario(), 256, None);
        for lang in Lang::ALL {
            let texts = Texts::new(lang);
            let [arrivals, cost, uncovered, stranded] = report.headlines.cards(&texts);
            let names = ["arrivals_by_target", "cost_per_arrival", "uncovered", "stranded"];
            for (card, name) in [arrivals, cost, uncovered, stranded].iter().zip(names) {
                let said = report.said(name).unwrap_or_else(|| panic!("{name}"));
                assert_eq!(said.words(&texts), card.value, "{name}");
            }
        }
    }

    #[test]
    fn every_listed_figure_has_a_name_a_value_and_can_be_quoted_again() {
        let report = sample::report(&sample::scenario(), 256, None);
        for lang in Lang::ALL {
            let texts = Texts::new(lang);
            let rows = report.figure_rows(&texts);
            assert!(rows.len() > 30, "{}", rows.len());
            for row in &rows {
                assert!(!row.name.is_empty() && !row.value.is_empty(), "{row:?}");
                assert_eq!(report.said(&row.figure).map(|said| said.words(&texts)), Some(row.value.clone()));
            }
            let mut names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
            names.sort_unstable();
            let all = names.len();
            names.dedup();
            assert_eq!(names.len(), all, "each figure has a name of its own: {names:?}");
        }
    }

    #[test]
    fn a_quoted_value_has_its_unit_without_a_result_too() {
        let report = sample::report(&sample::scenario(), 256, None);
        for lang in Lang::ALL {
            let texts = Texts::new(lang);
            for row in report.figure_rows(&texts) {
                let said = report.said(&row.figure).expect("it is listed");
                // Days have digits by their error, which a name does not know.
                if !row.figure.contains("_mean") {
                    assert_eq!(words_of_name(&row.figure, said.value, &texts), row.value, "{}", row.figure);
                }
            }
        }
    }

    #[test]
    fn a_stage_of_one_corridor_needs_no_corridor_and_a_strange_name_is_no_figure() {
        let report = sample::report(&sample::scenario(), 256, None);
        let stage = report.scenario.corridors[0].stages[0].id.clone();
        let short = report.said(&format!("passed:{stage}"));
        assert!(short.is_some());
        assert_eq!(short, report.said(&format!("passed:{stage}@meccatronica")));
        for strange in ["", "chissà", "passed:nessuna", "passed:corso@altrove", "arrivals@", "{"] {
            assert_eq!(report.said(strange), None, "{strange}");
        }
    }
}
