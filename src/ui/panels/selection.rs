//! The selected object: its fields with source and grade, the main ones to be edited, and its links.
//!
//! Works on paths and values, so that every object of the scenario is shown the same way; which fields of which object are shown, and in
//! which order, stands in [`fields_of`]. Asks for edits and keeps only what is being typed. Called by the side panel.

use super::unit_word;
use crate::base::{Id, date_from_text};
use crate::model::edit::Tree;
use crate::model::{Edit, Estimate, Grade, Path, Role, RoleIn, Scenario};
use crate::report::status::Status;
use crate::report::{estimate_text, words};
use crate::session::Action;
use crate::text::Texts;
use crate::ui::actions::{Actions, Wish};
use crate::ui::fonts::Weight;
use crate::ui::icons;
use crate::ui::memo::Memo;
use crate::ui::theme::Size;
use crate::ui::view::View;
use crate::ui::widgets::{Button, Field, Runs, icon_button, link, menu_item, text};
use egui::{Popup, ScrollArea, Ui};
use serde_json::Value;

/// What the selection keeps between two pictures
#[derive(Debug, Default)]
pub struct SelectionState {
    tree: Memo<TreeOf>,
    /// What was typed and not understood, by path, with the reason
    refused: Option<(Path, String)>,
}

struct TreeOf(Tree);

impl std::fmt::Debug for TreeOf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TreeOf")
    }
}

/// How a field is shown
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Words that are edited
    Words,
    /// A longer text that is edited
    Note,
    /// An estimate, at this place or one level down inside an enum
    Estimate,
    /// Words of the vocabulary, shown only
    Vocabulary,
    /// Id of an organisation, shown by name and leading there
    Organisation,
    /// Id of a reference, shown by title
    Reference,
    /// Roles of an organisation
    Roles,
    /// A list of values, one estimate each
    Ceilings,
    /// People of each intake
    Intakes,
    /// A day, or none
    Day,
    /// A whole number
    Whole,
}

/// Which fields of an object are shown, in order
fn fields_of(path: &Path) -> &'static [(&'static str, Kind)] {
    use Kind::{
        Ceilings, Day, Estimate as Est, Intakes, Note, Organisation, Reference, Roles, Vocabulary, Whole,
        Words,
    };
    let segments: Vec<&str> = path.segments().collect();
    match segments.as_slice() {
        ["organisations", _] => &[
            ("name", Words),
            ("task", Words),
            ("kind", Vocabulary),
            ("country", Vocabulary),
            ("category", Vocabulary),
            ("roles", Roles),
            ("source", Reference),
            ("note", Note),
        ],
        ["sources", _] => &[
            ("name", Words),
            ("payer", Words),
            ("status", Vocabulary),
            ("priority", Whole),
            ("share", Est),
            ("ceilings", Ceilings),
            ("minimum", Est),
            ("own_contribution", Est),
            ("from", Day),
            ("until", Day),
            ("categories", Vocabulary),
            ("payment", Vocabulary),
            ("excludes", Vocabulary),
            ("award", Est),
            ("organisation", Organisation),
            ("source", Reference),
            ("note", Note),
        ],
        ["employers", _] => {
            &[("name", Words), ("province", Words), ("firms", Est), ("source", Reference), ("note", Note)]
        }
        ["corridors", _] => &[
            ("name", Words),
            ("territory", Words),
            ("route", Vocabulary),
            ("intakes", Intakes),
            ("note", Note),
        ],
        ["corridors", _, "stages", _] => &[
            ("name", Words),
            ("kind", Vocabulary),
            ("accountable", Organisation),
            ("duration", Est),
            ("pass", Est),
            ("capacity", Est),
            ("dropout", Est),
            ("giving_up", Est),
            ("rework", Est),
            ("note", Note),
        ],
        ["courses", _] => &[
            ("name", Words),
            ("trainer", Organisation),
            ("length", Est),
            ("class_max", Est),
            ("hours_italian", Est),
            ("hours_civic", Est),
            ("hours_safety", Est),
            ("hours_rights", Est),
            ("hours_vocational", Est),
            ("hours_total", Est),
            ("note", Note),
        ],
        ["positions", _] => &[("count", Est), ("gross_year", Est), ("agreement", Words)],
        ["offices", _] => {
            &[("name", Words), ("organisation", Organisation), ("per_month", Est), ("note", Note)]
        }
        ["costs", _] => &[("name", Words), ("category", Vocabulary), ("unit", Est), ("note", Note)],
        ["links", _] => &[("label", Words), ("kind", Vocabulary)],
        _ => &[("name", Words), ("title", Words), ("note", Note)],
    }
}

