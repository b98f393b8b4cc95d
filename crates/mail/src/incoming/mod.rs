//! Incoming mail. Read `parsed` first: what comes out. `parse` goes from `structure` (the parts,
//! with their `headers`) by `readable` (text, HTML and files) to `nature` (who wrote it) and
//! `fold` (what of it is new). `limits` bounds all of it. Everything here is about bytes: which
//! dossier a message belongs to is decided elsewhere.

mod bounce;
mod calendar;
mod decode;
mod digest;
mod files;
mod fold;
mod headers;
mod html;
mod html_text;
mod html_tokens;
mod limits;
mod nature;
mod parsed;
mod readable;
mod rtf;
mod smime;
mod structure;
mod tnef;

pub use digest::digest_without_trace;
pub use html::preview_html;
pub use limits::Limits;
pub use parsed::{
    Automation, Bounce, BounceOutcome, Fold, FoldKind, Nature, ParsedMail, Party, Protection,
    ReceivedFile, ReturnPath, Warning,
};

use std::borrow::Cow;

use readable::{Place, Shown};
use structure::{Part, Reading};

/// HTML takes so much more work than looking at it once.
const HTML_WORK: usize = 20;

/// Reads a message. It never fails and never panics: what can't be read is kept as a file or as
/// text, and a warning says so. It takes no time from a clock; `limits.work` bounds it.
pub fn parse(raw: &[u8], limits: &Limits) -> ParsedMail {
    let mut reading = Reading::new(limits);
    if raw.len() > limits.message_bytes {
        reading.warn(Warning::MessageTooLarge);
    }
    let bytes = with_line_feeds(&raw[..raw.len().min(limits.message_bytes)]);
    let root = reading.part(&bytes, 0, "text/plain");
    let mut files = Vec::new();
    let place = Place { depth: 0, alone: !root.is_multipart(), inside: false };
    let shown = readable::read(&root, place, &mut reading, &mut files);
    let mut mail = head(&root, &mut reading);
    body(&mut mail, &shown, files, &mut reading);
    mail.signed = nature::signed(&root, &mail.text, &reading);
    mail.nature = nature::nature(&root, &mail, &reading);
    mail.folds = fold::folds(&mail.text);
    if raw.trim_ascii().is_empty() {
        reading.warn(Warning::Empty);
    } else if root.headers.is_empty() {
        reading.warn(Warning::NoHeaders);
    }
    reading.warnings.sort_unstable();
    mail.warnings = reading.warnings;
    mail
}

/// Programs of long ago ended a line with a carriage return alone.
fn with_line_feeds(bytes: &[u8]) -> Cow<'_, [u8]> {
    if bytes.contains(&b'\n') || !bytes.contains(&b'\r') {
        return Cow::Borrowed(bytes);
    }
    let feed = |byte: &u8| if *byte == b'\r' { b'\n' } else { *byte };
    Cow::Owned(bytes.iter().map(feed).collect())
}

/// What the headers say.
fn head(root: &Part<'_>, reading: &mut Reading<'_>) -> ParsedMail {
    let (headers, limit) = (&root.headers, reading.limits.recipients);
    let from = headers.parties("from", limit);
    if from.len() > 1 {
        reading.warn(Warning::SeveralSenders);
    }
    let mail = ParsedMail {
        message_id: headers.ids("message-id").into_iter().next(),
        in_reply_to: headers.ids("in-reply-to"),
        references: headers.ids("references"),
        from: from.into_iter().next(),
        sender: headers.parties("sender", 1).into_iter().next(),
        reply_to: headers.parties("reply-to", limit),
        to: headers.parties("to", limit),
        cc: headers.parties("cc", limit),
        delivered_to: delivered_to(root, limit),
        return_path: return_path(root),
        subject: headers.text("subject").unwrap_or_default(),
        date: headers.date("date"),
        accepted: headers.accepted(),
        automation: nature::automation(root),
        ..ParsedMail::default()
    };
    if mail.from.as_ref().is_none_or(|party| party.address.is_empty()) {
        reading.warn(Warning::NoSender);
    }
    if mail.date.is_none() {
        reading.warn(Warning::NoDate);
    }
    if [&mail.to, &mail.cc, &mail.reply_to].iter().any(|list| list.len() >= limit) {
        reading.warn(Warning::TooManyRecipients);
    }
    mail
}

fn delivered_to(root: &Part<'_>, limit: usize) -> Vec<String> {
    const NAMES: [&str; 6] = [
        "delivered-to",
        "x-original-to",
        "envelope-to",
        "x-envelope-to",
        "x-delivered-to",
        "apparently-to",
    ];
    let mut all: Vec<String> = Vec::new();
    for party in NAMES.iter().flat_map(|name| root.headers.parties(name, limit)) {
        let address = party.address.to_lowercase();
        if !address.is_empty() && !all.contains(&address) && all.len() < limit {
            all.push(address);
        }
    }
    all
}

fn return_path(root: &Part<'_>) -> ReturnPath {
    match root.headers.raw("return-path") {
        None => ReturnPath::Unknown,
        Some(text) => match text.trim().trim_start_matches('<').trim_end_matches('>') {
            "" => ReturnPath::Nobody,
            address => ReturnPath::Address(address.to_owned()),
        },
    }
}

/// The text, the safe HTML and the files.
fn body(
    mail: &mut ParsedMail,
    shown: &Shown,
    mut all: Vec<ReceivedFile>,
    reading: &mut Reading<'_>,
) {
    let limits = reading.limits;
    let text = readable::tidy(&shown.text());
    let text = text.trim_start_matches('\n').trim_end();
    if text.len() > limits.text_bytes {
        reading.warn(Warning::TextTooLong);
        all.push(readable::text_file(text));
    }
    readable::truncated(text, limits.text_bytes).clone_into(&mut mail.text);
    if let Some(html) = &shown.html {
        let small = html.len() <= limits.html_bytes;
        let may = small && reading.may_look_at(html.len() * HTML_WORK);
        mail.html = may.then(|| html::sanitised(html)).flatten();
        if mail.html.is_none() {
            reading.warn(Warning::HtmlTooComplex);
        }
    }
    if all.len() > limits.files {
        reading.warn(Warning::TooManyFiles);
        all.truncate(limits.files);
    }
    let html = shown.html.as_deref().unwrap_or_default();
    for file in &mut all {
        file.inline &= file.content_id.as_deref().is_none_or(|id| is_shown_in(id, html));
    }
    files::make_unique(&mut all);
    mail.attachments = all;
    // A message that Outlook put into one file altogether.
    if mail.text.is_empty()
        && let Some(text) = mail.attachments.iter().find_map(|file| tnef_text(file))
    {
        readable::truncated(text, limits.text_bytes).clone_into(&mut mail.text);
    }
    if mail.text.is_empty() && mail.attachments.is_empty() {
        reading.warn(Warning::NothingToRead);
    }
}

fn tnef_text(file: &ReceivedFile) -> Option<&str> {
    file.text.as_deref().filter(|_| tnef::is_tnef(file))
}

fn is_shown_in(id: &str, html: &str) -> bool {
    let address = format!("cid:{id}");
    html.contains(&address)
}
