//! The worker's side: takes what waits, makes it, and says how far it is. When this process dies,
//! the lease ends and another one begins again.
use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;
use weerklank_domain::ids::{CollectionId, ComplaintId};
use weerklank_domain::people::Actor;
use weerklank_store::collections;
use weerklank_store::people;

use super::{Collection, CollectionKind, Order, Viewer, Watcher, may_collect};
use crate::{App, AppError};

/// A page of forms, or a volume, takes far less.
const LEASE: SignedDuration = SignedDuration::from_mins(5);
/// What fails so often is not tried again by itself.
const ATTEMPTS_MAX: u32 = 3;

/// Tells the database how far a collection is, which holds it.
struct Holding<'a> {
    app: &'a App,
    claimed: Collection,
    stop: &'a watch::Receiver<bool>,
}

impl App {
    /// Makes the collection that waits longest. Nothing when none waits.
    pub async fn collect_next(
        &self,
        stop: &watch::Receiver<bool>,
    ) -> Result<Option<CollectionId>, AppError> {
        let now = self.clock.now();
        if !self.store.read(move |tx| collections::waits(tx, now)).await? {
            return Ok(None);
        }
        let until = until(now);
        let claimed = self.store.write(move |tx| collections::claim(tx, now, until)).await?;
        let Some(claimed) = claimed else { return Ok(None) };
        let id = claimed.id;
        let is_last = claimed.attempts >= ATTEMPTS_MAX;
        let mut holding = Holding { app: self, claimed, stop };
        if holding.claimed.attempts > ATTEMPTS_MAX {
            holding.fail().await?;
            return Ok(Some(id));
        }
        match holding.make().await {
            Ok(()) => {}
            Err(AppError::Stopped) if *stop.borrow() => holding.leave().await?,
            // Who asked for it is no officer any more.
            Err(AppError::NotAllowed) => holding.fail().await?,
            Err(cause) => {
                if is_last {
                    holding.fail().await?;
                }
                return Err(cause);
            }
        }
        Ok(Some(id))
    }
}

impl Holding<'_> {
    async fn make(&mut self) -> Result<(), AppError> {
        let order = self.order().await?;
        let app = self.app.clone();
        let made = app.make_collection(&order, self).await?;
        let kept = app.files.blobs.keep_file(made.file).await?;
        let (claimed, at) = (self.claimed.clone(), app.clock.now());
        let name = made.name;
        let finished =
            app.store.write(move |tx| collections::finish(tx, &claimed, (kept, &name, at))).await?;
        if finished {
            tracing::info!(collection.id = %self.claimed.id, "collected the forms of a year");
        }
        Ok(())
    }

    /// In the name of who asked for it, as he is now.
    async fn order(&self) -> Result<Order, AppError> {
        let person = self.claimed.asked_by;
        let account = self.app.store.read(move |tx| people::find(tx, person)).await?;
        let account = account.filter(|account| account.active).ok_or(AppError::NotAllowed)?;
        let by = Actor { person, roles: account.roles, adviser: account.adviser };
        if !may_collect(&by) {
            return Err(AppError::NotAllowed);
        }
        let kind = CollectionKind::from_key(&self.claimed.kind)
            .ok_or(AppError::Unreadable("a kind of collection"))?;
        let (year, language) = (self.claimed.year, self.claimed.language);
        Ok(Order { year, kind, language, viewer: Viewer::Officer(by) })
    }

    async fn fail(&self) -> Result<(), AppError> {
        let (claimed, at) = (self.claimed.clone(), self.app.clock.now());
        Ok(self.app.store.write(move |tx| collections::fail(tx, &claimed, at)).await?)
    }

    /// Lets the next one begin at once.
    async fn leave(&self) -> Result<(), AppError> {
        let claimed = self.claimed.clone();
        Ok(self.app.store.write(move |tx| collections::leave(tx, &claimed)).await?)
    }
}

impl Watcher for Holding<'_> {
    async fn reached(
        &mut self,
        how_far: (u32, u32),
        added: &[ComplaintId],
    ) -> Result<(), AppError> {
        if *self.stop.borrow() {
            return Err(AppError::Stopped);
        }
        let (claimed, until) = (self.claimed.clone(), until(self.app.clock.now()));
        let added = added.to_vec();
        let held = self
            .app
            .store
            .write(move |tx| collections::advance(tx, &claimed, how_far, (until, &added)))
            .await?;
        if !held {
            // Another one began again: this one took too long.
            return Err(AppError::Changed);
        }
        self.claimed.leased_until = Some(until);
        Ok(())
    }
}

fn until(now: Timestamp) -> Timestamp {
    now.saturating_add(LEASE).unwrap_or(Timestamp::MAX)
}
