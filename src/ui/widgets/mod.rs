//! The controls that all places share, in the look of the theme and with a name for screen readers.
//!
//! Holds no meaning of the domain: words, figures and states come in as they are to be shown, and what a person did goes out. Every
//! control is at least 24 points high and wide to the pointer, shows the focus ring, and survives a size of nothing. Text that does not
//! fit is cut with … and whole in the tooltip.

pub mod button;
pub mod card;
pub mod field;
pub mod lever;
pub mod menu;
pub mod metric;
pub mod notice;
pub mod pill;
pub mod table;
pub mod tabs;
pub mod text;
pub mod toast;

pub use button::{Button, check, icon_button, link};
pub use card::Card;
pub use field::{Field, FieldResponse};
pub use lever::{Lever, LeverOrigin, LeverResponse};
pub use menu::menu_item;
pub use metric::{Metric, MetricResponse};
pub use notice::{empty_ui, notice_ui};
pub use pill::{pill, status_icon, status_pill, tag};
pub use table::{Column, ColumnWidth, Table, TableResponse, two_lines};
pub use tabs::tabs_ui;
pub use text::Runs;
pub use toast::{Toast, ToastResponse};

use super::theme::Theme;
use egui::{CornerRadius, Rect, Response, StrokeKind, Ui};

/// Draws the focus ring around `rect` while `response` has the focus by keyboard
pub fn focus_ring(ui: &Ui, response: &Response, rect: Rect, corner: u8) {
    if response.has_focus() {
        let theme = Theme::of(ui.ctx());
        let corner = CornerRadius::same(corner.saturating_add(2));
        // The ring leaves two points free, so that it stands out from the control's own line.
        ui.painter().rect_stroke(rect.expand(2.0), corner, theme.focus_line(), StrokeKind::Outside);
    }
}
