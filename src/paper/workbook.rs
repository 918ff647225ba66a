//! The result as an Excel workbook: real numbers and dates, frozen heads, formulas for totals.
//!
//! Text is always written as text, so that a name that begins with `=` is no formula. Every number is the report's; formulas repeat sums that
//! the report has made, so that an accountant can follow them, and carry the report's value as their result.

use crate::base::Date;
use crate::model::{Grade, Unit};
use crate::report::{
    Report, estimate_text,
    metrics::{MetricUnit, Series},
    passport::Passports,
    view::law,
    words,
};
use crate::rules::CriterionKind;
use crate::text::Texts;
use rust_xlsxwriter::{
    ColNum, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, RowNum, Workbook,
    Worksheet, XlsxError,
    utility::{column_number_to_name, row_col_to_cell},
};

/// Why there is no workbook
#[derive(Debug, thiserror::Error)]
#[error("the workbook cannot be written: {0}")]
pub struct WorkbookError(#[from] XlsxError);

/// What a workbook is written from
#[derive(Debug, Clone, Copy)]
pub struct Book<'a> {
    /// The figures
    pub report: &'a Report,
    /// Their codes
    pub passports: &'a Passports,
    /// Name of the shown variant; none: the base
    pub variant: Option<&'a str>,
    /// SHA-256 of what was simulated
    pub fingerprint: &'a str,
    /// Language
    pub texts: &'a Texts,
}

/// The workbook as a file
pub fn workbook(book: &Book<'_>) -> Result<Vec<u8>, WorkbookError> {
    let mut file = Workbook::new();
    let programme = &book.report.scenario.programme;
    let mut properties = DocProperties::new().set_title(programme.title.as_str());
    if let Ok(date) = excel_date(programme.as_of) {
        properties = properties.set_creation_datetime(&date);
    }
    file.set_properties(&properties);
    let forms = Forms::new();
    for sheet in [summary, inputs, results, months, payers, costs, criteria] {
        sheet(&mut file, book, &forms)?;
    }
    Ok(file.save_to_buffer()?)
}

/// A workbook of one sheet of words, with a frozen head
pub(super) fn words_book(
    name: &str,
    heads: &[(String, f64)],
    rows: &[Vec<String>],
) -> Result<Vec<u8>, WorkbookError> {
    let mut file = Workbook::new();
    let forms = Forms::new();
    let page = sheet(&mut file, name, heads, &forms)?;
    for (row, cells) in rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            page.write_string_with_format(row as RowNum + 1, column as ColNum, cell.as_str(), &forms.wrap)?;
        }
    }
    Ok(file.save_to_buffer()?)
}

/// Forms of cells
struct Forms {
    head: Format,
    title: Format,
    wrap: Format,
    euro: Format,
    people: Format,
    share: Format,
    number: Format,
    date: Format,
    month: Format,
    total: Format,
    total_euro: Format,
}

impl Forms {
    fn new() -> Self {
        let euro = "#,##0\\ [$€-410]";
        let head = Format::new().set_bold().set_border_bottom(FormatBorder::Thin).set_text_wrap();
        let total = Format::new().set_bold().set_border_top(FormatBorder::Thin);
        Self {
            head: head.set_align(FormatAlign::Bottom),
            title: Format::new().set_bold().set_font_size(14),
            wrap: Format::new().set_text_wrap().set_align(FormatAlign::Top),
            euro: Format::new().set_num_format(euro),
            people: Format::new().set_num_format("#,##0.0"),
            share: Format::new().set_num_format("0.0%"),
            number: Format::new().set_num_format("#,##0.##"),
            date: Format::new().set_num_format("dd/mm/yyyy"),
            month: Format::new().set_num_format("mm/yyyy"),
            total_euro: total.clone().set_num_format(euro),
            total,
        }
    }

    fn of(&self, unit: MetricUnit) -> &Format {
        match unit {
            MetricUnit::Euro => &self.euro,
            MetricUnit::Share => &self.share,
            MetricUnit::People | MetricUnit::Days | MetricUnit::Count => &self.people,
        }
    }
}

fn excel_date(date: Date) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_ymd(
        u16::try_from(date.year()).unwrap_or(1900),
        date.month().unsigned_abs(),
        date.day().unsigned_abs(),
    )
}

