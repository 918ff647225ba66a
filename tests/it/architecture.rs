//! The shape of the source tree: who may import whom, words that have one home, a header in every file.
//!
//! Holds the table of arrows that `src/lib.rs` explains. It reads the sources as text, without comments, strings and test
//! modules; it does not judge style, which the lints do.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// Module, and the modules it may import; an arrow that nobody uses is an error too
const ARROWS: [(&str, &[&str]); 20] = [
    ("base", &[]),
    ("jobs", &[]),
    ("text", &["base"]),
    ("model", &["base"]),
    ("rules", &["base", "model", "text"]),
    ("network", &["base", "model"]),
    ("engine", &["base"]),
    ("funding", &["base"]),
    ("analysis", &["engine"]),
    ("compile", &["base", "model", "rules", "engine", "funding"]),
    ("document", &["base", "model"]),
    ("file", &["base", "model"]),
    ("report", &["base", "text", "model", "rules", "engine", "funding", "compile"]),
    ("paper", &["base", "text", "model", "rules", "network", "compile", "report"]),
    ("pipeline", &["base", "model", "network", "rules", "engine", "compile", "jobs"]),
    (
        "session",
        &["base", "model", "rules", "document", "file", "jobs", "paper", "pipeline", "report", "text"],
    ),
    ("cli", &["base", "model", "rules", "engine", "file", "jobs", "paper", "pipeline", "report", "text"]),
    ("ui", &["base", "model", "rules", "report", "document", "session", "jobs", "text"]),
    ("main", &["cli", "text", "ui"]),
    ("lib", &[]),
];

/// Words in code, the places that may hold them, and why
const HOMES: [(&[&str], &[&str], &str); 8] = [
    (
        &["std::thread", "thread::spawn", "thread::scope", "thread::Builder"],
        &["src/jobs/"],
        "threads live in jobs",
    ),
    (
        &["std::fs", "fs::read", "fs::write", "File::open", "File::create", "OpenOptions"],
        &["src/file/store"],
        "only file::store touches the disk",
    ),
    (
        &["std::env", "env::var", "env::args", "env::current_dir"],
        &["src/main.rs", "src/file/store"],
        "the environment is read where the program starts",
    ),
    (
        &["SystemTime", "Instant::now", "Timestamp::now", "Zoned::now", "UNIX_EPOCH"],
        &["src/main.rs", "src/file/store"],
        "nothing depends on the clock",
    ),
    (&["egui", "eframe", "rfd::"], &["src/ui/"], "only ui names the window"),
    (&["process::exit", "process::abort"], &["src/main.rs"], "only main ends the process"),
    (&["rand::rng", "thread_rng", "from_os_rng", "OsRng", "SysRng"], &[], "randomness has a seed"),
    (&["powf(", "powi(", ".exp()", ".ln()", ".log10()"], &["src/ui/"], "mathematics comes from libm"),
];

