//! Puts a drawing of a report on the screen: shapes with the colours of the theme, tooltips, keyboard and names for screen readers.
//!
//! The only place that turns [`Drawing`] into egui shapes. Exporters have writers of their own for the same data.

use super::fonts;
use super::theme::Theme;
use crate::report::drawing::{Anchor, Dash, Drawing, Fill, Item, Label, Point, Shape, Stroke};
use egui::epaint::{BandPoint, BandShape, CircleShape, PathShape, PathStroke, RectShape};
use egui::{
    Align2, Color32, CornerRadius, EventFilter, FontId, Id, Key, Painter, Pos2, Rect, Response, Role, Sense,
    StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

/// What a person did with a drawing
#[derive(Debug)]
pub struct DrawingResponse {
    /// Of the whole drawing
    pub response: Response,
    /// The part under the pointer or, with the keyboard, the chosen part
    pub pointed: Option<String>,
    /// The part that was clicked or confirmed with Enter
    pub clicked: Option<String>,
}

/// Draws `drawing` at the cursor of `ui` in its own size
///
/// `name` is what the chart is called, for screen readers; the description of the drawing follows it. Parts that mean something have a
/// tooltip; with the focus on the drawing, the arrow keys go from part to part and Enter confirms.
pub fn drawing_ui(ui: &mut Ui, drawing: &Drawing, name: &str) -> DrawingResponse {
    let (rect, response) = ui.allocate_exact_size(vec2(drawing.width, drawing.height), sense(drawing));
    drawing_in(ui, rect, response, drawing, name)
}

/// Draws `drawing` with its upper left corner at that of `rect`, which the caller has allocated
pub fn drawing_at(ui: &Ui, rect: Rect, id: Id, drawing: &Drawing, name: &str) -> DrawingResponse {
    let response = ui.interact(rect, id, sense(drawing));
    drawing_in(ui, rect, response, drawing, name)
}

/// Only drawings with parts can be clicked and focused.
fn sense(drawing: &Drawing) -> Sense {
    if drawing.items.iter().any(|item| item.hit.is_some()) { Sense::click() } else { Sense::hover() }
}

fn drawing_in(ui: &Ui, rect: Rect, response: Response, drawing: &Drawing, name: &str) -> DrawingResponse {
    let theme = Theme::of(ui.ctx());
    let label = if drawing.description.is_empty() {
        name.to_owned()
    } else if name.is_empty() {
        drawing.description.clone()
    } else {
        format!("{name}. {}", drawing.description)
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Figure, ui.is_enabled(), &label));
    if ui.is_rect_visible(rect) {
        paint(
            &ui.painter().with_clip_rect(rect.expand(2.0).intersect(ui.clip_rect())),
            drawing,
            rect.min,
            &theme,
        );
    }
    let parts: Vec<&Item> = drawing.items.iter().filter(|item| item.hit.is_some()).collect();
    for item in &parts {
        if let Some(hit) = &item.hit {
            let place = bounds(&item.shape).translate(rect.min.to_vec2()).intersect(rect);
            let part = ui.interact(place, response.id.with(&hit.id), Sense::hover());
            part.widget_info(|| WidgetInfo::labeled(Role::GraphicsObject, ui.is_enabled(), &hit.description));
        }
    }

    let under_pointer = response.hover_pos().and_then(|pointer| {
        let at = pointer - rect.min;
        parts.iter().rposition(|item| covers(&item.shape, [at.x, at.y]))
    });
    let chosen = by_keyboard(ui, &response, parts.len());
    let pointed =
        under_pointer.or(chosen.map(|(index, _)| index)).and_then(|index| parts.get(index).copied());
    if let Some((index, _)) = chosen
        && let Some(item) = parts.get(index)
    {
        let place = bounds(&item.shape).translate(rect.min.to_vec2()).expand(3.0);
        ui.painter().rect_stroke(place, CornerRadius::same(2), theme.focus_line(), StrokeKind::Outside);
    } else if response.has_focus() {
        ui.painter().rect_stroke(
            rect.expand(2.0),
            CornerRadius::same(theme.radius.field),
            theme.focus_line(),
            StrokeKind::Outside,
        );
    }
    let hit = |item: &Item| item.hit.as_ref().map(|hit| hit.id.clone());
    let mut clicked = None;
    if response.clicked() || chosen.is_some_and(|(_, confirmed)| confirmed) {
        clicked = pointed.and_then(hit);
    }
    let words = pointed.and_then(|item| item.hit.as_ref()).map(|hit| hit.description.clone());
    let answer = DrawingResponse { pointed: pointed.and_then(hit), clicked, response: response.clone() };
    if let Some(words) = words {
        if under_pointer.is_some() {
            response.on_hover_text_at_pointer(words);
        } else {
            response.show_tooltip_text(words);
        }
    }
    answer
}

