//! Motions with their results, votes and reservations; nothing where there are none.

use super::Material;
use crate::paper::{document::Document, minutes};
use crate::report::meeting::minutes::of_motion;

pub(super) fn decisions(document: &mut Document, material: &Material<'_>) {
    let (scenario, texts) = (material.whole, material.texts);
    if scenario.motions.is_empty() {
        return;
    }
    document.chapter(texts.paper_decisions());
    for motion in &scenario.motions {
        let section = of_motion(scenario, motion, texts);
        document.section(section.title);
        minutes::put(document, &section.items);
    }
}
