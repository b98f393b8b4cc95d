//! The paths that ARCHITECTURE.md names exist.
use super::Finding;
use crate::tree::{Tree, ending_of};

const CHECK: &str = "paths";
const PAGE: &str = "ARCHITECTURE.md";

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let Some(text) = tree.text(PAGE) else {
        return vec![Finding::at(CHECK, PAGE, 1, "there is no map of the code")];
    };
    let mut findings = Vec::new();
    let mut in_fence = false;
    for (at, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            in_fence = !in_fence;
        } else if !in_fence {
            let paths = line.split('`').skip(1).step_by(2).filter(|word| is_path(word));
            for path in paths.flat_map(expand).filter(|path| !exists(tree, path)) {
                let message = format!("`{path}` does not exist");
                findings.push(Finding::at(CHECK, PAGE, at + 1, message).about(path));
            }
        }
    }
    findings
}

/// A folder or a file: a slash, or an ending that files of ours have; no address, no code.
fn is_path(word: &str) -> bool {
    let fits =
        |character: char| character.is_ascii_alphanumeric() || "/._-*{},".contains(character);
    let is_file = ["rs", "md", "toml", "html", "ftl", "mjs", "css"].contains(&ending_of(word));
    !word.starts_with('/') && word.chars().all(fits) && (word.contains('/') || is_file)
}

/// `a/{b,c}.rs` as `a/b.rs` and `a/c.rs`.
fn expand(path: &str) -> Vec<String> {
    let braces =
        path.split_once('{').and_then(|(start, rest)| Some((start, rest.split_once('}')?)));
    let Some((start, (names, end))) = braces else {
        return vec![path.to_owned()];
    };
    names.split(',').flat_map(|name| expand(&format!("{start}{}{end}", name.trim()))).collect()
}

/// From the root, or from `crates/`, where `web/problem.rs` means `web/src/problem.rs`.
fn exists(tree: &Tree, path: &str) -> bool {
    let mut places = vec![path.to_owned(), format!("crates/{path}")];
    if let Some((name, rest)) = path.split_once('/') {
        places.push(format!("crates/{name}/src/{rest}"));
    }
    places.iter().any(|place| match place.split_once('*') {
        None => tree.has(place),
        Some((start, end)) => tree.under(start).any(|(found, _)| found.ends_with(end)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::messages;

    #[test]
    fn a_path_that_does_not_exist_is_found() {
        let page = "See `web/problem.rs`, `docs/adr/*.md` and\n`crates/web/src/{a,problem}.rs`, \
                    `POST /klachten`, `Art5_2`, `/klachten/x`.\n```\n`none/of.rs`\n```\n";
        let tree = Tree::of(&[
            (PAGE, page),
            ("crates/web/src/problem.rs", ""),
            ("docs/adr/0001-a.md", ""),
        ]);
        let missing = ["ARCHITECTURE.md:2 `crates/web/src/a.rs` does not exist"];
        assert_eq!(messages(&check(&tree)), missing);
    }
}
