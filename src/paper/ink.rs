//! The colours of papers: those of the light theme, read from the same file as the window's.
//!
//! Holds no colour of its own. Papers are light always, whatever the window shows. Called by the writers of pictures and PDF.

use crate::report::{drawing::Ink, status::Status};
use serde::{Deserialize, Deserializer, de::Error as _};
use std::sync::LazyLock;

/// Red, green, blue
pub type Colour = [u8; 3];

static LIGHT: LazyLock<Light> = LazyLock::new(|| {
    let read: Result<Tokens, _> = ron::from_str(include_str!("../../assets/theme/tokens.ron"));
    // The file is part of the program, and a test reads it.
    read.expect("the theme file has the colours of the light theme").light
});

/// The colour of a role on paper
pub fn colour(ink: Ink) -> Colour {
    let light = &*LIGHT;
    let colour = match ink {
        Ink::Text => light.text.main,
        Ink::TextSecond => light.text.second,
        Ink::TextThird => light.text.third,
        Ink::OnFill => light.text.on_accent,
        Ink::Window => light.background.window,
        Ink::Panel => light.background.panel,
        Ink::Inset => light.background.inset,
        Ink::LineThin => light.line.thin,
        Ink::LineStrong => light.line.strong,
        Ink::Grid => light.line.grid,
        Ink::Accent => light.accent.ink,
        Ink::AccentSoft => light.accent.soft,
        Ink::Series(index) => light.data.series[usize::from(index) % light.data.series.len()],
        Ink::Baseline => light.data.baseline,
        Ink::BaselineSoft => light.data.baseline_soft,
        Ink::Uncovered => light.data.uncovered.ink,
        Ink::UncoveredSoft => light.data.uncovered.soft,
        Ink::Target => light.data.target,
        Ink::Status(status) => light.status(status).ink,
        Ink::StatusSoft(status) => light.status(status).soft,
    };
    colour.0
}

impl Light {
    fn status(&self, status: Status) -> &InkOnSoft {
        match status {
            Status::Met => &self.status.met,
            Status::NotMet => &self.status.not_met,
            Status::Unknown | Status::NotApplicable => &self.status.unknown,
            Status::ToVerify => &self.status.to_verify,
            Status::Stale => &self.status.stale,
        }
    }
}

#[derive(Debug, Clone, Copy)]
struct Rgb(Colour);

impl<'de> Deserialize<'de> for Rgb {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii());
        let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let [_, red, green, blue] = number
            .ok_or_else(|| D::Error::custom(format!("{text:?} is not a colour: write \"#RRGGBB\"")))?
            .to_be_bytes();
        Ok(Self([red, green, blue]))
    }
}

#[derive(Deserialize)]
#[serde(rename = "Theme")]
struct Tokens {
    light: Light,
}

#[derive(Deserialize)]
struct Light {
    background: Background,
    line: Line,
    text: Text,
    accent: Accent,
    status: Statuses,
    data: Data,
}

#[derive(Deserialize)]
struct Background {
    window: Rgb,
    panel: Rgb,
    inset: Rgb,
}

#[derive(Deserialize)]
struct Line {
    thin: Rgb,
    strong: Rgb,
    grid: Rgb,
}

#[derive(Deserialize)]
struct Text {
    main: Rgb,
    second: Rgb,
    third: Rgb,
    on_accent: Rgb,
}

#[derive(Deserialize)]
struct Accent {
    ink: Rgb,
    soft: Rgb,
}

#[derive(Deserialize)]
struct InkOnSoft {
    ink: Rgb,
    soft: Rgb,
}

#[derive(Deserialize)]
struct Statuses {
    met: InkOnSoft,
    not_met: InkOnSoft,
    unknown: InkOnSoft,
    to_verify: InkOnSoft,
    stale: InkOnSoft,
}

#[derive(Deserialize)]
struct Data {
    series: Vec<Rgb>,
    baseline: Rgb,
    baseline_soft: Rgb,
    uncovered: InkOnSoft,
    target: Rgb,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_theme_file_gives_every_role_a_colour() {
        assert_eq!(colour(Ink::Panel), [255, 255, 255]);
        assert_ne!(colour(Ink::Text), colour(Ink::TextThird));
        assert_eq!(colour(Ink::Series(0)), colour(Ink::Series(5)), "colours begin again after five");
        for status in Status::ALL {
            assert_ne!(colour(Ink::Status(status)), colour(Ink::StatusSoft(status)));
        }
    }
}
