//! The selected object: a form with every field it can have, what belongs to it, its links and its criteria.
//!
//! Which fields there are is the model's to say ([`form`](crate::model::form)); this panel draws them, asks for edits and keeps only
//! what is begun. A change that would leave the scenario unsound is refused with the reason and the old value stays. Called by the side
//! panel.

use crate::model::edit::Tree;
use crate::model::form::{self, Kind, Need};
use crate::model::{Edit, Path, Scenario, objects};
use crate::report::{form_words, words};
use crate::ui::actions::{Actions, Wish};
use crate::ui::command::Command;
use crate::ui::fonts::Weight;
use crate::ui::form::{Form, FormState, Given};
use crate::ui::icons;
use crate::ui::memo::{Key, Memo};
use crate::ui::theme::Size;
use crate::ui::view::View;
use crate::ui::widgets::{Button, icon_button, link, text};
use egui::{Align, Layout, ScrollArea, Ui};
use serde_json::Value;

/// What the selection keeps between two pictures
#[derive(Debug, Default)]
pub struct SelectionState {
    tree: Memo<TreeOf>,
    form: FormState,
    /// The object whose form is shown, so that what is begun goes with it
    shown: Option<Path>,
    /// Whether fields without a value are shown too
    all: bool,
    /// What names the shown object, for the state it was looked up in
    uses: Option<(Key, Path, Uses)>,
}

/// Objects that name another one, each with the field that does
type Uses = Vec<(Path, Path)>;

struct TreeOf(Tree);

impl std::fmt::Debug for TreeOf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TreeOf")
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
    let SelectionState { tree, form, shown, all, uses } = state;
    let tree = &tree.get(view.key(), || TreeOf(Tree::of(view.seen))).0;
    let Some((path, value)) = selected.and_then(|path| Some((path, tree.get(path)?))) else {
        text::paragraph(ui, &view.texts.selection_none(), Size::Body, view.theme.text.second);
        return;
    };
    if shown.as_ref() != Some(path) {
        form.forget();
        *shown = Some(path.clone());
    }
    ScrollArea::vertical().id_salt("selection").auto_shrink([false, false]).show(ui, |ui| {
        ui.push_id(path.as_str(), |ui| {
            head_ui(ui, view, path, actions);
            fields_ui(ui, view, form, all, path, value, actions);
            belongs_ui(ui, view, path, uses_of(view, uses, path), actions);
            links_ui(ui, view, path, actions);
            super::object_law::criteria_ui(ui, view, path, actions);
            ui.add_space(12.0);
        });
    });
}

/// Kind and name, state of law, and what can be done with the object
fn head_ui(ui: &mut Ui, view: &View<'_>, path: &Path, actions: &mut Actions) {
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if path.as_str() != "programme" && form::fields_of(path).is_some() {
                for (command, icon) in
                    [(Command::Delete, icons::DELETE), (Command::Duplicate, icons::CONTENT_COPY)]
                {
                    let keys = command.keys().unwrap_or_default();
                    if icon_button(ui, icon, &command.name(view.texts), &keys).clicked() {
                        actions.command(command);
                    }
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                text::third(ui, &words::list_item(view.texts, &list_of(path)));
            });
        });
    });
    text::section(ui, &words::place(view.texts, view.seen, path));
    if let Some(status) = view.report.and_then(|report| report.network.state(path)) {
        ui.add_space(4.0);
        crate::ui::widgets::status_pill(ui, status, &status.word(view.texts));
    }
}

/// The list a path ends in, such as `stages`
fn list_of(path: &Path) -> String {
    let segments: Vec<&str> = path.segments().collect();
    match segments.as_slice() {
        [only] => (*only).to_owned(),
        [.., list, _] => (*list).to_owned(),
        [] => String::new(),
    }
}

/// Every field with a value, and on demand those without
fn fields_ui(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut FormState,
    all: &mut bool,
    path: &Path,
    value: &Value,
    actions: &mut Actions,
) {
    let Some(fields) = form::fields_of(path) else { return };
    let is_source = path.segments().next() == Some("sources");
    let is_shown = |field: &form::Field, all: bool| {
        let has_value = value.get(field.name).is_some_and(|value| !value.is_null());
        all || has_value || field.need == Need::Required
    };
    let hidden = fields.iter().filter(|field| !is_shown(field, false)).count();
    let mut drawn = Form::new(view, state, path);
    for field in fields.iter().filter(|field| is_shown(field, *all)) {
        drawn.field_ui(ui, field, &path.join(field.name), value.get(field.name));
        // A rule of a source says under its field what it does.
        let explained = is_source && value.get(field.name).is_some();
        let id = format!("rule_explain_{}", field.name);
        if let Some(words) = explained.then(|| view.texts.by_id(&id)).flatten() {
            text::paragraph(ui, &words, Size::Small, view.theme.text.third);
        }
    }
    let Form { given, visit, add_to, .. } = drawn;
    take(view, state, given, actions);
    for path in visit {
        actions.push(Wish::Show(path));
    }
    for list in add_to {
        actions.push(Wish::Add(Some(list)));
    }
    ui.add_space(8.0);
    if hidden > 0 {
        let label = if *all {
            view.texts.objects_fewer_fields()
        } else {
            view.texts.objects_all_fields(hidden as f64)
        };
        let icon = if *all { icons::EXPAND_LESS } else { icons::EXPAND_MORE };
        if Button::quiet(&label).icon(icon).show(ui).clicked() {
            *all = !*all;
        }
    }
    if let Some(id) = value.get("id").and_then(Value::as_str) {
        text::third(ui, &view.texts.objects_id(id));
    }
}

