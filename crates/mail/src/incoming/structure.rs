//! The parts of a message as a tree, read leniently and within limits. Nothing recurses deeper
//! than `Limits::depth`, and each round of looking at bytes is taken from the budget.
//!
//! `mail-parser` has such a tree too, without limits: messages in messages overflow the stack
//! when they are dropped, and a boundary that never comes is looked for to the end each time.

use super::headers::{self, Headers};
use super::limits::{Budget, Limits};
use super::parsed::{Protection, Warning};

/// One part: a leaf, a nested message (not yet opened), or a part with parts.
#[derive(Debug)]
pub(super) struct Part<'a> {
    pub(super) headers: Headers<'a>,
    /// In lower case, without parameters.
    pub(super) media_type: String,
    pub(super) charset: Option<String>,
    /// The file name that the part claims.
    pub(super) name: Option<String>,
    pub(super) disposition: Disposition,
    /// Parameters that some kinds need: `protocol`, `smime-type`, `report-type`, `format`, `delsp`.
    pub(super) parameters: Vec<(String, String)>,
    pub(super) body: &'a [u8],
    pub(super) children: Vec<Part<'a>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Disposition {
    Unsaid,
    Inline,
    Attachment,
}

/// What all parts of one message share while they are read.
pub(super) struct Reading<'l> {
    pub(super) limits: &'l Limits,
    pub(super) budget: Budget,
    pub(super) warnings: Vec<Warning>,
    /// An opaque part was opened that was signed, or found that is encrypted.
    pub(super) signed: Option<Protection>,
    pub(super) encrypted: Option<Protection>,
    parts: usize,
}

impl<'l> Reading<'l> {
    pub(super) fn new(limits: &'l Limits) -> Self {
        Self {
            limits,
            budget: Budget::new(limits),
            warnings: Vec::new(),
            signed: None,
            encrypted: None,
            parts: 0,
        }
    }

    pub(super) fn warn(&mut self, warning: Warning) {
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }

    /// Takes work, or says that there is none left.
    pub(super) fn may_look_at(&mut self, bytes: usize) -> bool {
        let enough = self.budget.take(bytes);
        if !enough {
            self.warn(Warning::TooMuchWork);
        }
        enough
    }

    /// Reads one message or part, with all that is in it.
    pub(super) fn part<'a>(&mut self, bytes: &'a [u8], depth: usize, default: &str) -> Part<'a> {
        self.parts += 1;
        let head = headers::read(bytes, self.limits.header_bytes);
        if head.too_large {
            self.warn(Warning::HeadersTooLarge);
        }
        let mut part = describe(head.headers, &bytes[head.body..], default);
        if part.is_multipart() {
            self.open(&mut part, depth);
        }
        part
    }

    /// Finds the parts of a part. One whose parts can't be found is read as text.
    fn open(&mut self, part: &mut Part<'_>, depth: usize) {
        let boundaries = boundaries(&part.headers);
        if depth >= self.limits.depth {
            self.warn(Warning::TooDeep);
            part.keep_as_file();
            return;
        }
        if !self.may_look_at(part.body.len() * boundaries.len().max(1)) {
            part.keep_as_file();
            return;
        }
        let parts_max = self.limits.parts;
        let mut splits = boundaries.iter().map(|one| split(part.body, one, parts_max));
        let Some(split) = splits.find(|split| !split.pieces.is_empty()) else {
            self.warn(Warning::BrokenStructure);
            "text/plain".clone_into(&mut part.media_type);
            return;
        };
        if !split.closed {
            self.warn(Warning::BrokenStructure);
        }
        let default =
            if part.media_type == "multipart/digest" { "message/rfc822" } else { "text/plain" };
        self.stray_text(part, split.before);
        for piece in split.pieces {
            if self.parts >= self.limits.parts {
                self.warn(Warning::TooManyParts);
                let rest = Part::rest(&part.body[offset(part.body, piece)..]);
                part.children.push(rest);
                return;
            }
            if !piece.trim_ascii().is_empty() {
                let child = self.part(piece, depth + 1, default);
                part.children.push(child);
            }
        }
        self.stray_text(part, split.after);
    }

    /// Text before the first or after the last part is shown by no mail program, so it is kept.
    fn stray_text<'a>(&mut self, part: &mut Part<'a>, text: &'a [u8]) {
        let empty = text.trim_ascii().is_empty();
        if empty || is_remark_on_mime(text) {
            return;
        }
        self.warn(Warning::BrokenStructure);
        part.children.push(Part::plain(text));
    }
}

impl<'a> Part<'a> {
    pub(super) fn is_multipart(&self) -> bool {
        self.media_type.starts_with("multipart/")
    }

    /// A whole message in a message.
    pub(super) fn is_message(&self) -> bool {
        matches!(self.media_type.as_str(), "message/rfc822" | "message/global")
    }

    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        let found = self.parameters.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    pub(super) fn encoding(&self) -> Option<String> {
        self.headers.token("content-transfer-encoding")
    }

    fn keep_as_file(&mut self) {
        "application/octet-stream".clone_into(&mut self.media_type);
        self.disposition = Disposition::Attachment;
    }

    /// Text without headers.
    fn plain(body: &'a [u8]) -> Self {
        Self { body, ..describe(Headers::default(), body, "text/plain") }
    }

    /// What is left when there are too many parts.
    fn rest(body: &'a [u8]) -> Self {
        let mut part = Self::plain(body);
        part.keep_as_file();
        part
    }
}

