//! Texts complete and used: each key in both languages, with the same values, and each key that
//! code or a template names exists.
use std::collections::{BTreeMap, BTreeSet};

use super::{Finding, line_at};
use crate::tokens::{Placed, Token};
use crate::tree::{Tree, ending_of};

const CHECK: &str = "texts";
const LOCALES: &str = "crates/texts/locales/";

/// One message of one language.
struct Message {
    path: String,
    line: usize,
    values: BTreeSet<String>,
    /// Other messages that it includes.
    includes: Vec<String>,
}

type Messages = BTreeMap<String, Message>;

/// A key, or the beginning of one, that something names.
struct Mention {
    path: String,
    line: usize,
    text: String,
    /// It stands where only a key can stand, so it must exist.
    is_call: bool,
    /// It is the area in `label("stage", key)`, to which the rest of the key is added.
    is_area: bool,
}

pub(super) fn check(tree: &Tree, prefixes: &[&str]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let dutch = messages_in(tree, "nl", &mut findings);
    let english = messages_in(tree, "en", &mut findings);
    findings.extend(compare(&dutch, &english, "English"));
    findings.extend(compare(&english, &dutch, "Dutch"));
    let mut mentions = mentions_in_code(tree);
    mentions.extend(mentions_in_templates(tree));
    findings.extend(unknown(&dutch, &mentions));
    findings.extend(unused(&dutch, &mentions, prefixes));
    findings
}

fn messages_in(tree: &Tree, language: &str, findings: &mut Vec<Finding>) -> Messages {
    let folder = format!("{LOCALES}{language}/");
    let mut messages = Messages::new();
    for (path, text) in tree.under(&folder).filter(|(path, _)| ending_of(path) == "ftl") {
        let mut current = None;
        for (at, line) in text.lines().enumerate() {
            if line.starts_with('#') {
                continue;
            }
            if let Some(key) = key_of(line) {
                let message = Message {
                    path: path.to_owned(),
                    line: at + 1,
                    values: BTreeSet::new(),
                    includes: Vec::new(),
                };
                if messages.insert(key.to_owned(), message).is_some() {
                    let again = format!("`{key}` stands here a second time");
                    findings.push(Finding::at(CHECK, path, at + 1, again).about(key));
                }
                current = Some(key.to_owned());
            }
            if let Some(message) = current.as_ref().and_then(|key| messages.get_mut(key)) {
                message.values.extend(words_after(line, '$'));
                message.includes.extend(includes_in(line));
            }
        }
    }
    messages
}

/// The key with which a line starts; a term starts with a hyphen.
fn key_of(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim_end();
    let starts = key.starts_with(|first: char| first.is_ascii_lowercase() || first == '-');
    (starts && key.chars().all(is_of_a_key)).then_some(key)
}

/// Words of the database, such as `with_partner`, stand in keys as they are.
fn is_of_a_key(character: char) -> bool {
    character.is_ascii_lowercase() || character.is_ascii_digit() || "-_".contains(character)
}

fn words_after(line: &str, mark: char) -> Vec<String> {
    let is_word = |character: char| character.is_ascii_alphanumeric() || "-_".contains(character);
    let parts = line.split(mark).skip(1);
    parts.map(|part| part.chars().take_while(|c| is_word(*c)).collect()).collect()
}

/// `{ other-key }` and `{ -term }`.
fn includes_in(line: &str) -> Vec<String> {
    let parts = line.split('{').skip(1).filter_map(|part| part.split_once('}'));
    let inner = parts.map(|(inner, _)| inner.trim());
    let is_key = |inner: &&str| inner.contains('-') && inner.chars().all(is_of_a_key);
    inner.filter(is_key).map(str::to_owned).collect()
}

fn compare(these: &Messages, others: &Messages, language: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (key, message) in these {
        let text = match others.get(key) {
            None => format!("`{key}` is missing in {language}"),
            Some(other) if !message.values.is_subset(&other.values) => {
                format!("`{key}` has a value that the {language} text does not use")
            }
            Some(_) => continue,
        };
        findings.push(Finding::at(CHECK, &message.path, message.line, text).about(key));
    }
    findings
}

