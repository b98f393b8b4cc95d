//! What a message holds once it was read: nothing here was checked against a dossier.

use std::ops::Range;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use weerklank_domain::complaint::correspondence::MailNature;

/// A message that came in. Whatever could not be read is kept, as a file or in `text`, and
/// `warnings` says so; the raw message stays with the caller in any case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParsedMail {
    /// Without angle brackets, like every message id here.
    pub message_id: Option<String>,
    pub in_reply_to: Vec<String>,
    /// The oldest first.
    pub references: Vec<String>,
    /// Who claims to have written it: anybody can claim anything.
    pub from: Option<Party>,
    /// Who sent it for the one in `from`, when the message says so.
    pub sender: Option<Party>,
    pub reply_to: Vec<Party>,
    pub to: Vec<Party>,
    pub cc: Vec<Party>,
    /// Where mail servers delivered it, in lower case, each once: `Delivered-To`,
    /// `X-Original-To`, `Envelope-To`, `X-Delivered-To`, `Apparently-To`. An address token of
    /// ours may stand here, in `to` or in `cc`.
    pub delivered_to: Vec<String>,
    pub return_path: ReturnPath,
    /// On one line; empty when there is none.
    pub subject: String,
    /// When the sender says that it was written.
    pub date: Option<Timestamp>,
    /// When the last mail server on the way, ours, accepted it: the topmost `Received`.
    pub accepted: Option<Timestamp>,
    /// What a person reads, with `\n` as line end: the plain parts, else made from the HTML.
    pub text: String,
    /// What of `text` is shown folded, in order and apart from each other.
    pub folds: Vec<Fold>,
    /// Safe to show: an allow-list of elements, no remote content, images only by `cid:`.
    pub html: Option<String>,
    pub attachments: Vec<ReceivedFile>,
    pub nature: Nature,
    /// Signed, which says nothing about whether the signature holds.
    pub signed: Option<Protection>,
    pub automation: Automation,
    pub warnings: Vec<Warning>,
}

/// A name and an address as they stand in a header.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    pub name: Option<String>,
    /// As written; not always an address. `Mailbox::new` checks it.
    pub address: String,
}

/// Where a failure to deliver goes, as the last mail server noted it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ReturnPath {
    /// The message does not say.
    #[default]
    Unknown,
    /// `<>`: sent by a machine that wants no answer (RFC 3834).
    Nobody,
    Address(String),
}

/// A piece of the text that is folded on the page, never cut.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fold {
    pub kind: FoldKind,
    /// In bytes of `text`, from the start of a line.
    pub range: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FoldKind {
    /// An earlier message, with the line that announces it.
    Quote,
    Signature,
}

/// A file that came with a message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReceivedFile {
    /// Safe to save under: no path, no control characters, never empty, at most 120 characters.
    pub name: String,
    /// The media type that the message claims, in lower case.
    pub claimed: String,
    /// The media type that the content shows, where it shows one.
    pub found: Option<&'static str>,
    pub bytes: Vec<u8>,
    /// Part of the text (such as an image in HTML) rather than a file that was added.
    pub inline: bool,
    /// Without angle brackets; what `cid:` in the HTML refers to.
    pub content_id: Option<String>,
    /// What can be read of it without opening it: of a nested message or an invitation.
    pub text: Option<String>,
}

/// What kind of message it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Nature {
    #[default]
    Message,
    /// Somebody is away; a machine wrote it.
    OutOfOffice,
    /// Written by a machine: a receipt, a list, a newsletter.
    Automatic,
    /// A letter of ours did not arrive, or not yet.
    Bounce(Bounce),
    /// It can't be read here.
    Encrypted(Protection),
}

/// What a mail server says of a letter that it could not deliver (RFC 3464, or in free text).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bounce {
    /// In lower case.
    pub recipient: Option<String>,
    pub outcome: BounceOutcome,
    /// Such as `5.1.1`.
    pub status: Option<String>,
    /// What the server said, on one line.
    pub reason: Option<String>,
    /// The message id of the letter that came back.
    pub original_message_id: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BounceOutcome {
    /// It will not be delivered.
    #[default]
    Failed,
    /// The server keeps trying.
    Delayed,
    /// It was delivered, or passed on to a server that will not report.
    Delivered,
}

/// How a message was signed or encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Protection {
    Smime,
    Pgp,
}

/// What the headers say of machines (RFC 3834): who answers a message looks here first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Automation {
    /// The value of `Auto-Submitted` in lower case, without parameters; `no` is left out.
    pub auto_submitted: Option<String>,
    /// The value of `Precedence` in lower case.
    pub precedence: Option<String>,
    /// There is a `List-Id` or a `List-Unsubscribe`.
    pub list: bool,
    /// The sender asks that no automatic answer is sent: `X-Auto-Response-Suppress`.
    pub answers_suppressed: bool,
    /// The values of `X-Weerklank-Loop`: an installation like ours sent it.
    pub loop_marks: Vec<String>,
}

