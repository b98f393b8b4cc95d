//! Names that say nothing about what is inside.
use super::Finding;
use crate::tree::{Tree, is_vendored};

const FORBIDDEN: [&str; 12] = [
    "util", "utils", "helper", "helpers", "common", "misc", "manager", "managers", "service",
    "services", "shared", "stuff",
];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let ours = tree.all().filter(|(path, _)| !is_vendored(path));
    ours.filter_map(|(path, _)| check_path(path)).collect()
}

fn check_path(path: &str) -> Option<Finding> {
    let stems = path.split('/').map(|part| part.split('.').next().unwrap_or(part));
    let bad = stems.into_iter().find(|stem| FORBIDDEN.contains(stem))?;
    Some(Finding::at("names", path, 1, format!("`{bad}` names nothing: say what it is about")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::messages;

    #[test]
    fn a_file_or_folder_called_utils_is_found() {
        let tree = Tree::of(&[
            ("crates/a/src/utils.rs", ""),
            ("crates/a/src/helpers/dates.rs", ""),
            ("crates/a/assets/vendor/common.css", ""),
            ("crates/a/src/deadline.rs", ""),
        ]);
        assert_eq!(
            messages(&check(&tree)),
            [
                "crates/a/src/helpers/dates.rs:1 `helpers` names nothing: say what it is about",
                "crates/a/src/utils.rs:1 `utils` names nothing: say what it is about",
            ]
        );
    }
}