/// The part chosen with the arrow keys and whether Enter confirmed it, while the drawing has the focus.
fn by_keyboard(ui: &Ui, response: &Response, count: usize) -> Option<(usize, bool)> {
    let memory = response.id.with("part");
    if !response.has_focus() || count == 0 {
        if response.lost_focus() {
            ui.data_mut(|data| data.remove::<usize>(memory));
        }
        return None;
    }
    ui.memory_mut(|memory| {
        memory.set_focus_lock_filter(
            response.id,
            EventFilter { horizontal_arrows: true, vertical_arrows: true, ..Default::default() },
        );
    });
    let (forward, back, enter) = ui.input(|input| {
        (
            input.key_pressed(Key::ArrowRight) || input.key_pressed(Key::ArrowDown),
            input.key_pressed(Key::ArrowLeft) || input.key_pressed(Key::ArrowUp),
            input.key_pressed(Key::Enter) || input.key_pressed(Key::Space),
        )
    });
    let before = ui.data(|data| data.get_temp::<usize>(memory));
    let now = match (before, forward, back) {
        (None, true, _) => Some(0),
        (None, _, true) => Some(count - 1),
        (Some(index), true, _) => Some((index + 1) % count),
        (Some(index), _, true) => Some((index + count - 1) % count),
        (index, ..) => index.map(|index| index.min(count - 1)),
    }?;
    ui.data_mut(|data| data.insert_temp(memory, now));
    Some((now, enter))
}

/// Paints `drawing` with its upper left corner at `origin`
pub fn paint(painter: &Painter, drawing: &Drawing, origin: Pos2, theme: &Theme) {
    let pen = Pen { painter, origin: origin.to_vec2(), theme };
    for item in &drawing.items {
        pen.draw(&item.shape);
    }
}

struct Pen<'a> {
    painter: &'a Painter,
    origin: Vec2,
    theme: &'a Theme,
}

