//! Fasi: the stages of a corridor in the order in which people pass them, edited in place, with what comes out beside them.

use super::cells::{Cells, Number};
use super::{path_of, wide};
use crate::model::{Capacity, Corridor, Dropout, Path, Stage, StageDuration, Unit, chain};
use crate::report::view::flow::StageFlow;
use crate::report::{estimate_text, words};
use crate::session::Action;
use crate::ui::actions::Wish;
use crate::ui::icons;
use crate::ui::widgets::{Card, Column, Table, icon_button, table::two_lines, text};
use egui::{Id, Ui};

/// The table needs so much
const LEAST: f32 = 1080.0;

/// The whole tab
pub(super) fn stages_ui(ui: &mut Ui, cells: &mut Cells<'_, '_>, corridor: &Corridor) {
    let texts = cells.view.texts;
    let caption = cells
        .view
        .report
        .map_or_else(|| texts.futures_none(), |report| report.flow_caption(&corridor.id, texts));
    let title = texts.plan_stages_title(corridor.stages.len() as f64, corridor.name.as_str());
    let height = ui.available_height();
    Card::new().title(&title).caption(&caption).flush().height(height).show(ui, |ui| {
        wide(ui, LEAST, |ui| table_ui(ui, cells, corridor));
    });
}

fn table_ui(ui: &mut Ui, cells: &mut Cells<'_, '_>, corridor: &Corridor) {
    let texts = cells.view.texts;
    let titles = [
        texts.plan_column_stage(),
        texts.plan_column_accountable(),
        texts.plan_column_duration(),
        texts.plan_column_pass(),
        texts.plan_column_dropout(),
        texts.plan_column_capacity(),
        texts.plan_column_rework(),
        texts.plan_column_people(),
        texts.plan_column_lost(),
        texts.plan_column_days(),
        String::new(),
    ];
    let columns = [
        Column::words(&titles[0], 1.0),
        Column::words(&titles[1], 0.9),
        Column::fixed(&titles[2], 116.0),
        Column::fixed(&titles[3], 90.0),
        Column::fixed(&titles[4], 132.0),
        Column::fixed(&titles[5], 116.0),
        Column::fixed(&titles[6], 90.0),
        Column::figures(&titles[7], 76.0),
        Column::figures(&titles[8], 66.0),
        Column::figures(&titles[9], 84.0),
        Column::fixed(&titles[10], 70.0),
    ];
    let stages = &corridor.stages;
    let list = path_of(corridor).join("stages");
    let place = |row: usize| list.join(stages[row].id.as_str());
    let view = cells.view;
    let selected = view.selected.and_then(|path| (0..stages.len()).find(|row| path.is_within(&place(*row))));
    let answer = Table::new(Id::unique("stages table"), &columns)
        .two_lines()
        .selected(selected)
        .max_height(ui.available_height() - 32.0)
        .show(
            ui,
            stages.len(),
            |row| stages[row].name.clone(),
            |ui, row, column| {
                let stage = &stages[row];
                let flow = view
                    .report
                    .and_then(|report| report.flow.of_corridor(&corridor.id).find(|f| f.stage == stage.id));
                cell_ui(ui, cells, corridor, &place(row), stage, flow, column);
            },
        );
    if let Some(row) = answer.chosen {
        cells.actions.act(Action::Select(Some(place(row))));
    }
    if let Some(row) = answer.opened {
        cells.actions.act(Action::Select(Some(place(row))));
        cells.actions.push(Wish::EditSelected);
    }
}

fn cell_ui(
    ui: &mut Ui,
    cells: &mut Cells<'_, '_>,
    corridor: &Corridor,
    path: &Path,
    stage: &Stage,
    flow: Option<&StageFlow>,
    column: usize,
) {
    let texts = cells.view.texts;
    let named = |field: &str| format!("{}, {}", stage.name, words::field(texts, field));
    let figure = |ui: &mut Ui, value: Option<f64>| {
        let words = value.map(|value| estimate_text::number(texts, value.round()));
        text::body(ui, words.as_deref().unwrap_or("–"));
    };
    match column {
        0 => two_lines(ui, &stage.name, &words::stage_kind(texts, stage.kind)),
        1 => cells.organisation(
            ui,
            &path.join("accountable"),
            &named("accountable"),
            stage.accountable.as_ref(),
        ),
        2 => duration_ui(ui, cells, path, stage, &named("duration")),
        3 => {
            let (path, name) = (path.join("pass"), named("pass"));
            let unit = Unit::Percent;
            let estimate = stage.pass.as_ref();
            let everybody = texts.plan_everybody();
            let below = estimate.is_none().then_some(everybody.as_str());
            cells.number(ui, Number { path: &path, name: &name, estimate, unit, suffix: Some("%"), below });
        }
        4 => dropout_ui(ui, cells, path, stage, &named("dropout")),
        5 => capacity_ui(ui, cells, path, stage, &named("capacity")),
        6 => match &stage.rework {
            Some(rework) => {
                let (path, name) = (path.join("rework/share"), named("rework"));
                let (estimate, unit) = (Some(&rework.share), Unit::Percent);
                cells.number(
                    ui,
                    Number { path: &path, name: &name, estimate, unit, suffix: None, below: None },
                );
            }
            None => drop(text::third(ui, "–")),
        },
        7 => figure(ui, flow.and_then(|flow| flow.entered.p50)),
        8 => {
            figure(ui, flow.and_then(|flow| flow.lost.p50));
        }
        9 => figure(ui, flow.and_then(|flow| flow.waiting.as_ref()).and_then(|days| days.p50)),
        _ => move_ui(ui, cells, corridor, stage),
    }
}

