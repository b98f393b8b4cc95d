//! Marks of work that was left for later, and tests that do not run.
use super::Finding;
use crate::tree::{Tree, is_vendored};

/// Put together here, so that this file does not find itself.
const MARKS: [&str; 4] = [
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("#[ign", "ore"),
    concat!("should_", "panic"),
];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let ours = tree.all().filter(|(path, _)| !is_vendored(path));
    ours.flat_map(|(path, text)| check_text(path, text)).collect()
}

fn check_text(path: &str, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, line) in text.lines().enumerate() {
        for mark in MARKS.iter().filter(|mark| line.contains(**mark)) {
            let message = format!("`{mark}`: do it, or write it down where work is planned");
            findings.push(Finding::at("marks", path, at + 1, message));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::messages;

    #[test]
    fn work_left_for_later_is_found() {
        let text = format!("fn a() {{}}\n// {}: later\n", MARKS[0]);
        let found = messages(&check(&Tree::of(&[("a.rs", &text)])));
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("a.rs:2 "));
    }
}
