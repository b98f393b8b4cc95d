//! Watches one mailbox: what comes is kept, and only then marked as read. One process watches it
//! at a time; when that one dies, another one goes on within a minute.
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;
use uuid::Uuid;
use weerklank_mail::imap::{ImapFailure, ImapMailbox, ImapSession};
use weerklank_store::Tx;
use weerklank_store::mailboxes::{self, WatchedMailbox};

use super::{Arrived, Kept};
use crate::worker::{stopped, supervised};
use crate::{App, AppError};

/// Of a larger mail only the start is fetched.
const MAIL_BYTES_MAX: usize = 60 << 20;
/// Servers end a wait of half an hour.
const WAIT: Duration = Duration::from_mins(9);
/// The pause after a failure, and the longest one.
const PAUSE: Duration = Duration::from_secs(5);
const PAUSE_MAX: Duration = Duration::from_mins(5);
/// Who watches a mailbox says so this often, and has it this long without a word.
const HOLD_EVERY: Duration = Duration::from_secs(20);
const LEASE: SignedDuration = SignedDuration::from_mins(1);
/// A mailbox that nobody watches for so long is told of.
const UNWATCHED_AFTER: SignedDuration = SignedDuration::from_mins(5);

/// Why a mailbox could not be emptied now.
#[derive(Debug, thiserror::Error)]
pub enum WatchProblem {
    #[error(transparent)]
    Mailbox(#[from] ImapFailure),
    #[error(transparent)]
    App(#[from] AppError),
}

/// How it stands with a mailbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MailboxState {
    Well,
    /// In the words of its server, and since when.
    Wrong {
        why: String,
        since: Timestamp,
    },
    /// No process watches it, since then.
    Unwatched {
        since: Timestamp,
    },
}

/// Watches until `stop` is true. A failure is told, and tried again after a pause that grows.
pub async fn watch_mailbox(
    app: App,
    (name, mailbox): (String, ImapMailbox),
    stop: watch::Receiver<bool>,
) {
    supervised("watching a mailbox", || {
        let watcher = Watcher { app: app.clone(), name: name.clone(), id: app.draw_id() };
        watcher.run(mailbox.clone(), stop.clone())
    })
    .await;
}

/// One process at one mailbox.
struct Watcher {
    app: App,
    name: String,
    id: Uuid,
}

impl Watcher {
    async fn run(self, mailbox: ImapMailbox, mut stop: watch::Receiver<bool>) {
        let mut pause = PAUSE;
        while !*stop.borrow() {
            let mut reached = false;
            tokio::select! {
                ended = self.round(&mailbox, &mut reached) => {
                    if reached {
                        pause = PAUSE;
                    }
                    if let Err(problem) = ended {
                        self.tell(&problem).await;
                        tokio::select! {
                            () = tokio::time::sleep(pause) => {}
                            () = stopped(&mut stop) => break,
                        }
                        pause = (pause * 2).min(PAUSE_MAX);
                    }
                }
                () = stopped(&mut stop) => break,
            }
        }
        let (name, id, now) = (self.name.clone(), self.id, self.app.clock.now());
        let left = self.app.store.write(move |tx| mailboxes::leave(tx, (&name, id), now)).await;
        if let Err(cause) = left {
            let cause: &dyn std::error::Error = &cause;
            tracing::warn!(mailbox = self.name, cause, "another one waits for its lease to end");
        }
    }

    /// Watches as long as it goes well and no other process has the mailbox.
    async fn round(&self, mailbox: &ImapMailbox, reached: &mut bool) -> Result<(), WatchProblem> {
        if !self.take().await? {
            tokio::time::sleep(HOLD_EVERY).await;
            return Ok(());
        }
        let hold = async {
            loop {
                tokio::time::sleep(HOLD_EVERY).await;
                if !self.take().await? {
                    return Ok(());
                }
            }
        };
        tokio::select! {
            ended = self.empty_and_wait(mailbox, reached) => ended,
            lost = hold => lost,
        }
    }

