//! Import of tables: what columns and cells mean, what stays out, what is refused, by library, session and binary.
//!
//! The tables stand in `tests/golden/import`; the persons in them are nobody.

use corridoi::{
    base::{date_from_text, table::Form},
    file::{
        codec, embedded,
        table::{self, TableError},
    },
    import::{Clean, Inputs, Kind, Mapping, Plan, Reason, Standing, What, number_language},
    jobs::no_wake,
    model::{Scenario, edit, validate},
    rules,
    session::{Action, ImportState, Keeper, Session, Start, WORKED},
    text::{Lang, Texts},
};
use proptest::prelude::*;
use std::{fs, io::Write as _, num::NonZeroUsize, path::Path, process::Command, sync::Arc};

fn worked() -> Scenario {
    codec::scenario_from_text(embedded::scenario(WORKED).expect("inside").text).expect("it is sound")
}

fn bytes_of(name: &str) -> Vec<u8> {
    fs::read(Path::new("tests/golden/import").join(name)).expect("a table")
}

fn clean_of(bytes: &[u8]) -> (Clean, Form) {
    let reading = table::of_bytes(bytes, None).expect("it reads");
    (Clean::of(reading.table, date_from_text("2026-09-01").expect("a day")), reading.form)
}

fn plan_of(scenario: &Scenario, bytes: &[u8], lang: Lang) -> Plan {
    let (clean, _) = clean_of(bytes);
    let mapping = Mapping::guessed(&clean, Mapping::likely_kind(&clean));
    let texts = Texts::new(lang);
    let numbers = number_language(&clean, lang);
    Plan::of(&Inputs { scenario, clean: &clean, mapping: &mapping, numbers, texts: &texts, file: "tabella" })
}

fn standings(plan: &Plan) -> Vec<Standing> {
    plan.rows.iter().map(|row| row.standing).collect()
}

#[test]
fn organisations_come_in_with_kind_country_letter_and_roles() {
    let scenario = worked();
    let bytes = bytes_of("enti.csv");
    let plan = plan_of(&scenario, &bytes, Lang::It);
    assert_eq!(plan.problems, []);
    assert_eq!((plan.kind, standings(&plan)), (Kind::Organisations, vec![Standing::Added; 3]));
    let after = edit::apply(&scenario, &plan.edits).expect("it fits");
    let school =
        after.organisations.iter().find(|o| o.name == "Scuola edile di Ravenna").expect("it is there");
    assert_eq!((school.id.as_str(), school.years_active), ("scuola_edile_di_ravenna", Some(22)));
    assert!(school.category.is_some() && school.country.code() == "ITA");
    let agency = after.organisations.iter().find(|o| o.name == "Agence de formation de Fès");
    assert_eq!(agency.map(|o| (o.country.code(), o.roles.len())), Some(("MAR", 2)));
    let (clean, _) = clean_of(&bytes);
    let refused: Vec<Reason> = clean.refused().iter().map(|refused| refused.reason).collect();
    assert_eq!(refused, [Reason::Names]);
    assert!(!format!("{clean:?}{plan:?}").contains("Qwerty"), "nothing of a person stays");
}

