//! The first page, how to read the rest, who takes part, and the corridors.

use super::{Material, code_cell};
use crate::model::Corridor;
use crate::paper::document::{Block, Cell, Document, Picture, Row, Run, Style, Table};
use crate::paper::layout::COLUMN;
use crate::report::{
    drawing::Look,
    measure::Weight,
    pictures,
    status::Status,
    view::headline::{Card, capital},
    words,
};
use crate::text::Texts;

/// Height of charts on the first page and in chapters, in points
const CHART: [f32; 2] = [150.0, 190.0];
/// Things to do on the first page
const TASKS: usize = 3;

pub(super) fn summary(document: &mut Document, material: &Material<'_>) {
    let (report, texts) = (material.report, material.texts);
    document.blocks.push(Block::Title(document.title.clone()));
    document.blocks.push(Block::Subtitle(match material.variant {
        Some(name) => texts.paper_of_variant(name),
        None => texts.paper_of_base(),
    }));
    if report.scenario.programme.example {
        document.blocks.push(Block::Notice(Status::ToVerify, texts.paper_example()));
    }
    let stale: Vec<String> = report.law.iter().filter_map(|law| law.stale_words(texts)).collect();
    if let Some(first) = stale.first() {
        document.blocks.push(Block::Notice(Status::Stale, texts.paper_stale(first.as_str())));
    }
    let verdict = report.main_law().map(|law| law.verdict(texts));
    let mut lead = Vec::new();
    let cards = report.headlines.cards(texts);
    if report.headlines.arrivals.is_some() {
        lead.push(Run { weight: Weight::Semibold, ..Run::plain(sentence(&cards[0].sentence)) });
    } else {
        lead.push(Run::plain(sentence(&texts.paper_nobody())));
    }
    if report.money.total > 0 {
        lead.push(Run::plain(format!(" {}", sentence(&report.uncovered_sentence(texts)))));
    }
    if let Some(verdict) = &verdict {
        lead.push(Run {
            weight: Weight::Semibold,
            ..Run::plain(format!(" {}", sentence(&verdict.sentence)))
        });
    }
    document.blocks.push(Block::Paragraph(Style::Lead, lead));
    document.section(texts.paper_outcome());
    let mut table = Table::new(headings(texts, report.headlines.effect.is_some()));
    let arrivals =
        if report.metrics.total("arrivals_by_target").is_some() { "arrivals_by_target" } else { "arrivals" };
    let keys = [arrivals, "cost_per_arrival", "uncovered", "stranded"];
    let figures = [
        &report.headlines.arrivals,
        &report.headlines.cost_per_arrival,
        &report.headlines.uncovered,
        &report.headlines.stranded,
    ];
    for ((card, key), figure) in cards.iter().zip(keys).zip(figures) {
        let mut cells = vec![title_cell(card), Cell::strong(card.value.as_str())];
        cells.push(Cell::plain(match figure {
            Some(figure) => figure.range_short(texts),
            None => card.range.clone(),
        }));
        if report.headlines.effect.is_some() {
            let base = figure.as_ref().and_then(|figure| Some(figure.plain(texts, figure.base?)));
            cells.push(Cell::second(base.unwrap_or_default()));
        }
        cells.push(material.code(key));
        table.rows.push(Row::of(cells));
    }
    if let Some(reached) = report.headlines.reached.and_then(|p| p.mean) {
        let mut cells = vec![
            Cell::plain(texts.paper_target_reached()),
            Cell::strong(texts.futures(reached)),
            Cell::plain(""),
        ];
        if report.headlines.effect.is_some() {
            cells.push(Cell::plain(""));
        }
        cells.push(material.code("target_probability"));
        table.rows.push(Row::of(cells));
    }
    document.blocks.push(Block::Table(table));
    chart(document, material, "arrivals", CHART[0]);
    let Some(law) = report.main_law() else { return };
    let tasks = law.tasks(report, texts);
    if tasks.is_empty() {
        return;
    }
    document.section(texts.paper_first_tasks(tasks.len().min(TASKS), tasks.len()));
    let mut table =
        Table::new([texts.law_task_what(), texts.paper_who(), format!(">{}", texts.law_task_by())]);
    for task in tasks.into_iter().take(TASKS) {
        let by = task.by.map_or_else(|| "–".to_owned(), |by| texts.date(by));
        table.rows.push(Row::of([Cell::plain(task.text), Cell::second(task.who), Cell::plain(by)]));
    }
    document.blocks.push(Block::Table(table));
}

