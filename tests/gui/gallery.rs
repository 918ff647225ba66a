//! Each control by itself: found by its name, used, and asked what happened.

use corridoi::{
    report::{
        chart::{
            Spread,
            range::{Range, range},
            sankey::{Sankey, SankeySource, sankey},
        },
        drawing::Look,
        status::Status,
    },
    text::{Lang, Texts},
    ui::{
        icons, paint,
        theme::{Mode, Scale, Size, Theme},
        widgets::{
            Button, Card, Column, Field, Lever, LeverOrigin, LeverResponse, Metric, Runs, Table, Toast,
            check, empty_ui, icon_button, link, menu_item, notice_ui, pill, status_icon, status_pill, table,
            tabs_ui, tag, text,
        },
    },
};
use egui::{Id, Key, Modifiers, Role, Ui, Vec2, vec2};
use egui_kittest::{Harness, kittest::NodeT as _, kittest::Queryable as _};

fn harness<'a, S: 'a>(size: Vec2, state: S, draw: impl FnMut(&mut Ui, &mut S) + 'a) -> Harness<'a, S> {
    Harness::builder().with_size(size).build_ui_state(draw, state)
}

#[test]
fn a_button_is_pressed_by_pointer_and_by_key() {
    let mut window = harness(vec2(400.0, 100.0), 0, |ui, presses: &mut i32| {
        if Button::secondary("Legame").icon(icons::LINK).show(ui).clicked() {
            *presses += 1;
        }
    });
    window.get_by_role_and_label(Role::Button, "Legame").click();
    window.run();
    assert_eq!(*window.state(), 1);
    window.get_by_label("Legame").focus();
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(*window.state(), 2);
}

#[test]
fn a_button_that_is_off_answers_nothing_and_one_that_stays_says_so() {
    let mut window = harness(vec2(400.0, 100.0), (0, false), |ui, state: &mut (i32, bool)| {
        if Button::primary("Presenta").enabled(false).show(ui).clicked() {
            state.0 += 1;
        }
        if Button::secondary("Caso").toggled(state.1).show(ui).clicked() {
            state.1 = !state.1;
        }
    });
    window.get_by_label("Presenta").click();
    window.get_by_role_and_label(Role::CheckBox, "Caso").click();
    window.run();
    assert_eq!(*window.state(), (0, true));
}

#[test]
fn an_icon_alone_has_a_name() {
    let mut window = harness(vec2(400.0, 100.0), 0, |ui, presses: &mut i32| {
        if icon_button(ui, icons::UNDO, "Annulla", "Ctrl Z").clicked() {
            *presses += 1;
        }
        if link(ui, "5 cose da fare", Size::Small).clicked() {
            *presses += 10;
        }
        if check(ui, false, "Preparare le domande").clicked() {
            *presses += 100;
        }
    });
    window.get_by_label("Annulla").click();
    window.get_by_role_and_label(Role::Link, "5 cose da fare").click();
    window.get_by_role_and_label(Role::CheckBox, "Preparare le domande").click();
    window.run();
    assert_eq!(*window.state(), 111);
    for name in ["Annulla", "5 cose da fare", "Preparare le domande"] {
        let rect = window.get_by_label(name).rect();
        assert!(rect.height() >= 24.0, "{name} is {} high", rect.height());
    }
}

#[test]
fn a_tab_is_chosen() {
    let mut window = harness(vec2(600.0, 60.0), 0, |ui, chosen: &mut usize| {
        ui.horizontal(|ui| {
            if let Some(index) = tabs_ui(ui, &["Grafo", "Tabella", "Ruoli"], *chosen) {
                *chosen = index;
            }
        });
    });
    window.get_by_role_and_label(Role::Tab, "Tabella").click();
    window.run();
    assert_eq!(*window.state(), 1);
}

#[derive(Default)]
struct Typed {
    value: String,
    committed: Vec<String>,
}

fn field_window() -> Harness<'static, Typed> {
    harness(vec2(400.0, 100.0), Typed { value: "20".into(), ..Typed::default() }, |ui, state: &mut Typed| {
        let answer = Field::new(Id::unique("field"), "Persone per classe", &state.value)
            .width(120.0)
            .numeric()
            .show(ui);
        if let Some(text) = answer.committed {
            state.value.clone_from(&text);
            state.committed.push(text);
        }
        let _other = Button::secondary("Altro").show(ui);
    })
}

