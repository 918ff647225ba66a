//! The results strip: arrivals, cost per arrived, uncovered, left half-way, verdict. Stands at the foot of every place.

use crate::report::chart::range;
use crate::report::view::headline::Card;
use crate::ui::actions::{Actions, Wish};
use crate::ui::command::{Command, Place};
use crate::ui::fonts::Weight;
use crate::ui::icons;
use crate::ui::memo::Memo;
use crate::ui::theme::Size;
use crate::ui::view::View;
use crate::ui::widgets::metric::MetricState;
use crate::ui::widgets::{Metric, Runs, focus_ring, icon_button, status_pill, text};
use egui::{CursorIcon, Id, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

/// Shares of the width, in the order of the strip; the first one carries the longest words
const SHARES: [f32; 5] = [0.25, 0.19, 0.19, 0.18, 0.19];

/// What the strip keeps between two pictures
#[derive(Debug, Default)]
pub struct ResultsState {
    cards: Memo<Option<[Card; 4]>>,
}

/// The strip over the whole of `ui`
pub(super) fn results_ui(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut ResultsState,
    folded: bool,
    actions: &mut Actions,
) {
    let whole = ui.max_rect();
    let theme = view.theme;
    let cards = state.cards.get(view.key(), || view.report.map(|report| report.headlines.cards(view.texts)));
    let metric_state = if view.is_dimmed() {
        MetricState::Running
    } else if view.is_out_of_date() {
        MetricState::OutOfDate
    } else {
        MetricState::Current
    };
    let mut left = whole.left();
    let total = whole.width() - 32.0;
    for (index, share) in SHARES.into_iter().enumerate() {
        let block =
            Rect::from_min_max(pos2(left, whole.top() + 1.0), pos2(left + total * share, whole.bottom()));
        left = block.right();
        let mut inside = ui.new_child(UiBuilder::new().max_rect(block).id_salt(("result", index)));
        match cards {
            None if index == 0 => {
                inside.add_space(12.0);
                inside.horizontal(|ui| {
                    ui.add_space(14.0);
                    text::second(ui, &view.texts.results_waiting());
                });
            }
            None => {}
            Some(cards) if index < 4 => {
                card_ui(&mut inside, view, &cards[index], index, metric_state, actions);
            }
            Some(_) => law_ui(&mut inside, view, folded, actions),
        }
        if index < 4 {
            ui.painter().vline(block.right(), block.y_range().shrink(1.0), theme.hairline());
        }
    }
    let corner = Rect::from_min_max(
        pos2(whole.right() - 32.0, whole.top() + 4.0),
        pos2(whole.right() - 4.0, whole.bottom()),
    );
    let mut fold = ui.new_child(UiBuilder::new().max_rect(corner).id_salt("fold"));
    let (icon, name) = if folded {
        (icons::EXPAND_LESS, view.texts.results_unfold())
    } else {
        (icons::EXPAND_MORE, view.texts.results_fold())
    };
    if icon_button(&mut fold, icon, &name, "").clicked() {
        actions.command(Command::Results);
    }
}

fn card_ui(
    ui: &mut Ui,
    view: &View<'_>,
    card: &Card,
    index: usize,
    state: MetricState,
    actions: &mut Actions,
) {
    let width = (ui.available_width() - 28.0).max(1.0);
    let mark = view.theme.look().mark;
    let strip = card.strip.as_ref().map(|strip| range::range(strip, [width, 18.0], mark, view.texts));
    let metric = Metric {
        id: Id::unique(("result", index)),
        label: &card.title,
        aside: card.aside.as_deref().unwrap_or_default(),
        figure: &card.value,
        range: &card.range,
        strip: strip.as_ref(),
        base: &card.below,
        state,
    };
    let response = metric.show(ui).response.on_hover_cursor(CursorIcon::PointingHand);
    if response.clicked() {
        // Money is explained where money is, people where people are.
        actions.push(Wish::Go(if (1..=2).contains(&index) { Place::Resources } else { Place::Futures }));
    }
    response.on_hover_text(&card.sentence);
}

fn law_ui(ui: &mut Ui, view: &View<'_>, folded: bool, actions: &mut Actions) {
    let theme = view.theme;
    let rect = ui.max_rect();
    let Some(law) = view.report.and_then(|report| report.main_law()) else { return };
    let verdict = law.verdict(view.texts);
    let response = ui.interact(rect, Id::unique("result law"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, verdict.sentence.as_str()));
    if response.hovered() {
        ui.painter().rect_filled(rect, 0, theme.background.hover.gamma_multiply(0.5));
    }
    let mut inside = ui.new_child(UiBuilder::new().max_rect(rect.shrink2(vec2(14.0, 8.0))));
    if view.is_dimmed() {
        inside.multiply_opacity(0.55);
    }
    if folded {
        inside.horizontal_centered(|ui| status_pill(ui, verdict.status, &verdict.title));
    } else {
        inside.spacing_mut().item_spacing.y = 4.0;
        text::second(&mut inside, law.book.head.title.get(view.texts.lang()));
        status_pill(&mut inside, verdict.status, &verdict.title);
        let mut words = Runs::new(&inside, Size::Small).second(&verdict.counts);
        if let Some(todo) = &verdict.todo {
            words = words.second(" · ").run(todo, Weight::Semibold, theme.accent.ink);
        }
        words.wrap(&mut inside);
        if let Some(eligible) = view.report.and_then(|report| report.eligible(view.texts)) {
            text::second(&mut inside, &eligible.sentence);
        }
    }
    focus_ring(ui, &response, rect.shrink(5.0), theme.radius.field);
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if response.clicked() {
        actions.push(Wish::Go(Place::Law));
    }
    response.on_hover_text(verdict.sentence);
}