fn headings(texts: &Texts, with_base: bool) -> Vec<String> {
    let mut headings = vec![
        texts.paper_result(),
        format!(">{}", capital(&texts.common_median())),
        format!(">{}", texts.paper_eight_of_ten()),
    ];
    if with_base {
        headings.push(format!(">{}", texts.compare_base()));
    }
    headings.push(format!(">{}", texts.paper_code()));
    headings
}

fn title_cell(card: &Card) -> Cell {
    Cell::plain(match &card.aside {
        Some(aside) => format!("{} ({aside})", card.title),
        None => card.title.clone(),
    })
}

/// `text` as a sentence with its full stop
fn sentence(text: &str) -> String {
    let text = capital(text.trim());
    if text.is_empty() || text.ends_with(['.', '…', '?']) { text } else { format!("{text}.") }
}

/// A chart of the result with its caption; nothing where the result has no such chart
pub(super) fn chart(document: &mut Document, material: &Material<'_>, id: &str, height: f32) {
    let texts = material.texts;
    let picture =
        pictures::picture(material.report, material.passports, id, [COLUMN, height], &Look::PAPER, texts);
    let Some(picture) = picture else { return };
    let code = picture.code.map(|code| code.to_string()).unwrap_or_default();
    let mut drawing = picture.drawing;
    drawing.description = format!("{}. {}", picture.title, drawing.description);
    let caption = format!("{}. {} {code}", picture.title, sentence(&picture.caption));
    document.blocks.push(Block::Picture(Picture { drawing, caption }));
}

pub(super) fn how_to_read(document: &mut Document, material: &Material<'_>) {
    let (report, texts) = (material.report, material.texts);
    document.chapter(texts.paper_how());
    document.blocks.push(Block::Contents);
    if !report.scenario.programme.summary.trim().is_empty() {
        document.section(texts.paper_programme());
        document.say(report.scenario.programme.summary.as_str());
    }
    document.section(texts.paper_how_figures());
    document.say(texts.paper_how_futures(report.futures));
    document.say(texts.paper_how_states());
    document.say(texts.paper_how_grades());
    let code =
        report.metrics.metrics.first().and_then(|m| material.passports.code_of(&m.id, m.corridor.as_ref()));
    let code = code.map(|code| code.to_string()).unwrap_or_default();
    document.say(texts.paper_how_codes(
        code,
        texts.integer(i64::from(report.futures)),
        report.seed.to_string(),
    ));
    document.say(sentence(&report.grades().words(texts)));
}

pub(super) fn network(document: &mut Document, material: &Material<'_>) {
    let (scenario, texts) = (&material.report.scenario, material.texts);
    document.chapter(texts.paper_network());
    let mut table = Table::new([texts.paper_body(), texts.paper_kind(), texts.paper_roles()]);
    for organisation in &scenario.organisations {
        let mut roles: Vec<String> = Vec::new();
        for role in &organisation.roles {
            let word = words::role(texts, role.role);
            let corridor = role.corridor.as_ref().filter(|_| scenario.corridors.len() > 1);
            let word = match corridor.and_then(|id| scenario.corridors.iter().find(|c| c.id == *id)) {
                Some(corridor) => format!("{word} ({})", corridor.name),
                None => word,
            };
            if !roles.contains(&word) {
                roles.push(word);
            }
        }
        let mut what = roles.join(", ");
        if !organisation.task.trim().is_empty() {
            what = if what.is_empty() {
                organisation.task.clone()
            } else {
                format!("{what} · {}", organisation.task)
            };
        }
        table.rows.push(Row::of([
            Cell::strong(organisation.name.as_str()),
            Cell::second(words::org_kind(texts, organisation.kind)),
            Cell::plain(what),
        ]));
    }
    document.table_or(table, texts.paper_no_bodies());
    if !scenario.employers.is_empty() {
        document.section(texts.paper_employers());
        let mut table = Table::new([
            texts.paper_employer(),
            texts.paper_province(),
            format!(">{}", texts.paper_positions()),
        ]);
        for employer in &scenario.employers {
            let positions: Vec<String> = scenario
                .positions
                .iter()
                .filter(|position| position.employer == employer.id)
                .map(|position| crate::report::estimate_text::say_bare(texts, &position.count))
                .collect();
            table.rows.push(Row::of([
                Cell::strong(employer.name.as_str()),
                Cell::second(employer.province.as_str()),
                Cell::plain(if positions.is_empty() { "–".to_owned() } else { positions.join("; ") }),
            ]));
        }
        document.blocks.push(Block::Table(table));
    }
    if !scenario.commitments.is_empty() {
        document.section(texts.paper_commitments());
        let mut table =
            Table::new([texts.paper_body(), texts.paper_commitment(), format!(">{}", texts.law_task_by())]);
        for commitment in &scenario.commitments {
            let name = words::object_name(scenario, "organisations", commitment.organisation.as_str());
            table.rows.push(Row::of([
                Cell::strong(name.unwrap_or_else(|| commitment.organisation.to_string())),
                Cell::plain(commitment.text.as_str()),
                Cell::plain(commitment.by.map_or_else(|| "–".to_owned(), |by| texts.date(by))),
            ]));
        }
        document.blocks.push(Block::Table(table));
    }
}

