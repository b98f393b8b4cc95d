//! From the tree of parts to what a person reads and the files beside it.

use super::decode;
use super::files;
use super::html_text::text_of;
use super::parsed::{ReceivedFile, Warning};
use super::structure::{Disposition, Part, Reading};
use super::{calendar, smime, tnef};

/// A plain part with less than this share of the text of the HTML beside it is only a remark,
/// such as "your mail program can't show HTML".
const REMARK_SHARE: usize = 4;
const REMARK_MAX: usize = 300;

/// What can be read of a part.
#[derive(Debug, Default)]
pub(super) struct Shown {
    pub(super) plain: Option<String>,
    /// As it came: not yet safe.
    pub(super) html: Option<String>,
}

/// Reads a part; what is not text becomes a file.
pub(super) fn read(
    part: &Part<'_>,
    place: Place,
    reading: &mut Reading<'_>,
    files: &mut Vec<ReceivedFile>,
) -> Shown {
    if part.is_multipart() {
        return if part.media_type == "multipart/alternative" {
            alternative(part, place, reading, files)
        } else {
            mixed(part, place, reading, files)
        };
    }
    if is_text(part, place) {
        return text(part, place, reading, files);
    }
    keep(part, place, reading, files)
}

/// Where a part stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) depth: usize,
    /// The whole message is this one part.
    pub(super) alone: bool,
    /// In a message in the message.
    pub(super) inside: bool,
}

impl Place {
    pub(super) fn deeper(self) -> Self {
        Self { depth: self.depth + 1, alone: false, inside: self.inside }
    }
}

fn is_text(part: &Part<'_>, place: Place) -> bool {
    let shown = matches!(part.media_type.as_str(), "text/plain" | "text/html" | "text/");
    let named = part.name.is_some() || part.disposition == Disposition::Attachment;
    shown && (place.alone || !named)
}

/// The same in several forms: plain and HTML are read, other forms are kept as files.
fn alternative(
    part: &Part<'_>,
    place: Place,
    reading: &mut Reading<'_>,
    files: &mut Vec<ReceivedFile>,
) -> Shown {
    let (mut plain, mut html) = (Vec::new(), Vec::new());
    for child in &part.children {
        let shown = read(child, place.deeper(), reading, files);
        add_new(&mut plain, shown.plain);
        add_new(&mut html, shown.html);
    }
    let mut chosen = Shown {
        plain: (!plain.is_empty()).then(|| plain.join("\n\n")),
        html: (!html.is_empty()).then(|| html.join("\n<hr>\n")),
    };
    if let (Some(plain), Some(html)) = (&chosen.plain, &chosen.html) {
        let (plain, rich) = (plain.trim().len(), text_of(html).len());
        if plain < REMARK_MAX && plain * REMARK_SHARE < rich && rich > REMARK_MAX {
            reading.warn(Warning::PlainTextIncomplete);
            chosen.plain = None;
        }
    }
    chosen
}

/// Some programs put two texts in one form; neither is dropped, the same only once.
fn add_new(texts: &mut Vec<String>, text: Option<String>) {
    let text = text.map(|text| text.trim_end().to_owned()).filter(|text| !text.is_empty());
    if let Some(text) = text.filter(|text| !texts.contains(text)) {
        texts.push(text);
    }
}

/// One after the other.
fn mixed(
    part: &Part<'_>,
    place: Place,
    reading: &mut Reading<'_>,
    files: &mut Vec<ReceivedFile>,
) -> Shown {
    let mut all: Vec<Shown> = Vec::new();
    for child in &part.children {
        let shown = read(child, place.deeper(), reading, files);
        if shown.plain.is_some() || shown.html.is_some() {
            all.push(shown);
        }
    }
    if all.len() == 1 {
        return all.remove(0);
    }
    let rich = all.iter().any(|shown| shown.html.is_some());
    // Only HTML: its text is made where no plain text stands beside it.
    let plain = all.iter().any(|shown| shown.plain.is_some()).then(|| {
        let texts = all.iter().map(|shown| shown.text().trim_end().to_owned());
        texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
    });
    let html = rich.then(|| {
        let pieces = all.into_iter().map(|shown| match (shown.html, shown.plain) {
            (Some(html), _) => html,
            (None, plain) => paragraphs(&plain.unwrap_or_default()),
        });
        pieces.collect::<Vec<_>>().join("\n<hr>\n")
    });
    Shown { plain: plain.filter(|plain| !plain.is_empty()), html }
}

impl Shown {
    /// The plain text, else that of the HTML.
    pub(super) fn text(&self) -> String {
        match (&self.plain, &self.html) {
            (Some(plain), _) => plain.clone(),
            (None, Some(html)) => text_of(html),
            (None, None) => String::new(),
        }
    }
}

fn text(
    part: &Part<'_>,
    place: Place,
    reading: &mut Reading<'_>,
    files: &mut Vec<ReceivedFile>,
) -> Shown {
    if !reading.may_look_at(part.body.len()) {
        files.push(files::file(part, part.body, place));
        return Shown::default();
    }
    let bytes = files::content(part, reading);
    let html = part.media_type == "text/html";
    let max = if html { reading.limits.html_bytes } else { reading.limits.text_bytes };
    if bytes.len() > max {
        reading.warn(if html { Warning::HtmlTooComplex } else { Warning::TextTooLong });
        files.push(files::file(part, &bytes, place));
    }
    let characters = decode::characters(&bytes[..bytes.len().min(max)], part.charset.as_deref());
    if characters.broken && bytes.len() <= max {
        reading.warn(Warning::BrokenCharacters);
    }
    let text = tidy(&characters.value);
    if html || part.media_type == "text/" && looks_like_html(&text) {
        return Shown { plain: None, html: Some(text) };
    }
    if text.trim().is_empty() && !bytes.trim_ascii().is_empty() && bytes.len() <= max {
        files.push(files::file(part, &bytes, place));
    }
    let flowed = part.parameter("format").is_some_and(|format| format == "flowed");
    let delete_space = part.parameter("delsp").is_some_and(|delete| delete == "yes");
    let text = if flowed { unflowed(&text, delete_space) } else { text };
    Shown { plain: Some(text), html: None }
}

