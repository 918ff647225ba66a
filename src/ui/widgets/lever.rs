//! A lever: name, typed field, slider with the band of uncertainty and the usual value, and a line that says where the number is from.
//!
//! Knows no meaning and keeps no value: it shows what it is given and says what a person did. A drag answers a preview on every move and
//! commits once, at its end, so that it is one undo step.

use super::field::Field;
use super::{focus_ring, text};
use crate::text::Texts;
use crate::ui::fonts::Weight;
use crate::ui::theme::{Size, Theme};
use egui::accesskit;
use egui::{
    Align, CornerRadius, EventFilter, Id, Key, Layout, Rect, Response, Role, Sense, Shape, Stroke,
    StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

/// Where the number of a lever is from
#[derive(Debug, Clone, Copy, Default)]
pub struct LeverOrigin<'a> {
    /// The grade or the source in a word or two, as "ipotesi" or "it-ER Careers 2021"
    pub grade: &'a str,
    /// It is an assumption: underlined with dots
    pub assumption: bool,
    /// The range in words, as "da 30 a 180, di solito 75"
    pub words: &'a str,
    /// What the value was in the base, as "era 90"; empty if it is the same
    pub was: &'a str,
}

/// A lever
#[derive(Debug, Clone, Copy)]
pub struct Lever<'a> {
    /// The same from frame to frame and in every language
    pub id: Id,
    /// What it moves
    pub name: &'a str,
    /// The usual value
    pub value: f64,
    /// Low and high end of the uncertainty
    pub band: Option<[f64; 2]>,
    /// The value of the base, marked on the track in the presentation
    pub base: Option<f64>,
    /// Ends of the track
    pub limits: [f64; 2],
    /// Smallest change, above zero
    pub step: f64,
    /// Decimal places
    pub places: u8,
    /// Unit behind the value, as "giorni"
    pub unit: &'a str,
    /// Where the number is from
    pub origin: LeverOrigin<'a>,
}

