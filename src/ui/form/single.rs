//! Fields with one value that is typed: words, codes, days, numbers; yes and no.
//!
//! What is typed and not understood is refused with the reason and the old value stays. An empty optional field has no value.

use super::{Form, pick::Item};
use crate::base::date_from_text;
use crate::model::{
    Path, Unit,
    form::{Code, Need},
};
use crate::report::{estimate_text, form_words};
use crate::ui::panels::unit_word;
use crate::ui::widgets::Field;
use egui::{Id, Ui};
use serde_json::Value;

impl Form<'_, '_> {
    /// A field of typed text: the reader gives the value, or why there is none
    #[expect(
        clippy::too_many_arguments,
        reason = "one typed field: where, what, how it looks and how it is read"
    )]
    fn typed_ui(
        &mut self,
        ui: &mut Ui,
        path: &Path,
        label: &str,
        shown: &str,
        need: Need,
        look: Look<'_>,
        read: &dyn Fn(&str) -> Result<Value, String>,
    ) {
        let texts = self.view.texts;
        let hint = match (need, look.hint) {
            (Need::Required, hint) => hint.to_owned(),
            _ => texts.objects_not_given(),
        };
        let mut field = Field::new(Id::unique(("form", path.as_str())), label, shown).hint(&hint);
        if !look.unit.is_empty() {
            field = field.unit(look.unit);
        }
        if look.lines > 1 {
            field = field.lines(look.lines);
        }
        let Some(typed) = field.show(ui).committed else { return };
        let typed = typed.trim();
        if typed.is_empty() {
            if need == Need::Required {
                self.refuse(path, &texts.objects_wrong_empty());
            } else {
                self.give(path, Value::Null);
            }
            return;
        }
        match read(typed) {
            Ok(value) => self.give(path, value),
            Err(reason) => self.refuse(path, &reason),
        }
    }

    pub(super) fn words_ui(
        &mut self,
        ui: &mut Ui,
        path: &Path,
        label: &str,
        value: Option<&Value>,
        need: Need,
        long: bool,
    ) {
        let shown = value.and_then(Value::as_str).unwrap_or_default();
        let lines = match (long, shown.len()) {
            (false, _) => 1,
            (true, 0..=120) => 2,
            (true, _) => 4,
        };
        self.typed_ui(ui, path, label, shown, need, Look { lines, ..Look::default() }, &|typed| {
            Ok(Value::from(typed))
        });
    }

    pub(super) fn code_ui(
        &mut self,
        ui: &mut Ui,
        path: &Path,
        label: &str,
        value: Option<&Value>,
        need: Need,
        code: Code,
    ) {
        let shown = value.and_then(Value::as_str).unwrap_or_default();
        let hint = form_words::code_hint(self.view.texts, code);
        self.typed_ui(ui, path, label, shown, need, Look { hint: &hint, ..Look::default() }, &|typed| {
            Ok(Value::from(typed))
        });
    }

    pub(super) fn day_ui(
        &mut self,
        ui: &mut Ui,
        path: &Path,
        label: &str,
        value: Option<&Value>,
        need: Need,
    ) {
        let texts = self.view.texts;
        let shown = value.and_then(Value::as_str).and_then(|day| date_from_text(day).ok());
        let shown = shown.map_or_else(String::new, |day| texts.date(day));
        let hint = texts.objects_day_hint();
        self.typed_ui(ui, path, label, &shown, need, Look { hint: &hint, ..Look::default() }, &|typed| {
            form_words::day(texts, typed)
                .map(|day| Value::from(day.to_string()))
                .ok_or_else(|| texts.objects_wrong_day())
        });
    }

    pub(super) fn whole_ui(
        &mut self,
        ui: &mut Ui,
        path: &Path,
        label: &str,
        value: Option<&Value>,
        need: Need,
        (least, most): (u32, u32),
    ) {
        let texts = self.view.texts;
        let shown =
            value.and_then(Value::as_f64).map_or_else(String::new, |n| estimate_text::number(texts, n));
        self.typed_ui(ui, path, label, &shown, need, Look::default(), &|typed| {
            estimate_text::typed_number(typed, texts.lang())
                .filter(|n| n.fract() == 0.0 && (f64::from(least)..=f64::from(most)).contains(n))
                .map(|n| Value::from(n as u32))
                .ok_or_else(|| {
                    let number = |n: u32| estimate_text::number(texts, f64::from(n));
                    texts.objects_wrong_whole(number(least), number(most))
                })
        });
    }

    pub(super) fn number_ui(
        &mut self,
        ui: &mut Ui,
        path: &Path,
        label: &str,
        value: Option<&Value>,
        need: Need,
        unit: Unit,
    ) {
        let texts = self.view.texts;
        let number = value.and_then(Value::as_f64);
        let shown = number.map_or_else(String::new, |n| estimate_text::number(texts, n));
        let unit = unit_word(texts, number.unwrap_or(2.0), unit);
        self.typed_ui(ui, path, label, &shown, need, Look { unit: &unit, ..Look::default() }, &|typed| {
            estimate_text::typed_number(typed, texts.lang())
                .filter(|n| n.is_finite())
                .map(Value::from)
                .ok_or_else(|| texts.objects_wrong_number())
        });
    }

    pub(super) fn cents_ui(
        &mut self,
        ui: &mut Ui,
        path: &Path,
        label: &str,
        value: Option<&Value>,
        need: Need,
    ) {
        let texts = self.view.texts;
        let euro = value.and_then(Value::as_f64).map(|cents| cents / 100.0);
        let shown = euro.map_or_else(String::new, |n| estimate_text::number(texts, n));
        self.typed_ui(ui, path, label, &shown, need, Look { unit: "€", ..Look::default() }, &|typed| {
            estimate_text::typed_number(typed, texts.lang())
                .filter(|n| n.abs() < 1e12)
                .map(|n| Value::from((n * 100.0).round() as i64))
                .ok_or_else(|| texts.objects_wrong_number())
        });
    }

    pub(super) fn truth_ui(
        &mut self,
        ui: &mut Ui,
        path: &Path,
        label: &str,
        value: Option<&Value>,
        need: Need,
    ) {
        let texts = self.view.texts;
        let word = |on: bool| if on { texts.report_yes() } else { texts.report_no() };
        // What is left out means no where it does not mean that nobody knows.
        let now = value.and_then(Value::as_bool).or((need == Need::Usual).then_some(false));
        let items =
            || [true, false].into_iter().map(|on| Item { name: word(on), value: Value::from(on) }).collect();
        let shown = now.map(word);
        let now = now.map(Value::from);
        let optional = need == Need::Optional;
        if let Some(chosen) = self.menu_ui(ui, path, label, shown.as_deref(), now.as_ref(), &items, optional)
        {
            self.give(path, chosen);
        }
    }
}

/// How a typed field looks
#[derive(Clone, Copy)]
struct Look<'a> {
    hint: &'a str,
    unit: &'a str,
    lines: usize,
}

impl Default for Look<'_> {
    fn default() -> Self {
        Self { hint: "", unit: "", lines: 1 }
    }
}