fn mentions_in_code(tree: &Tree) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for (path, _) in tree.ours("rs").filter(|(path, _)| path.starts_with("crates/")) {
        let tokens = tree.tokens(path);
        let in_source = path.contains("/src/");
        for (at, placed) in tokens.iter().enumerate() {
            let Some(text) = placed.text() else { continue };
            let (path, text) = (path.to_owned(), text.to_owned());
            let call = called(&tokens[..at]);
            let is_call = in_source && matches!(call, Some("t" | "t_with"));
            let is_area = call == Some("label");
            let line = placed.line;
            mentions.push(Mention { path, line, text, is_call, is_area });
        }
    }
    mentions
}

/// `t_with` when what follows these tokens is the key in `t_with(language, "key"`.
fn called(before: &[Placed]) -> Option<&str> {
    let mut depth = 0;
    for (at, placed) in before.iter().enumerate().rev().take(12) {
        match placed.token {
            Token::Close(_) => depth += 1,
            Token::Open(_) if depth > 0 => depth -= 1,
            Token::Open('(') => {
                let name = at.checked_sub(1).and_then(|of| before[of].name());
                let commas = before[at..].iter().filter(|t| t.is(&Token::Mark(','))).count();
                return name.filter(|_| commas <= 1);
            }
            Token::Open(_) | Token::Text(_) => return None,
            _ => {}
        }
    }
    None
}

fn mentions_in_templates(tree: &Tree) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let templates = tree.ours("html").filter(|(path, _)| path.contains("/templates/"));
    for (path, text) in templates {
        for (open, close) in [("{{", "}}"), ("{%", "%}")] {
            for (at, _) in text.match_indices(open) {
                let inside = text[at..].split(close).next().unwrap_or_default();
                let line = line_at(text, at);
                mentions.extend(quoted(inside).map(|text| Mention {
                    path: path.to_owned(),
                    line,
                    text: text.to_owned(),
                    is_call: false,
                    is_area: false,
                }));
            }
        }
    }
    mentions
}

fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('"').skip(1).step_by(2)
}

/// Keys that are named and do not exist. Outside a call a text counts as a key when it looks like
/// one and starts with the first word of one that exists.
fn unknown(messages: &Messages, mentions: &[Mention]) -> Vec<Finding> {
    let areas: BTreeSet<_> = messages.keys().filter_map(|key| key.split('-').next()).collect();
    let looks_like_one = |text: &str| {
        let area = text.split('-').next().unwrap_or_default();
        areas.contains(area) && is_whole_key(text)
    };
    let missing = mentions.iter().filter(|mention| {
        let text = mention.text.as_str();
        let in_code = mention.path.contains("/src/") || mention.path.contains("/templates/");
        let expected = (mention.is_call && is_whole_key(text)) || looks_like_one(text);
        in_code && !mention.is_area && expected && !messages.contains_key(text)
    });
    let found = |Mention { path, line, text, .. }: &Mention| {
        Finding::at(CHECK, path, *line, format!("there is no text `{text}`")).about(text)
    };
    missing.map(found).collect()
}

fn is_whole_key(text: &str) -> bool {
    let ends = |character: Option<char>| character.is_some_and(|last| last != '-');
    text.contains('-')
        && text.chars().all(is_of_a_key)
        && ends(text.chars().next())
        && ends(text.chars().last())
}

