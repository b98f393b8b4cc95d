//! Which dossiers a change of the register concerns, and the test of conflict on them (1).
use std::collections::BTreeSet;

use jiff::Timestamp;
use weerklank_domain::ids::{AdviserId, FirmId, PersonId};
use weerklank_store::people::Account;
use weerklank_store::{Tx, advisers, dossiers, people};

use crate::execute::review_after_register_change;
use crate::{AppError, Parts};

/// What changed in the register: whose dossiers have to be looked at again.
#[derive(Default)]
pub(super) struct Change {
    firms: BTreeSet<FirmId>,
    advisers: BTreeSet<AdviserId>,
    people: BTreeSet<PersonId>,
}

impl Change {
    /// A firm, or who is its named contact.
    pub(super) fn of_firm(firm: FirmId) -> Self {
        Self { firms: BTreeSet::from([firm]), ..Self::default() }
    }

    /// An adviser who works for these firms, before and after.
    pub(super) fn of_adviser(
        tx: &mut Tx<'_>,
        adviser: AdviserId,
        firms: impl IntoIterator<Item = FirmId>,
    ) -> Result<Self, AppError> {
        let mut change = Self::default();
        change.firms.extend(firms);
        change.advisers.insert(adviser);
        if let Some(account) = people::find_by_adviser(tx, adviser)? {
            change.people.insert(account.id);
        }
        Ok(change)
    }

    /// A person, as he was and as he is now.
    pub(super) fn of_person(
        tx: &mut Tx<'_>,
        before: Option<&Account>,
        after: &Account,
    ) -> Result<Self, AppError> {
        let mut change = Self::default();
        change.people.insert(after.id);
        for state in before.into_iter().chain([after]) {
            change.add_adviser(tx, state.adviser)?;
            // He has a conflict about his manager, and his manager about him.
            if let Some(manager) = state.manager {
                let manager = people::find(tx, manager)?;
                change.add_adviser(tx, manager.and_then(|manager| manager.adviser))?;
            }
        }
        for account in people::list(tx)? {
            if account.manager == Some(after.id) {
                change.add_adviser(tx, account.adviser)?;
            }
        }
        Ok(change)
    }

    fn add_adviser(&mut self, tx: &mut Tx<'_>, adviser: Option<AdviserId>) -> Result<(), AppError> {
        let Some(adviser) = adviser else { return Ok(()) };
        self.advisers.insert(adviser);
        self.firms.extend(advisers::find(tx, adviser)?.map(|adviser| adviser.firm));
        Ok(())
    }
}

/// The one place from which a change of the register reaches the dossiers.
pub(super) fn register_changed(
    tx: &mut Tx<'_>,
    parts: &Parts,
    change: &Change,
    at: Timestamp,
) -> Result<(), AppError> {
    let mut concerned = BTreeSet::new();
    let firms = change.firms.iter().map(|firm| (Some(*firm), None));
    let advisers = change.advisers.iter().map(|adviser| (None, Some(*adviser)));
    for (firm, adviser) in firms.chain(advisers) {
        let nobody = PersonId::from_uuid(uuid::Uuid::nil());
        concerned.extend(dossiers::concerned_by_register(
            tx,
            [firm, None],
            [adviser, None],
            nobody,
        )?);
    }
    for person in &change.people {
        concerned.extend(dossiers::concerned_by_register(tx, [None; 2], [None; 2], *person)?);
    }
    review_after_register_change(tx, parts, concerned.into_iter().collect(), at)
}
