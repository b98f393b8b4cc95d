//! Every key that the code or a template names has its sentence.

use std::fs;
use std::path::{Path, PathBuf};

use weerklank_domain::Language;
use weerklank_texts::has;

/// Calls that take a key as their first literal.
const CALLS: [&str; 3] = ["t(", "t_with(", "text("];

#[test]
fn every_key_that_is_named_has_its_sentence() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut missing = Vec::new();
    for file in sources(crates) {
        let source = fs::read_to_string(&file).unwrap();
        for key in named_keys(&source) {
            if !Language::ALL.into_iter().all(|lang| has(lang, key)) {
                missing.push(format!("{}: {key}", file.display()));
            }
        }
    }
    assert!(missing.is_empty(), "keys without a sentence:\n{}", missing.join("\n"));
}

#[test]
fn a_key_is_found_where_it_is_named() {
    let source = r#"t(lang, "a-b") page.t("c-d") t_with(
        self.lang,
        "e-f", &[("g-h", "x-y")]) put("i-j") t(lang, key, "k-l") text("m n") t(&format!("o-{p}"))"#;
    let found: Vec<&str> = named_keys(source).collect();
    assert_eq!(found, ["a-b", "c-d", "e-f"]);
}

/// The first argument, or the second after a language, when it is a literal.
fn named_keys(source: &str) -> impl Iterator<Item = &str> {
    CALLS.into_iter().flat_map(move |call| {
        source.match_indices(call).filter_map(move |(place, _)| {
            let before = source[..place].chars().next_back();
            if before.is_some_and(|character| character.is_alphanumeric() || character == '_') {
                return None;
            }
            let (arguments, rest) = source[place + call.len()..].split_once('"')?;
            let language = arguments.trim().trim_end_matches(',').trim_end();
            let simple =
                |character: char| character.is_alphanumeric() || "_.:&*()".contains(character);
            if !language.chars().all(simple) || language.contains("format") {
                return None;
            }
            let key = rest.split_once('"')?.0;
            let kebab = |character: char| {
                character.is_ascii_lowercase() || character.is_ascii_digit() || character == '-'
            };
            (key.contains('-') && key.chars().all(kebab)).then_some(key)
        })
    })
}

/// The Rust sources and the templates of all crates but `mail`, whose literals are names of
/// headers; tests may name what does not exist.
fn sources(crates: &Path) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(crates).unwrap() {
        let folder = entry.unwrap().path();
        if folder.ends_with("mail") {
            continue;
        }
        folders.extend([folder.join("src"), folder.join("templates")]);
    }
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|extension| extension == "rs" || extension == "html")
            {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}
