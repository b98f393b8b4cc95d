//! From a template and its values to a text: no file, no other template, no function, and a
//! bound on how long it works and how much it says.
use std::io;
use std::sync::LazyLock;

use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior};

use weerklank_domain::Language;
use weerklank_texts::t_with;

use super::Written;
use super::placeholders::{PLACEHOLDERS, Values};

/// In bytes, subject and text together.
pub const SOURCE_BYTES_MAX: usize = 20_000;
const OUTPUT_BYTES_MAX: usize = 200_000;
/// In steps; the longest shipped template takes some hundreds.
const FUEL: u64 = 50_000;
const DEPTH_MAX: usize = 20;
const SUBJECT_CHARACTERS_MAX: usize = 180;
/// The words that may stand first between `{%` and `%}`.
const TAGS: [&str; 6] = ["if", "elif", "else", "endif", "for", "endfor"];
/// What an expression may hold besides names and words between quotes. Nothing that adds,
/// repeats or joins is among it: a short template can't ask for a large memory.
const SIGNS: &str = "_.,|()=!<>";

/// A line with nothing but an `if` or `for` leaves no empty line behind.
static SYNTAX: LazyLock<SyntaxConfig> = LazyLock::new(|| {
    let config = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    config.expect("the usual signs are no two of them the same")
});

/// What is wrong with a template, and in which line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line} of a template: {problem:?}")]
pub struct Fault {
    pub line: usize,
    pub problem: Problem,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    TooLong,
    NoSubject,
    NoText,
    /// A placeholder that doesn't exist; empty for a part of one.
    Unknown(String),
    /// A word between `{%` and `%}` that can't be used.
    Word(String),
    /// A sign that can't be used in a placeholder.
    Sign(char),
    /// A placeholder, `if` or `for` isn't written as it should be, or isn't ended.
    Writing,
    /// It would go on for too long.
    Endless,
    /// It would say too much.
    TooLarge,
    /// Without this placeholder the text is of no use.
    Missing(&'static str),
}

impl Fault {
    /// What is wrong, in plain words and with its line.
    pub fn sentence(&self, language: Language) -> String {
        let key = self.problem.key();
        let line = self.line.to_string();
        let written = match &self.problem {
            Problem::Unknown(name) | Problem::Word(name) => name.clone(),
            Problem::Sign(sign) => sign.to_string(),
            Problem::Missing(name) => (*name).to_owned(),
            Problem::TooLong
            | Problem::NoSubject
            | Problem::NoText
            | Problem::Writing
            | Problem::Endless
            | Problem::TooLarge => String::new(),
        };
        let values = [("line", line.as_str()), ("written", &written)];
        t_with(language, &format!("templates-fault-{key}"), &values)
    }
}

impl Problem {
    fn key(&self) -> &'static str {
        match self {
            Self::TooLong => "too_long",
            Self::NoSubject => "no_subject",
            Self::NoText => "no_text",
            Self::Unknown(name) if name.is_empty() => "unknown_part",
            Self::Unknown(_) => "unknown",
            Self::Word(_) => "word",
            Self::Sign(_) => "sign",
            Self::Writing => "writing",
            Self::Endless => "endless",
            Self::TooLarge => "too_large",
            Self::Missing(_) => "missing",
        }
    }
}

fn fault(line: usize, problem: Problem) -> Fault {
    Fault { line, problem }
}

/// What the template says with these values.
pub(crate) fn render(source: &str, values: &Values) -> Result<Written, Fault> {
    if source.len() > SOURCE_BYTES_MAX {
        return Err(fault(1, Problem::TooLong));
    }
    let source = source.replace("\r\n", "\n");
    scan(&source)?;
    let (subject, text) = source.split_once('\n').unwrap_or((&source, ""));
    if subject.trim().is_empty() {
        return Err(fault(1, Problem::NoSubject));
    }
    // The line of the subject stays as an empty one, so that the lines are counted right.
    let text = format!("\n{text}");
    let written = Written {
        subject: one_line(&filled(subject, values)?),
        text: tidy(&filled(&text, values)?),
    };
    if written.text.is_empty() {
        return Err(fault(2, Problem::NoText));
    }
    Ok(written)
}

fn filled(source: &str, values: &Values) -> Result<String, Fault> {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    environment.set_fuel(Some(FUEL));
    environment.set_recursion_limit(DEPTH_MAX);
    environment.set_syntax(SYNTAX.clone());
    let template = environment.template_from_str(source).map_err(|error| said(&error, source))?;
    let mut unknown: Vec<String> = template.undeclared_variables(false).into_iter().collect();
    unknown.retain(|name| !PLACEHOLDERS.contains(&name.as_str()));
    unknown.sort();
    if let Some(name) = unknown.into_iter().next() {
        return Err(fault(line_of(source, &name), Problem::Unknown(name)));
    }
    let mut page = Page(Vec::new());
    template
        .render_captured_to(values.context(), &mut page)
        .map_err(|error| said(&error, source))?;
    String::from_utf8(page.0).map_err(|_| fault(1, Problem::Writing))
}

