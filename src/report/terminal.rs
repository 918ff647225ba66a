//! A result as text for a terminal: aligned, readable without colour, in the language of the texts.
//!
//! Holds lay-out only; every figure and sentence is that of the [`Report`]. Writes nowhere: `corridoi run` prints what it
//! gets. Findings are told by `corridoi check`, which knows their lines in the file.

use super::{
    Report,
    status::Status,
    view::{headline::Card, law::Law},
    words,
};
use crate::model::Scenario;
use crate::rules::{CriterionKind, Rulebook};
use crate::text::Texts;

/// Columns a line of prose is broken at
const WIDTH: usize = 100;
/// Most reasons and most remedies that are told; JSON has all
const MOST_REASONS: usize = 8;

/// The text of `run`: the answer first, then people, money, law, and what it rests on
pub fn run(texts: &Texts, report: &Report, variant: Option<&str>) -> String {
    let mut out = String::new();
    line(&mut out, &report.scenario.programme.title);
    if let Some(variant) = variant {
        line(&mut out, &texts.terminal_variant(variant));
    }
    let caption = texts.terminal_futures(report.futures, report.seed.to_string());
    match report.headlines.error_words(texts) {
        Some(error) => line(&mut out, &format!("{caption} · {error}")),
        None => line(&mut out, &caption),
    }
    line(&mut out, "");
    let cards = report.headlines.cards(texts);
    let verdict = report.main_law().map(|law| law.verdict(texts));
    let title = |card: &Card| match &card.aside {
        Some(aside) => format!("{} ({aside})", card.title),
        None => card.title.clone(),
    };
    let mut rows: Vec<Vec<String>> = cards
        .iter()
        .map(|card| vec![title(card), card.value.clone(), card.range.clone(), card.below.clone()])
        .collect();
    if let (Some(law), Some(verdict)) = (report.main_law(), &verdict) {
        let below = [Some(verdict.counts.clone()), verdict.todo.clone()].into_iter().flatten();
        let below: Vec<String> = below.filter(|text| !text.is_empty()).collect();
        rows.push(vec![
            law.book.head.title.get(texts.lang()).to_owned(),
            format!("{} {}", mark(verdict.status), verdict.title),
            String::new(),
            below.join(" · "),
        ]);
    }
    table(&mut out, &rows, &[Align::Left, Align::Right, Align::Left, Align::Left]);
    if let Some(effect) = &report.headlines.effect {
        line(&mut out, "");
        line(&mut out, &format!("{}. {}", effect.sentence(texts), effect.range_words(texts)));
    }
    write_people(texts, &mut out, report);
    write_money(texts, &mut out, report);
    write_gains(texts, &mut out, report);
    for supposed in report.supposed(texts) {
        line(&mut out, &supposed);
    }
    if let Some(eligible) = report.eligible(texts) {
        line(&mut out, "");
        line(&mut out, &eligible.line());
    }
    for law in &report.law {
        line(&mut out, "");
        write_law(texts, &mut out, &report.scenario, law);
    }
    line(&mut out, "");
    line(&mut out, &report.grades().words(texts));
    out
}

fn write_people(texts: &Texts, out: &mut String, report: &Report) {
    for corridor in &report.scenario.corridors {
        line(out, "");
        line(out, &format!("{} · {}", corridor.name, words::route(texts, corridor.route)));
        let mut rows = vec![vec![
            texts.terminal_stage(),
            texts.terminal_joined(),
            texts.terminal_passed(),
            texts.terminal_lost(),
            texts.terminal_days(),
            texts.terminal_why(),
        ]];
        for stage in report.flow.of_corridor(&corridor.id) {
            let people = |value: Option<f64>| texts.decimal(value.unwrap_or(0.0), 0);
            let days = stage.days_figure().map_or_else(String::new, |figure| {
                format!("{} ({})", figure.value_words(texts), figure.range_short(texts))
            });
            rows.push(vec![
                stage.name.clone(),
                people(stage.entered.p50),
                people(stage.passed.p50),
                people(stage.lost.p50),
                days,
                stage.why(texts),
            ]);
        }
        let align = [Align::Left, Align::Right, Align::Right, Align::Right, Align::Right, Align::Left];
        table(out, &rows, &align);
        line(out, &texts.terminal_stages_caption());
    }
    let sentences = report.sentences(texts);
    if !sentences.is_empty() {
        line(out, "");
        for sentence in sentences {
            bullet(out, &sentence.text);
        }
    }
}

