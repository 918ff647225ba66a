//! Estimates: typed as people say them, with an echo and the shape while typing, grade, source, unit, note.
//!
//! An estimate that is new has the grade of an assumption until another is chosen. The shape is a picture of the spread, not
//! a figure: nothing is read from it.

use super::{
    Form,
    pick::{Item, items_of},
};
use crate::base::tree;
use crate::model::{
    Estimate, Grade, Path, Shape, Unit,
    form::{Need, To},
};
use crate::report::status::Status;
use crate::report::{estimate_text, words};
use crate::ui::icons;
use crate::ui::panels::unit_word;
use crate::ui::theme::Size;
use crate::ui::widgets::{Field, icon_button, text};
use egui::{Id, Role, Sense, Shape as Painted, Stroke, Ui, WidgetInfo, pos2, vec2};
use serde_json::Value;

/// Grades in the order of trust
const GRADES: [Grade; 5] = [Grade::Law, Grade::Measured, Grade::Secondary, Grade::Expert, Grade::Assumption];

impl Form<'_, '_> {
    pub(super) fn estimate_ui(
        &mut self,
        ui: &mut Ui,
        path: &Path,
        label: &str,
        value: Option<&Value>,
        need: Need,
        units: &'static [Unit],
    ) {
        let (texts, theme) = (self.view.texts, self.view.theme);
        let known: Option<Estimate> = value.and_then(|value| tree::from_json(value).ok());
        let first = units.first().copied().unwrap_or(Unit::Count);
        // A unit chosen before the number waits for it.
        let waiting = Id::unique(("unit", path.as_str()));
        let unit = match &known {
            Some(estimate) => estimate.unit,
            None => ui
                .data(|data| data.get_temp::<usize>(waiting))
                .and_then(|at| units.get(at).copied())
                .unwrap_or(first),
        };
        let shown = known.as_ref().map_or_else(String::new, |known| estimate_text::say_bare(texts, known));
        let hint =
            if need == Need::Required { texts.objects_estimate_hint() } else { texts.objects_not_given() };
        let mut answer = None;
        ui.horizontal(|ui| {
            let gap = ui.spacing().item_spacing.x;
            let more = known.as_ref().map_or(0.0, |_| theme.step(28.0) + gap);
            let units_room = if units.len() > 1 { theme.step(104.0) + gap } else { 0.0 };
            let room = ui.available_width() - more - units_room;
            let word = unit_word(texts, known.as_ref().map_or(2.0, |known| known.usual), unit);
            let field = Field::new(Id::unique(("form", path.as_str())), label, &shown);
            let field = field.hint(&hint).width(room);
            let field = if units.len() > 1 { field } else { field.unit(&word) };
            answer = Some(field.show(ui));
            if units.len() > 1 {
                self.unit_ui(ui, path, label, known.as_ref(), unit, units);
            }
            if known.is_some() {
                let open = self.state.opened.contains(path);
                let icon = if open { icons::EXPAND_LESS } else { icons::EXPAND_MORE };
                if icon_button(ui, icon, &texts.objects_more_of(label), "").clicked()
                    && !self.state.opened.remove(path)
                {
                    self.state.opened.insert(path.clone());
                }
            }
        });
        let Some(answer) = answer else { return };
        let mut drawn = known.clone();
        if let Some(typing) = answer.editing.as_ref().filter(|typing| !typing.trim().is_empty()) {
            let echo = match estimate_text::read(typing, texts.lang(), unit) {
                Ok(understood) => {
                    let shape = known.as_ref().map(|known| known.shape).unwrap_or_default();
                    let mut now = Estimate::range(
                        understood.low,
                        understood.usual,
                        understood.high,
                        unit,
                        Grade::Assumption,
                    );
                    now.shape = shape;
                    drawn = Some(now);
                    estimate_text::understood(texts, understood)
                }
                Err(unclear) => unclear.words(texts),
            };
            text::paragraph(ui, &echo, Size::Small, theme.accent.ink);
        }
        if let Some(typed) = answer.committed {
            self.take_estimate(path, typed.trim(), known.as_ref(), unit, need);
        }
        if let Some(estimate) = drawn.as_ref().filter(|estimate| !estimate.is_certain()) {
            shape_ui(ui, self, label, estimate);
        }
        if let Some(known) = &known {
            self.origin_ui(ui, path, label, known);
        }
    }

