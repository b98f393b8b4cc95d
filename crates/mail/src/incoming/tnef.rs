//! `winmail.dat`: what Outlook makes of a message for other Outlooks (MS-OXTNEF). Its files and
//! its text come out; the container stays a file.

use super::decode;
use super::files;
use super::html_text::text_of;
use super::parsed::{ReceivedFile, Warning};
use super::readable::{Place, tidy, truncated};
use super::rtf::{self, Rtf};
use super::structure::Reading;

/// In bytes, of what is unpacked.
const RTF_MAX: usize = 4 << 20;
const SIGNATURE: u32 = 0x223e_9f78;
const BODY: u32 = 0x0002_800c;
const MESSAGE_PROPERTIES: u32 = 0x0006_9003;
const ATTACHMENT_STARTS: u32 = 0x0006_9002;
const ATTACHMENT_TITLE: u32 = 0x0001_8010;
const ATTACHMENT_DATA: u32 = 0x0006_800f;
const ATTACHMENT_PROPERTIES: u32 = 0x0006_9005;
/// Numbers of MAPI properties.
const PLAIN_BODY: u16 = 0x1000;
const RTF_BODY: u16 = 0x1009;
const HTML_BODY: u16 = 0x1013;
const LONG_NAME: u16 = 0x3707;
const MEDIA_TYPE: u16 = 0x370e;
const CONTENT_ID: u16 = 0x3712;

pub(super) fn is_tnef(file: &ReceivedFile) -> bool {
    matches!(file.claimed.as_str(), "application/ms-tnef" | "application/vnd.ms-tnef")
        || file.name.eq_ignore_ascii_case("winmail.dat")
}

/// The text, which the message often has itself too, and the files.
pub(super) fn open(
    container: &[u8],
    place: Place,
    reading: &mut Reading<'_>,
) -> (Option<String>, Vec<ReceivedFile>) {
    let mut found = Found { files_max: reading.limits.files, ..Found::default() };
    if !reading.may_look_at(container.len()) || found.read(container).is_none() {
        reading.warn(Warning::BrokenTnef);
    }
    if found.too_many {
        reading.warn(Warning::TooManyFiles);
    }
    let text = found.text.filter(|text| !text.trim().is_empty());
    let text = text.or_else(|| found.html.as_deref().map(text_of));
    let text = text.or_else(|| {
        found.rtf.map(|rtf| match rtf {
            Rtf::Text(text) => text,
            Rtf::Html(html) => text_of(&html),
        })
    });
    let text = text.map(|text| truncated(&tidy(&text), reading.limits.text_bytes).to_owned());
    let files = found.files.into_iter().filter(|file| !file.bytes.is_empty() && !place.inside);
    let named = files.map(|mut file| {
        let bytes = std::mem::take(&mut file.bytes);
        let file = files::named(file, &bytes);
        ReceivedFile { bytes, ..file }
    });
    (text, named.collect())
}

#[derive(Default)]
struct Found {
    text: Option<String>,
    html: Option<String>,
    rtf: Option<Rtf>,
    files: Vec<ReceivedFile>,
    files_max: usize,
    too_many: bool,
}

impl Found {
    /// Nothing when it breaks off; what was found until then stays.
    fn read(&mut self, bytes: &[u8]) -> Option<()> {
        let mut reader = Reader(bytes);
        if reader.number()? != SIGNATURE {
            return None;
        }
        reader.take(2)?;
        while !reader.0.is_empty() {
            reader.take(1)?;
            let id = reader.number()?;
            let length = usize::try_from(reader.number()?).ok()?;
            let data = reader.take(length)?;
            // A checksum that nobody checks.
            reader.take(2)?;
            self.attribute(id, data);
        }
        Some(())
    }

    fn attribute(&mut self, id: u32, data: &[u8]) {
        match id {
            BODY => self.text = Some(ansi(data)),
            MESSAGE_PROPERTIES => properties(data, |number, value| match number {
                PLAIN_BODY => self.text = Some(value.text()),
                HTML_BODY => self.html = Some(value.text()),
                RTF_BODY => self.rtf = value.bytes().and_then(|bytes| rtf::read(bytes, RTF_MAX)),
                _ => {}
            }),
            ATTACHMENT_STARTS if self.files.len() >= self.files_max => self.too_many = true,
            ATTACHMENT_STARTS => self.files.push(ReceivedFile {
                claimed: "application/octet-stream".to_owned(),
                ..ReceivedFile::default()
            }),
            _ => {
                let open = self.files.last_mut().filter(|_| !self.too_many);
                if let Some(file) = open {
                    attachment(file, id, data);
                }
            }
        }
    }
}

