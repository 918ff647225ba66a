//! The theme file as it is written, colours as "#RRGGBB". Reads it and decides nothing; called once by the theme.

use super::{BandOpacities, Motion, Radii, Sizes, Strokes, TextSizes};
use egui::Color32;
use serde::{Deserialize, Deserializer, de::Error as _};

#[derive(Debug, Clone, Copy)]
pub struct Colour(pub Color32);

impl<'de> Deserialize<'de> for Colour {
    #[allow(
        clippy::disallowed_methods,
        reason = "the one place where a colour is made from numbers: those of the theme file"
    )]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii());
        let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let [_, red, green, blue] = number
            .ok_or_else(|| D::Error::custom(format!("{text:?} is not a colour: write \"#RRGGBB\"")))?
            .to_be_bytes();
        Ok(Self(Color32::from_rgb(red, green, blue)))
    }
}

#[derive(Deserialize)]
#[serde(rename = "Theme", deny_unknown_fields)]
pub struct Tokens {
    #[allow(dead_code, reason = "read so that the file may carry it; there is only one version yet")]
    version: u32,
    pub light: Colours,
    pub dark: Colours,
    pub status_icon: StatusIcons,
    #[allow(dead_code, reason = "names of the faces for people who read the file; the files are built in")]
    font: Font,
    pub text_size: Scales,
    #[allow(dead_code, reason = "the steps are used as numbers in layouts")]
    space: Vec<f32>,
    pub radius: Radii,
    pub stroke: Strokes,
    pub size: Sizes,
    pub band_opacity: BandOpacities,
    pub motion_ms: Motion,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Colours {
    pub background: Background,
    pub line: Line,
    pub text: Text,
    pub accent: Accent,
    pub status: Statuses,
    pub data: Data,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Background {
    pub window: Colour,
    pub panel: Colour,
    pub inset: Colour,
    pub hover: Colour,
    pub selected: Colour,
    pub overlay: Colour,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    pub thin: Colour,
    pub strong: Colour,
    pub grid: Colour,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    pub main: Colour,
    pub second: Colour,
    pub third: Colour,
    pub on_accent: Colour,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accent {
    pub ink: Colour,
    pub hover: Colour,
    pub soft: Colour,
    pub focus: Colour,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InkOnSoft {
    pub ink: Colour,
    pub soft: Colour,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statuses {
    pub met: InkOnSoft,
    pub not_met: InkOnSoft,
    pub unknown: InkOnSoft,
    pub to_verify: InkOnSoft,
    pub stale: InkOnSoft,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Data {
    pub series: Series,
    pub baseline: Colour,
    pub baseline_soft: Colour,
    pub uncovered: InkOnSoft,
    pub target: Colour,
}

/// Written as a list of five, which RON reads as a sequence and not as an array.
#[derive(Deserialize)]
#[serde(try_from = "Vec<Colour>")]
pub struct Series([Colour; 5]);

impl Series {
    pub fn map<T>(&self, change: impl FnMut(Colour) -> T) -> [T; 5] {
        self.0.map(change)
    }
}

impl TryFrom<Vec<Colour>> for Series {
    type Error = String;

    fn try_from(list: Vec<Colour>) -> Result<Self, String> {
        <[Colour; 5]>::try_from(list).map(Self).map_err(|list| format!("{} series instead of 5", list.len()))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatusIcons {
    pub met: String,
    pub not_met: String,
    pub unknown: String,
    pub to_verify: String,
    pub stale: String,
    pub not_applicable: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "names of the faces for people who read the file")]
pub struct Font {
    family: String,
    weights: Vec<u32>,
    icons: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scales {
    pub normal: TextSizes,
    pub presentation: TextSizes,
    #[allow(dead_code, reason = "sizes of the papers, which the exporters hold")]
    report_pt: PaperSizes,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "sizes of the papers, which the exporters hold")]
pub struct PaperSizes {
    small: f32,
    body: f32,
    section: f32,
    title: f32,
}
