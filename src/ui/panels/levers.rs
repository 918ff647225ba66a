//! The levers: the few numbers worth turning, with their uncertainty, their origin and what they were in the base.
//!
//! Reads the scenario's own list of levers; asks for drags and edits and keeps no value. Called by the side panel.

use super::unit_word;
use crate::base::Id;
use crate::model::edit::Tree;
use crate::model::{Edit, Estimate, Lever, Path, Unit};
use crate::report::status::Status;
use crate::report::{estimate_text, words};
use crate::session::Action;
use crate::ui::actions::Actions;
use crate::ui::memo::Memo;
use crate::ui::theme::Size;
use crate::ui::view::View;
use crate::ui::widgets::{self, LeverOrigin, LeverResponse, text};
use egui::{ScrollArea, Ui};

/// What the levers keep between two pictures
#[derive(Debug, Default)]
pub struct LeversState {
    rows: Memo<Vec<Row>>,
    dragging: Option<Id>,
    /// A text that was typed and not understood, by lever, with the reason
    refused: Option<(Id, String)>,
}

/// The number or estimate a lever turns
#[derive(Debug, Clone)]
enum Value {
    Estimate(Estimate),
    Number(f64),
}

/// A lever with everything it shows
#[derive(Debug)]
struct Row {
    lever: Lever,
    value: Value,
    /// Every field it turns, with its own value
    fields: Vec<(Path, Value)>,
    unit: Unit,
    unit_word: String,
    base: Option<f64>,
    was: String,
    grade: String,
    range: String,
    assumption: bool,
}

/// All levers, one under the other
pub fn levers_panel_ui(ui: &mut Ui, view: &View<'_>, state: &mut LeversState, actions: &mut Actions) {
    if view.seen.levers.is_empty() {
        text::paragraph(ui, &view.texts.levers_none(), Size::Body, view.theme.text.second);
        return;
    }
    let LeversState { rows, dragging, refused } = state;
    let rows = rows.get(view.key(), || rows_of(view));
    ScrollArea::vertical().id_salt("levers").auto_shrink([false, false]).show(ui, |ui| {
        text::paragraph(ui, &view.texts.levers_hint(), Size::Small, view.theme.text.third);
        for row in rows {
            ui.separator();
            lever_ui(ui, view, row, dragging, refused, actions);
        }
        if view.report.is_some_and(|report| report.headlines.effect.is_some()) {
            ui.separator();
            text::section(ui, &view.texts.levers_effect());
            super::effect_ui(ui, view);
        }
    });
}

fn rows_of(view: &View<'_>) -> Vec<Row> {
    // One tree for all look-ups: making it is the dear part.
    let (base, shown) = (Tree::of(view.base), Tree::of(view.seen));
    let texts = view.texts;
    view.seen
        .levers
        .iter()
        .filter_map(|lever| {
            let value = value_in(&shown, &lever.field)?;
            let before = value_in(&base, &lever.field);
            let (unit, grade, range, assumption) = match &value {
                Value::Estimate(estimate) => {
                    let source = estimate.source.as_ref().and_then(|id| {
                        let found = view.seen.references.iter().find(|reference| reference.id == *id);
                        found.map(|reference| reference.title.clone())
                    });
                    let grade = source.unwrap_or_else(|| words::grade(texts, estimate.grade));
                    let certain = estimate.is_certain();
                    let range =
                        if certain { String::new() } else { estimate_text::say_bare(texts, estimate) };
                    (estimate.unit, grade, range, estimate.is_assumption())
                }
                Value::Number(_) => (Unit::Count, texts.levers_choice(), String::new(), false),
            };
            let base = before.as_ref().map(usual_of).filter(|before| *before != usual_of(&value));
            let was = match (&before, &value) {
                (Some(_), _) if base.is_some() => {
                    texts.common_was(estimate_text::number(texts, base.unwrap_or_default()))
                }
                (Some(Value::Estimate(old)), Value::Estimate(new))
                    if (old.low, old.high) != (new.low, new.high) =>
                {
                    texts.common_was(estimate_text::say_bare(texts, old))
                }
                _ => String::new(),
            };
            let unit_word = unit_word(texts, usual_of(&value), unit);
            let fields =
                lever.fields().filter_map(|field| Some((field.clone(), value_in(&shown, field)?))).collect();
            let lever = lever.clone();
            Some(Row { lever, value, fields, unit, unit_word, base, was, grade, range, assumption })
        })
        .collect()
}