impl Pen<'_> {
    fn at(&self, point: Point) -> Pos2 {
        pos2(point[0], point[1]) + self.origin
    }

    fn fill(&self, fill: Option<Fill>) -> Color32 {
        fill.map_or(Color32::TRANSPARENT, |fill| self.theme.ink(fill.ink).gamma_multiply(fill.opacity))
    }

    fn stroke(&self, stroke: &Stroke) -> egui::Stroke {
        egui::Stroke::new(stroke.width, self.theme.ink(stroke.ink).gamma_multiply(stroke.opacity))
    }

    /// A line, broken as asked
    fn path(&self, points: Vec<Pos2>, stroke: &Stroke) {
        let line = self.stroke(stroke);
        let (dash, gap) = match stroke.dash {
            Dash::Solid => {
                if let [from, to] = points[..] {
                    self.painter.line_segment([from, to], line);
                } else {
                    self.painter.add(PathShape::line(points, PathStroke::from(line)));
                }
                return;
            }
            // Short dashes of hairlines would run together.
            Dash::Dashed => (stroke.width.max(1.0) * 3.5, stroke.width.max(1.0) * 2.5),
            Dash::Dotted => (stroke.width.max(1.0), stroke.width.max(1.0) * 2.0),
        };
        self.painter.extend(egui::Shape::dashed_line(&points, line, dash, gap));
    }

    fn draw(&self, shape: &Shape) {
        match shape {
            Shape::Rect { at, size, corner, fill, stroke } => {
                let rect = Rect::from_min_size(self.at(*at), vec2(size[0], size[1]));
                let corner = CornerRadius::same(corner.clamp(0.0, 255.0) as u8);
                let solid = stroke.as_ref().filter(|stroke| stroke.dash == Dash::Solid);
                let line = solid.map_or(egui::Stroke::NONE, |stroke| self.stroke(stroke));
                self.painter.add(RectShape::new(rect, corner, self.fill(*fill), line, StrokeKind::Middle));
                if let Some(stroke) = stroke.as_ref().filter(|stroke| stroke.dash != Dash::Solid) {
                    let corners = [
                        rect.left_top(),
                        rect.right_top(),
                        rect.right_bottom(),
                        rect.left_bottom(),
                        rect.left_top(),
                    ];
                    self.path(corners.to_vec(), stroke);
                }
                if let Some(fill) = fill.filter(|fill| fill.hatched) {
                    self.hatch(rect, fill, |_| Some((rect.top(), rect.bottom())));
                }
            }
            Shape::Line { points, stroke } => {
                self.path(points.iter().map(|point| self.at(*point)).collect(), stroke);
            }
            Shape::Polygon { points, fill, stroke } => {
                let points: Vec<Pos2> = points.iter().map(|point| self.at(*point)).collect();
                let line = stroke.as_ref().map_or(egui::Stroke::NONE, |stroke| self.stroke(stroke));
                self.painter.add(PathShape::convex_polygon(points, self.fill(*fill), PathStroke::from(line)));
            }
            Shape::Band { samples, fill, edge } => {
                let points: Vec<BandPoint> = samples
                    .iter()
                    .map(|[x, top, bottom]| {
                        BandPoint::new(x + self.origin.x, top + self.origin.y..=bottom + self.origin.y)
                    })
                    .collect();
                self.painter.add(BandShape::filled(points, self.fill(Some(*fill))));
                if fill.hatched {
                    let along = samples_rect(samples).translate(self.origin);
                    self.hatch(along, *fill, |x| {
                        let (top, bottom) = band_at(samples, x - self.origin.x)?;
                        Some((top + self.origin.y, bottom + self.origin.y))
                    });
                }
                if let Some(edge) = edge {
                    for side in [1, 2] {
                        self.path(
                            samples.iter().map(|sample| self.at([sample[0], sample[side]])).collect(),
                            edge,
                        );
                    }
                }
            }
            Shape::Circle { at, radius, fill, stroke } => {
                self.painter.add(CircleShape {
                    center: self.at(*at),
                    radius: *radius,
                    fill: self.fill(*fill),
                    stroke: stroke.as_ref().map_or(egui::Stroke::NONE, |stroke| self.stroke(stroke)),
                });
            }
            Shape::Text(label) => self.text(label),
        }
    }

    fn text(&self, label: &Label) {
        let font = FontId::new(label.size, fonts::family(label.weight));
        let colour = self.theme.ink(label.ink);
        let galley = self.painter.layout_no_wrap(label.text.clone(), font, colour);
        let ascent = galley
            .rows
            .first()
            .and_then(|row| row.glyphs.first().map(|glyph| glyph.pos.y + row.pos.y))
            .unwrap_or(label.size);
        let at = self.at(label.at);
        let x = match label.anchor {
            Anchor::Start => at.x,
            Anchor::Middle => at.x - galley.size().x / 2.0,
            Anchor::End => at.x - galley.size().x,
        };
        let width = galley.size().x;
        self.painter.galley(pos2(x, at.y - ascent), galley, colour);
        if label.assumption {
            let y = at.y + label.size * 0.2;
            let line = egui::Stroke::new(1.0, colour);
            self.painter.extend(egui::Shape::dashed_line(&[pos2(x, y), pos2(x + width, y)], line, 1.0, 2.0));
        }
    }

    /// Diagonal lines inside a shape whose vertical extent at an x is known
    fn hatch(&self, area: Rect, fill: Fill, extent: impl Fn(f32) -> Option<(f32, f32)>) {
        let line =
            egui::Stroke::new(1.0, self.theme.ink(fill.ink).gamma_multiply((fill.opacity * 1.6).min(1.0)));
        let height = area.height();
        let mut start = area.left() - height;
        while start < area.right() {
            // One diagonal, walked in small steps; the steps inside the shape become a segment.
            let mut begun: Option<Pos2> = None;
            let mut last = pos2(start, area.bottom());
            let mut along = 0.0;
            while along <= height {
                let point = pos2(start + along, area.bottom() - along);
                let inside = extent(point.x).is_some_and(|(top, bottom)| point.y >= top && point.y <= bottom);
                match (inside, begun) {
                    (true, None) => begun = Some(point),
                    (false, Some(from)) => {
                        self.painter.line_segment([from, last], line);
                        begun = None;
                    }
                    _ => {}
                }
                last = point;
                along += 2.0;
            }
            if let Some(from) = begun {
                self.painter.line_segment([from, last], line);
            }
            start += 7.0;
        }
    }
}

