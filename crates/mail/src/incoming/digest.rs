//! The same mail in two mailboxes is one: a digest that leaves out what each road adds.

use sha2::{Digest, Sha256};

use super::headers::{is_blank, line_end};

/// What a mail server, a filter or a mailbox adds on the way. The message id
/// stays in: the same text sent again is another message.
const TRACES: [&[u8]; 31] = [
    b"received",
    b"return-path",
    b"delivered-to",
    b"x-delivered-to",
    b"x-original-to",
    b"original-recipient",
    b"envelope-to",
    b"x-envelope-to",
    b"x-envelope-from",
    b"Delivery-Date",
    b"authentication-results",
    b"received-spf",
    b"dkim-signature",
    b"dkim-filter",
    b"domainkey-signature",
    b"arc-seal",
    b"arc-message-signature",
    b"arc-authentication-results",
    b"status",
    b"lines",
    b"bytes",
    b"content-length",
    b"x-status",
    b"x-uid",
    b"x-uidl",
    b"x-keywords",
    b"x-imapbase",
    b"x-mozilla-status",
    b"x-mozilla-status2",
    b"x-mozilla-keys",
    b"x-received",
];

/// Families of such headers: of spam filters and of the servers of large providers.
const TRACE_FAMILIES: [&[u8]; 21] = [
    b"x-spam",
    b"x-virus",
    b"x-ms-exchange-",
    b"x-microsoft-antispam",
    b"x-forefront-",
    b"x-eopattributedmessage",
    b"x-eoptenantattributedmessage",
    b"x-ms-",
    b"x-originatororg",
    b"x-google-",
    b"x-gm-",
    b"x-forwarded-",
    b"x-barracuda-",
    b"x-proofpoint-",
    b"x-mimecast-",
    b"x-amavis",
    b"x-rspamd",
    b"x-mailscanner",
    b"x-exim",
    b"x-greylist",
    b"x-sieve",
];

/// SHA-256 of a raw message without the headers that each road adds, and with one kind of line
/// end. Two deliveries of one mail give the same; any other content gives another.
pub fn digest_without_trace(raw: &[u8]) -> [u8; 32] {
    let mut digest = Sha256::new();
    let (mut at, mut trace, mut first) = (0, false, true);
    while at < raw.len() {
        let end = line_end(raw, at);
        let line = &raw[at..end];
        at = end;
        if is_blank(line) {
            digest.update(b"\n");
            break;
        }
        let folded = matches!(line[0], b' ' | b'\t');
        // The line that an mbox file puts before a message.
        let of_mbox = first && line.starts_with(b"From ");
        if !folded {
            trace = of_mbox || is_trace(line);
        }
        first = false;
        if !trace {
            update(&mut digest, line);
        }
    }
    // From here on each line counts, in pieces that end in a line end.
    for piece in raw[at..].split_inclusive(|byte| *byte == b'\n') {
        update(&mut digest, piece);
    }
    digest.finalize().into()
}

/// The line, with a line feed for any line end: some roads rewrite them.
fn update(digest: &mut Sha256, line: &[u8]) {
    match line.strip_suffix(b"\n") {
        Some(text) => {
            digest.update(text.strip_suffix(b"\r").unwrap_or(text));
            digest.update(b"\n");
        }
        None => digest.update(line),
    }
}

fn is_trace(line: &[u8]) -> bool {
    let Some(colon) = line.iter().position(|byte| *byte == b':') else { return false };
    let name = line[..colon].trim_ascii().to_ascii_lowercase();
    TRACES.iter().any(|trace| trace.eq_ignore_ascii_case(&name))
        || TRACE_FAMILIES.iter().any(|family| name.starts_with(family))
}