fn write_money(texts: &Texts, out: &mut String, report: &Report) {
    let money = &report.money;
    if money.rows.is_empty() {
        return;
    }
    line(out, "");
    line(out, &texts.terminal_money());
    let mut head = vec![texts.terminal_item(), texts.terminal_cost()];
    head.extend(money.sources.iter().map(|source| cut(&source.name, 16)));
    head.push(texts.headline_uncovered());
    let mut rows = vec![head];
    for row in &money.rows {
        let mut cells = vec![row.name(texts), texts.integer(row.cost)];
        cells.extend(row.cells.iter().map(|cell| match cell {
            super::view::money::Cell::Pays(euros) => texts.integer(*euros),
            super::view::money::Cell::Nothing => "·".to_owned(),
            super::view::money::Cell::NotAdmitted => "×".to_owned(),
        }));
        cells.push(texts.integer(row.uncovered));
        rows.push(cells);
    }
    let mut total = vec![texts.terminal_total(), texts.integer(money.total)];
    total.extend(money.sources.iter().map(|source| texts.integer(source.pays)));
    total.push(texts.integer(money.uncovered));
    rows.push(total);
    let mut align = vec![Align::Left];
    align.resize(rows[0].len(), Align::Right);
    table(out, &rows, &align);
    line(out, &money.caption(texts));
    line(out, &texts.terminal_money_signs());
    for source in &money.sources {
        if let Some(reached) = source.reached_words(texts) {
            bullet(out, &format!("{}: {reached}", source.name));
        }
    }
    bullet(out, &report.uncovered_sentence(texts));
    for sentence in report.cash_sentences(texts).into_iter().chain(report.promise_words(texts)) {
        bullet(out, &sentence);
    }
    let gaps = report.gaps(texts, None);
    let Some(caption) = report.reasons_caption(texts).filter(|_| !gaps.is_empty()) else { return };
    line(out, "");
    line(out, &caption);
    for gap in gaps.iter().take(MOST_REASONS) {
        bullet(out, &gap.sentence);
    }
    let remedies = report.remedies(texts);
    if !remedies.is_empty() {
        line(out, &texts.funding_remedies());
        for remedy in remedies.iter().take(MOST_REASONS) {
            bullet(out, &remedy.sentence);
        }
    }
}

/// The part of the text of `run` that tells of money; empty without costs
pub fn money(texts: &Texts, report: &Report) -> String {
    let mut out = String::new();
    write_money(texts, &mut out, report);
    out
}

/// The legal routes for each corridor, side by side
pub fn routes(texts: &Texts, scenario: &Scenario, rulebooks: &[Rulebook]) -> String {
    let mut out = String::new();
    for corridor in &scenario.corridors {
        let found = super::routes::routes(scenario, &corridor.id, rulebooks);
        if found.is_empty() {
            continue;
        }
        line(&mut out, "");
        line(&mut out, &texts.routes_title(corridor.name.as_str()));
        let head = vec![
            texts.routes_column_route(),
            texts.routes_column_verdict(),
            texts.routes_column_days(),
            texts.routes_column_places(),
        ];
        let rows = found.iter().map(|row| {
            let own = if row.is_own { format!(" ({})", texts.routes_own()) } else { String::new() };
            vec![
                format!("{}{own}", row.name(texts)),
                format!("{} {}", mark(row.law.status()), row.verdict(texts)),
                row.days_words(texts),
                row.places_words(texts),
            ]
        });
        let rows: Vec<Vec<String>> = std::iter::once(head).chain(rows).collect();
        table(&mut out, &rows, &[Align::Left; 4]);
        for row in &found {
            for reason in row.reasons(texts) {
                bullet(&mut out, &format!("{}: {reason}", row.name(texts)));
            }
        }
        line(&mut out, &texts.routes_hint());
    }
    out
}

/// What the work at the end of each corridor is worth to whom
fn write_gains(texts: &Texts, out: &mut String, report: &Report) {
    for gains in &report.gains {
        line(out, "");
        line(out, &texts.gains_title(gains.name.as_str()));
        let head = vec![texts.gains_party(), texts.gains_month(), texts.gains_total()];
        let rows = gains.parties.iter().map(|gain| {
            let month = gain.month_words(texts);
            let assumed = gain.month.is_some() && gain.is_assumed;
            let month = if assumed { format!("{month} ({})", texts.grade_assumption()) } else { month };
            vec![gain.name(texts), month, gain.total_words(texts)]
        });
        let rows: Vec<Vec<String>> = std::iter::once(head).chain(rows).collect();
        table(out, &rows, &[Align::Left, Align::Left, Align::Left]);
        if let Some(months) = gains.months_words(texts) {
            line(out, &months);
        }
    }
}