fn type_in(window: &mut Harness<'_, Typed>, text: &str) {
    window.get_by_role_and_label(Role::TextInput, "Persone per classe").focus();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.get_by_role_and_label(Role::TextInput, "Persone per classe").type_text(text);
    window.run();
}

#[test]
fn a_field_commits_once_with_enter() {
    let mut window = field_window();
    type_in(&mut window, "24");
    assert!(window.state().committed.is_empty(), "nothing is committed while typing");
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(window.state().committed, ["24"]);
}

#[test]
fn a_field_commits_when_it_loses_the_focus() {
    let mut window = field_window();
    type_in(&mut window, "30");
    window.get_by_label("Altro").focus();
    window.run();
    assert_eq!(window.state().committed, ["30"]);
}

#[test]
fn escape_restores_a_field() {
    let mut window = field_window();
    type_in(&mut window, "99");
    window.key_press(Key::Escape);
    window.run();
    assert!(window.state().committed.is_empty());
    assert_eq!(window.state().value, "20");
}

#[derive(Default)]
struct Levered {
    value: f64,
    band: [f64; 2],
    previews: Vec<f64>,
    commits: Vec<f64>,
    bands: Vec<[f64; 2]>,
    typed: Vec<String>,
}

fn lever_window() -> Harness<'static, Levered> {
    let texts = Texts::new(Lang::It);
    let state = Levered { value: 75.0, band: [30.0, 180.0], ..Levered::default() };
    harness(vec2(320.0, 120.0), state, move |ui, state: &mut Levered| {
        let lever = Lever {
            id: Id::unique("nulla osta"),
            name: "Nulla osta",
            value: state.value,
            band: Some(state.band),
            base: None,
            limits: [0.0, 200.0],
            step: 1.0,
            places: 0,
            unit: "giorni",
            origin: LeverOrigin {
                grade: "ipotesi",
                assumption: true,
                words: "da 30 a 180, di solito 75",
                was: "era 90",
            },
        };
        let LeverResponse { preview, committed, band_committed, typed, .. } = lever.show(ui, &texts, None);
        state.previews.extend(preview);
        state.typed.extend(typed);
        if let Some(value) = committed {
            state.commits.push(value);
            state.value = value;
        }
        if let Some(band) = band_committed {
            state.bands.push(band);
            state.band = band;
        }
    })
}

fn drag(window: &mut Harness<'_, Levered>, from_value: f64, points: f32, modifiers: Modifiers) {
    let slider = window.get_by_role_and_label(Role::Slider, "Nulla osta").rect();
    let track = slider.x_range().shrink(8.0);
    let x = track.min + (from_value / 200.0) as f32 * track.span();
    let from = egui::pos2(x, slider.center().y);
    window.event(egui::Event::ModifiersChanged(modifiers));
    window.drag_at(from);
    window.step();
    for part in 1..=4 {
        window.hover_at(from + vec2(points * part as f32 / 4.0, 0.0));
        window.step();
    }
    window.drop_at(from + vec2(points, 0.0));
    window.step();
    window.event(egui::Event::ModifiersChanged(Modifiers::NONE));
    window.run();
}

#[test]
fn a_drag_previews_often_and_commits_once() {
    let mut window = lever_window();
    window.run();
    drag(&mut window, 75.0, 60.0, Modifiers::NONE);
    let state = window.state();
    assert!(state.previews.len() >= 3, "{:?}", state.previews);
    assert_eq!(state.commits.len(), 1, "{:?}", state.commits);
    assert!(state.commits[0] > 100.0, "{:?}", state.commits);
    assert_eq!(state.commits[0].fract(), 0.0, "values land on a step");
}

