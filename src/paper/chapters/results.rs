//! Law with reasons and tasks, money, variants.

use super::{Material, code_cell, plan, status_cell};
use crate::paper::document::{Block, Cell, Document, Row, Run, Style, Table};
use crate::report::{
    comparison::share_words,
    measure::Weight,
    status::Status,
    view::{law::Law, money::Cell as Pays},
};
use crate::rules::{CriterionKind, Truth};

/// Height of the chart of sources
const SANKEY: f32 = 210.0;

pub(super) fn law(document: &mut Document, material: &Material<'_>) {
    let (report, texts) = (material.report, material.texts);
    document.chapter(texts.paper_law());
    if report.law.is_empty() {
        document.say(texts.law_none());
    }
    for law in &report.law {
        one_law(document, material, law);
    }
    if !report.scenario.overrides.is_empty() {
        document.section(texts.paper_overrides());
        let mut table =
            Table::new([texts.paper_criterion(), texts.paper_reason(), format!(">{}", texts.paper_date())]);
        for forced in &report.scenario.overrides {
            table.rows.push(Row::of([
                Cell::strong(forced.criterion.as_str()),
                Cell::plain(forced.reason.as_str()),
                Cell::plain(texts.date(forced.date)),
            ]));
        }
        document.blocks.push(Block::Table(table));
    }
    if !report.scenario.law_changes.is_empty() {
        document.section(texts.paper_law_changes());
        let mut table = Table::new([
            texts.paper_parameter(),
            texts.paper_reason(),
            format!(">{}", texts.paper_value()),
            format!(">{}", texts.paper_from()),
        ]);
        for change in &report.scenario.law_changes {
            table.rows.push(Row::of([
                Cell::strong(change.parameter.as_str()),
                Cell::plain(change.reason.as_str()),
                Cell::plain(texts.decimal(change.value, if change.value.fract() == 0.0 { 0 } else { 2 })),
                Cell::plain(texts.date(change.from)),
            ]));
        }
        document.blocks.push(Block::Table(table));
    }
}

fn one_law(document: &mut Document, material: &Material<'_>, law: &Law) {
    let (report, texts) = (material.report, material.texts);
    let lang = texts.lang();
    let verdict = law.verdict(texts);
    document.section(law.book.head.title.get(lang));
    document.blocks.push(Block::Notice(verdict.status, verdict.sentence));
    if let Some(stale) = law.stale_words(texts) {
        document.blocks.push(Block::Notice(Status::Stale, stale));
    }
    document.remark(
        texts.paper_law_read(
            material
                .passports
                .code(&format!("law:{}", law.assessment.rulebook))
                .map(|c| c.to_string())
                .unwrap_or_default(),
            texts.date(law.book.head.checked_on),
            texts.date(law.book.head.review_by),
        ),
    );
    let open: Vec<_> = [CriterionKind::Mandatory, CriterionKind::Advisory]
        .into_iter()
        .flat_map(|kind| law.rows(kind, texts))
        .filter(|row| matches!(row.status, Status::NotMet | Status::Unknown | Status::ToVerify))
        .collect();
    for row in open {
        let Some(detail) = law.detail(&row.id, texts) else { continue };
        let mut head = vec![Run {
            ink: crate::report::drawing::Ink::Status(row.status),
            ..Run::strong(row.status.word(texts))
        }];
        head.push(Run::strong(format!(" · {} {}", row.id, row.title)));
        document.blocks.push(Block::Paragraph(Style::Body, head));
        for case in detail.cases.iter().filter(|case| case.status == row.status).take(3) {
            let about = case.about.as_ref().map(|about| format!("{about}: ")).unwrap_or_default();
            document.blocks.push(Block::Point(vec![Run::plain(format!("{about}{}", case.message))]));
            // What is not known stands in the message already.
            let told = |truth: Truth| case.status != Status::Unknown || truth != Truth::Unknown;
            for reason in case.reasons.iter().filter(|reason| told(reason.truth)).take(3) {
                let origin =
                    if reason.origin.is_empty() { String::new() } else { format!(" ({})", reason.origin) };
                document
                    .blocks
                    .push(Block::Point(vec![Run::plain(reason.text.as_str()), Run::second(origin)]));
            }
        }
        document.remark(format!("{} · {}", detail.source, detail.checked));
    }
    let tasks = law.tasks(report, texts);
    if tasks.is_empty() {
        return;
    }
    document.blocks.push(Block::Paragraph(
        Style::Body,
        vec![
            Run { weight: Weight::Semibold, ..Run::plain(texts.law_tasks(tasks.len())) },
            Run::second(format!(" · {}", law.tasks_total(texts))),
        ],
    ));
    let mut table = Table::new([
        texts.law_task_what(),
        texts.paper_who(),
        texts.law_task_serves(),
        format!(">{}", texts.law_task_days()),
        format!(">{}", texts.law_task_cost()),
        format!(">{}", texts.law_task_by()),
    ]);
    for task in tasks {
        let serves: Vec<&str> = task.serves.iter().map(|(id, _)| id.as_str()).collect();
        table.rows.push(Row::of([
            Cell::plain(task.text),
            Cell::second(task.who),
            Cell::second(serves.join(", ")),
            Cell::plain(task.days.map_or_else(|| "–".to_owned(), |days| texts.number_days(f64::from(days)))),
            Cell::plain(task.cost.map_or_else(|| "–".to_owned(), |cost| texts.euro(cost))),
            Cell::plain(task.by.map_or_else(|| "–".to_owned(), |by| texts.date(by))),
        ]));
    }
    document.blocks.push(Block::Table(table));
}

