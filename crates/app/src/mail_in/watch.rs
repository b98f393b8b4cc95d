//! Watches one mailbox: what comes is kept, and only then marked as read.
use std::time::Duration;

use tokio::sync::watch;
use weerklank_mail::imap::{ImapFailure, ImapMailbox};

use super::{Arrived, Kept};
use crate::worker::stopped;
use crate::{App, AppError};

/// Of a larger mail only the start is fetched.
const MAIL_BYTES_MAX: usize = 60 << 20;
/// Servers end a wait of half an hour.
const WAIT: Duration = Duration::from_mins(9);
/// The pause after a failure, and the longest one.
const PAUSE: Duration = Duration::from_secs(5);
const PAUSE_MAX: Duration = Duration::from_mins(5);

/// Why a mailbox could not be emptied now.
#[derive(Debug, thiserror::Error)]
pub enum WatchProblem {
    #[error(transparent)]
    Mailbox(#[from] ImapFailure),
    #[error(transparent)]
    App(#[from] AppError),
}

/// Watches until `stop` is true. A failure is told, and tried again after a pause that grows.
pub async fn watch_mailbox(
    app: App,
    (name, mailbox): (String, ImapMailbox),
    mut stop: watch::Receiver<bool>,
) {
    let mut pause = PAUSE;
    while !*stop.borrow() {
        let watching = app.empty_and_wait(&name, &mailbox);
        tokio::select! {
            ended = watching => match ended {
                Ok(()) => pause = PAUSE,
                Err(problem) => {
                    tell(&app, &name, &problem);
                    tokio::time::sleep(pause).await;
                    pause = (pause * 2).min(PAUSE_MAX);
                }
            },
            () = stopped(&mut stop) => return,
        }
    }
}

fn tell(app: &App, name: &str, problem: &WatchProblem) {
    app.note_mailbox(name, Some(problem.to_string()));
    let error = problem as &dyn std::error::Error;
    tracing::warn!(mailbox = name, error, "a mailbox could not be read");
}

impl App {
    /// Fetches what is unread, then waits until there is more.
    async fn empty_and_wait(&self, name: &str, mailbox: &ImapMailbox) -> Result<(), WatchProblem> {
        let mut session = mailbox.connect(self.clock.now()).await?;
        loop {
            for unread in session.unread().await? {
                let Some(fetched) = session.fetch(&unread, MAIL_BYTES_MAX).await? else { continue };
                let arrived = Arrived {
                    raw: fetched.raw,
                    whole: fetched.whole,
                    mailbox: name.to_owned(),
                    accepted_at: unread.accepted,
                };
                let kept = self.keep_mail(arrived).await?;
                session.finish(unread.uid).await?;
                if kept == Kept::Known {
                    tracing::info!(mailbox = name, "a mail was here already");
                }
            }
            self.note_mailbox(name, None);
            session.wait(WAIT).await?;
        }
    }

    /// Fetches what is unread once, and answers how many mails were new.
    pub async fn empty_mailbox(
        &self,
        name: &str,
        mailbox: &ImapMailbox,
    ) -> Result<u32, WatchProblem> {
        let mut session = mailbox.connect(self.clock.now()).await?;
        let mut new = 0;
        for unread in session.unread().await? {
            let Some(fetched) = session.fetch(&unread, MAIL_BYTES_MAX).await? else { continue };
            let arrived = Arrived {
                raw: fetched.raw,
                whole: fetched.whole,
                mailbox: name.to_owned(),
                accepted_at: unread.accepted,
            };
            if self.keep_mail(arrived).await? == Kept::New {
                new += 1;
            }
            session.finish(unread.uid).await?;
        }
        session.leave().await;
        Ok(new)
    }
}
