//! The variants as a tree of differences, and what can be done with one: new, rename, give a field back, start from
//! another, make it the base, compare, take away. Every one of these is a step that can be undone.
//!
//! Choosing a variant here shows it everywhere. The session computes; names and differences are told by the report.

use super::lists::{self, Sides};
use crate::base::Id;
use crate::model::{Path, Scenario, Variant, edit, merge::Choices, merge::Conflict};
use crate::report::changes::{self, Change};
use crate::report::conflicts;
use crate::session::{Action, Session, Version, free_variant_id};
use crate::ui::actions::{Actions, Wish};
use crate::ui::icons;
use crate::ui::memo::Memo;
use crate::ui::theme::Size;
use crate::ui::view::View;
use crate::ui::widgets::{Button, Field, check, focus_ring, icon_button, menu_item, text};
use egui::{
    Align, CornerRadius, CursorIcon, Key, Layout, Popup, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2,
};

/// What the sheet keeps between two pictures
#[derive(Debug, Default)]
pub(super) struct VariantsState {
    /// Name of the variant to be made
    name: String,
    rows: Memo<Vec<Row>>,
    differences: Memo<Option<Vec<Change>>>,
    /// A variant is to be made the base: whether what was the base stays as a variant
    promoting: Option<bool>,
    rebase: Option<Rebasing>,
}

/// A variant that is to start from another and clashes with it
#[derive(Debug)]
struct Rebasing {
    variant: Id,
    parent: Option<Id>,
    choices: Choices,
    list: Vec<Conflict>,
    told: Vec<conflicts::Told>,
}

/// A variant in the tree
#[derive(Debug)]
struct Row {
    /// None: the base
    id: Option<Id>,
    name: String,
    depth: usize,
    differences: usize,
}

pub(super) fn variants_ui(
    ui: &mut Ui,
    view: &View<'_>,
    session: &Session,
    state: &mut VariantsState,
    actions: &mut Actions,
) {
    let texts = view.texts;
    text::paragraph(ui, &texts.keep_variants_hint(), Size::Body, view.theme.text.second);
    ui.add_space(8.0);
    let height = ui.available_height().max(200.0);
    ui.horizontal_top(|ui| {
        ui.allocate_ui_with_layout(
            vec2(view.theme.step(300.0).min(ui.available_width() * 0.4), height),
            Layout::top_down(Align::Min),
            |ui| tree_ui(ui, view, state, actions),
        );
        ui.add_space(16.0);
        ui.vertical(|ui| {
            let shown = view.variant.and_then(|id| view.base.variants.iter().find(|v| v.id == *id));
            if let Some(variant) = shown {
                one_ui(ui, view, session, variant, state, actions);
            } else {
                text::section(ui, &texts.top_base());
                text::paragraph(ui, &texts.keep_base_hint(), Size::Body, view.theme.text.second);
            }
        });
    });
}

/// The tree, and a field for a new variant of the one that is shown
fn tree_ui(ui: &mut Ui, view: &View<'_>, state: &mut VariantsState, actions: &mut Actions) {
    let texts = view.texts;
    let room = (ui.available_height() - view.theme.step(84.0)).max(80.0);
    let rows = state.rows.get(view.key(), || rows_of(view));
    ScrollArea::vertical().id_salt("tree").max_height(room).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for row in rows {
            if row_ui(ui, view, row) {
                actions.act(Action::SelectVariant(row.id.clone()));
                state.promoting = None;
                state.rebase = None;
            }
        }
    });
    ui.add_space(8.0);
    let from = view
        .variant
        .and_then(|id| view.base.variants.iter().find(|v| v.id == *id))
        .map_or_else(|| texts.top_base(), |variant| variant.name.clone());
    let name = texts.keep_new_variant_name();
    let field = Field::new(egui::Id::unique("new variant"), &name, &state.name).hint(&name);
    let answer = field.show(ui);
    let enter = answer.response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if let Some(typed) = answer.editing.or(answer.committed) {
        state.name = typed;
    }
    ui.add_space(4.0);
    let is_named = !state.name.trim().is_empty();
    let pressed =
        Button::secondary(&texts.keep_new_variant(from)).icon(icons::ADD).enabled(is_named).show(ui);
    if (pressed.clicked() || enter) && is_named {
        let name = std::mem::take(&mut state.name).trim().to_owned();
        actions.act(Action::AddVariant { name, parent: view.variant.cloned() });
    }
}

