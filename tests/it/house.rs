//! The rules of the house, held over the sources: who may import whom, where files are opened, how long a file may be,
//! and that nothing panics by design.

use std::fs;
use std::path::Path;

/// Which of our modules each top folder of `src` may use. A module may always use itself.
const MAY_USE: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("edit", &["model"]),
    ("storage", &["model"]),
    ("compare", &["model"]),
    ("import", &["model"]),
    ("interchange", &["model"]),
    ("extract", &["model"]),
    ("layout", &["model"]),
    ("board", &["model"]),
    ("export", &["model", "board"]),
    (
        "app",
        &[
            "model",
            "edit",
            "storage",
            "compare",
            "import",
            "interchange",
            "extract",
            "layout",
            "board",
            "export",
        ],
    ),
    (
        "cli",
        &[
            "model",
            "edit",
            "storage",
            "compare",
            "import",
            "interchange",
            "extract",
            "layout",
            "board",
            "export",
            "app",
        ],
    ),
    ("ui", &["model", "board", "app"]),
];

/// How many lines a file may have, its tests not counted.
const LONGEST_FILE_LINES: usize = 600;

/// One source file without its tests, comments and texts.
struct Source {
    /// Path within `src`, with slashes.
    name: String,
    /// As written, up to the tests.
    lines: usize,
    /// The code: comments and texts blanked.
    code: String,
}

impl Source {
    fn module(&self) -> &str {
        self.name.split_once('/').map_or("", |(module, _)| module)
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut paths = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                paths.push(path);
            }
        }
    }
    paths.sort();
    let texts: Vec<(String, String)> = paths
        .iter()
        .map(|path| {
            let inside = path.strip_prefix(&root).expect("it is within src");
            let name = inside.to_str().expect("a plain name").replace('\\', "/");
            (name, fs::read_to_string(path).expect("it is text"))
        })
        .collect();
    let test_modules = test_modules(&texts);
    let is_test = |name: &str| {
        test_modules
            .iter()
            .any(|test| name == format!("{test}.rs") || name.starts_with(&format!("{test}/")))
    };
    texts
        .into_iter()
        .filter(|(name, _)| !is_test(name))
        .map(|(name, text)| {
            let code = without_tests(&blanked(&text));
            let lines = code.lines().count();
            Source { name, lines, code }
        })
        .collect()
}

/// Modules that are built for tests only, as paths without the ending: `model/random`.
fn test_modules(texts: &[(String, String)]) -> Vec<String> {
    let mut found = Vec::new();
    for (name, text) in texts {
        let own = name.trim_end_matches(".rs").trim_end_matches("/mod");
        let folder = match name.rsplit_once('/') {
            Some((folder, "mod.rs")) => folder.to_owned(),
            Some(_) => own.to_owned(),
            None => String::new(),
        };
        let beside = name.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut is_for_tests = false;
        let mut other_path = None;
        for line in text.lines().map(str::trim) {
            if line == "#[cfg(test)]" {
                is_for_tests = true;
            } else if let Some(path) = line.strip_prefix("#[path = \"") {
                other_path = path.strip_suffix(".rs\"]");
            } else if let Some(module) = declared_module(line) {
                if is_for_tests {
                    found.push(match other_path {
                        Some(path) => format!("{beside}/{path}"),
                        None => format!("{folder}/{module}")
                            .trim_start_matches('/')
                            .to_owned(),
                    });
                }
                (is_for_tests, other_path) = (false, None);
            } else if !line.starts_with("#[") && !line.starts_with("//") {
                (is_for_tests, other_path) = (false, None);
            }
        }
    }
    found
}

/// The name in `mod name;`, with or without a visibility.
fn declared_module(line: &str) -> Option<&str> {
    let rest = line.strip_suffix(';')?;
    let (before, name) = rest.rsplit_once("mod ")?;
    (before.is_empty() || before.starts_with("pub")).then_some(name)
}

/// The code with comments, texts and characters in quotes blanked; lines stay lines.
fn blanked(text: &str) -> String {
    let all: Vec<char> = text.chars().collect();
    let mut code = String::with_capacity(text.len());
    let mut at = 0;
    let starts = |at: usize, what: &str| {
        what.chars()
            .enumerate()
            .all(|(i, c)| all.get(at + i) == Some(&c))
    };
    while at < all.len() {
        let end = if starts(at, "//") {
            (at..all.len())
                .find(|i| all[*i] == '\n')
                .unwrap_or(all.len())
        } else if starts(at, "/*") {
            (at + 2..all.len())
                .find(|i| starts(*i, "*/"))
                .map_or(all.len(), |i| i + 2)
        } else if let Some(end) = raw_text_end(&all, at) {
            end
        } else if all[at] == '"' {
            text_end(&all, at, '"')
        } else if all[at] == '\'' && (starts(at + 1, "\\") || all.get(at + 2) == Some(&'\'')) {
            text_end(&all, at, '\'')
        } else {
            code.push(all[at]);
            at += 1;
            continue;
        };
        code.extend(all[at..end].iter().filter(|c| **c == '\n'));
        code.push(' ');
        at = end;
    }
    code
}

