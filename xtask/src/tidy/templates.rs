//! Templates hold no sentences of their own, no inline style and no inline script.
use super::{Finding, line_at};
use crate::tree::Tree;

const WORDS: &str = "template-words";
const INLINE: &str = "template-inline";

/// Attributes that a user hears or reads.
const SPOKEN: [&str; 5] = ["alt", "title", "placeholder", "aria-label", "aria-description"];

/// The name of the product is the same in every language.
const PRODUCT: &str = "Weerklank";

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let templates = tree.ours("html").filter(|(path, _)| path.contains("/templates/"));
    templates.flat_map(|(path, text)| check_template(path, text)).collect()
}

fn check_template(path: &str, text: &str) -> Vec<Finding> {
    let plain = without_askama(text);
    let mut findings = Vec::new();
    for (at, part, is_tag) in parts_of(&plain) {
        let line = line_at(&plain, at);
        if is_tag {
            findings.extend(check_tag(path, line, part));
        } else if let Some(word) = word_in(&without_attributes(part)) {
            let message = format!("`{word}` is a text and belongs in `texts`");
            findings.push(Finding::at(WORDS, path, line, message));
        }
    }
    findings
}

fn check_tag(path: &str, line: usize, tag: &str) -> Vec<Finding> {
    let name = tag.split_whitespace().next().unwrap_or_default();
    let mut findings = Vec::new();
    let mut find = |check, message: String| findings.push(Finding::at(check, path, line, message));
    if name == "<style" || name == "<style>" {
        find(INLINE, "the content security policy allows no inline style".to_owned());
    }
    if name.starts_with("<script") && !tag.contains("src=") {
        find(INLINE, "the content security policy allows no inline script".to_owned());
    }
    for (attribute, value) in attributes_of(tag) {
        if attribute == "style" || attribute.starts_with("on") {
            find(INLINE, format!("the content security policy allows no `{attribute}` attribute"));
        }
        if let Some(word) = word_in(value).filter(|_| SPOKEN.contains(&attribute)) {
            find(WORDS, format!("`{word}` is a text and belongs in `texts`"));
        }
    }
    findings
}

/// The template with expressions, statements and comments blanked, so that lines stay in place.
fn without_askama(text: &str) -> String {
    let mut plain = text.to_owned();
    for (open, close) in [("{#", "#}"), ("{{", "}}"), ("{%", "%}"), ("<!--", "-->")] {
        while let Some(start) = plain.find(open) {
            let end = plain[start..].find(close).map_or(plain.len(), |at| start + at + close.len());
            let blank: String =
                plain[start..end].chars().map(|c| if c == '\n' { c } else { ' ' }).collect();
            plain.replace_range(start..end, &blank);
        }
    }
    plain
}

/// The tags and the texts between them, with where they start.
fn parts_of(plain: &str) -> Vec<(usize, &str, bool)> {
    let mut parts = Vec::new();
    let mut at = 0;
    while at < plain.len() {
        let rest = &plain[at..];
        let is_tag = rest.starts_with('<');
        let length = if is_tag { tag_length(rest) } else { rest.find('<').unwrap_or(rest.len()) };
        parts.push((at, &rest[..length], is_tag));
        at += length;
    }
    parts
}

fn tag_length(rest: &str) -> usize {
    let mut in_quotes = false;
    for (at, character) in rest.char_indices() {
        match character {
            '"' => in_quotes = !in_quotes,
            '>' if !in_quotes => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

fn attributes_of(tag: &str) -> impl Iterator<Item = (&str, &str)> {
    let pieces: Vec<_> = tag.split('"').collect();
    let pairs = pieces.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect::<Vec<_>>();
    pairs.into_iter().filter_map(|(before, value)| {
        let name = before.trim_end().strip_suffix('=')?;
        Some((name.rsplit(char::is_whitespace).next()?, value))
    })
}

/// A macro may write attributes alone: ` aria-invalid="true"` between two tags of the template.
fn without_attributes(text: &str) -> String {
    let is_name = |character: char| character.is_ascii_alphanumeric() || character == '-';
    let pieces = text.split('"').step_by(2);
    let names = pieces.map(|piece| match piece.strip_suffix('=') {
        Some(start) => start.trim_end_matches(is_name),
        None => piece,
    });
    names.collect::<Vec<_>>().join(" ")
}

/// The first run of two letters or more; entities like `&nbsp;` are no words.
fn word_in(text: &str) -> Option<&str> {
    let words = text.split(|c: char| !c.is_alphabetic() && c != '&');
    let is_word = |word: &&str| word.chars().count() > 1 && !word.contains('&') && *word != PRODUCT;
    words.into_iter().find(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::messages;

    fn found(text: &str) -> Vec<String> {
        let path = "crates/web/templates/a.html";
        let all = messages(&check(&Tree::of(&[(path, text)])));
        all.into_iter().map(|line| line.replace("crates/web/templates/a.html:", "")).collect()
    }

    #[test]
    fn a_sentence_in_a_template_is_found() {
        let text = "<p>\n{{ t(\"a-b\") }} Klacht</p>";
        assert_eq!(found(text), ["1 `Klacht` is a text and belongs in `texts`"]);
        let fine = "<p title=\"{{ t(\"a-b\") }}\">{% if a > b %}{{ c }}&nbsp;·{% endif %}</p>";
        assert!(found(fine).is_empty(), "{:?}", found(fine));
    }

    #[test]
    fn attributes_that_a_macro_writes_are_no_text() {
        assert!(found("{% if a %} aria-invalid=\"true\" hidden=\"{{ b }}\"{% endif %}").is_empty());
    }

    #[test]
    fn a_spoken_attribute_is_found() {
        assert_eq!(
            found("<img class=\"wide\" alt=\"Een plaatje\">"),
            ["1 `Een` is a text and belongs in `texts`"]
        );
    }

    #[test]
    fn inline_style_and_script_are_found() {
        assert_eq!(found("<p style=\"color:red\"></p>").len(), 1);
        assert_eq!(found("<a onclick=\"x()\"></a>").len(), 1);
        assert_eq!(found("<script>1</script>").len(), 1);
        assert!(found("<script src=\"/a.js\" defer></script>").is_empty());
    }
}
