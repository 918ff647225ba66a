//! What a group decides about a criterion beside the rule: a verdict set by hand, and another value of the law from a day on.
//!
//! Both are edits: the first of the scenario, the second a variant of its own. Called by the card of a criterion.

use super::pick::organisation_ui;
use crate::base::{Id as ObjectId, date_from_text};
use crate::model::{Edit, OverrideOutcome, Path};
use crate::report::estimate_text;
use crate::report::status::Status;
use crate::report::view::law::Law;
use crate::report::view::supposed::{Dated, supposed_name};
use crate::report::words;
use crate::rules::field::Unit;
use crate::rules::remedy::{self, Forced};
use crate::session::Action;
use crate::text::Texts;
use crate::ui::actions::Actions;
use crate::ui::icons;
use crate::ui::theme::Size;
use crate::ui::view::View;
use crate::ui::widgets::{Button, Field, icon_button, link, text};
use egui::{Id, Ui};

/// What is being typed
#[derive(Debug, Default)]
pub struct ByHandState {
    forcing: bool,
    outcome: Option<OverrideOutcome>,
    reason: String,
    organisation: Option<ObjectId>,
    changing: Option<String>,
    value: String,
    date: String,
    probability: String,
    refused: bool,
}

/// Verdicts set by hand, and setting one
pub fn override_ui(
    ui: &mut Ui,
    view: &View<'_>,
    law: &Law,
    criterion: &str,
    about: Option<&Path>,
    state: &mut ByHandState,
    actions: &mut Actions,
) {
    let texts = view.texts;
    let told = law.forced(view.seen, texts);
    let known: Vec<_> = view.seen.overrides.iter().filter(|known| known.criterion == criterion).collect();
    if !known.is_empty() {
        text::section(ui, &texts.law_overrides());
    }
    for forced in &told {
        if forced.id == criterion {
            text::paragraph(ui, &forced.sentence, Size::Small, view.theme.text.main);
        }
    }
    for forced in known {
        ui.horizontal(|ui| {
            let name = texts.law_override_remove(forced.reason.as_str());
            if icon_button(ui, icons::CLOSE, &name, "").clicked() {
                let path = Path::new("overrides").join(forced.id.as_str());
                actions.edit(Edit::Remove { path });
            }
            text::second(ui, &format!("{} · {}", texts.date(forced.date), forced.reason));
        });
    }
    if link(ui, &texts.law_override_open(), Size::Body).clicked() {
        state.forcing = !state.forcing;
    }
    if !state.forcing {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for (outcome, status) in [
            (OverrideOutcome::Met, Status::Met),
            (OverrideOutcome::NotMet, Status::NotMet),
            (OverrideOutcome::NotApplicable, Status::NotApplicable),
        ] {
            let on = state.outcome == Some(outcome);
            let word = status.word(texts);
            let icon = view.theme.status_icon(status);
            if Button::secondary(&word).icon(icon).toggled(on).show(ui).clicked() {
                state.outcome = Some(outcome);
            }
        }
        let label = match &state.organisation {
            Some(id) => {
                let name = words::object_name(view.seen, "organisations", id.as_str());
                texts.law_override_by(name.unwrap_or_else(|| id.to_string()))
            }
            None => texts.law_override_none(),
        };
        organisation_ui(ui, view, &label, &mut state.organisation);
    });
    ui.horizontal(|ui| {
        let label = texts.law_override_reason();
        let width = (ui.available_width() - 200.0).max(160.0);
        let field = Field::new(Id::unique("override reason"), &label, &state.reason);
        let answer = field.hint(&label).width(width).show(ui);
        if let Some(typed) = answer.editing.or(answer.committed) {
            state.reason = typed;
        }
        // Dated, reasoned, and by whom: a verdict by hand without one of them is none.
        let whole =
            state.outcome.is_some() && state.organisation.is_some() && !state.reason.trim().is_empty();
        let button = texts.law_override_make();
        if Button::secondary(&button).icon(icons::GAVEL).enabled(whole).show(ui).clicked()
            && let Some(outcome) = state.outcome
        {
            let forced = Forced {
                criterion,
                about: about.cloned(),
                outcome,
                reason: &state.reason,
                date: view.seen.programme.as_of,
                organisation: state.organisation.clone(),
            };
            if let Some(edit) = remedy::force(view.seen, &forced) {
                actions.edit(edit);
                *state = ByHandState::default();
            }
        }
    });
}