/// One past the quote that ends the text that begins at `start`.
fn text_end(all: &[char], start: usize, quote: char) -> usize {
    let mut at = start + 1;
    while at < all.len() && all[at] != quote {
        at += if all[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

/// One past the end of a raw text that begins at `start`, if one does.
fn raw_text_end(all: &[char], start: usize) -> Option<usize> {
    let after_word = start > 0 && (all[start - 1].is_alphanumeric() || all[start - 1] == '_');
    if all[start] != 'r' || after_word {
        return None;
    }
    let hashes = all[start + 1..].iter().take_while(|c| **c == '#').count();
    let open = start + 1 + hashes;
    if all.get(open) != Some(&'"') {
        return None;
    }
    let closes = |at: usize| all[at] == '"' && (1..=hashes).all(|i| all.get(at + i) == Some(&'#'));
    let end = (open + 1..all.len()).find(|at| closes(*at))?;
    Some(end + 1 + hashes)
}

/// The code without what is built for tests only: each item behind `#[cfg(test)]`, up to its closing bracket.
fn without_tests(code: &str) -> String {
    let mut kept = String::new();
    let mut rest = code;
    while let Some((before, after)) = rest.split_once("#[cfg(test)]") {
        kept.push_str(before);
        let end_of_item = after.find([';', '{']).unwrap_or(after.len());
        rest = if after[end_of_item..].starts_with('{') {
            &after[end_of_block(after, end_of_item)..]
        } else {
            after.get(end_of_item + 1..).unwrap_or("")
        };
    }
    kept + rest
}

/// One past the bracket that closes the one at `open`.
fn end_of_block(code: &str, open: usize) -> usize {
    let mut depth = 0usize;
    for (at, byte) in code.bytes().enumerate().skip(open) {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 1 => return at + 1,
            b'}' => depth -= 1,
            _ => {}
        }
    }
    code.len()
}

/// The modules of ours that the code names through `crate::`, those in a group of imports too.
fn used_modules(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let after = &code[at + "crate::".len()..];
        match after.strip_prefix('{') {
            Some(_) => found.extend(names_of_group(&after[1..end_of_block(after, 0) - 1])),
            None => found.push(first_word(after).to_owned()),
        }
    }
    found
}

/// The first word of each entry of a group of imports.
fn names_of_group(group: &str) -> Vec<String> {
    let mut depth = 0;
    let mut names = vec![String::new()];
    for character in group.chars() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(String::new()),
            _ => {}
        }
        if depth == 0
            && character != ','
            && let Some(last) = names.last_mut()
        {
            last.push(character);
        }
    }
    let words = names.iter().map(|name| first_word(name.trim()).to_owned());
    words.filter(|word| !word.is_empty()).collect()
}

fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_');
    &text[..end.unwrap_or(text.len())]
}

/// Whether the code has the word by itself, not as a part of another.
fn has_word(code: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word).any(|(at, _)| {
        let (before, after) = (&code[..at], &code[at + word.len()..]);
        !before.ends_with(is_part) && !after.starts_with(is_part)
    })
}

/// Fails with all breaches at once.
fn assert_none(rule: &str, breaches: Vec<String>) {
    assert!(breaches.is_empty(), "{rule}:\n{}", breaches.join("\n"));
}

#[test]
fn modules_import_only_what_the_table_allows() {
    let mut breaches = Vec::new();
    for source in sources()
        .iter()
        .filter(|source| !source.module().is_empty())
    {
        let module = source.module();
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == module) else {
            breaches.push(format!("{}: {module} is not in the table", source.name));
            continue;
        };
        for used in used_modules(&source.code) {
            let is_module = MAY_USE.iter().any(|(name, _)| *name == used);
            if is_module && used != module && !allowed.contains(&used.as_str()) {
                breaches.push(format!("{} uses {used}", source.name));
            }
        }
    }
    assert_none("a module may use the layers below it only", breaches);
}

#[test]
fn the_window_kit_stays_in_the_window() {
    let mut breaches = Vec::new();
    for source in sources() {
        let may = source.module() == "ui" || source.name == "main.rs";
        for kit in ["egui", "eframe", "rfd"] {
            if !may && has_word(&source.code, kit) {
                breaches.push(format!("{} uses {kit}", source.name));
            }
        }
        if source.module() == "app" && has_word(&source.code, "clap") {
            breaches.push(format!("{} uses clap", source.name));
        }
    }
    assert_none("egui, eframe and rfd belong to src/ui", breaches);
}

#[test]
fn only_storage_opens_files() {
    let mut breaches = Vec::new();
    for source in sources()
        .iter()
        .filter(|source| source.module() != "storage")
    {
        for word in ["fs", "File", "OpenOptions"] {
            if has_word(&source.code, &format!("{word}::"))
                || source.code.contains(&format!("std::{word}"))
            {
                breaches.push(format!("{} has {word}::", source.name));
            }
        }
    }
    assert_none("files are opened in src/storage only", breaches);
}

#[test]
fn files_stay_short() {
    let long = sources()
        .into_iter()
        .filter(|source| source.lines > LONGEST_FILE_LINES);
    let breaches = long.map(|source| format!("{}: {} lines", source.name, source.lines));
    assert_none(
        "a file has one job and at most 600 lines",
        breaches.collect(),
    );
}

#[test]
fn nothing_panics_by_design() {
    let mut breaches = Vec::new();
    for source in sources() {
        for call in [
            ".unwrap()",
            ".expect(",
            "panic!(",
            "todo!(",
            "unimplemented!(",
        ] {
            if source.code.contains(call) {
                breaches.push(format!("{} has {call}", source.name));
            }
        }
    }
    assert_none("errors are returned", breaches);
}

#[test]
fn the_reader_of_sources_tells_code_from_the_rest() {
    let text = "use crate::{a, b::{c, d}}; // crate::x\nlet t = \"crate::y \\\" \"; let q = '\"'; r#\"crate::z\"#;\n#[cfg(test)]\nmod tests { fn f() { .unwrap() } }\nfn last<'a>() { crate::e::f() }";
    let code = without_tests(&blanked(text));
    assert_eq!(used_modules(&code), ["a", "b", "e"]);
    assert!(!code.contains(".unwrap()"));
    assert!(has_word("egui::Ui", "egui") && !has_word("egui_system_font_provider", "egui"));
}
