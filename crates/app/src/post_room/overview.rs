//! How it stands with mail, and the dead letters, for those who keep the post room.
use weerklank_domain::ids::{ComplaintId, OutboxId};
use weerklank_domain::people::{Actor, Role};
use weerklank_store::local_mail::{self, LocalMail};
use weerklank_store::{Tx, dossiers, outbox};

use super::{Carrier, DeadMessage, PostCounts};
use crate::{App, AppError};

/// What the officer's page says about mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PostRoom {
    /// False when no mail server was filled in: messages wait.
    pub is_configured: bool,
    pub counts: PostCounts,
}

impl App {
    /// How it stands with mail, for officers and administrators. A count betrays no dossier: an
    /// officer's is of what he may know.
    pub async fn post_room(&self, by: &Actor) -> Result<PostRoom, AppError> {
        keeps_the_post_room(by)?;
        let (person, is_officer) = (by.person, by.is(Role::Officer));
        let count = move |tx: &mut Tx<'_>| {
            if is_officer { outbox::counts_for(tx, person) } else { outbox::counts(tx) }
        };
        let counts = self.store.read(count).await?;
        Ok(PostRoom { is_configured: self.post.is_configured(), counts })
    }

    /// The messages that could not be delivered and that this person may know of.
    pub async fn dead_mail(&self, by: &Actor) -> Result<Vec<DeadMessage>, AppError> {
        keeps_the_post_room(by)?;
        let by = by.clone();
        let list = move |tx: &mut Tx<'_>| {
            let mut seen = Vec::new();
            for message in outbox::list_dead(tx)? {
                if may_know(tx, &by, message.complaint)? {
                    seen.push(message);
                }
            }
            Ok::<_, AppError>(seen)
        };
        self.store.read(list).await
    }

    /// Sends a dead message after all. Not a written answer: its dossier says that it failed, so
    /// the officer in charge sends it anew from there (4.6, transition 18).
    pub async fn send_again(&self, by: &Actor, id: OutboxId) -> Result<(), AppError> {
        keeps_the_post_room(by)?;
        let (by, now) = (by.clone(), self.clock.now());
        let again = move |tx: &mut Tx<'_>| {
            let dead = outbox::list_dead(tx)?.into_iter().find(|message| message.id == id);
            let dead = dead.ok_or(AppError::NotFound)?;
            if !may_know(tx, &by, dead.complaint)? {
                return Err(AppError::NotFound);
            }
            if !dead.can_be_sent_again() {
                return Err(AppError::NotAllowed);
            }
            Ok(outbox::send_again(tx, id, now)?)
        };
        if !self.store.write(again).await? {
            return Err(AppError::NotFound);
        }
        self.wake_post_room();
        Ok(())
    }

    /// The mailbox of the demonstration, the last mail first.
    pub async fn local_mailbox(&self) -> Result<Vec<LocalMail>, AppError> {
        if !matches!(self.post.carrier, Carrier::Here) {
            return Err(AppError::NotFound);
        }
        Ok(self.store.read(local_mail::list).await?)
    }

    /// A mail in the mailbox of the demonstration, with its bytes.
    pub async fn local_mail(&self, id: uuid::Uuid) -> Result<(LocalMail, Vec<u8>), AppError> {
        if !matches!(self.post.carrier, Carrier::Here) {
            return Err(AppError::NotFound);
        }
        let found = self.store.read(move |tx| local_mail::get(tx, id)).await?;
        found.ok_or(AppError::NotFound)
    }
}

fn keeps_the_post_room(by: &Actor) -> Result<(), AppError> {
    if by.is(Role::Officer) || by.is(Role::Administrator) {
        Ok(())
    } else {
        Err(AppError::NotAllowed)
    }
}

/// Mail about a dossier is known to who may see the dossier, other mail to administrators.
fn may_know(tx: &mut Tx<'_>, by: &Actor, complaint: Option<ComplaintId>) -> Result<bool, AppError> {
    match complaint {
        Some(complaint) => Ok(dossiers::is_visible(tx, by.person, complaint)?),
        None => Ok(by.is(Role::Administrator)),
    }
}
