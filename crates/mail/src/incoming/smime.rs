//! S/MIME messages that are one opaque part (RFC 8551): a signed one is opened to read what was
//! signed, an encrypted one is recognised. No signature is checked here.

use super::parsed::{Protection, ReceivedFile, Warning};
use super::readable::{self, Place, Shown};
use super::structure::{Part, Reading};

/// Object identifiers of RFC 5652, without their tag and length.
const SIGNED: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 2];
const COMPRESSED: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 16, 1, 9];
/// Of values in values.
const DEPTH_MAX: usize = 12;

pub(super) fn is_opaque(part: &Part<'_>) -> bool {
    let media_type = part.media_type.as_str();
    let by_type = matches!(media_type, "application/pkcs7-mime" | "application/x-pkcs7-mime");
    let by_name = part.name.as_deref().is_some_and(|name| name.to_lowercase().ends_with(".p7m"));
    by_type || by_name && media_type == "application/octet-stream"
}

/// Reads what was signed.
pub(super) fn open(
    container: &[u8],
    place: Place,
    reading: &mut Reading<'_>,
    files: &mut Vec<ReceivedFile>,
) -> Shown {
    let Some(content) = signed_content(container) else {
        if kind(container).is_none_or(|(oid, _)| oid != COMPRESSED) {
            reading.encrypted = Some(Protection::Smime);
        }
        return Shown::default();
    };
    if place.depth >= reading.limits.depth {
        reading.warn(Warning::TooDeep);
        return Shown::default();
    }
    reading.signed = Some(Protection::Smime);
    let part = reading.part(&content, place.depth + 1, "text/plain");
    let alone = !part.is_multipart();
    let place = Place { depth: place.depth + 1, alone, inside: place.inside };
    readable::read(&part, place, reading, files)
}

/// The message inside a `SignedData`.
fn signed_content(bytes: &[u8]) -> Option<Vec<u8>> {
    let (oid, content) = kind(bytes)?;
    if oid != SIGNED {
        return None;
    }
    let signed = Value::read(content, 0)?.0.inside(0x30)?;
    // A version, the digest algorithms, then what was signed.
    let (_, rest) = Value::read(signed, 0)?;
    let (_, rest) = Value::read(rest, 0)?;
    let encapsulated = Value::read(rest, 0)?.0.inside(0x30)?;
    let (_, rest) = Value::read(encapsulated, 0)?;
    let explicit = Value::read(rest, 0)?.0.inside(0xa0)?;
    let mut octets = Vec::new();
    Value::read(explicit, 0)?.0.octets(&mut octets, 0)?;
    (!octets.is_empty()).then_some(octets)
}

/// The object identifier of a `ContentInfo`, and what it holds.
fn kind(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let info = Value::read(bytes, 0)?.0.inside(0x30)?;
    let (oid, rest) = Value::read(info, 0)?;
    Some((oid.inside(0x06)?, Value::read(rest, 0)?.0.inside(0xa0)?))
}

/// A value in BER, with a length or up to its end mark.
#[derive(Clone, Copy)]
struct Value<'a> {
    tag: u8,
    content: &'a [u8],
}

impl<'a> Value<'a> {
    /// The first value, and what comes after it.
    fn read(bytes: &'a [u8], depth: usize) -> Option<(Self, &'a [u8])> {
        if depth > DEPTH_MAX {
            return None;
        }
        let (&tag, rest) = bytes.split_first()?;
        let (&length, rest) = rest.split_first()?;
        if length == 0x80 {
            return Self::read_to_mark(tag, rest, depth);
        }
        let (length, rest) = if length < 0x80 {
            (usize::from(length), rest)
        } else {
            let (digits, rest) = rest.split_at_checked(usize::from(length & 0x7f))?;
            if digits.len() > 4 {
                return None;
            }
            let length = digits.iter().fold(0, |sum, digit| sum << 8 | usize::from(*digit));
            (length, rest)
        };
        let (content, rest) = rest.split_at_checked(length)?;
        Some((Self { tag, content }, rest))
    }

    fn read_to_mark(tag: u8, bytes: &'a [u8], depth: usize) -> Option<(Self, &'a [u8])> {
        let mut rest = bytes;
        while !rest.starts_with(&[0, 0]) {
            (_, rest) = Self::read(rest, depth + 1)?;
        }
        let content = &bytes[..bytes.len() - rest.len()];
        Some((Self { tag, content }, &rest[2..]))
    }

    fn inside(self, tag: u8) -> Option<&'a [u8]> {
        (self.tag == tag).then_some(self.content)
    }

    /// Puts together a string of bytes that may come in pieces.
    fn octets(self, all: &mut Vec<u8>, depth: usize) -> Option<()> {
        match self.tag {
            0x04 => all.extend_from_slice(self.content),
            0x24 if depth < DEPTH_MAX => {
                let mut rest = self.content;
                while !rest.is_empty() {
                    let (piece, after) = Self::read(rest, depth)?;
                    piece.octets(all, depth + 1)?;
                    rest = after;
                }
            }
            _ => return None,
        }
        Some(())
    }
}
