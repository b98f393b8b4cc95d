//! One home each: SQL in `store`, the status of a refusal in `web/src/problem.rs`.
use super::Finding;
use crate::tokens::{Placed, Token};
use crate::tree::Tree;

const SQL: &str = "sql";
const STATUS: &str = "status";

const PROBLEM: &str = "crates/web/src/problem.rs";
/// The statuses with which a refusal is told; other pages may need 200 or 303.
const REFUSALS: [&str; 5] =
    ["UNPROCESSABLE_ENTITY", "CONFLICT", "FORBIDDEN", "NOT_FOUND", "UNAUTHORIZED"];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let sources = tree.ours("rs").filter(|(path, _)| path.starts_with("crates/"));
    sources.flat_map(|(path, _)| check_source(path, tree.tokens(path))).collect()
}

fn check_source(path: &str, tokens: &[Placed]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let in_source = path.contains("/src/");
    if in_source && !path.starts_with("crates/store/") {
        let sql = tokens.iter().filter(|placed| placed.text().is_some_and(is_sql));
        findings.extend(sql.map(|at| Finding::at(SQL, path, at.line, "SQL outside `store`")));
    }
    if in_source && path != PROBLEM {
        let is_web = path.starts_with("crates/web/");
        let statuses = tokens.windows(4).filter(|window| is_status(window, is_web));
        let message = "the status of a refusal is known to `web/src/problem.rs` alone";
        findings.extend(statuses.map(|at| Finding::at(STATUS, path, at[0].line, message)));
    }
    findings
}

fn is_sql(text: &str) -> bool {
    let lower = text.trim_start().to_ascii_lowercase();
    let words: Vec<_> = lower.split_whitespace().take(40).collect();
    match words.as_slice() {
        ["select", rest @ ..] => rest.contains(&"from") || rest.len() == 1,
        ["insert", "into" | "or", ..]
        | ["delete", "from", ..]
        | ["update", _, "set", ..]
        | ["create" | "drop" | "alter", "table" | "index", ..]
        | ["pragma", ..] => true,
        _ => false,
    }
}

/// `StatusCode::NOT_FOUND` in `web`; any `StatusCode` elsewhere.
fn is_status(window: &[Placed], is_web: bool) -> bool {
    let names_it = window[0].name() == Some("StatusCode");
    let colons = window[1..3].iter().all(|placed| placed.is(&Token::Mark(':')));
    let refuses = window[3].name().is_some_and(|name| REFUSALS.contains(&name));
    names_it && (!is_web || (colons && refuses))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::messages;

    fn found(path: &str, text: &str) -> Vec<String> {
        messages(&check(&Tree::of(&[(path, text)])))
    }

    #[test]
    fn sql_outside_the_store_is_found() {
        let text = "fn a() { q(\"select id\\nfrom complaint\") }";
        assert_eq!(
            found("crates/app/src/a.rs", text),
            ["crates/app/src/a.rs:1 SQL outside `store`"]
        );
        assert!(found("crates/store/src/a.rs", text).is_empty());
        assert_eq!(found("crates/app/src/a.rs", "x!(\"update a set b = 1\");").len(), 1);
        assert!(found("crates/app/src/a.rs", "x(\"select a file\");").is_empty());
    }

    #[test]
    fn the_status_of_a_refusal_outside_problem_is_found() {
        let text = "fn a() -> B { StatusCode::NOT_FOUND.into_response() }";
        assert_eq!(found("crates/web/src/complaints/closure.rs", text).len(), 1);
        assert!(found(PROBLEM, text).is_empty());
        assert!(found("crates/web/src/a.rs", "fn a() { x(StatusCode::OK) }").is_empty());
        assert_eq!(found("crates/app/src/a.rs", "fn a() { x(StatusCode::OK) }").len(), 1);
    }
}
