//! The typefaces of the window: IBM Plex Sans in three weights and the icon subset, built into the program.
//!
//! Holds the font files and their registration. Sizes come from the theme file, see [`super::theme`].

pub use crate::report::drawing::Weight;
use egui::{FontData, FontDefinitions, FontFamily};
use std::sync::Arc;

/// IBM Plex Sans 400
pub const REGULAR: &[u8] = include_bytes!("../../assets/fonts/IBMPlexSans-Regular.ttf");
/// IBM Plex Sans 500
pub const MEDIUM: &[u8] = include_bytes!("../../assets/fonts/IBMPlexSans-Medium.ttf");
/// IBM Plex Sans 600
pub const SEMIBOLD: &[u8] = include_bytes!("../../assets/fonts/IBMPlexSans-SemiBold.ttf");
/// The subset of Material Symbols Outlined
pub const ICONS: &[u8] = include_bytes!("../../assets/fonts/MaterialSymbolsOutlined-subset.ttf");

/// The family of a weight
pub fn family(weight: Weight) -> FontFamily {
    match weight {
        Weight::Regular => FontFamily::Proportional,
        Weight::Medium => FontFamily::Name("plex-500".into()),
        Weight::Semibold => FontFamily::Name("plex-600".into()),
    }
}

/// The family of the icons
pub fn icon_family() -> FontFamily {
    FontFamily::Name("icons".into())
}

/// All fonts and families; nothing is taken from the system
pub fn definitions() -> FontDefinitions {
    let mut definitions = FontDefinitions::empty();
    for (name, bytes) in
        [("plex-400", REGULAR), ("plex-500", MEDIUM), ("plex-600", SEMIBOLD), ("icons", ICONS)]
    {
        definitions.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let plain = vec!["plex-400".to_owned(), "icons".to_owned()];
    definitions.families.insert(FontFamily::Proportional, plain.clone());
    definitions.families.insert(FontFamily::Monospace, plain);
    definitions.families.insert(family(Weight::Medium), vec!["plex-500".to_owned(), "icons".to_owned()]);
    definitions.families.insert(family(Weight::Semibold), vec!["plex-600".to_owned(), "icons".to_owned()]);
    definitions.families.insert(icon_family(), vec!["icons".to_owned(), "plex-400".to_owned()]);
    definitions
}
