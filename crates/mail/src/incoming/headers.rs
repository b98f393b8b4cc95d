//! The headers of a part: split leniently here, their values read by `mail-parser`.

use std::borrow::Cow;

use jiff::Timestamp;
use mail_parser::parsers::MessageStream;
use mail_parser::{Address, ContentType, DateTime, HeaderValue};

use super::decode;
use super::parsed::Party;

/// How far ahead a line without a colon is looked at, to tell a broken header from the text.
const LINES_AHEAD: usize = 50;
/// In bytes; nobody has an address, or an id, that long.
const ADDRESS_MAX: usize = 1_000;
const NAME_MAX: usize = 500;
const IDS_MAX: usize = 200;
/// Of one name; nobody repeats a header that often.
const FIELDS_MAX: usize = 100;
/// In bytes, of a value with parameters.
const PARAMETERS_MAX: usize = 16 << 10;

/// The headers of one part, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Headers<'a> {
    fields: Vec<Field<'a>>,
}

#[derive(Clone, Debug)]
struct Field<'a> {
    /// In lower case.
    name: String,
    /// With its folds.
    value: &'a [u8],
}

/// What was found at the start of a part.
pub(super) struct Head<'a> {
    pub(super) headers: Headers<'a>,
    /// Where the body starts.
    pub(super) body: usize,
    /// Not all headers were read.
    pub(super) too_large: bool,
}

/// Reads the headers at the start of `bytes`. A line that can't be one starts the body: text is
/// never taken for a header and so lost.
pub(super) fn read(bytes: &[u8], limit: usize) -> Head<'_> {
    let mut fields: Vec<Field<'_>> = Vec::new();
    let (mut at, mut too_large) = (0, false);
    while at < bytes.len() {
        let end = line_end(bytes, at);
        let line = &bytes[at..end];
        if is_blank(line) {
            let body = if fields.is_empty() && at == 0 { skip_blank(bytes, 0) } else { end };
            if fields.is_empty() && at == 0 && starts_header(&bytes[body..]) {
                at = body;
                continue;
            }
            return Head { headers: Headers { fields }, body: end, too_large };
        }
        let folded = line[0] == b' ' || line[0] == b'\t';
        if end > limit && (folded || split(line).is_some()) {
            too_large = true;
            at = end;
            continue;
        }
        match (split(line), fields.last_mut()) {
            (_, Some(last)) if folded => extend(bytes, last, end),
            (Some((name, start)), _) if !folded => {
                fields.push(Field { name, value: &bytes[at + start..end] });
            }
            (_, Some(last)) if header_follows(&bytes[end..]) => extend(bytes, last, end),
            // The line before the headers of a message from an mbox file.
            (_, None) if line.starts_with(b"From ") || line.starts_with(b">From ") => {}
            _ => return Head { headers: Headers { fields }, body: at, too_large },
        }
        at = end;
    }
    Head { headers: Headers { fields }, body: bytes.len(), too_large }
}

impl Headers<'_> {
    pub(super) fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|field| field.name.eq_ignore_ascii_case(name))
    }

    fn all(&self, name: &str) -> impl Iterator<Item = Cow<'_, [u8]>> {
        self.fields
            .iter()
            .filter(move |field| field.name == name)
            .take(FIELDS_MAX)
            .map(|field| for_parser(field.value))
    }

    /// The text of the first header of that name, on one line.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.texts(name).next()
    }

    pub(super) fn texts(&self, name: &str) -> impl Iterator<Item = String> {
        self.all(name).filter_map(|value| {
            let text = MessageStream::new(&value).parse_unstructured();
            let text = one_line(text.as_text()?);
            (!text.is_empty()).then_some(text)
        })
    }

    /// A header whose value is one word and perhaps parameters: in lower case, without them.
    pub(super) fn token(&self, name: &str) -> Option<String> {
        let text = self.text(name)?;
        let token = text.split([';', ' ']).next()?.trim().to_lowercase();
        (!token.is_empty()).then_some(token)
    }

    /// The value as it stands, unfolded, without decoding.
    pub(super) fn raw(&self, name: &str) -> Option<String> {
        let value = self.all(name).next()?;
        Some(one_line(&String::from_utf8_lossy(&value)))
    }

    pub(super) fn parties(&self, name: &str, limit: usize) -> Vec<Party> {
        let mut parties = Vec::new();
        for value in self.all(name) {
            let read = MessageStream::new(&value).parse_address();
            let Some(addresses) = read.as_address() else { continue };
            collect_parties(addresses, limit, &mut parties);
        }
        parties
    }

    pub(super) fn ids(&self, name: &str) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        for value in self.all(name) {
            match MessageStream::new(&value).parse_id() {
                HeaderValue::Text(id) => keep_id(&id, &mut ids),
                HeaderValue::TextList(list) => list.iter().for_each(|id| keep_id(id, &mut ids)),
                _ => {}
            }
        }
        ids
    }

    pub(super) fn date(&self, name: &str) -> Option<Timestamp> {
        let value = self.all(name).next()?;
        timestamp(MessageStream::new(&value).parse_date().as_datetime()?)
    }

    /// The date of the topmost `Received`: mail servers add theirs above.
    pub(super) fn accepted(&self) -> Option<Timestamp> {
        let value = self.all("received").next()?;
        // The date stands after the last semicolon; comments may hold others.
        let last = value.iter().rposition(|byte| *byte == b';')?;
        timestamp(MessageStream::new(&value[last + 1..]).parse_date().as_datetime()?)
    }

    /// Of several, the one that comes last: a part that was wrapped carries the wrapper's first.
    pub(super) fn content_types(&self, name: &str) -> Vec<ContentType<'static>> {
        let mut types: Vec<_> = self
            .all(name)
            .filter_map(|mut value| {
                if value.len() > PARAMETERS_MAX {
                    value = Cow::Owned([&value[..PARAMETERS_MAX], b"\n"].concat());
                }
                MessageStream::new(&value).parse_content_type().into_owned().into_content_type()
            })
            .collect();
        types.reverse();
        types
    }
}

