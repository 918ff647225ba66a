//! The icons in use, by their name in Material Symbols Outlined.
//!
//! Holds the code points of the shipped subset (`assets/fonts/MaterialSymbolsOutlined-subset.ttf`, optical size 20, weight 400, no fill).
//! Does not draw: widgets lay a character out in the icon family of [`super::fonts`]. To add one, add it to the subset and here; a test
//! asserts that each has a glyph.

/// An icon: a character of the icon font
pub type Icon = char;

macro_rules! icons {
    ($($name:ident $text:literal $code:literal),* $(,)?) => {
        $(
            #[doc = concat!("`", $text, "`")]
            pub const $name: Icon = $code;
        )*

        /// Every icon with its name
        pub const ALL: &[(&str, Icon)] = &[$(($text, $name)),*];
    };
}

icons! {
    ACCOUNT_BALANCE "account_balance" '\u{e84f}',
    ACCOUNT_BALANCE_WALLET "account_balance_wallet" '\u{e850}',
    ACCOUNT_TREE "account_tree" '\u{e97a}',
    ADD "add" '\u{e145}',
    APARTMENT "apartment" '\u{ea40}',
    ARROW_BACK "arrow_back" '\u{e5c4}',
    ARROW_DOWNWARD "arrow_downward" '\u{e5db}',
    ARROW_FORWARD "arrow_forward" '\u{e5c8}',
    ARROW_UPWARD "arrow_upward" '\u{e5d8}',
    BADGE "badge" '\u{ea67}',
    BALANCE "balance" '\u{eaf6}',
    BLOCK "block" '\u{e033}',
    CALL_SPLIT "call_split" '\u{e0b6}',
    CANCEL "cancel" '\u{e5c9}',
    CASINO "casino" '\u{eb40}',
    CENTER_FOCUS_WEAK "center_focus_weak" '\u{e3b5}',
    CHECK "check" '\u{e5ca}',
    CHECK_BOX "check_box" '\u{e834}',
    CHECK_BOX_OUTLINE_BLANK "check_box_outline_blank" '\u{e835}',
    CHECK_CIRCLE "check_circle" '\u{e86c}',
    CHEVRON_LEFT "chevron_left" '\u{e408}',
    CHEVRON_RIGHT "chevron_right" '\u{e409}',
    CLOSE "close" '\u{e14c}',
    COMPARE_ARROWS "compare_arrows" '\u{e915}',
    CONTENT_COPY "content_copy" '\u{e14d}',
    CONTENT_CUT "content_cut" '\u{e14e}',
    CONTENT_PASTE "content_paste" '\u{e14f}',
    DARK_MODE "dark_mode" '\u{e51c}',
    DELETE "delete" '\u{e872}',
    DESCRIPTION "description" '\u{e873}',
    DIFFERENCE "difference" '\u{eb7d}',
    DOWNLOAD "download" '\u{e171}',
    DRAG_INDICATOR "drag_indicator" '\u{e945}',
    EDIT "edit" '\u{e150}',
    EDIT_NOTE "edit_note" '\u{e745}',
    EURO "euro" '\u{ea15}',
    EVENT "event" '\u{e24f}',
    EXPAND_LESS "expand_less" '\u{e5ce}',
    EXPAND_MORE "expand_more" '\u{e5cf}',
    FACTORY "factory" '\u{ebbc}',
    FILTER_LIST "filter_list" '\u{e152}',
    FIT_SCREEN "fit_screen" '\u{ea10}',
    FLAG "flag" '\u{e153}',
    FLIGHT_TAKEOFF "flight_takeoff" '\u{e905}',
    FOLDER_OPEN "folder_open" '\u{e2c8}',
    GAVEL "gavel" '\u{e90e}',
    GROUPS "groups" '\u{f233}',
    GROUPS_2 "groups_2" '\u{f8df}',
    HANDSHAKE "handshake" '\u{ebcb}',
    HELP "help" '\u{e887}',
    HISTORY "history" '\u{e28e}',
    HOME "home" '\u{e88a}',
    HOURGLASS_BOTTOM "hourglass_bottom" '\u{ea5c}',
    IMAGE "image" '\u{e251}',
    INDETERMINATE_CHECK_BOX "indeterminate_check_box" '\u{e909}',
    INFO "info" '\u{e88e}',
    KEYBOARD "keyboard" '\u{e312}',
    LIBRARY_BOOKS "library_books" '\u{e02f}',
    LIGHT_MODE "light_mode" '\u{e518}',
    LIGHTBULB "lightbulb" '\u{e0f0}',
    LINK "link" '\u{e157}',
    LINK_OFF "link_off" '\u{e16f}',
    LOCAL_LIBRARY "local_library" '\u{e54b}',
    LOCK "lock" '\u{e88d}',
    LOCK_OPEN "lock_open" '\u{e898}',
    MAP "map" '\u{e55b}',
    MENU "menu" '\u{e5d2}',
    MERGE "merge" '\u{eb98}',
    MORE_HORIZ "more_horiz" '\u{e5d3}',
    MORE_VERT "more_vert" '\u{e5d4}',
    NOTE_ADD "note_add" '\u{e89c}',
    OPEN_IN_NEW "open_in_new" '\u{e895}',
    PAUSE_CIRCLE "pause_circle" '\u{e035}',
    PERSON "person" '\u{e7fd}',
    PERSON_OFF "person_off" '\u{e510}',
    PICTURE_AS_PDF "picture_as_pdf" '\u{e415}',
    PLAY_ARROW "play_arrow" '\u{e037}',
    PRINT "print" '\u{e555}',
    PUBLIC "public" '\u{e80b}',
    PUSH_PIN "push_pin" '\u{f10d}',
    QUERY_STATS "query_stats" '\u{e4fc}',
    RADIO_BUTTON_CHECKED "radio_button_checked" '\u{e837}',
    RADIO_BUTTON_UNCHECKED "radio_button_unchecked" '\u{e836}',
    RECEIPT_LONG "receipt_long" '\u{ef6e}',
    REDO "redo" '\u{e15a}',
    REFRESH "refresh" '\u{e5d5}',
    REMOVE "remove" '\u{e15b}',
    ROUTE "route" '\u{eacd}',
    SAVE "save" '\u{e161}',
    SCHEDULE "schedule" '\u{e192}',
    SCHOOL "school" '\u{e80c}',
    SCIENCE "science" '\u{ea4b}',
    SEARCH "search" '\u{e8b6}',
    SETTINGS "settings" '\u{e8b8}',
    SHIELD "shield" '\u{e75b}',
    SLIDESHOW "slideshow" '\u{e41b}',
    STOP "stop" '\u{e047}',
    SWAP_HORIZ "swap_horiz" '\u{e8d4}',
    SYNC_PROBLEM "sync_problem" '\u{e629}',
    TABLE_CHART "table_chart" '\u{e265}',
    TABLE_VIEW "table_view" '\u{f1be}',
    TRANSLATE "translate" '\u{e8e2}',
    TRENDING_DOWN "trending_down" '\u{e8e3}',
    TRENDING_FLAT "trending_flat" '\u{e8e4}',
    TRENDING_UP "trending_up" '\u{e8e5}',
    TUNE "tune" '\u{e429}',
    UNDO "undo" '\u{e166}',
    UPLOAD "upload" '\u{e2c6}',
    VERIFIED "verified" '\u{e031}',
    VERTICAL_ALIGN_TOP "vertical_align_top" '\u{e25a}',
    VISIBILITY "visibility" '\u{e417}',
    VISIBILITY_OFF "visibility_off" '\u{e8f5}',
    VOLUNTEER_ACTIVISM "volunteer_activism" '\u{ea70}',
    WARNING "warning" '\u{e002}',
    WORK "work" '\u{e8f9}',
    ZOOM_IN "zoom_in" '\u{e8ff}',
    ZOOM_OUT "zoom_out" '\u{e900}',
}

/// The icon of a name, such as the theme file uses; none if it is not in the subset
pub fn by_name(name: &str) -> Option<Icon> {
    ALL.iter().find(|(known, _)| *known == name).map(|(_, icon)| *icon)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_icon_is_found_by_its_name() {
        assert_eq!(by_name("check_circle"), Some(CHECK_CIRCLE));
        assert_eq!(by_name("nowhere"), None);
    }
}
