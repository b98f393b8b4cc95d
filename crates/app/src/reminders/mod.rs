//! Reminders and escalations by mail: what has to be told follows from the tasks and the day, and
//! who was told what is kept. So it makes no difference how often, how late or by how many this
//! runs. Such mail names the reference and what has to be done, and never a word of the dossier.
mod hours;
mod mail;
mod scheduler;

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::{ToSpan as _, Zoned};
use uuid::Uuid;
use weerklank_domain::calendar::{Calendar, local, local_date};
use weerklank_domain::complaint::reminders::{Asked, HALF_TIME_DAYS, Reminder, reminders};
use weerklank_domain::ids::{ComplaintId, PersonId};
use weerklank_domain::people::Actor;
use weerklank_store::outbox::Claimed;
use weerklank_store::reminders::{self as rows, Candidate, Horizon, Listener};
use weerklank_store::{StoreError, Tx, dossiers, people};

pub use hours::{Hours, HoursSet};
pub(crate) use scheduler::schedule;
pub use weerklank_store::reminders::When;

use crate::agreements::{self, Agreed};
use crate::{App, AppError};

/// So many dossiers are looked at in one transaction.
const PAGE: u32 = 500;
/// So many mails go in one transaction: those at once after a long standstill.
const MAILS: usize = 20;

/// Something that a person has to hear.
#[derive(Clone, Debug)]
pub(crate) struct Due {
    pub(crate) about: Candidate,
    pub(crate) reminder: Reminder,
}

/// One round: who is reminded of what at which moment.
#[derive(Clone, Debug)]
struct Round {
    now: Zoned,
    hours: Hours,
    agreed: Agreed,
}

impl App {
    /// Tells everybody what he has to hear now, once. Answers how many mails were written.
    pub async fn remind(&self) -> Result<usize, AppError> {
        let now = local(self.clock.now());
        let ask = move |tx: &mut Tx<'_>| {
            let (hours, agreed) = (hours::load(tx)?.hours, agreements::load(tx)?);
            let round = Round { now: now.clone(), hours, agreed };
            if round.is_quiet() { Ok(None) } else { Ok::<_, AppError>(Some(round)) }
        };
        let Some(round) = self.store.read(ask).await? else { return Ok(0) };
        let (listeners, mut due) =
            (self.store.read(rows::listeners).await?, self.due(&round).await?);
        let mut written = 0;
        for listener in listeners {
            let Some(due) = due.remove(&listener.person) else { continue };
            written += match listener.when {
                When::Digest if round.is_before_the_digest() => 0,
                When::Digest => self.tell_in_one(&round, &listener, due).await?,
                When::AtOnce => self.tell_at_once(&round, &listener, due).await?,
            };
        }
        if written > 0 {
            self.wake_post_room();
        }
        Ok(written)
    }

    /// When a person wants to hear of what is due.
    pub async fn when_reminded(&self, by: &Actor) -> Result<When, AppError> {
        let person = by.person;
        Ok(self.store.read(move |tx| rows::when(tx, person)).await?)
    }

    pub async fn set_when_reminded(&self, by: &Actor, when: When) -> Result<(), AppError> {
        let person = by.person;
        Ok(self.store.write(move |tx| rows::set_when(tx, person, when)).await?)
    }

    /// What everybody has to hear and did not hear yet.
    async fn due(&self, round: &Round) -> Result<BTreeMap<PersonId, Vec<Due>>, AppError> {
        let mut due: BTreeMap<PersonId, Vec<Due>> = BTreeMap::new();
        let mut after = ComplaintId::from_uuid(Uuid::nil());
        loop {
            let (round, horizon) = (round.clone(), round.horizon());
            let page = move |tx: &mut Tx<'_>| {
                let Some(until) = rows::page_end(tx, after, horizon, PAGE)? else {
                    return Ok(None);
                };
                let told = rows::told(tx, (after, until))?;
                let mut candidates = rows::candidates(tx, (after, until), horizon)?;
                let register = people::register(tx, round.today())?;
                for about in &mut candidates {
                    // Who is away hears it through who stands in for him (transition 31).
                    let acting = register.acting(about.person);
                    if acting != about.person && dossiers::is_visible(tx, acting, about.complaint)?
                    {
                        about.person = acting;
                    }
                }
                let new = candidates.into_iter().filter_map(|about| round.due(about));
                let untold =
                    |due: &Due| !told.contains(&(due.about.complaint, due.key(), due.about.person));
                Ok::<_, StoreError>(Some((until, new.filter(untold).collect::<Vec<_>>())))
            };
            let Some((until, new)) = self.store.read(page).await? else { return Ok(due) };
            for one in new {
                due.entry(one.about.person).or_default().push(one);
            }
            after = until;
        }
    }

    /// All of a day in one mail.
    async fn tell_in_one(
        &self,
        round: &Round,
        listener: &Listener,
        due: Vec<Due>,
    ) -> Result<usize, AppError> {
        let (app, at, today) = (self.clone(), round.now.timestamp(), round.today());
        let listener = listener.clone();
        let tell = move |tx: &mut Tx<'_>| {
            let key = format!("reminders/{}/{today}", listener.person);
            if rows::is_written(tx, &key)? {
                return Ok(0);
            }
            let id = app.chance.id(at);
            let new = note(tx, due.clone(), (id, at))?;
            if new.is_empty() {
                return Ok(0);
            }
            let mail = mail::of_a_day(tx, &app, (&listener, &new, today), key)?;
            // Another worker wrote one since: nothing of this one holds.
            if mail::enqueue(tx, &app, mail, (id, at))? { Ok(1) } else { Err(AppError::Changed) }
        };
        match self.store.write(tell).await {
            Err(AppError::Changed) => Ok(0),
            told => told,
        }
    }

    /// A mail for each dossier, so that it stands in the thread of that dossier.
    async fn tell_at_once(
        &self,
        round: &Round,
        listener: &Listener,
        due: Vec<Due>,
    ) -> Result<usize, AppError> {
        let (at, today) = (round.now.timestamp(), round.today());
        let mut dossiers: BTreeMap<ComplaintId, Vec<Due>> = BTreeMap::new();
        for one in due {
            dossiers.entry(one.about.complaint).or_default().push(one);
        }
        let dossiers: Vec<Vec<Due>> = dossiers.into_values().collect();
        let mut written = 0;
        for some in dossiers.chunks(MAILS) {
            let (app, listener, some) = (self.clone(), listener.clone(), some.to_vec());
            let tell = move |tx: &mut Tx<'_>| {
                let mut written = 0;
                for due in &some {
                    let id = app.chance.id(at);
                    let new = note(tx, due.clone(), (id, at))?;
                    let Some(first) = new.first() else { continue };
                    let (complaint, what) = (first.about.complaint, first.key());
                    let key = format!("reminder/{complaint}/{what}/{}/{today}", listener.person);
                    let mail = mail::of_a_dossier(tx, &app, (&listener, &new, today), key)?;
                    written += usize::from(mail::enqueue(tx, &app, mail, (id, at))?);
                }
                Ok::<_, AppError>(written)
            };
            written += self.store.write(tell).await?;
        }
        Ok(written)
    }
}

