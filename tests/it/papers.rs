//! Papers by the command line, read back: charts, workbook, CSV, report, and whether their figures verify.

use calamine::{Data, Reader as _, Xlsx, open_workbook};
use serde_json::Value;
use std::{
    fs,
    path::Path,
    process::{Command, Output, Stdio},
};

/// A small embedded scenario, quick to simulate in a test build
const SMALL: &str = "it-er-careers";
/// Few futures: what is tested is not their number
const FEW: [&str; 2] = ["--futures", "128"];

fn corridoi(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_corridoi"));
    command.current_dir(folder).args(arguments).stdin(Stdio::null());
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "DISPLAY", "WAYLAND_DISPLAY"] {
        command.env_remove(name);
    }
    command.output().expect("the binary runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[track_caller]
fn ends(output: &Output, code: i32) {
    assert_eq!(output.status.code(), Some(code), "{}\n{}", text(&output.stdout), text(&output.stderr));
}

/// The small scenario as a file, with `from` replaced by `to`
fn changed(folder: &Path, name: &str, from: &str, to: &str) {
    ends(&corridoi(folder, &["new", name, "--from", SMALL]), 0);
    let path = folder.join(name);
    let before = fs::read_to_string(&path).expect("a file");
    assert!(before.contains(from), "the scenario says {from}");
    fs::write(&path, before.replacen(from, to, 1)).expect("written");
}

fn exported(folder: &Path, file: &str, out: &str, more: &[&str]) -> Vec<u8> {
    ends(&corridoi(folder, &[&["export", file, "-o", out], more, &FEW].concat()), 0);
    fs::read(folder.join(out)).expect("a file")
}

/// The rows of an exported CSV file with semicolons
fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").expect("the mark of UTF-8");
    csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(bytes)
        .records()
        .map(|row| row.expect("a row").iter().map(str::to_owned).collect())
        .collect()
}

#[test]
fn charts_are_listed_and_written_as_svg_and_png() {
    let folder = tempfile::tempdir().expect("a folder");
    let list = corridoi(folder.path(), &[&["export", SMALL][..], &FEW].concat());
    ends(&list, 0);
    let ids: Vec<String> = text(&list.stdout)
        .lines()
        .filter_map(|line| line.split_whitespace().next().map(str::to_owned))
        .collect();
    assert!(ids.contains(&"arrivals".to_owned()) && ids.contains(&"sources".to_owned()), "{ids:?}");
    for id in &ids {
        let svg = text(&exported(folder.path(), SMALL, "a.svg", &["--chart", id]));
        assert!(svg.starts_with("<?xml") && svg.ends_with("</svg>\n"), "{id}");
        assert!(svg.contains("<desc>") && svg.matches("<text").count() > 3, "{id}");
        let png = exported(folder.path(), SMALL, "a.png", &["--chart", id, "--lang", "en"]);
        assert_eq!(&png[1..4], b"PNG", "{id}");
        assert_eq!(png, exported(folder.path(), SMALL, "b.png", &["--chart", id, "--lang", "en"]), "{id}");
    }
    let unknown =
        corridoi(folder.path(), &["export", SMALL, "-o", "a.svg", "--chart", "altro", "--futures", "9"]);
    ends(&unknown, 2);
    assert!(text(&unknown.stderr).contains("arrivals"), "what there is, is told");
    ends(&corridoi(folder.path(), &["export", SMALL, "-o", "a.txt"]), 2);
}

#[test]
fn every_exported_figure_verifies_and_a_changed_input_fails_what_depends_on_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let rows = rows(&exported(folder.path(), SMALL, "a.csv", &[]));
    let codes: Vec<&str> = rows.iter().filter(|row| row[0] == "metric").map(|row| row[16].as_str()).collect();
    assert!(codes.len() > 40, "{}", codes.len());
    let verified = |file: &str| -> (Output, Vec<Value>) {
        let arguments = [&["verify", file, "--format", "json"][..], &FEW, &codes].concat();
        let output = corridoi(folder.path(), &arguments);
        let told: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let all = told["codes"].as_array().expect("codes").clone();
        (output, all)
    };
    let (output, all) = verified(SMALL);
    ends(&output, 0);
    assert!(all.iter().all(|told| told["state"] == "same" && told["changed"] == serde_json::json!([])));
    // The campaign costs more: cost figures fail, arrivals do not.
    changed(
        folder.path(),
        "cara.ron",
        "low: 15000, usual: 30000, high: 60000",
        "low: 25000, usual: 41000, high: 70000",
    );
    let (output, all) = verified("cara.ron");
    ends(&output, 1);
    let state = |id: &str| {
        all.iter().find(|told| told["figure"] == id).unwrap_or_else(|| panic!("{id}"))["state"].clone()
    };
    assert_eq!((state("cost_total"), state("arrivals")), ("different".into(), "same".into()));
    let failed: Vec<&Value> = all.iter().filter(|told| told["state"] == "different").collect();
    assert!(failed.iter().all(|told| told["changed"] == serde_json::json!(["scenario"])), "{failed:?}");
    // Other luck fails too, and says why.
    let other = corridoi(folder.path(), &["verify", SMALL, codes[0], "--futures", "127", "--lang", "en"]);
    assert!(text(&other.stdout).contains("number of futures"), "{}", text(&other.stdout));
    ends(&corridoi(folder.path(), &["verify", SMALL, "7K2Q-9XM3-DA4BS"]), 2);
}