#[test]
fn employers_change_what_is_there_and_say_line_and_column_of_what_is_wrong() {
    let scenario = worked();
    let plan = plan_of(&scenario, &bytes_of("imprese.csv"), Lang::It);
    assert_eq!(plan.kind, Kind::Employers);
    assert_eq!(standings(&plan), [Standing::Added, Standing::Changed, Standing::Refused]);
    let found: Vec<(Option<usize>, Option<usize>, &str)> =
        plan.problems.iter().map(|p| (p.line, p.column, p.found.as_str())).collect();
    assert_eq!(found, [(Some(4), Some(3), "molti"), (Some(4), Some(5), "villa")]);
    for lang in Lang::ALL {
        let texts = Texts::new(lang);
        for problem in &plan.problems {
            let told = problem.sentence(&texts);
            assert!(told.contains('4') && told.contains(&problem.found), "{told}");
            assert!(problem.hint(&texts).len() > 10);
        }
    }
    let after = edit::apply(&scenario, &plan.edits).expect("it fits");
    assert_eq!(after.employers.len(), scenario.employers.len() + 1, "nobody is doubled");
    let new = after.employers.last().expect("the new one");
    assert_eq!((new.province.as_str(), new.turnover_cents), ("Forlì-Cesena", Some(240_000_050)));
    let changed = after.employers.iter().find(|e| e.name == "Modena").expect("it is there");
    assert_eq!((changed.firms.low, changed.firms.usual, changed.firms.high), (12.0, 22.0, 30.0));
    assert_eq!(changed.firms.source, None, "a new number has a new origin");
    assert!(changed.firms.note.contains("tabella") && changed.source.is_some());
}

#[test]
fn positions_name_their_employer_and_costs_their_stage() {
    let scenario = worked();
    let positions = plan_of(&scenario, &bytes_of("posti.csv"), Lang::En);
    assert_eq!(positions.kind, Kind::Positions);
    assert_eq!(standings(&positions), [Standing::Added, Standing::Added, Standing::Refused]);
    assert!(matches!(positions.problems[0].what, What::NoObject { list: "employers", .. }));
    let after = edit::apply(&scenario, &positions.edits).expect("it fits");
    let new = &after.positions[after.positions.len() - 2..];
    assert_eq!(new[0].gross_year.as_ref().map(|pay| pay.usual), Some(24_500.0));
    assert_eq!((new[1].count.low, new[1].opens.to_string().as_str()), (2.0, "2027-10-01"));
    let costs = plan_of(&scenario, &bytes_of("costi.csv"), Lang::It);
    assert_eq!(costs.kind, Kind::Costs);
    assert_eq!(standings(&costs), [Standing::Added, Standing::Added, Standing::Added, Standing::Refused]);
    assert_eq!(costs.problems.len(), 2, "category and unit of the last row: {:?}", costs.problems);
}

#[test]
fn importing_the_same_table_again_changes_nothing() {
    for name in ["enti.csv", "imprese.csv", "posti.csv", "costi.csv"] {
        let once = plan_of(&worked(), &bytes_of(name), Lang::It);
        let after = edit::apply(&worked(), &once.edits).expect("it fits");
        let again = plan_of(&after, &bytes_of(name), Lang::It);
        assert_eq!(again.edits, [], "{name}: {:?}", again.rows);
        assert!(standings(&again).iter().all(|s| matches!(s, Standing::Same | Standing::Refused)), "{name}");
    }
}

#[test]
fn a_table_without_a_needed_column_says_so_once() {
    let plan = plan_of(&worked(), b"Ragione sociale;Fatturato\nAlfa srl;3\nBeta srl;4\n", Lang::It);
    assert_eq!(standings(&plan), [Standing::Refused; 2]);
    let [problem] = plan.problems.as_slice() else { panic!("{:?}", plan.problems) };
    assert!(matches!(problem.what, What::NoColumn { field, .. } if field.key == "province"));
}

#[test]
fn the_same_object_twice_in_a_table_comes_in_once() {
    let bytes = "Impresa;Provincia\nAlfa srl;Modena\nALFA  SRL;Parma\n";
    let plan = plan_of(&worked(), bytes.as_bytes(), Lang::It);
    assert_eq!(standings(&plan), [Standing::Added, Standing::Refused]);
    assert!(matches!(plan.problems[0].what, What::Twice { line: 2 }));
    let bytes =
        b"Impresa;Posti;Disponibili dal\nModena;3;01/09/2027\nModena;4;01/09/2027\nModena;4;01/10/2027\n";
    let plan = plan_of(&worked(), bytes, Lang::It);
    assert_eq!(
        standings(&plan),
        [Standing::Added, Standing::Refused, Standing::Added],
        "{:?}",
        plan.problems
    );
}