/// A sheet with its head, frozen
fn sheet<'w>(
    file: &'w mut Workbook,
    name: &str,
    heads: &[(String, f64)],
    forms: &Forms,
) -> Result<&'w mut Worksheet, XlsxError> {
    let sheet = file.add_worksheet();
    sheet.set_name(name)?.set_freeze_panes(1, 1)?.set_landscape().set_repeat_rows(0, 0)?;
    for (column, (head, width)) in heads.iter().enumerate() {
        let column = column as ColNum;
        sheet.write_string_with_format(0, column, head.as_str(), &forms.head)?;
        sheet.set_column_width(column, *width)?;
    }
    Ok(sheet)
}

fn number(
    sheet: &mut Worksheet,
    row: RowNum,
    column: ColNum,
    value: Option<f64>,
    form: &Format,
) -> Result<(), XlsxError> {
    // An empty cell is what is undefined; a 0 would be a figure.
    if let Some(value) = value.filter(|value| value.is_finite()) {
        sheet.write_number_with_format(row, column, value, form)?;
    }
    Ok(())
}

/// Text that may be longer than a cell holds
fn text(sheet: &mut Worksheet, row: RowNum, column: ColNum, words: &str) -> Result<(), XlsxError> {
    const MOST: usize = 32_000;
    let held: String =
        if words.chars().count() > MOST { words.chars().take(MOST).collect() } else { words.to_owned() };
    sheet.write_string(row, column, held)?;
    Ok(())
}

fn summary(file: &mut Workbook, book: &Book<'_>, forms: &Forms) -> Result<(), XlsxError> {
    let Book { report, texts, .. } = *book;
    let programme = &report.scenario.programme;
    let page = file.add_worksheet();
    page.set_name(texts.book_summary())?.set_column_width(0, 40)?.set_column_width(1, 22)?;
    page.write_string_with_format(0, 0, programme.title.as_str(), &forms.title)?;
    let mut row = 1;
    let facts = [
        (texts.paper_variant(), book.variant.map_or_else(|| texts.compare_base(), str::to_owned)),
        (texts.book_seed(), report.seed.to_string()),
        (texts.book_fingerprint(), book.fingerprint.to_owned()),
        (texts.book_program(), format!("Corridoi {}", env!("CARGO_PKG_VERSION"))),
    ];
    for (name, value) in facts {
        text(page, row, 0, &name)?;
        text(page, row, 1, &value)?;
        row += 1;
    }
    text(page, row, 0, &texts.book_futures())?;
    page.write_number(row, 1, f64::from(report.futures))?;
    row += 1;
    text(page, row, 0, &texts.book_as_of())?;
    page.write_datetime_with_format(row, 1, excel_date(programme.as_of)?, &forms.date)?;
    row += 1;
    if programme.example {
        text(page, row, 0, &texts.paper_example())?;
        row += 1;
    }
    row += 1;
    let heads = [
        texts.paper_result(),
        texts.book_median(),
        texts.book_low(),
        texts.book_high(),
        texts.book_mean(),
        texts.paper_code(),
    ];
    for (column, head) in heads.iter().enumerate() {
        page.write_string_with_format(row, column as ColNum, head.as_str(), &forms.head)?;
    }
    page.set_column_width(5, 18)?;
    for id in [
        "arrivals_by_target",
        "arrivals",
        "target_probability",
        "stranded",
        "cost_total",
        "cost_per_arrival",
        "uncovered",
    ] {
        let Some(metric) = report.metrics.metrics.iter().find(|m| m.id == id && m.corridor.is_none()) else {
            continue;
        };
        row += 1;
        text(page, row, 0, &texts.by_id(&format!("diff_result_{id}")).unwrap_or_else(|| id.to_owned()))?;
        let spread = &metric.spread;
        let form = forms.of(metric.unit);
        for (column, value) in [(1, spread.p50), (2, spread.p10), (3, spread.p90), (4, spread.mean)] {
            number(page, row, column, value, form)?;
        }
        let code = book.passports.code(id).map(|code| code.to_string()).unwrap_or_default();
        text(page, row, 5, &code)?;
    }
    row += 2;
    for law in &report.law {
        text(page, row, 0, law.book.head.title.get(texts.lang()))?;
        text(page, row, 1, &law.verdict(texts).sentence)?;
        row += 1;
    }
    Ok(())
}