/// What a person did with a lever
#[derive(Debug, Default, Clone, PartialEq)]
pub struct LeverResponse {
    /// The value while it is being dragged; changes nothing yet
    pub preview: Option<f64>,
    /// The new value, once
    pub committed: Option<f64>,
    /// The band while it is being dragged with Shift
    pub band_preview: Option<[f64; 2]>,
    /// The new band, once
    pub band_committed: Option<[f64; 2]>,
    /// What is being typed in the field
    pub typing: Option<String>,
    /// A text that was typed and is no plain number, as "da 60 a 120, di solito 75"
    pub typed: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Drag {
    value: f64,
    band: Option<[f64; 2]>,
    moves_band: bool,
    aborted: bool,
}

impl Lever<'_> {
    /// Shows the lever over the width of `ui`; `echo` says under the field what was understood while something is typed
    pub fn show(&self, ui: &mut Ui, texts: &Texts, echo: Option<&dyn Fn(&str) -> String>) -> LeverResponse {
        let theme = Theme::of(ui.ctx());
        let mut answer = LeverResponse::default();
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = theme.step(3.0);
            let dragged: Option<Drag> = ui.data(|data| data.get_temp(self.id.with("drag")));
            let shown = dragged.filter(|drag| !drag.aborted).map_or(self.value, |drag| drag.value);
            self.head(ui, &theme, texts, shown, &mut answer);
            self.slider(ui, &theme, texts, &mut answer);
            match (&answer.typing, echo) {
                (Some(typing), Some(echo)) => {
                    text::line(ui, &echo(typing), Size::Small, Weight::Regular, theme.accent.ink);
                }
                _ => self.origin_line(ui, &theme),
            }
        });
        answer
    }

    fn head(&self, ui: &mut Ui, theme: &Theme, texts: &Texts, shown: f64, answer: &mut LeverResponse) {
        let number = texts.decimal(shown, self.places);
        let font = theme.font_weight(Size::Body, Weight::Semibold);
        let number_width = text::galley(ui, &number, font, theme.text.main, f32::INFINITY).0.size().x;
        let unit_width =
            text::galley(ui, self.unit, theme.font(Size::Body), theme.text.third, f32::INFINITY).0.size().x;
        // Wide enough for the largest value of the track, so that the field does not jump during a drag.
        let widest = [self.limits[0], self.limits[1]].map(|value| {
            text::galley(
                ui,
                &texts.decimal(value, self.places),
                theme.font_weight(Size::Body, Weight::Semibold),
                theme.text.main,
                f32::INFINITY,
            )
            .0
            .size()
            .x
        });
        let gap = if self.unit.is_empty() { 0.0 } else { theme.step(6.0) };
        let wanted = number_width.max(widest[0]).max(widest[1]) + unit_width + gap + theme.step(26.0);
        let width = wanted.clamp(theme.step(60.0), (ui.available_width() * 0.6).max(theme.step(60.0)));
        let height = theme.step(theme.size.field);
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        let field_rect =
            Rect::from_min_max(pos2(rect.right() - width.min(rect.width()), rect.top()), rect.max);
        let name_rect = Rect::from_min_max(
            rect.min,
            pos2((field_rect.left() - theme.step(8.0)).max(rect.left()), rect.bottom()),
        );
        let mut left =
            ui.new_child(UiBuilder::new().max_rect(name_rect).layout(Layout::left_to_right(Align::Center)));
        text::name(&mut left, self.name);
        let mut right =
            ui.new_child(UiBuilder::new().max_rect(field_rect).layout(Layout::left_to_right(Align::Center)));
        let field =
            Field::new(self.id.with("field"), self.name, &number).unit(self.unit).width(width).numeric();
        let typed = field.show(&mut right);
        answer.typing = typed.editing;
        if let Some(text) = typed.committed {
            match number_from(&text, texts) {
                Some(value) if value.is_finite() => answer.committed = Some(self.held(value)),
                _ => answer.typed = Some(text),
            }
        }
    }

    fn slider(&self, ui: &mut Ui, theme: &Theme, texts: &Texts, answer: &mut LeverResponse) {
        let height = theme.step(theme.size.hit);
        let (rect, response) = {
            let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
            (rect, ui.interact(rect, self.id, Sense::click_and_drag()))
        };
        let radius = theme.step(8.0);
        let track = rect.x_range().shrink(radius.min(rect.width() / 2.0 - 0.5).max(0.0));
        let (low, high) = (self.limits[0].min(self.limits[1]), self.limits[1].max(self.limits[0]));
        let span = (high - low).max(f64::MIN_POSITIVE);
        let x_of = |value: f64| track.min + ((value - low) / span).clamp(0.0, 1.0) as f32 * track.span();
        let memory = self.id.with("drag");

        let mut drag: Option<Drag> = ui.data(|data| data.get_temp(memory));
        if response.drag_started() {
            let band = ui.input(|input| input.modifiers.shift) && self.band.is_some();
            drag = Some(Drag { value: self.value, band: self.band, moves_band: band, aborted: false });
            // Grabbing the track beside the handle brings the handle there; grabbing the handle keeps its distance.
            let origin = ui.input(|input| input.pointer.press_origin());
            if let (Some(pointer), false) = (origin, band)
                && (pointer.x - x_of(self.value)).abs() > radius * 1.5
            {
                let share = f64::from((pointer.x - track.min) / track.span().max(1.0)).clamp(0.0, 1.0);
                drag = drag.map(|drag| Drag { value: low + share * span, ..drag });
            }
        }
        if let Some(active) = &mut drag {
            if ui.input(|input| input.key_pressed(Key::Escape)) {
                active.aborted = true;
            }
            if response.dragged() && !active.aborted {
                let fine = if ui.input(|input| input.modifiers.alt) { 0.1 } else { 1.0 };
                let change = f64::from(response.drag_delta().x / track.span().max(1.0)) * span * fine;
                if active.moves_band {
                    if let Some(band) = &mut active.band {
                        // The band keeps its width at the ends of the track.
                        let change = change.clamp(low - band[0], (high - band[1]).max(low - band[0]));
                        *band = band.map(|end| end + change);
                    }
                } else {
                    active.value = (active.value + change).clamp(low, high);
                }
            }
            let band = active.band.map(|band| band.map(|end| self.stepped(end)));
            if response.drag_stopped() || !(response.dragged() || response.drag_started()) {
                let finished = *active;
                drag = None;
                if !finished.aborted && response.drag_stopped() {
                    if finished.moves_band {
                        answer.band_committed = band.filter(|band| Some(*band) != self.band);
                    } else {
                        answer.committed =
                            Some(self.held(finished.value)).filter(|value| *value != self.value);
                    }
                }
            } else if !active.aborted {
                if active.moves_band {
                    answer.band_preview = band;
                } else {
                    answer.preview = Some(self.held(active.value));
                }
            }
        }
        ui.data_mut(|data| match drag {
            Some(drag) => {
                data.insert_temp(memory, drag);
            }
            None => {
                data.remove::<Drag>(memory);
            }
        });
        if response.clicked()
            && let Some(pointer) = response.interact_pointer_pos()
        {
            let share = f64::from((pointer.x - track.min) / track.span().max(1.0)).clamp(0.0, 1.0);
            answer.committed = Some(self.held(low + share * span)).filter(|value| *value != self.value);
            response.request_focus();
        }
        self.keys(ui, &response, answer);

        let shown = answer.committed.or(answer.preview).unwrap_or(self.value);
        let band = answer.band_committed.or(answer.band_preview).or(self.band);
        self.announce(ui, &response, texts, shown);
        if ui.is_rect_visible(rect) {
            self.paint(ui, theme, &response, rect, &x_of, shown, band);
        }
    }

    /// Arrow keys by a step, with Shift or Page keys by ten, and the requests of a screen reader.
    fn keys(&self, ui: &Ui, response: &Response, answer: &mut LeverResponse) {
        let mut steps = 0.0;
        let mut exact = None;
        ui.input(|input| {
            steps += input.num_accesskit_action_requests(response.id, accesskit::Action::Increment) as f64;
            steps -= input.num_accesskit_action_requests(response.id, accesskit::Action::Decrement) as f64;
            for request in input.accesskit_action_requests(response.id, accesskit::Action::SetValue) {
                if let Some(accesskit::ActionData::NumericValue(value)) = request.data {
                    exact = Some(value);
                }
            }
        });
        if response.has_focus() {
            ui.memory_mut(|memory| {
                let filter =
                    EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
                memory.set_focus_lock_filter(response.id, filter);
            });
            ui.input(|input| {
                let factor = if input.modifiers.shift { 10.0 } else { 1.0 };
                let presses = |key| input.num_presses(key) as f64;
                steps += factor * (presses(Key::ArrowRight) + presses(Key::ArrowUp));
                steps -= factor * (presses(Key::ArrowLeft) + presses(Key::ArrowDown));
                steps += 10.0 * (presses(Key::PageUp) - presses(Key::PageDown));
            });
        }
        if steps != 0.0 || exact.is_some() {
            let value = self.held(exact.unwrap_or(self.value + steps * self.step));
            answer.committed = Some(value).filter(|value| *value != self.value);
        }
    }

    fn announce(&self, ui: &Ui, response: &Response, texts: &Texts, shown: f64) {
        response.widget_info(|| {
            let mut info = WidgetInfo::slider(ui.is_enabled(), shown, self.name);
            info.role = Role::Slider;
            info.current_text_value =
                Some(format!("{} {}", texts.decimal(shown, self.places), self.unit).trim().to_owned());
            info
        });
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_min_numeric_value(self.limits[0]);
            node.set_max_numeric_value(self.limits[1]);
            node.set_numeric_value_step(self.step);
            node.add_action(accesskit::Action::SetValue);
            node.add_action(accesskit::Action::Increment);
            node.add_action(accesskit::Action::Decrement);
        });
    }

    #[allow(clippy::too_many_arguments, reason = "the parts of one slider")]
    fn paint(
        &self,
        ui: &Ui,
        theme: &Theme,
        response: &Response,
        rect: Rect,
        x_of: &dyn Fn(f64) -> f32,
        shown: f64,
        band: Option<[f64; 2]>,
    ) {
        let middle = rect.center().y;
        let painter = ui.painter();
        let rail = Rect::from_x_y_ranges(rect.x_range(), middle - theme.step(2.5)..=middle + theme.step(2.5));
        painter.rect(
            rail,
            CornerRadius::same(theme.step(2.0) as u8),
            theme.background.inset,
            Stroke::new(1.0, theme.line.thin),
            StrokeKind::Inside,
        );
        if let Some([from, to]) = band {
            let (from, to) = (x_of(from.min(to)), x_of(to.max(from)));
            let half = theme.step(3.0);
            let place = Rect::from_x_y_ranges(from..=to.max(from + 1.0), middle - half..=middle + half);
            painter.rect_filled(place, CornerRadius::ZERO, theme.data.series[0].gamma_multiply(0.4));
        }
        if let Some(base) = self.base {
            let x = x_of(base);
            let reach = theme.step(6.0);
            let line = Stroke::new(theme.step(2.0), theme.data.baseline);
            painter.extend(Shape::dashed_line(
                &[pos2(x, middle - reach), pos2(x, middle + reach)],
                line,
                theme.step(3.0),
                theme.step(2.0),
            ));
        }
        let radius = theme.step(8.0);
        let centre = pos2(x_of(shown), middle);
        let ink = if !ui.is_enabled() {
            theme.text.third
        } else if response.hovered() || response.dragged() {
            theme.accent.hover
        } else {
            theme.accent.ink
        };
        painter.circle(
            centre,
            radius - theme.step(1.0),
            theme.background.panel,
            Stroke::new(theme.step(2.5), ink),
        );
        let handle = Rect::from_center_size(centre, vec2(radius, radius) * 2.0);
        focus_ring(ui, response, handle, radius as u8);
    }

    fn origin_line(&self, ui: &mut Ui, theme: &Theme) {
        let height = theme.points(Size::Small) * 1.4;
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        let origin = &self.origin;
        let mut right = rect.right();
        if !origin.was.is_empty() {
            let font = theme.font_weight(Size::Small, Weight::Medium);
            let (was, _) = text::galley(ui, origin.was, font, theme.accent.ink, rect.width() * 0.5);
            let x = rect.right() - was.size().x;
            right = x - theme.step(8.0);
            let place = Rect::from_min_max(pos2(x, rect.top()), rect.max);
            let label = ui.interact(place, self.id.with("was"), Sense::hover());
            label.widget_info(|| WidgetInfo::labeled(Role::Label, true, origin.was));
            text::paint_line(ui, was, x, rect.center().y);
        }
        let mut runs = text::Runs::new(ui, Size::Small);
        runs = if origin.assumption { runs.assumption(origin.grade) } else { runs.third(origin.grade) };
        if !origin.grade.is_empty() && !origin.words.is_empty() {
            runs = runs.third(" · ");
        }
        runs = runs.third(origin.words);
        let galley = runs.lay_out(ui, right - rect.left());
        let place = Rect::from_min_size(rect.min, galley.size());
        let label = ui.interact(place, self.id.with("origin"), Sense::hover());
        label.widget_info(|| WidgetInfo::labeled(Role::Label, true, runs.words()));
        runs.paint(ui, &galley, pos2(rect.left(), rect.center().y - galley.size().y / 2.0));
        if galley.elided {
            label.on_hover_text(runs.words());
        }
    }

    /// The nearest value on the grid of steps, on the track.
    fn held(&self, value: f64) -> f64 {
        let (low, high) = (self.limits[0].min(self.limits[1]), self.limits[1].max(self.limits[0]));
        self.stepped(value).clamp(low, high)
    }

    fn stepped(&self, value: f64) -> f64 {
        if self.step > 0.0 {
            // Divided by a whole number of steps a unit where there is one, so that 0.1 steps do not drift.
            let per_unit = (1.0 / self.step).round();
            if per_unit >= 1.0 && (per_unit * self.step - 1.0).abs() < 1e-9 {
                (value * per_unit).round() / per_unit
            } else {
                (value / self.step).round() * self.step
            }
        } else {
            value
        }
    }
}

