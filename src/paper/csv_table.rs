//! The figures of a result as CSV for a spreadsheet: a stated sign between columns and for decimals, text that is never a formula.
//!
//! Metrics first, then series month by month: for people with the codes of the figures, for programs without. Called by `export` and
//! `run`.

use crate::report::{
    Report,
    metrics::{MetricUnit, Metrics},
    passport::Passports,
};

/// Signs of a CSV file
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signs {
    /// Between columns
    pub separator: u8,
    /// Before decimals
    pub decimal: char,
}

impl Signs {
    /// What a spreadsheet set to Italian reads
    pub const ITALIAN: Self = Self { separator: b';', decimal: ',' };
}

const COLUMNS: [&str; 16] = [
    "kind",
    "id",
    "corridor",
    "unit",
    "month",
    "n",
    "mean",
    "standard_error",
    "sd",
    "p5",
    "p10",
    "p25",
    "p50",
    "p75",
    "p90",
    "p95",
];

/// The figures of `report` as a CSV file in UTF-8, with the mark by which spreadsheets know it and a last column of codes
pub fn csv(report: &Report, passports: &Passports, signs: Signs) -> Vec<u8> {
    let mut bytes = b"\xef\xbb\xbf".to_vec();
    bytes.extend(table(&report.metrics, Some(passports), signs));
    bytes
}

/// The figures for programs: comma and point, no mark, no codes
pub fn plain(metrics: &Metrics) -> String {
    String::from_utf8(table(metrics, None, Signs { separator: b',', decimal: '.' })).unwrap_or_default()
}

fn table(metrics: &Metrics, passports: Option<&Passports>, signs: Signs) -> Vec<u8> {
    let number = |value: Option<f64>| {
        value.map(|value| value.to_string().replace('.', &signs.decimal.to_string())).unwrap_or_default()
    };
    let none = String::new;
    let mut writer = csv::WriterBuilder::new().delimiter(signs.separator).from_writer(Vec::new());
    let mut put = |row: [String; 16], code: Option<String>| {
        let code = passports.map(|_| code.unwrap_or_default());
        // Writing to memory fails only when there is none, and every row has the same length.
        drop(writer.write_record(row.into_iter().chain(code)));
    };
    put(COLUMNS.map(str::to_owned), Some("code".to_owned()));
    for metric in &metrics.metrics {
        let s = &metric.spread;
        let corridor = metric.corridor.as_ref();
        let code = passports.and_then(|known| known.code_of(&metric.id, corridor));
        let row = [
            "metric".to_owned(),
            harmless(&metric.id),
            corridor.map(|corridor| harmless(corridor.as_str())).unwrap_or_default(),
            unit(metric.unit).to_owned(),
            none(),
            s.n.to_string(),
            number(s.mean),
            number(s.standard_error),
            number(s.sd),
            number(s.p5),
            number(s.p10),
            number(s.p25),
            number(s.p50),
            number(s.p75),
            number(s.p90),
            number(s.p95),
        ];
        put(row, code.map(|code| code.to_string()));
    }
    for series in &metrics.series {
        for point in &series.points {
            let row = [
                "series".to_owned(),
                harmless(&series.id),
                series.corridor.as_ref().map(|corridor| harmless(corridor.as_str())).unwrap_or_default(),
                unit(series.unit).to_owned(),
                point.month.to_string(),
                none(),
                number(Some(point.mean)),
                none(),
                none(),
                none(),
                number(point.p10),
                number(point.p25),
                number(point.p50),
                number(point.p75),
                number(point.p90),
                none(),
            ];
            put(row, None);
        }
    }
    writer.into_inner().unwrap_or_default()
}

/// Text that no spreadsheet takes for a formula
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

fn unit(unit: MetricUnit) -> &'static str {
    match unit {
        MetricUnit::People => "people",
        MetricUnit::Euro => "euro",
        MetricUnit::Days => "days",
        MetricUnit::Share => "share",
        MetricUnit::Count => "count",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_never_a_formula() {
        assert_eq!(harmless("=1+1"), "'=1+1");
        assert_eq!(harmless("@SUM"), "'@SUM");
        assert_eq!(harmless("cost_total"), "cost_total");
    }
}
