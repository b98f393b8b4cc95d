//! Arrows one way: which of our crates may know which, and that each dependency is used.
use toml::Table;

use super::Finding;
use crate::tree::{Tree, ending_of};

const CHECK: &str = "layers";

/// For each crate, those of ours it may depend on. In its tests a crate may also use what lies
/// below its neighbours, but `documents` is known to the binary alone: it is slow to compile.
const MAY_KNOW: [(&str, &[&str], &[&str]); 9] = [
    ("domain", &[], &[]),
    ("texts", &["domain"], &[]),
    ("charts", &["texts", "domain"], &[]),
    ("store", &["texts", "domain"], &[]),
    ("mail", &["texts", "domain"], &[]),
    ("documents", &["charts", "texts", "domain"], &[]),
    ("app", &["store", "mail", "charts", "texts", "domain"], &[]),
    ("web", &["app", "charts", "texts", "domain"], &["store", "mail"]),
    ("cli", &["web", "app", "store", "mail", "documents", "charts", "texts", "domain"], &[]),
];

/// What would bring a clock, chance or the outside world into the pure crates.
const PURE: [&str; 2] = ["domain", "charts"];
const IMPURE: [&str; 12] = [
    "tokio",
    "sqlx",
    "axum",
    "rand",
    "getrandom",
    "rusqlite",
    "postgres",
    "reqwest",
    "lettre",
    "tracing",
    "anyhow",
    "tower",
];

/// A dependency by its name in Cargo.toml, and whether it serves only the tests.
struct Dependency {
    name: String,
    for_tests: bool,
    line: usize,
}

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let manifests = tree.under("crates/").filter(|(path, _)| path.ends_with("/Cargo.toml"));
    manifests.flat_map(|(path, text)| check_manifest(tree, path, text)).collect()
}

fn check_manifest(tree: &Tree, path: &str, text: &str) -> Vec<Finding> {
    let Ok(manifest) = text.parse::<Table>() else {
        return vec![Finding::at(CHECK, path, 1, "not readable as TOML")];
    };
    let name = path.trim_start_matches("crates/").trim_end_matches("/Cargo.toml");
    let Some((_, known, in_tests)) = MAY_KNOW.iter().find(|(of, ..)| *of == name) else {
        return vec![Finding::at(CHECK, path, 1, format!("`{name}` has no place in the layers"))];
    };
    let mut findings = Vec::new();
    for dependency in dependencies_of(&manifest, text) {
        let Dependency { name: other, for_tests, line } = &dependency;
        let mut find = |message: String| {
            let subject = format!("{name} {other}");
            findings.push(Finding::at(CHECK, path, *line, message).about(subject));
        };
        if let Some(ours) = other.strip_prefix("weerklank-") {
            let allowed = known.contains(&ours) || (*for_tests && in_tests.contains(&ours));
            if !allowed {
                find(format!("`{name}` may not know `{ours}`"));
            }
        }
        if PURE.contains(&name) && IMPURE.contains(&other.as_str()) {
            find(format!("`{name}` is pure and may not use `{other}`"));
        }
        if !is_used(tree, name, &dependency) {
            find(format!("`{other}` is not used"));
        }
    }
    findings
}

fn dependencies_of(manifest: &Table, text: &str) -> Vec<Dependency> {
    let mut dependencies = Vec::new();
    for (section, for_tests) in [("dependencies", false), ("dev-dependencies", true)] {
        let Some(table) = manifest.get(section).and_then(|value| value.as_table()) else {
            continue;
        };
        for name in table.keys() {
            let starts = |line: &str| line.starts_with(&format!("{name}.")) || is_key(line, name);
            let line = text.lines().position(starts).map_or(1, |at| at + 1);
            dependencies.push(Dependency { name: name.clone(), for_tests, line });
        }
    }
    dependencies
}

fn is_key(line: &str, name: &str) -> bool {
    line.split_once('=').is_some_and(|(key, _)| key.trim() == name)
}

/// Whether the crate's own code, or for a test dependency also its tests, says the name.
fn is_used(tree: &Tree, name: &str, dependency: &Dependency) -> bool {
    let ident = dependency.name.replace('-', "_");
    let tests = if dependency.for_tests { "tests/" } else { "build.rs" };
    [format!("crates/{name}/src/"), format!("crates/{name}/{tests}")].iter().any(|folder| {
        let sources = tree.under(folder).filter(|(path, _)| ending_of(path) == "rs");
        let mut tokens = sources.flat_map(|(path, _)| tree.tokens(path));
        tokens.any(|placed| placed.name() == Some(&ident))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::messages;

    fn found(name: &str, manifest: &str, source: &str) -> Vec<String> {
        let toml = format!("crates/{name}/Cargo.toml");
        let lib = format!("crates/{name}/src/lib.rs");
        messages(&check(&Tree::of(&[(&toml, manifest), (&lib, source)])))
    }

    #[test]
    fn an_arrow_that_points_back_is_found() {
        let manifest = "[dependencies]\nweerklank-app.workspace = true\n";
        assert_eq!(
            found("store", manifest, "use weerklank_app::A;"),
            ["crates/store/Cargo.toml:2 `store` may not know `app`"]
        );
        assert!(found("web", manifest, "use weerklank_app::A;").is_empty());
    }

    #[test]
    fn only_the_binary_knows_documents() {
        let manifest = "[dev-dependencies]\nweerklank-documents.workspace = true\n";
        assert_eq!(found("app", manifest, "use weerklank_documents::A;").len(), 1);
    }

    #[test]
    fn tests_may_look_below_their_neighbour() {
        let source = "use weerklank_store::A;";
        let tests = "[dev-dependencies]\nweerklank-store.workspace = true\n";
        assert!(found("web", tests, source).is_empty());
        let code = "[dependencies]\nweerklank-store.workspace = true\n";
        assert_eq!(found("web", code, source).len(), 1);
    }

    #[test]
    fn the_domain_stays_pure() {
        assert_eq!(
            found("domain", "[dependencies]\ntokio = \"1\"\n", "use tokio::spawn;"),
            ["crates/domain/Cargo.toml:2 `domain` is pure and may not use `tokio`"]
        );
    }

    #[test]
    fn an_unused_dependency_is_found() {
        assert_eq!(
            found("mail", "[dependencies]\nserde-json = \"1\"\n", "// serde_json"),
            ["crates/mail/Cargo.toml:2 `serde-json` is not used"]
        );
        assert!(found("mail", "[dependencies]\na-b = \"1\"\n", "a_b::c();").is_empty());
    }

    #[test]
    fn a_crate_without_a_place_is_found() {
        assert_eq!(found("extra", "", "").len(), 1);
    }
}
