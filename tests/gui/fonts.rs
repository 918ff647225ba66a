//! The shipped faces: equal digits, a glyph for everything that is ever written, and widths as the drawings assume.

use corridoi::{
    report::measure,
    text::{Lang, Texts},
    ui::{
        fonts::{self, Weight},
        icons,
        theme::{Mode, Scale, Theme},
    },
};
use egui::FontId;

const WEIGHTS: [Weight; 3] = [Weight::Regular, Weight::Medium, Weight::Semibold];

fn with_fonts(check: impl Fn(&egui::Context)) {
    let context = egui::Context::default();
    Theme::install(&context, Mode::Light, Scale::Normal);
    // The first pass takes the fonts up, the second can ask them.
    for _ in 0..2 {
        let mut output = context.run_ui(egui::RawInput::default(), |_| {});
        output.textures_delta.clear();
    }
    check(&context);
}

#[test]
fn all_digits_are_equally_wide_in_every_weight() {
    with_fonts(|context| {
        for weight in WEIGHTS {
            let font = FontId::new(1000.0, fonts::family(weight));
            let width = |digit: char| context.fonts_mut(|fonts| fonts.glyph_width(&font, digit));
            for digit in '1'..='9' {
                assert!((width(digit) - width('0')).abs() < 0.5, "{digit} in {weight:?}");
            }
        }
    });
}

#[test]
fn every_character_of_the_texts_has_a_glyph() {
    with_fonts(|context| {
        let mut written: Vec<char> = "àèéìòùÀÈÉÌÒÙçñöüß°€−–·×≈≥≤→…’“”«»±√%\u{a0}".chars().collect();
        for lang in Lang::ALL {
            let texts = Texts::new(lang);
            for id in Texts::ids() {
                written.extend(texts.by_id(id).unwrap_or_default().chars());
            }
        }
        written.retain(|character| !character.is_control());
        written.sort_unstable();
        written.dedup();
        for weight in WEIGHTS {
            let font = FontId::new(13.0, fonts::family(weight));
            for character in &written {
                let there = context.fonts_mut(|fonts| fonts.has_glyph(&font, *character));
                assert!(there, "{character:?} U+{:04X} in {weight:?}", *character as u32);
            }
        }
    });
}

#[test]
fn every_icon_has_a_glyph() {
    with_fonts(|context| {
        for (name, icon) in icons::ALL {
            let there = context.fonts_mut(|fonts| fonts.has_glyph(&Theme::icon_font(18.0), *icon));
            assert!(there, "{name}");
        }
    });
}

#[test]
fn the_widths_that_drawings_assume_are_those_of_the_fonts() {
    with_fonts(|context| {
        for weight in WEIGHTS {
            let font = FontId::new(1000.0, fonts::family(weight));
            for character in "Abcdefghi lmnopqrstuvzàèéìòù0,.–−€%·’…WMÈ→".chars() {
                let wide = context.fonts_mut(|fonts| fonts.glyph_width(&font, character)) / 1000.0;
                let assumed = measure::advance(character, weight);
                assert!((wide - assumed).abs() < 0.02, "{character:?} {weight:?}: {wide} and {assumed}");
            }
        }
    });
}
