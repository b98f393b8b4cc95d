//! Reads a mail where it can hurt nobody: a mail on which the reading stops or does not end is
//! one that can't be read, and nothing else waits for it.
use std::time::Duration;

use uuid::Uuid;
use weerklank_mail::incoming::{Limits, ParsedMail, parse};
use weerklank_store::inbound::{self, Inbound};

use crate::{App, AppError};

/// Many times what reading the worst mail takes, and much shorter than the lease of a sorter.
const READ_WITHIN: Duration = Duration::from_secs(20);

/// Why a mail can't be read: the key of a sentence.
pub(super) type Unreadable = &'static str;

impl App {
    /// What stands in a kept mail.
    pub(super) async fn read_mail(
        &self,
        inbound: &Inbound,
    ) -> Result<Result<ParsedMail, Unreadable>, AppError> {
        let digest = inbound.clone();
        let Some(raw) = self.store.read(move |tx| inbound::raw(tx, &digest)).await? else {
            return Ok(Err("no-bytes"));
        };
        Ok(read(inbound.id, raw).await)
    }
}

async fn read(id: Uuid, raw: Vec<u8>) -> Result<ParsedMail, Unreadable> {
    let reading = tokio::task::spawn_blocking(move || parse(&raw, &Limits::default()));
    match tokio::time::timeout(READ_WITHIN, reading).await {
        Ok(Ok(mail)) => Ok(mail),
        Ok(Err(_)) => {
            tracing::error!(inbound.id = %id, "the reading of a mail stopped");
            Err("unreadable")
        }
        Err(_) => {
            tracing::error!(inbound.id = %id, "the reading of a mail did not end");
            Err("too-slow")
        }
    }
}