    async fn take(&self) -> Result<bool, WatchProblem> {
        let (name, id, now) = (self.name.clone(), self.id, self.app.clock.now());
        let until = now.saturating_add(LEASE).unwrap_or(Timestamp::MAX);
        let take = move |tx: &mut Tx<'_>| mailboxes::take(tx, (&name, id), (now, until));
        Ok(self.app.store.write(take).await.map_err(AppError::from)?)
    }

    /// Fetches what is unread, then waits until there is more.
    async fn empty_and_wait(
        &self,
        mailbox: &ImapMailbox,
        reached: &mut bool,
    ) -> Result<(), WatchProblem> {
        self.app.recall_token(&self.name, mailbox).await?;
        let connected = mailbox.connect(self.app.clock.now()).await;
        // Also when the mail server then said no: the token before this one may have ended.
        self.app.keep_token(&self.name, mailbox).await?;
        let mut session = connected?;
        loop {
            self.app.fetch_unread(&self.name, &mut session).await?;
            *reached = true;
            self.note(None).await?;
            session.wait(WAIT).await?;
        }
    }

    async fn note(&self, problem: Option<String>) -> Result<(), AppError> {
        let (name, id, now) = (self.name.clone(), self.id, self.app.clock.now());
        let note = move |tx: &mut Tx<'_>| mailboxes::note(tx, (&name, id), problem.as_deref(), now);
        Ok(self.app.store.write(note).await?)
    }

    async fn tell(&self, problem: &WatchProblem) {
        let warn = |error: &(dyn std::error::Error + 'static), what| {
            tracing::warn!(mailbox = self.name, error, "{what}");
        };
        warn(problem, "a mailbox could not be read");
        if let Err(cause) = self.note(Some(problem.to_string())).await {
            warn(&cause, "that could not be noted either");
        }
    }
}

impl App {
    /// Fetches what is unread once, and answers how many mails were new.
    pub async fn empty_mailbox(
        &self,
        name: &str,
        mailbox: &ImapMailbox,
    ) -> Result<u32, WatchProblem> {
        let mut session = mailbox.connect(self.clock.now()).await?;
        let new = self.fetch_unread(name, &mut session).await?;
        session.leave().await;
        Ok(new)
    }

    async fn fetch_unread(
        &self,
        name: &str,
        session: &mut ImapSession,
    ) -> Result<u32, WatchProblem> {
        let mut new = 0;
        for unread in session.unread().await? {
            let Some(fetched) = session.fetch(&unread, MAIL_BYTES_MAX).await? else { continue };
            let arrived = Arrived {
                raw: fetched.raw,
                whole: fetched.whole,
                mailbox: name.to_owned(),
                accepted_at: unread.accepted,
            };
            match self.keep_mail(arrived).await? {
                Kept::New => new += 1,
                Kept::Known => tracing::info!(mailbox = name, "a mail was here already"),
            }
            session.finish(unread.uid).await?;
        }
        Ok(new)
    }

    /// How it stands with the mailboxes that are watched, by any process.
    pub async fn mailboxes(&self) -> Result<Vec<(String, MailboxState)>, AppError> {
        let now = self.clock.now();
        let known = self.store.read(mailboxes::all).await?;
        Ok(known.into_iter().map(|one| (one.name.clone(), state(one, now))).collect())
    }

    /// Forgets the mailboxes that the settings do not name any more.
    pub async fn keep_mailboxes(&self, names: Vec<String>) -> Result<(), AppError> {
        Ok(self.store.write(move |tx| mailboxes::keep_only(tx, &names)).await?)
    }
}

fn state(mailbox: WatchedMailbox, now: Timestamp) -> MailboxState {
    let silent_until = mailbox.leased_until.saturating_add(UNWATCHED_AFTER);
    if silent_until.unwrap_or(Timestamp::MAX) < now {
        return MailboxState::Unwatched { since: mailbox.leased_until };
    }
    match (mailbox.problem, mailbox.problem_since) {
        (Some(why), since) => MailboxState::Wrong { why, since: since.unwrap_or(now) },
        (None, _) => MailboxState::Well,
    }
}
