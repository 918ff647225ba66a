//! The steps of the open scenario by name, oldest first; a click goes to the state after one, and nothing is lost by it.
//!
//! Names are made for the rows on the screen only, once for each step and language.

use crate::report::story;
use crate::session::{Action, Session};
use crate::text::Lang;
use crate::ui::actions::Actions;
use crate::ui::icons;
use crate::ui::theme::Size;
use crate::ui::view::View;
use crate::ui::widgets::{Button, focus_ring, text};
use egui::{CornerRadius, CursorIcon, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};
use std::sync::Arc;

/// What the sheet keeps between two pictures
#[derive(Debug, Default)]
pub(super) struct HistoryState {
    names: Vec<Option<(Arc<crate::model::Scenario>, Lang, String)>>,
    is_placed: bool,
}

impl HistoryState {
    fn name(&mut self, view: &View<'_>, session: &Session, index: usize) -> &str {
        let steps = session.document().steps();
        self.names.resize(steps.len(), None);
        let lang = view.texts.lang();
        let (Some(step), Some(known)) = (steps.get(index), self.names.get_mut(index)) else { return "" };
        if known
            .as_ref()
            .is_some_and(|(after, in_lang, _)| !Arc::ptr_eq(after, &step.after) || *in_lang != lang)
        {
            *known = None;
        }
        let told = known.get_or_insert_with(|| {
            (Arc::clone(&step.after), lang, story::edits(view.texts, &step.before, &step.edits))
        });
        &told.2
    }
}

pub(super) fn history_ui(
    ui: &mut Ui,
    view: &View<'_>,
    session: &Session,
    state: &mut HistoryState,
    actions: &mut Actions,
) {
    let texts = view.texts;
    let document = session.document();
    let (steps, position) = (document.steps().len(), document.position());
    text::paragraph(ui, &texts.keep_history_hint(), Size::Body, view.theme.text.second);
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        for (label, icon, to) in [
            (texts.common_undo(), icons::UNDO, position.checked_sub(1)),
            (texts.common_redo(), icons::REDO, Some(position + 1).filter(|to| *to <= steps)),
        ] {
            if Button::secondary(&label).icon(icon).enabled(to.is_some()).show(ui).clicked()
                && let Some(to) = to
            {
                actions.act(Action::UndoTo(to));
            }
        }
    });
    ui.add_space(4.0);
    let saved = document.saved().and_then(|saved| document.position_of(saved));
    let height = view.theme.step(view.theme.size.row.max(view.theme.size.hit));
    let mut area = ScrollArea::vertical().auto_shrink([false, true]);
    if !state.is_placed {
        // The step where one is, in the middle.
        let middle = position as f32 * height - 200.0;
        area = area.vertical_scroll_offset(middle.max(0.0));
        state.is_placed = true;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    area.show_rows(ui, height, steps + 1, |ui, rows| {
        for at in rows {
            let name = match at.checked_sub(1) {
                Some(index) => state.name(view, session, index).to_owned(),
                None => texts.keep_history_begin(),
            };
            let note = if saved == Some(at) { texts.keep_history_saved() } else { String::new() };
            if row_ui(ui, view, &name, &note, at, position, height) {
                actions.act(Action::UndoTo(at));
            }
        }
    });
}

/// One step; true when it was pressed
fn row_ui(
    ui: &mut Ui,
    view: &View<'_>,
    name: &str,
    note: &str,
    at: usize,
    position: usize,
    height: f32,
) -> bool {
    let theme = view.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let is_here = at == position;
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_here, name));
    if ui.is_rect_visible(rect) {
        let corner = CornerRadius::same(theme.radius.field);
        if is_here {
            ui.painter().rect_filled(rect, corner, theme.background.selected);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, corner, theme.background.hover);
        }
        let middle = rect.center().y;
        let (icon, ink) = match at.cmp(&position) {
            std::cmp::Ordering::Less => (icons::CHECK, theme.text.second),
            std::cmp::Ordering::Equal => (icons::CHEVRON_RIGHT, theme.accent.ink),
            std::cmp::Ordering::Greater => (icons::REDO, theme.text.third),
        };
        text::paint_icon(ui, icon, theme.step(16.0), pos2(rect.left() + 16.0, middle), ink);
        let (note, _) = text::galley(ui, note, theme.font(Size::Small), theme.text.second, 160.0);
        let ink = if at > position { theme.text.third } else { theme.text.main };
        let room = rect.width() - 48.0 - note.size().x;
        let (name, _) = text::galley(ui, name, theme.font(Size::Body), ink, room);
        text::paint_line(ui, name, rect.left() + 32.0, middle);
        let x = rect.right() - 8.0 - note.size().x;
        text::paint_line(ui, note, x, middle);
        focus_ring(ui, &response, rect.shrink(3.0), theme.radius.field);
    }
    let pressed = response.clicked();
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(name);
    pressed
}
