//! Mail that comes in: kept first, read later, and then in its dossier or on somebody's list
//! (transition 4, 6.3).
//!
//! Read `keep` first, which any number of mailboxes call; then `sort`, which reads one mail after
//! the other and decides; `address` knows our own addresses again, `party` who may file, `file`
//! puts a mail into a dossier and `desk` is what officers do with the rest.
pub(crate) mod address;
mod desk;
mod file;
mod keep;
mod party;
mod sort;
mod watch;

pub use desk::{ReadMail, WaitingMail};
pub use keep::{Arrived, Kept};
pub use sort::Sorted;
pub use watch::{WatchProblem, watch_mailbox};
