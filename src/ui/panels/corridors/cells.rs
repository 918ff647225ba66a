//! Cells of tables that are edited in place: estimates as people say them, days, words, one of a few.
//!
//! Each asks for its edit and keeps nothing but what was not understood. Called by the tabs of the place Corridoi.

use super::super::unit_word;
use crate::base::{Date, Id, date_from_text};
use crate::model::{Edit, Estimate, Grade, Path, Unit};
use crate::report::status::Status;
use crate::report::{estimate_text, words};
use crate::session::Action;
use crate::ui::actions::Actions;
use crate::ui::icons;
use crate::ui::theme::{Size, Theme};
use crate::ui::view::View;
use crate::ui::widgets::{Button, Field, FieldResponse, menu_item, text};
use egui::{Area, Color32, Frame, Order, Popup, Response, ScrollArea, Shape, Ui};
use serde_json::Value;

/// What drawing a cell needs
pub(super) struct Cells<'a, 'v> {
    pub view: &'a View<'v>,
    /// What was typed and not understood, by path, with the reason
    pub refused: &'a mut Option<(Path, String)>,
    pub actions: &'a mut Actions,
}

/// A number with its range
#[derive(Debug, Clone, Copy)]
pub(super) struct Number<'a> {
    /// Where it stands
    pub path: &'a Path,
    /// What it is, for screen readers: row and column
    pub name: &'a str,
    /// What is there; none: an estimate that can be given
    pub estimate: Option<&'a Estimate>,
    /// The unit of one that is given
    pub unit: Unit,
    /// Words behind the number; none: those of the unit
    pub suffix: Option<&'a str>,
    /// The line below; none: the range
    pub below: Option<&'a str>,
}