fn rows_of(view: &View<'_>) -> Vec<Row> {
    let mut rows = vec![Row { id: None, name: view.texts.top_base(), depth: 0, differences: 0 }];
    add_below(view.base, None, 1, &mut rows);
    rows
}

/// The variants that start from `parent`, each with those that start from it
fn add_below(scenario: &Scenario, parent: Option<&Id>, depth: usize, rows: &mut Vec<Row>) {
    // A ring of parents is an error of the file, told elsewhere; here it only must not go round.
    if depth > scenario.variants.len() + 1 {
        return;
    }
    for variant in scenario.variants.iter().filter(|variant| variant.parent.as_ref() == parent) {
        rows.push(Row {
            id: Some(variant.id.clone()),
            name: variant.name.clone(),
            depth,
            differences: variant.edits.len(),
        });
        add_below(scenario, Some(&variant.id), depth + 1, rows);
    }
}

fn row_ui(ui: &mut Ui, view: &View<'_>, row: &Row) -> bool {
    let theme = view.theme;
    let height = theme.step(theme.size.row.max(theme.size.hit));
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let is_shown = row.id.as_ref() == view.variant;
    let said = match row.id {
        Some(_) => format!("{}, {}", row.name, view.texts.top_differences(row.differences as f64)),
        None => row.name.clone(),
    };
    response.widget_info(|| WidgetInfo::selected(Role::TreeItem, true, is_shown, &said));
    if ui.is_rect_visible(rect) {
        let corner = CornerRadius::same(theme.radius.field);
        if is_shown {
            ui.painter().rect_filled(rect, corner, theme.background.selected);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, corner, theme.background.hover);
        }
        let middle = rect.center().y;
        let left = rect.left() + 8.0 + theme.step(16.0) * row.depth as f32;
        if row.depth > 0 {
            let x = left - theme.step(8.0);
            ui.painter().line_segment([pos2(x, rect.top()), pos2(x, middle)], theme.hairline());
            ui.painter().line_segment([pos2(x, middle), pos2(left - 1.0, middle)], theme.hairline());
        }
        let note = if row.id.is_some() { row.differences.to_string() } else { String::new() };
        let (note, _) = text::galley(ui, &note, theme.font(Size::Small), theme.text.second, 60.0);
        let room = rect.right() - left - note.size().x - 24.0;
        let weight =
            if is_shown { crate::ui::fonts::Weight::Semibold } else { crate::ui::fonts::Weight::Regular };
        let (name, _) =
            text::galley(ui, &row.name, theme.font_weight(Size::Body, weight), theme.text.main, room);
        text::paint_line(ui, name, left + 4.0, middle);
        let x = rect.right() - 8.0 - note.size().x;
        text::paint_line(ui, note, x, middle);
        focus_ring(ui, &response, rect.shrink(2.0), theme.radius.field);
    }
    let pressed = response.clicked();
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(said);
    pressed
}

