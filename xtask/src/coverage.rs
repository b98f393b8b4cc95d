//! `docs/procedure/coverage.md`: each obligation of the procedure with its rule, its tests and its
//! page, made from `docs/procedure/obligations.toml`. Every name in it must exist in the tree.
use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::Context as _;
use serde::Deserialize;

use crate::tokens::functions_in;
use crate::tree::Tree;

const OBLIGATIONS: &str = "docs/procedure/obligations.toml";
const COVERAGE: &str = "docs/procedure/coverage.md";

const HEAD: &str = "# What the procedure asks, and where it stands

Made by `cargo xtask coverage` from `docs/procedure/obligations.toml`; do not edit. *open* is for a
later version to fill, *n/a* can't apply.

| Article | Obligation | Rule | Test that allows | Test that refuses | Page |
| --- | --- | --- | --- | --- | --- |
";

/// One row: what an article asks, and the names that show it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Obligation {
    article: String,
    /// The variant of `Article`.
    pub(crate) code: String,
    /// What the article asks, in our own words.
    asks: String,
    pub(crate) rule: Cell,
    pub(crate) allowed: Cell,
    pub(crate) refused: Cell,
    page: Cell,
}

/// Names, separated by commas; or `open: …` or `n/a: …`.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub(crate) struct Cell(String);

impl Cell {
    /// Whether it says why no name stands here.
    pub(crate) fn is_explained(&self) -> bool {
        ["open: ", "n/a: "].iter().any(|start| self.0.starts_with(start))
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        let text = if self.is_explained() { "" } else { self.0.as_str() };
        text.split(',').map(str::trim).filter(|name| !name.is_empty())
    }
}

#[derive(Deserialize)]
struct Obligations {
    obligation: Vec<Obligation>,
}

/// Where the names of the cells lie: function or page to path.
struct Places {
    rules: BTreeMap<String, String>,
    tests: BTreeMap<String, String>,
    pages: BTreeMap<String, String>,
}

/// Writes the page, or with `check` compares it with what stands.
pub(crate) fn run(check: bool) -> anyhow::Result<()> {
    let root = crate::tree::root();
    let tree = Tree::read(&root)?;
    let obligations = obligations_of(&tree)?;
    let places = Places::of(&tree);
    let (page, missing) = page_of(&obligations, &places);
    for line in &missing {
        println!("{line}");
    }
    anyhow::ensure!(
        missing.is_empty(),
        "coverage: {} cells name nothing that exists",
        missing.len()
    );
    if check {
        let stands = tree.text(COVERAGE).unwrap_or_default();
        anyhow::ensure!(stands == page, "{COVERAGE} is out of date: run `cargo xtask coverage`");
    } else {
        std::fs::write(root.join(COVERAGE), page)
            .with_context(|| format!("could not write {COVERAGE}"))?;
    }
    println!("coverage: {} obligations", obligations.len());
    Ok(())
}

pub(crate) fn obligations_of(tree: &Tree) -> anyhow::Result<Vec<Obligation>> {
    let text = tree.text(OBLIGATIONS).with_context(|| format!("{OBLIGATIONS} is missing"))?;
    let rows: Obligations = toml::from_str(text).with_context(|| format!("in {OBLIGATIONS}"))?;
    Ok(rows.obligation)
}

/// The page and what it names in vain.
fn page_of(obligations: &[Obligation], places: &Places) -> (String, Vec<String>) {
    let mut page = HEAD.to_owned();
    let mut missing = Vec::new();
    for row in obligations {
        let Obligation { article, asks, rule, allowed, refused, page: screen, .. } = row;
        let cells = [
            ("rule", rule, &places.rules),
            ("test that allows", allowed, &places.tests),
            ("test that refuses", refused, &places.tests),
            ("page", screen, &places.pages),
        ];
        write!(page, "| {article} | {asks} |").expect("a string takes all text");
        for (column, cell, known) in cells {
            match cell_text(cell, known) {
                Ok(text) => write!(page, " {text} |").expect("a string takes all text"),
                Err(why) => missing.push(format!("{OBLIGATIONS}: {article}, {column}: {why}")),
            }
        }
        page.push('\n');
    }
    (page, missing)
}

