//! SQL isn't checked when the program is built, so every statement is prepared here.
use std::fs;
use std::path::{Path, PathBuf};
use weerklank_store::{Engine, Store};

use crate::databases::on_both;

const BEGINNINGS: [&str; 5] = ["select", "insert", "update", "delete", "with"];

#[tokio::test]
async fn every_statement_prepares() {
    on_both(|store| async move {
        let mut wrong = Vec::new();
        let mut prepared = 0;
        for file in sources_for(store.engine()) {
            for (name, sql) in literals(without_tests(&fs::read_to_string(&file).unwrap())) {
                if is_statement(&sql) && is_for(store.engine(), &name) {
                    prepared += 1;
                    if let Some(why) = refused(&store, sql.clone()).await {
                        wrong.push(format!("{}: {why}\n{sql}", file.display()));
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
        assert!(prepared > 0);
        println!("prepared {prepared} statements");
    })
    .await;
}

async fn refused(store: &Store, sql: String) -> Option<String> {
    let prepared = store.read(move |tx| tx.prepare(&sql)).await;
    prepared.err().map(|why| format!("{:#}", anyhow::Error::from(why)))
}

/// What truly differs stands in a folder of its own, and the other database can't read it.
fn sources_for(engine: Engine) -> Vec<PathBuf> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let other = source.join(match engine {
        Engine::Sqlite => "postgres",
        Engine::Postgres => "sqlite",
    });
    let mut files = Vec::new();
    let mut folders = vec![source];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && path != other {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// `LOCK_POSTGRES` beside `LOCK_SQLITE`.
fn is_for(engine: Engine, constant: &str) -> bool {
    match engine {
        Engine::Sqlite => !constant.ends_with("_POSTGRES"),
        Engine::Postgres => !constant.ends_with("_SQLITE"),
    }
}

fn without_tests(source: &str) -> &str {
    source.split("#[cfg(test)]").next().unwrap_or_default()
}

/// A text with `{name}` outside its quotes is a pattern that is put together later.
fn is_statement(literal: &str) -> bool {
    let outside_quotes: String = literal.split('\'').step_by(2).collect();
    let mut words = literal.split_whitespace();
    words.next().is_some_and(|first| BEGINNINGS.contains(&first))
        && words.next().is_some()
        && !outside_quotes.contains('{')
}

/// The texts in Rust source, `"…"`, also over several lines, and `r"…"` or `r#"…"#`, each with
/// the name of the constant it is in.
fn literals(source: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut constant = String::new();
    let mut rest = source;
    while let Some(character) = rest.chars().next() {
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if let Some((text, length)) = raw_literal(rest).or_else(|| literal(rest)) {
            found.push((constant.clone(), text));
            length
        } else if rest.starts_with("'\\''") {
            4
        } else if rest.starts_with("'\"'") {
            3
        } else if let Some(named) = rest.strip_prefix("const ") {
            constant = named.chars().take_while(|character| *character != ':').collect();
            "const ".len()
        } else {
            if character == ';' {
                constant.clear();
            }
            character.len_utf8()
        };
        rest = &rest[skipped..];
    }
    found
}

fn raw_literal(rest: &str) -> Option<(String, usize)> {
    let after = rest.strip_prefix('r')?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    let inside = after[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let length = inside.find(&end)?;
    Some((inside[..length].to_owned(), 1 + hashes + 1 + length + end.len()))
}

fn literal(rest: &str) -> Option<(String, usize)> {
    let inside = rest.strip_prefix('"')?;
    let mut text = String::new();
    let mut characters = inside.char_indices().peekable();
    while let Some((place, character)) = characters.next() {
        match character {
            '"' => return Some((text, place + 2)),
            '\\' => match characters.next()?.1 {
                '\n' => while characters.next_if(|(_, next)| next.is_whitespace()).is_some() {},
                'n' => text.push('\n'),
                't' => text.push('\t'),
                other => text.push(other),
            },
            other => text.push(other),
        }
    }
    None
}

#[test]
fn literals_are_found_as_the_compiler_reads_them() {
    let source = "const A: &str = \"select a \\\n    from b\"; // \"select no\"\n\
        const B: &str = r#\"select \"x\"\"#; let c = '\"'; let d = \"say \\\"hi\\\"\";\n\
        const E: &str = r\"with e\"; fn f<'a>(g: &'a str) {}\nlet h = \"delete\n  from i\";";
    let expected = [
        ("A", "select a from b"),
        ("B", "select \"x\""),
        ("", "say \"hi\""),
        ("E", "with e"),
        ("", "delete\n  from i"),
    ];
    let expected = expected.map(|(name, text)| (name.to_owned(), text.to_owned()));
    assert_eq!(literals(source), expected);
}

#[test]
fn a_statement_is_told_from_a_pattern() {
    assert!(is_statement("\n  select '{}' from a"));
    assert!(!is_statement("select a from b where {VISIBLE}"));
    assert!(!is_statement("selected a few"));
    assert!(!is_statement("delete"));
    assert!(!is_statement("an update"));
    assert!(is_for(Engine::Sqlite, "LOCK_SQLITE") && !is_for(Engine::Sqlite, "LOCK_POSTGRES"));
    assert!(is_for(Engine::Postgres, "LOCK_POSTGRES") && is_for(Engine::Postgres, "LOCK"));
}
