//! Adding an object: which kind, then only what the model cannot do without.
//!
//! Holds the draft until it is whole; invents nothing. The object, its id and its place in a chain are made by
//! [`objects::add`](crate::model::objects::add). Opened by the menu of Rete, by Ctrl Shift N and from forms.

use crate::base::Id as ObjectId;
use crate::model::form::{self, Field, Kind, Need, draft};
use crate::model::objects::{self, Chain};
use crate::model::{Path, Scenario};
use crate::report::status::Status;
use crate::report::{form_words, words};
use crate::session::Action;
use crate::text::Texts;
use crate::ui::actions::{Actions, Wish};
use crate::ui::form::{Form, FormState, Item, capital, pick_ui};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::Size;
use crate::ui::view::View;
use crate::ui::widgets::{Button, text};
use egui::{Id, ScrollArea, Ui};
use serde_json::{Map, Value};

/// Name of the object while it is a draft
const NEW: &str = "+";

/// What the sheet keeps between two pictures
#[derive(Debug, Default)]
pub(super) struct AddState {
    list: Option<Path>,
    draft: Value,
    form: FormState,
    /// The stage that a new one goes behind; nothing is said until one is chosen
    after: Option<String>,
    refused: Option<String>,
    /// Whether the first field is still to get the keyboard
    fresh: bool,
}

impl AddState {
    /// Begins a new object of a list; without one the kind is asked
    ///
    /// `near` is the selected object: a stage goes behind the selected one, a position to the selected employer.
    pub(super) fn begin(&mut self, list: Option<Path>, near: Option<&Path>) {
        let mut draft = Map::new();
        let kind = list.as_ref().and_then(|list| list.segments().last().map(str::to_owned));
        if let (Some(kind), Some((of, id))) = (kind.as_deref(), near.and_then(Path::object)) {
            let field = match (kind, of) {
                ("positions", "employers") => Some("employer"),
                ("positions", "corridors") => Some("corridor"),
                ("offices" | "sources" | "commitments", "organisations") => Some("organisation"),
                ("courses", "organisations") => Some("trainer"),
                _ => None,
            };
            if let Some(field) = field {
                draft.insert(field.to_owned(), Value::from(id));
            }
            if kind == "links"
                && let Some(near) = near
            {
                draft.insert("from".to_owned(), Value::from(near.as_str()));
            }
        }
        let near_stage = near.map(|near| near.segments().collect::<Vec<&str>>());
        let after = match (kind.as_deref(), near_stage.as_deref()) {
            (Some("stages"), Some(["corridors", _, "stages", stage, ..])) => Some((*stage).to_owned()),
            _ => None,
        };
        *self = Self { list, draft: Value::Object(draft), after, fresh: true, ..Self::default() };
    }

    pub(super) fn title(&self, texts: &Texts) -> String {
        let kind = self.list.as_ref().and_then(|list| list.segments().last());
        kind.map_or_else(
            || texts.objects_add_title(),
            |kind| texts.objects_add_title_of(words::list_item(texts, kind)),
        )
    }
}

/// Icon of a kind of object
pub fn icon_of(list: &str) -> Icon {
    match list {
        "organisations" => icons::APARTMENT,
        "corridors" => icons::ROUTE,
        "courses" => icons::SCHOOL,
        "employers" => icons::FACTORY,
        "positions" => icons::WORK,
        "sources" => icons::EURO,
        "costs" => icons::RECEIPT_LONG,
        "offices" => icons::ACCOUNT_BALANCE,
        "links" => icons::LINK,
        "profiles" => icons::BADGE,
        "references" => icons::LIBRARY_BOOKS,
        "evidence" => icons::DESCRIPTION,
        "commitments" => icons::HANDSHAKE,
        "overrides" => icons::EDIT_NOTE,
        "law_changes" => icons::GAVEL,
        "levers" => icons::TUNE,
        "intakes" => icons::GROUPS,
        "exits" => icons::ARROW_FORWARD,
        _ => icons::SCHEDULE,
    }
}

/// Every kind that can be added, stages first among those of a corridor
pub fn kinds() -> impl Iterator<Item = &'static str> {
    form::LISTS.iter().chain(&form::INNER_LISTS).map(|(list, _)| *list)
}

