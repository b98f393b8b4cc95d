//! Keeps a mail as it came: committed before anybody reads it or marks it seen.
use std::panic::catch_unwind;

use jiff::Timestamp;
use weerklank_domain::chain::Digest;
use weerklank_mail::incoming::digest_without_trace;
use weerklank_store::Tx;
use weerklank_store::inbound::{self, NewInbound};

use crate::{App, AppError};

/// A mail as a mailbox or a pipe hands it over.
#[derive(Clone, Debug)]
pub struct Arrived {
    pub raw: Vec<u8>,
    /// False when it was too large and `raw` is only its start.
    pub whole: bool,
    /// The name of the mailbox, for the list.
    pub mailbox: String,
    /// When the mail server took it, where the mailbox knows; the mail's own trace says it else.
    pub accepted_at: Option<Timestamp>,
}

/// Whether a mail was new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    New,
    /// The same mail is here already: from another mailbox, or fetched before.
    Known,
}

impl App {
    /// Keeps a mail. When this answers, it is on disk: only then may it be marked seen.
    pub async fn keep_mail(&self, arrived: Arrived) -> Result<Kept, AppError> {
        let now = self.clock.now();
        let Arrived { raw, whole, mailbox, accepted_at } = arrived;
        let new = NewInbound {
            id: self.chance.id(now),
            digest: digest(&raw),
            whole,
            mailbox,
            // Nobody accepted it after now, whatever the clock of a mail server says.
            accepted_at: accepted_at.map(|at| at.min(now)),
            stored_at: now,
        };
        let is_new = self.store.write(move |tx: &mut Tx<'_>| inbound::keep(tx, &new, &raw)).await?;
        self.wake_mail_sorter();
        Ok(if is_new { Kept::New } else { Kept::Known })
    }
}

/// Of the mail without its trace, by which the same mail in two mailboxes is one. A mail on which
/// our own reading stops is kept all the same, under the digest of all of it.
fn digest(raw: &[u8]) -> Digest {
    match catch_unwind(|| digest_without_trace(raw)) {
        Ok(digest) => Digest::from_bytes(digest),
        Err(_) => Digest::sha256(raw),
    }
}