/// Carries out what was given, as one step, or says why not
fn take(view: &View<'_>, state: &mut FormState, given: Vec<Given>, actions: &mut Actions) {
    let Some((first, _)) = given.first() else { return };
    let place = field_of(first);
    let edits: Vec<Edit> = given.into_iter().map(|(path, value)| Edit::Set { path, value }).collect();
    match objects::check(&without_variants(view.seen), &edits) {
        Ok(()) => actions.act(crate::session::Action::Edit(edits)),
        Err(why) => {
            let reason = form_words::refused(view.texts, view.seen, &why);
            state.refuse(place, view.texts.objects_kept_old(reason));
        }
    }
}

/// The place of the whole field that a part of an estimate belongs to
fn field_of(path: &Path) -> Path {
    let mut at = path.clone();
    while let Some((above, last)) = at.split_last() {
        let is_part = ["low", "usual", "high", "grade", "source", "note", "date", "shape"].contains(&last);
        if is_part && matches!(form::kind_at(&above), Some(Kind::Estimate(_))) {
            return above;
        }
        if form::kind_at(&at).is_some() {
            break;
        }
        at = above;
    }
    path.clone()
}

/// The scenario as it is seen, alone: what a change does to variants is not judged while a field is typed
pub(in crate::ui) fn without_variants(seen: &Scenario) -> Scenario {
    Scenario { variants: Vec::new(), ..seen.clone() }
}

/// Most users listed; a reference may have hundreds
const MOST_USERS: usize = 30;

/// What names an object, looked up once for each state
fn uses_of<'u>(view: &View<'_>, known: &'u mut Option<(Key, Path, Uses)>, object: &Path) -> &'u Uses {
    let key = view.key();
    if known.as_ref().is_some_and(|(of, path, _)| *of != key || path != object) {
        *known = None;
    }
    &known.get_or_insert_with(|| (key, object.clone(), objects::uses(view.seen, object))).2
}

/// Objects in lists of their own that name this one: positions of an employer, courses of a trainer, costs of a stage
fn belongs_ui(ui: &mut Ui, view: &View<'_>, object: &Path, uses: &Uses, actions: &mut Actions) {
    let shown: Vec<&(Path, Path)> = uses
        .iter()
        .filter(|(user, _)| !user.is_within(object) && user.segments().next() != Some("links"))
        .take(MOST_USERS)
        .collect();
    let adds: &[&str] = match object.object().map(|(list, _)| list) {
        Some("employers") => &["positions"],
        Some("organisations") => &["offices", "courses"],
        _ => &[],
    };
    if shown.is_empty() && adds.is_empty() {
        return;
    }
    ui.add_space(10.0);
    let title = view.texts.objects_used_by();
    text::line(ui, &title, Size::Body, Weight::Semibold, view.theme.text.main);
    for (user, field) in shown {
        let name = words::place(view.texts, view.seen, user);
        let segment = field.segments().filter(|s| s.starts_with(|c: char| c.is_ascii_lowercase())).last();
        let what = segment.map(|name| words::field(view.texts, name)).unwrap_or_default();
        let kind = words::list_item(view.texts, &list_of(user));
        if link(ui, &format!("{name} · {kind}, {what}"), Size::Body).clicked() {
            actions.push(Wish::Show(user.clone()));
        }
    }
    for list in adds {
        let label = view.texts.objects_add_title_of(words::list_item(view.texts, list));
        if Button::quiet(&label).icon(icons::ADD).show(ui).clicked() {
            actions.push(Wish::Add(Some(Path::new(list))));
        }
    }
}

/// The links of an object, and where they lead
fn links_ui(ui: &mut Ui, view: &View<'_>, object: &Path, actions: &mut Actions) {
    let seen = view.seen;
    let texts = view.texts;
    if let Some(("links", id)) = object.object() {
        if let Some(found) = seen.links.iter().find(|link| link.id.as_str() == id) {
            for end in [&found.from, &found.to] {
                if link(ui, &words::place(texts, seen, end), Size::Body).clicked() {
                    actions.push(Wish::Show(end.clone()));
                }
            }
        }
        return;
    }
    let links: Vec<_> =
        seen.links.iter().filter(|link| link.from.is_within(object) || link.to.is_within(object)).collect();
    if links.is_empty() {
        return;
    }
    ui.add_space(10.0);
    text::line(ui, &texts.selection_links(), Size::Body, Weight::Semibold, view.theme.text.main);
    for found in links {
        let other = if found.from.is_within(object) { &found.to } else { &found.from };
        let name = words::place(texts, seen, other);
        let kind =
            if found.label.is_empty() { words::link_kind(texts, found.kind) } else { found.label.clone() };
        if link(ui, &texts.selection_linked(kind, name), Size::Body).clicked() {
            actions.push(Wish::Show(other.clone()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_refused_stands_under_the_field_and_not_under_a_part_of_it() {
        for (part, field) in [
            ("courses/a/length/low", "courses/a/length"),
            ("corridors/a/stages/b/duration/Takes/grade", "corridors/a/stages/b/duration/Takes"),
            ("organisations/a/name", "organisations/a/name"),
            ("organisations/a/source", "organisations/a/source"),
        ] {
            assert_eq!(field_of(&Path::new(part)), Path::new(field));
        }
    }

    #[test]
    fn every_object_of_the_graph_has_a_name_to_be_typed() {
        for path in ["organisations/a", "sources/a", "employers/a", "corridors/a", "corridors/a/stages/b"] {
            let fields = form::fields_of(&Path::new(path)).expect("a form");
            assert!(fields.iter().any(|f| f.name == "name" && f.kind == Kind::Words), "{path}");
        }
    }
}
