//! What each key does while something is presented, and the list of them.
//!
//! Page keys are those that remote controls send. A key that is used here is consumed, so that nothing behind the slide sees it.

use super::{PresentState, font, label, origin_of, search::Search};
use crate::model::Step;
use crate::report::{drawing::Look, meeting::levers::Standing};
use crate::ui::actions::{Actions, Wish};
use crate::ui::fonts::Weight;
use crate::ui::view::View;
use egui::{CornerRadius, Key, Modifiers, Rect, Stroke, StrokeKind, Ui, vec2};

/// The keys that pick a lever
const NUMBERS: [Key; 7] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7];

/// Takes the keys of this picture
pub(super) fn take(
    ui: &Ui,
    view: &View<'_>,
    step: &Step,
    standing: &[Standing],
    state: &mut PresentState,
    actions: &mut Actions,
) {
    if state.search.is_some() {
        // Letters belong to what is typed; the search takes its own keys.
        return;
    }
    let context = ui.ctx().clone();
    let now = ui.input(|input| input.time);
    let story = &view.base.story;
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let with_shift = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, key));
    let any = |keys: &[Key]| keys.iter().any(|key| pressed(*key));

    if any(&[Key::Escape]) {
        // The first press takes away what stands over the slide.
        if std::mem::take(&mut state.help) || std::mem::take(&mut state.blank) {
            return;
        }
        state.end(&context, actions);
        return;
    }
    if any(&[Key::F5]) {
        state.end(&context, actions);
        return;
    }
    if any(&[Key::Period, Key::W]) {
        state.blank = !state.blank;
    }
    if any(&[Key::ArrowRight, Key::PageDown, Key::Space]) && state.step + 1 < story.len() {
        state.show(story, state.step + 1, actions);
    }
    if any(&[Key::ArrowLeft, Key::PageUp]) && state.step > 0 {
        state.show(story, state.step - 1, actions);
    }
    if any(&[Key::Home]) {
        state.show(story, 0, actions);
    }
    if any(&[Key::End]) {
        state.show(story, story.len().saturating_sub(1), actions);
    }
    if any(&[Key::F1, Key::Questionmark]) {
        state.help = !state.help;
    }
    if any(&[Key::T]) {
        state.timer = if state.timer.is_some() { None } else { Some(now) };
    }
    if any(&[Key::D]) {
        state.dark = !state.dark;
    }
    if any(&[Key::C]) {
        state.search = view.report.map(|report| Search::over(report, view.texts));
        // The letter that opened the field is not the first one of what is searched.
        ui.input_mut(|input| input.events.retain(|event| !matches!(event, egui::Event::Text(_))));
        return;
    }
    if any(&[Key::B]) {
        state.toggle_base(view, actions);
    }
    if any(&[Key::R]) {
        state.reset(view, step, actions);
    }
    if any(&[Key::M]) {
        state.settle(actions);
        state.motion_wanted = true;
    }
    if any(&[Key::Enter, Key::O]) {
        state.leave_for(&context, Wish::Go(origin_of(step)), actions);
        return;
    }
    for (index, key) in NUMBERS.into_iter().enumerate() {
        if pressed(key) && index < standing.len() {
            state.pick(index, actions);
        }
    }
    for (key, sign) in [(Key::ArrowUp, 1.0), (Key::ArrowDown, -1.0)] {
        let steps = if with_shift(key) {
            10.0
        } else if pressed(key) {
            1.0
        } else {
            continue;
        };
        if let Some(standing) = standing.get(state.lever) {
            let value = standing.moved(sign * steps);
            state.turn(view, standing, value, now, actions);
        }
    }
}

/// The list of keys over the slide
pub(super) fn help_ui(ui: &Ui, view: &View<'_>, whole: Rect, look: &Look) {
    let texts = view.texts;
    let theme = view.theme;
    let rows = [
        ("→ ←", texts.present_key_steps()),
        ("1 … 7", texts.present_key_pick()),
        ("↑ ↓", texts.present_key_turn()),
        ("Shift ↑ ↓", texts.present_key_turn_ten()),
        ("B", texts.present_key_base()),
        ("R", texts.present_key_reset()),
        ("C", texts.present_key_search()),
        (texts.present_key_enter_name().as_str(), texts.present_key_origin()),
        ("M", texts.present_key_motion()),
        ("T", texts.present_key_timer()),
        (". W", texts.present_key_blank()),
        ("D", texts.present_key_dark()),
        ("Esc", texts.present_key_leave()),
    ]
    .map(|(key, words)| (key.to_owned(), words));
    let line = look.small * 1.5;
    let size =
        vec2((look.small * 34.0).min(whole.width() - look.small * 2.0), line * (rows.len() as f32 + 1.0));
    let rect = Rect::from_center_size(whole.center(), size);
    let corner = CornerRadius::same(theme.radius.card);
    ui.painter().rect(
        rect,
        corner,
        theme.background.overlay,
        Stroke::new(1.0, theme.line.strong),
        StrokeKind::Inside,
    );
    let mut said = Vec::new();
    for (index, (key, words)) in rows.iter().enumerate() {
        let y = rect.top() + line * (index as f32 + 1.0);
        let left = egui::pos2(rect.left() + look.small, y);
        let middle = egui::Align2::LEFT_CENTER;
        ui.painter().text(left, middle, key, font(look.small, Weight::Semibold), theme.text.main);
        let at = left + vec2(look.small * 6.0, 0.0);
        ui.painter().text(at, middle, words, font(look.small, Weight::Regular), theme.text.main);
        said.push(format!("{key} {words}"));
    }
    label(ui, rect, "keys", &said.join(". "));
}