pub(super) fn money(document: &mut Document, material: &Material<'_>) {
    let (report, texts) = (material.report, material.texts);
    let money = &report.money;
    document.chapter(texts.terminal_money());
    if money.rows.is_empty() {
        document.say(texts.resources_none());
        return;
    }
    document.say(report.uncovered_sentence(texts));
    plan::chart(document, material, "sources", SANKEY);
    let mut headings = vec![texts.terminal_item(), format!(">{}", texts.terminal_cost())];
    headings.extend(money.sources.iter().map(|source| format!(">{}", source.name)));
    headings.push(format!(">{}", texts.headline_uncovered()));
    headings.push(format!(">{}", texts.paper_code()));
    let mut table = Table::new(headings);
    for row in &money.rows {
        let category = crate::compile::payers::category_id(row.category);
        let mut cells = vec![Cell::strong(row.name(texts)), Cell::plain(texts.integer(row.cost))];
        cells.extend(row.cells.iter().map(|cell| {
            Cell::plain(match cell {
                Pays::Pays(euros) => texts.integer(*euros),
                Pays::Nothing => "·".to_owned(),
                Pays::NotAdmitted => "×".to_owned(),
            })
        }));
        cells.push(Cell::plain(texts.integer(row.uncovered)));
        cells.push(code_cell(material.passports.code(&format!("money:{category}"))));
        table.rows.push(Row::of(cells));
    }
    let mut total = vec![Cell::plain(texts.terminal_total()), Cell::plain(texts.integer(money.total))];
    total.extend(money.sources.iter().map(|source| Cell::plain(texts.integer(source.pays))));
    total.push(Cell::plain(texts.integer(money.uncovered)));
    total.push(code_cell(material.passports.code("money")));
    table.rows.push(Row::total(total));
    document.blocks.push(Block::Table(table));
    document.remark(format!("{}. {}.", money.caption(texts), texts.terminal_money_signs()));
    let gaps: Vec<_> = money.rows.iter().filter(|row| row.uncovered > 0).collect();
    if !gaps.is_empty() {
        document.section(texts.resources_why());
        for row in gaps {
            let mut words = vec![Run::strong(format!(
                "{}: {}",
                row.name(texts),
                texts.euro_amount(row.uncovered as f64)
            ))];
            let why: Vec<String> = report.blockers(row.category, texts).into_iter().map(|b| b.text).collect();
            if !why.is_empty() {
                words.push(Run::plain(format!(". {}.", why.join(". "))));
            }
            document.blocks.push(Block::Point(words));
        }
    }
    document.section(texts.paper_sources());
    let mut table = Table::new([
        texts.paper_source(),
        texts.paper_payer(),
        texts.paper_state(),
        format!(">{}", texts.resources_ceiling()),
        texts.resources_ceiling_reached(),
    ]);
    for source in &report.scenario.sources {
        let column = money.sources.iter().find(|column| column.id == source.id);
        table.rows.push(Row::of([
            Cell::strong(source.name.as_str()),
            Cell::plain(source.payer.as_str()),
            Cell::second(crate::report::words::source_status(texts, source.status)),
            Cell::plain(column.map_or_else(|| "–".to_owned(), |column| column.ceiling_words(texts))),
            Cell::plain(
                column
                    .filter(|c| c.reached > 0.0)
                    .map_or_else(|| "–".to_owned(), |c| texts.futures(c.reached)),
            ),
        ]));
    }
    document.blocks.push(Block::Table(table));
    who_gains(document, material);
}