    fn take_estimate(&mut self, path: &Path, typed: &str, known: Option<&Estimate>, unit: Unit, need: Need) {
        let texts = self.view.texts;
        if typed.is_empty() {
            if need == Need::Required {
                self.refuse(path, &texts.objects_wrong_empty());
            } else if known.is_some() {
                self.give(path, Value::Null);
            }
            return;
        }
        match (estimate_text::read(typed, texts.lang(), unit), known) {
            (Ok(understood), Some(_)) => {
                // Part by part, so that variants and differences name only what changed.
                for (part, number) in
                    [("low", understood.low), ("usual", understood.usual), ("high", understood.high)]
                {
                    self.give(&path.join(part), number_value(number));
                }
            }
            (Ok(understood), None) => {
                let estimate = Estimate::range(
                    understood.low,
                    understood.usual,
                    understood.high,
                    unit,
                    Grade::Assumption,
                );
                self.give(path, tree::to_json(&estimate));
            }
            (Err(unclear), _) => self.refuse(path, &unclear.words(texts)),
        }
    }

    fn unit_ui(
        &mut self,
        ui: &mut Ui,
        path: &Path,
        label: &str,
        known: Option<&Estimate>,
        unit: Unit,
        units: &'static [Unit],
    ) {
        let texts = self.view.texts;
        let items = || {
            let item =
                |unit: &Unit| Item { name: words::unit_name(texts, *unit), value: tree::to_json(unit) };
            units.iter().map(item).collect()
        };
        let name = texts.objects_unit_menu(label);
        let id = Id::unique(("menu unit", path.as_str()));
        let now = tree::to_json(&unit);
        let width = self.view.theme.step(104.0);
        let chosen =
            super::pick_ui(ui, texts, id, &name, &words::unit_name(texts, unit), Some(&now), &items, width);
        let Some(new) =
            chosen.and_then(|value| tree::from_json::<Unit>(&value).ok()).filter(|new| *new != unit)
        else {
            return;
        };
        if let Some(known) = known {
            let mut other = known.clone();
            convert(&mut other, new);
            self.give(path, tree::to_json(&other));
        } else {
            let at = units.iter().position(|known| *known == new).unwrap_or_default();
            ui.data_mut(|data| data.insert_temp(Id::unique(("unit", path.as_str())), at));
        }
    }

    /// Grade and source of a number as two lists; an assumption looks like one. Below, while opened: day, note, shape
    fn origin_ui(&mut self, ui: &mut Ui, path: &Path, label: &str, estimate: &Estimate) {
        let texts = self.view.texts;
        let theme = self.view.theme;
        ui.horizontal(|ui| {
            let gap = ui.spacing().item_spacing.x;
            let width = (ui.available_width() - gap) / 2.0;
            let items = || {
                let item = |grade| Item { name: words::grade(texts, grade), value: tree::to_json(&grade) };
                GRADES.into_iter().map(item).collect()
            };
            let name = texts.objects_grade_menu(label);
            let now = tree::to_json(&estimate.grade);
            let shown = words::grade(texts, estimate.grade);
            let id = Id::unique(("menu grade", path.as_str()));
            let chosen = super::pick_ui(ui, texts, id, &name, &shown, Some(&now), &items, width);
            if let Some(grade) = chosen.filter(|grade| *grade != now) {
                self.give(&path.join("grade"), grade);
            }
            let scenario = self.view.seen;
            let items = || {
                let mut items = items_of(scenario, To::References, None);
                items.insert(0, Item { name: texts.objects_not_given(), value: Value::Null });
                items
            };
            let now = estimate.source.as_ref().map(|id| Value::from(id.as_str()));
            let source = estimate.source.as_ref().map(|id| self.name_of(To::References, id.as_str()));
            let shown = source.unwrap_or_else(|| texts.selection_no_source());
            let name = texts.objects_source_menu(label);
            let id = Id::unique(("menu source", path.as_str()));
            let chosen = super::pick_ui(ui, texts, id, &name, &shown, now.as_ref(), &items, width);
            if let Some(source) = chosen.filter(|source| Some(source) != now.as_ref()) {
                self.give(&path.join("source"), source);
            }
        });
        if !self.state.opened.contains(path) {
            if !estimate.note.is_empty() {
                text::paragraph(ui, &estimate.note, Size::Small, theme.text.third);
            }
            return;
        }
        let note = Value::from(estimate.note.as_str());
        self.words_ui(ui, &path.join("note"), &texts.objects_note_of(label), Some(&note), Need::Usual, true);
        let day = estimate.date.map(|day| Value::from(day.to_string()));
        let name = texts.objects_day_of(label);
        self.day_ui(ui, &path.join("date"), &name, day.as_ref(), Need::Optional);
        self.refused_ui(ui, &path.join("date"));
        let shape = |shape: Shape| match shape {
            Shape::Pert => texts.objects_shape_pert(),
            Shape::Triangular => texts.objects_shape_triangular(),
            Shape::Uniform => texts.objects_shape_uniform(),
        };
        let items = || {
            let item = |one| Item { name: shape(one), value: tree::to_json(&one) };
            [Shape::Pert, Shape::Triangular, Shape::Uniform].into_iter().map(item).collect()
        };
        let now = tree::to_json(&estimate.shape);
        let name = texts.objects_shape_menu(label);
        let place = path.join("shape");
        let chosen = self.menu_ui(ui, &place, &name, Some(&shape(estimate.shape)), Some(&now), &items, false);
        if let Some(chosen) = chosen {
            self.give(&place, chosen);
        }
    }
}

