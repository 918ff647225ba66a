//! Tests of the theme: the file is read, contrasts hold, sizes grow together.

use super::*;

/// Contrast of two colours by the formula of WCAG 2
fn contrast(one: Color32, other: Color32) -> f64 {
    let luminance = |colour: Color32| {
        let part = |value: u8| {
            let share = f64::from(value) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { libm::pow((share + 0.055) / 1.055, 2.4) }
        };
        0.2126 * part(colour.r()) + 0.7152 * part(colour.g()) + 0.0722 * part(colour.b())
    };
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    if one > other { one / other } else { other / one }
}

fn both(check: impl Fn(&Theme)) {
    for mode in [Mode::Light, Mode::Dark] {
        check(&Theme::new(mode, Scale::Normal));
    }
}

#[test]
fn text_stands_out_from_every_ground_it_is_set_on() {
    both(|theme| {
        let ground = &theme.background;
        for (name, ground) in [
            ("panel", ground.panel),
            ("window", ground.window),
            ("selected", ground.selected),
            ("inset", ground.inset),
            ("hover", ground.hover),
            ("overlay", ground.overlay),
        ] {
            for (ink, colour) in [
                ("main", theme.text.main),
                ("second", theme.text.second),
                ("third", theme.text.third),
                ("accent", theme.accent.ink),
            ] {
                let found = contrast(colour, ground);
                assert!(found >= 4.5, "{:?} {ink} on {name} is {found:.2}", theme.mode);
            }
        }
        assert!(contrast(theme.text.on_accent, theme.accent.ink) >= 4.5);
        assert!(contrast(theme.text.on_accent, theme.accent.hover) >= 4.5);
        // Figures inside the bars of people.
        assert!(contrast(theme.text.on_accent, theme.data.series[0]) >= 4.5);
        assert!(contrast(theme.data.uncovered.ink, theme.data.uncovered.soft) >= 4.5);
    });
}

#[test]
fn a_status_stands_out_from_its_soft_fill_and_from_panels() {
    both(|theme| {
        for status in Status::ALL {
            let colours = theme.status(status);
            for ground in [colours.soft, theme.background.panel] {
                if ground != Color32::TRANSPARENT {
                    assert!(contrast(colours.ink, ground) >= 4.5, "{:?} {status:?}", theme.mode);
                }
            }
        }
    });
}

#[test]
fn lines_of_controls_and_marks_of_charts_stand_out() {
    both(|theme| {
        for ground in [theme.background.panel, theme.background.window] {
            assert!(contrast(theme.line.strong, ground) >= 3.0);
            assert!(contrast(theme.accent.focus, ground) >= 3.0);
        }
        for colour in theme.data.series.into_iter().chain([theme.data.baseline, theme.data.target]) {
            assert!(contrast(colour, theme.background.panel) >= 3.0, "{colour:?}");
        }
    });
}

#[test]
fn every_role_of_a_drawing_has_a_colour_in_both_modes() {
    both(|theme| {
        assert_eq!(theme.ink(Ink::Series(0)), theme.ink(Ink::Series(5)));
        assert_ne!(theme.ink(Ink::Text), theme.ink(Ink::Panel));
    });
}

#[test]
fn the_status_icons_of_the_theme_file_are_in_the_font() {
    let theme = Theme::new(Mode::Light, Scale::Normal);
    assert_eq!(theme.status_icon(Status::Met), icons::CHECK_CIRCLE);
    assert_eq!(theme.status_icon(Status::NotApplicable), icons::REMOVE);
}
