//! The legend of the graph: the four kinds of links and the states, always in sight.
//!
//! Paints only. Called by the canvas, twice a picture: once nowhere, to learn how many lines it needs.

use crate::report::status::Status;
use crate::text::Texts;
use crate::ui::theme::Theme;
use egui::{Align2, Painter, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};

/// One entry of the legend
struct Entry {
    /// Width of the sign
    sign: f32,
    draw: fn(&Painter, &Theme, Rect),
    word: String,
}

/// The legend in `area`, left to right, over as many lines as it needs; gives the height it took
pub(super) fn legend(painter: &Painter, theme: &Theme, texts: &Texts, area: Rect) -> f32 {
    let entries = [
        Entry { sign: 20.0, draw: sign_people, word: texts.canvas_legend_people() },
        Entry { sign: 20.0, draw: sign_money, word: texts.canvas_legend_money() },
        Entry { sign: 24.0, draw: sign_obligation, word: texts.canvas_legend_obligation() },
        Entry { sign: 24.0, draw: sign_authority, word: texts.canvas_legend_authority() },
        Entry { sign: 16.0, draw: sign_not_met, word: Status::NotMet.word(texts) },
        Entry { sign: 16.0, draw: sign_to_verify, word: Status::ToVerify.word(texts) },
        Entry { sign: 16.0, draw: sign_unknown, word: Status::Unknown.word(texts) },
        Entry { sign: 16.0, draw: sign_stale, word: Status::Stale.word(texts) },
    ];
    let font = theme.font(crate::ui::theme::Size::Small);
    let entries: Vec<_> = entries
        .into_iter()
        .map(|entry| {
            let galley = painter.layout_no_wrap(entry.word, font.clone(), theme.text.second);
            (entry.sign, entry.draw, galley)
        })
        .collect();
    // In a narrow window the entries stand closer, so that the legend keeps its one line.
    let words: f32 = entries.iter().map(|(sign, _, galley)| sign + galley.size().x).sum();
    let spare = (area.width() - words) / entries.len() as f32;
    let inside = if spare < 28.0 { 5.0 } else { 8.0 };
    let between = (spare - inside).clamp(9.0, 20.0);
    let mut at = area.left_top();
    let line = 24.0;
    for (sign_width, draw, galley) in entries {
        let width = sign_width + inside + galley.size().x;
        if at.x + width > area.right() + 1.0 && at.x > area.left() {
            at = pos2(area.left(), at.y + line);
        }
        let sign = Rect::from_min_size(at, vec2(sign_width, line));
        draw(painter, theme, sign);
        let text_at = pos2(sign.right() + inside, sign.center().y - galley.size().y / 2.0);
        painter.galley(text_at, galley, theme.text.second);
        at.x += width + between;
    }
    at.y + line - area.top()
}

fn sign_people(painter: &Painter, theme: &Theme, rect: Rect) {
    let blue = theme.data.series[0].gamma_multiply(theme.band.edge_people);
    painter.rect_filled(Rect::from_center_size(rect.center(), vec2(rect.width(), 8.0)), 0, blue);
}

fn sign_money(painter: &Painter, theme: &Theme, rect: Rect) {
    for offset in [-2.0, 2.0] {
        painter.hline(rect.x_range(), rect.center().y + offset, Stroke::new(1.4, theme.data.series[2]));
    }
}

fn sign_obligation(painter: &Painter, theme: &Theme, rect: Rect) {
    let stroke = Stroke::new(1.6, theme.data.series[3]);
    painter.hline(rect.left()..=rect.right() - 8.0, rect.center().y, stroke);
    painter.circle_stroke(pos2(rect.right() - 4.0, rect.center().y), 4.0, stroke);
}

fn sign_authority(painter: &Painter, theme: &Theme, rect: Rect) {
    let stroke = Stroke::new(1.5, theme.text.third);
    let ends = [pos2(rect.left(), rect.center().y), pos2(rect.right() - 8.0, rect.center().y)];
    painter.extend(Shape::dashed_line(&ends, stroke, 6.0, 4.0));
    let square = Rect::from_center_size(pos2(rect.right() - 4.0, rect.center().y), Vec2::splat(7.0));
    painter.rect_stroke(square, 0, stroke, StrokeKind::Middle);
}

fn sign_status(painter: &Painter, theme: &Theme, rect: Rect, status: Status) {
    let ink = theme.status(status).ink;
    painter.text(
        rect.center(),
        Align2::CENTER_CENTER,
        theme.status_icon(status),
        Theme::icon_font(16.0),
        ink,
    );
}

fn sign_not_met(painter: &Painter, theme: &Theme, rect: Rect) {
    sign_status(painter, theme, rect, Status::NotMet);
}

fn sign_to_verify(painter: &Painter, theme: &Theme, rect: Rect) {
    sign_status(painter, theme, rect, Status::ToVerify);
}

fn sign_unknown(painter: &Painter, theme: &Theme, rect: Rect) {
    sign_status(painter, theme, rect, Status::Unknown);
}

fn sign_stale(painter: &Painter, theme: &Theme, rect: Rect) {
    sign_status(painter, theme, rect, Status::Stale);
}
