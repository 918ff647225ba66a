//! Everything a person can ask for by menu, palette or key: one closed list, iterated by all three.
//!
//! Holds names, keys and places in the menus. Does nothing: `app::command_handling` carries commands out, and says which of them can be
//! carried out now. A command that cannot is not offered.

use crate::text::Texts;
use crate::ui::icons::{self, Icon};
use egui::{Key, KeyboardShortcut, Modifiers};

/// A place of the window, in the order in which work is done
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Place {
    /// The graph of partners, sources and corridors
    #[default]
    Network,
    /// What the law says
    Law,
    /// Who pays what
    Resources,
    /// What comes out
    Futures,
    /// What is presented and decided
    Meeting,
}

impl Place {
    /// Every place, from the top of the rail down
    ///
    /// Ctrl and the number of its row in this list goes there.
    pub const ALL: &'static [Self] =
        &[Self::Network, Self::Law, Self::Resources, Self::Futures, Self::Meeting];

    /// Its name in the rail and in its header
    pub fn name(self, texts: &Texts) -> String {
        match self {
            Self::Network => texts.place_network(),
            Self::Law => texts.place_law(),
            Self::Resources => texts.place_resources(),
            Self::Futures => texts.place_futures(),
            Self::Meeting => texts.place_meeting(),
        }
    }

    /// Its icon in the rail
    pub fn icon(self) -> Icon {
        match self {
            Self::Network => icons::ACCOUNT_TREE,
            Self::Law => icons::GAVEL,
            Self::Resources => icons::ACCOUNT_BALANCE_WALLET,
            Self::Futures => icons::QUERY_STATS,
            Self::Meeting => icons::GROUPS,
        }
    }

    /// The key that goes there with Ctrl: 1 for the first place; the ninth and later have none
    fn key(self) -> Option<Key> {
        const NUMBERS: [Key; 9] = [
            Key::Num1,
            Key::Num2,
            Key::Num3,
            Key::Num4,
            Key::Num5,
            Key::Num6,
            Key::Num7,
            Key::Num8,
            Key::Num9,
        ];
        let row = Self::ALL.iter().position(|place| *place == self)?;
        NUMBERS.get(row).copied()
    }
}

/// A menu of the top bar
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Menu {
    /// File
    File,
    /// Modifica
    Edit,
    /// Vista
    View,
    /// Aiuto
    Help,
}

impl Menu {
    /// Every menu, left to right
    pub const ALL: [Self; 4] = [Self::File, Self::Edit, Self::View, Self::Help];

    /// Its name in the top bar
    pub fn name(self, texts: &Texts) -> String {
        match self {
            Self::File => texts.menu_file(),
            Self::Edit => texts.menu_edit(),
            Self::View => texts.menu_view(),
            Self::Help => texts.menu_help(),
        }
    }
}

/// Something a person asks for
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Command {
    /// Choose a template for a new scenario
    New,
    /// Begin the interview, or go on with it
    Interview,
    /// Choose a file and open it
    Open,
    /// Open the worked scenario
    OpenExample,
    /// Write the file
    Save,
    /// Choose a file and write it
    SaveAs,
    /// Copies of what was saved, and milestones
    Copies,
    /// Work that was not saved
    Recovery,
    /// Close the window
    Quit,
    /// Take back the last step
    Undo,
    /// Bring back the step last taken back
    Redo,
    /// The named steps
    History,
    /// Add an object
    Add,
    /// Make another one of each selected object
    Duplicate,
    /// Put the selected objects on the clipboard
    Copy,
    /// Add the objects that are on the clipboard
    Paste,
    /// Remove the selected objects with what depends on them
    Delete,
    /// Search commands and objects
    Search,
    /// The variants
    Variants,
    /// Two versions side by side
    Compare,
    /// Bring together with the file on disk
    Merging,
    /// Show the base instead of a variant
    ShowBase,
    /// Stop the run under way
    Stop,
    /// Go to a place
    Go(Place),
    /// Present the story over the whole screen
    Present,
    /// To the first criterion the law says no to
    FirstNo,
    /// To the place before
    Back,
    /// To the place after
    Forward,
    /// Show or hide the side panel
    SidePanel,
    /// Fold or unfold the results
    Results,
    /// Show only what depends on the selected node
    Focus,
    /// Nearer
    ZoomIn,
    /// Farther
    ZoomOut,
    /// Everything on the screen
    ZoomFit,
    /// Light or dark
    Theme,
    /// Italian or English
    Language,
    /// Larger text
    Larger,
    /// Smaller text
    Smaller,
    /// To the next region of the window
    NextRegion,
    /// List of keys
    Keys,
    /// Name, version, licence
    About,
}

