//! Where one looks at the graph from: middle, zoom, and the way between graph and screen.
//!
//! Holds arithmetic only. Not part of the document: moving the camera is no edit and has no undo. Called by the canvas.

use egui::{Pos2, Rect, Vec2, pos2, vec2};

/// Smallest zoom
pub const ZOOM_MIN: f32 = 0.1;
/// Largest zoom
pub const ZOOM_MAX: f32 = 3.0;
/// One press of + or −
const STEP: f32 = 1.2;

/// A view of the graph; lengths of the graph are points at zoom 1
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Camera {
    /// Point of the graph in the middle of the screen
    pub middle: Pos2,
    /// Screen points for one point of the graph
    pub zoom: f32,
}

impl Default for Camera {
    fn default() -> Self {
        Self { middle: Pos2::ZERO, zoom: 1.0 }
    }
}

impl Camera {
    /// The view that shows `content` whole in a screen of `size`, at most at natural size
    pub fn fitting(content: Rect, size: Vec2) -> Self {
        if !content.is_positive() || !content.is_finite() || size.x < 1.0 || size.y < 1.0 {
            return Self::default();
        }
        let zoom = (size.x / content.width()).min(size.y / content.height());
        Self { middle: content.center(), zoom: zoom.clamp(ZOOM_MIN, 1.0) }
    }

    /// A point of the graph on the screen
    pub fn to_screen(self, screen: Rect, point: Pos2) -> Pos2 {
        screen.center() + (point - self.middle) * self.zoom
    }

    /// A rectangle of the graph on the screen
    pub fn rect_to_screen(self, screen: Rect, rect: Rect) -> Rect {
        Rect::from_min_max(self.to_screen(screen, rect.min), self.to_screen(screen, rect.max))
    }

    /// A point of the screen in the graph
    pub fn to_graph(self, screen: Rect, point: Pos2) -> Pos2 {
        self.middle + (point - screen.center()) / self.zoom
    }

    /// Moved by a drag on the screen
    #[must_use]
    pub fn panned(self, drag: Vec2) -> Self {
        Self { middle: self.middle - drag / self.zoom, ..self }
    }

    /// Zoomed by `factor` so that the graph under `around` stays where it is
    #[must_use]
    pub fn zoomed(self, screen: Rect, around: Pos2, factor: f32) -> Self {
        let held = self.to_graph(screen, around);
        let zoom = (self.zoom * factor).clamp(ZOOM_MIN, ZOOM_MAX);
        Self { middle: held - (around - screen.center()) / zoom, zoom }
    }

    /// One step nearer, around the middle
    #[must_use]
    pub fn nearer(self) -> Self {
        Self { zoom: (self.zoom * STEP).min(ZOOM_MAX), ..self }
    }

    /// One step farther, around the middle
    #[must_use]
    pub fn farther(self) -> Self {
        Self { zoom: (self.zoom / STEP).max(ZOOM_MIN), ..self }
    }

    /// Moved as little as needed so that `rect` of the graph is on the screen
    #[must_use]
    pub fn showing(self, size: Vec2, rect: Rect) -> Self {
        let half = size / (2.0 * self.zoom);
        let shift = |low: f32, high: f32, middle: f32, half: f32| {
            if high - low > 2.0 * half || low < middle - half {
                low + half
            } else if high > middle + half {
                high - half
            } else {
                middle
            }
        };
        let rect = rect.expand2(vec2(16.0, 16.0));
        Self {
            middle: pos2(
                shift(rect.min.x, rect.max.x, self.middle.x, half.x),
                shift(rect.min.y, rect.max.y, self.middle.y, half.y),
            ),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCREEN: Rect = Rect::from_min_max(pos2(100.0, 50.0), pos2(900.0, 650.0));

    #[test]
    fn the_point_under_the_pointer_stays_when_zooming() {
        let camera = Camera { middle: pos2(30.0, -12.0), zoom: 0.8 };
        let pointer = pos2(300.0, 500.0);
        let before = camera.to_graph(SCREEN, pointer);
        let after = camera.zoomed(SCREEN, pointer, 1.7).to_graph(SCREEN, pointer);
        assert!((before - after).length() < 1e-3, "{before:?} {after:?}");
    }

    #[test]
    fn a_fitting_view_shows_everything_and_never_enlarges() {
        let content = Rect::from_min_size(pos2(-1000.0, 0.0), vec2(3000.0, 500.0));
        let camera = Camera::fitting(content, SCREEN.size());
        assert!(SCREEN.expand(0.5).contains_rect(camera.rect_to_screen(SCREEN, content)));
        assert_eq!(
            Camera::fitting(Rect::from_min_size(Pos2::ZERO, vec2(10.0, 10.0)), SCREEN.size()).zoom,
            1.0
        );
        assert_eq!(Camera::fitting(Rect::NOTHING, SCREEN.size()), Camera::default());
    }

    #[test]
    fn showing_a_visible_node_moves_nothing() {
        let camera = Camera::default();
        assert_eq!(camera.showing(SCREEN.size(), Rect::from_min_size(Pos2::ZERO, vec2(50.0, 50.0))), camera);
        let far = Rect::from_min_size(pos2(2000.0, 0.0), vec2(50.0, 50.0));
        let moved = camera.showing(SCREEN.size(), far);
        assert!(SCREEN.contains_rect(moved.rect_to_screen(SCREEN, far)));
    }
}
