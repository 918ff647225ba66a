//! Assumptions with source and grade, and the annexes: criteria, roles, papers to hold.

use super::{Material, code_cell, status_cell};
use crate::model::Path;
use crate::paper::document::{Block, Cell, Document, Row, Table};
use crate::report::{assumptions::Origin, estimate_text, status::Status, words};
use crate::rules::CriterionKind;

pub(super) fn assumptions(document: &mut Document, material: &Material<'_>) {
    let (report, texts) = (material.report, material.texts);
    document.chapter(texts.paper_assumptions());
    document.say(report.grades().words(texts));
    // What nobody has measured stands first: it is what a reader must judge.
    let (assumed, sourced): (Vec<&Origin>, Vec<&Origin>) =
        report.origins.iter().partition(|origin| origin.estimate.is_assumption());
    for (title, origins) in [(texts.paper_assumed(), assumed), (texts.paper_sourced(), sourced)] {
        if origins.is_empty() {
            continue;
        }
        document.section(title);
        let mut table = Table::new([
            texts.paper_estimate(),
            texts.paper_value(),
            texts.paper_grade(),
            texts.law_source(),
        ]);
        for origin in origins {
            table.rows.push(Row::of([
                Cell::plain(words::place(texts, &report.scenario, &origin.path)),
                Cell::plain(estimate_text::say(texts, &origin.estimate)),
                Cell::second(words::grade(texts, origin.estimate.grade)),
                Cell::second(origin.reference.clone().unwrap_or_else(|| "–".to_owned())),
            ]));
        }
        document.blocks.push(Block::Table(table));
    }
    if !report.scenario.references.is_empty() {
        document.section(texts.paper_references());
        let mut table =
            Table::new([texts.law_source(), texts.paper_place(), format!(">{}", texts.paper_date())]);
        for reference in &report.scenario.references {
            let place = [reference.place.as_str(), reference.note.as_str()];
            let place: Vec<&str> = place.into_iter().filter(|text| !text.trim().is_empty()).collect();
            table.rows.push(Row::of([
                Cell::plain(reference.title.as_str()),
                Cell::second(place.join(" · ")),
                Cell::plain(reference.date.map_or_else(|| "–".to_owned(), |date| texts.date(date))),
            ]));
        }
        document.blocks.push(Block::Table(table));
    }
}

pub(super) fn criteria(document: &mut Document, material: &Material<'_>) {
    let (report, texts) = (material.report, material.texts);
    if report.law.is_empty() {
        return;
    }
    document.chapter(texts.paper_annex_criteria());
    for law in &report.law {
        document.section(law.book.head.title.get(texts.lang()));
        let mut table = Table::new([
            texts.paper_outcome(),
            texts.paper_criterion(),
            texts.law_source(),
            format!(">{}", texts.paper_code()),
        ]);
        for group in law.groups(texts) {
            for row in group.rows {
                let weight = if row.kind == CriterionKind::Preferential { " *" } else { "" };
                table.rows.push(Row::of([
                    status_cell(row.status, texts),
                    Cell::plain(format!("{}{weight} {}", row.id, row.title)),
                    Cell::second(row.basis),
                    code_cell(
                        material.passports.code(&format!("law:{}/{}", law.assessment.rulebook, row.id)),
                    ),
                ]));
            }
        }
        document.table_or(table, texts.law_none());
    }
    document.remark(texts.paper_preferential());
}

pub(super) fn roles(document: &mut Document, material: &Material<'_>) {
    let (scenario, texts) = (&material.report.scenario, material.texts);
    let rows = material.rows_of_roles();
    if rows.is_empty() {
        return;
    }
    document.chapter(texts.paper_annex_roles());
    let names = |paths: &[Path]| -> String {
        let all: Vec<String> = paths.iter().map(|path| name(path, material)).collect();
        if all.is_empty() { "–".to_owned() } else { all.join(", ") }
    };
    for corridor in &scenario.corridors {
        document.section(corridor.name.as_str());
        let mut table = Table::new([
            texts.terminal_stage(),
            texts.paper_responsible(),
            texts.paper_accountable(),
            texts.paper_consulted(),
            texts.paper_informed(),
        ]);
        let here = Path::new(&format!("corridors/{}", corridor.id));
        for row in rows.iter().filter(|row| row.corridor == here) {
            table.rows.push(Row::of([
                Cell::strong(name(&row.stage, material)),
                Cell::plain(names(&row.responsible)),
                Cell::plain(
                    row.accountable.as_ref().map_or_else(|| "–".to_owned(), |path| name(path, material)),
                ),
                Cell::second(names(&row.consulted)),
                Cell::second(names(&row.informed)),
            ]));
        }
        document.table_or(table, texts.paper_no_stages());
    }
}

/// What the object at a path is called
fn name(path: &Path, material: &Material<'_>) -> String {
    let scenario = &material.report.scenario;
    let segments: Vec<&str> = path.segments().collect();
    match segments.as_slice() {
        ["corridors", corridor, "stages", stage] => scenario
            .corridors
            .iter()
            .find(|known| known.id.as_str() == *corridor)
            .and_then(|known| known.stages.iter().find(|known| known.id.as_str() == *stage))
            .map_or_else(|| (*stage).to_owned(), |stage| stage.name.clone()),
        [list, id] => words::object_name(scenario, list, id).unwrap_or_else(|| (*id).to_owned()),
        _ => path.to_string(),
    }
}

pub(super) fn evidence(document: &mut Document, material: &Material<'_>) {
    let (report, texts) = (material.report, material.texts);
    if report.law.is_empty() {
        return;
    }
    document.chapter(texts.paper_annex_evidence());
    document.say(texts.paper_evidence_words());
    for law in &report.law {
        document.section(law.book.head.title.get(texts.lang()));
        let mut table = Table::new([
            texts.paper_held(),
            texts.paper_criterion(),
            texts.paper_document(),
            format!(">{}", texts.paper_date()),
        ]);
        let papers = |id: &str| {
            report.scenario.evidence.iter().filter(move |paper| paper.criterion == id).collect::<Vec<_>>()
        };
        for result in &law.assessment.results {
            let title = law.book.criteria[result.index].title.get(texts.lang());
            let criterion = format!("{} {title}", result.id);
            let held = papers(&result.id);
            for paper in &held {
                table.rows.push(Row::of([
                    Cell::status(Status::Met, texts.paper_yes()),
                    Cell::plain(criterion.as_str()),
                    Cell::plain(paper.document.as_str()),
                    Cell::plain(paper.date.map_or_else(|| "–".to_owned(), |date| texts.date(date))),
                ]));
            }
            let status = crate::report::view::law::status_of(result.outcome);
            if held.is_empty() && matches!(status, Status::Unknown | Status::NotMet | Status::ToVerify) {
                table.rows.push(Row::of([
                    Cell::status(status, texts.paper_no()),
                    Cell::plain(criterion),
                    Cell::second("–"),
                    Cell::plain("–"),
                ]));
            }
        }
        document.table_or(table, texts.paper_no_evidence());
    }
}
