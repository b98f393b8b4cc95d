//! Mail that comes in: kept first, read later, and then in its dossier or on somebody's list
//! (transition 4, 6.3).
//!
//! Read `keep` first, which any number of mailboxes call; then `sort`, which takes one mail after
//! the other, and `decide`, which says where it belongs; `read` reads a mail without harm,
//! `address` knows our own addresses again, `party` who may file, `file` puts a mail into a
//! dossier, `answer` is what a machine may say back and `desk` is what officers do with the rest.
pub(crate) mod address;
pub(crate) mod answer;
mod decide;
mod desk;
mod file;
mod keep;
mod party;
mod read;
mod sort;
mod token;
mod unread;
mod watch;

pub use desk::{MailList, ReadMail, WaitingMail};
pub use keep::{Arrived, Kept};
pub use sort::Sorted;
pub use watch::{MailboxState, WatchProblem, watch_mailbox};
pub use weerklank_mail::incoming::{ReceivedFile, preview_html};
pub use weerklank_store::inbound::InboundState;
pub use weerklank_store::received::ListedMail;