fn describe<'a>(headers: Headers<'a>, body: &'a [u8], default: &str) -> Part<'a> {
    let types = headers.content_types("content-type");
    // Of several the one that leads to parts: otherwise the source of the message is its text.
    let multipart = |one: &&mail_parser::ContentType<'_>| {
        one.ctype().eq_ignore_ascii_case("multipart") && one.attribute("boundary").is_some()
    };
    let content_type = types.iter().find(multipart).or(types.first());
    let media_type = content_type.map_or_else(
        || default.to_owned(),
        |one| {
            let subtype = one.subtype().unwrap_or(if one.ctype() == "text" { "plain" } else { "" });
            format!("{}/{subtype}", one.ctype()).to_ascii_lowercase()
        },
    );
    let media_type = if media_type == "/" { default.to_owned() } else { media_type };
    let dispositions = headers.content_types("content-disposition");
    let disposition = match dispositions.first() {
        Some(one) if one.ctype().eq_ignore_ascii_case("inline") => Disposition::Inline,
        Some(one) if one.ctype().eq_ignore_ascii_case("attachment") => Disposition::Attachment,
        Some(one) if one.attribute("filename").is_some() => Disposition::Attachment,
        _ => Disposition::Unsaid,
    };
    let from_disposition = dispositions.first().and_then(|one| one.attribute("filename"));
    let from_type = content_type.and_then(|one| one.attribute("name"));
    let name = from_disposition.or(from_type).map(headers::one_line);
    let parameters = content_type.and_then(|one| one.attributes()).unwrap_or_default();
    let parameters: Vec<(String, String)> = parameters
        .iter()
        .map(|one| (one.name.to_ascii_lowercase(), one.value.to_ascii_lowercase()))
        .collect();
    let charset = parameters.iter().find(|(name, _)| name == "charset").map(|(_, v)| v.clone());
    Part { headers, media_type, charset, name, disposition, parameters, body, children: Vec::new() }
}

/// All boundaries that the headers name, the last header first.
fn boundaries(headers: &Headers<'_>) -> Vec<String> {
    let types = headers.content_types("content-type");
    let mut found: Vec<String> = Vec::new();
    for boundary in types.iter().filter_map(|one| one.attribute("boundary")) {
        let boundary = boundary.trim_end();
        if !boundary.is_empty() && found.len() < 3 && !found.iter().any(|one| one == boundary) {
            found.push(boundary.to_owned());
        }
    }
    // Some programs forget the semicolon, and the parameter disappears in the type.
    if let (true, Some(raw)) = (found.is_empty(), headers.raw("content-type")) {
        let lower = raw.to_ascii_lowercase();
        if let Some(place) = lower.find("boundary=") {
            let value = raw[place + 9..].trim_start_matches('"');
            let end = value.find(['"', ';', ' ']).unwrap_or(value.len());
            if end > 0 {
                found.push(value[..end].to_owned());
            }
        }
    }
    found
}

/// A body cut at its boundaries.
struct Split<'a> {
    before: &'a [u8],
    pieces: Vec<&'a [u8]>,
    after: &'a [u8],
    closed: bool,
}

fn split<'a>(body: &'a [u8], boundary: &str, parts_max: usize) -> Split<'a> {
    let mut found = Split { before: &[], pieces: Vec::new(), after: &[], closed: false };
    let marks = marks(body, boundary.as_bytes(), parts_max);
    let Some(first) = marks.first() else { return found };
    found.before = &body[..first.start];
    // What comes after the end counts where a careless program added a part there.
    let last_open = marks.iter().rposition(|mark| !mark.closes);
    for (number, mark) in marks.iter().enumerate() {
        if mark.closes && last_open.is_none_or(|last| last < number) {
            found.closed = true;
            found.after = &body[mark.end..];
            break;
        }
        let piece = match marks.get(number + 1) {
            Some(next) => without_line_end(&body[mark.end..next.start]),
            None => &body[mark.end..],
        };
        found.pieces.push(piece);
    }
    found
}

/// A line that is a boundary.
struct Mark {
    start: usize,
    end: usize,
    closes: bool,
}

fn marks(body: &[u8], boundary: &[u8], parts_max: usize) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut at = 0;
    while at < body.len() && marks.len() <= parts_max {
        let end = headers::line_end(body, at);
        let line = body[at..end].trim_ascii_end();
        match line.strip_prefix(b"--").and_then(|rest| rest.strip_prefix(boundary)) {
            Some(b"") => marks.push(Mark { start: at, end, closes: false }),
            Some(b"--") => marks.push(Mark { start: at, end, closes: true }),
            _ => {}
        }
        at = end;
    }
    marks
}

/// The line end before a boundary belongs to the boundary.
fn without_line_end(piece: &[u8]) -> &[u8] {
    let piece = piece.strip_suffix(b"\n").unwrap_or(piece);
    piece.strip_suffix(b"\r").unwrap_or(piece)
}

fn offset(whole: &[u8], piece: &[u8]) -> usize {
    (piece.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize).min(whole.len())
}

/// What programs write before the first part, for programs of forty years ago.
fn is_remark_on_mime(text: &[u8]) -> bool {
    let text = String::from_utf8_lossy(&text[..text.len().min(2_000)]).to_lowercase();
    text.contains("mime") || text.contains("multi-part") || text.contains("multipart")
}