#[cfg(all(feature = "papers", feature = "spreadsheets"))]
#[test]
fn a_workbook_says_the_same_as_its_text() {
    use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Vuoto").expect("a name");
    let sheet = book.add_worksheet().set_name("Posti").expect("a name");
    for (column, heading) in ["Impresa", "Posti", "Disponibili dal"].iter().enumerate() {
        sheet.write_string(1, column as u16, *heading).expect("a cell");
    }
    let day = ExcelDateTime::from_ymd(2027, 9, 1).expect("a day");
    let as_day = Format::new().set_num_format("dd/mm/yyyy");
    sheet.write_string(3, 0, "Modena").expect("a cell");
    sheet.write_number(3, 1, 6.0).expect("a cell");
    sheet.write_datetime_with_format(3, 2, &day, &as_day).expect("a cell");
    // A single cell far out must cost nothing.
    let bytes = book.save_to_buffer().expect("a workbook");
    let (clean, form) = clean_of(&bytes);
    assert!(matches!(form, Form::Xlsx { ref sheet, ref sheets } if sheet == "Posti" && sheets.len() == 2));
    assert_eq!(clean.table().rows[0].line, 4);
    let plan = plan_of(&worked(), &bytes, Lang::It);
    let text = plan_of(&worked(), b"\nImpresa;Posti;Disponibili dal\n\nModena;6;01/09/2027\n", Lang::It);
    assert_eq!((plan.problems.len(), &plan.edits), (0, &text.edits));
    assert!(matches!(table::of_bytes(&bytes, Some("Altro")), Err(TableError::NoSheet { .. })));
    let broken = &bytes[..bytes.len() / 2];
    assert!(matches!(table::of_bytes(broken, None), Err(TableError::Broken { .. })));
}

#[cfg(all(feature = "papers", feature = "spreadsheets"))]
#[test]
fn a_workbook_with_a_cell_far_out_or_a_packed_bomb_is_refused() {
    use rust_xlsxwriter::Workbook;
    let mut book = Workbook::new();
    book.add_worksheet().write_string(1_048_575, 16_383, "x").expect("a cell");
    let far = book.save_to_buffer().expect("a workbook");
    assert!(matches!(table::of_bytes(&far, None), Err(TableError::TooManyColumns { .. })));
    let mut bomb = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    bomb.start_file("xl/workbook.xml", zip::write::SimpleFileOptions::default()).expect("an entry");
    let nothing = vec![b' '; 1 << 20];
    for _ in 0..100 {
        bomb.write_all(&nothing).expect("memory");
    }
    let bomb = bomb.finish().expect("an archive").into_inner();
    assert!(bomb.len() < 1 << 20, "it is small outside");
    assert!(matches!(table::of_bytes(&bomb, None), Err(TableError::TooMuchPacked { .. })));
}

fn session() -> Session {
    let start = Start {
        file: None,
        settings_folder: None,
        language: Lang::It,
        threads: NonZeroUsize::new(2).expect("two"),
        rulebooks: rules::embedded_rulebooks(),
        keeper: Keeper { name: "Ufficio".to_owned(), machine: "pc".to_owned(), since: 0 },
        wall_time: 1_800_000_000,
        wake: no_wake(),
    };
    Session::new(start, 0.0).expect("the worked scenario opens")
}

/// Lets workers come to rest and takes in what they did, as often as an import needs
fn settle(session: &mut Session) {
    for _ in 0..4 {
        session.wait();
        let now = session.now();
        session.tick(now);
    }
}

#[test]
fn an_import_is_one_step_that_undo_takes_back() {
    let mut session = session();
    session.act(Action::SetFutures(32));
    let before = Arc::clone(session.scenario());
    session.act(Action::ReadTable { path: "tests/golden/import/imprese.csv".into(), sheet: None });
    settle(&mut session);
    let import = session.import().expect("an import");
    let ImportState::Read(read) = &import.state else { panic!("{:?}", import.state) };
    assert_eq!(read.plan.as_ref().map(|plan| plan.importable()), Some(2));
    assert_eq!(session.scenario(), &before, "looking changes nothing");
    session.act(Action::Import);
    assert!(session.import().is_none());
    assert_eq!(session.scenario().employers.len(), before.employers.len() + 1);
    session.act(Action::Undo);
    assert_eq!(**session.scenario(), *before);
}