/// The shown variant
fn one_ui(
    ui: &mut Ui,
    view: &View<'_>,
    session: &Session,
    variant: &Variant,
    state: &mut VariantsState,
    actions: &mut Actions,
) {
    let texts = view.texts;
    let name = texts.keep_variant_name();
    let field = Field::new(egui::Id::unique(("variant name", variant.id.as_str())), &name, &variant.name);
    if let Some(typed) = field.show(ui).committed.filter(|typed| !typed.trim().is_empty()) {
        actions.act(Action::RenameVariant { variant: variant.id.clone(), name: typed.trim().to_owned() });
    }
    ui.add_space(6.0);
    ui.horizontal_wrapped(|ui| {
        parent_ui(ui, view, variant, state, actions);
        let parent = variant.parent.clone().map_or(Version::Base, Version::Variant);
        if Button::secondary(&texts.keep_compare_with_parent()).icon(icons::DIFFERENCE).show(ui).clicked() {
            actions.push(Wish::Compare(parent, Version::Variant(variant.id.clone())));
        }
        if Button::secondary(&texts.keep_promote()).icon(icons::VERTICAL_ALIGN_TOP).show(ui).clicked() {
            state.promoting = Some(true);
        }
        if Button::secondary(&texts.keep_remove_variant()).icon(icons::DELETE).show(ui).clicked() {
            actions.act(Action::RemoveVariant(variant.id.clone()));
        }
    });
    ui.add_space(8.0);
    if state.promoting.is_some() {
        promote_ui(ui, view, variant, state, actions);
    }
    watch_rebase(view, session, state);
    if state.rebase.is_some() {
        rebase_ui(ui, view, state, actions);
        return;
    }
    let differences =
        state.differences.get(view.key(), || changes::of_variant(texts, view.base, &variant.id).ok());
    let list = differences.as_deref().unwrap_or_default();
    text::name(ui, &texts.top_differences(list.len() as f64));
    ui.add_space(4.0);
    ScrollArea::vertical().id_salt("differences").auto_shrink([false, true]).show(ui, |ui| {
        if list.is_empty() {
            text::paragraph(ui, &texts.keep_variant_same(), Size::Body, view.theme.text.second);
        }
        for change in list {
            ui.horizontal_top(|ui| {
                let name = texts.keep_reset(change.sentence.as_str());
                if icon_button(ui, icons::UNDO, &name, "").clicked() {
                    actions.act(Action::ResetField(Path::new(change.path.as_str())));
                }
                ui.vertical(|ui| {
                    ui.add_space(4.0);
                    lists::change_ui(ui, view, change);
                });
            });
        }
    });
}

/// What the variant starts from, and choosing another
fn parent_ui(
    ui: &mut Ui,
    view: &View<'_>,
    variant: &Variant,
    state: &mut VariantsState,
    actions: &mut Actions,
) {
    let texts = view.texts;
    let named = |id: &Id| view.base.variants.iter().find(|v| v.id == *id).map(|v| v.name.clone());
    let parent = variant.parent.as_ref().and_then(named).unwrap_or_else(|| texts.top_base());
    let response = Button::secondary(&texts.keep_starts_from())
        .strong(&parent)
        .trailing(icons::EXPAND_MORE)
        .tooltip(&texts.keep_starts_from_hint())
        .show(ui);
    Popup::menu(&response).show(|ui| {
        ui.set_max_width(360.0);
        let mut choose = |ui: &mut Ui, name: &str, id: Option<Id>| {
            let on = variant.parent == id;
            if menu_item(ui, None, name, "", Some(on)).clicked() && !on {
                state.rebase = Some(Rebasing {
                    variant: variant.id.clone(),
                    parent: id.clone(),
                    choices: Choices::new(),
                    list: Vec::new(),
                    told: Vec::new(),
                });
                let (variant, choices) = (variant.id.clone(), Choices::new());
                actions.act(Action::RebaseVariant { variant, parent: id, choices });
            }
        };
        choose(ui, &texts.top_base(), None);
        for other in view.base.variants.iter().filter(|other| !comes_from(view.base, &other.id, &variant.id))
        {
            choose(ui, &other.name, Some(other.id.clone()));
        }
    });
}

/// Whether `one` is `other`, or starts from it over any number of steps
fn comes_from(scenario: &Scenario, one: &Id, other: &Id) -> bool {
    let mut at = Some(one);
    for _ in 0..=scenario.variants.len() {
        match at {
            None => return false,
            Some(id) if id == other => return true,
            Some(id) => {
                at = scenario.variants.iter().find(|v| v.id == *id).and_then(|v| v.parent.as_ref());
            }
        }
    }
    true
}

