//! Mail out over SMTP, and mail in. Read `address` and `compose` first: what a letter is and the
//! bytes it becomes; `html` makes the second part of a letter from the first; `postman` takes the
//! bytes away, over `smtp` with the `settings` of the organisation, or into a mailbox of its own.
//! `imap` fetches what others send and `incoming` reads it.

mod address;
mod compose;
mod html;
pub mod imap;
pub mod incoming;
mod postman;
mod settings;
mod smtp;

pub use address::{Mailbox, MailboxError};
pub use compose::{
    Attachment, AutoSubmitted, HeaderError, MessageId, OutgoingMail, Subject, compose,
};
pub use html::{Accent, Brand, NotAnAccent, html_from_text};
pub use postman::{Delivery, Envelope, FailureKind, LocalMailbox, Postman, SendFailure, Stage};
pub use settings::{Security, SettingsError, SmtpSettings};
pub use smtp::SmtpPostman;