fn lever_ui(
    ui: &mut Ui,
    view: &View<'_>,
    row: &Row,
    dragging: &mut Option<Id>,
    refused: &mut Option<(Id, String)>,
    actions: &mut Actions,
) {
    let texts = view.texts;
    let lever = &row.lever;
    let band = match &row.value {
        Value::Estimate(estimate) if !estimate.is_certain() => Some([estimate.low, estimate.high]),
        _ => None,
    };
    let origin =
        LeverOrigin { grade: &row.grade, assumption: row.assumption, words: &row.range, was: &row.was };
    let shown = widgets::Lever {
        id: egui::Id::unique(("lever", lever.id.as_str())),
        name: &lever.name,
        value: usual_of(&row.value),
        band,
        base: row.base,
        limits: [lever.min, lever.max],
        step: lever.step,
        places: places_of(lever.step),
        unit: &row.unit_word,
        origin,
    };
    let echo = |typed: &str| match estimate_text::read(typed, texts.lang(), row.unit) {
        Ok(understood) => estimate_text::understood(texts, understood),
        Err(unclear) => unclear.words(texts),
    };
    let answer = shown.show(ui, texts, Some(&echo));
    carry_out(view, row, &answer, dragging, refused, actions);
    if let Some((_, reason)) = refused.as_ref().filter(|(id, _)| *id == lever.id) {
        text::paragraph(ui, reason, Size::Small, view.theme.status(Status::ToVerify).ink);
    }
}

fn carry_out(
    view: &View<'_>,
    row: &Row,
    answer: &LeverResponse,
    dragging: &mut Option<Id>,
    refused: &mut Option<(Id, String)>,
    actions: &mut Actions,
) {
    let (lever, value) = (&row.lever, &row.value);
    let usual = |number: f64| edits_for(&row.fields, number, None);
    let moved = |band: [f64; 2]| edits_for(&row.fields, usual_of(value), Some(band));
    let preview = answer.preview.map(usual).or_else(|| answer.band_preview.map(moved));
    let committed = answer.committed.map(usual).or_else(|| answer.band_committed.map(moved));
    if let Some(edits) = preview {
        if dragging.as_ref() != Some(&lever.id) {
            *dragging = Some(lever.id.clone());
            actions.act(Action::BeginDrag);
        }
        actions.act(Action::DragTo(edits));
    } else if dragging.as_ref() == Some(&lever.id) {
        *dragging = None;
        if let Some(edits) = committed {
            actions.act(Action::DragTo(edits));
        }
        actions.act(Action::CommitDrag);
    } else if let Some(edits) = committed {
        actions.act(Action::Edit(edits));
    }
    if answer.committed.is_some() || answer.preview.is_some() {
        *refused = None;
    }
    if let Some(typed) = &answer.typed {
        *refused = None;
        match (estimate_text::read(typed, view.texts.lang(), row.unit), value) {
            (Ok(understood), Value::Estimate(_)) => {
                let band = [understood.low, understood.high];
                actions.act(Action::Edit(edits_for(&row.fields, understood.usual, Some(band))));
            }
            (Ok(understood), Value::Number(_)) => {
                actions.act(Action::Edit(edits_for(&row.fields, understood.usual, None)));
            }
            (Err(unclear), _) => *refused = Some((lever.id.clone(), unclear.words(view.texts))),
        }
    }
}

fn usual_of(value: &Value) -> f64 {
    match value {
        Value::Estimate(estimate) => estimate.usual,
        Value::Number(number) => *number,
    }
}

