//! The papers of a criterion: document, day, keeper; naming one and taking one away.
//!
//! Asks for edits of the scenario. Called by the card of a criterion.

use super::pick::organisation_ui;
use crate::base::{Id as ObjectId, date_from_text};
use crate::model::{Edit, Path, Scenario};
use crate::report::status::Status;
use crate::report::words;
use crate::rules::remedy;
use crate::ui::actions::Actions;
use crate::ui::icons;
use crate::ui::theme::Size;
use crate::ui::view::View;
use crate::ui::widgets::{Button, Field, icon_button, text};
use egui::{Id, Ui};

/// What is being typed
#[derive(Debug, Default)]
pub struct PaperState {
    document: String,
    date: String,
    keeper: Option<ObjectId>,
    refused: bool,
}

/// The papers of a criterion, and naming another one
pub fn papers_ui(
    ui: &mut Ui,
    view: &View<'_>,
    criterion: &str,
    about: Option<&Path>,
    state: &mut PaperState,
    actions: &mut Actions,
) {
    let texts = view.texts;
    text::section(ui, &texts.law_evidence());
    let known = view.seen.evidence.iter().filter(|paper| paper.criterion == criterion);
    for paper in known.filter(|paper| paper.about.is_none() || paper.about.as_ref() == about) {
        ui.horizontal(|ui| {
            let name = texts.law_evidence_remove(paper.document.as_str());
            if icon_button(ui, icons::CLOSE, &name, "").clicked() {
                let path = Path::new("evidence").join(paper.id.as_str());
                actions.edit(Edit::Remove { path });
            }
            text::body(ui, &paper.document);
            let keeper = paper.keeper.as_ref().map(|id| {
                let name = words::object_name(view.seen, "organisations", id.as_str());
                texts.law_kept_by(name.unwrap_or_else(|| id.to_string()))
            });
            let second: Vec<String> =
                [paper.date.map(|date| texts.date(date)), keeper].into_iter().flatten().collect();
            text::second(ui, &second.join(" · "));
        });
    }
    ui.horizontal_wrapped(|ui| {
        let label = texts.law_evidence_document();
        let width = (ui.available_width() - 560.0).max(180.0);
        let field = Field::new(Id::unique("evidence document"), &label, &state.document);
        let answer = field.hint(&label).width(width).show(ui);
        if let Some(typed) = answer.editing.or(answer.committed) {
            state.document = typed;
        }
        let label = texts.law_evidence_date();
        let field = Field::new(Id::unique("evidence date"), &label, &state.date);
        let answer = field.hint(&label).width(150.0).show(ui);
        if let Some(typed) = answer.editing.or(answer.committed) {
            state.date = typed;
            state.refused = false;
        }
        let words = match &state.keeper {
            Some(id) => {
                let name = words::object_name(view.seen, "organisations", id.as_str());
                texts.law_keeper(name.unwrap_or_else(|| id.to_string()))
            }
            None => texts.law_keeper_none(),
        };
        organisation_ui(ui, view, &words, &mut state.keeper);
        let enabled = !state.document.trim().is_empty();
        let button = texts.law_evidence_add();
        if Button::secondary(&button).icon(icons::ADD).enabled(enabled).show(ui).clicked() {
            match paper(view.seen, criterion, about, state) {
                Some(edit) => {
                    actions.edit(edit);
                    *state = PaperState::default();
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

/// The edit that names a paper; none when the date is no date
fn paper(scenario: &Scenario, criterion: &str, about: Option<&Path>, typed: &PaperState) -> Option<Edit> {
    let date = match typed.date.trim() {
        "" => None,
        date => Some(date_from_text(date).ok()?),
    };
    remedy::paper(scenario, criterion, about, &typed.document, date, typed.keeper.clone())
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

    fn typed(document: &str, date: &str) -> PaperState {
        PaperState { document: document.into(), date: date.into(), ..PaperState::default() }
    }

    #[test]
    fn a_paper_gets_an_id_nobody_has() {
        let scenario = scenario();
        let edit = paper(&scenario, "PAR-06", None, &typed(" Nota verbale ", "2027-01-15")).expect("an edit");
        let after = crate::model::edit::apply(&scenario, &[edit]).expect("fits");
        assert_eq!(after.evidence[1].id.as_str(), "prova_par_06_2");
        assert_eq!(after.evidence[1].document, "Nota verbale");
        assert!(after.evidence[1].date.is_some());
    }

    #[test]
    fn a_wrong_date_names_no_paper() {
        assert_eq!(paper(&scenario(), "PAR-06", None, &typed("Nota", "15/1/2027")), None);
        assert!(paper(&scenario(), "PAR-06", None, &typed("Nota", "")).is_some());
    }
}
