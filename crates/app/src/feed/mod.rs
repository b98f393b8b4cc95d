//! The calendar feed: what a person has to do, for a calendar of his own, at a secret address.
//! References only, and only of dossiers that he may see (1).
mod ics;

use jiff::{Timestamp, ToSpan as _};
use weerklank_domain::calendar::local_date;
use weerklank_domain::chain::Digest;
use weerklank_domain::people::Actor;
use weerklank_store::{Tx, feeds};
use weerklank_texts::{t, t_with};

use crate::accounts::Token;
use crate::{App, AppError, tasks};

/// How far ahead it looks, in days, and how many tasks of each list it holds at most.
const AHEAD: i32 = 366;
const TASKS_MAX: u32 = 2000;

impl App {
    /// Gives a person a new address; the one he had works no more. It is told this once.
    pub async fn renew_feed(&self, by: &Actor) -> Result<String, AppError> {
        let (token, person, at) = (Token::draw(&self.chance), by.person, self.clock.now());
        let digest = token.digest();
        self.store.write(move |tx| feeds::renew(tx, (person, &digest), at)).await?;
        Ok(format!("{}/agenda/{}.ics", self.public_url, token.as_str()))
    }

    /// From now on nobody reads it.
    pub async fn revoke_feed(&self, by: &Actor) -> Result<(), AppError> {
        let person = by.person;
        Ok(self.store.write(move |tx| feeds::revoke(tx, person)).await?)
    }

    /// Since when a person has an address; nothing while he has none.
    pub async fn feed_since(&self, by: &Actor) -> Result<Option<Timestamp>, AppError> {
        let person = by.person;
        Ok(self.store.read(move |tx| feeds::since(tx, person)).await?)
    }

    /// What stands at an address; nothing at one that is nobody's.
    pub async fn feed(&self, token: &str) -> Result<Option<String>, AppError> {
        let digest = Digest::sha256(token.as_bytes());
        let at = self.clock.now();
        let until = local_date(at).saturating_add(AHEAD.days());
        let read = move |tx: &mut Tx<'_>| {
            let Some(account) = feeds::owner(tx, &digest)? else { return Ok(None) };
            let roles = account.roles.clone();
            let by = Actor { person: account.id, roles, adviser: account.adviser };
            let own = tasks::own(tx, &by, (until, TASKS_MAX))?;
            Ok::<_, AppError>(Some((account.language, own)))
        };
        let Some((lang, own)) = self.store.read(read).await? else { return Ok(None) };
        let mut calendar = ics::Calendar::begin(&t(lang, "feed-name"));
        for task in own {
            let what = t(lang, &format!("task-{}", task.kind.key()));
            let values = [("task", what.as_str()), ("reference", &task.reference)];
            calendar.add(&ics::Day {
                what: (&task.reference, task.kind.key()),
                on: task.due_on,
                summary: &t_with(lang, "feed-event", &values),
                link: &format!("{}/klachten/{}", self.public_url, task.reference),
                at,
            });
        }
        Ok(Some(calendar.end()))
    }
}