impl Command {
    /// Every command, in the order of menus and palette
    pub const ALL: &'static [Self] = &[
        Self::New,
        Self::Interview,
        Self::Open,
        Self::OpenExample,
        Self::Save,
        Self::SaveAs,
        Self::Copies,
        Self::Recovery,
        Self::Quit,
        Self::Undo,
        Self::Redo,
        Self::History,
        Self::Add,
        Self::Duplicate,
        Self::Copy,
        Self::Paste,
        Self::Delete,
        Self::Search,
        Self::Variants,
        Self::Compare,
        Self::Merging,
        Self::ShowBase,
        Self::Stop,
        Self::Go(Place::Network),
        Self::Go(Place::Law),
        Self::Go(Place::Resources),
        Self::Go(Place::Futures),
        Self::Go(Place::Meeting),
        Self::Present,
        Self::FirstNo,
        Self::Back,
        Self::Forward,
        Self::SidePanel,
        Self::Results,
        Self::Focus,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::ZoomFit,
        Self::Theme,
        Self::Language,
        Self::Larger,
        Self::Smaller,
        Self::NextRegion,
        Self::Keys,
        Self::About,
    ];

    /// Its name in menus and palette
    pub fn name(self, texts: &Texts) -> String {
        match self {
            Self::New => texts.command_new(),
            Self::Interview => texts.command_interview(),
            Self::Open => texts.command_open(),
            Self::OpenExample => texts.command_open_example(),
            Self::Save => texts.command_save(),
            Self::SaveAs => texts.command_save_as(),
            Self::Quit => texts.command_quit(),
            Self::Undo => texts.common_undo(),
            Self::Redo => texts.common_redo(),
            Self::Copies => texts.keep_command_copies(),
            Self::Recovery => texts.keep_command_recovery(),
            Self::History => texts.keep_command_history(),
            Self::Add => texts.objects_command_add(),
            Self::Duplicate => texts.objects_command_duplicate(),
            Self::Copy => texts.objects_command_copy(),
            Self::Paste => texts.objects_command_paste(),
            Self::Delete => texts.objects_command_delete(),
            Self::Variants => texts.keep_command_variants(),
            Self::Compare => texts.keep_command_compare(),
            Self::Merging => texts.keep_command_merging(),
            Self::Search => texts.command_search(),
            Self::ShowBase => texts.command_show_base(),
            Self::Stop => texts.command_stop(),
            Self::Go(place) => place.name(texts),
            Self::Present => texts.command_present(),
            Self::FirstNo => texts.command_first_no(),
            Self::Back => texts.command_back(),
            Self::Forward => texts.command_forward(),
            Self::SidePanel => texts.command_side_panel(),
            Self::Results => texts.command_results(),
            Self::Focus => texts.command_focus(),
            Self::ZoomIn => texts.command_zoom_in(),
            Self::ZoomOut => texts.command_zoom_out(),
            Self::ZoomFit => texts.command_zoom_fit(),
            Self::Theme => texts.command_theme(),
            Self::Language => texts.command_language(),
            Self::Larger => texts.command_larger(),
            Self::Smaller => texts.command_smaller(),
            Self::NextRegion => texts.command_next_region(),
            Self::Keys => texts.command_keys(),
            Self::About => texts.command_about(),
        }
    }

    /// The keys that ask for it; those without modifiers work only while no text is being typed
    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        let ctrl = Modifiers::COMMAND;
        let (modifiers, key) = match self {
            Self::New => (ctrl, Key::N),
            Self::Interview => (ctrl, Key::I),
            Self::Open => (ctrl, Key::O),
            Self::Save => (ctrl, Key::S),
            Self::SaveAs => (ctrl | Modifiers::SHIFT, Key::S),
            Self::Quit => (ctrl, Key::Q),
            Self::Undo => (ctrl, Key::Z),
            Self::Redo => (ctrl, Key::Y),
            Self::History => (ctrl, Key::H),
            Self::Add => (ctrl | Modifiers::SHIFT, Key::N),
            Self::Duplicate => (ctrl, Key::D),
            Self::Copy => (ctrl, Key::C),
            Self::Paste => (ctrl, Key::V),
            Self::Delete => (Modifiers::NONE, Key::Delete),
            Self::Variants => (ctrl, Key::G),
            Self::Search => (ctrl, Key::K),
            Self::Stop => (Modifiers::NONE, Key::Escape),
            Self::Go(place) => (ctrl, place.key()?),
            Self::Present => (Modifiers::NONE, Key::F5),
            Self::FirstNo => (ctrl, Key::M),
            Self::Back => (Modifiers::ALT, Key::ArrowLeft),
            Self::Forward => (Modifiers::ALT, Key::ArrowRight),
            Self::SidePanel => (Modifiers::NONE, Key::F4),
            Self::Focus => (Modifiers::NONE, Key::F),
            Self::ZoomIn => (Modifiers::NONE, Key::Plus),
            Self::ZoomOut => (Modifiers::NONE, Key::Minus),
            Self::ZoomFit => (Modifiers::NONE, Key::Num0),
            Self::Larger => (ctrl, Key::Plus),
            Self::Smaller => (ctrl, Key::Minus),
            Self::NextRegion => (Modifiers::NONE, Key::F6),
            Self::Keys => (Modifiers::NONE, Key::F1),
            Self::OpenExample
            | Self::Copies
            | Self::Recovery
            | Self::Compare
            | Self::Merging
            | Self::ShowBase
            | Self::Results
            | Self::Theme
            | Self::Language
            | Self::About => {
                return None;
            }
        };
        Some(KeyboardShortcut::new(modifiers, key))
    }

    /// The menu it stands in; some have only a key
    pub fn menu(self) -> Option<Menu> {
        match self {
            Self::New
            | Self::Interview
            | Self::Open
            | Self::OpenExample
            | Self::Save
            | Self::SaveAs
            | Self::Copies
            | Self::Recovery
            | Self::Quit => Some(Menu::File),
            Self::Undo
            | Self::Redo
            | Self::History
            | Self::Add
            | Self::Duplicate
            | Self::Copy
            | Self::Paste
            | Self::Delete
            | Self::Search
            | Self::Variants
            | Self::Compare
            | Self::Merging
            | Self::ShowBase
            | Self::Stop => Some(Menu::Edit),
            Self::Go(_)
            | Self::Present
            | Self::FirstNo
            | Self::Back
            | Self::Forward
            | Self::SidePanel
            | Self::Results
            | Self::Focus
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomFit
            | Self::Theme
            | Self::Language
            | Self::Larger
            | Self::Smaller => Some(Menu::View),
            Self::Keys | Self::About => Some(Menu::Help),
            Self::NextRegion => None,
        }
    }

    /// Whether a line stands above it in its menu
    pub fn begins_group(self) -> bool {
        matches!(
            self,
            Self::Open
                | Self::Present
                | Self::Save
                | Self::Copies
                | Self::Quit
                | Self::Add
                | Self::Search
                | Self::Variants
                | Self::FirstNo
                | Self::SidePanel
                | Self::Focus
                | Self::Theme
        )
    }

    /// Its keys as people write them, such as `Ctrl K`
    pub fn keys(self) -> Option<String> {
        let shortcut = self.shortcut()?;
        let mut words = Vec::new();
        if shortcut.modifiers.command {
            words.push("Ctrl");
        }
        if shortcut.modifiers.shift {
            words.push("Shift");
        }
        if shortcut.modifiers.alt {
            words.push("Alt");
        }
        words.push(match shortcut.logical_key {
            Key::ArrowLeft => "←",
            Key::ArrowRight => "→",
            Key::Plus => "+",
            Key::Minus => "−",
            Key::Escape => "Esc",
            Key::Delete => "Del",
            other => other.symbol_or_name(),
        });
        Some(words.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;
    use std::collections::BTreeSet;

    #[test]
    fn every_command_has_a_name_of_its_own_in_both_languages() {
        for lang in Lang::ALL {
            let texts = Texts::new(lang);
            let names: BTreeSet<String> = Command::ALL.iter().map(|command| command.name(&texts)).collect();
            assert_eq!(names.len(), Command::ALL.len(), "{lang:?}");
        }
    }

    #[test]
    fn no_two_commands_share_keys() {
        let keys: Vec<String> = Command::ALL.iter().filter_map(|command| command.keys()).collect();
        let different: BTreeSet<&String> = keys.iter().collect();
        assert_eq!(different.len(), keys.len());
    }

    #[test]
    fn every_place_is_reached_by_its_command() {
        let reached: Vec<Place> = Command::ALL
            .iter()
            .filter_map(|command| match command {
                Command::Go(place) => Some(*place),
                _ => None,
            })
            .collect();
        assert_eq!(reached, Place::ALL, "each once, in the order of the rail");
        let keys: Vec<Option<String>> = Place::ALL.iter().map(|place| Command::Go(*place).keys()).collect();
        for (row, keys) in keys.into_iter().enumerate() {
            assert_eq!(keys, Some(format!("Ctrl {}", row + 1)));
        }
    }
}
