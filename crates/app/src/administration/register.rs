//! Firms, their advisers, and the relations that complaints come from.
use weerklank_domain::ids::{AdviserId, FirmId, PersonId, RelationId};
use weerklank_domain::people::{Actor, Role};
use weerklank_store::{Tx, advisers, firms, people, relations};

use super::changes::{Change, register_changed};
use super::{
    ADDRESS_MAX, Adviser, After, Firm, NAME_MAX, Relation, RelationPage, administrates, saved,
};
use crate::invalid::{Findings, SaveError};
use crate::{App, AppError};

/// A number of the chamber of commerce has so many digits.
const CHAMBER_DIGITS: usize = 8;

impl App {
    /// All firms, by name, those that left included.
    pub async fn firms(&self, by: &Actor) -> Result<Vec<Firm>, AppError> {
        administrates(by)?;
        Ok(self.store.read(firms::list).await?)
    }

    pub async fn firm(&self, by: &Actor, id: FirmId) -> Result<Firm, AppError> {
        administrates(by)?;
        let found = self.store.read(move |tx| firms::find(tx, id)).await?;
        found.ok_or(AppError::NotFound)
    }

    /// Saves a firm over the version that was seen; version 0 adds one.
    pub async fn save_firm(&self, by: &Actor, firm: Firm) -> Result<(), SaveError> {
        administrates(by)?;
        let firm = checked_firm(&firm)?;
        let (app, at) = (self.clone(), self.clock.now());
        let save = move |tx: &mut Tx<'_>| {
            check_contact(tx, firm.contact)?;
            match (firms::find(tx, firm.id)?, firm.version) {
                (None, 0) => firms::insert(tx, &firm)?,
                (Some(_), 1..) => saved(firms::update(tx, &firm)?)?,
                (None, _) => return Err(AppError::NotFound.into()),
                (Some(_), 0) => return Err(AppError::Changed.into()),
            }
            register_changed(tx, &app, &Change::of_firm(firm.id), at)?;
            Ok::<_, SaveError>(())
        };
        self.store.write(save).await?;
        self.wake_post_room();
        Ok(())
    }

    /// All advisers, by name, those that left included.
    pub async fn advisers(&self, by: &Actor) -> Result<Vec<Adviser>, AppError> {
        administrates(by)?;
        Ok(self.store.read(advisers::list).await?)
    }

    pub async fn adviser(&self, by: &Actor, id: AdviserId) -> Result<Adviser, AppError> {
        administrates(by)?;
        let found = self.store.read(move |tx| advisers::find(tx, id)).await?;
        found.ok_or(AppError::NotFound)
    }

    /// Saves an adviser over the version that was seen; version 0 adds one.
    pub async fn save_adviser(&self, by: &Actor, adviser: Adviser) -> Result<(), SaveError> {
        administrates(by)?;
        let mut findings = Findings::default();
        let name = findings.required("name", &adviser.name, NAME_MAX);
        findings.done()?;
        let adviser = Adviser { name, ..adviser };
        let (app, at) = (self.clone(), self.clock.now());
        let save = move |tx: &mut Tx<'_>| {
            let mut findings = Findings::default();
            let exists = firms::find(tx, adviser.firm)?.is_some();
            findings.check(exists, "firm", "accounts-firm-unknown");
            findings.done()?;
            let before = advisers::find(tx, adviser.id)?;
            match (&before, adviser.version) {
                (None, 0) => advisers::insert(tx, &adviser)?,
                (Some(_), 1..) => saved(advisers::update(tx, &adviser)?)?,
                (None, _) => return Err(AppError::NotFound.into()),
                (Some(_), 0) => return Err(AppError::Changed.into()),
            }
            let firms = before.map(|before| before.firm).into_iter().chain([adviser.firm]);
            let change = Change::of_adviser(tx, adviser.id, firms)?;
            register_changed(tx, &app, &change, at)?;
            Ok::<_, SaveError>(())
        };
        self.store.write(save).await?;
        self.wake_post_room();
        Ok(())
    }

    /// A page of the relations, by company.
    pub async fn relations(
        &self,
        by: &Actor,
        after: Option<After>,
    ) -> Result<RelationPage, AppError> {
        administrates(by)?;
        Ok(self.store.read(move |tx| relations::page(tx, after.as_ref())).await?)
    }

    pub async fn relation(&self, by: &Actor, id: RelationId) -> Result<Relation, AppError> {
        takes_complaints_in(by)?;
        let found = self.store.read(move |tx| relations::find(tx, id)).await?;
        found.ok_or(AppError::NotFound)
    }

    /// Relations of which the company, or the surname of the contact, begins like this. Partners
    /// don't see the clients of each other, so it is not for them.
    pub async fn search_relations(
        &self,
        by: &Actor,
        beginning: &str,
    ) -> Result<Vec<Relation>, AppError> {
        takes_complaints_in(by)?;
        let beginning = beginning.to_owned();
        Ok(self.store.read(move |tx| relations::search(tx, &beginning)).await?)
    }

    /// Saves a relation over the version that was seen; version 0 adds one.
    pub async fn save_relation(&self, by: &Actor, relation: Relation) -> Result<(), SaveError> {
        administrates(by)?;
        let relation = checked_relation(relation)?;
        let save = move |tx: &mut Tx<'_>| {
            match (relations::find(tx, relation.id)?, relation.version) {
                (None, 0) => relations::insert(tx, &relation)?,
                (Some(_), 1..) => saved(relations::update(tx, &relation)?)?,
                (None, _) => return Err(AppError::NotFound.into()),
                (Some(_), 0) => return Err(AppError::Changed.into()),
            }
            Ok::<_, SaveError>(())
        };
        self.store.write(save).await
    }
}

