//! Recommendations are proposed and followed up: each step adds an entry, and none takes one away.
use jiff::Timestamp;
use jiff::civil::Date;
use weerklank_domain::calendar::local_date;
use weerklank_domain::ids::{PersonId, RecommendationId};
use weerklank_domain::people::Actor;
use weerklank_domain::report::recommendation::{
    Around, Command, Entry, Event, Proposal, Recommendation, Refused, Step, act, propose,
};
use weerklank_store::{Tx, people, recommendations};

use super::{can_own, counting, forms, may_read};
use crate::invalid::{Findings, SaveError};
use crate::{App, AppError};

impl App {
    /// The officer proposes. The id comes from the form, so that a double click proposes once.
    pub async fn propose_recommendation(
        &self,
        by: &Actor,
        (id, proposal): (RecommendationId, Proposal),
    ) -> Result<(), SaveError> {
        let (by, at) = (by.clone(), self.clock.now());
        let save = move |tx: &mut Tx<'_>| proposed(tx, (&by, at), (id, proposal.clone()));
        self.store.write(save).await
    }

    /// Changes it, decides on it, tells how far it is, finishes or closes it. Refused when
    /// somebody else did something since this version was read.
    pub async fn advance_recommendation(
        &self,
        by: &Actor,
        read: (RecommendationId, u32),
        command: Command,
    ) -> Result<(), SaveError> {
        let (by, at) = (by.clone(), self.clock.now());
        let save = move |tx: &mut Tx<'_>| advanced(tx, (&by, at), (read, command.clone()));
        self.store.write(save).await
    }
}

fn proposed(
    tx: &mut Tx<'_>,
    (by, at): (&Actor, Timestamp),
    (id, mut proposal): (RecommendationId, Proposal),
) -> Result<(), SaveError> {
    let mut findings = Findings::default();
    forms::clean(&mut proposal, &mut findings);
    let today = local_date(at);
    let register = people::register(tx, today)?;
    let around = Around { by, register: &register, today };
    if let Err(refused) = propose(proposal.clone(), &around) {
        forms::refused(refused, Step::Change, &mut findings)?;
    }
    owned_by_somebody(tx, proposal.owner, &mut findings)?;
    findings.done()?;
    if let Some(falls) = &mut proposal.falls {
        falls.baseline.count = counting::baseline(tx, falls, today)?;
    }
    let event = Event::Proposed { proposal: Box::new(proposal) };
    let entry = Entry { by: by.person, at, event };
    let standing = Recommendation::replay([&entry]);
    let standing = standing.ok_or(AppError::Unreadable("a recommendation"))?;
    // Sent twice: it stands there already.
    recommendations::insert(tx, id, (&entry, &standing))?;
    Ok(())
}

fn advanced(
    tx: &mut Tx<'_>,
    (by, at): (&Actor, Timestamp),
    ((id, version), mut command): ((RecommendationId, u32), Command),
) -> Result<(), SaveError> {
    let mut findings = Findings::default();
    forms::clean_command(&mut command, &mut findings);
    let today = local_date(at);
    let register = people::register(tx, today)?;
    let stored = recommendations::find(tx, id)?;
    let stored = stored.filter(|stored| may_read(by, &register, stored));
    let mut stored = stored.ok_or(AppError::NotFound)?;
    if let Command::Change { proposal, .. } = &mut command {
        change(tx, (&stored.recommendation.proposal, proposal), (&mut findings, today))?;
    }
    let step = command.step();
    let around = Around { by, register: &register, today };
    let acted = act(&stored.recommendation, command, &around);
    if acted == Err(Refused::NotYours) {
        return Err(AppError::NotAllowed.into());
    }
    // Whoever was overtaken sees what stands now before he hears what is wrong with it.
    if stored.version != version {
        return Err(AppError::Changed.into());
    }
    if let Err(refused) = acted {
        forms::refused(refused, step, &mut findings)?;
    }
    findings.done()?;
    let Ok(Some(event)) = acted else { return Ok(()) };
    stored.recommendation.apply(&event);
    let entry = Entry { by: by.person, at, event };
    let saved = recommendations::save(tx, (id, version), (&entry, &stored.recommendation))?;
    if saved { Ok(()) } else { Err(AppError::Changed.into()) }
}

/// What is counted is counted anew when something else is; an owner who comes must be there.
fn change(
    tx: &mut Tx<'_>,
    (before, after): (&Proposal, &mut Proposal),
    (findings, today): (&mut Findings, Date),
) -> Result<(), AppError> {
    if after.owner != before.owner {
        owned_by_somebody(tx, after.owner, findings)?;
    }
    let Some(falls) = &mut after.falls else { return Ok(()) };
    let known = before.falls.as_ref().filter(|known| {
        falls.baseline.count = known.baseline.count;
        known.counted == falls.counted && known.baseline == falls.baseline
    });
    if known.is_none() {
        falls.baseline.count = counting::baseline(tx, falls, today)?;
    }
    Ok(())
}

fn owned_by_somebody(
    tx: &mut Tx<'_>,
    owner: PersonId,
    findings: &mut Findings,
) -> Result<(), AppError> {
    let found = people::find(tx, owner)?.is_some_and(|account| can_own(&account));
    findings.check(found, "recommendation_owner", "recommendation-no-owner");
    Ok(())
}