fn inputs(file: &mut Workbook, book: &Book<'_>, forms: &Forms) -> Result<(), XlsxError> {
    let Book { report, texts, .. } = *book;
    let heads = [
        (texts.paper_estimate(), 52.0),
        (texts.book_lowest(), 12.0),
        (texts.book_usual(), 12.0),
        (texts.book_highest(), 12.0),
        (texts.book_unit(), 14.0),
        (texts.paper_grade(), 14.0),
        (texts.law_source(), 60.0),
        (texts.book_path(), 60.0),
    ];
    let page = sheet(file, &texts.book_inputs(), &heads, forms)?;
    for (index, origin) in report.origins.iter().enumerate() {
        let row = index as RowNum + 1;
        let estimate = &origin.estimate;
        text(page, row, 0, &words::place(texts, &report.scenario, &origin.path))?;
        let form = if estimate.unit == Unit::Euro { &forms.euro } else { &forms.number };
        for (column, value) in [(1, estimate.low), (2, estimate.usual), (3, estimate.high)] {
            number(page, row, column, Some(value), form)?;
        }
        text(page, row, 4, &words::unit_name(texts, estimate.unit))?;
        text(page, row, 5, &words::grade(texts, estimate.grade))?;
        let source = match (&origin.reference, estimate.grade) {
            (Some(reference), _) => reference.clone(),
            (None, Grade::Assumption) => texts.grade_assumption(),
            (None, _) => String::new(),
        };
        text(page, row, 6, &source)?;
        text(page, row, 7, origin.path.as_str())?;
    }
    Ok(())
}

fn results(file: &mut Workbook, book: &Book<'_>, forms: &Forms) -> Result<(), XlsxError> {
    let Book { report, texts, .. } = *book;
    let mut heads =
        vec![(texts.book_figure(), 36.0), (texts.book_corridor(), 24.0), (texts.book_unit(), 10.0)];
    heads.push((texts.book_defined(), 12.0));
    heads.extend([texts.book_mean(), texts.book_error()].map(|head| (head, 14.0)));
    heads.extend(["5 %", "10 %", "25 %", "50 %", "75 %", "90 %", "95 %"].map(|head| (head.to_owned(), 12.0)));
    heads.push((texts.paper_code(), 18.0));
    let page = sheet(file, &texts.book_results(), &heads, forms)?;
    for (index, metric) in report.metrics.metrics.iter().enumerate() {
        let row = index as RowNum + 1;
        let spread = &metric.spread;
        let form = forms.of(metric.unit);
        text(page, row, 0, &metric.id)?;
        text(page, row, 1, metric.corridor.as_ref().map_or("", |corridor| corridor.as_str()))?;
        text(page, row, 2, &unit(texts, metric.unit))?;
        number(page, row, 3, Some(spread.n as f64), &forms.number)?;
        let values = [
            spread.mean,
            spread.standard_error,
            spread.p5,
            spread.p10,
            spread.p25,
            spread.p50,
            spread.p75,
            spread.p90,
            spread.p95,
        ];
        for (column, value) in values.into_iter().enumerate() {
            number(page, row, column as ColNum + 4, value, form)?;
        }
        let code = book.passports.code_of(&metric.id, metric.corridor.as_ref());
        text(page, row, 13, &code.map(|code| code.to_string()).unwrap_or_default())?;
    }
    Ok(())
}

fn unit(texts: &Texts, unit: MetricUnit) -> String {
    match unit {
        MetricUnit::People => texts.book_unit_people(),
        MetricUnit::Euro => texts.book_unit_euro(),
        MetricUnit::Days => texts.book_unit_days(),
        MetricUnit::Share => texts.book_unit_share(),
        MetricUnit::Count => texts.book_unit_count(),
    }
}

