//! Forms: every field of an object, drawn and edited by the tables of the model.
//!
//! Knows kinds of fields and no field by name. What a person gives comes out as places and values; whoever shows the form
//! turns them into one step of undo, or puts them into a draft. A field that needs several things at once, such as a case
//! with an estimate, is kept as a draft of its own until it is whole, so that nothing is ever invented. Called by the
//! side panel and by the sheet that adds.
//!
//! | file | holds |
//! |---|---|
//! | `single` | words, numbers, days, yes and no |
//! | `pick` | choosing from a list: words, countries, objects |
//! | `estimate` | estimates with echo, shape, grade, source, note |
//! | `many` | lists, records, cases |

mod estimate;
mod many;
mod pick;
mod single;

use crate::model::{
    Path,
    form::{Field, Kind, Need, draft},
};
use crate::report::status::Status;
use crate::report::words;
use crate::ui::theme::Size;
use crate::ui::view::View;
use crate::ui::widgets::text;
use egui::Ui;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

pub use pick::{Item, object_items, pick_ui};

/// What forms keep between two pictures
#[derive(Debug, Default)]
pub struct FormState {
    /// Values that are begun and not whole, by place
    begun: BTreeMap<Path, Value>,
    /// What was typed and not taken, with the reason
    refused: Option<(Path, String)>,
    /// Estimates whose note, day and shape are shown
    opened: BTreeSet<Path>,
}

impl FormState {
    /// Says why a value was not taken, under its field
    pub fn refuse(&mut self, path: Path, reason: String) {
        self.refused = Some((path, reason));
    }

    /// Forgets what was begun and refused
    pub fn forget(&mut self) {
        self.begun.clear();
        self.refused = None;
    }
}

/// A place and the value a person gave it; a null takes an optional value away
pub type Given = (Path, Value);

/// A form being drawn
pub struct Form<'a, 'v> {
    /// What is shown
    pub view: &'a View<'v>,
    /// What is kept
    pub state: &'a mut FormState,
    /// What the person gave in this picture
    pub given: Vec<Given>,
    /// Objects to go to
    pub visit: Vec<Path>,
    /// Lists of a corridor to add to
    pub add_to: Vec<Path>,
    /// The corridor whose stages and exits are meant
    pub corridor: Option<String>,
}

impl<'a, 'v> Form<'a, 'v> {
    /// A form over what is shown; `object` says which corridor is meant
    pub fn new(view: &'a View<'v>, state: &'a mut FormState, object: &Path) -> Self {
        let mut segments = object.segments();
        let corridor = (segments.next() == Some("corridors")).then(|| segments.next()).flatten();
        let corridor = corridor.map(str::to_owned);
        Self { view, state, given: Vec::new(), visit: Vec::new(), add_to: Vec::new(), corridor }
    }

    /// The name of a field as a label
    pub(super) fn label(&self, path: &Path) -> String {
        let name = path
            .segments()
            .filter(|part| part.starts_with(|c: char| c.is_ascii_lowercase()))
            .last()
            .unwrap_or_default();
        capital(&words::field(self.view.texts, name))
    }

    fn give(&mut self, path: &Path, value: Value) {
        if self.state.refused.as_ref().is_some_and(|(at, _)| at == path) {
            self.state.refused = None;
        }
        self.given.push((path.clone(), value));
    }

    fn refuse(&mut self, path: &Path, reason: &str) {
        let told = self.view.texts.objects_kept_old(reason);
        self.state.refuse(path.clone(), told);
    }

    /// A field with its label and what was refused under it
    pub fn field_ui(&mut self, ui: &mut Ui, field: &Field, path: &Path, value: Option<&Value>) {
        if matches!(field.kind, Kind::Id | Kind::Kept) {
            return;
        }
        let label = self.label(path);
        ui.push_id(path.as_str(), |ui| {
            ui.add_space(6.0);
            text::third(ui, &label);
            self.value_ui(ui, field.kind, path, &label, value, field.need);
            self.refused_ui(ui, path);
        });
    }

    fn refused_ui(&self, ui: &mut Ui, path: &Path) {
        if let Some((_, reason)) = self.state.refused.as_ref().filter(|(at, _)| at == path) {
            text::paragraph(ui, reason, Size::Small, self.view.theme.status(Status::ToVerify).ink);
        }
    }