#[test]
fn a_drag_with_alt_is_ten_times_finer() {
    let mut window = lever_window();
    window.run();
    drag(&mut window, 75.0, 60.0, Modifiers::ALT);
    let commits = &window.state().commits;
    assert_eq!(commits.len(), 1, "{commits:?}");
    assert!(commits[0] > 75.0 && commits[0] < 85.0, "{commits:?}");
}

#[test]
fn a_drag_with_shift_moves_the_band_and_keeps_its_width() {
    let mut window = lever_window();
    window.run();
    drag(&mut window, 75.0, -20.0, Modifiers::SHIFT);
    let state = window.state();
    assert!(state.commits.is_empty(), "{:?}", state.commits);
    assert_eq!(state.bands.len(), 1);
    assert_eq!(state.bands[0][1] - state.bands[0][0], 150.0);
    assert!(state.bands[0][0] < 30.0);
}

#[test]
fn the_arrow_keys_move_a_lever_by_a_step_and_shift_by_ten() {
    let mut window = lever_window();
    window.run();
    window.get_by_role_and_label(Role::Slider, "Nulla osta").focus();
    window.run();
    window.key_press(Key::ArrowRight);
    window.run();
    window.key_press_modifiers(Modifiers::SHIFT, Key::ArrowUp);
    window.run();
    assert_eq!(window.state().commits, [76.0, 86.0]);
}

#[test]
fn a_lever_takes_a_typed_number_and_hands_an_estimate_on() {
    let mut window = lever_window();
    window.run();
    for text in ["90", "da 60 a 120, di solito 75"] {
        window.get_by_role_and_label(Role::TextInput, "Nulla osta").focus();
        window.run();
        window.key_press_modifiers(Modifiers::COMMAND, Key::A);
        window.get_by_role_and_label(Role::TextInput, "Nulla osta").type_text(text);
        window.run();
        window.key_press(Key::Enter);
        window.run();
    }
    assert_eq!(window.state().commits, [90.0]);
    assert_eq!(window.state().typed, ["da 60 a 120, di solito 75"]);
}

#[test]
fn a_table_chooses_by_pointer_and_moves_by_arrow() {
    let rows = ["PRC-08", "PAR-06", "PRC-05"];
    let mut window = harness(vec2(500.0, 300.0), None, |ui, chosen: &mut Option<usize>| {
        let columns =
            [Column::fixed("Codice", 80.0), Column::words("Criterio", 1.0), Column::figures("Giorni", 80.0)];
        let answer = Table::new(Id::unique("table"), &columns).two_lines().selected(*chosen).show(
            ui,
            rows.len(),
            |row| rows[row].to_owned(),
            |ui, row, column| match column {
                0 => drop(text::body(ui, rows[row])),
                1 => table::two_lines(ui, "Finestra del visto", "c. 2-bis, terzo periodo"),
                _ => drop(text::body(ui, "30 g")),
            },
        );
        if answer.chosen.is_some() {
            *chosen = answer.chosen;
        }
    });
    window.get_by_role_and_label(Role::Row, "PAR-06").click();
    window.run();
    assert_eq!(*window.state(), Some(1));
    window.key_press(Key::ArrowDown);
    window.run();
    assert_eq!(*window.state(), Some(2));
    window.key_press(Key::ArrowDown);
    window.run();
    assert_eq!(*window.state(), Some(2));
}

