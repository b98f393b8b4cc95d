//! A new decision: the next number, the four parts, and its line in the index.
use std::fs;

use anyhow::Context as _;

use crate::tree::Tree;

const FOLDER: &str = "docs/adr";

/// Writes `docs/adr/NNNN-title.md` and adds it to the index.
pub(crate) fn run(title: &str) -> anyhow::Result<()> {
    let root = crate::tree::root();
    let tree = Tree::read(&root)?;
    let number = next_number(&tree);
    let name = format!("{number:04}-{}.md", slug(title));
    let path = root.join(FOLDER).join(&name);
    let index = root.join(FOLDER).join("README.md");
    let rows = fs::read_to_string(&index).unwrap_or_else(|_| "# Decisions\n\n".to_owned());
    fs::write(&path, decision(number, title))
        .with_context(|| format!("could not write {}", path.display()))?;
    fs::write(&index, format!("{rows}- [{number:04}]({name}) {title}\n"))
        .with_context(|| format!("could not write {}", index.display()))?;
    println!("{FOLDER}/{name}");
    Ok(())
}

fn next_number(tree: &Tree) -> usize {
    let files = tree.under("docs/adr/").filter_map(|(path, _)| path.strip_prefix("docs/adr/"));
    files.filter_map(|name| name.get(..4)?.parse::<usize>().ok()).max().unwrap_or(0) + 1
}

fn slug(title: &str) -> String {
    let words = title.split(|character: char| !character.is_ascii_alphanumeric());
    let words: Vec<_> = words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    words.join("-")
}

fn decision(number: usize, title: &str) -> String {
    let parts = "Status: proposed\n\n## Context\n\n## Decision\n\n## Consequences\n";
    format!("# {number:04} {title}\n\n{parts}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_go_on_and_titles_become_names() {
        let tree = Tree::of(&[("docs/adr/README.md", ""), ("docs/adr/0007-a.md", "")]);
        assert_eq!(next_number(&tree), 8);
        assert_eq!(next_number(&Tree::default()), 1);
        assert_eq!(slug("Dutch paths, English code!"), "dutch-paths-english-code");
    }
}
