//! What officers do with mail that could not be filed with certainty.
use uuid::Uuid;
use weerklank_domain::complaint::correspondence::Correspondent;
use weerklank_domain::ids::ComplaintId;
use weerklank_domain::people::{Actor, Role};
use weerklank_domain::reference::Reference;
use weerklank_mail::incoming::{Limits, ParsedMail, parse};
use weerklank_store::inbound::{self, Inbound, InboundState};
use weerklank_store::{Tx, dossiers};

use super::{address, file};
use crate::keys::Keys;
use crate::{App, AppError, Parts};

/// How many the list shows.
const LIST_MAX: u32 = 100;

/// A mail on the list.
#[derive(Clone, Debug)]
pub struct WaitingMail {
    pub inbound: Inbound,
    pub subject: String,
    pub sender: String,
    /// The dossiers that it may belong to, as far as this officer may see them.
    pub suggestions: Vec<Reference>,
}

/// A mail that an officer reads.
#[derive(Clone, Debug)]
pub struct ReadMail {
    pub inbound: Inbound,
    pub mail: ParsedMail,
    pub suggestions: Vec<Reference>,
}

impl App {
    /// What waits for an officer: not known where it belongs, or not readable.
    pub async fn waiting_mail(&self, by: &Actor) -> Result<Vec<WaitingMail>, AppError> {
        if !by.is(Role::Officer) {
            return Err(AppError::NotAllowed);
        }
        let (by, app) = (by.clone(), self.clone());
        let list = move |tx: &mut Tx<'_>| {
            let mut found = Vec::new();
            for state in [InboundState::Waiting, InboundState::SetAside] {
                for inbound in inbound::list(tx, state, LIST_MAX)? {
                    let raw = inbound::raw(tx, &inbound)?.unwrap_or_default();
                    let head = &raw[..raw.len().min(64 * 1024)];
                    let mail = parse(head, &Limits::default());
                    if let Some(suggestions) = seen(tx, &app, (&by, &inbound, &mail))? {
                        let sender = mail.from.map(|from| from.address).unwrap_or_default();
                        let subject = mail.subject;
                        found.push(WaitingMail { inbound, subject, sender, suggestions });
                    }
                }
            }
            Ok::<_, AppError>(found)
        };
        self.store.write(list).await
    }

    /// One mail, whatever became of it. One that may belong to a dossier that is hidden from this
    /// officer is not there.
    pub async fn received_mail(&self, by: &Actor, id: Uuid) -> Result<ReadMail, AppError> {
        if !by.is(Role::Officer) {
            return Err(AppError::NotAllowed);
        }
        let (by, app) = (by.clone(), self.clone());
        let find = move |tx: &mut Tx<'_>| {
            let inbound = inbound::find(tx, id)?.ok_or(AppError::NotFound)?;
            let raw = inbound::raw(tx, &inbound)?.unwrap_or_default();
            let mail = parse(&raw, &Limits::default());
            let suggestions = seen(tx, &app, (&by, &inbound, &mail))?.ok_or(AppError::NotFound)?;
            Ok(ReadMail { inbound, mail, suggestions })
        };
        self.store.write(find).await
    }

    /// The bytes of a mail as it came.
    pub async fn raw_mail(&self, by: &Actor, id: Uuid) -> Result<Vec<u8>, AppError> {
        let read = self.received_mail(by, id).await?;
        let raw = self.store.read(move |tx| inbound::raw(tx, &read.inbound)).await?;
        raw.ok_or(AppError::NotFound)
    }

    /// An officer says in which dossier a mail belongs, and from whom it is.
    pub async fn file_mail(
        &self,
        by: &Actor,
        (id, reference, from): (Uuid, Reference, Correspondent),
    ) -> Result<(), AppError> {
        let read = self.received_mail(by, id).await?;
        is_open(&read.inbound)?;
        let opened = self.opened(read.inbound, read.mail).await?;
        let (by, app) = (by.clone(), self.clone());
        let save = move |tx: &mut Tx<'_>| {
            let found = dossiers::find(tx, by.person, reference)?.ok_or(AppError::NotFound)?;
            let complaint = found.complaint.id;
            still_open(tx, opened.inbound.id)?;
            file::into_dossier(tx, &app, &opened, (complaint, from, &by))?;
            let became = (InboundState::Filed, None, Some(complaint));
            let settled_by = (opened.at, Some(by.person));
            Ok(inbound::settle(tx, opened.inbound.id, became, settled_by)?)
        };
        self.store.write::<_, AppError, _>(save).await?;
        self.wake_post_room();
        Ok(())
    }

    /// An officer says that a mail is a complaint of its own.
    pub async fn propose_mail(&self, by: &Actor, id: Uuid) -> Result<Reference, AppError> {
        let read = self.received_mail(by, id).await?;
        is_open(&read.inbound)?;
        let opened = self.opened(read.inbound, read.mail).await?;
        let (by, app) = (by.clone(), self.clone());
        let save = move |tx: &mut Tx<'_>| {
            still_open(tx, opened.inbound.id)?;
            let keys = Keys::ensure(tx, &app)?;
            let complaint = file::as_proposal(tx, &app, &opened, &keys)?;
            let became = (InboundState::Proposed, None, Some(complaint));
            let settled_by = (opened.at, Some(by.person));
            inbound::settle(tx, opened.inbound.id, became, settled_by)?;
            let stored = dossiers::by_id(tx, complaint)?.ok_or(AppError::NotFound)?;
            Ok::<_, AppError>(stored.complaint.recording.reference)
        };
        let reference = self.store.write(save).await?;
        self.wake_post_room();
        Ok(reference)
    }

    /// An officer says that a mail is not for us. It is kept.
    pub async fn dismiss_mail(&self, by: &Actor, id: Uuid) -> Result<(), AppError> {
        let read = self.received_mail(by, id).await?;
        is_open(&read.inbound)?;
        let (person, at) = (by.person, self.clock.now());
        let save = move |tx: &mut Tx<'_>| {
            still_open(tx, id)?;
            let became = (InboundState::NotForUs, None, None);
            Ok::<_, AppError>(inbound::settle(tx, id, became, (at, Some(person)))?)
        };
        self.store.write(save).await
    }
}