/// The selected object
pub fn selection_panel_ui(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut SelectionState,
    selected: Option<&Path>,
    actions: &mut Actions,
) {
    let SelectionState { tree, refused } = state;
    let tree = &tree.get(view.key(), || TreeOf(Tree::of(view.seen))).0;
    let Some(path) = selected.filter(|path| tree.get(path).is_some()) else {
        text::paragraph(ui, &view.texts.selection_none(), Size::Body, view.theme.text.second);
        return;
    };
    ScrollArea::vertical().id_salt("selection").auto_shrink([false, false]).show(ui, |ui| {
        ui.push_id(path.as_str(), |ui| {
            text::third(ui, &words::list_item(view.texts, &list_of(path)));
            text::section(ui, &words::place(view.texts, view.seen, path));
            status_ui(ui, view, path);
            let mut form = Form { view, tree, refused, actions };
            for (field, kind) in fields_of(path) {
                form.field_ui(ui, path, field, *kind);
            }
            form.related_ui(ui, path);
            form.links_ui(ui, path);
            super::object_law::criteria_ui(ui, view, path, actions);
        });
    });
}

/// The list a path ends in, such as `stages`
fn list_of(path: &Path) -> String {
    let segments: Vec<&str> = path.segments().collect();
    segments
        .len()
        .checked_sub(2)
        .and_then(|at| segments.get(at))
        .map_or_else(String::new, |s| (*s).to_owned())
}

fn status_ui(ui: &mut Ui, view: &View<'_>, path: &Path) {
    let Some(status) = view.report.and_then(|report| report.network.state(path)) else { return };
    ui.add_space(4.0);
    crate::ui::widgets::status_pill(ui, status, &status.word(view.texts));
}

/// What drawing a field needs
struct Form<'a, 'v> {
    view: &'a View<'v>,
    tree: &'a Tree,
    refused: &'a mut Option<(Path, String)>,
    actions: &'a mut Actions,
}

