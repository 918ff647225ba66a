//! Draws a scene: groups, links, labels, nodes, corridor bands, notes, column titles, a link that is being drawn.
//!
//! Painting only: what is clicked or selected is decided in [`super`]. Colours come from the theme, so that light, dark and exported pictures
//! are the same drawing.

use super::camera::Camera;
use super::scene::{
    BAND_PAD, BAR_HEIGHT, Edge, NOTE_LINE, NOTE_PAD, Node, NodeShape, STAGE_WIDTH, Scene, TIP, Way,
};
use crate::model::{LinkKind, Path};
use crate::report::drawing::fitted;
use crate::report::measure;
use crate::report::status::Status;
use crate::ui::fonts::{self, Weight};
use crate::ui::icons;
use crate::ui::theme::Theme;
use egui::{Align2, CornerRadius, FontId, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};

/// Below this zoom second lines are left out
const ZOOM_SECOND: f32 = 0.6;
/// Below this zoom only shape and icon remain
const ZOOM_NAME: f32 = 0.3;
/// How much of what is out of focus remains
const DIMMED: f32 = 0.3;

/// What the painter needs to know beside the scene
#[derive(Debug, Clone, Copy)]
pub(super) struct Highlight<'a> {
    /// Which objects are selected, by path
    pub chosen: &'a [Path],
    /// The selected node
    pub selected: Option<usize>,
    /// The selected stage of the selected corridor
    pub stage: Option<usize>,
    /// The node under the pointer
    pub hovered: Option<usize>,
    /// The node with the keyboard
    pub focused: Option<usize>,
    /// Which nodes stay bright; none: all
    pub reach: Option<&'a [bool]>,
    /// Which nodes may receive the link that is being drawn; none: no link is being drawn
    pub may_receive: Option<&'a [bool]>,
    /// The node that would receive it now
    pub target: Option<usize>,
}

impl Highlight<'_> {
    fn node_opacity(&self, node: usize) -> f32 {
        let bright = |list: Option<&[bool]>| list.is_none_or(|list| list.get(node).copied().unwrap_or(false));
        if bright(self.reach) && bright(self.may_receive) { 1.0 } else { DIMMED }
    }

    fn is_chosen(&self, path: &Path) -> bool {
        self.chosen.contains(path)
    }

    /// Whether a node gets the accent line: it is selected, or it may receive the link that is being drawn
    fn is_marked(&self, index: usize, node: &Node) -> bool {
        let receives = |list: &[bool]| list.get(index).copied().unwrap_or(false);
        self.selected == Some(index) || self.is_chosen(&node.path) || self.may_receive.is_some_and(receives)
    }

    /// Width of the line of a node that is marked
    fn line(&self, index: usize, theme: &Theme) -> f32 {
        if self.target == Some(index) { theme.stroke.selected + 1.5 } else { theme.stroke.selected }
    }

    fn edge_opacity(&self, edge: &Edge) -> f32 {
        self.node_opacity(edge.from).min(self.node_opacity(edge.to))
    }
}

/// Draws with a camera on a part of the screen
pub(super) struct Pen<'a> {
    pub painter: &'a Painter,
    pub theme: &'a Theme,
    pub camera: Camera,
    pub screen: Rect,
}

