//! Futuri: the fan of arrivals, the dots, where people are lost and wait, and the findings in words.
//!
//! Lays out cards and draws the report's charts in them; every figure and sentence is the report's. Called by the shell.

use super::header::header_ui;
use super::place_body;
use crate::report::chart::{dots, fan, flow};
use crate::report::drawing::Drawing;
use crate::report::status::Status;
use crate::report::view::Report;
use crate::report::view::flow::{Sentence, SentenceKind};
use crate::ui::actions::{Actions, Wish};
use crate::ui::fonts::Weight;
use crate::ui::icons::{self, Icon};
use crate::ui::paint::drawing_ui;
use crate::ui::theme::{Size, Theme};
use crate::ui::view::View;
use crate::ui::widgets::{Card, Runs, empty_ui, focus_ring, tabs_ui, text};
use egui::{Color32, CursorIcon, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

/// Between cards
const GAP: f32 = 12.0;
/// The lowest the cards get before the place scrolls
const LOWEST: f32 = 500.0;
/// What the frame and head of a card take of its height
const CARD_HEAD: f32 = 46.0;

/// What the place keeps between two pictures
#[derive(Debug, Default)]
pub struct FuturesState {
    /// Which corridor the losses are shown of
    corridor: usize,
}

/// The whole place
pub fn futures_place_ui(ui: &mut Ui, view: &View<'_>, state: &mut FuturesState, actions: &mut Actions) {
    let texts = view.texts;
    let tab = texts.futures_tab_people();
    header_ui(ui, view, &texts.place_futures(), &[&tab], 0, |_| {});
    place_body(ui, |ui| {
        let Some(report) = view.report else {
            empty_ui(ui, &texts.futures_none(), "", "");
            return;
        };
        if report.scenario.corridors.is_empty() {
            empty_ui(ui, &texts.futures_no_corridor(), "", "");
            return;
        }
        if view.is_dimmed() {
            ui.multiply_opacity(0.55);
        }
        ScrollArea::vertical().id_salt("futures").auto_shrink([false, false]).show(ui, |ui| {
            let size = vec2(ui.available_width(), ui.available_height().max(LOWEST));
            let (whole, _) = ui.allocate_exact_size(size, Sense::hover());
            let right = (whole.width() * 0.29).clamp(260.0, 420.0);
            let upper = ((whole.height() - GAP) * 0.62).round();
            let x = whole.right() - right;
            let at = |left: f32, top: f32, right: f32, bottom: f32| {
                Rect::from_min_max(pos2(left, top), pos2(right, bottom))
            };
            let middle = whole.top() + upper;
            let (a, b) = (whole.left(), x - GAP);
            fan_card(&mut child(ui, at(a, whole.top(), b, middle), "fan"), view, report);
            dots_card(&mut child(ui, at(x, whole.top(), whole.right(), middle), "dots"), view, report);
            let lower = at(a, middle + GAP, b, whole.bottom());
            flow_card(&mut child(ui, lower, "flow"), view, report, state);
            let lower = at(x, middle + GAP, whole.right(), whole.bottom());
            words_card(&mut child(ui, lower, "words"), view, report, actions);
        });
    });
}

fn child(ui: &mut Ui, rect: Rect, name: &str) -> Ui {
    ui.new_child(UiBuilder::new().max_rect(rect).id_salt(name))
}

/// The room for a chart inside a card that fills `ui`
fn room(ui: &Ui) -> [f32; 2] {
    let size = ui.max_rect().size();
    [(size.x - 30.0).max(80.0), (size.y - CARD_HEAD - 10.0).max(60.0)]
}

fn chart_ui(ui: &mut Ui, drawing: &Drawing, name: &str) {
    drawing_ui(ui, drawing, name);
}

fn fan_card(ui: &mut Ui, view: &View<'_>, report: &Report) {
    let texts = view.texts;
    let [width, height] = room(ui);
    let finding = report.fan_finding(texts);
    let caption = texts.futures_fan_bands();
    Card::new().title(&finding).caption(&caption).height(ui.max_rect().height()).show(ui, |ui| {
        let drawing = fan::fan(&report.fan(texts), [width, height], &view.theme.look(), texts);
        chart_ui(ui, &drawing, &texts.futures_fan());
    });
}

fn dots_card(ui: &mut Ui, view: &View<'_>, report: &Report) {
    let texts = view.texts;
    let [width, height] = room(ui);
    let title = texts.futures_dots(report.headlines.arrivals_title(texts));
    let full = ui.max_rect().height();
    Card::new().title(&title).height(full).show(ui, |ui| {
        let hint = if report.people.target.is_some() {
            texts.futures_dots_hint()
        } else {
            texts.futures_dots_hint_plain()
        };
        text::second(ui, &hint);
        let drawing = dots::dots(&report.dots(), [width, height - 22.0], &view.theme.look(), texts);
        chart_ui(ui, &drawing, &title);
    });
}

fn flow_card(ui: &mut Ui, view: &View<'_>, report: &Report, state: &mut FuturesState) {
    let texts = view.texts;
    let corridors = &report.scenario.corridors;
    let [width, mut height] = room(ui);
    let title = texts.futures_flow();
    let chosen = state.corridor.min(corridors.len().saturating_sub(1));
    let Some(corridor) = corridors.get(chosen) else { return };
    let caption = report.flow_caption(&corridor.id, texts);
    let full = ui.max_rect().height();
    Card::new().title(&title).caption(&caption).height(full).show(ui, |ui| {
        if corridors.len() > 1 {
            let names: Vec<&str> = corridors.iter().map(|corridor| corridor.name.as_str()).collect();
            let pressed = ui.horizontal(|ui| tabs_ui(ui, &names, chosen)).inner;
            state.corridor = pressed.unwrap_or(chosen);
            height -= 32.0;
        }
        let data = report.flow_chart(&corridor.id, texts);
        // Many stages need their rows: the card scrolls rather than drawing one name over the other.
        let wanted = 24.0 + 20.0 * data.stages.len() as f32;
        ScrollArea::vertical().id_salt("flow rows").max_height(height).show(ui, |ui| {
            let size = [width - if wanted > height { 14.0 } else { 0.0 }, height.max(wanted)];
            let drawing = flow::flow(&data, size, &view.theme.look(), texts);
            chart_ui(ui, &drawing, &title);
        });
    });
}

fn words_card(ui: &mut Ui, view: &View<'_>, report: &Report, actions: &mut Actions) {
    let texts = view.texts;
    let title = texts.futures_words();
    let full = ui.max_rect().height();
    let [_, height] = room(ui);
    Card::new().title(&title).height(full).show(ui, |ui| {
        ScrollArea::vertical().id_salt("sentences").max_height(height).auto_shrink([false, true]).show(
            ui,
            |ui| {
                ui.spacing_mut().item_spacing.y = 8.0;
                for (index, sentence) in report.sentences(texts).iter().enumerate() {
                    if sentence_ui(ui, view.theme, index, sentence) {
                        actions.push(Wish::Show(sentence.about.clone()));
                    }
                }
                super::effect_ui(ui, view);
                text::paragraph(ui, &report.people_caption(texts), Size::Small, view.theme.text.third);
            },
        );
    });
}

/// One finding; true when it was pressed
fn sentence_ui(ui: &mut Ui, theme: &Theme, index: usize, sentence: &Sentence) -> bool {
    let (icon, ink) = sign(theme, sentence.kind);
    let id = ui.scope_id().with(("sentence", index));
    let mut runs = Runs::new(ui, Size::Body).icon(icon, ink).text(" ");
    for (part, look) in parts(sentence) {
        runs = match look {
            Part::Plain => runs.text(part),
            Part::Strong => runs.run(part, Weight::Semibold, theme.text.main),
            Part::Assumed => runs.assumed(part),
        };
    }
    let rect = runs.wrap(ui).rect;
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &sentence.text));
    focus_ring(ui, &response, rect, theme.radius.field);
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

