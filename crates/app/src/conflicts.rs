//! Who is shut out of a dossier, and who handles it then (1, transition 30).
use jiff::Timestamp;
use jiff::civil::Date;
use weerklank_domain::Language;
use weerklank_domain::calendar::local_date;
use weerklank_domain::complaint::command::Command;
use weerklank_domain::complaint::command::CommandKind;
use weerklank_domain::complaint::event::Event;
use weerklank_domain::complaint::facts::ReadBefore;
use weerklank_domain::ids::{ComplaintId, PersonId};
use weerklank_domain::people::{Actor, Role, Subject, fold_surname};
use weerklank_domain::reference::Reference;
use weerklank_domain::rules::ch1_definitions as ch1;
use weerklank_domain::text::Words;
use weerklank_store::{Tx, content, dossiers, people, read_log};

use crate::accounts::invitations::invite_in;
use crate::administration::Account;
use crate::envelope::Enclosures;
use crate::execute::{Change, by_actor};
use crate::invalid::{FieldProblem, Findings, SaveError};
use crate::{App, AppError, Parts};

/// Whether this may shut somebody out who read the dossier before.
pub(crate) fn shuts_out(kind: CommandKind) -> bool {
    use CommandKind as K;
    matches!(kind, K::DeclareConflict | K::RecordObjection | K::ChangeSubject | K::ReviewConflicts)
}

/// Notes beside each exclusion what that person had read by then.
pub(crate) fn note_what_was_read(
    tx: &mut Tx<'_>,
    complaint: ComplaintId,
    events: &mut [Event],
) -> Result<(), AppError> {
    for event in events {
        if let Event::PersonExcluded { exclusion, read, .. } = event {
            let known = read_log::by_person(tx, complaint, exclusion.person)?;
            *read = known.map(|(times, last)| ReadBefore { times, last_on: local_date(last) });
        }
    }
    Ok(())
}

/// The folded surname that was mentioned, while the subject is not known (1, transition 30).
pub(crate) fn named_surname(
    tx: &mut Tx<'_>,
    subject: &Subject,
    enclosed: &Enclosures,
) -> Result<Option<String>, AppError> {
    let Subject::Unknown { named: Some(named) } = subject else { return Ok(None) };
    let new = enclosed.texts.iter().find(|sealed| sealed.text.id == named.id);
    let words = match new {
        Some(sealed) => Some(sealed.words.as_str().to_owned()),
        None => content::words(tx, named.id)?,
    };
    Ok(words.map(|words| fold_surname(&words)))
}

/// Somebody from outside, who handles one dossier since nobody here can.
#[derive(Clone, Debug)]
pub struct NewOutsider {
    /// Of the account; the form carries it, so that a double click makes one.
    pub id: PersonId,
    pub reference: String,
    pub name: String,
    pub email: String,
    pub language: Language,
    pub reason: String,
}

/// In characters.
const NAME_MAX: usize = 200;
/// A reference that nobody has is told in the same words as one that needs nobody.
const NOT_NEEDED: FieldProblem =
    FieldProblem { field: "reference", text_key: "outsider-not-needed" };

impl App {
    /// Transition 30: names somebody from outside for one dossier, with an account for that alone,
    /// and invites him by mail. Management does; where nobody of it is left, an administrator.
    pub async fn name_outsider(&self, by: &Actor, new: NewOutsider) -> Result<(), SaveError> {
        let (manages, administrates) = (by.is(Role::Management), by.is(Role::Administrator));
        if !manages && !administrates {
            return Err(AppError::NotAllowed.into());
        }
        let at = self.clock.now();
        let mut findings = Findings::default();
        let name = findings.required("name", &new.name, NAME_MAX);
        let email = findings.email("email", Some(&new.email));
        findings.check(!new.email.trim().is_empty(), "email", "accounts-required");
        let reason = Words::parse(&new.reason).ok();
        findings.check(reason.is_some(), "outsider_reason", "accounts-required");
        findings.done()?;
        let (Some(email), Some(reason)) = (email, reason) else {
            return Err(AppError::NotAllowed.into());
        };
        let Ok(reference) = new.reference.trim().parse::<Reference>() else {
            return Err(SaveError::Invalid(vec![NOT_NEEDED]));
        };
        let account = Account {
            id: new.id,
            email,
            name,
            roles: vec![Role::Outsider],
            adviser: None,
            manager: None,
            language: new.language,
            officer_order: 0,
            active: true,
            version: 0,
            has_password: false,
        };
        let mut enclosed = self.enclosures();
        let reason = enclosed.text(reason);
        let (app, by) = (self.clone(), by.clone());
        let save = move |tx: &mut Tx<'_>| {
            people::lock(tx)?;
            let id = needs_outsider(tx, &by, (reference, local_date(at)))?;
            let person = with_account(tx, &app, &account, at)?;
            let by = if by.is(Role::Management) {
                by.clone()
            } else {
                // He sees no dossier: the system does it at his word.
                Actor { roles: vec![Role::System], ..by.clone() }
            };
            let command = Command::NameOutsider { person, reason };
            by_actor(tx, &app, id, &Change { by, command, enclosed: enclosed.clone(), at })?;
            Ok::<_, SaveError>(())
        };
        self.store.write(save).await?;
        self.wake_post_room();
        Ok(())
    }
}

/// The account of who is named: a new one with an invitation, or one of another dossier before.
fn with_account(
    tx: &mut Tx<'_>,
    parts: &Parts,
    account: &Account,
    at: Timestamp,
) -> Result<PersonId, SaveError> {
    match people::find_by_email(tx, &account.email)? {
        Some(known) if known.active && known.roles == [Role::Outsider] => Ok(known.id),
        Some(_) => {
            let text_key = "outsider-has-account";
            Err(SaveError::Invalid(vec![FieldProblem { field: "email", text_key }]))
        }
        None => {
            people::insert(tx, account)?;
            invite_in(tx, parts, account, at)?;
            Ok(account.id)
        }
    }
}

/// The dossier with this reference, when it needs somebody from outside and this person may name
/// him. Of one that he may not know of he hears nothing.
fn needs_outsider(
    tx: &mut Tx<'_>,
    by: &Actor,
    (reference, on): (Reference, Date),
) -> Result<ComplaintId, SaveError> {
    let not_needed = || SaveError::Invalid(vec![NOT_NEEDED]);
    if by.is(Role::Management)
        && let Some(stored) = dossiers::find(tx, by.person, reference)?
    {
        return Ok(stored.complaint.id);
    }
    if !by.is(Role::Administrator) {
        return Err(not_needed());
    }
    let id = dossiers::id_of(tx, reference)?.ok_or_else(not_needed)?;
    let stored = dossiers::by_id(tx, id)?.ok_or_else(not_needed)?;
    let register = people::register(tx, on)?;
    let needed = ch1::no_officer_is_left(&stored.complaint, &register).is_ok()
        && !ch1::management_is_left(&stored.complaint, &register)
        && !stored.complaint.is_excluded(by.person);
    if needed { Ok(id) } else { Err(not_needed()) }
}