#[test]
fn csv_has_the_signs_that_are_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let italian = rows(&exported(folder.path(), SMALL, "a.csv", &[]));
    let mean = |row: &Vec<String>| row[6].clone();
    assert!(
        italian.iter().any(|row| mean(row).contains(','))
            && italian.iter().all(|row| !mean(row).contains('.'))
    );
    let english = text(&exported(folder.path(), SMALL, "b.csv", &["--separator", ",", "--decimal", "."]));
    assert!(english.contains("kind,id,corridor"), "{}", &english[..40]);
    let both =
        corridoi(folder.path(), &["export", SMALL, "-o", "c.csv", "--separator", ",", "--decimal", ","]);
    ends(&both, 2);
}

#[cfg(feature = "papers")]
#[test]
fn the_workbook_holds_numbers_dates_formulas_and_no_text_that_is_one() {
    let folder = tempfile::tempdir().expect("a folder");
    changed(folder.path(), "a.ron", "Campagna di promozione", "=1+1");
    exported(folder.path(), "a.ron", "a.xlsx", &[]);
    let mut book: Xlsx<_> = open_workbook(folder.path().join("a.xlsx")).expect("a workbook");
    assert_eq!(book.sheet_names(), ["Sintesi", "Stime", "Risultati", "Mesi", "Chi paga", "Costi", "Criteri"]);
    let costs = book.worksheet_range("Costi").expect("a sheet");
    let item = costs.rows().find(|row| row[0] == Data::String("=1+1".to_owned())).expect("the item is text");
    assert!(matches!(item[2], Data::Float(price) if price == 30_000.0), "{item:?}");
    let formulas = book.worksheet_formula("Costi").expect("formulas");
    assert!(formulas.rows().flatten().any(|formula| formula.starts_with("SUM(E2:E")));
    assert!(!formulas.rows().flatten().any(|formula| formula.contains("1+1")));
    let months = book.worksheet_range("Mesi").expect("a sheet");
    assert!(matches!(months.get((1, 0)), Some(Data::DateTime(_))), "{:?}", months.get((1, 0)));
    // Every row of the matrix adds up, and so do the columns.
    let payers = book.worksheet_range("Chi paga").expect("a sheet");
    let euros = |cell: &Data| if let Data::Float(euros) = cell { *euros } else { 0.0 };
    let n = payers.rows().next().expect("a head").len();
    let body: Vec<&[Data]> =
        payers.rows().skip(1).take_while(|row| row[0] != Data::String("Totale".to_owned())).collect();
    assert!(!body.is_empty());
    for row in &body {
        let parts: f64 = row[2..n - 1].iter().map(euros).sum();
        assert_eq!(euros(&row[1]), parts, "{row:?}");
    }
    let total = payers.rows().nth(body.len() + 1).expect("a total");
    for column in 1..n - 1 {
        assert_eq!(euros(&total[column]), body.iter().map(|row| euros(&row[column])).sum::<f64>());
    }
    let same = fs::read(folder.path().join("a.xlsx")).expect("a file");
    assert_eq!(same, exported(folder.path(), "a.ron", "b.xlsx", &[]), "the same input gives the same bytes");
}