fn is_open(inbound: &Inbound) -> Result<(), AppError> {
    let open = matches!(
        inbound.state,
        InboundState::Waiting | InboundState::SetAside | InboundState::Automatic
    );
    if open { Ok(()) } else { Err(AppError::Changed) }
}

/// Somebody else may have dealt with it meanwhile.
fn still_open(tx: &mut Tx<'_>, id: Uuid) -> Result<(), AppError> {
    is_open(&inbound::find(tx, id)?.ok_or(AppError::NotFound)?)
}

/// The dossiers that a mail may belong to; nothing when one of them is hidden from this officer,
/// so that the mail itself betrays nothing (1).
fn seen(
    tx: &mut Tx<'_>,
    parts: &Parts,
    (by, inbound, mail): (&Actor, &Inbound, &ParsedMail),
) -> Result<Option<Vec<Reference>>, AppError> {
    let keys = Keys::ensure(tx, parts)?;
    let address = mail.from.as_ref().map_or("", |from| from.address.as_str());
    let remembered = address::remembered(&keys, address);
    if inbound::is_hidden_from(tx, &remembered, by.person)? {
        return Ok(None);
    }
    let mut suggested: Vec<ComplaintId> = inbound.complaint.into_iter().collect();
    suggested.extend(inbound::dossiers_with(tx, &remembered)?.into_iter().map(|(id, _)| id));
    let mut references = Vec::new();
    for id in suggested {
        if !dossiers::is_visible(tx, by.person, id)? {
            return Ok(None);
        }
        let reference = dossiers::by_id(tx, id)?.map(|it| it.complaint.recording.reference);
        references.extend(reference.filter(|reference| !references.contains(reference)));
    }
    Ok(Some(references))
}
