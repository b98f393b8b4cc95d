//! HTML of strangers made safe to show: an allow-list, nothing from outside, no script.
//!
//! `ammonia` decides what is safe. Before it sees anything, one pass puts the tags in order and
//! counts them: a tree builder can be made to work for hours by tags that are not closed.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use ammonia::Builder;

use super::html_text::decode_entities;
use super::html_tokens::{Tag, Token, Tokens, tag_end};
use super::parsed::ParsedMail;
use super::readable::paragraphs;

/// More tags, or deeper, is no letter. A large newsletter has some thousands.
const TAGS_MAX: usize = 30_000;
const DEPTH_MAX: usize = 64;

const ELEMENTS: [&str; 54] = [
    "a",
    "abbr",
    "address",
    "b",
    "bdi",
    "bdo",
    "big",
    "blockquote",
    "br",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "samp",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
];
const MORE_ELEMENTS: [&str; 5] = ["tr", "tt", "u", "ul", "var"];
const VOID: [&str; 4] = ["br", "hr", "img", "col"];
const ATTRIBUTES: [&str; 9] =
    ["alt", "cite", "colspan", "dir", "href", "lang", "rowspan", "src", "title"];
/// They end an open paragraph, as a browser does.
const END_PARAGRAPH: [&str; 22] = [
    "address",
    "blockquote",
    "center",
    "div",
    "dl",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "table",
    "ul",
    "dd",
    "dt",
    "td",
    "th",
];

/// The HTML of a message as it may be shown; nothing when it is too large or too deep for it.
pub(super) fn sanitised(html: &str) -> Option<String> {
    let ordered = in_order(html)?;
    Some(builder().clean(&ordered).to_string())
}

/// A page for a frame that may do nothing: the HTML of the message, else its text. Images stand
/// as their names, for nothing is fetched; they are among the files.
pub fn preview_html(mail: &ParsedMail) -> String {
    let body = match &mail.html {
        Some(html) => with_image_names(html, mail),
        None => paragraphs(&mail.text),
    };
    format!(
        "<!doctype html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" \
         content=\"default-src 'none'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>&#8203;</title>\n\
         </head>\n<body>\n{body}\n</body>\n</html>\n"
    )
}

fn builder() -> Builder<'static> {
    let tags: HashSet<&str> = ELEMENTS.into_iter().chain(MORE_ELEMENTS).collect();
    let mut builder = Builder::empty();
    builder
        .tags(tags)
        .generic_attributes(HashSet::from(["dir", "lang", "title"]))
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href"])),
            ("blockquote", HashSet::from(["cite"])),
            ("img", HashSet::from(["src", "alt"])),
            ("td", HashSet::from(["colspan", "rowspan"])),
            ("th", HashSet::from(["colspan", "rowspan"])),
        ]))
        .clean_content_tags(HashSet::from(["script", "style", "title"]))
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel", "cid"]))
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer"))
        .strip_comments(true)
        .attribute_filter(|element, attribute, value| {
            let of_the_message = is_of_the_message(value);
            match (element, attribute) {
                // An image comes with the message or not at all.
                ("img", "src") if !of_the_message => None,
                ("a", "href") | ("blockquote", "cite") if of_the_message => None,
                _ => Some(Cow::Borrowed(value)),
            }
        });
    builder
}

fn is_of_the_message(address: &str) -> bool {
    address.get(..4).is_some_and(|scheme| scheme.eq_ignore_ascii_case("cid:"))
}

/// The same tags, each closed in turn, with the few attributes that matter.
fn in_order(html: &str) -> Option<String> {
    let mut writer = Writer::default();
    for token in Tokens::of(html) {
        match token {
            Token::Text(text) if writer.hidden.is_none() => writer.out.push_str(text),
            Token::Text(_) => {}
            Token::Open(tag) => writer.open(&tag),
            Token::Close(tag) => writer.close(&tag),
        }
        if writer.tags > TAGS_MAX {
            return None;
        }
    }
    while let Some(name) = writer.open.pop() {
        writer.end(&name);
    }
    Some(writer.out)
}

