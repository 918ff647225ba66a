//! One criterion: reasons with article, day and confidence, the fields of facts that are missing, what to do, its papers, the whole proof.
//!
//! Sentences are the report's. Stating a fact, naming a paper and setting a verdict are edits of the scenario. Called by Norme.

use super::by_hand::{ByHandState, override_ui, values_ui};
use super::papers::{PaperState, papers_ui};
use super::pick::word_ui;
use crate::model::Path;
use crate::report::status::Status;
use crate::report::view::law::{Case, Detail, Law, Reason};
use crate::report::view::supposed::Dated;
use crate::report::view::tasks::typed;
use crate::rules::explain::{about_name, code_text, field_label};
use crate::rules::field::List;
use crate::rules::remedy::{self, Input};
use crate::rules::{Figure, Mode, Truth};
use crate::session::Action;
use crate::ui::actions::{Actions, Wish};
use crate::ui::icons;
use crate::ui::theme::Size;
use crate::ui::view::View;
use crate::ui::widgets::{Button, Card, Field, Runs, icon_button, link, status_pill, text};
use egui::{Align, Id, Layout, ScrollArea, Ui, vec2};

/// What the card keeps between two pictures
#[derive(Debug, Default)]
pub struct CriterionState {
    case: usize,
    proof: bool,
    papers: PaperState,
    by_hand: ByHandState,
    /// What was typed for a fact and is no value of it
    refused: Option<(&'static str, String)>,
}

impl CriterionState {
    /// Another criterion is shown
    pub fn forget(&mut self) {
        *self = Self::default();
    }
}

/// What is said about a criterion
#[derive(Debug)]
pub struct Told {
    /// Reasons, cases, source
    pub detail: Detail,
    /// Values of the law it uses
    pub values: Vec<Dated>,
}

/// The card of one criterion
pub fn criterion_card(
    ui: &mut Ui,
    view: &View<'_>,
    law: &Law,
    told: &Told,
    state: &mut CriterionState,
    actions: &mut Actions,
) {
    let (texts, theme) = (view.texts, view.theme);
    let detail = &told.detail;
    let height = ui.max_rect().height();
    Card::new().height(height).show(ui, |ui| {
        head_ui(ui, view, detail);
        ScrollArea::vertical()
            .id_salt("criterion")
            .max_height(height - 60.0)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                state.case = state.case.min(detail.cases.len().saturating_sub(1));
                cases_ui(ui, view, detail, state);
                let Some(case) = detail.cases.get(state.case) else { return };
                text::paragraph(ui, &case.message, Size::Body, theme.text.main);
                ui.add_space(4.0);
                for (index, reason) in case.reasons.iter().enumerate() {
                    reason_ui(ui, view, Some(index + 1), 0, reason, actions);
                    if reason.missing && !view.is_stale {
                        fact_ui(ui, view, reason, state, actions);
                    }
                    ui.separator();
                }
                if !case.fix.is_empty() {
                    ui.add_space(8.0);
                    text::section(ui, &texts.law_fix());
                    text::paragraph(ui, &case.fix, Size::Body, theme.text.main);
                }
                let about = about_of(view, case);
                if detail.row.mode != Mode::Computed {
                    ui.add_space(8.0);
                    papers_ui(ui, view, &detail.row.id, about.as_ref(), &mut state.papers, actions);
                }
                if let Some(note) = &detail.note {
                    ui.add_space(8.0);
                    text::paragraph(ui, note, Size::Small, theme.text.second);
                }
                ui.add_space(8.0);
                values_ui(ui, view, &told.values, &mut state.by_hand, actions);
                ui.add_space(8.0);
                override_ui(ui, view, law, &detail.row.id, about.as_ref(), &mut state.by_hand, actions);
                ui.add_space(8.0);
                foot_ui(ui, view, law, detail, state, actions);
            });
    });
}

fn head_ui(ui: &mut Ui, view: &View<'_>, detail: &Detail) {
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            status_pill(ui, detail.row.status, &detail.row.status.word(view.texts));
            if detail.row.stale {
                status_pill(ui, Status::Stale, &Status::Stale.word(view.texts));
            }
            if detail.row.unverified {
                status_pill(ui, Status::ToVerify, &view.texts.law_unverified_mark());
            }
            if detail.row.forced {
                status_pill(ui, Status::Unknown, &view.texts.law_forced_mark());
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let about = detail.cases.first().and_then(|case| case.about.clone()).unwrap_or_default();
                Runs::new(ui, Size::Section)
                    .bold(&format!("{} {} ", detail.row.id, detail.row.title))
                    .second(&about)
                    .truncate(ui);
            });
        });
    });
}

/// Where a criterion is judged object by object: which one is shown
fn cases_ui(ui: &mut Ui, view: &View<'_>, detail: &Detail, state: &mut CriterionState) {
    if detail.cases.len() < 2 {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        for (index, case) in detail.cases.iter().enumerate() {
            let name = case.about.clone().unwrap_or_else(|| case.status.word(view.texts));
            let button = if index == state.case { Button::secondary(&name) } else { Button::quiet(&name) };
            if button.icon(view.theme.status_icon(case.status)).show(ui).clicked() {
                *state = CriterionState { case: index, ..CriterionState::default() };
            }
        }
    });
    ui.add_space(4.0);
}