fn attachment(file: &mut ReceivedFile, id: u32, data: &[u8]) {
    match id {
        ATTACHMENT_TITLE if file.name.is_empty() => file.name = ansi(data),
        ATTACHMENT_DATA => file.bytes = data.to_vec(),
        ATTACHMENT_PROPERTIES => properties(data, |number, value| match number {
            LONG_NAME => file.name = value.text(),
            MEDIA_TYPE => file.claimed = value.text().to_lowercase(),
            CONTENT_ID => file.content_id = Some(value.text()),
            _ => {}
        }),
        _ => {}
    }
}

/// A value of a MAPI property that is text or bytes.
enum Value<'a> {
    Wide(&'a [u8]),
    Bytes(&'a [u8]),
}

impl Value<'_> {
    fn bytes(&self) -> Option<&[u8]> {
        match self {
            Self::Wide(_) => None,
            Self::Bytes(bytes) => Some(bytes),
        }
    }

    fn text(&self) -> String {
        match self {
            Self::Wide(bytes) => {
                let units =
                    bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
                let text = char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}'));
                text.take_while(|c| *c != '\0').collect()
            }
            Self::Bytes(bytes) => ansi(bytes),
        }
    }
}

/// Calls `each` for the properties that are text or bytes, as far as they can be read.
fn properties(data: &[u8], mut each: impl FnMut(u16, &Value<'_>)) {
    let mut reader = Reader(data);
    let Some(count) = reader.number() else { return };
    for _ in 0..count {
        if property(&mut reader, &mut each).is_none() {
            return;
        }
    }
}

fn property(reader: &mut Reader<'_>, each: &mut impl FnMut(u16, &Value<'_>)) -> Option<()> {
    let (kind, number) = (reader.short()?, reader.short()?);
    if number >= 0x8000 {
        // A property with a name: 16 bytes of family, then a number or a text.
        reader.take(16)?;
        if reader.number()? == 0 {
            reader.number()?;
        } else {
            let length = usize::try_from(reader.number()?).ok()?;
            reader.padded(length)?;
        }
    }
    let several = kind & 0x1000 != 0;
    let variable = matches!(kind & 0x0fff, 0x0d | 0x1e | 0x1f | 0x102);
    let count = if several || variable { reader.number()? } else { 1 };
    for _ in 0..count {
        let length = if variable { usize::try_from(reader.number()?).ok()? } else { size(kind)? };
        let bytes = reader.padded(length)?;
        match kind & 0x0fff {
            0x1f => each(number, &Value::Wide(bytes)),
            0x1e | 0x102 => each(number, &Value::Bytes(bytes)),
            _ => {}
        }
    }
    Some(())
}

/// Of a property of a fixed size.
fn size(kind: u16) -> Option<usize> {
    match kind & 0x0fff {
        0x01 => Some(0),
        0x02 | 0x03 | 0x04 | 0x0a | 0x0b => Some(4),
        0x05 | 0x06 | 0x07 | 0x14 | 0x40 => Some(8),
        0x48 => Some(16),
        _ => None,
    }
}

/// Text of a program that does not say in which characters.
fn ansi(bytes: &[u8]) -> String {
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    decode::utf8_or_western(&bytes[..end]).into_owned()
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    /// With the zeros that fill it up to four bytes, if they are there.
    fn padded(&mut self, length: usize) -> Option<&'a [u8]> {
        let taken = self.take(length)?;
        let padding = length.next_multiple_of(4) - length;
        self.take(padding.min(self.0.len()))?;
        Some(taken)
    }

    fn short(&mut self) -> Option<u16> {
        self.take(2).map(|bytes| u16::from_le_bytes([bytes[0], bytes[1]]))
    }

    fn number(&mut self) -> Option<u32> {
        self.take(4).map(|bytes| u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    }
}
