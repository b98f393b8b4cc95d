//! The decisions in `docs/adr` are numbered without gaps, have a status, and stand in the index.
use super::Finding;
use crate::tree::{Tree, ending_of};

const CHECK: &str = "decisions";
const FOLDER: &str = "docs/adr/";
const INDEX: &str = "docs/adr/README.md";

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let Some(index) = tree.text(INDEX) else {
        return vec![Finding::at(CHECK, INDEX, 1, "the decisions have no index")];
    };
    let mut findings = Vec::new();
    let decisions =
        tree.under(FOLDER).filter(|(path, _)| ending_of(path) == "md" && *path != INDEX);
    for (before, (path, text)) in decisions.enumerate() {
        let name = path.trim_start_matches(FOLDER);
        let expected = format!("{:04}-", before + 1);
        let mut find = |message: String| findings.push(Finding::at(CHECK, path, 1, message));
        if !name.starts_with(&expected) {
            find(format!("the number should be {}", expected.trim_end_matches('-')));
        }
        if !text.lines().any(|line| line.trim_start_matches(['*', '-', ' ']).starts_with("Status:"))
        {
            find("no line that starts with `Status:`".to_owned());
        }
        if !index.contains(&format!("({name})")) {
            find(format!("`{name}` is not in {INDEX}"));
        }
    }
    findings.extend(dangling(tree, index));
    findings
}

/// Links of the index that lead nowhere.
fn dangling(tree: &Tree, index: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, line) in index.lines().enumerate() {
        let links = line.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        let local = links.filter(|link| ending_of(link) == "md" && !link.contains('/'));
        for link in local.filter(|link| !tree.has(&format!("{FOLDER}{link}"))) {
            findings.push(Finding::at(CHECK, INDEX, at + 1, format!("`{link}` does not exist")));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::messages;

    #[test]
    fn a_gap_a_missing_status_and_a_missing_row_are_found() {
        let tree = Tree::of(&[
            (INDEX, "- [0001](0001-a.md) A\n- [0004](0004-d.md) D\n"),
            ("docs/adr/0001-a.md", "# A\n\nStatus: accepted\n"),
            ("docs/adr/0003-c.md", "# C\n"),
        ]);
        assert_eq!(
            messages(&check(&tree)),
            [
                "docs/adr/0003-c.md:1 the number should be 0002",
                "docs/adr/0003-c.md:1 no line that starts with `Status:`",
                "docs/adr/0003-c.md:1 `0003-c.md` is not in docs/adr/README.md",
                "docs/adr/README.md:2 `0004-d.md` does not exist",
            ]
        );
    }
}
