//! Reads the text files, refuses them when the two languages do not match, and writes a typed accessor for each message.
//!
//! The rules for authors stand in `src/text/mod.rs`. Fails the build, with file and id, when a message or a variable is missing
//! in one language, when an id stands twice, or when a file does not parse. Also lists the scenarios that the binary
//! carries. Draws on nothing but `assets/texts` and `scenarios`.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    fmt::Write as _,
    fs,
    path::Path,
};

/// The languages, as folder names; the first one is shown in the documentation of each accessor.
const LANGUAGES: [&str; 2] = ["it", "en"];

/// What a variable is used for, which decides the type of the argument.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    /// Only written out
    Shown,
    /// Chooses a plural form: must be a number
    Plural,
    /// Chooses a variant by its word
    Word,
}

/// One message or attribute as found in one language.
struct Found {
    /// Variables and their use
    variables: BTreeMap<String, Use>,
    /// File it stands in, for messages about it
    file: String,
    /// The source of the text on one line, for the documentation
    source: String,
}

/// Everything one language says, by id; attributes are `id.attribute`.
struct Language {
    messages: BTreeMap<String, Found>,
    files: BTreeSet<String>,
}

fn main() {
    let mut problems = Vec::new();
    say("rerun-if-changed=assets/texts");
    say("rerun-if-changed=build.rs");
    let languages: Vec<Language> = LANGUAGES.iter().map(|name| read_language(name, &mut problems)).collect();
    compare(&languages, &mut problems);
    let code = accessors(&languages);
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR for build scripts");
    fs::write(Path::new(&out).join("texts.rs"), code).expect("the output folder of the build is writable");
    let embedded = embedded_list("SCENARIOS", "scenarios") + &embedded_list("TEMPLATES", "scenarios/modelli");
    fs::write(Path::new(&out).join("embedded.rs"), embedded)
        .expect("the output folder of the build is writable");
    for problem in problems {
        say(&format!("error={problem}"));
    }
}

/// The list of the RON files in a folder, by name without ending, for `src/file/embedded.rs`.
fn embedded_list(constant: &str, folder: &str) -> String {
    // The folder is named as well as its files, so that a new file is noticed.
    say(&format!("rerun-if-changed={folder}"));
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.file_name().to_string_lossy().strip_suffix(".ron").map(str::to_owned))
        .collect();
    names.sort();
    let mut code = format!("/// The files of `{folder}`.\nconst {constant}: &[Embedded] = &[\n");
    for name in names {
        let path = format!("/{folder}/{name}.ron");
        writeln!(
            code,
            "    Embedded {{ name: {name:?}, text: include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {path:?})) }},"
        )
        .expect("writing to a String");
    }
    code.push_str("];\n");
    code
}

/// Hands one instruction to cargo.
#[allow(clippy::print_stdout, reason = "standard output is how a build script talks to cargo")]
fn say(instruction: &str) {
    println!("cargo::{instruction}");
}

