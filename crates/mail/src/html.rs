//! The HTML part of a letter, made from its text, so that both always say the same.

use std::fmt::Write as _;
use std::str::FromStr;

use weerklank_domain::Language;

/// How the mail of the organisation looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brand {
    /// Stands above the letter.
    pub name: String,
    pub language: Language,
    pub accent: Accent,
    /// Addresses, `http` or `https`, such as that of the installation: what lies under them
    /// becomes a link. Any other address stays text, for it may come from anybody.
    pub linked: Vec<String>,
}

/// The colour of the name and the links: `#` and six hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accent(String);

/// A text that is no colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a colour is # and six hexadecimal digits")]
pub struct NotAnAccent;

/// A whole page: the name, then the paragraphs of `text`, each line on its own line.
pub fn html_from_text(text: &str, brand: &Brand) -> String {
    let mut page = String::with_capacity(text.len() * 2 + 1_000);
    let (lang, name, accent) = (brand.language.tag(), escaped(&brand.name), &brand.accent.0);
    let head = format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{name}</title>\n</head>\n\
         <body style=\"margin:0;padding:24px;font-family:Arial,sans-serif;font-size:16px;\
         line-height:1.5;color:#1b1b1b;background:#ffffff\">\n\
         <div style=\"max-width:600px;margin:0 auto\">\n\
         <p style=\"margin:0 0 24px;font-weight:bold;color:{accent}\">{name}</p>\n"
    );
    page.push_str(&head);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    for paragraph in text.split("\n\n") {
        let lines: Vec<String> = paragraph
            .lines()
            .filter(|line| !line.trim().is_empty())
            .map(|line| linked(line.trim_end(), brand))
            .collect();
        if !lines.is_empty() {
            let lines = lines.join("<br>\n");
            writeln!(page, "<p style=\"margin:0 0 16px\">{lines}</p>").expect("a string takes all");
        }
    }
    page.push_str("</div>\n</body>\n</html>\n");
    page
}

/// The line with its own addresses as links, everything else escaped.
fn linked(line: &str, brand: &Brand) -> String {
    let mut html = String::with_capacity(line.len() + 16);
    let mut rest = line;
    while let Some(place) = first_address(rest) {
        let (before, from_address) = rest.split_at(place);
        let (address, after) = from_address.split_at(address_length(from_address));
        html.push_str(&escaped(before));
        let shown = escaped(address);
        if is_ours(address, &brand.linked) {
            let accent = &brand.accent.0;
            write!(html, "<a href=\"{shown}\" style=\"color:{accent}\">{shown}</a>")
                .expect("a string takes all");
        } else {
            html.push_str(&shown);
        }
        rest = after;
    }
    html.push_str(&escaped(rest));
    html
}

fn first_address(text: &str) -> Option<usize> {
    let places = ["https://", "http://"].map(|scheme| text.find(scheme));
    places.into_iter().flatten().min()
}

/// Up to a space or a bracket; a full stop at the end belongs to the sentence.
fn address_length(text: &str) -> usize {
    let end = text
        .find(|character: char| character.is_whitespace() || "<>\"'`".contains(character))
        .unwrap_or(text.len());
    // At least the scheme goes, so that the search always moves on.
    let scheme = text.find("//").map_or(end, |place| place + 2);
    text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']']).len().max(scheme)
}

/// `https://x.nl` links `https://x.nl` and `https://x.nl/a`, not `https://x.nl.example.org`.
fn is_ours(address: &str, linked: &[String]) -> bool {
    linked.iter().map(|base| base.trim_end_matches('/')).any(|base| {
        let web = base.starts_with("https://") || base.starts_with("http://");
        let under = |rest: &str| rest.is_empty() || rest.starts_with(['/', '?', '#']);
        web && address.strip_prefix(base).is_some_and(under)
    })
}

fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            // Not allowed in HTML; a tab is.
            control if control.is_control() && control != '\t' => html.push('\u{fffd}'),
            other => html.push(other),
        }
    }
    html
}

impl Default for Accent {
    /// Dark green, at more than seven to one on white.
    fn default() -> Self {
        Self("#1f4e4a".to_owned())
    }
}

impl FromStr for Accent {
    type Err = NotAnAccent;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = text.strip_prefix('#').ok_or(NotAnAccent)?;
        if digits.len() != 6 || !digits.chars().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(NotAnAccent);
        }
        Ok(Self(text.to_ascii_lowercase()))
    }
}
