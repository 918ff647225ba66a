//! Objects are added, removed, duplicated, copied and pasted: from a command or wish to one step of undo.
//!
//! What becomes of references is the model's ([`objects`]); this picks what is meant, opens the sheets and says what could not come.
//! While a variant is shown the steps are its differences, so the lists are judged as the variant makes them.

use super::App;
use crate::model::objects::{self, Clip, Pasted, Refused};
use crate::model::{Path, Scenario, edit, form};
use crate::report::form_words;
use crate::session::{Action, Session};
use crate::ui::panels::selection::without_variants;
use crate::ui::state::UiState;
use egui::Context;

/// The selected objects that can be removed and copied, each once
pub(super) fn chosen(session: &Session, state: &UiState) -> Vec<Path> {
    let mut chosen: Vec<Path> = Vec::new();
    for path in session.selection().into_iter().chain(&state.also_selected) {
        let has_form = path.as_str() != "programme" && form::fields_of(path).is_some();
        if has_form && !chosen.contains(path) {
            chosen.push(path.clone());
        }
    }
    chosen
}

impl App {
    /// The scenario that the steps are about: with its variants where the base is shown, the variant alone where one is
    fn worked_on(&self) -> Scenario {
        match self.session.variant() {
            Some(_) => without_variants(self.session.seen()),
            None => self.session.seen().as_ref().clone(),
        }
    }

    /// Opens the sheet that adds
    pub(super) fn ask_add(&mut self, list: Option<Path>) {
        self.state.sheets.open_add(list, self.session.selection());
    }

    /// Removes objects: at once where nothing depends on them, else after saying what does
    pub(super) fn ask_remove(&mut self, paths: Vec<Path>) {
        let scenario = self.worked_on();
        let there: Vec<Path> =
            paths.into_iter().filter(|path| edit::value_at(&scenario, path).is_some()).collect();
        if there.is_empty() {
            return;
        }
        match objects::remove(&scenario, &there) {
            Ok(removal) if removal.consequences.is_empty() => self.session.act(Action::Edit(removal.edits)),
            Ok(removal) => self.state.sheets.open_remove(there, removal),
            Err(why) => self.say_refused(&why),
        }
        self.state.also_selected.clear();
    }

    /// Another one of each selected object, which is then selected
    pub(super) fn duplicate_chosen(&mut self) {
        let paths = chosen(&self.session, &self.state);
        let texts = self.session.texts();
        let result = objects::duplicate(&self.worked_on(), &paths, &|name| texts.objects_copy_of(name));
        self.take_pasted(result);
    }

    /// The selected objects as text on the clipboard
    pub(super) fn copy_chosen(&mut self, context: &Context) {
        let clip = Clip::of(self.session.seen(), &chosen(&self.session, &self.state));
        if !clip.is_empty() {
            context.copy_text(clip.text());
        }
    }

    /// The objects of a text that was pasted
    pub(super) fn paste(&mut self, text: &str) {
        let into = self.session.selection().and_then(Path::object).filter(|(list, _)| *list == "corridors");
        let into = into.map(|(_, id)| id.to_owned());
        let texts = self.session.texts();
        let result = Clip::read(text).and_then(|clip| {
            objects::paste(&self.worked_on(), &clip, into.as_deref(), &|name| texts.objects_copy_of(name))
        });
        self.take_pasted(result);
    }

    fn take_pasted(&mut self, result: Result<Pasted, Refused>) {
        let pasted = match result {
            Ok(pasted) => pasted,
            Err(why) => {
                self.say_refused(&why);
                return;
            }
        };
        self.session.act(Action::Edit(pasted.edits.clone()));
        let mut added = pasted.added.iter();
        if let Some(first) = added.next() {
            self.session.act(Action::Select(Some(first.clone())));
        }
        self.state.also_selected = added.cloned().collect();
        let texts = self.session.texts();
        let seen = self.session.seen();
        let mut lines: Vec<String> =
            pasted.left_out.iter().map(|name| texts.objects_pasted_left_out(name.as_str())).collect();
        let cut: Vec<String> = pasted.cut().map(|one| form_words::consequence(texts, seen, one)).collect();
        if !cut.is_empty() {
            lines.push(texts.objects_pasted_told());
            lines.extend(cut);
        }
        if !lines.is_empty() {
            let title = texts.objects_pasted_title();
            self.state.sheets.open_told(title, lines);
        }
    }

    fn say_refused(&mut self, why: &Refused) {
        let texts = self.session.texts();
        let line = form_words::refused(texts, self.session.seen(), why);
        let title = texts.objects_cannot_title();
        self.state.sheets.open_told(title, vec![line]);
    }
}
