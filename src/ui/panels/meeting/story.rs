//! Racconto: the steps of the story with what each shows, and the check of what was quoted.
//!
//! A sentence holds figures by name, so that it is always true of the result; what was quoted is kept beside it, and the check says what
//! moved.

use super::parts::{Line, columns, left_in, line_ui, lines_ui, name_ui, right_in};
use super::{Known, free_id};
use crate::base::tree;
use crate::model::{
    Edit, Exhibit, Path, Step,
    meeting::{MOST_EXHIBITS, MOST_LEVERS},
};
use crate::report::{
    meeting::{
        Frame, Slide, Telling, exhibit,
        fill::{fill, unfilled},
        quotes::{self, Check, Checked, State},
        slide,
    },
    passport::Passports,
    pictures,
    status::Status,
};
use crate::session::{Action, RehearsalState};
use crate::ui::actions::Actions;
use crate::ui::icons;
use crate::ui::memo::{Key, Memo};
use crate::ui::paint;
use crate::ui::theme::{Mode, Scale, Size, Theme};
use crate::ui::view::View;
use crate::ui::widgets::{Button, Card, Field, Runs, empty_ui, icon_button, menu_item, text};
use egui::{CornerRadius, Id, Popup, Role, ScrollArea, Sense, StrokeKind, Ui, WidgetInfo, vec2};

/// What the tab keeps between two pictures
#[derive(Debug, Default)]
pub(super) struct StoryState {
    chosen: usize,
    passports: Memo<Passports>,
    preview: Option<(Made, Slide)>,
    check: Option<((Key, u64), Check)>,
}

/// What a preview was made for
#[derive(Debug, PartialEq)]
struct Made {
    key: Key,
    step: usize,
    check: u64,
    live: bool,
}

pub(super) fn story_ui(
    ui: &mut Ui,
    view: &View<'_>,
    known: &Known<'_>,
    state: &mut StoryState,
    actions: &mut Actions,
) {
    let texts = view.texts;
    let story = &view.base.story;
    if story.is_empty() {
        if empty_ui(ui, &texts.meeting_no_steps(), &texts.meeting_add_step(), "").button {
            add_step(view, state, actions);
        }
        return;
    }
    state.chosen = state.chosen.min(story.len() - 1);
    let check = check_of(view, known, state);
    let [left, right] = columns(ui, view);
    left_in(ui, left, |ui| {
        check_ui(ui, view, known, check.as_ref(), actions);
        ui.add_space(6.0);
        lines_ui(ui, |ui| {
            for (index, step) in story.iter().enumerate() {
                let status = check.as_ref().and_then(|check| check.steps.get(index)).map(status_of);
                let title = format!("{}. {}", index + 1, title_of(view, known, step));
                let shown = step.show.iter().map(|one| exhibit::name(one, view.report, texts));
                let second = shown.collect::<Vec<_>>().join(" · ");
                if line_ui(ui, view, &Line { title, second, status }, index == state.chosen) {
                    state.chosen = index;
                }
            }
            ui.add_space(6.0);
            if Button::secondary(&texts.meeting_add_step()).icon(icons::ADD).show(ui).clicked() {
                add_step(view, state, actions);
            }
        });
    });
    let Some(step) = story.get(state.chosen) else { return };
    let index = state.chosen;
    right_in(ui, right, index, |ui| {
        preview_ui(ui, view, known, index, step, state, actions);
        words_ui(ui, view, index, step, state, actions);
        shown_ui(ui, view, step, actions);
        quoted_ui(ui, view, known, step, check.as_ref().and_then(|check| check.steps.get(index)), actions);
    });
}

/// The sentence of a step with the figures there are
fn title_of(view: &View<'_>, known: &Known<'_>, step: &Step) -> String {
    let is_shown = step.variant.as_ref() == view.variant && !view.is_stale;
    match (known.result(step.variant.as_ref()), view.report) {
        (Some(known), _) => fill(&step.title, &known.report, view.texts).text,
        (None, Some(report)) if is_shown => fill(&step.title, report, view.texts).text,
        _ => unfilled(&step.title),
    }
}

