//! The presentation: a step of the story over the whole screen, levers that are turned live, and the keys of a remote control.
//!
//! Draws what `report::meeting` makes and asks the session for variants and drags; keeps where one is and nothing of the scenario. A lever
//! that is turned becomes a variant of its own, so that nothing tried in a meeting is ever written into the base. While it is on, the
//! keys of the window rest.
//!
//! | file | holds |
//! |---|---|
//! | `keys` | what each key does |
//! | `search` | the large search over figures |

mod keys;
mod search;

use crate::base::Id;
use crate::model::{Exhibit, Step};
use crate::report::{
    drawing::{Drawing, Look},
    meeting::{
        Frame, Slide, Telling,
        fill::unfilled,
        levers::{self, Standing},
        slide::{self, Kind},
    },
    passport::Passports,
};
use crate::session::{Action, RunState};
use crate::ui::actions::{Actions, Wish};
use crate::ui::command::Place;
use crate::ui::fonts::Weight;
use crate::ui::memo::{Key, Memo};
use crate::ui::paint::{self, drawing_at};
use crate::ui::panels::meeting::{Known, new_motion};
use crate::ui::theme::{Mode, Scale, Theme};
use crate::ui::view::View;
use egui::{Align2, CornerRadius, FontId, Rect, Role, Sense, Ui, ViewportCommand, WidgetInfo, pos2, vec2};
use search::Search;

/// Seconds without a key after which a turned lever asks for all futures
const QUIET: f64 = 0.6;
/// Seconds for which something said stays
const SAID: f64 = 5.0;

/// What the presentation keeps between two pictures
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "states that have nothing to do with one another")]
pub struct PresentState {
    on: bool,
    step: usize,
    /// Which lever of the step the arrows turn
    lever: usize,
    /// A lever of this step was turned: a variant holds it
    tried: bool,
    dragging: bool,
    moved_at: f64,
    /// The base is shown instead of what the step shows
    base_shown: bool,
    /// What the step showed before the base
    behind_base: Option<Id>,
    blank: bool,
    dark: bool,
    help: bool,
    timer: Option<f64>,
    search: Option<Search>,
    motion_wanted: bool,
    said: Option<(String, f64)>,
    before: Option<Id>,
    passports: Memo<Passports>,
    standing: Option<((Key, usize), Vec<Standing>)>,
    drawn: Option<(Made, Slide)>,
}

/// What a drawn slide was made for
#[derive(Debug, PartialEq)]
struct Made {
    key: Key,
    step: usize,
    size: [f32; 2],
    kept: f32,
    tried: bool,
    check: Option<u64>,
}

impl PresentState {
    /// Whether it covers the window
    pub fn is_on(&self) -> bool {
        self.on
    }

    /// The step that is shown, from 0
    pub fn step(&self) -> usize {
        self.step
    }

    /// Whether a lever was turned in this step
    pub fn is_tried(&self) -> bool {
        self.tried
    }

    /// Begins where it was left, on `story`; `shown` is the variant on the screen now
    pub fn begin(
        &mut self,
        context: &egui::Context,
        story: &[Step],
        shown: Option<&Id>,
        actions: &mut Actions,
    ) {
        self.on = true;
        self.before = shown.cloned();
        self.step = self.step.min(story.len().saturating_sub(1));
        context.send_viewport_cmd(ViewportCommand::Fullscreen(true));
        // Arrows and letters belong to the presentation, not to the control that had the keyboard.
        context.memory_mut(|memory| {
            if let Some(focused) = memory.focused() {
                memory.surrender_focus(focused);
            }
        });
        self.show(story, self.step, actions);
    }

    /// Shows a step as it is written
    fn show(&mut self, story: &[Step], step: usize, actions: &mut Actions) {
        self.settle(actions);
        self.step = step.min(story.len().saturating_sub(1));
        (self.lever, self.tried, self.base_shown, self.blank) = (0, false, false, false);
        if let Some(step) = story.get(self.step) {
            actions.act(Action::SelectVariant(step.variant.clone()));
        }
    }

    /// Leaves; the window shows the variant it showed before
    fn end(&mut self, context: &egui::Context, actions: &mut Actions) {
        self.close(context, actions);
        actions.act(Action::SelectVariant(self.before.take()));
    }

    fn close(&mut self, context: &egui::Context, actions: &mut Actions) {
        self.settle(actions);
        self.on = false;
        self.search = None;
        context.send_viewport_cmd(ViewportCommand::Fullscreen(false));
    }