/// Takes so many bytes and no more.
struct Page(Vec<u8>);

impl io::Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > OUTPUT_BYTES_MAX {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn said(error: &minijinja::Error, source: &str) -> Fault {
    let last = source.lines().count().max(1);
    let line = error.line().unwrap_or(last).clamp(1, last);
    // The engine has more kinds than concern us.
    let problem = match error.kind() {
        ErrorKind::OutOfFuel => Problem::Endless,
        ErrorKind::WriteFailure => Problem::TooLarge,
        ErrorKind::UndefinedError => Problem::Unknown(String::new()),
        _ => Problem::Writing,
    };
    fault(line, problem)
}

/// Looks at what stands between `{{ }}` and `{% %}` before the engine does.
fn scan(source: &str) -> Result<(), Fault> {
    let mut rest = source;
    while let Some(start) = rest.find('{') {
        rest = &rest[start..];
        let line = 1 + source[..source.len() - rest.len()].matches('\n').count();
        let Some(opening) = ["{{", "{%", "{#"].into_iter().find(|it| rest.starts_with(it)) else {
            rest = &rest[1..];
            continue;
        };
        let closing = match opening {
            "{{" => "}}",
            "{%" => "%}",
            _ => "#}",
        };
        let inside = &rest[2..];
        let end = end_of(inside, closing).ok_or_else(|| fault(line, Problem::Writing))?;
        if opening != "{#" {
            expression(&inside[..end], opening == "{%").map_err(|problem| fault(line, problem))?;
        }
        rest = &inside[end + 2..];
    }
    Ok(())
}

/// Where an expression ends; a closing between quotes doesn't end it.
fn end_of(inside: &str, closing: &str) -> Option<usize> {
    if closing == "#}" {
        return inside.find(closing);
    }
    let mut quote = None;
    for (place, sign) in inside.char_indices() {
        match quote {
            Some(open) if open == sign => quote = None,
            None if sign == '"' || sign == '\'' => quote = Some(sign),
            None if inside[place..].starts_with(closing) => return Some(place),
            Some(_) | None => {}
        }
    }
    None
}

fn expression(inside: &str, is_tag: bool) -> Result<(), Problem> {
    let inside = inside.strip_prefix(['-', '+']).unwrap_or(inside);
    let inside = inside.strip_suffix(['-', '+']).unwrap_or(inside);
    let word = inside.split_whitespace().next().unwrap_or_default();
    if is_tag && !TAGS.contains(&word) {
        return Err(Problem::Word(word.to_owned()));
    }
    let mut quote = None;
    for sign in inside.chars() {
        match quote {
            Some(open) if open == sign => quote = None,
            // A quote that is written away would end the words elsewhere than for the engine.
            _ if sign == '\\' => return Err(Problem::Sign(sign)),
            Some(_) => {}
            None if sign == '"' || sign == '\'' => quote = Some(sign),
            None if sign.is_alphanumeric() || sign.is_whitespace() || SIGNS.contains(sign) => {}
            None => return Err(Problem::Sign(sign)),
        }
    }
    Ok(())
}

/// Where a name first stands as a whole word between braces.
fn line_of(source: &str, name: &str) -> usize {
    let is_part = |sign: char| !(sign.is_alphanumeric() || sign == '_');
    let found = source
        .lines()
        .position(|line| line.contains('{') && line.split(is_part).any(|word| word == name));
    found.map_or(1, |place| place + 1)
}

fn one_line(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(SUBJECT_CHARACTERS_MAX).collect()
}

/// Without spaces at the end of a line, and with one empty line where more were left.
fn tidy(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        let follows_empty = lines.last().is_none_or(|last| last.is_empty());
        if !(line.is_empty() && follows_empty) {
            lines.push(line);
        }
    }
    lines.join("\n").trim_end().to_owned()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use std::time::Instant;

    use minijinja::Value;
    use weerklank_domain::Language;

    use super::{Fault, OUTPUT_BYTES_MAX, Problem, SOURCE_BYTES_MAX, render};
    use crate::templates::Values;

    fn values() -> Values {
        let many: Vec<Value> = (0..1_000).map(|_| Value::from("punt")).collect();
        Values::default()
            .with("reference", "K-1")
            .with("points", many)
            .with("summary", "a".repeat(100_000))
    }

    fn wrong(source: &str) -> Fault {
        let begun = Instant::now();
        let fault = render(source, &values()).unwrap_err();
        assert!(begun.elapsed().as_secs() < 5, "{source} went on for {:?}", begun.elapsed());
        fault
    }