#[derive(Default)]
struct Writer {
    out: String,
    open: Vec<String>,
    /// Tags that stood too deep: their ends are left out too.
    dropped: HashMap<String, usize>,
    hidden: Option<String>,
    tags: usize,
}

impl Writer {
    fn open(&mut self, tag: &Tag<'_>) {
        self.tags += 1;
        match &self.hidden {
            Some(hidden) if hidden == "head" && tag.is("body") => self.hidden = None,
            Some(_) => return,
            None => {}
        }
        if tag.hides() {
            self.hidden = Some(tag.name());
            return;
        }
        let name = tag.name();
        if !ELEMENTS.contains(&name.as_str()) && !MORE_ELEMENTS.contains(&name.as_str()) {
            return;
        }
        // An image from elsewhere is left out altogether: it is most often there to count.
        if name == "img" && !tag.attribute("src").is_some_and(is_of_the_message) {
            return;
        }
        if END_PARAGRAPH.contains(&name.as_str()) {
            self.end_paragraph();
        }
        if name == "a" && self.open.contains(&name) {
            self.end_up_to(&name);
        }
        let empty = VOID.contains(&name.as_str());
        if !empty && self.open.len() >= DEPTH_MAX {
            *self.dropped.entry(name).or_default() += 1;
            return;
        }
        self.start(tag, &name);
        if !empty {
            self.open.push(name);
        }
    }

    fn start(&mut self, tag: &Tag<'_>, name: &str) {
        self.out.push('<');
        self.out.push_str(name);
        for attribute in ATTRIBUTES {
            if let Some(value) = tag.attribute(attribute) {
                self.out.push(' ');
                self.out.push_str(attribute);
                self.out.push_str("=\"");
                self.out.push_str(&value.replace('"', "&quot;"));
                self.out.push('"');
            }
        }
        self.out.push('>');
    }

    fn close(&mut self, tag: &Tag<'_>) {
        self.tags += 1;
        let name = tag.name();
        if let Some(hidden) = &self.hidden {
            if *hidden == name {
                self.hidden = None;
            }
            return;
        }
        if let Some(dropped) = self.dropped.get_mut(&name).filter(|dropped| **dropped > 0) {
            *dropped -= 1;
            return;
        }
        if self.open.contains(&name) {
            self.end_up_to(&name);
        }
    }

    fn end_paragraph(&mut self) {
        // A cell or a table keeps its paragraphs apart from those around it.
        let inner =
            self.open.iter().rposition(|name| matches!(name.as_str(), "table" | "td" | "th"));
        let since = inner.map_or(0, |place| place + 1);
        if self.open[since..].iter().any(|name| name == "p") {
            self.end_up_to("p");
        }
    }

    fn end_up_to(&mut self, name: &str) {
        while let Some(last) = self.open.pop() {
            self.end(&last);
            if last == name {
                break;
            }
        }
    }

    fn end(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }
}

/// Clean HTML with the name of the file for each image.
fn with_image_names(html: &str, mail: &ParsedMail) -> String {
    let mut page = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(place) = rest.find("<img") {
        let (before, tag) = rest.split_at(place);
        page.push_str(before);
        let length = tag_end(tag).unwrap_or(tag.len());
        if let Some(Token::Open(image)) = Tokens::of(&tag[..length]).next() {
            page.push_str(&image_name(&image, mail));
        }
        rest = &tag[length..];
    }
    page.push_str(rest);
    page
}

fn image_name(image: &Tag<'_>, mail: &ParsedMail) -> String {
    let source = decode_entities(image.attribute("src").unwrap_or_default());
    let id = source.get(4..).unwrap_or_default();
    let mut files = mail.attachments.iter();
    let file = files.find(|file| file.content_id.as_deref().is_some_and(|known| known == id));
    let text = match file.filter(|_| !id.is_empty()) {
        Some(file) => file.name.clone(),
        None => decode_entities(image.attribute("alt").unwrap_or_default()),
    };
    if text.trim().is_empty() {
        return String::new();
    }
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!("<span>[{text}]</span>")
}
