//! The verifiable history: each event is sealed with the one before it, so that a row that was
//! changed, removed, added or moved is found. The format is in `docs/procedure/history.md`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::ids::ComplaintId;

/// What the first digest of a dossier is made from, before the id of the complaint.
const GENESIS: &[u8] = b"weerklank history 1\n";

/// A SHA-256 digest, written as 64 small hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Digest([u8; 32]);

/// The chance that goes into the digest of a content, stored with the content and erased with
/// it: without it nobody can try out whether a guess of the content was right.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Salt([u8; 16]);

/// A text that is not the hexadecimal form of a digest or a salt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected {digits} hexadecimal digits")]
pub struct NotHex {
    pub digits: usize,
}

/// One stored event: the place in its dossier, the exact bytes of its body, its digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link<'a> {
    /// 1 for the first event of a dossier, then without gaps.
    pub seq: u64,
    pub body: &'a [u8],
    pub digest: Digest,
}

/// The first place at which a history does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the history is broken at event {seq}: {kind}")]
pub struct Broken {
    pub seq: u64,
    pub kind: BrokenKind,
}

/// In what way a history is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BrokenKind {
    /// A row was removed, added or moved.
    #[error("event {expected} should stand here")]
    Sequence { expected: u64 },
    /// The body, the digest or the event before it was changed.
    #[error("the digest does not fit the body and the event before it")]
    Digest,
    /// The events fit each other, but they end elsewhere than was noted outside the dossier.
    #[error("the history does not end where it was noted to end")]
    Head,
}

/// Checks the events of a dossier in their order, and answers the digest of the last one.
///
/// Events that were cut off at the end cannot be seen from the rows alone: compare the answer
/// with a head that was kept elsewhere, or use [`verify_to`].
pub fn verify<'a>(
    complaint: ComplaintId,
    links: impl IntoIterator<Item = Link<'a>>,
) -> Result<Digest, Broken> {
    walk(complaint, links).map(|(_, head)| head)
}

/// Checks the events of a dossier, and that the last one is the one that was noted as head.
pub fn verify_to<'a>(
    complaint: ComplaintId,
    links: impl IntoIterator<Item = Link<'a>>,
    head: &Digest,
) -> Result<(), Broken> {
    let (seq, found) = walk(complaint, links)?;
    if found == *head { Ok(()) } else { Err(Broken { seq, kind: BrokenKind::Head }) }
}

/// The digest that the first event of a dossier is linked to.
pub fn genesis(complaint: ComplaintId) -> Digest {
    Digest::of(&[GENESIS, complaint.as_uuid().as_bytes()])
}

/// The digest of an event: SHA-256(body ‖ digest of the event before it).
///
/// `body` is exactly what is stored. The digest at the end always has 32 bytes, so no other
/// body and digest give the same row of bytes.
pub fn link(body: &[u8], previous: &Digest) -> Digest {
    Digest::of(&[body, &previous.0])
}

/// The digest by which an event points at content that can be erased.
///
/// SHA-256(length of the salt ‖ salt ‖ length of the content ‖ content), each length in eight
/// bytes, the greatest first.
pub fn salted(salt: &Salt, content: &[u8]) -> Digest {
    let length = |bytes: &[u8]| u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes();
    Digest::of(&[&length(&salt.0), &salt.0, &length(content), content])
}

fn walk<'a>(
    complaint: ComplaintId,
    links: impl IntoIterator<Item = Link<'a>>,
) -> Result<(u64, Digest), Broken> {
    let mut previous = genesis(complaint);
    let mut last = 0;
    for found in links {
        let expected = last + 1;
        if found.seq != expected {
            return Err(Broken { seq: found.seq, kind: BrokenKind::Sequence { expected } });
        }
        if link(found.body, &previous) != found.digest {
            return Err(Broken { seq: found.seq, kind: BrokenKind::Digest });
        }
        previous = found.digest;
        last = expected;
    }
    Ok((last, previous))
}

impl Digest {
    /// The digest as it came from a database.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The SHA-256 digest of a file or another row of bytes that is never joined with others.
    pub fn sha256(bytes: &[u8]) -> Self {
        Self::of(&[bytes])
    }

    fn of(parts: &[&[u8]]) -> Self {
        let mut hasher = Sha256::new();
        for part in parts {
            hasher.update(part);
        }
        Self(hasher.finalize().into())
    }
}

impl Salt {
    /// Sixteen bytes of chance, fresh for each content.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

macro_rules! hexadecimal {
    ($name:ident, $bytes:literal) => {
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
        }

        impl FromStr for $name {
            type Err = NotHex;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                parse_hex(text).map(Self).ok_or(NotHex { digits: $bytes * 2 })
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.to_string()
            }
        }

        impl TryFrom<String> for $name {
            type Error = NotHex;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }
    };
}

hexadecimal!(Digest, 32);
hexadecimal!(Salt, 16);

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({self})")
    }
}

impl fmt::Debug for Salt {
    // A salt in a log would undo what it is for.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Salt(…)")
    }
}

/// Small letters only: a digest has one way of writing.
fn parse_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != N * 2 {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        *byte = hex_digit(pair[0])? * 16 + hex_digit(pair[1])?;
    }
    Some(bytes)
}

fn hex_digit(character: u8) -> Option<u8> {
    match character {
        b'0'..=b'9' => Some(character - b'0'),
        b'a'..=b'f' => Some(character - b'a' + 10),
        _ => None,
    }
}
