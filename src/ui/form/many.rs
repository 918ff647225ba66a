//! Fields that hold more than one value: lists, records, one of several cases, objects inside a corridor.
//!
//! A list is given as a whole when elements come or go, part by part where a value inside an element changes. What is added
//! and needs several things is begun and joins the list once it is whole.

use super::{
    Form, below,
    pick::{Item, countries, items_of, number_items, words_of},
};
use crate::base::date_from_text;
use crate::model::{
    Path,
    form::{self, Case, Field as FieldOf, Holds, Kind, Need, draft},
};
use crate::report::{estimate_text, form_words, words};
use crate::ui::icons;
use crate::ui::panels::table::country;
use crate::ui::theme::Size;
use crate::ui::widgets::{Button, icon_button, link, text};
use egui::{Frame, Id, Margin, Ui};
use serde_json::{Map, Value, json};

/// Name of the element that is begun and not yet in its list
const NEW: &str = "+";

impl Form<'_, '_> {
    /// What lies below a field stands a little to the right, with a line before it
    fn inside_ui(&mut self, ui: &mut Ui, contents: impl FnOnce(&mut Self, &mut Ui)) {
        let line = self.view.theme.hairline();
        let drawn =
            Frame::new().inner_margin(Margin { left: 10, right: 0, top: 0, bottom: 2 }).show(ui, |ui| {
                ui.set_width(ui.available_width());
                contents(self, ui);
            });
        let rect = drawn.response.rect;
        ui.painter().vline(rect.left() + 3.0, rect.y_range(), line);
    }

    pub(super) fn record_ui(
        &mut self,
        ui: &mut Ui,
        path: &Path,
        label: &str,
        value: Option<&Value>,
        need: Need,
        fields: &'static [FieldOf],
    ) {
        let texts = self.view.texts;
        let Some(value) = value else {
            if need == Need::Optional {
                ui.horizontal(|ui| {
                    let add = texts.objects_add_element(label);
                    if icon_button(ui, icons::ADD, &add, "").clicked() {
                        self.state.begun.insert(path.clone(), Value::Object(Map::new()));
                    }
                    text::second(ui, &texts.objects_not_given());
                });
                return;
            }
            // Its fields may all be absent: the first one that is given makes it.
            let outside = std::mem::take(&mut self.given);
            let nothing = Value::Object(Map::new());
            self.inside_ui(ui, |form, ui| form.fields_ui(ui, path, &nothing, fields));
            let inside = std::mem::replace(&mut self.given, outside);
            if !inside.is_empty() {
                let mut whole = nothing;
                for (at, new) in inside {
                    draft::put(&mut whole, &below(&at, path), new);
                }
                self.give(path, whole);
            }
            return;
        };
        if need == Need::Optional {
            self.take_away_ui(ui, path, label);
        }
        self.inside_ui(ui, |form, ui| form.fields_ui(ui, path, value, fields));
    }

    /// Every field of a record or case
    fn fields_ui(&mut self, ui: &mut Ui, path: &Path, value: &Value, fields: &'static [FieldOf]) {
        // A stage beside a corridor is one of that corridor.
        let outer = self.corridor.clone();
        if let Some(beside) = value.get("corridor").and_then(Value::as_str) {
            self.corridor = Some(beside.to_owned());
        }
        for field in fields {
            self.field_ui(ui, field, &path.join(field.name), value.get(field.name));
        }
        self.corridor = outer;
    }

    /// A line that takes an optional value away, or leaves what is begun
    fn take_away_ui(&mut self, ui: &mut Ui, path: &Path, label: &str) {
        let name = self.view.texts.objects_take_away(label);
        if link(ui, &name, Size::Small).clicked() {
            self.give(path, Value::Null);
        }
    }