/// The list of a kind: those inside a corridor need one, which is the selected one or the only one
pub fn list_of_kind(scenario: &Scenario, kind: &str, near: Option<&Path>) -> Path {
    if form::LISTS.iter().any(|(list, _)| *list == kind) {
        return Path::new(kind);
    }
    let near =
        near.and_then(Path::object).filter(|(list, _)| *list == "corridors").map(|(_, id)| id.to_owned());
    let corridor = near.or_else(|| scenario.corridors.first().map(|corridor| corridor.id.to_string()));
    Path::new("corridors").join(&corridor.unwrap_or_default()).join(kind)
}

/// The sheet; true when the object was added
pub(super) fn add_ui(ui: &mut Ui, view: &View<'_>, state: &mut AddState, actions: &mut Actions) -> bool {
    let texts = view.texts;
    let Some(list) = state.list.clone() else {
        if let Some(kind) = kinds_ui(ui, view) {
            state.begin(Some(list_of_kind(view.seen, kind, view.selected)), view.selected);
        }
        return false;
    };
    let Some(fields) = form::fields_of_list(&list).filter(|_| has_home(view.seen, &list)) else {
        let kind = words::list_item(texts, "corridors");
        text::paragraph(ui, &texts.objects_add_needs(kind), Size::Body, view.theme.text.main);
        ui.add_space(8.0);
        if Button::secondary(&texts.objects_add_back()).show(ui).clicked() {
            state.begin(None, None);
        }
        return false;
    };
    text::paragraph(ui, &texts.objects_add_hint(), Size::Body, view.theme.text.second);
    if list.as_str() == "corridors" {
        text::paragraph(ui, &texts.objects_add_chain_hint(), Size::Body, view.theme.text.second);
    }
    let room = (ui.available_height() - view.theme.step(84.0)).max(120.0);
    ScrollArea::vertical().id_salt("add form").max_height(room).auto_shrink([false, true]).show(ui, |ui| {
        place_ui(ui, view, state, &list);
        let base = state.list.clone().unwrap_or_else(|| list.clone()).join(NEW);
        let mut drawn = Form::new(view, &mut state.form, &base);
        for field in asked(fields) {
            drawn.field_ui(ui, field, &base.join(field.name), state.draft.get(field.name));
        }
        for (path, value) in drawn.given {
            let below = path.as_str().strip_prefix(base.as_str()).unwrap_or_default();
            draft::put(&mut state.draft, &Path::new(below), value);
            state.refused = None;
        }
        if std::mem::take(&mut state.fresh)
            && let Some(first) = asked(fields).next()
        {
            let id = Id::unique(("form", base.join(first.name).as_str()));
            ui.memory_mut(|memory| memory.request_focus(id));
        }
    });
    ui.add_space(8.0);
    foot_ui(ui, view, state, fields, actions)
}

/// What is asked before an object is added, in the order of its form
fn asked(fields: &'static [Field]) -> impl Iterator<Item = &'static Field> {
    fields.iter().filter(|field| {
        field.need == Need::Required
            && !matches!(field.kind, Kind::Id | Kind::Kept | Kind::Objects(_))
            && field.name != "arrival_stage"
    })
}

/// Whether the list has the corridor it lies in
fn has_home(scenario: &Scenario, list: &Path) -> bool {
    let segments: Vec<&str> = list.segments().collect();
    match segments.as_slice() {
        ["corridors", id, _] => scenario.corridors.iter().any(|corridor| corridor.id.as_str() == *id),
        ["corridors", _] => false,
        _ => true,
    }
}

/// A button for each kind
fn kinds_ui(ui: &mut Ui, view: &View<'_>) -> Option<&'static str> {
    let texts = view.texts;
    text::paragraph(ui, &texts.objects_add_what(), Size::Body, view.theme.text.second);
    ui.add_space(6.0);
    let mut chosen = None;
    ScrollArea::vertical().id_salt("add kinds").auto_shrink([false, true]).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            for kind in kinds() {
                let name = capital(&words::list_item(texts, kind));
                if Button::secondary(&name).icon(icon_of(kind)).show(ui).clicked() {
                    chosen = Some(kind);
                }
            }
        });
    });
    chosen
}

