//! Who has no account: the complainant and who acts for him (transition 1, 33).
//!
//! Read `draft` first, which is what he fills in, then `filing`, which records it and lets him in,
//! then `visit`, which is how he comes back, and `dossier`, which is what he sees and does there.
mod bringing;
mod code;
mod dossier;
mod draft;
mod filing;
mod giving;
mod link;
mod mails;
mod receipt_paper;
mod visit;

pub(crate) use bringing::Bringing;
pub use code::AccessCode;
pub use dossier::Unchanged;
pub use draft::{Draft, DraftKey, KeptFile, NewDraftFile};
pub(crate) use filing::send_receipt;
pub use filing::{Filed, Filing, Receipt};
pub use giving::GivenCode;
pub use visit::{EntryProblem, Visitor};
