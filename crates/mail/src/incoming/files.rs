//! The files of a message: a safe name, what the content is, and nothing executed or trusted.

use std::borrow::Cow;
use std::collections::HashSet;

use mail_parser::parsers::MessageStream;

use super::decode;
use super::headers::one_line;
use super::parsed::{ReceivedFile, Warning};
use super::readable::Place;
use super::structure::{Disposition, Part, Reading};

/// In characters, with the ending.
const NAME_MAX: usize = 120;
/// What a message without name is called; the number makes it unique.
const UNNAMED: &str = "bijlage";

/// The content of a part, decoded; what is not encoded as it says is kept as it came.
pub(super) fn content<'a>(part: &Part<'a>, reading: &mut Reading<'_>) -> Cow<'a, [u8]> {
    if !reading.may_look_at(part.body.len()) {
        return Cow::Borrowed(part.body);
    }
    let encoding = part.encoding();
    let decoded = decode::transfer(part.body, encoding.as_deref());
    if decoded.broken {
        reading.warn(Warning::BrokenEncoding);
    }
    decoded.value
}

/// The part as a file.
pub(super) fn file(part: &Part<'_>, content: &[u8], place: Place) -> ReceivedFile {
    let content_id = part.headers.ids("content-id").into_iter().next();
    let in_text = content_id.is_some() && part.disposition != Disposition::Attachment;
    let file = ReceivedFile {
        name: part.name.clone().unwrap_or_default(),
        claimed: part.media_type.clone(),
        inline: in_text || part.disposition == Disposition::Inline && part.name.is_none(),
        content_id,
        ..ReceivedFile::default()
    };
    // What lies in a nested message is only named: the message itself is kept whole.
    let bytes = if place.inside { Vec::new() } else { content.to_vec() };
    ReceivedFile { bytes, ..named(file, content) }
}

/// The file with what its content shows, and a safe name.
pub(super) fn named(mut file: ReceivedFile, content: &[u8]) -> ReceivedFile {
    file.found = found(content);
    let ending = ending(file.found.unwrap_or(&file.claimed));
    file.name = safe_name(&file.name, ending);
    file
}

/// What the first bytes show. Text shows nothing, and anything in DER starts like a certificate.
fn found(bytes: &[u8]) -> Option<&'static str> {
    let found = infer::get(bytes).map(|kind| kind.mime_type());
    found.filter(|found| *found != "application/x-x509-ca-cert")
}

/// A name to save under on any system, whatever the message says.
pub(super) fn safe_name(claimed: &str, ending: &str) -> String {
    let decoded = if claimed.contains("=?") {
        let line = format!("{}\n", one_line(claimed));
        let text = MessageStream::new(line.as_bytes()).parse_unstructured();
        text.into_text().map_or_else(|| claimed.to_owned(), Cow::into_owned)
    } else {
        claimed.to_owned()
    };
    let last = decoded.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = one_line(last)
        .chars()
        .map(|c| if "<>:\"|?*".contains(c) || c == '\u{fffd}' { '_' } else { c })
        .collect();
    let name = name.trim_matches(|c: char| c == '.' || c.is_whitespace());
    if name.is_empty() {
        return format!("{UNNAMED}.{ending}");
    }
    let name = shortened(name);
    if is_device(&name) { format!("_{name}") } else { name }
}

/// At most `NAME_MAX` characters, of which the ending stays.
fn shortened(name: &str) -> String {
    let count = name.chars().count();
    if count <= NAME_MAX {
        return name.to_owned();
    }
    match name.rsplit_once('.') {
        Some((stem, ending)) if ending.chars().count() <= 10 && !stem.is_empty() => {
            let room = NAME_MAX - ending.chars().count() - 1;
            let stem: String = stem.chars().take(room).collect();
            format!("{}.{ending}", stem.trim_end())
        }
        _ => name.chars().take(NAME_MAX).collect(),
    }
}

/// Names that Windows keeps for devices, with any ending.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let numbered = |stem: &str| {
        (stem.starts_with("COM") || stem.starts_with("LPT"))
            && stem.len() == 4
            && stem.ends_with(|c: char| c.is_ascii_digit())
    };
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered(&stem)
}

fn ending(media_type: &str) -> &'static str {
    match media_type {
        "message/rfc822" | "message/global" => "eml",
        "text/calendar" => "ics",
        "text/html" => "html",
        "text/csv" => "csv",
        "application/pdf" => "pdf",
        "application/zip" => "zip",
        "application/rtf" | "text/rtf" => "rtf",
        "image/png" => "png",
        "image/jpeg" | "image/jpg" => "jpg",
        "image/gif" => "gif",
        "image/webp" => "webp",
        "image/tiff" => "tiff",
        "image/heif" | "image/heic" => "heic",
        "image/svg+xml" => "svg",
        "application/pkcs7-mime" | "application/x-pkcs7-mime" => "p7m",
        "application/pkcs7-signature" | "application/x-pkcs7-signature" => "p7s",
        "application/pgp-signature" | "application/pgp-encrypted" => "asc",
        "application/ms-tnef" => "dat",
        text if text.starts_with("text/") || text.starts_with("message/") => "txt",
        _ => "bin",
    }
}

/// Makes the names differ, also where a system does not tell capitals: `a.pdf`, `a (2).pdf`.
pub(super) fn make_unique(files: &mut [ReceivedFile]) {
    let mut taken: HashSet<String> = HashSet::new();
    for file in files {
        let mut name = file.name.clone();
        let mut number = 2;
        while !taken.insert(name.to_lowercase()) {
            name = match file.name.rsplit_once('.') {
                Some((stem, ending)) => format!("{stem} ({number}).{ending}"),
                None => format!("{} ({number})", file.name),
            };
            number += 1;
        }
        file.name = name;
    }
}