    /// The hand is off the lever: all futures
    fn settle(&mut self, actions: &mut Actions) {
        if std::mem::take(&mut self.dragging) {
            actions.act(Action::CommitDrag);
        }
    }
}

/// The presentation over the whole window
pub fn present_ui(
    ui: &mut Ui,
    view: &View<'_>,
    known: &Known<'_>,
    state: &mut PresentState,
    actions: &mut Actions,
) {
    let mode = if state.dark { Mode::Dark } else { Mode::Light };
    Theme::new(mode, Scale::Presentation).within(ui, |ui| {
        let theme = Theme::of(ui.ctx());
        let view = View { theme: &theme, ..*view };
        stage_ui(ui, &view, known, state, actions);
    });
}

fn stage_ui(
    ui: &mut Ui,
    view: &View<'_>,
    known: &Known<'_>,
    state: &mut PresentState,
    actions: &mut Actions,
) {
    let whole = ui.max_rect();
    let now = ui.input(|input| input.time);
    ui.painter().rect_filled(whole, CornerRadius::ZERO, view.theme.background.panel);
    let story = &view.base.story;
    let Some(step) = story.get(state.step).or_else(|| story.last()) else {
        // Undo can take the last step away while it is shown.
        state.end(&ui.ctx().clone(), actions);
        return;
    };
    state.step = state.step.min(story.len() - 1);
    let size = [whole.width().max(1.0), whole.height().max(1.0)];
    let look = slide::look(size);
    let of = (view.key(), state.step);
    if state.standing.as_ref().is_none_or(|(made, _)| *made != of) {
        state.standing = Some((of, levers::standing(view.base, view.seen, &step.levers)));
    }
    let standing = state.standing.as_ref().map_or_else(Vec::new, |(_, standing)| standing.clone());
    keys::take(ui, view, step, &standing, state, actions);
    if !state.on {
        return;
    }
    if state.dragging && now - state.moved_at >= QUIET {
        state.settle(actions);
    }
    if state.dragging {
        ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(QUIET));
    }
    if state.motion_wanted && view.run == RunState::Done && !view.is_stale && !state.dragging {
        write_motion(view, known, step, state, now, actions);
    }
    if state.blank {
        ui.painter().rect_filled(whole, CornerRadius::ZERO, view.theme.background.window);
        label(ui, whole, "blank", &view.texts.present_blank());
        return;
    }
    let kept = if standing.is_empty() { 0.0 } else { levers::height(&look) };
    // What the check computed stands there at once; what is tried live is of the variant on the screen, or of none.
    let is_written = !state.tried && !state.base_shown;
    let rehearsed = known.result(step.variant.as_ref()).filter(|_| is_written);
    let live = view.report.filter(|_| known.shown_variant == view.variant);
    let told = match (rehearsed, live) {
        (Some(known), _) => Some((&*known.report, &known.passports)),
        (None, Some(report)) => {
            Some((report, state.passports.get(view.key(), || Passports::of(report, view.variant, None))))
        }
        (None, None) => None,
    };
    if let Some((report, passports)) = told {
        let check = rehearsed.and(known.rehearsal).map(|rehearsal| rehearsal.number);
        let made = Made { key: view.key(), step: state.step, size, kept, tried: state.tried, check };
        if state.drawn.as_ref().is_none_or(|(known, _)| *known != made) {
            let name = view.variant.and_then(|id| view.base.variants.iter().find(|v| v.id == *id));
            let telling = Telling {
                step,
                index: state.step,
                count: story.len(),
                scenario: &view.base.programme.title,
                variant: name.map(|variant| variant.name.as_str()),
                tried: state.tried,
                report,
                passports,
            };
            state.drawn = Some((made, slide::slide(&telling, &Frame { size, kept }, view.texts)));
        }
        if let Some((_, slide)) = &state.drawn {
            slide_ui(ui, view, slide, whole, rehearsed.is_none() && view.is_dimmed());
        }
    } else {
        let words = unfilled(&step.title);
        label(ui, whole, "title", &words);
        let font = font(look.body * 50.0 / 28.0, Weight::Semibold);
        ui.painter().text(whole.center(), Align2::CENTER_CENTER, words, font, view.theme.text.main);
    }
    if kept > 0.0 {
        levers_ui(ui, view, &standing, whole, &look, state, actions);
    }
    over_ui(ui, view, whole, &look, now, state);
    if state.search.is_some() {
        search::search_ui(ui, view, whole, &look, state, actions);
    }
}

fn font(points: f32, weight: Weight) -> FontId {
    FontId::new(points, crate::ui::fonts::family(weight))
}

