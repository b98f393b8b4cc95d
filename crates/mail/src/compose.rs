//! A letter and the bytes it becomes (RFC 5322). The same letter always gives the same bytes.

use std::fmt;
use std::str::FromStr;
use std::time::SystemTime;

use jiff::Timestamp;
use lettre::message::header::{
    ContentDisposition, ContentTransferEncoding, ContentType, Header, HeaderName, HeaderValue,
};
use lettre::message::{Body, Message, MultiPart, SinglePart};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use weerklank_domain::chain::Digest;
use weerklank_domain::reference::Reference;

use crate::address::{Mailbox, is_hidden};
use crate::postman::Envelope;

/// In characters. A line of a header may hold 998; folded or not, this always fits.
const SUBJECT_MAX: usize = 250;
const MESSAGE_ID_MAX: usize = 250;
/// Of a long thread the first and the last ids are enough to find it again.
const REFERENCES_MAX: usize = 20;

/// A letter to one person. To send it to two people, make two: neither sees the other's address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutgoingMail {
    pub message_id: MessageId,
    pub in_reply_to: Option<MessageId>,
    /// The ids of the thread, the oldest first.
    pub references: Vec<MessageId>,
    pub from: Mailbox,
    pub to: Mailbox,
    pub reply_to: Option<Mailbox>,
    pub subject: Subject,
    pub text: String,
    /// The same letter for those who read HTML; see `html_from_text`.
    pub html: String,
    pub attachments: Vec<Attachment>,
    pub auto_submitted: AutoSubmitted,
    pub date: Timestamp,
}

/// Whether a person pressed a button for this very letter (RFC 3834). Programs that answer mail
/// leave letters alone that no person sent, so that two programs do not keep each other busy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum AutoSubmitted {
    #[default]
    No,
    /// A timer or a rule wrote it.
    Generated,
    /// It answers a mail that came in.
    Replied,
}

/// A file that goes with a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    pub name: String,
    /// Such as `application/pdf`; what is no media type is sent as bytes without a kind.
    pub media_type: String,
    pub bytes: Vec<u8>,
}

/// `<left@right>`: by what a mail is known and answered to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct MessageId(String);

/// One line of text without anything hidden.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Subject(String);

