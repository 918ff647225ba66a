//! `corridoi export`: charts as SVG and PNG, the workbook, the figures as CSV; without an output file, the list of charts.
//!
//! The ending of the output file says what is written. Charts are those of the papers and the window; nothing is drawn or computed here.

use super::{FINE, Io, UNSOUND, WRONG_USE, answer, output::Stop, paper_arguments::Export, source, words};
use crate::{
    file::store,
    paper::{csv_table, svg},
    pipeline::Outcome,
    report::{Report, drawing::Drawing, passport::Passports, pictures},
    rules,
    text::Texts,
};
use std::{path::Path, sync::Arc};

/// Pixels a point of PNG pictures: sharp on a slide that fills a screen
#[cfg(feature = "papers")]
const SCALE: f32 = 2.0;

pub(super) fn export(asked: &Export, io: &mut Io<'_>) -> Result<u8, Stop> {
    let texts = Texts::new(asked.lang);
    let ending = asked.out.as_deref().and_then(Path::extension).and_then(|ending| ending.to_str());
    let ending = ending.map(str::to_ascii_lowercase).unwrap_or_default();
    if let Some(out) = &asked.out
        && !KNOWN.contains(&ending.as_str())
    {
        io.tell(&texts.export_unknown_ending(out.display().to_string()));
        io.tell(&texts.cli_valid_values(KNOWN.join(", ")));
        return Ok(WRONG_USE);
    }
    if ending == "csv" && char::from(asked.signs.separator) == asked.signs.decimal {
        io.tell(&texts.export_same_sign());
        return Ok(WRONG_USE);
    }
    let scenario = Arc::new(source::scenario(&asked.file, &texts, io)?);
    let rulebooks = rules::embedded_rulebooks();
    let variant = asked.variant.as_ref();
    let base = match variant {
        Some(_) => Some(answer::outcome(&scenario, None, &rulebooks, &asked.request, &texts, io)?),
        None => None,
    };
    let base = base.map(|outcome| answer::report(&outcome, None));
    let outcome = answer::outcome(&scenario, variant, &rulebooks, &asked.request, &texts, io)?;
    let report = answer::report(&outcome, base.as_ref());
    let ids = pictures::ids(&report);
    let passports = Passports::of(&report, variant, None);
    let Some(out) = &asked.out else {
        let rows: Vec<[String; 2]> = ids
            .iter()
            .filter_map(|id| {
                let (_, title) = pictures::framed(&report, &passports, id, &texts)?;
                Some([id.clone(), title])
            })
            .collect();
        io.data(&words::table_or(&rows, &texts.export_no_charts()))?;
        return Ok(FINE);
    };
    let bytes = match ending.as_str() {
        "csv" => csv_table::csv(&report, &passports, asked.signs),
        #[cfg(feature = "papers")]
        "xlsx" => {
            let variant = answer::variant_name(&scenario, variant);
            match workbook(&outcome, &report, &passports, variant, &texts) {
                Ok(bytes) => bytes,
                Err(error) => {
                    io.tell(&texts.report_failed(error));
                    return Ok(UNSOUND);
                }
            }
        }
        _ => {
            let id = asked.chart.as_deref();
            let Some((drawing, title)) = id.and_then(|id| pictures::framed(&report, &passports, id, &texts))
            else {
                io.tell(&match id {
                    Some(id) => texts.export_no_such_chart(id),
                    None => texts.export_which_chart(),
                });
                io.tell(&texts.cli_valid_values(ids.join(", ")));
                return Ok(WRONG_USE);
            };
            let Some(bytes) = picture(&ending, &drawing, &title) else {
                io.tell(&texts.export_too_large());
                return Ok(WRONG_USE);
            };
            bytes
        }
    };
    write(out, &bytes, &texts, io)
}

/// The workbook of a result, or why it cannot be made
#[cfg(feature = "papers")]
pub(super) fn workbook(
    outcome: &Outcome,
    report: &Report,
    passports: &Passports,
    variant: Option<&str>,
    texts: &Texts,
) -> Result<Vec<u8>, String> {
    let fingerprint = &outcome.judged.model_sha256;
    let book = crate::paper::workbook::Book { report, passports, variant, fingerprint, texts };
    crate::paper::workbook::workbook(&book).map_err(|error| error.to_string())
}

/// Every chart of a result, as SVG and PNG, in a folder that is there
#[cfg(feature = "papers")]
pub(super) fn charts(
    report: &Report,
    passports: &Passports,
    folder: &Path,
    texts: &Texts,
    io: &mut Io<'_>,
) -> Result<u8, Stop> {
    for id in pictures::ids(report) {
        let Some((drawing, title)) = pictures::framed(report, passports, &id, texts) else { continue };
        let name: String = id.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
        for ending in ["svg", "png"] {
            let Some(bytes) = picture(ending, &drawing, &title) else {
                io.tell(&texts.export_too_large());
                continue;
            };
            write(&folder.join(format!("{name}.{ending}")), &bytes, texts, io)?;
        }
    }
    Ok(FINE)
}

/// A chart as a file; none where it is too large
fn picture(ending: &str, drawing: &Drawing, title: &str) -> Option<Vec<u8>> {
    match ending {
        #[cfg(feature = "papers")]
        "png" => crate::paper::png::png(drawing, SCALE),
        _ => Some(svg::svg(drawing, title).into_bytes()),
    }
}

/// Endings that say what is written
#[cfg(feature = "papers")]
const KNOWN: &[&str] = &["svg", "png", "xlsx", "csv"];
/// Endings that say what is written
#[cfg(not(feature = "papers"))]
const KNOWN: &[&str] = &["svg", "csv"];

/// Writes a paper and says so
pub(super) fn write(out: &Path, bytes: &[u8], texts: &Texts, io: &mut Io<'_>) -> Result<u8, Stop> {
    store::save(out, bytes, store::Backup::Leave).map_err(|error| source::refused(out, &error, texts, io))?;
    io.tell(&texts.cli_written(out.display().to_string()));
    Ok(FINE)
}
