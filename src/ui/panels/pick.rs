//! Choosing one of a few: an organisation of the scenario, a word of a closed list.
//!
//! Holds buttons with a menu; remembers nothing. Called by the cards of Norme.

use crate::base::Id;
use crate::ui::icons;
use crate::ui::view::View;
use crate::ui::widgets::{Button, menu_item};
use egui::{Popup, ScrollArea, Ui};

/// A button with the organisations under it
pub fn organisation_ui(ui: &mut Ui, view: &View<'_>, words: &str, chosen: &mut Option<Id>) {
    let response = Button::secondary(words).trailing(icons::EXPAND_MORE).show(ui);
    Popup::menu(&response).show(|ui| {
        ui.set_max_width(360.0);
        ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for organisation in &view.seen.organisations {
                let on = chosen.as_ref() == Some(&organisation.id);
                if menu_item(ui, None, &organisation.name, "", Some(on)).clicked() {
                    *chosen = (!on).then(|| organisation.id.clone());
                }
            }
        });
    });
}

/// A button with words under it; the place of the one that was chosen
pub fn word_ui(ui: &mut Ui, label: &str, words: &[String]) -> Option<usize> {
    let response = Button::secondary(label).trailing(icons::EXPAND_MORE).show(ui);
    let mut chosen = None;
    Popup::menu(&response).show(|ui| {
        ui.set_max_width(360.0);
        for (index, word) in words.iter().enumerate() {
            if menu_item(ui, None, word, "", None).clicked() {
                chosen = Some(index);
            }
        }
    });
    chosen
}