/// What was noticed while reading. Each has a sentence in `mail-warning-*`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Warning {
    /// There are no headers: all of it is read as text.
    NoHeaders,
    /// There is nothing at all.
    Empty,
    NoSender,
    /// More than one address in `From`; the first is taken.
    SeveralSenders,
    NoDate,
    /// Only the first part was read.
    MessageTooLarge,
    HeadersTooLarge,
    TooManyParts,
    TooManyFiles,
    TooManyRecipients,
    /// Parts in parts in parts; the deepest are kept as one file.
    TooDeep,
    TextTooLong,
    /// The HTML was too large or too deep to show; its text is there.
    HtmlTooComplex,
    /// Reading it took more work than a message may; what was left is kept as files.
    TooMuchWork,
    /// A part is not closed, or its boundary never comes.
    BrokenStructure,
    /// A part is not encoded as it says; it is kept as it came.
    BrokenEncoding,
    /// A character set that is not known, or characters that are not in it.
    BrokenCharacters,
    /// `winmail.dat` that could not be opened; it is kept as a file.
    BrokenTnef,
    /// The plain text was only a remark; the text was made from the HTML.
    PlainTextIncomplete,
    /// Neither text nor files.
    NothingToRead,
}

impl ParsedMail {
    /// Whether an automatic answer may be sent (RFC 3834): only to a person's own message.
    pub fn may_be_answered_automatically(&self) -> bool {
        let automation = &self.automation;
        matches!(self.nature, Nature::Message | Nature::Encrypted(_))
            && self.return_path != ReturnPath::Nobody
            && automation.auto_submitted.is_none()
            && automation.precedence.is_none()
            && !automation.list
            && !automation.answers_suppressed
            && automation.loop_marks.is_empty()
    }

    /// All addresses at which it may have reached us, in lower case, each once.
    pub fn recipients(&self) -> Vec<String> {
        let mut all = self.delivered_to.clone();
        for party in self.to.iter().chain(&self.cc) {
            let address = party.address.to_lowercase();
            if !all.contains(&address) {
                all.push(address);
            }
        }
        all
    }
}

impl Nature {
    /// The same without what it holds, as the dossier keeps it.
    pub fn kind(&self) -> MailNature {
        match self {
            Self::Message => MailNature::Message,
            Self::OutOfOffice => MailNature::OutOfOffice,
            Self::Automatic => MailNature::Automatic,
            Self::Bounce(_) => MailNature::Bounce,
            Self::Encrypted(_) => MailNature::Encrypted,
        }
    }
}

impl Warning {
    pub const ALL: [Self; 20] = [
        Self::NoHeaders,
        Self::Empty,
        Self::NoSender,
        Self::SeveralSenders,
        Self::NoDate,
        Self::MessageTooLarge,
        Self::HeadersTooLarge,
        Self::TooManyParts,
        Self::TooManyFiles,
        Self::TooManyRecipients,
        Self::TooDeep,
        Self::TextTooLong,
        Self::HtmlTooComplex,
        Self::TooMuchWork,
        Self::BrokenStructure,
        Self::BrokenEncoding,
        Self::BrokenCharacters,
        Self::BrokenTnef,
        Self::PlainTextIncomplete,
        Self::NothingToRead,
    ];

    /// The message of this warning in the texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::NoHeaders => "mail-warning-no-headers",
            Self::Empty => "mail-warning-empty",
            Self::NoSender => "mail-warning-no-sender",
            Self::SeveralSenders => "mail-warning-several-senders",
            Self::NoDate => "mail-warning-no-date",
            Self::MessageTooLarge => "mail-warning-message-too-large",
            Self::HeadersTooLarge => "mail-warning-headers-too-large",
            Self::TooManyParts => "mail-warning-too-many-parts",
            Self::TooManyFiles => "mail-warning-too-many-files",
            Self::TooManyRecipients => "mail-warning-too-many-recipients",
            Self::TooDeep => "mail-warning-too-deep",
            Self::TextTooLong => "mail-warning-text-too-long",
            Self::HtmlTooComplex => "mail-warning-html-too-complex",
            Self::TooMuchWork => "mail-warning-too-much-work",
            Self::BrokenStructure => "mail-warning-broken-structure",
            Self::BrokenEncoding => "mail-warning-broken-encoding",
            Self::BrokenCharacters => "mail-warning-broken-characters",
            Self::BrokenTnef => "mail-warning-broken-tnef",
            Self::PlainTextIncomplete => "mail-warning-plain-text-incomplete",
            Self::NothingToRead => "mail-warning-nothing-to-read",
        }
    }
}
