//! What a file is, from its content: its name and what its sender calls it prove nothing.
use super::Group;

/// What the first bytes of a file show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind {
    pub media_type: &'static str,
    /// Nothing for what no form takes: programs, and pages with scripts in them.
    pub group: Option<Group>,
}

/// Headers by one of which a mail begins, in small letters.
const MAIL_BEGINS: [&str; 12] = [
    "received:",
    "return-path:",
    "delivered-to:",
    "from:",
    "to:",
    "date:",
    "subject:",
    "message-id:",
    "mime-version:",
    "x-",
    "dkim-signature:",
    "arc-",
];
/// What a page in a browser would run, in small letters.
const MARKUP: [&str; 7] = ["<!doctype", "<html", "<svg", "<script", "<head", "<body", "<iframe"];

/// What a file is that begins with these bytes: a few thousand are enough.
pub fn kind_of(head: &[u8]) -> Kind {
    let Some(found) = infer::get(head).map(|kind| kind.mime_type()) else { return of_text(head) };
    match found {
        "application/pdf" => known(found, Group::Pdf),
        "application/zip" => zipped(head),
        "application/rtf" | "text/rtf" => known(found, Group::Office),
        "application/x-ole-storage" => of_ole(head),
        _ if is_office(found) => known(found, Group::Office),
        "image/svg+xml" | "text/html" | "text/xml" => of_text(head),
        _ if found.starts_with("image/") => known(found, Group::Image),
        _ if found.starts_with("audio/") => known(found, Group::Audio),
        // A voice message from a telephone is a film without pictures.
        "video/mp4" | "video/3gpp" | "video/ogg" | "application/ogg" => known(found, Group::Audio),
        _ => Kind { media_type: found, group: None },
    }
}

const fn known(media_type: &'static str, group: Group) -> Kind {
    Kind { media_type, group: Some(group) }
}

fn is_office(found: &str) -> bool {
    found.starts_with("application/vnd.openxmlformats-officedocument.")
        || found.starts_with("application/vnd.oasis.opendocument.")
        || matches!(
            found,
            "application/msword" | "application/vnd.ms-excel" | "application/vnd.ms-powerpoint"
        )
}

/// A document of an office program is a zip with known names in it.
fn zipped(head: &[u8]) -> Kind {
    let holds = |name: &str| head.windows(name.len()).any(|part| part == name.as_bytes());
    match () {
        () if holds("word/") => known(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Group::Office,
        ),
        () if holds("xl/") => known(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Group::Office,
        ),
        () if holds("ppt/") => known(
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Group::Office,
        ),
        () => known("application/zip", Group::Zip),
    }
}

/// Older office documents, and the mails that Outlook saves.
fn of_ole(head: &[u8]) -> Kind {
    // The name of a part of such a mail, in the letters of Windows.
    let part: Vec<u8> = "__substg1.0_".bytes().flat_map(|letter| [letter, 0]).collect();
    if head.windows(part.len()).any(|found| found == part) {
        known("application/vnd.ms-outlook", Group::Mail)
    } else {
        known("application/x-ole-storage", Group::Office)
    }
}

/// Text in any of the usual alphabets: no characters that only programs need.
fn of_text(head: &[u8]) -> Kind {
    let is_wide = head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]);
    let is_control =
        |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b);
    if !is_wide && head.iter().any(is_control) {
        return Kind { media_type: "application/octet-stream", group: None };
    }
    let start = String::from_utf8_lossy(&head[..head.len().min(4096)]).to_lowercase();
    let start = start.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if start.contains("<svg") {
        return Kind { media_type: "image/svg+xml", group: None };
    }
    let is_page = MARKUP.iter().any(|tag| start.starts_with(tag))
        || start.starts_with('<') && MARKUP.iter().any(|tag| start.contains(tag));
    if is_page {
        return Kind { media_type: "text/html", group: None };
    }
    if is_mail(start) {
        return known("message/rfc822", Group::Mail);
    }
    known("text/plain", Group::Text)
}

/// Its first line is a header of a mail, and its second one too or goes on with it.
fn is_mail(start: &str) -> bool {
    let mut lines = start.lines();
    let first = lines.next().unwrap_or_default();
    let is_header = |line: &str| {
        let name = line.split_once(':').map_or("", |(name, _)| name);
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let goes_on = lines.next().is_some_and(|line| line.starts_with([' ', '\t']) || is_header(line));
    MAIL_BEGINS.iter().any(|begin| first.starts_with(begin)) && is_header(first) && goes_on
}

#[cfg(test)]
mod tests {
    use super::{Group, kind_of};

    #[test]
    fn a_file_is_known_by_what_is_in_it() {
        for (head, group) in [
            (&b"%PDF-1.7\n"[..], Some(Group::Pdf)),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Some(Group::Image)),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", Some(Group::Image)),
            (b"Ik ben niet tevreden.\n", Some(Group::Text)),
            (b"a;b\r\n1;2\r\n", Some(Group::Text)),
            (b"From: a@b.example\r\nTo: c@d.example\r\n\r\nDag", Some(Group::Mail)),
            (b"Van: ik\nDatum: nu\n", Some(Group::Text)),
            (b"PK\x03\x04\x14\0\0\0\0\0 een.txt", Some(Group::Zip)),
            (b"ID3\x03\0\0\0\0", Some(Group::Audio)),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0", Some(Group::Office)),
            (b"MZ\x90\0\x03\0\0\0", None),
            (b"\x7fELF\x02\x01\x01\0", None),
            (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", None),
            (b"<?xml version='1.0'?>\n<!-- x -->\n<svg onload='x()'/>", None),
            (b"  <!DOCTYPE html><script>1</script>", None),
            (b"<HTML><body>x", None),
        ] {
            assert_eq!(kind_of(head).group, group, "{}", String::from_utf8_lossy(head));
        }
    }

    #[test]
    fn a_document_is_a_zip_with_known_names() {
        let head = [b"PK\x03\x04\x14\0\0\0\0\0".as_slice(), b"[Content_Types].xml word/a"].concat();
        assert_eq!(kind_of(&head).group, Some(Group::Office));
    }
}