impl Form<'_, '_> {
    fn field_ui(&mut self, ui: &mut Ui, object: &Path, field: &str, kind: Kind) {
        let path = object.join(field);
        let value = self.tree.get(&path);
        let texts = self.view.texts;
        let label = capital(&words::field(texts, field));
        let drawn = ui.cursor().top();
        match kind {
            Kind::Day => self.typed_ui(ui, &path, &label, value, &|text| match text {
                "" => Some(Value::Null),
                text => date_from_text(text).ok().map(|_| Value::from(text)),
            }),
            Kind::Whole => {
                self.typed_ui(ui, &path, &label, value, &|text| text.parse::<u32>().ok().map(Value::from));
            }
            Kind::Words => self.words_ui(ui, &path, &label, value, false),
            Kind::Note => self.words_ui(ui, &path, &label, value, true),
            Kind::Estimate => {
                if let Some(value) = value {
                    self.estimates_ui(ui, &path, &label, value);
                }
            }
            Kind::Vocabulary => {
                if let Some(shown) =
                    value.and_then(|value| vocabulary(texts, self.view.seen, object, field, value))
                {
                    self.row_ui(ui, &label, &shown);
                }
            }
            Kind::Organisation => {
                if let Some(id) = value.and_then(Value::as_str) {
                    text::third(ui, &label);
                    let name = words::object_name(self.view.seen, "organisations", id);
                    if link(ui, name.as_deref().unwrap_or(id), Size::Body).clicked() {
                        self.actions.push(Wish::Show(Path::new("organisations").join(id)));
                    }
                }
            }
            Kind::Reference => self.reference_ui(ui, &label, value),
            Kind::Roles => self.roles_ui(ui, &path, &label, value),
            Kind::Ceilings => {
                for (index, ceiling) in value.and_then(Value::as_array).into_iter().flatten().enumerate() {
                    let of = ceiling.get("of").and_then(|of| serde_json::from_value(of.clone()).ok());
                    let name =
                        of.map_or(label.clone(), |of| format!("{label} {}", words::ceiling_kind(texts, of)));
                    if let Some(amount) = ceiling.get("amount") {
                        self.estimates_ui(ui, &path.join(&index.to_string()).join("amount"), &name, amount);
                    }
                }
            }
            Kind::Intakes => {
                for intake in value.and_then(Value::as_array).into_iter().flatten() {
                    let Some(id) = intake.get("id").and_then(Value::as_str) else { continue };
                    let place = path.join(id);
                    let name = words::place(texts, self.view.seen, &place);
                    if let Some(people) = intake.get("people") {
                        self.estimates_ui(ui, &place.join("people"), &capital(&name), people);
                    }
                }
            }
        }
        // A rule of a source says under its field what it does; a field that is not there says nothing.
        let is_rule = object.segments().next() == Some("sources") && ui.cursor().top() > drawn;
        if let Some(words) = is_rule.then(|| texts.by_id(&format!("rule_explain_{field}"))).flatten() {
            text::paragraph(ui, &words, Size::Small, self.view.theme.text.third);
        }
    }

    /// A day or number that is typed and refused with what would be understood
    fn typed_ui(
        &mut self,
        ui: &mut Ui,
        path: &Path,
        label: &str,
        value: Option<&Value>,
        read: &dyn Fn(&str) -> Option<Value>,
    ) {
        let shown = match value {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            _ => String::new(),
        };
        ui.add_space(6.0);
        text::third(ui, label);
        let answer = Field::new(egui::Id::unique(("typed", path.as_str())), label, &shown).show(ui);
        if let Some(typed) = answer.committed {
            *self.refused = None;
            match read(typed.trim()) {
                Some(Value::Null) if value.is_none() => {}
                Some(value) => self.actions.edit(Edit::Set { path: path.clone(), value }),
                None => {
                    let texts = self.view.texts;
                    let number = value.is_some_and(Value::is_number);
                    let words = if number { texts.rule_not_a_number() } else { texts.rule_not_a_date() };
                    *self.refused = Some((path.clone(), words));
                }
            }
        }
        if let Some((_, reason)) = self.refused.as_ref().filter(|(place, _)| place == path) {
            text::paragraph(ui, reason, Size::Small, self.view.theme.status(Status::ToVerify).ink);
        }
    }

    fn row_ui(&self, ui: &mut Ui, label: &str, shown: &str) {
        ui.add_space(6.0);
        text::third(ui, label);
        text::paragraph(ui, shown, Size::Body, self.view.theme.text.main);
    }

    fn words_ui(&mut self, ui: &mut Ui, path: &Path, label: &str, value: Option<&Value>, long: bool) {
        let shown = value.and_then(Value::as_str).unwrap_or_default();
        ui.add_space(6.0);
        text::third(ui, label);
        let mut field = Field::new(egui::Id::unique(("field", path.as_str())), label, shown);
        if long {
            field = field.lines(if shown.len() > 120 { 4 } else { 2 });
        }
        if let Some(typed) = field.show(ui).committed {
            let value = Value::from(typed.trim());
            self.actions.edit(Edit::Set { path: path.clone(), value });
        }
    }