/// A name for screen readers over a part of the screen
fn label(ui: &Ui, rect: Rect, name: &str, words: &str) {
    let response = ui.interact(rect, ui.scope_id().with(("present", name)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
}

fn slide_ui(ui: &mut Ui, view: &View<'_>, slide: &Slide, whole: Rect, dimmed: bool) {
    if dimmed {
        ui.multiply_opacity(0.75);
    }
    for (index, part) in slide.parts.iter().enumerate() {
        let at = whole.min + vec2(part.at[0], part.at[1]);
        let rect = Rect::from_min_size(at, vec2(part.drawing.width, part.drawing.height));
        match &part.kind {
            Kind::Exhibit(_) => {
                let id = ui.scope_id().with(("exhibit", index));
                drawing_at(ui, rect, id, &part.drawing, "");
            }
            Kind::Title(words) => {
                label(ui, rect, "title", words);
                paint::paint(ui.painter(), &part.drawing, at, view.theme);
            }
            Kind::Note | Kind::Verdict | Kind::Caption | Kind::Foot => {
                label(ui, rect, &format!("part {index}"), &part.drawing.description);
                paint::paint(ui.painter(), &part.drawing, at, view.theme);
            }
        }
    }
    ui.set_opacity(1.0);
}

/// The strip of levers; a pointer can drag them too
fn levers_ui(
    ui: &Ui,
    view: &View<'_>,
    standing: &[Standing],
    whole: Rect,
    look: &Look,
    state: &mut PresentState,
    actions: &mut Actions,
) {
    let size = [whole.width(), whole.height()];
    let edge = slide::edge(size);
    let strip: Drawing = levers::strip(standing, state.lever, whole.width(), edge, look, view.texts);
    let top = whole.bottom() - slide::foot_height(size) - strip.height;
    let at = pos2(whole.left(), top);
    let rect = Rect::from_min_size(at, vec2(strip.width, strip.height));
    label(ui, rect, "levers", &strip.description);
    paint::paint(ui.painter(), &strip, at, view.theme);
    for item in &strip.items {
        let (Some(hit), crate::report::drawing::Shape::Rect { at, size, .. }) = (&item.hit, &item.shape)
        else {
            continue;
        };
        let place = Rect::from_min_size(rect.min + vec2(at[0], at[1]), vec2(size[0], size[1]));
        let id = ui.scope_id().with(("lever", hit.id.as_str()));
        let response = ui.interact(place, id, Sense::click_and_drag());
        let Some(index) = standing.iter().position(|known| known.lever.id.as_str() == hit.id) else {
            continue;
        };
        if let Some(pointer) = response.interact_pointer_pos()
            && (response.dragged() || response.clicked())
        {
            let lever = &standing[index].lever;
            let share = f64::from(((pointer.x - place.left()) / place.width()).clamp(0.0, 1.0));
            let steps = (share * (lever.max - lever.min) / lever.step).round();
            state.pick(index, actions);
            state.turn(view, &standing[index], lever.min + steps * lever.step, ui.input(|i| i.time), actions);
        }
        response.on_hover_cursor(egui::CursorIcon::ResizeHorizontal);
    }
}

impl PresentState {
    fn pick(&mut self, lever: usize, actions: &mut Actions) {
        if lever != self.lever {
            // One drag turns one lever.
            self.settle(actions);
            self.lever = lever;
        }
    }

    /// Turns a lever to `value`, in a variant of its own
    fn turn(&mut self, view: &View<'_>, standing: &Standing, value: f64, now: f64, actions: &mut Actions) {
        let value = value.clamp(standing.lever.min, standing.lever.max);
        if value == standing.value || self.base_shown {
            return;
        }
        if !self.tried {
            let parent = view.base.story.get(self.step).and_then(|step| step.variant.clone());
            let name = view.texts.present_tried_name(view.texts.integer(self.step as i64 + 1));
            actions.act(Action::AddVariant { name, parent });
            self.tried = true;
        }
        if !std::mem::replace(&mut self.dragging, true) {
            actions.act(Action::BeginDrag);
        }
        actions.act(Action::DragTo(standing.edits(view.seen, value)));
        self.moved_at = now;
    }

    /// Back to what the step shows: what was tried goes
    fn reset(&mut self, view: &View<'_>, step: &Step, actions: &mut Actions) {
        self.settle(actions);
        let tried = if self.base_shown { self.behind_base.clone() } else { view.variant.cloned() };
        actions.act(Action::SelectVariant(step.variant.clone()));
        if std::mem::take(&mut self.tried)
            && let Some(tried) = tried.filter(|tried| Some(tried) != step.variant.as_ref())
            // What was put to the vote stays.
            && !view.base.motions.iter().any(|motion| motion.variant.as_ref() == Some(&tried))
        {
            actions.act(Action::RemoveVariant(tried));
        }
        self.base_shown = false;
    }

    /// The base instead of what is shown, and back
    fn toggle_base(&mut self, view: &View<'_>, actions: &mut Actions) {
        self.settle(actions);
        if self.base_shown {
            actions.act(Action::SelectVariant(self.behind_base.take()));
        } else {
            self.behind_base = view.variant.cloned();
            actions.act(Action::SelectVariant(None));
        }
        self.base_shown = !self.base_shown;
    }

    fn say(&mut self, words: String, now: f64) {
        self.said = Some((words, now));
    }

    /// Leaves for where a figure comes from; the next time it begins here again
    fn leave_for(&mut self, context: &egui::Context, wish: Wish, actions: &mut Actions) {
        // Whoever asks where a figure comes from wants to see the variant that it is of.
        self.close(context, actions);
        actions.push(wish);
    }
}

/// The place where what a step shows comes from
fn origin_of(step: &Step) -> Place {
    match step.show.first() {
        Some(Exhibit::Sources | Exhibit::Cash) => Place::Resources,
        Some(Exhibit::Law) => Place::Law,
        Some(Exhibit::Arrivals | Exhibit::Dots | Exhibit::Flow(_) | Exhibit::Headlines) | None => {
            Place::Futures
        }
    }
}

fn write_motion(
    view: &View<'_>,
    known: &Known<'_>,
    step: &Step,
    state: &mut PresentState,
    now: f64,
    actions: &mut Actions,
) {
    state.motion_wanted = false;
    let title = state.drawn.as_ref().map_or_else(|| unfilled(&step.title), |(_, slide)| slide.title.clone());
    let name = view.variant.and_then(|id| view.base.variants.iter().find(|variant| variant.id == *id));
    let name = name.map_or_else(|| view.texts.top_base(), |variant| variant.name.clone());
    match new_motion(view, known, &name, &title) {
        Some((edit, _)) => {
            actions.edit(edit);
            state.say(view.texts.present_motion_written(name), now);
        }
        None => state.say(view.texts.present_no_result(), now),
    }
}

/// What stands over the slide: the timer, what was said, the list of keys
fn over_ui(ui: &Ui, view: &View<'_>, whole: Rect, look: &Look, now: f64, state: &mut PresentState) {
    let theme = view.theme;
    let size = [whole.width(), whole.height()];
    let foot = slide::foot_height(size);
    if let Some(began) = state.timer {
        let seconds = (now - began).max(0.0) as u64;
        let words = format!("{:02}:{:02}", seconds / 60, seconds % 60);
        let at = pos2(whole.center().x, whole.bottom() - foot / 2.0);
        let font = font(look.small, Weight::Semibold);
        let galley = ui.painter().layout_no_wrap(words.clone(), font, theme.text.main);
        let rect = Rect::from_center_size(at, galley.size() + vec2(look.small, look.small * 0.5));
        ui.painter().rect_filled(rect, CornerRadius::same(theme.radius.button), theme.background.inset);
        ui.painter().galley(at - galley.size() / 2.0, galley, theme.text.main);
        label(ui, rect, "timer", &words);
        ui.ctx().request_repaint_after(std::time::Duration::from_secs(1));
    }
    if let Some((words, since)) = &state.said {
        if now - since < SAID {
            let font = font(look.small, Weight::Medium);
            let galley =
                ui.painter().layout(words.clone(), font, theme.background.panel, whole.width() * 0.7);
            let corner = pos2(whole.left() + slide::edge(size), whole.bottom() - foot - look.small);
            let pad = vec2(look.small, look.small * 0.5);
            let rect = Rect::from_min_max(
                pos2(corner.x, corner.y - galley.size().y - 2.0 * pad.y),
                pos2(corner.x + galley.size().x + 2.0 * pad.x, corner.y),
            );
            ui.painter().rect_filled(rect, CornerRadius::same(theme.radius.card), theme.text.main);
            ui.painter().galley(rect.min + pad, galley, theme.background.panel);
            label(ui, rect, "said", words);
            ui.ctx().request_repaint_after(std::time::Duration::from_secs(1));
        } else {
            state.said = None;
        }
    }
    if state.help {
        keys::help_ui(ui, view, whole, look);
    }
}