#[test]
fn an_import_while_a_variant_is_shown_becomes_its_difference() {
    let mut session = session();
    session.act(Action::SetFutures(32));
    session.act(Action::AddVariant { name: "Con le imprese".to_owned(), parent: None });
    let employers = session.scenario().employers.len();
    session.act(Action::ReadTable { path: "tests/golden/import/imprese.csv".into(), sheet: None });
    settle(&mut session);
    session.act(Action::Import);
    assert_eq!(session.scenario().employers.len(), employers, "the base stays");
    assert_eq!(session.seen().employers.len(), employers + 1);
}

fn corridoi(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_corridoi"));
    command.current_dir(folder).args(arguments);
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "DISPLAY", "WAYLAND_DISPLAY"] {
        command.env_remove(name);
    }
    let output = command.output().expect("the binary runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

fn table_in(folder: &Path, name: &str) {
    fs::write(folder.join(name), bytes_of(name)).expect("a place to write");
}

#[test]
fn the_binary_shows_refuses_and_writes() {
    let folder = tempfile::tempdir().expect("a folder");
    let here = folder.path();
    table_in(here, "imprese.csv");
    table_in(here, "enti.csv");
    let import = ["import", WORKED, "--from", "imprese.csv", "--lang", "it"];
    let (code, shown, told) = corridoi(here, &[&import[..], &["-o", "nuovo.ron"]].concat());
    assert_eq!(code, Some(1), "{shown}{told}");
    assert!(!here.join("nuovo.ron").exists(), "with a row to correct nothing is written");
    assert!(shown.contains("Windows-1252") && shown.contains("punto e virgola"), "{shown}");
    assert!(shown.contains("indirizzi di posta") && !shown.contains("example.org"), "{shown}");
    let (code, _, told) = corridoi(here, &[&import[..], &["-o", "nuovo.ron", "--skip-errors"]].concat());
    assert_eq!(code, Some(0), "{told}");
    let written = fs::read_to_string(here.join("nuovo.ron")).expect("it was written");
    let after = codec::scenario_from_text(&written).expect("it is sound");
    assert_eq!(after.employers.len(), worked().employers.len() + 1);
    assert!(!written.contains("example.org"));
    let organisations =
        ["import", "nuovo.ron", "--from", "enti.csv", "--kind", "organisations", "--lang", "en"];
    let (code, shown, _) = corridoi(here, &[&organisations[..], &["--dry-run", "--format", "json"]].concat());
    assert_eq!(code, Some(0), "{shown}");
    let json: serde_json::Value = serde_json::from_str(&shown).expect("JSON");
    assert_eq!((&json["kind"], json["edits"].as_array().map(Vec::len)), (&"organisations".into(), Some(3)));
    assert_eq!(fs::read_to_string(here.join("nuovo.ron")).expect("there"), written, "a trial writes nothing");
    let (code, _, told) = corridoi(here, &organisations);
    assert_eq!(code, Some(0), "{told}");
    assert_ne!(fs::read_to_string(here.join("nuovo.ron")).expect("there"), written);
}

#[test]
fn the_binary_takes_a_mapping_and_says_what_is_wrong_with_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let here = folder.path();
    fs::write(here.join("t.csv"), "Chi;Dove;Referente\nAlfa srl;Modena;Anna Qwerty\n").expect("a place");
    let import = ["import", WORKED, "--from", "t.csv", "--kind", "employers", "-o", "n.ron", "--lang", "it"];
    let (code, _, _) = corridoi(here, &import);
    assert_eq!(code, Some(1), "no column is the name");
    let mapped = [&import[..], &["--map", "Chi=name", "--map", "B=provincia"]].concat();
    assert_eq!(corridoi(here, &mapped).0, Some(0));
    for wrong in ["Chi", "Cosa=name", "Chi=colore", "Referente=name"] {
        let (code, _, told) = corridoi(here, &[&import[..], &["--map", wrong]].concat());
        assert_eq!((code, told.is_empty()), (Some(2), false), "{wrong}");
    }
    assert_eq!(
        corridoi(here, &["import", WORKED, "--from", "t.csv"]).0,
        Some(2),
        "where to write is not said"
    );
}