    /// Every estimate at or below a value: enums hold theirs one level down
    fn estimates_ui(&mut self, ui: &mut Ui, path: &Path, label: &str, value: &Value) {
        if let Ok(estimate) = serde_json::from_value::<Estimate>(value.clone()) {
            self.estimate_ui(ui, path, label, &estimate);
            return;
        }
        let Value::Object(map) = value else { return };
        for (key, below) in map {
            let is_name = key.starts_with(|c: char| c.is_ascii_uppercase());
            let name = match (is_name, below.get("usual").is_some()) {
                (false, true) if map.len() > 1 => format!("{label}, {}", words::field(self.view.texts, key)),
                // The name of an enum variant says nothing to people; the field in it does.
                _ => label.to_owned(),
            };
            self.estimates_ui(ui, &path.join(key), &name, below);
        }
    }

    fn estimate_ui(&mut self, ui: &mut Ui, path: &Path, label: &str, estimate: &Estimate) {
        let (texts, theme) = (self.view.texts, self.view.theme);
        ui.add_space(6.0);
        text::third(ui, label);
        let shown = estimate_text::say_bare(texts, estimate);
        let unit = unit_word(texts, estimate.usual, estimate.unit);
        let field = Field::new(egui::Id::unique(("estimate", path.as_str())), label, &shown).unit(&unit);
        let answer = field.show(ui);
        if let Some(typing) = &answer.editing {
            let echo = match estimate_text::read(typing, texts.lang(), estimate.unit) {
                Ok(understood) => estimate_text::understood(texts, understood),
                Err(unclear) => unclear.words(texts),
            };
            text::paragraph(ui, &echo, Size::Small, theme.accent.ink);
        }
        if let Some(typed) = answer.committed {
            *self.refused = None;
            match estimate_text::read(&typed, texts.lang(), estimate.unit) {
                Ok(understood) => {
                    let part = |name: &str, number: f64| Edit::number(&path.join(name), number);
                    let edits = vec![
                        part("low", understood.low),
                        part("usual", understood.usual),
                        part("high", understood.high),
                    ];
                    self.actions.act(Action::Edit(edits));
                }
                Err(unclear) => *self.refused = Some((path.clone(), unclear.words(texts))),
            }
        }
        if let Some((_, reason)) = self.refused.as_ref().filter(|(place, _)| place == path) {
            text::paragraph(ui, reason, Size::Small, theme.status(Status::ToVerify).ink);
        }
        self.origin_ui(ui, estimate);
    }

    /// Grade and source of a number; an assumption looks like one
    fn origin_ui(&self, ui: &mut Ui, estimate: &Estimate) {
        let texts = self.view.texts;
        let grade = words::grade(texts, estimate.grade);
        let title = estimate.source.as_ref().and_then(|id| title_of(self.view.seen, id));
        let mut line = Runs::new(ui, Size::Small);
        line = if estimate.grade == Grade::Assumption { line.assumption(&grade) } else { line.third(&grade) };
        if let Some(title) = title {
            line = line.third(&format!(" · {title}"));
        } else if estimate.grade != Grade::Assumption {
            line = line.third(&format!(" · {}", texts.selection_no_source()));
        }
        if let Some(date) = estimate.date {
            line = line.third(&format!(" · {}", texts.date(date)));
        }
        line.wrap(ui);
        if !estimate.note.is_empty() {
            text::paragraph(ui, &estimate.note, Size::Small, self.view.theme.text.third);
        }
    }

    fn reference_ui(&self, ui: &mut Ui, label: &str, value: Option<&Value>) {
        let found = value
            .and_then(Value::as_str)
            .and_then(|id| self.view.seen.references.iter().find(|r| r.id.as_str() == id));
        match found {
            Some(reference) => {
                self.row_ui(ui, label, &reference.title);
                if !reference.place.is_empty() {
                    text::paragraph(ui, &reference.place, Size::Small, self.view.theme.text.third);
                }
                if !reference.note.is_empty() {
                    text::paragraph(ui, &reference.note, Size::Small, self.view.theme.text.third);
                }
            }
            None => self.row_ui(ui, label, &self.view.texts.selection_no_source()),
        }
    }