    pub(super) fn cases_ui(
        &mut self,
        ui: &mut Ui,
        path: &Path,
        label: &str,
        value: Option<&Value>,
        need: Need,
        cases: &'static [Case],
    ) {
        let texts = self.view.texts;
        let name =
            path.segments().filter(|s| s.parse::<usize>().is_err() && *s != NEW).last().unwrap_or_default();
        let items = || {
            let item = |case: &Case| Item {
                name: form_words::case(texts, name, case.name),
                value: Value::from(case.name),
            };
            cases.iter().map(item).collect()
        };
        let now = value.and_then(|value| form::case_of(cases, value));
        let usual = (need == Need::Usual).then(|| cases.first()).flatten();
        let shown_case = now.map(|(case, _)| case).or(usual);
        let shown = shown_case.map(|case| form_words::case(texts, name, case.name));
        let current = shown_case.map(|case| Value::from(case.name));
        let optional = need == Need::Optional;
        let chosen = self.menu_ui(ui, path, label, shown.as_deref(), current.as_ref(), &items, optional);
        match chosen {
            Some(Value::Null) => self.give(path, Value::Null),
            Some(chosen) => {
                if let Some(case) = cases.iter().find(|case| chosen.as_str() == Some(case.name)) {
                    self.give_or_begin(path, Kind::Cases(cases), draft::of_case(case));
                }
            }
            None => {}
        }
        let Some((case, inner)) = now else { return };
        let at = path.join(case.name);
        match case.holds {
            Holds::Nothing => {}
            Holds::Value(kind) => {
                let label = self.label(&at);
                let inner = inner.filter(|inner| !inner.is_null());
                self.inside_ui(ui, |form, ui| {
                    form.value_ui(ui, *kind, &at, &label, inner, Need::Required);
                    form.refused_ui(ui, &at);
                });
            }
            Holds::Fields(fields) => {
                let nothing = Value::Object(Map::new());
                self.inside_ui(ui, |form, ui| form.fields_ui(ui, &at, inner.unwrap_or(&nothing), fields));
            }
        }
    }

    pub(super) fn many_ui(
        &mut self,
        ui: &mut Ui,
        path: &Path,
        label: &str,
        value: Option<&Value>,
        kind: Kind,
    ) {
        let texts = self.view.texts;
        let items: Vec<Value> = value.and_then(Value::as_array).cloned().unwrap_or_default();
        let mut list = items.clone();
        let mut gone = None;
        for (index, item) in items.iter().enumerate() {
            let at = path.join(&index.to_string());
            let name = self.element_words(kind, item);
            ui.horizontal(|ui| {
                if icon_button(ui, icons::CLOSE, &texts.objects_remove_element(name.as_str()), "").clicked() {
                    gone = Some(index);
                }
                text::body(ui, &name);
            });
            if is_single(kind) {
                continue;
            }
            let outside = std::mem::take(&mut self.given);
            self.inside_ui(ui, |form, ui| {
                ui.push_id(index, |ui| form.value_ui(ui, kind, &at, label, Some(item), Need::Required));
            });
            let inside = std::mem::replace(&mut self.given, outside);
            for (place, new) in inside {
                // Only what lies below an element has a place of its own; the element itself goes with its list.
                if place == at {
                    list[index] = new;
                } else {
                    self.given.push((place, new));
                }
            }
        }
        if let Some(index) = gone {
            list.remove(index);
        }
        if let Some(new) = self.new_element_ui(ui, path, label, &items, kind) {
            list.push(new);
        }
        if list != items {
            self.give(path, Value::Array(list));
        }
    }

    /// An element in a few words
    fn element_words(&self, kind: Kind, item: &Value) -> String {
        let texts = self.view.texts;
        let word = item.as_str().unwrap_or_default();
        match kind {
            Kind::Choice(choice) => form_words::choice(texts, choice, word),
            Kind::Country => country(texts, word),
            Kind::Day => date_from_text(word).map_or_else(|_| word.to_owned(), |day| texts.date(day)),
            Kind::One(to, _) => self.name_of(to, word),
            Kind::Place(_) => words::place(texts, self.view.seen, &Path::new(word)),
            Kind::Record(fields) => {
                let first = fields.iter().find_map(|field| {
                    let value = item.get(field.name)?;
                    let words = self.element_words(field.kind, value);
                    (!words.is_empty()).then_some(words)
                });
                first.unwrap_or_default()
            }
            Kind::Cases(cases) => match form::case_of(cases, item) {
                Some((case, Some(inner))) => match case.holds {
                    Holds::Value(kind) => self.element_words(*kind, inner),
                    _ => case.name.to_owned(),
                },
                _ => String::new(),
            },
            Kind::Whole(..) | Kind::Number(_) => {
                item.as_f64().map_or_else(String::new, |number| estimate_text::number(texts, number))
            }
            Kind::Persons => country(texts, item.get(0).and_then(Value::as_str).unwrap_or_default()),
            _ => word.to_owned(),
        }
    }