fn write_law(texts: &Texts, out: &mut String, scenario: &Scenario, law: &Law) {
    let verdict = law.verdict(texts);
    line(
        out,
        &format!("{} · {} {}", law.book.head.title.get(texts.lang()), mark(verdict.status), verdict.sentence),
    );
    for words in [law.stale_words(texts), law.unverified_words(texts)].into_iter().flatten() {
        line(out, &words);
    }
    for forced in law.forced(scenario, texts) {
        bullet(out, &forced.sentence);
    }
    // A closed call stands for comparison; what it lacks is nobody's task.
    if !law.assessment.open {
        return;
    }
    let open: Vec<_> = law
        .rows(CriterionKind::Mandatory, texts)
        .into_iter()
        .filter(|row| matches!(row.status, Status::NotMet | Status::Unknown | Status::ToVerify))
        .collect();
    let rows: Vec<Vec<String>> = open
        .iter()
        .map(|row| {
            vec![
                format!("{} {}", mark(row.status), row.id),
                row.status.word(texts),
                row.title.clone(),
                [row.basis.clone()].into_iter().chain(row.marks(texts)).collect::<Vec<_>>().join(" · "),
            ]
        })
        .collect();
    table(out, &rows, &[Align::Left; 4]);
}

/// A sign for a state that needs no colour; the word stands beside it
fn mark(status: Status) -> &'static str {
    match status {
        Status::Met => "[+]",
        Status::NotMet => "[x]",
        Status::Unknown => "[?]",
        Status::ToVerify => "[!]",
        Status::Stale => "[~]",
        Status::NotApplicable => "[-]",
    }
}

/// How a column is set
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Align {
    Left,
    Right,
}

/// Rows with every column as wide as its widest cell; nothing is cut
fn table(out: &mut String, rows: &[Vec<String>], align: &[Align]) {
    let widths: Vec<usize> = (0..align.len())
        .map(|column| {
            rows.iter().filter_map(|row| row.get(column)).map(|cell| width(cell)).max().unwrap_or(0)
        })
        .collect();
    for row in rows {
        let mut text = String::new();
        for ((cell, wide), align) in row.iter().zip(&widths).zip(align) {
            if !text.is_empty() {
                text.push_str("  ");
            }
            let gap = " ".repeat(wide - width(cell));
            match align {
                Align::Left => text.extend([cell.as_str(), &gap]),
                Align::Right => text.extend([gap.as_str(), cell]),
            }
        }
        line(out, text.trim_end());
    }
}

/// Columns a text takes; the texts hold no character of two columns
fn width(text: &str) -> usize {
    text.chars().count()
}

fn cut(text: &str, most: usize) -> String {
    if width(text) <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most - 1).collect();
    format!("{}…", kept.trim_end())
}

fn bullet(out: &mut String, text: &str) {
    for (index, row) in wrapped(text, WIDTH - 2).into_iter().enumerate() {
        line(out, &format!("{}{row}", if index == 0 { "- " } else { "  " }));
    }
}

/// `text` broken at spaces into rows of at most `most` characters; longer words stay whole
fn wrapped(text: &str, most: usize) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match rows.last_mut() {
            Some(row) if width(row) + 1 + width(word) <= most => {
                row.push(' ');
                row.push_str(word);
            }
            _ => rows.push(word.to_owned()),
        }
    }
    rows
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::text::Lang;

    #[test]
    fn the_answer_of_a_run_is_text_in_both_languages() {
        let report = sample::report(&sample::scenario(), 600, None);
        let it = run(&Texts::new(Lang::It), &report, None);
        for words in [
            "Arrivi entro dicembre 2028 (obiettivo 40)",
            "Rimasti a metà",
            "Nulla osta",
            "Fondo europeo",
            "Totale",
        ] {
            assert!(it.contains(words), "{words} in\n{it}");
        }
        let en = run(&Texts::new(Lang::En), &report, Some("Larger classes"));
        for words in ["Arrivals by December 2028 (target 40)", "Left half-way", "Larger classes", "Total"] {
            assert!(en.contains(words), "{words} in\n{en}");
        }
        assert!(!it.contains("{$") && !en.contains("{$") && !it.contains('\u{1b}'));
        assert!(it.lines().all(|line| line == line.trim_end()));
    }

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let mut out = String::new();
        let rows = [vec!["a".to_owned(), "10".to_owned()], vec!["più".to_owned(), "5".to_owned()]];
        table(&mut out, &rows, &[Align::Left, Align::Right]);
        assert_eq!(out, "a    10\npiù   5\n");
        assert_eq!(wrapped("uno due tre", 7), ["uno due", "tre"]);
        assert_eq!(cut("Avviso 68 SkillRoute", 10), "Avviso 68…");
    }
}