/// Why a text cannot stand in the head of a mail. It never holds the text, so it may be logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HeaderError {
    #[error("the {part} is empty")]
    Empty { part: &'static str },
    #[error("the {part} is longer than {max} characters")]
    TooLong { part: &'static str, max: usize },
    #[error("the {part} holds a line break or another control character")]
    ControlCharacter { part: &'static str },
    #[error("a message id has the form <left@right>, in ASCII and without spaces")]
    MessageId,
}

/// The bytes of a letter, ready for a server or a file: lines of at most 78 characters, text
/// as quoted-printable, files as base64.
pub fn compose(mail: &OutgoingMail) -> Vec<u8> {
    let mut builder = Message::builder()
        .message_id(Some(mail.message_id.0.clone()))
        .date(SystemTime::from(mail.date))
        .from(mail.from.to_lettre())
        .to(mail.to.to_lettre())
        .subject(mail.subject.0.clone());
    if let Some(reply_to) = &mail.reply_to {
        builder = builder.reply_to(reply_to.to_lettre());
    }
    if let Some(in_reply_to) = &mail.in_reply_to {
        builder = builder.in_reply_to(in_reply_to.0.clone());
    }
    if !mail.references.is_empty() {
        builder = builder.references(thread(&mail.references));
    }
    builder = match mail.auto_submitted {
        AutoSubmitted::No => builder,
        AutoSubmitted::Generated => {
            builder.header(AutomaticKind("auto-generated")).header(NoAutomaticAnswer)
        }
        AutoSubmitted::Replied => {
            builder.header(AutomaticKind("auto-replied")).header(NoAutomaticAnswer)
        }
    };
    let message = builder.multipart(body(mail)).expect("From, To and Date are given");
    message.formatted()
}

impl OutgoingMail {
    /// Who the server is told it comes from and goes to.
    pub fn envelope(&self) -> Envelope {
        Envelope { from: self.from.clone(), to: self.to.clone() }
    }
}

fn body(mail: &OutgoingMail) -> MultiPart {
    let both = MultiPart::alternative()
        .boundary(boundary(&mail.message_id, "text"))
        .singlepart(text_part(&mail.text, ContentType::TEXT_PLAIN))
        .singlepart(text_part(&mail.html, ContentType::TEXT_HTML));
    if mail.attachments.is_empty() {
        return both;
    }
    let whole = MultiPart::mixed().boundary(boundary(&mail.message_id, "files")).multipart(both);
    mail.attachments.iter().map(file_part).fold(whole, MultiPart::singlepart)
}

/// A line that cannot occur between the parts: quoted-printable writes `=` with two digits
/// after it and base64 has no underscore, so `=_` is in neither.
fn boundary(id: &MessageId, level: &str) -> String {
    let digest = Digest::sha256(format!("{level} {}", id.0).as_bytes()).to_string();
    format!("=_{}", &digest[..32])
}

fn text_part(text: &str, kind: ContentType) -> SinglePart {
    let encoded =
        Body::new_with_encoding(with_line_ends(text), ContentTransferEncoding::QuotedPrintable)
            .expect("every text can be quoted-printable");
    SinglePart::builder().header(kind).body(encoded)
}

/// CR LF after each line, and no lone CR, which some servers take for the end of a line.
fn with_line_ends(text: &str) -> String {
    let mut whole = text.replace("\r\n", "\n").replace('\r', "\n").replace('\n', "\r\n");
    if !whole.ends_with('\n') {
        whole.push_str("\r\n");
    }
    whole
}

fn file_part(file: &Attachment) -> SinglePart {
    let kind = match ContentType::parse(&file.media_type) {
        // A container from outside would be taken apart by the reader: it goes as bytes.
        Ok(kind) if !file.media_type.to_ascii_lowercase().starts_with("multipart/") => kind,
        _ => ContentType::parse("application/octet-stream").expect("it is a media type"),
    };
    let encoded = Body::new_with_encoding(file.bytes.clone(), ContentTransferEncoding::Base64)
        .expect("all bytes can be base64");
    SinglePart::builder()
        .header(kind)
        .header(ContentDisposition::attachment(&file_name(&file.name)))
        .body(encoded)
}

/// The name without folders and without anything that is hidden.
fn file_name(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|character| match character {
            '/' | '\\' | ':' | '"' => '_',
            hidden if is_hidden(hidden) => '_',
            other => other,
        })
        .take(150)
        .collect();
    if plain.trim_matches(['.', ' ']).is_empty() { "bijlage".to_owned() } else { plain }
}

fn thread(ids: &[MessageId]) -> String {
    let skipped = ids.len().saturating_sub(REFERENCES_MAX);
    let kept = ids.iter().enumerate().filter(|(place, _)| *place == 0 || *place > skipped);
    kept.map(|(_, id)| id.0.as_str()).collect::<Vec<_>>().join(" ")
}

impl MessageId {
    /// The id of a letter in a dossier: `<uuid.K-2026-7H3Q2M@domain>`. The reference finds the
    /// dossier again when a server on the way took the other headers off.
    pub fn in_dossier(id: Uuid, reference: Reference, domain: &str) -> Result<Self, HeaderError> {
        format!("<{id}.{reference}@{domain}>").parse()
    }

    /// The id of a letter in a dossier, with a signature by which we know it again when it is
    /// answered: `<uuid.K-2026-7H3Q2M.TOKEN@domain>`.
    pub fn signed(
        id: Uuid,
        (reference, token): (Reference, &str),
        domain: &str,
    ) -> Result<Self, HeaderError> {
        format!("<{id}.{reference}.{token}@{domain}>").parse()
    }

    /// The id of a letter that belongs to no dossier.
    pub fn new(id: Uuid, domain: &str) -> Result<Self, HeaderError> {
        format!("<{id}@{domain}>").parse()
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for MessageId {
    type Err = HeaderError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let inside = text
            .strip_prefix('<')
            .and_then(|rest| rest.strip_suffix('>'))
            .ok_or(HeaderError::MessageId)?;
        let (left, right) = inside.split_once('@').ok_or(HeaderError::MessageId)?;
        let plain = |part: &str| {
            let wrong = |character: char| {
                !character.is_ascii_graphic() || matches!(character, '<' | '>' | '@' | ',' | ';')
            };
            !part.is_empty() && !part.contains(wrong)
        };
        if text.len() > MESSAGE_ID_MAX || !plain(left) || !plain(right) {
            return Err(HeaderError::MessageId);
        }
        Ok(Self(text.to_owned()))
    }
}

impl Subject {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Subject {
    type Err = HeaderError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let part = "subject";
        if text.contains(is_hidden) {
            return Err(HeaderError::ControlCharacter { part });
        }
        let text = text.trim();
        if text.is_empty() {
            return Err(HeaderError::Empty { part });
        }
        if text.chars().count() > SUBJECT_MAX {
            return Err(HeaderError::TooLong { part, max: SUBJECT_MAX });
        }
        Ok(Self(text.to_owned()))
    }
}

macro_rules! one_line {
    ($($name:ident),+) => {$(
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = HeaderError;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }
    )+};
}

one_line!(MessageId, Subject);

/// `Auto-Submitted` of RFC 3834.
#[derive(Clone)]
struct AutomaticKind(&'static str);

/// The same for Exchange, which has a header of its own.
#[derive(Clone)]
struct NoAutomaticAnswer;

impl Header for AutomaticKind {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Err("we only write it".into())
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), self.0.to_owned())
    }
}

impl Header for NoAutomaticAnswer {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("X-Auto-Response-Suppress")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Err("we only write it".into())
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "All".to_owned())
    }
}