#[test]
fn a_headline_result_says_all_its_parts_at_once() {
    let texts = Texts::new(Lang::It);
    let data =
        Range { spread: Spread { low: 38.0, usual: 56.0, high: 74.0 }, base: Some(49.0), target: Some(80.0) };
    let mut window = harness(vec2(330.0, 112.0), 0, move |ui, clicks: &mut i32| {
        let strip = range(&data, [280.0, 16.0], 1.0, &texts);
        let metric = Metric {
            id: Id::unique("arrivals"),
            label: "Arrivi entro dicembre 2028",
            aside: "obiettivo 80",
            figure: "56",
            range: "da 38 a 74",
            strip: Some(&strip),
            base: "Base 49",
            state: corridoi::ui::widgets::metric::MetricState::Current,
        };
        if metric.show(ui).response.clicked() {
            *clicks += 1;
        }
    });
    window.get_by_label("Arrivi entro dicembre 2028, 56, da 38 a 74, Base 49, obiettivo 80").click();
    window.run();
    assert_eq!(*window.state(), 1);
}

#[test]
fn a_toast_undoes_and_closes() {
    let mut window = harness(vec2(600.0, 200.0), (0, 0), |ui, state: &mut (i32, i32)| {
        let toast = Toast { text: "Tolto OFPPT e 3 legami", action: "Annulla", close: "Chiudi" };
        let answer = toast.show(ui.ctx(), egui::pos2(16.0, 190.0));
        state.0 += i32::from(answer.acted);
        state.1 += i32::from(answer.closed);
    });
    window.run();
    window.get_by_role_and_label(Role::Link, "Annulla").click();
    window.run();
    window.get_by_label("Chiudi").click();
    window.run();
    assert_eq!(*window.state(), (1, 1));
}

#[test]
fn a_menu_line_says_its_keys() {
    let mut window = harness(vec2(400.0, 200.0), 0, |ui, state: &mut i32| {
        if menu_item(ui, Some(icons::SAVE), "Salva", "Ctrl S", None).clicked() {
            *state += 1;
        }
        if menu_item(ui, None, "Mostra la base", "B", Some(true)).clicked() {
            *state += 10;
        }
    });
    window.get_by_role_and_label(Role::MenuItem, "Salva Ctrl S").click();
    window.get_by_role_and_label(Role::MenuItemCheckBox, "Mostra la base").click();
    window.run();
    assert_eq!(*window.state(), 11);
}

#[test]
fn an_empty_place_offers_a_way_out() {
    let mut window = harness(vec2(600.0, 400.0), (false, false), |ui, state: &mut (bool, bool)| {
        let answer = empty_ui(ui, "Nessun corridoio", "Rispondi a dodici domande", "Parti da un modello");
        state.0 |= answer.button;
        state.1 |= answer.link;
    });
    window.get_by_label("Rispondi a dodici domande").click();
    window.get_by_label("Parti da un modello").click();
    window.run();
    assert_eq!(*window.state(), (true, true));
}

fn payments() -> Sankey {
    Sankey {
        categories: vec!["Formazione".into(), "Gestione".into()],
        sources: vec![SankeySource { name: "THAMM Plus".into(), pays: vec![470_000.0, 51_000.0] }],
        uncovered: vec![85_000.0, 50_000.0],
        uncovered_name: "Scoperto".into(),
    }
}

#[test]
fn a_chart_is_described_and_its_parts_are_walked_with_the_arrows() {
    let texts = Texts::new(Lang::It);
    let mut window = harness(vec2(900.0, 300.0), Vec::new(), move |ui, clicked: &mut Vec<String>| {
        let drawing = sankey(&payments(), [860.0, 240.0], &Look::WINDOW, &texts);
        clicked.extend(paint::drawing_ui(ui, &drawing, "Dalle fonti alle voci").clicked);
    });
    window.run();
    let chart = window.get_by_role(Role::Figure);
    let label = chart.accesskit_node().label().unwrap_or_default();
    assert!(label.starts_with("Dalle fonti alle voci. Da 1 fonti a 2 voci, in tutto 656.000"), "{label}");
    chart.focus();
    window.run();
    window.key_press(Key::ArrowRight);
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(window.state().as_slice(), ["THAMM Plus>Formazione"]);
}