fn months(file: &mut Workbook, book: &Book<'_>, forms: &Forms) -> Result<(), XlsxError> {
    let Book { report, texts, .. } = *book;
    let heads = [
        (texts.book_month(), 12.0),
        (texts.book_arrivals_median(), 18.0),
        (texts.book_low(), 14.0),
        (texts.book_high(), 14.0),
        (texts.book_cost_month(), 18.0),
        (texts.book_cost_so_far(), 18.0),
        (texts.book_uncovered_month(), 18.0),
    ];
    let page = sheet(file, &texts.book_months(), &heads, forms)?;
    let series = |id: &str| report.metrics.series(id);
    let Some(arrivals) = series("arrivals_cumulative") else { return Ok(()) };
    let mean =
        |series: Option<&Series>, index: usize| series.and_then(|s| s.points.get(index)).map(|p| p.mean);
    let (cost, uncovered) = (series("cost"), series("uncovered"));
    let mut so_far = 0.0;
    let count = arrivals.points.len() as RowNum;
    for (index, point) in arrivals.points.iter().enumerate() {
        let row = index as RowNum + 1;
        page.write_datetime_with_format(row, 0, excel_date(point.month)?, &forms.month)?;
        for (column, value) in [(1, point.p50), (2, point.p10), (3, point.p90)] {
            number(page, row, column, value, &forms.people)?;
        }
        let of_month = mean(cost, index);
        number(page, row, 4, of_month, &forms.euro)?;
        so_far += of_month.unwrap_or(0.0);
        let formula = Formula::new(format!("=SUM(E$2:E{})", row + 1)).set_result(so_far.to_string());
        page.write_formula_with_format(row, 5, formula, &forms.euro)?;
        number(page, row, 6, mean(uncovered, index), &forms.euro)?;
    }
    let total = count + 1;
    page.write_string_with_format(total, 0, texts.terminal_total(), &forms.total)?;
    let whole =
        |series: Option<&Series>| series.map_or(0.0, |s| s.points.iter().map(|p| p.mean).sum::<f64>());
    for (column, value) in [(4, whole(cost)), (6, whole(uncovered))] {
        sum(page, [total, column], [1, count], value, &forms.total_euro)?;
    }
    Ok(())
}

/// A formula at `at` that sums the rows of its column, with the report's value as its result
fn sum(
    page: &mut Worksheet,
    [row, column]: [u32; 2],
    [first, last]: [RowNum; 2],
    value: f64,
    form: &Format,
) -> Result<(), XlsxError> {
    let column = column as ColNum;
    let name = column_number_to_name(column);
    let formula =
        if last >= first { format!("=SUM({name}{}:{name}{})", first + 1, last + 1) } else { "=0".to_owned() };
    page.write_formula_with_format(row, column, Formula::new(formula).set_result(value.to_string()), form)?;
    Ok(())
}

fn payers(file: &mut Workbook, book: &Book<'_>, forms: &Forms) -> Result<(), XlsxError> {
    let Book { report, texts, .. } = *book;
    let money = &report.money;
    let mut heads = vec![(texts.terminal_item(), 36.0), (texts.terminal_cost(), 14.0)];
    heads.extend(money.sources.iter().map(|source| (source.name.clone(), 18.0)));
    heads.push((texts.headline_uncovered(), 14.0));
    heads.push((texts.paper_code(), 18.0));
    let page = sheet(file, &texts.book_payers(), &heads, forms)?;
    let uncovered = money.sources.len() as ColNum + 2;
    for (index, line) in money.rows.iter().enumerate() {
        let row = index as RowNum + 1;
        text(page, row, 0, &line.name(texts))?;
        // What is paid and what is not add up to the cost.
        let formula = format!("=SUM({}:{})", row_col_to_cell(row, 2), row_col_to_cell(row, uncovered));
        let formula = Formula::new(formula).set_result(line.cost.to_string());
        page.write_formula_with_format(row, 1, formula, &forms.euro)?;
        for (column, cell) in line.cells.iter().enumerate() {
            let column = column as ColNum + 2;
            match cell {
                crate::report::view::money::Cell::NotAdmitted => text(page, row, column, "×")?,
                cell => number(page, row, column, Some(cell.euros() as f64), &forms.euro)?,
            }
        }
        number(page, row, uncovered, Some(line.uncovered as f64), &forms.euro)?;
        let key = format!("money:{}", crate::compile::payers::category_id(line.category));
        let code = book.passports.code(&key).map(|code| code.to_string()).unwrap_or_default();
        text(page, row, uncovered + 1, &code)?;
    }
    let count = money.rows.len() as RowNum;
    let total = count + 1;
    page.write_string_with_format(total, 0, texts.terminal_total(), &forms.total)?;
    let mut totals = vec![money.total];
    totals.extend(money.sources.iter().map(|source| source.pays));
    totals.push(money.uncovered);
    for (column, value) in totals.into_iter().enumerate() {
        sum(page, [total, column as u32 + 1], [1, count], value as f64, &forms.total_euro)?;
    }
    text(page, total + 2, 0, &money.caption(texts))?;
    text(page, total + 3, 0, &texts.book_not_admitted())?;
    Ok(())
}

