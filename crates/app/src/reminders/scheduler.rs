//! Runs the reminders, and builds the tasks that are missing: one process at a time, and another
//! one within a minute when that one died.
use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;
use uuid::Uuid;
use weerklank_store::{Tx, leases};

use crate::worker::{log, stopped};
use crate::{App, AppError};

const NAME: &str = "reminders";
/// Whoever has it says so this often, and has it this long without a word.
const HOLD_EVERY: Duration = Duration::from_secs(10);
const LEASE: SignedDuration = SignedDuration::from_secs(40);
/// How often is looked who has to hear what.
const ROUND_EVERY: Duration = Duration::from_mins(1);

pub(crate) async fn schedule(app: App, mut stop: watch::Receiver<bool>) {
    let holder = app.draw_id();
    let mut last: Option<Instant> = None;
    let mut ticks = tokio::time::interval(HOLD_EVERY);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = ticks.tick() => {}
            () = stopped(&mut stop) => {
                log(app.leave_reminders(holder).await);
                return;
            }
        }
        let is_time = last.is_none_or(|last| last.elapsed() >= ROUND_EVERY);
        match app.hold_reminders(holder).await {
            Ok(true) if is_time => {
                log(app.reminder_round().await);
                last = Some(Instant::now());
            }
            Ok(_) => {}
            Err(cause) => log(Err(cause)),
        }
    }
}

impl App {
    /// Whether this process is the one that reminds; it stays so while it says so in time.
    pub async fn hold_reminders(&self, holder: Uuid) -> Result<bool, AppError> {
        let now = self.clock.now();
        let until = now.saturating_add(LEASE).unwrap_or(Timestamp::MAX);
        let take = move |tx: &mut Tx<'_>| leases::take(tx, (NAME, holder), (now, until));
        Ok(self.store.write(take).await?)
    }

    /// Lets the next one begin at once.
    async fn leave_reminders(&self, holder: Uuid) -> Result<(), AppError> {
        let now = self.clock.now();
        Ok(self.store.write(move |tx| leases::leave(tx, (NAME, holder), now)).await?)
    }

    /// First what changed about the terms and the free days, then who has to hear what.
    async fn reminder_round(&self) -> Result<(), AppError> {
        self.build_tasks().await?;
        let written = self.remind().await?;
        if written > 0 {
            tracing::info!(mails = written, "reminded");
        }
        Ok(())
    }
}
