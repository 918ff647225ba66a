//! One criterion: reasons with article and date, what to do, its papers, the whole proof; and the list of things to do for all.
//!
//! Sentences are the report's. Naming or removing a paper is an edit of the scenario. Called by Norme.

use crate::base::{Id, date_from_text};
use crate::model::{Edit, Evidence, Path, Scenario};
use crate::report::status::Status;
use crate::report::view::law::{Case, Detail, Law, Reason, Task};
use crate::rules::field::List;
use crate::rules::{Mode, Truth};
use crate::ui::actions::Actions;
use crate::ui::fonts::Weight;
use crate::ui::icons;
use crate::ui::theme::{Size, Theme};
use crate::ui::view::View;
use crate::ui::widgets::{
    Button, Card, Column, Field, Runs, Table, icon_button, link, status_icon, status_pill, text,
};
use egui::{Align, Layout, ScrollArea, Ui, vec2};

/// What the card keeps between two pictures
#[derive(Debug, Default)]
pub struct CriterionState {
    case: usize,
    proof: bool,
    document: String,
    date: String,
    refused: bool,
}

impl CriterionState {
    /// Another criterion is shown
    pub fn forget(&mut self) {
        *self = Self::default();
    }
}

/// The card of one criterion
pub fn criterion_card(
    ui: &mut Ui,
    view: &View<'_>,
    law: &Law,
    detail: &Detail,
    state: &mut CriterionState,
    actions: &mut Actions,
) {
    let (texts, theme) = (view.texts, view.theme);
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
                    reason_ui(ui, theme, Some(index + 1), 0, reason);
                }
                if !case.fix.is_empty() {
                    ui.add_space(8.0);
                    text::section(ui, &texts.law_fix());
                    text::paragraph(ui, &case.fix, Size::Body, theme.text.main);
                }
                if detail.row.mode != Mode::Computed {
                    ui.add_space(8.0);
                    let about = about_of(law, &detail.row.id, case);
                    evidence_ui(ui, view, &detail.row.id, about.as_ref(), state, actions);
                }
                if let Some(note) = &detail.note {
                    ui.add_space(8.0);
                    text::paragraph(ui, note, Size::Small, theme.text.second);
                }
                ui.add_space(8.0);
                foot_ui(ui, view, law, detail, state);
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
                state.case = index;
                state.proof = false;
            }
        }
    });
    ui.add_space(4.0);
}

/// A line of a reason: number or depth, sentence, what it rests on at the right
fn reason_ui(ui: &mut Ui, theme: &Theme, number: Option<usize>, depth: u16, reason: &Reason) {
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
        let origin_width = (ui.available_width() * 0.34).min(220.0);
        let width = ui.available_width() - origin_width - 8.0;
        ui.allocate_ui_with_layout(vec2(width, 18.0), Layout::top_down(Align::Min), |ui| {
            ui.set_min_width(width);
            text::paragraph(ui, &reason.text, Size::Body, theme.text.main);
        });
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            let response = text::line(ui, &reason.origin, Size::Small, Weight::Regular, theme.accent.ink);
            if let Some(address) = &reason.link {
                // No network call is ever made: the address is for reading and copying.
                response.on_hover_text(address);
            }
        });
    });
    ui.separator();
}

/// The object a case is about, as a path; none for the whole programme
fn about_of(law: &Law, criterion: &str, case: &Case) -> Option<Path> {
    let name = case.about.as_ref()?;
    let judgements = &law.assessment.result(criterion)?.judgements;
    let about =
        judgements.iter().filter_map(|judgement| judgement.about.as_ref()).find(|a| a.name == *name)?;
    let list = match about.list {
        List::Organisations => "organisations",
        List::Courses => "courses",
        List::Employers => "employers",
        List::Positions => "positions",
        List::Countries | List::Cohorts => return None,
    };
    Some(Path::new(list).join(&about.id))
}

/// The papers of a criterion, and naming another one
fn evidence_ui(
    ui: &mut Ui,
    view: &View<'_>,
    criterion: &str,
    about: Option<&Path>,
    state: &mut CriterionState,
    actions: &mut Actions,
) {
    let texts = view.texts;
    text::section(ui, &texts.law_evidence());
    for paper in view.seen.evidence.iter().filter(|paper| paper.criterion == criterion) {
        ui.horizontal(|ui| {
            let name = texts.law_evidence_remove(paper.document.as_str());
            if icon_button(ui, icons::CLOSE, &name, "").clicked() {
                let path = Path::new("evidence").join(paper.id.as_str());
                actions.edit(Edit::Remove { path });
            }
            text::body(ui, &paper.document);
            if let Some(date) = paper.date {
                text::second(ui, &texts.date(date));
            }
        });
    }
    ui.horizontal(|ui| {
        let label = texts.law_evidence_document();
        let width = (ui.available_width() - 320.0).max(120.0);
        let field = Field::new(egui::Id::unique("evidence document"), &label, &state.document);
        let answer = field.hint(&label).width(width).show(ui);
        if let Some(typed) = answer.editing.or(answer.committed) {
            state.document = typed;
        }
        let label = texts.law_evidence_date();
        let field = Field::new(egui::Id::unique("evidence date"), &label, &state.date);
        let answer = field.hint(&label).width(150.0).show(ui);
        if let Some(typed) = answer.editing.or(answer.committed) {
            state.date = typed;
            state.refused = false;
        }
        let enabled = !state.document.trim().is_empty();
        let button = texts.law_evidence_add();
        if Button::secondary(&button).icon(icons::ADD).enabled(enabled).show(ui).clicked() {
            match paper(view.seen, criterion, about, &state.document, &state.date) {
                Some(edit) => {
                    actions.edit(edit);
                    state.forget_typed();
                }
                None => state.refused = true,
            }
        }
    });
    if state.refused {
        let ink = view.theme.status(Status::ToVerify).ink;
        text::paragraph(ui, &texts.law_evidence_date_wrong(), Size::Small, ink);
    }
}