    #[test]
    fn a_template_is_a_subject_and_a_text() {
        let source = [
            "Over {{ reference }}\n\nRegel een\n{% if wish %}\n\nRegel twee\n{% endif %}\n\n\n",
            "{% if reference == 'K-1' %}\nRegel drie \n{% endif %}\n",
        ]
        .concat();
        let written = render(&source, &values()).unwrap();
        assert_eq!(written.subject, "Over K-1");
        assert_eq!(written.text, "Regel een\n\nRegel drie");
    }

    #[test]
    fn what_a_value_holds_is_no_template() {
        let values = Values::default().with("summary", "{{ reference }} {% for %} <b>&");
        let written = render("S {{ summary }}\n\n{{ summary }}", &values).unwrap();
        assert_eq!(written.text, "{{ reference }} {% for %} <b>&");
        let values = Values::default().with("summary", "een\r\nBcc: twee");
        assert_eq!(render("S {{ summary }}\n\nx", &values).unwrap().subject, "S een Bcc: twee");
    }

    #[test]
    fn an_unknown_placeholder_is_named_with_its_line() {
        let fault = wrong("Over\n\nRegel een\n{{ referentie }}");
        assert_eq!(fault, Fault { line: 4, problem: Problem::Unknown("referentie".to_owned()) });
        assert!(fault.sentence(Language::Dutch).contains("Regel 4: de invulplek ‘referentie’"));
        let fault = wrong("{{ nonsens }}\n\nx");
        assert_eq!(fault, Fault { line: 1, problem: Problem::Unknown("nonsens".to_owned()) });
        // Also where these values don't lead.
        let fault = wrong("S\n\n{% if wish %}\n{{ niets }}\n{% endif %}\nx");
        assert_eq!(fault, Fault { line: 4, problem: Problem::Unknown("niets".to_owned()) });
        let fault = wrong("S\n\n{% for point in points %}\n{{ point.nothing }}\n{% endfor %}");
        assert_eq!((fault.line, fault.problem.key()), (4, "unknown_part"));
    }

    #[test]
    fn a_template_that_goes_on_is_stopped() {
        let nested = "{% for a in points %}".repeat(6) + &"{% endfor %}".repeat(6);
        assert_eq!(wrong(&format!("S\n\n{nested}")).problem, Problem::Endless);
        let itself = "S\n\n{% for a in points recursive %}{{ loop(points) }}{% endfor %}";
        assert!(matches!(wrong(itself).problem, Problem::Endless | Problem::Writing));
    }

    #[test]
    fn a_template_that_grows_is_stopped() {
        let grows = "S\n\n{% for a in points %}{{ summary }}{% endfor %}";
        assert_eq!(wrong(grows).problem, Problem::TooLarge);
        let twice = "S\n\n".to_owned() + &"{{ summary }}".repeat(OUTPUT_BYTES_MAX / 100_000 + 1);
        assert_eq!(wrong(&twice).problem, Problem::TooLarge);
        for sign in ['*', '~', '+', '[', '{', '\\'] {
            let fault = wrong(&format!("S\n\n{{{{ summary {sign} 9 }}}}"));
            assert_eq!(fault, Fault { line: 3, problem: Problem::Sign(sign) });
        }
        assert_eq!(wrong(&"a".repeat(SOURCE_BYTES_MAX + 1)).problem, Problem::TooLong);
    }

    #[test]
    fn nothing_but_conditions_and_lists_can_be_used() {
        for word in ["include", "import", "from", "extends", "macro", "set", "call", "block", "raw"]
        {
            let fault = wrong(&format!("S\n\n{{% {word} 'x' %}}"));
            assert_eq!(fault, Fault { line: 3, problem: Problem::Word(word.to_owned()) });
        }
        for source in ["S\n\n{{ range(9) }}", "S\n\n{{ debug() }}", "S\n\n{{ namespace() }}"] {
            assert_eq!(wrong(source).problem.key(), "unknown", "{source}");
        }
        assert_eq!(wrong("S\n\n{{ reference | pprint }}").problem, Problem::Writing);
    }

    #[test]
    fn what_is_not_ended_is_told_with_its_line() {
        assert_eq!(wrong("S\n\nx\n{{ reference").line, 4);
        assert_eq!(wrong("S\n\nx\n{% if wish %}\ny").problem, Problem::Writing);
        assert_eq!(wrong("S\n\n{{ 'a }} b").problem, Problem::Writing);
        assert_eq!(wrong("").problem, Problem::NoSubject);
        assert_eq!(wrong("Alleen een onderwerp").problem, Problem::NoText);
        let deep = "S\n\n{{ ".to_owned() + &"(".repeat(9_000) + "wish" + &")".repeat(9_000) + " }}";
        assert_eq!(wrong(&deep).problem, Problem::Writing);
    }
}