/// A line of a reason: number or depth, sentence, below it what it rests on; at the right the way to the object
fn reason_ui(
    ui: &mut Ui,
    view: &View<'_>,
    number: Option<usize>,
    depth: u16,
    reason: &Reason,
    actions: &mut Actions,
) {
    let theme = view.theme;
    ui.horizontal_top(|ui| {
        ui.add_space(f32::from(depth.min(12)) * 14.0);
        let (rect, _) = ui.allocate_exact_size(vec2(18.0, 18.0), egui::Sense::hover());
        if let Some(number) = number {
            let (galley, _) =
                text::galley(ui, &number.to_string(), theme.font(Size::Body), theme.text.third, rect.width());
            text::paint_line(ui, galley, rect.left(), rect.center().y);
        } else {
            let status = match reason.truth {
                Truth::Met => Status::Met,
                Truth::NotMet => Status::NotMet,
                Truth::Unknown => Status::Unknown,
            };
            let ink = theme.status(status).ink;
            text::paint_icon(ui, theme.status_icon(status), 14.0, rect.center(), ink);
        }
        let width = ui.available_width() - 36.0;
        ui.allocate_ui_with_layout(vec2(width, 18.0), Layout::top_down(Align::Min), |ui| {
            ui.set_min_width(width);
            ui.spacing_mut().item_spacing.y = 0.0;
            text::paragraph(ui, &reason.text, Size::Body, theme.text.main);
            if !reason.origin.is_empty() {
                let response = text::paragraph(ui, &reason.origin, Size::Small, theme.text.third);
                if let Some(address) = &reason.link {
                    // No network call is ever made: the address is for reading and copying.
                    response.on_hover_text(address);
                }
            }
        });
        if let Some(about) = &reason.about
            && about.list != List::Countries
            && number.is_some()
            && let Some(path) = remedy::object(view.seen, about)
        {
            let name = view.texts.law_show(about_name(about, view.texts));
            if icon_button(ui, icons::CENTER_FOCUS_WEAK, &name, "").clicked() {
                actions.push(Wish::Show(path));
            }
        }
    });
}

/// The field of a fact that is missing; nothing where the plan has no place for it
fn fact_ui(ui: &mut Ui, view: &View<'_>, reason: &Reason, state: &mut CriterionState, actions: &mut Actions) {
    let Some((field, input)) = reason.field.and_then(|field| Some((field, remedy::input(field)?))) else {
        return;
    };
    let texts = view.texts;
    let about = reason.about.as_ref();
    let mut to: Option<Figure> = None;
    let key = (field, about.map(|about| about.id.as_str()));
    ui.push_id(key, |ui| {
        ui.horizontal(|ui| {
            ui.add_space(24.0);
            match input {
                Input::Flag => {
                    for (yes, word) in [(true, texts.law_fact_yes()), (false, texts.law_fact_no())] {
                        if Button::secondary(&word).show(ui).clicked() {
                            to = Some(Figure::Flag(yes));
                        }
                    }
                }
                Input::Words(codes) => {
                    let words: Vec<String> = codes.iter().map(|code| code_text(code, texts)).collect();
                    if let Some(chosen) = word_ui(ui, &texts.law_fact_choose(), &words) {
                        to = Some(Figure::Code(codes[chosen].to_owned()));
                    }
                }
                Input::Date | Input::Number(_) | Input::Free => {
                    let label = field_label(field, texts);
                    let hint = if input == Input::Date { texts.law_fact_date() } else { label.clone() };
                    let answer =
                        Field::new(Id::unique(("fact", key)), &label, "").hint(&hint).width(220.0).show(ui);
                    if let Some(text) = answer.committed {
                        to = typed(input, &text, texts.lang());
                        state.refused = to.is_none().then_some((field, text));
                    }
                }
            }
        });
    });
    if let Some((refused, text)) = &state.refused
        && *refused == field
    {
        let ink = view.theme.status(Status::ToVerify).ink;
        text::paragraph(ui, &texts.law_fact_wrong(text.as_str()), Size::Small, ink);
    }
    if let Some(edits) = to.and_then(|to| remedy::state(view.seen, field, about, &to)) {
        actions.act(Action::Edit(edits));
    }
}

/// The object a case is about, as a path; none for the whole programme
fn about_of(view: &View<'_>, case: &Case) -> Option<Path> {
    remedy::object(view.seen, case.object.as_ref()?)
}

fn foot_ui(
    ui: &mut Ui,
    view: &View<'_>,
    law: &Law,
    detail: &Detail,
    state: &mut CriterionState,
    actions: &mut Actions,
) {
    let texts = view.texts;
    let source = format!("{} · {} · {}", texts.law_source(), detail.source, detail.checked);
    text::paragraph(ui, &source, Size::Small, view.theme.text.third);
    let about = detail.cases.get(state.case).and_then(|case| case.object.as_ref());
    let proof = law.full_proof(&detail.row.id, about, texts);
    if proof.is_empty() {
        return;
    }
    if link(ui, &texts.law_full_proof(proof.len() as f64), Size::Body).clicked() {
        state.proof = !state.proof;
    }
    if state.proof {
        for (depth, reason) in &proof {
            reason_ui(ui, view, None, *depth, reason, actions);
            ui.separator();
        }
    }
}