/// The check as far as its results are of the scenario as it is
fn check_of(view: &View<'_>, known: &Known<'_>, state: &mut StoryState) -> Option<Check> {
    let results = known.results()?;
    let of = (view.key(), known.rehearsal.map_or(0, |rehearsal| rehearsal.number));
    if state.check.as_ref().is_none_or(|(made, _)| *made != of) {
        let results: Vec<quotes::Result<'_>> = results.iter().map(|known| known.result()).collect();
        state.check = Some((of, Check::of(view.base, &results, view.texts)));
    }
    state.check.as_ref().map(|(_, check)| check.clone())
}

fn status_of(checked: &Checked) -> Status {
    if checked.holds() {
        Status::Met
    } else if checked.no_result || !checked.unknown.is_empty() {
        Status::Unknown
    } else {
        Status::ToVerify
    }
}

/// The button of the check, and what it said
fn check_ui(ui: &mut Ui, view: &View<'_>, known: &Known<'_>, check: Option<&Check>, actions: &mut Actions) {
    let texts = view.texts;
    if Button::secondary(&texts.meeting_check()).icon(icons::VERIFIED).show(ui).clicked() {
        actions.act(Action::CheckStory);
    }
    let (main, second) = (view.theme.text.main, view.theme.text.second);
    match (check, known.rehearsal.map(|rehearsal| &rehearsal.state)) {
        (Some(check), _) => {
            let (quoted, moved) = check.counts();
            let words = if check.holds() {
                texts.meeting_check_holds(quoted)
            } else {
                texts.meeting_check_moved(moved, texts.integer(quoted as i64))
            };
            text::paragraph(ui, &words, Size::Body, main);
        }
        (None, Some(RehearsalState::Running { done, wanted })) => {
            let share = f64::from(*done) / f64::from((*wanted).max(1));
            text::paragraph(ui, &texts.status_running(texts.percent(share, 0)), Size::Body, second);
        }
        (None, Some(RehearsalState::Unknown)) => {
            text::paragraph(ui, &texts.keep_effect_unknown(), Size::Body, second);
        }
        (None, Some(RehearsalState::Known(_))) => {
            text::paragraph(ui, &texts.meeting_check_old(), Size::Body, second);
        }
        (None, None) => {
            text::paragraph(ui, &texts.meeting_check_hint(), Size::Small, second);
        }
    }
}

fn path_of(step: &Step) -> Path {
    Path::new("story").join(step.id.as_str())
}

fn set(step: &Step, field: &str, value: serde_json::Value) -> Edit {
    Edit::Set { path: path_of(step).join(field), value }
}

fn add_step(view: &View<'_>, state: &mut StoryState, actions: &mut Actions) {
    let story = &view.base.story;
    let Some(id) = free_id("passo", story.iter().map(|step| &step.id)) else { return };
    let step = Step {
        id,
        title: view.texts.meeting_new_step("{arrivals_by_target}"),
        note: String::new(),
        show: vec![Exhibit::Arrivals],
        variant: view.variant.cloned(),
        levers: Vec::new(),
        quotes: Vec::new(),
    };
    // A new step stands behind the chosen one.
    let before = story.get(state.chosen + 1).map(|next| next.id.clone());
    state.chosen = if story.is_empty() { 0 } else { state.chosen + 1 };
    actions.edit(Edit::Add { list: Path::new("story"), value: tree::to_json(&step), before });
}

/// Moves a step one place up or down
fn moved(story: &[Step], index: usize, down: bool) -> Option<Vec<Edit>> {
    let step = story.get(index)?;
    let before = if down {
        story.get(index + 1)?;
        story.get(index + 2).map(|next| next.id.clone())
    } else {
        Some(story.get(index.checked_sub(1)?)?.id.clone())
    };
    let add = Edit::Add { list: Path::new("story"), value: tree::to_json(step), before };
    Some(vec![Edit::Remove { path: path_of(step) }, add])
}

