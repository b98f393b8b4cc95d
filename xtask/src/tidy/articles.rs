//! Each article has a rule and a test that is named after it, or `docs/procedure/obligations.toml`
//! says why not.
use super::Finding;
use crate::coverage::{Cell, Obligation, obligations_of};
use crate::tokens::{Placed, Token, functions_in};
use crate::tree::Tree;

const CHECK: &str = "articles";
const ARTICLES: &str = "crates/domain/src/article.rs";

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    if !tree.has(ARTICLES) {
        return vec![Finding::at(CHECK, ARTICLES, 1, "the articles have no names")];
    }
    let obligations = obligations_of(tree).unwrap_or_default();
    let variants = variants_of(tree.tokens(ARTICLES));
    let tests = test_names(tree);
    let mut findings = Vec::new();
    for (variant, line) in variants {
        let rows: Vec<_> = obligations.iter().filter(|row| row.code == variant).collect();
        let mut find = |message: String| {
            findings.push(Finding::at(CHECK, ARTICLES, line, message).about(&variant));
        };
        if rows.is_empty() {
            find(format!("`{variant}` has no row in docs/procedure/obligations.toml"));
        }
        if !has_rule(tree, &variant) && needs(&rows, |row| vec![&row.rule]) {
            find(format!("no rule in crates/domain/src/rules names `{variant}`"));
        }
        let prefix = test_prefix(&variant);
        let has_test = tests.iter().any(|name| name.starts_with(&prefix));
        if !has_test && needs(&rows, |row| vec![&row.allowed, &row.refused]) {
            find(format!("no test is named `{prefix}…`"));
        }
    }
    findings
}

/// Whether one of these cells is to be filled by something in the tree.
fn needs<'a>(rows: &[&'a Obligation], cells: impl Fn(&'a Obligation) -> Vec<&'a Cell>) -> bool {
    rows.iter().any(|row| cells(row).iter().any(|cell| !cell.is_explained()))
}

/// The names between the braces of `enum Article`, with their lines.
fn variants_of(tokens: &[Placed]) -> Vec<(String, usize)> {
    let name = |word: &'static str| Token::Name(word.to_owned());
    let starts = |pair: &[Placed]| pair[0].is(&name("enum")) && pair[1].is(&name("Article"));
    let Some(start) = tokens.windows(2).position(starts) else {
        return Vec::new();
    };
    let body = tokens.iter().skip(start + 3).take_while(|placed| !placed.is(&Token::Close('}')));
    body.filter_map(|placed| Some((placed.name()?.to_owned(), placed.line))).collect()
}

/// Whether a rule refuses with this article, or names its number in the comment above it.
fn has_rule(tree: &Tree, variant: &str) -> bool {
    let number = variant.trim_start_matches("Art").replace('_', ".");
    let is_of_number = |c: char| c.is_ascii_alphanumeric() || c == '.';
    let tells = |line: &str| {
        let mut words = line.split(|c| !is_of_number(c)).map(|word| word.trim_end_matches('.'));
        line.contains("Art. ") && words.any(|word| word == number)
    };
    tree.under("crates/domain/src/rules/").any(|(path, text)| {
        let tokens = tree.tokens(path);
        let mut comments = text.lines().filter(|line| line.trim_start().starts_with("///"));
        tokens.iter().any(|placed| placed.name() == Some(variant)) || comments.any(tells)
    })
}

/// The functions in the tests of all crates.
fn test_names(tree: &Tree) -> Vec<String> {
    let sources = tree.ours("rs").filter(|(path, _)| path.contains("/tests/"));
    sources
        .flat_map(|(path, _)| functions_in(tree.tokens(path)))
        .map(|function| function.name)
        .collect()
}

/// `art_5_2_` for `Art5_2`, `art_1_officer_` for `Art1Officer`.
fn test_prefix(variant: &str) -> String {
    let mut prefix = String::new();
    let mut before = ' ';
    for character in variant.chars() {
        let starts_word = character.is_ascii_uppercase() && before != ' ';
        let starts_number = character.is_ascii_digit() && before.is_ascii_alphabetic();
        if starts_word || starts_number {
            prefix.push('_');
        }
        prefix.push(character.to_ascii_lowercase());
        before = character;
    }
    prefix + "_"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::messages;

    const ARTICLE: (&str, &str) = (ARTICLES, "pub enum Article {\n    Art5_2,\n}\n");
    const RULE: (&str, &str) =
        ("crates/domain/src/rules/ch5.rs", "fn a() { require(Article::Art5_2) }");
    const TEST: (&str, &str) = ("crates/domain/tests/it/ch5.rs", "#[test]\nfn art_5_2_a() {}");

    fn row(cells: &str) -> String {
        let row = "[[obligation]]\narticle = \"5.2\"\ncode = \"Art5_2\"\nasks = \"x\"\n";
        format!("{row}{cells}")
    }

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        messages(&check(&Tree::of(files)))
    }

    #[test]
    fn an_article_without_rule_test_and_row_is_found() {
        assert_eq!(
            found(&[ARTICLE]),
            [format!("{ARTICLES}:2 `Art5_2` has no row in docs/procedure/obligations.toml")]
        );
        let filled = row("rule=\"a\"\nallowed=\"b\"\nrefused=\"c\"\npage=\"d\"\n");
        let rows = ("docs/procedure/obligations.toml", filled.as_str());
        assert_eq!(
            found(&[ARTICLE, rows]),
            [
                format!("{ARTICLES}:2 no rule in crates/domain/src/rules names `Art5_2`"),
                format!("{ARTICLES}:2 no test is named `art_5_2_…`"),
            ]
        );
        assert!(found(&[ARTICLE, rows, RULE, TEST]).is_empty());
    }

    #[test]
    fn a_rule_may_name_its_article_in_its_comment() {
        let comment = "/// Art. 5.1 and 5.2: he classifies.\nfn a() {}";
        assert!(has_rule(&Tree::of(&[(RULE.0, comment)]), "Art5_2"));
        assert!(has_rule(&Tree::of(&[RULE]), "Art5_2"));
        let other = "/// Art. 5.21: he classifies.\nfn a() {}";
        assert!(!has_rule(&Tree::of(&[(RULE.0, other)]), "Art5_2"));
    }

    #[test]
    fn an_explained_cell_needs_neither() {
        let cells =
            "rule=\"open: later\"\nallowed=\"n/a: x\"\nrefused=\"n/a: x\"\npage=\"open: y\"\n";
        let filled = row(cells);
        assert!(found(&[ARTICLE, ("docs/procedure/obligations.toml", &filled)]).is_empty());
    }

    #[test]
    fn tests_are_named_after_their_article() {
        assert_eq!(test_prefix("Art5_2"), "art_5_2_");
        assert_eq!(test_prefix("Art1Officer"), "art_1_officer_");
    }
}
