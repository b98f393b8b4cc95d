//! The text of a piece of HTML, as a person would type it: one pass, no tree.

use mail_parser::decoders::html::add_html_token;

use super::decode::utf8_or_western;
use super::html_tokens::{Tag, Token, Tokens};

/// Deeper quotes get no more marks.
const QUOTES_MAX: usize = 10;
/// In characters; a longer address is for machines.
const LINK_MAX: usize = 300;
/// In bytes, with the `&` and the `;`.
const ENTITY_MAX: usize = 34;

const BLOCKS: [&str; 22] = [
    "address", "article", "body", "center", "dd", "div", "dl", "dt", "fieldset", "footer", "form",
    "header", "html", "main", "nav", "ol", "section", "table", "tbody", "tr", "ul", "hr",
];
const PARAGRAPHS: [&str; 8] = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "pre"];

/// What a reader sees of `html`, with `> ` before each line of a quotation.
pub(super) fn text_of(html: &str) -> String {
    let mut writer = Writer::default();
    for token in Tokens::of(html) {
        match token {
            Token::Text(text) => writer.text(text),
            Token::Open(tag) => writer.open(&tag),
            Token::Close(tag) => writer.close(&tag),
        }
    }
    writer.out
}

#[derive(Default)]
struct Writer {
    out: String,
    /// The element whose content is not shown, and how often it is open.
    hidden: Option<(String, usize)>,
    quotes: usize,
    /// How deep the last line was quoted.
    written: usize,
    preformatted: usize,
    /// Line ends still to be written before the next text.
    breaks: usize,
    space: bool,
    /// Where the open link leads, and where its text starts.
    link: Option<(String, usize)>,
}

impl Writer {
    fn text(&mut self, text: &str) {
        if self.hidden.is_some() {
            return;
        }
        let text = decode_entities(text);
        if self.preformatted > 0 {
            for (number, line) in text.split('\n').enumerate() {
                if number > 0 {
                    self.breaks += 1;
                }
                self.word(line.trim_end_matches('\r'));
            }
            return;
        }
        // A no-break space is a character like any other; ordinary ones melt together.
        let blank = |c: char| c.is_ascii_whitespace();
        self.space |= text.starts_with(blank);
        for word in text.split(blank).filter(|word| !word.is_empty()) {
            self.word(word);
            self.space = true;
        }
        if !text.ends_with(blank) && !text.is_empty() {
            self.space = false;
        }
    }

    fn word(&mut self, word: &str) {
        if word.is_empty() {
            return;
        }
        self.start();
        self.out.push_str(&word.replace('\u{a0}', " "));
    }

    /// Writes the line ends or the space that are due.
    fn start(&mut self) {
        let marks = self.quotes.min(QUOTES_MAX);
        if self.breaks > 0 && !self.out.is_empty() {
            for _ in 1..self.breaks.min(3) {
                self.out.push('\n');
                self.out.push_str("> ".repeat(marks.min(self.written)).trim_end());
            }
            self.out.push('\n');
            self.out.push_str(&"> ".repeat(marks));
        } else if self.out.is_empty() {
            self.out.push_str(&"> ".repeat(marks));
        } else if self.space {
            self.out.push(' ');
        }
        self.written = marks;
        self.breaks = 0;
        self.space = false;
    }

    fn at_least(&mut self, breaks: usize) {
        self.breaks = self.breaks.max(breaks);
        self.space = false;
    }

    fn open(&mut self, tag: &Tag<'_>) {
        if let Some((name, depth)) = &mut self.hidden {
            if tag.is(name) {
                *depth += 1;
            }
            // A head that is not closed ends where the body starts.
            if !(name == "head" && tag.is("body")) {
                return;
            }
            self.hidden = None;
        }
        if tag.hides() {
            self.hidden = Some((tag.name(), 1));
        } else if tag.is("br") {
            self.breaks += 1;
            self.space = false;
        } else if tag.is("img") {
            self.image(tag);
        } else if tag.is("a") {
            let target = tag.attribute("href").unwrap_or_default();
            self.link = Some((decode_entities(target).trim().to_owned(), self.out.len()));
        } else if tag.is("li") {
            self.at_least(1);
            self.word("-");
            self.space = true;
        } else if tag.is_one_of(&["td", "th"]) {
            self.space = true;
        } else {
            if tag.is("pre") {
                self.preformatted += 1;
            }
            self.block(tag);
            if tag.is("blockquote") {
                self.quotes += 1;
            }
        }
    }

    fn close(&mut self, tag: &Tag<'_>) {
        if let Some((name, depth)) = &mut self.hidden {
            if tag.is(name) {
                *depth -= 1;
                if *depth == 0 {
                    self.hidden = None;
                }
            }
            return;
        }
        if tag.is("a") {
            self.link_end();
        } else if tag.is("pre") {
            self.preformatted = self.preformatted.saturating_sub(1);
        } else if tag.is("blockquote") {
            self.quotes = self.quotes.saturating_sub(1);
        } else if tag.is("li") {
            self.at_least(1);
        }
        self.block(tag);
    }

    fn block(&mut self, tag: &Tag<'_>) {
        if tag.is_one_of(&PARAGRAPHS) || tag.is("blockquote") {
            self.at_least(2);
        } else if tag.is_one_of(&BLOCKS) {
            self.at_least(1);
        }
    }

    fn image(&mut self, tag: &Tag<'_>) {
        let alternative = decode_entities(tag.attribute("alt").unwrap_or_default());
        let alternative = alternative.split_whitespace().collect::<Vec<_>>().join(" ");
        if !alternative.is_empty() {
            self.word(&format!("[{alternative}]"));
        }
    }

    /// Where a link leads stands behind its text, for a text often says something else.
    fn link_end(&mut self) {
        let Some((target, start)) = self.link.take() else { return };
        let web = target.starts_with("https://") || target.starts_with("http://");
        if !web || target.chars().count() > LINK_MAX || target.contains(char::is_whitespace) {
            return;
        }
        let bare = target.split_once("//").map_or("", |(_, rest)| rest).trim_end_matches('/');
        let shown = self.out.get(start..).unwrap_or_default();
        if !shown.trim().is_empty() && !shown.contains(bare) {
            self.out.push_str(" <");
            self.out.push_str(&target);
            self.out.push('>');
        }
    }
}

/// The text with its entities as characters.
pub(super) fn decode_entities(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(place) = rest.find('&') {
        let (before, entity) = rest.split_at(place);
        decoded.push_str(before);
        let end = entity.bytes().take(ENTITY_MAX).position(|byte| byte == b';');
        let of_a_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'#';
        if let Some(end) = end.filter(|end| *end > 1 && entity[1..*end].bytes().all(of_a_name)) {
            decode_entity(&entity[..=end], &mut decoded);
            rest = &entity[end + 1..];
        } else {
            decoded.push('&');
            rest = &entity[1..];
        }
    }
    decoded.push_str(rest);
    decoded
}

fn decode_entity(entity: &str, decoded: &mut String) {
    let start = decoded.len();
    add_html_token(decoded, entity.as_bytes(), false);
    let mut characters = decoded[start..].chars();
    if let (Some(only), None) = (characters.next(), characters.next()) {
        let code = u32::from(only);
        // Old programs number their own character set.
        if (0x80..0xa0).contains(&code) {
            decoded.truncate(start);
            let byte = [u8::try_from(code).unwrap_or(b'?')];
            decoded.push_str(&utf8_or_western(&byte));
        } else if only.is_control() && only != '\n' && only != '\t' {
            decoded.truncate(start);
        }
    }
}
