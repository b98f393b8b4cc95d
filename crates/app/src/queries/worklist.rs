//! The worklist: what must be done, what expires first, who is waiting for whom.
use std::collections::HashMap;

use jiff::civil::Date;
use weerklank_domain::ids::PersonId;
use weerklank_domain::people::{Actor, Role};
use weerklank_store::Tx;
use weerklank_store::dossiers::{self, Party};
use weerklank_store::worklists::{self, PAGE_LENGTH, Part};
pub use weerklank_store::worklists::{Counts, Filter, ListedDossier};

use crate::{App, AppError};

/// A page of a list of dossiers.
#[derive(Clone, Debug)]
pub struct Page {
    pub dossiers: Vec<ListedDossier>,
    /// Counted from 0.
    pub number: u32,
    pub has_next: bool,
}

/// The worklist as one person sees it.
#[derive(Clone, Debug)]
pub struct Worklist {
    pub today: Date,
    pub counts: Counts,
    pub awaiting: Page,
    pub to_wind_up: Page,
}

impl App {
    /// The open dossiers of this person: those that await their answer by due date, and the
    /// first page of those to be wound up.
    pub async fn worklist(
        &self,
        by: &Actor,
        filter: Filter,
        number: u32,
    ) -> Result<Worklist, AppError> {
        let today = weerklank_domain::calendar::local_date(self.clock.now());
        let by = by.clone();
        self.store
            .read(move |tx| {
                let counts = worklists::counts(tx, by.person, today)?;
                let acts_for = whose_work(tx, &by)?;
                let awaiting =
                    worklists::open(tx, by.person, Part::AwaitsAnswer, (&filter, number))?;
                let to_wind_up = worklists::open(tx, by.person, Part::ToWindUp, (&filter, 0))?;
                let parties = parties(tx, &by)?;
                Ok(Worklist {
                    today,
                    counts,
                    awaiting: page(awaiting, number, (&by, &acts_for, &parties)),
                    to_wind_up: page(to_wind_up, 0, (&by, &acts_for, &parties)),
                })
            })
            .await
    }

    /// All dossiers that this person may see, the latest receipt first.
    pub async fn dossiers(
        &self,
        by: &Actor,
        filter: Filter,
        number: u32,
    ) -> Result<Page, AppError> {
        let by = by.clone();
        self.store
            .read(move |tx| {
                let dossiers = worklists::all(tx, by.person, &filter, number)?;
                let acts_for = whose_work(tx, &by)?;
                let parties = parties(tx, &by)?;
                Ok(page(dossiers, number, (&by, &acts_for, &parties)))
            })
            .await
    }

    /// The complaints received in a year that this person may see, by stage and nature.
    pub async fn year_counts(
        &self,
        by: &Actor,
        year: i16,
    ) -> Result<Vec<worklists::YearCount>, AppError> {
        let person = by.person;
        self.store.read(move |tx| Ok(worklists::year(tx, person, year)?)).await
    }
}

/// He himself and whom he stands in for (transition 31).
fn whose_work(tx: &mut Tx<'_>, by: &Actor) -> Result<Vec<PersonId>, AppError> {
    Ok(weerklank_store::absences::acts_for(tx, by.person)?)
}

/// The dossiers that a partner sees as another than the one of the subject (4.2).
pub(crate) fn parties(tx: &mut Tx<'_>, by: &Actor) -> Result<HashMap<String, Party>, AppError> {
    let his_part = crate::tasks::sees_his_part(by);
    if his_part { Ok(dossiers::parties_of(tx, by.person)?) } else { Ok(HashMap::new()) }
}

fn page(
    mut dossiers: Vec<ListedDossier>,
    number: u32,
    (by, recorded_by, parties): (&Actor, &[PersonId], &HashMap<String, Party>),
) -> Page {
    let length = usize::try_from(PAGE_LENGTH).unwrap_or(usize::MAX);
    let has_next = dossiers.len() > length;
    dossiers.truncate(length);
    for dossier in &mut dossiers {
        if let Some(party) = parties.get(&dossier.reference) {
            dossier.firm.clone_from(&party.firm);
            dossier.adviser.clone_from(&party.adviser);
        }
        let may_know = dossier.name_shared
            || by.is(Role::Officer)
            || by.is(Role::Outsider)
            || recorded_by.contains(&dossier.registrar);
        if !may_know {
            dossier.complainant = None;
        }
    }
    Page { dossiers, number, has_next }
}