    fn roles_ui(&mut self, ui: &mut Ui, path: &Path, label: &str, value: Option<&Value>) {
        let roles: Vec<RoleIn> =
            value.and_then(|value| serde_json::from_value(value.clone()).ok()).unwrap_or_default();
        let texts = self.view.texts;
        ui.add_space(6.0);
        text::third(ui, label);
        let mut changed = None;
        for (index, role) in roles.iter().enumerate() {
            ui.horizontal(|ui| {
                let name = role_name(texts, self.view.seen, role);
                if icon_button(ui, icons::CLOSE, &texts.selection_role_remove(name.as_str()), "").clicked() {
                    let mut fewer = roles.clone();
                    fewer.remove(index);
                    changed = Some(fewer);
                }
                text::body(ui, &name);
            });
        }
        let response = Button::secondary(&texts.selection_role_add()).icon(icons::ADD).show(ui);
        Popup::menu(&response).show(|ui| {
            ui.set_max_width(360.0);
            let places = std::iter::once(None)
                .chain(self.view.seen.corridors.iter().map(|corridor| Some(corridor.id.clone())));
            for corridor in places {
                for role in ROLES {
                    let role = RoleIn { role, corridor: corridor.clone() };
                    if roles.contains(&role) {
                        continue;
                    }
                    if menu_item(ui, None, &role_name(texts, self.view.seen, &role), "", None).clicked() {
                        let mut more = roles.clone();
                        more.push(role);
                        changed = Some(more);
                    }
                }
            }
        });
        if let Some(roles) = changed
            && let Ok(value) = serde_json::to_value(roles)
        {
            self.actions.edit(Edit::Set { path: path.clone(), value });
        }
    }