#[test]
fn a_part_of_a_chart_is_clicked() {
    let texts = Texts::new(Lang::It);
    let mut window = harness(vec2(900.0, 300.0), Vec::new(), move |ui, clicked: &mut Vec<String>| {
        let drawing = sankey(&payments(), [860.0, 240.0], &Look::WINDOW, &texts);
        clicked.extend(paint::drawing_ui(ui, &drawing, "Dalle fonti alle voci").clicked);
    });
    window.run();
    let place = window.get_by_label("THAMM Plus, 521.000\u{a0}€").rect().center();
    window.drag_at(place);
    window.step();
    window.drop_at(place);
    window.run();
    assert_eq!(window.state().as_slice(), ["THAMM Plus"]);
}

/// Everything at once, for sizes where things go wrong.
fn everything(ui: &mut Ui, texts: &Texts) {
    Card::new()
        .title("Dove si perde e dove si aspetta")
        .caption("per 160 iscritti, mediana; banda 8 su 10")
        .show(ui, |ui| {
            let _primary = Button::primary("Presenta").icon(icons::SLIDESHOW).show(ui);
            let _toggle = Button::quiet("Vista esterna").toggled(true).strong("Classi da 20").show(ui);
            let _icon = icon_button(ui, icons::REDO, "Ripeti", "Ctrl Y");
            ui.horizontal(|ui| {
                let _tabs = tabs_ui(ui, &["Persone", "Denaro", "Code e uffici"], 0);
            });
            for status in Status::ALL {
                let word = status.word(texts);
                let _pill = status_pill(ui, status, &word);
                let _icon = status_icon(ui, status, &word);
            }
            let _tag = tag(ui, "esempio");
            let theme = Theme::of(ui.ctx());
            let _pill = pill(ui, Some(icons::EURO), "1.260 €", theme.data.uncovered);
            let _runs = Runs::new(ui, Size::Body)
                .icon(icons::PERSON_OFF, theme.data.series[1])
                .bold("33 persone")
                .text(" finiscono l’esame senza trovare impresa; è un’")
                .assumed("ipotesi")
                .wrap(ui);
            let lever = Lever {
                id: Id::unique("lever"),
                name: "Quota d’impresa per persona",
                value: 1260.0,
                band: Some([500.0, 1900.0]),
                base: Some(1000.0),
                limits: [0.0, 4000.0],
                step: 10.0,
                places: 0,
                unit: "€",
                origin: LeverOrigin {
                    grade: "ipotesi",
                    assumption: true,
                    words: "da 500 a 1.900",
                    was: "era 1.000",
                },
            };
            let _lever = lever.show(ui, texts, None);
            let _notice = notice_ui(ui, Status::ToVerify, "Riga 48, colonna 12: dove servono giorni", |_| {});
            let columns = [Column::words("Voce di costo", 1.0), Column::figures("Costo", 90.0)];
            let _table = Table::new(Id::unique("t"), &columns).selected(Some(0)).max_height(120.0).show(
                ui,
                20,
                |row| format!("riga {row}"),
                |ui, row, _| drop(text::body(ui, &format!("{row}.000"))),
            );
            let drawing = sankey(&payments(), [ui.available_width(), 100.0], &theme.look(), texts);
            let _chart = paint::drawing_ui(ui, &drawing, "Dalle fonti alle voci");
        });
}

#[test]
fn nothing_breaks_at_any_size_or_scale_in_either_mode() {
    for (mode, scale) in [(Mode::Light, Scale::Normal), (Mode::Dark, Scale::Presentation)] {
        for size in [vec2(1.0, 1.0), vec2(40.0, 30.0), vec2(200.0, 900.0), vec2(1400.0, 900.0)] {
            for points in [1.0, 2.0] {
                let texts = Texts::new(Lang::It);
                let mut window =
                    Harness::builder().with_size(size).with_pixels_per_point(points).build_ui(move |ui| {
                        Theme::install(ui.ctx(), mode, scale);
                        everything(ui, &texts);
                    });
                window.run_steps(3);
            }
        }
    }
}