/// The values of the law that a criterion uses, and supposing another one
pub fn values_ui(
    ui: &mut Ui,
    view: &View<'_>,
    values: &[Dated],
    state: &mut ByHandState,
    actions: &mut Actions,
) {
    let texts = view.texts;
    if values.is_empty() {
        return;
    }
    text::section(ui, &texts.law_values());
    for law in values {
        let mut line = format!("{}: {}", law.label, law.values.join("; "));
        if law.stale {
            line.extend([" · ", &texts.law_stale_mark()]);
        }
        text::paragraph(ui, &line, Size::Body, view.theme.text.main);
        let open = state.changing.as_ref() == Some(&law.id);
        ui.push_id(&law.id, |ui| {
            if link(ui, &texts.law_change_open(), Size::Body).clicked() {
                let next = (!open).then(|| law.id.clone());
                *state = ByHandState { changing: next, ..ByHandState::default() };
            }
        });
        if open {
            change_ui(ui, view, law, state, actions);
        }
    }
}

fn change_ui(ui: &mut Ui, view: &View<'_>, law: &Dated, state: &mut ByHandState, actions: &mut Actions) {
    let texts = view.texts;
    ui.horizontal_wrapped(|ui| {
        let unit = unit_word(law.unit, texts);
        let label = unit.map_or_else(|| texts.law_change_value_bare(), |unit| texts.law_change_value(unit));
        let fields = [
            ("law value", label, &mut state.value, 130.0),
            ("law date", texts.law_change_date(), &mut state.date, 190.0),
            ("law probability", texts.law_change_probability(), &mut state.probability, 200.0),
        ];
        for (id, label, value, width) in fields {
            let answer = Field::new(Id::unique(id), &label, value).hint(&label).width(width).show(ui);
            if let Some(typed) = answer.editing.or(answer.committed) {
                *value = typed;
                state.refused = false;
            }
        }
        let button = texts.law_change_make();
        if Button::secondary(&button).icon(icons::CALL_SPLIT).show(ui).clicked() {
            if let Some((id, edit)) = variant(view, law, state) {
                actions.act(Action::EditBase(vec![edit]));
                actions.act(Action::SelectVariant(Some(id)));
                *state = ByHandState::default();
            } else {
                state.refused = true;
            }
        }
    });
    if state.refused {
        let ink = view.theme.status(Status::ToVerify).ink;
        text::paragraph(ui, &texts.law_change_wrong(), Size::Small, ink);
    }
}

/// The variant that was typed; none where something is no number or no day
fn variant(view: &View<'_>, law: &Dated, typed: &ByHandState) -> Option<(ObjectId, Edit)> {
    let lang = view.texts.lang();
    let number = estimate_text::typed_number(&typed.value, lang)?;
    let date = date_from_text(typed.date.trim()).ok()?;
    let probability = match typed.probability.trim() {
        "" => None,
        text => Some(estimate_text::typed_number(text, lang).filter(|p| (0.0..=100.0).contains(p))?),
    };
    let name = supposed_name(law, number, date, view.texts);
    remedy::law_variant(view.base, view.variant, &name, &law.id, (date, number, probability))
}

fn unit_word(unit: Unit, texts: &Texts) -> Option<String> {
    Some(match unit {
        Unit::Hours => texts.law_unit_hours(),
        Unit::Persons => texts.law_unit_persons(),
        Unit::Eur => texts.law_unit_eur(),
        Unit::Months => texts.law_unit_months(),
        Unit::Days => texts.law_unit_days(),
        Unit::Years => texts.law_unit_years(),
        Unit::Share => texts.law_unit_share(),
        Unit::Count | Unit::Level => return None,
    })
}