/// The same estimate in another unit; a time is converted, another number keeps its digits
fn convert(estimate: &mut Estimate, unit: Unit) {
    if let Some(days) = estimate.in_days() {
        let one = Estimate::certain(1.0, unit, Grade::Law).in_days().map_or(1.0, |[length, ..]| length);
        let [low, usual, high] = days.map(|value| (value / one * 100.0).round() / 100.0);
        (estimate.low, estimate.usual, estimate.high) = (low, usual, high);
    }
    estimate.unit = unit;
}

fn number_value(number: f64) -> Value {
    if number.fract() == 0.0 && number.abs() < 9e15 {
        Value::from(number as i64)
    } else {
        Value::from(number)
    }
}

/// How likely each value between low and high is, without a scale
fn shape_ui(ui: &mut Ui, form: &Form<'_, '_>, label: &str, estimate: &Estimate) {
    let (texts, theme) = (form.view.texts, form.view.theme);
    let height = theme.step(26.0);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let number = |value: f64| estimate_text::number(texts, value);
    response.widget_info(|| {
        let words = texts.objects_shape_drawn(
            label,
            number(estimate.high),
            number(estimate.low),
            number(estimate.usual),
        );
        WidgetInfo::labeled(Role::Image, true, words)
    });
    if !ui.is_rect_visible(rect) {
        return;
    }
    let inside = rect.shrink2(vec2(theme.step(8.0), theme.step(2.0)));
    let ink = if estimate.grade == Grade::Assumption {
        theme.status(Status::ToVerify).ink
    } else {
        theme.data.series[0]
    };
    let heights: Vec<f64> = (0..=STEPS).map(|step| density(estimate, step as f64 / STEPS as f64)).collect();
    let most = heights.iter().copied().fold(0.0, f64::max);
    if most <= 0.0 || !most.is_finite() {
        return;
    }
    let points: Vec<egui::Pos2> = heights
        .iter()
        .enumerate()
        .map(|(step, value)| {
            let x = inside.left() + inside.width() * step as f32 / STEPS as f32;
            pos2(x, inside.bottom() - inside.height() * (value / most) as f32)
        })
        .collect();
    let painter = ui.painter();
    painter.hline(inside.x_range(), inside.bottom(), theme.hairline());
    painter.add(Painted::line(points, Stroke::new(1.5, ink)));
    let share = (estimate.usual - estimate.low) / (estimate.high - estimate.low);
    let x = inside.left() + inside.width() * share as f32;
    painter.vline(x, inside.y_range(), Stroke::new(1.0, theme.text.third));
}

/// Steps of the drawn shape
const STEPS: usize = 48;

/// Height of the shape at a share of the way from low to high, up to a factor
fn density(estimate: &Estimate, share: f64) -> f64 {
    let mode = (estimate.usual - estimate.low) / (estimate.high - estimate.low);
    match estimate.shape {
        Shape::Uniform => 1.0,
        Shape::Triangular if share <= mode => {
            if mode > 0.0 {
                share / mode
            } else {
                1.0
            }
        }
        Shape::Triangular => (1.0 - share) / (1.0 - mode),
        // Beta-PERT of weight 4.
        Shape::Pert => libm::pow(share, 4.0 * mode) * libm::pow(1.0 - share, 4.0 * (1.0 - mode)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_in_another_unit_is_as_long() {
        let mut estimate = Estimate::range(1.0, 2.0, 3.0, Unit::Weeks, Grade::Expert);
        convert(&mut estimate, Unit::Days);
        assert_eq!((estimate.low, estimate.usual, estimate.high), (7.0, 14.0, 21.0));
        let mut price = Estimate::certain(12.0, Unit::Euro, Grade::Law);
        convert(&mut price, Unit::Percent);
        assert_eq!((price.usual, price.unit), (12.0, Unit::Percent));
    }

    #[test]
    fn the_shape_is_highest_at_the_usual_value() {
        for shape in [Shape::Pert, Shape::Triangular] {
            let mut estimate = Estimate::range(0.0, 3.0, 12.0, Unit::Months, Grade::Expert);
            estimate.shape = shape;
            let at: Vec<f64> =
                (0..=STEPS).map(|step| density(&estimate, step as f64 / STEPS as f64)).collect();
            let most = at.iter().copied().fold(0.0, f64::max);
            assert_eq!(at.iter().position(|value| *value == most), Some(12), "{shape:?}");
        }
    }
}
