//! Removing objects that others depend on: what goes or changes with them, in words, before anything is done.
//!
//! What becomes of what is [`objects::remove`](crate::model::objects::remove())'s. Objects nothing depends on go without this sheet.

use crate::model::objects::{Consequence, Removal, What};
use crate::model::{Path, Scenario};
use crate::report::{form_words, words};
use crate::session::Action;
use crate::ui::actions::Actions;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::Size;
use crate::ui::view::View;
use crate::ui::widgets::{Button, text};
use egui::{ScrollArea, Sense, Ui, vec2};

/// What the sheet keeps between two pictures
#[derive(Debug, Default)]
pub(super) struct RemoveState {
    paths: Vec<Path>,
    removal: Option<Removal>,
}

impl RemoveState {
    /// Asks about the removal of objects
    pub(super) fn begin(&mut self, paths: Vec<Path>, removal: Removal) {
        *self = Self { paths, removal: Some(removal) };
    }
}

/// The sheet; true when the objects were removed, or are left
pub(super) fn remove_ui(ui: &mut Ui, view: &View<'_>, state: &RemoveState, actions: &mut Actions) -> bool {
    let texts = view.texts;
    let Some(removal) = &state.removal else { return true };
    let names: Vec<String> = state.paths.iter().map(|path| words::place(texts, view.seen, path)).collect();
    let said = texts.objects_remove_what(state.paths.len() as f64, names.join(", "));
    text::paragraph(ui, &said, Size::Body, view.theme.text.main);
    ui.add_space(6.0);
    let told = told(view.seen, &removal.consequences);
    text::name(ui, &texts.objects_remove_depends(told.len() as f64));
    let room = (ui.available_height() - view.theme.step(72.0)).max(80.0);
    ScrollArea::vertical().id_salt("consequences").max_height(room).auto_shrink([false, true]).show(
        ui,
        |ui| {
            for one in told {
                ui.horizontal_top(|ui| {
                    let (rect, _) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::hover());
                    text::paint_icon(ui, icon_of(&one.what), 18.0, rect.center(), view.theme.text.second);
                    let words = form_words::consequence(texts, view.seen, one);
                    text::paragraph(ui, &words, Size::Body, view.theme.text.main);
                });
            }
        },
    );
    ui.add_space(8.0);
    let mut done = false;
    ui.horizontal(|ui| {
        let button = Button::primary(&texts.objects_remove_do()).icon(icons::DELETE).show(ui);
        if button.clicked() {
            actions.act(Action::Edit(removal.edits.clone()));
            done = true;
        }
        done |= Button::quiet(&texts.objects_leave()).show(ui).clicked();
        text::third(ui, &texts.objects_remove_undo());
    });
    done
}

/// What is worth telling: objects that go, then fields that change; a place in the graph is nobody's loss
fn told<'c>(scenario: &Scenario, all: &'c [Consequence]) -> Vec<&'c Consequence> {
    let exists = |one: &&Consequence| {
        crate::model::form::object_of(&one.path)
            .is_some_and(|object| crate::model::edit::value_at(scenario, &object).is_some())
    };
    all.iter().filter(exists).collect()
}

fn icon_of(what: &What) -> Icon {
    match what {
        What::Gone => icons::DELETE,
        What::Emptied | What::Shorter => icons::LINK_OFF,
        What::LeadsTo(_) => icons::ARROW_FORWARD,
        What::Closed => icons::BLOCK,
        What::KeepsLength => icons::SCHEDULE,
    }
}