/// The slide as the projector will show it
fn preview_ui(
    ui: &mut Ui,
    view: &View<'_>,
    known: &Known<'_>,
    index: usize,
    step: &Step,
    state: &mut StoryState,
    actions: &mut Actions,
) {
    let texts = view.texts;
    let width = ui.available_width().min(view.theme.step(760.0));
    let scale = width / slide::USUAL[0];
    let size = vec2(width, slide::USUAL[1] * scale);
    let live = known.result(step.variant.as_ref()).is_none();
    let is_shown = step.variant.as_ref() == view.variant && !view.is_stale;
    let variant = step.variant.as_ref().and_then(|id| view.base.variants.iter().find(|v| v.id == *id));
    let (report, passports) = match (known.result(step.variant.as_ref()), view.report) {
        (Some(known), _) => (&*known.report, &known.passports),
        (None, Some(report)) if is_shown => {
            let passports = state.passports.get(view.key(), || Passports::of(report, view.variant, None));
            (report, passports)
        }
        _ => {
            let name = variant.map_or_else(|| texts.top_base(), |variant| variant.name.clone());
            text::paragraph(ui, &texts.meeting_preview_other(name), Size::Body, view.theme.text.second);
            if Button::secondary(&texts.meeting_preview_show()).icon(icons::VISIBILITY).show(ui).clicked() {
                actions.act(Action::SelectVariant(step.variant.clone()));
            }
            return;
        }
    };
    let check = known.rehearsal.map_or(0, |rehearsal| rehearsal.number);
    let made = Made { key: view.key(), step: index, check, live };
    if state.preview.as_ref().is_none_or(|(known, _)| *known != made) {
        let telling = Telling {
            step,
            index,
            count: view.base.story.len(),
            scenario: &view.base.programme.title,
            variant: variant.map(|variant| variant.name.as_str()),
            tried: false,
            report,
            passports,
        };
        state.preview = Some((made, slide::slide(&telling, &Frame { size: slide::USUAL, kept: 0.0 }, texts)));
    }
    let Some((_, slide)) = &state.preview else { return };
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response
        .widget_info(|| WidgetInfo::labeled(Role::Figure, true, texts.meeting_preview(slide.title.as_str())));
    if ui.is_rect_visible(rect) {
        // Slides are light, whatever the window is.
        let theme = Theme::new(Mode::Light, Scale::Normal);
        let corner = CornerRadius::same(view.theme.radius.field);
        ui.painter().rect_filled(rect, corner, theme.background.panel);
        let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
        for part in &slide.parts {
            let at = rect.min + vec2(part.at[0], part.at[1]) * scale;
            paint::paint(&painter, &pictures::scaled(&part.drawing, scale), at, &theme);
        }
        ui.painter().rect_stroke(rect, corner, view.theme.hairline(), StrokeKind::Inside);
    }
    for name in &slide.unknown {
        let ink = view.theme.status(Status::ToVerify).ink;
        text::paragraph(ui, &texts.meeting_check_unknown(name.as_str()), Size::Small, ink);
    }
}

/// Sentence and note, and the place of the step in the story
fn words_ui(
    ui: &mut Ui,
    view: &View<'_>,
    index: usize,
    step: &Step,
    state: &mut StoryState,
    actions: &mut Actions,
) {
    let texts = view.texts;
    let story = &view.base.story;
    Card::new().title(&texts.meeting_words()).show(ui, |ui| {
        for (field, label, value) in [
            ("title", texts.meeting_field_sentence(), &step.title),
            ("note", texts.meeting_field_note(), &step.note),
        ] {
            name_ui(ui, view, &label);
            let id = Id::unique(("story", field, step.id.as_str()));
            let answer = Field::new(id, &label, value).lines(2).show(ui);
            if let Some(typed) = answer.committed {
                actions.edit(set(step, field, typed.trim().replace('\n', " ").into()));
            }
        }
        text::paragraph(ui, &texts.meeting_braces_hint(), Size::Small, view.theme.text.third);
        ui.horizontal_wrapped(|ui| {
            figures_ui(ui, view, step, actions);
            let label = texts.meeting_move_up();
            if icon_button(ui, icons::ARROW_UPWARD, &label, "").clicked()
                && let Some(edits) = moved(story, index, false)
            {
                actions.act(Action::Edit(edits));
                state.chosen = index - 1;
            }
            let label = texts.meeting_move_down();
            if icon_button(ui, icons::ARROW_DOWNWARD, &label, "").clicked()
                && let Some(edits) = moved(story, index, true)
            {
                actions.act(Action::Edit(edits));
                state.chosen = index + 1;
            }
            if icon_button(ui, icons::DELETE, &texts.meeting_remove_step(), "").clicked() {
                actions.edit(Edit::Remove { path: path_of(step) });
            }
        });
    });
}