fn read_language(name: &str, problems: &mut Vec<String>) -> Language {
    let folder = Path::new("assets/texts").join(name);
    let mut language = Language { messages: BTreeMap::new(), files: BTreeSet::new() };
    let mut names: Vec<String> = fs::read_dir(&folder)
        .map(|entries| {
            entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
        })
        .unwrap_or_default();
    names.retain(|name| Path::new(name).extension().is_some_and(|extension| extension == "ftl"));
    names.sort();
    let mut terms: BTreeSet<String> = BTreeSet::new();
    let mut asked: Vec<(String, String)> = Vec::new();
    for file in names {
        let shown = format!("assets/texts/{name}/{file}");
        say(&format!("rerun-if-changed={shown}"));
        let text = match fs::read_to_string(folder.join(&file)) {
            Ok(text) => text,
            Err(error) => {
                problems.push(format!("{shown}: {error}"));
                continue;
            }
        };
        let resource = match fluent_syntax::parser::parse(text.as_str()) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                for error in errors {
                    let line = text[..error.pos.start.min(text.len())].lines().count().max(1);
                    problems.push(format!("{shown}, line {line}: {error}"));
                }
                resource
            }
        };
        for entry in &resource.body {
            match entry {
                Entry::Message(message) => {
                    let id = message.id.name.to_owned();
                    let mut parts: Vec<(String, &Pattern<&str>)> = message
                        .attributes
                        .iter()
                        .map(|attribute| (format!("{id}.{}", attribute.id.name), &attribute.value))
                        .collect();
                    if let Some(value) = &message.value {
                        parts.push((id.clone(), value));
                    } else {
                        problems.push(format!("{shown}: {id} has no text of its own"));
                    }
                    for (id, pattern) in parts {
                        let mut found = Found {
                            variables: BTreeMap::new(),
                            file: shown.clone(),
                            source: source_of(&text, &id),
                        };
                        walk(pattern, &mut found.variables, &mut |reference| match reference {
                            Reference::Term(term) => asked.push((shown.clone(), term)),
                            Reference::Other(what) => {
                                problems.push(format!(
                                    "{shown}: {id} uses {what}; only variables and -terms are read"
                                ));
                            }
                        });
                        if let Some(first) = language.messages.get(&id) {
                            problems.push(format!("{shown}: {id} stands already in {}", first.file));
                        }
                        language.messages.insert(id, found);
                    }
                }
                Entry::Term(term) => {
                    terms.insert(term.id.name.to_owned());
                }
                _ => {}
            }
        }
        language.files.insert(file);
    }
    for (file, term) in asked {
        if !terms.contains(&term) {
            problems.push(format!("{file}: the term -{term} is nowhere"));
        }
    }
    language
}

/// What a pattern refers to besides variables.
enum Reference {
    Term(String),
    Other(String),
}

fn walk(pattern: &Pattern<&str>, variables: &mut BTreeMap<String, Use>, refer: &mut dyn FnMut(Reference)) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            walk_expression(expression, variables, refer);
        }
    }
}

fn walk_expression(
    expression: &Expression<&str>,
    variables: &mut BTreeMap<String, Use>,
    refer: &mut dyn FnMut(Reference),
) {
    match expression {
        Expression::Inline(inline) => walk_inline(inline, Use::Shown, variables, refer),
        Expression::Select { selector, variants } => {
            let plural = |key: &VariantKey<&str>| match key {
                VariantKey::NumberLiteral { .. } => true,
                VariantKey::Identifier { name } => {
                    ["zero", "one", "two", "few", "many", "other"].contains(name)
                }
            };
            let kind =
                if variants.iter().all(|variant| plural(&variant.key)) { Use::Plural } else { Use::Word };
            walk_inline(selector, kind, variables, refer);
            for variant in variants {
                walk(&variant.value, variables, refer);
            }
        }
    }
}

fn walk_inline(
    inline: &InlineExpression<&str>,
    kind: Use,
    variables: &mut BTreeMap<String, Use>,
    refer: &mut dyn FnMut(Reference),
) {
    match inline {
        InlineExpression::VariableReference { id } => {
            let known = variables.entry(id.name.to_owned()).or_insert(kind);
            if *known == Use::Shown {
                *known = kind;
            }
        }
        InlineExpression::Placeable { expression } => walk_expression(expression, variables, refer),
        InlineExpression::TermReference { id, .. } => refer(Reference::Term(id.name.to_owned())),
        InlineExpression::MessageReference { id, .. } => {
            refer(Reference::Other(format!("the message {}", id.name)));
        }
        InlineExpression::FunctionReference { id, .. } => {
            refer(Reference::Other(format!("the function {}", id.name)));
        }
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
    }
}