fn cell_text(cell: &Cell, known: &BTreeMap<String, String>) -> Result<String, String> {
    if cell.is_explained() {
        return Ok(cell.0.clone());
    }
    let mut links = Vec::new();
    for name in cell.names() {
        // A rule may be given with its chapter, `ch5::the_officer_classifies`.
        let function = name.rsplit("::").next().unwrap_or(name);
        let path = known.get(function).ok_or_else(|| format!("`{name}` does not exist"))?;
        links.push(format!("[`{name}`](../../{path})"));
    }
    if links.is_empty() {
        return Err("is empty: name it, or say `open: …` or `n/a: …`".to_owned());
    }
    Ok(links.join(", "))
}

impl Places {
    fn of(tree: &Tree) -> Self {
        let is_domain = |path: &str| path.starts_with("crates/domain/src/");
        let is_journey = |path: &str| path.starts_with("e2e/journeys/");
        let mut tests = functions(tree, |path| path.starts_with("crates/"));
        let journeys = tree.ours("mjs").filter(|(path, _)| is_journey(path));
        tests.extend(journeys.map(|(path, _)| (path.to_owned(), path.to_owned())));
        Self { rules: functions(tree, is_domain), tests, pages: pages(tree) }
    }
}

fn functions(tree: &Tree, is_place: impl Fn(&str) -> bool) -> BTreeMap<String, String> {
    let mut functions = BTreeMap::new();
    for (path, _) in tree.ours("rs").filter(|(path, _)| is_place(path)) {
        for function in functions_in(tree.tokens(path)) {
            functions.entry(function.name).or_insert_with(|| path.to_owned());
        }
    }
    functions
}

/// Templates by their path below `templates`, letters by theirs below the crate `documents`, and
/// the step pages by the noun in their address: `step classificatie`.
fn pages(tree: &Tree) -> BTreeMap<String, String> {
    let mut pages = BTreeMap::new();
    let steps = |path: &str| path.starts_with("crates/web/src/complaints/");
    for (path, text) in tree.ours("rs").filter(|(path, _)| steps(path)) {
        for rest in text.split("path: \"").skip(1) {
            if let Some((noun, _)) = rest.split_once('"') {
                pages.insert(format!("step {noun}"), path.to_owned());
            }
        }
    }
    for folder in ["crates/web/templates/", "crates/documents/"] {
        for (path, _) in tree.under(folder) {
            pages.insert(path.trim_start_matches(folder).to_owned(), path.to_owned());
        }
    }
    pages
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    const ROW: &str = "[[obligation]]\narticle = \"5.2\"\ncode = \"Art5_2\"\n\
        asks = \"The officer classifies\"\nrule = \"ch5::officer_classifies\"\n\
        allowed = \"art_5_2_a\"\nrefused = \"open: later\"\npage = \"complaints/a.html\"\n";
    const RULE: (&str, &str) = ("crates/domain/src/rules/ch5.rs", "fn officer_classifies() {}");
    const TEST: (&str, &str) = ("crates/domain/tests/it/ch5.rs", "fn art_5_2_a() {}");
    const PAGE: (&str, &str) = ("crates/web/templates/complaints/a.html", "");

    fn made(files: &[(&str, &str)]) -> (String, Vec<String>) {
        let tree = Tree::of(files);
        page_of(&obligations_of(&tree).unwrap(), &Places::of(&tree))
    }

    #[test]
    fn a_row_links_what_exists() {
        let (page, missing) = made(&[(OBLIGATIONS, ROW), RULE, TEST, PAGE]);
        assert!(missing.is_empty(), "{missing:?}");
        assert!(page.contains("](../../crates/domain/src/rules/ch5.rs) |"), "{page}");
        assert!(page.contains("| open: later |"), "{page}");
    }

    #[test]
    fn names_that_do_not_exist_are_told() {
        let (_, missing) = made(&[(OBLIGATIONS, ROW), RULE]);
        assert_eq!(
            missing,
            [
                format!("{OBLIGATIONS}: 5.2, test that allows: `art_5_2_a` does not exist"),
                format!("{OBLIGATIONS}: 5.2, page: `complaints/a.html` does not exist"),
            ]
        );
    }

    #[test]
    fn an_empty_cell_is_told() {
        let row = ROW.replace("art_5_2_a", "");
        let (_, missing) = made(&[(OBLIGATIONS, &row), RULE, PAGE]);
        assert_eq!(missing.len(), 1);
    }
}