/// Unit prices and what they come to: the cost model that an accountant follows
fn costs(file: &mut Workbook, book: &Book<'_>, forms: &Forms) -> Result<(), XlsxError> {
    let Book { report, texts, .. } = *book;
    let heads = [
        (texts.terminal_item(), 44.0),
        (texts.book_category(), 30.0),
        (texts.book_price(), 16.0),
        (texts.book_price_range(), 26.0),
        (texts.book_mean_cost(), 16.0),
        (texts.book_quantity(), 16.0),
        (texts.paper_code(), 18.0),
    ];
    let page = sheet(file, &texts.book_costs(), &heads, forms)?;
    let mut whole = 0.0;
    let mut row = 0;
    for item in &report.scenario.costs {
        let id = format!("cost_item:{}", item.id);
        let Some(mean) = report.metrics.total(&id).and_then(|spread| spread.mean) else { continue };
        row += 1;
        whole += mean;
        text(page, row, 0, &item.name)?;
        text(page, row, 1, &words::cost_category(texts, item.category))?;
        let is_euro = item.unit.unit == Unit::Euro;
        number(page, row, 2, Some(item.unit.usual), if is_euro { &forms.euro } else { &forms.number })?;
        text(page, row, 3, &estimate_text::say(texts, &item.unit))?;
        number(page, row, 4, Some(mean), &forms.euro)?;
        if is_euro && item.unit.usual > 0.0 {
            let formula =
                Formula::new(format!("=E{0}/C{0}", row + 1)).set_result((mean / item.unit.usual).to_string());
            page.write_formula_with_format(row, 5, formula, &forms.people)?;
        }
        let code = book.passports.code(&id).map(|code| code.to_string()).unwrap_or_default();
        text(page, row, 6, &code)?;
    }
    page.write_string_with_format(row + 1, 0, texts.terminal_total(), &forms.total)?;
    sum(page, [row + 1, 4], [1, row], whole, &forms.total_euro)?;
    text(page, row + 3, 0, &texts.book_quantity_words())?;
    Ok(())
}

fn criteria(file: &mut Workbook, book: &Book<'_>, forms: &Forms) -> Result<(), XlsxError> {
    let Book { report, texts, .. } = *book;
    let heads = [
        (texts.paper_criterion(), 12.0),
        (texts.paper_outcome(), 18.0),
        (texts.book_title(), 52.0),
        (texts.book_weight(), 16.0),
        (texts.book_reason(), 70.0),
        (texts.law_source(), 40.0),
        (texts.book_rulebook(), 30.0),
        (texts.paper_code(), 18.0),
    ];
    let page = sheet(file, &texts.book_criteria(), &heads, forms)?;
    let mut row = 0;
    for law in &report.law {
        for result in &law.assessment.results {
            row += 1;
            let status = law::status_of(result.outcome);
            let detail = law.detail(&result.id, texts);
            let reason =
                detail.as_ref().and_then(|detail| detail.cases.first()).map(|case| case.message.clone());
            text(page, row, 0, &result.id)?;
            text(page, row, 1, &status.word(texts))?;
            text(page, row, 2, detail.as_ref().map_or("", |detail| &detail.row.title))?;
            let weight = match result.kind {
                CriterionKind::Mandatory => texts.cli_law_mandatory(),
                CriterionKind::Preferential => texts.cli_law_preferential(),
                CriterionKind::Advisory => texts.cli_law_advisory(),
            };
            text(page, row, 3, &weight)?;
            page.write_string_with_format(row, 4, reason.unwrap_or_default(), &forms.wrap)?;
            text(page, row, 5, detail.as_ref().map_or("", |detail| &detail.row.basis))?;
            text(page, row, 6, law.book.head.title.get(texts.lang()))?;
            let code = book.passports.code(&format!("law:{}/{}", law.assessment.rulebook, result.id));
            text(page, row, 7, &code.map(|code| code.to_string()).unwrap_or_default())?;
        }
    }
    Ok(())
}