fn collect_parties(addresses: &Address<'_>, limit: usize, parties: &mut Vec<Party>) {
    for one in addresses.iter() {
        let address = one.address().map(one_line).unwrap_or_default();
        let name = one.name().map(one_line).filter(|name| !name.is_empty());
        let known = !address.is_empty() || name.is_some();
        if known && address.len() <= ADDRESS_MAX && parties.len() < limit {
            let name = name.map(|name| name.chars().take(NAME_MAX).collect());
            parties.push(Party { name, address });
        }
    }
}

fn keep_id(id: &str, ids: &mut Vec<String>) {
    let id = one_line(id);
    if !id.is_empty() && id.len() <= ADDRESS_MAX && ids.len() < IDS_MAX && !ids.contains(&id) {
        ids.push(id);
    }
}

fn timestamp(date: &DateTime) -> Option<Timestamp> {
    let valid = (1970..=9999).contains(&date.year)
        && (1..=12).contains(&date.month)
        && (1..=31).contains(&date.day)
        && date.hour < 24
        && date.minute < 60
        && date.second <= 60
        && date.tz_hour < 24
        && date.tz_minute < 60;
    if !valid {
        return None;
    }
    Timestamp::from_second(date.to_timestamp()).ok()
}

/// The value as `mail-parser` wants it: with a line end, and in UTF-8. Old programs write names
/// in bytes of their own.
fn for_parser(value: &[u8]) -> Cow<'_, [u8]> {
    let text = decode::utf8_or_western(value);
    let mut bytes = text.trim_end().as_bytes().to_vec();
    bytes.push(b'\n');
    Cow::Owned(bytes)
}

/// Line ends and other control characters become one space.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()) {
        if !word.is_empty() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.extend(word.chars().filter(|c| !crate::address::is_hidden(*c)));
        }
    }
    line
}

/// The name in lower case, and where the value starts.
fn split(line: &[u8]) -> Option<(String, usize)> {
    let colon = line.iter().take(200).position(|byte| *byte == b':')?;
    let name = line[..colon].trim_ascii_end();
    let of_a_name = |byte: &u8| byte.is_ascii_graphic();
    if name.is_empty() || !name.iter().all(of_a_name) {
        return None;
    }
    Some((String::from_utf8_lossy(name).to_ascii_lowercase(), colon + 1))
}

fn extend<'a>(bytes: &'a [u8], field: &mut Field<'a>, end: usize) {
    // A value always ends at `end`, so only its start has to be found back.
    let start = field.value.as_ptr() as usize - bytes.as_ptr() as usize;
    field.value = &bytes[start..end];
}

fn starts_header(bytes: &[u8]) -> bool {
    split(&bytes[..line_end(bytes, 0)]).is_some_and(|(name, _)| is_known(&name))
}

/// Whether a header that everybody knows comes before the next blank line.
fn header_follows(bytes: &[u8]) -> bool {
    let mut at = 0;
    for _ in 0..LINES_AHEAD {
        let end = line_end(bytes, at);
        let line = &bytes[at..end];
        if is_blank(line) {
            return false;
        }
        if split(line).is_some_and(|(name, _)| is_known(&name)) {
            return true;
        }
        at = end;
    }
    false
}

fn is_known(name: &str) -> bool {
    const KNOWN: [&str; 14] = [
        "from",
        "to",
        "cc",
        "subject",
        "date",
        "message-id",
        "mime-version",
        "content-type",
        "content-transfer-encoding",
        "content-disposition",
        "received",
        "return-path",
        "references",
        "in-reply-to",
    ];
    KNOWN.contains(&name)
}

/// After the line feed of the line that starts at `at`.
pub(super) fn line_end(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |found| at + found + 1)
}

pub(super) fn is_blank(line: &[u8]) -> bool {
    line.trim_ascii().is_empty()
}

fn skip_blank(bytes: &[u8], mut at: usize) -> usize {
    while at < bytes.len() {
        let end = line_end(bytes, at);
        if !is_blank(&bytes[at..end]) {
            break;
        }
        at = end;
    }
    at
}
