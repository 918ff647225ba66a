//! The figures of a result as CSV for a spreadsheet: a stated sign between columns and for decimals, text that is never a formula.
//!
//! Metrics first, then series month by month, as `corridoi run --format csv` has them, with the codes of the figures.

use crate::report::{
    Report,
    metrics::{Distribution, MetricUnit},
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

const COLUMNS: [&str; 17] = [
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
    "code",
];

/// The figures of `report` as a CSV file in UTF-8, with the mark by which spreadsheets know it
pub fn csv(report: &Report, passports: &Passports, signs: Signs) -> Vec<u8> {
    let number = |value: Option<f64>| {
        value.map(|value| value.to_string().replace('.', &signs.decimal.to_string())).unwrap_or_default()
    };
    let mut writer =
        csv::WriterBuilder::new().delimiter(signs.separator).from_writer(b"\xef\xbb\xbf".to_vec());
    let mut put = |row: [String; 17]| {
        // Writing to memory fails only when there is none, and every row has the same length.
        drop(writer.write_record(row));
    };
    put(COLUMNS.map(str::to_owned));
    for metric in &report.metrics.metrics {
        let s: &Distribution = &metric.spread;
        let corridor = metric.corridor.as_ref();
        let code = passports.code_of(&metric.id, corridor).map(|code| code.to_string());
        put([
            "metric".to_owned(),
            harmless(&metric.id),
            corridor.map(|corridor| harmless(corridor.as_str())).unwrap_or_default(),
            unit(metric.unit).to_owned(),
            String::new(),
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
            code.unwrap_or_default(),
        ]);
    }
    for series in &report.metrics.series {
        for point in &series.points {
            put([
                "series".to_owned(),
                harmless(&series.id),
                series.corridor.as_ref().map(|corridor| harmless(corridor.as_str())).unwrap_or_default(),
                unit(series.unit).to_owned(),
                point.month.to_string(),
                String::new(),
                number(Some(point.mean)),
                String::new(),
                String::new(),
                String::new(),
                number(point.p10),
                number(point.p25),
                number(point.p50),
                number(point.p75),
                number(point.p90),
                String::new(),
                String::new(),
            ]);
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