fn sign(theme: &Theme, kind: SentenceKind) -> (Icon, Color32) {
    match kind {
        SentenceKind::Loss => (icons::PERSON_OFF, theme.data.series[1]),
        SentenceKind::Time => (icons::HOURGLASS_BOTTOM, theme.status(Status::ToVerify).ink),
        SentenceKind::Queue => (icons::GROUPS, theme.status(Status::ToVerify).ink),
        SentenceKind::Lapse => (icons::GAVEL, theme.status(Status::NotMet).ink),
        SentenceKind::Doubt => (icons::WARNING, theme.status(Status::ToVerify).ink),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Plain,
    Strong,
    Assumed,
}

/// A sentence in pieces, with the parts that are set off
fn parts(sentence: &Sentence) -> Vec<(&str, Part)> {
    let text = sentence.text.as_str();
    let mut marks: Vec<(usize, usize, Part)> = Vec::new();
    let assumed = sentence.assumed.as_deref().unwrap_or_default();
    for (words, part) in [(sentence.strong.as_str(), Part::Strong), (assumed, Part::Assumed)] {
        if !words.is_empty()
            && let Some(at) = text.find(words)
            && marks.iter().all(|(start, end, _)| at >= *end || at + words.len() <= *start)
        {
            marks.push((at, at + words.len(), part));
        }
    }
    marks.sort_by_key(|mark| mark.0);
    let mut pieces = Vec::new();
    let mut from = 0;
    for (start, end, part) in marks {
        pieces.push((&text[from..start], Part::Plain));
        pieces.push((&text[start..end], part));
        from = end;
    }
    pieces.push((&text[from..], Part::Plain));
    pieces.retain(|(piece, _)| !piece.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Path;

    fn sentence(text: &str, strong: &str, assumed: Option<&str>) -> Sentence {
        Sentence {
            kind: SentenceKind::Time,
            text: text.to_owned(),
            strong: strong.to_owned(),
            assumed: assumed.map(str::to_owned),
            about: Path::new("corridors/a"),
        }
    }

    #[test]
    fn a_sentence_is_cut_where_it_is_set_off() {
        let whole =
            sentence("Il nulla osta pesa; è un’ipotesi, non una misura", "nulla osta", Some("ipotesi"));
        let looks: Vec<Part> = parts(&whole).iter().map(|(_, part)| *part).collect();
        assert_eq!(looks, [Part::Plain, Part::Strong, Part::Plain, Part::Assumed, Part::Plain]);
        let joined: String = parts(&whole).iter().map(|(piece, _)| *piece).collect();
        assert_eq!(joined, whole.text);
    }

    #[test]
    fn words_that_are_not_there_set_nothing_off() {
        assert_eq!(parts(&sentence("abc", "xyz", None)), [("abc", Part::Plain)]);
        assert_eq!(parts(&sentence("abc", "abc", Some("b"))), [("abc", Part::Strong)]);
    }
}