/// Notes that these are told by the mail of this id, and leaves out what was told before.
fn note(
    tx: &mut Tx<'_>,
    due: Vec<Due>,
    (mail, at): (Uuid, jiff::Timestamp),
) -> Result<Vec<Due>, AppError> {
    let mut new = Vec::new();
    for one in due {
        let key = one.key();
        let who = (one.about.complaint, key.as_str(), one.about.person);
        if rows::tell(tx, who, (at, mail))? {
            new.push(one);
        }
    }
    Ok(new)
}

/// A reminder that could not go while it was its time: what is due is told anew on a working day,
/// so that nobody is mailed at night, and nobody hears of what was done meanwhile.
pub(crate) fn told_anew(
    tx: &mut Tx<'_>,
    mail: &Claimed,
    now: jiff::Timestamp,
) -> Result<bool, AppError> {
    if !rows::is_reminder(tx, mail.id)? {
        return Ok(false);
    }
    let (hours, agreed) = (hours::load(tx)?.hours, agreements::load(tx)?);
    let round = Round { now: local(now), hours, agreed };
    Ok(round.is_quiet() || local_date(mail.created_at) != round.today())
}

impl Round {
    fn today(&self) -> Date {
        self.now.date()
    }

    fn calendar(&self) -> &Calendar {
        &self.agreed.calendar
    }

    /// Nobody is reminded on a free day, or outside the hours that were set.
    fn is_quiet(&self) -> bool {
        let hour = self.now.hour();
        let Hours { from, until, .. } = self.hours;
        !self.calendar().is_working_day(self.today()) || hour < from || hour >= until
    }

    fn is_before_the_digest(&self) -> bool {
        self.now.hour() < self.hours.digest
    }

    /// What is due on a free day is told on the last working day before it.
    fn horizon(&self) -> Horizon {
        let next = self.calendar().add_working_days(self.today(), 1);
        let due = next.saturating_sub(1.day());
        Horizon { due, last_day: due.saturating_add(HALF_TIME_DAYS.days()) }
    }

    /// What has to be said of it now, to this person.
    fn due(&self, about: Candidate) -> Option<Due> {
        let Candidate { kind, assignee, due_on, round_due_on, .. } = about;
        let asked = Asked { kind, assignee, due_on, round_due_on };
        let terms = self.agreed.agreements.on(about.received_on);
        let found = reminders(asked, self.today(), (self.calendar(), &terms));
        let reminder = found.into_iter().find(|it| it.hearer == about.hearer)?;
        Some(Due { about, reminder })
    }
}

impl Due {
    /// By which it is known that somebody was told: the task, its day, why now, and to whom.
    fn key(&self) -> String {
        let Candidate { kind, due_on, commitment, party, .. } = &self.about;
        let Reminder { hearer, occasion, week, .. } = &self.reminder;
        let which = commitment.map(|id| format!("/{id}")).unwrap_or_default();
        let of = party.map(|party| format!("/{}", party.get())).unwrap_or_default();
        format!("{}{which}{of}/{due_on}/{}/{}/{week}", kind.key(), hearer.key(), occasion.key())
    }
}
