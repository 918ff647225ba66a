//! The options: language, light or dark, size of everything, folder of copies. Effective at once.

use crate::session::Action;
use crate::session::Look;
use crate::text::Lang;
use crate::ui::actions::{Actions, Wish};
use crate::ui::app::dialog::Dialog;
use crate::ui::icons;
use crate::ui::theme::Size;
use crate::ui::view::View;
use crate::ui::widgets::{menu_item, text};
use egui::Ui;
use std::path::Path;

/// Sizes that are offered, 1 is normal
pub const SCALES: [f32; 6] = [1.0, 1.1, 1.25, 1.5, 1.75, 2.0];

/// The options, in the popup at the foot of the rail
///
/// `copies` is the folder for copies of what is saved; none where settings are not kept.
pub fn options_ui(ui: &mut Ui, view: &View<'_>, copies: Option<&Path>, actions: &mut Actions) {
    let texts = view.texts;
    ui.set_max_width(260.0);
    text::section(ui, &texts.options_language());
    for lang in Lang::ALL {
        let name = match lang {
            Lang::It => texts.common_lang_it(),
            Lang::En => texts.common_lang_en(),
        };
        if menu_item(ui, None, &name, "", Some(lang == texts.lang())).clicked() {
            actions.act(Action::SetLanguage(lang));
        }
    }
    ui.add_space(8.0);
    text::section(ui, &texts.options_theme());
    for (look, name) in [
        (Look::System, texts.options_system()),
        (Look::Light, texts.options_light()),
        (Look::Dark, texts.options_dark()),
    ] {
        if menu_item(ui, None, &name, "", Some(look == view.look)).clicked() {
            actions.act(Action::SetTheme(look));
        }
    }
    ui.add_space(8.0);
    text::section(ui, &texts.options_scale());
    let now = ui.ctx().zoom_factor();
    for scale in SCALES {
        let name = texts.percent(f64::from(scale), 0);
        if menu_item(ui, None, &name, "", Some((scale - now).abs() < 0.01)).clicked() {
            actions.act(Action::SetScale(scale));
        }
    }
    if let Some(copies) = copies {
        ui.add_space(8.0);
        text::section(ui, &texts.keep_options_copies());
        text::second(ui, &copies.display().to_string());
        if menu_item(ui, Some(icons::FOLDER_OPEN), &texts.keep_options_choose(), "", None).clicked() {
            actions.push(Wish::Choose(Dialog::Folder));
        }
        if menu_item(ui, Some(icons::HOME), &texts.keep_options_usual(), "", None).clicked() {
            actions.act(Action::SetBackupFolder(None));
        }
    }
    ui.add_space(4.0);
    text::paragraph(ui, &texts.options_saved(), Size::Small, view.theme.text.third);
}
