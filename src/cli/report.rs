//! `corridoi report`: the report on a scenario as a PDF, with its variants against the base; its workbook, figures and charts;
//! slides of its story; minutes of a meeting.
//!
//! Simulates the base and every variant once; chapters and pages are made by `paper`.

use super::{
    FINE, Io, UNSOUND, WRONG_USE, answer, export, output::Stop, paper_arguments::Report as Asked, source,
    verify,
};
use crate::{
    base::Id,
    model::Scenario,
    paper::{
        self,
        chapters::{self, Material, VariantPart},
        csv_table,
        document::Document,
        layout::{self, Pages},
        pdf, slides,
    },
    pipeline::Outcome,
    report::{
        Report, changes,
        comparison::{Comparison, Side},
        meeting::{
            minutes::minutes,
            slide::{self, Frame, Slide, Telling},
        },
        passport::Passports,
    },
    rules,
    text::Texts,
};
use std::{path::Path, sync::Arc};

/// Signs of the fingerprint in the foot of a page
const FINGERPRINT: usize = 12;

pub(super) fn report(asked: &Asked, io: &mut Io<'_>) -> Result<u8, Stop> {
    let texts = Texts::new(asked.lang);
    let scenario = Arc::new(source::scenario(&asked.file, &texts, io)?);
    if let Some(out) = &asked.minutes {
        let code = minutes_of(&scenario, asked, out, &texts, io)?;
        // Minutes hold what was put to the vote: nothing is simulated for them.
        if code != FINE || asked.is_only_minutes() {
            return Ok(code);
        }
    }
    if asked.slides.is_some() && scenario.story.is_empty() {
        io.tell(&texts.meeting_no_story());
        return Ok(UNSOUND);
    }
    let rulebooks = rules::embedded_rulebooks();
    let base = answer::outcome(&scenario, None, &rulebooks, &asked.request, &texts, io)?;
    let of_base = answer::report(&base, None);
    let mut variants: Vec<(Arc<Outcome>, Report)> = Vec::new();
    for variant in &scenario.variants {
        let outcome =
            match answer::outcome(&scenario, Some(&variant.id), &rulebooks, &asked.request, &texts, io) {
                Ok(outcome) => outcome,
                // The variant that is asked for must be there; another one that does not fit is told and left out.
                Err(stop) if asked.variant.as_ref() == Some(&variant.id) => return Err(stop),
                Err(_) => continue,
            };
        let report = answer::report(&outcome, Some(&of_base));
        variants.push((outcome, report));
    }
    let shown = match &asked.variant {
        None => None,
        Some(id) => {
            let found = variants.iter().find(|(outcome, _)| outcome.judged.variant.as_ref() == Some(id));
            let Some(found) = found else {
                answer::no_such_variant(&scenario, id.as_str(), &texts, io);
                return Ok(WRONG_USE);
            };
            Some(found)
        }
    };
    let base_name = texts.compare_base();
    let name = |outcome: &Outcome| {
        answer::variant_name(&scenario, outcome.judged.variant.as_ref()).unwrap_or_default()
    };
    let mut sides = vec![Side { name: &base_name, run: answer::part(&base), report: &of_base }];
    sides.extend(variants.iter().map(|(outcome, report)| Side {
        name: name(outcome),
        run: answer::part(outcome),
        report,
    }));
    let comparison = Comparison::of(&sides);
    let compared = comparison.as_ref().map_or(&[][..], |comparison| &comparison.sides);
    let codes: Vec<Passports> = variants
        .iter()
        .map(|(outcome, report)| verify::passports(outcome, report, &base, &of_base, name(outcome)))
        .collect();
    let parts: Vec<VariantPart<'_>> = variants
        .iter()
        .zip(compared.iter().skip(1))
        .zip(&codes)
        .filter_map(|(((outcome, _), compared), passports)| {
            let id = outcome.judged.variant.as_ref()?;
            let changes = changes::of_variant(&texts, &scenario, id).ok()?;
            let changes = changes.into_iter().map(|change| change.sentence).collect();
            Some(VariantPart { id, name: name(outcome), compared, passports, changes })
        })
        .collect();
    let (outcome, of_shown) = shown.map_or((&base, &of_base), |(outcome, report)| (outcome, report));
    let of_base_codes = Passports::of(&of_base, None, None);
    let passports = Passports::of(of_shown, outcome.judged.variant.as_ref(), None);
    let fingerprint: String = outcome.judged.model_sha256.chars().take(FINGERPRINT).collect();
    let material = Material {
        whole: &scenario,
        report: of_shown,
        passports: &passports,
        variant: shown.map(|(outcome, _)| name(outcome)),
        base: compared.first(),
        variants: parts,
        fingerprint: &fingerprint,
        texts: &texts,
    };
    let document = chapters::report(&material, &asked.without);
    if let Some(out) = &asked.out {
        let code = save(&document, &layout::pages(&document), out, &texts, io)?;
        if code != FINE {
            return Ok(code);
        }
    }
    if let Some(out) = &asked.xlsx {
        let name = shown.map(|(outcome, _)| name(outcome));
        match export::workbook(outcome, of_shown, &passports, name, &texts) {
            Ok(bytes) => export::write(out, &bytes, &texts, io)?,
            Err(error) => {
                io.tell(&texts.report_failed(error));
                return Ok(UNSOUND);
            }
        };
    }
    if let Some(folder) = &asked.csv {
        let bytes = csv_table::csv(of_shown, &passports, csv_table::Signs::ITALIAN);
        export::write(&folder.join("risultati.csv"), &bytes, &texts, io)?;
    }
    if let Some(folder) = &asked.charts {
        export::charts(of_shown, &passports, folder, &texts, io)?;
    }
    if let Some(out) = &asked.slides {
        let results: Vec<(Option<&Id>, &Report, &Passports)> =
            std::iter::once((None, &of_base, &of_base_codes))
                .chain(
                    variants
                        .iter()
                        .zip(&codes)
                        .map(|((outcome, report), codes)| (outcome.judged.variant.as_ref(), report, codes)),
                )
                .collect();
        let slides = slides_of(&scenario, &results, &texts, io);
        let title = document.title.clone();
        let code = save(&slides::properties(document, title), &slides::pages(&slides), out, &texts, io)?;
        if code != FINE {
            return Ok(code);
        }
    }
    Ok(FINE)
}