impl Pen<'_> {
    fn at(&self, point: Pos2) -> Pos2 {
        self.camera.to_screen(self.screen, point)
    }

    fn rect(&self, rect: Rect) -> Rect {
        self.camera.rect_to_screen(self.screen, rect)
    }

    /// Half points only, so that zooming does not fill the glyph atlas
    fn font(&self, points: f32, weight: Weight) -> FontId {
        FontId::new(self.points(points), fonts::family(weight))
    }

    fn points(&self, points: f32) -> f32 {
        ((points * self.camera.zoom * 2.0).round() / 2.0).max(1.0)
    }

    fn line(&self, width: f32) -> f32 {
        (width * self.camera.zoom).max(1.0)
    }

    /// Everything between the column titles and the legend
    pub fn scene(&self, scene: &Scene, highlight: &Highlight<'_>) {
        self.groups(scene, highlight);
        let links: Vec<(&Edge, &Way)> =
            scene.edges.iter().zip(&scene.ways).filter(|(_, way)| self.sees(way)).collect();
        for (edge, way) in &links {
            let painter = self.dimmed(highlight.edge_opacity(edge));
            let selected = edge.path.as_ref().is_some_and(|path| highlight.is_chosen(path));
            self.edge(&painter, edge, way, selected);
        }
        if self.camera.zoom >= ZOOM_SECOND {
            for (edge, way) in &links {
                self.edge_label(&self.dimmed(highlight.edge_opacity(edge)), edge, way);
            }
        }
        for (index, node) in scene.nodes.iter().enumerate() {
            if !self.screen.intersects(self.rect(node.rect).expand(16.0)) {
                continue;
            }
            let painter = self.dimmed(highlight.node_opacity(index));
            if node.shape == NodeShape::Corridor {
                let stage = (highlight.selected == Some(index)).then_some(highlight.stage).flatten();
                self.corridor(&painter, node, index, highlight, stage);
            } else {
                self.node(&painter, node, index, highlight);
            }
            if highlight.focused == Some(index) {
                let ring = self.rect(node.rect).expand(4.0);
                let corner = CornerRadius::same(self.theme.radius.node);
                painter.rect_stroke(ring, corner, self.theme.focus_line(), StrokeKind::Middle);
            }
        }
        // Ends and states lie over the nodes they belong to.
        for (edge, way) in &links {
            self.edge_end(&self.dimmed(highlight.edge_opacity(edge)), edge, way);
        }
        for (index, node) in scene.nodes.iter().enumerate() {
            if let Some((status, _)) = &node.status
                && self.screen.intersects(self.rect(node.rect).expand(16.0))
            {
                self.state(&self.dimmed(highlight.node_opacity(index)), node, *status);
            }
        }
        self.notes(scene, highlight);
    }

    /// Whether any part of a link is in sight
    fn sees(&self, way: &Way) -> bool {
        let touches = |rect: Rect| self.screen.intersects(self.rect(rect).expand(12.0));
        // Near by, the box around a long curve is mostly empty.
        touches(way.bounds)
            && (self.camera.zoom < ZOOM_NAME
                || way.points.windows(2).any(|ends| touches(Rect::from_two_pos(ends[0], ends[1]))))
    }

    /// Frames with their names, under everything else
    fn groups(&self, scene: &Scene, highlight: &Highlight<'_>) {
        let theme = self.theme;
        for group in &scene.groups {
            let Some(frame) = scene.frame(group).map(|frame| self.rect(frame)) else { continue };
            if !self.screen.intersects(frame) {
                continue;
            }
            let chosen = highlight.is_chosen(&group.path);
            let stroke = if chosen {
                Stroke::new(theme.stroke.selected, theme.accent.ink)
            } else {
                Stroke::new(theme.stroke.control, theme.line.strong)
            };
            let fill = theme.background.inset.gamma_multiply(0.6);
            self.painter.rect(frame, theme.radius.card, fill, stroke, StrokeKind::Inside);
            if self.camera.zoom >= ZOOM_NAME {
                let size = self.points(12.0).max(9.0);
                let font = FontId::new(size, fonts::family(Weight::Semibold));
                let room = frame.width() - 2.0 * self.line(12.0);
                let name = fitted(&group.name, room, size, Weight::Semibold);
                let at = frame.min + vec2(self.line(12.0), self.line(15.0));
                self.painter.text(at, Align2::LEFT_CENTER, name, font, theme.text.second);
            }
        }
    }

    /// Notes, over everything else: a sheet with a turned corner
    fn notes(&self, scene: &Scene, highlight: &Highlight<'_>) {
        let theme = self.theme;
        for note in &scene.notes {
            let rect = self.rect(note.rect);
            if !self.screen.intersects(rect) {
                continue;
            }
            let stroke = if highlight.is_chosen(&note.path) {
                Stroke::new(theme.stroke.selected, theme.accent.ink)
            } else {
                theme.control_line()
            };
            let fold = self.line(12.0);
            let (right, bottom) = (rect.right_top() - vec2(fold, 0.0), rect.right_top() + vec2(0.0, fold));
            let outline = vec![rect.left_top(), right, bottom, rect.right_bottom(), rect.left_bottom()];
            self.painter.add(Shape::convex_polygon(outline, theme.background.overlay, stroke));
            let corner = vec![right, bottom, pos2(right.x, bottom.y)];
            self.painter.add(Shape::convex_polygon(corner, theme.background.inset, stroke));
            if self.camera.zoom < ZOOM_NAME {
                continue;
            }
            for (index, line) in note.lines.iter().enumerate() {
                let at = note.rect.min + vec2(NOTE_PAD, NOTE_PAD + NOTE_LINE * (index as f32 + 0.5));
                let font = self.font(12.0, Weight::Regular);
                self.painter.text(self.at(at), Align2::LEFT_CENTER, line, font, theme.text.main);
            }
        }
    }

    /// The link that is being drawn, from where it leaves to where it is now
    pub fn drawn_link(&self, from: Pos2, to: Pos2) {
        let stroke = Stroke::new(2.0, self.theme.accent.ink);
        let (from, to) = (self.at(from), self.at(to));
        self.painter.extend(Shape::dashed_line(&[from, to], stroke, 7.0, 4.0));
        self.painter.circle(to, 5.0, self.theme.background.panel, stroke);
    }

    /// Where a link can be drawn from: a disc with a plus
    pub fn handle(&self, at: Pos2, hot: bool) {
        let at = self.at(at);
        let theme = self.theme;
        let fill = if hot { theme.accent.hover } else { theme.accent.ink };
        self.painter.circle(at, 9.0, fill, Stroke::new(2.0, theme.background.window));
        let plus = Theme::icon_font(14.0);
        self.painter.text(at, Align2::CENTER_CENTER, icons::ADD, plus, theme.text.on_accent);
    }

    /// The rectangle that chooses what lies inside
    pub fn band(&self, area: Rect) {
        let theme = self.theme;
        let rect = self.rect(area);
        let fill = theme.accent.soft.gamma_multiply(0.4);
        self.painter.rect(rect, 0, fill, Stroke::new(1.0, theme.accent.ink), StrokeKind::Inside);
    }

    fn dimmed(&self, opacity: f32) -> Painter {
        let mut painter = self.painter.clone();
        painter.multiply_opacity(opacity);
        painter
    }

    fn edge(&self, painter: &Painter, edge: &Edge, way: &Way, selected: bool) {
        // From afar a curve needs fewer points: a thousand links are drawn many times a second.
        let step = if self.camera.zoom < ZOOM_NAME { 4 } else { 1 };
        let points: Vec<Pos2> = way.points.iter().step_by(step).map(|point| self.at(*point)).collect();
        let theme = self.theme;
        if selected {
            let width = self.line(edge.width.max(4.0) + 5.0);
            painter.line(points.clone(), Stroke::new(width, theme.accent.ink.gamma_multiply(0.35)));
        }
        match edge.kind {
            LinkKind::People => {
                let blue = theme.data.series[0].gamma_multiply(theme.band.edge_people);
                painter.line(points, Stroke::new(self.line(edge.width), blue));
            }
            LinkKind::Money => {
                let (outside, between) = (self.line(4.0), self.line(1.4));
                let points = before_arrow(&points, 7.0 * self.camera.zoom);
                painter.line(points.clone(), Stroke::new(outside.max(3.0), theme.data.series[2]));
                painter.line(points, Stroke::new(between, theme.background.window));
            }
            LinkKind::Obligation => {
                painter.line(points, Stroke::new(self.line(1.6), theme.data.series[3]));
            }
            LinkKind::Authority => {
                let stroke = Stroke::new(self.line(1.5), theme.text.third);
                let zoom = self.camera.zoom.max(0.5);
                // From afar dashes cannot be told apart, and thousands of them take longer than all the rest.
                if self.camera.zoom < ZOOM_NAME {
                    let thin = Stroke::new(1.0, theme.text.third.gamma_multiply(0.7));
                    painter.line(points, thin);
                } else {
                    painter.extend(Shape::dashed_line(&points, stroke, 6.0 * zoom, 4.0 * zoom));
                }
            }
        }
    }

    fn edge_end(&self, painter: &Painter, edge: &Edge, way: &Way) {
        let [.., before, end] = way.points[..] else { return };
        let (end, before) = (self.at(end), self.at(before));
        let theme = self.theme;
        let zoom = self.camera.zoom.max(0.5);
        match edge.kind {
            LinkKind::People => {}
            LinkKind::Money => {
                let ahead = (end - before).normalized();
                let aside = ahead.rot90() * 5.0 * zoom;
                let back = end - ahead * 8.0 * zoom;
                let points = vec![end, back + aside, back - aside];
                painter.add(Shape::convex_polygon(points, theme.data.series[2], Stroke::NONE));
            }
            LinkKind::Obligation => {
                let stroke = Stroke::new(self.line(1.6), theme.data.series[3]);
                painter.circle(end, 4.0 * zoom, theme.background.window, stroke);
            }
            LinkKind::Authority => {
                let square = Rect::from_center_size(end, Vec2::splat(8.0 * zoom));
                let stroke = Stroke::new(self.line(1.4), theme.text.third);
                painter.rect(square, 0, theme.background.window, stroke, StrokeKind::Middle);
            }
        }
    }

    fn edge_label(&self, painter: &Painter, edge: &Edge, way: &Way) {
        if edge.label.is_empty() {
            return;
        }
        let ink = self.theme.text.second;
        let galley = painter.layout_no_wrap(edge.label.clone(), self.font(11.5, Weight::Regular), ink);
        let middle = self.at(way.label_at);
        let ground = Rect::from_center_size(middle, galley.size() + vec2(8.0, 2.0));
        painter.rect_filled(ground, 2, self.theme.background.window);
        painter.galley(middle - galley.size() / 2.0, galley, ink);
    }

    fn node(&self, painter: &Painter, node: &Node, index: usize, highlight: &Highlight<'_>) {
        let theme = self.theme;
        let rect = self.rect(node.rect);
        let zoom = self.camera.zoom;
        let selected = highlight.is_marked(index, node);
        let stroke = if selected {
            Stroke::new(highlight.line(index, theme), theme.accent.ink)
        } else {
            theme.control_line()
        };
        let mut fill = match node.shape {
            NodeShape::Authority => theme.background.inset,
            _ => theme.background.panel,
        };
        if highlight.hovered == Some(index) && !selected {
            fill = theme.background.hover;
        }
        match node.shape {
            NodeShape::Partner | NodeShape::Corridor => {
                let corner = CornerRadius::same((f32::from(theme.radius.node) * zoom) as u8);
                painter.rect(rect, corner, fill, stroke, StrokeKind::Inside);
            }
            NodeShape::Source => {
                let corner = CornerRadius::same((rect.height() / 2.0) as u8);
                painter.rect(rect, corner, fill, stroke, StrokeKind::Inside);
            }
            NodeShape::Authority => {
                painter.add(Shape::convex_polygon(chamfered(rect.shrink(0.5), 9.0 * zoom), fill, stroke));
            }
            NodeShape::Employer => {
                painter.rect(rect, 0, fill, stroke, StrokeKind::Inside);
                let plinth = (4.0 * zoom).max(2.0);
                let ink = if selected { theme.accent.ink } else { theme.line.strong };
                let foot = Rect::from_min_max(pos2(rect.left(), rect.bottom() - plinth), rect.max);
                painter.rect_filled(foot, 0, ink);
            }
        }
        let inset = node.inset();
        if zoom < ZOOM_NAME {
            let size = (rect.height() * 0.6).clamp(8.0, 18.0);
            painter.text(
                rect.center(),
                Align2::CENTER_CENTER,
                node.icon,
                Theme::icon_font(size),
                theme.text.second,
            );
            return;
        }
        let icon_at = pos2(rect.left() + (inset + 9.0) * zoom, rect.center().y);
        painter.text(
            icon_at,
            Align2::CENTER_CENTER,
            node.icon,
            Theme::icon_font(self.points(18.0)),
            theme.text.second,
        );
        let left = rect.left() + (inset + 25.0) * zoom;
        let with_second = zoom >= ZOOM_SECOND && !node.second.is_empty();
        let middle = rect.center().y - if node.shape == NodeShape::Employer { 2.0 * zoom } else { 0.0 };
        let [name, second] = &node.lines;
        let name_at = if with_second { middle - 8.5 * zoom } else { middle };
        painter.text(
            pos2(left, name_at),
            Align2::LEFT_CENTER,
            name,
            self.font(13.0, Weight::Medium),
            theme.text.main,
        );
        if with_second {
            let font = self.font(11.5, Weight::Regular);
            painter.text(
                pos2(left, middle + 9.0 * zoom),
                Align2::LEFT_CENTER,
                second,
                font,
                theme.text.third,
            );
        }
    }

    fn corridor(
        &self,
        painter: &Painter,
        node: &Node,
        index: usize,
        highlight: &Highlight<'_>,
        stage: Option<usize>,
    ) {
        let theme = self.theme;
        let zoom = self.camera.zoom;
        let rect = self.rect(node.rect);
        let outline: Vec<Pos2> = node.band_outline().into_iter().map(|point| self.at(point)).collect();
        let marked = highlight.is_marked(index, node);
        let width = if marked { highlight.line(index, theme) + 0.5 } else { 2.0 };
        painter.add(Shape::convex_polygon(outline, theme.accent.soft, Stroke::new(width, theme.accent.ink)));
        if zoom < ZOOM_NAME {
            painter.text(
                rect.center(),
                Align2::CENTER_CENTER,
                icons::ROUTE,
                Theme::icon_font(18.0),
                theme.text.main,
            );
            return;
        }
        let room = node.rect.width() - 2.0 * BAND_PAD - TIP;
        let second_width = measure::width(&node.second, 11.5, Weight::Regular);
        let title_room = if second_width + 160.0 < room { room - second_width - 16.0 } else { room };
        let title = fitted(&node.name, title_room, 14.0, Weight::Semibold);
        let title_at = rect.min + vec2(BAND_PAD - 2.0, 19.0) * zoom;
        painter.text(
            title_at,
            Align2::LEFT_CENTER,
            title,
            self.font(14.0, Weight::Semibold),
            theme.text.main,
        );
        if zoom >= ZOOM_SECOND && title_room < room {
            painter.text(
                pos2(rect.right() - (TIP + 2.0) * zoom, title_at.y),
                Align2::RIGHT_CENTER,
                &node.second,
                self.font(11.5, Weight::Regular),
                theme.text.second,
            );
        }
        self.stages(painter, node, stage);
    }

    fn stages(&self, painter: &Painter, node: &Node, selected: Option<usize>) {
        let theme = self.theme;
        let blue = theme.data.series[0];
        let bar = |index: usize| {
            let height = (node.stages[index].share * BAR_HEIGHT).max(2.0);
            Rect::from_center_size(node.stage_middle(index), vec2(STAGE_WIDTH, height))
        };
        for index in 1..node.stages.len() {
            if node.stages[index - 1].people.is_none() || node.stages[index].people.is_none() {
                continue;
            }
            let (before, after) = (bar(index - 1), bar(index));
            let points = [before.right_top(), after.left_top(), after.left_bottom(), before.right_bottom()];
            let points = points.into_iter().map(|point| self.at(point)).collect();
            painter.add(Shape::convex_polygon(points, blue.gamma_multiply(0.4), Stroke::NONE));
        }
        for (index, stage) in node.stages.iter().enumerate() {
            let here = bar(index);
            let shown = self.rect(here);
            match &stage.people {
                Some(people) => {
                    painter.rect_filled(shown, 0, blue);
                    let inside = here.height() >= 17.0;
                    let (at, align, ink) = if inside {
                        (shown.center(), Align2::CENTER_CENTER, theme.text.on_accent)
                    } else {
                        (shown.center_top() - vec2(0.0, 2.0), Align2::CENTER_BOTTOM, theme.text.main)
                    };
                    if self.camera.zoom >= ZOOM_NAME {
                        painter.text(at, align, people, self.font(13.0, Weight::Semibold), ink);
                    }
                }
                None => {
                    painter.rect_stroke(
                        shown,
                        0,
                        Stroke::new(1.0, blue.gamma_multiply(0.6)),
                        StrokeKind::Inside,
                    );
                }
            }
            if self.camera.zoom < ZOOM_SECOND {
                continue;
            }
            let foot = node.rect.bottom() - 34.0;
            painter.text(
                self.at(pos2(here.center().x, foot)),
                Align2::CENTER_CENTER,
                &stage.short,
                self.font(11.5, Weight::Regular),
                theme.text.second,
            );
            if let Some(wait) = &stage.wait {
                self.waiting(painter, self.at(pos2(here.center().x, foot + 20.0)), wait);
            }
            if selected == Some(index) {
                let ring = self.rect(node.stage_rect(index));
                painter.rect_stroke(
                    ring,
                    4,
                    Stroke::new(theme.stroke.selected, theme.accent.ink),
                    StrokeKind::Inside,
                );
            }
        }
    }

    fn waiting(&self, painter: &Painter, middle: Pos2, wait: &str) {
        let ink = self.theme.status(Status::ToVerify).ink;
        let galley = painter.layout_no_wrap(wait.to_owned(), self.font(11.5, Weight::Semibold), ink);
        let icon = painter.layout_no_wrap(
            icons::HOURGLASS_BOTTOM.to_string(),
            Theme::icon_font(self.points(14.0)),
            ink,
        );
        let both = icon.size().x + 3.0 + galley.size().x;
        let left = middle.x - both / 2.0;
        let text_at = pos2(left + icon.size().x + 3.0, middle.y - galley.size().y / 2.0);
        painter.galley(pos2(left, middle.y - icon.size().y / 2.0), icon, ink);
        painter.galley(text_at, galley, ink);
    }

    fn state(&self, painter: &Painter, node: &Node, status: Status) {
        if self.camera.zoom < ZOOM_NAME {
            return;
        }
        let corner = if node.shape == NodeShape::Corridor {
            pos2(node.rect.right() - TIP, node.rect.top())
        } else {
            node.rect.right_top() + vec2(-4.0, 4.0)
        };
        let at = self.at(corner);
        let size = self.points(18.0);
        painter.circle_filled(at, size * 0.58, self.theme.background.window);
        painter.text(
            at,
            Align2::CENTER_CENTER,
            self.theme.status_icon(status),
            Theme::icon_font(size),
            self.theme.status(status).ink,
        );
    }

    /// Titles over the columns and hairlines between them; `height` is the strip kept for the titles
    pub fn columns(&self, scene: &Scene, height: f32) {
        let font = self.theme.font_weight(crate::ui::theme::Size::Small, Weight::Semibold);
        let top = self.screen.top() + height;
        for (index, column) in scene.columns.iter().enumerate() {
            let left = self.at(pos2(column.left, 0.0)).x;
            let right = self.at(pos2(column.right, 0.0)).x;
            if index > 0 {
                let before = self.at(pos2(scene.columns[index - 1].right, 0.0)).x;
                let x = f32::midpoint(before, left);
                self.painter.vline(x, top + 6.0..=self.screen.bottom() - 6.0, self.theme.hairline());
            }
            let room = (right - left).max(40.0);
            let title = fitted(&column.title, room, 12.0, Weight::Semibold);
            self.painter.text(
                pos2(left, self.screen.top() + height / 2.0 + 2.0),
                Align2::LEFT_CENTER,
                title,
                font.clone(),
                self.theme.text.second,
            );
        }
    }
}

