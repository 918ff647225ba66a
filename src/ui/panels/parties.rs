//! Dare e avere: who pays for the path, and what the work at its end is worth to whom.
//!
//! A tab of Risorse. Every figure is the report's; a row whose estimates are missing leads to the corridor they belong to.

use crate::report::gains::{Gain, Gains};
use crate::report::view::Report;
use crate::ui::actions::{Actions, Wish};
use crate::ui::fonts::Weight;
use crate::ui::theme::Size;
use crate::ui::view::View;
use crate::ui::widgets::{Card, Column, Runs, Table, empty_ui, link, text, two_lines};
use egui::{Id, ScrollArea, Ui};

/// The whole tab
pub fn parties_ui(ui: &mut Ui, view: &View<'_>, report: &Report, actions: &mut Actions) {
    let texts = view.texts;
    if report.gains.is_empty() {
        empty_ui(ui, &texts.gains_none(), "", "");
        return;
    }
    ScrollArea::vertical().id_salt("parties").auto_shrink([false, false]).show(ui, |ui| {
        for gains in &report.gains {
            let title = texts.gains_title(gains.name.as_str());
            let caption = gains.months_words(texts).unwrap_or_default();
            Card::new().title(&title).caption(&caption).show(ui, |ui| {
                gains_ui(ui, view, gains);
                ui.add_space(6.0);
                text::paragraph(ui, &texts.gains_method(), Size::Small, view.theme.text.third);
                ui.add_space(4.0);
                if link(ui, &texts.gains_edit(), Size::Body).clicked() {
                    let path = crate::model::Path::new("corridors").join(gains.corridor.as_str());
                    actions.push(Wish::Show(path));
                }
            });
            ui.add_space(12.0);
        }
        Card::new().title(&texts.gains_payers()).caption(&texts.gains_payers_hint()).show(ui, |ui| {
            payers_ui(ui, view, report, actions);
        });
    });
}

fn gains_ui(ui: &mut Ui, view: &View<'_>, gains: &Gains) {
    let texts = view.texts;
    let titles = [texts.gains_party(), texts.gains_month(), texts.gains_total()];
    let columns =
        [Column::words(&titles[0], 1.3), Column::words(&titles[1], 1.0), Column::words(&titles[2], 1.0)];
    Table::new(Id::unique(("gains", gains.corridor.as_str())), &columns).two_lines().show(
        ui,
        gains.parties.len(),
        |row| gains.parties[row].name(texts),
        |ui, row, column| {
            let gain = &gains.parties[row];
            match column {
                0 => two_lines(ui, &gain.name(texts), &gain.what(texts)),
                1 => month_ui(ui, view, gain),
                _ => drop(text::body(ui, &gain.total_words(texts))),
            }
        },
    );
}

fn month_ui(ui: &mut Ui, view: &View<'_>, gain: &Gain) {
    let words = gain.month_words(view.texts);
    if gain.month.is_some() && gain.is_assumed {
        Runs::new(ui, Size::Body).assumption(&words).wrap(ui);
    } else {
        text::paragraph(ui, &words, Size::Body, view.theme.text.main);
    }
}

/// Sources and what nobody pays, the largest first
fn payers_ui(ui: &mut Ui, view: &View<'_>, report: &Report, actions: &mut Actions) {
    let texts = view.texts;
    let mut payers = report.payers();
    payers.retain(|payer| payer.euros > 0);
    for payer in payers {
        ui.horizontal(|ui| {
            let room = ui.available_width() - 140.0;
            ui.scope(|ui| {
                ui.set_width(room.max(120.0));
                match &payer.source {
                    Some(source) => {
                        if link(ui, &payer.name(texts), Size::Body).clicked() {
                            actions
                                .push(Wish::Show(crate::model::Path::new("sources").join(source.as_str())));
                        }
                    }
                    None => drop(text::body(ui, &payer.name(texts))),
                }
            });
            text::line(
                ui,
                &texts.euro_amount(payer.euros as f64),
                Size::Body,
                Weight::Medium,
                view.theme.text.main,
            );
        });
    }
    ui.add_space(6.0);
    text::paragraph(ui, &texts.gains_worker_pays(), Size::Small, view.theme.text.second);
}
