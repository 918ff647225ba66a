//! A text field that hands over one change: when it loses the focus or Enter is pressed. Escape restores.

use super::focus_ring;
use crate::ui::fonts::Weight;
use crate::ui::theme::{Size, Theme};
use egui::{
    Align, Align2, Atom, CornerRadius, Frame, Id, Key, Margin, Response, RichText, Role, TextEdit, Ui,
    WidgetInfo,
};

/// A field with a name
#[derive(Debug, Clone, Copy)]
pub struct Field<'a> {
    id: Id,
    name: &'a str,
    value: &'a str,
    while_editing: Option<&'a str>,
    unit: &'a str,
    hint: &'a str,
    width: Option<f32>,
    numeric: bool,
    lines: usize,
}

/// What happened in a field
#[derive(Debug)]
pub struct FieldResponse {
    /// Of the field
    pub response: Response,
    /// The text as it is being typed, while it differs from the value
    pub editing: Option<String>,
    /// The new text, once, when the person is done and it differs from the value
    pub committed: Option<String>,
}

impl<'a> Field<'a> {
    /// A field showing `value`; `id` must stay the same from frame to frame and in every language
    pub fn new(id: Id, name: &'a str, value: &'a str) -> Self {
        Self {
            id,
            name,
            value,
            while_editing: None,
            unit: "",
            hint: "",
            width: None,
            numeric: false,
            lines: 1,
        }
    }

    /// The text that is edited when it says more than the one that is shown, such as a range instead of its usual value
    #[must_use]
    pub const fn while_editing(mut self, text: &'a str) -> Self {
        self.while_editing = Some(text);
        self
    }

    /// A unit behind the value
    #[must_use]
    pub const fn unit(mut self, unit: &'a str) -> Self {
        self.unit = unit;
        self
    }

    /// Grey words while it is empty
    #[must_use]
    pub const fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// Its width; all there is if not given
    #[must_use]
    pub const fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// A figure: to the right and bold
    #[must_use]
    pub const fn numeric(mut self) -> Self {
        self.numeric = true;
        self
    }

    /// A field of several lines; Enter makes a new line
    #[must_use]
    pub const fn lines(mut self, lines: usize) -> Self {
        self.lines = lines;
        self
    }

    /// Shows the field
    pub fn show(self, ui: &mut Ui) -> FieldResponse {
        let theme = Theme::of(ui.ctx());
        let memory = self.id.with("typed");
        let typed: Option<String> = ui.data(|data| data.get_temp(memory));
        let was_focused = ui.memory(|memory| memory.has_focus(self.id));
        let edited = self.while_editing.unwrap_or(self.value);
        let base = if typed.is_some() || was_focused { edited } else { self.value };
        let mut buffer = typed.clone().unwrap_or_else(|| base.to_owned());
        let width = self.width.unwrap_or_else(|| ui.available_width()).max(theme.size.hit);
        let font =
            theme.font_weight(Size::Body, if self.numeric { Weight::Semibold } else { Weight::Regular });
        let frame = Frame::new()
            .fill(theme.background.panel)
            .stroke(theme.control_line())
            .corner_radius(CornerRadius::same(theme.radius.field))
            .inner_margin(Margin::symmetric(theme.step(6.0) as i8, theme.step(3.0) as i8));
        let edit = if self.lines > 1 {
            TextEdit::multiline(&mut buffer).desired_rows(self.lines)
        } else {
            TextEdit::singleline(&mut buffer)
        };
        let mut edit = edit
            .id(self.id)
            .font(font)
            .text_color(theme.text.main)
            .desired_width((width - theme.step(14.0)).max(1.0))
            .frame(frame)
            .align(Align2([
                if self.numeric { Align::Max } else { Align::Min },
                if self.lines > 1 { Align::Min } else { Align::Center },
            ]))
            .margin(Margin::ZERO)
            .clip_text(true);
        if !self.unit.is_empty() {
            let unit = RichText::new(self.unit)
                .font(theme.font_weight(Size::Body, Weight::Regular))
                .color(theme.text.third);
            edit = edit.suffix(Atom::from(unit));
        }
        if !self.hint.is_empty() {
            edit = edit.hint_text(RichText::new(self.hint).color(theme.text.third));
        }
        let response = edit.show(ui).response.response;
        response.widget_info(|| {
            let mut info = WidgetInfo::text_edit(ui.is_enabled(), self.value, &buffer, self.hint);
            info.role = Role::TextInput;
            info.label = Some(self.name.to_owned());
            info
        });
        focus_ring(ui, &response, response.rect, theme.radius.field);

        let escaped = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape));
        let done = response.lost_focus();
        let changed = buffer != base;
        let mut answer = FieldResponse { response, editing: None, committed: None };
        if done {
            ui.data_mut(|data| data.remove::<String>(memory));
            if changed && !escaped {
                answer.committed = Some(buffer);
            }
        } else if answer.response.has_focus() {
            answer.editing = changed.then(|| buffer.clone());
            if typed.is_none() && !was_focused && !changed {
                edited.clone_into(&mut buffer);
            }
            ui.data_mut(|data| data.insert_temp(memory, buffer));
        } else if typed.is_some() {
            ui.data_mut(|data| data.remove::<String>(memory));
        }
        answer
    }
}