    /// A value without its label
    fn value_ui(
        &mut self,
        ui: &mut Ui,
        kind: Kind,
        path: &Path,
        label: &str,
        value: Option<&Value>,
        need: Need,
    ) {
        let value = value.filter(|value| !value.is_null());
        // What is begun stands where the value will stand.
        if let Some(begun) = self.state.begun.get(path).cloned() {
            let heard = self.given.len();
            self.begun_ui(ui, kind, path, label, &begun, need);
            // Leaving what was begun takes nothing away where nothing is.
            if value.is_none() && self.given.get(heard).is_some_and(|(at, new)| at == path && new.is_null()) {
                self.given.truncate(heard);
            }
            return;
        }
        match kind {
            Kind::Id | Kind::Kept => {}
            Kind::Words => self.words_ui(ui, path, label, value, need, false),
            Kind::Note => self.words_ui(ui, path, label, value, need, true),
            Kind::Code(code) => self.code_ui(ui, path, label, value, need, code),
            Kind::Truth => self.truth_ui(ui, path, label, value, need),
            Kind::Day => self.day_ui(ui, path, label, value, need),
            Kind::Whole(least, most) => self.whole_ui(ui, path, label, value, need, (least, most)),
            Kind::Number(unit) => self.number_ui(ui, path, label, value, need, unit),
            Kind::Cents => self.cents_ui(ui, path, label, value, need),
            Kind::Country => self.country_ui(ui, path, label, value, need),
            Kind::Choice(choice) => self.choice_ui(ui, path, label, value, need, choice),
            Kind::Estimate(units) => self.estimate_ui(ui, path, label, value, need, units),
            Kind::One(to, _) => self.one_ui(ui, path, label, value, need, to),
            Kind::Place(_) => self.place_ui(ui, path, label, value, need),
            Kind::Record(fields) => self.record_ui(ui, path, label, value, need, fields),
            Kind::Cases(cases) => self.cases_ui(ui, path, label, value, need, cases),
            Kind::Many(kind) => self.many_ui(ui, path, label, value, *kind),
            Kind::Objects(_) => self.objects_ui(ui, path, value),
            Kind::Persons => self.persons_ui(ui, path, label, value),
        }
    }

    /// A value that is begun: what is given goes into it, and once it is whole it is given as one
    fn begun_ui(&mut self, ui: &mut Ui, kind: Kind, path: &Path, label: &str, begun: &Value, need: Need) {
        self.state.begun.remove(path);
        let outside = std::mem::take(&mut self.given);
        self.value_ui(ui, kind, path, label, Some(begun), need);
        let inside = std::mem::replace(&mut self.given, outside);
        if inside.is_empty() {
            // The value itself may have begun anew, as another case.
            self.state.begun.entry(path.clone()).or_insert_with(|| begun.clone());
            return;
        }
        let mut value = begun.clone();
        let mut gone = false;
        for (at, new) in inside {
            gone |= at == *path && new.is_null();
            draft::put(&mut value, &below(&at, path), new);
        }
        self.state.begun.remove(path);
        if gone {
            self.give(path, Value::Null);
        } else if draft::missing(kind, Some(&value), path).is_empty() {
            self.give(path, value);
        } else {
            self.state.begun.insert(path.clone(), value);
        }
    }

    /// Gives a value that may need more: at once when it is whole, else it is begun
    fn give_or_begin(&mut self, path: &Path, kind: Kind, value: Value) {
        if draft::missing(kind, Some(&value), path).is_empty() {
            self.give(path, value);
        } else {
            self.state.begun.insert(path.clone(), value);
        }
    }
}

/// The part of a path below another
fn below(path: &Path, above: &Path) -> Path {
    Path::new(path.as_str().strip_prefix(above.as_str()).unwrap_or_default())
}

/// With a capital first letter: the words of fields are those inside a sentence
pub fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_begins_with_a_capital() {
        assert_eq!(capital("durata"), "Durata");
        assert_eq!(capital(""), "");
        assert_eq!(capital("è"), "È");
    }

    #[test]
    fn a_place_is_counted_from_the_value_that_is_begun() {
        let whole = Path::new("corridors/a/stages/b/giving_up");
        assert_eq!(below(&whole.join("rate").join("low"), &whole), Path::new("rate/low"));
        assert_eq!(below(&whole, &whole), Path::new(""));
    }
}