fn checked_firm(firm: &Firm) -> Result<Firm, SaveError> {
    let mut findings = Findings::default();
    let checked = Firm {
        name: findings.required("name", &firm.name, NAME_MAX),
        email: findings.email("email", firm.email.as_deref()),
        phone: findings.optional("phone", firm.phone.as_deref(), NAME_MAX),
        address: findings.lines("address", firm.address.as_deref(), ADDRESS_MAX),
        ..firm.clone()
    };
    findings.done()?;
    Ok(checked)
}

/// Who is written to must be able to sign in.
fn check_contact(tx: &mut Tx<'_>, contact: Option<PersonId>) -> Result<(), SaveError> {
    let mut findings = Findings::default();
    if let Some(contact) = contact {
        let account = people::find(tx, contact)?;
        let is_open = account.is_some_and(|account| account.active);
        findings.check(is_open, "contact", "accounts-contact-unknown");
    }
    findings.done()
}

fn checked_relation(relation: Relation) -> Result<Relation, SaveError> {
    let mut findings = Findings::default();
    let number: String = relation
        .chamber_number
        .unwrap_or_default()
        .chars()
        .filter(|character| !character.is_whitespace())
        .collect();
    let is_number = number.len() == CHAMBER_DIGITS && number.chars().all(|c| c.is_ascii_digit());
    findings.check(number.is_empty() || is_number, "chamber_number", "accounts-chamber-number");
    let contact_name = relation.contact_name.as_deref();
    let checked = Relation {
        company: findings.required("company", &relation.company, NAME_MAX),
        chamber_number: (!number.is_empty()).then_some(number),
        contact_name: findings.optional("contact_name", contact_name, NAME_MAX),
        email: findings.email("email", relation.email.as_deref()),
        phone: findings.optional("phone", relation.phone.as_deref(), NAME_MAX),
        address: findings.lines("address", relation.address.as_deref(), ADDRESS_MAX),
        ..relation
    };
    findings.done()?;
    Ok(checked)
}

fn takes_complaints_in(by: &Actor) -> Result<(), AppError> {
    let roles = [Role::Staff, Role::Officer, Role::Administrator];
    if roles.iter().any(|role| by.is(*role)) { Ok(()) } else { Err(AppError::NotAllowed) }
}