/// Takes in what the session found out about the rebase that was asked for
fn watch_rebase(view: &View<'_>, session: &Session, state: &mut VariantsState) {
    let Some(rebase) = &mut state.rebase else { return };
    let open = session.rebase_conflicts();
    let fresh: Vec<Conflict> = open
        .iter()
        .filter(|conflict| rebase.list.iter().all(|known| known.path != conflict.path))
        .cloned()
        .collect();
    if open.is_empty() {
        // It was carried out, or refused with a message.
        state.rebase = None;
        return;
    }
    let of = |id: Option<&Id>| edit::with_variant(view.base, id);
    let old = view.base.variants.iter().find(|v| v.id == rebase.variant).and_then(|v| v.parent.as_ref());
    if let (Ok(base), Ok(mine), Ok(theirs)) = (of(old), of(Some(&rebase.variant)), of(rebase.parent.as_ref()))
    {
        rebase.told.extend(lists::tell_all(view.texts, [&base, &mine, &theirs], &fresh));
        rebase.list.extend(fresh);
    }
}

fn rebase_ui(ui: &mut Ui, view: &View<'_>, state: &mut VariantsState, actions: &mut Actions) {
    let texts = view.texts;
    let Some(rebase) = &mut state.rebase else { return };
    let sides = Sides {
        base: texts.keep_side_old_parent(),
        mine: texts.keep_side_variant(),
        theirs: texts.keep_side_new_parent(),
    };
    text::name(ui, &texts.keep_conflicts(rebase.list.len()));
    lists::all_for_ui(ui, view, &sides, &rebase.list, &mut rebase.choices);
    let room = (ui.available_height() - view.theme.step(48.0)).max(100.0);
    ScrollArea::vertical().id_salt("clashes").max_height(room).auto_shrink([false, true]).show(ui, |ui| {
        lists::conflicts_ui(ui, view, &sides, &rebase.list, &rebase.told, &mut rebase.choices);
    });
    let all = lists::decided(&rebase.list, &rebase.choices) == rebase.list.len();
    let mut is_left = false;
    ui.horizontal(|ui| {
        if Button::primary(&texts.keep_apply()).enabled(all).show(ui).clicked() {
            actions.act(Action::RebaseVariant {
                variant: rebase.variant.clone(),
                parent: rebase.parent.clone(),
                choices: rebase.choices.clone(),
            });
        }
        is_left = Button::secondary(&texts.common_cancel()).show(ui).clicked();
    });
    if is_left {
        state.rebase = None;
        actions.act(Action::EndRebase);
    }
}

/// Making the variant the base, with or without keeping what was the base
fn promote_ui(
    ui: &mut Ui,
    view: &View<'_>,
    variant: &Variant,
    state: &mut VariantsState,
    actions: &mut Actions,
) {
    let texts = view.texts;
    let Some(keeps) = state.promoting else { return };
    text::paragraph(ui, &texts.keep_promote_text(variant.name.as_str()), Size::Body, view.theme.text.main);
    ui.horizontal(|ui| {
        let label = texts.keep_promote_keep();
        if check(ui, keeps, &label).clicked() {
            state.promoting = Some(!keeps);
        }
        text::body(ui, &label);
    });
    ui.horizontal(|ui| {
        if Button::primary(&texts.keep_promote()).show(ui).clicked() {
            let name = texts.keep_old_base();
            let old_base = keeps.then(|| (free_variant_id(view.base, &name), name));
            actions.act(Action::PromoteVariant { variant: variant.id.clone(), old_base });
            state.promoting = None;
        }
        if Button::secondary(&texts.common_cancel()).show(ui).clicked() {
            state.promoting = None;
        }
    });
    ui.add_space(8.0);
}