impl Cells<'_, '_> {
    /// An estimate: the usual value in a field, below it the range; typed as people say it
    pub fn number(&mut self, ui: &mut Ui, number: Number<'_>) {
        let (texts, theme) = (self.view.texts, self.view.theme);
        let unit = number.estimate.map_or(number.unit, |estimate| estimate.unit);
        let full = number.estimate.map_or_else(String::new, |e| estimate_text::say_bare(texts, e));
        let short = number.estimate.map_or_else(String::new, |e| estimate_text::number(texts, e.usual));
        let suffix = match (number.suffix, number.estimate) {
            (Some(words), _) => words.to_owned(),
            (None, Some(estimate)) => unit_word(texts, estimate.usual, estimate.unit),
            (None, None) => String::new(),
        };
        // Cents of a range say nothing.
        let whole = matches!(unit, Unit::Euro | Unit::EuroPerYear);
        let end = |value: f64| estimate_text::number(texts, if whole { value.round() } else { value });
        let range =
            number.estimate.filter(|e| !e.is_certain()).map(|e| format!("{}–{}", end(e.low), end(e.high)));
        let below = number.below.map(str::to_owned).or(range);
        let width = ui.available_width();
        // Two rows may show one number, such as the capacity of an office they share: each cell has its own id.
        let cell = ui.scope_id();
        let answer = ui
            .vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let line = if below.is_some() { theme.points(Size::Small) * 1.45 } else { 0.0 };
                let free = ui.available_height() - theme.size.field - 3.0 - line;
                ui.add_space((free / 2.0).max(0.0));
                let id = cell.with(number.path.as_str());
                let answer = Field::new(id, number.name, &short)
                    .while_editing(&full)
                    .unit(&suffix)
                    .width(width)
                    .show(ui);
                if let Some(below) = &below {
                    text::line(ui, below, Size::Small, crate::ui::fonts::Weight::Regular, theme.text.third);
                }
                answer
            })
            .inner;
        if let Some(estimate) = number.estimate {
            mark_assumption(ui, theme, &answer.response, estimate);
        }
        if let Some(typing) = &answer.editing {
            let echo = match estimate_text::read(typing, texts.lang(), unit) {
                Ok(understood) => estimate_text::understood(texts, understood),
                Err(unclear) => unclear.words(texts),
            };
            below_ui(ui, &answer.response, &echo, theme.accent.ink);
        }
        if let Some(typed) = &answer.committed {
            self.take_number(number.path, number.estimate, unit, typed);
        }
        self.refusal_ui(ui, number.path, &answer);
        if let Some(estimate) = number.estimate
            && !answer.response.has_focus()
        {
            answer.response.on_hover_text(self.origin(estimate));
        }
    }

    fn take_number(&mut self, path: &Path, estimate: Option<&Estimate>, unit: Unit, typed: &str) {
        let texts = self.view.texts;
        *self.refused = None;
        let typed = typed.trim();
        if typed.is_empty() {
            return;
        }
        match (estimate_text::read(typed, texts.lang(), unit), estimate) {
            (Ok(new), Some(old)) if (new.low, new.usual, new.high) == (old.low, old.usual, old.high) => {}
            (Ok(new), Some(_)) => {
                let part = |name: &str, number: f64| Edit::number(&path.join(name), number);
                let edits = vec![part("low", new.low), part("usual", new.usual), part("high", new.high)];
                self.actions.act(Action::Edit(edits));
            }
            (Ok(new), None) => {
                let estimate = Estimate::range(new.low, new.usual, new.high, unit, Grade::Assumption);
                if let Ok(value) = serde_json::to_value(estimate) {
                    self.actions.edit(Edit::Set { path: path.clone(), value });
                }
            }
            (Err(unclear), _) => *self.refused = Some((path.clone(), unclear.words(texts))),
        }
    }

    /// Grade and source of a number, for its tooltip
    fn origin(&self, estimate: &Estimate) -> String {
        let texts = self.view.texts;
        let mut lines = vec![estimate_text::say(texts, estimate), words::grade(texts, estimate.grade)];
        let source = estimate
            .source
            .as_ref()
            .and_then(|id| self.view.seen.references.iter().find(|reference| reference.id == *id));
        lines.extend(source.map(|reference| reference.title.clone()));
        if !estimate.note.is_empty() {
            lines.push(estimate.note.clone());
        }
        lines.join("\n")
    }

    /// Words that are edited
    pub fn words(&mut self, ui: &mut Ui, path: &Path, name: &str, value: &str) {
        let id = ui.scope_id().with(path.as_str());
        let answer = Field::new(id, name, value).width(ui.available_width()).show(ui);
        if let Some(typed) = answer.committed {
            self.actions.edit(Edit::Set { path: path.clone(), value: typed.trim().into() });
        }
    }

    /// A day, shown as people write it and typed as day, month, year
    pub fn day(&mut self, ui: &mut Ui, path: &Path, name: &str, value: Date) {
        let texts = self.view.texts;
        let (shown, typed) =
            (texts.date(value), format!("{}/{}/{}", value.day(), value.month(), value.year()));
        let id = ui.scope_id().with(path.as_str());
        let answer = Field::new(id, name, &shown).while_editing(&typed).width(ui.available_width()).show(ui);
        if let Some(typed) = &answer.committed {
            *self.refused = None;
            match read_day(typed) {
                Some(day) if day == value => {}
                Some(day) => {
                    self.actions.edit(Edit::Set { path: path.clone(), value: day.to_string().into() });
                }
                None => *self.refused = Some((path.clone(), texts.plan_not_a_day())),
            }
        }
        self.refusal_ui(ui, path, &answer);
    }

    /// A whole number
    pub fn whole(&mut self, ui: &mut Ui, path: &Path, name: &str, value: u32) {
        let id = ui.scope_id().with(path.as_str());
        let shown = value.to_string();
        let answer = Field::new(id, name, &shown).width(ui.available_width()).show(ui);
        if let Some(typed) = &answer.committed {
            *self.refused = None;
            match typed.trim().parse::<u32>() {
                Ok(number) => self.actions.edit(Edit::Set { path: path.clone(), value: number.into() }),
                Err(_) => *self.refused = Some((path.clone(), self.view.texts.rule_not_a_number())),
            }
        }
        self.refusal_ui(ui, path, &answer);
    }

    /// One of a few, or none of them; `field` is an optional field that takes the chosen value
    pub fn one_of(
        &mut self,
        ui: &mut Ui,
        field: &Path,
        name: &str,
        choices: &[(String, Value)],
        chosen: Option<usize>,
    ) {
        let none = self.view.texts.plan_not_said();
        let shown = chosen.and_then(|at| choices.get(at)).map_or(&none, |(words, _)| words);
        let tip = format!("{name}: {shown}");
        let response = Button::quiet(shown).trailing(icons::EXPAND_MORE).tooltip(&tip).show(ui);
        Popup::menu(&response).show(|ui| {
            ui.set_max_width(360.0);
            ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
                for (at, (words, value)) in choices.iter().enumerate() {
                    let on = chosen == Some(at);
                    if menu_item(ui, None, words, "", Some(on)).clicked() {
                        let value = if on { Value::Null } else { value.clone() };
                        self.actions.edit(Edit::Set { path: field.clone(), value });
                    }
                }
            });
        });
    }

    /// One of the organisations
    pub fn organisation(&mut self, ui: &mut Ui, field: &Path, name: &str, chosen: Option<&Id>) {
        let all = &self.view.seen.organisations;
        let choices: Vec<(String, Value)> =
            all.iter().map(|one| (one.name.clone(), Value::from(one.id.as_str()))).collect();
        let chosen = chosen.and_then(|id| all.iter().position(|one| one.id == *id));
        self.one_of(ui, field, name, &choices, chosen);
    }

    fn refusal_ui(&self, ui: &Ui, path: &Path, answer: &FieldResponse) {
        if let Some((_, reason)) = self.refused.as_ref().filter(|(place, _)| place == path)
            && answer.editing.is_none()
        {
            let ink = self.view.theme.status(Status::ToVerify).ink;
            below_ui(ui, &answer.response, reason, ink);
        }
    }
}

