//! Fetching mail from a mailbox over IMAP. Read `settings` first, then `session`: connect, list
//! what is unread, fetch it one by one, and only when the caller has stored it, finish it. `wire`
//! is the connection, `oauth` the way in for Microsoft 365 and Google.

mod failure;
mod mailbox;
mod oauth;
mod session;
mod settings;
mod wire;

pub use failure::{ImapFailure, ImapFailureKind, ImapStep};
pub use mailbox::ImapMailbox;
pub use session::{Fetched, ImapSession, Unread, Woken};
pub use settings::{ImapSettings, ImapSettingsError, OAuthProvider, OAuthSettings};
