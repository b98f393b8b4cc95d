//! Recommendations that are followed up (7.4), and the measures of single dossiers beside them.
//! Read this for who reads what and `changing` for who does what; `counting` reads the complaints,
//! `for_report` is what the annual report asks, `today` what the page of today asks.
mod changing;
mod counting;
mod for_report;
mod forms;
mod today;

use std::collections::HashMap;

use jiff::civil::Date;
use weerklank_domain::calendar::local_date;
use weerklank_domain::ids::{PersonId, RecommendationId};
use weerklank_domain::people::{Actor, Register, Role};
use weerklank_domain::report::recommendation::{
    Around, Effect, Entry, Recommendation, Refused, State, Step, permit,
};
use weerklank_store::recommendations::{self, Stored};
use weerklank_store::{Tx, dossier_measures, people};

pub use counting::Looks;
pub use for_report::{Reported, ReportedFalls, looked_back, of_year};
pub use today::{Waiting, WaitingFor};
pub use weerklank_store::dossier_measures::ListedMeasure;

use crate::{App, AppError};

/// All that a person may read.
#[derive(Clone, Debug)]
pub struct Overview {
    pub today: Date,
    /// The open ones first, by day.
    pub listed: Vec<Listed>,
    /// Promises and lessons of single dossiers, for who reads all recommendations.
    pub measures: Vec<ListedMeasure>,
    pub may_propose: bool,
}

/// A recommendation on a list.
#[derive(Clone, Debug)]
pub struct Listed {
    pub id: RecommendationId,
    pub recommendation: Recommendation,
    pub owner: String,
    pub effect: Option<Effect>,
}

/// A recommendation on a page of its own.
#[derive(Clone, Debug)]
pub struct Shown {
    pub today: Date,
    pub id: RecommendationId,
    pub version: u32,
    pub recommendation: Recommendation,
    pub owner: String,
    pub effect: Option<Effect>,
    /// All that happened, the first first.
    pub history: Vec<Happened>,
    /// What this person may ever do, and why not now.
    pub steps: Vec<(Step, Result<(), Refused>)>,
}

/// An entry with its names.
#[derive(Clone, Debug)]
pub struct Happened {
    pub entry: Entry,
    pub by: String,
    /// Of a proposal or change: who became the owner.
    pub owner: Option<String>,
}

impl App {
    /// All recommendations, for who reads them all; for others those that they own.
    pub async fn recommendations(&self, by: &Actor) -> Result<Overview, AppError> {
        let (by, today) = (by.clone(), local_date(self.clock.now()));
        let read = move |tx: &mut Tx<'_>| {
            let (register, names) = people::register_and_names(tx, today)?;
            let mut stored = recommendations::all(tx)?;
            stored.retain(|one| may_read(&by, &register, one));
            let standing: Vec<_> = stored.iter().map(|one| &one.recommendation).collect();
            let effects = counting::effects(tx, &standing, (today, Some(by.person)))?;
            let listed = stored.into_iter().zip(effects).map(|(one, effect)| Listed {
                id: one.id,
                owner: name(&names, one.recommendation.proposal.owner),
                recommendation: one.recommendation,
                effect,
            });
            let mut listed: Vec<Listed> = listed.collect();
            listed.sort_by_key(|one| in_order(&one.recommendation));
            let measures =
                if reads_all(&by) { dossier_measures::listed(tx, by.person)? } else { Vec::new() };
            let may_propose = by.is(Role::Officer);
            Ok::<_, AppError>(Overview { today, listed, measures, may_propose })
        };
        self.store.read(read).await
    }

    /// One of them, with its history; who may not read it finds nothing.
    pub async fn recommendation(
        &self,
        by: &Actor,
        id: RecommendationId,
    ) -> Result<Shown, AppError> {
        let (by, today) = (by.clone(), local_date(self.clock.now()));
        self.store.read(move |tx| shown(tx, &by, (id, today))).await
    }

    /// Who can own a recommendation: whoever has an account now.
    pub async fn owners(&self) -> Result<Vec<(PersonId, String)>, AppError> {
        self.store.read(owners_in).await
    }
}

/// Officers, management and auditors read all of them; whoever owns one reads that.
pub fn reads_all(by: &Actor) -> bool {
    [Role::Officer, Role::Management, Role::Auditor].iter().any(|role| by.is(*role))
}

fn may_read(by: &Actor, register: &Register, stored: &Stored) -> bool {
    let owner = stored.recommendation.proposal.owner;
    reads_all(by) || register.is_or_acts_for(by.person, owner)
}

/// First what waits, by day; then what was done, turned down and closed.
fn in_order(standing: &Recommendation) -> (State, Date) {
    let state = match standing.state() {
        State::Proposed => State::Adopted,
        other => other,
    };
    (state, standing.proposal.due_on)
}

fn shown(
    tx: &mut Tx<'_>,
    by: &Actor,
    (id, today): (RecommendationId, Date),
) -> Result<Shown, AppError> {
    let (register, names) = people::register_and_names(tx, today)?;
    let stored = recommendations::find(tx, id)?;
    let stored = stored.filter(|stored| may_read(by, &register, stored));
    let stored = stored.ok_or(AppError::NotFound)?;
    let looks = (today, Some(by.person));
    let effect = counting::effects(tx, &[&stored.recommendation], looks)?.pop().flatten();
    let mut history = Vec::with_capacity(stored.entries.len());
    for mut entry in stored.entries {
        let owner = counting::as_seen(tx, &mut entry.event, looks)?;
        let owner = owner.map(|owner| name(&names, owner));
        history.push(Happened { by: name(&names, entry.by), owner, entry });
    }
    let around = Around { by, register: &register, today };
    let standing = stored.recommendation;
    let steps = Step::ALL.iter().map(|step| (*step, permit(&standing, *step, &around)));
    let steps = steps.filter(|(_, may)| *may != Err(Refused::NotYours)).collect();
    let owner = name(&names, standing.proposal.owner);
    let (version, recommendation) = (stored.version, standing);
    Ok(Shown { today, id, version, recommendation, owner, effect, history, steps })
}

pub(crate) fn owners_in(tx: &mut Tx<'_>) -> Result<Vec<(PersonId, String)>, AppError> {
    let owners = people::list(tx)?.into_iter().filter(can_own);
    Ok(owners.map(|account| (account.id, account.name)).collect())
}

fn can_own(account: &people::Account) -> bool {
    account.active && !account.roles.contains(&Role::Outsider)
}

fn name(names: &HashMap<PersonId, String>, person: PersonId) -> String {
    names.get(&person).cloned().unwrap_or_default()
}