/// Keys that nothing names: not code, not a template, not another text, not a prefix.
fn unused(messages: &Messages, mentions: &[Mention], prefixes: &[&str]) -> Vec<Finding> {
    let mut named: BTreeSet<&str> = mentions.iter().map(|mention| mention.text.as_str()).collect();
    named.extend(messages.values().flat_map(|message| &message.includes).map(String::as_str));
    let mut starts: Vec<&str> = mentions.iter().filter_map(|one| built_prefix(&one.text)).collect();
    starts.extend(prefixes);
    let areas: BTreeSet<&str> =
        mentions.iter().filter(|one| one.is_area).map(|one| one.text.as_str()).collect();
    let is_of_area = |key: &str| key.rsplit_once('-').is_some_and(|(area, _)| areas.contains(area));
    let is_used = |key: &str| {
        named.contains(key) || is_of_area(key) || starts.iter().any(|start| key.starts_with(start))
    };
    let left = messages.iter().filter(|(key, _)| !is_used(key));
    let found = |(key, message): (&String, &Message)| {
        let text = format!("nothing uses the text `{key}`");
        Finding::at(CHECK, &message.path, message.line, text).about(key)
    };
    left.map(found).collect()
}

/// `stage-` in `format!("stage-{name}")`.
fn built_prefix(text: &str) -> Option<&str> {
    let (start, _) = text.split_once('{')?;
    (start.ends_with('-') && start.chars().all(is_of_a_key)).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::messages;

    const NL: &str = "crates/texts/locales/nl/page.ftl";
    const EN: &str = "crates/texts/locales/en/page.ftl";
    const RS: &str = "crates/web/src/a.rs";
    const HTML: &str = "crates/web/templates/a.html";

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        messages(&check(&Tree::of(files), &["page-dynamic-"]))
    }

    #[test]
    fn a_key_in_one_language_only_is_found() {
        let code = (RS, "fn a() { t(l, \"page-one\") }");
        let lacks = format!("{NL}:1 `page-one` is missing in English");
        assert_eq!(found(&[(NL, "page-one = Een"), (EN, ""), code]), [lacks]);
        let unknown = format!("{RS}:1 there is no text `page-one`");
        let lacks = format!("{EN}:1 `page-one` is missing in Dutch");
        assert_eq!(found(&[(NL, ""), (EN, "page-one = One"), code]), [lacks, unknown]);
    }

    #[test]
    fn a_value_in_one_language_only_is_found() {
        let code = (RS, "fn a() { t_with(l, \"page-one\", &[]) }");
        let files = [(NL, "page-one = Een { $naam }\n"), (EN, "page-one = One\n"), code];
        let lost = format!("{NL}:1 `page-one` has a value that the English text does not use");
        assert_eq!(found(&files), [lost]);
    }

    #[test]
    fn an_unused_key_is_found() {
        let text =
            "page-one = A { page-two }\npage-two = B\npage-dynamic-x = C\npage-built-y = D\n";
        let code = (RS, "fn a() { t(l, &format!(\"page-built-{y}\")) }");
        let unused = format!("{NL}:1 nothing uses the text `page-one`");
        assert_eq!(found(&[(NL, text), (EN, text), code]), [unused]);
    }

    #[test]
    fn a_label_uses_the_keys_of_its_area() {
        let text = "stage-with_partner = A\npage-stage = B\n";
        let code = (RS, "fn a() { self.label(\"stage\", stage.key()) }");
        let unused = format!("{NL}:2 nothing uses the text `page-stage`");
        assert_eq!(found(&[(NL, text), (EN, text), code]), [unused]);
    }

    #[test]
    fn a_key_that_does_not_exist_is_found_in_code_and_templates() {
        let text = (NL, "page-one = A\n");
        let same = (EN, "page-one = A\n");
        let code = (RS, "fn a() { t(self.language, \"other-key\"); x(\"page-\") }");
        let html = (HTML, "<p>\n{{ t(\"page-one\") }} {{ t(\"page-tow\") }}</p>");
        assert_eq!(
            found(&[text, same, code, html]),
            [
                format!("{RS}:1 there is no text `other-key`"),
                format!("{HTML}:2 there is no text `page-tow`"),
            ]
        );
    }

    #[test]
    fn a_key_that_stands_twice_is_found() {
        let twice = "page-one = A\npage-one = B\n";
        let code = (RS, "fn a() { t(l, \"page-one\") }");
        assert_eq!(found(&[(NL, twice), (EN, twice), code]).len(), 2);
    }
}
