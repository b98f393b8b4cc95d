//! From the bytes of a part to what they stand for: transfer encoding, then character set.

use std::borrow::Cow;

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::charsets::map::charset_decoder;
use mail_parser::decoders::quoted_printable::quoted_printable_decode_char;

/// What came of decoding, and whether it went by the book.
pub(super) struct Decoded<T> {
    pub(super) value: T,
    pub(super) broken: bool,
}

/// Undoes a `Content-Transfer-Encoding`. What is not encoded as it says comes out as it is.
pub(super) fn transfer<'a>(bytes: &'a [u8], encoding: Option<&str>) -> Decoded<Cow<'a, [u8]>> {
    match encoding {
        Some("base64") => base64(bytes),
        Some("quoted-printable") => quoted_printable(bytes),
        Some("x-uuencode" | "uuencode" | "x-uue") => uuencoded(bytes),
        _ => Decoded { value: Cow::Borrowed(bytes), broken: false },
    }
}

fn base64(bytes: &[u8]) -> Decoded<Cow<'_, [u8]>> {
    if let Some(decoded) = base64_decode(bytes) {
        return Decoded { value: Cow::Owned(decoded), broken: false };
    }
    let belongs = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    let kept: Vec<u8> = bytes.iter().copied().filter(belongs).collect();
    let visible = bytes.iter().filter(|byte| !byte.is_ascii_whitespace()).count();
    // Text that only claims to be base64 is better read as it stands.
    if kept.len() * 10 < visible * 9 || bytes.contains(&b' ') {
        return Decoded { value: Cow::Borrowed(bytes), broken: true };
    }
    let whole = kept.len() - usize::from(kept.len() % 4 == 1);
    match base64_decode(&kept[..whole]) {
        Some(decoded) => Decoded { value: Cow::Owned(decoded), broken: true },
        None => Decoded { value: Cow::Borrowed(bytes), broken: true },
    }
}

/// An `=` that starts no code stays an `=`.
fn quoted_printable(bytes: &[u8]) -> Decoded<Cow<'_, [u8]>> {
    let mut decoded = Vec::with_capacity(bytes.len());
    let (mut rest, mut broken) = (bytes, false);
    while let Some(place) = rest.iter().position(|byte| *byte == b'=' || *byte == b'\n') {
        decoded.extend_from_slice(&rest[..place]);
        let after = &rest[place + 1..];
        if rest[place] == b'\n' {
            trim_line(&mut decoded);
            rest = after;
            continue;
        }
        if let Some(length) = soft_break(after) {
            rest = &after[length..];
        } else if let Some(byte) = code(after) {
            decoded.push(byte);
            rest = &after[2..];
        } else {
            broken = true;
            decoded.push(b'=');
            rest = after;
        }
    }
    decoded.extend_from_slice(rest);
    Decoded { value: Cow::Owned(decoded), broken }
}

/// Spaces before a line end were added on the way.
fn trim_line(decoded: &mut Vec<u8>) {
    let carriage = decoded.last() == Some(&b'\r');
    if carriage {
        decoded.pop();
    }
    while matches!(decoded.last(), Some(b' ' | b'\t')) {
        decoded.pop();
    }
    if carriage {
        decoded.push(b'\r');
    }
    decoded.push(b'\n');
}

fn soft_break(after: &[u8]) -> Option<usize> {
    let blank = after.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r')).count();
    match after.get(blank) {
        Some(b'\n') => Some(blank + 1),
        None => Some(blank),
        Some(_) => None,
    }
}

fn code(after: &[u8]) -> Option<u8> {
    match after {
        [high, low, ..] => quoted_printable_decode_char(*high, *low),
        _ => None,
    }
}

/// The lines between `begin` and `end`; each starts with how many bytes it holds.
fn uuencoded(bytes: &[u8]) -> Decoded<Cow<'_, [u8]>> {
    let mut decoded = Vec::with_capacity(bytes.len() / 4 * 3);
    let mut lines = bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii_end);
    if !lines.any(|line| line.starts_with(b"begin ")) {
        return Decoded { value: Cow::Borrowed(bytes), broken: true };
    }
    for line in lines {
        let Some((length, codes)) = line.split_first() else { continue };
        if line == b"end" {
            return Decoded { value: Cow::Owned(decoded), broken: false };
        }
        let length = usize::from(length.wrapping_sub(b' ') & 63);
        let start = decoded.len();
        for group in codes.chunks(4) {
            let value = |at: usize| {
                u32::from(group.get(at).copied().unwrap_or(b' ').wrapping_sub(b' ') & 63)
            };
            let bits = value(0) << 18 | value(1) << 12 | value(2) << 6 | value(3);
            decoded.extend_from_slice(&bits.to_be_bytes()[1..]);
        }
        decoded.truncate(start + length);
    }
    Decoded { value: Cow::Owned(decoded), broken: true }
}

/// The text of `bytes` in the character set that is claimed, when that can be true.
pub(super) fn characters(bytes: &[u8], claimed: Option<&str>) -> Decoded<String> {
    let claimed = claimed.map(|name| name.trim().trim_matches(['"', '\'']).to_ascii_lowercase());
    match claimed.as_deref() {
        None | Some("" | "utf-8" | "utf8" | "us-ascii" | "ascii") => {
            unclaimed(bytes, claimed.is_some())
        }
        Some(name) => match charset_decoder(name.as_bytes()) {
            Some(decoder) => {
                let value = decoder(bytes);
                let broken = value.contains('\u{fffd}');
                Decoded { value, broken }
            }
            None => Decoded { broken: true, ..unclaimed(bytes, true) },
        },
    }
}

/// UTF-8 when it is; when nothing in it is, the set of old western programs.
fn unclaimed(bytes: &[u8], claimed: bool) -> Decoded<String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Decoded { value: text.to_owned(), broken: false },
        Err(_) => Decoded { value: utf8_or_western(bytes).into_owned(), broken: claimed },
    }
}

/// Bytes of which nobody says what they are. Where some are UTF-8 and some are not, the others
/// become a replacement character; where none are, all are read as Windows-1252.
pub(super) fn utf8_or_western(bytes: &[u8]) -> Cow<'_, str> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += chunk.invalid().len();
    }
    if good > bad {
        return String::from_utf8_lossy(bytes);
    }
    match charset_decoder(b"windows-1252") {
        Some(decoder) => Cow::Owned(decoder(bytes)),
        None => String::from_utf8_lossy(bytes),
    }
}