/// A plain number as people write it in the language, with or without a unit sign; none for anything else.
fn number_from(text: &str, texts: &Texts) -> Option<f64> {
    let (group, point) = match texts.lang() {
        crate::text::Lang::It => ('.', ','),
        crate::text::Lang::En => (',', '.'),
    };
    let text: String = text
        .trim()
        .trim_end_matches(['%', '€'])
        .trim_start_matches('€')
        .chars()
        .filter(|character| !character.is_whitespace())
        .map(|character| if character == '\u{2212}' { '-' } else { character })
        .collect();
    let (whole, decimals) = text.split_once(point).unwrap_or((&text, ""));
    let groups: Vec<&str> = whole.split(group).collect();
    // "3.5" in Italian is a slip, not thirty-five: groups have three digits.
    let grouped = groups.len() == 1 || groups.iter().skip(1).all(|digits| digits.len() == 3);
    // Nothing typed is nothing said, not zero.
    if !grouped || decimals.contains(group) || !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let plain = format!("{}.{}", groups.concat(), if decimals.is_empty() { "0" } else { decimals });
    plain.parse::<f64>().ok().filter(|value| value.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn a_number_is_read_in_the_form_of_the_language() {
        let it = Texts::new(Lang::It);
        let en = Texts::new(Lang::En);
        assert_eq!(number_from("1.260 €", &it), Some(1260.0));
        assert_eq!(number_from("3,5", &it), Some(3.5));
        assert_eq!(number_from("85 %", &it), Some(85.0));
        assert_eq!(number_from("−7", &it), Some(-7.0));
        assert_eq!(number_from("€1,260.50", &en), Some(1260.5));
        for estimate in ["da 3 a 8", "3-8", "3.5", "", "nan", "inf", "1.2.3"] {
            assert_eq!(number_from(estimate, &it), None, "{estimate}");
        }
    }

    #[test]
    fn a_value_lands_on_a_step_of_the_track() {
        let lever = Lever {
            id: Id::unique("x"),
            name: "x",
            value: 0.0,
            band: None,
            base: None,
            limits: [0.0, 1.0],
            step: 0.1,
            places: 1,
            unit: "",
            origin: LeverOrigin::default(),
        };
        assert_eq!(lever.held(0.34), 0.3);
        assert_eq!(lever.held(7.0), 1.0);
    }
}