    /// What adds an element; the element once it is whole
    fn new_element_ui(
        &mut self,
        ui: &mut Ui,
        path: &Path,
        label: &str,
        items: &[Value],
        kind: Kind,
    ) -> Option<Value> {
        let texts = self.view.texts;
        let add = texts.objects_add_element(label);
        let at = path.join(NEW);
        if matches!(kind, Kind::Choice(_) | Kind::Country | Kind::One(..) | Kind::Place(_)) {
            let (scenario, corridor) = (self.view.seen, self.corridor.clone());
            let choices = || {
                let mut choices = match kind {
                    Kind::Choice(choice) => words_of(texts, choice),
                    Kind::Country => countries(texts),
                    Kind::One(to, _) => items_of(scenario, to, corridor.as_deref()),
                    _ => number_items(texts, scenario),
                };
                choices.retain(|item| !items.contains(&item.value));
                choices
            };
            let id = Id::unique(("menu", at.as_str()));
            let room = ui.available_width();
            return super::pick_ui(ui, texts, id, &add, &texts.objects_add_whole(), None, &choices, room);
        }
        if matches!(kind, Kind::Day | Kind::Words | Kind::Code(_)) {
            let outside = std::mem::take(&mut self.given);
            self.typed_element_ui(ui, &at, &add, kind);
            self.refused_ui(ui, &at);
            let inside = std::mem::replace(&mut self.given, outside);
            return inside.into_iter().map(|(_, value)| value).find(|value| !value.is_null());
        }
        if let Some(begun) = self.state.begun.get(&at).cloned() {
            let outside = std::mem::take(&mut self.given);
            self.inside_ui(ui, |form, ui| {
                form.begun_ui(ui, kind, &at, label, &begun, Need::Required);
                form.refused_ui(ui, &at);
            });
            let inside = std::mem::replace(&mut self.given, outside);
            if link(ui, &texts.objects_leave(), Size::Small).clicked() {
                self.state.begun.remove(&at);
                return None;
            }
            return inside.into_iter().find(|(place, _)| *place == at).map(|(_, value)| value);
        }
        if Button::quiet(&add).icon(icons::ADD).show(ui).clicked() {
            let begun = match kind {
                Kind::Persons => json!([null, null]),
                Kind::Record(_) => Value::Object(Map::new()),
                _ => Value::Null,
            };
            self.state.begun.insert(at, begun);
        }
        None
    }

    fn typed_element_ui(&mut self, ui: &mut Ui, at: &Path, add: &str, kind: Kind) {
        match kind {
            Kind::Day => self.day_ui(ui, at, add, None, Need::Required),
            Kind::Code(code) => self.code_ui(ui, at, add, None, Need::Usual, code),
            _ => self.words_ui(ui, at, add, None, Need::Usual, false),
        }
    }

    /// A country and how many persons
    pub(super) fn persons_ui(&mut self, ui: &mut Ui, path: &Path, label: &str, value: Option<&Value>) {
        let texts = self.view.texts;
        let code = value.and_then(|pair| pair.get(0)).and_then(Value::as_str);
        let number = value.and_then(|pair| pair.get(1)).filter(|number| number.is_number());
        let outside = std::mem::take(&mut self.given);
        let code_value = code.map(Value::from);
        let label_of = words::field(texts, "country");
        self.country_ui(ui, &path.join("0"), &super::capital(&label_of), code_value.as_ref(), Need::Required);
        let shown = code.map_or_else(|| label.to_owned(), |code| country(texts, code));
        let name = texts.objects_persons_of(shown);
        self.whole_ui(ui, &path.join("1"), &name, number, Need::Required, (0, 1_000_000));
        self.refused_ui(ui, &path.join("1"));
        let inside = std::mem::replace(&mut self.given, outside);
        if inside.is_empty() {
            return;
        }
        let mut pair = [code_value.unwrap_or(Value::Null), number.cloned().unwrap_or(Value::Null)];
        for (at, new) in inside {
            match at.segments().last() {
                Some("0") => pair[0] = new,
                _ => pair[1] = new,
            }
        }
        self.give(path, Value::from(pair.to_vec()));
    }

    /// The stages, intakes or exits of a corridor: each leads to its own form
    pub(super) fn objects_ui(&mut self, ui: &mut Ui, path: &Path, value: Option<&Value>) {
        let texts = self.view.texts;
        let kind = path.segments().last().unwrap_or_default();
        for item in value.and_then(Value::as_array).into_iter().flatten() {
            let Some(id) = item.get("id").and_then(Value::as_str) else { continue };
            let at = path.join(id);
            let name = item.get("name").and_then(Value::as_str).map(str::to_owned);
            let name = name.unwrap_or_else(|| words::place(texts, self.view.seen, &at));
            if link(ui, &name, Size::Body).clicked() {
                self.visit.push(at);
            }
        }
        let add = texts.objects_add_title_of(words::list_item(texts, kind));
        if Button::quiet(&add).icon(icons::ADD).show(ui).clicked() {
            self.add_to.push(path.clone());
        }
    }
}

/// Whether an element is one word that is not edited in place
fn is_single(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Choice(_)
            | Kind::Country
            | Kind::One(..)
            | Kind::Place(_)
            | Kind::Day
            | Kind::Words
            | Kind::Code(_)
    )
}