/// A rectangle with its corners cut off
fn chamfered(rect: Rect, cut: f32) -> Vec<Pos2> {
    let cut = cut.min(rect.height() / 3.0);
    vec![
        pos2(rect.left() + cut, rect.top()),
        pos2(rect.right() - cut, rect.top()),
        pos2(rect.right(), rect.top() + cut),
        pos2(rect.right(), rect.bottom() - cut),
        pos2(rect.right() - cut, rect.bottom()),
        pos2(rect.left() + cut, rect.bottom()),
        pos2(rect.left(), rect.bottom() - cut),
        pos2(rect.left(), rect.top() + cut),
    ]
}

/// The points of a line that ends where its arrow head begins
fn before_arrow(points: &[Pos2], head: f32) -> Vec<Pos2> {
    let Some(end) = points.last().copied() else { return Vec::new() };
    let mut kept: Vec<Pos2> =
        points.iter().copied().take_while(|point| (end - *point).length() > head).collect();
    if let Some(last) = kept.last().copied() {
        let way = end - last;
        kept.push(end - way.normalized() * head);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_money_line_stops_where_its_arrow_begins() {
        let points: Vec<Pos2> = (0..=10).map(|i| pos2(0.0, i as f32 * 10.0)).collect();
        let short = before_arrow(&points, 15.0);
        assert_eq!(short.last(), Some(&pos2(0.0, 85.0)));
        assert!(before_arrow(&[], 7.0).is_empty());
    }
}