/// Earlier and later, where that makes sense
fn move_ui(ui: &mut Ui, cells: &mut Cells<'_, '_>, corridor: &Corridor, stage: &Stage) {
    let texts = cells.view.texts;
    ui.spacing_mut().item_spacing.x = 2.0;
    let ways = [
        (icons::ARROW_UPWARD, texts.plan_earlier(stage.name.as_str()), true),
        (icons::ARROW_DOWNWARD, texts.plan_later(stage.name.as_str()), false),
    ];
    for (icon, name, earlier) in ways {
        let edits = chain::move_stage(corridor, &stage.id, earlier);
        let response = ui.add_enabled_ui(edits.is_some(), |ui| icon_button(ui, icon, &name, "")).inner;
        if let Some(edits) = edits.filter(|_| response.clicked()) {
            cells.actions.act(Action::Edit(edits));
        }
    }
}

fn duration_ui(ui: &mut Ui, cells: &mut Cells<'_, '_>, path: &Path, stage: &Stage, name: &str) {
    let texts = cells.view.texts;
    match &stage.duration {
        StageDuration::Takes(estimate) => {
            let path = path.join("duration/Takes");
            let (estimate, unit) = (Some(estimate), estimate.unit);
            cells.number(ui, Number { path: &path, name, estimate, unit, suffix: None, below: None });
        }
        StageDuration::Immediate => drop(text::second(ui, &texts.plan_at_once())),
        StageDuration::Open => drop(text::second(ui, &texts.plan_stays())),
        StageDuration::Course => match course_of(cells, stage) {
            Some(course) => {
                let path = Path::new("courses").join(course.id.as_str()).join("length");
                let (estimate, unit) = (Some(&course.length), course.length.unit);
                let below = texts.plan_of_course();
                let below = Some(below.as_str());
                cells.number(ui, Number { path: &path, name, estimate, unit, suffix: None, below });
            }
            None => drop(text::second(ui, &texts.plan_of_course())),
        },
    }
}

fn course_of<'v>(cells: &Cells<'_, 'v>, stage: &Stage) -> Option<&'v crate::model::Course> {
    let Capacity::Classes(id) = &stage.capacity else { return None };
    cells.view.seen.courses.iter().find(|course| course.id == *id)
}

fn dropout_ui(ui: &mut Ui, cells: &mut Cells<'_, '_>, path: &Path, stage: &Stage, name: &str) {
    let texts = cells.view.texts;
    let (path, estimate, below) = match &stage.dropout {
        Some(Dropout::PerMonth { rate, .. }) => {
            (path.join("dropout/PerMonth/rate"), rate, texts.plan_each_month())
        }
        Some(Dropout::Whole { share, .. }) => (path.join("dropout/Whole/share"), share, texts.plan_in_all()),
        Some(Dropout::Retention { anchors, .. }) if !anchors.is_empty() => {
            let path = path.join("dropout/Retention/anchors/0/share");
            (path, &anchors[0].share, texts.plan_still_there(f64::from(anchors[0].months)))
        }
        _ => {
            text::third(ui, "–");
            return;
        }
    };
    let (unit, below) = (estimate.unit, Some(below.as_str()));
    cells.number(ui, Number { path: &path, name, estimate: Some(estimate), unit, suffix: Some("%"), below });
}

fn capacity_ui(ui: &mut Ui, cells: &mut Cells<'_, '_>, path: &Path, stage: &Stage, name: &str) {
    let texts = cells.view.texts;
    let seen = cells.view.seen;
    let (path, estimate, below) = match &stage.capacity {
        Capacity::Unlimited => {
            text::second(ui, &texts.plan_no_limit());
            return;
        }
        Capacity::Positions => {
            text::second(ui, &texts.plan_by_positions());
            return;
        }
        Capacity::PerMonth(estimate) => {
            (path.join("capacity/PerMonth"), Some(estimate), texts.plan_each_month())
        }
        Capacity::Seats(estimate) => (path.join("capacity/Seats"), Some(estimate), texts.plan_together()),
        Capacity::Office { office, .. } => {
            let found = seen.offices.iter().find(|one| one.id == *office);
            let path = Path::new("offices").join(office.as_str()).join("per_month");
            (path, found.map(|one| &one.per_month), texts.plan_each_month_office())
        }
        Capacity::Classes(course) => {
            let found = seen.courses.iter().find(|one| one.id == *course);
            let path = Path::new("courses").join(course.as_str()).join("class_max");
            (path, found.map(|one| &one.class_max), texts.plan_each_class())
        }
    };
    let Some(estimate) = estimate else {
        text::third(ui, "–");
        return;
    };
    let (unit, below) = (estimate.unit, Some(below.as_str()));
    cells.number(ui, Number { path: &path, name, estimate: Some(estimate), unit, suffix: Some(""), below });
}