/// A menu of the figures there are; the chosen one is put behind the sentence
fn figures_ui(ui: &mut Ui, view: &View<'_>, step: &Step, actions: &mut Actions) {
    let texts = view.texts;
    let Some(report) = view.report else { return };
    let label = texts.meeting_insert_figure();
    let response = Button::secondary(&label).icon(icons::ADD).trailing(icons::EXPAND_MORE).show(ui);
    Popup::menu(&response).show(|ui| {
        ui.set_max_width(460.0);
        ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
            for row in report.figure_rows(texts) {
                if menu_item(ui, None, &row.name, &row.value, None).clicked() {
                    let title = format!("{} {{{}}}", step.title.trim_end(), row.figure);
                    actions.edit(set(step, "title", title.into()));
                }
            }
        });
    });
}

/// Charts, variant and levers of a step
fn shown_ui(ui: &mut Ui, view: &View<'_>, step: &Step, actions: &mut Actions) {
    let texts = view.texts;
    Card::new().title(&texts.meeting_shown()).show(ui, |ui| {
        name_ui(ui, view, &texts.meeting_field_show());
        ui.horizontal_wrapped(|ui| {
            for (index, exhibit) in step.show.iter().enumerate() {
                let name = exhibit::name(exhibit, view.report, texts);
                if chip_ui(ui, &name, &texts.meeting_take_away(name.as_str())) {
                    let mut show = step.show.clone();
                    show.remove(index);
                    actions.edit(set(step, "show", tree::to_json(&show)));
                }
            }
            if step.show.len() < MOST_EXHIBITS
                && let Some(report) = view.report
            {
                let label = texts.meeting_add_chart();
                let response =
                    Button::secondary(&label).icon(icons::ADD).trailing(icons::EXPAND_MORE).show(ui);
                Popup::menu(&response).show(|ui| {
                    for choice in exhibit::choices(report) {
                        let name = exhibit::name(&choice, Some(report), texts);
                        if !step.show.contains(&choice) && menu_item(ui, None, &name, "", None).clicked() {
                            let mut show = step.show.clone();
                            show.push(choice);
                            actions.edit(set(step, "show", tree::to_json(&show)));
                        }
                    }
                });
            }
        });
        name_ui(ui, view, &texts.meeting_field_variant());
        let variants = &view.base.variants;
        let shown = step.variant.as_ref().map(|id| {
            variants.iter().find(|v| v.id == *id).map_or_else(|| id.to_string(), |v| v.name.clone())
        });
        let base = texts.top_base();
        let response =
            Button::secondary(shown.as_deref().unwrap_or(&base)).trailing(icons::EXPAND_MORE).show(ui);
        Popup::menu(&response).show(|ui| {
            if menu_item(ui, None, &base, "", Some(step.variant.is_none())).clicked() {
                actions.edit(set(step, "variant", serde_json::Value::Null));
            }
            for variant in variants {
                let on = step.variant.as_ref() == Some(&variant.id);
                if menu_item(ui, None, &variant.name, "", Some(on)).clicked() {
                    actions.edit(set(step, "variant", variant.id.as_str().into()));
                }
            }
        });
        name_ui(ui, view, &texts.meeting_field_levers());
        // Names of levers are long: three in a row, cut where they must be.
        ui.columns(3, |columns| {
            for (index, id) in step.levers.iter().enumerate() {
                let found = view.base.levers.iter().find(|lever| lever.id == *id);
                let name = found.map_or_else(|| id.to_string(), |lever| lever.name.clone());
                let name = format!("{}  {name}", index + 1);
                if chip_ui(&mut columns[index % 3], &name, &texts.meeting_take_away(name.as_str())) {
                    let mut levers = step.levers.clone();
                    levers.remove(index);
                    actions.edit(set(step, "levers", tree::to_json(&levers)));
                }
            }
        });
        ui.horizontal(|ui| {
            if step.levers.len() < MOST_LEVERS {
                let label = texts.meeting_add_lever();
                let response =
                    Button::secondary(&label).icon(icons::ADD).trailing(icons::EXPAND_MORE).show(ui);
                Popup::menu(&response).show(|ui| {
                    for lever in view.base.levers.iter().filter(|lever| !step.levers.contains(&lever.id)) {
                        if menu_item(ui, None, &lever.name, "", None).clicked() {
                            let mut levers = step.levers.clone();
                            levers.push(lever.id.clone());
                            actions.edit(set(step, "levers", tree::to_json(&levers)));
                        }
                    }
                });
            }
        });
        text::paragraph(ui, &texts.meeting_levers_hint(), Size::Small, view.theme.text.third);
    });
}