#[cfg(feature = "papers")]
#[test]
fn the_report_is_a_tagged_pdf_with_the_same_bytes_twice() {
    let folder = tempfile::tempdir().expect("a folder");
    let written = |out: &str, more: &[&str]| {
        let arguments = [&["report", SMALL, "-o", out][..], more, &FEW].concat();
        let output = corridoi(folder.path(), &arguments);
        ends(&output, 0);
        fs::read(folder.path().join(out)).expect("a file")
    };
    let it = written("a.pdf", &[]);
    assert!(it.starts_with(b"%PDF-1.7") && it.len() > 40_000, "{}", it.len());
    assert_eq!(it, written("b.pdf", &[]));
    let raw = text(&it);
    assert!(
        raw.contains("/Lang") && raw.contains("pdfaid") && raw.contains("pdfuaid"),
        "the strict form is promised"
    );
    let en = written("c.pdf", &["--lang", "en"]);
    assert_ne!(it, en);
    let short = written("d.pdf", &["--without", "assumptions", "--without", "criteria"]);
    assert!(short.len() < it.len());
    ends(&corridoi(folder.path(), &["report", SMALL, "-o", "e.pdf", "--without", "altro"]), 2);
}

#[cfg(feature = "papers")]
#[test]
fn every_kind_of_block_keeps_the_strict_form_and_tables_go_on_over_pages() {
    use corridoi::{
        paper::{
            document::{Block, Cell, Document, Picture, Row, Run, Style, Table},
            layout, pdf,
        },
        report::{drawing::Drawing, status::Status},
        text::Lang,
    };
    let mut document = Document {
        title: "Prova".to_owned(),
        subject: "Tutti i pezzi".to_owned(),
        lang: Lang::It,
        date: (2026, 11, 21),
        head: ["Prova".to_owned(), "21 novembre 2026".to_owned()],
        foot: "Impronta".to_owned(),
        page_words: "{page} di {pages}".to_owned(),
        blocks: vec![Block::Title("Prova".to_owned()), Block::Subtitle("Sotto".to_owned())],
    };
    for status in Status::ALL {
        document.blocks.push(Block::Notice(status, "Da leggere".to_owned()));
    }
    document.blocks.push(Block::Paragraph(Style::Lead, vec![Run::strong("Prima"), Run::plain(" e dopo.")]));
    document.blocks.push(Block::Contents);
    document.chapter("Capitolo");
    document.section("Sezione");
    document.blocks.push(Block::Point(vec![Run::plain("Uno")]));
    let mut drawing = Drawing::new(100.0, 50.0);
    drawing.description = "Niente da vedere".to_owned();
    drawing.line(
        [0.0, 0.0],
        [100.0, 50.0],
        corridoi::report::drawing::Stroke::solid(corridoi::report::drawing::Ink::Text, 1.0),
    );
    document.blocks.push(Block::Picture(Picture { drawing, caption: "Figura".to_owned() }));
    let mut table = Table::new(["Voce", ">Costo"]);
    for n in 0..120 {
        table
            .rows
            .push(Row::of([Cell::status(Status::Met, format!("riga {n}")), Cell::plain(n.to_string())]));
    }
    table.rows.push(Row::total([Cell::plain("Totale"), Cell::plain("1")]));
    document.table_or(table, "niente");
    let pages = layout::pages(&document);
    assert!(pages.pages.len() > 2);
    let words = pages.words(Lang::It);
    assert_eq!(
        words.matches("Voce").count(),
        pages.pages.len() - 1,
        "the head comes again on each page\n{words}"
    );
    assert!((0..120).all(|n| words.contains(&format!("riga {n}\n"))), "no row is lost");
    assert!(words.contains("Capitolo | 2"), "the list of chapters has pages\n{words}");
    let bytes = pdf::strict(&document, &pages).unwrap_or_else(|error| panic!("{error}"));
    assert!(bytes.starts_with(b"%PDF"));
}

#[cfg(feature = "papers")]
#[test]
fn strange_titles_are_printed_and_missing_signs_are_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let title = format!("{} “\\\"<b>&#$@ نص 👩‍🎓", "lungo ".repeat(40));
    changed(folder.path(), "a.ron", "it-ER Careers, nuova edizione sul modello del 2021", &title);
    let output = corridoi(folder.path(), &[&["report", "a.ron", "-o", "a.pdf"][..], &FEW].concat());
    ends(&output, 0);
    assert!(text(&output.stderr).contains("segno sostitutivo"), "{}", text(&output.stderr));
    let svg = text(&exported(folder.path(), "a.ron", "a.svg", &["--chart", "arrivals"]));
    assert!(!svg.contains("<b>"));
    exported(folder.path(), "a.ron", "a.xlsx", &[]);
}