impl CriterionState {
    fn forget_typed(&mut self) {
        self.document.clear();
        self.date.clear();
        self.refused = false;
    }
}

/// The edit that names a paper; none when the date is no date
fn paper(
    scenario: &Scenario,
    criterion: &str,
    about: Option<&Path>,
    document: &str,
    date: &str,
) -> Option<Edit> {
    let date = match date.trim() {
        "" => None,
        typed => Some(date_from_text(typed).ok()?),
    };
    let stem = criterion.to_lowercase().replace('-', "_");
    let id = (1..10_000).find_map(|n| {
        let id = Id::new(&format!("prova_{stem}_{n}")).ok()?;
        scenario.evidence.iter().all(|known| known.id != id).then_some(id)
    })?;
    let paper = Evidence {
        id,
        criterion: criterion.to_owned(),
        about: about.cloned(),
        document: document.trim().to_owned(),
        date,
        keeper: None,
    };
    let value = serde_json::to_value(paper).ok()?;
    Some(Edit::Add { list: Path::new("evidence"), value, before: None })
}

fn foot_ui(ui: &mut Ui, view: &View<'_>, law: &Law, detail: &Detail, state: &mut CriterionState) {
    let texts = view.texts;
    let source = format!("{} · {} · {}", texts.law_source(), detail.source, detail.checked);
    text::paragraph(ui, &source, Size::Small, view.theme.text.third);
    let proof = law.full_proof(&detail.row.id, state.case, texts);
    if proof.is_empty() {
        return;
    }
    if link(ui, &texts.law_full_proof(proof.len() as f64), Size::Body).clicked() {
        state.proof = !state.proof;
    }
    if state.proof {
        for (depth, reason) in &proof {
            reason_ui(ui, view.theme, None, *depth, reason);
        }
    }
}

/// What must be done for everything; answers the criterion a chosen task serves
pub fn tasks_card(ui: &mut Ui, view: &View<'_>, tasks: &[Task], total: &str) -> Option<String> {
    let texts = view.texts;
    let height = ui.max_rect().height();
    let title = texts.law_tasks(tasks.len() as f64);
    Card::new()
        .title(&title)
        .caption(total)
        .height(height)
        .flush()
        .show(ui, |ui| {
            let titles = [
                texts.law_task_what(),
                texts.law_task_by(),
                texts.law_task_days(),
                texts.law_task_cost(),
                texts.law_task_serves(),
            ];
            let columns = [
                Column::words(&titles[0], 1.0),
                Column::figures(&titles[1], 116.0),
                Column::figures(&titles[2], 72.0),
                Column::figures(&titles[3], 84.0),
                Column::fixed(&titles[4], 100.0),
            ];
            let answer =
                Table::new(egui::Id::unique("tasks"), &columns).two_lines().max_height(height - 72.0).show(
                    ui,
                    tasks.len(),
                    |row| format!("{}, {}", tasks[row].text, tasks[row].who),
                    |ui, row, column| task_ui(ui, view, &tasks[row], column),
                );
            answer.chosen.and_then(|row| tasks[row].serves.first().map(|(id, _)| id.clone()))
        })
        .inner
}

fn task_ui(ui: &mut Ui, view: &View<'_>, task: &Task, column: usize) {
    let texts = view.texts;
    match column {
        0 => {
            ui.vertical(|ui| {
                ui.add_space(4.0);
                ui.spacing_mut().item_spacing.y = 0.0;
                text::name(ui, &task.text);
                text::second(ui, &task.who);
            });
        }
        1 => {
            text::body(ui, &task.by.map(|date| texts.date(date)).unwrap_or_default());
        }
        2 => {
            text::body(ui, &task.days.map(|days| texts.number_days_short(days)).unwrap_or_default());
        }
        3 => {
            text::body(ui, &task.cost.map(|cost| texts.euro(cost)).unwrap_or_default());
        }
        _ => {
            if let Some((id, status)) = task.serves.first() {
                let more = task.serves.len() - 1;
                let words = if more > 0 { format!("{id} +{more}") } else { id.clone() };
                status_icon(ui, *status, &words);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scenario() -> Scenario {
        serde_json::from_value(serde_json::json!({
            "programme": {"id": "prova", "title": "Prova", "start": "2026-01-01", "months": 12, "as_of": "2026-01-01"},
            "evidence": [{"id": "prova_par_06_1", "criterion": "PAR-06", "document": "Lettera"}],
        }))
        .expect("a scenario")
    }

    #[test]
    fn a_paper_gets_an_id_nobody_has() {
        let scenario = scenario();
        let edit = paper(&scenario, "PAR-06", None, " Nota verbale ", "2027-01-15").expect("an edit");
        let after = crate::model::edit::apply(&scenario, &[edit]).expect("fits");
        assert_eq!(after.evidence[1].id.as_str(), "prova_par_06_2");
        assert_eq!(after.evidence[1].document, "Nota verbale");
        assert!(after.evidence[1].date.is_some());
    }

    #[test]
    fn a_wrong_date_names_no_paper() {
        assert_eq!(paper(&scenario(), "PAR-06", None, "Nota", "15/1/2027"), None);
        assert!(paper(&scenario(), "PAR-06", None, "Nota", "").is_some());
    }
}