    /// Objects that belong to this one although they stand in lists of their own
    fn related_ui(&mut self, ui: &mut Ui, object: &Path) {
        let segments: Vec<&str> = object.segments().collect();
        let seen = self.view.seen;
        let mut below: Vec<(Path, &'static str)> = Vec::new();
        match segments.as_slice() {
            ["employers", id] => {
                let positions = seen.positions.iter().filter(|p| p.employer.as_str() == *id);
                below.extend(positions.map(|p| (Path::new("positions").join(p.id.as_str()), "count")));
            }
            ["organisations", id] => {
                let offices = seen
                    .offices
                    .iter()
                    .filter(|o| o.organisation.as_ref().is_some_and(|o| o.as_str() == *id));
                below.extend(offices.map(|o| (Path::new("offices").join(o.id.as_str()), "per_month")));
            }
            ["corridors", corridor, "stages", stage] => {
                let found = seen
                    .corridors
                    .iter()
                    .find(|c| c.id.as_str() == *corridor)
                    .and_then(|c| c.stages.iter().find(|s| s.id.as_str() == *stage));
                match found.map(|stage| &stage.capacity) {
                    Some(crate::model::Capacity::Office { office, .. }) => {
                        below.push((Path::new("offices").join(office.as_str()), "per_month"));
                    }
                    Some(crate::model::Capacity::Classes(course)) => {
                        let course = Path::new("courses").join(course.as_str());
                        below.push((course.clone(), "class_max"));
                        below.push((course, "length"));
                    }
                    _ => {}
                }
            }
            _ => {}
        }
        for (path, field) in below {
            let place = path.join(field);
            let name = format!(
                "{} · {}",
                words::place(self.view.texts, seen, &path),
                words::field(self.view.texts, field)
            );
            if let Some(value) = self.tree.get(&place) {
                self.estimates_ui(ui, &place, &name, &value.clone());
            }
        }
    }

    /// The links of an object, and where they lead
    fn links_ui(&mut self, ui: &mut Ui, object: &Path) {
        let seen = self.view.seen;
        let texts = self.view.texts;
        if let Some(("links", id)) = object.object() {
            if let Some(found) = seen.links.iter().find(|link| link.id.as_str() == id) {
                for end in [&found.from, &found.to] {
                    if link(ui, &words::place(texts, seen, end), Size::Body).clicked() {
                        self.actions.push(Wish::Show(end.clone()));
                    }
                }
            }
            return;
        }
        let links: Vec<_> = seen
            .links
            .iter()
            .filter(|link| link.from.is_within(object) || link.to.is_within(object))
            .collect();
        if links.is_empty() {
            return;
        }
        ui.add_space(10.0);
        text::line(ui, &texts.selection_links(), Size::Body, Weight::Semibold, self.view.theme.text.main);
        for found in links {
            let other = if found.from.is_within(object) { &found.to } else { &found.from };
            let name = words::place(texts, seen, other);
            let kind = if found.label.is_empty() {
                words::link_kind(texts, found.kind)
            } else {
                found.label.clone()
            };
            if link(ui, &texts.selection_linked(kind, name), Size::Body).clicked() {
                self.actions.push(Wish::Show(other.clone()));
            }
        }
    }
}

/// Roles in the order of the menu
const ROLES: [Role; 9] = [
    Role::Lead,
    Role::Partner,
    Role::Adherent,
    Role::Trainer,
    Role::Selector,
    Role::EmployersVoice,
    Role::Funder,
    Role::Authority,
    Role::Welcome,
];

fn role_name(texts: &Texts, scenario: &Scenario, role: &RoleIn) -> String {
    let name = words::role(texts, role.role);
    let corridor =
        role.corridor.as_ref().and_then(|id| words::object_name(scenario, "corridors", id.as_str()));
    corridor.map_or(name.clone(), |corridor| format!("{name} · {corridor}"))
}

fn title_of(scenario: &Scenario, id: &Id) -> Option<String> {
    scenario.references.iter().find(|reference| reference.id == *id).map(|r| r.title.clone())
}

/// A word of the vocabulary, by the object and field it stands in
fn vocabulary(
    texts: &Texts,
    scenario: &Scenario,
    object: &Path,
    field: &str,
    value: &Value,
) -> Option<String> {
    fn read<T: serde::de::DeserializeOwned>(value: &Value) -> Option<T> {
        serde_json::from_value(value.clone()).ok()
    }
    let segments: Vec<&str> = object.segments().collect();
    let said = match (segments.as_slice(), field) {
        (["organisations", _], "kind") => words::org_kind(texts, read(value)?),
        (["organisations", _], "category") => {
            let category = read(value)?;
            format!("{} · {}", words::category_letter(category), words::category(texts, category))
        }
        (["sources", _], "status") => words::source_status(texts, read(value)?),
        (["sources", _], "payment") => words::payment(texts, &read(value)?),
        (["sources", _], "categories") => {
            let categories: Vec<crate::model::CostCategory> = read(value)?;
            let names = categories.into_iter().map(|category| words::cost_category(texts, category));
            names.collect::<Vec<String>>().join(", ")
        }
        (["sources", _], "excludes") => {
            let ids: Vec<Id> = read(value)?;
            let name = |id: &Id| words::object_name(scenario, "sources", id.as_str());
            ids.iter().map(|id| name(id).unwrap_or_else(|| id.to_string())).collect::<Vec<_>>().join(", ")
        }
        (["corridors", _], "route") => words::route(texts, read(value)?),
        (["corridors", ..], "kind") => words::stage_kind(texts, read(value)?),
        (["links", _], "kind") => words::link_kind(texts, read(value)?),
        (["costs", _], "category") => words::cost_category(texts, read(value)?),
        _ => value.as_str()?.to_owned(),
    };
    Some(said)
}

/// With a capital first letter: the words of fields are those inside a sentence
pub(super) fn capital(word: &str) -> String {
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
    fn every_object_of_the_graph_has_fields() {
        for path in ["organisations/a", "sources/a", "employers/a", "corridors/a", "corridors/a/stages/b"] {
            let fields = fields_of(&Path::new(path));
            assert!(fields.iter().any(|(name, kind)| *name == "name" && *kind == Kind::Words), "{path}");
        }
    }
}