#[test]
fn modules_import_along_the_arrows_only() {
    let allowed: BTreeMap<&str, BTreeSet<&str>> =
        ARROWS.iter().map(|(from, to)| (*from, to.iter().copied().collect())).collect();
    let mut used: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut problems = Vec::new();
    for file in sources() {
        let from = module_of(&file);
        let Some(may) = allowed.get(from.as_str()) else {
            problems.push(format!("{}: module {from} is not in the table", file.display()));
            continue;
        };
        for to in imports(&code_of(&file), &from) {
            if !may.contains(to.as_str()) {
                problems.push(format!("{}: {from} must not import {to}", file.display()));
            }
            used.entry(from.clone()).or_default().insert(to);
        }
    }
    for (from, to) in &allowed {
        for to in to {
            if !used.get(*from).is_some_and(|used| used.contains(*to)) {
                problems.push(format!("the table lets {from} import {to}, and nothing does"));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn the_table_has_no_ring() {
    let mut below: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for _ in ARROWS {
        for (from, to) in ARROWS {
            let reached: BTreeSet<&str> =
                to.iter().flat_map(|to| below.get(to).into_iter().flatten().copied().chain([*to])).collect();
            below.entry(from).or_default().extend(reached);
        }
    }
    for (from, reached) in below {
        assert!(!reached.contains(from), "{from} reaches itself");
    }
}

#[test]
fn words_with_one_home_stay_there() {
    let mut problems = Vec::new();
    for file in sources() {
        let code = code_of(&file);
        let shown = file.display().to_string();
        for (words, homes, why) in HOMES {
            if homes.iter().any(|home| shown.starts_with(home)) {
                continue;
            }
            for word in words {
                if contains_word(&code, word) {
                    problems.push(format!("{shown}: {word} ({why})"));
                }
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_file_begins_with_what_it_is() {
    let mut files = sources();
    files.extend(rust_files(Path::new("tests")));
    files.extend(rust_files(Path::new("benches")));
    let bare: Vec<String> = files
        .iter()
        .filter(|file| {
            let text = fs::read_to_string(file).expect("a source file is text");
            let header = text.lines().take_while(|line| line.starts_with("//!"));
            header.map(str::len).sum::<usize>() < 30
        })
        .map(|file| file.display().to_string())
        .collect();
    assert!(bare.is_empty(), "no header in\n{}", bare.join("\n"));
}

/// Every source file of the library and the binary, by its path from the package's folder
fn sources() -> Vec<PathBuf> {
    let files = rust_files(Path::new("src"));
    assert!(files.len() > 40, "the sources are found from the folder of the package");
    files
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries {
            let path = entry.expect("the folder can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// The first folder below `src`, or the name of the file that lies there
fn module_of(file: &Path) -> String {
    let below = file.strip_prefix("src").expect("a source file");
    let first = below.components().next().expect("a name").as_os_str().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// The source without comments, texts and test modules
fn code_of(file: &Path) -> String {
    if file.file_name().is_some_and(|name| name == "tests.rs") {
        return String::new();
    }
    let text = fs::read_to_string(file).expect("a source file is text");
    let code = without_comments_and_texts(&text);
    let is_body = |at: usize| {
        let after = &code[at..];
        after.find('{') < after.find(';').or(Some(usize::MAX))
    };
    match code.match_indices("#[cfg(test)]\nmod ").find(|(at, _)| is_body(*at)) {
        Some((tests, _)) => code[..tests].to_owned(),
        None => code,
    }
}

fn without_comments_and_texts(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if rest.starts_with("//") {
            rest = &rest[rest.find('\n').unwrap_or(rest.len())..];
        } else if rest.starts_with("/*") {
            rest = rest.find("*/").map_or("", |end| &rest[end + 2..]);
        } else if let Some(hashes) = raw_text(rest, code.chars().last()) {
            let open = hashes + 2;
            let close = format!("\"{}", "#".repeat(hashes));
            rest = rest[open..].find(&close).map_or("", |end| &rest[open + end + close.len()..]);
            code.push_str("\"\"");
        } else if c == '"' {
            let mut end = 1;
            let bytes = rest.as_bytes();
            while end < bytes.len() && bytes[end] != b'"' {
                end += if bytes[end] == b'\\' { 2 } else { 1 };
            }
            rest = rest.get(end + 1..).unwrap_or_default();
            code.push_str("\"\"");
        } else if let Some(length) = char_literal(rest) {
            rest = &rest[length..];
            code.push_str("' '");
        } else {
            code.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    code
}

/// The number of `#` when a raw text begins here
fn raw_text(rest: &str, before: Option<char>) -> Option<usize> {
    if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
        return None;
    }
    let after = rest.strip_prefix('r')?;
    let hashes = after.chars().take_while(|c| *c == '#').count();
    after[hashes..].starts_with('"').then_some(hashes)
}

/// The length of a character literal, told from a lifetime
fn char_literal(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix('\'')?;
    if after.starts_with('\\') {
        return after[2..].find('\'').map(|end| end + 4);
    }
    let c = after.chars().next()?;
    after[c.len_utf8()..].starts_with('\'').then_some(c.len_utf8() + 2)
}

/// The other modules that a source names
fn imports(code: &str, own: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let roots: &[&str] = if own == "main" { &["corridoi::", "crate::"] } else { &["crate::"] };
    for root in roots {
        for (at, _) in code.match_indices(root) {
            if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':') {
                continue;
            }
            names_after(&code[at + root.len()..], &mut found);
        }
    }
    // `super` above the module's own folder reaches the crate as well.
    for (from, _) in ARROWS {
        if contains_word(code, &format!("super::super::{from}::")) {
            found.insert(from.to_owned());
        }
    }
    found.retain(|name| name != own && ARROWS.iter().any(|(module, _)| module == name));
    found
}

/// The first name of a path, or the first name of each branch of a group
fn names_after(rest: &str, found: &mut BTreeSet<String>) {
    let first = |text: &str| -> String {
        text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
    };
    let Some(group) = rest.strip_prefix('{') else {
        found.insert(first(rest));
        return;
    };
    let mut depth = 0_usize;
    let mut begins = true;
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => begins = true,
            c if begins && !c.is_whitespace() => {
                found.insert(first(&group[at..]));
                begins = false;
            }
            _ => {}
        }
    }
}

/// Whether `word` stands in `code` and does not begin inside a longer name
fn contains_word(code: &str, word: &str) -> bool {
    let begins_name = word.starts_with(|c: char| c.is_alphanumeric());
    code.match_indices(word)
        .any(|(at, _)| !begins_name || !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
}

#[test]
fn the_reader_of_sources_sees_code_only() {
    let source = "use crate::{base::{Id, Date}, model::Edit}; // crate::ui\nlet a = \"crate::cli \\\" x\"; let b: &'a str = r#\"crate::file\"#; let c = '\"'; crate::jobs::no();";
    let code = without_comments_and_texts(source);
    let found: Vec<String> = imports(&code, "session").into_iter().collect();
    assert_eq!(found, ["base", "jobs", "model"]);
}
