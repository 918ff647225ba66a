//! The list of templates in front of everything: what to begin with, and whether to begin with the interview.

use crate::session::Template;
use crate::ui::actions::{Actions, Answer, Wish};
use crate::ui::theme::Size;
use crate::ui::view::View;
use crate::ui::widgets::{Button, text};
use egui::{ScrollArea, Ui};

/// Height of the list, in points
const LIST: f32 = 420.0;

/// The list; `chosen` is the place of the chosen template
pub(super) fn new_ui(
    ui: &mut Ui,
    view: &View<'_>,
    templates: &[Template],
    chosen: &mut usize,
    actions: &mut Actions,
) {
    let (texts, theme) = (view.texts, view.theme);
    text::paragraph(ui, &texts.new_text(), Size::Body, theme.text.second);
    ui.add_space(8.0);
    // As high at once as it will be: nothing moves under a hand that is about to press.
    ScrollArea::vertical().max_height(LIST).min_scrolled_height(LIST).show(ui, |ui| {
        for (index, template) in templates.iter().enumerate() {
            let button = Button::quiet(&template.title).toggled(*chosen == index).show(ui);
            if button.clicked() {
                *chosen = index;
            }
            ui.indent(("purpose", index), |ui| {
                text::paragraph(ui, &template.purpose, Size::Small, theme.text.second);
            });
            ui.add_space(4.0);
        }
    });
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        let Some(template) = templates.get(*chosen) else { return };
        let mut ask = |interview: bool| {
            actions.push(Wish::Template { name: template.name.clone(), interview });
        };
        if Button::primary(&texts.new_interview()).show(ui).clicked() {
            ask(true);
        }
        if Button::secondary(&texts.new_open()).show(ui).clicked() {
            ask(false);
        }
        if Button::secondary(&texts.common_cancel()).show(ui).clicked() {
            actions.push(Wish::Answer(Answer::Cancel));
        }
    });
}
