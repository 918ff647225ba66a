//! Import of a table in the window: the file, a column changed, the rows, one step, undo.

use crate::shell::{USUAL, Window, app, settle, window_of};
use corridoi::{
    session::Action,
    text::{Lang, Texts},
    ui::sheets::Sheet,
};
use egui::Role;
use egui_kittest::kittest::Queryable as _;
use std::fs;

fn window(lang: Lang) -> Window {
    let mut window = window_of(app(None, lang), USUAL);
    settle(&mut window);
    window
}

fn read(window: &mut Window, path: &std::path::Path) {
    window.state_mut().state_mut().sheets.open(Sheet::Import);
    window.state_mut().session_mut().act(Action::ReadTable { path: path.to_owned(), sheet: None });
    settle(window);
    settle(window);
}

fn employers(window: &mut Window) -> usize {
    window.state_mut().session_mut().scenario().employers.len()
}

#[test]
fn a_column_is_changed_and_the_rows_come_in_as_one_step() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("t.csv");
    fs::write(&path, "Impresa;Dove;Referente\nAlfa srl;Modena;Anna Qwerty\nBeta srl;Parma;Luca Qwerty\n")
        .expect("a place");
    let mut window = window(Lang::It);
    let before = employers(&mut window);
    read(&mut window, &path);
    let texts = Texts::new(Lang::It);
    assert!(window.query_by_role_and_label(Role::Button, &texts.import_button(2)).is_none());
    let label = "colonna B “Dove” non importare";
    window.get_by_role_and_label(Role::Button, label).click();
    settle(&mut window);
    window.get_by_role_and_label(Role::MenuItemCheckBox, "provincia").click();
    settle(&mut window);
    settle(&mut window);
    window.get_by_role_and_label(Role::Button, &texts.import_button(2)).click();
    settle(&mut window);
    assert_eq!(employers(&mut window), before + 2);
    assert_eq!(window.state_mut().state_mut().sheets.shown(), None, "done, it closes");
    window.state_mut().session_mut().act(Action::Undo);
    settle(&mut window);
    assert_eq!(employers(&mut window), before);
}

#[test]
fn every_state_of_the_sheet_is_drawn_in_both_languages() {
    let folder = tempfile::tempdir().expect("a folder");
    let broken = folder.path().join("t.xlsx");
    fs::write(&broken, b"PK\x03\x04").expect("a place");
    for lang in Lang::ALL {
        let mut window = window(lang);
        let texts = Texts::new(lang);
        window.state_mut().state_mut().sheets.open(Sheet::Import);
        settle(&mut window);
        window.get_by_role_and_label(Role::Button, &texts.import_choose());
        for name in ["imprese.csv", "enti.csv", "posti.csv", "costi.csv"] {
            read(&mut window, &std::path::Path::new("tests/golden/import").join(name));
            let kind = window.state_mut().session_mut().import().is_some();
            assert!(kind, "{name}");
            window.get_by_role_and_label(Role::Button, &texts.import_choose_other());
        }
        read(&mut window, &broken);
        window.get_by_role_and_label(Role::Button, &texts.import_choose_other());
    }
}