#[test]
fn what_is_no_table_ends_with_a_clear_word() {
    let folder = tempfile::tempdir().expect("a folder");
    let here = folder.path();
    let huge = fs::File::create(here.join("huge.csv")).expect("a place");
    // Sparse: it takes no room, and nobody reads it.
    huge.set_len(1 << 30).expect("a large file");
    let rows = format!("Impresa;Provincia\n{}", "Alfa srl;Modena\n".repeat(100_000));
    fs::write(here.join("rows.csv"), rows).expect("a place");
    fs::write(here.join("picture.csv"), b"\x89PNG\r\n\x1a\n\0\0\0").expect("a place");
    fs::write(here.join("zip.xlsx"), b"PK\x03\x04 and nothing more").expect("a place");
    fs::write(here.join("old.xls"), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").expect("a place");
    fs::write(here.join("empty.csv"), b"").expect("a place");
    fs::write(here.join("quote.csv"), b"A;B\n\"uno;due\n").expect("a place");
    for (name, code, word) in [
        ("huge.csv", 3, "1024 MB"),
        ("rows.csv", 1, "5000"),
        ("picture.csv", 1, "CSV"),
        ("zip.xlsx", 1, "danneggiata"),
        ("old.xls", 1, "password"),
        ("empty.csv", 1, "vuoto"),
        ("quote.csv", 1, "virgoletta"),
        ("missing.csv", 3, "missing.csv"),
        (".", 3, "file"),
    ] {
        let (ended, _, told) =
            corridoi(here, &["import", WORKED, "--from", name, "--dry-run", "--lang", "it"]);
        assert_eq!(ended, Some(code), "{name}: {told}");
        assert!(told.contains(word) && told.lines().count() >= 2, "{name}: {told}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_stands_in_a_table_its_edits_fit_and_leave_no_new_dangling(
        rows in prop::collection::vec(prop::collection::vec(cell(), 4), 0..8),
        kind in 0_usize..4,
    ) {
        let scenario = worked();
        let head = ["Nome;Provincia;Imprese;Nota", "Nome;Tipo;Paese;Ruolo", "Impresa;Posti;Disponibili dal;Mesi", "Voce;Categoria;Importo;Per"][kind];
        let mut text = format!("{head}\n");
        for row in &rows {
            text += &row.join(";");
            text.push('\n');
        }
        let plan = plan_of(&scenario, text.as_bytes(), Lang::It);
        let after = edit::apply(&scenario, &plan.edits);
        prop_assert!(after.is_ok(), "{:?}", after.err());
        prop_assert!(validate::is_sound(&validate::validate(&after.expect("just seen"))) || !plan.findings.is_empty());
        let refused = plan.rows.iter().filter(|row| row.standing == Standing::Refused).count();
        prop_assert!(refused == 0 || !plan.problems.is_empty(), "a refused row says why");
    }
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("Modena".to_owned()),
        Just("12".to_owned()),
        Just("da 3 a 8".to_owned()),
        Just("1/9/2027".to_owned()),
        Just("ente di formazione".to_owned()),
        Just("Italia".to_owned()),
        Just("al mese".to_owned()),
        Just("gestione del programma".to_owned()),
        "[a-zA-Zàèì ]{0,12}",
        "[0-9.,%€-]{0,8}",
    ]
}
