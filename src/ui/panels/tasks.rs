//! The list of things to do: what, who, by when, for how long, at what price; one click does one or makes a promise of it.
//!
//! What a click changes is the report's; this asks for it as one step that can be taken back. Called by Norme.

use crate::report::view::law::Law;
use crate::report::view::tasks::{Doable, Task};
use crate::session::Action;
use crate::ui::actions::Actions;
use crate::ui::icons;
use crate::ui::view::View;
use crate::ui::widgets::{Card, Column, Table, icon_button, status_icon, text};
use egui::{Id, Ui, UiBuilder};

/// What must be done for everything; answers the criterion a chosen task serves
pub fn tasks_card(
    ui: &mut Ui,
    view: &View<'_>,
    law: &Law,
    (tasks, total): (&[Task], &str),
    actions: &mut Actions,
) -> Option<String> {
    let texts = view.texts;
    let height = ui.max_rect().height();
    let title = texts.law_tasks(tasks.len() as f64);
    let mut wanted = None;
    Card::new().title(&title).caption(total).height(height).flush().show(ui, |ui| {
        let titles = [
            texts.law_task_what(),
            texts.law_task_by(),
            texts.law_task_days(),
            texts.law_task_cost(),
            texts.law_task_serves(),
        ];
        let columns = [
            Column::words(&titles[0], 1.0),
            Column::figures(&titles[1], 104.0),
            Column::figures(&titles[2], 64.0),
            Column::figures(&titles[3], 76.0),
            Column::fixed(&titles[4], 104.0),
            Column::fixed("", 84.0),
        ];
        let table = Table::new(Id::unique("tasks"), &columns).two_lines().max_height(height - 72.0);
        let answer = table.show(
            ui,
            tasks.len(),
            |row| format!("{}, {}", tasks[row].text, tasks[row].who),
            |ui, row, column| match column {
                5 => {
                    if let Some(id) = buttons_ui(ui, view, law, &tasks[row], actions) {
                        wanted = Some(id);
                    }
                }
                _ => task_ui(ui, view, &tasks[row], column),
            },
        );
        if wanted.is_none() {
            wanted = answer.chosen.and_then(|row| tasks[row].serves.first().map(|(id, _)| id.clone()));
        }
    });
    wanted
}

fn task_ui(ui: &mut Ui, view: &View<'_>, task: &Task, column: usize) {
    let texts = view.texts;
    match column {
        0 => {
            ui.vertical(|ui| {
                ui.add_space(4.0);
                ui.spacing_mut().item_spacing.y = 0.0;
                text::name(ui, &task.text);
                let who = task.assigned.as_ref().unwrap_or(&task.who);
                let parts = [who.as_str(), task.about.as_str()];
                let second: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
                text::second(ui, &second.join(" · "));
            });
        }
        1 => {
            text::body(ui, &task.by.map(|date| texts.date(date)).unwrap_or_default());
        }
        2 => {
            text::body(ui, &task.days.map(|days| texts.number_days_short(days)).unwrap_or_default());
        }
        3 => {
            text::body(ui, &task.cost.map(|cost| texts.euro(cost)).unwrap_or_default());
        }
        _ => {
            if let Some((id, status)) = task.serves.first() {
                let more = task.serves.len() - 1;
                let words = if more > 0 { format!("{id} +{more}") } else { id.clone() };
                status_icon(ui, *status, &words);
            }
        }
    }
}

/// What can be done with one click; answers the criterion where a fact is to be typed
fn buttons_ui(ui: &mut Ui, view: &View<'_>, law: &Law, task: &Task, actions: &mut Actions) -> Option<String> {
    let texts = view.texts;
    let what = task.text.as_str();
    let mut wanted = None;
    let mut enabled = UiBuilder::new();
    if view.is_stale {
        // The list is of the state before: done twice, a thing would be there twice.
        enabled = enabled.disabled();
    }
    ui.scope_builder(enabled, |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let sign = match task.doable {
            Doable::Change => Some((icons::CHECK, texts.law_task_apply(what))),
            Doable::Paper => Some((icons::DESCRIPTION, texts.law_task_paper(what))),
            Doable::State => Some((icons::EDIT, texts.law_task_state(what))),
            Doable::No => None,
        };
        match sign {
            Some((icon, name)) if icon_button(ui, icon, &name, "").clicked() => match task.doable {
                Doable::State => wanted = task.serves.first().map(|(id, _)| id.clone()),
                _ => {
                    if let Some(edits) = law.edits(view.seen, task, texts) {
                        actions.act(Action::Edit(edits));
                    }
                }
            },
            Some(_) => {}
            None => ui.add_space(view.theme.step(view.theme.size.button) + 4.0),
        }
        if task.assigned.is_none()
            && let Some(promise) = law.promise(view.seen, task)
            && icon_button(ui, icons::HANDSHAKE, &texts.law_task_assign(what), "").clicked()
        {
            actions.edit(promise);
        }
    });
    wanted
}