pub(super) fn corridors(document: &mut Document, material: &Material<'_>) {
    let (report, texts) = (material.report, material.texts);
    document.chapter(texts.paper_corridors());
    if report.scenario.corridors.is_empty() {
        document.say(texts.futures_no_corridor());
        return;
    }
    chart(document, material, "dots", CHART[0]);
    for corridor in &report.scenario.corridors {
        one_corridor(document, material, corridor);
    }
    let sentences = report.sentences(texts);
    if !sentences.is_empty() {
        document.section(texts.futures_words());
        for told in sentences {
            document.blocks.push(Block::Point(vec![Run::plain(sentence(&told.text))]));
        }
    }
}

fn one_corridor(document: &mut Document, material: &Material<'_>, corridor: &Corridor) {
    let (report, texts) = (material.report, material.texts);
    document.section(corridor.name.as_str());
    let origin = country(texts, corridor.origin.code());
    document.say(texts.paper_corridor(
        origin,
        words::route(texts, corridor.route),
        corridor.territory.as_str(),
    ));
    if !corridor.intakes.is_empty() {
        let mut table = Table::new([texts.paper_intake(), format!(">{}", texts.paper_people())]);
        for intake in &corridor.intakes {
            table.rows.push(Row::of([
                Cell::plain(texts.date_long(intake.date)),
                Cell::plain(crate::report::estimate_text::say_bare(texts, &intake.people)),
            ]));
        }
        document.blocks.push(Block::Table(table));
    }
    chart(document, material, &format!("flow-{}", corridor.id), CHART[1]);
    let mut table = Table::new([
        texts.terminal_stage(),
        format!(">{}", texts.terminal_joined()),
        format!(">{}", texts.terminal_passed()),
        format!(">{}", texts.terminal_lost()),
        format!(">{}", texts.terminal_days()),
        texts.terminal_why(),
        format!(">{}", texts.paper_code()),
    ]);
    for stage in report.flow.of_corridor(&corridor.id) {
        let people = |value: Option<f64>| Cell::plain(texts.decimal(value.unwrap_or(0.0), 0));
        let days = stage.days_figure().map_or_else(String::new, |figure| {
            format!("{} ({})", figure.value_words(texts), figure.range_short(texts))
        });
        table.rows.push(Row::of([
            Cell::strong(stage.name.as_str()),
            people(stage.entered.p50),
            people(stage.passed.p50),
            people(stage.lost.p50),
            Cell::plain(days),
            Cell::second(stage.why(texts)),
            code_cell(material.passports.code(&format!("stage:{}/{}", stage.corridor, stage.stage))),
        ]));
    }
    document.table_or(table, texts.paper_no_stages());
    document.remark(sentence(&texts.terminal_stages_caption()));
}

/// The name of a country, or its code where there is no name
pub(super) fn country(texts: &Texts, code: &str) -> String {
    texts.by_id(&format!("country_{}", code.to_ascii_lowercase())).unwrap_or_else(|| code.to_owned())
}