/// The edits that give every field of a lever a usual value, and a band if one is given; the band never excludes the usual value
fn edits_for(fields: &[(Path, Value)], usual: f64, band: Option<[f64; 2]>) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (field, value) in fields {
        match value {
            Value::Number(_) => edits.push(Edit::number(field, usual)),
            Value::Estimate(estimate) => {
                let own = if estimate.is_certain() { [usual, usual] } else { [estimate.low, estimate.high] };
                let [low, high] = band.unwrap_or(own);
                let usual = if band.is_some() { usual.clamp(low, high.max(low)) } else { usual };
                let part = |name: &str, number: f64| Edit::number(&field.join(name), number);
                edits.extend([
                    part("low", low.min(usual)),
                    part("high", high.max(usual)),
                    part("usual", usual),
                ]);
            }
        }
    }
    edits
}

fn value_in(tree: &Tree, field: &Path) -> Option<Value> {
    let found = tree.get(field)?;
    match found.as_f64() {
        Some(number) => Some(Value::Number(number)),
        None => serde_json::from_value(found.clone()).ok().map(Value::Estimate),
    }
}

/// Decimal places that show every step
fn places_of(step: f64) -> u8 {
    (0..3_u8)
        .find(|places| {
            let scaled = step * [1.0, 10.0, 100.0][usize::from(*places)];
            (scaled - scaled.round()).abs() < 1e-9
        })
        .unwrap_or(3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Grade;

    fn fields(estimate: Estimate) -> Vec<(Path, Value)> {
        vec![(Path::new("a/b"), Value::Estimate(estimate))]
    }

    fn numbers(edits: &[Edit]) -> Vec<(String, f64)> {
        edits
            .iter()
            .map(|edit| match edit {
                Edit::Set { path, value } => (path.as_str().to_owned(), value.as_f64().expect("a number")),
                _ => (String::new(), f64::NAN),
            })
            .collect()
    }

    #[test]
    fn a_usual_value_outside_the_band_widens_the_band() {
        let estimate = Estimate::range(30.0, 75.0, 180.0, Unit::Days, Grade::Assumption);
        let edits = edits_for(&fields(estimate), 20.0, None);
        assert_eq!(
            numbers(&edits),
            [("a/b/low".to_owned(), 20.0), ("a/b/high".to_owned(), 180.0), ("a/b/usual".to_owned(), 20.0)]
        );
    }

    #[test]
    fn a_certain_number_stays_certain() {
        let estimate = Estimate::certain(16.0, Unit::People, Grade::Expert);
        let edits = edits_for(&fields(estimate), 20.0, None);
        assert!(numbers(&edits).iter().all(|(_, number)| *number == 20.0));
    }

    #[test]
    fn moving_the_band_takes_the_usual_value_along_only_where_it_must() {
        let estimate = Estimate::range(30.0, 75.0, 180.0, Unit::Days, Grade::Assumption);
        let inside = edits_for(&fields(estimate.clone()), 75.0, Some([40.0, 190.0]));
        assert_eq!(numbers(&inside)[2].1, 75.0);
        let outside = edits_for(&fields(estimate), 75.0, Some([90.0, 200.0]));
        assert_eq!(numbers(&outside)[2].1, 90.0);
    }

    #[test]
    fn each_field_of_a_lever_keeps_its_own_band() {
        let one = Estimate::range(30.0, 75.0, 180.0, Unit::Days, Grade::Assumption);
        let other = Estimate::range(10.0, 20.0, 40.0, Unit::Days, Grade::Law);
        let fields = vec![(Path::new("a"), Value::Estimate(one)), (Path::new("b"), Value::Estimate(other))];
        let edits = numbers(&edits_for(&fields, 50.0, None));
        assert_eq!((edits[1].1, edits[4].1), (180.0, 50.0));
        assert_eq!((edits[0].1, edits[3].1), (30.0, 10.0));
    }

    #[test]
    fn a_lever_shows_the_places_of_its_step() {
        assert_eq!((places_of(1.0), places_of(0.5), places_of(0.25), places_of(10.0)), (0, 1, 2, 0));
    }
}
