//! The exceptions, each a line `check | subject | reason`. One that is no longer needed is itself
//! a finding, so the list stays short and true.
use super::{EXCEPTIONS, Finding};

/// Declares the beginning of text keys that are put together while running.
const PREFIX: &str = "text-prefix";

struct Exception {
    line: usize,
    check: String,
    subject: String,
    reason: String,
}

pub(super) struct Exceptions(Vec<Exception>);

pub(super) fn read(text: &str) -> Exceptions {
    let lines = text.lines().enumerate();
    let own = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    Exceptions(own.map(|(at, line)| one(at + 1, line)).collect())
}

fn one(line: usize, text: &str) -> Exception {
    let mut parts = text.splitn(3, '|').map(|part| part.trim().to_owned());
    let mut next = || parts.next().unwrap_or_default();
    Exception { line, check: next(), subject: next(), reason: next() }
}

impl Exceptions {
    pub(super) fn prefixes(&self) -> Vec<&str> {
        let prefixes = self.0.iter().filter(|exception| exception.check == PREFIX);
        prefixes.map(|exception| exception.subject.as_str()).collect()
    }

    /// What is left to mend, with the exceptions that lack a reason or a use.
    pub(super) fn without_excepted(&self, findings: Vec<Finding>) -> Vec<Finding> {
        let covers = |exception: &Exception, finding: &Finding| {
            exception.check == finding.check && exception.subject == finding.subject
        };
        let used = |exception: &Exception| findings.iter().any(|found| covers(exception, found));
        let stale = self.0.iter().filter(|exception| exception.check != PREFIX && !used(exception));
        let mut rest: Vec<_> = stale
            .map(|exception| finding(exception.line, "an exception that nothing needs"))
            .collect();
        let bare = self.0.iter().filter(|exception| exception.reason.is_empty());
        rest.extend(bare.map(|exception| finding(exception.line, "an exception without a reason")));
        let open = |found: &Finding| !self.0.iter().any(|exception| covers(exception, found));
        rest.extend(findings.into_iter().filter(open));
        rest
    }
}

fn finding(line: usize, message: &str) -> Finding {
    Finding::at("exceptions", EXCEPTIONS, line, message).about(line.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::messages;

    #[test]
    fn an_exception_covers_its_finding_and_no_other() {
        let exceptions = read("# note\nlimits | a.rs | one table\n");
        let rest = exceptions.without_excepted(vec![
            Finding::at("limits", "a.rs", 1, "long"),
            Finding::at("limits", "b.rs", 1, "long"),
        ]);
        assert_eq!(messages(&rest), ["b.rs:1 long"]);
    }

    #[test]
    fn an_exception_needs_a_use_and_a_reason() {
        let rest = read("limits | a.rs |\n").without_excepted(vec![]);
        assert_eq!(
            messages(&rest),
            [
                "xtask/tidy-exceptions.txt:1 an exception that nothing needs",
                "xtask/tidy-exceptions.txt:1 an exception without a reason",
            ]
        );
    }

    #[test]
    fn prefixes_are_declared_beside_the_exceptions() {
        assert_eq!(read("text-prefix | stage- | by stage").prefixes(), ["stage-"]);
    }
}
