//! What the compiler does not see: limits, names, layers, texts, articles, paths and decisions.
//! Each check reads the tree and answers findings; `exceptions` takes away what has a reason.
mod articles;
mod decisions;
mod exceptions;
mod layers;
mod limits;
mod marks;
mod names;
mod ownership;
mod paths;
mod templates;
mod texts;

use std::fmt;

use crate::tree::Tree;

const EXCEPTIONS: &str = "xtask/tidy-exceptions.txt";

/// One thing to mend.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    path: String,
    line: usize,
    check: &'static str,
    /// What an exception names: a path, a path with a function, or a key.
    subject: String,
    message: String,
}

impl Finding {
    /// A finding whose exception would name the file.
    fn at(check: &'static str, path: &str, line: usize, message: impl Into<String>) -> Self {
        let (path, subject) = (path.to_owned(), path.to_owned());
        Self { path, line, check, subject, message: message.into() }
    }

    /// The same, but an exception names this instead.
    fn about(self, subject: impl Into<String>) -> Self {
        Self { subject: subject.into(), ..self }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, line, check, message, subject } = self;
        write!(to, "{path}:{line}: {message} [{check} | {subject}]")
    }
}

/// Everything to mend in the tree, by file and line.
pub(crate) fn findings_in(tree: &Tree) -> Vec<Finding> {
    let exceptions = exceptions::read(tree.text(EXCEPTIONS).unwrap_or_default());
    let mut findings = Vec::new();
    findings.extend(limits::check(tree));
    findings.extend(names::check(tree));
    findings.extend(layers::check(tree));
    findings.extend(ownership::check(tree));
    findings.extend(templates::check(tree));
    findings.extend(texts::check(tree, &exceptions.prefixes()));
    findings.extend(articles::check(tree));
    findings.extend(paths::check(tree));
    findings.extend(decisions::check(tree));
    findings.extend(marks::check(tree));
    let mut rest = exceptions.without_excepted(findings);
    rest.sort();
    rest.dedup();
    rest
}

/// Prints what is to be mended; an error when there is anything.
pub(crate) fn run() -> anyhow::Result<()> {
    let findings = findings_in(&Tree::read(&crate::tree::root())?);
    for finding in &findings {
        println!("{finding}");
    }
    anyhow::ensure!(findings.is_empty(), "tidy: {} things to mend", findings.len());
    println!("tidy: nothing to mend");
    Ok(())
}

/// The line on which this byte lies.
fn line_at(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// The messages of a check over a tree made for the test.
#[cfg(test)]
fn messages(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|f| format!("{}:{} {}", f.path, f.line, f.message)).collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn the_tree_is_tidy() {
        let findings = findings_in(&Tree::read(&crate::tree::root()).unwrap());
        let lines: Vec<_> = findings.iter().map(Finding::to_string).collect();
        assert!(lines.is_empty(), "{}", lines.join("\n"));
    }
}
