//! Altri canali: the legal routes for each corridor side by side, each to be tried as a variant.
//!
//! A tab of Norme. Verdicts, days and places are the report's; trying a route adds a variant and shows it.

use crate::model::Corridor;
use crate::report::routes::{RouteRow, routes};
use crate::report::status::Status;
use crate::rules::{self, Rulebook, remedy};
use crate::session::Action;
use crate::ui::actions::Actions;
use crate::ui::memo::Memo;
use crate::ui::theme::Size;
use crate::ui::view::View;
use crate::ui::widgets::{Button, Card, Runs, empty_ui, status_pill, text};
use egui::{Grid, ScrollArea, Ui};

/// What the tab keeps between two pictures
#[derive(Debug, Default)]
pub struct RoutesState {
    rulebooks: Option<Vec<Rulebook>>,
    rows: Memo<Vec<Vec<RouteRow>>>,
}

/// The whole tab
pub fn routes_ui(ui: &mut Ui, view: &View<'_>, state: &mut RoutesState, actions: &mut Actions) {
    let texts = view.texts;
    if view.seen.corridors.is_empty() {
        empty_ui(ui, &texts.futures_no_corridor(), "", "");
        return;
    }
    let RoutesState { rulebooks, rows } = state;
    let rulebooks = rulebooks.get_or_insert_with(rules::embedded_rulebooks);
    let compare = |corridor: &Corridor| routes(view.seen, &corridor.id, rulebooks);
    let rows = rows.get(view.key(), || view.seen.corridors.iter().map(compare).collect());
    ScrollArea::vertical().id_salt("routes").auto_shrink([false, false]).show(ui, |ui| {
        for (corridor, rows) in view.seen.corridors.iter().zip(rows) {
            let (title, hint) = (texts.routes_title(corridor.name.as_str()), texts.routes_hint());
            Card::new()
                .title(&title)
                .caption(&hint)
                .show(ui, |ui| corridor_ui(ui, view, corridor, rows, actions));
            ui.add_space(12.0);
        }
    });
}

fn corridor_ui(ui: &mut Ui, view: &View<'_>, corridor: &Corridor, rows: &[RouteRow], actions: &mut Actions) {
    let (texts, theme) = (view.texts, view.theme);
    let wide = ui.available_width();
    let reasons = (wide - 700.0).max(220.0);
    Grid::new(("routes of", corridor.id.as_str())).num_columns(5).spacing([16.0, 12.0]).show(ui, |ui| {
        let heads = [
            texts.routes_column_route(),
            texts.routes_column_verdict(),
            texts.routes_column_days(),
            texts.routes_column_places(),
        ];
        for head in &heads {
            text::third(ui, head);
        }
        ui.end_row();
        for row in rows {
            ui.vertical(|ui| {
                ui.set_width(150.0);
                text::paragraph(ui, &row.name(texts), Size::Body, theme.text.main);
                if row.is_own {
                    text::third(ui, &texts.routes_own());
                } else if Button::secondary(&texts.routes_try()).show(ui).clicked() {
                    try_it(view, corridor, row, actions);
                }
            });
            ui.vertical(|ui| {
                ui.set_width(reasons);
                let status = row.law.status();
                status_pill(ui, status, &row.verdict(texts));
                let told = row.reasons(texts);
                let fine = told.is_empty() && status == Status::Met;
                for reason in told.into_iter().chain(fine.then(|| texts.routes_fine())) {
                    text::paragraph(ui, &reason, Size::Small, theme.text.second);
                }
            });
            ui.vertical(|ui| {
                ui.set_width(190.0);
                text::body(ui, &row.days_words(texts));
                Runs::new(ui, Size::Small).third(&row.terms_words(texts)).wrap(ui);
            });
            ui.vertical(|ui| {
                ui.set_width(160.0);
                text::paragraph(ui, &row.places_words(texts), Size::Body, theme.text.main);
            });
            ui.end_row();
        }
    });
}

/// Adds a variant in which the corridor takes the route, and shows it
fn try_it(view: &View<'_>, corridor: &Corridor, row: &RouteRow, actions: &mut Actions) {
    let name = view.texts.routes_variant(corridor.name.as_str(), row.name(view.texts));
    if let Some((id, edit)) = remedy::route_variant(view.base, view.variant, &name, &corridor.id, row.route) {
        actions.act(Action::EditBase(vec![edit]));
        actions.act(Action::SelectVariant(Some(id)));
    }
}
