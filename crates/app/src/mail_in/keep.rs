//! Keeps a mail as it came: committed before anybody reads it or marks it seen.
use jiff::Timestamp;
use weerklank_domain::chain::Digest;
use weerklank_mail::incoming::{Limits, digest_without_trace, parse};
use weerklank_store::Tx;
use weerklank_store::inbound::{self, NewInbound};

use crate::{App, AppError};

/// Enough of a mail to know its Message-ID and when it was accepted.
const HEAD_BYTES: usize = 64 * 1024;

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
        let id = self.chance.id(now);
        let head = &arrived.raw[..arrived.raw.len().min(HEAD_BYTES)];
        let head = parse(head, &Limits::default());
        // Nobody accepted it after now, whatever its trace says.
        let accepted_at = arrived.accepted_at.or(head.accepted).unwrap_or(now).min(now);
        let new = NewInbound {
            id,
            digest: Digest::from_bytes(digest_without_trace(&arrived.raw)),
            message_id: head.message_id,
            whole: arrived.whole,
            mailbox: arrived.mailbox,
            accepted_at,
            stored_at: now,
        };
        let raw = arrived.raw;
        let is_new = self.store.write(move |tx: &mut Tx<'_>| inbound::keep(tx, &new, &raw)).await?;
        self.wake_post_room();
        Ok(if is_new { Kept::New } else { Kept::Known })
    }
}