/// A day as people type it: 13/4/2026, 13.4.2026 or 2026-04-13
fn read_day(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Ok(day) = date_from_text(text) {
        return Some(day);
    }
    let parts: Vec<&str> = text.split(['/', '.', '-', ' ']).filter(|part| !part.is_empty()).collect();
    let [day, month, year] = parts.as_slice() else { return None };
    let (day, month, year): (u8, u8, u16) = (day.parse().ok()?, month.parse().ok()?, year.parse().ok()?);
    date_from_text(&format!("{year:04}-{month:02}-{day:02}")).ok()
}

/// A dotted line under a number that is only supposed
fn mark_assumption(ui: &Ui, theme: &Theme, response: &Response, estimate: &Estimate) {
    if estimate.grade != Grade::Assumption || response.has_focus() {
        return;
    }
    let y = response.rect.bottom() - 3.5;
    let ends = [egui::pos2(response.rect.left() + 6.0, y), egui::pos2(response.rect.right() - 6.0, y)];
    ui.painter().extend(Shape::dotted_line(&ends, theme.text.third, 3.0, 0.7));
}

/// Words right below a cell, over what lies there
fn below_ui(ui: &Ui, response: &Response, words: &str, ink: Color32) {
    Area::new(response.id.with("below"))
        .order(Order::Tooltip)
        .interactable(false)
        .fixed_pos(response.rect.left_bottom() + egui::vec2(0.0, 4.0))
        .constrain(true)
        .show(ui.ctx(), |ui| {
            Frame::popup(ui.style()).show(ui, |ui| {
                ui.set_max_width(320.0);
                text::paragraph(ui, words, Size::Small, ink);
            });
        });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_people_type_it() {
        let day = date_from_text("2026-04-13").ok();
        for text in ["13/4/2026", " 13.04.2026 ", "2026-04-13", "13 4 2026"] {
            assert_eq!(read_day(text), day, "{text:?}");
        }
        for text in ["", "aprile", "31/2/2026", "13/4", "13/4/26x"] {
            assert_eq!(read_day(text), None, "{text:?}");
        }
    }
}