/// What the work at the end of each corridor is worth to whom
fn who_gains(document: &mut Document, material: &Material<'_>) {
    let (report, texts) = (material.report, material.texts);
    for gains in &report.gains {
        document.section(texts.gains_title(gains.name.as_str()));
        if let Some(months) = gains.months_words(texts) {
            document.remark(format!("{months}."));
        }
        let mut table = Table::new([texts.gains_party(), texts.gains_month(), texts.gains_total()]);
        for gain in &gains.parties {
            let month = gain.month_words(texts);
            let assumed = gain.month.is_some() && gain.is_assumed;
            let month = if assumed { format!("{month} ({})", texts.grade_assumption()) } else { month };
            table.rows.push(Row::of([
                Cell::strong(format!("{}: {}", gain.name(texts), gain.what(texts))),
                Cell::plain(month),
                Cell::plain(gain.total_words(texts)),
            ]));
        }
        document.blocks.push(Block::Table(table));
        document.remark(format!("{}.", texts.gains_method()));
    }
}

pub(super) fn variants(document: &mut Document, material: &Material<'_>) {
    let (Some(base), texts) = (material.base, material.texts) else { return };
    if material.variants.is_empty() {
        return;
    }
    document.chapter(texts.paper_variants());
    document.remark(texts.paper_same_luck(material.report.futures));
    let mut table = Table::new([
        texts.paper_variant(),
        base.goals.target_words(texts).unwrap_or_else(|| texts.compare_goal_none()),
        texts.compare_goal_nobody_stranded(),
        texts.compare_goal_all_paid(),
        texts.compare_goal_law(),
    ]);
    for side in std::iter::once(base).chain(material.variants.iter().map(|variant| variant.compared)) {
        let goals = &side.goals;
        table.rows.push(Row::of([
            Cell::strong(side.name.as_str()),
            Cell::plain(share_words(texts, goals.target_reached)),
            Cell::plain(share_words(texts, goals.nobody_stranded)),
            Cell::plain(share_words(texts, goals.all_paid)),
            match goals.law {
                Some(law) if law.status() == Status::Met => status_cell(Status::Met, texts),
                Some(law) => Cell::status(law.status(), law.words(texts)),
                None => Cell::plain("–"),
            },
        ]));
    }
    document.blocks.push(Block::Table(table));
    for variant in &material.variants {
        document.section(variant.name);
        if let Some(sentence) = variant.compared.sentence(texts) {
            document.blocks.push(Block::Paragraph(Style::Body, vec![Run::strong(format!("{sentence}."))]));
        }
        for change in &variant.changes {
            document.blocks.push(Block::Point(vec![Run::plain(change.as_str())]));
        }
        let mut table = Table::new([
            texts.paper_result(),
            format!(">{}", texts.compare_base()),
            format!(">{}", texts.paper_variant()),
            format!(">{}", texts.paper_difference()),
            texts.paper_interval(),
            texts.paper_better(),
            format!(">{}", texts.paper_code()),
        ]);
        for row in &variant.compared.results {
            table.rows.push(Row::of([
                Cell::plain(row.label(texts)),
                Cell::second(row.value_words(texts, row.before)),
                Cell::strong(row.value_words(texts, row.after)),
                Cell::plain(row.difference_words(texts)),
                Cell::second(row.interval_words(texts)),
                Cell::plain(row.better_words(texts)),
                code_cell(variant.passports.code(&format!("against:{}", row.id))),
            ]));
        }
        document.blocks.push(Block::Table(table));
    }
}