/// The corridor a stage, intake or exit goes into, and the stage it goes behind
fn place_ui(ui: &mut Ui, view: &View<'_>, state: &mut AddState, list: &Path) {
    let texts = view.texts;
    let segments: Vec<&str> = list.segments().collect();
    let ["corridors", corridor, kind] = segments.as_slice() else { return };
    let width = ui.available_width();
    if view.seen.corridors.len() > 1 {
        ui.add_space(6.0);
        let label = texts.objects_add_into();
        text::third(ui, &label);
        let items = || {
            let corridors = view.seen.corridors.iter();
            corridors.map(|c| Item { name: c.name.clone(), value: Value::from(c.id.as_str()) }).collect()
        };
        let shown = words::object_name(view.seen, "corridors", corridor).unwrap_or_default();
        let now = Value::from(*corridor);
        let id = Id::unique("add corridor");
        if let Some(chosen) = pick_ui(ui, texts, id, &label, &shown, Some(&now), &items, width)
            && let Some(id) = chosen.as_str()
        {
            state.list = Some(Path::new("corridors").join(id).join(kind));
            state.after = None;
            state.form.forget();
        }
    }
    if *kind != "stages" {
        return;
    }
    let Some(found) = view.seen.corridors.iter().find(|c| c.id.as_str() == *corridor) else { return };
    ui.add_space(6.0);
    let label = texts.objects_add_after();
    text::third(ui, &label);
    let items = || {
        let first = Item { name: texts.objects_add_first(), value: Value::Null };
        let stages =
            found.stages.iter().map(|s| Item { name: s.name.clone(), value: Value::from(s.id.as_str()) });
        std::iter::once(first).chain(stages).collect()
    };
    let after = state.after.as_deref();
    let shown =
        after.and_then(|id| found.stages.iter().find(|s| s.id.as_str() == id)).map(|s| s.name.clone());
    let shown = shown.unwrap_or_else(|| texts.objects_add_first());
    let now = after.map_or(Value::Null, Value::from);
    let id = Id::unique("add after");
    if let Some(chosen) = pick_ui(ui, texts, id, &label, &shown, Some(&now), &items, width) {
        state.after = chosen.as_str().map(str::to_owned);
    }
}

/// What is still missing, why it was refused, and adding
fn foot_ui(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut AddState,
    fields: &'static [Field],
    actions: &mut Actions,
) -> bool {
    let texts = view.texts;
    let missing = draft::missing_in(fields, &state.draft, &Path::new(""));
    if let Some(reason) = &state.refused {
        text::paragraph(ui, reason, Size::Body, view.theme.status(Status::ToVerify).ink);
    } else if !missing.is_empty() {
        let mut names: Vec<String> = Vec::new();
        for path in &missing {
            let name = path.segments().filter(|s| s.starts_with(|c: char| c.is_ascii_lowercase())).last();
            let name = words::field(texts, name.unwrap_or_default());
            if !names.contains(&name) {
                names.push(name);
            }
        }
        text::second(ui, &texts.objects_add_missing(names.join(", ")));
    }
    let mut done = false;
    ui.horizontal(|ui| {
        let label = texts.objects_add_whole();
        if Button::primary(&label).icon(icons::ADD).enabled(missing.is_empty()).show(ui).clicked() {
            done = add(view, state, actions);
        }
        if Button::quiet(&texts.objects_add_back()).show(ui).clicked() {
            state.begin(None, None);
        }
    });
    done
}

fn add(view: &View<'_>, state: &mut AddState, actions: &mut Actions) -> bool {
    let texts = view.texts;
    let Some(list) = &state.list else { return false };
    let chain = Chain { arrival: texts.objects_add_chain_arrival(), exit: texts.objects_add_chain_exit() };
    let after = state.after.as_deref().and_then(|id| ObjectId::new(id).ok());
    let alone = crate::ui::panels::selection::without_variants(view.seen);
    match objects::add(&alone, list, &state.draft, after.as_ref(), &chain) {
        Ok((edits, path)) => {
            actions.act(Action::Edit(edits));
            actions.push(Wish::Show(path));
            true
        }
        Err(why) => {
            state.refused = Some(form_words::refused(texts, view.seen, &why));
            false
        }
    }
}
