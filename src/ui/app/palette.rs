//! Search over commands, variants, objects and criteria: type a few letters, choose, Enter.
//!
//! Filters by words in any order, without accents and capitals. Holds the list that was made when it opened; carries nothing out.

use crate::base::Id;
use crate::model::Path;
use crate::report::words;
use crate::session::Action;
use crate::ui::actions::{Actions, Wish};
use crate::ui::app::command_handling::Available;
use crate::ui::command::Command;
use crate::ui::theme::{Size, Theme};
use crate::ui::view::View;
use crate::ui::widgets::text;
use egui::{
    Align2, CornerRadius, Key, Modal, Modifiers, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, pos2,
    vec2,
};

/// The most that is listed at once
const LONGEST: usize = 60;

#[derive(Debug, Clone)]
enum Goal {
    Command(Command),
    Object(Path),
    Variant(Option<Id>),
    Criterion(String),
}

#[derive(Debug, Clone)]
struct Entry {
    name: String,
    /// What it is, at the right
    kind: String,
    /// Name and kind without accents and capitals
    searched: String,
    goal: Goal,
}

/// The open palette
#[derive(Debug)]
pub struct PaletteState {
    typed: String,
    chosen: usize,
    entries: Vec<Entry>,
    fresh: bool,
}

impl PaletteState {
    /// A palette over everything there is now
    pub fn open(view: &View<'_>, available: &Available) -> Self {
        let texts = view.texts;
        let mut entries = Vec::new();
        let mut add = |name: String, kind: String, goal: Goal| {
            let searched = plain(&format!("{name} {kind}"));
            entries.push(Entry { name, kind, searched, goal });
        };
        for command in Command::ALL.iter().copied().filter(|c| *c != Command::Search && available.has(*c)) {
            let kind = command.keys().unwrap_or_else(|| texts.palette_command());
            add(command.name(texts), kind, Goal::Command(command));
        }
        for variant in &view.base.variants {
            add(variant.name.clone(), texts.palette_variant(), Goal::Variant(Some(variant.id.clone())));
        }
        let shown = view.seen;
        let mut object = |list: &str, id: &Id, name: &str| {
            let path = Path::new(list).join(id.as_str());
            add(name.to_owned(), words::list_item(texts, list), Goal::Object(path));
        };
        for one in &shown.corridors {
            object("corridors", &one.id, &one.name);
        }
        for one in &shown.organisations {
            object("organisations", &one.id, &one.name);
        }
        for one in &shown.sources {
            object("sources", &one.id, &one.name);
        }
        for one in &shown.employers {
            object("employers", &one.id, &one.name);
        }
        for corridor in &shown.corridors {
            for stage in &corridor.stages {
                let path = Path::new(&format!("corridors/{}/stages/{}", corridor.id, stage.id));
                let name = format!("{} · {}", stage.name, corridor.name);
                add(name, words::list_item(texts, "stages"), Goal::Object(path));
            }
        }
        for group in view.report.and_then(|report| report.main_law()).iter().flat_map(|law| law.groups(texts))
        {
            for row in group.rows {
                add(format!("{} {}", row.id, row.title), texts.palette_criterion(), Goal::Criterion(row.id));
            }
        }
        Self { typed: String::new(), chosen: 0, entries, fresh: true }
    }

    fn found(&self) -> Vec<usize> {
        let wanted = plain(&self.typed);
        let parts: Vec<&str> = wanted.split_whitespace().collect();
        let fits = |entry: &Entry| parts.iter().all(|part| entry.searched.contains(part));
        let mut found: Vec<usize> = (0..self.entries.len()).filter(|i| fits(&self.entries[*i])).collect();
        // What begins with the typed letters comes first.
        found.sort_by_key(|index| !self.entries[*index].searched.starts_with(wanted.trim()));
        found.truncate(LONGEST);
        found
    }
}

