//! Limits of size, so that a file and a function fit in one reader's head.
use super::Finding;
use crate::tokens::{Function, functions_in};
use crate::tree::{Tree, ending_of};

const CHECK: &str = "limits";
const FILE_LINES: usize = 400;
const TEMPLATE_LINES: usize = 80;
const FUNCTION_LINES: usize = 60;
const PARAMETERS: usize = 4;
const COLUMNS: usize = 100;

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for ending in ["rs", "ftl", "html", "css", "mjs", "sql", "typ"] {
        for (path, text) in tree.ours(ending) {
            findings.extend(check_length(path, text));
        }
    }
    for (path, text) in tree.ours("rs") {
        findings.extend(check_columns(path, text));
        findings.extend(check_functions(tree, path));
    }
    findings
}

fn check_length(path: &str, text: &str) -> Option<Finding> {
    let is_template = path.contains("/templates/") && ending_of(path) == "html";
    let limit = if is_template { TEMPLATE_LINES } else { FILE_LINES };
    let lines = text.lines().count();
    let message = || format!("{lines} lines, at most {limit} in this kind of file");
    (lines > limit).then(|| Finding::at(CHECK, path, limit + 1, message()))
}

fn check_columns(path: &str, text: &str) -> Vec<Finding> {
    let wide = text.lines().enumerate().filter(|(_, line)| line.chars().count() > COLUMNS);
    let message = format!("more than {COLUMNS} columns");
    wide.map(|(at, _)| Finding::at(CHECK, path, at + 1, message.as_str())).collect()
}

fn check_functions(tree: &Tree, path: &str) -> Vec<Finding> {
    if !tree.is_rust(path) {
        return vec![Finding::at(CHECK, path, 1, "not readable as Rust")];
    }
    functions_in(tree.tokens(path))
        .iter()
        .flat_map(|function| check_function(path, function))
        .collect()
}

fn check_function(path: &str, function: &Function) -> Vec<Finding> {
    let Function { name, line, lines, parameters } = function;
    let mut messages = Vec::new();
    if *lines > FUNCTION_LINES {
        messages.push(format!("`{name}` has {lines} lines, at most {FUNCTION_LINES}"));
    }
    if *parameters > PARAMETERS {
        messages.push(format!("`{name}` has {parameters} parameters, at most {PARAMETERS}"));
    }
    let subject = format!("{path}:{name}");
    let found = |message| Finding::at(CHECK, path, *line, message).about(&subject);
    messages.into_iter().map(found).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::messages;

    fn found(path: &str, text: &str) -> Vec<String> {
        messages(&check(&Tree::of(&[(path, text)])))
    }

    #[test]
    fn a_long_file_is_found() {
        assert_eq!(
            found("a/texts/nl/x.ftl", &"a\n".repeat(401)),
            ["a/texts/nl/x.ftl:401 401 lines, at most 400 in this kind of file"]
        );
        assert!(found("a/x.ftl", &"a\n".repeat(400)).is_empty());
        assert!(found("a/vendor/x.css", &"a\n".repeat(401)).is_empty());
    }

    #[test]
    fn a_long_template_is_found() {
        let path = "crates/web/templates/complaints/closure.html";
        assert_eq!(found(path, &"a\n".repeat(81)).len(), 1);
    }

    #[test]
    fn a_wide_line_is_found_by_characters() {
        assert!(found("a.rs", &format!("// {}\n", "é".repeat(97))).is_empty());
        assert_eq!(found("a.rs", &format!("// {}\n", "é".repeat(98))).len(), 1);
    }

    #[test]
    fn a_long_function_is_found() {
        let body = "    a();\n".repeat(59);
        assert_eq!(
            found("a.rs", &format!("fn long() {{\n{body}}}\n")),
            ["a.rs:1 `long` has 61 lines, at most 60"]
        );
    }

    #[test]
    fn a_fifth_parameter_is_found() {
        assert!(found("a.rs", "fn f(&self, a: A, b: B, c: C, d: D) {}").is_empty());
        assert_eq!(
            found("a.rs", "fn f(a: A, b: B, c: C, d: D, e: E) {}"),
            ["a.rs:1 `f` has 5 parameters, at most 4"]
        );
    }
}
