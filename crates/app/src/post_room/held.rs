//! A message in hand: nobody else takes it while it is being carried, and somebody does within a
//! minute when whoever carried it was killed.
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use weerklank_mail::FailureKind;
use weerklank_store::outbox::{self, Claimed};

use super::{Ready, Settlement};
use crate::{App, AppError};

/// Whoever carries a message says so this often, however long the server takes over it, and has it
/// this long without a word.
const HOLD_EVERY: Duration = Duration::from_secs(10);
pub(super) const LEASE: SignedDuration = SignedDuration::from_secs(40);

impl App {
    /// Handles a message, and says meanwhile that it is still being handled. Answers it as it is
    /// held then.
    pub(super) async fn while_held(
        &self,
        claimed: Claimed,
    ) -> Result<(Claimed, Settlement), AppError> {
        let mut held = claimed.clone();
        let mut handling = Box::pin(self.handle(&claimed));
        loop {
            tokio::select! {
                result = &mut handling => return Ok((held, result?)),
                () = tokio::time::sleep(HOLD_EVERY) => {}
            }
            let until = self.clock.now().saturating_add(LEASE).unwrap_or(Timestamp::MAX);
            let longer = held.clone();
            if self.store.write(move |tx| outbox::hold(tx, &longer, until)).await? {
                held.leased_until = until;
            }
        }
    }

    async fn handle(&self, claimed: &Claimed) -> Result<Settlement, AppError> {
        Ok(match self.made_ready(claimed).await? {
            Ready::Withheld => Settlement::Withheld,
            Ready::Impossible(why) => Settlement::Failed(FailureKind::Permanent, why.to_owned()),
            Ready::Later(why) => Settlement::Failed(FailureKind::Temporary, why.to_owned()),
            Ready::Mail(mail) => self.carry(claimed, *mail).await,
        })
    }
}
