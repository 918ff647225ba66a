//! `corridoi report`: the report on a scenario as a PDF, with its variants against the base.
//!
//! Simulates the base and every variant once; chapters and pages are made by `paper`.

use super::{
    FINE, Io, UNSOUND, answer, export, output::Stop, paper_arguments::Report as Asked, source, verify,
};
use crate::{
    paper::{
        chapters::{self, Material, VariantPart},
        layout, pdf,
    },
    pipeline::Outcome,
    report::{
        Report, changes,
        comparison::{Comparison, Side},
        passport::Passports,
    },
    rules,
    text::Texts,
};
use std::sync::Arc;

/// Signs of the fingerprint in the foot of a page
const FINGERPRINT: usize = 12;

pub(super) fn report(asked: &Asked, io: &mut Io<'_>) -> Result<u8, Stop> {
    let texts = Texts::new(asked.lang);
    let scenario = Arc::new(source::scenario(&asked.file, &texts, io)?);
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
                return Ok(super::WRONG_USE);
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
    let passports = Passports::of(of_shown, outcome.judged.variant.as_ref(), None);
    let fingerprint: String = outcome.judged.model_sha256.chars().take(FINGERPRINT).collect();
    let material = Material {
        report: of_shown,
        passports: &passports,
        variant: shown.map(|(outcome, _)| name(outcome)),
        base: compared.first(),
        variants: parts,
        fingerprint: &fingerprint,
        texts: &texts,
    };
    let document = chapters::report(&material, &asked.without);
    let pages = layout::pages(&document);
    if pages.lacks_signs() {
        io.tell(&texts.report_missing_signs());
    }
    match pdf::pdf(&document, &pages) {
        Ok(bytes) => export::write(&asked.out, &bytes, &texts, io).map(|_| FINE),
        Err(error) => {
            io.tell(&texts.report_failed(error.to_string()));
            Ok(UNSOUND)
        }
    }
}