/// A word that can be taken away; true when it was
fn chip_ui(ui: &mut Ui, word: &str, away: &str) -> bool {
    Button::secondary(word).trailing(icons::CLOSE).tooltip(away).show(ui).clicked()
}

/// Quoted figures and how they stand
fn quoted_ui(
    ui: &mut Ui,
    view: &View<'_>,
    known: &Known<'_>,
    step: &Step,
    checked: Option<&Checked>,
    actions: &mut Actions,
) {
    let texts = view.texts;
    Card::new().title(&texts.meeting_quoted()).show(ui, |ui| {
        if checked.is_some_and(|checked| checked.no_result) {
            text::paragraph(ui, &texts.meeting_check_no_result(), Size::Body, view.theme.text.main);
        }
        match checked.filter(|checked| !checked.held.is_empty()) {
            Some(checked) => {
                for held in &checked.held {
                    let status = match held.state {
                        State::Holds => Status::Met,
                        State::Moved => Status::ToVerify,
                        State::Gone => Status::Unknown,
                    };
                    let icon = view.theme.status_icon(status);
                    let ink = view.theme.status(status).ink;
                    Runs::new(ui, Size::Body).icon(icon, ink).text(&quotes::sentence(held, texts)).wrap(ui);
                }
            }
            None if step.quotes.is_empty() => {
                text::paragraph(ui, &texts.meeting_nothing_quoted(), Size::Body, view.theme.text.second);
            }
            None => {
                for quote in &step.quotes {
                    let name = crate::report::meeting::figures::figure_name(view.base, &quote.figure, texts);
                    let name = name.unwrap_or_else(|| quote.figure.clone());
                    text::body(ui, &format!("{name}: {}", quotes::words(quote, texts)));
                }
            }
        }
        let label = texts.meeting_quote_again();
        let result = known.result(step.variant.as_ref());
        let button = Button::secondary(&label).icon(icons::PUSH_PIN).enabled(result.is_some());
        let hint = texts.meeting_check_hint();
        if button.tooltip(&hint).show(ui).clicked()
            && let Some(result) = result
        {
            let quoted = quotes::of_words(step, &result.result());
            actions.edit(set(step, "quotes", tree::to_json(&quoted)));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Scenario, edit};

    fn told() -> Scenario {
        let step = |id: &str| serde_json::json!({"id": id, "title": id});
        let value = serde_json::json!({
            "programme": {"id": "prova", "title": "Prova", "start": "2026-01-01", "months": 12, "as_of": "2026-01-01"},
            "story": [step("a"), step("b"), step("c")],
        });
        serde_json::from_value(value).expect("a scenario")
    }

    fn order(scenario: &Scenario) -> String {
        scenario.story.iter().map(|step| step.id.as_str()).collect()
    }

    #[test]
    fn a_step_moves_by_one_and_not_over_the_ends() {
        let scenario = told();
        for (index, down, expect) in
            [(0, true, "bac"), (1, true, "acb"), (1, false, "bac"), (2, false, "acb")]
        {
            let edits = moved(&scenario.story, index, down).expect("it moves");
            assert_eq!(order(&edit::apply(&scenario, &edits).expect("it fits")), expect, "{index} {down}");
        }
        assert_eq!(moved(&scenario.story, 0, false), None);
        assert_eq!(moved(&scenario.story, 2, true), None);
    }
}