fn samples_rect(samples: &[[f32; 3]]) -> Rect {
    let mut rect = Rect::NOTHING;
    for [x, top, bottom] in samples {
        rect.extend_with(pos2(*x, *top));
        rect.extend_with(pos2(*x, *bottom));
    }
    rect
}

/// The extent of a band at an x between its samples.
fn band_at(samples: &[[f32; 3]], x: f32) -> Option<(f32, f32)> {
    let right = samples.iter().position(|sample| sample[0] >= x)?;
    if right == 0 {
        return (samples[0][0] == x).then_some((samples[0][1], samples[0][2]));
    }
    let ([x0, top0, bottom0], [x1, top1, bottom1]) = (samples[right - 1], samples[right]);
    let t = (x - x0) / (x1 - x0).max(f32::EPSILON);
    Some((top0 + (top1 - top0) * t, bottom0 + (bottom1 - bottom0) * t))
}

fn bounds(shape: &Shape) -> Rect {
    let around = |points: &[Point]| {
        Rect::from_points(&points.iter().map(|point| pos2(point[0], point[1])).collect::<Vec<_>>())
    };
    match shape {
        Shape::Rect { at, size, .. } => Rect::from_min_size(pos2(at[0], at[1]), vec2(size[0], size[1])),
        Shape::Line { points, .. } => around(points).expand(4.0),
        Shape::Polygon { points, .. } => around(points),
        Shape::Band { samples, .. } => samples_rect(samples),
        Shape::Circle { at, radius, .. } => {
            Rect::from_center_size(pos2(at[0], at[1]), Vec2::splat(radius * 2.0))
        }
        Shape::Text(label) => {
            let width = crate::report::measure::width(&label.text, label.size, label.weight);
            let anchor = match label.anchor {
                Anchor::Start => Align2::LEFT_BOTTOM,
                Anchor::Middle => Align2::CENTER_BOTTOM,
                Anchor::End => Align2::RIGHT_BOTTOM,
            };
            anchor.anchor_size(pos2(label.at[0], label.at[1]), vec2(width, label.size))
        }
    }
}

/// Whether a point is on a shape; thin lines count four points to each side.
fn covers(shape: &Shape, at: Point) -> bool {
    match shape {
        Shape::Band { samples, .. } => {
            band_at(samples, at[0]).is_some_and(|(top, bottom)| at[1] >= top - 1.0 && at[1] <= bottom + 1.0)
        }
        Shape::Circle { at: centre, radius, .. } => {
            let (x, y) = (at[0] - centre[0], at[1] - centre[1]);
            x * x + y * y <= radius * radius
        }
        _ => bounds(shape).contains(pos2(at[0], at[1])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::chart::{BAND_INNER, BAND_OUTER, BAND_SANKEY};
    use crate::ui::theme::{Mode, Scale};

    #[test]
    fn charts_and_theme_agree_about_the_bands() {
        let band = Theme::new(Mode::Light, Scale::Normal).band;
        assert_eq!((band.outer, band.inner, band.sankey), (BAND_OUTER, BAND_INNER, BAND_SANKEY));
    }

    #[test]
    fn a_band_is_hit_only_between_its_edges() {
        let band = Shape::Band {
            samples: vec![[0.0, 0.0, 10.0], [100.0, 50.0, 60.0]],
            fill: Fill::solid(crate::report::drawing::Ink::Text),
            edge: None,
        };
        assert!(covers(&band, [50.0, 30.0]));
        assert!(!covers(&band, [50.0, 5.0]) && !covers(&band, [150.0, 55.0]));
    }
}
