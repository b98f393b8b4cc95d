//! Accounts: who may sign in, as what.
use weerklank_domain::ids::PersonId;
use weerklank_domain::people::{Actor, Role};
use weerklank_store::{Tx, advisers, people, sessions};

use super::changes::{Change, register_changed};
use super::{Account, NAME_MAX, administrates, saved};
use crate::accounts::invitations::invite_in;
use crate::invalid::{Findings, SaveError};
use crate::{App, AppError};

impl App {
    /// All accounts, by surname.
    pub async fn accounts(&self, by: &Actor) -> Result<Vec<Account>, AppError> {
        administrates(by)?;
        Ok(self.store.read(people::list).await?)
    }

    pub async fn account(&self, by: &Actor, id: PersonId) -> Result<Account, AppError> {
        administrates(by)?;
        let found = self.store.read(move |tx| people::find(tx, id)).await?;
        found.ok_or(AppError::NotFound)
    }

    /// Saves an account over the version that was seen; version 0 adds one and invites its person
    /// by mail. The test of conflict runs again on the dossiers that it concerns (1).
    pub async fn save_account(&self, by: &Actor, account: Account) -> Result<(), SaveError> {
        administrates(by)?;
        let account = checked(account)?;
        let (app, at) = (self.clone(), self.clock.now());
        let save = move |tx: &mut Tx<'_>| {
            people::lock(tx)?;
            let before = people::find(tx, account.id)?;
            check_in_register(tx, before.as_ref(), &account)?;
            match (&before, account.version) {
                (None, 0) => people::insert(tx, &account)?,
                (Some(_), 1..) => saved(people::update(tx, &account)?)?,
                (None, _) => return Err(AppError::NotFound.into()),
                (Some(_), 0) => return Err(AppError::Changed.into()),
            }
            if before.is_none() && account.active {
                invite_in(tx, &app, &account, at)?;
            }
            if !account.active {
                sessions::revoke_all(tx, account.id)?;
            }
            let change = Change::of_person(tx, before.as_ref(), &account)?;
            register_changed(tx, &app, &change, at)?;
            Ok::<_, SaveError>(())
        };
        self.store.write(save).await?;
        self.wake_post_room();
        Ok(())
    }
}

/// What can be seen from the form alone.
fn checked(account: Account) -> Result<Account, SaveError> {
    let mut findings = Findings::default();
    let name = findings.required("name", &account.name, NAME_MAX);
    let email = findings.email("email", Some(&account.email));
    let has_email = !account.email.trim().is_empty();
    findings.check(has_email, "email", "accounts-required");
    findings.check(!account.roles.is_empty(), "roles", "accounts-no-role");
    let can_be_given = account.roles.iter().all(|role| Role::GIVEN.contains(role));
    findings.check(can_be_given, "roles", "accounts-no-role");
    let is_partner = account.roles.contains(&Role::Partner);
    let knows_adviser = !is_partner || account.adviser.is_some();
    findings.check(knows_adviser, "adviser", "accounts-partner-without-adviser");
    let manages_himself = account.manager == Some(account.id);
    findings.check(!manages_himself, "manager", "accounts-own-manager");
    findings.done()?;
    let mut roles = account.roles;
    roles.sort_unstable();
    roles.dedup();
    Ok(Account { name, email: email.unwrap_or_default(), roles, ..account })
}

/// What must fit the others.
fn check_in_register(
    tx: &mut Tx<'_>,
    before: Option<&Account>,
    account: &Account,
) -> Result<(), SaveError> {
    let mut findings = Findings::default();
    let is_own = |other: Option<Account>| other.is_none_or(|other| other.id == account.id);
    let has_free_email = is_own(people::find_by_email(tx, &account.email)?);
    findings.check(has_free_email, "email", "accounts-email-taken");
    if let Some(adviser) = account.adviser {
        let exists = advisers::find(tx, adviser)?.is_some();
        findings.check(exists, "adviser", "accounts-adviser-unknown");
        let is_free = is_own(people::find_by_adviser(tx, adviser)?);
        findings.check(is_free, "adviser", "accounts-adviser-taken");
    }
    if let Some(manager) = account.manager {
        let exists = people::find(tx, manager)?.is_some();
        findings.check(exists, "manager", "accounts-manager-unknown");
    }
    if before.is_some_and(administrates_now) && !administrates_now(account) {
        let is_other = |other: &Account| other.id != account.id && administrates_now(other);
        let remains = people::list(tx)?.iter().any(is_other);
        findings.check(remains, "roles", "accounts-last-administrator");
    }
    findings.done()
}

fn administrates_now(account: &Account) -> bool {
    account.active && account.roles.contains(&Role::Administrator)
}