/// The lines of `id` in its file, joined, for people who read the documentation.
fn source_of(text: &str, id: &str) -> String {
    let (message, attribute) =
        id.split_once('.').map_or((id, None), |(message, attribute)| (message, Some(attribute)));
    let mut lines = text
        .lines()
        .skip_while(|line| line.strip_prefix(message).is_none_or(|rest| !rest.trim_start().starts_with('=')));
    let mut found = String::new();
    let mut take = attribute.is_none();
    for (index, line) in lines.by_ref().enumerate() {
        if index > 0 && !line.starts_with([' ', '}']) {
            break;
        }
        let trimmed = line.trim();
        if let Some(start) = trimmed.strip_prefix('.') {
            take = attribute.is_some_and(|name| start.starts_with(name));
        }
        if take {
            found.push_str(trimmed);
            found.push(' ');
        }
    }
    found.split_once('=').map_or(String::new(), |(_, text)| text.trim().replace('`', "'"))
}

fn compare(languages: &[Language], problems: &mut Vec<String>) {
    for (here, language) in languages.iter().enumerate() {
        for (there, other) in languages.iter().enumerate() {
            if here == there {
                continue;
            }
            let name = LANGUAGES[there];
            for file in language.files.difference(&other.files) {
                problems.push(format!("assets/texts/{name}/{file} is missing"));
            }
            for (id, found) in &language.messages {
                let Some(twin) = other.messages.get(id) else {
                    problems.push(format!("{}: {id} is missing in {name}", found.file));
                    continue;
                };
                for (variable, kind) in &found.variables {
                    match twin.variables.get(variable) {
                        None => problems.push(format!("{}: {id} does not use ${variable}", twin.file)),
                        Some(other) if *other != *kind && *other != Use::Shown && *kind != Use::Shown => {
                            problems
                                .push(format!("{}: {id} chooses by ${variable} in another way", twin.file));
                        }
                        Some(_) => {}
                    }
                }
            }
        }
    }
}

fn accessors(languages: &[Language]) -> String {
    let mut code = String::new();
    for (name, language) in LANGUAGES.iter().zip(languages) {
        writeln!(
            code,
            "/// The text files of `{name}`.\npub(super) const FILES_{}: &[&str] = &[",
            name.to_uppercase()
        )
        .expect("writing to a String");
        for file in &language.files {
            writeln!(
                code,
                "    include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/assets/texts/{name}/{file}\")),"
            )
            .expect("writing to a String");
        }
        code.push_str("];\n");
    }
    code.push_str("/// The id of every message.\npub(super) const IDS: &[&str] = &[\n");
    for id in languages[0].messages.keys() {
        writeln!(code, "    \"{id}\",").expect("writing to a String");
    }
    code.push_str("];\nimpl super::Texts {\n");
    for (id, found) in &languages[0].messages {
        // A variable may choose a plural form in one language only; the argument is a number in both then.
        let mut variables = found.variables.clone();
        for language in &languages[1..] {
            if let Some(twin) = language.messages.get(id) {
                for (name, kind) in &twin.variables {
                    if *kind != Use::Shown {
                        variables.insert(name.clone(), *kind);
                    }
                }
            }
        }
        let method = identifier(id);
        let mut parameters = String::new();
        let mut setters = String::new();
        for (name, kind) in &variables {
            let argument = identifier(name);
            let wanted = if *kind == Use::Plural { "Number" } else { "Value<'a>" };
            write!(parameters, ", {argument}: impl Into<{wanted}>").expect("writing to a String");
            let made = if *kind == Use::Plural {
                format!("{argument}.into().into()")
            } else {
                format!("{argument}.into()")
            };
            write!(setters, "(\"{name}\", {made}), ").expect("writing to a String");
        }
        let life = if variables.values().any(|kind| *kind != Use::Plural) { "<'a>" } else { "" };
        writeln!(
            code,
            "    /// `{}`\n    pub fn {method}{life}(&self{parameters}) -> String {{\n        self.format(\"{id}\", &[{setters}])\n    }}",
            found.source
        )
        .expect("writing to a String");
    }
    code.push_str("}\n");
    code
}

/// A Rust name for a Fluent name.
fn identifier(name: &str) -> String {
    let name = name.to_lowercase().replace(['-', '.'], "_");
    if ["type", "as", "in", "for", "of", "ref", "use", "where", "self", "move", "do", "box"]
        .contains(&name.as_str())
    {
        format!("{name}_")
    } else {
        name
    }
}