fn save(document: &Document, pages: &Pages, out: &Path, texts: &Texts, io: &mut Io<'_>) -> Result<u8, Stop> {
    if pages.lacks_signs() {
        io.tell(&texts.report_missing_signs());
    }
    match pdf::pdf(document, pages) {
        Ok(bytes) => export::write(out, &bytes, texts, io).map(|_| FINE),
        Err(error) => {
            io.tell(&texts.report_failed(error.to_string()));
            Ok(UNSOUND)
        }
    }
}

/// The slides of the story; what a step cannot show is told
fn slides_of(
    scenario: &Scenario,
    results: &[(Option<&Id>, &Report, &Passports)],
    texts: &Texts,
    io: &mut Io<'_>,
) -> Vec<Slide> {
    let frame = Frame { size: slide::USUAL, kept: 0.0 };
    let mut slides = Vec::new();
    for (index, step) in scenario.story.iter().enumerate() {
        let Some((_, report, passports)) = results.iter().find(|(of, ..)| *of == step.variant.as_ref())
        else {
            io.tell(&texts.meeting_no_slide(step.id.as_str()));
            continue;
        };
        let telling = Telling {
            step,
            index,
            count: scenario.story.len(),
            scenario: &scenario.programme.title,
            variant: answer::variant_name(scenario, step.variant.as_ref()),
            tried: false,
            report,
            passports,
        };
        let slide = slide::slide(&telling, &frame, texts);
        for name in &slide.unknown {
            io.tell(&texts.meeting_check_unknown(name.as_str()));
        }
        slides.push(slide);
    }
    slides
}

/// The minutes of a meeting as the ending of the file says: PDF, Markdown or plain text
fn minutes_of(
    scenario: &Scenario,
    asked: &Asked,
    out: &Path,
    texts: &Texts,
    io: &mut Io<'_>,
) -> Result<u8, Stop> {
    let meeting = match &asked.meeting {
        None => scenario.meetings.last(),
        Some(id) => scenario.meetings.iter().find(|meeting| meeting.id == *id),
    };
    let Some(meeting) = meeting else {
        io.tell(&texts.meeting_no_such_meeting());
        let known: Vec<&str> = scenario.meetings.iter().map(|meeting| meeting.id.as_str()).collect();
        if !known.is_empty() {
            io.tell(&texts.cli_valid_values(known.join(", ")));
        }
        return Ok(WRONG_USE);
    };
    let said = minutes(scenario, meeting, texts);
    let ending = out.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    if ending.eq_ignore_ascii_case("pdf") {
        let document = paper::minutes::document(&said, &scenario.programme.title, meeting.date, texts);
        return save(&document, &layout::pages(&document), out, texts, io);
    }
    if ["md", "txt"].iter().any(|known| ending.eq_ignore_ascii_case(known)) {
        return export::write(out, said.markdown().as_bytes(), texts, io).map(|_| FINE);
    }
    io.tell(&texts.export_unknown_ending(out.display().to_string()));
    io.tell(&texts.cli_valid_values("pdf, md, txt"));
    Ok(WRONG_USE)
}