/// Shows the palette over everything; false when it is to be closed
pub(super) fn palette_ui(
    context: &egui::Context,
    view: &View<'_>,
    state: &mut PaletteState,
    actions: &mut Actions,
) -> bool {
    let theme = view.theme;
    let area = egui::Area::new(egui::Id::unique("palette"))
        .kind(egui::UiKind::Modal)
        .sense(Sense::hover())
        .anchor(Align2::CENTER_TOP, vec2(0.0, 72.0))
        .order(egui::Order::Foreground);
    let modal = Modal::new(egui::Id::unique("palette")).area(area).show(context, |ui| {
        ui.set_width(theme.step(560.0).min(context.content_rect().width() - 48.0));
        let field = TextEdit::singleline(&mut state.typed)
            .id(egui::Id::unique("palette field"))
            .hint_text(view.texts.palette_hint())
            .desired_width(f32::INFINITY)
            .margin(vec2(8.0, 6.0))
            .font(theme.font(Size::Section));
        let response = ui.add(field);
        let name = view.texts.command_search();
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &name));
        if state.fresh {
            response.request_focus();
            state.fresh = false;
        }
        if response.changed() {
            state.chosen = 0;
        }
        let found = state.found();
        let (down, up, enter) = ui.input_mut(|input| {
            (
                input.count_and_consume_key(Modifiers::NONE, Key::ArrowDown),
                input.count_and_consume_key(Modifiers::NONE, Key::ArrowUp),
                input.key_pressed(Key::Enter),
            )
        });
        let last = found.len().saturating_sub(1);
        state.chosen = (state.chosen + down).saturating_sub(up).min(last);
        let mut picked = enter.then(|| found.get(state.chosen).copied()).flatten();
        if found.is_empty() {
            text::paragraph(ui, &view.texts.palette_none(), Size::Body, theme.text.second);
        }
        ScrollArea::vertical().max_height(360.0).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (place, index) in found.iter().enumerate() {
                let moved = down + up > 0;
                if line_ui(ui, theme, &state.entries[*index], place == state.chosen, moved) {
                    picked = Some(*index);
                }
            }
        });
        picked
    });
    if let Some(index) = modal.inner {
        match state.entries[index].goal.clone() {
            Goal::Command(command) => actions.command(command),
            Goal::Object(path) => actions.push(Wish::Show(path)),
            Goal::Variant(id) => actions.act(Action::SelectVariant(id)),
            Goal::Criterion(id) => actions.push(Wish::Criterion(id)),
        }
        return false;
    }
    !modal.should_close()
}

#[allow(clippy::fn_params_excessive_bools, reason = "two independent states of one line")]
fn line_ui(ui: &mut Ui, theme: &Theme, entry: &Entry, chosen: bool, moved: bool) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme.size.row), Sense::click());
    response.widget_info(|| {
        WidgetInfo::selected(Role::ListBoxOption, true, chosen, format!("{} {}", entry.name, entry.kind))
    });
    if chosen || response.hovered() {
        let fill = if chosen { theme.background.selected } else { theme.background.hover };
        ui.painter().rect_filled(rect, CornerRadius::same(theme.radius.field), fill);
    }
    if chosen && moved {
        response.scroll_to_me(None);
    }
    let middle = rect.center().y;
    let (kind, _) = text::galley(ui, &entry.kind, theme.font(Size::Small), theme.text.third, 160.0);
    let room = rect.width() - kind.size().x - 28.0;
    let (name, _) = text::galley(ui, &entry.name, theme.font(Size::Body), theme.text.main, room);
    text::paint_line(ui, name, rect.left() + 8.0, middle);
    let right = pos2(rect.right() - 8.0 - kind.size().x, middle);
    text::paint_line(ui, kind, right.x, middle);
    response.clicked()
}

/// Small letters without accents
pub(in crate::ui) fn plain(text: &str) -> String {
    text.to_lowercase()
        .chars()
        .map(|letter| match letter {
            'à' | 'á' | 'â' | 'ä' => 'a',
            'è' | 'é' | 'ê' | 'ë' => 'e',
            'ì' | 'í' | 'î' | 'ï' => 'i',
            'ò' | 'ó' | 'ô' | 'ö' => 'o',
            'ù' | 'ú' | 'û' | 'ü' => 'u',
            '’' => '\'',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(names: &[&str], typed: &str) -> PaletteState {
        let entries = names
            .iter()
            .map(|name| Entry {
                name: (*name).to_owned(),
                kind: String::new(),
                searched: plain(name),
                goal: Goal::Command(Command::Open),
            })
            .collect();
        PaletteState { typed: typed.to_owned(), chosen: 0, entries, fresh: false }
    }

    #[test]
    fn words_are_found_in_any_order_and_without_accents() {
        let state = state(&["Apri un file", "Unità regionale", "Regione Emilia-Romagna"], "reg unita");
        assert_eq!(state.found(), vec![1]);
    }

    #[test]
    fn what_begins_with_the_letters_comes_first() {
        assert_eq!(state(&["Mostra la rete", "Rete"], "re").found(), vec![1, 0]);
    }

    #[test]
    fn nothing_typed_lists_everything_up_to_the_longest() {
        let names: Vec<String> = (0..100).map(|n| format!("nome {n}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        assert_eq!(state(&names, "").found().len(), LONGEST);
    }
}
