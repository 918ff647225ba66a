//! Accoglienza: the stages from the journey on, the housing that employers offer, the bodies that help.

use super::cells::{Cells, Number};
use super::path_of;
use crate::model::{Corridor, Housing, Path, Role, Stage, StageDuration, StageKind};
use crate::report::{estimate_text, words};
use crate::ui::actions::Wish;
use crate::ui::theme::Size;
use crate::ui::widgets::{Card, Column, Table, link, status_icon, table::two_lines, text};
use egui::{Id, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

/// Between cards
const GAP: f32 = 12.0;

/// The whole tab
pub(super) fn welcome_ui(ui: &mut Ui, cells: &mut Cells<'_, '_>, corridor: &Corridor) {
    let stages: Vec<&Stage> = corridor
        .stages
        .iter()
        .filter(|stage| {
            matches!(
                stage.kind,
                StageKind::Arrival | StageKind::Welcome | StageKind::Permit | StageKind::Employment
            )
        })
        .collect();
    let theme = cells.view.theme;
    let needed = |rows: usize| 56.0 + theme.size.row + theme.size.row_two_lines * rows.max(1) as f32;
    let employers = cells.view.seen.employers.len();
    ScrollArea::vertical().id_salt("welcome").auto_shrink([false, false]).show(ui, |ui| {
        let upper = needed(stages.len());
        let lower = needed(employers).max(ui.available_height() - upper - GAP);
        let (whole, _) =
            ui.allocate_exact_size(vec2(ui.available_width(), upper + GAP + lower), Sense::hover());
        let split = whole.top() + upper;
        let x = whole.left() + ((whole.width() - GAP) * 0.56).round();
        let mut at = |rect: Rect, name: &str| ui.new_child(UiBuilder::new().max_rect(rect).id_salt(name));
        let first = Rect::from_min_max(whole.min, pos2(whole.right(), split));
        stages_card(&mut at(first, "stages"), cells, corridor, &stages, upper);
        let housing = Rect::from_min_max(pos2(whole.left(), split + GAP), pos2(x, whole.bottom()));
        housing_card(&mut at(housing, "housing"), cells, corridor, lower);
        let bodies = Rect::from_min_max(pos2(x + GAP, split + GAP), whole.max);
        bodies_card(&mut at(bodies, "bodies"), cells, corridor, lower);
    });
}

fn stages_card(ui: &mut Ui, cells: &mut Cells<'_, '_>, corridor: &Corridor, stages: &[&Stage], height: f32) {
    let texts = cells.view.texts;
    Card::new().title(&texts.plan_welcome_stages()).flush().height(height).show(ui, |ui| {
        if stages.is_empty() {
            empty_words(ui, cells, &texts.plan_no_welcome_stage());
            return;
        }
        let titles = [
            texts.plan_column_stage(),
            texts.plan_column_accountable(),
            texts.plan_column_duration(),
            texts.plan_column_people(),
            texts.plan_column_lost(),
        ];
        let columns = [
            Column::words(&titles[0], 1.0),
            Column::words(&titles[1], 1.0),
            Column::fixed(&titles[2], 140.0),
            Column::figures(&titles[3], 90.0),
            Column::figures(&titles[4], 90.0),
        ];
        let report = cells.view.report;
        Table::new(Id::unique("welcome stages"), &columns).two_lines().show(
            ui,
            stages.len(),
            |row| stages[row].name.clone(),
            |ui, row, column| {
                let stage = stages[row];
                let path = path_of(corridor).join("stages").join(stage.id.as_str());
                let named = |field: &str| format!("{}, {}", stage.name, words::field(texts, field));
                let flow = report
                    .and_then(|report| report.flow.of_corridor(&corridor.id).find(|f| f.stage == stage.id));
                let figure = |value: Option<f64>| {
                    value.map_or_else(|| "–".to_owned(), |value| estimate_text::number(texts, value.round()))
                };
                match column {
                    0 => two_lines(ui, &stage.name, &words::stage_kind(texts, stage.kind)),
                    1 => {
                        let chosen = stage.accountable.as_ref();
                        cells.organisation(ui, &path.join("accountable"), &named("accountable"), chosen);
                    }
                    2 => match &stage.duration {
                        StageDuration::Takes(estimate) => {
                            let (path, name) = (path.join("duration/Takes"), named("duration"));
                            let unit = estimate.unit;
                            let estimate = Some(estimate);
                            let number = Number {
                                path: &path,
                                name: &name,
                                estimate,
                                unit,
                                suffix: None,
                                below: None,
                            };
                            cells.number(ui, number);
                        }
                        StageDuration::Open => drop(text::second(ui, &texts.plan_stays())),
                        StageDuration::Immediate | StageDuration::Course => {
                            text::second(ui, &texts.plan_at_once());
                        }
                    },
                    3 => drop(text::body(ui, &figure(flow.and_then(|flow| flow.entered.p50)))),
                    _ => drop(text::body(ui, &figure(flow.and_then(|flow| flow.lost.p50)))),
                }
            },
        );
    });
}

fn housing_card(ui: &mut Ui, cells: &mut Cells<'_, '_>, corridor: &Corridor, height: f32) {
    let texts = cells.view.texts;
    Card::new().title(&texts.plan_housing()).flush().height(height).show(ui, |ui| {
        let employers = &cells.view.seen.employers;
        if employers.is_empty() {
            empty_words(ui, cells, &texts.plan_no_employer());
            return;
        }
        let titles = [
            texts.plan_column_employer(),
            texts.plan_column_positions(),
            texts.plan_column_housing(),
            texts.plan_column_state(),
        ];
        let columns = [
            Column::words(&titles[0], 1.0),
            Column::figures(&titles[1], 80.0),
            Column::words(&titles[2], 1.2),
            Column::fixed(&titles[3], 130.0),
        ];
        let all = [Housing::Dwelling, Housing::SiteDormitory, Housing::Hotel, Housing::None];
        let choices: Vec<(String, serde_json::Value)> = all
            .iter()
            .filter_map(|one| Some((words::housing(texts, *one), serde_json::to_value(one).ok()?)))
            .collect();
        let view = cells.view;
        Table::new(Id::unique("housing"), &columns)
            .two_lines()
            .max_height(ui.available_height() - 32.0)
            .show(
                ui,
                employers.len(),
                |row| employers[row].name.clone(),
                |ui, row, column| {
                    let employer = &employers[row];
                    let path = Path::new("employers").join(employer.id.as_str());
                    match column {
                        0 => two_lines(ui, &employer.name, &employer.province),
                        1 => {
                            let offered = view.seen.positions.iter().filter(|position| {
                                position.employer == employer.id && position.corridor == corridor.id
                            });
                            let offered: f64 = offered.map(|position| position.count.usual).sum();
                            text::body(ui, &estimate_text::number(texts, offered));
                        }
                        2 => {
                            let name = format!("{}, {}", employer.name, words::field(texts, "housing"));
                            let chosen =
                                employer.housing.and_then(|one| all.iter().position(|other| *other == one));
                            cells.one_of(ui, &path.join("housing"), &name, &choices, chosen);
                        }
                        _ => {
                            if let Some(status) = view.report.and_then(|report| report.network.state(&path)) {
                                status_icon(ui, status, &status.word(texts));
                            }
                        }
                    }
                },
            );
    });
}

fn bodies_card(ui: &mut Ui, cells: &mut Cells<'_, '_>, corridor: &Corridor, height: f32) {
    let texts = cells.view.texts;
    Card::new().title(&texts.plan_welcome_bodies()).height(height).show(ui, |ui| {
        let helps = |organisation: &&crate::model::Organisation| {
            organisation.roles.iter().any(|role| {
                role.role == Role::Welcome && role.corridor.as_ref().is_none_or(|here| *here == corridor.id)
            })
        };
        let bodies: Vec<_> = cells.view.seen.organisations.iter().filter(helps).collect();
        if bodies.is_empty() {
            text::paragraph(ui, &texts.plan_no_welcome_body(), Size::Body, cells.view.theme.text.second);
            return;
        }
        ScrollArea::vertical().id_salt("bodies").auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            for body in bodies {
                if link(ui, &body.name, Size::Body).clicked() {
                    let path = Path::new("organisations").join(body.id.as_str());
                    cells.actions.push(Wish::Show(path));
                }
                let said =
                    if body.task.is_empty() { words::org_kind(texts, body.kind) } else { body.task.clone() };
                text::paragraph(ui, &said, Size::Small, cells.view.theme.text.third);
            }
        });
    });
}

fn empty_words(ui: &mut Ui, cells: &Cells<'_, '_>, words: &str) {
    ui.horizontal(|ui| {
        ui.add_space(14.0);
        text::paragraph(ui, words, Size::Body, cells.view.theme.text.second);
    });
}