/// Everything that is not shown as text is a file, with what can be read of it.
fn keep(
    part: &Part<'_>,
    place: Place,
    reading: &mut Reading<'_>,
    files: &mut Vec<ReceivedFile>,
) -> Shown {
    if part.name.is_none() && part.body.trim_ascii().is_empty() {
        return Shown::default();
    }
    let content = files::content(part, reading);
    let mut file = files::file(part, &content, place);
    if part.is_message() {
        file.text = nested(&content, place, reading);
    } else if part.media_type == "text/calendar" || part.media_type == "application/ics" {
        let start = &content[..content.len().min(reading.limits.text_bytes)];
        file.text = calendar::readable(&decode::characters(start, part.charset.as_deref()).value);
    } else if tnef::is_tnef(&file) {
        let (text, inside) = tnef::open(&content, place, reading);
        file.text = text;
        files.push(file);
        files.extend(inside);
        return Shown::default();
    }
    files.push(file);
    if smime::is_opaque(part) {
        return smime::open(&content, place, reading, files);
    }
    Shown::default()
}

/// The text of a message in a message, with who wrote it when. Its own files stay in it.
fn nested(bytes: &[u8], place: Place, reading: &mut Reading<'_>) -> Option<String> {
    if place.depth >= reading.limits.depth {
        reading.warn(Warning::TooDeep);
        return None;
    }
    let part = reading.part(bytes, place.depth + 1, "text/plain");
    let mut inside = Vec::new();
    let place = Place { depth: place.depth + 1, alone: !part.is_multipart(), inside: true };
    let shown = read(&part, place, reading, &mut inside);
    let mut text = String::new();
    for name in ["from", "date", "to", "subject"] {
        if let Some(value) = part.headers.text(name) {
            let label = name[..1].to_uppercase() + &name[1..];
            text.push_str(&label);
            text.push_str(": ");
            text.push_str(&value);
            text.push('\n');
        }
    }
    let own = shown.text();
    if !text.is_empty() && !own.trim().is_empty() {
        text.push('\n');
    }
    text.push_str(own.trim_end());
    for file in inside {
        text.push_str("\n[");
        text.push_str(&file.name);
        text.push(']');
        if let Some(deeper) = file.text {
            text.push('\n');
            text.push_str(&deeper);
        }
    }
    let text = truncated(&text, reading.limits.text_bytes).trim().to_owned();
    (!text.is_empty()).then_some(text)
}

/// One kind of line end and no control characters.
pub(super) fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    let text = text.replace("\r\n", "\n");
    for line in text.split(['\n', '\r']) {
        let kept = |c: &char| (!c.is_control() || *c == '\t') && *c != '\u{feff}';
        tidied.extend(line.chars().filter(kept));
        // One space at the end says that the line goes on (RFC 3676).
        tidied.push('\n');
    }
    tidied.truncate(tidied.trim_end_matches('\n').len());
    tidied
}

/// At most so many bytes, whole characters.
pub(super) fn truncated(text: &str, max: usize) -> &str {
    if text.len() <= max {
        return text;
    }
    let end = (0..=max).rev().find(|place| text.is_char_boundary(*place)).unwrap_or(0);
    &text[..end]
}

/// Joins the lines that a program broke (RFC 3676): one that ends in a space goes on.
fn unflowed(text: &str, delete_space: bool) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut open: Option<usize> = None;
    for line in text.split('\n') {
        let depth = line.bytes().take_while(|byte| *byte == b'>').count();
        let content = line[depth..].strip_prefix(' ').unwrap_or(&line[depth..]);
        let is_signature = content == "-- ";
        if open == Some(depth) && !is_signature {
            joined.push_str(content);
        } else {
            if !joined.is_empty() || open.is_some() {
                joined.push('\n');
            }
            joined.push_str(&">".repeat(depth));
            if depth > 0 && !content.is_empty() {
                joined.push(' ');
            }
            joined.push_str(content);
        }
        let goes_on = content.ends_with(' ') && !is_signature;
        if goes_on && delete_space {
            joined.pop();
        }
        open = goes_on.then_some(depth);
    }
    joined
}

fn looks_like_html(text: &str) -> bool {
    let start = text.trim_start().get(..200.min(text.trim_start().len())).unwrap_or_default();
    let start = start.to_ascii_lowercase();
    start.starts_with("<!doctype html") || start.starts_with("<html")
}

/// Plain text between pieces of HTML.
pub(super) fn paragraphs(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!("<p>{}</p>", escaped.trim_end().replace('\n', "<br>\n"))
}

pub(super) fn text_file(text: &str) -> ReceivedFile {
    let file = ReceivedFile {
        claimed: "text/plain".to_owned(),
        bytes: text.as_bytes().to_vec(),
        ..ReceivedFile::default()
    };
    files::named(file, text.as_bytes())
}
